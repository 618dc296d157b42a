//! The user's editor: it has the terminal for itself, and what it did is seen.

use crate::support::workspace::TestWorkspace;

const PERSON: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n)\n";
const PATH: &str = "people/p-aaaaaaaaaa.ron";

/// Says that it has the terminal, and how it finds it; takes a line from there.
const ASKING: &str = "
stty -a < /dev/tty > \"$HOME/modes\"
echo 'IN THE EDITOR'
IFS= read -r line < /dev/tty
printf '%s' \"$line\" > \"$HOME/typed\"
sed -i 's/\"Petr\"/\"Pyotr\"/' \"$1\"";

#[test]
fn the_editor_has_the_terminal_for_itself_and_its_change_is_seen() {
    let workspace = TestWorkspace::with(&[(PATH, PERSON.as_bytes())]).editor(ASKING);
    let mut session = workspace.open();
    session.wait_for_text("Petr");
    session.keys("E").wait_for_text("IN THE EDITOR");
    let screen = session.screen();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
    assert_eq!(session.modes_now(), session.modes);
    // None of these may do anything in the screen.
    session
        .keys("quit sr<Enter>")
        .wait_for_text("read again from disk");
    session.wait_for_text("Pyotr");
    let screen = session.screen();
    assert!(screen.alternate_screen() && screen.bracketed_paste() && !screen.hide_cursor());
    // The terminal's cursor stands on the row that is chosen.
    assert_eq!(screen.cursor_position(), (2, 1));
    assert!(session.modes_now().is_raw());
    assert_eq!(
        std::fs::read_to_string(workspace.home().join("typed")).unwrap(),
        "quit sr"
    );
    let modes = std::fs::read_to_string(workspace.home().join("modes")).unwrap();
    assert!(
        modes.contains(" icanon") && modes.contains(" echo "),
        "{modes}"
    );
    assert_eq!(workspace.text(PATH), PERSON.replace("Petr", "Pyotr"));
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn an_editor_that_breaks_the_file_is_told_so() {
    let workspace =
        TestWorkspace::with(&[(PATH, PERSON.as_bytes())]).editor("echo 'Person(' > \"$1\"");
    let mut session = workspace.open();
    session.wait_for_text("Petr");
    session.keys("E").wait_for_text("1 problem");
    session.keys("!").wait_for_text("people/p-aaaaaaaaaa.ron:");
    assert_eq!(session.keys("<Esc>q").finish(), 0);
}

/// From the list of findings: at the line, and what is mended there is a finding no more.
#[test]
fn a_finding_that_no_form_shows_is_opened_at_its_line_and_is_gone_afterwards() {
    let slip = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    tag: [],\n)\n";
    let workspace = TestWorkspace::with(&[(PATH, slip.as_bytes())])
        .editor("printf '%s ' \"$@\" > \"$HOME/told\"\nsed -i 's/tag:/tags:/' \"$2\"");
    // An editor is known by its name: this one takes the line as vi does.
    let vi = workspace.home().join("vi");
    std::os::unix::fs::symlink(workspace.home().join("editor.sh"), &vi).unwrap();
    let workspace = workspace.variable("EDITOR", vi.to_str().unwrap());
    let mut session = workspace.open();
    session.wait_for_text("Petr");
    session.keys("!").wait_for_text("did you mean tags?");
    session.keys("<Enter>").wait_for_text("nothing is wrong");
    let told = std::fs::read_to_string(workspace.home().join("told")).unwrap();
    let file = workspace.workspace().join(PATH);
    assert_eq!(told, format!("+4 {} ", file.display()));
    assert_eq!(workspace.text(PATH), slip.replace("tag:", "tags:"));
    assert_eq!(session.keys("<Esc>q").finish(), 0);
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let workspace = TestWorkspace::with(&[(PATH, PERSON.as_bytes())])
        .variable("EDITOR", "/no/such/editor --wait");
    let mut session = workspace.open();
    session.wait_for_text("Petr");
    session.keys("E").wait_for_text("exited with an error");
    assert_eq!(workspace.text(PATH), PERSON);
    assert_eq!(session.keys("q").finish(), 0);
}

/// In an editor that leaves the terminal in line mode, Ctrl-c reaches every process of the group.
/// It is meant for the editor.
#[test]
fn ctrl_c_in_the_editor_is_the_editors() {
    let workspace = TestWorkspace::with(&[(PATH, PERSON.as_bytes())])
        .editor("trap 'echo CAUGHT' INT\necho 'IN THE EDITOR'\nuntil read -r line; do :; done");
    let mut session = workspace.open();
    session.wait_for_text("Petr");
    session.keys("E").wait_for_text("IN THE EDITOR");
    session.keys("<Ctrl-c>").wait_for_text("CAUGHT");
    session
        .keys("<Enter>")
        .wait_for_text("read again from disk");
    assert!(session.modes_now().is_raw());
    assert_eq!(session.keys("q").finish(), 0);
}

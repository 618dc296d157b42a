//! However it ends, the terminal is as it was, nothing is half written, and no process is left.

use rustix::process::{Signal, kill_process};

use crate::line::{child_of, eventually, process};
use crate::stream::{contains, inside_frame};
use crate::support::workspace::TestWorkspace;
use crate::terminal_session::TerminalSession;

/// Asserts that what came since `mark` gives the terminal back.
#[track_caller]
fn assert_given_back(session: &TerminalSession, mark: usize) {
    let bytes = session.bytes_since(mark);
    for (what, name) in [
        (&b"\x1b[?1049l"[..], "the alternate screen"),
        (b"\x1b[?2004l", "bracketed paste"),
        (b"\x1b[?25h", "the cursor"),
    ] {
        assert!(
            contains(&bytes, what),
            "{name} is not given back: {bytes:?}"
        );
    }
    assert!(!inside_frame(&bytes));
    let screen = session.screen();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
    // What a shell writes next does not come out in our colours.
    assert_eq!(screen.fgcolor(), vt100::Color::Default);
    assert_eq!(screen.bgcolor(), vt100::Color::Default);
    assert!(!screen.bold() && !screen.inverse() && !screen.underline());
    assert_eq!(session.modes_now(), session.modes);
}

#[test]
fn leaving_gives_the_terminal_back() {
    for keys in ["q", "<Ctrl-c>"] {
        let workspace = TestWorkspace::shipped();
        let mut session = workspace.open();
        let mark = session.mark();
        assert_eq!(session.keys(keys).finish(), 0, "{keys}");
        assert_given_back(&session, mark);
    }
}

#[test]
fn a_signal_ends_it_in_good_order() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
    ] {
        let workspace = TestWorkspace::shipped();
        let before = workspace.tree();
        let mut session = workspace.open();
        // In a form, so that more than the panes has to be left.
        session.keys("sr2026-01").wait_for_text("2026-01");
        let mark = session.mark();
        session.signal(signal);
        assert_eq!(session.finish(), code, "{signal:?}");
        assert_given_back(&session, mark);
        assert_eq!(
            workspace.tree(),
            before,
            "what was not sent off is not written"
        );
    }
}

#[test]
fn a_signal_ends_it_while_it_loads() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.start();
    session.wait_for("the first frame", vt100::Screen::alternate_screen);
    session.signal(Signal::TERM);
    assert_eq!(session.finish(), 143);
    assert_given_back(&session, 0);
}

/// A signal ends it also while an editor has the terminal, and the editor keeps the terminal as it
/// set it.
#[test]
fn a_signal_ends_it_while_an_editor_is_open() {
    let workspace =
        TestWorkspace::shipped().editor("echo 'IN THE EDITOR'; exec sleep 60 < /dev/null");
    let mut session = workspace.open();
    session.keys("E").wait_for_text("IN THE EDITOR");
    let editor = child_of(session.pid).unwrap();
    session.signal(Signal::TERM);
    eventually("it ends", || {
        process(session.pid).is_none_or(|(state, _)| state == 'Z')
    });
    // The editor outlives it, and would hold the terminal.
    let _ = kill_process(editor, Signal::KILL);
    if let Some(sleep) = child_of(editor) {
        let _ = kill_process(sleep, Signal::KILL);
    }
    assert_eq!(session.finish(), 143);
    assert_eq!(session.modes_now(), session.modes);
}

#[test]
fn no_process_is_left_when_the_connection_drops() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.close_terminal();
    assert_eq!(session.finish(), 129);
}

/// The parent ignores SIGHUP, and that is passed on to the program.
#[test]
fn no_process_is_left_when_hang_ups_are_ignored() {
    let workspace = TestWorkspace::shipped().script("trap '' HUP; exec \"$@\"");
    let mut session = workspace.open();
    session.close_terminal();
    assert_eq!(session.finish(), 129);
}

/// The shell is the leader of the session and takes the only SIGHUP, so nothing but the terminal
/// itself tells that it is gone. Reading a terminal that is gone burns a core where one is not
/// careful.
#[test]
fn no_process_is_left_and_no_core_burnt_when_no_signal_tells() {
    let workspace = TestWorkspace::shipped().script("trap '' HUP; \"$@\"; echo $? > ended; exit 3");
    let mut session = workspace.open();
    session.wait_for_quiet();
    let program = child_of(session.pid).unwrap();
    let (_, before) = process(program).unwrap();
    let mut after = before;
    session.close_terminal();
    eventually("it ends", || match process(program) {
        Some((state, used)) if state != 'Z' => {
            after = used;
            false
        }
        _ => true,
    });
    assert_eq!(session.finish(), 3);
    let code = std::fs::read_to_string(workspace.home().join("ended")).unwrap();
    assert_eq!(code.trim(), "129");
    assert!(
        after - before < 100,
        "{} hundredths of a second",
        after - before
    );
}

#[test]
fn a_change_on_its_way_is_wholly_there_or_not_at_all() {
    let workspace = TestWorkspace::shipped();
    for round in 0..8_u32 {
        let (records, lines) = (workspace.tree_without_logs(), workspace.log().len());
        let mut session = workspace.open();
        session.keys("*sr2026-01-02");
        session.wait_for_text("Returned · 17 marked people");
        session.keys("<Enter>");
        // Not in order to pass: the signal comes at another moment of the change each time.
        std::thread::sleep(std::time::Duration::from_micros(
            u64::from(round * round) * 400,
        ));
        session.signal(Signal::TERM);
        assert_eq!(session.finish(), 143);
        let verified = workspace.run(&["log", "--verify"]);
        assert_eq!(verified.code, 0, "{verified:?}");
        let now = workspace.tree_without_logs();
        let changed = now.iter().filter(|(path, file)| records[*path] != **file);
        match changed.count() {
            0 => assert_eq!(workspace.log().len(), lines),
            17 => assert_eq!(workspace.log().len(), lines + 1),
            some => panic!("{some} of 17 files are changed"),
        }
        assert_eq!(now.len(), records.len(), "nothing is left lying about");
    }
}

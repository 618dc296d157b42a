//! Records that were written to deceive or to command the terminal.

use crate::stream::{Sequence, sequences};
use crate::support::workspace::TestWorkspace;

/// A text with everything in it that a terminal or an eye can be fooled by, as RON writes it.
const EVIL: &str = "ev\\u{1b}]52;c;QUFB\\u{7}il\\u{1b}[44m\\u{202e}\\u{200b}\\u{200e}\\u{2066}\\u{feff}\\u{ad}\\u{9b}45m\\u{9d}0;t\\u{9c}\\u{2028}\\u{85}\\u{0}\\u{8}\\u{e0041}\\t\\r\\n end";

/// What must never come out, wherever it stood.
fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

fn evil_workspace() -> TestWorkspace {
    let workspace = TestWorkspace::empty_folder();
    let put = |path: &str, text: &str| workspace.write(path, text.replace("EVIL", EVIL).as_bytes());
    put(
        "lastseen.ron",
        "Workspace(format: 1, title: \"T EVIL\", statuses: [(name: Hiding, label: \"H\\u{202e}D\", key: 'h', tone: Warning)])",
    );
    put(
        "people/p-aaaaaaaaaa.ron",
        "Person(id: \"p-aaaaaaaaaa\", name: \"A EVIL\", aliases: [\"EVIL\"], unit: \"EVIL\", tags: [\"EVIL\"], cases: [(case: \"c-aaaaaaaaaa\", role: Affected)], history: [
            (when: \"2022-07\", said: \"EVIL\", status: Detained, place: \"EVIL\", custodian: \"EVIL\", sources: [(source: \"s-aaaaaaaaaa\", at: \"EVIL\")], note: \"EVIL\", by: \"EVIL\"),
            (when: \"EVIL\", status: Missing, withdrawn: \"EVIL\"),
        ], notes: [(at: \"2022\", by: \"EVIL\", text: \"EVIL\")])",
    );
    put(
        "people/p-bbbbbbbbbb.ron",
        "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"B EVIL\",\n    status_EVIL: 3,\n)",
    );
    // The same as characters of the file, without escapes.
    put(
        "people/p-dddddddddd.ron",
        "Person(\n    id: \"p-dddddddddd\",\n    name: r\"D \u{202e}\u{1b}[44mevil\u{9b}45m\u{200b}\",\n    tags: [r\"\u{1b}]0;t\u{7}\"],\n)",
    );
    put(
        "people/p-cccccccccc.ron",
        "Person(id: \"p-cccccccccc\", name: \"C\", history: [(status: Evi\u{202e}l)])",
    );
    put(
        "cases/c-aaaaaaaaaa.ron",
        "Case(id: \"c-aaaaaaaaaa\", title: \"C EVIL\", kind: Refusal, place: \"EVIL\", tags: [\"EVIL\"])",
    );
    put(
        "sources/s-aaaaaaaaaa.ron",
        "Source(id: \"s-aaaaaaaaaa\", title: \"S EVIL\", publisher: \"EVIL\", published: \"EVIL\", author: \"EVIL\", url: \"http://a/EVIL\")",
    );
    workspace.write("people/x\u{202e}\u{1b}[44m\u{9b}1m.ron", b"Person()");
    workspace.write("odd\u{200b}\u{1b}]0;t\u{7}\n/x.ron", b"Odd()");
    workspace.write("log/boris-laptop.log", b"\x1b[44m\xe2\x80\xae\n");
    workspace
}

#[test]
fn nothing_that_a_record_says_reaches_the_terminal_as_it_is() {
    for size in [(80, 24), (160, 50)] {
        let workspace = evil_workspace().size(size.0, size.1);
        let mut session = workspace.open();
        session.wait_for_text("A ev␛]52");
        session.keys("lGgzGgz").wait_for_text("1/2");
        session.keys("he").wait_for_text("name");
        session.keys("<Esc><Esc>sr").wait_for_text("Returned · ");
        session.keys("<Tab><Tab>ev<Down>").wait_for_text("▸ ev");
        session.keys("<Esc><Esc>sh").wait_for_text("Hiding · ");
        session
            .keys("<Esc><Esc>c")
            .wait_for_text("cite which source");
        session.keys("<Esc>!").wait_for_text("people/x");
        session
            .keys("<PgDn><PgDn><PgDn><Esc>G")
            .wait_for_text("D ⟨U+202E⟩");
        session.keys("2").wait_for_text("C ev");
        session.keys("3").wait_for_text("S ev");
        session.keys("1g").wait_for_text("A ev");
        session.keys("sr<Enter>").wait_for_text("RET A ev");
        session.keys("u").wait_for_text("Undone");
        // What is pasted is as hostile as what is read.
        session.keys("/");
        session.send("\x1b[200~z\u{202e}z\u{9b}44m\x07z\x1b[201~".as_bytes());
        session.wait_for_text("/ z");
        session.keys("<Esc>q").finish();
        let bytes = session.bytes_since(0);
        let text = String::from_utf8(bytes.clone()).expect("UTF-8 and no broken character");
        if let Some(at) = text.find(is_hidden) {
            panic!(
                "a hidden character in {:?}",
                &text[at.saturating_sub(60)..at + 8]
            );
        }
        for sequence in sequences(&bytes) {
            match sequence {
                Sequence::Csi(parameters, last) => assert!(
                    matches!(last, 'm' | 'H' | 'C' | 'X' | 'J' | 'h' | 'l')
                        // The colours behind letters are the records' own idea.
                        && !(last == 'm' && parameters.split(';').any(|one| one == "44" || one == "45")),
                    "CSI {parameters}{last}"
                ),
                other => panic!("{other:?}"),
            }
        }
    }
}

/// What goes to standard error when the workspace does not open.
#[test]
fn no_error_message_carries_it_either() {
    for head in [
        "Workspace(format: 1, tit\u{202e}le: \"EVIL\")",
        "EVIL",
        "\u{9b}44m",
        "Workspace(format: \"EVIL\")",
    ] {
        let workspace = TestWorkspace::empty_folder();
        workspace.write("lastseen.ron", head.replace("EVIL", EVIL).as_bytes());
        let mut session = workspace.start();
        let code = session.finish();
        let bytes = session.bytes_since(0);
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(code, 1, "{text}");
        assert!(!text.contains(is_hidden), "{text:?}");
        assert!(
            sequences(&bytes)
                .iter()
                .all(|sequence| matches!(sequence, Sequence::Control('\r' | '\n'))),
            "{text:?}"
        );
    }
}

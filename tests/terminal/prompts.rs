//! The question before a command writes, on a terminal: anything but yes writes nothing and says so.

use crate::support::workspace::TestWorkspace;

const ANNA: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Anna Ivanova\",\n)\n";
const BELA: &str = "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Bela Orlova\",\n)\n";

/// Commands that call somebody by the recorded name in another order, so that it has to be asked.
const COMMANDS: [&str; 4] = [
    "set 'Ivanova Anna' missing --when 2026-01-02",
    "note 'Ivanova Anna' 'She called.'",
    "join 'Ivanova Anna' p-bbbbbbbbbb",
    "unjoin 'Orlova Bela'",
];

fn workspace(command: &str) -> TestWorkspace {
    let files = [
        ("people/p-aaaaaaaaaa.ron", ANNA.as_bytes()),
        ("people/p-bbbbbbbbbb.ron", BELA.as_bytes()),
    ];
    let workspace = TestWorkspace::with(&files);
    if command.starts_with("unjoin") {
        let joined = workspace.run(&["join", "p-aaaaaaaaaa", "p-bbbbbbbbbb"]);
        assert_eq!(joined.code, 0, "{joined:?}");
    }
    // The shell outlives Ctrl-c, to tell how the command ended.
    workspace.script(&format!(
        "trap : INT; \"$1\" -w \"$2\" {command}; echo \"ended with $?.\""
    ))
}

#[test]
fn anything_but_yes_writes_nothing_and_says_so() {
    for command in COMMANDS {
        for no in ["n\r", "\r", "\u{1b}\r", "yesterday\r", "н\r", "\u{4}"] {
            let workspace = workspace(command);
            let (before, log) = (workspace.tree_without_logs(), workspace.log());
            let mut session = workspace.start();
            session.wait_for_text("[y/N]");
            session.send(no.as_bytes());
            session.wait_for_text("ended with 1.");
            let text = session.screen_text();
            assert!(
                text.contains("nothing was changed"),
                "{command} {no:?}\n{text}"
            );
            assert_eq!(session.finish(), 0);
            assert_eq!(workspace.tree_without_logs(), before, "{command} {no:?}");
            assert_eq!(workspace.log(), log, "{command} {no:?}");
        }
    }
}

#[test]
fn ctrl_c_ends_the_command_and_writes_nothing() {
    for command in COMMANDS {
        let workspace = workspace(command);
        let (before, log) = (workspace.tree_without_logs(), workspace.log());
        let mut session = workspace.start();
        session.wait_for_text("[y/N]");
        session.send(b"\x03");
        session.wait_for_text("ended with 130.");
        let text = session.screen_text();
        assert!(text.contains("nothing was changed"), "{command}\n{text}");
        assert_eq!(session.finish(), 0);
        assert_eq!(workspace.tree_without_logs(), before, "{command}");
        assert_eq!(workspace.log(), log, "{command}");
    }
}

#[test]
fn yes_writes_what_was_asked() {
    for command in COMMANDS {
        for yes in ["y\r", " YES \r"] {
            let workspace = workspace(command);
            let (before, lines) = (workspace.tree_without_logs(), workspace.log().len());
            let mut session = workspace.start();
            session.wait_for_text("[y/N]");
            session.send(yes.as_bytes());
            session.wait_for_text("ended with 0.");
            assert_eq!(session.finish(), 0);
            assert_ne!(workspace.tree_without_logs(), before, "{command} {yes:?}");
            assert_eq!(workspace.log().len(), lines + 1, "{command} {yes:?}");
        }
    }
}

#[test]
fn who_is_called_exactly_or_said_to_be_meant_is_not_asked_about() {
    for command in [
        "set 'anna ivanova' missing --when 2026-01-02",
        "unjoin p-bbbbbbbbbb",
        "unjoin 'bela orlova'",
        "unjoin 'Orlova Bela' --yes",
    ] {
        let workspace = workspace(command);
        let mut session = workspace.start();
        session.wait_for_text("ended with 0.");
        assert!(!session.screen_text().contains("[y/N]"), "{command}");
        assert_eq!(session.finish(), 0);
    }
}

//! A machine that gives the program no more threads: it panics, and leaves the terminal as it was.

use std::io::Write;

use crate::support::workspace::TestWorkspace;

#[test]
fn a_panic_gives_the_terminal_back() {
    let tried = std::process::Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        let asked = std::env::var_os("LASTSEEN_FAULT_POINTS").is_some();
        assert!(!asked, "strace is not there, or may not trace");
        let line = "faults: SKIPPED, for there is no strace that may trace: a panic\n";
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        return;
    }
    let mut panics = 0;
    for number in 1..=8 {
        // A fault counts the calls of each thread by themselves, so all threads of one thread fail
        // from this one on.
        let workspace = TestWorkspace::shipped().script(&format!(
            "exec strace -f -qq -o /dev/null -e trace=clone3 -e inject=clone3:error=EAGAIN:when={number}+ \"$@\""
        ));
        let before = workspace.tree();
        let mut session = workspace.start();
        session.wait_for("the screen, or an end", |screen| {
            screen.contents().contains("all saved") || screen.contents().contains("panicked")
        });
        if session.screen_text().contains("all saved") {
            assert_eq!(session.keys("q").finish(), 0, "{number}");
            break;
        }
        assert_eq!(session.finish(), 101, "{number}");
        let text = session.screen_text();
        // The message stands on the shell's own screen, with its lines below each other.
        assert!(text.contains("panicked at"), "{text}");
        let screen = session.screen();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
        assert_eq!(session.modes_now(), session.modes);
        assert_eq!(workspace.tree(), before);
        panics += 1;
    }
    assert!(panics >= 3, "{panics}");
}

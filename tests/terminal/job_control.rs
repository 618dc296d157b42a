//! Stopping and going on.

use rustix::process::{Signal, kill_process};

use crate::line::{child_of, eventually, process};
use crate::support::workspace::TestWorkspace;

/// The shell gives the program a job of its own, as a user's shell does.
const SHELL: &str = "program=$1; folder=$2; export program folder; PS1='ready> ' ENV= exec sh -i";

#[test]
fn ctrl_z_goes_back_to_the_shell_and_fg_returns() {
    let workspace = TestWorkspace::shipped().script(SHELL);
    let mut session = workspace.start();
    session.wait_for_text("ready>");
    session
        .keys("\"$program\" \"$folder\"<Enter>")
        .wait_for_text("all saved");
    session
        .keys("/kochet<Enter>")
        .wait_for_text("People 1/1 of 20");
    session.keys("<Ctrl-z>");
    session.wait_for("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
    let screen = session.screen();
    assert!(!screen.bracketed_paste() && !screen.hide_cursor());
    assert_eq!(session.modes_now(), session.modes);
    session.keys("echo $((6*7))<Enter>").wait_for_text("42");
    session.keys("fg<Enter>");
    session.wait_for("the screen again", |screen| {
        screen.alternate_screen()
            && screen.bracketed_paste()
            && screen.contents().contains("People 1/1 of 20")
    });
    eventually("raw again", || session.modes_now().is_raw());
    session.keys("<Esc>").wait_for_text("People 6/17");
    session.keys("q");
    session.wait_for("the shell again", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
    session.keys("exit 7<Enter>");
    assert_eq!(session.finish(), 7);
}

/// A stop that cannot be caught, after which a shell has set the line as it likes it.
#[test]
fn after_a_stop_from_outside_everything_is_drawn_and_set_anew() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.wait_for_quiet();
    session.signal(Signal::STOP);
    eventually("it stops", || {
        process(session.pid).is_some_and(|(state, _)| state == 'T')
    });
    let line = session.line();
    let mut modes = rustix::termios::tcgetattr(&line).unwrap();
    modes.local_modes |= rustix::termios::LocalModes::ICANON | rustix::termios::LocalModes::ECHO;
    rustix::termios::tcsetattr(&line, rustix::termios::OptionalActions::Now, &modes).unwrap();
    drop(line);
    assert!(!session.modes_now().is_raw());
    let mark = session.mark();
    session.signal(Signal::CONT);
    session.wait_for_bytes("a whole screen", mark, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        text.contains("\x1b[?1049h") && text.contains("Kochetkov") && text.ends_with("2026l")
    });
    assert!(
        session.modes_now().is_raw(),
        "the keys come one by one again"
    );
    assert_eq!(session.keys("q").finish(), 0);
    assert_eq!(session.modes_now(), session.modes);
}

/// A stop that somebody sends, as a shell script does, or `kill -TSTP`.
#[test]
fn a_stop_that_is_sent_gives_the_terminal_back() {
    let workspace = TestWorkspace::shipped().script(SHELL);
    let mut session = workspace.start();
    session.wait_for_text("ready>");
    session
        .keys("\"$program\" \"$folder\"<Enter>")
        .wait_for_text("all saved");
    session.keys("sr2026-01").wait_for_text("2026-01");
    let program = child_of(session.pid).unwrap();
    kill_process(program, Signal::TSTP).unwrap();
    session.wait_for("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
    assert!(process(program).is_some_and(|(state, _)| state == 'T'));
    let screen = session.screen();
    assert!(!screen.bracketed_paste() && !screen.hide_cursor());
    assert_eq!(session.modes_now(), session.modes);
    session.keys("fg<Enter>");
    session.wait_for("the form again, with what was typed", |screen| {
        screen.alternate_screen() && screen.contents().contains("2026-01")
    });
    eventually("raw again", || session.modes_now().is_raw());
    session.keys("<Esc><Esc>q");
    // The prompt of before is on the screen as soon as the program gives it back; what is typed
    // while the program still ends is lost to it. So the new prompt is waited for.
    session.wait_for("the shell again", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
    session.keys("exit 7<Enter>");
    assert_eq!(session.finish(), 7);
}

/// If no shell waits, nobody could let the program go on: it does not stop.
#[test]
fn without_a_shell_nothing_stops_it() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    let mark = session.mark();
    session.keys("<Ctrl-z>");
    session.wait_for_bytes("the screen again", mark, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        text.contains("\x1b[?1049h") && text.contains("Kochetkov") && text.ends_with("2026l")
    });
    session.signal(Signal::TSTP);
    session
        .keys("/kochet<Enter>")
        .wait_for_text("People 1/1 of 20");
    assert_eq!(session.keys("<Esc>q").finish(), 0);
}

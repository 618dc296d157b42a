//! A terminal that is there and does not read, as over a line that stalls; and one that never keeps
//! still.

use rustix::process::Signal;

use crate::line::eventually;
use crate::support::workspace::TestWorkspace;
use crate::terminal_session::TerminalSession;

const GORSHENIN: &str = "people/p-0gma88mrrd.ron";

/// Whether the program's main thread waits in a write to the terminal.
fn waits_to_write(session: &TerminalSession) -> bool {
    let path = format!("/proc/{}/syscall", session.pid.as_raw_nonzero());
    let call = std::fs::read_to_string(path).unwrap();
    // The numbers of `write` on x86-64 and on most others.
    ["1 0x1 ", "64 0x1 "]
        .iter()
        .any(|begin| call.starts_with(begin))
}

/// Draws whole screens until the terminal is full and the program waits.
fn fill(session: &mut TerminalSession) {
    session.look_away(true);
    let mut waited = 0;
    eventually("the program waits", || {
        if waits_to_write(session) {
            waited += 1;
        } else {
            waited = 0;
            session.keys("<Ctrl-l>");
        }
        waited > 50
    });
}

#[test]
fn a_signal_ends_it_also_while_the_terminal_does_not_read() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let workspace = TestWorkspace::shipped().size(200, 60);
        let mut session = workspace.open();
        session
            .keys("/gorsh<Enter>sr2026-01-02<Enter>")
            .wait_for_text("u to undo");
        let acknowledged = workspace.text(GORSHENIN);
        fill(&mut session);
        session.signal(signal);
        session.wait_for_end();
        session.look_away(false);
        assert_eq!(session.finish(), code, "{signal:?}");
        let screen = session.screen();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
        assert_eq!(session.modes_now(), session.modes);
        assert_eq!(workspace.text(GORSHENIN), acknowledged);
        assert_eq!(workspace.run(&["log", "--verify"]).code, 0);
    }
}

/// It goes on where the terminal does.
#[test]
fn a_line_that_stalls_and_goes_on_loses_nothing() {
    let workspace = TestWorkspace::shipped().size(200, 60);
    let mut session = workspace.open();
    fill(&mut session);
    session.keys("/gorsh<Enter>sr2026-01-02<Enter>");
    session.look_away(false);
    session.wait_for_text("u to undo");
    assert_eq!(workspace.log().len(), 1);
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_storm_of_sizes_leaves_the_screen_and_what_was_typed_as_they_were() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.keys("/gorsh<Enter>n").wait_for_text("Ctrl-s");
    session.keys("половина ").wait_for_text("половина");
    let mut chance: u32 = 7;
    for _ in 0..1000 {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let size = |shift: u32, most: u32| u16::try_from((chance >> shift) % most).unwrap();
        session.resize(size(8, 220), size(16, 70));
    }
    session.resize(80, 24);
    // Keys that come while nothing can be shown do nothing, so it is waited for.
    session.wait_for_text("Ctrl-s write  Esc leave");
    session.keys("текста").wait_for_text("половина текста");
    session.keys("<Ctrl-s>").wait_for_text("u to undo");
    assert!(
        workspace
            .text(GORSHENIN)
            .contains("text: \"половина текста\"")
    );
    assert_eq!(session.keys("q").finish(), 0);
}

//! What people do in the screen, from the first key to the bytes on the disk.

use crate::support::workspace::TestWorkspace;
use crate::terminal_session::TerminalSession;

/// The file of Artyom Gorshenin, the first whom `/gorsh` finds.
const GORSHENIN: &str = "people/p-0gma88mrrd.ron";

/// What one more entry adds to a file; the moment is told by the file itself.
fn entry(day: &str, file: &str) -> String {
    let (_, after) = file.rsplit_once("recorded: \"").unwrap();
    let moment = &after[..20];
    assert!(
        moment.starts_with("20") && moment.ends_with('Z'),
        "{moment}"
    );
    format!(
        "        (\n            when: \"{day}\",\n            status: Returned,\n            by: \"anna\",\n            recorded: \"{moment}\",\n        ),\n"
    )
}

/// Asserts that `after` is `before` with the lines of one more entry at the end of the history.
#[track_caller]
fn assert_one_entry_more(before: &str, after: &str, day: &str) {
    // Up to the bracket that closes the history, which is the first to stand there alone.
    let history = before.find("    history: [").unwrap();
    let end = history + before[history..].find("\n    ],\n").unwrap() + 1;
    let entry_lines = {
        let added = after.get(end..end + after.len() - before.len()).unwrap();
        entry(day, added)
    };
    assert_eq!(
        after,
        format!("{}{entry_lines}{}", &before[..end], &before[end..])
    );
}

/// Chooses Artyom Gorshenin and says that he returned on 2 January 2026.
fn give_status(session: &mut TerminalSession) {
    session
        .keys("/gorsh<Enter>")
        .wait_for_text("People 1/2 of 20");
    session
        .keys("sr")
        .wait_for_text("Returned · Artyom Gorshenin");
    session.keys("2 jan 2026").wait_for_text("= 2026-01-02");
    session.keys("<Enter>").wait_for_text("u to undo");
}

#[test]
fn it_opens_on_the_shipped_workspace() {
    let workspace = TestWorkspace::shipped();
    let before = workspace.tree();
    let mut session = workspace.open();
    let text = session.screen_text();
    assert!(text.contains("Refusals 2022-2025"), "{text}");
    assert!(
        text.contains("Aleksei") && !text.contains("Agafonov"),
        "{text}"
    );
    let screen = session.screen();
    assert!(screen.alternate_screen() && screen.bracketed_paste() && !screen.hide_cursor());
    // The terminal's cursor stands on the row that is chosen.
    assert_eq!(screen.cursor_position(), (2, 1));
    assert!(session.modes_now().is_raw());
    assert_eq!(session.keys("q").finish(), 0);
    assert_eq!(workspace.tree(), before, "looking writes nothing");
}

#[test]
fn a_status_is_one_entry_and_one_log_line_and_undo_restores_every_byte() {
    let workspace = TestWorkspace::shipped();
    let (records, text) = (workspace.tree_without_logs(), workspace.text(GORSHENIN));
    let mut session = workspace.open();
    give_status(&mut session);
    session.wait_for_text("RET Artyom Gorshenin");
    assert_one_entry_more(&text, &workspace.text(GORSHENIN), "2026-01-02");
    assert_eq!(workspace.log().len(), 1, "{:?}", workspace.log());
    let mut others = workspace.tree_without_logs();
    others.insert(
        GORSHENIN.into(),
        records[std::path::Path::new(GORSHENIN)].clone(),
    );
    assert_eq!(others, records, "no other file was touched");
    session.keys("u").wait_for_text("Undone");
    assert_eq!(workspace.tree_without_logs(), records);
    assert_eq!(workspace.log().len(), 2);
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let workspace = TestWorkspace::shipped();
    let records = workspace.tree_without_logs();
    let mut session = workspace.open();
    give_status(&mut session);
    assert_eq!(session.keys("q").finish(), 0);
    let changed = workspace.tree_without_logs();
    assert_ne!(changed, records);
    let mut again = workspace.open();
    again
        .keys("u")
        .wait_for_text("Undone (U to redo) · Artyom Gorshenin: Returned");
    assert_eq!(workspace.tree_without_logs(), records);
    assert_eq!(again.keys("q").finish(), 0);
    let mut third = workspace.open();
    third
        .keys("U")
        .wait_for_text("Redone (u to undo) · Artyom Gorshenin: Returned");
    assert_eq!(workspace.tree_without_logs(), changed);
}

#[test]
fn a_cyrillic_layout_does_the_same() {
    let workspace = TestWorkspace::shipped();
    let text = workspace.text(GORSHENIN);
    let mut session = workspace.open();
    // The letter о lies where j does and tells the layout; the point lies where the slash does.
    session.keys("о.горш").wait_for_text("/ горш");
    session.keys("<Enter>").wait_for_text("Artyom Gorshenin");
    // The letters ы and к lie where s and r do.
    session
        .keys("ык")
        .wait_for_text("Returned · Artyom Gorshenin");
    session.keys("2026-01-02<Enter>").wait_for_text("u to undo");
    assert_one_entry_more(&text, &workspace.text(GORSHENIN), "2026-01-02");
    // The letter г lies where u does, and й where q does.
    session.keys("г").wait_for_text("Undone");
    assert_eq!(workspace.text(GORSHENIN), text);
    assert_eq!(session.keys("й").finish(), 0);
}

#[test]
fn a_note_of_two_lines_is_written_with_ctrl_s() {
    let workspace = TestWorkspace::shipped();
    let text = workspace.text(GORSHENIN);
    let mut session = workspace.open();
    session.keys("/gorsh<Enter>n").wait_for_text("Ctrl-s");
    session
        .keys("первая<Enter>second<Ctrl-s>")
        .wait_for_text("u to undo");
    let after = workspace.text(GORSHENIN);
    assert!(
        after.contains("text: r\"первая\nsecond\"") || after.contains("первая\nsecond"),
        "{after}"
    );
    session.keys("u").wait_for_text("Undone");
    assert_eq!(workspace.text(GORSHENIN), text);
}

#[test]
fn every_size_is_drawn_and_the_chosen_one_stays_chosen() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session
        .keys("/kochet<Enter>")
        .wait_for_text("People 1/1 of 20");
    session.keys("<Esc>").wait_for_text("People 6/17");
    for (columns, rows) in [(60, 20), (40, 10), (15, 3), (200, 50), (1, 1), (80, 24)] {
        session.resize(columns, rows);
        if columns < 20 || rows < 5 {
            let sign = if columns > 12 { "too small" } else { "…" };
            session.wait_for(sign, |screen| screen.contents().starts_with(sign));
        } else {
            session.wait_for(&format!("{columns}x{rows}"), |screen| {
                let first = screen.rows(0, columns).next().unwrap();
                first.contains("all saved")
                    && screen.contents().contains("Kochetkov")
                    && !screen.contents().contains("too small")
            });
        }
    }
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn what_is_pasted_among_the_panes_is_not_run() {
    let workspace = TestWorkspace::shipped();
    let before = workspace.tree();
    let mut session = workspace.open();
    session.send(b"\x1b[200~sr2026-01-02\rq\x1b[201~");
    session.wait_for_text("not run: 14 pasted characters");
    session.keys("/");
    session.send("\x1b[200~горш\r\n\x1b[201~".as_bytes());
    session.wait_for_text("/ горш");
    assert_eq!(workspace.tree(), before);
    assert_eq!(session.keys("<Esc>q").finish(), 0);
}

#[test]
fn the_clipboard_gets_the_id_and_nothing_is_asked_of_the_terminal() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session
        .keys("/gorsh<Enter>")
        .wait_for_text("People 1/2 of 20");
    let mark = session.mark();
    session.keys("y").wait_for_text("sent to your terminal");
    // The id in base 64, as OSC 52 wants it.
    let sent = session.bytes_since(mark);
    assert!(
        crate::stream::contains(&sent, b"\x1b]52;c;cC0wZ21hODhtcnJk"),
        "{sent:?}"
    );
    assert_eq!(session.keys("q").finish(), 0);
}

//! Synchronising on the screen, by its name: what comes in, by whom, and what goes wrong. All people are invented.

use jiff::civil::date;

use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::{Job, JobReply};
use lastseen::app::core::mode::Mode;
use lastseen::app::core::state::Clock;
use lastseen::app::core::update::update;
use lastseen::app::keys::key::{Code, Key};
use lastseen::app::sync::sync_job::{SyncReply, SyncRequest};
use lastseen::casebook::external::sync_report::SyncStep;

use crate::support::clones::Clones;
use crate::support::session::TestSession;

fn clock() -> Clock {
    Clock {
        at: "2026-11-28T10:00:00Z".parse().unwrap(),
        today: date(2026, 11, 28),
    }
}

/// A screen over one of the clones.
fn screen(clones: &Clones, folder: &str) -> TestSession {
    clones.name_author(folder);
    TestSession::open(&clones.path(folder, ""), (80, 24), clock()).unwrap()
}

#[track_caller]
fn shows(screen: &TestSession, wanted: &[&str]) {
    let text = screen.text();
    for one in wanted {
        assert!(text.contains(one), "{one}\n{text}");
    }
}

#[test]
fn what_others_did_comes_in_and_each_row_opens_its_record() {
    let clones = Clones::new();
    clones.done("other", &["note", "p-4f7k9q2m8x", "Called her sister."]);
    clones.done(
        "other",
        &["set", "p-4f8a1b2c3d", "missing", "--when", "2022-09-03"],
    );
    assert_eq!(clones.sync("other").0, 0);
    let mut screen = screen(&clones, "workspace");
    screen.press(":sync<Enter>");
    shows(
        &screen,
        &[
            "what came in",
            "\u{2500} other \u{2500}",
            "Gorshenin",
            "1 commit came in",
        ],
    );
    assert!(
        clones
            .text("workspace", "people/p-4f7k9q2m8x.ron")
            .contains("Called her sister."),
        "it is on disk"
    );
    screen.press("gorsh<Enter>");
    assert!(screen.chosen_name().contains("Gorshenin"));
    // It is there for as long as the screen is open.
    screen.press(":received<Enter>");
    shows(&screen, &["what came in"]);
    screen.press("<Esc>:sync<Enter>");
    shows(&screen, &["nothing to do: both sides have the same"]);
}

#[test]
fn a_cyrillic_layout_opens_the_list_of_commands_too() {
    let clones = Clones::new();
    let mut screen = screen(&clones, "workspace");
    screen.press("\u{416}sync origin");
    shows(&screen, &["sync: exchange changes"]);
    screen.press("<Enter>");
    shows(&screen, &["both sides have the same"]);
}

#[test]
fn what_cannot_be_done_is_one_line_with_what_to_do() {
    let clones = Clones::new();
    let mut screen = screen(&clones, "workspace");
    screen.press(":sync nowhere<Enter>");
    shows(&screen, &["Say where to: `git remote add origin ADDRESS`"]);
    // A remote is never taken for a flag of git.
    screen.press(":sync --upload-pack=touch<Enter>");
    assert!(!clones.path("workspace", "touch").exists());
    std::fs::remove_dir_all(clones.path("workspace", ".git")).unwrap();
    screen.press(":sync<Enter>");
    shows(
        &screen,
        &["The workspace is in no clone of git; `git init` there"],
    );
}

#[test]
fn a_second_one_is_refused_and_whoever_types_is_not_interrupted() {
    let clones = Clones::new();
    clones.done("other", &["note", "p-4f7k9q2m8x", "Called her sister."]);
    clones.sync("other");
    let mut screen = screen(&clones, "workspace");
    screen.press(":sync");
    let effects = update(
        &mut screen.state,
        Action::Key(Key::plain(Code::Enter)),
        clock(),
    );
    let job = Effect::Background(Job::Sync(SyncRequest::default()));
    assert_eq!(effects, std::slice::from_ref(&job));
    screen.act(Action::Background(JobReply::Sync(SyncReply::Step(
        SyncStep::Merging,
    ))));
    shows(&screen, &["synchronising: merging both"]);
    screen.press(":sync<Enter>");
    shows(&screen, &["a synchronisation is under way; wait for it"]);
    screen.press("q");
    shows(&screen, &["press again to leave"]);
    // Somebody types a note meanwhile.
    screen.press("nSeen in Tver");
    let reply = screen.answer(job).unwrap();
    screen.act(reply);
    assert!(matches!(screen.state.mode, Mode::Note { .. }));
    shows(&screen, &["Seen in Tver", "`:received` shows what came in"]);
    screen.press("<Esc><Esc>:received<Enter>");
    shows(&screen, &["what came in", "other"]);
}

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

use crate::support::clones::{Clones, GORSHENIN};
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

/// Two clones that merged two dates of birth of one person: `1990-05` counts.
fn merged() -> Clones {
    let clones = Clones::new();
    clones.done("workspace", &["note", GORSHENIN_ID, "Nothing new."]);
    for (folder, born) in [("workspace", "1990-05"), ("other", "1990-03")] {
        let text = clones.text(folder, GORSHENIN);
        let text = text.trim_end().trim_end_matches(')').to_owned();
        let path = clones.path(folder, GORSHENIN);
        std::fs::write(path, format!("{text}    born: \"{born}\",\n)\n")).unwrap();
    }
    clones.sync("workspace");
    let (code, told) = clones.sync("other");
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains("1 field says two things by now: `:decide`"),
        "{told}"
    );
    clones.sync("workspace");
    clones
}

const GORSHENIN_ID: &str = "p-4f8a1b2c3d";

#[test]
fn what_a_merge_left_open_is_decided_with_one_key_and_taken_back_with_one() {
    let clones = merged();
    let mut screen = screen(&clones, "workspace");
    let before = screen.file(GORSHENIN);
    screen.press(":decide<Enter>");
    shows(
        &screen,
        &[
            "what merges left to decide",
            "Gorshenin",
            "counts 1990-05",
            "other 1990-03",
            "keep both, and ask no more",
        ],
    );
    // The other side is taken: the two values change their places.
    screen.press("<Down><Enter>");
    let text = screen.file(GORSHENIN);
    assert!(text.contains("born: \"1990-03\",\n"), "{text}");
    assert!(
        text.contains(
            "(field: \"born\", value: \"1990-05\", note: \"decided against by anna on 2026-11-28\")"
        ),
        "{text}"
    );
    assert!(matches!(screen.state.mode, Mode::Panes));
    screen.press(":decide<Enter>");
    shows(&screen, &["no merge has left anything to decide"]);
    screen.press("u");
    assert_eq!(screen.file(GORSHENIN), before);
    // What counts is right.
    screen.press(":decide<Enter><Enter>");
    let text = screen.file(GORSHENIN);
    assert!(text.contains("born: \"1990-05\",\n"), "{text}");
    assert!(
        text.contains("value: \"1990-03\", note: \"decided against by anna on 2026-11-28\")"),
        "{text}"
    );
    screen.press("u");
    assert_eq!(screen.file(GORSHENIN), before);
    // Both stay, and nobody asks again.
    screen.press(":decide<Enter><Down><Down><Enter>");
    let text = screen.file(GORSHENIN);
    assert!(
        text.contains("value: \"1990-03\", note: \"both kept by anna on 2026-11-28\")"),
        "{text}"
    );
    screen.press("u:decide<Enter><Down><Down><Down><Enter>");
    assert!(screen.chosen_name().contains("Gorshenin"));
    assert_eq!(screen.file(GORSHENIN), before);
}

#[test]
fn a_claim_that_got_a_source_keeps_it_when_it_is_taken() {
    let clones = merged();
    let path = clones.path("workspace", GORSHENIN);
    let text = clones.text("workspace", GORSHENIN);
    let cited = text.replace(
        "value: \"1990-03\", note:",
        "value: \"1990-03\", sources: [(source: \"s-9d2v6c1hkt\", credibility: 2)], note:",
    );
    assert_ne!(cited, text);
    std::fs::write(path, cited).unwrap();
    let mut screen = screen(&clones, "workspace");
    screen.press(":decide<Enter><Down>");
    shows(&screen, &["other 1990-03", "Verstka"]);
    screen.press("<Enter>");
    let text = screen.file(GORSHENIN);
    assert!(text.contains("born: \"1990-03\",\n"), "{text}");
    assert!(
        text.contains("(field: \"born\", value: \"1990-03\", sources: [(source: \"s-9d2v6c1hkt\", credibility: 2)]"),
        "{text}"
    );
    assert!(
        text.contains("value: \"1990-05\", note: \"decided against by anna on 2026-11-28\""),
        "{text}"
    );
}

#[test]
fn a_file_with_markers_is_merged_with_one_key_on_the_page_of_problems() {
    let path = "people/p-aaaaaaaaaa.ron";
    let marked = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n<<<<<<< HEAD\n    rank: \"corporal\",\n    home: \"Tver\",\n||||||| base\n    rank: \"private\",\n    home: \"Tver\",\n=======\n    rank: \"private\",\n    home: \"Omsk\",\n>>>>>>> other\n)\n";
    let merged = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n    rank: \"corporal\",\n    home: \"Omsk\",\n)\n";
    let mut screen = TestSession::with(&[(path, marked)], 80, 24);
    screen.press("!");
    shows(
        &screen,
        &["conflict markers left by a merge", "merges both sides"],
    );
    screen.press("<Enter>");
    assert_eq!(screen.file(path), merged);
    assert!(!screen.text().contains("conflict markers"));
    screen.press("u");
    assert_eq!(screen.file(path), marked);
    screen.press("U");
    assert_eq!(screen.file(path), merged);
}

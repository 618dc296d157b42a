//! Synchronising on the screen, by its name: what comes in, by whom, and what goes wrong. All people are invented.

use std::sync::mpsc::channel;

use jiff::civil::date;

use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::{Job, JobReply};
use lastseen::app::core::mode::Mode;
use lastseen::app::core::state::Clock;
use lastseen::app::core::update::update;
use lastseen::app::keys::key::{Code, Key};
use lastseen::app::sync::sync_job::{SyncReply, SyncRequest, Synced};
use lastseen::casebook::external::sync_report::{SyncReport, SyncStep};
use lastseen::storage::watch::changed_paths::ChangedPaths;
use lastseen::storage::watch::rescan::LogEnds;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::clone_name::identified;
use lastseen::tui::loop_event::LoopEvent;
use lastseen::tui::workers::storage_worker::Worker;

use crate::support::clones::{Clones, GORSHENIN};
use crate::support::session::TestSession;

fn clock() -> Clock {
    Clock {
        at: "2026-11-28T10:00:00Z".parse().unwrap(),
        today: date(2026, 11, 28),
        uptime: std::time::Duration::ZERO,
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

/// What the watch finds of a record now; `ends` is where the logs ended when it looked last.
fn found(screen: &TestSession, ends: &LogEnds) -> Action {
    let changed = ChangedPaths {
        records: [GORSHENIN_ID.parse().unwrap()].into(),
        ..ChangedPaths::default()
    };
    let found = screen.workspace.look(&changed, &mut ends.clone());
    assert!(
        found.records[0].by.as_ref().is_some_and(|by| by.own),
        "{found:?}"
    );
    Action::Noticed(Box::new(found))
}

#[test]
fn what_a_synchronisation_did_is_never_told_as_the_doing_of_another_window() {
    for is_found_first in [true, false] {
        let clones = Clones::new();
        clones.done("workspace", &["note", GORSHENIN_ID, "Nothing new."]);
        clones.done("other", &["note", GORSHENIN_ID, "Called her sister."]);
        assert_eq!(clones.sync("other").0, 0);
        let mut screen = screen(&clones, "workspace");
        let folder = clones.path("workspace", "");
        let here = AuthorDevice::of_this_machine(Some("workspace".to_owned()));
        let here = identified(&folder, here);
        screen.workspace = Workspace::open(&folder, here, &AccountState::in_memory())
            .unwrap()
            .0;
        let ends = screen.workspace.log_ends();
        screen.press(":sync");
        let enter = Action::Key(Key::plain(Code::Enter));
        update(&mut screen.state, enter, clock());
        // By the program itself: git asks it to merge.
        let (code, told) = clones.sync("workspace");
        assert_eq!(code, 5, "{told}");
        let (received, touched) = screen.workspace.received_since(&mut ends.clone());
        let report = SyncReport {
            received: 1,
            changed: touched.iter().copied().collect(),
            ..SyncReport::default()
        };
        let reply = SyncReply::Done(Box::new(Synced {
            report,
            received,
            touched: touched.clone(),
        }));
        let (to, from) = channel();
        let mut worker = Worker::start(screen.workspace.clone(), to);
        if is_found_first {
            screen.act(found(&screen, &ends));
            shows(&screen, &["synchronising"]);
        }
        let done = Action::Background(JobReply::Sync(reply));
        worker.rescanner().rescan_then(touched, done);
        worker.finish();
        while let Ok(LoopEvent::Action(action)) = from.try_recv() {
            screen.act(action);
        }
        screen.act(found(&screen, &ends));
        shows(&screen, &["what came in", "1 commit came in"]);
        screen.press("<Esc>");
        let text = screen.text();
        assert!(!text.contains("another window"), "{text}");
        assert!(
            !text.contains("two versions merged"),
            "not said afterwards either\n{text}"
        );
    }
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
    screen.press("<Down><Down><Enter>");
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
    screen.press(":decide<Enter><Down><Enter>");
    let text = screen.file(GORSHENIN);
    assert!(text.contains("born: \"1990-05\",\n"), "{text}");
    assert!(
        text.contains("value: \"1990-03\", note: \"decided against by anna on 2026-11-28\")"),
        "{text}"
    );
    screen.press("u");
    assert_eq!(screen.file(GORSHENIN), before);
    // Both stay, and nobody asks again.
    screen.press(":decide<Enter><Down><Down><Down><Enter>");
    let text = screen.file(GORSHENIN);
    assert!(
        text.contains("value: \"1990-03\", note: \"both kept by anna on 2026-11-28\")"),
        "{text}"
    );
    screen.press("u:decide<Enter><Down><Down><Down><Down><Enter>");
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
    screen.press(":decide<Enter><Down><Down>");
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

/// Somebody of whom a merge left two dates of birth, `1990-05` and this one.
fn undecided(id: &str, name: &str, other: &str) -> (String, String) {
    let text = format!(
        "Person(\n    id: \"{id}\",\n    name: \"{name}\",\n    born: \"1990-05\",\n    claims: [(field: \"born\", value: \"{other}\", note: \"a merge of two versions\")],\n)\n"
    );
    (format!("people/{id}.ron"), text)
}

const OLEH: &str = "p-aaaaaaaaaa";
const PETRO: &str = "p-bbbbbbbbbb";

/// A screen over two of them.
fn two_undecided() -> TestSession {
    let one = undecided(OLEH, "Oleh Sydorenko", "1990-03");
    let other = undecided(PETRO, "Petro Hlushko", "1990-04");
    TestSession::with(&[(&one.0, &one.1), (&other.0, &other.1)], 80, 24)
}

/// The text of one of them now.
fn text_of(screen: &TestSession, id: &str) -> String {
    screen.file(&format!("people/{id}.ron"))
}

#[test]
fn a_held_key_decides_about_nobody_who_was_not_looked_at() {
    let mut screen = two_undecided();
    let before = screen.records();
    screen.press(":decide<Enter><Enter><Enter><Enter>");
    assert_eq!(screen.records(), before);
    // Nor does one that comes before its row is drawn.
    screen.press_at_once("<Down><Enter>");
    assert_eq!(screen.records(), before);
    shows(&screen, &["Enter came before this was on the screen"]);
    screen.press("<Enter><Enter><Enter><Enter>");
    assert!(text_of(&screen, OLEH).contains("decided against by anna"));
    let kept = text_of(&screen, PETRO);
    assert!(kept.contains("a merge of two versions"), "{kept}");
    screen.press("<Down><Down><Enter>");
    assert!(text_of(&screen, PETRO).contains("born: \"1990-04\""));
    assert!(matches!(screen.state.mode, Mode::Panes));
}

#[test]
fn what_is_decided_about_is_told_in_full_however_long_it_is() {
    let village = "The village of Verkhnyaya Pokrovka near the railway station, house of the family, district ";
    let name =
        "Somebody with a name that takes more columns than a screen of eighty has, the elder";
    let of = |id: &str, times: usize| {
        let place = village.repeat(times);
        let text = format!(
            "Person(\n    id: \"{id}\",\n    name: \"{name}\",\n    home: \"{place}Omsk\",\n    claims: [(field: \"home\", value: \"{place}Perm\", note: \"a merge of two versions\")],\n)\n"
        );
        (format!("people/{id}.ron"), text)
    };
    let (one, other) = (of(PETRO, 1), of(OLEH, 40));
    let mut screen = TestSession::with(&[(&one.0, &one.1), (&other.0, &other.1)], 80, 24);
    screen.press(":decide<Enter>");
    // The end of the heading: which field, and of which of two who have one name.
    shows(&screen, &["elder: home (p-bbbbbbbbbb)"]);
    screen.press("<Down>");
    shows(&screen, &["elder: home (p-bbbbbbbbbb)", "district Omsk"]);
    screen.press("<Down>");
    shows(&screen, &["elder: home (p-bbbbbbbbbb)", "district Perm"]);
    screen.press("<Down>");
    shows(&screen, &["elder: home (p-bbbbbbbbbb)", "keep both"]);
    // Of what is longer than the screen, its two ends.
    screen.press("<Down><Down><Down>");
    shows(
        &screen,
        &["elder: home (p-aaaaaaaaaa)", "┃ …", "Omsk · by hand"],
    );
    screen.press("<Down>");
    shows(
        &screen,
        &["elder: home (p-aaaaaaaaaa)", "┃ …", "Perm · by hand"],
    );
}

#[test]
fn what_is_longer_than_the_screen_is_read_in_full_on_a_page() {
    let words: Vec<String> = (0..400).map(|at| format!("word{at}")).collect();
    let value = words.join(" ");
    let text = format!(
        "Person(\n    id: \"{OLEH}\",\n    name: \"Oleh\",\n    home: \"{value} Omsk\",\n    claims: [(field: \"home\", value: \"{value} Perm\", note: \"a merge of two versions\")],\n)\n"
    );
    let path = format!("people/{OLEH}.ron");
    for (width, height) in [(80, 24), (40, 10), (20, 5)] {
        let mut screen = TestSession::with(&[(&path, &text)], width, height);
        screen.press(":decide<Enter><Down><Down><Ctrl-o>");
        let mut seen = String::new();
        for _ in 0..800 {
            seen.push_str(&screen.text());
            screen.press("j");
        }
        let missing: Vec<&String> = words
            .iter()
            .filter(|word| seen.matches(word.as_str()).count() == 0)
            .collect();
        assert_eq!(missing, [] as [&String; 0], "{width}x{height}");
        assert!(seen.contains("Omsk") && seen.contains("Perm"));
        assert_eq!(screen.file(&path), text);
        // Back on the heading, where Enter decides nothing.
        screen.press("<Esc><Enter>");
        assert_eq!(screen.file(&path), text);
        screen.press("<Down><Down><Enter>");
        assert_ne!(screen.file(&path), text, "{width}x{height}");
    }
}

/// Tells the screen that the file of a record is another.
fn notice(screen: &mut TestSession, id: &str) {
    let changed_paths = ChangedPaths {
        records: [id.parse().unwrap()].into(),
        ..ChangedPaths::default()
    };
    let mut logs = screen.workspace.log_ends();
    let external_changes = screen.workspace.look(&changed_paths, &mut logs);
    screen.act(Action::Noticed(Box::new(external_changes)));
}

#[test]
fn what_is_decided_is_what_was_shown() {
    let mut screen = two_undecided();
    screen.press(":decide<Enter><Down><Down>");
    let path = format!("people/{OLEH}.ron");
    let other = text_of(&screen, OLEH).replace("1990-03", "1991-01");
    std::fs::write(screen.path(&path), &other).unwrap();
    // Nobody has noticed yet: it is refused when it is written.
    screen.press("<Enter>");
    assert_eq!(text_of(&screen, OLEH), other);
    notice(&mut screen, OLEH);
    shows(&screen, &["other 1991-01"]);
    // The cursor went to the heading of what is another now.
    screen.press("<Enter>");
    assert_eq!(text_of(&screen, OLEH), other);
    screen.press("<Down><Down><Enter>");
    let text = text_of(&screen, OLEH);
    assert!(text.contains("born: \"1991-01\""), "{text}");
    // What counts was changed meanwhile.
    screen.press("<Down>");
    let path = format!("people/{PETRO}.ron");
    let other = text_of(&screen, PETRO).replace("1990-05", "1992");
    std::fs::write(screen.path(&path), &other).unwrap();
    screen.press("<Enter>");
    assert_eq!(text_of(&screen, PETRO), other);
}

#[test]
fn the_cursor_stays_on_its_row_when_somebody_else_decides() {
    let mut screen = two_undecided();
    screen.press(":decide<Enter>");
    // On the other side of the second person.
    screen.press("<Down><Down><Down><Down><Down><Down><Down>");
    let path = format!("people/{OLEH}.ron");
    let decided = text_of(&screen, OLEH).replace("a merge of two versions", "checked");
    std::fs::write(screen.path(&path), decided).unwrap();
    notice(&mut screen, OLEH);
    assert!(!screen.text().contains("Sydorenko: born"));
    screen.press("<Enter>");
    assert!(text_of(&screen, PETRO).contains("born: \"1990-04\""));
}

#[test]
fn a_search_keeps_the_heading_that_says_whose_a_row_is() {
    let one = undecided(OLEH, "Oleh Sydorenko", "1990-03");
    let other = undecided(PETRO, "Oleh Sydorenko", "1990-04");
    let third = undecided("p-cccccccccc", "Ivan Koval", "1990-04");
    let files = [
        (&*one.0, &*one.1),
        (&other.0, &other.1),
        (&third.0, &third.1),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press(":decide<Enter>1990-04");
    shows(
        &screen,
        &[
            "Oleh Sydorenko: born (p-bbbbbbbbbb)",
            "Ivan Koval: born \u{2500}",
        ],
    );
    assert!(!screen.text().contains("1990-03"), "{}", screen.text());
    screen.press("<Down><Down><Down><Down><Down><Down><Down><Enter>");
    assert!(text_of(&screen, PETRO).contains("born: \"1990-04\""));
}

#[test]
fn what_a_merge_kept_as_a_note_is_decided_too() {
    let path = "places/l-aaaaaaaaaa.ron";
    let before = "Place(\n    id: \"l-aaaaaaaaaa\",\n    name: \"Bryanka\",\n    kind: Settlement,\n    lat: 48.5,\n    notes: [(text: \"lat: 48.75 (a merge of two versions)\"), (text: \"kind: Region (a merge of two versions)\")],\n)\n";
    let mut screen = TestSession::with(&[(path, before)], 80, 24);
    screen.press(":decide<Enter>");
    shows(
        &screen,
        &[
            "counts 48.5",
            "other 48.75",
            "counts Settlement",
            "other Region",
        ],
    );
    screen.press("<Down><Down><Enter>");
    let text = screen.file(path);
    assert!(
        text.contains("lat: 48.75,\n")
            && text.contains("\"lat: 48.5 (decided against by anna on 2026-11-23)\""),
        "{text}"
    );
    screen.press("<Down><Enter>");
    let text = screen.file(path);
    assert!(
        text.contains("kind: Settlement,\n")
            && text.contains("\"kind: Region (decided against by anna on 2026-11-23)\""),
        "{text}"
    );
    assert!(matches!(screen.state.mode, Mode::Panes));
    screen.press("uu");
    assert_eq!(screen.file(path), before);
}

#[test]
fn which_of_two_names_counts_is_decided_too() {
    let before = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Qzone\",\n    other_names: [(text: \"Oleh Qztwo\", kind: Alias)],\n    notes: [(text: \"name: Oleh Qztwo (a merge of two versions)\")],\n)\n";
    let mut screen = TestSession::with(&[("people/p-aaaaaaaaaa.ron", before)], 80, 24);
    screen.press(":decide<Enter>");
    shows(
        &screen,
        &["Oleh Qzone: name", "counts Oleh Qzone", "other Oleh Qztwo"],
    );
    screen.press("<Down><Down><Enter>");
    let text = screen.file("people/p-aaaaaaaaaa.ron");
    assert!(
        text.contains(
            "name: \"Oleh Qztwo\",\n    other_names: [(text: \"Oleh Qzone\", kind: Alias)],"
        ),
        "{text}"
    );
    assert!(
        text.contains("(text: \"name: Oleh Qzone (decided against by anna on"),
        "{text}"
    );
    assert!(matches!(screen.state.mode, Mode::Panes));
    screen.press("u");
    assert_eq!(screen.file("people/p-aaaaaaaaaa.ron"), before);
}

#[test]
fn a_signature_that_does_not_count_is_told_on_the_page_of_problems() {
    let mut screen = two_undecided();
    screen.press("nSeen.<Ctrl-s>!");
    assert!(!screen.text().contains("signature"), "{}", screen.text());
    screen.press("<Esc>");
    let signature = "lastseen log 1\nlog olga-desk\nline 1\nhash 5f0c\n-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n";
    std::fs::write(screen.path("log/anna-laptop.sig"), signature).unwrap();
    screen.press("!");
    shows(&screen, &["log/anna-laptop.sig", "olga-desk"]);
    screen.press("<Enter>");
    shows(
        &screen,
        &["Compare the fingerprint with them", "lastseen log --verify"],
    );
}

#[test]
fn a_log_with_markers_is_merged_with_one_key_on_the_page_of_problems() {
    let path = "people/p-aaaaaaaaaa.ron";
    let text = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n)\n";
    let mut screen = TestSession::with(&[(path, text)], 80, 24);
    screen.press("nQzword<Ctrl-s>");
    let log = "log/anna-laptop.log";
    let line = screen.file(log);
    std::fs::write(
        screen.path(log),
        format!("<<<<<<< HEAD\n{line}=======\n>>>>>>> other\n"),
    )
    .unwrap();
    screen.press("!");
    shows(&screen, &["takes the markers out", "merges both sides"]);
    screen.press("<Enter>");
    assert_eq!(screen.file(log), line);
    assert!(!screen.text().contains("takes the markers out"));
}

#[test]
fn a_held_key_merges_one_file_with_markers() {
    let marked = |id: &str| {
        format!(
            "Person(\n    id: \"{id}\",\n    name: \"Oleh Sydorenko\",\n<<<<<<< HEAD\n    rank: \"corporal\",\n=======\n    home: \"Omsk\",\n>>>>>>> other\n)\n"
        )
    };
    let files = [OLEH, PETRO].map(|id| (format!("people/{id}.ron"), marked(id)));
    let files = files.each_ref().map(|(path, text)| (&**path, &**text));
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("!<Enter><Enter><Enter>");
    assert!(!text_of(&screen, OLEH).contains("<<<<<<<"));
    assert_eq!(text_of(&screen, PETRO), marked(PETRO));
    shows(&screen, &["one file was merged; press another key"]);
    screen.press("j<Enter>");
    assert!(!text_of(&screen, PETRO).contains("<<<<<<<"));
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

#[test]
fn a_record_that_the_other_side_removed_is_decided_with_one_key_and_comes_back_with_one() {
    let clones = Clones::new();
    clones.git("workspace", &["rm", "--quiet", GORSHENIN]);
    clones.done("other", &["note", GORSHENIN_ID, "Called her sister."]);
    assert!(!clones.meet().0);
    let mut screen = screen(&clones, "other");
    screen.press("!");
    shows(&screen, &["removed in the other clone and changed here"]);
    screen.press("<Enter>");
    shows(
        &screen,
        &[
            "what merges left to decide",
            "removed in the other clone, changed here",
            "keep it as it stands here",
            "remove it here as well; undo brings it back",
        ],
    );
    screen.press("<Down><Down><Enter>");
    assert!(!clones.path("other", GORSHENIN).exists());
    let unmerged = ["ls-files", "--unmerged"];
    assert_eq!(clones.git("other", &unmerged).1, "");
    screen.press("u");
    assert!(
        clones
            .text("other", GORSHENIN)
            .contains("Called her sister.")
    );
}

#[test]
fn whom_the_other_side_erased_is_erased_here_only_after_a_question() {
    let clones = Clones::new();
    clones.done("workspace", &["erase", GORSHENIN_ID, "--yes"]);
    clones.done("other", &["note", GORSHENIN_ID, "Called her sister."]);
    assert!(!clones.meet().0);
    let mut screen = screen(&clones, "other");
    screen.press(":decide<Enter>");
    shows(&screen, &["erased in the other clone, changed here"]);
    screen.press("<Down><Down><Enter>");
    assert!(
        clones.path("other", GORSHENIN).exists(),
        "not without a question"
    );
    screen.press("y");
    assert!(!clones.path("other", GORSHENIN).exists());
    assert_eq!(clones.git("other", &["ls-files", "--unmerged"]).1, "");
}

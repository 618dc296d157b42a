//! What happens while something else is going on: slow disks, other people, small windows.

use crate::sessions::clock;
use crate::support::session::TestSession;
use lastseen::app::core::action::{Action, Reload};
use lastseen::app::core::disk_request::{DiskReply, DiskRequest};
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::{DraftRequest, Job};
use lastseen::app::core::screen_request::ScreenRequest;
use lastseen::app::core::update::update;
use lastseen::app::drafts::form_draft::draft_of;
use lastseen::app::keys::key::Key;
use lastseen::casebook::book::Book;
use lastseen::casebook::errors::failure::Failure;
use lastseen::casebook::form_target::FormTarget;
use lastseen::record::id::RecordId;
use lastseen::search::index::Index;
use lastseen::storage::watch::changed_paths::ChangedPaths;

const ID: &str = "people/p-aaaaaaaaaa.ron";
const PERSON: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    home: \"Chita\",\n    history: [\n        (when: \"2022-07\", status: Detained),\n        (when: \"2022-08\", status: Missing),\n    ],\n)\n";

fn screen() -> TestSession {
    TestSession::with(&[(ID, PERSON)], 80, 24)
}

/// Presses keys and keeps back what they ask of the disk, as a slow disk does.
fn press_only(screen: &mut TestSession, keys: &str) -> Vec<Effect> {
    keys.chars()
        .flat_map(|character| {
            let key = match character {
                '\n' => "Enter".parse().unwrap(),
                other => Key::char(other),
            };
            update(&mut screen.state, Action::Key(key), clock())
        })
        // Nothing waits for what only warns, and for what is kept.
        .filter(|effect| {
            !matches!(
                effect,
                Effect::Disk(DiskRequest::LookBeside(_))
                    | Effect::Background(Job::Draft(DraftRequest::Keep(_) | DraftRequest::Forget))
            )
        })
        .collect()
}

fn answer(screen: &mut TestSession, effects: Vec<Effect>) {
    for effect in effects {
        let action = screen.answer(effect).unwrap();
        screen.act(action);
    }
}

#[test]
fn what_is_typed_ahead_goes_into_the_form_that_is_being_opened() {
    let mut screen = screen();
    let asked = press_only(&mut screen, "wunder duress");
    assert_eq!(asked.len(), 1, "{asked:?}");
    answer(&mut screen, asked);
    assert!(screen.text().contains("under duress"), "{}", screen.text());
    assert_eq!(screen.file(ID), PERSON);
    screen.press("<Enter>");
    assert!(screen.file(ID).contains("withdrawn: \"under duress\""));
}

#[test]
fn what_is_typed_while_a_change_is_written_is_meant_for_what_comes_next() {
    let mut screen = screen();
    let asked = press_only(&mut screen, "sr2022-09\nnSpoke to the unit, *");
    assert_eq!(asked.len(), 1, "{asked:?}");
    answer(&mut screen, asked);
    assert!(
        screen.text().contains("Spoke to the unit, *"),
        "{}",
        screen.text()
    );
    assert!(screen.state.list().marks.is_empty());
    assert!(screen.file(ID).contains("Returned"));
}

#[test]
fn enter_typed_ahead_of_a_new_queue_begins_it_and_no_letter_goes_into_its_name() {
    let mut screen = screen();
    let asked = press_only(&mut screen, "t\njmj");
    assert_eq!(asked.len(), 1, "{asked:?}");
    answer(&mut screen, asked);
    let text = screen.text();
    assert!(text.contains("1/1") && text.contains("everybody"), "{text}");
    // Nobody had been seen when `m` was typed.
    assert_eq!(screen.file(ID), PERSON);
    screen.press("m");
    assert_eq!(screen.file(ID).matches("status: Missing").count(), 2);
}

#[test]
fn what_follows_an_enter_that_was_refused_goes_into_no_field() {
    let mut screen = screen();
    let letters = "m".repeat(80);
    let asked = press_only(&mut screen, "e\n");
    answer(&mut screen, asked);
    screen.press(&letters);
    screen.act(Action::Burst("m".repeat(300)));
    assert_eq!(
        screen.message(),
        "Enter came before this was on the screen: look, then press Enter again"
    );
    screen.rest().press("<Enter>");
    assert_eq!(screen.file(ID), PERSON);
}

#[test]
fn a_note_outlives_the_failure_of_an_earlier_change() {
    let mut screen = screen();
    let asked = press_only(&mut screen, "u");
    press_only(&mut screen, "nhalf a note");
    answer(&mut screen, asked);
    assert!(
        screen.message().contains("nothing to undo"),
        "{}",
        screen.message()
    );
    assert!(screen.text().contains("half a note"));
}

#[test]
fn an_entry_that_moved_is_found_and_one_that_changed_is_not_taken_for_another() {
    let mut screen = screen();
    let moved = PERSON.replace(
        "    history: [\n",
        "    history: [\n        (when: \"2022-01\", status: Returned),\n",
    );
    std::fs::write(screen.path(ID), &moved).unwrap();
    screen.press("w");
    assert!(
        screen.text().contains("Aug 2022 Missing"),
        "{}",
        screen.text()
    );
    screen.press("a slip<Enter>");
    assert_eq!(
        screen.file(ID),
        moved.replace(
            "status: Missing)",
            "status: Missing, withdrawn: \"a slip\")"
        )
    );
    // Now the entry of July is the one that counts, and somebody corrects it.
    let changed = PERSON.replace("2022-07", "2022-06");
    std::fs::write(screen.path(ID), &changed).unwrap();
    screen.press("wanother slip<Enter>");
    assert_eq!(screen.file(ID), changed);
    assert!(screen.text().contains("Jun 2022"), "{}", screen.text());
    screen.press("w");
    assert!(
        screen.text().contains("Withdraw · Aug 2022 Missing"),
        "{}",
        screen.text()
    );
}

/// Opens the form, changes name and home in it, and lets somebody else change the name meanwhile.
fn meet_a_conflict(screen: &mut TestSession) -> String {
    screen.press("e<Ctrl-u>Mine<Tab><Tab><Tab><Tab><Tab><Ctrl-u>Omsk");
    let theirs = PERSON.replace("\"Petr\"", "\"Theirs\"");
    std::fs::write(screen.path(ID), &theirs).unwrap();
    screen.press("<Enter>");
    let text = screen.text();
    for word in [
        "theirs", "Theirs", "yours", "Mine", "before", "Petr", "by hand",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert_eq!(
        screen.file(ID),
        theirs,
        "nothing is written before the choice"
    );
    theirs
}

#[test]
fn a_conflict_lets_ones_own_be_written_over_theirs() {
    let mut screen = screen();
    let theirs = meet_a_conflict(&mut screen);
    screen.press("m");
    let mine = theirs.replace("Theirs", "Mine").replace("Chita", "Omsk");
    assert_eq!(screen.file(ID), mine);
    assert!(screen.message().contains("u to undo"));
    screen.press("u");
    assert_eq!(screen.file(ID), theirs);
}

/// A line may drop before anybody has seen the question, so it has to be asked again.
#[test]
fn what_is_kept_while_one_chooses_is_what_was_typed_over_the_text_before() {
    let mut screen = screen();
    meet_a_conflict(&mut screen);
    let kept = draft_of(&screen.state).unwrap();
    let FormTarget::Set { text, .. } = &kept.is_for else {
        panic!("{kept:?}");
    };
    assert_eq!(text, PERSON);
    let typed = [("name", "Mine"), ("home", "Omsk")];
    assert_eq!(
        kept.typed,
        typed.map(|(field, typed)| (field.to_owned(), typed.to_owned()))
    );
}

#[test]
fn a_conflict_lets_theirs_stand_and_writes_the_rest() {
    let mut screen = screen();
    let theirs = meet_a_conflict(&mut screen);
    // On a Cyrillic layout, too.
    screen.press("е");
    assert_eq!(screen.file(ID), theirs.replace("Chita", "Omsk"));
}

#[test]
fn a_conflict_lets_one_go_back_to_the_form() {
    let mut screen = screen();
    let theirs = meet_a_conflict(&mut screen);
    screen.press("xsr<Esc>");
    let text = screen.text();
    assert!(text.contains("Mine") && text.contains("Omsk"), "{text}");
    assert_eq!(screen.file(ID), theirs);
    screen.press(" and theirs<Enter>");
    let both = theirs
        .replace("Theirs", "Mine and theirs")
        .replace("Chita", "Omsk");
    assert_eq!(screen.file(ID), both);
}

#[test]
fn where_only_theirs_is_left_nothing_is_written() {
    let mut screen = screen();
    screen.press("e<Ctrl-u>Mine");
    let theirs = PERSON.replace("\"Petr\"", "\"Theirs\"");
    std::fs::write(screen.path(ID), &theirs).unwrap();
    screen.press("<Enter>t");
    assert_eq!(screen.file(ID), theirs);
    assert_eq!(
        screen.message(),
        "nothing was changed; what the others wrote stands"
    );
}

/// Types a place into the form of the last entry while somebody else writes this file.
fn change_the_last_entry(before: &str, theirs: &str) -> TestSession {
    let mut screen = TestSession::with(&[(ID, before)], 80, 24);
    screen.press("l");
    while !screen.text().contains("Entry ·") {
        screen.press("<Esc>je");
    }
    screen.press("<Tab><Tab><Tab>Chita");
    std::fs::write(screen.path(ID), theirs).unwrap();
    screen.press("<Enter>");
    screen
}

#[test]
fn two_who_change_different_fields_of_one_entry_both_land() {
    let theirs = PERSON.replace("status: Missing)", "status: Missing, note: \"Theirs.\")");
    let screen = change_the_last_entry(PERSON, &theirs);
    assert_eq!(
        screen.file(ID),
        theirs.replace("\"Theirs.\")", "\"Theirs.\", place: \"Chita\")")
    );
}

#[test]
fn an_entry_that_was_changed_and_moved_is_known_by_who_recorded_it_when() {
    let before = PERSON.replace(
        "status: Missing",
        "status: Missing, by: \"anna\", recorded: \"2026-11-01T10:00:00Z\"",
    );
    let more = "    history: [\n        (when: \"2022-01\", status: Returned),\n";
    let theirs = before
        .replace("when: \"2022-08\"", "when: \"2022-08-09\"")
        .replace("    history: [\n", more);
    let screen = change_the_last_entry(&before, &theirs);
    let file = screen.file(ID);
    assert!(
        file.contains("2022-08-09") && file.contains("place: \"Chita\""),
        "{file}"
    );
    // Without that nobody can say which one it is, and nothing is written.
    let unknown = PERSON
        .replace("2022-08", "2022-08-09")
        .replace("    history: [\n", more);
    let screen = change_the_last_entry(PERSON, &unknown);
    assert_eq!(screen.file(ID), unknown);
    let text = screen.text();
    assert!(
        text.contains("Chita") && text.contains("no longer exists"),
        "{text}"
    );
}

#[test]
fn two_who_add_to_one_list_both_land() {
    let mut screen = TestSession::with(
        &[(
            ID,
            &PERSON.replace("    history", "    tags: [\"a\", \"b\"],\n    history"),
        )],
        80,
        24,
    );
    screen.press("e");
    while !screen.text().contains("tags") || !screen.state_row("tags") {
        screen.press("<Tab>");
    }
    screen.press("; mine");
    let theirs = screen.file(ID).replace("\"a\", \"b\"", "\"b\", \"theirs\"");
    std::fs::write(screen.path(ID), &theirs).unwrap();
    screen.press("<Enter>");
    assert!(
        screen.file(ID).contains("[\"b\", \"mine\", \"theirs\"]")
            || screen.file(ID).contains("[\"b\", \"theirs\", \"mine\"]"),
        "{}",
        screen.file(ID)
    );
}

#[test]
fn a_note_on_a_record_that_is_gone_is_kept_in_sight() {
    let mut screen = screen();
    screen.press("nA word");
    std::fs::remove_file(screen.path(ID)).unwrap();
    screen.press("<Ctrl-s>");
    assert!(screen.text().contains("A word"), "{}", screen.text());
    assert!(
        screen.message().contains("theirs: nothing"),
        "{}",
        screen.message()
    );
}

#[test]
fn keys_on_a_screen_too_small_to_show_anything_do_nothing_but_quit() {
    let mut screen = screen();
    screen.press("sr");
    screen.act(Action::Resize(18, 4));
    screen.press("x<Enter>u.");
    assert_eq!(screen.file(ID), PERSON);
    screen.press("q");
    assert_eq!(
        screen.asked().last(),
        Some(&Effect::Screen(ScreenRequest::Quit))
    );
}

#[test]
fn a_status_that_does_not_become_the_current_one_is_told_so() {
    let mut screen = screen();
    screen.press("sr2022-01<Enter>");
    assert!(screen.file(ID).contains("Returned"));
    assert_eq!(
        screen.message(),
        "on disk, but an entry of a later date counts: the status stays missing"
    );
}

#[test]
fn a_failure_closes_no_form_but_its_own() {
    let mut screen = screen();
    screen.press("sr2022-09");
    screen.act(Action::Disk(DiskReply::Failed(Failure::EmptyChange)));
    assert!(screen.text().contains("2022-09"), "{}", screen.text());
}

/// Somebody else has erased the person about whom a note is half typed.
#[test]
fn a_screen_lets_go_of_somebody_who_is_erased_elsewhere() {
    let other = "Person(id: \"p-bbbbbbbbbb\", name: \"Vasya\")\n";
    let mut screen = TestSession::with(&[(ID, PERSON), ("people/p-bbbbbbbbbb.ron", other)], 80, 24);
    let id: RecordId = "p-aaaaaaaaaa".parse().unwrap();
    screen.press("*nhalf a note");
    assert_eq!(screen.chosen_name(), "Petr");
    let mut logs = screen.workspace.log_ends();
    screen.workspace.erase(id).unwrap();
    let changed_paths = ChangedPaths {
        records: [id].into(),
        ..ChangedPaths::default()
    };
    let external_changes = screen.workspace.look(&changed_paths, &mut logs);
    let effects = update(
        &mut screen.state,
        Action::Noticed(Box::new(external_changes)),
        clock(),
    );
    assert!(
        effects.contains(&Effect::Background(Job::Draft(DraftRequest::Forget))),
        "{effects:?}"
    );
    assert!(
        screen.message().starts_with("somebody was erased; "),
        "{}",
        screen.message()
    );
    let text = screen.text();
    assert!(
        !text.contains("Petr") && !text.contains("half a note"),
        "{text}"
    );
    assert_eq!(draft_of(&screen.state), None);
    let marks: Vec<&str> = screen
        .state
        .list()
        .marks
        .iter()
        .map(RecordId::as_str)
        .collect();
    assert_eq!(marks, ["p-bbbbbbbbbb"]);
    assert_eq!(screen.state.repeat, None);
    assert_eq!(screen.chosen_name(), "Vasya");
}

/// The same, found with so much else that everything was read again.
#[test]
fn a_screen_lets_go_of_somebody_who_is_erased_when_everything_is_read_again() {
    let other = "Person(id: \"p-bbbbbbbbbb\", name: \"Vasya\")\n";
    for keys in ["nhalf a note", "e", "sr", "/petr", ""] {
        let mut screen =
            TestSession::with(&[(ID, PERSON), ("people/p-bbbbbbbbbb.ron", other)], 80, 24);
        let id: RecordId = "p-aaaaaaaaaa".parse().unwrap();
        let there = screen.state.location();
        screen.state.browse.history.leave(there);
        screen.press("*");
        screen.press(keys);
        let mut logs = screen.workspace.log_ends();
        screen.workspace.erase(id).unwrap();
        let changed_paths = ChangedPaths {
            folders: true,
            ..ChangedPaths::default()
        };
        let mut external_changes = screen.workspace.look(&changed_paths, &mut logs);
        external_changes.erased = screen.workspace.erased_of(&[id].into());
        assert_eq!(external_changes.erased, [id]);
        let mut book = Book::of_head(&screen.workspace.head());
        book.put(
            screen
                .workspace
                .reread("p-bbbbbbbbbb".parse().unwrap())
                .unwrap()
                .unwrap(),
        );
        let anew = Reload {
            index: Index::build(&book),
            book,
            problems: Vec::new(),
            external_changes,
        };
        let effects = update(&mut screen.state, Action::ReadAnew(Box::new(anew)), clock());
        assert_ne!(effects, [Effect::Screen(ScreenRequest::NoRedraw)], "{keys}");
        let said = match keys {
            "nhalf a note" | "e" | "sr" => "somebody was erased; ",
            _ => "somebody was erased",
        };
        assert!(
            screen.message().starts_with(said),
            "{keys}: {}",
            screen.message()
        );
        let text = screen.text();
        assert!(
            !text.to_lowercase().contains("petr") && !text.contains("half a note"),
            "{keys}\n{text}"
        );
        assert_eq!(draft_of(&screen.state), None, "{keys}");
        assert!(!screen.state.list().marks.contains(&id), "{keys}");
        let before = screen.records();
        screen.press("<Ctrl-s>");
        assert_eq!(screen.records(), before, "{keys}");
        screen.press("<Esc>[");
        assert_eq!(screen.message(), "this is where you began", "{keys}");
        assert_eq!(screen.chosen_name(), "Vasya", "{keys}");
    }
}

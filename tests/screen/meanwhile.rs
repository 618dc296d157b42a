//! What happens while something else is going on: slow disks, other people, small windows.

use crate::harness::{Screen, clock};
use lastseen::app::action::Action;
use lastseen::app::effect::Effect;
use lastseen::app::key::Key;
use lastseen::app::update::update;
use lastseen::casebook::failure::Failure;
use lastseen::tui::worker::perform;

const ID: &str = "people/p-aaaaaaaaaa.ron";
const PERSON: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    home: \"Chita\",\n    history: [\n        (when: \"2022-07\", status: Detained),\n        (when: \"2022-08\", status: Missing),\n    ],\n)\n";

fn screen() -> Screen {
    Screen::with(&[(ID, PERSON)], 80, 24)
}

/// Presses keys and keeps back what they ask of the disk, as a slow disk does.
fn press_only(screen: &mut Screen, keys: &str) -> Vec<Effect> {
    keys.chars()
        .flat_map(|character| {
            let key = match character {
                '\n' => "Enter".parse().unwrap(),
                other => Key::char(other),
            };
            update(&mut screen.state, Action::Key(key), clock())
        })
        .collect()
}

fn answer(screen: &mut Screen, effects: Vec<Effect>) {
    for effect in effects {
        let action = perform(&screen.workspace, effect).unwrap();
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
    std::fs::write(screen.folder.path().join(ID), &moved).unwrap();
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
    std::fs::write(screen.folder.path().join(ID), &changed).unwrap();
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

#[test]
fn a_conflict_keeps_what_was_typed_and_goes_on_from_what_stands_there() {
    let mut screen = screen();
    screen.press("e<Ctrl-u>Mine<Tab><Tab><Tab><Tab><Tab><Ctrl-u>Omsk");
    let theirs = PERSON.replace("\"Petr\"", "\"Theirs\"");
    std::fs::write(screen.folder.path().join(ID), &theirs).unwrap();
    screen.press("<Enter>");
    let text = screen.text();
    assert!(text.contains("Mine") && text.contains("Theirs"), "{text}");
    screen.press("<Esc>");
    let text = screen.text();
    assert!(text.contains("Mine") && text.contains("Omsk"), "{text}");
    screen.press("<Enter>");
    assert_eq!(
        screen.file(ID),
        PERSON
            .replace("\"Petr\"", "\"Mine\"")
            .replace("Chita", "Omsk")
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
    assert_eq!(screen.asked.last(), Some(&Effect::Quit));
}

#[test]
fn a_status_that_does_not_become_the_current_one_is_told_so() {
    let mut screen = screen();
    screen.press("sr2022-01<Enter>");
    assert!(screen.file(ID).contains("Returned"));
    assert_eq!(
        screen.message(),
        "on disk, but an entry of a later date counts: the status stays Missing"
    );
}

#[test]
fn a_failure_closes_no_form_but_its_own() {
    let mut screen = screen();
    screen.press("sr2022-09");
    screen.act(Action::Failed(Failure::EmptyChange));
    assert!(screen.text().contains("2022-09"), "{}", screen.text());
}

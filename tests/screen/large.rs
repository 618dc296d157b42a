//! A book so large that searches wait until no more letters are coming.

use crate::harness::Screen;
use lastseen::app::action::Action;
use lastseen::app::effect::Effect;
use lastseen::app::key::Key;
use lastseen::app::update::update;
use lastseen::casebook::book::Book;
use lastseen::casebook::loaded::Loaded;
use lastseen::record::kind::Kind;
use lastseen::record::read::read_record;
use lastseen::search::index::Index;

const PEOPLE: usize = 6_000;

fn large() -> Screen {
    let mut screen = Screen::with(&[], 80, 24);
    let mut book = Book::new("Large", screen.state.book.statuses.clone());
    for number in 0..PEOPLE {
        let name = if number == 4_321 {
            "Иван Каминский"
        } else {
            "Petr Volkov"
        };
        let text = format!("Person(id: \"p-n{number}\", name: \"{name} {number}\")");
        book.put(Loaded {
            record: read_record(Kind::Person, &text).unwrap(),
            unknown: Vec::new(),
        });
    }
    let index = Index::build(&book);
    screen.act(Action::AllLoaded(Box::new((book, index))));
    screen
}

/// Presses a key and leaves undone what it asks for, as while more keys are waiting.
fn press_only(screen: &mut Screen, character: char) -> Vec<Effect> {
    let clock = crate::harness::clock();
    update(&mut screen.state, Action::Key(Key::char(character)), clock)
}

#[test]
fn letters_are_taken_at_once_and_the_search_is_made_when_no_more_are_coming() {
    let mut screen = large();
    screen.press("/");
    for character in "kaminsk".chars() {
        assert_eq!(press_only(&mut screen, character), [Effect::Search]);
    }
    assert_eq!(screen.state.list().input.text(), "kaminsk");
    assert_eq!(screen.state.list().rows.len(), PEOPLE);
    screen.act(Action::Search);
    assert_eq!(screen.state.list().rows.len(), 1);
}

#[test]
fn what_is_done_next_is_meant_for_what_the_letters_find() {
    let mut screen = large();
    screen.press("/");
    for character in "каминский".chars() {
        press_only(&mut screen, character);
    }
    screen.press("<Enter>");
    assert_eq!(screen.chosen_name(), "Иван Каминский 4321");
}

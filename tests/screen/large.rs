//! A book so large that searches are made elsewhere while letters are coming.

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
fn letters_are_taken_at_once_and_only_the_last_search_is_answered() {
    let mut screen = large();
    screen.press("/");
    let mut answers = Vec::new();
    for character in "kaminsk".chars() {
        let asked = press_only(&mut screen, character);
        let [Effect::Search { view, generation }] = asked.as_slice() else {
            panic!("{asked:?}");
        };
        answers.push(screen.search(*view, *generation));
    }
    assert_eq!(screen.state.list().input.text(), "kaminsk");
    assert_eq!(screen.state.list().rows.len(), PEOPLE);
    // What the letters before found is no answer any more; what they all find is shown.
    let last = answers.pop().unwrap();
    for late in answers {
        screen.act(late);
        assert_eq!(screen.state.list().rows.len(), PEOPLE);
    }
    screen.act(last);
    assert_eq!(screen.state.list().rows.len(), 1);
}

#[test]
fn an_answer_about_a_book_that_has_changed_since_is_dropped() {
    let mut screen = large();
    screen.press("/");
    let asked = press_only(&mut screen, 'k');
    let [Effect::Search { view, generation }] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    let answer = screen.search(*view, *generation);
    screen.act(Action::Loaded {
        records: vec![Loaded {
            record: read_record(Kind::Person, "Person(id: \"p-new\", name: \"Kirill\")").unwrap(),
            unknown: Vec::new(),
        }],
        problems: Vec::new(),
        done: 1,
        total: 1,
    });
    assert_eq!(screen.state.list().rows.len(), PEOPLE + 1);
    screen.act(answer);
    assert_eq!(screen.state.list().rows.len(), PEOPLE + 1);
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

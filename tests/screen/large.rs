//! A book so large that searches are made elsewhere while letters are coming.

use crate::support::session::TestSession;
use lastseen::app::core::action::{Action, Rebuilt};
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::Job;
use lastseen::app::core::update::update;
use lastseen::app::keys::key::Key;
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::record::kind::Kind;
use lastseen::record::read::read_record;
use lastseen::search::index::Index;
use lastseen::search::matching::cancel_token::CancelToken;
use std::sync::atomic::AtomicBool;

const PEOPLE: usize = 6_000;

fn large() -> TestSession {
    let mut screen = TestSession::with(&[], 80, 24);
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
fn press_only(screen: &mut TestSession, character: char) -> Vec<Effect> {
    let clock = crate::sessions::clock();
    update(&mut screen.state, Action::Key(Key::char(character)), clock)
}

#[test]
fn letters_are_taken_at_once_and_only_the_last_search_is_answered() {
    let mut screen = large();
    screen.press("/");
    let mut answers = Vec::new();
    for character in "kaminsk".chars() {
        let asked = press_only(&mut screen, character);
        let [Effect::Background(Job::Search { view, generation })] = asked.as_slice() else {
            panic!("{asked:?}");
        };
        answers.push(screen.search(*view, *generation).unwrap());
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
    let [Effect::Background(Job::Search { view, generation })] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    let answer = screen.search(*view, *generation).unwrap();
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

fn person(id: &str, name: &str, status: &str) -> Loaded {
    let text = format!(
        "Person(id: \"{id}\", name: \"{name}\", history: [(when: \"2022-07\", status: {status})])"
    );
    Loaded {
        record: read_record(Kind::Person, &text).unwrap(),
        unknown: Vec::new(),
    }
}

#[test]
fn the_first_page_is_there_before_anything_is_read_and_says_so() {
    let mut screen = TestSession::with(&[], 80, 24);
    screen.state.files.loading = Some((0, 0));
    screen.act(Action::FirstPage(vec![
        person("p-1", "Anna Zimina", "Missing"),
        person("p-2", "Boris Zimin", "Missing"),
    ]));
    let text = screen.text();
    assert!(text.contains("comparing with the files"), "{text}");
    assert!(text.contains("Anna Zimina") && text.contains("Boris Zimin"));
    screen.press("j");
    assert_eq!(screen.chosen_name(), "Boris Zimin");
    let before = screen.state.mode.clone();
    for key in ["s", "n", "e"] {
        screen.press(key);
        assert!(
            screen.message().contains("still being compared"),
            "{key} {}",
            screen.message()
        );
        assert_eq!(format!("{:?}", screen.state.mode), format!("{before:?}"));
    }
    // What differs changes in place, and the cursor stays with whom it was on.
    screen.act(Action::Compared {
        changed: vec![
            person("p-2", "Boris Zimin", "Returned"),
            person("p-0", "Aleksei Zimin", "Missing"),
        ],
        unread: Vec::new(),
    });
    assert_eq!(screen.chosen_name(), "Boris Zimin");
    let text = screen.text();
    assert!(!text.contains("comparing with the files"), "{text}");
    assert!(text.contains("Returned") || text.contains("returned") || text.contains("RET"));
    screen.press("s");
    assert!(!screen.message().contains("still being compared"));
}

#[test]
fn who_does_not_read_is_not_taken_for_compared() {
    let mut screen = TestSession::with(&[], 80, 24);
    screen.state.files.loading = Some((0, 0));
    screen.act(Action::FirstPage(vec![
        person("p-1", "Anna Zimina", "Missing"),
        person("p-2", "Boris Zimin", "Missing"),
    ]));
    screen.act(Action::Compared {
        changed: Vec::new(),
        unread: vec!["p-1".parse().unwrap()],
    });
    assert_eq!(screen.chosen_name(), "Anna Zimina");
    screen.press("s");
    assert!(
        screen.message().contains("still being compared"),
        "{}",
        screen.message()
    );
    screen.press("js");
    assert!(!screen.message().contains("still being compared"));
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

/// A screen over two thousand people and more, each with a file, so that forms can be opened.
fn with_files() -> TestSession {
    let mut files: Vec<(String, String)> = (0..2_100)
        .map(|number| {
            let text = format!(
                "Person(\n    id: \"p-n{number}\",\n    name: \"Petr Volkov {number}\",\n    cases: [(case: \"c-1\")],\n)\n"
            );
            (format!("people/p-n{number}.ron"), text)
        })
        .collect();
    let anna = "Person(id: \"p-anna\", name: \"Анна Каминская\", born: \"1970\", home: \"Omsk\")";
    files.push(("people/p-anna.ron".to_owned(), anna.to_owned()));
    files.push((
        "cases/c-1.ron".to_owned(),
        "Case(id: \"c-1\", title: \"Camp\")".to_owned(),
    ));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    TestSession::with(&files, 80, 24)
}

#[test]
fn among_many_people_the_one_who_is_meant_is_found_in_any_spelling() {
    let mut screen = with_files();
    screen.press("/'volkov 77'<Enter>");
    assert_eq!(screen.chosen_name(), "Petr Volkov 77");
    screen.press("+rmother<Tab>kaminskaya");
    let text = screen.text();
    // Namesakes are told apart by what is offered.
    assert!(text.contains("Анна Каминская, born 1970, Omsk"), "{text}");
    screen.press("<Tab><Enter>");
    assert!(
        screen
            .file("people/p-n77.ron")
            .contains("(kind: Mother, person: \"p-anna\")"),
        "{}",
        screen.file("people/p-n77.ron")
    );
    // A name that fits many is never settled by itself.
    screen.press("+rson<Tab>volkov<Enter>");
    assert!(!screen.file("people/p-n77.ron").contains("Son"));
    // From the list of all, too.
    screen.press("<Esc><Esc>+raunt<Tab><Ctrl-o>anna kamin<Enter><Enter>");
    assert!(
        screen
            .file("people/p-n77.ron")
            .contains("(kind: Aunt, person: \"p-anna\")"),
        "{}",
        screen.file("people/p-n77.ron")
    );
}

#[test]
fn a_long_page_is_walked_from_end_to_end_and_shows_the_line_of_the_cursor() {
    let mut screen = with_files();
    screen.press("2");
    for _ in 0..2 {
        screen.press("<Tab>");
    }
    let lines = screen.state.detail();
    assert!(lines.len() > 2_100);
    for cursor in [0, 1, 255, 256, 257, 300, 511, 512, 1_000, lines.len() - 1] {
        screen.state.browse.reading.cursor = cursor;
        screen.state.keep_built();
        let wanted = lines[cursor].line.text.as_str().to_owned();
        assert!(
            screen.text().contains(&wanted),
            "{cursor}: {}",
            screen.text()
        );
        let below = screen.text().contains('↓');
        assert_eq!(below, cursor + 30 < lines.len(), "{cursor}");
    }
}

#[test]
fn what_was_built_is_never_shown_once_the_record_says_something_else() {
    let mut screen = with_files();
    screen.press("2");
    screen.state.keep_built();
    assert!(screen.text().contains("People 2100"), "{}", screen.text());
    // Somebody of the case goes, on disk and by a change of somebody else.
    screen.press("1/'volkov 77'<Enter>e");
    for _ in 0..8 {
        screen.press("<Tab>");
    }
    screen.press("<Ctrl-u><Enter>2");
    assert!(screen.text().contains("People 2099"), "{}", screen.text());
    screen.state.keep_built();
    screen.press("u");
    assert!(screen.text().contains("People 2100"), "{}", screen.text());
}

#[test]
fn a_large_case_shows_its_head_at_once_and_the_rest_behind_it() {
    let mut screen = with_files();
    let clock = crate::sessions::clock();
    update(&mut screen.state, Action::Key(Key::char('2')), clock);
    screen.state.keep_built();
    let text = screen.text();
    assert!(screen.state.needs_building());
    assert!(text.contains("2,100 linked records are being"), "{text}");
    assert!(text.contains("People …"), "{text}");
    let built = screen.state.build_behind(CancelToken::NEVER).unwrap();
    screen.state.take_built(built);
    assert!(!screen.state.needs_building());
    let text = screen.text();
    assert!(
        text.contains("People 2100") && !text.contains("being listed"),
        "{text}"
    );
    // Its time line likewise; a key that comes before it is built is no harm.
    update(&mut screen.state, Action::Key(Key::char('T')), clock);
    assert!(
        screen.text().contains("are being listed"),
        "{}",
        screen.text()
    );
    update(&mut screen.state, Action::Key(Key::char('j')), clock);
    let built = screen.state.build_behind(CancelToken::NEVER).unwrap();
    screen.state.take_built(built);
    assert!(!screen.text().contains("being listed"), "{}", screen.text());
}

#[test]
fn the_numbers_of_many_people_are_counted_behind_the_screen_and_stop_for_a_key() {
    let mut screen = large();
    let clock = crate::sessions::clock();
    update(&mut screen.state, Action::Key(Key::char('4')), clock);
    assert!(
        screen.text().contains("6,000 people are being counted"),
        "{}",
        screen.text()
    );
    let stopped = AtomicBool::new(true);
    assert!(
        screen
            .state
            .build_behind(CancelToken::when(&stopped))
            .is_none()
    );
    assert!(screen.state.needs_building());
    let built = screen.state.build_behind(CancelToken::NEVER).unwrap();
    screen.state.take_built(built);
    assert!(!screen.state.needs_building());
    let text = screen.text();
    assert!(
        text.contains("never heard from") && !text.contains("being counted"),
        "{text}"
    );
}

#[test]
fn a_large_change_is_taken_in_whole_and_the_cursor_stays_with_its_person() {
    let mut screen = large();
    screen.press("jjj");
    let chosen = screen.state.chosen().unwrap();
    let mut book = Book::new("Large", screen.state.book.statuses.clone());
    for number in (0..PEOPLE + 600).rev() {
        let text = format!("Person(id: \"p-n{number}\", name: \"Aleksei Volkov {number}\")");
        book.put(Loaded {
            record: read_record(Kind::Person, &text).unwrap(),
            unknown: Vec::new(),
        });
    }
    let index = Index::build(&book);
    let records = book.ids(Kind::Person);
    let rebuilt = Rebuilt {
        book,
        index,
        records,
    };
    screen.act(Action::Rebuilt(Box::new(rebuilt)));
    assert_eq!(screen.state.list().rows.len(), PEOPLE + 600);
    assert_eq!(screen.state.chosen(), Some(chosen));
    screen.press("/aleksei 6599<Enter>");
    assert_eq!(screen.state.chosen().unwrap().as_str(), "p-n6599");
    // What was replaced is not let go of on the screen's thread.
    let (before, _) = *screen.state.replaced.take().unwrap();
    assert_eq!(before.ids(Kind::Person).len(), PEOPLE);
}

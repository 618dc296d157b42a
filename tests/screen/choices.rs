//! What a form offers for what is typed, what it makes of it, and what it tells of what is there already.

use crate::support::session::TestSession;

const PEOPLE: [(&str, &str); 4] = [
    (
        "people/p-ivan1.ron",
        "Person(id: \"p-ivan1\", name: \"Ivan Volkov\")\n",
    ),
    (
        "people/p-maria.ron",
        "Person(id: \"p-maria\", name: \"Иванова Мария\")\n",
    ),
    (
        "sources/s-comm1.ron",
        "Source(id: \"s-comm1\", title: \"Recording of a commander\", publisher: \"Verstka\", reliability: C)\n",
    ),
    (
        "sources/s-video.ron",
        "Source(id: \"s-video\", title: \"Video appeal of soldiers\", reliability: C)\n",
    ),
];

fn screen() -> TestSession {
    TestSession::with(&PEOPLE, 80, 24)
}

fn sources(screen: &TestSession) -> Vec<String> {
    let folder = std::fs::read_dir(screen.path("sources")).unwrap();
    let mut texts: Vec<String> = folder
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    texts.sort();
    texts
}

#[test]
fn a_source_in_words_that_are_nobodys_is_a_new_one() {
    let mut screen = screen();
    let before = screen.records();
    screen.press("/volkov<Enter>sd<Tab><Tab>call with mother");
    let text = screen.text();
    assert!(text.contains("new source: call with mother"), "{text}");
    assert!(!text.contains("Recording of a commander"), "{text}");
    screen.press("<Tab>");
    assert!(
        screen.text().contains("= a new source"),
        "{}",
        screen.text()
    );
    assert_eq!(screen.records(), before);
    screen.press("<Enter>");
    let all = sources(&screen);
    assert_eq!(all.len(), 3, "{all:?}");
    let made = all
        .iter()
        .find(|text| text.contains("call with mother"))
        .unwrap();
    let id = made.split('"').nth(1).unwrap();
    assert_eq!(
        made,
        &format!("Source(\n    id: \"{id}\",\n    title: \"call with mother\",\n)\n")
    );
    let person = screen.file("people/p-ivan1.ron");
    assert!(
        person.contains(&format!("sources: [(source: \"{id}\")]")),
        "{person}"
    );
    // One change, one undo.
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn enter_takes_nothing_that_was_not_typed() {
    for (typed, offered) in [
        ("zzz", &[][..]),
        ("call with mother", &[]),
        ("rcrdng", &[]),
        ("ommander", &[]),
        ("comm", &["Verstka · Recording of a commander"]),
        ("commandor", &[]),
        (
            "of",
            &[
                "Verstka · Recording of a commander",
                "Video appeal of soldiers",
            ],
        ),
        ("soldiers video", &["Video appeal of soldiers"]),
        ("верст", &["Verstka · Recording of a commander"]),
    ] {
        let mut screen = screen();
        let before = screen.records();
        screen.press(&format!("/volkov<Enter>sd<Tab><Tab>{typed}"));
        let text = screen.text();
        for label in [
            "Verstka · Recording of a commander",
            "Video appeal of soldiers",
        ] {
            let is_offered = text
                .lines()
                .any(|line| line.contains(label) && !line.contains('='));
            assert_eq!(
                is_offered,
                offered.contains(&label),
                "{typed}: {label}\n{text}"
            );
        }
        assert!(
            text.contains(&format!("new source: {typed}")),
            "{typed}\n{text}"
        );
        if offered.is_empty() {
            // Enter takes the choice, which is seen, and writes nothing.
            screen.press("<Enter>");
            assert_eq!(screen.records(), before, "{typed}");
            assert!(screen.text().contains("= a new source"), "{typed}");
        }
    }
}

#[test]
fn whole_words_of_one_title_are_that_source_and_are_seen_to_be() {
    let mut screen = screen();
    screen.press("/volkov<Enter>sd<Tab><Tab>commander verstka");
    assert!(
        screen
            .text()
            .contains("= Verstka · Recording of a commander"),
        "{}",
        screen.text()
    );
    screen.press("<Enter>");
    assert!(
        screen
            .file("people/p-ivan1.ron")
            .contains("(source: \"s-comm1\")")
    );
    assert_eq!(sources(&screen).len(), 2);
}

#[test]
fn cases_and_people_are_offered_by_the_same_rule() {
    let mut screen = screen();
    // Cases that are not there, for a new person: each is said to be new, and made with the person.
    screen.press("apNew Person");
    while !screen.state_row("cases") {
        screen.press("<Tab>");
    }
    screen.press("Omsk garrison<Tab><Shift-Tab>; Chita prison (Witness)<Enter>");
    assert!(screen.text().contains("= a new case"), "{}", screen.text());
    screen.press("<Enter>");
    let case = |title: &str| {
        let mut cases = screen.state.book.cases().iter();
        cases
            .find(|(_, case)| case.title == title)
            .map(|(_, case)| case.id)
    };
    let (omsk, chita) = (
        case("Omsk garrison").unwrap(),
        case("Chita prison").unwrap(),
    );
    let people: Vec<_> = screen
        .state
        .book
        .people()
        .iter()
        .map(|(_, one)| one.clone())
        .collect();
    let new = people
        .iter()
        .find(|person| person.name == "New Person")
        .unwrap();
    let cases: Vec<_> = new.cases.iter().map(|part| part.case.id()).collect();
    assert_eq!(cases, [Some(omsk), Some(chita)]);
    assert_eq!(new.cases[1].role.as_str(), "Witness");
    // A relative who is not there.
    screen.press("/volkov<Enter>+rmother<Tab>Петрова Мария<Tab><Enter>");
    let person = screen.file("people/p-ivan1.ron");
    assert!(!person.contains("p-maria"), "{person}");
    assert!(person.contains("kind: Mother, person: \"p-"), "{person}");
    assert_eq!(screen.state.book.people().len(), 4);
}

#[test]
fn what_nobody_typed_is_no_id() {
    let mut screen = screen();
    let before = screen.records();
    screen.press("/volkov<Enter>sd<Tab><Tab>s-tobemadeuoli0<Enter>");
    assert_eq!(screen.records(), before);
    assert!(
        screen.text().contains("there is no such record"),
        "{}",
        screen.text()
    );
}

#[test]
fn the_picker_makes_a_new_one_of_what_is_nobodys() {
    let mut screen = screen();
    let before = screen.records();
    screen.press("/volkov<Enter>sd<Enter>czzz<Enter>");
    assert!(screen.text().contains("New source"), "{}", screen.text());
    assert_eq!(screen.records().len(), before.len());
}

#[test]
fn entering_the_same_again_is_told_while_typing() {
    let mut screen = TestSession::with(
        &[
            (
                "people/p-artem.ron",
                "Person(id: \"p-artem\", name: \"Артём Горчаков\", born: \"1995\")\n",
            ),
            (
                "places/l-omsk1.ron",
                "Place(id: \"l-omsk1\", name: \"Omsk\")\n",
            ),
            (
                "sources/s-call1.ron",
                "Source(id: \"s-call1\", title: \"Call\", reliability: C)\n",
            ),
            (
                "units/u-64br1.ron",
                "Unit(id: \"u-64br1\", name: \"64th brigade\")\n",
            ),
            (
                "cases/c-raid1.ron",
                "Case(id: \"c-raid1\", title: \"Raid\")\n",
            ),
        ],
        80,
        24,
    );
    for (keys, told) in [
        (
            "apArtyom Gorchakov",
            "1 person is recorded so already: Артём Горчаков, born 1995 (p-artem)",
        ),
        ("alomsk", "1 place is recorded so already: Omsk (l-omsk1)"),
        ("ascall", "1 source is recorded so already: Call (s-call1)"),
        (
            "au64TH Brigade",
            "1 unit is recorded so already: 64th brigade (u-64br1)",
        ),
        ("acraid", "1 case is recorded so already: Raid (c-raid1)"),
    ] {
        screen.press(keys);
        assert!(screen.text().contains(told), "{keys}\n{}", screen.text());
        screen.press("x");
        assert!(
            !screen.text().contains("recorded so already"),
            "{keys}\n{}",
            screen.text()
        );
        screen.press("<Esc><Esc>");
    }
}

#[test]
fn choices_that_are_left_out_are_told() {
    let texts: Vec<(String, String)> = (1..=9)
        .map(|at| {
            let path = format!("places/l-hut0{at}.ron");
            let text = format!("Place(id: \"l-hut0{at}\", name: \"Verkhnyaya {at}\")\n");
            (path, text)
        })
        .chain(PEOPLE.map(|(path, text)| (path.to_owned(), text.to_owned())))
        .collect();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("/volkov<Enter>e<Tab><Tab><Tab><Tab><Tab>ver");
    let text = screen.text();
    // Six of the nine; Down goes on to the others, and to what “ver” may be.
    assert!(text.contains("and 6 more: Down, or type on"), "{text}");
    screen.press("khnyaya 7");
    assert!(!screen.text().contains("type on"), "{}", screen.text());
}

//! The page of people who may be recorded twice.

use crate::support::session::{MOVING, TestSession};

const ONE: &str =
    "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\", home: \"Sakhalin\", born: \"2002\")\n";
const TWO: &str = "Person(id: \"p-bbb\", name: \"Кочетков Максим\", home: \"Omsk\", born: \"2002\", unit: \"64th brigade\")\n";
const FILES: [(&str, &str); 3] = [
    ("people/p-aaa.ron", ONE),
    ("people/p-bbb.ron", TWO),
    (
        "people/p-ccc.ron",
        "Person(id: \"p-ccc\", name: \"Petr\")\n",
    ),
];

#[test]
fn two_records_are_compared_joined_and_taken_apart_by_keys() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    let before = screen.records();
    screen.press("=");
    let text = screen.text();
    for shown in [
        "The same person?",
        "1 likely pair",
        "Maksim Kochetkov",
        "≠",
        "Sakhalin",
        "Omsk",
    ] {
        assert!(text.contains(shown), "{shown}\n{text}");
    }
    // The other value of the second field that has two.
    screen.press("sjj<Space><Enter>");
    let kept = screen.file("people/p-aaa.ron");
    assert!(
        kept.contains("home: \"Omsk\"") && kept.contains("value: \"Sakhalin\""),
        "{kept}"
    );
    assert!(
        kept.contains("unit: \"64th brigade\"") && kept.contains("Кочетков Максим"),
        "{kept}"
    );
    assert!(
        screen
            .file("people/p-bbb.ron")
            .contains("merged_into: \"p-aaa\"")
    );
    screen.press("<Esc>");
    let text = screen.text();
    assert!(text.contains("2 people"), "{text}");
    screen.press("u");
    assert_eq!(screen.records(), before);
    assert!(screen.text().contains("3 people"), "{}", screen.text());
}

#[test]
fn a_decision_by_one_key_is_remembered_on_a_cyrillic_layout_too() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("=в");
    assert!(
        screen
            .file("people/p-aaa.ron")
            .contains("distinct_from: [\"p-bbb\"]")
    );
    assert!(
        screen.text().contains("no two people look alike"),
        "{}",
        screen.text()
    );
    screen.press("<Esc>/is:duplicate<Enter>");
    assert!(!screen.text().contains("Kochetkov"), "{}", screen.text());
    screen.press("<Esc>u/is:duplicate<Enter>");
    assert!(screen.text().contains("Kochetkov"), "{}", screen.text());
}

#[test]
fn what_was_joined_is_taken_apart_later_after_a_look() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    let before = screen.records();
    screen.press("=s<Enter><Esc>");
    // Something else happened since, to somebody else: that stands not in the way.
    screen.press("/petr<Enter>n");
    screen.press("asked his sister<Ctrl-s>");
    let petr = screen.file("people/p-ccc.ron");
    screen.press("<Esc>/kochetkov<Enter>X");
    let text = screen.text();
    assert!(text.contains("nothing was built on it"), "{text}");
    assert!(text.contains("what is taken back:"), "{text}");
    // Whoever only reads leaves all as it was.
    assert!(text.contains("U joins them again."), "{text}");
    screen.press("<Esc>");
    assert!(screen.file("people/p-bbb.ron").contains("merged_into"));
    screen.press("XGy");
    let mut now = screen.records();
    now.retain(|(path, _)| !path.ends_with("p-ccc.ron"));
    let mut then = before;
    then.retain(|(path, _)| !path.ends_with("p-ccc.ron"));
    assert_eq!(now, then);
    assert_eq!(screen.file("people/p-ccc.ron"), petr);
    assert!(
        screen.message().starts_with("Undone"),
        "{}",
        screen.message()
    );
    // And joined again by one key.
    screen.press("U");
    assert!(screen.file("people/p-bbb.ron").contains("merged_into"));
    screen.press("<Esc>/petr<Enter>X");
    assert!(
        screen.message().contains("nothing was joined"),
        "{}",
        screen.message()
    );
}

#[test]
fn what_stands_in_the_way_is_told_and_stays_with_the_record_that_was_kept() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("=s<Enter><Esc>/kochetkov<Enter>nstill in Omsk<Ctrl-s>");
    screen.press("X");
    let text = screen.text();
    assert!(text.contains("1 thing stands in the way"), "{text}");
    assert!(
        text.contains("people/p-aaa.ron: notes[0] was changed by anna at 2026-"),
        "{text}"
    );
    assert!(text.contains("although something was changed"), "{text}");
    screen.press("<Esc>");
    assert!(screen.file("people/p-bbb.ron").contains("merged_into"));
    screen.press("XGy");
    assert_eq!(screen.file("people/p-bbb.ron"), TWO);
    let kept = screen.file("people/p-aaa.ron");
    assert!(kept.contains("still in Omsk"), "{kept}");
    assert!(!kept.contains("64th brigade"), "{kept}");
}

#[test]
fn of_several_that_were_joined_the_one_under_the_cursor_is_taken_apart() {
    let files = [
        FILES[0],
        FILES[1],
        (
            "people/p-ccc.ron",
            "Person(id: \"p-ccc\", name: \"Maksim Kochetkow\", home: \"Sakhalin\", born: \"2002\")\n",
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("=s<Enter>s<Enter><Esc>");
    assert!(screen.text().contains("1 person"), "{}", screen.text());
    screen.press("X");
    assert!(
        screen.message().contains("press X again"),
        "{}",
        screen.message()
    );
    let line = screen.state.detail()[screen.state.browse.reading.cursor].plain();
    assert!(line.starts_with("joined"), "{line}");
    screen.press("jX");
    let text = screen.text();
    assert!(text.contains("(p-ccc), joined to"), "{text}");
}

#[test]
fn the_more_careful_word_on_risk_and_consent_counts_and_one_key_turns_it() {
    let one = "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\", home: \"Omsk\", born: \"2002\", risk: (level: Low, review: \"2023-06\"), consent: (given: Yes, scope: Public))\n";
    let two = "Person(id: \"p-bbb\", name: \"Кочетков Максим\", home: \"Omsk\", born: \"2002\", risk: (level: High), consent: (given: No))\n";
    let files = [("people/p-aaa.ron", one), ("people/p-bbb.ron", two)];
    for exchanged in [false, true] {
        let mut screen = TestSession::with(&files, 80, 24);
        let before = screen.records();
        screen.press("=s");
        let (kept, side) = match exchanged {
            true => ("people/p-bbb.ron", "left"),
            false => ("people/p-aaa.ron", "right"),
        };
        if exchanged {
            screen.press("x");
        }
        let text = screen.text();
        for field in ["risk", "consent"] {
            let told = format!("{field}: the {side} one, which is more careful");
            assert!(text.contains(&told), "{told}\n{text}");
        }
        screen.press("<Enter>");
        let file = screen.file(kept);
        assert!(file.contains("risk: (level: High"), "{file}");
        assert!(file.contains("review: \"2023-06\""), "{file}");
        assert!(file.contains("consent: (given: No"), "{file}");
        screen.press("<Esc>u");
        assert_eq!(screen.records(), before);
    }
    // The last field is the consent: Space turns it.
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("=sG<Space>");
    let text = screen.text();
    assert!(
        text.contains("consent: the left one, though the right one is more careful"),
        "{text}"
    );
    screen.press("<Enter>");
    let file = screen.file("people/p-aaa.ron");
    assert!(
        file.contains("consent: (given: Yes, scope: Public)") && file.contains("level: High"),
        "{file}"
    );
}

#[test]
fn a_judgement_that_came_meanwhile_is_asked_about_before_a_join() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("=s");
    let judged = ONE.replace(")\n", ", distinct_from: [\"p-bbb\"])\n");
    std::fs::write(screen.path("people/p-aaa.ron"), judged).unwrap();
    let before = screen.records();
    // What was typed ahead, before the question was drawn, is no answer.
    screen.press("<Enter>yY<Esc>n");
    assert_eq!(screen.records(), before);
    let text = screen.text();
    assert!(
        text.contains("their records say that they are two people, and no log tells"),
        "{text}"
    );
    assert!(
        text.contains("Join p-bbb to p-aaa all the same? y/n"),
        "{text}"
    );
    // Nothing but y and + joins them, and no other key closes the question but those for no.
    for keys in ["<Enter>", "x", "s", "<Tab>"] {
        screen.press(keys);
        assert_eq!(screen.records(), before, "{keys}");
        assert!(screen.text().contains("all the same? y/n"), "{keys}");
    }
    for keys in ["д", "н", "т", "Н"] {
        screen.press(keys);
        assert_eq!(screen.records(), before, "{keys}");
        let text = screen.text();
        assert!(text.contains("all the same? y + / n -"), "{keys}\n{text}");
    }
    assert_eq!(
        screen.message(),
        "“Н” may mean yes or no: + is yes, - is no"
    );
    screen.press("s");
    for no in ["n", "N", "<Esc>", "-", "<Ctrl-c>"] {
        screen.press(no);
        assert_eq!(screen.records(), before, "{no}");
        assert!(!screen.text().contains("y/n"), "{no}\n{}", screen.text());
        assert_eq!(screen.message(), "p-bbb and p-aaa were not joined");
        screen.press("s<Enter>");
        assert!(screen.text().contains("all the same? y/n"), "{no}");
    }
    screen.press("y");
    assert!(
        screen
            .file("people/p-bbb.ron")
            .contains("merged_into: \"p-aaa\"")
    );
    assert!(!screen.file("people/p-aaa.ron").contains("[\"p-bbb\"]"));
    screen.press("<Esc>u");
    assert_eq!(screen.records(), before);
}

#[test]
fn the_question_names_who_judged_and_when_and_no_word_of_it_is_cut() {
    use lastseen::app::core::action::Action;
    use lastseen::app::core::disk_request::DiskReply;
    use lastseen::casebook::merge::join_request::JoinRequest;

    for (width, height) in [(80, 24), (44, 12)] {
        let mut screen = TestSession::with(&FILES, width, height);
        let both = ("p-aaa".parse().unwrap(), "p-bbb".parse().unwrap());
        let request = JoinRequest::new(
            &screen.state.book,
            both,
            Default::default(),
            "as p-bbb has it".to_owned(),
        );
        let by = Some((
            "Boris \u{202e}of the night shift".to_owned(),
            "2026-10-12T09:30:00Z".parse().unwrap(),
        ));
        screen.press("=");
        screen.act(Action::Disk(DiskReply::JudgedDifferent {
            request: Box::new(request),
            by,
        }));
        let text: String = screen.text().replace(['\n', '│', '┃'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ");
        assert!(!text.contains('\u{202e}'), "{text}");
        for shown in [
            "Boris",
            "12 Oct 2026",
            "two people",
            "Join p-bbb to p-aaa",
            "y/n",
        ] {
            assert!(text.contains(shown), "{shown}\n{text}");
        }
    }
}

#[test]
fn the_way_back_leads_to_the_record_that_stands_for_both() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/кочетков<Enter>");
    let there = screen.state.location();
    assert_eq!(there.record.unwrap().as_str(), "p-bbb");
    screen.state.browse.history.leave(there);
    screen.press("=s<Enter><Esc>[");
    assert_eq!(screen.state.chosen().unwrap().as_str(), "p-aaa");
}

#[test]
fn what_all_marked_people_are_given_is_written_once_about_the_record_that_is_kept() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("*");
    assert_eq!(screen.state.list().marks.len(), 3);
    screen.press("=s<Enter><Esc>");
    let marks = &screen.state.list().marks;
    let marks: Vec<String> = marks.iter().map(ToString::to_string).collect();
    assert_eq!(marks, ["p-aaa", "p-ccc"]);
    let joined = screen.file("people/p-bbb.ron");
    screen.press("sr2026-01-02<Enter>").press("y");
    for (path, count) in [("people/p-aaa.ron", 1), ("people/p-ccc.ron", 1)] {
        let text = screen.file(path);
        assert_eq!(text.matches("status: Returned").count(), count, "{text}");
    }
    assert_eq!(screen.file("people/p-bbb.ron"), joined);
}

#[test]
fn a_key_that_repeats_decides_about_nobody_who_was_not_seen() {
    let files = [
        FILES[0],
        FILES[1],
        (
            "people/p-ddd.ron",
            "Person(id: \"p-ddd\", name: \"Maksim Kochetkow\", home: \"Sakhalin\", born: \"2002\")\n",
        ),
    ];
    let judged = |screen: &TestSession| {
        let all = screen.records();
        let texts = all.iter().map(|(_, text)| String::from_utf8_lossy(text));
        texts
            .map(|text| text.matches("distinct_from").count())
            .sum::<usize>()
    };
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("=").press_at_once("dddd");
    assert_eq!(judged(&screen), 1);
    // Nor does Enter join what was not shown side by side.
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("=").press_at_once("s<Enter>");
    assert!(!screen.file("people/p-bbb.ron").contains("merged_into"));
    screen.press("<Enter>");
    let merged = |text: &str| text.contains("merged_into");
    assert!(
        ["people/p-aaa.ron", "people/p-bbb.ron", "people/p-ddd.ron"]
            .iter()
            .any(|path| merged(&screen.file(path)))
    );
}

#[test]
fn a_key_that_moves_and_is_held_joins_parts_and_judges_nobody() {
    for code in ["en", "ru", "uk"] {
        let speaking = || {
            let mut screen = TestSession::with(&FILES, 80, 24);
            screen.press(&format!(":lang {code}<Enter>"));
            screen
        };
        let holds = |screen: &mut TestSession, keys: &str| {
            screen.press(keys);
            let before = screen.records();
            for held in MOVING {
                screen.press(&held.repeat(8));
                assert_eq!(screen.records(), before, "{code} {keys} {held}");
            }
        };
        // Among the pairs, while two are joined, and before what takes them apart.
        let mut screen = speaking();
        holds(&mut screen, "=");
        holds(&mut screen, "s");
        screen.press("<Enter><Esc>");
        holds(&mut screen, "gX");
        // Before the question about what somebody judged meanwhile.
        let mut screen = speaking();
        screen.press("=s");
        let judged = ONE.replace(")\n", ", distinct_from: [\"p-bbb\"])\n");
        std::fs::write(screen.path("people/p-aaa.ron"), judged).unwrap();
        holds(&mut screen, "<Enter>");
        screen.press("+");
        let joined = screen.file("people/p-bbb.ron");
        assert!(joined.contains("merged_into"), "{code}");
    }
}

#[test]
fn a_question_has_its_keys_in_sight_however_long_it_is() {
    for (code, yes) in [("en", "y yes"), ("ru", "y + да"), ("uk", "y + так")] {
        for (width, height) in [(80, 24), (60, 20)] {
            let long = ONE.replace(
                "Maksim Kochetkov",
                "Maksim Kochetkov of the Far Eastern Line",
            );
            let mut files = FILES;
            files[0].1 = &long;
            let mut screen = TestSession::with(&files, width, height);
            screen.press(&format!(":lang {code}<Enter>=s<Enter><Esc>gX"));
            let text = screen.text();
            let asked = text.lines().rev().nth(2).unwrap_or_default();
            assert!(!asked.contains('…'), "{code} {width}\n{text}");
            let keys = [yes, "y/n", "y + / n -"];
            assert!(
                keys.iter().any(|keys| asked.contains(keys)),
                "{code} {width}\n{text}"
            );
        }
    }
}

//! Lists and texts jump by half a pane, with what comes next in sight, and leave no row empty at their end.

use crate::support::session::TestSession;

/// So many invented people, each with as many sources.
fn with_many(people: usize, sources: usize, (width, height): (u16, u16)) -> TestSession {
    let mut files = Vec::new();
    let mut cited = String::new();
    for number in 0..sources {
        let id = format!("s-many{number:02}");
        let text = format!("Source(id: \"{id}\", title: \"Report {number:02}\")");
        cited.push_str(&format!("(source: \"{id}\"),"));
        files.push((format!("sources/{id}.ron"), text));
    }
    for number in 0..people {
        let id = format!("p-many{number:02}");
        let text = format!(
            "Person(id: \"{id}\", name: \"Volunteer {number:02}\", history: [(when: \"2024-07-13\", \
             status: Missing, sources: [{cited}])])"
        );
        files.push((format!("people/{id}.ron"), text));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    TestSession::with(&files, width, height)
}

/// The rows of the list that have a word in them, by their numbers.
fn numbers(screen: &TestSession, word: &str) -> Vec<usize> {
    let text = screen.text();
    let of_row = |row: &str| {
        // The title of another pane may have the word as well.
        let row: String = row.chars().take(38).collect();
        let (_, after) = row.split_once(word)?;
        after.get(..2)?.parse().ok()
    };
    text.lines().filter_map(of_row).collect()
}

#[test]
fn what_comes_next_is_seen_before_the_cursor_reaches_it() {
    let mut screen = with_many(40, 0, (80, 24));
    let mut jumps = 0;
    let mut before = numbers(&screen, "Volunteer ");
    for at in 1..40_usize {
        screen.press("j");
        let seen = numbers(&screen, "Volunteer ");
        assert!(seen.contains(&at.saturating_sub(1)), "{at}: {seen:?}");
        assert!(seen.contains(&(at + 1)) || at == 39, "{at}: {seen:?}");
        jumps += usize::from(seen != before);
        before = seen;
    }
    // The pane has 14 rows or so: it jumps by six, not by one.
    assert!((3..=5).contains(&jumps), "{jumps}");
    let full = before.len();
    assert_eq!(before.last(), Some(&39));
    screen.press("g");
    assert_eq!(numbers(&screen, "Volunteer ").len(), full);
}

#[test]
fn a_page_keeps_rows_of_the_page_before() {
    let mut screen = with_many(60, 0, (80, 24));
    let before = numbers(&screen, "Volunteer ");
    screen.press("<PgDn>");
    let mut seen = numbers(&screen, "Volunteer ");
    assert!(
        seen[0] > before[0] && seen.contains(before.last().unwrap()),
        "{seen:?}"
    );
    for _ in 0..9 {
        screen.press("<PgDn>");
        let next = numbers(&screen, "Volunteer ");
        assert!(
            next.iter().any(|number| seen.contains(number)),
            "{seen:?} {next:?}"
        );
        seen = next;
    }
    assert_eq!(seen.last(), Some(&59));
}

#[test]
fn a_list_of_seventeen_leaves_no_row_empty() {
    let mut screen = with_many(1, 17, (80, 24));
    screen.press("3");
    let full = numbers(&screen, "Report ").len();
    assert!(full < 17, "{}", screen.text());
    for keys in ["G", "kk", "<PgUp>", "<Ctrl-d>", "<PgDn>"] {
        screen.press(keys);
        assert_eq!(
            numbers(&screen, "Report ").len(),
            full,
            "{keys}: {}",
            screen.text()
        );
    }
}

#[test]
fn the_record_and_a_text_show_what_comes_next_and_end_full() {
    let mut screen = with_many(1, 17, (80, 24));
    screen.press("<Tab><Tab>");
    let lines = screen.state.detail().len();
    for _ in 0..lines {
        screen.press("j");
        let text = screen.text();
        let below = text.lines().nth(17).unwrap();
        assert!(below.contains('┛'), "{text}");
    }
    let text = screen.text();
    let last = text
        .lines()
        .nth(16)
        .unwrap()
        .chars()
        .skip(39)
        .collect::<String>();
    assert!(!last.trim_matches(['┃', ' ']).is_empty(), "{text}");
}

#[test]
fn a_time_line_of_two_days_has_a_tick_for_each() {
    let person = r#"Person(id: "p-two", name: "Volunteer", history: [
        (when: "2024-07-13", status: Missing), (when: "2024-07-14", status: Returned)])"#;
    let mut screen = TestSession::with(&[("people/p-two.ron", person)], 80, 24);
    screen.press("T");
    let text = screen.text();
    let axis = text.lines().find(|row| row.contains("13 Jul ")).unwrap();
    assert!(axis.contains("14 Jul"), "{text}");
}

//! Lists and texts jump by half a pane, with what comes next in sight, and leave no row empty at their end.

use crate::support::session::TestSession;
use lastseen::app::browse::pane::Pane;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::Job;

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
    screen.press("l");
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

/// Three invented people with tags, cases and places.
fn three(size: (u16, u16)) -> TestSession {
    let files = [
        (
            "people/p-one.ron",
            r#"Person(id: "p-one", name: "Anna Alder", tags: ["letter"], cases: [(case: "c-camp")], history: [
                (when: "2024-03-01", status: Missing, place: "Upper Village", contact: Direct),
                (when: "2024-05-01", status: Detained, place: "Lower Village")])"#,
        ),
        (
            "people/p-two.ron",
            r#"Person(id: "p-two", name: "Boris Birch", tags: ["letter", "call"], cases: [(case: "c-camp", role: Witness), (case: "c-raid")], history: [
                (when: "2024-07-01", status: Returned, place: "Upper Village", contact: Direct)])"#,
        ),
        (
            "people/p-three.ron",
            r#"Person(id: "p-three", name: "Clara Cedar", history: [(when: "2024-01-01", status: Missing)])"#,
        ),
        (
            "cases/c-camp.ron",
            r#"Case(id: "c-camp", title: "The camp")"#,
        ),
        (
            "cases/c-raid.ron",
            r#"Case(id: "c-raid", title: "The raid")"#,
        ),
    ];
    TestSession::with(&files, size.0, size.1)
}

/// The names of the list in their order.
fn names(screen: &TestSession) -> Vec<String> {
    let ids = screen.state.list().ids(&screen.state.book);
    ids.filter_map(|id| screen.state.book.title_of(id))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_order_is_told_chosen_with_one_key_and_kept_through_searches() {
    let mut screen = three((80, 24));
    assert!(screen.text().contains(" by name "), "{}", screen.text());
    assert_eq!(names(&screen), ["Anna Alder", "Boris Birch", "Clara Cedar"]);
    for (told, order) in [
        ("by status", ["Anna Alder", "Clara Cedar", "Boris Birch"]),
        ("newest first", ["Boris Birch", "Anna Alder", "Clara Cedar"]),
        (
            "last heard first",
            ["Boris Birch", "Anna Alder", "Clara Cedar"],
        ),
    ] {
        screen.press("S");
        assert!(screen.text().contains(told), "{}", screen.text());
        assert_eq!(names(&screen), order, "{told}");
    }
    // The Cyrillic letter in its place; and what is searched for changes nothing of the order.
    screen.press("Ы");
    assert!(
        screen.text().contains("last changed first"),
        "{}",
        screen.text()
    );
    screen.press("ЫSS/birch<Enter>");
    assert!(screen.text().contains("newest first"), "{}", screen.text());
    assert_eq!(names(&screen)[0], "Boris Birch");
    screen.press("<Esc>");
    assert_eq!(names(&screen), ["Boris Birch", "Anna Alder", "Clara Cedar"]);
}

#[test]
fn columns_are_chosen_and_kept_for_this_machine() {
    let mut screen = three((200, 50));
    let text = screen.text();
    let heads = text.lines().nth(2).unwrap();
    assert!(heads.contains("heard") && heads.contains("place"), "{text}");
    assert!(!heads.contains("tags"), "{text}");
    let row = text.lines().nth(3).unwrap();
    for part in ["Anna Alder", "Lower Village", "1 Mar 24", "1 May 24"] {
        assert!(row.contains(part), "{text}");
    }
    screen.press("Cheard<Enter><Ctrl-u>place<Enter><Ctrl-u>cases<Enter>");
    let kept = screen.asked().last().cloned();
    let text = "columns since sources tags id\norder person match\norder case match\norder source \
                match\norder place match\norder unit match\n";
    assert_eq!(
        kept,
        Some(Effect::Background(Job::KeepView(text.to_owned())))
    );
    screen.press("<Esc>");
    let text = screen.text();
    let heads = text.lines().nth(2).unwrap();
    assert!(heads.contains("tags") && !heads.contains("heard"), "{text}");
    assert!(
        text.lines().nth(4).unwrap().contains("letter, call"),
        "{text}"
    );
    // Nothing of it gets into the workspace.
    let files = std::fs::read_dir(screen.folder()).unwrap();
    let names: Vec<String> = files
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.iter().any(|name| name.contains("view")), "{names:?}");
}

#[test]
fn right_goes_where_the_eye_goes_and_escape_back_where_enter_came_from() {
    let mut screen = three((80, 24));
    for (keys, pane) in [
        ("<Right>", Pane::Record),
        ("<Left>", Pane::List),
        ("<Tab>l", Pane::Linked),
        ("h", Pane::Facets),
        ("<Esc>", Pane::Facets),
        ("<Shift-Tab><Enter>", Pane::Record),
        ("<Esc>", Pane::List),
    ] {
        screen.press(keys);
        assert_eq!(screen.state.browse.focus, pane, "{keys}");
    }
    // From a case to somebody of it, and back to the case.
    screen.press("2/camp<Enter>l<Tab><Enter>");
    assert_eq!(screen.state.chosen().unwrap().kind().word(), "person");
    screen.press("<Esc>");
    assert_eq!(screen.chosen_name(), "The camp");
    assert_eq!(screen.state.browse.focus, Pane::Linked);
    assert_eq!(screen.state.list().input.text(), "camp");
}

#[test]
fn tab_turns_the_facets_and_enter_narrows_by_them() {
    let mut screen = three((80, 24));
    screen.press("<Tab>");
    assert!(screen.text().contains("Status  Role  Tag  Case  Place"));
    for (keys, shown, found) in [
        ("<Tab>", "Affected", vec!["Anna Alder", "Boris Birch"]),
        ("<Tab>", "letter", vec!["Anna Alder", "Boris Birch"]),
        ("<Tab>", "The camp", vec!["Anna Alder", "Boris Birch"]),
        ("<Tab>", "Upper Village", vec!["Boris Birch"]),
    ] {
        screen.press(keys);
        screen.press(&format!(
            "/{}<Enter><Enter>",
            shown.split(' ').next_back().unwrap_or(shown)
        ));
        let text = screen.text();
        assert!(text.contains(shown), "{text}");
        if shown != "Upper Village" {
            assert_eq!(names(&screen), found, "{text}");
        }
        screen.press("<Esc>");
    }
    screen.press("<Tab>");
    assert_eq!(screen.state.browse.focus, Pane::Record);
}

#[test]
fn turning_the_facets_moves_no_border() {
    let mut screen = with_many(3, 0, (80, 24));
    let before = screen.state.layout();
    screen.press("<Tab>");
    for _ in 0..5 {
        screen.press("<Tab>");
        assert_eq!(
            screen.state.layout().pane(Pane::Facets),
            before.pane(Pane::Facets)
        );
    }
}

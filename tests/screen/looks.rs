//! One background for the cursor, bars the right way round, nothing in bright black, boxes that stand still.

use crate::support::session::TestSession;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

const THEME: Theme = Theme::colored(SignSet::Unicode);

/// The columns of a row of the screen in which letters are turned inside out.
fn reversed(cells: &Buffer, y: u16) -> Vec<u16> {
    let is_reversed = |x: &u16| cells[(*x, y)].modifier.contains(Modifier::REVERSED);
    (0..cells.area.width).filter(is_reversed).collect()
}

/// The row of the screen that has a text in it.
fn row_of(screen: &TestSession, text: &str) -> u16 {
    let rows = screen.text();
    let at = rows.lines().position(|row| row.contains(text)).unwrap();
    u16::try_from(at).unwrap()
}

#[test]
fn the_cursor_row_has_one_background() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("jj");
    // The header, the border and two rows stand above it.
    let y = 4;
    let cells = screen.buffer(&THEME);
    assert_eq!(reversed(&cells, y), (1..37).collect::<Vec<u16>>());
    for x in 1..37 {
        let cell = &cells[(x, y)];
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{x}");
    }
}

#[test]
fn a_chosen_bar_is_drawn_like_the_others() {
    for theme in [
        THEME,
        Theme::mono(SignSet::Unicode),
        Theme::mono(SignSet::Ascii),
    ] {
        let mut screen = TestSession::shipped(80, 24);
        screen.press("<Tab>");
        let y = row_of(&screen, "DET detained");
        let cells = screen.buffer(&theme);
        let bar = if theme.signs == SignSet::Ascii {
            "="
        } else {
            "█"
        };
        let bars: Vec<u16> = (1..37).filter(|x| cells[(*x, y)].symbol() == bar).collect();
        assert!(!bars.is_empty());
        let lit = reversed(&cells, y);
        assert_eq!(lit.first(), Some(&1));
        assert!(lit.last().unwrap() < bars.first().unwrap());
    }
}

#[test]
fn nothing_is_written_in_bright_black() {
    for keys in [
        "", "l", "2", "3", "4", "5", "sr", "?", "!", "T", "R", "L", "t",
    ] {
        let mut screen = TestSession::shipped(120, 40);
        screen.press(keys);
        let cells = screen.buffer(&THEME);
        assert!(
            cells.content.iter().all(|cell| cell.fg != Color::DarkGray),
            "{keys}"
        );
    }
}

#[test]
fn statuses_look_different_without_colour() {
    let statuses = ["Detained", "Missing", "Returned", "Redeployed"];
    let files: Vec<(String, String)> = (statuses.iter().enumerate())
        .map(|(at, status)| {
            let text = format!(
                "Person(id: \"p-{at}\", name: \"Name {at}\", history: [(when: \"2024-07-13\", status: {status})])"
            );
            (format!("people/p-{at}.ron"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = (files.iter())
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut screen = TestSession::with(&files, 80, 24);
    // The cursor stands on none of them.
    screen.press("<Tab>");
    let cells = screen.buffer(&Theme::mono(SignSet::Unicode));
    let look = |letters: &str| {
        let y = row_of(&screen, letters);
        let row: String = (0..37).map(|x| cells[(x, y)].symbol()).collect();
        let x = u16::try_from(row.chars().position(|c| letters.starts_with(c)).unwrap()).unwrap();
        cells[(x, y)].modifier - Modifier::REVERSED
    };
    let looks = ["MIS missing", "RET returned", "RED redeployed"].map(look);
    let different = [Modifier::empty(), Modifier::DIM, Modifier::UNDERLINED];
    assert_eq!(looks, different);
}

#[test]
fn boxes_stand_still_and_no_bits_of_words_stand_beside_them() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("?");
    for row in screen.text().lines().skip(1).take(22) {
        let sides = [row.chars().next().unwrap(), row.chars().last().unwrap()];
        assert!(sides.iter().all(|side| "┏┃┗┓┛".contains(*side)), "{row}");
    }
    let mut screen = TestSession::shipped(200, 50);
    for keys in ["?", "<Esc>:", "<Esc>sr", "<Esc><Esc>n", "<Esc>f"] {
        screen.press(keys);
        let text = screen.text();
        let top = text.lines().position(|row| row.contains('┏')).unwrap();
        // The list's own border begins in the same row.
        assert_eq!(top, 1, "{keys}: {text}");
    }
}

#[test]
fn what_is_behind_a_list_is_faint() {
    let mut screen = TestSession::shipped(200, 50);
    screen.press(":");
    let cells = screen.buffer(&THEME);
    let y = row_of(&screen, "DET detained");
    let cell = &cells[(3, y)];
    assert_eq!((cell.fg, cell.modifier), (Color::Reset, Modifier::DIM));
}

#[test]
fn held_and_sent_back_are_told_apart_by_eyes_that_see_no_red() {
    let screen = TestSession::shipped(80, 24);
    let cells = screen.buffer(&THEME);
    let look = |letters: &str| {
        let y = row_of(&screen, letters);
        let row: String = (0..37).map(|x| cells[(x, y)].symbol()).collect();
        let at = row.find(letters).unwrap();
        let x = u16::try_from(row[..at].chars().count()).unwrap();
        cells[(x, y)].fg
    };
    assert_eq!(look("DET detained"), Color::LightRed);
    assert_eq!(look("RED redeployed"), Color::LightCyan);
}

#[test]
fn what_is_behind_a_form_is_faint_unless_the_line_may_be_slow() {
    let mut screen = TestSession::shipped(80, 24);
    let y = row_of(&screen, "ADV advocate");
    screen.press("sd");
    let behind = |screen: &TestSession| {
        let cells = screen.buffer(&THEME);
        (cells[(2, y)].fg, cells[(2, y)].modifier)
    };
    assert_eq!(behind(&screen), (Color::Reset, Modifier::DIM));
    screen.state.terminal.is_spared = true;
    assert_eq!(behind(&screen), (Color::LightCyan, Modifier::BOLD));
}

#[test]
fn on_a_slow_line_the_head_of_a_record_comes_first_and_nothing_of_another_one() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("jj");
    screen.state.terminal.is_brief = true;
    let text = screen.text();
    let record: Vec<String> = text
        .lines()
        .skip(1)
        .take(17)
        .map(|row| row.chars().skip(38).collect())
        .collect();
    assert!(record[0].contains("Artyom Gorshenin"), "{text}");
    assert!(record[1].contains("risk high"), "{text}");
    assert!(record[4].contains('…'), "{text}");
    assert!(
        record[5..16]
            .iter()
            .all(|row| row.trim_matches(['│', ' ']).is_empty()),
        "{text}"
    );
    assert!(!text.contains("Verstka"), "{text}");
    screen.state.terminal.is_brief = false;
    assert!(screen.text().contains("Verstka"), "{}", screen.text());
}

#[test]
fn a_form_names_every_case_of_a_person() {
    let files = [
        (
            "people/p-aaaaaaaaaa.ron",
            r#"Person(id: "p-aaaaaaaaaa", name: "Anna", cases: [(case: "c-aaaaaaaaaa"), (case: "c-bbbbbbbbbb")])"#,
        ),
        (
            "cases/c-aaaaaaaaaa.ron",
            r#"Case(id: "c-aaaaaaaaaa", title: "Old mill")"#,
        ),
        (
            "cases/c-bbbbbbbbbb.ron",
            r#"Case(id: "c-bbbbbbbbbb", title: "Pier")"#,
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("e");
    let text = screen.text();
    assert!(text.contains("= Old mill; Pier"), "{text}");
}

#[test]
fn no_date_is_broken_for_what_stands_beside_it() {
    let person = r#"Person(id: "p-aaaaaaaaaa", name: "Anna",
        history: [(when: "2023-12~", status: Missing, contact: Relayed)])"#;
    let screen = TestSession::with(&[("people/p-aaaaaaaaaa.ron", person)], 60, 20);
    let text = screen.text();
    assert!(text.contains("last seen about Dec 2023,"), "{text}");
}

#[test]
fn what_has_no_room_in_the_first_line_gives_way_from_its_end() {
    let mut screen = TestSession::with(
        &[(
            "people/p-aaaaaaaaaa.ron",
            r#"Person(id: "p-aaaaaaaaaa", name: "Anna")"#,
        )],
        48,
        20,
    );
    let header = |screen: &TestSession| screen.text().lines().next().unwrap().to_owned();
    assert!(header(&screen).contains("1 person"), "{}", header(&screen));
    assert!(!header(&screen).contains("source"), "{}", header(&screen));
    assert!(header(&screen).contains("all saved"), "{}", header(&screen));
    screen.press(":lang ru<Enter>4");
    let text = screen.text();
    let footer = text.lines().last().unwrap();
    assert!(footer.contains("? справка"), "{footer}");
}

#[test]
fn several_names_are_a_list_and_no_chain_of_ands() {
    let mut screen = TestSession::with(
        &[
            (
                "people/p-aaaaaaaaaa.ron",
                r#"Person(id: "p-aaaaaaaaaa", name: "Anna")"#,
            ),
            (
                "people/p-bbbbbbbbbb.ron",
                r#"Person(id: "p-bbbbbbbbbb", name: "Borys")"#,
            ),
            (
                "people/p-cccccccccc.ron",
                r#"Person(id: "p-cccccccccc", name: "Cyril")"#,
            ),
        ],
        80,
        24,
    );
    screen.press("*sm");
    let text = screen.text();
    assert!(text.contains("Anna, Borys and Cyril"), "{text}");
}

//! What every page knows: its help, finding words, copying; the help itself; completing a query; the mouse.

use crate::support::session::TestSession;
use lastseen::app::browse::pane::Pane;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::mode::Mode;
use lastseen::app::core::pointer::{Pointer, PointerKind, PointerTarget};
use lastseen::app::core::screen_request::ScreenRequest;
use lastseen::tui::view::screen::{draw_into, target_at};
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const THEME: Theme = Theme::new(false, false);

#[test]
fn help_has_headings_signs_and_the_query_language() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("?");
    let text = screen.text();
    assert!(text.contains("─ Write what you learned ─"), "{text}");
    for (typed, told) in [
        ("≠", "≠ sources contradict each other"),
        ("↳", "↳ the source only repeats others"),
        ("credibility", "C1-C6 credibility of a claim"),
        ("stale", "stale:30d nobody heard from them for 30 days"),
        ("was:", "was:detained ever"),
    ] {
        let mut screen = TestSession::shipped(80, 24);
        screen.press("?");
        screen.press(typed);
        assert!(screen.text().contains(told), "{typed}: {}", screen.text());
    }
}

#[test]
fn a_search_in_the_help_matches_words_and_not_letters() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("?sort");
    let text = screen.text();
    let rows = text.lines().filter(|row| row.contains(": ")).count();
    assert!(text.contains("S sort: "), "{text}");
    assert!(rows < 4, "{text}");
    screen.press("<Ctrl-u>srt");
    assert!(screen.text().contains("nothing fits"), "{}", screen.text());
}

#[test]
fn every_page_has_help_and_comes_back() {
    for (keys, title) in [
        ("T", "Time line"),
        ("!", "Findings"),
        ("nword<Ctrl-s>L", "1 change"),
        ("=", "same person"),
    ] {
        let mut screen = TestSession::shipped(80, 24);
        screen.press("/petr<Enter>");
        screen.press(keys);
        let before = screen.text();
        assert!(
            before.to_lowercase().contains(&title.to_lowercase()),
            "{before}"
        );
        assert!(
            before.lines().nth(23).unwrap().contains("? help"),
            "{before}"
        );
        screen.press("?");
        assert!(screen.text().contains("close") || screen.text().contains("leave"));
        screen.press("<Esc>");
        assert_eq!(screen.text(), before, "{keys}");
    }
}

#[test]
fn words_are_found_on_a_page_and_lines_copied() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/petr<Enter>R/trubachevo<Enter>");
    let Mode::Reading(page) = &screen.state.mode else {
        panic!("{}", screen.text());
    };
    let first = page.cursor;
    assert!(first > 0, "{}", screen.text());
    screen.press("gnN");
    screen.press("y");
    let Some(Effect::Screen(ScreenRequest::Copy(text))) = screen.asked().last() else {
        panic!("{:?}", screen.asked().last());
    };
    assert!(text.to_lowercase().contains("trubachevo"), "{text}");
    // Esc in the line takes the way back.
    screen.press("g/cousin<Esc>");
    assert!(matches!(&screen.state.mode, Mode::Reading(page) if page.cursor == 0));
    screen.press("/xyzzyx<Enter>n");
    assert!(
        screen.message().contains("found nowhere"),
        "{}",
        screen.message()
    );
}

#[test]
fn hints_follow_the_pane_and_help_has_room_at_every_width() {
    for (keys, hint) in [
        ("", "s status"),
        ("<Tab>", "Enter narrow"),
        ("l", "Enter open"),
        ("l<Tab>", "Enter go there"),
    ] {
        let mut screen = TestSession::shipped(80, 24);
        screen.press(keys);
        assert!(screen.text().contains(hint), "{}", screen.text());
    }
    for width in [20, 30, 60, 80, 120, 200] {
        for keys in ["", "<Tab>", "l", "4", "!", "/petr<Enter>T"] {
            let mut screen = TestSession::shipped(width, 24);
            screen.press(keys);
            let text = screen.text();
            assert!(
                text.lines().nth(23).unwrap().contains("? help"),
                "{width} {keys}: {text}"
            );
        }
    }
}

#[test]
fn the_search_line_completes_fields_and_values() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/stat");
    let text = screen.text();
    assert!(text.contains("/ status:"), "{text}");
    assert!(
        text.lines().nth(23).unwrap().contains("Tab status:"),
        "{text}"
    );
    screen.press("<Tab>");
    assert_eq!(screen.state.list().input.text(), "status:");
    screen.press("det<Tab>");
    assert_eq!(screen.state.list().input.text(), "status:detained");
    assert!(!screen.state.list().rows.is_empty());
    screen.press(",mis<Tab> -is:dis<Tab>");
    assert_eq!(
        screen.state.list().input.text(),
        "status:detained,missing -is:disputed"
    );
    // Who types a name is not disturbed, and Tab does nothing to it.
    screen.press("<Ctrl-u>petr<Tab>");
    assert_eq!(screen.state.list().input.text(), "petr");
    // A title with spaces is put into quotes.
    screen.press("<Ctrl-u>case:\"bryanka det<Tab>");
    let typed = screen.state.list().input.text().to_owned();
    assert!(
        typed.starts_with("case:\"Bryanka") && typed.ends_with('"'),
        "{typed}"
    );
}

/// The mouse on the first cell in which a text begins.
fn on(screen: &TestSession, text: &str, kind: PointerKind) -> Action {
    let rows = screen.text();
    let (y, row) = rows
        .lines()
        .enumerate()
        .find(|(_, row)| row.contains(text))
        .unwrap();
    let x = row[..row.find(text).unwrap()].chars().count();
    let at = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    let target = target_at(&screen.state, &THEME, at);
    Action::Pointer(Pointer { kind, at, target })
}

#[test]
fn the_mouse_chooses_opens_and_turns() {
    let mut screen = TestSession::shipped(80, 24);
    let click = on(&screen, "DET detained", PointerKind::Click);
    screen.act(click);
    assert_eq!(screen.state.browse.focus, Pane::Facets);
    let double = on(&screen, "DET detained", PointerKind::DoubleClick);
    screen.act(double);
    assert_eq!(screen.state.list().facet.as_deref(), Some("Detained"));
    // A hint is a key.
    let hint = on(&screen, "? help", PointerKind::Click);
    assert!(matches!(
        &hint,
        Action::Pointer(Pointer {
            target: Some(PointerTarget::Key(_)),
            ..
        })
    ));
    screen.act(hint);
    assert!(matches!(screen.state.mode, Mode::Picker(_)));
    let item = on(
        &screen,
        "write a note on the chosen record",
        PointerKind::DoubleClick,
    );
    screen.act(item);
    assert!(
        matches!(screen.state.mode, Mode::Note { .. }),
        "{}",
        screen.text()
    );
    // What lies behind a note takes no clicks.
    let behind = screen.state.chosen();
    screen.act(Action::Pointer(Pointer {
        kind: PointerKind::DoubleClick,
        at: (3, 20),
        target: Some(PointerTarget::Row(Pane::List, 3)),
    }));
    assert_eq!(screen.state.chosen(), behind);
    screen.press("<Esc>");
    let wheel = on(&screen, "People 1/", PointerKind::WheelDown);
    screen.act(wheel);
    screen.press("g");
    let row = screen.chosen_name().to_owned();
    let wheel = Action::Pointer(Pointer {
        kind: PointerKind::WheelDown,
        at: (3, 4),
        target: target_at(&screen.state, &THEME, (3, 4)),
    });
    screen.act(wheel);
    assert_ne!(screen.chosen_name(), row);
    assert_eq!(screen.state.list().cursor, 3);
}

#[test]
fn the_mouse_is_turned_on_by_its_name() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press(":mouse<Enter>");
    assert_eq!(
        screen.asked().last(),
        Some(&Effect::Screen(ScreenRequest::Mouse(true)))
    );
    screen.press(":mouse<Enter>");
    assert_eq!(
        screen.asked().last(),
        Some(&Effect::Screen(ScreenRequest::Mouse(false)))
    );
}

#[test]
fn the_cursor_of_the_terminal_stands_on_the_chosen_row() {
    let cursor = |screen: &TestSession| {
        let (width, height) = screen.state.terminal.size;
        let mut cells = Buffer::empty(Rect::new(0, 0, width, height));
        draw_into(&screen.state, &THEME, &mut cells)
    };
    let mut screen = TestSession::shipped(80, 24);
    assert_eq!(cursor(&screen), Some((1, 2)));
    screen.press("jj");
    assert_eq!(cursor(&screen), Some((1, 4)));
    screen.press("<Tab>");
    assert_eq!(cursor(&screen), Some((1, 15)));
    screen.press("?");
    // In the line where one types.
    assert_eq!(cursor(&screen), Some((3, 2)));
}

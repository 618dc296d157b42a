//! What every page knows: its help, finding words, copying; the help itself; completing a query; the mouse.

use crate::support::session::TestSession;
use lastseen::app::browse::pane::Pane;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::mode::Mode;
use lastseen::app::core::page::Page;
use lastseen::app::core::pointer::{Pointer, PointerKind, PointerTarget};
use lastseen::app::core::screen_request::ScreenRequest;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::screen::{draw_into, target_at};
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const THEME: Theme = Theme::mono(SignSet::Unicode);

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
    // What the line shows is what Tab takes, also where several begin so.
    screen.press("<Ctrl-u>st");
    assert!(screen.text().contains("/ status:"), "{}", screen.text());
    screen.press("<Tab>");
    assert_eq!(screen.state.list().input.text(), "status:");
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

#[test]
fn words_are_found_in_the_overview_and_its_lines_copied() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("4/sourc<Enter>");
    let chosen = |screen: &TestSession| match &screen.state.page {
        Page::Overview(overview) => {
            let (lines, cursor) = overview.shown();
            lines[cursor].label.to_string()
        }
        page => panic!("{page:?}"),
    };
    let first = chosen(&screen);
    assert!(first.contains("source"), "{first}");
    screen.press("n");
    let second = chosen(&screen);
    assert_ne!(second, first);
    screen.press("N");
    assert_eq!(chosen(&screen), first);
    screen.press("y");
    assert!(
        matches!(screen.asked().last(), Some(Effect::Screen(ScreenRequest::Copy(text))) if text.starts_with(&first)),
        "{:?}",
        screen.asked()
    );
    screen.press("?");
    let text = screen.text();
    assert!(
        text.contains("the list or the record behind the number"),
        "{text}"
    );
    screen.press("<Esc>");
    assert_eq!(chosen(&screen), first);
    // The digits and Esc lead out of it, as ever.
    screen.press("<Esc>");
    assert!(matches!(screen.state.page, Page::Panes));
}

#[test]
fn words_are_found_among_the_pairs() {
    let person = |id: &str, name: &str| {
        let text = format!("Person(id: \"{id}\", name: \"{name}\", born: \"1999\")\n");
        (format!("people/{id}.ron"), text)
    };
    let files = [
        person("p-aaa", "Maksim Kochetkov"),
        person("p-bbb", "Кочетков Максим"),
        person("p-ccc", "Taras Yaremchuk"),
        person("p-ddd", "Яремчук Тарас"),
    ];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("=");
    assert!(
        screen.text().contains("2 likely pairs"),
        "{}",
        screen.text()
    );
    for (words, name) in [
        ("yaremchuk", "Taras Yaremchuk"),
        ("kochetkov", "Maksim Kochetkov"),
    ] {
        screen.press(&format!("/{words}<Enter>"));
        assert!(screen.text().contains(name), "{words}: {}", screen.text());
    }
    screen.press("n");
    assert!(
        screen.text().contains("Maksim Kochetkov"),
        "{}",
        screen.text()
    );
    screen.press("/taras<Esc>");
    assert!(
        screen.text().contains("Maksim Kochetkov"),
        "{}",
        screen.text()
    );
    // Nothing was decided by looking.
    assert!(
        screen
            .file("people/p-aaa.ron")
            .ends_with("born: \"1999\")\n")
    );
}

#[test]
fn a_queue_tells_its_keys_in_two_lines() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("t<Enter><Enter>");
    let text = screen.text();
    let last: Vec<&str> = text.lines().skip(22).collect();
    for hint in ["s all statuses", "D date", "S source", "Tab list", "q stop"] {
        assert!(last[0].contains(hint), "{hint}\n{text}");
    }
    assert!(last[1].contains("? help"), "{text}");
}

#[test]
fn a_click_goes_to_a_field_and_writes_nothing() {
    let mut screen = TestSession::shipped(80, 24);
    let before = screen.records();
    screen.press("sd");
    for kind in [PointerKind::Click, PointerKind::DoubleClick] {
        let place = on(&screen, "place", kind);
        screen.act(place);
        screen.press("Br");
    }
    let Mode::Form(form) = &screen.state.mode else {
        panic!("{}", screen.text());
    };
    assert_eq!(form.typed("place"), "BrBr");
    assert_eq!(screen.records(), before);
}

#[test]
fn an_attached_file_opens_and_what_is_confidential_is_asked_about() {
    let mut screen = TestSession::shipped(80, 24);
    let mut seen = 0;
    let mut viewed = |screen: &TestSession| {
        let asked = screen.asked()[seen..].iter();
        seen = screen.asked().len();
        let paths = asked.filter_map(|effect| match effect {
            Effect::Screen(ScreenRequest::View(path)) => Some(path.clone()),
            _ => None,
        });
        paths.collect::<Vec<_>>()
    };
    screen.press("o");
    assert!(
        screen.text().contains("files are attached to sources"),
        "{}",
        screen.text()
    );
    screen.press("3/verstka<Enter>o");
    assert!(
        screen.text().contains("no file is attached"),
        "{}",
        screen.text()
    );
    let file = screen.path("page.pdf");
    std::fs::write(&file, "abc").unwrap();
    screen.press("@");
    screen.act(Action::Paste(file.to_str().unwrap().to_owned()));
    screen.press("<Enter>");
    viewed(&screen);
    screen.press("o");
    let [copy] = &viewed(&screen)[..] else {
        panic!("{:?}", screen.asked());
    };
    let copy = copy.clone();
    assert_eq!(std::fs::read(&copy).unwrap(), b"abc");
    // Over SSH it says where, and Esc means no.
    screen.state.terminal.remote_host = Some("harbour-server".to_owned());
    screen.press("o");
    assert!(
        screen.text().contains("It opens on harbour-server"),
        "{}",
        screen.text()
    );
    screen.press("<Esc>");
    assert!(viewed(&screen).is_empty());
    screen.press("oy");
    assert_eq!(viewed(&screen), std::slice::from_ref(&copy));
    // A copy that is no longer what was attached is not opened.
    screen.state.terminal.remote_host = None;
    std::fs::write(&copy, "abd").unwrap();
    screen.press("o");
    assert!(viewed(&screen).is_empty());
    assert!(
        screen.text().contains("no longer what was attached"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_confidential_file_and_a_program_are_asked_about() {
    // `printf abc | sha256sum`
    let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let source = |id: &str, name: &str, rest: &str| {
        let text = format!(
            "Source(id: \"{id}\", title: \"Letter of a mother\", {rest}files: [(sha256: \"{sum}\", name: \"{name}\", bytes: 3)])\n"
        );
        (format!("sources/{id}.ron"), text)
    };
    let copy = format!("files/{sum}.pdf");
    for (name, rest, told) in [
        (
            "letter.pdf",
            "confidential: true, ",
            "“Letter of a mother” is confidential",
        ),
        ("letter.pdf.desktop", "", "may be a program"),
    ] {
        let (path, text) = source("s-aaaaaaaaaa", name, rest);
        let mut screen = TestSession::with(&[(&path, &text), (&copy, "abc")], 80, 24);
        screen.press("3o");
        assert!(screen.text().contains(told), "{}", screen.text());
        screen.press("n");
        assert!(
            screen
                .asked()
                .iter()
                .all(|effect| !matches!(effect, Effect::Screen(ScreenRequest::View(_))))
        );
    }
}

#[test]
fn a_search_in_the_help_finds_headings_with_what_stands_below() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("?legend");
    let text = screen.text();
    assert!(text.contains("─ Signs: the legend ─"), "{text}");
    assert!(text.contains("sources contradict each other"), "{text}");
    screen.press("<Ctrl-u>query language");
    let text = screen.text();
    assert!(text.contains("stale:30d"), "{text}");
}

#[test]
fn the_line_of_a_status_is_copied_and_found_with_its_status() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("apArtyom Gorshenin<Ctrl-g>");
    let text = screen.text();
    assert!(text.contains("status  missing  14–28 Jul 2022"), "{text}");
}

fn invented() -> TestSession {
    let files = [
        (
            "people/p-aaaaaaaaaa.ron",
            r#"Person(id: "p-aaaaaaaaaa", name: "Anna", history: [(when: "2025-06", status: Missing)])"#,
        ),
        (
            "people/p-bbbbbbbbbb.ron",
            r#"Person(id: "p-bbbbbbbbbb", name: "Borys", history: [(when: "2025-07", status: Returned)])"#,
        ),
    ];
    TestSession::with(&files, 80, 24)
}

#[test]
fn what_is_found_in_the_overview_shows_the_word() {
    let mut screen = invented();
    screen.press("4/changes by month<Enter>");
    let Page::Overview(overview) = &screen.state.page else {
        panic!("{:?}", screen.state.page);
    };
    let (lines, cursor) = overview.shown();
    let label = lines[cursor].label.to_string();
    assert!(label.contains("month"), "{label}");
    screen.press("j");
    let Page::Overview(overview) = &screen.state.page else {
        panic!("{:?}", screen.state.page);
    };
    assert!(overview.target().is_some(), "the next line leads somewhere");
}

#[test]
fn a_list_to_choose_from_has_help_and_finds_no_letters_with_gaps() {
    let mut screen = invented();
    screen.press("t<Ctrl-u>evening<Enter>qt");
    assert!(screen.text().contains("go on"), "{}", screen.text());
    let footer = screen.text().lines().last().unwrap_or_default().to_owned();
    assert!(footer.contains("? help"), "{footer}");
    screen.press("?");
    assert!(screen.text().contains("choose"), "{}", screen.text());
    screen.press("<Esc>");
    assert!(screen.text().contains("go on"), "{}", screen.text());
    screen.press("evg");
    assert!(screen.text().contains("nothing fits"), "{}", screen.text());
    // A sign within what is looked for is no key.
    screen.press("<Ctrl-u>even?");
    assert!(screen.text().contains("even?"), "{}", screen.text());
}

#[test]
fn a_form_says_what_enter_does_with_it() {
    for (keys, told) in [
        (":import<Enter>", "Enter read"),
        ("t", "Enter begin"),
        ("ap", "Enter write"),
    ] {
        let mut screen = invented();
        screen.press(keys);
        let text = screen.text();
        let footer = text.lines().last().unwrap_or_default();
        assert!(footer.contains(told), "{keys}: {footer}");
    }
}

#[test]
fn what_is_missing_is_not_wrong_while_it_is_typed() {
    let mut screen = invented();
    screen.press("/status<Tab>");
    assert!(
        !screen.text().contains("nothing follows"),
        "{}",
        screen.text()
    );
    screen.press("<Enter>");
    assert!(
        screen.text().contains("nothing follows"),
        "{}",
        screen.text()
    );
}

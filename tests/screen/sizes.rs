//! Every size of screen is drawn without harm.

use crate::support::session::TestSession;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::screen_request::ScreenRequest;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::theme::Theme;

/// What may be open when the window is made small.
const OPEN: [&str; 21] = [
    "",
    "/бр",
    "<Tab>/det",
    "l/bry<Enter>",
    "l<Tab>/x",
    "2",
    "3<Enter>",
    "s",
    "a",
    "/petr<Enter>sr1",
    "nline<Enter>line",
    "?",
    "z",
    "<Tab><Tab><Tab>",
    "SS",
    "C",
    "!/x",
    "/petr<Enter>R/x<Enter>?",
    "/petr<Enter>Tn",
    "/status:",
    "/case:",
];

#[test]
fn small_sizes_in_every_mode() {
    for keys in OPEN {
        let mut screen = TestSession::shipped(80, 24);
        screen.press(keys);
        for width in 0..=30 {
            for height in 0..=12 {
                screen.act(Action::Resize(width, height));
                for signs in [SignSet::Unicode, SignSet::Ascii] {
                    screen.buffer(&Theme::colored(signs));
                }
            }
        }
    }
}

#[test]
fn the_numbers_of_statuses_are_in_sight_at_60_columns_in_each_language() {
    for code in ["en", "ru", "uk"] {
        let mut screen = TestSession::shipped(60, 20);
        screen.press(&format!(":lang {code}<Enter>"));
        let text = screen.text();
        let detained = text.lines().find(|line| line.contains("    12 "));
        assert!(detained.is_some(), "{code}: {text}");
    }
}

#[test]
fn what_enter_would_choose_is_seen_on_the_lowest_screen() {
    let mut screen = TestSession::shipped(20, 5);
    screen.press("t");
    assert!(screen.text().contains("┃ begin "), "{}", screen.text());
    screen.press("<Esc>:");
    assert!(screen.text().contains(" s stat"), "{}", screen.text());
}

#[test]
fn larger_sizes_keep_the_chosen_record_in_sight() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("G");
    let name: String = screen.chosen_name().chars().take(8).collect();
    for width in [20, 30, 59, 60, 79, 80, 119, 120, 200, 300] {
        for height in [5, 6, 10, 15, 16, 24, 50, 100] {
            screen.act(Action::Resize(width, height));
            let text = screen.text();
            assert!(text.contains(&name), "{width}x{height}\n{text}");
        }
    }
}

#[test]
fn a_screen_that_is_too_small_says_so_and_q_still_quits() {
    let mut screen = TestSession::shipped(19, 5);
    assert!(screen.text().starts_with("too small; q quits"));
    screen.press("q");
    assert_eq!(screen.asked(), [Effect::Screen(ScreenRequest::Quit)]);
}

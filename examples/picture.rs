//! Draws the screen that the README shows, from the shipped workspace: `cargo run --example picture`.
//!
//! The cells come from the program's own drawing, driven by real keys on a fixed day, so the same
//! sources give the same picture.

#[path = "../tests/support/session.rs"]
#[allow(clippy::unwrap_used, dead_code)] // The tests need more of it, and may fail by panicking.
mod session;
#[path = "support/svg.rs"]
mod svg;

use std::error::Error;
use std::fs;
use std::path::Path;

use lastseen::app::core::state::Clock;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::screen::draw_into;
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use session::TestSession;

/// What is typed before the picture is taken.
const KEYS: &str = "/bryan<Enter>jjjjjjj";

/// Columns and rows of the screen.
const SIZE: (u16, u16) = (104, 30);

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let clock = Clock {
        at: "2026-11-23T12:00:00Z".parse()?,
        today: "2026-11-23".parse()?,
        uptime: std::time::Duration::ZERO,
    };
    let mut session = TestSession::open(&root.join("cases/refusals"), SIZE, clock)
        .map_err(|failure| format!("{failure:?}"))?;
    session.press(KEYS);
    let theme = Theme::colored(SignSet::Unicode);
    let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let cursor = draw_into(&session.state, &theme, &mut cells);
    let path = root.join("docs/screen.svg");
    fs::write(&path, picture(&cells, cursor)?)?;
    println!("{}", path.display());
    Ok(())
}

/// The picture of a screen.
fn picture(cells: &Buffer, cursor: Option<(u16, u16)>) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    svg::open(&mut text, SIZE, "The screen of lastseen on cases/refusals")?;
    for y in 0..cells.area.height {
        svg::draw_row(&mut text, cells, y)?;
    }
    if let Some(cursor) = cursor {
        svg::draw_cursor(&mut text, cursor)?;
    }
    text.push_str("</svg>\n");
    Ok(text)
}

//! A key press until its frame is drawn, at 80x24 over 20,000 people.

#[path = "../examples/support/made_up.rs"]
mod made_up;
#[path = "../examples/support/made_up_files.rs"]
mod made_up_files;
#[path = "../tests/support/session.rs"]
#[allow(clippy::unwrap_used, dead_code)] // The tests need more of it, and may fail by panicking.
mod session;

use std::error::Error;

use criterion::Criterion;
use lastseen::app::core::state::Clock;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::screen::draw_into;
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use session::TestSession;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    made_up_files::make(folder.path(), 20_000, 1)?;
    let clock = Clock {
        at: "2026-11-23T12:00:00Z".parse()?,
        today: "2026-11-23".parse()?,
        uptime: std::time::Duration::ZERO,
    };
    let mut session = TestSession::open(folder.path(), (80, 24), clock)
        .map_err(|failure| format!("{failure:?}"))?;
    let theme = Theme::colored(SignSet::Unicode);
    let mut cells = Buffer::empty(Rect::new(0, 0, 80, 24));
    let mut criterion = Criterion::default().configure_from_args().sample_size(30);
    let mut group = criterion.benchmark_group("keystroke over 20,000 people");
    group.bench_function("cursor down and up", |bencher| {
        bencher.iter(|| {
            for key in ["j", "k"] {
                session.press(key);
                draw_into(&session.state, &theme, &mut cells);
            }
        });
    });
    session.press("/petrenk");
    group.bench_function("a letter of a search and its removal", |bencher| {
        bencher.iter(|| {
            for key in ["o", "<Backspace>"] {
                session.press(key);
                draw_into(&session.state, &theme, &mut cells);
            }
        });
    });
    group.finish();
    criterion.final_summary();
    Ok(())
}

//! How long a frame takes in each language, in turns in one run, at 80x24 without a disk:
//! `cargo run --release --example frame_languages -- [PEOPLE]` (2,000 where it is not said).
//!
//! Printed are the time of a frame and of a key with its frame in English, and how many times that the others are.

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_files.rs"]
mod made_up_files;
#[path = "../tests/support/session.rs"]
#[allow(clippy::unwrap_used, dead_code)] // The tests need more of it, and may fail by panicking.
mod session;
#[path = "support/times.rs"]
mod times;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use lastseen::app::core::state::Clock;
use lastseen::text::ascii_signs::SignSet;
use lastseen::text::language::{Language, choose};
use lastseen::tui::view::theme::Theme;

use session::TestSession;
use times::{middle, millis, ratio};

const SIZE: (u16, u16) = (80, 24);

const THEME: Theme = Theme::colored(SignSet::Unicode);

/// How often each is drawn; the middle one counts.
const FRAMES: usize = 300;

/// What is on the screen, and by which keys.
const SCREENS: [(&str, &str, &str); 8] = [
    ("the list and a record", "", "j"),
    ("a search", "/ivan", "a<Backspace>"),
    ("the form of a status", "sd", "<Tab>"),
    (
        "the form of a person, a word in it",
        "e<Tab><Tab><Tab>Male",
        "<Tab>",
    ),
    ("the form of an entry", "A", "<Tab>"),
    ("help", "?", "<Down>"),
    ("commands", ":", "<Down>"),
    ("the overview", "0", "j"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let people = std::env::args()
        .nth(1)
        .map_or(Ok(2_000), |people| people.parse())?;
    let folder = tempfile::tempdir()?;
    made_up_files::make(folder.path(), people, 1)?;
    let clock = Clock {
        at: jiff::Timestamp::UNIX_EPOCH,
        today: jiff::civil::date(2026, 11, 28),
        uptime: Duration::ZERO,
    };
    let languages: Vec<Language> = Language::all().collect();
    let codes = Language::CODES[1..].join(", ");
    println!("milliseconds of a frame and of a key with its frame in en; times that in {codes}");
    let mut all = vec![Duration::ZERO; languages.len()];
    for (name, opened_by, key) in SCREENS {
        let mut sessions = Vec::new();
        for language in &languages {
            choose(*language);
            let session = TestSession::open(folder.path(), SIZE, clock);
            let mut session = session.map_err(|failure| {
                String::from(lastseen::text::errors::failure::failure(&failure))
            })?;
            session.press(opened_by);
            sessions.push(session);
        }
        let mut frames = vec![Vec::new(); languages.len()];
        let mut keys = vec![Vec::new(); languages.len()];
        for _ in 0..FRAMES {
            for (at, session) in sessions.iter_mut().enumerate() {
                choose(languages[at]);
                let begun = Instant::now();
                black_box(session.buffer(&THEME));
                frames[at].push(begun.elapsed());
                let begun = Instant::now();
                session.press(key);
                black_box(session.buffer(&THEME));
                keys[at].push(begun.elapsed());
            }
        }
        let (frames, keys) = (
            frames.into_iter().map(middle).collect::<Vec<_>>(),
            keys.into_iter().map(middle).collect::<Vec<_>>(),
        );
        for (sum, frame) in all.iter_mut().zip(&frames) {
            *sum += *frame;
        }
        println!("{name:36} {}   {}", told(&frames), told(&keys));
    }
    println!("{:36} {}", "all frames", told(&all));
    Ok(())
}

/// The time of the first in milliseconds, and how many times that the others are.
fn told(times: &[Duration]) -> String {
    let others = times[1..]
        .iter()
        .map(|time| format!("{:5.2}x", ratio(*time, times[0])));
    let others: Vec<String> = others.collect();
    format!("{:7.3} {}", millis(times[0]), others.join(" "))
}

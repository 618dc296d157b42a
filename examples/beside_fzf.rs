//! The same searches here and with `fzf --filter`, on the same lines:
//! `cargo run --release --example beside_fzf -- [PEOPLE]` (100,000 where it is not said).
//!
//! A line is a person's name and other names. `fzf` has to start and to read the lines for every
//! search, so a run of it over the same lines that looks for nothing is measured too and taken off.
//! That run prints every line, which may take longer than a search that finds few: then nothing is
//! left to compare, and the table says so. Ours is the whole search without anything kept from an
//! earlier one, through all texts of a record and not its names alone.

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_book.rs"]
mod made_up_book;
#[path = "support/times.rs"]
mod times;

use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jiff::civil::date;
use lastseen::record::kind::Kind;
use lastseen::search::index::Index;
use lastseen::search::matching::find::find;
use lastseen::search::query::parse::parse;
use times::{middle, millis, ratio};

/// What is looked for.
const SEARCHES: [&str; 8] = [
    "k",
    "ko",
    "kochetkov",
    "kochetkov maksim",
    "sergei bel",
    "горшенин",
    "kchtkv",
    "xyzzyqwv",
];

/// How often each is looked for, in turns; the middle time counts.
const TURNS: usize = 9;

fn main() -> Result<(), Box<dyn Error>> {
    let people = match std::env::args().nth(1) {
        Some(people) => people.parse()?,
        None => 100_000,
    };
    let (book, _) = made_up_book::make(people, 1)?;
    let index = Index::build(&book);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("lines");
    let mut lines = String::new();
    for (_, person) in book.people().iter() {
        lines.push_str(&person.name);
        for other in &person.other_names {
            lines.push(' ');
            lines.push_str(&other.text);
        }
        lines.push('\n');
    }
    fs::write(&path, lines)?;
    println!("{people} people; times in ms, the middle of {TURNS}");
    println!(
        "| search | found | lastseen | fzf found | fzf | ratio | fzf with nothing to look for | ratio without it |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let today = date(2026, 11, 23);
    for typed in SEARCHES {
        let query = parse(typed, today).map_err(|error| format!("{error:?}"))?;
        let (mut ours, mut theirs, mut empty) = (Vec::new(), Vec::new(), Vec::new());
        let (mut found, mut fzf_found) = (0, 0);
        for _ in 0..TURNS {
            let start = Instant::now();
            found = find(&book, &index, Kind::Person, &query, today).len();
            ours.push(start.elapsed());
            let (took, count) = fzf(&path, typed)?;
            theirs.push(took);
            fzf_found = count;
            empty.push(fzf(&path, "")?.0);
        }
        let (ours, theirs, empty) = (middle(ours), middle(theirs), middle(empty));
        let without = theirs.saturating_sub(empty);
        println!(
            "| `{typed}` | {found} | {:.2} | {fzf_found} | {:.1} | {:.0}x | {:.1} | {} |",
            millis(ours),
            millis(theirs),
            ratio(theirs, ours),
            millis(empty),
            if without.is_zero() {
                "nothing left".to_owned()
            } else {
                format!("{:.1}x", ratio(without, ours))
            },
        );
    }
    Ok(())
}

/// How long `fzf` takes for a search, its start and reading included, and how many lines it finds.
/// What it finds goes to a file, so that nobody has to read it meanwhile.
fn fzf(lines: &Path, typed: &str) -> Result<(Duration, usize), Box<dyn Error>> {
    let out = lines.with_extension("found");
    let start = Instant::now();
    let status = Command::new("fzf")
        .args(["--filter", typed])
        .stdin(File::open(lines)?)
        .stdout(File::create(&out)?)
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("fzf: {error}; Debian's package is called fzf"))?;
    let took = start.elapsed();
    // 1 says that nothing was found.
    if !matches!(status.code(), Some(0 | 1)) {
        return Err(format!("fzf: {status}").into());
    }
    Ok((took, fs::read_to_string(&out)?.lines().count()))
}

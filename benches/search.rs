//! A search letter by letter, as the screen makes it: the result of the last letter, over 100,000
//! made-up people, and the fold of a name. `LASTSEEN_PEOPLE=1000000 cargo bench --bench search` makes
//! a million of them, which takes a minute and 6 GB.

#[path = "../examples/support/made_up.rs"]
mod made_up;
#[path = "../examples/support/made_up_book.rs"]
mod made_up_book;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::Criterion;
use jiff::civil::date;
use lastseen::app::browse::list::RecordList;
use lastseen::app::browse::pane::View;
use lastseen::casebook::book::Book;
use lastseen::search::index::Index;
use lastseen::search::matching::cancel_token::CancelToken;
use lastseen::spelling::fold::key;

/// What is typed. Each has a purpose of its own.
const SEARCHES: [(&str, &str); 13] = [
    ("one letter", "k"),
    ("one Cyrillic letter", "т"),
    ("two letters", "ko"),
    ("two letters that most have", "se"),
    ("a full name", "kochetkov maksim"),
    ("two words", "sergei bel"),
    ("two letters as words", "k m"),
    ("a near spelling", "kochetkpv maksin"),
    ("nothing found", "xyzzyqwv"),
    ("a field and a name", "status:detained petrenko"),
    ("a place", "place:novokamensk"),
    ("a phrase in quotes", "\"maksim\""),
    ("a short name", "вова"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let people = match std::env::var("LASTSEEN_PEOPLE") {
        Ok(people) => people.parse()?,
        Err(_) => 100_000,
    };
    let (book, bytes) = made_up_book::make(people, 1)?;
    let index = Index::build(&book);
    println!(
        "{people} people, {:.0} MB as files, {} threads",
        bytes as f64 / 1e6,
        rayon::current_num_threads()
    );
    letter_by_letter(&book, &index);
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut group = criterion.benchmark_group(format!("search over {people} people"));
    for (what, typed) in SEARCHES {
        // All but the last letter, and then it.
        let last = typed.char_indices().next_back().map_or(0, |(at, _)| at);
        let mut before = RecordList::new(View::People);
        search(&mut before, &typed[..last], &book, &index);
        group.bench_function(format!("{what}: {typed}"), |bencher| {
            bencher.iter_batched(
                || before.clone(),
                |mut list| {
                    search(&mut list, typed, &book, &index);
                    list
                },
                criterion::BatchSize::PerIteration,
            );
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("fold");
    for name in ["Maksim Shcherbakov", "Максим Щербаков"] {
        group.bench_function(name, |bencher| bencher.iter(|| key(black_box(name))));
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}

/// How often all searches are typed. Of a keystroke the fastest counts: whatever else the machine does
/// only makes it slower.
const WALKS: usize = 5;

/// Types all searches letter by letter and takes them back, and tells the slowest keystroke of each.
fn letter_by_letter(book: &Book, index: &Index) {
    let (mut all, mut firsts) = (Vec::new(), Vec::new());
    for (what, typed) in SEARCHES {
        let ends: Vec<usize> = typed
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8())
            .collect();
        let back = ends.iter().rev().skip(1);
        let strokes: Vec<usize> = ends.iter().chain(back).copied().collect();
        let mut best = vec![Duration::MAX; strokes.len()];
        let mut nearest = Duration::MAX;
        let mut found = 0;
        for walk in 0..WALKS {
            let mut list = RecordList::new(View::People);
            for (end, best) in strokes.iter().zip(&mut best) {
                let start = Instant::now();
                search(&mut list, &typed[..*end], book, index);
                let took = start.elapsed();
                if walk == 0 {
                    firsts.push(took);
                }
                *best = took.min(*best);
                if *end == typed.len() {
                    found = list.rows.len();
                }
            }
            search(&mut list, typed, book, index);
            nearest = nearest.min(search_nearest(&mut list, book, index));
        }
        let strokes = best.iter().zip(&strokes);
        let slowest = strokes
            .max()
            .map_or((Duration::ZERO, 0), |(took, end)| (*took, *end));
        println!(
            "{what}: {found} found; slowest keystroke {:.2} ms, at `{}`; the nearest {:.2} ms",
            millis(slowest.0),
            &typed[..slowest.1],
            millis(nearest),
        );
        all.extend(best);
    }
    for (what, times) in [("at its best", all), ("in the first walk", firsts)] {
        let mut times = times;
        times.sort_unstable();
        println!(
            "{} keystrokes, each {what}: {:.2} ms in the middle, {:.2} ms at the slowest",
            times.len(),
            millis(times[times.len() / 2]),
            millis(times[times.len() - 1])
        );
    }
}

/// The result of what stands in the search line, facets and all, ready to be drawn.
fn search(list: &mut RecordList, typed: &str, book: &Book, index: &Index) {
    let today = date(2026, 11, 23);
    list.input.set(typed);
    list.read_query(book, today);
    list.search_rows(book, index, today);
}

/// What comes nearest where few fit, which is shown later than that.
fn search_nearest(list: &mut RecordList, book: &Book, index: &Index) -> Duration {
    let today = date(2026, 11, 23);
    let start = Instant::now();
    if list.await_nearest().is_some()
        && let Some(answer) = list.look_up(book, index, today, CancelToken::NEVER)
    {
        black_box(answer);
    }
    start.elapsed()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

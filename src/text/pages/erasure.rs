//! The erasure of a person in words: what goes, what stays, and what nobody here can reach.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::casebook::book::Book;
use crate::casebook::erase::reach::{NamedPlace, Reach};
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::text::catalogue::{listed, say};
use crate::text::labels::date::day;
use crate::text::log::change::facts;
use crate::text::log::value::named;
use crate::text::safe::{Safe, display_safe};

/// What no erasure reaches.
#[must_use]
pub fn out_of_reach() -> Safe {
    say!(erase_out_of_reach)
}

fn utc_day(at: Timestamp) -> Safe {
    day(at.to_zoned_datetime(TimeZone::UTC).date())
}

/// How a person is called who is to be erased: `Ivan Petrov (p-4f7k9q2m8x)`.
#[must_use]
pub fn whom(id: RecordId, reach: &Reach) -> Safe {
    display_safe(&if reach.name.is_empty() {
        id.to_string()
    } else {
        format!("{} ({id})", reach.name)
    })
}

/// What an erasure does to something that is told in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErasureOutcome {
    /// It goes.
    Goes,
    /// It goes with the person's record: a record that was joined to it.
    GoesWithThem,
    /// It stays, or is out of reach.
    Stays,
}

impl ErasureOutcome {
    /// Whether it is told also after the erasure, of which the line of what was done says nothing.
    #[must_use]
    pub const fn is_told_afterwards(self) -> bool {
        matches!(self, Self::GoesWithThem | Self::Stays)
    }
}

/// What an erasure does to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureLine {
    /// What becomes of it.
    pub outcome: ErasureOutcome,
    /// The line.
    pub text: Safe,
}

/// What goes and what stays, one thing a line.
#[must_use]
pub fn lines(id: Option<RecordId>, reach: &Reach, book: &Book) -> Vec<ErasureLine> {
    let mut told = Vec::new();
    let mut tell = |outcome, text| told.push(ErasureLine { outcome, text });
    if let Some((at, by)) = &reach.before {
        tell(
            ErasureOutcome::Stays,
            say!(erase_before {
                day: utc_day(*at),
                by
            }),
        );
    }
    if let (Some(id), true) = (id, reach.record) {
        tell(
            ErasureOutcome::Goes,
            say!(erase_record {
                path: id.relative_path()
            }),
        );
    }
    for (joined, name) in &reach.joined {
        tell(
            ErasureOutcome::GoesWithThem,
            say!(erase_joined {
                path: joined.relative_path(),
                name
            }),
        );
    }
    if reach.lines > 0 {
        let places: Vec<String> = reach
            .blanked
            .iter()
            .map(|(log, lines)| format!("{log}:{}", numbers(lines)))
            .collect();
        tell(
            ErasureOutcome::Goes,
            say!(erase_lines {
                lines: reach.lines,
                logs: reach.logs,
                places: places.join(" ")
            }),
        );
    }
    for fact in facts(&reach.links, book) {
        tell(
            ErasureOutcome::Goes,
            say!(erase_link {
                kind: fact.record.kind(),
                name: named(fact.record, book),
                fact: fact.sentence()
            }),
        );
    }
    for path in reach.queues.iter().filter(|path| path.ends_with(".ron")) {
        tell(ErasureOutcome::Goes, say!(erase_queue { path }));
    }
    for path in &reach.copies {
        tell(ErasureOutcome::Goes, say!(erase_copy { path }));
    }
    for file in &reach.files {
        let path = &file.path;
        match reach.with_files {
            true => tell(ErasureOutcome::Goes, say!(erase_file { path })),
            false => tell(ErasureOutcome::Stays, say!(erase_file_stays { path })),
        }
    }
    let rest = stays(reach).into_iter().chain([out_of_reach()]);
    rest.for_each(|text| tell(ErasureOutcome::Stays, text));
    told
}

/// What only somebody who reads it can mend: what names the person first, then what may.
fn stays(reach: &Reach) -> Vec<Safe> {
    let mut told = Vec::new();
    for is_sure in [true, false] {
        let of_these = |place: &&NamedPlace| place.is_sure == is_sure;
        let (logs, rest): (Vec<&NamedPlace>, Vec<&NamedPlace>) = reach
            .places
            .iter()
            .filter(of_these)
            .partition(|place| place.path.starts_with("log/") && place.line > 0);
        told.extend(rest.into_iter().map(stays_at));
        let mut of_logs: BTreeMap<&str, Vec<&NamedPlace>> = BTreeMap::new();
        for place in logs {
            of_logs.entry(&place.path).or_default().push(place);
        }
        for (log, places) in of_logs {
            let lines: Vec<usize> = places.iter().map(|place| place.line).collect();
            let quote = places.first().map_or("", |place| &place.quote);
            let at = format!("{log}:{}", numbers(&lines));
            told.push(if is_sure {
                say!(erase_stays_in_log { at, quote })
            } else {
                say!(erase_may_stay_in_log { at, quote })
            });
        }
    }
    if reach.places.iter().any(|place| place.is_sure) {
        told.push(say!(erase_again_after_rewriting));
    }
    for path in &reach.unread {
        told.push(say!(erase_unread { path }));
    }
    for (log, line) in &reach.left {
        told.push(say!(erase_unread_line {
            at: format!("{log}:{line}")
        }));
    }
    told
}

/// A place that only somebody who reads it can rewrite, and how.
fn stays_at(place: &NamedPlace) -> Safe {
    let NamedPlace {
        path, line, column, ..
    } = place;
    let at = match line {
        0 => say!(erase_name_of { path }),
        _ => display_safe(&format!("{path}:{line}:{column}")),
    };
    let stem = path
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".ron"));
    let is_record = stem
        .and_then(|stem| stem.parse::<RecordId>().ok())
        .is_some_and(|id| id.relative_path() == *path);
    let what = match path.split('/').next() {
        _ if *line == 0 => say!(erase_rename),
        _ if is_record => say!(erase_rewrite_text),
        _ if path == FILE_NAME => say!(erase_rewrite_there),
        Some(".lastseen") => say!(erase_delete_if_about),
        _ => say!(erase_rewrite_or_delete),
    };
    let quote = &place.quote;
    if place.is_sure {
        say!(erase_stays_sure { at, quote, what })
    } else {
        say!(erase_stays_maybe { at, quote, what })
    }
}

/// `1-3,7` for 1, 2, 3 and 7.
fn numbers(lines: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some((_, last)) if *last == *line => {}
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => ranges.push((*line, *line)),
        }
    }
    let ranges = ranges.into_iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    ranges.collect::<Vec<_>>().join(",")
}

/// What is so of somebody who was erased already, if nothing of them is left to erase: one line, and the
/// places that still name them.
#[must_use]
pub fn erased_already(called: &str, reach: &Reach) -> Vec<Safe> {
    let stays = stays(reach);
    let first = match (&reach.before, stays.is_empty()) {
        (Some((at, by)), true) => say!(erased_and_nothing_left {
            called,
            day: utc_day(*at),
            by
        }),
        (Some((at, by)), false) => say!(erased_and_this_left {
            called,
            day: utc_day(*at),
            by
        }),
        (None, true) => say!(erased_unknown { called }),
        (None, false) => say!(erased_unknown_and_this_left { called }),
    };
    std::iter::once(first).chain(stays).collect()
}

/// What has been done, in one line.
#[must_use]
pub fn done(reach: &Reach) -> Safe {
    let mut parts = Vec::new();
    match usize::from(reach.record) + reach.joined.len() {
        0 => {}
        count => parts.push(say!(erased_records { count })),
    }
    parts.push(say!(erased_values {
        lines: reach.lines,
        logs: reach.logs
    }));
    if !reach.links.is_empty() {
        parts.push(say!(count_links {
            count: reach.links.len()
        }));
    }
    if !reach.copies.is_empty() {
        parts.push(say!(count_copies {
            count: reach.copies.len()
        }));
    }
    if reach.with_files && !reach.files.is_empty() {
        parts.push(say!(count_attached_files {
            count: reach.files.len()
        }));
    }
    say!(erased {
        what: listed(&parts)
    })
}

/// Whether somebody who was asked means it: the name in any spelling of its capitals, or `yes`.
#[must_use]
pub fn is_meant(typed: &str, name: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    typed == "yes" || (!typed.is_empty() && typed == name.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::status::StatusKind;

    #[test]
    fn only_yes_or_the_name_means_it() {
        for (typed, meant) in [
            ("yes\n", true),
            ("YES", true),
            (" максим кочетков ", true),
            ("Максим", false),
            ("y", false),
            ("", false),
        ] {
            assert_eq!(is_meant(typed, "Максим Кочетков"), meant, "{typed:?}");
        }
        assert!(!is_meant("", ""));
    }

    #[test]
    fn what_stays_is_told() {
        let place = |path: &str, line, quote: &str, is_sure| NamedPlace {
            path: path.to_owned(),
            line,
            column: 7,
            quote: quote.to_owned(),
            is_sure,
        };
        let reach = Reach {
            places: vec![
                place("cases/c-1.ron", 3, "With Gorshenin.", true),
                place("exports/gorshenin.csv", 0, "gorshenin.csv", false),
                place("log/a-b.log", 4, "the Gorshenins", false),
                place("log/a-b.log", 5, "x", false),
                place("log/a-b.log", 9, "x", false),
            ],
            left: vec![("log/a-b.log".to_owned(), 3)],
            ..Reach::default()
        };
        let book = Book::new("t", StatusKind::four());
        let lines = lines("p-1".parse().ok(), &reach, &book);
        let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "stays: cases/c-1.ron:3:7 names them: \"With Gorshenin.\"; rewrite the text",
                "stays: the name of exports/gorshenin.csv may name them: \"gorshenin.csv\"; rename or delete it",
                "stays: log/a-b.log:4-5,9 may name them: \"the Gorshenins\". If it is them, `--again --name` with these \
                 words takes it out",
                "when you have rewritten these, `lastseen erase ID --again --name NAME` takes the old words out of the log",
                "stays: log/a-b.log:3, a line that cannot be read and names them",
                out_of_reach().as_str(),
            ]
        );
        let already = erased_already("p-1", &Reach::default());
        assert_eq!(
            already.iter().map(Safe::as_str).collect::<Vec<_>>(),
            ["p-1: no record, log, queue, draft or copy here has this id; nothing is left here"]
        );
    }
}

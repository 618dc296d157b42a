//! The erasure of a person in words: what goes, what stays, and what nobody here can reach.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::casebook::book::Book;
use crate::casebook::erase::reach::{NamedPlace, Reach};
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::text::labels::counts::of;
use crate::text::labels::date::day;
use crate::text::labels::label::plural;
use crate::text::log::change::facts;
use crate::text::log::value::named;
use crate::text::safe::{Safe, display_safe};

/// What no erasure reaches.
pub const OUT_OF_REACH: &str = "out of reach: git history, backups, copies of the workspace on other machines, what \
                                attached files say that are no plain text, and the free space of the disk";

/// How a person is called who is to be erased: `Ivan Petrov (p-4f7k9q2m8x)`.
#[must_use]
pub fn whom(id: RecordId, reach: &Reach) -> Safe {
    display_safe(&if reach.name.is_empty() {
        id.to_string()
    } else {
        format!("{} ({id})", reach.name)
    })
}

/// What goes and what stays, one thing a line.
#[must_use]
pub fn lines(id: Option<RecordId>, reach: &Reach, book: &Book) -> Vec<Safe> {
    let mut told = Vec::new();
    if let Some((at, by)) = &reach.before {
        let day = day(at.to_zoned_datetime(TimeZone::UTC).date());
        told.push(format!(
            "somebody of this name was erased on {day} by {by} already"
        ));
    }
    if let (Some(id), true) = (id, reach.record) {
        told.push(format!("goes: the record {}", id.relative_path()));
    }
    for (joined, name) in &reach.joined {
        told.push(format!(
            "goes: the record {} ({name}), which is the same person: they were joined",
            joined.relative_path()
        ));
    }
    if reach.lines > 0 {
        let places: Vec<String> = reach
            .blanked
            .iter()
            .map(|(log, lines)| format!("{log}:{}", numbers(lines)))
            .collect();
        told.push(format!(
            "goes: what {} of {} say of them; the lines stay, so that the log can be verified: {}",
            of(reach.lines, "line", "lines"),
            of(reach.logs, "log", "logs"),
            places.join(" "),
        ));
    }
    for fact in facts(&reach.links, book) {
        told.push(format!(
            "goes: in {} {}: {}",
            plural(fact.record.kind()),
            named(fact.record, book),
            fact.sentence()
        ));
    }
    for path in reach.queues.iter().filter(|path| path.ends_with(".ron")) {
        told.push(format!(
            "goes: their place in the queue {path}; the others stay in it"
        ));
    }
    for path in &reach.copies {
        told.push(format!("goes: the copy {path}"));
    }
    for file in &reach.files {
        told.push(if reach.with_files {
            format!("goes: the attached file {}", file.path)
        } else {
            format!(
                "stays: the attached file {} of a source that nobody else cites; --files removes it too",
                file.path
            )
        });
    }
    told.extend(stays(reach));
    told.push(OUT_OF_REACH.to_owned());
    told.iter().map(|line| display_safe(line)).collect()
}

/// What only somebody who reads it can mend: what names the person first, then what may.
fn stays(reach: &Reach) -> Vec<String> {
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
            told.push(format!(
                "stays: {log}:{} {}: \"{quote}\". If it is them, `--again --name` with these words takes it out",
                numbers(&lines),
                may_name(is_sure),
            ));
        }
    }
    if reach.places.iter().any(|place| place.is_sure) {
        told.push(
            "when you have rewritten these, `lastseen erase ID --again --name NAME` takes the old words out of the log"
                .to_owned(),
        );
    }
    for path in &reach.unread {
        told.push(format!(
            "stays: {path} cannot be read; look whether it speaks of them, or let its owner look"
        ));
    }
    for (log, line) in &reach.left {
        told.push(format!(
            "stays: {log}:{line}, a line that cannot be read and names them"
        ));
    }
    told
}

const fn may_name(is_sure: bool) -> &'static str {
    if is_sure {
        "names them"
    } else {
        "may name them"
    }
}

/// A place that only somebody who reads it can rewrite, and how.
fn stays_at(place: &NamedPlace) -> String {
    let NamedPlace {
        path, line, column, ..
    } = place;
    let at = match line {
        0 => format!("the name of {path}"),
        _ => format!("{path}:{line}:{column}"),
    };
    let stem = path
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".ron"));
    let is_record = stem
        .and_then(|stem| stem.parse::<RecordId>().ok())
        .is_some_and(|id| id.relative_path() == *path);
    let what = match path.split('/').next() {
        _ if *line == 0 => "rename or delete it",
        _ if is_record => "rewrite the text",
        _ if path == FILE_NAME => "rewrite it there",
        Some(".lastseen") => "delete the file if it is about them",
        _ => "rewrite or delete it",
    };
    format!(
        "stays: {at} {}: \"{}\"; {what}",
        may_name(place.is_sure),
        place.quote
    )
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
    let was = match &reach.before {
        Some((at, by)) => {
            let day = day(at.to_zoned_datetime(TimeZone::UTC).date());
            format!("{called}: was erased on {day} by {by}")
        }
        None => format!("{called}: no record, log, queue, draft or copy here has this id"),
    };
    let stays = stays(reach);
    let left = match stays.is_empty() {
        true => "nothing is left here",
        false => "this is left, which you must change yourself",
    };
    let first = format!("{was}; {left}");
    let told = std::iter::once(first).chain(stays);
    told.map(|line| display_safe(&line)).collect()
}

/// What has been done, in one line.
#[must_use]
pub fn done(reach: &Reach) -> Safe {
    let mut parts = Vec::new();
    match usize::from(reach.record) + reach.joined.len() {
        0 => {}
        1 => parts.push("the record".to_owned()),
        several => parts.push(of(several, "record", "records")),
    }
    parts.push(format!(
        "values in {} of {}",
        of(reach.lines, "line", "lines"),
        of(reach.logs, "log", "logs")
    ));
    if !reach.links.is_empty() {
        parts.push(of(reach.links.len(), "link", "links"));
    }
    if !reach.copies.is_empty() {
        parts.push(of(reach.copies.len(), "copy", "copies"));
    }
    if reach.with_files && !reach.files.is_empty() {
        parts.push(of(reach.files.len(), "attached file", "attached files"));
    }
    display_safe(&format!(
        "erased: {}; fingerprints of the names remember them, so that nobody brings them back unnoticed",
        parts.join(", ")
    ))
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
        let lines: Vec<&str> = lines.iter().map(Safe::as_str).collect();
        assert_eq!(
            lines,
            [
                "stays: cases/c-1.ron:3:7 names them: \"With Gorshenin.\"; rewrite the text",
                "stays: the name of exports/gorshenin.csv may name them: \"gorshenin.csv\"; rename or delete it",
                "stays: log/a-b.log:4-5,9 may name them: \"the Gorshenins\". If it is them, `--again --name` with these \
                 words takes it out",
                "when you have rewritten these, `lastseen erase ID --again --name NAME` takes the old words out of the log",
                "stays: log/a-b.log:3, a line that cannot be read and names them",
                OUT_OF_REACH,
            ]
        );
        let already = erased_already("p-1", &Reach::default());
        assert_eq!(
            already.iter().map(Safe::as_str).collect::<Vec<_>>(),
            ["p-1: no record, log, queue, draft or copy here has this id; nothing is left here"]
        );
    }
}

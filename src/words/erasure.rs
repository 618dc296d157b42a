//! The erasure of a person in words: what goes, what stays, and what nobody here can reach.

use crate::casebook::book::Book;
use crate::casebook::reach::Reach;
use crate::record::id::RecordId;
use crate::words::change::{facts, names};
use crate::words::counts::of;
use crate::words::label::plural;
use crate::words::safe::{Safe, display_safe};
use crate::words::value::named;

/// What no erasure reaches.
pub const OUT_OF_REACH: &str = "out of reach: git history, backups, copies of the workspace on other machines, what \
                                editors leave beside a file, and the free space of the disk";

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
pub fn lines(id: RecordId, reach: &Reach, book: &Book) -> Vec<Safe> {
    let mut told = Vec::new();
    if reach.record {
        told.push(format!("goes: the record {}", id.relative_path()));
    }
    if reach.lines > 0 {
        told.push(format!(
            "goes: what {} of {} say of them; the lines stay, so that the log can be verified",
            of(reach.lines, "line", "lines"),
            of(reach.logs, "log", "logs"),
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
    told.extend(stays(reach, book));
    told.push(OUT_OF_REACH.to_owned());
    told.iter().map(|line| display_safe(line)).collect()
}

/// What only somebody who reads it can mend.
fn stays(reach: &Reach, book: &Book) -> Vec<String> {
    let mut told = Vec::new();
    if !reach.mentions.is_empty() {
        let ids: Vec<&str> = reach.mentions.iter().map(RecordId::as_str).collect();
        told.push(format!(
            "stays: {} in their text speak of them, which you must change yourself: {} ({})",
            of(reach.mentions.len(), "record", "records"),
            names(&reach.mentions, book),
            ids.join(" ")
        ));
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

/// What has been done, in one line.
#[must_use]
pub fn done(reach: &Reach) -> Safe {
    let mut parts = Vec::new();
    if reach.record {
        parts.push("the record".to_owned());
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
        "erased: {}; a keyed hash remembers them, so that nobody brings them back unnoticed",
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
        let reach = Reach {
            mentions: vec!["c-1".parse().unwrap()],
            left: vec![("log/a-b.log".to_owned(), 3)],
            ..Reach::default()
        };
        let book = Book::new("t", StatusKind::four());
        let lines = lines("p-1".parse().unwrap(), &reach, &book);
        let lines: Vec<&str> = lines.iter().map(Safe::as_str).collect();
        assert_eq!(
            lines,
            [
                "stays: 1 record in their text speak of them, which you must change yourself: c-1 (c-1)",
                "stays: log/a-b.log:3, a line that cannot be read and names them",
                OUT_OF_REACH,
            ]
        );
    }
}

//! What a field of a form offers to choose from while one types, and how what is typed is settled
//! into ids.

use crate::app::naming::{Naming, namings};
use crate::casebook::book::Book;
use crate::casebook::holds::{Holds, Refusal};
use crate::casebook::parted::{parts, split_word};
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::search::pick::{named, pick};
use crate::words::date::display;

/// The most choices that are offered at once.
const MOST: usize = 5;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the field's text becomes.
    pub text: String,
    /// What is shown.
    pub label: String,
    /// What taking it says of a place or unit that has no record by that name.
    pub naming: Option<Naming>,
}

/// The choices for a field that holds `holds` and in which `typed` stands. A field of several parts
/// is completed in its last part.
#[must_use]
pub fn offers(book: &Book, holds: Holds, typed: &str) -> Vec<Offer> {
    let (kept, last) = match holds {
        Holds::Links(_) | Holds::Parts | Holds::Citations | Holds::Names | Holds::Words => {
            let at = typed.rfind(';').map_or(0, |at| at + 1);
            (&typed[..at], typed[at..].trim())
        }
        _ => ("", typed.trim()),
    };
    let put = |text: &str| {
        if kept.is_empty() {
            text.to_owned()
        } else {
            format!("{kept} {text}")
        }
    };
    match holds {
        Holds::Word(words) => plain(words.iter().copied(), last, put),
        Holds::Status => plain(
            book.statuses.iter().map(|kind| kind.name.as_str()),
            last,
            put,
        ),
        Holds::Flag => plain(["yes", "no"].into_iter(), last, put),
        Holds::Named(kind) if !last.is_empty() => {
            let mut offers = plain(names(book, kind).into_iter(), last, put);
            let namings = namings(book, kind, last);
            offers.truncate(MOST.saturating_sub(namings.len()));
            offers.extend(namings.into_iter().map(|(naming, label)| Offer {
                text: last.to_owned(),
                label,
                naming: Some(naming),
            }));
            offers
        }
        Holds::Link(kind) | Holds::Links(kind) => linked(book, kind, last, put),
        Holds::Parts => linked(book, Kind::Case, last, put),
        Holds::Citations => linked(book, Kind::Source, last, put),
        Holds::Line
        | Holds::Text
        | Holds::Number
        | Holds::Date
        | Holds::Named(_)
        | Holds::Words
        | Holds::Names => Vec::new(),
    }
}

/// What is typed with every name or title in the place of an id settled into that id.
///
/// # Errors
///
/// [`Refusal::Link`] where it fits no record, or several.
pub fn settle(book: &Book, holds: Holds, typed: &str) -> Result<String, Refusal> {
    let each = |kind: Kind| -> Result<String, Refusal> {
        let settled: Result<Vec<String>, Refusal> = parts(typed)
            .map(|part| {
                let (text, word) = split_word(part);
                match (resolve(book, kind, text), word) {
                    (Some(id), Some(word)) => Ok(format!("{id} ({word})")),
                    (Some(id), None) => Ok(id.to_string()),
                    // A title may itself end in something in brackets.
                    (None, _) => resolve(book, kind, part)
                        .map(|id| id.to_string())
                        .ok_or_else(|| Refusal::Link {
                            typed: part.to_owned(),
                            kind,
                        }),
                }
            })
            .collect();
        Ok(settled?.join("; "))
    };
    match holds {
        Holds::Link(kind) | Holds::Links(kind) => each(kind),
        Holds::Parts => each(Kind::Case),
        Holds::Citations => each(Kind::Source),
        _ => Ok(typed.to_owned()),
    }
}

/// The one record that a text names: by its id, the beginning of its id, or words of its name.
#[must_use]
pub fn resolve(book: &Book, kind: Kind, text: &str) -> Option<RecordId> {
    let text = text.trim();
    if let Some(id) = Link::from(text).id().filter(|id| book.has(*id)) {
        return Some(id);
    }
    if text.is_empty() {
        return None;
    }
    let fitting: Vec<RecordId> = book
        .ids_beginning(text, 2)
        .into_iter()
        .filter(|id| id.kind() == kind)
        .collect();
    if let [one] = fitting[..] {
        return Some(one);
    }
    let ids = book.ids(kind);
    let labels: Vec<String> = ids.iter().map(|id| label(book, *id)).collect();
    match named(&labels, text)[..] {
        [at] => ids.get(at).copied(),
        _ => None,
    }
}

/// The records of a kind in the order in which they are offered: sources the newest first.
#[must_use]
pub fn in_order(book: &Book, kind: Kind) -> Vec<RecordId> {
    let mut ids = book.ids(kind);
    if kind == Kind::Source {
        ids.sort_by_key(|id| {
            let source = book.sources().get(*id);
            let days = source.and_then(|source| source.published.days());
            std::cmp::Reverse(days.map(|days| days.latest))
        });
    }
    ids
}

/// A record's title with what else tells it apart.
#[must_use]
pub fn label(book: &Book, id: RecordId) -> String {
    let title = book.title_of(id).unwrap_or_default();
    let Some(source) = book.sources().get(id) else {
        return title.to_owned();
    };
    let published = display(&source.published);
    let from = [source.publisher.as_str(), published.as_str()];
    let from: Vec<&str> = from.into_iter().filter(|part| !part.is_empty()).collect();
    if from.is_empty() {
        title.to_owned()
    } else {
        format!("{} · {title}", from.join(", "))
    }
}

fn plain<'a>(
    words: impl Iterator<Item = &'a str>,
    last: &str,
    put: impl Fn(&str) -> String,
) -> Vec<Offer> {
    let words: Vec<&str> = words.collect();
    pick(&words, last)
        .into_iter()
        .map(|(at, _)| words[at])
        .filter(|word| *word != last)
        .take(MOST)
        .map(|word| Offer {
            text: put(word),
            label: word.to_owned(),
            naming: None,
        })
        .collect()
}

fn linked(book: &Book, kind: Kind, last: &str, put: impl Fn(&str) -> String) -> Vec<Offer> {
    // What is settled already needs no choices.
    let (text, _) = split_word(last);
    if Link::from(text).id().is_some_and(|id| book.has(id)) {
        return Vec::new();
    }
    let ids = in_order(book, kind);
    let labels: Vec<String> = ids.iter().map(|id| label(book, *id)).collect();
    pick(&labels, last)
        .into_iter()
        .take(MOST)
        .map(|(at, _)| Offer {
            text: put(ids[at].as_str()),
            label: labels[at].clone(),
            naming: None,
        })
        .collect()
}

fn names(book: &Book, kind: Kind) -> Vec<&str> {
    match kind {
        Kind::Unit => book
            .units()
            .iter()
            .map(|(_, unit)| unit.name.as_str())
            .collect(),
        _ => book
            .places()
            .iter()
            .map(|(_, place)| place.name.as_str())
            .collect(),
    }
}

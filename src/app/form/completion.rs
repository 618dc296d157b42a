//! Completions: what a field of a form offers to choose from, and how what is typed becomes ids.

use crate::app::form::naming::{Naming, namings};
use crate::app::form::new_record::is_placeholder;
use crate::casebook::book::Book;
use crate::casebook::fields::inline_list::{parts, split_word, with_word};
use crate::casebook::fields::refusal::Refusal;
use crate::record::field::FieldType;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Role;
use crate::search::index::Index;
use crate::search::pick::{beginning, pick};
use crate::search::resolve::{
    FEW, MOST_CANDIDATES, Resolution, candidates, is_recorded, looks_like_id, names, resolve_link,
};
use crate::spelling::same_name::words_of;
use crate::text::catalogue::say;
use crate::text::labels::date::display;
use crate::text::labels::typed_word::{offered, typed_word};

/// The most records that are offered for what is typed.
const MOST: usize = 50;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the field's text becomes.
    pub text: String,
    /// What is shown.
    pub label: String,
    /// What taking it says of a place or unit that has no record by that name.
    pub naming: Option<Naming>,
    /// The text that taking it makes a new record of, where the field holds records.
    pub makes: Option<String>,
}

impl Offer {
    /// A choice that only puts a text into the field.
    #[must_use]
    pub fn plain(text: &str, label: &str) -> Self {
        Self {
            text: text.to_owned(),
            label: label.to_owned(),
            naming: None,
            makes: None,
        }
    }
}

/// The choices of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Those that are offered.
    pub offers: Vec<Offer>,
    /// How many more there are.
    pub left_out: usize,
}

/// The choices that [`choices`] offers.
#[must_use]
pub fn offers(known: IndexedBook, holds: FieldType, typed: &str) -> Vec<Offer> {
    choices(known, holds, typed).offers
}

/// The choices for a field that holds `holds` and in which `typed` stands. A field of several parts
/// is completed in its last part.
#[must_use]
pub fn choices(known: IndexedBook, holds: FieldType, typed: &str) -> Choices {
    let book = known.0;
    let (kept, last) = match holds {
        FieldType::Links(_)
        | FieldType::Parts
        | FieldType::Citations
        | FieldType::Names
        | FieldType::Words => {
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
        FieldType::Word(words) => worded(words.iter().copied(), last, put),
        FieldType::Status => worded(
            book.statuses.iter().map(|kind| kind.name.as_str()),
            last,
            put,
        ),
        FieldType::Flag => plain(["yes", "no"].into_iter(), last, put),
        FieldType::Named(kind) if !last.is_empty() => {
            let mut choices = plain(spelt(book, kind).into_iter(), last, put);
            let namings = namings(book, kind, last);
            choices.keep(MOST.saturating_sub(namings.len()));
            choices
                .offers
                .extend(namings.into_iter().map(|(naming, label)| Offer {
                    text: last.to_owned(),
                    label,
                    naming: Some(naming),
                    makes: None,
                }));
            choices
        }
        FieldType::Link(kind) | FieldType::Links(kind) => linked(known, kind, last, put),
        FieldType::Parts => {
            roles(known, last, put).unwrap_or_else(|| linked(known, Kind::Case, last, put))
        }
        FieldType::Citations => linked(known, Kind::Source, last, put),
        FieldType::Line
        | FieldType::Text
        | FieldType::Number
        | FieldType::Date
        | FieldType::Named(_)
        | FieldType::Words
        | FieldType::Names
        | FieldType::Decimal
        | FieldType::Id
        | FieldType::Struct
        | FieldType::Items => Choices::default(),
    }
}

impl Choices {
    fn first(found: impl ExactSizeIterator<Item = Offer>) -> Self {
        let left_out = found.len().saturating_sub(MOST);
        Self {
            offers: found.take(MOST).collect(),
            left_out,
        }
    }

    /// Keeps the first `most`.
    fn keep(&mut self, most: usize) {
        self.left_out += self.offers.len().saturating_sub(most);
        self.offers.truncate(most);
    }
}

/// What is typed with every name or title in the place of an id settled into that id.
///
/// # Errors
///
/// [`Refusal::Link`] if it fits no record, or several.
pub fn settle(known: IndexedBook, holds: FieldType, typed: &str) -> Result<String, Refusal> {
    let each = |kind: Kind| -> Result<String, Refusal> {
        let settled: Result<Vec<String>, Refusal> = parts(typed)
            .map(|part| {
                let (text, word) = split_word(part);
                // The part in a case, as the language that is spoken has it.
                let own = word.and_then(|word| typed_word(word, Role::WORDS.iter().copied()));
                let word = own.filter(|_| kind == Kind::Case).or(word);
                match (resolve(known, kind, text), word) {
                    (Some(id), Some(word)) => Ok(format!("{id} ({word})")),
                    (Some(id), None) => Ok(id.to_string()),
                    // A title may itself end in something in brackets.
                    (None, _) => resolve(known, kind, part)
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
        FieldType::Link(kind) | FieldType::Links(kind) => each(kind),
        FieldType::Parts => each(Kind::Case),
        FieldType::Citations => each(Kind::Source),
        _ => Ok(typed.to_owned()),
    }
}

/// The one record that a text names, as [`resolve_link`] has it; one that is about to be made names itself.
#[must_use]
pub fn resolve(known: IndexedBook, kind: Kind, text: &str) -> Option<RecordId> {
    let book = known.0;
    let text = text.trim();
    let is_there = |id: &RecordId| book.has(*id) || id.kind() == kind && is_placeholder(*id);
    if let Some(id) = Link::from(text).id().filter(is_there) {
        return Some(id);
    }
    match resolve_link(known, kind, text) {
        Some(Resolution::One { id, .. }) => Some(id),
        _ => None,
    }
}

/// The records and their index.
pub type IndexedBook<'a> = (&'a Book, &'a Index);

/// The records of a kind in whose label or names every typed word begins a word, best first, each with its
/// label; all if nothing is typed, but never more than anybody would go through.
#[must_use]
pub fn begun(known: IndexedBook, kind: Kind, typed: &str) -> Vec<(RecordId, String)> {
    let book = known.0;
    let mut ids = answering(known, kind, typed);
    ids.retain(|id| book.stands_for(*id) == *id);
    let texts: Vec<String> = ids
        .iter()
        .map(|id| format!("{} {}", told_apart(book, *id), names(book, *id).join(" ")))
        .collect();
    let found = beginning(&texts, typed).into_iter();
    found
        .map(|at| (ids[at], told_apart(book, ids[at])))
        .collect()
}

/// The records of a kind that a text may remind of, beside those of [`begun`]: words are nearly spelt so,
/// or something else of the record says so.
#[must_use]
pub fn reminding(known: IndexedBook, kind: Kind, typed: &str) -> Vec<(RecordId, String)> {
    let ids = answering(known, kind, typed);
    let labels: Vec<String> = ids.iter().map(|id| told_apart(known.0, *id)).collect();
    let mut found: Vec<(RecordId, String)> = pick(&labels, typed)
        .into_iter()
        .map(|(at, _)| (ids[at], labels[at].clone()))
        .collect();
    // What answers by something else than its title comes after.
    if ids.len() <= MOST_CANDIDATES && !typed.trim().is_empty() && is_large(known, kind) {
        let rest = ids.iter().zip(labels);
        let rest: Vec<(RecordId, String)> = rest
            .filter(|(id, _)| !found.iter().any(|(there, _)| there == *id))
            .map(|(id, label)| (*id, label))
            .collect();
        found.extend(rest);
    }
    found
}

fn is_large((book, _): IndexedBook, kind: Kind) -> bool {
    book.table(kind).count() > FEW
}

/// Whether so many listed records of a kind may not be all that fit.
#[must_use]
pub fn are_cut(known: IndexedBook, kind: Kind, listed: usize) -> bool {
    listed >= MOST_CANDIDATES && is_large(known, kind)
}

/// The records of a kind among which a text is looked for.
#[must_use]
pub fn answering(known: IndexedBook, kind: Kind, typed: &str) -> Vec<RecordId> {
    if !is_large(known, kind) {
        return in_order(known.0, kind);
    }
    if typed.trim().is_empty() && kind == Kind::Source {
        let mut newest = in_order(known.0, kind);
        newest.truncate(MOST_CANDIDATES);
        return newest;
    }
    candidates(known, kind, typed)
}

/// The records of a kind in the order in which they are offered: sources the newest first.
#[must_use]
pub fn in_order(book: &Book, kind: Kind) -> Vec<RecordId> {
    let mut ids = book.ids(kind);
    if kind == Kind::Source {
        ids.sort_by_cached_key(|id| {
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

/// A record's label, and of a person what tells namesakes apart: `Anna Petrenko, born 1975, Omsk`.
#[must_use]
pub fn told_apart(book: &Book, id: RecordId) -> String {
    let mut told = label(book, id);
    if let Some(person) = book.people().get(id) {
        if !person.born.is_empty() {
            told = say!(form_born {
                before: &told,
                born: display(&person.born)
            })
            .into();
        }
        if !person.home.is_empty() {
            told.push_str(&format!(", {}", person.home));
        }
    }
    told
}

/// The words that what is typed begins; all of them if nothing is typed.
pub fn plain<'a>(
    words: impl Iterator<Item = &'a str>,
    last: &str,
    put: impl Fn(&str) -> String,
) -> Choices {
    let words: Vec<&str> = words.collect();
    let mut found = beginning(&words, last);
    found.retain(|at| words[*at] != last);
    Choices::first(
        found
            .into_iter()
            .map(|at| Offer::plain(&put(words[at]), words[at])),
    )
}

/// The tags of the records of a kind that the last one of a list begins; a new one may be typed as well.
#[must_use]
pub fn tags(book: &Book, kind: Kind, typed: &str) -> Choices {
    let at = typed.rfind(';').map_or(0, |at| at + 1);
    let (kept, last) = (&typed[..at], typed[at..].trim());
    let known = book.tags(kind).iter().map(String::as_str);
    let others = known.filter(|tag| !parts(kept).any(|one| one == *tag));
    plain(others, last, |tag| match kept {
        "" => tag.to_owned(),
        kept => format!("{kept} {tag}"),
    })
}

/// The words of records that what is typed begins, as they are stored or in the language that is spoken.
fn worded<'a>(
    words: impl Iterator<Item = &'a str>,
    last: &str,
    put: impl Fn(&str) -> String,
) -> Choices {
    let words: Vec<&str> = words.collect();
    let labels: Vec<String> = words.iter().map(|word| offered(word)).collect();
    let mut found = beginning(&labels, last);
    found.retain(|at| words[*at] != last);
    let offers = found.into_iter();
    Choices::first(offers.map(|at| Offer::plain(&put(words[at]), &labels[at])))
}

/// The records that what is typed begins to name, and what is typed itself as a new one: that comes first
/// if nothing matches.
fn linked(known: IndexedBook, kind: Kind, last: &str, put: impl Fn(&str) -> String) -> Choices {
    let book = known.0;
    // What is settled already needs no choices. A word in brackets belongs to the part, not to the name.
    let (text, word) = split_word(last);
    let put = |name: &str| put(&with_word(name, word));
    if Link::from(text).id().is_some_and(|id| book.has(id)) {
        return Choices::default();
    }
    let found = begun(known, kind, text).into_iter();
    let mut choices = Choices::first(found.map(|(id, label)| Offer {
        text: put(id.as_str()),
        label,
        naming: None,
        makes: None,
    }));
    if can_be_made(known, kind, text) {
        choices.keep(MOST - 1);
        choices.offers.push(Offer {
            text: put(text),
            label: say!(form_new_record_named { kind, name: text }).into(),
            naming: None,
            makes: Some(text.to_owned()),
        });
    }
    choices
}

/// The parts that somebody may have in the case that stands there, while none is told or one is begun in
/// brackets.
fn roles(known: IndexedBook, last: &str, put: impl Fn(&str) -> String) -> Option<Choices> {
    let (case, begun) = match last.rsplit_once('(') {
        Some((case, begun)) if !last.ends_with(')') => (case.trim(), begun.trim()),
        Some(_) => return None,
        None => (last, ""),
    };
    let id = resolve(known, Kind::Case, case)?;
    if begun.is_empty() && case != id.as_str() {
        return None;
    }
    let with_role = |role: &str| put(&with_word(id.as_str(), Some(role)));
    Some(worded(Role::WORDS.iter().copied(), begun, with_role))
}

/// Whether a text may be the name of a new record: it has words, is no id, and is not recorded yet.
fn can_be_made(known: IndexedBook, kind: Kind, typed: &str) -> bool {
    !words_of(typed).is_empty()
        && !looks_like_id(typed)
        && resolve(known, kind, typed).is_none_or(|id| !is_recorded(known.0, id, typed))
}

fn spelt(book: &Book, kind: Kind) -> Vec<&str> {
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

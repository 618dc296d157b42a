//! Completing the fields of a query and their values while it is typed in the search line of a list.

use std::borrow::Cow;

use crate::app::browse::pane::{Pane, View};
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::completion::{IndexedBook, answering};
use crate::casebook::book::Book;
use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::query::local_words;
use crate::search::query::parse::FIELDS;
use crate::search::query::{Derived, HasPart, RoleTerm};
use crate::text::language::current;

/// What may be meant by what is begun at the end of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryCompletion {
    /// The byte at which it begins.
    pub from: usize,
    /// What may be meant, in whole.
    pub choices: Vec<String>,
}

/// The most choices that are offered.
const MOST: usize = 24;

/// The fewest letters of a field: who types one letter begins a name.
const FEWEST: usize = 2;

impl State {
    /// What may be meant by what is typed in the search line of the list, with the cursor at its end.
    #[must_use]
    pub fn query_completion(&self) -> Option<QueryCompletion> {
        if !matches!(
            self.mode,
            Mode::Search {
                pane: Pane::List,
                ..
            }
        ) {
            return None;
        }
        match self.list().input.around_cursor() {
            (typed, "") => complete(self.known(), self.browse.view, typed),
            _ => None,
        }
    }

    /// What is wrong with the query of the list; nothing while what is missing at its end is being typed.
    #[must_use]
    pub fn query_error(&self) -> Option<&QueryError> {
        let list = self.list();
        let error = list.error.as_ref()?;
        let is_awaited = matches!(error.reason, QueryReason::EmptyValue { .. })
            && error.at.end == list.input.text().len()
            && self.query_completion().is_some();
        (!is_awaited).then_some(error)
    }
}

/// The text with what is begun at its end completed to the first choice, which the search line shows.
#[must_use]
pub fn completed(typed: &str, completion: &QueryCompletion) -> Option<String> {
    let before = typed.get(..completion.from)?;
    let first = completion.choices.first()?;
    Some(format!("{before}{first}"))
}

/// What may be meant by what is begun at the end of a query; `None` if nothing is.
#[must_use]
pub fn complete(known: IndexedBook, view: View, typed: &str) -> Option<QueryCompletion> {
    let term = term_at_end(typed)?;
    let text = &typed[term..];
    let choices: Vec<String> = match text.split_once(':') {
        None => {
            let begun = text.to_lowercase();
            let local = local_words::fields_in(current().code()).map(|(local, _)| local);
            let fields = FIELDS.into_iter().chain(local);
            let is_begun = |field: &&str| field.starts_with(&begun);
            let enough = begun.chars().count() >= FEWEST;
            let fields = fields.filter(|_| enough).filter(is_begun);
            fields.map(|field| format!("{field}:")).collect()
        }
        Some((typed, value)) => {
            let english = FIELDS.into_iter().find(|one| *one == typed.to_lowercase());
            let field = english.or_else(|| local_words::field(typed))?;
            let typed = english.unwrap_or(typed);
            // Whoever writes the field in their own words goes on in them; others are offered both.
            let local = local_words::values_in(field, current().code()).map(|(local, _)| local);
            let local: Vec<&str> = local.collect();
            // Of several values, only the last is being typed.
            let (before, value) = match value.rsplit_once(',') {
                Some((before, last)) => (format!("{before},"), last),
                None => (String::new(), value),
            };
            let wanted = value.trim_start_matches('"').to_lowercase();
            let local = local.into_iter().map(Cow::Borrowed);
            let values: Box<dyn Iterator<Item = Cow<str>>> = match english.is_none() {
                true if local.len() > 0 => Box::new(local),
                _ => Box::new(values(known, field, view, &wanted).chain(local)),
            };
            let (first, then) = matching(values, &wanted);
            let whole = |value: Cow<str>| match value.contains([' ', ',', '(', '\'']) {
                true => format!("{typed}:{before}\"{}\"", value.replace('"', "")),
                false => format!("{typed}:{before}{value}"),
            };
            first
                .into_iter()
                .chain(then)
                .take(MOST)
                .map(whole)
                .collect()
        }
    };
    (!choices.is_empty()).then_some(QueryCompletion {
        from: term,
        choices,
    })
}

/// Where the term begins that is typed at the end, without the sign that turns it round; `None` in a
/// phrase that is not closed, and after a space.
fn term_at_end(typed: &str) -> Option<usize> {
    let mut from = 0;
    let mut quote = None;
    for (at, letter) in typed.char_indices() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some(letter),
            (None, ' ') => from = at + 1,
            (None, _) => {}
        }
    }
    let text = &typed[from..];
    let from = from + usize::from(text.starts_with('-'));
    // A name with spaces in it may be begun behind its field.
    let is_value = typed[from..].contains(':');
    (from < typed.len() && (quote.is_none() || is_value)).then_some(from)
}

/// The values that begin with a text, and those of which only a later word does, as many as are offered.
fn matching<'a>(
    values: impl Iterator<Item = Cow<'a, str>>,
    wanted: &str,
) -> (Vec<Cow<'a, str>>, Vec<Cow<'a, str>>) {
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for value in values {
        if first.len() == MOST {
            break;
        }
        let begun = begins(&value, wanted);
        if begun && value.to_lowercase() != wanted {
            first.push(value);
        } else if !begun && then.len() < MOST {
            let mut words = value.split(' ').skip(1);
            if words.any(|word| begins(word, wanted)) {
                then.push(value);
            }
        }
    }
    (first, then)
}

/// Whether a text begins with another in small letters, whatever letters it has itself.
fn begins(text: &str, wanted: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    wanted.chars().all(|letter| letters.next() == Some(letter))
}

/// The values that a field is known to take, if `wanted` begins one of their words.
fn values<'a>(
    known: IndexedBook<'a>,
    field: &str,
    view: View,
    wanted: &str,
) -> Box<dyn Iterator<Item = Cow<'a, str>> + 'a> {
    let book = known.0;
    let titles = |kind: Kind| {
        let ids = match wanted {
            "" => book.ids(kind),
            wanted => answering(known, kind, wanted),
        };
        titles(book, ids)
    };
    match field {
        "status" | "was" => {
            let kinds = book.statuses.iter();
            let names = kinds.map(|kind| Cow::from(kind.name.as_str().to_lowercase()));
            Box::new(names.chain([Cow::from("none")]))
        }
        "is" => words(Derived::WORDS.iter().map(|(word, _)| *word)),
        "has" => words(HasPart::WORDS.iter().map(|(word, _)| *word)),
        "role" => words(RoleTerm::WORDS.iter().map(|(word, _)| *word)),
        "stale" => words(["30d", "90d", "1y"].into_iter()),
        "due" => words(["overdue"].into_iter()),
        "seen" | "reviewed" => words(["never"].into_iter()),
        "saved" => words(book.queries.iter().map(|saved| saved.name.as_str())),
        "case" => titles(Kind::Case),
        "place" => titles(Kind::Place),
        "unit" => titles(Kind::Unit),
        "source" => titles(Kind::Source),
        "tag" => words(book.tags(view.kind()).iter().map(String::as_str)),
        _ => words(std::iter::empty()),
    }
}

fn words<'a>(
    words: impl Iterator<Item = &'a str> + 'a,
) -> Box<dyn Iterator<Item = Cow<'a, str>> + 'a> {
    Box::new(words.map(Cow::from))
}

fn titles(book: &Book, ids: Vec<RecordId>) -> Box<dyn Iterator<Item = Cow<'_, str>> + '_> {
    words(ids.into_iter().filter_map(|id| book.title_of(id)))
}

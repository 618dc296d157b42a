//! Completing the fields of a query and their values while it is typed in the search line of a list.

use crate::app::browse::pane::{Pane, View};
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::casebook::book::Book;
use crate::search::query::parse::FIELDS;
use crate::search::query::{Derived, HasPart, RoleTerm};

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
            (typed, "") => complete(&self.book, self.browse.view, typed),
            _ => None,
        }
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
pub fn complete(book: &Book, view: View, typed: &str) -> Option<QueryCompletion> {
    let term = term_at_end(typed)?;
    let text = &typed[term..];
    let choices: Vec<String> = match text.split_once(':') {
        None => {
            let begun = text.to_lowercase();
            let fits = |field: &&&str| field.starts_with(&begun) && begun.len() >= FEWEST;
            let fields = FIELDS.iter().filter(fits);
            fields.map(|field| format!("{field}:")).collect()
        }
        Some((field, value)) => {
            let field = FIELDS
                .iter()
                .find(|known| **known == field.to_lowercase())?;
            // Of several values, only the last is being typed.
            let (before, value) = match value.rsplit_once(',') {
                Some((before, last)) => (format!("{before},"), last),
                None => (String::new(), value),
            };
            let wanted = value.trim_start_matches('"').to_lowercase();
            let begins = |value: &String| {
                let value = value.to_lowercase();
                value != wanted
                    && (value.starts_with(&wanted)
                        || value.split(' ').any(|word| word.starts_with(&wanted)))
            };
            let mut values = values(field, book, view);
            values.retain(begins);
            // What begins so stands before what only has a word that does.
            values.sort_by_key(|value| !value.to_lowercase().starts_with(&wanted));
            let whole = |value: String| match value.contains([' ', ',', '(', '\'']) {
                true => format!("{field}:{before}\"{}\"", value.replace('"', "")),
                false => format!("{field}:{before}{value}"),
            };
            values.into_iter().take(MOST).map(whole).collect()
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

/// The values that a field is known to take.
fn values(field: &str, book: &Book, view: View) -> Vec<String> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match field {
        "status" | "was" => {
            let kinds = book.statuses.iter();
            let mut all: Vec<String> = kinds
                .map(|kind| kind.name.as_str().to_lowercase())
                .collect();
            all.push("none".to_owned());
            all
        }
        "is" => Derived::WORDS
            .iter()
            .map(|(word, _)| (*word).to_owned())
            .collect(),
        "has" => HasPart::WORDS
            .iter()
            .map(|(word, _)| (*word).to_owned())
            .collect(),
        "role" => RoleTerm::WORDS
            .iter()
            .map(|(word, _)| (*word).to_owned())
            .collect(),
        "stale" => words(&["30d", "90d", "1y"]),
        "due" => words(&["overdue"]),
        "seen" | "reviewed" => words(&["never"]),
        "saved" => book
            .queries
            .iter()
            .map(|saved| saved.name.clone())
            .collect(),
        "case" => book
            .cases()
            .iter()
            .map(|(_, case)| case.title.clone())
            .collect(),
        "place" => book
            .places()
            .iter()
            .map(|(_, place)| place.name.clone())
            .collect(),
        "unit" => book
            .units()
            .iter()
            .map(|(_, unit)| unit.name.clone())
            .collect(),
        "source" => book
            .sources()
            .iter()
            .map(|(_, source)| source.title.clone())
            .collect(),
        "tag" => {
            let mut all: Vec<String> = match view {
                View::People => book
                    .people()
                    .iter()
                    .flat_map(|(_, one)| one.tags.clone())
                    .collect(),
                View::Cases => book
                    .cases()
                    .iter()
                    .flat_map(|(_, one)| one.tags.clone())
                    .collect(),
                View::Sources => book
                    .sources()
                    .iter()
                    .flat_map(|(_, one)| one.tags.clone())
                    .collect(),
                View::Places | View::Units => Vec::new(),
            };
            all.sort();
            all.dedup();
            all
        }
        _ => Vec::new(),
    }
}

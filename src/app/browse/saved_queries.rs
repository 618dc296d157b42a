//! The saved queries as a list to choose from: what each of them finds now, or what is wrong with it.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::record::saved_query::SavedQuery;
use crate::search::index::Index;
use crate::search::matching::find::find;
use crate::search::query::saved::understand;
use crate::text::catalogue::{label, say};
use crate::text::errors::query_error::query_error;
use crate::text::labels::label;
use crate::text::safe::Safe;

/// How many saved queries are asked when their list is opened; of the others it shows no number.
pub const MOST_ASKED: usize = 200;

/// A saved query with what it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQueryRow {
    /// The query.
    pub saved: SavedQuery,
    /// How many records it finds, or why it cannot be asked.
    /// Only the first [`MOST_ASKED`] are asked.
    pub finds: Result<Option<usize>, Safe>,
}

/// The saved queries in the order of `lastseen.ron`, each of the first asked once.
#[must_use]
pub fn kept(book: &Book, index: &Index, today: Date) -> Vec<SavedQueryRow> {
    let ask = |saved: &SavedQuery| {
        let kind = saved.kind().ok_or_else(|| {
            say!(screen_no_kind_record {
                kind: saved.kind.as_str()
            })
        })?;
        let query =
            understand(&saved.query, kind, book, today).map_err(|error| query_error(&error))?;
        Ok(Some(find(book, index, kind, &query, today).len()))
    };
    let queries = book.queries.iter().enumerate();
    queries
        .map(|(at, saved)| SavedQueryRow {
            saved: saved.clone(),
            finds: if at < MOST_ASKED {
                ask(saved)
            } else {
                Ok(None)
            },
        })
        .collect()
}

impl SavedQueryRow {
    /// What stands in front: how many records are found, or a sign that the query cannot be asked.
    #[must_use]
    pub fn lead(&self) -> String {
        self.finds.as_ref().map_or_else(
            |_| "!".to_owned(),
            |found| found.map_or_else(|| "?".to_owned(), |count| count.to_string()),
        )
    }

    /// The name, the query, and what is wrong with it.
    #[must_use]
    pub fn text(&self) -> String {
        let SavedQuery { name, query, .. } = &self.saved;
        let kind = match self.saved.kind() {
            Some(Kind::Person) => String::new(),
            Some(kind) => format!(" ({})", label::kind(kind)),
            None => String::new(),
        };
        let everything = if query.trim().is_empty() {
            label!(saved_everything)
        } else {
            query
        };
        let wrong = self.finds.as_ref().err();
        let wrong = wrong.map_or(String::new(), |wrong| format!(" · {wrong}"));
        format!("{name}{kind} · {everything}{wrong}")
    }
}

/// The other saved query that has a name already.
#[must_use]
pub fn of_that_name<'a>(
    book: &'a Book,
    name: &str,
    old: Option<&SavedQuery>,
) -> Option<&'a SavedQuery> {
    let lower = name.to_lowercase();
    let mut queries = book.queries.iter();
    queries.find(|saved| saved.name.to_lowercase() == lower && Some(*saved) != old)
}

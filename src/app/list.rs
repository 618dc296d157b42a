//! The list of one view: its query, what the query finds, the narrowing, the cursor, the marks.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::app::facet::{Facet, facets, word_of};
use crate::app::pane::View;
use crate::app::text_input::TextInput;
use crate::casebook::book::Book;
use crate::casebook::query_error::QueryError;
use crate::record::id::RecordId;
use crate::search::find::{Hit, find, narrow};
use crate::search::index::Index;
use crate::search::query::Query;
use crate::search::saved::understand;

/// The list of one view.
#[derive(Clone, Debug)]
pub struct List {
    /// The view that it is the list of.
    pub view: View,
    /// What is typed in its search line.
    pub input: TextInput,
    /// The last query that could be read.
    pub query: Query,
    /// Why what is typed could not be read.
    pub error: Option<QueryError>,
    /// The facet that the list is narrowed to.
    pub facet: Option<String>,
    /// The facets with their counts over what the query finds.
    pub facets: Vec<Facet>,
    /// The rows that are shown, in their order.
    pub rows: Vec<u32>,
    /// What the query found, before the narrowing to a facet.
    hits: Vec<Hit>,
    /// The query that found it, as it was typed.
    answered: String,
    /// Where the cursor is, from 0.
    pub cursor: usize,
    /// Whether the rows are still those of an earlier query, because letters are still coming.
    pub due: bool,
    /// Whether the book has changed since the rows were looked up.
    pub stale: bool,
    /// The marked records.
    pub marks: BTreeSet<RecordId>,
}

impl List {
    /// An empty list.
    #[must_use]
    pub fn new(view: View) -> Self {
        Self {
            view,
            input: TextInput::line(""),
            query: Query::default(),
            error: None,
            facet: None,
            facets: Vec::new(),
            rows: Vec::new(),
            hits: Vec::new(),
            answered: String::new(),
            cursor: 0,
            due: false,
            stale: false,
            marks: BTreeSet::new(),
        }
    }

    /// Whether the list shows less than everything.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.input.is_empty() || self.facet.is_some()
    }

    /// The chosen record.
    #[must_use]
    pub fn chosen(&self, book: &Book) -> Option<RecordId> {
        id_of(self.view, book, *self.rows.get(self.cursor)?)
    }

    /// The records that a change is meant for: the marked ones, or else the chosen one.
    #[must_use]
    pub fn meant(&self, book: &Book) -> Vec<RecordId> {
        if self.marks.is_empty() {
            self.chosen(book).into_iter().collect()
        } else {
            self.marks.iter().copied().collect()
        }
    }

    /// Reads what is typed. The last good result stays where it cannot be read.
    pub fn read_query(&mut self, book: &Book, today: Date) {
        let typed = self.input.text();
        let read = understand(typed, self.view.kind(), book, today);
        match read {
            Ok(query) => {
                self.query = query;
                self.error = None;
            }
            Err(error) => self.error = Some(error),
        }
    }

    /// Looks everything up anew, and keeps the cursor on the record that it was on.
    pub fn refresh(&mut self, book: &Book, index: &Index, today: Date) {
        let chosen = self.chosen(book);
        let hits = find(book, index, self.view.kind(), &self.query, today);
        self.show(book, hits);
        self.cursor = chosen
            .and_then(|id| self.position(book, id))
            .unwrap_or(self.cursor)
            .min(self.rows.len().saturating_sub(1));
    }

    /// Looks everything up anew because somebody else changed something, with `chosen` under the
    /// cursor as before. It stays where it is also where it no longer fits: whoever is about to
    /// press a key means that record and not the one that would move into its place. It goes when
    /// the list is next looked up.
    pub fn refresh_around(
        &mut self,
        book: &Book,
        index: &Index,
        today: Date,
        chosen: Option<RecordId>,
    ) {
        let cursor = self.cursor;
        self.refresh(book, index, today);
        let Some(id) = chosen.filter(|id| !self.choose(book, *id)) else {
            return;
        };
        if let Some(row) = self.row_of(book, id) {
            self.cursor = cursor.min(self.rows.len());
            self.rows.insert(self.cursor, row);
        }
    }

    /// Looks everything up anew, with the cursor on the best hit.
    pub fn search(&mut self, book: &Book, index: &Index, today: Date) {
        // One more letter can only take away from what was found.
        let typed = self.input.text();
        let one_more = typed
            .strip_prefix(self.answered.as_str())
            .is_some_and(|rest| rest.chars().count() == 1 && !self.answered.is_empty());
        let kind = self.view.kind();
        let hits = if one_more {
            narrow(book, index, kind, &self.query, today, &self.hits)
        } else {
            find(book, index, kind, &self.query, today)
        };
        self.show(book, hits);
        self.cursor = 0;
    }

    /// Puts the cursor on a record; `false` where the list does not show it.
    pub fn choose(&mut self, book: &Book, id: RecordId) -> bool {
        match self.position(book, id) {
            Some(position) => {
                self.cursor = position;
                true
            }
            None => false,
        }
    }

    /// The records that are shown, in their order.
    pub fn ids<'a>(&'a self, book: &'a Book) -> impl Iterator<Item = RecordId> + 'a {
        self.rows
            .iter()
            .filter_map(|row| id_of(self.view, book, *row))
    }

    fn position(&self, book: &Book, id: RecordId) -> Option<usize> {
        let row = self.row_of(book, id)?;
        self.rows.iter().position(|one| *one == row)
    }

    /// The row that the record has in the book, where it is there and belongs into this list.
    fn row_of(&self, book: &Book, id: RecordId) -> Option<u32> {
        match self.view {
            View::People => book.people().row_of(id),
            View::Cases => book.cases().row_of(id),
            View::Sources => book.sources().row_of(id),
            View::Places => book.places().row_of(id),
            View::Units => book.units().row_of(id),
        }
    }

    /// Shows what was found.
    fn show(&mut self, book: &Book, hits: Vec<Hit>) {
        self.due = false;
        self.stale = false;
        self.answered.clear();
        if self.error.is_none() {
            self.answered.push_str(self.input.text());
        }
        let mut rows: Vec<u32> = hits.iter().map(|hit| hit.row).collect();
        self.hits = hits;
        self.facets = facets(self.view, book, &rows);
        if let Some(word) = &self.facet {
            rows.retain(|row| word_of(self.view, book, *row) == word);
        }
        self.rows = rows;
        self.marks.retain(|id| book.has(*id));
    }
}

fn id_of(view: View, book: &Book, row: u32) -> Option<RecordId> {
    match view {
        View::People => book.people().row(row).map(|person| person.id),
        View::Cases => book.cases().row(row).map(|case| case.id),
        View::Sources => book.sources().row(row).map(|source| source.id),
        View::Places => book.places().row(row).map(|place| place.id),
        View::Units => book.units().row(row).map(|unit| unit.id),
    }
}

//! The list of one view: its query, what the query finds, the narrowing, the cursor, the marks.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::app::browse::facet::{Facet, facets, word_of};
use crate::app::browse::facet_kind::FacetKind;
use crate::app::browse::pane::View;
use crate::app::browse::sort_order::SortOrder;
use crate::app::form::text_input::TextInput;
use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::errors::query_error::QueryError;
use crate::record::id::RecordId;
use crate::search::index::Index;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::find::go_on;
use crate::search::matching::score_caches::Columns;
use crate::search::nearest::comparison::NearName;
use crate::search::nearest::nearest;
use crate::search::query::Query;
use crate::search::query::saved::understand;

/// The list of one view.
#[derive(Clone, Debug)]
pub struct RecordList {
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
    /// What the facets of people are by.
    pub facet_kind: FacetKind,
    /// The order of the rows.
    pub order: SortOrder,
    /// The facets with their counts over what the query finds.
    pub facets: Vec<Facet>,
    /// How many facets there were by status when they were counted last.
    pub statuses_counted: usize,
    /// The rows that are shown, in their order.
    pub rows: Vec<u32>,
    /// The records that come nearest where few fit, best first. They stand below the rows and are no part of
    /// what is found: nothing that is done with all rows is done with them.
    pub near: Vec<NearName>,
    /// Whether the nearest are still being looked for.
    near_due: bool,
    /// How many people the query would find as well, but who are not looked for.
    pub left_out: usize,
    /// What the last searches may spare the next one.
    columns: Columns,
    /// Where the cursor is, from 0.
    pub cursor: usize,
    /// Whether the rows are still those of an earlier query, because the search is under way.
    pub due: bool,
    /// How often something else was asked of the list, or came to be shown: an answer to what was
    /// asked earlier is no answer any more.
    generation: u64,
    /// Whether the book has changed since the rows were looked up.
    pub stale: bool,
    /// The marked records.
    pub marks: BTreeSet<RecordId>,
}

/// What a search found for a list, ready to be shown.
#[derive(Clone, Debug)]
pub enum Answer {
    /// What fits.
    Rows(FoundRows),
    /// What comes nearest.
    Near(Vec<NearName>),
}

/// What a search found for a list.
#[derive(Clone, Debug)]
pub struct FoundRows {
    rows: Vec<u32>,
    left_out: usize,
    facets: Vec<Facet>,
    columns: Columns,
}

/// If fewer records fit than a screen has room for, the nearest are shown below them.
const A_SCREEN: usize = 20;

impl RecordList {
    /// An empty list.
    #[must_use]
    pub fn new(view: View) -> Self {
        Self {
            view,
            input: TextInput::line(""),
            query: Query {
                only_looked_for: view == View::People,
                ..Query::default()
            },
            error: None,
            facet: None,
            facet_kind: FacetKind::Status,
            order: SortOrder::Match,
            facets: Vec::new(),
            statuses_counted: 0,
            rows: Vec::new(),
            near: Vec::new(),
            near_due: false,
            left_out: 0,
            columns: Columns::default(),
            cursor: 0,
            due: false,
            generation: 0,
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
        id_of(self.view, book, self.row_at(self.cursor)?)
    }

    /// How many records are shown: those that fit, and the nearest.
    #[must_use]
    pub fn count_shown(&self) -> usize {
        self.rows.len() + self.near.len()
    }

    /// The row of the record that is shown in this place.
    #[must_use]
    pub fn row_at(&self, at: usize) -> Option<u32> {
        let near = || self.near.get(at.checked_sub(self.rows.len())?);
        let fits = self.rows.get(at).copied();
        fits.or_else(|| near().map(|near| near.row))
    }

    /// The records that a change is meant for: the marked ones, or else the chosen one.
    #[must_use]
    pub fn targets(&self, book: &Book) -> Vec<RecordId> {
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
        let stands = |id: RecordId| book.stands_for(id);
        self.marks = self.marks.iter().copied().map(stands).collect();
        let (chosen, cursor) = (self.chosen(book).map(stands), self.cursor);
        self.columns = Columns::default();
        self.search(book, index, today);
        self.cursor = chosen
            .and_then(|id| self.position(book, id))
            .unwrap_or(cursor)
            .min(self.count_shown().saturating_sub(1));
    }

    /// Looks everything up anew because somebody else changed something, with `chosen` under the
    /// cursor as before. It stays where it is also if it no longer fits: whoever is about to
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
        let chosen = chosen.map(|id| book.stands_for(id));
        let Some(id) = chosen.filter(|id| !self.choose(book, *id)) else {
            return;
        };
        if let Some(row) = self.row_of(book, id) {
            self.cursor = cursor.min(self.rows.len());
            self.rows.insert(self.cursor, row);
        }
    }

    /// Notes that a search is under way, and gives the number that its answer has to have.
    pub fn await_answer(&mut self) -> u64 {
        self.due = true;
        self.near_due = false;
        self.generation += 1;
        self.generation
    }

    /// Notes that the nearest are being looked for if few records fit, and gives the number that the answer
    /// has to have.
    pub fn await_nearest(&mut self) -> Option<u64> {
        let few = self.rows.len() < A_SCREEN && !self.due && self.error.is_none();
        let wanted = few && self.facet.is_none() && !self.input.is_empty();
        self.near_due = wanted;
        self.generation += u64::from(wanted);
        wanted.then_some(self.generation)
    }

    /// Whether an answer is still wanted.
    #[must_use]
    pub const fn is_searching(&self) -> bool {
        self.due || self.near_due
    }

    /// Whether the answer with this number is still wanted.
    #[must_use]
    pub fn awaits(&self, generation: u64) -> bool {
        (self.due || self.near_due) && self.generation == generation
    }

    /// Looks up what the query finds; `None` if the search was stopped.
    #[must_use]
    pub fn look_up(
        &self,
        book: &Book,
        index: &Index,
        today: Date,
        stop: CancelToken,
    ) -> Option<Answer> {
        let kind = self.view.kind();
        if self.near_due && !self.due {
            let most = A_SCREEN - self.rows.len().min(A_SCREEN);
            let known = (book, index);
            let near = nearest(known, kind, &self.query, today, (&self.rows, most), stop)?;
            return Some(Answer::Near(near));
        }
        let found = go_on((book, index), kind, &self.query, today, &self.columns, stop)?;
        let mut rows = found.rows;
        let is_people = self.view == View::People;
        let facets = match self.facet_kind {
            kind @ FacetKind::Role if is_people => {
                kind.count(book, rows.iter().chain(&found.left_out).copied())
            }
            kind if is_people && kind != FacetKind::Status => {
                kind.count(book, rows.iter().copied())
            }
            _ => facets(self.view, book, index, (&rows, &found.left_out)),
        };
        let mut left_out = found.left_out.len();
        if let Some(word) = &self.facet {
            let (kind, value) = match is_people {
                true => FacetKind::of(word),
                false => (FacetKind::Status, word.as_str()),
            };
            if OnlyRole::of_term(word).is_some() || kind == FacetKind::Role {
                rows.extend(&found.left_out);
                left_out = 0;
            }
            rows.retain(|row| match kind {
                FacetKind::Status => word_of(self.view, book, *row) == value,
                kind => kind.has(book, *row, value),
            });
        }
        self.order.sort(self.view, (book, index), &mut rows);
        Some(Answer::Rows(FoundRows {
            rows,
            left_out,
            facets,
            columns: found.columns,
        }))
    }

    /// Searches and waits for it and for the nearest, with the cursor on the best hit.
    pub fn search(&mut self, book: &Book, index: &Index, today: Date) {
        self.search_rows(book, index, today);
        if self.await_nearest().is_some()
            && let Some(answer) = self.look_up(book, index, today, CancelToken::NEVER)
        {
            self.show(answer, book);
        }
    }

    /// Searches for what fits and waits for it, with the cursor on the best hit.
    pub fn search_rows(&mut self, book: &Book, index: &Index, today: Date) {
        self.near_due = false;
        if let Some(answer) = self.look_up(book, index, today, CancelToken::NEVER) {
            self.show(answer, book);
        }
    }

    /// Takes the answer of a search that was under way, unless something else is asked by now.
    pub fn answered(&mut self, generation: u64, answer: Answer, book: &Book) {
        if self.awaits(generation) {
            self.show(answer, book);
        }
    }

    /// Puts the cursor on a record; `false` if the list does not show it.
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
        (0..self.count_shown()).find(|at| self.row_at(*at) == Some(row))
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

    fn show(&mut self, answer: Answer, book: &Book) {
        self.due = false;
        self.near_due = false;
        self.generation += 1;
        match answer {
            Answer::Rows(found) => {
                self.stale = false;
                self.rows = found.rows;
                self.near.clear();
                self.left_out = found.left_out;
                self.facets = found.facets;
                if self.facet_kind == FacetKind::Status {
                    self.statuses_counted = self.facets.len();
                }
                self.columns = found.columns;
                self.cursor = 0;
                self.marks.retain(|id| book.has(*id));
            }
            Answer::Near(near) => self.near = near,
        }
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

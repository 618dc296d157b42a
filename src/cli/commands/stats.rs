//! `lastseen stats`: how many people, cases and sources there are, and how the people stand.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::table::{Cell, table};
use crate::cli::whole_book::book_of;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::storage::clock;
use crate::storage::load::stored_view::CountedRecords;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::label;
use crate::text::labels::label;
use crate::text::labels::label::{plural, status_short};

/// Prints the counts.
///
/// # Errors
///
/// [`CliError`] if standard output cannot be written.
pub fn stats(
    mut context: CommandContext,
    counted: Option<&CountedRecords>,
) -> Result<(), CliError> {
    let counted = match counted {
        Some(counted) => Counted::of_some(&context.book, counted),
        None => Counted::of(&context.book),
    };
    let counted = Counted {
        unreadable: context.unread().count(),
        ..counted
    };
    if context.common.json {
        context.out.json(&counted.value())?;
        return Ok(context.out.finish()?);
    }
    let book = &context.book;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut row = |label: &str, count: usize| {
        rows.push(vec![Cell::new(label), Cell::new(&count.to_string())]);
    };
    for (kind, count) in &counted.records {
        row(plural(*kind), *count);
    }
    row(label!(command_looked_for), counted.looked_for);
    for (role, count) in &counted.by_role {
        row(&label::only_role(*role), *count);
    }
    for (status, count) in &counted.statuses {
        let short = status_short(status, &book.statuses);
        row(
            &format!("{short} {}", label::status_of_several(status)),
            *count,
        );
    }
    for (what, count) in counted.derived() {
        row(what, count);
    }
    if counted.unreadable > 0 {
        row(label!(command_unreadable_files), counted.unreadable);
    }
    table(&mut context.out, &rows)?;
    Ok(context.out.finish()?)
}

/// What it takes to count everybody, and the book of what is read for it; `None` if everything must be read.
#[must_use]
pub fn book_to_count(workspace: &Workspace) -> Option<(Book, CountedRecords)> {
    let mut counted = workspace.stored_view()?.counted(clock::today())?;
    let records = std::mem::take(&mut counted.read);
    Some((book_of(workspace, records), counted))
}

/// What is counted.
struct Counted {
    records: Vec<(Kind, usize)>,
    /// People who are looked for, and by their role those who are not.
    looked_for: usize,
    by_role: BTreeMap<OnlyRole, usize>,
    /// Of those who are looked for, as everything below.
    statuses: Vec<(Status, usize)>,
    without_status: usize,
    disputed: usize,
    unsourced: usize,
    single_source: usize,
    never_seen: usize,
    /// Files that could not be read, so that all other counts may be too low.
    unreadable: usize,
}

/// What is counted of one person.
struct CountedPerson<'s> {
    role: Option<OnlyRole>,
    status: Option<&'s Status>,
    is_disputed: bool,
    independent: u16,
    is_seen: bool,
}

impl Counted {
    fn of(book: &Book) -> Self {
        let mut counted = Self::empty(book);
        counted.records = Kind::ALL.map(|kind| (kind, book.count(kind))).to_vec();
        for (row, _) in book.people().iter() {
            counted.count(book, row);
        }
        counted
    }

    /// The same from what is known of people, and the book of all others.
    fn of_some(book: &Book, some: &CountedRecords) -> Self {
        let mut counted = Self::empty(book);
        let joined = book.joined().filter(|id| some.among.contains(id)).count();
        let of_kinds = Kind::ALL.into_iter().zip(some.of_kinds);
        counted.records = of_kinds
            .map(|(kind, count)| match kind {
                Kind::Person => (kind, count - joined),
                _ => (kind, count),
            })
            .collect();
        for row in some.among.iter().filter_map(|id| book.people().row_of(*id)) {
            counted.count(book, row);
        }
        for person in &some.known {
            counted.add(&CountedPerson {
                role: person.only_role(),
                status: person.status.as_ref(),
                is_disputed: person.is_disputed,
                independent: person.independent,
                is_seen: person.is_seen,
            });
        }
        counted
    }

    fn empty(book: &Book) -> Self {
        Self {
            records: Vec::new(),
            looked_for: 0,
            by_role: BTreeMap::new(),
            statuses: book
                .statuses
                .iter()
                .map(|kind| (kind.name.clone(), 0))
                .collect(),
            without_status: 0,
            disputed: 0,
            unsourced: 0,
            single_source: 0,
            never_seen: 0,
            unreadable: 0,
        }
    }

    fn count(&mut self, book: &Book, row: u32) {
        let person = book.people().row(row);
        if person.is_none_or(|person| book.is_joined(person)) {
            return;
        }
        let standing = book.standing(row);
        self.add(&CountedPerson {
            role: book.only_role(row),
            status: book.status(row),
            is_disputed: standing.disputed,
            independent: standing.independent,
            is_seen: standing.seen.is_some(),
        });
    }

    fn add(&mut self, person: &CountedPerson<'_>) {
        if let Some(role) = person.role {
            *self.by_role.entry(role).or_default() += 1;
            return;
        }
        self.looked_for += 1;
        match person.status {
            Some(status) => self.add_status(status),
            None => self.without_status += 1,
        }
        self.disputed += usize::from(person.is_disputed);
        self.unsourced += usize::from(person.independent == 0);
        self.single_source += usize::from(person.independent == 1);
        self.never_seen += usize::from(!person.is_seen);
    }

    fn add_status(&mut self, status: &Status) {
        match self.statuses.iter_mut().find(|(known, _)| known == status) {
            Some((_, count)) => *count += 1,
            None => self.statuses.push((status.clone(), 1)),
        }
    }

    fn derived(&self) -> [(&'static str, usize); 5] {
        [
            (label!(command_without_status), self.without_status),
            (label!(stats_disputed), self.disputed),
            (label!(stats_unsourced), self.unsourced),
            (label!(command_single_source), self.single_source),
            (label!(command_never_seen), self.never_seen),
        ]
    }

    fn value(&self) -> Value {
        let mut value = Map::new();
        for (kind, count) in &self.records {
            value.insert(plural(*kind).to_owned(), json!(count));
        }
        value.insert("looked_for".to_owned(), json!(self.looked_for));
        let by_role: Map<String, Value> = OnlyRole::ALL
            .into_iter()
            .map(|role| {
                let count = self.by_role.get(&role).copied().unwrap_or(0);
                (role.word().to_owned(), json!(count))
            })
            .collect();
        value.insert("not_looked_for".to_owned(), Value::Object(by_role));
        let statuses: Map<String, Value> = self
            .statuses
            .iter()
            .map(|(status, count)| (status.lower(), json!(count)))
            .collect();
        value.insert("statuses".to_owned(), Value::Object(statuses));
        for (what, count) in self.derived() {
            value.insert(what.replace(' ', "_"), json!(count));
        }
        value.insert("unreadable".to_owned(), json!(self.unreadable));
        Value::Object(value)
    }
}

//! `lastseen list` of all people, or of those with a status, by name: from what the snapshot says of them and the records of
//! those of whom it does not.

use std::borrow::Cow;
use std::cmp::Reverse;

use rayon::slice::ParallelSliceMut;

use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::cli::args::{Common, ListArgs};
use crate::cli::command_context::CommandContext;
use crate::cli::commands::list::{PersonLine, tell_count, tell_left_out};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::table::{Cell, table};
use crate::cli::whole_book::book_of;
use crate::record::kind::Kind;
use crate::record::status::StatusKind;
use crate::search::query::Query;
use crate::search::query::saved::understand;
use crate::spelling::fold::fine;
use crate::storage::clock;
use crate::storage::load::stored_view::{ListedRecords, SomeRecords};
use crate::storage::snapshot::packed_day::PackedDay;
use crate::storage::workspace::Workspace;
use crate::text::labels::counts;

/// Whether nothing is asked but for all people in lines.
#[must_use]
pub fn lists_people(list: &ListArgs, common: &Common) -> bool {
    let is_plain = !list.nearest && !common.json;
    list.query.is_empty() && list.kind.kind() == Kind::Person && is_plain
}

/// What it takes to list all people, and the book of what is read for it; `None` if everything must be read.
#[must_use]
pub fn book_to_list(workspace: &Workspace) -> Option<(Book, ListedRecords)> {
    let mut listed = workspace.stored_view()?.listed(clock::today())?;
    let records = std::mem::take(&mut listed.read);
    Some((book_of(workspace, records), listed))
}

/// Everybody who is not joined to another record, each with what the name is sorted by, in this order.
#[must_use]
pub fn people_by_name<'l>(
    book: &'l Book,
    listed: &'l ListedRecords,
) -> Vec<(Cow<'l, str>, PersonLine<'l>)> {
    let known = listed.known().map(|(id, facts, person)| {
        let line = PersonLine {
            id,
            name: person.name,
            sex: person.sex,
            status: facts.status.as_ref(),
            since: person.since,
            place: person.place,
            seen: person.seen.and_then(PackedDay::day),
            is_disputed: facts.is_disputed,
            only_role: facts.only_role(),
            changed: facts.changed,
        };
        (Cow::Borrowed(person.key), line)
    });
    let read = listed.among.iter().filter_map(|id| {
        let row = book.people().row_of(*id)?;
        let person = book.people().row(row)?;
        let key = Cow::Owned(fine(&person.name));
        (!book.is_joined(person)).then_some((key, PersonLine::of_row(book, row)?))
    });
    let mut all: Vec<(Cow<'l, str>, PersonLine<'l>)> = known.chain(read).collect();
    all.par_sort_unstable_by(|(key, one), (other_key, other)| {
        key.cmp(other_key).then_with(|| one.id.cmp(&other.id))
    });
    all
}

/// Those of them who answer to a query of [`statuses_asked`]. Whoever was changed last comes first, as among all who answer
/// equally well; without anything asked the order stays.
#[must_use]
pub fn people_with_status<'l>(
    mut all: Vec<(Cow<'l, str>, PersonLine<'l>)>,
    query: &Query,
    statuses: &[StatusKind],
) -> Vec<(Cow<'l, str>, PersonLine<'l>)> {
    if !query.is_empty() {
        all.retain(|(_, line)| query.holds_of_status(line.status, statuses) == Some(true));
        all.par_sort_by_key(|(_, line)| Reverse(line.changed));
    }
    all
}

/// What a query asks for if that is nothing but statuses that the workspace declares. A word that means none of them may mean
/// one that a record has all the same, which all records must tell.
#[must_use]
pub fn statuses_asked(workspace: &Workspace, text: &str) -> Option<Query> {
    let empty = book_of(workspace, SomeRecords::default());
    let query = understand(text, Kind::Person, &empty, clock::today()).ok()?;
    query.holds_of_status(None, &empty.statuses)?;
    Some(query)
}

/// Lists all people who are looked for and answer to a query of [`statuses_asked`].
///
/// # Errors
///
/// [`CliError`] if standard output cannot be written.
pub fn list_people(
    mut context: CommandContext,
    listed: &ListedRecords,
    query: &Query,
) -> Result<(), CliError> {
    let terminal = context.out.style.terminal;
    let all = people_by_name(&context.book, listed);
    let all = people_with_status(all, query, &context.book.statuses);
    let left_out = all.iter().filter_map(|(_, line)| line.only_role);
    let left_out: Vec<OnlyRole> = left_out.collect();
    let found = all.len() - left_out.len();
    if !context.common.quiet {
        tell_left_out(left_out.into_iter());
    }
    let most = context.common.limit.unwrap_or(usize::MAX);
    let lines = all.iter().filter(|(_, line)| line.only_role.is_none());
    let rows = lines.take(most);
    let rows: Vec<Vec<Cell>> = rows
        .map(|(_, line)| line.cells(&context.book.statuses, terminal))
        .collect();
    table(&mut context.out, &rows)?;
    context.out.finish()?;
    if terminal && !context.common.quiet {
        tell_count(rows.len(), found, &counts::of_kind(found, Kind::Person));
    }
    Ok(())
}

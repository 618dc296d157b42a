//! `lastseen list` of people by words: by the index beside the snapshot, so that only who is listed is read; by statuses
//! alone as all people are listed.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::cli::args::{Common, ListArgs};
use crate::cli::command_context::CommandContext;
use crate::cli::commands::list::{A_SCREEN, QueryResult, list, print};
use crate::cli::commands::list_people::{book_to_list, list_people, statuses_asked};
use crate::cli::output::cli_error::CliError;
use crate::cli::whole_book::{WholeBook, book_of};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::index::Index;
use crate::search::index::stored_index::StoredIndex;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::find::{go_on, rows_with_words};
use crate::search::matching::score_caches::Columns;
use crate::search::nearest::rows_compared;
use crate::search::query::saved::understand;
use crate::search::query::{Derived, Query, Test};
use crate::storage::clock;
use crate::storage::load::searched::SearchedRecords;
use crate::storage::load::stored_view::{SomeRecords, StoredView};
use crate::storage::snapshot::word_index::WordIndex;
use crate::storage::workspace::Workspace;

/// Of more people than this who have the words, everything is read.
const MOST: usize = 3_000;

/// Whether people are listed by words, in lines.
#[must_use]
pub fn lists_found(list: &ListArgs, common: &Common) -> bool {
    let is_typed = !list.query.is_empty() && list.query != ["-"];
    is_typed && list.kind.kind() == Kind::Person && !common.json
}

/// Lists the people who answer to a query. If everything had to be read for it, the index is left for the next time.
///
/// # Errors
///
/// As [`list`].
pub fn list_found(common: Common, what: &ListArgs) -> Result<(), CliError> {
    let text = what.query.join(" ");
    let quiet = common.quiet;
    let (mut result, mut listed) = (None, None);
    let context = CommandContext::open_to_search(common, &mut |workspace| {
        let statuses = statuses_asked(workspace, &text).filter(|_| !what.nearest);
        if let Some(query) = statuses {
            let (book, all) = book_to_list(workspace)?;
            listed = Some((all, query));
            return Some(book);
        }
        let (book, found) = search(workspace, &text, quiet)?;
        result = Some(found);
        Some(book)
    })?;
    let partial = context.partial();
    match (result, listed) {
        (Some(result), _) => print(context, what, &result)?,
        (_, Some((listed, query))) => list_people(context, &listed, &query)?,
        _ => list(context, what)?,
    }
    partial.map_or(Ok(()), Err)
}

/// The book of all who are found, and of those who come near; `None` if everything must be read to answer rightly.
fn search(workspace: &Workspace, text: &str, quiet: bool) -> Option<(Book, QueryResult)> {
    let today = clock::today();
    let empty = book_of(workspace, SomeRecords::default());
    let query = understand(text, Kind::Person, &empty, today).ok()?;
    let is_of_records = query.terms.iter().all(|term| rests_on_record(&term.test));
    if !query.wants_text() || !is_of_records {
        return None;
    }
    let view = workspace.stored_view()?;
    match view.words() {
        Some(words) => search_by((&view, &words), query, today, &|some| {
            book_of(workspace, some)
        }),
        None => record(workspace, query, today, quiet),
    }
}

/// Reads everything and leaves the index for the next time; `None` if not everything reads.
fn record(
    workspace: &Workspace,
    query: Query,
    today: Date,
    quiet: bool,
) -> Option<(Book, QueryResult)> {
    let recorder = workspace.record_words()?;
    let WholeBook {
        book,
        problems,
        stamps,
        ..
    } = WholeBook::read(workspace, quiet);
    if !problems.is_empty() {
        return None;
    }
    let index = Index::of_kind(&book, Kind::Person, true);
    recorder.finish(&stamps, || StoredIndex::to_bytes(&book, &index));
    let result = QueryResult::of((&book, &index), Kind::Person, query, today);
    std::mem::forget(index);
    Some((book, result))
}

/// The book of all who are found by a query, and of those who come near. `None` if everything must be read to answer rightly.
#[must_use]
pub fn search_by(
    (view, words): (&StoredView<'_>, &WordIndex),
    query: Query,
    today: Date,
    book_of: &dyn Fn(SomeRecords) -> Book,
) -> Option<(Book, QueryResult)> {
    let index = StoredIndex::of_bytes(&words.parts)?;
    let mut searched = view.searched(today, words, index.present()?)?;
    let book = book_with_rows(&searched, book_of)?;
    let mut index = index.into_index(&book, &searched.people, &searched.again, &searched.titles)?;
    let known = (&book, &index);
    let rows = rows_with_words(known, Kind::Person, &query, today, MOST)?;
    let mut book = read_rows(&mut searched, &rows, book_of)?;
    index.refresh_attributes(&book, Kind::Person, &rows);
    let columns = Columns::default();
    let never = CancelToken::NEVER;
    let known = (&book, &index);
    let found = go_on(known, Kind::Person, &query, today, &columns, never)?.rows;
    if found.len() < A_SCREEN {
        let near = rows_compared(known, Kind::Person, &query, today, &found)?;
        book = read_rows(&mut searched, &near, book_of)?;
    }
    let result = QueryResult::of((&book, &index), Kind::Person, query, today);
    // To let go of it takes time.
    std::mem::forget(index);
    Some((book, result))
}

/// Whether a test asks for nothing but what stands in a record and in what it links to.
fn rests_on_record(test: &Test) -> bool {
    match test {
        // Which statuses there are is told by all records.
        Test::Status(_) | Test::Was(_) | Test::Is(Derived::Duplicate) => false,
        Test::Any(tests) => tests.iter().all(rests_on_record),
        Test::All(terms) => terms.iter().all(|term| rests_on_record(&term.test)),
        _ => true,
    }
}

/// The book in which the people of these rows are.
fn read_rows(
    searched: &mut SearchedRecords<'_>,
    rows: &[u32],
    book_of: &dyn Fn(SomeRecords) -> Book,
) -> Option<Book> {
    let ids: Option<Vec<RecordId>> = rows
        .iter()
        .map(|row| searched.people.get(*row as usize).copied())
        .collect();
    searched.read_more(ids?)?;
    book_with_rows(searched, book_of)
}

/// The book of what was read, in which all people have rows; `None` if somebody in it was joined to nobody, for what such a
/// record links to was not read.
fn book_with_rows(
    searched: &SearchedRecords<'_>,
    book_of: &dyn Fn(SomeRecords) -> Book,
) -> Option<Book> {
    let mut book = book_of(SomeRecords {
        recorded: searched.recorded_elsewhere(),
        ..SomeRecords::default()
    });
    book.reserve_people(&searched.people);
    for loaded in searched.records() {
        book.add(loaded.clone());
    }
    book.settle();
    let is_left_alone = book
        .people()
        .iter()
        .any(|(_, person)| person.merged_into.id().is_some() && !book.is_joined(person));
    (!is_left_alone).then_some(book)
}

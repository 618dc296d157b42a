//! Finding the records that answer to a query, best first.

use jiff::civil::Date;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::recency::key;
use crate::search::index::{Index, KindIndex};
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::compiled_query::CompiledQuery;
use crate::search::matching::distance::TypedWords;
use crate::search::matching::rank::{RANKS, Rank};
use crate::search::matching::score_cache::{PORTION, portions};
use crate::search::matching::score_caches::Columns;
use crate::search::matching::tiers::rank_of_level;
use crate::search::query::{Query, Term, Test, Wanted, WantedWord};

/// A record that answers to a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// How well it answers.
    pub rank: Rank,
    /// Its row on the shelf of its kind.
    pub row: u32,
}

/// What a query finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The rows, best first.
    pub rows: Vec<u32>,
    /// The people who would answer as well, but are not looked for, in the order of names.
    pub left_out: Vec<u32>,
    /// How many rows have each rank or a better one.
    ends: Vec<usize>,
    /// What the next query may use again.
    pub columns: Columns,
}

impl Found {
    /// The hits, best first.
    pub fn hits(&self) -> impl Iterator<Item = Hit> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let ranks = Rank::all().zip(starts.zip(&self.ends));
        ranks.flat_map(|(rank, (start, end))| {
            let rows = self.rows[start..*end].iter();
            rows.map(move |row| Hit { rank, row: *row })
        })
    }
}

/// Up to so many hits are told apart letter by letter; among more nobody looks for the one.
const COMPARED: usize = 256;

/// All records of a kind that answer to the query, best first; for an empty query every record, in
/// the order of names. `today` is what `stale:` counts from.
#[must_use]
pub fn find(book: &Book, index: &Index, kind: Kind, query: &Query, today: Date) -> Vec<Hit> {
    let columns = Columns::default();
    let found = go_on(
        (book, index),
        kind,
        query,
        today,
        &columns,
        CancelToken::NEVER,
    );
    found.map_or_else(Vec::new, |found| found.hits().collect())
}

/// The rows of the records of a kind in which every word of a plain text stands, best first, and at most
/// so many; where it has no words, the first in the order of a list.
#[must_use]
pub fn like(book: &Book, index: &Index, kind: Kind, typed: &str, most: usize) -> Vec<u32> {
    let wanted = typed.split_whitespace().map(|word| Wanted {
        typed: word.to_owned(),
        words: WantedWord::all_of(word),
        exact: false,
    });
    let terms = wanted
        .filter(|wanted| !wanted.words.is_empty())
        .take(MOST_PLAIN)
        .map(|wanted| Term {
            at: 0..0,
            negated: false,
            test: Test::Text {
                field: None,
                any: vec![wanted],
            },
            is_saved: false,
        });
    let query = Query {
        terms: terms.collect(),
        only_looked_for: false,
    };
    // No day is asked for.
    let found = find(book, index, kind, &query, Date::ZERO);
    found.into_iter().take(most).map(|hit| hit.row).collect()
}

/// The most words of a plain text that are looked for.
const MOST_PLAIN: usize = 16;

/// Whether the record in a row answers to the query.
#[must_use]
pub fn answers(
    (book, index): (&Book, &Index),
    kind: Kind,
    query: &Query,
    today: Date,
    row: u32,
) -> bool {
    let (terms, mut columns) = (&query.terms, Columns::default());
    let only = query.only_looked_for;
    CompiledQuery::of(
        (book, index),
        kind,
        terms,
        today,
        &mut columns,
        CancelToken::NEVER,
    )
    .map(|meaning| meaning.of_those_looked_for(only))
    .is_some_and(|meaning| meaning.rank(row).is_some())
}

/// The rows that have all words that a query looks for; whoever answers to it is among them. Of the book nothing is asked
/// but places and units. `None` if it looks for no words, or they are more than `most`.
#[must_use]
pub fn rows_with_words(
    (book, index): (&Book, &Index),
    kind: Kind,
    query: &Query,
    today: Date,
    most: usize,
) -> Option<Vec<u32>> {
    if !query.wants_text() {
        return None;
    }
    let mut columns = Columns::default();
    let known = (book, index);
    let never = CancelToken::NEVER;
    let meaning = CompiledQuery::of(known, kind, &query.terms, today, &mut columns, never)?;
    let has_words = |row: &u32| meaning.has_words(*row);
    let rows: Vec<u32> = match meaning.few() {
        Some(few) => few.into_iter().filter(has_words).take(most + 1).collect(),
        None => {
            let all = 0..u32::try_from(index.of(kind).table.rows()).ok()?;
            all.filter(has_words).take(most + 1).collect()
        }
    };
    (rows.len() <= most).then_some(rows)
}

/// The same as [`find`], but with less work where a query before had words in common with this one,
/// or words that have grown since: `before` are its columns. `None` if the search was stopped.
#[must_use]
pub fn go_on(
    (book, index): (&Book, &Index),
    kind: Kind,
    query: &Query,
    today: Date,
    before: &Columns,
    stop: CancelToken,
) -> Option<Found> {
    let mut columns = before.clone();
    columns.keep_only(index.version());
    let of = index.of(kind);
    let mut left_out: Vec<u32> = Vec::new();
    if query.only_looked_for {
        left_out.extend(of.left_out.keys());
    }
    let (rows, ends) = if query.is_empty() {
        let mut rows = of.order.rows().to_vec();
        if !left_out.is_empty() {
            rows.retain(|row| !of.is_left_out(*row));
        }
        let ends = vec![rows.len(); RANKS];
        (rows, ends)
    } else {
        let meaning =
            CompiledQuery::of((book, index), kind, &query.terms, today, &mut columns, stop)?
                .of_those_looked_for(!left_out.is_empty());
        left_out.retain(|row| meaning.leaves_out(*row) && meaning.rank_of_any(*row).is_some());
        match meaning.few() {
            Some(few) => few_in_order(&meaning, &few, of, stop)?,
            None => all_in_order(&meaning, of, stop)?,
        }
    };
    left_out.sort_by_key(|row| of.order.place(*row));
    let mut found = Found {
        rows,
        left_out,
        ends,
        columns,
    };
    if found.rows.len() <= COMPARED {
        compare(&mut found, book, of, kind, query);
    }
    Some(found)
}

/// The hits among a few rows, sorted, and where each rank ends.
fn few_in_order(
    meaning: &CompiledQuery,
    few: &[u32],
    of: &KindIndex,
    stop: CancelToken,
) -> Option<(Vec<u32>, Vec<usize>)> {
    let mut hits: Vec<(Rank, u64, u32)> = few
        .par_iter()
        .with_min_len(PORTION / 8)
        .filter_map(|row| {
            let rank = stop.unless().and_then(|()| meaning.rank(*row))?;
            Some((rank, key(&of.attributes, &of.order, *row), *row))
        })
        .collect();
    stop.unless()?;
    hits.par_sort_unstable();
    let ends = Rank::all()
        .map(|rank| hits.partition_point(|(other, _, _)| *other <= rank))
        .collect();
    let rows = hits.into_iter().map(|(_, _, row)| row).collect();
    Some((rows, ends))
}

/// The hits among all rows. They are sorted already: [`crate::search::index::recency`] has the order that
/// the hits of one rank are in.
fn all_in_order(
    meaning: &CompiledQuery,
    of: &KindIndex,
    stop: CancelToken,
) -> Option<(Vec<u32>, Vec<usize>)> {
    // One more than the number of the rank; 0 for no hit.
    let mut ranks = vec![0_u8; of.table.rows()];
    let number = |rank: Rank| rank.number() + 1;
    if let Some(word) = meaning.only_word() {
        let levels = word.levels();
        portions(&mut ranks, stop, |row, rank| {
            let level = word.level(row);
            if levels[row as usize] != 0 && !meaning.leaves_out(row) {
                *rank = number(rank_of_level(level));
            }
        })?;
    } else {
        portions(&mut ranks, stop, |row, rank| {
            *rank = meaning.rank(row).map_or(0, number);
        })?;
    }
    let parts: Vec<[Vec<u32>; RANKS]> = of
        .recency
        .rows()
        .par_chunks(8 * PORTION)
        .map(|rows| {
            stop.unless()?;
            let mut parts = [const { Vec::new() }; RANKS];
            for row in rows {
                let rank = ranks[*row as usize];
                if rank != 0 {
                    parts[usize::from(rank - 1)].push(*row);
                }
            }
            Some(parts)
        })
        .collect::<Option<_>>()?;
    let count = parts.iter().flatten().map(Vec::len).sum();
    let mut rows = Vec::with_capacity(count);
    let mut ends = Vec::with_capacity(RANKS);
    for rank in 0..RANKS {
        parts
            .iter()
            .for_each(|part| rows.extend_from_slice(&part[rank]));
        ends.push(rows.len());
    }
    Some((rows, ends))
}

/// Brings a few hits of the same rank into the order of how alike their names are to what was typed.
fn compare(found: &mut Found, book: &Book, of: &KindIndex, kind: Kind, query: &Query) {
    let typed = TypedWords::of(query);
    if typed.is_empty() {
        return;
    }
    let mut unlike: Vec<(Rank, u8, u64, u32)> = found
        .hits()
        .map(|Hit { rank, row }| (rank, 0, key(&of.attributes, &of.order, row), row))
        .collect();
    unlike
        .par_iter_mut()
        .with_min_len(32)
        .for_each(|(_, unlike, _, row)| *unlike = typed.unlike(book, kind, *row));
    unlike.sort_unstable();
    found.rows = unlike.into_iter().map(|(_, _, _, row)| row).collect();
}

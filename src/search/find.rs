//! Finding the records that answer to a query, best first.

use jiff::civil::Date;
use rayon::iter::IndexedParallelIterator;
use rayon::iter::{IntoParallelIterator, IntoParallelRefMutIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::Index;
use crate::search::likeness::Typed;
use crate::search::meaning::Meaning;
use crate::search::query::{Query, Term, Test, Wanted};
use crate::search::rank::{Rank, Tier};
use crate::spelling::fold::key;
use crate::spelling::open::open_keys;

/// A record that answers to a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// How well it answers; lower is better. Of records that answer equally well the one changed
    /// last comes first, then the order of names decides.
    pub rank: Rank,
    /// Its row on the shelf of its kind.
    pub row: u32,
}

/// Up to so many hits are told apart letter by letter; among more nobody looks for the one.
const COMPARED: usize = 256;

/// How many rows one thread takes at a time.
const PORTION: usize = 4096;

/// All records of a kind that answer to the query, best first; for an empty query every record, in
/// the order of names. `today` is what `stale:` counts from.
#[must_use]
pub fn find(book: &Book, index: &Index, kind: Kind, query: &Query, today: Date) -> Vec<Hit> {
    let all = index.of(kind).order.rows();
    if query.is_empty() {
        let in_order = (0..).zip(all);
        return in_order
            .map(|(place, row)| Hit {
                rank: Rank::new(Tier::ExactName, false, 0, place),
                row: *row,
            })
            .collect();
    }
    let meaning = Meaning::of(book, index, kind, query, today);
    let rows = 0..u32::try_from(index.of(kind).attributes.len()).unwrap_or(u32::MAX);
    let marks = meaning.marked();
    let is_marked = |row: u32| {
        let marks = marks.as_ref();
        marks.is_none_or(|marks| marks.get(row as usize).copied().unwrap_or(true))
    };
    let hits = rows
        .into_par_iter()
        .with_min_len(PORTION)
        .filter(|row| is_marked(*row))
        .filter_map(|row| hit(&meaning, row))
        .collect();
    in_order(hits, book, kind, query)
}

/// The same as [`find`], but faster, for a query of which `previous` are the hits without the last
/// letter of its last word; where that cannot be told from the query, everything is searched.
#[must_use]
pub fn narrow(
    book: &Book,
    index: &Index,
    kind: Kind,
    query: &Query,
    today: Date,
    previous: &[Hit],
) -> Vec<Hit> {
    // Leaping between many rows is slower than going through all of them.
    let few = previous.len() <= index.of(kind).attributes.len() / 4;
    if !few || !only_narrows(query) {
        return find(book, index, kind, query, today);
    }
    let meaning = Meaning::of(book, index, kind, query, today);
    if meaning.lenient {
        return find(book, index, kind, query, today);
    }
    let mut rows: Vec<u32> = previous.iter().map(|hit| hit.row).collect();
    rows.sort_unstable();
    let hits = rows
        .into_par_iter()
        .with_min_len(PORTION)
        .filter_map(|row| hit(&meaning, row))
        .collect();
    in_order(hits, book, kind, query)
}

fn hit(meaning: &Meaning, row: u32) -> Option<Hit> {
    Some(Hit {
        rank: meaning.rank(row)?,
        row,
    })
}

fn in_order(mut hits: Vec<Hit>, book: &Book, kind: Kind, query: &Query) -> Vec<Hit> {
    let typed = Typed::of(query);
    if hits.len() <= COMPARED && !typed.is_empty() {
        hits.par_iter_mut()
            .with_min_len(32)
            .for_each(|hit| hit.rank = hit.rank.unlike(typed.unlike(book, kind, hit.row)));
    }
    hits.par_sort_unstable();
    hits
}

/// Whether the last letter of the query can only have taken hits away: it stands in a plain word,
/// and whatever any of the word's keys finds, some key of the shorter word has found.
fn only_narrows(query: &Query) -> bool {
    let Some(Term {
        negated: false,
        is_saved: false,
        test: Test::Text { field: None, any },
        ..
    }) = query.terms.last()
    else {
        return false;
    };
    let [
        Wanted {
            typed,
            words,
            exact: false,
        },
    ] = any.as_slice()
    else {
        return false;
    };
    let [word] = words.as_slice() else {
        return false;
    };
    let Some((last, _)) = typed.char_indices().next_back() else {
        return false;
    };
    let before = &typed[..last];
    let (old, old_open) = (key(before), open_keys(before));
    // Keys stand anywhere in a word, open keys at its start only.
    let has_old = |new: &str| !old.is_empty() && new.contains(old.as_str());
    let goes_on = |new: &str| old_open.iter().any(|old| new.starts_with(old.as_str()));
    let mut open = word.open_keys.iter();
    has_old(&word.key) && open.all(|new| has_old(new) || goes_on(new))
}

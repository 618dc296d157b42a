//! What somebody decided about two records that look alike, as edits.

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::record::id::{Link, RecordId};
use crate::record::person::Person;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;

/// What somebody decided about two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairDecision {
    /// They are two people: `distinct_from`.
    Different,
    /// Nobody can tell: `maybe_same`.
    Unsure,
}

/// The edits that remember it. Each fact is stored once: in the record with the smaller id, unless it
/// stands in one of them already; what was decided otherwise before goes away.
#[must_use]
pub fn judge(book: &Book, one: &Person, other: &Person, pair_decision: PairDecision) -> Vec<Edit> {
    let (first, second) = if one.id < other.id {
        (one, other)
    } else {
        (other, one)
    };
    let (list, obsolete) = match pair_decision {
        PairDecision::Different => ("distinct_from", "maybe_same"),
        PairDecision::Unsure => ("maybe_same", "distinct_from"),
    };
    let mut edits = Vec::new();
    for (of, about) in [(first, second), (second, first)] {
        for (index, link) in links(of, obsolete).iter().enumerate().rev() {
            // A record that was joined to the other one before is named in its stead.
            if let Some(named) = link.id().filter(|id| book.stands_for(*id) == about.id) {
                edits.push(Edit::Delete {
                    record: of.id,
                    list: FieldPath::root().field(obsolete),
                    index,
                    item: quote(named.as_str()),
                });
            }
        }
    }
    let names = |of: &Person, about: RecordId| {
        let mut ids = links(of, list).iter().filter_map(Link::id);
        ids.any(|id| book.stands_for(id) == about)
    };
    if !names(first, second.id) && !names(second, first.id) {
        edits.push(Edit::Insert {
            record: first.id,
            list: FieldPath::root().field(list),
            index: links(first, list).len(),
            item: quote(second.id.as_str()),
        });
    }
    edits
}

/// The edit that remembers of a record that is about to be made that it is about somebody else. It stands in the record
/// that is there already.
#[must_use]
pub fn judge_new(known: &Person, new: RecordId) -> Edit {
    let list = "distinct_from";
    Edit::Insert {
        record: known.id,
        list: FieldPath::root().field(list),
        index: links(known, list).len(),
        item: quote(new.as_str()),
    }
}

fn links<'p>(person: &'p Person, list: &str) -> &'p [Link] {
    match list {
        "distinct_from" => &person.distinct_from,
        _ => &person.maybe_same,
    }
}

//! Whether a record has the words of a query in the letters that were typed, or in another spelling.

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::search::index::row_of;
use crate::search::index::texts::{fields, spellings, visit};
use crate::search::query::{Query, Test, TextField, Wanted};

/// Whether every word of a query stands in the record as it was typed, capitals aside; `None` if the query
/// asks for no words.
#[must_use]
pub fn is_written(book: &Book, id: RecordId, query: &Query) -> Option<bool> {
    let mut wanted: Vec<(Option<TextField>, &[Wanted])> = Vec::new();
    for term in query.terms.iter().filter(|term| !term.negated) {
        if let Test::Text { field, any } = &term.test {
            wanted.push((*field, any));
        }
    }
    if wanted.is_empty() {
        return None;
    }
    let row = row_of(book, id)?;
    let mut there = vec![false; wanted.len()];
    visit(book, id.kind(), row, &mut |field, text| {
        spellings(book, text, &mut |spelling| {
            let spelling = spelling.to_lowercase();
            for ((wanted_in, any), there) in wanted.iter().zip(&mut there) {
                let is_in = |wanted: &Wanted| spelling.contains(&wanted.typed.to_lowercase());
                *there |= fields(*wanted_in) & field.bit() != 0 && any.iter().any(is_in);
            }
        });
    });
    Some(there.into_iter().all(|there| there))
}

//! A made-up workspace that never touches a disk: records and their index, of any size.

use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::casebook::errors::cause::Cause;
use lastseen::record::read::read_record;
use lastseen::record::status::StatusKind;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::made_up;

/// How many records are made before they are put into the book, so that their texts can go.
const PORTION: usize = 50_000;

/// The book of [`made_up::texts`], and how many bytes its texts have together.
///
/// # Errors
///
/// Where a text does not read as a record.
pub fn make(people: usize, seed: u64) -> Result<(Book, u64), String> {
    let mut book = Book::new("made up", StatusKind::four());
    let mut bytes = 0;
    let mut texts = made_up::texts(people, seed);
    loop {
        let portion: Vec<_> = texts.by_ref().take(PORTION).collect();
        if portion.is_empty() {
            break;
        }
        bytes += portion
            .iter()
            .map(|(_, text)| text.len() as u64)
            .sum::<u64>();
        let records: Vec<_> = portion
            .into_par_iter()
            .map(|(id, text)| {
                read_record(id.kind(), &text).map_err(|error| Cause::from(error.flaw).to_string())
            })
            .collect::<Result<_, _>>()?;
        for record in records {
            book.put(Loaded {
                record,
                unknown: Vec::new(),
            });
        }
    }
    book.settle();
    Ok((book, bytes))
}

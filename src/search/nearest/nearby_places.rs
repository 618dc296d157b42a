//! The records that tell of the places or units which come nearest to what was typed behind `place:` or `unit:`.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::kind_rows::ShelfIndex;
use crate::search::index::texts::{Text, spellings};
use crate::search::matching::cancel_token::CancelToken;
use crate::search::nearest::candidates::{Candidates, alike_by_word};

use crate::search::nearest::comparison::{NameComparison, NearName};
use crate::search::nearest::name_word::{MOST_WORDS, NameWord};
use crate::search::query::TextField;

/// How many places or units are compared name by name.
const COMPARED: usize = 60;

/// Places that are less alike are two places.
const LEAST: f32 = 0.5;

/// The records whose places (or units) come nearest, best first and at most so many, of those that
/// `satisfies` lets pass. `None` if the search was stopped.
#[must_use]
pub fn nearby_places(
    (book, table): (&Book, &ShelfIndex),
    (field, typed): (TextField, &str),
    satisfies: &dyn Fn(u32) -> bool,
    most: usize,
    stop: CancelToken,
) -> Option<Vec<NearName>> {
    let mut typed = NameWord::all_of_place(typed);
    typed.truncate(MOST_WORDS);
    let candidates = Candidates::of(&typed, (Kind::Place, table), stop)?;
    let alike = alike_by_word(&typed, table, stop)?;
    let mut texts: Vec<(f32, u32, Text)> = Vec::new();
    for (text, number) in table.texts.shared() {
        let is_asked_for = match text {
            Text::Place(_) => field == TextField::Place,
            Text::Unit(_) => field == TextField::Unit,
            Text::Plain(_) | Text::Record(_) | Text::About(_) => false,
        };
        if !is_asked_for {
            continue;
        }
        let words = table.texts.words(number);
        let bits = alike.iter().zip(candidates.typed()).map(|(alike, weight)| {
            let alike = words.iter().map(|word| alike[*word as usize]);
            alike.fold(0.0, f32::max) * weight.bits
        });
        let bits: f32 = bits.sum();
        if bits > 0.0 {
            texts.push((bits, number, text));
        }
    }
    texts.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    texts.truncate(COMPARED);
    let named = texts.iter().map(|(_, number, text)| {
        let mut names: Vec<Box<str>> = Vec::new();
        spellings(book, *text, &mut |spelling| names.push(spelling.into()));
        (*number, names)
    });
    let named: Vec<(u32, Vec<Box<str>>)> = named.collect();
    let mut near = NameComparison::of(&typed, &candidates, Kind::Place, &named, stop)?.all();
    near.retain(|near| near.score >= LEAST);
    near.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.row.cmp(&b.row)));
    Some(rows_with(table, near, satisfies, most))
}

/// The records in which these texts stand, in the order of the texts, each once.
fn rows_with(
    table: &ShelfIndex,
    texts: Vec<NearName>,
    satisfies: &dyn Fn(u32) -> bool,
    most: usize,
) -> Vec<NearName> {
    let mut found: Vec<NearName> = Vec::new();
    let mut taken: HashSet<u32, RandomState> = HashSet::default();
    for text in texts {
        let number = text.row;
        // What was folded again since is not in the way back from texts to rows.
        let has = |row: &&u32| {
            let texts = table.tokens(**row).texts;
            texts.iter().any(|token| token.number() == number)
        };
        let settled = table.rows_of_text(number).iter().filter(has);
        let changed = table.unsettled().iter().filter(has);
        for row in settled.chain(changed) {
            if found.len() == most {
                return found;
            }
            if satisfies(*row) && taken.insert(*row) {
                found.push(NearName {
                    row: *row,
                    ..text.clone()
                });
            }
        }
    }
    found
}

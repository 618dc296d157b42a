//! By which words people are called, to find texts that name them.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::spelling::fold::key;

/// The fewest letters of a word that is left unfinished and yet tells of a name.
const FEWEST: usize = 3;

/// The words of the names of some people. A text that has one of them may mean somebody else: whoever
/// forgets a person forgets it all the same.
#[derive(Clone, Debug, Default)]
pub struct Called {
    words: BTreeSet<String>,
    keys: BTreeSet<String>,
}

impl Called {
    /// The words of all names of these people.
    #[must_use]
    pub fn of(book: &Book, people: &[RecordId]) -> Self {
        let people = people.iter().filter_map(|id| book.people().get(*id));
        let names = people.flat_map(|person| {
            let others = person.other_names.iter().map(|other| other.text.as_str());
            std::iter::once(person.name.as_str()).chain(others)
        });
        let words: BTreeSet<String> = names.flat_map(words_of).collect();
        Self {
            keys: words.iter().map(|word| key(word)).collect(),
            words,
        }
    }

    /// Whether a text names one of them, or begins to.
    #[must_use]
    pub fn are_named_in(&self, text: &str) -> bool {
        !self.words.is_empty() && words_of(text).any(|word| self.has(&word))
    }

    fn has(&self, word: &str) -> bool {
        let begins = |one: &String| one.starts_with(word);
        let sound = key(word);
        self.words.contains(word)
            || (!sound.is_empty() && self.keys.contains(&sound))
            || (word.chars().count() >= FEWEST && self.words.iter().any(begins))
    }
}

/// The words of a text, in small letters.
fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

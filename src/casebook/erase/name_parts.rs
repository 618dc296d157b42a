//! The words of a name by what they are: given names, patronymics, family names. Pure.

use std::collections::BTreeSet;

use crate::casebook::erase::name_tokens::{NameToken, tokens};
use crate::spelling::alternatives::other_keys;
use crate::spelling::fold::key;
use crate::spelling::given::{full_form, is_patronymic};
use crate::spelling::national::other_forms;
use crate::spelling::script::letters_for_digits;

/// The longest word that is put together from pieces.
pub const LONGEST: usize = 40;

/// The shortest family name that is taken for one though it is written with a small letter.
pub const LONG: usize = 5;

/// The words of a name as keys, by what they are.
#[derive(Debug, Default)]
pub struct Parts {
    /// Given names.
    pub given: Vec<String>,
    /// Family names; either may be one if it is not plain which is.
    pub family: Vec<String>,
    /// Patronymics.
    pub patronymic: Vec<String>,
}

impl Parts {
    /// Tells the words of a name apart.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut parts = Self::default();
        let mut unknown = Vec::new();
        for word in tokens(name) {
            let folded = key(&word.word);
            // Particles and initials tell nothing by themselves.
            if folded.is_empty() || word.letters() < 2 {
                continue;
            }
            let keys = std::iter::once(folded.clone()).chain(other_keys(&word.word));
            if is_patronymic(&folded) {
                parts.patronymic.extend(keys);
            } else if full_form(&folded).is_some() || !other_forms(&folded).is_empty() {
                parts.given.extend(keys);
            } else {
                unknown.push(keys.collect::<Vec<_>>());
            }
        }
        let known = parts.given.clone();
        for keys in unknown {
            if known.is_empty() {
                parts.given.extend(keys.iter().cloned());
            }
            parts.family.extend(keys);
        }
        if parts.family.is_empty() {
            // Roman Denis: either may be the family name.
            parts.family = known;
        }
        parts
    }
}

/// The keys of a word in the other ways in which it may be meant as a name: `Gorshen1n`, `AGorshenin`,
/// `горшенинский`.
#[must_use]
pub fn readings(word: &str) -> Vec<String> {
    let mut keys = other_keys(word);
    keys.extend(letters_for_digits(word).map(|word| key(&word)));
    keys.extend(without_initial(word).map(key));
    keys.extend(of_adjective(&key(word)).map(str::to_owned));
    keys
}

/// The folded words of a name.
#[must_use]
pub fn words_of(name: &str) -> BTreeSet<String> {
    let words = tokens(name).into_iter().map(|word| key(&word.word));
    words.filter(|word| !word.is_empty()).collect()
}

/// The last of the single letters that stand one by one from here on; `at` itself if there are none.
#[must_use]
pub fn spelt_out(words: &[NameToken], at: usize) -> usize {
    let rest = words[at..].iter().take(LONGEST);
    let single = rest.take_while(|word| word.letters() == 1).count();
    at + single.saturating_sub(1)
}

/// `Gorshenin` of `AGorshenin`.
fn without_initial(word: &str) -> Option<&str> {
    let mut letters = word.chars();
    let initial = letters.next().filter(|letter| letter.is_uppercase())?;
    let is_name = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    is_name.then(|| &word[initial.len_utf8()..])
}

/// The folded name in a folded adjective: `gorsenin` of `gorseninski`.
fn of_adjective(key: &str) -> Option<&str> {
    let (name, ending) = key.rsplit_once("sk")?;
    (name.len() >= LONG && ending.len() <= 4).then_some(name)
}

/// `Викторовича`, `Викторовне`.
#[must_use]
pub fn cases_of_patronymic(key: &str) -> bool {
    ["a", "u", "em", "om", "e", "i", "oi"].iter().any(|ending| {
        key.strip_suffix(ending)
            .is_some_and(|stem| is_patronymic(stem) || is_patronymic(&format!("{stem}a")))
    })
}

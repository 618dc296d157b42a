//! The words of a name by what they are: given names, patronymics, family names. Pure.

use std::collections::BTreeSet;

use crate::casebook::name_tokens::tokens;
use crate::spelling::fold::key;
use crate::spelling::given::{full_form, is_patronymic};
use crate::spelling::national::other_forms;
use crate::spelling::readings::other_keys;

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

/// The folded words of a name.
#[must_use]
pub fn words_of(name: &str) -> BTreeSet<String> {
    let words = tokens(name).into_iter().map(|word| key(&word.word));
    words.filter(|word| !word.is_empty()).collect()
}

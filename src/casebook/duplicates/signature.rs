//! What of a person can be compared, taken from the record once.

use jiff::civil::Date;

use crate::casebook::duplicates::years::{Years, birthday, births};
use crate::record::id::{Link, RecordId};
use crate::record::named::{NameKind, NameStatus};
use crate::record::person::{Person, Sex};
use crate::spelling::common_words::is_particle;
use crate::spelling::fold::key;
use crate::spelling::neighbors::in_latin;

/// The most words of a name that are compared.
pub const MOST_WORDS: usize = 5;

/// The most names of one person that are compared.
const MOST_NAMES: usize = 12;

/// What of a person can be compared.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// The names, in words. None if the record has only a description or a changed name.
    pub names: Vec<Vec<Word>>,
    /// Nicknames and call signs, folded.
    pub weak: Vec<String>,
    /// When the person may have been born.
    pub births: Vec<Years>,
    /// The day of birth.
    pub birthday: Option<Date>,
    /// Male or female; `None` if nothing or something else is said.
    pub male: Option<bool>,
    /// The home, as it is written.
    pub home: String,
    /// The unit, as it is written.
    pub unit: String,
    /// The cases.
    pub cases: Vec<RecordId>,
    /// The relatives who have a record of their own.
    pub relatives: Vec<RecordId>,
    /// Who was judged to be somebody else.
    pub distinct: Vec<RecordId>,
    /// Who was looked at without a verdict.
    pub unsure: Vec<RecordId>,
}

impl Signature {
    /// The sketch, with whoever stands now for those who were judged.
    #[must_use]
    pub fn judged_by(mut self, stands_for: impl Fn(RecordId) -> RecordId) -> Self {
        for id in self
            .distinct
            .iter_mut()
            .chain(&mut self.unsure)
            .chain(&mut self.relatives)
        {
            *id = stands_for(*id);
        }
        self
    }
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its key.
    pub key: String,
    /// The word in Latin letters, if its own were others, else as it is written.
    pub written: String,
    /// Whether it is an initial.
    pub initial: bool,
}

/// What of a person can be compared; `None` for a record that was joined to another one.
#[must_use]
pub fn signature(person: &Person) -> Option<Signature> {
    if !matches!(person.merged_into, Link::Nowhere) {
        return None;
    }
    let mut names: Vec<Vec<Word>> = Vec::new();
    let mut weak = Vec::new();
    // A changed name is nobody's, and a description is no name.
    let own = matches!(
        person.name_status,
        NameStatus::Published | NameStatus::Partial | NameStatus::Other(_)
    );
    if own {
        add_name(&person.name, &mut names);
    }
    for other in person.other_names.iter().take(MOST_NAMES) {
        if other.kind.as_ref().is_some_and(NameKind::is_weak) {
            weak.push(key(&other.text));
        } else {
            add_name(&other.text, &mut names);
        }
    }
    names.retain(|words| words.iter().any(|word| !word.initial));
    weak.retain(|name| !name.is_empty());
    let ids = |links: &[Link]| links.iter().filter_map(Link::id).collect();
    Some(Signature {
        names,
        weak,
        births: births(person),
        birthday: birthday(person),
        male: match person.sex {
            Some(Sex::Male) => Some(true),
            Some(Sex::Female) => Some(false),
            Some(Sex::Other(_)) | None => None,
        },
        home: person.home.clone(),
        unit: person.unit.clone(),
        cases: person
            .cases
            .iter()
            .filter_map(|part| part.case.id())
            .collect(),
        relatives: person
            .close()
            .filter_map(|relation| relation.person.id())
            .collect(),
        distinct: ids(&person.distinct_from),
        unsure: ids(&person.maybe_same),
    })
}

/// Adds a name, and what it is with a double name in two words or a short word put to the next one: Jean-Pierre
/// is Jean Pierre, and Abd al Rahman is Abdalrahman.
fn add_name(name: &str, names: &mut Vec<Vec<Word>>) {
    let own = words(name);
    let mut ways = Vec::new();
    if name.contains('-') {
        ways.push(words(&name.replace('-', " ")));
    }
    let is_short = |word: &Word| !word.initial && word.key.len() <= SHORT;
    let short = own.iter().position(is_short);
    if let Some(at) = short.filter(|at| own.len() > 2 && at + 1 < own.len()) {
        let mut joined = own.clone();
        let next = joined.remove(at + 1);
        joined[at].key.push_str(&next.key);
        joined[at].written.push_str(&next.written.to_lowercase());
        ways.push(joined);
    }
    for way in std::iter::once(own).chain(ways) {
        if !names.contains(&way) {
            names.push(way);
        }
    }
}

/// A word of so few letters may be a part of the next one.
const SHORT: usize = 4;

/// The words of a name; particles tell nothing.
#[must_use]
pub fn words(name: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let parts = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ','));
    for part in parts {
        let part = &*in_latin(part);
        let folded = key(part);
        if folded.is_empty() || is_particle(&folded) {
            continue;
        }
        // A double name is compared whole and so counts as one word, as it is often written in one.
        let folded = folded.replace(' ', "");
        words.push(Word {
            written: part.to_owned(),
            initial: part.chars().filter(|letter| letter.is_alphabetic()).count() == 1,
            key: folded,
        });
        if words.len() == MOST_WORDS {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    #[test]
    fn names_are_taken_apart_and_descriptions_left_out() {
        let of = |fields: &str| {
            let person: Person = read_ron(&format!("Person(id: \"p-1\", {fields})")).unwrap();
            signature(&person).map(|signature| {
                let names = signature.names.iter().map(|words| {
                    let words = words.iter().map(|word| word.key.as_str());
                    words.collect::<Vec<_>>().join(" ")
                });
                names.collect::<Vec<_>>()
            })
        };
        assert_eq!(
            of(
                r#"name: "Кочетков М.А.", other_names: [(text: "Maksim Kochetkov"), (text: "Gnom", kind: Nickname)]"#
            ),
            Some(vec![
                "kotsetkov m a".to_owned(),
                "maksim kotsetkov".to_owned()
            ])
        );
        assert_eq!(
            of(r#"name: "a soldier", name_status: Withheld"#),
            Some(vec![])
        );
        assert_eq!(of(r#"name: "Ivan", name_status: Changed"#), Some(vec![]));
        assert_eq!(of(r#"name: "Ivan Petrov", merged_into: "p-2""#), None);
    }
}

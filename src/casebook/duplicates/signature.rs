//! What of a person can be compared, taken from the record once.

use borsh::BorshSerialize;
use jiff::civil::Date;

use crate::casebook::duplicates::years::{Years, birthday, births};
use crate::record::field_value::StructRef;
use crate::record::id::{Link, RecordId};
use crate::record::named::{NameKind, NameStatus};
use crate::record::person::{Person, Sex};
use crate::spelling::common_words::is_written_particle;
use crate::spelling::fold::key;
use crate::spelling::given::full_form_of;
use crate::spelling::neighbors::{in_latin, writes_no_vowels};

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

    /// All of it, to be written.
    fn parts(&self) -> impl BorshSerialize {
        let Self {
            names,
            weak,
            births,
            birthday,
            male,
            home,
            unit,
            cases,
            relatives,
            distinct,
            unsure,
        } = self;
        let birthday = birthday.map(|day| (day.year(), day.month(), day.day()));
        let own = (names, weak, births, birthday, male);
        (own, home, unit, cases, (relatives, distinct, unsure))
    }
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize)]
pub struct Word {
    /// Its key.
    pub key: String,
    /// The word in Latin letters, if its own were others, else as it is written.
    pub written: String,
    /// Whether it is an initial.
    pub initial: bool,
    /// Whether it is in a script that writes vowels.
    pub has_vowels: bool,
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
        home: person.home.to_string(),
        unit: person.unit.to_string(),
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

/// All of a record that comparing people rests on, so that whoever has the same twice need not compare again: of a
/// person what is compared, of a place or unit all that it says. `None` of others.
#[must_use]
pub fn compared_bytes(of: StructRef<'_>) -> Option<Vec<u8>> {
    match of {
        StructRef::Person(person) => {
            let compared = signature(person);
            borsh::to_vec(&(&person.merged_into, compared.as_ref().map(Signature::parts))).ok()
        }
        StructRef::Place(place) => borsh::to_vec(place).ok(),
        StructRef::Unit(unit) => borsh::to_vec(unit).ok(),
        _ => None,
    }
}

/// Adds a name, and what it is with a double name in two words or a short word put to the next one: Jean-Pierre
/// is Jean Pierre, Abd al Rahman is Abdalrahman, and Wang Xiao Ming is Wang Xiaoming.
fn add_name(name: &str, names: &mut Vec<Vec<Word>>) {
    let own = words(name);
    let mut ways = Vec::new();
    if name.contains('-') {
        ways.push(words(&name.replace('-', " ")));
    }
    if own.len() > 2 {
        let is_part = |word: &Word| {
            !word.initial
                && word.key.len() <= SHORT
                && full_form_of(&word.key, &word.written).is_none()
        };
        let shorts = (0..own.len() - 1).filter(|at| is_part(&own[*at]) && !own[at + 1].initial);
        for at in shorts.take(MOST_JOINED) {
            let mut joined = own.clone();
            let next = joined.remove(at + 1);
            joined[at].key.push_str(&next.key);
            joined[at].written.push_str(&next.written.to_lowercase());
            ways.push(joined);
        }
    }
    for way in std::iter::once(own).chain(ways) {
        if !names.contains(&way) {
            names.push(way);
        }
    }
}

/// A word of so few letters may be a part of the next one.
const SHORT: usize = 5;

/// In how many ways words of one name are put together.
const MOST_JOINED: usize = 2;

/// The words of a name. Particles and titles tell nothing, unless nothing else would be left to tell people apart.
#[must_use]
pub fn words(name: &str) -> Vec<Word> {
    let mut all: Vec<(bool, Word)> = Vec::new();
    let parts = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ','));
    for part in parts {
        let part = without_article(part);
        let latin = &*in_latin(part);
        let folded = key(latin);
        if folded.is_empty() {
            continue;
        }
        let letters = part.chars().filter(|letter| letter.is_alphabetic());
        let word = Word {
            written: latin.to_owned(),
            initial: letters.count() == 1,
            has_vowels: !part.chars().any(writes_no_vowels),
            // A double name is compared whole and so counts as one word, as it is often written in one.
            key: folded.replace(' ', ""),
        };
        all.push((!word.initial && is_written_particle(part), word));
        if all.len() == 2 * MOST_WORDS {
            break;
        }
    }
    let telling = all
        .iter()
        .filter(|(is_particle, word)| !is_particle && !word.initial);
    if telling.count() > 1 {
        all.retain(|(is_particle, _)| !is_particle);
    }
    all.truncate(MOST_WORDS);
    all.into_iter().map(|(_, word)| word).collect()
}

/// A word without the Arabic article, which is left out as often as not: al-Rahman, Эль-Масри, الأسد.
fn without_article(word: &str) -> &str {
    const ARTICLES: [&str; 19] = [
        "al", "el", "ul", "ar", "as", "an", "at", "ad", "ash", "az", "аль", "эль", "ар", "ас",
        "ан", "ат", "ад", "аш", "аз",
    ];
    if let Some((article, rest)) = word.split_once('-')
        && ARTICLES.contains(&&*article.to_lowercase())
        && !rest.is_empty()
    {
        return rest;
    }
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 2 => rest,
        _ => word,
    }
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

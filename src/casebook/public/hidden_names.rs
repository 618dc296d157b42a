//! The names that may not be shown, and whether a text names one of them: in any spelling or script, by
//! the surname alone, in any grammatical case, run together or spelt out. It withholds too much rather
//! than too little: whoever bears the surname of somebody hidden is taken for them.

use std::collections::{HashMap, HashSet};

use unicode_normalization::char::is_combining_mark;

use crate::record::id::RecordId;
use crate::record::named::NameStatus;
use crate::record::person::Person;
use crate::spelling::alternatives::other_keys;
use crate::spelling::fold::{is_silent, key};
use crate::spelling::given::{full_form, is_patronymic};
use crate::spelling::inflect::{cases, given_forms, is_vowel};
use crate::spelling::national::other_forms;
use crate::spelling::script::{letters_for_digits, without_marks};

/// How many letters an ending may have: `Каминск-ого`, `Кочетков-ыми`.
const LONGEST_ENDING: usize = 3;

/// A part of a longer word counts only if it is as long as this: `максимкочетков`.
const SHORTEST_PART: usize = 7;

/// The longest folded word whose grammatical cases are all put in: too little is left of a shorter stem.
const SHORT: usize = 5;

/// The longest word of a name that is looked for inside other words.
const LONGEST_PART: usize = 24;

/// The names of one record, and whether they may be shown.
#[derive(Clone, Debug)]
pub struct NamesOf {
    /// The record.
    id: RecordId,
    /// The name.
    name: String,
    /// The other names.
    others: Vec<String>,
    /// Whether the name may be shown.
    is_open: bool,
    /// Whether the name only describes the person.
    describes: bool,
}

impl NamesOf {
    /// The names of a person, the first of which may be shown if the person `is_open`.
    #[must_use]
    pub fn of(person: &Person, is_open: bool) -> Self {
        Self {
            id: person.id,
            name: person.name.to_string(),
            others: person
                .other_names
                .iter()
                .map(|other| other.text.to_string())
                .collect(),
            is_open,
            describes: person.name_status == NameStatus::Withheld,
        }
    }
}

/// The words of all names that may not be shown.
#[derive(Clone, Debug, Default)]
pub struct HiddenNames {
    /// Beginnings of folded words, and how many letters may follow.
    stems: HashMap<String, usize>,
    /// The folded words of whole names, in an order that does not depend on how they were written.
    whole: HashSet<String>,
    /// How many files of people could not be read: nobody knows whose names stand in them.
    unread: usize,
    /// The texts that have been put in.
    known: HashSet<String>,
    /// The words of names that have been folded: most people share theirs with others.
    folded: HashMap<String, Folded>,
}

/// A word of a name.
#[derive(Clone, Debug)]
struct Folded {
    /// Its key.
    key: String,
    /// Whether it is a given name or a patronymic, which so many bear that it names nobody alone.
    is_given: bool,
    /// Whether it has been put in.
    is_hidden: bool,
}

/// What stands in the place of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HiddenText {
    Name,
    Description,
}

impl HiddenNames {
    /// The names that may not be shown of all these people. A record that was joined to another one
    /// may show the name that the other one shows, and no other.
    #[must_use]
    pub fn of(people: &[NamesOf], stands_for: &dyn Fn(RecordId) -> RecordId) -> Self {
        let open = people.iter().filter(|one| one.is_open);
        let open: HashMap<RecordId, &str> = open.map(|one| (one.id, one.name.as_str())).collect();
        let mut hidden = Self::default();
        for one in people {
            let kept = stands_for(one.id);
            let shown = open.get(&kept).map(|name| words_of(name));
            let own = (kept != one.id || shown.is_none()).then_some(&one.name);
            for name in own.into_iter().chain(&one.others) {
                match &shown {
                    Some(shown) if words_of(name).is_subset(shown) => {}
                    _ if one.describes && std::ptr::eq(name, &one.name) => {
                        hidden.hide(name, HiddenText::Description);
                    }
                    _ => hidden.hide(name, HiddenText::Name),
                }
            }
        }
        // What was only needed to put each in once.
        hidden.known = HashSet::new();
        hidden.folded = HashMap::new();
        hidden.stems.shrink_to_fit();
        hidden.whole.shrink_to_fit();
        hidden
    }

    /// Names that are written somewhere else than in the record of a person.
    #[must_use]
    pub fn of_texts<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut hidden = Self::default();
        for name in names {
            hidden.hide(name, HiddenText::Name);
        }
        hidden
    }

    /// The same, if so many files of people could not be read: then any text may name somebody hidden.
    #[must_use]
    pub fn with_unread(mut self, unread: usize) -> Self {
        self.unread = unread;
        self
    }

    /// Whether a text names somebody whose name may not be shown.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        if self.unread > 0 {
            return true;
        }
        let parts = parts(text);
        let mut spelt_out = String::new();
        for (at, part) in parts.iter().enumerate() {
            if self.is_named(part) {
                return true;
            }
            if let Some(next) = parts.get(at + 1)
                && self.is_named(&format!("{part}{next}"))
            {
                return true;
            }
            if letters(part) == 1 {
                spelt_out.push_str(part);
            }
            let is_last = parts.get(at + 1).is_none_or(|next| letters(next) > 1);
            if is_last && letters(&spelt_out) > 2 && self.is_named(&spelt_out) {
                return true;
            }
            if is_last {
                spelt_out.clear();
            }
        }
        false
    }

    /// Whether a name is, as a whole, one that may not be shown. Two people may share a surname; whoever
    /// shares the whole name may be the same person, recorded twice.
    #[must_use]
    pub fn have(&self, name: &str) -> bool {
        self.unread > 0 || self.whole.contains(&whole(name))
    }

    fn hide(&mut self, name: &str, text: HiddenText) {
        let describes = text == HiddenText::Description;
        if !self.known.insert(name.to_owned()) {
            return;
        }
        let mut words = parts(name);
        let mut name_keys: Vec<String> = words
            .iter()
            .map(|word| self.fold(word).key.clone())
            .collect();
        let whole = in_order(&mut name_keys);
        if whole.is_empty() {
            return;
        }
        self.whole.insert(whole);
        // `Son held with 33 others` is no name; `Kochetkov Maksim` may be one, whatever its status says.
        if describes && (words.len() > 3 || !words.iter().all(|word| is_capital(word))) {
            return;
        }
        if words.iter().any(|word| is_capital(word)) {
            words.retain(|word| is_capital(word));
        }
        words.retain(|word| letters(word) > 1 || !word.is_ascii());
        let has_surname = words.iter().any(|word| !self.fold(word).is_given);
        // A word that is no known given name need not be the surname: of Zarema Roman the last word is.
        let last = words.iter().rposition(|word| !is_patronymic(&folded(word)));
        for (at, word) in words.into_iter().enumerate() {
            let folded = self.fold(&word);
            if folded.is_hidden || has_surname && folded.is_given && last != Some(at) {
                continue;
            }
            folded.is_hidden = true;
            if !has_surname {
                // Somebody who has no other name is meant by the short forms of this one, too.
                let forms = given_forms(&folded.key.clone()).into_iter();
                for form in forms.filter(|form| form.len() > 3) {
                    self.put(form, 0);
                }
            }
            for key in keys(&word) {
                for form in other_forms(&key) {
                    self.add(form);
                }
                self.add(&key);
            }
        }
    }

    fn fold(&mut self, word: &str) -> &mut Folded {
        self.folded.entry(word.to_owned()).or_insert_with(|| {
            let key = folded(word);
            Folded {
                is_given: full_form(&key).is_some() || is_patronymic(&key),
                key,
                is_hidden: false,
            }
        })
    }

    /// Adds a folded word with the stems that endings are put behind.
    fn add(&mut self, key: &str) {
        self.put(key.to_owned(), 0);
        if !key.is_ascii() {
            self.add_foreign(key);
        } else if key.len() <= SHORT {
            // Лев, Льва; Яр, Яра; Гудзь, Гудзя.
            for form in cases(key) {
                self.put(form, 0);
            }
            // дз is two letters in front of a soft vowel.
            if key.ends_with("ds") {
                for form in cases(&key[..key.len() - 1]) {
                    self.put(form, 0);
                }
            }
        }
        let mut stem = key.to_owned();
        while stem.len() > 3 && stem.ends_with(is_vowel) {
            stem.pop();
        }
        // Παπαδόπουλος, Παπαδοπούλου.
        if let Some(greek) = key.strip_suffix("os")
            && greek.len() >= SHORTEST_PART
        {
            self.put_stem(greek.to_owned());
        }
        // Павел, Павла; Кравец, Кравца.
        let tail = if stem.ends_with("ts") { 2 } else { 1 };
        if stem.is_ascii() && stem.len() > tail + 2 && !stem.ends_with(is_vowel) {
            let (begin, end) = stem.split_at(stem.len() - tail);
            if let Some(begin) = begin.strip_suffix(['e', 'o', 'i']) {
                self.put_stem(format!("{begin}{end}"));
            }
        }
        self.put_stem(stem);
    }

    /// Adds the stems of a word in a script that is not folded: `მაისურაძ-ე`; without the Arabic article.
    fn add_foreign(&mut self, key: &str) {
        let letters: Vec<char> = key.chars().collect();
        if let Some(bare) = key.strip_prefix("ال")
            && letters.len() > 4
        {
            self.put_stem(bare.to_owned());
        }
        if letters.len() > 5 {
            self.put_stem(letters[..letters.len() - 1].iter().collect());
        }
    }

    fn put_stem(&mut self, stem: String) {
        match stem.chars().count() {
            0..3 => {}
            3 => self.put(stem, LONGEST_ENDING - 1),
            _ => self.put(stem, LONGEST_ENDING),
        }
    }

    fn put(&mut self, stem: String, reach: usize) {
        let known = self.stems.entry(stem).or_default();
        *known = reach.max(*known);
    }

    /// Whether one word names somebody.
    #[must_use]
    pub fn is_named(&self, word: &str) -> bool {
        keys(word).iter().any(|key| self.hold(key))
    }

    /// Whether a folded word is one of a name, with an ending or inside a longer one.
    fn hold(&self, key: &str) -> bool {
        let ends: Vec<usize> = key
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8())
            .collect();
        let ending = |reach: usize| {
            let cut = ends.len().checked_sub(reach + 1)?;
            let stem = self.stems.get(&key[..*ends.get(cut)?])?;
            (*stem >= reach).then_some(())
        };
        if (0..=LONGEST_ENDING).any(|reach| ending(reach).is_some()) {
            return true;
        }
        // Scripts without spaces between words have every name inside of a longer word.
        let shortest = if key.is_ascii() { SHORTEST_PART } else { 2 };
        (0..ends.len()).any(|from| {
            let start = from.checked_sub(1).map_or(0, |before| ends[before]);
            let longest = ends.len().min(from + LONGEST_PART);
            (from + shortest..=longest).any(|to| self.stems.contains_key(&key[start..ends[to - 1]]))
        })
    }
}

/// The words of a text as they are written, with their marks.
pub(super) fn parts(text: &str) -> Vec<String> {
    let is_within =
        |letter: char| letter.is_alphanumeric() || is_combining_mark(letter) || is_silent(letter);
    text.split(|letter| !is_within(letter))
        .map(|part| part.replace(is_silent, ""))
        .filter(|part| !part.is_empty())
        .collect()
}

/// The folded words of a name.
fn words_of(name: &str) -> HashSet<String> {
    parts(name).iter().map(|part| folded(part)).collect()
}

/// The folded words of a name in one order.
fn whole(name: &str) -> String {
    let mut words: Vec<String> = parts(name).iter().map(|part| folded(part)).collect();
    in_order(&mut words)
}

fn in_order(words: &mut Vec<String>) -> String {
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.join(" ")
}

pub(super) fn folded(part: &str) -> String {
    key(part).replace(' ', "")
}

/// The keys of a word in every way in which it may be meant.
fn keys(part: &str) -> Vec<String> {
    let mut keys = other_keys(part);
    keys.push(folded(part));
    let others = [
        letters_for_digits(part),
        without_marks(part),
        german(part),
        caucasian(part),
    ];
    keys.extend(others.iter().flatten().map(|other| folded(other)));
    keys.retain(|key| !key.is_empty());
    keys
}

/// `Müller` for `Mueller`.
fn german(part: &str) -> Option<String> {
    let lower = part.to_lowercase();
    let plain = lower
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u");
    (plain != lower).then_some(plain)
}

/// `Dzhabrailov` for `Jabrailov`.
fn caucasian(part: &str) -> Option<String> {
    let rest = part.strip_prefix(['J', 'j'])?;
    rest.starts_with(is_vowel).then(|| format!("dzh{rest}"))
}

pub(super) fn letters(part: &str) -> usize {
    part.chars()
        .filter(|letter| !is_combining_mark(*letter))
        .count()
}

/// Whether a word begins with a capital, or with a letter of a script that has none, or has a capital
/// behind an apostrophe: `д'Артаньян`.
pub(super) fn is_capital(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase())
        || word.chars().nth(1).is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    fn hidden(people: &[(&str, &str, bool)]) -> HiddenNames {
        let people: Vec<NamesOf> = people
            .iter()
            .map(|(id, fields, is_open)| {
                let person: Person = read_ron(&format!("Person(id: \"{id}\", {fields})")).unwrap();
                NamesOf::of(&person, *is_open)
            })
            .collect();
        HiddenNames::of(&people, &|id| match id.as_str() {
            "p-3" => "p-2".parse().unwrap(),
            _ => id,
        })
    }

    #[test]
    fn a_name_is_known_in_every_form() {
        let hidden = hidden(&[
            ("p-1", "name: \"Maksim Kochetkov\"", false),
            (
                "p-4",
                "name: \"Ilya Kaminsky\", other_names: [(text: \"Wolf\"), (text: \"李伟\")]",
                false,
            ),
            ("p-5", "name: \"გიორგი მაისურაძე\"", false),
            ("p-6", "name: \"Viktor\"", false),
            ("p-7", "name: \"Oleg Kravets\"", false),
            ("p-8", "name: \"Anna Salikhova-Bondar\"", false),
            (
                "p-9",
                "name: \"Son held with 33 others\", name_status: Withheld",
                false,
            ),
            ("p-10", "name: \"Сергей Лев\"", false),
            ("p-11", "name: \"Олена Ґудзь\"", false),
            ("p-12", "name: \"Jörg Müller\"", false),
            ("p-13", "name: \"Łukasz Żółć\"", false),
            ("p-14", "name: \"Σωκράτης Παπαδόπουλος\"", false),
            ("p-15", "name: \"محمد الحسيني\"", false),
            ("p-16", "name: \"Анна д’Артаньян\"", false),
            ("p-17", "name: \"Tamerlan Dzhabrailov\"", false),
            ("p-18", "name: \"Oleksii\"", false),
        ]);
        for text in [
            "Penal colony where Maksim Kochetkov is held",
            "Interview with Ilya Kaminsky",
            "KOCHETKOV",
            "Кочетков",
            "О деле Кочеткова",
            "с Максимом Кочетковым",
            "Kochetkov's letters",
            "Kotschetkow",
            "Koczetkow, M.",
            "M. Kochetkov",
            "Кочетко\u{301}в",
            "Коче\u{ad}тков",
            "Коче-тков",
            "K o c h e t k o v",
            "К.о.ч.е.т.к.о.в",
            "#MaksimKochetkov",
            "kochetkov_letters",
            "письмо Каминского",
            "Каминская",
            "Каминському",
            "the wolf's story",
            "采访李伟先生",
            "მაისურაძე",
            "Interview with Viktor",
            "Виктору отказали",
            "дело Кравца",
            "Салихова",
            "Bondar",
            "дело Льва",
            "Льву отказали",
            "Гудзю",
            "Mueller trial",
            "Zolc",
            "ΠΑΠΑΔΟΠΟΥΛΟΥ",
            "მაისურაძის",
            "للحسيني",
            "Д'Артаньяна",
            "дАртаньяном",
            "Jabrailov",
            "Алёша рассказал",
            "Льоша",
            "Kochetk0v",
            "К0четков",
        ] {
            assert!(hidden.are_in(text), "{text}");
        }
        for text in [
            "Bryanka detention centre",
            "Interview with Maksim",
            "Luhansk Region",
            "The Mail on Sunday",
            "33 others",
            "",
            "M. K.",
        ] {
            assert!(!hidden.are_in(text), "{text}");
        }
    }

    #[test]
    fn a_name_that_is_shown_names_nobody_hidden() {
        let hidden = hidden(&[
            ("p-1", "name: \"Oleg Petrov\"", false),
            (
                "p-2",
                "name: \"Ivan Sidorov\", other_names: [(text: \"Иван Сидоров\"), (text: \"Sever\")]",
                true,
            ),
            (
                "p-3",
                "name: \"Ivan Sidorov\", other_names: [(text: \"Orel\")]",
                false,
            ),
        ]);
        assert!(!hidden.are_in("Ivan Sidorov"));
        assert!(hidden.are_in("Sever") && hidden.are_in("Orla") && hidden.are_in("Petrova"));
        assert!(!hidden.have("Ivan Petrov"));
        assert!(hidden.have("Петров Олег"));
    }
}

//! Finds the places of a text that name a person in any form. Pure.
//!
//! The forms: the whole name in any order and spelling, with a patronymic, in a grammatical case, with
//! a short form of the given name, with initials; the family name alone; the given name with the
//! initial of the family name, or with a patronymic; initials alone; a name of one word.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::casebook::erase::name_parts::{
    LONG, LONGEST, Parts, cases_of_patronymic, readings, spelt_out, words_of,
};
use crate::casebook::erase::name_tokens::{NameToken, tokens};
use crate::spelling::fold::key;
use crate::spelling::given::is_patronymic;
use crate::spelling::inflect::{cases, given_forms};

/// How sure it is that a place names the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It may be somebody else: a name that others bear, too, initials.
    MayName,
    /// The family name alone, which nobody else who is recorded bears.
    FamilyName,
    /// It names the person.
    Names,
}

/// A place of a text that names the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSpan {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The most words whose meaning is remembered from one text to the next.
const REMEMBERED: usize = 500_000;

/// How far apart the words of one name may stand: a patronymic, or two initials, between them.
const REACH: usize = 3;

/// What a word of a text may be of the person's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Role {
    given: bool,
    family: bool,
    patronymic: bool,
    /// The given and the family name in one word.
    both: bool,
    /// A name of one word.
    single: bool,
    /// The given name of somebody else who bears the family name.
    others: bool,
    /// Formed like a patronymic, whosever it is.
    like_patronymic: bool,
    /// What the family name begins with.
    begins: bool,
}

impl Role {
    const fn is_named(self) -> bool {
        self.given || self.family || self.patronymic
    }
}

/// The names of a person, ready to be found in texts.
#[derive(Clone, Debug, Default)]
pub struct NameSearch {
    given: HashSet<String>,
    family: HashSet<String>,
    patronymic: HashSet<String>,
    /// The family names as they are, in no case.
    plain_family: HashSet<String>,
    single: HashSet<String>,
    others: HashSet<String>,
    /// Whether somebody else bears the family name, and whether somebody bears the whole name.
    family_is_shared: bool,
    whole_is_shared: bool,
    known: RefCell<HashMap<String, Role>>,
}

impl NameSearch {
    /// A person with these names, among other people with those.
    #[must_use]
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>, others: &[Vec<String>]) -> Self {
        let mut search = Self::default();
        let mut wholes: Vec<BTreeSet<String>> = Vec::new();
        let mut given = BTreeSet::new();
        let mut family = BTreeSet::new();
        for name in names {
            let words = words_of(name);
            if words.len() == 1 {
                let word = words.iter().next().cloned().unwrap_or_default();
                if word.chars().count() > 2 {
                    search.single.extend(cases(&word));
                }
            }
            if words.len() < 2 {
                continue;
            }
            let parts = Parts::of(name);
            wholes.push(words);
            given.extend(parts.given);
            family.extend(parts.family);
            for word in &parts.patronymic {
                search.patronymic.extend(cases(word));
            }
        }
        for word in &given {
            search.given.extend(given_forms(word));
        }
        for word in &family {
            search.family.extend(cases(word));
        }
        search.plain_family.extend(family);
        search.note_others(&wholes, others);
        search
    }

    /// Takes note of who else bears the same names.
    fn note_others(&mut self, wholes: &[BTreeSet<String>], others: &[Vec<String>]) {
        for name in others.iter().flatten() {
            let words = words_of(name);
            if wholes.contains(&words) {
                self.whole_is_shared = true;
            }
            if !words.iter().any(|word| self.family.contains(word)) {
                continue;
            }
            self.family_is_shared = true;
            for word in words.iter().filter(|word| !self.family.contains(*word)) {
                let forms = given_forms(word);
                if forms.iter().any(|form| self.given.contains(form)) && !is_patronymic(word) {
                    self.whole_is_shared |= words.len() > 1;
                }
                self.others.extend(forms);
            }
        }
        let own = &self.given;
        self.others.retain(|form| !own.contains(form));
    }

    /// Whether somebody else bears the whole name, so that no text tells which of them it means.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.whole_is_shared
    }

    /// The places that name the person, in the order of the text; none overlaps another.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<NameSpan> {
        let words = tokens(text);
        let roles: Vec<Role> = words.iter().map(|word| self.role(word)).collect();
        let mut found: Vec<NameSpan> = Vec::new();
        for at in 0..words.len() {
            let Some(one) = self.at(&words, &roles, at) else {
                continue;
            };
            match found
                .last_mut()
                .filter(|last| last.span.end > one.span.start)
            {
                Some(last) => {
                    last.span.start = last.span.start.min(one.span.start);
                    last.span.end = last.span.end.max(one.span.end);
                    last.certainty = last.certainty.max(one.certainty);
                }
                None => found.push(one),
            }
        }
        self.add_parted(&words, &roles, &mut found);
        if self.whole_is_shared {
            for one in &mut found {
                one.certainty = Certainty::MayName;
            }
        }
        found
    }

    /// Adds names that stand in pieces, `Gor-shenin`, `Gor shenin`, `G o r s h e n i n`, to those found.
    fn add_parted(&self, words: &[NameToken], roles: &[Role], found: &mut Vec<NameSpan>) {
        let known = found.len();
        let mut at = 0;
        while at + 1 < words.len() {
            if !roles[at].begins {
                at += 1;
                continue;
            }
            let end = spelt_out(words, at);
            let is_spelt_out = end > at + 2;
            let last = if is_spelt_out { end } else { at + 1 };
            let parts = &words[at..=last];
            let span = words[at].span.start..words[last].span.end;
            at = if is_spelt_out { end } else { at + 1 };
            let is_one = parts.iter().skip(1).all(|part| part.follows);
            let is_plain = is_spelt_out || !roles[last - 1].is_named() && !roles[last].is_named();
            let before = found[..known].partition_point(|one| one.span.end <= span.start);
            let is_found = before < known && found[before].span.start < span.end;
            if !is_one || !is_plain || is_found {
                continue;
            }
            let whole: String = parts.iter().map(|part| part.word.as_str()).collect();
            if whole.chars().count() < LONG || whole.chars().count() > LONGEST {
                continue;
            }
            let role = self.role_of_word(&whole);
            if role.family || role.both {
                let certainty = Certainty::MayName;
                found.push(NameSpan { span, certainty });
            }
        }
        if found.len() > known {
            found.sort_by_key(|one| one.span.start);
        }
    }

    /// Whether the text names the person so that what holds it has to go: by more than a name which
    /// others may bear.
    #[must_use]
    pub fn tells(&self, text: &str) -> bool {
        let found = self.find(text);
        found.iter().any(|one| one.certainty > Certainty::MayName)
    }

    fn at(&self, words: &[NameToken], roles: &[Role], at: usize) -> Option<NameSpan> {
        let (word, role) = (&words[at], roles[at]);
        let name = |other: usize, certainty| {
            let (first, last) = (&words[at.min(other)], &words[at.max(other)]);
            Some(NameSpan {
                span: first.span.start.min(last.span.start)..last.span.end.max(first.span.end),
                certainty,
            })
        };
        if role.both {
            return name(at, Certainty::Names);
        }
        if role.family {
            let given = |other: usize| roles[other].given && words[other].word != word.word;
            if let Some(other) = near(words, roles, at, REACH, given) {
                return name(other, Certainty::Names);
            }
            let initial = |other: usize| self.is_initial_of(&words[other], &self.given);
            if let Some(other) = near(words, roles, at, 2, initial) {
                return name(other, Certainty::Names);
            }
            if near(words, roles, at, REACH, |other| roles[other].others).is_some() {
                return None;
            }
            let length = key(&word.word).chars().count();
            if word.is_capital || length >= LONG {
                let certainty = match self.family_is_shared || !word.is_capital || length < LONG {
                    true => Certainty::MayName,
                    false => Certainty::FamilyName,
                };
                return name(at, certainty);
            }
        }
        let follows = at + 1 < words.len() && words[at + 1].follows;
        if role.given && word.is_capital && follows {
            let next = at + 1;
            if roles[next].patronymic {
                return name(next, Certainty::Names);
            }
            let is_lone =
                next + 1 >= words.len() || !words[next + 1].follows || !words[next + 1].is_capital;
            if roles[next].like_patronymic && words[next].is_capital && is_lone {
                return name(next, Certainty::MayName);
            }
            if words[next].has_stop && self.is_initial_of(&words[next], &self.family) {
                return name(next, Certainty::MayName);
            }
        }
        if word.has_stop && follows && word.is_capital {
            return self
                .initials(words, at)
                .and_then(|last| name(last, Certainty::MayName));
        }
        if role.single && (word.is_capital || key(&word.word).chars().count() >= LONG) {
            return name(at, Certainty::MayName);
        }
        None
    }

    /// `A. G.`, `A. V. G.`, `G. A.`: the last initial, where they are the person's.
    fn initials(&self, words: &[NameToken], at: usize) -> Option<usize> {
        let is_initial = |word: &NameToken| word.letters() <= 2 && word.is_capital && word.has_stop;
        let end = (at..words.len().min(at + REACH))
            .take_while(|one| is_initial(&words[*one]) && (*one == at || words[*one].follows))
            .last()?;
        let (first, last) = (&words[at], &words[end]);
        // `J. A. Gorshenin` is somebody else, and `A. G. Gorshenin` is found by the family name.
        let goes_on = end + 1 < words.len() && words[end + 1].follows && words[end + 1].is_capital;
        let fits = |given: &NameToken, family: &NameToken| {
            self.is_initial_of(given, &self.given) && self.is_initial_of(family, &self.family)
        };
        (end > at && !goes_on && (fits(first, last) || fits(last, first))).then_some(end)
    }

    /// Whether a word is an initial of one of these.
    fn is_initial_of(&self, word: &NameToken, names: &HashSet<String>) -> bool {
        if word.letters() > 2 || !word.is_capital || (word.letters() > 1 && !word.has_stop) {
            return false;
        }
        let initial = key(&word.word);
        !initial.is_empty() && names.iter().any(|name| name.starts_with(&initial))
    }

    fn role(&self, token: &NameToken) -> Role {
        if let Some(role) = self.known.borrow().get(&token.word) {
            return *role;
        }
        let role = self.role_of_word(&token.word);
        let mut known = self.known.borrow_mut();
        if known.len() < REMEMBERED {
            known.insert(token.word.clone(), role);
        }
        role
    }

    fn role_of_word(&self, word: &str) -> Role {
        let bare = word.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let mut role = self.role_of(&key(bare));
        if role.is_named() || role.both {
            return role;
        }
        for other in readings(bare) {
            let more = self.role_of(&other);
            role.given |= more.given;
            role.family |= more.family;
            role.patronymic |= more.patronymic;
            role.single |= more.single;
        }
        role
    }

    /// Whether a word is a given name and a family name, in any order. There are thousands of forms of each, so they are
    /// not put together beforehand.
    fn is_both(&self, word: &str) -> bool {
        if word.len() > 4 * LONGEST {
            return false;
        }
        let is_given = |part: &str| part.len() > 2 && self.given.contains(part);
        let places = word.char_indices().skip(1).map(|(at, _)| at);
        places.map(|at| word.split_at(at)).any(|(one, other)| {
            is_given(one) && self.plain_family.contains(other)
                || self.plain_family.contains(one) && is_given(other)
        })
    }

    fn role_of(&self, key: &str) -> Role {
        Role {
            given: self.given.contains(key),
            family: self.family.contains(key),
            patronymic: self.patronymic.contains(key),
            both: self.is_both(key),
            single: self.single.contains(key),
            others: self.others.contains(key),
            like_patronymic: is_patronymic(key) || cases_of_patronymic(key),
            begins: !key.is_empty() && self.family.iter().any(|name| name.starts_with(key)),
        }
    }
}

/// The nearest word that `is` what is looked for, if nothing but words of a name stands between.
fn near(
    words: &[NameToken],
    roles: &[Role],
    at: usize,
    reach: usize,
    is: impl Fn(usize) -> bool,
) -> Option<usize> {
    let passes = |one: usize| {
        let within = words[at].span.start <= words[one].span.start
            && words[one].span.end <= words[at].span.end;
        within || roles[one].like_patronymic || roles[one].is_named() || words[one].letters() <= 2
    };
    let mut before = at;
    for _ in 0..reach {
        if before == 0 || !words[before].follows {
            break;
        }
        before -= 1;
        if is(before) {
            return Some(before);
        }
        if !passes(before) {
            break;
        }
    }
    let mut after = at;
    for _ in 0..reach {
        after += 1;
        if after >= words.len() || !words[after].follows {
            break;
        }
        if is(after) {
            return Some(after);
        }
        if !passes(after) {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places in the text, with what is sure of them.
    fn found(names: &[&str], others: &[&str], text: &str) -> Vec<(String, Certainty)> {
        let others: Vec<Vec<String>> = others.iter().map(|name| vec![(*name).to_owned()]).collect();
        let search = NameSearch::new(names.iter().copied(), &others);
        let found = search.find(text).into_iter();
        found
            .map(|one| (text[one.span].to_owned(), one.certainty))
            .collect()
    }

    #[test]
    fn a_person_is_found_in_every_form() {
        use Certainty::{FamilyName, MayName, Names};
        for (text, named, certainty) in [
            (
                "He says that Artyom Gorshenin was there",
                "Artyom Gorshenin",
                Names,
            ),
            ("Gorshenin, Artyom", "Gorshenin, Artyom", Names),
            ("ARTYOM GORSHENIN", "ARTYOM GORSHENIN", Names),
            ("the unit of Gorshenin", "Gorshenin", FamilyName),
            ("Artyom G. called", "Artyom G", MayName),
            ("A. V. Gorshenin", "A. V. Gorshenin", Names),
            ("Горшенин А.В.", "Горшенин А", Names),
            ("письмо Артёму Горшенину", "Артёму Горшенину", Names),
            ("с Горшениным", "Горшениным", FamilyName),
            ("Артемом Горшеніним", "Артемом Горшеніним", Names),
            ("Artem Gorschenin", "Artem Gorschenin", Names),
            ("Тёма Горшенин", "Тёма Горшенин", Names),
            ("Артёмку Горшенина", "Артёмку Горшенина", Names),
            (
                "Артём Викторович Горшенин",
                "Артём Викторович Горшенин",
                Names,
            ),
            ("Артёма Викторовича видели", "Артёма Викторовича", MayName),
            ("Artyom-Gorshenin", "Artyom-Gorshenin", Names),
            ("Gorshenin-Ivanov", "Gorshenin", FamilyName),
            ("Artyom\n    Gorshenin", "Artyom\n    Gorshenin", Names),
            ("Artyom  Gorshenin", "Artyom  Gorshenin", Names),
            ("Artyom\\nGorshenin", "Artyom\\nGorshenin", Names),
            ("Горше-\nнин", "Горше-\nнин", FamilyName),
            ("Artyom Gorshenin's mother", "Artyom Gorshenin's", Names),
            ("Горше\u{301}нин", "Горше\u{301}нин", FamilyName),
            ("Gоrshеnin with Cyrillic letters", "Gоrshеnin", FamilyName),
            ("\\u{413}оршенин", "\\u{413}оршенин", FamilyName),
            ("artyomgorshenin@example.org", "artyomgorshenin", Names),
            ("gorshenin_1990.jpg", "gorshenin", MayName),
            ("А. Г. сообщил", "А. Г", MayName),
            ("Gor-shenin seen", "Gor-shenin", MayName),
            ("seen Гор шенин there", "Гор шенин", MayName),
            ("Г.оршенин", "Г.оршенин", MayName),
            (
                "it says G o r s h e n i n there",
                "G o r s h e n i n",
                MayName,
            ),
            ("Gorshen1n", "Gorshen1n", FamilyName),
            ("АГоршенин", "АГоршенин", FamilyName),
            ("горшенинский дом", "горшенинский", MayName),
        ] {
            let found = found(&["Artyom Gorshenin"], &[], text);
            let named = named.trim_end_matches("'s").to_owned();
            let found: Vec<(String, Certainty)> = found
                .into_iter()
                .map(|(text, certainty)| (text.trim_end_matches("'s").to_owned(), certainty))
                .collect();
            assert_eq!(found, [(named, certainty)], "{text}");
        }
    }

    #[test]
    fn twice_as_many_names_have_twice_as_many_forms() {
        let forms = |count: usize| {
            let names: Vec<String> = (0..count)
                .map(|number| {
                    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
                    let word: String = [number, number / 26, 3, number, 7]
                        .map(letter)
                        .iter()
                        .collect();
                    format!("Bor{word} Kat{word}ov")
                })
                .collect();
            let search = NameSearch::new(names.iter().map(String::as_str), &[]);
            search.given.len() + search.family.len() + search.plain_family.len()
        };
        let (few, many) = (forms(20), forms(40));
        assert!(many <= 2 * few + few / 10, "{few} {many}");
        let search = NameSearch::new(["Artyom Gorshenin", "Maksim Kochetkov"], &[]);
        assert!(search.tells("kochetkovmaksim@example.org"));
    }

    #[test]
    fn others_are_left_alone() {
        for text in [
            "Artyom called",
            "Viktor Gorshenin",
            "Горшенину Виктору",
            "the mountain (гора)",
            "A. B. Ivanov",
            "Artyom Ivanov",
            "Gorshenko",
        ] {
            let found = found(&["Artyom Gorshenin"], &["Виктор Горшенин"], text);
            assert_eq!(found, [], "{text}");
        }
        let found = found(
            &["Artyom Gorshenin"],
            &["Артём Горшенин"],
            "Artyom Gorshenin",
        );
        assert_eq!(found, [("Artyom Gorshenin".to_owned(), Certainty::MayName)]);
    }
}

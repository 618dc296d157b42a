//! Choosing among short texts as one types: commands, statuses, sources in a picker.
//!
//! - `highlight`: which letters of a text answer to a query.

pub mod highlight;

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::pick::highlight::{LONGEST_NAME, ranges};
use crate::search::query::{Wanted, WantedWord};
use crate::spelling::fold::key;
use crate::spelling::near::near;
use crate::spelling::neighbors::in_latin;
use crate::spelling::same_name::{begins_word, same_word, words_of};

/// The items that answer to what is typed, best first: each with its place and the parts of it that
/// answer, as ranges of bytes on character boundaries. If nothing is typed, all in order.
///
/// Every word must answer, in any order and spelling: as the beginning of a word, inside one, as a near
/// spelling, or, in what is short, with gaps between its letters.
#[must_use]
pub fn pick(items: &[impl AsRef<str>], typed: &str) -> Vec<(usize, Vec<Range<usize>>)> {
    let words = wanted_words(typed);
    if words.is_empty() {
        return (0..items.len()).map(|place| (place, Vec::new())).collect();
    }
    let matcher = SkimMatcherV2::default();
    let mut found: Vec<(i64, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(place, item)| {
            let score = score(
                &key(&in_latin(item.as_ref())),
                &words,
                How::Fuzzily(&matcher),
            )?;
            Some((score, place))
        })
        .collect();
    found.sort_by_key(|(score, place)| (-score, *place));
    let wanted = Wanted {
        typed: typed.to_owned(),
        words,
        exact: false,
    };
    found
        .into_iter()
        .map(|(_, place)| (place, ranges(items[place].as_ref(), [&wanted].into_iter())))
        .collect()
}

/// The items in which every word of `typed` stands, as the beginning of a word or inside one, in any
/// spelling: what somebody means who names a thing, rather than looks for it. In their own order.
///
/// Only if there is none, those in which a word would stand if more letters followed it.
#[must_use]
pub fn named(items: &[impl AsRef<str>], typed: &str) -> Vec<usize> {
    let open = wanted_words(typed);
    if open.is_empty() {
        return Vec::new();
    }
    let keys: Vec<String> = items
        .iter()
        .map(|item| key(&in_latin(item.as_ref())))
        .collect();
    let answering = |words: &[WantedWord]| -> Vec<usize> {
        (0..keys.len())
            .filter(|place| score(&keys[*place], words, How::ByLetters).is_some())
            .collect()
    };
    let mut closed = open.clone();
    closed.iter_mut().for_each(|word| word.open_keys.clear());
    match answering(&closed) {
        none if none.is_empty() => answering(&open),
        some => some,
    }
}

/// The items in which every word of `typed` begins a word, in any spelling: those first of which it gives
/// the most whole words, otherwise in their own order. All of them if nothing is typed.
///
/// Nothing else answers: no word that only contains what is typed, no near spelling, no letters with gaps.
#[must_use]
pub fn beginning(items: &[impl AsRef<str>], typed: &str) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..items.len()).collect();
    }
    let wanted = words_of(typed);
    if wanted.is_empty() || wanted.len() > MOST_WORDS {
        return Vec::new();
    }
    let folded = wanted_words(typed);
    let begins = |item: &str| {
        let key = key(&in_latin(item));
        folded.iter().all(|word| {
            starts_word(&key, &word.key)
                || word.open_keys.iter().any(|open| starts_word(&key, open))
        })
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        // Keys are quickly compared, and too coarse: `zzz` has the key of с.
        if !begins(item.as_ref()) {
            continue;
        }
        let own = words_of(item.as_ref());
        let begun = |word: &String| own.iter().any(|one| begins_word(word, one));
        if wanted.iter().all(begun) {
            let is_whole = |word: &&String| own.iter().any(|one| same_word(word, one));
            found.push((wanted.len() - wanted.iter().filter(is_whole).count(), place));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, place)| place).collect()
}

/// The texts in which every word of `typed` stands, as the beginning of a word or inside one, in any
/// spelling; only if there is none, those in which near spellings of them do. In their own order.
/// Letters with gaps do not count: half of everything that is long has them somewhere.
#[must_use]
pub fn saying(texts: &[impl AsRef<str>], typed: &str) -> Vec<usize> {
    let words = wanted_words(typed);
    if words.is_empty() {
        return Vec::new();
    }
    let keys: Vec<String> = texts
        .iter()
        .map(|text| key(&in_latin(text.as_ref())))
        .collect();
    let answering = |how: How| -> Vec<usize> {
        let places = 0..keys.len();
        places
            .filter(|place| score(&keys[*place], &words, how).is_some())
            .collect()
    };
    match answering(How::ByLetters) {
        none if none.is_empty() => answering(How::Nearly),
        some => some,
    }
}

fn wanted_words(typed: &str) -> Vec<WantedWord> {
    let mut words = WantedWord::all_of(typed);
    words.truncate(MOST_WORDS);
    words
}

/// The most words that are looked at.
const MOST_WORDS: usize = 16;

/// The longest word that the fuzzy matcher is given: its effort grows with the square.
const LONGEST_FUZZY: usize = 64;

/// What counts as an answer.
#[derive(Clone, Copy)]
enum How<'a> {
    /// The letters of a word in a row.
    ByLetters,
    /// A near spelling of it, too.
    Nearly,
    /// Also its letters with gaps, in a text that is no longer than a name or title.
    Fuzzily(&'a SkimMatcherV2),
}

/// How well a key answers to all words; more is better. `None` if one does not.
fn score(key: &str, words: &[WantedWord], how: How) -> Option<i64> {
    let mut sum = 0;
    for word in words {
        sum += if key == word.key {
            4000
        } else if starts_word(key, &word.key) {
            2000 + i64::from(key.starts_with(&word.key)) * 500
        } else if word.open_keys.iter().any(|open| starts_word(key, open)) {
            1500
        } else if key.contains(&word.key) {
            1000
        } else if let How::Fuzzily(matcher) = how
            && word.key.len() <= LONGEST_FUZZY
            && key.len() <= LONGEST_NAME
            && let Some(score) = matcher.fuzzy_match(key, &word.key)
        {
            score.min(900)
        } else if !matches!(how, How::ByLetters)
            && key.split(' ').any(|part| near(&word.key, part).is_some())
        {
            1
        } else {
            return None;
        };
    }
    // Of two items that answer equally well, the shorter one says less beside.
    Some(sum * 256 - i64::try_from(key.len().min(255)).unwrap_or(255))
}

fn starts_word(key: &str, word: &str) -> bool {
    !word.is_empty()
        && key
            .match_indices(word)
            .any(|(at, _)| at == 0 || key.as_bytes()[at - 1] == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(items: &[&str], typed: &str) -> Vec<usize> {
        pick(items, typed)
            .into_iter()
            .map(|(place, _)| place)
            .collect()
    }

    #[test]
    fn the_best_comes_first() {
        let items = [
            "undo the last change",
            "add a person",
            "add a case",
            "chart",
            "Причал",
        ];
        assert_eq!(picked(&items, ""), [0, 1, 2, 3, 4]);
        assert_eq!(picked(&items, "  "), [0, 1, 2, 3, 4]);
        assert_eq!(picked(&items, "add"), [2, 1]);
        assert_eq!(picked(&items, "person add"), [1]);
        assert_eq!(picked(&items, "prichal"), [4]);
        assert_eq!(picked(&items, "chrt"), [3]);
        assert_eq!(picked(&items, "bfm"), [] as [usize; 0]);
        let (place, marked) = &pick(&items, "chan")[0];
        assert_eq!((*place, marked[0].clone(), marked.len()), (0, 14..18, 1));
        let places = ["Zabriv", "Bryanka", "Brit", "Artyom"];
        assert_eq!(picked(&places, "br"), [2, 1, 0]);
        assert_eq!(picked(&places, "bry"), [2, 1, 0]);
        assert_eq!(picked(&places, "arty"), [3]);
        assert_eq!(named(&places, "bri"), [0, 2]);
        assert_eq!(named(&places, "arty"), [3]);
        let long = "chaperone heart ".repeat(8);
        assert_eq!(picked(&[&long, "chart"], "chrt"), [1]);
        let long = "x".repeat(10_000);
        assert_eq!(picked(&items, &long), [] as [usize; 0]);
        assert_eq!(picked(&[] as &[&str], "a"), [] as [usize; 0]);
    }

    #[test]
    fn what_is_offered_begins_with_what_is_typed() {
        let items = [
            "Verstka, 28 Jul 2022 · 234 refused",
            "Soldiers appeal to the president",
            "Recording of a commander",
            "Брянка",
            "Call with the mother of a soldier",
            "Call",
        ];
        for (typed, places) in [
            ("", &[0, 1, 2, 3, 4, 5][..]),
            ("verst", &[0]),
            ("refused verst", &[0]),
            ("bry", &[3]),
            ("call", &[4, 5]),
            ("cal", &[4, 5]),
            ("soldier", &[4, 1]),
            ("call with mother", &[4]),
            ("call with father", &[]),
            ("all", &[]),
            ("zzz", &[]),
            ("rcrdng", &[]),
            ("verstak", &[]),
            ("!?", &[]),
            ("\u{301}", &[]),
        ] {
            assert_eq!(beginning(&items, typed), places, "{typed}");
        }
    }

    #[test]
    fn what_a_text_says_is_no_letters_here_and_there() {
        let texts = [
            "Paid the rent of a garage.",
            "reported missing, never returned; the mother went to Rostov",
            "Taken to Брянка in July",
            "Kaminsky and others",
        ];
        assert_eq!(saying(&texts, "rent"), [0]);
        assert_eq!(saying(&texts, "rostov mother"), [1]);
        assert_eq!(saying(&texts, "bry"), [2]);
        assert_eq!(saying(&texts, "kamensky"), [3]);
        assert_eq!(saying(&texts, "rntv"), [] as [usize; 0]);
        assert_eq!(saying(&texts, ""), [] as [usize; 0]);
    }
}

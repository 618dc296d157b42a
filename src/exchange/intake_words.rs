//! The words of pasted messages that tell what stands beside them. They lie in `intake_words.txt`.

use crate::spelling::diacritics::plain_letter;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeWord {
    /// A date of birth.
    Born,
    /// An age.
    Age,
    /// A call sign.
    CallSign,
    /// The number of a unit.
    Unit,
    /// A unit by its kind.
    Formation,
    /// A rank, by itself.
    Rank,
    /// Marks by which somebody can be recognised.
    Marks,
    /// Nobody knows where the person is.
    Missing,
    /// The person is held.
    Held,
    /// A place.
    Place,
    /// Where the person lives.
    Home,
    /// A telephone.
    Phone,
    /// The whole name.
    Name,
    /// The surname.
    Surname,
    /// The given name.
    Given,
    /// The patronymic.
    Patronymic,
}

/// A word of a message that tells something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What it tells.
    pub word: IntakeWord,
    /// Where it stands.
    pub place: Range<usize>,
}

const WORDS: &str = include_str!("intake_words.txt");

struct Known {
    /// Longest first, each as letters in their folded form.
    markers: Vec<(IntakeWord, Vec<char>)>,
    no_names: HashSet<String>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut markers = Vec::new();
    let mut no_names = HashSet::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split('|');
        let word = match words.next().unwrap_or_default() {
            "born" => IntakeWord::Born,
            "age" => IntakeWord::Age,
            "call_sign" => IntakeWord::CallSign,
            "unit" => IntakeWord::Unit,
            "formation" => IntakeWord::Formation,
            "rank" => IntakeWord::Rank,
            "marks" => IntakeWord::Marks,
            "missing" => IntakeWord::Missing,
            "held" => IntakeWord::Held,
            "place" => IntakeWord::Place,
            "home" => IntakeWord::Home,
            "phone" => IntakeWord::Phone,
            "name" => IntakeWord::Name,
            "surname" => IntakeWord::Surname,
            "given" => IntakeWord::Given,
            "patronymic" => IntakeWord::Patronymic,
            _ => {
                no_names.extend(words.map(plain_text));
                continue;
            }
        };
        markers.extend(words.map(|text| (word, text.chars().map(plain).collect())));
    }
    markers.sort_by_key(|(_, letters): &(IntakeWord, Vec<char>)| std::cmp::Reverse(letters.len()));
    Known { markers, no_names }
});

/// A letter without capitals and variants.
fn plain(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match plain_letter(small) {
        '\u{a0}' => ' ',
        other => other,
    }
}

fn plain_text(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// Whether a word with a capital is no name.
#[must_use]
pub fn is_no_name(word: &str) -> bool {
    KNOWN.no_names.contains(&plain_text(word.trim_matches('.')))
}

/// The words of a segment that tell something, each kind once, at its first and longest.
#[must_use]
pub fn markers_in(text: &str, segment: &Range<usize>) -> Vec<Marker> {
    let letters: Vec<(usize, char)> = text[segment.clone()]
        .char_indices()
        .map(|(at, letter)| (segment.start + at, plain(letter)))
        .collect();
    let mut found: Vec<Marker> = Vec::new();
    let mut nth = 0;
    while nth < letters.len() {
        let is_start = nth == 0 || !letters[nth - 1].1.is_alphanumeric();
        let after_figure =
            nth > 0 && letters[nth - 1].1.is_ascii_digit() && letters[nth].1.is_alphabetic();
        let fitting = KNOWN.markers.iter().filter(|(word, wanted)| {
            // "1990г.р." has no space before it.
            (is_start || after_figure && *word == IntakeWord::Born) && fits(&letters[nth..], wanted)
        });
        let mut longest = 0;
        for (word, wanted) in fitting {
            // "Имя" is the given name as well as the whole one; a shorter word within a longer one tells nothing.
            if wanted.len() < longest {
                break;
            }
            longest = wanted.len();
            let end = letters
                .get(nth + wanted.len())
                .map_or(segment.end, |(at, _)| *at);
            if found.iter().all(|marker| marker.word != *word) {
                found.push(Marker {
                    word: *word,
                    place: letters[nth].0..end,
                });
            }
        }
        nth += longest.max(1);
    }
    found
}

fn fits(letters: &[(usize, char)], wanted: &[char]) -> bool {
    letters.len() >= wanted.len()
        && letters
            .iter()
            .zip(wanted)
            .all(|((_, letter), wanted)| letter == wanted)
        && letters
            .get(wanted.len())
            .is_none_or(|(_, next)| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_and_longest_first() {
        let text = "Пропал без вести под Бродом";
        let found = markers_in(text, &(0..text.len()));
        assert_eq!(found[0].word, IntakeWord::Missing);
        assert_eq!(&text[found[0].place.clone()], "Пропал без вести");
        assert_eq!(found[1].word, IntakeWord::Place);
        assert_eq!(markers_in("подошва", &(0.."подошва".len())), []);
        assert!(is_no_name("Ищу") && !is_no_name("Иван"));
    }
}

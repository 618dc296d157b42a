//! Known words of lists, in English, Russian, Ukrainian, Spanish, French, Arabic and Persian: what columns are
//! called, what their cells say, and what is no name. They lie in `known_words.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::exchange::guard::OWN;
use crate::exchange::map::ColumnTarget;
use crate::spelling::diacritics::plain_letter;

/// A text in a form in which two spellings of one word are the same: lower case, signs and white space as one
/// space, Arabic letters without their variants.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars().map(plain_letter) {
        match letter {
            // Marks of direction, vowels and the stroke that lengthens a word say nothing.
            '\u{200c}'..='\u{200f}' | '\u{61c}' | '\u{feff}' | '\u{64b}'..='\u{652}' | 'ـ' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
            'ة' => plain.push('ه'),
            'ى' | 'ي' => plain.push('ی'),
            'ك' => plain.push('ک'),
            'á' | 'à' | 'â' | 'ä' => plain.push('a'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'í' | 'î' | 'ï' => plain.push('i'),
            'ó' | 'ô' | 'ö' => plain.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => plain.push('u'),
            'ñ' => plain.push('n'),
            'ç' => plain.push('c'),
            letter if letter.is_alphanumeric() || letter == '\'' => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is known of words, from `known_words.txt`. All words are folded.
#[derive(Default)]
struct Known {
    headers: HashMap<String, (ColumnTarget, &'static str)>,
    statuses: HashMap<String, &'static str>,
    sexes: HashMap<String, &'static str>,
    contacts: HashMap<String, &'static str>,
    nothing: HashSet<String>,
    nameless: HashSet<String>,
    totals: HashSet<String>,
    total_tails: HashSet<String>,
    removals: Vec<String>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    let lines = include_str!("known_words.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut fields = line.splitn(4, '|');
        let mut field = || fields.next().unwrap_or_default();
        let (kind, meaning, part) = (field(), field(), field());
        let words = field().split('|').map(folded);
        let words = words.filter(|word| !word.is_empty());
        match kind {
            "column" => {
                let target = ColumnTarget::of_word(meaning).unwrap_or(ColumnTarget::Leave);
                known
                    .headers
                    .extend(words.map(|word| (word, (target.clone(), part))));
            }
            "status" => known.statuses.extend(words.map(|word| (word, meaning))),
            "sex" => known.sexes.extend(words.map(|word| (word, meaning))),
            "contact" => known.contacts.extend(words.map(|word| (word, meaning))),
            "nothing" => known.nothing.extend(words),
            "nameless" => known.nameless.extend(words),
            "total" => known.totals.extend(words),
            "total_tail" => known.total_tails.extend(words),
            _ => known.removals.extend(words),
        }
    }
    known
});

/// What a column is for by its header, with the part of a name or the kind of another name.
#[must_use]
pub fn target_of_header(header: &str) -> Option<(ColumnTarget, &'static str)> {
    let is_own = header
        .strip_prefix(OWN)
        .is_some_and(|name| matches!(name, "reason" | "row"));
    if is_own || matches!(header.trim(), "#" | "№") {
        return Some((ColumnTarget::Leave, ""));
    }
    KNOWN.headers.get(&folded(header)).cloned()
}

/// The meaning of a cell in a column of statuses: a status, or `Note` for what is none of ours.
#[must_use]
pub fn status_word(cell: &str) -> Option<&'static str> {
    KNOWN.statuses.get(&folded(cell)).copied()
}

/// The meaning of a cell in a column of sexes.
#[must_use]
pub fn sex_word(cell: &str) -> Option<&'static str> {
    KNOWN.sexes.get(&folded(cell)).copied()
}

/// The meaning of a cell in a column of contacts; `Nothing` for a no.
#[must_use]
pub fn contact_word(cell: &str) -> Option<&'static str> {
    KNOWN.contacts.get(&folded(cell)).copied()
}

/// Whether a cell says that nothing is known.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    let trimmed = cell.trim();
    if trimmed.is_empty()
        || trimmed
            .chars()
            .all(|sign| matches!(sign, '-' | '–' | '—' | '?' | '.' | '_' | '*' | '/'))
    {
        return true;
    }
    let folded = folded(trimmed);
    KNOWN.nothing.contains(&folded)
}

/// Whether a cell is nobody's name: nothing is known, or somebody is not known.
#[must_use]
pub fn is_nameless(cell: &str) -> bool {
    let word = folded(cell);
    is_nothing(cell) || !cell.chars().any(char::is_alphabetic) || KNOWN.nameless.contains(&word)
}

/// Whether a cell begins a row of totals.
#[must_use]
pub fn is_total(cell: &str) -> bool {
    let folded = folded(cell);
    let words: Vec<&str> = folded.split(' ').collect();
    let rest_is_count = words[1..]
        .iter()
        .all(|word| word.chars().all(char::is_numeric) || KNOWN.total_tails.contains(*word));
    KNOWN.totals.contains(words[0]) && rest_is_count
}

/// Whether a name cell has a request that the person be taken out, or not be shown.
#[must_use]
pub fn asks_for_removal(cell: &str) -> bool {
    let folded = format!(" {} ", folded(cell));
    let mut removals = KNOWN.removals.iter();
    removals.any(|words| folded.contains(&format!(" {words} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_seven_languages_are_known() {
        for (header, target, part) in [
            ("Full name", ColumnTarget::Name, ""),
            ("ФИО", ColumnTarget::Name, ""),
            ("Ф. И. О.", ColumnTarget::Name, ""),
            ("Прізвище", ColumnTarget::Name, "Surname"),
            ("Nom", ColumnTarget::Name, "Surname"),
            ("Prénom", ColumnTarget::Name, "Given"),
            ("Позывной", ColumnTarget::OtherName, "CallSign"),
            ("Fecha de desaparición", ColumnTarget::When, ""),
            ("تاريخ الاعتقال", ColumnTarget::When, ""),
            ("الاسم الكامل", ColumnTarget::Name, ""),
            ("سال تولد", ColumnTarget::Born, ""),
            ("Телефон", ColumnTarget::Leave, ""),
            ("№ п/п", ColumnTarget::Leave, ""),
            ("date_of_detention", ColumnTarget::When, ""),
            (" Дата\nрождения ", ColumnTarget::Born, ""),
        ] {
            assert_eq!(target_of_header(header), Some((target, part)), "{header}");
        }
        assert_eq!(target_of_header("shoe size"), None);
        assert_eq!(target_of_header(""), None);
    }

    #[test]
    fn words_of_cells_have_a_meaning_or_none() {
        for (cell, meaning) in [
            ("Missing", Some("Missing")),
            ("مغيب قسراً", Some("Missing")),
            ("معتقل", Some("Detained")),
            ("В плену", Some("Detained")),
            ("localizada", Some("Returned")),
            ("متوفى", Some("Note")),
            ("asleep", None),
        ] {
            assert_eq!(status_word(cell), meaning, "{cell}");
        }
        assert_eq!(sex_word("أنثى"), Some("Female"));
        assert_eq!(sex_word("غير صحيح"), None);
        assert_eq!(contact_word("FALSE"), Some("Nothing"));
    }

    #[test]
    fn nobody_is_called_na_or_total() {
        for cell in [
            "NA",
            "n/a",
            "-",
            "???",
            "Unidentified",
            "Неизвестный",
            "غير معروف",
            "12",
            "",
            "John Doe",
        ] {
            assert!(is_nameless(cell), "{cell}");
        }
        for cell in ["Nasser", "Anna", "Имамов", "Non, Pyotr"] {
            assert!(!is_nameless(cell), "{cell}");
        }
        for cell in ["Total", "ИТОГО: 25 чел.", "المجموع", "Total 300"] {
            assert!(is_total(cell), "{cell}");
        }
        assert!(!is_total("Total Petrovich"));
        assert!(asks_for_removal("Петров Иван (удалить по просьбе семьи)"));
        assert!(!asks_for_removal("Петров Иван"));
    }
}

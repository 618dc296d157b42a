//! A typed word of a record: how people write it in any of the languages, and how it is offered to them.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::spelling::diacritics::plain_letter;
use crate::text::catalogue;
use crate::text::language::{Language, current, within};
use crate::text::safe::{Safe, display_safe};

/// The forms of a term in which people type it.
const FORMS: [Option<&str>; 6] = [
    None,
    Some("m"),
    Some("f"),
    Some("plural"),
    Some("gen"),
    Some("gen_plural"),
];

/// The word of a list that is typed as a language has it: `задержана` is `Detained`.
#[must_use]
pub fn typed_word<'w>(typed: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let wanted = folded(typed.trim());
    if wanted.is_empty() {
        return None;
    }
    words.into_iter().find(|word| is_form(&wanted, word))
}

thread_local! {
    /// The forms of the words that were asked for, in all languages: a form asks for them in each frame.
    static FORMS_OF: RefCell<HashMap<String, Vec<String>>> = RefCell::default();
}

/// Whether this is a form of a word in any of the languages.
fn is_form(wanted: &str, word: &str) -> bool {
    FORMS_OF.with_borrow_mut(|known| {
        if !known.contains_key(word) {
            known.insert(word.to_owned(), forms_of(word));
        }
        let forms = known.get(word);
        forms.is_some_and(|forms| forms.iter().any(|form| form == wanted))
    })
}

fn forms_of(word: &str) -> Vec<String> {
    let key = format!("word_{word}");
    let in_language = |language| {
        within(language, || {
            let forms = FORMS.iter();
            let terms = forms.filter_map(|form| catalogue::term(&key, *form));
            terms.map(folded).collect::<Vec<_>>()
        })
    };
    Language::all().flat_map(in_language).collect()
}

/// How a word of a list is offered: as it is stored, with what it is called in the language that is spoken.
#[must_use]
pub fn offered(word: &str) -> String {
    match catalogue::term(&format!("word_{word}"), None) {
        Some(own) if current() != Language::ENGLISH => format!("{word} · {own}"),
        _ => word.to_owned(),
    }
}

/// The words of a list as they are called in the language that is spoken, each with the stored one behind it.
#[must_use]
pub fn typable<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<Safe> {
    let own = |word: &'w str| match catalogue::term(&format!("word_{word}"), None) {
        Some(own) if current() != Language::ENGLISH => display_safe(&format!("{own} ({word})")),
        _ => display_safe(word),
    };
    words.into_iter().map(own).collect()
}

/// What stands beside a word that is typed, where another language than English is spoken: what the stored word
/// is called in it, or the stored word of what is typed in it.
#[must_use]
pub fn beside<'w>(typed: &str, words: impl IntoIterator<Item = &'w str>) -> String {
    if current() == Language::ENGLISH {
        return String::new();
    }
    match typed_word(typed, words) {
        Some(stored) if stored == typed => {
            let own = catalogue::term(&format!("word_{stored}"), None);
            own.map_or_else(String::new, |own| format!("= {own}"))
        }
        Some(stored) => format!("= {stored}"),
        None => String::new(),
    }
}

/// Whether an answer means yes; `None` if it is neither yes nor no. A letter alone is neither if it means one
/// thing as a letter and the other on the key where a Cyrillic layout has it: н is on the key of y, т on that of n.
#[must_use]
pub fn is_yes(answer: &str) -> Option<bool> {
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "+" | "д" | "да" | "так" => Some(true),
        "n" | "no" | "-" | "нет" | "ні" => Some(false),
        _ => None,
    }
}

/// Letters that people type for each other are one.
fn folded(text: &str) -> String {
    text.to_lowercase().chars().map(plain_letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_yes_in_each_language() {
        for (answer, yes) in [
            (" YES\n", Some(true)),
            ("да", Some(true)),
            ("так", Some(true)),
            ("+", Some(true)),
            ("-", Some(false)),
            ("т", None),
            ("н", None),
            ("ні", Some(false)),
            ("", None),
            ("Іван", None),
        ] {
            assert_eq!(is_yes(answer), yes, "{answer}");
        }
    }

    #[test]
    fn words_are_read_in_each_language() {
        let words = ["Detained", "CallSign", "Mother"];
        for (typed, meant) in [
            ("call sign", Some("CallSign")),
            (" DETAINED ", Some("Detained")),
            ("", None),
            ("hiding", None),
        ] {
            assert_eq!(typed_word(typed, words), meant, "{typed}");
        }
        assert_eq!(offered("CallSign"), "CallSign");
    }
}

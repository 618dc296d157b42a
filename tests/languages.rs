//! The languages beside English: nothing is left in Latin letters, every number has its form, and what is
//! stored and what scripts read is the same in all of them. That no message is missing, surplus or has other
//! arguments is seen to by `build.rs`, with which nothing compiles that has one.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use lastseen::record::edtf_date::EdtfDate;
use lastseen::record::kind::Kind;
use lastseen::record::person::Sex;
use lastseen::record::status::StatusKind;
use lastseen::search::query::local_words;
use lastseen::text::labels::typed_word::typed_word;
use lastseen::text::labels::{counts, date, label};
use lastseen::text::language::{Language, within};

/// The Latin words that may stand in a Cyrillic text: on lines of their own everywhere, behind the name of a
/// message only there.
const LATIN_WORDS: &str = include_str!("data/latin_words.txt");

/// What is read of a message: its texts, and the keys of each of its choices.
#[derive(Default)]
struct Told {
    texts: Vec<String>,
    choices: Vec<Vec<String>>,
}

fn read(pattern: &Pattern<String>, told: &mut Told) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => told.texts.push(value.clone()),
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => {
                let keys = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => name.clone(),
                    VariantKey::NumberLiteral { value } => value.clone(),
                });
                told.choices.push(keys.collect());
                for variant in variants {
                    read(&variant.value, told);
                }
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::Placeable { expression }),
            } => {
                if let Expression::Select { variants, .. } = expression.as_ref() {
                    for variant in variants {
                        read(&variant.value, told);
                    }
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// Each message of a language with its file.
fn messages(language: &str, mut each: impl FnMut(&str, &Message<String>)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/text")
        .join(language);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let resource = parser::parse(fs::read_to_string(&path).unwrap()).unwrap();
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                each(&name, message);
            }
        }
    }
}

fn others() -> impl Iterator<Item = &'static str> {
    Language::all()
        .filter(|language| *language != Language::ENGLISH)
        .map(Language::code)
}

#[test]
fn no_latin_word_stands_in_a_cyrillic_text() {
    let mut everywhere = BTreeSet::new();
    let mut of_message: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in LATIN_WORDS.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(": ") {
            Some((id, words)) => of_message.entry(id).or_default().extend(words.split(' ')),
            None => _ = everywhere.insert(line),
        }
    }
    let mut faults = Vec::new();
    for language in others() {
        messages(language, |file, message| {
            let id = message.id.name.as_str();
            let mut told = Told::default();
            if let Some(pattern) = &message.value {
                read(pattern, &mut told);
            }
            for attribute in &message.attributes {
                read(&attribute.value, &mut told);
            }
            // What is typed stands before the line.
            let mut text = told.texts.join("");
            if id.starts_with("term_") {
                text = text.rsplit(" | ").next().unwrap_or_default().to_owned();
            }
            for word in latin_words(&text) {
                let here = of_message
                    .get(id)
                    .is_some_and(|words| words.contains(&*word));
                if !here && !everywhere.contains(&*word) {
                    faults.push(format!("{language}/{file}: {id}: {word}"));
                }
            }
        });
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The words of Latin letters in a text that are neither typed as they stand nor signs.
fn latin_words(text: &str) -> Vec<String> {
    // Between backticks stands what is typed.
    let outside: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for token in outside.split_whitespace() {
        let token = token.trim_matches(|letter: char| {
            !letter.is_alphanumeric() && !matches!(letter, '-' | '$' | '~' | '/' | '<' | '>' | ':')
        });
        let is_typed = token.starts_with("--")
            || token.starts_with("p-")
            || token.starts_with(['$', '~'])
            || token.contains(['/', '_', '=', '<', '>', '|'])
            || token.contains(':') && token.starts_with(|letter: char| letter.is_ascii())
            || [".ron", ".csv", ".pdf", ".xlsx", ".md", ".toml"]
                .iter()
                .any(|end| token.ends_with(end));
        if is_typed {
            continue;
        }
        for word in token.split(|letter: char| !letter.is_alphabetic()) {
            let latin = word.chars().filter(char::is_ascii_alphabetic).count();
            let is_sign = latin < 2 && latin == word.chars().count()
                || word.chars().all(|letter| letter.is_ascii_uppercase());
            if latin > 0 && !is_sign {
                found.push(word.to_owned());
            }
        }
    }
    found
}

#[test]
fn each_number_has_its_form() {
    // 1, 21, 101: one; 2, 22: few; 0, 5, 11, 25, 111: many; fractions: other.
    const CATEGORIES: [&str; 4] = ["one", "few", "many", "other"];
    let mut faults = Vec::new();
    for language in others() {
        messages(language, |file, message| {
            let mut told = Told::default();
            if let Some(pattern) = &message.value {
                read(pattern, &mut told);
            }
            for keys in told.choices {
                let counts = CATEGORIES[..3]
                    .iter()
                    .any(|one| keys.iter().any(|key| key == one));
                if counts
                    && !CATEGORIES
                        .iter()
                        .all(|one| keys.iter().any(|key| key == one))
                {
                    faults.push(format!("{language}/{file}: {}: {keys:?}", message.id.name));
                }
            }
            let forms: Vec<&str> = message
                .attributes
                .iter()
                .map(|one| one.id.name.as_str())
                .collect();
            let counted = CATEGORIES.iter().filter(|one| forms.contains(one)).count();
            if counted > 0 && counted < CATEGORIES.len() {
                faults.push(format!("{language}/{file}: {}: {forms:?}", message.id.name));
            }
        });
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_form_of_a_status_that_is_shown_can_be_typed() {
    for language in Language::all().filter(|one| *one != Language::ENGLISH) {
        for kind in StatusKind::four() {
            let status = &kind.name;
            let shown = within(language, || {
                [
                    label::status(status),
                    label::status_of(status, Some(&Sex::Male)),
                    label::status_of(status, Some(&Sex::Female)),
                    label::status_of_several(status),
                ]
            });
            for form in shown {
                let in_query = local_words::value("status", &form.replace(' ', "_"));
                assert_eq!(in_query, Some(&*status.lower()), "{form}");
                let in_form = typed_word(&form, [status.as_str()]);
                assert_eq!(in_form, Some(status.as_str()), "{form}");
            }
        }
    }
}

#[test]
fn dates_have_the_word_before_them_that_their_number_asks_for() {
    let told = |code: &str, when: &str| {
        let language = Language::of_code(code).unwrap();
        within(language, || date::display(&EdtfDate::new(when)).to_string())
    };
    for (when, english, russian, ukrainian) in [
        (
            "2022-34/..",
            "since second quarter of 2022",
            "со второго квартала 2022",
            "з другого кварталу 2022",
        ),
        (
            "2022-07-02/..",
            "since 2 Jul 2022",
            "со 2 июля 2022",
            "з 2 липня 2022",
        ),
        (
            "2022-07-12/..",
            "since 12 Jul 2022",
            "с 12 июля 2022",
            "з 12 липня 2022",
        ),
        (
            "2022-07~/..",
            "since about Jul 2022",
            "примерно с июля 2022",
            "приблизно з липня 2022",
        ),
        (
            "../2022-07~",
            "until about Jul 2022",
            "примерно до июля 2022",
            "приблизно до липня 2022",
        ),
        (
            "../2022-07",
            "until Jul 2022",
            "до июля 2022 включительно",
            "до липня 2022 включно",
        ),
    ] {
        assert_eq!(told("en", when), english);
        assert_eq!(told("ru", when), russian);
        assert_eq!(told("uk", when), ukrainian);
    }
}

#[test]
fn a_noun_has_the_form_of_its_number() {
    const NUMBERS: [usize; 10] = [0, 1, 2, 5, 11, 21, 22, 25, 101, 111];
    for (code, kind, wanted) in [
        (
            "ru",
            Kind::Case,
            "0 дел, 1 дело, 2 дела, 5 дел, 11 дел, 21 дело, 22 дела, 25 дел, 101 дело, 111 дел",
        ),
        (
            "ru",
            Kind::Person,
            "0 человек, 1 человек, 2 человека, 5 человек, 11 человек, 21 человек, 22 человека, 25 человек, \
             101 человек, 111 человек",
        ),
        (
            "uk",
            Kind::Case,
            "0 справ, 1 справа, 2 справи, 5 справ, 11 справ, 21 справа, 22 справи, 25 справ, 101 справа, \
             111 справ",
        ),
        (
            "uk",
            Kind::Source,
            "0 джерел, 1 джерело, 2 джерела, 5 джерел, 11 джерел, 21 джерело, 22 джерела, 25 джерел, \
             101 джерело, 111 джерел",
        ),
    ] {
        let told = within(Language::of_code(code).unwrap(), || {
            NUMBERS.map(|count| counts::of_kind(count, kind).to_string())
        });
        assert_eq!(told.join(", "), wanted);
    }
}

/// The words of a line, without what is put into it: that may be a name of any length.
fn own_words(pattern: &Pattern<String>) -> usize {
    let elements = pattern.elements.iter();
    let words = elements.map(|element| match element {
        PatternElement::TextElement { value } => value.chars().count(),
        PatternElement::Placeable {
            expression: Expression::Select { variants, .. },
        } => {
            let of = variants.iter().map(|variant| own_words(&variant.value));
            of.max().unwrap_or_default()
        }
        // A number of six figures.
        PatternElement::Placeable { .. } => 6,
    });
    words.sum()
}

#[test]
fn a_line_of_the_line_mode_is_no_longer_than_a_row() {
    let mut counted = 0;
    for language in ["en", "ru", "uk"] {
        messages(language, |file, message| {
            let text = message
                .value
                .as_ref()
                .filter(|_| file.ends_with("plain.ftl"));
            if let Some(text) = text {
                counted += 1;
                let wide = own_words(text);
                let name = &message.id.name;
                assert!(wide <= 79, "{language} {name}: {wide}");
            }
        });
    }
    assert!(counted > 200, "{counted}");
}

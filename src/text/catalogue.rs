//! The messages of the catalogues in `src/text/en/` and beside it: every message has a type, made by
//! `build.rs`, so that a wrong id or argument does not compile.
//!
//! `say!(refusal_twice { typed })` gives the sentence; `label!(section_history)` gives a text without
//! arguments that lives as long as the program. Ids are written with underscores, in the catalogues
//! too, so that one search finds both.

use std::borrow::Cow;

use compact_str::CompactString;
use fluent_bundle::{FluentArgs, FluentValue};

use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Sex;
use crate::text::bundles;
use crate::text::language::{Language, current, within};
use crate::text::safe::{Safe, display_safe};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// One sentence of a catalogue with its arguments.
#[derive(Clone, Debug)]
pub(crate) struct CatalogueMessage<'a> {
    id: &'static str,
    args: Vec<(&'static str, Arg<'a>)>,
}

/// A message that is one text without arguments.
pub(crate) trait PlainMessage {
    /// Its name in the catalogue.
    const ID: &'static str;
}

/// What goes into a sentence: safe text, a number, or the key of a term.
#[derive(Clone, Debug)]
pub(crate) struct Arg<'a>(FluentValue<'a>);

impl Arg<'_> {
    /// Text for what is stored, character for character.
    pub(crate) fn as_written(text: &impl ToString) -> Self {
        Self(FluentValue::String(Cow::Owned(text.to_string())))
    }
}

/// A word of the catalogue of terms that goes into a sentence, which chooses its form; or, where the
/// catalogue does not know it, a text.
#[derive(Clone, Debug)]
pub(crate) struct CatalogueTerm(Cow<'static, str>);

impl CatalogueTerm {
    /// The term of a key that the catalogue has.
    pub(crate) const fn known(key: &'static str) -> Self {
        Self(Cow::Borrowed(key))
    }

    /// The term of a word under a beginning of keys, or the text that stands for the word.
    pub(crate) fn of(beginning: &str, word: &str, text: impl FnOnce() -> String) -> Self {
        let key = format!("{beginning}{word}");
        let known = term(&key, None).is_some();
        Self(Cow::Owned(match known {
            true => key,
            false => display_safe(&text()).into_string(),
        }))
    }
}

impl From<&CatalogueTerm> for Safe {
    fn from(word: &CatalogueTerm) -> Self {
        term(&word.0, None).map_or_else(|| display_safe(&word.0), display_safe)
    }
}

impl From<CatalogueTerm> for Arg<'_> {
    fn from(term: CatalogueTerm) -> Self {
        Self(FluentValue::String(term.0))
    }
}

impl<'a> From<&'a Safe> for Arg<'a> {
    fn from(text: &'a Safe) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text.as_str())))
    }
}

impl From<Safe> for Arg<'_> {
    fn from(text: Safe) -> Self {
        Self(FluentValue::String(Cow::Owned(text.into_string())))
    }
}

impl From<&str> for Arg<'_> {
    fn from(text: &str) -> Self {
        display_safe(text).into()
    }
}

impl From<&&str> for Arg<'_> {
    fn from(text: &&str) -> Self {
        display_safe(text).into()
    }
}

impl From<&String> for Arg<'_> {
    fn from(text: &String) -> Self {
        display_safe(text).into()
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        display_safe(&text).into()
    }
}

impl From<&CompactString> for Arg<'_> {
    fn from(text: &CompactString) -> Self {
        display_safe(text).into()
    }
}

impl From<&Box<str>> for Arg<'_> {
    fn from(text: &Box<str>) -> Self {
        display_safe(text).into()
    }
}

impl From<char> for Arg<'_> {
    fn from(letter: char) -> Self {
        display_safe(letter.encode_utf8(&mut [0; 4])).into()
    }
}

impl From<&char> for Arg<'_> {
    fn from(letter: &char) -> Self {
        (*letter).into()
    }
}

impl From<RecordId> for Arg<'_> {
    fn from(id: RecordId) -> Self {
        display_safe(id.as_str()).into()
    }
}

impl From<&RecordId> for Arg<'_> {
    fn from(id: &RecordId) -> Self {
        display_safe(id.as_str()).into()
    }
}

impl From<std::path::Display<'_>> for Arg<'_> {
    fn from(path: std::path::Display<'_>) -> Self {
        display_safe(&path.to_string()).into()
    }
}

/// A kind goes in as a term, of which the sentence chooses the form.
impl From<Kind> for Arg<'_> {
    fn from(kind: Kind) -> Self {
        Self(FluentValue::String(Cow::Borrowed(kind_key(kind))))
    }
}

impl From<&Kind> for Arg<'_> {
    fn from(kind: &Kind) -> Self {
        (*kind).into()
    }
}

/// The key of a kind in the catalogue of terms.
pub(crate) const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "kind_person",
        Kind::Case => "kind_case",
        Kind::Source => "kind_source",
        Kind::Place => "kind_place",
        Kind::Unit => "kind_unit",
    }
}

/// A sex goes in as the key of a form: `male`, `female`, or `unknown`.
impl From<Option<&Sex>> for Arg<'_> {
    fn from(sex: Option<&Sex>) -> Self {
        Self(FluentValue::String(Cow::Borrowed(match sex {
            Some(Sex::Male) => "male",
            Some(Sex::Female) => "female",
            _ => "unknown",
        })))
    }
}

impl From<bool> for Arg<'_> {
    fn from(yes: bool) -> Self {
        Self(FluentValue::String(Cow::Borrowed(if yes {
            "yes"
        } else {
            "no"
        })))
    }
}

/// Whole numbers of the types that are in use.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self(FluentValue::from(number))
            }
        }

        impl From<&$number> for Arg<'_> {
            fn from(number: &$number) -> Self {
                Self(FluentValue::from(*number))
            }
        }
    )*};
}

numbers!(u8, u16, u32, i32, i64, u64, usize);

/// The sentence of a message: `say!(id)`, `say!(id { argument: value, argument })`.
macro_rules! say {
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
    ($id:ident) => {
        $crate::text::catalogue::safe($crate::text::catalogue::ids::$id.into())
    };
    ($id:ident { $($name:ident $(: $value:expr)?),* $(,)? }) => {
        $crate::text::catalogue::safe($crate::text::catalogue::ids::$id {
            $($name: $crate::text::catalogue::Arg::from(
                $crate::text::catalogue::say!(@ $name $($value)?)
            )),*
        }.into())
    };
}
pub(crate) use say;

/// A text without arguments, `&'static str`: `label!(id)`.
macro_rules! label {
    ($id:ident) => {
        $crate::text::catalogue::plain($crate::text::catalogue::ids::$id)
    };
}
pub(crate) use label;

/// A sentence that is stored, in the log or with a draft, and is read with what it names as it was written:
/// `log_text!(id { argument: value })`. What is stored is made safe when it is shown.
macro_rules! log_text {
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
    ($id:ident) => {
        $crate::text::catalogue::stored($crate::text::catalogue::ids::$id.into())
    };
    ($id:ident { $($name:ident $(: $value:expr)?),* $(,)? }) => {
        $crate::text::catalogue::stored($crate::text::catalogue::ids::$id {
            $($name: $crate::text::catalogue::Arg::as_written(
                &$crate::text::catalogue::log_text!(@ $name $($value)?)
            )),*
        }.into())
    };
}
pub(crate) use log_text;

/// The sentence in the language that is spoken.
pub(crate) fn safe(message: CatalogueMessage<'_>) -> Safe {
    Safe::formatted(written(message))
}

/// A text that is stored, and may hold what nobody has made safe. It is English whatever is spoken: what
/// is stored is the same for everybody.
pub(crate) fn stored(message: CatalogueMessage<'_>) -> String {
    within(Language::ENGLISH, || written(message))
}

/// The text of a message, which may hold what nobody has made safe.
pub(crate) fn written(message: CatalogueMessage<'_>) -> String {
    let mut args = FluentArgs::with_capacity(message.args.len());
    for (name, value) in message.args {
        args.set(name, value.0);
    }
    formatted(message.id, &args).into_owned()
}

/// The text of a message without arguments.
pub(crate) fn plain<M: PlainMessage>(_: M) -> &'static str {
    match formatted(M::ID, &FluentArgs::new()) {
        Cow::Borrowed(text) => text,
        // A plain message is one text of the catalogue.
        Cow::Owned(_) => M::ID,
    }
}

fn formatted(id: &'static str, args: &FluentArgs<'_>) -> Cow<'static, str> {
    bundles::of(current()).formatted(id, args)
}

/// A form of a term: of the key `kind_person`, `people` in the form `plural`.
pub(crate) fn term(key: &str, form: Option<&str>) -> Option<&'static str> {
    bundles::of(current()).term(key, form)
}

/// The short form of a term, or the term itself where it has none.
pub(crate) fn short_term(key: &str) -> Option<&'static str> {
    term(key, Some("short")).or_else(|| term(key, None))
}

/// All of several things in a sentence: `a, b and c`.
pub(crate) fn all_of(things: &[Safe]) -> Safe {
    joined(things, comma, |first, last| say!(list_and { first, last }))
}

/// One of several things in a sentence: `a, b or c`.
pub(crate) fn one_of(things: &[Safe]) -> Safe {
    joined(things, comma, |first, last| say!(list_or { first, last }))
}

/// Several things in a row: `a, b, c`.
pub(crate) fn listed(things: &[Safe]) -> Safe {
    joined(things, comma, comma)
}

/// Several things that have commas of their own: `a; b; c`.
pub(crate) fn listed_apart(things: &[Safe]) -> Safe {
    let apart = |first: &Safe, last: &Safe| say!(list_semicolon { first, last });
    joined(things, apart, apart)
}

/// Several sentences in one line: `a · b · c`.
pub(crate) fn listed_with_dots(things: &[Safe]) -> Safe {
    let dots = |first: &Safe, last: &Safe| say!(list_dots { first, last });
    joined(things, dots, dots)
}

/// Texts as they are typed and read back, each made safe.
pub(crate) fn safes<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Vec<Safe> {
    texts
        .into_iter()
        .map(|text| display_safe(text.as_ref()))
        .collect()
}

/// Puts things together: `between` all but the last, which `end` adds.
fn joined(
    things: &[Safe],
    between: impl Fn(&Safe, &Safe) -> Safe,
    end: impl Fn(&Safe, &Safe) -> Safe,
) -> Safe {
    match things {
        [] => Safe::default(),
        [one] => one.clone(),
        [first, middle @ .., last] => {
            let before = middle
                .iter()
                .fold(first.clone(), |first, last| between(&first, last));
            end(&before, last)
        }
    }
}

fn comma(first: &Safe, last: &Safe) -> Safe {
    say!(list_comma { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ron_text::quote::is_hidden;

    #[test]
    fn each_message_is_made_without_an_error_in_each_language() {
        let keys = [
            "kind_person",
            "word_Mother",
            "month_jul",
            "male",
            "female",
            "a name",
        ];
        for language in Language::all() {
            for (id, names) in SHAPES {
                let numbers = [0_u64, 1, 2, 5, 11, 21, 22, 25, 101, 111, 12_045];
                let numbers = numbers.into_iter().map(FluentValue::from);
                for value in numbers.chain(keys.map(FluentValue::from)) {
                    let mut args = FluentArgs::new();
                    for name in *names {
                        args.set(*name, value.clone());
                    }
                    // What is wrong with it would be told by the assertion where it is made.
                    let text = within(language, || formatted(id, &args));
                    let code = language.code();
                    assert!(!text.is_empty() && text != *id, "{code}: {id}");
                    assert!(!text.chars().any(is_hidden), "{code}: {id}: {text}");
                }
            }
        }
    }

    #[test]
    fn each_plain_message_is_one_text_in_each_language() {
        for language in Language::all() {
            within(language, || {
                let name = term("language_name", None).unwrap_or_default();
                assert!(name.chars().count() > 3, "{}", language.code());
                assert_ne!(label!(help_write), "help_write", "{}", language.code());
            });
        }
    }

    #[test]
    fn what_goes_in_is_safe_and_bears_no_marks() {
        assert_eq!(
            say!(refusal_twice {
                typed: "Ivan\u{202e}\u{1b}"
            })
            .as_str(),
            "Ivan⟨U+202E⟩␛: already listed"
        );
    }

    #[test]
    fn what_is_stored_is_as_it_was_written() {
        assert_eq!(
            log_text!(note_on {
                name: "Ivan\u{202e}\u{1b}"
            }),
            "Note on Ivan\u{202e}\u{1b}"
        );
    }

    #[test]
    fn numbers_and_terms_agree() {
        let counted = |count: usize, kind| say!(count_of_kind { count, kind });
        assert_eq!(counted(1, Kind::Person).as_str(), "1 person");
        assert_eq!(counted(1_204, Kind::Person).as_str(), "1,204 people");
        assert_eq!(counted(0, Kind::Case).as_str(), "0 cases");
    }

    #[test]
    fn things_are_listed() {
        let things = safes(["a", "b", "c"]);
        assert_eq!(all_of(&things).as_str(), "a, b and c");
        assert_eq!(one_of(&things[..2]).as_str(), "a or b");
        assert_eq!(listed(&things).as_str(), "a, b, c");
        assert_eq!(listed(&[]).as_str(), "");
    }
}

//! The Fluent files of each language, read when something is first said in it.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::text::language::{LANGUAGES, Language, current};

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

type Bundle = FluentBundle<FluentResource>;

/// What is said in one language.
pub(super) struct Bundles {
    /// The sentences.
    sentences: Bundle,
    /// The words that stand in them, apart, since the sentences look into them.
    terms: Arc<Bundle>,
    /// What stands between the thousands of a number.
    thousands: String,
    /// From how many figures on thousands are set apart.
    grouped_from: usize,
}

static LOADED: [OnceLock<Bundles>; LANGUAGES] = [const { OnceLock::new() }; LANGUAGES];

/// The texts of a language.
pub(super) fn of(language: Language) -> &'static Bundles {
    LOADED[language.place()].get_or_init(|| Bundles::read(language))
}

impl Bundles {
    fn read(language: Language) -> Self {
        let terms = Arc::new(bundle(language, TERMS[language.place()]));
        let mut sentences = bundle(language, SENTENCES[language.place()]);
        let (looked_up, rules) = (Arc::clone(&terms), rules(language));
        // Added once, and only while the bundle is made; a name that was taken would be seen by the tests.
        let _ = sentences.add_function("TERM", move |positional, named| {
            let Some(FluentValue::String(key)) = positional.first() else {
                return FluentValue::Error;
            };
            let found = match (positional.get(1), named.get("form")) {
                (Some(FluentValue::Number(count)), _) => {
                    counted(&looked_up, key, &category(rules.as_ref(), count.value))
                }
                (_, Some(FluentValue::String(form))) => {
                    term(&looked_up, key, Some(form)).or_else(|| term(&looked_up, key, None))
                }
                _ => term(&looked_up, key, None),
            };
            let text = found.map_or_else(|| key.clone().into_owned(), Cow::into_owned);
            FluentValue::String(Cow::Owned(text))
        });
        let said = |key| term(&terms, key, None).unwrap_or_default().into_owned();
        Self {
            thousands: said("number_thousands"),
            grouped_from: said("number_grouped_from").parse().unwrap_or(usize::MAX),
            sentences,
            terms,
        }
    }

    /// The text of a message.
    pub(super) fn formatted(&self, id: &'static str, args: &FluentArgs<'_>) -> Cow<'_, str> {
        let message = self.sentences.get_message(id);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return Cow::Borrowed(id);
        };
        let mut errors = Vec::new();
        let text = self
            .sentences
            .format_pattern(pattern, Some(args), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        text
    }

    /// A form of a term: of the key `kind_person`, `people` in the form `plural`.
    pub(super) fn term(&self, key: &str, form: Option<&str>) -> Option<&str> {
        match term(&self.terms, key, form)? {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }
}

/// A number with its thousands set apart: `1,204`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let bundles = of(current());
    let digits = number.to_string();
    if digits.len() < bundles.grouped_from {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(&bundles.thousands);
        }
        text.push(digit);
    }
    text
}

fn bundle(language: Language, sources: &[&str]) -> Bundle {
    let locale = language.code().parse::<LanguageIdentifier>();
    let mut bundle = FluentBundle::new_concurrent(vec![locale.unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) if number.value >= 0.0 => Some(grouped(number.value as u64)),
        _ => None,
    }));
    for source in sources {
        // `build.rs` has read them with the same parser, and refuses what is not understood.
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn term<'a>(terms: &'a Bundle, key: &str, form: Option<&str>) -> Option<Cow<'a, str>> {
    let message = terms.get_message(key)?;
    let pattern = match form {
        None => message.value()?,
        Some(form) => message.get_attribute(form)?.value(),
    };
    Some(terms.format_pattern(pattern, None, &mut Vec::new()))
}

/// The form of a term for a number. One of a thing is told in its first form, and where a language has only
/// one form for more, all numbers are told in it.
fn counted<'a>(terms: &'a Bundle, key: &str, category: &PluralCategory) -> Option<Cow<'a, str>> {
    let form = match category {
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::ZERO => "zero",
        PluralCategory::OTHER => "other",
    };
    let plural = || match category {
        PluralCategory::ONE => None,
        _ => term(terms, key, Some("plural")),
    };
    term(terms, key, Some(form))
        .or_else(plural)
        .or_else(|| term(terms, key, None))
}

fn rules(language: Language) -> Option<PluralRules> {
    let locale = language.code().parse::<LanguageIdentifier>().ok()?;
    PluralRules::create(locale, PluralRuleType::CARDINAL).ok()
}

fn category(rules: Option<&PluralRules>, count: f64) -> PluralCategory {
    rules
        .and_then(|rules| rules.select(count).ok())
        .unwrap_or(PluralCategory::OTHER)
}

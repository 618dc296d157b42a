//! The words of an import: what columns are for, what the words of a list mean, and the keys that explain them.

use crate::exchange::map::{Column, ColumnTarget, DateOrder, OnMatch};
use crate::exchange::preview::ListPreview;
use crate::exchange::reports::WordReport;
use crate::record::entry::Contact;
use crate::record::person::Sex;
use crate::record::status::StatusKind;
use crate::text::catalogue::{label, say};
use crate::text::labels::label;
use crate::text::safe::{Safe, display_safe};

/// An order of dates, in words.
#[must_use]
pub fn told_order(order: &DateOrder) -> Safe {
    match order {
        DateOrder::DayFirst => say!(import_day_first),
        DateOrder::MonthFirst => say!(import_month_first),
        DateOrder::YearFirst => say!(import_year_first),
        DateOrder::Other(word) => display_safe(word),
    }
}

/// What becomes of likely matches, in words.
#[must_use]
pub fn told_on_match(on_match: &OnMatch) -> Safe {
    match on_match {
        OnMatch::Hold => say!(import_on_match_hold),
        OnMatch::Update => say!(import_on_match_update),
        OnMatch::Create => say!(import_on_match_create),
        OnMatch::Other(word) => display_safe(word),
    }
}

/// What a column is for, in words.
#[must_use]
pub fn told_column(column: &Column) -> Safe {
    told_target(column.to.word(), column.part.as_str())
}

/// The same by the words of a map.
#[must_use]
pub fn told_target(to: &str, part: &str) -> Safe {
    let told = match to {
        "Key" => label!(import_to_key),
        "Name" => label!(import_to_name),
        "OtherName" => label!(import_to_other_name),
        "Sex" => label!(import_to_sex),
        "Born" => label!(import_to_born),
        "Age" => label!(import_to_age),
        "Home" => label!(import_to_home),
        "Unit" => label!(import_to_unit),
        "Rank" => label!(import_to_rank),
        "Tag" => label!(import_to_tag),
        "Note" => label!(import_to_note),
        "When" => label!(import_to_when),
        "Status" => label!(import_to_status),
        "Place" => label!(import_to_place),
        "Custodian" => label!(import_to_custodian),
        "Contact" => label!(import_to_contact),
        "EntryNote" => label!(import_to_entry_note),
        _ => label!(import_to_leave),
    };
    match part {
        "" => told.into(),
        part => say!(import_to_part {
            told,
            part: label::word(part)
        }),
    }
}

/// The words in the order of their lines: first those that have to be explained, whatever was said of them.
#[must_use]
pub fn words(preview: &ListPreview) -> Vec<&WordReport> {
    let (known, unknown): (Vec<&WordReport>, Vec<&WordReport>) =
        preview.words.iter().partition(|word| word.is_known);
    unknown.into_iter().chain(known).collect()
}

/// The keys by which a word gets a meaning, each with the meaning.
#[must_use]
pub fn meaning_keys(statuses: &[StatusKind], to: &ColumnTarget) -> Vec<(char, String)> {
    let mut keys: Vec<(char, String)> = match to {
        ColumnTarget::Status => {
            let kinds = statuses.iter();
            kinds
                .map(|kind| (kind.key, kind.name.as_str().to_owned()))
                .collect()
        }
        ColumnTarget::Sex => keyed(Sex::WORDS),
        ColumnTarget::Contact => keyed(Contact::WORDS),
        _ => Vec::new(),
    };
    for (key, meaning) in [('n', "Note"), ('x', "Nothing")] {
        if !keys.iter().any(|(taken, _)| *taken == key) {
            keys.push((key, meaning.to_owned()));
        }
    }
    keys
}

/// Words with the first of their letters that no word before has.
fn keyed(words: &[&str]) -> Vec<(char, String)> {
    let mut keys: Vec<(char, String)> = Vec::new();
    for word in words {
        let letters = word.chars().map(|letter| letter.to_ascii_lowercase());
        let mut free = letters.filter(|key| {
            !matches!(key, 'n' | 'x' | 'j' | 'k' | 'q' | 'h' | 'l' | 'g' | 'u')
                && !keys.iter().any(|(taken, _)| taken == key)
        });
        if let Some(key) = free.next() {
            keys.push((key, (*word).to_owned()));
        }
    }
    keys
}

/// What a word means, in words.
#[must_use]
pub fn told_meaning(meaning: Option<&str>) -> Safe {
    match meaning {
        None => say!(import_word_unknown),
        Some("Note") => say!(import_word_note),
        Some("Nothing") => say!(import_word_nothing),
        Some(word) => label::word(word),
    }
}

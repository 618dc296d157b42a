//! A query over what may be shown to anybody. It sees nothing else, so that no answer tells of what is
//! left out; a part that asks for something else is refused.

use jiff::civil::Date;

use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::casebook::public::view::{PublicField, PublicRecord};
use crate::record::day_range::DayRange;
use crate::record::edtf_date::EdtfDate;
use crate::record::kind::Kind;
use crate::record::status::StatusKind;
use crate::search::query::kind_rules::fits_kind;
use crate::search::query::parse::parse;
use crate::search::query::status_word::verify_declared;
use crate::search::query::{Comparison, Query, RecordTouch, Test, TextField, Wanted, WantedWord};
use crate::spelling::fold::key;

/// Understands a query about records of a kind of which only what is public is known.
///
/// # Errors
///
/// [`QueryError`] with the place at which the query makes no sense or asks about something that is not
/// public. It holds nothing but what was typed and the statuses of the workspace.
pub fn understand_public(
    text: &str,
    kind: Kind,
    statuses: &[StatusKind],
    today: Date,
) -> Result<Query, QueryError> {
    let query = parse(text, today)?;
    for term in &query.terms {
        if let Some(asked) = not_public(&term.test) {
            return Err(QueryError {
                at: term.at.clone(),
                reason: QueryReason::NotPublic { asked },
            });
        }
        if let Test::Status(words) = &term.test {
            for word in words {
                verify_declared(word, statuses)?;
            }
        }
    }
    fits_kind(&query, kind)?;
    Ok(query)
}

/// What a test asks about that is not public, as it is typed.
fn not_public(test: &Test) -> Option<&'static str> {
    match test {
        Test::Status(_) | Test::Since(..) | Test::Seen(..) | Test::SeenNever | Test::Id(_) => None,
        Test::Text { field, .. } => match field {
            None
            | Some(TextField::Name | TextField::Unit | TextField::Case | TextField::Source) => None,
            Some(TextField::Place) => Some("place:"),
            Some(TextField::Tag) => Some("tag:"),
            Some(TextField::Note) => Some("note:"),
            Some(TextField::By) => Some("by:"),
        },
        Test::Any(tests) => tests.iter().find_map(not_public),
        Test::All(terms) => terms.iter().find_map(|term| not_public(&term.test)),
        Test::Was(_) => Some("was:"),
        Test::Stale { .. } => Some("stale:"),
        Test::Due(..) | Test::Overdue => Some("due"),
        Test::Touched(touch, ..) | Test::Never(touch) => Some(match touch {
            RecordTouch::Reviewed => "reviewed",
            RecordTouch::Changed => "changed",
        }),
        Test::Is(_) => Some("is:"),
        Test::Has(_) => Some("has:"),
        Test::Role(_) => Some("role:"),
        Test::Saved { .. } => Some("saved:"),
    }
}

/// Whether what may be shown of a record answers to a query.
#[must_use]
pub fn answers(query: &Query, record: &PublicRecord, statuses: &[StatusKind]) -> bool {
    let seen = Seen {
        record,
        statuses,
        texts: record
            .texts()
            .into_iter()
            .map(|(field, text)| (field, text, key(text)))
            .collect(),
    };
    query
        .terms
        .iter()
        .all(|term| seen.holds(&term.test) != term.negated)
}

/// The records that are called so: by the whole name in any spelling if there are any, else by words of
/// it.
#[must_use]
pub fn called<'r>(records: &[&'r PublicRecord], typed: &str) -> Vec<&'r PublicRecord> {
    let wanted = key(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let named = |record: &PublicRecord| record.name().map(key);
    let whole = records
        .iter()
        .filter(|one| named(one).as_ref() == Some(&wanted));
    let whole: Vec<&PublicRecord> = whole.copied().collect();
    if !whole.is_empty() {
        return whole;
    }
    let words = WantedWord::all_of(typed);
    let by_words = records.iter().filter(|one| {
        named(one).is_some_and(|name| words.iter().all(|word| is_among(word, &name)))
    });
    by_words.copied().collect()
}

/// A record as the public sees it.
struct Seen<'r> {
    record: &'r PublicRecord,
    statuses: &'r [StatusKind],
    texts: Vec<(PublicField, &'r str, String)>,
}

/// A date of a person that anybody may see.
#[derive(Clone, Copy)]
enum PublicDate {
    Since,
    LastSeen,
}

impl Seen<'_> {
    fn holds(&self, test: &Test) -> bool {
        match test {
            Test::Text { field, any } => any.iter().any(|wanted| self.has(*field, wanted)),
            Test::Status(words) => {
                let status = self.record.status();
                words.iter().any(|word| word.is_of(status, self.statuses))
            }
            Test::Since(how, days) => {
                let since = self.date(PublicDate::Since);
                since.is_some_and(|date| compared(*how, date.earliest, date, *days))
            }
            // As everywhere, the latest day that is meant is the one that counts.
            Test::Seen(how, days) => {
                let seen = self.date(PublicDate::LastSeen);
                seen.is_some_and(|date| compared(*how, date.latest, date, *days))
            }
            Test::SeenNever => {
                matches!(self.record, PublicRecord::Person(_))
                    && self.date(PublicDate::LastSeen).is_none()
            }
            Test::Id(beginning) => self.record.id().as_str().starts_with(beginning.as_str()),
            Test::Any(tests) => tests.iter().any(|test| self.holds(test)),
            Test::All(terms) => terms
                .iter()
                .all(|term| self.holds(&term.test) != term.negated),
            // Refused when the query was understood.
            _ => false,
        }
    }

    /// The date since when the status holds, or on which the person was last seen, as it is shown.
    fn date(&self, which: PublicDate) -> Option<DayRange> {
        let PublicRecord::Person(person) = self.record else {
            return None;
        };
        let text = match which {
            PublicDate::LastSeen => &person.last_seen,
            PublicDate::Since => &person.since,
        };
        if text.is_empty() {
            return None;
        }
        EdtfDate::new(text).days()
    }

    fn has(&self, field: Option<TextField>, wanted: &Wanted) -> bool {
        let field = field.map(|field| match field {
            TextField::Unit => PublicField::Unit,
            TextField::Case => PublicField::Case,
            TextField::Source => PublicField::Source,
            // Whatever else there is was refused when the query was understood.
            _ => PublicField::Name,
        });
        let mut texts = self
            .texts
            .iter()
            .filter(|(of, _, _)| field.is_none_or(|field| field == *of));
        if wanted.exact {
            let phrase = plain(&wanted.typed);
            return texts.any(|(_, text, _)| plain(text).contains(&phrase));
        }
        let texts: Vec<&str> = texts.map(|(_, _, folded)| folded.as_str()).collect();
        let mut words = wanted.words.iter();
        words.all(|word| texts.iter().any(|text| is_among(word, text)))
    }
}

/// Whether a word, or the beginning of one, stands in a folded text.
fn is_among(wanted: &WantedWord, folded: &str) -> bool {
    folded.split(' ').any(|word| {
        word.starts_with(&wanted.key)
            || wanted.open_keys.iter().any(|key| word.starts_with(key))
            || wanted.other_keys.iter().any(|key| key == word)
            || wanted.other_forms.iter().any(|key| key == word)
            || wanted.short_forms.iter().any(|key| key == word)
    })
}

/// A text with a space before and behind each word, in small letters.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}

fn compared(how: Comparison, day: Date, date: DayRange, with: DayRange) -> bool {
    match how {
        Comparison::Before => day < with.earliest,
        Comparison::NotAfter => day <= with.latest,
        Comparison::After => day > with.latest,
        Comparison::NotBefore => day >= with.earliest,
        Comparison::Within => date.overlaps(with),
    }
}

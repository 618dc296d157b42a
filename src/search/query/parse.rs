//! Understanding a query: the one grammar of the search line, commands, saved queries and triage.
//!
//! | written | means |
//! |---|---|
//! | `bryan gorsh` | both words, in any order, any spelling or script |
//! | `'exact phrase'`, `"exact phrase"` | these words as they are written |
//! | `-word` | not |
//! | `status:detained,missing` | one of these; `any` and `none` as they say |
//! | `was:detained` | ever |
//! | `place: unit: case: source: tag: name: note: by:` | in that field |
//! | `since<2022-08`, `seen>=2022-07-15`, `seen:never` | dates, EDTF or as people type them |
//! | `stale:30d` | nobody heard from them for 30 days |
//! | `due<7d`, `due:overdue` | an answer to a step is due within 7 days or was, or is late |
//! | `reviewed<30d`, `reviewed:never` | nobody looked at them for 30 days, or ever |
//! | `changed>=7d` | the record tells of an entry, note or review of the last 7 days |
//! | `is:disputed`, `is:unsourced`, `is:single-source`, `is:unplaced` | derived |
//! | `is:review-due` | the day set for looking at the risk again has come |
//! | `has:note`, `has:risk`, ... | a part of the record |
//! | `role:affected`, `role:witness`, ... | the part in some case; `any` and `none` as they say |
//! | `id:p-4f7` | one record |
//! | `saved:stale`, `saved:"nobody heard"` | the query that is kept under this name |
//!
//! After `:` a comma means or, and each part may stand in quotes: `place:"Rostov-on-Don",Bryanka`.
//! Russian and Ukrainian words will do as well: `статус:задержан`, `статус:затриманий`.
//!
//! Wherever a date may stand, a time span may, too: `30d`, `6w`, `3m`, `1y`, `30_days` or `"30 days"`;
//! a bare number of up to three figures is days, one of four is a year.
//!
//! A sign that stands among words, as in a title that was pasted, is passed over.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::record::date_input::understand;
use crate::record::day_range::DayRange;
use crate::record::edtf_date::EdtfDate;
use crate::search::query;
use crate::search::query::local_words;
use crate::search::query::status_word::StatusWord;
use crate::search::query::token::{QueryToken, ValuePart, tokens};
use crate::search::query::{
    Comparison, Derived, Query, RecordTouch, RoleTerm, Term, Test, TextField, Wanted, WantedWord,
};
use crate::spelling::fold::key;
use crate::spelling::near::alike;

/// The most words that one query may look for; each costs a walk through the index.
pub const MOST_WORDS: usize = 24;

/// Understands a query. `today` is what `yesterday` and `3 days ago` count from.
///
/// # Errors
///
/// [`QueryError`] with the place at which the query makes no sense, and why.
pub fn parse(text: &str, today: Date) -> Result<Query, QueryError> {
    let mut query = Query::default();
    let mut words = 0;
    let tokens = tokens(text)?;
    let has_words = tokens.iter().any(|token| !is_sign(text, token));
    for token in tokens {
        if has_words && is_sign(text, &token) {
            continue;
        }
        let at = token.at.clone();
        let test = Reader { text, today }.test(&token)?;
        words += count(&test);
        if words > MOST_WORDS {
            let reason = QueryReason::TooManyTerms { limit: MOST_WORDS };
            return Err(QueryError { at, reason });
        }
        query.terms.push(Term {
            at,
            negated: token.negated,
            test,
            is_saved: false,
        });
    }
    Ok(query)
}

/// Whether a term is a sign and nothing else: the dash between two names.
fn is_sign(text: &str, token: &QueryToken) -> bool {
    let is_bare = token.field.is_none() && token.parts.iter().all(|part| !part.quoted);
    is_bare && key(&text[token.value.clone()]).is_empty()
}

/// The fields of the grammar.
pub const FIELDS: [&str; 21] = [
    "status", "was", "place", "unit", "case", "source", "tag", "name", "note", "by", "since",
    "seen", "due", "stale", "is", "has", "role", "id", "reviewed", "changed", "saved",
];

/// The fields that are compared with `<`, `<=`, `>` and `>=`.
const COMPARED: [&str; 5] = ["since", "seen", "due", "reviewed", "changed"];

/// What is at hand while a query is read.
struct Reader<'a> {
    text: &'a str,
    today: Date,
}

impl Reader<'_> {
    fn test(&self, token: &QueryToken) -> Result<Test, QueryError> {
        let Some((name, sign)) = &token.field else {
            let any = token.parts.iter().map(|part| self.wanted(part));
            let any = any.collect::<Result<_, _>>()?;
            return Ok(Test::Text { field: None, any });
        };
        let field = self.field(name)?;
        let how = comparison(&self.text[sign.clone()]);
        let fail = |reason| {
            Err(QueryError {
                at: token.at.clone(),
                reason,
            })
        };
        if token.parts.iter().all(|part| self.of(part).is_empty()) {
            return fail(QueryReason::EmptyValue { field });
        }
        if how != Comparison::Within && !COMPARED.contains(&field) {
            return fail(QueryReason::NotComparable { field });
        }
        let any =
            |test: &dyn Fn(&ValuePart) -> Result<Test, QueryError>| self.any(token, how, test);
        let dated = |of: &dyn Fn(Comparison, DayRange) -> Test, never: Test| {
            any(&|part| match self.of(part) {
                text if how == Comparison::Within && in_english(field, text) == "never" => {
                    Ok(never.clone())
                }
                _ => self.moment(part, how).map(|(how, days)| of(how, days)),
            })
        };
        let touched = |touch| {
            dated(
                &|how, days| Test::Touched(touch, how, days),
                Test::Never(touch),
            )
        };
        match field {
            "status" => Ok(Test::Status(self.statuses(token))),
            "was" => Ok(Test::Was(self.statuses(token))),
            "since" => any(&|part| {
                let (how, days) = self.moment(part, how)?;
                Ok(Test::Since(how, days))
            }),
            "seen" => dated(&Test::Seen, Test::SeenNever),
            "due" => any(&|part| self.due(part, how)),
            "reviewed" => touched(RecordTouch::Reviewed),
            "changed" => touched(RecordTouch::Changed),
            "stale" => any(&|part| self.stale(part)),
            "is" => any(&|part| self.word(part, field, &Derived::WORDS).map(Test::Is)),
            "has" => any(&|part| {
                self.word(part, field, &query::HasPart::WORDS)
                    .map(Test::Has)
            }),
            "role" => any(&|part| self.word(part, field, &RoleTerm::WORDS).map(Test::Role)),
            "id" => any(&|part| self.id(part)),
            "saved" => Ok(Test::Saved {
                name: self.text[token.value.clone()].trim().to_owned(),
                at: token.value.clone(),
            }),
            _ => Ok(Test::Text {
                field: Some(text_field(field)),
                any: self
                    .parts(token)
                    .map(|part| self.wanted(part))
                    .collect::<Result<_, _>>()?,
            }),
        }
    }

    /// The text of a part.
    fn of(&self, part: &ValuePart) -> &str {
        self.text[part.at.clone()].trim()
    }

    /// The parts in which something stands.
    fn parts<'t>(&self, token: &'t QueryToken) -> impl Iterator<Item = &'t ValuePart> {
        let parts = token.parts.iter();
        parts.filter(|part| !self.of(part).is_empty())
    }

    /// What each part of a value asks for, any of which will do. What is compared is one value,
    /// commas and all.
    fn any(
        &self,
        token: &QueryToken,
        how: Comparison,
        test: &dyn Fn(&ValuePart) -> Result<Test, QueryError>,
    ) -> Result<Test, QueryError> {
        if how != Comparison::Within {
            return test(&ValuePart {
                at: token.value.clone(),
                quoted: false,
            });
        }
        let mut tests = self.parts(token).map(test).collect::<Result<Vec<_>, _>>()?;
        Ok(match tests.len() {
            1 => tests.remove(0),
            _ => Test::Any(tests),
        })
    }

    fn field(&self, name: &Range<usize>) -> Result<&'static str, QueryError> {
        let typed = self.text[name.clone()].to_lowercase();
        let english = FIELDS.into_iter().find(|field| *field == typed);
        if let Some(field) = english.or_else(|| local_words::field(&typed)) {
            return Ok(field);
        }
        Err(QueryError {
            at: name.clone(),
            reason: QueryReason::UnknownField {
                near: nearest(&typed, FIELDS),
                field: typed,
            },
        })
    }

    /// A text that is looked for, folded.
    fn wanted(&self, part: &ValuePart) -> Result<Wanted, QueryError> {
        let typed = &self.text[part.at.clone()];
        let words = WantedWord::all_of(typed);
        if words.is_empty() {
            return Err(QueryError {
                at: part.at.clone(),
                reason: QueryReason::NothingToFind,
            });
        }
        Ok(Wanted {
            typed: typed.to_owned(),
            words,
            exact: part.quoted,
        })
    }

    fn statuses(&self, token: &QueryToken) -> Vec<StatusWord> {
        let words = self.parts(token).map(|part| StatusWord {
            word: in_english("status", self.of(part)),
            at: part.at.clone(),
        });
        words.collect()
    }

    /// A date, or a time span as a day; with it, how this day is compared.
    fn moment(
        &self,
        part: &ValuePart,
        how: Comparison,
    ) -> Result<(Comparison, DayRange), QueryError> {
        let text = self.of(part);
        let is_year = text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(days) = span_in_days(text).filter(|_| !is_year) {
            return Ok(self.ago(how, days));
        }
        // Without quotes a value has no spaces, so `12_jul_2022` may stand for them.
        let spaced = text.replace('_', " ");
        understand(&spaced, self.today)
            .and_then(|edtf| EdtfDate::new(&edtf).days())
            .map(|days| (how, days))
            .ok_or_else(|| QueryError {
                at: part.at.clone(),
                reason: QueryReason::BadDate {
                    text: text.to_owned(),
                },
            })
    }

    /// When an answer is due. A time span lies ahead: `due<7d` is what is due in the next 7 days, and what
    /// was.
    fn due(&self, part: &ValuePart, how: Comparison) -> Result<Test, QueryError> {
        let text = self.of(part);
        if how == Comparison::Within && in_english("due", text) == "overdue" {
            return Ok(Test::Overdue);
        }
        let is_year = text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let Some(ahead) = span_in_days(text).filter(|_| !is_year) else {
            let (how, days) = self.moment(part, how)?;
            return Ok(Test::Due(how, days));
        };
        let last = self.today.checked_add(i64::from(ahead).days());
        let last = last.unwrap_or(Date::MAX);
        let earliest = match how {
            Comparison::Within => self.today,
            _ => last,
        };
        let how = match how {
            Comparison::Before | Comparison::NotAfter => Comparison::NotAfter,
            Comparison::After | Comparison::NotBefore => Comparison::After,
            Comparison::Within => Comparison::Within,
        };
        let latest = last;
        Ok(Test::Due(how, DayRange { earliest, latest }))
    }

    fn stale(&self, part: &ValuePart) -> Result<Test, QueryError> {
        let text = self.of(part);
        let days = span_in_days(text).ok_or_else(|| QueryError {
            at: part.at.clone(),
            reason: QueryReason::BadSpan {
                text: text.to_owned(),
            },
        })?;
        Ok(Test::Stale { days })
    }

    /// A time span as the day that lies so far back. What is before it lies at least so far back,
    /// as with `stale:`; everything else is nearer.
    fn ago(&self, how: Comparison, days: u32) -> (Comparison, DayRange) {
        let day = self
            .today
            .checked_sub(i64::from(days).days())
            .unwrap_or(Date::MIN);
        let how = match how {
            Comparison::Before | Comparison::NotAfter => Comparison::NotAfter,
            Comparison::After | Comparison::NotBefore | Comparison::Within => Comparison::After,
        };
        let days = DayRange {
            earliest: day,
            latest: day,
        };
        (how, days)
    }

    fn word<T: Copy>(
        &self,
        part: &ValuePart,
        field: &'static str,
        words: &[(&'static str, T)],
    ) -> Result<T, QueryError> {
        let word = in_english(field, self.of(part));
        if let Some((_, meaning)) = words.iter().find(|(known, _)| *known == word) {
            return Ok(*meaning);
        }
        let known: Vec<&'static str> = words.iter().map(|(known, _)| *known).collect();
        Err(QueryError {
            at: part.at.clone(),
            reason: QueryReason::UnknownWord {
                field,
                near: nearest(&word, known.iter().copied()),
                word,
                known,
            },
        })
    }

    fn id(&self, part: &ValuePart) -> Result<Test, QueryError> {
        let typed = self.of(part).to_lowercase();
        // Ids of lists may look like anything.
        if !typed.contains(char::is_alphanumeric) {
            let reason = QueryReason::BadId { text: typed };
            return Err(QueryError {
                at: part.at.clone(),
                reason,
            });
        }
        Ok(Test::Id(typed))
    }
}

/// A word behind a field, in lower case: the English one of a local word.
fn in_english(field: &str, typed: &str) -> String {
    local_words::value(field, typed).map_or_else(|| typed.to_lowercase(), str::to_owned)
}

fn comparison(sign: &str) -> Comparison {
    match sign {
        "<" => Comparison::Before,
        "<=" => Comparison::NotAfter,
        ">" => Comparison::After,
        ">=" => Comparison::NotBefore,
        _ => Comparison::Within,
    }
}

fn text_field(field: &str) -> TextField {
    match field {
        "place" => TextField::Place,
        "unit" => TextField::Unit,
        "case" => TextField::Case,
        "source" => TextField::Source,
        "tag" => TextField::Tag,
        "note" => TextField::Note,
        "by" => TextField::By,
        _ => TextField::Name,
    }
}

/// `30d`, `6w`, `2m`, `1y`, `30_days`, `30 days` or a bare number of days; a month is 30 days, a year
/// 365.
fn span_in_days(text: &str) -> Option<u32> {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, unit) = text.split_at(figures);
    let days = match unit.replace('_', " ").trim().to_lowercase().as_str() {
        "" | "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        "m" | "month" | "months" => 30,
        "y" | "year" | "years" => 365,
        local => local_words::days_in(local)?,
    };
    // A thousand years are more than any calendar day here is old.
    figures
        .parse::<u32>()
        .ok()
        .and_then(|count| count.checked_mul(days))
        .filter(|days| *days <= 365_000)
}

fn nearest(word: &str, known: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    known
        .into_iter()
        .map(|known| (alike(word, known), known))
        .filter(|(alike, _)| *alike > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

/// How many words and other things a test looks for.
#[must_use]
pub fn count(test: &Test) -> usize {
    match test {
        Test::All(terms) => terms.iter().map(|term| count(&term.test)).sum(),
        Test::Any(tests) => tests.iter().map(count).sum(),
        Test::Text { any, .. } => any.iter().map(|wanted| wanted.words.len()).sum(),
        _ => 1,
    }
}

//! Understanding a query: the one grammar of the search line, commands, saved queries and triage.
//!
//! | written | means |
//! |---|---|
//! | `bryan gorsh` | both words, in any order, any spelling or script |
//! | `'exact phrase'`, `"exact phrase"` | these words as they are written |
//! | `-word` | not |
//! | `status:detained,missing` | one of these; `any` and `none` as they say |
//! | `was:detained` | ever |
//! | `place: unit: case: source: tag: name: note: by:` | in that field; a comma means or |
//! | `since<2022-08`, `seen>=2022-07-15`, `seen:never` | dates, EDTF or as people type them |
//! | `stale:30d` | nobody heard from them for 30 days (`w`, `m`, `y` too) |
//! | `reviewed<30d`, `reviewed:never` | nobody looked at them for 30 days, or ever; dates as well |
//! | `changed>=7d` | the record tells of an entry, note or review of the last 7 days; dates as well |
//! | `is:disputed`, `is:unsourced`, `is:single-source`, `is:unplaced` | derived |
//! | `is:review-due` | the day set for looking at the risk again has come |
//! | `has:note`, `has:risk`, ... | a part of the record |
//! | `id:p-4f7` | one record |
//! | `saved:stale`, `saved:"nobody heard"` | the query that is kept under this name |

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::casebook::query_error::{QueryError, QueryReason};
use crate::record::day::Days;
use crate::record::friendly::understand;
use crate::record::kind::Kind;
use crate::record::when::When;
use crate::search::query::{
    Comparison, Derived, Part, Query, StatusWord, Term, Test, TextField, Touch, Wanted, WantedWord,
};
use crate::search::token::{Token, tokens};
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
    for token in tokens(text)? {
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

/// The fields of the grammar.
const FIELDS: [&str; 19] = [
    "status", "was", "place", "unit", "case", "source", "tag", "name", "note", "by", "since",
    "seen", "stale", "is", "has", "id", "reviewed", "changed", "saved",
];

/// The fields that are compared with `<`, `<=`, `>` and `>=`.
const COMPARED: [&str; 4] = ["since", "seen", "reviewed", "changed"];

/// What is at hand while a query is read.
struct Reader<'a> {
    text: &'a str,
    today: Date,
}

impl Reader<'_> {
    fn test(&self, token: &Token) -> Result<Test, QueryError> {
        let Some((name, sign)) = &token.field else {
            return Ok(Test::Text {
                field: None,
                any: vec![self.wanted(token.value.clone(), token.quoted)?],
            });
        };
        let field = self.field(name)?;
        let sign = &self.text[sign.clone()];
        let fail = |at: Range<usize>, reason| Err(QueryError { at, reason });
        if self.text[token.value.clone()].trim().is_empty() {
            return fail(token.at.clone(), QueryReason::EmptyValue { field });
        }
        let compares = !matches!(sign, ":" | "=");
        if compares && !COMPARED.contains(&field) {
            return fail(token.at.clone(), QueryReason::NotComparable { field });
        }
        let value = &self.text[token.value.clone()];
        match field {
            "status" => Ok(Test::Status(self.statuses(token))),
            "was" => Ok(Test::Was(self.statuses(token))),
            "since" => Ok(Test::Since(comparison(sign), self.days(token)?)),
            "seen" if !compares && value.eq_ignore_ascii_case("never") => Ok(Test::SeenNever),
            "seen" => Ok(Test::Seen(comparison(sign), self.days(token)?)),
            "stale" => match span_in_days(value) {
                Some(days) => Ok(Test::Stale { days }),
                None => fail(
                    token.value.clone(),
                    QueryReason::BadSpan {
                        text: value.to_owned(),
                    },
                ),
            },
            "reviewed" | "changed" => {
                let touch = if field == "reviewed" {
                    Touch::Reviewed
                } else {
                    Touch::Changed
                };
                if !compares && value.eq_ignore_ascii_case("never") {
                    return Ok(Test::Never(touch));
                }
                let (how, days) = match span_in_days(value).filter(|_| !is_number(value)) {
                    Some(days) => self.ago(comparison(sign), days),
                    None => (comparison(sign), self.days(token)?),
                };
                Ok(Test::Touched(touch, how, days))
            }
            "is" => self.word(token, field, &Derived::WORDS).map(Test::Is),
            "has" => self.word(token, field, &Part::WORDS).map(Test::Has),
            "id" => self.id(token),
            "saved" => Ok(Test::Saved {
                name: value.trim().to_owned(),
                at: token.value.clone(),
            }),
            _ => self.texts(token, field),
        }
    }

    fn field(&self, name: &Range<usize>) -> Result<&'static str, QueryError> {
        let typed = self.text[name.clone()].to_lowercase();
        if let Some(field) = FIELDS.into_iter().find(|field| *field == typed) {
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
    fn wanted(&self, at: Range<usize>, exact: bool) -> Result<Wanted, QueryError> {
        let typed = &self.text[at.clone()];
        let words = WantedWord::all_of(typed);
        if words.is_empty() {
            return Err(QueryError {
                at,
                reason: QueryReason::NothingToFind,
            });
        }
        Ok(Wanted {
            typed: typed.to_owned(),
            words,
            exact,
        })
    }

    fn texts(&self, token: &Token, field: &'static str) -> Result<Test, QueryError> {
        let text_field = match field {
            "place" => TextField::Place,
            "unit" => TextField::Unit,
            "case" => TextField::Case,
            "source" => TextField::Source,
            "tag" => TextField::Tag,
            "note" => TextField::Note,
            "by" => TextField::By,
            _ => TextField::Name,
        };
        let any = if token.quoted {
            vec![self.wanted(token.value.clone(), true)?]
        } else {
            let mut any = Vec::new();
            for part in self.list(token) {
                any.push(self.wanted(part, false)?);
            }
            any
        };
        if any.is_empty() {
            let reason = QueryReason::EmptyValue { field };
            return Err(QueryError {
                at: token.at.clone(),
                reason,
            });
        }
        Ok(Test::Text {
            field: Some(text_field),
            any,
        })
    }

    fn statuses(&self, token: &Token) -> Vec<StatusWord> {
        self.list(token)
            .into_iter()
            .map(|at| StatusWord {
                word: self.text[at.clone()].to_lowercase(),
                at,
            })
            .collect()
    }

    /// The parts of a list with commas; empty parts, as while it is typed, are left out.
    fn list(&self, token: &Token) -> Vec<Range<usize>> {
        let start = token.value.start;
        let value = &self.text[token.value.clone()];
        let mut parts = Vec::new();
        let mut from = 0;
        for (comma, _) in value.match_indices(',').chain([(value.len(), "")]) {
            let part = &value[from..comma];
            let begin = start + from + (part.len() - part.trim_start().len());
            if !part.trim().is_empty() {
                parts.push(begin..begin + part.trim().len());
            }
            from = comma + 1;
        }
        parts
    }

    fn days(&self, token: &Token) -> Result<Days, QueryError> {
        let text = &self.text[token.value.clone()];
        // Without quotes a value has no spaces, so `12_jul_2022` may stand for them.
        let spaced = text.replace('_', " ");
        understand(&spaced, self.today)
            .and_then(|edtf| When::new(&edtf).days())
            .ok_or_else(|| QueryError {
                at: token.value.clone(),
                reason: QueryReason::BadDate {
                    text: text.to_owned(),
                },
            })
    }

    /// A time span as the day that lies so far back. What is before it lies at least so far back,
    /// as with `stale:`; everything else is nearer.
    fn ago(&self, how: Comparison, days: u32) -> (Comparison, Days) {
        let day = self
            .today
            .checked_sub(i64::from(days).days())
            .unwrap_or(Date::MIN);
        let how = match how {
            Comparison::Before | Comparison::NotAfter => Comparison::NotAfter,
            Comparison::After | Comparison::NotBefore | Comparison::Within => Comparison::After,
        };
        let days = Days {
            earliest: day,
            latest: day,
        };
        (how, days)
    }

    fn word<T: Copy>(
        &self,
        token: &Token,
        field: &'static str,
        words: &[(&'static str, T)],
    ) -> Result<T, QueryError> {
        let word = self.text[token.value.clone()].to_lowercase();
        if let Some((_, meaning)) = words.iter().find(|(known, _)| *known == word) {
            return Ok(*meaning);
        }
        let known: Vec<&'static str> = words.iter().map(|(known, _)| *known).collect();
        Err(QueryError {
            at: token.value.clone(),
            reason: QueryReason::UnknownWord {
                field,
                near: nearest(&word, known.iter().copied()),
                word,
                known,
            },
        })
    }

    fn id(&self, token: &Token) -> Result<Test, QueryError> {
        let typed = self.text[token.value.clone()].to_lowercase();
        let mut letters = typed.chars();
        let fits = letters
            .next()
            .is_some_and(|letter| Kind::of_letter(letter).is_some())
            && letters.next().is_none_or(|dash| dash == '-')
            && letters.all(|letter| letter.is_ascii_alphanumeric());
        if !fits {
            let reason = QueryReason::BadId { text: typed };
            return Err(QueryError {
                at: token.value.clone(),
                reason,
            });
        }
        Ok(Test::Id(typed))
    }
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

/// Whether a text is a number alone: a year, where a date may stand as well as a time span.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `30d`, `6w`, `2m`, `1y` or a bare number of days; a month is 30 days, a year 365.
fn span_in_days(text: &str) -> Option<u32> {
    let figures = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let days = match text[figures.len()..].to_lowercase().as_str() {
        "" | "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        "m" | "month" | "months" => 30,
        "y" | "year" | "years" => 365,
        _ => return None,
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
        Test::Text { any, .. } => any.iter().map(|wanted| wanted.words.len()).sum(),
        _ => 1,
    }
}

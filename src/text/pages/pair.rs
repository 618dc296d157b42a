//! Why two records may be about one person, put into words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::casebook::book::Book;
use crate::casebook::derive::standing::in_time;
use crate::casebook::duplicates::reason::{LIKELY, MatchReason, Pair, Same, Weighed};
use crate::casebook::merge::most_protective::{earlier_review, taken_by_care};
use crate::record::field::{Field, JoinRule};
use crate::record::field_value::{FieldValue, StructRef};
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::schema::PERSON;
use crate::text::catalogue::{CatalogueTerm, label, listed, log_text, say};
use crate::text::labels::{date, label};
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// How probable it is that two records are about one person: `93%`, never 0 or 100.
#[must_use]
pub fn score(score: f32) -> String {
    let percent = (100.0 * score).round().clamp(1.0, 99.0);
    format!("{percent}%")
}

/// What is to be thought of a pair: `likely`, `perhaps`, or `unsure` where somebody looked at it and
/// could not tell.
#[must_use]
pub fn standing(pair: &Pair) -> &'static str {
    if pair.unsure {
        label!(pair_unsure)
    } else if pair.score >= LIKELY {
        label!(pair_likely)
    } else {
        label!(pair_perhaps)
    }
}

/// One thing that speaks for or against, with the sign of which: `+ same home`, `- born 4 years
/// apart`.
#[must_use]
pub fn reason(weighed: &Weighed, book: &Book) -> Safe {
    let sign = if weighed.bits < 0.0 { "-" } else { "+" };
    let title = |id: RecordId| book.title_of(id).unwrap_or(id.as_str()).to_owned();
    let text = match weighed.reason {
        MatchReason::Name { .. } => name(weighed.reason),
        MatchReason::Nickname => say!(pair_nickname),
        MatchReason::Born { apart: 0 } => say!(pair_born),
        MatchReason::Born { apart } => {
            say!(pair_born_apart {
                years: apart.unsigned_abs()
            })
        }
        MatchReason::Birthday => say!(pair_birthday),
        MatchReason::Home(same) => place("field_home", same),
        MatchReason::Unit(same) => place("field_unit", same),
        MatchReason::Case(case) => say!(pair_case { title: title(case) }),
        MatchReason::Relative(relative) => say!(pair_relative {
            title: title(relative)
        }),
    };
    say!(pair_reason { sign, text })
}

/// All reasons in one line.
#[must_use]
pub fn reasons(weighed: &[Weighed], book: &Book) -> Safe {
    let told: Vec<Safe> = weighed.iter().map(|one| reason(one, book)).collect();
    listed(&told)
}

fn name(reason: MatchReason) -> Safe {
    let MatchReason::Name {
        near,
        reordered,
        no_patronymic,
        word_missing,
        initial,
        bearers,
        common,
    } = reason
    else {
        return Safe::default();
    };
    let name = if near {
        say!(pair_nearly_same_name)
    } else {
        say!(pair_same_name)
    };
    let differences: Vec<Safe> = [
        reordered.then(|| say!(pair_name_reordered)),
        no_patronymic.then(|| say!(pair_name_no_patronymic)),
        word_missing.then(|| say!(pair_name_word_missing)),
        initial.then(|| say!(pair_name_initial)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let name = if differences.is_empty() {
        name
    } else {
        say!(pair_name_differs {
            name,
            differences: listed(&differences)
        })
    };
    // Whom nobody else is called like is worth more than one of many.
    match bearers {
        _ if common => say!(pair_name_common { name }),
        0..=2 => say!(pair_name_rare { name }),
        bearers => say!(pair_name_bearers { name, bearers }),
    }
}

fn place(what: &'static str, same: Same) -> Safe {
    let what = CatalogueTerm::known(what);
    match same {
        Same::Same => say!(pair_same { what }),
        Same::Within => say!(pair_within { what }),
        Same::Other => say!(pair_other { what }),
    }
}

/// One field of two records, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairRow {
    /// The field, as it stands in the record.
    pub field: &'static str,
    /// What the record says that is kept, or stands on the left.
    pub kept: Safe,
    /// What the other one says.
    pub joined: Safe,
    /// Whether it holds several things, which go together.
    pub list: bool,
    /// Which of the two is more careful, where it is about risk or consent and one of them is.
    pub careful: Option<PairSide>,
    /// The earlier review of two risks, which counts in any case.
    pub review: Safe,
}

/// One of two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairSide {
    /// The one that is kept, or stands on the left.
    Kept,
    /// The other one.
    Joined,
}

impl PairRow {
    /// Whether both say something and one of the two has to be chosen.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        !self.list && !self.kept.is_empty() && !self.joined.is_empty() && self.kept != self.joined
    }

    /// The sign between the two: `=` the same, `≠` not, `+` both go together, `>` only the right one
    /// says something, `<` only the left one.
    #[must_use]
    pub fn sign(&self) -> &'static str {
        match (self.kept.is_empty(), self.joined.is_empty()) {
            (true, _) => "<",
            (_, true) => ">",
            _ if self.kept == self.joined => "=",
            _ if self.list => "+",
            _ => "≠",
        }
    }

    /// What comes of the field when the two are joined, `taken` from the other record or not.
    #[must_use]
    pub fn outcome(&self, taken: bool) -> Safe {
        let told = match self.sign() {
            "=" => label!(pair_the_same),
            ">" => label!(pair_stays),
            "<" => label!(pair_taken_over),
            "+" => label!(pair_both_nothing_twice),
            _ => match (taken, self.careful) {
                (true, Some(PairSide::Joined)) => {
                    label!(pair_joined)
                }
                (true, Some(PairSide::Kept)) => {
                    label!(pair_kept)
                }
                (false, Some(PairSide::Kept)) => {
                    label!(pair_left_one_which)
                }
                (false, Some(PairSide::Joined)) => {
                    label!(pair_left_one_though)
                }
                (true, None) => label!(pair_right_one_left),
                (false, None) => label!(pair_left_one_right),
            },
        };
        match self.review.is_empty() {
            true => display_safe(told),
            false => say!(pair_outcome_review {
                told,
                review: &self.review
            }),
        }
    }
}

/// All fields of two people in which either says something, side by side.
#[must_use]
pub fn rows(book: &Book, kept: RecordId, joined: RecordId) -> Vec<PairRow> {
    let (Some(left), Some(right)) = (book.people().get(kept), book.people().get(joined)) else {
        return Vec::new();
    };
    both(book, left, right)
}

/// All fields in which somebody who is about to be recorded or somebody beside them says something.
#[must_use]
pub fn rows_beside(book: &Book, new: &Person, beside: Option<&Person>) -> Vec<PairRow> {
    let mut rows = both(book, new, beside.unwrap_or(new));
    // What the list says is set against what is recorded; the rest would only fill the page.
    rows.retain(|row| row.field != "claims");
    if beside.is_none() {
        rows.retain(|row| !row.kept.is_empty());
        for row in &mut rows {
            row.joined = Safe::default();
        }
    }
    rows
}

fn both(book: &Book, left: &Person, right: &Person) -> Vec<PairRow> {
    let by_care = taken_by_care(left, right);
    let by_care_of_other = taken_by_care(right, left);
    let review = differing_review(left, right);
    let mut rows = Vec::new();
    for field in PERSON {
        // What a name is worth stands with the name; the rest is about the work on the records.
        let is_work = matches!(field.name, "reviewed" | "distinct_from" | "maybe_same");
        if is_work || matches!(field.join, JoinRule::Own | JoinRule::With(_)) {
            continue;
        }
        let row = PairRow {
            field: field.name,
            kept: display_safe(&said(left, field, book)),
            joined: display_safe(&said(right, field, book)),
            list: field.holds.is_list(),
            careful: match (
                by_care.contains(field.name),
                by_care_of_other.contains(field.name),
            ) {
                (true, _) => Some(PairSide::Joined),
                (_, true) => Some(PairSide::Kept),
                _ => None,
            },
            review: match field.name {
                "risk" => review.clone(),
                _ => Safe::default(),
            },
        };
        if !row.kept.is_empty() || !row.joined.is_empty() {
            rows.push(row);
        }
    }
    rows
}

/// What a person's record says in a field.
fn said(person: &Person, field: &Field, book: &Book) -> String {
    match field.name {
        "name" => {
            let worth = label::name_status(&person.name_status);
            match worth.is_empty() {
                true => person.name.to_string(),
                false => format!("{} ({worth})", person.name),
            }
        }
        "other_names" => fragments::other_names(&person.other_names).into(),
        "ages" => several(person.ages.iter().map(|age| {
            match age.as_of.is_empty() {
                true => age.years.clone(),
                false => say!(pair_age_in {
                    years: &age.years,
                    date: date::short(&age.as_of)
                })
                .into(),
            }
        })),
        "cases" => several(
            person
                .cases
                .iter()
                .map(|part| fragments::linked(&part.case, book).into()),
        ),
        "history" => history(person, book),
        "relations" => several(person.close().map(|relation| {
            let mut told = label::word(relation.kind.as_str()).into_string();
            if relation.person.id().is_some() {
                told.push_str(&format!(" {}", fragments::linked(&relation.person, book)));
            }
            if relation.at_risk {
                told = String::from(say!(pair_at_risk { relative: told }));
            }
            told
        })),
        "risk" => person.risk.as_ref().map_or(String::new(), |risk| {
            let level = label::word(risk.level.as_str());
            let told = [level.as_str(), &risk.reason].into_iter();
            let told: Vec<_> = told.filter(|text| !text.is_empty()).collect();
            let told = told.join(": ");
            match date::short(&risk.review).as_str() {
                "" => told,
                review => say!(pair_review { told, review }).into(),
            }
        }),
        "consent" => person.consent.as_ref().map_or(String::new(), |consent| {
            let told = [&consent.given, &consent.scope].map(|word| label::word(word.as_str()));
            let told = told.iter().filter(|text| !text.is_empty());
            told.map(Safe::as_str).collect::<Vec<_>>().join(", ")
        }),
        "claims" => several(
            person
                .claims
                .iter()
                .map(|claim| format!("{}: {}", claim.field, claim.value)),
        ),
        "notes" => several(person.notes.iter().map(|note| note.text.clone())),
        _ => {
            let mut told = String::new();
            StructRef::Person(person).each_field(&mut |one, value| {
                if one.name == field.name {
                    told = plain(value);
                }
            });
            told
        }
    }
}

/// A value that needs no words of its own; of an item with several fields these, one after the other.
fn plain(value: FieldValue) -> String {
    match value {
        FieldValue::Word(word) => label::word(word).into_string(),
        FieldValue::Date(when) => date::display(when).into_string(),
        FieldValue::Struct(inside) => {
            let mut told = Vec::new();
            inside.each_field(&mut |_, one| told.push(plain(one)));
            told.retain(|text| !text.is_empty());
            told.join(" ")
        }
        FieldValue::List(_) => several(value.items().map(plain)),
        other => other.text().unwrap_or_default().to_owned(),
    }
}

fn history(person: &Person, book: &Book) -> String {
    let entries = in_time(person, book.sources()).into_iter();
    several(entries.filter_map(|at| {
        let entry = person.history.get(at)?;
        let status = entry
            .status
            .as_ref()
            .map(|status| label::status_short(status, &book.statuses).into_string());
        let told = [
            date::short(&entry.when).into_string(),
            status.unwrap_or_default(),
            entry.place.to_string(),
        ];
        let told = told.iter().filter(|text| !text.is_empty()).cloned();
        Some(told.collect::<Vec<_>>().join(" "))
    }))
}

/// The earlier of two reviews; empty if only one risk is told of, or both have the same.
fn differing_review(left: &Person, right: &Person) -> Safe {
    match (&left.risk, &right.risk) {
        (Some(one), Some(other)) if one.review != other.review => {
            earlier_review(&one.review, &other.review).map_or_else(Safe::default, date::short)
        }
        _ => Safe::default(),
    }
}

fn several(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("; ")
}

/// The remark that stands with a value that was not kept when two records were joined.
#[must_use]
pub fn remark(joined: RecordId) -> String {
    log_text!(pair_remark { joined })
}

/// Who judged that two records are of two people, and when.
#[must_use]
pub fn judged_by(by: Option<&(String, Timestamp)>) -> Safe {
    match by {
        Some((who, at)) => say!(pair_judged {
            who: who,
            day: date::day(at.to_zoned_datetime(TimeZone::UTC).date())
        }),
        None => {
            say!(pair_judged_by_nobody)
        }
    }
}

/// The question whether two records are to be joined although somebody judged so.
#[must_use]
pub fn join_anyway((kept, joined): (RecordId, RecordId), by: Option<&(String, Timestamp)>) -> Safe {
    let judged = judged_by(by);
    say!(pair_join_all_same {
        judged,
        joined,
        kept
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::status::StatusKind;

    #[test]
    fn reasons_say_which_way_they_go() {
        let book = Book::new("t", StatusKind::four());
        let say = |what, bits| reason(&Weighed { reason: what, bits }, &book).into_string();
        assert_eq!(
            say(
                MatchReason::Name {
                    near: true,
                    reordered: true,
                    no_patronymic: true,
                    word_missing: false,
                    initial: false,
                    bearers: 2,
                    common: false,
                },
                9.0
            ),
            "+ nearly the same name (in another order, one without the patronymic), which nobody else here bears"
        );
        assert_eq!(
            say(MatchReason::Born { apart: 1 }, 0.9),
            "+ born 1 year apart"
        );
        assert_eq!(
            say(MatchReason::Born { apart: 5 }, -7.0),
            "- born 5 years apart"
        );
        assert_eq!(say(MatchReason::Unit(Same::Other), -1.0), "- another unit");
        assert_eq!(score(0.999), "99%");
        assert_eq!(score(0.314), "31%");
    }
}

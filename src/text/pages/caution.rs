//! What somebody who is about to write or show something of a person has to know first, in one line.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::record::id::RecordId;
use crate::record::person::{Consent, Person};
use crate::text::catalogue::{listed, listed_apart, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::dossier_relations::named_by;
use crate::text::safe::Safe;

/// What has to be known before somebody writes: as [`caution`], and first that nobody looks for the person.
#[must_use]
pub fn before_writing(person: &Person, book: &Book, today: Date) -> Option<Safe> {
    let role = only_role(person, book).map(not_looked_for);
    let told: Vec<Safe> = role
        .into_iter()
        .chain(caution(person, book, today))
        .collect();
    (!told.is_empty()).then(|| listed(&told))
}

/// `risk high, review due 31 Jan 2023, 1 relative at risk, internal use only`; `None` where
/// there is nothing of the kind.
#[must_use]
pub fn caution(person: &Person, book: &Book, today: Date) -> Option<Safe> {
    let mut told = dangers(person, book);
    let review = person.risk.as_ref().map(|risk| &risk.review);
    if let Some(review) = review
        && review.days().is_some_and(|days| days.earliest <= today)
    {
        told.insert(
            usize::from(!told.is_empty()),
            say!(caution_review_due {
                date: date::display(review)
            }),
        );
    }
    told.extend(person.consent.as_deref().and_then(consent));
    (!told.is_empty()).then(|| listed(&told))
}

/// The same of several people, counted: `2 of 30 people are at risk, or their relatives`; of one alone,
/// what is to be said of that one.
#[must_use]
pub fn of_people(people: &[RecordId], book: &Book, today: Date) -> Option<Safe> {
    let known = |id: &RecordId| book.people().get(*id);
    if let [one] = people {
        return known(one).and_then(|person| before_writing(person, book, today));
    }
    let at_risk = people
        .iter()
        .filter_map(known)
        .filter(|person| !dangers(person, book).is_empty())
        .count();
    let aside = people.iter().filter_map(known);
    let aside = aside
        .filter(|person| only_role(person, book).is_some())
        .count();
    let of = people.len();
    let told = [
        (aside > 0).then(|| say!(caution_people_not_looked_for { count: aside, of })),
        (at_risk > 0).then(|| say!(caution_people_at_risk { count: at_risk, of })),
    ];
    let told: Vec<Safe> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| listed_apart(&told))
}

/// What is said of somebody who is not looked for: `not looked for (only responsible)`.
#[must_use]
pub fn not_looked_for(role: OnlyRole) -> Safe {
    say!(caution_not_looked_for {
        role: label::only_role(role)
    })
}

fn only_role(person: &Person, book: &Book) -> Option<OnlyRole> {
    book.only_role(book.people().row_of(person.id)?)
}

/// Who may come to harm, and by what: the person, their relatives, or the person as somebody's relative.
fn dangers(person: &Person, book: &Book) -> Vec<Safe> {
    let mut told = Vec::new();
    if let Some(risk) = &person.risk
        && !matches!(risk.level.as_str(), "" | "Low")
    {
        told.push(say!(caution_risk {
            level: label::word(risk.level.as_str())
        }));
    }
    let relatives = person.close().filter(|one| one.at_risk).count();
    if relatives > 0 {
        told.push(say!(caution_relatives { count: relatives }));
    }
    let mut of = named_by(person, book);
    of.retain(|(_, relation)| relation.at_risk);
    match of.as_slice() {
        [] => {}
        [(other, relation)] => told.push(say!(caution_as_relation {
            relation: label::word_term(relation.kind.as_str()),
            name: &other.name
        })),
        several => told.push(say!(caution_as_relative {
            count: several.len()
        })),
    }
    told
}

/// How far what is known may go; `None` if nothing is said about it.
fn consent(consent: &Consent) -> Option<Safe> {
    Some(match (consent.given.as_str(), consent.scope.as_str()) {
        ("Yes", _) if consent.has_unknown => say!(consent_not_understood),
        ("", "") => return None,
        ("No", _) => say!(consent_refused),
        ("Yes", "Public") => say!(consent_public),
        ("Yes", "Partners") => say!(consent_partners),
        ("Yes", _) => say!(consent_internal),
        _ => say!(consent_unknown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;

    fn told(risk_or_consent: &str) -> String {
        let mut book = Book::new("t", StatusKind::four());
        let texts = [
            format!("Person(id: \"p-1\", name: \"Maksim\", {risk_or_consent})"),
            "Person(id: \"p-2\", name: \"Anna\")".to_owned(),
        ];
        for text in texts {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            book.put(read_file("x".as_ref(), id.kind(), id, &text).unwrap());
        }
        book.settle();
        let today = "2026-11-23".parse().unwrap();
        let of = |id: &str| {
            let person = book.people().get(id.parse().unwrap()).unwrap();
            before_writing(person, &book, today).map_or_else(String::new, Safe::into_string)
        };
        format!("{} | {}", of("p-1"), of("p-2"))
    }

    #[test]
    fn the_line_says_risk_review_relatives_and_consent() {
        for (risk_or_consent, line) in [
            ("", " | "),
            (
                "risk: (level: High, review: \"2023-01-31\"), relations: [(kind: Mother, at_risk: true)], \
                 consent: (given: Yes, scope: Partners)",
                "risk high, review due 31 Jan 2023, 1 relative at risk, partners only | ",
            ),
            ("risk: (level: High, review: \"2027\")", "risk high | "),
            (
                "risk: (level: Low, review: \"2026-11-23\")",
                "review due 23 Nov 2026 | ",
            ),
            (
                "consent: (given: Yes, scope: Internal)",
                "internal use only | ",
            ),
            ("consent: (given: Unknown)", "no consent known | "),
            (
                "cases: [(case: \"c-1\", role: Responsible)], risk: (level: High)",
                "not looked for (only responsible), risk high | ",
            ),
            // Whoever is named as a relative at risk is so on their own record as well.
            (
                "relations: [(kind: Mother, person: \"p-2\", at_risk: true)]",
                "1 relative at risk | at risk as mother of Maksim",
            ),
            (
                "relations: [(kind: Mother, person: \"p-2\", at_risk: true, withdrawn: \"a mistake\")]",
                " | ",
            ),
            ("relations: [(kind: Mother, person: \"p-2\")]", " | "),
        ] {
            assert_eq!(told(risk_or_consent), line, "{risk_or_consent}");
        }
    }
}

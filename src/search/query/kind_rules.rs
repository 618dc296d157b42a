//! The rules of kinds: which parts of a query say something of which kinds of record. What says
//! nothing of a kind is refused: an answer of nobody, or of everybody, would look like a finding.

use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::record::field::{Field, SearchRule, any_field};
use crate::record::kind::Kind;
use crate::record::schema::fields;
use crate::search::query::{Derived, HasPart, Query, RecordTouch, Test, TextField};

/// Checks that every part of a query says something of records of a kind.
///
/// # Errors
///
/// [`QueryReason::OfOtherKind`] for the first part that does not.
pub fn fits_kind(query: &Query, kind: Kind) -> Result<(), QueryError> {
    for term in &query.terms {
        if let Some((asked, kinds)) = misplaced(&term.test, kind) {
            return Err(QueryError {
                at: term.at.clone(),
                reason: QueryReason::OfOtherKind { asked, kind, kinds },
            });
        }
    }
    Ok(())
}

/// What a test asks that says nothing of a kind, and the kinds that it does say something of.
fn misplaced(test: &Test, kind: Kind) -> Option<(String, Vec<Kind>)> {
    if let Test::Any(tests) = test {
        return tests.iter().find_map(|test| misplaced(test, kind));
    }
    let (asked, kinds) = kinds(test);
    (!kinds.contains(&kind)).then_some((asked, kinds))
}

/// What a test asks, as it is typed, and of which kinds.
fn kinds(test: &Test) -> (String, Vec<Kind>) {
    let (asked, kinds) = match test {
        Test::Status(_) => ("status:", people()),
        Test::Was(_) => ("was:", people()),
        Test::Since(..) => ("since", people()),
        Test::Seen(..) | Test::SeenNever => ("seen", people()),
        Test::Stale { .. } => ("stale:", people()),
        Test::Due(..) | Test::Overdue => ("due", people()),
        Test::Role(_) => ("role:", people()),
        Test::Touched(RecordTouch::Reviewed, ..) | Test::Never(RecordTouch::Reviewed) => {
            ("reviewed", people())
        }
        Test::Is(what) => return (word("is", what, &Derived::WORDS), kinds_derived(*what)),
        Test::Has(what) => return (word("has", what, &HasPart::WORDS), kinds_with(*what)),
        Test::Text {
            field: Some(field), ..
        } => kinds_with_text(*field),
        // These are asked of anything, and what a saved query asks is looked at where it stands.
        Test::Touched(RecordTouch::Changed, ..)
        | Test::Never(RecordTouch::Changed)
        | Test::Id(_)
        | Test::Text { field: None, .. }
        | Test::Saved { .. }
        | Test::Any(_)
        | Test::All(_) => ("", Kind::ALL.to_vec()),
    };
    (asked.to_owned(), kinds)
}

fn word<T: PartialEq>(field: &str, what: &T, words: &[(&'static str, T)]) -> String {
    let word = words.iter().find(|(_, known)| known == what);
    format!("{field}:{}", word.map_or("", |(word, _)| word))
}

fn people() -> Vec<Kind> {
    vec![Kind::Person]
}

fn kinds_derived(what: Derived) -> Vec<Kind> {
    match what {
        Derived::Disputed | Derived::Unsourced | Derived::Unplaced => {
            vec![Kind::Person, Kind::Case]
        }
        Derived::SingleSource | Derived::Duplicate | Derived::ReviewDue => people(),
    }
}

/// The kinds of which a field is like this, itself or inside.
fn kinds_where(mut is: impl FnMut(&Field) -> bool) -> Vec<Kind> {
    let kinds = Kind::ALL.into_iter();
    kinds
        .filter(|kind| any_field(fields(*kind), &mut is))
        .collect()
}

fn kinds_with(what: HasPart) -> Vec<Kind> {
    let word = HasPart::WORDS
        .iter()
        .rfind(|(_, part)| *part == what)
        .map(|(word, _)| *word);
    kinds_where(|field| field.has.is_some() && field.has == word)
}

fn kinds_with_text(field: TextField) -> (&'static str, Vec<Kind>) {
    let (asked, rules): (_, &[SearchRule]) = match field {
        TextField::Place => ("place:", &[SearchRule::Place, SearchRule::PlaceName]),
        TextField::Unit => ("unit:", &[SearchRule::Unit, SearchRule::UnitName]),
        TextField::Case => ("case:", &[SearchRule::Case]),
        TextField::Source => ("source:", &[SearchRule::Source]),
        TextField::Tag => ("tag:", &[SearchRule::Tag]),
        TextField::Name => (
            "name:",
            &[
                SearchRule::Name,
                SearchRule::PlaceName,
                SearchRule::UnitName,
            ],
        ),
        TextField::Note => ("note:", &[SearchRule::Note]),
        TextField::By => ("by:", &[SearchRule::By]),
    };
    (asked, kinds_where(|field| rules.contains(&field.search)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse::parse;
    use jiff::civil::date;

    #[test]
    fn what_says_nothing_of_a_kind_is_refused() {
        let refused = |text: &str, kind| {
            let query = parse(text, date(2022, 8, 1)).unwrap();
            fits_kind(&query, kind).err().map(|error| {
                let QueryReason::OfOtherKind { asked, kinds, .. } = error.reason else {
                    panic!();
                };
                (text[error.at].to_owned(), asked, kinds.len())
            })
        };
        for (text, kind, at, asked, kinds) in [
            ("x -status:none", Kind::Case, "-status:none", "status:", 1),
            ("seen:never", Kind::Case, "seen:never", "seen", 1),
            ("seen<30d", Kind::Source, "seen<30d", "seen", 1),
            (
                "is:unsourced",
                Kind::Source,
                "is:unsourced",
                "is:unsourced",
                2,
            ),
            (
                "is:disputed,duplicate",
                Kind::Case,
                "is:disputed,duplicate",
                "is:duplicate",
                1,
            ),
            ("has:alias", Kind::Source, "has:alias", "has:alias", 3),
            ("place:x", Kind::Source, "place:x", "place:", 4),
        ] {
            let wanted = Some((at.to_owned(), asked.to_owned(), kinds));
            assert_eq!(refused(text, kind), wanted, "{text}");
        }
        for text in [
            "ivan -x",
            "id:p",
            "changed<7d",
            "note:x",
            "by:x",
            "name:x",
            "has:note",
            "changed:never",
        ] {
            for kind in Kind::ALL {
                assert_eq!(refused(text, kind), None, "{text}");
            }
        }
        let people = "status:none was:any since<2022 seen:never stale:3d reviewed:never is:duplicate,review-due has:risk,case place:x case:x";
        assert_eq!(refused(people, Kind::Person), None);
    }
}

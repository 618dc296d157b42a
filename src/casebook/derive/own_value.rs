//! A record's own value in a field that others contradict, and whether a claim does.

use crate::record::case::Case;
use crate::record::citation::Claim;
use crate::record::field::FieldType;
use crate::record::field_value::StructRef;
use crate::record::person::Person;
use crate::record::schema::is_anywhere;
use crate::spelling::fold::key;

/// What a person's record says in a field; `None` for a field that is no single value.
#[must_use]
pub fn of_person<'p>(person: &'p Person, field: &str) -> Option<&'p str> {
    own_value(StructRef::Person(person), field)
}

/// What a case's record says in a field; `None` for a field that is no single value.
#[must_use]
pub fn of_case<'c>(case: &'c Case, field: &str) -> Option<&'c str> {
    own_value(StructRef::Case(case), field)
}

fn own_value<'r>(record: StructRef<'r>, name: &str) -> Option<&'r str> {
    let mut found = None;
    record.each_field(&mut |field, value| {
        if field.name == name && field.is_disputable() {
            found = value.text();
        }
    });
    found
}

/// Whether two values of a field say the same: in other capitals, or as another spelling of one
/// place or unit.
#[must_use]
pub fn same_value(field: &str, one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    one.to_lowercase() == other.to_lowercase()
        || (is_anywhere(field, |row| matches!(row.holds, FieldType::Named(_)))
            && key(one) == key(other))
}

/// Whether somebody's claims contradict their record. A claim of what the record says itself only
/// tells who says so.
#[must_use]
pub fn person_is_contradicted(person: &Person) -> bool {
    competing_claims(person).next().is_some()
}

/// The claims of a person that say something else than the record does.
pub fn competing_claims(person: &Person) -> impl Iterator<Item = &Claim> {
    competing(&person.claims, |field| of_person(person, field))
}

/// Whether a case's claims contradict its record.
#[must_use]
pub fn case_is_contradicted(case: &Case) -> bool {
    competing(&case.claims, |field| of_case(case, field))
        .next()
        .is_some()
}

fn competing<'r>(
    claims: &'r [Claim],
    kept: impl Fn(&str) -> Option<&'r str>,
) -> impl Iterator<Item = &'r Claim> {
    claims.iter().filter(move |claim| {
        kept(&claim.field).is_none_or(|kept| !same_value(&claim.field, kept, &claim.value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    fn contradicted(rest: &str) -> bool {
        let text = format!(
            "Person(id: \"p-1\", name: \"a\", rank: \"Major\", home: \"Bryanka\", claims: [{rest}])"
        );
        person_is_contradicted(&read_ron(&text).unwrap())
    }

    #[test]
    fn who_says_the_same_contradicts_nobody() {
        assert!(!contradicted(""));
        assert!(!contradicted(r#"(field: "rank", value: " major")"#));
        assert!(!contradicted(r#"(field: "home", value: "Брянка")"#));
        assert!(contradicted(
            r#"(field: "rank", value: "major"), (field: "rank", value: "colonel")"#
        ));
        assert!(contradicted(r#"(field: "born", value: "2001")"#));
        assert!(contradicted(r#"(field: "shoe size", value: "43")"#));
    }
}

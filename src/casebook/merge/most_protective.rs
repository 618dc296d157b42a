//! The most protective of two records of one person: whose word on risk and consent is more
//! careful. When they are joined, the more careful one counts unless somebody decides otherwise:
//! who is shown to the world by a slip cannot be taken back.

use std::collections::BTreeSet;

use crate::record::edtf_date::EdtfDate;
use crate::record::person::{Consent, Person, Risk};

/// The fields of which the joined record has the more careful value.
#[must_use]
pub fn taken_by_care(kept: &Person, joined: &Person) -> BTreeSet<String> {
    let mut taken = BTreeSet::new();
    if let (Some(ours), Some(theirs)) = (&kept.risk, &joined.risk)
        && danger(theirs) > danger(ours)
    {
        taken.insert("risk".to_owned());
    }
    if let (Some(ours), Some(theirs)) = (&kept.consent, &joined.consent)
        && allows(theirs) < allows(ours)
    {
        taken.insert("consent".to_owned());
    }
    taken
}

/// How much danger a record tells of. A level that this version does not know may be the worst.
pub(super) fn danger(risk: &Risk) -> u8 {
    if risk.has_unknown {
        return 3;
    }
    match risk.level.as_str() {
        "" => 0,
        "Low" => 1,
        "Medium" => 2,
        _ => 3,
    }
}

/// How much a consent allows: first whether it was given, then to whom. What this version does not
/// know allows nothing.
pub(super) fn allows(consent: &Consent) -> (u8, u8) {
    if consent.has_unknown {
        return (0, 0);
    }
    let given = match consent.given.as_str() {
        "Yes" => 2,
        "No" => 0,
        _ => 1,
    };
    let scope = match consent.scope.as_str() {
        "Public" => 2,
        "Partners" => 1,
        _ => 0,
    };
    (given, scope)
}

/// The day for looking at a risk again that comes first; of two that say no day, neither.
#[must_use]
pub fn earlier_review<'r>(one: &'r EdtfDate, other: &'r EdtfDate) -> Option<&'r EdtfDate> {
    let reviews = [one, other]
        .into_iter()
        .filter(|when| when.days().is_some());
    reviews.min_by_key(|when| when.days().map(|days| (days.latest, days.earliest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    fn person(fields: &str) -> Person {
        read_ron(&format!("Person(id: \"p-a\", name: \"A\", {fields})")).unwrap()
    }

    fn taken(kept: &str, joined: &str) -> Vec<String> {
        taken_by_care(&person(kept), &person(joined))
            .into_iter()
            .collect()
    }

    #[test]
    fn the_more_careful_value_is_taken_in_both_orders() {
        for (careful, careless) in [
            ("risk: (level: High)", "risk: (level: Medium)"),
            ("risk: (level: Medium)", "risk: (level: Low)"),
            ("risk: (level: Low)", "risk: (reason: \"x\")"),
            ("risk: (level: Extreme)", "risk: (level: Medium)"),
            (
                "consent: (given: No, scope: Public)",
                "consent: (given: Unknown)",
            ),
            (
                "consent: (given: Unknown, scope: Public)",
                "consent: (given: Yes, scope: Internal)",
            ),
            (
                "consent: (given: Yes)",
                "consent: (given: Yes, scope: Partners)",
            ),
            (
                "consent: (given: Yes, scope: Friends)",
                "consent: (given: Yes, scope: Public)",
            ),
            (
                "consent: (given: Yes, scope: Partners)",
                "consent: (given: Yes, scope: Public)",
            ),
        ] {
            assert_eq!(taken(careless, careful).len(), 1, "{careful}");
            assert!(taken(careful, careless).is_empty(), "{careful}");
            assert!(taken(careful, careful).is_empty(), "{careful}");
        }
    }

    #[test]
    fn what_only_one_says_is_no_choice() {
        assert!(taken("", "risk: (level: High)").is_empty());
        assert!(taken("consent: (given: Yes, scope: Public)", "").is_empty());
    }
}

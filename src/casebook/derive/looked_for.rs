//! Who is looked for. Officers, witnesses and advocates have records, too, but nobody waits for them: they
//! are no part of the missing, and no list or count of people by status has them unless it is asked.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::record::person::{Person, Role};

/// The role for which alone somebody has a record, who therefore is not looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub enum OnlyRole {
    /// They did it or ordered it.
    Responsible,
    /// They saw it.
    Witness,
    /// They speak up for others.
    Advocate,
    /// They belong to somebody whom it happened to.
    Relative,
}

impl OnlyRole {
    /// All of them, in the order in which they count where somebody has several.
    pub const ALL: [Self; 4] = [
        Self::Responsible,
        Self::Witness,
        Self::Advocate,
        Self::Relative,
    ];

    /// The role of a person who is not looked for; `None` for everybody who is.
    ///
    /// Not looked for is who has a part in at least one case and is responsible, a witness or an advocate
    /// in all of them. A relative is looked for if something is claimed of them (`has_status`). A role that
    /// this version does not know says nothing, so that person is looked for.
    #[must_use]
    pub fn of(person: &Person, has_status: bool) -> Option<Self> {
        let mut found: Option<Self> = None;
        for part in &person.cases {
            let role = match &part.role {
                Role::Responsible => Self::Responsible,
                Role::Witness => Self::Witness,
                Role::Advocate => Self::Advocate,
                Role::Relative if !has_status => Self::Relative,
                Role::Relative | Role::Affected | Role::Other(_) => return None,
            };
            found = Some(found.map_or(role, |other| other.min(role)));
        }
        found
    }

    /// The word of the role, as `role:` takes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Witness => "witness",
            Self::Advocate => "advocate",
            Self::Relative => "relative",
        }
    }

    /// The term of a query that finds people of this role.
    #[must_use]
    pub const fn term(self) -> &'static str {
        match self {
            Self::Responsible => "role:responsible",
            Self::Witness => "role:witness",
            Self::Advocate => "role:advocate",
            Self::Relative => "role:relative",
        }
    }

    /// The role that a [term](Self::term) names.
    #[must_use]
    pub fn of_term(term: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.term() == term)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    #[test]
    fn nobody_looks_for_those_who_are_only_responsible_witnesses_or_advocates() {
        for (roles, has_status, only) in [
            ("", false, None),
            ("Responsible", true, Some(OnlyRole::Responsible)),
            ("Witness", false, Some(OnlyRole::Witness)),
            ("Advocate", true, Some(OnlyRole::Advocate)),
            ("Advocate Witness", true, Some(OnlyRole::Witness)),
            ("Advocate Affected", false, None),
            ("Responsible Relative", false, Some(OnlyRole::Responsible)),
            ("Responsible Relative", true, None),
            ("Relative", false, Some(OnlyRole::Relative)),
            ("Relative", true, None),
            ("Affected", false, None),
            ("Responsible Commander", false, None),
        ] {
            let parts: Vec<String> = roles
                .split_whitespace()
                .map(|role| format!("(case: \"c-1\", role: {role})"))
                .collect();
            let person: Person = read_ron(&format!(
                "Person(id: \"p-1\", name: \"a\", cases: [{}])",
                parts.join(", ")
            ))
            .unwrap();
            assert_eq!(OnlyRole::of(&person, has_status), only, "{roles}");
        }
        // Whoever writes no role says that it happened to them.
        let person: Person =
            read_ron("Person(id: \"p-1\", name: \"a\", cases: [(case: \"c-1\")])").unwrap();
        assert_eq!(OnlyRole::of(&person, false), None);
    }
}

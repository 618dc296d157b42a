//! Labels: what fields, kinds, statuses and other words of a record are called on a screen.

use crate::casebook::derive::looked_for::OnlyRole;
use crate::record::entry::Contact;
use crate::record::kind::Kind;
use crate::record::named::NameStatus;
use crate::record::status::{Status, StatusKind};
use crate::text::safe::{Safe, display_safe};

/// The months in three letters, January first.
pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The heading of a list of records of this kind.
#[must_use]
pub const fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "people",
        Kind::Case => "cases",
        Kind::Source => "sources",
        Kind::Place => "places",
        Kind::Unit => "units",
    }
}

/// A status as it stands in a sentence: `detained`, `sent home`.
#[must_use]
pub fn status(status: &Status) -> Safe {
    word(status.as_str())
}

/// The three letters that stand for a status: the workspace's own, or the first of the word where
/// the workspace does not know it.
#[must_use]
pub fn status_short(status: &Status, known: &[StatusKind]) -> Safe {
    known.iter().find(|kind| kind.name == *status).map_or_else(
        || {
            let letters: String = status.as_str().chars().take(3).collect();
            display_safe(&letters.to_uppercase())
        },
        |kind| display_safe(&kind.label),
    )
}

/// The three letters that stand in the place of a status for people who are not looked for.
#[must_use]
pub const fn only_role_short(role: OnlyRole) -> &'static str {
    match role {
        OnlyRole::Responsible => "RSP",
        OnlyRole::Witness => "WIT",
        OnlyRole::Advocate => "ADV",
        OnlyRole::Relative => "REL",
    }
}

/// People who are not looked for, as a line of counts: `only responsible`.
#[must_use]
pub fn only_role(role: OnlyRole) -> String {
    format!("only {}", role.word())
}

/// How word of the person came, to stand behind a date; empty where nothing is said about it.
#[must_use]
pub fn contact(contact: &Contact) -> Safe {
    match contact {
        Contact::Unstated => Safe::default(),
        Contact::Direct => display_safe("seen or spoken to"),
        Contact::Relayed => display_safe("relayed"),
        Contact::None => display_safe("no contact"),
        Contact::Other(other) => word(other),
    }
}

/// What a person's name is worth; empty where it is the one that was published.
#[must_use]
pub fn name_status(status: &NameStatus) -> Safe {
    match status {
        NameStatus::Published => Safe::default(),
        NameStatus::Changed => display_safe("changed by the source"),
        NameStatus::Partial => display_safe("known in part"),
        NameStatus::Withheld => display_safe("not known; this describes the person"),
        NameStatus::Other(other) => word(other),
    }
}

/// A bare word of a record as it stands in a sentence: `PartOf` becomes `part of`.
#[must_use]
pub fn word(bare: &str) -> Safe {
    let mut spaced = String::with_capacity(bare.len() + 2);
    let mut after_small = false;
    for c in bare.chars() {
        if c == '_' || (c.is_uppercase() && after_small) {
            spaced.push(' ');
        }
        if c != '_' {
            spaced.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase() || c.is_numeric();
    }
    display_safe(&spaced)
}

/// What a field of a record is called: `other_names` is `other names`.
#[must_use]
pub fn field(name: &str) -> Safe {
    match name {
        "name_status" => display_safe("name is"),
        "derived_from" => display_safe("repeats"),
        "at" => display_safe("where in it"),
        "via" => display_safe("told by"),
        "merged_into" => display_safe("joined to"),
        "distinct_from" => display_safe("is not"),
        "maybe_same" => display_safe("may be"),
        name => word(name),
    }
}

/// A word with its first letter large, as at the head of a line.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_as_in_a_sentence() {
        assert_eq!(word("PartOf").as_str(), "part of");
        assert_eq!(word("CallSign").as_str(), "call sign");
        assert_eq!(word("ИзВоенной").as_str(), "из военной");
        assert_eq!(word("SBU").as_str(), "sbu");
        assert_eq!(field("other_names").as_str(), "other names");
        assert_eq!(capital("сбор"), "Сбор");
    }

    #[test]
    fn a_status_has_three_letters_also_where_it_is_not_known() {
        let known = StatusKind::four();
        assert_eq!(status_short(&Status::Redeployed, &known).as_str(), "RED");
        let unknown = Status::from("Hiding");
        assert_eq!(status_short(&unknown, &known).as_str(), "HID");
        assert_eq!(status(&unknown).as_str(), "hiding");
    }
}

//! Labels: what fields, kinds, statuses and other words of a record are called on a screen.

use crate::casebook::derive::looked_for::OnlyRole;
use crate::record::entry::Contact;
use crate::record::kind::Kind;
use crate::record::named::NameStatus;
use crate::record::status::{Status, StatusKind};
use crate::text::catalogue;
use crate::text::catalogue::{label, say};
use crate::text::safe::{Safe, display_safe};

/// The month of a number, January is 1, in three letters.
#[must_use]
pub fn month(number: u8) -> Option<&'static str> {
    Some(match number {
        1 => label!(month_jan),
        2 => label!(month_feb),
        3 => label!(month_mar),
        4 => label!(month_apr),
        5 => label!(month_may),
        6 => label!(month_jun),
        7 => label!(month_jul),
        8 => label!(month_aug),
        9 => label!(month_sep),
        10 => label!(month_oct),
        11 => label!(month_nov),
        12 => label!(month_dec),
        _ => return None,
    })
}

/// The heading of a list of records of this kind.
#[must_use]
pub fn plural(kind: Kind) -> &'static str {
    catalogue::term(catalogue::kind_key(kind), Some("plural")).unwrap_or_default()
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
pub fn only_role_short(role: OnlyRole) -> &'static str {
    match role {
        OnlyRole::Responsible => label!(role_short_responsible),
        OnlyRole::Witness => label!(role_short_witness),
        OnlyRole::Advocate => label!(role_short_advocate),
        OnlyRole::Relative => label!(role_short_relative),
    }
}

/// People who are not looked for, as a line of counts: `only responsible`.
#[must_use]
pub fn only_role(role: OnlyRole) -> Safe {
    say!(role_only {
        role: role_key(role)
    })
}

/// The key of a role in the catalogue of terms.
const fn role_key(role: OnlyRole) -> &'static str {
    match role {
        OnlyRole::Responsible => "word_Responsible",
        OnlyRole::Witness => "word_Witness",
        OnlyRole::Advocate => "word_Advocate",
        OnlyRole::Relative => "word_Relative",
    }
}

/// How word of the person came, to stand behind a date; empty if nothing is said about it.
#[must_use]
pub fn contact(contact: &Contact) -> Safe {
    match contact {
        Contact::Unstated => Safe::default(),
        Contact::Direct => say!(contact_direct),
        Contact::Relayed => say!(contact_relayed),
        Contact::None => say!(contact_none),
        Contact::Other(other) => word(other),
    }
}

/// What a person's name is worth; empty if it is the one that was published.
#[must_use]
pub fn name_status(status: &NameStatus) -> Safe {
    match status {
        NameStatus::Published => Safe::default(),
        NameStatus::Changed => say!(name_changed),
        NameStatus::Partial => say!(name_partial),
        NameStatus::Withheld => say!(name_withheld),
        NameStatus::Other(other) => word(other),
    }
}

/// A bare word of a record as it stands in a sentence: `PartOf` becomes `part of`.
#[must_use]
pub fn word(bare: &str) -> Safe {
    if let Some(term) = catalogue::term(&format!("word_{bare}"), None) {
        return display_safe(term);
    }
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
        "name_status" => say!(field_name_status),
        "derived_from" => say!(field_derived_from),
        "at" => say!(field_at),
        "via" => say!(field_via),
        "merged_into" => say!(field_merged_into),
        "distinct_from" => say!(field_distinct_from),
        "maybe_same" => say!(field_maybe_same),
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

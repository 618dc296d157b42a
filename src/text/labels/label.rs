//! Labels: what fields, kinds, statuses and other words of a record are called on a screen.

use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::fields::list_item::StatementList;
use crate::record::entry::Contact;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::named::NameStatus;
use crate::record::person::Sex;
use crate::record::status::{Status, StatusKind};
use crate::text::catalogue::{self, CatalogueTerm, label, say};
use crate::text::safe::{Safe, display_safe};

/// The keys of the months in the catalogue of terms.
const MONTHS: [&str; 12] = [
    "month_jan",
    "month_feb",
    "month_mar",
    "month_apr",
    "month_may",
    "month_jun",
    "month_jul",
    "month_aug",
    "month_sep",
    "month_oct",
    "month_nov",
    "month_dec",
];

/// The month of a number, January is 1, as a term of which a sentence chooses the form.
#[must_use]
pub(crate) fn month_term(number: u8) -> Option<CatalogueTerm> {
    let at = usize::from(number).checked_sub(1)?;
    MONTHS.get(at).map(|key| CatalogueTerm::known(key))
}

/// The month of a number, January is 1, in at most three letters.
#[must_use]
pub fn month(number: u8) -> Option<&'static str> {
    let at = usize::from(number).checked_sub(1)?;
    catalogue::short_term(MONTHS.get(at)?)
}

/// The heading of a list of records of this kind.
#[must_use]
pub fn plural(kind: Kind) -> &'static str {
    catalogue::term(catalogue::kind_key(kind), Some("plural")).unwrap_or_default()
}

/// What a record of this kind is called.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    catalogue::term(catalogue::kind_key(kind), None).unwrap_or_default()
}

/// A status as it stands in a sentence about nobody in particular: `detained`, `sent home`.
#[must_use]
pub fn status(status: &Status) -> Safe {
    word(status.as_str())
}

/// A status as it stands in a sentence about somebody of this sex.
#[must_use]
pub fn status_of(status: &Status, sex: Option<&Sex>) -> Safe {
    match form_of(sex) {
        Some(form) => in_form(status, form),
        None => self::status(status),
    }
}

/// The form of a word about somebody of this sex; `None` for the one that says nothing of it.
const fn form_of(sex: Option<&Sex>) -> Option<&'static str> {
    match sex {
        Some(Sex::Male) => Some("m"),
        Some(Sex::Female) => Some("f"),
        _ => None,
    }
}

/// A status as it stands in a sentence about several people, or beside how many they are.
#[must_use]
pub fn status_of_several(status: &Status) -> Safe {
    in_form(status, "plural")
}

/// A status as it is said of these people: of one in the form of their sex.
#[must_use]
pub fn status_of_people(status: &Status, people: &[RecordId], book: &Book) -> Safe {
    match people {
        [one] => {
            let person = book.people().get(*one);
            status_of(status, person.and_then(|person| person.sex.as_ref()))
        }
        _ => status_of_several(status),
    }
}

fn in_form(status: &Status, form: &str) -> Safe {
    word_in_form(status.as_str(), form)
}

fn word_in_form(bare: &str, form: &str) -> Safe {
    let term = catalogue::term(&format!("word_{bare}"), Some(form));
    term.map_or_else(|| word(bare), display_safe)
}

/// A bare word of a record as it stands beside a number of people: what a figure counts.
#[must_use]
pub fn word_of_several(bare: &str) -> Safe {
    word_in_form(bare, "plural")
}

/// A word of a record in a column of its own: what it is called, or as it is typed where the catalogue does not
/// know it.
#[must_use]
pub fn in_column(bare: &str) -> Safe {
    column_in_form(bare, None)
}

/// A status of somebody of this sex in a column of its own.
#[must_use]
pub fn status_in_column(status: &Status, sex: Option<&Sex>) -> Safe {
    column_in_form(status.as_str(), form_of(sex))
}

fn column_in_form(bare: &str, form: Option<&str>) -> Safe {
    let key = format!("word_{bare}");
    let term = form.and_then(|form| catalogue::term(&key, Some(form)));
    let term = term.or_else(|| catalogue::term(&key, None));
    term.map_or_else(|| display_safe(&bare.to_lowercase()), display_safe)
}

/// The three letters that stand for a status: the workspace's own, those of the language for one of the four,
/// or the first of the word where the workspace does not know it.
#[must_use]
pub fn status_short(status: &Status, known: &[StatusKind]) -> Safe {
    let four = StatusKind::four();
    let own = known.iter().find(|kind| kind.name == *status);
    let is_own = |kind: &&StatusKind| !four.iter().any(|one| one.label == kind.label);
    if own.filter(is_own).is_none()
        && let Some(short) = catalogue::term(&format!("word_{}", status.as_str()), Some("short"))
    {
        return short.into();
    }
    own.map_or_else(
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
        role: only_role_term(role)
    })
}

/// The role of people who are not looked for.
#[must_use]
pub fn word_of_role(role: OnlyRole) -> Safe {
    Safe::from(&only_role_term(role))
}

/// The role of people who are not looked for, as a term of which a sentence chooses the form.
#[must_use]
pub(crate) const fn only_role_term(role: OnlyRole) -> CatalogueTerm {
    CatalogueTerm::known(role_key(role))
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
    catalogue::term(&format!("word_{bare}"), None)
        .map_or_else(|| display_safe(&spaced(bare)), display_safe)
}

/// The first three letters of a bare word of a record, as they stand in front of a row: `Fac`.
#[must_use]
pub fn word_short(bare: &str) -> String {
    capital(&word(bare)).chars().take(3).collect()
}

/// A bare word of a record as a term of which a sentence chooses the form.
#[must_use]
pub(crate) fn word_term(bare: &str) -> CatalogueTerm {
    CatalogueTerm::of("word_", bare, || spaced(bare))
}

/// The words of a bare word of which the catalogue knows nothing.
fn spaced(bare: &str) -> String {
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
    spaced
}

/// What one item of a list of statements is called, as a term.
#[must_use]
pub(crate) fn statement_term(list: StatementList) -> CatalogueTerm {
    CatalogueTerm::of("statement_", list.name(), || list.word().to_owned())
}

/// What one item of a list of statements is called: `step`.
#[must_use]
pub fn statement(list: StatementList) -> Safe {
    Safe::from(&statement_term(list))
}

/// What a field of a record is called: `other_names` is `other names`.
#[must_use]
pub fn field(name: &str) -> Safe {
    catalogue::term(&format!("field_{name}"), None).map_or_else(|| word(name), display_safe)
}

/// A field of a record as a term of which a sentence chooses the form.
#[must_use]
pub(crate) fn field_term(name: &str) -> CatalogueTerm {
    CatalogueTerm::of("field_", name, || spaced(name))
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

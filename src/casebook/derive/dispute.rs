//! What sources contradict each other in, side by side; and the change that settles which of them
//! the record goes by.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::change::compose::{ComposeError, FieldUpdate, Written, line_text, set_fields};
use crate::casebook::change::edit::Edit;
use crate::casebook::derive::own_value::{of_case, of_person, same_value};
use crate::casebook::derive::standing::contradictions;
use crate::casebook::fields::field::{fields_of, value_text};
use crate::casebook::fields::refusal::Refusal;
use crate::record::citation::Claim;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::ron_text::edit::EditError;
use crate::ron_text::locate::{count_items, value_at};
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;

/// Something that sources contradict each other in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dispute<'r> {
    /// Two entries of a history that cannot both be right, by their places.
    Statuses(usize, usize),
    /// A field.
    Field {
        /// Its name.
        field: &'r str,
        /// What is said: what the record goes by first.
        sides: Vec<DisputeSide<'r>>,
    },
}

/// What is chosen in a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Of two entries the first counts, and the other does not.
    Entry {
        /// The place of the one that counts.
        counts: usize,
        /// The place of the other.
        other: usize,
    },
    /// A field gets this value.
    Value {
        /// The field, as it stands in the record.
        field: String,
        /// The value.
        value: String,
        /// What the record went by.
        kept: String,
    },
}

/// One of the values of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeSide<'r> {
    /// The value; empty if the record says nothing itself.
    pub value: &'r str,
    /// Who says so.
    pub claims: Vec<&'r Claim>,
}

/// Everything about a record that is disputed, statuses first.
#[must_use]
pub fn disputes(book: &Book, record: RecordId) -> Vec<Dispute<'_>> {
    match record.kind() {
        Kind::Person => book.people().get(record).map_or_else(Vec::new, |person| {
            let status = || {
                let row = book.people().row_of(record)?;
                book.status(row).map(Status::as_str)
            };
            let mut found: Vec<Dispute> = contradictions(person)
                .map(|(a, b)| Dispute::Statuses(a, b))
                .collect();
            found.extend(fields(&person.claims, |field| match field {
                "status" => status().unwrap_or_default(),
                field => of_person(person, field).unwrap_or_default(),
            }));
            found
        }),
        Kind::Case => book.cases().get(record).map_or_else(Vec::new, |case| {
            fields(&case.claims, |field| {
                of_case(case, field).unwrap_or_default()
            })
        }),
        Kind::Source | Kind::Place | Kind::Unit => Vec::new(),
    }
}

fn fields<'r>(claims: &'r [Claim], kept: impl Fn(&str) -> &'r str) -> Vec<Dispute<'r>> {
    let mut found: Vec<(&str, Vec<DisputeSide>)> = Vec::new();
    for claim in claims {
        let field = claim.field.as_str();
        let at = found
            .iter()
            .position(|(name, _)| *name == field)
            .unwrap_or_else(|| {
                let first = DisputeSide {
                    value: kept(field),
                    claims: Vec::new(),
                };
                found.push((field, vec![first]));
                found.len() - 1
            });
        let sides = &mut found[at].1;
        match sides
            .iter_mut()
            .find(|side| same_value(field, side.value, &claim.value))
        {
            Some(side) => side.claims.push(claim),
            None => sides.push(DisputeSide {
                value: &claim.value,
                claims: vec![claim],
            }),
        }
    }
    // A claim of what the record says itself contradicts nobody.
    found.retain(|(_, sides)| sides.len() > 1);
    found
        .into_iter()
        .map(|(field, sides)| Dispute::Field { field, sides })
        .collect()
}

/// Who decides between two sides, when, and why.
#[derive(Clone, Copy, Debug)]
pub struct DisputeDecision<'a> {
    /// The author.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// The reason that was given; may be empty.
    pub why: &'a str,
}

/// How the reason begins with which a side is withdrawn that was decided against.
const DECIDED_AGAINST: &str = "decided against by ";

/// The same in records of earlier versions.
const WHAT_COUNTS: &str = "what counts: ";

impl DisputeDecision<'_> {
    /// `decided against by anna on 2026-11-23, because the list is older`
    #[must_use]
    pub fn against(&self) -> String {
        let mut told = format!("{DECIDED_AGAINST}{} on {}", self.by, self.on);
        if !self.why.is_empty() {
            told.push_str(&format!(", because {}", self.why));
        }
        told
    }

    /// `both kept by anna on 2026-11-23`
    #[must_use]
    pub fn both(&self) -> String {
        format!("{BOTH_KEPT}{} on {}", self.by, self.on)
    }
}

/// How the note of a claim begins that stays beside what counts.
const BOTH_KEPT: &str = "both kept by ";

/// Whether an entry was withdrawn because somebody decided for another side.
#[must_use]
pub fn is_decided_against(entry: &Entry) -> bool {
    let reason = entry.withdrawn.as_str();
    reason.starts_with(DECIDED_AGAINST) || reason.starts_with(WHAT_COUNTS)
}

/// Why a choice cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotChoose {
    /// The value cannot stand in the field.
    Refused(Refusal),
    /// The record's text does not allow it.
    Compose(ComposeError),
}

impl From<EditError> for CannotChoose {
    fn from(error: EditError) -> Self {
        Self::Compose(ComposeError::Edit(error))
    }
}

/// The edits by which a record goes by another value of a field from now on. What it went by so far
/// stays as a claim, unless a claim says so already, and the claim of the chosen value stays and
/// tells who says so.
///
/// `text` is the record's file as the user saw it, `decision` is kept with the claim.
///
/// # Errors
///
/// [`CannotChoose`] if the value cannot stand in the field, or the field is none that is chosen
/// in: a status comes from entries.
pub fn choose_value(
    record: RecordId,
    text: &str,
    (field, value): (&str, &str),
    (kept, claims): (&str, &[Claim]),
    decision: &DisputeDecision,
) -> Result<Vec<Edit>, CannotChoose> {
    let known = fields_of(record.kind()).iter();
    let Some(known) = known.copied().find(|known| known.name == field) else {
        return Err(CannotChoose::Refused(Refusal::NoSuchField {
            typed: field.to_owned(),
        }));
    };
    let new = value_text(known.holds, value).map_err(CannotChoose::Refused)?;
    let becomes = [(known.name, FieldUpdate::Value(new))];
    let mut edits =
        set_fields(record, text, &FieldPath::root(), &becomes).map_err(CannotChoose::Compose)?;
    let is_kept = kept.trim().is_empty()
        || claims
            .iter()
            .any(|claim| claim.field == field && same_value(field, &claim.value, kept));
    if !is_kept {
        let mut item = vec![("field", quote(field)), ("value", quote(kept))];
        note(&mut item, &decision.against());
        edits.push(add_claim(record, text, &line_text(&item))?);
    }
    Ok(edits)
}

/// The edits by which one of two entries that contradict each other counts and the other does not:
/// the other is withdrawn, stays readable, and is kept as a claim with its sources.
///
/// `other` is the place of the entry that does not count, `entry` what it says.
///
/// # Errors
///
/// [`CannotChoose::Compose`] if the text has no such entry.
pub fn choose_entry(
    record: RecordId,
    text: &str,
    (other, entry): (usize, &Entry),
    counts: &str,
    decision: &DisputeDecision,
) -> Result<Vec<Edit>, CannotChoose> {
    let within = FieldPath::root().field("history").index(other);
    let against = decision.against();
    let reason = format!("{against}; {WHAT_COUNTS}{counts}");
    let becomes = [("withdrawn", FieldUpdate::Value(Some(quote(&reason))))];
    let mut edits = set_fields(record, text, &within, &becomes).map_err(CannotChoose::Compose)?;
    let status = entry.status.as_ref().map_or("", Status::as_str);
    let mut item = vec![("field", quote("status")), ("value", quote(status))];
    let sources = value_at(text, &within.field("sources")).map_err(EditError::Scan)?;
    if let Some(sources) = sources {
        item.push(("sources", sources.to_owned()));
    }
    let told = [entry.when.as_str(), entry.place.as_str(), &against];
    let told: Vec<&str> = told.into_iter().filter(|text| !text.is_empty()).collect();
    note(&mut item, &told.join("; "));
    edits.push(add_claim(record, text, &line_text(&item))?);
    Ok(edits)
}

fn note(item: &mut Vec<Written>, text: &str) {
    if !text.is_empty() {
        item.push(("note", quote(text)));
    }
}

fn add_claim(record: RecordId, text: &str, item: &str) -> Result<Edit, CannotChoose> {
    let list = FieldPath::root().field("claims");
    let count = count_items(text, &list).map_err(EditError::Scan)?;
    Ok(Edit::Insert {
        record,
        list,
        index: count.unwrap_or(0),
        item: item.to_owned(),
    })
}

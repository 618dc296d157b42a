//! What a merge left undecided: a field that both sides changed, of which one value counts and the other one is a
//! claim with the remark of the merge; and the edits by which somebody decides.

use crate::casebook::book::Book;
use crate::casebook::change::compose::line_text;
use crate::casebook::change::edit::Edit;
use crate::casebook::derive::dispute::DisputeDecision;
use crate::casebook::derive::own_value::{of_case, of_person, same_value};
use crate::casebook::fields::field::{fields_of, value_text};
use crate::casebook::fields::refusal::Refusal;
use crate::record::citation::Claim;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;

/// A field of which people must decide what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: String,
    /// What counts; empty if the record says nothing by now.
    pub counts: String,
    /// The claims that the merge made, by their places.
    pub others: Vec<usize>,
    /// What these claims say, in the same order.
    pub said: Vec<String>,
}

impl Undecided {
    /// What the claim in a place says.
    #[must_use]
    pub fn value_of(&self, place: usize) -> &str {
        let at = self.others.iter().position(|other| *other == place);
        at.and_then(|at| self.said.get(at))
            .map_or("", String::as_str)
    }
}

/// What somebody decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeDecision {
    /// What counts is right.
    Counts,
    /// The claim in this place is right.
    Other(usize),
    /// Both stay, and nobody asks again.
    Both,
}

/// The claims of a record.
#[must_use]
pub fn claims_of(book: &Book, record: RecordId) -> &[Claim] {
    match record.kind() {
        Kind::Person => book.people().get(record).map(|person| &person.claims),
        Kind::Case => book.cases().get(record).map(|case| &case.claims),
        Kind::Source | Kind::Place | Kind::Unit => None,
    }
    .map_or(&[], Vec::as_slice)
}

/// Everything that merges left undecided, record by record. `remarks` are what stands with such a claim.
#[must_use]
pub fn undecided(book: &Book, remarks: &[&str]) -> Vec<Undecided> {
    let kinds = [Kind::Person, Kind::Case];
    let mut records: Vec<RecordId> = kinds.into_iter().flat_map(|kind| book.ids(kind)).collect();
    records.retain(|id| !claims_of(book, *id).is_empty());
    records.sort_by_key(|id| book.title_of(*id).unwrap_or_default().to_owned());
    records
        .into_iter()
        .flat_map(|id| of_record(book, id, remarks))
        .collect()
}

fn of_record(book: &Book, record: RecordId, remarks: &[&str]) -> Vec<Undecided> {
    let mut found: Vec<Undecided> = Vec::new();
    for (at, claim) in claims_of(book, record).iter().enumerate() {
        if !remarks.contains(&claim.note.as_str()) {
            continue;
        }
        let counts = own_value(book, record, &claim.field);
        if same_value(&claim.field, counts, &claim.value) {
            continue;
        }
        match found.iter_mut().find(|one| one.field == claim.field) {
            Some(one) => {
                one.others.push(at);
                one.said.push(claim.value.clone());
            }
            None => found.push(Undecided {
                record,
                field: claim.field.clone(),
                counts: counts.to_owned(),
                others: vec![at],
                said: vec![claim.value.clone()],
            }),
        }
    }
    found
}

fn own_value<'b>(book: &'b Book, record: RecordId, field: &str) -> &'b str {
    let person = book.people().get(record);
    let value = person.and_then(|person| of_person(person, field));
    let case = || of_case(book.cases().get(record)?, field);
    value.or_else(case).unwrap_or_default()
}

/// The edits by which somebody decides. They are refused if the record says something else by now, even if
/// nobody has read it since.
///
/// # Errors
///
/// [`Refusal`] if the value cannot stand in the field.
pub fn decide(
    book: &Book,
    undecided: &Undecided,
    chosen: MergeDecision,
    decision: &DisputeDecision<'_>,
) -> Result<Vec<Edit>, Refusal> {
    let Undecided {
        record,
        field,
        counts,
        others,
        said,
    } = undecided;
    let record = *record;
    let claims = claims_of(book, record);
    let set = |path: FieldPath, old: Option<String>, new: Option<String>| Edit::Set {
        record,
        path,
        old,
        new,
    };
    let part = |at: usize, name: &str| FieldPath::root().field("claims").index(at).field(name);
    let noted = |at: usize, new: Option<String>| {
        let old = claims.get(at).map(|claim| quote(&claim.note));
        set(part(at, "note"), old, new)
    };
    let told = match chosen {
        MergeDecision::Both => decision.both(),
        MergeDecision::Counts | MergeDecision::Other(_) => decision.against(),
    };
    let known = fields_of(record.kind()).iter();
    let known = known.copied().find(|known| known.name == field);
    let known = known.ok_or_else(|| Refusal::NoSuchField {
        typed: field.clone(),
    })?;
    let old = value_text(known.holds, counts);
    // What stays is written as it is: that fails if it is another by now.
    let stays = |path: FieldPath, value: Option<String>| set(path, value.clone(), value);
    let mut edits = Vec::new();
    for (at, value) in others.iter().zip(said) {
        edits.push(stays(part(*at, "value"), Some(quote(value))));
    }
    for at in others {
        match chosen {
            MergeDecision::Other(taken) if taken == *at => {}
            _ => edits.push(noted(*at, Some(quote(&told)))),
        }
    }
    let taken = match chosen {
        MergeDecision::Other(taken) => claims.get(taken).map(|claim| (taken, claim)),
        MergeDecision::Counts | MergeDecision::Both => None,
    };
    let Some((taken, claim)) = taken else {
        if let Some(old) = old.ok().flatten().filter(|_| counts.trim() == counts) {
            edits.insert(0, stays(FieldPath::of(field), Some(old)));
        }
        return Ok(edits);
    };
    let old = old?;
    let new = value_text(known.holds, &claim.value)?;
    edits.insert(0, set(FieldPath::of(field), old, new));
    let is_claimed = counts.trim().is_empty()
        || claims
            .iter()
            .any(|claim| claim.field == *field && same_value(field, &claim.value, counts));
    if claim.sources.is_empty() && !is_claimed {
        // What it says is the record's own now; what counted before takes its place.
        edits.push(set(
            part(taken, "value"),
            Some(quote(&claim.value)),
            Some(quote(counts)),
        ));
        edits.push(noted(taken, Some(quote(&told))));
        return Ok(edits);
    }
    edits.push(noted(taken, None));
    if !is_claimed {
        edits.push(Edit::Insert {
            record,
            list: FieldPath::of("claims"),
            index: claims.len(),
            item: line_text(&[
                ("field", quote(field)),
                ("value", quote(counts)),
                ("note", quote(&told)),
            ]),
        });
    }
    Ok(edits)
}

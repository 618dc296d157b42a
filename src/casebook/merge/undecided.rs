//! What a merge left undecided: a field that both sides changed, of which one value counts and the other one is a
//! claim or a note with the remark of the merge; and the edits by which somebody decides.

use crate::casebook::book::Book;
use crate::casebook::change::compose::line_text;
use crate::casebook::change::edit::Edit;
use crate::casebook::derive::dispute::DisputeDecision;
use crate::casebook::derive::own_value::{of_case, of_person, same_value};
use crate::casebook::external::one_sided::{OneSided, OneSidedDecision};
use crate::casebook::fields::field::{fields_of, value_text};
use crate::casebook::fields::refusal::Refusal;
use crate::record::any_record::AnyRecord;
use crate::record::citation::Claim;
use crate::record::field::{FieldType, JoinRule, field_named};
use crate::record::field_value::FieldValue;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::schema::fields;
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
    /// As what the other values stand.
    pub kept: KeptAs,
    /// The claims or notes that the merge made, by their places.
    pub others: Vec<usize>,
    /// What these say, in the same order.
    pub said: Vec<String>,
}

/// As what a value stands that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptAs {
    /// A claim about the field.
    Claim,
    /// A note, since nothing can be claimed about the field.
    Note,
    /// As the record itself, which one side removed.
    Record,
}

impl Undecided {
    /// A record that one side removed and the other one changed.
    #[must_use]
    pub const fn of_one_sided(one: &OneSided) -> Self {
        Self {
            record: one.record,
            field: String::new(),
            counts: String::new(),
            kept: KeptAs::Record,
            others: Vec::new(),
            said: Vec::new(),
        }
    }

    /// What the claim or note in a place says.
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
    /// The claim or note in this place is right.
    Other(usize),
    /// Both stay, and nobody asks again.
    Both,
    /// The record stays, though one side removed it, or it goes away.
    Record(OneSidedDecision),
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

/// Everything that merges left undecided, record by record. `remarks` are what stands with such a claim or note.
#[must_use]
pub fn undecided(book: &Book, remarks: &[&str]) -> Vec<Undecided> {
    let records = Kind::ALL.into_iter().flat_map(|kind| book.ids(kind));
    let mut found: Vec<Undecided> = records
        .flat_map(|id| {
            let noted = noted(book, id, remarks);
            of_record(book, id, remarks).into_iter().chain(noted)
        })
        .collect();
    found.sort_by_key(|one| book.title_of(one.record).unwrap_or_default().to_owned());
    found
}

fn of_record(book: &Book, record: RecordId, remarks: &[&str]) -> Vec<Undecided> {
    let mut found: Vec<Undecided> = Vec::new();
    for (at, claim) in claims_of(book, record).iter().enumerate() {
        if !remarks.contains(&claim.note.as_str()) {
            continue;
        }
        let counts = own_value(book, record, &claim.field);
        if !same_value(&claim.field, counts, &claim.value) {
            let counts = counts.to_owned();
            add(
                &mut found,
                (record, &claim.field),
                counts,
                (at, &claim.value),
            );
        }
    }
    found
}

fn add(
    found: &mut Vec<Undecided>,
    (record, field): (RecordId, &str),
    counts: String,
    (at, value): (usize, &str),
) {
    let at_field = found.iter().position(|one| one.field == field);
    let at_field = at_field.unwrap_or_else(|| {
        found.push(Undecided {
            record,
            field: field.to_owned(),
            counts,
            kept: KeptAs::Claim,
            others: Vec::new(),
            said: Vec::new(),
        });
        found.len() - 1
    });
    if let Some(one) = found.get_mut(at_field) {
        one.others.push(at);
        one.said.push(value.to_owned());
    }
}

/// What stands in notes: `parent: l-bryanka (a merge of two versions)`.
fn noted(book: &Book, record: RecordId, remarks: &[&str]) -> Vec<Undecided> {
    let mut found: Vec<Undecided> = Vec::new();
    let notes = book.any(record).map_or(&[][..], AnyRecord::notes);
    for (at, note) in notes.iter().enumerate() {
        let said = remarks.iter().find_map(|remark| {
            let said = note.text.strip_suffix(')')?.strip_suffix(*remark)?;
            said.strip_suffix(" (")?.split_once(": ")
        });
        let Some((field, value)) = said else {
            continue;
        };
        let Some((_, counts)) = field_of(book, record, field) else {
            continue;
        };
        if counts.trim() != value.trim() {
            add(&mut found, (record, field), counts, (at, value));
        }
    }
    for one in &mut found {
        one.kept = KeptAs::Note;
    }
    found
}

/// What a field holds and says; `None` if the record has no such field of one value.
fn field_of(book: &Book, record: RecordId, name: &str) -> Option<(FieldType, String)> {
    let mut found = None;
    book.record(record)?.each_field(&mut |field, value| {
        if field.name == name {
            found = written(value).map(|text| (field.holds, text));
        }
    });
    found
}

/// A value of a field as it is typed; `None` for what is no single value.
fn written(value: FieldValue<'_>) -> Option<String> {
    Some(match value {
        FieldValue::Flag(flag) => flag.to_string(),
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Decimal(number) => number.to_string(),
        FieldValue::Link(link) => link.as_str().to_owned(),
        value => value.text()?.to_owned(),
    })
}

fn own_value<'b>(book: &'b Book, record: RecordId, field: &str) -> &'b str {
    let person = book.people().get(record);
    let value = person.and_then(|person| of_person(person, field));
    let case = || of_case(book.cases().get(record)?, field);
    value.or_else(case).unwrap_or_default()
}

/// The text of a value in the record.
fn text_of(holds: FieldType, value: &str) -> Result<Option<String>, Refusal> {
    match holds {
        FieldType::Decimal if value.trim().parse::<f64>().is_ok() => {
            Ok(Some(value.trim().to_owned()))
        }
        _ => value_text(holds, value),
    }
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
        kept,
        others,
        said,
    } = undecided;
    let record = *record;
    if *kept == KeptAs::Record {
        return Ok(Vec::new());
    }
    if *kept == KeptAs::Note {
        return decide_noted(book, undecided, chosen, decision);
    }
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
        _ => decision.against(),
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
        _ => None,
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

/// The same of what stands in notes: they tell what was decided.
fn decide_noted(
    book: &Book,
    undecided: &Undecided,
    chosen: MergeDecision,
    decision: &DisputeDecision<'_>,
) -> Result<Vec<Edit>, Refusal> {
    let Undecided {
        record,
        field,
        counts,
        ..
    } = undecided;
    let (record, notes) = (*record, book.any(*record).map_or(&[][..], AnyRecord::notes));
    let (holds, _) = field_of(book, record, field).ok_or_else(|| Refusal::NoSuchField {
        typed: field.clone(),
    })?;
    let old = text_of(holds, counts)?;
    let new = match chosen {
        MergeDecision::Other(taken) => text_of(holds, undecided.value_of(taken))?,
        _ => old.clone(),
    };
    // What stays is written as it is: that fails if it is another by now.
    let mut edits = vec![Edit::Set {
        record,
        path: FieldPath::of(field),
        old,
        new,
    }];
    if let MergeDecision::Other(taken) = chosen {
        edits.extend(other_name(book, undecided, undecided.value_of(taken)));
    }
    for (at, value) in undecided.others.iter().zip(&undecided.said) {
        let (value, told) = match chosen {
            MergeDecision::Both => (value, decision.both()),
            MergeDecision::Other(taken) if taken == *at => (counts, decision.against()),
            _ => (value, decision.against()),
        };
        edits.push(Edit::Set {
            record,
            path: FieldPath::root().field("notes").index(*at).field("text"),
            old: notes.get(*at).map(|note| quote(&note.text)),
            new: Some(quote(&format!("{field}: {value} ({told})"))),
        });
    }
    Ok(edits)
}

/// The name that counted takes the place among the other names of the one that counts from now on; nothing for another
/// field.
fn other_name(book: &Book, undecided: &Undecided, taken: &str) -> Option<Edit> {
    let (record, counts) = (undecided.record, undecided.counts.trim());
    let row = field_named(fields(record.kind()), &undecided.field)?;
    if row.join != JoinRule::OtherName || counts.is_empty() {
        return None;
    }
    let names = book.any(record)?.other_names();
    let place_of = |wanted: &str| {
        names
            .iter()
            .position(|one| one.text.trim() == wanted.trim())
    };
    let list = FieldPath::of("other_names");
    match (place_of(taken), place_of(counts)) {
        (_, Some(_)) => None,
        (Some(at), None) => Some(Edit::Set {
            record,
            path: list.index(at).field("text"),
            old: names.get(at).map(|one| quote(&one.text)),
            new: Some(quote(counts)),
        }),
        (None, None) => Some(Edit::Insert {
            record,
            list,
            index: names.len(),
            item: line_text(&[("text", quote(counts))]),
        }),
    }
}

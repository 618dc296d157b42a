//! The quick fix of each kind of finding: under which heading it stands, and where its one key
//! leads. Every kind stands here by name, so that a new one cannot be forgotten.

use crate::app::form::opening::FormOpening;
use crate::casebook::book::Book;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::fields::field::{ENTRY, SAVED, fields_of};
use crate::casebook::fields::list_item::{StatementList, item_at};
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::casebook::form_target::{ChosenEntry, ChosenItem, Cited};
use crate::record::field::Field;
use crate::record::id::RecordId;
use crate::record::saved_query::SavedQuery;
use crate::record::workspace::FILE_NAME;
use crate::ron_text::path::{FieldPath, PathStep};
use crate::text::catalogue::{label, say};
use crate::text::labels::label as labels;
use crate::text::safe::Safe;

/// A heading under which findings stand together. The ones that lose or hide most come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// Files that cannot be read.
    Files,
    /// Logs that are not as they were written.
    Logs,
    /// Attached copies.
    Copies,
    /// Records that were joined or erased.
    Joins,
    /// References to what is not there.
    Links,
    /// Words, names and figures that cannot be meant.
    Slips,
    /// Dates and ages that exclude each other.
    Dates,
    /// What nobody can look up or judge.
    Sources,
    /// What is not told yet, or is to be looked at again.
    Gaps,
}

impl Heading {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Files => label!(finding_files),
            Self::Logs => label!(finding_logs),
            Self::Copies => label!(finding_copies),
            Self::Joins => label!(finding_joins),
            Self::Links => label!(finding_links),
            Self::Slips => label!(finding_slips),
            Self::Dates => label!(finding_dates),
            Self::Sources => label!(finding_sources),
            Self::Gaps => label!(finding_gaps),
        }
    }
}

/// What mends a kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remedy {
    /// The field that it names.
    Field,
    /// A field within what it names.
    Within(&'static str),
    /// A new entry.
    NewEntry,
    /// The file attached once more.
    Attach,
    /// Both sides merged.
    Merge,
    /// What merges left to decide.
    Decide,
    /// The text of the file.
    Text,
    /// The records taken apart, to be joined again.
    Unjoin,
    /// Somebody who looks at the record and decides.
    Look,
    /// Nothing that could be opened here.
    Told,
}

const fn kind_of(reason: &Reason) -> (Heading, Remedy) {
    match reason {
        Reason::DoesNotParse(_)
        | Reason::Empty
        | Reason::NotUtf8 { .. }
        | Reason::TooLarge { .. }
        | Reason::NameIsNotId { .. }
        | Reason::NameIsNoId
        | Reason::DuplicateId { .. }
        | Reason::FieldTwice
        | Reason::PutAside { .. } => (Heading::Files, Remedy::Text),
        Reason::Symlink
        | Reason::NotAFile
        | Reason::Gone
        | Reason::NewerFormat { .. }
        | Reason::Unreadable(_)
        | Reason::UnreadableFolder(_)
        | Reason::UnknownKind
        | Reason::CopyOfHead { .. }
        | Reason::NameInCapitals { .. }
        | Reason::CopyOfRecord { .. }
        | Reason::ForeignPlan
        | Reason::ForeignChange { .. }
        | Reason::UnloggedChange { .. }
        | Reason::ForeignWork
        | Reason::ForeignFacts { .. }
        | Reason::Interrupted
        | Reason::NotSealed
        | Reason::StrayInLog { .. }
        | Reason::OtherForm
        | Reason::LeftInClear
        | Reason::IgnoredByGit { .. }
        | Reason::OpenToAll { .. } => (Heading::Files, Remedy::Told),
        Reason::TornLogLine
        | Reason::BrokenLogLine { .. }
        | Reason::CopyOfLog { .. }
        | Reason::LogNameDiffers { .. }
        | Reason::ClockWrong(_)
        | Reason::BlankedByNobody
        | Reason::Signature(_)
        | Reason::ValuesAreBack => (Heading::Logs, Remedy::Told),
        Reason::NotADigest { .. } | Reason::CopyLost { .. } | Reason::CopyAltered { .. } => {
            (Heading::Copies, Remedy::Attach)
        }
        Reason::CopyUnnamed | Reason::SnapshotStays => (Heading::Copies, Remedy::Told),
        Reason::ConflictMarkers { .. }
        | Reason::StatementsLost {
            can_be_put_back: true,
            ..
        } => (Heading::Files, Remedy::Merge),
        Reason::OneSided { .. } => (Heading::Files, Remedy::Decide),
        Reason::LogConflictMarkers | Reason::KeysConflictMarkers => (Heading::Logs, Remedy::Merge),
        Reason::StatementsLost { .. } => (Heading::Files, Remedy::Look),
        Reason::WasErased { .. } => (Heading::Joins, Remedy::Look),
        Reason::JoinedChanged { .. } => (Heading::Joins, Remedy::Unjoin),
        Reason::EraseAgain
        | Reason::JoinedToJoined { .. }
        | Reason::JoinedThoughDifferent { .. }
        | Reason::CircularJoin => (Heading::Joins, Remedy::Text),
        Reason::NoSuchRecord { .. }
        | Reason::WrongKind { .. }
        | Reason::Unresolved { .. }
        | Reason::NamesItself
        | Reason::CircularSources
        | Reason::CircularParents => (Heading::Links, Remedy::Field),
        Reason::UnknownField { .. }
        | Reason::UnknownProtection { .. }
        | Reason::TooManyQueries { .. } => (Heading::Slips, Remedy::Text),
        Reason::UnknownStatus { .. }
        | Reason::UnknownWord { .. }
        | Reason::NotACredibility { .. }
        | Reason::NoName
        | Reason::NamesSomebodyHidden
        | Reason::EmptyRange
        | Reason::NameTwice
        | Reason::RecordedTwice { .. }
        | Reason::MixedScripts { .. }
        | Reason::BadQuery(_) => (Heading::Slips, Remedy::Field),
        Reason::NotADate { .. }
        | Reason::InFuture { .. }
        | Reason::EndsInFuture { .. }
        | Reason::NoOrder
        | Reason::BornTooEarly { .. }
        | Reason::NotAnAge { .. }
        | Reason::AgeAgainstAge { .. }
        | Reason::SourceBefore { .. }
        | Reason::RetrievedBefore { .. }
        | Reason::BeforeBirth { .. }
        | Reason::EndsBeforeItBegins { .. }
        | Reason::AgeAgainstBirth { .. }
        | Reason::EndBeforeBeginning { .. } => (Heading::Dates, Remedy::Field),
        Reason::NoSource => (Heading::Sources, Remedy::Within("sources")),
        Reason::SourcesLost | Reason::NoGrade => (Heading::Sources, Remedy::Field),
        Reason::NoEntry => (Heading::Gaps, Remedy::NewEntry),
        Reason::NoKinship | Reason::ReviewDue | Reason::ProtectionIncomplete => {
            (Heading::Gaps, Remedy::Field)
        }
    }
}

/// The heading under which a finding stands.
#[must_use]
pub const fn heading(reason: &Reason) -> Heading {
    kind_of(reason).0
}

/// Where the one key leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixTarget {
    /// Into a form, with the cursor in a field.
    Form(Box<FormOpening>),
    /// Into the form of a new entry.
    NewEntry(RecordId),
    /// Into the form that attaches a file to a source.
    Attach(RecordId),
    /// Into the form of a saved query, with the cursor in a field.
    Query(SavedQuery, &'static str),
    /// To what taking a record apart from the one that it was joined to comes upon.
    Unjoin(RecordId),
    /// Both sides of a merge that left its markers become one record.
    Merge(RecordId),
    /// The same of a log or the head of the workspace, by its path.
    MergeFile(String),
    /// To the list of what merges left to decide.
    Decide,
    /// To the record.
    Record(RecordId),
    /// To the line of the file, in the user's editor.
    Text,
    /// To a text that says what can be done.
    Told,
}

impl FixTarget {
    /// What the key does, after its name.
    #[must_use]
    pub fn told(&self) -> Safe {
        match self {
            Self::Form(opening) => {
                let field = opening.field.unwrap_or_default();
                match (&opening.seen, opening.care()) {
                    (Some(Cited::Entry(_)), _) => say!(fix_entry {
                        field: labels::field(field)
                    }),
                    (Some(Cited::Item(_)), _) => say!(fix_item {
                        field: labels::field(field)
                    }),
                    (None, Some(care)) => say!(fix_risk_or_consent {
                        what: labels::field(care.name()),
                        field: labels::field(field)
                    }),
                    (None, None) => say!(fix_record {
                        field: labels::field(field)
                    }),
                }
            }
            Self::NewEntry(_) => say!(fix_new_entry),
            Self::Attach(_) => say!(fix_attach),
            Self::Query(_, field) => say!(fix_query {
                field: labels::field(field)
            }),
            Self::Unjoin(_) => say!(fix_unjoin),
            Self::Merge(_) => say!(fix_merge),
            Self::MergeFile(_) => say!(fix_merge_file),
            Self::Decide => say!(fix_decide),
            Self::Record(_) => say!(fix_show),
            Self::Text => say!(fix_file),
            Self::Told => say!(fix_told),
        }
    }
}

/// Where the one key leads from a finding. What no form shows is mended in the text of its file.
#[must_use]
pub fn leads(book: &Book, problem: &Problem) -> FixTarget {
    let record = problem.record.filter(|id| book.has(*id));
    // Its file cannot be read, so the book may not have it.
    let remedy = kind_of(&problem.reason).1;
    if remedy == Remedy::Merge {
        let file = || problem.at.path.to_string_lossy().into_owned();
        return (problem.record).map_or_else(|| FixTarget::MergeFile(file()), FixTarget::Merge);
    }
    match (remedy, record) {
        (Remedy::Told, _) => FixTarget::Told,
        (Remedy::Decide, _) => FixTarget::Decide,
        (Remedy::NewEntry, Some(id)) => FixTarget::NewEntry(id),
        (Remedy::Attach, Some(id)) => FixTarget::Attach(id),
        (Remedy::Unjoin, Some(id)) => FixTarget::Unjoin(id),
        (Remedy::Look, Some(id)) => FixTarget::Record(id),
        (Remedy::Field, Some(id)) => {
            form(book, id, &problem.field, None).unwrap_or(FixTarget::Text)
        }
        (Remedy::Within(field), Some(id)) => {
            form(book, id, &problem.field, Some(field)).unwrap_or(FixTarget::Text)
        }
        (Remedy::Field, None) if problem.at.path.as_os_str() == FILE_NAME => {
            query(book, &problem.field).unwrap_or(FixTarget::Text)
        }
        (_, _) => FixTarget::Text,
    }
}

/// The form that shows the field with this path, or `within` what stands there; `None` if none does.
fn form(book: &Book, id: RecordId, path: &FieldPath, within: Option<&str>) -> Option<FixTarget> {
    let steps = path.steps();
    let [PathStep::Field(first), rest @ ..] = steps else {
        return None;
    };
    let named = |steps: &[PathStep]| match (steps.first(), within) {
        (Some(PathStep::Field(name)), _) => Some(name.clone()),
        (None, Some(name)) => Some(name.to_owned()),
        _ => None,
    };
    if let (Some(risk_or_consent), [PathStep::Field(inside), ..]) =
        (RiskOrConsent::named(first), rest)
    {
        return at(
            FormOpening::of_care(id, risk_or_consent),
            risk_or_consent.fields(),
            inside,
        );
    }
    if let [PathStep::Index(index), inside @ ..] = rest {
        if first == "history" {
            let seen = Cited::Entry(entry(book, id, *index)?);
            return at(FormOpening::of_statement(id, seen), ENTRY, &named(inside)?);
        }
        if let Some(list) = StatementList::named(first) {
            let seen = Cited::Item(item(book, id, list, *index)?);
            return at(
                FormOpening::of_statement(id, seen),
                list.fields(),
                &named(inside)?,
            );
        }
    }
    at(FormOpening::of_record(id), fields_of(id.kind()), first)
}

fn entry(book: &Book, id: RecordId, index: usize) -> Option<ChosenEntry> {
    let entry = book.people().get(id)?.history.get(index)?;
    Some(ChosenEntry {
        index,
        entry: Box::new(entry.clone()),
    })
}

fn item(book: &Book, id: RecordId, list: StatementList, index: usize) -> Option<ChosenItem> {
    Some(ChosenItem {
        list,
        index,
        says: Box::new(item_at(book, id, list, index)?),
    })
}

fn at(opening: FormOpening, fields: &'static [Field], name: &str) -> Option<FixTarget> {
    let field = fields.iter().find(|field| field.name == name)?;
    Some(FixTarget::Form(Box::new(opening.at(field.name))))
}

/// The form of a saved query, by the path of its field.
fn query(book: &Book, path: &FieldPath) -> Option<FixTarget> {
    let [
        PathStep::Field(list),
        PathStep::Index(index),
        PathStep::Field(name),
    ] = path.steps()
    else {
        return None;
    };
    let field = SAVED.iter().find(|field| field.name == name)?;
    let saved = book.queries.get(*index).filter(|_| list == "queries")?;
    Some(FixTarget::Query(saved.clone(), field.name))
}

//! What a form is for: of which record, or what in it. One value for the form on the screen and for
//! what is kept of it while it is half typed.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::casebook::derive::dispute::Pick;
use crate::casebook::fields::list_item::{ListItem, StatementList};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::saved_query::SavedQuery;
use crate::record::status::Status;
use crate::record::word::AnyWord;
use crate::ron_text::path::FieldPath;

/// The entry of a history that somebody has chosen: its place, and what stood there when it was
/// chosen. The file may have changed since, and then another entry stands in that place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenEntry {
    /// Its place in the history.
    pub index: usize,
    /// What it said.
    pub entry: Box<Entry>,
}

impl ChosenEntry {
    /// What tells the entry from the others of its history.
    #[must_use]
    pub fn signs(&self) -> String {
        let entry = &self.entry;
        let status = entry.status.as_ref().map_or("", Status::as_str);
        format!("{} {status} {} {}", entry.when, entry.place, entry.note)
    }
}

/// A statement in a list of its own that somebody has chosen, likewise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenItem {
    /// The list.
    pub list: StatementList,
    /// Its place in the list.
    pub index: usize,
    /// What it said.
    pub says: Box<ListItem>,
}

/// A statement that a form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cited {
    /// An entry.
    Entry(ChosenEntry),
    /// A statement in a list of its own.
    Item(ChosenItem),
}

/// What is typed of a list before it is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportField {
    /// Where the file lies.
    File,
    /// What the list is called.
    Title,
    /// The case that new people are put into.
    Case,
    /// Where a map lies.
    Map,
    /// Where the map is written.
    SaveMap,
    /// The message of a relative or channel.
    Message,
}

/// Whom an export is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportSubject {
    /// The people.
    pub people: Vec<RecordId>,
    /// The query that they answer to; empty if there is none.
    pub query: String,
    /// The case whose people they are.
    pub case: Option<RecordId>,
    /// Whether somebody has marked them.
    pub is_marked: bool,
}

impl ExportSubject {
    /// Whether it is everybody.
    #[must_use]
    pub const fn is_everybody(&self) -> bool {
        self.query.is_empty() && self.case.is_none() && !self.is_marked
    }
}

/// What a form or note is for. Those that stand in a draft come first; their names and fields are
/// those of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormTarget {
    /// A note on a record.
    Note(RecordId),
    /// A new status of these people.
    Status {
        /// The people.
        people: Vec<RecordId>,
        /// The status.
        #[serde(with = "as_text")]
        status: Status,
    },
    /// An entry in a person's history.
    AddEntry(RecordId),
    /// A new record.
    Add(#[serde(with = "as_text")] Kind),
    /// A new source, to be cited for an entry of a person: how [`FormTarget::AddCited`] is kept.
    AddSource {
        /// The person.
        person: RecordId,
        /// The place of the entry in the history.
        entry: usize,
        /// What tells the entry from others: its date and what it says.
        is: String,
    },
    /// Other values of fields of a record, or of an item of a list in it.
    Set {
        /// The record.
        record: RecordId,
        /// Its text as it was when the form was opened.
        text: String,
        /// The item, or the root.
        #[serde(with = "as_text")]
        within: FieldPath,
    },
    /// An item of a list of statements.
    AddItem {
        /// The record.
        record: RecordId,
        /// The list.
        #[serde(with = "as_text")]
        list: StatementList,
        /// How many items stand there.
        #[serde(skip)]
        count: usize,
    },
    /// A citation for a statement.
    Cite {
        /// The record.
        record: RecordId,
        /// Its text as it was when the form was opened.
        text: String,
        /// The statement.
        #[serde(with = "as_text")]
        within: FieldPath,
    },
    /// The withdrawal of an entry or a relation.
    Withdraw {
        /// The person.
        record: RecordId,
        /// Its text as it was when the form was opened.
        text: String,
        /// The statement.
        #[serde(with = "as_text")]
        within: FieldPath,
    },
    /// A new source, to be cited for a statement of a record.
    #[serde(skip)]
    AddCited {
        /// The record.
        record: RecordId,
        /// The statement.
        cited: Cited,
    },
    /// The choice between sides of a dispute.
    #[serde(skip)]
    Choose {
        /// The record.
        record: RecordId,
        /// Its text as it was when the form was opened.
        text: String,
        /// What is chosen.
        pick: Pick,
    },
    /// A copy of a file, attached to a source.
    #[serde(skip)]
    Attach(RecordId),
    /// Something that is said of a list before it is imported.
    #[serde(skip)]
    Import(ImportField),
    /// Records that go out.
    #[serde(skip)]
    Export(Box<ExportSubject>),
    /// A tag, a case or a source for what is claimed now, for all of these people.
    #[serde(skip)]
    Batch(Vec<RecordId>),
    /// A citation in the form beneath.
    #[serde(skip)]
    Citation {
        /// The part of its field that is replaced; a new one if there is none.
        part: Option<usize>,
    },
    /// A query, saved under a name.
    #[serde(skip)]
    SaveQuery {
        /// The saved query that is changed; `None` for a new one.
        old: Option<SavedQuery>,
        /// What it looks for, as it stands in `lastseen.ron`.
        kind: AnyWord,
        /// The name of which it was told that another query has it: Enter again replaces that one.
        replaces: Option<String>,
    },
    /// A queue of these people.
    #[serde(skip)]
    Begin {
        /// The people, as the list has them.
        people: Vec<RecordId>,
        /// The query that they answer to.
        query: String,
    },
    /// What goes with the next decisions of a queue.
    #[serde(skip)]
    Prefill,
}

impl FormTarget {
    /// What is kept of it in a draft; `None` for those of a queue, a saved query, a choice and an
    /// attachment, which hold nothing that is worth keeping.
    #[must_use]
    pub fn kept(&self) -> Option<Self> {
        match self {
            Self::AddCited {
                record,
                cited: Cited::Entry(chosen),
            } => Some(Self::AddSource {
                person: *record,
                entry: chosen.index,
                is: chosen.signs(),
            }),
            Self::AddCited { .. } => Some(Self::Add(Kind::Source)),
            Self::Note(_)
            | Self::Status { .. }
            | Self::AddEntry(_)
            | Self::Add(_)
            | Self::AddSource { .. }
            | Self::Set { .. }
            | Self::AddItem { .. }
            | Self::Cite { .. }
            | Self::Withdraw { .. } => Some(self.clone()),
            Self::Choose { .. }
            | Self::Attach(_)
            | Self::Import(_)
            | Self::Export(_)
            | Self::Batch(_)
            | Self::Citation { .. }
            | Self::SaveQuery { .. }
            | Self::Begin { .. }
            | Self::Prefill => None,
        }
    }

    /// The one record that it is about; `None` for a new one and for several.
    #[must_use]
    pub fn about(&self) -> Option<RecordId> {
        match self {
            Self::Status { people, .. } | Self::Batch(people) | Self::Begin { people, .. } => {
                match people.as_slice() {
                    [one] => Some(*one),
                    _ => None,
                }
            }
            Self::Note(record)
            | Self::AddEntry(record)
            | Self::AddSource { person: record, .. }
            | Self::Set { record, .. }
            | Self::AddItem { record, .. }
            | Self::Cite { record, .. }
            | Self::Withdraw { record, .. }
            | Self::AddCited { record, .. }
            | Self::Choose { record, .. } => Some(*record),
            Self::Add(_)
            | Self::Attach(_)
            | Self::Import(_)
            | Self::Export(_)
            | Self::Citation { .. }
            | Self::SaveQuery { .. }
            | Self::Prefill => None,
        }
    }

    /// The records that are there already and that it writes to.
    #[must_use]
    pub fn written(&self) -> Vec<RecordId> {
        match self {
            Self::Status { people, .. } | Self::Batch(people) => people.clone(),
            Self::Attach(source) => vec![*source],
            Self::AddCited { .. } | Self::AddSource { .. } | Self::Begin { .. } => Vec::new(),
            other => other.about().into_iter().collect(),
        }
    }

    /// The record over whose text the form was opened to change what stands there, with that text
    /// and the place in it.
    pub fn base_mut(&mut self) -> Option<(RecordId, &mut String, &mut FieldPath)> {
        match self {
            Self::Set {
                record,
                text,
                within,
            }
            | Self::Cite {
                record,
                text,
                within,
            }
            | Self::Withdraw {
                record,
                text,
                within,
            } => Some((*record, text, within)),
            _ => None,
        }
    }

    /// The same, to look at.
    #[must_use]
    pub fn base(&self) -> Option<(RecordId, &str)> {
        match self {
            Self::Set { record, text, .. }
            | Self::Cite { record, text, .. }
            | Self::Withdraw { record, text, .. } => Some((*record, text)),
            _ => None,
        }
    }
}

/// A value that stands in a draft as one text.
trait AsText: Sized {
    fn text(&self) -> Cow<'_, str>;
    fn of_text(text: &str) -> Option<Self>;
}

impl AsText for Kind {
    fn text(&self) -> Cow<'_, str> {
        self.folder().into()
    }

    fn of_text(text: &str) -> Option<Self> {
        Self::of_folder(text)
    }
}

impl AsText for Status {
    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(Self::from(text))
    }
}

impl AsText for StatementList {
    fn text(&self) -> Cow<'_, str> {
        self.name().into()
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(Self::named(text).unwrap_or(Self::Claims))
    }
}

impl AsText for FieldPath {
    fn text(&self) -> Cow<'_, str> {
        if self.is_root() {
            "".into()
        } else {
            self.to_string().into()
        }
    }

    fn of_text(text: &str) -> Option<Self> {
        Some(text.parse().unwrap_or_else(|_| Self::root()))
    }
}

mod as_text {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::AsText;

    pub(super) fn serialize<T: AsText, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&value.text())
    }

    pub(super) fn deserialize<'de, T: AsText, D: Deserializer<'de>>(
        from: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(from)?;
        T::of_text(&text)
            .ok_or_else(|| D::Error::invalid_value(serde::de::Unexpected::Str(&text), &"id"))
    }
}

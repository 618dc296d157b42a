//! A form or note that was being filled in when its screen went away, as data.

use jiff::civil::DateTime;

use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// What a form or note was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftTarget {
    /// A note on a record.
    Note(RecordId),
    /// A new status of these people.
    Status {
        /// The people.
        people: Vec<RecordId>,
        /// The status.
        status: String,
    },
    /// An entry in a person's history.
    AddEntry(RecordId),
    /// A new record.
    Add(Kind),
    /// A new source, to be cited for an entry of a person.
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
        /// The item, or nothing.
        within: String,
    },
    /// An item of a list of statements.
    AddItem {
        /// The record.
        record: RecordId,
        /// The list: `claims`.
        list: String,
    },
    /// A citation for a statement.
    Cite {
        /// The record.
        record: RecordId,
        /// Its text as it was when the form was opened.
        text: String,
        /// The statement: `history[1]`.
        within: String,
    },
    /// The withdrawal of an entry.
    Withdraw {
        /// The person.
        record: RecordId,
        /// Its text as it was when the form was opened.
        text: String,
        /// The entry or relation, as a path.
        within: String,
    },
}

/// A form or note that was being filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it was called on the screen.
    pub title: String,
    /// What it was for.
    pub is_for: DraftTarget,
    /// What was typed, by the name of the field; a note has one field, `text`.
    pub typed: Vec<(String, String)>,
    /// The field that was being typed in, from 0.
    pub at: usize,
}

impl Draft {
    /// All records that it was about; none for a new one.
    #[must_use]
    pub fn all_about(&self) -> Vec<RecordId> {
        match &self.is_for {
            DraftTarget::Status { people, .. } => people.clone(),
            _ => self.about().into_iter().collect(),
        }
    }

    /// The same without a trace of these records, which were erased, in the text that a form about
    /// another record began with: an id of the same length that nobody has stands for each.
    #[must_use]
    pub fn without(mut self, erased: &[RecordId]) -> Self {
        if let DraftTarget::Set { text, .. }
        | DraftTarget::Cite { text, .. }
        | DraftTarget::Withdraw { text, .. } = &mut self.is_for
        {
            for id in erased {
                let id = id.as_str();
                let nobody: String = id
                    .char_indices()
                    .map(|(at, letter)| if at < 2 { letter } else { '0' })
                    .collect();
                *text = text.replace(id, &nobody);
            }
        }
        self
    }

    /// The people whose ids stand in the text that a form began with.
    #[must_use]
    pub fn named_in_text(&self) -> Vec<RecordId> {
        let (DraftTarget::Set { text, .. }
        | DraftTarget::Cite { text, .. }
        | DraftTarget::Withdraw { text, .. }) = &self.is_for
        else {
            return Vec::new();
        };
        let is_of_id = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        let words = text.split(|letter| !is_of_id(letter));
        let mut ids: Vec<RecordId> = words
            .filter(|word| word.starts_with("p-"))
            .filter_map(|word| word.parse().ok())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The record that it was about; `None` for a new one and for several.
    #[must_use]
    pub fn about(&self) -> Option<RecordId> {
        match &self.is_for {
            DraftTarget::Note(record)
            | DraftTarget::AddEntry(record)
            | DraftTarget::AddItem { record, .. }
            | DraftTarget::Set { record, .. }
            | DraftTarget::Cite { record, .. }
            | DraftTarget::Withdraw { record, .. } => Some(*record),
            DraftTarget::AddSource { person, .. } => Some(*person),
            DraftTarget::Status { people, .. } => match people.as_slice() {
                [one] => Some(*one),
                _ => None,
            },
            DraftTarget::Add(_) => None,
        }
    }
}

/// A form or note that is kept on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    /// The name of its file.
    pub name: String,
    /// When it was last typed in, on the clock of this machine.
    pub when: DateTime,
    /// What it is.
    pub unsent: Draft,
}

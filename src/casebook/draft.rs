//! A form or note that was being filled in when its screen went away, as data.

use jiff::civil::DateTime;

use crate::casebook::form_target::FormTarget;
use crate::record::id::RecordId;

/// A form or note that was being filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it was called on the screen.
    pub title: String,
    /// What it was for.
    pub is_for: FormTarget,
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
            FormTarget::Status { people, .. } => people.clone(),
            _ => self.about().into_iter().collect(),
        }
    }

    /// The same without a trace of these records, which were erased, in the text that a form about
    /// another record began with: an id of the same length that nobody has stands for each.
    #[must_use]
    pub fn without(mut self, erased: &[RecordId]) -> Self {
        if let Some((_, text, _)) = self.is_for.base_mut() {
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
        let Some((_, text)) = self.is_for.base() else {
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
        self.is_for.about()
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
    pub draft: Draft,
}

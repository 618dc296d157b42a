//! The selection: the entry, or the item of another list, that a command is about, by the cursor.

use crate::app::browse::pane::Pane;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::casebook::derive::standing::in_time;
use crate::casebook::fields::list_item::{StatementList, item_at};
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::casebook::form_target::{ChosenEntry, ChosenItem};
use crate::record::id::RecordId;

impl State {
    /// The entry that `c` and `w` are about: the one under the cursor of the record pane, or else
    /// the one that gives the person's status now.
    #[must_use]
    pub fn chosen_entry(&self) -> Option<ChosenEntry> {
        let id = self.chosen()?;
        let person = self.book.people().get(id)?;
        let index = self.entry_under_cursor().or_else(|| {
            self.book
                .standing_of(id)
                .current
                .map(|entry| entry as usize)
                .or_else(|| person.history.len().checked_sub(1))
        })?;
        self.entry(person.id, index)
    }

    /// An entry of a person's history by its place.
    #[must_use]
    pub fn entry(&self, person: RecordId, index: usize) -> Option<ChosenEntry> {
        let entry = self.book.people().get(person)?.history.get(index)?;
        Some(ChosenEntry {
            index,
            entry: Box::new(entry.clone()),
        })
    }

    /// A statement in a list of its own, by the list's name and its place in it.
    #[must_use]
    pub fn item(&self, record: RecordId, list: &str, index: usize) -> Option<ChosenItem> {
        let list = StatementList::named(list)?;
        Some(ChosenItem {
            list,
            index,
            says: Box::new(item_at(&self.book, record, list, index)?),
        })
    }

    /// The statement in a list of its own that stands under the cursor of the record pane, where
    /// that has the focus.
    #[must_use]
    pub fn item_under_cursor(&self) -> Option<ChosenItem> {
        if self.browse.focus != Pane::Record || matches!(self.page, Page::Triage(_)) {
            return None;
        }
        let (list, index) = self.detail().get(self.browse.reading.cursor)?.line.item?;
        self.item(self.chosen()?, list, index)
    }

    /// The line of the danger or of the consent under the cursor of the record pane, likewise.
    #[must_use]
    pub fn care_under_cursor(&self) -> Option<RiskOrConsent> {
        if self.browse.focus != Pane::Record || matches!(self.page, Page::Triage(_)) {
            return None;
        }
        RiskOrConsent::named(self.detail().get(self.browse.reading.cursor)?.line.item?.0)
    }

    /// The place of the entry under the cursor of the record pane, where that has the focus.
    #[must_use]
    pub fn entry_under_cursor(&self) -> Option<usize> {
        if let Page::Triage(triage) = &self.page {
            let person = self.book.people().get(triage.person?)?;
            let mut newest_first = in_time(person, self.book.sources()).into_iter().rev();
            return newest_first.nth(triage.entry);
        }
        (self.browse.focus == Pane::Record)
            .then(|| self.detail().get(self.browse.reading.cursor)?.line.entry)
            .flatten()
    }
}

//! The present day for a command that has read only what it names: it rests on when the entries of all people were recorded.

use std::collections::BTreeSet;

use crate::cli::command_context::CommandContext;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

impl CommandContext {
    /// Looks when the entries of all others were recorded, if what was read, or one of these dates, is of the present or of
    /// the future by that alone: a clock that is behind must not make a command say something else than a page.
    pub fn settle_present_day(&mut self, dates: &[&str]) {
        if !self.lacks_days || !self.book.rests_on_present(dates) {
            return;
        }
        self.lacks_days = false;
        let ids = Kind::ALL.into_iter().flat_map(|kind| self.book.ids(kind));
        let read: BTreeSet<RecordId> = ids.collect();
        let view = self.workspace.stored_view();
        match view.and_then(|view| view.recorded_by_others(&read)) {
            Some(days) => self.book.learn_recorded_elsewhere(days),
            None => self.reload(),
        }
    }
}

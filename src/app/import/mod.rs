//! Importing a list: how it was read, what its columns and words mean, what would become of its rows, and the rows that
//! wait for a decision.
//!
//! - `choice_list`: the list of which one thing is chosen: a sheet, a header, what a column is for.
//! - `choices`: the choices, and what comes of choosing one.
//! - `held_keys`: the keys of the held rows.
//! - `held_queue`: the rows that are held, and what somebody has decided of them.
//! - `import_job`: what is asked of the files while a list is imported, and what comes of it.
//! - `import_keys`: the keys of the page.
//! - `import_line`: a line of the page, and what Enter does on it.
//! - `import_lines`: the lines of the page.
//! - `import_numbers`: the numbers, the lists behind them, and what is read before the list is written.
//! - `import_replies`: what has come of reading, planning and writing a list.
//! - `import_words`: what columns are for, what words mean, and the keys that explain them.
//! - `kept_import`: what is kept of an import whose held rows are not all decided.
//! - `message_keys`: a pasted message, from the form to the question whether to write it.
//! - `message_lines`: a pasted message on a page.

pub mod choice_list;
pub mod choices;
pub(in crate::app) mod held_keys;
pub mod held_queue;
pub mod import_job;
pub(in crate::app) mod import_keys;
pub mod import_line;
pub mod import_lines;
pub mod import_numbers;
pub(in crate::app) mod import_replies;
pub mod import_words;
pub mod kept_import;
pub(in crate::app) mod message_keys;
pub mod message_lines;

use std::sync::Arc;

use crate::app::core::direction::Direction;
use crate::app::core::disk_request::DiskRequest;
use crate::app::import::choice_list::ChoiceList;
use crate::app::import::held_queue::HeldQueue;
use crate::app::import::kept_import::{KeptMap, KnownMaps};
use crate::casebook::change::ChangeId;
use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::list_file::{ImportSettings, ListFile};
use crate::exchange::preview::{ImportChange, ListPreview};
use crate::record::id::RecordId;
use crate::text::safe::Safe;

/// The pages of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportPage {
    /// How the file was read.
    #[default]
    File,
    /// What the columns are for.
    Columns,
    /// What the words mean.
    Words,
    /// What would become of the rows.
    Numbers,
    /// The rows that wait for a decision.
    Held,
}

impl ImportPage {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::File,
        Self::Columns,
        Self::Words,
        Self::Numbers,
        Self::Held,
    ];

    /// Its place among them.
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|one| *one == self).unwrap_or(0)
    }

    /// The page beside this one; after the last one comes the first.
    #[must_use]
    pub fn step(self, to: Direction) -> Self {
        let count = Self::ALL.len();
        let by = match to {
            Direction::Forward => 1,
            Direction::Back => count - 1,
        };
        Self::ALL[(self.index() + by) % count]
    }
}

/// What goes on in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportWork {
    /// The file is read.
    Reading,
    /// So many rows are compared, of so many.
    Comparing(usize, usize),
    /// The change is on its way to the disk; so many steps are done, of so many.
    Writing(usize, usize),
    /// What was decided of this row is on its way to the disk.
    Deciding(u32),
}

impl ImportWork {
    /// Whether it changes something on disk.
    #[must_use]
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Writing(..) | Self::Deciding(_))
    }
}

/// A list that is being imported.
#[derive(Clone, Debug, Default)]
pub struct Importing {
    /// Where the file lies, as it was typed.
    pub path: String,
    /// What is said of the list.
    pub settings: ImportSettings,
    /// The file, once it was read.
    pub file: Option<Arc<ListFile>>,
    /// What it would do, as it was planned last.
    pub preview: Option<Arc<ListPreview>>,
    /// What it writes; `None` if that is nothing, or is written.
    pub change: Option<Arc<ImportChange>>,
    /// Why there is no preview.
    pub failed: Option<Safe>,
    /// What has to be said before the list can be found in the file.
    pub stuck: Option<FileReadError>,
    /// What goes on.
    pub work: Option<ImportWork>,
    /// The number of what was asked last; answers to what was asked before are passed over.
    pub number: u64,
    /// The page that is shown.
    pub page: ImportPage,
    /// The cursors of the pages.
    pub cursors: [usize; ImportPage::ALL.len()],
    /// The list to choose from that is open.
    pub choice: Option<ChoiceList>,
    /// The rows that wait for a decision.
    pub held: HeldQueue,
    /// The change by which the list was written.
    pub written: Option<ChangeId>,
    /// The list with the same headers as which this one is read.
    pub known: Option<KeptMap>,
    /// Whether there may be one.
    pub maps: KnownMaps,
    /// Whether the page comes back when what was opened over it is closed.
    pub comes_back: bool,
}

impl Importing {
    /// The cursor of the page that is shown.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursors[self.page.index()]
    }

    /// Sets the cursor of the page that is shown.
    pub fn set_cursor(&mut self, to: usize) {
        self.cursors[self.page.index()] = to;
    }

    /// What is drawn of the held rows: the row under the cursor, and who is set beside it.
    #[must_use]
    pub fn to_draw(&self) -> Option<(u32, Option<RecordId>)> {
        let held = self.held.rows.get(self.cursor())?;
        (self.page == ImportPage::Held).then(|| (held.row, self.candidate()))
    }

    /// Who is set beside the held row under the cursor.
    #[must_use]
    pub fn candidate(&self) -> Option<RecordId> {
        let all = self.candidates();
        let at = self.held.candidate % all.len().max(1);
        all.get(at).copied()
    }

    /// Everybody who may be meant by the held row under the cursor.
    #[must_use]
    pub fn candidates(&self) -> Vec<RecordId> {
        let made = |row: u32| {
            self.written.as_ref()?;
            let planned = self.preview.as_ref()?.planned.as_ref().ok()?;
            let rows = &planned.plan.rows;
            let at = rows.binary_search_by_key(&row, |one| one.row).ok()?;
            rows[at].record
        };
        self.held.candidates(self.cursor(), made)
    }

    /// Notes that a change of the page goes to the disk.
    pub fn send(&mut self, request: &DiskRequest) {
        match request {
            DiskRequest::Import(_) => self.work = Some(ImportWork::Writing(0, 0)),
            DiskRequest::DecideRow(row) => {
                let number = row.file.table(&row.place).number(row.row);
                self.work = Some(ImportWork::Deciding(number));
            }
            _ => {}
        }
    }

    /// Whether rows that are held can be decided now: the others are written, or there is nothing to write.
    #[must_use]
    pub fn decides(&self) -> bool {
        let is_planned = self
            .preview
            .as_ref()
            .is_some_and(|preview| preview.planned.is_ok());
        self.change.is_none() && is_planned && self.work.is_none()
    }
}

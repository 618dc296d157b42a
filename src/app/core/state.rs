//! Everything that the screen shows and remembers.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::browse::detail::DetailLine;
use crate::app::browse::list::RecordList;
use crate::app::browse::nav_history::{NavHistory, NavLocation, Overlay};
use crate::app::browse::pane::{Pane, View};
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::layout::{Layout, lay_out};
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pending::{Pending, Request};
use crate::app::core::repeat::Last;
use crate::app::findings::checked::Checked;
use crate::app::form::completion::IndexedBook;
use crate::app::form::text_input::TextInput;
use crate::app::keys::command::Context;
use crate::app::keys::keymap::Keymap;
use crate::app::reading::render_cache::Built;
use crate::casebook::book::Book;
use crate::casebook::draft::{Draft, SavedDraft};
use crate::casebook::errors::problem::{Problem, hides_records_of};
use crate::casebook::queue::command::QueueListing;
use crate::record::id::RecordId;
use crate::search::index::Index;
use crate::search::pick::{pick, saying};

/// What time it is, told from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The moment, UTC.
    pub at: Timestamp,
    /// The day where the user is.
    pub today: Date,
}

/// The cursor and the search line of a pane that is no list of records.
#[derive(Clone, Debug, Default)]
pub struct PaneState {
    /// Where the cursor is, from 0, among what the search leaves.
    pub cursor: usize,
    /// What is searched for.
    pub input: TextInput,
}

/// How important something that is told is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It was done.
    Done,
    /// It could not be done.
    Refused,
}

/// What has just happened, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The line.
    pub text: String,
    /// How important it is.
    pub weight: Severity,
}

/// Everything that the screen shows and remembers.
#[derive(Clone, Debug)]
pub struct State {
    /// The records.
    pub book: Book,
    /// Their names, for the search.
    pub index: Index,
    /// One list for each view, see [`View::index`].
    pub lists: [RecordList; View::ALL.len()],
    /// The view that is shown.
    pub view: View,
    /// The pane that keys move in.
    pub focus: Pane,
    /// The facets' cursor and search.
    pub facets: PaneState,
    /// The record pane's cursor and search.
    pub reading: PaneState,
    /// The linked records' cursor and search.
    pub linked: PaneState,
    /// The record that `reading` and `linked` are about.
    pub reading_of: Option<RecordId>,
    /// What lies under whatever is open.
    pub page: Page,
    /// What is shown of the chosen record and of the page, as it was built last.
    pub render_cache: Built,
    /// The queues of this machine, as they were when they were last listed.
    pub queues: Vec<QueueListing>,
    /// What the keys are about.
    pub mode: Mode,
    /// Where one has been.
    pub history: NavHistory,
    /// What has just happened.
    pub message: Option<Message>,
    /// What was half typed in screens that went away.
    pub kept: Vec<SavedDraft>,
    /// What is half typed here, as it was last given to be kept.
    pub unsent: Option<Draft>,
    /// What should be known while a form or note is filled in.
    pub warning: Option<String>,
    /// The record that the next `E` opens though somebody has it open already.
    pub edit_anyway: Option<RecordId>,
    /// What others have changed, to be said after the message that stands now.
    pub external_changes: Option<String>,
    /// How many files of how many have been read, while they are being read.
    pub loading: Option<(usize, usize)>,
    /// The records that changes have written while the others were still being read.
    pub written: BTreeSet<RecordId>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// What looking through everything has found.
    pub checked: Checked,
    /// Why nothing can be written, where that is so.
    pub read_only: Option<String>,
    /// The keys.
    pub keymap: Keymap,
    /// Whether the last letter that was typed came from a Cyrillic layout.
    pub cyrillic: bool,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// The pane that is shown alone.
    pub alone: Option<Pane>,
    /// Who sits here.
    pub author: String,
    /// The last status change, for `.`.
    pub last: Option<Last>,
    /// What was asked of the disk, and what waits for the answer.
    pub pending: Pending,
    /// How many people have been compared of how many, while they are being compared.
    pub comparing: Option<(usize, usize)>,
    /// The people whose records changed since the comparing began.
    pub changed_since: BTreeSet<RecordId>,
    /// What time it is.
    pub clock: Clock,
}

impl State {
    /// Notes that all of it has been drawn; tells whether a question, or a person of a queue, is seen for
    /// the first time. A key that was typed before is no answer to it.
    pub fn set_drawn(&mut self) -> bool {
        let is_new = self.mode.set_drawn();
        match (&self.mode, &mut self.page) {
            (Mode::Panes, Page::Triage(triage)) => triage.set_drawn() || is_new,
            _ => is_new,
        }
    }

    /// Notes that what comes now was typed before the person of a queue was drawn.
    pub fn forget_drawn(&mut self) {
        if let Page::Triage(triage) = &mut self.page {
            triage.drawn = None;
        }
    }

    /// A screen over an empty book.
    #[must_use]
    pub fn new(book: Book, author: &str, size: (u16, u16), clock: Clock) -> Self {
        Self {
            book,
            index: Index::default(),
            lists: View::ALL.map(RecordList::new),
            view: View::People,
            focus: Pane::List,
            facets: PaneState::default(),
            reading: PaneState::default(),
            linked: PaneState::default(),
            reading_of: None,
            page: Page::Panes,
            render_cache: Built::default(),
            queues: Vec::new(),
            mode: Mode::Panes,
            history: NavHistory::default(),
            message: None,
            kept: Vec::new(),
            unsent: None,
            warning: None,
            edit_anyway: None,
            external_changes: None,
            loading: None,
            written: BTreeSet::new(),
            problems: Vec::new(),
            checked: Checked::default(),
            read_only: None,
            keymap: Keymap::default(),
            cyrillic: false,
            size,
            alone: None,
            author: author.to_owned(),
            last: None,
            pending: Pending::default(),
            comparing: None,
            changed_since: BTreeSet::new(),
            clock,
        }
    }

    /// The list of the view that is shown.
    #[must_use]
    pub fn list(&self) -> &RecordList {
        &self.lists[self.view.index()]
    }

    /// The list of the view that is shown, to change it.
    pub fn list_mut(&mut self) -> &mut RecordList {
        &mut self.lists[self.view.index()]
    }

    /// The record that is chosen in the list, or the person of the queue.
    #[must_use]
    pub fn chosen(&self) -> Option<RecordId> {
        match &self.page {
            Page::Panes | Page::Overview(_) => self.list().chosen(&self.book),
            Page::Triage(triage) => triage.person.map(|id| self.book.stands_for(id)),
        }
    }

    /// The records that a change is meant for: the marked ones, or else the chosen one.
    #[must_use]
    pub fn targets(&self) -> Vec<RecordId> {
        match &self.page {
            Page::Panes | Page::Overview(_) => self.list().targets(&self.book),
            Page::Triage(_) => self.chosen().into_iter().collect(),
        }
    }

    /// The records with their index.
    #[must_use]
    pub fn known(&self) -> IndexedBook<'_> {
        (&self.book, &self.index)
    }

    /// Where everything lies.
    #[must_use]
    pub fn layout(&self) -> Layout {
        lay_out(self.size, self.focus, self.alone, self.list().facets.len())
    }

    /// The lines of the record pane in which its search occurs, by their places.
    #[must_use]
    pub fn detail_matches(&self, lines: &[DetailLine]) -> Vec<usize> {
        let texts: Vec<String> = lines.iter().map(DetailLine::searched).collect();
        saying(&texts, self.reading.input.text())
    }

    /// The places of the facets that the pane's search leaves.
    #[must_use]
    pub fn facets_shown(&self) -> Vec<usize> {
        let words: Vec<&str> = self
            .list()
            .facets
            .iter()
            .map(|facet| facet.word.as_str())
            .collect();
        pick(&words, self.facets.input.text())
            .into_iter()
            .map(|(at, _)| at)
            .collect()
    }

    /// Whether keys have to wait: a form is on its way to the disk, or one is being opened. What was
    /// asked for something that is no longer open keeps no key waiting.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.pending.request.is_some_and(|request| match request {
            Request::Open | Request::ChooseQueue => matches!(self.mode, Mode::Opening),
            Request::Write => self.mode.is_written(),
            Request::Step | Request::StepWithForm => matches!(self.page, Page::Triage(_)),
        })
    }

    /// Whether the form or note that is open is on its way to the disk.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        let asked = matches!(
            self.pending.request,
            Some(Request::Write | Request::StepWithForm)
        );
        asked && self.mode.is_written()
    }

    /// Waits for a form, or for a queue, that is being opened.
    pub fn wait_to_open(&mut self, request: Request) {
        self.mode = Mode::Opening;
        self.pending.request = Some(request);
    }

    /// How many files could not be read of the kind that is shown, so that its list and counts may lack
    /// something.
    #[must_use]
    pub fn unread(&self) -> usize {
        let kind = self.view.kind();
        let problems = self.problems.iter();
        problems.filter(|one| hides_records_of(one, kind)).count()
    }

    /// Where one is, to come back to it.
    #[must_use]
    pub fn location(&self) -> NavLocation {
        let list = self.list();
        NavLocation {
            view: self.view,
            focus: self.focus,
            record: self.chosen(),
            query: list.input.text().to_owned(),
            facet: list.facet.clone(),
            over: match (&self.mode, &self.page) {
                (Mode::Findings, _) => Overlay::Findings,
                (_, Page::Overview(overview)) => Overlay::Overview(overview.cursor),
                _ => Overlay::Nothing,
            },
        }
    }

    /// Tells that something was done.
    pub fn notify(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            weight: Severity::Done,
        });
    }

    /// Tells that something could not be done.
    pub fn report_error(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            weight: Severity::Refused,
        });
    }

    /// Has the book follow the day that the clock shows: what lay in the future may have come.
    pub fn follow_the_day(&mut self) {
        if self.book.clock() == Some(self.clock.today) {
            return;
        }
        let touched = self.book.set_clock(self.clock.today);
        for id in &touched {
            self.index.put(&self.book, *id);
        }
        if !touched.is_empty() {
            self.render_cache = Built::default();
            self.refresh();
        }
    }

    /// Takes note that the book has changed: the list that is shown is looked up anew, the others
    /// when they are shown.
    pub fn refresh(&mut self) {
        for list in &mut self.lists {
            list.stale = true;
        }
        self.freshen();
    }

    /// Looks the list that is shown up anew because something else is asked of it.
    pub fn look_again(&mut self) {
        self.list_mut().stale = true;
        self.freshen();
    }

    /// Looks the list that is shown up anew where the book has changed since.
    pub fn freshen(&mut self) {
        let list = &mut self.lists[self.view.index()];
        if list.stale {
            list.refresh(&self.book, &self.index, self.clock.today);
        }
    }

    /// Where keys are looked up.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.mode.context() {
            Context::Panes => self.page.context(),
            context => context,
        }
    }

    /// Sends a request to the disk, and notes if it is a change on its way there.
    pub fn send(&mut self, request: impl Into<DiskRequest>) -> Vec<Effect> {
        let request = request.into();
        self.pending.changes += usize::from(request.is_change());
        vec![request.into()]
    }
}

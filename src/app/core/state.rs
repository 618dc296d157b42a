//! Everything that the screen shows and remembers.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::browse::browse_state::BrowseState;
use crate::app::browse::detail::DetailLine;
use crate::app::browse::facet_kind::FacetKind;
use crate::app::browse::list::RecordList;
use crate::app::browse::nav_history::{NavLocation, Overlay};
use crate::app::browse::pane::{Pane, View};
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::file_state::FileState;
use crate::app::core::layout::{Layout, lay_out};
use crate::app::core::mode::Mode;
use crate::app::core::notices::{Message, Notices, Severity};
use crate::app::core::page::Page;
use crate::app::core::pending::{Pending, Request};
use crate::app::core::repeat::Last;
use crate::app::core::terminal_state::TerminalState;
use crate::app::drafts::draft_state::DraftState;
use crate::app::findings::checked::Checked;
use crate::app::form::Form;
use crate::app::form::completion::IndexedBook;
use crate::app::form::picker::DrawnRows;
use crate::app::import::Importing;
use crate::app::keys::context::Context;
use crate::app::keys::key_hold::KeyHold;
use crate::app::pairs::comparison_state::ComparisonState;
use crate::app::reading::render_cache::Built;
use crate::app::sync::sync_job::SyncState;
use crate::casebook::book::Book;
use crate::casebook::errors::problem::hides_records_of;
use crate::casebook::queue::command::QueueListing;
use crate::record::id::RecordId;
use crate::search::index::Index;
use crate::search::pick::{pick, saying};
use crate::text::language::{self, Language};
use crate::text::safe::Safe;

/// What time it is, told from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The moment, UTC.
    pub at: Timestamp,
    /// The day where the user is.
    pub today: Date,
    /// How long the program has been running; no change of the date changes it.
    pub uptime: Duration,
}

/// Everything that the screen shows and remembers.
#[derive(Clone, Debug)]
pub struct State {
    /// The records.
    pub book: Book,
    /// Their names, for the search.
    pub index: Index,
    /// What was replaced and is to be let go of beside the screen.
    pub replaced: Option<Box<(Book, Index)>>,
    /// The files, as far as the screen knows them.
    pub files: FileState,
    /// The panes.
    pub browse: BrowseState,
    /// What lies under whatever is open.
    pub page: Page,
    /// What the keys are about.
    pub mode: Mode,
    /// The page that a list of its keys lies over.
    pub under_help: Option<Box<Mode>>,
    /// What has just happened, and what should be known.
    pub notices: Notices,
    /// What was asked of the disk, and what waits for the answer.
    pub pending: Pending,
    /// What is half typed, here and in screens that went away.
    pub drafts: DraftState,
    /// The queues of this machine, as they were when they were last listed.
    pub queues: Vec<QueueListing>,
    /// What looking through everything has found.
    pub checked: Checked,
    /// The list that is being imported.
    pub importing: Option<Box<Importing>>,
    /// The form of the export that is being written.
    pub exporting: Option<Box<Form>>,
    /// The synchronisation that is going on, and what the last ones brought in.
    pub syncing: SyncState,
    /// Comparing everybody with everybody, while it goes on.
    pub comparison: ComparisonState,
    /// The last status change, for `.`.
    pub repeat: Option<Last>,
    /// What is shown of the chosen record and of the page, as it was built last.
    pub render_cache: Built,
    /// The keys and the size of the terminal.
    pub terminal: TerminalState,
    /// The language that is spoken.
    pub language: Language,
    /// The current author.
    pub author: String,
    /// What time it is.
    pub clock: Clock,
}

impl State {
    /// Notes that all of it has been drawn; tells whether a question, or a person of a queue, is seen for
    /// the first time. A key that was typed before is no answer to it.
    pub fn set_drawn(&mut self) -> bool {
        let is_new = self.mode.set_drawn();
        if let Mode::Pairs(pairs) = &mut self.mode {
            let now = pairs.to_draw(&self.book);
            return std::mem::replace(&mut pairs.drawn, now) != now;
        }
        if let (Mode::Import, Some(importing)) = (&self.mode, &mut self.importing) {
            let now = importing.to_draw();
            return std::mem::replace(&mut importing.held.drawn, now) != now;
        }
        if matches!(self.mode, Mode::Findings) {
            let now = self.checked.chosen(&self.files.problems);
            return std::mem::replace(&mut self.checked.drawn, now.clone()) != now;
        }
        match (&self.mode, &mut self.page) {
            (Mode::Panes, Page::Triage(triage)) => triage.set_drawn() || is_new,
            _ => is_new,
        }
    }

    /// Notes that all of it has been told line by line, every row of a list that decides, too.
    pub fn set_told(&mut self) {
        self.set_drawn();
        // A line that was entered is no key that is held.
        self.terminal.key_hold = KeyHold::default();
        if let Mode::Picker(picker) = &mut self.mode {
            picker.set_all_drawn();
        }
    }

    /// Notes that what comes now was typed before what it would decide about was drawn.
    pub fn forget_drawn(&mut self) {
        match &mut self.mode {
            Mode::Picker(picker) => picker.drawn = DrawnRows::Nothing,
            Mode::Clash(clash) => clash.drawn = None,
            _ => {}
        }
        self.checked.drawn = None;
        if let Mode::Pairs(pairs) = &mut self.mode {
            pairs.drawn = None;
        }
        if let Some(importing) = &mut self.importing {
            importing.held.drawn = None;
        }
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
            replaced: None,
            files: FileState::default(),
            browse: BrowseState::default(),
            page: Page::Panes,
            mode: Mode::Panes,
            under_help: None,
            notices: Notices::default(),
            pending: Pending::default(),
            drafts: DraftState::default(),
            queues: Vec::new(),
            checked: Checked::default(),
            importing: None,
            exporting: None,
            syncing: SyncState::default(),
            comparison: ComparisonState::default(),
            repeat: None,
            render_cache: Built::default(),
            terminal: TerminalState::new(size),
            language: language::current(),
            author: author.to_owned(),
            clock,
        }
    }

    /// The list of the view that is shown.
    #[must_use]
    pub fn list(&self) -> &RecordList {
        &self.browse.lists[self.browse.view.index()]
    }

    /// The list of the view that is shown, to change it.
    pub fn list_mut(&mut self) -> &mut RecordList {
        &mut self.browse.lists[self.browse.view.index()]
    }

    /// The record that is chosen in the list, or the person of the queue.
    #[must_use]
    pub fn chosen(&self) -> Option<RecordId> {
        match &self.page {
            Page::Panes | Page::Overview(_) => self.list().chosen(&self.book),
            Page::Triage(triage) => triage.person.map(|id| self.book.stands_for(id)),
        }
    }

    /// Whether keys move among the records of the list, so that the chosen one may soon be another.
    #[must_use]
    pub fn moves_in_list(&self) -> bool {
        let is_typing = self.mode.searches(Pane::List);
        matches!(self.page, Page::Panes)
            && (is_typing || matches!(self.mode, Mode::Panes) && self.browse.focus == Pane::List)
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
        lay_out(
            self.terminal.size,
            self.browse.focus,
            self.browse.zoomed,
            // Turning the facets moves no border.
            match self.facet_kind() {
                FacetKind::Status => self.list().facets.len(),
                _ => self.list().statuses_counted,
            },
        )
    }

    /// The lines of the record pane in which its search occurs, by their places.
    #[must_use]
    pub fn detail_matches(&self, lines: &[DetailLine]) -> Vec<usize> {
        let texts: Vec<String> = lines.iter().map(DetailLine::searched).collect();
        saying(&texts, self.browse.reading.input.text())
    }

    /// What the facets of the view that is shown are by.
    #[must_use]
    pub fn facet_kind(&self) -> FacetKind {
        match self.browse.view {
            View::People => self.list().facet_kind,
            View::Cases | View::Sources | View::Places | View::Units => FacetKind::Status,
        }
    }

    /// The places of the facets that the pane's search leaves.
    #[must_use]
    pub fn facets_shown(&self) -> Vec<usize> {
        let kind = self.facet_kind();
        let facets = self.list().facets.iter();
        let words: Vec<String> = facets
            .map(|facet| match kind {
                FacetKind::Status => facet.word.clone(),
                kind => kind.name(FacetKind::of(&facet.word).1, &self.book),
            })
            .collect();
        pick(&words, self.browse.facets.input.text())
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
        let kind = self.browse.view.kind();
        let problems = self.files.problems.iter();
        problems.filter(|one| hides_records_of(one, kind)).count()
    }

    /// Where one is, to come back to it.
    #[must_use]
    pub fn location(&self) -> NavLocation {
        let list = self.list();
        NavLocation {
            view: self.browse.view,
            focus: self.browse.focus,
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
    pub fn notify(&mut self, text: impl Into<Safe>) {
        self.notices.message = Some(Message {
            text: text.into(),
            weight: Severity::Done,
        });
    }

    /// Tells that something could not be done.
    pub fn report_error(&mut self, text: impl Into<Safe>) {
        self.notices.message = Some(Message {
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
        for list in &mut self.browse.lists {
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
        let list = &mut self.browse.lists[self.browse.view.index()];
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
        if let Some(importing) = &mut self.importing {
            importing.send(&request);
        }
        self.pending.changes += usize::from(request.is_change());
        vec![request.into()]
    }
}

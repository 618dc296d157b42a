//! A session at the screen, without a terminal: a workspace that is loaded, keys that are pressed, and
//! the cells and files that come of them.

#[path = "typed_keys.rs"]
mod typed_keys;

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use lastseen::app::browse::browse_state::BrowseState;
use lastseen::app::browse::pane::View;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::{Job, JobReply};
use lastseen::app::core::mode::Mode;
use lastseen::app::core::state::{Clock, State};
use lastseen::app::core::update::update;
use lastseen::app::export::ExportReply;
use lastseen::casebook::book::Book;
use lastseen::casebook::errors::failure::Failure;
use lastseen::search::matching::cancel_token::CancelToken;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::screen::draw_into;
use lastseen::tui::view::theme::Theme;
use lastseen::tui::workers::checker::look_through;
use lastseen::tui::workers::comparer::compare;
use lastseen::tui::workers::effects::perform;
use lastseen::tui::workers::exporter::export;
use lastseen::tui::workers::importer::import_job;
use lastseen::tui::workers::storage_worker::read_all;
use lastseen::tui::workers::synchroniser::synchronise;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use typed_keys::typed_keys;

/// Without colour and with all signs: what a snapshot shows is what a reader sees.
pub const PLAIN: Theme = Theme::mono(SignSet::Unicode);

/// How long somebody who types fast takes from one press of a key to the next.
const TAP: Duration = Duration::from_millis(200);

/// The keys that move, as a Latin and a Cyrillic layout give them.
pub const MOVING: [&str; 27] = [
    "h",
    "j",
    "k",
    "l",
    "р",
    "о",
    "л",
    "д",
    "g",
    "G",
    "п",
    "П",
    "<Up>",
    "<Down>",
    "<Left>",
    "<Right>",
    "<PgUp>",
    "<PgDn>",
    "<Home>",
    "<End>",
    "<Space>",
    "<Ctrl-d>",
    "<Ctrl-u>",
    "<Ctrl-f>",
    "<Ctrl-b>",
    "<Ctrl-в>",
    "<Ctrl-г>",
];

/// A screen over a workspace.
pub struct TestSession {
    /// What the screen shows.
    pub state: State,
    /// What lies under it.
    pub workspace: Workspace,
    folder: PathBuf,
    clock: Clock,
    asked: Option<Vec<Effect>>,
    kept: Option<Box<dyn Any>>,
}

impl TestSession {
    /// Opens a workspace and loads it the way the screen does: several threads read, one takes in.
    ///
    /// # Errors
    ///
    /// If there is no workspace in `folder`.
    pub fn open(folder: &Path, size: (u16, u16), clock: Clock) -> Result<Self, Failure> {
        let (workspace, problems) = Workspace::open(
            folder,
            AuthorDevice::new("anna", "laptop"),
            &AccountState::in_memory(),
        )?;
        let head = workspace.head();
        let mut state = State::new(Book::of_head(&head), "anna", size, clock);
        state.files.problems = problems;
        let mut session = Self {
            state,
            workspace,
            folder: folder.to_owned(),
            clock,
            asked: None,
            kept: None,
        };
        let (to, from) = channel();
        let reading = session.workspace.clone();
        thread::spawn(move || {
            read_all(&reading, &|action| {
                // Nobody takes the action in if the program has ended meanwhile.
                let _ = to.send(action);
            });
        });
        for action in from {
            session.act(action);
        }
        Ok(session)
    }

    /// The same, remembering what it asks of the disk, and keeping something for as long as it is there:
    /// the folder that it works in.
    pub fn remembering(mut self, kept: impl Any) -> Self {
        self.asked = Some(Vec::new());
        self.kept = Some(Box::new(kept));
        self
    }

    /// What was asked of the disk up to now.
    pub fn asked(&self) -> &[Effect] {
        self.asked.as_deref().unwrap_or_default()
    }

    /// Applies an action and does what it asks of the disk, until nothing is asked any more.
    pub fn act(&mut self, action: Action) {
        let mut waiting = vec![action];
        while let Some(action) = waiting.pop() {
            for effect in update(&mut self.state, action, self.clock) {
                if let Some(asked) = &mut self.asked {
                    asked.push(effect.clone());
                }
                waiting.extend(self.answer(effect));
            }
        }
        // What is built behind the screen is there before the next key.
        if let Some(built) = self.state.build_behind(CancelToken::NEVER) {
            self.state.take_built(built);
        }
    }

    /// What comes of an effect at once; nothing of those of a terminal and of drafts.
    pub fn answer(&self, effect: Effect) -> Option<Action> {
        match effect {
            Effect::Disk(request) => Some(perform(&self.workspace, request, &|_| {}).into()),
            // No key waits here, so every search comes to its end.
            Effect::Background(Job::Search { view, generation }) => self.search(view, generation),
            Effect::Background(Job::Compare) => {
                let compared = compare(&self.workspace, &|_, _| {});
                Some(JobReply::Compared(Box::new(compared)).into())
            }
            Effect::Background(Job::Check(today)) => {
                let found = look_through(&self.workspace, today, &|_, _| {});
                Some(JobReply::Checked(found).into())
            }
            Effect::Background(Job::Import(job)) => {
                let done = import_job(&self.workspace, job, &|_| {});
                done.map(|reply| Action::Background(JobReply::Import(reply)))
            }
            Effect::Background(Job::Export(request)) => {
                let done = export(&self.workspace, &request, &|_| {});
                let reply = done.unwrap_or_else(ExportReply::Failed);
                Some(Action::Background(JobReply::Export(reply)))
            }
            Effect::Background(Job::Sync(request)) => {
                let (reply, _) = synchronise(&self.workspace, &request, &|_| {});
                Some(Action::Background(JobReply::Sync(reply)))
            }
            Effect::Background(Job::Draft(_) | Job::KeepView(_)) | Effect::Screen(_) => None,
        }
    }

    /// What comes of a search that was asked for.
    pub fn search(&self, view: View, generation: u64) -> Option<Action> {
        let State {
            book,
            index,
            browse: BrowseState { lists, .. },
            ..
        } = &self.state;
        let list = &lists[view.index()];
        let answer = list.look_up(book, index, self.clock.today, CancelToken::NEVER)?;
        Some(Action::Background(JobReply::Found {
            view,
            generation,
            answer: Box::new(answer),
        }))
    }

    /// Presses keys: text as it is typed, and names of keys between angle brackets, as in
    /// `/brianka<Enter>`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        // What was there before is seen; what comes of the first of these keys is not yet.
        self.state.set_drawn();
        for key in typed_keys(keys) {
            self.clock.uptime += TAP;
            self.act(Action::Key(key));
            // Nobody answers a question unread, but the people of a queue are looked at one by one.
            if !matches!(self.state.mode, Mode::Question(_)) {
                self.state.set_drawn();
            }
        }
        self
    }

    /// Keys that are all typed before anything that comes of them is drawn.
    pub fn press_at_once(&mut self, keys: &str) -> &mut Self {
        self.state.set_drawn();
        self.clock.uptime += TAP;
        for key in typed_keys(keys) {
            self.act(Action::Key(key));
        }
        self
    }

    /// Nothing is typed for two seconds.
    pub fn rest(&mut self) -> &mut Self {
        self.clock.uptime += Duration::from_secs(2);
        self
    }

    /// A key that is held for two seconds: each of its repeats meets what the one before has brought, drawn.
    pub fn hold(&mut self, key: &str) -> &mut Self {
        self.press(key);
        self.clock.uptime += Duration::from_millis(400);
        for _ in 0..50 {
            for key in typed_keys(key) {
                self.clock.uptime += Duration::from_millis(33);
                self.act(Action::Key(key));
            }
            self.state.set_drawn();
        }
        self
    }

    /// The cells of the screen.
    pub fn buffer(&self, theme: &Theme) -> Buffer {
        let (width, height) = self.state.terminal.size;
        let mut cells = Buffer::empty(Rect::new(0, 0, width, height));
        draw_into(&self.state, theme, &mut cells);
        cells
    }

    /// The rows of the screen as text.
    pub fn text(&self) -> String {
        self.text_in(&PLAIN)
    }

    /// The rows of the screen as text, with this theme.
    pub fn text_in(&self, theme: &Theme) -> String {
        let cells = self.buffer(theme);
        let mut text = String::new();
        for y in cells.area.top()..cells.area.bottom() {
            let mut row = String::new();
            let mut skip = 0;
            for x in cells.area.left()..cells.area.right() {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = cells[(x, y)].symbol();
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                row.push_str(symbol);
            }
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }

    /// The folder of the workspace.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where something lies inside the workspace.
    pub fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.join(path)
    }

    /// The text of a file of the workspace.
    pub fn file(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// The bytes of every record file, by path.
    pub fn records(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        for kind in ["people", "cases", "sources", "places", "units"] {
            let Ok(folder) = std::fs::read_dir(self.path(kind)) else {
                continue;
            };
            for entry in folder {
                let path = entry.unwrap().path();
                let bytes = std::fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
        found.sort();
        found
    }

    /// What stands in the last line.
    pub fn message(&self) -> &str {
        self.state
            .notices
            .message
            .as_ref()
            .map_or("", |message| message.text.as_str())
    }

    /// Whether the form is at the field with this name.
    pub fn state_row(&self, name: &str) -> bool {
        matches!(&self.state.mode, Mode::Form(form) if form.row().is_some_and(|row| row.field.name == name))
    }

    /// The title of the record that is selected.
    pub fn chosen_name(&self) -> &str {
        let id = self.state.chosen().unwrap();
        self.state.book.title_of(id).unwrap()
    }
}

//! A screen over a copy of the shipped workspace, driven by keys, with a real disk under it.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use lastseen::app::browse::pane::View;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::{Job, JobReply};
use lastseen::app::core::mode::Mode;
use lastseen::app::core::state::{Clock, State};
use lastseen::app::core::update::update;
use lastseen::casebook::book::Book;
use lastseen::search::matching::cancel_token::CancelToken;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::tui::view::screen::draw_into;
use lastseen::tui::view::theme::Theme;
use lastseen::tui::workers::checker::look_through;
use lastseen::tui::workers::comparer::compare;
use lastseen::tui::workers::effects::perform;
use lastseen::tui::workers::storage_worker::read_all;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

use crate::typed_keys::typed_keys;

/// Without colour and with all signs: what a snapshot shows is what a reader sees.
pub const PLAIN: Theme = Theme {
    colour: false,
    ascii: false,
};

pub struct Screen {
    pub state: State,
    pub workspace: Workspace,
    pub folder: TempDir,
    pub asked: Vec<Effect>,
}

impl Screen {
    /// The shipped workspace, copied.
    pub fn shipped(width: u16, height: u16) -> Self {
        let folder = TempDir::new().unwrap();
        copy(Path::new("cases/refusals"), folder.path());
        Self::over(folder, width, height)
    }

    /// A workspace with these files.
    pub fn with(files: &[(&str, &str)], width: u16, height: u16) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(
            folder.path().join("lastseen.ron"),
            "Workspace(format: 1, title: \"Test\", statuses: [(name: Hiding, label: \"HID\", key: 'h', tone: Warning)])\n",
        )
        .unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self::over(folder, width, height)
    }

    fn over(folder: TempDir, width: u16, height: u16) -> Self {
        let author_device = AuthorDevice::new("anna", "laptop");
        let (workspace, problems) =
            Workspace::open(folder.path(), author_device, &AccountState::in_memory()).unwrap();
        let head = workspace.head();
        let book = Book::of_head(&head);
        let mut state = State::new(book, "anna", (width, height), clock());
        state.problems = problems;
        let mut screen = Self {
            state,
            workspace,
            folder,
            asked: Vec::new(),
        };
        screen.load();
        screen
    }

    fn load(&mut self) {
        let actions = Mutex::new(Vec::new());
        read_all(&self.workspace, &|action| {
            actions.lock().unwrap().push(action);
        });
        for action in actions.into_inner().unwrap() {
            self.act(action);
        }
    }

    /// Applies an action and does what it asks of the disk, until nothing is asked any more.
    pub fn act(&mut self, action: Action) {
        let mut waiting = vec![action];
        while let Some(action) = waiting.pop() {
            for effect in update(&mut self.state, action, clock()) {
                self.asked.push(effect.clone());
                waiting.extend(self.answer(effect));
            }
        }
    }

    /// What comes of an effect at once; nothing of those of a terminal and of drafts.
    pub fn answer(&self, effect: Effect) -> Option<Action> {
        match effect {
            Effect::Disk(request) => Some(perform(&self.workspace, request).into()),
            Effect::Background(Job::Search { view, generation }) => {
                Some(self.search(view, generation))
            }
            Effect::Background(Job::Compare) => {
                let compared = compare(&self.workspace, &|_, _| {});
                Some(JobReply::Compared(Box::new(compared)).into())
            }
            Effect::Background(Job::Check(today)) => {
                let found = look_through(&self.workspace, today, &|_, _| {});
                Some(JobReply::Checked(found).into())
            }
            Effect::Background(Job::Draft(_)) | Effect::Screen(_) => None,
        }
    }

    /// What comes of a search that was asked for.
    pub fn search(&self, view: View, generation: u64) -> Action {
        let State {
            lists, book, index, ..
        } = &self.state;
        let list = &lists[view.index()];
        let answer = list.look_up(book, index, clock().today, CancelToken::NEVER);
        Action::Background(JobReply::Found {
            view,
            generation,
            answer: Box::new(answer.unwrap()),
        })
    }

    /// Presses keys: text as it is typed, and names of keys between angle brackets.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        // What was there before is seen; what comes of the first of these keys is not yet.
        self.state.mode.set_drawn();
        for key in typed_keys(keys) {
            self.act(Action::Key(key));
        }
        self
    }

    pub fn buffer(&self, theme: &Theme) -> Buffer {
        let (width, height) = self.state.size;
        let mut cells = Buffer::empty(Rect::new(0, 0, width, height));
        draw_into(&self.state, theme, &mut cells);
        cells
    }

    /// The rows of the screen as text.
    pub fn text(&self) -> String {
        self.text_in(&PLAIN)
    }

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

    pub fn file(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    /// The bytes of every record file, by path.
    pub fn records(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        for kind in ["people", "cases", "sources", "places", "units"] {
            let Ok(folder) = std::fs::read_dir(self.folder.path().join(kind)) else {
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
            .message
            .as_ref()
            .map_or("", |message| message.text.as_str())
    }

    /// Whether the form is at the field with this name.
    pub fn state_row(&self, name: &str) -> bool {
        matches!(&self.state.mode, Mode::Form(form) if form.row().is_some_and(|row| row.field.name == name))
    }

    pub fn chosen_name(&self) -> &str {
        let id = self.state.chosen().unwrap();
        self.state.book.title_of(id).unwrap()
    }
}

/// The clock of all tests: 23 November 2026, noon.
pub fn clock() -> Clock {
    Clock {
        at: "2026-11-23T12:00:00Z".parse().unwrap(),
        today: "2026-11-23".parse().unwrap(),
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        let name = entry.file_name();
        if entry.file_type().unwrap().is_dir() {
            if name != ".lastseen" && name != "log" {
                copy(&entry.path(), &target);
            }
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

//! Browsing: the list and the record that are read, and what a line does among them.

use std::collections::VecDeque;

use crate::app::browse::pane::{Pane, View};
use crate::app::core::action::Action;
use crate::app::core::state::State;
use crate::app::keys::context::Context;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;
use crate::record::id::RecordId;
use crate::storage::log::undo::UndoKind;
use crate::text::catalogue::{label, say};
use crate::text::errors::query_error::query_error;
use crate::text::safe::Safe;
use crate::tui::plain::line_keys::{
    AMONG_LISTS, command_of, letter, press, press_times, retype, rows,
};
use crate::tui::plain::line_output::LineOutput;
use crate::tui::plain::read_lines::{heading, list_name, nothing, record, record_at, row, title};

/// How many lines are told before Enter is asked for.
const AT_ONCE: usize = 20;

/// What a line among lists and records asks for.
#[derive(Debug)]
pub enum BrowseAnswer {
    /// What keys of the screen do.
    Actions(Vec<Action>),
    /// To take back the last change, or to make it again, once it has been told which that is.
    Step(UndoKind),
}

/// What is read.
#[derive(Debug, Default)]
pub struct BrowseLines {
    /// The record that was chosen by its number and that its name was told of.
    chosen: Option<RecordId>,
    /// The records that were told, by their numbers.
    numbered: Vec<RecordId>,
    /// What is left to be read of a text.
    rest: VecDeque<Safe>,
    /// The view and the query that were told last.
    told: Option<(View, String)>,
    /// Whether the list was asked for.
    is_asked: bool,
    /// Which record the list had chosen when one was about to be added.
    before_add: Option<Option<RecordId>>,
}

impl BrowseLines {
    /// Tells of the list if it is another one than before, or was asked for.
    pub fn tell(&mut self, state: &State, output: &mut LineOutput) {
        if let Some(before) = self.before_add.take()
            && state.chosen() != before
        {
            // The record that was just added, which was told by its name.
            self.chosen = state.chosen();
        }
        let now = (state.browse.view, state.list().input.text().to_owned());
        if self.told.as_ref() == Some(&now) && !self.is_asked {
            return;
        }
        let is_asked = std::mem::take(&mut self.is_asked);
        self.told = Some(now);
        self.numbered.clear();
        if let Some(error) = &state.list().error {
            output.line(&query_error(error));
            return;
        }
        output.lines(&heading(state));
        if is_asked {
            output.lines(&nothing(state));
            self.tell_rows(state, output);
        }
    }

    /// The record that keys are about: the one that was chosen here, as long as it is.
    #[must_use]
    pub fn chosen(&self, state: &State) -> Option<RecordId> {
        self.chosen.filter(|id| state.chosen() == Some(*id))
    }

    /// What is asked.
    #[must_use]
    pub fn question(&self, state: &State) -> Safe {
        match self.chosen(state) {
            Some(id) => say!(plain_chosen {
                name: title(state, id),
                id: id.short()
            }),
            None => say!(plain_none_chosen {
                list: list_name(state)
            }),
        }
    }

    /// Begins to read a text.
    pub fn read(&mut self, lines: impl IntoIterator<Item = Safe>, output: &mut LineOutput) {
        self.rest = lines.into_iter().filter(|line| !line.is_empty()).collect();
        self.go_on(output);
    }

    /// Whether something of a text is left to be read.
    #[must_use]
    pub fn has_rest(&self) -> bool {
        !self.rest.is_empty()
    }

    /// Goes on reading.
    pub fn go_on(&mut self, output: &mut LineOutput) {
        let now = self.rest.len().min(AT_ONCE);
        for line in self.rest.drain(..now) {
            output.line(&line);
        }
        if !self.rest.is_empty() {
            output.line(&say!(plain_more {
                count: self.rest.len()
            }));
        }
    }

    fn tell_rows(&mut self, state: &State, output: &mut LineOutput) {
        let first = self.numbered.len();
        for at in first..state.list().count_shown().min(first + AT_ONCE) {
            let Some(id) = record_at(state, at) else {
                break;
            };
            self.numbered.push(id);
            output.lines(&row(state, at, id));
        }
        let left = state
            .list()
            .count_shown()
            .saturating_sub(self.numbered.len());
        if left > 0 {
            output.line(&say!(plain_more { count: left }));
        }
    }

    /// What a line asks for.
    pub fn answer(&mut self, line: &str, state: &State, output: &mut LineOutput) -> BrowseAnswer {
        let mut actions = Vec::new();
        if line.is_empty() {
            self.enter(state, output);
        } else if let Some(words) = line.strip_prefix('/') {
            actions = self.search(words.trim(), state);
        } else if let Some(name) = line.strip_prefix(':') {
            return self.named(name.trim(), state, output);
        } else if line.chars().all(|c| c.is_ascii_digit()) {
            actions = self.choose(line, state, output);
        } else if let Some(letter) = letter(line) {
            return match command_of(state, letter) {
                Some(command) => {
                    let key = Action::Key(Key::plain(Code::Char(letter)));
                    self.run(command, line, vec![key], state, output)
                }
                None => {
                    output.line(&say!(plain_no_such_key { typed: line }));
                    BrowseAnswer::Actions(actions)
                }
            };
        } else {
            output.line(&say!(plain_not_understood));
        }
        BrowseAnswer::Actions(actions)
    }

    /// Enter: the chosen record again, or the next records of the list.
    fn enter(&mut self, state: &State, output: &mut LineOutput) {
        if let Some(id) = self.chosen(state) {
            self.read(record(state, id), output);
        } else {
            self.tell_rows(state, output);
        }
    }

    fn search(&mut self, words: &str, state: &State) -> Vec<Action> {
        self.chosen = None;
        self.rest.clear();
        self.is_asked = true;
        let mut actions = to_list(state);
        actions.extend(press(state, Context::Panes, "search"));
        actions.extend(retype(words));
        actions.extend(press(state, Context::Search, "keep"));
        actions
    }

    fn choose(&mut self, line: &str, state: &State, output: &mut LineOutput) -> Vec<Action> {
        let told = line.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
        let Some(id) = told.and_then(|at| self.numbered.get(at)).copied() else {
            output.line(&say!(plain_no_number { number: line }));
            return Vec::new();
        };
        let shown = state.list().count_shown();
        let Some(at) = (0..shown).find(|at| record_at(state, *at) == Some(id)) else {
            output.line(&say!(plain_gone));
            return Vec::new();
        };
        self.chosen = Some(id);
        self.read(record(state, id), output);
        let cursor = state.list().cursor;
        let (name, times) = if at < cursor {
            ("up", cursor - at)
        } else {
            ("down", at - cursor)
        };
        let mut actions = to_list(state);
        actions.extend(press_times(state, Context::Panes, name, times));
        actions
    }

    /// A command by its name.
    fn named(&mut self, name: &str, state: &State, output: &mut LineOutput) -> BrowseAnswer {
        if name.is_empty() {
            help(state, output);
            return BrowseAnswer::Actions(Vec::new());
        }
        if matches!(name.split_whitespace().next(), Some("import" | "intake")) {
            output.line(&say!(plain_import_by_command));
            output.line(&say!(plain_intake_by_command));
            return BrowseAnswer::Actions(Vec::new());
        }
        let Some(found) = rows(Context::Panes, AMONG_LISTS).find(|row| row.name == name) else {
            output.line(&say!(plain_no_such_command { typed: name }));
            return BrowseAnswer::Actions(Vec::new());
        };
        let actions = press(state, Context::Panes, found.name);
        self.run(found.command, found.name, actions, state, output)
    }

    fn run(
        &mut self,
        command: Command,
        name: &str,
        actions: Vec<Action>,
        state: &State,
        output: &mut LineOutput,
    ) -> BrowseAnswer {
        let refused = match command {
            Command::Search => Some(label!(plain_search_how).into()),
            command if !AMONG_LISTS.contains(&command) => Some(say!(plain_not_here { name })),
            command if is_about_chosen(command) && self.chosen(state).is_none() => {
                Some(label!(plain_choose_first).into())
            }
            Command::Status | Command::AddEntry | Command::Repeat
                if state.browse.view != View::People =>
            {
                Some(label!(plain_for_people).into())
            }
            _ => None,
        };
        if let Some(refused) = refused {
            output.line(&refused);
            return BrowseAnswer::Actions(Vec::new());
        }
        match command {
            Command::Undo => return BrowseAnswer::Step(UndoKind::Undo),
            Command::Redo => return BrowseAnswer::Step(UndoKind::Redo),
            Command::Help | Command::Palette => {
                help(state, output);
                return BrowseAnswer::Actions(Vec::new());
            }
            Command::Add => self.before_add = Some(state.chosen()),
            Command::ViewPeople
            | Command::ViewCases
            | Command::ViewSources
            | Command::ViewPlaces
            | Command::ViewUnits => {
                self.is_asked = true;
                self.chosen = None;
                self.rest.clear();
            }
            Command::SavedQueries => {
                self.is_asked = true;
                self.chosen = None;
            }
            _ => {}
        }
        BrowseAnswer::Actions(actions)
    }
}

/// Whether a command is about the chosen record.
const fn is_about_chosen(command: Command) -> bool {
    matches!(
        command,
        Command::Status
            | Command::Note
            | Command::Cite
            | Command::Edit
            | Command::AddEntry
            | Command::AddStatement
            | Command::Repeat
            | Command::TimeLine
            | Command::Together
            | Command::Figures
            | Command::ReadAloud
            | Command::Log
    )
}

/// The actions that lead into the list, where another pane has the keys.
fn to_list(state: &State) -> Vec<Action> {
    if state.browse.focus == Pane::List {
        return Vec::new();
    }
    let name = match state.browse.view {
        View::People => "people",
        View::Cases => "cases",
        View::Sources => "sources",
        View::Places => "places",
        View::Units => "units",
    };
    press(state, Context::Panes, name)
}

/// Tells what can be typed.
fn help(state: &State, output: &mut LineOutput) {
    output.line(&say!(plain_help_search));
    output.line(&say!(plain_help_number));
    output.line(&say!(plain_help_enter));
    tell_keys(state, Context::Panes, AMONG_LISTS, output);
    output.line(&say!(plain_help_name));
}

/// Tells the keys of commands. A key that is a digit chooses a line among lists, so there the name is told.
pub fn tell_keys(state: &State, context: Context, among: &[Command], output: &mut LineOutput) {
    for row in rows(context, among) {
        let typed = |key: &&Key| match key.code {
            Code::Char(c) => !key.ctrl && (context != Context::Panes || !c.is_ascii_digit()),
            _ => false,
        };
        let key = state
            .terminal
            .keymap
            .keys(context, row.name)
            .iter()
            .find(typed);
        output.line(&match key {
            Some(key) => say!(plain_help_key {
                key: key.to_string(),
                name: row.name,
                help: row.help()
            }),
            None => say!(plain_help_no_key {
                name: row.name,
                help: row.help()
            }),
        });
    }
}

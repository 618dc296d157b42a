//! The line mode as a front: what changed is printed, and each line answers what was asked last.
//!
//! A line is read only once something is asked and nothing is under way. What is asked names whom it is about,
//! and a line that was read for something that is asked no more is not taken.

use std::io::{self, ErrorKind};
use std::sync::mpsc::Sender;
use std::time::Instant;

use signal_hook::consts::signal::SIGHUP;

use crate::app::core::action::Action;
use crate::app::core::mode::Mode;
use crate::app::core::notices::Message;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::keys::context::Context;
use crate::casebook::change::{Change, ChangeId};
use crate::storage::log::undo::UndoKind;
use crate::storage::workspace::Workspace;
use crate::text::ascii_signs::SignSet;
use crate::text::catalogue::{listed, say};
use crate::text::errors::failure::failure;
use crate::text::labels::typed_word::is_yes;
use crate::text::log::purpose;
use crate::text::safe::{Safe, display_safe};
use crate::tui::front::{DiskWork, Front};
use crate::tui::loop_event::{Ended, LineFault, LoopEvent, Typed};
use crate::tui::plain::browse_lines::{BrowseAnswer, BrowseLines};
use crate::tui::plain::choice_lines::{
    ChoiceLines, clash_answer, clash_prompt, pick_answer, pick_prompt,
};
use crate::tui::plain::form_lines::FormLines;
use crate::tui::plain::line_input::LineInput;
use crate::tui::plain::line_keys::{answer_key, close, press, retype};
use crate::tui::plain::line_output::{LineOutput, Prompt};
use crate::tui::plain::note_lines::{NoteLines, add};
use crate::tui::plain::queue_lines::{self, QueueAnswer, QueueLines};
use crate::tui::plain::read_lines::{title, told_line};

/// The size that the state is told. Nothing is laid out, and nothing is too small.
const SIZE: (u16, u16) = (200, 50);

/// A question of the line mode itself.
#[derive(Debug)]
enum OwnQuestion {
    /// Whether this change is to be taken back or made again.
    Step(UndoKind, ChangeId, Safe),
    /// Whether the last step in the queue is to be taken back.
    StepBack(Safe),
}

/// The line mode.
#[derive(Debug)]
pub struct LineMode {
    input: LineInput,
    output: LineOutput,
    /// What was printed last, while no line has answered it.
    asked: Option<Prompt>,
    /// What was told last before a question.
    body: Vec<Safe>,
    /// When the question was printed.
    asked_at: Instant,
    /// Whether a question has just been printed.
    is_new: bool,
    /// Whether a line is being read.
    is_reading: bool,
    message: Option<Message>,
    warning: Option<Safe>,
    is_greeted: bool,
    question: Option<OwnQuestion>,
    browse: BrowseLines,
    form: FormLines,
    note: NoteLines,
    choice: ChoiceLines,
    queue: QueueLines,
}

impl LineMode {
    /// Begins to listen, and prints these signs of our own.
    #[must_use]
    pub fn start(signs: SignSet, to: Sender<LoopEvent>) -> Self {
        Self {
            input: LineInput::start(to),
            output: LineOutput::new(signs),
            asked: None,
            body: Vec::new(),
            asked_at: Instant::now(),
            is_new: false,
            is_reading: false,
            message: None,
            warning: None,
            is_greeted: false,
            question: None,
            browse: BrowseLines::default(),
            form: FormLines::default(),
            note: NoteLines::default(),
            choice: ChoiceLines::default(),
            queue: QueueLines::default(),
        }
    }

    /// Prints what is new; gives what follows by itself.
    fn show(&mut self, state: &State, disk: DiskWork) -> Vec<Action> {
        if !std::mem::replace(&mut self.is_greeted, true) {
            self.output.line(&say!(plain_greeting {
                title: &state.book.title
            }));
        }
        self.queue.follow(state);
        self.tell_messages(state);
        if disk == DiskWork::UnderWay || !is_settled(state) {
            return Vec::new();
        }
        let follows = self.go_on(state);
        if !follows.is_empty() {
            return follows;
        }
        let prompt = self.prompt(state);
        if self.asked.as_ref() == Some(&prompt) {
            return Vec::new();
        }
        if self.asked.is_some() {
            self.output.line(&say!(plain_changed));
        }
        if !prompt.body.is_empty() && prompt.body != self.body {
            self.output.lines(&prompt.body);
            self.body.clone_from(&prompt.body);
        }
        self.output.lines(&prompt.question);
        self.asked = Some(prompt);
        self.is_new = true;
        Vec::new()
    }

    /// What has just happened, and what should be known.
    fn tell_messages(&mut self, state: &State) {
        let message = &state.notices.message;
        if *message != self.message {
            // Which of several is meant is asked in words of its own.
            let is_asked = matches!(&state.mode, Mode::Form(form) if form.choice.is_some());
            if let Some(message) = message.as_ref().filter(|_| !is_asked) {
                self.output.line(&display_safe(&message.text));
            }
            self.message.clone_from(message);
        }
        let warning = &state.notices.warning;
        if *warning != self.warning {
            self.output.lines(warning);
            self.warning.clone_from(warning);
        }
    }

    /// What goes on by itself: a text is read and closed, a form goes to its next field.
    fn go_on(&mut self, state: &State) -> Vec<Action> {
        if !matches!(state.mode, Mode::Form(_)) {
            self.form.reset();
        }
        if !matches!(state.mode, Mode::Note { .. }) {
            self.note = NoteLines::default();
        }
        if !matches!(state.mode, Mode::Picker(_)) {
            self.choice = ChoiceLines::default();
        }
        match &state.mode {
            Mode::Pager { title, lines, .. } => {
                let lines = std::iter::once(title).chain(lines).map(Safe::from);
                self.browse.read(lines, &mut self.output);
                close(state, Context::Pager, "close")
            }
            Mode::Reading(page) => {
                let title = page.title(&state.book);
                let lines = state.page_lines(page);
                let lines = std::iter::once(title).chain(lines.iter().map(told_line));
                self.browse.read(lines, &mut self.output);
                close(state, Context::Page, "close")
            }
            Mode::Findings => close(state, Context::Findings, "close"),
            Mode::Import => close(state, Context::Import, "close"),
            Mode::Pairs(_) => close(state, Context::Pairs, "leave"),
            Mode::Search { .. } => close(state, Context::Search, "keep"),
            Mode::Form(form) => {
                let follows = self.form.go_on(form, state, &mut self.output);
                follows.unwrap_or_default()
            }
            Mode::Panes if matches!(state.page, Page::Panes) => {
                self.browse.tell(state, &mut self.output);
                Vec::new()
            }
            Mode::Panes if matches!(state.page, Page::Overview(_)) => {
                close(state, Context::Panes, "people")
            }
            _ => Vec::new(),
        }
    }

    /// What is told and asked now.
    fn prompt(&self, state: &State) -> Prompt {
        if let Some(question) = &self.question {
            let told = match question {
                OwnQuestion::Step(_, _, told) => told.clone(),
                OwnQuestion::StepBack(told) => say!(plain_undo_step { told }),
            };
            return Prompt {
                question: vec![told, say!(plain_yes_or_no)],
                ..Prompt::default()
            };
        }
        match (&state.mode, &state.page) {
            (Mode::Panes, Page::Triage(shown)) => queue_lines::prompt(shown, state),
            (Mode::ChooseStatus | Mode::ChooseKind | Mode::ChooseList, _) => pick_prompt(state),
            (Mode::Form(form), _) => self.form.prompt(form, state),
            (Mode::Note { record, input, .. }, _) => self.note.prompt(*record, input, state),
            (Mode::Picker(picker), _) => self.choice.prompt(picker, state),
            (Mode::Clash(clash), _) => clash_prompt(clash),
            (Mode::Question(question), _) => Prompt {
                question: vec![question.line(), say!(plain_yes_or_no)],
                ..Prompt::default()
            },
            _ => Prompt {
                question: vec![self.browse.question(state)],
                ..Prompt::default()
            },
        }
    }

    /// What a line does that answers what was asked.
    fn answer(&mut self, line: &str, state: &State, workspace: &Workspace) -> Vec<Action> {
        let text = line.trim();
        if let Some(question) = self.question.take() {
            return self.answer_own(text, question, state, workspace);
        }
        if text.is_empty() && matches!(state.mode, Mode::Panes) && self.browse.has_rest() {
            self.browse.go_on(&mut self.output);
            return Vec::new();
        }
        match (&state.mode, &state.page) {
            (Mode::Panes, Page::Triage(shown)) => {
                match self.queue.answer(text, shown, state, &mut self.output) {
                    QueueAnswer::Actions(actions) => return actions,
                    QueueAnswer::StepBack(told) => {
                        self.question = Some(OwnQuestion::StepBack(told));
                    }
                    QueueAnswer::Again => self.body.clear(),
                }
                Vec::new()
            }
            (Mode::ChooseStatus | Mode::ChooseKind | Mode::ChooseList, _) => {
                pick_answer(text, &mut self.output)
            }
            (Mode::Form(form), _) => self.form.answer(text, form, state, &mut self.output),
            (Mode::Note { input, .. }, _) => self.note.answer(line, input, state, &mut self.output),
            (Mode::Picker(picker), _) => self.choice.answer(text, picker, state, &mut self.output),
            (Mode::Clash(_), _) => clash_answer(text, state, &mut self.output),
            (Mode::Question(_), _) => match is_yes(text) {
                Some(is_yes) => vec![answer_key(is_yes)],
                None => self.only_yes_or_no(),
            },
            _ => {
                match self.browse.answer(text, state, &mut self.output) {
                    BrowseAnswer::Actions(actions) => return actions,
                    BrowseAnswer::Step(way) => self.ask_step(way, state, workspace),
                }
                Vec::new()
            }
        }
    }

    fn only_yes_or_no(&mut self) -> Vec<Action> {
        self.output.line(&say!(plain_only_yes_or_no));
        Vec::new()
    }

    /// Asks whether the last change is to be taken back, or made again, and says which it is.
    fn ask_step(&mut self, way: UndoKind, state: &State, workspace: &Workspace) {
        match workspace.next_step(way) {
            Ok(change) => {
                let told = told_step(way, &change, state);
                self.question = Some(OwnQuestion::Step(way, change.id, told));
            }
            Err(reason) => self.output.line(&failure(&reason)),
        }
    }

    fn answer_own(
        &mut self,
        line: &str,
        question: OwnQuestion,
        state: &State,
        workspace: &Workspace,
    ) -> Vec<Action> {
        let Some(is_yes) = is_yes(line) else {
            self.question = Some(question);
            return self.only_yes_or_no();
        };
        let way = match &question {
            OwnQuestion::Step(way, ..) => *way,
            OwnQuestion::StepBack(_) => UndoKind::Undo,
        };
        if !is_yes {
            self.output.line(&match way {
                UndoKind::Redo => say!(plain_redo_left),
                UndoKind::Undo | UndoKind::Skip => say!(plain_undo_left),
            });
            return Vec::new();
        }
        match question {
            OwnQuestion::StepBack(_) => press(state, Context::Triage, "undo"),
            OwnQuestion::Step(way, told, _) => {
                // Another screen of the same author may have made a change meanwhile.
                let now = workspace.next_step(way).map(|change| change.id);
                if !now.is_ok_and(|now| now == told) {
                    self.output.line(&say!(plain_undo_other));
                    return Vec::new();
                }
                let name = match way {
                    UndoKind::Redo => "redo",
                    UndoKind::Undo | UndoKind::Skip => "undo",
                };
                press(state, Context::Panes, name)
            }
        }
    }

    /// A line that was cut off: in a text it is kept as half typed, anywhere else it says nothing.
    fn half_typed(&self, line: &str, state: &State) -> Vec<Action> {
        match &state.mode {
            Mode::Form(_) if self.form.takes_value() => retype(line),
            Mode::Note { input, .. } => add(line, input),
            _ => Vec::new(),
        }
    }
}

impl Front for LineMode {
    fn size(&self) -> io::Result<(u16, u16)> {
        Ok(SIZE)
    }

    fn draw(&mut self, state: &mut State, disk: DiskWork) -> Result<Vec<Action>, Ended> {
        let follows = self.show(state, disk);
        let takes_text = self.asked.as_ref().is_some_and(|asked| asked.takes_text);
        // What was typed ahead of a question is no answer to it. Nobody types faster than it is printed.
        if self.is_new && !takes_text && self.input.drop_typed() {
            self.output.first(&say!(plain_not_taken));
        }
        let begun = Instant::now();
        self.output.send().map_err(|error| ended(&error))?;
        if std::mem::take(&mut self.is_new) {
            state.set_told();
            self.asked_at = begun;
            if !std::mem::replace(&mut self.is_reading, true) {
                self.input.next();
            }
        }
        Ok(follows)
    }

    fn actions(&mut self, typed: Typed, state: &mut State, workspace: &Workspace) -> Vec<Action> {
        let Typed::Line {
            line,
            is_whole,
            since,
        } = typed
        else {
            return Vec::new();
        };
        self.is_reading = false;
        let now = self.prompt(state);
        let is_asked = self.asked.take().is_some_and(|asked| asked == now);
        if !is_asked || since < self.asked_at {
            self.output.line(&say!(plain_not_taken));
            return Vec::new();
        }
        let line = match line {
            Ok(line) => line,
            Err(fault) => {
                self.output.line(&told_fault(fault));
                return Vec::new();
            }
        };
        let actions = if is_whole {
            self.answer(&line, state, workspace)
        } else {
            self.half_typed(&line, state)
        };
        if !actions.is_empty() {
            // A key takes the message away, so what stands there next is new.
            self.message = None;
        }
        actions
    }

    fn admit(&mut self, action: Action, _state: &State) -> Option<Action> {
        Some(action)
    }

    /// A line is read when something has been asked.
    fn listen(&mut self) {}

    /// A line terminal has no clipboard that could be asked.
    fn copy(&mut self, _text: &str) {}

    fn set_mouse(&mut self, _on: bool) {}

    fn redraw(&mut self) {}

    fn give_back(&mut self) {}

    fn lend(&mut self) {}

    fn take_again(&mut self) {}
}

/// Whether nothing is under way that a line would have to wait for.
fn is_settled(state: &State) -> bool {
    let waits = state.is_waiting() || state.pending.changes > 0;
    let reads = state.files.loading.is_some() || state.list().is_searching();
    !waits && !reads && !matches!(state.mode, Mode::Opening)
}

/// How the program ends where standard output cannot be written: a reader that went away has left.
fn ended(error: &io::Error) -> Ended {
    match error.kind() {
        ErrorKind::BrokenPipe => Ended::Left,
        _ => Ended::Told(SIGHUP),
    }
}

fn told_fault(fault: LineFault) -> Safe {
    match fault {
        LineFault::TooLong => say!(plain_too_long),
        LineFault::NotUtf8 => say!(plain_not_utf8),
        LineFault::ControlCharacter => say!(plain_control),
    }
}

/// What would be taken back or made again, and about whom.
fn told_step(way: UndoKind, change: &Change, state: &State) -> Safe {
    let whom: Vec<Safe> = (change.records().into_iter())
        .map(|id| title(state, id))
        .collect();
    let (why, whom) = (purpose::why(&change.why), listed(&whom));
    match (way, whom.is_empty()) {
        (UndoKind::Redo, true) => say!(plain_redo_nobody { why }),
        (UndoKind::Redo, false) => say!(plain_redo { why, whom }),
        (_, true) => say!(plain_undo_nobody { why }),
        (_, false) => say!(plain_undo { why, whom }),
    }
}

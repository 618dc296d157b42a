//! The screen as a front: frames go out, keys come in.

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crate::app::core::action::Action;
use crate::app::core::layout::too_small;
use crate::app::core::pointer::{Pointer, PointerKind};
use crate::app::core::state::State;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::label;
use crate::tui::front::{DiskWork, Front};
use crate::tui::loop_event::{Ended, LoopEvent, Typed};
use crate::tui::terminal::events::{actions, has_word, is_letter};
use crate::tui::terminal::input::{self, Gate};
use crate::tui::terminal::line_pace::LinePace;
use crate::tui::terminal::{Screen, resume, suspend};
use crate::tui::view;
use crate::tui::view::theme::Theme;

/// A frame that is written in less is seen as soon as it is begun: nobody reacts faster.
const QUICK: Duration = Duration::from_millis(50);

/// How soon a second click has to follow the first.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// The screen on a real terminal.
pub struct ScreenFront {
    screen: Screen,
    theme: Theme,
    gate: Gate,
    pace: LinePace,
    /// When the last question, or the last person of a queue, was drawn.
    asked_at: Option<Instant>,
    /// Whether what is being done now was typed before that.
    is_before: bool,
    /// Whether letters came together, as of a word that is typed or pasted.
    is_word: bool,
    /// Where and when the mouse was clicked last.
    clicked: Option<((u16, u16), Instant)>,
}

impl ScreenFront {
    /// Takes the terminal over.
    ///
    /// # Errors
    ///
    /// Where it cannot be set up.
    pub fn take(
        theme: Theme,
        mouse: bool,
        pace: LinePace,
        to: Sender<LoopEvent>,
    ) -> io::Result<Self> {
        let mut screen = Screen::take()?;
        if mouse {
            screen.set_mouse(true)?;
        }
        Ok(Self {
            screen,
            theme,
            gate: input::start(to),
            pace,
            asked_at: None,
            is_before: false,
            is_word: false,
            clicked: None,
        })
    }

    /// The mouse with what lies where it points, and a second click in the same place told apart.
    fn pointed(&mut self, mut pointer: Pointer, state: &State) -> Pointer {
        pointer.target = view::screen::target_at(state, &self.theme, pointer.at);
        if pointer.kind == PointerKind::Click {
            let now = Instant::now();
            let is_second = self.clicked.is_some_and(|(at, then)| {
                at == pointer.at && now.duration_since(then) < DOUBLE_CLICK
            });
            self.clicked = (!is_second).then_some((pointer.at, now));
            if is_second {
                pointer.kind = PointerKind::DoubleClick;
            }
        }
        pointer
    }
}

impl Front for ScreenFront {
    fn size(&self) -> io::Result<(u16, u16)> {
        crossterm::terminal::size()
    }

    fn draw(&mut self, state: &mut State, _disk: DiskWork) -> Result<Vec<Action>, Ended> {
        state.keep_built();
        let begun = Instant::now();
        state.terminal.is_spared = self.pace.is_spared(begun);
        state.terminal.is_brief = if state.moves_in_list() {
            self.pace.is_brief(state.chosen(), begun)
        } else {
            self.pace.set_whole(state.chosen());
            false
        };
        let (shown, theme) = (&*state, &self.theme);
        // A terminal that cannot be written to is gone or about to be; the sentinel ends us.
        let written = self
            .screen
            .draw(|frame| view::screen::draw(shown, theme, frame));
        if let Ok(took) = written {
            self.pace.set_written(took, Instant::now());
        }
        let (width, height) = state.terminal.size;
        if !too_small(width, height) && state.set_drawn() {
            // Who answers in less than that saw the frame before it was known to be out; a line that
            // takes longer has not shown it yet.
            self.asked_at = Some(match begun.elapsed() {
                quick if quick < QUICK => begun,
                slow => begun + slow,
            });
        }
        Ok(Vec::new())
    }

    fn rests_at(&self) -> Option<Instant> {
        self.pace.rests_at()
    }

    fn actions(&mut self, typed: Typed, state: &mut State, _workspace: &Workspace) -> Vec<Action> {
        let Typed::Events { events, since } = typed else {
            return Vec::new();
        };
        self.is_before = self.asked_at.is_some_and(|drawn| since < drawn);
        if self.is_before {
            state.forget_drawn();
        }
        self.is_word = has_word(&events);
        if self.is_word && state.mode.asks() {
            state.report_error(label!(form_answer_y_or_n));
        }
        actions(events)
    }

    fn admit(&mut self, action: Action, state: &State) -> Option<Action> {
        // What was typed before a question was drawn is no answer to it, nor is a letter of a word: the
        // rest of it would be run as keys.
        let is_answer = match action {
            Action::Resize(..) => true,
            Action::KeyRepeat(_) => false,
            Action::Key(key) => !(self.is_before || self.is_word && is_letter(key)),
            _ => !self.is_before,
        };
        if state.mode.asks() && !is_answer {
            return None;
        }
        Some(match action {
            Action::Pointer(pointer) => Action::Pointer(self.pointed(pointer, state)),
            action => action,
        })
    }

    fn listen(&mut self) {
        self.gate.open();
    }

    fn copy(&mut self, text: &str) {
        let _ = self.screen.copy(text);
    }

    fn set_mouse(&mut self, on: bool) {
        let _ = self.screen.set_mouse(on);
    }

    fn redraw(&mut self) {
        let _ = self.screen.redraw();
    }

    fn give_back(&mut self) {
        resume();
    }

    fn lend(&mut self) {
        suspend();
    }

    fn take_again(&mut self) {
        let _ = self.screen.take_again();
    }
}

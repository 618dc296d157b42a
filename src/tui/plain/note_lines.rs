//! A note, line by line; the whole of it is read back before it is written.

use crate::app::core::action::Action;
use crate::app::core::state::State;
use crate::app::form::caution::of_person;
use crate::app::form::text_input::TextInput;
use crate::app::keys::context::Context;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::labels::typed_word::is_yes;
use crate::text::safe::display_safe;
use crate::tui::plain::line_keys::{escape, press, retype};
use crate::tui::plain::line_output::{LineOutput, Prompt};
use crate::tui::plain::read_lines::title;

/// A note that is being typed.
#[derive(Debug, Default)]
pub struct NoteLines {
    /// Whether it was read back, and is written with the next yes.
    is_read_back: bool,
}

impl NoteLines {
    /// What is asked.
    #[must_use]
    pub fn prompt(&self, record: RecordId, input: &TextInput, state: &State) -> Prompt {
        let (name, id) = (title(state, record), record.short());
        let mut body = vec![say!(plain_note { name: &name, id })];
        body.extend(of_person(record, state).map(|told| say!(plain_careful { told })));
        body.push(say!(plain_note_rules));
        let lines = input.text().lines().count();
        if !self.is_read_back {
            let mut question = Vec::new();
            if lines > 0 {
                question.push(say!(plain_note_typed { lines }));
            }
            question.push(say!(plain_note_line));
            return Prompt {
                body,
                question,
                takes_text: true,
            };
        }
        let mut question = vec![say!(plain_note_read { name, id })];
        question.extend(input.text().lines().map(display_safe));
        question.push(say!(plain_note_write));
        Prompt {
            body,
            question,
            takes_text: false,
        }
    }

    /// What a line does.
    pub fn answer(
        &mut self,
        line: &str,
        input: &TextInput,
        state: &State,
        output: &mut LineOutput,
    ) -> Vec<Action> {
        if line.trim() == "q!" {
            self.is_read_back = false;
            // A text that was typed asks for a second Esc.
            let times = if input.text().trim().is_empty() { 1 } else { 2 };
            return (0..times).map(|_| escape()).collect();
        }
        if self.is_read_back {
            match is_yes(line.trim()) {
                Some(true) => {
                    self.is_read_back = false;
                    return press(state, Context::Note, "save-note");
                }
                Some(false) => self.is_read_back = false,
                None => output.line(&say!(plain_note_write_how)),
            }
            return Vec::new();
        }
        match line.trim() {
            "." => {
                self.is_read_back = !input.text().trim().is_empty();
                // An empty note is closed, with its message.
                if self.is_read_back {
                    return Vec::new();
                }
                press(state, Context::Note, "save-note")
            }
            ".." => {
                let text = input.text();
                retype(text.rsplit_once('\n').map_or("", |(before, _)| before))
            }
            _ => add(line, input),
        }
    }
}

/// The action that adds a line to the note.
pub fn add(line: &str, input: &TextInput) -> Vec<Action> {
    let text = if input.text().is_empty() {
        line.to_owned()
    } else {
        format!("\n{line}")
    };
    vec![Action::Paste(text)]
}

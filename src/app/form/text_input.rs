//! A text that is being typed, of one line or several, and what keys do to it.

use tui_input::{Input, InputRequest};

use crate::app::core::direction::Direction;
use crate::app::keys::key::{Code, Key};

/// A text that is being typed.
#[derive(Clone, Debug, Default)]
pub struct TextInput {
    input: Input,
    several_lines: bool,
}

impl TextInput {
    /// An input of one line that holds `text`, with the cursor at its end.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self {
            input: Input::new(text.to_owned()),
            several_lines: false,
        }
    }

    /// An input of several lines that holds `text`, with the cursor at its end.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        Self {
            input: Input::new(text.to_owned()),
            several_lines: true,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The text before and after the cursor.
    #[must_use]
    pub fn around_cursor(&self) -> (&str, &str) {
        let text = self.text();
        let at = text
            .char_indices()
            .nth(self.input.cursor())
            .map_or(text.len(), |(at, _)| at);
        text.split_at(at)
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
    }

    /// Puts pasted text in at the cursor. Line ends become spaces in an input of one line; other
    /// control characters are dropped, for nobody meant to type them.
    pub fn paste(&mut self, pasted: &str) {
        let (before, after) = self.around_cursor();
        let mut text = before.to_owned();
        let mut last_was_return = false;
        for character in pasted.chars() {
            match character {
                '\n' if last_was_return => {}
                '\r' | '\n' if self.several_lines => text.push('\n'),
                '\r' | '\n' | '\t' => text.push(' '),
                other if other.is_control() => {}
                other => text.push(other),
            }
            last_was_return = character == '\r';
        }
        let cursor = text.chars().count();
        text.push_str(after);
        self.input = Input::new(text).with_cursor(cursor);
    }

    /// Gives a key to the text; `true` if it was a key that edits or moves in it.
    pub fn key(&mut self, key: Key) -> bool {
        use InputRequest as Request;
        let request = match (key.ctrl, key.code) {
            (false, Code::Char(character)) => Request::InsertChar(character),
            (false, Code::Enter) if self.several_lines => Request::InsertChar('\n'),
            (false, Code::Backspace) | (true, Code::Char('h')) => Request::DeletePrevChar,
            (false, Code::Delete) => Request::DeleteNextChar,
            (false, Code::Left) | (true, Code::Char('b')) => Request::GoToPrevChar,
            (false, Code::Right) | (true, Code::Char('f')) => Request::GoToNextChar,
            (true, Code::Left) => Request::GoToPrevWord,
            (true, Code::Right) => Request::GoToNextWord,
            (false, Code::Up) if self.several_lines => {
                self.move_line(Direction::Back);
                return true;
            }
            (false, Code::Down) if self.several_lines => {
                self.move_line(Direction::Forward);
                return true;
            }
            (false, Code::Home) | (true, Code::Char('a')) => {
                return self.move_to_edge(Direction::Back);
            }
            (false, Code::End) | (true, Code::Char('e')) => {
                return self.move_to_edge(Direction::Forward);
            }
            (true, Code::Char('w') | Code::Backspace) => Request::DeletePrevWord,
            (true, Code::Char('u')) => Request::DeleteFromStart,
            (true, Code::Char('k')) => Request::DeleteTillEnd,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    /// To the beginning or end of the line that the cursor is in.
    fn move_to_edge(&mut self, direction: Direction) -> bool {
        let (before, after) = self.around_cursor();
        let rest = match direction {
            Direction::Forward => after.split('\n').next(),
            Direction::Back => before.rsplit('\n').next(),
        };
        let moved = rest.map_or(0, |rest| rest.chars().count());
        let cursor = self.input.cursor();
        let to = match direction {
            Direction::Forward => cursor + moved,
            Direction::Back => cursor - moved,
        };
        self.input.handle(InputRequest::SetCursor(to));
        true
    }

    /// To the line below or above, into the same column as far as that line has it.
    fn move_line(&mut self, direction: Direction) {
        let lines: Vec<usize> = self
            .text()
            .split('\n')
            .map(|line| line.chars().count())
            .collect();
        let (before, _) = self.around_cursor();
        let row = before.matches('\n').count();
        let column = before
            .rsplit('\n')
            .next()
            .map_or(0, |rest| rest.chars().count());
        let target = match direction {
            Direction::Forward => Some(row + 1),
            Direction::Back => row.checked_sub(1),
        };
        let Some(target) = target else { return };
        if let Some(length) = lines.get(target) {
            let start: usize = lines[..target].iter().map(|length| length + 1).sum();
            self.input
                .handle(InputRequest::SetCursor(start + column.min(*length)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(input: &mut TextInput, codes: &[Code]) {
        for code in codes {
            input.key(Key::plain(*code));
        }
    }

    #[test]
    fn lines_are_moved_through() {
        let mut input = TextInput::lines("один\nдва");
        press(&mut input, &[Code::Up, Code::Char('!')]);
        assert_eq!(input.text(), "оди!н\nдва");
        press(
            &mut input,
            &[
                Code::Home,
                Code::Char('>'),
                Code::Down,
                Code::End,
                Code::Enter,
            ],
        );
        assert_eq!(input.text(), ">оди!н\nдва\n");
    }

    #[test]
    fn what_is_pasted_is_text_and_nothing_else() {
        let mut line = TextInput::line("a");
        line.paste("b\r\nc\u{1b}[31m\td");
        assert_eq!(line.text(), "ab c[31m d");
        let mut lines = TextInput::lines("");
        lines.paste("b\r\nc\rd\ne");
        assert_eq!(lines.text(), "b\nc\nd\ne");
    }
}

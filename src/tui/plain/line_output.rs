//! Line output: whole lines without colour and without two blanks in a row; and what a prompt is.

use std::io::{self, Write};

use crate::text::ascii_signs::{SignSet, in_print};
use crate::text::safe::Safe;

/// What is told, and what is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// What is told before, once as long as it stays the same.
    pub body: Vec<Safe>,
    /// What is asked, each time.
    pub question: Vec<Safe>,
    /// Whether a text is asked for, which may have been typed ahead.
    pub takes_text: bool,
}

/// Standard output, line by line.
#[derive(Debug, Default)]
pub struct LineOutput {
    signs: SignSet,
    pending: String,
}

impl LineOutput {
    /// Standard output, with these signs of our own.
    #[must_use]
    pub fn new(signs: SignSet) -> Self {
        Self {
            signs,
            pending: String::new(),
        }
    }

    /// Adds a line. Nothing is broken into several; one that says nothing is left out.
    pub fn line(&mut self, text: &Safe) {
        let before = self.pending.len();
        for word in text.split_whitespace() {
            if self.pending.len() > before {
                self.pending.push(' ');
            }
            if self.signs == SignSet::Ascii {
                self.pending.push_str(&in_print(word));
            } else {
                self.pending.push_str(word);
            }
        }
        if self.pending.len() > before {
            self.pending.push('\n');
        }
    }

    /// Puts a line before what has not been sent yet.
    pub fn first(&mut self, text: &Safe) {
        let rest = std::mem::take(&mut self.pending);
        self.line(text);
        self.pending.push_str(&rest);
    }

    /// Adds several lines.
    pub fn lines<'t>(&mut self, texts: impl IntoIterator<Item = &'t Safe>) {
        for text in texts {
            self.line(text);
        }
    }

    /// Sends what was added on its way.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn send(&mut self) -> io::Result<()> {
        let text = std::mem::take(&mut self.pending);
        if text.is_empty() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::safe::display_safe;

    #[test]
    fn blanks_are_never_repeated() {
        let mut output = LineOutput::new(SignSet::Unicode);
        output.line(&display_safe("  Иван   Иванов  "));
        output.line(&display_safe("   "));
        output.line(&display_safe("a\u{1b}[2J\nb"));
        assert_eq!(output.pending, "Иван Иванов\na␛[2J⏎b\n");
        let mut output = LineOutput::new(SignSet::Ascii);
        output.line(&display_safe("12–19 Jul “Иван”"));
        assert_eq!(output.pending, "12-19 Jul \"Иван\"\n");
    }
}

//! A place in a text that moves from token to token.

use super::lex::{Token, token};
use super::trivia::{LexError, skip};

/// How far a text has been read.
pub struct Cursor<'a> {
    /// The text.
    pub text: &'a str,
    /// The offset that has been read up to.
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of the text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Moves behind white space and comments; gives the place.
    ///
    /// # Errors
    /// An unclosed comment, or a `/` that begins none.
    pub fn skip(&mut self) -> Result<usize, LexError> {
        self.at = skip(self.text, self.at)?;
        Ok(self.at)
    }

    /// The next token without passing over it; the place moves to where it begins.
    ///
    /// # Errors
    /// What stands there is no token.
    pub fn peek(&mut self) -> Result<Option<Token>, LexError> {
        let start = self.skip()?;
        token(self.text, start)
    }

    /// The next token; the place moves behind it.
    ///
    /// # Errors
    /// What stands there is no token.
    pub fn pass(&mut self) -> Result<Option<Token>, LexError> {
        let found = self.peek()?;
        if let Some(found) = &found {
            self.at = found.span.end;
        }
        Ok(found)
    }

    /// Where `mark` stands, if it is the next thing; then the place moves behind it.
    ///
    /// # Errors
    /// An unclosed comment, or a `/` that begins none.
    pub fn take(&mut self, mark: &str) -> Result<Option<usize>, LexError> {
        let start = self.skip()?;
        if !self.text[start..].starts_with(mark) {
            return Ok(None);
        }
        self.at = start + mark.len();
        Ok(Some(start))
    }

    /// Passes over the rest of `#![...]` behind its `#`, whatever it holds; `false` when it is not
    /// of this form.
    ///
    /// # Errors
    /// What stands there is no token.
    pub fn pass_attribute(&mut self) -> Result<bool, LexError> {
        if self.take("!")?.is_none() || self.take("[")?.is_none() {
            return Ok(false);
        }
        while self.take("]")?.is_none() {
            // `=` is no token of a value, but it stands in `#![type = "..."]`.
            if self.take("=")?.is_none() && self.pass()?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether everything has been read.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.at == self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn a_cursor_walks_over_tokens() {
        let mut cursor = Cursor::new(" a /* c */ : [");
        assert_eq!(cursor.peek().unwrap().map(|found| found.span), Some(1..2));
        assert_eq!(cursor.pass().unwrap().map(|found| found.span), Some(1..2));
        assert_eq!(cursor.take(","), Ok(None));
        assert_eq!(cursor.take(":"), Ok(Some(11)));
        assert!(!cursor.at_end());
        assert!(cursor.pass().unwrap().is_some());
        assert_eq!(cursor.pass(), Ok(None));
        assert!(cursor.at_end());
    }
}

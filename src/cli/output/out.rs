//! Standard output: what goes to a terminal and what into a pipe, with colour or without.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::record::status::Tone;
use crate::ron_text::quote::is_hidden;
use crate::text::ascii_signs::{SignSet, in_print};
use crate::text::safe::{Safe, display_safe};

/// How results are printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Whether a person reads along: columns are aligned then.
    pub terminal: bool,
    /// Whether to use colour.
    pub color: bool,
    /// Which of our own signs to print. Names keep their letters.
    pub signs: SignSet,
}

impl Style {
    /// The style for standard output. `color` says whether colour is forced or forbidden; without
    /// it there is colour on a terminal that has it, unless `$NO_COLOR` is set (no-color.org).
    #[must_use]
    pub fn of_stdout(color: Option<bool>, signs: SignSet) -> Self {
        let terminal = io::stdout().is_terminal();
        let wanted = terminal
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && std::env::var_os("TERM").is_none_or(|value| value != "dumb");
        Self {
            terminal,
            color: color.unwrap_or(wanted),
            signs,
        }
    }
}

/// Standard output. Everything printed is [`Safe`] or JSON whose strings are made safe.
pub struct Out {
    to: BufWriter<Stdout>,
    /// How it is printed.
    pub style: Style,
}

impl Out {
    /// Standard output in this style.
    #[must_use]
    pub fn new(style: Style) -> Self {
        Self {
            to: BufWriter::new(io::stdout()),
            style,
        }
    }

    /// Prints one line.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn line(&mut self, text: &Safe) -> io::Result<()> {
        self.part(text, None)?;
        self.end()
    }

    /// Prints a part of a line, in the colour of its tone where there is colour.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn part(&mut self, text: &Safe, tone: Option<Tone>) -> io::Result<()> {
        let colour = tone.filter(|_| self.style.color).and_then(colour);
        if let Some(colour) = colour {
            write!(self.to, "\x1b[{colour}m")?;
        }
        if self.style.signs == SignSet::Ascii {
            self.to.write_all(in_print(text.as_str()).as_bytes())?;
        } else {
            self.to.write_all(text.as_str().as_bytes())?;
        }
        if colour.is_some() {
            self.to.write_all(b"\x1b[0m")?;
        }
        Ok(())
    }

    /// Prints spaces or a tab between two parts.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn gap(&mut self, text: &'static str, times: usize) -> io::Result<()> {
        for _ in 0..times {
            self.to.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    /// Ends a line.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn end(&mut self) -> io::Result<()> {
        self.to.write_all(b"\n")
    }

    /// How many columns a line has: those of the terminal, or 80.
    #[must_use]
    pub fn columns(&self) -> usize {
        rustix::termios::tcgetwinsize(io::stdout())
            .ok()
            .map(|size| usize::from(size.ws_col))
            .filter(|columns| *columns > 0)
            .unwrap_or(80)
    }

    /// Prints a paragraph, its lines broken between words where the terminal ends.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn folded(&mut self, text: &Safe) -> io::Result<()> {
        let width = self.columns();
        let mut line = String::new();
        for word in text.as_str().split(' ') {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                self.line(&display_safe(&line))?;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(&display_safe(&line))
    }

    /// Prints a value as JSON. What would move or hide anything on a terminal stands as `\uXXXX`,
    /// so the data are exactly those of the record.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn json(&mut self, value: &Value) -> io::Result<()> {
        self.to.write_all(json_text(value)?.as_bytes())
    }

    /// Prints text that is the program's own, as it is: completions, the manual.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn own(&mut self, text: &[u8]) -> io::Result<()> {
        self.to.write_all(text)
    }

    /// Sends everything on its way.
    ///
    /// # Errors
    ///
    /// As writing to standard output.
    pub fn finish(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// A value as [`Out::json`] prints it.
///
/// # Errors
///
/// Those of writing JSON.
pub fn json_text(value: &Value) -> io::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    Ok(format!("{}\n", escaped(&text)))
}

/// Tells something on standard error, where it cannot be mistaken for a result. That nobody can
/// read it there is no reason to stop.
pub fn tell(text: &Safe) {
    let _ = writeln!(io::stderr(), "lastseen: {text}");
}

fn colour(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Danger => Some("31"),
        Tone::Warning => Some("33"),
        Tone::Good => Some("32"),
        Tone::Plain => None,
    }
}

/// JSON in which every character that shows nothing of its own is escaped. Outside of strings JSON
/// is ASCII, so only strings change.
fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\u{7f}' || (c != '\n' && is_hidden(c)) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_exact_and_safe() {
        let value = Value::String("a\u{1b}\u{202e}\u{e0041}\u{7f}ж".to_owned());
        let text = escaped(&value.to_string());
        assert_eq!(text, r#""a\u001b\u202e\udb40\udc41\u007fж""#);
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
    }
}

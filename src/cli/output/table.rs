//! Records, one a line: aligned for a terminal, separated by tabs into a pipe.

use std::io;

use unicode_width::UnicodeWidthStr;

use crate::cli::output::out::Out;
use crate::record::status::Tone;
use crate::text::safe::{Safe, display_safe};

/// The widest that a column gets on a terminal, the last one excepted.
const WIDEST: usize = 40;

/// One value in a line.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it says. Into a pipe it is printed whole.
    pub text: Safe,
    /// What it means for the person.
    pub tone: Option<Tone>,
}

impl Cell {
    /// A value, made safe.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            text: display_safe(text),
            tone: None,
        }
    }

    /// A value with a tone.
    #[must_use]
    pub fn with_tone(text: Safe, tone: Option<Tone>) -> Self {
        Self { text, tone }
    }
}

/// Prints lines of values.
///
/// # Errors
///
/// As writing to standard output.
pub fn table(out: &mut Out, rows: &[Vec<Cell>]) -> io::Result<()> {
    if !out.style.terminal {
        for row in rows {
            for (at, cell) in row.iter().enumerate() {
                out.gap("\t", usize::from(at > 0))?;
                out.part(&cell.text, cell.tone)?;
            }
            out.end()?;
        }
        return Ok(());
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let widths = rows.iter().filter_map(|row| row.get(column));
        let widest = widths.map(|cell| cell.text.as_str().width()).max();
        widest.unwrap_or(0).min(WIDEST)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let last = row.iter().rposition(|cell| !cell.text.is_empty());
        for (at, cell) in row.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
            let ends = last == Some(at);
            let text = if ends {
                cell.text.clone()
            } else {
                cut(&cell.text, widths[at])
            };
            out.part(&text, cell.tone)?;
            if !ends {
                let used = text.as_str().width();
                // A column that is empty in every line takes no room.
                let between = if widths[at] == 0 { 0 } else { 2 };
                out.gap(" ", widths[at].saturating_sub(used) + between)?;
            }
        }
        out.end()?;
    }
    Ok(())
}

/// The text, shortened to so many columns.
fn cut(text: &Safe, columns: usize) -> Safe {
    if text.as_str().width() <= columns {
        return text.clone();
    }
    let mut kept = String::new();
    for c in text.as_str().chars() {
        kept.push(c);
        if kept.width() >= columns {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    display_safe(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_cut_by_columns() {
        assert_eq!(cut(&display_safe("abcdef"), 6).as_str(), "abcdef");
        assert_eq!(cut(&display_safe("abcdef"), 4).as_str(), "abc…");
        assert_eq!(cut(&display_safe("日本語"), 5).as_str(), "日本…");
    }
}

//! How things look, by the part that they play. Colour is never the only sign of anything.

use ratatui::style::{Color, Modifier, Style};

use crate::record::status::Tone;

/// The part that something plays on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeRole {
    /// Ordinary text.
    Text,
    /// Text that may be passed over: labels, hints.
    Faint,
    /// The border of a pane.
    Border,
    /// The border and title of the pane that has the focus.
    Focus,
    /// The line under the cursor in the pane that has the focus.
    Cursor,
    /// The line under the cursor in another pane.
    Rest,
    /// Letters that a search found.
    Found,
    /// A line that leads somewhere.
    Link,
    /// The heading of a section.
    Heading,
    /// The mark of a marked record.
    Mark,
    /// A contradiction.
    Dispute,
    /// Something that was done.
    Done,
    /// Something that could not be done, or is wrong.
    Wrong,
    /// What counts no longer.
    Gone,
    /// The key in a hint.
    Key,
    /// A status of this tone.
    Status(Tone),
}

/// How things look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether there are colours; without them, bold, underlined and reversed text remain.
    pub colour: bool,
    /// Whether only ASCII characters may be drawn.
    pub ascii: bool,
}

impl Theme {
    /// The style of a part. Colours are the sixteen of the terminal, which its user chose.
    #[must_use]
    pub fn style(self, part: ThemeRole) -> Style {
        let plain = Style::new();
        let style = match part {
            ThemeRole::Text => plain,
            ThemeRole::Faint | ThemeRole::Border => plain.fg(Color::DarkGray),
            ThemeRole::Focus => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            ThemeRole::Cursor => plain.add_modifier(Modifier::REVERSED),
            ThemeRole::Rest => plain.add_modifier(Modifier::BOLD),
            ThemeRole::Found => plain
                .fg(Color::Yellow)
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            ThemeRole::Link => plain.add_modifier(Modifier::UNDERLINED),
            ThemeRole::Heading => plain.fg(Color::Cyan),
            ThemeRole::Mark => plain.fg(Color::Magenta).add_modifier(Modifier::BOLD),
            ThemeRole::Dispute => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            ThemeRole::Done => plain.fg(Color::Green),
            ThemeRole::Wrong => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
            ThemeRole::Gone => plain
                .fg(Color::DarkGray)
                .add_modifier(Modifier::CROSSED_OUT),
            ThemeRole::Key => plain.add_modifier(Modifier::BOLD),
            ThemeRole::Status(Tone::Danger) => plain.fg(Color::Red),
            ThemeRole::Status(Tone::Warning) => plain.fg(Color::Yellow),
            ThemeRole::Status(Tone::Good) => plain.fg(Color::Green),
            ThemeRole::Status(Tone::Plain) => plain.fg(Color::Blue),
        };
        if self.colour {
            style
        } else {
            Style { fg: None, ..style }
        }
    }

    /// A sign as it is, or its stand-in where only ASCII may be drawn.
    #[must_use]
    pub fn sign(self, sign: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { sign }
    }
}

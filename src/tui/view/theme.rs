//! How things look, by the part that they play. Colour is never the only sign of anything.

use ratatui::style::Style;

use crate::record::status::Tone;
use crate::text::ascii_signs::DrawnSign;
use crate::tui::view::palette::Palette;

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

impl ThemeRole {
    /// The place of the part among [`crate::tui::view::palette::ROLES`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Text => 0,
            Self::Faint => 1,
            Self::Border => 2,
            Self::Focus => 3,
            Self::Cursor => 4,
            Self::Rest => 5,
            Self::Found => 6,
            Self::Link => 7,
            Self::Heading => 8,
            Self::Mark => 9,
            Self::Dispute => 10,
            Self::Done => 11,
            Self::Wrong => 12,
            Self::Gone => 13,
            Self::Key => 14,
            Self::Status(Tone::Danger) => 15,
            Self::Status(Tone::Warning) => 16,
            Self::Status(Tone::Good) => 17,
            Self::Status(Tone::Plain) => 18,
        }
    }
}

/// How things look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The style of each part.
    pub palette: Palette,
    /// Whether only ASCII characters may be drawn.
    pub ascii: bool,
}

impl Theme {
    /// The default theme; without colours, bold, faint, underlined and reversed text remain.
    #[must_use]
    pub const fn new(colour: bool, ascii: bool) -> Self {
        let palette = if colour {
            Palette::DEFAULT
        } else {
            Palette::MONO
        };
        Self { palette, ascii }
    }

    /// The style of a part.
    #[must_use]
    pub const fn style(self, part: ThemeRole) -> Style {
        self.palette.style(part)
    }

    /// The style of the bar of a status: its colour alone, for an attribute would be drawn through it.
    #[must_use]
    pub const fn bar(self, tone: Tone) -> Style {
        Style {
            fg: self.style(ThemeRole::Status(tone)).fg,
            ..Style::new()
        }
    }

    /// A sign as it is, or its stand-in where only ASCII may be drawn.
    #[must_use]
    pub const fn sign(self, sign: DrawnSign) -> &'static str {
        sign.text(self.ascii)
    }
}

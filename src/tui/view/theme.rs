//! How things look, by the part that they play. Colour is never the only sign of anything.

use ratatui::style::{Color, Modifier, Style};
use ron::Value;

use crate::record::status::Tone;
use crate::text::ascii_signs::{DrawnSign, SignSet};
use crate::text::catalogue::{label, say};
use crate::text::safe::Safe;

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
    /// The place of the part among [`ROLES`].
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
    /// Which signs may be drawn.
    pub signs: SignSet,
}

impl Theme {
    /// The default theme.
    #[must_use]
    pub const fn colored(signs: SignSet) -> Self {
        Self {
            palette: Palette::DEFAULT,
            signs,
        }
    }

    /// The theme without colours: bold, faint, underlined and reversed text remain.
    #[must_use]
    pub const fn mono(signs: SignSet) -> Self {
        Self {
            palette: Palette::MONO,
            signs,
        }
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
        sign.text(self.signs)
    }
}

/// The parts of the screen with their names in settings, in the order of [`ThemeRole::index`].
pub const ROLES: [(&str, ThemeRole); 19] = [
    ("text", ThemeRole::Text),
    ("faint", ThemeRole::Faint),
    ("border", ThemeRole::Border),
    ("focus", ThemeRole::Focus),
    ("cursor", ThemeRole::Cursor),
    ("rest", ThemeRole::Rest),
    ("found", ThemeRole::Found),
    ("link", ThemeRole::Link),
    ("heading", ThemeRole::Heading),
    ("mark", ThemeRole::Mark),
    ("dispute", ThemeRole::Dispute),
    ("done", ThemeRole::Done),
    ("wrong", ThemeRole::Wrong),
    ("gone", ThemeRole::Gone),
    ("key", ThemeRole::Key),
    ("danger", ThemeRole::Status(Tone::Danger)),
    ("warning", ThemeRole::Status(Tone::Warning)),
    ("good", ThemeRole::Status(Tone::Good)),
    ("plain", ThemeRole::Status(Tone::Plain)),
];

/// The colours with their names in settings: the sixteen of the terminal, which its user chose.
const COLORS: [(&str, Color); 17] = [
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The attributes with their names in settings.
const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

/// The most bytes that the text of a style may have.
const LONGEST: usize = 80;

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
const DIM: Style = PLAIN.add_modifier(Modifier::DIM);
const UNDERLINED: Style = PLAIN.add_modifier(Modifier::UNDERLINED);
const GONE: Style = DIM.add_modifier(Modifier::CROSSED_OUT);
const FOUND: Style = BOLD.add_modifier(Modifier::UNDERLINED);

/// The style of each part, in the order of [`ROLES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette([Style; ROLES.len()]);

/// Why settings are no theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadTheme {
    /// It is neither a name nor a map of names.
    NotATheme,
    /// No theme has this name.
    NoSuchTheme(String),
    /// No part of the screen has this name.
    NoSuchRole(String),
    /// This is not a style for the part.
    NotAStyle(String, String),
    /// What is drawn so could not be seen.
    Invisible(String),
}

impl Palette {
    /// For a dark background.
    pub const DEFAULT: Self = Self([
        PLAIN,
        DIM,
        DIM,
        BOLD.fg(Color::Cyan),
        PLAIN.add_modifier(Modifier::REVERSED),
        BOLD,
        FOUND.fg(Color::LightYellow),
        UNDERLINED,
        PLAIN.fg(Color::Cyan),
        BOLD.fg(Color::White),
        BOLD.fg(Color::LightYellow),
        PLAIN.fg(Color::LightGreen),
        BOLD.fg(Color::LightRed),
        GONE,
        BOLD,
        BOLD.fg(Color::LightRed),
        PLAIN.fg(Color::LightYellow),
        DIM.fg(Color::LightGreen),
        BOLD.fg(Color::LightCyan),
    ]);

    /// For a light background, on which green, yellow and cyan cannot be read.
    pub const LIGHT: Self = Self([
        PLAIN,
        DIM,
        DIM,
        BOLD.fg(Color::Blue),
        PLAIN.add_modifier(Modifier::REVERSED),
        BOLD,
        FOUND.fg(Color::Magenta),
        UNDERLINED,
        PLAIN.fg(Color::Blue),
        BOLD.fg(Color::Magenta),
        BOLD.fg(Color::Magenta),
        PLAIN.fg(Color::Blue),
        BOLD.fg(Color::Red),
        GONE,
        BOLD,
        BOLD.fg(Color::Red),
        PLAIN.fg(Color::Magenta),
        DIM,
        BOLD.fg(Color::Blue),
    ]);

    /// For a dark background: nothing faint, and the brightest colours.
    pub const CONTRAST: Self = Self([
        PLAIN,
        PLAIN,
        PLAIN,
        BOLD.fg(Color::LightCyan),
        PLAIN.add_modifier(Modifier::REVERSED),
        BOLD,
        FOUND.fg(Color::LightYellow),
        UNDERLINED,
        BOLD,
        BOLD.fg(Color::White),
        BOLD.fg(Color::LightYellow),
        BOLD.fg(Color::LightGreen),
        BOLD.fg(Color::LightRed),
        PLAIN.add_modifier(Modifier::CROSSED_OUT),
        BOLD,
        BOLD.fg(Color::LightRed),
        PLAIN.fg(Color::LightYellow),
        PLAIN.fg(Color::LightGreen),
        PLAIN.fg(Color::LightCyan),
    ]);

    /// Without colours: dangers are bold, the safe faint, all else ordinary; the letters tell the rest.
    pub const MONO: Self = Self([
        PLAIN,
        DIM,
        DIM,
        BOLD,
        PLAIN.add_modifier(Modifier::REVERSED),
        BOLD,
        FOUND,
        UNDERLINED,
        PLAIN,
        BOLD,
        BOLD,
        PLAIN,
        BOLD,
        GONE,
        BOLD,
        BOLD,
        PLAIN,
        DIM,
        UNDERLINED,
    ]);

    /// The themes by their names in settings.
    pub const NAMED: [(&str, Self); 4] = [
        ("default", Self::DEFAULT),
        ("light", Self::LIGHT),
        ("high-contrast", Self::CONTRAST),
        ("mono", Self::MONO),
    ];

    /// The style of a part.
    #[must_use]
    pub const fn style(&self, role: ThemeRole) -> Style {
        self.0[role.index()]
    }

    const fn with(mut self, role: ThemeRole, style: Style) -> Self {
        self.0[role.index()] = style;
        self
    }

    /// The palette that settings ask for: the name of a theme, or a map from parts to styles, with the theme
    /// that it changes under `base`.
    ///
    /// # Errors
    ///
    /// [`BadTheme`] for the first thing that is none.
    pub fn read(setting: &Value) -> Result<Self, BadTheme> {
        let roles = match setting {
            Value::String(name) => return named(name),
            Value::Option(Some(inner)) => return Self::read(inner),
            Value::Map(roles) => roles,
            _ => return Err(BadTheme::NotATheme),
        };
        let mut palette = Self::DEFAULT;
        let pairs = roles.iter().map(|pair| match pair {
            (Value::String(name), Value::String(text)) => Ok((name.as_str(), text.as_str())),
            _ => Err(BadTheme::NotATheme),
        });
        let pairs: Vec<(&str, &str)> = pairs.collect::<Result<_, _>>()?;
        if let Some((_, base)) = pairs.iter().find(|(name, _)| *name == "base") {
            palette = named(base)?;
        }
        for (name, text) in pairs.into_iter().filter(|(name, _)| *name != "base") {
            let role = ROLES.iter().find(|(known, _)| *known == name);
            let (_, role) = role.ok_or_else(|| BadTheme::NoSuchRole(short(name)))?;
            palette = palette.with(*role, style_of(name, text)?);
        }
        // The cursor decides whom a change is about.
        match palette.style(ThemeRole::Cursor) == palette.style(ThemeRole::Text) {
            true => Err(BadTheme::Invisible("cursor".to_owned())),
            false => Ok(palette),
        }
    }
}

fn named(name: &str) -> Result<Palette, BadTheme> {
    let found = Palette::NAMED.iter().find(|(known, _)| *known == name);
    found
        .map(|(_, palette)| *palette)
        .ok_or_else(|| BadTheme::NoSuchTheme(short(name)))
}

/// A style such as `bold red on black`.
fn style_of(role: &str, text: &str) -> Result<Style, BadTheme> {
    let wrong = || BadTheme::NotAStyle(role.to_owned(), short(text));
    if text.len() > LONGEST {
        return Err(wrong());
    }
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let color = |word: &str| {
            let found = COLORS.iter().find(|(name, _)| *name == word);
            found.map(|(_, color)| *color)
        };
        if word == "on" {
            style.bg = Some(words.next().and_then(color).ok_or_else(wrong)?);
        } else if let Some((_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*attribute);
        } else {
            style.fg = Some(color(word).ok_or_else(wrong)?);
        }
    }
    style.fg = style.fg.filter(|color| *color != Color::Reset);
    style.bg = style.bg.filter(|color| *color != Color::Reset);
    if style.fg.is_some() && style.fg == style.bg {
        return Err(BadTheme::Invisible(role.to_owned()));
    }
    Ok(style)
}

/// So much of a text as fits into the line that refuses it.
fn short(text: &str) -> String {
    text.chars().take(24).collect()
}

impl BadTheme {
    /// What is wrong, in one line.
    #[must_use]
    pub fn told(&self) -> Safe {
        match self {
            Self::NotATheme => label!(screen_theme_no_theme).into(),
            Self::NoSuchTheme(name) => say!(screen_theme_unknown { name }),
            Self::NoSuchRole(role) => say!(screen_theme_role { role }),
            Self::NotAStyle(role, text) => say!(screen_theme_style { role, text }),
            Self::Invisible(role) => say!(screen_theme_invisible { role }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Palette, BadTheme> {
        Palette::read(&ron::from_str::<Value>(text).unwrap())
    }

    #[test]
    fn every_role_has_its_place() {
        for (at, (name, role)) in ROLES.iter().enumerate() {
            assert_eq!(role.index(), at, "{name}");
        }
    }

    #[test]
    fn a_theme_is_a_name_or_a_map_of_roles() {
        assert_eq!(read("\"light\""), Ok(Palette::LIGHT));
        let palette = read("{\"base\": \"mono\", \"cursor\": \"bold black on yellow\"}").unwrap();
        assert_eq!(
            palette.style(ThemeRole::Key),
            Palette::MONO.style(ThemeRole::Key)
        );
        let cursor = BOLD.fg(Color::Black).bg(Color::Yellow);
        assert_eq!(palette.style(ThemeRole::Cursor), cursor);
    }

    #[test]
    fn what_is_no_theme_is_refused_in_one_line() {
        for (text, told) in [
            (
                "5",
                "the theme is neither a name nor a map of roles; docs/settings.md has both",
            ),
            (
                "\"solarised\"",
                "there is no theme \"solarised\": default, light, high-contrast or mono",
            ),
            (
                "{\"cursr\": \"bold\"}",
                "theme: there is no role \"cursr\"; docs/settings.md lists them",
            ),
            (
                "{\"cursor\": \"purple\"}",
                "theme: \"purple\" is not a style for cursor; write one such as \"bold red on black\"",
            ),
            (
                "{\"cursor\": \"red on\"}",
                "theme: \"red on\" is not a style for cursor; write one such as \"bold red on black\"",
            ),
            (
                "{\"wrong\": \"red on red\"}",
                "theme: wrong could not be seen",
            ),
            (
                "{\"cursor\": \"default\"}",
                "theme: cursor could not be seen",
            ),
            ("{\"cursor\": \"\"}", "theme: cursor could not be seen"),
            (
                "{\"cursor\": 5}",
                "the theme is neither a name nor a map of roles; docs/settings.md has both",
            ),
            (
                "{\"text\": \"\\u{1b}[2J\"}",
                "theme: \"␛[2J\" is not a style for text; write one such as \"bold red on black\"",
            ),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!(error.told().as_str(), told, "{text}");
        }
        let long = format!("{{\"text\": \"{}\"}}", "bold ".repeat(1000));
        assert!(read(&long).unwrap_err().told().as_str().len() < 160);
    }

    #[test]
    fn tones_are_told_apart_without_colour() {
        let tones = [Tone::Danger, Tone::Warning, Tone::Good];
        for (name, palette) in Palette::NAMED {
            let styles = tones.map(|tone| palette.style(ThemeRole::Status(tone)));
            for (at, one) in styles.iter().enumerate() {
                for other in &styles[at + 1..] {
                    assert_ne!(one, other, "{name}");
                }
            }
            let bright = ROLES
                .iter()
                .any(|(_, role)| palette.style(*role).fg == Some(Color::DarkGray));
            assert!(!bright, "{name}");
        }
        let looks = tones.map(|tone| Palette::DEFAULT.style(ThemeRole::Status(tone)).add_modifier);
        assert_eq!(looks, [Modifier::BOLD, Modifier::empty(), Modifier::DIM]);
    }

    /// The sixteen colours as terminals have them if nobody chose others: xterm, the Linux console, Windows,
    /// Tango (GNOME) and VS Code. Where a terminal has 256 or all colours these sixteen are the same ones.
    const TERMINALS: [[u32; 16]; 5] = [
        [
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
            0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
        ],
        [
            0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
            0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
        ],
        [
            0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
            0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
        ],
        [
            0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf,
            0x555753, 0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
        ],
        [
            0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5,
            0x666666, 0xf14c4c, 0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5,
        ],
    ];

    /// The relative luminance of a colour (WCAG 2.1).
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from(colour >> shift & 0xff) / 255.0;
            match value <= 0.03928 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// 4.5 to 1 is what WCAG asks of text. How faint faint text is, is the terminal's to decide.
    #[test]
    fn every_colour_of_a_theme_can_be_read_on_its_background() {
        let (black, white) = (0x000000, 0xffffff);
        for (name, palette, background) in [
            ("default", Palette::DEFAULT, black),
            ("light", Palette::LIGHT, white),
            ("high-contrast", Palette::CONTRAST, black),
        ] {
            for (role, part) in ROLES {
                let style = palette.style(part);
                assert_eq!(style.bg, None, "{name} {role}");
                let Some(colour) = style.fg else {
                    continue;
                };
                let at = COLORS
                    .iter()
                    .position(|(_, known)| *known == colour)
                    .unwrap()
                    - 1;
                for terminal in TERMINALS {
                    let found = contrast(terminal[at], background);
                    assert!(
                        found >= 4.5,
                        "{name} {role}: {found:.1} in {:06x}",
                        terminal[at]
                    );
                }
            }
        }
        let mono = ROLES
            .iter()
            .all(|(_, part)| Palette::MONO.style(*part).fg.is_none());
        assert!(mono, "mono has no colours");
    }
}

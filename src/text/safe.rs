//! Text that may be shown: what would move, hide or forge anything on a terminal is made visible.
//!
//! Records are written by many hands, and what they quote comes from anywhere. A live ESC would
//! command the terminal, a bidirectional control would make one name read as another, and a
//! zero-width character would make two different names look alike. What is stored is never changed.

use crate::ron_text::quote::is_hidden;
use std::fmt;
use std::ops::Deref;

use unicode_normalization::char::is_combining_mark;

/// How many combining marks one character may carry; no script needs more, and a tower of them
/// covers the lines above and below.
const MARKS: usize = 4;

/// Text that has been made fit to be shown, the only text from a record that is ever shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
pub struct Safe(String);

impl Safe {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A sentence of the catalogues, into which only safe text went.
    pub(in crate::text) fn formatted(text: String) -> Self {
        Self(text)
    }

    /// The text, given away.
    #[must_use]
    pub(in crate::text) fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for Safe {
    fn from(text: &str) -> Self {
        display_safe(text)
    }
}

impl From<&String> for Safe {
    fn from(text: &String) -> Self {
        display_safe(text)
    }
}

impl From<String> for Safe {
    fn from(text: String) -> Self {
        display_safe(&text)
    }
}

impl From<&Self> for Safe {
    fn from(text: &Self) -> Self {
        text.clone()
    }
}

impl From<Safe> for String {
    fn from(safe: Safe) -> Self {
        safe.0
    }
}

/// Read as any text; going back needs [`display_safe`].
impl Deref for Safe {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Safe {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Safe {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl AsRef<str> for Safe {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Makes a text fit to be shown on one line.
///
/// Doing it twice changes nothing more, so sentences may be put together from safe parts and made
/// safe as a whole.
#[must_use]
pub fn display_safe(text: &str) -> Safe {
    let plain = |byte: u8| (b' '..0x7f).contains(&byte);
    if text.bytes().all(plain) {
        return Safe(text.to_owned());
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut marks = 0;
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if is_combining_mark(c) && !is_hidden(c) {
            marks += 1;
            if before.is_none() {
                // Without a base of its own the mark would settle on whatever stands left of it.
                shown.push('\u{25cc}');
            }
            if marks <= MARKS {
                shown.push(c);
            }
            before = before.or(Some('\u{25cc}'));
            continue;
        }
        tell_marks(&mut shown, &mut marks);
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' => shown.push('⏎'),
            '\t' => shown.push(' '),
            '\0'..='\u{1f}' => shown.push(picture(c)),
            '\u{7f}' => shown.push('␡'),
            '\u{200c}' | '\u{200d}' if joins(c, before, characters.peek().copied()) => {
                shown.push(c);
                continue;
            }
            c if is_hidden(c) => shown.push_str(&format!("⟨U+{:04X}⟩", c as u32)),
            c => shown.push(c),
        }
        before = Some(c);
    }
    tell_marks(&mut shown, &mut marks);
    Safe(shown)
}

/// Makes a text fit to be shown, line for line.
#[must_use]
pub fn display_safe_lines(text: &str) -> Vec<Safe> {
    text.lines().map(display_safe).collect()
}

/// Says how many combining marks were left out, and starts the next count.
fn tell_marks(shown: &mut String, marks: &mut usize) {
    if *marks > MARKS {
        shown.push_str(&format!("⟨+{}⟩", *marks - MARKS));
    }
    *marks = 0;
}

/// The picture of a control character (Unicode block Control Pictures).
fn picture(control: char) -> char {
    char::from_u32(0x2400 + control as u32).unwrap_or('\u{fffd}')
}

/// Whether a joiner or non-joiner stands where its script or an emoji sequence needs it.
fn joins(joiner: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let emoji = joiner == '\u{200d}' && is_pictograph(before) && is_pictograph(after);
    emoji || (is_joining_script(before) && is_joining_script(after))
}

/// Letters of scripts whose orthography uses the joiners: Arabic and its kin, Indic, Mongolian.
fn is_joining_script(c: char) -> bool {
    matches!(
        c,
        '\u{620}'..='\u{8ff}'
            | '\u{900}'..='\u{dff}'
            | '\u{f00}'..='\u{109f}'
            | '\u{1780}'..='\u{18af}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
    )
}

/// Pictographs and what may stand in a sequence of them.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let once = display_safe(text);
        assert_eq!(display_safe(once.as_str()), once, "not the same twice");
        once.into_string()
    }

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(shown("a\u{1b}[31mb\rc\u{7}\u{7f}"), "a␛[31mb␍c␇␡");
        assert_eq!(shown("\u{9b}31m"), "⟨U+009B⟩31m");
        assert_eq!(shown("one\ttwo\nthree\r\nfour"), "one two⏎three⏎four");
        for control in (0_u8..32).chain([127]) {
            let text = shown(&char::from(control).to_string());
            assert!(!text.chars().any(char::is_control), "{control}");
        }
    }

    #[test]
    fn nothing_hides_or_turns_round() {
        assert_eq!(shown("Ivan\u{202e}nav\u{200b}"), "Ivan⟨U+202E⟩nav⟨U+200B⟩");
        assert_eq!(shown("\u{feff}so\u{ad}ft"), "⟨U+FEFF⟩so⟨U+00AD⟩ft");
        assert_eq!(shown("a\u{e0041}\u{2028}b"), "a⟨U+E0041⟩⟨U+2028⟩b");
        assert_eq!(shown("a\u{200d}b"), "a⟨U+200D⟩b");
    }

    #[test]
    fn what_a_script_needs_is_kept() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "Брянка",
            "й",
            "И\u{306}",
            "नमस्ते",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn towers_of_marks_are_cut_and_told() {
        let tower = format!("a{}b", "\u{301}".repeat(100));
        assert_eq!(shown(&tower), format!("a{}⟨+96⟩b", "\u{301}".repeat(4)));
        assert_eq!(shown("\u{301}a"), "\u{25cc}\u{301}a");
    }

    #[test]
    fn several_lines_stay_lines() {
        let lines = display_safe_lines("one\r\ntwo\u{1b}\n");
        assert_eq!(lines, [display_safe("one"), display_safe("two␛")]);
    }
}

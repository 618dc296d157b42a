//! The markers that git and other version control systems leave in a file that they could not merge.

/// How many signs a marker begins with.
const WIDTH: usize = 7;

/// A text with conflict markers, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictMarkers {
    /// The number of the first line that is a marker, from 1.
    pub line: usize,
    /// The number of the last line that is a marker.
    pub last_line: usize,
    /// The two sides, the one that was here first.
    pub sides: [Side; 2],
    /// The whole text before the merge, if it stands at every place (git-config(1), `merge.conflictStyle`).
    pub base: Option<String>,
    /// Whether no marker is missing.
    pub is_whole: bool,
}

/// One side of a conflict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// What the marker calls it; may be empty.
    pub name: String,
    /// The whole text as this side has it.
    pub text: String,
    /// The lines that stand between the markers, without indentation, joined by spaces.
    pub lines: String,
}

/// Whether a line is a marker: seven signs, and behind them nothing or a space.
#[must_use]
pub fn is_marker(line: &[u8]) -> bool {
    marker(line, WIDTH).is_some()
}

fn marker(line: &[u8], width: usize) -> Option<u8> {
    let line = line.trim_ascii_end();
    let sign = *line.first()?;
    let is_marker = matches!(sign, b'<' | b'|' | b'=' | b'>')
        && line.len() >= width
        && line[..width].iter().all(|byte| *byte == sign)
        && line.get(width).is_none_or(|byte| *byte == b' ');
    is_marker.then_some(sign)
}

/// Takes a text with conflict markers apart; `None` if it has none. A line within a string or a comment of the side
/// that it stands in is text, whatever it looks like. If a string has no end, nobody can tell, and nothing is whole.
/// The version before the merge, which some settings of git show as well, belongs to no side. Linear in the text.
#[must_use]
pub fn conflict(text: &str) -> Option<ConflictMarkers> {
    let (found, is_closed) = taken_apart(text, WIDTH, true);
    if is_closed {
        return found;
    }
    let by_lines = conflict_by_lines(text);
    by_lines.map(|found| ConflictMarkers {
        is_whole: false,
        ..found
    })
}

/// The same of a text of any sort, or of one in which a merge may have left markers within a string: every line that
/// looks like a marker is one.
#[must_use]
pub fn conflict_by_lines(text: &str) -> Option<ConflictMarkers> {
    taken_apart(text, WIDTH, false).0
}

/// The two sides of a text with markers of so many signs, if no marker is missing: git makes them longer in the version
/// before a merge, if it had to make that of several.
#[must_use]
pub fn sides_of_width(text: &str, width: usize) -> Option<[String; 2]> {
    let (found, is_closed) = taken_apart(text, width, true);
    let found = found.filter(|found| found.is_whole && is_closed)?;
    Some(found.sides.map(|side| side.text))
}

/// The lines of a text that look like markers.
pub fn marker_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| is_marker(line.as_bytes()))
}

/// What is found, and whether no string and no comment is without its end.
fn taken_apart(text: &str, width: usize, knows_texts: bool) -> (Option<ConflictMarkers>, bool) {
    let mut first = None;
    let mut last = 0;
    let mut sides = [Side::default(), Side::default()];
    // Which of the sides a line belongs to; `None` for both.
    let mut at: Option<usize> = None;
    let mut in_base = false;
    let mut base = String::new();
    // What each side, and the version before, is in the middle of.
    let mut insides = [Inside::Nothing; 3];
    // How many markers of each sign there are, and whether one of them stands where it cannot.
    let mut counts = [0_usize; 4];
    let mut is_whole = true;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let (own, other) = match (at, in_base) {
            (_, true) => (insides[BASE], insides[BASE]),
            (Some(side), false) => (insides[side], insides[side]),
            (None, false) => (insides[0], insides[1]),
        };
        let is_text = knows_texts && own.is_something() && other.is_something();
        let sign = match (marker(line.as_bytes(), width), at) {
            _ if is_text => None,
            // Outside of a conflict these are text.
            (Some(b'|' | b'='), None) => None,
            (sign, _) => sign,
        };
        if sign.is_some() {
            first.get_or_insert(index + 1);
            last = index + 1;
            // One side has a string here that the other one has ended.
            is_whole &= !knows_texts || own.is_something() == other.is_something();
        }
        let name = line.trim_end().get(width..).unwrap_or_default().trim();
        match (sign, at, in_base) {
            (None, ..) | (Some(b'<'), None, _) | (Some(b'|'), Some(0), false) => {}
            (Some(b'='), Some(0), _) | (Some(b'>'), Some(1), _) => {}
            _ => is_whole = false,
        }
        if let Some(place) = sign.and_then(|sign| b"<|=>".iter().position(|one| *one == sign)) {
            counts[place] += 1;
        }
        match sign {
            Some(b'<') => {
                name.clone_into(&mut sides[0].name);
                (at, in_base) = (Some(0), false);
            }
            Some(b'|') => in_base = true,
            Some(b'=') => (at, in_base) = (Some(1), false),
            Some(_) => {
                name.clone_into(&mut sides[1].name);
                (at, in_base) = (None, false);
            }
            None if in_base => {
                base.push_str(line);
                insides[BASE] = insides[BASE].after(line);
            }
            None => {
                if at.is_none() {
                    base.push_str(line);
                    insides[BASE] = insides[BASE].after(line);
                }
                for (side, text) in sides.iter_mut().enumerate() {
                    if at.is_none_or(|at| at == side) {
                        text.text.push_str(line);
                        insides[side] = insides[side].after(line);
                    }
                    if at == Some(side) {
                        let gap = if text.lines.is_empty() { "" } else { " " };
                        text.lines.push_str(gap);
                        text.lines.push_str(line.trim());
                    }
                }
            }
        }
    }
    let found = first.map(|line| ConflictMarkers {
        line,
        last_line: last,
        sides,
        base: (counts[1] == counts[0] && is_whole).then_some(base),
        is_whole: is_whole && at.is_none() && counts[0] > 0,
    });
    let is_closed = insides[..BASE].iter().all(|inside| !inside.is_something());
    (found, is_closed || !knows_texts)
}

/// The place of the version before among what is lexed.
const BASE: usize = 2;

/// What a text is in the middle of at the end of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    /// A string with escapes.
    Escaped,
    /// A raw string with so many hashes.
    Raw(usize),
    /// So many comments that are nested.
    Comment(usize),
}

impl Inside {
    fn is_something(self) -> bool {
        self != Self::Nothing
    }

    /// What it is in the middle of after one more line.
    fn after(self, line: &str) -> Self {
        let bytes = line.as_bytes();
        let mut inside = self;
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let step = match inside {
                Self::Nothing => {
                    if rest.starts_with(b"//") {
                        return inside;
                    }
                    let (now, step) = begun(bytes, at);
                    inside = now;
                    step
                }
                Self::Escaped => {
                    match rest[0] {
                        b'"' => inside = Self::Nothing,
                        b'\\' => at += 1,
                        _ => {}
                    }
                    1
                }
                Self::Raw(hashes) => {
                    let is_end = rest[0] == b'"'
                        && rest.len() > hashes
                        && rest[1..=hashes].iter().all(|byte| *byte == b'#');
                    if is_end {
                        inside = Self::Nothing;
                        1 + hashes
                    } else {
                        1
                    }
                }
                Self::Comment(depth) if rest.starts_with(b"*/") => {
                    inside = match depth {
                        0 | 1 => Self::Nothing,
                        _ => Self::Comment(depth - 1),
                    };
                    2
                }
                Self::Comment(depth) if rest.starts_with(b"/*") => {
                    inside = Self::Comment(depth + 1);
                    2
                }
                Self::Comment(_) => 1,
            };
            at += step;
        }
        inside
    }
}

/// What begins at a byte outside of strings and comments, and how many bytes belong to its beginning.
fn begun(bytes: &[u8], at: usize) -> (Inside, usize) {
    let rest = &bytes[at..];
    match rest {
        [b'/', b'*', ..] => (Inside::Comment(1), 2),
        [b'"', ..] => {
            let before = &bytes[..at];
            let hashes = before.iter().rev().take_while(|byte| **byte == b'#');
            let hashes = hashes.count();
            let is_raw = before[..at - hashes].ends_with(b"r");
            match is_raw {
                true => (Inside::Raw(hashes), 1),
                false => (Inside::Escaped, 1),
            }
        }
        // A quote alone is a character.
        [b'\'', b'\\', _, b'\'', ..] => (Inside::Nothing, 4),
        [b'\'', b'"', b'\'', ..] => (Inside::Nothing, 3),
        _ => (Inside::Nothing, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_are_whole_texts() {
        let text = "Person(\n<<<<<<< HEAD\n  home: \"Omsk\",\n||||||| 1a2b\n  home: \"\",\n=======\n  home: \"Tver\",\r\n  sex: Male,\n>>>>>>> origin/main\n)\n";
        let found = conflict(text).unwrap();
        assert_eq!((found.line, found.last_line), (2, 9));
        assert_eq!(found.base.as_deref(), Some("Person(\n  home: \"\",\n)\n"));
        assert!(found.is_whole);
        let [ours, theirs] = found.sides;
        assert_eq!(
            (ours.name.as_str(), theirs.name.as_str()),
            ("HEAD", "origin/main")
        );
        assert_eq!(ours.text, "Person(\n  home: \"Omsk\",\n)\n");
        assert_eq!(
            theirs.text,
            "Person(\n  home: \"Tver\",\r\n  sex: Male,\n)\n"
        );
        assert_eq!(theirs.lines, "home: \"Tver\", sex: Male,");
    }

    #[test]
    fn what_a_string_or_a_comment_quotes_is_text() {
        let quoted = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n";
        let real = "<<<<<<< HEAD\n  home: \"Omsk\",\n=======\n  home: \"Tver\",\n>>>>>>> x\n";
        for around in [
            ("text: r#\"\n", "\"#,\n"),
            ("text: r##\"\"#\n", "\"##,\n"),
            ("text: \"\\\"\n", "\",\n"),
            ("/* /* */\n", "*/\n"),
            ("q: '\"', text: \"\n", "\",\n"),
        ] {
            let note = format!("{}{quoted}{}", around.0, around.1);
            assert_eq!(conflict(&note), None, "{note}");
            assert!(conflict_by_lines(&note).is_some());
            for text in [format!("{note}{real}"), format!("{real}{note}")] {
                let found = conflict(&text).unwrap();
                assert!(found.is_whole, "{text}");
                let [ours, theirs] = found.sides;
                assert!(ours.text.contains(quoted) && theirs.text.contains(quoted));
                assert!(ours.text.contains("Omsk") && !ours.text.contains("Tver"));
                assert!(theirs.text.contains("Tver") && !theirs.text.contains("Omsk"));
            }
        }
        // A note of one side alone.
        let text = format!("(\n<<<<<<< HEAD\ntext: \"\n{quoted}\",\n=======\n>>>>>>> x\n)\n");
        let found = conflict(&text).unwrap();
        assert!(found.is_whole);
        assert_eq!(
            found.sides[0].text,
            format!("(\ntext: \"\n{quoted}\",\n)\n")
        );
        assert_eq!(found.sides[1].text, "(\n)\n");
    }

    #[test]
    fn what_nobody_can_tell_is_not_whole() {
        let real = "<<<<<<< HEAD\nhome: \"Omsk\",\n=======\nhome: \"Tver\",\n>>>>>>> x\n";
        for text in [
            // No end of a string.
            format!("text: \"\n{real}"),
            // One side has ended the string in which the other one is.
            format!("text: \"\n<<<<<<< HEAD\na\",\n=======\nb\n>>>>>>> x\n{real}\"\n"),
            String::from("<<<<<<< HEAD\ntext: \"a\n=======\ntext: \"b\n>>>>>>> x\n\",\n"),
        ] {
            assert!(!conflict(&text).unwrap().is_whole, "{text}");
        }
    }

    #[test]
    fn longer_markers_are_those_of_a_version_made_of_several() {
        let text = "(\n<<<<<<<<< Temporary merge branch 1\na\n||||||||| c\n=========\nb\n>>>>>>>>> Temporary merge branch 2\n)\n";
        assert_eq!(conflict(text), None);
        let sides = sides_of_width(text, 9).unwrap();
        assert_eq!(sides, ["(\na\n)\n", "(\nb\n)\n"].map(str::to_owned));
        assert_eq!(sides_of_width(text, 7), None);
    }

    #[test]
    fn a_marker_that_is_missing_is_told() {
        let whole = |text: &str| {
            let found = conflict(text).unwrap();
            (found.is_whole, found.base)
        };
        assert_eq!(
            whole("a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n"),
            (true, None)
        );
        for text in [
            "<<<<<<< x\nb\n",
            "<<<<<<< x\nb\n=======\nc\n",
            "<<<<<<< x\nb\n>>>>>>> y\n",
            ">>>>>>> y\n",
            "<<<<<<< x\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n",
            "<<<<<<< x\nb\n=======\n=======\nc\n>>>>>>> y\n",
        ] {
            assert!(!whole(text).0, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_marker_is_text() {
        for text in [
            "",
            "a\n=======\nb\n",
            "<<<<<<<<\n",
            " <<<<<<< HEAD\n",
            "<<<<<<<HEAD\n",
        ] {
            assert_eq!(conflict(text), None, "{text:?}");
        }
        assert_eq!(conflict("<<<<<<<").unwrap().line, 1);
        assert_eq!(conflict("a\n>>>>>>> x\n").unwrap().sides[0].text, "a\n");
    }
}

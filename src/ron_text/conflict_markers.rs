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
    marker(line).is_some()
}

fn marker(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_end();
    let sign = *line.first()?;
    let is_marker = matches!(sign, b'<' | b'|' | b'=' | b'>')
        && line.len() >= WIDTH
        && line[..WIDTH].iter().all(|byte| *byte == sign)
        && line.get(WIDTH).is_none_or(|byte| *byte == b' ');
    is_marker.then_some(sign)
}

/// Takes a text with conflict markers apart; `None` if it has none. The version before the merge,
/// which some settings of git show as well, belongs to no side. Linear in the text.
#[must_use]
pub fn conflict(text: &str) -> Option<ConflictMarkers> {
    let mut first = None;
    let mut last = 0;
    let mut sides = [Side::default(), Side::default()];
    // Which of the sides a line belongs to; `None` for both.
    let mut at: Option<usize> = None;
    let mut in_base = false;
    let mut base = String::new();
    // How many markers of each sign there are, and whether one of them stands where it cannot.
    let mut counts = [0_usize; 4];
    let mut is_whole = true;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let sign = match (marker(line.as_bytes()), at) {
            // Outside of a conflict these are text.
            (Some(b'|' | b'='), None) => None,
            (sign, _) => sign,
        };
        if sign.is_some() {
            first.get_or_insert(index + 1);
            last = index + 1;
        }
        let name = line.trim_end().get(WIDTH..).unwrap_or_default().trim();
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
            None if in_base => base.push_str(line),
            None => {
                if at.is_none() {
                    base.push_str(line);
                }
                for (side, text) in sides.iter_mut().enumerate() {
                    if at.is_none_or(|at| at == side) {
                        text.text.push_str(line);
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
    first.map(|line| ConflictMarkers {
        line,
        last_line: last,
        sides,
        base: (counts[1] == counts[0] && is_whole).then_some(base),
        is_whole: is_whole && at.is_none() && counts[0] > 0,
    })
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

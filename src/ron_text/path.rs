//! The path of a value inside a record, such as `history[1].when`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use unicode_ident::is_xid_continue;

use super::name::{is_plain, is_raw_name};

/// One step from a value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathStep {
    /// Into the field of a struct, by its name without `r#`.
    Field(String),
    /// Into an item of a list or tuple, counted from zero.
    Index(usize),
}

/// The way from the top value of a text to a value inside it; the empty path is the top value.
///
/// It is written `history[1].when`. A name that is no plain identifier is written `r#like-this`, and
/// one that could not stand so (it has a dot or a space) in double quotes, so that what is written
/// always reads back as the same path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath(Vec<PathStep>);

/// Why a text is not a path; `at` is a byte offset in that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// A name was expected here.
    NoName {
        /// Where.
        at: usize,
    },
    /// A number and `]` were expected after `[`.
    NoIndex {
        /// Where the number should begin.
        at: usize,
    },
    /// Something other than `.` or `[` follows a step.
    Unexpected {
        /// Where.
        at: usize,
    },
    /// A quoted name does not end.
    Unclosed {
        /// Where it begins.
        at: usize,
    },
}

impl FieldPath {
    /// The path of the top value.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The path of the field `name` (without `r#`) of the top value.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::root().field(name)
    }

    /// This path and then the field `name` (without `r#`).
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.with(PathStep::Field(name.to_owned()))
    }

    /// This path and then the item `index`.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(PathStep::Index(index))
    }

    /// The steps, outermost first.
    #[must_use]
    pub fn steps(&self) -> &[PathStep] {
        &self.0
    }

    /// The path without its last step; the root has no parent.
    #[must_use]
    pub fn parent(&self) -> Option<FieldPath> {
        let (_, before) = self.0.split_last()?;
        Some(Self(before.to_vec()))
    }

    /// The last step; the root has none.
    #[must_use]
    pub fn last(&self) -> Option<&PathStep> {
        self.0.last()
    }

    /// Whether this is the path of the top value.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is the path of the field `name` (without `r#`) of the top value.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        matches!(self.0.as_slice(), [PathStep::Field(own)] if own == name)
    }

    /// The path as people and scripts are told it: a field of the top value by its bare name, another one as
    /// it is written.
    #[must_use]
    pub fn told(&self) -> Cow<'_, str> {
        match self.0.as_slice() {
            [PathStep::Field(name)] => name.into(),
            _ => self.to_string().into(),
        }
    }

    fn with(&self, step: PathStep) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Index(index) => write!(f, "[{index}]")?,
                PathStep::Field(name) => {
                    if place > 0 {
                        f.write_str(".")?;
                    }
                    write_name(f, name)?;
                }
            }
        }
        Ok(())
    }
}

impl FromStr for FieldPath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let mut steps = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            if rest.starts_with('[') {
                let (index, end) = read_index(text, at + 1)?;
                steps.push(PathStep::Index(index));
                at = end;
                continue;
            }
            if !steps.is_empty() {
                if !rest.starts_with('.') {
                    return Err(PathError::Unexpected { at });
                }
                at += 1;
            }
            let (name, end) = read_name(text, at)?;
            steps.push(PathStep::Field(name));
            at = end;
        }
        Ok(Self(steps))
    }
}

fn write_name(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    if is_plain(name) {
        return f.write_str(name);
    }
    if !name.is_empty() && name.chars().all(is_raw_here) {
        return write!(f, "r#{name}");
    }
    f.write_str("\"")?;
    for c in name.chars() {
        if matches!(c, '"' | '\\') {
            f.write_str("\\")?;
        }
        write!(f, "{c}")?;
    }
    f.write_str("\"")
}

/// A dot is legal in a raw identifier, but in a path it would read as the next step.
fn is_raw_here(c: char) -> bool {
    c != '.' && is_raw_name(c)
}

fn read_index(text: &str, at: usize) -> Result<(usize, usize), PathError> {
    let rest = &text[at..];
    let digits = rest.find(']').ok_or(PathError::NoIndex { at })?;
    let written = &rest[..digits];
    // `parse` alone would take "+1" as well, and two spellings of one path are one too many.
    if !written.bytes().all(|b| b.is_ascii_digit()) {
        return Err(PathError::NoIndex { at });
    }
    let index = written.parse().map_err(|_| PathError::NoIndex { at })?;
    Ok((index, at + digits + 1))
}

fn read_name(text: &str, at: usize) -> Result<(String, usize), PathError> {
    let rest = &text[at..];
    if rest.starts_with('"') {
        return read_quoted(text, at);
    }
    if let Some(raw) = rest.strip_prefix("r#") {
        let length = raw.find(|c| !is_raw_here(c)).unwrap_or(raw.len());
        if length == 0 {
            return Err(PathError::NoName { at });
        }
        return Ok((raw[..length].to_owned(), at + 2 + length));
    }
    let length = rest.find(|c| !is_xid_continue(c)).unwrap_or(rest.len());
    let name = &rest[..length];
    if is_plain(name) {
        Ok((name.to_owned(), at + length))
    } else {
        Err(PathError::NoName { at })
    }
}

fn read_quoted(text: &str, at: usize) -> Result<(String, usize), PathError> {
    let mut name = String::new();
    let mut escaped = false;
    for (offset, c) in text[at + 1..].char_indices() {
        match c {
            _ if escaped => {
                name.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => return Ok((name, at + 1 + offset + 1)),
            _ => name.push(c),
        }
    }
    Err(PathError::Unclosed { at })
}

#[cfg(test)]
mod tests {
    use super::{FieldPath, PathError, PathStep};

    #[test]
    fn a_path_is_written_as_people_say_it() {
        let path = FieldPath::root().field("history").index(1).field("when");
        assert_eq!(path.to_string(), "history[1].when");
        assert_eq!("history[1].when".parse(), Ok(path.clone()));
        assert_eq!(path.last(), Some(&PathStep::Field("when".into())));
        assert_eq!(
            path.parent().map(|p| p.to_string()).as_deref(),
            Some("history[1]")
        );
        assert!(FieldPath::root().parent().is_none());
        assert_eq!("".parse(), Ok(FieldPath::root()));
        assert_eq!("[0][2].имя".parse::<FieldPath>().unwrap().steps().len(), 3);
    }

    #[test]
    fn a_field_of_the_top_value_is_told_by_its_bare_name() {
        assert_eq!(FieldPath::of("foo-bar").told(), "foo-bar");
        let nested = FieldPath::of("risk").field("foo-bar");
        assert_eq!(nested.told(), "risk.r#foo-bar");
        assert_eq!(FieldPath::root().told(), "");
    }

    #[test]
    fn every_name_reads_back() {
        for name in [
            "a", "_", "имя", "r", "a-b", "1", "a.b", "a b", "", "q\"\\", "[0]", "r#x",
        ] {
            let path = FieldPath::root().field(name).index(3).field(name);
            assert_eq!(path.to_string().parse(), Ok(path), "{name:?}");
        }
    }

    #[test]
    fn what_is_no_path_says_where() {
        let parse = |text: &str| text.parse::<FieldPath>().unwrap_err();
        assert_eq!(parse("a..b"), PathError::NoName { at: 2 });
        assert_eq!(parse("a."), PathError::NoName { at: 2 }.clone());
        assert_eq!(parse("a[x]"), PathError::NoIndex { at: 2 });
        assert_eq!(parse("a[+1]"), PathError::NoIndex { at: 2 });
        assert_eq!(parse("a[]"), PathError::NoIndex { at: 2 });
        assert_eq!(parse("a b"), PathError::Unexpected { at: 1 });
        assert_eq!(parse("\"a"), PathError::Unclosed { at: 0 });
        assert_eq!(parse("1a"), PathError::NoName { at: 0 });
        assert_eq!(parse("r#"), PathError::NoName { at: 0 });
    }
}

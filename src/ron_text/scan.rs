//! Reading RON text into spans: where each value, field, bracket and comma stands.

use std::fmt;
use std::ops::Range;

use super::lex::{Token, TokenKind, token};
use super::node::{EntryNode, FieldNode, ItemNode, Node, Shape};
use super::trivia::{LexError, skip};

/// How many brackets may be open at once; `ron` allows no more either.
const MAX_DEPTH: usize = 128;

/// Why a text could not be read; `at` is always a byte offset in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// A piece of it is no token: an unclosed string or comment, or a stray character.
    Token(LexError),
    /// The text ends where a value, a colon or a closing bracket should come.
    UnexpectedEnd {
        /// The length of the text.
        at: usize,
        /// What was missing.
        wanted: &'static str,
    },
    /// Something else stands where this was wanted.
    Unexpected {
        /// Where.
        at: usize,
        /// What should have been there.
        wanted: &'static str,
    },
    /// More than 128 brackets are open at once.
    TooDeep {
        /// The bracket that was too many.
        at: usize,
    },
    /// Something follows the value.
    TrailingText {
        /// Where it begins.
        at: usize,
    },
}

impl ScanError {
    /// The byte offset of the trouble.
    #[must_use]
    pub fn at(&self) -> usize {
        match self {
            Self::Token(error) => error.at(),
            Self::UnexpectedEnd { at, .. }
            | Self::Unexpected { at, .. }
            | Self::TooDeep { at }
            | Self::TrailingText { at } => *at,
        }
    }
}

impl fmt::Display for ScanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(error) => error.fmt(f),
            Self::UnexpectedEnd { wanted, .. } => {
                write!(f, "the text ends where {wanted} should come")
            }
            Self::Unexpected { wanted, .. } => write!(f, "{wanted} should stand here"),
            Self::TooDeep { .. } => write!(f, "more than {MAX_DEPTH} brackets are open at once"),
            Self::TrailingText { .. } => f.write_str("something follows the end of the record"),
        }
    }
}

impl std::error::Error for ScanError {}

impl From<LexError> for ScanError {
    fn from(error: LexError) -> Self {
        Self::Token(error)
    }
}

/// Reads a whole RON text: a BOM and attributes such as `#![enable(implicit_some)]` are passed over,
/// then exactly one value must follow, with any comments around it.
///
/// It accepts all that `ron` 0.12 accepts and more (numbers and names are not judged).
///
/// # Errors
/// The first place at which the text cannot be RON.
pub fn scan(text: &str) -> Result<Node, ScanError> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
    };
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    reader.at = skip(text, reader.at)?;
    while text[reader.at..].starts_with('#') {
        reader.attribute()?;
    }
    reader.only_value()
}

/// Reads a text that is one value and nothing else but comments and white space: no BOM, no
/// attributes. This is what may be put into the middle of a record.
///
/// # Errors
/// As [`scan`].
pub fn scan_value(text: &str) -> Result<Node, ScanError> {
    Reader {
        text,
        at: 0,
        depth: 0,
    }
    .only_value()
}

/// What stands between two brackets, before it is known whether it is a struct or a tuple.
enum Parens {
    Fields(Vec<FieldNode>),
    Items(Vec<ItemNode>),
}

/// The place in the text that has been read up to, and how many brackets are open there.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn only_value(&mut self) -> Result<Node, ScanError> {
        let node = self.value()?;
        let end = skip(self.text, self.at)?;
        if end < self.text.len() {
            return Err(ScanError::TrailingText { at: end });
        }
        Ok(node)
    }

    /// The next token without moving on; the place moves behind white space and comments.
    fn peek(&mut self) -> Result<Option<Token>, ScanError> {
        self.at = skip(self.text, self.at)?;
        Ok(token(self.text, self.at)?)
    }

    fn next(&mut self, wanted: &'static str) -> Result<Token, ScanError> {
        let found = self.peek()?.ok_or(ScanError::UnexpectedEnd {
            at: self.text.len(),
            wanted,
        })?;
        self.at = found.span.end;
        Ok(found)
    }

    fn value(&mut self) -> Result<Node, ScanError> {
        let first = self.next("a value")?;
        let start = first.span.start;
        let shape = match first.kind {
            TokenKind::Open => self.bracket(None, &first)?,
            TokenKind::Name => self.after_name(&first)?,
            TokenKind::Text | TokenKind::Literal => Shape::Leaf,
            TokenKind::Close | TokenKind::Comma | TokenKind::Colon => {
                return Err(ScanError::Unexpected {
                    at: start,
                    wanted: "a value",
                });
            }
        };
        Ok(Node {
            span: start..self.at,
            shape,
        })
    }

    /// What follows a name: brackets that belong to it, or nothing.
    fn after_name(&mut self, name: &Token) -> Result<Shape, ScanError> {
        let Some(next) = self.peek()? else {
            self.at = name.span.end;
            return Ok(Shape::Leaf);
        };
        if self.text[next.span.clone()].starts_with('(') {
            self.at = next.span.end;
            return self.bracket(Some(name.span.clone()), &next);
        }
        // With `implicit_some`, `ron` reads `Some 5` as 5, so a value may follow without brackets.
        let begins_value = matches!(
            next.kind,
            TokenKind::Open | TokenKind::Name | TokenKind::Text | TokenKind::Literal
        );
        if &self.text[name.span.clone()] == "Some" && begins_value {
            self.deeper(next.span.start)?;
            self.value()?;
            self.depth -= 1;
            return Ok(Shape::Leaf);
        }
        self.at = name.span.end;
        Ok(Shape::Leaf)
    }

    fn deeper(&mut self, at: usize) -> Result<(), ScanError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            Err(ScanError::TooDeep { at })
        } else {
            Ok(())
        }
    }

    /// The inside of the bracket that was just read, and its closing bracket.
    fn bracket(&mut self, name: Option<Range<usize>>, open: &Token) -> Result<Shape, ScanError> {
        self.deeper(open.span.start)?;
        let start = open.span.end;
        let shape = match &self.text[open.span.clone()] {
            "(" => {
                let (content, end) = self.parens()?;
                let inside = start..end;
                match content {
                    Parens::Fields(fields) => Shape::Struct {
                        name,
                        inside,
                        fields,
                    },
                    Parens::Items(items) => Shape::Tuple {
                        name,
                        inside,
                        items,
                    },
                }
            }
            "[" => {
                let (items, end) = self.members("]", Self::value, item)?;
                Shape::List {
                    inside: start..end,
                    items,
                }
            }
            _ => {
                let (entries, end) = self.members("}", Self::entry, |(key, value), comma| {
                    EntryNode { key, value, comma }
                })?;
                Shape::Map {
                    inside: start..end,
                    entries,
                }
            }
        };
        self.depth -= 1;
        Ok(shape)
    }

    /// Round brackets hold fields when the first thing in them is a name and a colon.
    fn parens(&mut self) -> Result<(Parens, usize), ScanError> {
        let start = self.at;
        let first = self.peek()?;
        let is_struct = match first {
            Some(Token {
                kind: TokenKind::Name,
                span,
            }) => {
                self.at = span.end;
                self.peek()?
                    .is_some_and(|next| next.kind == TokenKind::Colon)
            }
            _ => false,
        };
        self.at = start;
        if is_struct {
            let (fields, end) = self.members(")", Self::field, |(name, value), comma| {
                FieldNode { name, value, comma }
            })?;
            Ok((Parens::Fields(fields), end))
        } else {
            let (items, end) = self.members(")", Self::value, item)?;
            Ok((Parens::Items(items), end))
        }
    }

    /// Members with commas between them up to `closer`; gives them and the closer's place.
    fn members<T, M>(
        &mut self,
        closer: &'static str,
        read: fn(&mut Self) -> Result<T, ScanError>,
        make: fn(T, Option<usize>) -> M,
    ) -> Result<(Vec<M>, usize), ScanError> {
        let mut found = Vec::new();
        loop {
            if let Some(end) = self.take(closer)? {
                return Ok((found, end));
            }
            let part = read(self)?;
            let comma = self.take(",")?;
            found.push(make(part, comma));
            if comma.is_none() {
                return match self.take(closer)? {
                    Some(end) => Ok((found, end)),
                    None => Err(self.missing(closer)),
                };
            }
        }
    }

    fn field(&mut self) -> Result<(Range<usize>, Node), ScanError> {
        let name = self.next("a field name")?;
        if name.kind != TokenKind::Name {
            return Err(ScanError::Unexpected {
                at: name.span.start,
                wanted: "a field name",
            });
        }
        self.colon()?;
        Ok((name.span, self.value()?))
    }

    fn entry(&mut self) -> Result<(Node, Node), ScanError> {
        let key = self.value()?;
        self.colon()?;
        Ok((key, self.value()?))
    }

    fn colon(&mut self) -> Result<(), ScanError> {
        match self.take(":")? {
            Some(_) => Ok(()),
            None => Err(self.missing(":")),
        }
    }

    /// Where `mark` stands, if it is the next thing; then it is passed over.
    fn take(&mut self, mark: &str) -> Result<Option<usize>, ScanError> {
        self.at = skip(self.text, self.at)?;
        let at = self.at;
        if !self.text[at..].starts_with(mark) {
            return Ok(None);
        }
        self.at += mark.len();
        Ok(Some(at))
    }

    fn missing(&self, mark: &'static str) -> ScanError {
        let wanted = match mark {
            ")" => "a comma or )",
            "]" => "a comma or ]",
            "}" => "a comma or }",
            _ => "a colon",
        };
        if self.at == self.text.len() {
            ScanError::UnexpectedEnd {
                at: self.at,
                wanted,
            }
        } else {
            ScanError::Unexpected {
                at: self.at,
                wanted,
            }
        }
    }

    /// Passes over `#![...]`, whatever it holds.
    fn attribute(&mut self) -> Result<(), ScanError> {
        self.at += 1;
        for mark in ["!", "["] {
            if self.take(mark)?.is_none() {
                return Err(ScanError::Unexpected {
                    at: self.at,
                    wanted: "#![...]",
                });
            }
        }
        while self.take("]")?.is_none() {
            // `=` is no token of a value, but it stands in `#![type = "..."]`.
            if self.take("=")?.is_none() {
                self.next("]")?;
            }
        }
        self.at = skip(self.text, self.at)?;
        Ok(())
    }
}

fn item(value: Node, comma: Option<usize>) -> ItemNode {
    ItemNode { value, comma }
}

#[cfg(test)]
mod tests {
    use super::{ScanError, scan};
    use crate::ron_text::node::Shape;

    #[test]
    fn a_struct_has_its_fields() {
        let text = "\u{feff}#![enable(implicit_some,)]#![ type = \"x]\" ] // c\nPerson /**/ ( a : [1, (2)] , r#b: {}, )// end";
        let node = scan(text).unwrap();
        assert_eq!(&text[node.span], "Person /**/ ( a : [1, (2)] , r#b: {}, )");
        let Shape::Struct {
            name: Some(name),
            inside,
            fields,
        } = node.shape
        else {
            panic!()
        };
        assert_eq!(&text[name], "Person");
        assert_eq!(&text[inside], " a : [1, (2)] , r#b: {}, ");
        assert_eq!(&text[fields[0].value.span.clone()], "[1, (2)]");
        assert_eq!(fields[0].comma.map(|comma| &text[comma..=comma]), Some(","));
        assert_eq!(&text[fields[1].name.clone()], "r#b");
    }

    #[test]
    fn brackets_make_the_shape() {
        assert!(matches!(scan("()").unwrap().shape, Shape::Tuple { .. }));
        assert!(matches!(scan("(a)").unwrap().shape, Shape::Tuple { .. }));
        assert!(matches!(scan("(a,)").unwrap().shape, Shape::Tuple { .. }));
        assert!(matches!(scan("(a:1)").unwrap().shape, Shape::Struct { .. }));
        assert!(matches!(scan("[a]").unwrap().shape, Shape::List { .. }));
        assert!(matches!(
            scan("{\"a\": b}").unwrap().shape,
            Shape::Map { .. }
        ));
        assert!(matches!(scan("Some Some 5").unwrap().shape, Shape::Leaf));
    }

    #[test]
    fn errors_say_where() {
        for (text, at) in [
            ("", 0),
            ("(a: 1 b: 2)", 6),
            ("(a: 1, 2)", 7),
            ("[1,,2]", 3),
            ("[1", 2),
            ("(a:", 3),
            ("(1]", 2),
            ("{1}", 2),
            ("1 2", 2),
            ("#!x", 2),
            ("#![enable(", 10),
            ("(a: \"x)", 4),
            (")", 0),
            ("(,)", 1),
            ("/* ", 0),
            ("Some", 4),
        ] {
            match scan(text) {
                Ok(_) => assert_eq!(text, "Some"),
                Err(error) => assert_eq!(error.at(), at, "{text}: {error}"),
            }
        }
    }

    #[test]
    fn a_bomb_is_an_error() {
        for open in ["[", "(", "{", "(a:", "Some(", "Some ", "[[1],", "{1:"] {
            let error = scan(&open.repeat(1_000_000 / open.len())).unwrap_err();
            assert!(
                matches!(error, ScanError::TooDeep { .. }),
                "{open}: {error}"
            );
        }
        let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
        assert!(scan(&deep).is_ok());
    }
}

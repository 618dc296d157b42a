//! Reading RON text into spans: where each value, field, bracket and comma stands.

use std::ops::Range;

use super::cursor::Cursor;
use super::lex::{Token, TokenKind};
use super::node::{EntryNode, FieldNode, ItemNode, Node, Shape};
use super::trivia::LexError;

/// How many brackets may be open at once; `ron` allows no more either.
pub const MAX_DEPTH: usize = 128;

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
        wanted: WantedToken,
    },
    /// Something else stands where this was wanted.
    Unexpected {
        /// Where.
        at: usize,
        /// What should have been there.
        wanted: WantedToken,
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

/// What should stand where a text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantedToken {
    /// A value.
    Value,
    /// The name of a field.
    FieldName,
    /// A colon.
    Colon,
    /// A comma, or the `)` that closes a struct or tuple.
    CommaOrParenthesis,
    /// A comma, or the `]` that closes a list.
    CommaOrBracket,
    /// A comma, or the `}` that closes a map.
    CommaOrBrace,
    /// What turns on extensions of RON: `#![...]`.
    Extensions,
}

impl WantedToken {
    /// Its word in the catalogues.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::FieldName => "field-name",
            Self::Colon => "colon",
            Self::CommaOrParenthesis => "comma-or-parenthesis",
            Self::CommaOrBracket => "comma-or-bracket",
            Self::CommaOrBrace => "comma-or-brace",
            Self::Extensions => "extensions",
        }
    }
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
    let mut reader = Reader::new(text);
    if text.starts_with('\u{feff}') {
        reader.cursor.at = '\u{feff}'.len_utf8();
    }
    while let Some(start) = reader.cursor.take("#")? {
        if !reader.cursor.pass_attribute()? {
            let wanted = WantedToken::Extensions;
            return Err(ScanError::Unexpected { at: start, wanted });
        }
    }
    reader.only_value()
}

/// Reads a text that is one value and nothing else but comments and white space: no BOM, no
/// attributes. This is what may be put into the middle of a record.
///
/// # Errors
/// As [`scan`].
pub fn scan_value(text: &str) -> Result<Node, ScanError> {
    Reader::new(text).only_value()
}

/// The place in the text that has been read up to, and how many brackets are open there.
struct Reader<'a> {
    cursor: Cursor<'a>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            cursor: Cursor::new(text),
            depth: 0,
        }
    }

    fn only_value(&mut self) -> Result<Node, ScanError> {
        let node = self.value()?;
        let end = self.cursor.skip()?;
        if self.cursor.at_end() {
            Ok(node)
        } else {
            Err(ScanError::TrailingText { at: end })
        }
    }

    fn next(&mut self, wanted: WantedToken) -> Result<Token, ScanError> {
        let found = self.cursor.pass()?;
        let at = self.cursor.at;
        found.ok_or(ScanError::UnexpectedEnd { at, wanted })
    }

    fn value(&mut self) -> Result<Node, ScanError> {
        let first = self.next(WantedToken::Value)?;
        let start = first.span.start;
        let shape = match first.kind {
            TokenKind::Open => self.bracket(None, &first)?,
            TokenKind::Name => self.after_name(&first)?,
            TokenKind::Text | TokenKind::Literal => Shape::Leaf,
            TokenKind::Close | TokenKind::Comma | TokenKind::Colon => {
                let wanted = WantedToken::Value;
                return Err(ScanError::Unexpected { at: start, wanted });
            }
        };
        Ok(Node {
            span: start..self.cursor.at,
            shape,
        })
    }

    /// What follows a name: brackets that belong to it, or nothing.
    fn after_name(&mut self, name: &Token) -> Result<Shape, ScanError> {
        if let Some(next) = self.cursor.peek()? {
            if self.cursor.take("(")?.is_some() {
                return self.bracket(Some(name.span.clone()), &next);
            }
            // With `implicit_some`, `ron` reads `Some 5` as 5: a value may follow without brackets.
            if &self.cursor.text[name.span.clone()] == "Some" && next.kind.begins_value() {
                self.deeper(next.span.start)?;
                self.value()?;
                self.depth -= 1;
                return Ok(Shape::Leaf);
            }
        }
        self.cursor.at = name.span.end;
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
        let shape = match &self.cursor.text[open.span.clone()] {
            "[" => {
                let (items, inside) = self.members(start, "]", Self::value, ItemNode::new)?;
                Shape::List { inside, items }
            }
            "{" => {
                let (entries, inside) = self.members(start, "}", Self::entry, EntryNode::new)?;
                Shape::Map { inside, entries }
            }
            _ if self.holds_fields()? => {
                let (fields, inside) = self.members(start, ")", Self::field, FieldNode::new)?;
                Shape::Struct {
                    name,
                    inside,
                    fields,
                }
            }
            _ => {
                let (items, inside) = self.members(start, ")", Self::value, ItemNode::new)?;
                Shape::Tuple {
                    name,
                    inside,
                    items,
                }
            }
        };
        self.depth -= 1;
        Ok(shape)
    }

    /// Round brackets hold fields when the first thing in them is a name and a colon.
    fn holds_fields(&mut self) -> Result<bool, ScanError> {
        let start = self.cursor.at;
        let first = self.cursor.pass()?;
        let named = first.is_some_and(|first| first.kind == TokenKind::Name);
        let holds = named && self.cursor.take(":")?.is_some();
        self.cursor.at = start;
        Ok(holds)
    }

    /// Members with commas between them up to `closer`, and the range from `start` to there.
    fn members<T, M>(
        &mut self,
        start: usize,
        closer: &'static str,
        read: fn(&mut Self) -> Result<T, ScanError>,
        make: fn(T, Option<usize>) -> M,
    ) -> Result<(Vec<M>, Range<usize>), ScanError> {
        let mut found = Vec::new();
        loop {
            if let Some(end) = self.cursor.take(closer)? {
                return Ok((found, start..end));
            }
            let part = read(self)?;
            let comma = self.cursor.take(",")?;
            found.push(make(part, comma));
            if comma.is_none() {
                return match self.cursor.take(closer)? {
                    Some(end) => Ok((found, start..end)),
                    None => Err(self.missing(closer)),
                };
            }
        }
    }

    fn field(&mut self) -> Result<(Range<usize>, Node), ScanError> {
        let wanted = WantedToken::FieldName;
        let name = self.next(wanted)?;
        if name.kind != TokenKind::Name {
            let at = name.span.start;
            return Err(ScanError::Unexpected { at, wanted });
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
        match self.cursor.take(":")? {
            Some(_) => Ok(()),
            None => Err(self.missing(":")),
        }
    }

    fn missing(&self, mark: &'static str) -> ScanError {
        let wanted = match mark {
            ")" => WantedToken::CommaOrParenthesis,
            "]" => WantedToken::CommaOrBracket,
            "}" => WantedToken::CommaOrBrace,
            _ => WantedToken::Colon,
        };
        let at = self.cursor.at;
        if self.cursor.at_end() {
            ScanError::UnexpectedEnd { at, wanted }
        } else {
            ScanError::Unexpected { at, wanted }
        }
    }
}

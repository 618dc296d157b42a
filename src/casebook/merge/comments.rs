//! The comments that another version of a text has and the merged one lacks.
//!
//! An item or value that is taken over brings the comments inside it along. Those between fields and
//! items stand in no value; they are put above the field that they stand above or in.

use std::collections::HashMap;
use std::ops::Range;

use crate::record::read::BOM;
use crate::ron_text::cursor::Cursor;
use crate::ron_text::layout::{indent_at, line_start, newline_at, starts_line};
use crate::ron_text::name::bare_name;
use crate::ron_text::node::{FieldNode, Node, Shape};
use crate::ron_text::scan::{ScanError, scan};
use crate::ron_text::splice::{Splice, apply};
use crate::ron_text::trivia::{LexError, PieceKind, piece};

/// A comment and the field of the top struct that it stands above or in; `None` before the struct and
/// behind its last field.
struct Comment<'t> {
    text: &'t str,
    field: Option<&'t str>,
}

/// The merged text with the comments that [`comment_splices`] puts in.
///
/// # Errors
///
/// [`ScanError`] if one of the texts is no RON.
pub fn carry_comments(base: &str, theirs: &str, merged: &str) -> Result<String, ScanError> {
    let splices = comment_splices(base, theirs, merged)?;
    Ok(apply(merged, &splices).unwrap_or_else(|_| merged.to_owned()))
}

/// What puts the comments into the merged text that are new in `theirs`: more often there than in `base` and
/// than in the merged text. Linear.
///
/// # Errors
///
/// [`ScanError`] if one of the texts is no RON.
pub fn comment_splices(base: &str, theirs: &str, merged: &str) -> Result<Vec<Splice>, ScanError> {
    let mut surplus: HashMap<&str, isize> = HashMap::new();
    let there = comments(theirs)?;
    for comment in &there {
        *surplus.entry(comment.text).or_default() += 1;
    }
    let mut missing = surplus.clone();
    for comment in comments(base)? {
        *surplus.entry(comment.text).or_default() -= 1;
    }
    for comment in comments(merged)? {
        *missing.entry(comment.text).or_default() -= 1;
    }
    let root = scan(merged)?;
    let fields = top_fields(&root);
    let mut splices = Vec::new();
    // Of several alike the last ones are the new ones.
    for comment in there.iter().rev() {
        let wanted = surplus[comment.text].min(missing[comment.text]);
        if wanted <= 0 {
            continue;
        }
        for count in [&mut surplus, &mut missing] {
            *count.entry(comment.text).or_default() -= 1;
        }
        let anchor = comment.field.and_then(|name| {
            let mut fields = fields.iter();
            fields.find(|field| bare_name(&merged[field.name.clone()]) == name)
        });
        splices.push(above(
            merged,
            anchor.map_or(root.span.start, |field| field.name.start),
            comment,
        ));
    }
    splices.reverse();
    splices.sort_by_key(|splice| splice.at.start);
    Ok(splices)
}

/// The comment on a line above what stands at `at`, or before it on its line.
fn above(text: &str, at: usize, comment: &Comment<'_>) -> Splice {
    let newline = newline_at(text, at);
    let (at, put) = if starts_line(text, at) {
        let indent = indent_at(text, at);
        (
            line_start(text, at),
            format!("{indent}{}{newline}", comment.text),
        )
    } else {
        (at, format!("{}{newline}", comment.text))
    };
    Splice { at: at..at, put }
}

fn top_fields(root: &Node) -> &[FieldNode] {
    match &root.shape {
        Shape::Struct { fields, .. } => fields,
        Shape::Tuple { .. } | Shape::List { .. } | Shape::Map { .. } | Shape::Leaf => &[],
    }
}

fn comments(text: &str) -> Result<Vec<Comment<'_>>, ScanError> {
    let root = scan(text)?;
    let mut fields = top_fields(&root).iter().peekable();
    let mut found = Vec::new();
    let mut cursor = Cursor::new(text);
    if text.starts_with(BOM) {
        cursor.at = BOM.len_utf8();
    }
    let passed = |cursor: &mut Cursor<'_>| -> Result<bool, LexError> {
        Ok(text[cursor.at..].starts_with('#')
            && cursor.take("#")?.is_some()
            && cursor.pass_attribute()?)
    };
    // The last end of a line that is passed.
    let mut newline = 0;
    loop {
        let mut at = cursor.at;
        while let Some(next) = piece(text, at).map_err(ScanError::Token)? {
            at = next.span.end;
            if next.kind != PieceKind::White {
                // What follows a field on its line is about that field.
                let is_behind =
                    |field: &&FieldNode| field.value.span.end < next.span.start.min(newline);
                while fields.next_if(is_behind).is_some() {}
                let is_inside = next.span.start > root.span.start && at < root.span.end;
                let field = fields.peek().filter(|_| is_inside);
                found.push(Comment {
                    text: text[next.span.clone()].trim_end(),
                    field: field.map(|field| bare_name(&text[field.name.clone()])),
                });
            }
            newline = last_newline(text, next.span).unwrap_or(newline);
        }
        cursor.at = at;
        if passed(&mut cursor).map_err(ScanError::Token)? {
            continue;
        }
        match cursor.pass().map_err(ScanError::Token)? {
            Some(token) => newline = last_newline(text, token.span).unwrap_or(newline),
            None => return Ok(found),
        }
    }
}

fn last_newline(text: &str, span: Range<usize>) -> Option<usize> {
    text[span.clone()].rfind('\n').map(|at| span.start + at)
}

#[cfg(test)]
mod tests {
    use super::carry_comments;

    #[test]
    fn a_new_comment_comes_above_its_field() {
        let base =
            "// of the desk\nPerson(\n    id: \"p-a\",\n    // old\n    born: \"1990\",\n)\n";
        let theirs = "// of the desk\n// call first\nPerson(\n    id: \"p-a\", // checked\n    // old\n    // by phone\n    born: \"1990\",\n    home: [ /* inner */ ],\n    // the end\n)\n";
        let merged =
            "// of the desk\nPerson(\n    id: \"p-a\",\n    born: \"1991\",\n    home: [],\n)\n";
        assert_eq!(
            carry_comments(base, theirs, merged).unwrap(),
            "// of the desk\n// call first\n// the end\nPerson(\n    // checked\n    id: \"p-a\",\n    // by phone\n    born: \"1991\",\n    /* inner */\n    home: [],\n)\n"
        );
        // Once they are there, they do not come again.
        let once = carry_comments(base, theirs, merged).unwrap();
        assert_eq!(carry_comments(base, theirs, &once).unwrap(), once);
        assert!(carry_comments(base, "(", merged).is_err());
    }

    #[test]
    fn one_line_and_extensions_are_read() {
        assert_eq!(
            carry_comments(
                "A(a: 1)",
                "\u{feff}#![enable(implicit_some)]\nA(/*x*/ a: 1)",
                "A(b: 2, a: 1)"
            )
            .unwrap(),
            "A(b: 2, /*x*/\na: 1)"
        );
    }
}

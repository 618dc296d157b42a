//! The keys of the picker, which chooses or makes a record for a field of a form, and the details
//! of a citation; the form beneath goes on with all that is typed.

use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::completion::resolve;
use crate::app::form::picker::{Choosing, Picker};
use crate::casebook::fields::citation_line::details;
use crate::casebook::fields::field::{CITATION, fields_of};
use crate::casebook::fields::inline_list::{plain_position, split_word, with_word};
use crate::casebook::form_target::FormTarget;
use crate::record::field::FieldType;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::text::catalogue::{label, say};

/// The kind of record that a field is filled with.
const fn kind_of(holds: FieldType) -> Option<Kind> {
    match holds {
        FieldType::Link(kind) | FieldType::Links(kind) | FieldType::Named(kind) => Some(kind),
        FieldType::Parts => Some(Kind::Case),
        FieldType::Citations => Some(Kind::Source),
        _ => None,
    }
}

/// Opens the list of all records that fit the field; on a citation that stands there, its details.
pub fn open(state: &mut State) {
    let State {
        mode,
        book,
        index: records,
        ..
    } = state;
    let Mode::Form(form) = mode else {
        return;
    };
    let Some((kind, holds)) = field(form) else {
        state.report_error(label!(form_no_list));
        return;
    };
    let (index, part) = part_at_cursor(form);
    if holds == FieldType::Citations
        && let (text, word) = split_word(&part)
        && let Some(id) = resolve((book, records), Kind::Source, text)
    {
        let under = std::mem::replace(mode, Mode::Panes);
        if let Mode::Form(under) = under {
            *mode = Mode::Form(Box::new(citation(under, id, word, Some(index))));
        }
        return;
    }
    let mut picker = Picker::new(Choosing::ForForm(kind));
    // What stands there already is looked for by its name: nobody knows records by their ids.
    let (text, _) = split_word(&part);
    let there = Link::from(text).id().and_then(|id| book.title_of(id));
    picker.input.set(there.unwrap_or(&part));
    if let Mode::Form(form) = std::mem::replace(mode, Mode::Panes) {
        picker.under = Some(form);
    }
    *mode = Mode::Picker(Box::new(picker));
}

/// Opens the form of a new record for the field, with what is typed there as its name.
pub fn make(state: &mut State) {
    let Mode::Form(form) = &mut state.mode else {
        return;
    };
    let Some((kind, _)) = field(form) else {
        state.report_error(label!(form_nothing_to_make));
        return;
    };
    let (_, part) = part_at_cursor(form);
    let mut made = new_record(kind, &part, FormTarget::Add(kind));
    if let Mode::Form(under) = std::mem::replace(&mut state.mode, Mode::Panes) {
        made.under = Some(under);
    }
    state.mode = Mode::Form(Box::new(made));
}

/// Puts a record into the field of a form and goes on with the form; a source that is cited is asked
/// for its details first.
pub fn fill(state: &mut State, mut form: Form, id: RecordId) {
    let title = state.book.title_of(id).unwrap_or_default().to_owned();
    let (index, part) = part_at_cursor(&form);
    if form.row().map(|row| row.field.holds) == Some(FieldType::Citations) {
        // What was typed to find the source gives way to it.
        let replaced = (!part.is_empty()).then_some(index);
        state.mode = Mode::Form(Box::new(citation(Box::new(form), id, None, replaced)));
        return;
    }
    let at = form.at;
    if let Some(row) = form.rows.get_mut(at) {
        match row.field.holds {
            FieldType::Named(_) => row.input.set(&title),
            FieldType::Link(_) => row.input.set(id.as_str()),
            _ => {
                // The part in a case stays, whichever case it is.
                let new = with_word(id.as_str(), split_word(&part).1);
                let replaced = (!part.is_empty()).then_some(index);
                let text = with_part(row.input.text(), replaced, &new);
                row.input.set(&text);
            }
        }
    }
    form.choice = None;
    state.mode = Mode::Form(Box::new(form));
}

/// Takes what is told of a citation, as one line, into the form beneath, which goes on.
#[must_use]
pub fn with_citation(mut form: Box<Form>, part: Option<usize>, line: &str) -> Box<Form> {
    let at = form.at;
    if let Some(row) = form.rows.get_mut(at) {
        let text = with_part(row.input.text(), part, line);
        row.input.set(&text);
    }
    form.choice = None;
    form
}

/// The form of a new record, with what was typed as its name or title.
pub fn new_record(kind: Kind, typed: &str, target: FormTarget) -> Form {
    let title = say!(form_new_record { kind });
    let mut form = Form::new(title, target, fields_of(kind), &[]);
    if let Some(title) = form.rows.first_mut() {
        title.input.set(typed);
    }
    form
}

fn field(form: &Form) -> Option<(Kind, FieldType)> {
    let holds = form.row()?.field.holds;
    Some((kind_of(holds)?, holds))
}

/// The form of a citation over the form that it belongs to.
fn citation(under: Box<Form>, source: RecordId, word: Option<&str>, part: Option<usize>) -> Form {
    let [at, credibility, via, quote] = details(word);
    let values = [
        ("source", source.to_string()),
        ("at", at),
        ("credibility", credibility),
        ("via", via),
        ("quote", quote),
    ];
    let title = say!(form_citation { of: &under.title });
    let mut form = Form::new(title, FormTarget::Citation { part }, CITATION, &values);
    form.under = Some(under);
    form.at = 1;
    form
}

/// Which of the parts of the field the cursor is in, and the part itself; a field of one value is
/// one part.
fn part_at_cursor(form: &Form) -> (usize, String) {
    let Some(row) = form.row() else {
        return (0, String::new());
    };
    let text = row.input.text();
    if matches!(
        row.field.holds,
        FieldType::Link(_) | FieldType::Named(_) | FieldType::Line | FieldType::Text
    ) {
        return (0, text.trim().to_owned());
    }
    let index = split(row.input.around_cursor().0).len() - 1;
    let part = split(text).get(index).map_or("", |part| part.trim());
    (index, part.to_owned())
}

/// The pieces between plain semicolons, empty ones too.
fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = plain_position(rest, ';') {
        pieces.push(&rest[..at]);
        rest = &rest[at + 1..];
    }
    pieces.push(rest);
    pieces
}

/// The text of a field with one of its parts replaced, or a new one behind them.
fn with_part(text: &str, part: Option<usize>, new: &str) -> String {
    let mut pieces: Vec<&str> = split(text).into_iter().map(str::trim).collect();
    match part.and_then(|at| pieces.get_mut(at)) {
        Some(piece) => *piece = new,
        None => pieces.push(new),
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_is_replaced_and_the_others_stay() {
        assert_eq!(with_part("", None, "s-a"), "s-a");
        assert_eq!(with_part("s-a; ", None, "s-b"), "s-a; s-b");
        assert_eq!(with_part("s-a; verst", Some(1), "s-b (1)"), "s-a; s-b (1)");
        assert_eq!(with_part(r"s-a (p\; q); s-b", Some(0), "s-c"), "s-c; s-b");
    }
}

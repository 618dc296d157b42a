//! The choice to make new records: from a form in which they are named to the change that makes them.

use crate::app::form::Form;
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::new_record::{BEGINNING, NewRecord, kind_of};
use crate::casebook::fields::inline_list::{parts, split_word, with_word};
use crate::record::field::FieldType;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::say;

/// The form with a placeholder for each text that a new record is to be made of.
///
/// # Errors
///
/// If somebody typed what looks like a placeholder, or more records than there are of them.
pub fn with_placeholders(form: &Form) -> Result<Form, FormRefusal> {
    let mut form = form.clone();
    let mut making: Vec<NewRecord> = Vec::new();
    for row in &mut form.rows {
        let Some(kind) = kind_of(row.field.holds) else {
            continue;
        };
        let text = row.input.text().to_owned();
        if text.contains(&format!("{}-{BEGINNING}", kind.letter())) {
            let told = say!(form_no_such_record { typed: text });
            return Err(FormRefusal::because(row.field.name, &told));
        }
        if row.made.is_empty() {
            continue;
        }
        let is_one = matches!(row.field.holds, FieldType::Link(_));
        let all: Vec<&str> = if is_one {
            vec![text.trim()]
        } else {
            parts(&text).collect()
        };
        let mut settled = Vec::new();
        for part in all {
            let (name, word) = split_word(part);
            let (title, word) = if row.made.iter().any(|made| made == part) {
                (part, None)
            } else if row.made.iter().any(|made| made == name) {
                (name, word)
            } else {
                settled.push(part.to_owned());
                continue;
            };
            let known = making
                .iter()
                .find(|one| one.kind == kind && one.title == title);
            let placeholder = match known {
                Some(made) => made.placeholder,
                None => {
                    let id = placeholder(kind, making.len());
                    let id = id.ok_or_else(|| {
                        let told = say!(form_too_many_new { title });
                        FormRefusal::because(row.field.name, &told)
                    })?;
                    making.push(NewRecord {
                        kind,
                        title: title.to_owned(),
                        placeholder: id,
                    });
                    id
                }
            };
            settled.push(with_word(placeholder.as_str(), word));
        }
        row.input.set(&settled.join("; "));
    }
    form.making = making;
    Ok(form)
}

/// One character follows: an id has at most thirteen after the dash.
fn placeholder(kind: Kind, number: usize) -> Option<RecordId> {
    let number = u32::try_from(number).ok()?;
    let sign = char::from_digit(number, 36)?;
    format!("{}-{BEGINNING}{sign}", kind.letter()).parse().ok()
}

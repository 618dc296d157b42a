//! What somebody has said of places and units in new spellings, written together with the rest of
//! the form.

use crate::app::core::change_request::ChangeRequest;
use crate::app::form::Form;
use crate::app::form::naming::Naming;
use crate::casebook::book::Book;
use crate::casebook::change::compose::Written;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::{NewName, Purpose};
use crate::record::field::FieldType;
use crate::record::kind::Kind;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;

/// The same change, which also writes what was said of the places and units in the form.
#[must_use]
pub fn with_namings(form: &Form, book: &Book, mut change: ChangeRequest) -> ChangeRequest {
    let mut spellings: Vec<Edit> = Vec::new();
    let mut made: Vec<(Kind, Vec<Written>)> = Vec::new();
    let mut names: Vec<NewName> = Vec::new();
    for row in &form.rows {
        let text = row.input.text().trim();
        let (Some((of, naming)), FieldType::Named(kind)) = (&row.naming, row.field.holds) else {
            continue;
        };
        if of != text {
            continue;
        }
        match naming {
            Naming::Spelling(id) => {
                let title = book.title_of(*id).unwrap_or_default();
                names.push(NewName::Spelling {
                    typed: text.to_owned(),
                    of: title.to_owned(),
                });
                spellings.push(Edit::Insert {
                    record: *id,
                    list: FieldPath::root().field("other_names"),
                    index: book.names_of(*id).count().saturating_sub(1),
                    item: format!("(text: {}, kind: Spelling)", quote(text)),
                });
            }
            Naming::New => {
                names.push(NewName::New {
                    typed: text.to_owned(),
                    kind,
                });
                made.push((kind, vec![("name", quote(text))]));
            }
        }
    }
    if spellings.is_empty() && made.is_empty() {
        return change;
    }
    change.why = Purpose::WithNames {
        purpose: change.why,
        names,
    }
    .to_text();
    change.edits.extend(spellings);
    change.create.extend(made);
    change
}

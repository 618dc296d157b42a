//! What is repeated of the last status change, for somebody else.

use crate::app::core::repeat::Last;
use crate::app::form::new_record::is_placeholder;
use crate::app::form::values::FormValues;
use crate::casebook::book::Book;
use crate::casebook::fields::inline_list::{parts, split_word};
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::status::Status;

/// What a form says that is about to be written, to be repeated later.
#[must_use]
pub fn to_repeat(values: &FormValues, status: &Status) -> Last {
    let form = &values.form;
    let settled = |name: &str| {
        let row = values.rows().find(|(row, _)| row.field.name == name);
        row.map_or("", |(row, says)| {
            says.as_deref().unwrap_or(row.input.text()).trim()
        })
    };
    let cited = parts(settled("sources")).filter_map(|part| Link::from(split_word(part).0).id());
    Last {
        status: status.clone(),
        when: settled("when").to_owned(),
        place: form.typed("place").to_owned(),
        sources: cited.filter(|id| !is_placeholder(*id)).collect(),
        about_one: ["contact", "note"]
            .into_iter()
            .filter(|name| !form.typed(name).is_empty())
            .collect(),
    }
}

/// The fields of the form for somebody else. A source that only one person's record cites is about that
/// person and is left out.
#[must_use]
pub fn repeated_values(last: &Last, book: &Book) -> Vec<(&'static str, String)> {
    let shared: Vec<&str> = last
        .sources
        .iter()
        .filter(|id| is_shared(book, **id))
        .map(RecordId::as_str)
        .collect();
    vec![
        ("when", last.when.clone()),
        ("place", last.place.clone()),
        ("sources", shared.join("; ")),
    ]
}

/// The fields of which something is left out.
#[must_use]
pub fn left_out(last: &Last, book: &Book) -> Vec<&'static str> {
    let own = last.sources.iter().any(|id| !is_shared(book, *id));
    let sources = own.then_some("sources");
    sources
        .into_iter()
        .chain(last.about_one.iter().copied())
        .collect()
}

/// Whether a source says something about more than one person.
fn is_shared(book: &Book, source: RecordId) -> bool {
    let mut citing = book
        .pointing_at(source)
        .filter(|id| id.kind() == Kind::Person);
    citing.next().is_some() && citing.next().is_some()
}

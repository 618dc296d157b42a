//! Submits the form of a saved query: to the change that it makes.

use crate::app::browse::saved_queries::of_that_name;
use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::form_refusal::FormRefusal;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::change::query_edit::QueryEdit;
use crate::record::saved_query::SavedQuery;
use crate::record::word::AnyWord;
use crate::search::query::saved::understand as query_of;
use crate::text::errors::query_error::query_error;

/// The effect that saves what a form says; `None` if it says nothing new.
///
/// # Errors
///
/// Why it cannot be saved.
pub fn saved_query(
    form: &Form,
    state: &State,
    old: Option<&SavedQuery>,
    kind: &AnyWord,
) -> Result<Option<DiskRequest>, FormRefusal> {
    let new = SavedQuery {
        name: form.typed("name").to_owned(),
        query: form.typed("query").to_owned(),
        kind: kind.clone(),
    };
    if new.name.is_empty() {
        return Err(FormRefusal::empty("name"));
    }
    if let Some(kind) = new.kind() {
        query_of(&new.query, kind, &state.book, state.clock.today)
            .map_err(|error| FormRefusal::because("query", &query_error(&error)))?;
    }
    if old == Some(&new) {
        return Ok(None);
    }
    let other = of_that_name(&state.book, &new.name, old);
    let mut queries = Vec::new();
    match (old, other) {
        // What is replaced goes on under its own name, with what nobody knows of it.
        (None, Some(other)) => queries.push(QueryEdit::between(Some(other), Some(&new))),
        (Some(_), Some(other)) => {
            queries.push(QueryEdit::between(Some(other), None));
            queries.push(QueryEdit::between(old, Some(&new)));
        }
        (_, None) => queries.push(QueryEdit::between(old, Some(&new))),
    }
    let purpose = Purpose::QuerySaved { name: new.name };
    Ok(Some(ChangeRequest::of_queries(purpose, queries).into()))
}

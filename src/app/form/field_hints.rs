//! Field hints: what belongs into a field, in one line.

use crate::app::form::{Form, FormRow};
use crate::casebook::form_target::{FormTarget, ImportField};
use crate::ron_text::path::PathStep;
use crate::text::labels::field_hint::field_hint;

/// The line under the form about the field that is being typed in.
#[must_use]
pub fn hint(form: &Form) -> Option<&'static str> {
    let FormRow { field, .. } = form.row()?;
    field_hint(&what(&form.target), field)
}

/// What the fields of a form describe, as the catalogue of hints calls it.
fn what(target: &FormTarget) -> String {
    let told = match target {
        FormTarget::Add(kind) => kind.word(),
        FormTarget::AddCited { .. } | FormTarget::AddSource { .. } => "source",
        FormTarget::AddItem { list, .. } => list.name(),
        FormTarget::Set { record, within, .. } => match within.steps().first() {
            None => record.kind().word(),
            Some(PathStep::Field(list)) if list == "history" => "entry",
            Some(PathStep::Field(list)) => return list.clone(),
            Some(PathStep::Index(_)) => "entry",
        },
        FormTarget::Cite { .. } | FormTarget::Citation { .. } => "citation",
        FormTarget::Batch(_) => "batch",
        FormTarget::SaveQuery { .. } => "query",
        FormTarget::Begin { .. } => "queue",
        FormTarget::Choose { .. } => "choose",
        FormTarget::Note(_)
        | FormTarget::Status { .. }
        | FormTarget::AddEntry(_)
        | FormTarget::Withdraw { .. }
        | FormTarget::Attach(_)
        | FormTarget::Prefill => "entry",
        FormTarget::Import(ImportField::Map | ImportField::SaveMap) => "map",
        FormTarget::Import(_) => "import",
        FormTarget::Export(_) => "export",
    };
    told.to_owned()
}

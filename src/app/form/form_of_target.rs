//! The form that a target has, as it is when nothing has been typed yet.

use jiff::civil::Date;

use crate::app::form::{Form, WITHDRAWN};
use crate::app::sync::rebase::values;
use crate::casebook::fields::field::{CITATION, ENTRY, fields_of};
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::casebook::form_target::FormTarget;
use crate::record::field::{Field, FieldType};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::path::{FieldPath, PathStep};
use crate::text::safe::Safe;

/// The form of a target that is about a record. Those of queues, saved queries and the like are made
/// where they are opened, and have no fields here.
#[must_use]
pub fn form_of_target(title: Safe, target: FormTarget, today: Date) -> Form {
    let why = [Field::new("note", FieldType::Line)];
    let fields: &[Field] = match &target {
        FormTarget::Status { people, status } => {
            return Form::status(title, people.clone(), status.clone(), today, &[]);
        }
        FormTarget::Set {
            record,
            text,
            within,
        } => {
            let fields = fields_within(*record, within);
            let values = values(text, within, fields);
            return Form::new(title, target, fields, &values);
        }
        FormTarget::AddEntry(_) => ENTRY,
        FormTarget::Add(kind) => fields_of(*kind),
        FormTarget::AddCited { .. } | FormTarget::AddSource { .. } => fields_of(Kind::Source),
        FormTarget::AddItem { list, .. } => list.fields(),
        FormTarget::Cite { .. } => CITATION,
        FormTarget::Withdraw { .. } => &[WITHDRAWN],
        FormTarget::Choose { .. } => &why,
        FormTarget::Note(_)
        | FormTarget::Attach(_)
        | FormTarget::Import(_)
        | FormTarget::Export(_)
        | FormTarget::Batch(_)
        | FormTarget::Citation { .. }
        | FormTarget::SaveQuery { .. }
        | FormTarget::Begin { .. }
        | FormTarget::Prefill => &[],
    };
    let form = Form::new(title, target, fields, &[]);
    match form.target {
        FormTarget::AddEntry(_) => form.with_placeholder("when", &today.to_string()),
        _ => form,
    }
}

/// The fields that a form has for a place in a record.
fn fields_within(record: RecordId, within: &FieldPath) -> &'static [Field] {
    let Some(first) = within.steps().first() else {
        return fields_of(record.kind());
    };
    let PathStep::Field(name) = first else {
        return ENTRY;
    };
    match (StatementList::named(name), RiskOrConsent::named(name)) {
        (Some(list), _) => list.fields(),
        (None, Some(care)) => care.fields(),
        (None, None) => ENTRY,
    }
}

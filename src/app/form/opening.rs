//! What a record's text is read for.

use crate::casebook::derive::dispute::Pick;
use crate::casebook::draft::SavedDraft;
use crate::casebook::errors::failure::EditConflict;
use crate::casebook::external::change_origin::ChangeOrigin;
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::casebook::form_target::{Cited, FormTarget};
use crate::record::id::RecordId;
use crate::ron_text::path::{FieldPath, PathStep};

/// A form that is opened over the text of a record, once that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOpening {
    /// The record.
    pub record: RecordId,
    /// What the form is for; the text, and the place in it, come from what is read.
    pub target: FormTarget,
    /// The statement that was chosen, to be found again in the text.
    pub seen: Option<Cited>,
    /// The source that stands in the form already.
    pub source: Option<RecordId>,
    /// The field in which the cursor is.
    pub field: Option<&'static str>,
}

impl FormOpening {
    fn new(record: RecordId, target: FormTarget, seen: Option<Cited>) -> Self {
        Self {
            record,
            target,
            seen,
            source: None,
            field: None,
        }
    }

    fn set(record: RecordId, within: FieldPath, seen: Option<Cited>) -> Self {
        let target = FormTarget::Set {
            record,
            text: String::new(),
            within,
        };
        Self::new(record, target, seen)
    }

    /// To edit the record's own fields.
    #[must_use]
    pub fn of_record(record: RecordId) -> Self {
        Self::set(record, FieldPath::root(), None)
    }

    /// To edit an entry, or a statement in a list of its own.
    #[must_use]
    pub fn of_statement(record: RecordId, seen: Cited) -> Self {
        Self::set(record, FieldPath::root(), Some(seen))
    }

    /// To say how much a person is in danger, or what they agreed to.
    #[must_use]
    pub fn of_care(record: RecordId, care: RiskOrConsent) -> Self {
        Self::set(record, FieldPath::root().field(care.name()), None)
    }

    /// To add a statement to a list.
    #[must_use]
    pub fn of_new_item(record: RecordId, list: StatementList) -> Self {
        let target = FormTarget::AddItem {
            record,
            list,
            count: 0,
        };
        Self::new(record, target, None)
    }

    /// To choose between sides of a dispute.
    #[must_use]
    pub fn of_choice(record: RecordId, pick: Pick) -> Self {
        let target = FormTarget::Choose {
            record,
            text: String::new(),
            pick,
        };
        Self::new(record, target, None)
    }

    /// To withdraw an entry or a relation.
    #[must_use]
    pub fn of_withdrawal(record: RecordId, seen: Cited) -> Self {
        let target = FormTarget::Withdraw {
            record,
            text: String::new(),
            within: FieldPath::root(),
        };
        Self::new(record, target, Some(seen))
    }

    /// To cite a source for a statement.
    #[must_use]
    pub fn of_citation(record: RecordId, seen: Cited, source: RecordId) -> Self {
        let target = FormTarget::Cite {
            record,
            text: String::new(),
            within: FieldPath::root(),
        };
        Self {
            source: Some(source),
            ..Self::new(record, target, Some(seen))
        }
    }

    /// The same, with the cursor in the field of this name.
    #[must_use]
    pub fn at(self, field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }

    /// Whether it is the risk or the consent that is edited.
    #[must_use]
    pub fn care(&self) -> Option<RiskOrConsent> {
        match &self.target {
            FormTarget::Set { within, .. } => match within.steps() {
                [PathStep::Field(name)] => RiskOrConsent::named(name),
                _ => None,
            },
            _ => None,
        }
    }
}

/// What a record's text is read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// To open a form over it.
    Form(Box<FormOpening>),
    /// To go on with a form that was kept when its screen went away.
    Resume {
        /// What was kept.
        kept: Box<SavedDraft>,
        /// Who made the last change of the record, filled in by whoever reads it.
        by: Option<ChangeOrigin>,
    },
    /// To go on with a form that met these conflicts, from what stands there now.
    Retry(Vec<EditConflict>),
}

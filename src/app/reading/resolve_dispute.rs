//! Resolves a dispute: from the side that somebody has chosen to the change that it makes.

use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::derive::dispute::{
    CannotChoose, DisputeDecision, Pick, choose_entry, choose_value,
};
use crate::record::citation::Claim;
use crate::record::id::RecordId;
use crate::record::status::Status;
use crate::text::catalogue::say;
use crate::text::errors::failure::compose_error;
use crate::text::errors::refusal::refusal;
use crate::text::safe::Safe;

/// The effect that makes a record go by another side of a dispute.
///
/// # Errors
///
/// Why it cannot be written, as a sentence.
pub fn choose(
    form: &Form,
    state: &State,
    record: RecordId,
    text: &str,
    pick: &Pick,
) -> Result<Option<DiskRequest>, Safe> {
    let decision = DisputeDecision {
        by: &state.author,
        on: state.clock.today,
        why: form.typed("note"),
    };
    let told = match pick {
        Pick::Entry { counts, other } => {
            let status = |at: usize| state.entry(record, at).and_then(|one| one.entry.status);
            let counts = status(*counts);
            let counts = counts.as_ref().map_or("", Status::as_str);
            let Some(other) = state.entry(record, *other) else {
                return Ok(None);
            };
            let entry = (other.index, &*other.entry);
            choose_entry(record, text, entry, counts, &decision)
                .map(|edits| (counts.to_owned(), edits))
        }
        Pick::Value { value, kept, .. } if value == kept => return Ok(None),
        Pick::Value { field, .. } if field == "status" => {
            return Err(say!(screen_status_from_entries));
        }
        Pick::Value { field, value, kept } => {
            let claims = claims_of(state, record);
            choose_value(record, text, (field, value), (kept, claims), &decision)
                .map(|edits| (format!("{field} {value}"), edits))
        }
    };
    let (chosen, edits) = told.map_err(|error| match error {
        CannotChoose::Refused(error) => refusal(&error),
        CannotChoose::Compose(error) => compose_error(&error),
    })?;
    Ok(Some(
        ChangeRequest::new(
            Purpose::Chosen {
                name: state
                    .book
                    .title_of(record)
                    .unwrap_or(record.kind().word())
                    .to_owned(),
                side: chosen,
            },
            edits,
        )
        .into(),
    ))
}

fn claims_of(state: &State, record: RecordId) -> &[Claim] {
    let book = &state.book;
    let person = book.people().get(record).map(|person| &person.claims);
    person
        .or_else(|| book.cases().get(record).map(|case| &case.claims))
        .map_or(&[], Vec::as_slice)
}

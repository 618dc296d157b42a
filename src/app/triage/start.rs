//! Starts a queue: from its forms to the head of a new one, and to what goes with decisions.

use crate::app::core::disk_request::DiskRequest;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::values::FormValues;
use crate::app::triage::PREFILLED;
use crate::casebook::queue::QueueHead;
use crate::casebook::queue::command::{QueueCommand, QueueListing};
use crate::casebook::queue::order::Order;
use crate::casebook::queue::questions::put_in_order;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::pages::triage::progress;

/// The words for the orders, in the form in which a queue begins.
pub const ORDERS: &[&str] = &["Unheard", "Newest", "Disputed", "Listed"];

/// The effect that begins the queue that a form describes.
///
/// # Errors
///
/// Why it cannot begin.
pub fn head_of(
    form: &Form,
    state: &State,
    people: &[RecordId],
    query: &str,
) -> Result<DiskRequest, FormRefusal> {
    let name = form.typed("name").to_owned();
    if name.is_empty() {
        return Err(FormRefusal::because("name", &say!(screen_queue_needs_name)));
    }
    let same = |one: &&QueueListing| one.head.name == name && one.progress.left() > 0;
    if let Some(one) = state.queues.iter().find(same) {
        let told = say!(screen_queue_exists {
            name,
            progress: progress(one.progress)
        });
        return Err(FormRefusal::because("name", &told));
    }
    let typed = form.typed("order").to_lowercase();
    let order = Order::ALL
        .into_iter()
        .find(|order| typed.is_empty() || order.word().to_lowercase() == typed)
        .ok_or_else(|| {
            let told = say!(screen_no_such_order {
                typed,
                orders: ORDERS.join(", ")
            });
            FormRefusal::because("order", &told)
        })?;
    let mut people = people.to_vec();
    put_in_order(&mut people, &state.book, order);
    let head = QueueHead {
        name: name.clone(),
        query: query.to_owned(),
        order,
        begun: state.clock.at,
        people,
    };
    Ok(DiskRequest::Queue {
        name,
        ask: QueueCommand::Begin(head),
    })
}

/// The effect that keeps what a form says for the next decisions. What is typed is settled once, so
/// that a title that later fits several sources still means the one that was chosen.
///
/// # Errors
///
/// What cannot be understood.
pub fn prefill(values: &FormValues, state: &State) -> Result<Option<DiskRequest>, FormRefusal> {
    // What could not be written with a decision is refused now and not then.
    values.entry_fields(None)?;
    let Page::Triage(triage) = &state.page else {
        return Ok(None);
    };
    Ok(Some(DiskRequest::Queue {
        name: triage.queue.head.name.clone(),
        ask: QueueCommand::Prefill(kept(values)),
    }))
}

/// What of a form goes with the next decisions.
#[must_use]
pub fn kept(values: &FormValues) -> Vec<(String, String)> {
    let rows = values.rows();
    rows.filter(|(row, _)| PREFILLED.contains(&row.field.name))
        .map(|(row, says)| {
            // `yesterday` means the same day tomorrow.
            let kept = says.as_deref().unwrap_or(row.input.text()).trim();
            (row.field.name.to_owned(), kept.to_owned())
        })
        .filter(|(_, kept)| !kept.is_empty())
        .collect()
}

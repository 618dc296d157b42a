//! Working through a queue: whom one has before one, what goes with the next decision, how long the
//! rest may take.
//!
//! - `ask`: asking something of the queue that is worked through.
//! - `decision_keys`: the keys by which statuses decide about the person of a queue.
//! - `queue_replies`: beginning a queue and going on with it, and what comes back from its files.
//! - `start`: from the forms of a queue to what is asked of it.
//! - `triage_keys`: deciding about the person of a queue whom one has before one.

pub(in crate::app) mod ask;
pub mod decision_keys;
pub(in crate::app) mod queue_replies;
pub mod start;
pub(in crate::app) mod triage_keys;

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use crate::app::form::Form;
use crate::casebook::change::ChangeId;
use crate::casebook::fields::field::ENTRY;
use crate::casebook::form_target::FormTarget;
use crate::casebook::queue::command::{LoggedTouch, Opened, QueueCommand};
use crate::casebook::queue::event::{QueueDecision, SessionId};
use crate::casebook::queue::{Queue, QueueState};
use crate::record::field::Field;
use crate::record::id::RecordId;
use crate::search::query::Query;
use crate::text::catalogue::say;
use crate::text::safe::Safe;

/// The fields of an entry that go with decisions until somebody changes them.
pub const PREFILLED: [&str; 3] = ["when", "sources", "contact"];

/// How many decisions it takes before anything is said of the time that the rest may take.
const ENOUGH: usize = 8;

/// How many of the last decisions say how fast it goes.
const LATELY: usize = 24;

/// Something that `u` takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoStep {
    /// A decision, or putting somebody off.
    OfQueue,
    /// A change that was made beside the decisions: a note, a citation, a withdrawal.
    Beside(ChangeId),
}

/// A queue that somebody works through.
#[derive(Clone, Debug)]
pub struct Triage {
    /// The queue.
    pub queue: Queue,
    /// Who works through it here.
    pub me: SessionId,
    /// What its people must answer to, or they were settled by others.
    pub query: Query,
    /// What was done to its people lately, the newest first.
    pub touches: HashMap<RecordId, Vec<LoggedTouch>>,
    /// Whom one has before one; `None` if nobody is left, or all have others.
    pub person: Option<RecordId>,
    /// Who has been drawn since they came. A key that was typed before decides nothing about them.
    pub drawn: Option<RecordId>,
    /// The entry that is chosen, from 0, in the order in which they are shown.
    pub entry: usize,
    /// Who was asked for, and so is shown whatever has become of them.
    pub asked: Option<RecordId>,
    /// The last decision, for `.`.
    pub last: Option<QueueDecision>,
    /// The last decision in words, for the eye.
    pub last_told: Option<Safe>,
    /// What was done here and can be taken back, oldest first.
    pub steps: Vec<UndoStep>,
    /// How many steps there were before a press that may turn out to be the first repeat of a held key.
    pub repeat_from: Option<usize>,
    /// What was decided, as a text for a report, once nobody is left.
    pub summary: Vec<Safe>,
    /// When decisions were made since the queue was opened here, oldest first, and before them when
    /// it was opened.
    moments: Vec<Timestamp>,
}

impl Triage {
    /// A queue as it was opened.
    #[must_use]
    pub fn new(opened: Opened, query: Query, at: Timestamp) -> Self {
        Self {
            queue: opened.queue,
            me: opened.me,
            query,
            touches: opened.touches,
            person: opened.now,
            drawn: None,
            entry: 0,
            asked: None,
            last: None,
            last_told: None,
            steps: Vec::new(),
            repeat_from: None,
            summary: Vec::new(),
            moments: vec![at],
        }
    }

    /// Notes that the person has been drawn; tells whether they are seen for the first time.
    pub fn set_drawn(&mut self) -> bool {
        std::mem::replace(&mut self.drawn, self.person) != self.person
    }

    /// What takes the last step back: a change beside the decisions by its name, everything else by
    /// what the queue knows. It is forgotten at once, so that a change which cannot be taken back does
    /// not bar what was done before it.
    pub fn take_back(&mut self) -> QueueCommand {
        match self.steps.pop() {
            Some(UndoStep::Beside(change)) => QueueCommand::TakeBack(change),
            Some(UndoStep::OfQueue) | None => QueueCommand::Back,
        }
    }

    /// Takes note that a decision was made.
    pub fn decided(&mut self, at: Timestamp) {
        self.moments.push(at);
        let extra = self.moments.len().saturating_sub(LATELY + 1);
        self.moments.drain(..extra);
    }

    /// How long the rest may take at the pace of the last decisions; `None` while there are too few
    /// to say. A pause counts as one slow decision, because it is the middle one that counts.
    #[must_use]
    pub fn rest(&self) -> Option<SignedDuration> {
        let mut paces: Vec<SignedDuration> = self
            .moments
            .windows(2)
            .map(|pair| pair[1].duration_since(pair[0]))
            .collect();
        if paces.len() < ENOUGH {
            return None;
        }
        paces.sort_unstable();
        let left = i32::try_from(self.queue.progress().left()).ok()?;
        paces[paces.len() / 2].checked_mul(left)
    }

    /// How often each thing was decided, in the order in which it first was; kept people last.
    #[must_use]
    pub fn tally(&self) -> Vec<(&QueueDecision, usize)> {
        let mut counts: Vec<(&QueueDecision, usize)> = Vec::new();
        for (_, place) in self.queue.places() {
            let QueueState::Decided { verdict, .. } = place else {
                continue;
            };
            match counts.iter_mut().find(|(one, _)| *one == verdict) {
                Some((_, count)) => *count += 1,
                None => counts.push((verdict, 1)),
            }
        }
        counts.sort();
        counts
    }

    /// The date and source that go with the next decision, as fields of an entry.
    #[must_use]
    pub fn kept(&self) -> &[(String, String)] {
        self.queue.prefilled(&self.me).unwrap_or(&[])
    }

    /// What goes with the next decision, as a form in which nothing has been typed.
    #[must_use]
    pub fn prefilled(&self, today: &str) -> Form {
        let values: Vec<(&str, String)> = self
            .kept()
            .iter()
            .map(|(name, typed)| (name.as_str(), typed.clone()))
            .collect();
        Form::new(
            say!(screen_with_this_decision),
            FormTarget::Prefill,
            &fields(&PREFILLED),
            &values,
        )
        .with_placeholder("when", today)
    }
}

/// Fields of an entry, by their names.
#[must_use]
pub fn fields(names: &[&str]) -> Vec<Field> {
    names
        .iter()
        .filter_map(|name| ENTRY.iter().find(|field| field.name == *name))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::queue::QueueHead;
    use crate::casebook::queue::order::Order;

    fn triage(people: usize) -> Triage {
        let id = |number: usize| format!("p-{number}").parse().unwrap();
        let head = QueueHead {
            name: "x".to_owned(),
            query: String::new(),
            order: Order::Listed,
            begun: Timestamp::UNIX_EPOCH,
            people: (0..people).map(id).collect(),
        };
        let opened = Opened {
            queue: Queue::new(head),
            me: SessionId {
                author: "anna".to_owned(),
                device: "laptop".to_owned(),
                process: 1,
            },
            touches: HashMap::new(),
            now: None,
            records: Vec::new(),
        };
        Triage::new(opened, Query::default(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn the_rest_is_told_only_after_some_decisions_and_pauses_do_not_count() {
        let mut triage = triage(100);
        for number in 1..=12 {
            assert_eq!(triage.rest().is_some(), number > 8, "{number}");
            // Somebody went to lunch after the fifth.
            let pause = if number > 5 { 3600 } else { 0 };
            triage.decided(Timestamp::from_second(number * 6 + pause).unwrap());
        }
        assert_eq!(triage.rest(), Some(SignedDuration::from_secs(600)));
    }
}

//! A queue of people to decide about: who is in it, what has become of them, who is next.
//!
//! A queue is its head, which never changes, and what has happened since, one fact after another.
//! Whoever applies the same facts has the same queue: the screen and the disk each keep theirs.
//!
//! - `command`: what is asked of the files of a queue, and what comes of it.
//! - `event`: the facts that a queue is made of: who did what to whom in it.
//! - `order`: the orders in which the people of a queue may come.
//! - `questions`: what somebody who decides about people needs to know of each.

pub mod command;
pub mod event;
pub mod order;
pub mod questions;

use std::collections::HashMap;

use jiff::Timestamp;

use crate::casebook::change::ChangeId;
use crate::casebook::queue::event::{Event, QueueDecision, SessionId};
use crate::casebook::queue::order::Order;
use crate::record::id::RecordId;

/// What a queue is, from its beginning on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueHead {
    /// What it is called.
    pub name: String,
    /// The query that its people answered to when it began; empty for all, or for marked ones.
    pub query: String,
    /// The order that its people stand in.
    pub order: Order,
    /// When it began.
    pub begun: Timestamp,
    /// The people, in their order.
    pub people: Vec<RecordId>,
}

/// What has become of somebody in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueState {
    /// Nothing yet.
    Open,
    /// Put off, as the so-manieth.
    Later(usize),
    /// Decided.
    Decided {
        /// What.
        verdict: QueueDecision,
        /// By whom.
        by: SessionId,
        /// When.
        at: Timestamp,
        /// The change that says so in the log.
        change: Option<ChangeId>,
    },
    /// No longer answers to the query, by what others have done.
    Settled,
}

/// Somebody who has a person before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Who.
    pub by: SessionId,
    /// Since when.
    pub at: Timestamp,
    /// The name of the change with which they will decide.
    pub change: ChangeId,
}

/// How far a queue has come, in people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Nothing has become of them yet.
    pub open: usize,
    /// They were put off.
    pub later: usize,
    /// They have been decided about.
    pub decided: usize,
    /// They no longer answer to the query, by what others have done.
    pub settled: usize,
}

impl Progress {
    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.open + self.later + self.decided + self.settled
    }

    /// Those about whom nothing is decided.
    #[must_use]
    pub const fn left(self) -> usize {
        self.open + self.later
    }

    fn of(&mut self, place: &QueueState) -> &mut usize {
        match place {
            QueueState::Open => &mut self.open,
            QueueState::Later(_) => &mut self.later,
            QueueState::Decided { .. } => &mut self.decided,
            QueueState::Settled => &mut self.settled,
        }
    }

    /// The number of the person who is being decided about, from 1; at the end the last one's.
    #[must_use]
    pub fn number(self) -> usize {
        (self.decided + self.settled + 1).min(self.total())
    }
}

/// A queue.
#[derive(Clone, Debug)]
pub struct Queue {
    /// What it is.
    pub head: QueueHead,
    rows: HashMap<RecordId, usize>,
    places: Vec<QueueState>,
    claims: HashMap<RecordId, Lease>,
    /// Decisions and postponements that stand, oldest first, each with who made it.
    steps: Vec<(RecordId, SessionId)>,
    prefilled: Vec<(SessionId, Vec<(String, String)>)>,
    later: usize,
    counts: Progress,
}

impl Queue {
    /// A queue in which nothing has happened yet. Somebody who stands in it twice counts once.
    #[must_use]
    pub fn new(mut head: QueueHead) -> Self {
        let mut rows = HashMap::with_capacity(head.people.len());
        head.people.retain(|person| {
            let row = rows.len();
            let fresh = !rows.contains_key(person);
            rows.entry(*person).or_insert(row);
            fresh
        });
        let total = head.people.len();
        Self {
            head,
            rows,
            places: vec![QueueState::Open; total],
            claims: HashMap::new(),
            steps: Vec::new(),
            prefilled: Vec::new(),
            later: 0,
            counts: Progress {
                open: total,
                ..Progress::default()
            },
        }
    }

    /// Takes note of what has happened. What is about nobody in the queue changes nothing.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Taken {
                person,
                by,
                at,
                change,
            } => {
                // One run of the program shows one person; taking the next lets the last one go.
                self.claims.retain(|_, claim| claim.by != *by);
                if self.rows.contains_key(person) {
                    let claim = Lease {
                        by: by.clone(),
                        at: *at,
                        change: change.clone(),
                    };
                    self.claims.insert(*person, claim);
                }
            }
            Event::Decided {
                person,
                by,
                at,
                verdict,
                change,
            } => {
                let place = QueueState::Decided {
                    verdict: verdict.clone(),
                    by: by.clone(),
                    at: *at,
                    change: change.clone(),
                };
                if self.put(*person, place) {
                    self.step(*person, by);
                }
            }
            Event::Later { person, by, .. } => {
                self.later += 1;
                if self.put(*person, QueueState::Later(self.later)) {
                    self.step(*person, by);
                }
            }
            Event::Settled { person, .. } => {
                self.put(*person, QueueState::Settled);
            }
            Event::Back { person } => {
                self.steps.retain(|(one, _)| one != person);
                self.put(*person, QueueState::Open);
            }
            Event::Released { person } => {
                self.claims.remove(person);
            }
            Event::Prefilled { by, fields } => {
                self.prefilled.retain(|(one, _)| one != by);
                self.prefilled.push((by.clone(), fields.clone()));
            }
        }
    }

    /// What has become of somebody; `None` for who is not in the queue.
    #[must_use]
    pub fn place(&self, person: RecordId) -> Option<&QueueState> {
        self.places.get(*self.rows.get(&person)?)
    }

    /// Everybody, in the order of the queue, with what has become of them.
    pub fn places(&self) -> impl Iterator<Item = (RecordId, &QueueState)> {
        self.head.people.iter().copied().zip(&self.places)
    }

    /// Who has somebody before them.
    #[must_use]
    pub fn claim(&self, person: RecordId) -> Option<&Lease> {
        self.claims.get(&person)
    }

    /// Everybody whom somebody has before them.
    pub fn claims(&self) -> impl Iterator<Item = (RecordId, &Lease)> {
        self.claims.iter().map(|(person, claim)| (*person, claim))
    }

    /// How far the queue has come.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        self.counts
    }

    /// Who comes next: the first about whom nothing is decided, then those who were put off, in the
    /// order in which that was done. Somebody of whom `is_free` says no is left to whoever has them.
    #[must_use]
    pub fn next(&self, is_free: impl Fn(RecordId) -> bool) -> Option<RecordId> {
        let open = self
            .places()
            .find(|(person, place)| **place == QueueState::Open && is_free(*person));
        if let Some((person, _)) = open {
            return Some(person);
        }
        self.places()
            .filter_map(|(person, place)| match place {
                QueueState::Later(turn) if is_free(person) => Some((*turn, person)),
                _ => None,
            })
            .min()
            .map(|(_, person)| person)
    }

    /// Whom the last decision that stands, or the last postponement, was about: that of this run of
    /// the program, and where it has none, the one that this hand made in a run that has ended. What
    /// `runs` says yes to is another screen in use, whose steps are its own to take back.
    #[must_use]
    pub fn last_step(&self, by: &SessionId, runs: impl Fn(&SessionId) -> bool) -> Option<RecordId> {
        let last = |is_wanted: &dyn Fn(&SessionId) -> bool| {
            let mut steps = self.steps.iter().rev();
            steps
                .find(|(_, one)| is_wanted(one))
                .map(|(person, _)| *person)
        };
        last(&|one| one == by).or_else(|| last(&|one| one.is_hand_of(by) && !runs(one)))
    }

    /// The date and source that go with the decisions of this run of the program; `None` if it
    /// has not set any yet.
    #[must_use]
    pub fn prefilled(&self, by: &SessionId) -> Option<&[(String, String)]> {
        self.prefilled
            .iter()
            .find(|(one, _)| one == by)
            .map(|(_, fields)| fields.as_slice())
    }

    /// What this hand has last set to go with decisions, in whichever run of the program.
    #[must_use]
    pub fn prefilled_before(&self, by: &SessionId) -> Option<&[(String, String)]> {
        let mut all = self.prefilled.iter().rev();
        all.find(|(one, _)| one.is_hand_of(by))
            .map(|(_, fields)| fields.as_slice())
    }

    fn step(&mut self, person: RecordId, by: &SessionId) {
        self.steps.retain(|(one, _)| *one != person);
        self.steps.push((person, by.clone()));
    }

    /// Puts somebody in their place and counts anew; `false` for who is not in the queue.
    fn put(&mut self, person: RecordId, place: QueueState) -> bool {
        let Some(row) = self.rows.get(&person) else {
            return false;
        };
        self.claims.remove(&person);
        let before = std::mem::replace(&mut self.places[*row], place);
        *self.counts.of(&before) -= 1;
        *self.counts.of(&self.places[*row]) += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> RecordId {
        text.parse().unwrap()
    }

    fn who(author: &str, process: u32) -> SessionId {
        SessionId {
            author: author.to_owned(),
            device: "laptop".to_owned(),
            process,
        }
    }

    fn queue() -> Queue {
        Queue::new(QueueHead {
            name: "stale".to_owned(),
            query: String::new(),
            order: Order::Listed,
            begun: Timestamp::UNIX_EPOCH,
            people: ["p-a", "p-b", "p-a", "p-c", "p-d"].map(id).to_vec(),
        })
    }

    fn taken(person: &str, by: &SessionId) -> Event {
        Event::Taken {
            person: id(person),
            by: by.clone(),
            at: Timestamp::UNIX_EPOCH,
            change: ChangeId(person.to_owned()),
        }
    }

    fn kept(person: &str, by: &SessionId) -> Event {
        Event::Decided {
            person: id(person),
            by: by.clone(),
            at: Timestamp::UNIX_EPOCH,
            verdict: QueueDecision::Kept,
            change: None,
        }
    }

    fn later(person: &str, by: &SessionId) -> Event {
        Event::Later {
            person: id(person),
            by: by.clone(),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn nobody_comes_twice_and_who_is_put_off_comes_last() {
        let mut queue = queue();
        let anna = who("anna", 1);
        let mut seen = Vec::new();
        for event in [
            later("p-a", &anna),
            kept("p-b", &anna),
            later("p-c", &anna),
            kept("p-d", &anna),
            kept("p-a", &anna),
            kept("p-c", &anna),
        ] {
            seen.push(queue.next(|_| true).unwrap().to_string());
            queue.apply(&event);
        }
        assert_eq!(seen, ["p-a", "p-b", "p-c", "p-d", "p-a", "p-c"]);
        assert_eq!(queue.next(|_| true), None);
        let progress = queue.progress();
        assert_eq!((progress.decided, progress.left()), (4, 0));
        assert_eq!((progress.number(), progress.total()), (4, 4));
    }

    #[test]
    fn taking_back_goes_back_one_step_at_a_time_and_only_ones_own() {
        let ended = |_: &SessionId| false;
        let mut queue = queue();
        let (anna, boris) = (who("anna", 1), who("boris", 2));
        for event in [kept("p-a", &anna), kept("p-b", &boris), later("p-c", &anna)] {
            queue.apply(&event);
        }
        // The same hand in a later run of the program.
        let again = who("anna", 9);
        assert_eq!(queue.last_step(&again, ended), Some(id("p-c")));
        queue.apply(&Event::Back { person: id("p-c") });
        assert_eq!(queue.last_step(&again, ended), Some(id("p-a")));
        queue.apply(&Event::Back { person: id("p-a") });
        assert_eq!(queue.last_step(&again, ended), None);
        assert_eq!(queue.next(|_| true), Some(id("p-a")));
        assert_eq!(queue.progress().decided, 1);
    }

    /// Two screens of one person on one queue.
    #[test]
    fn a_screen_takes_back_its_own_step_before_those_of_screens_that_are_gone() {
        let mut queue = queue();
        let (one, other) = (who("anna", 1), who("anna", 2));
        for event in [kept("p-a", &one), kept("p-b", &one), kept("p-c", &other)] {
            queue.apply(&event);
        }
        let both_run = |_: &SessionId| true;
        assert_eq!(queue.last_step(&one, both_run), Some(id("p-b")));
        assert_eq!(queue.last_step(&other, both_run), Some(id("p-c")));
        queue.apply(&Event::Back { person: id("p-c") });
        assert_eq!(queue.last_step(&other, both_run), None);
        let one_is_gone = |who: &SessionId| who.process != 1;
        assert_eq!(queue.last_step(&other, one_is_gone), Some(id("p-b")));
        assert_eq!(queue.last_step(&who("boris", 3), one_is_gone), None);
    }

    #[test]
    fn what_goes_with_decisions_is_that_of_the_own_run() {
        let mut queue = queue();
        let (one, other) = (who("anna", 1), who("anna", 2));
        let set = |by: &SessionId, when: &str| Event::Prefilled {
            by: by.clone(),
            fields: vec![("when".to_owned(), when.to_owned())],
        };
        queue.apply(&set(&one, "2026-01-01"));
        assert_eq!(queue.prefilled(&other), None);
        let before = queue.prefilled_before(&other).unwrap();
        assert_eq!(before[0].1, "2026-01-01");
        queue.apply(&set(&other, "2026-02-02"));
        assert_eq!(queue.prefilled(&one).unwrap()[0].1, "2026-01-01");
        assert_eq!(queue.prefilled(&other).unwrap()[0].1, "2026-02-02");
        assert_eq!(queue.prefilled_before(&who("boris", 3)), None);
    }

    #[test]
    fn one_run_of_the_program_has_one_person_before_it() {
        let mut queue = queue();
        let (anna, boris) = (who("anna", 1), who("boris", 2));
        queue.apply(&taken("p-a", &anna));
        queue.apply(&taken("p-b", &boris));
        assert_eq!(
            queue.next(|one| queue.claim(one).is_none()),
            Some(id("p-c"))
        );
        queue.apply(&taken("p-c", &anna));
        assert!(queue.claim(id("p-a")).is_none() && queue.claim(id("p-c")).is_some());
        queue.apply(&Event::Released { person: id("p-c") });
        assert_eq!(
            queue.next(|one| queue.claim(one).is_none()),
            Some(id("p-a"))
        );
        queue.apply(&kept("p-z", &anna));
        assert_eq!(queue.progress().total(), 4);
    }
}

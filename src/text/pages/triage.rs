//! The page of triage: what was decided, what is open about somebody, how long the rest may take.

use jiff::SignedDuration;

use crate::casebook::book::Book;
use crate::casebook::queue::command::LoggedTouch;
use crate::casebook::queue::event::{QueueDecision, SessionId};
use crate::casebook::queue::order::Order;
use crate::casebook::queue::questions::{ReviewQuestion, last_look};
use crate::casebook::queue::{Progress, Queue, QueueState};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::status::Status;
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// What was decided, in a word or two: `returned`, `kept`, `second look`.
#[must_use]
pub fn verdict(verdict: &QueueDecision) -> String {
    match verdict {
        QueueDecision::Status(word) => label::status(&Status::from(word.as_str())).into_string(),
        QueueDecision::Kept => "kept".to_owned(),
        QueueDecision::SecondLook => "second look".to_owned(),
    }
}

/// What a decision is for, as it stands in the log: `Artyom Gorshenin: Returned (queue stale)`.
#[must_use]
pub fn why(name: &str, verdict: &QueueDecision, queue: &str) -> String {
    let told = match verdict {
        QueueDecision::Status(word) => word.as_str(),
        QueueDecision::Kept => "looked at and kept",
        QueueDecision::SecondLook => "second look asked for",
    };
    format!("{name}: {told} (queue {queue})")
}

/// What an order is, for whoever chooses one.
#[must_use]
pub const fn order(order: Order) -> &'static str {
    match order {
        Order::Unheard => "longest unheard first",
        Order::Newest => "newest report first",
        Order::Disputed => "disputed first",
        Order::Listed => "as listed",
    }
}

/// One open question in a few words.
#[must_use]
pub fn question(question: &ReviewQuestion) -> String {
    match question {
        ReviewQuestion::SecondLook => "second look wanted".to_owned(),
        ReviewQuestion::Disputed { entries, claims } => match (entries, claims) {
            (false, claims) => format!("disputed ({})", counts::of(*claims, "claim", "claims")),
            (true, _) => "disputed".to_owned(),
        },
        ReviewQuestion::NoStatus => "no status".to_owned(),
        ReviewQuestion::Unsourced => "unsourced".to_owned(),
        ReviewQuestion::SingleSource => "single source".to_owned(),
        ReviewQuestion::Unplaced => "no place".to_owned(),
        ReviewQuestion::NeverHeard => "never heard from".to_owned(),
        ReviewQuestion::Unheard(days) => {
            format!("unheard {} d", counts::grouped(days.unsigned_abs().into()))
        }
        ReviewQuestion::ReviewDue(when) => format!("risk due {}", date::short(when)),
        ReviewQuestion::NeverReviewed => "never reviewed".to_owned(),
    }
}

/// When somebody last looked, and what was done to the record since, by what the record and the log
/// tell: `2 Nov 2026, anna; since: boris: Returned`.
#[must_use]
pub fn looked(person: &Person, touches: &[LoggedTouch]) -> Safe {
    let Some((at, by)) = last_look(person) else {
        return display_safe("never");
    };
    let day = date::of_moment(at);
    let since: Vec<String> = touches
        .iter()
        .filter(|touch| !touch.back && touch.at.to_string().as_str() > at)
        .map(|touch| {
            let told = touch
                .why
                .strip_prefix(person.name.as_str())
                .map_or(touch.why.as_str(), |rest| {
                    rest.trim_start_matches([':', ' '])
                });
            format!("{}: {told}", touch.by)
        })
        .collect();
    let new = person
        .history
        .iter()
        .filter(|entry| entry.recorded.as_str() > at)
        .count();
    let told = match (since.first(), new) {
        (Some(first), _) if since.len() == 1 => format!("; since: {first}"),
        (Some(first), _) => format!("; since: {first} and {} more", since.len() - 1),
        (None, 0) => ", nothing new".to_owned(),
        (None, new) => format!("; since: {}", counts::of(new, "entry", "entries")),
    };
    display_safe(&format!("{day}, {by}{told}"))
}

/// How long something may take, as roughly as it is known: `about 25 min`, `about 3 h`.
#[must_use]
pub fn about(time: SignedDuration) -> String {
    let minutes = time.as_secs().saturating_add(59) / 60;
    match minutes {
        ..=1 => "about 1 min".to_owned(),
        2..=9 => format!("about {minutes} min"),
        10..=119 => format!("about {} min", (minutes + 2) / 5 * 5),
        _ => format!("about {} h", (minutes + 30) / 60),
    }
}

/// How far a queue has come: `47/200`.
#[must_use]
pub fn progress(progress: Progress) -> String {
    format!("{}/{}", progress.number(), progress.total())
}

/// Why a key decided nothing: it was typed before its person was on the screen.
#[must_use]
pub fn typed_before(name: &str) -> String {
    format!("not decided: that key was typed before {name} was shown")
}

/// What became of those who are not open, with what nobody decided last: `12 kept, 3 returned, 2
/// settled by others, 1 later`.
#[must_use]
pub fn tally(counts: &[(&QueueDecision, usize)], progress: Progress) -> String {
    let mut told: Vec<String> = counts
        .iter()
        .map(|(one, count)| format!("{count} {}", verdict(one)))
        .collect();
    if progress.settled > 0 {
        told.push(format!("{} settled by others", progress.settled));
    }
    if progress.later > 0 {
        told.push(format!("{} later", progress.later));
    }
    told.join(", ")
}

/// What has become of somebody in a queue, in a few words, for the list of everybody in it.
#[must_use]
pub fn place(queue: &Queue, person: RecordId, me: &SessionId) -> String {
    let by = |who: &SessionId| {
        if who.is_hand_of(me) {
            String::new()
        } else {
            format!(" by {}", who.author)
        }
    };
    match queue.place(person) {
        Some(QueueState::Decided {
            verdict: decided,
            by: who,
            ..
        }) => format!("{}{}", verdict(decided), by(who)),
        Some(QueueState::Settled) => "settled by others".to_owned(),
        Some(QueueState::Later(_)) => "later".to_owned(),
        Some(QueueState::Open) | None => match queue.claim(person) {
            Some(claim) if claim.by == *me => "here".to_owned(),
            Some(claim) => format!("with {}", claim.by.author),
            None => String::new(),
        },
    }
}

/// The sources of an entry: the best grade with its place, and who published it.
#[must_use]
pub fn cited(entry: &Entry, book: &Book) -> Safe {
    let Some(best) = fragments::best(&entry.sources, book) else {
        return display_safe("no source");
    };
    let name = fragments::cited(&best.source, book);
    let more = match entry.sources.len() {
        1 => String::new(),
        several => format!(" +{}", several - 1),
    };
    display_safe(&format!(
        "{} {name}{more}",
        fragments::graded_place(best, book)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_as_roughly_as_they_are_known() {
        let told = |seconds| about(SignedDuration::from_secs(seconds));
        assert_eq!(told(10), "about 1 min");
        assert_eq!(told(260), "about 5 min");
        assert_eq!(told(23 * 60), "about 25 min");
        assert_eq!(told(150 * 60), "about 3 h");
    }

    #[test]
    fn what_was_done_since_the_last_look_is_told() {
        let person: Person = crate::record::read::read_ron(
            "Person(id: \"p-1\", name: \"Ivan\", history: [(recorded: \"2026-11-03T10:00:00Z\")],
             reviewed: [(at: \"2026-11-02T10:00:00Z\", by: \"anna\"), (at: \"2026-10-01T10:00:00Z\", by: \"boris\")])",
        )
        .unwrap();
        let touch = |at: &str, back| LoggedTouch {
            at: at.parse().unwrap(),
            by: "boris".to_owned(),
            why: "Ivan: Returned".to_owned(),
            back,
        };
        assert_eq!(
            looked(&person, &[]).as_str(),
            "2 Nov 2026, anna; since: 1 entry"
        );
        let touches = [
            touch("2026-11-04T10:00:00Z", true),
            touch("2026-11-03T10:00:00Z", false),
            touch("2026-11-01T10:00:00Z", false),
        ];
        assert_eq!(
            looked(&person, &touches).as_str(),
            "2 Nov 2026, anna; since: boris: Returned"
        );
    }
}

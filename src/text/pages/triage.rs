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
use crate::record::person::Sex;
use crate::record::status::Status;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// What was decided, in a word or two: `returned`, `kept`, `second look`.
#[must_use]
pub fn verdict(verdict: &QueueDecision, sex: Option<&Sex>) -> Safe {
    in_words(verdict, |status| label::status_of(status, sex))
}

/// What was decided about several people.
#[must_use]
pub fn verdict_of_several(verdict: &QueueDecision) -> Safe {
    in_words(verdict, label::status_of_several)
}

fn in_words(verdict: &QueueDecision, status: impl Fn(&Status) -> Safe) -> Safe {
    match verdict {
        QueueDecision::Status(word) => status(&Status::from(word.as_str())),
        QueueDecision::Kept => say!(queue_kept),
        QueueDecision::SecondLook => say!(queue_second_look),
    }
}

/// What an order is, for whoever chooses one.
#[must_use]
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Unheard => label!(queue_unheard),
        Order::Newest => label!(queue_newest),
        Order::Disputed => label!(queue_disputed),
        Order::Listed => label!(queue_listed),
    }
}

/// One open question in a few words.
#[must_use]
pub fn question(question: &ReviewQuestion) -> Safe {
    match question {
        ReviewQuestion::SecondLook => say!(queue_second_look_wanted),
        ReviewQuestion::Disputed { entries, claims } => match (entries, claims) {
            (false, claims) => say!(queue_disputed_claims { claims }),
            (true, _) => say!(queue_is_disputed),
        },
        ReviewQuestion::NoStatus => say!(queue_no_status),
        ReviewQuestion::Unsourced => say!(queue_unsourced),
        ReviewQuestion::SingleSource => say!(queue_single_source),
        ReviewQuestion::Unplaced => say!(queue_unplaced),
        ReviewQuestion::NeverHeard => say!(queue_never_heard),
        ReviewQuestion::Unheard(days) => {
            say!(queue_unheard_d {
                days: days.unsigned_abs()
            })
        }
        ReviewQuestion::ReviewDue(when) => say!(queue_review_due {
            date: date::short(when)
        }),
        ReviewQuestion::AnswerDue { due, late } => {
            let date = date::short(due);
            if *late {
                say!(queue_answer_late { date })
            } else {
                say!(queue_answer_due { date })
            }
        }
        ReviewQuestion::NeverReviewed => say!(queue_never_reviewed),
    }
}

/// When somebody last looked, and what was done to the record since, by what the record and the log
/// tell: `2 Nov 2026, anna; since: boris: Returned`.
#[must_use]
pub fn looked(person: &Person, touches: &[LoggedTouch]) -> Safe {
    let Some((at, by)) = last_look(person) else {
        return say!(queue_never);
    };
    let day = date::of_moment(at);
    let since: Vec<Safe> = touches
        .iter()
        .filter(|touch| !touch.back && touch.at.to_string().as_str() > at)
        .map(|touch| {
            let told = touch
                .why
                .strip_prefix(person.name.as_str())
                .map_or(touch.why.as_str(), |rest| {
                    rest.trim_start_matches([':', ' '])
                });
            say!(queue_touch {
                by: &touch.by,
                told
            })
        })
        .collect();
    let new = person
        .history
        .iter()
        .filter(|entry| entry.recorded.as_str() > at)
        .count();
    match (since.first(), new) {
        (Some(first), _) if since.len() == 1 => say!(queue_looked_since { day, by, first }),
        (Some(first), _) => {
            say!(queue_looked_since_more {
                day,
                by,
                first,
                more: since.len() - 1
            })
        }
        (None, 0) => say!(queue_looked_nothing_new { day, by }),
        (None, entries) => say!(queue_looked_entries { day, by, entries }),
    }
}

/// How long something may take, as roughly as it is known: `about 25 min`, `about 3 h`.
#[must_use]
pub fn about(time: SignedDuration) -> Safe {
    let minutes = time.as_secs().saturating_add(59) / 60;
    match minutes {
        ..=1 => say!(queue_about_min),
        2..=9 => say!(queue_about_minutes { minutes }),
        10..=119 => say!(queue_about_minutes {
            minutes: (minutes + 2) / 5 * 5
        }),
        _ => say!(queue_about_h {
            hours: (minutes + 30) / 60
        }),
    }
}

/// How far a queue has come: `47/200`.
#[must_use]
pub fn progress(progress: Progress) -> String {
    format!("{}/{}", progress.number(), progress.total())
}

/// Why a key decided nothing: it was typed before its person was on the screen.
#[must_use]
pub fn typed_before(name: &str) -> Safe {
    say!(queue_typed_before { name })
}

/// What became of those who are not open, with what nobody decided last: `12 kept, 3 returned, 2
/// settled by others, 1 later`.
#[must_use]
pub fn tally(counts: &[(&QueueDecision, usize)], progress: Progress) -> Safe {
    let mut told: Vec<Safe> = counts
        .iter()
        .map(|(one, count)| {
            say!(queue_count_decided {
                count: *count,
                decided: verdict_of_several(one)
            })
        })
        .collect();
    if progress.settled > 0 {
        told.push(say!(queue_settled_others {
            settled: progress.settled
        }));
    }
    if progress.later > 0 {
        told.push(say!(queue_later {
            later: progress.later
        }));
    }
    listed(&told)
}

/// What has become of somebody in a queue, in a few words, for the list of everybody in it.
#[must_use]
pub fn place(queue: &Queue, person: RecordId, me: &SessionId) -> Safe {
    match queue.place(person) {
        Some(QueueState::Decided {
            verdict: decided,
            by: who,
            ..
        }) => match who.is_hand_of(me) {
            true => verdict(decided, None),
            false => say!(queue_decided_by {
                decided: verdict(decided, None),
                author: &who.author
            }),
        },
        Some(QueueState::Settled) => say!(queue_settled),
        Some(QueueState::Later(_)) => say!(queue_later_2),
        Some(QueueState::Open) | None => match queue.claim(person) {
            Some(claim) if claim.by == *me => say!(queue_open),
            Some(claim) => say!(queue_with {
                author: &claim.by.author
            }),
            None => Safe::default(),
        },
    }
}

/// The sources of an entry: the best grade with its place, and who published it.
#[must_use]
pub fn cited(entry: &Entry, book: &Book) -> Safe {
    let Some(best) = fragments::best(&entry.sources, book) else {
        return say!(queue_no_source);
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

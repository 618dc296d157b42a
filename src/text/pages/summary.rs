//! A summary of what was decided, as a text that can be pasted into a report.

use crate::casebook::book::Book;
use crate::casebook::change::Change;
use crate::casebook::derive::decisions::{LoggedDecision, decisions, standing};
use crate::casebook::queue::Queue;
use crate::casebook::queue::event::QueueDecision;
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label::{capital, status};
use crate::text::log::change::moment;
use crate::text::pages::triage::{cited, verdict};
use crate::text::safe::{Safe, display_safe};

/// What was decided in a queue. `changes` are its decisions, oldest first.
#[must_use]
pub fn of_queue(queue: &Queue, changes: &[Change], book: &Book) -> Vec<Safe> {
    let head = &queue.head;
    let progress = queue.progress();
    let mut rest = Vec::new();
    for (count, what) in [
        (progress.settled, "settled by others"),
        (progress.left(), "left open"),
    ] {
        if count > 0 {
            rest.push(format!("{count} {what}"));
        }
    }
    let asked = if head.query.is_empty() || head.query == head.name {
        String::new()
    } else {
        format!(" ({})", head.query)
    };
    let people = counts::of(progress.total(), "person", "people");
    let title = format!("Queue {}{asked}, {people}", head.name);
    of(&title, &rest, &changes.iter().collect::<Vec<_>>(), book)
}

/// What changes of the log have decided. Those that were taken back count for nothing.
#[must_use]
pub fn of_changes(title: &str, changes: &[Change], book: &Book) -> Vec<Safe> {
    let standing = standing(changes);
    let others = standing.len() - deciding(&standing, book);
    let mut rest = Vec::new();
    if others > 0 {
        rest.push(counts::of(others, "other change", "other changes"));
    }
    of(title, &rest, &standing, book)
}

/// How many of the changes decide something.
fn deciding(changes: &[&Change], book: &Book) -> usize {
    changes
        .iter()
        .filter(|change| !decisions(&[change], book).is_empty())
        .count()
}

fn of(title: &str, rest: &[String], changes: &[&Change], book: &Book) -> Vec<Safe> {
    let mut decided = decisions(changes, book);
    let mut lines = vec![format!("{title}{}", period(&decided))];
    // The sort is stable: within one verdict they stay in the order of time.
    decided.sort_by(|one, other| one.verdict.cmp(&other.verdict));
    let groups: Vec<&[LoggedDecision]> = decided
        .chunk_by(|one, other| one.verdict == other.verdict)
        .collect();
    let mut told: Vec<String> = groups
        .iter()
        .map(|group| format!("{} {}", group.len(), verdict(&group[0].verdict)))
        .collect();
    if told.is_empty() {
        told.push("nothing decided".to_owned());
    }
    told.extend_from_slice(rest);
    lines.push(told.join(", "));
    for group in groups {
        lines.push(String::new());
        lines.push(capital(&verdict(&group[0].verdict)));
        lines.extend(group.iter().map(|one| line(one, book)));
    }
    lines.iter().map(|line| display_safe(line)).collect()
}

/// From when to when, and by whom: `, 24 Nov 2026 10:05 UTC to 24 Nov 2026 11:40 UTC, by anna`.
fn period(decided: &[LoggedDecision]) -> String {
    let first = decided.iter().map(|one| one.at).min();
    let last = decided.iter().map(|one| one.at).max();
    let (Some(first), Some(last)) = (first, last) else {
        return String::new();
    };
    let mut authors: Vec<&str> = decided.iter().map(|one| one.by.as_str()).collect();
    authors.sort_unstable();
    authors.dedup();
    let by = authors.join(", ");
    if first == last {
        format!(", {}, by {by}", moment(first))
    } else {
        format!(", {} to {}, by {by}", moment(first), moment(last))
    }
}

/// `  Ivan Petrov (p-4f7k9q2m8x): missing → returned, 24 Nov 2026, Omsk; B3 Verstka; by anna`
fn line(decision: &LoggedDecision, book: &Book) -> String {
    let name = book.title_of(decision.person).unwrap_or("(gone)");
    let before = decision.before.as_ref().map_or_else(
        || "no status".to_owned(),
        |before| status(before).into_string(),
    );
    let mut told = match &decision.verdict {
        QueueDecision::Status(_) => format!("{before} → {}", verdict(&decision.verdict)),
        QueueDecision::Kept | QueueDecision::SecondLook => before,
    };
    if let Some(entry) = &decision.entry {
        let when = date::display(&entry.when).into_string();
        let when = if when.is_empty() {
            entry.said.clone()
        } else {
            when
        };
        for more in [&when, &entry.place] {
            if !more.is_empty() {
                told.push_str(&format!(", {more}"));
            }
        }
        told.push_str(&format!("; {}", cited(entry, book)));
    }
    format!("  {name} ({}): {told}; by {}", decision.person, decision.by)
}

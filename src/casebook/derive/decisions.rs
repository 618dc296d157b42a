//! What a number of changes have decided: about whom, from which status to which, by whom.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeId, ChangeKind};
use crate::casebook::derive::standing::stand;
use crate::casebook::queue::event::QueueDecision;
use crate::casebook::queue::questions::verdict_of;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::read::read_ron;
use crate::record::status::Status;

/// One decision about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedDecision {
    /// The person.
    pub person: RecordId,
    /// What was decided.
    pub verdict: QueueDecision,
    /// The status that the person had before it; `None` if none was known.
    pub before: Option<Status>,
    /// The entry that was made, if one was.
    pub entry: Option<Entry>,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// The changes that stand: those that took others back, and those that were taken back, left out.
#[must_use]
pub fn standing(changes: &[Change]) -> Vec<&Change> {
    let mut about: HashMap<&ChangeId, &ChangeId> = HashMap::new();
    let mut gone: HashSet<&ChangeId> = HashSet::new();
    for change in changes {
        let of = match &change.change_kind {
            ChangeKind::Do => &change.id,
            ChangeKind::Undo(of) => {
                let of = about.get(of).copied().unwrap_or(of);
                gone.insert(of);
                of
            }
            ChangeKind::Redo(of) => {
                let of = about.get(of).copied().unwrap_or(of);
                gone.remove(of);
                of
            }
        };
        about.insert(&change.id, of);
    }
    changes
        .iter()
        .filter(|change| change.change_kind == ChangeKind::Do && !gone.contains(&change.id))
        .collect()
}

/// The decisions of changes that stand, oldest first. A change about several people is one decision
/// about each of them; one that decides nothing is left out.
#[must_use]
pub fn decisions(changes: &[&Change], book: &Book) -> Vec<LoggedDecision> {
    let mut found = Vec::new();
    // From the last to the first, so that what came after a decision is known when its turn comes.
    let mut later: HashMap<RecordId, Vec<Entry>> = HashMap::new();
    for change in changes.iter().rev() {
        for person in change.records().into_iter().rev() {
            let own: Vec<Edit> = change
                .edits
                .iter()
                .filter(|edit| edit.record() == person)
                .cloned()
                .collect();
            let made: Vec<Entry> = own.iter().filter_map(entry_in).collect();
            let after = later.entry(person).or_default();
            after.extend(made.iter().cloned());
            let Some(verdict) = verdict_of(&own) else {
                continue;
            };
            let record = book.people().get(person);
            found.push(LoggedDecision {
                person,
                verdict,
                before: record.and_then(|record| status_without(record, after, book)),
                entry: made.into_iter().next(),
                by: change.author.clone(),
                at: change.at,
            });
        }
    }
    found.reverse();
    found
}

/// The entry that an edit adds to a history.
fn entry_in(edit: &Edit) -> Option<Entry> {
    match edit {
        Edit::Insert { list, item, .. } if list.is("history") => read_ron(item).ok(),
        _ => None,
    }
}

/// The status that somebody would have without some entries.
fn status_without(person: &Person, entries: &[Entry], book: &Book) -> Option<Status> {
    let mut without = person.clone();
    for entry in entries {
        let place = without.history.iter().position(|one| one == entry);
        if let Some(place) = place {
            without.history.remove(place);
        }
    }
    let current = stand(&without, book.sources(), book.present()).current?;
    without.history.get(current as usize)?.status.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::Loaded;
    use crate::record::read::read_record;
    use crate::record::status::StatusKind;

    fn change(name: &str, change_kind: ChangeKind, edits: Vec<Edit>) -> Change {
        Change {
            id: ChangeId(name.to_owned()),
            change_kind,
            author: "anna".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            why: name.to_owned(),
            edits,
            queries: Vec::new(),
        }
    }

    fn insert(list: &str, item: &str) -> Edit {
        Edit::Insert {
            record: "p-1".parse().unwrap(),
            list: list.parse().unwrap(),
            index: 9,
            item: item.to_owned(),
        }
    }

    #[test]
    fn each_decision_knows_the_status_before_it() {
        let first = r#"(when: "2026-01-01", status: Missing)"#;
        let second = r#"(when: "2026-01-02", status: Returned, by: "anna")"#;
        let third = r#"(when: "2026-01-03", status: Redeployed)"#;
        let mut book = Book::new("x", StatusKind::four());
        let text =
            format!("Person(id: \"p-1\", name: \"a\", history: [{third}, {first}, {second}])");
        book.put(Loaded {
            record: read_record(crate::record::kind::Kind::Person, &text).unwrap(),
            unknown: Vec::new(),
        });
        let changes = [
            change("1", ChangeKind::Do, vec![insert("history", second)]),
            change(
                "2",
                ChangeKind::Do,
                vec![insert("reviewed", "(by: \"anna\")")],
            ),
            change(
                "3",
                ChangeKind::Do,
                vec![insert("history", third), insert("reviewed", "()")],
            ),
            change("4", ChangeKind::Do, vec![insert("notes", "()")]),
        ];
        let told: Vec<_> = decisions(&standing(&changes), &book)
            .into_iter()
            .map(|one| (one.verdict, one.before))
            .collect();
        let status = |status: Status| QueueDecision::Status(status.as_str().to_owned());
        assert_eq!(
            told,
            [
                (status(Status::Returned), Some(Status::Missing)),
                (QueueDecision::Kept, Some(Status::Returned)),
                (status(Status::Redeployed), Some(Status::Returned)),
            ]
        );
    }

    #[test]
    fn what_was_taken_back_does_not_stand_unless_it_was_done_again() {
        let id = |name: &str| ChangeId(name.to_owned());
        let changes = [
            change("a", ChangeKind::Do, Vec::new()),
            change("b", ChangeKind::Do, Vec::new()),
            change("-b", ChangeKind::Undo(id("b")), Vec::new()),
            change("-a", ChangeKind::Undo(id("a")), Vec::new()),
            change("+a", ChangeKind::Redo(id("-a")), Vec::new()),
            change("c", ChangeKind::Do, Vec::new()),
            change("-+a", ChangeKind::Undo(id("+a")), Vec::new()),
        ];
        let names: Vec<_> = standing(&changes)
            .iter()
            .map(|one| one.why.as_str())
            .collect();
        assert_eq!(names, ["c"]);
        let names: Vec<_> = standing(&changes[..6])
            .iter()
            .map(|one| one.why.as_str())
            .collect();
        assert_eq!(names, ["a", "c"]);
    }
}

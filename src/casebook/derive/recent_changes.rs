//! What the log says of the last days: by whom, and about whom.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use crate::casebook::change::Change;
use crate::casebook::derive::decisions::standing;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// How far back is looked.
pub const DAYS: i64 = 30;

/// One change that stands, without its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedChange {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub author: String,
    /// What for.
    pub why: String,
    /// The records that it is about.
    pub records: Vec<RecordId>,
}

/// The changes of the last days that stand, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecentChanges {
    /// The changes.
    pub made: Vec<RecordedChange>,
}

/// How often something comes.
pub type Counted<T> = (T, usize);

impl RecentChanges {
    /// Of changes of the log. What was taken back is left out, and so is the taking back.
    #[must_use]
    pub fn of(changes: &[Change]) -> Self {
        let mut made: Vec<RecordedChange> = standing(changes)
            .into_iter()
            .map(|change| RecordedChange {
                at: change.at,
                author: change.author.clone(),
                why: change.why.clone(),
                records: change.records(),
            })
            .collect();
        // They come in the order of what was made on what, which a clock that is wrong does not change.
        made.reverse();
        Self { made }
    }

    /// Those of the last `days` days before `now`.
    pub fn within(&self, days: i64, now: Timestamp) -> impl Iterator<Item = &RecordedChange> {
        let from = since(now, days);
        self.made.iter().filter(move |one| one.at >= from)
    }

    /// How many changes each author made, those with the most first.
    #[must_use]
    pub fn by_author(&self) -> Vec<Counted<String>> {
        most_first(self.made.iter().map(|one| one.author.clone()))
    }

    /// How many changes each person saw, those with the most first.
    #[must_use]
    pub fn by_person(&self) -> Vec<Counted<RecordId>> {
        let records = self.made.iter().flat_map(|one| one.records.iter().copied());
        most_first(records.filter(|record| record.kind() == Kind::Person))
    }
}

/// The moment so many days before.
#[must_use]
pub fn since(now: Timestamp, days: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(24 * days))
        .unwrap_or(Timestamp::MIN)
}

fn most_first<T: Clone + Ord + std::hash::Hash>(all: impl Iterator<Item = T>) -> Vec<Counted<T>> {
    let mut counts: HashMap<T, usize> = HashMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut counts: Vec<Counted<T>> = counts.into_iter().collect();
    counts.sort_by(|(one, many), (other, more)| more.cmp(many).then(one.cmp(other)));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::change::edit::Edit;
    use crate::casebook::change::{ChangeId, ChangeKind};

    fn change(
        name: &str,
        day: i64,
        author: &str,
        people: &[&str],
        change_kind: ChangeKind,
    ) -> Change {
        Change {
            id: ChangeId(name.to_owned()),
            change_kind,
            author: author.to_owned(),
            at: Timestamp::from_second(day * 86_400).unwrap(),
            why: name.to_owned(),
            edits: people
                .iter()
                .map(|id| Edit::Remove {
                    record: id.parse().unwrap(),
                    text: String::new(),
                })
                .collect(),
            queries: Vec::new(),
        }
    }

    #[test]
    fn whoever_changed_most_comes_first_and_what_was_taken_back_does_not_count() {
        let changes = [
            change("1", 1, "anna", &["p-1"], ChangeKind::Do),
            change("2", 2, "zoya", &["p-1", "p-2"], ChangeKind::Do),
            change("3", 3, "zoya", &["s-1"], ChangeKind::Do),
            change("4", 4, "anna", &["p-2"], ChangeKind::Do),
            change(
                "5",
                5,
                "anna",
                &["p-2"],
                ChangeKind::Undo(ChangeId("4".to_owned())),
            ),
        ];
        let recent_changes = RecentChanges::of(&changes);
        let names: Vec<&str> = recent_changes
            .made
            .iter()
            .map(|one| one.why.as_str())
            .collect();
        assert_eq!(names, ["3", "2", "1"]);
        assert_eq!(
            recent_changes.by_author(),
            [("zoya".to_owned(), 2), ("anna".to_owned(), 1)]
        );
        let id = |text: &str| text.parse::<RecordId>().unwrap();
        assert_eq!(recent_changes.by_person(), [(id("p-1"), 2), (id("p-2"), 1)]);
        let now = Timestamp::from_second(3 * 86_400 + 5).unwrap();
        assert_eq!(recent_changes.within(1, now).count(), 1);
    }
}

//! The rows of what a synchronisation brought in: what people must know first, then author by author what changed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::app::form::picker::{Item, Meaning};
use crate::app::keys::key_table::Command;
use crate::app::sync::sync_job::Synced;
use crate::casebook::book::Book;
use crate::casebook::external::sync_report::ReceivedChange;
use crate::record::id::RecordId;
use crate::text::catalogue::{label, say};
use crate::text::labels::date::day;
use crate::text::log::change::purpose;
use crate::text::pages::sync_report::{conflict_line, decide_line, sync_lines};
use crate::text::safe::{Safe, display_safe};

/// The most rows that are listed.
const MOST: usize = 1000;

impl Synced {
    /// Whether there is anything to list.
    #[must_use]
    pub fn is_news(&self) -> bool {
        self.report.received > 0
            || !self.received.is_empty()
            || !sync_lines(&self.report).is_empty()
    }
}

/// The rows of what came in.
#[must_use]
pub fn received_rows(book: &Book, synced: &Synced) -> Vec<Item> {
    let name = |id: RecordId| match book.title_of(id) {
        Some(title) => display_safe(title),
        None => display_safe(&id.relative_path()),
    };
    let mut rows = Vec::new();
    for (id, conflicts) in &synced.report.merged {
        for conflict in conflicts {
            rows.push(row("", conflict_line(&name(*id), conflict), Some(*id)));
        }
    }
    if let Some(line) = decide_line(&synced.report) {
        rows.push(Item {
            means: Meaning::Command(Command::Decide),
            ..row("", line, None)
        });
    }
    for (id, line) in sync_lines(&synced.report) {
        rows.push(row("", line, id));
    }
    if !rows.is_empty() {
        rows.insert(0, heading(label!(sync_to_decide).into()));
    }
    let mut by_author: BTreeMap<&str, Vec<&ReceivedChange>> = BTreeMap::new();
    let mut told: BTreeSet<RecordId> = BTreeSet::new();
    for one in synced.received.iter().rev() {
        by_author.entry(&one.change.author).or_default().push(one);
        told.extend(&one.records);
    }
    for (author, changes) in by_author {
        rows.push(heading(display_safe(author)));
        for one in changes {
            let when = one.change.at.to_zoned_datetime(TimeZone::UTC);
            let when = day(when.date());
            let why = purpose(&one.change);
            match one.records.as_slice() {
                [] => rows.push(row(&when, why, None)),
                // It mostly names its one record itself.
                [id] => rows.push(row(&when, why, Some(*id))),
                several => rows.extend(several.iter().map(|id| {
                    let told = say!(picker_in_panes {
                        name: name(*id),
                        help: &why
                    });
                    row(&when, told, Some(*id))
                })),
            }
        }
    }
    let by_nobody = synced.report.changed.iter();
    let by_nobody: BTreeSet<RecordId> =
        by_nobody.filter(|id| !told.contains(id)).copied().collect();
    if !by_nobody.is_empty() {
        rows.push(heading(label!(sync_by_nobody).into()));
        rows.extend(by_nobody.iter().map(|id| row("", name(*id), Some(*id))));
    }
    if rows.len() > MOST {
        let more = rows.len() - MOST;
        rows.truncate(MOST);
        rows.push(row("", say!(sync_more { more }), None));
    }
    rows
}

fn heading(text: Safe) -> Item {
    Item {
        lead: Safe::default(),
        text,
        means: Meaning::Heading,
    }
}

fn row(lead: &str, text: Safe, record: Option<RecordId>) -> Item {
    Item {
        lead: lead.into(),
        text,
        means: record.map_or(Meaning::Elsewhere, Meaning::Record),
    }
}

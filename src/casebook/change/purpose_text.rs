//! The text of a purpose: its form on disk, and read again.

use std::fmt::Write;

use crate::casebook::change::exported::Exported;
use crate::casebook::change::purpose::{BatchPart, ChangeSubject, NewName, Purpose};
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::merge::pair_decision::PairDecision;
use crate::casebook::queue::event::QueueDecision;
use crate::record::kind::Kind;
use crate::record::status::StatusKind;

const ENTRY_ADDED: &str = ": entry added";
const SOURCE_CITED: &str = ": source cited";
const FILE_ATTACHED: &str = ": file attached";
const NOTED: &str = ": note";
const LOOKED_AT: &str = "looked at and kept";
const SECOND_LOOK: &str = "second look asked for";
const QUEUE: &str = " (queue ";
const QUERY: &str = "saved query \"";
const QUERY_REMOVED: &str = "\" removed";
const TWO_PEOPLE: &str = " are two people";
const NOBODY_KNOWS: &str = ": nobody can tell whether they are one";
const JOINED: &str = " joined to it";
const WITHDRAWN: &str = " withdrawn: ";
const LEFT_STANDING: &str = "left standing: ";
const ERASED: &str = "a person erased";
const MERGED: &str = "two versions merged";
const NEW_NAME: &str = " is a new ";
const SPELLING: &str = " is ";
const BETWEEN: &str = " and ";

impl Purpose {
    /// Its form on disk.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Status { whom, status } => format!("{}: {status}", whom.to_text()),
            Self::Decision {
                name,
                decision,
                queue,
            } => {
                let told = match decision {
                    QueueDecision::Status(status) => status,
                    QueueDecision::Kept => LOOKED_AT,
                    QueueDecision::SecondLook => SECOND_LOOK,
                };
                format!("{name}: {told}{QUEUE}{queue})")
            }
            Self::RecordAdded { name, kind } => format!("{name}: {} added", kind.word()),
            Self::EntryAdded { name } => format!("{name}{ENTRY_ADDED}"),
            Self::ItemAdded { name, list } => format!("{name}: {} added", list.word()),
            Self::Edited { name, fields } => format!("{name}: {} edited", fields.join(", ")),
            Self::SourceCited { name } => format!("{name}{SOURCE_CITED}"),
            Self::Withdrawn { name, list, reason } => {
                format!("{name}: {}{WITHDRAWN}{reason}", item_word(*list))
            }
            Self::Chosen { name, side } => format!("{name}: {side} chosen"),
            Self::Noted { whom } => format!("{}{NOTED}", whom.to_text()),
            Self::Batch { whom, parts } => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|(part, what)| format!("{}{what}", part.beginning()))
                    .collect();
                format!("{}: {}", whom.to_text(), parts.join(", "))
            }
            Self::Attached {
                name,
                file: Some(file),
            } => format!("{name}: {file} attached"),
            Self::Attached { name, file: None } => format!("{name}{FILE_ATTACHED}"),
            Self::Imported {
                file,
                created,
                updated,
            } => format!("{file}: {created} created, {updated} updated"),
            Self::QuerySaved { name } => format!("{QUERY}{name}\""),
            Self::QueryRemoved { name } => format!("{QUERY}{name}{QUERY_REMOVED}"),
            Self::Joined { name, joined } => format!("{name}: {joined}{JOINED}"),
            Self::Judged {
                one,
                other,
                decision,
            } => match decision {
                PairDecision::Different => format!("{one}{BETWEEN}{other}{TWO_PEOPLE}"),
                PairDecision::Unsure => format!("{one}{BETWEEN}{other}{NOBODY_KNOWS}"),
            },
            Self::LeftStanding(of) => format!("{LEFT_STANDING}{of}"),
            Self::Erased => ERASED.to_owned(),
            Self::Merged => MERGED.to_owned(),
            Self::Exported(exported) => exported.to_text(),
            Self::WithNames { purpose, names } => {
                let mut text = purpose.clone();
                for name in names {
                    // Writing to a text cannot fail.
                    let _ = match name {
                        NewName::Spelling { typed, of } => write!(text, "; {typed}{SPELLING}{of}"),
                        NewName::New { typed, kind } => {
                            write!(text, "; {typed}{NEW_NAME}{}", kind.word())
                        }
                    };
                }
                text
            }
        }
    }

    /// What a text of the log says, if it has one of the forms; anything else was typed.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        // What would not be the same text again is not read, so that nothing is told otherwise than it was.
        [read_whole, read_of_name, read_with_names]
            .into_iter()
            .filter_map(|read| read(text))
            .find(|purpose| purpose.to_text() == text)
    }
}

impl From<Purpose> for String {
    fn from(purpose: Purpose) -> Self {
        purpose.to_text()
    }
}

/// The forms that do not begin with the name of a record.
fn read_whole(text: &str) -> Option<Purpose> {
    if text == ERASED {
        return Some(Purpose::Erased);
    }
    if text == MERGED {
        return Some(Purpose::Merged);
    }
    if let Some(exported) = Exported::read(text) {
        return Some(Purpose::Exported(exported));
    }
    if let Some(of) = text.strip_prefix(LEFT_STANDING) {
        return Some(Purpose::LeftStanding(of.to_owned()));
    }
    if let Some(rest) = text.strip_prefix(QUERY) {
        if let Some(name) = rest.strip_suffix(QUERY_REMOVED) {
            return Some(Purpose::QueryRemoved {
                name: name.to_owned(),
            });
        }
        return Some(Purpose::QuerySaved {
            name: rest.strip_suffix('"')?.to_owned(),
        });
    }
    let (names, decision) = if let Some(names) = text.strip_suffix(TWO_PEOPLE) {
        (names, PairDecision::Different)
    } else {
        (text.strip_suffix(NOBODY_KNOWS)?, PairDecision::Unsure)
    };
    let (one, other) = names.split_once(BETWEEN)?;
    Some(Purpose::Judged {
        one: one.to_owned(),
        other: other.to_owned(),
        decision,
    })
}

/// The forms that begin with what a record is called, and a colon.
fn read_of_name(text: &str) -> Option<Purpose> {
    if let Some(name) = text.strip_suffix(ENTRY_ADDED) {
        let name = name.to_owned();
        return Some(Purpose::EntryAdded { name });
    }
    if let Some(name) = text.strip_suffix(SOURCE_CITED) {
        let name = name.to_owned();
        return Some(Purpose::SourceCited { name });
    }
    if let Some(name) = text.strip_suffix(FILE_ATTACHED) {
        let name = name.to_owned();
        return Some(Purpose::Attached { name, file: None });
    }
    if let Some(whom) = text.strip_suffix(NOTED) {
        let whom = ChangeSubject::read(whom);
        return Some(Purpose::Noted { whom });
    }
    if let Some((told, queue)) = text
        .strip_suffix(')')
        .and_then(|text| text.split_once(QUEUE))
    {
        return read_decision(told, queue);
    }
    read_withdrawn(text).or_else(|| {
        let (name, told) = text.rsplit_once(": ")?;
        read_told(name, told)
    })
}

fn read_decision(told: &str, queue: &str) -> Option<Purpose> {
    let (name, told) = told.rsplit_once(": ")?;
    Some(Purpose::Decision {
        name: name.to_owned(),
        decision: match told {
            LOOKED_AT => QueueDecision::Kept,
            SECOND_LOOK => QueueDecision::SecondLook,
            status => QueueDecision::Status(status.to_owned()),
        },
        queue: queue.to_owned(),
    })
}

fn read_withdrawn(text: &str) -> Option<Purpose> {
    let (before, reason) = text.split_once(WITHDRAWN)?;
    let (name, word) = before.rsplit_once(": ")?;
    let list = lists().find(|list| item_word(*list) == word)?;
    Some(Purpose::Withdrawn {
        name: name.to_owned(),
        list,
        reason: reason.to_owned(),
    })
}

/// What stands behind the last colon.
fn read_told(name: &str, told: &str) -> Option<Purpose> {
    let name = name.to_owned();
    if let Some(word) = told.strip_suffix(" added") {
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.word() == word) {
            return Some(Purpose::RecordAdded { name, kind });
        }
        let mut lists = StatementList::ALL.into_iter();
        let list = lists.find(|list| list.word() == word)?;
        return Some(Purpose::ItemAdded { name, list });
    }
    if let Some(fields) = told.strip_suffix(" edited") {
        let fields: Vec<String> = fields.split(", ").map(str::to_owned).collect();
        let are_fields = fields.iter().all(|field| is_field(field));
        return are_fields.then_some(Purpose::Edited { name, fields });
    }
    if let Some(side) = told.strip_suffix(" chosen") {
        let side = side.to_owned();
        return Some(Purpose::Chosen { name, side });
    }
    if let Some(joined) = told.strip_suffix(JOINED) {
        let joined = joined.parse().ok()?;
        return Some(Purpose::Joined { name, joined });
    }
    if let Some(file) = told.strip_suffix(" attached") {
        let file = Some(file.to_owned());
        return Some(Purpose::Attached { name, file });
    }
    if let Some(counts) = told.strip_suffix(" updated") {
        let (created, updated) = counts.split_once(" created, ")?;
        return Some(Purpose::Imported {
            file: name,
            created: created.parse().ok()?,
            updated: updated.parse().ok()?,
        });
    }
    let whom = ChangeSubject::read(&name);
    if let Some(parts) = read_parts(told) {
        return matches!(whom, ChangeSubject::People(_)).then_some(Purpose::Batch { whom, parts });
    }
    // Words of the workspace's own are the same in every language.
    let is_known = StatusKind::four()
        .iter()
        .any(|one| one.name.as_str() == told);
    is_known.then(|| Purpose::Status {
        whom,
        status: told.to_owned(),
    })
}

fn read_parts(told: &str) -> Option<Vec<(BatchPart, String)>> {
    let mut parts: Vec<(BatchPart, String)> = Vec::new();
    for piece in told.split(", ") {
        let begun = BatchPart::ALL
            .into_iter()
            .find_map(|part| Some((part, piece.strip_prefix(part.beginning())?)));
        match (begun, parts.last_mut()) {
            (Some((part, what)), _) => parts.push((part, what.to_owned())),
            // A title with a comma.
            (None, Some((_, what))) => {
                what.push_str(", ");
                what.push_str(piece);
            }
            (None, None) => return None,
        }
    }
    Some(parts)
}

/// The form of which each name is behind a semicolon.
fn read_with_names(text: &str) -> Option<Purpose> {
    let mut rest = text;
    let mut names = Vec::new();
    while let Some((before, piece)) = rest.rsplit_once("; ") {
        let Some(name) = read_new_name(piece) else {
            break;
        };
        names.push(name);
        rest = before;
    }
    if names.is_empty() {
        return None;
    }
    // Only what the program writes itself has names behind it.
    Purpose::read(rest)?;
    names.reverse();
    Some(Purpose::WithNames {
        purpose: rest.to_owned(),
        names,
    })
}

fn read_new_name(piece: &str) -> Option<NewName> {
    if let Some((typed, word)) = piece.rsplit_once(NEW_NAME)
        && let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.word() == word)
    {
        let typed = typed.to_owned();
        return Some(NewName::New { typed, kind });
    }
    let (typed, of) = piece.split_once(SPELLING)?;
    Some(NewName::Spelling {
        typed: typed.to_owned(),
        of: of.to_owned(),
    })
}

/// The lists of statements, the history first.
fn lists() -> impl Iterator<Item = Option<StatementList>> {
    std::iter::once(None).chain(StatementList::ALL.map(Some))
}

const fn item_word(list: Option<StatementList>) -> &'static str {
    match list {
        None => "entry",
        Some(list) => list.word(),
    }
}

fn is_field(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

impl ChangeSubject {
    fn to_text(&self) -> String {
        match self {
            Self::Named(name) => name.clone(),
            Self::People(1) => "1 person".to_owned(),
            Self::People(count) => format!("{} people", grouped(*count)),
            Self::Records(1) => "1 record".to_owned(),
            Self::Records(count) => format!("{} records", grouped(*count)),
        }
    }

    fn read(text: &str) -> Self {
        let number = |text: &str| text.replace(',', "").parse::<usize>().ok();
        let counted = text.split_once(' ').and_then(|(count, noun)| match noun {
            "person" | "people" => number(count).map(Self::People),
            "record" | "records" => number(count).map(Self::Records),
            _ => None,
        });
        counted
            .filter(|subject| subject.to_text() == text)
            .unwrap_or_else(|| Self::Named(text.to_owned()))
    }
}

impl BatchPart {
    const ALL: [Self; 3] = [Self::Tag, Self::Case, Self::Source];

    const fn beginning(self) -> &'static str {
        match self {
            Self::Tag => "tag ",
            Self::Case => "case ",
            Self::Source => "source ",
        }
    }
}

/// A number with its thousands set apart, as the log has it in every language: `1,204`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> String {
        "Gorshenin: A".to_owned()
    }

    #[test]
    fn each_form_reads_back() {
        for (purpose, text) in [
            (
                Purpose::Status {
                    whom: ChangeSubject::People(1_204),
                    status: "Returned".to_owned(),
                },
                "1,204 people: Returned",
            ),
            (
                Purpose::Decision {
                    name: name(),
                    decision: QueueDecision::Kept,
                    queue: "stale (old)".to_owned(),
                },
                "Gorshenin: A: looked at and kept (queue stale (old))",
            ),
            (
                Purpose::Decision {
                    name: name(),
                    decision: QueueDecision::Status("Hiding".to_owned()),
                    queue: "q".to_owned(),
                },
                "Gorshenin: A: Hiding (queue q)",
            ),
            (
                Purpose::RecordAdded {
                    name: name(),
                    kind: Kind::Person,
                },
                "Gorshenin: A: person added",
            ),
            (
                Purpose::EntryAdded { name: name() },
                "Gorshenin: A: entry added",
            ),
            (
                Purpose::ItemAdded {
                    name: name(),
                    list: StatementList::Counts,
                },
                "Gorshenin: A: figure added",
            ),
            (
                Purpose::Edited {
                    name: name(),
                    fields: vec!["rank".to_owned(), "other_names".to_owned()],
                },
                "Gorshenin: A: rank, other_names edited",
            ),
            (
                Purpose::SourceCited { name: name() },
                "Gorshenin: A: source cited",
            ),
            (
                Purpose::Withdrawn {
                    name: name(),
                    list: None,
                    reason: "a slip: of the pen".to_owned(),
                },
                "Gorshenin: A: entry withdrawn: a slip: of the pen",
            ),
            (
                Purpose::Chosen {
                    name: name(),
                    side: "born 2002".to_owned(),
                },
                "Gorshenin: A: born 2002 chosen",
            ),
            (
                Purpose::Noted {
                    whom: ChangeSubject::Records(2),
                },
                "2 records: note",
            ),
            (
                Purpose::Batch {
                    whom: ChangeSubject::People(1),
                    parts: vec![
                        (BatchPart::Tag, "x".to_owned()),
                        (BatchPart::Case, "Zaitsevo, 2022".to_owned()),
                    ],
                },
                "1 person: tag x, case Zaitsevo, 2022",
            ),
            (
                Purpose::Attached {
                    name: name(),
                    file: Some("a b.pdf".to_owned()),
                },
                "Gorshenin: A: a b.pdf attached",
            ),
            (
                Purpose::Attached {
                    name: "s-9d2v6c1hkt".to_owned(),
                    file: None,
                },
                "s-9d2v6c1hkt: file attached",
            ),
            (
                Purpose::Imported {
                    file: "held.csv".to_owned(),
                    created: 1_204,
                    updated: 0,
                },
                "held.csv: 1204 created, 0 updated",
            ),
            (
                Purpose::QuerySaved {
                    name: "a \"b".to_owned(),
                },
                "saved query \"a \"b\"",
            ),
            (
                Purpose::QueryRemoved {
                    name: "stale".to_owned(),
                },
                "saved query \"stale\" removed",
            ),
            (
                Purpose::Joined {
                    name: name(),
                    joined: "p-4f7k9q2m8x".parse().unwrap(),
                },
                "Gorshenin: A: p-4f7k9q2m8x joined to it",
            ),
            (
                Purpose::Judged {
                    one: "Anna".to_owned(),
                    other: "Vera".to_owned(),
                    decision: PairDecision::Different,
                },
                "Anna and Vera are two people",
            ),
            (
                Purpose::Judged {
                    one: "Anna".to_owned(),
                    other: "Vera".to_owned(),
                    decision: PairDecision::Unsure,
                },
                "Anna and Vera: nobody can tell whether they are one",
            ),
            (
                Purpose::LeftStanding("Anna: note".to_owned()),
                "left standing: Anna: note",
            ),
            (Purpose::Erased, "a person erased"),
            (Purpose::Merged, "two versions merged"),
            (
                Purpose::WithNames {
                    purpose: "Anna: entry added".to_owned(),
                    names: vec![
                        NewName::Spelling {
                            typed: "Брянка".to_owned(),
                            of: "Bryanka".to_owned(),
                        },
                        NewName::New {
                            typed: "Perevalsk".to_owned(),
                            kind: Kind::Place,
                        },
                    ],
                },
                "Anna: entry added; Брянка is Bryanka; Perevalsk is a new place",
            ),
        ] {
            assert_eq!(purpose.to_text(), text);
            assert_eq!(Purpose::read(text), Some(purpose), "{text}");
        }
    }

    #[test]
    fn what_was_typed_is_no_form() {
        for text in [
            "",
            "call with a lawyer",
            "Anna: Hiding",
            "Anna: something else added",
            "Anna: the spelling of the town edited",
            "held.csv: many created, few updated",
            "1204 people: tag x",
            "she is a new person; he is Anna",
            "Anna: x joined to it",
        ] {
            assert_eq!(Purpose::read(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_texts_read_as_they_are_or_not_at_all() {
        for text in [
            "; ; ; is ",
            ": : : entry added",
            "\u{202e}: note",
            "a\nb: note; c is d",
            " (queue )",
            "saved query \"\"",
            "left standing: left standing: left standing: ",
        ] {
            if let Some(purpose) = Purpose::read(text) {
                assert_eq!(purpose.to_text(), text);
            }
        }
        let long = "; a is b".repeat(10_000);
        assert_eq!(Purpose::read(&long), None);
    }
}

//! The purpose of a change in words: the sentence is made when the log is read.

use crate::casebook::change::exported::Exported;
use crate::casebook::change::purpose::{BatchPart, ChangeSubject, NewName, Purpose};
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::merge::pair_decision::PairDecision;
use crate::casebook::queue::event::QueueDecision;
use crate::text::catalogue::{listed, listed_apart, log_text, say};
use crate::text::labels::label;
use crate::text::language::{Language, current};
use crate::text::safe::{Safe, display_safe};

/// What a change is for, by the text that the log has: what the program said itself in the reader's
/// language, what somebody typed as it is.
#[must_use]
pub fn why(text: &str) -> Safe {
    let purpose = Purpose::read(text).map(|purpose| sentence(&purpose));
    let told = purpose.or_else(|| from_message(text));
    told.unwrap_or_else(|| display_safe(text))
}

/// What a person was added from, where it was a message.
fn from_message(text: &str) -> Option<Safe> {
    let stored = log_text!(intake_why { name: "" });
    let name = text.strip_suffix(&stored)?;
    Some(say!(intake_why { name }))
}

fn sentence(purpose: &Purpose) -> Safe {
    match purpose {
        Purpose::Status { whom, status } => say!(purpose_status {
            whom: subject(whom),
            status: word(status, called(whom))
        }),
        Purpose::Decision {
            name,
            decision,
            queue,
        } => match decision {
            QueueDecision::Status(status) => say!(purpose_decision_status {
                name,
                status: word(status, label::word),
                queue
            }),
            QueueDecision::Kept => say!(purpose_decision_kept { name, queue }),
            QueueDecision::SecondLook => say!(purpose_decision_second_look { name, queue }),
        },
        Purpose::RecordAdded { name, kind } => say!(purpose_record_added { name, kind }),
        Purpose::EntryAdded { name } => say!(purpose_entry_added { name }),
        Purpose::ItemAdded { name, list } => say!(purpose_item_added {
            name,
            list: list.name()
        }),
        Purpose::Edited { name, fields } => say!(purpose_edited {
            name,
            fields: listed(
                &fields
                    .iter()
                    .map(|field| word(field, label::field))
                    .collect::<Vec<_>>()
            )
        }),
        Purpose::SourceCited { name } => say!(purpose_source_cited { name }),
        Purpose::Withdrawn { name, list, reason } => say!(purpose_withdrawn {
            name,
            list: list.map_or("history", StatementList::name),
            reason
        }),
        Purpose::Chosen { name, side } => say!(purpose_chosen { name, side }),
        Purpose::Noted { whom } => say!(purpose_noted {
            whom: subject(whom)
        }),
        Purpose::Batch { whom, parts } => {
            let parts: Vec<Safe> = parts
                .iter()
                .map(|(part, what)| batch_part(*part, what))
                .collect();
            say!(purpose_batch {
                whom: subject(whom),
                parts: listed(&parts)
            })
        }
        Purpose::Attached { name, file } => match file {
            Some(file) => say!(purpose_attached { name, file }),
            None => say!(purpose_file_attached { name }),
        },
        // The log has these numbers without marks for thousands.
        Purpose::Imported {
            file,
            created,
            updated,
        } => say!(purpose_imported {
            file,
            created: created.to_string(),
            updated: updated.to_string()
        }),
        Purpose::QuerySaved { name } => say!(purpose_query_saved { name }),
        Purpose::QueryRemoved { name } => say!(purpose_query_removed { name }),
        Purpose::Joined { name, joined } => say!(purpose_joined { name, joined }),
        Purpose::Judged {
            one,
            other,
            decision,
        } => match decision {
            PairDecision::Different => say!(purpose_two_people { one, other }),
            PairDecision::Unsure => say!(purpose_nobody_knows { one, other }),
        },
        Purpose::LeftStanding(of) => {
            // A log from elsewhere may nest it without end.
            let of = match Purpose::read(of) {
                None | Some(Purpose::LeftStanding(_)) => display_safe(of),
                Some(purpose) => sentence(&purpose),
            };
            say!(purpose_left_standing { of })
        }
        Purpose::Erased => say!(purpose_erased),
        Purpose::Merged => say!(purpose_merged),
        Purpose::Exported(exported) => exported_sentence(exported),
        Purpose::WithNames { purpose, names } => {
            let names = names.iter().map(new_name);
            let pieces: Vec<Safe> = std::iter::once(why(purpose)).chain(names).collect();
            listed_apart(&pieces)
        }
    }
}

fn exported_sentence(exported: &Exported) -> Safe {
    // The log has these numbers without marks for thousands.
    let mut told = say!(purpose_exported {
        scope: exported.scope.word(),
        form: &exported.form,
        records: exported.records,
        sha256: &exported.sha256
    });
    if !exported.encrypted_to.is_empty() {
        told = say!(purpose_exported_encrypted {
            told,
            keys: exported.encrypted_to.join(" ")
        });
    }
    let recipient = exported.recipient.as_str();
    if !recipient.is_empty() {
        told = say!(purpose_exported_to { told, recipient });
    }
    if !exported.query.is_empty() {
        told = say!(purpose_exported_query {
            told,
            query: &exported.query
        });
    }
    told
}

/// A stored word as it is called in the language that is spoken. English has it as it is stored, so that the log's
/// own text comes back.
fn word(stored: &str, called: fn(&str) -> Safe) -> Safe {
    match current() {
        Language::ENGLISH => display_safe(stored),
        _ => called(stored),
    }
}

/// How a status is called beside whom it is about.
const fn called(subject: &ChangeSubject) -> fn(&str) -> Safe {
    match subject {
        ChangeSubject::People(0 | 2..) => label::word_of_several,
        _ => label::word,
    }
}

fn subject(subject: &ChangeSubject) -> Safe {
    match subject {
        ChangeSubject::Named(name) => display_safe(name),
        ChangeSubject::People(count) => say!(purpose_people { count }),
        ChangeSubject::Records(count) => say!(purpose_records { count }),
    }
}

fn batch_part(part: BatchPart, what: &str) -> Safe {
    match part {
        BatchPart::Tag => say!(purpose_batch_tag { what }),
        BatchPart::Case => say!(purpose_batch_case { what }),
        BatchPart::Source => say!(purpose_batch_source { what }),
    }
}

fn new_name(name: &NewName) -> Safe {
    match name {
        NewName::Spelling { typed, of } => say!(purpose_spelling { typed, of }),
        NewName::New { typed, kind } => say!(purpose_new_name { typed, kind }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_that_is_nested_without_end_is_told_as_it_stands() {
        let text = format!("{}Gorshenin: note", "left standing: ".repeat(100_000));
        assert_eq!(why(&text).as_str(), text);
    }

    #[test]
    fn a_purpose_is_told_as_it_was_when_it_was_written() {
        for text in [
            "1,204 people: Returned",
            "1 person: Missing",
            "Gorshenin: Returned",
            "Gorshenin: Returned (queue stale)",
            "Gorshenin: looked at and kept (queue stale)",
            "Gorshenin: second look asked for (queue stale)",
            "Gorshenin: person added",
            "Zaitsevo: case added",
            "Gorshenin: entry added",
            "Gorshenin: age added",
            "Gorshenin: claim added",
            "Zaitsevo: figure added",
            "Gorshenin: relation added",
            "Gorshenin: rank, born edited",
            "Gorshenin: source cited",
            "Gorshenin: entry withdrawn: a slip",
            "Gorshenin: relation withdrawn: a slip",
            "Gorshenin: born 2002 chosen",
            "Gorshenin: note",
            "2 records: note",
            "30 people: tag x, case Zaitsevo, source a list, of 2022",
            "A list: list.pdf attached",
            "s-9d2v6c1hkt: file attached",
            "held.csv: 1204 created, 1 updated",
            "saved query \"stale\"",
            "saved query \"stale\" removed",
            "Gorshenin: p-4f7k9q2m8x joined to it",
            "Anna and Vera are two people",
            "Anna and Vera: nobody can tell whether they are one",
            "left standing: Gorshenin: note",
            "left standing: call with a lawyer",
            "a person erased",
            "two versions merged",
            "exported public csv, 12 records, sha256 00000000000000000000000000000000000000000000000000000000000000ff, to \"Anna\", query \"status:missing\"",
            "Anna: entry added; Брянка is Bryanka; Perevalsk is a new place",
            "call with a lawyer",
            "",
        ] {
            assert_eq!(why(text).as_str(), text);
        }
    }

    #[test]
    fn the_first_logs_are_told_as_they_were() {
        use crate::storage::log::line::read_line;
        let logs = [
            include_str!("../../../tests/data/format-1/workspace/log/anna-laptop.log"),
            include_str!("../../../tests/data/format-1/workspace/log/boris-laptop.log"),
        ];
        let mut typed = Vec::new();
        for line in logs.iter().flat_map(|log| log.lines()) {
            let text = read_line(line.as_bytes()).unwrap().why;
            assert_eq!(why(&text), display_safe(&text));
            if Purpose::read(&text).is_none() && !text.is_empty() {
                typed.push(text);
            }
        }
        assert_eq!(typed, ["from the letter"]);
    }

    #[test]
    fn a_hostile_purpose_is_safe() {
        for text in [
            "a\nb\u{1b}: note",
            "\u{202e}: entry added",
            "x: entry withdrawn: \u{7}",
            "call\nwith\u{1b} a lawyer",
        ] {
            assert_eq!(why(text), display_safe(text));
        }
    }
}

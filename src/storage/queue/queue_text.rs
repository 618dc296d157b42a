//! Queues as RON text: their heads, and what has happened to them, one fact a line.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::casebook::errors::cause::Cause;
use crate::casebook::queue::QueueHead;
use crate::casebook::queue::event::Event;
use crate::casebook::queue::order::Order;
use crate::record::id::RecordId;
use crate::record::read::{ReadFlaw, read_ron};

/// The text of a head, with the macs of its parts.
///
/// # Errors
///
/// The writer's words.
pub fn head_text(head: &QueueHead, macs: &[String]) -> Result<String, Cause> {
    let text = HeadText {
        name: head.name.clone(),
        query: head.query.clone(),
        order: head.order.word().to_owned(),
        begun: head.begun.to_string(),
        people: head.people.iter().map(ToString::to_string).collect(),
        macs: macs.to_vec(),
    };
    let mut text = ron::ser::to_string_pretty(&text, ron::ser::PrettyConfig::new())
        .map_err(|error| Cause::Words(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// Reads a head, and the macs of its parts.
///
/// # Errors
///
/// What does not fit.
pub fn read_head(text: &str) -> Result<(QueueHead, Vec<String>), Cause> {
    let head: HeadText = read_ron(text).map_err(|error| error.flaw)?;
    let macs = head.macs;
    let head = QueueHead {
        name: head.name,
        query: head.query,
        order: Order::of_word(&head.order),
        begun: moment(&head.begun)?,
        people: head
            .people
            .iter()
            .map(|id| record(id))
            .collect::<Result<_, ReadFlaw>>()?,
    };
    Ok((head, macs))
}

/// The line of a fact, with its line feed.
///
/// # Errors
///
/// The writer's words.
pub fn event_line(event: &Event) -> Result<String, Cause> {
    let mut line = ron::to_string(event).map_err(|error| Cause::Words(error.to_string()))?;
    line.push('\n');
    Ok(line)
}

/// Reads the line of a fact; `None` for one that this version does not know.
#[must_use]
pub fn read_event(line: &str) -> Option<Event> {
    ron::from_str(line).ok()
}

fn moment(text: &str) -> Result<Timestamp, ReadFlaw> {
    text.parse().map_err(|_| ReadFlaw::NotATime {
        written: text.to_owned(),
    })
}

fn record(text: &str) -> Result<RecordId, ReadFlaw> {
    text.parse().map_err(|_| ReadFlaw::NotAnId {
        written: text.to_owned(),
    })
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Queue")]
struct HeadText {
    name: String,
    #[serde(default)]
    query: String,
    #[serde(default)]
    order: String,
    begun: String,
    people: Vec<String>,
    #[serde(rename = "seals", default, skip_serializing_if = "Vec::is_empty")]
    macs: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::change::ChangeId;
    use crate::casebook::queue::event::{QueueDecision, SessionId};

    #[test]
    fn what_is_written_reads_back() {
        let at: Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        let by = SessionId {
            author: "анна".to_owned(),
            device: "laptop".to_owned(),
            process: 7,
        };
        let person: RecordId = "p-4f7k9q2m8x".parse().unwrap();
        let change = ChangeId("00ff".to_owned());
        for event in [
            Event::Taken {
                person,
                by: by.clone(),
                at,
                change: change.clone(),
            },
            Event::Decided {
                person,
                by: by.clone(),
                at,
                verdict: QueueDecision::Status("Скрывается".to_owned()),
                change: Some(change),
            },
            Event::Decided {
                person,
                by: by.clone(),
                at,
                verdict: QueueDecision::SecondLook,
                change: None,
            },
            Event::Later {
                person,
                by: by.clone(),
                at,
            },
            Event::Settled { person, at },
            Event::Back { person },
            Event::Released { person },
            Event::Prefilled {
                by,
                fields: vec![("when".to_owned(), "12 \"jul\"\n".to_owned())],
            },
        ] {
            let line = event_line(&event).unwrap();
            assert_eq!(line.matches('\n').count(), 1, "{line}");
            assert_eq!(read_event(&line), Some(event));
        }
        assert_eq!(read_event("Renamed(to: \"x\")\n"), None);
        let head = QueueHead {
            name: "давно \"не\" видели".to_owned(),
            query: "stale:30d".to_owned(),
            order: Order::Disputed,
            begun: at,
            people: vec![person],
        };
        let macs = vec!["0123456789abcdef".to_owned()];
        let text = head_text(&head, &macs).unwrap();
        assert_eq!(read_head(&text), Ok((head, macs)));
    }
}

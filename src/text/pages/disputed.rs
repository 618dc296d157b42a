//! What sources contradict each other in, each side with who says so, how sure, and when.

use crate::casebook::book::Book;
use crate::casebook::derive::dispute::{Dispute, Pick, disputes};
use crate::casebook::derive::standing::contradictions_left_out;
use crate::record::citation::Citation;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::text::catalogue::{label, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// Something that is disputed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// What it is: `rank`, `status`.
    pub field: Safe,
    /// What is said of it, what the record goes by first.
    pub sides: Vec<Said>,
}

/// One side of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is said.
    pub value: Safe,
    /// Whether the record goes by it now.
    pub counts: bool,
    /// When, where, who says so, with grades and dates.
    pub lines: Vec<Safe>,
    /// What choosing it would mean.
    pub pick: Pick,
}

/// Everything about a record that is disputed.
#[must_use]
pub fn disputed(book: &Book, record: RecordId) -> Vec<Disputed> {
    let person = book.people().get(record);
    disputes(book, record)
        .into_iter()
        .filter_map(|dispute| match dispute {
            Dispute::Statuses(a, b) => {
                let history = &person?.history;
                let side = |at: usize, other: usize| {
                    let pick = Pick::Entry { counts: at, other };
                    let current = book.standing_of(record).current;
                    let counts = current.is_some_and(|current| current as usize == at);
                    entry(&history[at], person, pick, counts, book)
                };
                Some(Disputed {
                    field: say!(disputed_status),
                    sides: vec![side(a, b), side(b, a)],
                })
            }
            Dispute::Field { field, sides } => {
                let kept = sides.first().map_or("", |side| side.value).to_owned();
                let sides = sides.into_iter().enumerate().map(|(at, side)| {
                    let mut lines = Vec::new();
                    for claim in &side.claims {
                        lines.extend(claim.sources.iter().map(|one| cited(one, book)));
                        lines.extend(claim.note.lines().map(display_safe));
                    }
                    if at == 0 {
                        lines.insert(0, say!(disputed_record_goes_this));
                    }
                    let value = if side.value.trim().is_empty() {
                        label!(value_nothing)
                    } else {
                        side.value
                    };
                    Said {
                        value: display_safe(value),
                        counts: at == 0,
                        lines,
                        pick: Pick::Value {
                            field: field.to_owned(),
                            value: side.value.to_owned(),
                            kept: kept.clone(),
                        },
                    }
                });
                Some(Disputed {
                    field: label::field(field),
                    sides: sides.collect(),
                })
            }
        })
        .collect()
}

/// That more entries contradict each other than [`disputed`] gives, if there are any.
#[must_use]
pub fn disputed_left_out(book: &Book, record: RecordId) -> Option<Safe> {
    let more = contradictions_left_out(book.people().get(record)?);
    (more > 0).then(|| say!(disputed_more_pairs { more }))
}

fn entry(entry: &Entry, person: Option<&Person>, pick: Pick, counts: bool, book: &Book) -> Said {
    let mut lines = Vec::new();
    let when = date::display(&entry.when);
    lines.push(display_safe(format!("{when}  {}", entry.place).trim_end()));
    if counts {
        lines.push(say!(disputed_this_status_now));
    }
    let contact = label::contact(&entry.contact);
    if !contact.is_empty() {
        lines.push(contact);
    }
    lines.extend(entry.sources.iter().map(|one| cited(one, book)));
    lines.extend(entry.note.lines().map(display_safe));
    let sex = person.and_then(|person| person.sex.as_ref());
    let status = entry.status.as_ref();
    Said {
        value: status.map_or_else(Safe::default, |status| label::status_of(status, sex)),
        counts,
        lines,
        pick,
    }
}

/// One citation in one line: `B3 The Insider, about Jul 2022, ¶5, told by witness`.
fn cited(citation: &Citation, book: &Book) -> Safe {
    let line = fragments::citation("", citation, book);
    display_safe(&format!("{}  {}", line.aside, line.text))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::kind::Kind;
    use crate::record::status::StatusKind;
    use crate::text::pages::read_aloud::read_aloud;

    /// Somebody of whom one source says each day that they are held, and another that they are missing.
    fn told_by_two(days: usize) -> Book {
        let entry = |at| {
            let (status, source) = [("Detained", "s-1"), ("Missing", "s-2")][at % 2];
            format!("(when: \"2022/..\", status: {status}, sources: [(source: \"{source}\")]),")
        };
        let history: String = (0..2 * days).map(entry).collect();
        let text = format!("Person(id: \"p-1\", name: \"Oleh Sydorenko\", history: [{history}])");
        let mut book = Book::new("t", StatusKind::four());
        let id = "p-1".parse().unwrap();
        book.put(read_file("people/p-1.ron".as_ref(), Kind::Person, id, &text).unwrap());
        book.settle();
        book
    }

    #[test]
    fn pairs_beyond_the_limit_are_told() {
        let id: RecordId = "p-1".parse().unwrap();
        let told = |book: &Book| {
            let aloud = read_aloud(book, id, date(2026, 1, 1));
            let aloud: Vec<String> = aloud
                .iter()
                .map(|one| one.sentence.as_str().to_owned())
                .filter(|sentence| sentence.contains("pair"))
                .collect();
            (
                disputed(book, id).len(),
                disputed_left_out(book, id).map(Safe::into_string),
                aloud,
            )
        };
        // 35 times 35 pairs.
        assert_eq!(
            told(&told_by_two(35)),
            (
                1_000,
                Some("at least 225 more pairs of entries, not shown here".to_owned()),
                vec![
                    "At least 225 more pairs of entries contradict each other and are not read here."
                        .to_owned()
                ]
            )
        );
        assert_eq!(told(&told_by_two(31)), (961, None, vec![]));
    }
}

//! `--public`: what may be shown to anybody, and how much was left out.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::casebook::book::Book;
use crate::casebook::figure::figure;
use crate::casebook::public::{Public, public, region};
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::words::counts;
use crate::words::public::{left_out, lines, nobody};
use crate::words::safe::display_safe;

/// Records as JSON; what is left out is not there.
///
/// # Errors
///
/// As writing to standard output.
pub fn as_json(desk: &mut Desk, ids: &[RecordId], array: bool) -> Result<(), Trouble> {
    let mut values: Vec<Value> = ids.iter().map(|id| value(&desk.book, *id)).collect();
    let value = if array {
        Value::Array(values)
    } else {
        values.pop().unwrap_or_default()
    };
    desk.out.json(&value)?;
    Ok(desk.out.finish()?)
}

/// One record after another, label and text.
///
/// # Errors
///
/// As writing to standard output.
pub fn show(desk: &mut Desk, ids: &[RecordId]) -> Result<(), Trouble> {
    let mut all = BTreeMap::new();
    for id in ids {
        let rows: Vec<Vec<Cell>> = fields(&desk.book, *id, &mut all)
            .into_iter()
            .map(|(label, text)| vec![Cell::new(label), Cell::new(&text)])
            .collect();
        table(&mut desk.out, &rows)?;
        if desk.out.style.terminal {
            desk.out.end()?;
        }
    }
    desk.out.finish()?;
    report(desk, &all);
    Ok(())
}

/// One line for each record.
///
/// # Errors
///
/// As writing to standard output.
pub fn list(desk: &mut Desk, ids: &[RecordId]) -> Result<(), Trouble> {
    let mut all = BTreeMap::new();
    let rows: Vec<Vec<Cell>> = ids
        .iter()
        .map(|id| {
            let fields = fields(&desk.book, *id, &mut all);
            let mut cells = vec![Cell::new(id.as_str())];
            cells.extend(fields.iter().map(|(_, text)| Cell::new(text)));
            cells
        })
        .collect();
    table(&mut desk.out, &rows)?;
    desk.out.finish()?;
    report(desk, &all);
    Ok(())
}

fn report(desk: &Desk, all: &BTreeMap<&'static str, usize>) {
    if desk.out.style.terminal && !desk.common.quiet && !all.is_empty() {
        let all: Vec<(&'static str, usize)> =
            all.iter().map(|(what, count)| (*what, *count)).collect();
        tell(&display_safe(&format!("left out: {}", left_out(&all))));
    }
}

fn fields(
    book: &Book,
    id: RecordId,
    all: &mut BTreeMap<&'static str, usize>,
) -> Vec<(&'static str, String)> {
    if let Some(person) = book.people().get(id) {
        let public = public(person, book);
        for (what, count) in &public.left_out {
            *all.entry(what).or_default() += count;
        }
        return lines(&public);
    }
    let mut fields = Vec::new();
    match id.kind() {
        Kind::Case => {
            if let Some(case) = book.cases().get(id) {
                fields.push(("title", case.title.clone()));
                fields.push(("region", region(&case.place, book)));
                fields.push(("known", counts::named_against_reported(&figure(case, book))));
            }
        }
        Kind::Source => {
            if let Some(source) = book.sources().get(id) {
                if source.confidential {
                    fields.push(("title", "a confidential source".to_owned()));
                } else {
                    fields.push(("title", source.title.clone()));
                    fields.push(("publisher", source.publisher.clone()));
                    fields.push(("published", source.published.as_str().to_owned()));
                }
            }
        }
        Kind::Person | Kind::Place | Kind::Unit => {
            fields.push(("name", book.title_of(id).unwrap_or_default().to_owned()));
        }
    }
    fields
}

fn value(book: &Book, id: RecordId) -> Value {
    match book.people().get(id) {
        Some(one) => person(id, &public(one, book)),
        None => {
            let fields = fields(book, id, &mut BTreeMap::new()).into_iter();
            let mut value: Map<String, Value> = fields
                .map(|(label, text)| (label.to_owned(), json!(text)))
                .collect();
            value.insert("id".to_owned(), json!(id.as_str()));
            Value::Object(value)
        }
    }
}

fn person(id: RecordId, public: &Public) -> Value {
    let left_out: Map<String, Value> = public
        .left_out
        .iter()
        .map(|(what, count)| (what.replace(' ', "_"), json!(count)))
        .collect();
    json!({
        "id": id.as_str(),
        "kind": "person",
        "public": true,
        "name": public.name.clone().unwrap_or_else(|| nobody().to_owned()),
        "status": public.status.as_ref().map(Status::lower),
        "since": public.since,
        "last_seen": public.last_seen,
        "region": public.region,
        "unit": public.unit,
        "cases": public.cases,
        "sources": public.sources,
        "source_count": public.source_count,
        "left_out": left_out,
    })
}

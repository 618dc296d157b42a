//! `--public`: what may be shown to anybody.
//!
//! A command under this flag gets a [`PublicDesk`], which holds no book: neither its results nor its
//! errors can tell of what is left out. [`Desk::open`] refuses the flag, so a command that does not know
//! it cannot run with it.

use serde_json::{Map, Value, json};

use crate::casebook::failure::Failure;
use crate::casebook::public::view::{PublicRecord, PublicView};
use crate::casebook::unread::hides_records_of;
use crate::cli::args::{Common, List, Show};
use crate::cli::list::query_text;
use crate::cli::open::Desk;
use crate::cli::out::{Out, tell};
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::cli::whom::typed;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::public::{answers, called, understand_public};
use crate::search::resolve::looks_like_id;
use crate::storage::clock;
use crate::storage::public_order::PublicOrder;
use crate::words::counts;
use crate::words::public::{LEFT_OUT, lines, nobody};
use crate::words::query::{pointed_at, query_error};
use crate::words::safe::display_safe;

/// Everything that a command under `--public` gets.
struct PublicDesk {
    view: PublicView,
    common: Common,
    out: Out,
    order: PublicOrder,
    /// Why an answer is not the whole.
    partial: Option<Trouble>,
}

impl PublicDesk {
    /// Opens the workspace and keeps of it what may be shown.
    fn open(common: &Common) -> Result<Self, Trouble> {
        let desk = Desk::open_silently(Common {
            public: false,
            ..common.clone()
        });
        // Why the workspace cannot be read may quote it.
        let desk = desk.map_err(|trouble| match trouble {
            Trouble::Failure(Failure::BadHead { .. }) => {
                Trouble::refused("lastseen.ron cannot be read; `lastseen check` says where and why")
            }
            trouble => trouble,
        })?;
        let unread = desk.problems.iter();
        let unread = unread.filter(|one| hides_records_of(one, Kind::Person));
        let unread = unread.count();
        Ok(Self {
            partial: desk.partial(true),
            view: PublicView::of(&desk.book, clock::today(), unread),
            common: desk.common,
            out: desk.out,
            order: PublicOrder::of_account(desk.workspace.account())?,
        })
    }
}

/// The records in an order that says nothing of them.
fn ordered<'r>(
    records: impl Iterator<Item = &'r PublicRecord>,
    order: &PublicOrder,
) -> Vec<&'r PublicRecord> {
    let mut records: Vec<&PublicRecord> = records.collect();
    records.sort_by_cached_key(|record| order.of(record.id()));
    records
}

/// Lists the records that answer to a query, as the public sees them.
///
/// # Errors
///
/// [`Trouble::Usage`] if the query makes no sense or asks about something that is not public.
pub fn list(list: &List, common: &Common) -> Result<(), Trouble> {
    let List { query, kind } = list;
    let kind = kind.kind();
    let text = query_text(query)?;
    let mut desk = PublicDesk::open(common)?;
    let statuses = &desk.view.statuses;
    let query = understand_public(&text, kind, statuses, clock::today()).map_err(|error| {
        let mut lines = vec![query_error(&error)];
        lines.extend(pointed_at(&text, &error));
        Trouble::Usage(lines)
    })?;
    let found = desk.view.listed(kind);
    let found = ordered(
        found.filter(|record| answers(&query, record, statuses)),
        &desk.order,
    );
    let limit = desk.common.limit.unwrap_or(usize::MAX);
    let shown = &found[..found.len().min(limit)];
    if desk.common.json {
        let values = shown.iter().map(|record| value(record)).collect();
        desk.out.json(&Value::Array(values))?;
        desk.out.finish()?;
        return desk.partial.map_or(Ok(()), Err);
    }
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .map(|record| {
            let mut cells = vec![Cell::new(record.id().as_str())];
            cells.extend(lines(record).iter().map(|(_, text)| Cell::new(text)));
            cells
        })
        .collect();
    let all = counts::of_kind(found.len(), kind);
    let all = match shown.len() < found.len() {
        true => format!("{} of {all}", shown.len()),
        false => all,
    };
    table(&mut desk.out, &rows)?;
    desk.out.finish()?;
    if desk.out.style.terminal && !desk.common.quiet {
        tell(&display_safe(&all));
        tell(&display_safe(&format!("left out: {}", LEFT_OUT.join(", "))));
    }
    desk.partial.map_or(Ok(()), Err)
}

/// Shows records, as the public sees them.
///
/// # Errors
///
/// [`Trouble::Usage`] for a flag that cannot be combined with `--public`; [`Trouble::Refused`] if
/// nothing that may be shown is called so, or several are.
pub fn show(show: &Show, common: &Common) -> Result<(), Trouble> {
    let Show { whom, dossier } = show;
    if *dossier {
        return Err(Trouble::usage(
            "--dossier tells everything, so it does not go with --public; leave one of them out",
        ));
    }
    let PublicDesk {
        view,
        common,
        mut out,
        order,
        partial,
    } = PublicDesk::open(common)?;
    let mut shown: Vec<&PublicRecord> = Vec::new();
    for one in typed(whom)? {
        let record = find(&view, &order, &one)?;
        if !shown.contains(&record) {
            shown.push(record);
        }
    }
    if common.json {
        let mut values: Vec<Value> = shown.iter().map(|record| value(record)).collect();
        let value = match whom == "-" {
            true => Value::Array(values),
            false => values.pop().unwrap_or_default(),
        };
        out.json(&value)?;
        out.finish()?;
        return partial.map_or(Ok(()), Err);
    }
    for (at, record) in shown.iter().enumerate() {
        if at > 0 && out.style.terminal {
            out.end()?;
        }
        let mut rows = vec![vec![Cell::new("id"), Cell::new(record.id().as_str())]];
        let told = lines(record).into_iter();
        rows.extend(told.map(|(label, text)| vec![Cell::new(label), Cell::new(&text)]));
        rows.push(vec![Cell::new("left out"), Cell::new(&LEFT_OUT.join(", "))]);
        table(&mut out, &rows)?;
    }
    out.finish()?;
    partial.map_or(Ok(()), Err)
}

/// The one record that is meant, by its id, the beginning of it, or a name that is shown. What is hidden
/// is answered like what is not there.
fn find<'v>(
    view: &'v PublicView,
    order: &PublicOrder,
    typed: &str,
) -> Result<&'v PublicRecord, Trouble> {
    if looks_like_id(typed) {
        if let Some(record) = view.get(typed) {
            return Ok(record);
        }
        match view.beginning(typed).as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => return Err(ambiguous(order, typed, several)),
        }
    }
    for kind in Kind::ALL {
        let records: Vec<&PublicRecord> = view.of_kind(kind).collect();
        match called(&records, typed).as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => return Err(ambiguous(order, typed, several)),
        }
    }
    Err(Trouble::refused(&format!(
        "{typed}: nothing that may be shown to anybody is called so; take an id from `lastseen list --public`"
    )))
}

/// How many ids are named if several fit.
const NAMED: usize = 10;

fn ambiguous(order: &PublicOrder, typed: &str, several: &[&PublicRecord]) -> Trouble {
    let count = several.len();
    let mut lines = vec![display_safe(&format!("{typed}: fits {count}; give an id"))];
    for record in ordered(several.iter().copied(), order).iter().take(NAMED) {
        lines.push(display_safe(&format!("  {}", record.id())));
    }
    if count > NAMED {
        lines.push(display_safe(&format!("  and {} more", count - NAMED)));
    }
    Trouble::Refused(lines)
}

fn value(record: &PublicRecord) -> Value {
    let shown = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let value = match record {
        PublicRecord::Person(person) => json!({
            "kind": "person",
            "name": person.name.as_deref().unwrap_or(nobody()),
            "status": person.status.as_ref().map(Status::lower),
            "since": person.since,
            "last_seen": person.last_seen,
            "region": person.region,
            "unit": person.unit,
            "cases": person.cases,
            "sources": person.sources,
            "source_count": person.source_count,
        }),
        PublicRecord::Case(case) => json!({
            "kind": case.kind.as_ref().map(|kind| kind.as_str().to_lowercase()),
            "title": case.title,
            "region": shown(&case.region),
            "started": shown(&case.started),
            "ended": shown(&case.ended),
            "named": case.figure.named,
            "reported_min": case.figure.min,
            "reported_max": case.figure.max,
        }),
        PublicRecord::Source(source) => json!({
            "kind": source.kind.as_ref().map(|kind| kind.as_str().to_lowercase()),
            "title": source.title,
            "publisher": shown(&source.publisher),
            "published": shown(&source.published),
        }),
        PublicRecord::Place(place) => json!({
            "kind": place.kind.as_ref().map(|kind| kind.as_str().to_lowercase()),
            "name": place.name,
            "region": shown(&place.region),
        }),
        PublicRecord::Unit(unit) => json!({ "kind": "unit", "name": unit.name }),
    };
    let mut all = Map::new();
    all.insert("id".to_owned(), json!(record.id().as_str()));
    all.insert("public".to_owned(), json!(true));
    all.insert("left_out".to_owned(), json!(LEFT_OUT));
    if let Value::Object(value) = value {
        all.extend(value);
    }
    Value::Object(all)
}

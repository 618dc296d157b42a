//! `--public`: what may be shown to anybody.
//!
//! A command under this flag gets a [`PublicDesk`], which holds no book: neither its results nor its
//! errors can tell of what is left out. [`CommandContext::open`] refuses the flag, so a command that does not know
//! it cannot run with it.

use serde_json::{Map, Value, json};

use crate::app::export::public_export::{ordered, public_answer, public_people_of};
use crate::casebook::book::Book;
use crate::casebook::change::exported::Exported;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::hides_records_of;
use crate::casebook::public::other::PublicCase;
use crate::casebook::public::view::{PublicRecord, PublicView};
use crate::cli::args::{Common, ListArgs, ShowArgs};
use crate::cli::command_context::CommandContext;
use crate::cli::commands::list::query_text;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::{Out, tell};
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::typed;
use crate::exchange::export::public_rows::public_members;
use crate::record::kind::Kind;
use crate::search::query::public::called;
use crate::search::resolve::looks_like_id;
use crate::storage::clock;
use crate::storage::workspace::Workspace;
use crate::storage::workspace::public_order::PublicOrder;
use crate::text::catalogue::{label, say};
use crate::text::errors::query_error::{pointed_at, query_error};
use crate::text::labels::counts;
use crate::text::pages::public::{lines, nobody};
use crate::text::safe::display_safe;

/// What is left out of every output, as JSON tells it. It is the same for every record, whether the record
/// has such a thing or not: what is missing from one would tell of it.
const LEFT_OUT: &[&str] = &[
    "other names",
    "birth and ages",
    "home",
    "rank",
    "exact places and dates",
    "earlier entries",
    "relatives",
    "claims",
    "notes",
    "tags",
    "risk and consent",
    "names without consent",
    "records that are not public",
];

/// Everything that a command under `--public` gets.
pub struct PublicDesk {
    /// What may be shown.
    pub view: PublicView,
    /// The flags that every command takes.
    pub common: Common,
    /// Standard output.
    pub out: Out,
    /// The order of records.
    pub order: PublicOrder,
    /// Why an answer is not the whole.
    pub partial: Option<CliError>,
}

impl PublicDesk {
    /// Opens the workspace and keeps of it what may be shown.
    fn open(common: &Common) -> Result<Self, CliError> {
        let (desk, _) = Self::opened(common, CommandContext::open_silently, |_| Ok(()))?;
        Ok(desk)
    }

    /// As the other commands open the workspace, to write one line into the log; `look` may look at the book,
    /// of which nothing is kept.
    ///
    /// # Errors
    ///
    /// [`CliError`] if there is no workspace, and that of `look`.
    pub fn open_to_export(
        common: &Common,
        look: impl FnOnce(&Book) -> Result<(), CliError>,
    ) -> Result<(Self, ExportLog), CliError> {
        let (desk, workspace) = Self::opened(common, CommandContext::open_to_write_silently, look)?;
        Ok((desk, ExportLog(workspace)))
    }

    fn opened(
        common: &Common,
        open: fn(Common) -> Result<CommandContext, CliError>,
        look: impl FnOnce(&Book) -> Result<(), CliError>,
    ) -> Result<(Self, Workspace), CliError> {
        let context = open(Common {
            public: false,
            ..common.clone()
        });
        // Why the workspace cannot be read may quote it.
        let context = context.map_err(|error| match error {
            CliError::Failure(Failure::BadHead { .. }) => {
                CliError::refused(label!(command_head_unreadable))
            }
            error => error,
        })?;
        let unread = context.problems.iter();
        let unread = unread.filter(|one| hides_records_of(one, Kind::Person));
        let unread = unread.count();
        look(&context.book)?;
        let desk = Self {
            partial: context.partial_in_public(),
            view: PublicView::of(&context.book, clock::today(), unread),
            common: context.common,
            out: context.out,
            order: PublicOrder::of_account(context.workspace.account())?,
        };
        Ok((desk, context.workspace))
    }

    /// The records of a kind that answer to a query, in an order that says nothing of them.
    ///
    /// # Errors
    ///
    /// [`CliError::Usage`] if the query makes no sense or asks about something that is not public.
    pub fn asked(&self, text: &str, kind: Kind) -> Result<Vec<&PublicRecord>, CliError> {
        let order = |id| self.order.of(id);
        let found = public_answer(&self.view, text, kind, &order, clock::today());
        found.map_err(|error| {
            let mut lines = vec![query_error(&error)];
            lines.extend(pointed_at(text, &error));
            CliError::Usage(lines)
        })
    }
}

impl PublicDesk {
    /// The case that is meant by its id, or the beginning of one.
    #[must_use]
    pub fn case_called(&self, typed: &str) -> Option<PublicCase> {
        let typed = typed.trim();
        let is_case = looks_like_id(typed) && typed.starts_with(Kind::Case.letter());
        let found = match is_case {
            true => self.view.beginning(typed),
            false => Vec::new(),
        };
        match found.as_slice() {
            [PublicRecord::Case(case)] => Some(case.clone()),
            _ => None,
        }
    }

    /// The people of a case, as far as that may be shown.
    #[must_use]
    pub fn people_of(&self, case: &PublicCase) -> Vec<&PublicRecord> {
        public_people_of(&self.view, case, &|id| self.order.of(id))
    }
}

/// The log of the workspace, into which a line about an export can be put and nothing else.
pub struct ExportLog(Workspace);

impl ExportLog {
    /// Puts the line into the log.
    ///
    /// # Errors
    ///
    /// That of writing it.
    pub fn put(&self, exported: Exported) -> Result<(), Failure> {
        self.0.log_export(exported)
    }

    /// Whether it is the log of a sealed workspace.
    #[must_use]
    pub fn is_of_sealed(&self) -> bool {
        self.0.has_sealed_files()
    }
}

/// Lists the records that answer to a query, as the public sees them.
///
/// # Errors
///
/// [`CliError::Usage`] if the query makes no sense or asks about something that is not public.
pub fn list(list: &ListArgs, common: &Common) -> Result<(), CliError> {
    let ListArgs {
        query,
        kind,
        nearest,
    } = list;
    if *nearest {
        return Err(CliError::usage(label!(command_nearest_is_not_public)));
    }
    let kind = kind.kind();
    let text = query_text(query)?;
    let mut context = PublicDesk::open(common)?;
    let found = context.asked(&text, kind)?;
    let limit = context.common.limit.unwrap_or(usize::MAX);
    let shown = &found[..found.len().min(limit)];
    if context.common.json {
        let values = shown.iter().map(|record| value(record)).collect();
        context.out.json(&Value::Array(values))?;
        context.out.finish()?;
        return context.partial.map_or(Ok(()), Err);
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
        true => say!(command_shown_of_all {
            shown: shown.len(),
            all
        }),
        false => all,
    };
    table(&mut context.out, &rows)?;
    context.out.finish()?;
    if context.out.style.terminal && !context.common.quiet {
        tell(&display_safe(&all));
        tell(&say!(command_left_out {
            fields: label!(public_left_out)
        }));
    }
    context.partial.map_or(Ok(()), Err)
}

/// Shows records, as the public sees them.
///
/// # Errors
///
/// [`CliError::Usage`] for a flag that cannot be combined with `--public`; [`CliError::Refused`] if
/// nothing that may be shown is called so, or several are.
pub fn show(show: &ShowArgs, common: &Common) -> Result<(), CliError> {
    let ShowArgs { whom, dossier } = show;
    if *dossier {
        return Err(CliError::usage(label!(command_dossier_not_public)));
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
        let mut rows = vec![vec![
            Cell::new(label!(label_id)),
            Cell::new(record.id().as_str()),
        ]];
        let told = lines(record).into_iter();
        rows.extend(told.map(|(label, text)| vec![Cell::new(label), Cell::new(&text)]));
        rows.push(vec![
            Cell::new(label!(command_heading_left_out)),
            Cell::new(label!(public_left_out)),
        ]);
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
) -> Result<&'v PublicRecord, CliError> {
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
    Err(CliError::refused(&say!(command_nothing_public_called_so {
        typed
    })))
}

/// How many ids are named if several fit.
const NAMED: usize = 10;

fn ambiguous(order: &PublicOrder, typed: &str, several: &[&PublicRecord]) -> CliError {
    let count = several.len();
    let mut lines = vec![say!(command_several_fit_give_id { typed, count })];
    for record in ordered(several.iter().copied(), &|id| order.of(id))
        .iter()
        .take(NAMED)
    {
        lines.push(display_safe(&format!("  {}", record.id())));
    }
    if count > NAMED {
        lines.push(say!(command_and_more {
            more: count - NAMED
        }));
    }
    CliError::Refused(lines)
}

fn value(record: &PublicRecord) -> Value {
    let shown = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let mut all = Map::new();
    all.insert("id".to_owned(), json!(record.id().as_str()));
    all.insert("public".to_owned(), json!(true));
    all.insert("left_out".to_owned(), json!(LEFT_OUT));
    let value = match record {
        PublicRecord::Person(person) => {
            let mut members = public_members(person);
            let name = members.get_mut("name");
            if let Some(name) = name.filter(|name| name.is_null()) {
                *name = json!(nobody());
            }
            all.insert("kind".to_owned(), json!("person"));
            Value::Object(members)
        }
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
    if let Value::Object(value) = value {
        all.extend(value);
    }
    Value::Object(all)
}

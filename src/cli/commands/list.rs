//! `lastseen list`: records that answer to a query, one a line.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use crate::casebook::book::Book;
use crate::casebook::derive::figure::figure;
use crate::casebook::derive::last_change::last_change;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::cli::args::ListArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::cli::output::json::{current, last_seen};
use crate::cli::output::out::tell;
use crate::cli::output::table::{Cell, table};
use crate::cli::resolve::typed;
use crate::record::any_record::AnyRecord;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Sex;
use crate::record::status::{Status, StatusKind};
use crate::search::index::{Index, row_of};
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::find::go_on;
use crate::search::matching::reason::{HitReason, reasons};
use crate::search::matching::score_caches::Columns;
use crate::search::matching::written::is_written;
use crate::search::nearest::comparison::NearName;
use crate::search::nearest::nearest as nearest_names;
use crate::search::query::Query;
use crate::search::query::saved::understand;
use crate::storage::clock;
use crate::text::catalogue::{label, listed_apart, say};
use crate::text::errors::query_error::{pointed_at, query_error};
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::labels::nearest;
use crate::text::safe::{Safe, display_safe};

/// Lists the records that answer to a query, best first, or all of them by name.
///
/// # Errors
///
/// [`CliError`] if the query makes no sense or there is no workspace.
pub fn list(mut context: CommandContext, list: &ListArgs) -> Result<(), CliError> {
    let kind = list.kind.kind();
    let text = query_text(&list.query)?;
    let result = asked(&mut context, kind, &text)?;
    print(context, list, &result)
}

/// Prints what was found.
///
/// # Errors
///
/// [`CliError`] if standard output cannot be written.
pub fn print(
    mut context: CommandContext,
    list: &ListArgs,
    result: &QueryResult,
) -> Result<(), CliError> {
    let kind = list.kind.kind();
    let (found, near) = (&result.found, &result.near);
    if !context.common.quiet {
        let rows = result.left_out.iter();
        let rows = rows.filter_map(|id| context.book.people().row_of(*id));
        tell_left_out(rows.filter_map(|row| context.book.only_role(row)));
        if !list.nearest {
            tell_nearest(&context.book, result);
        }
    }
    let printed = if list.nearest { near.as_slice() } else { &[] };
    let shown = &found[..found.len().min(context.common.limit.unwrap_or(usize::MAX))];
    if context.common.json {
        let records: Vec<Value> = shown
            .iter()
            .map(|id| result.with_match(&context.book, *id))
            .chain(printed.iter().map(|(id, near)| {
                let record = json::record(&context.book, *id);
                json::with_match(record, "nearest", near.score)
            }))
            .collect();
        context.out.json(&Value::Array(records))?;
        context.out.finish()?;
        // To let go of many records takes time, and the process ends soon.
        std::mem::forget(context.book);
        return Ok(());
    }
    let terminal = context.out.style.terminal;
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .filter_map(|id| {
            let mut row = row(&context.book, *id, terminal)?;
            let why = result.reasons(&context.book, *id);
            let why = nearest::reasons(why.iter().map(HitReason::parts));
            if !why.is_empty() {
                row.push(Cell::with_tone(why, None));
            }
            Some(row)
        })
        .collect();
    table(&mut context.out, &rows)?;
    if !printed.is_empty() {
        // In a pipe a line is a record, so the line between goes to the screen alone.
        if terminal {
            context.out.line(&nearest::heading(found.len()))?;
        }
        let rows: Vec<Vec<Cell>> = printed
            .iter()
            .filter_map(|(id, near)| {
                let mut row = row(&context.book, *id, terminal)?;
                let differs = nearest::differences(near.differing());
                row.push(Cell::with_tone(differs, None));
                Some(row)
            })
            .collect();
        table(&mut context.out, &rows)?;
    }
    context.out.finish()?;
    if terminal && !context.common.quiet {
        let all = counts::of_kind(found.len(), kind);
        tell_count(shown.len(), found.len(), &all);
    }
    std::mem::forget(context.book);
    Ok(())
}

/// What a query finds.
pub struct QueryResult {
    /// The records, best first.
    pub found: Vec<RecordId>,
    /// The people who would answer as well but are not looked for.
    pub left_out: Vec<RecordId>,
    /// Where few fit, the records whose names come nearest, best first.
    pub near: Vec<(RecordId, NearName)>,
    /// What was asked.
    query: Query,
}

impl QueryResult {
    /// What a query finds by an index.
    #[must_use]
    pub fn of((book, index): (&Book, &Index), kind: Kind, query: Query, today: Date) -> Self {
        let table = book.table(kind);
        let id_of = |row| table.any_row(row).map(AnyRecord::id);
        let columns = Columns::default();
        let never = CancelToken::NEVER;
        let known = (book, index);
        let found = go_on(known, kind, &query, today, &columns, never).unwrap_or_default();
        let near = if found.rows.len() < A_SCREEN && !query.is_empty() {
            let most = A_SCREEN - found.rows.len();
            nearest_names(known, kind, &query, today, (&found.rows, most), never)
        } else {
            None
        };
        let near = near.unwrap_or_default().into_iter();
        Self {
            near: near
                .filter_map(|near| Some((id_of(near.row)?, near)))
                .collect(),
            found: found.rows.into_iter().filter_map(&id_of).collect(),
            left_out: found.left_out.into_iter().filter_map(&id_of).collect(),
            query,
        }
    }

    /// Why a record was found, if its name does not show it.
    fn reasons(&self, book: &Book, id: RecordId) -> Vec<HitReason> {
        let row = row_of(book, id);
        row.map_or_else(Vec::new, |row| reasons(book, id.kind(), row, &self.query))
    }

    /// A record that fits as JSON, with how: by the letters that were typed, or in another spelling.
    fn with_match(&self, book: &Book, id: RecordId) -> Value {
        let record = json::with_reasons(json::record(book, id), &self.reasons(book, id));
        match is_written(book, id, &self.query) {
            Some(true) => json::with_match(record, "exact", 1.0),
            Some(false) => json::with_match(record, "spelling", 1.0),
            None => record,
        }
    }
}

/// If fewer records fit, the nearest are looked for.
pub const A_SCREEN: usize = 20;

/// Among records that fit, only somebody who comes so near is told of.
const TOLD_BESIDE: f32 = 0.6;

/// How many of the nearest are named on standard error.
const TOLD: usize = 5;

/// The records of a kind that answer to a query, best first, and who is left out.
///
/// # Errors
///
/// [`CliError::Usage`] if the query makes no sense, with the place.
pub fn asked(
    context: &mut CommandContext,
    kind: Kind,
    text: &str,
) -> Result<QueryResult, CliError> {
    let today = clock::today();
    let query = understand(text, kind, &context.book, today).map_err(|error| {
        let mut lines = vec![query_error(&error)];
        lines.extend(pointed_at(text, &error));
        CliError::Usage(lines)
    })?;
    if query.asks_for_pairs() {
        context.book.compare(&|_, _| {});
    }
    let stored = context.index.take().filter(|_| kind == Kind::Person);
    let index = stored.unwrap_or_else(|| {
        let with_texts = !query.is_empty();
        Index::of_kind(&context.book, kind, with_texts)
    });
    let result = QueryResult::of((&context.book, &index), kind, query, today);
    // As with the records: to let go of it takes time.
    std::mem::forget(index);
    Ok(result)
}

/// Tells on standard error who comes nearest to what was typed, with what differs.
fn tell_nearest(book: &Book, result: &QueryResult) {
    let is_told = |near: &NearName| result.found.is_empty() || near.score >= TOLD_BESIDE;
    let told: Vec<Safe> = result
        .near
        .iter()
        .filter(|(_, near)| is_told(near))
        .take(TOLD)
        .map(|(id, near)| {
            let name = book.title_of(*id).unwrap_or_default();
            let differs = nearest::differences(near.differing());
            if differs.is_empty() {
                say!(command_near { name, id })
            } else {
                say!(command_near_differs { name, id, differs })
            }
        })
        .collect();
    if !told.is_empty() {
        tell(&say!(command_nearest {
            told: listed_apart(&told)
        }));
    }
}

/// Tells on standard error who is not in the list because nobody looks for them, and how to see them.
pub fn tell_left_out(roles: impl Iterator<Item = OnlyRole>) {
    let mut by_role: BTreeMap<OnlyRole, usize> = BTreeMap::new();
    for role in roles {
        *by_role.entry(role).or_default() += 1;
    }
    if by_role.is_empty() {
        return;
    }
    let told: Vec<String> = by_role
        .iter()
        .map(|(role, count)| {
            say!(command_role_count {
                count: *count,
                role: label::only_role_term(*role)
            })
            .into()
        })
        .collect();
    let roles: Vec<&str> = by_role.keys().map(|role| role.word()).collect();
    tell(&say!(command_roles_not_listed {
        told: told.join(", "),
        roles: roles.join(",")
    }));
}

/// Tells on standard error how many of how many are shown.
pub fn tell_count(shown: usize, found: usize, all: &str) {
    tell(&if shown < found {
        say!(command_shown_of_all { shown, all })
    } else {
        display_safe(all)
    });
}

/// The query as one text. A lone `-` stands for names or ids on standard input, any of which will
/// do only one at a time; so they are not mixed with a query.
///
/// # Errors
///
/// [`CliError`] if standard input cannot be read or holds several.
pub fn query_text(words: &[String]) -> Result<String, CliError> {
    match words {
        [one] if one == "-" => {
            let ids = typed("-")?;
            match ids.as_slice() {
                [one] => Ok(one.clone()),
                _ => Err(CliError::usage(label!(command_standard_input_one_query))),
            }
        }
        words => Ok(words.join(" ")),
    }
}

/// One line. Into a pipe the columns are fixed and dates stand as they are written.
fn row(book: &Book, id: RecordId, terminal: bool) -> Option<Vec<Cell>> {
    let when = |when: &EdtfDate| {
        Cell::with_tone(
            if terminal {
                date::display(when)
            } else {
                display_safe(when.as_str())
            },
            None,
        )
    };
    Some(match id.kind() {
        Kind::Person => {
            let line = PersonLine::of_row(book, row_of(book, id)?)?;
            return Some(line.cells(&book.statuses, terminal));
        }
        Kind::Case => {
            let case = book.cases().get(id)?;
            let figure = figure(case, book);
            let number = |number: Option<u64>| number.map_or(String::new(), |n| n.to_string());
            let kind = case.kind.as_ref().map(|kind| label::word(kind.as_str()));
            let mut row = vec![
                Cell::new(id.as_str()),
                Cell::with_tone(kind.unwrap_or_default(), None),
                Cell::new(&case.title),
                Cell::new(&case.place),
            ];
            if terminal {
                row.push(Cell::new(&counts::named_against_reported(&figure)));
            } else {
                row.push(Cell::new(&figure.named.to_string()));
                row.push(Cell::new(&number(figure.min)));
                row.push(Cell::new(&number(figure.max)));
            }
            row
        }
        Kind::Source => {
            let source = book.sources().get(id)?;
            vec![
                Cell::new(id.as_str()),
                Cell::new(source.reliability().as_str()),
                Cell::new(&source.title),
                Cell::new(&source.publisher),
                when(&source.published),
            ]
        }
        Kind::Place => {
            let place = book.places().get(id)?;
            let kind = place.kind.as_ref().map(|kind| label::word(kind.as_str()));
            let parent = place.parent.id().and_then(|id| book.title_of(id));
            vec![
                Cell::new(id.as_str()),
                Cell::with_tone(kind.unwrap_or_default(), None),
                Cell::new(&place.name),
                Cell::new(parent.unwrap_or_default()),
            ]
        }
        Kind::Unit => {
            let unit = book.units().get(id)?;
            let parent = unit.parent.id().and_then(|id| book.title_of(id));
            vec![
                Cell::new(id.as_str()),
                Cell::new(&unit.number),
                Cell::new(&unit.name),
                Cell::new(parent.unwrap_or_default()),
            ]
        }
    })
}

/// What a line says of a person.
pub struct PersonLine<'p> {
    /// Their id.
    pub id: RecordId,
    /// Their name.
    pub name: &'p str,
    /// Their sex.
    pub sex: Option<&'p Sex>,
    /// Their present status.
    pub status: Option<&'p Status>,
    /// When it began, and where.
    pub since: &'p str,
    /// Where it began.
    pub place: &'p str,
    /// The last day on which somebody saw them.
    pub seen: Option<Date>,
    /// Whether sources contradict each other.
    pub is_disputed: bool,
    /// The role for which alone there is a record.
    pub only_role: Option<OnlyRole>,
    /// When the record was changed last, in minutes since 1970.
    pub changed: u32,
}

impl<'p> PersonLine<'p> {
    /// What it says of the person in a row of a book.
    #[must_use]
    pub fn of_row(book: &'p Book, row: u32) -> Option<Self> {
        let person = book.people().row(row)?;
        let current = current(book, person);
        Some(Self {
            id: person.id,
            name: &person.name,
            sex: person.sex.as_ref(),
            status: current.and_then(|entry| entry.status.as_ref()),
            since: current.map_or("", |entry| entry.when.as_str()),
            place: current.map_or("", |entry| entry.place.as_str()),
            seen: last_seen(book, person),
            is_disputed: book.standing(row).disputed,
            only_role: book.only_role(row),
            changed: last_change(person),
        })
    }

    /// id, status, name, since, place, last seen, whether it is disputed.
    #[must_use]
    pub fn cells(&self, statuses: &[StatusKind], terminal: bool) -> Vec<Cell> {
        let kind = |status: &Status| statuses.iter().find(|kind| kind.name == *status);
        let tone = self.status.and_then(|status| Some(kind(status)?.tone));
        let only = self.only_role.filter(|_| terminal);
        let tone = tone.filter(|_| only.is_none());
        let only = only.map(|role| display_safe(label::only_role_short(role)));
        let word = only.or_else(|| {
            self.status.map(|status| {
                if terminal {
                    label::status_short(status, statuses)
                } else {
                    label::status_in_column(status, self.sex)
                }
            })
        });
        let since = self.status.map(|_| {
            if terminal {
                date::short(&EdtfDate::new(self.since))
            } else {
                display_safe(self.since)
            }
        });
        let seen = self.seen.map_or_else(String::new, |day| {
            if terminal {
                say!(command_seen {
                    day: date::day(day)
                })
                .into()
            } else {
                day.to_string()
            }
        });
        let disputed = match self.is_disputed {
            true => label!(label_disputed),
            false => "",
        };
        vec![
            Cell::new(self.id.as_str()),
            Cell::with_tone(word.unwrap_or_default(), tone),
            Cell::new(self.name),
            Cell::with_tone(since.unwrap_or_default(), None),
            Cell::new(self.place),
            Cell::new(&seen),
            Cell::new(disputed),
        ]
    }
}

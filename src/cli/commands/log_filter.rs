//! Which changes of the log are asked for: of which records, from when to when, by whom.

use std::collections::{BTreeSet, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::casebook::change::edit::Edit;
use crate::cli::args::LogArgs;
use crate::cli::closed_words::KindWord;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::list::{QueryResult, asked};
use crate::cli::output::cli_error::CliError;
use crate::cli::resolve::find_one;
use crate::cli::warnings::tell_reading;
use crate::record::date_input::read_date;
use crate::record::date_refusal::DateRefusal;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::query::parse::parse;
use crate::search::query::{Query, Test};
use crate::storage::clock;
use crate::storage::log::line::LogLine;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::text::catalogue::{listed, safes, say};
use crate::text::errors::refusal::short_refusal;
use crate::text::log::change::moment;
use crate::text::safe::Safe;

/// What is asked for; everything if nothing is said.
#[derive(Debug)]
pub struct Filter {
    whom: Whom,
    since: Option<Moment>,
    until: Option<Date>,
    by: Option<String>,
}

/// The records whose changes are asked for.
#[derive(Debug)]
enum Whom {
    All,
    One(RecordId),
    Several(HashSet<RecordId>),
}

/// From when on.
#[derive(Debug)]
enum Moment {
    Day(Date),
    Exact(Timestamp),
}

impl Filter {
    /// Understands what was typed. `lines` is the whole log: it knows records that are gone, and who
    /// ever wrote.
    ///
    /// A record's id or name is taken first, as `show` takes it. What asks for more than words
    /// (`status:detained`, `-word`, `'a phrase'`) is a query, as `list` takes it.
    ///
    /// # Errors
    ///
    /// [`CliError`] if no record, or several, are called so; where a query, date or author makes
    /// no sense.
    pub fn read(
        context: &mut CommandContext,
        log: &LogArgs,
        lines: &[LogLine],
    ) -> Result<Self, CliError> {
        let today = clock::today();
        Ok(Self {
            whom: whom(context, log, lines, today)?,
            since: log
                .since
                .as_deref()
                .map(|typed| since(typed, today))
                .transpose()?,
            until: log
                .until
                .as_deref()
                .map(|typed| Ok::<_, CliError>(days(typed, today)?.1))
                .transpose()?,
            by: log
                .by
                .as_deref()
                .map(|typed| author(typed, lines))
                .transpose()?,
        })
    }

    /// Whether the change of a line is asked for.
    #[must_use]
    pub fn takes(&self, line: &LogLine) -> bool {
        let of_them = match &self.whom {
            Whom::All => true,
            Whom::One(id) => line.edits.iter().any(|edit| edit.record() == *id),
            Whom::Several(ids) => line.edits.iter().any(|edit| ids.contains(&edit.record())),
        };
        let late_enough = match &self.since {
            None => true,
            Some(Moment::Day(day)) => clock::day_of(line.at) >= *day,
            Some(Moment::Exact(moment)) => line.at >= *moment,
        };
        of_them
            && late_enough
            && self.until.is_none_or(|day| clock::day_of(line.at) <= day)
            && self.by.as_ref().is_none_or(|by| line.author == *by)
    }

    /// Whether nothing narrower than the whole log is asked for.
    #[must_use]
    pub const fn takes_all(&self) -> bool {
        matches!(self.whom, Whom::All)
            && self.since.is_none()
            && self.until.is_none()
            && self.by.is_none()
    }

    /// The one record that is asked for, if it is one.
    #[must_use]
    pub fn only(&self) -> Option<RecordId> {
        match self.whom {
            Whom::One(id) => Some(id),
            Whom::All | Whom::Several(_) => None,
        }
    }
}

fn whom(
    context: &mut CommandContext,
    log: &LogArgs,
    lines: &[LogLine],
    today: Date,
) -> Result<Whom, CliError> {
    if log.what.is_empty() {
        return Ok(Whom::All);
    }
    let text = log.what.join(" ");
    let kinds: &[Kind] = match log.kind {
        Some(word) => &[word.kind()],
        None => &Kind::ALL,
    };
    let kind = log.kind.map_or(Kind::Person, KindWord::kind);
    match parse(&text, today) {
        Ok(query) if is_more_than_words(&query) => several(context, kind, &text),
        // A title may hold signs that mean something else in a query.
        Err(_) => find_one(&context.book, kinds, &text, today)
            .map(Whom::One)
            .or_else(|_| several(context, kind, &text)),
        Ok(_) => find_one(&context.book, kinds, &text, today)
            .or_else(|error| gone(&text, lines).unwrap_or(Err(error)))
            .map(Whom::One),
    }
}

fn several(context: &mut CommandContext, kind: Kind, text: &str) -> Result<Whom, CliError> {
    // What was done is told of everybody, also of those who are not looked for.
    let QueryResult {
        found: mut ids,
        left_out,
        ..
    } = asked(context, kind, text)?;
    ids.extend(left_out);
    Ok(Whom::Several(ids.into_iter().collect()))
}

/// Whether a query asks for anything that is not just the words of a name.
fn is_more_than_words(query: &Query) -> bool {
    query.terms.iter().any(|term| {
        let words = match &term.test {
            Test::Text { field: None, any } => {
                any.len() == 1 && any.iter().all(|wanted| !wanted.exact)
            }
            _ => false,
        };
        term.negated || !words
    })
}

/// A record that is on disk no more (or cannot be read) but in the log, by its id or the beginning
/// of it.
///
/// # Errors
///
/// [`CliError::Refused`] if somebody with that id was erased: nothing is left that could be printed.
fn gone(typed: &str, lines: &[LogLine]) -> Option<Result<RecordId, CliError>> {
    let known: BTreeSet<RecordId> = lines
        .iter()
        .flat_map(|line| line.edits.iter().map(Edit::record))
        .filter(|id| id.as_str().starts_with(typed))
        .collect();
    let exact = typed.parse::<RecordId>().ok();
    if let Some(id) = exact.filter(|id| known.contains(id)) {
        return Some(Ok(id));
    }
    if let [one] = known.iter().copied().collect::<Vec<_>>()[..]
        && typed.contains('-')
    {
        return Some(Ok(one));
    }
    // No log says which id was erased, only when somebody was.
    let days: Vec<Safe> = lines
        .iter()
        .filter(|line| line.erasure.is_some())
        .map(|line| moment(line.at))
        .collect();
    exact?;
    if days.is_empty() {
        return None;
    }
    let days = listed(&days);
    Some(Err(CliError::refused(&say!(command_no_record_in_log {
        typed,
        days
    }))))
}

fn since(typed: &str, today: Date) -> Result<Moment, CliError> {
    if let Ok(moment) = typed.trim().parse::<Timestamp>() {
        return Ok(Moment::Exact(moment));
    }
    Ok(Moment::Day(days(typed, today)?.0))
}

/// The first and the last day of what was typed.
fn days(typed: &str, today: Date) -> Result<(Date, Date), CliError> {
    let why = match read_date(typed, today) {
        Ok(edtf) => match EdtfDate::new(&edtf).days() {
            Some(days) => {
                tell_reading(typed, &edtf, today);
                return Ok((days.earliest, days.latest));
            }
            None => DateRefusal::NotADate,
        },
        Err(why) => why,
    };
    Err(CliError::usage(&match why {
        DateRefusal::NotADate => {
            say!(command_not_a_date { typed })
        }
        why => say!(typed_and_why {
            typed,
            why: short_refusal(&why)
        }),
    }))
}

/// The author as the log names them.
fn author(typed: &str, lines: &[LogLine]) -> Result<String, CliError> {
    let wanted = AuthorDevice::new(typed, "").author;
    let known: BTreeSet<&str> = lines.iter().map(|line| line.author.as_str()).collect();
    if known.contains(wanted.as_str()) {
        return Ok(wanted);
    }
    let known: Vec<&str> = known.into_iter().collect();
    Err(CliError::refused(&if known.is_empty() {
        say!(command_log_empty { typed })
    } else {
        say!(command_no_change_of_author {
            typed,
            known: listed(&safes(known))
        })
    }))
}

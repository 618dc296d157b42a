//! `lastseen erase`: what the records and the log say of a person, for good.

use std::io::{self, IsTerminal};

use serde_json::json;

use crate::casebook::change::edit::Edit;
use crate::casebook::erase::reach::{ErasureRequest, NamedPlace, Reach};
use crate::cli::args::EraseArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::output::question::answer_to;
use crate::cli::resolve::{Assumed, find_to_write};
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::{NamePrecision, looks_like_id};
use crate::storage::log::line::LogLine;
use crate::text::catalogue::{label, listed, say};
use crate::text::errors::problem::problem;
use crate::text::log::change::moment;
use crate::text::pages::erasure::{done, erased_already, is_meant, lines, out_of_reach, whom};
use crate::text::safe::{Safe, display_safe};

/// Who is meant.
enum Meant {
    /// Somebody of whom something is here: what to ask for, and what that reaches.
    Here(ErasureRequest, Box<Reach>),
    /// Somebody of whom an erasure has left nothing but perhaps places to rewrite.
    Gone(Box<Reach>),
}

/// Says what goes and what stays, asks, and erases.
///
/// # Errors
///
/// [`CliError::Refused`] if nobody is meant, where the answer is neither the name nor `yes`, or
/// where nobody can be asked; any other [`CliError`] of writing.
pub fn erase(mut context: CommandContext, erase: &EraseArgs) -> Result<(), CliError> {
    let (request, reach) = match who(&context, erase)? {
        Meant::Here(request, reach) => (request, reach),
        Meant::Gone(reach) => return tell_gone(context, erase, &reach),
    };
    let id = request.person;
    let called = id.map_or_else(|| display_safe(&erase.whom), |id| whom(id, &reach));
    let told = lines(id, &reach, &context.book);
    if erase.dry_run {
        if context.common.json {
            context.out.json(&value(id, &reach))?;
        } else {
            for line in told {
                context.out.line(&line.text)?;
            }
        }
        return Ok(context.out.finish()?);
    }
    if !erase.yes {
        if !io::stdin().is_terminal() {
            return Err(CliError::refused(&say!(command_nobody_to_ask { called })));
        }
        tell(&say!(command_erase { called }));
        for line in told {
            tell(&display_safe(&format!("  {}", line.text)));
        }
        if !asked(&reach)? {
            return Err(CliError::refused(label!(command_nothing_was_erased)));
        }
    }
    let erased = context.workspace.erase_as(&request)?;
    let reach = erased.reach;
    if context.common.json {
        context.out.json(&value(id, &reach))?;
    } else if !context.common.quiet {
        context.out.line(&done(&reach))?;
        // Whoever was asked has read it already.
        if erase.yes {
            let lines = lines(id, &reach, &context.book).into_iter();
            for line in lines.filter(|line| line.outcome.is_told_afterwards()) {
                context.out.line(&line.text)?;
            }
        }
    }
    context.out.finish()?;
    if erased.problems.is_empty() {
        return Ok(());
    }
    Err(CliError::Refused(
        erased.problems.iter().map(problem).collect(),
    ))
}

/// The person who is meant, also one whose record is gone or cannot be read but whom the log knows, and
/// one who was erased already.
fn who(context: &CommandContext, erase: &EraseArgs) -> Result<Meant, CliError> {
    let typed = erase.whom.as_str();
    if typed == "-" {
        return Err(CliError::usage(label!(command_one_erasure_at_a_time)));
    }
    let mut request = ErasureRequest {
        person: None,
        names: erase.names.clone(),
        files: erase.files,
    };
    // It is asked about in any case, so nothing need be noted.
    let mut assumed = Assumed::default();
    let people = [Kind::Person];
    let error = match find_to_write(
        context,
        &people,
        typed,
        NamePrecision::Irreversible,
        &mut assumed,
    ) {
        Ok(id) => {
            request.person = Some(id);
            let reach = context.workspace.look_for(&request)?;
            return Ok(Meant::Here(request, Box::new(reach)));
        }
        Err(error) => error,
    };
    // The beginning of several ids may look like the whole id of somebody who is gone.
    let begun = context.book.ids_beginning(typed, 1);
    if looks_like_id(typed) && begun.iter().any(|id| id.kind() == Kind::Person) {
        return Err(error);
    }
    let erasures = context.workspace.erased_before()?;
    match typed.parse::<RecordId>() {
        Ok(id) if id.kind() == Kind::Person => request.person = Some(id),
        Ok(id) => {
            return Err(CliError::refused(&say!(command_only_people_erased { id })));
        }
        Err(_) => {
            request.names.push(typed.to_owned());
            let is_called = |line: &LogLine| {
                let what = line.erasure.as_ref();
                what.is_some_and(|what| what.person.is_called(&request.names, &EdtfDate::default()))
            };
            if !erasures.iter().any(is_called) {
                return Err(error);
            }
        }
    }
    let reach = Box::new(context.workspace.look_for(&request)?);
    let is_known = reach.before.is_some() || !reach.places.is_empty();
    if !reach.is_nothing() {
        Ok(Meant::Here(request, reach))
    } else if is_known || erase.again {
        Ok(Meant::Gone(reach))
    } else if erasures.is_empty() {
        Err(error)
    } else {
        let days: Vec<Safe> = erasures.iter().map(|line| moment(line.at)).collect();
        Err(CliError::refused(&say!(command_nothing_has_id {
            typed,
            days: listed(&days)
        })))
    }
}

/// Says what is so of somebody who was erased already.
fn tell_gone(
    mut context: CommandContext,
    erase: &EraseArgs,
    reach: &Reach,
) -> Result<(), CliError> {
    if context.common.json {
        context.out.json(&value(None, reach))?;
    } else {
        for line in erased_already(&erase.whom, reach) {
            context.out.line(&line)?;
        }
    }
    Ok(context.out.finish()?)
}

fn asked(reach: &Reach) -> Result<bool, CliError> {
    let what = if reach.name.is_empty() {
        "yes"
    } else {
        label!(command_name_or_yes)
    };
    let question = say!(command_type_to_erase { what });
    let answer = answer_to(question.as_str(), label!(command_nothing_was_erased))?;
    Ok(is_meant(&answer, &reach.name))
}

fn value(id: Option<RecordId>, reach: &Reach) -> serde_json::Value {
    let mut linked: Vec<&str> = Vec::new();
    let links: Vec<RecordId> = reach.links.iter().map(Edit::record).collect();
    for link in &links {
        if !linked.contains(&link.as_str()) {
            linked.push(link.as_str());
        }
    }
    let mentions: Vec<&str> = reach.mentions.iter().map(RecordId::as_str).collect();
    let files: Vec<&str> = reach.files.iter().map(|file| file.path.as_str()).collect();
    let left: Vec<String> = reach
        .left
        .iter()
        .map(|(log, line)| format!("{log}:{line}"))
        .collect();
    json!({
        "erased": id.map(|id| id.as_str().to_owned()),
        "record": reach.record,
        "joined": reach.joined.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        "erased_before": reach.before.as_ref().map(|(at, by)| json!({"at": at.to_string(), "by": by})),
        "lines": reach.lines,
        "logs": reach.logs,
        "links": reach.links.len(),
        "linked": linked,
        "copies": reach.copies,
        "queues": reach.queues,
        "unread": reach.unread,
        "files": files,
        "files_removed": reach.with_files,
        "mentions": mentions,
        "places": reach.places.iter().map(place).collect::<Vec<_>>(),
        "left": left,
        "out_of_reach": out_of_reach().as_str(),
    })
}

fn place(place: &NamedPlace) -> serde_json::Value {
    json!({
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "quote": display_safe(&place.quote).as_str(),
        "certain": place.is_sure,
    })
}

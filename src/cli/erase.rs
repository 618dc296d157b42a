//! `lastseen erase`: what the records and the log say of a person, for good.

use std::io::{self, BufRead, IsTerminal, Write};

use serde_json::json;

use crate::casebook::edit::Edit;
use crate::casebook::reach::{ErasureRequest, NamedPlace, Reach};
use crate::cli::args::Erase;
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::trouble::Trouble;
use crate::cli::whom::{Assumed, find_to_write};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::when::When;
use crate::search::resolve::{Precision, looks_like_id};
use crate::storage::log_line::LogLine;
use crate::words::change::moment;
use crate::words::erasure::{OUT_OF_REACH, done, erased_already, is_meant, lines, whom};
use crate::words::problem::problem;
use crate::words::safe::display_safe;

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
/// [`Trouble::Refused`] where nobody is meant, where the answer is neither the name nor `yes`, or
/// where nobody can be asked; any other [`Trouble`] of writing.
pub fn erase(mut desk: Desk, erase: &Erase) -> Result<(), Trouble> {
    let (request, reach) = match who(&desk, erase)? {
        Meant::Here(request, reach) => (request, reach),
        Meant::Gone(reach) => return tell_gone(desk, erase, &reach),
    };
    let id = request.person;
    let called = id.map_or_else(|| display_safe(&erase.whom), |id| whom(id, &reach));
    let told = lines(id, &reach, &desk.book);
    if erase.dry_run {
        if desk.common.json {
            desk.out.json(&value(id, &reach))?;
        } else {
            for line in told {
                desk.out.line(&line)?;
            }
        }
        return Ok(desk.out.finish()?);
    }
    if !erase.yes {
        if !io::stdin().is_terminal() {
            return Err(Trouble::refused(&format!(
                "{called}: nobody can be asked here whether this is meant, and it cannot be taken back; \
                 give --yes, or --dry-run to see what would go"
            )));
        }
        tell(&display_safe(&format!("erase {called}?")));
        for line in told {
            tell(&display_safe(&format!("  {line}")));
        }
        if !asked(&reach)? {
            return Err(Trouble::refused("nothing was erased"));
        }
    }
    let erased = desk.workspace.erase_as(&request)?;
    let reach = erased.reach;
    if desk.common.json {
        desk.out.json(&value(id, &reach))?;
    } else if !desk.common.quiet {
        desk.out.line(&done(&reach))?;
        // Whoever was asked has read it already.
        if erase.yes {
            for line in lines(id, &reach, &desk.book) {
                let told = line.as_str();
                if !told.starts_with("goes: ") || told.ends_with("they were joined") {
                    desk.out.line(&line)?;
                }
            }
        }
    }
    desk.out.finish()?;
    if erased.problems.is_empty() {
        return Ok(());
    }
    Err(Trouble::Refused(
        erased.problems.iter().map(problem).collect(),
    ))
}

/// The person who is meant, also one whose record is gone or cannot be read but whom the log knows, and
/// one who was erased already.
fn who(desk: &Desk, erase: &Erase) -> Result<Meant, Trouble> {
    let typed = erase.whom.as_str();
    if typed == "-" {
        return Err(Trouble::usage("-: one person at a time is erased"));
    }
    let mut request = ErasureRequest {
        person: None,
        names: erase.names.clone(),
        files: erase.files,
    };
    // It is asked about in any case, so nothing need be noted.
    let mut assumed = Assumed::default();
    let people = [Kind::Person];
    let trouble = match find_to_write(desk, &people, typed, Precision::Irreversible, &mut assumed) {
        Ok(id) => {
            request.person = Some(id);
            let reach = desk.workspace.look_for(&request)?;
            return Ok(Meant::Here(request, Box::new(reach)));
        }
        Err(trouble) => trouble,
    };
    // The beginning of several ids may look like the whole id of somebody who is gone.
    let begun = desk.book.ids_beginning(typed, 1);
    if looks_like_id(typed) && begun.iter().any(|id| id.kind() == Kind::Person) {
        return Err(trouble);
    }
    let erasures = desk.workspace.erased_before()?;
    match typed.parse::<RecordId>() {
        Ok(id) if id.kind() == Kind::Person => request.person = Some(id),
        Ok(id) => {
            return Err(Trouble::refused(&format!(
                "{id}: only people are erased; take other records out with an editor and git"
            )));
        }
        Err(_) => {
            request.names.push(typed.to_owned());
            let is_called = |line: &LogLine| {
                let what = line.erasure.as_ref();
                what.is_some_and(|what| what.person.is_called(&request.names, &When::default()))
            };
            if !erasures.iter().any(is_called) {
                return Err(trouble);
            }
        }
    }
    let reach = Box::new(desk.workspace.look_for(&request)?);
    let is_known = reach.before.is_some() || !reach.places.is_empty();
    if !reach.is_nothing() {
        Ok(Meant::Here(request, reach))
    } else if is_known || erase.again {
        Ok(Meant::Gone(reach))
    } else if erasures.is_empty() {
        Err(trouble)
    } else {
        let days: Vec<String> = erasures
            .iter()
            .map(|line| moment(line.at).into_string())
            .collect();
        Err(Trouble::refused(&format!(
            "{typed}: no record, log, queue, draft or copy here has this id. People were erased on {}: if it was one of \
             them, nothing is left here; --again --name NAME looks for a name as well",
            days.join(", ")
        )))
    }
}

/// Says what is so of somebody who was erased already.
fn tell_gone(mut desk: Desk, erase: &Erase, reach: &Reach) -> Result<(), Trouble> {
    if desk.common.json {
        desk.out.json(&value(None, reach))?;
    } else {
        for line in erased_already(&erase.whom, reach) {
            desk.out.line(&line)?;
        }
    }
    Ok(desk.out.finish()?)
}

fn asked(reach: &Reach) -> Result<bool, Trouble> {
    let mut to = io::stderr();
    let what = if reach.name.is_empty() {
        "yes"
    } else {
        "the name, or yes,"
    };
    // A question that cannot be shown must not be answered.
    write!(
        to,
        "This cannot be taken back. Type {what} to erase, anything else to leave it: "
    )?;
    to.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
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
        "out_of_reach": OUT_OF_REACH,
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

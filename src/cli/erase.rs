//! `lastseen erase`: what the records and the log say of a person, for good.

use std::io::{self, BufRead, IsTerminal, Write};

use serde_json::json;

use crate::casebook::edit::Edit;
use crate::casebook::reach::Reach;
use crate::cli::args::Erase;
use crate::cli::open::Desk;
use crate::cli::out::tell;
use crate::cli::trouble::Trouble;
use crate::cli::whom::find_readable;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::words::erasure::{OUT_OF_REACH, done, is_meant, lines, whom};
use crate::words::problem::problem;
use crate::words::safe::display_safe;

/// Says what goes and what stays, asks, and erases.
///
/// # Errors
///
/// [`Trouble::Refused`] where nobody is meant, where the answer is neither the name nor `yes`, or
/// where nobody can be asked; any other [`Trouble`] of writing.
pub fn erase(mut desk: Desk, erase: &Erase) -> Result<(), Trouble> {
    let (id, mut reach) = who(&desk, &erase.whom)?;
    reach.with_files = erase.files;
    let called = whom(id, &reach);
    if !erase.yes {
        if !io::stdin().is_terminal() {
            return Err(Trouble::refused(&format!(
                "{called}: nobody can be asked here whether this is meant, and it cannot be taken back; \
                 give --yes"
            )));
        }
        tell(&display_safe(&format!("erase {called}?")));
        for line in lines(id, &reach, &desk.book) {
            tell(&display_safe(&format!("  {line}")));
        }
        if !asked(&reach)? {
            return Err(Trouble::refused("nothing was erased"));
        }
    }
    let erased = desk.workspace.erase(id, erase.files)?;
    let reach = erased.reach;
    if desk.common.json {
        desk.out.json(&value(id, &reach))?;
    } else if !desk.common.quiet {
        desk.out.line(&done(&reach))?;
        // Whoever was asked has read it already.
        if erase.yes {
            for line in lines(id, &reach, &desk.book) {
                if !line.as_str().starts_with("goes: ") {
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

/// The person who is meant, also one whose record is gone or cannot be read but whom the log knows.
fn who(desk: &Desk, typed: &str) -> Result<(RecordId, Reach), Trouble> {
    if typed == "-" {
        return Err(Trouble::usage("-: one person at a time is erased"));
    }
    match find_readable(desk, &[Kind::Person], typed, clock::today()) {
        Ok(id) => Ok((id, desk.workspace.erasure_of(id)?)),
        Err(trouble) => {
            let id: RecordId = match typed.parse::<RecordId>() {
                Ok(id) if id.kind() == Kind::Person => id,
                Ok(id) => {
                    return Err(Trouble::refused(&format!(
                        "{id}: only people are erased; take other records out with an editor and git"
                    )));
                }
                Err(_) => return Err(trouble),
            };
            match desk.workspace.erasure_of(id) {
                Ok(reach) => Ok((id, reach)),
                Err(_) => Err(trouble),
            }
        }
    }
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

fn value(id: RecordId, reach: &Reach) -> serde_json::Value {
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
        "erased": id.as_str(),
        "record": reach.record,
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
        "left": left,
        "out_of_reach": OUT_OF_REACH,
    })
}

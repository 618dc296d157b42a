//! The most recent changes of all logs, read from their ends.

use std::collections::HashSet;

use jiff::Timestamp;

use crate::casebook::change::Change;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::clock;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::log::file::{Backwards, all, is_no_log};
use crate::storage::log::line::{LogLine, read_line};
use crate::storage::log::order::order_of;

/// How many lines before a moment are looked through before a log is left: after the clock of a machine
/// was wrong for a while, later lines may stand before them.
const LOOKED_THROUGH: usize = 64;

/// The changes of all logs since a moment, the oldest first; each once, in however many copies of its
/// log it stands. A log is read no further back than that; lines that cannot be read are for
/// `lastseen log --verify` to tell.
///
/// # Errors
///
/// The system's, as a [`Failure`].
pub fn changes_since(fs: &dyn Fs, moment: Timestamp) -> Result<Vec<Change>, Failure> {
    let logs = all(fs).map_err(|error| failed(fs, FileOperation::List, "log", &error))?;
    let mut lines = Vec::new();
    let mut seen = HashSet::new();
    for log in logs {
        let io = |error| failed(fs, FileOperation::Read, &log, &error);
        let mut backwards = match Backwards::new(fs, &log) {
            Err(error) if is_no_log(&error) => continue,
            backwards => backwards.map_err(io)?,
        };
        let mut own = Vec::new();
        let mut before = 0;
        while let Some(raw) = backwards.line_before().map_err(io)? {
            let Ok(line) = read_line(&raw.bytes) else {
                continue;
            };
            before = if line.at < moment { before + 1 } else { 0 };
            if before > LOOKED_THROUGH {
                break;
            }
            if seen.insert(line.hash.clone()) {
                own.push(line);
            }
        }
        own.reverse();
        lines.append(&mut own);
    }
    let order = order_of(&lines.iter().collect::<Vec<_>>(), clock::latest_credible());
    let recent = order.iter().filter(|(_, made)| *made >= moment);
    Ok(recent
        .filter_map(|(at, _)| lines.get(*at))
        .map(LogLine::to_change)
        .collect())
}

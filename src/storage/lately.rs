//! The last changes of all logs, read from their ends.

use jiff::Timestamp;

use crate::casebook::change::Change;
use crate::casebook::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::log_file::{Backwards, all};
use crate::storage::log_line::read_line;

/// The changes of all logs since a moment, the oldest first. A log is read no further back than that;
/// lines that cannot be read are for `lastseen log --verify` to tell.
///
/// # Errors
///
/// The system's, as a [`Failure`].
pub fn changes_since(fs: &dyn Fs, moment: Timestamp) -> Result<Vec<Change>, Failure> {
    let logs = all(fs).map_err(|error| failed(fs, "list", "log", &error))?;
    let mut changes = Vec::new();
    for log in logs {
        let io = |error| failed(fs, "read", &log, &error);
        let mut backwards = Backwards::new(fs, &log).map_err(io)?;
        while let Some(raw) = backwards.line_before().map_err(io)? {
            let Ok(line) = read_line(&raw.bytes) else {
                continue;
            };
            if line.at < moment {
                break;
            }
            changes.push(line.to_change());
        }
    }
    changes.sort_by_key(|change| change.at);
    Ok(changes)
}

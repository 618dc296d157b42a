//! Whether logs and records are what was seen of them before: the logs against each other's heads and
//! against what this machine has noted, the records against the digests of the logs.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::Timestamp;

use crate::casebook::errors::log_doubt::{Doubt, Witness};
use crate::record::id::RecordId;
use crate::storage::clock::latest_credible;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::fs::Fs;
use crate::storage::log::file::Logs;
use crate::storage::log::head::short;
use crate::storage::log::heads::Seen;
use crate::storage::log::line::LogLine;
use crate::storage::log::order::order_of;
use crate::storage::workspace::author_device::log_path;

/// Something that does not fit, and the file that it is about, relative to the workspace.
pub type AuditFinding = (String, Doubt);

/// Compares the logs with each other and with what was `seen` on this machine.
#[must_use]
pub fn audit_logs(logs: &Logs, seen: Option<&Seen>) -> Vec<AuditFinding> {
    let all: Vec<&LogLine> = logs.iter().flat_map(|(_, lines)| lines).collect();
    let known: HashSet<&str> = all.iter().map(|line| short(&line.hash)).collect();
    // The last number of each log, wherever its lines stand.
    let mut lasts: BTreeMap<String, u64> = BTreeMap::new();
    for line in &all {
        let last = lasts
            .entry(log_path(&line.author, &line.device))
            .or_default();
        *last = (*last).max(line.seq);
    }
    for (log, _) in logs {
        lasts.entry(log.clone()).or_default();
    }
    // For each log the latest change that somebody has seen and that is not here.
    let mut missed: BTreeMap<String, (u64, Witness)> = BTreeMap::new();
    let mut miss = |log: String, seq: u64, by: Witness| {
        let entry = missed.entry(log).or_insert_with(|| (seq, by.clone()));
        if seq > entry.0 {
            *entry = (seq, by);
        }
    };
    for line in &all {
        for head in &line.heads {
            if !known.contains(short(&head.hash)) {
                let by = Witness::Log {
                    log: log_path(&line.author, &line.device),
                    seq: line.seq,
                };
                miss(head.log_path(), head.seq, by);
            }
        }
    }
    if let Some(seen) = seen {
        if all.is_empty() && !seen.is_empty() {
            let changes = seen.heads().map(|head| head.seq).sum();
            let logs = seen.heads().count();
            return vec![("log".to_owned(), Doubt::AllLogsMissing { logs, changes })];
        }
        for head in seen.heads() {
            if !known.contains(short(&head.hash)) {
                miss(head.log_path(), head.seq, Witness::ThisMachine);
            }
        }
    }
    missed
        .into_iter()
        .map(|(log, (seen, by))| {
            let doubt = match lasts.get(&log) {
                None => Doubt::LogMissing { seen, by },
                Some(last) if *last < seen => Doubt::EndMissing {
                    last: *last,
                    seen,
                    by,
                },
                Some(_) => Doubt::Rewritten { seen, by },
            };
            (log, doubt)
        })
        .collect()
}

/// What the logs know of one file.
#[derive(Default)]
struct Known<'l> {
    /// The texts that no later change started from, by their digests.
    last: BTreeSet<&'l str>,
    /// Every text that a change left, and the last change that did.
    all: HashMap<&'l str, &'l LogLine>,
    /// Every text that a change started from, and that change.
    started_from: HashMap<&'l str, &'l LogLine>,
    /// The last change.
    newest: Option<&'l LogLine>,
}

/// Compares the records with what the logs say they are. Each file is read once; files of which no log
/// tells were made by hand, which is no matter for doubt.
#[must_use]
pub fn audit_records(fs: &dyn Fs, logs: &Logs) -> Vec<AuditFinding> {
    let lines: Vec<&LogLine> = logs.iter().flat_map(|(_, lines)| lines).collect();
    let order = order_of(&lines, latest_credible());
    let mut files: BTreeMap<&str, Known<'_>> = BTreeMap::new();
    let mut left: HashSet<&str> = HashSet::new();
    for line in order.iter().filter_map(|(at, _)| lines.get(*at).copied()) {
        left.extend(line.left.iter().map(String::as_str));
        for file in &line.files {
            // An erasure took the others out of the line.
            if RecordId::of_path(&file.path).is_none() {
                continue;
            }
            let known = files.entry(&file.path).or_default();
            let (before, after) = (file.before.as_str(), file.after.as_str());
            // Whoever started from a text that no change left had what somebody else made of all before.
            let is_new = !known.all.contains_key(before) && before != ABSENT;
            if is_new {
                known.last.clear();
            } else {
                known.last.remove(before);
            }
            if before == ABSENT {
                known.last.remove(ABSENT);
            }
            known.last.insert(after);
            known.all.insert(after, line);
            known.started_from.insert(before, line);
            known.newest = Some(line);
        }
    }
    files
        .into_iter()
        .filter_map(|(path, known)| Some((path.to_owned(), doubt(fs, path, &known, &left)?)))
        .collect()
}

fn doubt(fs: &dyn Fs, path: &str, known: &Known<'_>, left: &HashSet<&str>) -> Option<Doubt> {
    // What is refused or cannot be read is a finding already.
    let forms = match fs.read_record(path).ok()? {
        Some(bytes) => digests(&bytes),
        None => vec![ABSENT.to_owned()],
    };
    let is_as_left =
        |now: &String| known.last.contains(now.as_str()) || left.contains(now.as_str());
    if forms.iter().any(is_as_left) {
        return None;
    }
    let is_known = |now: &&String| {
        known.all.contains_key(now.as_str()) || known.started_from.contains_key(now.as_str())
    };
    let now = forms.iter().find(is_known).or(forms.first())?;
    let by = |line: &LogLine| (line.at, line.author.clone());
    let (at, name): (Timestamp, String) = by(known.newest?);
    if now == ABSENT {
        return Some(Doubt::RecordMissing { at, by: name });
    }
    let earlier = known.all.get(now.as_str());
    if let Some(line) = earlier.or_else(|| known.started_from.get(now.as_str())) {
        let (at, by) = by(line);
        return Some(Doubt::OlderRecord { at, by });
    }
    if known.last.len() > 1 {
        return Some(Doubt::MergedOutside);
    }
    Some(Doubt::EditedOutside { at, by: name })
}

/// The digests of a text as it is, and with the line ends that git may have given it in this clone or in the one that
/// wrote the log (`core.autocrlf`).
fn digests(bytes: &[u8]) -> Vec<String> {
    let mut digests = vec![sha256(bytes)];
    if let Ok(text) = std::str::from_utf8(bytes)
        && text.contains('\n')
    {
        let unix = text.replace("\r\n", "\n");
        digests.push(sha256(unix.as_bytes()));
        digests.push(sha256(unix.replace('\n', "\r\n").as_bytes()));
    }
    digests
}

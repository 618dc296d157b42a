//! The ends of logs: what each new line names of the other logs, and what this machine has seen of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::casebook::errors::log_doubt::ClockDoubt;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::read::read_ron;
use crate::storage::clock;
use crate::storage::error::about_file;
use crate::storage::fs::Fs;
use crate::storage::log::file::{LOGS, Tail, originals};
use crate::storage::log::head::{LogHead, SHORT, short};
use crate::storage::log::line::{LogLine, read_line};
use crate::storage::log::lost_statements::lost_since;
use crate::storage::workspace::account_notes::AccountNotes;
use crate::storage::workspace::clone_identity::CloneIdentity;

/// The most heads that one line names; the next line names the others.
const MOST_NAMED: usize = 64;

/// How often a run that goes on writes down what it has seen.
const NOTED_EVERY: Duration = Duration::from_secs(2);

/// How many bytes at the end of a log are read for its last line: at first, and if there is none in them.
const LAST_BYTES: [u64; 3] = [4 * 1024, 256 * 1024, 8 * 1024 * 1024];

/// How many lines that cannot be read are passed over on the way to the last one that can.
const TRIED: usize = 64;

/// How many bytes at the end of a log are looked at for other branches.
const LOOKED_AT: u64 = 32 * 1024;

/// What has been seen of the logs of a workspace: for each the last line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// By the name of the log: the number and the beginning of the hash of its last line.
    logs: BTreeMap<String, (u64, String)>,
}

impl Seen {
    /// Whether nothing has been seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.logs.is_empty()
    }

    /// The heads.
    pub fn heads(&self) -> impl Iterator<Item = LogHead> {
        self.logs.iter().map(|(log, (seq, hash))| LogHead {
            log: log.clone(),
            seq: *seq,
            hash: hash.clone(),
        })
    }

    /// Takes a head in, unless a later one of that log is known. Says whether it is new.
    pub fn take(&mut self, head: &LogHead) -> bool {
        let is_older = self
            .logs
            .get(&head.log)
            .is_some_and(|(seq, _)| *seq >= head.seq);
        if !is_older {
            self.logs
                .insert(head.log.clone(), (head.seq, head.hash.clone()));
        }
        !is_older
    }
}

/// The end of one log as it was last read.
#[derive(Clone, Debug)]
struct End {
    length: u64,
    head: Option<LogHead>,
    at: Option<Timestamp>,
}

/// The ends of all logs, each read again only if its length has changed; which of them the lines of
/// this run have named already; and what this account has seen of them before.
#[derive(Debug, Default)]
struct Ends {
    logs: BTreeMap<String, End>,
    named: BTreeMap<String, String>,
    clone: Option<CloneIdentity>,
    seen: Seen,
    /// Whether this account had a note of what it has seen.
    was_seen: bool,
    /// When the note was last written; `None` if it is to be written.
    noted: Option<Instant>,
    /// How many bytes the own log had after the last line of this run.
    written: Option<u64>,
    /// Whether a line was written since somebody last asked.
    has_new: bool,
    /// Whether more has been seen since.
    is_newer: bool,
    /// Whether nothing of it may be written down outside of the workspace.
    keeps_no_note: bool,
    /// Whether it has been told that a clock is wrong.
    is_clock_told: bool,
}

impl Ends {
    /// Writes down what has been seen. What fails is tried again at the next change.
    fn note(&mut self) {
        let Some(clone) = &self.clone else {
            return;
        };
        if self.keeps_no_note || clone.is_sealed() {
            return;
        }
        if let Ok(text) = ron::to_string(&self.seen)
            && clone.notes().write(&note_name(clone.id()), &text).is_ok()
        {
            self.noted = Some(Instant::now());
            self.is_newer = false;
        }
    }
}

/// The name of the note about the folder of this name.
fn note_name(folder: &str) -> String {
    format!("seen-{folder}.ron")
}

/// The ends of all logs as one run of the program knows them. Clones share what they know; two are always
/// equal, because this is only what has been read before.
#[derive(Clone, Debug, Default)]
pub struct LogEndsCache(Arc<Mutex<Ends>>);

impl PartialEq for LogEndsCache {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for LogEndsCache {}

impl std::hash::Hash for LogEndsCache {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl LogEndsCache {
    /// The heads of all logs now, and the latest time in the last line of any. What cannot be read is
    /// left out; verifying tells of it.
    #[must_use]
    pub fn now(&self, fs: &dyn Fs) -> Vec<(LogHead, Timestamp)> {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut heads = Vec::new();
        for log in originals(fs).unwrap_or_default() {
            let length = fs.length(&log).ok().flatten().unwrap_or(0);
            let known = ends.logs.get(&log).filter(|end| end.length == length);
            let end = match known {
                Some(end) => end.clone(),
                None => {
                    let last = last_line(fs, &log, length);
                    let end = End {
                        length,
                        head: last.as_ref().and_then(|line| head_of(&log, line)),
                        at: last.map(|line| line.at),
                    };
                    ends.logs.insert(log, end.clone());
                    end
                }
            };
            heads.extend(end.head.zip(end.at));
        }
        heads
    }

    /// The heads of the other logs that the next line of `own` must name: those that no line of this
    /// run has named yet.
    #[must_use]
    pub fn to_name(&self, fs: &dyn Fs, own: &str) -> Vec<LogHead> {
        let mut heads: Vec<LogHead> = self.now(fs).into_iter().map(|(head, _)| head).collect();
        let ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heads
            .retain(|head| head.log_path() != own && ends.named.get(&head.log) != Some(&head.hash));
        heads.truncate(MOST_NAMED);
        heads
    }

    /// That a line is on disk, at the end of its log, which has so many bytes now.
    pub fn have_written(&self, log: &str, length: u64, line: &LogLine) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for head in &line.heads {
            ends.named.insert(head.log.clone(), head.hash.clone());
        }
        let end = End {
            length,
            head: head_of(log, line),
            at: Some(line.at),
        };
        ends.logs.insert(log.to_owned(), end);
        ends.written = Some(length);
        ends.has_new = true;
        for head in line.heads.iter().cloned().chain(head_of(log, line)) {
            ends.seen.take(&head);
        }
        ends.is_newer = true;
        if ends.noted.is_none_or(|noted| noted.elapsed() > NOTED_EVERY) {
            ends.note();
        }
    }

    /// The ends of other branches of the own log that its next line must name. After a line of this run there
    /// are none, so that the log is looked at only if somebody else has changed it.
    #[must_use]
    pub fn branches_to_name(&self, fs: &dyn Fs, own: &str, tail: &Tail) -> Vec<LogHead> {
        let ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_own_end = ends.written == Some(tail.length);
        drop(ends);
        if is_own_end {
            return Vec::new();
        }
        other_branches(fs, own, tail)
    }

    /// What is wrong with the clock of this machine or another, by the ends of the logs; once in a run.
    #[must_use]
    pub fn clock_problem(&self, fs: &dyn Fs) -> Option<Problem> {
        let times: Vec<(String, Timestamp)> = self
            .now(fs)
            .into_iter()
            .map(|(head, at)| (head.log_path(), at))
            .collect();
        let doubt = clock_doubt(clock::now(), &times)?;
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = !std::mem::replace(&mut ends.is_clock_told, true);
        is_new.then(|| about_file(LOGS, Reason::ClockWrong(doubt)))
    }

    /// Writes nothing down outside of the workspace from now on, and takes away what was: it is sealed.
    pub fn keep_no_note(&self) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.keeps_no_note = true;
        ends.seen = Seen::default();
        ends.was_seen = false;
        if let Some(clone) = &ends.clone {
            for name in clone.names() {
                // What stays now goes when the workspace is opened next.
                let _ = clone.notes().forget(&note_name(&name));
            }
        }
    }

    /// Under which name this account writes, and what it has seen before.
    pub fn know(&self, clone: CloneIdentity) {
        let seen = clone.notes().read(&note_name(clone.id()));
        let seen: Option<Seen> = seen.and_then(|text| read_ron(&text).ok());
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.was_seen = seen.is_some();
        ends.seen = seen.unwrap_or_default();
        ends.clone = Some(clone);
    }

    /// The names of the folder, the one that it has now first; none if nobody has identified it.
    #[must_use]
    pub fn clone_names(&self) -> Vec<String> {
        let ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let clone = ends.clone.as_ref();
        clone.map(CloneIdentity::names).unwrap_or_default()
    }

    /// This account's notes, and the name of the folder in them; `None` if nobody has identified it.
    #[must_use]
    pub fn folder_notes(&self) -> Option<(AccountNotes, String)> {
        let ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let clone = ends.clone.as_ref()?;
        Some((clone.notes().clone(), clone.id().to_owned()))
    }

    /// Whether this run has written a line since this was last asked.
    #[must_use]
    pub fn take_written(&self) -> bool {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut ends.has_new)
    }

    /// That a line is on disk with the whole log, as an erasure writes it.
    pub fn have_rewritten(&self) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.has_new = true;
    }

    /// Writes the identity of the clone down, before the first line is written.
    pub fn settle(&self, fs: &dyn Fs) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(clone) = &mut ends.clone {
            clone.settle(fs);
        }
    }

    /// Takes the name of the machine out of the folder, which is sealed or about to be.
    pub fn hide_device(&self, fs: &dyn Fs) {
        let ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(clone) = &ends.clone {
            clone.hide_device(fs);
        }
    }

    /// What this account has seen of the logs before; `None` if it has no note of it.
    #[must_use]
    pub fn seen(&self) -> Option<Seen> {
        let ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.was_seen.then(|| ends.seen.clone())
    }

    /// Whether a log does not end where this account has seen it end, or later. Only the ends of the logs
    /// are read, so what was changed before them is not found.
    #[must_use]
    pub fn is_behind_what_was_seen(&self, fs: &dyn Fs) -> bool {
        let Some(seen) = self.seen() else {
            return false;
        };
        let now = self.now(fs);
        seen.heads().any(|seen| {
            let end = now.iter().find(|(head, _)| head.log == seen.log);
            end.is_none_or(|(end, _)| {
                end.seq < seen.seq || end.seq == seen.seq && short(&end.hash) != short(&seen.hash)
            })
        })
    }

    /// Takes these ends for all that has been seen of the logs, whatever was seen before.
    pub fn accept(&self, heads: &[LogHead]) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.seen = Seen::default();
        for head in heads {
            ends.seen.take(head);
        }
        ends.was_seen = true;
        ends.note();
    }

    /// What a merge without lastseen dropped of what has come into the logs since this account saw them; once, for then
    /// they have been seen. Without a note of what was seen, checking tells of it.
    #[must_use]
    pub fn lost_since_seen(&self, fs: &dyn Fs) -> Vec<Problem> {
        let Some(seen) = self.seen() else {
            return Vec::new();
        };
        let now: Vec<LogHead> = self.now(fs).into_iter().map(|(head, _)| head).collect();
        let is_new = |head: &LogHead| {
            let known = seen.heads().find(|known| known.log == head.log);
            known.is_none_or(|known| known.seq < head.seq)
        };
        if !now.iter().any(is_new) {
            return Vec::new();
        }
        let known = seen.heads().map(|head| (head.log_path(), head.seq));
        let Ok(lost) = lost_since(fs, &known.collect()) else {
            return Vec::new();
        };
        self.have_verified(&now);
        lost
    }

    /// Notes that these lines of logs have been seen, and found to follow from each other.
    pub fn have_verified(&self, heads: &[LogHead]) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut is_new = !ends.was_seen;
        for head in heads {
            is_new |= ends.seen.take(head);
        }
        if is_new {
            ends.note();
        }
    }
}

/// The last line of a log that can be read. However large the log is, little of it is looked at: a log may
/// come from anywhere, and every command asks for this.
fn last_line(fs: &dyn Fs, log: &str, length: u64) -> Option<LogLine> {
    for most in LAST_BYTES {
        let from = length.saturating_sub(most);
        let size = usize::try_from(length - from).ok()?;
        let bytes = fs.read_at(log, from, size).ok()?;
        // What stands behind the last line feed is torn, or still being written.
        let end = memchr::memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
        let lines = bytes[..end].split_inclusive(|byte| *byte == b'\n').rev();
        let mut lines = lines.take(TRIED);
        if let Some(line) = lines.find_map(|line| read_line(line).ok()) {
            return Some(line);
        }
        if from == 0 {
            break;
        }
    }
    None
}

/// The head that a line is, in the log that it stands in.
#[must_use]
pub fn head_of(log: &str, line: &LogLine) -> Option<LogHead> {
    let name = log.rsplit('/').next()?.strip_suffix(".log")?;
    Some(LogHead {
        log: name.to_owned(),
        seq: line.seq,
        hash: short(&line.hash).to_owned(),
    })
}

/// The ends of other branches of a log, which no line at its end follows or names yet; few bytes at the end
/// of the log are looked at.
#[must_use]
pub fn other_branches(fs: &dyn Fs, log: &str, tail: &Tail) -> Vec<LogHead> {
    let from = tail.length.saturating_sub(LOOKED_AT);
    let size = usize::try_from(tail.length - from).unwrap_or(usize::MAX);
    let (Some(last), Ok(bytes)) = (&tail.last, fs.read_at(log, from, size)) else {
        return Vec::new();
    };
    let ends = branch_ends(&bytes);
    if ends.len() < 2 {
        return Vec::new();
    }
    ends.into_iter()
        .filter(|raw| read_line(raw).is_ok_and(|line| line.hash != last.hash))
        .filter_map(|raw| head_of(log, &read_line(raw).ok()?))
        .collect()
}

/// The lines that no line after them follows or names.
fn branch_ends(bytes: &[u8]) -> Vec<&[u8]> {
    let mut ends: Vec<(&[u8], &[u8])> = Vec::new();
    for raw in bytes.split(|byte| *byte == b'\n') {
        let (Some(prev), Some(hash)) = (value_in(raw, b",prev:\""), value_in(raw, b",hash:\""))
        else {
            continue;
        };
        // A line with heads may name the end of another branch.
        let may_name = memchr::memmem::find(raw, b",heads:[").is_some();
        ends.retain(|(end, _)| {
            let named = may_name
                && end
                    .get(..SHORT)
                    .is_some_and(|end| memchr::memmem::find(raw, end).is_some());
            *end != prev && *end != hash && !named
        });
        ends.push((hash, raw));
    }
    ends.into_iter().map(|(_, raw)| raw).collect()
}

/// What stands behind a name in a line of a log, up to the next quote.
#[must_use]
pub fn value_in<'l>(line: &'l [u8], name: &[u8]) -> Option<&'l [u8]> {
    let from = memchr::memmem::find(line, name)? + name.len();
    let length = memchr::memchr(b'"', &line[from..])?;
    Some(&line[from..from + length])
}

impl Drop for Ends {
    fn drop(&mut self) {
        if self.is_newer {
            self.note();
        }
    }
}

/// What is wrong with a clock, given the time of this machine and that of the last line of each log.
#[must_use]
pub fn clock_doubt(now: Timestamp, logs: &[(String, Timestamp)]) -> Option<ClockDoubt> {
    if now < clock::WRITTEN || now > clock::LAST {
        return Some(ClockDoubt::CannotBe { now });
    }
    let (log, newest) = logs.iter().max_by_key(|(_, at)| *at)?;
    let (log, newest) = (log.clone(), *newest);
    if newest > clock::LAST {
        return Some(ClockDoubt::LogCannotBe { log, at: newest });
    }
    let apart = now.duration_since(newest);
    if apart < SignedDuration::from_hours(-clock::TOLERANCE) {
        Some(ClockDoubt::Behind { now, log, newest })
    } else if apart > SignedDuration::from_hours(clock::LONG_AWAY) {
        Some(ClockDoubt::Ahead { now, newest })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubt(now: &str, logs: &[&str]) -> Option<ClockDoubt> {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let logs: Vec<(String, Timestamp)> = logs
            .iter()
            .map(|text| ("log/a-b.log".to_owned(), at(text)))
            .collect();
        clock_doubt(at(now), &logs)
    }

    #[test]
    fn a_clock_that_is_years_off_is_noticed_and_one_that_is_hours_off_is_not() {
        let now = "2026-11-27T12:00:00Z";
        assert_eq!(doubt(now, &[]), None);
        assert_eq!(
            doubt(now, &["2026-11-28T13:00:00Z", "2026-01-01T00:00:00Z"]),
            None
        );
        assert_eq!(doubt(now, &["2024-11-27T12:00:00Z"]), None);
        assert!(matches!(
            doubt("2019-01-01T00:00:00Z", &[]),
            Some(ClockDoubt::CannotBe { .. })
        ));
        assert!(matches!(
            doubt("2202-01-01T00:00:00Z", &[]),
            Some(ClockDoubt::CannotBe { .. })
        ));
        assert!(matches!(
            doubt(now, &["2026-11-29T12:00:00Z"]),
            Some(ClockDoubt::Behind { .. })
        ));
        assert!(matches!(
            doubt(now, &["2202-07-12T12:00:00Z"]),
            Some(ClockDoubt::LogCannotBe { .. })
        ));
        assert!(matches!(
            doubt("2031-01-01T00:00:00Z", &["2026-11-27T12:00:00Z"]),
            Some(ClockDoubt::Ahead { .. })
        ));
    }

    #[test]
    fn what_was_seen_never_goes_back() {
        let head = |seq, hash: &str| LogHead {
            log: "anna-laptop".to_owned(),
            seq,
            hash: hash.to_owned(),
        };
        let mut seen = Seen::default();
        assert!(seen.take(&head(3, "c")));
        assert!(!seen.take(&head(2, "b")));
        assert!(!seen.take(&head(3, "x")));
        assert!(seen.take(&head(4, "d")));
        assert_eq!(seen.heads().collect::<Vec<_>>(), [head(4, "d")]);
    }

    #[test]
    fn the_ends_of_branches_are_those_that_nothing_follows_or_names() {
        let line = |prev: &str, hash: &str, named: &str| {
            let hash = hash.repeat(64);
            let prev = prev.repeat(64);
            let heads = match named {
                "" => String::new(),
                named => format!(",heads:[(\"a\",1,\"{}\")]", named.repeat(SHORT)),
            };
            format!("(seq:1,prev:\"{prev}\",digest:\"\",hash:\"{hash}\"{heads},body:())\n")
        };
        let ends = |text: &str| branch_ends(text.as_bytes()).len();
        let forked = [line("", "1", ""), line("1", "2", ""), line("1", "3", "")].concat();
        assert_eq!(ends(&forked), 2);
        assert_eq!(ends(&(forked.clone() + &line("3", "4", ""))), 2);
        assert_eq!(ends(&(forked.clone() + &line("3", "4", "2"))), 1);
        assert_eq!(
            ends(&(forked.clone() + "<<<<<<< HEAD\n" + &line("2", "5", "3"))),
            1
        );
        assert_eq!(ends(""), 0);
    }
}

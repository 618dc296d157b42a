//! The queues of this machine, in `.lastseen/queues/`: for each a head that never changes, and a
//! file to which one line is added for everything that happens.
//!
//! A line counts once its line feed is on disk. What was decided stands in the log; the queue only
//! knows the names of the changes, and where the two differ, the log is right.
//!
//! - `queue_macs`: the macs of queues: that this account began one, and added each of its facts.
//! - `queue_text`: queues as RON text: their heads, and what has happened to them, one fact a line.
//! - `reconcile`: what the logs say of a queue: which of its decisions stand.
//! - `step`: working through a queue: taking the next person, deciding, taking back.

pub mod queue_macs;
pub mod queue_text;
pub mod reconcile;
pub mod step;

use jiff::{SignedDuration, Timestamp};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::queue::command::QueueListing;
use crate::casebook::queue::event::Event;
use crate::casebook::queue::{Queue, QueueHead};
use crate::storage::error::{about_file, about_line, failed};
use crate::storage::fs::Fs;
use crate::storage::fs::lock::{PRIVATE, make_private_folder};
use crate::storage::queue::queue_macs::{fact_with_mac, head_with_macs, own_fact, read_own_head};
use crate::storage::queue::queue_text::{event_line, read_event};
use crate::storage::workspace::author_device::safe;

/// The folder of the queues.
pub const QUEUES: &str = ".lastseen/queues";

/// The most bytes that a head or the facts of a queue may have: those of a million people.
const QUEUE_LIMIT: u64 = 64 * 1024 * 1024;

/// A queue as its files have it.
#[derive(Clone, Debug)]
pub struct QueueFile {
    /// The queue.
    pub queue: Queue,
    facts: String,
    /// How many bytes of its facts have been read.
    read: u64,
}

/// All queues, the one begun last first. What cannot be read is left out.
///
/// # Errors
///
/// The system's, as a [`Failure`].
pub fn list(fs: &dyn Fs) -> Result<Vec<QueueListing>, Failure> {
    let names = match fs.list(QUEUES) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        listed => listed.map_err(|error| failed(fs, FileOperation::List, QUEUES, &error))?,
    };
    let mut found: Vec<QueueListing> = names
        .iter()
        .filter_map(|listed| listed.name.to_str()?.strip_suffix(".ron"))
        .filter_map(|name| QueueFile::open(fs, name).ok())
        .map(|file| QueueListing {
            progress: file.queue.progress(),
            head: file.queue.head,
        })
        .collect();
    found.sort_by(|one, other| {
        (other.head.begun, &one.head.name).cmp(&(one.head.begun, &other.head.name))
    });
    Ok(found)
}

/// The queues that this account did not begin, and the lines of its own ones that it did not add.
#[must_use]
pub fn look_through(fs: &dyn Fs) -> Vec<Problem> {
    let listed = fs.list(QUEUES).unwrap_or_default();
    let mut problems: Vec<Problem> = listed
        .iter()
        .filter_map(|listed| listed.name.to_str())
        .filter(|name| name.ends_with(".ron"))
        .map(|name| format!("{QUEUES}/{name}"))
        .filter_map(|path| match read(fs, &path, 0) {
            Ok(Some(bytes)) if is_foreign(fs, &bytes) => {
                Some(about_file(&path, Reason::ForeignWork))
            }
            Ok(Some(bytes)) => foreign_facts(fs, &bytes),
            Ok(None) => None,
            Err(Failure::Io { reason, .. } | Failure::ReadOnly { reason, .. }) => {
                Some(about_file(&path, Reason::Unreadable(reason)))
            }
            Err(_) => Some(about_file(&path, Reason::NotAFile)),
        })
        .collect();
    problems.sort_by(|one, other| one.at.cmp(&other.at));
    problems
}

/// That a queue, by its head, has lines that this account did not add.
fn foreign_facts(fs: &dyn Fs, head: &[u8]) -> Option<Problem> {
    let head = std::str::from_utf8(head).ok()?;
    let path = facts_of(&read_own_head(fs.account(), head).ok()??);
    let bytes = read(fs, &path, 0).ok()??;
    // What has no line feed yet never happened.
    let sound = bytes.iter().rposition(|byte| *byte == b'\n')?;
    let text = String::from_utf8_lossy(&bytes[..sound]);
    let mut foreign = (1..)
        .zip(text.lines())
        .filter(|(_, line)| own_fact(fs.account(), &path, line).is_none())
        .map(|(at, _)| at);
    let first = foreign.next()?;
    let count = 1 + foreign.count();
    Some(about_line(&path, first, Reason::ForeignFacts { count }))
}

fn is_foreign(fs: &dyn Fs, head: &[u8]) -> bool {
    let text = std::str::from_utf8(head).ok();
    text.is_none_or(|text| matches!(read_own_head(fs.account(), text), Ok(None)))
}

/// How many queues that are done with are kept whatever their age.
const KEPT: usize = 20;

/// How long a queue that is done with is kept in any case, from its beginning: somebody may want to
/// take a decision in it back.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Begins a queue in place of one of the same name. The caller holds the lock.
///
/// # Errors
///
/// The system's, as a [`Failure`].
pub fn begin(fs: &dyn Fs, head: QueueHead) -> Result<QueueFile, Failure> {
    let old = QueueFile::open(fs, &head.name).ok();
    make_private_folder(fs, QUEUES)?;
    let path = path_of(&head.name, ".ron");
    let new = path_of(&head.name, ".new");
    if let Some(bytes) = read(fs, &path, 0)?
        && is_foreign(fs, &bytes)
    {
        return Err(bad(fs, &path, Cause::ForeignQueue));
    }
    let text = head_with_macs(fs.account(), &head)?;
    let text = text.map_err(|reason| bad(fs, &path, reason))?;
    let file = QueueFile {
        facts: facts_of(&head),
        queue: Queue::new(head),
        read: 0,
    };
    // A crash may have left a head that was never put in place; facts of a moment ago are those of
    // the queue that this one replaces.
    let _ = fs.unlink(&new);
    if length(fs, &file.facts)? > 0 {
        fs.truncate(&file.facts, 0)
            .map_err(|error| failed(fs, FileOperation::Empty, &file.facts, &error))?;
    }
    fs.stage(&new, None, text.as_bytes())
        .map_err(|error| failed(fs, FileOperation::Write, &new, &error))?;
    fs.append(&file.facts, b"")
        .map_err(|error| failed(fs, FileOperation::Write, &file.facts, &error))?;
    fs.rename(&new, &path)
        .map_err(|error| failed(fs, FileOperation::Rename, &new, &error))?;
    // The folders may be new, too: a queue in a folder whose name is not durable is gone with it.
    for folder in [QUEUES, PRIVATE, ""] {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    if let Some(old) = old
        && old.facts != file.facts
    {
        // Nothing leads to it any more.
        let _ = fs.unlink(&old.facts);
    }
    prune(fs, file.queue.head.begun)?;
    Ok(file)
}

/// Takes old queues away in which everybody is decided about. What was decided stands in the log; one
/// that cannot be taken away now goes the next time.
fn prune(fs: &dyn Fs, now: Timestamp) -> Result<(), Failure> {
    let is_done = |one: &QueueListing| one.progress.left() == 0;
    let done = list(fs)?.into_iter().filter(is_done).skip(KEPT);
    for QueueListing { head, .. } in done {
        if now.duration_since(head.begun) > KEPT_FOR {
            let _ = fs.unlink(&path_of(&head.name, ".ron"));
            let _ = fs.unlink(&facts_of(&head));
        }
    }
    Ok(())
}

impl QueueFile {
    /// Reads the queue of this name.
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchQueue`], [`Failure::BadQueue`], or the system's.
    pub fn open(fs: &dyn Fs, name: &str) -> Result<Self, Failure> {
        let path = path_of(name, ".ron");
        let bytes = read(fs, &path, 0)?.ok_or_else(|| Failure::NoSuchQueue {
            name: name.to_owned(),
        })?;
        let head = String::from_utf8(bytes)
            .map_err(|error| Cause::Words(error.to_string()))
            .and_then(|text| {
                let head = read_own_head(fs.account(), &text)?;
                head.ok_or(Cause::ForeignQueue)
            })
            .map_err(|reason| bad(fs, &path, reason))?;
        let mut file = Self {
            facts: facts_of(&head),
            queue: Queue::new(head),
            read: 0,
        };
        file.catch_up(fs)?;
        Ok(file)
    }

    /// Takes note of what others have added meanwhile; gives it in order.
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchQueue`] if another queue has taken its place.
    pub fn catch_up(&mut self, fs: &dyn Fs) -> Result<Vec<Event>, Failure> {
        let gone = || Failure::NoSuchQueue {
            name: self.queue.head.name.clone(),
        };
        let bytes = read(fs, &self.facts, self.read)?.ok_or_else(gone)?;
        // What has no line feed yet never happened.
        let sound = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let text = String::from_utf8_lossy(&bytes[..sound]);
        // Nothing follows from a fact that this account did not add.
        let events: Vec<Event> = text
            .lines()
            .filter_map(|line| read_event(own_fact(fs.account(), &self.facts, line)?))
            .collect();
        for event in &events {
            self.queue.apply(event);
        }
        self.read += sound as u64;
        Ok(events)
    }

    /// Adds what happens. The caller holds the lock and has caught up.
    ///
    /// # Errors
    ///
    /// The system's, as a [`Failure`]; nothing has happened then.
    pub fn add(&mut self, fs: &dyn Fs, events: &[Event]) -> Result<(), Failure> {
        if events.is_empty() {
            return Ok(());
        }
        let mut lines = String::new();
        for event in events {
            let line = event_line(event).map_err(|reason| bad(fs, &self.facts, reason))?;
            lines.push_str(&fact_with_mac(fs.account(), &self.facts, &line)?);
        }
        if length(fs, &self.facts)? > self.read {
            // Half a line, which a crash left.
            fs.truncate(&self.facts, self.read)
                .map_err(|error| failed(fs, FileOperation::CutEnd, &self.facts, &error))?;
        }
        fs.append(&self.facts, lines.as_bytes())
            .map_err(|error| failed(fs, FileOperation::Write, &self.facts, &error))?;
        self.read += lines.len() as u64;
        for event in events {
            self.queue.apply(event);
        }
        Ok(())
    }
}

fn bad(fs: &dyn Fs, path: &str, reason: Cause) -> Failure {
    Failure::BadQueue {
        path: fs.root().join(path),
        reason,
    }
}

fn path_of(name: &str, ending: &str) -> String {
    format!("{QUEUES}/{}{ending}", safe(name))
}

/// Where the facts lie. The name has the beginning in it, so that what is added to a queue whose
/// place another one has taken does not get into that one.
fn facts_of(head: &QueueHead) -> String {
    path_of(&head.name, &format!("-{}.facts", head.begun.as_second()))
}

fn length(fs: &dyn Fs, path: &str) -> Result<u64, Failure> {
    fs.length(path)
        .map(|length| length.unwrap_or(0))
        .map_err(|error| failed(fs, FileOperation::LookFor, path, &error))
}

/// The bytes of a file from a place on; `None` if there is no such file.
fn read(fs: &dyn Fs, path: &str, from: u64) -> Result<Option<Vec<u8>>, Failure> {
    let Some(length) = fs
        .length(path)
        .map_err(|error| failed(fs, FileOperation::LookFor, path, &error))?
    else {
        return Ok(None);
    };
    let wanted = usize::try_from(length.saturating_sub(from)).unwrap_or(usize::MAX);
    if length > QUEUE_LIMIT {
        let reason = Cause::TooLarge {
            bytes: length,
            limit: QUEUE_LIMIT,
        };
        return Err(bad(fs, path, reason));
    }
    if wanted == 0 {
        return Ok(Some(Vec::new()));
    }
    fs.read_at(path, from, wanted)
        .map(Some)
        .map_err(|error| failed(fs, FileOperation::Read, path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::queue::event::{QueueDecision, SessionId};
    use crate::casebook::queue::order::Order;
    use crate::storage::fs::disk::Disk;
    use crate::storage::workspace::account_state::AccountState;

    fn head(name: &str, begun: &str) -> QueueHead {
        QueueHead {
            name: name.to_owned(),
            query: String::new(),
            order: Order::Listed,
            begun: begun.parse().unwrap(),
            people: vec!["p-a".parse().unwrap()],
        }
    }

    fn finish(fs: &Disk, file: &mut QueueFile) {
        let by = SessionId {
            author: "anna".to_owned(),
            device: "laptop".to_owned(),
            process: 1,
        };
        let decided = Event::Decided {
            person: "p-a".parse().unwrap(),
            by,
            at: file.queue.head.begun,
            verdict: QueueDecision::Kept,
            change: None,
        };
        file.add(fs, &[decided]).unwrap();
    }

    /// A fact of a stranger would hide a person, or put values of theirs into a form.
    #[test]
    fn a_forged_fact_does_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let fs = Disk::open(folder.path()).unwrap();
        let mut file = begin(&fs, head("all", "2026-01-01T00:00:00Z")).unwrap();
        assert_eq!(look_through(&fs), []);
        let by = "(\"anna\",\"laptop\",1)";
        let forged = format!(
            "Settled(person:\"p-a\",at:\"2026-01-01T00:00:01Z\")\nPrefilled(by:{by},fields:[(\"when\",\"2001\")]) // {}\n",
            "0".repeat(16)
        );
        fs.append(&file.facts, forged.as_bytes()).unwrap();
        assert_eq!(file.catch_up(&fs).unwrap(), []);
        assert_eq!(file.queue.progress().left(), 1);
        finish(&fs, &mut file);
        let again = QueueFile::open(&fs, "all").unwrap();
        assert_eq!(again.queue.progress().left(), 0);
        let told = about_line(&file.facts, 1, Reason::ForeignFacts { count: 2 });
        assert_eq!(look_through(&fs), [told]);
        let stranger = Disk::open_as(folder.path(), AccountState::in_memory()).unwrap();
        assert!(matches!(
            QueueFile::open(&stranger, "all"),
            Err(Failure::BadQueue { .. })
        ));
    }

    #[test]
    fn old_queues_go_once_everybody_in_them_is_decided_about() {
        let folder = tempfile::tempdir().unwrap();
        let fs = Disk::open(folder.path()).unwrap();
        let begin = |name: &str, begun: &str| begin(&fs, head(name, begun)).unwrap();
        begin("open", "2026-01-01T00:00:00Z");
        for at in 0..22 {
            let mut file = begin(
                &format!("old {at}"),
                &format!("2026-01-{:02}T00:00:00Z", at + 2),
            );
            finish(&fs, &mut file);
        }
        let names = || -> Vec<String> {
            let listed = list(&fs).unwrap().into_iter();
            listed.map(|one| one.head.name).collect()
        };
        begin("soon after", "2026-03-31T00:00:00Z");
        assert_eq!(names().len(), 24);
        begin("later", "2026-06-01T00:00:00Z");
        let left = names();
        assert_eq!(left.len(), 23, "{left:?}");
        assert!(left.contains(&"open".to_owned()) && left.contains(&"old 2".to_owned()));
        assert!(!left.contains(&"old 1".to_owned()) && !left.contains(&"old 0".to_owned()));
        assert_eq!(fs.list(QUEUES).unwrap().len(), 2 * 23);
    }
}

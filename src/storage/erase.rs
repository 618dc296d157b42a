//! Erasing a person: the record, the links to it, and its values in every line of every log.

use crate::casebook::change::{Change, ChangeId, Gesture};
use crate::casebook::cut_links::cut_links;
use crate::casebook::edit::Edit;
use crate::casebook::failure::Failure;
use crate::casebook::loaded::Loaded;
use crate::casebook::problem::Problem;
use crate::casebook::reach::Reach;
use crate::record::id::RecordId;
use crate::record::read::Record;
use crate::record::when::When;
use crate::storage::clock;
use crate::storage::commit::begin;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::draft::{Draft, read_text, view_of};
use crate::storage::erase_log::{Subject, blank_log};
use crate::storage::erase_plan::{DRAFT, Move, Plan, carry_out, is_written, write_plan};
use crate::storage::erase_queue::part;
use crate::storage::erase_reach::{Mentions, attached, copies, mentions};
use crate::storage::erasures::erasures;
use crate::storage::error::failed;
use crate::storage::forgotten::Forgotten;
use crate::storage::fs::{Fs, folder_of};
use crate::storage::hand::Hand;
use crate::storage::lock::{PRIVATE, STAGE};
use crate::storage::log_body::{BlankedLine, Body, Erasure};
use crate::storage::log_file::{LOGS, all, append, read_whole, tail};
use crate::storage::log_line::write_line;
use crate::storage::publish::{staged_path, unfinished};
use crate::storage::random::change_id;
use crate::storage::recover::recover;
use crate::storage::splice_change::apply_edits;

/// What stands in the log as the reason of an erasure. It names nobody.
const WHY: &str = "a person erased";

/// An erasure that is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Erased {
    /// What it reached.
    pub reach: Reach,
    /// The records that it touched, as they are now.
    pub reread: Vec<(RecordId, Option<Loaded>)>,
    /// Files that somebody changed in the same moment; they are as that person left them.
    pub problems: Vec<Problem>,
}

/// What erasing the person would reach. Nothing is written.
///
/// # Errors
///
/// As [`erase`].
pub fn look(fs: &dyn Fs, hand: &Hand, id: RecordId) -> Result<Reach, Failure> {
    let work = prepare(fs, hand, id, false)?;
    Ok(work.reach)
}

/// Erases the person. With `files`, attached copies that only this person cites go as well.
///
/// Texts are made anew beside the old ones and put in their place; nothing is written in place, and
/// from the moment at which the plan is on disk, a crash cannot leave half of it: see
/// [`crate::storage::erase_plan`].
///
/// # Errors
///
/// [`Failure::NoSuchRecord`] where neither a record nor a log knows the person, and any other
/// [`Failure`] of reading and writing; nothing has changed then, unless the plan was on disk, and
/// then the next commit or opening finishes it.
pub fn erase(fs: &dyn Fs, hand: &Hand, id: RecordId, files: bool) -> Result<Erased, Failure> {
    let (_held, mut problems) = begin(fs)?;
    let work = prepare(fs, hand, id, files)?;
    prepare_folders(fs, hand)?;
    let staged = stage(fs, &work)?;
    let done = write_plan(fs, &staged).and_then(|()| carry_out(fs, &staged));
    let done = match done {
        // Whoever comes next would finish it; a disk that failed once may let us do so at once.
        Err(failure) if is_written(fs) => recover(fs).map_err(|_| unfinished(failure)),
        Err(failure) if is_done(fs, hand, &work.change) => Err(unfinished(failure)),
        Err(failure) => {
            let _ = fs.unlink(DRAFT);
            drop_staged(fs, &staged);
            Err(failure)
        }
        done => done,
    };
    problems.extend(done?);
    Ok(Erased {
        reach: work.reach,
        reread: work.reread,
        problems,
    })
}

/// Whether the erasure stands at the end of the log, so that only the forgetting of its plan failed.
fn is_done(fs: &dyn Fs, hand: &Hand, change: &ChangeId) -> bool {
    tail(fs, &hand.log_path())
        .is_ok_and(|tail| tail.last.is_some_and(|last| last.change == *change))
}

/// A file and what becomes of it.
struct Becomes {
    path: String,
    before: String,
    after: Option<Vec<u8>>,
}

/// Everything that an erasure is going to do.
struct Work {
    change: ChangeId,
    files: Vec<Becomes>,
    wipe: Vec<String>,
    reach: Reach,
    reread: Vec<(RecordId, Option<Loaded>)>,
}

fn prepare(fs: &dyn Fs, hand: &Hand, id: RecordId, with_files: bool) -> Result<Work, Failure> {
    let change = change_id()?;
    // A file that does not parse, or is no text, goes as well.
    let bytes = read_whole(fs, &id.relative_path())
        .map_err(|error| failed(fs, "read", &id.relative_path(), &error))?;
    let text = bytes.as_deref().map(String::from_utf8_lossy);
    let mut subject = Subject::of(id, text.as_deref());
    let logs = read_logs(fs)?;
    for (_, log) in &logs {
        subject.learn(log);
    }
    let before = erasures(fs).map_err(|error| failed(fs, "read", LOGS, &error))?;
    let of_them = before
        .iter()
        .filter_map(|line| line.erasure.as_ref())
        .filter(|what| what.person.is(id, &[], &When::default()));
    for line in of_them.flat_map(|what| &what.lines) {
        subject.erased_before.insert((line.log.clone(), line.seq));
    }
    let mut work = Work {
        change: change.clone(),
        files: Vec::new(),
        wipe: Vec::new(),
        reach: Reach::default(),
        reread: Vec::new(),
    };
    if let Some(bytes) = &bytes {
        work.reach.record = true;
        work.files.push(Becomes {
            path: id.relative_path(),
            before: sha256(bytes),
            after: None,
        });
        work.reread.push((id, None));
    }
    let view = text.as_deref().and_then(|text| view_of(id, text).ok());
    let mut born = When::default();
    if let Some(Record::Person(person)) = view.as_ref().map(|loaded| &loaded.record) {
        work.reach.name.clone_from(&person.name);
        born.clone_from(&person.born);
        work.reach.files = attached(fs, person)?;
    }
    let found = mentions(fs, &subject);
    cut(fs, id, found, with_files, &mut work)?;
    let found = copies(fs, &subject);
    work.reach.unread = found.unread;
    let (queues, copies) = part(found.named, &subject);
    work.reach.copies = copies;
    for (path, bytes, after) in queues {
        work.reach.queues.push(path.clone());
        work.files.push(Becomes {
            path,
            before: sha256(&bytes),
            after: Some(after),
        });
    }
    work.wipe.clone_from(&work.reach.copies);
    let lines = blank(fs, &subject, &logs, &mut work)?;
    if bytes.is_none() && lines.is_empty() {
        return Err(Failure::NoSuchRecord { record: id });
    }
    let names: Vec<String> = subject.names.iter().cloned().collect();
    let erasure = Erasure {
        person: Forgotten::new(id, &names, &born)?,
        lines,
    };
    sign(fs, hand, erasure, &mut work)?;
    Ok(work)
}

/// The links that other records have to the person, and the attached files that only they cite.
fn cut(
    fs: &dyn Fs,
    id: RecordId,
    found: Mentions,
    with_files: bool,
    work: &mut Work,
) -> Result<(), Failure> {
    let mut edits = Vec::new();
    for other in found.records {
        let Ok(Some(text)) = read_text(fs, other) else {
            work.reach.mentions.push(other);
            continue;
        };
        match cut_links(other, &text, id) {
            Ok(links) if !links.is_empty() => edits.extend(links),
            // It stands in a sentence or a comment, or the file does not parse.
            _ => work.reach.mentions.push(other),
        }
    }
    work.reach.links.clone_from(&edits);
    work.reach.with_files = with_files;
    work.reach.mentions.extend(found.by_name);
    if with_files {
        for one in &work.reach.files {
            edits.push(one.edit.clone());
            let bytes =
                read_whole(fs, &one.path).map_err(|error| failed(fs, "read", &one.path, &error))?;
            if let Some(bytes) = bytes {
                work.files.push(Becomes {
                    path: one.path.clone(),
                    before: sha256(&bytes),
                    after: None,
                });
            }
        }
        edits.dedup();
    }
    let mut records: Vec<RecordId> = edits.iter().map(Edit::record).collect();
    records.sort_unstable();
    records.dedup();
    let mut drafts = records
        .iter()
        .map(|record| Draft::read(fs, *record))
        .collect::<Result<Vec<_>, _>>()?;
    apply_edits(&mut drafts, &edits)?;
    for draft in drafts {
        let after = draft.after.clone().unwrap_or_default();
        // What is left may still speak of the person in a text.
        if after.contains(id.as_str()) && !work.reach.mentions.contains(&draft.record) {
            work.reach.mentions.push(draft.record);
        }
        work.reread
            .push((draft.record, draft.view().ok().flatten()));
        work.files.push(Becomes {
            path: draft.path,
            before: sha256(draft.before.unwrap_or_default().as_bytes()),
            after: Some(after.into_bytes()),
        });
    }
    work.reach.mentions.sort_unstable();
    work.reach.mentions.dedup();
    Ok(())
}

/// Blanks the logs; gives the lines that are not as they were.
fn blank(
    fs: &dyn Fs,
    subject: &Subject,
    logs: &[(String, Vec<u8>)],
    work: &mut Work,
) -> Result<Vec<BlankedLine>, Failure> {
    let mut lines = Vec::new();
    for (path, text) in logs {
        let blanked =
            blank_log(path, text, subject, &work.change).map_err(|reason| Failure::Io {
                doing: "write the lines of",
                path: fs.root().join(path),
                reason,
            })?;
        let left = blanked.left.into_iter().map(|line| (path.clone(), line));
        work.reach.left.extend(left);
        if blanked.lines.is_empty() {
            continue;
        }
        work.reach.logs += 1;
        work.reach.lines += blanked.lines.len();
        lines.extend(blanked.lines);
        work.files.push(Becomes {
            path: path.clone(),
            before: sha256(text),
            after: Some(blanked.text),
        });
    }
    Ok(lines)
}

/// Adds the line of the erasure itself to the log of the hand.
fn sign(fs: &dyn Fs, hand: &Hand, erasure: Erasure, work: &mut Work) -> Result<(), Failure> {
    let log = hand.log_path();
    let tail = tail(fs, &log).map_err(|error| failed(fs, "read", &log, &error))?;
    let (seq, prev) = tail.end();
    let change = Change {
        id: work.change.clone(),
        gesture: Gesture::Do,
        author: hand.author.clone(),
        at: clock::now(),
        why: WHY.to_owned(),
        edits: Vec::new(),
        queries: Vec::new(),
    };
    let body = Body {
        why: WHY.to_owned(),
        erasure: Some(erasure),
        ..Body::default()
    };
    let line = write_line(&change, hand, &body, seq, prev).map_err(|reason| Failure::Io {
        doing: "write the line for",
        path: fs.root().join(&log),
        reason,
    })?;
    let at = work.files.iter().position(|file| file.path == log);
    let at = match at {
        Some(at) => at,
        None => {
            let text = read_whole(fs, &log)
                .map_err(|error| failed(fs, "read", &log, &error))?
                .unwrap_or_default();
            work.files.push(Becomes {
                path: log,
                before: sha256(&text),
                after: Some(text),
            });
            work.files.len() - 1
        }
    };
    let file = &mut work.files[at];
    if let Some(after) = &mut file.after {
        // A torn last line never counted.
        let torn = usize::try_from(tail.length - tail.sound).unwrap_or(0);
        after.truncate(after.len().saturating_sub(torn));
        after.extend_from_slice(line.as_bytes());
    }
    Ok(())
}

fn read_logs(fs: &dyn Fs) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let paths = all(fs).map_err(|error| failed(fs, "list", LOGS, &error))?;
    paths
        .into_iter()
        .map(|path| {
            let bytes = read_whole(fs, &path).map_err(|error| failed(fs, "read", &path, &error))?;
            Ok((path, bytes.unwrap_or_default()))
        })
        .collect()
}

/// The folders that are written into; and the log of the hand, which is made here where it is not
/// there so that it has the mode of every log.
fn prepare_folders(fs: &dyn Fs, hand: &Hand) -> Result<(), Failure> {
    for folder in [PRIVATE, STAGE, LOGS] {
        let made = fs
            .make_folder(folder)
            .map_err(|error| failed(fs, "make the folder", folder, &error))?;
        if made {
            let around = folder_of(folder);
            fs.sync_folder(around)
                .map_err(|error| failed(fs, "sync", around, &error))?;
        }
    }
    let log = hand.log_path();
    let failed = |error| failed(fs, "write", &log, &error);
    if fs.length(&log).map_err(failed)?.is_none() {
        let end = tail(fs, &log).map_err(failed)?;
        append(fs, &log, &end, "").map_err(failed)?;
    }
    Ok(())
}

/// Writes the new texts beside the old ones and gives the plan for them.
fn stage(fs: &dyn Fs, work: &Work) -> Result<Plan, Failure> {
    let mut plan = Plan {
        moves: Vec::new(),
        wipe: work.wipe.clone(),
    };
    for (index, file) in work.files.iter().enumerate() {
        let mut one = Move {
            staged: String::new(),
            target: file.path.clone(),
            before: file.before.clone(),
            after: ABSENT.to_owned(),
        };
        if let Some(after) = &file.after {
            one.staged = staged_path(&work.change, index);
            one.after = sha256(after);
            let staged = fs.stage(&one.staged, Some(&file.path), after);
            if let Err(error) = staged {
                let _ = fs.unlink(&one.staged);
                drop_staged(fs, &plan);
                return Err(failed(fs, "write", &one.staged, &error));
            }
        }
        plan.moves.push(one);
    }
    Ok(plan)
}

/// Best effort: what is left is deleted at the next commit, since no log knows it.
fn drop_staged(fs: &dyn Fs, plan: &Plan) {
    for one in plan.moves.iter().filter(|one| !one.staged.is_empty()) {
        let _ = fs.unlink(&one.staged);
    }
}

//! Everything that erasing a person is going to do: the record, the links to it, and its values in
//! every line of every log.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::ChangeId;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::erase::cut_links::cut_links;
use crate::casebook::erase::reach::{ErasureRequest, Reach};
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::record::read::Record;
use crate::storage::commit::pending_file::{PendingFile, read_text, view_of};
use crate::storage::commit::splice_change::apply_edits;
use crate::storage::digest::sha256;
use crate::storage::erase::blank_log::{Subject, blank_log, record_digests};
use crate::storage::erase::erase_queue::part;
use crate::storage::erase::erasures::{erasures, of_person, salt};
use crate::storage::erase::fingerprint::ErasureFingerprint;
use crate::storage::erase::group::{joined_with, namesakes};
use crate::storage::erase::places::{Afters, places};
use crate::storage::erase::reach::{attached, beside, copies, linked, photos_of};
use crate::storage::error::failed;
use crate::storage::fs::{EntryType, Fs};
use crate::storage::log::body::{BlankedLine, Body, Erasure};
use crate::storage::log::file::{LOGS, is_no_log, read_whole, tail};
use crate::storage::log::line::{LogLine, write_line};
use crate::storage::random::change_id;
use crate::storage::workspace::author_device::AuthorDevice;

/// A file and what becomes of it.
pub struct Replacement {
    /// The file, relative to the workspace.
    pub path: String,
    /// The SHA-256 of its bytes now.
    pub before: String,
    /// Its bytes after; `None` if it goes away.
    pub after: Option<Vec<u8>>,
}

/// Everything that an erasure is going to do.
pub struct Work {
    /// The change that erases.
    pub change: ChangeId,
    /// The files that get other bytes or go away.
    pub files: Vec<Replacement>,
    /// Copies that go away, whatever is in them.
    pub wipe: Vec<String>,
    /// What it reaches.
    pub reach: Reach,
    /// The records that it touches, as they are to be.
    pub reread: Vec<(RecordId, Option<Loaded>)>,
}

/// Finds out everything that erasing the person is going to do. Nothing is written.
///
/// # Errors
///
/// Any [`Failure`] of reading.
pub fn prepare(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    request: &ErasureRequest,
) -> Result<Work, Failure> {
    let ids = request
        .person
        .map(|id| joined_with(fs, id))
        .unwrap_or_default();
    let mut work = Work {
        change: change_id()?,
        files: Vec::new(),
        wipe: Vec::new(),
        reach: Reach {
            with_files: request.files,
            ..Reach::default()
        },
        reread: Vec::new(),
    };
    let mut subject = Subject::of(ids.clone());
    subject.add(request.names.iter().cloned());
    records(fs, request, &mut subject, &mut work)?;
    let logs = read_logs(fs, &mut work.reach.unread)?;
    for (_, log) in &logs {
        subject.learn(log);
    }
    let names: Vec<String> = subject.names.iter().cloned().collect();
    let known = erasures(fs).map_err(|error| failed(fs, FileOperation::Read, LOGS, &error))?;
    let before = of_person(&known, &ids, &names, &logs);
    let is_known = |line: &&&LogLine| {
        line.erasure.as_ref().is_some_and(|what| {
            let mut ids = ids.iter();
            ids.any(|id| what.person.has_id(*id))
                || what.person.is_called(&names, &EdtfDate::default())
        })
    };
    work.reach.before = before
        .iter()
        .filter(is_known)
        .map(|line| (line.at, line.author.clone()))
        .min();
    for what in before.iter().filter_map(|line| line.erasure.as_ref()) {
        let lines = what.lines.iter().map(|line| (line.log.clone(), line.seq));
        subject.erased_before.extend(lines);
    }
    let others = namesakes(fs, &subject.ids, &subject.names);
    let subject = subject.among(&others);
    let found = linked(fs, &subject);
    cut(fs, &subject, found, &mut work)?;
    let found = copies(fs, &subject);
    work.reach.unread.extend(found.unread);
    let (queues, copies) = part(fs.account(), found.named, &subject);
    work.reach.copies.extend(copies);
    work.reach.copies.extend(beside(fs, &subject));
    for (path, bytes, after) in queues {
        work.reach.queues.push(path.clone());
        work.files.push(Replacement {
            path,
            before: sha256(&bytes),
            after: Some(after),
        });
    }
    work.wipe.clone_from(&work.reach.copies);
    let lines = blank(fs, &subject, &logs, &mut work)?;
    tell_places(fs, &subject, &mut work);
    let erasure = Erasure {
        person: ErasureFingerprint::new(&names, salt(&known))?,
        lines,
    };
    sign(fs, author_device, erasure, &mut work)?;
    Ok(work)
}

/// The records of the person, which go away.
fn records(
    fs: &dyn Fs,
    request: &ErasureRequest,
    subject: &mut Subject,
    work: &mut Work,
) -> Result<(), Failure> {
    for id in subject.ids.clone() {
        let path = id.relative_path();
        // A file that does not parse, or is no text, goes as well.
        let bytes = read_whole(fs, &path)
            .map_err(|error| failed(fs, FileOperation::Read, &path, &error))?;
        let Some(bytes) = bytes else { continue };
        let text = String::from_utf8_lossy(&bytes);
        subject.learn_from_record(id, &text);
        let mut name = String::new();
        if let Ok(Record::Person(person)) = view_of(id, &text).map(|loaded| loaded.record) {
            name = person.name.to_string();
            let files = attached(fs, &person, &subject.ids)?;
            // A photo shows the person, whatever else is asked for.
            for path in photos_of(fs, &person, &subject.ids)? {
                let bytes = read_whole(fs, &path)
                    .map_err(|error| failed(fs, FileOperation::Read, &path, &error))?;
                if let Some(bytes) = bytes {
                    work.files.push(Replacement {
                        path: path.clone(),
                        before: sha256(&bytes),
                        after: None,
                    });
                    work.reach.copies.push(path);
                }
            }
            for file in files {
                if !work.reach.files.contains(&file) {
                    work.reach.files.push(file);
                }
            }
        }
        if request.person == Some(id) {
            work.reach.record = true;
            work.reach.name = name;
        } else {
            work.reach.joined.push((id, name));
        }
        work.files.push(Replacement {
            path,
            before: sha256(&bytes),
            after: None,
        });
        work.reread.push((id, None));
    }
    Ok(())
}

/// The links that other records have to the person, and the attached files that only they cite.
fn cut(
    fs: &dyn Fs,
    subject: &Subject,
    found: Vec<RecordId>,
    work: &mut Work,
) -> Result<(), Failure> {
    let mut edits = Vec::new();
    for other in found {
        let Ok(Some(text)) = read_text(fs, other) else {
            continue;
        };
        // Otherwise it stands in a sentence or a comment, or the file does not parse.
        edits.extend(cut_links(other, &text, &subject.ids).unwrap_or_default());
    }
    work.reach.links.clone_from(&edits);
    if work.reach.with_files {
        for one in &work.reach.files {
            edits.push(one.edit.clone());
            let bytes = read_whole(fs, &one.path)
                .map_err(|error| failed(fs, FileOperation::Read, &one.path, &error))?;
            if let Some(bytes) = bytes {
                work.files.push(Replacement {
                    path: one.path.clone(),
                    before: sha256(&bytes),
                    after: None,
                });
            }
        }
        edits.dedup();
    }
    let records: BTreeSet<RecordId> = edits.iter().map(Edit::record).collect();
    let mut drafts = records
        .iter()
        .map(|record| PendingFile::read(fs, *record))
        .collect::<Result<Vec<_>, _>>()?;
    apply_edits(&mut drafts, edits)?;
    for draft in drafts {
        work.reread
            .push((draft.record, draft.view().ok().flatten()));
        work.files.push(Replacement {
            path: draft.path,
            before: sha256(draft.before.unwrap_or_default().as_bytes()),
            after: Some(draft.after.unwrap_or_default().into_bytes()),
        });
    }
    Ok(())
}

/// Blanks the logs and the copies of logs; gives the lines that are not as they were.
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
                operation: FileOperation::WriteLine,
                path: fs.root().join(path),
                reason,
            })?;
        let left = blanked.left.into_iter().map(|line| (path.clone(), line));
        work.reach.left.extend(left);
        if blanked.lines.is_empty() && !blanked.torn {
            continue;
        }
        work.reach.logs += 1;
        work.reach.lines += blanked.lines.len();
        work.reach.blanked.push((path.clone(), blanked.numbers));
        if path.ends_with(".log") {
            lines.extend(blanked.lines);
        }
        work.files.push(Replacement {
            path: path.clone(),
            before: sha256(text),
            after: Some(blanked.text),
        });
    }
    Ok(lines)
}

/// Every place that names the person once all this is done.
fn tell_places(fs: &dyn Fs, subject: &Subject, work: &mut Work) {
    let mut afters: Afters<'_> = work
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.after.as_deref()))
        .collect::<BTreeMap<_, _>>();
    afters.extend(work.wipe.iter().map(|path| (path.as_str(), None)));
    let found = places(fs, subject, &afters);
    work.reach.places = found.places;
    work.reach.unread.extend(found.unread);
    work.reach.unread.sort();
    work.reach.unread.dedup();
    let sure = work.reach.places.iter().filter(|place| place.is_sure);
    let records: BTreeSet<RecordId> = sure
        .filter_map(|place| RecordId::of_path(&place.path))
        .collect();
    work.reach.mentions = records.into_iter().collect();
}

/// Adds the line of the erasure itself to the log of the hand.
fn sign(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    erasure: Erasure,
    work: &mut Work,
) -> Result<(), Failure> {
    let log = author_device.log_path();
    let tail = tail(fs, &log).map_err(|error| failed(fs, FileOperation::Read, &log, &error))?;
    let heads = author_device.ends.to_name(fs, &log);
    let change = author_device.change(work.change.clone(), Purpose::Erased, Vec::new());
    let body = Body {
        why: Purpose::Erased.to_text(),
        erasure: Some(erasure),
        left: record_digests(
            work.files
                .iter()
                .map(|file| (&*file.path, file.after.as_deref())),
        ),
        ..Body::default()
    };
    let (line, _) = write_line(&change, author_device.names(), &body, tail.end(), &heads).map_err(
        |reason| Failure::Io {
            operation: FileOperation::WriteLine,
            path: fs.root().join(&log),
            reason,
        },
    )?;
    let at = work.files.iter().position(|file| file.path == log);
    let at = match at {
        Some(at) => at,
        None => {
            let text = read_whole(fs, &log)
                .map_err(|error| failed(fs, FileOperation::Read, &log, &error))?
                .unwrap_or_default();
            work.files.push(Replacement {
                path: log,
                before: sha256(&text),
                after: Some(text),
            });
            work.files.len() - 1
        }
    };
    let file = &mut work.files[at];
    if let Some(after) = &mut file.after {
        // A torn last line never counted; it may be gone already, with what it said of the person.
        if tail.length > tail.sound {
            let end = after.iter().rposition(|byte| *byte == b'\n');
            after.truncate(end.map_or(0, |at| at + 1));
        }
        after.extend_from_slice(line.as_bytes());
    }
    Ok(())
}

/// The logs and what editors and sync tools made of them: every file in their folder that is not hidden. What is no log,
/// as a file that is far too large, stops no erasure; it is among the `unread`.
fn read_logs(fs: &dyn Fs, unread: &mut Vec<String>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let listed = match fs.list(LOGS) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        listed => listed.map_err(|error| failed(fs, FileOperation::List, LOGS, &error))?,
    };
    let mut paths: Vec<String> = listed
        .iter()
        .filter(|one| one.sort == EntryType::File)
        .filter_map(|one| one.name.to_str())
        .filter(|name| !name.starts_with('.'))
        .map(|name| format!("{LOGS}/{name}"))
        .collect();
    paths.sort();
    let mut logs = Vec::new();
    for path in paths {
        match read_whole(fs, &path) {
            Err(error) if is_no_log(&error) => unread.push(path),
            Err(error) => return Err(failed(fs, FileOperation::Read, &path, &error)),
            Ok(bytes) => logs.push((path, bytes.unwrap_or_default())),
        }
    }
    Ok(logs)
}

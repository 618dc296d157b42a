//! From finished drafts to the disk: stage, log, rename. The line in the log is the commit point.

use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::{Change, ChangeKind};
use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::record::workspace::{FILE_NAME, WorkspaceHead};
use crate::storage::commit::patch::Patch;
use crate::storage::commit::pending_file::{PendingFile, unsound};
use crate::storage::commit::recover::recover;
use crate::storage::commit::splice_query::HeadDraft;
use crate::storage::commit::staged::authenticated_path;
use crate::storage::digest::of_file;
use crate::storage::error::failed;
use crate::storage::fs::lock::{PRIVATE, STAGE};
use crate::storage::fs::{FileToStage, Fs, RECORD_LIMIT, folder_of};
use crate::storage::log::body::{BlankedLine, Body, FileChange};
use crate::storage::log::file::{LINE_LIMIT, LOG_LIMIT, LOGS, Tail, append, tail, take_back};
use crate::storage::log::line::write_line;
use crate::storage::workspace::author_device::AuthorDevice;

/// A change that is on disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Committed {
    /// The change, with the edits that were needed: those whose value stood there already are
    /// left out, and an item's index is the one that it really had.
    pub change: Change,
    /// Each record that was asked for with [`Reread`], as it is on disk now; `None` if it is gone, or where an
    /// undo brought back a file that did not read before either.
    pub reread: Vec<(RecordId, Option<Loaded>)>,
    /// The head of the workspace as it is on disk now, where the change is about it.
    pub head: Option<WorkspaceHead>,
    /// What finishing an interrupted change brought up, one of before or this one.
    pub problems: Vec<Problem>,
}

/// What a commit is asked for beside the change itself.
#[derive(Clone, Copy)]
pub struct CommitOptions<'o> {
    /// Which records are given back.
    pub reread: Reread,
    /// Hears how many steps are done, of so many.
    pub tell: &'o (dyn Fn(usize, usize) + Sync),
}

impl CommitOptions<'_> {
    /// The records that the change touched, and nobody hears how far it is.
    pub const TOUCHED: Self = Self {
        reread: Reread::Touched,
        tell: &|_, _| {},
    };
}

/// Which records are given back as they are on disk now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reread {
    /// Those that the change touched.
    Touched,
    /// None: there may be many, and nobody looks at them.
    Nothing,
}

impl Committed {
    /// With what finishing a change of before brought up in front.
    #[must_use]
    pub fn after(mut self, mut problems: Vec<Problem>) -> Self {
        problems.append(&mut self.problems);
        self.problems = problems;
        self
    }
}

/// Puts the drafts on disk as one change. The caller holds the lock.
///
/// If no draft differs from what is on disk, nothing is written; a new change is not logged
/// then, but an undo or redo is, or the same change would be taken back again and again.
///
/// # Errors
///
/// Any [`Failure`]; nothing has been written then, except for [`Failure::Unfinished`], after which
/// the next commit or opening finishes what is left.
pub fn publish(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    mut change: Change,
    drafts: &[PendingFile],
    head: Option<&HeadDraft>,
    options: CommitOptions<'_>,
) -> Result<Committed, Failure> {
    let mut views = Vec::new();
    for draft in drafts {
        let view = checked(draft)?;
        match options.reread {
            Reread::Touched => views.push((draft.record, view)),
            Reread::Nothing => {}
        }
    }
    let now = head.map(|head| head.view(fs)).transpose()?;
    let mut changed: Vec<Changed<'_>> = drafts.iter().map(Changed::of).collect();
    changed.extend(head.map(Changed::of_head));
    changed.retain(|changed| changed.before != changed.after);
    let problems = if !changed.is_empty() || change.change_kind != ChangeKind::Do {
        let writing = Writing {
            changed: &changed,
            tell: options.tell,
            ..Writing::default()
        };
        write(fs, author_device, &mut change, writing)?
    } else {
        Vec::new()
    };
    Ok(Committed {
        change,
        reread: views,
        head: now,
        problems,
    })
}

/// Appends a line that touches no record: that something was exported. The caller holds the lock.
///
/// # Errors
///
/// Any [`Failure`]; there is no such line then.
pub fn publish_line(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    change: &Change,
) -> Result<Vec<Problem>, Failure> {
    write(fs, author_device, &mut change.clone(), Writing::default())
}

/// As [`publish_line`], for a line that vouches for others. The caller holds the lock.
///
/// # Errors
///
/// Any [`Failure`]; there is no such line then.
pub fn publish_vouching_line(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    change: &Change,
    vouched: Vec<BlankedLine>,
) -> Result<Vec<Problem>, Failure> {
    let writing = Writing {
        vouched,
        ..Writing::default()
    };
    write(fs, author_device, &mut change.clone(), writing)
}

/// What is written with a line.
struct Writing<'w> {
    changed: &'w [Changed<'w>],
    vouched: Vec<BlankedLine>,
    tell: &'w dyn Fn(usize, usize),
}

impl Default for Writing<'_> {
    fn default() -> Self {
        Self {
            changed: &[],
            vouched: Vec::new(),
            tell: &|_, _| {},
        }
    }
}

/// A file that changes: what a change has to do with it, whatever it holds.
#[derive(Clone, Copy)]
struct Changed<'a> {
    path: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
    back: &'a [Patch],
}

impl<'a> Changed<'a> {
    fn of(draft: &'a PendingFile) -> Self {
        Self {
            path: &draft.path,
            before: draft.before.as_deref(),
            after: draft.after.as_deref(),
            back: &draft.back,
        }
    }

    fn of_head(draft: &'a HeadDraft) -> Self {
        Self {
            path: FILE_NAME,
            before: Some(&draft.before),
            after: Some(&draft.after),
            back: &draft.back,
        }
    }
}

/// The typed view of what is to be, if it may be at all.
fn checked(draft: &PendingFile) -> Result<Option<Loaded>, Failure> {
    let bytes = draft.after.as_ref().map_or(0, String::len) as u64;
    if bytes > RECORD_LIMIT {
        return Err(Failure::WouldBeTooLarge {
            path: draft.file.clone(),
            bytes,
        });
    }
    match draft.view() {
        Ok(loaded) => Ok(loaded),
        Err(_) if draft.restored => Ok(None),
        // What was spliced read as a record before.
        Err(problem) if draft.is_changed() && draft.before.is_some() => Err(Failure::WouldDamage {
            path: draft.file.clone(),
            field: problem.field,
        }),
        Err(problem) => Err(unsound(&draft.file, &problem)),
    }
}

fn write(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    change: &mut Change,
    writing: Writing<'_>,
) -> Result<Vec<Problem>, Failure> {
    let Writing {
        changed,
        vouched,
        tell,
    } = writing;
    let log = author_device.log_path();
    prepare_folders(fs, changed)?;
    author_device.ends.settle(fs);
    let tail = tail(fs, &log).map_err(|error| failed(fs, FileOperation::Read, &log, &error))?;
    let files: Vec<FileChange> = changed.iter().map(file_change).collect();
    let clock_problem = author_device.ends.clock_problem(fs);
    let mut heads = author_device.ends.to_name(fs, &log);
    heads.extend(author_device.ends.branches_to_name(fs, &log, &tail));
    let staged = files
        .iter()
        .enumerate()
        .map(|(index, file)| authenticated_path(fs, &change.id, index, file))
        .collect::<Result<Vec<_>, _>>()?;
    let body = Body {
        why: change.why.clone(),
        // There may be many of them: they are moved and not copied.
        edits: std::mem::take(&mut change.edits),
        queries: std::mem::take(&mut change.queries),
        files,
        vouched,
        ..Body::default()
    };
    let written = write_line(change, author_device.names(), &body, tail.end(), &heads);
    (change.edits, change.queries) = (body.edits, body.queries);
    let (text, line) = written.map_err(|reason| Failure::Io {
        operation: FileOperation::WriteLine,
        path: fs.root().join(&log),
        reason,
    })?;
    // What nobody could read any more must not be written.
    let bytes = text.len() as u64;
    if let Some(reason) = beyond_limits(bytes, tail.sound) {
        return Err(Failure::Io {
            operation: FileOperation::WriteLine,
            path: fs.root().join(&log),
            reason,
        });
    }
    // Each file is staged first and then put in its place.
    let all = 2 * changed.len();
    let tell_staged = |done| tell(done, all);
    let tell_placed = |done| tell(changed.len() + done, all);
    if let Err(failure) = stage(fs, &staged, changed, &tell_staged) {
        drop_staged(fs, &staged);
        return Err(failure);
    }
    if let Err(error) = append(fs, &log, &tail, &text) {
        let failure = failed(fs, FileOperation::Write, &log, &error);
        if give_up(fs, &staged, &log, &tail) {
            return Err(failure);
        }
        // A line that is whole counts, even if the disk failed right behind it.
        let length = fs.length(&log).ok().flatten();
        return Err(match length {
            Some(length) if length < tail.sound + bytes => failure,
            Some(_) | None => unfinished(failure),
        });
    }
    // The commit point lies behind us.
    let Err(failure) = put_in_place(fs, &staged, changed, &tell_placed) else {
        let length = tail.sound + text.len() as u64;
        author_device.ends.have_written(&log, length, &line);
        return Ok(clock_problem.into_iter().collect());
    };
    // As long as no file has been replaced, the line can be taken back as well.
    if is_untouched(fs, &staged, changed) && give_up(fs, &staged, &log, &tail) {
        return Err(failure);
    }
    // Whoever comes next would finish it; a disk that failed once may let us do so at once.
    recover(fs).map_err(|_| unfinished(failure))
}

/// Why a line of so many bytes cannot follow so many bytes of a log; `None` if it can.
fn beyond_limits(bytes: u64, sound: u64) -> Option<Cause> {
    if bytes > LINE_LIMIT as u64 {
        Some(Cause::LineTooLong {
            limit: LINE_LIMIT as u64,
        })
    } else if sound + bytes > LOG_LIMIT {
        Some(Cause::TooLarge {
            bytes: sound + bytes,
            limit: LOG_LIMIT,
        })
    } else {
        None
    }
}

/// That a change counts and has not reached every file.
#[must_use]
pub fn unfinished(failure: Failure) -> Failure {
    match failure {
        Failure::Io { path, reason, .. } | Failure::ReadOnly { path, reason } => {
            Failure::Unfinished { path, reason }
        }
        other => other,
    }
}

/// Whether every file of a change still waits, and every record is as it was.
fn is_untouched(fs: &dyn Fs, staged: &[String], changed: &[Changed<'_>]) -> bool {
    changed.iter().zip(staged).all(|(draft, staged)| {
        let staged = fs.length(staged);
        let record = fs.read_record(draft.path).ok();
        staged.is_ok_and(|length| length.is_some())
            && record.is_some_and(|bytes| bytes.as_deref() == draft.before.map(str::as_bytes))
    })
}

/// Makes the folders that are missing, and asks those that will be written into.
fn prepare_folders(fs: &dyn Fs, changed: &[Changed<'_>]) -> Result<(), Failure> {
    let mut folders = vec![PRIVATE, STAGE, LOGS];
    folders.extend(changed.iter().map(|draft| folder_of(draft.path)));
    folders.dedup();
    for folder in folders {
        // The folder of the workspace itself is there.
        let made = !folder.is_empty()
            && fs
                .make_folder(folder)
                .map_err(|error| failed(fs, FileOperation::MakeFolder, folder, &error))?;
        if made {
            let around = folder_of(folder);
            fs.sync_folder(around)
                .map_err(|error| failed(fs, FileOperation::Sync, around, &error))?;
        } else if let Some(error) = fs.refuses_writing(folder) {
            return Err(failed(fs, FileOperation::WriteInto, folder, &error));
        }
    }
    Ok(())
}

fn file_change(draft: &Changed<'_>) -> FileChange {
    FileChange {
        path: draft.path.to_owned(),
        before: of_file(draft.before),
        after: of_file(draft.after),
        back: if draft.before.is_some() && draft.after.is_some() {
            draft.back.to_vec()
        } else {
            Vec::new()
        },
    }
}

/// Writes the new files. For a file that is to go away an empty one is written, as the sign for
/// recovery that there is something to finish.
fn stage(
    fs: &dyn Fs,
    staged: &[String],
    changed: &[Changed<'_>],
    tell: &dyn Fn(usize),
) -> Result<(), Failure> {
    let pairs = changed.iter().zip(staged);
    let files = pairs.map(|(draft, path)| FileToStage {
        path,
        like: draft.before.map(|_| draft.path),
        bytes: draft.after.unwrap_or_default().as_bytes(),
    });
    let files: Vec<FileToStage<'_>> = files.collect();
    fs.stage_all(&files, tell).map_err(|(at, error)| {
        let path = files.get(at).map_or(STAGE, |file| file.path);
        failed(fs, FileOperation::Write, path, &error)
    })?;
    fs.sync_folder(STAGE)
        .map_err(|error| failed(fs, FileOperation::Sync, STAGE, &error))
}

/// Best effort: what is left is deleted at the next commit, since no log knows it.
fn drop_staged(fs: &dyn Fs, staged: &[String]) {
    for path in staged {
        let _ = fs.unlink(path);
    }
}

/// Makes the change never have happened. Where its line cannot be taken away, the staged files stay,
/// and recovery sees from the line whether the change counts.
///
/// Says whether it has come to that.
fn give_up(fs: &dyn Fs, staged: &[String], log: &str, tail: &Tail) -> bool {
    let is_taken_back = take_back(fs, log, tail).is_ok();
    if is_taken_back {
        drop_staged(fs, staged);
    }
    is_taken_back
}

fn put_in_place(
    fs: &dyn Fs,
    staged: &[String],
    changed: &[Changed<'_>],
    tell: &dyn Fn(usize),
) -> Result<(), Failure> {
    let mut folders = Vec::with_capacity(changed.len() + 1);
    for (done, (draft, staged)) in changed.iter().zip(staged).enumerate() {
        tell(done);
        let (operation, moved) = if draft.after.is_some() {
            (FileOperation::Rename, fs.rename(staged, draft.path))
        } else {
            (FileOperation::Remove, fs.unlink(draft.path))
        };
        moved.map_err(|error| failed(fs, operation, draft.path, &error))?;
        folders.push(folder_of(draft.path));
        if draft.before.is_none() {
            // Whoever made the folder of a new record may have been stopped before it was durable.
            folders.push("");
        }
    }
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    // The signs of removals go last: until a removal is durable, recovery must know of it. One that
    // is left over does no harm.
    for (draft, staged) in changed.iter().zip(staged) {
        if draft.after.is_none() {
            let _ = fs.unlink(staged);
        }
    }
    Ok(())
}

//! Attaching copies of files to sources: the copy under its SHA-256 in `files/`, the link in the
//! source's record.
//!
//! The copy is whole and durable before the change that names it is logged. If that change never
//! comes about, or is taken back, a copy that no source names is left; `check` tells of it, and
//! nobody's evidence is deleted behind their back.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;
use sha2::{Digest, Sha256};

use crate::casebook::change::edit::Edit;
use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::{Failure, Unattached};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::record::workspace::FILE_NAME;
use crate::ron_text::locate::{count_items, value_at};
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::storage::commit::pending_file::{read_text, unsound, view_of};
use crate::storage::digest::hexadecimal;
use crate::storage::error::failed;
use crate::storage::fs::lock::{PATIENCE, make_private_folder, must_be_as_opened, wait_for};
use crate::storage::fs::{Fs, LockGuard};
use crate::storage::random::change_id;

/// The folder of attached copies.
pub const FILES: &str = "files";

/// The folder in which copies are made.
pub(super) const INCOMING: &str = ".lastseen/incoming";

/// The lock of whoever is attaching a file.
pub const ATTACHING: &str = ".lastseen/attaching";

/// The most bytes that an attached file may have.
pub const FILE_LIMIT: u64 = 256 * 1024 * 1024;

/// How much of a file is held in memory at once, in bytes.
pub const PORTION: usize = 1024 * 1024;

/// How many bytes tell what an image is.
const IMAGE_BEGIN: usize = 12;

/// The usual ending of an image, by the bytes with which it begins; `None` if it is none. SVG is text that may load
/// something.
fn image_ending(begin: &[u8]) -> Option<&'static str> {
    match begin {
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("webp"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some("bmp"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("tif"),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand {
            b"avif" | b"avis" => Some("avif"),
            b"heic" | b"heix" | b"mif1" | b"msf1" | b"hevc" => Some("heic"),
            _ => None,
        },
        _ => None,
    }
}

/// Where the copy of an attached file lies: its SHA-256 with the ending of its name, if that is
/// letters and digits.
#[must_use]
pub fn copy_path(sha256: &str, name: &str) -> String {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let ending = ending.filter(|ending| {
        (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    match ending {
        Some(ending) => format!("{FILES}/{sha256}.{ending}"),
        None => format!("{FILES}/{sha256}"),
    }
}

/// Whether a text is a SHA-256, in small figures.
#[must_use]
pub fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The SHA-256 in the path of a copy; `None` if it is no path of one. A photo leads nowhere else.
#[must_use]
pub fn digest_in_path(path: &str) -> Option<&str> {
    let name = path.strip_prefix(FILES)?.strip_prefix('/')?;
    let digest = stem(path);
    (!name.contains(['/', '\\']) && is_digest(digest)).then_some(digest)
}

/// The name of a copy without its ending.
#[must_use]
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// What came of a file that was copied.
pub enum Copied {
    /// The edit that links the copy to the source, and the lock of attaching, to be held until the edit
    /// is on disk: nobody attaches the same file meanwhile.
    New(LockGuard, Edit),
    /// The source names this copy already, and it was lost or altered: it is as it was.
    PutBack(String),
}

/// Copies the file at `path` into the workspace, for a source or as the photo of a person. A copy that is there already is used as it is, if it is
/// what it is called. One that has been altered is never thrown away: it makes room under the name that
/// its own bytes have.
///
/// # Errors
///
/// [`Failure::NotAttached`] if the file is no plain file, is too large, or is attached already and
/// the copy is as it was; [`Failure::NoSuchRecord`]; and those of reading and writing.
pub fn attach(fs: &dyn Fs, source: RecordId, path: &Path) -> Result<Copied, Failure> {
    let refused = |why| Failure::NotAttached {
        path: path.to_owned(),
        why,
    };
    let mut file = open(path).map_err(refused)?;
    let alone = prepare(fs)?;
    let at = source.relative_path();
    let text = read_text(fs, source).map_err(|problem| unsound(&fs.root().join(&at), &problem))?;
    let text = text.ok_or(Failure::NoSuchRecord { record: source })?;
    let staged = format!("{INCOMING}/{}", change_id()?.0);
    let copied = copy(fs, &mut file, &staged, &at);
    let drop = || {
        // What cannot be dropped now is dropped by whoever attaches next.
        let _ = fs.unlink(&staged);
    };
    let (sha256, bytes) = match copied {
        Ok(copied) => copied,
        Err(Copying::Refused(why)) => {
            drop();
            return Err(refused(why));
        }
        Err(Copying::Failed(failure)) => {
            drop();
            return Err(failure);
        }
    };
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let named = named(source, &text, &sha256);
    let name = match source.kind() {
        Kind::Person if named.is_none() => {
            let begin = fs.read_at(&staged, 0, IMAGE_BEGIN);
            let Some(ending) = begin.ok().as_deref().and_then(image_ending) else {
                drop();
                return Err(refused(Unattached::NotAnImage));
            };
            // Whatever it was called, nothing opens it as something else.
            format!("photo.{ending}")
        }
        _ => name,
    };
    let target = copy_path(&sha256, named.as_deref().unwrap_or(&name));
    let there = fs
        .length(&target)
        .map_err(|error| failed(fs, FileOperation::LookFor, &target, &error))?;
    let whole = there.filter(|_| is_whole(fs, &target, &sha256));
    if let Some(length) = whole {
        drop();
        if named.is_some() {
            return Err(refused(Unattached::Already));
        }
        // Whoever put it there, by hand or on the way to a crash, may not have made it durable.
        fs.resync(&target, length)
            .map_err(|error| failed(fs, FileOperation::Sync, &target, &error))?;
    } else {
        fs.make_folder(FILES)
            .map_err(|error| failed(fs, FileOperation::MakeFolder, FILES, &error))?;
        if there.is_some() {
            set_aside(fs, &target)?;
        }
        fs.rename(&staged, &target)
            .map_err(|error| failed(fs, FileOperation::Rename, &target, &error))?;
    }
    for folder in [FILES, ""] {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    if named.is_some() {
        return Ok(Copied::PutBack(target));
    }
    if source.kind() == Kind::Person {
        let path = FieldPath::of("photo");
        let edit = Edit::Set {
            record: source,
            old: value_at(&text, &path).ok().flatten().map(str::to_owned),
            path,
            new: Some(quote(&target)),
        };
        return Ok(Copied::New(alone, edit));
    }
    let list = FieldPath::root().field("files");
    let index = count_items(&text, &list).ok().flatten().unwrap_or(0);
    let edit = Edit::Insert {
        record: source,
        list,
        index,
        item: format!(
            "(sha256: {}, name: {}, bytes: {bytes})",
            quote(&sha256),
            quote(&name)
        ),
    };
    Ok(Copied::New(alone, edit))
}

/// Keeps a copy of bytes that were read already, for a source that is about to be recorded. It is whole and
/// durable when this returns; the lock is to be held until the source is on disk.
///
/// # Errors
///
/// [`Failure::NotAttached`] if it is too large or empty; and those of writing.
pub fn keep_copy(fs: &dyn Fs, name: &str, bytes: &[u8]) -> Result<KeptCopy, Failure> {
    let refused = |why| Failure::NotAttached {
        path: Path::new(name).to_owned(),
        why,
    };
    if bytes.is_empty() {
        return Err(refused(Unattached::Empty));
    }
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(refused(Unattached::TooLarge {
            bytes: bytes.len() as u64,
            limit: FILE_LIMIT,
        }));
    }
    let alone = prepare(fs)?;
    let sha256 = hexadecimal(&Sha256::digest(bytes));
    let target = copy_path(&sha256, name);
    if is_whole(fs, &target, &sha256) {
        return Ok(KeptCopy {
            alone,
            is_new: false,
            path: target,
        });
    }
    let staged = format!("{INCOMING}/{}", change_id()?.0);
    let written = |path: &str, done: io::Result<()>| {
        done.map_err(|error| {
            let _ = fs.unlink(&staged);
            failed(fs, FileOperation::Write, path, &error)
        })
    };
    written(&staged, fs.stage_at_most(&staged, FILE_NAME, bytes, 0o660))?;
    written(FILES, fs.make_folder(FILES).map(drop))?;
    let there = fs
        .length(&target)
        .map_err(|error| failed(fs, FileOperation::LookFor, &target, &error))?;
    if there.is_some() {
        set_aside(fs, &target)?;
    }
    written(&target, fs.rename(&staged, &target))?;
    for folder in [FILES, ""] {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    Ok(KeptCopy {
        alone,
        // Another source may name the one that was set aside, and is better off with the good copy.
        is_new: there.is_none(),
        path: target,
    })
}

/// A copy that is kept before the change that records its source.
pub struct KeptCopy {
    /// As long as it is held, nobody else attaches anything.
    pub alone: LockGuard,
    /// Whether it was not there before.
    pub is_new: bool,
    /// Where it lies.
    pub path: String,
}

impl KeptCopy {
    /// Takes the copy away again, because the change that would have recorded it did not happen.
    pub fn take_back(self, fs: &dyn Fs) {
        if self.is_new {
            // A copy that nothing names is told by `check`.
            let _ = fs.unlink(&self.path);
        }
    }
}

/// The name that the record gives the file with this SHA-256, if it names it.
fn named(source: RecordId, text: &str, sha256: &str) -> Option<String> {
    match view_of(source, text).map(|loaded| loaded.record) {
        Ok(Record::Source(read)) => {
            let file = read.files.iter().find(|file| file.sha256 == sha256)?;
            Some(file.name.clone())
        }
        Ok(Record::Person(person)) if digest_in_path(&person.photo) == Some(sha256) => {
            person.photo.rsplit('/').next().map(str::to_owned)
        }
        _ => None,
    }
}

/// Gives an altered copy the name that its bytes have, where `check` finds that no source names it.
pub(super) fn set_aside(fs: &dyn Fs, copy: &str) -> Result<(), Failure> {
    let digest =
        digest_of(fs, copy).map_err(|error| failed(fs, FileOperation::Read, copy, &error))?;
    let to = copy_path(&digest, copy);
    fs.rename(copy, &to)
        .map_err(|error| failed(fs, FileOperation::Rename, copy, &error))
}

/// Makes the folder in which copies are made, and empties it of what a crash left. A large file takes
/// longer to copy than anybody may hold the lock of commits, so attaching has a lock of its own.
pub(super) fn prepare(fs: &dyn Fs) -> Result<LockGuard, Failure> {
    let held = acquire_attaching(fs)?;
    must_be_as_opened(fs)?;
    let left = fs
        .list(INCOMING)
        .map_err(|error| failed(fs, FileOperation::List, INCOMING, &error))?;
    for left in left {
        let path = format!("{INCOMING}/{}", left.name.to_string_lossy());
        fs.unlink(&path)
            .map_err(|error| failed(fs, FileOperation::Remove, &path, &error))?;
    }
    Ok(held)
}

/// Takes the lock of attaching: nobody copies a file into the workspace as long as it is held. Who needs the lock of
/// commits as well takes this one first.
///
/// # Errors
///
/// [`Failure::Locked`] if somebody else holds it for long; those of making it.
pub fn acquire_attaching(fs: &dyn Fs) -> Result<LockGuard, Failure> {
    make_private_folder(fs, INCOMING)?;
    wait_for(fs, ATTACHING, PATIENCE)
}

/// Opens a file from outside of the workspace, if it is a plain one of a size that may be attached.
fn open(path: &Path) -> Result<File, Unattached> {
    // A pipe must not make us wait, and a link may point anywhere by the time that it is read.
    let flags =
        OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => File::from(file),
        Err(Errno::LOOP | Errno::MLINK) => return Err(Unattached::Symlink),
        Err(Errno::NXIO | Errno::OPNOTSUPP) => return Err(Unattached::NotAFile),
        Err(error) => return Err(Unattached::Unreadable(io::Error::from(error).into())),
    };
    let stat = rustix::fs::fstat(&file)
        .map_err(|error| Unattached::Unreadable(io::Error::from(error).into()))?;
    if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
        return Err(Unattached::NotAFile);
    }
    let bytes = u64::try_from(stat.st_size).unwrap_or(0);
    match bytes {
        0 => Err(Unattached::Empty),
        bytes if bytes > FILE_LIMIT => Err(Unattached::TooLarge {
            bytes,
            limit: FILE_LIMIT,
        }),
        _ => Ok(file),
    }
}

/// Why a copy did not come about.
enum Copying {
    Refused(Unattached),
    Failed(Failure),
}

/// Copies a file into the stage, open to nobody to whom the file or the source's record is not, durably; gives the SHA-256
/// and the size of what was copied, whatever becomes of the file meanwhile.
fn copy(fs: &dyn Fs, file: &mut File, staged: &str, like: &str) -> Result<(String, u64), Copying> {
    let mode = rustix::fs::fstat(&*file).map_or(0, |stat| stat.st_mode & 0o666);
    let mut source = Counted {
        file,
        hash: Sha256::new(),
        bytes: 0,
        failed: None,
    };
    let written = fs.stage_from(staged, like, mode, &mut source);
    let Counted {
        hash,
        bytes,
        failed: unread,
        ..
    } = source;
    if bytes > FILE_LIMIT {
        return Err(Copying::Refused(Unattached::TooLarge {
            bytes,
            limit: FILE_LIMIT,
        }));
    }
    if let Some(cause) = unread {
        return Err(Copying::Refused(Unattached::Unreadable(cause)));
    }
    written.map_err(|error| Copying::Failed(failed(fs, FileOperation::Write, staged, &error)))?;
    Ok((hexadecimal(&hash.finalize()), bytes))
}

/// A file that is being copied, with what is known of it so far.
struct Counted<'f> {
    file: &'f mut File,
    hash: Sha256,
    bytes: u64,
    /// Why it cannot be read.
    failed: Option<Cause>,
}

impl Read for Counted<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = match self.file.read(to) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            read => read.inspect_err(|error| self.failed = Some(error.into()))?,
        };
        self.hash.update(&to[..count]);
        self.bytes += count as u64;
        if self.bytes > FILE_LIMIT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(count)
    }
}

/// Whether a copy is what it is called.
#[must_use]
pub fn is_whole(fs: &dyn Fs, copy: &str, sha256: &str) -> bool {
    digest_of(fs, copy).is_ok_and(|digest| digest == sha256)
}

/// The SHA-256 of a copy.
///
/// # Errors
///
/// The system's.
pub fn digest_of(fs: &dyn Fs, copy: &str) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut from = 0;
    loop {
        let bytes = fs.read_at(copy, from, PORTION)?;
        hash.update(&bytes);
        from += bytes.len() as u64;
        if bytes.len() < PORTION {
            return Ok(hexadecimal(&hash.finalize()));
        }
    }
}

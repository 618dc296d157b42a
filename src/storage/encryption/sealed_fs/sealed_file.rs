//! A sealed file: an `age` file for the workspace's key alone.

use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::iter::once;

use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient};

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::storage::encryption::sealed_fs::padding::{pad, unpadded_length};
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::Fs;

/// How many bytes of a file are encrypted together (the specification of `age`).
const CHUNK: u64 = 64 * 1024;

/// What each of them grows by.
const TAG: u64 = 16;

/// How many bytes stand between the header and the first of them.
const NONCE: u64 = 16;

/// The longest header that one recipient, and what `age` adds to hide how many there are, can make.
const HEADER_LIMIT: usize = 8 * 1024;

/// What the last line of a header begins with.
const HEADER_END: &[u8] = b"\n--- ";

/// A writer that seals what it is given; it must be finished.
///
/// # Errors
///
/// The system's.
pub fn sealing<W: Write>(key: &WorkspaceKey, to: W) -> io::Result<StreamWriter<W>> {
    let recipients = once(key.recipient() as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    encryptor.wrap_output(to)
}

/// The bytes as a sealed file.
///
/// # Errors
///
/// None that could be helped.
pub fn seal(key: &WorkspaceKey, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = sealing(key, Vec::with_capacity(bytes.len() + 1024))?;
    writer.write_all(bytes)?;
    writer.finish()
}

/// The same, with padding.
///
/// # Errors
///
/// As [`seal`].
pub fn seal_padded(key: &WorkspaceKey, bytes: &[u8]) -> io::Result<Vec<u8>> {
    seal(key, &pad(bytes))
}

/// What is in a sealed file.
///
/// # Errors
///
/// [`Cause::NotOpened`] if it was sealed with another key, or is not whole.
pub fn open(key: &WorkspaceKey, sealed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(sealed.len());
    let mut reader = opening(key, sealed)?;
    reader.read_to_end(&mut bytes).map_err(|_| damaged())?;
    Ok(bytes)
}

/// The same without the padding.
///
/// # Errors
///
/// As [`open`].
pub fn open_padded(key: &WorkspaceKey, sealed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = open(key, sealed)?;
    let length = unpadded_length(&bytes).ok_or_else(damaged)?;
    bytes.truncate(length);
    Ok(bytes)
}

fn opening<R: io::BufRead>(key: &WorkspaceKey, sealed: R) -> io::Result<StreamReader<R>> {
    let file = Decryptor::new_buffered(sealed).map_err(reason)?;
    if file.is_scrypt() {
        return Err(not_opened(EncryptionError::WrongKey));
    }
    file.decrypt(once(key.identity() as &dyn Identity))
        .map_err(reason)
}

fn reason(error: DecryptError) -> io::Error {
    match error {
        DecryptError::NoMatchingKeys => not_opened(EncryptionError::WrongKey),
        DecryptError::UnknownFormat => not_opened(EncryptionError::UnknownForm),
        // What the disk could not read is no fault of the file.
        DecryptError::Io(error) if error.raw_os_error().is_some() => error,
        _ => damaged(),
    }
}

fn not_opened(why: EncryptionError) -> io::Error {
    Cause::NotOpened(why).into_io(io::ErrorKind::InvalidData)
}

/// That a file is not whole.
#[must_use]
pub fn damaged() -> io::Error {
    not_opened(EncryptionError::Damaged)
}

/// A file below, to be read from any place.
struct Below<'f> {
    fs: &'f dyn Fs,
    path: String,
    at: u64,
    length: u64,
}

impl Read for Below<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fs.read_at(&self.path, self.at, to.len())?;
        let count = bytes.len().min(to.len());
        to[..count].copy_from_slice(&bytes[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Below<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// A part of a sealed file without padding; fewer bytes only at its end. No more of it is read than is needed.
///
/// # Errors
///
/// As [`open`], and the system's.
pub fn read_part(
    fs: &dyn Fs,
    path: &str,
    key: &WorkspaceKey,
    from: u64,
    length: usize,
) -> io::Result<Vec<u8>> {
    let mut reader = opened_below(fs, path.to_owned(), key)?;
    if from > 0 {
        reader.seek(SeekFrom::Start(from)).map_err(of_disk)?;
    }
    let mut bytes = Vec::new();
    let mut part = reader.take(length as u64);
    part.read_to_end(&mut bytes).map_err(of_disk)?;
    Ok(bytes)
}

type OpenedBelow<'f> = StreamReader<BufReader<Below<'f>>>;

fn opened_below<'f>(
    fs: &'f dyn Fs,
    path: String,
    key: &WorkspaceKey,
) -> io::Result<OpenedBelow<'f>> {
    let below = Below {
        fs,
        at: 0,
        length: fs.length(&path)?.ok_or(io::ErrorKind::NotFound)?,
        path,
    };
    opening(key, BufReader::with_capacity(CHUNK as usize, below))
}

/// What the disk could not read, or else that the file is not whole.
fn of_disk(error: io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(_) => error,
        None => damaged(),
    }
}

/// What is in a sealed file, piece by piece, its padding included.
pub struct OpenedStream<'f>(OpenedBelow<'f>);

/// Opens a sealed file once, to be read from its beginning to its end.
///
/// # Errors
///
/// As [`open`], and the system's.
pub fn open_stream<'f>(
    fs: &'f dyn Fs,
    path: String,
    key: &WorkspaceKey,
) -> io::Result<OpenedStream<'f>> {
    opened_below(fs, path, key).map(OpenedStream)
}

impl Read for OpenedStream<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.0.read(to).map_err(of_disk)
    }
}

/// How many bytes are in a sealed file without padding, by its size; `None` if there is no such file.
///
/// # Errors
///
/// [`Cause::NotOpened`] if it is no sealed file, and the system's.
pub fn length_of(fs: &dyn Fs, path: &str) -> io::Result<Option<u64>> {
    let Some(size) = fs.length(path)? else {
        return Ok(None);
    };
    let begin = fs.read_at(path, 0, HEADER_LIMIT)?;
    let end = memchr::memmem::find(&begin, HEADER_END).ok_or_else(damaged)?;
    let mac = end + HEADER_END.len();
    let line = begin[mac..].iter().position(|byte| *byte == b'\n');
    let header = (mac + line.ok_or_else(damaged)? + 1) as u64;
    let payload = size.checked_sub(header + NONCE).ok_or_else(damaged)?;
    let chunks = payload.div_ceil(CHUNK + TAG).max(1);
    payload
        .checked_sub(chunks * TAG)
        .map(Some)
        .ok_or_else(damaged)
}

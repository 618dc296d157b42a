//! A copy of everything in a workspace as one encrypted file: `age -d` and `tar -x` give it back.

use std::io::{self, Write};
use std::path::Path;

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::recipients::Recipients;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::migration::copied::FileReader;
use crate::storage::migration::tree::{all_below, is_of_another};
use crate::storage::outside::{NewFile, not_written};

/// How large a block of an archive is, in bytes.
const BLOCK: usize = 512;

/// The longest name that a header holds.
const LONGEST: usize = 100;

/// Writes all files of a workspace to a new file, encrypted to `recipients`, and says how many there are.
///
/// # Errors
///
/// [`Failure`] for what cannot be read or written; there is no file then.
pub fn write_archive(fs: &dyn Fs, to: &Path, recipients: &Recipients) -> Result<usize, Failure> {
    let files = all_below(fs)?.files;
    let mut count = 0;
    let mut file = NewFile::create(to)?;
    let unwritten = |error: io::Error| not_written(to, &error);
    let mut writer = recipients.encrypt(&mut file).map_err(unwritten)?;
    for path in &files {
        let length = fs.length(path);
        if length.as_ref().is_err_and(is_of_another) {
            continue;
        }
        let length = length
            .and_then(|length| length.ok_or(io::ErrorKind::NotFound.into()))
            .map_err(|error| failed(fs, FileOperation::Read, path, &error))?;
        if path.len() > LONGEST {
            let name = [path.as_bytes(), &[0]].concat();
            let head = header("././@LongLink", b'L', name.len() as u64);
            writer.write_all(&head).map_err(unwritten)?;
            writer.write_all(&name).map_err(unwritten)?;
            writer
                .write_all(&filling(name.len() as u64))
                .map_err(unwritten)?;
        }
        writer
            .write_all(&header(path, b'0', length))
            .map_err(unwritten)?;
        let mut reader = FileReader::new(fs, path);
        let copied = io::copy(&mut reader, &mut writer);
        let copied = copied.map_err(|error| match reader.has_failed() {
            true => failed(fs, FileOperation::Read, path, &error),
            false => unwritten(error),
        })?;
        if copied != length {
            let changed = Cause::ChangedWhileRead.into_io(io::ErrorKind::InvalidData);
            return Err(failed(fs, FileOperation::Read, path, &changed));
        }
        writer.write_all(&filling(length)).map_err(unwritten)?;
        count += 1;
    }
    writer.write_all(&[0; 2 * BLOCK]).map_err(unwritten)?;
    writer.finish().map_err(unwritten)?;
    file.finish()?.place()?;
    Ok(count)
}

/// The header of a file for its owner alone, as `ustar` has it. No time: it would say when a record changed.
fn header(path: &str, sort: u8, length: u64) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    let mut put = |at: usize, bytes: &[u8]| {
        block[at..at + bytes.len()].copy_from_slice(bytes);
    };
    let name = path.as_bytes();
    put(0, &name[..name.len().min(LONGEST)]);
    put(100, b"0000600\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{length:011o}\0").as_bytes());
    put(136, b"00000000000\0");
    put(148, b"        ");
    put(156, &[sort]);
    put(257, b"ustar\x0000");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

/// What fills the last block of a file.
fn filling(length: u64) -> Vec<u8> {
    let over = usize::try_from(length % BLOCK as u64).unwrap_or(0);
    vec![0; (BLOCK - over) % BLOCK]
}

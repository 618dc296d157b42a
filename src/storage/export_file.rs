//! The export file: it gets its name after its line is in the log. There may be a line without a file,
//! never a file that no line tells of.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::casebook::change::exported::ExportScope;
use crate::casebook::errors::export_failure::ExportFailure;
use crate::casebook::errors::failure::Failure;
use crate::storage::clock;
use crate::storage::digest::DigestWriter;
use crate::storage::encryption::recipients::Recipients;
use crate::storage::outside::{NewFile, not_written};
use crate::storage::random::change_id;

/// How many random characters are in the name of a file.
const RANDOM: usize = 8;

/// The file that is meant; in a folder one of a name that tells of nobody.
///
/// # Errors
///
/// [`Failure`] if the system gives no randomness.
pub fn export_path(path: &Path, scope: ExportScope, ending: &str) -> Result<PathBuf, Failure> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let name = format!(
        "lastseen-{}-{}-{}.{ending}",
        scope.word(),
        clock::today(),
        &change_id()?.0[..RANDOM],
    );
    Ok(path.join(name))
}

/// Writes an export to a new file that nobody but its owner can read, and gives the number of what is in it. `log` gets
/// that number and the digest, and puts the line into the log before the file has a name.
///
/// For `recipients` it is encrypted on the way: nothing of it is on the disk in the clear, at no time. The digest is
/// that of the file as it lies there.
///
/// # Errors
///
/// Whatever writing or the log fails with; there is no file then.
pub fn export_to_file(
    path: &Path,
    recipients: Option<&Recipients>,
    write: &mut dyn FnMut(&mut dyn Write) -> Result<usize, ExportFailure>,
    log: &mut dyn FnMut(usize, String) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut file = NewFile::create(path)?;
    let mut digest = DigestWriter::new(&mut file);
    let written = match recipients {
        Some(recipients) => encrypted(recipients, &mut digest, write),
        None => write(&mut digest),
    };
    let records = written.map_err(|failure| match failure {
        ExportFailure::Output(error) => not_written(path, &error),
        ExportFailure::Failed(failure) => failure,
    })?;
    let digest = digest.finish();
    let file = file.finish()?;
    log(records, digest)?;
    file.place()?;
    Ok(records)
}

/// Writes what goes out, encrypted to its last byte.
fn encrypted(
    recipients: &Recipients,
    to: &mut dyn Write,
    write: &mut dyn FnMut(&mut dyn Write) -> Result<usize, ExportFailure>,
) -> Result<usize, ExportFailure> {
    let mut encrypting = recipients.encrypt(to)?;
    let records = write(&mut encrypting)?;
    encrypting.finish()?;
    Ok(records)
}

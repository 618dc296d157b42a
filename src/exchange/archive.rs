//! A zip archive of bounded size: what it unpacks to is counted by unpacking it, never believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::casebook::errors::import_error::FileReadError;

/// The most bytes that one file may unpack to altogether.
const UNPACKED_LIMIT: u64 = 1024 * 1024 * 1024;

/// The most times that a file may grow, if it grows beyond [`UNSUSPICIOUS`].
const GROWTH_LIMIT: u64 = 250;

/// What a small archive may unpack to, whatever it was.
const UNSUSPICIOUS: u64 = 32 * 1024 * 1024;

/// The most entries of an archive.
const ENTRY_LIMIT: usize = 10_000;

/// An archive that is safe to unpack.
pub type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Opens an archive after unpacking it into nothing, up to a limit.
///
/// # Errors
///
/// [`FileReadError::Bomb`], [`FileReadError::Password`], [`FileReadError::Malformed`].
pub fn open_archive(bytes: &[u8]) -> Result<Archive<'_>, FileReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(malformed)?;
    if archive.len() > ENTRY_LIMIT {
        return Err(FileReadError::Bomb);
    }
    let allowed = (bytes.len() as u64 * GROWTH_LIMIT).clamp(UNSUSPICIOUS, UNPACKED_LIMIT);
    let mut left = allowed;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(malformed)?;
        let count = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        left = left.checked_sub(count).ok_or(FileReadError::Bomb)?;
    }
    Ok(archive)
}

/// The text of one entry; `None` if there is no such entry.
///
/// # Errors
///
/// [`FileReadError::Malformed`].
pub fn entry_text(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, FileReadError> {
    let mut entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(malformed(error)),
    };
    let mut text = String::new();
    entry
        .read_to_string(&mut text)
        .map_err(|error| damaged(&error))?;
    Ok(Some(text))
}

#[allow(clippy::needless_pass_by_value)] // So that it can be named where errors are mapped.
fn malformed(error: ZipError) -> FileReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => FileReadError::Password,
        other => FileReadError::Malformed {
            line: None,
            detail: other.to_string(),
        },
    }
}

fn damaged(error: &std::io::Error) -> FileReadError {
    FileReadError::Malformed {
        line: None,
        detail: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(entry: &[u8]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file("content.xml", SimpleFileOptions::default())
            .unwrap();
        writer.write_all(entry).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn what_unpacks_to_far_more_than_it_is_is_refused() {
        let bomb = archive(&vec![b' '; 64 * 1024 * 1024]);
        assert!(bomb.len() < 256 * 1024);
        assert_eq!(open_archive(&bomb).err(), Some(FileReadError::Bomb));
        let mut small = bomb_free();
        assert_eq!(
            entry_text(&mut small.open(), "content.xml"),
            Ok(Some("<a/>".to_owned()))
        );
        assert_eq!(entry_text(&mut small.open(), "other.xml"), Ok(None));
    }

    struct Small(Vec<u8>);

    impl Small {
        fn open(&mut self) -> Archive<'_> {
            open_archive(&self.0).unwrap()
        }
    }

    fn bomb_free() -> Small {
        Small(archive(b"<a/>"))
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        assert!(matches!(
            open_archive(b"PK\x03\x04nonsense"),
            Err(FileReadError::Malformed { .. })
        ));
    }
}

//! Names that nobody can guess and nobody else has drawn: ids of changes and records.

use std::fmt::Write;
use std::path::PathBuf;

use crate::casebook::change::ChangeId;
use crate::casebook::failure::Failure;
use crate::record::id::{RANDOM_CHARACTERS, RecordId};
use crate::record::kind::Kind;

/// A new name for a change: 128 random bits as 32 hexadecimal characters.
///
/// # Errors
///
/// [`Failure::Io`] where the system gives no randomness.
pub fn change_id() -> Result<ChangeId, Failure> {
    let mut text = String::with_capacity(32);
    for byte in bytes::<16>()? {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(ChangeId(text))
}

/// A new id of `kind`; whether it is taken is for the caller to see.
///
/// # Errors
///
/// [`Failure::Io`] where the system gives no randomness.
pub fn record_id(kind: Kind) -> Result<RecordId, Failure> {
    Ok(RecordId::from_random(kind, bytes::<RANDOM_CHARACTERS>()?))
}

fn bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::Io {
        doing: "draw a random number",
        path: PathBuf::new(),
        reason: error.to_string(),
    })?;
    Ok(bytes)
}

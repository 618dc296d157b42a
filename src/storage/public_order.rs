//! The order of records in what is shown to anybody: by a keyed hash of their ids, so that neither the
//! order nor what a limit cuts off tells of names, dates or of when a record was made.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::casebook::failure::Failure;
use crate::record::id::RecordId;
use crate::storage::random::secret;

/// An order that only the holder of its key can foresee.
pub struct PublicOrder {
    key: String,
}

impl PublicOrder {
    /// An order of its own, with a new key.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if the system gives no randomness.
    pub fn new() -> Result<Self, Failure> {
        Ok(Self { key: secret()? })
    }

    /// Where a record stands in the order.
    #[must_use]
    pub fn of(&self, id: RecordId) -> Vec<u8> {
        // HMAC takes a key of any length, so there is no error to pass on.
        Hmac::<Sha256>::new_from_slice(self.key.as_bytes())
            .map(|mut mac| {
                mac.update(id.as_str().as_bytes());
                mac.finalize().into_bytes().to_vec()
            })
            .unwrap_or_default()
    }
}

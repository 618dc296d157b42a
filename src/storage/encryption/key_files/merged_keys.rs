//! The merged key file of two clones: members that were added on either side are members, and nobody who was taken out
//! comes back.

use std::path::Path;

use zeroize::Zeroizing;

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::decrypt::decrypt;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::members::Members;
use crate::storage::encryption::key_files::{LIMIT, key_file};
use crate::storage::encryption::workspace_key::WorkspaceKey;

/// The key file that the version of before, ours and theirs come to.
///
/// # Errors
///
/// [`EncryptionError::KeysDiffer`] if they hold different keys: whoever removes a member seals everything with a new
/// one, and which of the two goes on is for people to say. Those of opening them, and of members who exclude each other.
pub fn merged_keys(
    place: &str,
    versions: &[Vec<u8>; 3],
    identities: &Identities,
) -> Result<Vec<u8>, Failure> {
    let refused = |why| Failure::Encryption {
        place: place.to_owned(),
        why,
    };
    let mut opened = Vec::new();
    for bytes in versions {
        // Without a version of before, nobody can tell who was taken out.
        if bytes.is_empty() {
            return Err(refused(EncryptionError::KeysDiffer));
        }
        let text = Zeroizing::new(decrypt(Path::new(place), bytes, identities, LIMIT)?);
        let text = std::str::from_utf8(&text);
        let text = text.map_err(|_| refused(EncryptionError::Damaged))?;
        let members = Members::from_text(text).map_err(refused)?;
        opened.push((WorkspaceKey::from_text(text).map_err(refused)?, members));
    }
    let [(before, base), (key, ours), (other, theirs)] = opened.as_slice() else {
        return Err(refused(EncryptionError::Damaged));
    };
    let public = key.public_text();
    if public != other.public_text() || public != before.public_text() {
        return Err(refused(EncryptionError::KeysDiffer));
    }
    let members = ours.merged(base, theirs).map_err(refused)?;
    key_file(key, &members)
}

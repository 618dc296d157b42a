//! Encryption: why a key cannot be used, or an encrypted file not be opened, and what to do about it.

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::text::catalogue::say;
use crate::text::safe::Safe;

/// Why a key cannot be used, or an encrypted file not be opened, in one line.
#[must_use]
pub fn encryption_error(error: &EncryptionError) -> Safe {
    match error {
        EncryptionError::SecretKey => say!(encryption_secret_key),
        EncryptionError::NotARecipient => say!(encryption_not_a_recipient),
        EncryptionError::NoRecipients => say!(encryption_no_recipients),
        EncryptionError::TooManyKeys => say!(encryption_too_many_keys),
        EncryptionError::WeakRsa => say!(encryption_weak_rsa),
        EncryptionError::LongRsa => say!(encryption_long_rsa),
        EncryptionError::UnsupportedKey { kind } => say!(encryption_unsupported_key { kind }),
        EncryptionError::MayBeNoKey => say!(encryption_may_be_no_key),
        EncryptionError::NotAnIdentity => say!(encryption_not_an_identity),
        EncryptionError::NoIdentities => say!(encryption_no_identities),
        EncryptionError::PublicKey => say!(encryption_public_key),
        EncryptionError::KeyInEnvironment => say!(encryption_key_in_environment),
        EncryptionError::KeyAmongArguments => say!(encryption_key_among_arguments),
        EncryptionError::OpenToOthers => say!(encryption_open_to_others),
        EncryptionError::UnsupportedIdentity => say!(encryption_unsupported_identity),
        EncryptionError::NoMemoryFolder => say!(encryption_no_memory_folder),
        EncryptionError::NeedsIdentity => say!(encryption_needs_identity),
        EncryptionError::NoPassphrase => say!(encryption_no_passphrase),
        EncryptionError::WrongPassphrase => say!(encryption_wrong_passphrase),
        EncryptionError::WrongKey => say!(encryption_wrong_key),
        EncryptionError::WouldBeClear => say!(encryption_would_be_clear),
        EncryptionError::TooMuchWork => say!(encryption_too_much_work),
        EncryptionError::Damaged => say!(encryption_damaged),
        EncryptionError::UnknownForm => say!(encryption_unknown_form),
        EncryptionError::NoKeyFile => say!(encryption_no_key_file),
        EncryptionError::OtherWorkspace => say!(encryption_other_workspace),
        EncryptionError::KeysReplaced => say!(encryption_keys_replaced),
        EncryptionError::HeadReplaced => say!(encryption_head_replaced),
        EncryptionError::BadMemberName => say!(encryption_bad_member_name),
        EncryptionError::KeyOfAnother => say!(encryption_key_of_another),
        EncryptionError::NoSuchMember => say!(encryption_no_such_member),
        EncryptionError::AlreadySealed => say!(encryption_already_sealed),
        EncryptionError::Sealed => say!(encryption_sealed),
        EncryptionError::ClearInTheWay => say!(encryption_clear_in_the_way),
        EncryptionError::BackupInside => say!(encryption_backup_inside),
        EncryptionError::SecretKeyInside => say!(encryption_secret_key_inside),
        EncryptionError::NoPlaceSealed => say!(encryption_no_place_sealed),
        EncryptionError::OpenInEditor => say!(encryption_open_in_editor),
        EncryptionError::IntoTheClear => say!(encryption_into_the_clear),
        EncryptionError::KeysDiffer => say!(encryption_keys_differ),
        EncryptionError::NotSealed => say!(encryption_not_sealed),
        EncryptionError::LastMember => say!(encryption_last_member),
    }
}

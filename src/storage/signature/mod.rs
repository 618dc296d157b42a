//! Signatures of logs with the SSH keys that people have already. The installed `ssh-keygen` signs and checks.
//! docs/design/signatures.md says what a signature vouches for.
//!
//! - `allowed_signers`: whose keys count in a workspace, in the format of ssh-keygen.
//! - `log_signature`: the file with the signature of a log.
//! - `pinned_keys`: the keys that this account takes for those of a member.
//! - `public_key`: a public key of SSH and its fingerprint.
//! - `sign`: signing the own log, if this clone does.
//! - `ssh_keygen`: running the installed `ssh-keygen`.
//! - `vouch`: which lines of the logs somebody vouches for by a signature.
//! - `workspace_signatures`: the door to the signatures of a workspace.

pub mod allowed_signers;
pub mod log_signature;
pub mod pinned_keys;
pub mod public_key;
pub mod sign;
pub mod ssh_keygen;
pub mod vouch;
pub mod workspace_signatures;

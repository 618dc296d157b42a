//! What may be wrong, as data; text puts it into words.
//!
//! - `cause`: the cause of a failure: what was being done to a file, and why it went wrong.
//! - `encryption_error`: the errors of encryption: why a key is none, or an encrypted file cannot be opened, as data.
//! - `export_failure`: the failure of an export: what it was written to, or the workspace.
//! - `failure`: why something that a user asked for could not be done.
//! - `import_error`: the errors of an import: why a file with a list could not be read, as data.
//! - `import_problem`: the problems of an import: what is wrong with a row of a list, or must be told of it, as data.
//! - `log_doubt`: what the logs, the records and what was seen before say against each other.
//! - `log_flaw`: the flaws of a log's lines: why a line is not what was written.
//! - `problem`: what is wrong with a file, a record or a statement, and where it stands.
//! - `query_error`: why a query could not be understood, with what a message about it needs.
//! - `signature_doubt`: a doubt about a signature of a log: why it does not vouch for what it should.

pub mod cause;
pub mod encryption_error;
pub mod export_failure;
pub mod failure;
pub mod import_error;
pub mod import_problem;
pub mod log_doubt;
pub mod log_flaw;
pub mod problem;
pub mod query_error;
pub mod signature_doubt;

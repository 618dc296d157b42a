//! One file for each subcommand.
//!
//! - `add`: `lastseen add`: a new record from `FIELD=VALUE`.
//! - `attach`: `lastseen attach`: a copy of a file for a source.
//! - `check`: `lastseen check`: every finding as `path:line:column: reason`.
//! - `duplicates`: `lastseen duplicates`: pairs of people who may be one, with what speaks for and against.
//! - `erase`: `lastseen erase`: what the records and the log say of a person, for good.
//! - `export`: `lastseen export`: records go out, in the form that somebody else reads.
//! - `export_delivery`: the delivery of an export: to a file or standard output, with its line in the log.
//! - `export_full`: `lastseen export --full`: every record whole.
//! - `export_public`: `lastseen export --public`: what may be shown to anybody.
//! - `forget_key`: `lastseen forget-key`: the secret key goes off this machine.
//! - `form`: `lastseen form`: a form that a court or committee reads, filled in from the records.
//! - `generated`: what is made from the description of the command line itself.
//! - `git`: `lastseen git setup`, and the drivers by which git merges and compares records.
//! - `import_input`: the input of an import: the file and the map that `lastseen import` is given, and why they may be refused.
//! - `import_report`: what an import did or would do, in lines and in JSON.
//! - `import`: `lastseen import`: a list of others becomes records, in one change.
//! - `init`: `lastseen init`: a new workspace.
//! - `intake`: `lastseen intake`: a pasted message becomes a draft.
//! - `join`: `lastseen join`, `unjoin` and `distinct`.
//! - `list`: `lastseen list`: records that answer to a query, one a line.
//! - `list_found`: `lastseen list` of people by words: by the index beside the snapshot.
//! - `list_people`: `lastseen list` without a query: all people by name, from what the snapshot says of them.
//! - `log`: `lastseen log`: who changed what, from what to what, and why.
//! - `log_filter`: which changes of the log are asked for: of which records, from when to when, by whom.
//! - `log_summary`: `lastseen log --summary`: what the changes that are asked for have decided.
//! - `log_verify`: `lastseen log --verify`: whether the logs can be trusted.
//! - `member`: `lastseen member`: who can open a sealed workspace.
//! - `mergetool`: `lastseen mergetool`: records in which a merge left its markers, merged by what they say.
//! - `note`: `lastseen note`: a remark on a record.
//! - `other`: `lastseen merge`, `diff` and `inspect`: other workspaces, older copies and received folders.
//! - `public`: `--public`: what may be shown to anybody.
//! - `seal`: `lastseen seal`, `unseal` and `rekey`: a whole workspace in another form.
//! - `set`: `lastseen set`: a new status with its date, place and source.
//! - `set_lines`: `lastseen set -` without a status: a change in each line of standard input.
//! - `show`: `lastseen show`: one record with all that is derived.
//! - `show_conflict`: `lastseen show` of a record in which a merge left its markers.
//! - `sign`: `lastseen sign`: signing this clone's log, and whose keys count.
//! - `stats`: `lastseen stats`: how many people, cases and sources there are, and how the people stand.
//! - `sync`: `lastseen sync`: exchanges changes with another clone.
//! - `step`: `lastseen step`: what was done for a person.
//! - `timeline`: `lastseen timeline`: the entries of a person or case on a line in time.
//! - `together`: `lastseen together`: who may have been held with a person, or in a place.
//! - `undo`: `lastseen undo` and `lastseen redo`: one gesture at a time, across restarts.

pub mod add;
pub mod attach;
pub mod check;
pub mod duplicates;
pub mod erase;
pub mod export;
pub mod export_delivery;
pub mod export_full;
pub mod export_public;
pub mod forget_key;
pub mod form;
pub mod generated;
pub mod git;
pub mod import;
pub mod import_input;
pub mod import_report;
pub mod init;
pub mod intake;
pub mod join;
pub mod list;
pub mod list_found;
pub mod list_people;
pub mod log;
pub mod log_filter;
pub mod log_summary;
pub mod log_verify;
pub mod member;
pub mod mergetool;
pub mod note;
pub mod other;
pub mod public;
pub mod seal;
pub mod set;
pub mod set_lines;
pub mod show;
pub mod show_conflict;
pub mod sign;
pub mod stats;
pub mod step;
pub mod sync;
pub mod timeline;
pub mod together;
pub mod undo;

//! The screen's logic, free of any terminal: a key becomes an action, an action changes the state
//! and asks for effects. Pure: no clock, no files.
//!
//! - `browse`: the panes: lists, facets, the detail of a record, links and how one walks them.
//! - `core`: state, actions, effects and the update.
//! - `drafts`: what is half typed, to data and back.
//! - `export`: what goes out, to whoever writes it, and the form in which somebody asks for it.
//! - `findings`: what is wrong with the files, kept up to date file by file.
//! - `form`: a form: some fields of a record or entry, being filled in.
//! - `import`: importing a list: how it was read, what would become of it, and the rows that wait for a decision.
//! - `keys`: from a key to a command.
//! - `overview`: the whole workspace in numbers, and the lists behind those that no query finds.
//! - `pairs`: the page of people who may be recorded twice.
//! - `reading`: a page over the panes: entry, time line, figures, dossier, disputes.
//! - `sync`: what others have changed, and forms over a record that is another by now.
//! - `triage`: working through a queue: whom one has before one, what goes with the next decision.

pub mod browse;
pub mod core;
pub mod drafts;
pub mod export;
pub mod findings;
pub mod form;
pub mod import;
pub mod keys;
pub mod overview;
pub mod pairs;
pub mod reading;
pub mod sync;
pub mod triage;

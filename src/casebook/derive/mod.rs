//! What follows from the records and is never stored.
//!
//! - `corroboration`: how many sources are independent of each other.
//! - `decisions`: what a number of changes have decided: about whom, from which status to which, by whom.
//! - `dispute`: what sources contradict each other in, side by side.
//! - `figure`: people known by name held against the figures that are reported.
//! - `looked_for`: who is looked for, by role and status.
//! - `not_current`: why a new entry does not give the current status.
//! - `own_value`: what a record itself says in a field that others contradict, and whether a claim does.
//! - `present`: which day it is for the records: what lies after it cannot have happened yet.
//! - `recent_changes`: what the log says of the last days: by whom, and about whom.
//! - `standing`: what follows from a person's history.
//! - `statement`: everything in the records that cites sources, statement by statement.
//! - `status_changes`: when statuses changed: every status that is claimed of somebody.
//! - `step_due`: what is due of the steps that were taken for a person.
//! - `time_line`: a history as a line: what lies when, how vague it is.

pub mod corroboration;
pub mod decisions;
pub mod dispute;
pub mod figure;
pub mod looked_for;
pub mod not_current;
pub mod own_value;
pub mod present;
pub mod recent_changes;
pub mod standing;
pub mod statement;
pub mod status_changes;
pub mod step_due;
pub mod time_line;

//! What follows from the records and is never stored.
//!
//! - `corroboration`: how many sources are independent of each other.
//! - `decisions`: what a number of changes have decided: about whom, from which status to which, by whom.
//! - `dispute`: what sources contradict each other in, side by side.
//! - `figure`: people known by name held against the figures that are reported.
//! - `last_change`: when a record was changed last, as far as it tells.
//! - `looked_for`: who is looked for, by role and status.
//! - `not_current`: why a new entry does not give the current status.
//! - `own_value`: what a record itself says in a field that others contradict, and whether a claim does.
//! - `place_flow`: a place over time: who was held there, who is not accounted for, and moves.
//! - `present`: which day it is for the records: what lies after it cannot have happened yet.
//! - `recent_changes`: what the log says of the last days: by whom, and about whom.
//! - `standing`: what follows from a person's history.
//! - `statement`: everything in the records that cites sources, statement by statement.
//! - `status_changes`: when statuses changed: every status that is claimed of somebody.
//! - `stay`: when somebody was in which place, and whether two stays had a day in common.
//! - `step_due`: what is due of the steps that were taken for a person.
//! - `time_line`: a history as a line: what lies when, how vague it is.
//! - `together`: who may have been held together, and who may have seen somebody.

pub mod corroboration;
pub mod decisions;
pub mod dispute;
pub mod figure;
pub mod last_change;
pub mod looked_for;
pub mod not_current;
pub mod own_value;
pub mod place_flow;
pub mod present;
pub mod recent_changes;
pub mod standing;
pub mod statement;
pub mod status_changes;
pub mod stay;
pub mod step_due;
pub mod time_line;
pub mod together;

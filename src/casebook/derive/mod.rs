//! What follows from the records and is never stored.

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
pub mod time_line;

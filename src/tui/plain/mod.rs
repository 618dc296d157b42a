//! The line mode: the same state and keys for screen readers and line terminals, one line at a time.
//!
//! - `browse_lines`: the lists and records that are read, and what a line does among them.
//! - `choice_lines`: lists to choose from, keys that may follow, and two values of one field.
//! - `form_lines`: a form, field by field, and the whole of it read back before it is written.
//! - `line_input`: a thread that reads standard input, a line at a time and only when it is asked to.
//! - `line_keys`: the keys of the screen that a line stands for.
//! - `line_mode`: the line mode as a front: what changed is printed, and each line answers what was asked last.
//! - `line_output`: whole lines without colour and without two blanks in a row.
//! - `note_lines`: a note, line by line.
//! - `queue_lines`: the person of a queue whom one decides about.
//! - `read_lines`: lists and records as lines.

pub mod browse_lines;
pub mod choice_lines;
pub mod form_lines;
pub mod line_input;
pub mod line_keys;
pub mod line_mode;
pub mod line_output;
pub mod note_lines;
pub mod queue_lines;
pub mod read_lines;

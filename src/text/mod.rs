//! Every sentence that a user reads, in English. Pure: over what it is given, and no clock.

pub mod errors;
pub mod labels;
pub mod log;
pub mod pages;
pub mod safe;

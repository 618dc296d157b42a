//! Every sentence that a user reads, in English. Pure: over what it is given, and no clock.

pub mod change;
pub mod counts;
pub mod date;
pub mod dossier;
pub mod dossier_case;
pub mod dossier_person;
pub mod dossier_source;
pub mod dossier_whereabouts;
pub mod drafts;
pub mod erasure;
pub mod failure;
pub mod label;
pub mod news;
pub mod pair;
pub mod parts;
pub mod problem;
pub mod public;
pub mod query;
pub mod refusal;
pub mod safe;
pub mod section;
pub mod summary;
pub mod triage;
pub mod value;

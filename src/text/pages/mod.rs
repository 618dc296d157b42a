//! Records, evidence and questions in words.

pub mod attribution;
pub mod caution;
pub mod charts;
pub mod derivation;
pub mod disputed;
pub mod dossier;
pub mod dossier_case;
pub mod dossier_person;
pub mod dossier_relations;
pub mod dossier_source;
pub mod dossier_whereabouts;
pub mod drafts;
pub mod entry_page;
pub mod erasure;
pub mod figures;
pub mod fragments;
pub mod pair;
pub mod public;
pub mod read_aloud;
pub mod section;
pub mod source_page;
pub mod summary;
pub mod time_line;
pub mod triage;
pub mod unjoin;

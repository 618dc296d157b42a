//! What was done for somebody, and the papers that say who somebody is.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

use crate::record::citation::Citation;
use crate::record::compact_vec::list;
use crate::record::edtf_date::EdtfDate;
use crate::record::word::open_words;

/// Something that was done for somebody: a complaint, a letter to an authority, a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Step")]
pub struct Step {
    /// When it was done.
    pub when: EdtfDate,
    /// What was done.
    pub what: Option<StepKind>,
    /// To whom: an authority, a court, a lawyer.
    pub to: String,
    /// By whom.
    pub by: String,
    /// What came of it; empty as long as nothing did.
    pub answer: String,
    /// By when an answer, or the next step, is due.
    pub due: EdtfDate,
    /// Who says so.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
}

open_words! {
    /// What was done.
    StepKind {
        /// A complaint to an authority: a prosecutor, an investigator, an ombudsman.
        Complaint = "Complaint",
        /// A lawyer was engaged.
        Lawyer = "Lawyer",
        /// A letter.
        Letter = "Letter",
        /// Somebody called, or wrote a message.
        Call = "Call",
        /// Somebody went there.
        Visit = "Visit",
        /// A court was asked.
        Court = "Court",
    }
}

/// A paper or number by which an authority knows somebody. Never public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "IdentityDocument")]
pub struct IdentityDocument {
    /// Which one.
    pub kind: Option<DocumentKind>,
    /// Its number, as it is written.
    pub number: String,
}

open_words! {
    /// Which paper or number it is.
    DocumentKind {
        /// A passport.
        Passport = "Passport",
        /// A military identity card.
        MilitaryId = "MilitaryId",
        /// A number that a state gives everybody.
        PersonalNumber = "PersonalNumber",
    }
}

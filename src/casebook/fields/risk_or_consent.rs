//! What a person's record says of the danger that they are in and of what they agreed to: two fields
//! with fields of their own, each filled in by a form.

use crate::casebook::fields::field::{CONSENT, RISK};
use crate::record::field::Field;

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RiskOrConsent {
    /// How much the person is in danger, and when to look again.
    Risk,
    /// What the person or their family agreed to.
    Consent,
}

impl RiskOrConsent {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Risk, Self::Consent];

    /// The field of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|risk_or_consent| risk_or_consent.name() == name)
    }

    /// Its name in the record.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Risk => "risk",
            Self::Consent => "consent",
        }
    }

    /// The key that stands for it among the statements.
    #[must_use]
    pub const fn key(self) -> char {
        match self {
            Self::Risk => 'k',
            Self::Consent => 'o',
        }
    }

    /// Its fields, in the order of a form.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Risk => RISK,
            Self::Consent => CONSENT,
        }
    }
}

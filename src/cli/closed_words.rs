//! Words of closed lists on the command line: kinds of record, and how word of somebody came.

use clap::ValueEnum;

use crate::record::kind::Kind;
use crate::text::catalogue::label;

/// A kind of record on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindWord {
    /// `person`
    #[value(help = label!(word_kind_person))]
    Person,
    /// `case`
    #[value(help = label!(word_kind_case))]
    Case,
    /// `source`
    #[value(help = label!(word_kind_source))]
    Source,
    /// `place`
    #[value(help = label!(word_kind_place))]
    Place,
    /// `unit`
    #[value(help = label!(word_kind_unit))]
    Unit,
}

impl KindWord {
    /// The kind that is meant.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Person => Kind::Person,
            Self::Case => Kind::Case,
            Self::Source => Kind::Source,
            Self::Place => Kind::Place,
            Self::Unit => Kind::Unit,
        }
    }
}

/// How word of a person came, on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ContactWord {
    /// `direct`
    #[value(help = label!(word_contact_direct))]
    Direct,
    /// `relayed`
    #[value(help = label!(word_contact_relayed))]
    Relayed,
    /// `none`
    #[value(help = label!(word_contact_none))]
    None,
}

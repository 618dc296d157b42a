//! Words of closed lists on the command line: kinds of record, and how word of somebody came.

use clap::ValueEnum;

use crate::record::kind::Kind;

/// A kind of record on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindWord {
    /// People
    Person,
    /// Facilities, units, incidents, campaigns, trials
    Case,
    /// Reports, testimonies, posts, documents
    Source,
    /// Places with their spellings
    Place,
    /// Military units with their spellings
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
    /// Whoever tells of it saw or spoke to the person
    Direct,
    /// Word came through others
    Relayed,
    /// Nobody heard from the person
    None,
}

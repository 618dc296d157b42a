//! The five kinds of record, with the letter of their ids and the folder that they live in.

use std::fmt;

/// What a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A person whose whereabouts are followed, or who has a part in a case.
    Person,
    /// A facility, unit, incident, campaign or trial that people are connected by.
    Case,
    /// A report, testimony, post or document that a statement rests on.
    Source,
    /// A place with its spellings.
    Place,
    /// A military unit with its spellings.
    Unit,
}

impl Kind {
    /// Every kind, in the order in which they are listed and loaded.
    pub const ALL: [Self; 5] = [
        Self::Person,
        Self::Case,
        Self::Source,
        Self::Place,
        Self::Unit,
    ];

    /// The letter that ids of this kind begin with.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Person => 'p',
            Self::Case => 'c',
            Self::Source => 's',
            Self::Place => 'l',
            Self::Unit => 'u',
        }
    }

    /// The kind whose ids begin with `letter`.
    #[must_use]
    pub fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.letter() == letter)
    }

    /// The folder inside the workspace that records of this kind lie in.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Case => "cases",
            Self::Source => "sources",
            Self::Place => "places",
            Self::Unit => "units",
        }
    }

    /// The kind whose records lie in `folder`.
    #[must_use]
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }

    /// The word for one record of this kind, as commands take and print it: `person`, `case`, ...
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Case => "case",
            Self::Source => "source",
            Self::Place => "place",
            Self::Unit => "unit",
        }
    }

    /// The name that a record's text begins with: `Person(`, `Case(`, ...
    #[must_use]
    pub const fn struct_name(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Case => "Case",
            Self::Source => "Source",
            Self::Place => "Place",
            Self::Unit => "Unit",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

//! The views and the panes that each of them has.

use crate::record::kind::Kind;

/// What the screen is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// People.
    People,
    /// Cases.
    Cases,
    /// Sources.
    Sources,
    /// Places.
    Places,
    /// Military units.
    Units,
}

impl View {
    /// Every view, in the order of their keys.
    pub const ALL: [Self; 5] = [
        Self::People,
        Self::Cases,
        Self::Sources,
        Self::Places,
        Self::Units,
    ];

    /// The kind of record that the view lists.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::People => Kind::Person,
            Self::Cases => Kind::Case,
            Self::Sources => Kind::Source,
            Self::Places => Kind::Place,
            Self::Units => Kind::Unit,
        }
    }

    /// The view that lists records of this kind.
    #[must_use]
    pub const fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Person => Self::People,
            Kind::Case => Self::Cases,
            Kind::Source => Self::Sources,
            Kind::Place => Self::Places,
            Kind::Unit => Self::Units,
        }
    }

    /// The place of the view in [`View::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// One pane of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The records themselves.
    List,
    /// What they are by, with counts: people by status, cases and places by kind, sources by
    /// reliability, units by garrison.
    Facets,
    /// Everything about the chosen record.
    Record,
    /// What the chosen record is linked with: its sources, its people, what cites or names it.
    Linked,
}

impl Pane {
    /// Every pane, in the order in which Tab goes through them.
    pub const ALL: [Self; 4] = [Self::List, Self::Facets, Self::Record, Self::Linked];

    /// The pane that Tab leads to.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// The pane that Shift-Tab leads to.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::ALL[(self as usize + Self::ALL.len() - 1) % Self::ALL.len()]
    }
}

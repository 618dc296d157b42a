//! The columns of the list of people: which there are, and which have room.

use crate::text::catalogue::label;

/// A column of the list of people, beside the status and the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListColumn {
    /// Since when the present status holds.
    Since,
    /// Where.
    Place,
    /// When somebody last saw or heard from the person.
    LastHeard,
    /// How many sources the status has, and how many of them are independent.
    Sources,
    /// The cases.
    Case,
    /// The tags.
    Tags,
    /// The id.
    Id,
}

/// The columns of most names.
const NAME: usize = 20;

/// The fewest columns of a name.
const SHORT_NAME: usize = 8;

/// The columns of the marks and the status in front of a name.
const STATUS: usize = 6;

impl ListColumn {
    /// All of them, the most wanted first.
    pub const ALL: [Self; 7] = [
        Self::Since,
        Self::Place,
        Self::LastHeard,
        Self::Sources,
        Self::Case,
        Self::Tags,
        Self::Id,
    ];

    /// The word for it in what is kept of the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Since => "since",
            Self::Place => "place",
            Self::LastHeard => "heard",
            Self::Sources => "sources",
            Self::Case => "case",
            Self::Tags => "tags",
            Self::Id => "id",
        }
    }

    /// What stands above it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Since => label!(screen_column_since),
            Self::Place => label!(screen_column_place),
            Self::LastHeard => label!(screen_column_heard),
            Self::Sources => label!(screen_column_sources),
            Self::Case => label!(screen_column_case),
            Self::Tags => label!(screen_column_tags),
            Self::Id => label!(screen_column_id),
        }
    }

    /// What it shows, in words.
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::Since => label!(screen_column_since_told),
            Self::Place => label!(screen_column_place_told),
            Self::LastHeard => label!(screen_column_heard_told),
            Self::Sources => label!(screen_column_sources_told),
            Self::Case => label!(screen_column_case_told),
            Self::Tags => label!(screen_column_tags_told),
            Self::Id => label!(screen_column_id_told),
        }
    }

    /// How many columns of cells it takes.
    #[must_use]
    pub const fn width(self) -> usize {
        match self {
            Self::Since | Self::LastHeard => 9,
            Self::Place => 14,
            Self::Sources => 5,
            Self::Case | Self::Tags => 18,
            Self::Id => 8,
        }
    }

    /// Whether it stands at the right of its cells.
    #[must_use]
    pub const fn is_right(self) -> bool {
        matches!(self, Self::Since | Self::LastHeard | Self::Sources)
    }

    /// Those of the chosen ones that a list of this width has room for, as they stand from left to right: the
    /// most wanted one at the right edge.
    #[must_use]
    pub fn fitting(chosen: &[Self], width: usize) -> Vec<Self> {
        let mut taken = STATUS;
        let mut fits: Vec<Self> = Vec::new();
        for column in Self::ALL.into_iter().filter(|one| chosen.contains(one)) {
            // The first column may make names short, all others stand only beside whole ones.
            let (gap, name) = if fits.is_empty() {
                (1, SHORT_NAME)
            } else {
                (2, NAME)
            };
            taken += gap + column.width();
            if taken + name > width {
                break;
            }
            fits.push(column);
        }
        fits.reverse();
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_columns_show_where_there_is_room() {
        use ListColumn::{Case, Id, LastHeard, Place, Since, Sources, Tags};
        let fitting = |width| ListColumn::fitting(&ListColumn::ALL, width);
        assert_eq!(fitting(18), []);
        assert_eq!(fitting(26), [Since]);
        assert_eq!(fitting(36), [Since]);
        assert_eq!(fitting(56), [Place, Since]);
        assert_eq!(fitting(70), [Sources, LastHeard, Place, Since]);
        assert_eq!(
            fitting(200),
            [Id, Tags, Case, Sources, LastHeard, Place, Since]
        );
        assert_eq!(ListColumn::fitting(&[Tags], 56), [Tags]);
    }
}

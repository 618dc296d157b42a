//! What the facets of the people are by: status, role, tag, case or place.

use std::collections::BTreeMap;

use crate::app::browse::facet::Facet;
use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::record::id::{Link, RecordId};
use crate::text::catalogue::label;
use crate::text::labels::label;

/// What the facets of the people are by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FacetKind {
    /// By status.
    #[default]
    Status,
    /// By the part in a case.
    Role,
    /// By tag.
    Tag,
    /// By case.
    Case,
    /// By the place of the present status.
    Place,
}

impl FacetKind {
    /// All of them, as Tab turns them.
    pub const ALL: [Self; 5] = [Self::Status, Self::Role, Self::Tag, Self::Case, Self::Place];

    /// What stands before a value in a facet's word: no status has it.
    const fn lead(self) -> &'static str {
        match self {
            Self::Status => "",
            Self::Role => "part:",
            Self::Tag => "tag:",
            Self::Case => "case:",
            Self::Place => "place:",
        }
    }

    /// The one after it; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|one| *one == self)?;
        Self::ALL.get(at + 1).copied()
    }

    /// What a facet's word is by, and the value.
    #[must_use]
    pub fn of(word: &str) -> (Self, &str) {
        Self::ALL
            .into_iter()
            .skip(1)
            .find_map(|kind| Some((kind, word.strip_prefix(kind.lead())?)))
            .unwrap_or((Self::Status, word))
    }

    /// What the pane is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Status => label!(facet_status),
            Self::Role => label!(facet_role),
            Self::Tag => label!(facet_tag),
            Self::Case => label!(facet_case),
            Self::Place => label!(facet_place),
        }
    }

    /// What people are called who have no value.
    #[must_use]
    pub fn without(self) -> &'static str {
        match self {
            Self::Status => label!(screen_facet_without_status),
            Self::Role => label!(screen_facet_without_role),
            Self::Tag => label!(screen_facet_without_tag),
            Self::Case => label!(screen_facet_without_case),
            Self::Place => label!(screen_facet_without_place),
        }
    }

    /// What a value of a facet is called; empty for people who have none.
    #[must_use]
    pub fn name(self, value: &str, book: &Book) -> String {
        match self {
            Self::Case => {
                let id: Option<RecordId> = value.parse().ok();
                let title = id.and_then(|id| book.title_of(id));
                title.unwrap_or(value).to_owned()
            }
            Self::Role => label::word(value).into(),
            Self::Status | Self::Tag | Self::Place => value.to_owned(),
        }
    }

    /// The term of a query that finds the people of a facet.
    #[must_use]
    pub fn term(self, value: &str, book: &Book) -> String {
        let named = |field: &str| {
            let name = self.name(value, book).replace('"', "");
            format!("{field}:\"{name}\"")
        };
        match (self, value) {
            (Self::Status, status) => format!("status:{}", status.to_lowercase()),
            (Self::Role, "") => "role:none".to_owned(),
            (Self::Role, role) => format!("role:{}", role.to_lowercase()),
            (Self::Tag, "") => "-has:tag".to_owned(),
            (Self::Tag, _) => named("tag"),
            (Self::Case, "") => "-has:case".to_owned(),
            (Self::Case, _) => named("case"),
            (Self::Place, "") => "is:unplaced".to_owned(),
            (Self::Place, _) => named("place"),
        }
    }

    /// Whether a person has this value; an empty one is for those who have none.
    #[must_use]
    pub fn has(self, book: &Book, row: u32, value: &str) -> bool {
        let (mut any, mut found) = (false, false);
        self.each(book, row, &mut |one| {
            any = true;
            found |= one == value;
        });
        if value.is_empty() { !any } else { found }
    }

    /// Each value that a person has, once.
    fn each(self, book: &Book, row: u32, take: &mut dyn FnMut(&str)) {
        let Some(person) = book.people().row(row) else {
            return;
        };
        let mut seen: Vec<&str> = Vec::new();
        let mut once = |value| {
            if !seen.contains(&value) {
                seen.push(value);
                take(value);
            }
        };
        match self {
            Self::Status => {}
            Self::Role => person
                .cases
                .iter()
                .for_each(|part| once(part.role.as_str())),
            Self::Tag => person.tags.iter().for_each(|tag| once(tag.as_str())),
            Self::Case => {
                let ids: Vec<RecordId> = person
                    .cases
                    .iter()
                    .filter_map(|part| Link::id(&part.case))
                    .map(|id| book.stands_for(id))
                    .collect();
                let mut told: Vec<RecordId> = Vec::new();
                for id in ids {
                    if !told.contains(&id) {
                        told.push(id);
                        take(id.as_str());
                    }
                }
            }
            Self::Place => {
                let current = book.standing(row).current;
                let entry = current.and_then(|at| person.history.get(at as usize));
                if let Some(entry) = entry.filter(|entry| !entry.place.is_empty()) {
                    once(entry.place.as_str());
                }
            }
        }
    }

    /// The facets of these rows, those with most people first, those without any value last.
    #[must_use]
    pub fn count(self, book: &Book, rows: impl Iterator<Item = u32>) -> Vec<Facet> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut without = 0;
        for row in rows {
            let mut any = false;
            self.each(book, row, &mut |value| {
                any = true;
                match counts.get_mut(value) {
                    Some(count) => *count += 1,
                    None => {
                        counts.insert(value.to_owned(), 1);
                    }
                }
            });
            without += usize::from(!any);
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        if without > 0 {
            counts.push((String::new(), without));
        }
        let facet = |(value, count)| Facet {
            word: format!("{}{value}", self.lead()),
            count,
        };
        counts.into_iter().map(facet).collect()
    }
}

/// The term of a query that finds the people of a facet: `status:none`, `role:witness`.
#[must_use]
pub fn term_of(word: &str, book: &Book) -> String {
    let (kind, value) = FacetKind::of(word);
    match (word, OnlyRole::of_term(word)) {
        _ if kind != FacetKind::Status => kind.term(value, book),
        ("", _) => "status:none".to_owned(),
        (_, Some(role)) => role.term().to_owned(),
        (_, None) => kind.term(value, book),
    }
}

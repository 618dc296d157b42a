//! A cache of what was rendered: in a large workspace a case has ten thousand lines, and most keys
//! change none of them.

use std::sync::Arc;

use jiff::civil::Date;

use crate::app::browse::detail::DetailLine;
use crate::app::browse::linked::Linked;
use crate::app::overview::Overview;
use crate::app::reading::About;
use crate::record::id::RecordId;

/// What was built last. Whoever replaces the book forgets it.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The lines of the record pane.
    pub detail: Option<Cached<RecordId, DetailLine>>,
    /// The linked records that a search leaves.
    pub linked: Option<Cached<(RecordId, String), Linked>>,
    /// The lines of a page.
    pub page: Option<Cached<About, DetailLine>>,
}

/// What was built behind the screen.
#[derive(Debug, Default)]
pub struct BuiltBehind {
    /// The lines of the record pane.
    pub detail: Option<Cached<RecordId, DetailLine>>,
    /// The linked records that a search leaves.
    pub linked: Option<Cached<(RecordId, String), Linked>>,
    /// The lines of a page.
    pub page: Option<Cached<About, DetailLine>>,
    /// The numbers of the workspace.
    pub overview: Option<Overview>,
}

/// What something was built of, and of which state of the book on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheKey<T> {
    /// What it is about.
    pub what: T,
    /// The number of the book's last change.
    pub version: u64,
    /// The day.
    pub today: Date,
}

/// Something that was built.
#[derive(Clone, Debug)]
pub struct Cached<T, V> {
    /// What it holds for.
    pub of: CacheKey<T>,
    /// What was built.
    pub render_cache: Arc<Vec<V>>,
}

/// What was built of the same, if it still holds.
#[must_use]
pub fn kept<T: PartialEq, V>(last: Option<&Cached<T, V>>, of: &CacheKey<T>) -> Option<Arc<Vec<V>>> {
    last.filter(|last| last.of == *of)
        .map(|last| Arc::clone(&last.render_cache))
}

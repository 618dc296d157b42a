//! What is drawn: pure functions of the state.

pub mod clash;
pub mod facets;
pub mod findings;
pub mod form;
pub mod frame;
pub mod header;
pub mod hints;
pub mod lines;
pub mod linked;
pub mod list;
pub mod note;
pub mod overview;
pub mod pager;
pub mod paint;
pub mod pairs;
pub mod picker;
pub mod popup;
pub mod reading;
pub mod record;
pub mod screen;
pub mod search_line;
pub mod theme;
pub mod triage;
pub mod wrap;

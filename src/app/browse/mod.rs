//! The panes: lists, facets, the detail of a record, links and how one walks them.

pub(in crate::app) mod commands;
pub(in crate::app) mod cursor;
pub mod detail;
pub mod facet;
pub(in crate::app) mod follow_link;
pub mod linked;
pub mod list;
pub mod nav_history;
pub(in crate::app) mod navigate;
pub mod pane;
pub mod saved_queries;
pub(in crate::app) mod saved_query_keys;
pub(in crate::app) mod search;
pub mod selection;

//! The panes: lists, facets, the detail of a record, links and how one walks them.
//!
//! - `attached_copy`: opening the copy of a file that is attached to a source.
//! - `commands`: what commands do among the panes.
//! - `cursor`: moving the cursor in whatever pane has the focus.
//! - `browse_state`: the state of the panes.
//! - `detail`: the lines of the record pane.
//! - `facet`: counts of the records of a view, by status, role, kind or the like.
//! - `facet_kind`: what the facets of the people are by: status, role, tag, case or place.
//! - `follow_link`: Enter: to the record, page or narrowed list under the cursor.
//! - `kept_place`: the place that is kept while the screen is locked.
//! - `kept_view`: what is kept of the screen for each workspace on this machine.
//! - `linked`: what the chosen record is linked with.
//! - `list`: the list of one view: its query, what the query finds, the narrowing, the cursor.
//! - `list_column`: the columns of the list of people.
//! - `nav_history`: where one has been: following a link can be walked back and forth.
//! - `navigate`: going to a record or to the overview, and asking for a record's text.
//! - `pane`: the views and the panes that each of them has.
//! - `pane_commands`: moving between panes, turning the facets, ordering a list, choosing its columns.
//! - `query_completion`: completing the fields and values of a query while it is typed.
//! - `saved_queries`: the saved queries as a list to choose from.
//! - `saved_query_keys`: saved queries: choose, save, change and remove one.
//! - `search`: typing in the search line of a pane.
//! - `selection`: the statement that a command is about.
//! - `sort_order`: the order of a list.

pub mod attached_copy;
pub mod browse_state;
pub(in crate::app) mod commands;
pub(in crate::app) mod cursor;
pub mod detail;
pub mod facet;
pub mod facet_kind;
pub(in crate::app) mod follow_link;
mod kept_place;
pub mod kept_view;
pub mod linked;
pub mod list;
pub mod list_column;
pub mod nav_history;
pub(in crate::app) mod navigate;
pub mod pane;
pub mod pane_commands;
pub mod query_completion;
pub mod saved_queries;
pub(in crate::app) mod saved_query_keys;
pub(in crate::app) mod search;
pub mod selection;
pub mod sort_order;

//! What is drawn: pure functions of the state.
//!
//! - `clash`: a field that two people have changed: both values, who set the other one and when.
//! - `facets`: the pane that counts records by status, kind, reliability or garrison.
//! - `findings`: the page of everything that is wrong: the findings above, the chosen one in full below.
//! - `form`: a form over the panes.
//! - `frame`: the border and title of a pane.
//! - `header`: the first line: the workspace, how much there is in it, and whether all is on disk.
//! - `hints`: the last line: the keys that count now, or what has just happened.
//! - `import`: the page of a list that is being imported.
//! - `lines`: the lines of a record or page as rows of cells.
//! - `linked`: the pane of linked records: a person's sources, a case's people.
//! - `list`: the pane that lists people, cases, sources, places or units.
//! - `list_cells`: the cells of the list of people: what stands in each column.
//! - `note`: a note that is being written, over the panes.
//! - `overview`: the whole workspace in numbers, each of which leads to the list behind it.
//! - `pager`: a text that one reads, over the panes.
//! - `paint`: putting text into cells: the one way by which anything reaches the screen.
//! - `pairs`: the page of people who may be recorded twice.
//! - `picker`: a list to choose from, over the panes.
//! - `popup`: boxes over the panes, and the small ones that name the keys that may follow.
//! - `reading`: a page over the panes: lines that lead somewhere.
//! - `record`: the pane that shows everything about the chosen record.
//! - `screen`: the whole screen.
//! - `search_line`: the search line at the head of a pane.
//! - `theme`: how things look, by the part that they play, built in or from the settings.
//! - `triage`: one person of a queue on the whole screen.
//! - `wrap`: breaking text into rows of a given width, at spaces if there are any.

pub mod clash;
pub mod facets;
pub mod findings;
pub mod form;
pub mod frame;
pub mod header;
pub mod hints;
pub mod import;
pub mod lines;
pub mod linked;
pub mod list;
pub mod list_cells;
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

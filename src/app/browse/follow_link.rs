//! Enter among the panes follows a link: to the record, the page or the narrowed list under the
//! cursor.

use crate::app::browse::nav_history::Entered;
use crate::app::browse::navigate::show_record;
use crate::app::browse::pane::Pane;
use crate::app::core::state::State;
use crate::app::reading::About;
use crate::app::reading::page_keys;
use crate::text::catalogue::label;

/// Follows what is under the cursor.
pub fn follow(state: &mut State) {
    match state.browse.focus {
        Pane::List => {
            state.browse.history.entered.push(Entered::Pane(Pane::List));
            state.browse.focus = Pane::Record;
        }
        Pane::Facets => narrow(state),
        Pane::Record => follow_line(state),
        Pane::Linked => {
            let target = state
                .linked_shown()
                .get(state.browse.linked.cursor)
                .map(|one| one.id);
            if let Some(id) = target {
                show_record(state, id);
            }
        }
    }
}

/// Follows a line of the record pane: an entry to its page, a figure to the figures, a dispute to both
/// sides of it, anything else to its record.
fn follow_line(state: &mut State) {
    let (Some(record), Some(line)) = (
        state.chosen(),
        state.detail().get(state.browse.reading.cursor).cloned(),
    ) else {
        return;
    };
    let line = line.line;
    let about = match (line.entry, line.item) {
        (Some(entry), _) => About::Entry(record, entry),
        (None, Some(("counts", _))) => About::Figures(record),
        (None, Some(("claims", _))) => About::Disputed(record),
        (None, _) => {
            match line.link {
                Some(id) => show_record(state, id),
                None => state.report_error(label!(screen_line_has_no_link)),
            }
            return;
        }
    };
    // A line about something that has a page of its own may also be one of its sources.
    match line
        .link
        .filter(|_| line.label.is_empty() && line.status.is_none())
    {
        Some(source) => show_record(state, source),
        None if state.has_page(about) => {
            page_keys::turn_to(state, about);
        }
        None => state.report_error(label!(screen_line_has_no_link)),
    }
}

/// Lists only those who have the facet under the cursor, or all again.
fn narrow(state: &mut State) {
    let Some(place) = state
        .facets_shown()
        .get(state.browse.facets.cursor)
        .copied()
    else {
        return;
    };
    let list = state.list_mut();
    let word = list.facets[place].word.clone();
    list.facet = if list.facet.as_ref() == Some(&word) {
        None
    } else {
        Some(word)
    };
    list.cursor = 0;
    state.look_again();
}

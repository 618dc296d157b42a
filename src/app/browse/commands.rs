//! What commands do among the panes.

use crate::app::browse::browse_state::BrowseState;
use crate::app::browse::detail::DetailLine;
use crate::app::browse::nav_history::{Entered, NavLocation, Overlay};
use crate::app::browse::navigate::{choose, open, open_overview};
use crate::app::browse::pane::{Pane, View};
use crate::app::browse::{
    attached_copy, cursor, follow_link, pane_commands, saved_query_keys, search,
};
use crate::app::core::direction::Direction;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::lock_keys;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::drafts::draft_keys;
use crate::app::export::export_keys;
use crate::app::findings::finding_keys;
use crate::app::form::Form;
use crate::app::form::batch::fields;
use crate::app::form::note_keys;
use crate::app::form::open::open_status_form;
use crate::app::form::opening::FormOpening;
use crate::app::form::picker::{Choosing, Picker};
use crate::app::form::repeated::{left_out, repeated_values};
use crate::app::import::import_keys;
use crate::app::import::message_keys;
use crate::app::keys::key_table::Command;
use crate::app::reading::page_keys;
use crate::app::sync::decide_keys;
use crate::app::sync::sync_keys;
use crate::app::triage::queue_replies;
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::form_target::{Cited, FormTarget};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::{all_of, label, say};
use crate::text::labels::label::field;
use crate::text::pages::caution;
use crate::text::pages::dossier_person::JOINED;
use crate::text::safe::Safe;

/// Runs a command.
pub fn run(state: &mut State, command: Command) -> Vec<Effect> {
    if command != Command::EditFile {
        state.notices.edit_anyway = None;
    }
    match command {
        Command::NextPane | Command::PreviousPane | Command::PaneRight | Command::PaneLeft => {
            pane_commands::move_focus(state, command);
        }
        Command::Sort => return pane_commands::sort(state),
        Command::Columns => pane_commands::choose_columns(state),
        Command::Search => search::open(state),
        Command::Mark => mark(state),
        Command::MarkAll => mark_all(state),
        Command::Clear => return clear(state),
        Command::Follow => follow_link::follow(state),
        Command::Back => return walk(state, Direction::Back),
        Command::Forward => return walk(state, Direction::Forward),
        Command::ViewPeople => show_view(state, View::People),
        Command::ViewCases => show_view(state, View::Cases),
        Command::ViewSources => show_view(state, View::Sources),
        Command::ViewPlaces => show_view(state, View::Places),
        Command::ViewUnits => show_view(state, View::Units),
        Command::Triage => return queue_replies::begin(state),
        Command::SavedQueries => saved_query_keys::open(state),
        Command::SaveQuery => saved_query_keys::save(state),
        Command::Palette => open_picker(state, Choosing::Command),
        Command::Help => open_picker(state, Choosing::Help),
        Command::Problems => finding_keys::open(state),
        Command::Import => return import_keys::open(state),
        Command::Export => export_keys::open(state),
        Command::Sync => return sync_keys::begin(state, ""),
        Command::Decide => return decide_keys::begin(state),
        Command::Received => sync_keys::open(state),
        Command::Intake => message_keys::open(state),
        Command::Pairs => state.mode = Mode::Pairs(Box::default()),
        Command::Log => match state.chosen() {
            Some(record) => return vec![DiskRequest::Log(record).into()],
            None => state.report_error(label!(screen_nothing_chosen)),
        },
        Command::Zoom => {
            state.browse.zoomed = match state.browse.zoomed {
                Some(_) => None,
                None => Some(state.browse.focus),
            };
        }
        Command::Disputed
        | Command::TimeLine
        | Command::Figures
        | Command::ReadAloud
        | Command::Together => {
            page_keys::run(state, command);
        }
        Command::Redraw => return vec![ScreenRequest::Redraw.into()],
        Command::Mouse => {
            let on = !state.terminal.mouse;
            state.terminal.mouse = on;
            state.notify(if on {
                label!(screen_mouse_on)
            } else {
                label!(screen_mouse_off)
            });
            return vec![ScreenRequest::Mouse(on).into()];
        }
        Command::Suspend => return vec![ScreenRequest::Suspend.into()],
        Command::Lock => return lock_keys::lock(state),
        Command::Quit => return quit(state),
        Command::Copy => return copy(state),
        Command::OpenCopy => return attached_copy::open(state),
        Command::Down
        | Command::Up
        | Command::Top
        | Command::Bottom
        | Command::HalfDown
        | Command::HalfUp
        | Command::PageDown
        | Command::PageUp => cursor::go(state, command),
        _ => return change(state, command),
    }
    // A zoomed pane stays the focused one.
    if state.browse.zoomed.is_some() {
        state.browse.zoomed = Some(state.browse.focus);
    }
    Vec::new()
}

/// Leaves, unless something is being written that nobody has on disk yet: the first time that is told.
pub fn quit(state: &mut State) -> Vec<Effect> {
    match export_keys::holds_back(state) || sync_keys::holds_back(state) {
        true => Vec::new(),
        false => vec![ScreenRequest::Quit.into()],
    }
}

/// Commands that change records.
fn change(state: &mut State, command: Command) -> Vec<Effect> {
    if let Some(reason) = &state.files.read_only
        && !matches!(command, Command::EditFile)
    {
        let reason = reason.clone();
        state.report_error(reason);
        return Vec::new();
    }
    match command {
        Command::Drafts => return draft_keys::open(state),
        Command::Undo => return state.send(DiskRequest::Undo),
        Command::Redo => return state.send(DiskRequest::Redo),
        Command::Add => {
            state.mode = Mode::ChooseKind;
            return Vec::new();
        }
        _ => {}
    }
    let Some(record) = state.chosen() else {
        state.report_error(label!(screen_nothing_chosen));
        return Vec::new();
    };
    let mut targets = state.targets().into_iter().chain([record]);
    if targets.any(|id| state.files.uncompared.contains(&id)) {
        state.report_error(label!(screen_not_compared));
        return Vec::new();
    }
    let on_person = state.browse.view == View::People;
    match command {
        Command::Note => note_keys::open(state),
        Command::EditFile => {
            let anyway = state.notices.edit_anyway.take() == Some(record);
            return vec![ScreenRequest::EditFile { record, anyway }.into()];
        }
        Command::Edit => {
            let entry = state
                .entry_under_cursor()
                .and_then(|_| state.chosen_entry());
            let opening = match (entry, state.item_under_cursor(), state.care_under_cursor()) {
                (Some(entry), _, _) => FormOpening::of_statement(record, Cited::Entry(entry)),
                (None, Some(item), _) => FormOpening::of_statement(record, Cited::Item(item)),
                (None, None, Some(risk_or_consent)) => {
                    FormOpening::of_care(record, risk_or_consent)
                }
                (None, None, None) => FormOpening::of_record(record),
            };
            return open(state, opening);
        }
        Command::AddStatement if StatementList::of(record.kind()).is_empty() => {
            state.report_error(label!(screen_statements_of));
        }
        Command::AddStatement => state.mode = Mode::ChooseList,
        Command::Attach if !matches!(record.kind(), Kind::Source | Kind::Person) => {
            state.report_error(label!(screen_files_of_sources));
        }
        Command::Attach => {
            let title = state.book.title_of(record).unwrap_or_default();
            state.mode = Mode::Form(Box::new(Form::attach(title, record)));
        }
        Command::Cite if state.item_under_cursor().is_some() => {
            if let Some(item) = state.item_under_cursor() {
                let cited = Cited::Item(item);
                open_picker(state, Choosing::Source { record, cited });
            }
        }
        Command::Withdraw if state.item_under_cursor().is_some() => {
            match state.item_under_cursor() {
                Some(item) if item.list.is_withdrawn_by_reason() => {
                    return open(state, FormOpening::of_withdrawal(record, Cited::Item(item)));
                }
                _ => state.report_error(label!(screen_only_entries_withdrawn)),
            }
        }
        _ if !on_person => state.report_error(label!(screen_only_for_people)),
        Command::Status => state.mode = Mode::ChooseStatus,
        Command::Batch => {
            let people = state.targets();
            let title = say!(screen_for_people {
                people: people.len()
            });
            let form = Form::new(title, FormTarget::Batch(people), &fields(), &[]);
            state.mode = Mode::Form(Box::new(form));
        }
        Command::Erase => return vec![DiskRequest::Reach(record).into()],
        Command::Unjoin => return unjoin(state, record),
        Command::Repeat => match state.repeat.clone() {
            Some(last) => {
                let people = state.list().targets(&state.book);
                if let Some(told) = not_looked_for(state, &people) {
                    state.report_error(say!(screen_status_anyway { told }));
                    return Vec::new();
                }
                open_status_form(state, &last.status, &repeated_values(&last, &state.book));
                let left_out = left_out(&last, &state.book);
                if !left_out.is_empty() {
                    let left_out = left_out.into_iter().map(field).collect::<Vec<_>>();
                    state.notify(say!(form_repeat_left_out {
                        left_out: all_of(&left_out)
                    }));
                }
            }
            None => state.report_error(label!(screen_no_status_to_repeat)),
        },
        Command::AddEntry => {
            let name = state.book.title_of(record).unwrap_or_default();
            let form = Form::new_entry(name, record, state.clock.today);
            state.mode = Mode::Form(Box::new(form));
        }
        Command::Cite | Command::Withdraw => match state.chosen_entry() {
            None => state.report_error(label!(screen_no_entry)),
            Some(entry) if command == Command::Cite => open_picker(
                state,
                Choosing::Source {
                    record,
                    cited: Cited::Entry(entry),
                },
            ),
            Some(entry) => {
                return open(
                    state,
                    FormOpening::of_withdrawal(record, Cited::Entry(entry)),
                );
            }
        },
        _ => {}
    }
    Vec::new()
}

/// Looks at what taking apart would come upon: for the record under the cursor, or the only one that was
/// joined.
fn unjoin(state: &mut State, record: RecordId) -> Vec<Effect> {
    let joined = state.book.aliases(record);
    let lines = state.detail();
    let is_joined = |line: &DetailLine| match line.line.item {
        Some((JOINED, at)) => joined.iter().nth(at).copied(),
        _ => None,
    };
    let under_cursor = lines.get(state.browse.reading.cursor).and_then(is_joined);
    let only = joined.first().filter(|_| joined.len() == 1).copied();
    match under_cursor
        .filter(|_| state.browse.focus == Pane::Record)
        .or(only)
    {
        Some(one) => return vec![DiskRequest::PlanUnjoin(one).into()],
        None if joined.is_empty() => {
            state.report_error(label!(screen_nothing_joined));
        }
        None => {
            state.browse.focus = Pane::Record;
            state.browse.reading.cursor = lines
                .iter()
                .position(|line| is_joined(line).is_some())
                .unwrap_or(state.browse.reading.cursor);
            state.notify(label!(screen_several_were_joined));
        }
    }
    Vec::new()
}

/// Who of the people that a change is meant for is not looked for; `None` if all are.
fn not_looked_for(state: &State, people: &[RecordId]) -> Option<Safe> {
    let aside = |id: &RecordId| {
        let role = state.book.only_role(state.book.people().row_of(*id)?)?;
        let name = state.book.title_of(*id).unwrap_or_default();
        Some(say!(screen_status_is {
            name,
            told: caution::not_looked_for(role)
        }))
    };
    people.iter().find_map(aside)
}

fn mark(state: &mut State) {
    let Some(id) = state.chosen() else {
        return;
    };
    let list = state.list_mut();
    if !list.marks.remove(&id) {
        list.marks.insert(id);
    }
    list.cursor = (list.cursor + 1).min(list.count_shown().saturating_sub(1));
}

fn mark_all(state: &mut State) {
    let State {
        book,
        browse: BrowseState { lists, view, .. },
        ..
    } = state;
    let list = &mut lists[view.index()];
    let ids: Vec<RecordId> = list.ids(book).collect();
    list.marks.extend(ids);
    let marked = list.marks.len();
    state.notify(say!(screen_marked_clear { marked }));
}

/// Takes back the search of the focused pane; then goes back to where Enter came from; then takes back the search
/// of the list, the narrowing, the marks: one thing for each press.
fn clear(state: &mut State) -> Vec<Effect> {
    let focused = match state.browse.focus {
        Pane::List => &state.list().input,
        Pane::Facets => &state.browse.facets.input,
        Pane::Record => &state.browse.reading.input,
        Pane::Linked => &state.browse.linked.input,
    };
    if !focused.is_empty() && state.browse.focus != Pane::List {
        let pane = state.browse.focus;
        search::clear(state, pane);
        return Vec::new();
    }
    match pane_commands::leave_entered(state) {
        Some(Entered::Pane(pane)) => {
            state.browse.focus = pane;
            return Vec::new();
        }
        Some(Entered::Location) => return walk(state, Direction::Back),
        None => {}
    }
    if !state.list().input.is_empty() {
        search::clear(state, Pane::List);
    } else if state.list().facet.is_some() {
        state.list_mut().facet = None;
        state.look_again();
    } else {
        state.list_mut().marks.clear();
    }
    Vec::new()
}

fn show_view(state: &mut State, view: View) {
    state.browse.history.entered.clear();
    if state.browse.view != view {
        let here = state.location();
        state.browse.history.leave(here);
        state.browse.view = view;
        state.freshen();
        state.browse.facets.cursor = 0;
        state.browse.facets.input.set("");
    }
    state.browse.focus = Pane::List;
}

/// Walks back or forth among the places where one has been.
fn walk(state: &mut State, direction: Direction) -> Vec<Effect> {
    let here = state.location();
    let target = match direction {
        Direction::Back => state.browse.history.back(here),
        Direction::Forward => state.browse.history.forward(here),
    };
    match (target, direction) {
        (Some(location), _) => return go_to(state, location),
        (None, Direction::Back) => state.report_error(label!(screen_nothing_before)),
        (None, Direction::Forward) => state.report_error(label!(screen_nothing_after)),
    }
    Vec::new()
}

/// Goes to a place, with what was open over the panes there.
pub fn go_to(state: &mut State, location: NavLocation) -> Vec<Effect> {
    state.browse.view = location.view;
    state.browse.focus = location.focus;
    let today = state.clock.today;
    let list = &mut state.browse.lists[location.view.index()];
    list.input.set(&location.query);
    list.facet = location.facet;
    list.read_query(&state.book, today);
    list.refresh(&state.book, &state.index, today);
    if let Some(id) = location.record {
        let id = state.book.stands_for(id);
        choose(state, id);
    }
    match location.over {
        Overlay::Nothing => {}
        Overlay::Findings => finding_keys::open(state),
        Overlay::Overview(line) => {
            let effects = open_overview(state);
            if let Page::Overview(overview) = &mut state.page {
                overview.move_to(line, Direction::Forward);
                if overview.is_counting {
                    overview.cursor = line;
                }
            }
            return effects;
        }
    }
    Vec::new()
}

fn open_picker(state: &mut State, choosing: Choosing) {
    state.mode = Mode::Picker(Box::new(Picker::new(choosing)));
}

fn copy(state: &mut State) -> Vec<Effect> {
    let text = match state.browse.focus {
        Pane::Record => state
            .detail()
            .get(state.browse.reading.cursor)
            .map(DetailLine::plain),
        Pane::Linked => state
            .linked_shown()
            .get(state.browse.linked.cursor)
            .map(|one| one.id.to_string()),
        Pane::List | Pane::Facets => state.chosen().map(|id| id.to_string()),
    };
    match text {
        Some(text) => {
            state.notify(say!(screen_sent_to_clipboard { text: &text }));
            vec![ScreenRequest::Copy(text).into()]
        }
        None => Vec::new(),
    }
}

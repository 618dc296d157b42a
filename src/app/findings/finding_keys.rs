//! The keys of the page of findings: checking, keeping findings up to date, and the way from each
//! to its record.

use crate::app::browse::cursor::moved;
use crate::app::browse::navigate::{choose, open as open_form, show_record};
use crate::app::browse::pane::{Pane, View};
use crate::app::browse::saved_query_keys;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pending::Request;
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::findings::checked::{CheckProgress, headings, needs_the_disk};
use crate::app::findings::quick_fix::{FixTarget, Heading, leads};
use crate::app::form::Form;
use crate::app::keys::key_table::Command;
use crate::app::reading::text_keys::{copy, of_every_page};
use crate::app::sync::decide_keys;
use crate::casebook::check::of_record;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::id::{Link, RecordId};
use crate::text::catalogue::{label, say};
use crate::text::errors::advice::advice;
use crate::text::errors::failure::failure;
use crate::text::errors::problem::{problem as in_words, reason};
use crate::text::safe::Safe;

/// Opens the page; everything is looked through anew.
pub fn open(state: &mut State) {
    state.mode = Mode::Findings;
    state.checked.left = false;
    if !matches!(state.checked.standing, CheckProgress::UnderWay(..)) {
        state.checked.standing = CheckProgress::Due;
    }
}

/// The looking-through that is due while somebody looks at the page.
pub fn wanted(state: &mut State) -> Option<Effect> {
    let due = state.checked.standing == CheckProgress::Due
        && matches!(state.mode, Mode::Findings)
        && state.files.loading.is_none();
    due.then(|| {
        state.checked.standing = CheckProgress::UnderWay(0, 0);
        state.checked.changed.clear();
        Effect::Background(Job::Check(state.book.present()))
    })
}

/// So much has been looked through.
pub fn going_on(state: &mut State, done: usize, total: usize) {
    if matches!(state.checked.standing, CheckProgress::UnderWay(..)) {
        state.checked.standing = CheckProgress::UnderWay(done, total);
    }
}

/// Something has changed on which any finding may rest: it is due to be looked through when the page is
/// next in use.
pub fn outdated(state: &mut State) {
    match state.checked.standing {
        CheckProgress::Done => state.checked.standing = CheckProgress::Due,
        CheckProgress::UnderWay(..) => state.checked.again = true,
        CheckProgress::Never | CheckProgress::Due => {}
    }
}

/// Everything has been looked through, as the files were when they were read.
pub fn checked(state: &mut State, found: Result<Vec<Problem>, Failure>) {
    let before = state.checked.chosen(&state.files.problems);
    state.checked.standing = match std::mem::take(&mut state.checked.again) {
        true => CheckProgress::Due,
        false => CheckProgress::Done,
    };
    match found {
        Ok(found) => state.checked.found = found,
        Err(reason) => state.report_error(failure(&reason)),
    }
    for id in std::mem::take(&mut state.checked.changed) {
        look_again(state, id);
    }
    state.checked.sort();
    stay(state, before.as_ref());
}

/// Looks once more at a record that has changed. What rests on it elsewhere is due to be looked
/// through when the page is next in use.
pub fn changed(state: &mut State, id: RecordId) {
    match state.checked.standing {
        CheckProgress::Never => return,
        CheckProgress::UnderWay(..) => {
            state.checked.changed.insert(id);
        }
        CheckProgress::Due | CheckProgress::Done => {}
    }
    let before = state.checked.chosen(&state.files.problems);
    look_again(state, id);
    state.checked.sort();
    stay(state, before.as_ref());
}

fn look_again(state: &mut State, id: RecordId) {
    let book = &state.book;
    let loaded = book.loaded(id);
    let is_of = |problem: &Problem| problem.record == Some(id);
    let rests_on_disk = state.checked.found.iter().filter(|one| is_of(one));
    let of_person = book.people().get(id);
    let is_alone = of_person.is_some_and(|person| person.merged_into == Link::Nowhere);
    // Others name a place, source or case, and a person that is gone or joined.
    if !is_alone || rests_on_disk.into_iter().any(needs_the_disk) {
        outdated(state);
    }
    let (book, today) = (&state.book, state.clock.today);
    let mut now = loaded.map_or_else(Vec::new, |loaded| of_record(book, &loaded, today));
    let mut old = Vec::new();
    state.checked.found.retain(|problem| {
        let goes = is_of(problem) && !needs_the_disk(problem);
        if goes {
            old.push(problem.clone());
        }
        !goes
    });
    // The text is not at hand: what stays has the line that it had, and what is new none as yet.
    for problem in &mut now {
        let same = |one: &&Problem| one.field == problem.field && one.reason == problem.reason;
        if let Some(was) = old.iter().find(same) {
            problem.at = was.at.clone();
        }
    }
    let has_no_line = now.iter().any(|problem| problem.at.line == 0);
    state.checked.found.extend(now);
    if has_no_line {
        outdated(state);
    }
}

/// Keeps the cursor on the finding that it was on, or where that was.
fn stay(state: &mut State, before: Option<&Problem>) {
    // When the last finding under a heading is mended, the others come back into sight.
    if state.checked.shown(&state.files.problems).is_empty() {
        state.checked.narrowed = None;
    }
    let rows = state.checked.shown(&state.files.problems);
    let same = |one: &&Problem, other: &Problem| {
        one.record == other.record && one.field == other.field && one.reason == other.reason
    };
    let place = before.and_then(|before| rows.iter().position(|row| same(row, before)));
    let last = rows.len().saturating_sub(1);
    state.checked.cursor = place.unwrap_or(state.checked.cursor).min(last);
}

/// Brings the page back when what was opened from it is done or left.
pub fn come_back(state: &mut State) {
    if state.checked.comes_back && matches!(state.mode, Mode::Panes) {
        state.checked.comes_back = false;
        state.mode = Mode::Findings;
    }
}

/// A key on the page.
pub fn press(state: &mut State, command: Option<Command>) -> Vec<Effect> {
    let Some(command) = command else {
        return Vec::new();
    };
    if !matches!(command, Command::EditFile | Command::Follow) {
        state.notices.edit_anyway = None;
    }
    if let Some(effects) = of_every_page(state, command) {
        return effects;
    }
    if command != Command::Follow {
        state.checked.is_merged = false;
    }
    match command {
        Command::Cancel => state.mode = Mode::Panes,
        Command::Follow => return follow(state),
        Command::ShowRecord => show(state),
        Command::EditFile => {
            if let Some(problem) = state.checked.chosen(&state.files.problems) {
                return edit(state, problem);
            }
        }
        Command::NextPane => narrow(state, 1),
        Command::PreviousPane => narrow(state, -1),
        Command::Undo | Command::Redo => {
            if let Some(reason) = state.files.read_only.clone() {
                state.report_error(reason);
                return Vec::new();
            }
            let request = match command {
                Command::Undo => DiskRequest::Undo,
                _ => DiskRequest::Redo,
            };
            return state.send(request);
        }
        Command::Copy => {
            if let Some(problem) = state.checked.chosen(&state.files.problems) {
                return copy(state, in_words(&problem));
            }
        }
        moving => {
            let length = state.checked.shown(&state.files.problems).len();
            let rows = usize::from(state.terminal.size.1 / 2);
            state.checked.cursor = moved(state.checked.cursor, length, rows, moving);
        }
    }
    Vec::new()
}

/// Narrows the page to the next heading that has findings, or the one before; all of them come
/// between the last and the first.
fn narrow(state: &mut State, by: isize) {
    let there: Vec<Heading> = headings(&state.checked.all(&state.files.problems))
        .into_iter()
        .map(|(heading, _)| heading)
        .collect();
    let places = isize::try_from(there.len()).unwrap_or(0) + 1;
    let here = state.checked.narrowed.and_then(|heading| {
        let at = there.iter().position(|one| *one == heading)?;
        isize::try_from(at + 1).ok()
    });
    let next = (here.unwrap_or(0) + by).rem_euclid(places);
    let next = usize::try_from(next).unwrap_or(0);
    state.checked.narrowed = next.checked_sub(1).and_then(|at| there.get(at).copied());
    state.checked.cursor = 0;
}

/// Opens what the finding is about: the very field, or what comes nearest to it.
fn follow(state: &mut State) -> Vec<Effect> {
    let Some(problem) = state.checked.chosen(&state.files.problems) else {
        return Vec::new();
    };
    let leads = leads(&state.book, &problem);
    if let (Some(reason), false) = (
        state.files.read_only.clone(),
        matches!(
            leads,
            FixTarget::Record(_) | FixTarget::Text | FixTarget::Told | FixTarget::Decide
        ),
    ) {
        state.report_error(reason);
        return Vec::new();
    }
    if let FixTarget::Merge(_) | FixTarget::MergeFile(_) = leads {
        if state.checked.is_merged {
            state.report_error(label!(screen_merged_one_already));
            return Vec::new();
        }
        if state.checked.drawn.as_ref() != Some(&problem) {
            state.report_error(label!(form_enter_came_early));
            return Vec::new();
        }
        state.checked.is_merged = true;
    }
    state.checked.comes_back = true;
    // What is to be mended stays in sight until the first key in the form.
    state.notify(reason(&problem.reason));
    match leads {
        FixTarget::Form(opening) => {
            go_to(state, opening.record);
            open_form(state, *opening)
        }
        FixTarget::NewEntry(id) => {
            go_to(state, id);
            let name = state.book.title_of(id).unwrap_or_default();
            let form = Form::new_entry(name, id, state.clock.today);
            state.mode = Mode::Form(Box::new(form));
            Vec::new()
        }
        FixTarget::Attach(id) => {
            go_to(state, id);
            let title = state.book.title_of(id).unwrap_or_default();
            state.mode = Mode::Form(Box::new(Form::attach(title, id)));
            Vec::new()
        }
        FixTarget::Query(saved, field) => {
            saved_query_keys::change(state, &saved);
            if let Mode::Form(form) = &mut state.mode {
                form.go_to(field);
            }
            Vec::new()
        }
        FixTarget::Unjoin(id) => {
            go_to(state, id);
            state.wait_to_open(Request::Open);
            vec![DiskRequest::PlanUnjoin(id).into()]
        }
        FixTarget::Merge(id) => {
            state.checked.comes_back = false;
            state.notices.message = None;
            state.send(DiskRequest::MergeMarkers(id))
        }
        FixTarget::MergeFile(path) => {
            state.checked.comes_back = false;
            state.notices.message = None;
            state.send(DiskRequest::MergeFile(path))
        }
        FixTarget::Decide => {
            state.checked.comes_back = false;
            state.notices.message = None;
            state.mode = Mode::Panes;
            decide_keys::begin(state)
        }
        FixTarget::Record(_) => {
            show(state);
            Vec::new()
        }
        FixTarget::Text => {
            state.checked.comes_back = false;
            // What comes of it is told afterwards.
            state.notices.message = None;
            edit(state, problem)
        }
        FixTarget::Told => {
            state.notices.message = None;
            let mut lines = vec![in_words(&problem), Safe::default()];
            lines.extend(advice(&problem));
            state.mode = Mode::Pager {
                title: say!(screen_actions),
                lines,
                cursor: 0,
                then: None,
            };
            Vec::new()
        }
    }
}

/// Opens the file in the user's editor, at the line.
fn edit(state: &mut State, problem: Problem) -> Vec<Effect> {
    let anyway = problem.record.is_some() && state.notices.edit_anyway.take() == problem.record;
    vec![
        ScreenRequest::EditAt {
            problem: Box::new(problem),
            anyway,
        }
        .into(),
    ]
}

/// Leaves the page for the record among the panes.
fn show(state: &mut State) {
    let record = state
        .checked
        .chosen(&state.files.problems)
        .and_then(|problem| problem.record);
    let Some(id) = record.filter(|id| state.book.has(*id)) else {
        state.checked.comes_back = false;
        state.report_error(label!(screen_no_record_to_show));
        return;
    };
    state.checked.comes_back = false;
    let stands = state.book.stands_for(id);
    state.page = Page::Panes;
    show_record(state, stands);
    state.mode = Mode::Panes;
}

/// Shows the record under the form that is about to be opened. Of many findings that are mended one
/// after the other, only the place before the first is kept to come back to.
fn go_to(state: &mut State, id: RecordId) {
    if !state.checked.left {
        state.checked.left = true;
        let here = state.location();
        state.browse.history.leave(here);
    }
    state.page = Page::Panes;
    state.browse.view = View::of_kind(id.kind());
    state.browse.focus = Pane::List;
    choose(state, state.book.stands_for(id));
}

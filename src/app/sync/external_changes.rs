//! External changes on disk: the screen shows them and says so in one line, and everything that
//! somebody is in the middle of stays as it is.

use crate::app::browse::detail::DetailLine;
use crate::app::browse::pane::View;
use crate::app::core::action::Reload;
use crate::app::core::apply_records::{put, take_in_head};
use crate::app::core::disk_request::Now;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::notices::{Message, Severity};
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::findings::finding_keys;
use crate::app::findings::{set_all, set_place, set_record};
use crate::app::reading::render_cache::Built;
use crate::app::sync::{decide_keys, erased_keys};
use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::external::external_changes::{ExternalChange, ExternalChanges};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Sex;
use crate::record::status::Status;
use crate::record::workspace::FILE_NAME;
use crate::text::catalogue::{listed_with_dots, say};
use crate::text::errors::failure::failure;
use crate::text::errors::problem::problem;
use crate::text::log::external_changes::{Told, What, in_one_line};
use crate::text::safe::Safe;

/// Takes in what somebody looked at again. If nothing is another than before, nothing happens.
pub fn noticed(state: &mut State, mut external_changes: ExternalChanges) -> Vec<Effect> {
    let seen = Seen::of(state);
    let problems_before = state.files.problems.clone();
    let mut changed: Vec<Now> = Vec::new();
    let mut told_of: Vec<(RecordId, Told)> = Vec::new();
    // Before the book lets go of them: what is open is told from the chosen record.
    let effects = erased_keys::forget(state, &external_changes.erased);
    for found in std::mem::take(&mut external_changes.records) {
        if external_changes.erased.contains(&found.record) {
            told_erased(state, &found, &mut changed);
            continue;
        }
        let (what, now) = compare(state, &found);
        if let Some(what) = what {
            let told = Told {
                name: name(&state.book, &found),
                sex: sex(&state.book, found.record),
                what,
                by: found.by,
            };
            told_of.push((found.record, told));
        }
        changed.extend(now.map(|now| (found.record, now)));
    }
    let is_other = !changed.is_empty();
    if is_other {
        put(state, changed);
        seen.go_on(state, Lists::Shown);
    }
    let mut effects = effects;
    let said = conclude(state, told_of, external_changes, &problems_before);
    // Somebody who went away is to be seen, though nothing is said of them by name.
    if !(said == [Effect::Screen(ScreenRequest::NoRedraw)] && is_other) {
        effects.extend(said);
    }
    if is_other {
        effects.extend(decide_keys::changed(state));
    }
    effects
}

/// Takes in that somebody was erased, and says so without the name.
fn told_erased(state: &mut State, found: &ExternalChange, changed: &mut Vec<Now>) {
    set_record(&mut state.files.problems, found.record, None);
    if state.book.has(found.record) {
        changed.push((found.record, None));
        tell_erased(state);
    }
}

/// Says that somebody was erased, unless something that could not be done is in sight.
fn tell_erased(state: &mut State) {
    let is_refused = |message: &Message| message.weight == Severity::Refused;
    if !state.notices.message.as_ref().is_some_and(is_refused) {
        state.notify(say!(screen_somebody_erased));
    }
}

/// Puts everything that was read anew in the place of what was there. What cannot be read now stays
/// as it was last read.
pub fn reload(state: &mut State, anew: Reload) -> Vec<Effect> {
    let seen = Seen::of(state);
    let problems_before = state.files.problems.clone();
    let Reload {
        mut book,
        mut index,
        problems,
        external_changes,
    } = anew;
    for problem in &problems {
        let Some(id) = problem.record.filter(|id| !book.has(*id)) else {
            continue;
        };
        book.take_over(&mut state.book, id);
        index.put(&book, id);
    }
    for (path, problem) in &external_changes.places {
        let kind = path.to_str().and_then(Kind::of_folder);
        let Some(kind) = kind.filter(|_| problem.is_some()) else {
            continue;
        };
        for id in state.book.ids(kind) {
            book.take_over(&mut state.book, id);
            index.put(&book, id);
        }
    }
    // Before the book lets go of them, as above.
    let erased = external_changes.erased.clone();
    let mut effects = erased_keys::forget(state, &erased);
    let mut is_other = false;
    let mut told_of = Vec::new();
    for kind in Kind::ALL {
        let before = state.book.ids(kind).into_iter();
        let gone = before.filter(|id| !book.has(*id)).collect::<Vec<_>>();
        for id in book.ids(kind).into_iter().chain(gone) {
            if erased.contains(&id) && !book.has(id) {
                is_other = true;
                continue;
            }
            if !book.agrees(&state.book, id) {
                let what = match (state.book.has(id), book.has(id)) {
                    (_, false) => What::Gone,
                    (false, true) => What::New,
                    (true, true) => changed_to(status(&state.book, id), status(&book, id)),
                };
                let title = book.title_of(id).or_else(|| state.book.title_of(id));
                let told = Told {
                    name: title.unwrap_or_default().to_owned(),
                    sex: sex(&book, id),
                    what,
                    by: None,
                };
                told_of.push((id, told));
            }
        }
    }
    // Nobody knows which of the changes touched which record, but one alone touched all of them.
    if let [by] = external_changes.logged.as_slice() {
        for (_, told) in &mut told_of {
            told.by = Some(by.clone());
        }
    }
    set_all(&mut state.files.problems, problems);
    finding_keys::outdated(state);
    is_other |= !told_of.is_empty();
    if is_other {
        state.book = book;
        state.render_cache = Built::default();
        state.index = index;
        seen.go_on(state, Lists::All);
    }
    if !erased.is_empty() && told_of.is_empty() {
        tell_erased(state);
    }
    let said = conclude(state, told_of, external_changes, &problems_before);
    if !(said == [Effect::Screen(ScreenRequest::NoRedraw)] && is_other) {
        effects.extend(said);
    }
    if is_other {
        effects.extend(decide_keys::changed(state));
    }
    effects
}

/// Takes in what is not about records, and says in one line what was noticed. Where there is nothing
/// to say and no finding came or went, the screen stays as it is.
fn conclude(
    state: &mut State,
    mut told_of: Vec<(RecordId, Told)>,
    external_changes: ExternalChanges,
    problems_before: &[Problem],
) -> Vec<Effect> {
    if state.syncing.under_way.is_some() {
        state.syncing.noticed.append(&mut told_of);
    }
    let mut lines: Vec<Safe> = in_one_line(told_of).into_iter().collect();
    lines.extend(rest(state, external_changes));
    tell(state, &lines);
    if lines.is_empty() && state.files.problems == problems_before {
        return vec![ScreenRequest::NoRedraw.into()];
    }
    Vec::new()
}

/// What became of a record, if anything, and what the book is to have of it, if that is something
/// else than it has. The finding about its file is replaced.
fn compare(state: &mut State, found: &ExternalChange) -> (Option<What>, Option<Option<Loaded>>) {
    let id = found.record;
    let problem = found.now.as_ref().err().cloned();
    let is_broken = problem.is_some();
    let is_other = set_record(&mut state.files.problems, id, problem);
    let (book, had) = (&state.book, state.book.has(id));
    match &found.now {
        Err(_) => (is_other.then_some(What::Broken), None),
        Ok(None) => (had.then_some(What::Gone), had.then_some(None)),
        Ok(Some(loaded)) if book.holds(loaded) => {
            ((is_other && !is_broken).then_some(What::Mended), None)
        }
        Ok(Some(loaded)) => {
            let what = if had {
                let mut after = Book::new("", Vec::new());
                after.put(loaded.clone());
                changed_to(status(book, id), status(&after, id))
            } else {
                What::New
            };
            (Some(what), Some(Some(loaded.clone())))
        }
    }
}

fn changed_to(before: Option<&Status>, after: Option<&Status>) -> What {
    match after {
        Some(after) if before != Some(after) => What::Status(after.clone()),
        _ => What::Changed,
    }
}

/// The status of a person now.
fn status(book: &Book, id: RecordId) -> Option<&Status> {
    book.status(book.people().row_of(id)?)
}

/// Whether the person of a record is a man or a woman, where it says so.
fn sex(book: &Book, id: RecordId) -> Option<Sex> {
    book.people().get(id)?.sex.clone()
}

/// What a record is called: as it is now, or was.
fn name(book: &Book, found: &ExternalChange) -> String {
    let mut now = Book::new("", Vec::new());
    if let Ok(Some(loaded)) = &found.now {
        now.put(loaded.clone());
    }
    let title = now
        .title_of(found.record)
        .or_else(|| book.title_of(found.record));
    title.map_or_else(|| found.record.relative_path(), str::to_owned)
}

/// Takes in what is not about records: other files, folders, the head, what may be written.
fn rest(state: &mut State, external_changes: ExternalChanges) -> Vec<Safe> {
    let mut lines = Vec::new();
    for (path, found) in external_changes.places {
        let kind = path.to_str().and_then(Kind::of_folder);
        // A folder without records need not be there; git keeps no empty ones.
        let found = found.filter(|found| {
            let is_empty = kind.is_some_and(|kind| state.book.ids(kind).is_empty());
            !(is_empty && found.reason == Reason::Gone)
        });
        let line = match &found {
            Some(found) => problem(found),
            None => say!(screen_file_sound_again {
                path: path.display()
            }),
        };
        if set_place(&mut state.files.problems, &path, found) {
            lines.push(line);
        }
    }
    match external_changes.head {
        Some(Ok(head)) => {
            let mended = set_place(&mut state.files.problems, FILE_NAME.as_ref(), None);
            let now = Book::of_head(&head);
            let is_same = state.book.title == now.title
                && state.book.statuses == now.statuses
                && state.book.queries == now.queries;
            if !is_same {
                take_in_head(state, &head);
                lines.push(say!(screen_head_changed { file: FILE_NAME }));
            } else if mended {
                lines.push(say!(screen_head_readable { file: FILE_NAME }));
            }
        }
        Some(Err(found)) => {
            let line = problem(&found);
            if set_place(&mut state.files.problems, FILE_NAME.as_ref(), Some(found)) {
                lines.push(line);
            }
        }
        None => {}
    }
    let read_only = external_changes.read_only.as_ref().map(failure);
    if state.files.read_only != read_only {
        lines.push(match &read_only {
            Some(reason) => reason.clone(),
            None => say!(screen_writable_again),
        });
        state.files.read_only = read_only;
    }
    lines
}

/// Says what was noticed, in one line. What could not be done stays in sight until the next key,
/// and what was noticed is said after it.
fn tell(state: &mut State, lines: &[Safe]) {
    if lines.is_empty() {
        return;
    }
    let line = listed_with_dots(lines);
    match &state.notices.message {
        Some(message) if message.weight == Severity::Refused => {
            state.notices.external_changes = Some(line);
        }
        _ => state.notify(line),
    }
}

/// Where everything was before the book changed.
struct Seen {
    chosen: [Option<RecordId>; View::ALL.len()],
    line: Option<DetailLine>,
    linked: Option<RecordId>,
}

/// Which lists are looked up again at once; the others are when they are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lists {
    All,
    Shown,
}

impl Seen {
    fn of(state: &State) -> Self {
        Self {
            chosen: View::ALL.map(|view| state.browse.lists[view.index()].chosen(&state.book)),
            line: state.detail().get(state.browse.reading.cursor).cloned(),
            linked: linked_under_cursor(state),
        }
    }

    /// Looks everything up in the book as it is now, with the cursors on what they were on.
    fn go_on(self, state: &mut State, at_once: Lists) {
        let today = state.clock.today;
        for (list, chosen) in state.browse.lists.iter_mut().zip(self.chosen) {
            if at_once == Lists::All || list.view == state.browse.view {
                list.refresh_around(&state.book, &state.index, today, chosen);
            } else {
                list.stale = true;
            }
        }
        let chosen = self.chosen[state.browse.view.index()];
        if state.chosen() != chosen {
            // The next key was meant for a record that is not there any more.
            if matches!(state.mode, Mode::ChooseStatus) {
                state.mode = Mode::Panes;
            }
            return;
        }
        let lines = state.detail();
        if let Some(at) = self
            .line
            .filter(|line| lines.get(state.browse.reading.cursor) != Some(line))
            .and_then(|line| lines.iter().position(|one| *one == line))
        {
            state.browse.reading.cursor = at;
        }
        state.browse.reading.cursor = state
            .browse
            .reading
            .cursor
            .min(lines.len().saturating_sub(1));
        let shown = state.linked_shown();
        if let Some(at) = self
            .linked
            .and_then(|id| shown.iter().position(|one| one.id == id))
        {
            state.browse.linked.cursor = at;
        }
        state.browse.linked.cursor = state
            .browse
            .linked
            .cursor
            .min(shown.len().saturating_sub(1));
    }
}

fn linked_under_cursor(state: &State) -> Option<RecordId> {
    let shown = state.linked_shown();
    shown.get(state.browse.linked.cursor).map(|one| one.id)
}

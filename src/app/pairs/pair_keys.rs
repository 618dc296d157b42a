//! The keys of the page of pairs: people who may be recorded twice.

use jiff::Timestamp;

use crate::app::browse::cursor::moved;
use crate::app::browse::navigate::show_record;
use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::page_answer::yes_or_no;
use crate::app::form::question::Question;
use crate::app::keys::key::Key;
use crate::app::keys::key_table::Command;
use crate::app::pairs::{Joining, Pairs};
use crate::app::reading::text_keys::{copy, of_every_page};
use crate::casebook::change::purpose::Purpose;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::errors::failure::Failure;
use crate::casebook::merge::join_request::JoinRequest;
use crate::casebook::merge::pair_decision::{PairDecision, judge};
use crate::record::kind::Kind;
use crate::text::catalogue::{label, say};
use crate::text::errors::failure::failure;
use crate::text::pages::pair::remark;

/// How many rows a page of pairs or fields has, about.
const PAGE: usize = 8;

/// The comparing that is due: somebody looks at the pairs or asks for them, and nobody has compared, or
/// what was compared holds no more.
pub fn wanted(state: &mut State) -> Option<Effect> {
    let looked_at = matches!(state.mode, Mode::Pairs(_)) || state.list().query.asks_for_pairs();
    let due = looked_at
        && state.files.loading.is_none()
        && state.comparison.progress.is_none()
        && state.book.duplicate_index().is_none();
    due.then(|| {
        state.comparison.progress = Some((0, state.book.count(Kind::Person)));
        state.comparison.changed_since.clear();
        Effect::Background(Job::Compare)
    })
}

/// All people have been compared, as their files were when they were read.
pub fn compared(state: &mut State, duplicate_index: DuplicateIndex) {
    state.comparison.progress = None;
    state.book.compared(duplicate_index);
    for id in std::mem::take(&mut state.comparison.changed_since) {
        state.book.look_at(id);
    }
    state.refresh();
}

/// Whether a command decides about two people, or begins to.
pub const fn decides(page: &Pairs, command: Command) -> bool {
    match command {
        Command::Different | Command::Unsure | Command::Same => true,
        Command::Accept => page.joining.is_some(),
        _ => false,
    }
}

/// A key on the page.
pub fn press(state: &mut State, command: Option<Command>) -> Vec<Effect> {
    let Mode::Pairs(page) = &state.mode else {
        return Vec::new();
    };
    let Some(command) = command else {
        return Vec::new();
    };
    let page = page.clone();
    // A key that repeats decides about nobody who was not seen.
    if decides(&page, command) && page.drawn != page.to_draw(&state.book) {
        return Vec::new();
    }
    match (command, &page.joining) {
        (Command::Help | Command::Search | Command::NextMatch | Command::PreviousMatch, _) => {
            of_every_page(state, command);
        }
        (Command::Copy, _) => {
            if let Some(pair) = page.pair(&state.book) {
                return copy(state, format!("{} {}", pair.a, pair.b).into());
            }
        }
        (Command::Cancel, None) => state.mode = Mode::Panes,
        (Command::Cancel, Some(_)) => set(state, |page| page.joining = None),
        (Command::Different, None) => return decide(state, &page, PairDecision::Different),
        (Command::Unsure, None) => return decide(state, &page, PairDecision::Unsure),
        (Command::Same, None) => {
            if let Some((kept, joined)) = page.sides(&state.book) {
                let joining = Joining::new(&state.book, kept, joined);
                set(state, |page| page.joining = Some(joining));
            }
        }
        (Command::Exchange, Some(joining)) => {
            let exchanged = Joining {
                cursor: joining.cursor,
                ..Joining::new(&state.book, joining.joined, joining.kept)
            };
            set(state, |page| page.joining = Some(exchanged));
        }
        (Command::Take, Some(joining)) => {
            let fields = page.fields(&state.book);
            match fields.get(joining.cursor) {
                Some(row) if row.is_choice() => set(state, |page| {
                    if let Some(joining) = &mut page.joining
                        && !joining.taken.remove(row.field)
                    {
                        joining.taken.insert(row.field.to_owned());
                    }
                }),
                _ => {
                    state.report_error(label!(screen_nothing_to_choose));
                }
            }
        }
        (Command::Accept, Some(joining)) => return join(state, joining.clone()),
        (Command::Accept, None) => {
            if let Some(pair) = page.pair(&state.book) {
                state.mode = Mode::Panes;
                show_record(state, pair.a);
            }
        }
        (_, Some(joining)) => {
            let length = page.fields(&state.book).len();
            let cursor = moved(joining.cursor, length, PAGE, command);
            set(state, |page| {
                if let Some(joining) = &mut page.joining {
                    joining.cursor = cursor;
                }
            });
        }
        (_, None) => {
            let length = state
                .book
                .duplicate_index()
                .map_or(0, |all| all.pairs().len());
            let cursor = moved(page.cursor, length, PAGE, command);
            set(state, |page| page.cursor = cursor);
        }
    }
    Vec::new()
}

fn set(state: &mut State, change: impl FnOnce(&mut Pairs)) {
    if let Mode::Pairs(page) = &mut state.mode {
        change(page);
    }
}

fn refused(state: &mut State) -> bool {
    let reason = state.files.read_only.clone();
    if let Some(reason) = reason {
        state.report_error(reason);
        return true;
    }
    false
}

fn decide(state: &mut State, page: &Pairs, pair_decision: PairDecision) -> Vec<Effect> {
    let people = state.book.people();
    let pair = page.pair(&state.book);
    let both = pair.and_then(|pair| Some((people.get(pair.a)?, people.get(pair.b)?)));
    let Some((one, other)) = both else {
        return Vec::new();
    };
    let edits = judge(&state.book, one, other, pair_decision);
    let purpose = Purpose::Judged {
        one: one.name.to_string(),
        other: other.name.to_string(),
        decision: pair_decision,
    };
    if edits.is_empty() || refused(state) {
        return Vec::new();
    }
    state.send(ChangeRequest::new(purpose, edits))
}

fn join(state: &mut State, joining: Joining) -> Vec<Effect> {
    if refused(state) {
        return Vec::new();
    }
    set(state, |page| page.joining = None);
    let both = (joining.kept, joining.joined);
    let request = JoinRequest::new(&state.book, both, joining.taken, remark(joining.joined));
    send_join(state, request)
}

fn send_join(state: &mut State, request: JoinRequest) -> Vec<Effect> {
    let name = state.book.title_of(request.kept).unwrap_or_default();
    let name = name.to_owned();
    let request = Box::new(request);
    state.send(DiskRequest::Join { request, name })
}

/// Asks whether two records are to be joined although somebody judged that they are two people.
pub fn judged_different(state: &mut State, request: JoinRequest, by: Option<(String, Timestamp)>) {
    state.pending.change_answered();
    // What was typed ahead was meant for two records that had become one.
    state.pending.typed_ahead.clear();
    let page = match &state.mode {
        Mode::Panes => None,
        Mode::Pairs(page) => Some((**page).clone()),
        _ => {
            let (kept, joined) = (request.kept, request.joined);
            let told = Failure::JudgedDifferent { kept, joined, by };
            state.report_error(failure(&told));
            return;
        }
    };
    state.notices.message = None;
    state.mode = Mode::Question(Box::new(Question {
        request,
        by,
        page,
        drawn: false,
    }));
}

/// A key before that question.
pub fn answer(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Question(question) = &state.mode else {
        return Vec::new();
    };
    if !question.drawn {
        return Vec::new();
    }
    let Question { request, page, .. } = (**question).clone();
    let Some(is_yes) = yes_or_no(state, key) else {
        return Vec::new();
    };
    state.mode = page.map_or(Mode::Panes, |page| Mode::Pairs(Box::new(page)));
    if !is_yes {
        let JoinRequest { kept, joined, .. } = request;
        state.notify(say!(screen_not_joined { joined, kept }));
        return Vec::new();
    }
    if refused(state) {
        return Vec::new();
    }
    let both = (request.kept, request.joined);
    let now = JoinRequest::new(&state.book, both, request.taken, request.remark);
    send_join(
        state,
        JoinRequest {
            anyway: true,
            ..now
        },
    )
}

//! Keys on the page of people who may be recorded twice.

use jiff::Timestamp;

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::mode::Mode;
use crate::app::pairs::{Joining, Pairs};
use crate::app::question::Question;
use crate::app::state::State;
use crate::app::update::going::show_record;
use crate::app::update::moving::moved;
use crate::casebook::duplicates::lookalikes::Lookalikes;
use crate::casebook::failure::Failure;
use crate::casebook::join_request::JoinRequest;
use crate::casebook::judge::{Judgement, judge};
use crate::words::failure::failure;
use crate::words::pair::{remark, why_judged};

/// How many rows a page of pairs or fields has, about.
const PAGE: usize = 8;

/// The comparing that is due: somebody looks at the pairs or asks for them, and nobody has compared, or
/// what was compared holds no more.
pub fn wanted(state: &mut State) -> Option<Effect> {
    let looked_at = matches!(state.mode, Mode::Pairs(_)) || state.list().query.asks_for_pairs();
    let due = looked_at
        && state.loading.is_none()
        && state.comparing.is_none()
        && state.book.lookalikes().is_none();
    due.then(|| {
        state.comparing = Some((0, state.book.count_people()));
        state.changed_since.clear();
        Effect::Compare
    })
}

/// All people have been compared, as their files were when they were read.
pub fn compared(state: &mut State, lookalikes: Lookalikes) {
    state.comparing = None;
    state.book.compared(lookalikes);
    for id in std::mem::take(&mut state.changed_since) {
        state.book.look_at(id);
    }
    state.refresh();
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
    match (command, &page.joining) {
        (Command::Cancel, None) => state.mode = Mode::Panes,
        (Command::Cancel, Some(_)) => set(state, |page| page.joining = None),
        (Command::Different, None) => return decide(state, &page, Judgement::Different),
        (Command::Unsure, None) => return decide(state, &page, Judgement::Unsure),
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
                _ => state.refuse("nothing to choose here: only fields with ≠ have two values"),
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
            let length = state.book.lookalikes().map_or(0, |all| all.pairs().len());
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
    let reason = state.read_only.clone();
    if let Some(reason) = reason {
        state.refuse(reason);
        return true;
    }
    false
}

fn decide(state: &mut State, page: &Pairs, judgement: Judgement) -> Vec<Effect> {
    let people = state.book.people();
    let pair = page.pair(&state.book);
    let both = pair.and_then(|pair| Some((people.get(pair.a)?, people.get(pair.b)?)));
    let Some((one, other)) = both else {
        return Vec::new();
    };
    let (edits, why) = (
        judge(&state.book, one, other, judgement),
        why_judged(&one.name, &other.name, judgement),
    );
    if edits.is_empty() || refused(state) {
        return Vec::new();
    }
    state.send(Effect::Commit { why, edits })
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
    state.send(Effect::Join { request, name })
}

/// Asks whether two records are to be joined although somebody judged that they are two people.
pub fn judged_different(state: &mut State, request: JoinRequest, by: Option<(String, Timestamp)>) {
    state.saving = state.saving.saturating_sub(1);
    // What was typed ahead was meant for two records that had become one.
    state.queued.clear();
    let page = match &state.mode {
        Mode::Panes => None,
        Mode::Pairs(page) => Some((**page).clone()),
        _ => {
            let (kept, joined) = (request.kept, request.joined);
            let told = Failure::JudgedDifferent { kept, joined, by };
            state.refuse(failure(&told).into_string());
            return;
        }
    };
    state.message = None;
    state.mode = Mode::Question(Box::new(Question {
        request,
        by,
        page,
        drawn: false,
    }));
}

/// A key before that question. Only a Latin y joins: on the key of y a Russian layout has the first
/// letter of the word for no.
pub fn answer(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Question(question) = &state.mode else {
        return Vec::new();
    };
    let is_yes = matches!(key.code, Code::Char('y' | 'Y')) && !key.ctrl;
    let is_no = matches!(
        key.code,
        Code::Esc | Code::Char('n' | 'N' | 'н' | 'Н' | 'т' | 'Т')
    ) || (key.ctrl && key.code == Code::Char('c'));
    if !question.drawn || !(is_yes || is_no) {
        return Vec::new();
    }
    let Question { request, page, .. } = (**question).clone();
    state.mode = page.map_or(Mode::Panes, |page| Mode::Pairs(Box::new(page)));
    if is_no {
        let JoinRequest { kept, joined, .. } = request;
        state.tell(format!("{joined} and {kept} were not joined"));
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

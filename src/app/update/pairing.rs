//! Keys on the page of people who may be recorded twice.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::mode::Mode;
use crate::app::pairs::{Joining, Pairs};
use crate::app::state::State;
use crate::app::update::going::show_record;
use crate::app::update::moving::moved;
use crate::casebook::duplicates::lookalikes::Lookalikes;
use crate::casebook::judge::{Judgement, judge};
use crate::words::pair::why_judged;

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
    let aliases = |id| state.book.aliases(id).into_iter().collect();
    let (aliases, kept_aliases) = (aliases(joining.joined), aliases(joining.kept));
    let name = state
        .book
        .title_of(joining.kept)
        .unwrap_or_default()
        .to_owned();
    state.send(Effect::Join {
        kept: joining.kept,
        joined: joining.joined,
        taken: joining.taken,
        aliases,
        kept_aliases,
        name,
    })
}

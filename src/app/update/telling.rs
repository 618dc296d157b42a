//! Texts that come back from outside to be read: the log of a record, what an erasure reaches.

use crate::app::action::Now;
use crate::app::effect::Effect;
use crate::app::form::{Does, Form};
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::app::update::forgetting::forget;
use crate::app::update::taking::take_in;
use crate::casebook::change::Change;
use crate::casebook::failure::Failure;
use crate::casebook::field::ANSWER;
use crate::casebook::parting::Parting;
use crate::casebook::problem::Problem;
use crate::casebook::reach::Reach;
use crate::record::id::RecordId;
use crate::words::change::paragraph;
use crate::words::counts;
use crate::words::erasure::{done, lines, whom};
use crate::words::failure::failure;
use crate::words::parting as apart;
use crate::words::problem::problem;
use crate::words::safe::Safe;
use crate::words::value::named;

/// Shows what was changed in a record, unless somebody has begun with something else meanwhile.
pub fn logged(
    state: &mut State,
    record: RecordId,
    read: Result<(Vec<Change>, Vec<Problem>), Failure>,
) {
    let (changes, problems) = match read {
        Ok(read) => read,
        Err(reason) => {
            state.refuse(failure(&reason).into_string());
            return;
        }
    };
    if !matches!(state.mode, Mode::Panes) {
        return;
    }
    let name = named(record, &state.book);
    if changes.is_empty() && problems.is_empty() {
        state.tell(format!(
            "{name}: no change of this record stands in the log"
        ));
        return;
    }
    let told = changes
        .iter()
        .flat_map(|change| paragraph(change, Some(record), &state.book));
    let lines = problems.iter().map(problem).chain(told);
    state.mode = Mode::Pager {
        title: format!("{name}: {}", counts::of(changes.len(), "change", "changes")),
        lines: lines.map(Safe::into_string).collect(),
        top: 0,
        then: None,
    };
}

/// Shows what erasing a person would reach; when that text is closed, a form asks whether it is
/// meant.
pub fn reached(state: &mut State, record: RecordId, reach: Result<Box<Reach>, Failure>) {
    let reach = match reach {
        Ok(reach) => reach,
        Err(reason) => {
            state.refuse(failure(&reason).into_string());
            return;
        }
    };
    if !matches!(state.mode, Mode::Panes) {
        return;
    }
    let called = whom(record, &reach);
    let name = reach.name.clone();
    let form = Form::new(
        format!("Erase {called} for good?"),
        Does::Erase { record, name },
        ANSWER,
        &[],
    )
    .with_ghost("answer", "the name, or yes; u does not take it back");
    state.mode = Mode::Pager {
        title: format!("Erasing {called}"),
        lines: lines(Some(record), &reach, &state.book)
            .into_iter()
            .map(Safe::into_string)
            .collect(),
        top: 0,
        then: Some(Box::new(form)),
    };
}

/// Shows what taking two joined records apart would come upon; when that text is closed, a form asks
/// whether it is meant.
pub fn parting(state: &mut State, parting: Result<Parting, Failure>) {
    if matches!(state.mode, Mode::Opening) {
        state.mode = Mode::Panes;
    }
    let parting = match parting {
        Ok(parting) => parting,
        Err(reason) => {
            state.refuse(failure(&reason).into_string());
            return;
        }
    };
    if !matches!(state.mode, Mode::Panes) {
        return;
    }
    let joined = parting.joined;
    let kept = state.book.stands_for(joined);
    let (name, kept_name) = (named(joined, &state.book), named(kept, &state.book));
    let does = Does::TakeApart {
        joined,
        kept,
        anyway: !parting.later.is_empty(),
    };
    let title = format!("Take {joined} apart from {kept_name}?");
    let form = Form::new(title, does, ANSWER, &[]).with_ghost("answer", apart::asked(&parting));
    state.mode = Mode::Pager {
        title: format!("{name} ({joined}), joined to {kept}"),
        lines: apart::lines(&parting, &state.book)
            .into_iter()
            .map(Safe::into_string)
            .collect(),
        top: 0,
        then: Some(Box::new(form)),
    };
}

/// Takes in that a person is erased.
pub fn erased(
    state: &mut State,
    reach: &Reach,
    records: Vec<Now>,
    problems: Vec<Problem>,
) -> Vec<Effect> {
    state.saving = state.saving.saturating_sub(1);
    if state.mode.is_sent() {
        state.mode = Mode::Panes;
    }
    let gone = records.iter().filter(|(_, now)| now.is_none());
    let gone: Vec<RecordId> = gone.map(|(id, _)| *id).collect();
    let effects = forget(state, &gone);
    take_in(state, records);
    match problems.first() {
        Some(first) => {
            let told = problem(first).into_string();
            state.refuse(told);
        }
        None => state.tell(done(reach).into_string()),
    }
    state.problems.extend(problems);
    effects
}

//! Reports from outside that are read as a page: the log of a record, what an erasure reaches.

use crate::app::core::apply_records::take_in;
use crate::app::core::disk_request::{DiskRequest, Now};
use crate::app::core::effect::Effect;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::state::State;
use crate::app::form::page_question::PageQuestion;
use crate::app::sync::erased_keys::forget;
use crate::casebook::change::Change;
use crate::casebook::erase::reach::Reach;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::casebook::merge::unjoin::Unjoin;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::errors::failure::failure;
use crate::text::errors::problem::problem;
use crate::text::log::change::paragraph;
use crate::text::log::value::named;
use crate::text::pages::erasure::{done, lines, whom};
use crate::text::pages::unjoin as apart;

/// Shows what was changed in a record, unless somebody has begun with something else meanwhile.
pub fn logged(
    state: &mut State,
    record: RecordId,
    read: Result<(Vec<Change>, Vec<Problem>), Failure>,
) {
    let (changes, problems) = match read {
        Ok(read) => read,
        Err(reason) => {
            state.report_error(failure(&reason));
            return;
        }
    };
    if !matches!(state.mode, Mode::Panes) {
        return;
    }
    let name = named(record, &state.book);
    if changes.is_empty() && problems.is_empty() {
        state.notify(say!(screen_no_change_of_record { name }));
        return;
    }
    let told = changes
        .iter()
        .flat_map(|change| paragraph(change, Some(record), &state.book));
    let lines = problems.iter().map(problem).chain(told);
    state.mode = Mode::Pager {
        title: say!(screen_changes_of {
            name,
            changes: changes.len()
        }),
        lines: lines.collect(),
        cursor: 0,
        then: None,
    };
}

/// Shows what erasing a person would reach, with the question whether it is meant.
pub fn reached(state: &mut State, record: RecordId, reach: Result<Box<Reach>, Failure>) {
    let reach = match reach {
        Ok(reach) => reach,
        Err(reason) => {
            state.report_error(failure(&reason));
            return;
        }
    };
    if !matches!(state.mode, Mode::Panes) {
        return;
    }
    let called = whom(record, &reach);
    let question = PageQuestion::new(
        say!(form_ask_erase { name: &called }),
        DiskRequest::Erase(record),
    );
    state.mode = Mode::Pager {
        title: say!(screen_erasing { called }),
        lines: lines(Some(record), &reach, &state.book)
            .into_iter()
            .map(|line| line.text)
            .collect(),
        cursor: 0,
        then: Some(AfterPage::Ask(Box::new(question))),
    };
}

/// Shows what taking two joined records apart would come upon, with the question whether it is meant.
pub fn unjoin_plan(state: &mut State, unjoin_plan: Result<Unjoin, Failure>) {
    if matches!(state.mode, Mode::Opening) {
        state.mode = Mode::Panes;
    }
    let unjoin_plan = match unjoin_plan {
        Ok(unjoin_plan) => unjoin_plan,
        Err(reason) => {
            state.report_error(failure(&reason));
            return;
        }
    };
    if !matches!(state.mode, Mode::Panes) {
        return;
    }
    let joined = unjoin_plan.joined;
    let kept = state.book.stands_for(joined);
    let (name, kept_name) = (named(joined, &state.book), named(kept, &state.book));
    let anyway = !unjoin_plan.later.is_empty();
    let line = match anyway {
        true => say!(form_ask_unjoin_anyway {
            joined,
            kept: kept_name
        }),
        false => say!(form_ask_unjoin {
            joined,
            kept: kept_name
        }),
    };
    let question = PageQuestion::new(line, DiskRequest::Unjoin { joined, anyway });
    state.mode = Mode::Pager {
        title: say!(screen_joined_to { name, joined, kept }),
        lines: apart::lines(&unjoin_plan, &state.book),
        cursor: 0,
        then: Some(AfterPage::Ask(Box::new(question))),
    };
}

/// Takes in that a person is erased.
pub fn erased(
    state: &mut State,
    reach: &Reach,
    records: Vec<Now>,
    problems: Vec<Problem>,
) -> Vec<Effect> {
    state.pending.change_answered();
    if state.is_writing() {
        state.mode = Mode::Panes;
    }
    let gone = records.iter().filter(|(_, now)| now.is_none());
    let gone: Vec<RecordId> = gone.map(|(id, _)| *id).collect();
    let effects = forget(state, &gone);
    take_in(state, records);
    match problems.first() {
        Some(first) => {
            let told = problem(first);
            state.report_error(told);
        }
        None => state.notify(done(reach)),
    }
    state.files.problems.extend(problems);
    effects
}

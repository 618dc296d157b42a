//! Replies from the files of a queue: it begins, goes on, or fails.

use crate::app::browse::facet_kind::term_of;
use crate::app::browse::pane::View;
use crate::app::core::apply_records::take_in;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::picker::{Choosing, Picker, Start};
use crate::app::triage::ask::ask;
use crate::app::triage::start::ORDERS;
use crate::app::triage::{Triage, UndoStep};
use crate::casebook::form_target::FormTarget;
use crate::record::field::{Field, FieldType};

use crate::casebook::change::{Change, ChangeKind};
use crate::casebook::derive::not_current::not_current;
use crate::casebook::queue::QueueState;
use crate::casebook::queue::command::{Opened, QueueCommand, QueueListing, QueueUpdate};
use crate::casebook::queue::event::{Event, QueueDecision};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::matching::find::{answers, find};
use crate::search::query::Query;
use crate::search::query::saved::understand;
use crate::text::catalogue::{label, listed as in_a_row, say};
use crate::text::errors::not_current::reason_of;
use crate::text::errors::query_error::query_error;
use crate::text::labels::label as labels;
use crate::text::log::purpose::why;
use crate::text::pages::summary::of_queue;
use crate::text::pages::triage;
use crate::text::pages::triage::progress;
use crate::text::safe::Safe;

/// Asks which queues there are; what is typed meanwhile waits for the choice among them.
pub fn begin(state: &mut State) -> Vec<Effect> {
    if let Some(reason) = &state.files.read_only {
        let reason = reason.clone();
        state.report_error(reason);
    } else if state.files.loading.is_some() {
        state.report_error(label!(screen_still_reading));
    } else {
        state.wait_to_open(Request::ChooseQueue);
        return vec![DiskRequest::ListQueues.into()];
    }
    Vec::new()
}

/// The queues have been listed: somebody chooses among them, or is told of one to go on with.
pub fn listed(state: &mut State, queues: Vec<QueueListing>) -> Vec<Effect> {
    state.queues = queues;
    let is_choosing = state.pending.request == Some(Request::ChooseQueue);
    if !is_choosing || !matches!(state.mode, Mode::Opening) {
        tell_of_unfinished(state);
        return Vec::new();
    }
    let starts = starts(state);
    match starts.as_slice() {
        [] => {
            state.mode = Mode::Panes;
            state.report_error(label!(screen_list_empty));
        }
        [(start @ (Start::List | Start::Marked), _)] => return choose(state, start),
        _ => {
            state.mode = Mode::Picker(Box::new(Picker::new(Choosing::Queue(starts))));
        }
    }
    Vec::new()
}

/// Tells somebody who has just opened the workspace of the queue that was stopped last.
fn tell_of_unfinished(state: &mut State) {
    let quiet = matches!(state.mode, Mode::Panes) && matches!(state.page, Page::Panes);
    if state.notices.message.is_some() || !quiet {
        return;
    }
    let unfinished = state.queues.iter().find(|one| one.progress.left() > 0);
    if let Some(one) = unfinished {
        let told = say!(screen_queue_progress {
            name: &one.head.name,
            progress: progress(one.progress)
        });
        state.notify(told);
    }
}

/// What somebody who presses `t` may begin or go on with, each with its line.
fn starts(state: &State) -> Vec<(Start, Safe)> {
    let mut starts = Vec::new();
    for one in state.queues.iter().filter(|one| one.progress.left() > 0) {
        let told = in_a_row(&[
            one.head.name.as_str().into(),
            progress(one.progress).into(),
            triage::order(one.head.order).into(),
        ]);
        starts.push((Start::Retry(one.head.name.clone()), told));
    }
    let list = &state.browse.lists[View::People.index()];
    let marked = list.marks.len();
    if marked > 0 {
        let told = say!(screen_marked_people { marked });
        starts.push((Start::Marked, told));
    }
    if !list.rows.is_empty() && state.browse.view == View::People {
        let query = query_of_list(state);
        let people = list.rows.len();
        let told = match query.as_str() {
            "" => say!(screen_all_people { people }),
            query => say!(screen_people_of_query { people, query }),
        };
        starts.push((Start::List, told));
    }
    for (at, saved) in state.book.queries.iter().enumerate() {
        if saved.kind() == Some(Kind::Person) && !saved.name.is_empty() {
            let told = say!(screen_saved_query_text {
                name: &saved.name,
                query: &saved.query
            });
            starts.push((Start::Saved(at), told));
        }
    }
    starts
}

/// Goes on with the queue that was chosen, or asks for the name and order of a new one.
pub fn choose(state: &mut State, start: &Start) -> Vec<Effect> {
    let list = &state.browse.lists[View::People.index()];
    let (name, query, people) = match start {
        Start::Retry(name) => {
            state.wait_to_open(Request::Open);
            return vec![
                DiskRequest::Queue {
                    name: name.clone(),
                    ask: QueueCommand::Retry,
                }
                .into(),
            ];
        }
        Start::Marked => {
            // Those that the list shows in its order, then those that it does not show.
            let mut people: Vec<RecordId> = list
                .ids(&state.book)
                .filter(|id| list.marks.contains(id))
                .collect();
            let hidden = list.marks.iter().filter(|id| !people.contains(id));
            let hidden: Vec<RecordId> = hidden.copied().collect();
            people.extend(hidden);
            ("marked".to_owned(), String::new(), people)
        }
        Start::List if list.error.is_some() => {
            // It still shows what the query before has found.
            state.report_error(label!(screen_query_not_understood));
            return Vec::new();
        }
        Start::List => {
            let query = query_of_list(state);
            let people = list.ids(&state.book).collect();
            (query.clone(), query, people)
        }
        Start::Saved(at) => {
            let Some(saved) = state.book.queries.get(*at) else {
                return Vec::new();
            };
            match people_of(state, &saved.query) {
                Ok(people) => (saved.name.clone(), saved.query.clone(), people),
                Err(sentence) => {
                    state.mode = Mode::Panes;
                    state.report_error(sentence);
                    return Vec::new();
                }
            }
        }
    };
    if people.is_empty() {
        state.mode = Mode::Panes;
        state.report_error(say!(screen_nobody_answers { query }));
        return Vec::new();
    }
    let name = if name.is_empty() {
        label!(queue_everybody).to_owned()
    } else {
        name
    };
    let fields = [
        Field::new("name", FieldType::Line),
        Field::new("order", FieldType::Word(ORDERS)),
    ];
    let title = say!(screen_new_queue {
        people: people.len()
    });
    let values = [("name", name)];
    let form = Form::new(title, FormTarget::Begin { people, query }, &fields, &values)
        .with_placeholder("order", ORDERS[0]);
    state.mode = Mode::Form(Box::new(form));
    Vec::new()
}

/// The query of the list of people, its narrowing to a status included.
pub fn query_of_list(state: &State) -> String {
    let list = &state.browse.lists[View::People.index()];
    let typed = list.input.text().trim();
    match &list.facet {
        None => typed.to_owned(),
        Some(word) => format!("{typed} {}", term_of(word, &state.book))
            .trim_start()
            .to_owned(),
    }
}

/// The people who answer to a query, in the order in which a list would have them.
fn people_of(state: &State, query: &str) -> Result<Vec<RecordId>, Safe> {
    let State {
        book, index, clock, ..
    } = state;
    let query =
        understand(query, Kind::Person, book, clock.today).map_err(|error| query_error(&error))?;
    Ok(find(book, index, Kind::Person, &query, clock.today)
        .into_iter()
        .filter_map(|hit| book.people().row(hit.row).map(|person| person.id))
        .collect())
}

/// A queue has been opened: its first person is shown.
pub fn opened(state: &mut State, opened: Opened) -> Vec<Effect> {
    take_in(state, opened.records.clone());
    let text = opened.queue.head.query.clone();
    let today = state.clock.today;
    let query = match understand(&text, Kind::Person, &state.book, today) {
        Ok(query) => query,
        Err(error) => {
            // As when a saved query has another name now: then nobody is settled by others.
            state.report_error(say!(typed_and_why {
                typed: text,
                why: query_error(&error)
            }));
            Query::default()
        }
    };
    state.mode = Mode::Panes;
    state.page = Page::Triage(Box::new(Triage::new(opened, query, state.clock.at)));
    arrived(state)
}

/// A step has been made: the next person is shown.
pub fn queue_update(state: &mut State, queue_update: QueueUpdate) -> Vec<Effect> {
    let at = state.clock.at;
    take_in(state, queue_update.records);
    let was_writing = state.is_writing();
    let Page::Triage(triage) = &mut state.page else {
        return Vec::new();
    };
    state.pending.request = None;
    // Whoever is taken back is shown whatever has become of them. Which of the steps that is, only
    // the disk knows: it can see whose screens still run.
    let back = match &queue_update.events[..] {
        [.., Event::Back { person }, Event::Taken { by, .. }] if *by == triage.me => Some(*person),
        _ => None,
    };
    triage.asked = back.or(triage.asked);
    for event in &queue_update.events {
        triage.queue.apply(event);
        let told = match event {
            Event::Decided {
                person,
                by,
                verdict,
                ..
            } if *by == triage.me => {
                triage.steps.push(UndoStep::OfQueue);
                triage.decided(at);
                triage.last = Some(verdict.clone());
                let stands = state.book.people().get(state.book.stands_for(*person));
                let sex = stands.and_then(|stands| stands.sex.as_ref());
                Some((*person, triage::verdict(verdict, sex)))
            }
            Event::Later { person, by, .. } if *by == triage.me => {
                triage.steps.push(UndoStep::OfQueue);
                Some((*person, say!(queue_later_2)))
            }
            Event::Back { person } => Some((*person, say!(screen_decision_back))),
            _ => None,
        };
        if let Some((person, mut told)) = told {
            let stands = state.book.stands_for(person);
            let name = state.book.title_of(stands).unwrap_or_default();
            let sex = state
                .book
                .people()
                .get(stands)
                .and_then(|one| one.sex.as_ref());
            if let Event::Decided {
                verdict: QueueDecision::Status(word),
                ..
            } = event
                && let Some((Some(now), why)) =
                    not_current(&state.book, stands, &Status::from(word.as_str()))
            {
                told = say!(screen_but_stays {
                    before: told,
                    why: reason_of(why),
                    now: labels::status_of(now, sex)
                });
            }
            triage.last_told = Some(say!(typed_and_why {
                typed: name,
                why: told
            }));
        }
    }
    if let Some(change) = &queue_update.change
        && matches!(change.change_kind, ChangeKind::Undo(_))
        && back.is_none()
    {
        triage.last_told = Some(say!(screen_taken_back {
            why: why(&change.why)
        }));
    }
    let another = triage.person != queue_update.now;
    if another {
        triage.person = queue_update.now;
        triage.entry = 0;
    }
    // A status that was being given to somebody is not given to whoever comes in their place.
    let is_about_them =
        matches!(&state.mode, Mode::Form(form) if matches!(form.target, FormTarget::Status { .. }));
    if was_writing || (another && is_about_them) {
        state.mode = Mode::Panes;
    }
    // Whoever was before one already stays there, whatever has become of them.
    if another { arrived(state) } else { Vec::new() }
}

/// Somebody else is before one, or nobody: whoever no longer answers to the query is passed over,
/// and at the end the decisions are gathered.
fn arrived(state: &mut State) -> Vec<Effect> {
    let Page::Triage(triage) = &mut state.page else {
        return Vec::new();
    };
    let Some(person) = triage.person else {
        return vec![DiskRequest::Decisions(triage.queue.head.name.clone()).into()];
    };
    triage.summary.clear();
    let asked = triage.asked == Some(person);
    let stands = state.book.stands_for(person);
    let row = state.book.people().row_of(stands);
    // Several records that are one by now are one person of the queue, whose turn comes once.
    let is_another = |one: RecordId| one != person && state.book.stands_for(one) == stands;
    let has_turn = triage
        .queue
        .places()
        .any(|(one, place)| is_another(one) && *place != QueueState::Settled);
    if stands != person && has_turn && !asked {
        return ask(state, QueueCommand::Settle(person));
    }
    let today = state.clock.today;
    let still = row.is_some_and(|row| {
        answers(
            (&state.book, &state.index),
            Kind::Person,
            &triage.query,
            today,
            row,
        )
    });
    if still || (asked && row.is_some()) {
        return Vec::new();
    }
    ask(state, QueueCommand::Settle(person))
}

/// The decisions have been gathered: they are shown as a text for a report.
pub fn gathered(state: &mut State, changes: &[Change]) {
    let Page::Triage(triage) = &mut state.page else {
        return;
    };
    triage.summary = of_queue(&triage.queue, changes, &state.book);
}

/// Something could not be done: keys count again. Where somebody else has the person now, the next
/// one is taken.
pub fn failed(state: &mut State, taken_by_another: bool) -> Vec<Effect> {
    if taken_by_another && matches!(state.page, Page::Triage(_)) {
        return ask(state, QueueCommand::Next);
    }
    Vec::new()
}

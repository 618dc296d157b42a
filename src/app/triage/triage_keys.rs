//! The keys of triage: deciding about the person of a queue who is shown.

use crate::app::browse::navigate::{open, show_record};
use crate::app::core::direction::Direction;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::note_keys;
use crate::app::form::opening::FormOpening;
use crate::app::form::picker::{Choosing, Picker};
use crate::app::form::submit::{new_entry, stamp};
use crate::app::form::values::FormValues;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;
use crate::app::keys::keyboard_layout::latin;
use crate::app::triage::ask::{ask, writable};
use crate::app::triage::decision_keys::decided_by;
use crate::app::triage::start::kept;
use crate::app::triage::{Triage, UndoStep};
use crate::casebook::change::compose::{add_review, add_tag, remove_tag};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::form_target::Cited;
use crate::casebook::queue::command::QueueCommand;
use crate::casebook::queue::event::QueueDecision;
use crate::casebook::queue::questions::SECOND_LOOK;
use crate::record::id::RecordId;
use crate::record::status::Status;
use crate::text::catalogue::{label, say};
use crate::text::pages::triage;
use crate::text::safe::Safe;

/// The longest text that a terminal takes into its clipboard, in bytes; the terminal would cut a
/// longer one without a word.
const CLIPBOARD: usize = 6 * 1024;

/// A key before the person. A key that the table does not have may be that of a status. What is typed
/// before a person was drawn decides nothing about them, however fast the keys come or the line is slow.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let status = match command {
        Some(_) => None,
        None => status_of(state, key),
    };
    if decides(state, command, key) && !is_drawn(state) {
        return typed_before(state);
    }
    if decides(state, command, key) {
        let may_be_repeat = state.terminal.key_hold.may_be_repeat();
        if let Page::Triage(triage) = &mut state.page {
            triage.repeat_from = may_be_repeat.then_some(triage.steps.len());
        }
    }
    match (command, status) {
        (Some(command), _) => run(state, command),
        (None, Some(status)) => decide(state, QueueDecision::Status(status.as_str().to_owned())),
        (None, None) => Vec::new(),
    }
}

/// Whether a key decides about the person, or puts them off, at once.
pub fn decides(state: &State, command: Option<Command>, key: Key) -> bool {
    match command {
        Some(command) => is_decision(command),
        None => status_of(state, key).is_some(),
    }
}

/// Whether a command decides about the person, or puts them off, at once.
fn is_decision(command: Command) -> bool {
    matches!(
        command,
        Command::Keep | Command::SecondLook | Command::Later | Command::Repeat
    )
}

/// Whether the person has been drawn.
pub fn is_drawn(state: &State) -> bool {
    match &state.page {
        Page::Triage(triage) => triage.person == triage.drawn,
        Page::Panes | Page::Overview(_) => true,
    }
}

fn typed_before(state: &mut State) -> Vec<Effect> {
    let name = state
        .chosen()
        .and_then(|person| state.book.title_of(person))
        .unwrap_or_default();
    let told = triage::typed_before(name);
    state.report_error(told);
    Vec::new()
}

/// Runs a command.
pub fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Cancel => return leave(state),
        Command::Redraw => return vec![ScreenRequest::Redraw.into()],
        Command::Suspend => return vec![ScreenRequest::Suspend.into()],
        Command::Palette | Command::Help => {
            state.under_help = None;
            let choosing = Choosing::Here(state.context());
            state.mode = Mode::Picker(Box::new(Picker::new(choosing)));
            return Vec::new();
        }
        Command::Undo => return take_back(state),
        Command::QueueList => {
            let items = everybody(state);
            state.mode = Mode::Picker(Box::new(Picker::new(Choosing::OfQueue(items))));
            return Vec::new();
        }
        Command::SetDate => set(state, "when"),
        Command::SetSource => set(state, "sources"),
        Command::Copy => return copy(state),
        _ => {}
    }
    let Some(person) = state.chosen() else {
        match command {
            // Whoever was with others may be free again.
            Command::Follow => return ask(state, QueueCommand::Next),
            Command::Down => step(state, Direction::Forward),
            Command::Up => step(state, Direction::Back),
            _ => {}
        }
        return Vec::new();
    };
    match command {
        Command::Keep => return decide(state, QueueDecision::Kept),
        Command::SecondLook => return decide(state, QueueDecision::SecondLook),
        Command::Later => {
            let queued = queued(state).unwrap_or(person);
            return ask(state, QueueCommand::Later(queued));
        }
        Command::Repeat => match last(state) {
            Some(verdict) => return decide(state, verdict),
            None => {
                state.report_error(label!(screen_nothing_to_repeat));
            }
        },
        Command::Status if writable(state) => state.mode = Mode::ChooseStatus,
        Command::Note if writable(state) => note_keys::open(state),
        Command::Cite | Command::Withdraw if writable(state) => match state.chosen_entry() {
            None => state.report_error(label!(screen_no_claim)),
            Some(entry) if command == Command::Cite => {
                let choosing = Choosing::Source {
                    record: person,
                    cited: Cited::Entry(entry),
                };
                state.mode = Mode::Picker(Box::new(Picker::new(choosing)));
            }
            Some(entry) => {
                return open(
                    state,
                    FormOpening::of_withdrawal(person, Cited::Entry(entry)),
                );
            }
        },
        Command::Log => return vec![DiskRequest::Log(person).into()],
        Command::Follow => {
            let effects = leave(state);
            show_record(state, person);
            return effects;
        }
        Command::Down => step(state, Direction::Forward),
        Command::Up => step(state, Direction::Back),
        _ => {}
    }
    Vec::new()
}

/// The record that stands in the queue: of a person who was joined to another one meanwhile the old one.
fn queued(state: &State) -> Option<RecordId> {
    match &state.page {
        Page::Triage(triage) => triage.person,
        Page::Panes | Page::Overview(_) => None,
    }
}

/// Decides about the person, with the date and source that go with decisions now.
pub fn decide(state: &mut State, verdict: QueueDecision) -> Vec<Effect> {
    let Page::Triage(triage) = &state.page else {
        return Vec::new();
    };
    let form = triage.prefilled(&state.clock.today.to_string());
    let values = FormValues::read(form, state);
    match decision(&values, state, verdict) {
        Ok(Some(decision)) => return ask(state, decision),
        Ok(None) => {}
        Err(refused) => state.report_error(refused.sentence),
    }
    Vec::new()
}

/// The decision about the person, with the fields of a form; `None` if nobody is left.
///
/// # Errors
///
/// Why it cannot be written, as a sentence.
pub fn decision(
    values: &FormValues,
    state: &State,
    verdict: QueueDecision,
) -> Result<Option<QueueCommand>, FormRefusal> {
    let (Some(person), Page::Triage(triage)) = (state.chosen(), &state.page) else {
        return Ok(None);
    };
    let name = state.book.title_of(person).unwrap_or_default();
    let purpose = Purpose::Decision {
        name: name.to_owned(),
        decision: verdict.clone(),
        queue: triage.queue.head.name.clone(),
    };
    let edits = edits(values, state, person, &verdict)?;
    // What was typed with this decision goes with the next ones, too.
    let fields = kept(values);
    let prefill = (fields != triage.kept()).then_some(fields);
    let queued = triage.person.unwrap_or(person);
    Ok(Some(QueueCommand::Decide {
        person: queued,
        verdict,
        why: purpose.to_text(),
        edits,
        prefill,
    }))
}

/// The facts of a decision. Whoever decides has looked: that is noted, too, and a second look that
/// was asked for has been taken.
fn edits(
    values: &FormValues,
    state: &State,
    person: RecordId,
    verdict: &QueueDecision,
) -> Result<Vec<Edit>, FormRefusal> {
    let Some(record) = state.book.people().get(person) else {
        return Ok(Vec::new());
    };
    let asked = record.tags.iter().position(|tag| tag == SECOND_LOOK);
    if *verdict == QueueDecision::SecondLook {
        let tag = add_tag(person, record.tags.len(), SECOND_LOOK);
        return Ok(asked.is_none().then_some(tag).into_iter().collect());
    }
    let mut edits = Vec::new();
    if let QueueDecision::Status(word) = verdict {
        let status = Status::from(word.as_str());
        let fields = values.entry_fields(Some(&status))?;
        edits.push(new_entry(state, person, fields));
    }
    edits.push(add_review(
        person,
        record.reviewed.len(),
        &state.author,
        &stamp(state.clock),
    ));
    edits.extend(asked.map(|index| remove_tag(person, index, SECOND_LOOK)));
    Ok(edits)
}

/// Takes back what was done last, be it a decision or a note beside it.
fn take_back(state: &mut State) -> Vec<Effect> {
    if !writable(state) {
        return Vec::new();
    }
    let Page::Triage(triage) = &mut state.page else {
        return Vec::new();
    };
    let asked = triage.take_back();
    ask(state, asked)
}

/// Takes back the step of a press that turned out to be the first repeat of a held key; `None` if it made none.
pub fn take_back_repeat(state: &mut State) -> Option<Vec<Effect>> {
    let Page::Triage(triage) = &mut state.page else {
        return None;
    };
    let from = triage.repeat_from.take()?;
    let is_its_step =
        triage.steps.len() == from + 1 && triage.steps.last() == Some(&UndoStep::OfQueue);
    is_its_step.then(|| take_back(state))
}

/// Leaves the queue, which goes on where it is left.
fn leave(state: &mut State) -> Vec<Effect> {
    let Page::Triage(triage) = std::mem::take(&mut state.page) else {
        return Vec::new();
    };
    let name = triage.queue.head.name.clone();
    let progress = triage.queue.progress();
    if progress.left() > 0 {
        let told = triage::progress(progress);
        state.notify(say!(screen_queue_left { name: &name, told }));
    }
    state.freshen();
    vec![
        DiskRequest::Queue {
            name,
            ask: QueueCommand::Leave,
        }
        .into(),
        Effect::Disk(DiskRequest::ListQueues),
    ]
}

fn last(state: &State) -> Option<QueueDecision> {
    match &state.page {
        Page::Triage(triage) => triage.last.clone(),
        Page::Panes | Page::Overview(_) => None,
    }
}

/// The status whose key this is, on any layout.
fn status_of(state: &State, key: Key) -> Option<Status> {
    let Code::Char(pressed) = key.code else {
        return None;
    };
    if key.ctrl {
        return None;
    }
    let status = |key| decided_by(&state.book.statuses, &state.terminal.keymap, key);
    status(pressed).or_else(|| status(latin(pressed)?))
}

/// Opens what goes with decisions, at one of its fields.
fn set(state: &mut State, field: &str) {
    let Page::Triage(triage) = &state.page else {
        return;
    };
    let mut form = triage.prefilled(&state.clock.today.to_string());
    form.at = form
        .rows
        .iter()
        .position(|row| row.field.name == field)
        .unwrap_or(0);
    state.mode = Mode::Form(Box::new(form));
}

/// Chooses the next entry, or the one before.
fn step(state: &mut State, direction: Direction) {
    let person = state.chosen().and_then(|id| state.book.people().get(id));
    let entries = person.map(|person| person.history.len());
    if let Page::Triage(triage) = &mut state.page {
        // At the end it is the summary that one goes through.
        let entries = entries.unwrap_or(triage.summary.len());
        triage.entry = match direction {
            Direction::Forward => (triage.entry + 1).min(entries.saturating_sub(1)),
            Direction::Back => triage.entry.saturating_sub(1),
        };
    }
}

/// Everybody in the queue, with what has become of them.
fn everybody(state: &State) -> Vec<(RecordId, Safe, Safe)> {
    let Page::Triage(triage) = &state.page else {
        return Vec::new();
    };
    let Triage { queue, me, .. } = &**triage;
    queue
        .places()
        .zip(1..)
        .map(|((person, _), number)| {
            let name = state.book.title_of(person).unwrap_or(label!(summary_gone));
            let told = triage::place(queue, person, me);
            let line = format!("{name}  {told}").into();
            (person, format!("{number:>4}").into(), line)
        })
        .collect()
}

fn copy(state: &mut State) -> Vec<Effect> {
    let Page::Triage(triage) = &state.page else {
        return Vec::new();
    };
    let (text, told) = match triage.person {
        Some(person) => (person.to_string(), person.as_str().into()),
        None => {
            let lines: Vec<&str> = triage.summary.iter().map(Safe::as_str).collect();
            (lines.join("\n"), say!(screen_summary))
        }
    };
    if text.len() > CLIPBOARD {
        let since = triage.queue.head.begun;
        state.report_error(say!(screen_clipboard_too_small {
            since: since.to_string()
        }));
        return Vec::new();
    }
    state.notify(say!(screen_told_to_clipboard { told }));
    vec![ScreenRequest::Copy(text).into()]
}

//! What comes back from outside: records that were read, changes that are on disk, failures.

use crate::app::action::{Action, Now};
use crate::app::effect::Effect;
use crate::app::form::{Does, Form};
use crate::app::mode::Mode;
use crate::app::pane::View;
use crate::app::purpose::Purpose;
use crate::app::state::{Awaited, State};
use crate::app::update::browse::show_record;
use crate::app::update::searching;
use crate::casebook::book::Book;
use crate::casebook::change::{Change, Gesture};
use crate::casebook::edit::Edit;
use crate::casebook::failure::Failure;
use crate::casebook::field::{CITATION, ENTRY, Field, Holds, fields_of, shown};
use crate::record::id::RecordId;
use crate::ron_text::locate::value_at;
use crate::ron_text::path::FieldPath;
use crate::search::index::Index;
use crate::words::failure::{conflict_lines, failure};
use crate::words::problem::problem;
use crate::words::safe::Safe;

/// Applies what comes from outside.
pub fn arrive(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Loaded {
            records,
            problems,
            done,
            total,
        } => {
            state.loading = Some((done, total));
            state.problems.extend(problems);
            let fresh = !records.is_empty();
            for loaded in records {
                // What a change has written meanwhile is newer than what the load read before it.
                if !state.written.contains(&loaded.record.id()) {
                    state.book.put(loaded);
                }
            }
            if fresh {
                state.index = Index::build(&state.book);
                state.refresh();
            }
            Vec::new()
        }
        Action::AllLoaded(loaded) => {
            all_loaded(state, *loaded);
            Vec::new()
        }
        Action::Committed { change, records } => committed(state, &change, records),
        Action::Failed(failure) => {
            failed(state, &failure);
            Vec::new()
        }
        Action::Unopened(reason) => {
            state.refuse(failure(&reason).into_string());
            Vec::new()
        }
        // Whoever is typing something else by now has made up their mind.
        Action::Opened { .. } if !matches!(state.mode, Mode::Panes) => Vec::new(),
        Action::Opened {
            record,
            text,
            purpose,
        } => {
            open_form(state, record, text, &purpose);
            Vec::new()
        }
        Action::Reread { record, now } => {
            match now {
                Ok(now) => {
                    state
                        .problems
                        .retain(|problem| problem.record != Some(record));
                    take_in(state, vec![(record, now)]);
                    // What went wrong with the editor stays in sight.
                    if state.message.is_none() {
                        state.tell("read again from disk");
                    }
                }
                Err(found) => {
                    let sentence = problem(&found).into_string();
                    state.problems.retain(|other| other.record != Some(record));
                    state.problems.push(found);
                    state.refuse(sentence);
                }
            }
            Vec::new()
        }
        Action::Search => {
            searching::make_due(state);
            Vec::new()
        }
        Action::Tell(text) => {
            state.tell(text);
            Vec::new()
        }
        Action::Key(_) | Action::Paste(_) | Action::Resize(..) => Vec::new(),
    }
}

fn committed(state: &mut State, change: &Change, records: Vec<Now>) -> Vec<Effect> {
    state.saving = state.saving.saturating_sub(1);
    take_in(state, records);
    if state.mode.is_sent() {
        state.mode = Mode::Panes;
    }
    let created = change.edits.iter().find_map(|edit| match edit {
        Edit::Create { record, .. } => Some(*record),
        _ => None,
    });
    match change.gesture {
        Gesture::Do => state.tell(format!("on disk, u takes it back · {}", change.why)),
        Gesture::Undo(_) => state.tell(format!("taken back, U makes it again · {}", change.why)),
        Gesture::Redo(_) => state.tell(format!("made again, u takes it back · {}", change.why)),
    }
    let awaited = state.awaited.take();
    match (awaited, created) {
        (Some(Awaited::Cite { person, entry }), Some(source)) => vec![Effect::Open {
            record: person,
            purpose: Purpose::Cite { entry, source },
        }],
        (Some(Awaited::Show), Some(record)) if View::of_kind(record.kind()).is_some() => {
            show_record(state, record);
            Vec::new()
        }
        (_, _) => {
            // What was taken back or made again may be out of sight; the record that it is about
            // is shown, so that nobody has to believe it.
            if !matches!(change.gesture, Gesture::Do)
                && let Some(record) = change.records().first().copied()
                && state.book.has(record)
                && state.chosen() != Some(record)
                && View::of_kind(record.kind()) == Some(state.view)
            {
                let State {
                    lists, view, book, ..
                } = state;
                lists[view.index()].choose(book, record);
            }
            Vec::new()
        }
    }
}

fn failed(state: &mut State, reason: &Failure) {
    state.saving = state.saving.saturating_sub(1);
    state.awaited = None;
    state.mode.set_sent(false);
    match reason {
        Failure::Conflicts(conflicts) => {
            state.mode = Mode::Pager {
                title: "Somebody else changed the same thing; nothing was written".to_owned(),
                lines: conflicts
                    .iter()
                    .flat_map(|one| conflict_lines(one, state.book.title_of(one.record)))
                    .map(Safe::into_string)
                    .collect(),
                top: 0,
            };
        }
        other => {
            let sentence = failure(other).into_string();
            if let Mode::Form(form) = &mut state.mode {
                form.refused = Some(sentence.clone());
            }
            state.refuse(sentence);
        }
    }
}

/// Puts the whole book in the place of the part that was shown while it was being read.
fn all_loaded(state: &mut State, (mut book, mut index): (Book, Index)) {
    for id in std::mem::take(&mut state.written) {
        book.take_over(&mut state.book, id);
        if book.has(id) {
            index.put(&book, id);
        } else {
            index.remove(&book, id);
        }
    }
    // Rows of the part and of the whole are not the same: the cursors stay by the ids.
    let chosen = View::ALL.map(|view| state.lists[view.index()].chosen(&state.book));
    state.book = book;
    state.index = index;
    state.loading = None;
    for (list, id) in state.lists.iter_mut().zip(chosen) {
        list.refresh(&state.book, &state.index, state.clock.today);
        if let Some(id) = id {
            list.choose(&state.book, id);
        }
    }
}

/// Takes records in as they are on disk now.
fn take_in(state: &mut State, records: Vec<Now>) {
    for (id, now) in records {
        if state.loading.is_some() {
            state.written.insert(id);
        }
        match now {
            Some(loaded) => {
                state.book.put(loaded);
                state.index.put(&state.book, id);
            }
            None => {
                state.book.take(id);
                state.index.remove(&state.book, id);
            }
        }
    }
    state.refresh();
}

/// Opens the form that a record's text was read for.
fn open_form(state: &mut State, record: RecordId, text: String, purpose: &Purpose) {
    let name = state.book.title_of(record).unwrap_or_default().to_owned();
    let form = match *purpose {
        Purpose::EditRecord => {
            let fields = fields_of(record.kind());
            let values = values(&text, &FieldPath::root(), fields);
            let does = Does::Set {
                record,
                text,
                within: FieldPath::root(),
            };
            Form::new(name, does, fields, &values)
        }
        Purpose::EditEntry(entry) => {
            let within = FieldPath::root().field("history").index(entry);
            let values = values(&text, &within, ENTRY);
            let does = Does::Set {
                record,
                text,
                within,
            };
            Form::new(format!("Entry of {name}"), does, ENTRY, &values)
        }
        Purpose::Withdraw(entry) => {
            let reason = Field {
                name: "withdrawn",
                holds: Holds::Line,
            };
            let does = Does::Withdraw {
                record,
                text,
                entry,
            };
            Form::new(format!("Withdraw an entry of {name}"), does, &[reason], &[])
        }
        Purpose::Cite { entry, source } => {
            let does = Does::Cite {
                record,
                text,
                entry,
            };
            let values = [("source", source.to_string())];
            let mut form = Form::new(format!("Cite for {name}"), does, CITATION, &values);
            form.at = 1;
            form
        }
    };
    state.mode = Mode::Form(Box::new(form));
}

/// What stands in a form for the fields that a text has.
fn values(text: &str, within: &FieldPath, fields: &[Field]) -> Vec<(&'static str, String)> {
    fields
        .iter()
        .filter_map(|field| {
            let value = value_at(text, &within.field(field.name)).ok()??;
            Some((field.name, shown(field.holds, value)))
        })
        .collect()
}

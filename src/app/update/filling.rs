//! Filling in a form.

use crate::app::awaited::Awaited;
use crate::app::batch::preview;
use crate::app::begin::{head_of, prefill};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::form::{Does, Form};
use crate::app::gesture::{entry_fields, submit};
use crate::app::key::{Code, Key};
use crate::app::last::Last;
use crate::app::mode::Mode;
use crate::app::offer::{offers, settle};
use crate::app::page::Page;
use crate::app::saved::of_that_name;
use crate::app::spelled::with_namings;
use crate::app::state::State;
use crate::app::update::picking;
use crate::app::update::triage;
use crate::casebook::holds::Holds;
use crate::casebook::queue_fact::Verdict;

/// A key in the form.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    let was_leaving = std::mem::take(&mut form.leaving);
    match command {
        Some(Command::Accept) => {
            if take_choice(state) {
                return Vec::new();
            }
            commit(state)
        }
        Some(Command::Cancel) => {
            if form.is_touched() && !was_leaving {
                form.leaving = true;
                state.refuse("Esc again drops what is typed; Enter writes it");
            } else {
                state.mode = form.under.take().map_or(Mode::Panes, Mode::Form);
            }
            Vec::new()
        }
        Some(Command::Pick) => {
            picking::open(state);
            Vec::new()
        }
        Some(Command::New) => {
            picking::make(state);
            Vec::new()
        }
        Some(Command::NextField) => {
            take_first_offer(state);
            step(state, true);
            Vec::new()
        }
        Some(Command::PreviousField) => {
            step(state, false);
            Vec::new()
        }
        Some(Command::NextChoice) => {
            choose(state, true);
            Vec::new()
        }
        Some(Command::PreviousChoice) => {
            choose(state, false);
            Vec::new()
        }
        _ => {
            type_key(form, key);
            Vec::new()
        }
    }
}

/// Text pasted into the field.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Form(form) = &mut state.mode {
        let at = form.at;
        if let Some(row) = form.rows.get_mut(at) {
            row.input.paste(text);
        }
        form.choice = None;
        form.leaving = false;
    }
}

fn type_key(form: &mut Form, key: Key) {
    let at = form.at;
    let Some(row) = form.rows.get_mut(at) else {
        return;
    };
    // Enter commits the form, so a text of several lines takes its line ends from Ctrl-j, which
    // is what a terminal makes of a line feed.
    let key = if row.field.holds == Holds::Text && key == Key::ctrl('j') {
        Key::plain(Code::Enter)
    } else {
        key
    };
    if row.input.key(key) {
        form.choice = None;
        form.words_meant = false;
        form.previewed = false;
        form.refused = None;
    }
}

/// Writes the form.
pub fn commit(state: &mut State) -> Vec<Effect> {
    let Mode::Form(form) = &state.mode else {
        return Vec::new();
    };
    if let Some(at) = unsettled(form, state) {
        if let Mode::Form(form) = &mut state.mode {
            form.at = at;
            form.choice = Some(0);
        }
        state.tell("which one is meant? Down chooses, Enter takes it");
        return Vec::new();
    }
    if !form.words_meant
        && let Some(slip) = slip(form, state)
    {
        let sentence = format!("{slip}: no date; Enter again keeps it in words");
        if let Mode::Form(form) = &mut state.mode {
            form.words_meant = true;
            form.refused = Some(sentence);
        }
        return Vec::new();
    }
    if would_replace(state) {
        return Vec::new();
    }
    let Mode::Form(form) = &state.mode else {
        return Vec::new();
    };
    if !form.previewed
        && matches!(state.page, Page::Panes)
        && let Some(sentence) = preview(form, state)
    {
        if let Mode::Form(form) = &mut state.mode {
            form.previewed = true;
            form.refused = Some(sentence);
        }
        return Vec::new();
    }
    let form = form.clone();
    if let Does::Citation { part } = form.does {
        picking::take_citation(state, &form, part);
        return Vec::new();
    }
    let asked = match (&form.does, &state.page) {
        (Does::Begin { people, query }, _) => head_of(&form, state, people, query).map(Some),
        (Does::Prefill, _) => prefill(&form, state),
        (Does::Status { status, .. }, Page::Triage(_)) => {
            let verdict = Verdict::Status(status.as_str().to_owned());
            return match triage::decide_with(state, verdict, &form) {
                Ok(effects) => {
                    state.mode.set_sent(!effects.is_empty());
                    effects
                }
                Err(sentence) => {
                    refuse(state, sentence);
                    Vec::new()
                }
            };
        }
        _ => submit(&form, state),
    };
    match asked {
        Ok(Some(effect)) => {
            match &form.does {
                Does::Status { status, people } => {
                    if let [person] = people[..] {
                        state.awaited = Some(Awaited::Status {
                            person,
                            status: status.clone(),
                        });
                    }
                    if let Ok(fields) = entry_fields(&form, state, Some(status)) {
                        state.last = Some(Last {
                            status: status.clone(),
                            fields,
                        });
                    }
                }
                Does::Add { cite_for, .. } => {
                    state.awaited = Some(match cite_for {
                        Some((record, cited)) => Awaited::Cite {
                            record: *record,
                            cited: cited.clone(),
                        },
                        None if form.under.is_some() => Awaited::Fill,
                        None => Awaited::Show,
                    });
                }
                Does::AddEntry(_)
                | Does::Set { .. }
                | Does::SaveQuery { .. }
                | Does::AddItem { .. }
                | Does::Cite { .. }
                | Does::Citation { .. }
                | Does::Choose { .. }
                | Does::Attach(_)
                | Does::Withdraw { .. }
                | Does::Begin { .. }
                | Does::Batch(_)
                | Does::Erase { .. }
                | Does::TakeApart { .. }
                | Does::Prefill => {}
            }
            let effect = with_namings(&form, &state.book, effect);
            state.mode.set_sent(true);
            state.send(effect)
        }
        Ok(None) => {
            let met = form.tries > 0;
            state.mode = form.under.map_or(Mode::Panes, Mode::Form);
            state.tell(if met {
                "nothing was changed; what the others wrote stands"
            } else {
                "nothing was changed"
            });
            Vec::new()
        }
        Err(sentence) => {
            refuse(state, sentence);
            Vec::new()
        }
    }
}

/// Tells in the form why it was not written.
fn refuse(state: &mut State, sentence: String) {
    if let Mode::Form(form) = &mut state.mode {
        form.refused = Some(sentence);
    }
}

/// Whether a query is about to be saved under the name of another, of which nobody has been told
/// yet; then they are told now.
fn would_replace(state: &mut State) -> bool {
    let Mode::Form(form) = &state.mode else {
        return false;
    };
    let Does::SaveQuery { old, replaces, .. } = &form.does else {
        return false;
    };
    let name = form.typed("name").to_owned();
    let other = of_that_name(&state.book, &name, old.as_ref());
    let Some(other) = other.filter(|_| replaces.as_ref() != Some(&name)) else {
        return false;
    };
    let told = format!(
        "Enter again replaces the saved query of that name: {}",
        other.query
    );
    if let Mode::Form(form) = &mut state.mode
        && let Does::SaveQuery { replaces, .. } = &mut form.does
    {
        *replaces = Some(name);
        form.refused = Some(told);
    }
    true
}

/// What is typed in the date of an entry and is none.
fn slip(form: &Form, state: &State) -> Option<String> {
    if !matches!(
        form.does,
        Does::Status { .. } | Does::AddEntry(_) | Does::Prefill
    ) {
        return None;
    }
    let row = form.rows.iter().find(|row| row.field.name == "when")?;
    let typed = row.input.text().trim();
    let understood = typed.is_empty() || form.understood(row, state.clock.today).is_some();
    (!understood).then(|| typed.to_owned())
}

/// The first field whose text names no one record, but for which there are choices.
fn unsettled(form: &Form, state: &State) -> Option<usize> {
    form.rows.iter().position(|row| {
        let typed = row.input.text().trim();
        !typed.is_empty()
            && typed != row.before
            && settle(&state.book, row.field.holds, typed).is_err()
            && !offers(&state.book, row.field.holds, typed).is_empty()
    })
}

/// Takes the highlighted choice into the field; `false` where none is highlighted.
fn take_choice(state: &mut State) -> bool {
    let State { mode, book, .. } = state;
    let Mode::Form(form) = mode else {
        return false;
    };
    let Some(choice) = form.choice.take() else {
        return false;
    };
    let Some(offer) = form.offers(book).into_iter().nth(choice) else {
        return false;
    };
    let at = form.at;
    if let Some(row) = form.rows.get_mut(at) {
        row.input.set(&offer.text);
        row.naming = offer.naming.map(|naming| (offer.text, naming));
    }
    true
}

/// Takes the highlighted choice, or the first one where something was typed that is no finished
/// value yet.
fn take_first_offer(state: &mut State) {
    if take_choice(state) {
        return;
    }
    let State { mode, book, .. } = state;
    let Mode::Form(form) = mode else {
        return;
    };
    let closed = form.row().is_some_and(|row| {
        row.input.text() != row.before
            && !row.input.text().trim().is_empty()
            && matches!(
                row.field.holds,
                Holds::Link(_)
                    | Holds::Links(_)
                    | Holds::Parts
                    | Holds::Citations
                    | Holds::Status
                    | Holds::Flag
            )
    });
    let begun = form.row().is_some_and(|row| match row.field.holds {
        // Another word may be meant where the list is open, so only what goes on from the letters that
        // stand there is taken, and never another word for one that is whole.
        Holds::Word(words) if row.input.text() != row.before => {
            let typed = row.input.text().trim().to_lowercase();
            let first = form
                .offers(book)
                .first()
                .map(|offer| offer.text.to_lowercase());
            !typed.is_empty()
                && words.iter().all(|word| word.to_lowercase() != typed)
                && first.is_some_and(|first| first.starts_with(&typed))
        }
        _ => false,
    });
    if begun || (closed && !form.offers(book).is_empty()) {
        form.choice = Some(0);
        take_choice(state);
    }
}

/// To the next field, or the one before.
fn step(state: &mut State, forward: bool) {
    if let Mode::Form(form) = &mut state.mode {
        let count = form.rows.len().max(1);
        form.at = (form.at + if forward { 1 } else { count - 1 }) % count;
        form.choice = None;
    }
}

/// To the next choice, or the one before; where none is offered, to the next field or the one
/// before; in a text of several lines, to the next line or the one before.
fn choose(state: &mut State, forward: bool) {
    let State { mode, book, .. } = &mut *state;
    let Mode::Form(form) = mode else {
        return;
    };
    let offers = form.offers(book).len();
    if offers > 0 {
        form.choice = match (form.choice, forward) {
            (None, true) => Some(0),
            (None, false) => {
                return step(state, false);
            }
            (Some(at), true) => Some((at + 1).min(offers - 1)),
            (Some(0), false) => None,
            (Some(at), false) => Some(at - 1),
        };
        return;
    }
    let at = form.at;
    if let Some(row) = form.rows.get_mut(at)
        && row.field.holds == Holds::Text
        && row.input.text().contains('\n')
    {
        row.input
            .key(Key::plain(if forward { Code::Down } else { Code::Up }));
        return;
    }
    step(state, forward);
}

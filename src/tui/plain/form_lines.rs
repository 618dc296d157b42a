//! A form, field by field; the whole of it is read back before it is written.
//!
//! A line is the value of the field that was asked for. Nothing is taken from a list because it comes first:
//! where what is typed is no value yet, the choices are told with their numbers.

use crate::app::core::action::Action;
use crate::app::core::state::State;
use crate::app::form::already_recorded::already;
use crate::app::form::caution::of_form;
use crate::app::form::completion::{Choices, resolve};
use crate::app::form::field_hints::hint;
use crate::app::form::form_question::FormQuestion;
use crate::app::form::new_record::kind_of;
use crate::app::form::{Form, FormRow};
use crate::app::keys::context::Context;
use crate::casebook::fields::inline_list::split_word;
use crate::record::field::FieldType;
use crate::text::catalogue::{listed, say};
use crate::text::labels::counts::more_choices;
use crate::text::labels::label;
use crate::text::labels::typed_word::is_yes;
use crate::text::labels::typed_word::typable;
use crate::text::safe::{Safe, display_safe};
use crate::tui::plain::line_keys::{answer_key, escape, press, press_times, retype};
use crate::tui::plain::line_output::{LineOutput, Prompt};
use crate::tui::view::form::{aside, date_warning};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Step {
    /// The value of the field.
    #[default]
    Field,
    /// Nothing: a value was just typed, and is looked at.
    Typed,
    /// Which of the choices is meant.
    Choices,
    /// Nothing: a choice was just taken.
    Taken,
    /// Whether the whole form is to be written.
    ReadBack,
}

/// By what one form is told from another: its title, how many fields it has, how many forms lie beneath.
type FormSign = (Safe, usize, usize);

/// A form that is being filled in.
#[derive(Debug, Default)]
pub struct FormLines {
    sign: Option<FormSign>,
    step: Step,
    /// Whether only one field is asked for before the form is read back again.
    is_single: bool,
    /// The refusal that was told last.
    refused: Option<Safe>,
}

impl FormLines {
    /// What goes on by itself, before anything is asked; `None` if something is to be asked.
    pub fn go_on(
        &mut self,
        form: &Form,
        state: &State,
        output: &mut LineOutput,
    ) -> Option<Vec<Action>> {
        let sign = sign_of(form);
        if self.sign.as_ref() != Some(&sign) {
            *self = Self {
                sign: Some(sign),
                ..Self::default()
            };
        }
        if form.refused != self.refused {
            self.refused.clone_from(&form.refused);
            output.lines(&form.refused);
        }
        // The form asks which of several is meant before it can be written.
        if self.step == Step::ReadBack && form.choice.is_some() {
            self.is_single = true;
            self.step = Step::Choices;
        }
        let actions = match self.step {
            Step::Typed => self.look_at(form, state, output),
            Step::Taken => {
                tell_understood(form, state, output);
                self.advance(form, state)
            }
            Step::Field | Step::Choices | Step::ReadBack => Vec::new(),
        };
        (!actions.is_empty()).then_some(actions)
    }

    /// Forgets the form: another one begins anew.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// What is told of the form, and what is asked.
    #[must_use]
    pub fn prompt(&self, form: &Form, state: &State) -> Prompt {
        let mut body = vec![form.title.clone()];
        body.extend(of_form(form, state).map(|told| say!(plain_careful { told })));
        body.push(say!(plain_form_rules));
        if let Some(FormQuestion { told, line, .. }) = &form.question {
            return Prompt {
                body,
                question: vec![
                    form.title.clone(),
                    told.clone(),
                    line.clone(),
                    say!(plain_yes_or_no),
                ],
                takes_text: false,
            };
        }
        let question = match self.step {
            Step::ReadBack => read_back(form, state),
            Step::Choices => choices_of(form, state),
            Step::Field | Step::Typed | Step::Taken => form
                .row()
                .map_or_else(Vec::new, |row| field(form, row, state)),
        };
        Prompt {
            body,
            question,
            takes_text: self.step == Step::Field,
        }
    }

    /// Whether a line without its end is a value half typed.
    #[must_use]
    pub fn takes_value(&self) -> bool {
        self.step == Step::Field
    }

    /// What a line does.
    pub fn answer(
        &mut self,
        line: &str,
        form: &Form,
        state: &State,
        output: &mut LineOutput,
    ) -> Vec<Action> {
        if form.question.is_some() {
            return match is_yes(line) {
                Some(is_yes) => vec![answer_key(is_yes)],
                None => {
                    output.line(&say!(plain_only_yes_or_no));
                    Vec::new()
                }
            };
        }
        match line {
            "q!" => {
                self.reset();
                // What was typed asks for a second Esc.
                let times = if form.is_touched() { 2 } else { 1 };
                return (0..times).map(|_| escape()).collect();
            }
            "?" => {
                output.line(&say!(plain_form_rules));
                return Vec::new();
            }
            _ => {}
        }
        match self.step {
            Step::ReadBack => self.answer_read_back(line, form, state, output),
            Step::Choices => self.answer_choices(line, form, state),
            Step::Field | Step::Typed | Step::Taken => match line {
                "" => self.advance(form, state),
                ".." if form.at == 0 => {
                    output.line(&say!(plain_first_field));
                    Vec::new()
                }
                ".." => go_to(form, state, form.at - 1),
                "-" => self.typed(""),
                _ => self.typed(line),
            },
        }
    }

    fn typed(&mut self, text: &str) -> Vec<Action> {
        self.step = Step::Typed;
        retype(text)
    }

    /// Looks at what was just typed: it is a value, or one of the choices, or it is asked what is meant.
    fn look_at(&mut self, form: &Form, state: &State, output: &mut LineOutput) -> Vec<Action> {
        let Some(row) = form.row() else {
            return Vec::new();
        };
        let typed = row.input.text().trim();
        let offers = form.offers(state.known());
        if typed.is_empty() || offers.is_empty() || is_settled(row, state) {
            tell_understood(form, state, output);
            return self.advance(form, state);
        }
        let same = |text: &str| text.trim().to_lowercase() == typed.to_lowercase();
        let known = offers
            .iter()
            .position(|offer| offer.naming.is_none() && offer.makes.is_none() && same(&offer.text));
        match known {
            Some(at) => self.take(at, form, state),
            None => {
                self.step = Step::Choices;
                Vec::new()
            }
        }
    }

    /// The actions that take the choice in this place, from 0.
    fn take(&mut self, at: usize, form: &Form, state: &State) -> Vec<Action> {
        self.step = Step::Taken;
        let from = form.choice.map_or(0, |choice| choice + 1);
        let (name, times) = if at + 1 < from {
            ("previous-choice", from - at - 1)
        } else {
            ("next-choice", at + 1 - from)
        };
        let mut actions = press_times(state, Context::Form, name, times);
        actions.extend(press(state, Context::Form, "commit"));
        actions
    }

    fn answer_choices(&mut self, line: &str, form: &Form, state: &State) -> Vec<Action> {
        let offers = form.offers(state.known()).len();
        let at = line.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
        match line {
            "" => self.advance(form, state),
            ".." => {
                self.step = Step::Field;
                Vec::new()
            }
            "-" => self.typed(""),
            _ => match at.filter(|at| *at < offers) {
                Some(at) => self.take(at, form, state),
                None => self.typed(line),
            },
        }
    }

    /// To the next field, or to reading everything back. Going on never takes what is offered first.
    fn advance(&mut self, form: &Form, state: &State) -> Vec<Action> {
        if self.is_single || form.at + 1 >= form.rows.len() {
            self.is_single = false;
            self.step = Step::ReadBack;
            // A choice that is still highlighted would be taken instead of writing.
            return match form.choice {
                Some(_) => go_to(form, state, form.at),
                None => Vec::new(),
            };
        }
        self.step = Step::Field;
        go_to(form, state, form.at + 1)
    }

    fn answer_read_back(
        &mut self,
        line: &str,
        form: &Form,
        state: &State,
        output: &mut LineOutput,
    ) -> Vec<Action> {
        let at = line.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
        let last = form.rows.len().saturating_sub(1);
        let (to, is_single) = match (is_yes(line), at) {
            (Some(true), _) => return press(state, Context::Form, "commit"),
            (Some(false), _) => (0, false),
            (None, Some(at)) if at <= last => (at, true),
            _ if line == ".." => (last, true),
            _ => {
                output.line(&say!(plain_write_how));
                return Vec::new();
            }
        };
        self.step = Step::Field;
        self.is_single = is_single;
        go_to(form, state, to)
    }
}

fn sign_of(form: &Form) -> FormSign {
    let beneath = std::iter::successors(form.under.as_deref(), |one| one.under.as_deref());
    (form.title.clone(), form.rows.len(), beneath.count())
}

/// The actions that lead into a field, backwards, because going forwards takes what is offered first.
fn go_to(form: &Form, state: &State, to: usize) -> Vec<Action> {
    let count = form.rows.len().max(1);
    let times = (form.at + count - to) % count;
    // All the way round where a highlighted choice is only to be let go.
    let times = if times == 0 && form.choice.is_some() {
        count
    } else {
        times
    };
    press_times(state, Context::Form, "previous-field", times)
}

/// Whether what is typed is a value as it stands.
fn is_settled(row: &FormRow, state: &State) -> bool {
    let typed = row.input.text().trim();
    match row.field.holds {
        FieldType::Word(words) => words.contains(&typed),
        holds @ (FieldType::Link(_)
        | FieldType::Links(_)
        | FieldType::Parts
        | FieldType::Citations) => {
            let last = typed.rsplit(';').next().unwrap_or_default().trim();
            row.is_made()
                || kind_of(holds)
                    .and_then(|kind| resolve(state.known(), kind, split_word(last).0))
                    .is_some()
        }
        FieldType::Named(_) => row.naming.as_ref().is_some_and(|(of, _)| of == typed),
        _ => false,
    }
}

/// Tells what a value was understood as.
fn tell_understood(form: &Form, state: &State, output: &mut LineOutput) {
    if let Some(row) = form.row() {
        output.line(&Safe::from(aside(state, form, row)));
        output.lines(&date_warning(state, form, row).map(Safe::from));
    }
}

/// A field with what stands in it, and what belongs there.
fn field(form: &Form, row: &FormRow, state: &State) -> Vec<Safe> {
    let (at, count) = (form.at + 1, form.rows.len());
    let field = label::field(row.field.name);
    let value = row.input.text().trim();
    let mut told = vec![if !value.is_empty() {
        say!(plain_field {
            at,
            count,
            field,
            value
        })
    } else if row.placeholder.is_empty() {
        say!(plain_field_empty { at, count, field })
    } else {
        say!(plain_field_stands_for {
            at,
            count,
            field,
            placeholder: &row.placeholder
        })
    }];
    told.extend(hint(form).map(Safe::from));
    told.extend(words(row.field.holds, state));
    told
}

/// The words that may stand in a field.
fn words(holds: FieldType, state: &State) -> Option<Safe> {
    let words = match holds {
        FieldType::Word(words) => typable(words.iter().copied()),
        FieldType::Status => {
            let names = state.book.statuses.iter().map(|kind| kind.name.as_str());
            typable(names)
        }
        _ => return None,
    };
    Some(say!(plain_belongs_word {
        words: listed(&words)
    }))
}

/// The choices of the field, and what is asked.
fn choices_of(form: &Form, state: &State) -> Vec<Safe> {
    let Choices { offers, left_out } = form.choices(state.known());
    let typed = form.row().map_or("", |row| row.input.text().trim());
    let mut told = vec![if typed.is_empty() {
        say!(plain_which_of_these {
            field: form
                .row()
                .map_or_else(Safe::default, |row| label::field(row.field.name))
        })
    } else {
        say!(plain_which { typed })
    }];
    told.extend(offers.iter().enumerate().map(|(at, offer)| {
        say!(plain_numbered {
            number: at + 1,
            told: &offer.label
        })
    }));
    if left_out > 0 {
        told.push(more_choices(left_out));
    }
    told.push(say!(plain_which_number));
    told
}

/// The whole form as it is to be written, and what is asked.
fn read_back(form: &Form, state: &State) -> Vec<Safe> {
    let title = &form.title;
    let mut told = vec![match form.target.about() {
        Some(about) => say!(plain_read_back_about {
            title,
            id: about.short()
        }),
        None => say!(plain_read_back { title }),
    }];
    for (at, row) in form.rows.iter().enumerate() {
        let typed = row.input.text().trim();
        if typed.is_empty() {
            continue;
        }
        let understood = aside(state, form, row);
        let value = if understood.is_empty() {
            display_safe(typed)
        } else {
            say!(plain_aside {
                told: typed,
                aside: understood
            })
        };
        told.push(say!(plain_read_field {
            number: at + 1,
            field: label::field(row.field.name),
            value
        }));
    }
    if told.len() == 1 {
        told.push(say!(plain_read_nothing));
    }
    told.extend(already(form, state));
    told.extend(of_form(form, state).map(|told| say!(plain_careful { told })));
    told.push(say!(plain_write));
    told
}

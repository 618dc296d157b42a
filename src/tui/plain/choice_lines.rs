//! Lists to choose from by a number, the keys that may follow one another, and the two values of a field
//! that two people have changed.

use crate::app::core::action::Action;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::picker::{Choosing, Picker};
use crate::app::keys::context::Context;
use crate::app::keys::key::{Code, Key};
use crate::app::sync::conflict::{Clash, Then};
use crate::record::id::RecordId;
use crate::text::catalogue::{label, say};
use crate::text::labels::label;
use crate::text::log::external_changes::set_by;
use crate::text::safe::{Safe, display_safe};
use crate::tui::plain::line_keys::{close, escape, letter, press, press_times, retype};
use crate::tui::plain::line_output::{LineOutput, Prompt};
use crate::tui::plain::read_lines::title;
use crate::tui::view::picker::what;
use crate::tui::view::popup::keys_to_follow;

/// How many items are told at once.
const AT_ONCE: usize = 20;

/// A list that one chooses from.
#[derive(Debug, Default)]
pub struct ChoiceLines {
    /// How many items have been passed.
    from: usize,
}

impl ChoiceLines {
    /// The items that are told, and what is asked.
    #[must_use]
    pub fn prompt(&self, picker: &Picker, state: &State) -> Prompt {
        let items = picker.items(state.known(), &state.terminal.keymap);
        let shown = items.iter().enumerate().skip(self.from).take(AT_ONCE);
        let mut question: Vec<Safe> = shown
            .map(|(at, item)| {
                let told = if item.lead.trim().is_empty() {
                    display_safe(&item.text)
                } else {
                    say!(plain_line {
                        field: item.lead.trim(),
                        told: &item.text
                    })
                };
                say!(plain_numbered {
                    number: at + 1,
                    told
                })
            })
            .collect();
        if items.is_empty() {
            question.push(say!(plain_choose_none));
        }
        let left = items.len().saturating_sub(self.from + AT_ONCE);
        if left > 0 {
            question.push(say!(plain_more { count: left }));
        }
        let mut asked = display_safe(what(&picker.choosing));
        if let Some(record) = chosen_for(&picker.choosing) {
            let name = title(state, record);
            asked = say!(plain_pick_for { title: asked, name });
        }
        question.push(say!(plain_choose { title: asked }));
        Prompt {
            body: Vec::new(),
            question,
            takes_text: false,
        }
    }

    /// What a line does.
    pub fn answer(
        &mut self,
        line: &str,
        picker: &Picker,
        state: &State,
        output: &mut LineOutput,
    ) -> Vec<Action> {
        let count = picker.items(state.known(), &state.terminal.keymap).len();
        if line == ".." || line == "q" {
            self.from = 0;
            return close(state, Context::Picker, "leave");
        }
        if line.is_empty() {
            self.from = if self.from + AT_ONCE < count {
                self.from + AT_ONCE
            } else {
                0
            };
            return Vec::new();
        }
        if !line.chars().all(|c| c.is_ascii_digit()) {
            self.from = 0;
            return retype(line);
        }
        let at = line.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
        // Only what was told can be chosen.
        let told = self.from + AT_ONCE.min(count.saturating_sub(self.from));
        let Some(at) = at.filter(|at| *at < told) else {
            output.line(&say!(plain_no_number { number: line }));
            return Vec::new();
        };
        self.from = 0;
        let (name, times) = if at < picker.cursor {
            ("previous", picker.cursor - at)
        } else {
            ("next", at - picker.cursor)
        };
        let mut actions = press_times(state, Context::Picker, name, times);
        actions.extend(press(state, Context::Picker, "choose"));
        actions
    }
}

/// The keys that may follow `s`, `a` or `+`, and whom they are about.
#[must_use]
pub fn pick_prompt(state: &State) -> Prompt {
    let (title_of_keys, keys) = keys_to_follow(state).unwrap_or_default();
    let about = state.chosen().map(|id| title(state, id));
    let is_about = !matches!(state.mode, Mode::ChooseKind);
    let mut question = vec![match about.filter(|_| is_about) {
        Some(name) => say!(plain_pick_for {
            title: title_of_keys,
            name
        }),
        None => title_of_keys,
    }];
    for (key, told, _) in keys {
        question.push(say!(plain_pick_key { key, told }));
    }
    question.push(say!(plain_pick_how));
    Prompt {
        body: Vec::new(),
        question,
        takes_text: false,
    }
}

/// What a line after `s`, `a` or `+` does.
pub fn pick_answer(line: &str, output: &mut LineOutput) -> Vec<Action> {
    match letter(line) {
        Some(letter) => vec![Action::Key(Key::plain(Code::Char(letter)))],
        None if line.is_empty() => vec![escape()],
        None => {
            output.line(&say!(plain_no_such_key { typed: line }));
            Vec::new()
        }
    }
}

/// The record that something is chosen for.
const fn chosen_for(choosing: &Choosing) -> Option<RecordId> {
    match choosing {
        Choosing::Source { record, .. } => Some(*record),
        _ => None,
    }
}

/// Two values of one field, and what is asked.
#[must_use]
pub fn clash_prompt(clash: &Clash) -> Prompt {
    let mut question = Vec::new();
    if let Some((field, by)) = clash.fields.get(clash.at)
        && let Some(row) = clash.form.rows.get(field.row)
    {
        let told = |text: &str| match text.trim() {
            "" => say!(plain_clash_nothing),
            text => display_safe(text),
        };
        question.push(say!(screen_field_of_page {
            title: &clash.form.title,
            field: label::field(row.field.name),
            at: clash.at + 1,
            count: clash.fields.len()
        }));
        question.push(say!(plain_clash_theirs {
            text: told(&field.theirs)
        }));
        question.push(set_by(by.as_ref()));
        question.push(say!(plain_clash_yours {
            text: told(row.input.text())
        }));
        question.push(say!(plain_clash_before {
            text: told(&field.before)
        }));
        question.push(display_safe(match clash.then {
            Then::Write => label!(clash_not_written),
            Then::Retry => label!(clash_changed_away),
        }));
    }
    question.push(say!(plain_clash_how));
    Prompt {
        body: Vec::new(),
        question,
        takes_text: false,
    }
}

/// What a line over two values does.
pub fn clash_answer(line: &str, state: &State, output: &mut LineOutput) -> Vec<Action> {
    match line {
        "t" => press(state, Context::Clash, "keep-theirs"),
        "m" => press(state, Context::Clash, "write-mine"),
        "q" => close(state, Context::Clash, "back-to-form"),
        _ => {
            output.line(&say!(plain_clash_only));
            Vec::new()
        }
    }
}

//! One change for all marked people: what it would change for whom, before it is made, and its facts.

use crate::app::effect::Effect;
use crate::app::form::{Does, Form};
use crate::app::offer::settle;
use crate::app::state::State;
use crate::casebook::compose::{add_tag, line_text};
use crate::casebook::edit::Edit;
use crate::casebook::field::Field;
use crate::casebook::holds::Holds;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::words::caution::of_people;
use crate::words::counts;

/// The fields of the form: what all marked people get.
pub const FIELDS: [Field; 2] = [
    Field {
        name: "tag",
        holds: Holds::Line,
    },
    Field {
        name: "case",
        holds: Holds::Link(Kind::Case),
    },
];

/// What a form would change for whom, where it is about several people; whoever has it already is
/// told as well. `None` for a form about one person or none.
#[must_use]
pub fn preview(form: &Form, state: &State) -> Option<String> {
    let (people, told) = match &form.does {
        Does::Status { people, status } if people.len() > 1 => {
            let told = people.iter().map(|id| {
                let row = state.book.people().row_of(*id);
                let now = row.and_then(|row| state.book.status(row));
                match now {
                    Some(now) if now == status => format!("{} is so already", name(state, *id)),
                    Some(now) => format!("{} was {}", name(state, *id), now.lower()),
                    None => format!("{} had no status", name(state, *id)),
                }
            });
            (people, told.collect::<Vec<_>>())
        }
        Does::Batch(people) => {
            let told = people.iter().map(|id| {
                let edits = edits(form, state, *id).len();
                let wanted = FIELDS
                    .iter()
                    .filter(|field| !form.typed(field.name).is_empty());
                match wanted.count() - edits {
                    0 => name(state, *id).to_owned(),
                    _ if edits == 0 => format!("{} has it already", name(state, *id)),
                    _ => format!("{} has a part of it already", name(state, *id)),
                }
            });
            (people, told.collect())
        }
        _ => return None,
    };
    let whom = counts::of(people.len(), "person", "people");
    let careful = of_people(people, &state.book, state.clock.today);
    let careful = careful.map_or_else(String::new, |told| format!("! {told}. "));
    Some(format!(
        "{careful}for {whom}; Enter again writes it, as one change: {}",
        told.join(" · ")
    ))
}

/// The effect that gives all marked people what a form says; `None` where all have it already.
#[must_use]
pub fn batch(form: &Form, state: &State, people: &[RecordId]) -> Option<Effect> {
    let edits: Vec<Edit> = people
        .iter()
        .flat_map(|id| edits(form, state, *id))
        .collect();
    let what: Vec<String> = FIELDS
        .iter()
        .map(|field| (field.name, form.typed(field.name)))
        .filter(|(_, typed)| !typed.is_empty())
        .map(|(name, typed)| format!("{name} {}", title(state, typed)))
        .collect();
    (!edits.is_empty()).then(|| Effect::Commit {
        why: format!(
            "{}: {}",
            counts::of(people.len(), "person", "people"),
            what.join(", ")
        ),
        edits,
    })
}

/// What one person does not have yet.
fn edits(form: &Form, state: &State, id: RecordId) -> Vec<Edit> {
    let Some(person) = state.book.people().get(id) else {
        return Vec::new();
    };
    let tag = form.typed("tag");
    let mut edits = Vec::new();
    if !tag.is_empty() && !person.tags.iter().any(|one| one == tag) {
        edits.push(add_tag(id, person.tags.len(), tag));
    }
    edits.extend(case_of(form, state).and_then(|case| in_case(person, case)));
    edits
}

fn case_of(form: &Form, state: &State) -> Option<RecordId> {
    let typed = form.typed("case");
    settle(&state.book, Holds::Link(Kind::Case), typed)
        .ok()?
        .parse()
        .ok()
}

fn in_case(person: &Person, case: RecordId) -> Option<Edit> {
    let is_in = person.cases.iter().any(|part| part.case.id() == Some(case));
    (!is_in).then(|| Edit::Insert {
        record: person.id,
        list: FieldPath::root().field("cases"),
        index: person.cases.len(),
        item: line_text(&[
            ("case", quote(case.as_str())),
            ("role", "Affected".to_owned()),
        ]),
    })
}

fn name(state: &State, id: RecordId) -> &str {
    state.book.title_of(id).unwrap_or("(gone)")
}

/// The title behind an id, or what was typed.
fn title<'a>(state: &'a State, typed: &'a str) -> &'a str {
    typed
        .parse()
        .ok()
        .and_then(|id| state.book.title_of(id))
        .unwrap_or(typed)
}

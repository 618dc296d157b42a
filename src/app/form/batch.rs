//! One change for all marked people: what it would change for whom, before it is made, and its facts.

use crate::app::core::change_request::{ChangeRequest, SharedCitation};
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::state::State;
use crate::app::form::form_refusal::FormRefusal;
use crate::app::form::marked::is_elsewhere;
use crate::app::form::values::FormValues;
use crate::casebook::change::compose::{add_tag, line_text};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::{BatchPart, ChangeSubject, Purpose};
use crate::casebook::derive::standing::in_time;
use crate::casebook::fields::field::CITATION;
use crate::casebook::form_target::FormTarget;
use crate::record::entry::Entry;
use crate::record::field::{Field, FieldType};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::status::Status;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::text::catalogue::{all_of, label, listed, safes, say};
use crate::text::labels::label;
use crate::text::pages::caution::of_people;
use crate::text::safe::Safe;

/// The fields of the form: what all marked people get. The last ones say where in the source.
#[must_use]
pub fn fields() -> Vec<Field> {
    let mut fields = vec![
        Field::new("tag", FieldType::Line),
        Field::new("case", FieldType::Link(Kind::Case)),
    ];
    fields.extend(CITATION);
    fields
}

/// What all of them are to get.
struct Wanted {
    tag: Option<String>,
    case: Option<RecordId>,
    source: Option<RecordId>,
}

/// How somebody stands to one of the things that all are to get.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    /// They cannot get it: nothing is claimed of them that a source could stand for.
    Cannot,
    /// They have it already, and stay as they are.
    Has,
    /// They get it.
    Gets,
}

impl Wanted {
    /// Reads the form.
    ///
    /// # Errors
    ///
    /// What names no record.
    fn of(values: &FormValues) -> Result<Self, FormRefusal> {
        let form = &values.form;
        let tag = form.typed("tag");
        let wanted = Self {
            tag: (!tag.is_empty()).then(|| tag.to_owned()),
            case: values.of("case")?.parse().ok(),
            source: values.of("source")?.parse().ok(),
        };
        let details = &CITATION[1..];
        match details.iter().find(|one| !form.typed(one.name).is_empty()) {
            Some(detail) if wanted.source.is_none() => Err(FormRefusal::because(
                "source",
                &say!(form_batch_no_source {
                    detail: label::field_term(detail.name)
                }),
            )),
            _ => Ok(wanted),
        }
    }

    /// How a person stands to each of the things, with the word for it.
    fn stands(&self, person: &Person, state: &State) -> Vec<(&'static str, Stands)> {
        let has = |has: bool| if has { Stands::Has } else { Stands::Gets };
        let mut stands = Vec::new();
        if let Some(tag) = &self.tag {
            stands.push(("tag", has(person.tags.contains(tag))));
        }
        if let Some(case) = self.case {
            let is_in = |link: Option<RecordId>| link == Some(case);
            let mut parts = person.cases.iter();
            stands.push(("case", has(parts.any(|part| is_in(part.case.id())))));
        }
        if let Some(source) = self.source {
            let stands_so = current_entry(person, state).map_or(Stands::Cannot, |entry| {
                let mut cited = entry.sources.iter();
                has(cited.any(|one| one.source.id() == Some(source)))
            });
            stands.push(("source", stands_so));
        }
        stands
    }

    /// What a person gets of the things that stand in lists of the record itself.
    fn edits(&self, person: &Person, state: &State) -> Vec<Edit> {
        let stands = self.stands(person, state);
        let gets = |name: &str| stands.contains(&(name, Stands::Gets));
        let mut edits = Vec::new();
        if let Some(tag) = self.tag.as_ref().filter(|_| gets("tag")) {
            edits.push(add_tag(person.id, person.tags.len(), tag));
        }
        if let Some(case) = self.case.filter(|_| gets("case")) {
            edits.push(Edit::Insert {
                record: person.id,
                list: FieldPath::root().field("cases"),
                index: person.cases.len(),
                item: line_text(&[
                    ("case", quote(case.as_str())),
                    ("role", "Affected".to_owned()),
                ]),
            });
        }
        edits
    }
}

/// The entry that a source of a person stands for: a person has no sources but those of what is
/// claimed, so it is what is claimed now, as `c` offers it for one.
fn current_entry<'a>(person: &'a Person, state: &State) -> Option<&'a Entry> {
    let current = state.book.standing_of(person.id).current;
    let newest = || {
        let order = in_time(person, state.book.sources());
        let mut newest_first = order.into_iter().rev();
        newest_first.find(|at| {
            let entry = &person.history[*at];
            !entry.is_withdrawn() && !state.book.lies_ahead(&entry.when)
        })
    };
    let at = current.map(|at| at as usize).or_else(newest)?;
    person.history.get(at)
}

/// What a form would change for whom, where it is about several people: those who stay as they are
/// first, because they are what one looks for. `None` for a form about one person or none.
///
/// # Errors
///
/// What the form names that is no record.
pub fn preview(values: &FormValues, state: &State) -> Result<Option<(usize, Safe)>, FormRefusal> {
    let (people, groups) = match &values.form.target {
        FormTarget::Status { people, status } if is_elsewhere(people, state) => {
            (people, in_groups(people, |id| by_status(state, id, status)))
        }
        FormTarget::Batch(people) => {
            let wanted = Wanted::of(values)?;
            let group = |id| {
                let person = state.book.people().get(id);
                let stands = person.map(|person| wanted.stands(person, state));
                by_stands(&stands.unwrap_or_default())
            };
            (people, in_groups(people, group))
        }
        _ => return Ok(None),
    };
    let told: Vec<Safe> = groups
        .into_iter()
        .map(|((_, what), people)| {
            say!(form_preview_group {
                count: people.len(),
                what,
                names: listed(&safes(people.iter().map(|id| name(state, *id))))
            })
        })
        .collect();
    let count = people.len();
    let careful = of_people(people, &state.book, state.clock.today);
    let first = match careful {
        Some(careful) => say!(form_preview_careful { careful, count }),
        None => say!(form_preview { count }),
    };
    let all = told.iter().fold(first, |before, then| {
        say!(screen_and_dot {
            before: &before,
            after: then
        })
    });
    Ok(Some((count, all)))
}

/// People of whom the same is told, in the order of what is told.
fn in_groups(
    people: &[RecordId],
    told: impl Fn(RecordId) -> (Stands, Safe),
) -> Vec<((Stands, Safe), Vec<RecordId>)> {
    let mut groups: Vec<((Stands, Safe), Vec<RecordId>)> = Vec::new();
    for id in people {
        let key = told(*id);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push(*id),
            None => groups.push((key, vec![*id])),
        }
    }
    groups.sort_by_key(|((stands, _), _)| *stands);
    groups
}

/// What a new status changes for somebody. It is an entry of its own also if it is the same.
fn by_status(state: &State, id: RecordId, status: &Status) -> (Stands, Safe) {
    let row = state.book.people().row_of(id);
    let now = row.and_then(|row| state.book.status(row));
    let word = now.map(|now| label::word_term(now.as_str()));
    match (now, word) {
        (Some(now), Some(word)) if now == status => {
            (Stands::Has, say!(form_status_already { status: word }))
        }
        (_, Some(word)) => (Stands::Gets, say!(form_status_until_now { status: word })),
        _ => (Stands::Gets, say!(form_no_status_until_now)),
    }
}

/// How somebody stands to all that they are to get, in words.
fn by_stands(stands: &[(&'static str, Stands)]) -> (Stands, Safe) {
    let several = stands.len() > 1;
    let words = |wanted: Stands| {
        let names: Vec<Safe> = stands
            .iter()
            .filter(|(_, one)| *one == wanted)
            .map(|(name, _)| match several {
                true => say!(form_the_thing {
                    thing: label::field_term(name)
                }),
                false => say!(form_it),
            })
            .collect();
        let things = all_of(&names);
        (!names.is_empty()).then(|| match wanted {
            Stands::Gets => say!(form_to_get { things }),
            Stands::Has => say!(form_has_already { things }),
            Stands::Cannot => say!(form_without_claim),
        })
    };
    let least = stands.iter().map(|(_, one)| *one).min();
    let told: Vec<Safe> = [Stands::Gets, Stands::Has, Stands::Cannot]
        .into_iter()
        .filter_map(words)
        .collect();
    (least.unwrap_or(Stands::Cannot), listed(&told))
}

/// The effect that gives all marked people what a form says; `None` if all have it already.
///
/// # Errors
///
/// What the form names that is no record, or what cannot stand in a citation.
pub fn batch(
    values: &FormValues,
    state: &State,
    people: &[RecordId],
) -> Result<Option<DiskRequest>, FormRefusal> {
    let wanted = Wanted::of(values)?;
    let people_in = || people.iter().filter_map(|id| state.book.people().get(*id));
    let edits: Vec<Edit> = people_in()
        .flat_map(|person| wanted.edits(person, state))
        .collect();
    let cited: Vec<(RecordId, Entry)> = people_in()
        .filter(|person| {
            let stands = wanted.stands(person, state);
            stands.contains(&("source", Stands::Gets))
        })
        .filter_map(|person| Some((person.id, current_entry(person, state)?.clone())))
        .collect();
    let named = |part: BatchPart, id: Option<RecordId>| {
        let id = id?;
        let mut making = values.form.making.iter();
        let made = making.find(|made| made.placeholder == id);
        let title = made.map_or_else(
            || state.book.title_of(id).unwrap_or_default(),
            |made| made.title.as_str(),
        );
        Some((part, title.to_owned()))
    };
    let parts: Vec<(BatchPart, String)> = [
        wanted.tag.as_ref().map(|tag| (BatchPart::Tag, tag.clone())),
        named(BatchPart::Case, wanted.case),
        named(BatchPart::Source, wanted.source),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut changed: Vec<RecordId> = edits.iter().map(Edit::record).collect();
    changed.extend(cited.iter().map(|(id, _)| *id));
    changed.sort_unstable();
    changed.dedup();
    let purpose = Purpose::Batch {
        whom: ChangeSubject::People(changed.len()),
        parts,
    };
    if cited.is_empty() {
        return Ok((!edits.is_empty()).then_some(ChangeRequest::new(purpose, edits).into()));
    }
    let citation = SharedCitation {
        entries: cited,
        fields: values.citation_fields()?,
    };
    let change = ChangeRequest {
        citation: Some(citation),
        ..ChangeRequest::new(purpose, edits)
    };
    Ok(Some(change.into()))
}

fn name(state: &State, id: RecordId) -> &str {
    state.book.title_of(id).unwrap_or(label!(summary_gone))
}

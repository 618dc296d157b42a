//! Filling in a form from the records: each item of the filled form gets its answers and their sources, or
//! what is missing.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::own_value::same_value;
use crate::casebook::derive::standing::{cited_by, contradicting};
use crate::casebook::derive::step_due::steps_in_time;
use crate::casebook::public::rule::may_be_submitted;
use crate::casebook::submission::disappearance::{disappearance, exact_day, redeployment, urgency};
use crate::casebook::submission::form_item::{
    AnswerValue, FilledForm, FormAnswer, FormGap, FormItem, FormRefused, Submitter,
};
use crate::casebook::submission::form_kind::{FormElement, FormKind};
use crate::record::citation::{Citation, Claim};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::named::NameStatus;
use crate::record::person::Person;
use crate::record::place::PlaceKind;
use crate::record::status::Status;
use crate::record::step::{Step, StepKind};
use crate::spelling::fold::key;

/// Fills in a form about a person.
///
/// # Errors
///
/// [`FormRefused`] without consent, or about somebody who has returned.
pub fn fill<'b>(
    kind: FormKind,
    person: RecordId,
    submitter: &'b Submitter,
    book: &'b Book,
    today: Date,
) -> Result<FilledForm<'b>, FormRefused> {
    let person = book.people().get(book.stands_for(person));
    let person = person.ok_or(FormRefused::NoSuchPerson)?;
    may_be_submitted(person, book, today).map_err(FormRefused::Consent)?;
    let current = book.standing_of(person.id).current;
    let current = current.and_then(|at| person.history.get(at as usize));
    if current.is_some_and(|entry| entry.status == Some(Status::Returned)) {
        return Err(FormRefused::Returned);
    }
    let gone = disappearance(person, book);
    let filling = Filling {
        person,
        book,
        submitter,
        gone: gone.and_then(|at| Some((at, person.history.get(at)?))),
        redeployed: redeployment(person, book).and_then(|at| Some((at, person.history.get(at)?))),
    };
    let item = |is_needed| {
        move |element: FormElement| {
            let (answers, missing) = filling.item(element);
            FormItem {
                element,
                is_needed,
                answers,
                missing,
            }
        }
    };
    let needed = kind.needed().map(item(true));
    let helpful = kind.helpful().map(item(false));
    Ok(FilledForm {
        kind,
        person,
        items: needed.chain(helpful).collect(),
        redeployed: filling.redeployed.map(|(_, entry)| entry),
        urgency: filling
            .gone
            .filter(|_| kind.has_urgent_procedure())
            .and_then(|(_, entry)| urgency(entry, today)),
    })
}

#[derive(Clone, Copy)]
struct Filling<'b> {
    person: &'b Person,
    book: &'b Book,
    submitter: &'b Submitter,
    /// The entry with which the disappearance begins.
    gone: Option<(usize, &'b Entry)>,
    /// The last entry that says that the person was sent back.
    redeployed: Option<(usize, &'b Entry)>,
}

type Filled<'b> = (Vec<FormAnswer<'b>>, Vec<FormGap>);

fn answer<'b>(value: AnswerValue<'b>, sources: &'b [Citation]) -> FormAnswer<'b> {
    FormAnswer {
        value,
        sources: sources.iter().collect(),
        whole_sources: Vec::new(),
        is_other_side: false,
        against: Vec::new(),
    }
}

/// The answers, or that the record says nothing.
fn or_nothing(answers: Vec<FormAnswer<'_>>) -> Filled<'_> {
    let missing = match answers.is_empty() {
        true => vec![FormGap::NotRecorded],
        false => Vec::new(),
    };
    (answers, missing)
}

impl<'b> Filling<'b> {
    fn item(self, element: FormElement) -> Filled<'b> {
        let person = self.person;
        match element {
            FormElement::Name => self.name(),
            FormElement::OtherNames => or_nothing(
                person
                    .other_names
                    .iter()
                    .map(|name| answer(AnswerValue::Named(name), &[]))
                    .collect(),
            ),
            FormElement::Sex => {
                let sex = person.sex.as_ref().map_or("", |sex| sex.as_str());
                self.field("sex", sex, AnswerValue::Word(sex))
            }
            FormElement::Born => self.born(),
            FormElement::Citizenship => self.text("citizenship", &person.citizenship),
            FormElement::Documents => or_nothing(
                person
                    .documents
                    .iter()
                    .map(|one| answer(AnswerValue::Document(one), &[]))
                    .collect(),
            ),
            FormElement::Marks => or_nothing(
                person
                    .marks
                    .iter()
                    .map(|mark| answer(AnswerValue::Text(mark), &[]))
                    .collect(),
            ),
            FormElement::Photo => self.text("photo", &person.photo),
            FormElement::Home => self.text("home", &person.home),
            FormElement::Occupation => {
                let (mut answers, _) = self.text("rank", &person.rank);
                answers.extend(self.text("unit", &person.unit).0);
                or_nothing(answers)
            }
            FormElement::State => self.state(),
            FormElement::Day => self.day(),
            FormElement::Place => self.place(),
            FormElement::Responsible => self.responsible(),
            FormElement::LastNews => self.last_news(),
            FormElement::Steps => or_nothing(self.steps(|_| true)),
            FormElement::Authorities => {
                let asked =
                    |step: &Step| matches!(step.what, Some(StepKind::Complaint | StepKind::Court));
                let answers = self.steps(asked);
                let missing = match answers.is_empty() {
                    true => vec![FormGap::NoAuthority],
                    false => Vec::new(),
                };
                (answers, missing)
            }
            FormElement::OtherProcedure => (Vec::new(), vec![FormGap::NotInRecords]),
            FormElement::Parents => or_nothing(
                person
                    .close()
                    .filter(|one| matches!(one.kind.as_str(), "Mother" | "Father"))
                    .map(|one| answer(AnswerValue::Relation(one), &one.sources))
                    .collect(),
            ),
            FormElement::Submitter => given(&self.submitter.name),
            FormElement::Contact => given(&self.submitter.contact),
            FormElement::Relationship => given(&self.submitter.relationship),
            FormElement::Consent => or_nothing(
                person
                    .consent
                    .iter()
                    .map(|consent| answer(AnswerValue::Consent(consent), &[]))
                    .collect(),
            ),
        }
    }

    /// A text of the record, with what others say of it.
    fn text(self, field: &str, text: &'b str) -> Filled<'b> {
        self.field(field, text, AnswerValue::Text(text))
    }

    /// A field of the record: its own value with the claims that say the same, then what others say.
    fn field(self, field: &str, written: &str, value: AnswerValue<'b>) -> Filled<'b> {
        let claims = self.person.claims.iter().filter(|one| one.field == field);
        let mut answers = Vec::new();
        if !written.trim().is_empty() {
            let mut own = answer(value, &[]);
            let same = |claim: &&'b Claim| is_same(field, written, claim);
            own.sources = claims
                .clone()
                .filter(same)
                .flat_map(|claim| &claim.sources)
                .collect();
            answers.push(own);
        }
        let others = claims.filter(|claim| !is_same(field, written, claim));
        answers.extend(others.map(|claim| FormAnswer {
            is_other_side: true,
            ..answer(AnswerValue::Text(&claim.value), &claim.sources)
        }));
        let missing = match written.trim().is_empty() {
            true => vec![FormGap::NotRecorded],
            false => Vec::new(),
        };
        (answers, missing)
    }

    fn name(self) -> Filled<'b> {
        let person = self.person;
        let (mut answers, mut missing) = self.text("name", &person.name);
        if let Some(own) = answers.first_mut().filter(|one| !one.is_other_side)
            && own.sources.is_empty()
        {
            // The name stands in every source that tells of the person.
            own.whole_sources = cited_by(person).into_iter().collect();
        }
        missing.extend(match &person.name_status {
            NameStatus::Published => None,
            NameStatus::Partial => Some(FormGap::PartOfName),
            NameStatus::Changed => Some(FormGap::ChangedName),
            NameStatus::Withheld | NameStatus::Other(_) => Some(FormGap::WithheldName),
        });
        (answers, missing)
    }

    fn born(self) -> Filled<'b> {
        let person = self.person;
        let born = &person.born;
        let (mut answers, mut missing) = self.field("born", born.as_str(), AnswerValue::Date(born));
        let ages = person.ages.iter();
        answers.extend(ages.map(|age| answer(AnswerValue::Age(age), &age.sources)));
        let as_entry = Entry {
            when: born.clone(),
            ..Entry::default()
        };
        if !answers.is_empty() && exact_day(&as_entry).is_err() {
            missing = vec![FormGap::DayOfBirth];
        }
        (answers, missing)
    }

    /// The country in which the place of the disappearance lies.
    fn state(self) -> Filled<'b> {
        let place = match self.place().0.first().map(|answer| answer.value) {
            Some(AnswerValue::Entry(entry)) => &entry.place,
            _ => return (Vec::new(), vec![FormGap::NotRecorded]),
        };
        let country = self
            .book
            .resolve(Kind::Place, place)
            .and_then(|id| country(id, self.book));
        match country {
            Some(country) => (
                vec![answer(AnswerValue::Record(country), &[])],
                vec![FormGap::StateOfPlace],
            ),
            None => (Vec::new(), vec![FormGap::NoCountry]),
        }
    }

    fn against(self, at: usize) -> Vec<&'b Entry> {
        let against = contradicting(self.person, at).into_iter();
        against
            .filter_map(|other| self.person.history.get(other))
            .collect()
    }

    fn day(self) -> Filled<'b> {
        let Some((at, entry)) = self.gone else {
            return (Vec::new(), vec![self.no_disappearance()]);
        };
        let mut answers = Vec::new();
        let mut against = self.against(at);
        // Whoever says on the same days that the person is held, and not missing, says nothing else of the day.
        against.retain(|other| !is_gone(other.status.as_ref()));
        if entry.when.days().is_some() {
            answers.push(FormAnswer {
                against: against.clone(),
                ..answer(AnswerValue::Date(&entry.when), &entry.sources)
            });
        }
        if !entry.said.trim().is_empty() {
            answers.push(answer(AnswerValue::Said(&entry.said), &entry.sources));
        }
        let missing = exact_day(entry).err().map(FormGap::Day);
        (answers, missing.into_iter().collect())
    }

    /// What is missing if no disappearance is recorded.
    const fn no_disappearance(self) -> FormGap {
        match self.redeployed {
            Some(_) => FormGap::SentBack,
            None => FormGap::NotRecorded,
        }
    }

    /// Where the person was arrested, or else last seen.
    fn place(self) -> Filled<'b> {
        let seen = self.book.standing_of(self.person.id).seen;
        let seen = seen.and_then(|at| Some((at as usize, self.person.history.get(at as usize)?)));
        let entries = self.gone.into_iter().chain(seen);
        let found = entries
            .filter(|(_, entry)| !entry.place.trim().is_empty())
            .take(1)
            .map(|(at, entry)| FormAnswer {
                against: self.against(at),
                ..answer(AnswerValue::Entry(entry), &entry.sources)
            });
        or_nothing(found.collect())
    }

    /// Who held the person, by the entries since the disappearance.
    fn responsible(self) -> Filled<'b> {
        let Some((_, gone)) = self.gone else {
            return (Vec::new(), vec![self.no_disappearance()]);
        };
        let begin = gone.when.days().map(|days| days.earliest);
        let since = |(_, entry): &(usize, &'b Entry)| {
            let days = entry.when.days();
            let is_later = days
                .zip(begin)
                .is_none_or(|(days, begin)| days.latest >= begin);
            !entry.is_withdrawn() && !self.book.lies_ahead(&entry.when) && is_later
        };
        let held = self.person.history.iter().enumerate().filter(since);
        let held = held.filter(|(_, entry)| !entry.custodian.trim().is_empty());
        let mut answers: Vec<FormAnswer<'b>> = Vec::new();
        let mut known: Vec<String> = Vec::new();
        for (at, entry) in held {
            let name = key(&entry.custodian);
            let Some(same) = known.iter().position(|one| *one == name) else {
                known.push(name);
                answers.push(FormAnswer {
                    against: self.against(at),
                    ..answer(AnswerValue::Text(&entry.custodian), &entry.sources)
                });
                continue;
            };
            let answer = &mut answers[same];
            let more = entry.sources.iter();
            let more: Vec<&Citation> = more.filter(|one| !answer.sources.contains(one)).collect();
            answer.sources.extend(more);
            for other in self.against(at) {
                if !answer.against.contains(&other) {
                    answer.against.push(other);
                }
            }
        }
        or_nothing(answers)
    }

    /// When somebody saw or heard from the person, and that the person was sent back.
    fn last_news(self) -> Filled<'b> {
        let seen = self.book.standing_of(self.person.id).seen;
        let seen = seen.and_then(|at| Some((at as usize, self.person.history.get(at as usize)?)));
        let sent = self
            .redeployed
            .filter(|(at, _)| seen.is_none_or(|seen| seen.0 != *at));
        let told = seen.into_iter().chain(sent).map(|(at, entry)| FormAnswer {
            against: self.against(at),
            ..answer(AnswerValue::Entry(entry), &entry.sources)
        });
        let missing = match seen {
            Some(_) => Vec::new(),
            None => vec![FormGap::NeverSeen],
        };
        (told.collect(), missing)
    }

    fn steps(self, is_meant: impl Fn(&Step) -> bool) -> Vec<FormAnswer<'b>> {
        let steps = steps_in_time(self.person);
        steps
            .into_iter()
            .filter_map(|at| self.person.steps.get(at))
            // What lies ahead has not been done yet.
            .filter(|step| is_meant(step) && !self.book.lies_ahead(&step.when))
            .map(|step| answer(AnswerValue::Step(step), &step.sources))
            .collect()
    }
}

const fn is_gone(status: Option<&Status>) -> bool {
    matches!(status, Some(Status::Detained | Status::Missing))
}

fn is_same(field: &str, written: &str, claim: &Claim) -> bool {
    same_value(field, &claim.value, written)
}

/// What whoever submits the form has said of themselves.
fn given(text: &str) -> Filled<'_> {
    match text.trim() {
        "" => (Vec::new(), vec![FormGap::NotGiven]),
        text => (vec![answer(AnswerValue::Text(text), &[])], Vec::new()),
    }
}

/// The country that a place is or lies in, through those that it belongs to; a circle of them ends.
fn country(place: RecordId, book: &Book) -> Option<RecordId> {
    let mut passed = Vec::new();
    let mut next = Some(place);
    while let Some(id) = next.filter(|id| !passed.contains(id)) {
        let place = book.places().get(id)?;
        if place.kind == Some(PlaceKind::Country) {
            return Some(id);
        }
        passed.push(id);
        next = place.parent.id();
    }
    None
}

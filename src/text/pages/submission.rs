//! A submission in words: a form for a court or committee, as plain text.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::public::rule::ConsentGap;
use crate::casebook::submission::disappearance::OpenDay;
use crate::casebook::submission::form_item::{
    AnswerValue, FilledForm, FormAnswer, FormGap, FormItem, FormRefused,
};
use crate::casebook::submission::form_kind::{FormElement, FormKind};
use crate::record::entry::Entry;
use crate::record::id::{Link, RecordId};
use crate::record::person::Person;
use crate::record::step::Step;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::attribution::{as_a_whole, attribution, so_says, spoken_date};
use crate::text::pages::dossier_steps::step_told;
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// One line of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormLine {
    /// What form it is.
    Title(Safe),
    /// What holds for the whole form.
    Remark(Safe),
    /// An item, with its number and whether the form is not taken without it.
    Item(usize, Safe, bool),
    /// Something that is known of it.
    Answer(Safe),
    /// Who says so, or what stands against it.
    Evidence(Safe),
    /// What is missing of it.
    Missing(Safe),
}

/// A form as lines.
#[must_use]
pub fn lines(form: &FilledForm, book: &Book, today: Date) -> Vec<FormLine> {
    let mut lines = vec![FormLine::Title(display_safe(title(form.kind)))];
    lines.extend(remarks(form, today).into_iter().map(FormLine::Remark));
    for (at, item) in form.items.iter().enumerate() {
        let told = display_safe(&label::capital(item_label(item.element)));
        lines.push(FormLine::Item(at + 1, told, item.is_needed));
        for answer in &item.answers {
            lines.push(FormLine::Answer(answered(
                item.element,
                answer,
                form.person,
                book,
            )));
            let evidence = evidence(item.element, answer, form.person, book);
            lines.extend(evidence.map(FormLine::Evidence));
        }
        for gap in &item.missing {
            let what = missing_label(*gap);
            lines.push(FormLine::Missing(say!(submission_missing { what })));
        }
    }
    lines
}

/// What holds for a whole form: about whom it is, what is missing, how long the urgent procedure lasts.
#[must_use]
pub fn remarks(form: &FilledForm, today: Date) -> Vec<Safe> {
    let (missing, needed) = form.needed_missing();
    let mut told = vec![
        say!(submission_about {
            name: &form.person.name,
            id: form.person.id,
            day: date::day(today)
        }),
        say!(submission_count {
            missing,
            needed,
            helpful: form.helpful_missing()
        }),
    ];
    if form.kind.has_urgent_procedure() {
        told.push(urgent(form, today));
    }
    if let Some(entry) = form.redeployed {
        let name = &form.person.name;
        told.push(match entry.when.is_empty() {
            true => say!(submission_redeployed { name }),
            false => say!(submission_redeployed_on {
                name,
                when: spoken_date(&entry.when)
            }),
        });
    }
    told.push(say!(submission_draft));
    told
}

/// The heading of an item.
#[must_use]
pub fn item_heading(number: usize, item: &FormItem<'_>) -> Safe {
    let told = label::capital(item_label(item.element));
    let needed = needed_sign(item.is_needed);
    display_safe(&format!("{number}. {told}{needed}"))
}

/// A form as plain text.
#[must_use]
pub fn plain(lines: &[FormLine]) -> Vec<Safe> {
    let mut told = Vec::new();
    for line in lines {
        match line {
            FormLine::Title(text) | FormLine::Remark(text) => told.push(text.clone()),
            FormLine::Item(number, text, is_needed) => {
                told.push(Safe::default());
                let needed = needed_sign(*is_needed);
                told.push(display_safe(&format!("{number}. {text}{needed}")));
            }
            FormLine::Answer(text) | FormLine::Missing(text) => {
                told.push(display_safe(&format!("   {text}")));
            }
            FormLine::Evidence(text) => told.push(display_safe(&format!("     {text}"))),
        }
    }
    told
}

fn needed_sign(is_needed: bool) -> String {
    match is_needed {
        true => format!(" ({})", label!(submission_needed)),
        false => String::new(),
    }
}

/// Why a form is not filled in.
#[must_use]
pub fn refused(why: FormRefused, person: RecordId, book: &Book) -> Safe {
    let name = book.title_of(person).unwrap_or(person.as_str());
    match why {
        FormRefused::NoSuchPerson => say!(submission_refused_person { id: person }),
        FormRefused::Returned => say!(submission_refused_returned {
            name,
            sex: book.people().get(person).and_then(|one| one.sex.as_ref())
        }),
        FormRefused::Consent(gap) => say!(submission_refused_consent {
            name,
            why: match gap {
                ConsentGap::NotRecorded => label!(submission_consent_not_recorded),
                ConsentGap::NotGiven => label!(submission_consent_not_given),
                ConsentGap::OnlyInside => label!(submission_consent_only_inside),
                ConsentGap::NotYet => label!(submission_consent_not_yet),
                ConsentGap::NotUnderstood => label!(submission_consent_not_understood),
                ConsentGap::JoinedIsStricter => label!(submission_consent_joined),
            }
        }),
    }
}

/// What a form is called.
#[must_use]
pub fn title(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Wgeid => label!(submission_title_wgeid),
        FormKind::Ced => label!(submission_title_ced),
        FormKind::Rfl => label!(submission_title_rfl),
    }
}

/// How long the urgent procedure lasts.
fn urgent(form: &FilledForm, today: Date) -> Safe {
    let Some(urgency) = form.urgency else {
        return say!(submission_urgent_unknown);
    };
    let (least, most) = urgency.days_left(today);
    let (first, last) = (date::day(urgency.first), date::day(urgency.last));
    match (least >= 0, most >= 0) {
        (true, _) if least == most => say!(submission_urgent {
            days: least,
            day: last
        }),
        (true, _) => say!(submission_urgent_between {
            least,
            most,
            first,
            last
        }),
        (false, true) => say!(submission_urgent_perhaps { first, last }),
        (false, false) => say!(submission_urgent_over { day: last }),
    }
}

/// What an item is called.
#[must_use]
pub fn item_label(element: FormElement) -> &'static str {
    match element {
        FormElement::Name => label!(submission_item_name),
        FormElement::OtherNames => label!(submission_item_other_names),
        FormElement::Sex => label!(submission_item_sex),
        FormElement::Born => label!(submission_item_born),
        FormElement::Citizenship => label!(submission_item_citizenship),
        FormElement::Documents => label!(submission_item_documents),
        FormElement::Marks => label!(submission_item_marks),
        FormElement::Photo => label!(submission_item_photo),
        FormElement::Home => label!(submission_item_home),
        FormElement::Occupation => label!(submission_item_occupation),
        FormElement::State => label!(submission_item_state),
        FormElement::Day => label!(submission_item_day),
        FormElement::Place => label!(submission_item_place),
        FormElement::Responsible => label!(submission_item_responsible),
        FormElement::LastNews => label!(submission_item_last_news),
        FormElement::Steps => label!(submission_item_steps),
        FormElement::Authorities => label!(submission_item_authorities),
        FormElement::OtherProcedure => label!(submission_item_other_procedure),
        FormElement::Parents => label!(submission_item_parents),
        FormElement::Submitter => label!(submission_item_submitter),
        FormElement::Contact => label!(submission_item_contact),
        FormElement::Relationship => label!(submission_item_relationship),
        FormElement::Consent => label!(submission_item_consent),
    }
}

/// What is missing, in words.
#[must_use]
pub fn missing_label(gap: FormGap) -> &'static str {
    match gap {
        FormGap::NotRecorded => label!(submission_gap_not_recorded),
        FormGap::PartOfName => label!(submission_gap_part_of_name),
        FormGap::ChangedName => label!(submission_gap_changed_name),
        FormGap::WithheldName => label!(submission_gap_withheld_name),
        FormGap::SentBack => label!(submission_gap_sent_back),
        FormGap::Day(OpenDay::Date) => label!(submission_gap_no_date),
        FormGap::Day(OpenDay::OnlyWords) => label!(submission_gap_only_words),
        FormGap::Day(OpenDay::Day) => label!(submission_gap_day),
        FormGap::Day(OpenDay::DayAndMonth) => label!(submission_gap_day_and_month),
        FormGap::Day(OpenDay::DayMonthAndYear) => label!(submission_gap_day_month_year),
        FormGap::Day(OpenDay::Interval) => label!(submission_gap_interval),
        FormGap::Day(OpenDay::NotCertain) => label!(submission_gap_not_certain),
        FormGap::DayOfBirth => label!(submission_gap_day_of_birth),
        FormGap::StateOfPlace => label!(submission_gap_state_of_place),
        FormGap::NoCountry => label!(submission_gap_no_country),
        FormGap::NoAuthority => label!(submission_gap_no_authority),
        FormGap::NeverSeen => label!(submission_gap_never_seen),
        FormGap::NotGiven => label!(submission_gap_not_given),
        FormGap::NotInRecords => label!(submission_gap_not_in_records),
    }
}

/// An answer in words.
#[must_use]
pub fn answered(element: FormElement, answer: &FormAnswer, person: &Person, book: &Book) -> Safe {
    let told = match answer.value {
        AnswerValue::Text(text) => display_safe(text),
        AnswerValue::Word(word) => label::word(word),
        AnswerValue::Date(when) => spoken_date(when),
        AnswerValue::Said(said) => say!(submission_answer_said { said }),
        AnswerValue::Age(age) => {
            let years = &age.years;
            match age.as_of.is_empty() {
                true => say!(submission_answer_age { years }),
                false => say!(submission_answer_age_as_of {
                    years,
                    when: spoken_date(&age.as_of)
                }),
            }
        }
        AnswerValue::Named(name) => fragments::other_names(std::slice::from_ref(name)),
        AnswerValue::Document(document) => {
            let number = &document.number;
            match &document.kind {
                Some(kind) => say!(page_document {
                    kind: label::word_term(kind.as_str()),
                    number
                }),
                None => display_safe(number),
            }
        }
        AnswerValue::Entry(entry) => entry_told(element, entry, person),
        AnswerValue::Step(step) => step_answer(step),
        AnswerValue::Record(id) => fragments::linked(&Link::To(id), book),
        AnswerValue::Relation(relation) => say!(submission_answer_parent {
            kind: label::word_term(relation.kind.as_str())
        }),
        AnswerValue::Consent(consent) => {
            let words = [&consent.given, &consent.scope].map(|word| label::word(word.as_str()));
            let mut told: Vec<Safe> = words.into_iter().filter(|word| !word.is_empty()).collect();
            if !consent.as_of.is_empty() {
                told.push(say!(page_since {
                    when: spoken_date(&consent.as_of)
                }));
            }
            listed(&told)
        }
    };
    match answer.is_other_side {
        true => say!(submission_others_say { value: told }),
        false => told,
    }
}

/// An entry in words: of the place only where it was and when, of other items what was claimed, too.
fn entry_told(element: FormElement, entry: &Entry, person: &Person) -> Safe {
    let mut parts = Vec::new();
    if element != FormElement::Place {
        let of_person = |status| label::status_of(status, person.sex.as_ref());
        parts.extend(entry.status.as_ref().map(of_person));
    }
    parts.push(display_safe(&entry.place));
    if element != FormElement::Place {
        parts.push(label::contact(&entry.contact));
        if !entry.custodian.is_empty() {
            parts.push(say!(submission_answer_held_by {
                custodian: &entry.custodian
            }));
        }
    }
    parts.retain(|part| !part.is_empty());
    let what = listed(&parts);
    let when = match entry.when.is_empty() {
        true => display_safe(&entry.said),
        false => spoken_date(&entry.when),
    };
    match when.is_empty() {
        true => what,
        false => say!(submission_answer_dated { what, when }),
    }
}

/// What was done, when, and what came of it.
#[must_use]
pub fn step_answer(step: &Step) -> Safe {
    let mut told = step_told(step);
    if !step.when.is_empty() {
        told = say!(submission_answer_step {
            when: spoken_date(&step.when),
            step: told
        });
    }
    match step.answer.trim() {
        "" => say!(submission_answer_no_answer { step: told }),
        answer => say!(submission_answer_step_answer { step: told, answer }),
    }
}

/// Who says something, and what stands against it.
fn evidence<'l>(
    element: FormElement,
    answer: &'l FormAnswer<'l>,
    person: &Person,
    book: &'l Book,
) -> impl Iterator<Item = Safe> + 'l {
    let mut told: Vec<Safe> = answer
        .sources
        .iter()
        .map(|one| attribution(one, book).told)
        .collect();
    told.extend(answer.whole_sources.iter().map(|id| {
        say!(submission_named_in {
            source: as_a_whole(*id, book).told
        })
    }));
    if told.is_empty() && !is_own(element) {
        told.push(say!(submission_by_record));
    }
    let against = contradictions(answer, person, book).into_iter();
    told.extend(against.map(|against| say!(submission_disputed { against })));
    told.into_iter()
}

/// Whether an item needs no source: what was typed with the command, and the consent itself, are nobody's claim.
#[must_use]
pub const fn is_own(element: FormElement) -> bool {
    matches!(
        element,
        FormElement::Submitter
            | FormElement::Contact
            | FormElement::Relationship
            | FormElement::Consent
            | FormElement::Photo
            | FormElement::State
    )
}

/// What contradicts an answer, with who says so.
#[must_use]
pub fn contradictions(answer: &FormAnswer<'_>, person: &Person, book: &Book) -> Vec<Safe> {
    let against = answer.against.iter().map(|entry| {
        let told = entry_told(FormElement::LastNews, entry, person);
        so_says(&told, &entry.sources, book)
    });
    against.collect()
}

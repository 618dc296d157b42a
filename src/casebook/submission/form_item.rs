//! What a filled form has in it: items with answers and who says so, and what is missing.

use crate::casebook::public::rule::ConsentGap;
use crate::casebook::submission::disappearance::{OpenDay, Urgency};
use crate::casebook::submission::form_kind::{FormElement, FormKind};
use crate::record::citation::Citation;
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::named::OtherName;
use crate::record::person::{Age, Consent, Person, Relation};
use crate::record::step::{IdentityDocument, Step};

/// What no record says: who submits a form, and how they can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submitter {
    /// The name of the person or organization.
    pub name: String,
    /// An address.
    pub contact: String,
    /// What they are to the person.
    pub relationship: String,
}

/// A form, filled in.
#[derive(Clone, Debug)]
pub struct FilledForm<'b> {
    /// Which one.
    pub kind: FormKind,
    /// About whom.
    pub person: &'b Person,
    /// Its items, those first without which it is not taken.
    pub items: Vec<FormItem<'b>>,
    /// The last entry that says that the person was sent back.
    pub redeployed: Option<&'b Entry>,
    /// Until when the urgent procedure lasts, if the form has one and the date is known.
    pub urgency: Option<Urgency>,
}

/// An item of a form.
#[derive(Clone, Debug)]
pub struct FormItem<'b> {
    /// Which one.
    pub element: FormElement,
    /// Whether the form is not taken without it.
    pub is_needed: bool,
    /// What is known.
    pub answers: Vec<FormAnswer<'b>>,
    /// What is missing; empty if nothing is.
    pub missing: Vec<FormGap>,
}

/// Something that is known, with who says so.
#[derive(Clone, Debug)]
pub struct FormAnswer<'b> {
    /// What it is.
    pub value: AnswerValue<'b>,
    /// Who says so; empty if the record cites nobody.
    pub sources: Vec<&'b Citation>,
    /// Sources that are cited as a whole.
    pub whole_sources: Vec<RecordId>,
    /// Whether it is another side of what the record says.
    pub is_other_side: bool,
    /// The entries of the history that contradict it.
    pub against: Vec<&'b Entry>,
}

/// What is known.
#[derive(Clone, Copy, Debug)]
pub enum AnswerValue<'b> {
    /// A text as it stands in the record, or as it was typed.
    Text(&'b str),
    /// A word of a list.
    Word(&'b str),
    /// A date.
    Date(&'b EdtfDate),
    /// A date with words that are none.
    Said(&'b str),
    /// An age.
    Age(&'b Age),
    /// Another name.
    Named(&'b OtherName),
    /// A paper or number.
    Document(&'b IdentityDocument),
    /// An entry: when, what, where, by whom.
    Entry(&'b Entry),
    /// What was done.
    Step(&'b Step),
    /// A record, by its title.
    Record(RecordId),
    /// Somebody close, by kinship alone.
    Relation(&'b Relation),
    /// What was agreed to.
    Consent(&'b Consent),
}

/// What is missing of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormGap {
    /// The record says nothing of it.
    NotRecorded,
    /// The name is only partly known.
    PartOfName,
    /// The name was changed by the source.
    ChangedName,
    /// The name is withheld.
    WithheldName,
    /// A disappearance since the person was sent back.
    SentBack,
    /// What the date leaves open.
    Day(OpenDay),
    /// The day of birth, of which there is an age or a year alone.
    DayOfBirth,
    /// The place has no record, or none that lies in a country.
    NoCountry,
    /// Where the place lies is known; which State is concerned, nobody has recorded.
    StateOfPlace,
    /// No complaint to an authority and no court is recorded.
    NoAuthority,
    /// Nobody has seen or heard from the person.
    NeverSeen,
    /// It is not in the records and was not given.
    NotGiven,
    /// It stands in no record; whoever submits the form must say it.
    NotInRecords,
}

/// Why no form is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormRefused {
    /// There is no such person.
    NoSuchPerson,
    /// Nobody agreed that the person is told of.
    Consent(ConsentGap),
    /// The person has returned by what the record says.
    Returned,
}

impl FormItem<'_> {
    /// Whether something of it is missing.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        !self.missing.is_empty()
    }
}

impl FilledForm<'_> {
    /// How many of the items without which the form is not taken lack something, and how many there are.
    #[must_use]
    pub fn needed_missing(&self) -> (usize, usize) {
        let needed = self.items.iter().filter(|item| item.is_needed);
        let missing = needed.clone().filter(|item| item.is_missing());
        (missing.count(), needed.count())
    }

    /// How many of the other items lack something.
    #[must_use]
    pub fn helpful_missing(&self) -> usize {
        let helpful = self.items.iter().filter(|item| !item.is_needed);
        helpful.filter(|item| item.is_missing()).count()
    }
}

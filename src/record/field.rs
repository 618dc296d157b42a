//! One row of the schema: a field of a record or of an item in it, and what each part of the program does
//! with it. The rows themselves stand in [`crate::record::schema`].

use crate::record::citation::Via;
use crate::record::kind::Kind;
use crate::record::step::{DocumentKind, StepKind};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// One line of text.
    Line,
    /// Text of several lines.
    Text,
    /// One bare word, mostly one of these.
    Word(&'static [&'static str]),
    /// A status: one of the four or of the workspace's own.
    Status,
    /// A date.
    Date,
    /// A place or unit as the source has it, text that is resolved by its spelling.
    Named(Kind),
    /// One record.
    Link(Kind),
    /// Several records.
    Links(Kind),
    /// Several short texts: tags.
    Words,
    /// Other names, each with its kind.
    Names,
    /// Cases, each with the person's part in it.
    Parts,
    /// Sources, each with the place in it.
    Citations,
    /// Yes or no.
    Flag,
    /// A whole number, zero or above.
    Number,
    /// A number with a fraction. No form shows it.
    Decimal,
    /// The id of the record itself. No form shows it.
    Id,
    /// One struct with fields of its own, which has its own form.
    Struct,
    /// A list of structs, each of which has its own form or none.
    Items,
}

impl FieldType {
    /// Whether it is a list.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Links(_)
                | Self::Words
                | Self::Names
                | Self::Parts
                | Self::Citations
                | Self::Items
        )
    }
}

/// What joining two records does with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinRule {
    /// It says which record this is and is never taken over.
    Own,
    /// One value is kept, the other one stays beside it as a claim.
    Claim,
    /// As with a claim, and the value that protects the person more is kept unless somebody decides.
    Protective,
    /// One value is kept, the other one stays among the other names.
    OtherName,
    /// It belongs to the value of another field and goes with it.
    With(&'static str),
    /// Every item is kept.
    Items,
    /// Every item is kept that names neither of the two. The item is the reference, or has it in this
    /// field.
    ItemsAbout(Option<&'static str>),
}

/// As what a field is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchRule {
    /// It is not searched.
    Nowhere,
    /// The record's own name.
    Name,
    /// The record's own name, which is also that of a place.
    PlaceName,
    /// The record's own name, which is also that of a unit.
    UnitName,
    /// Another name or spelling.
    OtherName,
    /// Where somebody comes from, was, or something is.
    Place,
    /// A military unit.
    Unit,
    /// A rank or role.
    Rank,
    /// A case, by its title and more.
    Case,
    /// A source, by its title and more.
    Source,
    /// A free label.
    Tag,
    /// A note, or a text that is searched like one.
    Note,
    /// Who wrote something.
    By,
    /// Why its item counts no longer.
    Withdrawn,
}

/// How a field stands in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonRule {
    /// As it is written.
    Written,
    /// In lower case.
    Lower,
    /// As an id, or null if it is none.
    Id,
    /// Of each item only the first field, and no id that is none.
    First,
    /// Its key is there, with a value that says more than the record.
    Derived,
    /// It is not in JSON.
    LeftOut,
}

/// A field of a record, or of an item in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, as it stands in the record. `text` has the label of this name.
    pub name: &'static str,
    /// What it holds.
    pub holds: FieldType,
    /// The fields of the struct that it holds, or of each item.
    pub items: &'static [Self],
    /// Whether the form of its record or item shows it.
    pub in_form: bool,
    /// Whether its item, or the record, says nothing without it.
    pub required: bool,
    /// Whether it is a reference that must lead to another record than its own.
    pub to_other: bool,
    /// Whether names stand in it, in which letters of two scripts would be a slip.
    pub spelled: bool,
    /// Whether anything of it may be shown to anybody. What does not say so never is.
    pub public: bool,
    /// What joining does with it.
    pub join: JoinRule,
    /// As what it is searched.
    pub search: SearchRule,
    /// The word after `has:` that asks for it.
    pub has: Option<&'static str>,
    /// How it stands in JSON.
    pub json: JsonRule,
}

impl Field {
    /// A field that no form shows, that is never public and searched nowhere. Two values of it are joined
    /// as a value and a claim, or as one list.
    #[must_use]
    pub const fn new(name: &'static str, holds: FieldType) -> Self {
        Self {
            name,
            holds,
            items: &[],
            in_form: false,
            required: false,
            to_other: false,
            spelled: false,
            public: false,
            join: if holds.is_list() {
                JoinRule::Items
            } else {
                JoinRule::Claim
            },
            search: SearchRule::Nowhere,
            has: None,
            json: match holds {
                FieldType::Word(_) | FieldType::Status => JsonRule::Lower,
                _ => JsonRule::Written,
            },
        }
    }

    /// Whether it is what the record is called.
    #[must_use]
    pub const fn is_title(&self) -> bool {
        matches!(
            self.search,
            SearchRule::Name | SearchRule::PlaceName | SearchRule::UnitName
        )
    }

    /// Whether it holds one value that sources may contradict each other in.
    #[must_use]
    pub const fn is_disputable(&self) -> bool {
        let is_own = matches!(self.join, JoinRule::Own);
        !is_own && !self.holds.is_list() && !matches!(self.holds, FieldType::Struct)
    }

    /// With the fields of what it holds.
    #[must_use]
    pub const fn of(mut self, items: &'static [Self]) -> Self {
        self.items = items;
        self
    }

    /// Shown by the form.
    #[must_use]
    pub const fn in_form(mut self) -> Self {
        self.in_form = true;
        self
    }

    /// Without which nothing is said.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// A reference to another record than its own.
    #[must_use]
    pub const fn to_other(mut self) -> Self {
        self.to_other = true;
        self
    }

    /// In which names stand.
    #[must_use]
    pub const fn spelled(mut self) -> Self {
        self.spelled = true;
        self
    }

    /// Of which something may be shown to anybody.
    #[must_use]
    pub const fn public(mut self) -> Self {
        self.public = true;
        self
    }

    /// With this rule for joining.
    #[must_use]
    pub const fn joined(mut self, rule: JoinRule) -> Self {
        self.join = rule;
        self
    }

    /// Searched as this.
    #[must_use]
    pub const fn searched(mut self, rule: SearchRule) -> Self {
        self.search = rule;
        self
    }

    /// Asked for with `has:` and this word.
    #[must_use]
    pub const fn has(mut self, word: &'static str) -> Self {
        self.has = Some(word);
        self
    }

    /// With this rule for JSON.
    #[must_use]
    pub const fn json(mut self, rule: JsonRule) -> Self {
        self.json = rule;
        self
    }
}

/// The field of a name, in a table of the schema.
#[must_use]
pub fn field_named(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}

/// Whether the table says that something of the field of this name may be shown to anybody.
#[must_use]
pub const fn is_public(fields: &[Field], name: &str) -> bool {
    let mut at = 0;
    while at < fields.len() {
        if fields[at].public && is_same(fields[at].name.as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Whether a field in the table, or in what one of them holds, is like this.
pub fn any_field(fields: &'static [Field], is: &mut dyn FnMut(&'static Field) -> bool) -> bool {
    fields
        .iter()
        .any(|field| is(field) || any_field(field.items, is))
}

/// How many of the fields a form shows.
#[must_use]
pub const fn form_length(fields: &[Field]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < fields.len() {
        if fields[at].in_form {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The fields that a form shows, of which there are [`form_length`], in their order.
#[must_use]
pub const fn form_fields<const LENGTH: usize>(fields: &[Field]) -> [Field; LENGTH] {
    let mut shown = [fields[0]; LENGTH];
    let (mut at, mut count) = (0, 0);
    while at < fields.len() {
        if fields[at].in_form {
            shown[count] = fields[at];
            count += 1;
        }
        at += 1;
    }
    shown
}

/// The lists of which the words are only the usual ones: any other may be written as well.
pub const OPEN_LISTS: &[&[&str]] = &[
    Via::WORDS,
    COUNTED,
    KINSHIP,
    StepKind::WORDS,
    DocumentKind::WORDS,
];

/// What figures mostly count.
pub const COUNTED: &[&str] = &[
    "Held",
    "Refused",
    "Returned",
    "Redeployed",
    "Transferred",
    "Missing",
    "Killed",
    "Casualties",
    "Recruited",
    "Prosecuted",
    "Convicted",
];

/// What people close to somebody mostly are.
pub const KINSHIP: &[&str] = &[
    "Mother",
    "Father",
    "Wife",
    "Husband",
    "Brother",
    "Sister",
    "Son",
    "Daughter",
    "Partner",
    "Grandmother",
    "Grandfather",
    "Uncle",
    "Aunt",
    "Cousin",
    "Grandson",
    "Granddaughter",
    "Stepmother",
    "Stepfather",
    "Guardian",
    "Relative",
    "Friend",
    "Neighbour",
    "Colleague",
];

/// How much somebody is in danger.
pub const LEVELS: &[&str] = &["High", "Medium", "Low"];

/// Whether somebody agreed.
pub const GIVEN: &[&str] = &["Yes", "No", "Unknown"];

/// What an agreement covers.
pub const SCOPES: &[&str] = &["Internal", "Partners", "Public"];

/// How two cases are connected.
pub const RELATED: &[&str] = &["PartOf", "Follows", "Causes", "Parallel"];

/// How exact a position is.
pub const PRECISIONS: &[&str] = &["Exact", "Vicinity", "Locality"];

/// The digits of the Admiralty code.
pub const CREDIBILITY: &[&str] = &["1", "2", "3", "4", "5", "6"];

//! The kinds of forms, and what each asks for.

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// A case for the Working Group on Enforced or Involuntary Disappearances. It can deal only with cases
    /// that have six elements: who, the day, month and year, where, by whom, what was done to find the
    /// person, and who submits it. A case of the last three months goes to the State within days.
    /// <https://www.ohchr.org/en/special-procedures/wg-disappearances/reporting-disappearance-working-group>
    Wgeid,
    /// A request for urgent action to the Committee on Enforced Disappearances, under article 30 of the
    /// Convention: by CED/C/4/Rev.1 of 27 May 2021 it must not be anonymous and names the State; what the
    /// authorities of the State were not asked is not registered (CED/C/23/2, paragraph 2).
    Ced,
    /// A tracing request of the Red Cross and Red Crescent (Restoring Family Links): who is sought, the last
    /// news, and who asks. "Restoring family links: a guide for National Societies", ICRC 2000.
    Rfl,
}

/// One item of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormElement {
    /// The full name.
    Name,
    /// Other names and spellings.
    OtherNames,
    /// Sex.
    Sex,
    /// The date of birth, or an age.
    Born,
    /// Of which State the person is a citizen.
    Citizenship,
    /// Papers and numbers.
    Documents,
    /// Scars, tattoos.
    Marks,
    /// A photo.
    Photo,
    /// Where the person comes from.
    Home,
    /// The unit and the rank.
    Occupation,
    /// The State concerned.
    State,
    /// Day, month and year of the disappearance.
    Day,
    /// Where the person was arrested or last seen.
    Place,
    /// Who is believed responsible.
    Responsible,
    /// When, where and how there was news of the person for the last time.
    LastNews,
    /// What was done to find the person.
    Steps,
    /// That authorities of the State were asked.
    Authorities,
    /// Whether the case is before another international procedure.
    OtherProcedure,
    /// The parents.
    Parents,
    /// Who submits it.
    Submitter,
    /// How the submitter can be reached.
    Contact,
    /// What the submitter is to the person.
    Relationship,
    /// What the person or the family agreed to.
    Consent,
}

impl FormKind {
    /// The kinds.
    pub const ALL: [Self; 3] = [Self::Wgeid, Self::Ced, Self::Rfl];

    /// The word that stands for it on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wgeid => "wgeid",
            Self::Ced => "ced",
            Self::Rfl => "rfl",
        }
    }

    /// The items without which the form is not taken, in its order.
    pub fn needed(self) -> impl Iterator<Item = FormElement> {
        self.items(Asked::Needed)
    }

    /// The items that help and may be missing, in their order.
    pub fn helpful(self) -> impl Iterator<Item = FormElement> {
        self.items(Asked::Helpful)
    }

    fn items(self, asked: Asked) -> impl Iterator<Item = FormElement> {
        let of_form = move |of: &[Asked; 3]| match self {
            Self::Wgeid => of[0],
            Self::Ced => of[1],
            Self::Rfl => of[2],
        };
        let items = ITEMS.iter();
        let items = items.filter(move |(_, of)| of_form(of) == asked);
        items.map(|(element, _)| *element)
    }

    /// Whether there is a procedure that is quicker in the first months.
    #[must_use]
    pub const fn has_urgent_procedure(self) -> bool {
        matches!(self, Self::Wgeid)
    }
}

/// How much a form asks for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Needed,
    Helpful,
    Not,
}

/// All items in their order, and how much the Working Group, the Committee and the Red Cross ask for each.
#[rustfmt::skip]
const ITEMS: [(FormElement, [Asked; 3]); 23] = {
    use Asked::{Helpful, Needed, Not};
    [
        (FormElement::State,          [Not,     Needed,  Not]),
        (FormElement::Name,           [Needed,  Needed,  Needed]),
        (FormElement::OtherNames,     [Helpful, Helpful, Helpful]),
        (FormElement::Sex,            [Helpful, Helpful, Needed]),
        (FormElement::Born,           [Helpful, Helpful, Needed]),
        (FormElement::Parents,        [Not,     Not,     Helpful]),
        (FormElement::Citizenship,    [Helpful, Helpful, Helpful]),
        (FormElement::Documents,      [Helpful, Helpful, Helpful]),
        (FormElement::Marks,          [Helpful, Helpful, Helpful]),
        (FormElement::Photo,          [Helpful, Helpful, Helpful]),
        (FormElement::Home,           [Helpful, Helpful, Helpful]),
        (FormElement::Occupation,     [Helpful, Helpful, Helpful]),
        (FormElement::Day,            [Needed,  Needed,  Not]),
        (FormElement::Place,          [Needed,  Needed,  Not]),
        (FormElement::Responsible,    [Needed,  Needed,  Not]),
        (FormElement::LastNews,       [Helpful, Helpful, Needed]),
        (FormElement::Steps,          [Needed,  Helpful, Not]),
        (FormElement::Authorities,    [Not,     Needed,  Not]),
        (FormElement::OtherProcedure, [Not,     Needed,  Not]),
        (FormElement::Submitter,      [Needed,  Needed,  Needed]),
        (FormElement::Relationship,   [Helpful, Helpful, Needed]),
        (FormElement::Contact,        [Helpful, Needed,  Needed]),
        (FormElement::Consent,        [Helpful, Helpful, Helpful]),
    ]
};

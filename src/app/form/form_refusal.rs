//! Form refusals: why a form is not written, and in which of its fields.

use crate::casebook::fields::refusal::Refusal;
use crate::text::catalogue::say;
use crate::text::errors::refusal::refusal;
use crate::text::labels::label::{capital, field};
use crate::text::safe::{Safe, display_safe};

/// Why a form is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRefusal {
    /// The field that has to be mended; `None` if it is not about one.
    pub field: Option<&'static str>,
    /// Why, as a sentence that names the field.
    pub sentence: Safe,
}

impl FormRefusal {
    /// What is typed in a field cannot stand there.
    #[must_use]
    pub fn of(name: &'static str, why: &Refusal) -> Self {
        let sentence = match why {
            // This sentence begins with the field already.
            Refusal::Empty { .. } => refusal(why),
            _ => Self::in_words(name, &refusal(why)),
        };
        Self {
            field: Some(name),
            sentence,
        }
    }

    /// Nothing is typed in a field that must not be empty.
    #[must_use]
    pub fn empty(name: &'static str) -> Self {
        Self::of(name, &Refusal::Empty { field: name })
    }

    /// The same with another reason.
    #[must_use]
    pub fn because(name: &'static str, why: &Safe) -> Self {
        Self {
            field: Some(name),
            sentence: Self::in_words(name, why),
        }
    }

    fn in_words(name: &str, why: &Safe) -> Safe {
        say!(form_in_field {
            field: capital(field(name).as_str()),
            why
        })
    }
}

impl From<Safe> for FormRefusal {
    fn from(sentence: Safe) -> Self {
        Self {
            field: None,
            sentence,
        }
    }
}

impl From<String> for FormRefusal {
    fn from(sentence: String) -> Self {
        display_safe(&sentence).into()
    }
}

impl From<FormRefusal> for String {
    fn from(refused: FormRefusal) -> Self {
        refused.sentence.into()
    }
}

//! A conflict: somebody else has changed fields of a form as well. Both values are shown, and the
//! user chooses, one field after another.

use crate::app::form::Form;
use crate::app::sync::rebase::Clashing;
use crate::casebook::draft::Draft;
use crate::casebook::external::change_origin::ChangeOrigin;

/// What is done once everything is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The form is written: it was on its way to the disk.
    Write,
    /// The form goes on: it was half typed.
    Retry,
}

/// A form whose fields somebody else has changed as well.
#[derive(Clone, Debug)]
pub struct Clash {
    /// The form, based on what stands there now.
    pub form: Form,
    /// What was typed, over the text that it was typed over. Where the line drops before everything
    /// is chosen, this is what goes on, so that it is asked again and nothing of theirs is lost.
    pub typed: Option<Draft>,
    /// The fields, each with who set it as it stands now, where the log tells.
    pub fields: Vec<(Clashing, Option<ChangeOrigin>)>,
    /// The one that is being chosen.
    pub at: usize,
    /// The one that was drawn last. No key chooses for another.
    pub drawn: Option<usize>,
    /// What comes after the last.
    pub then: Then,
}

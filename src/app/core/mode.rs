//! What the keys are about at the moment.

use crate::app::browse::pane::Pane;
use crate::app::form::Form;
use crate::app::form::page_question::PageQuestion;
use crate::app::form::picker::Picker;
use crate::app::form::question::Question;
use crate::app::form::text_input::TextInput;
use crate::app::keys::context::Context;
use crate::app::pairs::Pairs;
use crate::app::reading::Reading;
use crate::app::sync::conflict::Clash;
use crate::record::id::RecordId;
use crate::text::safe::Safe;

/// What the keys are about at the moment.
#[derive(Clone, Debug)]
pub enum Mode {
    /// Among the panes: keys are commands.
    Panes,
    /// In the search line of a pane. Holds the line as it was before, for Esc.
    Search {
        /// The pane.
        pane: Pane,
        /// What stood in the line before.
        before: String,
        /// Where the cursor of the pane was before.
        cursor: usize,
    },
    /// A form is being opened: what is typed waits for it.
    Opening,
    /// After `s`: the next key says which status.
    ChooseStatus,
    /// After `a`: the next key says which kind of record.
    ChooseKind,
    /// After `+`: the next key says which kind of statement.
    ChooseList,
    /// On a page.
    Reading(Box<Reading>),
    /// In a form.
    Form(Box<Form>),
    /// In a form whose fields somebody else has changed as well.
    Clash(Box<Clash>),
    /// In a note.
    Note {
        /// The record.
        record: RecordId,
        /// The text.
        input: TextInput,
        /// Whether Esc was pressed once over a text that was typed.
        leaving: bool,
    },
    /// In a list to choose from.
    Picker(Box<Picker>),
    /// On the page of people who may be recorded twice.
    Pairs(Box<Pairs>),
    /// Before a question that takes one key.
    Question(Box<Question>),
    /// On the page of everything that is wrong.
    Findings,
    /// On the page of the list that is being imported.
    Import,
    /// Typing words that are to be found on what is open.
    Find {
        /// What is open.
        under: Box<Mode>,
        /// The words.
        input: TextInput,
        /// Where the cursor was before.
        before: usize,
    },
    /// Reading a text.
    Pager {
        /// What it is called.
        title: Safe,
        /// Its lines.
        lines: Vec<Safe>,
        /// The line that the cursor is on.
        cursor: usize,
        /// What follows when the text is closed.
        then: Option<AfterPage>,
    },
}

/// What follows a text that is read.
#[derive(Clone, Debug)]
pub enum AfterPage {
    /// The form that was left for it goes on.
    Form(Box<Form>),
    /// A question at its foot is answered.
    Ask(Box<PageQuestion>),
    /// The list that was left for it goes on.
    List(Box<Picker>),
}

impl Mode {
    /// A text from its first line on.
    #[must_use]
    pub const fn pager(title: Safe, lines: Vec<Safe>, then: Option<AfterPage>) -> Self {
        Self::Pager {
            title,
            lines,
            cursor: 0,
            then,
        }
    }

    /// Whether somebody types in the search line of this pane.
    #[must_use]
    pub fn searches(&self, wanted: Pane) -> bool {
        matches!(self, Self::Search { pane, .. } if *pane == wanted)
    }

    /// Whether it is a form or note: what is typed in it is written to the disk.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        matches!(self, Self::Form(_) | Self::Note { .. })
    }

    /// Notes that all of it has been drawn; tells whether a question is seen for the first time. A key
    /// that was pressed before is no answer to it.
    pub fn set_drawn(&mut self) -> bool {
        match self {
            Self::Question(question) => !std::mem::replace(&mut question.drawn, true),
            Self::Form(form) => form
                .question
                .as_mut()
                .is_some_and(|question| !std::mem::replace(&mut question.drawn, true)),
            Self::Pager {
                then: Some(AfterPage::Ask(question)),
                ..
            } => !std::mem::replace(&mut question.drawn, true),
            Self::Picker(picker) => picker.set_drawn(),
            Self::Clash(clash) => {
                let now = Some(clash.at);
                std::mem::replace(&mut clash.drawn, now) != now
            }
            _ => false,
        }
    }

    /// Whether a question of one line waits for its answer.
    #[must_use]
    pub const fn asks(&self) -> bool {
        match self {
            Self::Question(_) => true,
            Self::Form(form) => form.question.is_some(),
            Self::Picker(picker) => picker.leaving,
            Self::Pager { then, .. } => matches!(then, Some(AfterPage::Ask(_))),
            _ => false,
        }
    }

    /// Where keys are looked up.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Panes
            | Self::Opening
            | Self::ChooseStatus
            | Self::ChooseKind
            | Self::ChooseList => Context::Panes,
            Self::Reading(_) => Context::Page,
            Self::Search { .. } | Self::Find { .. } => Context::Search,
            Self::Form(_) => Context::Form,
            Self::Clash(_) => Context::Clash,
            Self::Note { .. } => Context::Note,
            Self::Picker(_) => Context::Picker,
            Self::Pairs(_) | Self::Question(_) => Context::Pairs,
            Self::Findings => Context::Findings,
            Self::Import => Context::Import,
            Self::Pager { .. } => Context::Pager,
        }
    }
}

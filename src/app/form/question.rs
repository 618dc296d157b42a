//! The question whether two records are to be joined although somebody judged that they are two people.

use jiff::Timestamp;

use crate::app::pairs::Pairs;
use crate::casebook::merge::join_request::JoinRequest;
use crate::text::pages::pair::join_anyway;
use crate::text::safe::Safe;

/// The question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which records were to be joined, and how.
    pub request: JoinRequest,
    /// Who judged that they are two people and when, UTC; `None` if no log tells.
    pub by: Option<(String, Timestamp)>,
    /// The page of pairs that it was asked on, if it is still open.
    pub page: Option<Pairs>,
    /// Whether it has been drawn. Until then no key answers it.
    pub drawn: bool,
}

impl Question {
    /// The question in one line.
    #[must_use]
    pub fn line(&self) -> Safe {
        join_anyway((self.request.kept, self.request.joined), self.by.as_ref())
    }
}

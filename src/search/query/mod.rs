//! What a query asks for, once it is understood.
//!
//! - `kind_rules`: which parts of a query say something of which kinds of record.
//! - `local_words`: the local words of a query: fields and what stands behind them.
//! - `parse`: understanding a query: the one grammar of the search line, commands.
//! - `parse_tests`: what the parser makes of queries, right and wrong.
//! - `public`: a query over what may be shown to anybody.
//! - `saved`: queries that are kept under a name, as parts of other queries.
//! - `status_word`: a status as a query has it.
//! - `token`: taking the text of a query apart into its terms.

pub mod kind_rules;
pub mod local_words;
pub mod parse;
#[cfg(test)]
pub(in crate::search) mod parse_tests;
pub mod public;
pub mod saved;
pub mod status_word;
pub mod token;

use std::ops::Range;

use crate::casebook::book::Book;
use crate::casebook::errors::query_error::QueryError;
use crate::record::day_range::DayRange;
use crate::record::status::{Status, StatusKind};
use crate::search::query::status_word::{StatusWord, verify_status};
use crate::spelling::alternatives::other_keys;
use crate::spelling::fold::key;
use crate::spelling::given::short_forms;
use crate::spelling::national::other_forms;
use crate::spelling::neighbors::in_latin;
use crate::spelling::prefixes::open_keys;

/// A query: everything that a record must satisfy. Without terms, every record does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What a record must satisfy, in the order of the text.
    pub terms: Vec<Term>,
    /// Whether people who are not looked for ([`crate::casebook::derive::looked_for`]) are left out, unless a
    /// word of the query stands in their name.
    pub only_looked_for: bool,
}

/// One part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// Whether a record must *not* satisfy it.
    pub negated: bool,
    /// What is asked.
    pub test: Test,
    /// Whether it comes from a saved query that is named there, and so stands there in other letters.
    pub is_saved: bool,
}

/// What one part of a query asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// A text stands somewhere in the record, or in one field: any of these (a list with commas).
    Text {
        /// In which field; `None` for anywhere.
        field: Option<TextField>,
        /// The texts, one of which must be there.
        any: Vec<Wanted>,
    },
    /// The person's status is one of these.
    Status(Vec<StatusWord>),
    /// The person ever had one of these statuses.
    Was(Vec<StatusWord>),
    /// The current status began then.
    Since(Comparison, DayRange),
    /// The person was last seen or heard from then.
    Seen(Comparison, DayRange),
    /// Nobody ever saw or heard from the person.
    SeenNever,
    /// Nobody saw or heard from the person for so many days.
    Stale {
        /// How many days.
        days: u32,
    },
    /// Of the answers to steps that did not come yet, the first one is due then.
    Due(Comparison, DayRange),
    /// The last day for an answer has passed.
    Overdue,
    /// Somebody last looked at the record, or changed it, then. Whoever was never looked at counts
    /// as before every day: `reviewed<30d` asks who has not been looked at for so long.
    Touched(RecordTouch, Comparison, DayRange),
    /// Nobody ever did.
    Never(RecordTouch),
    /// Something that is derived.
    Is(Derived),
    /// A part of the record is there.
    Has(HasPart),
    /// The person has such a part in some case.
    Role(RoleTerm),
    /// The record's id begins like this, or a list knows the person by it. In small letters.
    Id(String),
    /// The record answers to the saved query that is called so. Only the grammar knows of this:
    /// [`crate::search::query::saved::understand`] puts the query itself in its place.
    Saved {
        /// The name as it was typed.
        name: String,
        /// Where it stands in the query, in bytes.
        at: Range<usize>,
    },
    /// One of these holds, none of which asks for a text: `is:disputed,unsourced`.
    Any(Vec<Test>),
    /// All of these hold.
    All(Vec<Term>),
}

/// A text that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The text as it was typed, without its quotation marks.
    pub typed: String,
    /// The words of the text, folded; none is empty.
    pub words: Vec<WantedWord>,
    /// Whether it stands in quotes, and so must be there as it is written, whole words in this
    /// order; only capitals are not told from small letters.
    pub exact: bool,
}

/// A folded word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedWord {
    /// Its key.
    pub key: String,
    /// What the key of a longer word may begin with, other than with this key: `sergei` is `sergi`,
    /// but `sergeiev` is `sergev`.
    pub open_keys: Vec<String>,
    /// Its keys if it is meant in another way than its letters make probable: `Cherson` may be Херсон.
    pub other_keys: Vec<String>,
    /// The keys of the same first name in other languages: Микола is Николай.
    pub other_forms: &'static [String],
    /// The keys of its short forms, and of the names that it may be short for: Ваня is Иван.
    pub short_forms: &'static [String],
}

impl WantedWord {
    /// The folded words of a text; none of them is empty.
    #[must_use]
    pub fn all_of(text: &str) -> Vec<Self> {
        let mut words = Vec::new();
        for part in text.split(|letter: char| letter.is_whitespace() || is_hyphen(letter)) {
            let part = &*in_latin(part);
            let folded = key(part);
            let alone = !folded.contains(' ');
            let open = if alone { open_keys(part) } else { Vec::new() };
            let other = if alone { other_keys(part) } else { Vec::new() };
            words.extend(
                folded
                    .split(' ')
                    .filter(|key| !key.is_empty())
                    .map(|key| Self {
                        key: key.to_owned(),
                        open_keys: open.clone(),
                        other_keys: other.clone(),
                        other_forms: other_forms(key),
                        short_forms: short_forms(key),
                    }),
            );
        }
        words
    }
}

const fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The fields that a text may be looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// Homes, places of entries and cases, and every place that these lie in.
    Place,
    /// Units, with their other names and numbers.
    Unit,
    /// Titles of cases, or their ids.
    Case,
    /// Titles, publishers and authors of sources, or their ids.
    Source,
    /// Tags.
    Tag,
    /// Names and other names, titles.
    Name,
    /// Notes and summaries.
    Note,
    /// Who entered, noted or reviewed something.
    By,
}

/// How a date is compared with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Before the first day that is meant.
    Before,
    /// Not after the last day that is meant.
    NotAfter,
    /// After the last day that is meant.
    After,
    /// Not before the first day that is meant.
    NotBefore,
    /// Some day of both.
    Within,
}

/// What somebody did with a record, that the record itself tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordTouch {
    /// Looked at it (`reviewed:`).
    Reviewed,
    /// Entered, noted or reviewed something (`changed:`).
    Changed,
}

/// What `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// Sources contradict each other.
    Disputed,
    /// The entry that gives the present status cites no source; of a person without a status, and of a case,
    /// nothing does.
    Unsourced,
    /// All that the entry cites that gives the present status goes back to one source.
    SingleSource,
    /// Nobody knows where the person is: the current entry names no place.
    Unplaced,
    /// The person stands in a likely pair with another one, which nobody has judged. Depends on
    /// everybody else, so it is asked of the book.
    Duplicate,
    /// The day that was set for looking at the risk again has come. Depends on the day on which it
    /// is asked.
    ReviewDue,
}

/// What `role:` asks for: the part that a person has in at least one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleTerm {
    /// It happened to them.
    Affected,
    /// They did it or ordered it.
    Responsible,
    /// They saw it.
    Witness,
    /// They belong to somebody whom it happened to.
    Relative,
    /// They speak up for others.
    Advocate,
    /// Any part, also one that this version does not know.
    Any,
    /// No case names them, or they name none.
    None,
}

/// What `has:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HasPart {
    /// A note.
    Note,
    /// A cited source.
    Source,
    /// An assessment of risk.
    Risk,
    /// A tag.
    Tag,
    /// A competing claim.
    Claim,
    /// A case.
    Case,
    /// A home or place.
    Place,
    /// A unit.
    Unit,
    /// A consent.
    Consent,
    /// A relative.
    Relation,
    /// A date of birth.
    Born,
    /// Another name.
    OtherName,
    /// A status.
    Status,
    /// Something that was done for the person.
    Step,
}

impl Derived {
    /// The words after `is:`, with their meaning.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("disputed", Self::Disputed),
        ("duplicate", Self::Duplicate),
        ("unsourced", Self::Unsourced),
        ("single-source", Self::SingleSource),
        ("unplaced", Self::Unplaced),
        ("review-due", Self::ReviewDue),
    ];
}

impl RoleTerm {
    /// The words after `role:`, with their meaning.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("affected", Self::Affected),
        ("responsible", Self::Responsible),
        ("witness", Self::Witness),
        ("relative", Self::Relative),
        ("advocate", Self::Advocate),
        ("any", Self::Any),
        ("none", Self::None),
    ];
}

impl HasPart {
    /// The words after `has:`, with their meaning.
    pub const WORDS: [(&'static str, Self); 14] = [
        ("note", Self::Note),
        ("source", Self::Source),
        ("risk", Self::Risk),
        ("tag", Self::Tag),
        ("claim", Self::Claim),
        ("case", Self::Case),
        ("place", Self::Place),
        ("unit", Self::Unit),
        ("consent", Self::Consent),
        ("relation", Self::Relation),
        ("born", Self::Born),
        ("alias", Self::OtherName),
        ("status", Self::Status),
        ("step", Self::Step),
    ];
}

impl Query {
    /// Whether every record answers to the query.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a text must stand in a record that answers to the query.
    #[must_use]
    pub fn wants_text(&self) -> bool {
        fn want(terms: &[Term]) -> bool {
            let mut wanted = terms.iter().filter(|term| !term.negated);
            wanted.any(|term| match &term.test {
                Test::Text { .. } => true,
                Test::All(terms) => want(terms),
                _ => false,
            })
        }
        want(&self.terms)
    }

    /// Whether somebody with this status, or none, answers to a query that asks for nothing but statuses; `None` if it
    /// asks for anything else.
    #[must_use]
    pub fn holds_of_status(
        &self,
        status: Option<&Status>,
        statuses: &[StatusKind],
    ) -> Option<bool> {
        let holds = |term: &Term| match &term.test {
            Test::Status(words) => {
                let is_of = words.iter().any(|word| word.is_of(status, statuses));
                Some(is_of != term.negated)
            }
            _ => None,
        };
        (self.terms.iter()).try_fold(true, |all, term| Some(holds(term)? && all))
    }

    /// Whether the query names roles or records, and so means people who are not looked for as well.
    #[must_use]
    pub fn asks_by_role_or_id(&self) -> bool {
        fn asks(test: &Test) -> bool {
            match test {
                Test::Role(_) | Test::Id(_) => true,
                Test::Any(tests) => tests.iter().any(asks),
                Test::All(terms) => terms.iter().any(|term| asks(&term.test)),
                _ => false,
            }
        }
        self.terms.iter().any(|term| asks(&term.test))
    }

    /// Whether the query asks for people who may be recorded twice, whom somebody has to have
    /// compared.
    #[must_use]
    pub fn asks_for_pairs(&self) -> bool {
        asks_for_pairs(&self.terms)
    }

    /// Checks the words after `status:` and `was:` against the statuses of the workspace and those that
    /// records have beside them, which the grammar alone does not know.
    ///
    /// # Errors
    ///
    /// Those of [`verify_status`] for the first word that
    /// names none or several.
    pub fn verify(&self, book: &Book) -> Result<(), QueryError> {
        for term in &self.terms {
            let (Test::Status(words) | Test::Was(words)) = &term.test else {
                continue;
            };
            for status in words {
                verify_status(status, book)?;
            }
        }
        Ok(())
    }
}

fn asks_for_pairs(terms: &[Term]) -> bool {
    fn asks(test: &Test) -> bool {
        match test {
            Test::Is(what) => *what == Derived::Duplicate,
            Test::Any(tests) => tests.iter().any(asks),
            Test::All(terms) => asks_for_pairs(terms),
            _ => false,
        }
    }
    terms.iter().any(|term| asks(&term.test))
}

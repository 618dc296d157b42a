//! Queries that are kept under a name, as parts of other queries: `saved:"nobody heard" -bryanka`.
//!
//! A text becomes a query that can be asked of a book in one way for the search line, the commands
//! and saved queries alike: [`understand`].

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use jiff::civil::Date;

use crate::casebook::book::{Book, MOST_QUERIES};
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::record::kind::Kind;
use crate::record::saved_query::SavedQuery;
use crate::record::workspace::FILE_NAME;
use crate::ron_text::path::FieldPath;
use crate::search::pick::named;
use crate::search::query::kind_rules::fits_kind;
use crate::search::query::parse::{MOST_WORDS, count, parse};
use crate::search::query::{Query, Term, Test};
use crate::spelling::fold::key;

/// How many names of saved queries one query may come to, those in other saved queries included. A
/// file of two kilobytes could otherwise name itself together into more terms than there is memory.
const MOST_NAMES: usize = 64;

/// Understands a query about records of a kind in the light of a book: its statuses, and the
/// queries that are kept in it, each of which is put in the place of its name. People who are not
/// looked for are left out unless it names roles, a record or them.
///
/// # Errors
///
/// [`QueryError`] with the place at which the query makes no sense, and why.
pub fn understand(text: &str, kind: Kind, book: &Book, today: Date) -> Result<Query, QueryError> {
    let names = OnceCell::new();
    let within = Within {
        kind,
        book,
        today,
        names: &names,
    };
    let mut query = Query {
        terms: within.terms(text, &mut Way::default())?,
        only_looked_for: false,
    };
    query.only_looked_for = kind == Kind::Person && !query.asks_by_role_or_id();
    let mut words = 0;
    for term in &query.terms {
        words += count(&term.test);
        if words > MOST_WORDS {
            let reason = QueryReason::TooManyTerms { limit: MOST_WORDS };
            return Err(QueryError {
                at: term.at.clone(),
                reason,
            });
        }
    }
    Ok(query)
}

/// What is at hand while the names of saved queries are resolved.
#[derive(Clone, Copy)]
struct Within<'a> {
    kind: Kind,
    book: &'a Book,
    today: Date,
    names: &'a OnceCell<Names>,
}

/// The places of the saved queries by their names in lower case and as they sound.
struct Names {
    lower: HashMap<String, usize>,
    folded: HashMap<String, usize>,
}

impl Names {
    fn of(queries: &[SavedQuery]) -> Self {
        let mut names = Self {
            lower: HashMap::new(),
            folded: HashMap::new(),
        };
        // Of two with one name the first is meant.
        for (place, saved) in queries.iter().enumerate() {
            names
                .lower
                .entry(saved.name.to_lowercase())
                .or_insert(place);
            names.folded.entry(key(&saved.name)).or_insert(place);
        }
        names
    }
}

/// How the names have been followed so far.
#[derive(Default)]
struct Way {
    /// The places of the saved queries that the text stands in.
    open: Vec<usize>,
    /// How many names were followed, also those that are done with.
    names: usize,
}

impl Within<'_> {
    /// The terms of a text.
    fn terms(self, text: &str, way: &mut Way) -> Result<Vec<Term>, QueryError> {
        let query = parse(text, self.today)?;
        query.verify(self.book)?;
        fits_kind(&query, self.kind)?;
        let mut terms = Vec::with_capacity(query.terms.len());
        for term in query.terms {
            match &term.test {
                Test::Saved { name, at } => {
                    let of_saved = self.of_saved(name, at, way)?;
                    put(&mut terms, &term, of_saved);
                }
                _ => terms.push(term),
            }
        }
        Ok(terms)
    }

    /// The terms of the saved query that a name means.
    fn of_saved(
        self,
        name: &str,
        at: &Range<usize>,
        way: &mut Way,
    ) -> Result<Vec<Term>, QueryError> {
        let fail = |reason| QueryError {
            at: at.clone(),
            reason,
        };
        way.names += 1;
        if way.names > MOST_NAMES {
            return Err(fail(QueryReason::TooManySaved { limit: MOST_NAMES }));
        }
        let place = self.place_of(name).map_err(fail)?;
        let saved = &self.book.queries[place];
        let name = saved.name.clone();
        if way.open.contains(&place) {
            return Err(fail(QueryReason::SavedCircle { name }));
        }
        if saved.kind() != Some(self.kind) {
            let kind = saved.kind.as_str().to_owned();
            return Err(fail(QueryReason::SavedOfOtherKind {
                name,
                kind: saved.kind().map_or(kind, |kind| kind.word().to_owned()),
                wanted: self.kind,
            }));
        }
        way.open.push(place);
        let terms = self.terms(&saved.query, way);
        way.open.pop();
        terms.map_err(|error| match error.reason {
            // The innermost query is the one that is at fault, unless it is all of them together.
            within @ (QueryReason::SavedBroken { .. }
            | QueryReason::SavedCircle { .. }
            | QueryReason::TooManySaved { .. }) => fail(within),
            reason => fail(QueryReason::SavedBroken {
                name,
                reason: Box::new(reason),
            }),
        })
    }

    /// The place of the saved query that a name means: the one that is called so, in any capitals or
    /// else in any spelling, or else the only one in whose name all its words stand.
    fn place_of(self, typed: &str) -> Result<usize, QueryReason> {
        let lower = typed.to_lowercase();
        let folded = key(typed);
        let kept = &self.book.queries;
        let known = self.names.get_or_init(|| Names::of(kept));
        let spelt = || known.folded.get(&folded).filter(|_| !folded.is_empty());
        if let Some(place) = known.lower.get(&lower).or_else(spelt) {
            return Ok(*place);
        }
        let names: Vec<&str> = kept.iter().map(|saved| saved.name.as_str()).collect();
        let fitting = named(&names, typed);
        let all = |places: &[usize]| {
            let names = places.iter().map(|place| names[*place].to_owned());
            names.collect::<Vec<String>>()
        };
        match fitting.as_slice() {
            [] => Err(QueryReason::UnknownSaved {
                name: typed.to_owned(),
                known: all(&(0..names.len()).collect::<Vec<_>>()),
            }),
            [place] => Ok(*place),
            several => Err(QueryReason::AmbiguousSaved {
                name: typed.to_owned(),
                candidates: all(several),
            }),
        }
    }
}

/// Puts the terms of a saved query in the place of the term that names it. Not all of several is
/// less than none of them, so these stay together where they are not to hold.
fn put(terms: &mut Vec<Term>, naming: &Term, of_saved: Vec<Term>) {
    let inside = |term: Term| Term {
        at: naming.at.clone(),
        is_saved: true,
        ..term
    };
    if !naming.negated {
        terms.extend(of_saved.into_iter().map(inside));
        return;
    }
    let together = Term {
        negated: true,
        test: Test::All(of_saved.into_iter().map(inside).collect()),
        at: naming.at.clone(),
        is_saved: true,
    };
    terms.push(together);
}

/// What is wrong with the queries that are kept in a book. The fields are those of `lastseen.ron`;
/// no problem has its line yet.
#[must_use]
pub fn check_saved(book: &Book, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut names = HashSet::new();
    for (place, saved) in book.queries.iter().enumerate() {
        let around = FieldPath::of("queries").index(place);
        let mut find = |field: Option<&str>, reason| {
            problems.push(Problem {
                at: Location::file(FILE_NAME),
                record: None,
                field: field.map_or_else(|| around.clone(), |field| around.field(field)),
                reason,
            });
        };
        if place == MOST_QUERIES {
            let limit = MOST_QUERIES;
            find(None, Reason::TooManyQueries { limit });
            break;
        }
        let name = saved.name.trim().to_lowercase();
        if name.is_empty() {
            find(Some("name"), Reason::NoName);
        } else if !names.insert(name) {
            find(Some("name"), Reason::NameTwice);
        }
        let Some(kind) = saved.kind() else {
            let written = saved.kind.as_str().to_owned();
            find(
                Some("kind"),
                Reason::UnknownWord {
                    written,
                    meant: None,
                },
            );
            continue;
        };
        if let Err(error) = understand(&saved.query, kind, book, today) {
            find(Some("query"), Reason::BadQuery(error));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::status::StatusKind;
    use crate::record::word::AnyWord;
    use jiff::civil::date;

    const TODAY: Date = date(2022, 8, 1);

    fn saved(name: &str, query: &str, kind: &str) -> SavedQuery {
        SavedQuery {
            name: name.to_owned(),
            query: query.to_owned(),
            kind: AnyWord(kind.to_owned()),
        }
    }

    fn kept() -> Vec<SavedQuery> {
        vec![
            saved("Nobody heard for 30 days", "stale:30d", ""),
            saved("held in Bryanka", "place:bryanka status:detained", "Person"),
            saved("both", "saved:nobody saved:\"held in bryanka\"", ""),
            saved("egg", "saved:hen", ""),
            saved("hen", "x saved:egg", ""),
            saved("broken", "place:", ""),
            saved("on broken", "saved:broken", ""),
            saved("facilities", "bryanka", "Case"),
            saved("held elsewhere", "status:detained -place:bryanka", ""),
            saved("camels", "x", "Camel"),
        ]
    }

    fn read(text: &str) -> Result<Query, QueryError> {
        let mut book = Book::new("t", StatusKind::four());
        book.queries = kept();
        understand(text, Kind::Person, &book, TODAY)
    }

    fn wrong(text: &str) -> (&str, QueryReason) {
        let error = read(text).unwrap_err();
        (&text[error.at], error.reason)
    }

    #[test]
    fn a_saved_query_stands_for_its_terms() {
        let plain = |text: &str| {
            let query = parse(text, TODAY).unwrap();
            query.terms.into_iter().map(|term| term.test)
        };
        for (text, same) in [
            ("saved:nobody", "stale:30d"),
            ("saved:\"nobody heard for 30 days\"", "stale:30d"),
            ("saved:NOBODY_heard x", "stale:30d x"),
            ("saved:брянк", "place:bryanka status:detained"),
            ("saved:both", "stale:30d place:bryanka status:detained"),
        ] {
            let tests: Vec<Test> = read(text)
                .unwrap()
                .terms
                .into_iter()
                .map(|t| t.test)
                .collect();
            let same: Vec<Test> = plain(same).collect();
            assert_eq!(tests.len(), same.len(), "{text}");
            for (test, same) in tests.iter().zip(&same) {
                match (test, same) {
                    // Where the words stand in the text they come from is another matter.
                    (Test::Status(a), Test::Status(b)) => assert_eq!(a[0].word, b[0].word),
                    _ => assert_eq!(test, same, "{text}"),
                }
            }
        }
    }

    #[test]
    fn what_is_not_to_hold_stays_together() {
        let query = read("a -saved:bryanka").unwrap();
        assert_eq!(query.terms.len(), 2);
        assert_eq!(query.terms[1].at, 2..16);
        assert!(query.terms[1].negated);
        assert!(matches!(&query.terms[1].test, Test::All(terms) if terms.len() == 2));
    }

    #[test]
    fn errors_say_which_query_is_at_fault() {
        let named = |name: &str| name.to_owned();
        let (at, reason) = wrong("a saved:zebra");
        assert_eq!(at, "zebra");
        assert!(
            matches!(reason, QueryReason::UnknownSaved { name, known } if name == "zebra" && known.len() == 10)
        );
        assert_eq!(
            wrong("saved:held"),
            (
                "held",
                QueryReason::AmbiguousSaved {
                    name: named("held"),
                    candidates: vec![named("held in Bryanka"), named("held elsewhere")],
                }
            )
        );
        assert_eq!(
            wrong("saved:egg x"),
            ("egg", QueryReason::SavedCircle { name: named("egg") })
        );
        assert_eq!(
            wrong("saved:'on broken'"),
            (
                "on broken",
                QueryReason::SavedBroken {
                    name: named("broken"),
                    reason: Box::new(QueryReason::EmptyValue { field: "place" }),
                }
            )
        );
        assert_eq!(
            wrong("saved:facilities"),
            (
                "facilities",
                QueryReason::SavedOfOtherKind {
                    name: named("facilities"),
                    kind: named("case"),
                    wanted: Kind::Person,
                }
            )
        );
        assert_eq!(wrong("x saved:").0, "saved:");
    }

    /// Files come from others, through git: what they hold must not take the memory or the stack.
    #[test]
    fn names_that_multiply_or_go_on_without_end_are_refused() {
        let mut book = Book::new("t", StatusKind::four());
        let many = |name: usize| format!("saved:q{name} ").repeat(24);
        book.queries = vec![saved("q0", "", "")];
        book.queries
            .extend((1..9).map(|at| saved(&format!("q{at}"), &many(at - 1), "")));
        let reason = |book: &Book, text: &str| {
            let read = understand(text, Kind::Person, book, TODAY);
            read.map(|query| query.terms.len())
                .map_err(|error| (error.at, error.reason))
        };
        let limit = QueryReason::TooManySaved { limit: 64 };
        assert_eq!(reason(&book, "saved:q1"), Ok(0));
        assert_eq!(reason(&book, "saved:q8"), Err((6..8, limit.clone())));
        book.queries = (0..20_000)
            .map(|at| saved(&format!("q{at}"), &format!("saved:q{}", at + 1), ""))
            .collect();
        assert_eq!(reason(&book, "x saved:q0"), Err((8..10, limit)));
    }

    #[test]
    fn what_is_wrong_with_saved_queries_is_found() {
        let mut book = Book::new("t", StatusKind::four());
        book.queries = kept();
        book.queries.push(saved("BOTH", "status:helt", ""));
        book.queries.push(saved(" ", "", ""));
        let found: Vec<String> = check_saved(&book, TODAY)
            .into_iter()
            .map(|problem| problem.field.to_string())
            .collect();
        assert_eq!(
            found,
            [
                "queries[3].query",
                "queries[4].query",
                "queries[5].query",
                "queries[6].query",
                "queries[9].kind",
                "queries[10].name",
                "queries[10].query",
                "queries[11].name",
            ]
        );
    }
}

//! The records whose names come nearest to what was typed, where not every word fits.
//!
//! Every typed word takes the word of a name that is most like it, in any order; rare words count more, and
//! what is missing or surplus costs and forbids nothing. How many people bear a word decides the order
//! alone: nobody is found or not because of somebody else.
//!
//! - `candidates`: which records are worth comparing, by the words of the index.
//! - `comparison`: holding the typed words against the names of some records.
//! - `forms_tests`: each form of a name finds its record.
//! - `name_likeness`: how alike two names are, word by word.
//! - `name_word`: one word of a name, with everything by which it may be recognised.
//! - `nearby_places`: the records whose places or units come nearest.

pub mod candidates;
pub mod comparison;
#[cfg(test)]
mod forms_tests;
pub mod name_likeness;
pub mod name_word;
pub mod nearby_places;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::texts::{Text, visit};
use crate::search::index::{Index, KindIndex};
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::compiled_query::CompiledQuery;
use crate::search::matching::score_caches::Columns;
use crate::search::nearest::candidates::Candidates;
use crate::search::nearest::comparison::{NameComparison, NearName};
use crate::search::nearest::name_word::{MOST_WORDS, NameWord};
use crate::search::nearest::nearby_places::nearby_places;
use crate::search::query::{Query, Term, Test, TextField};
use crate::spelling::keyboard::in_other_layouts;

/// What scores less has only some common word with what was typed.
const LEAST: f32 = 0.2;

/// How many records are compared name by name.
const COMPARED: usize = 40;

/// The records that come nearest to the words of a query, best first and at most so many, without those
/// of `found`. Whatever else the query asks for they satisfy. If neither that nor the query finds
/// anything, the words are read as if the keyboard had been set to another layout. `None` if the search was
/// stopped.
#[must_use]
pub fn nearest(
    (book, index): (&Book, &Index),
    kind: Kind,
    query: &Query,
    today: Date,
    (found, most): (&[u32], usize),
    stop: CancelToken,
) -> Option<Vec<NearName>> {
    let (typed, others) = typed_and_others(query);
    if !typed.chars().any(char::is_alphanumeric) {
        return near_places((book, index), kind, query, today, (found, most), stop);
    }
    let mut columns = Columns::default();
    let rest = CompiledQuery::of((book, index), kind, &others, today, &mut columns, stop)?;
    let of = index.of(kind);
    let satisfies = |row: u32| !found.contains(&row) && rest.rank_of_any(row).is_some();
    let known = (book, of, kind);
    let mut near = nearest_to(known, &typed, &satisfies, stop)?;
    let best = near.first().map_or(0.0, |near| near.score);
    if found.is_empty() && best < DOUBTFUL {
        for other in in_other_layouts(&typed) {
            let meant = nearest_to(known, &other, &satisfies, stop)?;
            let best = near.first().map_or(0.0, |near| near.score);
            if meant
                .first()
                .is_some_and(|meant| meant.score > best + SURER)
            {
                near = meant;
                near.iter_mut()
                    .for_each(|near| near.read_as(&typed, &other));
            }
        }
    }
    // People who are not looked for are left out unless they are named.
    let is_out = |row: u32| query.only_looked_for && of.is_left_out(row);
    near.retain(|near| near.score >= LEAST && (near.score >= NAMED || !is_out(near.row)));
    near.truncate(most);
    if near.is_empty() {
        return near_places((book, index), kind, query, today, (found, most), stop);
    }
    Some(near)
}

/// The rows of which [`nearest`] compares the names, if it is asked for what comes near beside those of `found`: by the
/// index alone, so that the records need not be there. `None` if it needs others for the rest of the query.
#[must_use]
pub fn rows_compared(
    (book, index): (&Book, &Index),
    kind: Kind,
    query: &Query,
    today: Date,
    found: &[u32],
) -> Option<Vec<u32>> {
    let (typed, others) = typed_and_others(query);
    let is_of_place = |term: &Term| match &term.test {
        Test::Text { field, .. } => {
            !term.negated && matches!(field, Some(TextField::Place | TextField::Unit))
        }
        _ => false,
    };
    let is_of_words = |term: &Term| match &term.test {
        Test::Text { any, .. } => !any.iter().any(|wanted| wanted.exact),
        _ => false,
    };
    let is_typed = typed.chars().any(char::is_alphanumeric);
    if others.iter().any(is_of_place) || is_typed && !others.iter().all(is_of_words) {
        return None;
    }
    if !is_typed {
        return Some(Vec::new());
    }
    let mut columns = Columns::default();
    let never = CancelToken::NEVER;
    let rest = CompiledQuery::of((book, index), kind, &others, today, &mut columns, never)?;
    let satisfies = |row: u32| !found.contains(&row) && rest.rank_of_any(row).is_some();
    let others = match found {
        [] => in_other_layouts(&typed),
        _ => Vec::new(),
    };
    let mut rows = Vec::new();
    for typed in std::iter::once(typed).chain(others) {
        let mut typed = words_of(kind, &typed);
        typed.truncate(MOST_WORDS);
        let candidates = Candidates::of(&typed, (kind, &index.of(kind).table), never)?;
        rows.extend(candidates.best(COMPARED, satisfies));
    }
    Some(rows)
}

/// The records that satisfy a query but for the one place or unit that it names, which comes near.
fn near_places(
    (book, index): (&Book, &Index),
    kind: Kind,
    query: &Query,
    today: Date,
    (found, most): (&[u32], usize),
    stop: CancelToken,
) -> Option<Vec<NearName>> {
    let asks = |term: &Term| match &term.test {
        Test::Text {
            field: Some(field @ (TextField::Place | TextField::Unit)),
            any,
        } if !term.negated && !term.is_saved => match any.as_slice() {
            [only] if !only.exact => Some((*field, only.typed.clone())),
            _ => None,
        },
        _ => None,
    };
    let mut asked = query.terms.iter().enumerate();
    let asked = asked.find_map(|(at, term)| Some((at, asks(term)?)));
    let Some((at, (field, typed))) = asked else {
        return Some(Vec::new());
    };
    let mut others = query.terms.clone();
    others.remove(at);
    let mut columns = Columns::default();
    let only = query.only_looked_for;
    let rest = CompiledQuery::of((book, index), kind, &others, today, &mut columns, stop)?
        .of_those_looked_for(only);
    let satisfies = |row: u32| !found.contains(&row) && rest.rank(row).is_some();
    let table = &index.of(kind).table;
    nearby_places((book, table), (field, &typed), &satisfies, most, stop)
}

/// What scores less may be meant otherwise.
const DOUBTFUL: f32 = 0.6;

/// By how much another reading must be better to be taken.
const SURER: f32 = 0.2;

/// Who scores so much was named.
const NAMED: f32 = 0.7;

/// The records that come nearest to a typed text, best first.
fn nearest_to(
    (book, of, kind): (&Book, &KindIndex, Kind),
    typed: &str,
    satisfies: &dyn Fn(u32) -> bool,
    stop: CancelToken,
) -> Option<Vec<NearName>> {
    let mut typed = words_of(kind, typed);
    typed.truncate(MOST_WORDS);
    let candidates = Candidates::of(&typed, (kind, &of.table), stop)?;
    let rows = candidates.best(COMPARED, satisfies);
    let named: Vec<(u32, Vec<Box<str>>)> = rows
        .iter()
        .map(|row| (*row, names_of(book, kind, *row)))
        .collect();
    let mut near = NameComparison::of(&typed, &candidates, kind, &named, stop)?.all();
    near.sort_by(|a, b| {
        let by_name = || of.order.place(a.row).cmp(&of.order.place(b.row));
        b.score.total_cmp(&a.score).then_with(by_name)
    });
    Some(near)
}

/// The names of a record.
fn names_of(book: &Book, kind: Kind, row: u32) -> Vec<Box<str>> {
    let mut names = Vec::new();
    visit(book, kind, row, &mut |field, text| {
        if let (true, Text::Plain(name)) = (field.is_name(), text) {
            names.push(name.into());
        }
    });
    names
}

fn words_of(kind: Kind, name: &str) -> Vec<NameWord> {
    match kind {
        Kind::Place | Kind::Unit => NameWord::all_of_place(name),
        Kind::Person | Kind::Case | Kind::Source => NameWord::all_of(name),
    }
}

/// What is typed without a field or as a name, and everything else that a query asks for.
fn typed_and_others(query: &Query) -> (String, Vec<Term>) {
    let (mut typed, mut others) = (String::new(), Vec::new());
    for term in &query.terms {
        match &term.test {
            Test::Text {
                field: None | Some(TextField::Name),
                any,
            } if !term.negated
                && !term.is_saved
                && matches!(any.as_slice(), [only] if !only.exact) =>
            {
                for wanted in any {
                    typed.push_str(&wanted.typed);
                    typed.push(' ');
                }
            }
            _ => others.push(term.clone()),
        }
    }
    (typed, others)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::casebook::book::loaded::Loaded;
    use crate::record::read::read_record;
    use crate::record::status::StatusKind;
    use crate::search::query::parse::parse;

    fn book(names: &[&str]) -> Book {
        let mut book = Book::new("near", StatusKind::four());
        for (number, name) in names.iter().enumerate() {
            let text = format!("Person(id: \"p-zz{number:010}\", name: \"{name}\")");
            let record = read_record(Kind::Person, &text).unwrap();
            book.put(Loaded {
                record,
                unknown: Vec::new(),
            });
        }
        book
    }

    fn first<'b>(book: &'b Book, index: &Index, typed: &str) -> Option<&'b str> {
        let today = date(2026, 11, 1);
        let query = parse(typed, today).unwrap();
        let known = (book, index);
        let near = nearest(
            known,
            Kind::Person,
            &query,
            today,
            (&[], 5),
            CancelToken::NEVER,
        )
        .unwrap();
        let row = near.first()?.row;
        book.people().row(row).map(|person| &*person.name)
    }

    #[test]
    fn words_that_are_missing_surplus_or_far_hide_nobody() {
        let book = book(&[
            "Afanasy Fet",
            "Ivan Turgenev",
            "Nikolai Leskov",
            "Aleksei Pisemsky",
            "Fyodor Tyutchev",
            "Lev Tolstoy",
        ]);
        let index = Index::build(&book);
        for (typed, name) in [
            ("Турґенєв", "Ivan Turgenev"),
            ("Лесков Николай Семёнович", "Nikolai Leskov"),
            ("Пісямскі Аляксей", "Aleksei Pisemsky"),
            ("Tjutčev F.", "Fyodor Tyutchev"),
            ("Tyutshev", "Fyodor Tyutchev"),
            ("turgenef", "Ivan Turgenev"),
            ("nehutytd", "Ivan Turgenev"),
            ("ещдыещн", "Lev Tolstoy"),
            ("von Tolstoi", "Lev Tolstoy"),
            ("Ваня Тургенев", "Ivan Turgenev"),
        ] {
            assert_eq!(first(&book, &index, typed), Some(name), "{typed}");
        }
        assert_eq!(first(&book, &index, "22179"), None);
        assert_eq!(first(&book, &index, "\"Ivan Turgenef\""), None);
        assert_eq!(first(&book, &index, "turgenef status:released"), None);
        assert_eq!(first(&book, &index, &"ж".repeat(5_000)), None);
    }

    #[test]
    fn nobody_is_lost_because_somebody_else_bears_the_word() {
        let names = ["Anton Chekhov", "Anton Chekunov", "Anton Chizhov"];
        let all = book(&names);
        let index = Index::build(&all);
        assert_eq!(first(&all, &index, "Tchekhov"), Some("Anton Chekhov"));
        for name in names {
            assert_eq!(first(&all, &index, name), Some(name));
        }
    }

    #[test]
    fn places_and_units_that_come_near_are_found_in_their_fields() {
        let mut book = book(&["Ivan Turgenev"]);
        for (kind, text) in [
            (
                Kind::Place,
                "Place(id: \"l-1\", name: \"Spasskoye\", other_names: [(text: \"Спасское\")])",
            ),
            (
                Kind::Person,
                "Person(id: \"p-zz1\", name: \"Afanasy Fet\", home: \"Spasskoye\", unit: \"12th lancers regiment\")",
            ),
            (
                Kind::Person,
                "Person(id: \"p-zz2\", name: \"Lev Tolstoy\", home: \"Tula\")",
            ),
        ] {
            let record = read_record(kind, text).unwrap();
            book.put(Loaded {
                record,
                unknown: Vec::new(),
            });
        }
        book.settle();
        let index = Index::build(&book);
        for (typed, name) in [
            ("place:Spaskaje", Some("Afanasy Fet")),
            ("place:Спаскойе", Some("Afanasy Fet")),
            ("place:Spaskaje fet", Some("Afanasy Fet")),
            ("unit:\"lansers\"", None),
            ("unit:lansers", Some("Afanasy Fet")),
            ("place:Toola", Some("Lev Tolstoy")),
            ("place:Toola -tolstoy", None),
            ("place:Vladivostok", None),
            ("unit:13", None),
        ] {
            assert_eq!(first(&book, &index, typed), name, "{typed}");
        }
    }

    #[test]
    fn a_record_that_has_changed_is_found_at_once() {
        let mut book = book(&["Afanasy Fet"]);
        let mut index = Index::build(&book);
        let text = "Person(id: \"p-zz0000000000\", name: \"Ivan Goncharov\")";
        let record = read_record(Kind::Person, text).unwrap();
        let id = "p-zz0000000000".parse().unwrap();
        book.put(Loaded {
            record,
            unknown: Vec::new(),
        });
        index.put(&book, id);
        assert_eq!(first(&book, &index, "Gontcharow"), Some("Ivan Goncharov"));
    }
}

//! Which records are meant by what somebody typed: an id, the beginning of one, or a name.

use std::io::{self, BufRead};

use jiff::civil::Date;

use crate::app::offer::label;
use crate::casebook::book::Book;
use crate::casebook::problem::Problem;
use crate::cli::open::Desk;
use crate::cli::trouble::Trouble;
use crate::record::id::{RANDOM_CHARACTERS, RecordId};
use crate::record::kind::Kind;
use crate::record::named::OtherName;
use crate::search::find::find;
use crate::search::index::Index;
use crate::search::pick::named;
use crate::search::query::{Query, Term, Test, TextField, Wanted, WantedWord};
use crate::search::rank::Tier;
use crate::spelling::fold::key;
use crate::words::label::plural;
use crate::words::problem::its_file;
use crate::words::safe::display_safe;

/// How many records are named where several fit.
const NAMED: usize = 10;

/// What was typed, or, for `-`, the first column of every line of standard input.
///
/// # Errors
///
/// [`Trouble`] where standard input cannot be read or holds nothing.
pub fn typed(whom: &str) -> Result<Vec<String>, Trouble> {
    if whom != "-" {
        return Ok(vec![whom.to_owned()]);
    }
    let mut all = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| {
            Trouble::refused(&format!("standard input cannot be read: {error}"))
        })?;
        let first = line.split('\t').next().unwrap_or_default().trim();
        if !first.is_empty() {
            all.push(first.to_owned());
        }
    }
    if all.is_empty() {
        return Err(Trouble::refused("standard input names nobody"));
    }
    Ok(all)
}

/// The one record of these kinds that is meant.
///
/// An id comes first, then the unambiguous beginning of one, then a name that is the same under
/// any spelling, then a search among names. Names that are only nearly spelt so are never taken:
/// they are offered.
///
/// # Errors
///
/// [`Trouble::Refused`] where nothing fits, or several do; the lines name them.
pub fn find_one(
    book: &Book,
    kinds: &[Kind],
    typed: &str,
    today: Date,
) -> Result<RecordId, Trouble> {
    let by_id: Vec<RecordId> = book
        .ids_beginning(typed, usize::MAX)
        .into_iter()
        .filter(|id| kinds.contains(&id.kind()) && looks_like_id(typed))
        .collect();
    if let Some(exact) = by_id.iter().find(|id| id.as_str() == typed) {
        return Ok(book.stands_for(*exact));
    }
    let by_id = standing(book, by_id);
    match by_id.as_slice() {
        [] => {}
        [one] => return Ok(*one),
        several => return Err(ambiguous(book, typed, several)),
    }
    if is_whole_id(typed) {
        return Err(nobody(kinds, typed));
    }
    // A name of a person and of a source about them means the person: the kinds are asked one
    // after another, people first.
    for kind in kinds {
        match bearers(book, *kind, typed).as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => return Err(ambiguous(book, typed, several)),
        }
    }
    let mut all_near = Vec::new();
    for kind in kinds {
        let (sure, near) = search(book, *kind, typed, today);
        match sure.as_slice() {
            [] => all_near.extend(near),
            [one] => return Ok(*one),
            several => return Err(ambiguous(book, typed, several)),
        }
    }
    if all_near.is_empty() {
        Err(nobody(kinds, typed))
    } else {
        Err(nearly(book, kinds, typed, &all_near))
    }
}

/// The one record of these kinds that is meant, as [`find_one`] finds it among what could be read.
///
/// # Errors
///
/// [`Trouble::Refused`] with the place of the error where what was typed may be the id of a record
/// whose file could not be read: nobody by that name is to be found then, and a beginning that is
/// left with one record need not mean that one. Otherwise as [`find_one`].
pub fn find_readable(
    desk: &Desk,
    kinds: &[Kind],
    typed: &str,
    today: Date,
) -> Result<RecordId, Trouble> {
    let unread = unread(&desk.book, &desk.problems, kinds, typed);
    if unread.is_empty() {
        return find_one(&desk.book, kinds, typed, today);
    }
    let lines = unread.into_iter().take(NAMED);
    Err(Trouble::Refused(
        lines.map(|problem| its_file(typed, problem)).collect(),
    ))
}

/// The problems of the files whose record is perhaps meant by an id or the beginning of one.
fn unread<'p>(
    book: &Book,
    problems: &'p [Problem],
    kinds: &[Kind],
    typed: &str,
) -> Vec<&'p Problem> {
    let loaded = book.ids_beginning(typed, usize::MAX);
    let is_settled = loaded.len() > 1 || loaded.iter().any(|id| id.as_str() == typed);
    if is_settled || !looks_like_id(typed) {
        return Vec::new();
    }
    let is_meant = |id: RecordId| {
        kinds.contains(&id.kind()) && id.as_str().starts_with(typed) && !book.has(id)
    };
    problems
        .iter()
        .filter(|problem| problem.record.is_some_and(is_meant))
        .collect()
}

/// The records that are meant, each once, in the order in which they were typed.
///
/// # Errors
///
/// As [`find_readable`], for the first that does not fit exactly one.
pub fn find_all(
    desk: &Desk,
    kinds: &[Kind],
    whom: &str,
    today: Date,
) -> Result<Vec<RecordId>, Trouble> {
    let mut found = Vec::new();
    for one in typed(whom)? {
        let id = find_readable(desk, kinds, &one, today)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The records that stand for these, each once: a record that was joined to another one leads there.
fn standing(book: &Book, ids: Vec<RecordId>) -> Vec<RecordId> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let id = book.stands_for(id);
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The record that was joined to another one and is meant by its id or the beginning of it.
///
/// # Errors
///
/// [`Trouble::Refused`] where there is none, or several.
pub fn find_alias(book: &Book, typed: &str) -> Result<RecordId, Trouble> {
    let ids = book.ids_beginning(typed, usize::MAX).into_iter();
    let ids = ids.filter(|id| {
        let person = book.people().get(*id);
        person.is_some_and(|person| person.merged_into.id().is_some())
    });
    let ids: Vec<RecordId> = ids.collect();
    match ids.as_slice() {
        [one] => Ok(*one),
        [] => Err(Trouble::refused(&format!(
            "{typed}: this is not the id of a record that was joined to another one"
        ))),
        several => match several.iter().find(|id| id.as_str() == typed) {
            Some(exact) => Ok(*exact),
            None => Err(ambiguous(book, typed, several)),
        },
    }
}

/// Whether somebody may mean an id by this, or the beginning of one.
#[must_use]
pub fn looks_like_id(typed: &str) -> bool {
    let mut characters = typed.chars();
    let letter = characters.next().and_then(Kind::of_letter);
    letter.is_some() && characters.next() == Some('-')
}

/// Whether somebody gave a whole id. It is nobody's name, and must not be taken for one.
fn is_whole_id(typed: &str) -> bool {
    typed.len() == 2 + RANDOM_CHARACTERS && typed.parse::<RecordId>().is_ok()
}

/// Those who bear exactly this name, or another name, under any spelling.
fn bearers(book: &Book, kind: Kind, typed: &str) -> Vec<RecordId> {
    let wanted = key(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let bears = |id: &RecordId| names(book, *id).iter().any(|name| key(name) == wanted);
    standing(book, book.ids(kind).into_iter().filter(bears).collect())
}

/// What a record may be called by. A source goes by its publisher or author, too: that is how people
/// speak of one.
fn names(book: &Book, id: RecordId) -> Vec<&str> {
    if let Some(source) = book.sources().get(id) {
        return vec![&source.title, &source.publisher, &source.author];
    }
    let others: &[OtherName] = match id.kind() {
        Kind::Person => book.people().get(id).map_or(&[], |one| &one.other_names),
        Kind::Place => book.places().get(id).map_or(&[], |one| &one.other_names),
        Kind::Unit => book.units().get(id).map_or(&[], |one| &one.other_names),
        Kind::Case | Kind::Source => &[],
    };
    let others = others.iter().map(|name| name.text.as_str());
    book.title_of(id).into_iter().chain(others).collect()
}

/// Those whose names begin with what was typed, word for word; and those who only come near.
fn search(book: &Book, kind: Kind, typed: &str, today: Date) -> (Vec<RecordId>, Vec<RecordId>) {
    if kind == Kind::Source {
        // A source goes by its publisher as often as by its title.
        let ids = book.ids(kind);
        let labels: Vec<String> = ids.iter().map(|id| label(book, *id)).collect();
        let sure = named(&labels, typed);
        return (sure.into_iter().map(|at| ids[at]).collect(), Vec::new());
    }
    let words = WantedWord::all_of(typed);
    if words.is_empty() {
        return (Vec::new(), Vec::new());
    }
    // The query is put together by hand because a name may hold signs that the grammar gives a
    // meaning to.
    let wanted = Wanted {
        typed: typed.to_owned(),
        words,
        exact: false,
    };
    let query = Query {
        terms: vec![Term {
            at: 0..typed.len(),
            negated: false,
            is_saved: false,
            test: Test::Text {
                field: Some(TextField::Name),
                any: vec![wanted],
            },
        }],
        only_looked_for: false,
    };
    let index = Index::build(book);
    let (mut sure, mut near) = (Vec::new(), Vec::new());
    let ids = ids_by_row(book, kind);
    for hit in find(book, &index, kind, &query, today) {
        let Some(id) = ids(hit.row) else { continue };
        if hit.rank.tier() <= Tier::NameWords {
            sure.push(id);
        } else {
            near.push(id);
        }
    }
    (sure, near)
}

/// Looks up ids by their row on the shelf of a kind.
pub fn ids_by_row(book: &Book, kind: Kind) -> impl Fn(u32) -> Option<RecordId> + '_ {
    move |row| match kind {
        Kind::Person => book.people().row(row).map(|one| one.id),
        Kind::Case => book.cases().row(row).map(|one| one.id),
        Kind::Source => book.sources().row(row).map(|one| one.id),
        Kind::Place => book.places().row(row).map(|one| one.id),
        Kind::Unit => book.units().row(row).map(|one| one.id),
    }
}

fn nobody(kinds: &[Kind], typed: &str) -> Trouble {
    Trouble::refused(&format!(
        "{typed}: none of the {} is called so; see `lastseen list`",
        among(kinds)
    ))
}

fn nearly(book: &Book, kinds: &[Kind], typed: &str, near: &[RecordId]) -> Trouble {
    let first = format!(
        "{typed}: none of the {} is called so; did you mean",
        among(kinds)
    );
    listed(book, &first, near)
}

fn ambiguous(book: &Book, typed: &str, several: &[RecordId]) -> Trouble {
    let first = format!(
        "{typed}: fits {}; give more of the name, or an id",
        several.len()
    );
    listed(book, &first, several)
}

fn listed(book: &Book, first: &str, ids: &[RecordId]) -> Trouble {
    let mut lines = vec![display_safe(first)];
    for id in ids.iter().take(NAMED) {
        let title = book.title_of(*id).unwrap_or_default();
        lines.push(display_safe(&format!("  {id}  {title}")));
    }
    if ids.len() > NAMED {
        lines.push(display_safe(&format!("  and {} more", ids.len() - NAMED)));
    }
    Trouble::Refused(lines)
}

fn among(kinds: &[Kind]) -> &'static str {
    match kinds {
        [one] => plural(*one),
        _ => "records",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::loaded::read_file;
    use crate::record::status::StatusKind;
    use jiff::civil::date;

    fn found(typed: &str) -> Result<String, Vec<String>> {
        let mut book = Book::new("t", StatusKind::four());
        for (id, rest) in [
            ("p-4f7k9", "name: \"Artyom Gorshenin\""),
            (
                "p-4f8aa",
                "name: \"Maksim Kochetkov\", other_names: [(text: \"Макс\")]",
            ),
            ("p-4f8ab", "name: \"Maksim Petrov\""),
        ] {
            let id: RecordId = id.parse().unwrap();
            let text = format!("Person(id: \"{id}\", {rest})");
            book.put(read_file("x".as_ref(), Kind::Person, id, &text).unwrap());
        }
        book.settle();
        find_one(&book, &[Kind::Person], typed, date(2026, 1, 1))
            .map(|id| id.to_string())
            .map_err(|trouble| {
                let lines = trouble.lines();
                lines.into_iter().map(String::from).collect()
            })
    }

    #[test]
    fn ids_names_and_spellings_lead_to_one_record() {
        for (typed, id) in [
            ("p-4f7k9", "p-4f7k9"),
            ("p-4f7", "p-4f7k9"),
            ("Artyom Gorshenin", "p-4f7k9"),
            ("артём горшенин", "p-4f7k9"),
            ("gorsh", "p-4f7k9"),
            ("Max", "p-4f8aa"),
            ("petrov maksim", "p-4f8ab"),
        ] {
            assert_eq!(found(typed).as_deref(), Ok(id), "{typed}");
        }
    }

    #[test]
    fn what_fits_several_is_refused_with_the_list() {
        let lines = found("maksim").unwrap_err();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].starts_with("maksim: fits 2"), "{lines:?}");
        assert_eq!(found("p-4f8").unwrap_err().len(), 3);
    }

    #[test]
    fn what_fits_nobody_is_refused() {
        let lines = found("Ivanov").unwrap_err();
        assert!(
            lines[0].starts_with("Ivanov: none of the people"),
            "{lines:?}"
        );
        assert!(found("").is_err());
    }
}

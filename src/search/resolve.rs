//! The one record that somebody means who types an id, the beginning of one, or a name: by one rule for
//! the screen and the commands.
//!
//! | typed | [`NamePrecision::Read`] | [`NamePrecision::Write`] | [`NamePrecision::Irreversible`] |
//! |---|---|---|---|
//! | an id, or the beginning of one id | yes | yes | yes |
//! | the whole recorded name, words in any order | in any spelling | in any spelling | its letters, or in another script |
//! | whole words of one name | yes | in any spelling | no |
//! | the beginning of a word, an initial | yes | no | no |
//! | a near spelling, another form of the name | no | no | no |
//!
//! Whatever fits several records fits none of them.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::id::{RANDOM_CHARACTERS, RecordId};
use crate::record::kind::Kind;
use crate::search::index::Index;
use crate::search::index::name_order::id;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::find::{find, like};
use crate::search::matching::rank::Tier;
use crate::search::nearest::nearest as nearest_names;
use crate::search::pick::{beginning, named, saying};
use crate::search::query::{Query, Term, Test, TextField, Wanted, WantedWord};
use crate::spelling::fold::key;
use crate::spelling::same_name::{same_letters, same_word, words_of};

/// How exactly a name must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePrecision {
    /// To be looked at.
    Read,
    /// To be changed, in a way that can be taken back.
    Write,
    /// To be erased, joined or taken apart.
    Irreversible,
}

/// What a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One record.
    One {
        /// The record, which stands for those that were joined to it.
        id: RecordId,
        /// Whether it was called by its id or by a recorded name as it is written, capitals aside.
        is_exact: bool,
    },
    /// Several records fit.
    Several(Vec<RecordId>),
    /// None fits; those that come nearest, best first.
    Nobody(Vec<RecordId>),
}

/// The most words of a text that are compared: more than any name or title has.
const MOST_WORDS: usize = 64;

/// The record of one of these kinds that is meant. The kinds are asked one after another: a name of a
/// person and of a source about them means the person.
#[must_use]
pub fn resolve(
    book: &Book,
    kinds: &[Kind],
    typed: &str,
    precision: NamePrecision,
    today: Date,
) -> Resolution {
    let typed = typed.trim();
    if let Some(found) = by_id(book, kinds, typed) {
        return found;
    }
    let all = kinds.iter().map(|kind| book.ids(*kind));
    let all: Vec<Vec<RecordId>> = all.collect();
    if let Some(found) = by_name(book, all.iter().map(Vec::as_slice), typed, precision) {
        return found;
    }
    let index = Index::build(book);
    let known = (book, &index);
    if precision == NamePrecision::Read {
        for kind in kinds {
            let found = searched(known, *kind, typed, today).0;
            if let Some(found) = decided(book, &found, typed) {
                return found;
            }
        }
    }
    Resolution::Nobody(nearest(known, kinds, typed, today))
}

/// The record that an id or the beginning of one means; `None` if the text is no beginning of an id
/// that is there. A whole id is nobody's name and fits nobody else.
#[must_use]
pub fn by_id(book: &Book, kinds: &[Kind], typed: &str) -> Option<Resolution> {
    if !looks_like_id(typed) {
        return None;
    }
    let ids = book.ids_beginning(typed, usize::MAX).into_iter();
    let ids: Vec<RecordId> = ids.filter(|id| kinds.contains(&id.kind())).collect();
    if let Some(exact) = ids.iter().find(|id| id.as_str() == typed) {
        return Some(Resolution::One {
            id: book.stands_for(*exact),
            is_exact: true,
        });
    }
    match standing(book, ids.into_iter()).as_slice() {
        [] => is_whole_id(typed).then(|| Resolution::Nobody(Vec::new())),
        [one] => Some(Resolution::One {
            id: *one,
            is_exact: true,
        }),
        several => Some(Resolution::Several(several.to_vec())),
    }
}

/// The record that a recorded name means, in each of these lists one after another: first by the whole
/// name, and for [`NamePrecision::Write`] then by whole words of it. `None` if it is nobody's.
#[must_use]
pub fn by_name<'l>(
    book: &Book,
    lists: impl Iterator<Item = &'l [RecordId]> + Clone,
    typed: &str,
    precision: NamePrecision,
) -> Option<Resolution> {
    let wanted = TypedName::of(typed)?;
    let folded = key(typed);
    let bears = |id: RecordId| match precision {
        NamePrecision::Read => names(book, id).iter().any(|name| key(name) == folded),
        NamePrecision::Write => wanted.is_name_of(book, id, same_word),
        NamePrecision::Irreversible => wanted.is_name_of(book, id, same_letters),
    };
    let has_words = |id: RecordId| wanted.is_within_name_of(book, id);
    let fitting = |list: &[RecordId], fits: &dyn Fn(RecordId) -> bool| {
        standing(book, list.iter().copied().filter(|id| fits(*id)))
    };
    for list in lists.clone() {
        if let Some(found) = decided(book, &fitting(list, &bears), typed) {
            return Some(found);
        }
    }
    if precision != NamePrecision::Write {
        return None;
    }
    lists.into_iter().find_map(|list| {
        let found = fitting(list, &has_words);
        decided(book, &found, typed)
    })
}

/// The record that was joined to another one and is meant by its id, the beginning of it, or its whole
/// recorded name: it stands for itself here.
#[must_use]
pub fn resolve_alias(book: &Book, typed: &str) -> Resolution {
    let is_joined = |id: &RecordId| {
        let person = book.people().get(*id);
        person.is_some_and(|person| person.merged_into.id().is_some())
    };
    let ids = match looks_like_id(typed) {
        true => book.ids_beginning(typed, usize::MAX),
        false => Vec::new(),
    };
    let begun: Vec<RecordId> = ids.into_iter().filter(is_joined).collect();
    let exact = begun.iter().find(|id| id.as_str() == typed);
    match (exact, begun.as_slice()) {
        (Some(one), _) | (None, [one]) => Resolution::One {
            id: *one,
            is_exact: true,
        },
        (None, []) => {
            let called = aliases_called(book, typed);
            decided(book, &called, typed).unwrap_or(Resolution::Nobody(Vec::new()))
        }
        (None, several) => Resolution::Several(several.to_vec()),
    }
}

/// The joined records, each for itself, that bear exactly this name.
fn aliases_called(book: &Book, typed: &str) -> Vec<RecordId> {
    let Some(wanted) = TypedName::of(typed) else {
        return Vec::new();
    };
    let joined = book.joined();
    joined
        .filter(|id| wanted.is_name_of(book, *id, same_letters))
        .collect()
}

/// The record of a kind that is meant by somebody who links to it, as [`NamePrecision::Write`] has it, with
/// the index at hand.
#[must_use]
pub fn resolve_link(known: (&Book, &Index), kind: Kind, typed: &str) -> Option<Resolution> {
    by_id(known.0, &[kind], typed).or_else(|| {
        let ids = candidates(known, kind, typed);
        let lists = std::iter::once(ids.as_slice());
        by_name(known.0, lists, typed, NamePrecision::Write)
    })
}

/// Of more records than this, those that a text may mean are looked up in the index first: to go through
/// all of their titles would take longer than a frame.
pub const FEW: usize = 2_000;

/// The most records of more than [`FEW`] that a text may mean.
pub const MOST_CANDIDATES: usize = 300;

/// The records of a kind that a text may mean.
#[must_use]
pub fn candidates((book, index): (&Book, &Index), kind: Kind, typed: &str) -> Vec<RecordId> {
    if book.table(kind).count() <= FEW {
        return book.ids(kind);
    }
    like(book, index, kind, typed, MOST_CANDIDATES)
        .into_iter()
        .filter_map(|row| id(book, kind, row))
        .collect()
}

/// Whether a text is one of the recorded names of a record, capitals aside.
#[must_use]
pub fn is_recorded(book: &Book, id: RecordId, typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    names(book, id)
        .iter()
        .any(|name| name.trim().to_lowercase() == typed)
}

/// What a record may be called by. A source goes by its publisher or author, too: that is how people
/// speak of one; a unit by its number.
#[must_use]
pub fn names(book: &Book, id: RecordId) -> Vec<&str> {
    if let Some(source) = book.sources().get(id) {
        let names = [&*source.title, &*source.publisher, &*source.author];
        return names.into_iter().filter(|name| !name.is_empty()).collect();
    }
    let mut names: Vec<&str> = book.names_of(id).collect();
    let number = book.units().get(id).map(|unit| unit.number.as_str());
    names.extend(number.filter(|number| !number.is_empty()));
    names
}

/// Whether a text looks like an id or the beginning of one: a kind's letter, a dash, and more.
#[must_use]
pub fn looks_like_id(typed: &str) -> bool {
    let mut characters = typed.chars();
    let letter = characters.next().and_then(Kind::of_letter);
    letter.is_some() && characters.next() == Some('-') && characters.next().is_some()
}

/// Whether somebody gave a whole id. It is nobody's name, and must not be taken for one.
#[must_use]
pub fn is_whole_id(typed: &str) -> bool {
    typed.len() == 2 + RANDOM_CHARACTERS && typed.parse::<RecordId>().is_ok()
}

/// The records that stand for these, each once: a record that was joined to another one leads there.
#[must_use]
pub fn standing(book: &Book, ids: impl Iterator<Item = RecordId>) -> Vec<RecordId> {
    let mut found: Vec<RecordId> = ids.map(|id| book.stands_for(id)).collect();
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|id| seen.insert(*id));
    found
}

fn decided(book: &Book, found: &[RecordId], typed: &str) -> Option<Resolution> {
    match found {
        [] => None,
        [one] => Some(Resolution::One {
            id: *one,
            is_exact: is_recorded(book, *one, typed),
        }),
        several => Some(Resolution::Several(several.to_vec())),
    }
}

/// A name as somebody typed it.
struct TypedName {
    words: Vec<String>,
    /// The keys of the words, sorted: who has none of them need not be looked at more closely.
    keys: Vec<String>,
}

impl TypedName {
    /// `None` for a text without words, or with more than a name has.
    fn of(typed: &str) -> Option<Self> {
        let words = words_of(typed);
        let mut keys: Vec<String> = words.iter().map(|word| key(word)).collect();
        keys.sort_unstable();
        (1..=MOST_WORDS)
            .contains(&words.len())
            .then_some(Self { words, keys })
    }

    /// Whether the words are all the words of one of the record's names, in any order.
    fn is_name_of(&self, book: &Book, id: RecordId, same: fn(&str, &str) -> bool) -> bool {
        names(book, id).iter().any(|name| {
            let folded = key(name);
            let mut keys: Vec<&str> = folded.split(' ').collect();
            keys.sort_unstable();
            keys == self.keys && {
                let mut left = words_of(name);
                let mut take = |word: &String| {
                    let at = left.iter().position(|one| same(word, one));
                    at.map(|at| left.swap_remove(at)).is_some()
                };
                self.words.iter().all(&mut take)
            }
        })
    }

    /// Whether all of the words are whole words of one of the record's names; of a source, of its
    /// title, publisher and author together.
    fn is_within_name_of(&self, book: &Book, id: RecordId) -> bool {
        let names = names(book, id);
        let texts: Vec<String> = match id.kind() {
            Kind::Source => vec![names.join(" ")],
            _ => names.into_iter().map(str::to_owned).collect(),
        };
        texts.iter().any(|text| {
            let folded = key(text);
            let has = |wanted: &String| folded.split(' ').any(|one| one == wanted);
            self.keys.iter().all(has) && {
                let own = words_of(text);
                let has = |word: &String| own.iter().any(|one| same_word(word, one));
                self.words.iter().all(has)
            }
        })
    }
}

/// The records whose names come nearest to what was typed, best first.
fn nearest(known: (&Book, &Index), kinds: &[Kind], typed: &str, today: Date) -> Vec<RecordId> {
    let mut found = Vec::new();
    for kind in kinds {
        let (sure, near) = searched(known, *kind, typed, today);
        found.extend(sure.into_iter().chain(near));
    }
    // If nobody has all of the words, whoever has some of them is still the nearest.
    let words = words_of(typed);
    if found.is_empty() && (2..=MOST_WORDS).contains(&words.len()) {
        for word in &words {
            for kind in kinds {
                let (sure, near) = searched(known, *kind, word, today);
                found.extend(sure.into_iter().chain(near).take(MOST_WORDS));
            }
        }
    }
    standing(known.0, found.into_iter())
}

/// Those whose names begin with what was typed, word for word; and those who only come near.
fn searched(
    (book, index): (&Book, &Index),
    kind: Kind,
    typed: &str,
    today: Date,
) -> (Vec<RecordId>, Vec<RecordId>) {
    if kind == Kind::Source {
        // A source goes by its publisher as often as by its title.
        let ids = book.ids(kind);
        let labels = ids.iter().map(|id| names(book, *id).join(" "));
        let labels: Vec<String> = labels.collect();
        let begun = beginning(&labels, typed);
        let sure = if begun.is_empty() {
            named(&labels, typed)
        } else {
            begun
        };
        let near = if sure.is_empty() {
            saying(&labels, typed)
        } else {
            Vec::new()
        };
        let of = |places: Vec<usize>| places.into_iter().map(|at| ids[at]).collect();
        return (of(sure), of(near));
    }
    let mut words = WantedWord::all_of(typed);
    // Whoever is called so in full may be meant, but another form of a name decides nothing.
    for word in &mut words {
        word.short_forms = &[];
    }
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
    let (mut sure, mut near) = (Vec::new(), Vec::new());
    for hit in find(book, index, kind, &query, today) {
        let Some(id) = id(book, kind, hit.row) else {
            continue;
        };
        if hit.rank.tier() <= Tier::NameWords {
            sure.push(id);
        } else {
            near.push(id);
        }
    }
    let known = (book, index);
    let nearest = nearest_names(
        known,
        kind,
        &query,
        today,
        (&[], MOST_WORDS),
        CancelToken::NEVER,
    );
    let rows = nearest.unwrap_or_default().into_iter();
    near.extend(rows.filter_map(|near| id(book, kind, near.row)));
    (standing(book, sure.into_iter()), near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;
    use jiff::civil::date;

    fn book() -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for text in [
            r#"Person(id: "p-maria1", name: "Иванова Мария")"#,
            r#"Person(id: "p-petr11", name: "Zimin Pyotr", other_names: [(text: "Гром", kind: CallSign)])"#,
            r#"Person(id: "p-petr22", name: "Kuzmin Petr", other_names: [(text: "Гром", kind: CallSign)])"#,
            r#"Person(id: "p-sasha1", name: "Александр Шаров")"#,
            r#"Person(id: "p-olga11", name: "Ольга Каминская")"#,
            r#"Person(id: "p-ivan11", name: "Ivan Petrov")"#,
            r#"Person(id: "p-ivan22", name: "Иван Петров")"#,
            r#"Source(id: "s-call11", title: "Recording of a commander", publisher: "Verstka")"#,
            r#"Source(id: "s-video1", title: "Video appeal of soldiers", publisher: "Verstka")"#,
        ] {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            book.put(read_file("x".as_ref(), id.kind(), id, text).unwrap());
        }
        book.settle();
        book
    }

    fn told(kind: Kind, typed: &str, precision: NamePrecision) -> String {
        match resolve(&book(), &[kind], typed, precision, date(2026, 1, 1)) {
            Resolution::One { id, .. } => id.to_string(),
            Resolution::Several(ids) => format!("{} fit", ids.len()),
            Resolution::Nobody(_) => "nobody".to_owned(),
        }
    }

    #[test]
    fn a_name_that_is_written_to_is_meant() {
        for (typed, write, irreversible) in [
            ("p-maria1", "p-maria1", "p-maria1"),
            ("p-mar", "p-maria1", "p-maria1"),
            ("p-petr", "2 fit", "2 fit"),
            ("p-zzzzzzzzzz", "nobody", "nobody"),
            ("Иванова Мария", "p-maria1", "p-maria1"),
            ("мария  ИВАНОВА", "p-maria1", "p-maria1"),
            ("Mariya Ivanova", "p-maria1", "p-maria1"),
            ("Иванова", "p-maria1", "nobody"),
            ("Ivanova", "p-maria1", "nobody"),
            ("Иванов", "nobody", "nobody"),
            ("И. Иванова", "nobody", "nobody"),
            ("Иванова М.", "nobody", "nobody"),
            ("Ивановна Мария", "nobody", "nobody"),
            ("Zimin", "p-petr11", "nobody"),
            ("Зимин Пётр", "p-petr11", "p-petr11"),
            ("Zimina", "nobody", "nobody"),
            ("Гром", "2 fit", "2 fit"),
            ("K", "nobody", "nobody"),
            ("Саша Шаров", "nobody", "nobody"),
            ("Олександр Шаров", "nobody", "nobody"),
            ("Саров", "nobody", "nobody"),
            ("Жаров Александр", "nobody", "nobody"),
            ("Sharov", "p-sasha1", "nobody"),
            ("Каминский", "nobody", "nobody"),
            ("Ivan Petrov", "2 fit", "2 fit"),
            ("", "nobody", "nobody"),
            ("   ", "nobody", "nobody"),
            ("\u{301}\u{308}", "nobody", "nobody"),
            ("p-", "nobody", "nobody"),
        ] {
            let person = |precision| told(Kind::Person, typed, precision);
            assert_eq!(
                [
                    person(NamePrecision::Write),
                    person(NamePrecision::Irreversible)
                ],
                [write, irreversible],
                "{typed}"
            );
        }
        for (typed, read) in [
            ("Иванов", "p-maria1"),
            ("И. Иванова", "p-maria1"),
            ("p-petr", "2 fit"),
            ("Ivan Petrov", "2 fit"),
            ("", "nobody"),
        ] {
            assert_eq!(
                told(Kind::Person, typed, NamePrecision::Read),
                read,
                "{typed}"
            );
        }
        for (typed, write) in [
            ("recording of a commander", "s-call11"),
            ("verstka", "2 fit"),
            ("verstka appeal", "s-video1"),
            ("call with mother", "nobody"),
            ("comm", "nobody"),
            ("zzz", "nobody"),
        ] {
            assert_eq!(
                told(Kind::Source, typed, NamePrecision::Write),
                write,
                "{typed}"
            );
        }
    }

    #[test]
    fn who_is_nearest_is_told() {
        let nearest = |typed: &str| match resolve(
            &book(),
            &[Kind::Person],
            typed,
            NamePrecision::Irreversible,
            date(2026, 1, 1),
        ) {
            Resolution::Nobody(ids) => ids.iter().map(ToString::to_string).collect(),
            other => vec![format!("{other:?}")],
        };
        assert_eq!(nearest("Иванов"), ["p-maria1"]);
        assert_eq!(nearest("Иванов Сергей"), ["p-maria1"]);
        assert_eq!(nearest("Zimina"), ["p-petr11"]);
        assert!(nearest("\u{301}").is_empty());
    }
}

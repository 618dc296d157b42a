//! The search as it is defined, record by record and without anything that makes it fast; and that
//! the fast search finds the same in the same order.

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::{Date, date};
use proptest::prelude::{Strategy, prop_oneof, proptest};
use proptest::sample::select;

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::record::kind::Kind;
use crate::record::read::read_record;
use crate::record::status::StatusKind;
use crate::search::index::Index;
use crate::search::index::name_order::name;
use crate::search::index::texts::{FORGIVING, IndexedField, NAMES, fields, spellings, visit};
use crate::search::index::vocabulary::{DIALECT, INSIDE, MatchQuality, NO_FIT, OPEN, START, WHOLE};
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::distance::TypedWords;
use crate::search::matching::facts::AttributeTest;
use crate::search::matching::find::{find, go_on};
use crate::search::matching::phrase::Phrase;
use crate::search::matching::rank::{Rank, Tier};
use crate::search::matching::score_caches::Columns;
use crate::search::query::parse::parse;
use crate::search::query::{Query, Term, Test, Wanted, WantedWord};
use crate::spelling::fold::key;
use crate::spelling::near::is_close_dialect;
use crate::spelling::neighbors::in_latin;

const TODAY: Date = date(2022, 8, 31);

/// A text of a record as its words, folded.
struct Folded {
    field: IndexedField,
    words: Vec<String>,
}

/// One record: its names, each spelling by itself, and its other texts.
#[derive(Default)]
struct Row {
    names: Vec<Folded>,
    texts: Vec<Folded>,
}

/// All people, folded anew, and what else is asked of them, as a fresh index has it.
struct Plain<'a> {
    book: &'a Book,
    fresh: &'a Index,
    rows: Vec<Row>,
}

/// One word that is looked for, with all that its answer rests on.
struct Asked<'a> {
    word: &'a WantedWord,
    fields: u16,
    /// The fields in which dialects and other readings count.
    lenient: u16,
    known: RefCell<HashMap<(String, bool, bool), MatchQuality>>,
}

fn folded(spelling: &str) -> Vec<String> {
    let folded = key(&in_latin(spelling));
    let words = folded.split(' ').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

impl<'a> Plain<'a> {
    fn of(book: &'a Book, fresh: &'a Index) -> Self {
        let rows = (0..book.people().rows()).map(|row| {
            let mut of = Row::default();
            visit(book, Kind::Person, row, &mut |field, text| {
                let mut all = Vec::new();
                spellings(book, text, &mut |spelling| {
                    all.push(folded(spelling));
                    if spelling.contains('-') {
                        all.push(folded(&spelling.replace('-', "")));
                    }
                });
                if field.is_name() {
                    let names = all.into_iter().filter(|words| !words.is_empty());
                    of.names.extend(names.map(|words| Folded { field, words }));
                } else {
                    let words = all.concat();
                    of.texts.push(Folded { field, words });
                }
            });
            of
        });
        let rows = rows.collect();
        Self { book, fresh, rows }
    }

    /// A word, with the fields in which its dialects and other readings count.
    fn asked<'w>(&self, word: &'w WantedWord, fields: u16, forgiving: bool) -> Asked<'w> {
        Asked {
            word,
            fields,
            lenient: if forgiving { fields & FORGIVING } else { 0 },
            known: RefCell::default(),
        }
    }

    /// All people who answer to the query, best first.
    fn find(&self, query: &Query) -> Vec<(Rank, u32)> {
        let people = self.fresh.of(Kind::Person);
        let typed = TypedWords::of(query);
        let terms = self.terms(&query.terms);
        let mut hits: Vec<_> = (0..self.book.people().rows())
            .filter(|row| name(self.book, Kind::Person, *row).is_some())
            .filter_map(|row| Some((self.rank(&terms, row)?, row)))
            .map(|(rank, row)| {
                let changed = people.attributes[row as usize].changed;
                let place = people.order.place(row);
                (rank, 0, std::cmp::Reverse(changed), place, row)
            })
            .collect();
        if hits.len() <= 256 && !typed.is_empty() {
            for (_, unlike, _, _, row) in &mut hits {
                *unlike = typed.unlike(self.book, Kind::Person, *row);
            }
        }
        hits.sort_unstable();
        if query.is_empty() {
            hits.sort_by_key(|(_, _, _, place, _)| *place);
        }
        let hits = hits.into_iter();
        hits.map(|(rank, _, _, _, row)| (rank, row)).collect()
    }

    fn terms<'t>(&self, terms: &'t [Term]) -> Vec<Meant<'t>> {
        let meant = terms.iter().map(|term| {
            let test = match &term.test {
                Test::Text { field, any } => {
                    let fields = fields(*field);
                    let forgiving = !term.negated && fields & FORGIVING != 0;
                    let any = any.iter().map(|wanted| {
                        let asked = |word| self.asked(word, fields, forgiving && !wanted.exact);
                        (wanted, wanted.words.iter().map(asked).collect())
                    });
                    MeantTest::Text(fields, any.collect())
                }
                Test::All(terms) => MeantTest::All(self.terms(terms)),
                test => MeantTest::AttributeTest(
                    AttributeTest::of(test, self.book, self.fresh.statuses(), TODAY).unwrap(),
                ),
            };
            Meant {
                negated: term.negated,
                test,
            }
        });
        meant.collect()
    }

    fn rank(&self, terms: &[Meant], row: u32) -> Option<Rank> {
        if terms.is_empty() {
            return Some(Rank::of(Tier::ExactName));
        }
        let of = &self.rows[row as usize];
        let mut worst = WHOLE;
        let mut named = Vec::new();
        for term in terms {
            let (there, fit) = match &term.test {
                MeantTest::Text(fields, any) => {
                    let mut best = NO_FIT;
                    for (wanted, words) in any {
                        let fit = words.iter().map(|word| word.best(of)).min();
                        let fit = fit.unwrap_or(WHOLE);
                        let phrase = || Phrase::new(&wanted.typed);
                        let stands =
                            || phrase().is_in_record(self.book, Kind::Person, row, *fields);
                        if !wanted.exact || fit == WHOLE && stands() {
                            best = best.max(fit);
                        }
                        if any.len() == 1 && !term.negated && fields & NAMES != 0 {
                            named.extend(words);
                        }
                    }
                    (best != NO_FIT, best)
                }
                MeantTest::All(terms) => (self.rank(terms, row).is_some(), WHOLE),
                MeantTest::AttributeTest(fact) => {
                    let attributes = &self.fresh.of(Kind::Person).attributes[row as usize];
                    (fact.holds(attributes, self.book, Kind::Person, row), WHOLE)
                }
            };
            if there == term.negated {
                return None;
            }
            if !term.negated {
                worst = worst.min(fit);
            }
        }
        Some(place(&of.names, &named, worst))
    }
}

/// One part of a query, with everything that does not rest on the record.
struct Meant<'a> {
    negated: bool,
    test: MeantTest<'a>,
}

enum MeantTest<'a> {
    Text(u16, Vec<(&'a Wanted, Vec<Asked<'a>>)>),
    All(Vec<Meant<'a>>),
    AttributeTest(AttributeTest),
}

impl Asked<'_> {
    /// What a word answers by its letters.
    fn plain(&self, word: &str) -> MatchQuality {
        let wanted = self.word;
        if word == wanted.key {
            WHOLE
        } else if word.starts_with(&wanted.key) {
            START
        } else if wanted.open_keys.iter().any(|open| word.starts_with(open)) {
            OPEN
        } else if word.contains(&wanted.key) {
            INSIDE
        } else {
            NO_FIT
        }
    }

    /// What a word answers in a dialect or meant in another way.
    fn nearly(&self, word: &str) -> MatchQuality {
        let WantedWord {
            key, other_keys, ..
        } = self.word;
        let meant_otherwise = |other: &String| {
            is_close_dialect(other, word)
                || word == other
                || other.len() >= 4 && word.starts_with(other)
        };
        let is_it = is_close_dialect(key, word) || other_keys.iter().any(meant_otherwise);
        if key.len() > 1 && is_it {
            DIALECT
        } else {
            NO_FIT
        }
    }

    fn fit(&self, word: &str, lenient: bool, is_name: bool) -> MatchQuality {
        let work_out = || match self.plain(word) {
            _ if self.word.other_forms.iter().any(|form| form == word) => WHOLE,
            fit if is_name && self.word.short_forms.iter().any(|form| form == word) => {
                START.max(fit)
            }
            NO_FIT if lenient => self.nearly(word),
            fit => fit,
        };
        let mut known = self.known.borrow_mut();
        *known
            .entry((word.to_owned(), lenient, is_name))
            .or_insert_with(work_out)
    }

    /// The best that one of these texts answers in the `fields`.
    fn of(&self, texts: &[Folded], fields: u16) -> MatchQuality {
        let texts = texts
            .iter()
            .filter(|text| text.field.bit() & fields & self.fields != 0);
        let fits = texts.flat_map(|text| {
            let field = text.field.bit();
            let fits = text
                .words
                .iter()
                .map(move |word| self.fit(word, field & self.lenient != 0, field & NAMES != 0));
            fits.filter(move |fit| *fit >= INSIDE || field & FORGIVING != 0)
        });
        fits.max().unwrap_or(NO_FIT)
    }

    fn best(&self, row: &Row) -> MatchQuality {
        self.of(&row.names, u16::MAX)
            .max(self.of(&row.texts, u16::MAX))
    }
}

fn place(names: &[Folded], words: &[&Asked], worst: MatchQuality) -> Rank {
    let whole = match worst {
        DIALECT => Tier::Dialect,
        INSIDE => Tier::Inside,
        OPEN => Tier::OpenWords,
        _ => Tier::Words,
    };
    if words.is_empty() {
        return Rank::of(whole);
    }
    let weak_names = IndexedField::WeakName.bit();
    let weak = words
        .iter()
        .any(|word| word.of(names, weak_names) > word.of(names, NAMES & !weak_names));
    let least = words.iter().map(|word| word.of(names, NAMES)).min();
    let tier = match whole {
        Tier::Words if least >= Some(START) => {
            let tiers = names.iter().map(|name| name_tier(name, words));
            tiers.min().unwrap_or(Tier::NameWords)
        }
        Tier::Words | Tier::OpenWords if least >= Some(OPEN) => Tier::OpenName,
        other => other,
    };
    Rank::new(tier, weak)
}

/// What one name answers to all words, each of which begins a word of some name.
fn name_tier(name: &Folded, words: &[&Asked]) -> Tier {
    let fit = |at: usize, word: &Asked| match name.words.get(at) {
        Some(own) => word.fit(own, word.lenient & NAMES != 0, true),
        None => NO_FIT,
    };
    let whole = |word: &&Asked| (0..name.words.len()).any(|at| fit(at, word) == WHOLE);
    let enough = |(at, word): (usize, &&Asked)| {
        fit(at, word) >= if at + 1 == words.len() { START } else { WHOLE }
    };
    if name.words.len() == words.len() && words.iter().all(whole) {
        Tier::ExactName
    } else if words.iter().enumerate().all(enough) || words.len() > 1 && words.iter().all(whole) {
        Tier::NameStart
    } else {
        Tier::NameWords
    }
}

/// Names, places, notes that have much in common, and people who have some of each.
const GIVEN: [&str; 12] = [
    "Maksim",
    "Максим",
    "Artyom",
    "K.",
    "Sergey",
    "Сергій",
    "Anna-Maria",
    "Ян",
    "Ilya",
    "Khasan",
    "М",
    "Óscar",
];
const FAMILY: [&str; 12] = [
    "Kochetkov",
    "Кочетков",
    "Kaminsky",
    "Каминская",
    "Ko",
    "Petrenko",
    "Zakharov",
    "Сахаров",
    "Чехов",
    "Kovalyov",
    "Bel",
    "李明",
];
const PLACES: [&str; 6] = [
    "Bryanka",
    "Брянка",
    "Rostov-na-Donu",
    "Kyiv",
    "Novo Kamensk",
    "64th",
];
const NOTES: [&str; 4] = [
    "Called from a borrowed telephone.",
    "Knows Maksim Kochetkov from school",
    "бригада 64, подвал",
    "",
];

fn pick<'a>(from: &[&'a str], number: usize) -> &'a str {
    from[number % from.len()]
}

fn put(book: &mut Book, kind: Kind, text: &str) -> crate::record::id::RecordId {
    let record = read_record(kind, text).unwrap();
    let id = record.id();
    book.put(Loaded {
        record,
        unknown: Vec::new(),
    });
    id
}

/// A person who differs from others with another number in a bit of everything.
fn person(id: usize, number: usize) -> String {
    let (given, family) = (pick(&GIVEN, number), pick(&FAMILY, number / 5));
    let other = pick(&GIVEN, number / 3);
    let weak = ["CallSign", "Native", "Nickname"][number % 3];
    let (home, place) = (pick(&PLACES, number / 2), pick(&PLACES, number / 7));
    let status = ["Detained", "Missing", "Returned"][number / 4 % 3];
    let (day, note) = (1 + number % 28, pick(&NOTES, number / 6));
    let joined = match number % 11 {
        0 => format!("p-{}", (id + number) % 40),
        _ => String::new(),
    };
    let withdrawn = if number.is_multiple_of(5) {
        "mistaken"
    } else {
        ""
    };
    format!(
        "Person(id: \"p-{id}\", name: \"{given} {family}\", home: \"{home}\", merged_into: \"{joined}\",
            other_names: [(text: \"{other}\", kind: {weak})], cases: [(case: \"c-1\")],
            history: [(when: \"2022-07\", status: {status}, place: \"{place}\", note: \"{note}\", withdrawn: \"{withdrawn}\",
                sources: [(source: \"s-{source}\")], recorded: \"2022-08-{day:02}T10:00:00Z\", by: \"anna\")])",
        source = number % 3,
    )
}

fn filled(people: usize) -> (Book, Index) {
    let mut book = Book::new("test", StatusKind::four());
    put(
        &mut book,
        Kind::Case,
        "Case(id: \"c-1\", title: \"Kommandatura\", place: \"Брянка\")",
    );
    put(
        &mut book,
        Kind::Place,
        "Place(id: \"l-1\", name: \"Bryanka\", other_names: [(text: \"Krindachyovka\")])",
    );
    for source in 0..3 {
        let title = ["Letters", "What Kochetkov wrote", "Подвал"][source];
        put(
            &mut book,
            Kind::Source,
            &format!("Source(id: \"s-{source}\", title: \"{title}\", publisher: \"Verstka\")"),
        );
    }
    for number in 0..people {
        put(&mut book, Kind::Person, &person(number, number * 17));
    }
    book.settle();
    let index = Index::build(&book);
    (book, index)
}

/// Some records change after the index was built.
fn change(book: &mut Book, index: &mut Index, seed: usize) {
    for (kind, text) in [
        (Kind::Person, person(seed % 50, seed)),
        (Kind::Person, person(900 + seed % 9, seed / 3)),
        (
            Kind::Case,
            format!("Case(id: \"c-1\", title: \"{} camp\")", pick(&FAMILY, seed)),
        ),
        (
            Kind::Place,
            format!(
                "Place(id: \"l-1\", name: \"Bryanka\", other_names: [(text: \"{}\")])",
                pick(&GIVEN, seed)
            ),
        ),
        (
            Kind::Source,
            format!("Source(id: \"s-0\", title: \"{}\")", pick(&NOTES, seed)),
        ),
    ] {
        let id = put(book, kind, &text);
        index.put(book, id);
    }
    let gone = format!("p-{}", seed % 40).parse().unwrap();
    book.take(gone);
    index.remove(book, gone);
}

/// The first place at which two lists of hits differ.
fn differing<'h>(
    found: &'h [(Rank, u32)],
    wanted: &'h [(Rank, u32)],
) -> [Option<&'h (Rank, u32)>; 2] {
    let mut places = 0..found.len().max(wanted.len());
    let at = places.find(|at| found.get(*at) != wanted.get(*at));
    at.map_or([None; 2], |at| [found.get(at), wanted.get(at)])
}

/// What is typed finds the same in the plain way, with the index as it has become, and going on from
/// what was typed before.
fn same(plain: &Plain, index: &Index, typed: &str, columns: &mut Columns) {
    let Ok(query) = parse(typed, TODAY) else {
        return;
    };
    let (book, wanted) = (plain.book, plain.find(&query));
    let fast = find(book, index, Kind::Person, &query, TODAY);
    let fast: Vec<_> = fast.iter().map(|hit| (hit.rank, hit.row)).collect();
    assert!(fast == wanted, "{typed}: {:?}", differing(&fast, &wanted));
    let found = go_on(
        (book, index),
        Kind::Person,
        &query,
        TODAY,
        columns,
        CancelToken::NEVER,
    )
    .unwrap();
    let found_rows: Vec<_> = found.hits().map(|hit| (hit.rank, hit.row)).collect();
    let differing = differing(&found_rows, &wanted);
    assert!(found_rows == wanted, "{typed}, going on: {differing:?}");
    *columns = found.columns;
}

fn term() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        select(&GIVEN[..]).prop_map(str::to_owned),
        select(&FAMILY[..]).prop_map(str::to_owned),
        select(&PLACES[..]).prop_map(str::to_owned),
        "[a-zа-яё]{1,4}",
        "[a-zа-я]",
        "(ko|ka|ch|kh|no|ма|64|se|kochetkpv|kmnsk|zaharov)",
    ];
    (
        select(
            &[
                "",
                "",
                "",
                "",
                "-",
                "name:",
                "place:",
                "note:",
                "source:",
                "case:",
                "by:",
                "'",
                "status:det ",
            ][..],
        ),
        word,
    )
        .prop_map(|(before, word)| match before {
            "'" => format!("'{word}'"),
            _ => format!("{before}{word}"),
        })
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(16))]
    #[test]
    fn the_fast_search_finds_what_is_defined(
        terms in proptest::collection::vec(term(), 1..4),
        people in select(&[40_usize, 300][..]),
        seed in 0..1000_usize,
    ) {
        let (mut book, mut index) = filled(people);
        let mut columns = Columns::default();
        let typed = terms.join(" ");
        // Letter by letter there and back, as somebody types and thinks again.
        let ends: Vec<usize> = typed.char_indices().map(|(at, _)| at).chain([typed.len()]).collect();
        let plain = Plain::of(&book, &index);
        for end in ends.iter().chain(ends.iter().rev().take(4)) {
            same(&plain, &index, &typed[..*end], &mut columns);
        }
        // Few changes are looked through one by one, more are put in order anew.
        for round in [1, 1, 6] {
            for number in 0..round {
                change(&mut book, &mut index, seed * 31 + 7 * number + round);
            }
            let fresh = Index::build(&book);
            let plain = Plain::of(&book, &fresh);
            for typed in [&typed, "k", "kochetkov", "kamensk", ""] {
                same(&plain, &index, typed, &mut columns);
            }
        }
    }
}

#[test]
fn a_search_that_nobody_waits_for_ends() {
    let (book, index) = filled(40);
    let stopped = std::sync::atomic::AtomicBool::new(true);
    let query = parse("maksim ko", TODAY).unwrap();
    let found = go_on(
        (&book, &index),
        Kind::Person,
        &query,
        TODAY,
        &Columns::default(),
        CancelToken::when(&stopped),
    );
    assert!(found.is_none());
}

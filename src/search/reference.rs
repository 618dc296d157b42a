//! The search as it is defined, record by record and without anything that makes it fast; and that
//! the fast search finds the same in the same order.

use jiff::civil::{Date, date};
use proptest::prelude::{Strategy, prop_oneof, proptest};
use proptest::sample::select;

use crate::casebook::book::Book;
use crate::casebook::loaded::Loaded;
use crate::record::kind::Kind;
use crate::record::read::read_record;
use crate::record::status::StatusKind;
use crate::search::columns::Columns;
use crate::search::facts::Fact;
use crate::search::find::{find, go_on};
use crate::search::index::Index;
use crate::search::level::NAMES;
use crate::search::likeness::Typed;
use crate::search::parse::parse;
use crate::search::phrase::Phrase;
use crate::search::query::{Query, Test, Wanted};
use crate::search::rank::{Rank, Tier};
use crate::search::shelf_index::Token;
use crate::search::stop::Stop;
use crate::search::texts::{FORGIVING, Field, fields};
use crate::search::vocabulary::{DIALECT, Fit, GAPS, INSIDE, NEAR, NO_FIT, OPEN, START, WHOLE};

const TODAY: Date = date(2022, 8, 31);

/// What the words and texts of an index answer to one word.
struct Answers {
    words: Vec<Fit>,
    texts: Vec<Fit>,
}

impl Answers {
    fn of(index: &Index, wanted: &Wanted, forgiving: bool) -> Vec<Self> {
        let shelf = &index.of(Kind::Person).shelf;
        let answers = wanted.words.iter().map(|word| {
            let words = shelf.vocabulary.fits(word, forgiving && !wanted.exact).of;
            let texts = shelf.texts.fits(&words);
            Self { words, texts }
        });
        answers.collect()
    }

    fn fit(&self, tokens: &[Token], fields: u16) -> Fit {
        let of_fields = tokens
            .iter()
            .filter(|token| token.field().bit() & fields != 0);
        let fits = of_fields.map(|token| {
            if token.field().is_name() {
                return self.words[token.number() as usize];
            }
            let fit = self.texts[token.number() as usize];
            let counts = fit >= INSIDE || token.field().bit() & FORGIVING != 0;
            if counts { fit } else { NO_FIT }
        });
        fits.max().unwrap_or(NO_FIT)
    }
}

/// All people who answer to the query, best first.
fn plainly(book: &Book, index: &Index, query: &Query) -> Vec<(Rank, u32)> {
    let people = index.of(Kind::Person);
    let typed = Typed::of(query);
    let mut hits: Vec<_> = (0..book.people().rows())
        .filter(|row| book.people().row(*row).is_some())
        .filter_map(|row| Some((rank(book, index, query, row)?, row)))
        .map(|(rank, row)| {
            let changed = people.attributes[row as usize].changed;
            let place = people.order.place(row);
            (rank, 0, std::cmp::Reverse(changed), place, row)
        })
        .collect();
    if hits.len() <= 256 && !typed.is_empty() {
        for (_, unlike, _, _, row) in &mut hits {
            *unlike = typed.unlike(book, Kind::Person, *row);
        }
    }
    hits.sort_unstable();
    if query.is_empty() {
        hits.sort_by_key(|(_, _, _, place, _)| *place);
    }
    hits.into_iter()
        .map(|(rank, _, _, _, row)| (rank, row))
        .collect()
}

fn rank(book: &Book, index: &Index, query: &Query, row: u32) -> Option<Rank> {
    if query.is_empty() {
        return Some(Rank::new(Tier::ExactName, false));
    }
    let people = index.of(Kind::Person);
    let tokens = people.shelf.tokens(row);
    let all = [tokens.names, tokens.texts].concat();
    let mut worst = WHOLE;
    let mut named = Vec::new();
    for term in &query.terms {
        let (there, fit) = match &term.test {
            Test::Text { field, any } => {
                let fields = fields(*field);
                let forgiving = !term.negated && fields & FORGIVING != 0;
                let mut best = NO_FIT;
                for wanted in any {
                    let answers = Answers::of(index, wanted, forgiving);
                    let fits = answers.iter().map(|word| word.fit(&all, fields));
                    let fit = fits.min().unwrap_or(WHOLE);
                    let stands =
                        || Phrase::new(&wanted.typed).is_in_record(book, Kind::Person, row, fields);
                    if !wanted.exact || fit == WHOLE && (any.len() > 1 || stands()) {
                        best = best.max(fit);
                    }
                    if any.len() == 1 && !term.negated && fields & NAMES != 0 {
                        named.extend(answers);
                    }
                }
                (best != NO_FIT, best)
            }
            Test::All(terms) => {
                let group = Query {
                    terms: terms.clone(),
                };
                (rank(book, index, &group, row).is_some(), WHOLE)
            }
            test => {
                let fact = Fact::of(test, book, index.statuses(), TODAY)?;
                let attributes = &people.attributes[row as usize];
                (fact.holds(attributes, book, Kind::Person, row), WHOLE)
            }
        };
        if there == term.negated {
            return None;
        }
        if !term.negated {
            worst = worst.min(fit);
        }
    }
    Some(place(tokens.names, &named, worst))
}

fn place(names: &[Token], words: &[Answers], worst: Fit) -> Rank {
    let whole = match worst {
        NEAR => Tier::Near,
        GAPS => Tier::Gaps,
        DIALECT => Tier::Dialect,
        INSIDE => Tier::Inside,
        OPEN => Tier::OpenWords,
        _ => Tier::Words,
    };
    if words.is_empty() {
        return Rank::new(whole, false);
    }
    let weak_names = Field::WeakName.bit();
    let weak = words
        .iter()
        .any(|word| word.fit(names, weak_names) > word.fit(names, NAMES & !weak_names));
    let least = words.iter().map(|word| word.fit(names, NAMES)).min();
    let tier = match whole {
        Tier::Words if least >= Some(START) => best_name(names, words),
        Tier::Words | Tier::OpenWords if least >= Some(OPEN) => Tier::OpenName,
        other => other,
    };
    Rank::new(tier, weak)
}

fn best_name(names: &[Token], words: &[Answers]) -> Tier {
    let fit = |token: &Token, word: &Answers| word.words[token.number() as usize];
    let starts: Vec<usize> = (0..names.len())
        .filter(|at| names[*at].is_first())
        .collect();
    let ends = starts[1..].iter().copied().chain([names.len()]);
    let tiers = starts.iter().zip(ends).map(|(start, end)| {
        let name = &names[*start..end];
        let whole = |word| name.iter().any(|token| fit(token, word) == WHOLE);
        let enough = |(place, word): (usize, &Answers)| {
            let least = if place + 1 == words.len() {
                START
            } else {
                WHOLE
            };
            name.get(place)
                .is_some_and(|token| fit(token, word) >= least)
        };
        if name.len() == words.len() && words.iter().all(whole) {
            Tier::ExactName
        } else if words.iter().enumerate().all(enough) {
            Tier::NameStart
        } else {
            Tier::NameWords
        }
    });
    tiers.min().unwrap_or(Tier::NameWords)
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
    format!(
        "Person(id: \"p-{id}\", name: \"{given} {family}\", home: \"{home}\",
            other_names: [(text: \"{other}\", kind: {weak})], cases: [(case: \"c-1\")],
            history: [(when: \"2022-07\", status: {status}, place: \"{place}\", note: \"{note}\",
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

fn same(book: &Book, index: &Index, typed: &str, columns: &mut Columns) {
    let Ok(query) = parse(typed, TODAY) else {
        return;
    };
    let plain = plainly(book, index, &query);
    let fresh = find(book, index, Kind::Person, &query, TODAY);
    let fresh: Vec<_> = fresh.iter().map(|hit| (hit.rank, hit.row)).collect();
    assert_eq!(fresh, plain, "{typed}");
    let found = go_on(
        (book, index),
        Kind::Person,
        &query,
        TODAY,
        columns,
        Stop::NEVER,
    )
    .unwrap();
    let found_rows: Vec<_> = found.hits().map(|hit| (hit.rank, hit.row)).collect();
    assert_eq!(found_rows, plain, "{typed}, going on");
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
        for end in ends.iter().chain(ends.iter().rev().take(4)) {
            same(&book, &index, &typed[..*end], &mut columns);
        }
        change(&mut book, &mut index, seed);
        change(&mut book, &mut index, seed * 31 + 7);
        same(&book, &index, &typed, &mut columns);
        same(&book, &index, "k", &mut columns);
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
        Stop::when(&stopped),
    );
    assert!(found.is_none());
}

//! The names of confidential sources, and whether a text gives one of them away: who wrote it, who is named in its
//! title, the title and the publisher as a whole, and the address. It finds too much rather than too little.

use std::collections::{HashMap, HashSet};

use crate::casebook::book::Book;
use crate::casebook::public::hidden_names::{HiddenNames, folded, is_capital, letters, parts};
use crate::record::id::RecordId;
use crate::record::source::Source;
use crate::spelling::common_words::says_little;
use crate::spelling::given::full_form;

/// The fewest letters of a title or publisher that is looked for as a whole.
const SHORTEST_PHRASE: usize = 6;

/// The shortest address that is looked for.
const SHORTEST_ADDRESS: usize = 8;

/// The names of the sources that must not be named.
#[derive(Debug, Default)]
pub struct ConfidentialNames {
    sources: Vec<SourceNames>,
    /// By their first word: the folded words of a text that is looked for as a whole, and whose it is.
    phrases: HashMap<String, Vec<(Vec<String>, RecordId)>>,
    /// The words of places and units, which are near to some surname in another case.
    places: HashSet<String>,
    /// The words of the texts that were looked through, which are mostly the same.
    words: HashMap<String, KnownWord>,
}

/// One source.
#[derive(Debug)]
struct SourceNames {
    id: RecordId,
    people: HiddenNames,
    /// The words of the names as they are written.
    written: HashSet<String>,
    address: Option<String>,
}

/// What a word was found to be.
#[derive(Clone, Debug)]
struct KnownWord {
    key: String,
    names: Option<RecordId>,
}

impl ConfidentialNames {
    /// The names of the confidential sources of a book.
    #[must_use]
    pub fn of(book: &Book) -> Self {
        let sources: Vec<&Source> = book.sources().iter().map(|(_, source)| source).collect();
        let (hidden, open): (Vec<&Source>, Vec<&Source>) =
            sources.into_iter().partition(|source| source.confidential);
        let mut found = Self::default();
        if hidden.is_empty() {
            return found;
        }
        found.places = place_words(book);
        let words = TitleWords::of(&hidden, &open, book, &found.places);
        let publishers: HashSet<String> = open.iter().map(|one| phrase(&one.publisher)).collect();
        for source in hidden {
            let in_title = words.names_in(&source.title);
            let people = in_title.iter().map(String::as_str);
            let people: Vec<&str> = people.chain([source.author.as_str()]).collect();
            let address = source.url.split_once("://").map_or(&*source.url, |it| it.1);
            let address = address.trim_end_matches('/').to_lowercase();
            found.sources.push(SourceNames {
                id: source.id,
                written: people.iter().flat_map(|name| lower(name)).collect(),
                people: HiddenNames::of_texts(people),
                address: (address.chars().count() >= SHORTEST_ADDRESS).then_some(address),
            });
            let is_named = publishers.contains(&phrase(&source.publisher));
            found.add_phrase(&source.title, 2, source.id);
            if !is_named {
                found.add_phrase(&source.publisher, 1, source.id);
            }
        }
        found
    }

    /// Whether there is nothing to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The source that a text may give away. A text about somebody may have their `own` names, whoever wrote what.
    pub fn find(&mut self, text: &str, own: &[&str]) -> Option<RecordId> {
        if self.is_empty() {
            return None;
        }
        let words = parts(text);
        let known: Vec<KnownWord> = words.iter().map(|word| self.know(word)).collect();
        for (at, one) in known.iter().enumerate() {
            if let Some(source) = one.names
                && (!is_own(&words[at], own) || self.is_whole(source, &words, at, own))
            {
                return Some(source);
            }
            let phrases = self.phrases.get(&one.key).into_iter().flatten();
            for (phrase, source) in phrases {
                let here = known[at..].iter().map(|word| &word.key);
                if known.len() - at >= phrase.len() && phrase.iter().zip(here).all(|(a, b)| a == b)
                {
                    return Some(*source);
                }
            }
        }
        let lower = text.to_lowercase();
        let mut sources = self.sources.iter();
        let found = sources.find(|one| one.address.as_ref().is_some_and(|it| lower.contains(it)));
        found.map(|one| one.id)
    }

    /// Whether another word of the source's name stands beside this one, which is also a name of those whom the text is
    /// about: a mother has the surname of her son.
    fn is_whole(&self, source: RecordId, words: &[String], at: usize, own: &[&str]) -> bool {
        let source = self.sources.iter().find(|one| one.id == source);
        let beside = [at.checked_sub(1), Some(at + 1)];
        let mut beside = beside.into_iter().flatten().filter_map(|at| words.get(at));
        beside.any(|word| {
            let is_name = source.is_some_and(|one| one.written.contains(&word.to_lowercase()));
            is_name && !is_own(word, own)
        })
    }

    fn know(&mut self, word: &str) -> KnownWord {
        if let Some(known) = self.words.get(word) {
            return known.clone();
        }
        let small = word.to_lowercase();
        let is_place = self.places.contains(&small);
        let mut sources = self.sources.iter();
        let names = sources.find(|source| {
            (!is_place || source.written.contains(&small)) && source.people.is_named(word)
        });
        let known = KnownWord {
            key: folded(word),
            names: names.map(|source| source.id),
        };
        self.words.insert(word.to_owned(), known.clone());
        known
    }

    fn add_phrase(&mut self, text: &str, least_words: usize, source: RecordId) {
        let words: Vec<String> = parts(text).iter().map(|part| folded(part)).collect();
        let length: usize = words.iter().map(|word| letters(word)).sum();
        if let Some(first) = words.first()
            && words.len() >= least_words
            && length >= SHORTEST_PHRASE
        {
            let begin = self.phrases.entry(first.clone()).or_default();
            begin.push((words, source));
        }
    }
}

/// Whether a word is one of these names.
fn is_own(word: &str, own: &[&str]) -> bool {
    let key = folded(word);
    let mut words = own.iter().flat_map(|name| parts(name));
    words.any(|part| folded(&part) == key)
        || HiddenNames::of_texts(own.iter().copied()).is_named(word)
}

/// The words of the names of places and units.
fn place_words(book: &Book) -> HashSet<String> {
    let places = book.places().iter().map(|(_, place)| &place.name);
    let units = book.units().iter().map(|(_, unit)| &unit.name);
    places.chain(units).flat_map(|name| lower(name)).collect()
}

/// A text as its folded words.
fn phrase(text: &str) -> String {
    let words: Vec<String> = parts(text).iter().map(|part| folded(part)).collect();
    words.join(" ")
}

/// What is known of the words of titles: which of them name nobody, and which are words of people's names.
struct TitleWords {
    nobody: HashSet<String>,
    people: HashSet<String>,
}

impl TitleWords {
    fn of(hidden: &[&Source], open: &[&Source], book: &Book, places: &HashSet<String>) -> Self {
        let asked: HashSet<String> = hidden.iter().flat_map(|one| lower(&one.title)).collect();
        let mut nobody = HashSet::new();
        nobody.extend(places.intersection(&asked).cloned());
        for source in open {
            let words = lower(&source.publisher).into_iter();
            nobody.extend(words.filter(|word| asked.contains(word)));
        }
        let mut people = HashSet::new();
        for (_, person) in book.people().iter() {
            let words = lower(&person.name).into_iter();
            people.extend(words.filter(|word| asked.contains(word)));
        }
        Self { nobody, people }
    }

    /// The names of people in a title: words with a capital beside each other. What begins the title has one
    /// anyway, and is a name only if it is known as one or a title has nothing else.
    fn names_in(&self, title: &str) -> Vec<String> {
        let words = parts(title);
        let mut names = vec![String::new()];
        for (at, word) in words.iter().enumerate() {
            let small = word.to_lowercase();
            let key = folded(word);
            let is_person = self.people.contains(&small) || full_form(&key).is_some();
            let is_name = is_capital(word)
                && letters(word) > 1
                && word.chars().any(char::is_alphabetic)
                && !self.nobody.contains(&small)
                && !says_little(&key)
                && (at > 0 || is_person || words.len() < 3);
            let last = names.len() - 1;
            match is_name {
                true if names[last].is_empty() => names[last].push_str(word),
                true => {
                    names[last].push(' ');
                    names[last].push_str(word);
                }
                false => names.push(String::new()),
            }
        }
        names.retain(|name| !name.is_empty());
        names
    }
}

fn lower(text: &str) -> Vec<String> {
    parts(text).iter().map(|part| part.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::kind::Kind;
    use crate::record::status::StatusKind;

    fn book(records: &[(Kind, &str, &str)]) -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for (kind, id, fields) in records {
            let text = format!("{}(id: {id:?}, {fields})", kind.struct_name());
            let id = id.parse().unwrap();
            book.put(read_file("x".as_ref(), *kind, id, &text).unwrap());
        }
        book.settle();
        book
    }

    #[test]
    fn names_of_confidential_sources_are_found_in_any_form() {
        let book = book(&[
            (Kind::Place, "l-1", "name: \"Zorino\""),
            (Kind::Person, "p-1", "name: \"Vadim Zorin\""),
            (
                Kind::Source,
                "s-1",
                "title: \"Talk in Zorino with Fedot Karpenko\", author: \"Lida Marchuk\", publisher: \"Night Desk\", url: \"https://chat.example/night\", confidential: true",
            ),
            (
                Kind::Source,
                "s-2",
                "title: \"Zorin\", publisher: \"The Lantern\", confidential: true",
            ),
            (
                Kind::Source,
                "s-3",
                "title: \"A report by Semyon Gavrilov\", author: \"Semyon Gavrilov\", publisher: \"The Lantern\"",
            ),
        ]);
        let mut names = ConfidentialNames::of(&book);
        let mut found = |text: &str| names.find(text, &[]).map(|id| id.to_string());
        for text in [
            "Karpenko told it at the gate",
            "слова Карпенко",
            "told by L. Marchuk",
            "от Марчука",
            "as the night desk has it",
            "see https://chat.example/night/12",
        ] {
            assert_eq!(found(text).as_deref(), Some("s-1"), "{text}");
        }
        assert_eq!(found("Zorin's words").as_deref(), Some("s-2"));
        for text in [
            "Held in Zorino in July",
            "Gavrilov wrote it for The Lantern",
            "the desk at night",
            "a talk with him",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        let own = names.find("Vadim Zorin was held", &["Vadim Zorin"]);
        assert_eq!(own, None);
        let other = names.find("Zorin and Karpenko were held", &["Vadim Zorin"]);
        assert_eq!(other.map(|id| id.to_string()).as_deref(), Some("s-1"));
    }

    #[test]
    fn without_a_confidential_source_nothing_is_found() {
        let book = book(&[(Kind::Source, "s-1", "title: \"Talk with Fedot Karpenko\"")]);
        let mut names = ConfidentialNames::of(&book);
        assert!(names.is_empty());
        assert_eq!(names.find("Fedot Karpenko", &[]), None);
    }
}

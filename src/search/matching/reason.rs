//! Why a record was found, if its name does not show it: the word that answers to a typed one, and where it
//! stands.

use std::ops::Range;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::texts::{FORGIVING, IndexedField, fields, spellings, visit};
use crate::search::matching::phrase::Phrase;
use crate::search::pick::highlight::original;
use crate::search::query::{Query, Term, Test, TextField, Wanted, WantedWord};
use crate::spelling::near::is_close_dialect;
use crate::spelling::neighbors::key_with_map;

/// Where a record answers to a typed word, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitReason {
    /// What was typed.
    pub typed: Box<str>,
    /// As what the text is searched that answers.
    pub field: IndexedField,
    /// How its word answers.
    pub how: WordRelation,
    /// The word, as it is recorded.
    pub found: Box<str>,
    /// The word with some of the text around it.
    pub around: Box<str>,
}

impl HitReason {
    /// What was typed and what is recorded; whether one is short for the other; and where it stands, unless
    /// that is a name: the field in one word, and the text there.
    #[must_use]
    pub fn parts(&self) -> (&str, &str, bool, Option<(&str, &str)>) {
        let inside = (!self.field.is_name()).then(|| (self.field_word(), &*self.around));
        let is_short = self.how == WordRelation::ShortName;
        (&self.typed, &self.found, is_short, inside)
    }

    /// One word for as what the text is searched that answers.
    #[must_use]
    pub const fn field_word(&self) -> &'static str {
        match self.field {
            IndexedField::Name | IndexedField::OtherName | IndexedField::WeakName => "name",
            IndexedField::Place => "place",
            IndexedField::Unit => "unit",
            IndexedField::Rank => "rank",
            IndexedField::Case | IndexedField::AboutCase => "case",
            IndexedField::Source | IndexedField::AboutSource => "source",
            IndexedField::Tag => "tag",
            IndexedField::Note => "note",
            IndexedField::By => "by",
            IndexedField::Withdrawn => "withdrawn",
        }
    }
}

/// How a recorded word answers to a typed one. What comes later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordRelation {
    /// It is a near spelling, or the word if its letters are read in another way.
    Near,
    /// It has the word inside.
    Inside,
    /// It is a short form of the name, or the name that the typed word is short for.
    ShortName,
    /// It is the same name in another language.
    OtherForm,
    /// It is the word or begins with it, in whatever script.
    Same,
}

/// How much of a text is told before and behind the word, in letters.
const AROUND: usize = 24;

/// How much of a text is looked at, in bytes.
const MOST_LOOKED_AT: usize = 16 * 1024;

/// A place of a word that was looked for, the best so far.
#[derive(Clone, Debug)]
struct Place {
    how: WordRelation,
    field: IndexedField,
    found: Box<str>,
    around: Box<str>,
}

/// A word or phrase that is looked for.
struct Sought<'a> {
    wanted: &'a Wanted,
    /// `None` for a phrase.
    word: Option<&'a WantedWord>,
    fields: u16,
    /// Whether the field was named, so that nobody asks where the word stands.
    is_named: bool,
    /// Which alternative of which term it belongs to.
    of: (usize, usize),
    best: Option<Place>,
}

/// For each typed word that a record of a kind answers to otherwise than in a name of the same letters:
/// which word does, and where.
#[must_use]
pub fn reasons(book: &Book, kind: Kind, row: u32, query: &Query) -> Vec<HitReason> {
    let mut sought = Vec::new();
    collect(&query.terms, &mut sought);
    if sought.is_empty() {
        return Vec::new();
    }
    let mut is_clear = false;
    visit(book, kind, row, &mut |field, text| {
        if !field.is_name() {
            // Names come first: whoever bears all the words is seen to answer.
            is_clear = is_clear || sought.iter().all(Sought::is_seen);
            if is_clear {
                return;
            }
        }
        spellings(book, text, &mut |spelling| {
            let spelling = beginning(spelling);
            let mut folded = None;
            for sought in &mut sought {
                if sought.fields & field.bit() != 0 && !sought.is_seen() {
                    sought.look(field, spelling, &mut folded);
                }
            }
        });
    });
    told(&sought)
}

/// As much of a text as is looked at: pages are drawn while somebody types.
fn beginning(text: &str) -> &str {
    let cut = (0..=MOST_LOOKED_AT.min(text.len())).rev();
    let mut cut = cut.filter(|at| text.is_char_boundary(*at));
    text.get(..cut.next().unwrap_or(0)).unwrap_or(text)
}

/// The reasons of the first alternative of each term whose words all have a place.
fn told(sought: &[Sought]) -> Vec<HitReason> {
    let mut reasons = Vec::new();
    let mut done = None;
    for alternative in sought.chunk_by(|one, next| one.of == next.of) {
        let of = alternative[0].of.0;
        if done == Some(of) || alternative.iter().any(|word| word.best.is_none()) {
            continue;
        }
        done = Some(of);
        reasons.extend(alternative.iter().filter_map(Sought::reason));
    }
    reasons
}

/// Takes in what texts a query asks for, those of saved queries in it included.
fn collect<'q>(terms: &'q [Term], sought: &mut Vec<Sought<'q>>) {
    for term in terms.iter().filter(|term| !term.negated) {
        match &term.test {
            Test::All(terms) => collect(terms, sought),
            Test::Text { field, any } => {
                let of = sought.last().map_or(0, |last| last.of.0 + 1);
                for (alternative, wanted) in any.iter().enumerate() {
                    let one = |word| Sought {
                        wanted,
                        word,
                        fields: fields(*field),
                        is_named: !matches!(field, None | Some(TextField::Name)),
                        of: (of, alternative),
                        best: None,
                    };
                    if wanted.exact {
                        sought.push(one(None));
                    } else {
                        sought.extend(wanted.words.iter().map(|word| one(Some(word))));
                    }
                }
            }
            _ => {}
        }
    }
}

impl Sought<'_> {
    /// Whether a name has the word, so that nothing needs to be told.
    fn is_seen(&self) -> bool {
        let seen = |best: &Place| best.field.is_name() && best.how == WordRelation::Same;
        self.best.as_ref().is_some_and(seen)
    }

    /// Looks for the word in one spelling of a text; `folded` is its key once it has been needed.
    fn look(&mut self, field: IndexedField, text: &str, folded: &mut Option<(String, Vec<u32>)>) {
        let Some(word) = self.word else {
            if let Some(span) = Phrase::new(&self.wanted.typed)
                .places(text)
                .into_iter()
                .next()
            {
                self.take(field, WordRelation::Same, text, span);
            }
            return;
        };
        let (key, map) = folded.get_or_insert_with(|| key_with_map(text));
        let mut at = 0;
        for part in key.split(' ') {
            let span = at..at + part.len();
            at = span.end + 1;
            if let Some(how) = relation(word, part, field) {
                let span = original(text, map, &span);
                self.take(field, how, text, span);
            }
        }
    }

    /// Notes a place, if it is better than the one before.
    fn take(&mut self, field: IndexedField, how: WordRelation, text: &str, span: Range<usize>) {
        let quality = |how: WordRelation, field: IndexedField| (how, field.is_name());
        let known = self.best.as_ref().map(|best| quality(best.how, best.field));
        if known.is_none_or(|known| quality(how, field) > known) {
            self.best = Some(Place {
                how,
                field,
                found: text.get(span.clone()).unwrap_or_default().into(),
                around: around(text, span).into(),
            });
        }
    }

    /// What is to be told of the word: nothing if a name shows it, or if the field was named and has it.
    fn reason(&self) -> Option<HitReason> {
        let best = self.best.as_ref()?;
        let is_same = matches!(best.how, WordRelation::Same | WordRelation::Inside);
        if is_same && (best.field.is_name() || self.is_named) {
            return None;
        }
        Some(HitReason {
            typed: self.wanted.typed.as_str().into(),
            field: best.field,
            how: best.how,
            found: best.found.clone(),
            around: best.around.clone(),
        })
    }
}

/// How a word of a text, by its key, answers to a wanted one.
fn relation(wanted: &WantedWord, word: &str, field: IndexedField) -> Option<WordRelation> {
    if word.is_empty() {
        return None;
    }
    let begins = |key: &String| word.starts_with(key.as_str());
    let is_it = |key: &String| key == word;
    if begins(&wanted.key) || wanted.open_keys.iter().any(begins) {
        return Some(WordRelation::Same);
    }
    if wanted.other_forms.iter().any(is_it) {
        return Some(WordRelation::OtherForm);
    }
    if field.is_name() && wanted.short_forms.iter().any(is_it) {
        return Some(WordRelation::ShortName);
    }
    if word.contains(&wanted.key) {
        return Some(WordRelation::Inside);
    }
    let is_close = |key: &String| {
        is_close_dialect(key, word)
            || key == word
            || key.len() >= 4 && word.starts_with(key.as_str())
    };
    let is_near = FORGIVING & field.bit() != 0
        && wanted.key.len() > 1
        && (is_close_dialect(&wanted.key, word) || wanted.other_keys.iter().any(is_close));
    is_near.then_some(WordRelation::Near)
}

/// A part of a text with some letters before and behind it, cut between words.
fn around(text: &str, span: Range<usize>) -> String {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let start = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(cut, _)| {
            let part = &before[cut..];
            part.find(char::is_whitespace)
                .map_or(span.start, |space| cut + space)
        });
    let end = after
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(cut, _)| {
            let part = &after[..cut];
            span.end + part.rfind(char::is_whitespace).unwrap_or(0)
        });
    let words: Vec<&str> = text[start..end].split_whitespace().collect();
    let (lead, trail) = (
        if start > 0 { "…" } else { "" },
        if end < text.len() { "…" } else { "" },
    );
    format!("{lead}{}{trail}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::casebook::book::loaded::Loaded;
    use crate::record::read::read_record;
    use crate::record::status::StatusKind;
    use crate::search::query::parse::parse;

    fn book() -> Book {
        let mut book = Book::new("why", StatusKind::four());
        for (kind, text) in [
            (
                Kind::Source,
                r#"Source(id: "s-1", title: "Letters to Melikhovo")"#,
            ),
            (
                Kind::Person,
                r#"Person(id: "p-1", name: "Иван Чехов", home: "Таганрог", notes: [(text: "Worked for many years as a village doctor, and wrote plays in the evenings"), (text: "Київ")],
                history: [(when: "1890", status: Missing, place: "Київ", sources: [(source: "s-1")])])"#,
            ),
        ] {
            let record = read_record(kind, text).unwrap();
            book.put(Loaded {
                record,
                unknown: Vec::new(),
            });
        }
        book.settle();
        book
    }

    fn why(typed: &str) -> Vec<(WordRelation, IndexedField, String, String)> {
        let query = parse(typed, date(2026, 11, 1)).unwrap();
        let found = reasons(&book(), Kind::Person, 0, &query).into_iter();
        found
            .map(|of| (of.how, of.field, of.found.into(), of.around.into()))
            .collect()
    }

    #[test]
    fn it_says_which_word_and_where() {
        use IndexedField::{Name, Note, Place, Source};
        use WordRelation::{Near, OtherForm, Same, ShortName};
        for (typed, how, field, found, around) in [
            (
                "doctor",
                Same,
                Note,
                "doctor",
                "…many years as a village doctor, and wrote plays in…",
            ),
            (
                "мелихово",
                Same,
                Source,
                "Melikhovo",
                "Letters to Melikhovo",
            ),
            ("Ваня", ShortName, Name, "Иван", "Иван Чехов"),
            ("taganrog", Same, Place, "Таганрог", "Таганрог"),
            ("Киев", Near, Place, "Київ", "Київ"),
            (
                "\"village doctor\"",
                Same,
                Note,
                "village doctor",
                "…for many years as a village doctor, and wrote plays in…",
            ),
        ] {
            let found_all = why(typed);
            let wanted = (how, field, found.to_owned(), around.to_owned());
            assert_eq!(found_all, [wanted], "{typed}");
        }
        assert!(why("Чехов Іван").iter().all(|of| of.0 == OtherForm));
    }

    #[test]
    fn a_name_that_shows_it_needs_no_reason() {
        for typed in [
            "иван",
            "Chekhov Ivan",
            "хов",
            "status:missing",
            "note:doctor",
            "-paris",
        ] {
            assert_eq!(why(typed), [], "{typed}");
        }
    }

    #[test]
    fn a_text_is_cut_between_words_and_letters() {
        assert_eq!(around("a", 0..1), "a");
        assert_eq!(around("", 0..0), "");
        let text = "ж".repeat(5_000);
        assert_eq!(around(&text, 0..2), "ж…");
        assert_eq!(around("one\n\ttwo", 0..3), "one two");
    }
}

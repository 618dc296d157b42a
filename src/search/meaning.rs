//! What a query means for one index: how well every word and text of the index answers to each of
//! its words; and with that, whether and how well a record does.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::facts::Fact;
use crate::search::index::{Index, KindIndex};
use crate::search::phrase::Phrase;
use crate::search::query::{Query, Term, Test, Wanted};
use crate::search::rank::{Rank, Tier};
use crate::search::shelf_index::{ShelfIndex, Token};
use crate::search::texts::{FORGIVING, Field, fields};
use crate::search::vocabulary::{DIALECT, Fit, GAPS, INSIDE, NEAR, NO_FIT, OPEN, START, WHOLE};

/// A query as one index understands it.
pub struct Meaning<'a> {
    book: &'a Book,
    kind: Kind,
    index: &'a KindIndex,
    texts: Vec<TextTest>,
    facts: Vec<(bool, Fact)>,
    /// Queries of their own that must hold, or not.
    groups: Vec<(bool, Meaning<'a>)>,
    /// Whether words were let in that only nearly answer.
    pub lenient: bool,
}

/// A text that is looked for, or not to be there.
struct TextTest {
    negated: bool,
    fields: u16,
    any: Vec<Alternative>,
}

struct Alternative {
    words: Vec<Answers>,
    /// For a phrase in quotes, the phrase, and in which of the shared texts it stands.
    exact: Option<(Phrase, Vec<bool>)>,
}

/// How well the words and texts of the index answer to one word.
struct Answers {
    words: Vec<Fit>,
    texts: Vec<Fit>,
}

/// The fields that hold a record's own names, and those of them that say who it is.
const NAMES: u16 = STRONG_NAMES | Field::WeakName.bit();
const STRONG_NAMES: u16 = Field::Name.bit() | Field::OtherName.bit();

impl<'a> Meaning<'a> {
    /// Works out what the query means.
    #[must_use]
    pub fn of(book: &'a Book, index: &'a Index, kind: Kind, query: &'a Query, today: Date) -> Self {
        Self::of_terms(book, index, kind, &query.terms, today)
    }

    fn of_terms(book: &'a Book, index: &'a Index, kind: Kind, terms: &[Term], today: Date) -> Self {
        let mut meaning = Self {
            book,
            kind,
            index: index.of(kind),
            texts: Vec::new(),
            facts: Vec::new(),
            groups: Vec::new(),
            lenient: false,
        };
        for term in terms {
            if let Test::Text { field, any } = &term.test {
                let fields = fields(*field);
                let forgiving = !term.negated && fields & FORGIVING != 0;
                let any = any
                    .iter()
                    .map(|wanted| meaning.alternative(wanted, forgiving && !wanted.exact))
                    .collect();
                meaning.texts.push(TextTest {
                    negated: term.negated,
                    fields,
                    any,
                });
            } else if let Test::All(terms) = &term.test {
                let group = Self::of_terms(book, index, kind, terms, today);
                meaning.groups.push((term.negated, group));
            } else if let Some(fact) = Fact::of(&term.test, book, index.statuses(), today) {
                meaning.facts.push((term.negated, fact));
            }
        }
        meaning
    }

    /// The rank of a record, if it answers to the query.
    #[must_use]
    pub fn rank(&self, row: u32) -> Option<Rank> {
        let attributes = self.index.attributes.get(row as usize)?;
        let tokens = self.index.shelf.tokens(row);
        attributes.id?;
        for (negated, fact) in &self.facts {
            if fact.holds(attributes, self.book, self.kind, row) == *negated {
                return None;
            }
        }
        for (negated, group) in &self.groups {
            if group.rank(row).is_some() == *negated {
                return None;
            }
        }
        let names = tokens
            .iter()
            .position(|token| !token.field().is_name())
            .unwrap_or(tokens.len());
        let (names, others) = tokens.split_at(names);
        let mut worst = WHOLE;
        for text in &self.texts {
            let fit = text.fit(names, others);
            let there = fit != NO_FIT && text.stands(self, names, others, row);
            if there == text.negated {
                return None;
            }
            if !text.negated {
                worst = worst.min(fit);
            }
        }
        let (tier, weak) = self.place(names, worst);
        let order = self.index.order.place(row);
        Some(Rank::new(tier, weak, attributes.changed, order))
    }

    /// The rows that may answer to the query, marked, where they are few; `None` where it is better
    /// to look at every row.
    #[must_use]
    pub fn marked(&self) -> Option<Vec<bool>> {
        let shelf = &self.index.shelf;
        let rows = self.index.attributes.len();
        let rarest = self
            .texts
            .iter()
            .filter(|text| !text.negated)
            .map(|text| {
                let words = text
                    .any
                    .iter()
                    .map(|alternative| alternative.rarest(shelf, rows / 4));
                let words: Vec<(usize, &Answers)> = words.collect::<Option<_>>()?;
                let count: usize = words.iter().map(|(count, _)| count).sum();
                Some((count, words))
            })
            .min_by_key(|rarest| rarest.as_ref().map_or(usize::MAX, |(count, _)| *count))??;
        if rarest.0 > rows / 4 {
            return None;
        }
        let mut marks = vec![false; rows];
        for (_, answers) in rarest.1 {
            shelf.mark(&answers.words, &answers.texts, &mut marks);
        }
        Some(marks)
    }

    fn alternative(&mut self, wanted: &Wanted, forgiving: bool) -> Alternative {
        let shelf = &self.index.shelf;
        let mut answers = Vec::new();
        for word in &wanted.words {
            let fits = shelf.vocabulary.fits(word, forgiving);
            self.lenient |= fits.lenient;
            answers.push(Answers {
                texts: shelf.texts.fits(&fits.of),
                words: fits.of,
            });
        }
        let exact = wanted.exact.then(|| {
            let phrase = Phrase::new(&wanted.typed);
            let mut there = vec![false; shelf.texts.len()];
            for (text, number) in shelf.texts.shared() {
                let at = number as usize;
                let whole = answers.iter().all(|word| word.texts[at] == WHOLE);
                there[at] = whole && phrase.is_in(self.book, text);
            }
            (phrase, there)
        });
        Alternative {
            words: answers,
            exact,
        }
    }

    /// The words that names may answer to.
    fn name_words(&self) -> impl Iterator<Item = &Answers> + Clone {
        self.texts
            .iter()
            .filter(|text| !text.negated && text.fields & NAMES != 0)
            .filter_map(|text| match text.any.as_slice() {
                [only] => Some(&only.words),
                _ => None,
            })
            .flatten()
    }

    /// How well the names answer, given how well the record does on the whole, and whether only weak
    /// names do.
    fn place(&self, names: &[Token], worst: Fit) -> (Tier, bool) {
        let whole = match worst {
            NEAR => Tier::Near,
            GAPS => Tier::Gaps,
            DIALECT => Tier::Dialect,
            INSIDE => Tier::Inside,
            OPEN => Tier::OpenWords,
            _ => Tier::Words,
        };
        let mut words = self.name_words().peekable();
        if words.peek().is_none() {
            return (whole, false);
        }
        let (mut weak, mut least) = (false, WHOLE);
        for word in words {
            let strong = word.fit_in_names(names, STRONG_NAMES);
            let weakly = word.fit_in_names(names, Field::WeakName.bit());
            weak |= weakly > strong;
            least = least.min(strong.max(weakly));
        }
        let tier = match whole {
            Tier::Words if least >= START => best_name(names, &self.name_words()),
            Tier::Words | Tier::OpenWords if least >= OPEN => Tier::OpenName,
            other => other,
        };
        (tier, weak)
    }
}

/// How well the best of the names answers, where every word begins a word of some name.
fn best_name<'a>(names: &[Token], words: &(impl Iterator<Item = &'a Answers> + Clone)) -> Tier {
    let count = words.clone().count();
    let fit = |token: &Token, word: &Answers| word.words[token.number() as usize];
    let mut best = Tier::NameWords;
    let mut rest = names;
    while !rest.is_empty() {
        let length = rest[1..]
            .iter()
            .position(|token| token.is_first())
            .map_or(rest.len(), |next| next + 1);
        let (name, after) = rest.split_at(length);
        rest = after;
        let all_whole = name.len() == count
            && words
                .clone()
                .all(|word| name.iter().any(|token| fit(token, word) == WHOLE));
        if all_whole {
            return Tier::ExactName;
        }
        let mut pairs = name.iter().zip(words.clone()).enumerate();
        let starts = name.len() >= count
            && pairs.all(|(place, (token, word))| {
                let last = place + 1 == count;
                fit(token, word) >= if last { START } else { WHOLE }
            });
        if starts {
            best = Tier::NameStart;
        }
    }
    best
}

impl Alternative {
    /// The word that the fewest rows may have, and how many these are, if they are no more than
    /// `most`; else some number above.
    fn rarest(&self, shelf: &ShelfIndex, most: usize) -> Option<(usize, &Answers)> {
        self.words
            .iter()
            .map(|word| (shelf.count(&word.words, &word.texts, most), word))
            .min_by_key(|(count, _)| *count)
    }
}

impl TextTest {
    /// How well a record answers: by the best of the alternatives, of which the worst word counts.
    fn fit(&self, names: &[Token], others: &[Token]) -> Fit {
        let mut best = NO_FIT;
        for alternative in &self.any {
            let mut worst = WHOLE;
            for word in &alternative.words {
                let exact = alternative.exact.is_some();
                let enough = if exact { WHOLE } else { START };
                let fit = word.fit(names, others, self.fields, enough);
                // A phrase has whole words only.
                worst = worst.min(if exact && fit < WHOLE { NO_FIT } else { fit });
                if worst == NO_FIT {
                    break;
                }
            }
            best = best.max(worst);
        }
        best
    }

    /// Whether a phrase, all of whose words are there, also stands there as it is written.
    fn stands(&self, meaning: &Meaning, names: &[Token], others: &[Token], row: u32) -> bool {
        let [
            Alternative {
                words,
                exact: Some((phrase, there)),
            },
        ] = self.any.as_slice()
        else {
            return true;
        };
        let shared = others
            .iter()
            .any(|token| token.field().bit() & self.fields != 0 && there[token.number() as usize]);
        if shared {
            return true;
        }
        // Names and notes are nobody else's, so they have to be read again.
        let own = [(NAMES, names), (Field::Note.bit(), others)];
        let own = own.into_iter().filter(|(fields, tokens)| {
            let fields = fields & self.fields;
            words.iter().all(|word| {
                let fit = match fields & Field::Note.bit() {
                    0 => word.fit_in_names(tokens, fields),
                    _ => word.fit(&[], tokens, fields, WHOLE),
                };
                fit == WHOLE
            })
        });
        let fields = own.fold(0, |all, (fields, _)| all | fields & self.fields);
        fields != 0 && phrase.is_in_record(meaning.book, meaning.kind, row, fields)
    }
}

impl Answers {
    /// How well some fields of a record answer, at most until it is well enough; long texts and labels answer only to what stands in them, not to what is nearly
    /// there.
    fn fit(&self, names: &[Token], others: &[Token], fields: u16, enough: Fit) -> Fit {
        let mut best = self.fit_in_names(names, fields);
        for token in others {
            if best >= enough {
                break;
            }
            let field = token.field();
            let fit = self.texts[token.number() as usize];
            let counts = fit >= INSIDE || field.bit() & FORGIVING != 0;
            if fit > best && counts && field.bit() & fields != 0 {
                best = fit;
            }
        }
        best
    }

    fn fit_in_names(&self, names: &[Token], fields: u16) -> Fit {
        let of_fields = names
            .iter()
            .filter(|token| token.field().bit() & fields != 0);
        let fits = of_fields.map(|token| self.words[token.number() as usize]);
        fits.max().unwrap_or(NO_FIT)
    }
}

//! What a query means for one index: how well every word and text of the index answers to each of
//! its words; and with that, whether and how well a record does.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::facts::Fact;
use crate::search::index::{Index, KindIndex};
use crate::search::phrase::stands_in;
use crate::search::query::{Query, Test, Wanted};
use crate::search::rank::{Rank, Tier};
use crate::search::shelf_index::Token;
use crate::search::texts::{FORGIVING, Field, fields};
use crate::search::vocabulary::{DIALECT, Fit, GAPS, INSIDE, NEAR, NO_FIT, START, WHOLE};

/// A query as one index understands it.
pub struct Meaning<'a> {
    book: &'a Book,
    kind: Kind,
    index: &'a KindIndex,
    texts: Vec<TextTest<'a>>,
    facts: Vec<(bool, Fact)>,
    /// Whether words were let in that only nearly answer.
    pub lenient: bool,
}

/// A text that is looked for, or not to be there.
struct TextTest<'a> {
    negated: bool,
    fields: u16,
    any: Vec<Alternative<'a>>,
}

struct Alternative<'a> {
    wanted: &'a Wanted,
    words: Vec<Answers>,
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
        let mut meaning = Self {
            book,
            kind,
            index: index.of(kind),
            texts: Vec::new(),
            facts: Vec::new(),
            lenient: false,
        };
        for term in &query.terms {
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
        if !attributes.present {
            return None;
        }
        for (negated, fact) in &self.facts {
            if fact.holds(attributes, self.book, self.kind, row) == *negated {
                return None;
            }
        }
        let mut worst = WHOLE;
        for text in &self.texts {
            let fit = text.fit(tokens);
            let there = fit != NO_FIT && text.stands(self, row);
            if there == text.negated {
                return None;
            }
            if !text.negated {
                worst = worst.min(fit);
            }
        }
        let (tier, weak) = self.place(tokens, worst);
        Some(Rank::new(
            tier,
            weak,
            attributes.changed,
            self.index.order.place(row),
        ))
    }

    fn alternative(&mut self, wanted: &'a Wanted, forgiving: bool) -> Alternative<'a> {
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
        Alternative {
            wanted,
            words: answers,
        }
    }

    /// How well the names answer, given how well the record does on the whole.
    fn place(&self, tokens: &[Token], worst: Fit) -> (Tier, bool) {
        let words: Vec<&Answers> = self
            .texts
            .iter()
            .filter(|text| !text.negated && text.fields & NAMES != 0 && text.any.len() == 1)
            .flat_map(|text| &text.any[0].words)
            .collect();
        let whole = match worst {
            NEAR => Tier::Near,
            GAPS => Tier::Gaps,
            DIALECT => Tier::Dialect,
            INSIDE => Tier::Inside,
            _ => Tier::Words,
        };
        if words.is_empty() {
            return (whole, false);
        }
        let weak = words
            .iter()
            .any(|word| word.fit(tokens, Field::WeakName.bit()) > word.fit(tokens, STRONG_NAMES));
        if whole != Tier::Words || words.iter().any(|word| word.fit(tokens, NAMES) < START) {
            return (whole, weak);
        }
        (best_name(tokens, &words), weak)
    }
}

/// How well the best of the names answers, where every word begins a word of some name.
fn best_name(tokens: &[Token], words: &[&Answers]) -> Tier {
    let names = tokens
        .iter()
        .position(|token| !token.field().is_name())
        .map_or(tokens, |end| &tokens[..end]);
    let mut best = Tier::NameWords;
    let mut rest = names;
    while !rest.is_empty() {
        let length = rest[1..]
            .iter()
            .position(|token| token.is_first())
            .map_or(rest.len(), |next| next + 1);
        let (name, after) = rest.split_at(length);
        rest = after;
        let fit = |token: &Token, word: &&Answers| word.words[token.number() as usize];
        let all_whole = name.len() == words.len()
            && words
                .iter()
                .all(|word| name.iter().any(|token| fit(token, word) == WHOLE));
        if all_whole {
            return Tier::ExactName;
        }
        let starts = name.len() >= words.len()
            && name
                .iter()
                .zip(words)
                .enumerate()
                .all(|(place, (token, word))| {
                    let last = place + 1 == words.len();
                    fit(token, word) >= if last { START } else { WHOLE }
                });
        if starts {
            best = Tier::NameStart;
        }
    }
    best
}

impl TextTest<'_> {
    /// How well a record answers: by the best of the alternatives, of which the worst word counts.
    fn fit(&self, tokens: &[Token]) -> Fit {
        let mut best = NO_FIT;
        for alternative in &self.any {
            let mut worst = WHOLE;
            for word in &alternative.words {
                let fit = word.fit(tokens, self.fields);
                // A phrase has whole words only.
                worst = worst.min(if alternative.wanted.exact && fit < WHOLE {
                    NO_FIT
                } else {
                    fit
                });
                if worst == NO_FIT {
                    break;
                }
            }
            best = best.max(worst);
        }
        best
    }

    /// Whether a phrase, all of whose words are there, also stands there as it is written.
    fn stands(&self, meaning: &Meaning, row: u32) -> bool {
        match self.any.as_slice() {
            [Alternative { wanted, .. }] if wanted.exact => {
                stands_in(meaning.book, meaning.kind, row, self.fields, &wanted.typed)
            }
            _ => true,
        }
    }
}

impl Answers {
    /// How well some fields of a record answer. Long texts and labels answer only to what stands in
    /// them, not to what is nearly there.
    fn fit(&self, tokens: &[Token], fields: u16) -> Fit {
        let mut best = NO_FIT;
        for token in tokens {
            let field = token.field();
            if field.bit() & fields == 0 {
                continue;
            }
            let answers = if field.is_name() {
                &self.words
            } else {
                &self.texts
            };
            let fit = answers[token.number() as usize];
            if fit > best && (fit >= INSIDE || field.bit() & FORGIVING != 0) {
                best = fit;
            }
        }
        best
    }
}

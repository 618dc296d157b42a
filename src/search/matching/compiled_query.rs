//! What a query means for one index: a column for each of its words, and facts; and with that, whether
//! and how well a record answers.

use std::sync::Arc;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::texts::{FORGIVING, IndexedField, NAMES, fields};
use crate::search::index::vocabulary::{DIALECT, MatchQuality, NO_FIT, OPEN, START, WHOLE};
use crate::search::index::{Index, KindIndex};
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::facts::AttributeTest;
use crate::search::matching::phrase::Phrase;
use crate::search::matching::rank::{Rank, Tier};
use crate::search::matching::score_cache::{Asked, ScoreCache};
use crate::search::matching::score_caches::Columns;
use crate::search::matching::tiers::{best_name, rank_of, tier};
use crate::search::query::{Term, Test, Wanted};

/// A query as one index understands it.
pub struct CompiledQuery<'a> {
    book: &'a Book,
    kind: Kind,
    index: &'a KindIndex,
    texts: Vec<TextTest>,
    facts: Vec<(bool, AttributeTest)>,
    /// Queries of their own, each of which must not hold as a whole.
    unless: Vec<Self>,
    /// The words that names may answer to.
    named: Vec<Arc<ScoreCache>>,
    /// Whether people who are not looked for are left out unless they are named.
    only_looked_for: bool,
}

/// A text that is looked for, or not to be there.
struct TextTest {
    negated: bool,
    fields: u16,
    any: Vec<Alternative>,
}

struct Alternative {
    words: Vec<Arc<ScoreCache>>,
    /// For a phrase in quotes, the phrase, and in which of the shared texts it stands.
    exact: Option<(Phrase, Vec<bool>)>,
}

impl<'a> CompiledQuery<'a> {
    /// Works out what the query means; columns that `columns` has need not be made, and those that
    /// are made are noted there. `None` if the search was stopped meanwhile.
    #[must_use]
    pub fn of(
        (book, index): (&'a Book, &'a Index),
        kind: Kind,
        terms: &[Term],
        today: Date,
        columns: &mut Columns,
        stop: CancelToken,
    ) -> Option<Self> {
        let mut meaning = Self {
            book,
            kind,
            index: index.of(kind),
            texts: Vec::new(),
            facts: Vec::new(),
            unless: Vec::new(),
            named: Vec::new(),
            only_looked_for: false,
        };
        meaning.take_in(terms, index, today, columns, stop)?;
        Some(meaning)
    }

    /// The same, with people left out who are not looked for, unless a word stands in their names.
    #[must_use]
    pub const fn of_those_looked_for(mut self, only: bool) -> Self {
        self.only_looked_for = only;
        self
    }

    /// Whether a record is left out because nobody looks for that person.
    #[must_use]
    pub fn leaves_out(&self, row: u32) -> bool {
        self.only_looked_for && self.index.is_left_out(row) && !self.names(row)
    }

    /// Whether some word that is looked for stands in the names of a record.
    fn names(&self, row: u32) -> bool {
        let texts = self.texts.iter();
        texts
            .filter(|text| !text.negated && text.fields & NAMES != 0)
            .flat_map(|text| &text.any)
            .flat_map(|alternative| &alternative.words)
            .any(|word| word.level(row).in_names() != NO_FIT)
    }

    /// Takes in what must hold as well.
    fn take_in(
        &mut self,
        terms: &[Term],
        index: &'a Index,
        today: Date,
        columns: &mut Columns,
        stop: CancelToken,
    ) -> Option<()> {
        let (book, kind) = (self.book, self.kind);
        for term in terms {
            if let Test::Text { field, any } = &term.test {
                let fields = fields(*field);
                let forgiving = !term.negated && fields & FORGIVING != 0;
                let any = any
                    .iter()
                    .map(|wanted| self.alternative(wanted, fields, forgiving, columns, stop))
                    .collect::<Option<Vec<_>>>()?;
                if let ([only], false) = (any.as_slice(), term.negated || fields & NAMES == 0) {
                    self.named.extend(only.words.iter().cloned());
                }
                self.texts.push(TextTest {
                    negated: term.negated,
                    fields,
                    any,
                });
            } else if let Test::All(terms) = &term.test {
                if term.negated {
                    let group = Self::of((book, index), kind, terms, today, columns, stop)?;
                    self.unless.push(group);
                } else {
                    self.take_in(terms, index, today, columns, stop)?;
                }
            } else if let Some(fact) = AttributeTest::of(&term.test, book, index.statuses(), today)
            {
                self.facts.push((term.negated, fact));
            }
        }
        Some(())
    }

    /// The rank of a record, if it answers to the query and is not left out.
    #[must_use]
    pub fn rank(&self, row: u32) -> Option<Rank> {
        if self.leaves_out(row) {
            return None;
        }
        self.rank_of_any(row)
    }

    /// The rank of a record, if it answers to the query, also if it is left out.
    #[must_use]
    pub fn rank_of_any(&self, row: u32) -> Option<Rank> {
        let attributes = self.index.attributes.get(row as usize)?;
        attributes.id?;
        for (negated, fact) in &self.facts {
            if fact.holds(attributes, self.book, self.kind, row) == *negated {
                return None;
            }
        }
        if self.unless.iter().any(|group| group.rank(row).is_some()) {
            return None;
        }
        let mut worst = WHOLE;
        for text in &self.texts {
            let fit = text.fit(self, row);
            if (fit != NO_FIT) == text.negated {
                return None;
            }
            if !text.negated {
                worst = worst.min(fit);
            }
        }
        Some(self.place(row, worst))
    }

    /// Whether all words of the texts stand in a record that are looked for: by the index alone, so that the record need
    /// not be there. Whoever answers to the query has them.
    #[must_use]
    pub fn has_words(&self, row: u32) -> bool {
        let mut texts = self.texts.iter().filter(|text| !text.negated);
        texts.all(|text| text.any.iter().any(|words| words.fit(row) != NO_FIT))
    }

    /// The rows that may answer to the query, in order, where they are few; `None` if every row
    /// has to be looked at.
    #[must_use]
    pub fn few(&self) -> Option<Vec<u32>> {
        let rarest = self
            .texts
            .iter()
            .filter(|text| !text.negated)
            .filter_map(|text| {
                let few = text.any.iter().map(Alternative::rarest);
                few.collect::<Option<Vec<&[u32]>>>()
            })
            .min_by_key(|few| few.iter().map(|rows| rows.len()).sum::<usize>())?;
        if let [only] = rarest.as_slice() {
            return Some(only.to_vec());
        }
        let mut rows = rarest.concat();
        rows.sort_unstable();
        rows.dedup();
        Some(rows)
    }

    /// The one word that the whole query consists of, where every record has the rank that its
    /// level has.
    #[must_use]
    pub fn only_word(&self) -> Option<&ScoreCache> {
        let alone = self.facts.is_empty() && self.unless.is_empty();
        let [text] = self.texts.as_slice() else {
            return None;
        };
        match text.any.as_slice() {
            [Alternative { words, exact: None }]
                if alone && !text.negated && text.fields & NAMES != 0 =>
            {
                match words.as_slice() {
                    [only] => Some(only),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn alternative(
        &self,
        wanted: &Wanted,
        fields: u16,
        forgiving: bool,
        columns: &mut Columns,
        stop: CancelToken,
    ) -> Option<Alternative> {
        let words = wanted
            .words
            .iter()
            .map(|word| {
                let asked = Asked {
                    word: word.clone(),
                    fields,
                    forgiving: forgiving && !wanted.exact,
                    whole: wanted.exact,
                };
                columns.of(asked, self.index, stop)
            })
            .collect::<Option<Vec<_>>>()?;
        let exact = wanted.exact.then(|| {
            let phrase = Phrase::new(&wanted.typed);
            let texts = &self.index.table.texts;
            let mut there = vec![false; texts.len()];
            for (text, number) in texts.shared() {
                let at = number as usize;
                let whole = words.iter().all(|word| word.texts[at] == WHOLE);
                there[at] = whole && phrase.is_in(self.book, text);
            }
            (phrase, there)
        });
        Some(Alternative { words, exact })
    }

    /// The rank of a record that answers at its worst so.
    fn place(&self, row: u32, worst: MatchQuality) -> Rank {
        let whole = tier(worst);
        if let [word] = self.named.as_slice() {
            return rank_of(whole, word.level(row));
        }
        if self.named.is_empty() {
            return Rank::of(whole);
        }
        let (mut weak, mut least) = (false, WHOLE);
        for word in &self.named {
            let level = word.level(row);
            weak |= level.weak() > level.strong();
            least = least.min(level.in_names());
        }
        let tier = match whole {
            Tier::Words if least >= START => {
                best_name(self.index.table.tokens(row).names, &self.named)
            }
            Tier::Words | Tier::OpenWords if least >= OPEN => Tier::OpenName,
            other => other,
        };
        Rank::new(tier, weak)
    }
}

impl Alternative {
    /// The rows of the word that the fewest have, where they are few.
    fn rarest(&self) -> Option<&[u32]> {
        let few = self.words.iter().filter_map(|word| word.few());
        few.min_by_key(|rows| rows.len())
    }

    /// How well a record answers: the worst word counts.
    fn fit(&self, row: u32) -> MatchQuality {
        // A phrase has whole words only.
        let least = if self.exact.is_some() { WHOLE } else { DIALECT };
        let mut worst = WHOLE;
        for word in &self.words {
            worst = worst.min(word.level(row).best());
            if worst < least {
                return NO_FIT;
            }
        }
        worst
    }

    /// Whether a phrase, all of whose words are there, also stands there as it is written.
    fn stands(&self, fields: u16, meaning: &CompiledQuery, row: u32) -> bool {
        let Some((phrase, there)) = &self.exact else {
            return true;
        };
        let texts = meaning.index.table.tokens(row).texts;
        let shared = texts
            .iter()
            .any(|token| token.field().bit() & fields != 0 && there[token.number() as usize]);
        if shared {
            return true;
        }
        // Names and notes are nobody else's, so they have to be read again.
        let is_in_names = |word: &Arc<ScoreCache>| word.level(row).in_names() == WHOLE;
        let stands = |fields| phrase.is_in_record(meaning.book, meaning.kind, row, fields);
        if fields & NAMES != 0 && self.words.iter().all(is_in_names) && stands(NAMES) {
            return true;
        }
        let mut own = 0;
        for field in [IndexedField::Note, IndexedField::Withdrawn] {
            let has = |word: &Arc<ScoreCache>| {
                let mut of_field = texts.iter().filter(|token| token.field() == field);
                of_field.any(|token| word.texts[token.number() as usize] == WHOLE)
            };
            if self.words.iter().all(has) {
                own |= field.bit();
            }
        }
        own & fields != 0 && stands(own & fields)
    }
}

impl TextTest {
    /// How well a record answers: by the best of the alternatives.
    fn fit(&self, meaning: &CompiledQuery, row: u32) -> MatchQuality {
        let mut best = NO_FIT;
        for alternative in &self.any {
            let fit = alternative.fit(row);
            if fit > best && alternative.stands(self.fields, meaning, row) {
                best = fit;
            }
        }
        best
    }
}

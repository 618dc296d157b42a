//! The parts of a document, whatever form it is written in.

use jiff::civil::Date;
use unicode_script::{Script, UnicodeScript};

use crate::text::catalogue::say;
use crate::text::labels::date;
use crate::text::report::diagram::Diagram;
use crate::text::safe::{Safe, display_safe};

/// The most names that are looked for in a sentence.
const MOST_NAMES: usize = 64;

/// Text in which names are set apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Run>);

/// A piece of such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Words of our own.
    Plain(String),
    /// A name or title, which may run in another direction and in another script.
    Name(String),
}

impl Prose {
    /// Text of our own.
    #[must_use]
    pub fn plain(text: &Safe) -> Self {
        Self(vec![Run::Plain(text.as_str().to_owned())])
    }

    /// A name or title, or words that somebody else wrote.
    #[must_use]
    pub fn name(text: &str) -> Self {
        match text {
            "" => Self::default(),
            text => Self(vec![Run::Name(display_safe(text).into_string())]),
        }
    }

    /// A sentence, in which these names are set apart.
    #[must_use]
    pub fn with_names(sentence: &Safe, names: &NameList) -> Self {
        let text = sentence.as_str();
        let mut runs = Vec::new();
        let (mut plain, mut at) = (0, 0);
        while let Some(letter) = text[at..].chars().next() {
            let is_begin = text[..at]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric());
            let name = match is_begin {
                true => names.0.iter().find(|name| text[at..].starts_with(*name)),
                false => None,
            };
            match name {
                Some(name) => {
                    if plain < at {
                        runs.push(Run::Plain(text[plain..at].to_owned()));
                    }
                    runs.push(Run::Name(name.clone()));
                    at += name.len();
                    plain = at;
                }
                None => at += letter.len_utf8(),
            }
        }
        if plain < text.len() {
            runs.push(Run::Plain(text[plain..].to_owned()));
        }
        Self(runs)
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What stands in it.
    #[must_use]
    pub fn text(&self) -> String {
        let runs = self.0.iter().map(|run| match run {
            Run::Plain(text) | Run::Name(text) => text.as_str(),
        });
        runs.collect()
    }
}

/// Names that are set apart in sentences, the longest first.
#[derive(Clone, Debug, Default)]
pub struct NameList(Vec<String>);

impl NameList {
    /// Of these names as many as are looked for.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for name in names {
            let name = display_safe(name.trim()).into_string();
            if kept.len() < MOST_NAMES && name.chars().count() > 1 && !kept.contains(&name) {
                kept.push(name);
            }
        }
        kept.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self(kept)
    }
}

/// In which language a name is, as far as its letters tell: `und-Cyrl`. None for Latin letters.
#[must_use]
pub fn language_of(text: &str) -> Option<String> {
    let scripts = text.chars().map(|c| c.script());
    let mut scripts =
        scripts.filter(|one| !matches!(one, Script::Common | Script::Inherited | Script::Unknown));
    let script = scripts.next()?;
    (script != Script::Latin).then(|| format!("und-{}", script.short_name()))
}

/// The head of a document.
#[derive(Clone, Debug, Default)]
pub struct DocumentHead {
    /// Its title.
    pub title: Prose,
    /// What has to be known before it is read on.
    pub remarks: Vec<Prose>,
}

impl DocumentHead {
    /// The head of a document that was made today of the records, with what has to be known of it.
    #[must_use]
    pub fn made(title: Prose, today: Date, remark: &Safe) -> Self {
        let made = say!(report_made {
            date: date::day(today)
        });
        Self {
            title,
            remarks: vec![Prose::plain(&made), Prose::plain(remark)],
        }
    }
}

/// A part of a document with a heading of its own.
#[derive(Clone, Debug, Default)]
pub struct Chapter {
    /// What it is about.
    pub heading: Prose,
    /// What stands in it.
    pub blocks: Vec<ChapterBlock>,
}

impl Chapter {
    /// Every text in it. What is drawn says the same as its table.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.heading.text()];
        for block in &self.blocks {
            match block {
                ChapterBlock::Heading(text) | ChapterBlock::Missing(text) => {
                    texts.push(text.as_str().to_owned());
                }
                ChapterBlock::Sentence(one) => {
                    texts.push(one.sentence.text());
                    let told = one.sources.iter().map(|source| &source.told);
                    let told = told.chain([&one.reports]).chain(&one.against);
                    texts.extend(told.map(|text| text.as_str().to_owned()));
                }
                ChapterBlock::Table(table) | ChapterBlock::Drawn(_, table) => {
                    let told = table.head.iter().chain([&table.caption]);
                    texts.extend(told.map(|text| text.as_str().to_owned()));
                    texts.extend(table.rows.iter().flatten().map(Prose::text));
                }
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }
}

/// A piece of a chapter.
#[derive(Clone, Debug)]
pub enum ChapterBlock {
    /// A heading within the chapter.
    Heading(Safe),
    /// A sentence with everything that stands behind it.
    Sentence(SourcedSentence),
    /// What is missing.
    Missing(Safe),
    /// A table.
    Table(PrintedTable),
    /// Something drawn, and the table that says the same.
    Drawn(Diagram, PrintedTable),
}

/// A sentence, who says so, and what contradicts it.
#[derive(Clone, Debug, Default)]
pub struct SourcedSentence {
    /// The sentence.
    pub sentence: Prose,
    /// Who says so, each with a grade.
    pub sources: Vec<CitedSource>,
    /// What stands in the place of sources if there are none.
    pub unsourced: Option<&'static str>,
    /// How many reports these are and what they go back to.
    pub reports: Safe,
    /// What contradicts it.
    pub against: Vec<Safe>,
}

/// One source of a sentence.
#[derive(Clone, Debug)]
pub struct CitedSource {
    /// Its number in the list of sources, if it may be named.
    pub number: Option<usize>,
    /// Who says so, where, and how sure.
    pub told: Safe,
    /// Both halves of the Admiralty code.
    pub grade: Safe,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct PrintedTable {
    /// What it shows.
    pub caption: Safe,
    /// The heads of its columns.
    pub head: Vec<Safe>,
    /// Its rows; the first cell of each is the head of the row.
    pub rows: Vec<Vec<Prose>>,
}

/// A source in the list at the end.
#[derive(Clone, Debug, Default)]
pub struct SourceRow {
    /// What it is called.
    pub title: Prose,
    /// The language of the title, as BCP 47 has it; empty if nobody says.
    pub language: String,
    /// Who published it.
    pub publisher: Prose,
    /// When.
    pub published: Safe,
    /// Where, as text: nothing leads out of a document.
    pub address: Safe,
    /// How far it is trusted.
    pub grade: Safe,
    /// The SHA-256 of its copies.
    pub digests: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_set_apart_as_whole_words() {
        let names = NameList::of(["Ann", "Ann Lee", "Анна", "x", ""]);
        let runs = |text: &str| Prose::with_names(&display_safe(text), &names).0;
        let plain = |text: &str| Run::Plain(text.to_owned());
        let name = |text: &str| Run::Name(text.to_owned());
        assert_eq!(
            runs("With Ann Lee, not JoAnn: Анна."),
            [
                plain("With "),
                name("Ann Lee"),
                plain(", not JoAnn: "),
                name("Анна"),
                plain(".")
            ]
        );
        assert_eq!(runs(""), []);
    }

    #[test]
    fn a_script_is_told_and_no_language_guessed() {
        assert_eq!(language_of("Максим").as_deref(), Some("und-Cyrl"));
        assert_eq!(language_of("مريم").as_deref(), Some("und-Arab"));
        assert_eq!(language_of("Maksim"), None);
        assert_eq!(language_of("12, 3"), None);
    }
}

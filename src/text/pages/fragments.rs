//! Fragments that pages of several kinds have in common: citations, claims, notes, names.

use crate::casebook::book::Book;
use crate::record::citation::{Citation, Claim};
use crate::record::grade::{Credibility, Grade, Reliability};
use crate::record::id::{Link, RecordId};
use crate::record::named::OtherName;
use crate::record::note::Note;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::section::{SectionLine, Sections};
use crate::text::safe::{Safe, display_safe};

/// Both halves of the Admiralty code for one citation; `F` where the source is not there.
#[must_use]
pub fn grade(citation: &Citation, book: &Book) -> Grade {
    let source = citation.source.id().and_then(|id| book.sources().get(id));
    Grade {
        reliability: source.map_or(Reliability::F, |source| source.reliability().clone()),
        credibility: citation.credibility,
    }
}

/// A digit of the Admiralty code with what it means (NATO AJP-2.1).
#[must_use]
pub fn credibility(credibility: Credibility) -> Safe {
    let meaning = match credibility.0 {
        1 => label!(credibility_1),
        2 => label!(credibility_2),
        3 => label!(credibility_3),
        4 => label!(credibility_4),
        5 => label!(credibility_5),
        6 => label!(credibility_6),
        _ => label!(credibility_none),
    };
    say!(list_comma {
        first: credibility.0,
        last: meaning
    })
}

/// The citation that is to be believed most: by letter, then by digit, then the first.
#[must_use]
pub fn best<'a>(citations: &'a [Citation], book: &Book) -> Option<&'a Citation> {
    citations.iter().min_by_key(|citation| {
        let grade = grade(citation, book);
        (grade.reliability, grade.credibility)
    })
}

/// The grade of a citation with its place in the source: `B3 ¶1`.
#[must_use]
pub fn graded_place(citation: &Citation, book: &Book) -> String {
    let grade = grade(citation, book);
    let place = short_place(&citation.at, book);
    if place.is_empty() {
        grade.to_string()
    } else {
        format!("{grade} {place}")
    }
}

/// A place in a source, shortened: `paragraph 1` is `¶1`, `page 3` is `p. 3`; a source that is named
/// in it by its id, because the place is one in the report that repeats it, goes by its name.
#[must_use]
pub fn place_in_source(at: &str, book: &Book) -> String {
    place_with_names(at, book, &|id| source_name(id, book).into_string())
}

/// The same for readers outside: a source that must not be named is not named in it either.
#[must_use]
pub fn open_place_in_source(at: &str, book: &Book) -> String {
    let name = |id: RecordId| match book.sources().get(id) {
        Some(source) if source.confidential => say!(told_confidential).into_string(),
        _ => source_name(id, book).into_string(),
    };
    place_with_names(at, book, &name)
}

/// The same for a line with little room: of a long name only the beginning stands there.
#[must_use]
pub fn short_place(at: &str, book: &Book) -> String {
    place_with_names(at, book, &|id| {
        shortened(&source_name(id, book), LONGEST_NAME)
    })
}

/// The most characters of a source's name within a short place.
const LONGEST_NAME: usize = 16;

fn place_with_names(at: &str, book: &Book, name: &dyn Fn(RecordId) -> String) -> String {
    let mut told = at.trim().to_owned();
    for (long, short) in [("paragraphs ", "¶"), ("paragraph ", "¶"), ("page ", "p. ")] {
        told = told.replace(long, short);
    }
    let words: Vec<String> = told
        .split(' ')
        .map(|word| {
            let bare = word.trim_end_matches(',');
            match Link::from(bare).id().filter(|id| book.has(*id)) {
                Some(id) => {
                    format!("{}{}", name(id), &word[bare.len()..])
                }
                None => word.to_owned(),
            }
        })
        .collect();
    words.join(" ")
}

/// A name in at most so many characters; one that is cut says so.
#[must_use]
pub fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The most characters of a title that tells two sources apart.
const LONGEST_TITLE: usize = 32;

/// A source in few words: its publisher, or its author, or its title. Where another source has the same
/// publisher and date, its title tells the two apart.
#[must_use]
pub fn source_name(id: RecordId, book: &Book) -> Safe {
    let Some(source) = book.sources().get(id) else {
        return say!(page_not_there { id });
    };
    let name = [&source.publisher, &source.author, &source.title]
        .into_iter()
        .find(|text| !text.is_empty());
    let Some(name) = name else {
        return display_safe(id.as_str());
    };
    if book.has_twin(id) && !source.title.is_empty() {
        say!(page_source_titled {
            name,
            title: shortened(&source.title, LONGEST_TITLE)
        })
    } else {
        display_safe(name)
    }
}

/// The name or title of a record, or what is written in its place.
#[must_use]
pub fn linked(link: &Link, book: &Book) -> Safe {
    match link {
        // A record that was joined to another one goes by the name of that one.
        Link::To(id) => book
            .title_of(book.stands_for(*id))
            .map_or_else(|| say!(page_not_there { id }), display_safe),
        Link::Nowhere => say!(page_nowhere),
        Link::Malformed(written) => say!(page_malformed { written }),
    }
}

/// The source that a citation names, marked if nobody may name it to others; in words may be told by somebody of whom
/// there is no source record.
#[must_use]
pub fn cited(link: &Link, book: &Book) -> Safe {
    match link {
        Link::To(id) => {
            let name = source_name(*id, book);
            let source = book.sources().get(*id);
            match source.is_some_and(|source| source.confidential) {
                true => say!(page_confidential { name }),
                false => name,
            }
        }
        Link::Nowhere => say!(page_without_source_record),
        other @ Link::Malformed(_) => linked(other, book),
    }
}

/// One citation as a line: who published it and when, how it came, and how far it is believed.
#[must_use]
pub fn citation(label: &str, citation: &Citation, book: &Book) -> SectionLine {
    let mut text = cited(&citation.source, book);
    let source = citation.source.id().and_then(|id| book.sources().get(id));
    if let Some(source) = source.filter(|source| !source.published.is_empty()) {
        text = say!(derivation_dated {
            source: text,
            date: date::display(&source.published)
        });
    }
    if let Some(via) = &citation.via {
        text = say!(page_told_by {
            before: text,
            via: label::word_term(via.as_str())
        });
    }
    if !citation.quote.is_empty() {
        text = say!(told_quote {
            told: text,
            quote: citation.quote.trim()
        });
    }
    SectionLine::new(label, &text)
        .to(citation.source.id())
        .with_aside(&graded_place(citation, book))
}

/// Citations, the label before the first.
pub fn citations<'a>(
    label: &'a str,
    cited: &'a [Citation],
    book: &'a Book,
) -> impl Iterator<Item = SectionLine> + 'a {
    let labels = std::iter::once(label).chain(std::iter::repeat(""));
    labels
        .zip(cited)
        .map(|(label, one)| citation(label, one, book))
}

/// The section of what other sources say instead of a field's value.
pub fn claims(claims: &[Claim], book: &Book, into: &mut Sections) {
    into.begin(label!(label_others_say));
    for (index, claim) in claims.iter().enumerate() {
        let field = label::field(&claim.field);
        let mut line = SectionLine::new(field.as_str(), &claim.value);
        line.item = Some(("claims", index));
        if let Some(first) = claim.sources.first() {
            line = line
                .to(first.source.id())
                .with_aside(&graded_place(first, book));
        }
        into.line(line);
        into.lines(citations("", &claim.sources, book));
        into.text("", &claim.note);
    }
}

/// The section of remarks, with their day and author and who says so, newest first.
pub fn notes(notes: &[Note], book: &Book, into: &mut Sections) {
    into.begin(label!(label_notes));
    for note in notes.iter().rev() {
        let label = match (note.at.is_empty(), note.by.is_empty()) {
            (true, _) => note.by.clone(),
            (false, true) => date::of_moment(&note.at).into_string(),
            (false, false) => format!("{} {}", date::of_moment(&note.at), note.by),
        };
        into.text(&label, &note.text);
        into.lines(citations("", &note.sources, book));
    }
}

/// Other names, each with its kind: `Максим Кочетков (native), Max (nickname)`.
#[must_use]
pub fn other_names(names: &[OtherName]) -> Safe {
    let spoken = names.iter().map(|name| match &name.kind {
        Some(kind) => say!(page_other_name {
            name: &name.text,
            kind: label::word(kind.as_str())
        }),
        None => display_safe(&name.text),
    });
    listed(&spoken.collect::<Vec<_>>())
}

/// The last section of every record: fields that this version does not know, and the file.
pub fn file(id: RecordId, book: &Book, into: &mut Sections) {
    into.begin(label!(label_not_known_to_this_version));
    for (name, text) in book.unknown_fields(id) {
        into.line(SectionLine::new(name, text));
    }
    into.begin(label!(label_file));
    into.line(SectionLine::new(label!(label_id), id.as_str()));
    into.line(SectionLine::new(label!(label_path), &id.relative_path()));
}

/// Records that are led to, one a line, each with a word for how; the label before the first.
pub fn links<'a>(
    label: &str,
    ids: impl IntoIterator<Item = (RecordId, &'a str)>,
    book: &Book,
) -> Vec<SectionLine> {
    let mut lines: Vec<SectionLine> = Vec::new();
    for (id, how) in ids {
        let label = if lines.is_empty() { label } else { "" };
        let line = SectionLine::new(label, &linked(&Link::To(id), book)).to(Some(id));
        lines.push(if how.is_empty() {
            line
        } else {
            line.with_aside(display_safe(how).as_str())
        });
    }
    lines
}

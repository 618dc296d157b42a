//! The dossier of a source: who says it, how far they are trusted, what they repeat, who rests on
//! them.

use crate::casebook::book::Book;
use crate::record::grade::Reliability;
use crate::record::kind::Kind;
use crate::record::source::Source;
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};
use crate::text::pages::source_page;

/// Puts a source into words.
pub fn sections(source: &Source, book: &Book, into: &mut Sections) {
    into.begin("");
    if let Some(kind) = &source.kind {
        into.field("kind", label::word(kind.as_str()).as_str());
    }
    into.field("publisher", &source.publisher);
    into.field("author", &source.author);
    into.field("published", date::display(&source.published).as_str());
    into.field("retrieved", date::display(&source.retrieved).as_str());
    into.field("language", &source.language);
    into.field("url", &source.url);
    into.field("reliability", &reliability(source.reliability()));
    if source.confidential {
        into.line(SectionLine::new(
            "confidential",
            "must not be named to others",
        ));
    }
    if source.public {
        into.line(SectionLine::new("public", "may be shown to anybody"));
    }
    into.field("tags", &source.tags.join(", "));
    into.begin("repeats");
    into.lines(
        source
            .derived_from
            .iter()
            .map(|link| SectionLine::new("", &fragments::linked(link, book)).to(link.id())),
    );
    if book.is_circular(source.id) {
        into.line(SectionLine::new(
            "",
            "in a circle: these sources end up repeating each other",
        ));
    }
    into.begin("repeated by");
    let repeating = book
        .pointing_at(source.id)
        .filter(|id| id.kind() == Kind::Source);
    into.lines(fragments::links("", repeating.map(|id| (id, "")), book));
    source_page::cited_by(source, book, into);
    source_page::falls_with(source, book, into);
    into.begin("copies");
    for file in &source.files {
        let size = counts::of(
            usize::try_from(file.bytes).unwrap_or(usize::MAX),
            "byte",
            "bytes",
        );
        into.line(SectionLine::new(
            "",
            &format!("{}, {size}, sha256 {}", file.name, file.sha256),
        ));
    }
    fragments::notes(&source.notes, into);
}

/// A letter of the Admiralty code with what it means (NATO AJP-2.1).
#[must_use]
pub fn reliability(letter: &Reliability) -> String {
    let meaning = match letter {
        Reliability::A => "completely reliable",
        Reliability::B => "usually reliable",
        Reliability::C => "fairly reliable",
        Reliability::D => "not usually reliable",
        Reliability::E => "unreliable",
        Reliability::F => "cannot be judged",
        Reliability::Other(_) => "not a letter of the code",
    };
    format!("{}, {meaning}", letter.as_str())
}

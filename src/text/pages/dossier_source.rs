//! The dossier of a source: who says it, how far they are trusted, what they repeat, who rests on
//! them.

use crate::casebook::book::Book;
use crate::record::grade::Reliability;
use crate::record::kind::Kind;
use crate::record::source::Source;
use crate::text::catalogue::{label, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};
use crate::text::pages::source_page;
use crate::text::safe::Safe;

/// Puts a source into words.
pub fn sections(source: &Source, book: &Book, into: &mut Sections) {
    head(source, into);
    into.begin(label!(label_repeats));
    into.lines(
        source
            .derived_from
            .iter()
            .map(|link| SectionLine::new("", &fragments::linked(link, book)).to(link.id())),
    );
    if book.is_circular(source.id) {
        into.line(SectionLine::new("", label!(page_circle_these_sources)));
    }
    into.begin(label!(label_repeated_by));
    let repeating = book
        .pointing_at(source.id)
        .filter(|id| id.kind() == Kind::Source);
    into.lines(fragments::links("", repeating.map(|id| (id, "")), book));
    source_page::cited_by(source, book, into);
    source_page::falls_with(source, book, into);
    into.begin(label!(label_copies));
    for (at, file) in source.files.iter().enumerate() {
        let size = say!(count_bytes { count: file.bytes });
        let told = say!(page_copy {
            name: &file.name,
            size,
            sha256: &file.sha256
        });
        into.line(SectionLine {
            item: Some(("files", at)),
            ..SectionLine::new("", &told)
        });
    }
    fragments::notes(&source.notes, book, into);
}

/// Who says it, and how far they are trusted.
pub fn head(source: &Source, into: &mut Sections) {
    into.begin("");
    if let Some(kind) = &source.kind {
        into.field(label!(label_kind), label::word(kind.as_str()).as_str());
    }
    into.field(label!(label_publisher), &source.publisher);
    into.field(label!(label_author), &source.author);
    into.field(
        label!(label_published),
        date::display(&source.published).as_str(),
    );
    into.field(
        label!(label_retrieved),
        date::display(&source.retrieved).as_str(),
    );
    into.field(label!(label_language), &source.language);
    into.field(label!(label_url), &source.url);
    into.field(
        label!(label_reliability),
        &reliability(source.reliability()),
    );
    if source.confidential {
        into.line(SectionLine::new(
            label!(label_confidential),
            label!(page_must_not_be),
        ));
    }
    if source.public {
        into.line(SectionLine::new(
            label!(label_public),
            label!(page_may_be_shown),
        ));
    }
    into.field(label!(label_tags), &source.tags.join(", "));
}

/// A letter of the Admiralty code with what it means (NATO AJP-2.1).
#[must_use]
pub fn reliability(letter: &Reliability) -> Safe {
    let meaning = match letter {
        Reliability::A => label!(reliability_a),
        Reliability::B => label!(reliability_b),
        Reliability::C => label!(reliability_c),
        Reliability::D => label!(reliability_d),
        Reliability::E => label!(reliability_e),
        Reliability::F => label!(reliability_f),
        Reliability::Other(_) => label!(reliability_other),
    };
    say!(list_comma {
        first: letter.as_str(),
        last: meaning
    })
}

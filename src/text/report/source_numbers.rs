//! The numbers of the sources that a document cites.

use std::collections::HashMap;

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::text::labels::date;
use crate::text::pages::dossier_source::reliability;
use crate::text::report::document::{Prose, SourceRow};
use crate::text::safe::display_safe;

/// The sources that a document cites, each with the number that it got when it was first cited.
#[derive(Debug, Default)]
pub struct SourceNumbers {
    numbers: HashMap<RecordId, usize>,
    order: Vec<RecordId>,
}

impl SourceNumbers {
    /// The number of a source.
    pub fn of(&mut self, id: RecordId) -> usize {
        let order = &mut self.order;
        *self.numbers.entry(id).or_insert_with(|| {
            order.push(id);
            order.len()
        })
    }

    /// The list of the sources, in the order of their numbers.
    #[must_use]
    pub fn rows(&self, book: &Book) -> Vec<SourceRow> {
        let sources = self.order.iter().map(|id| book.sources().get(*id));
        let rows = sources.map(|source| {
            let Some(source) = source else {
                return SourceRow::default();
            };
            let digests = source.files.iter().map(|file| file.sha256.clone());
            SourceRow {
                title: Prose::name(&source.title),
                language: source.language.clone(),
                publisher: Prose::name(&source.publisher),
                published: date::display(&source.published),
                address: display_safe(&source.url),
                grade: reliability(source.reliability()),
                digests: digests
                    .map(|digest| display_safe(&digest).into_string())
                    .collect(),
            }
        });
        rows.collect()
    }
}

//! Which place or unit a text names, by any of its spellings.

use std::collections::HashMap;

use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::named::OtherName;
use crate::spelling::fold::key;

/// The names of places and units, folded, with the records that bear them.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    named: HashMap<(Kind, String), Vec<RecordId>>,
    names: HashMap<RecordId, Vec<(Kind, String)>>,
}

impl Gazetteer {
    /// Notes the names of a place or unit; `number` is a unit's number or empty.
    pub fn add(
        &mut self,
        kind: Kind,
        id: RecordId,
        name: &str,
        other_names: &[OtherName],
        number: &str,
    ) {
        let spellings = [name, number]
            .into_iter()
            .chain(other_names.iter().map(|other| other.text.as_str()));
        for spelling in spellings {
            let folded = (kind, key(spelling));
            if folded.1.is_empty() {
                continue;
            }
            let bearers = self.named.entry(folded.clone()).or_default();
            if !bearers.contains(&id) {
                bearers.push(id);
                self.names.entry(id).or_default().push(folded);
            }
        }
    }

    /// Forgets the names of a record.
    pub fn remove(&mut self, id: RecordId) {
        for folded in self.names.remove(&id).unwrap_or_default() {
            if let Some(bearers) = self.named.get_mut(&folded) {
                bearers.retain(|bearer| *bearer != id);
            }
        }
    }

    /// The folded names by which a text means this record, and no other that bears the name too.
    pub fn keys_of(&self, id: RecordId) -> impl Iterator<Item = &str> {
        let names = self.names.get(&id).into_iter().flatten();
        names
            .filter(move |folded| {
                let bearers = self.named.get(*folded);
                bearers.and_then(|bearers| bearers.first()) == Some(&id)
            })
            .map(|(_, key)| key.as_str())
    }

    /// The record that `text` names; the first one loaded where several bear the name.
    #[must_use]
    pub fn find(&self, kind: Kind, text: &str) -> Option<RecordId> {
        self.named.get(&(kind, key(text)))?.first().copied()
    }
}

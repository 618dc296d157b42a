//! Claimable fields: those of one value, of which a claim may say something else than the record.

use std::sync::LazyLock;

use crate::record::field::JoinRule;
use crate::record::kind::Kind;
use crate::record::schema::fields;

/// The names of each kind's fields, in the order of the kinds.
static NAMES: LazyLock<Vec<(Kind, Vec<&'static str>)>> = LazyLock::new(|| {
    let names = |kind: Kind| {
        let single = fields(kind)
            .iter()
            .filter(|field| !field.holds.is_list() && field.join != JoinRule::Own);
        (kind, single.map(|field| field.name).collect())
    };
    Kind::ALL.into_iter().map(names).collect()
});

/// The fields of a record of this kind that a claim may be about.
#[must_use]
pub fn claimable(kind: Kind) -> &'static [&'static str] {
    let found = NAMES.iter().find(|(of, _)| *of == kind);
    found.map_or(&[], |(_, names)| names)
}

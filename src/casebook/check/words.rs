//! Words and field names that are not known, with the one that was probably meant.

use strsim::damerau_levenshtein;

use crate::casebook::errors::problem::Reason;
use crate::record::kind::Kind;
use crate::record::schema::fields;
use crate::record::status::{Status, StatusKind};
use crate::ron_text::path::FieldPath;
use crate::spelling::script::mixed;

/// A status that the workspace does not have.
#[must_use]
pub fn status(status: &Status, known: &[StatusKind]) -> Option<Reason> {
    if known.iter().any(|kind| kind.name == *status) {
        return None;
    }
    let names = known.iter().map(|kind| kind.name.as_str());
    Some(Reason::UnknownStatus {
        written: status.as_str().to_owned(),
        meant: nearest(status.as_str(), names),
    })
}

/// A word that is not in its list.
#[must_use]
pub fn word(written: &str, words: &[&str]) -> Option<Reason> {
    (!words.contains(&written)).then(|| Reason::UnknownWord {
        written: written.to_owned(),
        meant: nearest(written, words.iter().copied()),
    })
}

/// A name with a word of letters of two scripts, which nobody finds who types it as it looks.
#[must_use]
pub fn mixed_scripts(written: &str) -> Option<Reason> {
    let found = mixed(written)?;
    Some(Reason::MixedScripts {
        word: found.word,
        letter: found.letter,
        at: found.at,
        script: found.script,
    })
}

/// Fields that are not known and resemble one that is. All others are another version's, or the
/// user's own, and are kept without a word.
pub fn unknown_fields(
    kind: Kind,
    unknown: &[(String, String)],
) -> impl Iterator<Item = (FieldPath, Reason)> {
    unknown.iter().filter_map(move |(name, _)| {
        let meant = nearest(name, fields(kind).iter().map(|field| field.name))?;
        let meant = Some(meant);
        Some((FieldPath::of(name), Reason::UnknownField { meant }))
    })
}

/// The word that was probably meant: one slip away for a short word, two for a longer one, capitals
/// not counted. `None` if none is so near.
#[must_use]
pub fn nearest<'w>(written: &str, words: impl Iterator<Item = &'w str>) -> Option<String> {
    let written = written.to_lowercase();
    let slips = if written.chars().count() < 6 { 1 } else { 2 };
    words
        .map(|word| (damerau_levenshtein(&written, &word.to_lowercase()), word))
        // A word of which nothing stays is not a slip.
        .filter(|(distance, word)| *distance <= slips && *distance * 2 < word.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered() {
        let words = ["Detained", "Missing", "Returned", "Redeployed"];
        let near = |written| nearest(written, words.into_iter());
        assert_eq!(near("Detaned").as_deref(), Some("Detained"));
        assert_eq!(near("missing").as_deref(), Some("Missing"));
        assert_eq!(near("Retruned").as_deref(), Some("Returned"));
        assert_eq!(near("Hiding"), None);
        assert_eq!(nearest("G", ["A", "B"].into_iter()), None);
    }
}

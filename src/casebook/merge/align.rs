//! Which item of a list became which one of another version of that list.
//!
//! Items that say the same are the same item. What is left is matched by how many of its fields say the
//! same, the most alike first, so that an entry that was withdrawn or got one more source is still that
//! entry. An entry that says when it was recorded is never one that was recorded at another time. The answer
//! depends on the two lists alone, never on a third version: else merging would depend on who merges.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::ron_text::locate::field_names;
use crate::ron_text::same::unordered_value;

/// Items that share a field with more than so many others are not looked at one by one for that field:
/// the time would grow by the square of the list.
const MOST_SHARED: usize = 64;

/// The field that tells items apart that say it: when they were written down.
pub const RECORDED: &str = "recorded";

/// How the items of two versions of a list belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// For each item of the version before, its place in the version after, if it is still there.
    pub places: Vec<Option<usize>>,
    /// The places of the items that are new in the version after, ascending.
    pub new: Vec<usize>,
}

/// Aligns the items of `before` and `after`, each RON text.
#[must_use]
pub fn align(before: &[&str], after: &[&str]) -> Alignment {
    let mut places: Vec<Option<usize>> = vec![None; before.len()];
    let mut is_taken = vec![false; after.len()];
    let mut equal: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (place, item) in after.iter().enumerate() {
        equal
            .entry(unordered_value(item))
            .or_default()
            .push_back(place);
    }
    for (index, item) in before.iter().enumerate() {
        let same = equal.get_mut(&unordered_value(item));
        if let Some(place) = same.and_then(VecDeque::pop_front) {
            places[index] = Some(place);
            is_taken[place] = true;
        }
    }
    for (index, place) in alike(before, &places, after, &is_taken) {
        if places[index].is_none() && !is_taken[place] {
            places[index] = Some(place);
            is_taken[place] = true;
        }
    }
    let new = (0..after.len()).filter(|place| !is_taken[*place]).collect();
    Alignment { places, new }
}

/// The pairs of items that are not matched yet and share at least half of the earlier one's fields, the most
/// alike first.
fn alike(
    before: &[&str],
    places: &[Option<usize>],
    after: &[&str],
    is_taken: &[bool],
) -> Vec<(usize, usize)> {
    let mut bearers: HashMap<(String, String), Vec<usize>> = HashMap::new();
    let mut lengths = vec![0; after.len()];
    let mut recorded: Vec<Option<String>> = vec![None; after.len()];
    for (place, item) in after.iter().enumerate().filter(|(at, _)| !is_taken[*at]) {
        let fields = fields_of(item);
        lengths[place] = fields.len();
        recorded[place] = recorded_of(&fields);
        for field in fields {
            bearers.entry(field).or_default().push(place);
        }
    }
    let mut pairs = Vec::new();
    for (index, item) in before
        .iter()
        .enumerate()
        .filter(|(at, _)| places[*at].is_none())
    {
        let fields = fields_of(item);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for field in &fields {
            let places = bearers.get(field).map_or(&[][..], Vec::as_slice);
            if places.len() <= MOST_SHARED {
                for place in places {
                    *shared.entry(*place).or_default() += 1;
                }
            }
        }
        let own = recorded_of(&fields);
        for (place, shared) in shared {
            let is_same = match (&own, &recorded[place]) {
                (Some(own), Some(other)) => own == other,
                _ => shared * 2 >= fields.len(),
            };
            if is_same {
                // What only got more is more alike than what says something else.
                let (lost, more) = (fields.len() - shared, lengths[place] - shared);
                pairs.push((lost, more, index.abs_diff(place), index, place));
            }
        }
    }
    pairs.sort_unstable();
    pairs
        .into_iter()
        .map(|(_, _, _, index, place)| (index, place))
        .collect()
}

fn recorded_of(fields: &HashSet<(String, String)>) -> Option<String> {
    let found = fields.iter().find(|(name, _)| name == RECORDED);
    found.map(|(_, value)| value.clone())
}

/// The fields of an item with what they say; none if it is no struct.
pub(super) fn fields_of(item: &str) -> HashSet<(String, String)> {
    let fields = field_names(item).unwrap_or_default();
    fields
        .into_iter()
        .map(|(name, at)| (name.to_owned(), unordered_value(&item[at])))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(before: &[&str], after: &[&str]) -> (Vec<Option<usize>>, Vec<usize>) {
        let found = align(before, after);
        (found.places, found.new)
    }

    #[test]
    fn items_keep_their_identity_when_they_move_or_change() {
        assert_eq!(
            aligned(&["\"a\"", "\"b\""], &["\"b\"", "\"c\"", "r\"a\""]),
            (vec![Some(2), Some(0)], vec![1])
        );
        // A withdrawn entry is that entry; another status of another day is not.
        assert_eq!(
            aligned(
                &["(when: \"2022\", status: Missing)", "(status: Detained)"],
                &[
                    "(when: \"2023\", status: Returned)",
                    "(status: Missing, when: \"2022\", withdrawn: \"hoax\")",
                ]
            ),
            (vec![Some(1), None], vec![0])
        );
        // When it was recorded tells entries apart, however alike they are.
        assert_eq!(
            aligned(
                &["(status: Missing, by: \"a\", recorded: \"1\")"],
                &[
                    "(status: Missing, by: \"a\", recorded: \"2\")",
                    "(status: Detained, recorded: \"1\")"
                ]
            ),
            (vec![Some(1)], vec![0])
        );
        assert_eq!(aligned(&["(a: 1)"], &["no ron ("]), (vec![None], vec![0]));
        assert_eq!(aligned(&[], &[]), (vec![], vec![]));
    }

    #[test]
    fn equal_items_are_counted() {
        assert_eq!(
            aligned(&["\"a\"", "\"a\""], &["\"a\"", "\"a\"", "\"a\""]),
            (vec![Some(0), Some(1)], vec![2])
        );
    }
}

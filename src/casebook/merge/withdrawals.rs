//! Which items of a list are withdrawn by a merge: those that one side withdrew, and what the other side made of them.

use std::collections::HashMap;

use crate::casebook::merge::align::{Alignment, RECORDED, fields_of};
use crate::casebook::merge::text_edit::{TextEdit, apply_edits};
use crate::casebook::merge::value_parts::{ValueParts, written};
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::unordered_value;

/// Of each item of a side, the item of the version before that it is a version of, by its place there.
///
/// An item that was changed in two ways stands on a side twice, and only one of the two is aligned. The other one is told by when
/// it was recorded. That alone does not say it: all rows of an import, and all lines of one input, are recorded
/// at once, and joined people bring theirs. So it is a version of the one item that was recorded then and does not stand on that
/// side as it was, if it says most of what that item said; if there are several such items, or none, it is a statement by itself.
struct VersionsOf(Vec<Option<usize>>);

impl VersionsOf {
    fn of(base: &[&str], side: &[&str], found: &Alignment) -> Self {
        let mut versions = vec![None; side.len()];
        let mut changed: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, (before, place)) in base.iter().zip(&found.places).enumerate() {
            let now = place.map(|place| side[place]);
            if let (Some(place), Some(now)) = (*place, now)
                && says_most_of(before, now)
            {
                versions[place] = Some(at);
            }
            // Whoever withdrew it withdrew its other versions on that side as well.
            let is_changed = now.is_none_or(|now| {
                reason_of(now).is_none() && !says_same_but_withdrawn(before, now)
            });
            if is_changed
                && let Some((recorded, _)) = recorded_and_withdrawn(&written(Some(before)))
            {
                changed.entry(recorded).or_default().push(at);
            }
        }
        for place in &found.new {
            let item = side[*place];
            let recorded = recorded_and_withdrawn(&written(Some(item)));
            let same = recorded.and_then(|(recorded, _)| changed.get(recorded));
            if let Some([before]) = same.map(Vec::as_slice)
                && says_most_of(base[*before], item)
            {
                versions[*place] = Some(*before);
            }
        }
        Self(versions)
    }

    /// Whatever stands on both sides, and is a version of different items on them, is a statement by itself: else it would
    /// depend on the side that keeps it what becomes of it.
    fn drop_disputed(&mut self, items: &[&str], other: &mut Self, others: &[&str]) {
        let places = others.iter().enumerate();
        let of_text: HashMap<String, usize> = places
            .map(|(place, item)| (unordered_value(item), place))
            .collect();
        for (item, before) in items.iter().zip(&mut self.0) {
            if let Some(place) = of_text.get(&unordered_value(item))
                && other.0[*place] != *before
            {
                *before = None;
                other.0[*place] = None;
            }
        }
    }
}

/// The fields that say nothing about the person: they are alike in all rows of an import.
const BOOKKEEPING: [&str; 4] = [RECORDED, "by", "sources", WITHDRAWN];

/// Whether more than half of what an item said stands in another one. Half is too little: of two rows of an import that
/// say when and what, half is the same if they say the same of two days.
fn says_most_of(before: &str, item: &str) -> bool {
    if before == item {
        return true;
    }
    let (mut said, says) = (fields_of(before), fields_of(item));
    said.retain(|(name, _)| !BOOKKEEPING.contains(&name.as_str()));
    let same = said.iter().filter(|field| says.contains(field)).count();
    said.is_empty() || same * 2 > said.len()
}

/// Whether two items say the same, apart from why they no longer count.
fn says_same_but_withdrawn(one: &str, other: &str) -> bool {
    let counted = |item| {
        let mut fields = fields_of(item);
        fields.retain(|(name, _)| name != WITHDRAWN);
        fields
    };
    let (one_says, other_says) = (counted(one), counted(other));
    match one_says.is_empty() || other_says.is_empty() {
        true => unordered_value(one) == unordered_value(other),
        false => one_says == other_says,
    }
}

/// Why each item of a side is withdrawn, if one of the sides withdrew the item that it is a version of. If an item becomes
/// several, because it was changed in two ways, whoever withdrew it withdrew each of them: else it would depend on the
/// order of merges which one still counts.
pub(super) struct Withdrawals<'t> {
    /// Of each item of ours.
    pub ours: Vec<Option<&'t str>>,
    /// Of each item of theirs.
    pub theirs: Vec<Option<&'t str>>,
}

impl<'t> Withdrawals<'t> {
    pub(super) fn of(
        base: &[&'t str],
        (ours, in_ours): (&[&'t str], &Alignment),
        (theirs, in_theirs): (&[&'t str], &Alignment),
    ) -> Self {
        if !ours
            .iter()
            .chain(theirs)
            .any(|item| reason_of(item).is_some())
        {
            return Self {
                ours: vec![None; ours.len()],
                theirs: vec![None; theirs.len()],
            };
        }
        let mut reasons: HashMap<usize, &str> = HashMap::new();
        let mut of_ours = VersionsOf::of(base, ours, in_ours);
        let mut of_theirs = VersionsOf::of(base, theirs, in_theirs);
        for (items, found, versions) in [(ours, in_ours, &of_ours), (theirs, in_theirs, &of_theirs)]
        {
            for (before, place) in found.places.iter().enumerate() {
                if let Some(place) = *place
                    && let Some(why) = reason_of(items[place])
                    && versions.0[place] == Some(before)
                    && reason_of(base[before]).is_none()
                {
                    let kept = reasons.entry(before).or_insert(why);
                    *kept = why.max(*kept);
                }
            }
        }
        of_ours.drop_disputed(ours, &mut of_theirs, theirs);
        let of_each = |versions: VersionsOf| {
            let versions = versions.0.into_iter();
            let reasons = versions.map(|before| reasons.get(&before?).copied());
            reasons.collect()
        };
        Self {
            ours: of_each(of_ours),
            theirs: of_each(of_theirs),
        }
    }
}

/// This item as it is withdrawn, if it was and does not say so.
pub(super) fn withdrawn_as(item: &str, why: Option<&str>) -> Option<String> {
    let edit = withdrawal(item, why, &FieldPath::root())?;
    apply_edits(item, &[edit]).ok()
}

/// The edit that withdraws this item, whose fields lie at `path`, if it was withdrawn and does not say so.
pub(super) fn withdrawal(item: &str, why: Option<&str>, path: &FieldPath) -> Option<TextEdit> {
    let why = why?;
    let (_, withdrawn) = recorded_and_withdrawn(&written(Some(item)))?;
    withdrawn.is_none().then(|| TextEdit::Set {
        path: path.field(WITHDRAWN),
        old: None,
        new: Some(why.to_owned()),
    })
}

/// The field that says why an item no longer counts.
const WITHDRAWN: &str = "withdrawn";

/// When an item was recorded, and why it was withdrawn, if it was; `None` if it does not say when.
fn recorded_and_withdrawn<'t>(item: &ValueParts<'t>) -> Option<(&'t str, Option<&'t str>)> {
    let ValueParts::Struct(fields) = item else {
        return None;
    };
    let value = |wanted| {
        let found = fields.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| *value)
    };
    let is_reason = |why: &&str| !matches!(*why, "None" | "\"\"");
    Some((value(RECORDED)?, value(WITHDRAWN).filter(is_reason)))
}

/// Why an item was withdrawn, if it was.
fn reason_of(item: &str) -> Option<&str> {
    recorded_and_withdrawn(&written(Some(item)))?.1
}

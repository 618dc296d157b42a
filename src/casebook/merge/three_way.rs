//! A three-way merge: two versions of one record that come from the same earlier one, as edits of ours.
//!
//! What only one side changed is taken. Items of lists are matched by what they say, and what is new on
//! either side stands. If both sides changed one value in two ways, one of them counts and the other one
//! stays beside it: a name among the other names, another value as a claim, an item as a second item. Which
//! one counts depends on the two values alone, so that everybody who merges gets the same record: the one
//! that protects the person more, else the greater one in the order of bytes (of two dates of which one
//! is more exact, that one). What one side removed and the other one changed is kept.
//! `docs/design/merge.md` has the table.

use std::collections::{HashMap, HashSet};

use crate::casebook::change::compose::ComposeError;
use crate::casebook::merge::align::{Alignment, align};
use crate::casebook::merge::resolution::{
    Aside, ConflictOutcome, FieldConflict, UnresolvedField, is_withheld, resolve,
};
use crate::casebook::merge::text_edit::TextEdit;
use crate::casebook::merge::value_parts::{Fields, ValueParts, top_fields, written};
use crate::casebook::merge::withdrawals::{Withdrawals, withdrawal, withdrawn_as};
use crate::record::field::{Field, field_named};
use crate::record::kind::Kind;
use crate::record::schema::fields;
use crate::ron_text::edit::EditError;
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::unordered_value;

/// Two versions of one text, and the one that both come from.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'t> {
    /// What kind of record it is; `None` for a file that is no record.
    pub kind: Option<Kind>,
    /// The version that both come from; `None` if both made it.
    pub base: Option<&'t str>,
    /// The version that is edited.
    pub ours: &'t str,
    /// The other one.
    pub theirs: &'t str,
}

/// What a merge gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// The edits that make our version the merged one, in the order in which they are applied.
    pub edits: Vec<TextEdit>,
    /// What both sides changed in two ways: somebody should look at it.
    pub conflicts: Vec<FieldConflict>,
}

/// Merges two versions. `remark` stands with a value that does not count.
///
/// # Errors
///
/// [`ComposeError`] if one of the texts is no RON.
pub fn merge(versions: Versions<'_>, remark: &str) -> Result<Merge, ComposeError> {
    let rows = versions.kind.map_or(&[][..], fields);
    let read = |text| top_fields(text).map_err(|error| ComposeError::Edit(EditError::Scan(error)));
    let base = match versions.base {
        Some(base) => read(base)?,
        None => Vec::new(),
    };
    let (ours, theirs) = (read(versions.ours)?, read(versions.theirs)?);
    let part = merge_fields(&FieldPath::root(), rows, &base, &ours, &theirs);
    let mut aside = Aside::new(remark, versions.kind);
    let mut merged = Merge {
        edits: part.edits,
        conflicts: part.conflicts,
    };
    let is_withheld = is_withheld(&ours) || is_withheld(&theirs);
    for clash in part.clashes {
        let contested = resolve(&clash, rows, is_withheld, &mut aside);
        if contested.counts != clash.ours {
            merged.edits.push(TextEdit::Set {
                path: clash.path,
                old: Some(clash.ours.to_owned()),
                new: Some(contested.counts.clone()),
            });
        }
        merged.conflicts.push(contested);
    }
    aside.put(&ours, &mut merged.edits);
    Ok(merged)
}

/// What merging a part of a record gives.
#[derive(Default)]
struct Part<'t> {
    edits: Vec<TextEdit>,
    conflicts: Vec<FieldConflict>,
    clashes: Vec<UnresolvedField<'t>>,
}

impl<'t> Part<'t> {
    fn extend(&mut self, other: Self) {
        self.edits.extend(other.edits);
        self.conflicts.extend(other.conflicts);
        self.clashes.extend(other.clashes);
    }
}

fn merge_fields<'t>(
    path: &FieldPath,
    rows: &'static [Field],
    base: &Fields<'t>,
    ours: &Fields<'t>,
    theirs: &Fields<'t>,
) -> Part<'t> {
    let index = |fields: &Fields<'t>| -> HashMap<&'t str, &'t str> {
        fields.iter().rev().copied().collect()
    };
    let (base_of, ours_of, theirs_of) = (index(base), index(ours), index(theirs));
    let mut part = Part::default();
    // Ours first, in their order; then what only they have, in theirs.
    let names = ours.iter().map(|(name, _)| *name);
    let more = theirs.iter().map(|(name, _)| *name);
    for name in names.chain(more.filter(|name| !ours_of.contains_key(name))) {
        part.extend(merge_value(
            &path.field(name),
            field_named(rows, name).map_or(&[], |row| row.items),
            base_of.get(name).copied(),
            ours_of.get(name).copied(),
            theirs_of.get(name).copied(),
        ));
    }
    part
}

fn says_same(one: &str, other: &str) -> bool {
    one == other || unordered_value(one) == unordered_value(other)
}

fn same(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => says_same(one, other),
        (None, None) => true,
        (Some(some), None) | (None, Some(some)) => some == "None",
    }
}

/// Merges a value; `rows` are the fields of the struct that it is, or of each of its items.
fn merge_value<'t>(
    path: &FieldPath,
    rows: &'static [Field],
    base: Option<&'t str>,
    ours: Option<&'t str>,
    theirs: Option<&'t str>,
) -> Part<'t> {
    let mut part = Part::default();
    if same(theirs, base) || same(theirs, ours) {
        return part;
    }
    let set = |new: Option<&str>| TextEdit::Set {
        path: path.clone(),
        old: ours.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    let is_ours_old = same(ours, base);
    if is_ours_old && (theirs.is_none() || ours.is_none()) {
        part.edits.push(set(theirs));
        return part;
    }
    match (written(base), written(ours), written(theirs)) {
        (
            ValueParts::List(_) | ValueParts::Nothing,
            ValueParts::List(_) | ValueParts::Nothing,
            ValueParts::List(_),
        )
        | (ValueParts::List(_) | ValueParts::Nothing, ValueParts::List(_), ValueParts::Nothing) => {
            let items = |value| match written(value) {
                ValueParts::List(items) => items,
                _ => Vec::new(),
            };
            return merge_list(path, rows, &items(base), &items(ours), &items(theirs));
        }
        (base, ValueParts::Struct(ours), ValueParts::Struct(theirs)) => {
            let base = match base {
                ValueParts::Struct(base) => base,
                _ => Vec::new(),
            };
            let inside = merge_fields(path, rows, &base, &ours, &theirs);
            if inside.clashes.is_empty() {
                return inside;
            }
        }
        _ => {}
    }
    if is_ours_old {
        part.edits.push(set(theirs));
        return part;
    }
    match (
        ours.filter(|ours| *ours != "None"),
        theirs.filter(|theirs| *theirs != "None"),
    ) {
        (Some(ours), Some(theirs)) => part.clashes.push(UnresolvedField {
            path: path.clone(),
            ours,
            theirs,
        }),
        (ours, theirs) => {
            if ours.is_none() {
                part.edits.push(set(theirs));
            }
            part.conflicts.push(FieldConflict {
                path: path.clone(),
                counts: ours.or(theirs).unwrap_or_default().to_owned(),
                other: String::new(),
                outcome: ConflictOutcome::Kept,
            });
        }
    }
    part
}

fn merge_list<'t>(
    path: &FieldPath,
    rows: &'static [Field],
    base: &[&'t str],
    ours: &[&'t str],
    theirs: &[&'t str],
) -> Part<'t> {
    let (in_ours, in_theirs) = (align(base, ours), align(base, theirs));
    let mut part = Part::default();
    let mut deleted = Vec::new();
    // Their places on the other side.
    let mut inserted: Vec<usize> = Vec::new();
    let mut joined = HashSet::new();
    let mut news = new_items(base, ours, &in_ours);
    let contested = |at: usize, counts: &str, other: &str, outcome| FieldConflict {
        path: path.index(at),
        counts: counts.to_owned(),
        other: other.to_owned(),
        outcome,
    };
    for (at, before) in base.iter().enumerate() {
        match (in_ours.places[at], in_theirs.places[at]) {
            (Some(our), Some(their)) => {
                let (one, other) = (ours[our], theirs[their]);
                if says_same(other, before) || says_same(other, one) {
                    continue;
                }
                let is_old = says_same(one, before);
                if is_old && news.take(other) {
                    deleted.push(our);
                    continue;
                }
                let inside =
                    merge_value(&path.index(our), rows, Some(before), Some(one), Some(other));
                // A status of one side with a place of the other would be a statement that nobody made.
                let is_one_item = is_old || (only_adds(before, one) && only_adds(before, other));
                if is_one_item && inside.clashes.is_empty() {
                    joined.insert(our);
                    part.extend(inside);
                } else {
                    inserted.push(their);
                    part.conflicts
                        .push(contested(our, one, other, ConflictOutcome::Item));
                }
            }
            (Some(our), None) if says_same(ours[our], before) => deleted.push(our),
            (Some(our), None) => {
                part.conflicts
                    .push(contested(our, ours[our], "", ConflictOutcome::Kept));
            }
            (None, Some(their)) if !says_same(theirs[their], before) => {
                inserted.push(their);
                part.conflicts.push(contested(
                    ours.len(),
                    theirs[their],
                    "",
                    ConflictOutcome::Kept,
                ));
            }
            (None, _) => {}
        }
    }
    inserted.extend(in_theirs.new.iter().copied());
    // What both sides put in is one item.
    inserted.retain(|place| !news.take(theirs[*place]));
    let withdrawals = Withdrawals::of(base, (ours, &in_ours), (theirs, &in_theirs));
    for (at, item) in ours.iter().enumerate() {
        if deleted.contains(&at) || joined.contains(&at) {
            continue;
        }
        let why = withdrawals.ours[at];
        if let Some(withdrawn) = withdrawn_as(item, why) {
            news.add(&withdrawn);
        }
        part.edits.extend(withdrawal(item, why, &path.index(at)));
    }
    let inserted = inserted.into_iter().map(|place| {
        let item = theirs[place];
        let withdrawn = withdrawn_as(item, withdrawals.theirs[place]);
        withdrawn.unwrap_or_else(|| item.to_owned())
    });
    let inserted: Vec<String> = inserted.filter(|item| !news.take(item)).collect();
    // Items are changed at their places first, then taken out from the end, then put in at the end.
    deleted.sort_unstable();
    part.edits
        .extend(deleted.into_iter().rev().map(|index| TextEdit::Delete {
            list: path.clone(),
            index,
            item: ours[index].to_owned(),
        }));
    part.edits
        .extend(inserted.into_iter().map(|item| TextEdit::Insert {
            list: path.clone(),
            item,
        }));
    part
}

/// The items that a side has and the version before has not, each with how often it stands there.
struct NewItems(HashMap<String, usize>);

impl NewItems {
    fn add(&mut self, item: &str) {
        *self.0.entry(unordered_value(item)).or_default() += 1;
    }

    /// Whether such an item is left; then there is one less.
    fn take(&mut self, item: &str) -> bool {
        match self.0.get_mut(&unordered_value(item)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

fn new_items(base: &[&str], side: &[&str], found: &Alignment) -> NewItems {
    let mut is_old = vec![false; side.len()];
    for (before, place) in base.iter().zip(&found.places) {
        if let Some(place) = *place {
            is_old[place] = says_same(before, side[place]);
        }
    }
    let mut news = NewItems(HashMap::new());
    for (item, _) in side.iter().zip(&is_old).filter(|(_, is_old)| !**is_old) {
        news.add(item);
    }
    news
}

/// Whether everything that an item said before still stands in it.
fn only_adds(before: &str, after: &str) -> bool {
    if says_same(before, after) {
        return true;
    }
    match (written(Some(before)), written(Some(after))) {
        (ValueParts::Struct(before), ValueParts::Struct(after)) => {
            let after: HashMap<&str, &str> = after.into_iter().collect();
            before.iter().all(|(name, value)| {
                let now = after.get(name);
                now.is_some_and(|now| only_adds(value, now))
            })
        }
        (ValueParts::List(before), ValueParts::List(after)) => {
            let found = align(&before, &after);
            let same = |(item, place): (&&str, &Option<usize>)| {
                place.is_some_and(|place| says_same(item, after[place]))
            };
            before.iter().zip(&found.places).all(same)
        }
        (ValueParts::Nothing, _) => true,
        _ => false,
    }
}

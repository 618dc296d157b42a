//! A three-way merge: two versions of one record that come from the same earlier one, as edits of ours.
//!
//! What only one side changed is taken. Items of lists are matched by what they say, and what is new on
//! either side stands. If both sides changed one value in two ways, one of them counts and the other one
//! stays beside it: a name among the other names, another value as a claim, an item as a second item. Which
//! one counts depends on the two values alone, so that everybody who merges gets the same record: the one
//! that protects the person more, else the greater one in the order of bytes (of two dates of which one
//! is more exact, that one). What one side removed and the other one changed is kept.
//! `docs/design/merge.md` has the table.

use std::collections::HashMap;

use crate::casebook::change::compose::{ComposeError, line_text};
use crate::casebook::merge::align::{Alignment, align};
use crate::casebook::merge::join::string;
use crate::casebook::merge::most_protective::{allows, danger};
use crate::casebook::merge::text_edit::TextEdit;
use crate::record::claimable::claimable;
use crate::record::field::{Field, JoinRule, field_named};
use crate::record::kind::Kind;
use crate::record::read::read_ron;
use crate::record::schema::fields;
use crate::ron_text::edit::EditError;
use crate::ron_text::locate::unwrapped;
use crate::ron_text::name::bare_name;
use crate::ron_text::node::{Node, Shape};
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::ron_text::same::unordered_value;
use crate::ron_text::scan::{ScanError, scan, scan_value};
use crate::spelling::fold::key;

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
    pub contested: Vec<Contested>,
}

/// One value that both sides changed in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contested {
    /// The field or item, as our version has it.
    pub path: FieldPath,
    /// What counts from now on, RON text; empty if nothing does.
    pub counts: String,
    /// What the other side has, RON text; empty if it removed the value.
    pub other: String,
    /// What became of that.
    pub outcome: Outcome,
}

/// What became of the value that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands as a claim.
    Claim,
    /// It stands among the other names.
    OtherName,
    /// It stands as a note: this kind of record has no claims about such a field.
    Note,
    /// It stands as a second item.
    Item,
    /// It was a removal, and the value stays.
    Kept,
    /// It belonged to another value, or stands nowhere else: it is in the log and in the history of git.
    Dropped,
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
    let mut aside = Aside {
        remark,
        kind: versions.kind,
        names: Vec::new(),
        claims: Vec::new(),
        notes: Vec::new(),
    };
    let mut merged = Merge {
        edits: part.edits,
        contested: part.contested,
    };
    let is_withheld = is_withheld(&ours) || is_withheld(&theirs);
    for clash in part.clashes {
        let contested = settle(&clash, rows, is_withheld, &mut aside);
        if contested.counts != clash.ours {
            merged.edits.push(TextEdit::Set {
                path: clash.path,
                old: Some(clash.ours.to_owned()),
                new: Some(contested.counts.clone()),
            });
        }
        merged.contested.push(contested);
    }
    aside.put(&ours, &mut merged.edits);
    Ok(merged)
}

/// The fields of a struct with their values, in the order of the text.
type Fields<'t> = Vec<(&'t str, &'t str)>;

/// A value as far as a merge takes it apart.
enum Written<'t> {
    Nothing,
    List(Vec<&'t str>),
    Struct(Fields<'t>),
    Leaf,
}

fn top_fields(text: &str) -> Result<Fields<'_>, ScanError> {
    Ok(match parts(text, &scan(text)?) {
        Written::Struct(fields) => fields,
        _ => Vec::new(),
    })
}

fn written(value: Option<&str>) -> Written<'_> {
    match value {
        Some(value) => match scan_value(value) {
            Ok(node) => parts(value, &node),
            Err(_) => Written::Leaf,
        },
        None => Written::Nothing,
    }
}

fn parts<'t>(text: &'t str, node: &Node) -> Written<'t> {
    let node = unwrapped(text, node);
    match &node.shape {
        Shape::Struct { fields, .. } => Written::Struct(
            fields
                .iter()
                .map(|field| {
                    let name = bare_name(&text[field.name.clone()]);
                    (name, &text[field.value.span.clone()])
                })
                .collect(),
        ),
        Shape::Tuple { items, .. } if items.is_empty() => Written::Struct(Vec::new()),
        Shape::List { items, .. } => Written::List(
            items
                .iter()
                .map(|item| &text[item.value.span.clone()])
                .collect(),
        ),
        Shape::Leaf if &text[node.span.clone()] == "None" => Written::Nothing,
        Shape::Leaf | Shape::Tuple { .. } | Shape::Map { .. } => Written::Leaf,
    }
}

/// One value that both sides changed in two ways, before anybody decided.
struct Clash<'t> {
    path: FieldPath,
    ours: &'t str,
    theirs: &'t str,
}

/// What merging a part of a record gives.
#[derive(Default)]
struct Part<'t> {
    edits: Vec<TextEdit>,
    contested: Vec<Contested>,
    clashes: Vec<Clash<'t>>,
}

impl<'t> Part<'t> {
    fn extend(&mut self, other: Self) {
        self.edits.extend(other.edits);
        self.contested.extend(other.contested);
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
            Written::List(_) | Written::Nothing,
            Written::List(_) | Written::Nothing,
            Written::List(_),
        )
        | (Written::List(_) | Written::Nothing, Written::List(_), Written::Nothing) => {
            let items = |value| match written(value) {
                Written::List(items) => items,
                _ => Vec::new(),
            };
            return merge_list(path, rows, &items(base), &items(ours), &items(theirs));
        }
        (base, Written::Struct(ours), Written::Struct(theirs)) => {
            let base = match base {
                Written::Struct(base) => base,
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
    match (ours.filter(|ours| *ours != "None"), theirs.filter(|theirs| *theirs != "None")) {
        (Some(ours), Some(theirs)) => part.clashes.push(Clash {
            path: path.clone(),
            ours,
            theirs,
        }),
        (ours, theirs) => {
            if ours.is_none() {
                part.edits.push(set(theirs));
            }
            part.contested.push(Contested {
                path: path.clone(),
                counts: ours.or(theirs).unwrap_or_default().to_owned(),
                other: String::new(),
                outcome: Outcome::Kept,
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
    let mut inserted = Vec::new();
    let mut news = new_items(base, ours, &in_ours);
    let contested = |at: usize, counts: &str, other: &str, outcome| Contested {
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
                    part.extend(inside);
                } else {
                    inserted.push(other);
                    part.contested
                        .push(contested(our, one, other, Outcome::Item));
                }
            }
            (Some(our), None) if says_same(ours[our], before) => deleted.push(our),
            (Some(our), None) => {
                part.contested
                    .push(contested(our, ours[our], "", Outcome::Kept));
            }
            (None, Some(their)) if !says_same(theirs[their], before) => {
                inserted.push(theirs[their]);
                part.contested
                    .push(contested(ours.len(), theirs[their], "", Outcome::Kept));
            }
            (None, _) => {}
        }
    }
    inserted.extend(in_theirs.new.iter().map(|place| theirs[*place]));
    // What both sides put in is one item.
    inserted.retain(|item| !news.take(item));
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
            item: item.to_owned(),
        }));
    part
}

/// The items that a side has and the version before has not, each with how often it stands there.
struct NewItems(HashMap<String, usize>);

impl NewItems {
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
    let mut news: HashMap<String, usize> = HashMap::new();
    for (item, _) in side.iter().zip(&is_old).filter(|(_, is_old)| !**is_old) {
        *news.entry(unordered_value(item)).or_default() += 1;
    }
    NewItems(news)
}

/// Whether everything that an item said before still stands in it.
fn only_adds(before: &str, after: &str) -> bool {
    if says_same(before, after) {
        return true;
    }
    match (written(Some(before)), written(Some(after))) {
        (Written::Struct(before), Written::Struct(after)) => {
            let after: HashMap<&str, &str> = after.into_iter().collect();
            before.iter().all(|(name, value)| {
                let now = after.get(name);
                now.is_some_and(|now| only_adds(value, now))
            })
        }
        (Written::List(before), Written::List(after)) => {
            let found = align(&before, &after);
            let same = |(item, place): (&&str, &Option<usize>)| {
                place.is_some_and(|place| says_same(item, after[place]))
            };
            before.iter().zip(&found.places).all(same)
        }
        (Written::Nothing, _) => true,
        _ => false,
    }
}

/// What is put beside the values that count.
struct Aside<'r> {
    remark: &'r str,
    kind: Option<Kind>,
    names: Vec<String>,
    claims: Vec<String>,
    notes: Vec<String>,
}

impl Aside<'_> {
    /// Puts it into its lists, unless it stands there.
    fn put(self, ours: &Fields<'_>, edits: &mut Vec<TextEdit>) {
        let lists = [
            ("other_names", self.names, &["text"][..]),
            ("claims", self.claims, &["field", "value"][..]),
            ("notes", self.notes, &["text"][..]),
        ];
        for (list, items, said_by) in lists {
            let path = FieldPath::of(list);
            let mut there: Vec<Vec<String>> = Vec::new();
            let value = ours.iter().find(|(name, _)| *name == list);
            let mut add = |value: Option<&str>| {
                if let Written::List(items) = written(value) {
                    there.extend(items.iter().map(|item| said(item, said_by)));
                }
            };
            add(value.map(|(_, value)| *value));
            for edit in edits.iter() {
                match edit {
                    TextEdit::Set { path: at, new, .. } if *at == path => add(new.as_deref()),
                    TextEdit::Insert { list, item } if *list == path => {
                        add(Some(&format!("[{item}]")));
                    }
                    _ => {}
                }
            }
            for item in items {
                let says = said(&item, said_by);
                if !there.contains(&says) {
                    there.push(says);
                    edits.push(TextEdit::Insert {
                        list: path.clone(),
                        item,
                    });
                }
            }
        }
    }
}

/// What an item says in some of its fields.
fn said(item: &str, names: &[&str]) -> Vec<String> {
    let Written::Struct(fields) = written(Some(item)) else {
        return Vec::new();
    };
    let value = |name: &&str| fields.iter().find(|(own, _)| own == name);
    names
        .iter()
        .map(|name| value(name).map(|(_, value)| string(value)).unwrap_or_default())
        .collect()
}

fn is_withheld(fields: &Fields<'_>) -> bool {
    fields
        .iter()
        .any(|(name, value)| *name == "name_status" && value.trim() == "Withheld")
}

/// Decides a clash of a field of the record itself.
fn settle(
    clash: &Clash<'_>,
    rows: &'static [Field],
    is_withheld: bool,
    aside: &mut Aside<'_>,
) -> Contested {
    let name = clash.path.told().into_owned();
    let row = field_named(rows, &name);
    let (counts, other) = if precedence(&name, clash.ours) >= precedence(&name, clash.theirs) {
        (clash.ours, clash.theirs)
    } else {
        (clash.theirs, clash.ours)
    };
    let may_be_claimed = aside
        .kind
        .is_some_and(|kind| claimable(kind).contains(&&*name))
        && field_named(rows, "claims").is_some();
    let has_notes = field_named(rows, "notes").is_some();
    let outcome = match row.map(|row| row.join) {
        Some(JoinRule::OtherName) if !is_withheld => {
            let kind = if key(&string(counts)) == key(&string(other)) {
                "Spelling"
            } else {
                "Alias"
            };
            aside
                .names
                .push(format!("(text: {}, kind: {kind})", quote(&string(other))));
            Outcome::OtherName
        }
        Some(JoinRule::With(_) | JoinRule::Own) => Outcome::Dropped,
        _ if may_be_claimed => {
            aside.claims.push(line_text(&[
                ("field", quote(&name)),
                ("value", quote(&string(other))),
                ("note", quote(aside.remark)),
            ]));
            Outcome::Claim
        }
        _ if has_notes => {
            let text = format!("{name}: {} ({})", string(other), aside.remark);
            aside.notes.push(format!("(text: {})", quote(&text)));
            Outcome::Note
        }
        _ => Outcome::Dropped,
    };
    Contested {
        path: clash.path.clone(),
        counts: counts.to_owned(),
        other: other.to_owned(),
        outcome,
    }
}

/// Of two values of a field the one with the greater precedence counts: first what protects the person
/// more, then the order of bytes, which is nobody's side.
fn precedence(name: &str, value: &str) -> (u8, u8, String) {
    let (first, second) = match name {
        "risk" => (read_ron(value).map_or(3, |risk| danger(&risk)), 0),
        "consent" => {
            let (given, scope) = read_ron(value).map_or((0, 0), |consent| allows(&consent));
            (u8::MAX - given, u8::MAX - scope)
        }
        "public" => (u8::from(value != "true"), 0),
        "confidential" => (u8::from(value == "true"), 0),
        "name_status" => (u8::from(value == "Withheld"), 0),
        _ => (0, 0),
    };
    (first, second, unordered_value(value))
}

//! The resolution of what both sides changed in two ways: which value counts, and where the other one stands.

use serde::{Deserialize, Serialize};

use crate::casebook::change::compose::line_text;
use crate::casebook::merge::join::string;
use crate::casebook::merge::most_protective::{allows, danger};
use crate::casebook::merge::text_edit::TextEdit;
use crate::casebook::merge::value_parts::{Fields, ValueParts, written};
use crate::record::field::{Field, JoinRule, field_named};
use crate::record::kind::Kind;
use crate::record::read::read_ron;
use crate::record::schema::claimable;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::ron_text::same::unordered_value;
use crate::spelling::fold::key;

/// One value that both sides changed in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldConflict {
    /// The field or item, as our version has it.
    pub path: FieldPath,
    /// What counts from now on, RON text; empty if nothing does.
    pub counts: String,
    /// What the other side has, RON text; empty if it removed the value.
    pub other: String,
    /// What became of that.
    pub outcome: ConflictOutcome,
}

/// What became of the value that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConflictOutcome {
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

/// One value that both sides changed in two ways, before anybody decided.
pub struct UnresolvedField<'t> {
    /// The field.
    pub path: FieldPath,
    /// What it says here, RON text.
    pub ours: &'t str,
    /// What it says there.
    pub theirs: &'t str,
}

/// What is put beside the values that count.
pub struct Aside<'r> {
    /// The remark that stands with them.
    pub remark: &'r str,
    /// What kind of record it is.
    pub kind: Option<Kind>,
    names: Vec<String>,
    claims: Vec<String>,
    notes: Vec<String>,
}

impl<'r> Aside<'r> {
    /// Nothing yet.
    #[must_use]
    pub fn new(remark: &'r str, kind: Option<Kind>) -> Self {
        Self {
            remark,
            kind,
            names: Vec::new(),
            claims: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Notes a value of a field that does not count.
    fn note(&mut self, name: &str, other: &str) {
        let text = format!("{name}: {} ({})", string(other), self.remark);
        self.notes.push(format!("(text: {})", quote(&text)));
    }

    /// Puts it into its lists, unless it stands there.
    pub fn put(self, ours: &Fields<'_>, edits: &mut Vec<TextEdit>) {
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
                if let ValueParts::List(items) = written(value) {
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
    let ValueParts::Struct(fields) = written(Some(item)) else {
        return Vec::new();
    };
    let value = |name: &&str| fields.iter().find(|(own, _)| own == name);
    names
        .iter()
        .map(|name| {
            value(name)
                .map(|(_, value)| string(value))
                .unwrap_or_default()
        })
        .collect()
}

/// Whether a record says that its name is to be withheld.
#[must_use]
pub fn is_withheld(fields: &Fields<'_>) -> bool {
    fields
        .iter()
        .any(|(name, value)| *name == "name_status" && value.trim() == "Withheld")
}

/// Decides a clash of a field of the record itself.
pub fn resolve(
    clash: &UnresolvedField<'_>,
    rows: &'static [Field],
    is_withheld: bool,
    aside: &mut Aside<'_>,
) -> FieldConflict {
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
            // Another name bears no remark: by the note people find what is to be decided.
            if has_notes {
                aside.note(&name, other);
            }
            ConflictOutcome::OtherName
        }
        Some(JoinRule::With(_) | JoinRule::Own) => ConflictOutcome::Dropped,
        _ if may_be_claimed => {
            aside.claims.push(line_text(&[
                ("field", quote(&name)),
                ("value", quote(&string(other))),
                ("note", quote(aside.remark)),
            ]));
            ConflictOutcome::Claim
        }
        _ if has_notes => {
            aside.note(&name, other);
            ConflictOutcome::Note
        }
        _ => ConflictOutcome::Dropped,
    };
    FieldConflict {
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

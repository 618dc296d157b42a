//! A field that lists several things: its parts as they stand in a form, and the smallest changes
//! of the list that make it what is typed.
//!
//! What a form does not show of an item (the credibility of a citation, a comment, a field that
//! this version does not know) must survive an edit of its neighbour; so items are kept, changed,
//! put in and taken out one by one, and the list is never written anew.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::casebook::fields::citation_line;
use crate::casebook::fields::inline_list::{escaped, parts, split_word, unescaped, with_word};
use crate::casebook::fields::refusal::{Refusal, linked, listed_word};
use crate::record::field::FieldType;
use crate::record::kind::Kind;
use crate::record::named::{NameKind, OtherName};
use crate::record::person::{CasePart, Role};
use crate::record::read::read_ron;
use crate::ron_text::edit::{remove_field, set_field};
use crate::ron_text::locate::list_items;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::ron_text::splice::apply;

/// One change of a list. Places are those of the list before any of the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListChange {
    /// An item gets another text.
    Set {
        /// Its place.
        index: usize,
        /// Its text before.
        old: String,
        /// Its text after.
        new: String,
    },
    /// An item goes away.
    Delete {
        /// Its place.
        index: usize,
        /// Its text.
        old: String,
    },
    /// An item comes to the end.
    Insert {
        /// Its text.
        item: String,
    },
}

/// Whether a field that holds this is a list.
#[must_use]
pub const fn is_list(holds: FieldType) -> bool {
    matches!(
        holds,
        FieldType::Links(_)
            | FieldType::Words
            | FieldType::Names
            | FieldType::Parts
            | FieldType::Citations
    )
}

/// The text that stands in a form for a list as it stands in the file; `None` if it is no such
/// list.
#[must_use]
pub fn shown_list(holds: FieldType, list: &str) -> Option<String> {
    let shown: Option<Vec<String>> = items(list)?
        .into_iter()
        .map(|item| shown_item(holds, item))
        .collect();
    Some(shown?.join("; "))
}

/// The RON text of a new list.
///
/// # Errors
///
/// [`Refusal`] if a part cannot stand in such a list, or stands in it twice.
pub fn list_text(holds: FieldType, typed: &str) -> Result<String, Refusal> {
    refuse_twice(typed)?;
    let items: Result<Vec<String>, Refusal> =
        parts(typed).map(|part| item_text(holds, part)).collect();
    Ok(format!("[{}]", items?.join(", ")))
}

/// The changes that make the list `old` (absent where `None`) what is typed. Items whose part
/// stands in `typed` as it is shown are left alone; one of which only the word in brackets differs
/// is changed in place; the others go, and new ones come to the end.
///
/// # Errors
///
/// [`Refusal`] if a part cannot stand in such a list, or stands in it twice, or where `old` is
/// not a list that a form can show.
pub fn list_changes(
    holds: FieldType,
    old: Option<&str>,
    typed: &str,
) -> Result<Vec<ListChange>, Refusal> {
    refuse_twice(typed)?;
    let unreadable = || Refusal::NoList {
        written: old.unwrap_or_default().to_owned(),
    };
    let items = old.map_or(Some(Vec::new()), items).ok_or_else(unreadable)?;
    let mut left: Vec<Option<(usize, &str, String)>> = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let shown = shown_item(holds, item).ok_or_else(unreadable)?;
        left.push(Some((index, item, shown)));
    }
    let mut by_shown = Places::default();
    for (index, _, shown) in left.iter().flatten() {
        by_shown.add(shown, *index);
    }
    let mut new: Vec<&str> = Vec::new();
    for part in parts(typed) {
        match by_shown.take(part) {
            Some(at) => left[at] = None,
            None => new.push(part),
        }
    }
    let mut by_text = Places::default();
    if word_field(holds).is_some() {
        for (index, _, shown) in left.iter().flatten() {
            by_text.add(split_word(shown).0, *index);
        }
    }
    let mut changes = Vec::new();
    let mut inserts = Vec::new();
    for part in new {
        let (text, word) = split_word(part);
        let same = by_text.take(text).and_then(|at| left[at].take());
        match same {
            Some((index, old, _)) => {
                let new = with_other_word(holds, old, word)?.ok_or_else(unreadable)?;
                changes.push(ListChange::Set {
                    index,
                    old: old.to_owned(),
                    new,
                });
            }
            None => inserts.push(ListChange::Insert {
                item: item_text(holds, part)?,
            }),
        }
    }
    // From the end, so that no place moves before it is used.
    changes.extend(
        left.into_iter()
            .flatten()
            .rev()
            .map(|(index, old, _)| ListChange::Delete {
                index,
                old: old.to_owned(),
            }),
    );
    changes.extend(inserts);
    Ok(changes)
}

/// At which places a text stands, the first of them first.
#[derive(Default)]
struct Places(HashMap<String, VecDeque<usize>>);

impl Places {
    fn add(&mut self, text: &str, at: usize) {
        self.0.entry(text.to_owned()).or_default().push_back(at);
    }

    fn take(&mut self, text: &str) -> Option<usize> {
        self.0.get_mut(text)?.pop_front()
    }
}

/// The items of a list as they stand in the text; `None` if it is no list.
fn items(list: &str) -> Option<Vec<&str>> {
    list_items(list, &FieldPath::root()).ok()?
}

/// What stands in a form for one item.
fn shown_item(holds: FieldType, item: &str) -> Option<String> {
    Some(match holds {
        FieldType::Names => {
            let name: OtherName = read_ron(item).ok()?;
            with_word(
                &escaped(&name.text),
                name.kind.as_ref().map(NameKind::as_str),
            )
        }
        FieldType::Parts => {
            let part: CasePart = read_ron(item).ok()?;
            let role = Some(part.role.as_str()).filter(|_| part.role != Role::Affected);
            with_word(part.case.as_str(), role)
        }
        FieldType::Citations => citation_line::shown(item)?,
        _ => escaped(&read_ron::<String>(item).ok()?),
    })
}

/// The RON text of a new item.
fn item_text(holds: FieldType, part: &str) -> Result<String, Refusal> {
    let (text, word) = split_word(part);
    Ok(match holds {
        FieldType::Names => match word {
            Some(kind) => format!(
                "(text: {}, kind: {})",
                quote(&unescaped(text)),
                listed_word(kind, NameKind::WORDS)?
            ),
            None => format!("(text: {})", quote(&unescaped(text))),
        },
        FieldType::Parts => {
            let id = quote(linked(text, Kind::Case)?.as_str());
            let role = listed_word(word.unwrap_or(Role::Affected.as_str()), Role::WORDS)?;
            format!("(case: {id}, role: {role})")
        }
        FieldType::Citations => citation_line::item_text(text, word)?,
        FieldType::Links(kind) => quote(linked(part, kind)?.as_str()),
        _ => quote(&unescaped(part)),
    })
}

/// The field of an item that stands in brackets in a form.
const fn word_field(holds: FieldType) -> Option<&'static str> {
    match holds {
        FieldType::Names => Some("kind"),
        FieldType::Parts => Some("role"),
        FieldType::Citations => Some("at"),
        _ => None,
    }
}

/// An item with another word, all its other bytes as they are; `None` if the item cannot be
/// changed so.
fn with_other_word(
    holds: FieldType,
    item: &str,
    word: Option<&str>,
) -> Result<Option<String>, Refusal> {
    let Some(name) = word_field(holds) else {
        return Ok(None);
    };
    if holds == FieldType::Citations {
        return citation_line::changed(item, word);
    }
    let path = FieldPath::root().field(name);
    let value = match (holds, word) {
        (FieldType::Parts, None) => Some(Role::Affected.as_str().to_owned()),
        (FieldType::Parts, Some(word)) => Some(listed_word(word, Role::WORDS)?.to_owned()),
        (_, Some(word)) => Some(listed_word(word, NameKind::WORDS)?.to_owned()),
        (_, None) => None,
    };
    let splices = match value {
        Some(value) => set_field(item, &path, &value),
        None => remove_field(item, &path),
    };
    Ok(splices.ok().and_then(|splices| apply(item, &splices).ok()))
}

fn refuse_twice(typed: &str) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    for part in parts(typed) {
        if !seen.insert(part) {
            return Err(Refusal::Twice {
                typed: part.to_owned(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITED: &str = "[\n    // the first\n    (source: \"s-a\", at: \"paragraph 2\", credibility: 3, via: Relative),\n    (source: \"s-b\"),\n]";

    #[test]
    fn what_a_form_does_not_show_survives() {
        assert_eq!(
            shown_list(FieldType::Citations, CITED).unwrap(),
            "s-a (paragraph 2 | 3 | Relative); s-b"
        );
        assert_eq!(
            list_changes(
                FieldType::Citations,
                Some(CITED),
                "s-a (paragraph 2 | 3 | Relative); s-b; s-c"
            )
            .unwrap(),
            [ListChange::Insert {
                item: "(source: \"s-c\")".to_owned()
            }]
        );
        assert_eq!(
            list_changes(
                FieldType::Citations,
                Some(CITED),
                "s-a (page 9 | 3 | Relative)"
            )
            .unwrap(),
            [
                ListChange::Set {
                    index: 0,
                    old: "(source: \"s-a\", at: \"paragraph 2\", credibility: 3, via: Relative)"
                        .to_owned(),
                    new: "(source: \"s-a\", at: \"page 9\", credibility: 3, via: Relative)"
                        .to_owned(),
                },
                ListChange::Delete {
                    index: 1,
                    old: "(source: \"s-b\")".to_owned()
                },
            ]
        );
    }

    #[test]
    fn signs_that_part_are_kept_in_names() {
        let names =
            "[(text: \"Sasha (the tall; red)\", lang: \"ru\"), (text: \"Max\", kind: Nickname)]";
        let shown = shown_list(FieldType::Names, names).unwrap();
        assert_eq!(shown, "Sasha \\(the tall\\; red); Max (Nickname)");
        assert_eq!(
            list_changes(FieldType::Names, Some(names), &shown).unwrap(),
            []
        );
        assert_eq!(
            list_text(FieldType::Names, &shown).unwrap(),
            "[(text: \"Sasha (the tall; red)\"), (text: \"Max\", kind: Nickname)]"
        );
    }

    #[test]
    fn nothing_stands_twice() {
        assert!(list_changes(FieldType::Words, None, "a; b; a").is_err());
        assert!(list_text(FieldType::Parts, "c-a; c-a").is_err());
    }

    #[test]
    fn ten_thousand_items_are_shown_and_changed_one_by_one() {
        let tags: Vec<String> = (0..20_000).map(|at| format!("tag {at}")).collect();
        let list = format!("[\"{}\"]", tags.join("\", \""));
        let typed = tags.join("; ");
        assert_eq!(shown_list(FieldType::Words, &list), Some(typed.clone()));
        let changed = list_changes(FieldType::Words, Some(&list), &typed);
        assert_eq!(changed, Ok(Vec::new()));
        let more = format!("{typed}; new");
        let changed = list_changes(FieldType::Words, Some(&list), &more).unwrap();
        assert_eq!(
            changed,
            [ListChange::Insert {
                item: "\"new\"".to_owned()
            }]
        );
        let none = list_changes(FieldType::Words, Some(&list), "").unwrap();
        assert_eq!(none.len(), 20_000);
    }
}

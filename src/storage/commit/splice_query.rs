//! The head of a workspace on its way to what it will be: its saved queries and own statuses, spliced with the same
//! care as the fields of records.

use std::path::PathBuf;

use serde::de::DeserializeOwned;

use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Reason;
use crate::record::read::read_ron;
use crate::record::saved_query::SavedQuery;
use crate::record::status::StatusKind;
use crate::record::workspace::{FILE_NAME, WorkspaceHead};
use crate::ron_text::edit::{EditError, delete_item, insert_item, remove_field, set_field};
use crate::ron_text::locate::{find, unwrapped};
use crate::ron_text::node::Shape;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::{fit_line_ends, quote};
use crate::ron_text::scan::scan;
use crate::ron_text::splice::Splice;
use crate::storage::commit::patch;
use crate::storage::commit::patch::Patch;
use crate::storage::commit::verify_edits::{EditEffect, reads_as_intended};
use crate::storage::digest::of_file;
use crate::storage::fs::{Fs, RECORD_LIMIT};
use crate::storage::log::body::FileChange;
use crate::storage::workspace::manifest::{read_text, view};

/// The name that the text of the head begins with.
const STRUCT_NAME: &str = "Workspace";

/// `lastseen.ron` before and after the edits of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadDraft {
    /// The file for messages.
    pub file: PathBuf,
    /// The whole file as it is on disk.
    pub before: String,
    /// The whole file as it is to be.
    pub after: String,
    /// What takes `after` back to `before`.
    pub back: Vec<Patch>,
}

impl HeadDraft {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`Failure::NotAWorkspace`], [`Failure::BadHead`] or [`Failure::NewerFormat`].
    pub fn read(fs: &dyn Fs) -> Result<Self, Failure> {
        let before = read_text(fs)?;
        view(fs, &before)?;
        Ok(Self {
            file: fs.root().join(FILE_NAME),
            after: before.clone(),
            before,
            back: Vec::new(),
        })
    }

    /// What the file is to say.
    ///
    /// # Errors
    ///
    /// [`Failure::WouldDamage`] if it would not read, [`Failure::WouldBeTooLarge`] if nobody
    /// would read it any more.
    pub fn view(&self, fs: &dyn Fs) -> Result<WorkspaceHead, Failure> {
        let bytes = self.after.len() as u64;
        if bytes > RECORD_LIMIT {
            return Err(Failure::WouldBeTooLarge {
                path: self.file.clone(),
                bytes,
            });
        }
        view(fs, &self.after).map_err(|_| self.damage(FieldPath::root()))
    }

    /// Applies edits, one after another. Returns those that were needed, as they were done: what
    /// stands there already is left out, and the old value is the one that was found.
    ///
    /// # Errors
    ///
    /// [`Failure::QueryChanged`] if a query is not as the edit expects it.
    pub fn apply(&mut self, edits: &[QueryEdit]) -> Result<Vec<QueryEdit>, Failure> {
        let mut done = Vec::with_capacity(edits.len());
        for edit in edits {
            done.extend(self.apply_one(edit)?);
        }
        Ok(done)
    }

    /// Makes the file byte for byte what it was before a change, if it is just as the change left
    /// it; else leaves it alone.
    pub fn restore(&mut self, file: &FileChange) -> bool {
        if of_file(Some(&self.before)) != file.after {
            return false;
        }
        match patch::apply(&self.before, &file.back) {
            Some((text, back)) if of_file(Some(&text)) == file.before => {
                self.after = text;
                self.back = back;
                true
            }
            _ => false,
        }
    }

    fn apply_one(&mut self, edit: &QueryEdit) -> Result<Option<QueryEdit>, Failure> {
        match edit.statuses() {
            (None, None) => self.apply_query(edit),
            // One that is changed stays: no edit does that.
            (old, new) => self.add_or_take_away(edit, &self.kept(), old.as_ref(), new.as_ref()),
        }
    }

    fn apply_query(&mut self, edit: &QueryEdit) -> Result<Option<QueryEdit>, Failure> {
        let (old, new) = edit.views();
        let kept: Kept<SavedQuery> = self.kept();
        let (Some(old), Some(new)) = (&old, &new) else {
            return self.add_or_take_away(edit, &kept, old.as_ref(), new.as_ref());
        };
        let Some(place) = kept.place_of(old) else {
            let there = kept.place_of(new).filter(|place| kept.is_at(*place, new));
            let changed = || kept.changed(edit, &old.name, None);
            return there.map(|_| None).ok_or_else(changed);
        };
        let taken = kept.place_of(new).filter(|other| *other != place);
        if kept.is_at(place, new) && taken.is_none() {
            return Ok(None);
        }
        if !kept.is_at(place, old) || taken.is_some() {
            return Err(kept.changed(edit, &old.name, taken.or(Some(place))));
        }
        self.set(
            place,
            "name",
            (new.name != old.name).then(|| quote(&new.name)),
        )?;
        self.set(
            place,
            "query",
            (new.query != old.query).then(|| quote(&new.query)),
        )?;
        let kind = new.kind.as_str();
        self.set(
            place,
            "kind",
            (new.kind != old.kind).then(|| kind.to_owned()),
        )?;
        let now: Kept<SavedQuery> = self.kept();
        Ok(Some(QueryEdit {
            old: Some(kept.items[place].0.clone()),
            new: now.items.into_iter().nth(place).map(|(item, _)| item),
        }))
    }

    /// Adds an item to a list, or takes it away.
    fn add_or_take_away<T: HeadItem>(
        &mut self,
        edit: &QueryEdit,
        kept: &Kept<T>,
        old: Option<&T>,
        new: Option<&T>,
    ) -> Result<Option<QueryEdit>, Failure> {
        let list = T::list();
        match (old, new) {
            (None, Some(wanted)) => match kept.place_of(wanted) {
                Some(place) if kept.is_at(place, wanted) => Ok(None),
                Some(place) => Err(kept.changed(edit, wanted.name(), Some(place))),
                None => {
                    let item = edit.new.clone().unwrap_or_default();
                    let item = fit_line_ends(&self.after, &item).into_owned();
                    let splices = insert_item(&self.after, &list, kept.items.len(), &item);
                    self.splice(&list, EditEffect::Insert(&item), splices)?;
                    Ok(Some(edit.clone()))
                }
            },
            (Some(wanted), None) => match kept.place_of(wanted) {
                None => Ok(None),
                Some(place) if kept.is_at(place, wanted) => {
                    let item = kept.items[place].0.clone();
                    let splices = delete_item(&self.after, &list, place);
                    self.splice(&list, EditEffect::Delete(&item), splices)?;
                    // What this version does not know of the item comes back with it.
                    Ok(Some(QueryEdit {
                        old: Some(item),
                        new: None,
                    }))
                }
                Some(place) => Err(kept.changed(edit, wanted.name(), Some(place))),
            },
            (None, None) | (Some(_), Some(_)) => Ok(None),
        }
    }

    /// A list of the head as it stands in the text.
    fn kept<T: HeadItem>(&self) -> Kept<T> {
        let texts = self.items(&T::list()).into_iter();
        let items = texts.map(|text| {
            let known = read_ron(&text).ok();
            (text, known)
        });
        Kept {
            items: items.collect(),
        }
    }

    /// The items of a list as they stand in the text.
    fn items(&self, list: &FieldPath) -> Vec<String> {
        let Ok(root) = scan(&self.after) else {
            return Vec::new();
        };
        let node = find(&self.after, &root, list.steps());
        let shape = node.map(|node| &unwrapped(&self.after, node).shape);
        let Some(Shape::List { items, .. }) = shape else {
            return Vec::new();
        };
        items
            .iter()
            .map(|item| self.after[item.value.span.clone()].to_owned())
            .collect()
    }

    /// Sets a field of the query at a place; an empty value takes it away, `None` leaves it.
    fn set(&mut self, place: usize, field: &str, value: Option<String>) -> Result<(), Failure> {
        let Some(value) = value else {
            return Ok(());
        };
        let path = SavedQuery::list().index(place).field(field);
        if value.is_empty() {
            let splices = remove_field(&self.after, &path);
            self.splice(&path, EditEffect::Set(None), splices)
        } else {
            let splices = set_field(&self.after, &path, &value);
            self.splice(&path, EditEffect::Set(Some(&value)), splices)
        }
    }

    /// Puts splices into the text, if what comes out is what is meant and nothing else.
    fn splice(
        &mut self,
        path: &FieldPath,
        touch: EditEffect<'_>,
        splices: Result<Vec<Splice>, EditError>,
    ) -> Result<(), Failure> {
        let splices = splices.map_err(|error| Failure::Unsound {
            path: self.file.clone(),
            line: 0,
            column: 0,
            reason: Reason::DoesNotParse(error.into()),
        })?;
        let (after, mut back) = patch::apply(&self.after, &patch::of_splices(&splices))
            .ok_or_else(|| self.damage(FieldPath::root()))?;
        reads_as_intended(STRUCT_NAME, &self.after, &after, path, touch)
            .map_err(|field| self.damage(field))?;
        // The last edit is the first to be taken back.
        back.append(&mut self.back);
        self.back = back;
        self.after = after;
        Ok(())
    }

    fn damage(&self, field: FieldPath) -> Failure {
        Failure::WouldDamage {
            path: self.file.clone(),
            field,
        }
    }
}

/// What stands in a list of the head.
trait HeadItem: PartialEq + DeserializeOwned {
    /// Where the list stands.
    fn list() -> FieldPath;

    /// By what an item is found.
    fn name(&self) -> &str;
}

impl HeadItem for SavedQuery {
    fn list() -> FieldPath {
        FieldPath::root().field("queries")
    }

    fn name(&self) -> &str {
        &self.name
    }
}

impl HeadItem for StatusKind {
    fn list() -> FieldPath {
        FieldPath::root().field("statuses")
    }

    fn name(&self) -> &str {
        self.name.as_str()
    }
}

/// The items of a list, each with what this version knows of it.
struct Kept<T> {
    items: Vec<(String, Option<T>)>,
}

impl<T: HeadItem> Kept<T> {
    /// Where an item stands. Of several with one name the one that is meant is the one that is as expected.
    fn place_of(&self, wanted: &T) -> Option<usize> {
        let named = |known: &T| known.name() == wanted.name();
        let mut places = 0..self.items.len();
        let exact = places.find(|place| self.is_at(*place, wanted));
        let mut views = self.items.iter().map(|(_, known)| known.as_ref());
        exact.or_else(|| views.position(|known| known.is_some_and(named)))
    }

    /// Whether just this stands at a place.
    fn is_at(&self, place: usize, wanted: &T) -> bool {
        self.items[place].1.as_ref() == Some(wanted)
    }

    /// That an item is not as an edit expects it.
    fn changed(&self, edit: &QueryEdit, name: &str, found: Option<usize>) -> Failure {
        Failure::QueryChanged {
            name: name.to_owned(),
            found: found.map(|place| self.items[place].0.clone()),
            wanted: edit.new.clone(),
        }
    }
}

//! The head of a workspace on its way to what it will be: its saved queries and own statuses, spliced with the same
//! care as the fields of records.

use std::path::PathBuf;

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
        if edit.statuses() != (None, None) {
            return self.apply_status(edit);
        }
        let (old, new) = edit.views();
        let kept = self.kept();
        // Of several with one name the one that is meant is the one that is as expected.
        let named = |wanted: &SavedQuery| {
            let same_name = |(_, saved): &&(String, SavedQuery)| saved.name == wanted.name;
            let exact = kept.iter().position(|(_, saved)| saved == wanted);
            exact.or_else(|| kept.iter().position(|one| same_name(&one)))
        };
        let changed = |found: Option<usize>| Failure::QueryChanged {
            name: old
                .as_ref()
                .or(new.as_ref())
                .map_or(String::new(), |one| one.name.clone()),
            found: found.map(|place| kept[place].0.clone()),
            wanted: edit.new.clone(),
        };
        match (&old, &new) {
            (None, None) => Ok(None),
            (None, Some(saved)) => match named(saved) {
                Some(place) if kept[place].1 == *saved => Ok(None),
                Some(place) => Err(changed(Some(place))),
                None => {
                    let item = edit.new.clone().unwrap_or_default();
                    let item = fit_line_ends(&self.after, &item).into_owned();
                    let splices = insert_item(&self.after, &list(), kept.len(), &item);
                    self.splice(&list(), EditEffect::Insert(&item), splices)?;
                    Ok(Some(edit.clone()))
                }
            },
            (Some(saved), None) => match named(saved) {
                None => Ok(None),
                Some(place) if kept[place].1 == *saved => {
                    let item = kept[place].0.clone();
                    let splices = delete_item(&self.after, &list(), place);
                    self.splice(&list(), EditEffect::Delete(&item), splices)?;
                    // What this version does not know of the query comes back with it.
                    Ok(Some(QueryEdit {
                        old: Some(item),
                        new: None,
                    }))
                }
                Some(place) => Err(changed(Some(place))),
            },
            (Some(old), Some(new)) => {
                let Some(place) = named(old) else {
                    let there = named(new).filter(|place| kept[*place].1 == *new);
                    return there.map(|_| None).ok_or_else(|| changed(None));
                };
                let taken = named(new).filter(|other| *other != place);
                if kept[place].1 == *new && taken.is_none() {
                    return Ok(None);
                }
                if kept[place].1 != *old || taken.is_some() {
                    return Err(changed(taken.or(Some(place))));
                }
                let found = kept[place].0.clone();
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
                let now = self.kept().into_iter().nth(place).map(|(item, _)| item);
                Ok(Some(QueryEdit {
                    old: Some(found),
                    new: now,
                }))
            }
        }
    }

    /// Adds a status, or takes it away; one that is changed in between stays.
    fn apply_status(&mut self, edit: &QueryEdit) -> Result<Option<QueryEdit>, Failure> {
        let (old, new) = edit.statuses();
        let path = FieldPath::root().field("statuses");
        let known = self.items(&path);
        let views: Vec<Option<StatusKind>> = known.iter().map(|text| read_ron(text).ok()).collect();
        let named = |wanted: &StatusKind| {
            let mut views = views.iter();
            views.position(|one| one.as_ref().is_some_and(|one| one.name == wanted.name))
        };
        let changed = |wanted: &StatusKind, found: Option<usize>| Failure::QueryChanged {
            name: wanted.name.as_str().to_owned(),
            found: found.map(|place| known[place].clone()),
            wanted: edit.new.clone(),
        };
        match (old, new) {
            (None, Some(status)) => match named(&status) {
                Some(place) if views[place].as_ref() == Some(&status) => Ok(None),
                Some(place) => Err(changed(&status, Some(place))),
                None => {
                    let item = edit.new.clone().unwrap_or_default();
                    let item = fit_line_ends(&self.after, &item).into_owned();
                    let splices = insert_item(&self.after, &path, known.len(), &item);
                    self.splice(&path, EditEffect::Insert(&item), splices)?;
                    Ok(Some(edit.clone()))
                }
            },
            (Some(status), None) => match named(&status) {
                None => Ok(None),
                Some(place) if views[place].as_ref() == Some(&status) => {
                    let item = known[place].clone();
                    let splices = delete_item(&self.after, &path, place);
                    self.splice(&path, EditEffect::Delete(&item), splices)?;
                    Ok(Some(QueryEdit {
                        old: Some(item),
                        new: None,
                    }))
                }
                Some(place) => Err(changed(&status, Some(place))),
            },
            _ => Ok(None),
        }
    }

    /// The saved queries as they stand in the text, each with what this version knows of it.
    fn kept(&self) -> Vec<(String, SavedQuery)> {
        let texts = self.items(&list()).into_iter();
        texts
            .map(|text| {
                let saved = read_ron(&text).unwrap_or_default();
                (text, saved)
            })
            .collect()
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
        let path = list().index(place).field(field);
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

/// The list of the saved queries.
fn list() -> FieldPath {
    FieldPath::root().field("queries")
}

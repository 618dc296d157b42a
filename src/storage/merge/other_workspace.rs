//! Another workspace, or an older copy of this one, without git: what it has and this one has not, as one change.
//!
//! Nothing is written in it and nothing in it is run; no link in it is followed. What both come from is found by
//! the logs: our record is taken back, change by change, to the last change that the other log has as well.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::Change;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::casebook::merge::resolution::FieldConflict;
use crate::casebook::merge::text_edit::{self, TextEdit};
use crate::casebook::merge::three_way::{Versions, merge};
use crate::casebook::merge::value_parts::{ValueParts, top_fields, written};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::ron_text::path::FieldPath;
use crate::storage::attachments::attach::FILES;
use crate::storage::attachments::bring_copies::bring_copies;
use crate::storage::commit::begin;
use crate::storage::commit::pending_file::{PendingFile, read_text, view_of};
use crate::storage::commit::publish::{CommitOptions, Reread, publish};
use crate::storage::commit::splice_change::apply_edits;
use crate::storage::commit::splice_query::HeadDraft;
use crate::storage::digest::of_file;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::{has_keys, open_keys, told_as_sealed};
use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::erase::blank_log::Subject;
use crate::storage::erase::erasures::{erased_by, erasures, person_erased};
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::disk::Disk;
use crate::storage::git::erased_there::{blanked_people, own_logs};
use crate::storage::load::id_of;
use crate::storage::log::file::LOGS;
use crate::storage::merge::known_texts::KnownTexts;
use crate::storage::merge::other_files::{OtherCopies, OtherQueries, QueryRules};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::manifest::read_head;

/// Another workspace, opened to be read.
pub struct OtherWorkspace {
    fs: Arc<dyn Fs>,
}

/// A record that two workspaces do not have alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordDifference {
    /// The record.
    pub id: RecordId,
    /// Its text here.
    pub ours: Option<String>,
    /// Its text there.
    pub theirs: Option<String>,
    /// The text that both come from, as far as the logs tell.
    pub base: Option<String>,
}

/// What comes in from another workspace.
#[derive(Clone, Debug, Default)]
pub struct OtherMerge {
    /// The records that are not here yet.
    pub new: Vec<Loaded>,
    /// The records that change here, with what both say in two ways.
    pub changed: Vec<(RecordId, Vec<FieldConflict>)>,
    /// What is done, edit by edit.
    pub edits: Vec<Edit>,
    /// People who were erased here: they do not come back.
    pub erased: Vec<RecordId>,
    /// People who were erased there and are still here: nothing becomes of them.
    pub erased_there: Vec<RecordId>,
    /// The attached files that its records name and that are not here.
    pub copies: OtherCopies,
    /// How many other files there are among the attached ones that are not here: they are not brought.
    pub files: usize,
    /// What becomes of its saved queries.
    pub queries: OtherQueries,
    /// Records that were removed here and are there as they were: they do not come back.
    pub removed: Vec<RecordId>,
    /// Files there that cannot be read as records.
    pub unread: Vec<Problem>,
    drafts: Vec<PendingFile>,
}

impl OtherWorkspace {
    /// Opens the workspace in a folder; a sealed one in memory, with what `keys` gives.
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchFolder`], what is wrong with its head, and those of [`open_keys`].
    pub fn open(
        root: &Path,
        keys: impl FnOnce() -> Result<Identities, Failure>,
    ) -> Result<Self, Failure> {
        let disk = Disk::open(root).map_err(|_| Failure::NoSuchFolder {
            path: root.to_owned(),
        })?;
        let mut fs: Arc<dyn Fs> = Arc::new(disk);
        if has_keys(&*fs)? {
            let key = open_keys(&*fs, &keys()?)?;
            fs = Arc::new(SealedFs::new(fs, key));
        }
        read_head(&*fs).map_err(|failure| told_as_sealed(&*fs, failure))?;
        Ok(Self { fs })
    }

    /// The records that differ, and the files that cannot be read.
    fn differences(&self, here: &dyn Fs) -> (Vec<RecordDifference>, Vec<Problem>) {
        let ids: BTreeSet<RecordId> = ids(here).union(&ids(&*self.fs)).copied().collect();
        let ids: Vec<RecordId> = ids.into_iter().collect();
        let looked: Vec<Result<Option<RecordDifference>, Problem>> = ids
            .par_iter()
            .map(|id| {
                // What cannot be read here is told by `check`.
                let Ok(ours) = read_text(here, *id) else {
                    return Ok(None);
                };
                let theirs = read_text(&*self.fs, *id)?;
                if let Some(text) = theirs.as_deref().filter(|_| ours != theirs) {
                    view_of(*id, text)?;
                }
                Ok((ours != theirs).then_some(RecordDifference {
                    id: *id,
                    ours,
                    theirs,
                    base: None,
                }))
            })
            .collect();
        let mut found = Vec::new();
        let mut unread = Vec::new();
        for one in looked {
            match one {
                Ok(one) => found.extend(one),
                Err(problem) => unread.push(problem),
            }
        }
        (found, unread)
    }

    /// The people here whom the other one's log no longer names in lines that both have.
    fn erased_there(&self, here: &dyn Fs) -> Vec<RecordId> {
        let logs = own_logs(&*self.fs);
        let people = blanked_people(&own_logs(here), &logs).into_iter();
        let is_in =
            |fs: &dyn Fs, id: &RecordId| !matches!(fs.length(&id.relative_path()), Ok(None));
        let people = people.filter(|id| is_in(here, id) && !is_in(&*self.fs, id));
        erased_by(&logs, people.collect())
    }

    /// Notes what of the other one is no record.
    fn look_beside(
        &self,
        here: &dyn Fs,
        (ours, theirs): (&KnownTexts, &KnownTexts),
        subjects: &[Subject],
        plan: &mut OtherMerge,
    ) {
        plan.copies = OtherCopies::of(here, &*self.fs, &plan.drafts);
        let paths = |fs: &dyn Fs| -> HashSet<String> {
            let listed = fs.list(FILES).unwrap_or_default().into_iter();
            let names = listed.map(|entry| entry.name.to_string_lossy().into_owned());
            names.map(|name| format!("{FILES}/{name}")).collect()
        };
        let mut left = paths(&*self.fs);
        left.retain(|path| !plan.copies.brought.values().any(|brought| brought == path));
        plan.files = left.difference(&paths(here)).count();
        let is_erased_from = plan.erased.len() + ours.erasures > 0;
        let has_shared_past = ours.changes.iter().any(|one| theirs.changes.contains(one));
        let rules = QueryRules {
            is_added: &|query| {
                let mut added = theirs.queries.iter();
                added.any(|(change, one)| one == query && !ours.changes.contains(change))
            },
            was_here: &|query| {
                let mut known = ours.queries.iter();
                (has_shared_past && is_erased_from) || known.any(|(_, one)| one == query)
            },
            erased: subjects,
        };
        plan.queries = OtherQueries::of(here, &*self.fs, &rules);
    }

    fn plan(&self, here: &dyn Fs, remark: &str) -> Result<OtherMerge, Failure> {
        let (found, unread) = self.differences(here);
        let (ours, theirs) = (KnownTexts::of(here)?, KnownTexts::of(&*self.fs)?);
        let gone =
            erasures(here).map_err(|error| failed(here, FileOperation::Read, LOGS, &error))?;
        let mut plan = OtherMerge {
            unread,
            ..OtherMerge::default()
        };
        plan.erased_there = self.erased_there(here);
        let is_gone = |id: &RecordId, text: &str| match view_of(*id, text).map(|one| one.record) {
            Ok(Record::Person(person)) => person_erased(&gone, &person).is_some(),
            _ => false,
        };
        let erased: Vec<RecordId> = found
            .iter()
            .filter(|one| one.ours.is_none())
            .filter(|one| {
                one.theirs
                    .as_deref()
                    .is_some_and(|text| is_gone(&one.id, text))
            })
            .map(|one| one.id)
            .collect();
        let subjects: Vec<Subject> = found
            .iter()
            .filter(|one| erased.contains(&one.id))
            .filter_map(|one| {
                let mut subject = Subject::of(BTreeSet::from([one.id]));
                subject.learn_from_record(one.id, one.theirs.as_deref()?);
                Some(subject.among(&[]))
            })
            .collect();
        for RecordDifference {
            id,
            ours: our,
            theirs: their,
            ..
        } in found
        {
            let Some(their) = their else {
                continue;
            };
            let their = match erased.contains(&id) {
                true => their,
                false => without_links_to(&erased, their),
            };
            let is_older = ours.knows(id, &of_file(Some(&their)));
            let Some(our) = our else {
                let loaded = view_of(id, &their);
                match loaded {
                    Err(problem) => plan.unread.push(problem),
                    Ok(_) if is_older => plan.removed.push(id),
                    Ok(loaded) => match &loaded.record {
                        Record::Person(person) if person_erased(&gone, person).is_some() => {
                            plan.erased.push(id);
                        }
                        _ => {
                            plan.add(here, id, their);
                            plan.new.push(loaded);
                        }
                    },
                }
                continue;
            };
            if is_older || view_of(id, &our).is_err() {
                continue;
            }
            let base = ours.base(id, &our, &theirs);
            plan.change(here, id, (base, our, their), remark)?;
        }
        self.look_beside(here, (&ours, &theirs), &subjects, &mut plan);
        Ok(plan)
    }
}

impl OtherMerge {
    /// Whether nothing changes here.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.drafts.is_empty() && self.queries.edits.is_empty()
    }

    fn add(&mut self, here: &dyn Fs, id: RecordId, text: String) {
        let mut draft = PendingFile::of_text(here, id, String::new());
        draft.before = None;
        draft.after = Some(text.clone());
        self.drafts.push(draft);
        self.edits.push(Edit::Create { record: id, text });
    }

    fn change(
        &mut self,
        here: &dyn Fs,
        id: RecordId,
        (base, ours, theirs): (Option<String>, String, String),
        remark: &str,
    ) -> Result<(), Failure> {
        let theirs = match &base {
            Some(_) => theirs,
            None => without_what_opens(&ours, theirs),
        };
        let versions = Versions {
            kind: Some(id.kind()),
            base: base.as_deref(),
            ours: &ours,
            theirs: &theirs,
        };
        let Ok(merged) = merge(versions, remark) else {
            return Ok(());
        };
        let mut draft = PendingFile::of_text(here, id, ours.clone());
        let wanted: Vec<Edit> = merged.edits.into_iter().map(|edit| edit.of(id)).collect();
        let edits = apply_edits(std::slice::from_mut(&mut draft), wanted)?;
        draft.carry_comments(base.as_deref(), &theirs);
        if draft.is_changed() {
            self.edits.extend(edits);
            self.drafts.push(draft);
            self.changed.push((id, merged.conflicts));
        }
        Ok(())
    }
}

impl Workspace {
    /// The records that another workspace has otherwise, and its files that cannot be read.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a log cannot be read.
    pub fn compare_with(
        &self,
        other: &OtherWorkspace,
    ) -> Result<(Vec<RecordDifference>, Vec<Problem>), Failure> {
        let (mut found, unread) = other.differences(self.fs());
        let (ours, theirs) = (KnownTexts::of(self.fs())?, KnownTexts::of(&*other.fs)?);
        for one in &mut found {
            if let (Some(our), Some(their)) = (&one.ours, &one.theirs) {
                one.base = match ours.knows(one.id, &of_file(Some(their))) {
                    true => Some(their.clone()),
                    false => ours.base(one.id, our, &theirs),
                };
            }
        }
        Ok((found, unread))
    }

    /// What would come in from another workspace. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a log cannot be read.
    pub fn look_at_other(
        &self,
        other: &OtherWorkspace,
        remark: &str,
    ) -> Result<OtherMerge, Failure> {
        other.plan(self.fs(), remark)
    }

    /// Merges another workspace into this one, as one change. `remark` stands with a value that does not count.
    ///
    /// # Errors
    ///
    /// Any [`Failure`]; nothing has been written then.
    pub fn merge_other(&self, other: &OtherWorkspace, remark: &str) -> Result<OtherMerge, Failure> {
        self.writable()?;
        if other.fs.is_sealed() && !self.fs().is_sealed() {
            return Err(Failure::Encryption {
                place: other.fs.root().display().to_string(),
                why: EncryptionError::IntoTheClear,
            });
        }
        let (held, _) = begin(self.fs())?;
        let plan = other.plan(self.fs(), remark)?;
        if plan.copies.brought.is_empty() {
            return self.take_over(plan);
        }
        // Large files take longer to copy than anybody may hold the lock, and whoever attaches one waits for it.
        drop(held);
        let copies = plan.copies;
        let brought = bring_copies(self.fs(), &*other.fs, &copies.brought)?;
        let (_held, _) = begin(self.fs())?;
        let done = other
            .plan(self.fs(), remark)
            .and_then(|plan| self.take_over(plan));
        match done {
            Ok(mut plan) => {
                plan.copies.brought = copies.brought;
                Ok(plan)
            }
            Err(failure) => {
                // What is unfinished counts, and the next one who opens the workspace finishes it.
                if !matches!(failure, Failure::Unfinished { .. }) {
                    brought.take_back(self.fs());
                }
                Err(failure)
            }
        }
    }

    /// Does what is planned, as one change. The caller holds the lock.
    fn take_over(&self, plan: OtherMerge) -> Result<OtherMerge, Failure> {
        if plan.is_nothing() {
            return Ok(plan);
        }
        let mut head = None;
        let mut queries = Vec::new();
        if !plan.queries.edits.is_empty() {
            let mut draft = HeadDraft::read(self.fs())?;
            queries = draft.apply(&plan.queries.edits)?;
            head = Some(draft);
        }
        let change = Change {
            queries,
            ..self.change(Purpose::Merged, plan.edits.clone())?
        };
        let options = CommitOptions {
            reread: Reread::Nothing,
            ..CommitOptions::TOUCHED
        };
        publish(
            self.fs(),
            self.author_device(),
            change,
            &plan.drafts,
            head.as_ref(),
            options,
        )?;
        Ok(plan)
    }
}

/// The other one's text without the fields that let more be shown, if ours has none of them: without a common
/// version nobody knows whether they are new there or were taken out here.
fn without_what_opens(ours: &str, theirs: String) -> String {
    let (Ok(known), Ok(fields)) = (top_fields(ours), top_fields(&theirs)) else {
        return theirs;
    };
    let opens = |name: &&str| matches!(*name, "public" | "consent");
    let edits: Vec<TextEdit> = fields
        .iter()
        .filter(|(name, _)| opens(name) && !known.iter().any(|(ours, _)| ours == name))
        .map(|(name, value)| TextEdit::Set {
            path: FieldPath::of(name),
            old: Some((*value).to_owned()),
            new: None,
        })
        .collect();
    text_edit::apply_edits(&theirs, &edits).unwrap_or(theirs)
}

/// A text without the links to people who were erased here: whole items of lists that name them, and fields that are
/// their id.
fn without_links_to(erased: &[RecordId], theirs: String) -> String {
    let quoted: Vec<String> = erased.iter().map(|id| format!("\"{id}\"")).collect();
    let names_one = |text: &str| quoted.iter().any(|id| text.contains(id.as_str()));
    if !names_one(&theirs) {
        return theirs;
    }
    let mut edits = Vec::new();
    for (name, value) in top_fields(&theirs).unwrap_or_default() {
        let path = FieldPath::of(name);
        match written(Some(value)) {
            ValueParts::List(items) => {
                let items = items.into_iter().enumerate().rev();
                let linked = items.filter(|(_, item)| names_one(item));
                edits.extend(linked.map(|(index, item)| TextEdit::Delete {
                    list: path.clone(),
                    index,
                    item: item.to_owned(),
                }));
            }
            _ if names_one(value) => edits.push(TextEdit::Set {
                path,
                old: Some(value.to_owned()),
                new: None,
            }),
            _ => {}
        }
    }
    text_edit::apply_edits(&theirs, &edits).unwrap_or(theirs)
}

fn ids(fs: &dyn Fs) -> BTreeSet<RecordId> {
    let in_folder = |kind: Kind| {
        let listed = fs.list(kind.folder()).unwrap_or_default().into_iter();
        listed.filter_map(move |one| id_of(kind, &one.name.to_string_lossy()).ok()?)
    };
    Kind::ALL.into_iter().flat_map(in_folder).collect()
}

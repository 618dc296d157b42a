//! The importer reads, plans and decides what a list would do, from the files and beside everything else: nobody who
//! types waits, and the book of the screen stays where it is.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::app::import::import_job::{
    ImportAnswer, ImportJob, ImportReply, RowRefusal, RowToDecide,
};
use crate::app::import::kept_import::{KeptImport, KeptMap, KnownMaps};
use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::Outcome;
use crate::casebook::merge::pair_decision::judge_new;
use crate::exchange::columns::PlacedColumns;
use crate::exchange::edition::Origin;
use crate::exchange::guess::column_names;
use crate::exchange::held::held_people;
use crate::exchange::list_file::{ImportSettings, ListFile, ListPlace, list_called};
use crate::exchange::listed_rows::RowDecision;
use crate::exchange::map::{Import, OnMatch, read_map};
use crate::exchange::message_draft::{MessageContext, draft_message};
use crate::exchange::plan::ImportPlan;
use crate::exchange::plan_list::{PlannedInput, plan_list};
use crate::exchange::preview::{ImportChange, ImportFailure, ListPreview, PlannedList};
use crate::exchange::read::{Block, FILE_LIMIT};
use crate::exchange::reports::{column_reports, columns_of_map, word_reports};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::storage::commit::publish::{CommitOptions, Committed};
use crate::storage::commit::typed_path::meant;
use crate::storage::digest::sha256;
use crate::storage::outside::{read_outside, write_outside};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::import_store::ImportCommit;
use crate::text::catalogue::say;
use crate::tui::loop_event::LoopEvent;
use crate::tui::workers::book_reader::read_book;
use crate::tui::workers::thread_pool::aside;

/// The largest map.
const MAP_LIMIT: usize = 1024 * 1024;

/// Does a job in threads of its own; how far it is and what comes of it go to `to`.
pub fn start(workspace: Workspace, job: ImportJob, to: Sender<LoopEvent>) {
    let send = |to: &Sender<LoopEvent>, reply| {
        let _ = to.send(LoopEvent::Action(Action::Background(JobReply::Import(
            reply,
        ))));
    };
    thread::spawn(move || {
        let tell = Mutex::new(to.clone());
        let done = aside(|| {
            import_job(&workspace, job, &|reply| {
                let to = tell.lock().unwrap_or_else(PoisonError::into_inner);
                send(&to, reply);
            })
        });
        if let Some(reply) = done {
            send(&to, reply);
        }
    });
}

/// Does a job; `tell` hears how far it is.
#[must_use]
pub fn import_job(
    workspace: &Workspace,
    job: ImportJob,
    tell: &(dyn Fn(ImportReply) + Sync),
) -> Option<ImportReply> {
    match job {
        ImportJob::Read {
            number,
            path,
            map,
            settings,
            maps,
        } => {
            let named = NamedList {
                path: &path,
                map: &map,
                maps,
            };
            let answer = read(workspace, named, *settings, &progress(number, tell));
            Some(ImportReply::Done(number, Box::new(answer)))
        }
        ImportJob::Plan {
            number,
            file,
            settings,
        } => {
            let file = reread(file, &settings);
            let answer = answer(workspace, file, *settings, None, &progress(number, tell));
            Some(ImportReply::Done(number, Box::new(answer)))
        }
        ImportJob::SaveMap { path, text } => {
            let meant = meant(&path);
            let done = write_outside(&meant, text.as_bytes());
            Some(ImportReply::MapSaved(path, done.err()))
        }
        ImportJob::Message { text } => {
            let book = read_book(workspace, &|_| {});
            let today = clock::today();
            let title = say!(intake_source_title {
                date: today.to_string()
            });
            let context = MessageContext {
                source: None,
                title: title.as_str(),
                case: None,
                at: &clock::now().to_string(),
                today,
            };
            let draft = Box::new(draft_message(workspace, &book, &text, context));
            Some(ImportReply::Message { text, draft })
        }
        ImportJob::FindKept => {
            let kept = workspace.kept_imports();
            let kept = kept
                .iter()
                .filter_map(|text| serde_json::from_str::<KeptImport>(text).ok());
            let last = kept
                .filter(|kept| kept.open > 0)
                .max_by_key(|kept| kept.at.clone())?;
            Some(ImportReply::Kept(Box::new(last)))
        }
        ImportJob::KeepMap {
            file,
            place,
            mut kept,
        } => {
            kept.at = clock::now().to_string();
            let text = serde_json::to_string(&kept).ok()?;
            // What is not kept is guessed again.
            let _ = workspace.keep_map(&headers_digest(&file, &place)?, &text);
            None
        }
        ImportJob::Keep(mut kept) => {
            kept.at = clock::now().to_string();
            let text = serde_json::to_string(&kept).ok()?;
            // What is not kept is asked again: the rows are held by the list itself.
            let _ = workspace.keep_import(&kept.sha256, &text);
            None
        }
    }
}

/// Tells how much is compared, a hundred times at most.
fn progress(number: u64, tell: &(dyn Fn(ImportReply) + Sync)) -> impl Fn(usize, usize) + Sync {
    each_percent(move |done, all| tell(ImportReply::Progress(number, done, all)))
}

/// Tells how much is done, a hundred times at most.
pub fn each_percent(tell: impl Fn(usize, usize) + Sync) -> impl Fn(usize, usize) + Sync {
    let last = Mutex::new(usize::MAX);
    move |done, all| {
        let percent = done * 100 / all.max(1);
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::replace(&mut *last, percent) != percent {
            tell(done, all);
        }
    }
}

/// A list as somebody names it.
#[derive(Clone, Copy)]
struct NamedList<'n> {
    path: &'n str,
    map: &'n str,
    maps: KnownMaps,
}

/// By what a list is known as one of the same columns: the digest of its headers. Our own tables need no map.
fn headers_digest(file: &ListFile, place: &ListPlace) -> Option<String> {
    let is_headed = place.block.header.is_some() && !file.is_own(place);
    let names = is_headed.then(|| column_names(file.table(place), &place.block))?;
    Some(sha256(names.join("\u{1f}").as_bytes()))
}

/// How a list with the same headers was read, which is said of this one as well.
fn known_map(
    workspace: &Workspace,
    file: &ListFile,
    settings: &mut ImportSettings,
) -> Option<KeptMap> {
    let place = file.find_list(settings).ok()?;
    let text = workspace.kept_map(&headers_digest(file, &place)?)?;
    let kept: KeptMap = serde_json::from_str(&text).ok()?;
    kept.say_again(settings).then_some(kept)
}

/// Reads a file and its map, and plans what it would do.
fn read(
    workspace: &Workspace,
    NamedList { path, map, maps }: NamedList<'_>,
    mut settings: ImportSettings,
    tell: &(dyn Fn(usize, usize) + Sync),
) -> ImportAnswer {
    let failed = |settings, reason| ImportAnswer {
        file: None,
        settings,
        preview: Err(reason),
        kept: None,
        known: None,
    };
    if !map.is_empty() {
        match map_at(map) {
            Ok(map) => {
                settings.map = Some(map);
                settings.take_from_map();
            }
            Err(reason) => return failed(settings, reason),
        }
    }
    let (name, bytes) = match bytes_of(workspace, path) {
        Ok(read) => read,
        Err(reason) => return failed(settings, reason),
    };
    let origin = Origin {
        sha256: sha256(&bytes),
        bytes: bytes.len() as u64,
        name,
    };
    let kept = workspace.kept_import(&origin.sha256);
    let kept = kept.and_then(|text| serde_json::from_str::<KeptImport>(&text).ok());
    let kept = kept.filter(|kept| kept.sha256 == origin.sha256);
    if let Some(kept) = &kept {
        kept.restore_settings(&mut settings);
    }
    let file = ListFile::read(origin, Arc::new(bytes), &settings).map(Arc::new);
    let known = match (&file, maps) {
        (Ok(file), KnownMaps::Used) if settings.map.is_none() => {
            known_map(workspace, file, &mut settings)
        }
        _ => None,
    };
    ImportAnswer {
        known,
        ..answer(workspace, file, settings, kept.map(Box::new), tell)
    }
}

/// The name and the bytes of a file. If it is gone since it was imported, its attached copy is taken.
fn bytes_of(workspace: &Workspace, path: &str) -> Result<(String, Vec<u8>), ImportFailure> {
    let meant = meant(path);
    let name = meant
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| path.to_owned());
    match read_outside(&meant, FILE_LIMIT) {
        Ok(bytes) => Ok((name, bytes)),
        Err(failure) => {
            let kept = workspace.kept_imports();
            let kept = kept
                .iter()
                .filter_map(|text| serde_json::from_str::<KeptImport>(text).ok());
            let mut kept = kept.filter(|kept| kept.path == path && kept.open > 0);
            let copy = kept.find_map(|kept| {
                let bytes = workspace.attached_copy(&kept.sha256, &kept.name, FILE_LIMIT)?;
                Some((kept.name, bytes))
            });
            copy.ok_or_else(|| failure.into())
        }
    }
}

fn map_at(path: &str) -> Result<Import, ImportFailure> {
    let bytes = read_outside(&meant(path), MAP_LIMIT)?;
    if bytes.len() > MAP_LIMIT {
        return Err(FileReadError::TooLarge.into());
    }
    let text = String::from_utf8_lossy(&bytes);
    read_map(&text).map_err(|error| ImportFailure::Map(path.to_owned(), error))
}

/// The file as it is to be read now. Its bytes are those that were read once.
fn reread(file: Arc<ListFile>, settings: &ImportSettings) -> Result<Arc<ListFile>, FileReadError> {
    if file.was_read_by(settings) {
        return Ok(file);
    }
    let (origin, bytes) = (file.origin.clone(), Arc::clone(&file.bytes));
    ListFile::read(origin, bytes, settings).map(Arc::new)
}

fn answer(
    workspace: &Workspace,
    file: Result<Arc<ListFile>, FileReadError>,
    settings: ImportSettings,
    kept: Option<Box<KeptImport>>,
    tell: &(dyn Fn(usize, usize) + Sync),
) -> ImportAnswer {
    match file {
        Err(error) => ImportAnswer {
            file: None,
            settings,
            preview: Err(error.into()),
            kept: None,
            known: None,
        },
        Ok(file) => ImportAnswer {
            preview: preview(workspace, &file, &settings, tell),
            file: Some(file),
            settings,
            kept,
            known: None,
        },
    }
}

/// What a list would do.
fn preview(
    workspace: &Workspace,
    file: &Arc<ListFile>,
    settings: &ImportSettings,
    tell: &(dyn Fn(usize, usize) + Sync),
) -> Result<(ListPreview, Option<ImportChange>), ImportFailure> {
    let place = file.find_list(settings)?;
    let book = read_book(workspace, &|_| {});
    let statuses = &book.statuses;
    let (map, guesses) = file.map(&place, settings, statuses);
    let (table, block) = (file.table(&place), &place.block);
    let is_own = file.is_own(&place);
    let placed = file.place_columns(
        &place,
        &map,
        settings.order.as_ref(),
        (statuses, clock::today()),
    );
    let mut change = None;
    let (columns, words, planned) = match placed {
        Err(errors) => (columns_of_map(table, block, &map), Vec::new(), Err(errors)),
        Ok(placed) => {
            let list = ListToPlan {
                file,
                place: &place,
                columns: &placed,
                settings,
                on_match: map.on_match.clone(),
                decided: None,
            };
            let mut plan = list.plan(workspace, &book, block, tell)?;
            change = ImportChange::take_from(&mut plan);
            let stand_in = workspace.fresh_id(Kind::Person)?;
            let held = match is_own {
                true => Default::default(),
                false => held_people(table, &placed, statuses, &plan, stand_in),
            };
            (
                column_reports(table, block, &placed, Some(&plan)),
                word_reports(table, block, &placed, statuses),
                Ok(PlannedList { plan, placed, held }),
            )
        }
    };
    let preview = ListPreview {
        file: Arc::clone(file),
        place,
        map,
        guesses,
        is_own,
        columns,
        words,
        planned,
    };
    Ok((preview, change))
}

/// A list that is planned, whole or one row of it.
struct ListToPlan<'l> {
    file: &'l ListFile,
    place: &'l ListPlace,
    columns: &'l PlacedColumns,
    settings: &'l ImportSettings,
    on_match: OnMatch,
    decided: Option<RowDecision>,
}

impl ListToPlan<'_> {
    fn plan(
        &self,
        workspace: &Workspace,
        book: &Book,
        block: &Block,
        tell: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<ImportPlan, ImportFailure> {
        let is_own = self.file.is_own(self.place);
        let list = list_called(book, &self.columns.map.source.title);
        let input = PlannedInput {
            book,
            table: self.file.table(self.place),
            block,
            columns: self.columns,
            origin: &self.file.origin,
            is_own,
            list: list.filter(|_| !is_own),
            case: self.settings.case,
            on_match: self.on_match.clone(),
            decided: self.decided,
            anyway: false,
            at: &clock::now().to_string(),
            today: clock::today(),
            tell,
        };
        Ok(plan_list(workspace, &input)?)
    }
}

/// Plans one row by what somebody decided of it, and writes it.
///
/// # Errors
///
/// [`RowRefusal`] if there is nothing to write.
pub fn decide_row(
    workspace: &Workspace,
    row: &RowToDecide,
) -> Result<Result<Committed, Failure>, RowRefusal> {
    let book = read_book(workspace, &|_| {});
    let file = &row.file;
    let context = (book.statuses.as_slice(), clock::today());
    let placed = file.place_columns(&row.place, &row.map, row.settings.order.as_ref(), context);
    // The same map was set against the same table before.
    let columns = placed.map_err(|_| RowRefusal::Failed(ImportFailure::Unwritable))?;
    let list = ListToPlan {
        file,
        place: &row.place,
        columns: &columns,
        settings: &row.settings,
        on_match: OnMatch::Hold,
        decided: Some(row.decision),
    };
    let block = Block {
        header: row.place.block.header,
        first: row.row,
        end: row.row + 1,
    };
    let plan = list.plan(workspace, &book, &block, &|_, _| {});
    let mut plan = plan.map_err(RowRefusal::Failed)?;
    let mut edits = std::mem::take(&mut plan.edits);
    let outcome = plan.rows.first().map(|row| row.outcome);
    match outcome {
        Some(Outcome::Created | Outcome::Updated) => {}
        Some(Outcome::Unchanged) => return Err(RowRefusal::Agrees),
        _ => return Err(RowRefusal::Problems(plan.problems)),
    }
    if outcome == Some(Outcome::Created) {
        edits.extend(apart(&book, &edits, &row.apart));
    }
    let why = Purpose::Imported {
        file: file.origin.name.clone(),
        created: plan.count(Outcome::Created),
        updated: plan.count(Outcome::Updated),
    };
    let is_new = plan.source.is_some() && !plan.is_known_file;
    Ok(workspace.commit_import(ImportCommit {
        why: why.to_text(),
        edits,
        queries: Vec::new(),
        compared: plan.compared.take(),
        copy: is_new.then(|| (file.origin.name.as_str(), file.bytes.as_slice())),
        options: CommitOptions::TOUCHED,
        anyway: false,
    }))
}

/// That the new person is none of those who were looked at.
fn apart(book: &Book, edits: &[Edit], others: &[RecordId]) -> Vec<Edit> {
    let made = edits.iter().find_map(|edit| match edit {
        Edit::Create { record, .. } if record.kind() == Kind::Person => Some(*record),
        _ => None,
    });
    let Some(made) = made else {
        return Vec::new();
    };
    let others = others.iter().map(|id| book.stands_for(*id));
    let people = others.filter_map(|id| book.people().get(id));
    people.map(|person| judge_new(person, made)).collect()
}

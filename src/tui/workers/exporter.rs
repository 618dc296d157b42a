//! The exporter writes what somebody asks for, from the files and beside everything else: nobody who types waits.

use std::cell::Cell;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::app::export::full_export::FullExport;
use crate::app::export::named_sources::named_in_export;
use crate::app::export::public_export::{
    OrderOf, PublicExport, by_id, ordered, people_among, public_answer, public_people_of,
};
use crate::app::export::write_progress::WriteProgress;
use crate::app::export::{ExportReply, ExportRequest, names_somebody};
use crate::casebook::change::encrypted_file::ENDING;
use crate::casebook::change::exported::{ExportScope, Exported};
use crate::casebook::errors::problem::hides_records_of;
use crate::casebook::public::view::{PublicRecord, PublicView};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::storage::commit::typed_path::meant;
use crate::storage::encryption::recipients::Recipients;
use crate::storage::export_file::{export_path, export_to_file};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::public_order::PublicOrder;
use crate::text::catalogue::{label, say};
use crate::text::errors::failure::failure;
use crate::text::errors::query_error::query_error;
use crate::text::language::within;
use crate::text::safe::Safe;
use crate::tui::loop_event::LoopEvent;
use crate::tui::workers::book_reader::read_book;

/// How many of the marked people the log names.
const NAMED: usize = 20;

/// By how much of a hundred a writer goes on before that is told.
const STEP: usize = 5;

/// Writes an export in a thread of its own; how far it is and what comes of it go to `to`.
pub fn start(workspace: Workspace, request: ExportRequest, to: Sender<LoopEvent>) {
    thread::spawn(move || {
        let tell = |reply| {
            let reply = Action::Background(JobReply::Export(reply));
            let _ = to.send(LoopEvent::Action(reply));
        };
        let done = export(&workspace, &request, &tell);
        tell(done.unwrap_or_else(ExportReply::Failed));
    });
}

/// Writes an export; `tell` hears how far it is.
///
/// # Errors
///
/// Why there is no file.
pub fn export(
    workspace: &Workspace,
    request: &ExportRequest,
    tell: &dyn Fn(ExportReply),
) -> Result<ExportReply, Safe> {
    let recipients = recipients(request)?;
    let recipients = recipients.as_ref();
    let prints = recipients.map(Recipients::fingerprints).unwrap_or_default();
    let unread = AtomicUsize::new(0);
    let book = read_book(workspace, &|batch| {
        let hidden = batch.problems.iter();
        let hidden = hidden.filter(|one| hides_records_of(one, Kind::Person));
        unread.fetch_add(hidden.count(), Ordering::Relaxed);
    });
    let unread = unread.into_inner();
    let ending = match recipients {
        Some(_) => format!("{}.{ENDING}", request.form.ending()),
        None => request.form.ending().to_owned(),
    };
    let path = export_path(&meant(&request.path), request.scope, &ending);
    let path = path.map_err(|why| failure(&why))?;
    let is_given = path == meant(&request.path);
    if is_given && names_somebody(&book, &path) {
        return Err(label!(export_file_names_somebody).into());
    }
    let told = Cell::new(0);
    let told = |done: usize, all: usize| {
        let percent = (done * 100).checked_div(all).unwrap_or(100).min(100);
        if percent >= told.get() + STEP {
            told.set(percent);
            tell(ExportReply::Writing(percent));
        }
    };
    let progress = WriteProgress::new(&told);
    let mut log = |records, sha256| {
        workspace.log_export(Exported {
            scope: request.scope,
            form: request.form.word().to_owned(),
            records,
            sha256,
            encrypted_to: prints.clone(),
            recipient: request.recipient.clone(),
            query: query(request),
        })
    };
    let written = match request.scope {
        ExportScope::Full => {
            let subject = &request.subject;
            let export = FullExport {
                book: &book,
                text_of: &|id| workspace.text(id),
                people: &subject.people,
                case: subject.case,
                is_whole: subject.is_everybody(),
                form: request.form,
                entries: false,
                today: clock::today(),
                now: clock::now(),
            };
            let named = match request.anyway {
                true => Vec::new(),
                false => named_in_export(&export),
            };
            if !named.is_empty() {
                return Ok(ExportReply::NamesSources(named));
            }
            let mut write =
                |to: &mut dyn Write| within(request.language, || export.write(to, &progress));
            export_to_file(&path, recipients, &mut write, &mut log)
        }
        ExportScope::Public => {
            let view = PublicView::of(&book, clock::today(), unread);
            // What is written from here on sees no record.
            drop(book);
            let order = PublicOrder::of_account(workspace.account());
            let order = order.map_err(|why| failure(&why))?;
            let found = public(&view, request, &|id| order.of(id))?;
            let case = request.subject.case.and_then(|id| view.get(id.as_str()));
            let case = case.and_then(|record| match record {
                PublicRecord::Case(case) => Some(case),
                _ => None,
            });
            let export = PublicExport {
                people: &people_among(&found),
                case,
                form: request.form,
                today: clock::today(),
                now: clock::now(),
            };
            let mut write =
                |to: &mut dyn Write| within(request.language, || export.write(to, &progress));
            export_to_file(&path, recipients, &mut write, &mut log)
        }
    };
    let records = written.map_err(|why| failure(&why))?;
    Ok(ExportReply::Written {
        path,
        records,
        keys: prints.len(),
        partial: (unread > 0).then(|| say!(export_unread { unread })),
    })
}

/// The keys that it is encrypted to, if it is.
fn recipients(request: &ExportRequest) -> Result<Option<Recipients>, Safe> {
    if request.encrypt_to.is_empty() {
        return Ok(None);
    }
    // A shell would have put the home in the place of its sign.
    let typed = request
        .encrypt_to
        .iter()
        .map(|one| match one.starts_with('~') {
            true => meant(one).to_string_lossy().into_owned(),
            false => one.clone(),
        });
    let read = Recipients::read(&typed.collect::<Vec<_>>());
    read.map(Some).map_err(|why| failure(&why))
}

/// The records that go out to anybody.
fn public<'v>(
    view: &'v PublicView,
    request: &ExportRequest,
    order: &OrderOf<'_>,
) -> Result<Vec<&'v PublicRecord>, Safe> {
    let subject = &request.subject;
    if let Some(id) = subject.case {
        return Ok(match view.get(id.as_str()) {
            Some(PublicRecord::Case(case)) => public_people_of(view, case, order),
            _ => Vec::new(),
        });
    }
    if subject.is_marked {
        let people = view.listed(Kind::Person);
        let marked = people.filter(|record| subject.people.contains(&record.id()));
        return Ok(ordered(marked, order));
    }
    let found = public_answer(
        view,
        &by_id(&subject.query),
        Kind::Person,
        order,
        clock::today(),
    );
    found.map_err(|error| query_error(&error))
}

/// The query as the log has it: of marked people their ids.
fn query(request: &ExportRequest) -> String {
    let subject = &request.subject;
    if let Some(case) = subject.case {
        return case.to_string();
    }
    if !subject.is_marked {
        return subject.query.clone();
    }
    let ids = subject.people.iter().take(NAMED);
    let ids: Vec<&str> = ids.map(RecordId::as_str).collect();
    let more = subject.people.len() - ids.len();
    match more {
        0 => ids.join(" "),
        more => format!("{} +{more}", ids.join(" ")),
    }
}

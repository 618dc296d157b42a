//! Opening the copy of a file that is attached to a source, in the viewer of the system.

use std::path::PathBuf;

use crate::app::browse::pane::Pane;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::form::page_question::PageQuestion;
use crate::record::source::Source;
use crate::text::catalogue::{label, say};

/// What the lines of copies are marked with in the dossier of a source.
pub const COPIES: &str = "files";

/// Asks for the copy of the chosen source, or of the one under the cursor of the linked records. What is
/// confidential, or would open on another machine, is asked about first.
pub fn open(state: &mut State) -> Vec<Effect> {
    let id = match state.browse.focus {
        Pane::Linked => {
            let linked = state.linked_shown();
            linked.get(state.browse.linked.cursor).map(|one| one.id)
        }
        _ => state.chosen(),
    };
    let Some(source) = id.and_then(|id| state.book.sources().get(id)) else {
        state.report_error(label!(screen_copies_of_sources));
        return Vec::new();
    };
    let Some(file) = copy_of(source, state).and_then(|at| source.files.get(at)) else {
        let told = match source.files.is_empty() {
            true => label!(screen_no_copy),
            false => label!(screen_several_copies),
        };
        state.report_error(told);
        return Vec::new();
    };
    let request = DiskRequest::FindCopy {
        sha256: file.sha256.clone(),
        name: file.name.clone(),
    };
    let mut told = Vec::new();
    if source.confidential {
        told.push(say!(screen_copy_confidential {
            title: &source.title
        }));
    }
    if may_run(&file.name) {
        told.push(say!(screen_copy_program { name: &file.name }));
    }
    if state.files.is_sealed {
        told.push(say!(screen_copy_sealed));
    }
    if let Some(host) = &state.terminal.remote_host {
        told.push(say!(screen_copy_elsewhere { host }));
    }
    if told.is_empty() {
        return vec![request.into()];
    }
    let question = PageQuestion::new(label!(screen_copy_open).into(), request);
    state.mode = Mode::Pager {
        title: say!(screen_copy_title { name: &file.name }),
        lines: told,
        cursor: 0,
        then: Some(AfterPage::Ask(Box::new(question))),
    };
    Vec::new()
}

/// The endings of files that a system runs, or follows somewhere, when they are opened; and of pages that load
/// what they like.
const RUN: [&str; 30] = [
    "docm", "htm", "html", "inetloc", "mht", "mhtml", "svg", "terminal", "webloc", "xhtml", "app",
    "appimage", "bat", "cmd", "com", "command", "desktop", "exe", "hta", "jar", "js", "lnk", "msi",
    "pif", "ps1", "py", "scr", "sh", "url", "vbs",
];

fn may_run(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| RUN.contains(&ending.as_str()))
}

/// Which copy is meant: the only one, or the one under the cursor of the record pane.
fn copy_of(source: &Source, state: &State) -> Option<usize> {
    if source.files.len() == 1 {
        return Some(0);
    }
    if state.browse.focus != Pane::Record {
        return None;
    }
    let line = state
        .detail()
        .get(state.browse.reading.cursor)?
        .line
        .clone();
    line.item
        .filter(|(list, _)| *list == COPIES)
        .map(|(_, at)| at)
}

/// The copy lies there, or is not what was attached.
pub fn found(state: &mut State, path: Option<PathBuf>) -> Vec<Effect> {
    let Some(path) = path else {
        state.report_error(label!(screen_copy_damaged));
        return Vec::new();
    };
    vec![ScreenRequest::View(path).into()]
}

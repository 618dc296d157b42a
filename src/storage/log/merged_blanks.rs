//! Merged blanks: a line that erasures of two clones blanked, each for another person. What is left of it is what
//! both left. No digest of either erasure fits that, so a later line vouches for it.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::casebook::change::ChangeId;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::exported::Exported;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::change::recipient_name::RecipientName;
use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::storage::commit::publish::publish_vouching_line;
use crate::storage::erase::erasures::{is_theirs, vouching};
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::log::body::{BlankedLine, Body, FileChange};
use crate::storage::log::file::{LOGS, all, each_part, is_no_log};
use crate::storage::log::line::{BY_SEVERAL, LogLine, read_line, rewrite_line};
use crate::storage::random::change_id;
use crate::storage::workspace::author_device::AuthorDevice;

/// How the mark of a blanked line begins on disk.
const MARK: &[u8] = b"blank:Some((by:\"";

/// The text of a line, with its line feed, of which each side blanked other values: what both left.
///
/// # Errors
///
/// The writer's words.
pub fn merge_blanks(ours: &LogLine, theirs: &LogLine) -> Result<String, Cause> {
    let body = match ours.erased || theirs.erased {
        true => Body::default(),
        false => left_by_both(ours, theirs),
    };
    let of = |line: &LogLine| -> Option<String> { Some(line.blank.as_ref()?.by.clone()) };
    let (text, digest) = rewrite_line(ours, &body, &ChangeId(of(ours).unwrap_or_default()))?;
    let as_left = [ours, theirs]
        .into_iter()
        .filter(|line| line.body_digest == digest);
    // Whoever left that much vouches for it already.
    let by = match as_left.filter_map(of).min() {
        Some(by) => by,
        None => {
            let names: Vec<String> = [ours, theirs].into_iter().filter_map(of).collect();
            let names = names.iter().flat_map(|by| by.split(BY_SEVERAL));
            let names: BTreeSet<&str> = names.collect();
            names.into_iter().collect::<Vec<_>>().join(BY_SEVERAL)
        }
    };
    match ours.blank.as_ref().is_some_and(|mark| mark.by == by) {
        true => Ok(text),
        false => Ok(rewrite_line(ours, &body, &ChangeId(by))?.0),
    }
}

fn left_by_both(ours: &LogLine, theirs: &LogLine) -> Body {
    // The same edits in the same order were written; each side took some of them out.
    if ours.files.len() != theirs.files.len() {
        return Body::default();
    }
    let mut there: HashMap<RecordId, Vec<&Edit>> = HashMap::new();
    for edit in &theirs.edits {
        there.entry(edit.record()).or_default().push(edit);
    }
    let is_there = |edit: &&Edit| {
        let Some(left) = there.get_mut(&edit.record()) else {
            return false;
        };
        let at = left.iter().position(|one| one == edit);
        at.map(|at| left.remove(at)).is_some()
    };
    let edits: Vec<Edit> = ours.edits.iter().filter(is_there).cloned().collect();
    let queries = ours
        .queries
        .iter()
        .filter(|one| theirs.queries.contains(one));
    let files = ours.files.iter().zip(&theirs.files);
    let file = |(one, other): (&FileChange, &FileChange)| match one == other {
        true => one.clone(),
        // One side took the way back out, or all of it.
        false if one.path == other.path && one.after == other.after => FileChange {
            back: Vec::new(),
            ..one.clone()
        },
        false => FileChange::default(),
    };
    Body {
        why: why(&ours.why, &theirs.why),
        blanked: ours.edits.len() + ours.blanked - edits.len(),
        edits,
        queries: queries.cloned().collect(),
        files: files.map(file).collect(),
        erasure: ours.erasure.clone(),
        salt: String::new(),
        left: ours.left.clone(),
        vouched: ours.vouched.clone(),
    }
}

fn why(ours: &str, theirs: &str) -> String {
    if ours == theirs {
        return ours.to_owned();
    }
    match (Exported::read(ours), Exported::read(theirs)) {
        (Some(mut one), Some(other)) => {
            if one.query != other.query {
                one.query.clear();
            }
            if one.recipient != other.recipient {
                one.recipient = RecipientName::default();
            }
            one.to_text()
        }
        _ => String::new(),
    }
}

/// Vouches for the lines that a merge put together of two that were blanked, if nobody has done so. The caller
/// holds the lock.
///
/// # Errors
///
/// [`Failure`] if a log cannot be read or written.
pub fn vouch_for_merged_blanks(fs: &dyn Fs, author_device: &AuthorDevice) -> Result<(), Failure> {
    let lines = merged_blanks(fs)?;
    if lines.is_empty() {
        return Ok(());
    }
    let change = author_device.change(change_id()?, Purpose::Merged, Vec::new());
    publish_vouching_line(fs, author_device, &change, lines)?;
    Ok(())
}

/// The lines of which several erasures left what none of them alone left, and for which nobody vouches.
fn merged_blanks(fs: &dyn Fs) -> Result<Vec<BlankedLine>, Failure> {
    let unread = |error| failed(fs, FileOperation::Read, LOGS, &error);
    let mut found: Vec<(String, LogLine)> = Vec::new();
    for log in all(fs).map_err(unread)? {
        let read = each_part(fs, &log, &mut |part| {
            found.extend(blanked_by_several(part).map(|line| (log.clone(), line)));
        });
        match read {
            Err(error) if is_no_log(&error) => {}
            read => read.map_err(unread)?,
        }
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let known = vouching(fs).map_err(unread)?;
    found.retain(|(log, line)| {
        let Some(mark) = &line.blank else {
            return false;
        };
        let is_erasure_of = |by: &str| {
            known.iter().any(|one| {
                one.change.0 == by
                    && one.erasure.as_ref().is_some_and(|what| {
                        let mut lines = what.lines.iter();
                        lines.any(|blanked| blanked.log == *log && blanked.seq == line.seq)
                    })
            })
        };
        let mut names = mark.by.split(BY_SEVERAL);
        mark.by.contains(BY_SEVERAL) && names.all(is_erasure_of) && !is_theirs(&known, log, line)
    });
    Ok(found
        .into_iter()
        .map(|(log, line)| BlankedLine {
            log,
            seq: line.seq,
            digest: line.body_digest,
        })
        .collect())
}

/// The lines of a part of a log that several erasures blanked.
fn blanked_by_several(bytes: &[u8]) -> impl Iterator<Item = LogLine> {
    let marked = memchr::memmem::find_iter(bytes, MARK).filter(|at| {
        let rest = bytes[at + MARK.len()..].iter();
        let mut name = rest.take_while(|byte| **byte != b'"');
        name.any(|byte| BY_SEVERAL.as_bytes().contains(byte))
    });
    let starts: BTreeSet<usize> = marked
        .map(|at| memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |at| at + 1))
        .collect();
    let lines = starts.into_iter().filter_map(|start| {
        let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        read_line(&bytes[start..end]).ok()
    });
    lines.filter(|line| line.flaw().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::change::{Change, ChangeKind};
    use crate::storage::log::line::write_line;

    fn line(body: &Body) -> LogLine {
        let change = Change {
            id: ChangeId("00ff".to_owned()),
            change_kind: ChangeKind::Do,
            author: "anna".to_owned(),
            at: "2026-11-22T10:00:00Z".parse().unwrap(),
            why: String::new(),
            edits: Vec::new(),
            queries: Vec::new(),
        };
        let (text, _) = write_line(&change, ("anna", "desk"), body, (0, ""), &[]).unwrap();
        read_line(text.as_bytes()).unwrap()
    }

    fn edit(id: &str) -> Edit {
        Edit::Create {
            record: id.parse().unwrap(),
            text: format!("Person(id: \"{id}\")"),
        }
    }

    fn file(id: &str) -> FileChange {
        FileChange {
            path: format!("people/{id}.ron"),
            after: "ab".to_owned(),
            ..FileChange::default()
        }
    }

    fn blanked(line: &LogLine, kept: &[&str], all: &[&str], by: &str) -> LogLine {
        let of = |id: &&str| match kept.contains(id) {
            true => file(id),
            false => FileChange::default(),
        };
        let body = Body {
            why: line.why.clone(),
            edits: kept.iter().map(|id| edit(id)).collect(),
            blanked: all.len() - kept.len(),
            files: all.iter().map(of).collect(),
            ..Body::default()
        };
        let (text, _) = rewrite_line(line, &body, &ChangeId(by.to_owned())).unwrap();
        read_line(text.as_bytes()).unwrap()
    }

    #[test]
    fn only_what_both_erasures_left_is_left() {
        let all = ["p-1", "p-2", "p-3"];
        let written = line(&Body {
            why: "3 people added".to_owned(),
            edits: all.iter().map(|id| edit(id)).collect(),
            files: all.iter().map(|id| file(id)).collect(),
            ..Body::default()
        });
        let one = blanked(&written, &["p-2", "p-3"], &all, "aa");
        let other = blanked(&written, &["p-1", "p-3"], &all, "bb");
        let merged = merge_blanks(&one, &other).unwrap();
        assert_eq!(merged, merge_blanks(&other, &one).unwrap());
        assert!(
            !merged.contains("p-1") && !merged.contains("p-2"),
            "{merged}"
        );
        let merged = read_line(merged.as_bytes()).unwrap();
        assert_eq!(merged.flaw(), None);
        assert_eq!(merged.edits, [edit("p-3")]);
        assert_eq!(merged.blanked, 2);
        assert_eq!(merged.hash, written.hash);
        assert_eq!(merged.blank.as_ref().unwrap().by, "aa+bb");
        // Nothing changes if one of the two comes once more.
        let again = merge_blanks(&merged, &one).unwrap();
        assert_eq!(read_line(again.as_bytes()).unwrap(), merged);
        // Of two erasures of which one came after the other one, the last one has left it.
        let last = blanked(&written, &["p-3"], &all, "cc");
        let text = merge_blanks(&one, &last).unwrap();
        assert_eq!(read_line(text.as_bytes()).unwrap(), last);
    }

    #[test]
    fn of_an_export_the_query_goes_that_one_side_erased() {
        let digest = "ab".repeat(32);
        let told = format!("exported full csv, 3 records, sha256 {digest}");
        let typed = format!("{told}, to \"Demo\", query \"Sample\"");
        let ours = format!("{told}, to \"Demo\"");
        let theirs = format!("{told}, query \"Sample\"");
        assert_eq!(why(&typed, &ours), ours);
        assert_eq!(why(&ours, &theirs), told);
        assert_eq!(why("Demo: note", "Sample: note"), "");
    }
}

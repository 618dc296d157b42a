//! One line of a log: a change as it is written down, and read again.

use jiff::Timestamp;
use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use crate::casebook::change::edit::Edit;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::change::{Change, ChangeId, ChangeKind};
use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::log_flaw::LogFlaw;
use crate::record::read::ReadFlaw;
use crate::storage::digest::sha256;
use crate::storage::log::body::{BlankedLine, Body, Erasure, FileChange};
use crate::storage::log::head::LogHead;
use crate::storage::random::salt;

/// What stands in place of a body whose values somebody asked to be forgotten.
const ERASED: &str = "Erased";

/// What stands between the names of several erasures in the mark of one line.
pub const BY_SEVERAL: &str = "+";

/// One change as it stands in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// The number of the line in its log, from 1.
    pub seq: u64,
    /// When the change was made, UTC.
    pub at: Timestamp,
    /// Who made it.
    pub author: String,
    /// On which machine.
    pub device: String,
    /// What it was for; empty in an erased line.
    pub why: String,
    /// What kind of gesture it was.
    pub change_kind: ChangeKind,
    /// The name of the change.
    pub change: ChangeId,
    /// The last lines of other logs that its author had seen and no line before names; of its own log,
    /// the end of another branch. Lines that were written before there were heads have none.
    pub heads: Vec<LogHead>,
    /// The facts about records; empty in an erased line.
    pub edits: Vec<Edit>,
    /// The facts about saved queries; empty in an erased line.
    pub queries: Vec<QueryEdit>,
    /// The files that were touched; empty in an erased line.
    pub files: Vec<FileChange>,
    /// The digests of other files that an erasure left.
    pub left: Vec<String>,
    /// The lines of logs for which this one vouches: a merge put them together of two that were blanked.
    pub vouched: Vec<BlankedLine>,
    /// Whether why, edits and files have been erased.
    pub erased: bool,
    /// How many more edits there were, whose values have been erased.
    pub blanked: usize,
    /// What the line says of its erasure, where values of it have been erased: which change it was,
    /// and the SHA-256 of the body as it was left.
    pub blank: Option<Blank>,
    /// Where the change was to erase a person: what is remembered of it.
    pub erasure: Option<Erasure>,
    /// SHA-256 of the body (why, edits, files) as it was written, in hexadecimal.
    pub digest: String,
    /// SHA-256 of the body as it stands there now; the digest itself for an erased one.
    pub body_digest: String,
    /// The hash of the line before; empty in the first line.
    pub prev: String,
    /// The hash of this line; see [`LogLine::expected_hash`].
    pub hash: String,
}

/// The mark on a line of which values have been erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// The name of the change that erased them; its line, in whichever log, must name this one. Of a line that
    /// several clones erased from, all of their names: see [`BY_SEVERAL`].
    pub by: String,
    /// SHA-256 of the body as it was left, in hexadecimal.
    pub digest: String,
}

impl Blank {
    /// Whether a change erased values of the line.
    #[must_use]
    pub fn names(&self, change: &ChangeId) -> bool {
        self.by.split(BY_SEVERAL).any(|by| by == change.0)
    }
}

impl LogLine {
    /// The hash that the line must have: SHA-256 over `prev`, `seq`, `at`, `author`, `device`,
    /// change, gesture and `digest`, each followed by a line feed; then for each head the word `head`, its
    /// log, number and hash, each followed by a line feed.
    ///
    /// It covers the body by its digest only, so a body can be erased and the chain still holds.
    #[must_use]
    pub fn expected_hash(&self) -> String {
        let parts = [
            &self.prev,
            &self.seq.to_string(),
            &self.at.to_string(),
            &self.author,
            &self.device,
            &self.change.0,
            &change_kind_text(&self.change_kind),
            &self.digest,
        ];
        let mut covered = String::new();
        for part in parts {
            covered.push_str(part);
            covered.push('\n');
        }
        for head in &self.heads {
            covered.push_str(&format!(
                "head\n{}\n{}\n{}\n",
                head.log, head.seq, head.hash
            ));
        }
        sha256(covered.as_bytes())
    }

    /// What does not fit within the line itself; `None` for a sound one.
    #[must_use]
    pub fn flaw(&self) -> Option<LogFlaw> {
        let names = [&self.author, &self.device, &self.change.0, &self.prev];
        let of_heads = self.heads.iter().flat_map(|head| [&head.log, &head.hash]);
        let digest = self.blank.as_ref().map_or(&self.digest, |one| &one.digest);
        if names
            .into_iter()
            .chain(of_heads)
            .any(|name| name.contains('\n'))
        {
            Some(LogFlaw::LineFeed)
        } else if self.body_digest != *digest {
            Some(LogFlaw::OtherEdits)
        } else if self.hash != self.expected_hash() {
            Some(LogFlaw::WrongHash)
        } else {
            None
        }
    }

    /// Whether nothing is left that the change could be taken back by.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.edits.is_empty() && (self.erased || self.blanked > 0)
    }

    /// Whether the line tells of something that touched no record and that nothing takes back: an export.
    #[must_use]
    pub fn touches_nothing(&self) -> bool {
        self.change_kind == ChangeKind::Do
            && !self.erased
            && self.blanked == 0
            && self.erasure.is_none()
            && self.edits.is_empty()
            && self.queries.is_empty()
            && self.files.is_empty()
    }

    /// The change that the line records, as it was committed.
    #[must_use]
    pub fn to_change(&self) -> Change {
        Change {
            id: self.change.clone(),
            change_kind: self.change_kind.clone(),
            author: self.author.clone(),
            at: self.at,
            why: self.why.clone(),
            edits: self.edits.clone(),
            queries: self.queries.clone(),
        }
    }
}

/// The text of a new line, with its line feed, for `change` by this author on this device with this body, after the
/// line with number `last_seq` and hash `prev`; its author has seen these heads.
///
/// # Errors
///
/// The writer's words.
pub fn write_line(
    change: &Change,
    (author, device): (&str, &str),
    body: &Body,
    (last_seq, prev): (u64, &str),
    heads: &[LogHead],
) -> Result<(String, LogLine), Cause> {
    let salt = salt().map_err(|_| Cause::NoRandomness)?;
    let text = body.to_salted_text(&salt)?;
    let digest = sha256(text.as_bytes());
    let mut line = LogLine {
        seq: last_seq + 1,
        at: change.at,
        author: author.to_owned(),
        device: device.to_owned(),
        why: String::new(),
        change_kind: change.change_kind.clone(),
        change: change.id.clone(),
        heads: heads.to_vec(),
        edits: Vec::new(),
        queries: Vec::new(),
        files: Vec::new(),
        left: Vec::new(),
        vouched: Vec::new(),
        erased: false,
        blanked: 0,
        blank: None,
        erasure: None,
        body_digest: digest.clone(),
        digest,
        prev: prev.to_owned(),
        hash: String::new(),
    };
    line.hash = line.expected_hash();
    let text = text_of(&line, &text)?;
    Ok((text, line))
}

/// The text of the line with another body: what is left of it after values were erased. Its digest
/// and hash stay those of the body as it was written, so the chain holds.
///
/// Gives the SHA-256 of the new body as well.
///
/// # Errors
///
/// The writer's words.
pub fn rewrite_line(line: &LogLine, body: &Body, by: &ChangeId) -> Result<(String, String), Cause> {
    let says_nothing = body.edits.is_empty() && body.why.is_empty();
    let body = if says_nothing && body.erasure.is_none() && body.vouched.is_empty() {
        ERASED.to_owned()
    } else {
        body.to_text()?
    };
    let digest = sha256(body.as_bytes());
    let line = LogLine {
        blank: Some(Blank {
            by: by.0.clone(),
            digest: digest.clone(),
        }),
        ..line.clone()
    };
    Ok((text_of(&line, &body)?, digest))
}

fn text_of(line: &LogLine, body: &str) -> Result<String, Cause> {
    let body = RawValue::from_ron(body).map_err(|error| Cause::Words(error.to_string()))?;
    let mut text = ron::to_string(&LineText {
        seq: line.seq,
        at: line.at.to_string(),
        author: line.author.clone(),
        device: line.device.clone(),
        change: line.change.clone(),
        change_kind: line.change_kind.clone(),
        prev: line.prev.clone(),
        digest: line.digest.clone(),
        hash: line.hash.clone(),
        heads: line
            .heads
            .iter()
            .map(|head| (head.log.clone(), head.seq, head.hash.clone()))
            .collect(),
        blank: line.blank.clone(),
        body,
    })
    .map_err(|error| Cause::Words(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// Reads one line, with or without its line end.
///
/// # Errors
///
/// What does not fit. Hashes are not checked here: see [`LogLine::flaw`].
pub fn read_line(bytes: &[u8]) -> Result<LogLine, Cause> {
    // An editor puts a byte order mark in front of the first line.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| Cause::Words(error.to_string()))?;
    let line: LineText<'_> = ron::from_str(text).map_err(|error| ReadFlaw::from(error.code))?;
    let written = line.body.get_ron().trim();
    let erased = written == ERASED;
    let body = if erased {
        Body::default()
    } else {
        Body::from_text(written)?
    };
    Ok(LogLine {
        seq: line.seq,
        at: line
            .at
            .parse()
            .map_err(|_| ReadFlaw::NotATime { written: line.at })?,
        author: line.author,
        device: line.device,
        why: body.why,
        change_kind: line.change_kind,
        change: line.change,
        heads: line
            .heads
            .into_iter()
            .map(|(log, seq, hash)| LogHead { log, seq, hash })
            .collect(),
        edits: body.edits,
        queries: body.queries,
        files: body.files,
        left: body.left,
        vouched: body.vouched,
        erased,
        blanked: body.blanked,
        // A body that somebody erased by hand has no mark; its digest is as good as any.
        body_digest: if erased && line.blank.is_none() {
            line.digest.clone()
        } else {
            sha256(written.as_bytes())
        },
        blank: line.blank,
        erasure: body.erasure,
        digest: line.digest,
        prev: line.prev,
        hash: line.hash,
    })
}

#[derive(Serialize, Deserialize)]
struct LineText<'a> {
    seq: u64,
    at: String,
    author: String,
    device: String,
    change: ChangeId,
    #[serde(rename = "gesture")]
    change_kind: ChangeKind,
    prev: String,
    digest: String,
    hash: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    heads: Vec<(String, u64, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blank: Option<Blank>,
    #[serde(borrow)]
    body: &'a RawValue,
}

/// The hash of a line, without reading the line: a quotation mark in a text before it has a backslash.
#[must_use]
pub fn hash_in(raw: &[u8]) -> Option<&[u8]> {
    const NAME: &[u8] = b",hash:\"";
    let start = memchr::memmem::find(raw, NAME)? + NAME.len();
    let end = start + memchr::memchr(b'"', &raw[start..])?;
    Some(&raw[start..end])
}

fn change_kind_text(change_kind: &ChangeKind) -> String {
    match change_kind {
        ChangeKind::Do => "Do".to_owned(),
        ChangeKind::Undo(of) => format!("Undo {}", of.0),
        ChangeKind::Redo(of) => format!("Redo {}", of.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::commit::patch::Patch;

    fn line() -> String {
        let record = "p-4f7k9q2m8x".parse().unwrap();
        let change = Change {
            id: ChangeId("00ff".to_owned()),
            change_kind: ChangeKind::Undo(ChangeId("11ee".to_owned())),
            author: "anna".to_owned(),
            at: "2026-11-22T10:00:00Z".parse().unwrap(),
            why: "Горшенин:\nback \u{202e}".to_owned(),
            edits: vec![
                Edit::Set {
                    record,
                    path: "history[0].when".parse().unwrap(),
                    old: None,
                    new: Some("\"a\\n\"".to_owned()),
                },
                Edit::Create {
                    record,
                    text: "Person(\r\n)\n".to_owned(),
                },
            ],
            queries: Vec::new(),
        };
        let files = [FileChange {
            path: "people/p-4f7k9q2m8x.ron".to_owned(),
            before: String::new(),
            after: "ab".to_owned(),
            back: vec![Patch {
                at: 3,
                length: 0,
                put: "\n".to_owned(),
            }],
        }];
        let body = Body {
            why: change.why.clone(),
            edits: change.edits.clone(),
            files: files.to_vec(),
            ..Body::default()
        };
        let heads = [LogHead {
            log: "boris-desk".to_owned(),
            seq: 12,
            hash: "cafe".to_owned(),
        }];
        write_line(&change, ("anna", "laptop"), &body, (6, "beef"), &heads)
            .unwrap()
            .0
    }

    #[test]
    fn a_line_reads_back() {
        let text = line();
        assert_eq!(text.matches('\n').count(), 1);
        assert!(text.ends_with(")\n"));
        assert!(!text.contains('\u{202e}'));
        let line = read_line(text.as_bytes()).unwrap();
        assert_eq!(line.flaw(), None);
        assert_eq!((line.seq, line.prev.as_str()), (7, "beef"));
        assert_eq!(line.why, "Горшенин:\nback \u{202e}");
        assert_eq!(
            line.change_kind,
            ChangeKind::Undo(ChangeId("11ee".to_owned()))
        );
        assert_eq!(line.edits.len(), 2);
        assert_eq!(line.files[0].back[0].put, "\n");
    }

    #[test]
    fn a_line_that_was_tampered_with_has_a_flaw() {
        for (from, to) in [
            ("history[0]", "history[1]"),
            ("seq:7", "seq:8"),
            ("Undo(", "Redo("),
            ("author:\"anna\"", "author:\"boris\""),
            ("boris-desk", "boris-disk"),
            (",12,", ",11,"),
            ("cafe", "cafd"),
            ("10:00:00Z", "10:00:01Z"),
        ] {
            let text = line();
            assert!(text.contains(from), "{from}");
            let tampered = read_line(text.replace(from, to).as_bytes()).unwrap();
            assert_ne!(tampered.flaw(), None, "{from}");
        }
    }

    #[test]
    fn an_erased_body_leaves_a_sound_line() {
        let text = line();
        let start = text.find("body:").unwrap();
        let erased = read_line(format!("{}body:Erased)\n", &text[..start]).as_bytes()).unwrap();
        assert!(erased.erased);
        assert_eq!(erased.flaw(), None);
        assert_eq!(erased.why, "");
    }
}

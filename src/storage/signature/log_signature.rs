//! The file with the signature of a log: what is signed in plain words, and behind it the signature as
//! `ssh-keygen -Y sign` gives it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::storage::fs::{Fs, RECORD_LIMIT};
use crate::storage::log::file::{LOGS, read_whole};
use crate::storage::signature::public_key::{PublicKey, string_of};

/// The first line of what is signed.
const FIRST: &str = "lastseen log 1";

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";

/// How the bytes of a signature begin (PROTOCOL.sshsig of OpenSSH): the magic, and the version.
const MAGIC: &[u8] = b"SSHSIG\x00\x00\x00\x01";

/// The most signatures of one file that are looked at: one, and those of other branches after a merge.
const MOST: usize = 8;

/// The signature of a log up to one of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogSignature {
    /// The name of the log without folder and ending.
    pub log: String,
    /// The number of the line.
    pub line: u64,
    /// The hash of the line, which holds all lines before it.
    pub hash: String,
    /// The signature, in the lines that ssh-keygen writes.
    pub armor: String,
}

impl LogSignature {
    /// A signature that is still to be made.
    #[must_use]
    pub fn unsigned(log: &str, line: u64, hash: &str) -> Self {
        Self {
            log: log.to_owned(),
            line,
            hash: hash.to_owned(),
            armor: String::new(),
        }
    }

    /// What is signed.
    #[must_use]
    pub fn message(&self) -> String {
        format!(
            "{FIRST}\nlog {}\nline {}\nhash {}\n",
            self.log, self.line, self.hash
        )
    }

    /// Whether it is of the same line.
    #[must_use]
    pub fn is_of(&self, other: &Self) -> bool {
        (&self.log, self.line, &self.hash) == (&other.log, other.line, &other.hash)
    }

    /// The text of it in a file.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}{}\n", self.message(), self.armor.trim_end())
    }

    /// The key that made it, as it says itself.
    #[must_use]
    pub fn key(&self) -> Option<PublicKey> {
        let lines = self.armor.lines().map(str::trim);
        let base64: String = lines.filter(|line| !line.starts_with("-----")).collect();
        let bytes = BASE64_STANDARD.decode(base64).ok()?;
        let (key, _) = string_of(bytes.strip_prefix(MAGIC)?)?;
        PublicKey::of_bytes(key.to_vec())
    }
}

/// The signatures of a log. A file that is too large for them has none.
#[must_use]
pub fn signatures_of(fs: &dyn Fs, log: &str) -> Vec<LogSignature> {
    let path = signature_path(log);
    let is_small = matches!(fs.length(&path), Ok(Some(length)) if length <= RECORD_LIMIT);
    let bytes = is_small.then(|| read_whole(fs, &path).ok().flatten());
    read_signatures(&bytes.flatten().unwrap_or_default())
}

/// Where the signature of a log lies.
#[must_use]
pub fn signature_path(log: &str) -> String {
    format!("{}.sig", log.trim_end_matches(".log"))
}

/// Whether a file is the signature of a log, by its path.
#[must_use]
pub fn is_signature(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let is_named = parts.next().is_some_and(|name| name.ends_with(".sig"));
    is_named && parts.next() == Some(LOGS)
}

/// The signatures in a file. What is none is passed over.
#[must_use]
pub fn read_signatures(bytes: &[u8]) -> Vec<LogSignature> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().map(|line| line.trim_end_matches('\r'));
    let mut found = Vec::new();
    while found.len() < MOST && lines.any(|line| line == FIRST) {
        let mut value = |name: &str| lines.next().and_then(|line| line.strip_prefix(name));
        let (Some(log), Some(line), Some(hash)) = (value("log "), value("line "), value("hash "))
        else {
            continue;
        };
        let Ok(line) = line.parse() else { continue };
        let mut signature = LogSignature::unsigned(log, line, hash);
        let armor: Vec<&str> = lines.by_ref().take_while(|line| *line != END).collect();
        if armor.first() != Some(&BEGIN) {
            continue;
        }
        signature.armor = format!("{}\n{END}\n", armor.join("\n"));
        found.push(signature);
    }
    found
}

/// The signatures of two versions of a file, each once: two branches of a log that were merged have one each.
#[must_use]
pub fn merge_signatures(ours: &[u8], theirs: &[u8]) -> String {
    let mut merged = read_signatures(ours);
    for signature in read_signatures(theirs) {
        if !merged.contains(&signature) {
            merged.push(signature);
        }
    }
    // In one order, whoever merges: else two clones would exchange the same signatures for ever.
    let place = |one: &LogSignature| (one.line, one.hash.clone(), one.armor.clone());
    merged.sort_by_key(place);
    merged.drain(..merged.len().saturating_sub(MOST));
    let texts = merged.iter().map(LogSignature::to_text);
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(line: u64) -> LogSignature {
        LogSignature {
            armor: format!("{BEGIN}\nU1NIU0lH\n{END}\n"),
            ..LogSignature::unsigned("anna-desk", line, "ab")
        }
    }

    #[test]
    fn a_file_reads_as_it_is_written() {
        let text = signature(7).to_text();
        assert_eq!(
            text,
            "lastseen log 1\nlog anna-desk\nline 7\nhash ab\n-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n\
             -----END SSH SIGNATURE-----\n"
        );
        assert_eq!(read_signatures(text.as_bytes()), [signature(7)]);
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(read_signatures(crlf.as_bytes()), [signature(7)]);
    }

    #[test]
    fn two_branches_keep_both_signatures() {
        let (one, other) = (signature(7).to_text(), signature(8).to_text());
        let merged = merge_signatures(one.as_bytes(), other.as_bytes());
        assert_eq!(merged, format!("{one}{other}"));
        assert_eq!(merge_signatures(merged.as_bytes(), one.as_bytes()), merged);
        assert_eq!(merge_signatures(other.as_bytes(), one.as_bytes()), merged);
    }

    #[test]
    fn what_is_no_signature_is_passed_over() {
        let sound = signature(7).to_text();
        for text in [
            "",
            "lastseen log 1\n",
            "lastseen log 1\nlog a\nline x\nhash ab\n",
            "lastseen log 1\nlog a\nline 1\nhash ab\nno signature\n-----END SSH SIGNATURE-----\n",
            "\u{0}\u{1b}[2J\n",
        ] {
            assert_eq!(read_signatures(text.as_bytes()), [], "{text}");
            let mixed = format!("{text}<<<<<<< ours\n{sound}");
            let read = read_signatures(mixed.as_bytes());
            assert!(read.is_empty() || read == [signature(7)], "{text}");
        }
        assert_eq!(read_signatures(sound.repeat(50).as_bytes()).len(), MOST);
    }
}

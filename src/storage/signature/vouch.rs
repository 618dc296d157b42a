//! Which lines of the logs somebody vouches for by a signature.
//!
//! A signature names the hash of one line, which holds the line before it, and so on. What an erasure left of a
//! line is vouched for by a signed line that tells of the erasure.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::signature_doubt::SignatureDoubt;
use crate::storage::erase::erasures::{is_theirs, vouches};
use crate::storage::fs::Fs;
use crate::storage::log::file::Logs;
use crate::storage::log::head::short;
use crate::storage::log::line::LogLine;
use crate::storage::signature::allowed_signers::{AllowedSigners, SIGNERS};
use crate::storage::signature::log_signature::{LogSignature, signature_path, signatures_of};
use crate::storage::signature::pinned_keys::{ComparedKeys, PinnedKeys, SignedUpTo};
use crate::storage::signature::sign::log_name;
use crate::storage::signature::ssh_keygen::is_valid;

/// What is vouched for of one log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignedLog {
    /// The log, relative to the workspace.
    pub log: String,
    /// Whose it is.
    pub member: String,
    /// How many lines it has.
    pub lines: usize,
    /// For how many of them the member vouches.
    pub signed: usize,
    /// The number of the first line behind the last one that is signed, if there is one.
    pub unsigned_from: Option<u64>,
    /// The numbers of lines before it for which nobody vouches: what was blanked by no signed erasure, or
    /// tampered with.
    pub gaps: Vec<u64>,
    /// The fingerprints of the keys by which the member vouches.
    pub keys: BTreeSet<String>,
}

/// What is vouched for in a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureReport {
    /// The logs; none if the workspace has neither keys nor signatures.
    pub logs: Vec<SignedLog>,
    /// What came of comparing the listed keys with the pinned ones.
    pub keys: ComparedKeys,
    /// What is wrong, each with the file that it is about.
    pub doubts: Vec<(String, SignatureDoubt)>,
}

impl SignatureReport {
    /// What can be said if the pinned keys cannot be read: that nothing was checked, unless nothing is to be checked.
    #[must_use]
    pub fn of_unread_pins(fs: &dyn Fs, failure: Failure) -> Self {
        let mut report = Self::default();
        if let Failure::Io { path, reason, .. } = failure
            && !AllowedSigners::of(fs).is_empty()
        {
            let doubt = SignatureDoubt::PinsUnread { path, reason };
            report.doubts.push((SIGNERS.to_owned(), doubt));
        }
        report
    }

    /// Whether something is wrong. Lines that nobody signed are not.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        !self.doubts.is_empty()
    }
}

/// What is done with the note of how far each log was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedBefore {
    /// What is signed now must hold what was signed before.
    Compare,
    /// The logs are taken as they are.
    Accept,
}

/// Looks at all signatures; keys of people who were not known are pinned.
#[must_use]
pub fn vouch(
    fs: &dyn Fs,
    logs: &Logs,
    pinned: &mut PinnedKeys,
    before: SignedBefore,
) -> SignatureReport {
    let found = AllowedSigners::found(fs);
    if let Some(listed) = &found {
        pinned.let_go(listed);
    }
    let listed = found.unwrap_or_default();
    let files: Vec<Vec<LogSignature>> =
        logs.iter().map(|(log, _)| signatures_of(fs, log)).collect();
    if listed.is_empty()
        && files.iter().all(Vec::is_empty)
        && logs
            .iter()
            .all(|(log, _)| pinned.signed(log_name(log)).is_none())
    {
        return SignatureReport::default();
    }
    let all = logs.iter().flat_map(|(_, lines)| lines);
    let authors: BTreeSet<&str> = all.map(|line| line.author.as_str()).collect();
    let mut report = SignatureReport {
        keys: pinned.compare(&listed, &authors),
        ..SignatureReport::default()
    };
    for (member, key) in &report.keys.refused {
        let doubt = SignatureDoubt::NewKey {
            member: member.clone(),
            key: key.clone(),
        };
        report.doubts.push((SIGNERS.to_owned(), doubt));
    }
    let mut looked: Vec<LookedAt<'_>> = logs
        .iter()
        .zip(files)
        .map(|((log, lines), signatures)| {
            let mut looked = LookedAt::new(log, lines);
            for signature in signatures {
                if let Err(doubt) = looked.take(&signature, &listed, pinned) {
                    report.doubts.push((signature_path(log), doubt));
                }
            }
            looked
        })
        .collect();
    let erasures: Vec<LogLine> = looked
        .iter()
        .flat_map(LookedAt::vouched)
        .filter(|line| vouches(line))
        .cloned()
        .collect();
    for one in &mut looked {
        let name = log_name(one.log);
        match before {
            SignedBefore::Accept => pinned.note_signed(name, None),
            SignedBefore::Compare => {
                report.doubts.extend(
                    one.older(pinned.signed(name))
                        .into_iter()
                        .map(|doubt| (signature_path(one.log), doubt)),
                );
            }
        }
        if let Some(signed) = one.signed_up_to()
            && pinned
                .signed(name)
                .is_none_or(|known| one.holds(&known.hash))
        {
            pinned.note_signed(name, Some(signed));
        }
        report.logs.push(one.told(&erasures));
    }
    report
}

/// A log with what is signed of it.
struct LookedAt<'l> {
    log: &'l str,
    lines: &'l [LogLine],
    member: &'l str,
    /// The lines that a signature holds, by their places.
    held: HashSet<usize>,
    keys: BTreeSet<String>,
}

impl<'l> LookedAt<'l> {
    fn new(log: &'l str, lines: &'l [LogLine]) -> Self {
        Self {
            log,
            lines,
            member: lines.first().map_or("", |line| &line.author),
            held: HashSet::new(),
            keys: BTreeSet::new(),
        }
    }

    /// Takes what a signature holds, if it counts.
    fn take(
        &mut self,
        signature: &LogSignature,
        listed: &AllowedSigners,
        pinned: &PinnedKeys,
    ) -> Result<(), SignatureDoubt> {
        if signature.log != log_name(self.log) {
            let of = signature.log.clone();
            return Err(SignatureDoubt::OtherLog { of });
        }
        let Some(key) = signature.key() else {
            return Err(SignatureDoubt::Invalid);
        };
        let valid = is_valid(&signature.message(), &signature.armor);
        match valid {
            Ok(true) => {}
            Ok(false) => return Err(SignatureDoubt::Invalid),
            Err(Failure::SshKeygen { reason, .. }) => {
                return Err(SignatureDoubt::NotChecked(reason));
            }
            Err(_) => return Err(SignatureDoubt::Invalid),
        }
        let member = self.member.to_owned();
        let fingerprint = key.fingerprint();
        if !listed.has(self.member, &key) {
            let key = fingerprint;
            return Err(SignatureDoubt::NotListed { member, key });
        }
        if !pinned.has(self.member, &key) {
            let key = fingerprint;
            return Err(SignatureDoubt::NotTrusted { member, key });
        }
        let is_signed = |line: &LogLine| line.hash == signature.hash && line.seq == signature.line;
        let Some(end) = self.lines.iter().position(is_signed) else {
            let line = signature.line;
            return Err(SignatureDoubt::NoSuchLine { line });
        };
        self.keys.insert(fingerprint);
        self.hold(end);
        Ok(())
    }

    /// Takes a line and all that it follows for held.
    fn hold(&mut self, end: usize) {
        let places: HashMap<&str, usize> = self
            .lines
            .iter()
            .enumerate()
            .map(|(place, line)| (short(&line.hash), place))
            .collect();
        let name = log_name(self.log);
        let mut next = vec![end];
        while let Some(place) = next.pop() {
            let Some(line) = self.lines.get(place) else {
                continue;
            };
            // What a hash does not fit, it does not hold; and nobody vouches for another one's line.
            if line.hash != line.expected_hash()
                || line.author != self.member
                || !self.held.insert(place)
            {
                continue;
            }
            let branches = line.heads.iter().filter(|head| head.log == name);
            let before = branches.map(|head| head.hash.as_str()).chain([&*line.prev]);
            next.extend(before.filter_map(|hash| places.get(short(hash)).copied()));
        }
    }

    fn holds(&self, hash: &str) -> bool {
        self.held
            .iter()
            .any(|place| self.lines.get(*place).is_some_and(|line| line.hash == hash))
    }

    /// The lines that are held and say what was signed.
    fn vouched(&self) -> impl Iterator<Item = &LogLine> {
        let held = self.held.iter();
        held.filter_map(|place| self.lines.get(*place))
            .filter(|line| line.flaw().is_none())
    }

    fn signed_up_to(&self) -> Option<SignedUpTo> {
        let held = self.held.iter().filter_map(|place| self.lines.get(*place));
        let last = held.max_by_key(|line| line.seq)?;
        Some(SignedUpTo {
            line: last.seq,
            hash: last.hash.clone(),
            member: self.member.to_owned(),
        })
    }

    /// What was signed before and is not now.
    fn older(&self, before: Option<&SignedUpTo>) -> Option<SignatureDoubt> {
        let before = before.filter(|before| !self.holds(&before.hash))?;
        Some(SignatureDoubt::Older {
            before: before.line,
            now: self.signed_up_to().map_or(0, |signed| signed.line),
        })
    }

    fn told(&self, erasures: &[LogLine]) -> SignedLog {
        let is_vouched = |line: &LogLine| {
            line.flaw().is_none()
                && match (&line.blank, line.erased) {
                    (Some(_), _) => is_theirs(erasures, self.log, line),
                    (None, is_erased) => !is_erased,
                }
        };
        let mut told = SignedLog {
            log: self.log.to_owned(),
            member: self.member.to_owned(),
            lines: self.lines.len(),
            keys: self.keys.clone(),
            ..SignedLog::default()
        };
        let last = self.held.iter().max();
        for (place, line) in self.lines.iter().enumerate() {
            if self.held.contains(&place) && is_vouched(line) {
                told.signed += 1;
            } else if last.is_none_or(|last| place > *last) {
                told.unsigned_from.get_or_insert(line.seq);
            } else {
                told.gaps.push(line.seq);
            }
        }
        told
    }
}

/// The members and what is vouched for of all of their logs.
#[must_use]
pub fn by_member(logs: &[SignedLog]) -> BTreeMap<&str, Vec<&SignedLog>> {
    let mut members: BTreeMap<&str, Vec<&SignedLog>> = BTreeMap::new();
    for log in logs.iter().filter(|log| log.lines > 0) {
        members.entry(&log.member).or_default().push(log);
    }
    members
}

//! Whose keys count in a workspace: the file `allowed_signers`, in the format of ssh-keygen(1), so that
//! `ssh-keygen -Y verify` can check a log without this program.

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::log::file::read_whole;
use crate::storage::signature::public_key::PublicKey;
use crate::storage::signature::ssh_keygen::NAMESPACE;
use crate::storage::workspace::author_device::safe;
use crate::storage::workspace::manifest::add_lines;

/// The file with the keys of all members.
pub const SIGNERS: &str = "allowed_signers";

/// Where the next version of a file waits; the caller holds the lock.
const NEXT: &str = ".lastseen/signature.new";

/// The keys of a workspace's members, each with the member's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedSigners(Vec<(String, PublicKey)>);

impl AllowedSigners {
    /// The keys that the workspace lists; none if the file is not there or cannot be read. Patterns, certificates
    /// and keys with other conditions than the namespace do not count here.
    #[must_use]
    pub fn of(fs: &dyn Fs) -> Self {
        Self::found(fs).unwrap_or_default()
    }

    /// The same; `None` if the file is not there or cannot be read, so that nobody takes that for an empty list.
    #[must_use]
    pub fn found(fs: &dyn Fs) -> Option<Self> {
        let bytes = fs.read_record(SIGNERS).ok().flatten()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(Self::read(&text))
    }

    fn read(text: &str) -> Self {
        let mut all = Vec::new();
        for (names, key) in text.lines().filter_map(read_line) {
            all.extend(names.into_iter().map(|name| (name, key.clone())));
        }
        Self(all)
    }

    /// Every member's name with a key.
    pub fn all(&self) -> impl Iterator<Item = (&str, &PublicKey)> {
        self.0.iter().map(|(name, key)| (name.as_str(), key))
    }

    /// Whether the key is one of the member's.
    #[must_use]
    pub fn has(&self, member: &str, key: &PublicKey) -> bool {
        self.all().any(|one| one == (member, key))
    }

    /// Whether no key is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The names and the key of a line; `None` if it has none that counts.
fn read_line(line: &str) -> Option<(Vec<String>, PublicKey)> {
    let (names, rest) = principals(line)?;
    let key = key_of(rest)?;
    let counts_for_nobody = |name: &&str| name.is_empty() || name.contains('"') || is_pattern(name);
    // To ssh-keygen a blank behind a comma is part of the name, which is nobody's then.
    let is_name = |name: &&str| !name.contains(char::is_whitespace);
    let count = || names.iter().copied().filter(is_name).map(str::to_owned);
    let is_plain = !names.iter().any(counts_for_nobody);
    is_plain.then(|| (count().collect(), key))
}

/// The key behind the names of a line; `None` if it is under other conditions than the namespace.
fn key_of(rest: &str) -> Option<PublicKey> {
    PublicKey::read(rest).or_else(|| PublicKey::read(in_namespace(rest)?))
}

/// Whether a name is a pattern: it is for others as well, or takes somebody out.
fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '!'])
}

/// For whom a line is, as it is written there, and what stands behind it; `None` if it is empty or a comment.
fn principals(line: &str) -> Option<(Vec<&str>, &str)> {
    let line = line.trim_start_matches(BYTE_ORDER_MARK).trim();
    if line.starts_with('#') {
        return None;
    }
    let (names, rest) = match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => line.split_once(char::is_whitespace)?,
    };
    Some((names.split(',').collect(), rest.trim_start()))
}

/// What some editors put at the beginning of a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What stands behind the one condition that may stand there.
fn in_namespace(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("namespaces=\"")?;
    let (spaces, key) = rest.split_once("\" ")?;
    spaces
        .split(',')
        .any(|one| one == NAMESPACE)
        .then(|| key.trim_start())
}

/// Lists a key of a member, if it is not listed. The caller holds the lock.
///
/// # Errors
///
/// [`Failure`] if the file cannot be read or written.
pub fn allow(fs: &dyn Fs, member: &str, key: &PublicKey) -> Result<(), Failure> {
    if AllowedSigners::of(fs).has(member, key) {
        return Ok(());
    }
    let line = format!("{member} namespaces=\"{NAMESPACE}\" {}", key.to_text());
    add_lines(fs, SIGNERS, &[&line])?;
    Ok(())
}

/// Takes all keys of a member from the list, and says how many there were. Others who share a line stay. The caller
/// holds the lock.
///
/// # Errors
///
/// [`Failure`] if the file cannot be read or written.
pub fn disallow(fs: &dyn Fs, member: &str) -> Result<usize, Failure> {
    let bytes = read_whole(fs, SIGNERS)
        .map_err(|error| failed(fs, FileOperation::Read, SIGNERS, &error))?;
    let text = String::from_utf8(bytes.unwrap_or_default()).map_err(|error| Failure::Io {
        operation: FileOperation::Read,
        path: fs.root().join(SIGNERS),
        reason: Cause::Words(error.to_string()),
    })?;
    let (left, count) = without_member(&text, member);
    if count > 0 {
        put_file(fs, SIGNERS, SIGNERS, &left)?;
    }
    Ok(count)
}

/// Merges two versions of the list: the lines of both sides, without those that one of them took out. What was said of a
/// key that one side took from a member does not let it count again.
#[must_use]
pub fn merge_signers(base: &str, ours: &str, theirs: &str) -> String {
    let has = |text: &str, line: &str| text.lines().any(|one| one == line);
    let kept = ours
        .lines()
        .filter(|line| !has(base, line) || has(theirs, line));
    let new = theirs
        .lines()
        .filter(|line| !has(base, line) && !has(ours, line));
    let merged: String = kept.chain(new).map(|line| format!("{line}\n")).collect();
    let (ours, theirs) = (AllowedSigners::read(ours), AllowedSigners::read(theirs));
    let known = AllowedSigners::read(base);
    let taken_out = known
        .all()
        .filter(|(member, key)| !ours.has(member, key) || !theirs.has(member, key));
    taken_out.fold(merged, |text, (member, key)| {
        without(&text, |name, rest| {
            name == member && key_of(rest).as_ref() == Some(key)
        })
        .0
    })
}

/// The list without a member, and in how many lines the member stood: also in those that count for nothing here.
fn without_member(text: &str, member: &str) -> (String, usize) {
    without(text, |name, _| {
        name.trim() == member || (!is_pattern(name) && safe(name) == member)
    })
}

/// The list without some names, and in how many lines they stood. A name is asked about with what stands behind the names
/// of its line.
fn without(text: &str, is_taken: impl Fn(&str, &str) -> bool) -> (String, usize) {
    let mut left = String::with_capacity(text.len());
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let found =
            principals(line).filter(|(names, rest)| names.iter().any(|name| is_taken(name, rest)));
        let Some((names, rest)) = found else {
            left.push_str(line);
            continue;
        };
        count += 1;
        // The others stay as they stood: who counts for nobody because of a blank or an empty name must not count after.
        let others = names.into_iter().filter(|name| !is_taken(name, rest));
        let others: Vec<&str> = others.collect();
        if others.iter().all(|name| name.trim().is_empty()) {
            continue;
        }
        let others = others.join(",");
        let end = &line[line.trim_end().len()..];
        match others.contains(char::is_whitespace) {
            true => left.push_str(&format!("\"{others}\"")),
            false => left.push_str(&others),
        }
        left.push_str(&format!(" {rest}{end}"));
    }
    (left, count)
}

/// Puts a whole file in place, with the permissions of the file `like`. The caller holds the lock.
///
/// # Errors
///
/// [`Failure`] if it cannot be written; the one of before is there then.
pub fn put_file(fs: &dyn Fs, path: &str, like: &str, text: &str) -> Result<(), Failure> {
    let wrong = |operation, error: &std::io::Error| failed(fs, operation, path, error);
    let _ = fs.unlink(NEXT);
    fs.stage(NEXT, Some(like), text.as_bytes())
        .map_err(|error| wrong(FileOperation::Write, &error))?;
    fs.rename(NEXT, path)
        .map_err(|error| wrong(FileOperation::Rename, &error))?;
    let folder = crate::storage::fs::folder_of(path);
    fs.sync_folder(folder)
        .map_err(|error| wrong(FileOperation::Sync, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBTTzcTXNVqs5V7zZ4l4p1l4qJxq7D5Rv3l4v3CkXQ8z";

    #[test]
    fn a_key_that_one_side_took_out_does_not_come_back() {
        assert_eq!(merge_signers("a\nb\n", "a\nb\nc\n", "b\nd\n"), "b\nc\nd\n");
        assert_eq!(merge_signers("a\nb\n", "b\n", "a\nb\n"), "b\n");
        assert_eq!(merge_signers("", "a\n", "b\na\n"), "a\nb\n");
        // Nor with a line that the other side wrote in another way.
        let base = format!("# keys\nanna {KEY}\nboris {KEY}\n");
        let without = format!("# keys\nanna {KEY}\n");
        for other in [
            format!("# keys\nanna {KEY}\nboris {KEY} boris@desk\n"),
            format!("# keys\nanna {KEY}\nboris namespaces=\"lastseen@log\" {KEY}\n"),
            format!("# keys\nanna,boris {KEY}\n"),
        ] {
            for (ours, theirs) in [(&without, &other), (&other, &without)] {
                let merged = merge_signers(&base, ours, theirs);
                let read = AllowedSigners::read(&merged);
                let names: Vec<&str> = read.all().map(|(name, _)| name).collect();
                assert_eq!(names, ["anna"], "{merged}");
                assert!(merged.starts_with("# keys\n"), "{merged}");
            }
        }
    }

    #[test]
    fn whoever_shares_a_line_with_somebody_stays_listed() {
        let text = format!(
            "# keys\nanna {KEY} a\nanna,boris namespaces=\"lastseen@log\" {KEY} b\r\nboris,olga {KEY}\nanna {KEY}"
        );
        let expected =
            format!("# keys\nboris namespaces=\"lastseen@log\" {KEY} b\r\nboris,olga {KEY}\n");
        assert_eq!(without_member(&text, "anna"), (expected, 3));
        assert_eq!(without_member(&text, "petro"), (text, 0));
    }

    #[test]
    fn whoever_is_distrusted_is_found_however_a_line_is_written() {
        for (line, left) in [
            (
                format!("\"anna, boris\" {KEY}\n"),
                format!("\" boris\" {KEY}\n"),
            ),
            (
                format!("\"anna, boris, olga\" {KEY}\n"),
                format!("\" boris, olga\" {KEY}\n"),
            ),
            (format!("anna, {KEY}\n"), String::new()),
            (format!("anna,,boris {KEY}\n"), format!(",boris {KEY}\n")),
            (
                format!("\"boris, olga, anna\" {KEY}\n"),
                format!("\"boris, olga\" {KEY}\n"),
            ),
            (
                format!("\u{feff}anna {KEY}\r\nboris {KEY}\r\n"),
                format!("boris {KEY}\r\n"),
            ),
            (format!("\"anna\" {KEY} anna@desk\r\n"), String::new()),
            (format!("\tanna\t{KEY}\n"), String::new()),
            (
                format!("anna,*@example.org cert-authority {KEY}\n"),
                format!("*@example.org cert-authority {KEY}\n"),
            ),
            (
                format!("anna valid-before=\"20260101\",namespaces=\"git, x\" {KEY}\n"),
                String::new(),
            ),
        ] {
            // Nobody counts who did not count before.
            let before = AllowedSigners::read(&line);
            let after = AllowedSigners::read(&left);
            assert!(
                after.all().all(|(name, key)| before.has(name, key)),
                "{line}"
            );
            assert_eq!(without_member(&line, "anna"), (left, 1), "{line}");
        }
        let others = format!("# anna\n\nannabel,!anna {KEY}\n\"annabel {KEY}\n");
        assert_eq!(without_member(&others, "anna"), (others.clone(), 0));
        let spaced = format!("\"anna demo\" {KEY}\n");
        assert_eq!(
            without_member(&spaced, &safe("anna demo")),
            (String::new(), 1)
        );
    }

    #[test]
    fn only_plain_lines_count() {
        let key = PublicKey::read(KEY).unwrap();
        for (line, names) in [
            (format!("anna {KEY} anna@desk"), &["anna"][..]),
            (format!("anna,boris {KEY}"), &["anna", "boris"]),
            (format!("\"anna,boris\" {KEY}\r"), &["anna", "boris"]),
            (format!("\"anna, boris\" {KEY}"), &["anna"]),
            (format!("\u{feff}anna {KEY}"), &["anna"]),
            (format!("\"an*\" {KEY}"), &[]),
            (
                format!("anna namespaces=\"git,lastseen@log\" {KEY}"),
                &["anna"],
            ),
            (format!("anna namespaces=\"git\" {KEY}"), &[]),
            (format!("anna cert-authority {KEY}"), &[]),
            (format!("anna valid-before=\"20260101\" {KEY}"), &[]),
            (format!("* {KEY}"), &[]),
            (format!("anna,!boris {KEY}"), &[]),
            (format!("# anna {KEY}"), &[]),
            ("anna".to_owned(), &[]),
        ] {
            let read = AllowedSigners::read(&line);
            let expected: Vec<(&str, &PublicKey)> =
                names.iter().map(|name| (*name, &key)).collect();
            assert_eq!(read.all().collect::<Vec<_>>(), expected, "{line}");
        }
    }
}

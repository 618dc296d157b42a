//! Whose keys count in a workspace: the file `allowed_signers`, in the format of ssh-keygen(1), so that
//! `ssh-keygen -Y verify` can check a log without this program.

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::log::file::read_whole;
use crate::storage::signature::public_key::PublicKey;
use crate::storage::signature::ssh_keygen::NAMESPACE;
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
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let (names, rest) = line.split_once(char::is_whitespace)?;
    let names: Vec<String> = names.split(',').map(str::to_owned).collect();
    let is_plain = |name: &String| !name.is_empty() && !name.contains(['*', '?', '!', '"']);
    let rest = rest.trim_start();
    let key = PublicKey::read(rest).or_else(|| PublicKey::read(in_namespace(rest)?))?;
    names.iter().all(is_plain).then_some((names, key))
}

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
    let (left, count) = without(&text, member);
    if count > 0 {
        put_file(fs, SIGNERS, SIGNERS, &left)?;
    }
    Ok(count)
}

/// The list without a member, and in how many lines the member stood.
fn without(text: &str, member: &str) -> (String, usize) {
    let mut left = String::with_capacity(text.len());
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let names = read_line(line).map(|(names, _)| names).unwrap_or_default();
        if !names.iter().any(|name| name == member) {
            left.push_str(line);
            continue;
        }
        count += 1;
        let others: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| *name != member)
            .collect();
        let line = line.trim_start();
        if let Some(at) = line.find(char::is_whitespace)
            && !others.is_empty()
        {
            left.push_str(&others.join(","));
            left.push_str(&line[at..]);
        }
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
    fn whoever_shares_a_line_with_somebody_stays_listed() {
        let text = format!(
            "# keys\nanna {KEY} a\nanna,boris namespaces=\"lastseen@log\" {KEY} b\r\nboris,olga {KEY}\nanna {KEY}"
        );
        let expected =
            format!("# keys\nboris namespaces=\"lastseen@log\" {KEY} b\r\nboris,olga {KEY}\n");
        assert_eq!(without(&text, "anna"), (expected, 3));
        assert_eq!(without(&text, "petro"), (text, 0));
    }

    #[test]
    fn only_plain_lines_count() {
        let key = PublicKey::read(KEY).unwrap();
        for (line, names) in [
            (format!("anna {KEY} anna@desk"), &["anna"][..]),
            (format!("anna,boris {KEY}"), &["anna", "boris"]),
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

//! The files of a workspace that some rule of git ignores, as `*.log` among the rules of a whole account. Without logs or
//! keys a clone is not whole, so they are staged all the same.

use crate::casebook::errors::failure::Failure;
use crate::record::workspace::FILE_NAME;
use crate::storage::attachments::attach::{FILES, copy_path, digest_in_path};
use crate::storage::encryption::key_files::is_passphrase_file;
use crate::storage::encryption::sealed_fs::sealed_path::{ENDING, PUBLIC};
use crate::storage::fs::{Fs, KEY_FILE, folder_of};
use crate::storage::git::installed_git::Git;
use crate::storage::git::path_in_git::record_at;
use crate::storage::log::file::LOGS;
use crate::storage::signature::allowed_signers::SIGNERS;
use crate::storage::signature::log_signature::is_signature;

/// How many paths one command of git is given.
const AT_ONCE: usize = 200;

/// Stages the files of the workspace that git ignores; what else lies there, as copies of an editor, stays ignored.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn stage_ignored(fs: &dyn Fs, git: &Git) -> Result<(), Failure> {
    let arguments = [
        "ls-files",
        "--others",
        "--ignored",
        "--exclude-standard",
        "-z",
        "--",
        ".",
        ":(exclude).lastseen",
    ];
    let listed = git.answer(&arguments)?;
    let ours: Vec<&str> = listed
        .split('\0')
        .filter(|path| is_ours(fs, path))
        .collect();
    let (attached, mut staged): (Vec<&str>, Vec<&str>) =
        ours.into_iter().partition(|path| folder_of(path) == FILES);
    for some in attached.chunks(AT_ONCE) {
        staged.extend(meant_to_go(git, some)?);
    }
    for some in staged.chunks(AT_ONCE) {
        let mut arguments = vec!["--literal-pathspecs", "add", "--force", "--"];
        arguments.extend(some);
        git.answer(&arguments)?;
    }
    Ok(())
}

/// Whether a file belongs to the workspace.
fn is_ours(fs: &dyn Fs, path: &str) -> bool {
    if record_at(fs, path).is_some() {
        return true;
    }
    let name = match fs.is_sealed() {
        true => path.strip_suffix(ENDING).unwrap_or_default(),
        false => path,
    };
    if path == FILE_NAME || matches!(name, FILE_NAME | SIGNERS) {
        return true;
    }
    let folder = folder_of(path);
    match fs.sealed() {
        Some(sealed) => {
            let is_key = matches!(path, KEY_FILE | PUBLIC) || is_passphrase_file(path);
            let is_copy = folder == FILES && path.ends_with(ENDING);
            is_key || is_copy || sealed.file_of_segments(folder).is_some()
        }
        None if folder == LOGS => is_signature(path) || path.ends_with(".log"),
        // A copy of an attached file that an editor left has another ending.
        None => digest_in_path(path).is_some_and(|digest| copy_path(digest, path) == path),
    }
}

/// Those of these attached files that nobody keeps back on purpose: the rule that ignores them is about a kind of
/// file, and does not name the folder.
fn meant_to_go<'p>(git: &Git, attached: &[&'p str]) -> Result<Vec<&'p str>, Failure> {
    let mut arguments = vec!["check-ignore", "--verbose", "--"];
    arguments.extend(attached);
    // It ends with 1 if no rule is about any of them.
    let told = git.run(&arguments)?.out;
    // git-check-ignore(1), "OUTPUT": `source:line:pattern`, a tab and the path.
    let rules = told.lines().filter_map(|line| line.rsplit_once('\t'));
    let kept_back: Vec<&str> = rules
        .filter(|(rule, _)| {
            let pattern = rule.splitn(3, ':').nth(2).unwrap_or_default();
            pattern.split('/').any(|part| part == FILES)
        })
        .map(|(_, path)| path)
        .collect();
    let is_meant = |path: &&&str| !kept_back.contains(*path);
    Ok(attached.iter().filter(is_meant).copied().collect())
}

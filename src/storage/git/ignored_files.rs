//! The files of a workspace that some rule of git ignores, as `*.log` among the rules of a whole account. Without logs or
//! keys a clone is not whole, so they are staged all the same.

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::workspace::FILE_NAME;
use crate::ron_text::path::FieldPath;
use crate::storage::attachments::attach::{FILES, copy_path, digest_in_path};
use crate::storage::encryption::key_files::is_passphrase_file;
use crate::storage::encryption::sealed_fs::sealed_path::{ENDING, PUBLIC};
use crate::storage::fs::{Fs, KEY_FILE, folder_of};
use crate::storage::git::installed_git::Git;
use crate::storage::git::one_sided::folder_of_git;
use crate::storage::git::path_in_git::record_at;
use crate::storage::log::file::{LOG_LIMIT, LOGS};
use crate::storage::signature::allowed_signers::SIGNERS;
use crate::storage::signature::log_signature::is_signature;

/// How many paths one command of git is given.
const AT_ONCE: usize = 200;

/// How many ignored files are looked at to tell which rules ignore them.
const MOST_TOLD: usize = 20 * AT_ONCE;

/// Stages the files of the workspace that git ignores; what else lies there, as copies of an editor, stays ignored.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn stage_ignored(fs: &dyn Fs, git: &Git) -> Result<(), Failure> {
    stage_files(git, &ignored(fs, git)?)
}

/// Stages these files, whatever an ignore file says of them.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn stage_files(git: &Git, paths: &[String]) -> Result<(), Failure> {
    for some in paths.chunks(AT_ONCE) {
        let mut arguments = vec!["--literal-pathspecs", "add", "--force", "--"];
        arguments.extend(some.iter().map(String::as_str));
        git.answer(&arguments)?;
    }
    Ok(())
}

/// The rules that keep files of the workspace from plain `git add`, each as a finding at its place; none if there is no
/// git, or git knows nothing of the workspace.
#[must_use]
pub fn ignoring_rules(fs: &dyn Fs) -> Vec<Problem> {
    if folder_of_git(fs.root()).is_none() {
        return Vec::new();
    }
    let git = Git::reader(fs.root());
    let sealed_head = format!("{FILE_NAME}{ENDING}");
    let head = git.answer(&["ls-files", "--", FILE_NAME, &sealed_head]);
    if !head.is_ok_and(|known| !known.is_empty()) {
        return Vec::new();
    }
    let mut files = ignored(fs, &git).unwrap_or_default();
    files.truncate(MOST_TOLD);
    let mut found: Vec<(Location, String, String, usize)> = Vec::new();
    for some in files.chunks(AT_ONCE) {
        let some: Vec<&str> = some.iter().map(String::as_str).collect();
        for rule in rules_about(&git, &some).unwrap_or_default() {
            let at = Location {
                path: rule.source.into(),
                line: rule.line,
                column: 1,
            };
            match found.iter_mut().find(|(other, ..)| *other == at) {
                Some((.., count)) => *count += 1,
                None => found.push((at, rule.pattern, rule.path, 1)),
            }
        }
    }
    let problem = |(at, pattern, example, count)| Problem {
        at,
        record: None,
        field: FieldPath::root(),
        reason: Reason::IgnoredByGit {
            pattern,
            count,
            example,
        },
    };
    found.into_iter().map(problem).collect()
}

/// The files of the workspace that git ignores and that nobody keeps back on purpose.
fn ignored(fs: &dyn Fs, git: &Git) -> Result<Vec<String>, Failure> {
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
    let ours = listed.split('\0').filter(|path| is_ours(fs, path));
    let (attached, ours): (Vec<&str>, Vec<&str>) = ours.partition(|path| folder_of(path) == FILES);
    let mut ours: Vec<String> = ours.into_iter().map(str::to_owned).collect();
    for some in attached.chunks(AT_ONCE) {
        ours.extend(meant_to_go(git, some)?);
    }
    Ok(ours)
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
        None if folder == LOGS => {
            // What is too large for a log would stay in git's history for good.
            let length = fs.length(path).ok().flatten();
            let is_log = length.is_some_and(|length| length <= LOG_LIMIT);
            is_log && (is_signature(path) || path.ends_with(".log"))
        }
        // A copy of an attached file that an editor left has another ending.
        None => digest_in_path(path).is_some_and(|digest| copy_path(digest, path) == path),
    }
}

/// Those of these attached files that nobody keeps back on purpose: the rule that ignores them is about a kind of
/// file, and does not name the folder.
fn meant_to_go(git: &Git, attached: &[&str]) -> Result<Vec<String>, Failure> {
    let rules = rules_about(git, attached)?;
    let keeps_back = |rule: &&IgnoreRule| rule.pattern.split('/').any(|part| part == FILES);
    let kept_back: Vec<&str> = rules
        .iter()
        .filter(keeps_back)
        .map(|rule| rule.path.as_str())
        .collect();
    let is_meant = |path: &&&str| !kept_back.contains(*path);
    let meant = attached.iter().filter(is_meant);
    Ok(meant.map(|path| (*path).to_owned()).collect())
}

/// A rule that ignores a file.
struct IgnoreRule {
    /// The file that has the rule, as git tells it.
    source: String,
    line: usize,
    pattern: String,
    /// The file that it ignores.
    path: String,
}

/// The rules that ignore these files.
fn rules_about(git: &Git, paths: &[&str]) -> Result<Vec<IgnoreRule>, Failure> {
    let mut arguments = vec!["check-ignore", "--verbose", "--"];
    arguments.extend(paths);
    // It ends with 1 if no rule is about any of them.
    let told = git.run(&arguments)?.out;
    // git-check-ignore(1), "OUTPUT": `source:line:pattern`, a tab and the path.
    let rules = told.lines().filter_map(|line| {
        let (rule, path) = line.rsplit_once('\t')?;
        let mut parts = rule.splitn(3, ':');
        Some(IgnoreRule {
            source: parts.next()?.to_owned(),
            line: parts.next()?.parse().ok()?,
            pattern: parts.next()?.to_owned(),
            path: path.to_owned(),
        })
    });
    Ok(rules.collect())
}

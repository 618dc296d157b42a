//! To inspect the repository of git that lies in a received folder. A setting is told unless it is on a list of
//! harmless ones: git has dozens that name a program, and gets more.

use crate::storage::fs::{EntryType, Fs};
use crate::storage::git::setup::{SAME_BYTES, merge_command};

/// The folder of git.
pub const GIT: &str = ".git";

/// Settings that neither name a program nor a file and only say how git works.
const HARMLESS: &[&str] = &[
    "branch.*.merge",
    "branch.*.rebase",
    "core.abbrev",
    "core.autocrlf",
    "core.bare",
    "core.eol",
    "core.filemode",
    "core.ignorecase",
    "core.logallrefupdates",
    "core.precomposeunicode",
    "core.quotepath",
    "core.repositoryformatversion",
    "core.safecrlf",
    "core.symlinks",
    "diff.algorithm",
    "diff.renames",
    "extensions.objectformat",
    "fetch.prune",
    "init.defaultbranch",
    "merge.conflictstyle",
    "merge.lastseen.name",
    "merge.renames",
    "pull.ff",
    "pull.rebase",
    "push.autosetupremote",
    "push.default",
    "remote.*.fetch",
    "remote.*.prune",
    "remote.*.tagopt",
    "user.email",
    "user.name",
];

/// Settings that hold an address, or the name of a remote.
const ADDRESSES: &[&str] = &["branch.*.remote", "remote.*.pushurl", "remote.*.url"];

/// Files by which a repository takes objects or settings from elsewhere.
const LEADING_OUT: &[&str] = &[
    "commondir",
    "config.worktree",
    "gitdir",
    "objects/info/alternates",
    "objects/info/http-alternates",
];

/// A setting, in git's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Setting {
    /// Section, subsection and key: the first and the last in small letters.
    parts: (String, Option<String>, String),
    value: String,
}

/// What of a folder of git may run a program or lead out of it, each as one line.
pub fn suspicious_git(fs: &dyn Fs) -> Vec<String> {
    let mut told = Vec::new();
    for entry in fs.list(&format!("{GIT}/hooks")).unwrap_or_default() {
        let name = entry.name.to_string_lossy().into_owned();
        if !name.ends_with(".sample") {
            told.push(format!("{GIT}/hooks/{name}"));
        }
    }
    for path in LEADING_OUT {
        let path = format!("{GIT}/{path}");
        if !matches!(fs.length(&path), Ok(None)) {
            told.push(path);
        }
    }
    for folder in ["modules", "worktrees"] {
        let folder = format!("{GIT}/{folder}");
        let listed = fs.list(&folder).unwrap_or_default().into_iter();
        told.extend(listed.map(|entry| format!("{folder}/{}/", entry.name.to_string_lossy())));
    }
    let config = format!("{GIT}/config");
    match fs.read_record(&config) {
        // Too long, a link, or not to be read: nobody knows what it says.
        Err(_) => told.push(config),
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned();
            let settings = settings(&text).into_iter();
            let suspicious = settings.filter(|setting| !is_harmless(setting));
            told.extend(suspicious.map(|setting| format!("{config}: {}", in_words(&setting))));
        }
    }
    told.sort();
    told
}

/// Whether a folder is a repository by what lies in it, whatever its name is: git takes it for one, or for the part of
/// one that others share (gitrepository-layout(5), "commondir"). Git follows links here.
pub fn is_repository(fs: &dyn Fs, folder: &str) -> bool {
    let listed = fs.list(folder).unwrap_or_default();
    let has = |name: &str, other: EntryType| {
        let mut listed = listed.iter();
        listed.any(|entry| {
            entry.sort != other && entry.name.to_string_lossy().eq_ignore_ascii_case(name)
        })
    };
    let has_file = |name: &str| has(name, EntryType::Folder);
    let has_folder = |name: &str| has(name, EntryType::File);
    let is_whole = has_file("HEAD") && (has_folder("objects") || has_file("commondir"));
    let is_shared = has_folder("objects") && has_folder("refs") && has_file("config");
    is_whole || is_shared
}

/// The file by which a repository in a folder shares the parts of another one.
pub fn shared_parts(fs: &dyn Fs, folder: &str) -> Option<String> {
    let path = match folder {
        "" => "commondir".to_owned(),
        _ => format!("{folder}/commondir"),
    };
    let is_there = is_repository(fs, folder) && !matches!(fs.length(&path), Ok(None));
    is_there.then_some(path)
}

fn in_words(setting: &Setting) -> String {
    let (section, subsection, key) = &setting.parts;
    let name = match subsection {
        Some(subsection) => format!("{section}.{subsection}.{key}"),
        None => format!("{section}.{key}"),
    };
    format!("{name} = {}", setting.value)
}

fn is_harmless(setting: &Setting) -> bool {
    let (section, subsection, key) = &setting.parts;
    let exact = match subsection {
        Some(subsection) => format!("{section}.{subsection}.{key}"),
        None => format!("{section}.{key}"),
    };
    let any = format!("{section}.*.{key}");
    let is_in = |list: &[&str]| {
        let is_this = |one: &&str| **one == exact || (subsection.is_some() && **one == any);
        list.iter().any(is_this)
    };
    let is_own_driver = || {
        exact == "merge.lastseen.driver" && setting.value == merge_command(None)
            || exact == "diff.lastseen.textconv"
                && Some(setting.value.as_str())
                    == merge_command(None)
                        .strip_suffix("merge-driver %O %A %B %P")
                        .map(|program| format!("{program}textconv"))
                        .as_deref()
    };
    // Other options of a merge may name a program.
    let is_own_option = || {
        section == "branch" && key == "mergeoptions" && setting.value == format!("-X {SAME_BYTES}")
    };
    // `ext::` and its like name a program, and an address with a dash is taken for a flag.
    let is_address = || !setting.value.contains("::") && !setting.value.starts_with('-');
    is_in(HARMLESS) || (is_in(ADDRESSES) && is_address()) || is_own_driver() || is_own_option()
}

/// The settings of a file (git-config(1), "Syntax"). A line that is none stands there as a key.
fn settings(text: &str) -> Vec<Setting> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Vec::new();
    let mut section = (String::new(), None);
    for line in text.lines() {
        let line = line.trim();
        let mut rest = line;
        while let Some(header) = rest.strip_prefix('[') {
            let (name, behind) = header_of(header);
            section = name;
            rest = behind.trim_start();
        }
        // Git goes on in the next line, unless a comment has begun. Both are looked at by themselves, and a line that
        // ends so is told: no program of git writes one.
        if rest.ends_with('\\') {
            let parts = (section.0.clone(), section.1.clone(), rest.to_owned());
            let value = String::new();
            found.push(Setting { parts, value });
            continue;
        }
        if rest.is_empty() || rest.starts_with(['#', ';']) {
            continue;
        }
        let (key, value) = rest.split_once('=').unwrap_or((rest, ""));
        found.push(Setting {
            parts: (
                section.0.clone(),
                section.1.clone(),
                key.trim().to_lowercase(),
            ),
            value: plain(value.trim()),
        });
    }
    found
}

/// The section and subsection of a header, and what stands behind it.
fn header_of(text: &str) -> ((String, Option<String>), &str) {
    let mut is_quoted = false;
    let mut is_escaped = false;
    let end = text.char_indices().find(|(_, c)| {
        let is_end = *c == ']' && !is_quoted;
        if *c == '"' && !is_escaped {
            is_quoted = !is_quoted;
        }
        is_escaped = *c == '\\' && !is_escaped;
        is_end
    });
    let (name, behind) = match end {
        Some((at, _)) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let parts = match name.split_once(char::is_whitespace) {
        Some((section, subsection)) => (section.to_lowercase(), Some(plain(subsection.trim()))),
        None => match name.split_once('.') {
            Some((section, subsection)) => {
                (section.to_lowercase(), Some(subsection.to_lowercase()))
            }
            None => (name.to_lowercase(), None),
        },
    };
    (parts, behind)
}

/// A value without quotes, escapes and the comment behind it.
fn plain(value: &str) -> String {
    let mut text = String::new();
    let mut is_quoted = false;
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '#' | ';' if !is_quoted => break,
            '\\' => text.extend(letters.next()),
            _ => text.push(letter),
        }
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let settings = settings(text).into_iter();
        let settings = settings.filter(|setting| !is_harmless(setting));
        settings.map(|setting| in_words(&setting)).collect()
    }

    #[test]
    fn what_git_writes_into_a_clone_is_harmless() {
        let text = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n\
            [remote \"origin\"]\n\turl = git@example.org:a/b.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n\
            [branch \"main\"]\n\tremote = origin\n\tmerge = refs/heads/main\n# a comment\n[user] name = Anna ; hers\n";
        assert_eq!(told(text), Vec::<String>::new());
    }

    #[test]
    fn whatever_may_run_a_program_or_lead_elsewhere_is_told() {
        for (text, line) in [
            ("[core]\nfsmonitor = touch x", "core.fsmonitor = touch x"),
            ("[CORE] SSHCommand=touch x", "core.sshcommand = touch x"),
            ("[diff]\nexternal = \"touch x\"", "diff.external = touch x"),
            ("[pager]\nlog = touch x", "pager.log = touch x"),
            (
                "[core]\nalternateRefsCommand = x",
                "core.alternaterefscommand = x",
            ),
            ("[sequence]\neditor = x", "sequence.editor = x"),
            ("[gpg \"ssh\"]\nprogram = x", "gpg.ssh.program = x"),
            ("[credential]\nhelper = !x", "credential.helper = !x"),
            ("[filter \"a\"]\nclean = x", "filter.a.clean = x"),
            (
                "[merge \"lastseen\"]\ndriver = x %A",
                "merge.lastseen.driver = x %A",
            ),
            (
                "[diff \"lastseen\"]\ntextconv = x",
                "diff.lastseen.textconv = x",
            ),
            ("[alias]\nst = !x", "alias.st = !x"),
            (
                "[protocol \"ext\"]\nallow = always",
                "protocol.ext.allow = always",
            ),
            (
                "[url \"ext::sh\"]\ninsteadOf = a",
                "url.ext::sh.insteadof = a",
            ),
            (
                "[remote \"o\"]\nurl = \"ext::sh -c x\"",
                "remote.o.url = ext::sh -c x",
            ),
            (
                "[remote \"o\"]\nurl = --upload-pack=x",
                "remote.o.url = --upload-pack=x",
            ),
            ("[remote \"o\"]\nuploadpack = x", "remote.o.uploadpack = x"),
            (
                "[branch \"m\"]\nremote = ext::x",
                "branch.m.remote = ext::x",
            ),
            ("[include]\npath = x", "include.path = x"),
            (
                "[includeIf \"gitdir:a]b\"]\npath = x",
                "includeif.gitdir:a]b.path = x",
            ),
            ("[core]\nworktree = /", "core.worktree = /"),
            ("[core]\nhooksPath = x", "core.hookspath = x"),
            (
                "[uploadpack]\npackObjectsHook = x",
                "uploadpack.packobjectshook = x",
            ),
            ("[submodule \"a\"]\nupdate = !x", "submodule.a.update = !x"),
            ("[a][core]fsmonitor = x", "core.fsmonitor = x"),
            ("[core]\nnew-key", "core.new-key = "),
        ] {
            assert_eq!(told(text), [line], "{text}");
        }
    }

    /// Git ends a comment with its line, whatever it ends in, and goes on with a value in the next one.
    #[test]
    fn a_line_that_goes_on_hides_nothing() {
        for (text, lines) in [
            (
                "[core]\n# ours \\\n\tfsmonitor = touch x",
                ["core.# ours \\ = ", "core.fsmonitor = touch x"],
            ),
            (
                "[core]\n\tbare = false ; x \\\n\tfsmonitor = touch x",
                ["core.bare = false ; x \\ = ", "core.fsmonitor = touch x"],
            ),
            (
                "[core] ; \\\n\tfsmonitor = touch x",
                ["core.; \\ = ", "core.fsmonitor = touch x"],
            ),
            (
                "[core]\nfsm\\\nonitor = touch x",
                ["core.fsm\\ = ", "core.onitor = touch x"],
            ),
        ] {
            assert_eq!(told(text), lines, "{text}");
        }
    }
}

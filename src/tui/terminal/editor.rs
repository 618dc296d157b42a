//! The user's editor: which it is, and how it is told at which line to open a file.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitStatus};

/// Editors that take `+12` before the file, as vi does.
const PLUS: [&str; 22] = [
    "vi",
    "vim",
    "nvim",
    "view",
    "vis",
    "nvi",
    "elvis",
    "ex",
    "nano",
    "pico",
    "rnano",
    "emacs",
    "emacsclient",
    "mg",
    "jmacs",
    "joe",
    "jed",
    "ne",
    "kak",
    "micro",
    "mcedit",
    "gedit",
];

/// Editors that take `file:12:3`.
const COLONS: [&str; 6] = ["hx", "helix", "subl", "zed", "zeditor", "lapce"];

/// Editors that take `--goto file:12:3`.
const GOTO: [&str; 4] = ["code", "codium", "vscodium", "code-insiders"];

/// The editor that the user has set, as a command of the shell: it may have arguments.
#[must_use]
pub fn chosen() -> String {
    ["VISUAL", "EDITOR"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_else(|| "vi".to_owned())
}

/// What makes Vim keep nothing of a file on a disk: no settings or plugins of the user, no swap file and no history. Its
/// backup lies beside the file.
const VIM: &[&str] = &["--clean", "-n", "-i", "NONE"];

/// What names folders and files other than those below the home, or commands to begin with.
const ELSEWHERE: [&str; 9] = [
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "NVIM_LOG_FILE",
    "VIMINIT",
    "EXINIT",
    "MICRO_CONFIG_HOME",
    "EMACSLOADPATH",
];

/// What makes an editor keep nothing of a file but the file: no swap file, backup, undo or history. `None` for editors of
/// which it is not known.
#[must_use]
pub fn private_arguments(editor: &str) -> Option<&'static [&'static str]> {
    Some(match program(editor) {
        "vim" | "nvim" | "view" => VIM,
        "vi" => return private_vi(),
        "nano" | "rnano" => &["-I"],
        // What it makes lies beside the file or below the home, and goes away with it.
        "emacs" => &["-Q"],
        "hx" | "helix" => &[],
        "micro" => &[
            "-backup",
            "false",
            "-permbackup",
            "false",
            "-savehistory",
            "false",
            "-saveundo",
            "false",
            "-savecursor",
            "false",
        ],
        _ => return None,
    })
}

/// The same of whatever bears the name `vi` here: mostly it is Vim.
fn private_vi() -> Option<&'static [&'static str]> {
    let folders = std::env::var_os("PATH")?;
    let program = std::env::split_paths(&folders)
        .map(|folder| folder.join("vi"))
        .find_map(|path| path.canonicalize().ok())?;
    let name = program.file_name()?.to_str()?;
    match name {
        "busybox" => Some(&[]),
        name if name.starts_with("vim") || name.starts_with("nvim") => Some(VIM),
        _ => None,
    }
}

/// The name of the program in a command of the shell.
fn program(editor: &str) -> &str {
    let program = editor.split_whitespace().next().unwrap_or_default();
    program.rsplit('/').next().unwrap_or_default()
}

/// Opens a file in it, at this line and column where they are known and it can be told.
///
/// # Errors
///
/// The system's, if no shell can be started.
pub fn run(
    editor: &str,
    path: &Path,
    place: Option<(usize, usize)>,
) -> std::io::Result<ExitStatus> {
    shell(&format!("{editor} \"$@\""))
        .args(arguments(editor, path, place))
        .status()
}

/// The same of a file in memory, with these arguments before: whatever the editor writes beside the file, such as what it
/// gives to another program, a log, a history or a list of files, lies in the folder of the file.
///
/// # Errors
///
/// As [`run`].
pub fn run_in_memory(
    editor: &str,
    path: &Path,
    place: Option<(usize, usize)>,
    private: &[&str],
) -> std::io::Result<ExitStatus> {
    let folder = path.parent().unwrap_or(path);
    // The home in what the user has set is the user's own still: the shell looks at that first.
    let mut command = shell(&format!("HOME=\"$LASTSEEN_MEMORY\" {editor} \"$@\""));
    command.env("LASTSEEN_MEMORY", folder);
    for temporary in ["TMPDIR", "TMP", "TEMP"] {
        command.env(temporary, folder);
    }
    for other in ELSEWHERE {
        command.env_remove(other);
    }
    command
        .args(private)
        .args(arguments(editor, path, place))
        .status()
}

/// A script of the shell, for the variable may hold arguments, which the shell splits as git does.
fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    // A Ctrl-C is the editor's: the shell, which gets it too, must not end of it.
    command.arg("-c").arg(format!("trap : INT QUIT; {script}"));
    command.arg("lastseen");
    command
}

/// What stands behind the editor's own arguments. To an editor that is not known nothing but the file
/// is said, for it might take a line for the name of another one.
fn arguments(editor: &str, path: &Path, place: Option<(usize, usize)>) -> Vec<OsString> {
    let name = program(editor);
    let Some((line, column)) = place.filter(|(line, _)| *line > 0) else {
        return vec![path.into()];
    };
    let mut colons = OsString::from(path);
    colons.push(format!(":{line}:{}", column.max(1)));
    if PLUS.contains(&name) {
        vec![format!("+{line}").into(), path.into()]
    } else if COLONS.contains(&name) {
        vec![colons]
    } else if GOTO.contains(&name) {
        vec!["--goto".into(), colons]
    } else {
        vec![path.into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_to_keep_nothing_gets_no_sealed_file() {
        for known in [
            "/usr/bin/vim -R",
            "nvim",
            "nano",
            "emacs -nw",
            "hx",
            "micro",
        ] {
            assert!(private_arguments(known).is_some(), "{known}");
        }
        for other in ["code --wait", "emacsclient", "sh -c vim", "my-editor", ""] {
            assert_eq!(private_arguments(other), None, "{other}");
        }
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        let told = |editor: &str, place| {
            let told = arguments(editor, Path::new("/w/people/p-1.ron"), place);
            let told: Vec<_> = told.iter().map(|one| one.to_string_lossy()).collect();
            told.join(" ")
        };
        assert_eq!(told("vi", Some((12, 3))), "+12 /w/people/p-1.ron");
        assert_eq!(
            told("/usr/bin/nvim -n", Some((12, 3))),
            "+12 /w/people/p-1.ron"
        );
        assert_eq!(told("hx", Some((12, 3))), "/w/people/p-1.ron:12:3");
        assert_eq!(
            told("code --wait", Some((12, 0))),
            "--goto /w/people/p-1.ron:12:1"
        );
        assert_eq!(told("my-editor", Some((12, 3))), "/w/people/p-1.ron");
        assert_eq!(told("vi", Some((0, 0))), "/w/people/p-1.ron");
        assert_eq!(told("vi", None), "/w/people/p-1.ron");
    }
}

//! Path completion: which files and folders a path may become that is being typed.

use std::fs;
use std::path::Path;

use crate::storage::commit::typed_path::meant;

/// The most paths that are told.
const MOST: usize = 50;

/// The most names of a folder that are looked at.
const MOST_READ: usize = 5_000;

/// The whole paths that go on from what is typed, folders with a slash at their end, and whether there are
/// more. Links are left out, because where they lead is not seen, as are names that nobody can type, and
/// hidden ones unless their dot is typed.
#[must_use]
pub fn path_completions(typed: &str) -> (Vec<String>, bool) {
    let (folder, begun) = match typed.rfind('/') {
        Some(at) => typed.split_at(at + 1),
        None if typed == "~" => return (vec!["~/".to_owned()], false),
        None => ("", typed),
    };
    let lies_in = match folder {
        "" => Path::new(".").to_owned(),
        folder => meant(folder),
    };
    let Ok(entries) = fs::read_dir(lies_in) else {
        return (Vec::new(), false);
    };
    let mut found = Vec::new();
    let mut more = false;
    for (read, entry) in entries.enumerate() {
        if read >= MOST_READ {
            more = true;
            break;
        }
        let Ok(entry) = entry else { continue };
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let is_hidden = name.starts_with('.') && !begun.starts_with('.');
        if is_hidden || !name.starts_with(begun) || name.contains(char::is_control) {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.push(format!("{folder}{name}/")),
            Ok(kind) if kind.is_file() => found.push(format!("{folder}{name}")),
            _ => {}
        }
    }
    found.sort();
    more |= found.len() > MOST;
    found.truncate(MOST);
    (found, more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_hidden_names_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("письмо.pdf"), "x").unwrap();
        fs::write(at("пять\u{1b}.pdf"), "x").unwrap();
        fs::write(at(".письмо"), "x").unwrap();
        fs::create_dir(at("письма")).unwrap();
        std::os::unix::fs::symlink("/etc", at("письмо-ссылка")).unwrap();
        let base = folder.path().to_str().unwrap();
        let told = |begun: &str| {
            let (found, more) = path_completions(&format!("{base}/{begun}"));
            assert!(!more);
            let cut = found.iter().map(|path| path[base.len() + 1..].to_owned());
            cut.collect::<Vec<_>>()
        };
        assert_eq!(told("п"), ["письма/", "письмо.pdf"]);
        assert_eq!(told("письма"), ["письма/"]);
        assert_eq!(told("."), [".письмо"]);
        assert_eq!(told("нет"), Vec::<String>::new());
        assert_eq!(told("нет/такой/папки"), Vec::<String>::new());
    }

    #[test]
    fn a_large_folder_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        for name in 0..60 {
            fs::write(folder.path().join(format!("{name:02}")), "").unwrap();
        }
        let (found, more) = path_completions(&format!("{}/", folder.path().display()));
        assert_eq!(found.len(), 50);
        assert!(more);
    }
}

//! A path as somebody types or pastes it, outside of a shell: `~` for the home folder, and what a file
//! manager or another terminal puts around a path with spaces.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The file that is meant. What is there under the very name that was typed is meant, however odd the
/// name is; only else is the text read as a shell would.
#[must_use]
pub fn meant(typed: &str) -> PathBuf {
    let home = std::env::var_os("HOME");
    read(typed, home.as_deref(), |path| {
        path.symlink_metadata().is_ok()
    })
}

fn read(typed: &str, home: Option<&OsStr>, is_there: impl Fn(&Path) -> bool) -> PathBuf {
    let literal = PathBuf::from(typed);
    if is_there(&literal) {
        return literal;
    }
    let text = unquoted(typed.trim());
    match (text.strip_prefix('~'), home) {
        (Some(""), Some(home)) => PathBuf::from(home),
        (Some(rest), Some(home)) if rest.starts_with('/') => {
            Path::new(home).join(rest.trim_start_matches('/'))
        }
        _ => PathBuf::from(text),
    }
}

/// The text without quotes around it, or else without backslashes before what a shell would take for
/// something else.
fn unquoted(text: &str) -> String {
    for quote in ['\'', '"'] {
        let inner = text.strip_prefix(quote);
        if let Some(inner) = inner.and_then(|rest| rest.strip_suffix(quote)) {
            return inner.to_owned();
        }
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        plain.push(match character {
            '\\' => characters.next().unwrap_or('\\'),
            other => other,
        });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_meant_as_a_shell_would_read_it() {
        let home = OsStr::new("/home/анна");
        for (typed, path) in [
            ("/tmp/a b.pdf", "/tmp/a b.pdf"),
            (
                "~/Загрузки/письмо матери.pdf",
                "/home/анна/Загрузки/письмо матери.pdf",
            ),
            ("~", "/home/анна"),
            ("'/tmp/a b.pdf' ", "/tmp/a b.pdf"),
            ("\"~/a b.pdf\"", "/home/анна/a b.pdf"),
            (r"/tmp/a\ b\(1\).pdf", "/tmp/a b(1).pdf"),
            ("~boris/a", "~boris/a"),
            ("a\\", "a\\"),
        ] {
            assert_eq!(
                read(typed, Some(home), |_| false),
                Path::new(path),
                "{typed}"
            );
        }
        assert_eq!(read("~/a", None, |_| false), Path::new("~/a"));
    }

    #[test]
    fn what_is_there_under_the_very_name_is_meant() {
        let odd = "~/'a'\\ b";
        let found = read(odd, Some(OsStr::new("/home/anna")), |path| {
            path == Path::new(odd)
        });
        assert_eq!(found, Path::new(odd));
    }
}

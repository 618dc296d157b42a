//! Which language is spoken: the flag, the settings, or the locale.

use std::ffi::{OsStr, OsString};

use crate::cli::command_context::settings;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::text::catalogue::{listed, safes, say};
use crate::text::language::{Language, choose};
use crate::text::safe::Safe;

/// Has the program speak the language that `--lang` names, or `lang` in the settings, or else the locale. It
/// comes before the command line is read, whose help and errors are said in it, too. Tells whether the flag
/// did it.
///
/// # Errors
///
/// [`CliError::Usage`] if the flag names no language.
pub fn choose_language(arguments: impl Iterator<Item = OsString>) -> Result<bool, CliError> {
    // Whether the settings can be read is told by what needs them.
    let set = settings().ok().and_then(|settings| settings.lang);
    let from_settings = set.as_deref().and_then(Language::of_code);
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).ok());
    let locale = Language::of_locale(variables.iter().flatten().map(String::as_str));
    choose(from_settings.unwrap_or(locale));
    let arguments: Vec<OsString> = arguments.collect();
    let has_json = arguments.iter().any(|one| one == "--json");
    let flag = flag(arguments.into_iter());
    if let Some(typed) = &flag {
        let typed = typed.to_string_lossy();
        let named = Language::of_code(&typed);
        choose(named.ok_or_else(|| CliError::usage(&unknown(&typed)))?);
    } else if let Some(set) = set.filter(|_| from_settings.is_none()) {
        tell(&unknown(&set));
    }
    // What scripts read is the same for everybody.
    if has_json {
        choose(Language::ENGLISH);
    }
    Ok(flag.is_some())
}

/// What stands behind `--lang`; the last one counts.
fn flag(mut arguments: impl Iterator<Item = OsString>) -> Option<OsString> {
    let mut found = None;
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            break;
        }
        if argument == "--lang" {
            found = arguments.next().or(found);
        } else if let Some(value) = argument
            .to_str()
            .and_then(|one| one.strip_prefix("--lang="))
        {
            found = Some(OsStr::new(value).to_owned());
        }
    }
    found
}

fn unknown(typed: &str) -> Safe {
    say!(language_unknown {
        typed,
        codes: listed(&safes(Language::all().map(Language::code)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_is_found_wherever_it_stands() {
        let flag = |line: &str| {
            let words = line.split(' ').map(OsString::from);
            flag(words).map(|found| found.into_string().unwrap())
        };
        assert_eq!(
            flag("lastseen list --lang ru status:missing").as_deref(),
            Some("ru")
        );
        assert_eq!(flag("lastseen --lang=uk").as_deref(), Some("uk"));
        assert_eq!(
            flag("lastseen list --lang ru --lang uk").as_deref(),
            Some("uk")
        );
        assert_eq!(flag("lastseen note p-1 -- --lang ru"), None);
        assert_eq!(flag("lastseen list --language ru"), None);
    }
}

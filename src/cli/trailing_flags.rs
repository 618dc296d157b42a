//! Trailing flags, which stand behind a query: `lastseen list gorsh -bryanka --json`.
//!
//! A query may hold words that begin with a hyphen, so the parser of the command line takes
//! everything from its first word on for a part of it; here the flags are taken out again. What
//! stands behind `--` on the command line is never a flag in front of a query.

use clap::builder::Resettable;
use clap::parser::ValueSource;
use clap::{Arg, Args, Command, FromArgMatches, Id};

use crate::cli::args::{Common, ListArgs, LogArgs};
use crate::cli::export_args::ExportArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::usage_error::usage_error_line;
use crate::text::catalogue::say;

/// Takes the flags out of the query of `list`.
///
/// # Errors
///
/// [`CliError::Usage`] for a flag that is not known or has no proper value.
pub fn settle(list: &ListArgs, common: Common) -> Result<(ListArgs, Common), CliError> {
    taken_out("list", list.clone(), |list| &mut list.query, common)
}

/// Takes the flags out of what `log` is asked for.
///
/// # Errors
///
/// As [`settle`].
pub fn settle_log(log: &LogArgs, common: Common) -> Result<(LogArgs, Common), CliError> {
    taken_out("log", log.clone(), |log| &mut log.what, common)
}

/// Takes the flags out of the query of `export`. Keys before and behind the query all count: nobody may lose one.
///
/// # Errors
///
/// As [`settle`].
pub fn settle_export(
    export: &ExportArgs,
    common: Common,
) -> Result<(ExportArgs, Common), CliError> {
    let mut own = export.clone();
    let mut keys = std::mem::take(&mut own.recipient.keys.encrypt_to);
    let (mut export, common) = taken_out("export", own, |export| &mut export.query, common)?;
    keys.append(&mut export.recipient.keys.encrypt_to);
    export.recipient.keys.encrypt_to = keys;
    Ok((export, common))
}

/// The arguments of a command with the flags among its `words` in their places, over those that came
/// before them.
fn taken_out<A: Args>(
    name: &'static str,
    mut own: A,
    words: fn(&mut A) -> &mut Vec<String>,
    mut common: Common,
) -> Result<(A, Common), CliError> {
    let mut command = flags_of::<A>(name);
    let typed = std::mem::take(words(&mut own));
    let (query, flags) = split(&command, &typed)?;
    let mut given = command
        .try_get_matches_from_mut(flags)
        .map_err(|error| usage_error_line(&error))?;
    // A flag that is not given leaves what came before.
    let by_default = |id: &&Id| given.value_source(id.as_str()) == Some(ValueSource::DefaultValue);
    let absent: Vec<Id> = given.ids().filter(by_default).cloned().collect();
    for id in absent {
        given
            .try_clear_id(id.as_str())
            .map_err(|error| CliError::usage(&error.to_string()))?;
    }
    own.update_from_arg_matches(&given)
        .map_err(|error| usage_error_line(&error))?;
    common
        .update_from_arg_matches(&given)
        .map_err(|error| usage_error_line(&error))?;
    *words(&mut own) = query;
    Ok((own, common))
}

/// A command that knows the flags that may stand behind a query, and no values for those that do not.
fn flags_of<A: Args>(name: &'static str) -> Command {
    let command = Command::new(name)
        .no_binary_name(true)
        .disable_help_flag(true)
        .disable_version_flag(true);
    // Which flags belong together was judged by the parser, as far as they came before the query.
    A::augment_args_for_update(Common::augment_args_for_update(command)).mut_args(|arg| {
        arg.default_value(Resettable::Reset)
            .requires(Resettable::Reset)
            .conflicts_with(Resettable::Reset)
    })
}

/// The words of a query, and the flags among them with their values.
fn split(command: &Command, words: &[String]) -> Result<(Vec<String>, Vec<String>), CliError> {
    let mut query = Vec::new();
    let mut flags = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let name = word.split('=').next().unwrap_or(word);
        let flag = command.get_arguments().find(|flag| is_called(flag, name));
        let takes_value = flag.is_some_and(|flag| flag.get_action().takes_values());
        if flag.is_some() && takes_value {
            flags.push(word.clone());
            if name == word {
                flags.extend(words.next().cloned());
            }
        } else if flag.is_some() && name == word {
            flags.push(word.clone());
        } else if word.starts_with("--") {
            return Err(CliError::usage(&say!(command_no_such_flag {
                word,
                command: command.get_name()
            })));
        } else {
            query.push(word.clone());
        }
    }
    Ok((query, flags))
}

/// Whether a flag is written so, as `--limit` or `-q`.
fn is_called(flag: &Arg, word: &str) -> bool {
    let long = word.strip_prefix("--");
    let short = word.strip_prefix('-').and_then(|rest| rest.parse().ok());
    (long.is_some() && flag.get_long() == long) || (short.is_some() && flag.get_short() == short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::closed_words::KindWord;

    fn settled(words: &[&str]) -> Result<(ListArgs, Common), CliError> {
        let list = ListArgs {
            query: words.iter().map(|word| (*word).to_owned()).collect(),
            kind: KindWord::Person,
            nearest: false,
        };
        settle(&list, Common::default())
    }

    #[test]
    fn flags_behind_a_query_are_flags() {
        let (list, common) =
            settled(&["gorsh", "-bryanka", "--json", "--limit", "3", "--kind=case"]).unwrap();
        assert_eq!(list.query, ["gorsh", "-bryanka"]);
        assert_eq!(list.kind, KindWord::Case);
        assert!(common.json);
        assert_eq!(common.limit, Some(3));
    }

    #[test]
    fn what_came_before_the_query_stays_unless_it_is_said_again() {
        let list = ListArgs {
            query: ["gorsh", "-w", "/srv", "-q"].map(str::to_owned).to_vec(),
            kind: KindWord::Case,
            nearest: true,
        };
        let common = Common {
            json: true,
            limit: Some(7),
            workspace: Some("/tmp".into()),
            ..Common::default()
        };
        let (list, common) = settle(&list, common).unwrap();
        assert_eq!(list.query, ["gorsh"]);
        assert_eq!((list.kind, list.nearest), (KindWord::Case, true));
        assert_eq!(
            (common.json, common.limit, common.quiet),
            (true, Some(7), true)
        );
        assert_eq!(common.workspace, Some("/srv".into()));
    }

    #[test]
    fn the_log_has_flags_of_its_own() {
        let log = LogArgs {
            what: ["-bryanka", "--since", "3 days ago", "--by=anna", "--verify"]
                .map(str::to_owned)
                .to_vec(),
            kind: None,
            since: None,
            until: Some("today".to_owned()),
            by: None,
            summary: false,
            verify: false,
            accept: false,
        };
        let (log, _) = settle_log(&log, Common::default()).unwrap();
        assert_eq!(log.what, ["-bryanka"]);
        assert_eq!(log.since.as_deref(), Some("3 days ago"));
        assert_eq!(log.until.as_deref(), Some("today"));
        assert_eq!(log.by.as_deref(), Some("anna"));
        assert!(log.verify);
    }

    #[test]
    fn flags_that_make_no_sense_are_wrong_usage() {
        for words in [
            &["a", "--jason"][..],
            &["a", "--limit", "x"],
            &["a", "--limit"],
            &["a", "--since", "today"],
        ] {
            assert_eq!(settled(words).unwrap_err().exit_code(), 2, "{words:?}");
        }
    }
}

//! Trailing flags, which stand behind a query: `lastseen list gorsh -bryanka --json`.
//!
//! A query may hold words that begin with a hyphen, so the parser of the command line takes
//! everything from its first word on for a part of it; here the flags are taken out again. What
//! stands behind `--` on the command line is never a flag in front of a query.

use crate::text::catalogue::say;
use clap::Parser;

use crate::cli::args::{Common, ListArgs, LogArgs};
use crate::cli::closed_words::KindWord;
use crate::cli::output::cli_error::CliError;

/// The flags that may stand behind the query of `list`.
#[derive(Debug, Parser)]
#[command(no_binary_name = true)]
struct LateList {
    #[command(flatten)]
    common: Common,
    #[arg(long)]
    kind: Option<KindWord>,
    #[arg(long)]
    nearest: bool,
}

/// The flags that may stand behind the query of `log`.
#[derive(Debug, Parser)]
#[command(no_binary_name = true)]
struct LateLog {
    #[command(flatten)]
    common: Common,
    #[arg(long)]
    kind: Option<KindWord>,
    #[arg(long)]
    since: Option<String>,
    #[arg(long)]
    until: Option<String>,
    #[arg(long)]
    by: Option<String>,
    #[arg(long)]
    summary: bool,
    #[arg(long)]
    verify: bool,
    #[arg(long)]
    accept: bool,
}

const ALONE: &[&str] = &["--json", "--ascii", "--quiet", "-q", "--public"];
const WITH_VALUE: &[&str] = &["--workspace", "-w", "--color", "--limit", "--kind"];
const OF_LIST_ALONE: &[&str] = &["--nearest"];
const OF_LOG_ALONE: &[&str] = &["--summary", "--verify", "--accept"];
const OF_LOG_WITH_VALUE: &[&str] = &["--since", "--until", "--by"];

/// Takes the flags out of the query of `list`.
///
/// # Errors
///
/// [`CliError::Usage`] for a flag that is not known or has no proper value.
pub fn settle(list: &ListArgs, common: Common) -> Result<(ListArgs, Common), CliError> {
    let alone = [ALONE, OF_LIST_ALONE].concat();
    let (query, flags) = split("list", &list.query, &alone, WITH_VALUE)?;
    let late: LateList = parsed(&flags)?;
    let kind = late.kind.unwrap_or(list.kind);
    let list = ListArgs {
        query,
        kind,
        nearest: late.nearest || list.nearest,
    };
    Ok((list, joined(late.common, common)))
}

/// Takes the flags out of what `log` is asked for.
///
/// # Errors
///
/// As [`settle`].
pub fn settle_log(log: &LogArgs, common: Common) -> Result<(LogArgs, Common), CliError> {
    let alone = [ALONE, OF_LOG_ALONE].concat();
    let with_value = [WITH_VALUE, OF_LOG_WITH_VALUE].concat();
    let (what, flags) = split("log", &log.what, &alone, &with_value)?;
    let late: LateLog = parsed(&flags)?;
    let log = LogArgs {
        what,
        kind: late.kind.or(log.kind),
        since: late.since.or_else(|| log.since.clone()),
        until: late.until.or_else(|| log.until.clone()),
        by: late.by.or_else(|| log.by.clone()),
        summary: late.summary || log.summary,
        verify: late.verify || log.verify,
        accept: late.accept || log.accept,
    };
    Ok((log, joined(late.common, common)))
}

/// The words of a query, and the flags among them with their values.
fn split(
    command: &str,
    words: &[String],
    alone: &[&str],
    with_value: &[&str],
) -> Result<(Vec<String>, Vec<String>), CliError> {
    let mut query = Vec::new();
    let mut flags = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let name = word.split('=').next().unwrap_or(word);
        if alone.contains(&word.as_str()) || (name != word && with_value.contains(&name)) {
            flags.push(word.clone());
        } else if with_value.contains(&word.as_str()) {
            flags.push(word.clone());
            flags.extend(words.next().cloned());
        } else if word.starts_with("--") {
            return Err(CliError::usage(&say!(command_there_no_such {
                word,
                command
            })));
        } else {
            query.push(word.clone());
        }
    }
    Ok((query, flags))
}

fn parsed<T: Parser>(flags: &[String]) -> Result<T, CliError> {
    T::try_parse_from(flags).map_err(|error| {
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default();
        CliError::usage(first.trim_start_matches("error: "))
    })
}

fn joined(late: Common, common: Common) -> Common {
    Common {
        workspace: late.workspace.or(common.workspace),
        json: late.json || common.json,
        ascii: late.ascii || common.ascii,
        color: late.color.or(common.color),
        limit: late.limit.or(common.limit),
        quiet: late.quiet || common.quiet,
        public: late.public || common.public,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

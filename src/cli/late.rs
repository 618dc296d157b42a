//! Flags that stand behind a query: `lastseen list gorsh -bryanka --json`.
//!
//! A query may hold words that begin with a hyphen, so the parser of the command line takes
//! everything from its first word on for a part of it; here the flags are taken out again. What
//! stands behind `--` on the command line is never a flag in front of a query.

use clap::Parser;

use crate::cli::args::{Common, KindWord, List};
use crate::cli::trouble::Trouble;

/// The flags that may stand behind a query.
#[derive(Debug, Parser)]
#[command(no_binary_name = true)]
struct Late {
    #[command(flatten)]
    common: Common,
    #[arg(long)]
    kind: Option<KindWord>,
}

const ALONE: &[&str] = &["--json", "--ascii", "--quiet", "-q"];
const WITH_VALUE: &[&str] = &["--workspace", "-w", "--color", "--limit", "--kind"];

/// Takes the flags out of the query.
///
/// # Errors
///
/// [`Trouble::Usage`] for a flag that is not known or has no proper value.
pub fn settle(list: &List, common: Common) -> Result<(List, Common), Trouble> {
    let mut query = Vec::new();
    let mut flags = Vec::new();
    let mut words = list.query.iter();
    while let Some(word) = words.next() {
        let name = word.split('=').next().unwrap_or(word);
        if ALONE.contains(&word.as_str()) || (name != word && WITH_VALUE.contains(&name)) {
            flags.push(word);
        } else if WITH_VALUE.contains(&word.as_str()) {
            flags.push(word);
            flags.extend(words.next());
        } else if word.starts_with("--") {
            return Err(Trouble::usage(&format!(
                "{word}: there is no such flag; see `lastseen list --help`"
            )));
        } else {
            query.push(word.clone());
        }
    }
    let late = Late::try_parse_from(flags).map_err(|error| {
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default();
        Trouble::usage(first.trim_start_matches("error: "))
    })?;
    let kind = late.kind.unwrap_or(list.kind);
    let late = late.common;
    let common = Common {
        workspace: late.workspace.or(common.workspace),
        json: late.json || common.json,
        ascii: late.ascii || common.ascii,
        color: late.color.or(common.color),
        limit: late.limit.or(common.limit),
        quiet: late.quiet || common.quiet,
    };
    Ok((List { query, kind }, common))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(words: &[&str]) -> Result<(List, Common), Trouble> {
        let list = List {
            query: words.iter().map(|word| (*word).to_owned()).collect(),
            kind: KindWord::Person,
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
    fn flags_that_make_no_sense_are_wrong_usage() {
        for words in [
            &["a", "--jason"][..],
            &["a", "--limit", "x"],
            &["a", "--limit"],
        ] {
            assert_eq!(settled(words).unwrap_err().exit_code(), 2, "{words:?}");
        }
    }
}

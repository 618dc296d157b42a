//! `lastseen log --verify`: whether the logs can be trusted, and which values are missing rightly.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::casebook::errors::problem::Problem;
use crate::casebook::errors::signature_doubt::SignatureDoubt;
use crate::cli::args::LogArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::commands::check::value;
use crate::cli::commands::log_filter::Filter;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::tell;
use crate::cli::warnings::{doubt_line, doubt_value};
use crate::storage::log::chain::Branch;
use crate::storage::log::history::ReadLogs;
use crate::storage::log::line::LogLine;
use crate::storage::signature::vouch::{SignatureReport, SignedBefore, SignedLog, by_member};
use crate::text::catalogue::{label, say};
use crate::text::errors::problem::problem;
use crate::text::log::change::moment;
use crate::text::log::log_doubt::cannot_know;
use crate::text::log::signatures::signature_doubt;
use crate::text::safe::{Safe, display_safe};

/// What is said of a line that was blanked, and no erasure of the log did it. The chain holds, but
/// nobody can say who it was.
fn by_hand_reason() -> &'static str {
    label!(command_blanked_by_hand)
}

/// Prints what is wrong with the logs, which lines were blanked by which erasure, and a last line
/// if nothing is wrong. All of each log is looked at, as its lines hold each other; where a record,
/// a time or an author is asked for, the last line says how many of the changes those are.
///
/// # Errors
///
/// [`CliError::Found`] if something is wrong; any other [`CliError`] of reading.
pub fn verify(mut context: CommandContext, log: &LogArgs) -> Result<(), CliError> {
    let ReadLogs {
        logs,
        mut problems,
        branches,
    } = context.workspace.logs()?;
    let blanked = blanked(&logs, &problems);
    problems.extend(context.workspace.lost_statements()?);
    let all: Vec<LogLine> = logs.iter().flat_map(|(_, lines)| lines).cloned().collect();
    let filter = Filter::read(&mut context, log, &all)?;
    let asked = all.iter().filter(|line| filter.takes(line)).count();
    let by_hand = by_hand(&logs);
    let (doubts, is_seen) = context.workspace.audit(&logs);
    let is_sealed = context.workspace.has_sealed_files();
    let is_doubted = doubts.iter().any(|(_, doubt)| doubt.is_wrong());
    let before = match log.accept {
        true => SignedBefore::Accept,
        false => SignedBefore::Compare,
    };
    let signed = context.workspace.signatures(&logs, before);
    let wrong = is_doubted || !problems.is_empty() || !by_hand.is_empty() || signed.is_wrong();
    if context.common.json {
        let mut findings: Vec<Value> = problems.iter().map(value).collect();
        findings.extend(by_hand.iter().map(|(path, line)| {
            let (record, field) = (Value::Null, "");
            json!({
                "path": path, "line": line, "column": 1,
                "record": record, "field": field, "reason": by_hand_reason(),
            })
        }));
        findings.extend(
            doubts
                .iter()
                .filter(|(_, one)| one.is_wrong())
                .map(doubt_value),
        );
        findings.extend(signed.doubts.iter().map(signature_value));
        context.out.json(&json!({
            "changes": all.len(),
            "asked": asked,
            "findings": findings,
            "forks": branches.iter().map(|(log, fork)| json!({
                "path": log, "line": fork.at, "after": fork.after,
            })).collect::<Vec<_>>(),
            "undecided": doubts.iter().filter(|(_, one)| !one.is_wrong()).map(doubt_value)
                .collect::<Vec<_>>(),
            "unknown": cannot_know(is_seen, is_sealed).iter().map(Safe::as_str).collect::<Vec<_>>(),
            "signatures": signatures_value(&signed),
            "blanked": blanked.iter().map(Safe::as_str).collect::<Vec<_>>(),
        }))?;
    } else {
        for one in &problems {
            context.out.line(&problem(one))?;
        }
        for (path, line) in &by_hand {
            context.out.line(&display_safe(&format!(
                "{path}:{line}:1: {}",
                by_hand_reason()
            )))?;
        }
        for (path, one) in doubts.iter().filter(|(_, one)| one.is_wrong()) {
            context.out.line(&doubt_line(path, one))?;
        }
        for (path, doubt) in &signed.doubts {
            let why = signature_doubt(doubt);
            context.out.line(&display_safe(&format!("{path}: {why}")))?;
        }
        if !context.common.quiet {
            for line in signature_lines(&signed) {
                context.out.line(&line)?;
            }
            for (path, one) in doubts.iter().filter(|(_, one)| !one.is_wrong()) {
                context.out.line(&doubt_line(path, one))?;
            }
            for (log, fork) in &branches {
                context.out.line(&fork_of(log, fork))?;
            }
            for line in &blanked {
                context.out.line(line)?;
            }
            if !wrong {
                let line = nothing_wrong(all.len(), (!filter.takes_all()).then_some(asked));
                context.out.line(&display_safe(&line))?;
                // That nothing is wrong holds as far as this.
                for line in cannot_know(is_seen, is_sealed) {
                    context.out.line(&line)?;
                }
            }
        }
    }
    context.out.finish()?;
    if log.accept {
        context.workspace.accept_logs(&logs);
        if !context.common.quiet {
            tell(&say!(command_logs_accepted));
        }
    }
    if wrong { Err(CliError::Found) } else { Ok(()) }
}

/// Who vouches for how many lines, and which nobody vouches for.
fn signature_lines(signed: &SignatureReport) -> Vec<Safe> {
    let mut told = Vec::new();
    for (member, key) in &signed.keys.pinned {
        told.push(say!(command_signer_pinned { member, key }));
    }
    for (member, logs) in by_member(&signed.logs) {
        let count = |number: fn(&SignedLog) -> usize| logs.iter().map(|log| number(log)).sum();
        let (lines, signed): (usize, usize) = (count(|log| log.lines), count(|log| log.signed));
        if signed == 0 {
            told.push(say!(command_signed_nothing { member, lines }));
            continue;
        }
        let keys: BTreeSet<&str> = logs
            .iter()
            .flat_map(|log| log.keys.iter().map(String::as_str))
            .collect();
        let keys = keys.into_iter().collect::<Vec<_>>().join(", ");
        told.push(say!(command_signed_lines {
            member,
            lines,
            signed,
            keys
        }));
        for one in logs {
            let log = &one.log;
            if !one.gaps.is_empty() {
                let (count, ranges) = (one.gaps.len(), ranges(&one.gaps));
                told.push(say!(command_signed_gaps { log, count, ranges }));
            }
            if let Some(line) = one.unsigned_from {
                told.push(say!(command_unsigned_from { log, line }));
            }
        }
    }
    told
}

fn signatures_value(signed: &SignatureReport) -> Value {
    let members = by_member(&signed.logs);
    let members = members.iter().map(|(member, logs)| {
        let logs = logs.iter().map(|one| {
            json!({
                "path": one.log, "lines": one.lines, "signed": one.signed, "keys": one.keys,
                "gaps": one.gaps, "unsigned_from": one.unsigned_from,
            })
        });
        json!({ "member": member, "logs": logs.collect::<Vec<Value>>() })
    });
    let pinned = signed.keys.pinned.iter();
    let pinned = pinned.map(|(member, key)| json!({ "member": member, "key": key }));
    json!({
        "members": members.collect::<Vec<Value>>(),
        "pinned": pinned.collect::<Vec<Value>>(),
    })
}

fn signature_value((path, doubt): &(String, SignatureDoubt)) -> Value {
    json!({
        "path": path, "line": 0, "column": 0, "record": Value::Null, "field": "",
        "reason": signature_doubt(doubt).as_str(),
        "kind": doubt.word(),
    })
}

/// That two lines follow one, which is no damage.
fn fork_of(log: &str, fork: &Branch) -> Safe {
    let line = fork.at.to_string();
    match fork.after {
        0 => say!(command_fork_at_beginning { log, line }),
        after => say!(command_fork_after { log, line, after }),
    }
}

fn nothing_wrong(changes: usize, asked: Option<usize>) -> Safe {
    match asked {
        None => say!(command_log_verified { changes }),
        Some(asked) => say!(command_log_verified_in_part { changes, asked }),
    }
}

/// The lines whose values somebody took out without an erasure, each with its log.
fn by_hand(logs: &[(String, Vec<LogLine>)]) -> Vec<(&str, u64)> {
    let lines = logs
        .iter()
        .flat_map(|(log, lines)| lines.iter().map(move |line| (log.as_str(), line)));
    lines
        .filter(|(_, line)| line.erased && line.blank.is_none())
        .map(|(log, line)| (log, line.seq))
        .collect()
}

/// For each erasure and log one line: which lines it blanked.
fn blanked(logs: &[(String, Vec<LogLine>)], problems: &[Problem]) -> Vec<Safe> {
    let mut told = Vec::new();
    let erasures = logs
        .iter()
        .flat_map(|(_, lines)| lines)
        .filter(|line| line.erasure.is_some());
    for erasure in erasures {
        for (log, lines) in logs {
            let is_wrong = |seq: u64| {
                let at = usize::try_from(seq).unwrap_or(0);
                problems
                    .iter()
                    .any(|one| one.at.path.to_string_lossy() == *log && one.at.line == at)
            };
            let theirs: Vec<u64> = lines
                .iter()
                .filter(|line| {
                    line.blank
                        .as_ref()
                        .is_some_and(|mark| mark.names(&erasure.change))
                })
                .map(|line| line.seq)
                .filter(|seq| !is_wrong(*seq))
                .collect();
            if !theirs.is_empty() {
                told.push(say!(command_blanked_by_erasure {
                    log,
                    count: theirs.len(),
                    ranges: ranges(&theirs),
                    moment: moment(erasure.at),
                    author: &erasure.author
                }));
            }
        }
    }
    told
}

/// `3, 5-9`
fn ranges(numbers: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let told = runs.iter().map(|(start, end)| {
        if start == end {
            start.to_string()
        } else {
            format!("{start}-{end}")
        }
    });
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_a_row_are_told_as_one() {
        assert_eq!(ranges(&[3, 5, 6, 7, 9]), "3, 5-7, 9");
    }
}

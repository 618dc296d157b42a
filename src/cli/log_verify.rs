//! `lastseen log --verify`: whether the logs can be trusted, and which values are missing rightly.

use crate::casebook::problem::Problem;
use crate::cli::open::Desk;
use crate::cli::trouble::Trouble;
use crate::storage::log_line::LogLine;
use crate::words::change::moment;
use crate::words::counts;
use crate::words::problem::problem;
use crate::words::safe::{Safe, display_safe};

/// Prints what is wrong with the logs, which lines were blanked by which erasure, and a last line
/// where nothing is wrong.
///
/// # Errors
///
/// [`Trouble::Found`] where something is wrong; any other [`Trouble`] of reading.
pub fn verify(mut desk: Desk) -> Result<(), Trouble> {
    let (logs, problems) = desk.workspace.logs()?;
    for one in &problems {
        desk.out.line(&problem(one))?;
    }
    let by_hand = by_hand(&logs);
    for line in &by_hand {
        desk.out.line(line)?;
    }
    let wrong = !problems.is_empty() || !by_hand.is_empty();
    if !desk.common.quiet {
        for line in blanked(&logs, &problems) {
            desk.out.line(&line)?;
        }
        if !wrong {
            let lines = logs.iter().map(|(_, lines)| lines.len()).sum();
            let changes = counts::of(lines, "change", "changes");
            desk.out
                .line(&display_safe(&format!("{changes}, nothing wrong")))?;
        }
    }
    desk.out.finish()?;
    if wrong { Err(Trouble::Found) } else { Ok(()) }
}

/// Lines whose values somebody took out without an erasure. The chain holds, but nobody can say who
/// did it.
fn by_hand(logs: &[(String, Vec<LogLine>)]) -> Vec<Safe> {
    let mut told = Vec::new();
    for (log, lines) in logs {
        for line in lines
            .iter()
            .filter(|line| line.erased && line.blank.is_none())
        {
            told.push(display_safe(&format!(
                "{log}:{}:1: the values of this line were erased by hand; no erasure in the log says by whom",
                line.seq
            )));
        }
    }
    told
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
                        .is_some_and(|mark| mark.by == erasure.change.0)
                })
                .map(|line| line.seq)
                .filter(|seq| !is_wrong(*seq))
                .collect();
            if !theirs.is_empty() {
                told.push(display_safe(&format!(
                    "{log}: {} {} blanked by the erasure of {} by {}, and otherwise as written",
                    if theirs.len() == 1 { "line" } else { "lines" },
                    ranges(&theirs),
                    moment(erasure.at),
                    erasure.author
                )));
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

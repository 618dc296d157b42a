//! What an import did or would do, in lines and in JSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::errors::import_problem::Outcome;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::exchange::columns::PlacedColumns;
use crate::exchange::edition::Origin;
use crate::exchange::known_words::is_nothing;
use crate::exchange::map::{ColumnTarget, map_text};
use crate::exchange::plan::ImportPlan;
use crate::exchange::read::{Block, FileKind};
use crate::exchange::table::SheetTable;
use crate::record::id::RecordId;
use crate::text::catalogue::{listed, safes, say};
use crate::text::errors::import::{reason, row_problem};
use crate::text::safe::Safe;

/// Everything that is told of an import.
pub struct Report<'r> {
    /// The name of the file.
    pub name: &'r str,
    /// The file.
    pub origin: &'r Origin,
    /// Its kind.
    pub kind: FileKind,
    /// The encoding of a text.
    pub encoding: Option<&'static str>,
    /// What stands between cells.
    pub separator: Option<char>,
    /// The table.
    pub table: &'r SheetTable,
    /// Where it stands.
    pub block: &'r Block,
    /// Its columns.
    pub columns: &'r PlacedColumns,
    /// What becomes of the rows.
    pub plan: &'r ImportPlan,
    /// Whether nothing is written in any case.
    pub is_dry_run: bool,
}

/// How many problems are told one by one; JSON has them all.
const TOLD: usize = 200;

/// Prints the report for a reader.
///
/// # Errors
///
/// As writing to standard output.
pub fn print_lines(
    context: &mut CommandContext,
    report: &Report<'_>,
    is_barred: bool,
) -> Result<(), CliError> {
    let plan = report.plan;
    let summary = say!(import_summary {
        name: report.name,
        rows: plan.rows.len() + plan.blank,
        created: plan.count(Outcome::Created),
        updated: plan.count(Outcome::Updated),
        unchanged: plan.count(Outcome::Unchanged),
        held: plan.count(Outcome::Held),
        refused: plan.count(Outcome::Refused),
        left_out: plan.count(Outcome::LeftOut),
        blank: plan.blank
    });
    let summary = if report.is_dry_run {
        say!(import_summary_dry_run { summary })
    } else if is_barred {
        say!(import_summary_strict { summary })
    } else {
        summary
    };
    context.out.line(&summary)?;
    if plan.not_mentioned > 0 {
        let people = plan.not_mentioned;
        context.out.line(&say!(import_not_mentioned { people }))?;
    }
    if plan.minors > 0 {
        let people = plan.minors;
        context.out.line(&say!(import_careful_minors { people }))?;
    }
    if plan.at_risk > 0 {
        let people = plan.at_risk;
        context.out.line(&say!(import_careful_at_risk { people }))?;
    }
    if !report.columns.left.is_empty() {
        let columns = listed(&safes(&report.columns.left));
        context.out.line(&say!(import_not_taken { columns }))?;
    }
    if !plan.blanks.is_empty() {
        let words: Vec<Safe> = plan
            .blanks
            .iter()
            .take(TOLD)
            .map(|(word, cells)| say!(import_word_cells { word, cells }))
            .collect();
        let words = listed(&words);
        context.out.line(&say!(import_taken_as_blank { words }))?;
    }
    for problem in plan.problems.iter().take(TOLD) {
        let line = row_problem(problem);
        let people: Vec<Safe> = problem
            .candidates
            .iter()
            .take(CANDIDATES_TOLD)
            .map(|id| name_and_id(&context.book, *id))
            .collect();
        if people.is_empty() {
            context.out.line(&line)?;
        } else {
            let people = listed(&people);
            let problem = line;
            context
                .out
                .line(&say!(import_candidates { problem, people }))?;
        }
    }
    if let Some(more @ 1..) = plan.problems.len().checked_sub(TOLD) {
        context.out.line(&say!(import_more_problems { more }))?;
    }
    Ok(())
}

/// How many of those who may be meant are told.
const CANDIDATES_TOLD: usize = 3;

fn name_and_id(book: &Book, id: RecordId) -> Safe {
    let name = book.title_of(id).unwrap_or_default();
    say!(import_name_and_id { name, id })
}

/// Prints the report for a program.
///
/// # Errors
///
/// As writing to standard output.
pub fn print_json(
    context: &mut CommandContext,
    report: &Report<'_>,
    change: Option<&str>,
) -> Result<(), CliError> {
    let plan = report.plan;
    let problems: Vec<Value> = plan
        .problems
        .iter()
        .map(|problem| {
            let candidates: Vec<&str> = problem.candidates.iter().map(RecordId::as_str).collect();
            json!({
                "row": problem.row,
                "column": problem.column,
                "header": problem.header,
                "cell": problem.cell,
                "what": problem.what.word(),
                "reason": reason(&problem.what).as_str(),
                "candidates": candidates,
            })
        })
        .collect();
    let removals = plan
        .problems
        .iter()
        .filter(|one| one.what.word() == "removal_request")
        .count();
    let header = report.block.header.map(|row| report.table.number(row));
    let value = json!({
        "file": report.name,
        "sha256": report.origin.sha256,
        "kind": report.kind.word(),
        "encoding": report.encoding,
        "separator": report.separator.map(String::from),
        "sheet": report.table.name,
        "header_row": header,
        "rows": plan.rows.len() + plan.blank,
        "blank": plan.blank,
        "created": plan.count(Outcome::Created),
        "updated": plan.count(Outcome::Updated),
        "unchanged": plan.count(Outcome::Unchanged),
        "held": plan.count(Outcome::Held),
        "refused": plan.count(Outcome::Refused),
        "left_out": plan.count(Outcome::LeftOut),
        "not_mentioned": plan.not_mentioned,
        "source": plan.source.filter(|_| plan.is_known_file || !report.is_dry_run).map(|id| id.to_string()),
        "change": change,
        "dry_run": report.is_dry_run,
        "columns": columns(report),
        "words": words(report),
        "left": report.columns.left,
        "taken_as_blank": plan.blanks,
        "problems": problems,
        "careful": {"minors": plan.minors, "at_risk": plan.at_risk, "removal_requests": removals},
        "map": map_text(&report.columns.map),
    });
    Ok(context.out.json(&value)?)
}

fn columns(report: &Report<'_>) -> Vec<Value> {
    let rows = report.block.first..report.block.end;
    let placed = report.columns.placed.iter();
    placed
        .map(|one| {
            let cells = rows.clone().map(|row| report.table.cell(row, one.place));
            let filled = cells.filter(|cell| !cell.is_blank()).count();
            let mut problems = report
                .plan
                .problems
                .iter()
                .filter(|problem| problem.column == one.letter)
                .peekable();
            let doubt = problems.peek().map(|problem| row_problem(problem));
            let doubts = problems
                .filter(|problem| problem.what.word() != "mixed_script")
                .count();
            json!({
                "column": one.letter,
                "header": report.columns.names[one.place],
                "to": one.column.to.word(),
                "part": one.column.part.as_str(),
                "entry": one.column.entry,
                "dates": one.order.as_ref().map(|order| order.as_str().to_owned()),
                "filled": filled,
                "understood": filled.saturating_sub(doubts),
                "first_doubt": doubt,
            })
        })
        .collect()
}

/// Every word of a column whose words have meanings, with how often it stands there.
fn words(report: &Report<'_>) -> Vec<Value> {
    let mut all = Vec::new();
    for one in &report.columns.placed {
        if !matches!(
            one.column.to,
            ColumnTarget::Sex | ColumnTarget::Status | ColumnTarget::Contact
        ) {
            continue;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in report.block.first..report.block.end {
            let cell = report.table.cell(row, one.place).text.trim();
            if !cell.is_empty() {
                *counts.entry(cell).or_default() += 1;
            }
        }
        for (word, cells) in counts {
            let meaning = one.meaning(word, &[]);
            let meaning = meaning.or_else(|| is_nothing(word).then(|| "Nothing".to_owned()));
            all.push(json!({
                "column": one.letter,
                "header": report.columns.names[one.place],
                "word": word,
                "meaning": meaning,
                "cells": cells,
            }));
        }
    }
    all
}

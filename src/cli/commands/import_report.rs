//! What an import did or would do, in lines and in JSON.

use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::errors::import_problem::Outcome;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::exchange::columns::PlacedColumns;
use crate::exchange::list_file::{ListFile, ListPlace};
use crate::exchange::map::map_text;
use crate::exchange::plan::ImportPlan;
use crate::exchange::reports::{column_reports, word_reports};
use crate::exchange::table::SheetTable;
use crate::record::id::RecordId;
use crate::record::status::StatusKind;
use crate::text::catalogue::{listed, safes, say};
use crate::text::errors::import::{reason, row_problem, summary};
use crate::text::safe::Safe;

/// Everything that is told of an import.
pub struct Report<'r> {
    /// The file.
    pub file: &'r ListFile,
    /// Where the list stands in it.
    pub place: &'r ListPlace,
    /// Its columns.
    pub columns: &'r PlacedColumns,
    /// What becomes of the rows.
    pub plan: &'r ImportPlan,
    /// Whether nothing is written in any case.
    pub is_dry_run: bool,
}

impl<'r> Report<'r> {
    fn table(&self) -> &'r SheetTable {
        self.file.table(self.place)
    }
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
    let summary = summary(&report.file.origin.name, &plan.counts());
    let summary = if report.is_dry_run {
        say!(import_summary_dry_run { summary })
    } else if is_barred {
        say!(import_summary_strict { summary })
    } else {
        summary
    };
    context.out.line(&summary)?;
    if !plan.not_mentioned.is_empty() {
        let people = plan.not_mentioned.len();
        context.out.line(&say!(import_not_mentioned { people }))?;
    }
    if !plan.minors.is_empty() {
        let people = plan.minors.len();
        context.out.line(&say!(import_careful_minors { people }))?;
    }
    if !plan.at_risk.is_empty() {
        let people = plan.at_risk.len();
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
    let header = report
        .place
        .block
        .header
        .map(|row| report.table().number(row));
    let counts = plan.counts();
    let mut value = json!({
        "file": report.file.origin.name,
        "sha256": report.file.origin.sha256,
        "kind": report.file.kind.word(),
        "encoding": report.file.encoding,
        "separator": report.file.separator.map(String::from),
        "sheet": report.table().name,
        "header_row": header,
        "rows": counts.rows,
        "blank": counts.blank,
        "not_mentioned": plan.not_mentioned.len(),
        "source": plan.source.filter(|_| plan.is_known_file || !report.is_dry_run).map(|id| id.to_string()),
        "change": change,
        "dry_run": report.is_dry_run,
        "columns": columns(report),
        "words": words(report, &context.book.statuses),
        "left": report.columns.left,
        "taken_as_blank": plan.blanks,
        "problems": problems,
        "careful": {"minors": plan.minors.len(), "at_risk": plan.at_risk.len(), "removal_requests": removals},
        "map": map_text(&report.columns.map),
    });
    for outcome in Outcome::ALL {
        value[outcome.word()] = counts.of(outcome).into();
    }
    Ok(context.out.json(&value)?)
}

fn columns(report: &Report<'_>) -> Vec<Value> {
    let all = column_reports(
        report.table(),
        &report.place.block,
        report.columns,
        Some(report.plan),
    );
    all.into_iter()
        .map(|one| {
            json!({
                "column": one.letter,
                "header": one.header,
                "to": one.column.to.word(),
                "part": one.column.part.as_str(),
                "entry": one.column.entry,
                "dates": one.order.as_ref().map(|order| order.as_str().to_owned()),
                "filled": one.filled,
                "understood": one.understood,
                "first_doubt": one.first_doubt.as_ref().map(row_problem),
            })
        })
        .collect()
}

/// Every word of a column whose words have meanings, with how often it stands there.
fn words(report: &Report<'_>, statuses: &[StatusKind]) -> Vec<Value> {
    let all = word_reports(
        report.table(),
        &report.place.block,
        report.columns,
        statuses,
    );
    all.into_iter()
        .map(|one| {
            json!({
                "column": one.letter,
                "header": one.header,
                "word": one.word,
                "meaning": one.meaning,
                "cells": one.cells,
            })
        })
        .collect()
}

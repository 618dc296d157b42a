//! `lastseen export`: every table out again.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::command_context::CommandContext;
use crate::cli::commands::list::{asked, query_text};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::question::answer_to;
use crate::exchange::own::{csv_text, entries_table, json_text, records_table, xlsx_bytes};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::outside::write_outside;
use crate::text::catalogue::{label, say};

/// Exports records whole, so that they can be imported elsewhere.
///
/// # Errors
///
/// [`CliError::Usage`] without `--full`; [`CliError::Refused`] if the answer is no.
pub fn export(mut context: CommandContext, what: &ExportArgs) -> Result<(), CliError> {
    if !what.full {
        return Err(CliError::Usage(vec![say!(export_needs_full)]));
    }
    ask()?;
    let text = query_text(&what.query)?;
    let people = match text.is_empty() {
        true => context.book.ids(Kind::Person),
        false => asked(&mut context, Kind::Person, &text)?.found,
    };
    let table = if what.entries {
        entries_table(&context.book, &people)
    } else {
        let ids = if text.is_empty() {
            all(&context)
        } else {
            with_linked(&context, &people)
        };
        let mut records = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(text) = context.workspace.text(id)? {
                records.push((id, text));
            }
        }
        records_table(&context.book, &records)
    };
    let bytes = match what.kind {
        ExportKind::Csv => csv_text(&table).into_bytes(),
        ExportKind::Json => json_text(&table).into_bytes(),
        ExportKind::Xlsx => {
            xlsx_bytes(&table).map_err(|error| CliError::refused(&error.to_string()))?
        }
    };
    match &what.output {
        Some(path) => {
            write_outside(path, &bytes)?;
            if !context.common.quiet {
                let rows = table.rows.len();
                context.out.line(&say!(export_rows {
                    path: path.display(),
                    rows
                }))?;
            }
        }
        None if what.kind == ExportKind::Xlsx && io::stdout().is_terminal() => {
            return Err(CliError::Usage(vec![say!(export_not_text)]));
        }
        None => {
            context.out.finish()?;
            io::stdout().lock().write_all(&bytes)?;
        }
    }
    Ok(context.out.finish()?)
}

/// Asks on a terminal whether everything is to leave the workspace.
fn ask() -> Result<(), CliError> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(());
    }
    let answer = answer_to(label!(export_ask), label!(export_nothing))?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(CliError::refused(label!(export_nothing))),
    }
}

fn all(context: &CommandContext) -> Vec<RecordId> {
    Kind::ALL
        .into_iter()
        .flat_map(|kind| context.book.ids(kind))
        .collect()
}

/// People and everything that they link to, and what that links to.
fn with_linked(context: &CommandContext, people: &[RecordId]) -> Vec<RecordId> {
    let mut found: BTreeSet<RecordId> = BTreeSet::new();
    let mut open: Vec<RecordId> = people.to_vec();
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let text = context
            .workspace
            .text(id)
            .ok()
            .flatten()
            .unwrap_or_default();
        let words = text
            .split('"')
            .filter_map(|word| word.parse::<RecordId>().ok());
        // People who are linked to are not asked for.
        open.extend(words.filter(|word| word.kind() != Kind::Person && context.book.has(*word)));
    }
    found.into_iter().collect()
}

/// `lastseen export`
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Which people, as in the search line; everything if it is not given
    #[arg(allow_hyphen_values = true)]
    pub query: Vec<String>,
    /// In which form
    #[arg(long = "as", value_name = "KIND", default_value = "csv")]
    pub kind: ExportKind,
    /// Everything, also what is confidential
    #[arg(long)]
    pub full: bool,
    /// One row for each entry, to be counted with and not to be imported
    #[arg(long)]
    pub entries: bool,
    /// Write to a new file that only you can read
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportKind {
    /// Delimited text
    Csv,
    /// A workbook of Excel
    Xlsx,
    /// A list of objects
    Json,
}

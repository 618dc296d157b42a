//! `lastseen form`: a form that a court or committee reads, filled in from the records.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::app::export::names_somebody;
use crate::casebook::book::Book;
use crate::casebook::change::exported::{ExportScope, Exported};
use crate::casebook::submission::filled_form::fill;
use crate::casebook::submission::form_item::{FilledForm, FormItem, Submitter};
use crate::casebook::submission::form_kind::FormKind;
use crate::cli::args::Common;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::resolve::{Assumed, find_to_write};
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::storage::export_file::export_to_file;
use crate::text::catalogue::{label, say};
use crate::text::pages::submission::{item_label, lines, markdown, missing_label, plain, refused};
use crate::text::report::document_writer::{DocumentForm, DocumentWriter};
use crate::text::report::form_report::{form_chapters, form_head};
use crate::text::report::full_report::SourceNumbers;
use crate::text::safe::Safe;

/// `lastseen form`
#[derive(Debug, Args)]
pub struct FormArgs {
    #[arg(help = label!(flag_form_form))]
    pub(crate) form: FormWord,
    #[arg(value_name = "ID|NAME", help = label!(flag_whom_2))]
    pub(crate) whom: String,
    /// Who submits it
    #[command(flatten)]
    pub submitter: SubmitterArgs,
    #[arg(long, help = label!(flag_form_markdown))]
    pub(crate) markdown: bool,
    #[arg(long, conflicts_with = "markdown", help = label!(flag_form_html))]
    pub(crate) html: bool,
    #[arg(long, value_name = "RECIPIENT", help = label!(flag_form_to))]
    pub(crate) to: Option<String>,
    #[arg(short, long, value_name = "FILE", help = label!(flag_form_output))]
    pub(crate) output: Option<PathBuf>,
}

/// Who submits a form.
#[derive(Clone, Debug, Default, Args)]
pub struct SubmitterArgs {
    #[arg(long, value_name = "NAME", help = label!(flag_submitter_submitter))]
    pub(crate) submitter: Option<String>,
    #[arg(long, value_name = "ADDRESS", help = label!(flag_submitter_contact))]
    pub(crate) contact: Option<String>,
    #[arg(long, value_name = "WHAT", help = label!(flag_submitter_relationship))]
    pub(crate) relationship: Option<String>,
}

/// A form, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormWord {
    /// `wgeid`
    #[value(help = label!(word_form_wgeid))]
    Wgeid,
    /// `ced`
    #[value(help = label!(word_form_ced))]
    Ced,
    /// `rfl`
    #[value(help = label!(word_form_rfl))]
    Rfl,
}

impl From<FormWord> for FormKind {
    fn from(word: FormWord) -> Self {
        match word {
            FormWord::Wgeid => Self::Wgeid,
            FormWord::Ced => Self::Ced,
            FormWord::Rfl => Self::Rfl,
        }
    }
}

/// Opens the workspace: to read it, or, for a form that goes to a file, to put a line into the log.
///
/// # Errors
///
/// [`CliError`] if there is none.
pub fn context_of(common: Common, what: &FormArgs) -> Result<CommandContext, CliError> {
    match what.output {
        Some(_) => CommandContext::open_to_write(common),
        None => CommandContext::open(common),
    }
}

/// Fills in a form about a person, or says why it does not.
///
/// # Errors
///
/// [`CliError`] if no person, or several, fit; without consent; about somebody who has returned; or if the
/// file cannot be written.
pub fn form(mut context: CommandContext, what: &FormArgs) -> Result<(), CliError> {
    let today = clock::today();
    // A form about the wrong person is worse than none.
    let mut assumed = Assumed::default();
    let person = find_to_write(
        &context,
        &[Kind::Person],
        &what.whom,
        NamePrecision::Write,
        &mut assumed,
    )?;
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let submitter = Submitter {
        name: given(&what.submitter.submitter),
        contact: given(&what.submitter.contact),
        relationship: given(&what.submitter.relationship),
    };
    let filled = fill(what.form.into(), person, &submitter, &context.book, today)
        .map_err(|why| CliError::refused(&refused(why, person, &context.book)))?;
    if context.common.json {
        let value = value(&filled, &context);
        context.out.json(&value)?;
        return Ok(context.out.finish()?);
    }
    let text = match what.html {
        true => html(&filled, &context.book, today)?,
        false => {
            let lines = lines(&filled, &context.book, today);
            let told = match what.markdown {
                true => markdown(&lines),
                false => plain(&lines),
            };
            let told: Vec<&str> = told.iter().map(Safe::as_str).collect();
            format!("{}\n", told.join("\n"))
        }
    };
    let Some(path) = &what.output else {
        context.out.finish()?;
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes())?;
        return Ok(stdout.flush()?);
    };
    if names_somebody(&context.book, &file_name(path)) {
        return Err(CliError::refused(label!(export_file_names_somebody)));
    }
    let (missing, needed) = filled.needed_missing();
    let form = filled.kind.word().to_owned();
    export_to_file(
        path,
        &mut |to| {
            to.write_all(text.as_bytes())?;
            Ok(1)
        },
        &mut |records, sha256| {
            context.workspace.log_export(Exported {
                scope: ExportScope::Full,
                form: form.clone(),
                records,
                sha256,
                recipient: given(&what.to),
                query: person.to_string(),
            })
        },
    )?;
    if !context.common.quiet {
        context.out.line(&say!(command_form_written {
            path: path.display(),
            missing,
            needed
        }))?;
    }
    Ok(context.out.finish()?)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The form as one HTML file.
fn html(form: &FilledForm<'_>, book: &Book, today: Date) -> Result<String, CliError> {
    let mut bytes = Vec::new();
    let mut numbers = SourceNumbers::default();
    let head = form_head(form, today);
    let mut document = DocumentWriter::begin(DocumentForm::Html, &head, &mut bytes)?;
    for chapter in form_chapters(form, book, &mut numbers) {
        document.chapter(&chapter)?;
    }
    document.finish(&numbers.rows(book))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The form for programs: each item with what is missing of it.
fn value(form: &FilledForm, context: &CommandContext) -> Value {
    let today = clock::today();
    let (missing, needed) = form.needed_missing();
    let items: Vec<Value> = form.items.iter().map(item).collect();
    json!({
        "form": form.kind.word(),
        "person": form.person.id.as_str(),
        "needed": needed,
        "missing": missing,
        "further_missing": form.helpful_missing(),
        "urgent_until": form.urgency.map(|one| [one.first.to_string(), one.last.to_string()]),
        "days_left": form.urgency.map(|one| one.days_left(today)),
        "items": items,
        "text": plain(&lines(form, &context.book, today)).iter().map(Safe::as_str).collect::<Vec<_>>(),
    })
}

fn item(item: &FormItem) -> Value {
    let missing: Vec<&str> = item.missing.iter().map(|gap| missing_label(*gap)).collect();
    json!({
        "item": item_label(item.element),
        "needed": item.is_needed,
        "answers": item.answers.len(),
        "missing": missing,
    })
}

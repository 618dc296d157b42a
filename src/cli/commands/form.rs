//! `lastseen form`: a form that a court or committee reads, filled in from the records.

use serde_json::{Value, json};

use crate::app::export::named_sources::named_in_form;
use crate::casebook::change::exported::ExportScope;
use crate::casebook::submission::filled_form::fill;
use crate::casebook::submission::form_item::{FilledForm, FormItem, Submitter};
use crate::cli::command_context::CommandContext;
use crate::cli::commands::export_delivery::{Delivery, names_no_source, names_nobody};
use crate::cli::form_args::FormArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::json_text;
use crate::cli::resolve::{Assumed, find_to_write};
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::text::catalogue::say;
use crate::text::pages::submission::{item_label, lines, missing_label, plain, refused};
use crate::text::report::document_writer::{DocumentForm, DocumentWriter};
use crate::text::report::form_report::{form_chapters, form_head};
use crate::text::report::source_numbers::SourceNumbers;
use crate::text::safe::Safe;

/// Fills in a form about a person, or says why it does not. Wherever it goes, a line in the log tells of it.
///
/// # Errors
///
/// [`CliError`] if no person, or several, fit; without consent; about somebody who has returned; if it may give away a
/// source that must not be named; or if the file cannot be written.
pub fn form(mut context: CommandContext, what: &FormArgs) -> Result<(), CliError> {
    what.recipient.check(what.output.as_deref())?;
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
    names_nobody(&context.book, what.output.as_deref())?;
    names_no_source(named_in_form(&filled, &context.book), what.anyway)?;
    let (text, ending) = match (context.common.json, what.html, what.markdown) {
        (true, ..) => (json_text(&value(&filled, &context))?, "json"),
        (false, true, _) => (document(&filled, &context, DocumentForm::Html)?, "html"),
        (false, false, true) => (document(&filled, &context, DocumentForm::Markdown)?, "md"),
        (false, false, false) => {
            let told = plain(&lines(&filled, &context.book, today));
            let told: Vec<&str> = told.iter().map(Safe::as_str).collect();
            (format!("{}\n", told.join("\n")), "txt")
        }
    };
    let delivery = Delivery {
        common: &context.common,
        output: what.output.as_deref(),
        scope: ExportScope::Full,
        form: filled.kind.word(),
        ending,
        recipient: &what.recipient,
        query: person.to_string(),
        is_from_sealed: context.workspace.has_sealed_files(),
    };
    let log = |exported| context.workspace.log_export(exported);
    let written = delivery.run(&mut context.out, &log, &mut |to, _| {
        to.write_all(text.as_bytes())?;
        Ok(1)
    })?;
    if let Some((path, _)) = written
        && !context.common.quiet
    {
        let (missing, needed) = filled.needed_missing();
        context.out.line(&say!(command_form_written {
            path: path.display(),
            missing,
            needed
        }))?;
    }
    Ok(context.out.finish()?)
}

/// The form as one file of HTML, or as Markdown.
fn document(
    form: &FilledForm<'_>,
    context: &CommandContext,
    as_form: DocumentForm,
) -> Result<String, CliError> {
    let book = &context.book;
    let mut bytes = Vec::new();
    let mut numbers = SourceNumbers::default();
    let head = form_head(form, clock::today());
    let mut document = DocumentWriter::begin(as_form, &head, &mut bytes)?;
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
        "redeployed": form.redeployed.map(|entry| entry.when.as_str()),
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

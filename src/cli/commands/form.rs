//! `lastseen form`: a form that a court or committee reads, filled in from the records.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::casebook::submission::filled_form::fill;
use crate::casebook::submission::form_item::{FilledForm, FormItem, Submitter};
use crate::casebook::submission::form_kind::FormKind;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::resolve::{Assumed, find_to_write};
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::storage::outside::write_outside;
use crate::text::catalogue::say;
use crate::text::pages::submission::{item_label, lines, markdown, missing_label, plain, refused};
use crate::text::safe::Safe;

/// `lastseen form`
#[derive(Debug, Args)]
pub struct FormArgs {
    /// Which form
    pub form: FormWord,
    /// The person: an id, the beginning of one, or whole words of the name
    #[arg(value_name = "ID|NAME")]
    pub whom: String,
    /// Who submits it: a person or an organization
    #[arg(long, value_name = "NAME")]
    pub submitter: Option<String>,
    /// How they can be reached
    #[arg(long, value_name = "ADDRESS")]
    pub contact: Option<String>,
    /// What they are to the person: mother, lawyer, organization with the consent of the family
    #[arg(long, value_name = "WHAT")]
    pub relationship: Option<String>,
    /// As Markdown
    #[arg(long)]
    pub markdown: bool,
    /// Write to a new file that only you can read
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// A form, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormWord {
    /// A case for the UN Working Group on Enforced or Involuntary Disappearances
    Wgeid,
    /// A request for urgent action to the UN Committee on Enforced Disappearances
    Ced,
    /// A tracing request of the Red Cross and Red Crescent
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
        name: given(&what.submitter),
        contact: given(&what.contact),
        relationship: given(&what.relationship),
    };
    let filled = fill(what.form.into(), person, &submitter, &context.book, today)
        .map_err(|why| CliError::refused(&refused(why, person, &context.book)))?;
    if context.common.json {
        let value = value(&filled, &context);
        context.out.json(&value)?;
        return Ok(context.out.finish()?);
    }
    let lines = lines(&filled, &context.book, today);
    let told = match what.markdown {
        true => markdown(&lines),
        false => plain(&lines),
    };
    let Some(path) = &what.output else {
        for line in told {
            context.out.line(&line)?;
        }
        return Ok(context.out.finish()?);
    };
    let text: Vec<&str> = told.iter().map(Safe::as_str).collect();
    write_outside(path, format!("{}\n", text.join("\n")).as_bytes())?;
    if !context.common.quiet {
        let (missing, needed) = filled.needed_missing();
        context.out.line(&say!(command_form_written {
            path: path.display(),
            missing,
            needed
        }))?;
    }
    Ok(context.out.finish()?)
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

//! `lastseen step`: what was done for a person, and by when an answer is due.

use crate::casebook::change::compose::{Written, item_text};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::derive::step_due::due;
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::fields::refusal::{Refusal, usual_word};
use crate::cli::args::StepArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::cli::resolve::{Assumed, find_source_to_write, find_to_write};
use crate::cli::warnings::{tell_reading, warn_of_future};
use crate::record::date_input::read_date;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::step::StepKind;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::{quote, quote_block};
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::text::catalogue::{label, say};
use crate::text::errors::refusal::refusal;
use crate::text::labels::label;
use crate::text::log::purpose::why as told;
use crate::text::pages::dossier_steps::{due_told, step_told};

/// Adds a step to a person's record, as one change.
///
/// # Errors
///
/// [`CliError`] if the person, the word, a date or the source is not understood.
pub fn step(mut context: CommandContext, what: &StepArgs) -> Result<(), CliError> {
    let word = usual_word(what.what.trim(), StepKind::WORDS)
        .map_err(|why| CliError::Usage(vec![refusal(&why)]))?
        .to_owned();
    let when = match &what.when {
        Some(typed) => date_of(typed)?,
        None => clock::today().to_string(),
    };
    let due_day = what.due.as_deref().map(date_of).transpose()?;
    let mut assumed = Assumed::default();
    let source = find_source_to_write(&context, what.source.as_deref(), &mut assumed)?;
    let person = find_to_write(
        &context,
        &[Kind::Person],
        &what.whom,
        NamePrecision::Write,
        &mut assumed,
    )?;
    let purpose = Purpose::ItemAdded {
        name: context.book.title_of(person).unwrap_or_default().to_owned(),
        list: StatementList::Steps,
    };
    let why = what.why.clone().unwrap_or_else(|| purpose.to_text());
    assumed.ask(
        &context.book,
        &say!(command_is_meant { what: told(&why) }),
        what.yes,
    )?;
    context.warn_of_editors(&[person]);
    let fields = fields(what, &word, &when, due_day.as_deref(), source);
    let steps = context.book.people().get(person);
    let edit = Edit::Insert {
        record: person,
        list: FieldPath::of(StatementList::Steps.name()),
        index: steps.map_or(0, |person| person.steps.len()),
        item: item_text(&fields),
    };
    let change = context.workspace.change(why, vec![edit])?;
    let committed = context.workspace.commit(&change)?;
    for (_, loaded) in committed.reread {
        if let Some(loaded) = loaded {
            context.book.put(loaded);
        }
    }
    context.settle_present_day(&[&when]);
    warn_of_future(&context, &when, label!(command_step_counts_not));
    report(context, person)
}

/// What was recorded.
fn report(mut context: CommandContext, person: RecordId) -> Result<(), CliError> {
    if context.common.json {
        let value = json::record(&context.book, person);
        context.out.json(&value)?;
    } else if !context.common.quiet {
        let record = context.book.people().get(person);
        if let Some((record, step)) = record.and_then(|one| Some((one, one.steps.last()?))) {
            let name = &record.name;
            let told = label::capital(&step_told(step));
            let line = match due(step).and_then(|_| due_told(step, clock::today())) {
                Some(due) => say!(command_step_due {
                    person,
                    name,
                    told,
                    due
                }),
                None => say!(command_step { person, name, told }),
            };
            context.out.line(&line)?;
        }
    }
    Ok(context.out.finish()?)
}

/// A date as it stands in a record.
fn date_of(typed: &str) -> Result<String, CliError> {
    let today = clock::today();
    let read = read_date(typed, today).map_err(|why| {
        let typed = typed.to_owned();
        CliError::Usage(vec![refusal(&Refusal::Date { typed, why })])
    })?;
    tell_reading(typed, &read, today);
    Ok(read)
}

/// The fields of the new step, in the order of the schema.
fn fields(
    typed: &StepArgs,
    word: &str,
    when: &str,
    due: Option<&str>,
    source: Option<RecordId>,
) -> Vec<Written> {
    let given = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).unwrap_or_default();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let mut fields = vec![("when", quote(when)), ("what", word.to_owned())];
    for (name, text) in [("to", &typed.to), ("by", &typed.by)] {
        if let Some(text) = given(text) {
            fields.push((name, quote(&text)));
        }
    }
    if let Some(answer) = given(&typed.answer) {
        fields.push(("answer", quote_block(&answer)));
    }
    if let Some(due) = due {
        fields.push(("due", quote(due)));
    }
    if let Some(source) = source {
        let source = quote(source.as_str());
        let citation = match given(&typed.at) {
            Some(at) => format!("[(source: {source}, at: {})]", quote(&at)),
            None => format!("[(source: {source})]"),
        };
        fields.push(("sources", citation));
    }
    fields
}

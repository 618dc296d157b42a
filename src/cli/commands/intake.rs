//! `lastseen intake`: a pasted message becomes a draft. Nothing is written before somebody has said yes.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::question::{answer_to, can_ask};
use crate::cli::resolve::{Assumed, find_to_write};
use crate::exchange::message::PastedMessage;
use crate::exchange::message_draft::{MessageContext, MessageDraft, MessageRefusal, draft_message};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::clock;
use crate::storage::outside::{read_outside, read_standard_input};
use crate::text::catalogue::{label, listed, log_text, say};
use crate::text::labels::typed_word::is_yes;
use crate::text::pages::message::part as told_part;
use crate::text::safe::Safe;

/// The longest message.
const LIMIT: usize = 64 * 1024;

/// Reads a message, tells what it says, and writes the draft if somebody says so.
///
/// # Errors
///
/// [`CliError::Refused`] if it names nobody, or somebody who is likely recorded already.
pub fn intake(mut context: CommandContext, what: &IntakeArgs) -> Result<(), CliError> {
    let bytes = if what.file.as_os_str() == "-" {
        read_standard_input(LIMIT)?
    } else {
        read_outside(&what.file, LIMIT)?
    };
    if bytes.len() > LIMIT {
        return Err(CliError::usage(&say!(intake_too_long { bytes: LIMIT })));
    }
    let text = String::from_utf8(bytes).map_err(|_| CliError::usage(label!(intake_not_utf8)))?;
    let today = clock::today();
    let mut assumed = Assumed::default();
    let mut find = |kind, typed: &Option<String>| match typed {
        Some(typed) => {
            let precision = NamePrecision::Write;
            find_to_write(&context, &[kind], typed, precision, &mut assumed).map(Some)
        }
        None => Ok(None),
    };
    let known_source = find(Kind::Source, &what.source)?;
    let case = find(Kind::Case, &what.case)?;
    let title = say!(intake_source_title {
        date: today.to_string()
    });
    let draft = draft_message(
        &context.workspace,
        &context.book,
        &text,
        MessageContext {
            source: known_source,
            title: title.as_str(),
            case,
            at: &clock::now().to_string(),
            today,
        },
    );
    let MessageDraft {
        message,
        id,
        edits,
        likely,
    } = match draft {
        Ok(draft) => draft,
        Err(MessageRefusal::Nameless(message)) => {
            tell_parts(&mut context, &message)?;
            context.out.finish()?;
            return Err(CliError::refused(label!(intake_no_name)));
        }
        Err(MessageRefusal::Unwritable) => {
            return Err(CliError::refused(label!(intake_unwritable)));
        }
        Err(MessageRefusal::Failed(failure)) => return Err(failure.into()),
    };
    let is_json = context.common.json;
    if !is_json {
        tell_parts(&mut context, &message)?;
        if !likely.is_empty() {
            let people: Vec<Safe> = likely
                .iter()
                .map(|id| {
                    let name = context.book.title_of(*id).unwrap_or_default();
                    say!(import_name_and_id { name, id })
                })
                .collect();
            let people = listed(&people);
            context.out.line(&say!(intake_likely { people }))?;
        }
        context.out.finish()?;
    }
    let is_agreed = is_agreed(what, &likely)?;
    let mut change = None;
    if is_agreed {
        let name = &message.draft.name;
        let why = what.why.clone();
        let why = why.unwrap_or_else(|| log_text!(intake_why { name }));
        let wanted = context.workspace.change(why, edits)?;
        let committed = if what.anyway {
            context.workspace.commit_anyway(&wanted)?
        } else {
            context.workspace.commit(&wanted)?
        };
        change = Some(committed.change.id.0);
    }
    if is_json {
        let value = json!({
            "parts": parts(&message),
            "rest": message.rest,
            "duplicates": likely.iter().map(RecordId::as_str).collect::<Vec<_>>(),
            "id": change.as_ref().map(|_| id.as_str()),
            "change": change,
        });
        context.out.json(&value)?;
    } else if is_agreed {
        let name = &message.draft.name;
        context.out.line(&say!(intake_written { id, name }))?;
    } else {
        context.out.line(&say!(intake_nothing_written))?;
    }
    Ok(context.out.finish()?)
}

/// Whether the draft is written. Whoever is likely recorded already is not recorded once more by `--yes` alone.
fn is_agreed(what: &IntakeArgs, likely: &[RecordId]) -> Result<bool, CliError> {
    if what.yes {
        if !likely.is_empty() && !what.anyway {
            return Err(CliError::refused(label!(intake_recorded_already)));
        }
        return Ok(true);
    }
    if what.file.as_os_str() == "-" || !can_ask() {
        return Ok(false);
    }
    let answer = answer_to(label!(intake_ask), label!(import_nothing_changed))?;
    Ok(is_yes(&answer) == Some(true))
}

fn tell_parts(context: &mut CommandContext, message: &PastedMessage) -> Result<(), CliError> {
    for part in &message.parts {
        let line = told_part(part.kind.word(), &part.value, part.readings.as_ref());
        context.out.line(&line)?;
    }
    for text in &message.rest {
        context.out.line(&say!(intake_rest { text }))?;
    }
    Ok(())
}

fn parts(message: &PastedMessage) -> Vec<Value> {
    let parts = message.parts.iter();
    parts
        .map(|part| {
            json!({
                "what": part.kind.word(),
                "value": part.value,
                "start": part.place.start,
                "end": part.place.end,
                "readings": part.readings.as_ref().map(|(one, other)| [one, other]),
            })
        })
        .collect()
}

/// `lastseen intake`
#[derive(Debug, Args)]
pub struct IntakeArgs {
    #[arg(value_name = "FILE", help = label!(flag_intake_file))]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "S", help = label!(flag_intake_source))]
    pub(crate) source: Option<String>,
    #[arg(long, value_name = "C", help = label!(flag_intake_case))]
    pub(crate) case: Option<String>,
    #[arg(short, long, help = label!(flag_intake_yes))]
    pub(crate) yes: bool,
    #[arg(long, help = label!(flag_intake_anyway))]
    pub(crate) anyway: bool,
    #[arg(long, value_name = "T", help = label!(flag_why))]
    pub(crate) why: Option<String>,
}

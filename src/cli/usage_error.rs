//! Usage errors: what the parser of the command line did not understand, in the language that is spoken.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::output::cli_error::CliError;
use crate::text::catalogue::{label, listed, one_of, safes, say};
use crate::text::language::{Language, current};
use crate::text::safe::{Safe, display_safe};

/// What is wrong with what was typed; ends the process where help or the version was asked for, and in English,
/// which the parser speaks itself.
#[must_use]
pub fn usage_error(error: &Error) -> CliError {
    if current() == Language::ENGLISH || !error.use_stderr() {
        error.exit();
    }
    let Some(first) = told(error) else {
        // Help that stands in the place of a command that is missing.
        error.exit();
    };
    let mut lines = vec![first];
    let usage = text(error, ContextKind::Usage);
    if let Some((_, usage)) = usage.as_deref().and_then(|usage| usage.split_once(": ")) {
        lines.push(say!(usage_error_usage { usage }));
    }
    lines.push(label!(usage_error_help).into());
    CliError::Usage(lines)
}

/// The same in one line, without the usage.
#[must_use]
pub fn usage_error_line(error: &Error) -> CliError {
    if current() != Language::ENGLISH
        && let Some(told) = told(error)
    {
        return CliError::Usage(vec![told]);
    }
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default();
    CliError::usage(first.trim_start_matches("error: "))
}

/// What is wrong, in one line; `None` where only help is shown.
fn told(error: &Error) -> Option<Safe> {
    let of = |kind| text(error, kind).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let is_near = |kind| error.get(kind).is_some();
    Some(match error.kind() {
        ErrorKind::UnknownArgument if is_near(ContextKind::SuggestedArg) => {
            say!(usage_error_argument_near {
                argument,
                near: several(error, ContextKind::SuggestedArg)
            })
        }
        ErrorKind::UnknownArgument => say!(usage_error_argument { argument }),
        ErrorKind::InvalidSubcommand if is_near(ContextKind::SuggestedSubcommand) => {
            say!(usage_error_command_near {
                command: of(ContextKind::InvalidSubcommand),
                near: several(error, ContextKind::SuggestedSubcommand)
            })
        }
        ErrorKind::InvalidSubcommand => say!(usage_error_command {
            command: of(ContextKind::InvalidSubcommand)
        }),
        ErrorKind::InvalidValue if value.is_empty() => say!(usage_error_no_value { argument }),
        ErrorKind::InvalidValue => say!(usage_error_value_of {
            argument,
            value,
            values: several(error, ContextKind::ValidValue)
        }),
        ErrorKind::ValueValidation => say!(usage_error_value { argument, value }),
        ErrorKind::MissingRequiredArgument => say!(usage_error_missing {
            arguments: listed(&all(error, ContextKind::InvalidArg))
        }),
        ErrorKind::ArgumentConflict => say!(usage_error_conflict {
            argument,
            other: listed(&all(error, ContextKind::PriorArg))
        }),
        ErrorKind::InvalidUtf8 => label!(usage_error_not_utf8).into(),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        // How many values an argument takes, and what else later versions of the parser may tell of.
        _ => say!(usage_error_values { argument, value }),
    })
}

/// What the parser says of an error, as one text.
fn text(error: &Error, kind: ContextKind) -> Option<String> {
    Some(match error.get(kind)? {
        ContextValue::StyledStr(text) => text.to_string(),
        other => other.to_string(),
    })
}

fn all(error: &Error, kind: ContextKind) -> Vec<Safe> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => safes(texts),
        Some(other) => vec![display_safe(&other.to_string())],
        None => Vec::new(),
    }
}

fn several(error: &Error, kind: ContextKind) -> Safe {
    one_of(&all(error, kind))
}

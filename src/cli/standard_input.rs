//! Text that is read from standard input: other accounts of the machine see the arguments of a
//! command, but not what comes this way.

use crate::text::catalogue::{label, say};
use std::io::{self, Read};

use crate::cli::args::SetArgs;
use crate::cli::output::cli_error::CliError;

/// The most bytes of such a text: those of a whole record.
const TEXT_LIMIT: u64 = 1024 * 1024;

/// The argument that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// The text that an argument gives, or what standard input holds if it is `-`. `whom` is the argument
/// that says whom it is about, which may want standard input, too.
///
/// # Errors
///
/// [`CliError::Usage`] if both want it, or it is too long or no UTF-8.
pub fn text_of(argument: &str, whom: &str) -> Result<String, CliError> {
    if argument != STANDARD_INPUT {
        return Ok(argument.to_owned());
    }
    if whom == STANDARD_INPUT {
        return Err(CliError::usage(label!(
            command_standard_input_names_or_text
        )));
    }
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(TEXT_LIMIT + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > TEXT_LIMIT {
        return Err(CliError::usage(&say!(command_standard_input_too_long {
            bytes: TEXT_LIMIT
        })));
    }
    String::from_utf8(bytes).map_err(|_| CliError::usage(label!(command_standard_input_not_utf8)))
}

/// The arguments of `set` with the texts that standard input gives.
///
/// # Errors
///
/// As [`text_of`]; also if two texts want standard input.
pub fn with_texts(set: &SetArgs) -> Result<SetArgs, CliError> {
    let wants = |text: &Option<String>| text.as_deref() == Some(STANDARD_INPUT);
    if wants(&set.note) && wants(&set.why) {
        return Err(CliError::usage(label!(command_standard_input_one_text)));
    }
    let read = |text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| text_of(text, &set.whom)).transpose()
    };
    Ok(SetArgs {
        note: read(&set.note)?,
        why: read(&set.why)?,
        ..set.clone()
    })
}

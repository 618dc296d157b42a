//! `lastseen attach`: a copy of a file for a source, or a photo of a person.

use std::path::Path;

use crate::casebook::change::purpose::Purpose;
use crate::cli::args::AttachArgs;
use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::json;
use crate::cli::resolve::{Assumed, find_to_write};
use crate::record::kind::Kind;
use crate::search::resolve::NamePrecision;
use crate::storage::attachments::AttachOutcome;
use crate::storage::attachments::attach::copy_path;
use crate::text::catalogue::say;
use crate::text::log::purpose::why as told;

/// Attaches a copy of a file to a source, or as the photo of a person, and says where the copy lies.
///
/// # Errors
///
/// [`CliError`] if no source fits or the file cannot be attached.
pub fn attach(mut context: CommandContext, what: &AttachArgs) -> Result<(), CliError> {
    let mut assumed = Assumed::default();
    let source = find_to_write(
        &context,
        &[Kind::Source, Kind::Person],
        &what.source,
        NamePrecision::Write,
        &mut assumed,
    )?;
    let title = context.book.title_of(source).unwrap_or_default().to_owned();
    let name = what.file.file_name().unwrap_or_default().to_string_lossy();
    let why = what.why.clone().unwrap_or_else(|| {
        Purpose::Attached {
            name: title.clone(),
            file: Some(name.clone().into_owned()),
        }
        .to_text()
    });
    assumed.ask(
        &context.book,
        &say!(command_is_meant { what: told(&why) }),
        what.yes,
    )?;
    let attached = context
        .workspace
        .attach(source, Path::new(&what.file), why)?;
    let put_back = match attached {
        AttachOutcome::Linked(committed) => {
            for loaded in committed
                .reread
                .into_iter()
                .filter_map(|(_, loaded)| loaded)
            {
                context.book.put(loaded);
            }
            None
        }
        AttachOutcome::PutBack(copy) => Some(copy),
    };
    if context.common.json {
        let value = json::record(&context.book, source);
        context.out.json(&value)?;
    } else if context.common.quiet {
        // Nothing but results is asked for, and an error there is none.
    } else if let Some(copy) = put_back {
        let told = say!(command_copy_put_back { source, copy });
        context.out.line(&told)?;
    } else if let Some(person) = context.book.people().get(source) {
        let copy = &person.photo;
        context
            .out
            .line(&say!(command_photo_attached { source, copy }))?;
    } else {
        let files = context.book.sources().get(source).map(|one| &one.files);
        if let Some(file) = files.and_then(|files| files.last()) {
            let copy = copy_path(&file.sha256, &file.name);
            context.out.line(&say!(command_attached {
                source,
                copy,
                bytes: file.bytes
            }))?;
        }
    }
    Ok(context.out.finish()?)
}

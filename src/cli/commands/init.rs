//! `lastseen init`: a new workspace.

use std::path::Path;

use crate::cli::args::{Common, InitArgs};
use crate::cli::command_context::{settings, style};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::storage::workspace::Workspace;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::clone_name::note_new;
use crate::text::catalogue::{label, say};
use crate::text::safe::display_safe;

/// Makes a workspace and prints its folder.
///
/// # Errors
///
/// [`CliError`] if something lies there already or it cannot be written.
pub fn init(common: &Common, init: &InitArgs) -> Result<(), CliError> {
    let title = init.title.clone().unwrap_or_else(|| title_of(&init.dir));
    Workspace::init(&init.dir, &title)?;
    note_new(&init.dir, &AuthorDevice::of_this_machine(None).device);
    let mut out = Out::new(style(common, &settings()?));
    if !common.quiet {
        let dir = init.dir.display();
        let text = if out.style.terminal {
            say!(command_workspace_made { dir, title })
        } else {
            display_safe(&dir.to_string())
        };
        out.line(&text)?;
    }
    Ok(out.finish()?)
}

/// A title from the folder's name.
fn title_of(dir: &Path) -> String {
    dir.file_name().map_or_else(
        || label!(command_untitled).to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

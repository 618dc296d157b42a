//! `lastseen init`: a new workspace.

use std::path::Path;

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::cli::args::{Common, InitArgs};
use crate::cli::command_context::{settings, style};
use crate::cli::commands::seal::print_paper;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::storage::encryption::key_files::members::{Access, Members, WorkspaceMember};
use crate::storage::encryption::key_files::paper_key::PaperKey;
use crate::storage::encryption::recipients::Recipients;
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
    let config = settings()?;
    let machine = AuthorDevice::of_this_machine(config.author.clone());
    let paper = (init.sealed && !init.no_paper).then(PaperKey::generate);
    if init.sealed {
        let mut members = members(&machine.author, &init.encrypt_to)?;
        if let Some(paper) = &paper {
            let added = members.add(paper.member(label!(command_paper_member)));
            added.map_err(refused)?;
        }
        Workspace::init_sealed(&init.dir, &title, &members)?;
    } else {
        Workspace::init(&init.dir, &title)?;
    }
    note_new(&init.dir, &machine.device);
    let mut out = Out::new(style(common, &config));
    if !common.quiet {
        let dir = init.dir.display();
        let text = if out.style.terminal {
            say!(command_workspace_made { dir, title })
        } else {
            display_safe(&dir.to_string())
        };
        out.line(&text)?;
    }
    if let Some(paper) = &paper {
        print_paper(&mut out, paper)?;
    }
    Ok(out.finish()?)
}

/// Whoever makes a sealed workspace, by the keys that they named.
fn members(name: &str, keys: &[String]) -> Result<Members, CliError> {
    let is_key = |key: &String| key.trim().starts_with("age1") || key.trim().starts_with("ssh-");
    if keys.is_empty() || !keys.iter().all(is_key) {
        return Err(CliError::usage(label!(init_sealed_needs_key)));
    }
    // Nothing is made unless all of them are keys.
    Recipients::read(keys)?;
    let mut members = Members::default();
    for key in keys {
        let added = members.add(WorkspaceMember {
            name: name.to_owned(),
            access: Access::Key,
            key: key.trim().to_owned(),
        });
        added.map_err(refused)?;
    }
    Ok(members)
}

fn refused(why: EncryptionError) -> Failure {
    Failure::Encryption {
        place: "--encrypt-to".to_owned(),
        why,
    }
}

/// A title from the folder's name.
fn title_of(dir: &Path) -> String {
    dir.file_name().map_or_else(
        || label!(command_untitled).to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

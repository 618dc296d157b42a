//! Whether the screen can open here, and on which workspace.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::cli::args::Common;
use crate::cli::command_context::{folder, only_some_are_public, settings, style};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::question::answer_to;
use crate::config::Config;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::clone_name::{identified, note_new};
use crate::storage::workspace::{OpenTo, Workspace};
use crate::text::ascii_signs::SignSet;
use crate::text::catalogue::{label, say};
use crate::text::labels::typed_word::is_yes;

/// What the screen opens with.
pub struct Ready {
    /// The workspace, open and not yet loaded.
    pub workspace: Workspace,
    /// What was wrong when it was opened.
    pub problems: Vec<Problem>,
    /// Which signs to draw: ASCII only by `--ascii`, the settings, or a locale that is not UTF-8.
    pub signs: SignSet,
    /// Whether to read and print lines: `--plain`, `$LASTSEEN_PLAIN`, or a terminal that is dumb.
    pub lines: bool,
    /// Whether to use colour: `--color`, the settings, `$NO_COLOR`, in this order.
    pub color: bool,
    /// The user's settings.
    pub config: Config,
}

/// Makes sure that there is a terminal, unless lines are enough, and a workspace. Where nobody names a workspace and the
/// default one is not there, offers to make it. The key of a sealed one is asked for before the screen is there.
///
/// # Errors
///
/// [`CliError::Refused`] if there is no terminal that can show the screen; [`CliError::Failure`]
/// where the workspace does not open.
pub fn ready(named: Option<PathBuf>, plain: bool, common: &Common) -> Result<Ready, CliError> {
    if common.public {
        return Err(only_some_are_public());
    }
    let lines = plain || is_plain_wanted();
    let can_draw = std::env::var_os("TERM").is_some_and(|term| !term.is_empty());
    let has_screen = can_draw && is_on_terminal();
    if !(lines || has_screen) {
        return Err(CliError::refused(label!(command_screen_needs_terminal)));
    }
    let config = settings()?;
    let named = named.or_else(|| common.workspace.clone());
    let asked_for = named.is_some() || std::env::var_os("LASTSEEN_WORKSPACE").is_some();
    let folder = folder(named, &config)?;
    let author_device = || {
        identified(
            &folder,
            AuthorDevice::of_this_machine(config.author.clone()),
        )
    };
    let account = AccountState::of_user();
    let open = || {
        let device = author_device();
        if !Workspace::is_settled_sealed(&folder, &device, &account)? {
            return Workspace::open_to_write(&folder, device, &account);
        }
        let keys = common.identity.keys()?;
        Workspace::open_sealed(&folder, device, &account, &keys, OpenTo::Write)
    };
    let opened = match open() {
        Err(Failure::NoSuchFolder { .. }) if !asked_for && config.workspace.is_none() => {
            offer(&folder)?;
            open()
        }
        opened => opened,
    };
    let (workspace, problems) = opened?;
    let style = style(common, &config);
    Ok(Ready {
        workspace,
        problems,
        signs: if is_utf8() {
            style.signs
        } else {
            SignSet::Ascii
        },
        lines,
        color: style.color,
        config,
    })
}

fn is_on_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether lines are wanted though no flag says so: `$LASTSEEN_PLAIN`, or a terminal that cannot move its
/// cursor. A script whose `TERM` is dumb has not asked for it.
fn is_plain_wanted() -> bool {
    let asked = std::env::var_os("LASTSEEN_PLAIN");
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    asked.is_some_and(|value| !value.is_empty() && value != "0") || (is_dumb && is_on_terminal())
}

/// Asks whether to make the default workspace, and makes it.
fn offer(folder: &Path) -> Result<(), CliError> {
    let question = say!(command_make_workspace_there {
        folder: folder.display()
    });
    let none_made = label!(command_no_workspace_make);
    let answer = answer_to(question.as_str(), none_made)?;
    if is_yes(&answer) != Some(true) {
        return Err(CliError::refused(none_made));
    }
    Workspace::init(folder, label!(command_first_title))?;
    note_new(folder, &AuthorDevice::of_this_machine(None).device);
    Ok(())
}

/// Whether the locale is UTF-8, by the first of the three variables that is set (POSIX, "Environment
/// Variables", 8.2). If none is, nothing is known of the terminal and ASCII is safe.
fn is_utf8() -> bool {
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .is_some_and(|value| {
            let value = value.to_lowercase();
            value.contains("utf-8") || value.contains("utf8")
        })
}

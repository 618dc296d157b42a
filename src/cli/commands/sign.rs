//! `lastseen sign`: signing this clone's log, and whose keys count.

use std::path::{PathBuf, absolute};

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::command_context::CommandContext;
use crate::cli::output::cli_error::CliError;
use crate::storage::git::transfer::is_inside;
use crate::storage::outside::read_outside;
use crate::storage::signature::public_key::PublicKey;
use crate::storage::workspace::author_device::safe;
use crate::text::catalogue::{label, say};
use crate::text::safe::display_safe;

/// The most bytes that the file of a public key may have.
const KEY_LIMIT: usize = 16 * 1024;

/// `lastseen sign`
#[derive(Clone, Debug, Subcommand)]
pub enum SignCommand {
    /// `lastseen sign on`
    #[command(about = label!(about_sign_on))]
    On(SignOnArgs),
    /// `lastseen sign off`
    #[command(about = label!(about_sign_off))]
    Off,
    /// `lastseen sign now`
    #[command(about = label!(about_sign_now))]
    Now,
    /// `lastseen sign status`
    #[command(about = label!(about_sign_status))]
    Status,
    /// `lastseen sign trust`
    #[command(about = label!(about_sign_trust))]
    Trust(SignTrustArgs),
    /// `lastseen sign distrust`
    #[command(about = label!(about_sign_distrust))]
    Distrust(SignDistrustArgs),
}

/// `lastseen sign on`
#[derive(Clone, Debug, Args)]
pub struct SignOnArgs {
    #[arg(long, value_name = "FILE", help = label!(flag_sign_on_key))]
    pub(crate) key: PathBuf,
}

/// `lastseen sign trust`
#[derive(Clone, Debug, Args)]
pub struct SignTrustArgs {
    #[arg(help = label!(flag_sign_member))]
    pub(crate) name: String,
    #[arg(help = label!(flag_sign_trust_key))]
    pub(crate) key: String,
}

/// `lastseen sign distrust`
#[derive(Clone, Debug, Args)]
pub struct SignDistrustArgs {
    #[arg(help = label!(flag_sign_member))]
    pub(crate) name: String,
}

/// Signs, or says whose keys count.
///
/// # Errors
///
/// [`CliError`] if the key does not sign, is none, or something cannot be written.
pub fn sign(mut context: CommandContext, command: &SignCommand) -> Result<(), CliError> {
    let workspace = &context.workspace;
    let done = match command {
        SignCommand::On(what) => {
            // The next change may be made from another folder.
            let file = absolute(&what.key).unwrap_or_else(|_| what.key.clone());
            if is_inside(&file, workspace.root()) {
                return Err(CliError::refused(label!(command_sign_key_inside)));
            }
            let key = workspace.turn_signing_on(&file)?;
            let member = &workspace.author_device().author;
            say!(command_sign_on { member, key })
        }
        SignCommand::Off => {
            workspace.turn_signing_off()?;
            say!(command_sign_off)
        }
        SignCommand::Now => {
            if workspace.signing_key().is_none() {
                return Err(CliError::refused(label!(command_sign_is_off)));
            }
            match workspace.sign_now()? {
                true => say!(command_sign_done),
                false => say!(command_sign_nothing_new),
            }
        }
        SignCommand::Status => return status(context),
        SignCommand::Trust(what) => {
            let key = key_of(&context, what)?;
            let member = workspace.trust(&what.name, &key)?;
            let key = key.fingerprint();
            say!(command_sign_trusted { member, key })
        }
        SignCommand::Distrust(what) => {
            let member = safe(&what.name);
            if workspace.distrust(&member)? == 0 {
                let text = say!(command_sign_no_key { member });
                return Err(CliError::Refused(vec![text]));
            }
            say!(command_sign_distrusted { member })
        }
    };
    if !context.common.quiet {
        context.out.line(&done)?;
    }
    Ok(context.out.finish()?)
}

/// The key that was typed: a fingerprint of one that is listed, a public key, or a file with one.
fn key_of(context: &CommandContext, what: &SignTrustArgs) -> Result<PublicKey, CliError> {
    let typed = what.key.trim();
    if typed.starts_with("SHA256:") {
        let member = safe(&what.name);
        let listed = context.workspace.listed_key(&member, typed);
        return listed.ok_or_else(|| {
            CliError::Refused(vec![say!(command_sign_not_listed { member, key: typed })])
        });
    }
    if let Some(key) = PublicKey::read(typed) {
        return Ok(key);
    }
    let bytes = read_outside(typed.as_ref(), KEY_LIMIT)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut lines = text.lines();
    lines.find_map(PublicKey::read).ok_or_else(|| {
        let file = typed;
        CliError::Refused(vec![say!(command_sign_not_a_key { file })])
    })
}

fn status(mut context: CommandContext) -> Result<(), CliError> {
    let key = context.workspace.signing_key();
    let keys = context.workspace.member_keys();
    if context.common.json {
        let keys = keys.iter().map(|one| {
            json!({
                "member": one.member, "key": one.fingerprint, "trusted": one.is_trusted,
            })
        });
        context.out.json(&json!({
            "signs_with": key.map(|file| file.display().to_string()),
            "keys": keys.collect::<Vec<Value>>(),
        }))?;
        return Ok(context.out.finish()?);
    }
    context.out.line(&match key {
        Some(file) => {
            let file = display_safe(&file.display().to_string());
            say!(command_sign_signs { file })
        }
        None => say!(command_sign_is_off),
    })?;
    for one in &keys {
        let (member, key) = (&one.member, &one.fingerprint);
        context.out.line(&match one.is_trusted {
            true => say!(command_sign_key { member, key }),
            false => say!(command_sign_key_untrusted { member, key }),
        })?;
    }
    Ok(context.out.finish()?)
}

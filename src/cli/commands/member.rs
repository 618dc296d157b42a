//! `lastseen member`: who can open a sealed workspace.

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::args::Common;
use crate::cli::command_context::{files_of, settings, style};
use crate::cli::commands::seal::{
    BackupArgs, WorkArgs, members_with_key, opened, print_paper, rekey_without, with_passphrase,
};
use crate::cli::encryption_args::IdentityArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::cli::output::question::agree;
use crate::storage::encryption::key_files::members::{Access, WorkspaceMember};
use crate::storage::encryption::key_files::paper_key::PaperKey;
use crate::storage::migration::prepared::NewMember;
use crate::text::catalogue::{label, say};
use crate::text::safe::display_safe;

/// `lastseen member`
#[derive(Clone, Debug, Subcommand)]
pub enum MemberCommand {
    /// `lastseen member list`
    #[command(about = label!(about_member_list))]
    List(IdentityArgs),
    /// `lastseen member add`
    #[command(about = label!(about_member_add))]
    Add(MemberAddArgs),
    /// `lastseen member remove`
    #[command(about = label!(about_member_remove))]
    Remove(MemberRemoveArgs),
    /// `lastseen member accept`
    #[command(about = label!(about_member_accept))]
    Accept(MemberAcceptArgs),
}

/// `lastseen member accept`
#[derive(Clone, Debug, Args)]
pub struct MemberAcceptArgs {
    #[arg(short, long, help = label!(flag_yes))]
    pub(crate) yes: bool,
    /// What opens it
    #[command(flatten)]
    pub identity: IdentityArgs,
}

/// `lastseen member add`
#[derive(Clone, Debug, Args)]
pub struct MemberAddArgs {
    #[arg(help = label!(flag_member_name))]
    pub(crate) name: String,
    #[arg(value_name = "KEY|FILE", required_unless_present_any = ["passphrase", "paper"], help = label!(flag_member_key))]
    pub(crate) key: Option<String>,
    #[arg(long, conflicts_with_all = ["key", "paper"], help = label!(flag_member_passphrase))]
    pub(crate) passphrase: bool,
    #[arg(long, conflicts_with = "key", help = label!(flag_member_paper))]
    pub(crate) paper: bool,
    /// What a guess costs
    #[command(flatten)]
    pub work: WorkArgs,
    /// What opens it
    #[command(flatten)]
    pub identity: IdentityArgs,
}

/// `lastseen member remove`
#[derive(Clone, Debug, Args)]
pub struct MemberRemoveArgs {
    #[arg(help = label!(flag_member_name))]
    pub(crate) name: String,
    /// What opens it
    #[command(flatten)]
    pub identity: IdentityArgs,
    /// The copy before
    #[command(flatten)]
    pub backup: BackupArgs,
}

/// Lists, adds or removes members.
///
/// # Errors
///
/// [`CliError`]; the workspace is as it was then.
pub fn member(common: &Common, command: &MemberCommand) -> Result<(), CliError> {
    match command {
        MemberCommand::List(identity) => list(common, identity),
        MemberCommand::Add(what) => add(common, what),
        MemberCommand::Remove(what) => {
            let of = files_of(common)?;
            let identities = what.identity.keys()?;
            let key = of.key(&identities)?;
            if of.would_lock_out(&key, &identities, &what.name)? {
                let question = say!(command_member_remove_self { name: &what.name });
                what.backup.ask(question.as_str())?;
            }
            rekey_without(common, &of, &key, Some(&what.name), &what.backup)
        }
        MemberCommand::Accept(what) => accept(common, what),
    }
}

fn list(common: &Common, identity: &IdentityArgs) -> Result<(), CliError> {
    let (of, key) = opened(common, identity)?;
    let members = of.members(&key)?;
    let mut out = Out::new(style(common, &settings()?));
    if common.json {
        let value = |one: &WorkspaceMember| {
            let WorkspaceMember { name, access, key } = one;
            json!({ "name": name, "by": access.word(), "key": key })
        };
        out.json(&members.list().iter().map(value).collect())?;
        return Ok(out.finish()?);
    }
    for one in members.list() {
        let by = match one.access {
            Access::Key => label!(command_member_by_key),
            Access::Passphrase => label!(command_member_by_passphrase),
            Access::Paper => label!(command_member_by_paper),
        };
        let (name, key) = (&one.name, &one.key);
        out.line(&display_safe(&format!("{name}  {by}  {key}")))?;
    }
    Ok(out.finish()?)
}

/// Takes key files over that were replaced since the workspace was opened last, once somebody says that they are right.
fn accept(common: &Common, what: &MemberAcceptArgs) -> Result<(), CliError> {
    let of = files_of(common)?;
    let mut out = Out::new(style(common, &settings()?));
    let key = match of.has_keys()? {
        true => Some(of.key_as_it_lies(&what.identity.keys()?)?),
        false => None,
    };
    if let Some(key) = &key {
        for one in of.members(key)?.list() {
            out.line(&display_safe(&format!("{}  {}", one.name, one.key)))?;
        }
        out.finish()?;
    }
    if !what.yes {
        let question = match &key {
            Some(_) => label!(command_member_accept_ask),
            None => label!(command_member_accept_clear),
        };
        agree(question, label!(command_member_not_accepted))?;
    }
    match &key {
        Some(key) => of.note_keys(key),
        None => of.forget_known_keys(),
    }
    if !common.quiet {
        out.line(&say!(command_member_accepted))?;
    }
    Ok(out.finish()?)
}

fn add(common: &Common, what: &MemberAddArgs) -> Result<(), CliError> {
    let (of, key) = opened(common, &what.identity)?;
    let paper = what.paper.then(PaperKey::generate);
    let joining = match (&what.key, &paper) {
        (Some(key), _) => members_with_key(&what.name, key)?
            .into_iter()
            .map(NewMember::Key)
            .collect(),
        (None, Some(paper)) => vec![NewMember::Key(paper.member(&what.name))],
        (None, None) => vec![with_passphrase(&what.name, &what.work)?],
    };
    let mut out = Out::new(style(common, &settings()?));
    if let Some(paper) = &paper {
        print_paper(&mut out, paper)?;
        out.finish()?;
    }
    of.add_members(&key, joining)?;
    if !common.quiet {
        out.line(&say!(command_member_added { name: &what.name }))?;
    }
    Ok(out.finish()?)
}

//! `lastseen seal`, `unseal` and `rekey`: a whole workspace in another form.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use age::secrecy::ExposeSecret;
use clap::Args;

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::cli::args::Common;
use crate::cli::command_context::{files_of, settings, style};
use crate::cli::encryption_args::{IdentityArgs, asked_twice};
use crate::cli::output::caught_signals::CaughtSignals;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::cli::output::progress::ProgressLine;
use crate::cli::output::question::answer_to;
use crate::storage::encryption::key_files::members::{Access, WorkspaceMember};
use crate::storage::encryption::key_files::paper_key::PaperKey;
use crate::storage::encryption::recipients::Recipients;
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::git::transfer::is_inside;
use crate::storage::migration::copied::MigrationStep;
use crate::storage::migration::prepared::{NewMember, PreparedMigration};
use crate::storage::workspace::Workspace;
use crate::storage::workspace::workspace_files::WorkspaceFiles;
use crate::text::catalogue::{label, say};
use crate::text::safe::display_safe;

/// `lastseen seal`
#[derive(Clone, Debug, Args)]
pub struct SealArgs {
    #[arg(long, num_args = 2, value_names = ["NAME", "KEY|FILE"], help = label!(flag_seal_member))]
    pub(crate) member: Vec<String>,
    #[arg(long, value_name = "NAME", help = label!(flag_seal_passphrase))]
    pub(crate) passphrase: Vec<String>,
    /// What a guess costs
    #[command(flatten)]
    pub work: WorkArgs,
    #[arg(long, help = label!(flag_seal_no_paper))]
    pub(crate) no_paper: bool,
    /// The copy before
    #[command(flatten)]
    pub backup: BackupArgs,
}

/// What one guess of a passphrase costs.
#[derive(Clone, Debug, Args)]
pub struct WorkArgs {
    #[arg(long, value_name = "N", default_value_t = 18, value_parser = clap::value_parser!(u8).range(14..=20), help = label!(flag_seal_work))]
    pub(crate) work: u8,
}

/// The copy that is written before everything is.
#[derive(Clone, Debug, Args)]
pub struct BackupArgs {
    #[arg(long, value_name = "FILE", help = label!(flag_seal_backup))]
    pub(crate) backup: Option<PathBuf>,
    #[arg(long, help = label!(flag_seal_yes))]
    pub(crate) yes: bool,
}

/// `lastseen unseal` and `lastseen rekey`
#[derive(Clone, Debug, Args)]
pub struct ResealArgs {
    /// What opens it
    #[command(flatten)]
    pub identity: IdentityArgs,
    /// The copy before
    #[command(flatten)]
    pub backup: BackupArgs,
}

impl BackupArgs {
    /// Where the copy goes: beside the workspace, unless somebody says otherwise.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::BackupInside`]: a copy in the workspace would be sealed with it.
    fn path(&self, files: &WorkspaceFiles) -> Result<PathBuf, Failure> {
        let named = self.backup.clone();
        let path = named.unwrap_or_else(|| files.usual_backup());
        if is_inside(&path, files.root()) || files.is_mounted_around(&path) {
            return Err(Failure::Encryption {
                place: path.display().to_string(),
                why: EncryptionError::BackupInside,
            });
        }
        Ok(path)
    }

    /// Asks for a yes.
    ///
    /// # Errors
    ///
    /// [`CliError::Refused`] for any other answer, or if nobody can be asked.
    pub(super) fn ask(&self, question: &str) -> Result<(), CliError> {
        self.must_be_answerable()?;
        self.ask_or(question, label!(command_nothing_was_changed))
    }

    /// As [`BackupArgs::ask`], with what is said to any other answer.
    fn ask_or(&self, question: &str, unanswered: &str) -> Result<(), CliError> {
        if self.yes || answer_to(question, unanswered)?.trim() == "yes" {
            return Ok(());
        }
        Err(CliError::refused(unanswered))
    }

    /// Refuses what needs a yes where nobody can give it, before anything is written.
    fn must_be_answerable(&self) -> Result<(), CliError> {
        match self.yes || io::stdin().is_terminal() {
            true => Ok(()),
            false => Err(CliError::refused(label!(command_seal_needs_yes))),
        }
    }
}

/// Seals a workspace.
///
/// # Errors
///
/// [`CliError`]; the workspace is as it was then.
pub fn seal(common: &Common, what: &SealArgs) -> Result<(), CliError> {
    let of = files_of(common)?;
    of.must_be_clear()?;
    let mut joining = Vec::new();
    for pair in what.member.chunks(2) {
        if let [name, key] = pair {
            joining.extend(members_with_key(name, key)?.into_iter().map(NewMember::Key));
        }
    }
    for name in &what.passphrase {
        joining.push(with_passphrase(name, &what.work)?);
    }
    let paper = (!what.no_paper).then(PaperKey::generate);
    if joining.is_empty() {
        return Err(CliError::usage(label!(command_seal_needs_member)));
    }
    if paper.is_some() {
        what.backup.must_be_answerable()?;
    }
    let backup = what.backup.path(&of)?;
    let name = label!(command_paper_member);
    joining.extend(
        paper
            .as_ref()
            .map(|paper| NewMember::Key(paper.member(name))),
    );
    let caught = CaughtSignals::begin()?;
    let prepared = prepared(common, &caught, |told| of.seal(joining, &backup, told))?;
    let mut out = Out::new(style(common, &settings()?));
    if let Some(paper) = &paper {
        print_paper(&mut out, paper)?;
        out.finish()?;
        let path = backup.display();
        let unanswered = say!(command_seal_copy_stays { path });
        let question = label!(command_seal_written_down);
        what.backup.ask_or(question, &unanswered)?;
    }
    let files = prepared.files();
    Workspace::forget_notes(&of);
    let saved = prepared.exchange()?;
    let path = backup.display();
    if !common.quiet {
        out.line(&say!(command_seal_done { files, path }))?;
        out.line(&say!(command_seal_not_taken_back))?;
    }
    if let Some(path) = saved.first() {
        let count = saved.len();
        out.line(&say!(command_seal_saved_meanwhile { count, path }))?;
    }
    Ok(out.finish()?)
}

/// Unseals a workspace.
///
/// # Errors
///
/// As [`seal`].
pub fn unseal(common: &Common, what: &ResealArgs) -> Result<(), CliError> {
    let (of, key) = opened(common, &what.identity)?;
    let backup = what.backup.path(&of)?;
    what.backup.ask(label!(command_unseal_sure))?;
    // Until all is exchanged: texts in the clear would stay.
    let caught = CaughtSignals::begin()?;
    let prepared = prepared(common, &caught, |told| of.unseal(&key, &backup, told))?;
    let (files, left) = (prepared.files(), prepared.left());
    prepared.exchange()?;
    let mut out = Out::new(style(common, &settings()?));
    if !common.quiet {
        let path = backup.display();
        out.line(&say!(command_unseal_done { files, path }))?;
    }
    tell_left(&mut out, &left)?;
    Ok(out.finish()?)
}

/// Gives a sealed workspace a new key.
///
/// # Errors
///
/// As [`seal`].
pub fn rekey(common: &Common, what: &ResealArgs) -> Result<(), CliError> {
    let (of, key) = opened(common, &what.identity)?;
    rekey_without(common, &of, &key, None, &what.backup)
}

/// Gives a sealed workspace a new key, for its members without the one of the name `leaving`, and says what that cannot
/// take back.
///
/// # Errors
///
/// As [`seal`].
pub fn rekey_without(
    common: &Common,
    of: &WorkspaceFiles,
    key: &WorkspaceKey,
    leaving: Option<&str>,
    backup: &BackupArgs,
) -> Result<(), CliError> {
    let path = backup.path(of)?;
    // Until all is exchanged: texts in the clear would stay.
    let caught = CaughtSignals::begin()?;
    let prepared = prepared(common, &caught, |told| of.rekey(key, leaving, &path, told))?;
    let (files, left) = (prepared.files(), prepared.left());
    prepared.exchange()?;
    let mut out = Out::new(style(common, &settings()?));
    tell_left(&mut out, &left)?;
    if !common.quiet {
        let path = path.display();
        out.line(&say!(command_rekey_done { files, path }))?;
        out.line(&say!(command_rekey_not_taken_back))?;
    }
    Ok(out.finish()?)
}

/// A sealed workspace and its key.
///
/// # Errors
///
/// [`Failure::Encryption`] if it is not sealed, or no key opens it.
pub fn opened(
    common: &Common,
    identity: &IdentityArgs,
) -> Result<(WorkspaceFiles, WorkspaceKey), CliError> {
    let of = files_of(common)?;
    let key = of.key(&identity.keys()?)?;
    Ok((of, key))
}

/// The members that a key, or a file of keys, makes.
///
/// # Errors
///
/// Those of [`Recipients::read`].
pub fn members_with_key(name: &str, key: &str) -> Result<Vec<WorkspaceMember>, Failure> {
    let keys = Recipients::read(&[key.to_owned()])?;
    let member = |key| WorkspaceMember {
        name: name.to_owned(),
        access: Access::Key,
        key,
    };
    Ok(keys.texts().into_iter().map(member).collect())
}

/// A member with a passphrase, which is asked for twice.
///
/// # Errors
///
/// [`CliError::Refused`] if it is too short, is typed in two ways, or cannot be asked for.
pub fn with_passphrase(name: &str, work: &WorkArgs) -> Result<NewMember, CliError> {
    Ok(NewMember::Passphrase {
        name: name.to_owned(),
        passphrase: asked_twice(name)?,
        work: work.work,
    })
}

/// Prints a paper key, and how it is used.
///
/// # Errors
///
/// [`CliError::Output`]: a key that nobody read must not become the only one.
pub fn print_paper(out: &mut Out, paper: &PaperKey) -> Result<(), CliError> {
    out.line(&say!(command_paper_key))?;
    for row in paper.rows() {
        out.line(&display_safe(&format!("  {}", row.expose_secret())))?;
    }
    out.line(&say!(command_paper_back))?;
    Ok(())
}

/// Says what stayed as it was.
fn tell_left(out: &mut Out, left: &[String]) -> Result<(), CliError> {
    if let Some(path) = left.first() {
        let count = left.len();
        out.line(&say!(command_seal_left { count, path }))?;
    }
    Ok(())
}

/// What `prepare` gives, its progress told meanwhile. Ctrl-C stops it; then nothing of it stays.
fn prepared(
    common: &Common,
    caught: &CaughtSignals,
    prepare: impl FnOnce(&dyn Fn(MigrationStep) -> bool) -> Result<PreparedMigration, Failure>,
) -> Result<PreparedMigration, CliError> {
    let line = ProgressLine::new(common.quiet);
    let prepared = prepare(&|step| {
        tell_step(&line, step);
        !caught.came()
    });
    line.clear();
    match caught.came() {
        true => Err(CliError::Interrupted(vec![display_safe(label!(
            command_nothing_was_changed
        ))])),
        false => Ok(prepared?),
    }
}

fn tell_step(line: &ProgressLine, step: MigrationStep) {
    match step {
        MigrationStep::Written(done, all) => {
            line.tell(done, all, |percent| say!(command_seal_writing { percent }));
        }
        MigrationStep::Tested(done, all) => {
            line.tell(done, all, |percent| say!(command_seal_testing { percent }));
        }
    }
}

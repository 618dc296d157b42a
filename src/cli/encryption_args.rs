//! The arguments of encryption: for whom something goes out, and by which key something that came in is opened.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use age::secrecy::{ExposeSecret, SecretString};
use clap::Args;
use zeroize::Zeroizing;

use crate::casebook::change::encrypted_file::is_named_encrypted;
use crate::casebook::change::recipient_name::RecipientName;
use crate::casebook::errors::failure::Failure;
use crate::cli::output::cli_error::CliError;
use crate::config::{Config, Paths};
use crate::storage::encryption::identities::{Identities, IdentitySources};
use crate::storage::encryption::recipients::Recipients;
use crate::text::catalogue::{label, listed, safes, say};
use crate::text::safe::Safe;

/// For whom something goes out.
#[derive(Clone, Debug, Default, Args)]
pub struct RecipientArgs {
    #[arg(long, value_name = "RECIPIENT", help = label!(flag_to))]
    pub(crate) to: Option<String>,
    /// The keys
    #[command(flatten)]
    pub keys: EncryptToArgs,
    #[arg(long, conflicts_with = "encrypt_to", help = label!(flag_in_the_clear))]
    pub(crate) in_the_clear: bool,
}

/// To which keys something is encrypted.
#[derive(Clone, Debug, Default, Args)]
pub struct EncryptToArgs {
    #[arg(long, value_name = "KEY|FILE", help = label!(flag_encrypt_to))]
    pub(crate) encrypt_to: Vec<String>,
}

impl RecipientArgs {
    /// Refuses what cannot be encrypted, before anything is asked or read.
    ///
    /// # Errors
    ///
    /// As [`Self::name`] and [`EncryptToArgs::read`].
    pub fn check(&self, output: Option<&Path>) -> Result<(), CliError> {
        self.name()?;
        if output.is_some_and(is_named_encrypted) && self.keys.encrypt_to.is_empty() {
            return Err(CliError::usage(label!(encryption_age_of_no_key)));
        }
        self.keys.read(output).map(drop)
    }

    /// For whom it is, as the log has it.
    ///
    /// # Errors
    ///
    /// [`CliError::Usage`] for a key or a file of keys: whoever types one wants it encrypted, and this would not.
    pub fn name(&self) -> Result<RecipientName, CliError> {
        let typed = self.to.as_deref().unwrap_or_default();
        let name = RecipientName::new(typed).filter(|_| !Path::new(typed).is_file());
        name.ok_or_else(|| CliError::usage(label!(encryption_to_is_a_name)))
    }
}

impl EncryptToArgs {
    /// The keys that it is encrypted to; `None` if it goes out in the clear.
    ///
    /// # Errors
    ///
    /// [`CliError::Usage`] if it does not go to a file, and those of [`Recipients::read`].
    pub fn read(&self, output: Option<&Path>) -> Result<Option<Recipients>, CliError> {
        if self.encrypt_to.is_empty() {
            return Ok(None);
        }
        if output.is_none() {
            return Err(CliError::usage(label!(encryption_needs_a_file)));
        }
        Ok(Some(Recipients::read(&self.encrypt_to)?))
    }
}

/// By which key something that came in is opened.
#[derive(Clone, Debug, Default, Args)]
pub struct IdentityArgs {
    #[arg(long, global = true, value_name = "FILE", help = label!(flag_identity))]
    pub(crate) identity: Vec<PathBuf>,
    #[arg(long, global = true, value_name = "N", help = label!(flag_identity_fd))]
    pub(crate) identity_fd: Option<u32>,
}

impl IdentityArgs {
    /// The secret keys.
    ///
    /// # Errors
    ///
    /// Those of [`Identities::read`].
    pub fn keys(&self) -> Result<Identities, Failure> {
        Identities::read(&self.sources(), asked_passphrase)
    }

    /// Where they are.
    #[must_use]
    pub fn sources(&self) -> IdentitySources {
        IdentitySources {
            files: self.identity.clone(),
            descriptor: self.identity_fd,
            variable: std::env::var_os("LASTSEEN_IDENTITY"),
            configured: configured_identity(),
        }
    }
}

/// The file that the user's settings name. Settings that cannot be read are told wherever they are needed.
fn configured_identity() -> Option<PathBuf> {
    let paths = Paths::of_user()?;
    Config::read(&paths.config_file()).ok()?.identity
}

/// The prints of the keys, as the log has them.
#[must_use]
pub fn prints(keys: Option<&Recipients>) -> Vec<String> {
    keys.map(Recipients::fingerprints).unwrap_or_default()
}

/// To whom a file is encrypted, so that somebody who named the wrong key sees it.
#[must_use]
pub fn encrypted_to(keys: &Recipients) -> Safe {
    let prints = keys.fingerprints();
    say!(encryption_done {
        count: prints.len(),
        keys: listed(&safes(&prints))
    })
}

/// What somebody has typed before anything was asked.
static TYPED: Mutex<Option<SecretString>> = Mutex::new(None);

/// Offers what was typed at a locked screen to whoever asks for a passphrase next; nothing takes back what was offered.
pub fn offer_passphrase(typed: Option<SecretString>) {
    *TYPED.lock().unwrap_or_else(PoisonError::into_inner) = typed;
}

/// Asks on the terminal, which shows nothing of what is typed.
#[must_use]
pub fn asked_passphrase(path: &Path) -> Option<SecretString> {
    let typed = TYPED.lock().unwrap_or_else(PoisonError::into_inner).take();
    if typed.is_some() {
        return typed;
    }
    let question = say!(encryption_passphrase_of {
        path: path.display()
    });
    let typed = rpassword::prompt_password(format!("{} ", question.as_str().trim_end()));
    typed.ok().map(secret)
}

/// A secret of just these letters: one that is made shorter would leave the longer one behind.
fn secret(typed: String) -> SecretString {
    SecretString::from(Zeroizing::new(typed).as_str())
}

/// The fewest letters of a passphrase: less is guessed, whatever a guess costs.
const SHORTEST: usize = 12;

/// Asks for a new passphrase, twice.
///
/// # Errors
///
/// [`CliError::Refused`] if it is too short or typed in two ways, or there is no terminal.
pub fn asked_twice(name: &str) -> Result<SecretString, CliError> {
    let ask = |question: &Safe| {
        let typed = rpassword::prompt_password(format!("{} ", question.as_str().trim_end()));
        let typed = typed.map(secret);
        typed.map_err(|_| CliError::refused(label!(command_passphrase_unasked)))
    };
    let first = ask(&say!(command_passphrase_new { name }))?;
    if first.expose_secret().chars().count() < SHORTEST {
        return Err(CliError::refused(label!(command_passphrase_short)));
    }
    let second = ask(&say!(command_passphrase_again))?;
    match first.expose_secret() == second.expose_secret() {
        true => Ok(first),
        false => Err(CliError::refused(label!(command_passphrase_differs))),
    }
}

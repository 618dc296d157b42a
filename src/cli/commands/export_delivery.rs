//! The delivery of an export: to a new file or to standard output, with its line in the log.
//!
//! The line in the log comes before the file gets its name: there may be a line without a file, never a
//! file that no line tells of.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::app::export::names_somebody;
use crate::app::export::write_progress::WriteProgress;
use crate::casebook::book::Book;
use crate::casebook::change::encrypted_file::ENDING;
use crate::casebook::change::exported::{ExportScope, Exported};
use crate::casebook::errors::export_failure::ExportFailure;
use crate::casebook::errors::failure::Failure;
use crate::cli::args::Common;
use crate::cli::encryption_args::{RecipientArgs, encrypted_to, prints};
use crate::cli::export_args::ExportArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::{Out, tell};
use crate::cli::output::progress::ProgressLine;
use crate::cli::output::question::{agree, can_ask};
use crate::exchange::export::export_form::ExportForm;
use crate::storage::digest::DigestWriter;
use crate::storage::export_file::{export_path, export_to_file};
use crate::text::catalogue::{label, say};
use crate::text::safe::Safe;

/// Where something goes out to, and what the log says of it.
pub struct Delivery<'a> {
    /// The flags that every command takes.
    pub common: &'a Common,
    /// The file or folder; standard output if there is none.
    pub output: Option<&'a Path>,
    /// How much goes out.
    pub scope: ExportScope,
    /// The word of its form.
    pub form: &'a str,
    /// How the name of its file ends.
    pub ending: &'a str,
    /// For whom it is, and to which keys it is encrypted.
    pub recipient: &'a RecipientArgs,
    /// The query as it was typed.
    pub query: String,
    /// Whether it comes from a sealed workspace.
    pub is_from_sealed: bool,
}

/// Writes everything, twice if it goes to standard output, and gives the number of records.
pub type Producer<'w> =
    dyn FnMut(&mut dyn Write, &WriteProgress<'_>) -> Result<usize, ExportFailure> + 'w;

impl<'a> Delivery<'a> {
    /// The delivery of an export.
    #[must_use]
    pub fn of(
        what: &'a ExportArgs,
        common: &'a Common,
        scope: ExportScope,
        query: String,
        is_from_sealed: bool,
    ) -> Self {
        Self {
            common,
            output: what.output.as_deref(),
            scope,
            form: what.word.word(),
            ending: what.word.ending(),
            recipient: &what.recipient,
            query,
            is_from_sealed,
        }
    }

    /// Writes it, puts its line into the log, and only then lets go of it. Gives the file, if it is one, and the number
    /// of records.
    ///
    /// # Errors
    ///
    /// Whatever writing fails with; there is no file then.
    pub fn run(
        &self,
        out: &mut Out,
        log: &dyn Fn(Exported) -> Result<(), Failure>,
        write: &mut Producer<'_>,
    ) -> Result<Option<(PathBuf, usize)>, CliError> {
        let recipient = self.recipient.name()?;
        let keys = self.recipient.keys.read(self.output)?;
        if self.is_from_sealed && keys.is_none() {
            agree_to_clear(self.recipient.in_the_clear)?;
        }
        let exported = |records, sha256| Exported {
            scope: self.scope,
            form: self.form.to_owned(),
            records,
            sha256,
            encrypted_to: prints(keys.as_ref()),
            recipient: recipient.clone(),
            query: self.query.clone(),
        };
        let line = ProgressLine::new(self.common.quiet);
        let tell = |done, all| line.tell(done, all, |percent| say!(export_progress { percent }));
        let progress = WriteProgress::new(&tell);
        let Some(path) = self.path(keys.is_some())? else {
            if self.ending == ExportForm::Xlsx.ending() && io::stdout().is_terminal() {
                return Err(CliError::usage(label!(export_not_text)));
            }
            out.finish()?;
            // The digest must be in the log before anything is out.
            let mut digest = DigestWriter::new(io::sink());
            let records = write(&mut digest, &progress)?;
            log(exported(records, digest.finish()))?;
            let mut stdout = io::BufWriter::new(io::stdout().lock());
            write(&mut stdout, &progress)?;
            line.clear();
            stdout.flush()?;
            return Ok(None);
        };
        let written = export_to_file(
            &path,
            keys.as_ref(),
            &mut |to| write(to, &progress),
            &mut |records, digest| log(exported(records, digest)),
        );
        line.clear();
        let records = written?;
        if let Some(keys) = keys.filter(|_| !self.common.quiet) {
            out.line(&encrypted_to(&keys))?;
        }
        Ok(Some((path, records)))
    }

    /// Writes it, and tells how many rows are in which file.
    ///
    /// # Errors
    ///
    /// As [`Self::run`].
    pub fn run_and_tell(
        &self,
        out: &mut Out,
        log: &dyn Fn(Exported) -> Result<(), Failure>,
        write: &mut Producer<'_>,
    ) -> Result<(), CliError> {
        if let Some((path, rows)) = self.run(out, log, write)?
            && !self.common.quiet
        {
            let path = path.display();
            out.line(&say!(export_rows { path, rows }))?;
        }
        Ok(out.finish()?)
    }

    /// The file that is meant; in a folder one of a name that tells of nobody.
    fn path(&self, is_encrypted: bool) -> Result<Option<PathBuf>, CliError> {
        let mut ending = self.ending.to_owned();
        if is_encrypted {
            ending = format!("{ending}.{ENDING}");
        }
        let path = self.output;
        let path = path.map(|path| export_path(path, self.scope, &ending));
        Ok(path.transpose()?)
    }
}

/// Makes sure that what leaves a sealed workspace in the clear is meant to: a flag says so, or an answer on the terminal.
///
/// # Errors
///
/// [`CliError::Refused`] if it is not.
pub fn agree_to_clear(is_meant: bool) -> Result<(), CliError> {
    if is_meant {
        return Ok(());
    }
    if !can_ask() {
        return Err(CliError::refused(label!(export_needs_in_the_clear)));
    }
    agree(label!(export_ask_clear), label!(export_nothing))
}

/// Refuses, or only warns if it goes out `anyway`, because of texts that may give away a source that must not be named.
///
/// # Errors
///
/// [`CliError::Refused`].
pub fn names_no_source(found: Vec<Safe>, anyway: bool) -> Result<(), CliError> {
    if found.is_empty() {
        return Ok(());
    }
    if anyway {
        tell(&say!(export_names_sources_anyway));
        found.iter().for_each(tell);
        return Ok(());
    }
    let mut lines = vec![say!(export_names_sources)];
    lines.extend(found);
    lines.push(say!(export_names_sources_way));
    Err(CliError::Refused(lines))
}

/// Refuses a file whose name names one of the people: it is read by whoever sees the folder.
///
/// # Errors
///
/// [`CliError::Refused`].
pub fn names_nobody(book: &Book, output: Option<&Path>) -> Result<(), CliError> {
    match output.filter(|path| !path.is_dir()) {
        Some(path) if names_somebody(book, path) => {
            Err(CliError::refused(label!(export_file_names_somebody)))
        }
        _ => Ok(()),
    }
}

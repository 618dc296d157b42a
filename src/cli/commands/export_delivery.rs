//! The delivery of an export: to a new file or to standard output, with its line in the log.
//!
//! The line in the log comes before the file gets its name: there may be a line without a file, never a
//! file that no line tells of.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::app::export::names_somebody;
use crate::app::export::write_progress::WriteProgress;
use crate::casebook::book::Book;
use crate::casebook::change::exported::{ExportScope, Exported};
use crate::casebook::errors::export_failure::ExportFailure;
use crate::casebook::errors::failure::Failure;
use crate::cli::args::Common;
use crate::cli::export_args::ExportArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::cli::output::progress::ProgressLine;
use crate::exchange::export::export_form::ExportForm;
use crate::storage::digest::DigestWriter;
use crate::storage::export_file::{export_path, export_to_file};
use crate::text::catalogue::{label, say};

/// Where an export goes, and what the log says of it.
pub struct Delivery<'a> {
    /// What was asked for.
    pub what: &'a ExportArgs,
    /// The flags that every command takes.
    pub common: &'a Common,
    /// How much goes out.
    pub scope: ExportScope,
    /// The query as it was typed.
    pub query: String,
}

/// Writes everything, twice if it goes to standard output, and gives the number of records.
pub type Producer<'w> =
    dyn FnMut(&mut dyn Write, &WriteProgress<'_>) -> Result<usize, ExportFailure> + 'w;

impl Delivery<'_> {
    /// Writes the export, puts its line into the log, and only then lets go of it.
    ///
    /// # Errors
    ///
    /// Whatever writing fails with; there is no file then.
    pub fn run(
        &self,
        out: &mut Out,
        log: &dyn Fn(Exported) -> Result<(), Failure>,
        write: &mut Producer<'_>,
    ) -> Result<(), CliError> {
        let line = ProgressLine::new(self.common.quiet);
        let tell = |done, all| line.tell(done, all, |percent| say!(export_progress { percent }));
        let progress = WriteProgress::new(&tell);
        let Some(path) = self.path()? else {
            if self.what.form() == ExportForm::Xlsx && io::stdout().is_terminal() {
                return Err(CliError::usage(label!(export_not_text)));
            }
            out.finish()?;
            // The digest must be in the log before anything is out.
            let mut digest = DigestWriter::new(io::sink());
            let records = write(&mut digest, &progress)?;
            log(self.exported(records, digest.finish()))?;
            let mut stdout = io::BufWriter::new(io::stdout().lock());
            write(&mut stdout, &progress)?;
            line.clear();
            return Ok(stdout.flush()?);
        };
        let written = export_to_file(
            &path,
            &mut |to| write(to, &progress),
            &mut |records, digest| log(self.exported(records, digest)),
        );
        line.clear();
        let records = written?;
        if !self.common.quiet {
            let told = say!(export_rows {
                path: path.display(),
                rows: records
            });
            out.line(&told)?;
        }
        Ok(out.finish()?)
    }

    fn exported(&self, records: usize, sha256: String) -> Exported {
        Exported {
            scope: self.scope,
            form: self.what.form().word().to_owned(),
            records,
            sha256,
            recipient: self.what.to.clone().unwrap_or_default(),
            query: self.query.clone(),
        }
    }

    /// The file that is meant; in a folder one of a name that tells of nobody.
    fn path(&self) -> Result<Option<PathBuf>, CliError> {
        let Some(path) = &self.what.output else {
            return Ok(None);
        };
        Ok(Some(export_path(
            path,
            self.scope,
            self.what.form().ending(),
        )?))
    }
}

/// Refuses a file whose name names one of the people: it is read by whoever sees the folder.
///
/// # Errors
///
/// [`CliError::Refused`].
pub fn names_nobody(book: &Book, output: Option<&Path>) -> Result<(), CliError> {
    let Some(name) = output.and_then(Path::file_name).filter(|_| {
        let is_folder = output.is_some_and(Path::is_dir);
        !is_folder
    }) else {
        return Ok(());
    };
    match names_somebody(book, &name.to_string_lossy()) {
        true => Err(CliError::refused(label!(export_file_names_somebody))),
        false => Ok(()),
    }
}

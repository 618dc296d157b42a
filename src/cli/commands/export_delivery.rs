//! The delivery of an export: to a new file or to standard output, with its line in the log.
//!
//! The line in the log comes before the file gets its name: there may be a line without a file, never a
//! file that no line tells of.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::casebook::book::Book;
use crate::casebook::change::exported::{ExportScope, Exported};
use crate::casebook::public::hidden_names::{HiddenNames, NamesOf};
use crate::cli::args::Common;
use crate::cli::export_args::{ExportArgs, ExportForm};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::cli::output::progress::ProgressLine;
use crate::record::kind::Kind;
use crate::search::resolve::looks_like_id;
use crate::storage::clock;
use crate::storage::digest::DigestWriter;
use crate::storage::outside::{NewFile, not_written};
use crate::storage::random::change_id;
use crate::text::catalogue::{label, say};

/// How many random characters are in the name of a file.
const RANDOM: usize = 8;

/// The query as it is meant: an id, or the beginning of one, of a person stands for that person.
#[must_use]
pub fn by_id(query: &str) -> Cow<'_, str> {
    let typed = query.trim();
    match looks_like_id(typed) && typed.starts_with(Kind::Person.letter()) {
        true => Cow::Owned(format!("id:{typed}")),
        false => Cow::Borrowed(query),
    }
}

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

/// How far a writer is: records done, of so many.
pub struct WriteProgress<'p> {
    line: &'p ProgressLine,
    all: Cell<usize>,
    done: Cell<usize>,
}

impl WriteProgress<'_> {
    /// So many records will be written.
    pub fn of(&self, all: usize) {
        self.all.set(all);
        self.done.set(0);
    }

    /// One more has been written.
    pub fn one(&self) {
        self.done.set(self.done.get() + 1);
        self.line.tell(self.done.get(), self.all.get(), |percent| {
            say!(export_progress { percent })
        });
    }
}

/// Writes everything, twice if it goes to standard output, and gives the number of records.
pub type Producer<'w> =
    dyn FnMut(&mut dyn Write, &WriteProgress<'_>) -> Result<usize, CliError> + 'w;

impl Delivery<'_> {
    /// Writes the export, puts its line into the log, and only then lets go of it.
    ///
    /// # Errors
    ///
    /// Whatever writing fails with; there is no file then.
    pub fn run(
        &self,
        out: &mut Out,
        log: &dyn Fn(Exported) -> Result<(), CliError>,
        write: &mut Producer<'_>,
    ) -> Result<(), CliError> {
        let line = ProgressLine::new(self.common.quiet);
        let progress = WriteProgress {
            line: &line,
            all: Cell::new(0),
            done: Cell::new(0),
        };
        let Some(path) = self.path()? else {
            if self.what.form == ExportForm::Xlsx && io::stdout().is_terminal() {
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
        let mut file = NewFile::create(&path)?;
        let mut digest = DigestWriter::new(&mut file);
        let written = write(&mut digest, &progress);
        line.clear();
        let records = written.map_err(|error| match error {
            CliError::Output(error) => not_written(&path, &error).into(),
            error => error,
        })?;
        let digest = digest.finish();
        let file = file.finish()?;
        log(self.exported(records, digest))?;
        file.place()?;
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
            form: self.what.form.word().to_owned(),
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
        if !path.is_dir() {
            return Ok(Some(path.clone()));
        }
        let name = format!(
            "lastseen-{}-{}-{}.{}",
            self.scope.word(),
            clock::today(),
            &change_id()?.0[..RANDOM],
            self.what.form.ending()
        );
        Ok(Some(path.join(name)))
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
    let people = book.people().iter();
    let names: Vec<NamesOf> = people
        .map(|(_, person)| NamesOf::of(person, false))
        .collect();
    let hidden = HiddenNames::of(&names, &|id| book.stands_for(id));
    match hidden.are_in(&name.to_string_lossy()) {
        true => Err(CliError::refused(label!(export_file_names_somebody))),
        false => Ok(()),
    }
}

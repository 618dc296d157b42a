//! Why a command did not do what it should, with the exit code and the lines for standard error.

use std::io;
use std::path::Path;

use crate::casebook::errors::export_failure::ExportFailure;
use crate::casebook::errors::failure::Failure;
use crate::text::catalogue::say;
use crate::text::errors::failure;
use crate::text::safe::{Safe, display_safe};

/// Why a command did not do what it should.
#[derive(Debug)]
pub enum CliError {
    /// Something could not be done.
    Failure(Failure),
    /// The last change could not be taken back.
    Blocked(Failure),
    /// The command does not make sense as it stands; the first line says why.
    Usage(Vec<Safe>),
    /// The command makes sense but is refused; the first line says why.
    Refused(Vec<Safe>),
    /// Everything was answered, but from less than there is: some files could not be read. The lines say how
    /// many.
    Partial(Vec<Safe>),
    /// Ctrl-C at a question. The lines say what that means.
    Interrupted(Vec<Safe>),
    /// Something was found, and all of it has been printed.
    Found,
    /// Changes of somebody else came in, and all of it has been told.
    Merged,
    /// People must decide about what both sides changed, and all of it has been told.
    Undecided,
    /// Nobody reads what is printed, or it cannot be written.
    Output(io::Error),
}

impl CliError {
    /// Refused, with one line.
    #[must_use]
    pub fn refused(text: &str) -> Self {
        Self::Refused(vec![display_safe(text)])
    }

    /// Wrong usage, with one line.
    #[must_use]
    pub fn usage(text: &str) -> Self {
        Self::Usage(vec![display_safe(text)])
    }

    /// A folder in front of a command is no flag; guessing what was meant might write to the wrong place.
    #[must_use]
    pub fn folder_before_command(folder: &Path) -> Self {
        let folder = folder.display().to_string();
        Self::Usage(vec![say!(command_folder_in_front { folder })])
    }

    /// The exit code: 1 could not be done, 2 wrong usage, 3 somebody else changed the same thing, 4 answered,
    /// but some files could not be read, 5 changes came in, 130 Ctrl-C at a question, as a shell tells it of a program that ends by it.
    /// A reader that went away is no error.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Partial(_) => 4,
            Self::Merged => 5,
            Self::Undecided => 3,
            Self::Interrupted(_) => 130,
            Self::Failure(
                Failure::Conflicts(_)
                | Failure::QueryChanged { .. }
                | Failure::AddedMeanwhile { .. },
            )
            | Self::Blocked(Failure::Conflicts(_) | Failure::QueryChanged { .. }) => 3,
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Failure(_)
            | Self::Blocked(_)
            | Self::Refused(_)
            | Self::Found
            | Self::Output(_) => 1,
        }
    }

    /// The lines for standard error; none if everything has been said.
    #[must_use]
    pub fn lines(&self) -> Vec<Safe> {
        match self {
            Self::Failure(failure) => failure::lines(failure),
            Self::Blocked(failure) => {
                let mut lines = failure::lines(failure);
                lines.extend(failure::way_past(failure));
                lines
            }
            Self::Usage(lines)
            | Self::Refused(lines)
            | Self::Partial(lines)
            | Self::Interrupted(lines) => lines.clone(),
            Self::Found | Self::Merged | Self::Undecided => Vec::new(),
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Vec::new(),
            Self::Output(error) => vec![say!(command_cannot_print { error })],
        }
    }
}

impl From<ExportFailure> for CliError {
    fn from(failure: ExportFailure) -> Self {
        match failure {
            ExportFailure::Output(error) => error.into(),
            ExportFailure::Failed(failure) => failure.into(),
        }
    }
}

impl From<Failure> for CliError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

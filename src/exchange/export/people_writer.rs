//! People in the forms of other systems, written one by one.

use std::io::{self, Write};

use jiff::Timestamp;

use crate::exchange::export::ftm_writer::{write_ftm_person, write_ftm_source};
use crate::exchange::export::outgoing_person::OutgoingPerson;
use crate::exchange::export::pfif_writer::PfifWriter;
use crate::exchange::export::table_writer::{TableForm, TableWriter};
use crate::exchange::export::uwazi_writer::{UWAZI_HEADER, uwazi_row};
use crate::record::source::Source;

/// The form of another system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleForm {
    /// Entities of FollowTheMoney.
    Ftm,
    /// The People Finder Interchange Format.
    Pfif,
    /// The table that Uwazi imports.
    Uwazi,
}

/// Writes people, and for a system that has entities of their own the sources; gives the number of what was
/// written. `now` is the moment of the export.
///
/// # Errors
///
/// The system's.
pub fn write_people<'s>(
    form: PeopleForm,
    people: impl Iterator<Item = OutgoingPerson>,
    sources: impl Iterator<Item = &'s Source>,
    now: Timestamp,
    to: &mut dyn Write,
) -> io::Result<usize> {
    let mut written = 0;
    match form {
        PeopleForm::Ftm => {
            for person in people {
                written += write_ftm_person(to, &person)?;
            }
            for source in sources {
                write_ftm_source(to, source)?;
                written += 1;
            }
        }
        PeopleForm::Pfif => {
            let mut pfif = PfifWriter::begin(to, now)?;
            for person in people {
                written += usize::from(pfif.person(&person)?);
            }
            pfif.finish()?;
        }
        PeopleForm::Uwazi => {
            let header = UWAZI_HEADER.map(str::to_owned).to_vec();
            let mut table = TableWriter::begin(TableForm::Csv, header, to)?;
            for person in people {
                table.row(&uwazi_row(&person))?;
                written += 1;
            }
            table.finish()?;
        }
    }
    Ok(written)
}

//! `lastseen export --public`: what may be shown to anybody. It gets no book, and what it writes comes
//! from types that can hold nothing else.

use crate::app::export::public_export::{PublicExport, by_id, people_among};
use crate::casebook::change::exported::ExportScope;
use crate::cli::args::Common;
use crate::cli::commands::export_delivery::{Delivery, names_nobody};
use crate::cli::commands::list::query_text;
use crate::cli::commands::public::PublicDesk;
use crate::cli::export_args::ExportArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::Out;
use crate::record::kind::Kind;
use crate::storage::clock;
use crate::text::catalogue::label;

/// Exports what may be shown to anybody of the people who are looked for.
///
/// # Errors
///
/// [`CliError::Usage`] for a query about something that is not public, and whatever writing fails with.
pub fn export_public(common: &Common, what: &ExportArgs) -> Result<(), CliError> {
    if what.entries {
        return Err(CliError::usage(label!(export_entries_not_public)));
    }
    let query = query_text(&what.query)?;
    let (desk, log) =
        PublicDesk::open_to_export(common, |book| names_nobody(book, what.output.as_deref()))?;
    let mut out = Out::new(desk.out.style);
    let case = desk.case_called(&query);
    let found = match &case {
        Some(case) => desk.people_of(case),
        None => desk.asked(&by_id(&query), Kind::Person)?,
    };
    let mut people = people_among(&found);
    people.truncate(common.limit.unwrap_or(usize::MAX));
    let delivery = Delivery::of(what, common, ExportScope::Public, query, log.is_of_sealed());
    let put = |exported| log.put(exported);
    let export = PublicExport {
        people: &people,
        case: case.as_ref(),
        form: what.word,
        today: clock::today(),
        now: clock::now(),
    };
    delivery.run_and_tell(&mut out, &put, &mut |to, progress| {
        export.write(to, progress)
    })?;
    desk.partial.map_or(Ok(()), Err)
}

//! `lastseen attach`: a copy of a file for a source.

use std::path::Path;

use crate::cli::args::Attach;
use crate::cli::json;
use crate::cli::open::Desk;
use crate::cli::trouble::Trouble;
use crate::cli::whom::{Assumed, find_to_write};
use crate::record::kind::Kind;
use crate::search::resolve::Precision;
use crate::storage::attach::copy_path;
use crate::storage::attachments::Attached;
use crate::words::counts;
use crate::words::safe::display_safe;

/// Attaches a copy of a file to a source, and says where the copy lies.
///
/// # Errors
///
/// [`Trouble`] where no source fits or the file cannot be attached.
pub fn attach(mut desk: Desk, what: &Attach) -> Result<(), Trouble> {
    let mut assumed = Assumed::default();
    let source = find_to_write(
        &desk,
        &[Kind::Source],
        &what.source,
        Precision::Write,
        &mut assumed,
    )?;
    let title = desk.book.title_of(source).unwrap_or_default().to_owned();
    let name = what.file.file_name().unwrap_or_default().to_string_lossy();
    let why = what
        .why
        .clone()
        .unwrap_or_else(|| format!("{title}: {name} attached"));
    assumed.ask(&desk.book, &why, what.yes)?;
    let attached = desk.workspace.attach(source, Path::new(&what.file), why)?;
    let put_back = match attached {
        Attached::Linked(committed) => {
            for loaded in committed
                .reread
                .into_iter()
                .filter_map(|(_, loaded)| loaded)
            {
                desk.book.put(loaded);
            }
            None
        }
        Attached::PutBack(copy) => Some(copy),
    };
    if desk.common.json {
        let value = json::record(&desk.book, source);
        desk.out.json(&value)?;
    } else if desk.common.quiet {
        // Nothing but results is asked for, and an error there is none.
    } else if let Some(copy) = put_back {
        let told = format!("{source}  {copy}  put back as it was");
        desk.out.line(&display_safe(&told))?;
    } else {
        let files = desk.book.sources().get(source).map(|one| &one.files);
        if let Some(file) = files.and_then(|files| files.last()) {
            let bytes = counts::grouped(file.bytes);
            let copy = copy_path(&file.sha256, &file.name);
            desk.out
                .line(&display_safe(&format!("{source}  {copy}  {bytes} bytes")))?;
        }
    }
    Ok(desk.out.finish()?)
}

//! Looking at all records' files without opening them.

use rayon::slice::ParallelSliceMut;

use crate::casebook::errors::problem::Problem;
use crate::record::kind::Kind;
use crate::storage::fs::Fs;
use crate::storage::load::{id_of, unrecognized_files};
use crate::storage::snapshot::SweptFile;
use crate::storage::snapshot::index_footer::remove_stale;
use crate::storage::snapshot::stored_records::StoredRecords;
use crate::storage::watch::unrecognized::unrecognized_file;

/// What all files are like.
pub struct Sweep {
    /// The records' files, in the order of the ids.
    pub files: Vec<SweptFile>,
    /// What is wrong with other files.
    pub problems: Vec<Problem>,
}

impl Sweep {
    /// Looks at all files; `None` where they cannot be told from one another by looking, or a folder is not to be
    /// seen.
    #[must_use]
    pub fn of(fs: &dyn Fs) -> Option<Self> {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for kind in Kind::ALL {
            let folder = kind.folder();
            let swept = match fs.sweep(folder) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                swept => swept.ok()?,
            };
            for one in swept {
                let name = one.name.to_string_lossy();
                match id_of(kind, &name) {
                    Ok(id) => files.extend(id.map(|id| SweptFile {
                        id,
                        stamp: one.stamp,
                        changed: one.changed,
                    })),
                    Err(reason) => {
                        let path = format!("{folder}/{name}");
                        problems.push(unrecognized_file(fs, &path, reason));
                    }
                }
            }
        }
        problems.extend(unrecognized_files(fs));
        files.par_sort_unstable_by_key(|file| file.id);
        Some(Self { files, problems })
    }
}

/// Opens this account's snapshot and looks at all files meanwhile. `None` if there is no snapshot, or anything about it is
/// doubtful.
#[must_use]
pub fn open_and_sweep(fs: &dyn Fs) -> Option<(StoredRecords, Option<Sweep>)> {
    if !StoredRecords::may_be_there(fs) {
        remove_stale(fs, None);
        return None;
    }
    let (sweep, stored) = rayon::join(|| Sweep::of(fs), || StoredRecords::open(fs));
    Some((stored?, sweep))
}

//! Permissions: whether the folders on the way to a workspace let every account of the machine in.

use std::path::Path;

use rustix::fs::Mode;

/// Whether every account of this machine may enter the workspace at `root`, as far as the folders on
/// the way to it say so: whoever is kept out by one of them need not be kept out by the others.
#[must_use]
pub fn is_open_to_all(root: &Path) -> bool {
    let can_enter = |folder: &Path| {
        rustix::fs::stat(folder)
            .is_ok_and(|stat| Mode::from_raw_mode(stat.st_mode).contains(Mode::XOTH))
    };
    root.canonicalize()
        .is_ok_and(|root| root.ancestors().all(can_enter))
}

//! Looking at all that lies in a folder: while one processor reads the names, the others look at those that were read.

use std::collections::BTreeMap;
use std::ffi::{CStr, OsStr};
use std::fs::File;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::sync::{Mutex, PoisonError};

use rustix::fs::{AtFlags, Dir, Stat};
use rustix::io::Errno;

use crate::storage::fs::Swept;
use crate::storage::watch::stamp::{last_change, of_stat};

/// How many names one processor takes at a time.
const SHARE: usize = 1_024;

/// Some names, each with a zero byte behind it.
#[derive(Default)]
struct Names {
    bytes: Vec<u8>,
    count: usize,
}

impl Names {
    fn push(&mut self, name: &CStr) {
        self.bytes.extend_from_slice(name.to_bytes_with_nul());
        self.count += 1;
    }

    fn each(&self) -> impl Iterator<Item = &CStr> {
        let names = self.bytes.split_inclusive(|byte| *byte == 0);
        names.filter_map(|name| CStr::from_bytes_with_nul(name).ok())
    }
}

/// The stamps of everything in an open folder.
///
/// # Errors
///
/// The system's; `Unsupported` if something in it lies on another file system.
pub(super) fn sweep_folder(folder: &File) -> io::Result<Vec<Swept>> {
    let around = rustix::fs::fstat(folder)?;
    let found = Mutex::new(BTreeMap::new());
    let take = |number: usize, names: &Names| {
        let swept = look_at(folder, names, &around);
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        found.insert(number, swept);
    };
    let take = &take;
    rayon::scope(|scope| {
        let mut names = Names::default();
        let mut shares = 0..;
        for entry in Dir::read_from(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            names.push(name);
            if names.count == SHARE {
                let share = std::mem::take(&mut names);
                let number = shares.next().unwrap_or_default();
                scope.spawn(move |_| take(number, &share));
            }
        }
        take(shares.next().unwrap_or_default(), &names);
        Ok::<(), io::Error>(())
    })?;
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut all = Vec::with_capacity(found.len() * SHARE);
    for share in found.into_values() {
        all.extend(share?);
    }
    Ok(all)
}

fn look_at(folder: &File, names: &Names, around: &Stat) -> io::Result<Vec<Swept>> {
    let mut swept = Vec::with_capacity(names.count);
    for name in names.each() {
        match rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) if stat.st_dev != around.st_dev => {
                return Err(io::ErrorKind::Unsupported.into());
            }
            Ok(stat) => swept.push(Swept {
                name: OsStr::from_bytes(name.to_bytes()).to_owned(),
                stamp: of_stat(&stat),
                changed: last_change(&stat),
            }),
            // It went away meanwhile.
            Err(Errno::NOENT) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(swept)
}

//! What tells one state of a file from another without reading it.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustix::fs::Stat;

/// What tells one state of a file from another without reading it. Two states that differ have
/// different stamps; the same state may have several. It is good as long as the program runs.
pub type Stamp = u64;

/// The stamp that stands for these pieces of bytes.
#[must_use]
pub fn stamp_of(pieces: &[&[u8]]) -> Stamp {
    let mut hasher = DefaultHasher::new();
    pieces.hash(&mut hasher);
    hasher.finish()
}

/// The stamp of a file on a disk.
///
/// It has the time of the last change of the inode beside that of the bytes: a file that is moved in keeps
/// its own time, and one that is written twice within one tick of the clock has another inode.
#[must_use]
pub fn of_stat(stat: &Stat) -> Stamp {
    stamp_of(&[
        &stat.st_dev.to_ne_bytes(),
        &stat.st_ino.to_ne_bytes(),
        &stat.st_size.to_ne_bytes(),
        &stat.st_mode.to_ne_bytes(),
        &stat.st_mtime.to_ne_bytes(),
        &stat.st_mtime_nsec.to_ne_bytes(),
        &stat.st_ctime.to_ne_bytes(),
        &stat.st_ctime_nsec.to_ne_bytes(),
    ])
}

/// When a file last changed, its bytes or anything else about it, in nanoseconds since 1970; for what does not fit, the
/// nearest that does.
#[must_use]
pub fn last_change(stat: &Stat) -> i64 {
    let of_bytes = (stat.st_mtime, stat.st_mtime_nsec);
    let of_inode = (stat.st_ctime, stat.st_ctime_nsec);
    let (seconds, nanoseconds) = of_bytes.max(of_inode);
    let nanoseconds = i64::try_from(nanoseconds).unwrap_or(i64::MAX);
    seconds
        .saturating_mul(1_000_000_000)
        .saturating_add(nanoseconds)
}

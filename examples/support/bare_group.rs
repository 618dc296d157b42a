//! The least that the machine has to do to change many files for good: what lastseen is measured against.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Replaces files durably and appends a line to a log durably: write and fsync one after another, one fsync of the
/// folder, the line, all renames, one fsync of the folder.
///
/// # Errors
///
/// Where something cannot be written.
pub fn replace_in_turn(folder: &Path, files: &[(String, Vec<u8>)], line: &[u8]) -> io::Result<()> {
    for (name, bytes) in files {
        write(folder, name, bytes)?;
    }
    put_in_place(folder, files, line)
}

/// The same with the writing and syncing on all processors.
///
/// # Errors
///
/// As [`replace_in_turn`].
pub fn replace_grouped(folder: &Path, files: &[(String, Vec<u8>)], line: &[u8]) -> io::Result<()> {
    files
        .par_iter()
        .try_for_each(|(name, bytes)| write(folder, name, bytes))?;
    put_in_place(folder, files, line)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(folder.join(format!("{name}.new")))?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn put_in_place(folder: &Path, files: &[(String, Vec<u8>)], line: &[u8]) -> io::Result<()> {
    File::open(folder)?.sync_all()?;
    let log = folder.join("bare.txt");
    let mut log = OpenOptions::new().create(true).append(true).open(log)?;
    log.write_all(line)?;
    log.sync_data()?;
    for (name, _) in files {
        fs::rename(folder.join(format!("{name}.new")), folder.join(name))?;
    }
    File::open(folder)?.sync_all()
}

/// How long this process has had a processor, in ticks of a hundredth of a second. Linux only.
///
/// # Errors
///
/// Where the system does not tell.
pub fn processor_time() -> io::Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    let ticks: u64 = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum();
    Ok(Duration::from_millis(ticks * 10))
}

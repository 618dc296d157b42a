//! Measures what looking at all records' files costs beside a bare loop that does nothing else.
//!
//! ```text
//! cargo run --release --example sweep -- WORKSPACE
//! ```
//!
//! In turns: the sweep; a bare loop that reads all names of a folder and asks the system about each, relative to the open
//! folder, on as many threads as there are processors; and `find`. Printed are the shortest and the middle time of each in
//! milliseconds.

use std::error::Error;
use std::ffi::CString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use lastseen::record::kind::Kind;
use lastseen::storage::fs::disk::Disk;
use lastseen::storage::load::sweep::Sweep;
use rustix::fs::{AtFlags, Dir, statat};

/// How often each is done.
const RUNS: usize = 25;

/// How many names a thread of the bare loop takes at a time.
const SHARE: usize = 1_024;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or("usage: sweep WORKSPACE")?;
    let disk = Disk::open(&folder)?;
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        let began = Instant::now();
        let swept = Sweep::of(&disk).ok_or("nothing can be told by looking here")?;
        times[0].push(began.elapsed());
        let began = Instant::now();
        let looked = bare(&folder)?;
        times[1].push(began.elapsed());
        let began = Instant::now();
        let mut find = Command::new("find");
        find.arg(&folder).args(["-size", "+1000000k"]).output()?;
        times[2].push(began.elapsed());
        if looked < swept.files.len() {
            return Err("the bare loop saw fewer files".into());
        }
    }
    for (what, mut times) in ["sweep", "bare", "find"].into_iter().zip(times) {
        times.sort_unstable();
        let in_ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let (best, middle) = (in_ms(times[0]), in_ms(times[RUNS / 2]));
        println!("{what:<6} {best:>7.1} {middle:>7.1}");
    }
    Ok(())
}

/// Looks at all files; gives how many there are.
fn bare(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let threads = thread::available_parallelism()?.get();
    let mut count = 0;
    for kind in Kind::ALL {
        let opened = File::open(folder.join(kind.folder()))?;
        let names: Result<Vec<CString>, _> = Dir::read_from(&opened)?
            .map(|entry| entry.map(|entry| entry.file_name().to_owned()))
            .collect();
        let names = names?;
        let shares: Vec<&[CString]> = names.chunks(SHARE).collect();
        let (next, looked) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some(share) = shares.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let there = |name: &&CString| {
                            statat(&opened, name.as_c_str(), AtFlags::SYMLINK_NOFOLLOW).is_ok()
                        };
                        let there = share.iter().filter(there).count();
                        looked.fetch_add(there, Ordering::Relaxed);
                    }
                });
            }
        });
        count += looked.into_inner();
    }
    Ok(count)
}

//! Measures what a snapshot could hold, for `docs/design/snapshot.md`:
//! `cargo run --release --example snapshot_formats -- WORKSPACE`.
//!
//! The texts of all records in one file, or the records as they were read; beside them the stamps of all files.

use std::error::Error;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use lastseen::casebook::book::loaded::{Loaded, read_file};
use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

/// How many records are decoded at once.
const CHUNK: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("usage: snapshot_formats WORKSPACE")?;
    let folder = Path::new(&folder);
    let mut paths = Vec::new();
    for kind in Kind::ALL {
        for entry in std::fs::read_dir(folder.join(kind.folder()))? {
            paths.push(entry?.path());
        }
    }
    let texts: Vec<(RecordId, String)> = paths
        .par_iter()
        .filter_map(|path| {
            let id = path.file_stem()?.to_str()?.parse().ok()?;
            Some((id, std::fs::read_to_string(path).ok()?))
        })
        .collect();
    for _ in 0..3 {
        told("stamps", 0, || {
            paths
                .par_iter()
                .filter(|path| path.symlink_metadata().is_ok())
                .count()
        });
        let bytes = texts.iter().map(|(_, text)| text.len()).sum();
        let records = Mutex::new(Vec::new());
        told("texts", bytes, || {
            texts
                .par_chunks(CHUNK)
                .map(|chunk| {
                    let read: Vec<Loaded> = chunk.iter().filter_map(read).collect();
                    let count = read.len();
                    if let Ok(mut records) = records.lock() {
                        records.push(read);
                    }
                    count
                })
                .sum()
        });
        let records = records.into_inner()?;
        let encoded: Vec<Vec<u8>> = records
            .par_iter()
            .filter_map(|chunk| borsh::to_vec(chunk).ok())
            .collect();
        let bytes = encoded.iter().map(Vec::len).sum();
        told("borsh, written", bytes, || {
            records
                .par_iter()
                .filter(|chunk| borsh::to_vec(chunk).is_ok())
                .count()
        });
        told("borsh, read", bytes, || {
            let read = encoded.par_iter().map(|bytes| {
                let read: Vec<Loaded> = borsh::from_slice(bytes).unwrap_or_default();
                let count = read.len();
                std::mem::forget(read);
                count
            });
            read.sum()
        });
    }
    Ok(())
}

fn read((id, text): &(RecordId, String)) -> Option<Loaded> {
    read_file(Path::new(""), id.kind(), *id, text).ok()
}

fn told(what: &str, bytes: usize, measured: impl FnOnce() -> usize) {
    let start = Instant::now();
    let count = measured();
    println!(
        "{what}: {count}, {bytes} bytes, {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
}

//! Any bytes as a log: no line does harm, one that verifies is written the same way again, and where
//! the log ends is agreed upon.

use std::path::Path;

use lastseen::storage::fs::Fs;
use lastseen::storage::log::body::Body;
use lastseen::storage::log::file::{append, read_whole, tail};
use lastseen::storage::log::line::{read_line, write_line};
use lastseen::storage::log::reader::read_text;

#[path = "../../tests/support/simulated_disk/mod.rs"]
#[allow(dead_code)] // No disk fails here.
mod simulated_disk;

use simulated_disk::{InMemoryFs, SpecialFile};

const LOG: &str = "log/anna-laptop.log";

/// Panics if the program is wrong about it.
pub fn check(bytes: &[u8]) {
    for raw in bytes.split_inclusive(|byte| *byte == b'\n') {
        let Ok(line) = read_line(raw) else {
            continue;
        };
        let change = line.to_change();
        let _ = change.inverse_edits();
        if line.flaw().is_none() && !line.erased && line.blank.is_none() && line.seq > 0 {
            let body = Body {
                why: line.why.clone(),
                edits: line.edits.clone(),
                queries: line.queries.clone(),
                files: line.files.clone(),
                blanked: line.blanked,
                erasure: line.erasure.clone(),
                salt: String::new(),
                left: line.left.clone(),
                vouched: line.vouched.clone(),
            };
            let written = write_line(
                &change,
                (&line.author, &line.device),
                &body,
                (line.seq - 1, &line.prev),
                &line.heads,
            );
            let (text, _) = written.expect("it was written once");
            let again = read_line(text.as_bytes());
            let again = again.expect("what is written reads");
            assert_eq!(again.flaw(), None);
            assert_eq!(
                (again.seq, &again.edits, &again.files, &again.why),
                (line.seq, &line.edits, &line.files, &line.why)
            );
        }
    }
    let memory = InMemoryFs::new(Path::new("/memory"));
    memory.put(LOG, SpecialFile::File(bytes.to_vec()));
    let lines = read_text(bytes).lines;
    let end = tail(&memory, LOG).expect("memory does not fail");
    assert!(end.sound <= end.length && end.length == bytes.len() as u64);
    // Whatever stands there, the next line is put behind what is sound, and reads.
    append(&memory, LOG, &end, "torn\n").expect("memory does not fail");
    let length = memory.length(LOG).expect("memory does not fail");
    assert_eq!(length, Some(end.sound + 5));
    let now = read_whole(&memory, LOG).expect("memory does not fail");
    let now = read_text(&now.expect("it was just written")).lines;
    assert!(now.len() <= lines.len());
}

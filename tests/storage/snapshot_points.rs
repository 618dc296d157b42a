//! A snapshot that is there, and one that is being written, when everything goes wrong: nothing is lost, and nothing but what
//! the files say is shown.

use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::faulty::dead;
use crate::support::simulated_disk::{Fault, InMemoryFs, PowerLoss, SpecialFile};
use lastseen::casebook::change::edit::Edit;
use lastseen::casebook::errors::failure::Failure;
use lastseen::storage::commit::publish::Committed;
use lastseen::storage::fs::Fs;
use lastseen::storage::load::by_snapshot::load_by_snapshot;
use lastseen::storage::load::{Batch, load};
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::manifest::init;
use rustix::io::Errno;

fn person(number: usize) -> String {
    format!("p-4{number:02}")
}

/// Twelve people, of whom somebody has written before.
fn twelve() -> InMemoryFs {
    let memory = InMemoryFs::new(Path::new("/memory"));
    init(&memory, "Refusals").unwrap();
    for number in 0..12 {
        let id = person(number);
        let text = format!("Person(id: \"{id}\", name: \"Anna Zimin {number}\")\n");
        memory.put(
            &format!("people/{id}.ron"),
            SpecialFile::File(text.into_bytes()),
        );
    }
    tag(&memory, &[0]).unwrap();
    memory.cut_power(PowerLoss::Nothing);
    memory
}

/// Everybody of these gets one more tag, by one change.
fn tag(memory: &InMemoryFs, numbers: &[usize]) -> Result<Committed, Failure> {
    let fs = Arc::new(memory.clone());
    let (workspace, _) = Workspace::open_on(fs, AuthorDevice::new("anna", "laptop"))?;
    if let Some(failure) = workspace.read_only() {
        return Err(failure.clone());
    }
    let edits = numbers.iter().map(|number| Edit::Insert {
        record: person(*number).parse().unwrap(),
        list: "tags".parse().unwrap(),
        index: 0,
        item: "\"call\"".to_owned(),
    });
    workspace.commit(&workspace.change("test".to_owned(), edits.collect())?)
}

fn shown(loading: impl FnOnce(&(dyn Fn(Batch) + Sync))) -> String {
    let all = Mutex::new((Vec::new(), Vec::new()));
    loading(&|batch| {
        let mut all = all.lock().unwrap();
        all.0.extend(batch.records);
        all.1.extend(batch.problems);
    });
    let (mut records, problems) = all.into_inner().unwrap();
    records.sort_by_key(|loaded| loaded.record.id());
    format!("{records:#?}\n{problems:#?}")
}

fn loaded(memory: &InMemoryFs) -> String {
    shown(|each| load_by_snapshot(memory, 1, each))
}

fn snapshots(memory: &InMemoryFs) -> Vec<String> {
    let listed = memory.list(".lastseen").unwrap_or_default().into_iter();
    let names = listed.map(|one| one.name.into_string().unwrap());
    names.filter(|name| name.starts_with("snapshot-")).collect()
}

/// What a process that ends in the middle leaves, and what a power cut does to it.
fn ends() -> Vec<Option<PowerLoss>> {
    let mut ends = vec![None, Some(PowerLoss::Nothing), Some(PowerLoss::Everything)];
    ends.extend((0..8).map(|seed| Some(PowerLoss::Some(seed * 7919 + 1))));
    ends
}

fn full(after: usize) -> Fault {
    Fault {
        after,
        count: usize::MAX,
        error: Errno::NOSPC,
        reads: false,
    }
}

/// Loads twice as somebody who comes next, with no more than one whole snapshot left, which counts.
fn goes_on(memory: &InMemoryFs, told: &str) {
    let files = shown(|each| load(memory, each));
    for _ in 0..2 {
        assert_eq!(loaded(memory), files, "{told}");
    }
    let left = snapshots(memory);
    assert_eq!(left.len(), 1, "{told}: {left:?}");
    assert!(!left[0].ends_with(".new"), "{told}: {left:?}");
}

#[test]
fn whatever_ends_the_writing_of_a_snapshot_the_files_are_shown() {
    let memory = twelve();
    let files = shown(|each| load(&memory, each));
    let mut points = 0;
    for fault in [dead, full] {
        for after in 0.. {
            let trial = memory.duplicate();
            trial.set_fault(Some(fault(after)));
            // A disk that takes nothing shows what is on it.
            assert_eq!(loaded(&trial), files, "{after}");
            if !trial.has_failed() {
                break;
            }
            points += 1;
            for end in ends() {
                let left = trial.duplicate();
                left.set_fault(None);
                if let Some(loss) = end {
                    left.cut_power(loss);
                }
                goes_on(&left, &format!("{after} {end:?}"));
            }
        }
    }
    // The file, its bytes in one piece, the rename and the removal of what is left.
    assert!(points >= 6, "{points}");
}

#[test]
fn a_change_that_is_stopped_beside_a_snapshot_is_shown_as_the_files_are() {
    let memory = twelve();
    goes_on(&memory, "first");
    let before = shown(|each| load(&memory, each));
    let done = memory.duplicate();
    tag(&done, &[0, 5, 11]).unwrap();
    let after_it = shown(|each| load(&done, each));
    let mut outcomes = [0; 2];
    for fault in [dead, full] {
        for after in 0.. {
            let trial = memory.duplicate();
            trial.set_fault(Some(fault(after)));
            let acknowledged = tag(&trial, &[0, 5, 11]).is_ok();
            if !trial.has_failed() {
                break;
            }
            for end in ends() {
                let left = trial.duplicate();
                left.set_fault(None);
                if let Some(loss) = end {
                    left.cut_power(loss);
                }
                // Also what stands half on the disk is shown as it stands there.
                let told = format!("{after} {end:?}");
                assert_eq!(loaded(&left), shown(|each| load(&left, each)), "{told}");
                tag(&left, &[3]).unwrap();
                let untag =
                    Workspace::open_on(Arc::new(left.clone()), AuthorDevice::new("anna", "laptop"));
                untag.unwrap().0.undo().unwrap();
                goes_on(&left, &told);
                let now = loaded(&left);
                assert!(now == before || now == after_it, "{told}");
                assert!(now == after_it || !acknowledged, "{told}");
                outcomes[usize::from(now == after_it)] += 1;
            }
        }
    }
    assert!(outcomes.iter().all(|count| *count > 20), "{outcomes:?}");
}

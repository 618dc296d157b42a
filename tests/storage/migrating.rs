//! All files of a workspace in another form: killed at every operation, it is the old one or the new one, never both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use lastseen::casebook::errors::failure::Failure;
use lastseen::storage::fs::Fs;
use lastseen::storage::fs::lock::{PATIENCE, acquire};
use lastseen::storage::fs::subfolder::Subfolder;
use lastseen::storage::migration::built::{Forms, build, new_folder};
use lastseen::storage::migration::exchange_plan::{is_waiting, settle};
use lastseen::storage::migration::tree::{NEXT, PLAN};
use lastseen::storage::workspace::account_state::AccountState;
use rustix::io::Errno;

use crate::support::simulated_disk::{Fault, InMemoryFs, PowerLoss, SpecialFile};

const FILES: [(&str, &str); 5] = [
    ("lastseen.ron", "Workspace(format: 1, title: \"x\")"),
    (
        "people/p-1.ron",
        "Person(id: \"p-1\", name: \"Тест Тестов\")",
    ),
    ("people/p-2.ron", "Person(id: \"p-2\", name: \"Nobody\")"),
    ("log/anna-laptop.log", "{}\n"),
    ("files/ab.bin", ""),
];

/// The old form: everything lies in one folder more.
const OLD: &str = "old";

fn workspace() -> InMemoryFs {
    let memory = InMemoryFs::in_clear(Path::new("/memory"));
    for (path, text) in FILES {
        let file = SpecialFile::File(text.as_bytes().to_vec());
        memory.put(&format!("{OLD}/{path}"), file);
    }
    memory.put(
        ".lastseen/clone.ron",
        SpecialFile::File(b"Clone()".to_vec()),
    );
    memory
}

fn migrate(memory: &InMemoryFs) -> Result<usize, Failure> {
    let below: Arc<dyn Fs> = Arc::new(memory.clone());
    settle(memory)?;
    let _held = acquire(memory, PATIENCE)?;
    let to = new_folder(&below)?;
    let forms = Forms {
        from: Arc::new(Subfolder::new(Arc::clone(&below), OLD)),
        below,
        to,
        keys: BTreeSet::new(),
        may_be_taken: |_| Ok(()),
    };
    let mut built = build(forms, &|_| true)?;
    built.exchange()?;
    Ok(built.files())
}

fn files(memory: &InMemoryFs) -> BTreeMap<String, String> {
    let found = memory.every_file().into_iter();
    let mut found: BTreeMap<String, String> = found
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    found.retain(|path, _| !path.starts_with(".lastseen/lock") && !path.ends_with(".gitignore"));
    found
}

fn expected(before: &str) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = FILES
        .iter()
        .map(|(path, text)| (format!("{before}{path}"), (*text).to_owned()))
        .collect();
    files.insert(".lastseen/clone.ron".to_owned(), "Clone()".to_owned());
    files
}

#[test]
fn a_migration_moves_all_files_and_leaves_nothing_behind() {
    let memory = workspace();
    assert_eq!(migrate(&memory).unwrap(), FILES.len());
    assert_eq!(files(&memory), expected(""));
}

#[test]
fn killed_at_every_operation_it_is_whole_or_never_happened() {
    let (mut kept, mut moved) = (0, 0);
    for after in 0.. {
        let mut is_over = false;
        for loss in [
            None,
            Some(PowerLoss::Nothing),
            Some(PowerLoss::Everything),
            Some(PowerLoss::Some(1)),
            Some(PowerLoss::Some(2)),
        ] {
            let memory = workspace();
            memory.set_fault(Some(Fault {
                after,
                count: usize::MAX,
                error: Errno::IO,
                reads: false,
            }));
            let done = migrate(&memory);
            is_over = !memory.has_failed();
            memory.set_fault(None);
            if let Some(loss) = loss {
                memory.cut_power(loss);
            }
            settle(&memory).unwrap();
            let found = files(&memory);
            if done.is_ok() || found == expected("") {
                assert_eq!(found, expected(""), "{after} {loss:?}");
                moved += 1;
            } else {
                assert_eq!(found, expected("old/"), "{after} {loss:?}");
                kept += 1;
                assert_eq!(migrate(&memory).unwrap(), FILES.len());
                assert_eq!(files(&memory), expected(""), "{after} {loss:?}");
            }
        }
        if is_over {
            break;
        }
    }
    assert!(kept > 50 && moved > 50, "{kept} {moved}");
}

#[test]
fn a_disk_that_fails_once_loses_nothing() {
    for after in 0.. {
        let memory = workspace();
        memory.set_fault(Some(Fault {
            after,
            count: 1,
            error: Errno::NOSPC,
            reads: true,
        }));
        let _ = migrate(&memory);
        let is_over = !memory.has_failed();
        memory.set_fault(None);
        memory.cut_power(PowerLoss::Nothing);
        settle(&memory).unwrap();
        let found = files(&memory);
        assert!(
            found == expected("old/") || found == expected(""),
            "{after}: {found:?}"
        );
        if is_over {
            break;
        }
    }
}

#[test]
fn nobody_finishes_what_another_account_began() {
    let memory = workspace();
    memory.put(
        &format!("{NEXT}/people/p-1.ron"),
        SpecialFile::File(b"planted".to_vec()),
    );
    let plan = "(moves:[\"people/p-1.ron\",\"../outside\"],removes:[\"old/people/p-2.ron\"])\n";
    memory.put(PLAN, SpecialFile::File(plan.as_bytes().to_vec()));
    let before = files(&memory);
    for other in [memory.clone(), memory.as_account(AccountState::in_memory())] {
        assert!(is_waiting(&other));
        assert!(matches!(settle(&other), Err(Failure::Io { .. })));
        assert!(migrate(&other).is_err());
    }
    assert_eq!(files(&memory), before);
}

#[test]
fn what_is_no_plain_file_stops_it_before_anything_happened() {
    let memory = workspace();
    memory.put(&format!("{OLD}/files/link"), SpecialFile::Link);
    assert!(migrate(&memory).is_err());
    memory.cut_power(PowerLoss::Nothing);
    settle(&memory).unwrap();
    let mut found = files(&memory);
    found.remove("old/files/link");
    assert_eq!(found, expected("old/"));
}

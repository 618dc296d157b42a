//! What is left after the power went out, the disk was full, or the process was killed.

use std::path::Path;
use std::sync::Arc;

use super::{Edit, Failure, ID, PERSON, TestDisk, both, commit, id, insert, set};
use crate::support::simulated_disk::{Fault, InMemoryFs, SpecialFile};
use lastseen::casebook::errors::cause::FileOperation;
use lastseen::casebook::errors::failure::Attempt;
use lastseen::casebook::errors::problem::{Problem, Reason};
use lastseen::storage::fs::Fs;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use rustix::io::Errno;

const LOG: &str = "log/anna-laptop.log";
const CASE: &str = "Case(id: \"c-7m3x0w5rzn\", title: \"x\")";
const CASE_PATH: &str = "cases/c-7m3x0w5rzn.ron";
const NEW: &str = "Source(id: \"s-5k8y2e7gqd\", title: \"y\")";
const NEW_PATH: &str = "sources/s-5k8y2e7gqd.ron";

/// A change of one file, the removal of another, and a new third one.
fn edits() -> Vec<Edit> {
    vec![
        set("rank", Some("\"private\""), Some("\"major\"")),
        Edit::Remove {
            record: id("c-7m3x0w5rzn"),
            text: CASE.to_owned(),
        },
        Edit::Create {
            record: id("s-5k8y2e7gqd"),
            text: NEW.to_owned(),
        },
    ]
}

/// The disk is full after so many operations, for so many.
fn fault(after: usize, count: usize) -> Fault {
    Fault {
        after,
        count,
        error: Errno::NOSPC,
        reads: false,
    }
}

fn disk() -> TestDisk {
    let disk = TestDisk::in_memory();
    disk.put_person(PERSON);
    disk.put(CASE_PATH, CASE);
    disk
}

fn memory(disk: &TestDisk) -> &InMemoryFs {
    disk.memory.as_ref().unwrap()
}

/// The three files, each as before (`Some(false)`), as after (`Some(true)`) or as neither.
fn states_of(disk: &TestDisk) -> Vec<Option<bool>> {
    let after_person = PERSON.replace("private", "major");
    let state = |path: &str, before: Option<&str>, after: Option<&str>| {
        let found = disk.get(path);
        match found.as_deref() {
            found if found == before => Some(false),
            found if found == after => Some(true),
            _ => None,
        }
    };
    vec![
        state("people/p-4f7k9q2m8x.ron", Some(PERSON), Some(&after_person)),
        state(CASE_PATH, Some(CASE), None),
        state(NEW_PATH, None, Some(NEW)),
    ]
}

fn all(states: &[Option<bool>], wanted: bool) -> bool {
    states.iter().all(|state| *state == Some(wanted))
}

#[test]
fn wherever_writing_fails_the_change_is_whole_or_not_at_all() {
    for count in [1, 2, 3, 4, usize::MAX] {
        let mut outcomes = [0, 0];
        for after in 0.. {
            let (happened, is_last) = fail_once(fault(after, count));
            outcomes[usize::from(happened)] += 1;
            if is_last {
                break;
            }
        }
        // The last one is the change that comes through. A rename that fails once is made good.
        assert!(outcomes[0] > 5 && outcomes[1] >= 1, "{count}: {outcomes:?}");
    }
}

/// Lets one commit run into the fault, opens the workspace again, and checks what is there. Says
/// whether the change happened, and whether the commit came through.
fn fail_once(fault: Fault) -> (bool, bool) {
    let disk = disk();
    let workspace = disk.open("anna");
    let change = workspace.change("test".to_owned(), edits()).unwrap();
    memory(&disk).set_fault(Some(fault));
    let result = workspace.commit(&change);
    memory(&disk).set_fault(None);
    drop(workspace);
    let (workspace, _) =
        Workspace::open_on(disk.fs.clone(), AuthorDevice::new("anna", "laptop")).unwrap();
    assert_eq!(workspace.read_only(), None);
    let states = states_of(&disk);
    let happened = all(&states, true);
    assert!(happened || all(&states, false), "{fault:?}: {states:?}");
    assert!(happened || result.is_err(), "{fault:?}");
    assert_eq!(disk.names_in(".lastseen/stage"), [""; 0], "{fault:?}");
    // What is in the log is what happened, and work goes on.
    if happened {
        workspace.undo().unwrap();
    } else {
        assert_eq!(
            workspace.undo(),
            Err(Failure::NothingTo(Attempt::Undo)),
            "{fault:?}"
        );
        commit(&workspace, edits()).unwrap();
        workspace.undo().unwrap();
    }
    assert!(all(&states_of(&disk), false), "{fault:?}");
    assert_eq!(workspace.verify_log(), [], "{fault:?}");
    (happened, result.is_ok())
}

#[test]
fn a_power_cut_during_recovery_is_recovered_from() {
    for first in 0..30 {
        for second in 0..8 {
            let disk = disk();
            let workspace = disk.open("anna");
            let change = workspace.change("test".to_owned(), edits()).unwrap();
            let cut = |after| {
                memory(&disk).set_fault(Some(fault(after, usize::MAX)));
            };
            cut(first);
            let _ = workspace.commit(&change);
            cut(second);
            let _ = Workspace::open_on(disk.fs.clone(), AuthorDevice::new("boris", "phone"));
            memory(&disk).set_fault(None);
            Workspace::open_on(disk.fs.clone(), AuthorDevice::new("boris", "phone")).unwrap();
            let states = states_of(&disk);
            assert!(
                all(&states, true) || all(&states, false),
                "{first} {second}: {states:?}"
            );
            assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
        }
    }
}

#[test]
fn a_full_disk_is_refused_before_anything_happens() {
    let mut refused = 0;
    for after in 0.. {
        let disk = disk();
        let workspace = disk.open("anna");
        memory(&disk).set_fault(Some(fault(after, 1)));
        let result = commit(&workspace, edits());
        memory(&disk).set_fault(None);
        let states = states_of(&disk);
        match result {
            Ok(_) => {
                assert!(all(&states, true));
                break;
            }
            Err(Failure::Io {
                operation: FileOperation::Write,
                ..
            }) => {
                refused += 1;
                assert!(all(&states, false), "{after}");
                assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
                assert_eq!(workspace.verify_log(), []);
                assert_eq!(workspace.history().unwrap().0, []);
            }
            Err(_) => {}
        }
        // Whatever it was, the next commit works.
        commit(&workspace, vec![insert("tags", 0, "\"x\"")]).unwrap();
        assert_eq!(workspace.verify_log(), [], "{after}");
    }
    assert!(refused >= 4, "{refused}");
}

/// Leaves what a kill right after the commit point leaves, and tells where the staged file is.
fn stop_after_the_log(disk: &TestDisk) -> String {
    // Cuts the power one operation later each time, until the log has the line and the file is
    // not yet in its place.
    for after in 0..100 {
        let mut trial = TestDisk::in_memory();
        // The same account crashed there as works here.
        let own = memory(&trial).as_account(disk.fs.account().clone());
        trial.fs = Arc::new(own.clone());
        trial.memory = Some(own);
        trial.put_person(PERSON);
        let workspace = trial.open("anna");
        memory(&trial).set_fault(Some(fault(after, usize::MAX)));
        let edit = set("rank", Some("\"private\""), Some("\"major\""));
        let _ = commit(&workspace, vec![edit]);
        let log = trial.get(LOG).unwrap_or_default();
        let staged = trial.names_in(".lastseen/stage");
        if log.ends_with('\n') && staged.len() == 1 && trial.person() == PERSON {
            let staged = format!(".lastseen/stage/{}", staged[0]);
            disk.put(LOG, log);
            disk.put(&staged, trial.get(&staged).unwrap());
            return staged;
        }
    }
    panic!("no commit point");
}

#[test]
fn a_change_that_is_in_the_log_is_finished_by_whoever_comes_next() {
    both(|disk| {
        disk.put_person(PERSON);
        stop_after_the_log(disk);
        let boris = disk.open("boris");
        assert_eq!(disk.person(), PERSON.replace("private", "major"));
        assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
        assert_eq!(boris.verify_log(), []);
        disk.open("anna").undo().unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn a_change_that_is_in_no_log_never_happened() {
    both(|disk| {
        disk.put_person(PERSON);
        let staged = stop_after_the_log(disk);
        disk.put(LOG, "");
        disk.open("anna");
        assert_eq!(disk.person(), PERSON);
        assert_eq!(disk.get(&staged), None);
    });
}

/// As where a folder is synchronised and the staged file comes before the line.
#[test]
fn what_another_account_staged_waits_for_its_line() {
    let disk = TestDisk::in_memory();
    disk.put_person(PERSON);
    let staged = stop_after_the_log(&disk);
    let log = disk.get(LOG).unwrap();
    let other = memory(&disk).as_account(AccountState::in_memory());
    let other: Arc<dyn Fs> = Arc::new(other);
    let boris = || AuthorDevice::new("boris", "phone");
    let change = staged.trim_start_matches(".lastseen/stage/");
    let change = change.split('-').next().unwrap().to_owned();
    let expected = Reason::UnloggedChange { change };
    // A line that cannot be read, as a later version may write it, is no reason to drop anything either.
    for log in ["", &log.replace("seq", "number")] {
        disk.put(LOG, log);
        let (workspace, problems) = Workspace::open_on(other.clone(), boris()).unwrap();
        assert!(
            problems.iter().any(|one| one.reason == expected),
            "{problems:?}"
        );
        commit(&workspace, vec![insert("tags", 0, "\"x\"")]).unwrap();
        assert!(disk.get(&staged).is_some());
        disk.put_person(PERSON);
    }
    disk.put(LOG, log.replace("seq", "number"));
    Workspace::open_on(disk.fs.clone(), AuthorDevice::new("anna", "laptop")).unwrap();
    assert!(disk.get(&staged).is_some(), "its own account waits as well");
    disk.put(LOG, log);
    disk.open("anna");
    assert_eq!(disk.person(), PERSON.replace("private", "major"));
    assert_eq!(disk.get(&staged), None);
}

#[test]
fn what_somebody_wrote_meanwhile_stays_and_ours_is_put_aside() {
    both(|disk| {
        disk.put_person(PERSON);
        let staged = stop_after_the_log(disk);
        let change = staged.trim_start_matches(".lastseen/stage/");
        let change = change.split('-').next().unwrap();
        let theirs = PERSON.replace("// the first", "// theirs");
        disk.put_person(&theirs);
        let author_device = AuthorDevice::new("boris", "phone");
        let (_, problems) = Workspace::open_on(disk.fs.clone(), author_device).unwrap();
        let kept = format!(".lastseen/conflicts/{ID}-{change}.ron");
        assert_eq!(disk.person(), theirs);
        assert_eq!(disk.get(&kept).unwrap(), PERSON.replace("private", "major"));
        let [
            Problem {
                at, record, reason, ..
            },
        ] = problems.as_slice()
        else {
            panic!("{problems:?}");
        };
        assert_eq!(at.path, Path::new("people/p-4f7k9q2m8x.ron"));
        assert_eq!(*record, Some(id(ID)));
        assert_eq!(*reason, Reason::PutAside { kept: kept.into() });
    });
}

#[test]
fn a_log_line_does_not_lead_out_of_the_records() {
    both(|disk| {
        disk.put_person(PERSON);
        let staged = stop_after_the_log(disk);
        let log = disk.get(LOG).unwrap();
        disk.put(
            LOG,
            log.replace("people/p-4f7k9q2m8x.ron", "people/../lastseen.ron"),
        );
        let head = disk.get("lastseen.ron");
        let author_device = AuthorDevice::new("boris", "phone");
        let (_, problems) = Workspace::open_on(disk.fs.clone(), author_device).unwrap();
        assert!(matches!(problems[0].reason, Reason::PutAside { .. }));
        assert_eq!(disk.get("lastseen.ron"), head);
        assert_eq!(disk.get(&staged), None);
    });
}

#[test]
fn a_log_that_cannot_be_read_keeps_the_staged_files() {
    let disk = TestDisk::in_memory();
    disk.put_person(PERSON);
    let staged = stop_after_the_log(&disk);
    let log = disk.get(LOG).unwrap();
    memory(&disk).put(LOG, SpecialFile::Forbidden);
    let author_device = AuthorDevice::new("boris", "phone");
    let (boris, _) = Workspace::open_on(disk.fs.clone(), author_device).unwrap();
    assert!(boris.read_only().is_some());
    assert!(disk.get(&staged).is_some());
    disk.put(LOG, log);
    disk.open("boris");
    assert_eq!(disk.person(), PERSON.replace("private", "major"));
}

#[test]
fn two_commits_wait_for_each_other() {
    both(|disk| {
        disk.fs.make_folder(".lastseen").unwrap();
        let held = disk.fs.try_lock(".lastseen/lock").unwrap();
        assert!(held.is_some());
        let zero = std::time::Duration::ZERO;
        assert!(matches!(
            lastseen::storage::fs::lock::acquire(&*disk.fs, zero),
            Err(Failure::Locked { .. })
        ));
        drop(held);
        assert!(lastseen::storage::fs::lock::acquire(&*disk.fs, zero).is_ok());
    });
}

#[test]
fn many_hands_at_once_lose_nothing() {
    both(|disk| {
        disk.put_person(PERSON);
        std::thread::scope(|scope| {
            for author in ["anna", "boris", "vera", "гена"] {
                let workspace = disk.open(author);
                scope.spawn(move || {
                    for count in 0..10 {
                        let item = format!("(when: \"2022-08\", note: \"{author} {count}\")");
                        commit(&workspace, vec![insert("history", usize::MAX, &item)]).unwrap();
                    }
                });
            }
        });
        let person = disk.person();
        assert_eq!(person.matches("2022-08").count(), 40);
        let anna = disk.open("anna");
        assert_eq!(anna.verify_log(), []);
        assert_eq!(anna.history().unwrap().0.len(), 40);
    });
}

#[test]
fn another_account_leaves_an_interrupted_change_to_whoever_made_it() {
    let mut told = 0;
    for after in 0..30 {
        let disk = disk();
        let workspace = disk.open("anna");
        let change = workspace.change("test".to_owned(), edits()).unwrap();
        memory(&disk).set_fault(Some(fault(after, usize::MAX)));
        let _ = workspace.commit(&change);
        memory(&disk).set_fault(None);
        let before = states_of(&disk);
        let other = memory(&disk).as_account(AccountState::in_memory());
        let author_device = AuthorDevice::new("boris", "phone");
        let (boris, problems) = Workspace::open_on(Arc::new(other), author_device).unwrap();
        assert_eq!(boris.read_only(), None);
        assert_eq!(states_of(&disk), before, "{after}");
        let is_foreign = |problem: &Problem| {
            matches!(
                problem.reason,
                Reason::ForeignChange { .. } | Reason::UnloggedChange { .. }
            )
        };
        assert!(problems.iter().all(is_foreign), "{problems:?}");
        told += problems.len();
        let author_device = AuthorDevice::new("anna", "laptop");
        Workspace::open_on(disk.fs.clone(), author_device).unwrap();
        let states = states_of(&disk);
        assert!(all(&states, true) || all(&states, false), "{after}");
        assert_eq!(disk.names_in(".lastseen/stage"), [""; 0], "{after}");
    }
    assert!(told > 0);
}

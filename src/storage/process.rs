//! Processes: whether another run of the program still runs on this machine, and how this one begins again.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::io::Errno;
#[cfg(target_os = "linux")]
use rustix::process::{DumpableBehavior, set_dumpable_behavior};
use rustix::process::{Pid, Resource, Rlimit, getrlimit, setrlimit, test_kill_process};

/// Keeps the memory of this process, in which names stand, out of files and away from other programs of
/// this account: a crash leaves no core, and nobody may trace it. Best effort: a system that has no such
/// thing runs the program all the same.
pub fn keep_memory_private() {
    let limit = getrlimit(Resource::Core);
    let none = Rlimit {
        current: Some(0),
        maximum: limit.maximum,
    };
    let _ = setrlimit(Resource::Core, none);
    // A system that hands cores to a program of its own asks for no limit.
    #[cfg(target_os = "linux")]
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Where Linux has the program that runs, even if its file was replaced meanwhile.
const RUNNING: &str = "/proc/self/exe";

/// The program that runs, to be begun again: by its path, if it still lies there, so that it has its name again.
/// [`is_running`] goes by that.
///
/// # Errors
///
/// The system's.
pub fn own_program() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let number = |path: &Path| {
        let about = path.metadata().ok()?;
        Some((about.dev(), about.ino()))
    };
    let is_there = number(&program).is_some_and(|there| number(Path::new(RUNNING)) == Some(there));
    match cfg!(target_os = "linux") && !is_there {
        true => Ok(PathBuf::from(RUNNING)),
        false => Ok(program),
    }
}

/// Whether a process of this number runs and is, as far as can be seen, this program: numbers are
/// given out again after a while, and after every start of the machine.
#[must_use]
pub fn is_running(process: u32) -> bool {
    let Some(pid) = i32::try_from(process).ok().and_then(Pid::from_raw) else {
        return false;
    };
    // Whose process it is does not matter.
    if !matches!(test_kill_process(pid), Ok(()) | Err(Errno::PERM)) {
        return false;
    }
    // Where the system does not tell more, the number must do.
    match (stat(&process.to_string()), stat("self")) {
        (Some((other, state)), Some((own, _))) => other == own && state != Some('Z'),
        _ => true,
    }
}

/// The name and the state of a process (proc(5), `stat`): one in the state `Z` has ended, and only
/// its parent has not taken note of it yet.
fn stat(process: &str) -> Option<(String, Option<char>)> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // A name may hold anything, parentheses included.
    let (before, after) = text.rsplit_once(')')?;
    let (_, name) = before.split_once('(')?;
    Some((name.to_owned(), after.trim_start().chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_runs_and_others_are_told_by_their_name() {
        assert!(is_running(std::process::id()));
        // The first process of a machine or container is not this program.
        assert!(!is_running(1));
        assert!(!is_running(0));
        assert!(!is_running(u32::MAX));
    }

    #[test]
    fn a_process_that_has_ended_runs_no_more_though_its_parent_has_not_heard_of_it() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let number = child.id().to_string();
        while stat(&number).unwrap().1 != Some('Z') {
            std::thread::yield_now();
        }
        child.wait().unwrap();
        assert_eq!(stat(&number), None);
    }
}

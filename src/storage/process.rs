//! Whether another run of the program still runs on this machine.

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

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
    // Where the system does not tell names (proc(5), `comm`), the number must do.
    match (name(&process.to_string()), name("self")) {
        (Some(other), Some(own)) => other == own,
        _ => true,
    }
}

fn name(process: &str) -> Option<Vec<u8>> {
    std::fs::read(format!("/proc/{process}/comm")).ok()
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
}

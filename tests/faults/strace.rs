//! Running the program under `strace`, which counts system calls and makes one of them fail.

use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::support::workspace::TestWorkspace;
use crate::tell;

/// The system calls by which a change gets to the disk.
pub const CALLS: [&str; 14] = [
    "openat",
    "openat2",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "ftruncate",
    "linkat",
    "mkdirat",
];

/// What happens at a system call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The process is killed before it is done.
    Kill,
    /// It fails with this error.
    Error(&'static str),
    /// It waits for so many microseconds before it is made.
    Delay(u32),
}

/// Whether there is an `strace`; says so if there is none, and fails if one was asked for.
pub fn is_there(test: &str) -> bool {
    static THERE: OnceLock<bool> = OnceLock::new();
    let there = *THERE.get_or_init(|| {
        // It may be there and not be allowed to trace anything.
        let tried = Command::new("strace")
            .args(["-o", "/dev/null", "true"])
            .output();
        tried.is_ok_and(|tried| tried.status.success())
    });
    if !there {
        let asked = std::env::var_os("LASTSEEN_FAULT_POINTS").is_some();
        assert!(!asked, "{test}: strace is not there, or may not trace");
        tell(&format!(
            "SKIPPED, for there is no strace that may trace: {test}"
        ));
    }
    there
}

/// How often the program makes each of the calls.
pub fn count(
    workspace: &TestWorkspace,
    arguments: &[&str],
    input: &str,
) -> Vec<(&'static str, usize)> {
    let trace = workspace.home().join("trace");
    let to = trace.to_str().unwrap();
    let calls = format!("trace={}", CALLS.join(","));
    let done = workspace.run_through(
        &["strace", "-f", "-qq", "-o", to, "-e", &calls],
        arguments,
        input,
    );
    assert!(done.status.success(), "{done:?}");
    let text = std::fs::read_to_string(trace).unwrap();
    // A fault counts the calls of each thread by themselves.
    let first = text.split(' ').next().unwrap();
    let of = |call: &str| {
        let begins = format!("{call}(");
        text.lines()
            .filter_map(|line| line.split_once(' '))
            .filter(|(thread, rest)| *thread == first && rest.trim_start().starts_with(&begins))
            .count()
    };
    CALLS.iter().map(|call| (*call, of(call))).collect()
}

/// Runs the program with a fault at the call number `when`.
pub fn inject(
    workspace: &TestWorkspace,
    (call, what, when): (&str, What, &str),
    arguments: &[&str],
    input: &str,
) -> Output {
    let trace = format!("trace={call}");
    let inject = match what {
        What::Kill => format!("inject={call}:signal=KILL:when={when}"),
        What::Error(error) => format!("inject={call}:error={error}:when={when}"),
        What::Delay(time) => format!("inject={call}:delay_enter={time}:when={when}"),
    };
    let strace = [
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        &trace,
        "-e",
        &inject,
    ];
    workspace.run_through(&strace, arguments, input)
}

//! Every system call by which a change gets to the disk is the last one once, and fails once.

use crate::strace::{What, count, inject, is_there};
use crate::support::workspace::TestWorkspace;
use crate::trial::{RECOVER, Records};
use crate::{spread, tell};

/// A command under fire.
struct Scenario {
    name: &'static str,
    /// What is done before, without faults.
    first: &'static [&'static [&'static str]],
    command: &'static [&'static str],
    /// Whether all thirty people are named on standard input.
    everybody: bool,
    /// Whether the command meets what a kill right after the commit point has left.
    after_a_kill: bool,
}

const SET: &[&str] = &[
    "set",
    "p-12",
    "returned",
    "--when",
    "2026-01-02",
    "--note",
    "нота",
];

/// A list of two people, with everything that an import writes for them.
const LIST: &str = "name,born,status,when\nAnna Petrova,2001-02-03,missing,2022-07-12\nОлег Ким,1990-05-06,returned,2022-08-01\n";

const SCENARIOS: [Scenario; 8] = [
    scenario("set", &[], SET),
    scenario("note", &[], &["note", "p-12", "two\nlines"]),
    scenario("add", &[], &["add", "person", "name=Новый"]),
    scenario("import", &[], &["import", "list.csv"]),
    scenario("undo", &[SET], &["undo"]),
    scenario("redo", &[SET, &["undo"]], &["redo"]),
    Scenario {
        everybody: true,
        ..scenario(
            "set for thirty people",
            &[],
            &["set", "-", "returned", "--when", "2026-01-02"],
        )
    },
    Scenario {
        after_a_kill: true,
        ..scenario("recovery", &[], RECOVER)
    },
];

const fn scenario(
    name: &'static str,
    first: &'static [&'static [&'static str]],
    command: &'static [&'static str],
) -> Scenario {
    Scenario {
        name,
        first,
        command,
        everybody: false,
        after_a_kill: false,
    }
}

impl Scenario {
    fn input(&self) -> String {
        if self.everybody {
            (10..40).map(|number| format!("p-{number}\n")).collect()
        } else {
            String::new()
        }
    }

    /// The workspace in which the command is to be run.
    fn workspace(&self) -> TestWorkspace {
        let workspace = TestWorkspace::of_thirty().file("../list.csv", LIST);
        for command in self.first {
            let done = workspace.output("anna", command);
            assert!(done.status.success(), "{done:?}");
        }
        if self.after_a_kill {
            let fault = ("renameat", What::Kill, "1");
            let done = inject(&workspace, fault, SET, "");
            assert!(!done.status.success(), "{done:?}");
            assert_eq!(workspace.staged(), 1);
        }
        workspace
    }
}

/// The records as they are but for what differs from run to run: the moment, and the ids of new
/// records.
fn comparable(records: &Records, before: &Records) -> Records {
    let mut found = Records::new();
    let id = |path: &str| {
        path.rsplit_once('/')
            .unwrap()
            .1
            .trim_end_matches(".ron")
            .to_owned()
    };
    let new: Vec<String> = records
        .keys()
        .filter(|path| !before.contains_key(*path))
        .map(|path| id(path))
        .collect();
    for (path, text) in records {
        let mut text = text.clone();
        while let Some(at) = text
            .find("Z\"")
            .filter(|at| text[..*at].ends_with(|c: char| c.is_ascii_digit()))
        {
            text.replace_range(at - 19..at + 1, "moment");
        }
        for id in &new {
            text = text.replace(id, "new");
        }
        // Of several new records each is known by its text.
        let path = match before.contains_key(path) {
            true => path.clone(),
            false => format!("{} {text}", path.replace(&id(path), "new")),
        };
        found.insert(path, text);
    }
    found
}

#[test]
fn at_every_system_call_nothing_is_lost() {
    if !is_there("kill, EIO and ENOSPC at every system call of a change") {
        return;
    }
    // Each has folders of its own, so all are tried at once.
    std::thread::scope(|scope| {
        for scenario in &SCENARIOS {
            scope.spawn(move || try_everywhere(scenario));
        }
    });
}

/// Tries one command with every fault at every point.
fn try_everywhere(scenario: &Scenario) {
    let base = scenario.workspace();
    let before = base.texts();
    let (lines, _) = if scenario.after_a_kill {
        (Vec::new(), Vec::new())
    } else {
        base.open("anna").history().unwrap()
    };
    let input = scenario.input();
    // What the account made is bound to the folder, so that each try begins again in the same one.
    let backup = base.back_up();
    let calls = count(&base, scenario.command, &input);
    let after = comparable(&base.texts(), &before);
    assert_ne!(after, comparable(&before, &before), "{}", scenario.name);
    let mut tried = [0; 3];
    for (call, count) in calls {
        for (kind, what) in [What::Kill, What::Error("EIO"), What::Error("ENOSPC")]
            .into_iter()
            .enumerate()
        {
            for when in spread(count) {
                tried[kind] += 1;
                let workspace = &base;
                workspace.restore(&backup);
                let label = format!("{}: {call} {when} of {count}, {what:?}", scenario.name);
                let fault = (call, what, when.to_string());
                let done = inject(
                    workspace,
                    (fault.0, fault.1, &fault.2),
                    scenario.command,
                    &input,
                );
                let is_acknowledged = done.status.success() && !scenario.after_a_kill;
                let happened = state(workspace, &before, &after, is_acknowledged, &label);
                if scenario.after_a_kill {
                    assert!(happened, "{label}: it was in the log");
                } else {
                    let now = workspace.open("anna").history().unwrap().0.len();
                    assert_eq!(
                        now,
                        lines.len() + usize::from(happened),
                        "{label}: {done:?}"
                    );
                }
                goes_on(workspace, &label);
            }
        }
    }
    let [killed, failed, full] = tried;
    tell(&format!(
        "{}: killed at {killed} points, EIO at {failed}, ENOSPC at {full}: nothing lost",
        scenario.name
    ));
    assert!(tried.iter().all(|count| *count > 0));
}

/// Opens the workspace with the program, and tells whether the change is there: whole, or not at all.
fn state(
    workspace: &TestWorkspace,
    before: &Records,
    after: &Records,
    acknowledged: bool,
    label: &str,
) -> bool {
    let listed = workspace.output("boris", RECOVER);
    assert!(listed.status.success(), "{label}: {listed:?}");
    let found = comparable(&workspace.texts(), before);
    let happened = found == *after;
    assert!(
        happened || found == comparable(before, before),
        "{label}: neither before nor after: {found:#?}"
    );
    assert!(happened || !acknowledged, "{label}: acknowledged and lost");
    assert_eq!(workspace.staged(), 0, "{label}");
    happened
}

/// Whatever was, work goes on, and the log verifies.
fn goes_on(workspace: &TestWorkspace, label: &str) {
    for author in ["boris", "anna"] {
        let done = workspace.output(author, &["note", "p-11", "going on"]);
        assert!(done.status.success(), "{label}: {done:?}");
    }
    let verified = workspace.output("anna", &["log", "--verify"]);
    assert!(verified.status.success(), "{label}: {verified:?}");
    let text = workspace.texts()["people/p-11.ron"].clone();
    assert_eq!(text.matches("going on").count(), 2, "{label}: {text}");
}

#[test]
fn an_erasure_names_the_draft_that_it_may_not_read() {
    if !is_there("a draft of somebody else") {
        return;
    }
    let workspace = TestWorkspace::of_thirty();
    let draft = workspace.workspace().join(".lastseen/drafts/vera.ron");
    std::fs::create_dir_all(draft.parent().unwrap()).unwrap();
    std::fs::write(&draft, "(record: \"p-12\", text: \"he\")").unwrap();
    let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-P"];
    let denied = ["-e", "inject=openat,openat2:error=EACCES"];
    let done = workspace.run_through(
        &[&strace[..], &[".lastseen/drafts/vera.ron"], &denied].concat(),
        &["erase", "p-12", "--yes"],
        "",
    );
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{said}");
    assert!(
        said.contains(
            "stays: .lastseen/drafts/vera.ron cannot be read; look whether it speaks of them, or let its owner look"
        ),
        "{said}"
    );
}

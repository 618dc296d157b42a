//! Every operation of every kind of change is the last one once: the process is killed there, or the
//! power goes out, or the operation fails and the process goes on. Afterwards the change is there whole
//! or not at all, the log says which, and what was acknowledged is there.
//!
//! `LASTSEEN_FAULT_SEEDS` says how many ways of losing what was not durable are tried at each point.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::faulty::{Way, dead};
use super::{Edit, Failure, PERSON, id, insert, set};
use crate::support::simulated_disk::PowerLoss;
use crate::support::simulated_disk::{Fault, InMemoryFs, SpecialFile};
use lastseen::casebook::errors::problem::Reason;
use lastseen::record::kind::Kind;
use lastseen::storage::attachments::AttachOutcome;
use lastseen::storage::commit::publish::Committed;
use lastseen::storage::fs::Fs;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::manifest::init;
use rustix::io::Errno;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

const CASE: &str = "Case(id: \"c-7m3x0w5rzn\", title: \"x\")";
const SOURCE: &str = "Source(id: \"s-5k8y2e7gqd\", title: \"y\")";
const PLACE: &str = "Place(id: \"l-1\", name: \"Bryanka\")";
/// Whom the second writer writes about, whatever became of the others.
const OTHER: &str = "Person(id: \"p-0\", name: \"Other\", tags: [\n])";

type Files = BTreeMap<String, Vec<u8>>;
type Act = fn(&Workspace) -> Result<Committed, Failure>;

/// A kind of change.
struct Scenario {
    name: &'static str,
    /// What is done before, without faults.
    first: &'static [Act],
    /// What is done under fire.
    act: Act,
    /// What takes it back.
    back: Act,
    /// Whether the workspace comes fresh from git, without the folders that git does not keep.
    is_clone: bool,
}

fn commit(workspace: &Workspace, edits: Vec<Edit>) -> Result<Committed, Failure> {
    let change = workspace.change("test".to_owned(), edits)?;
    workspace.commit(&change)
}

fn rank(workspace: &Workspace) -> Result<Committed, Failure> {
    let edit = set("rank", Some("\"private\""), Some("\"major\""));
    commit(workspace, vec![edit])
}

fn entry(workspace: &Workspace) -> Result<Committed, Failure> {
    let item = "(when: \"2022-08\", status: Returned)";
    commit(workspace, vec![insert("history", usize::MAX, item)])
}

fn person(number: usize) -> String {
    format!("p-4{number:02}")
}

fn thirty(workspace: &Workspace) -> Result<Committed, Failure> {
    let edit = |number| Edit::Insert {
        record: id(&person(number)),
        list: "history".parse().unwrap(),
        index: 0,
        item: "(when: \"2022-08\", status: Returned)".to_owned(),
    };
    commit(workspace, (0..30).map(edit).collect())
}

fn create(workspace: &Workspace) -> Result<Committed, Failure> {
    let text = SOURCE.to_owned();
    let record = id("s-5k8y2e7gqd");
    commit(workspace, vec![Edit::Create { record, text }])
}

fn create_place(workspace: &Workspace) -> Result<Committed, Failure> {
    let text = PLACE.to_owned();
    let record = id("l-1");
    commit(workspace, vec![Edit::Create { record, text }])
}

fn remove(workspace: &Workspace) -> Result<Committed, Failure> {
    let text = CASE.to_owned();
    let record = id("c-7m3x0w5rzn");
    commit(workspace, vec![Edit::Remove { record, text }])
}

/// A removal, a change and a new record in one.
fn mixed(workspace: &Workspace) -> Result<Committed, Failure> {
    let edits = vec![
        Edit::Remove {
            record: id("c-7m3x0w5rzn"),
            text: CASE.to_owned(),
        },
        set("rank", Some("\"private\""), Some("\"major\"")),
        Edit::Create {
            record: id("s-5k8y2e7gqd"),
            text: SOURCE.to_owned(),
        },
    ];
    commit(workspace, edits)
}

/// Files outside of the workspace: a small one, and one that is copied in several portions.
static PAGE: LazyLock<NamedTempFile> = LazyLock::new(|| outside(b"what was published".to_vec()));
static VIDEO: LazyLock<NamedTempFile> = LazyLock::new(|| outside(vec![7; 1024 * 1024 + 5]));

fn outside(bytes: Vec<u8>) -> NamedTempFile {
    let file = tempfile::Builder::new()
        .prefix("письмо матери ")
        .suffix(".pdf")
        .tempfile()
        .unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    file
}

fn linked(attached: Result<AttachOutcome, Failure>) -> Result<Committed, Failure> {
    match attached? {
        AttachOutcome::Linked(committed) => Ok(*committed),
        AttachOutcome::PutBack(copy) => panic!("{copy} was there"),
    }
}

fn attach(workspace: &Workspace) -> Result<Committed, Failure> {
    linked(workspace.attach(id("s-0"), PAGE.path(), "test".to_owned()))
}

fn attach_large(workspace: &Workspace) -> Result<Committed, Failure> {
    linked(workspace.attach(id("s-0"), VIDEO.path(), "test".to_owned()))
}

/// The same file for another source: its copy is there already.
fn attach_again(workspace: &Workspace) -> Result<Committed, Failure> {
    linked(workspace.attach(id("s-5k8y2e7gqd"), PAGE.path(), "test".to_owned()))
}

/// What the second writer does.
fn tag() -> Edit {
    Edit::Insert {
        record: id("p-0"),
        list: "tags".parse().unwrap(),
        index: 0,
        item: "\"boris\"".to_owned(),
    }
}

const SCENARIOS: [Scenario; 13] = [
    scenario("one field", &[entry], rank, Workspace::undo),
    scenario("one more entry", &[rank], entry, Workspace::undo),
    scenario("a new record", &[rank], create, Workspace::undo),
    scenario("a record removed", &[rank], remove, Workspace::undo),
    scenario("three records at once", &[entry], mixed, Workspace::undo),
    scenario("undo", &[entry, mixed], Workspace::undo, Workspace::redo),
    scenario(
        "redo",
        &[mixed, Workspace::undo],
        Workspace::redo,
        Workspace::undo,
    ),
    Scenario {
        is_clone: true,
        ..scenario("the first change", &[], create_place, Workspace::undo)
    },
    Scenario {
        is_clone: true,
        ..scenario(
            "the first of its kind",
            &[rank],
            create_place,
            Workspace::undo,
        )
    },
    scenario("thirty people", &[rank], thirty, Workspace::undo),
    scenario("a first file attached", &[rank], attach, Workspace::undo),
    scenario(
        "a large file attached",
        &[create, attach_again],
        attach_large,
        Workspace::undo,
    ),
    scenario(
        "a file attached twice",
        &[create, attach],
        attach_again,
        Workspace::undo,
    ),
];

const fn scenario(name: &'static str, first: &'static [Act], act: Act, back: Act) -> Scenario {
    Scenario {
        name,
        first,
        act,
        back,
        is_clone: false,
    }
}

/// What ends a process, and what is left of what it did.
#[derive(Clone, Copy, Debug)]
enum End {
    /// It is killed: what it has done stands.
    Kill,
    /// The power goes out.
    PowerCut(PowerLoss),
}

/// The ends to try; `seeds` of them by chance.
fn ends(seeds: u64) -> Vec<End> {
    let mut ends = vec![End::Kill, End::PowerCut(PowerLoss::Everything)];
    ends.extend((0..seeds).map(|seed| End::PowerCut(PowerLoss::Some(seed * 7919 + 1))));
    ends
}

fn asked() -> Option<u64> {
    let asked = std::env::var("LASTSEEN_FAULT_SEEDS").ok();
    asked.map(|asked| asked.parse().expect("a number"))
}

fn seeds(usual: u64) -> u64 {
    asked().unwrap_or(usual)
}

/// Every operation of a short change; of a long one, whose operations are much alike, every seventh,
/// unless more is asked for.
fn step(scenario: &Scenario) -> usize {
    if scenario.name == "thirty people" && asked().is_none() {
        7
    } else {
        1
    }
}

/// A scenario that is ready to be played, as often as wanted.
struct Stage {
    memory: InMemoryFs,
    before: Files,
    after: Files,
    lines: usize,
    act: Act,
    back: Act,
    way: Way,
}

impl Stage {
    fn of(scenario: &Scenario, way: Way) -> Self {
        let memory = InMemoryFs::new(Path::new("/memory"));
        init(&memory, "Refusals").unwrap();
        let put =
            |path: &str, text: &str| memory.put(path, SpecialFile::File(text.as_bytes().to_vec()));
        put("people/p-4f7k9q2m8x.ron", PERSON);
        put("people/p-0.ron", OTHER);
        put("cases/c-7m3x0w5rzn.ron", CASE);
        put("sources/s-0.ron", "Source(id: \"s-0\", title: \"z\")");
        // Who is not changed is only read, again and again.
        let others = match scenario.name {
            "thirty people" => 30,
            _ => 3,
        };
        for number in 0..others {
            let id = person(number);
            let text = format!(
                "Person(\n    id: \"{id}\",\n    name: \"x\",\n    history: [\n    ],\n)\n"
            );
            put(&format!("people/{id}.ron"), &text);
        }
        let memory = if scenario.is_clone {
            cloned(&memory)
        } else {
            memory
        };
        for first in scenario.first {
            first(&open(&memory, "anna", way).unwrap()).unwrap();
        }
        if !scenario.first.is_empty() {
            // The second writer has a log already, too.
            let boris = open(&memory, "boris", way).unwrap();
            commit(&boris, vec![tag()]).unwrap();
            boris.undo().unwrap();
        }
        memory.cut_power(PowerLoss::Nothing);
        let trial = memory.duplicate();
        (scenario.act)(&open(&trial, "anna", Way::Right).unwrap()).unwrap();
        let (before, after) = (records(&memory), records(&trial));
        assert_ne!(before, after);
        Self {
            before,
            after,
            lines: lines(&memory, way).unwrap_or(0),
            memory,
            act: scenario.act,
            back: scenario.back,
            way,
        }
    }

    /// Plays the scenario on a disk of its own with this fault; `None` if it never came about.
    /// Says whether the change was acknowledged.
    fn play(&self, fault: Fault) -> Option<(InMemoryFs, bool)> {
        let memory = self.memory.duplicate();
        memory.set_fault(Some(fault));
        let done = open(&memory, "anna", self.way).and_then(|workspace| (self.act)(&workspace));
        memory.has_failed().then(|| (memory, done.is_ok()))
    }

    /// Checks what is on the disk after everything that could go wrong has.
    fn check(&self, memory: &InMemoryFs, acknowledged: bool) -> Result<(), String> {
        memory.set_fault(None);
        let open =
            |author| open(memory, author, self.way).map_err(|failure| format!("{failure:?}"));
        let boris = open("boris")?;
        let happened = self.state(memory, acknowledged)?;
        // Somebody else goes on, and the power goes out behind them.
        commit(&boris, vec![tag()]).map_err(|failure| format!("a second writer: {failure:?}"))?;
        drop(boris);
        memory.cut_power(PowerLoss::Everything);
        let boris = open("boris")?;
        let changed = memory.get("people/p-0.ron");
        let is_there =
            matches!(&changed, Some(SpecialFile::File(bytes)) if bytes != OTHER.as_bytes());
        if !is_there {
            return Err("the second writer's change is lost".to_owned());
        }
        boris
            .undo()
            .map_err(|failure| format!("undo by the second writer: {failure:?}"))?;
        if self.state(memory, acknowledged)? != happened {
            return Err("a power cut later it is otherwise".to_owned());
        }
        // The hand whose change it was goes on too.
        let anna = open("anna")?;
        let (step, wanted) = if happened {
            (self.back, &self.before)
        } else {
            (self.act, &self.after)
        };
        step(&anna).map_err(|failure| format!("going on ({happened}): {failure:?}"))?;
        // What was half copied is gone once somebody attaches again.
        if !happened
            && !memory
                .list(".lastseen/incoming")
                .unwrap_or_default()
                .is_empty()
        {
            return Err("a half copy is left".to_owned());
        }
        if records(memory) != *wanted {
            return Err(format!("going on does something else ({happened})"));
        }
        memory.cut_power(PowerLoss::Everything);
        if records(memory) != *wanted {
            return Err(format!("what was done then is lost ({happened})"));
        }
        match anna.verify_log().as_slice() {
            [] => Ok(()),
            problems => Err(format!("the log in the end: {problems:?}")),
        }
    }

    /// Whether the change happened, if everything agrees about it.
    fn state(&self, memory: &InMemoryFs, acknowledged: bool) -> Result<bool, String> {
        let found = records(memory);
        let happened = if found == self.after {
            true
        } else if found == self.before {
            false
        } else {
            return Err(format!(
                "neither before nor after: {}",
                difference(&found, &self.before)
            ));
        };
        if acknowledged && !happened {
            return Err("an acknowledged change is lost".to_owned());
        }
        copies_fit(memory)?;
        let in_log = lines(memory, self.way)? - self.lines;
        if in_log != usize::from(happened) {
            return Err(format!("happened: {happened}, lines in the log: {in_log}"));
        }
        let waiting = memory.list(".lastseen/stage").unwrap_or_default();
        if !waiting.is_empty() {
            return Err(format!("left in the stage: {waiting:?}"));
        }
        Ok(happened)
    }
}

/// What git would make of a workspace: no empty folders, and nothing of this machine's own.
fn cloned(memory: &InMemoryFs) -> InMemoryFs {
    let clone = InMemoryFs::new(Path::new("/memory"));
    for path in records(memory)
        .keys()
        .map(String::as_str)
        .chain(["lastseen.ron", ".gitignore"])
    {
        clone.put(path, memory.get(path).unwrap());
    }
    clone
}

fn open(memory: &InMemoryFs, author: &str, way: Way) -> Result<Workspace, Failure> {
    let fs = Arc::new(way.on(memory.clone()));
    let (workspace, _) = Workspace::open_on(fs, AuthorDevice::new(author, "laptop"))?;
    match workspace.read_only() {
        None => Ok(workspace),
        Some(failure) => Err(failure.clone()),
    }
}

fn records(memory: &InMemoryFs) -> Files {
    let mut files = Files::new();
    for folder in Kind::ALL.map(Kind::folder) {
        for listed in memory.list(folder).unwrap_or_default() {
            let path = format!("{folder}/{}", listed.name.to_str().unwrap());
            if let Some(SpecialFile::File(bytes)) = memory.get(&path) {
                files.insert(path, bytes);
            }
        }
    }
    files
}

/// Whether every copy is what it is called, and every copy that a source names is there.
fn copies_fit(memory: &InMemoryFs) -> Result<(), String> {
    let mut there = Vec::new();
    for listed in memory.list("files").unwrap_or_default() {
        let name = listed.name.to_str().unwrap().to_owned();
        let Some(SpecialFile::File(bytes)) = memory.get(&format!("files/{name}")) else {
            return Err(format!("{name} is no file"));
        };
        let digest: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        if name != format!("{digest}.pdf") {
            return Err(format!("{name} is half a copy: {} bytes", bytes.len()));
        }
        there.push(digest);
    }
    for (path, bytes) in records(memory) {
        let text = String::from_utf8(bytes).unwrap();
        for named in text.split("sha256: \"").skip(1) {
            if !there.iter().any(|digest| named.starts_with(digest)) {
                return Err(format!("{path} names a copy that is not there"));
            }
        }
    }
    Ok(())
}

/// How many lines the first hand has in the log. Only its last line may be torn, and that does not
/// count.
fn lines(memory: &InMemoryFs, way: Way) -> Result<usize, String> {
    let workspace = open(memory, "anna", way).map_err(|failure| format!("{failure:?}"))?;
    let (lines, problems) = workspace
        .history()
        .map_err(|failure| format!("the log: {failure:?}"))?;
    if let Some(problem) = problems
        .iter()
        .find(|one| one.reason != Reason::TornLogLine)
    {
        return Err(format!("the log: {problem:?}"));
    }
    Ok(lines.iter().filter(|line| line.author == "anna").count())
}

fn difference(found: &Files, before: &Files) -> String {
    let other: Vec<&String> = found
        .keys()
        .chain(before.keys())
        .filter(|path| found.get(*path) != before.get(*path))
        .collect();
    format!("{other:?}")
}

/// How many points were tried, and at how many of them something was lost.
#[derive(Default)]
struct Count {
    points: usize,
    lost: Vec<String>,
}

impl Count {
    fn take(&mut self, label: impl FnOnce() -> String, checked: Result<(), String>) {
        self.points += 1;
        if let Err(what) = checked {
            self.lost.push(format!("{}: {what}", label()));
        }
    }

    /// Tells the count; not through the macros, which the test runner swallows.
    fn tell(&self, what: &str) {
        let lost = self.lost.len();
        let line = format!(
            "simulated disk: {what}: {} points, {lost} lost\n",
            self.points
        );
        std::io::stderr().write_all(line.as_bytes()).unwrap();
    }

    fn assert_nothing_lost(&self, what: &str) {
        self.tell(what);
        let first: Vec<&String> = self.lost.iter().take(20).collect();
        assert!(
            first.is_empty(),
            "{what}: {} of {}: {first:#?}",
            self.lost.len(),
            self.points
        );
        assert!(self.points > 0, "{what}: nothing was tried");
    }
}

/// Ends the process at every operation of the scenario, in every way.
fn kill_everywhere(stage: &Stage, name: &str, ends: &[End], count: &mut Count) {
    for after in 0.. {
        let Some((played, acknowledged)) = stage.play(dead(after)) else {
            break;
        };
        for end in ends {
            let memory = played.duplicate();
            memory.set_fault(None);
            if let End::PowerCut(loss) = end {
                memory.cut_power(*loss);
            }
            let checked = stage.check(&memory, acknowledged);
            count.take(|| format!("{name}, operation {after}, {end:?}"), checked);
        }
    }
}

#[test]
fn wherever_it_is_killed_or_the_power_goes_out_nothing_is_lost() {
    let ends = ends(seeds(2));
    for scenario in &SCENARIOS {
        let mut count = Count::default();
        kill_everywhere(
            &Stage::of(scenario, Way::Right),
            scenario.name,
            &ends,
            &mut count,
        );
        count.assert_nothing_lost(&format!("killed or without power, {}", scenario.name));
    }
}

/// The change came through; the power goes out at once.
#[test]
fn what_is_acknowledged_survives_a_power_cut() {
    let mut count = Count::default();
    for scenario in &SCENARIOS {
        let stage = Stage::of(scenario, Way::Right);
        for end in ends(seeds(4)) {
            let memory = stage.memory.duplicate();
            (stage.act)(&open(&memory, "anna", Way::Right).unwrap()).unwrap();
            if let End::PowerCut(loss) = end {
                memory.cut_power(loss);
            }
            let checked = stage.check(&memory, true);
            count.take(|| format!("{}, {end:?}", scenario.name), checked);
        }
    }
    count.assert_nothing_lost("acknowledged, then without power");
}

/// The recovery of what a crash left is killed as well, at every operation of its own.
#[test]
fn wherever_recovery_is_killed_the_next_one_goes_on() {
    for scenario in &SCENARIOS {
        let mut count = Count::default();
        let stage = Stage::of(scenario, Way::Right);
        let step = step(scenario);
        for after in (0..).step_by(step) {
            let Some((played, acknowledged)) = stage.play(dead(after)) else {
                break;
            };
            let usual = [
                (End::Kill, End::PowerCut(PowerLoss::Everything)),
                (
                    End::PowerCut(PowerLoss::Some(5)),
                    End::PowerCut(PowerLoss::Some(3)),
                ),
            ];
            let more = [
                (End::Kill, End::Kill),
                (
                    End::PowerCut(PowerLoss::Everything),
                    End::PowerCut(PowerLoss::Some(3)),
                ),
            ];
            let more = more.into_iter().filter(|_| asked().is_some());
            for (first, second) in usual.into_iter().chain(more) {
                let crashed = played.duplicate();
                crashed.set_fault(None);
                if let End::PowerCut(loss) = first {
                    crashed.cut_power(loss);
                }
                for during in (0..).step_by(step) {
                    let memory = crashed.duplicate();
                    memory.set_fault(Some(dead(during)));
                    let _ = open(&memory, "boris", Way::Right);
                    let is_last = !memory.has_failed();
                    memory.set_fault(None);
                    if let End::PowerCut(loss) = second {
                        memory.cut_power(loss);
                    }
                    let checked = stage.check(&memory, acknowledged);
                    let label = || {
                        let name = scenario.name;
                        format!("{name}, operation {after}, {first:?}, then {during}, {second:?}")
                    };
                    count.take(label, checked);
                    if is_last {
                        break;
                    }
                }
            }
        }
        count.assert_nothing_lost(&format!("recovery killed, {}", scenario.name));
    }
}

/// The disk fails while what a crash left is finished: it is finished later.
#[test]
fn wherever_the_disk_fails_under_recovery_it_is_finished_later() {
    let mut count = Count::default();
    for scenario in &SCENARIOS {
        let stage = Stage::of(scenario, Way::Right);
        for after in (0..).step_by(step(scenario).max(if asked().is_some() { 1 } else { 3 })) {
            let Some((crashed, acknowledged)) = stage.play(dead(after)) else {
                break;
            };
            crashed.set_fault(None);
            let undisturbed = crashed.duplicate();
            drop(open(&undisturbed, "boris", Way::Right).unwrap());
            let happened = stage.state(&undisturbed, acknowledged).unwrap();
            for times in [1, 2]
                .into_iter()
                .take(if asked().is_some() { 2 } else { 1 })
            {
                for during in (0..).step_by(step(scenario)) {
                    let memory = crashed.duplicate();
                    memory.set_fault(Some(Fault {
                        after: during,
                        count: times,
                        error: Errno::IO,
                        reads: true,
                    }));
                    let _ = open(&memory, "boris", Way::Right);
                    let is_last = !memory.has_failed();
                    memory.set_fault(None);
                    let checked = open(&memory, "boris", Way::Right)
                        .map_err(|failure| format!("{failure:?}"))
                        .and_then(|_| stage.state(&memory, acknowledged))
                        .and_then(|now| {
                            let same = now == happened;
                            same.then_some(())
                                .ok_or_else(|| "it went the other way".to_owned())
                        })
                        .and_then(|()| stage.check(&memory, acknowledged));
                    let label = || {
                        let name = scenario.name;
                        format!("{name}, operation {after}, EIO at {during}, {times} times")
                    };
                    count.take(label, checked);
                    if is_last {
                        break;
                    }
                }
            }
        }
    }
    count.assert_nothing_lost("EIO under recovery");
}

/// An operation fails, or several, and the process goes on; then the power goes out, or it does not.
#[test]
fn wherever_the_disk_fails_or_is_full_nothing_is_lost() {
    for (name, error, reads) in [("EIO", Errno::IO, true), ("ENOSPC", Errno::NOSPC, false)] {
        let mut count = Count::default();
        for scenario in &SCENARIOS {
            let stage = Stage::of(scenario, Way::Right);
            for times in [1, usize::MAX] {
                for after in (0..).step_by(step(scenario)) {
                    let fault = Fault {
                        after,
                        count: times,
                        error,
                        reads,
                    };
                    let Some((played, acknowledged)) = stage.play(fault) else {
                        break;
                    };
                    for end in ends(1) {
                        let memory = played.duplicate();
                        memory.set_fault(None);
                        if let End::PowerCut(loss) = end {
                            memory.cut_power(loss);
                        }
                        let checked = stage.check(&memory, acknowledged);
                        let label = || {
                            let name = scenario.name;
                            format!("{name}, operation {after}, {times} times, {end:?}")
                        };
                        count.take(label, checked);
                    }
                }
            }
        }
        count.assert_nothing_lost(name);
    }
}

/// The same test on stores that are broken on purpose; were it to find nothing, it would prove
/// nothing.
#[test]
fn a_store_that_is_broken_on_purpose_is_caught() {
    for way in Way::WRONG {
        let mut count = Count::default();
        for scenario in SCENARIOS.iter().filter(|one| {
            !matches!(
                one.name,
                "undo"
                    | "redo"
                    | "thirty people"
                    | "a large file attached"
                    | "a file attached twice"
            )
        }) {
            // Without a log there is nothing to build upon.
            let scenario = Scenario {
                first: &[],
                ..*scenario
            };
            kill_everywhere(
                &Stage::of(&scenario, way),
                scenario.name,
                &ends(seeds(1)),
                &mut count,
            );
        }
        count.tell(&format!("broken on purpose, {way:?}"));
        assert!(
            !count.lost.is_empty(),
            "{way:?} goes unnoticed at {} points",
            count.points
        );
    }
}

/// Whoever made the folder was killed before it was durable; the next one builds upon it.
#[test]
fn a_folder_that_somebody_made_and_did_not_sync_keeps_what_is_put_into_it() {
    let scenario = SCENARIOS
        .iter()
        .find(|one| one.name == "the first of its kind")
        .unwrap();
    let memory = Stage::of(scenario, Way::Right).memory;
    memory.make_folder("places").unwrap();
    create_place(&open(&memory, "anna", Way::Right).unwrap()).unwrap();
    memory.cut_power(PowerLoss::Everything);
    assert_eq!(
        memory.get("places/l-1.ron"),
        Some(SpecialFile::File(PLACE.as_bytes().to_vec()))
    );
}

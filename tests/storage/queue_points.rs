//! Every operation of working through a queue is the last one once: beginning it, deciding, putting off,
//! taking back, coming to its end, leaving. Afterwards the queue can be gone on with, no decision that
//! was acknowledged is lost, and none is there twice.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use super::faulty::{Way, dead};
use crate::support::simulated_disk::PowerLoss;
use crate::support::simulated_disk::{Fault, InMemoryFs, SpecialFile};
use lastseen::casebook::change::edit::Edit;
use lastseen::casebook::queue::command::QueueCommand;
use lastseen::casebook::queue::event::QueueDecision;
use lastseen::casebook::queue::order::Order;
use lastseen::casebook::queue::{QueueHead, QueueState};
use lastseen::record::id::RecordId;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::manifest::init;
use rustix::io::Errno;

const NAME: &str = "stale";

fn people() -> [RecordId; 3] {
    ["p-a", "p-b", "p-c"].map(|id| id.parse().unwrap())
}

fn path(person: RecordId) -> String {
    format!("people/{person}.ron")
}

fn disk() -> InMemoryFs {
    let memory = InMemoryFs::new(Path::new("/memory"));
    init(&memory, "Refusals").unwrap();
    for person in people() {
        let text = format!("Person(\n    id: \"{person}\",\n    name: \"x\",\n)\n");
        memory.put(&path(person), SpecialFile::File(text.into_bytes()));
    }
    memory.cut_power(PowerLoss::Nothing);
    memory
}

fn open(memory: &InMemoryFs, way: Way) -> Result<Workspace, Failure> {
    let fs = Arc::new(way.on(memory.clone()));
    let (workspace, _) = Workspace::open_on(fs, AuthorDevice::new("anna", "laptop"))?;
    match workspace.read_only() {
        None => Ok(workspace),
        Some(failure) => Err(failure.clone()),
    }
}

fn head() -> QueueHead {
    QueueHead {
        name: NAME.to_owned(),
        query: String::new(),
        order: Order::Listed,
        begun: "2026-11-22T10:00:00Z".parse().unwrap(),
        people: people().to_vec(),
    }
}

fn decide(person: RecordId) -> QueueCommand {
    QueueCommand::Decide {
        person,
        verdict: QueueDecision::Kept,
        why: format!("{person}: looked at"),
        edits: vec![Edit::Insert {
            record: person,
            list: "reviewed".parse().unwrap(),
            index: 0,
            item: "(at: \"2026-11-22T10:00:00Z\", by: \"anna\")".to_owned(),
        }],
        prefill: None,
    }
}

/// What somebody was told who worked through the queue until something went wrong.
#[derive(Default)]
struct Told {
    /// Whether the queue was begun.
    begun: bool,
    /// The people about whom a decision was acknowledged, or taking it back.
    decided: BTreeMap<RecordId, bool>,
    /// Whom the step was about that did not come through.
    in_flight: Option<RecordId>,
    /// Whether everything came through.
    whole: bool,
}

/// Works through the queue: every kind of step once, and across the end of the queue.
fn work(memory: &InMemoryFs, way: Way) -> Told {
    let mut told = Told::default();
    let Ok(workspace) = open(memory, way) else {
        return told;
    };
    let queues = workspace.queues();
    if queues.open(NAME, QueueCommand::Begin(head())).is_err() {
        return told;
    }
    told.begun = true;
    let [a, b, c] = people();
    for (person, ask, decides) in [
        (a, decide(a), Some(true)),
        (b, QueueCommand::Later(b), None),
        (
            c,
            QueueCommand::Prefill(vec![("when".to_owned(), "2026".to_owned())]),
            None,
        ),
        (c, decide(c), Some(true)),
        (b, decide(b), Some(true)),
        (b, QueueCommand::Back, Some(false)),
        (b, decide(b), Some(true)),
        (b, QueueCommand::Leave, None),
    ] {
        match queues.step(NAME, ask) {
            Ok(_) => {
                if let Some(now) = decides {
                    told.decided.insert(person, now);
                }
            }
            Err(_) => {
                told.in_flight = Some(person);
                return told;
            }
        }
    }
    told.whole = true;
    told
}

/// How often somebody was looked at, by their record.
fn looks(memory: &InMemoryFs, person: RecordId) -> usize {
    match memory.get(&path(person)) {
        Some(SpecialFile::File(bytes)) => String::from_utf8(bytes).unwrap().matches("at: ").count(),
        _ => 0,
    }
}

/// Checks what is on the disk after everything that could go wrong has, and goes on to the end.
fn check(memory: &InMemoryFs, way: Way, told: &Told) -> Result<(), String> {
    memory.set_fault(None);
    let words = |failure: Failure| format!("{failure:?}");
    let workspace = open(memory, way).map_err(words)?;
    let queues = workspace.queues();
    let listed = queues.list().map_err(words)?;
    let opened = match queues.open(NAME, QueueCommand::Retry) {
        Ok(opened) => opened,
        Err(Failure::NoSuchQueue { .. }) if !told.begun => {
            if listed.is_empty() && people().iter().all(|one| looks(memory, *one) == 0) {
                return Ok(());
            }
            return Err("there is a half of a queue".to_owned());
        }
        Err(failure) => return Err(words(failure)),
    };
    for person in people() {
        let looks = looks(memory, person);
        let decided = matches!(opened.queue.place(person), Some(QueueState::Decided { .. }));
        if looks > 1 || decided != (looks == 1) {
            return Err(format!("{person}: decided {decided}, looks {looks}"));
        }
        let wanted = told.decided.get(&person).copied().unwrap_or(false);
        if told.in_flight != Some(person) && decided != wanted {
            return Err(format!("{person}: decided {decided}, told {wanted}"));
        }
    }
    let mut now = opened.now;
    let mut left = 4;
    while let Some(person) = now {
        left -= 1;
        if left == 0 {
            return Err("it does not come to an end".to_owned());
        }
        now = queues.step(NAME, decide(person)).map_err(words)?.now;
    }
    for person in people() {
        if looks(memory, person) != 1 {
            return Err(format!(
                "at the end {person}: {} looks",
                looks(memory, person)
            ));
        }
    }
    let last = queues.list().map_err(words)?;
    let left: Vec<usize> = last.iter().map(|one| one.progress.left()).collect();
    if left != [0] {
        return Err(format!("at the end {left:?} are left"));
    }
    // The end can be taken back.
    let back = queues.step(NAME, QueueCommand::Back).map_err(words)?;
    let person = back.now.ok_or("nobody comes back")?;
    if looks(memory, person) != 0 {
        return Err("what was taken back stands".to_owned());
    }
    Ok(())
}

const ENDS: [Option<PowerLoss>; 4] = [
    None,
    Some(PowerLoss::Everything),
    Some(PowerLoss::Some(1)),
    Some(PowerLoss::Some(7920)),
];

/// Plays with faults from every operation on, and gives what was found wrong, and how many points
/// there were.
fn everywhere(way: Way, fault: impl Fn(usize) -> Fault) -> (usize, Vec<String>) {
    let disk = disk();
    let (mut points, mut wrong) = (0, Vec::new());
    for after in 0.. {
        let memory = disk.duplicate();
        memory.set_fault(Some(fault(after)));
        let told = work(&memory, way);
        if !memory.has_failed() {
            assert!(told.whole || way != Way::Right);
            break;
        }
        memory.set_fault(None);
        for end in ENDS {
            let crashed = memory.duplicate();
            if let Some(loss) = end {
                crashed.cut_power(loss);
            }
            points += 1;
            if let Err(what) = check(&crashed, way, &told) {
                wrong.push(format!("operation {after}, {end:?}: {what}"));
            }
        }
    }
    (points, wrong)
}

#[test]
fn wherever_a_queue_is_killed_or_the_power_goes_out_no_decision_is_lost_or_made_twice() {
    let (points, wrong) = everywhere(Way::Right, dead);
    assert!(points > 250, "{points}");
    assert!(wrong.is_empty(), "{} of {points}: {wrong:#?}", wrong.len());
}

#[test]
fn wherever_the_disk_fails_under_a_queue_no_decision_is_lost_or_made_twice() {
    for (error, reads) in [(Errno::IO, true), (Errno::NOSPC, false)] {
        for count in [1, usize::MAX] {
            let (points, wrong) = everywhere(Way::Right, |after| Fault {
                after,
                count,
                error,
                reads,
            });
            assert!(points > 250, "{points}");
            assert!(wrong.is_empty(), "{} of {points}: {wrong:#?}", wrong.len());
        }
    }
}

/// The same on disks that are broken on purpose; were it to find nothing, it would prove nothing.
#[test]
fn a_queue_on_a_disk_that_is_broken_on_purpose_is_caught() {
    if crate::support::simulated_disk::is_sealed_run() {
        // There the facts are no file that grows, so one of these faults cannot happen.
        return;
    }
    for way in [Way::NoFileSync, Way::NoFolderSync, Way::NoLogSync] {
        let (points, wrong) = everywhere(way, dead);
        assert!(
            !wrong.is_empty(),
            "{way:?} goes unnoticed at {points} points"
        );
    }
}

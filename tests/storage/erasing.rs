//! Somebody who asks to be forgotten: nothing of them is left, the log can still be trusted, and no
//! crash leaves half of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Edit, Failure, ID, TestDisk, both, commit, id, insert, set};
use crate::support::simulated_disk::PowerLoss;
use crate::support::simulated_disk::{Fault, InMemoryFs};
use lastseen::casebook::draft::Draft;
use lastseen::casebook::errors::failure::Attempt;
use lastseen::casebook::errors::problem::Reason;
use lastseen::casebook::form_target::FormTarget;
use lastseen::casebook::queue::QueueHead;
use lastseen::casebook::queue::event::Event;
use lastseen::casebook::queue::order::Order;
use lastseen::record::id::RecordId;
use lastseen::record::status::Status;
use lastseen::ron_text::path::FieldPath;
use lastseen::storage::queue;
use lastseen::storage::queue::QueueFile;
use lastseen::storage::watch::changed_paths::ChangedPaths;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use rustix::io::Errno;

const PERSON: &str = "\
Person(
    id: \"p-4f7k9q2m8x\",
    name: \"Максим Кочетков\",
    born: \"2002~\",
    rank: \"private\",
)
";

const BROTHER: &str = "\
Person(
    id: \"p-2\",
    name: \"Иван\", // p
    relations: [
        (kind: Mother),
        (kind: Brother, person: \"p-4f7k9q2m8x\", note: \"at home\"),
    ],
    distinct_from: [\"p-4f7k9q2m8x\"],
)
";

const CASE: &str = "Case(id: \"c-1\", title: \"x\", summary: \"With Максим Кочетков.\")\n";

const ANNA: &str = "log/anna-laptop.log";
const BORIS: &str = "log/boris-laptop.log";

fn why(workspace: &Workspace, why: &str, edits: Vec<Edit>) {
    let change = workspace.change(why.to_owned(), edits).unwrap();
    workspace.commit(&change).unwrap();
}

fn of(record: &str, edit: Edit) -> Edit {
    match edit {
        Edit::Insert {
            list, index, item, ..
        } => Edit::Insert {
            record: id(record),
            list,
            index,
            item,
        },
        other => panic!("{other:?}"),
    }
}

/// Two people who wrote about two others, alone and together.
fn worked_on(disk: &TestDisk) -> Workspace {
    disk.put("people/p-2.ron", BROTHER);
    disk.put("cases/c-1.ron", CASE);
    let (anna, boris) = (disk.open("anna"), disk.open("boris"));
    why(
        &anna,
        "Максим Кочетков: person added",
        vec![Edit::Create {
            record: id(ID),
            text: PERSON.to_owned(),
        }],
    );
    why(
        &boris,
        "Kochetkov promoted",
        vec![set("rank", Some("\"private\""), Some("\"major\""))],
    );
    let tag = insert("tags", 0, "\"call\"");
    why(&anna, "2 people: tag", vec![tag.clone(), of("p-2", tag)]);
    why(
        &boris,
        "brother of Kochetkov Maksim",
        vec![of("p-2", insert("tags", 1, "\"home\""))],
    );
    let link = "(kind: Cousin, person: \"p-4f7k9q2m8x\")";
    why(
        &boris,
        "cousin",
        vec![of("p-2", insert("relations", 2, link))],
    );
    disk.put(".lastseen/conflicts/p-4f7k9q2m8x-00.ron", PERSON);
    disk.put(
        ".lastseen/drafts/anna.ron",
        "(record: \"p-4f7k9q2m8x\", text: \"he\")",
    );
    disk.put(
        ".lastseen/drafts/vera.ron",
        "(record: \"p-2\", text: \"he\")",
    );
    anna
}

/// Every file, by its path.
fn files(disk: &TestDisk) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in [
        "people",
        "cases",
        "log",
        ".lastseen",
        ".lastseen/stage",
        ".lastseen/conflicts",
        ".lastseen/drafts",
    ] {
        for name in disk.names_in(folder) {
            let path = format!("{folder}/{name}");
            if let Some(text) = disk.get(&path).filter(|_| path != ".lastseen/lock") {
                found.insert(path, text);
            }
        }
    }
    found
}

/// The files that still speak of the person.
fn speaking(disk: &TestDisk) -> Vec<String> {
    files(disk)
        .into_iter()
        .filter(|(_, text)| {
            [ID, "Кочетков", "Kochetkov", "private", "2002~"]
                .iter()
                .any(|sign| text.contains(sign))
        })
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn nothing_is_left_but_what_only_a_person_can_mend() {
    both(|disk| {
        let anna = worked_on(disk);
        let reach = anna.erasure_of(id(ID)).unwrap();
        assert_eq!(files(disk).len(), 9);
        let erased = anna.erase(id(ID)).unwrap();
        assert_eq!(erased.reach, reach);
        assert_eq!(erased.problems, []);
        assert_eq!((reach.lines, reach.logs, reach.links.len()), (5, 2, 3));
        assert_eq!(reach.mentions, [id("c-1")]);
        assert_eq!(
            reach.copies,
            [
                ".lastseen/conflicts/p-4f7k9q2m8x-00.ron",
                ".lastseen/drafts/anna.ron"
            ]
        );
        assert_eq!(speaking(disk), ["cases/c-1.ron"]);
        let brother = disk.get("people/p-2.ron").unwrap();
        assert!(brother.contains("(kind: Mother),\n"), "{brother}");
        assert!(!brother.contains("Brother") && !brother.contains("Cousin"));
        assert!(disk.get(".lastseen/drafts/vera.ron").is_some());
        assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
        let touched: Vec<(RecordId, bool)> = erased
            .reread
            .iter()
            .map(|(id, now)| (*id, now.is_some()))
            .collect();
        assert_eq!(touched, [(id(ID), false), (id("p-2"), true)]);
        // It is somebody whom nobody knows now.
        assert_eq!(
            anna.erase(id(ID)),
            Err(Failure::NoSuchRecord { record: id(ID) })
        );
    });
}

#[test]
fn the_log_can_be_verified_and_says_what_is_missing() {
    both(|disk| {
        let anna = worked_on(disk);
        anna.erase(id(ID)).unwrap();
        assert_eq!(anna.verify_log(), []);
        let (lines, _) = anna.history().unwrap();
        let told: Vec<(&str, &str, usize, usize, bool)> = lines
            .iter()
            .map(|line| {
                (
                    line.author.as_str(),
                    line.why.as_str(),
                    line.edits.len(),
                    line.blanked,
                    line.blank.is_some(),
                )
            })
            .collect();
        let of = |author| {
            let lines = told.iter().filter(|line| line.0 == author);
            lines
                .map(|line| (line.1, line.2, line.3, line.4))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of("anna"),
            [
                ("", 0, 0, true),
                ("2 people: tag", 1, 1, true),
                ("a person erased", 0, 0, false)
            ]
        );
        assert_eq!(
            of("boris"),
            [("", 0, 0, true), ("", 1, 0, true), ("", 0, 0, true)]
        );

        // A value that is changed in what is left is tampering like any other.
        let log = disk.get(ANNA).unwrap();
        disk.put(ANNA, log.replace("2 people: tag", "3 people: tag"));
        assert!(matches!(
            anna.verify_log()[0].reason,
            Reason::BrokenLogLine { .. }
        ));
        // So is a line that says that it was blanked, as long as no erasure says so.
        let forged = disk.get(BORIS).unwrap().replace("(by:\"", "(by:\"00");
        disk.put(ANNA, &log);
        let boris = disk.get(BORIS).unwrap();
        disk.put(BORIS, forged);
        let reasons: Vec<Reason> = anna
            .verify_log()
            .into_iter()
            .map(|one| one.reason)
            .collect();
        assert_eq!(reasons, [const { Reason::BlankedByNobody }; 3]);
        disk.put(BORIS, boris);
        assert_eq!(anna.verify_log(), []);
    });
}

#[test]
fn an_old_copy_that_comes_back_is_noticed_and_can_be_erased_again() {
    both(|disk| {
        let anna = worked_on(disk);
        let before = disk.get(BORIS).unwrap();
        anna.erase(id(ID)).unwrap();
        disk.put(BORIS, before);
        let found: Vec<(usize, Reason)> = anna
            .verify_log()
            .into_iter()
            .map(|one| (one.at.line, one.reason))
            .collect();
        assert_eq!(
            found,
            [
                (1, Reason::ValuesAreBack),
                (2, Reason::ValuesAreBack),
                (3, Reason::ValuesAreBack)
            ]
        );
        // The record is gone, but the log knows the person.
        let again = disk.open("vera").erase(id(ID)).unwrap();
        assert!(!again.reach.record);
        assert_eq!(anna.verify_log(), []);
        assert_eq!(speaking(disk), ["cases/c-1.ron"]);
    });
}

#[test]
fn an_erasure_is_not_taken_back_and_bars_nothing_for_good() {
    both(|disk| {
        let anna = worked_on(disk);
        anna.erase(id(ID)).unwrap();
        assert_eq!(anna.undo(), Err(Failure::ErasureStands));
        anna.skip_undo().unwrap();
        // What is left of the change of two people is taken back; what is blank is passed over.
        assert!(disk.get("people/p-2.ron").unwrap().contains("\"call\""));
        anna.undo().unwrap();
        assert!(!disk.get("people/p-2.ron").unwrap().contains("\"call\""));
        assert_eq!(anna.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        anna.redo().unwrap();
        assert_eq!(anna.verify_log(), []);
        assert_eq!(speaking(disk), ["cases/c-1.ron"]);
    });
}

#[test]
fn nobody_is_brought_back_unnoticed() {
    both(|disk| {
        let anna = worked_on(disk);
        anna.erase(id(ID)).unwrap();
        let add = |record: &str, rest: &str| {
            let edit = Edit::Create {
                record: id(record),
                text: format!("Person(id: \"{record}\", {rest})\n"),
            };
            commit(&disk.open("boris"), vec![edit])
        };
        for (record, rest) in [
            (ID, "name: \"Кочетков Максим\""),
            ("p-8", "name: \"Kochetkov Maxim\""),
            (
                "p-8",
                "name: \"x\", other_names: [(text: \"МАКСИМ КОЧЕТКОВ\")], born: \"2002-05\"",
            ),
            // No birth is remembered, so a namesake is asked about as well.
            ("p-8", "name: \"Максим Кочетков\", born: \"1960\""),
        ] {
            let refused = add(record, rest);
            let Err(Failure::WasErased { by, .. }) = &refused else {
                panic!("{refused:?}");
            };
            assert_eq!(by, "anna");
            assert_eq!(disk.get(&id(record).relative_path()), None);
        }
        add("p-9", "name: \"Максим\"").unwrap();
        let edit = Edit::Create {
            record: id("p-7"),
            text: "Person(id: \"p-7\", name: \"Maksim Kochetkov\")\n".to_owned(),
        };
        let change = anna.change("knowingly".to_owned(), vec![edit]).unwrap();
        anna.commit_anyway(&change).unwrap();
    });
}

/// A screen that does not know yet of the erasure, of whichever author, writes nothing of the person again.
#[test]
fn what_is_half_typed_about_somebody_erased_does_not_come_back() {
    both(|disk| {
        let draft = |is_for: FormTarget| Draft {
            title: "x".to_owned(),
            is_for,
            typed: vec![("text".to_owned(), "he".to_owned())],
            at: 0,
        };
        let anna = worked_on(disk);
        let boris = disk.open("boris");
        let mut drafts = boris.drafts().unwrap();
        let note = draft(FormTarget::Note(id(ID)));
        drafts.keep(&note).unwrap();
        let mut logs = boris.log_ends();
        anna.erase(id(ID)).unwrap();
        assert_eq!(drafts.keep(&note), Err(Failure::DraftOfErased));
        let status = FormTarget::Status {
            people: vec![id("p-2"), id(ID)],
            status: Status::Missing,
        };
        assert_eq!(drafts.keep(&draft(status)), Err(Failure::DraftOfErased));
        assert_eq!(speaking(disk), ["cases/c-1.ron"]);
        // A form about somebody else goes on, without the link with which it began.
        let set = draft(FormTarget::Set {
            record: id("p-2"),
            text: BROTHER.to_owned(),
            within: FieldPath::root(),
        });
        drafts.keep(&set).unwrap();
        assert_eq!(speaking(disk), ["cases/c-1.ron"]);
        let kept: Vec<String> = disk
            .names_in(".lastseen/drafts")
            .into_iter()
            .filter(|name| name.starts_with("boris-") && name.ends_with(".ron"))
            .collect();
        let kept = disk.get(&format!(".lastseen/drafts/{}", kept[0])).unwrap();
        assert!(kept.contains("p-0000000000"), "{kept}");
        // Nor is a change of the person committed that somebody was about to make.
        let refused = commit(&boris, vec![insert("tags", 0, "\"call\"")]);
        assert!(matches!(refused, Err(Failure::Conflicts(_))), "{refused:?}");
        let changed_paths = ChangedPaths {
            records: [id(ID), id("p-2"), id("p-9")].into(),
            ..ChangedPaths::default()
        };
        assert_eq!(
            boris.look(&changed_paths, &mut logs).erased,
            [id(ID), id("p-9")]
        );
    });
}

/// A record that was only removed is none that was erased: what is typed about it is kept.
#[test]
fn what_is_half_typed_about_somebody_removed_is_kept() {
    both(|disk| {
        let anna = worked_on(disk);
        anna.erase(id("p-2")).unwrap();
        let boris = disk.open("boris");
        let mut drafts = boris.drafts().unwrap();
        disk.fs.unlink("people/p-4f7k9q2m8x.ron").unwrap();
        let note = Draft {
            title: "x".to_owned(),
            is_for: FormTarget::Note(id(ID)),
            typed: Vec::new(),
            at: 0,
        };
        drafts.keep(&note).unwrap();
        drop(drafts);
        let (kept, _) = boris.drafts().unwrap().list();
        assert_eq!(kept[0].draft, note);
    });
}

/// As after a pull of the erasure into a clone in which somebody had begun to write, by whatever is done there first.
#[test]
fn whatever_is_done_first_after_an_erasure_came_in_forgets_the_person() {
    const DRAFT: &str = ".lastseen/drafts/vera.ron";
    const WORDS: &str = ".lastseen/snapshot-words-0123456789abcdef";
    let first: [fn(&Workspace); 2] = [
        |open| open.load(&|_| {}),
        |open| assert!(open.stored_view().is_none()),
    ];
    for first in first {
        both(|disk| {
            worked_on(disk).erase(id(ID)).unwrap();
            disk.put(DRAFT, "(record: \"p-4f7k9q2m8x\", text: \"he\")");
            disk.put(WORDS, "kochetkov");
            first(&disk.open("boris"));
            assert_eq!((disk.get(DRAFT), disk.get(WORDS)), (None, None));
        });
    }
}

/// The digest of a line stays when its values go, and shows no longer whether a guess of them is right.
#[test]
fn the_digest_of_a_blanked_line_does_not_show_what_it_said() {
    both(|disk| {
        let anna = worked_on(disk);
        let lines = |workspace: &Workspace| workspace.history().unwrap().0;
        let before = disk.get(ANNA).unwrap();
        let salts: Vec<&str> = before
            .split("salt:\"")
            .skip(1)
            .map(|rest| &rest[..32])
            .collect();
        assert_eq!(salts.len(), 2, "{before}");
        assert_ne!(salts[0], salts[1]);
        let digests: Vec<String> = lines(&anna).into_iter().map(|line| line.digest).collect();
        anna.erase(id(ID)).unwrap();
        let after = disk.get(ANNA).unwrap();
        assert!(salts.iter().all(|salt| !after.contains(salt)), "{after}");
        assert!(
            lines(&anna)
                .iter()
                .filter(|line| digests.contains(&line.digest))
                .count()
                >= 5
        );
    });
}

/// After so many operations the disk fails, or the process is dead.
fn fault(after: usize, count: usize, error: Errno) -> Fault {
    Fault {
        after,
        count,
        error,
        reads: false,
    }
}

/// The ways in which what was not yet durable may be lost; `None` if the process is only killed.
const LOSSES: [Option<PowerLoss>; 6] = [
    None,
    Some(PowerLoss::Everything),
    Some(PowerLoss::Some(1)),
    Some(PowerLoss::Some(7920)),
    Some(PowerLoss::Some(15839)),
    Some(PowerLoss::Some(23758)),
];

/// The same disk once more, after the power went out or not.
fn after_loss(memory: &InMemoryFs, loss: Option<PowerLoss>) -> TestDisk {
    let memory = memory.duplicate();
    memory.set_fault(None);
    if let Some(loss) = loss {
        memory.cut_power(loss);
    }
    TestDisk {
        fs: Arc::new(memory.clone()),
        memory: Some(memory),
        folder: None,
        is_sealed: false,
    }
}

/// A workspace at which nothing is lost when the power goes out.
fn durable() -> InMemoryFs {
    let disk = TestDisk::in_memory();
    worked_on(&disk);
    let memory = disk.memory.unwrap();
    memory.cut_power(PowerLoss::Nothing);
    memory
}

#[test]
fn wherever_an_erasure_stops_it_is_whole_or_not_at_all() {
    let start = durable();
    let before = files(&after_loss(&start, None));
    for (count, error) in [
        (1, Errno::NOSPC),
        (2, Errno::IO),
        (usize::MAX, Errno::IO),
        (usize::MAX, Errno::NOSPC),
    ] {
        let mut outcomes = [0, 0];
        for after in 0.. {
            let disk = after_loss(&start, None);
            let anna = disk.open("anna");
            let memory = disk.memory.as_ref().unwrap();
            memory.set_fault(Some(fault(after, count, error)));
            let done = anna.erase(id(ID)).is_ok();
            if !memory.has_failed() {
                break;
            }
            for loss in LOSSES {
                let told = format!("operation {after}, {count} {error:?}, {loss:?}");
                let happened = reopened(&after_loss(memory, loss), &before, &told);
                assert!(happened || !done, "{told}");
                outcomes[usize::from(happened)] += 1;
            }
        }
        assert!(
            outcomes[0] > 30 && outcomes[1] > 30,
            "{count}: {outcomes:?}"
        );
    }
}

#[test]
fn what_was_said_to_be_erased_does_not_come_back_with_a_power_cut() {
    let start = durable();
    let before = files(&after_loss(&start, None));
    for loss in LOSSES {
        let disk = after_loss(&start, None);
        disk.open("anna").erase(id(ID)).unwrap();
        let disk = after_loss(disk.memory.as_ref().unwrap(), loss);
        assert!(reopened(&disk, &before, &format!("{loss:?}")));
    }
}

#[test]
fn a_power_cut_while_an_erasure_is_finished_is_recovered_from() {
    let start = durable();
    let before = files(&after_loss(&start, None));
    let dead = |after| Some(fault(after, usize::MAX, Errno::IO));
    for first in 0.. {
        let disk = after_loss(&start, None);
        let anna = disk.open("anna");
        let memory = disk.memory.as_ref().unwrap();
        memory.set_fault(dead(first));
        let _ = anna.erase(id(ID));
        if !memory.has_failed() {
            break;
        }
        for (one, two) in [
            (None, None),
            (None, Some(PowerLoss::Everything)),
            (Some(PowerLoss::Everything), Some(PowerLoss::Some(3))),
            (Some(PowerLoss::Some(5)), Some(PowerLoss::Everything)),
        ] {
            for second in 0.. {
                let crashed = after_loss(memory, one);
                let memory = crashed.memory.as_ref().unwrap();
                memory.set_fault(dead(second));
                let _ = Workspace::open_on(crashed.fs.clone(), AuthorDevice::new("boris", "phone"));
                let is_last = !memory.has_failed();
                let told = format!("operation {first}, {one:?}, then {second}, {two:?}");
                reopened(&after_loss(memory, two), &before, &told);
                if is_last {
                    break;
                }
            }
        }
    }
}

/// Opens the workspace again and checks that the erasure happened as a whole or not at all; says
/// which.
fn reopened(disk: &TestDisk, before: &BTreeMap<String, String>, told: &str) -> bool {
    let (vera, problems) =
        Workspace::open_on(disk.fs.clone(), AuthorDevice::new("vera", "phone")).unwrap();
    assert_eq!(problems, [], "{told}");
    assert_eq!(vera.read_only(), None, "{told}");
    let now = files(disk);
    let happened = now != *before;
    if happened {
        assert_eq!(speaking(disk), ["cases/c-1.ron"], "{told}");
    }
    assert_eq!(disk.names_in(".lastseen/stage"), [""; 0], "{told}");
    assert_eq!(vera.verify_log(), [], "{told}");
    // Work goes on.
    let edit = of("p-2", insert("tags", usize::MAX, "\"later\""));
    commit(&disk.open("anna"), vec![edit]).unwrap();
    assert_eq!(vera.verify_log(), [], "{told}");
    // Whatever it was, it stays so.
    let memory = disk.memory.as_ref().unwrap();
    memory.cut_power(PowerLoss::Everything);
    let is_there = disk.get("people/p-4f7k9q2m8x.ron").is_some();
    assert_eq!(is_there, !happened, "{told}");
    assert_eq!(disk.open("vera").verify_log(), [], "{told}");
    happened
}

#[test]
fn whoever_writes_meanwhile_loses_nothing() {
    both(|disk| {
        let anna = worked_on(disk);
        std::thread::scope(|scope| {
            for author in ["boris", "vera"] {
                let workspace = disk.open(author);
                scope.spawn(move || {
                    for count in 0..10 {
                        let item = format!("\"{author} {count}\"");
                        let edit = of("p-2", insert("tags", usize::MAX, &item));
                        commit(&workspace, vec![edit]).unwrap();
                    }
                });
            }
            scope.spawn(|| anna.erase(id(ID)).unwrap());
        });
        let brother = disk.get("people/p-2.ron").unwrap();
        for author in ["boris", "vera"] {
            for count in 0..10 {
                assert!(
                    brother.contains(&format!("\"{author} {count}\"")),
                    "{brother}"
                );
            }
        }
        assert_eq!(anna.verify_log(), []);
        assert_eq!(anna.history().unwrap().0.len(), 26);
        assert_eq!(speaking(disk), ["cases/c-1.ron"]);
    });
}

/// Whoever works through a queue in which an erased person stands can go on with the others.
#[test]
fn a_queue_goes_on_without_the_person() {
    both(|disk| {
        let anna = worked_on(disk);
        let head = "(name: \"all\", query: \"\", order: \"Listed\", begun: \"2026-11-22T10:00:00Z\", people: \
                    [\"p-4f7k9q2m8x\", \"p-2\"])\n";
        let by = "(\"anna\",\"laptop\",1)";
        let fact = format!(
            "Taken(person:\"p-4f7k9q2m8x\",by:{by},at:\"2026-11-22T10:00:01Z\",change:\"a\")\n"
        );
        let other = format!("Later(person:\"p-2\",by:{by},at:\"2026-11-22T10:00:02Z\")\n");
        let facts = ".lastseen/queues/all-1795341600.facts";
        disk.put(".lastseen/queues/all.ron", head);
        disk.put(facts, format!("{fact}{other}"));
        disk.put(
            ".lastseen/queues/his.ron",
            head.replace("query: \"\"", "query: \"Kochetkov\""),
        );
        let erased = anna.erase(id(ID)).unwrap();
        assert_eq!(erased.problems, []);
        assert_eq!(erased.reach.queues, [facts, ".lastseen/queues/all.ron"]);
        assert_eq!(speaking(disk), ["cases/c-1.ron"]);
        assert!(disk.get(".lastseen/queues/his.ron").is_none());
        let left = disk.get(".lastseen/queues/all.ron").unwrap();
        assert!(left.contains("\"p-2\"") && !left.contains(ID), "{left}");
        assert_eq!(
            disk.get(facts).unwrap(),
            format!("{}{other}", fact.replace(ID, "p-0000000000"))
        );
    });
}

/// The queue of another account stays theirs when somebody is erased who stands in it.
#[test]
fn the_queue_of_another_account_goes_on_without_the_person() {
    let disk = TestDisk::in_memory();
    let anna = worked_on(&disk);
    let other = disk.memory.as_ref().unwrap();
    let other = other.as_account(AccountState::in_memory());
    let head = QueueHead {
        name: "theirs".to_owned(),
        query: String::new(),
        order: Order::Listed,
        begun: "2026-11-22T10:00:00Z".parse().unwrap(),
        people: vec![id(ID), id("p-2")],
    };
    let mut file = queue::begin(&other, head).unwrap();
    let settled = |person| Event::Settled {
        person,
        at: "2026-11-22T10:00:01Z".parse().unwrap(),
    };
    file.add(&other, &[settled(id(ID))]).unwrap();
    anna.erase(id(ID)).unwrap();
    let mut left = QueueFile::open(&other, "theirs").unwrap();
    assert_eq!(left.queue.head.people, [id("p-2")]);
    assert_eq!(left.queue.progress().left(), 1);
    left.add(&other, &[settled(id("p-2"))]).unwrap();
    let again = QueueFile::open(&other, "theirs").unwrap();
    assert_eq!(again.queue.progress().left(), 0);
    assert!(QueueFile::open(&*disk.fs, "theirs").is_err());
    // Nobody else can put a person in.
    let path = ".lastseen/queues/theirs.ron";
    let text = disk.get(path).unwrap();
    disk.put(path, text.replace("\"p-2\"", "\"p-3\""));
    assert!(QueueFile::open(&other, "theirs").is_err());
}

#[test]
fn a_snapshot_that_only_another_account_may_remove_is_told_and_keeps_nothing_else() {
    let disk = TestDisk::in_memory();
    let anna = worked_on(&disk);
    let memory = disk.memory.as_ref().unwrap();
    for name in ["snapshot-0", "snapshot-1", "snapshot-2.new"] {
        disk.put(&format!(".lastseen/{name}"), PERSON);
    }
    memory.give_away(".lastseen/snapshot-1");
    let erased = anna.erase(id(ID)).unwrap();
    let told: Vec<_> = erased
        .problems
        .iter()
        .map(|problem| (problem.at.path.to_str().unwrap(), &problem.reason))
        .collect();
    assert_eq!(told, [(".lastseen/snapshot-1", &Reason::SnapshotStays)]);
    assert!(disk.get("people/p-4f7k9q2m8x.ron").is_none());
    assert!(
        disk.get(".lastseen/conflicts/p-4f7k9q2m8x-00.ron")
            .is_none()
    );
    assert!(!disk.get(BORIS).unwrap().contains("Kochetkov"));
    let left = disk.names_in(".lastseen");
    let left: Vec<_> = left
        .iter()
        .filter(|name| name.starts_with("snapshot"))
        .collect();
    assert_eq!(left, ["snapshot-1"]);
    // Nothing waits for anybody, and the work goes on.
    assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
    why(
        &anna,
        "tag",
        vec![of("p-2", insert("tags", 0, "\"later\""))],
    );
}

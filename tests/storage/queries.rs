//! Saved queries: changes of `lastseen.ron`, as careful as those of records.

use super::{Failure, TestDisk, both, changed_lines};
use crate::support::simulated_disk::Fault;
use lastseen::casebook::change::Change;
use lastseen::casebook::change::query_edit::QueryEdit;
use lastseen::casebook::errors::failure::Attempt;
use lastseen::record::saved_query::SavedQuery;
use lastseen::record::word::AnyWord;
use lastseen::storage::commit::publish::Committed;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::author_device::AuthorDevice;
use rustix::io::Errno;

/// As somebody would have typed it: comments, a field that nobody knows, lines of Windows.
const HEAD: &str = "\
// Ours.\r
Workspace(\r
    format: 1, title: \"Refusals\",\r
    colour: Red, // of the folder\r
    queries: [\r
        // The first thing in the morning.\r
        (name: \"stale\", pinned: true, query: \"stale:30d\" /* a month */),\r
        (name: \"held\", query: \"status:detained\", kind: Person)\r
    ]\r
)";

fn saved(name: &str, query: &str) -> SavedQuery {
    SavedQuery {
        name: name.to_owned(),
        query: query.to_owned(),
        kind: AnyWord::default(),
    }
}

fn change(
    workspace: &Workspace,
    old: Option<&SavedQuery>,
    new: Option<&SavedQuery>,
) -> Result<Committed, Failure> {
    let edit = QueryEdit::between(old, new);
    let change = workspace.change("saved query".to_owned(), Vec::new())?;
    let queries = vec![edit];
    workspace.commit(&Change { queries, ..change })
}

fn with_head(test: impl Fn(&TestDisk, &Workspace)) {
    both(|disk| {
        disk.put("lastseen.ron", HEAD);
        test(disk, &disk.open("anna"));
    });
}

fn head(disk: &TestDisk) -> String {
    disk.get("lastseen.ron").unwrap()
}

#[test]
fn a_query_that_is_saved_changes_its_own_bytes_only() {
    with_head(|disk, workspace| {
        let fresh = saved("Брянка", "place:'bryanka' -x");
        let committed = change(workspace, None, Some(&fresh)).unwrap();
        let names: Vec<String> = committed
            .head
            .unwrap()
            .queries
            .into_iter()
            .map(|saved| saved.name)
            .collect();
        assert_eq!(names, ["stale", "held", "Брянка"]);
        assert_eq!(
            head(disk),
            HEAD.replace(
                "kind: Person)\r\n",
                "kind: Person),\r\n        (name: \"Брянка\", query: \"place:'bryanka' -x\")\r\n"
            )
        );
        workspace.undo().unwrap();
        assert_eq!(head(disk), HEAD);
        workspace.redo().unwrap();
        assert_eq!(disk.open("boris").head().queries.len(), 3);
        assert_eq!(workspace.verify_log(), []);
    });
}

#[test]
fn a_query_that_changes_keeps_what_nobody_knows() {
    with_head(|disk, workspace| {
        let old = saved("stale", "stale:30d");
        change(workspace, Some(&old), Some(&saved("stale", "stale:60d"))).unwrap();
        let text = head(disk);
        assert_eq!(
            changed_lines(HEAD, &text),
            [(
                "        (name: \"stale\", pinned: true, query: \"stale:30d\" /* a month */),\r",
                "        (name: \"stale\", pinned: true, query: \"stale:60d\" /* a month */),\r"
            )]
        );
        // Another name, and then away with it.
        let now = saved("stale", "stale:60d");
        change(
            workspace,
            Some(&now),
            Some(&saved("two months", "stale:60d")),
        )
        .unwrap();
        assert!(head(disk).contains("(name: \"two months\", pinned: true,"));
        change(workspace, Some(&saved("two months", "stale:60d")), None).unwrap();
        assert!(!head(disk).contains("pinned"));
        // Somebody else adds one meanwhile, so the bytes cannot simply be put back.
        let boris = disk.open("boris");
        change(&boris, None, Some(&saved("other", "x"))).unwrap();
        workspace.undo().unwrap();
        let text = head(disk);
        assert!(
            text.contains(
                "(name: \"two months\", pinned: true, query: \"stale:60d\" /* a month */)"
            ),
            "{text}"
        );
        assert!(text.contains("\"other\""), "{text}");
    });
}

#[test]
fn what_somebody_else_did_to_a_query_is_never_lost() {
    with_head(|disk, workspace| {
        let stale = saved("stale", "stale:30d");
        let boris = disk.open("boris");
        change(&boris, Some(&stale), Some(&saved("stale", "stale:7d"))).unwrap();
        change(&boris, None, Some(&saved("mine", "boris"))).unwrap();
        let before = head(disk);
        let theirs = "(name: \"stale\", pinned: true, query: \"stale:7d\" /* a month */)";
        for (old, new, name, found) in [
            (
                Some(&stale),
                Some(&saved("stale", "stale:90d")),
                "stale",
                Some(theirs),
            ),
            (Some(&stale), None, "stale", Some(theirs)),
            (
                None,
                Some(&saved("mine", "anna")),
                "mine",
                Some("(name: \"mine\", query: \"boris\")"),
            ),
            (
                Some(&saved("gone", "x")),
                Some(&saved("gone", "y")),
                "gone",
                None,
            ),
        ] {
            let Err(Failure::QueryChanged {
                name: whose,
                found: there,
                ..
            }) = change(workspace, old, new)
            else {
                panic!("{name}");
            };
            assert_eq!((whose.as_str(), there.as_deref()), (name, found));
            assert_eq!(head(disk), before);
        }
        // What is as wanted already needs no change, and what is gone need not go.
        change(workspace, None, Some(&saved("mine", "boris"))).unwrap();
        change(workspace, Some(&saved("gone", "x")), None).unwrap();
        assert_eq!(head(disk), before);
        assert_eq!(
            workspace.undo().unwrap_err(),
            Failure::NothingTo(Attempt::Undo)
        );
    });
}

#[test]
fn a_head_without_queries_gets_a_list_of_them() {
    both(|disk| {
        let before = "Workspace(\n    format: 1,\n    title: \"Refusals\",\n    statuses: [],\n)\n";
        disk.put("lastseen.ron", before);
        let workspace = disk.open("anna");
        change(&workspace, None, Some(&saved("a", "b"))).unwrap();
        assert_eq!(
            head(disk),
            before.replace(
                "    statuses: [],\n",
                "    statuses: [],\n    queries: [\n        (name: \"a\", query: \"b\"),\n    ],\n"
            )
        );
        workspace.undo().unwrap();
        assert_eq!(head(disk), before);
    });
}

#[test]
fn a_head_that_somebody_broke_is_left_alone() {
    with_head(|disk, workspace| {
        let broken = HEAD.replace("format: 1", "format: one");
        disk.put("lastseen.ron", &broken);
        let failed = change(workspace, None, Some(&saved("a", "b"))).unwrap_err();
        assert!(
            matches!(failed, Failure::BadHead { line: 3, .. }),
            "{failed:?}"
        );
        assert_eq!(head(disk), broken);
    });
}

#[test]
fn wherever_writing_fails_the_head_is_as_before_or_as_after() {
    let after = HEAD.replace("status:detained", "was:detained");
    let mut outcomes = [0, 0];
    for count in [1, 2, usize::MAX] {
        for fault in 0..60 {
            let disk = TestDisk::in_memory();
            disk.put("lastseen.ron", HEAD);
            let workspace = disk.open("anna");
            let memory = disk.memory.as_ref().unwrap();
            memory.set_fault(Some(Fault {
                after: fault,
                count,
                error: Errno::NOSPC,
                reads: false,
            }));
            let held = SavedQuery {
                kind: AnyWord("Person".to_owned()),
                ..saved("held", "status:detained")
            };
            let was = SavedQuery {
                query: "was:detained".to_owned(),
                ..held.clone()
            };
            let _ = change(&workspace, Some(&held), Some(&was));
            memory.set_fault(None);
            let (reopened, _) =
                Workspace::open_on(disk.fs.clone(), AuthorDevice::new("anna", "laptop")).unwrap();
            let text = head(&disk);
            assert!(text == HEAD || text == after, "{fault}: {text}");
            outcomes[usize::from(text == after)] += 1;
            assert_eq!(reopened.head().queries.len(), 2);
            if text == after {
                reopened.undo().unwrap();
                assert_eq!(head(&disk), HEAD);
            }
        }
    }
    assert!(outcomes[0] > 5 && outcomes[1] > 5, "{outcomes:?}");
}

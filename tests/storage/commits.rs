//! What a commit does to files, and what it refuses.

use super::{
    Edit, Failure, ID, PERSON, TestDisk, both, changed_lines, commit, conflict, delete, id, insert,
    set, with_person,
};
use lastseen::record::read::Record;

#[test]
fn one_field_changes_exactly_its_line() {
    with_person(|disk, workspace| {
        let committed = commit(
            workspace,
            vec![set("rank", Some("\"private\""), Some("\"сержант\""))],
        )
        .unwrap();
        assert_eq!(
            changed_lines(PERSON, &disk.person()),
            [(
                "    rank:   \"private\"  /* ? */",
                "    rank:   \"сержант\"  /* ? */"
            )]
        );
        let (record, loaded) = &committed.reread[0];
        assert_eq!(record.as_str(), ID);
        let Some(Record::Person(person)) = loaded.as_ref().map(|loaded| &loaded.record) else {
            panic!("{loaded:?}");
        };
        assert_eq!(person.rank, "сержант");
        assert_eq!(loaded.as_ref().unwrap().unknown[0].0, "shoe_size");
        assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
    });
}

#[test]
fn an_entry_is_one_line_more() {
    with_person(|disk, workspace| {
        let item = "(when: \"2022-08\", status: Returned)";
        commit(workspace, vec![insert("history", usize::MAX, item)]).unwrap();
        let after = disk.person();
        let without: String = after.replace(&format!("        {item},\n"), "");
        assert_eq!(without, PERSON);
        commit(workspace, vec![delete("history", 1, item)]).unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn a_field_that_was_not_there_comes_last_and_goes_again() {
    with_person(|disk, workspace| {
        commit(workspace, vec![set("sex", None, Some("Male"))]).unwrap();
        let after = disk.person();
        assert!(after.starts_with(PERSON.split("\"private\"").next().unwrap()));
        assert!(after.contains("    sex: Male"), "{after}");
        assert!(after.contains("/* ? */"), "{after}");
        commit(workspace, vec![set("sex", Some("Male"), None)]).unwrap();
        assert!(!disk.person().contains("sex"));
    });
}

#[test]
fn line_ends_and_byte_order_mark_stay() {
    let windows = format!("\u{feff}{}", PERSON.replace('\n', "\r\n"));
    both(|disk| {
        disk.put_person(&windows);
        let workspace = disk.open("anna");
        commit(
            &workspace,
            vec![set("rank", Some("\"private\""), Some("\"x\""))],
        )
        .unwrap();
        assert_eq!(disk.person(), windows.replace("\"private\"", "\"x\""));
        commit(&workspace, vec![insert("history", 9, "(status: Missing)")]).unwrap();
        let after = disk.person();
        assert!(after.starts_with('\u{feff}'));
        assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
        assert_eq!(
            after.matches('\n').count(),
            windows.matches('\n').count() + 1
        );
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        assert_eq!(disk.person(), windows);
    });
}

#[test]
fn records_are_made_and_removed() {
    both(|disk| {
        let workspace = disk.open("anna");
        let text = PERSON.to_owned();
        let record = id(ID);
        let create = Edit::Create { record, text };
        commit(&workspace, vec![create.clone()]).unwrap();
        assert_eq!(disk.person(), PERSON);
        // The very same once more is done already; another text is a conflict.
        commit(&workspace, vec![create.clone()]).unwrap();
        let other = Edit::Create {
            record,
            text: "Person(id: \"p-4f7k9q2m8x\", name: \"x\")".to_owned(),
        };
        assert!(matches!(
            commit(&workspace, vec![other]),
            Err(Failure::Conflicts(conflicts)) if conflicts[0].found.as_deref() == Some(PERSON)
        ));
        let committed = commit(&workspace, vec![create.inverse()]).unwrap();
        assert_eq!(committed.reread, [(record, None)]);
        assert_eq!(disk.names_in("people"), [""; 0]);
        assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
        assert_eq!(workspace.history().unwrap().0.len(), 2);
    });
}

#[test]
fn a_new_record_must_read() {
    both(|disk| {
        let workspace = disk.open("anna");
        let create = Edit::Create {
            record: id(ID),
            text: "Person(\n    id: \"p-4f7k9q2m8x\",\n    name: 7,\n)".to_owned(),
        };
        assert!(matches!(
            commit(&workspace, vec![create]),
            Err(Failure::Unsound { line: 3, .. })
        ));
        assert_eq!(disk.names_in("people"), [""; 0]);
    });
}

#[test]
fn a_conflict_shows_all_values_and_writes_nothing() {
    with_person(|disk, workspace| {
        let edits = vec![
            set("name", Some("\"Максим Кочетков\""), Some("\"M\"")),
            set("rank", Some("\"major\""), Some("\"colonel\"")),
            set("sex", Some("Male"), None),
            delete("history", 0, "(status: Missing)"),
            set("history[3].note", None, Some("\"x\"")),
        ];
        let Err(Failure::Conflicts(conflicts)) = commit(workspace, edits) else {
            panic!();
        };
        let entry = "(when: \"2022-07~\", status: Detained)";
        assert_eq!(
            conflicts,
            [
                conflict(
                    "rank",
                    Some("\"major\""),
                    Some("\"private\""),
                    Some("\"colonel\"")
                ),
                conflict("history[0]", Some("(status: Missing)"), Some(entry), None),
                conflict("history[3].note", None, None, Some("\"x\"")),
            ]
        );
        assert_eq!(disk.person(), PERSON);
        assert_eq!(disk.names_in("log"), [""; 0]);
    });
}

#[test]
fn a_change_of_a_record_that_is_gone_is_a_conflict() {
    both(|disk| {
        let workspace = disk.open("anna");
        let edit = set("rank", Some("\"a\""), Some("\"b\""));
        assert_eq!(
            commit(&workspace, vec![edit]),
            Err(Failure::Conflicts(vec![conflict(
                "rank",
                Some("\"a\""),
                None,
                Some("\"b\"")
            )]))
        );
    });
}

#[test]
fn what_stands_there_already_counts_as_done() {
    with_person(|disk, workspace| {
        let edits = vec![
            set("rank", Some("\"major\""), Some("r\"private\"")),
            set("born", Some("\"2002\""), None),
            insert("history", 0, "( when: \"2022-07~\", status: Detained, )"),
        ];
        let committed = commit(workspace, edits).unwrap();
        assert_eq!(committed.change.edits, []);
        assert_eq!(committed.reread.len(), 1);
        assert_eq!(disk.person(), PERSON);
        assert_eq!(workspace.history().unwrap().0, []);
        assert_eq!(commit(workspace, Vec::new()), Err(Failure::EmptyChange));
    });
}

#[test]
fn two_hands_add_entries_to_one_person() {
    with_person(|disk, anna| {
        let boris = disk.open("boris");
        let (first, second) = ("(when: \"2022-08\")", "(when: \"2022-09\")");
        commit(anna, vec![insert("history", 1, first)]).unwrap();
        commit(&boris, vec![insert("history", 1, second)]).unwrap();
        let person = disk.person();
        assert!(
            person.contains(first) && person.contains(second),
            "{person}"
        );
        assert_eq!(
            disk.names_in("log"),
            ["anna-laptop.log", "boris-laptop.log"]
        );
        // Anna takes hers back from its new place; his stays.
        anna.undo().unwrap();
        let person = disk.person();
        assert!(
            !person.contains(first) && person.contains(second),
            "{person}"
        );
    });
}

#[test]
fn the_files_of_a_change_go_together() {
    with_person(|disk, workspace| {
        let other = "Case(id: \"c-7m3x0w5rzn\", title: \"x\")";
        disk.put("cases/c-7m3x0w5rzn.ron", other);
        let title = |old: &str, new: &str| Edit::Set {
            record: id("c-7m3x0w5rzn"),
            path: "title".parse().unwrap(),
            old: Some(old.to_owned()),
            new: Some(new.to_owned()),
        };
        let rank = set("rank", Some("\"private\""), Some("\"y\""));
        let failed = commit(workspace, vec![rank.clone(), title("\"nothing\"", "\"y\"")]);
        assert!(matches!(failed, Err(Failure::Conflicts(_))));
        assert_eq!(disk.person(), PERSON);
        commit(workspace, vec![rank, title("\"x\"", "\"y\"")]).unwrap();
        assert_eq!(
            disk.get("cases/c-7m3x0w5rzn.ron").unwrap(),
            "Case(id: \"c-7m3x0w5rzn\", title: \"y\")"
        );
        assert_eq!(workspace.history().unwrap().0.len(), 1);
    });
}

#[test]
fn a_file_that_does_not_read_is_not_changed() {
    let edit = || vec![set("rank", None, Some("\"x\""))];
    both(|disk| {
        let refused = |text: &[u8]| {
            disk.put("people/p-4f7k9q2m8x.ron", text);
            match commit(&disk.open("anna"), edit()) {
                Err(Failure::Unsound { line, column, .. }) => (line, column),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(
            refused(b"Person(\n    id: \"p-4f7k9q2m8x\",\n    nam"),
            (3, 5)
        );
        assert_eq!(refused(b"Person(\n    id: \"\xff\")"), (2, 10));
        assert_eq!(refused(b""), (1, 1));
        assert_eq!(refused(&vec![b' '; 1024 * 1024 + 1]), (0, 0));
    });
}

#[test]
fn a_record_does_not_outgrow_its_limit() {
    with_person(|disk, workspace| {
        let long = format!("\"{}\"", "ж".repeat(524_288));
        assert!(matches!(
            commit(workspace, vec![set("rank", Some("\"private\""), Some(&long))]),
            Err(Failure::WouldBeTooLarge { bytes, .. }) if bytes > 1_048_576
        ));
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn a_change_that_would_break_the_record_is_refused() {
    with_person(|disk, workspace| {
        for (path, old, new) in [
            ("id", "\"p-4f7k9q2m8x\"", "\"p-0000000000\""),
            ("name", "\"Максим Кочетков\"", "7"),
        ] {
            let edit = set(path, Some(old), Some(new));
            assert!(
                matches!(
                    commit(workspace, vec![edit]),
                    Err(Failure::WouldDamage { .. })
                ),
                "{path}"
            );
        }
        let edit = set("rank", Some("\"private\""), Some("\"x\", sex: Male"));
        assert!(matches!(
            commit(workspace, vec![edit]),
            Err(Failure::Unsound { .. })
        ));
        assert_eq!(disk.person(), PERSON);
        assert_eq!(disk.names_in("log"), [""; 0]);
    });
}

#[test]
fn folders_that_git_did_not_keep_are_made_again() {
    let disk = TestDisk::on_disk();
    let root = disk.folder.as_ref().unwrap().path();
    std::fs::remove_dir(root.join("people")).unwrap();
    std::fs::remove_dir(root.join("log")).unwrap();
    let workspace = disk.open("anna");
    let text = PERSON.to_owned();
    commit(
        &workspace,
        vec![Edit::Create {
            record: id(ID),
            text,
        }],
    )
    .unwrap();
    assert_eq!(disk.person(), PERSON);
}

#[test]
fn a_text_of_several_lines_survives_the_line_ends_of_its_file() {
    both(|disk| {
        disk.put_person(&PERSON.replace('\n', "\r\n"));
        let workspace = disk.open("anna");
        let edits = vec![
            insert("notes", 0, "(by: \"anna\", text: r#\"one\ntwo\"#)"),
            set("history[0].note", None, Some("r#\"three\nfour\"#")),
        ];
        commit(&workspace, edits).unwrap();
        let person = disk.person();
        assert!(person.contains(r#"text: "one\ntwo""#), "{person}");
        assert!(person.contains(r#"note: "three\nfour""#), "{person}");
        assert_eq!(person.matches('\n').count(), person.matches("\r\n").count());
        workspace.undo().unwrap();
        assert_eq!(disk.person(), PERSON.replace('\n', "\r\n"));
    });
}

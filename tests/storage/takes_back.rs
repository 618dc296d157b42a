//! Undo and redo.

use std::collections::BTreeSet;

use super::{
    Edit, Failure, ID, PERSON, TestDisk, both, commit, conflict, delete, id, insert, set,
    with_person,
};
use lastseen::casebook::change::ChangeKind;
use lastseen::casebook::errors::failure::Attempt;
use lastseen::ron_text::locate::{count_items, value_at};
use lastseen::storage::watch::changed_paths::ChangedPaths;
use proptest::prelude::{Just, Strategy, any, prop_oneof};

fn rank(old: &str, new: &str) -> Edit {
    set("rank", Some(old), Some(new))
}

#[test]
fn undo_restores_every_byte_also_after_reopening() {
    with_person(|disk, workspace| {
        let edits = vec![
            rank("\"private\"", "\"x\""),
            insert(
                "history",
                0,
                "(when: \"2022-08\",\n    note: \"two lines\")",
            ),
            set("sex", None, Some("Male")),
            set(
                "shoe_size",
                Some("(left: 43, right: Some([1.10, \"x\"]))"),
                None,
            ),
            delete("history", 1, "(when: \"2022-07~\", status: Detained)"),
            set("history[0].note", Some("\"two lines\""), Some("\"ж\"")),
        ];
        commit(workspace, edits).unwrap();
        let after = disk.person();
        assert!(
            !after.contains("shoe_size") && after.contains("note: \"ж\""),
            "{after}"
        );
        let undone = disk.open("anna").undo().unwrap();
        assert_eq!(disk.person(), PERSON);
        assert!(matches!(undone.change.change_kind, ChangeKind::Undo(_)));
        disk.open("anna").redo().unwrap();
        assert_eq!(disk.person(), after);
        disk.open("anna").undo().unwrap();
        assert_eq!(disk.person(), PERSON);
        assert_eq!(workspace.verify_log(), []);
    });
}

#[test]
fn undo_and_redo_walk_through_the_changes() {
    with_person(|disk, workspace| {
        let at = |rank: &str| assert!(disk.person().contains(&format!("rank:   \"{rank}\"")));
        assert_eq!(workspace.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        assert_eq!(workspace.redo(), Err(Failure::NothingTo(Attempt::Redo)));
        commit(workspace, vec![rank("\"private\"", "\"1\"")]).unwrap();
        commit(workspace, vec![rank("\"1\"", "\"2\"")]).unwrap();
        commit(workspace, vec![rank("\"2\"", "\"3\"")]).unwrap();
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        at("1");
        workspace.redo().unwrap();
        at("2");
        workspace.undo().unwrap();
        at("1");
        workspace.redo().unwrap();
        workspace.redo().unwrap();
        at("3");
        assert_eq!(workspace.redo(), Err(Failure::NothingTo(Attempt::Redo)));
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        at("private");
        assert_eq!(workspace.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        workspace.redo().unwrap();
        at("1");
        // Something new: what could be done again cannot any longer.
        commit(workspace, vec![rank("\"1\"", "\"4\"")]).unwrap();
        assert_eq!(workspace.redo(), Err(Failure::NothingTo(Attempt::Redo)));
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        at("private");
        assert_eq!(workspace.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        assert_eq!(workspace.verify_log(), []);
    });
}

#[test]
fn a_new_record_goes_and_comes_back() {
    both(|disk| {
        let workspace = disk.open("anna");
        let text = PERSON.to_owned();
        let create = Edit::Create {
            record: id(ID),
            text,
        };
        commit(&workspace, vec![create]).unwrap();
        workspace.undo().unwrap();
        assert_eq!(disk.names_in("people"), [""; 0]);
        workspace.redo().unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn a_broken_record_that_was_removed_comes_back_as_it_was() {
    both(|disk| {
        disk.put_person("Person(");
        let workspace = disk.open("anna");
        let text = "Person(".to_owned();
        commit(
            &workspace,
            vec![Edit::Remove {
                record: id(ID),
                text,
            }],
        )
        .unwrap();
        assert_eq!(disk.names_in("people"), [""; 0]);
        workspace.undo().unwrap();
        assert_eq!(disk.person(), "Person(");
    });
}

#[test]
fn undo_leaves_what_others_did_meanwhile() {
    with_person(|disk, anna| {
        commit(anna, vec![rank("\"private\"", "\"major\"")]).unwrap();
        disk.put_person(&disk.person().replace("// the first", "// seen"));
        anna.undo().unwrap();
        assert_eq!(disk.person(), PERSON.replace("// the first", "// seen"));
    });
}

#[test]
fn undo_of_what_somebody_changed_again_is_a_conflict() {
    with_person(|disk, anna| {
        let boris = disk.open("boris");
        commit(anna, vec![rank("\"private\"", "\"major\"")]).unwrap();
        commit(&boris, vec![rank("\"major\"", "\"colonel\"")]).unwrap();
        let expected = conflict(
            "rank",
            Some("\"major\""),
            Some("\"colonel\""),
            Some("\"private\""),
        );
        let Err(Failure::Conflicts(mut met)) = anna.undo() else {
            panic!("no conflict");
        };
        // Who it was is told from the log.
        let by = met[0].by.take().unwrap();
        assert_eq!((by.author.as_str(), by.own), ("boris", false));
        assert_eq!(met, [expected]);
        // Boris takes his own change back; then Anna can take hers.
        boris.undo().unwrap();
        assert_eq!(boris.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        anna.undo().unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn undo_does_not_take_back_what_somebody_else_had_done_first() {
    with_person(|disk, anna| {
        let boris = disk.open("boris");
        commit(&boris, vec![rank("\"private\"", "\"major\"")]).unwrap();
        let edits = vec![
            rank("\"private\"", "\"major\""),
            set("sex", None, Some("Male")),
        ];
        commit(anna, edits).unwrap();
        disk.put_person(&disk.person().replace("// the first", "// seen"));
        anna.undo().unwrap();
        let person = disk.person();
        assert!(
            person.contains("\"major\"") && !person.contains("sex"),
            "{person}"
        );
    });
}

#[test]
fn undo_of_what_is_gone_already_is_undone_once() {
    with_person(|disk, workspace| {
        commit(workspace, vec![rank("\"private\"", "\"1\"")]).unwrap();
        commit(workspace, vec![set("sex", None, Some("Male"))]).unwrap();
        disk.put_person(&PERSON.replace("private", "1"));
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn undo_of_an_entry_that_somebody_took_out_is_done() {
    with_person(|disk, workspace| {
        commit(workspace, vec![rank("\"private\"", "\"1\"")]).unwrap();
        let before = disk.person();
        commit(workspace, vec![insert("history", 1, "(when: \"2022-08\")")]).unwrap();
        disk.put_person(&before);
        let undone = workspace.undo().unwrap();
        assert_eq!(undone.change.edits, []);
        assert_eq!(disk.person(), before);
        workspace.undo().unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn undo_of_an_entry_that_somebody_changed_can_be_skipped() {
    with_person(|disk, workspace| {
        commit(workspace, vec![rank("\"private\"", "\"1\"")]).unwrap();
        commit(workspace, vec![insert("history", 1, "(when: \"2022-08\")")]).unwrap();
        let changed = disk.person().replace("2022-08", "2022-09");
        disk.put_person(&changed);
        let expected = conflict(
            "history[1]",
            Some("(when: \"2022-08\")"),
            Some("(when: \"2022-09\")"),
            None,
        );
        assert_eq!(workspace.undo(), Err(Failure::Conflicts(vec![expected])));
        assert_eq!(disk.person(), changed);

        let skipped = workspace.skip_undo().unwrap();
        assert_eq!(skipped.change.why, "left standing: test");
        assert_eq!(skipped.change.edits, []);
        assert!(matches!(skipped.change.change_kind, ChangeKind::Undo(_)));
        assert_eq!(disk.person(), changed);

        // To skip is an undo like any other: a redo takes it back, and an undo the redo.
        workspace.redo().unwrap();
        workspace.undo().unwrap();
        assert_eq!(disk.person(), changed);
        workspace.undo().unwrap();
        assert_eq!(disk.person(), changed.replace("\"1\"", "\"private\""));
        assert_eq!(workspace.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        assert_eq!(
            workspace.skip_undo(),
            Err(Failure::NothingTo(Attempt::Undo))
        );
        assert_eq!(workspace.verify_log(), []);
    });
}

/// What a change may be made of, whatever the file looks like at that moment.
fn any_step() -> impl Strategy<Value = (usize, &'static str)> {
    let value = prop_oneof![
        Just("\"x\""),
        Just("(when: \"2022-08\", note: \"строка\")"),
        Just("(\n    when: \"2022-09\", // then\n    said: \"a\\nb\",\n)"),
    ];
    (any::<usize>(), value)
}

/// Turns a step into an edit that fits `text`.
fn fitting(text: &str, (seed, value): (usize, &'static str)) -> Edit {
    let value_of = |path: &str| {
        value_at(text, &path.parse().unwrap())
            .unwrap()
            .map(str::to_owned)
    };
    let count = count_items(text, &"history".parse().unwrap()).unwrap();
    let count = count.unwrap_or(0);
    match seed % 4 {
        0 => insert("history", seed % (count + 1), "(when: \"2022-10\")"),
        1 if count > 0 => {
            let index = seed % count;
            let item = value_of(&format!("history[{index}]")).unwrap();
            delete("history", index, &item)
        }
        2 => {
            let field = ["shoe_size", "later", "rank"][seed % 3];
            let string = Some("\"x\"");
            let new = if field == "rank" { string } else { Some(value) };
            set(field, value_of(field).as_deref(), new)
        }
        _ => {
            let field = ["shoe_size", "later", "rank", "history"][seed % 4];
            set(field, value_of(field).as_deref(), None)
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_changes_are_taken_back_and_done_again_byte_for_byte(
        steps in proptest::collection::vec(any_step(), 1..8),
        windows in any::<bool>(),
    ) {
        let disk = TestDisk::in_memory();
        let first = if windows { PERSON.replace('\n', "\r\n") } else { PERSON.to_owned() };
        disk.put_person(&first);
        let workspace = disk.open("anna");
        let mut texts = vec![first];
        for step in steps {
            commit(&workspace, vec![fitting(&disk.person(), step)]).unwrap();
            if texts.last() != Some(&disk.person()) {
                texts.push(disk.person());
            }
        }
        for text in texts.iter().rev().skip(1) {
            workspace.undo().unwrap();
            assert_eq!(&disk.person(), text);
        }
        assert_eq!(workspace.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        for text in texts.iter().skip(1) {
            workspace.redo().unwrap();
            assert_eq!(&disk.person(), text);
        }
        assert_eq!(workspace.verify_log(), []);
    }
}

#[test]
fn a_change_of_very_many_records_is_read_back_too() {
    with_person(|disk, anna| {
        let boris = disk.open("boris");
        let mut logs = anna.log_ends();
        let mut edits = vec![rank("\"private\"", "\"colonel\"")];
        // One line of five megabytes.
        for number in 10..15 {
            let record = id(&format!("p-{number}"));
            let home = "x".repeat(1_000_000);
            let text = format!("Person(id: \"{record}\", name: \"A\", home: \"{home}\")\n");
            edits.push(Edit::Create { record, text });
        }
        commit(&boris, edits).unwrap();
        let changed_paths = ChangedPaths {
            records: BTreeSet::from([id(ID)]),
            ..ChangedPaths::default()
        };
        let seen = anna.look(&changed_paths, &mut logs);
        assert_eq!(seen.records[0].by.as_ref().unwrap().author, "boris");
        let Err(Failure::Conflicts(met)) = commit(anna, vec![rank("\"private\"", "\"major\"")])
        else {
            panic!("no conflict");
        };
        assert_eq!(met[0].by.as_ref().unwrap().author, "boris");
        boris.undo().unwrap();
        assert_eq!(disk.person(), PERSON);
        assert_eq!(disk.names_in("people").len(), 1);
    });
}

#[test]
fn each_of_many_conflicts_names_whoever_set_its_value() {
    with_person(|disk, anna| {
        let (boris, clara) = (disk.open("boris"), disk.open("clara"));
        let rank_of = |record, old: Option<&str>, new: &str| Edit::Set {
            record,
            path: "rank".parse().unwrap(),
            old: old.map(str::to_owned),
            new: Some(new.to_owned()),
        };
        let people: Vec<_> = (10..30).map(|number| id(&format!("p-{number}"))).collect();
        let created = people.iter().map(|record| Edit::Create {
            record: *record,
            text: format!("Person(id: \"{record}\", name: \"A\")\n"),
        });
        commit(anna, created.collect()).unwrap();
        let by_boris = people[..10].iter();
        let by_boris = by_boris.map(|record| rank_of(*record, None, "\"major\""));
        commit(&boris, by_boris.collect()).unwrap();
        let by_clara = people[5..15].iter().enumerate().map(|(at, record)| {
            let old = (at < 5).then_some("\"major\"");
            rank_of(*record, old, "\"private\"")
        });
        commit(&clara, by_clara.collect()).unwrap();
        for record in &people[15..] {
            let text = format!("Person(id: \"{record}\", name: \"A\", rank: \"typed\")\n");
            disk.put(&record.relative_path(), &text);
        }
        let wanted = people.iter();
        let wanted = wanted.map(|record| rank_of(*record, None, "\"colonel\""));
        let Err(Failure::Conflicts(met)) = commit(anna, wanted.collect()) else {
            panic!("no conflict");
        };
        let authors: Vec<_> = met
            .iter()
            .map(|one| one.by.as_ref().map(|by| by.author.as_str()))
            .collect();
        let expected = [
            vec![Some("boris"); 5],
            vec![Some("clara"); 10],
            vec![None; 5],
        ];
        assert_eq!(authors, expected.concat());
    });
}

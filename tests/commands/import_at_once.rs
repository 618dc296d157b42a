//! Two imports of one list at the same time, by two processes. All people are invented.

use std::io::Write;
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::support::workspace::{SPAWNING, TestWorkspace};

/// More than a pipe holds: whoever has written it all knows that the other end has begun to read, after it has read the
/// records.
fn list(surname: &str) -> String {
    let mut text = "id;ФИО;Дата рождения;Примечание\n".to_owned();
    for row in 0..40 {
        let note = "запись ".repeat(700);
        let name = ["Олег", "Иван", "Пётр", "Яков"][row % 4];
        text.push_str(&format!("k{row};{surname}{row} {name};1990-01-01;{note}\n"));
    }
    text
}

/// Starts an import that has read all records and waits for the end of its list.
fn begin(workspace: &TestWorkspace, text: &str) -> Child {
    let arguments = ["import", "-", "--key", "id", "--json"];
    let mut child = {
        let _alone = SPAWNING.lock().unwrap();
        workspace
            .command("anna", &arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    child
        .stdin
        .as_mut()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    child
}

/// Ends the list and gives the report. Whoever is told that somebody else writes for long does as it says.
fn end(workspace: &TestWorkspace, mut child: Child, text: &str) -> Value {
    drop(child.stdin.take());
    let output = child.wait_with_output().unwrap();
    if output.stdout.is_empty() {
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("somebody else is writing"), "{told}");
        return workspace
            .run_with_input(text, &["import", "-", "--key", "id", "--json"])
            .json();
    }
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_another_import_writes_meanwhile_is_compared_as_well() {
    let same = list("Тестов");
    // The next edition of the list, read by the other one before the first was written.
    let next = same.replacen("запись", "правка", 1);
    for (other, created) in [(same.clone(), 0), (next, 0), (list("Пробов"), 0)] {
        let workspace = TestWorkspace::new();
        let (one, two) = (begin(&workspace, &same), begin(&workspace, &other));
        let reports = std::thread::scope(|scope| {
            let one = scope.spawn(|| end(&workspace, one, &same));
            [end(&workspace, two, &other), one.join().unwrap()]
        });
        let mut made: Vec<u64> = reports
            .iter()
            .map(|report| report["created"].as_u64().unwrap())
            .collect();
        made.sort_unstable();
        assert_eq!(made, [created, 40], "{reports:?}");
        let people = workspace.run(&["list", "--json"]).done().json();
        assert_eq!(people.as_array().unwrap().len(), 40);
        // The list, and each of its editions that said something.
        let editions = workspace
            .records()
            .keys()
            .filter(|path| path.to_string_lossy().contains("sources/"))
            .count();
        assert!((2..=3).contains(&editions), "{editions}");
        workspace.run(&["undo"]).done();
    }
}

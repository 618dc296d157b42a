//! Pasted messages. All people are invented.

use crate::support::workspace::TestWorkspace;

const MESSAGE: &str = "Шукаємо: солдат Коваленко Олег Іванович, 01.02.1995 р.н., в/ч А1234, позивний \"Грім\", \
    прикмети: шрам на брові, зник безвісти 03.05.2023 на Бродському напрямку. Любить шахи. Тел. 067 123 45 67";

fn with_message(text: &str) -> TestWorkspace {
    TestWorkspace::new().file("../message.txt", text)
}

#[test]
fn a_message_is_told_and_nothing_is_written_before_somebody_says_so() {
    let workspace = with_message(MESSAGE);
    let run = workspace.run(&["intake", "message.txt"]).done();
    assert_eq!(
        run.out,
        "rank: солдат\nname: Коваленко Олег Іванович\nborn: 1995-02-01\nunit: А1234\ncall sign: Грім\n\
         marks: шрам на брові\nsince: Missing 2023-05-03\nplace: на Бродському напрямку\nphone: 067 123 45 67\n\
         note: Шукаємо\nnote: Любить шахи\nnothing was written; --yes writes the draft\n"
    );
    assert!(workspace.records().is_empty());
    let report = workspace
        .run(&["intake", "message.txt", "--yes", "--json"])
        .done()
        .json();
    let id = report["id"].as_str().unwrap();
    let text = workspace.text(&format!("people/{id}.ron"));
    for part in [
        "name: \"Коваленко Олег Іванович\"",
        "(text: \"Грім\", kind: CallSign)",
        "born: \"1995-02-01\"",
        "quote: \"01.02.1995\"",
        "unit: \"А1234\"",
        "rank: \"солдат\"",
        "when: \"2023-05-03\"",
        "status: Missing",
        "phone: 067 123 45 67",
        "marks: шрам на брові",
        "Любить шахи",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let source = workspace
        .run(&["list", "--kind", "source", "--json"])
        .done()
        .json();
    assert_eq!(source.as_array().unwrap().len(), 1);
    workspace.run(&["check"]);
    workspace.run(&["undo"]).done();
    assert!(workspace.records().is_empty());
}

#[test]
fn whoever_is_likely_recorded_is_not_recorded_once_more() {
    let workspace = with_message(MESSAGE);
    workspace.run(&["intake", "message.txt", "--yes"]).done();
    let before = workspace.records();
    let run = workspace.run(&["intake", "message.txt", "--yes"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("likely recorded already; nothing was changed")
    );
    assert!(
        run.out
            .contains("likely recorded already: Коваленко Олег Іванович (p-")
    );
    assert_eq!(workspace.records(), before);
    workspace
        .run(&["intake", "message.txt", "--yes", "--anyway"])
        .done();
    assert_eq!(
        workspace
            .run(&["list", "--json"])
            .done()
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_message_that_names_nobody_is_refused() {
    for text in ["", "купите слона\n", "\u{202e}\u{1b}[31m +380 67 123 45 67"] {
        let workspace = with_message(text);
        let run = workspace.run(&["intake", "message.txt", "--yes"]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("no name was found"), "{}", run.err);
        assert!(!run.out.contains('\u{1b}') && !run.out.contains('\u{202e}'));
        assert!(workspace.records().is_empty());
    }
    with_message("")
        .file("../message.txt", [0xff, 0xfe, 0x41])
        .run(&["intake", "message.txt"])
        .failed(2, "not UTF-8");
}

#[test]
fn a_person_is_found_by_the_id_of_a_list_and_never_in_public() {
    let workspace = TestWorkspace::new().file(
        "people/p-aaa.ron",
        "Person(id: \"p-aaa\", name: \"Anna Petrova\", ids: [(of: \"Roll\", id: \"MP-1/7\")], consent: (given: Yes, scope: Public, as_of: \"2026-01-01\"))\n",
    );
    let found = workspace
        .run(&["list", "id:mp-1/7", "--json"])
        .done()
        .json();
    assert_eq!(found[0]["id"], "p-aaa");
    let whole = workspace.run(&["list", "id:MP", "--json"]).done().json();
    assert_eq!(whole.as_array().unwrap().len(), 0, "only the whole id");
    let shown = workspace
        .run(&["list", "--public", "--json", "id:mp-1/7"])
        .done();
    assert!(
        !shown.out.contains("MP-1") && !shown.out.contains("p-aaa"),
        "{}",
        shown.out
    );
}

//! A full export that is imported into an empty workspace, compared byte by byte and as everything is shown. All people
//! are invented.

use std::collections::BTreeMap;
use std::path::PathBuf;

use lastseen::record::field::{Field, FieldType};
use lastseen::record::kind::Kind;
use lastseen::record::schema::fields;

use crate::support::workspace::TestWorkspace;

/// Texts that a format, a spreadsheet or a reader may take for something else.
const TEXTS: [&str; 20] = [
    "=HYPERLINK(\\\"http://x\\\")",
    "'=x",
    "+7 900",
    "-",
    "@a",
    "tab\there",
    "  two spaces  ",
    "_x0041_ and _x000D_",
    "line\nbreak",
    "\\\"quoted\\\", and; more",
    "О’Ніл «Їжак»",
    "مريم\u{200f}",
    "\u{202e}turned",
    "a]]><b>&amp;<!--",
    "0007",
    "1E5",
    "TRUE",
    "NA",
    "bell\u{7} and \u{1b}[31m",
    "\u{feff}mark \u{fffd} \u{10ffff} 🕊",
];

/// A struct with a value in every field, each text another one of `TEXTS`.
fn filled(fields: &'static [Field], own: &str, turn: &mut usize) -> String {
    let mut told = Vec::new();
    for field in fields {
        *turn += 1;
        let text = format!("\"{}\"", TEXTS[*turn % TEXTS.len()]);
        let value = match field.holds {
            FieldType::Id => format!("{own:?}"),
            _ if field.name == "merged_into" => continue,
            FieldType::Flag => "true".to_owned(),
            FieldType::Number => "7".to_owned(),
            FieldType::Decimal => "47.11".to_owned(),
            FieldType::Date => "\"1987-06-05\"".to_owned(),
            FieldType::Link(kind) => format!("\"{}-2\"", kind.letter()),
            FieldType::Links(kind) => format!("[\"{}-2\"]", kind.letter()),
            FieldType::Line | FieldType::Text | FieldType::Named(_) => text,
            FieldType::Word([one, ..]) => (*one).to_owned(),
            FieldType::Word([]) | FieldType::Status => "Detained".to_owned(),
            FieldType::Words => format!("[{text}, \"second\"]"),
            FieldType::Struct => filled(field.items, own, turn),
            FieldType::Names | FieldType::Parts | FieldType::Citations | FieldType::Items => {
                let (one, two) = (
                    filled(field.items, own, turn),
                    filled(field.items, own, turn),
                );
                format!("[{one},\n    {two}]")
            }
        };
        told.push(format!("{}: {value}", field.name));
    }
    format!("(\n    {},\n)", told.join(",\n    "))
}

fn workspace() -> TestWorkspace {
    let mut workspace = TestWorkspace::new();
    let mut turn = 0;
    for kind in Kind::ALL {
        for number in 1..3 {
            let id = format!("{}-{number}", kind.letter());
            let body = filled(fields(kind), &id, &mut turn);
            let text = format!("{}{body}\n", kind.struct_name());
            workspace = workspace.file(&format!("{}/{id}.ron", kind.folder()), text);
        }
    }
    let long = "длинно 🕊 ".repeat(8_000);
    let head = workspace.text("lastseen.ron");
    let own =
        "statuses: [\n        (name: AtHome, label: \"=at home\", key: 'h', color: \"green\"),";
    workspace
        .file("lastseen.ron", head.replacen("statuses: [", own, 1))
        .file("people/p-3.ron", "\u{feff}// =1\r\n\r\nPerson(\r\n\tid: \"p-3\", // ours\r\n\tname: \"Вера Тестова\",\r\n\thistory: [(when: \"2022-07-14\", status: AtHome)],\r\n)")
        .file("people/p-4.ron", "\n\n  Person(id: \"p-4\", name: r#\"raw \"=1\"\"#, unheard_of: (1, [2]))  \n\n")
        .file("people/p-5.ron", format!("Person(id: \"p-5\", name: \"Long\", note: \"{long}\")"))
}

fn by_name(workspace: &TestWorkspace) -> BTreeMap<PathBuf, String> {
    let records = workspace.records().into_iter();
    records
        .map(|(path, bytes)| {
            let name = path.strip_prefix(workspace.workspace()).unwrap();
            (name.to_owned(), String::from_utf8(bytes).unwrap())
        })
        .collect()
}

#[test]
fn every_field_of_every_record_comes_back_in_every_form() {
    let from = workspace();
    let shown = |workspace: &TestWorkspace| {
        let mut told = Vec::new();
        for arguments in [
            &["list", "--json"][..],
            &["show", "p-1", "--json"],
            &["show", "p-1"],
            &["show", "p-3", "--json"],
            &["check", "--json"],
        ] {
            let run = workspace.run(arguments);
            let folder = workspace.workspace().display().to_string();
            told.push((run.code, run.out.replace(&folder, ""), run.err));
        }
        told
    };
    let (records, before) = (by_name(&from), shown(&from));
    assert_eq!(before[0].0, 0, "{}", before[0].2);
    for form in ["csv", "xlsx", "json"] {
        let file = format!("all.{form}");
        from.run(&["export", "--full", "--as", form, "-o", &file])
            .done();
        let bytes = std::fs::read(from.home().join(&file)).unwrap();
        let to = TestWorkspace::new().file(&format!("../{file}"), bytes);
        let run = to.run(&["import", &file, "--json"]);
        assert_eq!(run.code, 0, "{form}: {}{}", run.out, run.err);
        let report = run.json();
        assert_eq!(report["created"], records.len() + 1, "{form}: {report}");
        let back = by_name(&to);
        for (path, text) in &records {
            assert_eq!(back.get(path), Some(text), "{form}: {}", path.display());
        }
        assert_eq!(back.len(), records.len(), "{form}");
        assert_eq!(shown(&to), before, "{form}");
        let again = to.run(&["import", &file, "--json"]).done().json();
        assert_eq!(
            (&again["created"], &again["updated"], &again["unchanged"]),
            (&0.into(), &0.into(), &(records.len() + 1).into()),
            "{form}: {again}"
        );
        to.run(&["undo"]).done();
        assert_eq!(by_name(&to).len(), 0, "{form}");
        // The workspace that it comes from has all of it.
        let own = from.run(&["import", &file, "--json"]).done().json();
        assert_eq!(own["change"], serde_json::Value::Null, "{form}: {own}");
        std::fs::remove_file(from.home().join(&file)).unwrap();
    }
}

//! Commands in each language: what they say, and that what scripts read and what is stored is the same.

use crate::support::workspace::TestWorkspace;

fn speaking(locale: &str) -> TestWorkspace {
    TestWorkspace::with_people().variable("LANG", locale)
}

#[test]
fn the_language_is_that_of_the_flag_the_settings_or_the_locale() {
    let no_such = |workspace: &TestWorkspace, flags: &[&str]| {
        let run = workspace.run(&[&["show", "nobody-here"], flags].concat());
        run.err.clone()
    };
    let english = no_such(&speaking("C.UTF-8"), &[]);
    assert_eq!(no_such(&speaking("de_DE.UTF-8"), &[]), english);
    let russian = no_such(&speaking("ru_RU.UTF-8"), &[]);
    assert_ne!(russian, english);
    let ukrainian = no_such(&speaking("C.UTF-8"), &["--lang", "uk"]);
    assert_ne!(ukrainian, english);
    assert_ne!(ukrainian, russian);
    // `LC_ALL` comes before `LANG`, the settings before both, the flag before all.
    let all = speaking("uk_UA.UTF-8").variable("LC_ALL", "ru_RU.UTF-8");
    assert_eq!(no_such(&all, &[]), russian);
    let set = speaking("ru_RU.UTF-8");
    std::fs::create_dir_all(set.path("../config/lastseen")).unwrap();
    set.write("../config/lastseen/config.ron", "(lang: \"uk\")\n");
    assert_eq!(no_such(&set, &[]), ukrainian);
    assert_eq!(no_such(&set, &["--lang=en"]), english);
}

#[test]
fn a_language_that_is_not_there_is_refused() {
    let run = speaking("C.UTF-8").run(&["list", "--lang", "tlh"]);
    run.failed(2, "tlh: there is no such language; there are en, ru, uk");
}

/// What scripts read is the same byte for byte, and so is what lies on disk after the same changes.
#[test]
fn scripts_and_files_know_no_language() {
    let all = ["C.UTF-8", "ru_RU.UTF-8", "uk_UA.UTF-8"].map(|locale| {
        let workspace = speaking(locale);
        let mut printed = Vec::new();
        for command in [
            "list --json",
            "list --json status:detained",
            "list --json --kind source",
            "list",
            "show --json gorshenin",
            "timeline --json gorshenin",
            "stats --json",
            "check --json",
            "duplicates --json --all",
            "log --json",
        ] {
            let run = workspace.run(&command.split(' ').collect::<Vec<_>>());
            printed.push((command, run.code, run.out.clone()));
        }
        let changes: [&[&str]; 4] = [
            &[
                "set",
                "Artyom Gorshenin",
                "returned",
                "--when",
                "2026-01-02",
                "--yes",
            ],
            &["note", "Artyom Gorshenin", "Call again.", "--yes"],
            &["add", "place", "name=Вымышленск"],
            &["undo"],
        ];
        for change in changes {
            let run = workspace.run(change);
            printed.push(("a change", run.code, String::new()));
        }
        let records: Vec<_> = workspace
            .records()
            .into_iter()
            .filter(|(path, _)| !path.components().any(|part| part.as_os_str() == "places"))
            .map(|(path, bytes)| {
                // The moment of the note is another in each run.
                let text = String::from_utf8(bytes).unwrap();
                let is_moment =
                    |line: &&str| line.contains("at: \"20") || line.contains("recorded:");
                let text = text.lines().filter(|line| !is_moment(line));
                (
                    path.file_name().unwrap().to_owned(),
                    text.collect::<Vec<_>>().join("\n"),
                )
            })
            .collect();
        let whys: Vec<String> = workspace
            .log()
            .iter()
            .filter_map(|line| Some(line.split("why:").nth(1)?.split("\",").next()?.to_owned()))
            .collect();
        assert!(!whys.is_empty(), "{:?}", workspace.log());
        (printed, records, whys)
    });
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
}

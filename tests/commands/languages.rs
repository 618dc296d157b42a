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

/// Somebody of each sex, and somebody of whom it is not known, with the same two entries.
fn three_people(locale: &str) -> TestWorkspace {
    let workspace = TestWorkspace::new().variable("LANG", locale);
    for (id, name, sex) in [
        ("p-olga000001", "Ольга Примерова", "sex: Female,"),
        ("p-petr000001", "Пётр Образцов", "sex: Male,"),
        ("p-sasha00001", "Саша Вымышленко", ""),
    ] {
        let source = "sources: [(source: \"s-call000001\")]";
        let record = format!(
            "Person(id: \"{id}\", name: \"{name}\", {sex} history: [\
             (when: \"2022-07-12\", status: Detained, place: \"Подвал\", contact: Direct, {source}),\
             (when: \"2022-07-12\", status: Missing, sources: [(source: \"s-letter0001\")]),\
             (when: \"2022-08-01\", status: Redeployed, {source})])"
        );
        workspace.write(&format!("people/{id}.ron"), record);
    }
    let call = "Source(id: \"s-call000001\", title: \"Звонок\", publisher: \"Вестник\")";
    workspace.write("sources/s-call000001.ron", call);
    let letter = "Source(id: \"s-letter0001\", title: \"Письмо\", publisher: \"Маяк\")";
    workspace.write("sources/s-letter0001.ron", letter);
    let cellar = "Place(id: \"l-cellar0001\", name: \"Подвал\", kind: Facility)";
    workspace.write("places/l-cellar0001.ron", cellar);
    workspace
}

/// What is told of a person has the form of their sex, and one that says nothing of it where it is not known.
#[test]
fn what_is_told_of_a_person_has_the_form_of_their_sex() {
    let russian = three_people("ru_RU.UTF-8");
    let told = |arguments: &[&str]| russian.run(arguments).out;
    let list = russian.run(&["list"]);
    let statuses: Vec<&str> = list.columns().iter().map(|row| row[1]).collect();
    assert_eq!(
        statuses,
        [
            "отправлена на фронт",
            "отправлен на фронт",
            "отправлен(а) на фронт"
        ]
    );
    for (id, detained) in [
        ("p-olga000001", "задержана"),
        ("p-petr000001", "задержан"),
        ("p-sasha00001", "задержан(а)"),
    ] {
        let shown = russian.run(&["show", id]);
        let mut words = shown.columns().into_iter().map(|row| row[2].to_owned());
        assert!(words.any(|word| word == detained), "{}", shown.out);
        let line = russian.run(&["timeline", id]);
        assert_eq!(line.columns()[0][3], detained, "{}", line.out);
        let source = told(&["show", "s-call000001"]);
        let statement = format!("\t  {detained}, 12 июля 2022, Подвал\t");
        assert!(source.contains(&statement), "{source}");
    }
    let together = told(&["together", "Подвал"]);
    for line in ["  задержана, ", "  задержан, ", "  задержан(а), "] {
        let line = line.trim_start();
        assert!(together.contains(line), "{together}");
    }
    let dossier = told(&["show", "--dossier", "p-olga000001"]);
    assert!(!dossier.contains("задержан("), "{dossier}");
    let ukrainian = three_people("uk_UA.UTF-8").run(&["show", "p-olga000001"]);
    let rows = ukrainian.columns().into_iter();
    let history: Vec<&str> = rows
        .filter(|row| row[0] == "історія" && !row[2].is_empty())
        .map(|row| row[2])
        .collect();
    assert_eq!(
        history,
        ["відправлена на фронт", "зникла безвісти", "затримана"],
        "{}",
        ukrainian.out
    );
}

/// What is printed for people has no word of another language in it; English stays as it was.
#[test]
fn what_is_piped_is_in_one_language() {
    let row = |locale: &str| {
        let workspace = three_people(locale);
        let list = workspace.run(&["list", "Примерова"]).done().out;
        let timeline = workspace.run(&["timeline", "p-olga000001"]).done().out;
        (list, timeline.lines().next().unwrap_or_default().to_owned())
    };
    assert_eq!(
        row("C.UTF-8"),
        (
            "p-olga000001\tredeployed\tОльга Примерова\t2022-08-01\t\t2022-07-12\tdisputed\n"
                .to_owned(),
            "Ольга Примерова\t2022-07-12\t2022-07-12\tdetained\tПодвал\tdirect\tlast seen"
                .to_owned()
        )
    );
    assert_eq!(
        row("ru_RU.UTF-8"),
        (
            "p-olga000001\tотправлена на фронт\tОльга Примерова\t2022-08-01\t\t2022-07-12\tспорно\n".to_owned(),
            "Ольга Примерова\t2022-07-12\t2022-07-12\tзадержана\tПодвал\tлично\tпоследняя весть".to_owned()
        )
    );
}

/// A change is told in the language of the reader, whoever wrote it.
#[test]
fn the_log_is_told_in_the_language_of_the_reader() {
    let workspace = speaking("C.UTF-8");
    let change = [
        "set",
        "Artyom Gorshenin",
        "returned",
        "--when",
        "2026-01-02",
        "--yes",
    ];
    workspace.run(&change);
    let purpose = |language: &str| {
        let log = workspace.run(&["log", "--lang", language]);
        log.columns()[0][3].to_owned()
    };
    assert_eq!(purpose("en"), "Artyom Gorshenin: Returned");
    assert_eq!(purpose("ru"), "Artyom Gorshenin: вернулся (вернулась)");
}

/// What the parser of the command line says is in the language, too; in English it is the parser's own.
#[test]
fn what_is_not_understood_is_told_in_the_language() {
    let workspace = speaking("ru_RU.UTF-8");
    for (typed, told) in [
        (&["show"][..], "не указано: <ID|NAME>"),
        (&["show", "--bogus", "x"], "--bogus: такого аргумента нет"),
        (
            &["show", "--jsom", "x"],
            "--jsom: такого аргумента нет; возможно, имелось в виду: --json",
        ),
        (
            &["git", "setpu"],
            "setpu: такой команды нет; возможно, имелось в виду: setup",
        ),
        (
            &["add", "persn"],
            "значение «persn» не подходит; возможны: person, case, source, place или unit",
        ),
        (
            &["list", "--limit", "ten"],
            "--limit <N>: значение «ten» не подходит",
        ),
        (
            &["list", "Петров", "--limit", "ten"],
            "--limit <N>: значение «ten» не подходит",
        ),
        (&["show", "x", "--lang"], "не указано значение"),
    ] {
        let run = workspace.run(typed);
        run.failed(2, told);
    }
    let run = workspace.run(&["show"]);
    let usage = "lastseen: вызов: lastseen show [ФЛАГИ] <ID|NAME>\n";
    assert!(run.err.contains(usage), "{}", run.err);
    let english = speaking("C.UTF-8").run(&["show", "--bogus", "x"]);
    english.failed(2, "error: unexpected argument '--bogus' found");
    // Help and the version are no error.
    let help = workspace.run(&["show", "--help"]).done().out;
    assert!(
        help.contains("Вызов: lastseen show [ФЛАГИ] <ID|NAME>"),
        "{help}"
    );
    let help = workspace.run(&["list", "--help"]).done().out;
    assert!(help.contains("[если не указано: person]"), "{help}");
    assert!(
        help.contains("Возможные значения:\n          - person: Люди"),
        "{help}"
    );
    assert_eq!(workspace.run(&["--version"]).code, 0);
    let man = workspace.run(&["man"]).done().out;
    assert!(
        man.contains(".SH ИМЯ\n") && !man.contains(".SH NAME"),
        "{man}"
    );
}

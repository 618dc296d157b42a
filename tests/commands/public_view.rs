//! `--public` fails closed: no word of a record that is not on the list goes out, whatever is asked.

use clap::CommandFactory;
use lastseen::cli::run::Cli;

use crate::support::run::Run;
use crate::support::workspace::TestWorkspace;

/// A word that stands in every field that may not be shown.
const SECRET: &str = "Zhmurik";

/// What may never be told: the word in any of its forms.
fn tells(run: &Run) -> bool {
    let all = format!("{}{}", run.out, run.err).to_lowercase();
    all.contains("zhmurik") || all.contains("жмурик")
}

fn person(id: &str, name: &str, risk_or_consent: &str) -> String {
    let cited = format!(
        "sources: [(source: \"s-aaa\", at: \"{SECRET} 1\", credibility: 2, via: {SECRET}, quote: \"{SECRET}\", {SECRET}: 1)]"
    );
    format!(
        r#"// {SECRET} in a comment
Person(
    id: "{id}", name: "{name}",
    other_names: [(text: "{SECRET}", kind: Nickname), (text: "Жмурик", kind: {SECRET}, note: "{SECRET}")],
    sex: {SECRET}, born: "1990-03-04", home: "{SECRET}", unit: "{SECRET}", rank: "{SECRET}",
    ages: [(years: "{SECRET}", as_of: "2022", {cited})],
    cases: [(case: "c-aaa", role: {SECRET}), (case: "c-bbb")],
    history: [
        (when: "2022-07-14", said: "{SECRET}", status: {SECRET}, place: "{SECRET}", custodian: "{SECRET}",
         contact: Relayed, note: "{SECRET}", by: "{SECRET}", recorded: "{SECRET}", {cited}, hair: "{SECRET}"),
        (when: "2021-02-03", status: Missing, place: "{SECRET}", withdrawn: "{SECRET}"),
    ],
    relations: [(kind: {SECRET}, person: "p-rel", at_risk: true, note: "{SECRET}", {cited})],
    claims: [(field: "{SECRET}", value: "{SECRET}", note: "{SECRET}", {cited})],
    tags: ["{SECRET}"],
    notes: [(at: "{SECRET}", by: "{SECRET}", text: "{SECRET}")],
    reviewed: [(at: "2026-11-22T10:00:00Z", by: "{SECRET}")],
    shoe_size: (left: "{SECRET}", {SECRET}: [1, '{SECRET_LETTER}']),
    {risk_or_consent}
)
"#,
        SECRET_LETTER = 'Z'
    )
}

fn workspace(risk_or_consent: &str) -> TestWorkspace {
    let other = |public: bool| {
        let public = if public { "public: true," } else { "" };
        format!("{public} notes: [(text: \"{SECRET}\")], {SECRET}: \"{SECRET}\"")
    };
    TestWorkspace::new()
        .file("people/p-aaa.ron", person("p-aaa", "Anna Bondar", risk_or_consent))
        .file("people/p-bbb.ron", person("p-bbb", SECRET, ""))
        .file("people/p-rel.ron", person("p-rel", &format!("Vera {SECRET}"), ""))
        .file("people/p-joi.ron", person("p-joi", SECRET, "merged_into: \"p-bbb\","))
        .file(
            "cases/c-aaa.ron",
            format!(
                "Case(id: \"c-aaa\", title: \"Colony where {SECRET} is held\", kind: {SECRET}, state: {SECRET}, place: \"{SECRET}\", unit: \"{SECRET}\", started: \"2022-07\", ended: \"{SECRET}\", summary: \"{SECRET}\", counts: [(what: {SECRET}, min: 3, said: \"{SECRET}\", note: \"{SECRET}\")], related: [(case: \"c-bbb\", how: {SECRET})], claims: [(field: \"{SECRET}\", value: \"{SECRET}\")], tags: [\"{SECRET}\"], {})",
                other(true)
            ),
        )
        .file(
            "cases/c-bbb.ron",
            format!("Case(id: \"c-bbb\", title: \"{SECRET}\", {})", other(false)),
        )
        .file(
            "sources/s-aaa.ron",
            format!(
                "Source(id: \"s-aaa\", title: \"Interview with {SECRET}\", kind: {SECRET}, publisher: \"{SECRET} Times\", author: \"{SECRET}\", url: \"https://{SECRET}\", language: \"{SECRET}\", published: \"{SECRET}\", retrieved: \"{SECRET}\", files: [(sha256: \"{SECRET}\", name: \"{SECRET}.pdf\", bytes: 1)], tags: [\"{SECRET}\"], {})",
                other(true)
            ),
        )
        .file(
            "sources/s-bbb.ron",
            format!(
                "Source(id: \"s-bbb\", title: \"{SECRET}\", confidential: true, {})",
                other(true)
            ),
        )
        .file(
            "places/l-aaa.ron",
            format!(
                "Place(id: \"l-aaa\", name: \"{SECRET}\", other_names: [(text: \"{SECRET}\")], kind: Facility, parent: \"l-bbb\", lat: 48.4321, lon: 38.1234, precision: {SECRET}, {})",
                other(true)
            ),
        )
        .file(
            "places/l-bbb.ron",
            format!("Place(id: \"l-bbb\", name: \"{SECRET} Region\", kind: Region, {})", other(true)),
        )
        .file(
            "units/u-aaa.ron",
            format!(
                "Unit(id: \"u-aaa\", name: \"{SECRET}\", number: \"{SECRET}\", garrison: \"{SECRET}\", {})",
                other(true)
            ),
        )
        .file(
            "lastseen.ron",
            format!(
                "Workspace(format: 1, title: \"{SECRET}\", queries: [(name: \"{SECRET}\", query: \"{SECRET}\")])"
            ),
        )
}

const KINDS: [&str; 5] = ["person", "case", "source", "place", "unit"];

#[test]
fn no_word_that_is_not_on_the_list_goes_out() {
    for risk_or_consent in [
        "",
        "consent: (given: Yes, scope: Public),",
        "risk: (level: High, reason: \"Zhmurik\"),",
    ] {
        let workspace = workspace(risk_or_consent).file(
            "people/p-bad.ron",
            format!("Person(id: \"p-bad\", name: {SECRET}"),
        );
        let mut asked: Vec<Vec<&str>> = Vec::new();
        for kind in KINDS {
            for query in [
                "",
                "anna",
                "zhmurik",
                "name:zhmurik",
                "place:zhmurik",
                "has:risk",
                "note:zhmurik",
                "by:zhmurik",
                "tag:zhmurik",
                "unit:zhmurik",
                "case:zhmurik",
                "source:zhmurik",
                "is:disputed",
                "was:zhmurik",
                "status:zhmur",
                "status:zh",
                "status:xyz",
                "seen>=2022-07-14",
                "since<2022-07-14",
                "saved:zhmur",
                "saved:nothing",
                "stale:30d",
                "'Zhmurik'",
                "-zhmurik",
                "id:p-",
                "changed:never",
                "xyz:1",
                "since<Zh",
            ] {
                // Of other kinds only some, for each is a run of the program.
                if kind == "person" || ["", "anna", "zhmurik", "-zhmurik"].contains(&query) {
                    asked.push(vec!["list", "--public", "--kind", kind, query]);
                }
            }
        }
        for whom in [
            "p-aaa",
            "p-bbb",
            "p-joi",
            "p-bad",
            "p-rel",
            "p-",
            "p-b",
            "c-aaa",
            "c-bbb",
            "s-aaa",
            "s-bbb",
            "l-aaa",
            "l-bbb",
            "u-aaa",
            "Zhmurik",
            "zhmur",
            "жмурик",
            "Zhmurek",
            "anna",
            "Interview",
            "Colony",
            "z",
        ] {
            asked.push(vec!["show", "--public", whom]);
        }
        asked.push(vec!["show", "--public", "p-aaa", "--dossier"]);
        for mut arguments in asked {
            let typed = arguments.last().is_some_and(|last| {
                let last = last.to_lowercase();
                last.contains("zhmur") || last.contains("жмур")
            });
            for json in [false, true] {
                if json {
                    arguments.push("--json");
                }
                let mut run = workspace.run(&arguments);
                assert!(
                    [0, 1, 2, 4].contains(&run.code),
                    "{arguments:?} {}",
                    run.err
                );
                // What was typed may be said again, and nothing else.
                if typed {
                    run.err.clear();
                }
                assert!(
                    !tells(&run),
                    "{risk_or_consent} {arguments:?}\n{}{}",
                    run.out,
                    run.err
                );
                for day in ["07-14", "14 Jul", "48.4", "1990", "s-bbb\tZ"] {
                    assert!(
                        !run.out.contains(day),
                        "{risk_or_consent} {arguments:?}\n{}",
                        run.out
                    );
                }
            }
        }
    }
}

#[test]
fn every_flag_beside_public_is_redacted_or_refused() {
    let workspace = workspace("");
    let program = Cli::command();
    let globals: Vec<&str> = vec!["json", "ascii", "quiet"];
    for command in program.get_subcommands() {
        let name = command.get_name();
        let positional: Vec<&str> = command
            .get_positionals()
            .filter(|argument| argument.is_required_set())
            .map(|argument| match argument.get_id().as_str() {
                "status" => "missing",
                "kind" => "person",
                "fields" => "name=Oleg",
                "shell" => "bash",
                "dir" => "new",
                _ => "p-bbb",
            })
            .collect();
        let mut tried = vec![Vec::new()];
        for argument in command.get_arguments() {
            let Some(long) = argument.get_long() else {
                continue;
            };
            if ["help", "version", "workspace", "public"].contains(&long) {
                continue;
            }
            let mut flags = vec![format!("--{long}")];
            if argument.get_action().takes_values() {
                flags.push(match long {
                    "limit" => "1".to_owned(),
                    "kind" => "case".to_owned(),
                    "color" => "never".to_owned(),
                    "contact" => "none".to_owned(),
                    "as" => "json".to_owned(),
                    "form" if name == "export" => "wgeid".to_owned(),
                    "output" => ".".to_owned(),
                    _ => "home".to_owned(),
                });
            }
            tried.push(flags);
        }
        tried.extend(globals.iter().map(|flag| vec![format!("--{flag}")]));
        for flags in tried {
            for before in [true, false] {
                let mut arguments: Vec<&str> = Vec::new();
                arguments.extend(before.then_some("--public"));
                arguments.push(name);
                arguments.extend(&positional);
                arguments.extend(flags.iter().map(String::as_str));
                arguments.extend((!before).then_some("--public"));
                let run = workspace.run(&arguments);
                assert!(!tells(&run), "{arguments:?}\n{}{}", run.out, run.err);
                let refused = [
                    "--dossier",
                    "--nearest",
                    "--full",
                    "--entries",
                    "--form",
                    "--encrypt-to",
                ];
                let is_refused = |flag: &String| refused.contains(&flag.as_str());
                let may =
                    matches!(name, "list" | "show" | "export") && !flags.iter().any(is_refused);
                match may {
                    true => assert_eq!(run.code, 0, "{arguments:?} {}", run.err),
                    false => {
                        assert_eq!(
                            (run.code, run.out.as_str()),
                            (2, ""),
                            "{arguments:?} {}",
                            run.err
                        );
                    }
                }
            }
        }
    }
    workspace.run(&["--public"]).failed(2, "list --public");
    workspace
        .run(&["stats", "--public"])
        .failed(2, "lastseen list --public");
    workspace
        .run(&["log", "p-aaa", "--public"])
        .failed(2, "lastseen list --public");
    workspace
        .run(&["show", "p-aaa", "--public", "--dossier"])
        .failed(2, "--dossier");
}

#[test]
fn a_hidden_name_is_answered_like_one_that_is_not_there() {
    let workspace = workspace("");
    let told = |whom: &str| {
        let run = workspace.run(&["show", whom, "--public"]);
        assert_eq!((run.code, run.out.as_str()), (1, ""));
        run.err.replace(whom, "X")
    };
    for whom in ["Zhmurik", "Anna Bondar", "Bondar", "Жмурик", "Vera"] {
        assert_eq!(told(whom), told("Nikto Takoj"), "{whom}");
    }
    let ids = |query: &str| {
        let run = workspace.run(&["list", "--public", query, "-q"]).done();
        let mut ids: Vec<String> = run.columns().iter().map(|row| row[0].to_owned()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(ids("bondar"), Vec::<String>::new());
    assert_eq!(ids("-bondar").len(), 3);
    // A day is answered with the year, which is all that is shown.
    for (query, count) in [
        ("since>=2022-01-01", 3),
        ("since<2022-01-02", 3),
        ("since>=2022-07-14", 0),
        ("since<2022-07-14", 3),
        ("since<2022-07-15", 3),
        ("since:2022-12", 3),
        ("seen>=2022-12-31", 3),
        ("seen>2022-12-31", 0),
    ] {
        assert_eq!(ids(query).len(), count, "{query}");
    }
    for query in [
        "has:risk",
        "place:x",
        "note:x",
        "is:disputed",
        "stale:1d",
        "saved:x",
        "tag:x",
        "by:x",
        "was:any",
    ] {
        workspace
            .run(&["list", "--public", "-q", query])
            .failed(2, "a query knows");
    }
}

#[test]
fn rows_of_people_without_open_consent_are_all_alike() {
    let alike = |risk_or_consent: &str| {
        let workspace = workspace(risk_or_consent);
        let run = workspace.run(&["show", "p-aaa", "--public", "-q"]).done();
        let value = workspace
            .run(&["show", "p-aaa", "--public", "--json", "-q"])
            .done();
        format!("{}{}", run.out, value.out)
    };
    let plain = alike("");
    for risk_or_consent in [
        "risk: (level: High),",
        "risk: (levle: High), consent: (given: Yes, scope: Public),",
        "consent: (given: No, scope: Public),",
        "consent: (given: Yes, scope: Partners),",
        "name_status: Changed, consent: (given: Yes, scope: Public),",
        "consent: (given: Yes, scope: Public, until: \"2023\"),",
        "risk: (level: Low, review: \"2023\"), consent: (given: Yes, scope: Public),",
    ] {
        assert_eq!(alike(risk_or_consent), plain, "{risk_or_consent}");
    }
    assert_ne!(alike("consent: (given: Yes, scope: Public),"), plain);
}

#[test]
fn a_title_that_names_somebody_hidden_is_left_out_and_found() {
    let workspace = TestWorkspace::new()
        .file(
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\")\n",
        )
        .file(
            "people/p-bbb.ron",
            "Person(id: \"p-bbb\", name: \"გიორგი მაისურაძე\")\n",
        )
        .file(
            "people/p-ccc.ron",
            "Person(id: \"p-ccc\", name: \"李伟\", other_names: [(text: \"דוד\")])\n",
        )
        .file(
            "cases/c-aaa.ron",
            "Case(\n    id: \"c-aaa\",\n    title: \"Дело Кочеткова\",\n    public: true,\n)\n",
        )
        .file(
            "cases/c-bbb.ron",
            "Case(\n    id: \"c-bbb\",\n    title: \"Bryanka\",\n    public: true,\n)\n",
        )
        .file("cases/c-ccc.ron", "Case(id: \"c-ccc\", title: \"Omsk\")\n");
    let run = workspace
        .run(&["list", "--public", "--kind", "case"])
        .done();
    assert!(run.out.contains("c-aaa\twithheld\t"), "{}", run.out);
    assert!(run.out.contains("c-bbb\tBryanka\t"), "{}", run.out);
    assert!(run.out.contains("c-ccc\twithheld\t"), "{}", run.out);
    let run = workspace.run(&["list", "--public"]).done();
    assert_eq!(
        run.out.matches("a person whose name is withheld").count(),
        3,
        "{}",
        run.out
    );
    let run = workspace.run(&["check"]);
    let line = "cases/c-aaa.ron:3:12: names somebody whose name may not be shown, so --public leaves it out; write it without the name";
    assert!(run.out.lines().any(|found| found == line), "{}", run.out);
    assert!(!run.out.contains("c-bbb"), "{}", run.out);
}

#[test]
fn what_keeps_a_row_closed_without_being_meant_is_found_with_its_place() {
    for (risk_or_consent, expected) in [
        (
            "risk: (levle: High)",
            "3:19: there is no such field; did you mean level?",
        ),
        (
            "risk: (reason: \"x\")",
            "not said, so --public shows no name",
        ),
        (
            "consent: (scope: Public)",
            "not said, so --public shows no name",
        ),
        (
            "consent: (given: Yes, scope: Public, ended: \"2023\")",
            "this version does not know the field",
        ),
        ("confidential: true", "this version does not know the field"),
        ("risk: (level: Hihg)", "Hihg: did you mean High?"),
    ] {
        let workspace = TestWorkspace::new().file(
            "people/p-aaa.ron",
            format!("Person(\n    id: \"p-aaa\", name: \"A\",\n    {risk_or_consent},\n)\n"),
        );
        let run = workspace.run(&["check"]);
        assert_eq!(run.code, 1, "{risk_or_consent}");
        assert!(run.out.contains(expected), "{risk_or_consent}\n{}", run.out);
    }
}

#[test]
fn why_the_workspace_cannot_be_read_is_not_told() {
    let workspace = workspace("").file("lastseen.ron", "Workspace(format: 1, title: Zhmurik)");
    let run = workspace.run(&["list", "--public"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(
        !tells(&run) && run.err.contains("lastseen check"),
        "{}",
        run.err
    );
}

#[test]
fn neither_the_order_nor_the_limit_follows_names_or_ids() {
    let mut workspace = TestWorkspace::new();
    for at in 0..12 {
        workspace = workspace.file(
            &format!("people/p-aa{at:02}.ron"),
            format!("Person(id: \"p-aa{at:02}\", name: \"A{at:02}\")\n"),
        );
    }
    let ids = |arguments: &[&str]| -> Vec<String> {
        let run = workspace.run(arguments).done();
        run.columns().iter().map(|row| row[0].to_owned()).collect()
    };
    let all = ids(&["list", "--public"]);
    let mut sorted = all.clone();
    sorted.sort_unstable();
    assert_eq!(sorted.len(), 12);
    // One chance in 12! (479 million) to fail by itself.
    assert_ne!(all, sorted);
    assert_eq!(ids(&["list", "--public", "--limit", "3"]).len(), 3);
}

/// Whose name stands in a file that cannot be read, nobody knows: then no text goes out.
#[test]
fn while_somebody_cannot_be_read_no_title_goes_out() {
    let workspace = TestWorkspace::new()
        .file("people/p-aaaaaaaaaa.ron", "Person(id \"p-aaaaaaaaaa\", name: \"Maksim Zarin\")\n")
        .file(
            "people/p-bbbbbbbbbb.ron",
            "Person(id: \"p-bbbbbbbbbb\", name: \"Pyotr Lomov\", risk: (level: Low), consent: (given: Yes, scope: Public))\n",
        )
        .file(
            "cases/c-aaaaaaaaaa.ron",
            "Case(id: \"c-aaaaaaaaaa\", public: true, title: \"Where Zarin is held\")\n",
        );
    for kind in ["person", "case"] {
        let run = workspace.run(&["list", "--public", "--kind", kind]);
        assert_eq!(run.code, 4, "{}", run.err);
        assert!(
            !run.out.contains("Zarin") && !run.out.contains("Lomov"),
            "{}",
            run.out
        );
        assert!(!run.err.contains("p-aaaaaaaaaa"), "{}", run.err);
    }
    let workspace = workspace.file(
        "people/p-aaaaaaaaaa.ron",
        "Person(id: \"p-aaaaaaaaaa\", name: \"Maksim Orlin\")\n",
    );
    let run = workspace
        .run(&["list", "--public", "--kind", "case"])
        .done();
    assert!(run.out.contains("Where Zarin is held"), "{}", run.out);
}

/// Which of two words is the surname, nobody knows of a given name that is in no table.
#[test]
fn a_surname_that_is_a_given_name_elsewhere_is_hidden() {
    let workspace = TestWorkspace::new()
        .file(
            "people/p-aaaaaaaaaa.ron",
            "Person(id: \"p-aaaaaaaaaa\", name: \"Zarema Roman\")\n",
        )
        .file(
            "cases/c-aaaaaaaaaa.ron",
            "Case(id: \"c-aaaaaaaaaa\", public: true, title: \"Detention of Z. Roman\")\n",
        );
    let run = workspace
        .run(&["list", "--public", "--kind", "case"])
        .done();
    assert!(!run.out.contains("Roman"), "{}", run.out);
}

//! What may be shown to anybody, and the checks of what does not go together.

use crate::support::workspace::TestWorkspace;

fn workspace(risk_or_consent: &str) -> TestWorkspace {
    TestWorkspace::new()
        .file(
            "people/p-aaa.ron",
            format!(
                "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\", home: \"Omsk\", {risk_or_consent} relations: [(kind: Mother, at_risk: true)], history: [(when: \"2022-07-14\", status: Detained, place: \"Bryanka\", note: \"cellar 3\", sources: [(source: \"s-one\")])])\n"
            ),
        )
        .file(
            "sources/s-one.ron",
            "Source(id: \"s-one\", title: \"A guard who talks\", confidential: true, reliability: B)\n",
        )
}

#[test]
fn without_consent_nothing_leads_to_the_person() {
    let workspace = workspace("risk: (level: High, reason: \"named in the press\"),");
    for arguments in [
        &["show", "--public", "p-aaa"][..],
        &["show", "--public", "p-aaa", "--json"],
        &["list", "--public"],
        &["list", "kochetkov", "--public", "--json"],
        &["show", "--public", "s-one"],
    ] {
        let run = workspace.run(arguments).done();
        for secret in [
            "Maksim",
            "Kochetkov",
            "Omsk",
            "Bryanka",
            "cellar",
            "guard",
            "Mother",
            "07-14",
            "press",
        ] {
            assert!(!run.out.contains(secret), "{arguments:?}: {}", run.out);
            assert!(!run.err.contains(secret), "{arguments:?}: {}", run.err);
        }
    }
    let run = workspace.run(&["show", "--public", "p-aaa"]).done();
    assert!(run.out.contains("status\tdetained"), "{}", run.out);
    assert!(run.out.contains("since\t2022\n"), "{}", run.out);
    assert!(
        run.out.contains("left out\tother names, birth and ages") && run.out.contains("relatives"),
        "{}",
        run.out
    );
    let value = workspace
        .run(&["show", "--public", "p-aaa", "--json"])
        .done()
        .json();
    assert_eq!(value["left_out"][6], "relatives");
    assert_eq!(value["source_count"], serde_json::Value::Null);
    // Who reads the record itself is warned first.
    let shown = workspace.run(&["show", "p-aaa"]).done();
    assert!(
        shown
            .out
            .contains("! careful\t\trisk high, 1 relative at risk"),
        "{}",
        shown.out
    );
}

#[test]
fn with_consent_the_name_is_shown_and_the_source_is_not() {
    let workspace = workspace("consent: (given: Yes, scope: Public),");
    let run = workspace.run(&["show", "--public", "p-aaa"]).done();
    assert!(run.out.contains("name\tMaksim Kochetkov\n"), "{}", run.out);
    assert!(run.out.contains("sources\t1 source\n"), "{}", run.out);
    assert!(
        !run.out.contains("guard") && !run.out.contains("Omsk"),
        "{}",
        run.out
    );
}

#[test]
fn what_does_not_go_together_is_found() {
    let workspace = TestWorkspace::new()
        .file(
            "people/p-aaa.ron",
            "Person(\n    id: \"p-aaa\",\n    name: \"A\",\n    born: \"1990\",\n    ages: [(years: \"20\", as_of: \"2022-07\")],\n    cases: [(case: \"c-one\")],\n    relations: [(person: \"p-zzz\")],\n    risk: (level: High, review: \"2023-01\"),\n    history: [\n        (when: \"2022-01\", status: Returned, sources: [(source: \"s-one\")]),\n        (when: \"2022-05\", status: Detained, sources: [(source: \"s-two\")]),\n        (when: \"2199\", status: Missing, sources: [(source: \"s-one\")]),\n    ],\n)\n",
        )
        .file("people/p-bbb.ron", "Person(id: \"p-bbb\", name: \"B\", cases: [(case: \"c-one\")])\n")
        .file("people/p-ccc.ron", "Person(id: \"p-ccc\", name: \"C\", merged_into: \"p-ddd\")\n")
        .file("people/p-ddd.ron", "Person(id: \"p-ddd\", name: \"D\", merged_into: \"p-bbb\")\n")
        .file("people/p-eee.ron", "Person(id: \"p-eee\", name: \"E\", merged_into: \"p-fff\")\n")
        .file("people/p-fff.ron", "Person(id: \"p-fff\", name: \"F\", merged_into: \"p-eee\")\n")
        .file("cases/c-one.ron", "Case(id: \"c-one\", title: \"Bryanka\")\n")
        .file("sources/s-one.ron", "Source(id: \"s-one\", title: \"Report\")\n");
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    for expected in [
        "people/p-aaa.ron:5:20: the age does not fit the birth in 1990",
        "people/p-aaa.ron:10:16: returned before anything else, and detained only later (history[1])",
        "people/p-aaa.ron:11:54: none of the sources of this status is there",
        "people/p-aaa.ron:12:16: 2199: lies in the future",
        "a relative without a kinship",
        "p-zzz: there is no such record",
        "the day that was set for looking at the risk again has come",
        "people/p-bbb.ron:1:40: in a case, and nothing is told",
        "p-bbb stands for both",
        "people/p-eee.ron:1:45: joined to itself by way of others",
        "people/p-fff.ron:1:45: joined to itself by way of others",
    ] {
        assert!(run.out.contains(expected), "{expected}\n{}", run.out);
    }
}

#[test]
fn each_kind_of_check_says_what_where_and_what_to_do() {
    for (file, text, expected) in [
        (
            "people/p-aaa.ron",
            "Person(\n    id: \"p-aaa\",\n    name: \"A\",\n    history: [\n        (when: \"2022-01\", status: Returned, sources: [(source: \"s-one\")]),\n        (when: \"2022-05\", status: Detained, sources: [(source: \"s-two\")]),\n    ],\n)\n",
            "people/p-aaa.ron:5:16: returned before anything else, and detained only later (history[1]): is one of the dates wrong?",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\", born: \"2002\",\n    history: [(when: \"1922-05\", status: Missing, sources: [(source: \"s-one\")])],\n)\n",
            "people/p-aaa.ron:2:22: before the birth in 2002; one of the two dates is wrong, or it is another person",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\", born: \"2002\",\n    ages: [(years: \"40\", as_of: \"2022-07\")],\n)\n",
            "people/p-aaa.ron:2:20: the age does not fit the birth in 2002; one of them may be a claim",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\",\n    history: [(when: \"2199-05\", status: Missing, sources: [(source: \"s-one\")])],\n)\n",
            "people/p-aaa.ron:2:22: 2199-05: lies in the future; is the year right?",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\",\n    home: \"Nowhere\",\n)\n",
            "people/p-aaa.ron:2:11: Nowhere: no place of the workspace bears this name; add it to one as a spelling, or add the place",
        ),
        (
            "sources/s-new.ron",
            "Source(\n    id: \"s-new\",\n    title: \"A letter\",\n)\n",
            "sources/s-new.ron:1:1: a source without a grade; how far is it trusted? A (completely) to E (not at all), F (cannot be judged)",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\",\n    cases: [(case: \"c-one\")],\n)\n",
            "people/p-aaa.ron:2:13: in a case, and nothing is told of what became of the person; add an entry",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\",\n    history: [(when: \"2022-05\", status: Missing)],\n)\n",
            "people/p-aaa.ron:2:15: a status that names no source; cite one, or withdraw it",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\",\n    history: [(when: \"2022-05\", status: Missing, sources: [(source: \"s-nine\")])],\n)\n",
            "people/p-aaa.ron:2:59: none of the sources of this status is there, so nobody can look it up; cite one that is",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\",\n    relations: [(kind: Mother, person: \"p-nine\")],\n)\n",
            "people/p-aaa.ron:2:40: p-nine: there is no such record; name another, or take it out",
        ),
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"A\",\n    relations: [(at_risk: true)],\n)\n",
            "people/p-aaa.ron:2:17: a relative without a kinship; write Mother, Brother, Wife or the like",
        ),
        (
            "sources/s-new.ron",
            "Source(id: \"s-new\", title: \"A\", reliability: B,\n    derived_from: [\"s-new\"],\n)\n",
            "sources/s-new.ron:2:19: the source repeats itself by way of others; which of them came first?",
        ),
        (
            "sources/s-new.ron",
            "Source(id: \"s-new\", title: \"A\", reliability: B,\n    files: [(sha256: \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\", name: \"a.txt\", bytes: 3)],\n)\n",
            "sources/s-new.ron:2:13: files/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.txt: the copy that was attached is lost; attach the file again, or put the copy back",
        ),
        (
            "cases/c-new.ron",
            "Case(id: \"c-new\", title: \"A\", started: \"2022-07\",\n    ended: \"2022-06\",\n)\n",
            "cases/c-new.ron:2:12: ends before it begins in 2022-07; are the two dates exchanged?",
        ),
    ] {
        let workspace = TestWorkspace::new()
            .file(
                "cases/c-one.ron",
                "Case(id: \"c-one\", title: \"Bryanka\")\n",
            )
            .file("places/l-one.ron", "Place(id: \"l-one\", name: \"Omsk\")\n")
            .file(
                "sources/s-one.ron",
                "Source(id: \"s-one\", title: \"Report\", reliability: F)\n",
            )
            .file(
                "sources/s-two.ron",
                "Source(id: \"s-two\", title: \"Second report\", reliability: B)\n",
            );
        workspace.run(&["check"]).done();
        let run = workspace.file(file, text).run(&["check"]);
        assert_eq!(run.code, 1, "{expected}");
        let lines: Vec<&str> = run.out.lines().collect();
        assert!(lines.contains(&expected), "{expected}\n{}", run.out);
    }
}

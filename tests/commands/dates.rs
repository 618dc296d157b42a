//! Dates that cannot be true, that may mean two days, or that have no order.

use crate::support::run::Run;
use crate::support::workspace::TestWorkspace;

const ID: &str = "p-aaaaaaaaaa";

fn with(rest: &str) -> TestWorkspace {
    TestWorkspace::new().file(
        "people/p-aaaaaaaaaa.ron",
        format!("Person(\n    id: \"{ID}\",\n    name: \"Ivan Testov\",\n{rest})\n"),
    )
}

fn set(workspace: &TestWorkspace, status: &str, when: &str) -> Run {
    workspace.run(&["set", ID, status, "--when", when, "--contact", "direct"])
}

fn person(workspace: &TestWorkspace) -> serde_json::Value {
    workspace.run(&["show", ID, "--json"]).json()
}

#[test]
fn a_day_in_the_future_hides_nobody() {
    let workspace = with("");
    assert_eq!(set(&workspace, "missing", "2022-07-01").done().code, 0);
    let run = set(&workspace, "detained", "2202-07-12");
    assert_eq!(run.code, 0);
    assert_eq!(
        run.err,
        "lastseen: 12 Jul 2202 is in the future: is the year right? As long as it is, it counts neither \
         as seen nor as the present status\n"
    );
    assert_eq!(
        run.out,
        "p-aaaaaaaaaa\tIvan Testov: Detained, 12 Jul 2202 (now: Missing, for its date is in the future \
         and does not count yet)\n"
            .replace('\t', "  ")
    );
    // It is kept as it was typed, and nothing is derived from it.
    assert!(
        workspace
            .text("people/p-aaaaaaaaaa.ron")
            .contains("when: \"2202-07-12\"")
    );
    let shown = person(&workspace);
    assert_eq!(shown["status"], "missing");
    assert_eq!(shown["since"], "2022-07-01");
    assert_eq!(shown["last_seen"], "2022-07-01");
    assert_eq!(shown["history"][1]["in_future"], true);
    assert_eq!(shown["history"][0]["in_future"], false);
    for query in [
        "stale:30d",
        "status:missing",
        "seen<2023",
        "since<2023",
        "-was:detained",
        "stale:99999999999d",
    ] {
        let found = workspace.run(&["list", query]);
        let wanted = usize::from(!query.contains("999"));
        assert_eq!(
            found.out.lines().count(),
            wanted,
            "{query}: {}{}",
            found.out,
            found.err
        );
    }
    for query in [
        "status:detained",
        "seen>=2023",
        "was:detained",
        "since>2100",
    ] {
        assert_eq!(workspace.run(&["list", query]).out, "", "{query}");
    }
    let told = workspace.run(&["show", ID]).out;
    assert!(
        told.contains("! in the future: counts neither as seen nor as the present status"),
        "{told}"
    );
    let line = workspace.run(&["timeline", ID]);
    assert_eq!(line.columns()[0][1..3], ["2022-07-01", "2022-07-01"]);
    assert_eq!(line.columns()[1][6], "in the future");
    let check = workspace.run(&["check"]);
    assert!(
        check
            .out
            .contains("2202-07-12: lies in the future; is the year right?"),
        "{}",
        check.out
    );
    assert!(
        !workspace
            .run(&["show", ID, "--public"])
            .out
            .contains("2202")
    );
    assert!(!workspace.run(&["stats"]).out.contains("detained\t1"));
}

#[test]
fn whoever_was_seen_until_a_day_in_the_future_was_seen_at_its_beginning() {
    let workspace = with("");
    let run = set(&workspace, "missing", "2022-07-12/2202-07-12");
    assert_eq!(
        run.err,
        "lastseen: 12 Jul 2022 – 12 Jul 2202 ends in the future: is the year right?\n"
    );
    assert_eq!(person(&workspace)["last_seen"], "2022-07-12");
    assert_eq!(workspace.run(&["list", "stale:30d"]).out.lines().count(), 1);
    let check = workspace.run(&["check"]).out;
    assert!(
        check.contains("2022-07-12/2202-07-12: ends in the future"),
        "{check}"
    );
}

#[test]
fn today_and_tomorrow_elsewhere_are_no_future() {
    let workspace = with("");
    assert_eq!(set(&workspace, "missing", "today").done().code, 0);
    assert_eq!(person(&workspace)["status"], "missing");
    // A review is meant to come.
    let workspace = with("    risk: (level: High, review: \"2202-07\"),\n");
    assert!(!workspace.run(&["check"]).out.contains("future"));
}

#[test]
fn every_date_that_is_added_in_the_future_is_told() {
    let workspace = TestWorkspace::new();
    let run = workspace.run(&["add", "source", "title=x", "published=2202-01"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("Jan 2202 is in the future"), "{}", run.err);
}

#[test]
fn what_may_be_two_days_is_refused_with_both() {
    let workspace = with("");
    for (typed, words) in [
        (
            "12/07/2024",
            "12/07/2024: may be more than one day; write 2024-07-12 for 12 Jul 2024 or 2024-12-07 for 7 \
             Dec 2024, or [2024-07-12,2024-12-07] if nobody knows",
        ),
        (
            "03-04-2023",
            "write 2023-04-03 for 3 Apr 2023 or 2023-03-04 for 4 Mar 2023",
        ),
        ("since 12/07/2024", "2024-12-07 for 7 Dec 2024"),
        ("12.07.24", "2024-07-12 for 12 Jul 2024"),
        (
            "31.07.24",
            "the year has two digits; write 2024-07-31 for 31 Jul 2024",
        ),
        ("30 feb 2022", "the calendar has no such day"),
        ("12.07", "which year?"),
        ("3000000 days ago", "beyond the calendar"),
        ("12 jul 2022 to 1 jul 2022", "ends before it begins"),
        ("soon", "not understood as a date"),
    ] {
        set(&workspace, "missing", typed).failed(2, words);
        workspace.run(&["log", "--since", typed]).failed(2, "");
    }
    assert!(!workspace.text("people/p-aaaaaaaaaa.ron").contains("when"));
    // Points are written where the day comes first, and one of a set sorts and counts.
    set(&workspace, "missing", "12.07.2022").done();
    set(&workspace, "returned", "[2024-07-12,2024-12-07]").done();
    let shown = person(&workspace);
    assert_eq!(shown["history"][0]["when"], "2022-07-12");
    assert_eq!(shown["status"], "returned");
    assert_eq!(shown["last_seen"], "2024-12-07");
    let told = workspace.run(&["show", ID]).out;
    assert!(told.contains("12 Jul 2024 or 7 Dec 2024"), "{told}");
}

#[test]
fn before_and_after_leave_out_what_is_named_and_until_and_since_do_not() {
    let workspace = with("");
    for (typed, written) in [
        ("before july 2022", "../2022-06"),
        ("before 1 july 2022", "../2022-06-30"),
        ("after 12 july 2022", "2022-07-13/.."),
        ("until july 2022", "../2022-07"),
        ("since 12 july 2022", "2022-07-12/.."),
        ("после 12 июля 2022", "2022-07-13/.."),
        ("до липня 2022", "../2022-06"),
    ] {
        set(&workspace, "missing", typed).done();
        let shown = person(&workspace);
        let written_by_it = |entry: &serde_json::Value| entry["when"] == written;
        let history = shown["history"].as_array().unwrap();
        assert!(history.iter().any(written_by_it), "{typed}: {history:?}");
    }
}

#[test]
fn what_has_no_order_is_told_and_decides_nothing() {
    let workspace = with(
        "    history: [\n        (when: \"2022-07~\", status: Detained),\n        (said: \"12/07/2024\", \
         status: Returned),\n        (when: \"\", status: Missing),\n        (when: \"x\", status: \
         Missing, contact: Direct),\n        (said: \"once\"),\n    ],\n",
    );
    let shown = person(&workspace);
    assert_eq!(shown["status"], "detained");
    let check = workspace.run(&["check"]).out;
    let no_order: Vec<&str> = check
        .lines()
        .filter(|line| line.contains("no date that can be ordered"))
        .collect();
    assert_eq!(no_order.len(), 2, "{check}");
    assert!(
        no_order[0].starts_with("people/p-aaaaaaaaaa.ron:6:"),
        "{check}"
    );
    assert!(
        no_order[1].starts_with("people/p-aaaaaaaaaa.ron:7:"),
        "{check}"
    );
    assert!(check.contains("x: not a date"), "{check}");
    let told = workspace.run(&["show", ID]).out;
    let notes = told.matches("! no date that can be ordered: does not decide the present status");
    // The last one is all that is known of a sign of life.
    assert_eq!(notes.count(), 2, "{told}");
    assert!(
        told.contains("counts only as long as no other entry does"),
        "{told}"
    );
    let read = workspace.run(&["show", ID, "--dossier"]).out;
    assert!(
        read.contains(
            "had returned. (No date that can be ordered: does not decide the present status.)"
        ),
        "{read}"
    );
    // A status without a date is better than none.
    let workspace = with("    history: [(status: Missing)],\n");
    assert_eq!(person(&workspace)["status"], "missing");
}

#[test]
fn births_ages_and_sources_that_cannot_be_are_found() {
    let workspace = with(
        "    born: \"1880\",\n    ages: [(years: \"200\"), (years: \"20\", as_of: \"2022\")],\n    history: [(when: \
         \"2022-07\", status: Missing, sources: [(source: \"s-aaaaaaaaaa\")])],\n",
    )
    .file(
        "people/p-bbbbbbbbbb.ron",
        "Person(id: \"p-bbbbbbbbbb\", name: \"Petr\", born: \"2202\", history: [(when: \"2022-07-12\", status: \
         Missing, sources: [(source: \"s-bbbbbbbbbb\")])])\n",
    )
    .file(
        "people/p-cccccccccc.ron",
        "Person(id: \"p-cccccccccc\", name: \"Pavel\", ages: [(years: \"20\", as_of: \"2022\"), (years: \"40\", \
         as_of: \"2022\")])\n",
    )
    .file(
        "sources/s-aaaaaaaaaa.ron",
        "Source(id: \"s-aaaaaaaaaa\", title: \"Old\", published: \"2021-05\", retrieved: \"2021-03-01\", \
         reliability: B)\n",
    )
    .file(
        "sources/s-bbbbbbbbbb.ron",
        "Source(id: \"s-bbbbbbbbbb\", title: \"New\", published: \"2022-07-11\", retrieved: \"2202-03-01\", \
         reliability: B)\n",
    );
    let check = workspace.run(&["check"]).out;
    for words in [
        "born more than 120 years ago",
        "200: not an age",
        "the source was published before this, on 2021-05",
        "before the birth in 2202",
        "2202: lies in the future",
        "the age does not fit the age 20 as of 2022",
        "retrieved before it was published, on 2021-05",
        "2202-03-01: lies in the future",
    ] {
        assert_eq!(check.matches(words).count(), 1, "{words}: {check}");
    }
}

#[test]
fn no_date_makes_a_command_panic() {
    let whens = [
        "0000",
        "-9999",
        "9999",
        "9999-12-31",
        "9999/..",
        "-9999/9999",
        "Y11500",
        "Y99999",
        "Y-99999",
        "Y17E8",
        "Y-17E8S3",
        "Y9223372036854775807",
        "Y1E400",
        "XXXX",
        "XXXX-XX-XX",
        "../..",
        "/..",
        "[..9999]",
        "{-9999..9999}",
        "0000-01-01/9999-12-31",
        "2022-41",
        "1950S2",
        "156X-12-25",
    ];
    let entries: Vec<String> = whens
        .iter()
        .map(|when| {
            format!("        (when: \"{when}\", status: Missing, contact: Direct, sources: [(source: \"s-aaaaaaaaaa\")]),\n")
        })
        .collect();
    for born in ["-9999", "9999", "Y17E8", "0000"] {
        let workspace = with(&format!(
            "    born: \"{born}\",\n    cases: [(case: \"c-aaaaaaaaaa\")],\n    ages: [(years: \"32767\", as_of: \"-9999\"), (years: \
             \"20\", as_of: \"9999\")],\n    risk: (level: High, review: \"{born}\"),\n    history: [\n{}    ],\n",
            entries.concat()
        ))
        .file(
            "cases/c-aaaaaaaaaa.ron",
            format!("Case(id: \"c-aaaaaaaaaa\", title: \"c\", started: \"{born}\", ended: \"9999\", counts: [(what: Held, min: 1, as_of: \"-9999\")])\n"),
        )
        .file(
            "sources/s-aaaaaaaaaa.ron",
            format!("Source(id: \"s-aaaaaaaaaa\", title: \"s\", published: \"{born}\", retrieved: \"-9999\")\n"),
        );
        for arguments in [
            &["list"][..],
            &["list", "stale:99999999d"],
            &["list", "seen<9999 since>-9999 changed>0000"],
            &["show", ID],
            &["show", ID, "--json"],
            &["show", ID, "--dossier"],
            &["show", ID, "--public"],
            &["show", "c-aaaaaaaaaa"],
            &["show", "s-aaaaaaaaaa"],
            &["timeline", ID],
            &["timeline", "c-aaaaaaaaaa"],
            &["timeline", ID, "--json"],
            &["check"],
            &["stats"],
            &["duplicates"],
            &["set", ID, "missing", "--when", "99999999 weeks ago"],
            &["set", ID, "missing", "--when", "before 0000"],
            &["set", ID, "missing", "--when", "after 9999"],
            &["log", "--since", "Y17E8"],
        ] {
            let run = workspace.run(arguments);
            assert!(run.code <= 4, "{arguments:?}: {}{}", run.out, run.err);
            assert!(!run.err.contains("panic"), "{arguments:?}: {}", run.err);
        }
    }
}

#[test]
fn a_year_that_is_guessed_is_told_and_a_day_to_come_is_refused() {
    let workspace = with("");
    let run = set(&workspace, "missing", "july 9");
    assert_eq!(run.code, 0);
    assert!(
        run.err.starts_with("lastseen: july 9: read as 20") && run.err.contains("-07-09, 9 Jul 20"),
        "{}",
        run.err
    );
    assert_eq!(set(&workspace, "missing", "yesterday").err, "");
    for typed in [
        "tomorrow",
        "in 5 days",
        "next week",
        "завтра",
        "через неделю",
    ] {
        let before = workspace.text("people/p-aaaaaaaaaa.ron");
        let run = set(&workspace, "detained", typed);
        assert_eq!(run.code, 2, "{typed}: {}", run.err);
        assert!(
            run.err.contains(&format!(
                "{typed}: in the future; write a day in the past, such as yesterday, or 20"
            )),
            "{typed}: {}",
            run.err
        );
        assert_eq!(workspace.text("people/p-aaaaaaaaaa.ron"), before, "{typed}");
    }
}

#[test]
fn a_year_before_christ_needs_no_equals_sign() {
    let workspace = with("");
    assert_eq!(set(&workspace, "missing", "-0044-03").done().code, 0);
    let text = workspace.text("people/p-aaaaaaaaaa.ron");
    assert!(text.contains("when: \"-0044-03\""), "{text}");
    // A flag that got into its place is no date, and nothing is written.
    let run = workspace.run(&["set", ID, "returned", "--when", "--contact", "direct"]);
    assert_ne!(run.code, 0, "{}", run.out);
    assert_eq!(workspace.text("people/p-aaaaaaaaaa.ron"), text);
    let run = workspace.run(&["log", "--since", "-0044-03"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Ivan Testov"), "{}", run.out);
}

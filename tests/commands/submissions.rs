//! Forms that courts and committees read: filled in from the records, with what is missing.

use serde_json::{Value, json};

use crate::support::workspace::TestWorkspace;

const SOURCE: &str = "Source(id: \"s-1111111111\", title: \"Camp report\", publisher: \"The Lantern\", \
     reliability: B, published: \"2022-08-01\")";
const HIDDEN: &str =
    "Source(id: \"s-2222222222\", title: \"Guard called Fedot\", confidential: true)";
const PLACES: [(&str, &str); 3] = [
    (
        "l-1111111111",
        "Place(id: \"l-1111111111\", name: \"Cellar 7\", kind: Facility, parent: \"l-2222222222\")",
    ),
    (
        "l-2222222222",
        "Place(id: \"l-2222222222\", name: \"Zorino\", kind: Settlement, parent: \"l-3333333333\")",
    ),
    (
        "l-3333333333",
        "Place(id: \"l-3333333333\", name: \"Zorland\", kind: Country)",
    ),
];

fn workspace(fields: &str) -> TestWorkspace {
    let mut workspace = TestWorkspace::new()
        .file("sources/s-1111111111.ron", SOURCE)
        .file("sources/s-2222222222.ron", HIDDEN)
        .file(
            "people/p-1111111111.ron",
            format!("Person(id: \"p-1111111111\", name: \"Vadim Zorin\", {fields})"),
        );
    for (id, text) in PLACES {
        workspace = workspace.file(&format!("places/{id}.ron"), text);
    }
    workspace
}

const CONSENT: &str = "consent: (given: Yes, scope: Partners)";

fn held(when: &str) -> String {
    format!(
        "{CONSENT}, history: [(when: \"{when}\", status: Detained, place: \"Cellar 7\", \
         custodian: \"men of the 9th brigade\", sources: [(source: \"s-1111111111\", at: \"paragraph 2\", \
         credibility: 2), (source: \"s-2222222222\", at: \"page 3\")])]"
    )
}

fn missing(form: &Value) -> Vec<(String, String)> {
    let items = form["items"].as_array().unwrap().iter();
    items
        .filter(|item| item["needed"] == true)
        .flat_map(|item| {
            let gaps = item["missing"].as_array().unwrap().iter();
            let name = item["item"].as_str().unwrap();
            gaps.map(|gap| (name.to_owned(), gap.as_str().unwrap().to_owned()))
        })
        .collect()
}

fn named(found: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = found.iter();
    pairs
        .map(|(one, two)| (one.as_str(), two.as_str()))
        .collect()
}

#[test]
fn a_form_says_missing_rather_than_guess() {
    let form = |workspace: &TestWorkspace, arguments: &[&str]| {
        let mut all = vec!["form", "wgeid", "p-1111", "--json"];
        all.extend(arguments);
        workspace.run(&all).done().json()
    };
    let empty = workspace(CONSENT);
    let found = form(&empty, &[]);
    assert_eq!(
        named(&missing(&found)),
        [
            (
                "day, month and year of the disappearance",
                "the records say nothing of it"
            ),
            (
                "place of arrest, or where last seen",
                "the records say nothing of it"
            ),
            (
                "who is believed responsible",
                "the records say nothing of it"
            ),
            (
                "steps taken to find the person",
                "the records say nothing of it"
            ),
            (
                "who submits this",
                "no record has it; give it with the flags of this command"
            ),
        ]
    );
    assert_eq!(
        (&found["missing"], &found["needed"]),
        (&json!(5), &json!(6))
    );
    assert_eq!(found["days_left"], Value::Null);

    for (when, gap) in [
        ("2022", "the day and the month"),
        ("2022-07", "the day"),
        ("2022-07-12~", "a day that is certain"),
        ("2022-07-12/2022-07-14", "the day; the record has a period"),
    ] {
        let found = form(&workspace(&held(when)), &["--submitter", "The Society"]);
        assert_eq!(
            named(&missing(&found)),
            [
                ("day, month and year of the disappearance", gap),
                (
                    "steps taken to find the person",
                    "the records say nothing of it"
                ),
            ],
            "{when}"
        );
    }
    let whole = workspace(&format!(
        "{}, steps: [(when: \"2022-08-01\", what: Complaint, to: \"the prosecutor\", by: \"his mother\")]",
        held("2022-07-12")
    ));
    let found = form(&whole, &["--submitter", "The Society"]);
    assert_eq!(missing(&found), []);
    assert_eq!(found["urgent_until"], json!(["2022-10-12", "2022-10-12"]));
    assert!(found["days_left"][0].as_i64().unwrap() < 0);
}

#[test]
fn every_item_has_its_sources_and_no_hidden_one() {
    let workspace = workspace(&format!(
        "{}, steps: [(when: \"2022-08-01\", what: Complaint, to: \"the prosecutor\")],\n\
         documents: [(kind: Passport, number: \"ZZ 12\")], citizenship: \"Zorland\"",
        held("2022-07-12")
    ));
    let told = workspace.run(&["form", "wgeid", "p-1111"]).done().out;
    for line in [
        "Case for the Working Group on Enforced or Involuntary Disappearances",
        "1 of 6 needed items missing or incomplete; 10 further ones",
        "urgent procedure: over since 12 Oct 2022; the standard procedure has no such limit",
        "2. Day, month and year of the disappearance (needed)",
        "   12 Jul 2022",
        "   Cellar 7 (12 Jul 2022)",
        "   men of the 9th brigade",
        "   1 Aug 2022: complaint to the prosecutor; no answer is recorded",
        "     no source is cited for it",
        "   missing: no record has it; give it with the flags of this command",
        "   passport ZZ 12",
    ] {
        assert!(told.lines().any(|one| one == line), "{line}\n{told}");
    }
    assert!(told.contains("The Lantern"), "{told}");
    assert!(
        !told.contains("Fedot") && !told.contains("page 3"),
        "{told}"
    );

    let told = workspace.run(&["form", "ced", "p-1111"]).done().out;
    for line in [
        "1. State concerned (needed)",
        "   Zorland",
        "   missing: no record has it; say whether the case is before another international procedure",
    ] {
        assert!(told.lines().any(|one| one == line), "{line}\n{told}");
    }
    assert!(!told.contains("urgent procedure"), "{told}");

    let told = workspace.run(&["form", "rfl", "p-1111"]).done().out;
    assert!(
        told.contains("missing: nobody has seen or heard from the person, or nobody says so"),
        "{told}"
    );
}

#[test]
fn without_consent_or_about_somebody_who_is_back_there_is_no_form() {
    for (fields, why) in [
        (String::new(), "no consent is recorded"),
        (
            "consent: (given: Unknown, scope: Partners)".to_owned(),
            "consent was not given, or nobody knows whether it was",
        ),
        (
            "consent: (given: Yes, scope: Internal)".to_owned(),
            "the consent does not reach to partners",
        ),
        (
            "consent: (given: Yes, scope: Partners, as_of: \"2099\")".to_owned(),
            "begins on a day that has not come",
        ),
        (
            "consent: (given: Yes, scope: Partners, ended: \"2023\")".to_owned(),
            "may limit the consent",
        ),
        (
            format!("{CONSENT}, embargo: \"until the trial\""),
            "may limit the consent",
        ),
        (
            format!(
                "{CONSENT}, history: [(when: \"2022-07\", status: Detained), (when: \"2022-09\", status: Returned)]"
            ),
            "has returned by what the record says",
        ),
    ] {
        for form in ["wgeid", "ced", "rfl"] {
            let workspace = workspace(&fields);
            workspace.run(&["form", form, "p-1111"]).failed(1, why);
        }
    }
}

#[test]
fn hostile_text_stays_text_in_markdown_and_a_file_is_never_written_over() {
    let workspace = workspace(&format!(
        "{CONSENT}, citizenship: \"[x](javascript:alert) <script> **missing** # \\u{{202e}}\""
    ));
    let told = workspace
        .run(&["form", "wgeid", "p-1111", "--markdown"])
        .done()
        .out;
    assert!(told.contains("# Case for the Working Group"), "{told}");
    assert!(
        told.contains("\\[x\\](javascript:alert) \\<script\\> \\*\\*missing\\*\\* \\# ⟨U+202E⟩"),
        "{told}"
    );
    assert!(
        told.contains("**missing: the records say nothing of it**"),
        "{told}"
    );
    let file = workspace.home().join("form.md");
    let path = file.to_str().unwrap();
    workspace
        .run(&["form", "wgeid", "p-1111", "-o", path])
        .done();
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("1. Full name (needed)"), "{written}");
    workspace
        .run(&["form", "wgeid", "p-1111", "-o", path])
        .failed(1, "form.md");
}

#[test]
fn a_form_as_html_is_inert_cites_by_number_and_is_a_line_in_the_log() {
    let hostile = "<script>alert(1)</script>";
    let workspace = workspace(&format!(
        "{}, citizenship: \"{hostile}\", home: \"]]><svg onload=x>\"",
        held("2022-07-12")
    ));
    let html = workspace
        .run(&["form", "wgeid", "p-1111", "--html"])
        .done()
        .out;
    for told in [
        "<h1>Case for the Working Group on Enforced or Involuntary Disappearances</h1>",
        "default-src 'none'",
        "<h2>1. Full name (needed)</h2>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<strong class=\"grade\">B2</strong> <a href=\"#source-1\">",
        "<p class=\"missing\"><strong>missing: no record has it",
        "Camp report",
    ] {
        assert!(html.contains(told), "{told}\n{html}");
    }
    for word in ["<script", "<svg", "Fedot", "page 3"] {
        assert!(!html.contains(word), "{word}\n{html}");
    }
    // To standard output it is gone as well.
    let log = workspace.run(&["log"]).done().out;
    assert!(log.contains("exported full wgeid, 1 records"), "{log}");
    let file = workspace.home().join("form.html");
    let path = file.to_str().unwrap();
    let arguments = [
        "export",
        "--form",
        "wgeid",
        "p-1111",
        "--as",
        "html",
        "-o",
        path,
        "--to",
        "A committee",
    ];
    workspace.run(&arguments).done();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), html);
    let log = workspace.run(&["log"]).done().out;
    assert!(
        log.contains("exported full wgeid, 1 records") && log.contains("to \"A committee\""),
        "{log}"
    );
    workspace.run(&["log", "--verify"]).done();
    workspace.run(&arguments).failed(1, "form.html");
    let named = workspace.home().join("zorin.txt");
    workspace
        .run(&["form", "rfl", "p-1111", "-o", named.to_str().unwrap()])
        .failed(1, "called after one of the people");
    workspace
        .run(&["export", "--form", "rfl", "p-1111", "--public"])
        .failed(2, "a form is never public");
    workspace
        .run(&["export", "--form", "rfl", "p-1111", "--as", "ftm"])
        .failed(2, "a form is text, html or md");
}

#[test]
fn a_place_in_an_open_source_names_no_hidden_one() {
    let workspace = workspace(&format!(
        "{CONSENT}, history: [(when: \"2022-07-12\", status: Detained, place: \"Cellar 7\", sources: \
         [(source: \"s-1111111111\", at: \"paragraph 2, after s-2222222222\")])]"
    ));
    for arguments in [
        &["form", "wgeid", "p-1111"][..],
        &["form", "wgeid", "p-1111", "--html"],
        &["export", "--full", "--as", "html", "p-1111"],
        &["export", "--full", "--as", "md", "p-1111"],
    ] {
        let told = workspace.run(arguments).done().out;
        assert!(!told.contains("Fedot"), "{arguments:?}: {told}");
        assert!(told.contains("must not be named"), "{arguments:?}: {told}");
    }
    let shown = workspace.run(&["show", "p-1111"]).done().out;
    assert!(shown.contains("after Guard called"), "{shown}");
}

#[test]
fn a_form_for_programs_goes_to_a_file_and_in_a_folder_it_gets_a_name() {
    let workspace = workspace(&held("2022-07-12"));
    let file = workspace.home().join("form.json");
    let to_file = [
        "form",
        "ced",
        "p-1111",
        "--json",
        "-o",
        file.to_str().unwrap(),
    ];
    let told = workspace.run(&to_file).done().out;
    assert!(!told.contains("Vadim"), "{told}");
    let written: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(written["form"], json!("ced"));
    let folder = workspace.home().join("out");
    std::fs::create_dir(&folder).unwrap();
    for (flags, ending) in [
        (&["--html"][..], "html"),
        (&["--markdown"], "md"),
        (&[], "txt"),
    ] {
        let mut all = vec!["form", "rfl", "p-1111", "-o", folder.to_str().unwrap()];
        all.extend(flags);
        workspace.run(&all).done();
        let names = std::fs::read_dir(&folder).unwrap();
        let names: Vec<String> = names
            .map(|one| one.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        let made = names.iter().filter(|name| name.ends_with(ending)).count();
        assert_eq!(made, 1, "{names:?}");
        assert!(
            names
                .iter()
                .all(|name| !name.to_lowercase().contains("zorin")),
            "{names:?}"
        );
    }
    let log = workspace.run(&["log"]).done().out;
    assert_eq!(log.matches("exported full").count(), 4, "{log}");
}

#[test]
fn who_was_sent_back_is_told_in_every_form() {
    let fields = |more: &str| {
        format!(
            "{CONSENT}, history: [(when: \"2022-07-12\", status: Detained, sources: [(source: \"s-1111111111\")]), \
             (when: \"2022-08-03\", status: Redeployed, place: \"the front\", sources: [(source: \"s-1111111111\", credibility: 2)]){more}]"
        )
    };
    for form in ["wgeid", "ced", "rfl"] {
        let workspace = workspace(&fields(""));
        let told = workspace.run(&["form", form, "p-1111"]).done().out;
        assert!(
            told.contains("The records say that Vadim Zorin was redeployed: 3 Aug 2022."),
            "{form}: {told}"
        );
        assert!(
            told.contains("redeployed, the front (3 Aug 2022)"),
            "{form}: {told}"
        );
        let gap = "a disappearance since the person was redeployed; the records tell of none";
        assert_eq!(told.contains(gap), form != "rfl", "{form}: {told}");
        let again =
            ", (when: \"2022-09-01\", status: Missing, sources: [(source: \"s-1111111111\")])";
        let workspace = self::workspace(&fields(again));
        let told = workspace.run(&["form", form, "p-1111"]).done().out;
        assert!(
            told.contains("was redeployed: 3 Aug 2022."),
            "{form}: {told}"
        );
        assert!(!told.contains(gap), "{form}: {told}");
        assert_eq!(told.contains("1 Sep 2022"), form != "rfl", "{form}: {told}");
    }
}

#[test]
fn one_day_is_no_contradiction_and_one_custodian_stands_once() {
    let other = "Source(id: \"s-3333333333\", title: \"Second report\", reliability: C)";
    let workspace = workspace(&format!(
        "{CONSENT}, history: [\
         (when: \"2022-07-12\", status: Missing, sources: [(source: \"s-1111111111\")]), \
         (when: \"2022-07\", status: Detained, custodian: \"The 9th Brigade\", sources: [(source: \"s-3333333333\")]), \
         (when: \"2022-07-20\", status: Detained, custodian: \"the 9th brigade\", sources: [(source: \"s-1111111111\", at: \"page 4\")])]"
    ))
    .file("sources/s-3333333333.ron", other);
    let told = workspace.run(&["form", "wgeid", "p-1111"]).done().out;
    let item = |from: &str, to: &str| {
        let begin = told.find(from).unwrap();
        let end = told[begin..].find(to).unwrap();
        told[begin..begin + end].to_owned()
    };
    let day = item("Day, month", "Place of arrest");
    assert!(!day.contains("contradicted"), "{day}");
    let held = item("Who is believed responsible", "Steps taken");
    assert_eq!(
        held.to_lowercase().matches("9th brigade").count(),
        1,
        "{held}"
    );
    assert!(
        held.contains("Second report") && held.contains("p. 4"),
        "{held}"
    );
}

#[test]
fn what_may_give_away_a_source_that_must_not_be_named_is_refused_until_somebody_has_looked() {
    let workspace = workspace(&format!(
        "{CONSENT}, marks: [\"a scar, as Fedot says\"], history: [(when: \"2022-07-12\", status: Detained, \
         note: \"Федот saw him at the gate\", sources: [(source: \"s-2222222222\")])]"
    ));
    for arguments in [
        &["form", "wgeid", "p-1111"][..],
        &["form", "rfl", "p-1111", "--html"],
        &["form", "ced", "p-1111", "--json"],
        &["export", "--full", "--as", "html", "p-1111"],
        &["export", "--full", "--as", "md", "p-1111"],
        &["export", "--form", "wgeid", "p-1111"],
    ] {
        let run = workspace.run(arguments);
        let told = run.failed(1, "may give away a source that must not be named");
        assert!(
            told.err.contains("“Guard called Fedot” (s-2222222222)"),
            "{arguments:?}: {}",
            told.err
        );
        assert_eq!(told.out, "", "{arguments:?}");
        let mut anyway = arguments.to_vec();
        anyway.push("--anyway");
        let run = workspace.run(&anyway);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
        assert!(
            run.err.contains("they go out"),
            "{arguments:?}: {}",
            run.err
        );
        assert!(
            run.out.contains("Vadim Zorin"),
            "{arguments:?}: {}",
            run.out
        );
    }
    let log = workspace.run(&["log"]).done().out;
    assert_eq!(log.matches("exported full").count(), 6, "{log}");
    // What anybody may see has none of these texts in the first place.
    for form in ["csv", "json", "html", "md", "ftm", "uwazi"] {
        let told = workspace
            .run(&["export", "--public", "--as", form])
            .done()
            .out;
        let lower = told.to_lowercase();
        assert!(
            !lower.contains("fedot") && !lower.contains("федот"),
            "{form}: {told}"
        );
    }
}

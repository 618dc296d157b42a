//! The page of everything that is wrong, and the one key from each finding to what it is about.

use lastseen::app::core::action::Action;
use lastseen::app::core::disk_request::DiskRequest;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::mode::Mode;
use lastseen::app::core::screen_request::{EditorReply, ScreenRequest};
use lastseen::app::findings::quick_fix::{FixTarget, leads};
use lastseen::casebook::erase::left_behind::{LeftBy, MergeSide};
use lastseen::casebook::errors::cause::Cause;
use lastseen::casebook::errors::encryption_error::EncryptionError;
use lastseen::casebook::errors::log_doubt::ClockDoubt;
use lastseen::casebook::errors::log_flaw::LogFlaw;
use lastseen::casebook::errors::problem::{Location, Problem, Reason};
use lastseen::casebook::errors::query_error::{QueryError, QueryReason};
use lastseen::casebook::errors::signature_doubt::SignatureDoubt;
use lastseen::casebook::external::one_sided::RemovedBy;
use lastseen::casebook::merge::join_request::JoinRequest;
use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;
use lastseen::ron_text::path::FieldPath;
use lastseen::storage::load::recheck::CheckBasis;
use lastseen::text::ascii_signs::SignSet;
use lastseen::text::errors::advice::advice;
use lastseen::tui::view::theme::Theme;

use crate::support::session::TestSession;
use insta::assert_snapshot;

const GRADED: (&str, &str) = (
    "sources/s-one.ron",
    "Source(id: \"s-one\", title: \"Report\", reliability: B)\n",
);

fn person(fields: &str) -> String {
    format!("Person(\n    id: \"p-aaa\",\n    name: \"Anna\",\n{fields})\n")
}

/// One finding, and the field whose form its key opens.
fn mended_in(file: (&str, &str), title: &str, field: &str) -> TestSession {
    let files = [
        file,
        GRADED,
        (
            "cases/c-one.ron",
            "Case(id: \"c-one\", title: \"Bryanka\")\n",
        ),
        ("places/l-one.ron", "Place(id: \"l-one\", name: \"Omsk\")\n"),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("!");
    assert!(matches!(screen.state.mode, Mode::Findings));
    screen.press("<Enter>");
    let Mode::Form(form) = &screen.state.mode else {
        panic!("{file:?} {}", screen.text());
    };
    assert!(form.title.contains(title), "{}", form.title);
    let at = form.row().map(|row| row.field.name);
    assert_eq!(at, Some(field), "{file:?}");
    screen
}

#[test]
fn one_key_opens_the_very_field() {
    for (fields, title, field) in [
        ("    born: \"1990x\",\n", "Anna", "born"),
        ("    home: \"Nowhere\",\n", "Anna", "home"),
        ("    name_status: Partail,\n", "Anna", "name_status"),
        (
            "    other_names: [(text: \"A\", kind: Nicknam)],\n",
            "Anna",
            "other_names",
        ),
        (
            "    cases: [(case: \"c-two\")],\n    history: [(said: \"once\")],\n",
            "Anna",
            "cases",
        ),
        (
            "    cases: [(case: \"c-one\")],\n",
            "New entry for Anna",
            "when",
        ),
        (
            "    born: \"2002\", ages: [(years: \"50\", as_of: \"2022\")],\n",
            "Age",
            "years",
        ),
        (
            "    relations: [(person: \"p-nine\", kind: Mother)],\n",
            "Relation",
            "person",
        ),
        ("    relations: [(at_risk: true)],\n", "Relation", "kind"),
        (
            "    risk: (level: High, review: \"2023-01\"),\n",
            "Risk",
            "review",
        ),
        ("    risk: (level: Hihg),\n", "Risk", "level"),
        (
            "    consent: (given: Yes, scope: Publik),\n",
            "Consent",
            "scope",
        ),
        (
            "    ages: [(years: \"50\", as_of: \"2199\")],\n",
            "Age",
            "as_of",
        ),
        (
            "    claims: [(field: \"rank\", value: \"x\", sources: [(source: \"s-two\")])],\n",
            "Claim",
            "sources",
        ),
        (
            "    history: [(when: \"2022\", status: Missing)],\n",
            "Entry",
            "sources",
        ),
        (
            "    history: [(when: \"2022\", status: Missing, sources: [(source: \"s-one\", credibility: 7)])],\n",
            "Entry",
            "sources",
        ),
        (
            "    history: [(when: \"2022\", status: Detaned, sources: [(source: \"s-one\")])],\n",
            "Entry",
            "status",
        ),
        (
            "    history: [(said: \"a\"), (when: \"2199\", status: Missing, sources: [(source: \"s-one\")])],\n",
            "Entry",
            "when",
        ),
        (
            "    history: [(when: \"2022\", place: \"Nowhere\", status: Missing, sources: [(source: \"s-one\")])],\n",
            "Entry",
            "place",
        ),
        (
            "    history: [(when: \"2022\", contact: Direkt, status: Missing, sources: [(source: \"s-one\")])],\n",
            "Entry",
            "contact",
        ),
        (
            "    born: \"2002\", history: [(when: \"1922\", status: Missing, sources: [(source: \"s-one\")])],\n",
            "Entry",
            "when",
        ),
        (
            "    history: [(when: \"2022-03\", status: Missing, sources: [(source: \"s-one\")]), (when: \"2022-01\", status: Returned, sources: [(source: \"s-one\")])],\n",
            "Entry · Jan 2022",
            "when",
        ),
    ] {
        mended_in(("people/p-aaa.ron", &person(fields)), title, field);
    }
    let record = |path, text| (path, text);
    for (file, title, field) in [
        (
            record("people/p-aaa.ron", "Person(id: \"p-aaa\", name: \"\")\n"),
            "",
            "name",
        ),
        (
            record(
                "sources/s-two.ron",
                "Source(id: \"s-two\", title: \"Letter\")\n",
            ),
            "Letter",
            "reliability",
        ),
        (
            record(
                "sources/s-two.ron",
                "Source(id: \"s-two\", title: \"Letter\", reliability: B, derived_from: [\"s-two\"])\n",
            ),
            "Letter",
            "derived_from",
        ),
        (
            record(
                "cases/c-two.ron",
                "Case(id: \"c-two\", title: \"Two\", started: \"2022-07\", ended: \"2022-06\")\n",
            ),
            "Two",
            "ended",
        ),
        (
            record(
                "cases/c-two.ron",
                "Case(id: \"c-two\", title: \"Two\", counts: [(what: Held, min: 3, max: 2)])\n",
            ),
            "Figure",
            "max",
        ),
        (
            record(
                "cases/c-two.ron",
                "Case(id: \"c-two\", title: \"Two\", sources: [(source: \"p-aaa\")])\n",
            ),
            "Two",
            "sources",
        ),
        (
            record(
                "places/l-two.ron",
                "Place(id: \"l-two\", name: \"Tomsk\", parent: \"l-two\")\n",
            ),
            "Tomsk",
            "parent",
        ),
        (
            record(
                "units/u-two.ron",
                "Unit(id: \"u-two\", name: \"1st\", garrison: \"Nowhere\")\n",
            ),
            "1st",
            "garrison",
        ),
        (
            record(
                "sources/s-two.ron",
                "Source(id: \"s-two\", title: \"Letter\", reliability: B, files: [(sha256: \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\", name: \"a.txt\")])\n",
            ),
            "Attach · Letter",
            "file",
        ),
    ] {
        mended_in(file, title, field);
    }
}

#[test]
fn what_no_form_shows_is_opened_in_the_editor_at_its_line() {
    for (file, path, line, column) in [
        (
            (
                "people/p-aaa.ron",
                "Person(\n    id: \"p-aaa\",\n    name: Anna,\n)\n",
            ),
            "people/p-aaa.ron",
            3,
            11,
        ),
        (
            (
                "people/p-aaa.ron",
                "Person(id: \"p-aaa\", name: \"A\",\n    hystory: [],\n)\n",
            ),
            "people/p-aaa.ron",
            2,
            14,
        ),
        (
            (
                "people/p-aaa.ron",
                "Person(id: \"p-aaa\", name: \"A\", history: [\n    (wen: \"2022\"),\n])\n",
            ),
            "people/p-aaa.ron",
            2,
            11,
        ),
        (
            (
                "people/p-aaa.ron",
                "Person(id: \"p-aaa\", name: \"A\",\n    distinct_from: [\"p-aaa\"],\n)\n",
            ),
            "people/p-aaa.ron",
            2,
            21,
        ),
        (("people/Anna.ron", "Person()"), "people/Anna.ron", 0, 0),
    ] {
        let mut screen = TestSession::with(&[file, GRADED], 80, 24);
        screen.press("!<Enter>");
        let asked = screen.asked().iter().rev().find_map(|effect| match effect {
            Effect::Screen(ScreenRequest::EditAt { problem, .. }) => Some(problem.at.clone()),
            _ => None,
        });
        let Some(at) = asked else {
            panic!("{file:?}\n{}", screen.text());
        };
        assert_eq!(
            (at.path.to_str(), at.line, at.column),
            (Some(path), line, column),
            "{file:?}"
        );
        // The page stays: whoever comes back from the editor is where they were.
        assert!(matches!(screen.state.mode, Mode::Findings));
    }
}

#[test]
fn what_is_mended_is_gone_and_the_next_one_is_under_the_cursor() {
    let files = [
        (
            "people/p-aaa.ron",
            "Person(\n    id: \"p-aaa\",\n    name: \"Anna\",\n    history: [\n        (when: \"2022-05\", status: Missing),\n        (when: \"2199-05\", status: Returned, sources: [(source: \"s-one\")]),\n    ],\n)\n",
        ),
        (
            "sources/s-two.ron",
            "Source(id: \"s-two\", title: \"Letter\")\n",
        ),
        GRADED,
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("!");
    assert_snapshot!("findings_80x24", screen.text());
    // The record is gone to: it is chosen in its list beneath the form.
    screen.press("j<Enter>");
    assert_eq!(screen.chosen_name(), "Anna");
    assert!(screen.state_row("sources"));
    screen.press("s-one<Enter>");
    assert!(
        screen
            .file("people/p-aaa.ron")
            .contains("(when: \"2022-05\", status: Missing, sources: [(source: \"s-one\")])"),
        "{}",
        screen.file("people/p-aaa.ron")
    );
    let text = screen.text();
    assert!(matches!(screen.state.mode, Mode::Findings), "{text}");
    assert!(text.contains("Findings 2/2"), "{text}");
    assert!(text.contains("Saved (u to undo)"), "{text}");
    assert!(!text.contains("names no source"), "{text}");
    // A source: its grade, by the list of words that the field takes.
    screen.press("<Enter>");
    assert!(screen.state_row("reliability"), "{}", screen.text());
    screen.press("C<Enter>");
    assert!(screen.file("sources/s-two.ron").contains("reliability: C"));
    assert!(screen.text().contains("Findings 1/1"), "{}", screen.text());
    // Undo on the page brings it back there.
    screen.press("u");
    assert!(screen.text().contains("/2"), "{}", screen.text());
    assert!(screen.text().contains("a source without a grade"));
    // Esc in a form comes back to the list; Esc there leaves it.
    screen.press("<Enter>");
    assert!(matches!(screen.state.mode, Mode::Form(_)));
    screen.press("<Esc>");
    assert!(matches!(screen.state.mode, Mode::Findings));
    screen.press("<Esc>");
    assert!(matches!(screen.state.mode, Mode::Panes));
}

#[test]
fn the_record_is_shown_and_the_trail_leads_back_to_the_list() {
    let files = [
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Anna\", born: \"1990x\")\n",
        ),
        (
            "people/p-bbb.ron",
            "Person(id: \"p-bbb\", name: \"Boris\", born: \"1991x\")\n",
        ),
        (
            "people/p-ccc.ron",
            "Person(id: \"p-ccc\", name: \"Clara\")\n",
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("/clara<Enter>!jo");
    assert_eq!(screen.chosen_name(), "Boris");
    assert!(matches!(screen.state.mode, Mode::Panes));
    screen.press("[");
    assert!(matches!(screen.state.mode, Mode::Findings));
    assert!(screen.text().contains("Findings 2/2"), "{}", screen.text());
    // Beneath the list everything is as it was before.
    screen.press("<Esc>");
    assert_eq!(screen.chosen_name(), "Clara");
    assert_eq!(screen.state.list().input.text(), "clara");
}

#[test]
fn a_file_that_was_mended_in_the_editor_is_a_finding_no_more() {
    let broken = "Person(id: \"p-aaa\", name: Anna, born: \"1990x\")\n";
    let mut screen = TestSession::with(&[("people/p-aaa.ron", broken)], 80, 24);
    screen.press("!");
    assert!(
        screen.text().contains("cannot be read"),
        "{}",
        screen.text()
    );
    let id: RecordId = "p-aaa".parse().unwrap();
    let path = screen.path("people/p-aaa.ron");
    std::fs::write(&path, broken.replace("Anna", "\"Anna\"")).unwrap();
    let now = screen.workspace.reread(id);
    screen.act(Action::Editor(EditorReply::Reread { record: id, now }));
    let text = screen.text();
    assert!(text.contains("Findings 1/1"), "{text}");
    assert!(text.contains("1990x: not a date"), "{text}");
    assert!(text.contains("people/p-aaa.ron:1:"), "{text}");
    // A field within an entry is seen in the text alone: it is looked through again.
    let slip = "Person(id: \"p-aaa\", name: \"Anna\", history: [(wen: \"2022\")])\n";
    std::fs::write(&path, slip).unwrap();
    let now = screen.workspace.reread(id);
    screen.act(Action::Editor(EditorReply::Reread { record: id, now }));
    screen.press("<Esc>!");
    assert!(
        screen.text().contains("did you mean when?"),
        "{}",
        screen.text()
    );
    std::fs::write(&path, slip.replace("wen", "when")).unwrap();
    let now = screen.workspace.reread(id);
    screen.act(Action::Editor(EditorReply::Reread { record: id, now }));
    assert!(
        screen.text().contains("nothing is wrong"),
        "{}",
        screen.text()
    );
}

#[test]
fn the_page_and_the_command_find_the_same() {
    let files = [
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Anna\", born: \"1990x\", merged_into: \"p-bbb\")\n",
        ),
        (
            "people/p-bbb.ron",
            "Person(id: \"p-bbb\", name: \"Boris\", cases: [(case: \"c-nine\")], merged_into: \"p-ccc\")\n",
        ),
        (
            "people/p-ccc.ron",
            "Person(id: \"p-ccc\", name: \"Clara\", relations: [(person: \"p-nine\")])\n",
        ),
        ("people/p-ddd.ron", "Person(id: \"p-ddd\", name: Dora)\n"),
        ("places/l-one.ron", "Place(id: \"l-one\", name: \"Omsk\")\n"),
        (
            "cases/c-one.ron",
            "Case(id: \"c-one\", title: \"Bryanka\", place: \"Bryanka\")\n",
        ),
        ("files/page.html", "copy\n"),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("!");
    let mut shown: Vec<Problem> = screen
        .state
        .checked
        .all(&screen.state.files.problems)
        .into_iter()
        .cloned()
        .collect();
    shown.sort_by(|one, other| one.at.cmp(&other.at));
    let known = screen.state.files.problems.clone();
    let today = screen.state.clock.today;
    let basis = CheckBasis {
        book: &screen.state.book,
        stamps: &[],
        fewest: usize::MAX,
    };
    let found = screen
        .workspace
        .look_through(basis, today, known, &|_, _| {})
        .unwrap();
    assert_eq!(found.len(), 6);
    assert_eq!(shown, found);
}

#[test]
fn headings_narrow_the_list_and_everything_fits_the_smallest_screen() {
    let files = [
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Anna\", born: \"1990x\", cases: [(case: \"c-one\")])\n",
        ),
        ("people/p-ddd.ron", "Person(id: \"p-ddd\", name: Dora)\n"),
        (
            "cases/c-one.ron",
            "Case(id: \"c-one\", title: \"Bryanka\")\n",
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("!");
    let heads = |screen: &TestSession| screen.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(heads(&screen).contains("[all 3]"), "{}", heads(&screen));
    screen.press("<Tab>");
    assert!(heads(&screen).contains("[files 1]"), "{}", heads(&screen));
    screen.press("<Tab>");
    assert!(heads(&screen).contains("[dates 1]"), "{}", heads(&screen));
    assert!(screen.text().contains("Findings 1/1"));
    // The same key on a Cyrillic layout.
    screen.press("д");
    assert!(heads(&screen).contains("[gaps 1]"), "{}", heads(&screen));
    screen.press("<Tab>");
    assert!(heads(&screen).contains("[all 3]"), "{}", heads(&screen));
    let ascii = Theme::mono(SignSet::Ascii);
    assert!(screen.text_in(&ascii).is_ascii());
    for width in 20..=30 {
        for height in 5..=14 {
            screen.act(Action::Resize(width, height));
            screen.press("j");
            screen.text();
        }
    }
}

#[test]
fn nobody_who_may_only_read_gets_a_form() {
    let files = [(
        "people/p-aaa.ron",
        "Person(id: \"p-aaa\", name: \"Anna\", born: \"1990x\")\n",
    )];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.state.files.read_only = Some("it cannot be written".into());
    screen.press("!<Enter>");
    assert!(matches!(screen.state.mode, Mode::Findings));
    assert!(screen.text().contains("it cannot be written"));
    screen.press("o");
    assert_eq!(screen.chosen_name(), "Anna");
}

/// Every kind of finding with the path of a field where it may stand.
fn every_kind() -> Vec<(Reason, &'static str)> {
    let text = || "x".to_owned();
    let id: RecordId = "p-aaa".parse().unwrap();
    let side = || MergeSide {
        name: text(),
        lines: text(),
    };
    vec![
        (Reason::DoesNotParse(text().into()), ""),
        (
            Reason::ConflictMarkers {
                last_line: 5,
                sides: Box::new([side(), side()]),
            },
            "",
        ),
        (
            Reason::CopyOfRecord {
                of: id,
                by: LeftBy::Syncthing,
                is_there: true,
                differs: None,
            },
            "",
        ),
        (Reason::Empty, ""),
        (Reason::NotUtf8 { offset: 1 }, ""),
        (Reason::TooLarge { bytes: 2, limit: 1 }, ""),
        (Reason::Symlink, ""),
        (Reason::NotAFile, ""),
        (Reason::Gone, ""),
        (Reason::NewerFormat { format: 2 }, ""),
        (Reason::Unreadable(text().into()), ""),
        (Reason::UnreadableFolder(text().into()), ""),
        (Reason::NameIsNotId { inside: id }, "id"),
        (Reason::NameIsNoId, ""),
        (Reason::DuplicateId { taken: "x".into() }, ""),
        (Reason::UnknownKind, ""),
        (
            Reason::NameInCapitals {
                of: "p-1".parse().unwrap(),
            },
            "",
        ),
        (
            Reason::CopyOfHead {
                by: LeftBy::Unknown,
            },
            "",
        ),
        (Reason::FieldTwice, "name"),
        (Reason::UnknownField { meant: None }, "hystory"),
        (Reason::UnknownProtection { meant: None }, "risk.levle"),
        (Reason::ProtectionIncomplete, "risk.level"),
        (Reason::NamesSomebodyHidden, "name"),
        (Reason::NoSuchRecord { written: text() }, "cases[0].case"),
        (
            Reason::WrongKind {
                written: text(),
                expected: Kind::Case,
            },
            "cases[0].case",
        ),
        (
            Reason::UnknownStatus {
                written: text(),
                meant: None,
            },
            "history[0].status",
        ),
        (
            Reason::UnknownWord {
                written: text(),
                meant: None,
            },
            "sex",
        ),
        (Reason::NotADate { written: text() }, "born"),
        (
            Reason::NotACredibility { written: 9 },
            "history[0].sources[0].credibility",
        ),
        (
            Reason::Unresolved {
                written: text(),
                kind: Kind::Place,
            },
            "home",
        ),
        (Reason::NoName, "name"),
        (Reason::NameTwice, "queries[0].name"),
        (
            Reason::BadQuery(QueryError {
                at: 0..1,
                reason: QueryReason::TooManyTerms { limit: 1 },
            }),
            "queries[0].query",
        ),
        (
            Reason::RecordedTwice {
                others: vec![id],
                more: 0,
            },
            "name",
        ),
        (
            Reason::MixedScripts {
                word: text(),
                letter: 'x',
                at: 1,
                script: "Latin",
            },
            "other_names[0].text",
        ),
        (Reason::NamesItself, "distinct_from[0]"),
        (Reason::NoSource, "history[0]"),
        (Reason::NoGrade, "reliability"),
        (Reason::SourcesLost, "history[0].sources"),
        (Reason::InFuture { written: text() }, "history[0].when"),
        (Reason::TooManyQueries { limit: 1 }, "queries[1]"),
        (Reason::EndsInFuture { written: text() }, "history[0].when"),
        (Reason::NoOrder, "history[0].when"),
        (Reason::BornTooEarly { written: text() }, "born"),
        (Reason::NotAnAge { written: text() }, "ages[0].years"),
        (
            Reason::AgeAgainstAge {
                years: text(),
                as_of: text(),
            },
            "ages[0].years",
        ),
        (
            Reason::SourceBefore { published: text() },
            "history[0].sources[0].source",
        ),
        (Reason::RetrievedBefore { published: text() }, "retrieved"),
        (Reason::BeforeBirth { born: text() }, "history[0].when"),
        (Reason::EndsBeforeItBegins { began: text() }, "ended"),
        (Reason::AgeAgainstBirth { born: text() }, "ages[0].years"),
        (
            Reason::EndBeforeBeginning {
                end: text(),
                beginning: text(),
                at: 1,
            },
            "history[0].when",
        ),
        (Reason::NoEntry, "cases[0]"),
        (Reason::NoKinship, "relations[0].kind"),
        (Reason::ReviewDue, "risk.review"),
        (Reason::JoinedToJoined { stands: id }, "merged_into"),
        (
            Reason::JoinedThoughDifferent { other: id },
            "distinct_from[0]",
        ),
        (
            Reason::JoinedChanged {
                joined: id,
                stands: id,
            },
            "merged_into",
        ),
        (Reason::CircularJoin, "merged_into"),
        (Reason::CircularSources, "derived_from"),
        (Reason::CircularParents, "parent"),
        (Reason::EmptyRange, "counts[0].max"),
        (Reason::ForeignPlan, ""),
        (
            Reason::ForeignChange {
                change: text(),
                by: text(),
                target: "x".into(),
            },
            "",
        ),
        (Reason::UnloggedChange { change: text() }, ""),
        (Reason::ForeignWork, ""),
        (Reason::ForeignFacts { count: 2 }, ""),
        (Reason::Interrupted, ""),
        (Reason::NotADigest { written: text() }, "files[0]"),
        (Reason::CopyLost { copy: text() }, "files[0]"),
        (Reason::CopyAltered { copy: text() }, "files[0]"),
        (Reason::CopyUnnamed, ""),
        (Reason::SnapshotStays, ""),
        (Reason::NotSealed, ""),
        (Reason::StrayInLog { log: "x".into() }, ""),
        (Reason::OtherForm, ""),
        (Reason::LeftInClear, ""),
        (Reason::TornLogLine, ""),
        (
            Reason::BrokenLogLine {
                flaw: LogFlaw::WrongHash,
            },
            "",
        ),
        (Reason::LogConflictMarkers, ""),
        (Reason::KeysConflictMarkers, ""),
        (
            Reason::OneSided {
                record: id,
                removed: RemovedBy::There,
                erased: None,
            },
            "",
        ),
        (
            Reason::IgnoredByGit {
                pattern: text(),
                count: 1,
                example: text(),
            },
            "",
        ),
        (
            Reason::StatementsLost {
                record: id,
                count: 2,
                at: "2026-01-01T00:00:00Z".parse().unwrap(),
                by: text(),
                can_be_put_back: true,
            },
            "",
        ),
        (
            Reason::CopyOfLog {
                of: "x".into(),
                by: LeftBy::Dropbox,
                only_here: 0,
            },
            "",
        ),
        (Reason::LogNameDiffers { inside: text() }, ""),
        (
            Reason::ClockWrong(ClockDoubt::CannotBe {
                now: "2019-01-01T00:00:00Z".parse().unwrap(),
            }),
            "",
        ),
        (Reason::Signature(SignatureDoubt::Invalid), ""),
        (Reason::BlankedByNobody, ""),
        (Reason::ValuesAreBack, ""),
        (Reason::EraseAgain, ""),
        (Reason::OpenToAll { path: "x".into() }, ""),
        (
            Reason::WasErased {
                at: "2026-01-01T00:00:00Z".parse().unwrap(),
                by: text(),
            },
            "id",
        ),
        (Reason::PutAside { kept: "x".into() }, ""),
    ]
}

/// The kinds of problem by their names in the source, so that a new one cannot be left out of the table.
#[test]
fn every_kind_of_finding_leads_somewhere() {
    let source = std::fs::read_to_string("src/casebook/errors/problem.rs").unwrap();
    let body = source.split("pub enum Reason {").nth(1).unwrap();
    let body = body.split("\n}\n").next().unwrap();
    let named: Vec<&str> = body
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(char::is_uppercase))
        .map(|line| {
            line.trim_end_matches([',', ' ', '{'])
                .split('(')
                .next()
                .unwrap()
        })
        .collect();
    let kinds = every_kind();
    let listed: Vec<String> = kinds
        .iter()
        .map(|(reason, _)| {
            let told = format!("{reason:?}");
            told.split([' ', '(']).next().unwrap().to_owned()
        })
        .collect();
    for name in &named {
        assert!(
            listed.iter().any(|one| one == name),
            "{name} is not in the table"
        );
    }
    assert_eq!(named.len(), listed.len());

    let screen = TestSession::with(&[], 80, 24);
    for (reason, field) in kinds {
        let problem = Problem {
            at: Location::file("people/p-aaa.ron"),
            record: None,
            field: field.parse().unwrap(),
            reason,
        };
        let leads = leads(&screen.state.book, &problem);
        let told = advice(&problem);
        // Whatever cannot be opened is explained, and nothing else is.
        assert_eq!(
            leads == FixTarget::Told,
            !told.is_empty(),
            "{:?}",
            problem.reason
        );
    }
}

#[test]
fn what_was_written_into_a_joined_record_is_taken_over_from_the_list() {
    let files = [
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Anna\")\n",
        ),
        (
            "people/p-bbb.ron",
            "Person(id: \"p-bbb\", name: \"Anna\", tags: [\"x\"])\n",
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    let id = |text: &str| -> RecordId { text.parse().unwrap() };
    let joined = screen.answer(Effect::Disk(DiskRequest::Join {
        request: Box::new(JoinRequest::new(
            &screen.state.book,
            (id("p-aaa"), id("p-bbb")),
            Default::default(),
            "as p-bbb has it".to_owned(),
        )),
        name: "Anna".to_owned(),
    }));
    screen.act(joined.unwrap());
    screen.press("!");
    assert!(
        screen.text().contains("nothing is wrong"),
        "{}",
        screen.text()
    );
    screen.press("<Esc>");
    let path = screen.path("people/p-bbb.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("[\"x\"]", "[\"x\", \"y\"]")).unwrap();
    screen.press("!");
    assert!(
        screen.text().contains("changed since it was joined"),
        "{}",
        screen.text()
    );
    screen.press("<Enter>");
    assert!(
        screen.text().contains("joined to p-aaa"),
        "{}",
        screen.text()
    );
    screen.press("Gy");
    assert!(!screen.file("people/p-bbb.ron").contains("merged_into"));
    let text = screen.text();
    assert!(text.contains("nothing is wrong"), "{text}");
}

#[test]
fn when_the_last_of_a_heading_is_mended_the_others_come_back_into_sight() {
    let files = [
        (
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Anna\", home: \"Nowhere\")\n",
        ),
        (
            "sources/s-two.ron",
            "Source(id: \"s-two\", title: \"Letter\")\n",
        ),
        ("places/l-one.ron", "Place(id: \"l-one\", name: \"Omsk\")\n"),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("!<Tab><Tab><Enter>");
    assert!(screen.state_row("reliability"), "{}", screen.text());
    // What is wrong stays in sight until the first key in the form.
    assert!(screen.message().starts_with("a source without a grade"));
    screen.press("b<Enter>");
    assert!(screen.file("sources/s-two.ron").contains("reliability: B"));
    let text = screen.text();
    assert!(text.contains("[all 1]"), "{text}");
    assert!(text.contains("Nowhere: no place"), "{text}");
    // A spelling that is added to a place mends what others wrote so, without anybody touching them.
    screen.press("<Esc>5/omsk<Enter>e<Tab>Nowhere<Enter>!");
    assert!(
        screen.text().contains("nothing is wrong"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_finding_is_told_in_full_while_there_is_room() {
    let name = "Anna Petrova, called Nyura, of the lodge behind the second quarry at Novokamensk";
    let told = "notes: nobody is sure whether the letter of the second of March was hers or that of \
                her sister, who was released from the same place a week before";
    let file = format!(
        "Person(id: \"p-aaa\", name: \"{name}\", history: [(when: \"{told}\", status: Missing)])\n"
    );
    let mut screen = TestSession::with(&[("people/p-aaa.ron", &file)], 80, 24);
    screen.press("!");
    let text = screen.text();
    let words: String = text
        .lines()
        .map(|line| line.trim_matches(['┃', ' ', '▌']))
        .collect::<Vec<_>>()
        .join(" ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("who was released from the same place a week before"),
        "{text}"
    );
}

#[test]
fn a_record_under_the_key_from_before_is_no_matter_of_permissions() {
    let told = |path: &str, why| {
        let problem = Problem {
            at: Location::file(path),
            record: None,
            field: FieldPath::root(),
            reason: Reason::Unreadable(Cause::NotOpened(why)),
        };
        let lines = advice(&problem);
        lines
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let other = told("people/p-aaa.ron", EncryptionError::WrongKey);
    assert!(
        other.contains("git checkout ORIG_HEAD -- 'people/p-aaa.ron.age'"),
        "{other}"
    );
    assert!(other.contains("lastseen merge OLD_CLONE"), "{other}");
    let broken = told("people/p-aaa.ron", EncryptionError::Damaged);
    assert!(
        broken.contains("git checkout -- 'people/p-aaa.ron.age'"),
        "{broken}"
    );
    // What has a hidden name on the disk is not called by the one above.
    let hidden = told(".lastseen/queues/a.ron", EncryptionError::WrongKey);
    assert!(!hidden.contains("queues"), "{hidden}");
    for told in [other, broken, hidden] {
        assert!(!told.contains("ls -l"), "{told}");
    }
}

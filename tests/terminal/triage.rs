//! A queue of two hundred people: decisions, a program that is killed in the middle of it, two people
//! who share it, and files, log and summary that agree.

use std::collections::BTreeMap;

use rustix::process::Signal;

use crate::made_up_files::make;
use crate::stream::frames;
use crate::support::workspace::TestWorkspace;
use crate::terminal_session::TerminalSession;

fn made_up(people: usize) -> TestWorkspace {
    let workspace = TestWorkspace::empty_folder();
    make(&workspace.workspace(), people, 1).unwrap();
    workspace
}

/// Begins a queue of everybody, as it is offered.
fn begin(session: &mut TerminalSession, people: usize) {
    session
        .keys("t")
        .wait_for_text(&format!("New queue of {people} people"));
    session.keys("<Enter>").wait_for_text("queue everybody");
}

/// The number of the person who is shown, as at the right of the first row.
fn number(session: &TerminalSession) -> String {
    session.row(0).split_whitespace().last().unwrap().to_owned()
}

/// The id of the person who is shown, as far as it is.
fn shown(session: &TerminalSession) -> String {
    session.row(2).split_whitespace().last().unwrap().to_owned()
}

fn wait_for_number(session: &TerminalSession, wanted: &str) {
    let ends = format!(" {wanted}");
    session.wait_for(wanted, |screen| {
        let row = screen.rows(0, 80).next().unwrap();
        row.trim_end().ends_with(&ends)
    });
}

/// How the decisions alternate.
const KEYS: [&str; 5] = ["a", "d", "r", "a", "m"];

/// What each of them writes into a record.
const WRITES: [(&str, &str); 4] = [
    ("a", "kept"),
    ("d", "detained"),
    ("r", "returned"),
    ("m", "missing"),
];

/// What is decided so far, by the word for it.
type Tally = BTreeMap<&'static str, usize>;

fn count(tally: &mut Tally, key: &str) {
    let (_, word) = WRITES.iter().find(|(one, _)| *one == key).unwrap();
    *tally.entry(word).or_default() += 1;
}

/// Asserts that files, log and summary tell of the same decisions, and of no others.
fn assert_agree(workspace: &TestWorkspace, tally: &Tally, taken_back: usize) {
    let decided: usize = tally.values().sum();
    let log = workspace.log();
    let count = |what: &str| {
        let lines = log.iter().filter(|line| line.contains("(queue everybody)"));
        lines.filter(|line| line.contains(what)).count()
    };
    assert_eq!(count("gesture:Do"), decided + taken_back, "a line for each");
    assert_eq!(count("gesture:Undo"), taken_back);
    let files: Vec<String> = workspace
        .tree()
        .iter()
        .filter(|(path, _)| path.starts_with("people"))
        .map(|(_, (_, _, bytes))| String::from_utf8(bytes.clone()).unwrap())
        .collect();
    let looked = files.iter().filter(|text| text.contains("reviewed: ["));
    assert_eq!(looked.count(), decided, "each of them was looked at");
    for (word, count) in tally {
        let entries: usize = files
            .iter()
            .flat_map(|text| text.split("        (\n"))
            .filter(|entry| entry.contains("by: \"anna\"") && entry.contains("recorded: \"2"))
            .filter(|entry| entry.to_lowercase().contains(&format!("status: {word},")))
            .filter(|entry| entry.contains("when: \"2026-01-02\""))
            .count();
        let wanted = if *word == "kept" { 0 } else { *count };
        assert_eq!(entries, wanted, "{word}");
    }
    let text = workspace.run(&["log", "--summary"]).out;
    let second = text.lines().nth(1).unwrap();
    for (word, count) in tally {
        assert!(second.contains(&format!("{count} {word}")), "{text}");
    }
    let about = text.lines().filter(|line| line.starts_with("  "));
    assert_eq!(about.count(), decided, "{text}");
    let checked = workspace.run(&["log", "--verify"]);
    assert_eq!(checked.code, 0, "{checked:?}");
}

#[test]
fn two_hundred_people_and_a_kill_at_number_47() {
    let workspace = made_up(200);
    let mut tally = Tally::new();
    let mut session = workspace.open();
    begin(&mut session, 200);
    assert_eq!(number(&session), "1/200");
    session.keys("D").wait_for_text("With this decision");
    session
        .keys("2026-01-02<Enter>")
        .wait_for_text("date 2026-01-02");
    let mut before = Vec::new();
    for person in 1..=46 {
        before.push(shown(&session));
        let key = KEYS[person % KEYS.len()];
        session.keys(key);
        count(&mut tally, key);
        wait_for_number(&session, &format!("{}/200", person + 1));
    }
    let forty_seventh = shown(&session);
    session.signal(Signal::KILL);
    drop(session);
    assert_agree(&workspace, &tally, 0);

    let mut session = workspace.open();
    session.wait_for_text("queue everybody 47/200: t goes on");
    session.keys("t").wait_for_text("everybody, 47/200");
    session.keys("<Enter>");
    wait_for_number(&session, "47/200");
    assert_eq!(shown(&session), forty_seventh);
    assert!(!before.contains(&forty_seventh));
    // The date of the decisions goes on, too; and taking back works across the kill.
    assert!(session.screen_text().contains("date 2026-01-02"));
    session.keys("u");
    wait_for_number(&session, "46/200");
    assert_eq!(Some(&shown(&session)), before.last());
    session.keys(KEYS[46 % KEYS.len()]);
    wait_for_number(&session, "47/200");
    for person in 47..=199 {
        let now = shown(&session);
        assert!(!before.contains(&now), "{now} comes twice");
        before.push(now);
        let key = KEYS[person % KEYS.len()];
        session.keys(key);
        count(&mut tally, key);
        wait_for_number(&session, &format!("{}/200", person + 1));
    }
    session
        .keys("a")
        .wait_for_text("everybody is decided about");
    count(&mut tally, "a");
    // Taking back works across the end.
    session.keys("u");
    session.wait_for("the last one again", |screen| {
        !screen.contents().contains("everybody is decided about")
    });
    wait_for_number(&session, "200/200");
    session
        .keys("a")
        .wait_for_text("everybody is decided about");
    session.keys("q").wait_for_text("People");
    assert_eq!(session.keys("q").finish(), 0);
    assert_agree(&workspace, &tally, 2);
}

/// A decision costs what differs between two people, in one frame.
#[test]
fn a_decision_is_one_frame_of_few_bytes() {
    let workspace = made_up(60);
    let mut session = workspace.open();
    begin(&mut session, 60);
    session.wait_for_quiet();
    let mut costs = Vec::new();
    for person in 2..42 {
        let mark = session.mark();
        session.tap("a");
        wait_for_number(&session, &format!("{person}/60"));
        let bytes = session.bytes_since(mark);
        assert_eq!(frames(&bytes).0.len(), 1, "one key, one frame");
        costs.push(bytes.len());
    }
    costs.sort_unstable();
    println!("a decision: {costs:?} bytes");
    assert!(costs[costs.len() / 2] <= 600, "{costs:?}");
}

#[test]
fn two_people_share_a_queue_and_nobody_comes_twice() {
    let workspace = made_up(40);
    let mut anna = workspace.open();
    begin(&mut anna, 40);
    // Two people under one account: a queue of another account is not offered.
    let state = workspace.home().join("state");
    let other = TestWorkspace::empty_folder()
        .variable("LASTSEEN_AUTHOR", "boris")
        .variable("XDG_STATE_HOME", state.to_str().unwrap());
    let mut boris = TerminalSession::start_on(&other, &workspace.workspace());
    boris.wait_for_text("all saved");
    boris.keys("t").wait_for_text("everybody, 1/40");
    boris.keys("<Enter>").wait_for_text("queue everybody");
    let mut seen = Vec::new();
    for turn in 1..=20 {
        for (session, is_last) in [(&mut anna, false), (&mut boris, turn == 20)] {
            let now = shown(session);
            assert!(!seen.contains(&now), "{now} comes twice");
            seen.push(now.clone());
            session.tap("a");
            if turn < 20 {
                session.wait_for("somebody else", |screen| {
                    let row = screen.rows(0, 80).nth(2).unwrap();
                    !row.contains(&now) && row.contains("p-")
                });
            } else if !is_last {
                // On disk before the other one decides about the last.
                session.wait_for_text("1 left, all of them with others");
            }
        }
    }
    assert_eq!(seen.len(), 40);
    boris.wait_for_text("everybody is decided about");
    assert_eq!(workspace.log().len(), 40);
}

/// What somebody's record says.
fn record(workspace: &TestWorkspace, shown: &str) -> String {
    let (_, (_, _, bytes)) = workspace
        .tree()
        .into_iter()
        .find(|(path, _)| path.to_str().unwrap().contains(shown))
        .unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What has happened to the queue of the workspace.
fn facts(workspace: &TestWorkspace) -> String {
    let folder = workspace.workspace().join(".lastseen/queues");
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "facts"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

/// Goes on with the queue of everybody in a further screen of the same person.
fn further_screen(workspace: &TestWorkspace) -> TerminalSession {
    let mut session = workspace.open();
    session.keys("t").wait_for_text("everybody, ");
    session.keys("<Enter>").wait_for_text("queue everybody");
    session
}

fn wait_for_another(session: &mut TerminalSession, than: &str) -> String {
    session.wait_for("somebody else", |screen| {
        let row = screen.rows(0, 80).nth(2).unwrap();
        !row.contains(than) && row.contains("p-")
    });
    shown(session)
}

fn wait_for_person(session: &mut TerminalSession, person: &str) {
    session.wait_for(person, |screen| {
        screen.rows(0, 80).nth(2).unwrap().contains(person)
    });
}

#[test]
fn two_screens_of_one_person_take_back_each_its_own_decisions() {
    let workspace = made_up(20);
    let mut one = workspace.open();
    begin(&mut one, 20);
    let mut two = further_screen(&workspace);
    let (first, second) = (shown(&one), shown(&two));
    assert_ne!(first, second);
    one.keys("D").wait_for_text("With this decision");
    one.keys("2026-01-02<Enter>")
        .wait_for_text("date 2026-01-02");
    one.keys("a");
    let third = wait_for_another(&mut one, &first);
    // The other screen has dates of its own.
    assert!(two.screen_text().contains("date today"));
    two.keys("d");
    let fourth = wait_for_another(&mut two, &second);
    assert!(two.screen_text().contains("date today"));
    let decided = record(&workspace, &second);

    // The last decision was made in the other screen; it is not taken back here.
    one.keys("u");
    wait_for_person(&mut one, &first);
    assert!(!record(&workspace, &first).contains("reviewed: ["));
    assert_eq!(record(&workspace, &second), decided);
    one.tap("u").wait_for_text("nothing to take back");
    one.keys("a");
    wait_for_person(&mut one, &third);

    // What a screen decided that is gone can be taken back, after the own decisions.
    assert_eq!(shown(&two), fourth);
    two.signal(Signal::KILL);
    drop(two);
    one.keys("u");
    wait_for_person(&mut one, &first);
    assert_eq!(record(&workspace, &second), decided);
    one.tap("u");
    wait_for_person(&mut one, &second);
    assert!(!record(&workspace, &second).contains("reviewed: ["));

    // So it is with what a screen decided that was left, and its date is handed on.
    one.keys("a");
    wait_for_another(&mut one, &second);
    one.keys("q").wait_for_text("People");
    assert_eq!(one.keys("q").finish(), 0);
    let mut three = further_screen(&workspace);
    assert!(three.screen_text().contains("date 2026-01-02"));
    three.keys("u");
    wait_for_person(&mut three, &second);
    assert!(!record(&workspace, &second).contains("reviewed: ["));
}

#[test]
fn what_is_typed_with_a_decision_goes_with_the_next_ones() {
    let workspace = made_up(5);
    let mut session = workspace.open();
    begin(&mut session, 5);
    session.keys("s").wait_for_text("status");
    session.keys("r").wait_for_text("Returned");
    session.keys("2026-02-03<Enter>");
    wait_for_number(&session, "2/5");
    session.wait_for_text("date 2026-02-03");
    let second = shown(&session);
    session.keys("m");
    wait_for_number(&session, "3/5");
    let text = record(&workspace, &second);
    assert!(text.contains("when: \"2026-02-03\""), "{text}");
    let facts = facts(&workspace);
    assert_eq!(facts.matches("Prefilled(").count(), 1, "{facts}");
}

/// Eight keys that a slow line brings at once decide about the one person who was on the screen.
#[test]
fn keys_that_come_at_once_decide_about_one_person() {
    let room = made_up(20);
    let mut session = room.open();
    begin(&mut session, 20);
    session.wait_for_quiet();
    session
        .keys("aaaaaaaa")
        .wait_for_text("not decided: that key was typed before");
    assert!(session.screen_text().contains("2/20"));
    session.wait_for_quiet();
    session.keys("a");
    wait_for_number(&session, "3/20");
}

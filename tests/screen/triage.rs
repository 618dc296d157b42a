//! Deciding about people one after another.

use lastseen::app::core::disk_request::DiskRequest;
use lastseen::app::core::effect::Effect;
use lastseen::casebook::merge::join_request::JoinRequest;

use crate::support::session::TestSession;

fn person(id: &str, name: &str, rest: &str) -> (String, String) {
    (
        format!("people/{id}.ron"),
        format!("Person(\n    id: \"{id}\",\n    name: \"{name}\",\n{rest})\n"),
    )
}

fn three() -> TestSession {
    let files = [
        person("p-aaaaaaaaaa", "Anna", "    tags: [\"camp\"],\n"),
        person("p-bbbbbbbbbb", "Борис", ""),
        person("p-cccccccccc", "Cyril", ""),
    ];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    TestSession::with(&files, 80, 24)
}

fn file(screen: &TestSession, id: &str) -> String {
    std::fs::read_to_string(screen.path(format!("people/{id}.ron"))).unwrap()
}

#[test]
fn one_key_decides_and_one_takes_back() {
    let mut screen = three();
    let before = file(&screen, "p-aaaaaaaaaa");
    screen.press("t<Enter>");
    assert!(screen.text().contains("1/3"), "{}", screen.text());
    // The workspace's own status has its own key.
    screen.press("i");
    assert!(file(&screen, "p-aaaaaaaaaa").contains("status: Hiding"));
    assert!(
        screen.text().contains("last       Anna: hiding"),
        "{}",
        screen.text()
    );
    screen.press("u");
    assert_eq!(file(&screen, "p-aaaaaaaaaa"), before);
    assert!(screen.text().contains("1/3"), "{}", screen.text());
    // Put off, a second look, kept: who was put off comes last.
    screen.press(">2a");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("tags: [\"second-look\"]"));
    assert!(file(&screen, "p-cccccccccc").contains("reviewed: ["));
    assert!(
        screen.text().contains("name       Anna"),
        "{}",
        screen.text()
    );
    screen.press(".");
    assert!(file(&screen, "p-aaaaaaaaaa").contains("reviewed: ["));
    let text = screen.text();
    assert!(text.contains("everybody is decided about"), "{text}");
    assert!(text.contains("2 kept, 1 second look"), "{text}");
    // Taking back works across the end, and the tag goes with the next decision.
    screen.press("uuu");
    assert!(
        screen.text().contains("name       Борис"),
        "{}",
        screen.text()
    );
    assert!(!file(&screen, "p-bbbbbbbbbb").contains("second-look"));
}

#[test]
fn a_cyrillic_layout_decides_too() {
    let mut screen = three();
    screen.press("е<Enter>ф");
    assert!(file(&screen, "p-aaaaaaaaaa").contains("reviewed: ["));
    screen.press("в");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("status: Detained"));
}

#[test]
fn who_no_longer_answers_was_settled_by_others() {
    let mut screen = three();
    screen.press("/status:none<Enter>t<Enter>");
    assert!(screen.text().contains("1/3"), "{}", screen.text());
    let path = screen.path("people/p-bbbbbbbbbb.ron");
    std::fs::write(
        path,
        "Person(id: \"p-bbbbbbbbbb\", name: \"Борис\", history: [(status: Returned)])\n",
    )
    .unwrap();
    screen.press("a");
    let text = screen.text();
    assert!(text.contains("name       Cyril"), "{text}");
    assert!(text.contains("1 kept, 1 settled by others"), "{text}");
}

/// Joins one record to another as another screen would, and lets this one learn of it.
fn join(screen: &mut TestSession, kept: &str, joined: &str) {
    let (kept, joined) = (kept.parse().unwrap(), joined.parse().unwrap());
    let remark = format!("as {joined} has it");
    let request = JoinRequest::new(
        &screen.state.book,
        (kept, joined),
        Default::default(),
        remark,
    );
    let request = Box::new(request);
    let name = "Anna".to_owned();
    let done = screen.answer(Effect::Disk(DiskRequest::Join { request, name }));
    screen.act(done.unwrap());
}

#[test]
fn two_who_were_joined_have_one_turn() {
    let mut screen = three();
    screen.press("t<Enter>");
    join(&mut screen, "p-aaaaaaaaaa", "p-bbbbbbbbbb");
    screen.press("a");
    let text = screen.text();
    assert!(text.contains("name       Cyril"), "{text}");
    screen.press("a");
    let text = screen.text();
    assert!(text.contains("2 kept, 1 settled by others"), "{text}");
    assert!(!file(&screen, "p-bbbbbbbbbb").contains("reviewed"));
    screen.press("uu");
    let text = screen.text();
    assert!(text.contains("name       Anna"), "{text}");
    for id in ["p-aaaaaaaaaa", "p-cccccccccc"] {
        assert!(!file(&screen, id).contains("reviewed: [("), "{id}");
    }
}

#[test]
fn what_is_decided_about_a_joined_one_is_written_to_the_record_that_stands_for_it() {
    for is_left_meanwhile in [true, false] {
        let mut screen = three();
        screen.press("/борис<Enter>t<Enter>");
        if is_left_meanwhile {
            screen.press("<Esc>");
        }
        join(&mut screen, "p-aaaaaaaaaa", "p-bbbbbbbbbb");
        if is_left_meanwhile {
            screen.press("t");
            screen.press("<Enter>");
        }
        let before = screen.records();
        let text = screen.text();
        assert!(text.contains("name       Anna"), "{text}");
        screen.press("i");
        assert!(file(&screen, "p-aaaaaaaaaa").contains("status: Hiding"));
        assert!(!file(&screen, "p-bbbbbbbbbb").contains("status: Hiding"));
        let text = screen.text();
        assert!(text.contains("everybody is decided about"), "{text}");
        screen.press("u");
        assert_eq!(screen.records(), before);
    }
}

/// Two people with a claim each, and a source.
fn claimed() -> TestSession {
    let claim = "    history: [\n        (when: \"2026-10-01\", status: Missing, place: \"Omsk\"),\n    ],\n";
    let files = [
        person("p-aaaaaaaaaa", "Anna", claim),
        person("p-bbbbbbbbbb", "Борис", claim),
        (
            "sources/s-aaaaaaaaaa.ron".to_owned(),
            "Source(id: \"s-aaaaaaaaaa\", title: \"Letter home\", published: \"2026-10-02\")\n"
                .to_owned(),
        ),
    ];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("t<Enter>");
    screen
}

/// Every key that changes something, what it writes about the first person, and that `u` takes it
/// back byte for byte, with the same person before one.
#[test]
fn every_key_that_changes_something_is_taken_back_by_u() {
    for (keys, writes) in [
        ("d", "status: Detained"),
        ("a", "reviewed: ["),
        ("2", "tags: [\"second-look\"]"),
        ("sr2026-11-01<Enter>", "status: Returned,"),
        ("nCalled the aunt.<Ctrl-s>", "Called the aunt."),
        ("cletter<Enter><Enter>", "source: \"s-aaaaaaaaaa\""),
        ("xAnother Anna<Enter>", "withdrawn: \"Another Anna\""),
    ] {
        let mut screen = claimed();
        let before = screen.records();
        screen.press(keys);
        let after = file(&screen, "p-aaaaaaaaaa");
        assert!(after.contains(writes), "{keys}: {after}");
        screen.press("u");
        assert_eq!(screen.records(), before, "{keys}");
        let text = screen.text();
        assert!(text.contains("name       Anna"), "{keys}: {text}");
        assert!(text.contains("1/2"), "{keys}: {text}");
        assert!(text.contains("taken back"), "{keys}: {text}");
        screen.press("u");
        assert!(screen.message().contains("nothing to take back"), "{keys}");
    }
}

#[test]
fn u_goes_back_through_notes_and_decisions_in_their_order() {
    let mut screen = claimed();
    let before = screen.records();
    screen.press("nfirst<Ctrl-s>a");
    let decided = screen.records();
    screen.press("nsecond<Ctrl-s>");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("second"));
    screen.press("u");
    assert_eq!(screen.records(), decided);
    assert!(screen.text().contains("name       Борис"));
    screen.press("u");
    assert!(screen.text().contains("name       Anna"));
    assert!(!file(&screen, "p-aaaaaaaaaa").contains("reviewed"));
    assert!(file(&screen, "p-aaaaaaaaaa").contains("first"));
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn a_note_that_cannot_be_taken_back_bars_nothing_before_it() {
    let mut screen = claimed();
    screen.press("ansecond<Ctrl-s>");
    // Somebody has written on in the note.
    let path = screen.path("people/p-bbbbbbbbbb.ron");
    let text = file(&screen, "p-bbbbbbbbbb").replace("second", "second, and more");
    std::fs::write(path, text).unwrap();
    screen.press("u<Esc>");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("second, and more"));
    screen.press("u");
    assert!(!file(&screen, "p-aaaaaaaaaa").contains("reviewed"));
}

#[test]
fn who_is_put_off_comes_last_and_u_brings_them_back_at_once() {
    let mut screen = claimed();
    let before = screen.records();
    screen.press(">");
    assert!(screen.text().contains("name       Борис"));
    assert!(screen.text().contains("1 later"), "{}", screen.text());
    screen.press("u");
    assert!(screen.text().contains("name       Anna"));
    assert!(!screen.text().contains("1 later"));
    assert_eq!(screen.records(), before);
    screen.press(">a");
    assert!(screen.text().contains("name       Anna"));
}

#[test]
fn the_source_that_is_set_goes_with_every_decision_until_it_is_changed() {
    let mut screen = claimed();
    screen.press("Sletter<Enter>");
    assert!(
        screen.text().contains("source Letter home"),
        "{}",
        screen.text()
    );
    let set = file(&screen, "p-aaaaaaaaaa");
    screen.press("d");
    let cited = file(&screen, "p-aaaaaaaaaa");
    assert!(cited.contains("(source: \"s-aaaaaaaaaa\")"), "{cited}");
    screen.press(".");
    let again = file(&screen, "p-bbbbbbbbbb");
    assert!(again.contains("status: Detained"), "{again}");
    assert!(again.contains("(source: \"s-aaaaaaaaaa\")"), "{again}");
    screen.press("uu");
    assert_eq!(file(&screen, "p-aaaaaaaaaa"), set);
}

#[test]
fn nothing_is_done_again_before_anything_was_done() {
    let mut screen = claimed();
    let before = screen.records();
    screen.press(".");
    assert!(screen.message().contains("nothing has been decided"));
    assert_eq!(screen.records(), before);
}

/// A form in which a status is given to somebody closes when the decision is made.
#[test]
fn the_form_of_a_decision_is_gone_with_its_person() {
    let mut screen = claimed();
    screen.press("sd<Enter>");
    assert!(screen.text().contains("name       Борис"));
    screen.press("a");
    assert!(
        screen.text().contains("everybody is decided about"),
        "{}",
        screen.text()
    );
}

/// A key that is held, or typed into a slow line, decides about nobody who was not on the screen yet.
#[test]
fn what_is_typed_before_somebody_is_shown_decides_nothing_about_them() {
    let mut screen = three();
    screen.press("t<Enter>");
    screen.press_at_once("aaaa");
    assert!(file(&screen, "p-aaaaaaaaaa").contains("reviewed: ["));
    assert!(!file(&screen, "p-bbbbbbbbbb").contains("reviewed"));
    assert!(!file(&screen, "p-cccccccccc").contains("reviewed"));
    let text = screen.text();
    assert!(text.contains("name       Борис"), "{text}");
    assert!(
        text.contains("not decided: that key was typed before Борис was shown"),
        "{text}"
    );
    // A status, the decision before again, and putting off are decisions, too.
    screen.rest().press_at_once("ad.>2");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("reviewed: ["));
    assert!(!file(&screen, "p-cccccccccc").contains("status"));
    assert!(!file(&screen, "p-cccccccccc").contains("second-look"));
    assert!(screen.text().contains("3/3"), "{}", screen.text());
    // Once they are seen, one key decides.
    screen.rest().press("a");
    assert!(file(&screen, "p-cccccccccc").contains("reviewed: ["));
}

/// The keys that move elsewhere move here, too, and `?` is help.
#[test]
fn no_key_that_moves_elsewhere_decides_here() {
    let mut screen = three();
    screen.press("t<Enter>");
    screen.press("jkjk");
    let text = screen.text();
    assert!(text.contains("1/3"), "{text}");
    assert!(!file(&screen, "p-aaaaaaaaaa").contains("reviewed"));
    screen.press("?");
    let text = screen.text();
    assert!(text.contains("keep-as-it-is"), "{text}");
    assert!(text.contains("d decide: detained"), "{text}");
    screen.press("<Enter><Esc>");
    assert!(!file(&screen, "p-aaaaaaaaaa").contains("second-look"));
}

//! Forms under fast fingers: whom they are for, what they refuse and where, what they offer and ask.

use crate::sessions::clock;
use crate::support::session::TestSession;
use lastseen::app::browse::detail::DetailLine;
use lastseen::app::browse::pane::Pane;
use lastseen::app::core::action::Action;
use lastseen::app::core::disk_request::DiskRequest;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::mode::Mode;
use lastseen::app::core::update::update;

const ANNA: &str = "people/p-aaaaaaaaaa.ron";
const BORIS: &str = "people/p-bbbbbbbbbb.ron";

const FILES: [(&str, &str); 7] = [
    (
        ANNA,
        "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Anna Petrenko\",\n    born: \"1975\",\n)\n",
    ),
    (
        BORIS,
        "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Boris Volkov\",\n)\n",
    ),
    (
        "people/p-cccccccccc.ron",
        "Person(\n    id: \"p-cccccccccc\",\n    name: \"Cyril Zimin\",\n)\n",
    ),
    (
        "cases/c-aaaaaaaaaa.ron",
        "Case(id: \"c-aaaaaaaaaa\", title: \"Camp\")\n",
    ),
    (
        "sources/s-aaaaaaaaaa.ron",
        "Source(id: \"s-aaaaaaaaaa\", title: \"Letter home\", published: \"2026-11-02\", reliability: B)\n",
    ),
    (
        "sources/s-bbbbbbbbbb.ron",
        "Source(id: \"s-bbbbbbbbbb\", title: \"List of names\", publisher: \"Radio Omsk\", published: \"2026-10\", reliability: B)\n",
    ),
    (
        "sources/s-cccccccccc.ron",
        "Source(id: \"s-cccccccccc\", title: \"Interview\", publisher: \"Radio Omsk\", published: \"2026-10\", reliability: B)\n",
    ),
];

/// The text without the edges of boxes and without breaks.
fn flat(screen: &TestSession) -> String {
    let words: Vec<String> = screen
        .text()
        .split(['│', '┃', '┗', '━', '┌', '▌', '\n', ' '])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.join(" ")
}

fn screen() -> TestSession {
    TestSession::with(&FILES, 80, 24)
}

#[test]
fn a_mark_out_of_sight_says_whom_a_status_is_for_and_asks() {
    let mut screen = screen();
    let before = screen.records();
    screen.press(" js");
    assert_eq!(screen.chosen_name(), "Cyril Zimin");
    let text = screen.text();
    assert!(
        text.contains("new status for the marked Anna Petrenko"),
        "{text}"
    );
    screen.press("r");
    let text = screen.text();
    assert!(
        text.contains("! for the marked Anna Petrenko, not for Cyril Zimin in view"),
        "{text}"
    );
    screen.press("2026-11-01<Enter>");
    let text = screen.text();
    assert!(
        text.contains("Write it for 1 person, as one change?  y yes  n no"),
        "{text}"
    );
    assert_eq!(screen.records(), before);
    screen.press("<Esc><Esc><Esc>");
    assert_eq!(screen.records(), before);
    // Several are told with their names.
    screen.press("<Esc>* sd");
    let text = flat(&screen);
    assert!(
        text.contains("! for the 2 marked people, not for Cyril Zimin in view: Anna Petrenko and"),
        "{text}"
    );
    // Without marks there is one person, the one in view, and nothing is asked.
    let mut screen = self::screen();
    screen.press("jsr2026-11-01<Enter>");
    assert!(screen.file(BORIS).contains("status: Returned"));
}

#[test]
fn the_last_status_is_offered_without_what_was_about_one_person() {
    let mut screen = screen();
    screen.press("sd2026-09-03<Tab>Omsk<Tab>letter<Tab>dir<Tab>he called me<Enter>");
    assert!(screen.file(ANNA).contains("he called me"));
    let before = screen.records();
    screen.press("j.");
    assert_eq!(screen.chosen_name(), "Boris Volkov");
    assert_eq!(
        screen.message(),
        "as the last one; what was about one person is left out: sources, contact and note"
    );
    let text = screen.text();
    assert!(text.contains("Detained · Boris Volkov"), "{text}");
    assert!(text.contains("2026-09-03"), "{text}");
    assert!(!text.contains("he called me"), "{text}");
    assert_eq!(screen.records(), before);
    screen.press("<Enter>");
    let file = screen.file(BORIS);
    for part in [
        "when: \"2026-09-03\"",
        "status: Detained",
        "place: \"Omsk\"",
    ] {
        assert!(file.contains(part), "{file}");
    }
    assert!(
        !file.contains("sources") && !file.contains("note"),
        "{file}"
    );
    // A source that several people cite is one of many people.
    screen.press("sd2026-09-04<Tab><Tab>letter<Enter>j.");
    let text = screen.text();
    assert!(text.contains("· Letter home"), "{text}");
}

#[test]
fn a_refused_form_goes_to_the_field_and_speaks_of_it() {
    for (keys, field, told) in [
        (
            "A<Tab><Tab>Gone home<Tab>Omsk<Enter>",
            "status",
            "Status: Gone home: unknown status; type Detained, Missing, Returned, Redeployed or Hiding",
        ),
        (
            "apIvan<Tab>Some<Tab><Tab>Mail<Tab>1975<Enter>",
            "name_status",
            "Name is: Some: not a word for this field; it has Published, Changed, Partial, Withheld",
        ),
        (
            "ap<Tab><Tab><Tab><Tab>1975<Enter>",
            "name",
            "name must not be empty",
        ),
        (
            "apIvan<Tab><Tab><Tab><Tab>12/07/1975<Tab>Omsk<Enter>",
            "born",
            "Born: 12/07/1975: may be more than one day",
        ),
        ("+c<Tab>Omsk<Enter>", "field", "field must not be empty"),
        (
            "+cxyz<Tab>Omsk<Enter>",
            "field",
            "Field: xyz: not a word for this field; it has name, name_status, sex, born",
        ),
    ] {
        let mut screen = screen();
        let before = screen.records();
        screen.press(keys);
        let text = screen.text();
        assert!(screen.state_row(field), "{keys}\n{text}");
        assert!(flat(&screen).contains(told), "{keys}\n{text}");
        assert_eq!(screen.records(), before, "{keys}");
    }
}

#[test]
fn enter_takes_what_tab_would_and_writes_only_what_is_seen() {
    let mut screen = screen();
    let before = screen.records();
    screen.press("A2026-11-01<Tab><Tab>det<Enter>");
    assert_eq!(screen.records(), before);
    assert!(screen.text().contains("Detained"), "{}", screen.text());
    screen.press("<Enter>");
    assert!(screen.file(ANNA).contains("status: Detained"));
}

#[test]
fn an_unusual_word_is_asked_about() {
    let mut screen = screen();
    screen.press("sd2026-11-01<Tab><Tab>letter<Tab><Shift-Tab><Ctrl-o><Tab><Tab>Neighbor<Enter>");
    let text = screen.text();
    assert!(text.contains("not one of the usual words: Self"), "{text}");
    assert!(text.contains("Write it all the same?"), "{text}");
    screen.press("<Esc>");
    assert!(screen.state_row("via"), "{}", screen.text());
    screen.press("<Enter>y");
    assert!(screen.text().contains("Neighbor"), "{}", screen.text());
    assert!(screen.state_row("sources"), "{}", screen.text());
}

#[test]
fn each_field_says_what_belongs_there_and_all_choices_are_reached() {
    let mut screen = screen();
    screen.press("as");
    assert!(
        screen.text().contains("its headline, or what it is"),
        "{}",
        screen.text()
    );
    screen.press("Report<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>");
    let text = screen.text();
    assert!(screen.state_row("reliability"), "{text}");
    assert!(text.contains("A  completely reliable"), "{text}");
    screen.press("<Down><Down><Down><Down><Down><Down>");
    let text = screen.text();
    assert!(
        text.contains("▸ F  cannot be judged: a new or unknown source"),
        "{text}"
    );
    screen.press("<Enter><Enter>");
    let made = screen
        .records()
        .into_iter()
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .find(|text| text.contains("Report"))
        .unwrap();
    assert!(made.contains("reliability: F"), "{made}");
}

#[test]
fn the_date_of_the_report_is_offered_and_today_is_no_answer_in_grey() {
    let mut screen = screen();
    screen.press("sd");
    let text = screen.text();
    assert!(
        text.contains("(today, 23 Nov 2026, if left empty)"),
        "{text}"
    );
    screen.press("<Tab><Tab>letter home<Enter>");
    let text = screen.text();
    assert!(screen.state_row("when"), "{text}");
    assert!(
        text.contains("▸ 2026-11-02 · date of the report: Letter home"),
        "{text}"
    );
    assert!(text.contains("2026-11-23 · today"), "{text}");
    assert_eq!(screen.file(ANNA), FILES[0].1);
    screen.press("<Enter><Enter>");
    assert!(
        screen.file(ANNA).contains("when: \"2026-11-02\""),
        "{}",
        screen.file(ANNA)
    );
}

#[test]
fn a_part_in_a_case_is_chosen_from_a_list() {
    let mut screen = screen();
    screen.press("apIvan Testov<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>camp<Tab>");
    screen.press("<Shift-Tab>");
    let text = screen.text();
    assert!(text.contains("Witness  they saw it"), "{text}");
    screen.press(" (Wit<Enter>");
    let text = screen.text();
    assert!(text.contains("c-aaaaaaaaaa (Witness)"), "{text}");
    screen.press("<Ctrl-u>camp (Bystander)<Enter>");
    let text = screen.text();
    assert!(screen.state_row("cases"), "{text}");
    assert!(
        text.contains("Bystander: not a word for this field"),
        "{text}"
    );
}

#[test]
fn somebody_who_is_added_on_a_case_belongs_to_it() {
    let mut screen = screen();
    screen.press("2ap");
    let text = screen.text();
    assert!(text.contains("c-aaaaaaaaaa"), "{text}");
    screen.press("Ivan Testov<Enter>");
    let made = screen
        .records()
        .into_iter()
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .find(|text| text.contains("Ivan Testov"))
        .unwrap();
    assert!(
        made.contains("cases: [(case: \"c-aaaaaaaaaa\", role: Affected)]"),
        "{made}"
    );
}

#[test]
fn who_is_recorded_already_is_shown_and_the_form_goes_on() {
    let mut screen = screen();
    screen.press("apPetrenko Anna");
    let text = screen.text();
    assert!(
        text.contains("1 person is recorded so already: Anna Petrenko, born 1975"),
        "{text}"
    );
    screen.press("<Ctrl-g>");
    let text = screen.text();
    assert!(text.contains("1 person recorded already"), "{text}");
    assert!(text.contains("born  1975"), "{text}");
    screen.press("q");
    assert!(screen.state_row("name"), "{}", screen.text());
    assert!(screen.text().contains("Petrenko Anna"));
}

#[test]
fn a_path_completes_and_leaves_links_out() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("letters")).unwrap();
    std::fs::write(at("letters/page one.txt"), "one").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", at("letters/page two.txt")).unwrap();
    let mut screen = screen();
    screen.press("3/letter<Enter>@");
    let base = folder.path().to_str().unwrap().to_owned();
    screen.press(&format!("{base}/let<Tab>"));
    assert!(
        screen.text().contains("letters/page one.txt"),
        "{}",
        screen.text()
    );
    assert!(!screen.text().contains("page two"), "{}", screen.text());
    screen.press("<Tab><Enter>");
    assert!(
        screen
            .file("sources/s-aaaaaaaaaa.ron")
            .contains("page one.txt"),
        "{}",
        screen.text()
    );
}

#[test]
fn ctrl_o_on_a_filled_field_lists_by_name_and_keeps_the_part() {
    let mut screen = screen();
    screen.press("2ap<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>");
    assert!(screen.state_row("cases"), "{}", screen.text());
    screen.press(" (Witness)<Ctrl-o>");
    let text = screen.text();
    assert!(text.contains("which case? 1/"), "{text}");
    assert!(text.contains("Camp"), "{text}");
    assert!(!text.contains("c-aaaaaaaaaa"), "{text}");
    screen.press("<Enter>");
    assert!(
        screen.text().contains("c-aaaaaaaaaa (Witness)"),
        "{}",
        screen.text()
    );
}

#[test]
fn two_reports_of_one_publisher_and_date_are_told_apart_by_title() {
    let mut screen = screen();
    screen.press("sd2026-10<Tab><Tab>list of names; interview<Enter>");
    screen.press("<Tab>");
    let lines: Vec<String> = screen
        .state
        .detail()
        .iter()
        .map(DetailLine::plain)
        .collect();
    let all = lines.join("\n");
    assert!(all.contains("Radio Omsk (List of names)"), "{all}");
    assert!(all.contains("Radio Omsk (Interview)"), "{all}");
}

#[test]
fn enter_on_a_form_that_is_still_being_read_is_told_and_does_nothing() {
    let mut screen = screen();
    let before = screen.records();
    let mut asked = Vec::new();
    for key in ["e", "Enter", "j"] {
        let key = Action::Key(key.parse().unwrap());
        asked.extend(update(&mut screen.state, key, clock()));
    }
    let read = asked
        .into_iter()
        .filter(|effect| matches!(effect, Effect::Disk(DiskRequest::Open { .. })));
    for effect in read {
        let action = screen.answer(effect).unwrap();
        screen.act(action);
    }
    assert_eq!(
        screen.message(),
        "Enter came before this was on the screen: look, then press Enter again"
    );
    assert!(screen.state_row("name"), "{}", screen.text());
    assert_eq!(screen.records(), before);
    // What was typed behind it was no text; what is typed after a look is.
    screen.press("jx");
    assert!(!screen.text().contains("Petrenkoj"), "{}", screen.text());
    screen.rest();
    screen.press("x<Enter>");
    assert!(screen.file(ANNA).contains("name: \"Anna Petrenkox\""));
}

#[test]
fn the_signs_over_the_digits_of_a_russian_layout_do_what_their_keys_do() {
    let mut screen = screen();
    screen.press("3о\"");
    assert!(screen.state_row("file"), "{}", screen.text());
}

#[test]
fn a_path_of_which_many_are_alike_shows_the_first_to_choose() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=50 {
        let name = format!("page-{number:02}.txt");
        std::fs::write(folder.path().join(name), "one").unwrap();
    }
    let mut screen = screen();
    screen.press("3/letter<Enter>@");
    let base = folder.path().to_str().unwrap().to_owned();
    screen.press(&format!("{base}/pa<Tab>"));
    let text = screen.text();
    assert!(text.contains("page-01.txt"), "{text}");
    assert!(!text.contains("▸"), "{text}");
    screen.press("<Tab>");
    let text = screen.text();
    assert!(text.contains("▸"), "{text}");
    screen.press("<Down><Tab>");
    let Mode::Form(form) = &screen.state.mode else {
        panic!("{}", screen.text());
    };
    assert!(form.typed("file").ends_with("/page-02.txt"));
}

#[test]
fn tags_of_the_workspace_are_offered_and_none_is_taken_unasked() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/alexander<Enter>e");
    screen.press(&"<Tab>".repeat(9));
    screen.press("; brya");
    let text = screen.text();
    assert!(text.contains("              bryanka"), "{text}");
    screen.press("<Down><Tab>");
    let Mode::Form(form) = &screen.state.mode else {
        panic!("{}", screen.text());
    };
    assert_eq!(form.typed("tags"), "refuser; bryanka");
    screen.press("<Shift-Tab>; ref<Tab>");
    let Mode::Form(form) = &screen.state.mode else {
        panic!("{}", screen.text());
    };
    assert_eq!(form.typed("tags"), "refuser; bryanka; ref");
}

#[test]
fn several_people_are_added_on_one_case_without_going_back() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("2apIvan Testov<Enter>");
    let text = screen.text();
    assert!(text.contains("People 5"), "{text}");
    assert_eq!(screen.state.browse.focus, Pane::Linked);
    screen.press("apPetr Testov<Enter>");
    let text = screen.text();
    assert!(text.contains("People 6"), "{text}");
    assert!(text.contains("┌ Basements in Bryanka"), "{text}");
    screen.press("<Enter>");
    let text = screen.text();
    assert!(text.contains("┌ Petr Testov"), "{text}");
}

#[test]
fn a_long_form_leaves_the_last_line_and_all_of_its_fields_in_sight() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/alexander<Enter>e");
    let text = screen.text();
    assert!(text.contains("        photo "), "{text}");
    let last = text.lines().nth(23).unwrap();
    assert!(last.contains("Enter write  Tab next field"), "{text}");
}

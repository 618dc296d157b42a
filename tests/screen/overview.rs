//! The numbers of the overview, and that each is the list behind it.

use lastseen::app::browse::pane::View;
use lastseen::app::core::direction::Direction;
use lastseen::app::core::disk_request::DiskRequest;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::page::Page;
use lastseen::app::overview::Overview;
use lastseen::app::overview::line::{OverviewLine, Target};
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::text::ascii_signs::SignSet;

use crate::support::session::TestSession;

fn overview(screen: &mut TestSession) -> &mut Overview {
    match &mut screen.state.page {
        Page::Overview(overview) => overview,
        _ => panic!("no overview"),
    }
}

/// The lines that are links, of what is shown.
fn links(screen: &mut TestSession) -> Vec<OverviewLine> {
    let (lines, _) = overview(screen).shown();
    let links = lines.iter().filter(|line| line.target.is_some());
    links.cloned().collect()
}

/// Puts the cursor on the line with this label and follows it.
fn enter(screen: &mut TestSession, label: &str) {
    let (lines, _) = overview(screen).shown();
    let at = lines.iter().position(|line| line.label == label);
    let at = at.unwrap_or_else(|| panic!("no line {label}"));
    overview(screen).move_to(at, Direction::Forward);
    screen.press("<Enter>");
}

#[test]
fn every_number_of_the_overview_is_the_list_behind_it() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("nfirst<Ctrl-s>jnsecond<Ctrl-s>4");
    let lines = overview(&mut screen).lines.clone();
    assert!(lines.len() > 40);
    for (at, line) in lines.iter().enumerate() {
        let Some(target) = &line.target else {
            continue;
        };
        screen.press("4");
        overview(&mut screen).cursor = at;
        screen.press("<Enter>");
        match target {
            Target::Query(View::People, _) | Target::Facet(..) => {
                let rows = screen.state.list().rows.len();
                assert_eq!(Some(rows), line.count, "{line:?}");
            }
            Target::Query(..) | Target::Record(_) => {}
            Target::Months => {
                let counts = links(&mut screen).into_iter().filter_map(|one| one.count);
                assert_eq!(Some(counts.take(24).sum()), line.count);
            }
            _ => {
                assert_eq!(Some(links(&mut screen).len()), line.count, "{line:?}");
            }
        }
    }
}

/// Two people with three statuses each; only the last one of each is the present one.
fn with_statuses() -> TestSession {
    let person = |id: &str, name: &str| {
        format!(
            "Person(id: \"{id}\", name: \"{name}\", history: [\n(when: \"2026-03-01\", status: Detained),\n(when: \"2026-03-20\", status: Missing),\n(when: \"2026-05\", status: Returned),\n(when: \"2026-04\", status: Hiding, withdrawn: \"no\"),\n])\n"
        )
    };
    let (anna, boris) = (
        person("p-aaaaaaaaaa", "Anna"),
        person("p-bbbbbbbbbb", "Борис"),
    );
    TestSession::with(
        &[
            ("people/p-aaaaaaaaaa.ron", &anna),
            ("people/p-bbbbbbbbbb.ron", &boris),
        ],
        80,
        24,
    )
}

#[test]
fn the_chart_counts_every_status_and_not_only_the_present_one() {
    let mut screen = with_statuses();
    screen.press("4");
    let text = screen.text();
    // March has four changes, April none that stands, May two.
    let rows: Vec<&str> = text.lines().collect();
    let foot = rows
        .iter()
        .position(|row| row.contains(" M      A      M"))
        .unwrap();
    assert_eq!(rows[foot - 1].trim(), "██████        ██████", "{text}");
    assert_eq!(rows[foot - 4].trim_end(), " ██████", "{text}");
    assert!(
        text.contains("Mar 2026 to Nov 2026                   6"),
        "{text}"
    );
    enter(&mut screen, "Mar 2026 to Nov 2026");
    let text = screen.text();
    assert!(
        text.contains("Mar 2026                               4  ██████████ DET 2  MIS 2"),
        "{text}"
    );
    assert!(
        text.contains("Apr 2026                               0"),
        "{text}"
    );
    enter(&mut screen, "Mar 2026");
    let text = screen.text();
    assert!(text.contains("4 status changes in Mar 2026"), "{text}");
    assert!(
        text.contains("Борис                            detained, 1 Mar 2026"),
        "{text}"
    );
    screen.press("<Esc>");
    assert!(
        screen
            .text()
            .contains("status changes by month, the newest first")
    );
    screen.press("<Esc>");
    assert!(screen.text().contains("people by status"));
    screen.press("<Esc>");
    assert!(matches!(screen.state.page, Page::Panes));
}

#[test]
fn the_chart_is_drawn_in_ascii_and_at_any_width() {
    let mut screen = with_statuses();
    screen.press("4");
    let theme = lastseen::tui::view::theme::Theme::mono(SignSet::Ascii);
    let text = screen.text_in(&theme).replace("Борис", "");
    assert!(text.is_ascii(), "{text}");
    assert!(text.contains("######        ######"), "{text}");
    for width in [20, 21, 40, 61, 200] {
        screen.state.terminal.size = (width, 24);
        screen.text();
    }
}

/// The shipped people, changed by twenty authors: the first by one change, the last by twenty.
fn by_twenty() -> TestSession {
    let screen = TestSession::shipped(80, 24);
    let ids: Vec<_> = screen
        .state
        .book
        .people()
        .iter()
        .map(|(_, one)| one.id)
        .collect();
    for author in 1..=20 {
        let author_device = AuthorDevice::new(&format!("author{author:02}"), "desk");
        let (workspace, _) =
            Workspace::open(screen.folder(), author_device, &AccountState::in_memory()).unwrap();
        for (at, id) in ids.iter().enumerate().take(author) {
            let text = format!("\"note{author}x{at}\"");
            let edit = lastseen::casebook::change::edit::Edit::Insert {
                record: *id,
                list: "tags".parse().unwrap(),
                index: 0,
                item: text,
            };
            let change = workspace
                .change(format!("change {at}"), vec![edit])
                .unwrap();
            workspace.commit(&change).unwrap();
        }
    }
    screen
}

#[test]
fn who_changed_what_comes_from_the_log_with_the_most_first_and_nobody_is_out_of_reach() {
    let mut screen = by_twenty();
    // Moments of the log are those of the machine, not of the tests.
    screen.state.clock.at = jiff::Timestamp::now();
    let effects = lastseen::app::core::update::update(
        &mut screen.state,
        lastseen::app::core::action::Action::Key("4".parse().unwrap()),
        lastseen::app::core::state::Clock {
            at: jiff::Timestamp::now(),
            today: "2026-11-23".parse().unwrap(),
            uptime: std::time::Duration::ZERO,
        },
    );
    // The first frame does not wait for the log.
    assert!(matches!(
        effects[..],
        [Effect::Disk(DiskRequest::RecentChanges(_))]
    ));
    let waiting: Vec<String> = overview(&mut screen)
        .lines
        .iter()
        .map(|line| line.label.to_string())
        .collect();
    assert!(waiting.contains(&"the log is being read".to_owned()));
    screen.press("jjjjj");
    let chosen = overview(&mut screen).target().cloned();
    let answer = screen.answer(effects[0].clone());
    screen.act(answer.unwrap());
    assert_eq!(overview(&mut screen).target().cloned(), chosen);

    let labels: Vec<String> = links(&mut screen)
        .into_iter()
        .map(|line| line.label.to_string())
        .collect();
    let first = labels
        .iter()
        .position(|label| label == "by author20")
        .unwrap();
    assert_eq!(labels[first + 1], "by author19");
    assert_eq!(labels[first + 6], "and 14 more authors");
    assert_eq!(labels[first + 13], "and 14 more people");
    // Those who entered the shipped records did not do so in the last days.
    assert!(
        !labels.iter().any(|label| label == "by lastseen"),
        "{labels:?}"
    );
    enter(&mut screen, "and 14 more authors");
    let all = links(&mut screen);
    assert_eq!(all.len(), 20);
    assert_eq!(all[19].label, "by author01");
    assert_eq!(all[0].count, Some(20));
    screen.press("G");
    assert!(screen.text().contains("by author01"));
    screen.press("<Enter>");
    assert!(
        screen.text().contains("1 change by author01 in 30 days"),
        "{}",
        screen.text()
    );
    screen.press("<Enter>");
    assert!(matches!(screen.state.page, Page::Panes));
}

#[test]
fn what_was_taken_back_is_no_change_of_the_last_days() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("nfirst<Ctrl-s>jnsecond<Ctrl-s>u4");
    // From the beginning on: moments of the log are those of the machine.
    let asked = Effect::Disk(DiskRequest::RecentChanges(jiff::Timestamp::MIN));
    let answer = screen.answer(asked);
    screen.act(answer.unwrap());
    let anna = links(&mut screen)
        .into_iter()
        .find(|line| line.label == "by anna");
    assert_eq!(anna.unwrap().count, Some(1));
}

/// To look at five numbers one does not have to scroll down to each of them again.
#[test]
fn the_way_back_from_a_list_leads_to_its_number() {
    let mut screen = with_statuses();
    screen.press("4");
    enter(&mut screen, "on one source");
    assert!(screen.text().contains("is:single-source"));
    screen.press("[");
    let text = screen.text();
    assert!(text.contains("open work"), "{text}");
    let row = text.lines().find(|row| row.contains("on one source"));
    assert!(row.unwrap().starts_with('▌'), "{text}");
    screen.press("]");
    assert!(screen.text().contains("is:single-source"));
}

//! Draws the recording that the README shows: `cargo run --example recording`. Somebody is found, who says
//! so is read, a status is set and taken back, and a queue is begun. The people in it are invented.
//!
//! Each row of the screen is drawn once for as long as it stays the same, and CSS shows it at its time. Who
//! asks for less motion sees the first screen.

#[path = "../tests/support/session.rs"]
#[allow(clippy::unwrap_used, dead_code)] // The tests need more of it, and may fail by panicking.
mod session;
#[path = "support/svg.rs"]
mod svg;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use lastseen::app::core::state::Clock;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::screen::draw_into;
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use session::TestSession;

/// Columns and rows of the screen.
const SIZE: (u16, u16) = (80, 24);

/// What is typed, as [`TestSession::press`] takes it; what is told below the screen; what must be seen on
/// the screen then, or the recording would tell something else; how long it stays, in tenths of a second.
type Step = (&'static str, &'static str, &'static str, u32);

const STEPS: &[Step] = &[
    (
        "",
        "lastseen opens on the people and what is known of them",
        "Ilya Ermolov",
        30,
    ),
    (
        "/",
        "/  searches while you type, in any script and spelling",
        "Pavel Sivtsov",
        12,
    ),
    (
        "єрм",
        "/  searches while you type, in any script and spelling",
        "Ermolov",
        12,
    ),
    ("олов", "“єрмолов” finds Ilya Ermolov", "Ermolov", 24),
    ("<Enter>l", "l  goes to the record", "Ermolov", 20),
    (
        "<Enter>",
        "Enter  on an entry: who says so, and how far each is believed",
        "Harbour Letters",
        40,
    ),
    (
        "<Esc>s",
        "s  gives a new status: the next key says which",
        "returned",
        20,
    ),
    (
        "r",
        "r  returned: a form with what else belongs to it",
        "Returned",
        30,
    ),
    (
        "<Enter>",
        "Enter  saves: the entry is on disk before the screen says so",
        "aved",
        30,
    ),
    ("u", "u  undoes it, also after a restart", "ndone", 30),
    (
        "h<Esc>t",
        "t  makes a queue of the people of the list",
        "New queue of 4 people",
        30,
    ),
    (
        "<Enter>",
        "one person fills the screen; one key decides and goes on",
        "Pavel Sivtsov",
        40,
    ),
];

const FILES: &[(&str, &str)] = &[
    (
        "lastseen.ron",
        r#"Workspace(format: 1, title: "Harbour", statuses: [])
"#,
    ),
    (
        "people/p-0000000001.ron",
        r#"Person(
    id: "p-0000000001",
    name: "Ilya Ermolov",
    other_names: [(text: "Илья Ермолов", kind: Native)],
    sex: Male,
    born: "1999",
    history: [
        (when: "2026-08", status: Missing, sources: [(source: "s-0000000002", at: "paragraph 4", credibility: 3)]),
        (
            when: "2026-09-14~", status: Detained, place: "Old Harbour", contact: Relayed,
            sources: [
                (source: "s-0000000001", at: "page 2", credibility: 2),
                (source: "s-0000000002", credibility: 3),
            ],
            note: "Held in the warehouse after he refused to go back.",
        ),
    ],
)
"#,
    ),
    (
        "people/p-0000000002.ron",
        r#"Person(
    id: "p-0000000002",
    name: "Pavel Sivtsov",
    history: [
        (when: "2026-07-02", status: Detained, place: "Old Harbour", sources: [(source: "s-0000000002")]),
        (when: "2026-10", status: Redeployed, sources: [(source: "s-0000000001")]),
    ],
)
"#,
    ),
    (
        "people/p-0000000003.ron",
        r#"Person(
    id: "p-0000000003",
    name: "Taras Yaremchuk",
    history: [(when: "2026-06", status: Missing, sources: [(source: "s-0000000002")])],
)
"#,
    ),
    (
        "people/p-0000000004.ron",
        r#"Person(
    id: "p-0000000004",
    name: "Rustam Gaziev",
    history: [
        (when: "2026-05", status: Detained, place: "Old Harbour", sources: [(source: "s-0000000002")]),
        (when: "2026-10-20", status: Returned, contact: Direct, sources: [(source: "s-0000000001")]),
    ],
)
"#,
    ),
    (
        "sources/s-0000000001.ron",
        r#"Source(
    id: "s-0000000001", title: "What the returned say", publisher: "Harbour Letters",
    published: "2026-10-25", reliability: B,
)
"#,
    ),
    (
        "sources/s-0000000002.ron",
        r#"Source(
    id: "s-0000000002", title: "Talk with a sister", kind: Testimony,
    published: "2026-09-30", reliability: C,
)
"#,
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    for (path, text) in FILES {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
        fs::write(path, text)?;
    }
    let clock = Clock {
        at: "2026-11-23T12:00:00Z".parse()?,
        today: "2026-11-23".parse()?,
        uptime: std::time::Duration::ZERO,
    };
    let mut session =
        TestSession::open(folder.path(), SIZE, clock).map_err(|failure| format!("{failure:?}"))?;
    let theme = Theme::colored(SignSet::Unicode);
    let as_text = std::env::args().any(|argument| argument == "--text");
    let mut screens = Vec::new();
    for (keys, caption, seen, _) in STEPS {
        session.press(keys);
        let shown = session.text();
        if as_text {
            println!("{caption}\n{shown}");
        }
        if !shown.contains(seen) {
            return Err(format!("after {keys:?} the screen has no {seen:?}:\n{shown}").into());
        }
        let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let cursor = draw_into(&session.state, &theme, &mut cells);
        screens.push(rows(&cells, cursor, caption)?);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/recording.svg");
    fs::write(&path, recording(&screens)?)?;
    println!("{}", path.display());
    Ok(())
}

/// The rows of one screen as SVG, with the caption as the last one.
fn rows(
    cells: &Buffer,
    cursor: Option<(u16, u16)>,
    caption: &str,
) -> Result<Vec<String>, std::fmt::Error> {
    let mut rows = Vec::new();
    for y in 0..cells.area.height {
        let mut row = String::new();
        svg::draw_row(&mut row, cells, y)?;
        if let Some(cursor) = cursor.filter(|cursor| cursor.1 == y) {
            svg::draw_cursor(&mut row, cursor)?;
        }
        rows.push(row);
    }
    let (left, top) = svg::corner(0, SIZE.1 + 1);
    let bottom = top + svg::CELL.1 * 0.74;
    let caption = svg::escaped(caption);
    rows.push(format!(
        "<text x=\"{left:.1}\" y=\"{bottom:.1}\" fill=\"#e5c07b\">{caption}</text>\n"
    ));
    Ok(rows)
}

/// All screens, one after the other and again from the beginning.
fn recording(screens: &[Vec<String>]) -> Result<String, std::fmt::Error> {
    let mut starts = vec![0];
    let mut whole = 0;
    for (.., tenths) in STEPS {
        whole += tenths;
        starts.push(whole);
    }
    // What is shown from one screen until another, by their numbers.
    let mut shown: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for place in 0..screens[0].len() {
        let mut from = 0;
        for until in 1..=screens.len() {
            let row = &screens[from][place];
            if screens.get(until).is_none_or(|next| next[place] != *row) {
                shown.entry((from, until)).or_default().push_str(row);
                from = until;
            }
        }
    }
    let mut text = String::new();
    svg::open(
        &mut text,
        (SIZE.0, SIZE.1 + 2),
        "lastseen: finding somebody, reading who says so, setting a status, undoing it, and triage",
    )?;
    let percent = |tenths: u32| f64::from(tenths) * 100.0 / f64::from(whole);
    let seconds = f64::from(whole) / 10.0;
    text.push_str("<style>\ng{visibility:hidden}g.first{visibility:visible}\n");
    text.push_str("@media(prefers-reduced-motion:no-preference){\n");
    for (from, until) in shown.keys().filter(|span| **span != (0, screens.len())) {
        let name = format!("f{from}-{until}");
        let (begin, end) = (percent(starts[*from]), percent(starts[*until]));
        write!(text, "@keyframes {name}{{")?;
        if *from > 0 {
            write!(text, "0%{{visibility:hidden}}")?;
        }
        write!(text, "{begin:.2}%{{visibility:visible}}")?;
        if *until < screens.len() {
            write!(
                text,
                "{end:.2}%{{visibility:hidden}}100%{{visibility:hidden}}"
            )?;
        }
        writeln!(
            text,
            "}}#{name}{{animation:{name} {seconds}s step-end infinite}}"
        )?;
    }
    text.push_str("}\n</style>\n");
    for ((from, until), rows) in &shown {
        let class = if *from == 0 { " class=\"first\"" } else { "" };
        write!(text, "<g id=\"f{from}-{until}\"{class}>\n{rows}</g>\n")?;
    }
    text.push_str("</svg>\n");
    Ok(text)
}

//! How much goes to the terminal, and what.

use crate::stream::{Sequence, contains, frames, sequences};
use crate::support::workspace::TestWorkspace;

/// The parameters that choose a colour, of all `SGR` sequences (ECMA-48, 8.3.117).
fn colours(bytes: &[u8]) -> Vec<String> {
    sequences(bytes)
        .into_iter()
        .filter_map(|sequence| match sequence {
            Sequence::Csi(parameters, 'm') => Some(parameters),
            _ => None,
        })
        .flat_map(|parameters| parameters.split(';').map(str::to_owned).collect::<Vec<_>>())
        .filter(|one| matches!(one.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107)))
        .collect()
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let workspace = TestWorkspace::shipped();
    let session = workspace.open();
    session.wait_for_quiet();
    let mark = session.mark();
    session.comes_within(std::time::Duration::from_millis(1500));
    assert_eq!(session.bytes_since(mark), b"");
}

/// Over a slow line a frame that comes in pieces is seen in pieces; and a terminal that is asked
/// something may not answer.
#[test]
fn everything_is_a_frame_and_nothing_is_asked() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session
        .keys("jjjG<Tab>jlj<Tab>j2")
        .wait_for_text("Cases 1/23");
    session.keys("3").wait_for_text("Sources 1/17");
    session.keys("1/petr").wait_for_text("1/1 of 20");
    session.keys("<Esc>?").wait_for_text("keys 1/");
    session.keys("<Esc>").wait_for_text("People 17/17");
    session.keys("<Ctrl-l>").wait_for_quiet();
    session.resize(100, 30);
    session.wait_for("the new size", |screen| {
        screen.rows(0, 100).next().unwrap().len() > 90
    });
    session.wait_for_quiet();
    let (drawn, outside) = frames(&session.bytes_since(0));
    assert!(drawn.len() > 5);
    assert_eq!(
        String::from_utf8(outside).unwrap(),
        "\x1b[?1049h\x1b[?2004h\x1b[?25l",
        "outside of frames the terminal is taken over, and no more"
    );
    for sequence in sequences(&session.bytes_since(0)) {
        match sequence {
            // Questions: where the cursor is, what the terminal is, which modes it has.
            Sequence::Csi(parameters, last) => assert!(
                !matches!(last, 'n' | 'c' | 'q' | 'x' | 'u')
                    && !parameters.contains('$')
                    && !parameters.contains('>'),
                "CSI {parameters}{last}"
            ),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn moving_the_cursor_costs_few_bytes() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.wait_for_quiet();
    let mut costs = Vec::new();
    for row in 2..12 {
        let mark = session.mark();
        session.keys("j").wait_for_text(&format!("People {row}/17"));
        let bytes = session.bytes_since(mark);
        costs.push(bytes.len());
    }
    costs.sort_unstable();
    println!("a cursor move: {costs:?} bytes");
    // Most of it is another person's record in the pane beside; that text alone is 600 bytes.
    assert!(costs[costs.len() / 2] <= 2000, "{costs:?}");
}

/// Where the line is slow, the head of a record comes at once and the rest when the cursor rests.
#[test]
fn a_cursor_that_runs_on_a_slow_line_costs_few_bytes() {
    let workspace = TestWorkspace::shipped();
    let config = workspace.home().join("config/lastseen");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.ron"), "Config(slow_line: true)").unwrap();
    let mut session = workspace.open();
    session.wait_for_quiet();
    let mark = session.mark();
    session.keys("jj").wait_for_text("People 3/17");
    session.wait_for_quiet();
    let (drawn, _) = frames(&session.bytes_since(mark));
    let has = |frame: &[u8], text: &str| contains(frame, text.as_bytes());
    println!(
        "a move on a slow line: {:?} bytes",
        drawn.iter().map(Vec::len).collect::<Vec<_>>()
    );
    let (whole, heads) = drawn.split_last().unwrap();
    assert!(
        has(whole, "2 sources, 1 independent"),
        "the rest comes when the cursor rests"
    );
    assert!(!heads.is_empty());
    for head in heads {
        assert!(
            !has(head, "2 sources, 1 independent"),
            "the body came with the head"
        );
        assert!(head.len() <= 800, "{}", head.len());
    }
}

#[test]
fn a_status_change_costs_few_bytes() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.keys("/petr<Enter>").wait_for_text("1/1 of 20");
    session
        .keys("sd2026-01-02<Enter>")
        .wait_for_text("u to undo");
    for (keys, told) in [("u", "Undone"), ("U", "Redone")] {
        session.wait_for_quiet();
        let mark = session.mark();
        session.keys(keys).wait_for_text(told);
        session.wait_for_quiet();
        let bytes = session.bytes_since(mark);
        let sizes: Vec<usize> = frames(&bytes).0.iter().map(Vec::len).collect();
        println!("a status {told}: {sizes:?} bytes");
        // One frame while it is written, one when it is on disk.
        assert!(sizes.len() <= 2, "{sizes:?}");
        assert!(bytes.len() <= 2000, "{sizes:?}");
    }
}

#[test]
fn a_first_frame_at_80_by_24() {
    let workspace = TestWorkspace::shipped();
    let session = workspace.open();
    session.wait_for_quiet();
    let (drawn, _) = frames(&session.bytes_since(0));
    let sizes: Vec<usize> = drawn.iter().map(Vec::len).collect();
    println!("the frames until everything is loaded: {sizes:?} bytes");
    assert!(sizes.iter().sum::<usize>() < 12_000, "{sizes:?}");
}

#[test]
fn without_colour_no_colour_is_sent() {
    let coloured = TestWorkspace::shipped();
    let coloured = coloured.open();
    assert!(
        !colours(&coloured.bytes_since(0)).is_empty(),
        "the test sees colours"
    );
    let workspaces = [
        TestWorkspace::shipped().variable("NO_COLOR", "1"),
        TestWorkspace::shipped().flag("--color=never"),
    ];
    for workspace in workspaces {
        let mut session = workspace.open();
        session
            .keys("/gorsh<Enter> sr")
            .wait_for_text("Returned · ");
        session.keys("<Esc>2").wait_for_text("Cases 1/23");
        assert_eq!(colours(&session.bytes_since(0)), [] as [&str; 0]);
    }
}

#[test]
fn a_theme_of_the_settings_is_drawn_and_one_that_is_none_is_told() {
    let open = |theme: &str| {
        let workspace = TestWorkspace::shipped();
        let config = workspace.home().join("config/lastseen");
        std::fs::create_dir_all(&config).unwrap();
        let text = format!("Config(theme: {theme})");
        std::fs::write(config.join("config.ron"), text).unwrap();
        let session = workspace.open();
        session.wait_for_quiet();
        (colours(&session.bytes_since(0)), session.screen_text())
    };
    let (usual, _) = open("\"default\"");
    assert!(usual.contains(&"91".to_owned()), "{usual:?}");
    let (mono, _) = open("\"mono\"");
    assert_eq!(mono, [] as [&str; 0]);
    let (own, _) = open("{\"base\": \"mono\", \"danger\": \"bold magenta\"}");
    assert!(own.contains(&"35".to_owned()), "{own:?}");
    assert!(!own.contains(&"91".to_owned()), "{own:?}");
    let (refused, screen) = open("\"solar\"");
    assert!(screen.contains("there is no theme \"solar\""), "{screen}");
    assert!(refused.contains(&"91".to_owned()), "the usual one stays");
}

#[test]
fn only_ascii_is_sent_where_only_ascii_is_wanted() {
    // Everything for which there is a sign: ranges, doubts, disputes, marks, paragraphs, sources that
    // repeat others, names that are too long.
    let files: [(&str, &[u8]); 4] = [
        (
            "people/p-aaaaaaaaaa.ron",
            br#"Person(id: "p-aaaaaaaaaa", name: "Petr whose name is longer than the list is wide", ages: [(years: "22", as_of: "2022-07~")], history: [
                (when: "2022-07-13/2022-07-27", status: Detained, place: "Bryanka", sources: [(source: "s-aaaaaaaaaa", at: "paragraphs 3-4", credibility: 2)]),
                (when: "2022-07-13/2022-07-27", status: Missing, sources: [(source: "s-bbbbbbbbbb", at: "paragraph 3")]),
                (when: "2022-08?", status: Missing, withdrawn: "mistaken"),
                (said: "later", status: Returned, note: "two\nlines"),
            ], notes: [(at: "2022-09-01T12:00:00Z", by: "anna", text: "One line.\nAnother.")])"#,
        ),
        ("people/p-bbbbbbbbbb.ron", br#"Person(id: "p-bbbbbbbbbb", name: "Nobody")"#),
        (
            "sources/s-aaaaaaaaaa.ron",
            br#"Source(id: "s-aaaaaaaaaa", title: "A title that is longer than the pane is wide", publisher: "Paper", published: "2022-07-31", derived_from: ["s-bbbbbbbbbb"])"#,
        ),
        (
            "sources/s-bbbbbbbbbb.ron",
            br#"Source(id: "s-bbbbbbbbbb", title: "Other", publisher: "Verstka", published: "2022-07~")"#,
        ),
    ];
    let workspaces = [
        TestWorkspace::with(&files).flag("--ascii"),
        TestWorkspace::with(&files).variable("LANG", "C"),
    ];
    for workspace in workspaces {
        let mut session = workspace.open();
        session.keys("jljG").wait_for_text("Petr");
        session.keys("h*sr").wait_for_text("Returned");
        session
            .keys("2026-01-02<Tab><Tab>ver")
            .wait_for_text("Verstka");
        session.keys("<Enter>").wait_for_text("= Verstka");
        session.keys("<Enter>").wait_for_text("as one change?");
        session.keys("y").wait_for_text("u to undo");
        session.keys("u").wait_for_text("Undone");
        session.keys("G").wait_for_text("2/2");
        session.keys("c").wait_for_text("Ctrl-n");
        session.keys("xyz").wait_for_text("new source: xyz");
        session.keys("<Esc>nline<Enter>").wait_for_text("Ctrl-s");
        session.keys("<Esc><Esc>:").wait_for_text("commands 1/");
        session.keys("<Esc>?").wait_for_text("keys 1/");
        session.keys("<Esc>a").wait_for_text("person");
        session.keys("<Esc>/stat:x").wait_for_text("stat");
        session.keys("<Esc>2").wait_for_text("Cases");
        session.keys("3").wait_for_text("Sources");
        let text = String::from_utf8(session.bytes_since(0)).unwrap();
        let other: Vec<&str> = text
            .split('\u{1b}')
            .filter(|piece| !piece.is_ascii())
            .collect();
        assert_eq!(other, [] as [&str; 0]);
    }
}

#[test]
fn a_terminal_that_cannot_show_it_is_refused_with_a_pointer() {
    for workspace in [
        TestWorkspace::shipped()
            .variable("TERM", "dumb")
            .script("\"$@\" < /dev/null"),
        TestWorkspace::shipped().variable("TERM", ""),
        TestWorkspace::shipped().script("\"$@\" < /dev/null"),
        TestWorkspace::shipped().script("\"$@\" > out"),
    ] {
        let mut session = workspace.start();
        assert_eq!(session.finish(), 1);
        let bytes = session.bytes_since(0);
        assert!(
            contains(&bytes, b"lastseen list"),
            "{}",
            session.screen_text()
        );
        assert_eq!(
            sequences(&bytes),
            [Sequence::Control('\r'), Sequence::Control('\n')]
        );
        assert_eq!(session.modes_now(), session.modes);
    }
}

//! The line mode: lines through a pipe and on a terminal, what is printed, and the bytes on disk, which are
//! those of the same gestures on the screen.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::line::eventually;
use crate::support::run::Run;
use crate::support::workspace::{SPAWNING, TestWorkspace};
use crate::terminal_session::DEADLINE;

const MAKSIM: &str = "people/p-4f7k9q2m8x.ron";
const GORSHENIN: &str = "people/p-4f8a1b2c3d.ron";

/// Runs the line mode with these lines, to its end.
#[track_caller]
fn typed(workspace: &TestWorkspace, lines: &[&str]) -> String {
    let run = run(workspace, lines);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert_plain(&run.out);
    run.out
}

fn run(workspace: &TestWorkspace, lines: &[&str]) -> Run {
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    workspace.run_with_input(&input, &["--plain"])
}

/// Whole lines, without colour, without moving the cursor, without two blanks in a row, without boxes.
#[track_caller]
fn assert_plain(out: &str) {
    for line in out.lines() {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert!(!line.contains("  "), "{line:?}");
        assert_eq!(line, line.trim(), "{line:?}");
        let is_box = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        assert!(!line.is_empty() && !line.contains(is_box), "{line:?}");
    }
    assert!(out.is_empty() || out.ends_with('\n'), "{out}");
}

#[track_caller]
fn assert_in_order(out: &str, texts: &[&str]) {
    let mut rest = out;
    for text in texts {
        let Some((_, after)) = rest.split_once(text) else {
            panic!("{text} is missing in\n{rest}\nof\n{out}");
        };
        rest = after;
    }
}

/// The records without the moments at which something was written.
fn records(workspace: &TestWorkspace) -> Vec<(PathBuf, String)> {
    let found = workspace.records().into_iter();
    found
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let mut kept = String::new();
            let mut rest = text.as_str();
            while let Some(at) = rest.find("\"20") {
                let end = at + 1 + rest[at + 1..].find('"').unwrap() + 1;
                let is_moment = rest[at..end].contains('T');
                kept.push_str(&rest[..at]);
                kept.push_str(if is_moment { "moment" } else { &rest[at..end] });
                rest = &rest[end..];
            }
            let path = path.strip_prefix(workspace.workspace()).unwrap().to_owned();
            (path, kept + rest)
        })
        .collect()
}

const STATUS: [&str; 13] = [
    "/кочетков",
    "1",
    "s",
    "r",
    "12 aug 2022",
    "Sakhalin",
    "",
    "verstka",
    "Direct",
    "Дома.",
    "y",
    "q",
    "this is never read",
];

#[test]
fn a_status_is_the_same_bytes_as_on_the_screen_and_is_taken_back() {
    let (lines, screen) = (TestWorkspace::with_people(), TestWorkspace::with_people());
    let before = lines.records();
    let out = typed(&lines, &STATUS);
    assert_in_order(
        &out,
        &[
            "Refusals: line mode",
            "People: 2",
            "People: 1 fit кочетков",
            "1: Maksim Kochetkov, detained,",
            "Maksim Kochetkov (p-4f7k9)\n",
            "Punished for refusing the order to go.",
            "Maksim Kochetkov (p-4f7k9): which key?",
            "Maksim Kochetkov\nd: DET detained",
            "Returned · Maksim Kochetkov\n",
            "1 of 5, when: empty, which means",
            "= 2022-08-12",
            "2 of 5, place: empty",
            "several fit Sakhalin",
            "3 of 5, sources: empty",
            "= Verstka",
            "4 of 5, contact: empty",
            "5 of 5, note: empty",
            "this is to be written: Returned · Maksim Kochetkov (p-4f7k9)\n",
            "1: when: 12 aug 2022 (= 2022-08-12",
            "2: place: Sakhalin\n",
            "3: sources: verstka (= ",
            "4: contact: Direct\n",
            "5: note: Дома.\n",
            "y writes it",
            "Saved (u to undo) · Maksim Kochetkov: Returned\n",
            "Maksim Kochetkov (p-4f7k9): which key?",
        ],
    );
    let mut session = screen.open();
    session.keys("/кочетков<Enter>").wait_for_text("1/1");
    session
        .keys("sr12 aug 2022<Tab>Sakhalin<Tab>verstka<Tab>direct<Tab>Дома.<Enter>")
        .wait_for_text("Saved (u to undo)");
    session.keys("q").finish();
    assert_eq!(records(&lines), records(&screen));
    assert_ne!(lines.records(), before);

    let out = typed(
        &lines,
        &["u", "n", "u", "maybe", "y", "u", "U", "y", "u", "y"],
    );
    assert_in_order(
        &out,
        &[
            "u takes back: Maksim Kochetkov: Returned; about Maksim Kochetkov\ny or n\n",
            "nothing was taken back",
            "u takes back: Maksim Kochetkov: Returned; about Maksim Kochetkov\ny or n\n",
            "only y or n is an answer here",
            "Undone (U to redo) · Maksim Kochetkov: Returned",
            "nothing to undo",
            "U makes again: Maksim Kochetkov: Returned; about Maksim Kochetkov\ny or n\n",
            "Redone",
            "Undone",
        ],
    );
    assert_eq!(lines.records(), before);
}

#[test]
fn nothing_is_written_without_yes_or_about_somebody_who_was_not_chosen() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.tree_without_logs();
    let out = typed(
        &workspace,
        &[
            // Nobody is chosen at first, and not after a search.
            "s",
            "n",
            "e",
            "7",
            "hello",
            "/gorsh",
            "s",
            "*",
            "1",
            "s",
            "x",
            "s",
            "",
            "s",
            "d",
            // A form is given up in the middle, and after it was read back.
            "yesterday",
            "q!",
            "s",
            "d",
            "",
            "",
            "",
            "",
            "",
            "maybe",
            "2",
            "Chita",
            "",
            "q!",
            "n",
            "a line",
            "..",
            "q!",
            "E",
            ".",
            "z",
        ],
    );
    assert_in_order(
        &out,
        &[
            "choose somebody first",
            "choose somebody first",
            "choose somebody first",
            "no 7 was told here",
            "not understood",
            "1: Artyom Gorshenin",
            "choose somebody first",
            "not in the line mode: *",
            "x is not the key of a status",
            "all fields are empty",
            "not written: y, n, a number",
            "2 of 5, place: empty",
            "several fit Chita",
            "this is to be written: Detained · Artyom Gorshenin",
            "2: place: Chita",
            "note on Artyom Gorshenin",
            "1 line stands there",
            "not in the line mode: E",
            "there is no status change to repeat",
            "not in the line mode: z",
        ],
    );
    assert_eq!(workspace.tree_without_logs(), before);
    assert_eq!(workspace.log(), [] as [String; 0]);
}

#[test]
fn a_field_is_kept_emptied_and_gone_back_to() {
    let workspace = TestWorkspace::with_people().file(
        GORSHENIN,
        "Person(\n    id: \"p-4f8a1b2c3d\",\n    name: \"Artyom Gorshenin\",\n    home: \"Chita\",\n    tags: [\"a\"],\n)\n",
    );
    let out = typed(&workspace, &["/gorsh", "1", "e", "..", "Artyom G.", ".."]);
    assert_in_order(
        &out,
        &[
            "1 of ",
            "name: Artyom Gorshenin\n",
            "this is the first field",
            "2 of ",
            "name: Artyom G.\n",
        ],
    );
    let fields = out.lines().find(|line| line.starts_with("1 of ")).unwrap();
    let count: usize = fields["1 of ".len()..]
        .split(',')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    // What was half typed is offered again, as on the screen.
    let mut lines = vec!["/gorsh", "1", "e"];
    lines.extend(vec![""; count]);
    let out = typed(&workspace, &lines);
    let home = out
        .lines()
        .find(|line| line.contains(": home: Chita"))
        .unwrap();
    let number = home.split(':').next().unwrap();
    lines.extend([number, "-", "y"]);
    typed(&workspace, &lines);
    assert_eq!(
        workspace.text(GORSHENIN),
        "Person(\n    id: \"p-4f8a1b2c3d\",\n    name: \"Artyom Gorshenin\",\n    tags: [\"a\"],\n)\n"
    );
}

#[test]
fn a_note_is_the_same_bytes_as_on_the_screen() {
    let (lines, screen) = (TestWorkspace::with_people(), TestWorkspace::with_people());
    let out = typed(
        &lines,
        &[
            "/gorsh",
            "1",
            "n",
            "Спросить мать",
            "oops",
            "..",
            "ещё раз",
            ".",
            "n",
            "завтра",
            ".",
            "y",
        ],
    );
    assert_in_order(
        &out,
        &[
            "note on Artyom Gorshenin (p-4f8a1)",
            "2 lines stand there",
            "this is to be written, a note on Artyom Gorshenin (p-4f8a1):\nСпросить мать\nещё раз\n",
            "this is to be written, a note on Artyom Gorshenin (p-4f8a1):\nСпросить мать\nещё раз\nзавтра\n",
            "Saved (u to undo) · Artyom Gorshenin: note",
        ],
    );
    let mut session = screen.open();
    session.keys("/gorsh<Enter>").wait_for_text("1/1");
    session
        .keys("nСпросить мать<Enter>ещё раз<Enter>завтра<Ctrl-s>")
        .wait_for_text("Saved (u to undo)");
    session.keys("q").finish();
    assert_eq!(records(&lines), records(&screen));
}

const QUEUE: [&str; 4] = ["t", "1", "", ""];

#[test]
fn three_people_are_decided_about_as_on_the_screen() {
    let three = || {
        TestWorkspace::with_people().file(
            "people/p-aaaaaaaaaa.ron",
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Пётр Орлов\",\n    history: [(when: \"2022-06-01\", status: Missing)],\n)\n",
        )
    };
    let (lines, screen) = (three(), three());
    let mut all = QUEUE.to_vec();
    all.extend([
        "y", "?", "d", "u", "n", "u", "y", "a", "r", "2", "", "q", "q",
    ]);
    let out = typed(&lines, &all);
    assert_in_order(
        &out,
        &[
            "New queue of 3 people",
            "1 of 2, name: everybody",
            "queue everybody, 1/3, longest unheard first",
            "Пётр Орлов (p-aaaaa)\n",
            "status: missing, since 1 Jun 2022\n",
            "last seen: never\n",
            "claim 1: ",
            "with the decision: date today",
            "Пётр Орлов (p-aaaaa): which key decides?\n",
            "a: keep-as-it-is: ",
            "last: Пётр Орлов: detained",
            "u takes back your last step in this queue: Пётр Орлов: detained\ny or n\n",
            "nothing was taken back",
            "u takes back your last step in this queue: Пётр Орлов: detained\ny or n\n",
            "Пётр Орлов (p-aaaaa): which key decides?\n",
            "last: Пётр Орлов: kept",
            "which key decides?",
            "everybody is decided about\n",
            "q leaves the queue",
        ],
    );
    let mut session = screen.open();
    session.keys("t").wait_for_text("begin all 3 people");
    session
        .keys("<Enter>")
        .wait_for_text("New queue of 3 people");
    session.keys("<Enter>").wait_for_text("1/3");
    session.keys("d").wait_for_text("2/3");
    session.keys("u").wait_for_text("1/3");
    session.keys("a").wait_for_text("2/3");
    session.keys("r").wait_for_text("3/3");
    session.keys("2").wait_for_text("everybody is decided");
    session.keys("q").wait_for_text("People");
    session.keys("q").finish();
    assert_eq!(records(&lines), records(&screen));
}

#[test]
fn what_is_hostile_is_shown_and_commands_nothing() {
    let name = "Ivan \\u{1b}[2J\\u{202e}vonavI  \\u{200b}\\u{7}│";
    let workspace = TestWorkspace::with(&[(
        MAKSIM,
        format!(
            "Person(id: \"p-4f7k9q2m8x\", name: \"{name}\", history: [(when: \"2022\", status: Missing, place: \"\\u{{9b}}31m\", note: \"a\\nb\")])"
        )
        .as_bytes(),
    )]);
    let lines = [
        "/ivan",
        "1",
        "\u{1b}[A",
        "n",
        "\u{1b}[31m",
        "q!",
        "\u{202e}",
        "s",
        "d",
        "2022",
        "\u{202e}x",
        "",
        "",
        "",
        "",
        "y",
        "q",
    ];
    let run = run(&workspace, &lines);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for line in run.out.lines() {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert!(!line.contains(['\u{202e}', '\u{200b}']), "{line:?}");
        assert!(!line.contains("  "), "{line:?}");
    }
    assert_in_order(
        &run.out,
        &[
            "1: Ivan ␛[2J⟨U+202E⟩vonavI ⟨U+200B⟩␇│, missing",
            "not taken: the line has a control character",
            "not taken: the line has a control character",
            "⟨U+202E⟩ is not a key here",
            "Saved (u to undo)",
        ],
    );
}

#[test]
fn lines_that_cannot_be_taken_are_refused_whole() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    let mut input = b"/gorsh\n1\nn\n".to_vec();
    input.extend("х".repeat(40_000).bytes());
    input.extend(b"\n\xff\xfe\n.\n");
    let path = workspace.home().join("lines");
    fs::write(&path, input).unwrap();
    let mut command = workspace.command("anna", &["--plain"]);
    command.stdin(fs::File::open(path).unwrap());
    let output = command.stdout(Stdio::piped()).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_in_order(
        &out,
        &[
            "note on Artyom Gorshenin",
            "not taken: the line is longer",
            "not taken: the line is not UTF-8",
            "an empty note is not written",
        ],
    );
    assert_eq!(workspace.records(), before);
}

/// A dialogue with the line mode, line by line.
struct Dialogue {
    child: Child,
    heard: Receiver<String>,
}

impl Dialogue {
    fn start(workspace: &TestWorkspace) -> Self {
        let mut command = workspace.command("anna", &[]);
        command.env("LASTSEEN_PLAIN", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = {
            let _held = SPAWNING.lock();
            command.spawn().unwrap()
        };
        let out = BufReader::new(child.stdout.take().unwrap());
        let (to, heard) = channel();
        thread::spawn(move || {
            // Once nobody listens any more, the pipe is closed.
            for line in out.lines().map_while(Result::ok) {
                if to.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, heard }
    }

    fn say(&mut self, text: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        input.write_all(text.as_bytes()).unwrap();
    }

    /// Listens until a line has this text.
    #[track_caller]
    fn hear(&mut self, text: &str) {
        let mut heard = String::new();
        loop {
            let Ok(line) = self.heard.recv_timeout(DEADLINE) else {
                panic!("{text}: never heard in\n{heard}");
            };
            if line.contains(text) {
                return;
            }
            heard.push_str(&line);
            heard.push('\n');
        }
    }

    fn end_input(&mut self) -> i32 {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Dialogue {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_end_of_the_input_leaves_and_keeps_what_is_half_typed() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    let mut dialogue = Dialogue::start(&workspace);
    dialogue.hear("nothing is chosen");
    dialogue.say("/gorsh\n");
    dialogue.hear("nothing is chosen");
    dialogue.say("1\n");
    dialogue.hear("which key?");
    dialogue.say("n\n");
    dialogue.hear("next line");
    dialogue.say("Спросить мать\nещё р");
    dialogue.hear("next line");
    assert_eq!(dialogue.end_input(), 0);
    assert_eq!(workspace.records(), before);

    let mut dialogue = Dialogue::start(&workspace);
    dialogue.hear("D goes on with what was half written");
    dialogue.say("D\n");
    dialogue.hear("note on Artyom Gorshenin");
    dialogue.hear("2 lines stand there");
    dialogue.say(".\n");
    dialogue.hear("Спросить мать");
    dialogue.hear("ещё р");
    dialogue.say("y\n");
    dialogue.hear("Saved");
    // An answer that was cut off is none.
    dialogue.say("u\ny");
    dialogue.hear("y or n");
    assert_eq!(dialogue.end_input(), 0);
    assert!(workspace.text(GORSHENIN).contains("ещё р"));
    assert_eq!(workspace.log().len(), 1);
}

#[test]
fn a_reader_that_goes_away_ends_it_and_nothing_more_is_written() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    let mut command = workspace.command("anna", &["--plain"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = {
        let _held = SPAWNING.lock();
        command.spawn().unwrap()
    };
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"/gorsh\n1\ns\nd\n").unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(out.any(|line| line.unwrap().contains("1 of 5")));
    drop(out);
    // The program may be gone before all of it is there.
    let _ = input.write_all(b"\n\n\n\n\ny\ny\ny\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(workspace.records(), before);
}

#[test]
fn what_somebody_else_changed_meanwhile_is_told_and_not_answered() {
    let workspace = TestWorkspace::with_people();
    let mut dialogue = Dialogue::start(&workspace);
    dialogue.hear("nothing is chosen");
    dialogue.say("/gorsh\n");
    dialogue.hear("nothing is chosen");
    dialogue.say("1\n");
    dialogue.hear("Artyom Gorshenin (p-4f8a1): which key?");
    let text = workspace.text(GORSHENIN).replace("Artyom", "Somebody");
    workspace.write(GORSHENIN, text);
    dialogue.hear("meanwhile something else is asked");
    dialogue.hear("Somebody Gorshenin (p-4f8a1): which key?");
    dialogue.say("q\n");
    assert_eq!(dialogue.end_input(), 0);
}

#[test]
fn a_dumb_terminal_gets_lines_and_what_is_typed_ahead_is_no_answer() {
    let workspace = TestWorkspace::with_people()
        .variable("TERM", "dumb")
        .size(100, 40);
    let before = workspace.records();
    let mut session = workspace.start();
    session.wait_for_text("nothing is chosen");
    session
        .keys("/gorsh<Enter>")
        .wait_for_text("1: Artyom Gorshenin");
    session.keys("1<Enter>").wait_for_text("which key?");
    // All of it is there before anything is asked.
    let mark = session.mark();
    session.send(b"s\rd\r\r\r\r\r\ry\r");
    session.wait_for_text("not taken: that line was typed before this was asked");
    session.wait_for_bytes("the question", mark, |bytes| {
        String::from_utf8_lossy(bytes).contains("one of these keys")
    });
    assert_eq!(workspace.records(), before);
    session
        .keys("<Enter>")
        .wait_for_bytes("back", mark, |bytes| {
            String::from_utf8_lossy(bytes).contains("which key?")
        });
    session.keys("u<Enter>").wait_for_text("nothing to undo");
    session.keys("q<Enter>");
    assert_eq!(session.finish(), 0);
    let bytes = session.bytes_since(0);
    assert!(
        !bytes.contains(&0x1b),
        "{}",
        String::from_utf8_lossy(&bytes)
    );
    assert_eq!(session.modes_now(), session.modes);
    eventually("nothing was written", || workspace.records() == before);
}

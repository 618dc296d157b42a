//! The same four things here and with the programs that people would use instead, over the same people:
//! `cargo run --release --example beside_peers -- PROGRAM [PEOPLE]` (100,000 where it is not said).
//!
//! PROGRAM is the `lastseen` that is measured. Whatever is not installed is left out: `sqlite3` (with FTS5, trigrams),
//! `rg` and `jq` over JSON lines, `recsel` and `recset` (recutils), `task` (taskwarrior). The files are warm, each
//! number is the middle of several runs of a whole process. The workspace is made in a temporary folder and removed.

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_files.rs"]
mod made_up_files;
#[path = "support/times.rs"]
mod times;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use times::{middle, millis, ratio};

/// How often each thing is done; the middle time counts.
const TURNS: usize = 5;

/// A run of a program with its arguments; `{n}` stands for the number of the turn.
type Run<'r> = (&'r str, Vec<String>);

/// A program beside ours, and what it is asked to do: to find a word, to show one, to change one, to count.
struct Peer<'r> {
    name: &'r str,
    runs: [Option<Run<'r>>; 4],
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments
        .next()
        .ok_or("usage: beside_peers PROGRAM [PEOPLE]")?;
    let people = arguments
        .next()
        .map_or(Ok(100_000), |people| people.parse())?;
    let folder = tempfile::tempdir()?;
    let home = folder.path();
    let workspace = home.join("workspace");
    made_up_files::make(&workspace, people, 1)?;
    let texts = |words: &[&str]| -> Vec<String> {
        let words = words.iter();
        words.map(|word| (*word).to_owned()).collect()
    };
    let at = |name: &str| home.join(name).display().to_string();
    let ours = |words: &[&str]| -> Vec<String> {
        let mut all = vec!["-w".to_owned(), at("workspace")];
        all.extend(words.iter().map(|word| (*word).to_owned()));
        all
    };
    let listed = answer(home, &(&program, ours(&["list", "--json"])))?;
    let listed: Vec<Value> = serde_json::from_slice(&listed)?;
    let one = listed.get(listed.len() / 2).ok_or("nobody is listed")?;
    let (id, name) = (text(one, "id"), text(one, "name"));
    let word = name.split(' ').next_back().unwrap_or(name);
    write_peers(home, &listed)?;
    // Somebody works here: a change has been made, and the files have been left alone for a while.
    answer(home, &(&program, ours(&["note", id, "Called."])))?;
    std::thread::sleep(Duration::from_secs(3));
    let start = Instant::now();
    answer(home, &(&program, ours(&["stats"])))?;
    println!(
        "the first command, which writes the snapshot: {:.0} ms",
        millis(start.elapsed())
    );

    println!("{people} people; ms of a whole process, the middle of {TURNS}");
    println!(
        "| | find a word | show one by its id | change one, durably | the same by its name | count by status |"
    );
    println!("|---|---|---|---|---|---|");
    let note = |whom: &str| ours(&["note", whom, "Called again {n}."]);
    let asked = [
        ours(&["list", word]),
        ours(&["show", id]),
        note(id),
        note(name),
        ours(&["stats"]),
    ];
    let warm = asked.map(|asked| measured(home, Some((&program, asked))));
    row("lastseen", &warm);
    let by_list = format!("{home}/workspace/.lastseen", home = home.display());
    remove_snapshots(Path::new(&by_list))?;
    let bare = |words: &[&str]| {
        let times = (0..3).map(|_| {
            let _ = remove_snapshots(Path::new(&by_list));
            timed(home, &(&program, ours(words)), 0)
        });
        let times: Option<Vec<Duration>> = times.collect();
        times.map(middle)
    };
    let cold = [
        bare(&["list", word]),
        bare(&["show", id]),
        None,
        bare(&["note", name, "Called."]),
        bare(&["stats"]),
    ];
    row("lastseen without a snapshot, which is written", &cold);
    let shares = warm.iter().zip(&cold).map(|(warm, cold)| {
        let share = warm.as_ref().zip(cold.as_ref());
        share.map_or_else(
            || "–".to_owned(),
            |(warm, cold)| format!("{:.2}x", ratio(*warm, *cold)),
        )
    });
    println!(
        "| of what it takes without | {} |",
        shares.collect::<Vec<_>>().join(" | ")
    );
    let sql = |statement: String| Some(("sqlite3", vec![at("people.db"), statement]));
    let jq = |filter: String| Some(("jq", vec!["-c".to_owned(), filter, at("people.jsonl")]));
    let rec = |words: &[&str]| -> Vec<String> {
        let mut all = texts(words);
        all.push(at("people.rec"));
        all
    };
    let peers = [
        Peer {
            name: "SQLite, FTS5 with trigrams",
            runs: [
                sql(format!(
                    "SELECT id, name FROM names WHERE names MATCH '{word}'"
                )),
                sql(format!("SELECT * FROM people WHERE id = '{id}'")),
                sql(format!(
                    "UPDATE people SET note = 'Called again {{n}}.' WHERE id = '{id}'"
                )),
                sql("SELECT status, count(*) FROM people GROUP BY status".to_owned()),
            ],
        },
        Peer {
            name: "ripgrep and jq over JSON lines",
            runs: [
                Some(("rg", texts(&["-i", word, &at("people.jsonl")]))),
                Some(("rg", texts(&["-F", id, &at("people.jsonl")]))),
                None,
                jq("select(.status == \"missing\") | .id".to_owned()),
            ],
        },
        Peer {
            name: "ripgrep over our files",
            runs: [
                Some(("rg", texts(&["-il", word, &at("workspace/people")]))),
                None,
                None,
                Some((
                    "rg",
                    texts(&["-l", "status: Missing", &at("workspace/people")]),
                )),
            ],
        },
        Peer {
            name: "recutils",
            runs: [
                Some(("recsel", rec(&["-q", word]))),
                Some(("recsel", rec(&["-e", &format!("Id = '{id}'")]))),
                Some((
                    "recset",
                    rec(&[
                        "-e",
                        &format!("Id = '{id}'"),
                        "-f",
                        "Note",
                        "-S",
                        "Called again {n}.",
                    ]),
                )),
                Some(("recsel", rec(&["-c", "-e", "Status = 'missing'"]))),
            ],
        },
        Peer {
            name: "taskwarrior",
            runs: [
                Some((
                    "task",
                    texts(&[
                        "rc.verbose=nothing",
                        &format!("description.contains:{word}"),
                        "ids",
                    ]),
                )),
                Some(("task", texts(&["rc.verbose=nothing", "5", "export"]))),
                Some((
                    "task",
                    texts(&["rc.verbose=nothing", "5", "annotate", "Called again {n}."]),
                )),
                Some((
                    "task",
                    texts(&["rc.verbose=nothing", "project:missing", "count"]),
                )),
            ],
        },
    ];
    for peer in peers {
        let [find, show, change, count] = peer.runs.map(|run| measured(home, run));
        row(peer.name, &[find, show, change, None, count]);
    }
    Ok(())
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}

/// The same people in the forms of the others.
fn write_peers(home: &Path, listed: &[Value]) -> Result<(), Box<dyn Error>> {
    let (mut lines, mut rec) = (String::new(), String::new());
    let mut tasks: Vec<Value> = Vec::new();
    let mut sql = String::from(
        "CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, status TEXT, place TEXT, note TEXT);\n\
         CREATE VIRTUAL TABLE names USING fts5 (id UNINDEXED, name, place, tokenize = 'trigram');\nBEGIN;\n",
    );
    for person in listed {
        let [id, name, status, place] =
            ["id", "name", "status", "place"].map(|field| text(person, field));
        writeln!(lines, "{person}")?;
        writeln!(
            rec,
            "Id: {id}\nName: {name}\nStatus: {status}\nPlace: {place}\n"
        )?;
        let quoted = [id, name, status, place].map(|text| text.replace('\'', "''"));
        let [id, name, status, place] = &quoted;
        writeln!(
            sql,
            "INSERT INTO people VALUES ('{id}', '{name}', '{status}', '{place}', '');"
        )?;
        writeln!(
            sql,
            "INSERT INTO names VALUES ('{id}', '{name}', '{place}');"
        )?;
        tasks.push(json!({ "description": text(person, "name"), "project": status }));
    }
    sql.push_str("COMMIT;\n");
    fs::write(home.join("people.jsonl"), lines)?;
    fs::write(home.join("people.rec"), rec)?;
    fs::write(home.join("people.sql"), sql)?;
    fs::write(home.join("tasks.json"), serde_json::to_vec(&tasks)?)?;
    fs::write(
        home.join("taskrc"),
        format!(
            "data.location={}\nconfirmation=no\n",
            home.join("tasks").display()
        ),
    )?;
    let database = home.join("people.db").display().to_string();
    let script = format!(".read {}", home.join("people.sql").display());
    for run in [
        ("sqlite3", vec![database, script]),
        (
            "task",
            vec![
                "rc.verbose=nothing".to_owned(),
                "import".to_owned(),
                home.join("tasks.json").display().to_string(),
            ],
        ),
    ] {
        // Not installed: it is left out later as well.
        let _ = answer(home, &run);
    }
    Ok(())
}

fn remove_snapshots(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("snapshot-") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn command(home: &Path, (program, arguments): &Run<'_>, turn: usize) -> Command {
    let mut command = Command::new(program);
    command
        .args(
            arguments
                .iter()
                .map(|one| one.replace("{n}", &turn.to_string())),
        )
        .env("HOME", home)
        .env("TASKRC", home.join("taskrc"))
        .env("LASTSEEN_AUTHOR", "anna")
        .env_remove("XDG_STATE_HOME")
        .stdin(Stdio::null());
    command
}

fn answer(home: &Path, run: &Run<'_>) -> Result<Vec<u8>, Box<dyn Error>> {
    let output = command(home, run, 0).output()?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).into()),
    }
}

/// How long one run takes; `None` if the program is not there or fails.
fn timed(home: &Path, run: &Run<'_>, turn: usize) -> Option<Duration> {
    let mut command = command(home, run, turn);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().ok()?;
    let took = start.elapsed();
    status.success().then_some(took)
}

fn measured(home: &Path, run: Option<Run<'_>>) -> Option<Duration> {
    let run = run?;
    let times = (0..TURNS).map(|turn| timed(home, &run, turn));
    times.collect::<Option<Vec<Duration>>>().map(middle)
}

fn row(name: &str, times: &[Option<Duration>]) {
    let cells = times
        .iter()
        .map(|time| time.map_or_else(|| "–".to_owned(), |time| format!("{:.1}", millis(time))));
    println!("| {name} | {} |", cells.collect::<Vec<_>>().join(" | "));
}

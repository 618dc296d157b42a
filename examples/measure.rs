//! Measures what `docs/figures.md` says, beside the least that the machine has to do for the same:
//! `cargo run --release --example measure -- [PEOPLE]` (100,000 people where it is not said).
//!
//! The workspace is made in a temporary folder and removed afterwards.

#[path = "support/bare_load.rs"]
mod bare_load;
#[path = "support/bare_replace.rs"]
mod bare_replace;
#[path = "support/change.rs"]
mod change;
#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_files.rs"]
mod made_up_files;
#[path = "../tests/support/session.rs"]
#[allow(clippy::unwrap_used, dead_code)] // The tests need more of it, and may fail by panicking.
mod session;
#[path = "support/times.rs"]
mod times;

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lastseen::app::browse::list::RecordList;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::Job;
use lastseen::app::core::state::{Clock, State};
use lastseen::app::core::update::update;
use lastseen::app::keys::key::Key;
use lastseen::casebook::errors::failure::Failure;
use lastseen::record::kind::Kind;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::terminal::frame_writer::FrameWriter;
use lastseen::tui::terminal::minimal_backend::MinimalBackend;
use lastseen::tui::view::screen::{draw, draw_into};
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use session::TestSession;
use times::{middle, millis, ratio};

/// The screen that it is designed for, in columns and rows.
const SIZE: (u16, u16) = (80, 24);

/// How it looks there.
const THEME: Theme = Theme::colored(SignSet::Unicode);

/// What is typed into the search, letter by letter.
const SEARCHES: [&str; 5] = [
    "kochetkov maksim",
    "горшенко",
    "novokamensk",
    "status:detained petrenko",
    "sergei bel",
];

/// How often a load is repeated, in turns with its peer; the middle one counts.
const LOADS: usize = 5;

/// How many changes are put on disk, in turns with their peer; the middle one counts.
const CHANGES: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let people = match std::env::args().nth(1) {
        Some(people) => people.parse()?,
        None => 100_000,
    };
    let clock = Clock {
        at: "2026-11-23T12:00:00Z".parse()?,
        today: "2026-11-23".parse()?,
        uptime: Duration::ZERO,
    };
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    let made = made_up_files::make(root, people, 1)?;
    println!(
        "{people} people, {} records, {:.1} MB, {} threads",
        made.files,
        megabytes(made.bytes),
        rayon::current_num_threads()
    );
    // The screen's memory first, while nothing else has been in it; this also warms the files.
    let session = TestSession::open(root, SIZE, clock).map_err(|failure| told(&failure))?;
    memory(made.bytes)?;
    let session = searching(session);
    beside_fzf(&session, root)?;
    drop(session);
    loading(root, clock)?;
    changing(root)?;
    frames(clock)
}

/// How much memory the loaded screen takes beside the bytes of the files.
fn memory(bytes: u64) -> Result<(), Box<dyn Error>> {
    for (what, field) in [("now", "VmRSS:"), ("at its most", "VmHWM:")] {
        let taken = status_field(field)?;
        println!(
            "memory {what}: {:.1} MB, {:.2}x the bytes of the files (at most 3x)",
            megabytes(taken),
            taken as f64 / bytes as f64
        );
    }
    Ok(())
}

/// A field of this process's own status, in bytes. Linux only.
fn status_field(field: &str) -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .and_then(|rest| rest.split_whitespace().next())
        .ok_or("no such field")?;
    Ok(kilobytes.parse::<u64>()? * 1024)
}

/// How long a load takes beside bare reading and parsing.
fn loading(root: &Path, clock: Clock) -> Result<(), Box<dyn Error>> {
    let mut floor = Vec::new();
    let mut load = Vec::new();
    let mut screen = Vec::new();
    for _ in 0..LOADS {
        let start = Instant::now();
        let records = bare_load::load(root)?;
        floor.push(start.elapsed());
        drop(records);
        let (workspace, _) = Workspace::open(
            root,
            AuthorDevice::new("anna", "laptop"),
            &AccountState::in_memory(),
        )
        .map_err(|failure| told(&failure))?;
        let batches = std::sync::Mutex::new(Vec::new());
        let start = Instant::now();
        workspace.load(&|batch| {
            if let Ok(mut batches) = batches.lock() {
                batches.push(batch);
            }
        });
        load.push(start.elapsed());
        drop(batches);
        let start = Instant::now();
        let session = TestSession::open(root, SIZE, clock).map_err(|failure| told(&failure))?;
        screen.push(start.elapsed());
        drop(session);
    }
    let (floor, load, screen) = (middle(floor), middle(load), middle(screen));
    println!("bare reading and parsing: {:.0} ms", millis(floor));
    println!(
        "loaded, as typed records: {:.0} ms, {:.2}x the bare time (at most 1.5x)",
        millis(load),
        ratio(load, floor)
    );
    println!(
        "loaded, linked, indexed and listed on the screen: {:.0} ms, {:.2}x the bare time",
        millis(screen),
        ratio(screen, floor)
    );
    Ok(())
}

/// How long a letter in the search takes, and the drawing after it.
fn searching(mut session: TestSession) -> TestSession {
    let clock = session.state.clock;
    let mut echoes = Vec::new();
    let mut letters = Vec::new();
    let mut slowest = (Duration::ZERO, String::new());
    let mut drawings = Vec::new();
    let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    for search in SEARCHES {
        session.press("/");
        let mut typed = String::new();
        for letter in search.chars() {
            typed.push(letter);
            let start = Instant::now();
            let asked = update(&mut session.state, Action::Key(Key::char(letter)), clock);
            echoes.push(start.elapsed());
            for effect in asked {
                if let Effect::Background(Job::Search { view, generation }) = effect
                    && let Some(found) = session.search(view, generation)
                {
                    session.act(found);
                }
            }
            let took = start.elapsed();
            letters.push(took);
            if took > slowest.0 {
                slowest = (took, typed.clone());
            }
            let start = Instant::now();
            draw_into(&session.state, &THEME, &mut cells);
            drawings.push(start.elapsed());
        }
        let list = session.state.list();
        println!("search `{search}`: {} found", list.rows.len());
        session.press("<Esc><Esc>");
    }
    println!(
        "a letter until it may be shown: {:.3} ms in the middle",
        millis(middle(echoes))
    );
    println!(
        "a letter until its result is there: {:.2} ms in the middle, {:.2} ms at its slowest, `{}` (at most 5 ms)",
        millis(middle(letters)),
        millis(slowest.0),
        slowest.1
    );
    println!(
        "the drawing after it: {:.2} ms in the middle",
        millis(middle(drawings))
    );
    session
}

/// The same search beside `fzf --filter`, if there is one, over the same names.
fn beside_fzf(session: &TestSession, root: &Path) -> Result<(), Box<dyn Error>> {
    let mut lines = String::new();
    for (_, person) in session.state.book.people().iter() {
        lines.push_str(&person.name);
        for other in &person.other_names {
            lines.push(' ');
            lines.push_str(&other.text);
        }
        lines.push('\n');
    }
    let path = root.join(".lines");
    fs::write(&path, lines)?;
    let query = "kochetkov maksim";
    let mut theirs = Vec::new();
    let mut ours = Vec::new();
    let mut list = session.state.list().clone();
    for _ in 0..LOADS {
        let start = Instant::now();
        let fzf = Command::new("fzf")
            .args(["--filter", query])
            .stdin(fs::File::open(&path)?)
            .stdout(Stdio::null())
            .status();
        if fzf.is_err() {
            println!("beside fzf: not measured, there is no fzf here");
            return Ok(());
        }
        theirs.push(start.elapsed());
        let start = Instant::now();
        look_up(&mut list, query, &session.state);
        ours.push(start.elapsed());
        look_up(&mut list, "", &session.state);
    }
    fs::remove_file(path)?;
    let (theirs, ours) = (middle(theirs), middle(ours));
    println!(
        "`{query}` at once: {:.2} ms; fzf --filter with its start and its reading: {:.2} ms, {:.1}x ours (at least 5x)",
        millis(ours),
        millis(theirs),
        ratio(theirs, ours)
    );
    Ok(())
}

/// Looks a query up as the screen does when it is typed.
fn look_up(list: &mut RecordList, query: &str, state: &State) {
    list.input.set(query);
    list.read_query(&state.book, state.clock.today);
    list.search(&state.book, &state.index, state.clock.today);
}

/// How long a status change takes until it is on disk, beside bare durable writes of as many bytes.
fn changing(root: &Path) -> Result<(), Box<dyn Error>> {
    let author_device = AuthorDevice::new("anna", "laptop");
    let (workspace, _) = Workspace::open(root, author_device.clone(), &AccountState::in_memory())
        .map_err(|failure| told(&failure))?;
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(root.join(Kind::Person.folder()))?.take(CHANGES) {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    let people = root.join(Kind::Person.folder());
    let bare_log = root.join("log").join("bare.txt");
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    let mut logged = 0;
    for name in &names {
        let person = name
            .trim_end_matches(".ron")
            .parse()
            .map_err(|_| format!("{name} is no record"))?;
        let change =
            change::status_change(&workspace, person, 3).map_err(|failure| told(&failure))?;
        let start = Instant::now();
        workspace
            .commit(&change)
            .map_err(|failure| told(&failure))?;
        ours.push(start.elapsed());
        let bytes = fs::read(people.join(name))?;
        let log = fs::metadata(root.join(author_device.log_path()))?.len();
        let line = vec![b'x'; usize::try_from(log - logged)?];
        logged = log;
        let start = Instant::now();
        bare_replace::replace(&people, name, &bytes, &bare_log, &line)?;
        theirs.push(start.elapsed());
    }
    let (ours, theirs) = (middle(ours), middle(theirs));
    println!(
        "a status change on disk: {:.0} µs; bare: {:.0} µs; {:.2}x (at most 1.5x)",
        ours.as_secs_f64() * 1e6,
        theirs.as_secs_f64() * 1e6,
        ratio(ours, theirs)
    );
    Ok(())
}

/// How many bytes go to the terminal for what is done most.
fn frames(clock: Clock) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    made_up_files::make(folder.path(), 2_000, 1)?;
    let mut session =
        TestSession::open(folder.path(), SIZE, clock).map_err(|failure| told(&failure))?;
    let mut line = Line::new()?;
    println!("first frame: {} bytes", line.draw(&session)?);
    println!("nothing happened: {} bytes (none)", line.draw(&session)?);
    let mut moves = Vec::new();
    for _ in 0..10 {
        session.press("j");
        moves.push(line.draw(&session)?);
    }
    moves.sort_unstable();
    println!(
        "cursor down: {} bytes in the middle, {} at its most (at most 400)",
        moves[moves.len() / 2],
        moves[moves.len() - 1]
    );
    session.press("sr<Enter>");
    println!(
        "a status given by `s`, `r`, Enter: {} bytes from before `s`",
        line.draw(&session)?
    );
    // Once more on the next person, with one key and no form in between.
    session.press("j");
    line.draw(&session)?;
    session.press(".");
    println!(
        "a status given in place by `.`: {} bytes (at most 150)",
        line.draw(&session)?
    );
    Ok(())
}

/// A line to a terminal, of which only the bytes are counted.
struct Line {
    terminal: Terminal<MinimalBackend>,
    writer: FrameWriter,
}

impl Line {
    fn new() -> Result<Self, Box<dyn Error>> {
        let writer = FrameWriter::default();
        let whole = Rect::new(0, 0, SIZE.0, SIZE.1);
        let terminal = Terminal::with_options(
            MinimalBackend::new(writer.clone()),
            TerminalOptions {
                viewport: Viewport::Fixed(whole),
            },
        )?;
        Ok(Self { terminal, writer })
    }

    fn draw(&mut self, session: &TestSession) -> Result<usize, Box<dyn Error>> {
        self.terminal
            .draw(|frame| draw(&session.state, &THEME, frame))?;
        let mut sent = Vec::new();
        self.writer.send(&mut sent)?;
        sent.flush()?;
        Ok(sent.len())
    }
}

fn told(failure: &Failure) -> String {
    lastseen::text::errors::failure::failure(failure).into()
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

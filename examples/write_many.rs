//! Many records by one change, beside writing, syncing and renaming the same files bare:
//! `cargo run --release --example write_many -- [RECORDS]` (10,000 where it is not said).
//!
//! Both take turns in one run, with the same bytes. The bare writer comes twice: one file after another, as everybody writes it
//! first, and with the syncs on all processors, which is the least that is known here. The workspace is made in a temporary
//! folder and removed.

#[path = "support/bare_group.rs"]
mod bare_group;
#[path = "support/change.rs"]
mod change;
#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_files.rs"]
mod made_up_files;
#[path = "support/times.rs"]
mod times;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bare_group::{processor_time, replace_grouped, replace_in_turn};
use change::status_change;
use lastseen::casebook::change::Change;
use lastseen::casebook::change::edit::Edit;
use lastseen::casebook::errors::failure::Failure;
use lastseen::record::id::RecordId;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use times::{middle, millis, ratio};

/// How often each is done; the middle one counts.
const TURNS: usize = 5;

/// Time of the clock and of the processor.
type Taken = (Duration, Duration);

fn main() -> Result<(), Box<dyn Error>> {
    let records = std::env::args()
        .nth(1)
        .map_or(Ok(10_000), |records| records.parse())?;
    let folder = tempfile::tempdir()?;
    let root = &folder.path().join("workspace");
    made_up_files::make(root, records, 1)?;
    let author_device = AuthorDevice::new("anna", "laptop");
    let account = AccountState::in_memory();
    let (workspace, _) =
        Workspace::open(root, author_device.clone(), &account).map_err(|failure| told(&failure))?;
    let mut people: Vec<RecordId> = Vec::new();
    for entry in fs::read_dir(root.join("people"))? {
        let name = entry?.file_name();
        people.extend(
            name.to_string_lossy()
                .trim_end_matches(".ron")
                .parse::<RecordId>(),
        );
    }
    let log = root.join(author_device.log_path());
    let bare = folder.path().join("bare");
    fs::create_dir(&bare)?;
    let mut kinds: Vec<(&str, [Vec<Taken>; 3])> = Vec::new();
    for kind in ["a status for each", "each of them new"] {
        kinds.push((kind, Default::default()));
    }
    for turn in 0..TURNS {
        for (kind, taken) in &mut kinds {
            let is_new = *kind == "each of them new";
            let mut edits: Vec<Edit> = Vec::new();
            for person in &people {
                edits.extend(match is_new {
                    false => {
                        status_change(&workspace, *person, usize::MAX)
                            .map_err(|failure| told(&failure))?
                            .edits
                    }
                    true => vec![copy_of(root, *person, turn)?],
                });
            }
            let touched: Vec<RecordId> = edits.iter().map(Edit::record).collect();
            let change = workspace
                .change("All.".to_owned(), edits)
                .map_err(|failure| told(&failure))?;
            let before = fs::metadata(&log).map_or(0, |log| log.len());
            taken[0].push(measured(|| commit(&workspace, &change))?);
            let line = vec![b'x'; usize::try_from(fs::metadata(&log)?.len() - before)?];
            let files = texts(root, &touched)?;
            taken[1].push(measured(|| Ok(replace_in_turn(&bare, &files, &line)?))?);
            taken[2].push(measured(|| Ok(replace_grouped(&bare, &files, &line)?))?);
            eprintln!(
                "{kind}: {:?}",
                taken.each_ref().map(|taken| taken.last().copied())
            );
        }
    }
    println!(
        "{records} records by one change; ms, the middle of {TURNS}; in brackets of the processor"
    );
    println!("| | lastseen | bare, one after another | bare, syncs on all processors | ratio |");
    println!("|---|---|---|---|---|");
    for (kind, taken) in kinds {
        let [ours, in_turn, grouped] = taken.map(|taken| {
            let (clock, processor): (Vec<_>, Vec<_>) = taken.into_iter().unzip();
            (middle(clock), middle(processor))
        });
        let cell =
            |(clock, processor): Taken| format!("{:.0} ({:.0})", millis(clock), millis(processor));
        println!(
            "| {kind} | {} | {} | {} | {:.2}x, {:.2}x |",
            cell(ours),
            cell(in_turn),
            cell(grouped),
            ratio(ours.0, in_turn.0),
            ratio(ours.0, grouped.0),
        );
    }
    Ok(())
}

/// Somebody new who is otherwise the same.
fn copy_of(root: &Path, person: RecordId, turn: usize) -> Result<Edit, Box<dyn Error>> {
    let text = fs::read_to_string(root.join(person.relative_path()))?;
    let name = person.as_str().replace("p-", "");
    let shifted: String = name
        .bytes()
        .enumerate()
        .map(|(at, byte)| match at {
            0 => char::from(b"abcdefgh"[turn]),
            _ => char::from(byte),
        })
        .collect();
    let id = format!("p-{shifted}");
    let text = text.replacen(person.as_str(), &id, 1);
    let record = id.parse().map_err(|_| "no id")?;
    Ok(Edit::Create { record, text })
}

fn commit(workspace: &Workspace, change: &Change) -> Result<(), Box<dyn Error>> {
    workspace.commit(change).map_err(|failure| told(&failure))?;
    Ok(())
}

/// The path and the bytes of each record.
type RecordFiles = Vec<(String, Vec<u8>)>;

fn texts(root: &Path, records: &[RecordId]) -> Result<RecordFiles, Box<dyn Error>> {
    let read = records.iter().map(|record| {
        let bytes = fs::read(root.join(record.relative_path()))?;
        Ok((record.as_str().to_owned(), bytes))
    });
    read.collect()
}

fn measured(run: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<Taken, Box<dyn Error>> {
    let processor = processor_time()?;
    let start = Instant::now();
    run()?;
    Ok((start.elapsed(), processor_time()?.saturating_sub(processor)))
}

fn told(failure: &Failure) -> String {
    lastseen::text::errors::failure::failure(failure).into()
}

//! A status change until it is on disk, beside a bare durable write of the same file and log line.

#[path = "../examples/support/bare_replace.rs"]
mod bare_replace;
#[path = "../examples/support/change.rs"]
mod change;
#[path = "../examples/support/made_up.rs"]
mod made_up;
#[path = "../examples/support/made_up_files.rs"]
mod made_up_files;

use std::error::Error;
use std::fs;
use std::time::Instant;

use change::status_change;
use criterion::{BatchSize, Criterion};
use lastseen::casebook::errors::failure::Failure;
use lastseen::record::id::RecordId;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    made_up_files::make(root, 2_000, 1)?;
    let (workspace, _) = Workspace::open(
        root,
        AuthorDevice::new("anna", "laptop"),
        &AccountState::in_memory(),
    )
    .map_err(|failure| told(&failure))?;
    let mut people: Vec<RecordId> = Vec::new();
    for entry in fs::read_dir(root.join("people"))? {
        let name = entry?.file_name();
        people.extend(
            name.to_string_lossy()
                .trim_end_matches(".ron")
                .parse::<RecordId>(),
        );
    }
    let first = people.first().ok_or("nobody was made")?;
    let bytes = fs::read(root.join(first.relative_path()))?;
    let name = format!("{}.ron", first.as_str());
    let log = root.join("bare.txt");
    let line = vec![b'x'; 900];
    // Everybody in turn, so that no file grows much over the others.
    let mut turn = (0..people.len()).cycle();
    let mut criterion = Criterion::default().configure_from_args().sample_size(50);
    let mut group = criterion.benchmark_group("a status change");
    group.bench_function("lastseen", |bencher| {
        bencher.iter_batched(
            || {
                let person = people[turn.next().unwrap_or_default()];
                status_change(&workspace, person, usize::MAX)
            },
            |change| workspace.commit(&change?),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("bare", |bencher| {
        bencher.iter(|| bare_replace::replace(&root.join("people"), &name, &bytes, &log, &line));
    });
    group.finish();
    criterion.final_summary();
    // Turn by turn, so that whatever else the disk does meets both alike.
    let (mut ours, mut theirs) = (0.0, 0.0);
    for person in people.iter().take(200) {
        let change =
            status_change(&workspace, *person, usize::MAX).map_err(|failure| told(&failure))?;
        let start = Instant::now();
        workspace
            .commit(&change)
            .map_err(|failure| told(&failure))?;
        ours += start.elapsed().as_secs_f64();
        let start = Instant::now();
        bare_replace::replace(&root.join("people"), &name, &bytes, &log, &line)?;
        theirs += start.elapsed().as_secs_f64();
    }
    println!("lastseen takes {:.2}x the bare time", ours / theirs);
    Ok(())
}

fn told(failure: &Failure) -> String {
    lastseen::text::errors::failure::failure(failure).into()
}

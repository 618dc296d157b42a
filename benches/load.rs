//! Loading 2,000 people, beside bare reading and parsing of the same files on the same threads.

#[path = "../examples/support/bare_load.rs"]
mod bare_load;
#[path = "../examples/support/made_up.rs"]
mod made_up;
#[path = "../examples/support/made_up_files.rs"]
mod made_up_files;

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use criterion::Criterion;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    made_up_files::make(folder.path(), 2_000, 1)?;
    let (workspace, _) = Workspace::open(
        folder.path(),
        AuthorDevice::new("anna", "laptop"),
        &AccountState::in_memory(),
    )
    .map_err(|failure| format!("{failure:?}"))?;
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut group = criterion.benchmark_group("load 2,000 people");
    group.bench_function("lastseen", |bencher| {
        bencher.iter(|| workspace.load(&|batch| drop(black_box(batch))));
    });
    group.bench_function("bare", |bencher| {
        bencher.iter(|| black_box(bare_load::load(folder.path())));
    });
    group.finish();
    criterion.final_summary();
    // Turn by turn, so that whatever else the machine does meets both alike.
    let (mut ours, mut theirs) = (0.0, 0.0);
    for _ in 0..20 {
        let start = Instant::now();
        workspace.load(&|batch| drop(black_box(batch)));
        ours += start.elapsed().as_secs_f64();
        let start = Instant::now();
        drop(black_box(bare_load::load(folder.path())?));
        theirs += start.elapsed().as_secs_f64();
    }
    println!("lastseen takes {:.2}x the bare time", ours / theirs);
    Ok(())
}

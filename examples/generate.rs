//! Makes a workspace of made-up people, to try things on:
//! `cargo run --release --example generate -- FOLDER PEOPLE [SEED]`.
//!
//! The same size and seed give the same files.

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_files.rs"]
mod made_up_files;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, people, seed) = match arguments.as_slice() {
        [folder, people] => (folder, people, "1"),
        [folder, people, seed] => (folder, people, seed.as_str()),
        _ => return Err("usage: generate FOLDER PEOPLE [SEED]".into()),
    };
    let made = made_up_files::make(Path::new(folder), people.parse()?, seed.parse()?)?;
    println!("{folder}: {} records, {} bytes", made.files, made.bytes);
    Ok(())
}

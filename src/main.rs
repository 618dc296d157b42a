//! Picks the screen or a command and turns an error into an exit code.

fn main() {}

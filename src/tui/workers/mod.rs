//! The threads that do what the screen asks of the world.
//!
//! - `book_reader`: all records from the files into a book.
//! - `checker`: looking through everything, from the files and beside everything else.
//! - `comparer`: comparing everybody with everybody, from the files and beside everything else.
//! - `draft_saver`: a thread that keeps what is being typed, so that a line that drops takes nothing along.
//! - `effects`: what the screen asks of the disk, done one thing at a time.
//! - `exporter`: writes what somebody asks for to go out, beside everything else.
//! - `importer`: reading and planning what a list would do, from the files and beside everything else.
//! - `searcher`: searches that are made while nothing else happens.
//! - `storage_worker`: a thread that does what the screen asks of the disk, one thing after another.
//! - `synchroniser`: exchanges changes with another clone of git, beside everything else.
//! - `thread_pool`: heavy work in threads of its own, so that nobody who types waits for it.

pub mod book_reader;
pub mod checker;
pub mod comparer;
pub mod draft_saver;
pub mod effects;
pub mod exporter;
pub mod importer;
pub mod searcher;
pub mod storage_worker;
pub mod synchroniser;
pub mod thread_pool;

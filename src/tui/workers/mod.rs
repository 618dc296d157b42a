//! The threads that do what the screen asks of the world.

pub mod checker;
pub mod comparer;
pub mod draft_saver;
pub mod effects;
pub mod queue_steps;
pub mod searcher;
pub mod storage_worker;
pub mod thread_pool;

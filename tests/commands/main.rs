//! The commands as their users run them: the real binary on workspaces in temporary folders.

mod bad_input;
mod changes;
mod desk;
mod reading;

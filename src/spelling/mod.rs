//! How names are spelt: one name in many scripts and romanisations.

pub mod fold;

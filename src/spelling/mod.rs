//! How names are spelt: one name in many scripts and romanisations.
//!
//! A text becomes sounds ([`cyrillic`], [`latin`], [`marked`] say which letters stand for which
//! sound), the sounds of a word become its key ([`collapse`]), [`open`]
//! says how the key of an unfinished word may go on, and [`near`] says which keys are a
//! slip or a dialect apart. [`inflect`] gives the cases of a name.

pub mod alternatives;
pub mod collapse;
pub mod cyrillic;
pub mod diacritics;
pub mod fold;
pub mod given;
pub mod inflect;
pub mod latin;
pub mod national;
pub mod near;
pub mod phonemes;
pub mod prefixes;
pub mod same_name;
pub mod script;

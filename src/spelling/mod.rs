//! How names are spelt: one name in many scripts and romanisations.
//!
//! A text becomes sounds ([`cyrillic`], [`latin`], [`marked`] say which letters stand for which
//! sound), the sounds of a word become its key ([`collapse`]), [`open`]
//! says how the key of an unfinished word may go on, and [`near`] says which keys are a
//! slip or a dialect apart. [`inflect`] gives the cases of a name.

pub mod collapse;
pub mod cyrillic;
pub mod fold;
pub mod given;
pub mod inflect;
pub mod latin;
pub mod marked;
pub mod national;
pub mod near;
pub mod open;
pub mod readings;
pub mod same;
pub mod script;
pub mod sound;

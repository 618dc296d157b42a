//! How names are spelt: one name in many scripts and romanisations.
//!
//! A text becomes sounds (`cyrillic`, `latin` and `diacritics` say which letters stand for which sound),
//! the sounds of a word become its key (`collapse`), `prefixes` says how the key of an unfinished word
//! may go on, `near` which keys are a slip or a dialect apart, and `inflect` gives the cases of a name.
//!
//! - `alternatives`: the other ways in which a word may be meant.
//! - `collapse`: folding the sounds of one word to the letters of its key.
//! - `common_words`: words of names that say little by themselves, and words that maps translate.
//! - `cyrillic`: which sound each Cyrillic letter stands for.
//! - `diacritics`: letters that look like others, and Latin letters whose mark changes their sound.
//! - `distance`: how far apart two keys are by what languages and romanisations do to a name.
//! - `fine_keys`: the fine keys of many names, each word folded once.
//! - `fold`: folding a name to a key that all its spellings share.
//! - `given`: given names in their Russian, Ukrainian and short forms.
//! - `inflect`: the keys of a name in its grammatical cases and affectionate forms.
//! - `keyboard`: what was typed while the keyboard was set to another layout.
//! - `latin`: which sounds the letters of a Latin word stand for, in English, German, Polish.
//! - `national`: first names that Russian, Ukrainian and Belarusian have each in a form of its own.
//! - `near`: which keys are a slip of the finger or a dialect apart.
//! - `neighbors`: Georgian, Armenian, Arabic and Hebrew letters in Latin ones.
//! - `phonemes`: the sounds that letters of any script are read as, before they are folded.
//! - `prefixes`: the keys of a word that is still being typed.
//! - `same_name`: whether two words may be spellings of one name.
//! - `script`: which script a word is in, and letters of another script that only look as if they belonged.
//! - `world_names`: given names beyond the East Slavic ones, in their spellings and short forms.

pub mod alternatives;
pub mod collapse;
pub mod common_words;
pub mod cyrillic;
pub mod diacritics;
pub mod distance;
pub mod fine_keys;
pub mod fold;
pub mod given;
pub mod inflect;
pub mod keyboard;
pub mod latin;
pub mod national;
pub mod near;
pub mod neighbors;
pub mod phonemes;
pub mod prefixes;
pub mod same_name;
pub mod script;
pub mod world_names;

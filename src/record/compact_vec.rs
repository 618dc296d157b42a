//! Reads lists into compact `Vec`s, without spare room.
//!
//! A list that is read item by item grows by doubling, and one item takes the room of four. A hundred
//! thousand records with three entries of one citation each would take half as much again.

use serde::{Deserialize, Deserializer};

/// Reads a list into no more room than it needs.
///
/// # Errors
///
/// Where an item does not read.
pub fn list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let mut items = Vec::deserialize(deserializer)?;
    items.shrink_to_fit();
    Ok(items)
}

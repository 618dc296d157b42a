//! Opaque record ids: a kind's letter, a dash, Crockford base-32 characters.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::io;
use std::str::FromStr;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::record::expectation::Expectation;
use crate::record::kind::Kind;

/// The characters of Crockford's base 32, in lower case: no `i`, `l`, `o` or `u`, so that an id
/// survives being read aloud or copied by hand (Crockford, "Base 32", 2002).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many characters follow the dash in an id that lastseen makes: 50 bits.
pub const RANDOM_CHARACTERS: usize = 10;

/// The most bytes that an id may have, its letter and dash included.
const CAPACITY: usize = 15;

/// The id of a record, which is also the name of its file.
///
/// Ids are small and `Copy`; the text is held in place. Ids written by other hands may be shorter
/// or longer than ours (1 to 13 characters of `0-9a-z` after the dash).
#[derive(Clone, Copy)]
pub struct RecordId {
    /// The text, zeros after it, and its length in the last byte. As one number, most significant
    /// byte first, that sorts as the text does.
    bytes: [u8; CAPACITY + 1],
}

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl RecordId {
    /// Makes an id of `kind` from ten bytes of randomness.
    ///
    /// The randomness comes in as an argument because this module reads no random source.
    #[must_use]
    pub fn from_random(kind: Kind, random: [u8; RANDOM_CHARACTERS]) -> Self {
        let mut bytes = [0; CAPACITY + 1];
        bytes[0] = kind.letter() as u8;
        bytes[1] = b'-';
        for (slot, byte) in bytes[2..].iter_mut().zip(random) {
            *slot = ALPHABET[usize::from(byte & 31)];
        }
        bytes[CAPACITY] = 2 + RANDOM_CHARACTERS as u8;
        Self { bytes }
    }

    /// The id as text, `p-4f7k9q2m8x`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The bytes are ASCII by construction, so this never falls back.
        let length = usize::from(self.bytes[CAPACITY]);
        std::str::from_utf8(&self.bytes[..length]).unwrap_or_default()
    }

    /// The kind that the id's letter names.
    #[must_use]
    pub fn kind(&self) -> Kind {
        // Every constructor checks the letter.
        Kind::of_letter(char::from(self.bytes[0])).unwrap_or(Kind::Person)
    }

    /// The first characters, enough to tell records apart on a screen: `p-4f7k9`.
    #[must_use]
    pub fn short(&self) -> &str {
        let text = self.as_str();
        &text[..text.len().min(7)]
    }

    /// Where the record's file lies below the workspace, with forward slashes.
    #[must_use]
    pub fn relative_path(&self) -> String {
        format!("{}/{}.ron", self.kind().folder(), self.as_str())
    }

    /// The record whose file has this path below the workspace.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next()?.strip_suffix(".ron")?;
        let id: Self = name.parse().ok()?;
        (id.relative_path() == path).then_some(id)
    }
}

// Ids are compared and hashed more than anything else while a workspace is read, so all of it is
// one operation on one number.

impl RecordId {
    const fn number(self) -> u128 {
        u128::from_be_bytes(self.bytes)
    }
}

impl PartialEq for RecordId {
    fn eq(&self, other: &Self) -> bool {
        self.number() == other.number()
    }
}

impl Eq for RecordId {}

impl PartialOrd for RecordId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RecordId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number().cmp(&other.number())
    }
}

impl Hash for RecordId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number().hash(state);
    }
}

impl FromStr for RecordId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let source = text.as_bytes();
        let known_letter = source
            .first()
            .is_some_and(|letter| Kind::of_letter(char::from(*letter)).is_some());
        let rest = source.get(2..).unwrap_or_default();
        let well_formed = known_letter
            && source.get(1) == Some(&b'-')
            && !rest.is_empty()
            && source.len() <= CAPACITY
            && rest
                .iter()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
        if !well_formed {
            return Err(NotAnId);
        }
        let mut bytes = [0; CAPACITY + 1];
        bytes[..source.len()].copy_from_slice(source);
        bytes[CAPACITY] = source.len() as u8;
        Ok(Self { bytes })
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A reference to another record as it stands in the text.
///
/// What is written there need not be an id at all: that is a finding of `check`, never a reason to
/// refuse the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Link {
    /// A well-formed id; whether such a record exists is another question.
    To(RecordId),
    /// Nothing is written there (`""`).
    #[default]
    Nowhere,
    /// Something that is no id, as it is written.
    Malformed(Box<str>),
}

impl Link {
    /// The id that the reference names, if it is one.
    #[must_use]
    pub fn id(&self) -> Option<RecordId> {
        match self {
            Self::To(id) => Some(*id),
            Self::Nowhere | Self::Malformed(_) => None,
        }
    }

    /// The reference as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::To(id) => id.as_str(),
            Self::Nowhere => "",
            Self::Malformed(text) => text,
        }
    }
}

impl From<&str> for Link {
    fn from(text: &str) -> Self {
        match text.parse() {
            Ok(id) => Self::To(id),
            Err(NotAnId) if text.is_empty() => Self::Nowhere,
            Err(NotAnId) => Self::Malformed(text.into()),
        }
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Link;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Expectation::Link, f)
            }
            fn visit_str<E>(self, text: &str) -> Result<Link, E> {
                Ok(Link::from(text))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl BorshSerialize for RecordId {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(&self.bytes)
    }
}

impl BorshDeserialize for RecordId {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<Self> {
        let mut bytes = [0; CAPACITY + 1];
        reader.read_exact(&mut bytes)?;
        let text = bytes.get(..usize::from(bytes[CAPACITY]));
        let id = text.and_then(|text| std::str::from_utf8(text).ok()?.parse::<Self>().ok());
        // What stands behind the text counts where ids are compared.
        let is_same = |id: &Self| id.bytes == bytes;
        id.filter(is_same)
            .ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

impl Serialize for RecordId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = RecordId;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Expectation::RecordId, f)
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<RecordId, E> {
                text.parse()
                    .map_err(|NotAnId| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_opaque_and_names_its_kind() {
        let id = RecordId::from_random(Kind::Source, [0, 1, 31, 32, 255, 10, 20, 30, 17, 18]);
        assert_eq!(id.as_str(), "s-01z0zamyhj");
        assert_eq!(id.kind(), Kind::Source);
        assert_eq!(id.short(), "s-01z0z");
        assert_eq!(id.relative_path(), "sources/s-01z0zamyhj.ron");
    }

    #[test]
    fn ids_sort_as_their_texts_do() {
        let mut ids: Vec<RecordId> = ["s-a", "p-aa", "p-b", "p-a", "p-0123456789abc", "p-a0"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        ids.sort_unstable();
        let texts: Vec<&str> = ids.iter().map(RecordId::as_str).collect();
        assert_eq!(
            texts,
            ["p-0123456789abc", "p-a", "p-a0", "p-aa", "p-b", "s-a"]
        );
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "p",
            "p-",
            "x-4f7k9q2m8x",
            "p_4f7k9q2m8x",
            "p-4F7K",
            "p-../../etc",
            "p-4f7k9q2m8x4f7k9q2m8x",
            "p-ы",
        ] {
            assert_eq!(text.parse::<RecordId>(), Err(NotAnId), "{text}");
        }
        assert_eq!(
            "c-7m3x0w5rzn".parse::<RecordId>().unwrap().as_str(),
            "c-7m3x0w5rzn"
        );
    }

    #[test]
    fn a_reference_keeps_what_is_written() {
        assert_eq!(Link::from("").as_str(), "");
        assert_eq!(Link::from("s-...").as_str(), "s-...");
        assert_eq!(Link::from("s-...").id(), None);
        assert_eq!(
            Link::from("s-5k8y2e7gqd").id().unwrap().as_str(),
            "s-5k8y2e7gqd"
        );
    }
}

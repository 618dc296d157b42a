//! Who has been erased: fingerprints of names, by which a person is recognised and which prove nothing
//! to whoever reads the log.

use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::casebook::errors::failure::Failure;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::RecordId;
use crate::spelling::fold::key as folded;
use crate::storage::digest::hexadecimal;
use crate::storage::random::{change_id, secret};

/// The memory that one fingerprint costs, in KiB; with [`PASSES`] what OWASP's Password Storage Cheat
/// Sheet asks of Argon2id at least. A name costs about 20 ms.
const MEMORY: u32 = 19 * 1024;

/// How often that memory is gone over.
const PASSES: u32 = 2;

/// A line has a multiple of so many fingerprints, so that it does not tell how many names there were.
const PADDED: usize = 8;

/// The most fingerprints that are remembered while the program runs.
const REMEMBERED: usize = 100_000;

/// What is remembered of a person who was erased: for each name Argon2id of its folded words, in an order
/// that does not depend on how it was written, under the one random salt of the workspace; filled up with
/// random bytes, and sorted.
///
/// Neither the id nor the year of birth is among it: any old export would tell whose they are. Whoever
/// has the log can still try a name, at 19 MiB and two passes for each; they cannot read one out of it.
///
/// Lines of before November 2026 have HMAC-SHA-256 instead, under a key that stands beside it, of the id
/// and of each name with and without the year of birth; they are read and recognise as ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureFingerprint {
    /// The salt of the workspace, 16 random bytes in hexadecimal; empty in an old line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    salt: String,
    /// The fingerprints, in hexadecimal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fingerprints: Vec<String>,
    /// In an old line: the key of the HMAC, in hexadecimal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    key: String,
    /// In an old line: the hash of the id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    id: String,
    /// In an old line: the hashes of each name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    names: Vec<ForgottenName>,
}

/// The hashes of one name in an old line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ForgottenName {
    /// Of the name alone.
    name: String,
    /// Of the name with the year of birth; empty if the year was not known.
    born: String,
}

impl ErasureFingerprint {
    /// What is to be remembered of a person with these names, under the salt of the workspace; a new one
    /// if it has none yet.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if the system gives no randomness.
    pub fn new(names: &[String], salt: Option<&str>) -> Result<Self, Failure> {
        let salt = match salt {
            Some(salt) => salt.to_owned(),
            None => change_id()?.0,
        };
        let names: BTreeSet<String> = names.iter().filter_map(|name| bag(name)).collect();
        let mut fingerprints: Vec<String> =
            names.iter().map(|name| fingerprint(&salt, name)).collect();
        let padded = fingerprints.len().max(1).div_ceil(PADDED) * PADDED;
        while fingerprints.len() < padded {
            fingerprints.push(secret()?);
        }
        fingerprints.sort_unstable();
        Ok(Self {
            salt,
            fingerprints,
            ..Self::default()
        })
    }

    /// The salt; `None` in an old line.
    #[must_use]
    pub fn salt(&self) -> Option<&str> {
        (!self.salt.is_empty()).then_some(&self.salt)
    }

    /// Whether this is the person, by a name. Old lines know the id, too, and tell namesakes apart by the
    /// year of birth.
    #[must_use]
    pub fn is(&self, id: RecordId, names: &[String], born: &EdtfDate) -> bool {
        self.has_id(id) || self.is_called(names, born)
    }

    /// Whether an old line knows the id.
    #[must_use]
    pub fn has_id(&self, id: RecordId) -> bool {
        !self.key.is_empty() && hash(&self.key, id.as_str()) == self.id
    }

    /// Whether somebody of one of these names was erased.
    #[must_use]
    pub fn is_called(&self, names: &[String], born: &EdtfDate) -> bool {
        let mut bags = names.iter().filter_map(|name| bag(name));
        if self.key.is_empty() {
            return bags.any(|name| {
                let found = fingerprint(&self.salt, &name);
                !found.is_empty() && self.fingerprints.contains(&found)
            });
        }
        let year = year(born);
        bags.any(|name| {
            let hashed = hash(&self.key, &name);
            self.names.iter().any(|known| {
                known.name == hashed
                    && match year {
                        Some(year) if !known.born.is_empty() => {
                            known.born == hash(&self.key, &format!("{name}\n{year}"))
                        }
                        _ => true,
                    }
            })
        })
    }
}

/// The folded words of a name in an order that does not depend on how it was written.
fn bag(name: &str) -> Option<String> {
    let folded = folded(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The year, where it is one.
fn year(born: &EdtfDate) -> Option<i16> {
    let days = born.days()?;
    (days.earliest.year() == days.latest.year()).then(|| days.earliest.year())
}

/// Argon2id of a text under a salt, in hexadecimal. Each is reckoned once while the program runs.
fn fingerprint(salt: &str, text: &str) -> String {
    static KNOWN: LazyLock<Mutex<HashMap<(String, String), String>>> =
        LazyLock::new(Mutex::default);
    let of = (salt.to_owned(), text.to_owned());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known().get(&of) {
        return found.clone();
    }
    let mut output = [0; 32];
    let reckoned = Params::new(MEMORY, PASSES, 1, Some(output.len())).and_then(|params| {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon2.hash_password_into(text.as_bytes(), salt.as_bytes(), &mut output)
    });
    // A salt that is too short for Argon2 is none of ours; nobody is recognised by it.
    let found = match reckoned {
        Ok(()) => hexadecimal(&output),
        Err(_) => String::new(),
    };
    let mut known = known();
    if known.len() < REMEMBERED {
        known.insert(of, found.clone());
    }
    found
}

fn hash(key: &str, text: &str) -> String {
    // HMAC takes a key of any length, so there is no error to pass on.
    Hmac::<Sha256>::new_from_slice(key.as_bytes())
        .map(|mut mac| {
            mac.update(text.as_bytes());
            hexadecimal(&mac.finalize().into_bytes())
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_person_is_recognised_by_a_name_in_any_spelling_and_by_nothing_else() {
        let known = ErasureFingerprint::new(&names(&["Maksim Kochetkov", "Макс"]), None).unwrap();
        let other: RecordId = "p-2".parse().unwrap();
        let is =
            |called: &[&str], born: &str| known.is(other, &names(called), &EdtfDate::new(born));
        assert!(is(&["Кочетков Максим"], ""));
        assert!(is(&["x", "Maxim Kochetkov"], "1985"));
        assert!(!is(&["Maksim"], ""));
        assert!(!is(&["", "?"], ""));
        let text = ron::to_string(&known).unwrap();
        assert_eq!(
            ron::from_str::<ErasureFingerprint>(&text),
            Ok(known.clone())
        );
        assert_eq!(known.fingerprints.len(), 8);
        assert!(known.fingerprints.iter().all(|print| print.len() == 64));
        assert!(
            text.starts_with("(salt:\"") && !text.contains("key") && !text.contains("id:"),
            "{text}"
        );
        let nine: Vec<String> = (0..9).map(|number| format!("Name {number}")).collect();
        assert_eq!(
            ErasureFingerprint::new(&nine, None)
                .unwrap()
                .fingerprints
                .len(),
            16
        );
        assert_eq!(
            ErasureFingerprint::new(&[], None)
                .unwrap()
                .fingerprints
                .len(),
            8
        );
    }

    #[test]
    fn the_fingerprint_is_the_standard_one() {
        // By the implementation of OpenSSL, with 19456 KiB, two passes and one lane.
        assert_eq!(
            fingerprint("0123456789abcdef0123456789abcdef", "kotsetkov maksim"),
            "0994e021bfabea8330f3a9ecc034d0f82900bde4c6106ea9b18e49cc1d6dc068"
        );
        assert_eq!(fingerprint("", "kotsetkov maksim"), "");
    }

    #[test]
    fn lines_of_before_recognise_as_ever() {
        // Written by the version of 25 November 2026.
        let key = "Jefe";
        let text = format!(
            "(key:\"{key}\",id:\"{}\",names:[(name:\"{}\",born:\"{}\")])",
            hash(key, "p-1"),
            hash(key, "kotsetkov maksim"),
            hash(key, "kotsetkov maksim\n2002"),
        );
        let known: ErasureFingerprint = ron::from_str(&text).unwrap();
        let (id, other) = ("p-1".parse().unwrap(), "p-2".parse().unwrap());
        let is =
            |id, called: &[&str], born: &str| known.is(id, &names(called), &EdtfDate::new(born));
        assert!(is(id, &["Somebody Else"], ""));
        assert!(is(other, &["Кочетков Максим"], ""));
        assert!(is(other, &["Maxim Kochetkov"], "2002-05"));
        assert!(!is(other, &["Maksim Kochetkov"], "1985"));
        assert!(!is(other, &["", "?"], ""));
        assert_eq!(ron::to_string(&known).unwrap(), text);
    }

    #[test]
    fn the_hash_is_the_standard_one() {
        // RFC 4231, test case 2.
        assert_eq!(
            hash("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}

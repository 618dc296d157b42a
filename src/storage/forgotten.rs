//! Who has been erased: keyed hashes by which a person is recognised and cannot be read out.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::casebook::failure::Failure;
use crate::record::id::RecordId;
use crate::record::when::When;
use crate::spelling::fold::key as folded;
use crate::storage::digest::hexadecimal;
use crate::storage::random::secret;

/// What is remembered of a person who was erased: HMAC-SHA-256 under a random key of the id and of
/// every name, folded as the search folds it, alone and with the year of birth.
///
/// Whoever has the log has the key as well. They can find out whether a name that they think of is
/// among the erased; they cannot read any name out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    /// The key, 32 random bytes in hexadecimal.
    key: String,
    /// The hash of the id.
    id: String,
    /// The hashes of each name.
    names: Vec<ForgottenName>,
}

/// The hashes of one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ForgottenName {
    /// Of the name alone.
    name: String,
    /// Of the name with the year of birth; empty where the year was not known.
    born: String,
}

impl Forgotten {
    /// What is to be remembered of a person with these names.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] where the system gives no randomness.
    pub fn new(id: RecordId, names: &[String], born: &When) -> Result<Self, Failure> {
        let key = secret()?;
        let year = year(born);
        let mut hashed: Vec<ForgottenName> = Vec::new();
        for name in names.iter().filter_map(|name| bag(name)) {
            let one = ForgottenName {
                name: hash(&key, &name),
                born: year.map_or_else(String::new, |year| hash(&key, &format!("{name}\n{year}"))),
            };
            if !hashed.contains(&one) {
                hashed.push(one);
            }
        }
        Ok(Self {
            id: hash(&key, id.as_str()),
            key,
            names: hashed,
        })
    }

    /// Whether this is the person: the same id, or a name of theirs and no other year of birth.
    #[must_use]
    pub fn is(&self, id: RecordId, names: &[String], born: &When) -> bool {
        if hash(&self.key, id.as_str()) == self.id {
            return true;
        }
        let year = year(born);
        names.iter().filter_map(|name| bag(name)).any(|name| {
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
fn year(born: &When) -> Option<i16> {
    let days = born.days()?;
    (days.earliest.year() == days.latest.year()).then(|| days.earliest.year())
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
    fn a_person_is_recognised_in_any_spelling_and_told_from_a_namesake() {
        let id: RecordId = "p-1".parse().unwrap();
        let other: RecordId = "p-2".parse().unwrap();
        let known = Forgotten::new(
            id,
            &names(&["Maksim Kochetkov", "Макс"]),
            &When::new("2002~"),
        )
        .unwrap();
        let is = |id, called: &[&str], born: &str| known.is(id, &names(called), &When::new(born));
        assert!(is(id, &["Somebody Else"], ""));
        assert!(is(other, &["Кочетков Максим"], ""));
        assert!(is(other, &["Maxim Kochetkov"], "2002-05"));
        assert!(!is(other, &["Maksim Kochetkov"], "1985"));
        assert!(!is(other, &["Maksim"], ""));
        assert!(!is(other, &["", "?"], ""));
        let text = ron::to_string(&known).unwrap();
        assert!(
            !text.contains("p-1") && !text.to_lowercase().contains("ko"),
            "{text}"
        );
        assert_eq!(ron::from_str::<Forgotten>(&text), Ok(known));
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

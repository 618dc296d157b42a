//! The paper key: a secret key that is written down, put away, and stored on no machine.

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use zeroize::Zeroizing;

use crate::storage::encryption::key_files::members::{Access, WorkspaceMember};

/// How many letters stand in a group.
const GROUP: usize = 4;

/// How many groups stand in a row.
const ROW: usize = 4;

/// A key for paper.
pub struct PaperKey(x25519::Identity);

impl PaperKey {
    /// A new key.
    #[must_use]
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Its place among the members.
    #[must_use]
    pub fn member(&self, name: &str) -> WorkspaceMember {
        WorkspaceMember {
            name: name.to_owned(),
            access: Access::Paper,
            key: self.0.to_public().to_string(),
        }
    }

    /// The key as it is written down: rows of groups of letters. The last six letters are a check: a letter that is
    /// wrong is noticed when it is typed back, with or without the spaces.
    #[must_use]
    pub fn rows(&self) -> Vec<SecretString> {
        let text = self.0.to_string();
        let text = text.expose_secret();
        let at = text.find('1').map_or(0, |at| at + 1);
        let (beginning, rest) = text.split_at(at);
        let mut rows = vec![SecretString::from(beginning.to_owned())];
        for row in rest.as_bytes().chunks(GROUP * ROW) {
            let groups = row.chunks(GROUP).map(|group| {
                let group = String::from_utf8_lossy(group);
                format!("{group} ")
            });
            let line = Zeroizing::new(groups.collect::<String>());
            rows.push(SecretString::from(line.trim_end().to_owned()));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_the_key_with_spaces_between() {
        let paper = PaperKey::generate();
        let rows = paper.rows();
        assert_eq!(rows[0].expose_secret(), "AGE-SECRET-KEY-1");
        assert_eq!(rows.len(), 5);
        assert_eq!(rows[1].expose_secret().len(), 19);
        let text: String = rows.iter().map(ExposeSecret::expose_secret).collect();
        let text = text.replace(' ', "");
        let again = text.parse::<x25519::Identity>().unwrap();
        assert_eq!(again.to_public().to_string(), paper.member("paper").key);
    }
}

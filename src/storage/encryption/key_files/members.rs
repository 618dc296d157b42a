//! The members of a sealed workspace: whoever can open it, by which key. The list lies with the key, sealed.

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::recipients::Recipients;

/// How a line of a member begins: a comment for `age`.
const LINE: &str = "# member\t";

/// The longest name, in bytes.
const LONGEST: usize = 200;

/// By what somebody opens a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// A key of theirs, of `age` or SSH.
    Key,
    /// A passphrase.
    Passphrase,
    /// A key on paper.
    Paper,
}

impl Access {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Key, "key"),
        (Self::Passphrase, "passphrase"),
        (Self::Paper, "paper"),
    ];

    /// Its word in the list.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(access, _)| *access == self);
        found.map_or("", |(_, word)| word)
    }
}

/// One way by which a member opens the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceMember {
    /// What the others call them.
    pub name: String,
    /// By what they open it.
    pub access: Access,
    /// Their public key.
    pub key: String,
}

/// Everybody who can open a workspace. Who has several keys stands in it several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members(Vec<WorkspaceMember>);

impl Members {
    /// All of them, in the order in which they came.
    #[must_use]
    pub fn list(&self) -> &[WorkspaceMember] {
        &self.0
    }

    /// Adds a member. A key that is there already under that name is left alone.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::BadMemberName`], and [`EncryptionError::KeyOfAnother`] if somebody else has that key.
    pub fn add(&mut self, member: WorkspaceMember) -> Result<(), EncryptionError> {
        let name = member.name.trim();
        let is_name = !name.is_empty() && name.len() <= LONGEST;
        if !is_name || name != member.name || name.chars().any(char::is_control) {
            return Err(EncryptionError::BadMemberName);
        }
        match self.0.iter().find(|one| one.key == member.key) {
            Some(one) if one.name == member.name => Ok(()),
            Some(_) => Err(EncryptionError::KeyOfAnother),
            None => {
                self.0.push(member);
                Ok(())
            }
        }
    }

    /// Takes a member out, with all their keys.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::NoSuchMember`], and [`EncryptionError::LastMember`] if nobody could open the workspace then.
    pub fn remove(&mut self, name: &str) -> Result<(), EncryptionError> {
        if self.0.iter().all(|one| one.name != name) {
            return Err(EncryptionError::NoSuchMember);
        }
        if self.0.iter().all(|one| one.name == name) {
            return Err(EncryptionError::LastMember);
        }
        self.0.retain(|one| one.name != name);
        Ok(())
    }

    /// The members of two clones: those that either has added, without those that either has taken out since `base`.
    ///
    /// # Errors
    ///
    /// As [`Members::add`], and [`EncryptionError::LastMember`] if nobody is left.
    pub fn merged(&self, base: &Self, theirs: &Self) -> Result<Self, EncryptionError> {
        let mut merged = Self::default();
        for member in self.0.iter().chain(&theirs.0) {
            let has_all = self.0.contains(member) && theirs.0.contains(member);
            if has_all || !base.0.contains(member) {
                merged.add(member.clone())?;
            }
        }
        match merged.0.is_empty() {
            true => Err(EncryptionError::LastMember),
            false => Ok(merged),
        }
    }

    /// The keys of all of them.
    ///
    /// # Errors
    ///
    /// [`Failure::Encryption`] if one is no key, or there is none.
    pub fn recipients(&self) -> Result<Recipients, Failure> {
        let keys: Vec<String> = self.0.iter().map(|one| one.key.clone()).collect();
        Recipients::read(&keys)
    }

    /// The list as it stands in the key file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for WorkspaceMember { name, access, key } in &self.0 {
            let word = access.word();
            text.push_str(&format!("{LINE}{word}\t{key}\t{name}\n"));
        }
        text
    }

    /// The list that a key file holds.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::Damaged`] if a line is none of ours: a member who is left out would lose the workspace.
    pub fn from_text(text: &str) -> Result<Self, EncryptionError> {
        let mut members = Self::default();
        for line in text.lines().filter_map(|line| line.strip_prefix(LINE)) {
            let mut parts = line.splitn(3, '\t');
            let word = parts.next().unwrap_or_default();
            let access = Access::ALL.iter().find(|(_, one)| *one == word);
            let (Some((access, _)), Some(key), Some(name)) = (access, parts.next(), parts.next())
            else {
                return Err(EncryptionError::Damaged);
            };
            members.add(WorkspaceMember {
                name: name.to_owned(),
                access: *access,
                key: key.to_owned(),
            })?;
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, access: Access, key: &str) -> WorkspaceMember {
        WorkspaceMember {
            name: name.to_owned(),
            access,
            key: key.to_owned(),
        }
    }

    #[test]
    fn the_list_comes_back_from_its_text_and_is_a_comment_for_age() {
        let mut members = Members::default();
        members
            .add(member("Анна Тестова", Access::Key, "age1aaa"))
            .unwrap();
        members
            .add(member("Petro # one", Access::Passphrase, "age1bbb"))
            .unwrap();
        members
            .add(member("paper", Access::Paper, "age1ccc"))
            .unwrap();
        let text = members.to_text();
        assert!(text.lines().all(|line| line.starts_with('#')));
        assert_eq!(Members::from_text(&text).unwrap(), members);
        assert_eq!(
            Members::from_text("# member\twhat\tage1aaa\tAnna\n"),
            Err(EncryptionError::Damaged)
        );
    }

    #[test]
    fn nobody_is_added_twice_and_the_last_one_stays() {
        let mut members = Members::default();
        let anna = member("Anna", Access::Key, "age1aaa");
        members.add(anna.clone()).unwrap();
        members.add(anna.clone()).unwrap();
        assert_eq!(members.list(), [anna]);
        for name in ["", " Anna", "An\tna", "An\nna", &"a".repeat(201)] {
            let added = members.add(member(name, Access::Key, "age1ddd"));
            assert_eq!(added, Err(EncryptionError::BadMemberName), "{name:?}");
        }
        let added = members.add(member("Borys", Access::Key, "age1aaa"));
        assert_eq!(added, Err(EncryptionError::KeyOfAnother));
        assert_eq!(members.remove("Borys"), Err(EncryptionError::NoSuchMember));
        assert_eq!(members.remove("Anna"), Err(EncryptionError::LastMember));
        members
            .add(member("Borys", Access::Key, "age1bbb"))
            .unwrap();
        members.remove("Anna").unwrap();
        assert_eq!(members.list().len(), 1);
    }

    #[test]
    fn who_was_added_on_either_side_stays_and_who_was_taken_out_does_not_come_back() {
        let of = |names: &[&str]| {
            let mut members = Members::default();
            for name in names {
                let key = format!("age1{name}");
                members.add(member(name, Access::Key, &key)).unwrap();
            }
            members
        };
        let merged =
            |base: &[&str], ours: &[&str], theirs: &[&str]| of(ours).merged(&of(base), &of(theirs));
        assert_eq!(
            merged(&["a"], &["a", "b"], &["a", "c"]),
            Ok(of(&["a", "b", "c"]))
        );
        assert_eq!(
            merged(&["a", "b"], &["a"], &["a", "b", "c"]),
            Ok(of(&["a", "c"]))
        );
        assert_eq!(
            merged(&["a", "b"], &["a"], &["b"]),
            Err(EncryptionError::LastMember)
        );
        let mut other = of(&["a"]);
        other.add(member("Eva", Access::Key, "age1b")).unwrap();
        assert_eq!(
            of(&["a", "b"]).merged(&of(&["a"]), &other),
            Err(EncryptionError::KeyOfAnother)
        );
    }
}

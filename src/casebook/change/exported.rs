//! What was exported, as the log keeps it: how much of it may be shown to whom, in which form, how many
//! records, the digest of what went out, for whom, and by which query.

use crate::casebook::change::recipient_name::RecipientName;

const BEGINNING: &str = "exported ";
const RECORDS: &str = " records, sha256 ";
const ENCRYPTED: &str = ", encrypted to ";
const RECIPIENT: &str = ", to \"";
const QUERY: &str = ", query \"";

/// How much of the records goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportScope {
    /// What may be shown to anybody.
    Public,
    /// Everything.
    Full,
}

impl ExportScope {
    /// Its word, which is also its flag.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Full => "full",
        }
    }
}

/// One export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How much went out.
    pub scope: ExportScope,
    /// In which form, as it is typed behind `--as`.
    pub form: String,
    /// How many records.
    pub records: usize,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The prints of the keys that it is encrypted to; none if it went out in the clear.
    pub encrypted_to: Vec<String>,
    /// For whom.
    pub recipient: RecipientName,
    /// The query; empty if there was none.
    pub query: String,
}

impl Exported {
    /// Its form on disk.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!(
            "{BEGINNING}{} {}, {}{RECORDS}{}",
            self.scope.word(),
            self.form,
            self.records,
            self.sha256
        );
        if !self.encrypted_to.is_empty() {
            text.push_str(ENCRYPTED);
            text.push_str(&self.encrypted_to.join(" "));
        }
        for (beginning, typed) in [(RECIPIENT, self.recipient.as_str()), (QUERY, &self.query)] {
            if !typed.is_empty() {
                text.push_str(beginning);
                text.push_str(&one_line(typed));
                text.push('"');
            }
        }
        text
    }

    /// What a text of the log says of an export.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(BEGINNING)?;
        let (told, rest) = rest.split_once(RECORDS)?;
        let (what, records) = told.rsplit_once(", ")?;
        let (scope, form) = what.split_once(' ')?;
        let scope = [ExportScope::Public, ExportScope::Full]
            .into_iter()
            .find(|one| one.word() == scope)?;
        let (sha256, rest) = rest.split_at_checked(64)?;
        let is_digest = sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut read = Self {
            scope,
            form: form.to_owned(),
            records: records.parse().ok()?,
            sha256: is_digest.then(|| sha256.to_owned())?,
            encrypted_to: Vec::new(),
            recipient: RecipientName::default(),
            query: String::new(),
        };
        let rest = match rest.strip_prefix(ENCRYPTED) {
            Some(told) => {
                // No print of a key has a comma.
                let (keys, rest) = told.split_at(told.find(',').unwrap_or(told.len()));
                read.encrypted_to = keys.split(' ').map(str::to_owned).collect();
                rest
            }
            None => rest,
        };
        if rest.is_empty() {
            return Some(read);
        }
        let rest = rest.strip_suffix('"')?;
        if let Some(query) = rest.strip_prefix(QUERY) {
            query.clone_into(&mut read.query);
            return Some(read);
        }
        let rest = rest.strip_prefix(RECIPIENT)?;
        let (recipient, query) = match rest.split_once("\", query \"") {
            Some((recipient, query)) => (recipient, query),
            None => (rest, ""),
        };
        read.recipient = RecipientName::of_log(recipient);
        query.clone_into(&mut read.query);
        Some(read)
    }
}

/// The log has one line for each change.
fn one_line(typed: &str) -> String {
    typed
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back() {
        let keys = ["age1qqq".to_owned(), "SHA256:a+b/c".to_owned()];
        for (keys, recipient, query) in [
            (&keys[..0], "", ""),
            (&keys[..0], "Memorial", ""),
            (&keys[..0], "", "status:missing 'a \"b\"'"),
            (&keys[..], "", ""),
            (&keys[..1], "a \"partner\"", "name:x, encrypted to y"),
            (&keys[..], "", "name:x"),
        ] {
            let exported = Exported {
                scope: ExportScope::Public,
                form: "csv".to_owned(),
                records: 12,
                sha256: "0a".repeat(32),
                encrypted_to: keys.to_vec(),
                recipient: RecipientName::new(recipient).unwrap(),
                query: query.to_owned(),
            };
            let text = exported.to_text();
            assert_eq!(Exported::read(&text), Some(exported), "{text}");
        }
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "",
            "exported",
            "exported public csv, 12 records, sha256 00",
            "exported secret csv, 12 records, sha256 0",
            "exported public csv, 12 records, sha256 ыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыы",
            "Gorshenin: note",
        ] {
            assert_eq!(Exported::read(text), None, "{text}");
        }
    }
}

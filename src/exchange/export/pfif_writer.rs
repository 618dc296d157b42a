//! The People Finder Interchange Format 1.4. Records expire, and of its statuses only those are written that
//! the records bear out: nobody is believed dead here, or alive without a sign of life.

use std::io::{self, Write};

use jiff::{Timestamp, ToSpan};

use crate::exchange::export::outgoing_person::{OutgoingEntry, OutgoingPerson, plain_date};
use crate::record::status::Status;

/// After how many days a record has to be taken out again.
const EXPIRES: i64 = 60;

/// In front of ids; the domain belongs to nobody.
pub const DOMAIN: &str = "lastseen.invalid/";

/// Who wrote the records: no person.
const AUTHOR: &str = "lastseen";

/// A document on its way out.
pub struct PfifWriter<'w> {
    to: &'w mut dyn Write,
    now: String,
    expiry: String,
}

impl<'w> PfifWriter<'w> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn begin(to: &'w mut dyn Write, now: Timestamp) -> io::Result<Self> {
        to.write_all(BEGINNING.as_bytes())?;
        let expiry = now.checked_add((EXPIRES * 24).hours()).unwrap_or(now);
        Ok(Self {
            to,
            now: moment(now),
            expiry: moment(expiry),
        })
    }

    /// Writes a person; whether that could be done. The format has nobody without a name.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn person(&mut self, person: &OutgoingPerson) -> io::Result<bool> {
        let Some(name) = &person.name else {
            return Ok(false);
        };
        let id = format!("{DOMAIN}{}", person.id);
        let mut others = person.other_names.clone();
        others.extend_from_slice(&person.weak_names);
        let text = [
            element("person_record_id", &id),
            element("entry_date", &self.now),
            element("expiry_date", &self.expiry),
            element("author_name", AUTHOR),
            element("source_date", &self.now),
            element("full_name", name),
            element("alternate_names", &others.join("\n")),
            element("sex", person.sex.unwrap_or_default()),
            element(
                "date_of_birth",
                plain_date(&person.born).unwrap_or_default(),
            ),
            element("home_city", &person.home),
        ];
        let mut text = format!("<pfif:person>\n{}", text.concat());
        if let Some(entry) = person.entries.iter().find(|entry| entry.is_current) {
            text.push_str(&self.note(&id, entry));
        }
        text.push_str("</pfif:person>\n");
        self.to.write_all(text.as_bytes())?;
        Ok(true)
    }

    fn note(&self, id: &str, entry: &OutgoingEntry) -> String {
        let word = entry.status.as_ref().map_or("", Status::as_str);
        let told = match entry.when.as_str() {
            "" => word.to_owned(),
            when => format!("{word}, {when}"),
        };
        let text = [
            element("note_record_id", &format!("{id}-note")),
            element("person_record_id", id),
            element("entry_date", &self.now),
            element("author_name", AUTHOR),
            element("source_date", &self.now),
            element("status", status(entry).unwrap_or_default()),
            element("last_known_location", &entry.place),
            element("text", &told),
        ];
        format!("<pfif:note>\n{}</pfif:note>\n", text.concat())
    }

    /// Ends the document.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn finish(self) -> io::Result<()> {
        self.to.write_all(b"</pfif:pfif>\n")
    }
}

const BEGINNING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">\n";

/// The status that the entry bears out.
fn status(entry: &OutgoingEntry) -> Option<&'static str> {
    match &entry.status {
        Some(Status::Missing) => Some("believed_missing"),
        Some(Status::Returned) => Some("believed_alive"),
        Some(Status::Detained | Status::Redeployed) if entry.is_sign_of_life => {
            Some("believed_alive")
        }
        _ => None,
    }
}

fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An element; nothing if it would be empty.
fn element(name: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let clean: String = text
        .chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect();
    let text = quick_xml::escape::escape(&clean);
    format!("<pfif:{name}>{text}</pfif:{name}>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::edtf_date::EdtfDate;

    fn written(person: &OutgoingPerson) -> String {
        let mut bytes = Vec::new();
        let now = "2026-11-28T05:00:00.5Z".parse().unwrap();
        let mut pfif = PfifWriter::begin(&mut bytes, now).unwrap();
        pfif.person(person).unwrap();
        pfif.finish().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn person(status: Status, is_sign_of_life: bool) -> OutgoingPerson {
        OutgoingPerson {
            id: "p-1".to_owned(),
            name: Some("A <b> & ]]>\u{1b}".to_owned()),
            entries: vec![OutgoingEntry {
                status: Some(status),
                when: EdtfDate::new("2022-07"),
                is_sign_of_life,
                is_current: true,
                ..OutgoingEntry::default()
            }],
            ..OutgoingPerson::default()
        }
    }

    #[test]
    fn a_record_expires_and_its_text_is_inert() {
        let text = written(&person(Status::Missing, false));
        for told in [
            "<pfif:person_record_id>lastseen.invalid/p-1<",
            "<pfif:entry_date>2026-11-28T05:00:00Z<",
            "<pfif:expiry_date>2027-01-27T05:00:00Z<",
            "<pfif:full_name>A &lt;b&gt; &amp; ]]&gt;\u{fffd}<",
            "<pfif:text>Missing, 2022-07<",
        ] {
            assert!(text.contains(told), "{told}\n{text}");
        }
    }

    #[test]
    fn a_status_is_written_only_if_it_is_borne_out() {
        for (status, is_sign_of_life, expected) in [
            (Status::Missing, false, Some("believed_missing")),
            (Status::Returned, false, Some("believed_alive")),
            (Status::Detained, false, None),
            (Status::Detained, true, Some("believed_alive")),
            (Status::Other("Dead".into()), true, None),
        ] {
            let text = written(&person(status, is_sign_of_life));
            let told = text.split("<pfif:status>").nth(1);
            let told = told.and_then(|rest| rest.split('<').next());
            assert_eq!(told, expected, "{text}");
        }
        let nobody = OutgoingPerson::default();
        assert!(!written(&nobody).contains("person>"));
    }
}

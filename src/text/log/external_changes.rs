//! External changes on disk, in one line.

use jiff::civil::DateTime;

use crate::casebook::external::change_origin::ChangeOrigin;
use crate::casebook::external::editor_lock::EditorLock;
use crate::record::status::Status;
use crate::text::labels::counts;
use crate::text::labels::label::MONTHS;
use crate::text::safe::display_safe;

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It was not there before.
    New,
    /// The person has another status now.
    Status(Status),
    /// Something else in it is another.
    Changed,
    /// Its file is gone.
    Gone,
    /// Its file cannot be read any more.
    Broken,
    /// Its file can be read again, and says what it said before.
    Mended,
}

/// What became of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is called.
    pub name: String,
    /// What became of it.
    pub what: What,
    /// Who did it, where the log tells.
    pub by: Option<ChangeOrigin>,
}

/// The most names that are told one by one.
const NAMED: usize = 3;

/// What became of records, in one line; `None` where there is none.
#[must_use]
pub fn told(all: &[Told]) -> Option<String> {
    let first = all.first()?;
    let line = match &first.by {
        // One gesture says best itself what it was, unless it says less than the record does.
        Some(by) if all.len() > 1 && all.iter().all(|one| is_by(one, by)) => {
            format!("{}: {} ({})", who(by), by.why, records(all.len()))
        }
        _ if all.len() == 1 => one(first),
        _ => several(all),
    };
    Some(display_safe(&line).into_string())
}

fn one(told: &Told) -> String {
    let name = &told.name;
    match (&told.by, &told.what) {
        (_, What::Broken) => {
            format!("{name}: the file cannot be read now, shown as it was; ! tells why")
        }
        (_, What::Mended) => format!("{name}: the file can be read again"),
        (Some(by), What::New) => format!("{}: {name} is new", who(by)),
        (Some(by), What::Status(status)) => {
            format!("{}: {name} is {} now", who(by), status.as_str())
        }
        (Some(by), What::Gone) => format!("{}: {name} was removed", who(by)),
        (Some(by), What::Changed) => format!("{}: {}", who(by), by.why),
        (None, What::New) => format!("changed on disk: {name} is new"),
        (None, What::Status(status)) => {
            format!("changed on disk: {name} is {} now", status.as_str())
        }
        (None, What::Gone) => format!("changed on disk: {name} is gone"),
        (None, What::Changed) => format!("changed on disk: {name}"),
    }
}

fn several(all: &[Told]) -> String {
    let mut authors: Vec<&str> = all
        .iter()
        .filter_map(|one| Some(who(one.by.as_ref()?)))
        .collect();
    authors.sort_unstable();
    authors.dedup();
    let by = if authors.is_empty() {
        String::new()
    } else {
        format!(" ({})", authors.join(", "))
    };
    let mut names: Vec<&str> = all
        .iter()
        .map(|one| one.name.as_str())
        .take(NAMED)
        .collect();
    if all.len() > NAMED {
        names.push("…");
    }
    let broken = all.iter().filter(|one| one.what == What::Broken).count();
    let broken = match broken {
        0 => String::new(),
        count => format!(" · {count} cannot be read, ! tells why"),
    };
    format!(
        "{} changed on disk{by}: {}{broken}",
        records(all.len()),
        names.join("; ")
    )
}

fn is_by(told: &Told, by: &ChangeOrigin) -> bool {
    let is_told = !matches!(told.what, What::Broken | What::Mended);
    is_told
        && told
            .by
            .as_ref()
            .is_some_and(|other| other.change == by.change)
}

/// That somebody has a record's file open in an editor. `name` is what the record is called.
#[must_use]
pub fn elsewhere(name: &str, open: &EditorLock) -> String {
    let who = if open.who.is_empty() {
        String::new()
    } else {
        format!(" by {}", open.who)
    };
    let text = format!(
        "{name} is open in {}{who}: what is saved there later may undo this ({})",
        open.program, open.file
    );
    display_safe(&text).into_string()
}

/// Who set a value, when and for what: `boris, 24 Nov 2026 21:03: Petr: rank edited`.
#[must_use]
pub fn set_by(by: Option<&ChangeOrigin>) -> String {
    let text = match by {
        Some(by) => format!("{}, {}: {}", who(by), moment(by.at), by.why),
        None => "by hand or by another program; the log does not tell".to_owned(),
    };
    display_safe(&text).into_string()
}

/// A moment as it is told: `24 Nov 2026 21:03`.
#[must_use]
pub fn moment(at: DateTime) -> String {
    let month = usize::from(at.month().unsigned_abs()) - 1;
    format!(
        "{} {} {} {:02}:{:02}",
        at.day(),
        MONTHS.get(month).unwrap_or(&""),
        at.year(),
        at.hour(),
        at.minute()
    )
}

fn who(by: &ChangeOrigin) -> &str {
    if by.own {
        "you, in another window"
    } else {
        &by.author
    }
}

fn records(count: usize) -> String {
    counts::of(count, "record", "records")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::change::ChangeId;

    fn by(author: &str, change: &str) -> Option<ChangeOrigin> {
        Some(ChangeOrigin {
            author: author.to_owned(),
            own: false,
            at: "2026-11-24T21:03:00".parse().unwrap(),
            why: "30 people: Returned".to_owned(),
            change: ChangeId(change.to_owned()),
        })
    }

    fn person(name: &str, what: What, by: Option<ChangeOrigin>) -> Told {
        Told {
            name: name.to_owned(),
            what,
            by,
        }
    }

    #[test]
    fn one_change_says_who_and_what() {
        let status = What::Status(Status::from("Returned"));
        let line = |told: Told| told_line(&[told]);
        assert_eq!(
            line(person("Kochetkov, Maksim", status.clone(), by("anna", "1"))),
            "anna: Kochetkov, Maksim is Returned now"
        );
        assert_eq!(
            line(person("Kochetkov", status, None)),
            "changed on disk: Kochetkov is Returned now"
        );
        assert_eq!(
            line(person("\u{1b}[2J", What::Gone, None)),
            "changed on disk: ␛[2J is gone"
        );
    }

    #[test]
    fn a_value_says_who_set_it_and_when() {
        assert_eq!(
            set_by(by("anna", "1").as_ref()),
            "anna, 24 Nov 2026 21:03: 30 people: Returned"
        );
        assert_eq!(
            set_by(None),
            "by hand or by another program; the log does not tell"
        );
    }

    #[test]
    fn many_changes_are_one_line() {
        let changed = |name: &str, by| person(name, What::Changed, by);
        assert_eq!(
            told_line(&[changed("A", by("anna", "1")), changed("B", by("anna", "1"))]),
            "anna: 30 people: Returned (2 records)"
        );
        assert_eq!(
            told_line(&[
                changed("A", by("boris", "1")),
                changed("B", by("anna", "2")),
                changed("C", None),
                person("D", What::Broken, None),
            ]),
            "4 records changed on disk (anna, boris): A; B; C; … · 1 cannot be read, ! tells why"
        );
        assert_eq!(told(&[]), None);
    }

    fn told_line(all: &[Told]) -> String {
        told(all).unwrap()
    }
}

//! External changes on disk, in one line.

use jiff::civil::DateTime;

use crate::casebook::external::change_origin::ChangeOrigin;
use crate::casebook::external::external_changes::EditorLock;
use crate::record::id::RecordId;
use crate::record::person::Sex;
use crate::record::status::Status;
use crate::text::catalogue::{listed, listed_apart, safes, say};
use crate::text::labels::date::day;
use crate::text::labels::label;
use crate::text::log::purpose::why;
use crate::text::safe::{Safe, display_safe};

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
    /// Of a person, whether it is a man or a woman.
    pub sex: Option<Sex>,
    /// What became of it.
    pub what: What,
    /// Who did it, where the log tells.
    pub by: Option<ChangeOrigin>,
}

/// The most names that are told one by one.
const NAMED: usize = 3;

/// What became of records, by their names in one line; `None` if there is none.
#[must_use]
pub fn in_one_line(all: Vec<(RecordId, Told)>) -> Option<Safe> {
    let mut all: Vec<Told> = all.into_iter().map(|(_, told)| told).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    told(&all)
}

/// What became of records, in one line; `None` if there is none.
#[must_use]
fn told(all: &[Told]) -> Option<Safe> {
    let first = all.first()?;
    Some(match &first.by {
        // One gesture says best itself what it was, unless it says less than the record does.
        Some(by) if all.len() > 1 && all.iter().all(|one| is_by(one, by)) => {
            say!(external_gesture {
                who: who(by),
                why: why(&by.why),
                records: all.len()
            })
        }
        _ if all.len() == 1 => one(first),
        _ => several(all),
    })
}

fn one(told: &Told) -> Safe {
    let name = &told.name;
    match (&told.by, &told.what) {
        (_, What::Broken) => say!(external_broken { name }),
        (_, What::Mended) => say!(external_mended { name }),
        (Some(by), What::New) => say!(external_new_by { who: who(by), name }),
        (Some(by), What::Status(status)) => {
            say!(external_status_by {
                who: who(by),
                name,
                status: label::status_of(status, told.sex.as_ref())
            })
        }
        (Some(by), What::Gone) => say!(external_gone_by { who: who(by), name }),
        (Some(by), What::Changed) => say!(external_changed_by {
            who: who(by),
            why: why(&by.why)
        }),
        (None, What::New) => say!(external_new { name }),
        (None, What::Status(status)) => say!(external_status {
            name,
            status: label::status_of(status, told.sex.as_ref())
        }),
        (None, What::Gone) => say!(external_gone { name }),
        (None, What::Changed) => say!(external_changed { name }),
    }
}

fn several(all: &[Told]) -> Safe {
    let mut authors: Vec<Safe> = all
        .iter()
        .filter_map(|one| Some(who(one.by.as_ref()?)))
        .collect();
    authors.sort_unstable();
    authors.dedup();
    let mut names = safes(all.iter().map(|one| &one.name).take(NAMED));
    if all.len() > NAMED {
        names.push(say!(ellipsis));
    }
    let names = listed_apart(&names);
    let broken = all.iter().filter(|one| one.what == What::Broken).count();
    let records = all.len();
    match (authors.is_empty(), broken) {
        (true, 0) => say!(external_several { records, names }),
        (true, broken) => say!(external_several_broken {
            records,
            names,
            broken
        }),
        (false, 0) => say!(external_several_by {
            records,
            names,
            by: listed(&authors)
        }),
        (false, broken) => {
            say!(external_several_broken_by {
                records,
                names,
                by: listed(&authors),
                broken
            })
        }
    }
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
pub fn elsewhere(name: &str, open: &EditorLock) -> Safe {
    let EditorLock { program, file, .. } = open;
    match open.who.as_str() {
        "" => say!(editor_open {
            name,
            program,
            file
        }),
        who => say!(editor_open_by {
            name,
            program,
            file,
            who
        }),
    }
}

/// Who set a value, when and for what: `boris, 24 Nov 2026 21:03: Petr: rank edited`.
#[must_use]
pub fn set_by(by: Option<&ChangeOrigin>) -> Safe {
    match by {
        Some(by) => say!(set_by {
            who: who(by),
            moment: moment(by.at),
            why: why(&by.why)
        }),
        None => say!(set_by_nobody_knows),
    }
}

/// The same of somebody's own work, which no other window did.
#[must_use]
pub fn said_by(by: Option<&ChangeOrigin>) -> Safe {
    match by {
        Some(by) if by.own => say!(set_by {
            who: say!(own_self),
            moment: moment(by.at),
            why: why(&by.why)
        }),
        by => set_by(by),
    }
}

/// A moment as it is told: `24 Nov 2026 21:03`.
#[must_use]
pub fn moment(at: DateTime) -> Safe {
    let time = at.strftime("%H:%M").to_string();
    say!(moment {
        day: day(at.date()),
        time
    })
}

fn who(by: &ChangeOrigin) -> Safe {
    if by.own {
        say!(own_other_window)
    } else {
        display_safe(&by.author)
    }
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
            sex: None,
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
            "anna: Kochetkov, Maksim is returned now"
        );
        assert_eq!(
            line(person("Kochetkov", status, None)),
            "changed on disk: Kochetkov is returned now"
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
        told(all).unwrap().into()
    }
}

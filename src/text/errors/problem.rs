//! One line for everything that may be wrong with a file, a record or a statement.

use jiff::tz::TimeZone;

use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::errors::left_behind::{copy_of_log, copy_of_record, left_by, merge_conflict};
use crate::text::errors::query_error::query_error;
use crate::text::labels::counts::grouped;
use crate::text::labels::date::day;
use crate::text::log::log_doubt::clock;
use crate::text::safe::{Safe, display_safe};

/// A finding as compilers print it: `path:line:column: reason`.
///
/// Where the line is not known, the field stands before the reason.
#[must_use]
pub fn problem(problem: &Problem) -> Safe {
    let place = location(&problem.at);
    let reason = reason(&problem.reason);
    if problem.at.line == 0 && !problem.field.is_empty() {
        display_safe(&format!("{place}: {}: {reason}", problem.field))
    } else {
        display_safe(&format!("{place}: {reason}"))
    }
}

/// The same finding without the values of records that it would show: for commands that were not asked for
/// findings, and that may show less of a record than it says.
#[must_use]
pub fn without_values(problem: &Problem) -> Problem {
    let mut problem = problem.clone();
    match &mut problem.reason {
        Reason::ConflictMarkers { sides, .. } => {
            for side in sides.iter_mut() {
                side.lines.clear();
            }
        }
        Reason::CopyOfRecord { differs, .. } => *differs = None,
        _ => {}
    }
    problem
}

/// That a record cannot be looked at or changed because its file, which has this problem, cannot be
/// read; `typed` is what it was called by.
#[must_use]
pub fn its_file(typed: &str, problem: &Problem) -> Safe {
    let place = location(&problem.at);
    let problem = &without_values(problem);
    let why = match &problem.reason {
        Reason::DoesNotParse(words) | Reason::Unreadable(words) => words.clone(),
        other => sentence(other),
    };
    display_safe(&format!("{typed}: its file cannot be read: {place}: {why}"))
}

/// `path:line:column`, or the path alone where it is about the file as a whole.
#[must_use]
pub fn location(at: &Location) -> Safe {
    let path = at.path.display();
    display_safe(&match (at.line, at.column) {
        (0, _) => path.to_string(),
        (line, 0) => format!("{path}:{line}"),
        (line, column) => format!("{path}:{line}:{column}"),
    })
}

/// What is wrong, in one sentence without the place.
#[must_use]
pub fn reason(reason: &Reason) -> Safe {
    display_safe(&sentence(reason))
}

fn sentence(reason: &Reason) -> String {
    match reason {
        Reason::DoesNotParse(words) => format!("cannot be read: {words}"),
        Reason::ConflictMarkers { last_line, sides } => merge_conflict(*last_line, sides),
        Reason::CopyOfRecord {
            of,
            by,
            is_there,
            differs,
        } => copy_of_record(*of, *by, *is_there, differs.as_deref()),
        Reason::Empty => "the file is empty; put the record back, or remove the file".to_owned(),
        Reason::NotUtf8 { offset } => {
            format!(
                "the text is not UTF-8, from byte {} on; save it as UTF-8",
                grouped(*offset as u64)
            )
        }
        Reason::TooLarge { bytes, limit } => format!(
            "{} bytes are too much for a record; the limit is {}: attach long texts to a source",
            grouped(*bytes),
            grouped(*limit)
        ),
        Reason::Symlink => "a symbolic link; put the file itself here".to_owned(),
        Reason::NotAFile => "not a plain file; only records belong here".to_owned(),
        Reason::Gone => "is gone; what is shown is how it was last read".to_owned(),
        Reason::NewerFormat { format } => format!(
            "made by a later lastseen (format {format}); this one must be brought up to date"
        ),
        Reason::Unreadable(words) => format!("cannot be opened: {words}"),
        Reason::UnreadableFolder(words) => format!("the folder cannot be listed: {words}"),
        Reason::NameIsNotId { inside } => {
            format!("the id inside is {inside}; file name and id must be the same")
        }
        Reason::NameIsNoId => {
            "the file's name is no id of the kind that this folder holds; name it as the id inside".to_owned()
        }
        Reason::DuplicateId { taken } => {
            format!(
                "the same id as in {}, which was taken; remove one of the two files",
                taken.display()
            )
        }
        Reason::UnknownKind => "no kind of record lives here; move it elsewhere".to_owned(),
        Reason::CopyOfHead { by } => format!(
            "a copy of lastseen.ron left by {}; look at both, take over what is right, and remove the copy then",
            left_by(*by)
        ),
        Reason::FieldTwice => "the field stands here twice; take one of them out".to_owned(),
        Reason::UnknownField { meant } => {
            format!(
                "a field that is not known{}",
                did_you_mean(meant.as_deref())
            )
        }
        Reason::NoSuchRecord { written } if written.is_empty() => {
            "names no record; name one, or take it out".to_owned()
        }
        Reason::NoSuchRecord { written } => {
            format!("{written}: there is no such record; name another, or take it out")
        }
        Reason::WrongKind { written, expected } => {
            format!("{written}: the id of a {expected} belongs here")
        }
        Reason::UnknownStatus { written, meant } => match meant {
            Some(meant) => format!("{written}: did you mean {meant}?"),
            None => {
                format!(
                    "{written}: neither one of the four statuses nor one of the workspace's, which stand in lastseen.ron"
                )
            }
        },
        Reason::UnknownWord { written, meant } => match meant {
            Some(meant) => format!("{written}: did you mean {meant}?"),
            None => format!("{written}: not one of the words that stand here"),
        },
        Reason::NotADate { written } => format!(
            "{written}: not a date; write 2022-07, 2022-07~ (about) or a day, or put the words in `said`"
        ),
        Reason::NotACredibility { written } => {
            format!("{written}: credibility goes from 1 (confirmed) to 6 (cannot be judged)")
        }
        Reason::Unresolved { written, kind } => {
            format!(
                "{written}: no {kind} of the workspace bears this name; add it to one as a spelling, or add the {kind}"
            )
        }
        Reason::NameTwice => "another saved query has this name, too; rename one".to_owned(),
        Reason::TooManyQueries { limit } => format!(
            "more than {} saved queries; this one and those after it are not looked at: take some out",
            grouped(*limit as u64)
        ),
        Reason::RecordedTwice { others, more } => {
            let named: Vec<&str> = others.iter().map(RecordId::as_str).collect();
            let more = match more {
                0 => String::new(),
                more => format!(" and {} more", grouped(*more as u64)),
            };
            let kind = others.first().map_or(Kind::Place, RecordId::kind);
            let apart = match kind {
                Kind::Place => "the larger place that it lies in",
                Kind::Unit => "its number",
                Kind::Case => "the day it began",
                Kind::Source | Kind::Person => "its publisher and date",
            };
            format!(
                "the same {kind} seems to be recorded as {}{more}, too; if it is another one, give each {apart}, else keep one of them",
                named.join(", ")
            )
        }
        Reason::MixedScripts { word, letter, at, script } => format!(
            "{word}: letter {at}, {letter}, is {script} among letters of another script that look the same; type the word again"
        ),
        Reason::BadQuery(error) => query_error(error).into_string(),
        Reason::NoName => "a record must have a name or title".to_owned(),
        Reason::NamesItself => "names the record itself; another one belongs here".to_owned(),
        Reason::SourcesLost => {
            "none of the sources of this status is there, so nobody can look it up; cite one that is".to_owned()
        }
        Reason::InFuture { written } => format!("{written}: lies in the future; is the year right?"),
        Reason::EndsInFuture { written } => {
            format!("{written}: ends in the future; is the year right? If the end is not known, write .. for it")
        }
        Reason::NoOrder => {
            "no date that can be ordered, so it does not decide the present status; give `when`, if only a year or ../2024".to_owned()
        }
        Reason::BornTooEarly { written } => {
            format!("{written}: born more than 120 years ago; is the year right?")
        }
        Reason::NotAnAge { written } => {
            format!("{written}: not an age; write years such as 20 or 20-25")
        }
        Reason::AgeAgainstAge { other } => {
            format!("the age does not fit the age {other}; one of them is wrong, or it is another person")
        }
        Reason::SourceBefore { published } => format!(
            "the source was published before this, on {published}; is one of the dates wrong, or is another source meant?"
        ),
        Reason::RetrievedBefore { published } => {
            format!("retrieved before it was published, on {published}; are the two dates exchanged?")
        }
        Reason::BeforeBirth { born } => {
            format!("before the birth in {born}; one of the two dates is wrong, or it is another person")
        }
        Reason::EndsBeforeItBegins { began } => {
            format!("ends before it begins in {began}; are the two dates exchanged?")
        }
        Reason::AgeAgainstBirth { born } => {
            format!("the age does not fit the birth in {born}; one of them may be a claim")
        }
        Reason::EndBeforeBeginning { end, beginning, at } => format!(
            "{end} before anything else, and {beginning} only later (history[{at}]): is one of the dates wrong?"
        ),
        Reason::NoEntry => {
            "in a case, and nothing is told of what became of the person; add an entry".to_owned()
        }
        Reason::NoKinship => {
            "a relative without a kinship; write Mother, Brother, Wife or the like".to_owned()
        }
        Reason::UnknownProtection { meant } => match meant {
            Some(meant) => format!(
                "there is no such field; did you mean {meant}? Until this is put right --public shows no name"
            ),
            None => "this version does not know the field, so --public shows no name; take it out, or say it in a \
                     field that is known"
                .to_owned(),
        },
        Reason::ProtectionIncomplete => {
            "not said, so --public shows no name; fill it in".to_owned()
        }
        Reason::NamesSomebodyHidden => {
            "names somebody whose name may not be shown, so --public leaves it out; write it without the name".to_owned()
        }
        Reason::ReviewDue => {
            "the day that was set for looking at the risk again has come; look, and set the next one".to_owned()
        }
        Reason::JoinedToJoined { stands } => {
            format!("joined to a record that was itself joined; {stands} stands for both: write that here")
        }
        Reason::JoinedChanged { joined, stands } => format!(
            "changed since it was joined to {stands}, where that does not show; `lastseen unjoin --anyway {joined}`, then \
             join them again"
        ),
        Reason::JoinedThoughDifferent { other } => format!(
            "says that {other} is of another person, and the two are joined; take this out, or take the records apart: \
             `lastseen unjoin`"
        ),
        Reason::CircularJoin => {
            "joined to itself by way of others; take one of them out of the circle".to_owned()
        }
        Reason::NoSource => "a status that names no source; cite one, or withdraw it".to_owned(),
        Reason::NoGrade => {
            "a source without a grade; how far is it trusted? A (completely) to E (not at all), F (cannot be judged)"
                .to_owned()
        }
        Reason::CircularSources => {
            "the source repeats itself by way of others; which of them came first?".to_owned()
        }
        Reason::CircularParents => {
            "lies in itself by way of others; which of them is the larger?".to_owned()
        }
        Reason::EmptyRange => {
            "the lower figure is above the upper one; are they exchanged?".to_owned()
        }
        Reason::NotADigest { written } => {
            format!("{written}: is no SHA-256, so no copy can be told by it; attach the file again")
        }
        Reason::CopyLost { copy } => format!("{copy}: the copy that was attached is lost; attach the file again, or put the copy back"),
        Reason::CopyAltered { copy } => {
            format!(
                "{copy}: the copy has been altered; it is not what was attached: put the old one back, or attach the file again"
            )
        }
        Reason::CopyUnnamed => {
            "no source names this copy; attach it again, or remove the file".to_owned()
        }
        Reason::TornLogLine => {
            "the last line was cut off by a crash; its change never happened".to_owned()
        }
        Reason::BrokenLogLine { detail } => format!(
            "the log has been tampered with: {detail}; put the log back from a copy, and ask who did it"
        ),
        Reason::LogConflictMarkers => "conflict markers left by a merge; all changes of both sides are read and count: delete the lines that begin \
             with <<<<<<<, |||||||, ======= and >>>>>>>, and keep all others"
            .to_owned(),
        Reason::CopyOfLog { of, by, only_here } => copy_of_log(of, *by, *only_here),
        Reason::LogNameDiffers { inside } => format!(
            "the author and device in its lines belong to {inside}; somebody renamed or copied this log, or wrote it under \
             another name: ask who did it"
        ),
        Reason::ClockWrong(doubt) => clock(doubt),
        Reason::BlankedByNobody => {
            "values of this line are gone and no erasure in any log says so: it has been tampered with, or the log of \
             the erasure is missing".to_owned()
        }
        Reason::ValuesAreBack => {
            "values that were erased are there again (an older copy of the log was put back); erase the person again"
                .to_owned()
        }
        Reason::EraseAgain => {
            "was changed by somebody else while a person was being erased, and may still speak of them; erase again"
                .to_owned()
        }
        Reason::ForeignPlan => {
            "a plan to erase somebody, made by another account, on another machine or by an earlier version; it is \
             not carried out. Whoever made it finishes it by writing something here; otherwise look at it and remove it"
                .to_owned()
        }
        Reason::ForeignChange { change, by, target } => format!(
            "a part of change {change} by {by}, made by another account, on another machine or by an earlier version; \
             it is not put in place of {}. {by} finishes it by writing something here; otherwise look at it, take \
             over by hand what is right, and remove it",
            target.display()
        ),
        Reason::UnloggedChange { change } => format!(
            "a part of change {change} by another account or on another machine that no readable log here has; it is \
             kept as it is. It goes once its line has come and whoever made it writes here; otherwise look at it, \
             take over by hand what is right, and remove it"
        ),
        Reason::ForeignWork => {
            "made by another account, on another machine or by an earlier version, so it is not offered as yours; look \
             at it, take over what is right, and remove it"
                .to_owned()
        }
        Reason::Interrupted => {
            "a change of yours was interrupted here; your next change finishes it, and so does opening the screen"
                .to_owned()
        }
        Reason::OpenToAll { path } => format!(
            "every account of this machine may read these records; close them with `chmod -R o-rwx {}`",
            path.display()
        ),
        Reason::WasErased { at, by } => format!(
            "this person was erased on {} by {by} and is there again; ask why, and erase again if it is a mistake",
            day(at.to_zoned_datetime(TimeZone::UTC).date())
        ),
        Reason::PutAside { kept } => format!(
            "somebody else's version was kept; ours was put aside in {}",
            kept.display()
        ),
    }
}

fn did_you_mean(meant: Option<&str>) -> String {
    meant.map_or_else(String::new, |meant| format!("; did you mean {meant}?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_with_its_place() {
        let mut problem = Problem {
            at: Location {
                path: "people/p-1.ron".into(),
                line: 7,
                column: 21,
            },
            record: None,
            field: "history[0].status".to_owned(),
            reason: Reason::UnknownStatus {
                written: "Detaned".to_owned(),
                meant: Some("Detained".to_owned()),
            },
        };
        assert_eq!(
            super::problem(&problem).as_str(),
            "people/p-1.ron:7:21: Detaned: did you mean Detained?"
        );
        problem.at.line = 0;
        problem.reason = Reason::DoesNotParse("a\u{1b}\nb".to_owned());
        assert_eq!(
            super::problem(&problem).as_str(),
            "people/p-1.ron: history[0].status: cannot be read: a␛⏎b"
        );
    }
}

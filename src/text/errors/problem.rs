//! One line for everything that may be wrong with a file, a record or a statement.

use jiff::tz::TimeZone;

use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::{listed, safes, say};
use crate::text::errors::cause::cause;
use crate::text::errors::left_behind::{
    copy_of_log, copy_of_record, left_by, merge_conflict, one_sided,
};
use crate::text::errors::query_error::query_error;
use crate::text::labels::date::day;
use crate::text::log::log_doubt::clock;
use crate::text::log::signatures::signature_doubt;
use crate::text::safe::{Safe, display_safe};

/// A finding as compilers print it: `path:line:column: reason`.
///
/// Where the line is not known, the field stands before the reason.
#[must_use]
pub fn problem(problem: &Problem) -> Safe {
    let place = location(&problem.at);
    let reason = reason(&problem.reason);
    if problem.at.line == 0 && !problem.field.is_root() {
        display_safe(&format!("{place}: {}: {reason}", problem.field.told()))
    } else {
        display_safe(&format!("{place}: {reason}"))
    }
}

/// The same finding without the values of records that it would show: for commands that were not asked for
/// findings, and that may show less of a record than it says.
#[must_use]
pub fn without_values(problem: &Problem) -> Problem {
    Problem {
        reason: reason_without_values(&problem.reason),
        ..problem.clone()
    }
}

/// The same of a reason alone.
#[must_use]
pub fn reason_without_values(reason: &Reason) -> Reason {
    let mut reason = reason.clone();
    match &mut reason {
        Reason::ConflictMarkers { sides, .. } => {
            for side in sides.iter_mut() {
                side.lines.clear();
            }
        }
        Reason::CopyOfRecord { differs, .. } => *differs = None,
        _ => {}
    }
    reason
}

/// That a record cannot be looked at or changed because its file, which has this problem, cannot be
/// read; `typed` is what it was called by.
#[must_use]
pub fn its_file(typed: &str, problem: &Problem) -> Safe {
    let place = location(&problem.at);
    let problem = &without_values(problem);
    let why = match &problem.reason {
        Reason::DoesNotParse(why) | Reason::Unreadable(why) => cause(why),
        other => sentence(other),
    };
    say!(its_file_cannot_be_read { typed, place, why })
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
    sentence(reason)
}

fn sentence(reason: &Reason) -> Safe {
    match reason {
        Reason::DoesNotParse(words) => say!(problem_does_not_parse { words }),
        Reason::ConflictMarkers { last_line, sides } => merge_conflict(*last_line, sides),
        Reason::CopyOfRecord {
            of,
            by,
            is_there,
            differs,
        } => copy_of_record(*of, *by, *is_there, differs.as_deref()),
        Reason::Empty => say!(problem_empty),
        Reason::NotUtf8 { offset } => {
            say!(problem_not_utf8 { offset: *offset })
        }
        Reason::TooLarge { bytes, limit } => say!(problem_too_large {
            bytes: *bytes,
            limit: *limit
        }),
        Reason::Symlink => say!(problem_symlink),
        Reason::NotAFile => say!(problem_not_a_file),
        Reason::Gone => say!(problem_gone),
        Reason::NewerFormat { format } => say!(problem_newer_format { format }),
        Reason::Unreadable(words) => say!(problem_unreadable { words }),
        Reason::UnreadableFolder(words) => say!(problem_unreadable_folder { words }),
        Reason::NameIsNotId { inside } => {
            say!(problem_name_is_not_id { inside })
        }
        Reason::NameIsNoId => {
            say!(problem_name_is_no_id)
        }
        Reason::NameInCapitals { of } => say!(problem_name_in_capitals { of }),
        Reason::DuplicateId { taken } => {
            say!(problem_duplicate_id {
                taken: taken.display()
            })
        }
        Reason::UnknownKind => say!(problem_unknown_kind),
        Reason::CopyOfHead { by } => say!(problem_copy_of_head {
            left_by: left_by(*by)
        }),
        Reason::FieldTwice => say!(problem_field_twice),
        Reason::UnknownField { meant } => match meant {
            Some(meant) => say!(problem_unknown_field_near { meant }),
            None => say!(problem_unknown_field),
        },
        Reason::NoSuchRecord { written } if written.is_empty() => {
            say!(problem_names_no_record)
        }
        Reason::NoSuchRecord { written } => {
            say!(problem_no_such_record { written })
        }
        Reason::WrongKind { written, expected } => {
            say!(problem_wrong_kind {
                written,
                expected: *expected
            })
        }
        Reason::UnknownStatus { written, meant } => match meant {
            Some(meant) => say!(problem_unknown_status_near { written, meant }),
            None => {
                say!(problem_unknown_status { written })
            }
        },
        Reason::UnknownWord { written, meant } => match meant {
            Some(meant) => say!(problem_unknown_word_near { written, meant }),
            None => say!(problem_unknown_word { written }),
        },
        Reason::NotADate { written } => say!(problem_not_a_date { written }),
        Reason::NotACredibility { written } => {
            say!(problem_not_a_credibility { written })
        }
        Reason::Unresolved { written, kind } => {
            say!(problem_unresolved {
                written,
                kind: *kind
            })
        }
        Reason::NameTwice => say!(problem_name_twice),
        Reason::TooManyQueries { limit } => say!(problem_too_many_queries { limit: *limit }),
        Reason::RecordedTwice { others, more } => {
            let records = listed(&safes(others.iter().map(RecordId::as_str)));
            let kind = others.first().map_or(Kind::Place, RecordId::kind);
            match more {
                0 => say!(problem_recorded_twice { kind, records }),
                more => say!(problem_recorded_more_than_twice {
                    kind,
                    records,
                    more
                }),
            }
        }
        Reason::MixedScripts {
            word,
            letter,
            at,
            script,
        } => say!(problem_mixed_scripts {
            word,
            at,
            letter,
            script: *script
        }),
        Reason::BadQuery(error) => query_error(error),
        Reason::NoName => say!(problem_no_name),
        Reason::NamesItself => say!(problem_names_itself),
        Reason::SourcesLost => {
            say!(problem_sources_lost)
        }
        Reason::InFuture { written } => say!(problem_in_future { written }),
        Reason::EndsInFuture { written } => {
            say!(problem_ends_in_future { written })
        }
        Reason::NoOrder => {
            say!(problem_no_order)
        }
        Reason::BornTooEarly { written } => {
            say!(problem_born_too_early { written })
        }
        Reason::NotAnAge { written } => {
            say!(problem_not_an_age { written })
        }
        Reason::AgeAgainstAge { years, as_of } => {
            say!(problem_age_against_age { years, as_of })
        }
        Reason::SourceBefore { published } => say!(problem_source_before { published }),
        Reason::RetrievedBefore { published } => {
            say!(problem_retrieved_before { published })
        }
        Reason::BeforeBirth { born } => {
            say!(problem_before_birth { born })
        }
        Reason::EndsBeforeItBegins { began } => {
            say!(problem_ends_before_it_begins { began })
        }
        Reason::AgeAgainstBirth { born } => {
            say!(problem_age_against_birth { born })
        }
        Reason::EndBeforeBeginning { end, beginning, at } => {
            say!(problem_end_before_beginning { end, beginning, at })
        }
        Reason::NoEntry => {
            say!(problem_no_entry)
        }
        Reason::NoKinship => {
            say!(problem_no_kinship)
        }
        Reason::UnknownProtection { meant } => match meant {
            Some(meant) => say!(problem_unknown_protection_near { meant }),
            None => say!(problem_unknown_protection),
        },
        Reason::ProtectionIncomplete => {
            say!(problem_protection_incomplete)
        }
        Reason::NamesSomebodyHidden => {
            say!(problem_names_somebody_hidden)
        }
        Reason::ReviewDue => {
            say!(problem_review_due)
        }
        Reason::JoinedToJoined { stands } => {
            say!(problem_joined_to_joined { stands })
        }
        Reason::JoinedChanged { joined, stands } => say!(problem_joined_changed { stands, joined }),
        Reason::JoinedThoughDifferent { other } => say!(problem_joined_though_different { other }),
        Reason::CircularJoin => {
            say!(problem_circular_join)
        }
        Reason::NoSource => say!(problem_no_source),
        Reason::NoGrade => {
            say!(problem_no_grade)
        }
        Reason::CircularSources => {
            say!(problem_circular_sources)
        }
        Reason::CircularParents => {
            say!(problem_circular_parents)
        }
        Reason::EmptyRange => {
            say!(problem_empty_range)
        }
        Reason::NotADigest { written } => {
            say!(problem_not_a_digest { written })
        }
        Reason::CopyLost { copy } => say!(problem_copy_lost { copy }),
        Reason::CopyAltered { copy } => {
            say!(problem_copy_altered { copy })
        }
        Reason::CopyUnnamed => {
            say!(problem_copy_unnamed)
        }
        Reason::TornLogLine => {
            say!(problem_torn_log_line)
        }
        Reason::BrokenLogLine { flaw } => say!(problem_broken_log_line { flaw }),
        Reason::KeysConflictMarkers => say!(problem_keys_conflict_markers),
        Reason::LogConflictMarkers => say!(problem_log_conflict_markers),
        Reason::CopyOfLog { of, by, only_here } => copy_of_log(of, *by, *only_here),
        Reason::LogNameDiffers { inside } => say!(problem_log_name_differs { inside }),
        Reason::ClockWrong(doubt) => clock(doubt),
        Reason::Signature(doubt) => signature_doubt(doubt),
        Reason::BlankedByNobody => {
            say!(problem_blanked_by_nobody)
        }
        Reason::ValuesAreBack => {
            say!(problem_values_are_back)
        }
        Reason::EraseAgain => {
            say!(problem_erase_again)
        }
        Reason::SnapshotStays => say!(problem_snapshot_stays),
        Reason::NotSealed => say!(problem_not_sealed),
        Reason::LeftInClear => say!(problem_left_in_clear),
        Reason::OtherForm => say!(problem_other_form),
        Reason::StrayInLog { log } => say!(problem_stray_in_log { log: log.display() }),
        Reason::ForeignPlan => {
            say!(problem_foreign_plan)
        }
        Reason::ForeignChange { change, by, target } => say!(problem_foreign_change {
            change,
            by,
            target: target.display()
        }),
        Reason::UnloggedChange { change } => say!(problem_unlogged_change { change }),
        Reason::ForeignWork => {
            say!(problem_foreign_work)
        }
        Reason::ForeignFacts { count } => say!(problem_foreign_facts { count: *count }),
        Reason::Interrupted => {
            say!(problem_interrupted)
        }
        Reason::OpenToAll { path } => say!(problem_open_to_all {
            path: path.display()
        }),
        Reason::OneSided {
            record: id,
            removed,
            erased,
        } => one_sided(*id, *removed, erased.as_ref()),
        Reason::StatementsLost {
            record: id,
            count,
            at,
            by,
            can_be_put_back,
        } => {
            let day = day(at.to_zoned_datetime(TimeZone::UTC).date());
            match can_be_put_back {
                true => say!(problem_statements_lost {
                    count: *count,
                    by,
                    day,
                    id
                }),
                false => say!(problem_statements_lost_log {
                    count: *count,
                    by,
                    day,
                    id
                }),
            }
        }
        Reason::IgnoredByGit {
            pattern,
            count,
            example,
        } => say!(problem_ignored_by_git {
            pattern,
            count: *count,
            example
        }),
        Reason::WasErased { at, by } => say!(problem_was_erased {
            day: day(at.to_zoned_datetime(TimeZone::UTC).date()),
            by
        }),
        Reason::PutAside { kept } => say!(problem_put_aside {
            kept: kept.display()
        }),
    }
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
            field: "history[0].status".parse().unwrap(),
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
        problem.reason = Reason::DoesNotParse("a\u{1b}\nb".to_owned().into());
        assert_eq!(
            super::problem(&problem).as_str(),
            "people/p-1.ron: history[0].status: cannot be read: a␛⏎b"
        );
    }
}

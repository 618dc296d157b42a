//! Why a file cannot be read or written, and what does not fit in a text or in a line of a log: the cause that a failure or a finding names.

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::log_flaw::LogFlaw;
use crate::config::SettingsFlaw;
use crate::record::expectation::Expectation;
use crate::record::read::ReadFlaw;
use crate::ron_text::edit::EditError;
use crate::ron_text::path::FieldPath;
use crate::ron_text::scan::{MAX_DEPTH, ScanError, WantedToken};
use crate::ron_text::trivia::LexError;
use crate::text::catalogue::{Arg, say};
use crate::text::errors::encryption::encryption_error;
use crate::text::safe::{Safe, display_safe};

/// Why it went wrong, in one sentence without the place.
#[must_use]
pub fn cause(cause: &Cause) -> Safe {
    match cause {
        Cause::Words(words) => display_safe(words),
        Cause::Read(flaw) => read_flaw(flaw),
        Cause::Scan(error) => scan_error(error),
        Cause::Edit(error) => edit_error(error),
        Cause::Splice => say!(compose_splice),
        Cause::TooLarge { bytes, limit } => say!(cause_too_large { bytes, limit }),
        Cause::OverLimit { limit } => say!(cause_over_limit { limit }),
        Cause::NameTooLong => say!(cause_name_too_long),
        Cause::LineTooLong { limit } => say!(cause_line_too_long { limit }),
        Cause::KeyLength { bytes } => say!(cause_key_length { bytes }),
        Cause::Symlink => say!(cause_symlink),
        Cause::SymlinkFolder { link } => say!(cause_symlink_folder { link }),
        Cause::Outside => say!(cause_outside),
        Cause::NotAFile => say!(cause_not_a_file),
        Cause::Exists => say!(cause_exists),
        Cause::ChangedWhileRead => say!(cause_changed_while_read),
        Cause::NoLocks => say!(cause_no_locks),
        Cause::NoHome => say!(cause_no_home),
        Cause::NoRandomness => say!(cause_no_randomness),
        Cause::ForeignPlan => say!(cause_foreign_plan),
        Cause::ForeignMigration => say!(cause_foreign_migration),
        Cause::ForeignQueue => say!(cause_foreign_queue),
        Cause::NotOpened(EncryptionError::WrongKey) => say!(cause_other_seal),
        Cause::NotOpened(EncryptionError::Damaged) => say!(cause_broken_seal),
        Cause::NotOpened(why) => encryption_error(why),
    }
}

/// Why a line of a log is not what was written.
#[must_use]
pub fn log_flaw(flaw: &LogFlaw) -> Safe {
    match flaw {
        LogFlaw::Unreadable(reason) => cause(reason),
        LogFlaw::LineFeed => say!(log_flaw_line_feed),
        LogFlaw::OtherEdits => say!(log_flaw_other_edits),
        LogFlaw::WrongHash => say!(log_flaw_wrong_hash),
        LogFlaw::WrongNumber => say!(log_flaw_wrong_number),
        LogFlaw::Moved => say!(log_flaw_moved),
        LogFlaw::Gap => say!(log_flaw_gap),
        LogFlaw::NotFollowed => say!(log_flaw_not_followed),
        LogFlaw::NothingBefore => say!(log_flaw_nothing_before),
        LogFlaw::Erased => say!(log_flaw_erased),
        LogFlaw::ErasedByNobody => say!(log_flaw_erased_by_nobody),
    }
}

/// Why the settings or the user's own keys cannot be read.
#[must_use]
pub fn settings_flaw(flaw: &SettingsFlaw) -> Safe {
    match flaw {
        SettingsFlaw::NotAFile => say!(cause_not_a_file),
        SettingsFlaw::OverLimit { limit } => say!(cause_over_limit { limit }),
        SettingsFlaw::NotKeys { found } => say!(cause_not_keys { found }),
        SettingsFlaw::Words(words) => display_safe(words),
    }
}

/// Why an edit has no place in a text.
#[must_use]
pub fn edit_error(error: &EditError) -> Safe {
    match error {
        EditError::Scan(error) => scan_error(error),
        EditError::Value(error) => say!(edit_value {
            error: scan_error(error)
        }),
        EditError::NoSuchParent { path } | EditError::NoSuchField { path } => {
            say!(edit_no_such_field {
                path: path.to_string()
            })
        }
        EditError::NotAStruct { path, .. } => say!(edit_not_a_struct { path: named(path) }),
        EditError::NotAList { path, .. } => say!(edit_not_a_list { path: named(path) }),
        EditError::IndexOutOfRange {
            path, index, len, ..
        } => say!(edit_index_out_of_range {
            path: named(path),
            items: len,
            index
        }),
        EditError::NotAField { path } => say!(edit_not_a_field { path: named(path) }),
        EditError::BadName { name } => say!(edit_bad_name { name }),
    }
}

fn read_flaw(flaw: &ReadFlaw) -> Safe {
    match flaw {
        ReadFlaw::TooDeep => say!(read_too_deep),
        ReadFlaw::Expected { what, found } => say!(read_expected { what: *what, found }),
        ReadFlaw::NotATime { written } => say!(read_not_a_time { written }),
        ReadFlaw::NotAnId { written } => say!(read_not_an_id { written }),
        ReadFlaw::NotAPath { written } => say!(read_not_a_path { written }),
        ReadFlaw::Words(words) => display_safe(words),
    }
}

fn scan_error(error: &ScanError) -> Safe {
    match error {
        ScanError::Token(error) => lex_error(error),
        ScanError::UnexpectedEnd { wanted, .. } => say!(scan_unexpected_end { wanted: *wanted }),
        ScanError::Unexpected { wanted, .. } => say!(scan_unexpected { wanted: *wanted }),
        ScanError::TooDeep { .. } => say!(scan_too_deep { limit: MAX_DEPTH }),
        ScanError::TrailingText { .. } => say!(scan_trailing_text),
    }
}

fn lex_error(error: &LexError) -> Safe {
    match error {
        LexError::UnclosedComment { .. } => say!(lex_unclosed_comment),
        LexError::UnclosedString { .. } => say!(lex_unclosed_string),
        LexError::BadCharacter { .. } => say!(lex_bad_character),
        // As its code, so that a control or bidi character is seen.
        LexError::Stray { found, .. } => say!(lex_stray {
            found: found.escape_debug().to_string()
        }),
    }
}

fn named(path: &FieldPath) -> Safe {
    if path.is_root() {
        say!(edit_whole_record)
    } else {
        display_safe(&path.to_string())
    }
}

impl From<std::io::Error> for Arg<'_> {
    fn from(error: std::io::Error) -> Self {
        (&error).into()
    }
}

impl From<&std::io::Error> for Arg<'_> {
    fn from(error: &std::io::Error) -> Self {
        cause(&error.into()).into()
    }
}

impl From<&Cause> for Arg<'_> {
    fn from(reason: &Cause) -> Self {
        cause(reason).into()
    }
}

impl From<&LogFlaw> for Arg<'_> {
    fn from(flaw: &LogFlaw) -> Self {
        log_flaw(flaw).into()
    }
}

/// The sentence chooses its verb by it.
impl From<FileOperation> for Arg<'_> {
    fn from(operation: FileOperation) -> Self {
        operation.word().into()
    }
}

/// The sentence chooses its noun by it.
impl From<Expectation> for Arg<'_> {
    fn from(what: Expectation) -> Self {
        what.word().into()
    }
}

/// The sentence chooses its noun by it.
impl From<WantedToken> for Arg<'_> {
    fn from(wanted: WantedToken) -> Self {
        wanted.word().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ron_text::scan::scan;

    fn scanned(text: &str) -> String {
        cause(&scan(text).unwrap_err().into()).into_string()
    }

    #[test]
    fn a_text_that_is_no_ron_is_told_of() {
        for (text, told) in [
            ("(a: 1", "the text ends where a comma or ) should come"),
            ("(a: [1", "the text ends where a comma or ] should come"),
            ("({1: 2", "the text ends where a comma or } should come"),
            ("(a: ", "the text ends where a value should come"),
            ("(a: 1, 2)", "a field name belongs here"),
            ("(a: 1) x", "something follows the end of the record"),
            ("(a: \"x", "a string has no last quote"),
            ("(a: /* x", "a comment /* has no end */"),
            ("(a: \u{202e})", "'\\u{202e}' does not belong here"),
        ] {
            assert_eq!(scanned(text), told, "{text}");
        }
    }

    #[test]
    fn what_a_record_should_have_is_told() {
        use crate::record::kind::Kind;
        use crate::record::read::read_record;
        let told = |text: &str| {
            let flaw = read_record(Kind::Person, text).unwrap_err().flaw;
            cause(&flaw.into()).into_string()
        };
        assert_eq!(
            told("Person(id: \"he\", name: \"x\")"),
            "Expected an id such as \"p-4f7k9q2m8x\" but found the string \"he\" instead"
        );
        assert_eq!(told("Person(id: 7, name: \"x\")"), "Expected string");
        let (open, close) = ("[".repeat(50_000), "]".repeat(50_000));
        assert_eq!(
            told(&format!(
                "Person(id: \"p-c\", name: \"C\", x: {open}1{close})"
            )),
            "it is nested too deeply"
        );
    }

    #[test]
    fn every_operation_has_its_verb() {
        use FileOperation as Op;
        for (operation, told) in [
            (Op::Open, "x: could not open: y"),
            (Op::LookFor, "x: could not look for: y"),
            (Op::Read, "x: could not read: y"),
            (Op::List, "x: could not list: y"),
            (Op::Write, "x: could not write: y"),
            (Op::WriteInto, "x: could not write into: y"),
            (
                Op::WriteLine,
                "x: could not write the line of the change: y",
            ),
            (Op::MakeFolder, "x: could not make the folder: y"),
            (Op::Sync, "x: could not sync: y"),
            (Op::Rename, "x: could not rename: y"),
            (Op::Remove, "x: could not remove: y"),
            (Op::Empty, "x: could not empty: y"),
            (Op::CutEnd, "x: could not repair: y"),
            (Op::Lock, "x: could not lock: y"),
            (Op::BeginErasure, "x: could not begin an erasure: y"),
            (Op::DrawRandom, "could not draw a random number: y"),
        ] {
            let failure = crate::casebook::errors::failure::Failure::Io {
                operation,
                path: "x".into(),
                reason: Cause::Words("y".to_owned()),
            };
            let told_of = crate::text::errors::failure::failure(&failure);
            assert_eq!(told_of.as_str(), told);
        }
    }

    #[test]
    fn what_a_cause_quotes_is_safe() {
        let error = std::io::Error::other("\u{1b}[31m");
        assert_eq!(cause(&error.into()).as_str(), "␛[31m");
        let error = EditError::BadName {
            name: "a\u{202e}".to_owned(),
        };
        assert_eq!(
            edit_error(&error).as_str(),
            "“a⟨U+202E⟩” cannot be a field name"
        );
    }
}

//! What is wrong with a file, a record or a statement, and where it stands.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::casebook::erase::left_behind::{Difference, LeftBy, MergeSide};
use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::log_doubt::ClockDoubt;
use crate::casebook::errors::log_flaw::LogFlaw;
use crate::casebook::errors::query_error::QueryError;
use crate::casebook::errors::signature_doubt::SignatureDoubt;
use crate::casebook::external::one_sided::{ErasedBy, RemovedBy};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;
use crate::ron_text::path::FieldPath;

/// Where a problem stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, relative to the workspace, with forward slashes.
    pub path: PathBuf,
    /// Line from 1; 0 if the problem is about the file as a whole.
    pub line: usize,
    /// Column in characters from 1; 0 if the problem is about the file as a whole.
    pub column: usize,
}

impl Location {
    /// The file as a whole.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            line: 0,
            column: 0,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub at: Location,
    /// The record, if it is known.
    pub record: Option<RecordId>,
    /// The field, `history[1].when`; empty if it is about the whole record.
    pub field: FieldPath,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong. Phrased in `words`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The text is no RON, or not the RON of such a record.
    DoesNotParse(Cause),
    /// A merge left its markers in the file; it stands at the first of them.
    ConflictMarkers {
        /// The number of the last line that is a marker.
        last_line: usize,
        /// What the two sides say, the one that was here first.
        sides: Box<[MergeSide; 2]>,
    },
    /// One side of a merge of git removed the record and the other one changed it; it stands there.
    OneSided {
        /// The record.
        record: RecordId,
        /// Which side removed it.
        removed: RemovedBy,
        /// The erasure, if the person was erased and not only removed.
        erased: Option<ErasedBy>,
    },
    /// The log tells of statements that the record has no more, though no change took them away: a merge of git without
    /// lastseen dropped them.
    StatementsLost {
        /// The record.
        record: RecordId,
        /// How many.
        count: usize,
        /// When the last of them was made, UTC.
        at: Timestamp,
        /// By whom.
        by: String,
        /// Whether it is known where they belong.
        can_be_put_back: bool,
    },
    /// A rule of git keeps files of the workspace from being added.
    IgnoredByGit {
        /// The rule.
        pattern: String,
        /// How many files.
        count: usize,
        /// One of them.
        example: String,
    },
    /// A copy of a record under another name.
    CopyOfRecord {
        /// The record.
        of: RecordId,
        /// Which program left it.
        by: LeftBy,
        /// Whether the record itself is there.
        is_there: bool,
        /// In which fields the record (the first value) and the copy differ; `None` if one of the two cannot be read.
        differs: Option<Vec<Difference>>,
    },
    /// The file holds nothing.
    Empty,
    /// The file is not UTF-8; the first bad byte.
    NotUtf8 {
        /// Offset in bytes.
        offset: usize,
    },
    /// The file is larger than a record may be.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file is a symbolic link, which a change would replace by a file.
    Symlink,
    /// The file is a pipe, a device, a socket or a folder.
    NotAFile,
    /// The file or folder is there no more; what was read of it before is still shown.
    Gone,
    /// `lastseen.ron` was written by a later version.
    NewerFormat {
        /// Its format.
        format: u32,
    },
    /// The file could not be read.
    Unreadable(Cause),
    /// A folder could not be listed.
    UnreadableFolder(Cause),
    /// The file's name differs from the id inside.
    NameIsNotId {
        /// The id inside.
        inside: RecordId,
    },
    /// The file's name is no id of the kind that its folder holds.
    NameIsNoId,
    /// The file's name is an id in other letters, such as capitals, and no other file has its right name.
    NameInCapitals {
        /// The id.
        of: RecordId,
    },
    /// Another file has the same id.
    DuplicateId {
        /// The file that was taken.
        taken: PathBuf,
    },
    /// A folder or file that no kind of record lives in.
    UnknownKind,
    /// A copy of `lastseen.ron` under another name.
    CopyOfHead {
        /// Which program left it.
        by: LeftBy,
    },
    /// A field that stands twice in its record.
    FieldTwice,
    /// A field that this version does not know (perhaps a slip of the pen).
    UnknownField {
        /// The known field that it resembles.
        meant: Option<String>,
    },
    /// A field that this version does not know inside of `risk` or `consent`, or one at the top of a
    /// record that seems to be about them: it keeps the record from being shown to anybody.
    UnknownProtection {
        /// The known field that it resembles.
        meant: Option<String>,
    },
    /// A risk without a level, or a consent that does not say whether it was given or for whom.
    ProtectionIncomplete,
    /// What a public record is called names somebody whose name may not be shown.
    NamesSomebodyHidden,
    /// A reference to a record that does not exist.
    NoSuchRecord {
        /// What is written.
        written: String,
    },
    /// A reference to a record of another kind.
    WrongKind {
        /// What is written.
        written: String,
        /// The kind that belongs there.
        expected: Kind,
    },
    /// A status that neither the four nor the workspace know.
    UnknownStatus {
        /// What is written.
        written: String,
        /// The status that it resembles.
        meant: Option<String>,
    },
    /// A word that the list of such words does not have.
    UnknownWord {
        /// What is written.
        written: String,
        /// The word that it resembles.
        meant: Option<String>,
    },
    /// A text that is no date.
    NotADate {
        /// What is written.
        written: String,
    },
    /// A credibility outside 1 to 6.
    NotACredibility {
        /// What is written.
        written: u8,
    },
    /// A place or unit that none of the workspace's records names.
    Unresolved {
        /// What is written.
        written: String,
        /// `place` or `unit`.
        kind: Kind,
    },
    /// A name or title that is empty.
    NoName,
    /// A name that another saved query has, too.
    NameTwice,
    /// More saved queries than are looked at; this is the first of the others.
    TooManyQueries {
        /// How many are looked at.
        limit: usize,
    },
    /// A place, unit, case or source that others seem to be as well.
    RecordedTwice {
        /// The others, at most a few.
        others: Vec<RecordId>,
        /// How many more there are.
        more: usize,
    },
    /// A word of letters of two scripts, some of which only look like those of the other.
    MixedScripts {
        /// The word.
        word: String,
        /// The first letter of the script of which the word has fewer.
        letter: char,
        /// Which letter of the word it is, from 1.
        at: usize,
        /// What its script is called.
        script: &'static str,
    },
    /// A saved query that makes no sense; where in its text, and why.
    BadQuery(QueryError),
    /// A person who is joined to themselves, or said not to be themselves.
    NamesItself,
    /// A status entry that names no source.
    NoSource,
    /// A source of which nobody has said how far it is trusted.
    NoGrade,
    /// A status entry none of whose sources is there.
    SourcesLost,
    /// A date that lies in the future.
    InFuture {
        /// What is written.
        written: String,
    },
    /// An interval that ends in the future.
    EndsInFuture {
        /// What is written.
        written: String,
    },
    /// An entry that claims something and has no date that could be ordered.
    NoOrder,
    /// A birth longer ago than anybody lives.
    BornTooEarly {
        /// What is written.
        written: String,
    },
    /// An age that nobody reaches, or that is no number.
    NotAnAge {
        /// What is written.
        written: String,
    },
    /// An age that does not fit another one.
    AgeAgainstAge {
        /// The years of the other age.
        years: String,
        /// Its date.
        as_of: String,
    },
    /// A source that was published before what it is cited for.
    SourceBefore {
        /// When it was published.
        published: String,
    },
    /// A source that was retrieved before it was published.
    RetrievedBefore {
        /// When it was published.
        published: String,
    },
    /// An entry that lies before the person was born.
    BeforeBirth {
        /// The date of birth.
        born: String,
    },
    /// A case that ends before it begins.
    EndsBeforeItBegins {
        /// When it began.
        began: String,
    },
    /// An age that does not fit the date of birth.
    AgeAgainstBirth {
        /// The date of birth.
        born: String,
    },
    /// Somebody came back or was sent back before anybody held them.
    EndBeforeBeginning {
        /// The status that came first.
        end: String,
        /// The status that came after it.
        beginning: String,
        /// The place of that entry in the history.
        at: usize,
    },
    /// Somebody in a case of whose fate nothing is told.
    NoEntry,
    /// A relative of no kinship.
    NoKinship,
    /// The day that was set for looking at the risk again has come.
    ReviewDue,
    /// A record that was joined to one that was itself joined.
    JoinedToJoined {
        /// The record that stands for both.
        stands: RecordId,
    },
    /// A record that was changed after it was joined to another one, where the change does not show.
    JoinedChanged {
        /// The record itself.
        joined: RecordId,
        /// The record that stands for it.
        stands: RecordId,
    },
    /// Somebody judged that a record is of somebody else, and yet the two are joined.
    JoinedThoughDifferent {
        /// The other record.
        other: RecordId,
    },
    /// Records that were joined to each other in a circle.
    CircularJoin,
    /// Sources that are derived from each other in a circle.
    CircularSources,
    /// A place or unit that lies in itself.
    CircularParents,
    /// The lower end of a range lies above its upper end.
    EmptyRange,
    /// What stands for the SHA-256 of an attached file is none.
    NotADigest {
        /// What is written.
        written: String,
    },
    /// The copy of an attached file is not there.
    CopyLost {
        /// Where it should be, relative to the workspace.
        copy: String,
    },
    /// The copy of an attached file is not what was attached.
    CopyAltered {
        /// The copy, relative to the workspace.
        copy: String,
    },
    /// A file among the copies that no source names.
    CopyUnnamed,
    /// A line of the log that was cut off by a crash.
    TornLogLine,
    /// A line of the log that is broken or whose hash does not fit: it has been tampered with.
    BrokenLogLine {
        /// What does not fit.
        flaw: LogFlaw,
    },
    /// A merge left its markers in a log; it stands at the first of them.
    LogConflictMarkers,
    /// A merge left its markers among the keys that count; it stands at the first of them.
    KeysConflictMarkers,
    /// A copy of a log under another name.
    CopyOfLog {
        /// The log, relative to the workspace.
        of: PathBuf,
        /// Which program left it.
        by: LeftBy,
        /// How many changes stand in the copy alone.
        only_here: usize,
    },
    /// A log whose name is not the one that the author and device in its lines would have.
    LogNameDiffers {
        /// The name that it would have.
        inside: String,
    },
    /// A clock is wrong, as far as the logs tell.
    ClockWrong(ClockDoubt),
    /// A signature of a log does not count, or a key of a member does not.
    Signature(SignatureDoubt),
    /// Values of a line of the log are gone, and no erasure says so.
    BlankedByNobody,
    /// Values that an erasure took out of a line of the log are there again.
    ValuesAreBack,
    /// A file was changed by somebody else while a person was being erased, and may still speak of
    /// them.
    EraseAgain,
    /// A snapshot of another account that this one may not remove, after somebody was erased, who may still be in it.
    SnapshotStays,
    /// A file or folder of a sealed workspace is not sealed with its key: it lies there in the clear, or under another key.
    NotSealed,
    /// What an editor or the system left in a sealed workspace: it is no record, and not sealed.
    LeftInClear,
    /// The workspace was sealed, unsealed or given a new key after this window had opened it.
    OtherForm,
    /// A file among the parts of a sealed log that is none of them: it is not read, and the log is whole without it.
    StrayInLog {
        /// The log.
        log: PathBuf,
    },
    /// A plan to erase somebody that this account did not write: it is not carried out.
    ForeignPlan,
    /// A file of a change that this account did not write, of which the log says that it counts: it is
    /// not put in its place.
    ForeignChange {
        /// The change.
        change: String,
        /// Its author, as the log says.
        by: String,
        /// The file that it is for.
        target: PathBuf,
    },
    /// A file of a change that another account or another machine staged, and of which no log that can be
    /// read says that it counts.
    UnloggedChange {
        /// The change.
        change: String,
    },
    /// A draft under this author's name, or a queue, that this account did not write: it is not offered.
    ForeignWork,
    /// Lines of a queue of this account that this account did not write: nothing follows from them. It stands at the first.
    ForeignFacts {
        /// How many.
        count: usize,
    },
    /// A change of this account that was interrupted; whoever writes next as this account finishes it.
    Interrupted,
    /// Every account of this machine may read the workspace.
    OpenToAll {
        /// The folder.
        path: PathBuf,
    },
    /// A person who was erased is there again.
    WasErased {
        /// When, UTC.
        at: Timestamp,
        /// By whom.
        by: String,
    },
    /// A change was interrupted and could not be finished: the file was changed by somebody else
    /// meanwhile. Our version was put aside.
    PutAside {
        /// Where our version is.
        kept: PathBuf,
    },
}

/// Whether a problem says that a file or folder of records could not be read, so that whatever is counted or
/// listed may lack something. Fails closed: any problem of reading such a place counts, except one that
/// says that no record is expected there.
#[must_use]
pub fn hides_records(problem: &Problem) -> bool {
    // Of a copy the record itself is read.
    if matches!(
        problem.reason,
        Reason::UnknownKind
            | Reason::CopyOfHead { .. }
            | Reason::PutAside { .. }
            | Reason::LeftInClear
            | Reason::CopyOfRecord { is_there: true, .. }
    ) {
        return false;
    }
    let mut parts = problem.at.path.components();
    let first = parts.next().map(|part| part.as_os_str().to_string_lossy());
    match first.as_deref() {
        None | Some(FILE_NAME) => true,
        Some(folder) => Kind::ALL.iter().any(|kind| kind.folder() == folder),
    }
}

/// The same of the records of one kind, and of the settings of the workspace for all kinds.
#[must_use]
pub fn hides_records_of(problem: &Problem, kind: Kind) -> bool {
    let other = |other: &Kind| *other != kind && problem.at.path.starts_with(other.folder());
    hides_records(problem) && !Kind::ALL.iter().any(other)
}

//! What may stand on the command line behind each command. Others script against it, so names and flags
//! stay; docs/commands.md lists them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::closed_words::{ContactWord, KindWord};

/// Flags that every command takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// The workspace to work on
    #[arg(short, long, global = true, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Print no signs of our own beyond ASCII
    #[arg(long, global = true)]
    pub ascii: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<When>,
    /// Print at most so many records
    #[arg(long, global = true, value_name = "N")]
    pub limit: Option<usize>,
    /// Print nothing but results and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print only what may be shown to anybody (list, show, export; every other command refuses it)
    #[arg(long, global = true)]
    pub public: bool,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal that has it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// `lastseen init`
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder; it is made if it is not there
    pub dir: PathBuf,
    /// What the workspace is called; the folder's name where it is not given
    #[arg(long)]
    pub title: Option<String>,
}

/// `lastseen list`
#[derive(Clone, Debug, Args)]
pub struct ListArgs {
    /// What to look for, as in the search line
    #[arg(allow_hyphen_values = true)]
    pub query: Vec<String>,
    /// Which records to list
    #[arg(long, default_value = "person")]
    pub kind: KindWord,
    /// Where few fit, list the records whose names come nearest as well, after those that fit
    #[arg(long)]
    pub nearest: bool,
}

/// `lastseen show`
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// An id, the beginning of one, or a name in any spelling; `-` reads them from standard input
    #[arg(value_name = "ID|NAME")]
    pub whom: String,
    /// A person's dossier in sentences to read aloud, each with who says so
    #[arg(long)]
    pub dossier: bool,
}

/// `lastseen timeline`
#[derive(Debug, Args)]
pub struct TimelineArgs {
    /// A person or case: an id, the beginning of one, or a name in any spelling; `-` reads them from
    /// standard input
    #[arg(value_name = "ID|NAME")]
    pub whom: String,
}

/// `lastseen set`
#[derive(Clone, Debug, Args)]
pub struct SetArgs {
    /// An id, the beginning of one, or whole words of a name; `-` reads them from standard input
    #[arg(value_name = "ID|NAME")]
    pub whom: String,
    /// One of the four statuses or of the workspace's own, in small letters or large
    pub status: String,
    /// When it was so: 2022-07-12, 12 jul 2022, about july 2022, yesterday; today if not given
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub when: Option<String>,
    /// Where, as the source has it
    #[arg(long, value_name = "P")]
    pub place: Option<String>,
    /// The source that says so: an id or a title
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// Where in the source: paragraph 2
    #[arg(long, value_name = "L", requires = "source")]
    pub at: Option<String>,
    /// Whether anybody heard from or saw the person then
    #[arg(long, value_name = "HOW")]
    pub contact: Option<ContactWord>,
    /// Whatever else is known; `-` reads it from standard input
    #[arg(long, value_name = "T")]
    pub note: Option<String>,
    /// What the change is for, as it stands in the log; `-` reads it from standard input
    #[arg(long, value_name = "T")]
    pub why: Option<String>,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen add`
#[derive(Debug, Args)]
pub struct AddArgs {
    /// What to add
    pub kind: KindWord,
    /// Its fields: name="Ivan Ivanov" born=2002~
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    /// Add a person also if somebody of this name was erased
    #[arg(long)]
    pub anyway: bool,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen duplicates`
#[derive(Debug, Args)]
pub struct DuplicatesArgs {
    /// Only pairs with this person
    #[arg(value_name = "ID|NAME")]
    pub whom: Option<String>,
    /// Also the pairs that are less likely, and those that somebody was unsure of
    #[arg(long)]
    pub all: bool,
}

/// `lastseen join`
#[derive(Debug, Args)]
pub struct JoinArgs {
    /// The record that is kept: an id, the beginning of one, or the whole recorded name
    #[arg(value_name = "ID|NAME")]
    pub kept: String,
    /// The record that is joined to it; its id leads to the other one from then on
    #[arg(value_name = "ID|NAME")]
    pub joined: String,
    /// Take the value of this field from the joined record where both have another; the kept one's
    /// stays beside it. Several by commas: home,born
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub take: Vec<String>,
    /// Keep the kept record's value of this field where the joined one's is more careful and would be
    /// taken: risk, consent
    #[arg(
        long,
        value_name = "FIELD",
        value_delimiter = ',',
        conflicts_with = "take"
    )]
    pub keep: Vec<String>,
    /// Show both side by side and what would be kept, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Join also two records that somebody judged to be of two people
    #[arg(long)]
    pub anyway: bool,
    /// What the change is for, as it stands in the log
    #[arg(long, value_name = "T")]
    pub why: Option<String>,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen attach`
#[derive(Debug, Args)]
pub struct AttachArgs {
    /// The source, or the person whose photo it is: an id, the beginning of one, a title or a name
    pub source: String,
    /// The file; at most 256 MiB are copied into files/ under its SHA-256
    pub file: PathBuf,
    /// What the change is for, as it stands in the log
    #[arg(long, value_name = "T")]
    pub why: Option<String>,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen unjoin`
#[derive(Debug, Args)]
pub struct UnjoinArgs {
    /// The record that was joined to another one: its id, the beginning of it, or its whole recorded name
    #[arg(value_name = "ID|NAME")]
    pub joined: String,
    /// Also where something was changed since; that stays with the record that was kept
    #[arg(long)]
    pub anyway: bool,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen distinct`
#[derive(Debug, Args)]
pub struct DistinctArgs {
    /// One record
    #[arg(value_name = "ID|NAME")]
    pub one: String,
    /// The other one
    #[arg(value_name = "ID|NAME")]
    pub other: String,
    /// Nobody can tell: no longer proposed, but kept in mind
    #[arg(long)]
    pub unsure: bool,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen note`
#[derive(Debug, Args)]
pub struct NoteArgs {
    /// An id, the beginning of one, or whole words of a name; `-` reads them from standard input
    #[arg(value_name = "ID|NAME")]
    pub whom: String,
    /// The note; `-` reads it from standard input, if no other account of the machine sees it
    pub text: String,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen step`
#[derive(Debug, Args)]
pub struct StepArgs {
    /// The person: an id, the beginning of one, or whole words of the name
    #[arg(value_name = "ID|NAME")]
    pub whom: String,
    /// What was done: complaint, lawyer, letter, call, visit, court, or another word
    pub what: String,
    /// When it was done: 2022-07-12, 12 jul 2022, yesterday; today if not given
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub when: Option<String>,
    /// To whom: an authority, a court, a lawyer
    #[arg(long, value_name = "T")]
    pub to: Option<String>,
    /// By whom
    #[arg(long, value_name = "T")]
    pub by: Option<String>,
    /// What came of it
    #[arg(long, value_name = "T")]
    pub answer: Option<String>,
    /// By when an answer is due
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub due: Option<String>,
    /// The source that says so: an id or a title
    #[arg(long, value_name = "S")]
    pub source: Option<String>,
    /// Where in the source: paragraph 2
    #[arg(long, value_name = "L", requires = "source")]
    pub at: Option<String>,
    /// What the change is for, as it stands in the log
    #[arg(long, value_name = "T")]
    pub why: Option<String>,
    /// Do not ask whether a name that is not exactly the recorded one is meant
    #[arg(long)]
    pub yes: bool,
}

/// `lastseen log`
#[derive(Clone, Debug, Args)]
pub struct LogArgs {
    /// Only the changes of one record, named as for `show`; or of the records that a query finds, as
    /// for `list`: whatever asks for more than words (status:detained, -word, 'a phrase') is a query
    #[arg(value_name = "ID|NAME|QUERY", allow_hyphen_values = true)]
    pub what: Vec<String>,
    /// Among which records a query looks; people where it is not given
    #[arg(long)]
    pub kind: Option<KindWord>,
    /// Only changes from this day on: 2026-11-22, yesterday, 3 days ago; or from a moment on
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Only changes up to and on this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Only changes by this author
    #[arg(long, value_name = "AUTHOR")]
    pub by: Option<String>,
    /// Tell what was decided, by what and about whom from which status to which, as text for a report
    #[arg(long, conflicts_with = "verify")]
    pub summary: bool,
    /// Check that nobody tampered with the log
    #[arg(long)]
    pub verify: bool,
    /// With --verify, after you have looked at what it found: take the logs as they are now for what this
    /// machine has seen of them, so that it does not tell of it again
    #[arg(long, requires = "verify")]
    pub accept: bool,
}

/// `lastseen erase`
#[derive(Debug, Args)]
pub struct EraseArgs {
    /// An id, the beginning of one, or the whole recorded name
    #[arg(value_name = "ID|NAME")]
    pub whom: String,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
    /// Remove attached files as well, those of sources that only this person cites
    #[arg(long)]
    pub files: bool,
    /// Erase what came back, or was left, of somebody who was erased already
    #[arg(long)]
    pub again: bool,
    /// Another name of the person, to be looked for as well; may be given several times
    #[arg(long = "name", value_name = "NAME")]
    pub names: Vec<String>,
    /// Show what goes and what stays, and erase nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `lastseen undo`
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Leave the last change as it is, so that the next undo takes back the one before it
    #[arg(long)]
    pub skip: bool,
}

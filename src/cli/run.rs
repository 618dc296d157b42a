//! The commands, and which function runs each.

use std::iter::{empty, once};
use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::cli::args::{
    AddArgs, AttachArgs, Common, DistinctArgs, DuplicatesArgs, EraseArgs, InitArgs, JoinArgs,
    ListArgs, LogArgs, NoteArgs, SetArgs, ShowArgs, StepArgs, TimelineArgs, UndoArgs, UnjoinArgs,
};
use crate::cli::command_context::{CommandContext, only_some_are_public};
use crate::cli::commands::add::add;
use crate::cli::commands::attach::attach;
use crate::cli::commands::check::check;
use crate::cli::commands::duplicates::duplicates;
use crate::cli::commands::erase::erase;
use crate::cli::commands::export::export;
use crate::cli::commands::form::{FormArgs, context_of, form};
use crate::cli::commands::generated::{completions, man};
use crate::cli::commands::git::{
    GitCommand, MergeDriverArgs, TextconvArgs, git, merge_driver, textconv,
};
use crate::cli::commands::import::import;
use crate::cli::commands::init::init;
use crate::cli::commands::intake::{IntakeArgs, intake};
use crate::cli::commands::join::{distinct, join, unjoin};
use crate::cli::commands::list::list;
use crate::cli::commands::log::log;
use crate::cli::commands::note::note;
use crate::cli::commands::other::{DiffArgs, InspectArgs, MergeArgs, diff, inspect, merge};
use crate::cli::commands::public;
use crate::cli::commands::set::set;
use crate::cli::commands::show::show;
use crate::cli::commands::stats::stats;
use crate::cli::commands::step::step;
use crate::cli::commands::sync::{SyncArgs, sync};
use crate::cli::commands::timeline::timeline;
use crate::cli::commands::together::{TogetherArgs, together};
use crate::cli::commands::undo::{redo, undo};
use crate::cli::export_args::ExportArgs;
use crate::cli::import_args::ImportArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::standard_input::with_texts;
use crate::cli::trailing_flags::{settle, settle_export, settle_log};
use crate::text::catalogue::say;

/// Keeps track, offline, of people whose whereabouts are being withheld.
#[derive(Debug, Parser)]
#[command(
    name = "lastseen",
    version,
    about,
    after_help = String::from(say!(command_after_help))
)]
pub struct Cli {
    /// The workspace to open on the screen
    #[arg(value_name = "WORKSPACE")]
    pub folder: Option<PathBuf>,
    /// Read and print lines instead of drawing a screen: for screen readers and line terminals
    #[arg(long)]
    pub plain: bool,
    /// What holds everywhere
    #[command(flatten)]
    pub common: Common,
    /// The command; without one the screen opens
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// Make a workspace
    Init(InitArgs),
    /// List records, one a line
    List(ListArgs),
    /// Show one record with all that is derived
    Show(ShowArgs),
    /// Show the entries of a person or case on a line in time
    Timeline(TimelineArgs),
    /// Show who may have been held with a person, or in a place, and when
    Together(TogetherArgs),
    /// Give a person a status: a new entry in their history
    Set(SetArgs),
    /// Record what was done for a person: a complaint, a letter, a visit, and by when an answer is due
    Step(StepArgs),
    /// Add a record; prints its id
    Add(AddArgs),
    /// Import a list of people: CSV, Excel, OpenDocument, JSON, FollowTheMoney, PFIF
    Import(Box<ImportArgs>),
    /// Read a pasted message about a person: a draft, with what was understood
    Intake(IntakeArgs),
    /// Export people for others: as a table, for other systems, or as a dossier to read and print
    Export(ExportArgs),
    /// Fill in a form that a court or committee reads, from the records of a person
    Form(FormArgs),
    /// Attach a copy of a file to a source
    Attach(AttachArgs),
    /// Add a note to a record
    Note(NoteArgs),
    /// List people who may be recorded twice, with what speaks for and against
    Duplicates(DuplicatesArgs),
    /// Join two records of one person; everything that either says is kept
    Join(JoinArgs),
    /// Take two records apart again that were joined
    Unjoin(UnjoinArgs),
    /// Remember that two records are of two people, or that nobody can tell
    Distinct(DistinctArgs),
    /// Look for what is probably not meant, as path:line:column: reason
    Check,
    /// Show who changed what, the newest first
    Log(LogArgs),
    /// Erase a person: the record, the links to it, and its values in every line of the log
    Erase(EraseArgs),
    /// Take back your last change
    Undo(UndoArgs),
    /// Do again what was taken back
    Redo,
    /// Let git merge and compare records by what they say
    #[command(subcommand)]
    Git(GitCommand),
    /// Exchange changes with another clone by git: commit, fetch, merge, push
    Sync(SyncArgs),
    /// Merge another workspace or an older copy into this one, as one change
    Merge(MergeArgs),
    /// Show what another workspace or copy says otherwise
    Diff(DiffArgs),
    /// Say what is inside a received folder, before anything in it is opened
    Inspect(InspectArgs),
    /// Merge three files; git calls it
    MergeDriver(MergeDriverArgs),
    /// Print a record in words; git calls it
    Textconv(TextconvArgs),
    /// Count people, cases and sources
    Stats,
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// Runs a command under the flags that every command takes.
///
/// # Errors
///
/// [`CliError`], whose lines belong on standard error and whose code ends the process.
pub fn run(command: &CliCommand, common: Common) -> Result<(), CliError> {
    match command {
        CliCommand::Init(_)
        | CliCommand::Git(_)
        | CliCommand::Sync(_)
        | CliCommand::Merge(_)
        | CliCommand::Diff(_)
        | CliCommand::Inspect(_)
        | CliCommand::MergeDriver(_)
        | CliCommand::Textconv(_)
        | CliCommand::Completions { .. }
        | CliCommand::Man
            if common.public =>
        {
            Err(only_some_are_public())
        }
        CliCommand::Init(what) => init(&common, what),
        CliCommand::List(what) => {
            let (what, common) = settle(what, common)?;
            if common.public {
                return public::list(&what, &common);
            }
            answer(common, |context| list(context, &what))
        }
        CliCommand::Show(what) if common.public => public::show(what, &common),
        CliCommand::Show(what) => answer(common, |context| show(context, what)),
        CliCommand::Timeline(what) => answer(common, |context| timeline(context, what)),
        CliCommand::Together(what) => answer(common, |context| together(context, what)),
        CliCommand::Set(what) => {
            let what = with_texts(what)?;
            let named = once(what.whom.as_str()).chain(what.source.as_deref());
            set(open_named(common, named)?, &what)
        }
        CliCommand::Step(what) => {
            let named = once(what.whom.as_str()).chain(what.source.as_deref());
            step(open_named(common, named)?, what)
        }
        CliCommand::Add(what) => add(CommandContext::open_to_write(common)?, what),
        CliCommand::Import(what) => import(CommandContext::open_to_write(common)?, what),
        CliCommand::Intake(what) => intake(CommandContext::open_to_write(common)?, what),
        CliCommand::Export(what) => {
            let (what, common) = settle_export(what, common)?;
            export(common, &what)
        }
        CliCommand::Form(what) => {
            let context = context_of(common, what)?;
            let partial = context.partial();
            form(context, what)?;
            partial.map_or(Ok(()), Err)
        }
        CliCommand::Attach(what) => attach(open_named(common, once(what.source.as_str()))?, what),
        CliCommand::Note(what) => note(open_named(common, once(what.whom.as_str()))?, what),
        CliCommand::Duplicates(what) => answer(common, |context| duplicates(context, what)),
        CliCommand::Join(what) => join(CommandContext::open_to_write(common)?, what),
        CliCommand::Unjoin(what) => unjoin(CommandContext::open_to_write(common)?, what),
        CliCommand::Distinct(what) => distinct(CommandContext::open_to_write(common)?, what),
        CliCommand::Check => check(CommandContext::open_silently(common)?),
        CliCommand::Log(what) => {
            let (what, common) = settle_log(what, common)?;
            answer(common, |context| log(context, &what))
        }
        CliCommand::Erase(what) => erase(CommandContext::open_to_write(common)?, what),
        CliCommand::Undo(what) => undo(open_named(common, empty())?, what),
        CliCommand::Redo => redo(open_named(common, empty())?),
        CliCommand::Git(what) => git(CommandContext::open_to_write(common)?, what),
        CliCommand::Sync(what) => sync(CommandContext::open_to_write(common)?, what),
        CliCommand::Merge(what) => merge(CommandContext::open_to_write(common)?, what),
        CliCommand::Diff(what) => answer(common, |context| diff(context, what)),
        CliCommand::Inspect(what) => inspect(&common, what),
        CliCommand::MergeDriver(what) => merge_driver(&common, what),
        CliCommand::Textconv(what) => textconv(&common, what),
        CliCommand::Stats => answer(common, stats),
        CliCommand::Completions { shell } => completions(*shell, Cli::command()),
        CliCommand::Man => man(Cli::command()),
    }
}

/// Opens the workspace for a command that is about nothing but what it names. A whole record in JSON has what others say
/// of it, for which all of them are read.
fn open_named<'t>(
    common: Common,
    named: impl Iterator<Item = &'t str>,
) -> Result<CommandContext, CliError> {
    let named: Vec<&str> = named.collect();
    if common.json && !named.is_empty() {
        return CommandContext::open_to_write(common);
    }
    CommandContext::open_to_write_named(common, &named)
}

/// Answers from everything that can be read. What cannot be read is told on standard error before, and
/// after the answer once more as a count, with an exit code of its own: whoever goes on with the answer must
/// not take it for the whole.
fn answer(
    common: Common,
    command: impl FnOnce(CommandContext) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let context = CommandContext::open(common)?;
    let partial = context.partial();
    command(context)?;
    partial.map_or(Ok(()), Err)
}

//! The commands, and which function runs each.

use std::ffi::OsString;
use std::iter::{empty, once};
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;

use crate::cli::args::{
    AddArgs, AttachArgs, Common, DistinctArgs, DuplicatesArgs, EraseArgs, InitArgs, JoinArgs,
    ListArgs, LogArgs, NoteArgs, SetArgs, ShowArgs, StepArgs, TimelineArgs, UndoArgs, UnjoinArgs,
};
use crate::cli::command_context::{CommandContext, NamedRecord, only_some_are_public};
use crate::cli::commands::add::{add, book_to_add_to};
use crate::cli::commands::attach::attach;
use crate::cli::commands::check::check;
use crate::cli::commands::duplicates::{book_of_pairs, duplicates};
use crate::cli::commands::erase::erase;
use crate::cli::commands::export::export;
use crate::cli::commands::forget_key::{ForgetKeyArgs, forget_key};
use crate::cli::commands::form::form;
use crate::cli::commands::generated::{completions, man};
use crate::cli::commands::git::{
    GitCommand, MergeDriverArgs, TextconvArgs, git, merge_driver, textconv,
};
use crate::cli::commands::import::import;
use crate::cli::commands::init::init;
use crate::cli::commands::intake::{IntakeArgs, intake};
use crate::cli::commands::join::{distinct, join, unjoin};
use crate::cli::commands::list::list;
use crate::cli::commands::list_found::{list_found, lists_found};
use crate::cli::commands::list_people::{book_to_list, list_people, lists_people};
use crate::cli::commands::log::{book_of_log, log};
use crate::cli::commands::member::{MemberCommand, member};
use crate::cli::commands::mergetool::{MergetoolArgs, mergetool};
use crate::cli::commands::note::note;
use crate::cli::commands::other::{DiffArgs, InspectArgs, MergeArgs, diff, inspect, merge};
use crate::cli::commands::public;
use crate::cli::commands::seal::{ResealArgs, SealArgs, rekey, seal, unseal};
use crate::cli::commands::set::set;
use crate::cli::commands::set_lines::{SetLine, read_lines, set_lines, wants_lines};
use crate::cli::commands::show::{book_to_show, show};
use crate::cli::commands::sign::{SignCommand, sign};
use crate::cli::commands::stats::{book_to_count, stats};
use crate::cli::commands::step::step;
use crate::cli::commands::sync::{SyncArgs, sync};
use crate::cli::commands::timeline::timeline;
use crate::cli::commands::together::{TogetherArgs, together};
use crate::cli::commands::undo::{redo, undo};
use crate::cli::export_args::ExportArgs;
use crate::cli::form_args::FormArgs;
use crate::cli::import_args::ImportArgs;
use crate::cli::output::cli_error::CliError;
use crate::cli::standard_input::with_texts;
use crate::cli::trailing_flags::{settle, settle_export, settle_log};
use crate::cli::usage::{usage, without_help_command};
use crate::cli::usage_error::usage_error;
use crate::record::kind::Kind;
use crate::search::query::Query;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::{label, say};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "lastseen",
    version,
    about = label!(about_lastseen),
    after_help = String::from(say!(command_after_help))
)]
pub struct Cli {
    /// The workspace to open on the screen
    #[arg(value_name = "WORKSPACE", help = label!(flag_screen_folder))]
    pub folder: Option<PathBuf>,
    /// Read and print lines instead of drawing a screen: for screen readers and line terminals
    #[arg(long, help = label!(flag_screen_plain))]
    pub plain: bool,
    /// What holds everywhere
    #[command(flatten)]
    pub common: Common,
    /// The command; without one the screen opens
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

impl Cli {
    /// What was typed; the process ends with help where that was asked for.
    ///
    /// # Errors
    ///
    /// [`CliError::Usage`] with what was not understood.
    pub fn typed(arguments: Vec<OsString>) -> Result<Self, CliError> {
        let mut command = usage(Self::command());
        let matches = command.try_get_matches_from_mut(without_help_command(arguments));
        let typed = matches.and_then(|matches| Self::from_arg_matches(&matches));
        typed.map_err(|error| usage_error(&error.format(&mut command)))
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// `lastseen init`
    #[command(about = label!(about_init))]
    Init(InitArgs),
    /// `lastseen list`
    #[command(about = label!(about_list))]
    List(ListArgs),
    /// `lastseen show`
    #[command(about = label!(about_show))]
    Show(ShowArgs),
    /// `lastseen timeline`
    #[command(about = label!(about_timeline))]
    Timeline(TimelineArgs),
    /// `lastseen together`
    #[command(about = label!(about_together))]
    Together(TogetherArgs),
    /// `lastseen set`
    #[command(about = label!(about_set))]
    Set(SetArgs),
    /// `lastseen step`
    #[command(about = label!(about_step))]
    Step(StepArgs),
    /// `lastseen add`
    #[command(about = label!(about_add))]
    Add(AddArgs),
    /// `lastseen import`
    #[command(about = label!(about_import))]
    Import(Box<ImportArgs>),
    /// `lastseen intake`
    #[command(about = label!(about_intake))]
    Intake(IntakeArgs),
    /// `lastseen export`
    #[command(about = label!(about_export))]
    Export(ExportArgs),
    /// `lastseen form`
    #[command(about = label!(about_form))]
    Form(FormArgs),
    /// `lastseen attach`
    #[command(about = label!(about_attach))]
    Attach(AttachArgs),
    /// `lastseen note`
    #[command(about = label!(about_note))]
    Note(NoteArgs),
    /// `lastseen duplicates`
    #[command(about = label!(about_duplicates))]
    Duplicates(DuplicatesArgs),
    /// `lastseen join`
    #[command(about = label!(about_join))]
    Join(JoinArgs),
    /// `lastseen unjoin`
    #[command(about = label!(about_unjoin))]
    Unjoin(UnjoinArgs),
    /// `lastseen distinct`
    #[command(about = label!(about_distinct))]
    Distinct(DistinctArgs),
    /// `lastseen check`
    #[command(about = label!(about_check))]
    Check,
    /// `lastseen log`
    #[command(about = label!(about_log))]
    Log(LogArgs),
    /// `lastseen erase`
    #[command(about = label!(about_erase))]
    Erase(EraseArgs),
    /// `lastseen undo`
    #[command(about = label!(about_undo))]
    Undo(UndoArgs),
    /// `lastseen redo`
    #[command(about = label!(about_redo))]
    Redo,
    /// `lastseen git`
    #[command(subcommand, about = label!(about_git))]
    Git(GitCommand),
    /// `lastseen sync`
    #[command(about = label!(about_sync))]
    Sync(SyncArgs),
    /// `lastseen sign`
    #[command(subcommand, about = label!(about_sign))]
    Sign(SignCommand),
    /// `lastseen merge`
    #[command(about = label!(about_merge))]
    Merge(MergeArgs),
    /// `lastseen mergetool`
    #[command(about = label!(about_mergetool))]
    Mergetool(MergetoolArgs),
    /// `lastseen diff`
    #[command(about = label!(about_diff))]
    Diff(DiffArgs),
    /// `lastseen inspect`
    #[command(about = label!(about_inspect))]
    Inspect(InspectArgs),
    /// `lastseen seal`
    #[command(about = label!(about_seal))]
    Seal(SealArgs),
    /// `lastseen unseal`
    #[command(about = label!(about_unseal))]
    Unseal(ResealArgs),
    /// `lastseen rekey`
    #[command(about = label!(about_rekey))]
    Rekey(ResealArgs),
    /// `lastseen forget-key`
    #[command(about = label!(about_forget_key))]
    ForgetKey(ForgetKeyArgs),
    /// `lastseen member`
    #[command(subcommand, about = label!(about_member))]
    Member(MemberCommand),
    /// `lastseen merge-driver`
    #[command(about = label!(about_merge_driver))]
    MergeDriver(MergeDriverArgs),
    /// `lastseen textconv`
    #[command(about = label!(about_textconv))]
    Textconv(TextconvArgs),
    /// `lastseen stats`
    #[command(about = label!(about_stats))]
    Stats,
    /// `lastseen completions`
    #[command(about = label!(about_completions))]
    Completions {
        #[arg(help = label!(flag_completions_shell))]
        /// The shell.
        shell: Shell,
    },
    /// `lastseen man`
    #[command(about = label!(about_man))]
    Man,
}

/// Runs a command under the flags that every command takes.
///
/// # Errors
///
/// [`CliError`], whose lines belong on standard error and whose code ends the process.
pub fn run(command: &CliCommand, mut common: Common) -> Result<(), CliError> {
    common.is_for_sealed = keeps_sealed(command);
    match command {
        CliCommand::Init(_)
        | CliCommand::Git(_)
        | CliCommand::Sync(_)
        | CliCommand::Sign(_)
        | CliCommand::Merge(_)
        | CliCommand::Mergetool(_)
        | CliCommand::Diff(_)
        | CliCommand::Inspect(_)
        | CliCommand::Seal(_)
        | CliCommand::Unseal(_)
        | CliCommand::Rekey(_)
        | CliCommand::Member(_)
        | CliCommand::ForgetKey(_)
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
            if lists_found(&what, &common) {
                return list_found(common, &what);
            }
            if what.kind.kind() != Kind::Person {
                return answer(common, |context| list(context, &what));
            }
            if !lists_people(&what, &common) {
                let context = CommandContext::open_to_search(common, &mut |_| None)?;
                return answer_in(context, |context| list(context, &what));
            }
            let mut listed = None;
            let read = &mut |workspace: &Workspace| {
                let (book, all) = book_to_list(workspace)?;
                listed = Some(all);
                Some(book)
            };
            let context = CommandContext::open_to_search(common, read)?;
            answer_in(context, |context| match &listed {
                Some(listed) => list_people(context, listed, &Query::default()),
                None => list(context, &what),
            })
        }
        CliCommand::Show(what) if common.public => public::show(what, &common),
        CliCommand::Show(what) => {
            let read = &mut |workspace: &Workspace| book_to_show(workspace, what);
            answer_in(CommandContext::open_by_need(common, read)?, |context| {
                show(context, what)
            })
        }
        CliCommand::Timeline(what) => answer(common, |context| timeline(context, what)),
        CliCommand::Together(what) => answer(common, |context| together(context, what)),
        CliCommand::Set(what) => {
            if wants_lines(what) {
                let lines = read_lines(what)?;
                let named = lines.iter().filter_map(SetLine::named);
                let named = named.flat_map(|(whom, source)| named_with_source(whom, source));
                let with_places = what.place.is_some() || lines.iter().any(SetLine::names_place);
                let context = open_named(common, named, with_places)?;
                return set_lines(context, what, lines);
            }
            let what = with_texts(what)?;
            let named = named_with_source(&what.whom, what.source.as_deref());
            set(open_named(common, named, what.place.is_some())?, &what)
        }
        CliCommand::Step(what) => {
            let named = named_with_source(&what.whom, what.source.as_deref());
            step(open_named(common, named, false)?, what)
        }
        CliCommand::Add(what) => {
            let read = &mut |workspace: &Workspace| book_to_add_to(workspace, what);
            add(CommandContext::open_to_write_by_need(common, read)?, what)
        }
        CliCommand::Import(what) => import(CommandContext::open_to_write(common)?, what),
        CliCommand::Intake(what) => intake(CommandContext::open_to_write(common)?, what),
        CliCommand::Export(what) => {
            let (what, common) = settle_export(what, common)?;
            export(common, &what)
        }
        CliCommand::Form(what) => {
            let context = CommandContext::open_to_write(common)?;
            let partial = context.partial();
            form(context, what)?;
            partial.map_or(Ok(()), Err)
        }
        CliCommand::Attach(what) => attach(
            open_named(
                common,
                once((&[Kind::Source][..], what.source.as_str())),
                false,
            )?,
            what,
        ),
        CliCommand::Note(what) => note(
            open_named(common, once((&Kind::ALL[..], what.whom.as_str())), false)?,
            what,
        ),
        CliCommand::Duplicates(what) => {
            let mut kept = None;
            let read = &mut |workspace: &Workspace| {
                let (book, pairs) = book_of_pairs(workspace, what)?;
                kept = Some(pairs);
                Some(book)
            };
            let context = CommandContext::open_by_need(common, read)?;
            answer_in(context, |context| duplicates(context, what, kept))
        }
        CliCommand::Join(what) => join(CommandContext::open_to_write(common)?, what),
        CliCommand::Unjoin(what) => unjoin(CommandContext::open_to_write(common)?, what),
        CliCommand::Distinct(what) => distinct(CommandContext::open_to_write(common)?, what),
        CliCommand::Check => check(CommandContext::open_silently(common)?),
        CliCommand::Log(what) => {
            let (what, common) = settle_log(what, common)?;
            let mut history = None;
            let read = &mut |workspace: &Workspace| {
                let (book, read) = book_of_log(workspace, &what)?;
                history = Some(read);
                Some(book)
            };
            let context = CommandContext::open_by_need(common, read)?;
            answer_in(context, |context| log(context, &what, history))
        }
        CliCommand::Erase(what) => erase(CommandContext::open_to_write(common)?, what),
        CliCommand::Undo(what) => undo(open_named(common, empty(), false)?, what),
        CliCommand::Redo => redo(open_named(common, empty(), false)?),
        CliCommand::Git(what) => git(open_named(common, empty(), false)?, what),
        CliCommand::Sync(what) => sync(open_named(common, empty(), false)?, what),
        CliCommand::Sign(what) => sign(open_named(common, empty(), false)?, what),
        CliCommand::Merge(what) => merge(CommandContext::open_to_write(common)?, what),
        CliCommand::Mergetool(what) => mergetool(common, what),
        CliCommand::Diff(what) => answer(common, |context| diff(context, what)),
        CliCommand::Inspect(what) => inspect(&common, what),
        CliCommand::Seal(what) => seal(&common, what),
        CliCommand::Unseal(what) => unseal(&common, what),
        CliCommand::Rekey(what) => rekey(&common, what),
        CliCommand::Member(what) => member(&common, what),
        CliCommand::ForgetKey(what) => forget_key(&common, what),
        CliCommand::MergeDriver(what) => merge_driver(&common, what),
        CliCommand::Textconv(what) => textconv(&common, what),
        CliCommand::Stats => {
            let mut counted = None;
            let read = &mut |workspace: &Workspace| {
                let (book, read) = book_to_count(workspace)?;
                counted = Some(read);
                Some(book)
            };
            let context = CommandContext::open_by_need(common, read)?;
            answer_in(context, |context| stats(context, counted.as_ref()))
        }
        CliCommand::Completions { shell } => completions(*shell, usage(Cli::command())),
        CliCommand::Man => man(usage(Cli::command())),
    }
}

/// Whether a command leaves nothing of a sealed workspace in the clear. The list is closed: what is not in it is refused
/// there until a test has looked at it (`tests/commands/sealed.rs`). `inspect`, `textconv`, `merge-driver` and what
/// changes the form of a workspace open it themselves, in memory, and write nothing or what is sealed.
fn keeps_sealed(command: &CliCommand) -> bool {
    matches!(
        command,
        CliCommand::List(_)
            | CliCommand::Show(_)
            | CliCommand::Timeline(_)
            | CliCommand::Together(_)
            | CliCommand::Set(_)
            | CliCommand::Step(_)
            | CliCommand::Add(_)
            | CliCommand::Note(_)
            | CliCommand::Attach(_)
            | CliCommand::Import(_)
            | CliCommand::Intake(_)
            | CliCommand::Export(_)
            | CliCommand::Form(_)
            | CliCommand::Erase(_)
            | CliCommand::Duplicates(_)
            | CliCommand::Join(_)
            | CliCommand::Unjoin(_)
            | CliCommand::Distinct(_)
            | CliCommand::Check
            | CliCommand::Log(_)
            | CliCommand::Undo(_)
            | CliCommand::Redo
            | CliCommand::Stats
            | CliCommand::Git(_)
            | CliCommand::Merge(_)
            | CliCommand::Mergetool(_)
            | CliCommand::Diff(_)
            | CliCommand::Sign(_)
            | CliCommand::Sync(_)
    )
}

/// A person, and the source that is cited.
fn named_with_source<'t>(
    whom: &'t str,
    source: Option<&'t str>,
) -> impl Iterator<Item = (&'t [Kind], &'t str)> {
    let source = source.map(|source| (&[Kind::Source][..], source));
    once((&[Kind::Person][..], whom)).chain(source)
}

/// Opens the workspace for a command that is about nothing but what it names. A whole record in JSON has what others say
/// of it, for which all of them are read.
fn open_named<'t>(
    common: Common,
    named: impl Iterator<Item = (&'t [Kind], &'t str)>,
    with_places: bool,
) -> Result<CommandContext, CliError> {
    let named: Vec<NamedRecord<'t>> = named
        .map(|(kinds, typed)| NamedRecord { kinds, typed })
        .collect();
    if common.json && !named.is_empty() {
        return CommandContext::open_to_write(common);
    }
    CommandContext::open_to_write_named(common, &named, with_places)
}

/// Answers from everything that can be read. What cannot be read is told on standard error before, and
/// after the answer once more as a count, with an exit code of its own: whoever goes on with the answer must
/// not take it for the whole.
fn answer(
    common: Common,
    command: impl FnOnce(CommandContext) -> Result<(), CliError>,
) -> Result<(), CliError> {
    answer_in(CommandContext::open(common)?, command)
}

/// As [`answer`], in a workspace that is open.
fn answer_in(
    context: CommandContext,
    command: impl FnOnce(CommandContext) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let partial = context.partial();
    command(context)?;
    partial.map_or(Ok(()), Err)
}

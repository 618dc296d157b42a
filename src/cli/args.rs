//! What may stand on the command line behind each command. Others script against it, so names and flags
//! stay; docs/commands.md lists them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::closed_words::{ContactWord, KindWord};
use crate::cli::encryption_args::IdentityArgs;
use crate::text::catalogue::label;

/// Flags that every command takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    #[arg(short, long, global = true, value_name = "DIR", help = label!(flag_workspace))]
    pub(crate) workspace: Option<PathBuf>,
    #[arg(long, global = true, help = label!(flag_json))]
    pub(crate) json: bool,
    #[arg(long, global = true, help = label!(flag_ascii))]
    pub(crate) ascii: bool,
    #[arg(long, global = true, value_name = "LANG", help = label!(flag_lang))]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", help = label!(flag_color))]
    pub(crate) color: Option<When>,
    #[arg(long, global = true, value_name = "N", help = label!(flag_limit))]
    pub(crate) limit: Option<usize>,
    #[arg(short, long, global = true, help = label!(flag_quiet))]
    pub(crate) quiet: bool,
    #[arg(long, global = true, help = label!(flag_public))]
    pub(crate) public: bool,
    /// What opens a sealed workspace
    #[command(flatten)]
    pub identity: IdentityArgs,
    /// Whether the command keeps to what is sealed, on a workspace that is.
    #[arg(skip)]
    pub(crate) is_for_sealed: bool,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// `auto`
    #[value(help = label!(word_color_auto))]
    Auto,
    /// `always`
    #[value(help = label!(word_color_always))]
    Always,
    /// `never`
    #[value(help = label!(word_color_never))]
    Never,
}

/// `lastseen init`
#[derive(Debug, Args)]
pub struct InitArgs {
    #[arg(help = label!(flag_init_dir))]
    pub(crate) dir: PathBuf,
    #[arg(long, help = label!(flag_init_title))]
    pub(crate) title: Option<String>,
    #[arg(long, help = label!(flag_init_sealed))]
    pub(crate) sealed: bool,
    #[arg(long, value_name = "KEY", requires = "sealed", help = label!(flag_init_encrypt_to))]
    pub(crate) encrypt_to: Vec<String>,
    #[arg(long, requires = "sealed", help = label!(flag_seal_no_paper))]
    pub(crate) no_paper: bool,
}

/// `lastseen list`
#[derive(Clone, Debug, Args)]
pub struct ListArgs {
    #[arg(allow_hyphen_values = true, help = label!(flag_list_query))]
    pub(crate) query: Vec<String>,
    #[arg(long, default_value = "person", help = label!(flag_list_kind))]
    pub(crate) kind: KindWord,
    #[arg(long, help = label!(flag_list_nearest))]
    pub(crate) nearest: bool,
}

/// `lastseen show`
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_show_whom))]
    pub(crate) whom: String,
    #[arg(long, help = label!(flag_show_dossier))]
    pub(crate) dossier: bool,
}

/// `lastseen timeline`
#[derive(Debug, Args)]
pub struct TimelineArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_timeline_whom))]
    pub(crate) whom: String,
}

/// `lastseen set`
#[derive(Clone, Debug, Args)]
pub struct SetArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_whom))]
    pub(crate) whom: String,
    #[arg(help = label!(flag_set_status))]
    pub(crate) status: Option<String>,
    #[arg(long, value_name = "D", allow_hyphen_values = true, help = label!(flag_set_when))]
    pub(crate) when: Option<String>,
    #[arg(long, value_name = "P", help = label!(flag_set_place))]
    pub(crate) place: Option<String>,
    #[arg(long, value_name = "S", help = label!(flag_source))]
    pub(crate) source: Option<String>,
    #[arg(long, value_name = "L", requires = "source", help = label!(flag_at))]
    pub(crate) at: Option<String>,
    #[arg(long, value_name = "HOW", help = label!(flag_set_contact))]
    pub(crate) contact: Option<ContactWord>,
    #[arg(long, value_name = "T", help = label!(flag_set_note))]
    pub(crate) note: Option<String>,
    #[arg(long, value_name = "T", help = label!(flag_set_why))]
    pub(crate) why: Option<String>,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
    #[arg(long, help = label!(flag_set_as_one))]
    pub(crate) as_one: bool,
}

/// `lastseen add`
#[derive(Debug, Args)]
pub struct AddArgs {
    #[arg(help = label!(flag_add_kind))]
    pub(crate) kind: KindWord,
    #[arg(value_name = "FIELD=VALUE", required = true, help = label!(flag_add_fields))]
    pub(crate) fields: Vec<String>,
    #[arg(long, help = label!(flag_add_anyway))]
    pub(crate) anyway: bool,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}

/// `lastseen duplicates`
#[derive(Debug, Args)]
pub struct DuplicatesArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_duplicates_whom))]
    pub(crate) whom: Option<String>,
    #[arg(long, help = label!(flag_duplicates_all))]
    pub(crate) all: bool,
}

/// `lastseen join`
#[derive(Debug, Args)]
pub struct JoinArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_join_kept))]
    pub(crate) kept: String,
    #[arg(value_name = "ID|NAME", help = label!(flag_join_joined))]
    pub(crate) joined: String,
    #[arg(long, value_name = "FIELD", value_delimiter = ',', help = label!(flag_join_take))]
    pub(crate) take: Vec<String>,
    #[arg(long,
        value_name = "FIELD",
        value_delimiter = ',',
        conflicts_with = "take", help = label!(flag_join_keep))]
    pub(crate) keep: Vec<String>,
    #[arg(long, help = label!(flag_join_dry_run))]
    pub(crate) dry_run: bool,
    #[arg(long, help = label!(flag_join_anyway))]
    pub(crate) anyway: bool,
    #[arg(long, value_name = "T", help = label!(flag_why))]
    pub(crate) why: Option<String>,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}

/// `lastseen attach`
#[derive(Debug, Args)]
pub struct AttachArgs {
    #[arg(help = label!(flag_attach_source))]
    pub(crate) source: String,
    #[arg(help = label!(flag_attach_file))]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "T", help = label!(flag_why))]
    pub(crate) why: Option<String>,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}

/// `lastseen unjoin`
#[derive(Debug, Args)]
pub struct UnjoinArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_unjoin_joined))]
    pub(crate) joined: String,
    #[arg(long, help = label!(flag_unjoin_anyway))]
    pub(crate) anyway: bool,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}

/// `lastseen distinct`
#[derive(Debug, Args)]
pub struct DistinctArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_distinct_one))]
    pub(crate) one: String,
    #[arg(value_name = "ID|NAME", help = label!(flag_distinct_other))]
    pub(crate) other: String,
    #[arg(long, help = label!(flag_distinct_unsure))]
    pub(crate) unsure: bool,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}

/// `lastseen note`
#[derive(Debug, Args)]
pub struct NoteArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_whom))]
    pub(crate) whom: String,
    #[arg(help = label!(flag_note_text))]
    pub(crate) text: String,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}

/// `lastseen step`
#[derive(Debug, Args)]
pub struct StepArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_whom_2))]
    pub(crate) whom: String,
    #[arg(help = label!(flag_step_what))]
    pub(crate) what: String,
    #[arg(long, value_name = "D", allow_hyphen_values = true, help = label!(flag_step_when))]
    pub(crate) when: Option<String>,
    #[arg(long, value_name = "T", help = label!(flag_step_to))]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "T", help = label!(flag_step_by))]
    pub(crate) by: Option<String>,
    #[arg(long, value_name = "T", help = label!(flag_step_answer))]
    pub(crate) answer: Option<String>,
    #[arg(long, value_name = "D", allow_hyphen_values = true, help = label!(flag_step_due))]
    pub(crate) due: Option<String>,
    #[arg(long, value_name = "S", help = label!(flag_source))]
    pub(crate) source: Option<String>,
    #[arg(long, value_name = "L", requires = "source", help = label!(flag_at))]
    pub(crate) at: Option<String>,
    #[arg(long, value_name = "T", help = label!(flag_why))]
    pub(crate) why: Option<String>,
    #[arg(long, help = label!(flag_yes))]
    pub(crate) yes: bool,
}

/// `lastseen log`
#[derive(Clone, Debug, Args)]
pub struct LogArgs {
    #[arg(value_name = "ID|NAME|QUERY", allow_hyphen_values = true, help = label!(flag_log_what))]
    pub(crate) what: Vec<String>,
    #[arg(long, help = label!(flag_log_kind))]
    pub(crate) kind: Option<KindWord>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, help = label!(flag_log_since))]
    pub(crate) since: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, help = label!(flag_log_until))]
    pub(crate) until: Option<String>,
    #[arg(long, value_name = "AUTHOR", help = label!(flag_log_by))]
    pub(crate) by: Option<String>,
    #[arg(long, conflicts_with = "verify", help = label!(flag_log_summary))]
    pub(crate) summary: bool,
    #[arg(long, help = label!(flag_log_verify))]
    pub(crate) verify: bool,
    #[arg(long, requires = "verify", help = label!(flag_log_accept))]
    pub(crate) accept: bool,
}

/// `lastseen erase`
#[derive(Debug, Args)]
pub struct EraseArgs {
    #[arg(value_name = "ID|NAME", help = label!(flag_erase_whom))]
    pub(crate) whom: String,
    #[arg(long, help = label!(flag_erase_yes))]
    pub(crate) yes: bool,
    #[arg(long, help = label!(flag_erase_files))]
    pub(crate) files: bool,
    #[arg(long, help = label!(flag_erase_again))]
    pub(crate) again: bool,
    #[arg(long = "name", value_name = "NAME", help = label!(flag_erase_names))]
    pub(crate) names: Vec<String>,
    #[arg(long, help = label!(flag_erase_dry_run))]
    pub(crate) dry_run: bool,
}

/// `lastseen undo`
#[derive(Debug, Args)]
pub struct UndoArgs {
    #[arg(long, help = label!(flag_undo_skip))]
    pub(crate) skip: bool,
}

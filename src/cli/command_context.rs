//! Which workspace a command works on, and everything in it.

use std::path::PathBuf;

use crate::casebook::book::Book;
use crate::casebook::errors::problem::{Location, Problem, Reason, hides_records};
use crate::cli::args::{Common, When};
use crate::cli::output::cli_error::CliError;
use crate::cli::output::out::{Out, Style, tell};
use crate::cli::whole_book::{WholeBook, book_of};
use crate::config::{Color, Config, ConfigError, Paths, read_keys};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::path::FieldPath;
use crate::search::index::Index;
use crate::search::resolve::{NamePrecision, Resolution, by_id, by_name, is_whole_id};
use crate::storage::watch::stamp::Stamp;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::clone_name::identified;
use crate::storage::workspace::permissions::is_open_to_all;
use crate::storage::workspace::workspace_files::WorkspaceFiles;
use crate::storage::workspace::{OpenTo, Workspace};
use crate::text::ascii_signs::SignSet;
use crate::text::catalogue::{label, say};
use crate::text::errors::cause::settings_flaw;
use crate::text::errors::failure;
use crate::text::errors::problem::{location, problem, without_values};
use crate::text::log::external_changes::elsewhere;
use crate::text::pages::caution::not_looked_for;
use crate::text::safe::{Safe, display_safe};

/// Everything that a command needs.
pub struct CommandContext {
    /// The workspace.
    pub workspace: Workspace,
    /// Everything in it.
    pub book: Book,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// In which state of its file each record was read; none if only some were.
    pub stamps: Vec<(RecordId, Stamp)>,
    /// The flags that every command takes.
    pub common: Common,
    /// Standard output.
    pub out: Out,
    /// Signs at the end what the command wrote.
    pub signer: Signer,
    /// The index of all people, if all records were read and one was stored.
    pub index: Option<Index>,
    /// Whether nobody has looked yet when the entries of those were recorded who were not read.
    pub lacks_days: bool,
}

/// Signs the lines of the log that a command wrote, once it is done: one signature holds all of them.
pub struct Signer(Workspace);

impl Drop for Signer {
    fn drop(&mut self) {
        if let Err(failure) = self.0.sign_new_lines() {
            let mut lines = failure::lines(&failure).into_iter();
            let why = lines.next().unwrap_or_default();
            tell(&say!(command_not_signed { why }));
        }
    }
}

/// The user's settings; the defaults where the user has no home.
///
/// # Errors
///
/// [`CliError::Refused`] if the file cannot be read: with other settings the change of one
/// person would go into the log under the name of another.
pub fn settings() -> Result<Config, CliError> {
    let Some(paths) = Paths::of_user() else {
        return Ok(Config::default());
    };
    Config::read(&paths.config_file()).map_err(|error| unreadable(&error))
}

/// The user's own keys: pairs of a command's name and a key.
///
/// # Errors
///
/// [`CliError::Refused`] if the file is there and cannot be read.
pub fn own_keys() -> Result<Vec<(String, String)>, CliError> {
    let Some(paths) = Paths::of_user() else {
        return Ok(Vec::new());
    };
    read_keys(&paths.keys_file()).map_err(|error| unreadable(&error))
}

fn unreadable(error: &ConfigError) -> CliError {
    let place = match error.line {
        0 => error.path.display().to_string(),
        line => format!("{}:{line}:{}", error.path.display(), error.column),
    };
    CliError::refused(&say!(command_settings_unreadable {
        place,
        reason: settings_flaw(&error.flaw)
    }))
}

/// The folder of the workspace: the one that is named, `$LASTSEEN_WORKSPACE`, the configured one,
/// or the user's data folder.
///
/// # Errors
///
/// [`CliError::Usage`] if there is none of these.
pub fn folder(named: Option<PathBuf>, config: &Config) -> Result<PathBuf, CliError> {
    let variable = std::env::var_os("LASTSEEN_WORKSPACE")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from);
    named
        .or(variable)
        .or_else(|| config.workspace.clone())
        .or_else(|| Some(Paths::of_user()?.data_dir().to_owned()))
        .ok_or_else(|| CliError::usage(label!(command_no_workspace_name)))
}

/// The files of the workspace that is meant, as they lie on disk.
///
/// # Errors
///
/// [`CliError`] if there is no such folder.
pub fn files_of(common: &Common) -> Result<WorkspaceFiles, CliError> {
    let config = settings()?;
    let folder = folder(common.workspace.clone(), &config)?;
    let author_device = AuthorDevice::of_this_machine(config.author.clone());
    let author_device = identified(&folder, author_device);
    let account = AccountState::of_user();
    Ok(WorkspaceFiles::open(&folder, &author_device, &account)?)
}

/// What is worth a warning where a workspace is opened to be worked with: that everybody may read it.
#[must_use]
pub fn warning(workspace: &Workspace) -> Option<Problem> {
    let path = workspace.root().to_owned();
    is_open_to_all(workspace.root()).then(|| Problem {
        at: Location::file("."),
        record: None,
        field: FieldPath::root(),
        reason: Reason::OpenToAll { path },
    })
}

/// The style of standard output under these flags and settings.
#[must_use]
pub fn style(common: &Common, config: &Config) -> Style {
    let color = match common.color {
        Some(When::Always) => Some(true),
        Some(When::Never) => Some(false),
        Some(When::Auto) => None,
        None => match config.color {
            Color::Always => Some(true),
            Color::Never => Some(false),
            Color::Auto => None,
        },
    };
    let signs = if common.ascii || config.ascii {
        SignSet::Ascii
    } else {
        SignSet::Unicode
    };
    Style::of_stdout(color, signs)
}

/// Why a command other than `list` and `show` does not run under `--public`.
#[must_use]
pub fn only_some_are_public() -> CliError {
    CliError::usage(label!(command_not_with_public))
}

/// Why a command does not run on a sealed workspace: it would leave something in the clear, or was not looked at for it.
#[must_use]
pub fn not_sealed_yet() -> CliError {
    CliError::refused(label!(command_not_on_sealed))
}

/// How many files that cannot be read are told one by one: more would drive what was asked for off the
/// screen.
const TOLD: usize = 20;

/// The book from which a command answers as from all records; `None` if only all of them tell.
type ByNeed<'r> = &'r mut dyn FnMut(&Workspace) -> Option<Book>;

/// How all records are read, if they must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReadAll {
    /// Into a book.
    Alone,
    /// With the index of all people, if one is stored.
    Indexed,
}

/// Of more names than this everything is read at once.
const MOST_NAMED: usize = 500;

/// A record that a command is about, as somebody named it.
#[derive(Clone, Copy)]
pub struct NamedRecord<'t> {
    /// Of which kind it may be.
    pub kinds: &'t [Kind],
    /// What was typed.
    pub typed: &'t str,
}

impl NamedRecord<'_> {
    /// The record, if a whole id was given.
    fn id(&self) -> Option<RecordId> {
        let typed = self.typed.trim();
        is_whole_id(typed).then(|| typed.parse().ok())?
    }

    /// Which records of a book are called so; `None` where only all records tell who comes near.
    #[must_use]
    pub fn among(&self, book: &Book, precision: NamePrecision) -> Option<Resolution> {
        let ids: Vec<Vec<RecordId>> = self.kinds.iter().map(|kind| book.ids(*kind)).collect();
        let typed = self.typed.trim();
        let named = || by_name(book, ids.iter().map(Vec::as_slice), typed, precision);
        by_id(book, self.kinds, typed).or_else(named)
    }
}

impl CommandContext {
    /// Opens the workspace and loads all of it. What cannot be read is told on standard error,
    /// one line each as long as there are few, and keeps nothing else from loading.
    ///
    /// # Errors
    ///
    /// [`CliError`] if there is no workspace.
    pub fn open(common: Common) -> Result<Self, CliError> {
        Ok(Self::opened(common, OpenTo::Read)?.told())
    }

    /// As [`CommandContext::open`], for a command that writes: what was interrupted is finished first.
    ///
    /// # Errors
    ///
    /// As [`CommandContext::open`].
    pub fn open_to_write(common: Common) -> Result<Self, CliError> {
        Ok(Self::opened(common, OpenTo::Write)?.told())
    }

    /// As [`CommandContext::open_to_write`], for a command that is about nothing but what it names. Only that is read,
    /// with what it links to: a change of one record costs what it does, however many there are. Who is called by a
    /// name is told by the snapshot, if there is one.
    /// With `with_places` all places are read, too: what is written of one is spelled as its record has it.
    ///
    /// # Errors
    ///
    /// As [`CommandContext::open_to_write`].
    pub fn open_to_write_named(
        common: Common,
        named: &[NamedRecord<'_>],
        with_places: bool,
    ) -> Result<Self, CliError> {
        let read = &mut |workspace: &Workspace| book_of_named(workspace, named, with_places);
        let mut context =
            Self::opened_reading(common, OpenTo::Write, ReadAll::Alone, Some(read))?.told();
        // Only one of which all was read has noted in which state its files were.
        context.lacks_days = context.stamps.is_empty();
        context.settle_present_day(&[]);
        Ok(context)
    }

    /// As [`CommandContext::open`], for a command whose answer rests on few records.
    ///
    /// # Errors
    ///
    /// As [`CommandContext::open`].
    pub fn open_by_need(common: Common, read: ByNeed<'_>) -> Result<Self, CliError> {
        Ok(Self::opened_reading(common, OpenTo::Read, ReadAll::Alone, Some(read))?.told())
    }

    /// As [`CommandContext::open_by_need`], for a command that searches all people where all must be read.
    ///
    /// # Errors
    ///
    /// As [`CommandContext::open`].
    pub fn open_to_search(common: Common, read: ByNeed<'_>) -> Result<Self, CliError> {
        Ok(Self::opened_reading(common, OpenTo::Read, ReadAll::Indexed, Some(read))?.told())
    }

    /// As [`CommandContext::open_by_need`], for a command that writes.
    ///
    /// # Errors
    ///
    /// As [`CommandContext::open`].
    pub fn open_to_write_by_need(common: Common, read: ByNeed<'_>) -> Result<Self, CliError> {
        Ok(Self::opened_reading(common, OpenTo::Write, ReadAll::Alone, Some(read))?.told())
    }

    /// The same, having told on standard error what cannot be read.
    fn told(self) -> Self {
        let context = self;
        if !context.common.quiet {
            for one in context.problems.iter().take(TOLD) {
                tell(&problem(&without_values(one)));
            }
            if let Some(more @ 1..) = context.problems.len().checked_sub(TOLD) {
                tell(&say!(command_more_findings { more }));
            }
        }
        context
    }

    /// Why an answer is not the whole; `None` if everything could be read.
    #[must_use]
    pub fn partial(&self) -> Option<CliError> {
        let place = location(&self.unread().next()?.at);
        let files = self.unread().count();
        self.partial_as(say!(command_incomplete_first { files, place }))
    }

    /// As [`CommandContext::partial`], without which files could not be read.
    #[must_use]
    pub fn partial_in_public(&self) -> Option<CliError> {
        self.unread().next()?;
        let files = self.unread().count();
        self.partial_as(say!(command_incomplete { files }))
    }

    fn partial_as(&self, told: Safe) -> Option<CliError> {
        let lines = match self.common.quiet {
            true => Vec::new(),
            false => vec![told],
        };
        Some(CliError::Partial(lines))
    }

    /// The files and folders that may hold records and could not be read.
    pub fn unread(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|one| hides_records(one))
    }

    /// Tells on standard error which of the records somebody has open in an editor: whoever saves
    /// there later may undo what is done now.
    pub fn warn_of_editors(&self, records: &[RecordId]) {
        if self.common.quiet {
            return;
        }
        for id in records {
            if let Some(open) = self.workspace.open_elsewhere(*id) {
                let name = self.book.title_of(*id).unwrap_or_default();
                tell(&display_safe(&elsewhere(name, &open)));
            }
        }
    }

    /// Tells on standard error which of the people are not looked for, before they get a status.
    pub fn warn_of_roles(&self, people: &[RecordId]) {
        if self.common.quiet {
            return;
        }
        for id in people {
            let row = self.book.people().row_of(*id);
            if let Some(role) = row.and_then(|row| self.book.only_role(row)) {
                let name = self.book.title_of(*id).unwrap_or_default();
                let told = not_looked_for(role);
                tell(&say!(command_careful { name, told }));
            }
        }
    }

    /// Reads all records again: somebody else has added some.
    pub fn reload(&mut self) {
        let read = WholeBook::read(&self.workspace, self.common.quiet);
        (self.book, self.index, self.stamps) = (read.book, read.index, read.stamps);
    }

    /// Opens the workspace and loads all of it, keeping what cannot be read for the caller to tell.
    ///
    /// # Errors
    ///
    /// [`CliError`] if there is no workspace; [`CliError::Usage`] under `--public`, because a command
    /// that gets all of the workspace may print all of it.
    pub fn open_silently(common: Common) -> Result<Self, CliError> {
        Self::opened(common, OpenTo::Read)
    }

    /// As [`CommandContext::open_silently`], for a command that writes.
    ///
    /// # Errors
    ///
    /// As [`CommandContext::open_silently`].
    pub fn open_to_write_silently(common: Common) -> Result<Self, CliError> {
        Self::opened(common, OpenTo::Write)
    }

    fn opened(common: Common, open_to: OpenTo) -> Result<Self, CliError> {
        Self::opened_reading(common, open_to, ReadAll::Alone, None)
    }

    fn opened_reading(
        common: Common,
        open_to: OpenTo,
        all: ReadAll,
        read: Option<ByNeed<'_>>,
    ) -> Result<Self, CliError> {
        if common.public {
            return Err(only_some_are_public());
        }
        let config = settings()?;
        let folder = folder(common.workspace.clone(), &config)?;
        let author_device = identified(
            &folder,
            AuthorDevice::of_this_machine(config.author.clone()),
        );
        let account = AccountState::of_user();
        let is_sealed = Workspace::is_settled_sealed(&folder, &author_device, &account)?;
        let (workspace, mut problems) = if is_sealed {
            if !common.is_for_sealed {
                return Err(not_sealed_yet());
            }
            let keys = common.identity.keys()?;
            Workspace::open_sealed(&folder, author_device, &account, &keys, open_to)?
        } else if open_to == OpenTo::Write {
            Workspace::open_to_write(&folder, author_device, &account)?
        } else {
            Workspace::open(&folder, author_device, &account)?
        };
        let needed = read.and_then(|read| read(&workspace));
        let read = match (needed, all) {
            (Some(book), _) => WholeBook::of_some(book),
            (None, ReadAll::Alone) => WholeBook::read(&workspace, common.quiet),
            (None, ReadAll::Indexed) => WholeBook::read_indexed(&workspace, common.quiet),
        };
        problems.extend(read.problems);
        Ok(Self {
            book: read.book,
            index: read.index,
            stamps: read.stamps,
            problems,
            out: Out::new(style(&common, &config)),
            signer: Signer(workspace.clone()),
            workspace,
            common,
            lacks_days: false,
        })
    }
}

/// The book of what is named and all that it links to; `None` if only all records can tell what is meant.
fn book_of_named(
    workspace: &Workspace,
    named: &[NamedRecord<'_>],
    with_places: bool,
) -> Option<Book> {
    let ids: Option<Vec<RecordId>> = named.iter().map(NamedRecord::id).collect();
    let is_by_id = ids.is_some();
    let mut records = match ids {
        Some(ids) => workspace.load_linked(&ids)?,
        None if named.len() > MOST_NAMED => return None,
        None => {
            let typed: Vec<&str> = named.iter().map(|named| named.typed).collect();
            workspace.stored_view()?.called(&typed)?
        }
    };
    if with_places {
        // In the order of all records: where two places bear one name, the first counts.
        records.retain(|loaded| loaded.record.id().kind() != Kind::Place);
        records.extend(workspace.load_kind(Kind::Place)?);
        records.sort_by_cached_key(|loaded| loaded.record.id());
    }
    let book = book_of(workspace, records.into());
    let is_settled = |named: &NamedRecord| named.among(&book, NamePrecision::Write).is_some();
    (is_by_id || named.iter().all(is_settled)).then_some(book)
}

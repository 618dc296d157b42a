//! The help: every key under what one wants to do, then the signs and the query language.

use crate::app::keys::context::Context;
use crate::app::keys::key_table::{Command, KeyTableRow, TABLE};
use crate::app::keys::keymap::Keymap;
use crate::casebook::book::Book;
use crate::search::query::local_words;
use crate::text::catalogue::{label, say};
use crate::text::labels::label as labels;
use crate::text::language::current;
use crate::text::safe::Safe;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// In front: the keys, the sign, or what is written.
    pub lead: Safe,
    /// What it does or means.
    pub text: Safe,
    /// The command of the panes that it stands for.
    pub command: Option<Command>,
    /// Whether it heads the rows below it.
    pub is_heading: bool,
}

/// What one wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Write,
    Find,
    Read,
    Many,
    Undo,
    Move,
    Screen,
}

impl Purpose {
    const ALL: [Self; 7] = [
        Self::Write,
        Self::Find,
        Self::Read,
        Self::Many,
        Self::Undo,
        Self::Move,
        Self::Screen,
    ];

    fn title(self) -> &'static str {
        match self {
            Self::Write => label!(help_write),
            Self::Find => label!(help_find),
            Self::Read => label!(help_read),
            Self::Many => label!(help_many),
            Self::Undo => label!(help_undo),
            Self::Move => label!(help_move),
            Self::Screen => label!(help_screen),
        }
    }

    /// What a command of the panes is for.
    const fn of(command: Command) -> Self {
        match command {
            Command::Status
            | Command::Note
            | Command::Cite
            | Command::Edit
            | Command::EditFile
            | Command::Add
            | Command::AddEntry
            | Command::AddStatement
            | Command::Withdraw
            | Command::Attach
            | Command::Repeat => Self::Write,
            Command::Search
            | Command::Clear
            | Command::SavedQueries
            | Command::SaveQuery
            | Command::Sort
            | Command::Columns => Self::Find,
            Command::Disputed
            | Command::TimeLine
            | Command::Together
            | Command::Figures
            | Command::ReadAloud
            | Command::OpenCopy
            | Command::Problems
            | Command::ViewOverview
            | Command::Copy => Self::Read,
            Command::Mark
            | Command::MarkAll
            | Command::Batch
            | Command::Import
            | Command::Export
            | Command::Sync
            | Command::Received
            | Command::Decide
            | Command::Intake
            | Command::Triage
            | Command::Pairs => Self::Many,
            Command::Undo
            | Command::Redo
            | Command::Log
            | Command::Erase
            | Command::Unjoin
            | Command::Drafts => Self::Undo,
            Command::Zoom
            | Command::Redraw
            | Command::Suspend
            | Command::Lock
            | Command::Quit
            | Command::Mouse
            | Command::Palette
            | Command::Help => Self::Screen,
            _ => Self::Move,
        }
    }
}

/// What stands above the keys of a place other than the panes.
fn title(context: Context) -> &'static str {
    match context {
        Context::Panes => label!(help_move),
        Context::Search => label!(help_in_search),
        Context::Form => label!(help_in_form),
        Context::Picker => label!(help_in_list),
        Context::Note => label!(help_in_note),
        Context::Pager => label!(help_in_text),
        Context::Clash => label!(help_in_clash),
        Context::Triage => label!(help_in_queue),
        Context::Pairs => label!(help_on_pairs),
        Context::Findings => label!(help_on_findings),
        Context::Import => label!(help_on_import),
        Context::Overview => label!(help_in_overview),
        Context::Page => label!(help_on_page),
    }
}

/// The whole help.
#[must_use]
pub fn help(keymap: &Keymap, book: &Book) -> Vec<HelpRow> {
    let mut items = Vec::new();
    for purpose in Purpose::ALL {
        items.push(heading(purpose.title()));
        let rows = TABLE.iter().filter(|row| row.context == Context::Panes);
        let rows = rows.filter(|row| Purpose::of(row.command) == purpose);
        items.extend(rows.map(|row| of_row(row, keymap)));
    }
    for context in Context::ALL
        .into_iter()
        .filter(|one| *one != Context::Panes)
    {
        let title = title(context);
        items.push(heading(title));
        let rows = TABLE.iter().filter(|row| row.context == context);
        items.extend(rows.map(|row| of_row(row, keymap)));
    }
    items.push(heading(label!(help_signs)));
    let statuses = book.statuses.iter().map(|kind| {
        let name = labels::status(&kind.name);
        let short = labels::status_short(&kind.name, &book.statuses);
        told(&short.to_uppercase(), name.as_str())
    });
    items.extend(statuses);
    items.extend(SIGNS.iter().map(|(sign, meaning)| told(sign, meaning())));
    items.push(heading(label!(help_queries)));
    items.extend(TERMS.iter().map(|term| {
        let (written, meaning) = term().split_once(" | ").unwrap_or_default();
        told(written, meaning)
    }));
    items.extend(own_words());
    items
}

/// The words of queries in the language that is spoken, each with the English one; nothing in English.
fn own_words() -> Vec<HelpRow> {
    let code = current().code();
    let fields: Vec<(&str, &str)> = local_words::fields_in(code).collect();
    if fields.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![heading(label!(help_own_words))];
    for (own, english) in fields {
        rows.push(told(&format!("{own}:"), &format!("{english}:")));
        let values = local_words::values_in(english, code);
        rows.extend(
            values.map(|(value, of)| told(&format!("{own}:{value}"), &format!("{english}:{of}"))),
        );
    }
    rows
}

fn heading(title: &str) -> HelpRow {
    HelpRow {
        lead: Safe::default(),
        text: title.into(),
        command: None,
        is_heading: true,
    }
}

fn told(sign: &str, meaning: &str) -> HelpRow {
    HelpRow {
        lead: sign.into(),
        text: meaning.into(),
        command: None,
        is_heading: false,
    }
}

fn of_row(row: &KeyTableRow, keymap: &Keymap) -> HelpRow {
    let keys = keymap.keys(row.context, row.name).iter();
    let keys: Vec<String> = keys.map(ToString::to_string).collect();
    HelpRow {
        lead: keys.join(" ").into(),
        text: told_of(row.context, row),
        command: (row.context == Context::Panes).then_some(row.command),
        is_heading: false,
    }
}

/// A row of the table in one line, with the place for those that do not count among the panes.
#[must_use]
pub fn told_of(context: Context, row: &KeyTableRow) -> Safe {
    let (name, help) = (row.name, row.help());
    match context {
        Context::Panes => say!(picker_in_panes { name, help }),
        Context::Search => say!(picker_in_search { name, help }),
        Context::Form => say!(picker_in_form { name, help }),
        Context::Picker => say!(picker_in_list { name, help }),
        Context::Note => say!(picker_in_note { name, help }),
        Context::Pager => say!(picker_in_text { name, help }),
        Context::Clash => say!(picker_in_conflict { name, help }),
        Context::Triage => say!(picker_in_queue { name, help }),
        Context::Pairs => say!(picker_in_pairs { name, help }),
        Context::Findings => say!(picker_in_findings { name, help }),
        Context::Import => say!(picker_in_import { name, help }),
        Context::Overview => say!(picker_in_overview { name, help }),
        Context::Page => say!(picker_in_page { name, help }),
    }
}

/// The texts in which every word that is typed begins a word, by their places; those that begin with the first
/// of them before the others.
#[must_use]
pub fn with_words(texts: &[String], typed: &str) -> Vec<usize> {
    let typed = typed.to_lowercase();
    let wanted: Vec<&str> = typed.split_whitespace().collect();
    let has = |at: &usize| {
        let text = texts[*at].to_lowercase();
        wanted.iter().all(|word| {
            text.split_whitespace().any(|one| one.starts_with(word))
                || text
                    .split(|letter: char| !letter.is_alphanumeric())
                    .any(|one| one.starts_with(word))
        })
    };
    let mut found: Vec<usize> = (0..texts.len()).filter(has).collect();
    if let Some(word) = wanted.first() {
        found.sort_by_key(|at| !texts[*at].starts_with(word));
    }
    found
}

type Told = fn() -> &'static str;

/// The signs of the screen with what they mean.
const SIGNS: [(&str, Told); 21] = [
    ("·", || label!(sign_no_status)),
    ("≠", || label!(sign_disputed)),
    ("!", || label!(sign_wrong)),
    ("▌", || label!(sign_chosen)),
    ("●", || label!(sign_marked)),
    ("▸", || label!(sign_narrowed)),
    ("↳", || label!(sign_repeats)),
    ("~", || label!(sign_about)),
    ("?", || label!(sign_uncertain)),
    ("<", || label!(sign_until)),
    (">", || label!(sign_since)),
    ("…", || label!(sign_cut)),
    ("↓", || label!(sign_more)),
    ("¶1", || label!(sign_paragraph)),
    ("B3", || label!(sign_grade)),
    ("A-F", || label!(sign_reliability)),
    ("C1-C6", || label!(sign_credibility)),
    ("◆", || label!(sign_last_seen)),
    ("█ ▒", || label!(sign_spans)),
    ("┄", || label!(sign_silence)),
    ("‹ ›", || label!(sign_open)),
];

/// The terms of a query, each with what it finds behind a line.
const TERMS: [Told; 16] = [
    || label!(term_words),
    || label!(term_phrase),
    || label!(term_not),
    || label!(term_status),
    || label!(term_was),
    || label!(term_fields),
    || label!(term_texts),
    || label!(term_since),
    || label!(term_seen),
    || label!(term_stale),
    || label!(term_due),
    || label!(term_is),
    || label!(term_has),
    || label!(term_role),
    || label!(term_saved),
    || label!(term_id),
];

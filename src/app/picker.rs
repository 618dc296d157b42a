//! A list to choose from with a search line: all commands, the help, the sources.

use crate::app::command::{Command, Context};
use crate::app::key_table::TABLE;
use crate::app::keymap::Keymap;
use crate::app::offer::label;
use crate::app::purpose::ChosenEntry;
use crate::app::text_input::TextInput;
use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::pick::pick;

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// One of all commands among the panes.
    Command,
    /// Nothing: all keys are looked up. Choosing a command of the panes runs it.
    Help,
    /// A source for an entry of a person.
    Source {
        /// The person.
        person: RecordId,
        /// The entry.
        entry: ChosenEntry,
    },
}

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What is chosen.
    pub choosing: Choosing,
    /// What is searched for.
    pub input: TextInput,
    /// Where the cursor is, from 0, among what the search leaves.
    pub cursor: usize,
}

/// What an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A command.
    Command(Command),
    /// A record.
    Record(RecordId),
    /// Nothing that can be done from here: a key that counts elsewhere.
    Elsewhere,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// In front: the keys or the grade.
    pub lead: String,
    /// The line.
    pub text: String,
    /// What it stands for.
    pub means: Meaning,
}

impl Picker {
    /// A list with an empty search line.
    #[must_use]
    pub fn new(choosing: Choosing) -> Self {
        Self {
            choosing,
            input: TextInput::line(""),
            cursor: 0,
        }
    }

    /// The items that the search leaves, best first.
    #[must_use]
    pub fn items(&self, book: &Book, keymap: &Keymap) -> Vec<Item> {
        let all = all_items(&self.choosing, book, keymap);
        let texts: Vec<String> = all
            .iter()
            .map(|item| format!("{} {}", item.text, item.lead))
            .collect();
        pick(&texts, self.input.text())
            .into_iter()
            .map(|(at, _)| all[at].clone())
            .collect()
    }
}

fn all_items(choosing: &Choosing, book: &Book, keymap: &Keymap) -> Vec<Item> {
    let everywhere = match choosing {
        Choosing::Command => false,
        Choosing::Help => true,
        Choosing::Source { .. } => return sources(book),
    };
    TABLE
        .iter()
        .filter(|row| everywhere || row.context == Context::Panes)
        .map(|row| {
            let keys: Vec<String> = keymap
                .keys(row.name)
                .iter()
                .map(ToString::to_string)
                .collect();
            Item {
                lead: keys.join(" "),
                text: format!("{}: {}{}", row.name, place(row.context), row.help),
                means: match row.context {
                    Context::Panes => Meaning::Command(row.command),
                    _ => Meaning::Elsewhere,
                },
            }
        })
        .collect()
}

/// Where a key counts, for those that do not count among the panes.
const fn place(context: Context) -> &'static str {
    match context {
        Context::Panes => "",
        Context::Search => "(in a search line) ",
        Context::Form => "(in a form) ",
        Context::Picker => "(in a list like this) ",
        Context::Note => "(in a note) ",
        Context::Pager => "(in a text) ",
        Context::Clash => "(where two changed the same thing) ",
    }
}

/// The sources, the newest first.
fn sources(book: &Book) -> Vec<Item> {
    let mut ids = book.ids(Kind::Source);
    ids.sort_by_key(|id| {
        std::cmp::Reverse(
            book.sources()
                .get(*id)
                .and_then(|source| source.published.days())
                .map(|days| days.latest),
        )
    });
    ids.into_iter()
        .map(|id| Item {
            lead: book
                .sources()
                .get(id)
                .map(|source| source.reliability.as_str().to_owned())
                .unwrap_or_default(),
            text: label(book, id),
            means: Meaning::Record(id),
        })
        .collect()
}

//! A list to choose from with a search line: all commands, the help, the sources.

use crate::app::browse::list_column::ListColumn;
use crate::app::browse::saved_queries::SavedQueryRow;
use crate::app::form::Form;
use crate::app::form::completion::{IndexedBook, begun, reminding};
use crate::app::form::text_input::TextInput;
use crate::app::keys::context::Context;
use crate::app::keys::help::{HelpRow, help, told_of, with_words};
use crate::app::keys::key_table::{Command, TABLE};
use crate::app::keys::keymap::Keymap;
use crate::app::triage::decision_keys::decision_keys;
use crate::casebook::book::Book;
use crate::casebook::form_target::Cited;
use crate::casebook::merge::undecided::{MergeDecision, Undecided};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::source::Source;
use crate::search::pick::saying;
use crate::text::catalogue::{label, say};
use crate::text::labels::label as labels;
use crate::text::language::{Language, within};
use crate::text::safe::Safe;

/// The name of the command that synchronises, and what parts it from what is typed behind it.
const SYNC: &str = "sync ";

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// One of all commands among the panes.
    Command,
    /// One of the commands that count here.
    Here(Context),
    /// A queue to begin or to go on with, each with its line.
    Queue(Vec<(Start, Safe)>),
    /// Somebody of the queue that is open: their number, and their name with what has become of them.
    OfQueue(Vec<(RecordId, Safe, Safe)>),
    /// Nothing: all keys are looked up. Choosing a command of the panes runs it.
    Help,
    /// One of the half-typed texts that are kept, in the order of the state.
    Draft(Vec<Item>),
    /// Which side of what merges left undecided counts.
    Decide(Vec<DecisionRow>),
    /// A row of what a synchronisation brought in, to see its record.
    Received(Vec<Item>),
    /// Which columns the list of people has; the chosen ones.
    Columns(Vec<ListColumn>),
    /// A saved query, to list what it finds.
    Saved(Vec<SavedQueryRow>),
    /// A source for a statement of a record.
    Source {
        /// The record.
        record: RecordId,
        /// The statement.
        cited: Cited,
    },
    /// A record of this kind for the field of a form.
    ForForm(Kind),
}

impl Choosing {
    /// Whether commands are chosen from, or keys looked up.
    #[must_use]
    pub const fn is_of_keys(&self) -> bool {
        matches!(self, Self::Command | Self::Here(_) | Self::Help)
    }
}

/// A row of what merges left undecided, and what choosing it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// The row.
    pub item: Item,
    /// The field that it is about.
    pub about: Undecided,
    /// What it decides; `None` if it only opens the record or heads the others.
    pub decides: Option<MergeDecision>,
}

/// What of a list that decides was drawn last. No key decides about anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DrawnRows {
    /// Nothing of what is listed now.
    #[default]
    Nothing,
    /// The row under the cursor.
    One(Box<DecisionRow>),
    /// All rows, one after another.
    All,
}

/// A queue that may be begun or gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Go on with the one of this name.
    Retry(String),
    /// Begin one of the marked people.
    Marked,
    /// Begin one of the people of the list.
    List,
    /// Begin one of the people of the saved query in this place.
    Saved(usize),
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
    /// Whether it is asked whether the chosen one is thrown away.
    pub leaving: bool,
    /// Whether that question has been drawn. A key that was pressed before is no answer to it.
    pub leaving_drawn: bool,
    /// What of a list that decides was drawn last.
    pub drawn: DrawnRows,
    /// The form that goes on when something is chosen or the list is left.
    pub under: Option<Box<Form>>,
}

/// What an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A command.
    Command(Command),
    /// A half-typed text, by its place among those that are kept.
    Draft(usize),
    /// A record.
    Record(RecordId),
    /// A queue, by its place in the list.
    Start(usize),
    /// The saved query at this place.
    Saved(usize),
    /// A decision, by the place of its row.
    Decision(usize),
    /// A column, to be shown or to be shown no more.
    Column(ListColumn),
    /// A language, for the screen to speak.
    Language(Language),
    /// A new record with what is typed as its name.
    New,
    /// Nothing that can be done from here: a key that counts elsewhere.
    Elsewhere,
    /// Nothing: it heads the items below it.
    Heading,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// In front: the keys or the grade.
    pub lead: Safe,
    /// The line.
    pub text: Safe,
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
            leaving: false,
            leaving_drawn: false,
            drawn: DrawnRows::Nothing,
            under: None,
        }
    }

    /// What is typed to find an item: of the command that synchronises its name alone, since what is typed behind
    /// it belongs to it.
    fn searched(&self) -> &str {
        let typed = self.input.text().trim();
        match self.behind_sync() {
            Some(_) => SYNC.trim_end(),
            None => typed,
        }
    }

    /// What is typed behind the name of the command that synchronises, if that is what is typed.
    #[must_use]
    pub fn behind_sync(&self) -> Option<&str> {
        let typed = self.input.text().trim_start();
        let is_command = self.choosing == Choosing::Command;
        typed.strip_prefix(SYNC).filter(|_| is_command)
    }

    /// The places of the rows of a list that decides which the search leaves: whole sections, so that each row
    /// stands below the heading that says whose it is. Empty for every other list.
    #[must_use]
    pub fn decisions(&self) -> Vec<usize> {
        let Choosing::Decide(rows) = &self.choosing else {
            return Vec::new();
        };
        let typed = self.searched();
        if typed.is_empty() {
            return (0..rows.len()).collect();
        }
        let sections: Vec<&[DecisionRow]> = rows
            .chunk_by(|_, next| next.item.means != Meaning::Heading)
            .collect();
        let texts: Vec<String> = sections
            .iter()
            .map(|rows| {
                let texts = rows.iter().map(|row| row.item.text.as_str());
                texts.collect::<Vec<_>>().join(" ")
            })
            .collect();
        let left = saying(&texts, typed);
        let mut from = 0;
        let mut places = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            let to = from + section.len();
            if left.contains(&at) {
                places.extend(from..to);
            }
            from = to;
        }
        places
    }

    /// The row under the cursor of a list that decides.
    #[must_use]
    pub fn decision(&self) -> Option<&DecisionRow> {
        let Choosing::Decide(rows) = &self.choosing else {
            return None;
        };
        rows.get(*self.decisions().get(self.cursor)?)
    }

    /// Whether a row has been drawn, so that a key decides about it.
    #[must_use]
    pub fn has_drawn(&self, row: &DecisionRow) -> bool {
        match &self.drawn {
            DrawnRows::Nothing => false,
            DrawnRows::One(drawn) => **drawn == *row,
            DrawnRows::All => true,
        }
    }

    /// Notes that the row under the cursor and a question have been drawn; tells whether either is seen for the
    /// first time.
    pub fn set_drawn(&mut self) -> bool {
        let is_asked = self.leaving && !std::mem::replace(&mut self.leaving_drawn, self.leaving);
        let now = self.decision().map_or(DrawnRows::Nothing, |row| {
            DrawnRows::One(Box::new(row.clone()))
        });
        std::mem::replace(&mut self.drawn, now.clone()) != now || is_asked
    }

    /// Notes that every row has been told.
    pub fn set_all_drawn(&mut self) {
        self.drawn = DrawnRows::All;
    }

    /// The items that the search leaves, best first. Whoever types a key asks what it does: the
    /// commands that are bound to it stand before those that are only called so.
    #[must_use]
    pub fn items(&self, known: IndexedBook, keymap: &Keymap) -> Vec<Item> {
        let records = match self.choosing {
            Choosing::Source { .. } => Some(Kind::Source),
            Choosing::ForForm(kind) => Some(kind),
            _ => None,
        };
        if let Some(kind) = records {
            return records_of(known, kind, self.input.text());
        }
        if let Choosing::Decide(rows) = &self.choosing {
            let places = self.decisions().into_iter();
            return places.map(|at| rows[at].item.clone()).collect();
        }
        let all = all_items(&self.choosing, known, keymap);
        let typed = self.searched();
        let is_bound = |item: &Item| {
            !typed.is_empty()
                && matches!(item.means, Meaning::Command(_) | Meaning::Elsewhere)
                && item.lead.split(' ').any(|key| key == typed)
        };
        let (bound, others): (Vec<Item>, Vec<Item>) = all.into_iter().partition(is_bound);
        let is_sign = !typed.chars().any(char::is_alphanumeric);
        if !bound.is_empty() && is_sign {
            return bound;
        }
        if self.choosing.is_of_keys() {
            let texts: Vec<String> = others
                .iter()
                .map(|item| format!("{} {}", item.text, item.lead))
                .collect();
            let with_words = with_words(&texts, typed).into_iter();
            let named = with_words.map(|at| others[at].clone());
            if typed.is_empty() {
                return bound.into_iter().chain(named).collect();
            }
            let (headings, named): (Vec<Item>, Vec<Item>) =
                named.partition(|item| item.means == Meaning::Heading);
            let below = headings
                .iter()
                .flat_map(|heading| section(&others, heading));
            let below: Vec<Item> = below.filter(|item| !named.contains(item)).collect();
            return bound.into_iter().chain(named).chain(below).collect();
        }
        let texts: Vec<String> = others
            .iter()
            .map(|item| format!("{} {}", item.text, item.lead))
            .collect();
        // Letters with gaps between them are in half of the lines of a short list.
        let saying = match typed {
            "" => (0..others.len()).collect(),
            typed => saying(&texts, typed),
        };
        let said = saying.into_iter().map(|at| others[at].clone());
        bound.into_iter().chain(said).collect()
    }
}

/// A heading with the items below it.
fn section(items: &[Item], heading: &Item) -> Vec<Item> {
    let from = items.iter().skip_while(|item| *item != heading);
    let below = from.clone().skip(1);
    let below = below.take_while(|item| item.means != Meaning::Heading);
    from.take(1).chain(below).cloned().collect()
}

fn all_items(choosing: &Choosing, known: IndexedBook, keymap: &Keymap) -> Vec<Item> {
    let place_of_rows = match choosing {
        Choosing::Command => Context::Panes,
        Choosing::Here(context) => *context,
        Choosing::Help => return help(keymap, known.0).into_iter().map(of_help).collect(),
        Choosing::Source { .. } | Choosing::ForForm(_) | Choosing::Decide(_) => {
            return Vec::new();
        }
        Choosing::Queue(starts) => return queues(starts),
        Choosing::OfQueue(people) => return of_queue(people),
        Choosing::Draft(items) | Choosing::Received(items) => return items.clone(),
        Choosing::Saved(kept) => return saved(kept),
        Choosing::Columns(chosen) => return columns(chosen),
    };
    let statuses: Vec<Item> = match place_of_rows {
        Context::Triage => decisions(known.0, keymap),
        _ => Vec::new(),
    };
    let rows = TABLE
        .iter()
        .filter(|row| row.context == place_of_rows)
        .map(|row| {
            let keys: Vec<String> = keymap
                .keys(row.context, row.name)
                .iter()
                .map(ToString::to_string)
                .collect();
            Item {
                lead: keys.join(" ").into(),
                text: told_of(Context::Panes, row),
                means: Meaning::Command(row.command),
            }
        });
    let languages: Vec<Item> = match choosing {
        Choosing::Command => languages(),
        _ => Vec::new(),
    };
    statuses.into_iter().chain(rows).chain(languages).collect()
}

/// The languages, each in itself: who cannot read this one finds the way out.
fn languages() -> Vec<Item> {
    let item = |language: Language| Item {
        lead: Safe::default(),
        text: within(language, || {
            say!(picker_in_panes {
                name: format!("lang {}", language.code()),
                help: label!(language_screen)
            })
        }),
        means: Meaning::Language(language),
    };
    Language::all().map(item).collect()
}

/// The keys of the statuses, which decide about the person of a queue.
fn decisions(book: &Book, keymap: &Keymap) -> Vec<Item> {
    let kinds = decision_keys(&book.statuses, keymap);
    kinds
        .into_iter()
        .map(|(key, kind)| {
            let status = labels::status(&kind.name);
            Item {
                lead: key.to_string().into(),
                text: say!(picker_decide { status }),
                means: Meaning::Elsewhere,
            }
        })
        .collect()
}

/// A row of the help.
fn of_help(row: HelpRow) -> Item {
    Item {
        lead: row.lead,
        text: row.text,
        means: match row.command {
            Some(command) => Meaning::Command(command),
            None if row.is_heading => Meaning::Heading,
            None => Meaning::Elsewhere,
        },
    }
}

/// The queues that may be begun or gone on with.
fn queues(starts: &[(Start, Safe)]) -> Vec<Item> {
    let items = starts.iter().enumerate();
    items
        .map(|(at, (start, text))| Item {
            lead: match start {
                Start::Retry(_) => label!(picker_go_on).into(),
                Start::Marked | Start::List | Start::Saved(_) => label!(picker_begin).into(),
            },
            text: text.clone(),
            means: Meaning::Start(at),
        })
        .collect()
}

/// Everybody in a queue.
fn of_queue(people: &[(RecordId, Safe, Safe)]) -> Vec<Item> {
    people
        .iter()
        .map(|(person, number, text)| Item {
            lead: number.clone(),
            text: text.clone(),
            means: Meaning::Record(*person),
        })
        .collect()
}

/// The columns of the list of people, the chosen ones with a sign.
fn columns(chosen: &[ListColumn]) -> Vec<Item> {
    let all = ListColumn::ALL.into_iter();
    all.map(|column| Item {
        lead: if chosen.contains(&column) {
            "[x]"
        } else {
            "[ ]"
        }
        .into(),
        text: column.told().into(),
        means: Meaning::Column(column),
    })
    .collect()
}

/// The saved queries in their order.
fn saved(kept: &[SavedQueryRow]) -> Vec<Item> {
    let items = kept.iter().enumerate();
    items
        .map(|(place, kept)| Item {
            lead: kept.lead().into(),
            text: kept.text().into(),
            means: Meaning::Saved(place),
        })
        .collect()
}

/// The records of a kind that what is typed begins to name, sources with their grade; then what is typed as
/// a new one, and then what it may remind of. If nothing is typed, all, sources the newest first.
fn records_of(known: IndexedBook, kind: Kind, typed: &str) -> Vec<Item> {
    let grade = |id| known.0.sources().get(id).map(Source::reliability);
    let item = |(id, text): (RecordId, String)| Item {
        lead: grade(id).map_or_else(Safe::default, |grade| grade.as_str().into()),
        text: text.into(),
        means: Meaning::Record(id),
    };
    let typed = typed.trim();
    let first = begun(known, kind, typed);
    if typed.is_empty() {
        return first.into_iter().map(item).collect();
    }
    let mut rest = reminding(known, kind, typed);
    rest.retain(|(id, _)| !first.iter().any(|(there, _)| there == id));
    let new = Item {
        lead: label!(picker_new).into(),
        text: format!("{}: {typed}", labels::kind(kind)).into(),
        means: Meaning::New,
    };
    let mut items: Vec<Item> = first.into_iter().map(item).collect();
    items.push(new);
    items.extend(rest.into_iter().map(item));
    items
}

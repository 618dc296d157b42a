//! How long the pages of a large workspace take to be built and drawn, at 80x24, without a disk:
//! `cargo run --release --example pages -- [PEOPLE [show]]` (100,000 where it is not said).
//!
//! Beside the made-up people stand ten thousand in one case, one half of whom are told of by one source.

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_book.rs"]
mod made_up_book;
#[path = "support/times.rs"]
mod times;
#[path = "../tests/support/typed_keys.rs"]
mod typed_keys;

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

use lastseen::app::browse::browse_state::BrowseState;
use lastseen::app::core::action::Action;
use lastseen::app::core::disk_request::{DiskReply, DiskRequest};
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::{Job, JobReply};
use lastseen::app::core::state::{Clock, State};
use lastseen::app::core::update::update;
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::casebook::duplicates::duplicate_index::DuplicateIndex;
use lastseen::casebook::duplicates::signature::{Signature, signature};
use lastseen::casebook::errors::cause::Cause;
use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;
use lastseen::record::read::read_record;
use lastseen::record::status::StatusKind;
use lastseen::search::index::Index;
use lastseen::search::matching::cancel_token::CancelToken;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::screen::draw_into;
use lastseen::tui::view::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use times::{middle, millis, ratio};
use typed_keys::typed_keys;

const SIZE: (u16, u16) = (80, 24);

/// The time of one frame on a screen that shows sixty a second.
const FRAME: Duration = Duration::from_millis(16);

/// How often a frame is drawn; the middle one counts.
const FRAMES: usize = 15;

/// What is opened from the list of people, and by which keys.
const PAGES: [(&str, &str); 25] = [
    ("the list and a record", "/Holovnyi<Enter>"),
    ("an entry", "/Holovnyi<Enter>lgjjj<Enter>"),
    ("a person's time line", "/Holovnyi<Enter>T"),
    ("a person's dossier", "/Holovnyi<Enter>R"),
    ("what is disputed of a person", "/Holovnyi<Enter>v"),
    ("a source to cite", "/Holovnyi<Enter>cpaper"),
    ("a source that 5,000 entries cite", "3/grossquelle<Enter>"),
    (
        "all that it holds, in the record pane",
        "3/grossquelle<Enter><Tab><Tab>G",
    ),
    ("a case of 10,000 people", "2/grossfall<Enter>"),
    ("its last line", "2/grossfall<Enter><Tab><Tab>G"),
    ("its time line", "2/grossfall<Enter>T"),
    ("its figures", "2/grossfall<Enter>#"),
    ("a place with its people", "5/novokamensk<Enter>"),
    ("a unit with its people", "6/20th<Enter>"),
    (
        "a relation's person, three letters",
        "/Holovnyi<Enter>+rmother<Tab>pet",
    ),
    (
        "a relation's person, all to choose from",
        "/Holovnyi<Enter>+rmother<Tab><Ctrl-o>",
    ),
    (
        "a relation's person, a name among all",
        "/Holovnyi<Enter>+rmother<Tab><Ctrl-o>petrenko iv",
    ),
    ("a field of a query, completed", "/st"),
    ("a query's status, completed", "/status:d"),
    ("its case, completed", "/case:gro"),
    ("its place, completed", "/place:nov"),
    ("its source, completed", "/source:pap"),
    ("its tag, completed", "/tag:m"),
    ("the overview", "4"),
    ("the pairs", "="),
];

struct Screen {
    state: State,
    clock: Clock,
}

impl Screen {
    fn act(&mut self, action: Action) {
        let mut waiting = vec![action];
        while let Some(action) = waiting.pop() {
            for effect in update(&mut self.state, action, self.clock) {
                match effect {
                    Effect::Background(Job::Search { view, generation }) => {
                        let State {
                            book,
                            index,
                            browse: BrowseState { lists, .. },
                            ..
                        } = &self.state;
                        let list = &lists[view.index()];
                        let answer =
                            list.look_up(book, index, self.clock.today, CancelToken::NEVER);
                        waiting.extend(answer.map(|answer| {
                            Action::Background(JobReply::Found {
                                view,
                                generation,
                                answer: Box::new(answer),
                            })
                        }));
                    }
                    Effect::Disk(DiskRequest::Open { record, purpose }) => {
                        waiting.push(Action::Disk(DiskReply::Opened {
                            record,
                            text: format!(
                                "Person(\n    id: \"{record}\",\n    name: \"Holovnyi\",\n)\n"
                            ),
                            purpose,
                        }));
                    }
                    Effect::Background(Job::Compare) => {
                        let pairs = compare(&self.state.book);
                        waiting.push(Action::Background(JobReply::Compared(Box::new(pairs))));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Presses keys; gives the time that the last one took.
    fn press(&mut self, keys: &str) -> Duration {
        let mut last = Duration::ZERO;
        for key in typed_keys(keys) {
            let begun = Instant::now();
            self.act(Action::Key(key));
            last = begun.elapsed();
        }
        last
    }

    /// Builds what the first frame did not wait for.
    fn build(&mut self) -> Duration {
        let begun = Instant::now();
        if self.state.needs_building()
            && let Some(built) = self.state.build_behind(CancelToken::NEVER)
        {
            self.state.take_built(built);
        }
        begun.elapsed()
    }

    fn draw(&mut self, cells: &mut Buffer) -> Duration {
        let theme = Theme::colored(SignSet::Unicode);
        let begun = Instant::now();
        self.state.keep_built();
        cells.reset();
        draw_into(&self.state, &theme, cells);
        begun.elapsed()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let people = match std::env::args().nth(1) {
        Some(people) => people.parse()?,
        None => 100_000,
    };
    let (mut book, _) = made_up_book::make(people, 1)?;
    for (id, text) in crowd() {
        let record = read_record(id.kind(), &text).map_err(|error| Cause::from(error.flaw))?;
        book.put(Loaded {
            record,
            unknown: Vec::new(),
        });
    }
    book.settle();
    let clock = Clock {
        at: "2026-11-23T12:00:00Z".parse()?,
        today: "2026-11-23".parse()?,
        uptime: Duration::ZERO,
    };
    let index = Index::build(&book);
    let mut screen = Screen {
        state: State::new(
            Book::new("made up", StatusKind::four()),
            "anna",
            SIZE,
            clock,
        ),
        clock,
    };
    screen.act(Action::AllLoaded(Box::new((book, index))));
    let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    println!(
        "{people} people and 10,000 more; milliseconds: the last key, its first frame, what is built behind it, any frame after, a cursor key with its frame"
    );
    let shown = std::env::args().nth(2).is_some();
    for (what, keys) in PAGES {
        screen.press("<Esc><Esc><Esc><Esc>1<Esc><Esc>");
        let key = screen.press(keys);
        let first = screen.draw(&mut cells);
        let behind = screen.build();
        let again = middle((0..FRAMES).map(|_| screen.draw(&mut cells)).collect());
        let moved = middle(
            (0..FRAMES)
                .map(|_| screen.press("<Down>") + screen.draw(&mut cells))
                .collect(),
        );
        let frames = ratio(again.max(moved), FRAME);
        let [key, first, behind, again, moved] = [key, first, behind, again, moved].map(millis);
        println!(
            "{what:42} {key:8.2} {first:8.2} {behind:8.2} {again:8.2} {moved:8.2} {frames:6.2}"
        );
        if shown {
            show(&cells);
        }
    }
    Ok(())
}

/// One case with ten thousand people, and a source that is cited for half of them.
fn crowd() -> Vec<(RecordId, String)> {
    let id = |kind: Kind, number: usize| {
        let mut characters = [1; 10];
        for (place, character) in characters.iter_mut().enumerate().skip(5) {
            *character = (number >> (5 * (9 - place)) & 31) as u8;
        }
        RecordId::from_random(kind, characters)
    };
    let (case, source) = (id(Kind::Case, 0), id(Kind::Source, 0));
    let mut made = vec![
        (
            case,
            format!(
                "Case(id: \"{case}\", title: \"Grossfall\", counts: [(what: Held, min: 12000)])"
            ),
        ),
        (
            source,
            format!("Source(id: \"{source}\", title: \"Grossquelle\", published: \"2023-01\")"),
        ),
    ];
    let people = made_up::texts(10_000, 2).filter(|(id, _)| id.kind() == Kind::Person);
    for (number, (person, text)) in people.enumerate() {
        let mut text = with_link(&text, "case", case);
        if number % 2 == 0 {
            text = with_link(&text, "source", source);
        }
        if number == 0 {
            text = text.replacen("name: \"", "name: \"Holovnyi ", 1);
        }
        made.push((person, text));
    }
    made
}

/// The text with the first link of this name leading to another record.
fn with_link(text: &str, name: &str, to: RecordId) -> String {
    let lead = format!("({name}: \"");
    let Some((before, rest)) = text.split_once(&lead) else {
        return text.to_owned();
    };
    let after = rest.split_once('"').map_or("", |(_, after)| after);
    format!("{before}{lead}{to}\"{after}")
}

fn compare(book: &Book) -> DuplicateIndex {
    let people: BTreeMap<RecordId, Signature> = book
        .people()
        .iter()
        .filter_map(|(_, person)| Some((person.id, signature(person)?)))
        .collect();
    DuplicateIndex::compare(people, book.place_stats(), &|_, _| {})
}

fn show(cells: &Buffer) {
    for y in 0..SIZE.1 {
        let row: String = (0..SIZE.0).map(|x| cells[(x, y)].symbol()).collect();
        println!("    {}", row.trim_end());
    }
}

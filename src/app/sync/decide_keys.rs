//! The keys of deciding what merges left to people: both sides of a field with who said so, of which one is taken,
//! or both are kept.

use std::collections::HashSet;

use textwrap::{Options, WordSeparator, WordSplitter};

use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::state::State;
use crate::app::form::picker::{Choosing, DecisionRow, DrawnRows, Item, Meaning, Picker};
use crate::casebook::book::Book;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::derive::dispute::DisputeDecision;
use crate::casebook::external::change_origin::{ChangeOrigin, SaidValue};
use crate::casebook::external::one_sided::{OneSided, OneSidedDecision, RemovedBy};
use crate::casebook::fields::field::{fields_of, value_text};
use crate::casebook::merge::undecided::{
    KeptAs, MergeDecision, Undecided, claims_of, decide as edits_of, undecided,
};
use crate::record::any_record::AnyRecord;
use crate::record::citation::Citation;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::{label, listed_apart, say};
use crate::text::errors::left_behind::erased_on;
use crate::text::errors::refusal::refusal;
use crate::text::labels::label::field;
use crate::text::log::external_changes::said_by;
use crate::text::pages::fragments::citation;
use crate::text::pages::sync_report::merge_remarks;
use crate::text::safe::{Safe, display_safe};

/// Asks the logs who said what is undecided, to show it.
pub fn begin(state: &mut State) -> Vec<Effect> {
    state.syncing.opens_decisions = true;
    vec![asked(&undecided(&state.book, &merge_remarks())).into()]
}

/// Everything that is to be decided: whole records first.
fn all_open(state: &State) -> Vec<Undecided> {
    let records = state.syncing.one_sided.iter().map(Undecided::of_one_sided);
    let is_there = |one: &Undecided| state.book.has(one.record);
    let fields = undecided(&state.book, &merge_remarks());
    records.filter(is_there).chain(fields).collect()
}

/// Both sides of each field, in the order in which they are shown.
fn asked(open: &[Undecided]) -> DiskRequest {
    let sides = open.iter().flat_map(|one| {
        let values = std::iter::once(&one.counts).chain(&one.said);
        values.map(|value| value_of(one, value)).collect::<Vec<_>>()
    });
    DiskRequest::WhoSaid(sides.collect())
}

fn value_of(one: &Undecided, value: &str) -> SaidValue {
    let fields = fields_of(one.record.kind()).iter();
    let known = fields.copied().find(|known| known.name == one.field);
    let text = known.and_then(|known| value_text(known.holds, value).ok()?);
    SaidValue {
        record: one.record,
        field: one.field.clone(),
        text: text.unwrap_or_default(),
    }
}

/// The logs have been asked: the list is opened, or goes on with what is left.
pub fn said(state: &mut State, values: &[SaidValue], by: &[Option<ChangeOrigin>]) {
    let open = all_open(state);
    let one_sided = &state.syncing.one_sided;
    let rows = rows(&state.book, (&open, one_sided), |one, value| {
        let wanted = value_of(one, value);
        let at = values.iter().position(|value| *value == wanted)?;
        by.get(at)?.clone()
    });
    let opens = std::mem::take(&mut state.syncing.opens_decisions);
    match &mut state.mode {
        Mode::Picker(picker) if matches!(picker.choosing, Choosing::Decide(_)) => {
            if rows.is_empty() {
                state.mode = Mode::Panes;
            } else {
                renew(picker, rows);
            }
        }
        Mode::Panes if opens && rows.is_empty() => {
            state.report_error(label!(sync_nothing_to_decide));
        }
        // The cursor is on a heading: a key that is held decides nothing.
        Mode::Panes if opens => {
            state.mode = Mode::Picker(Box::new(Picker::new(Choosing::Decide(rows))));
        }
        _ => {}
    }
}

/// Lists other rows, with the cursor on what it was on. If that is decided, it goes to the heading of what has
/// taken its place: a key that is held decides nothing there.
fn renew(picker: &mut Picker, rows: Vec<DecisionRow>) {
    let before = picker.decision().cloned();
    let section = count_headings(picker, picker.cursor).saturating_sub(1);
    picker.choosing = Choosing::Decide(rows);
    picker.drawn = DrawnRows::Nothing;
    let Choosing::Decide(rows) = &picker.choosing else {
        return;
    };
    let places = picker.decisions();
    let find = |wanted: &dyn Fn(&DecisionRow) -> bool| {
        let is_wanted = |at: &usize| rows.get(*at).is_some_and(wanted);
        places.iter().position(is_wanted)
    };
    let is_heading = |row: &DecisionRow| row.item.means == Meaning::Heading;
    let same = before.as_ref().and_then(|before| {
        let same_row = |row: &DecisionRow| {
            row.about == before.about
                && row.decides == before.decides
                && is_heading(row) == is_heading(before)
        };
        let same_field = |row: &DecisionRow| {
            let (now, then) = (&row.about, &before.about);
            is_heading(row) && (now.record, &now.field) == (then.record, &then.field)
        };
        find(&same_row).or_else(|| find(&same_field))
    });
    let headings = places.iter().enumerate();
    let mut headings: Vec<usize> = headings
        .filter(|(_, at)| rows.get(**at).is_some_and(is_heading))
        .map(|(place, _)| place)
        .collect();
    headings.truncate(section + 1);
    picker.cursor = same.or(headings.pop()).unwrap_or(0);
}

/// How many headings stand down to this row, with it.
fn count_headings(picker: &Picker, cursor: usize) -> usize {
    let Choosing::Decide(rows) = &picker.choosing else {
        return 0;
    };
    let places = picker.decisions();
    let down_to = places.iter().take(cursor + 1);
    let is_heading = |at: &&usize| {
        rows.get(**at)
            .is_some_and(|row| row.item.means == Meaning::Heading)
    };
    down_to.filter(is_heading).count()
}

/// Something was changed, here or by somebody else: what is left is listed again, or the list closes.
pub fn changed(state: &mut State) -> Vec<Effect> {
    let Mode::Picker(picker) = &state.mode else {
        return Vec::new();
    };
    if !matches!(picker.choosing, Choosing::Decide(_)) {
        return Vec::new();
    }
    vec![asked(&undecided(&state.book, &merge_remarks())).into()]
}

/// Opens all values of the field under the cursor in full, as a page: of what is longer than the screen the list shows
/// both ends. The list comes back on the heading, where a key that is held decides nothing.
pub fn show_whole(state: &mut State) {
    let width = usize::from(state.terminal.size.0.saturating_sub(4)).max(10);
    let Mode::Picker(picker) = &mut state.mode else {
        return;
    };
    let (Choosing::Decide(rows), Some(chosen)) = (&picker.choosing, picker.decision()) else {
        return;
    };
    let mut title = Safe::default();
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| row.about == chosen.about) {
        match row.decides {
            None if row.item.means == Meaning::Heading => title = row.item.text.clone(),
            Some(MergeDecision::Counts | MergeDecision::Other(_) | MergeDecision::Record(_)) => {
                lines.push(Safe::default());
                lines.push(row.item.lead.clone());
                lines.extend(short_lines(&row.item.text, width));
            }
            _ => {}
        }
    }
    let mut page = short_lines(&title, width);
    page.append(&mut lines);
    let is_heading = |at: &usize| rows[*at].item.means == Meaning::Heading;
    let places = picker.decisions();
    let above = places.iter().take(picker.cursor + 1);
    let heading = above.rev().position(is_heading).unwrap_or(0);
    let mut list = picker.clone();
    list.cursor -= heading;
    list.drawn = DrawnRows::Nothing;
    state.mode = Mode::pager(title, page, Some(AfterPage::List(list)));
}

/// A text as lines of at most so many columns, parted between words if there are any: the cursor of a page goes from
/// line to line, and would leap over what a long one has more than the screen.
fn short_lines(text: &Safe, width: usize) -> Vec<Safe> {
    let at_spaces = Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text.as_str(), at_spaces);
    lines.iter().map(|line| display_safe(line)).collect()
}

/// Writes what a row decides.
pub fn decide(state: &mut State, row: &DecisionRow) -> Vec<Effect> {
    if let Some(reason) = state.files.read_only.clone() {
        state.report_error(reason);
        return Vec::new();
    }
    let Some(chosen) = row.decides else {
        return Vec::new();
    };
    let about = &row.about;
    // What is shown may be another by now.
    if !all_open(state).contains(about) {
        return changed(state);
    }
    if let MergeDecision::Record(decision) = chosen {
        return decide_record(state, about.record, decision);
    }
    let decision = DisputeDecision {
        by: &state.author,
        on: state.clock.today,
        why: "",
    };
    let other = |at: usize| about.value_of(at);
    let side = match chosen {
        MergeDecision::Counts => about.counts.clone(),
        MergeDecision::Other(at) => other(at).to_owned(),
        MergeDecision::Both | MergeDecision::Record(_) => {
            let mut values = vec![about.counts.as_str()];
            values.extend(about.said.iter().map(String::as_str));
            values.join(" / ")
        }
    };
    let name = state.book.title_of(about.record);
    let purpose = Purpose::Chosen {
        name: name.unwrap_or(about.record.kind().word()).to_owned(),
        side: format!("{} {side}", about.field),
    };
    match edits_of(&state.book, about, chosen, &decision) {
        Ok(edits) => state.send(ChangeRequest::new(purpose, edits)),
        Err(why) => {
            state.report_error(refusal(&why));
            Vec::new()
        }
    }
}

/// Decides whether a whole record stays. Who was erased is let go of by erasing, which asks on a page of its own.
fn decide_record(state: &mut State, record: RecordId, decision: OneSidedDecision) -> Vec<Effect> {
    let mut one_sided = state.syncing.one_sided.iter();
    let is_erased = one_sided.any(|one| one.record == record && one.erased.is_some());
    if is_erased && decision == OneSidedDecision::LetGo {
        state.mode = Mode::Panes;
        return vec![DiskRequest::Reach(record).into()];
    }
    state.send(DiskRequest::DecideOneSided(record, decision))
}

/// The rows of a record that one side removed: both sides, each with what choosing it does.
fn record_rows(one: &OneSided) -> [(&'static str, Safe, OneSidedDecision); 2] {
    let changed = said_by(one.changed.as_ref());
    let kept = match (one.removed, &one.erased) {
        (RemovedBy::Here, None) => say!(sync_keep_theirs { changed }),
        (RemovedBy::There, None) => say!(sync_keep_ours { changed }),
        (_, Some(_)) => say!(sync_keep_erased { changed }),
    };
    let gone = match &one.erased {
        None => label!(sync_let_go).into(),
        Some(erased) => say!(sync_erase_too {
            day: erased_on(erased),
            by: &erased.by
        }),
    };
    [
        (label!(sync_side_changed), kept, OneSidedDecision::Keep),
        (label!(sync_side_removed), gone, OneSidedDecision::LetGo),
    ]
}

/// What is to be decided about a record that one side removed.
fn record_heading(name: &str, one: &OneSided) -> Safe {
    let erased = match one.erased {
        Some(_) => "yes",
        None => "no",
    };
    match one.removed {
        RemovedBy::Here => say!(sync_removed_here { name, erased }),
        RemovedBy::There => say!(sync_removed_there { name, erased }),
    }
}

fn rows(
    book: &Book,
    (open, one_sided): (&[Undecided], &[OneSided]),
    by: impl Fn(&Undecided, &str) -> Option<ChangeOrigin>,
) -> Vec<DecisionRow> {
    let mut rows = Vec::new();
    let shared = shared_names(book, open);
    for one in open {
        let mut add = |lead: &str, text: Safe, means: Option<Meaning>, decides| {
            let means = means.unwrap_or(Meaning::Decision(rows.len()));
            rows.push(DecisionRow {
                item: Item {
                    lead: lead.into(),
                    text,
                    means,
                },
                about: one.clone(),
                decides,
            });
        };
        let name = book.title_of(one.record).unwrap_or_default();
        let mut of_record = one_sided
            .iter()
            .filter(|record| record.record == one.record);
        let of_record = of_record.next().filter(|_| one.kept == KeptAs::Record);
        let heading = match of_record {
            Some(of_record) => record_heading(name, of_record),
            None => say!(fact_to {
                what: name,
                to: field(&one.field)
            }),
        };
        let heading = match shared.contains(name) {
            true => say!(sync_heading_with_id {
                heading,
                id: one.record
            }),
            false => heading,
        };
        add("", heading, Some(Meaning::Heading), None);
        if let Some(of_record) = of_record {
            for (lead, text, decision) in record_rows(of_record) {
                add(lead, text, None, Some(MergeDecision::Record(decision)));
            }
            add(
                "",
                label!(sync_show_record).into(),
                Some(Meaning::Record(one.record)),
                None,
            );
            continue;
        }
        let claims = claims_of(book, one.record);
        // Others may say what counts, with their sources.
        let agreeing = claims
            .iter()
            .filter(|claim| claim.field == one.field && claim.value.trim() == one.counts.trim());
        let sources: Vec<&Citation> = agreeing.flat_map(|claim| &claim.sources).collect();
        let told = side(book, &one.counts, &sources, by(one, &one.counts).as_ref());
        let counts = Some(MergeDecision::Counts);
        add(label!(sync_side_counts), told, None, counts);
        let notes = book.any(one.record).map_or(&[][..], AnyRecord::notes);
        for (at, value) in one.others.iter().zip(&one.said) {
            let sources = match one.kept {
                KeptAs::Claim => claims.get(*at).map(|claim| &claim.sources),
                KeptAs::Note => notes.get(*at).map(|note| &note.sources),
                KeptAs::Record => None,
            };
            let sources: Vec<&Citation> = sources.into_iter().flatten().collect();
            let told = side(book, value, &sources, by(one, value).as_ref());
            let other = Some(MergeDecision::Other(*at));
            add(label!(sync_side_other), told, None, other);
        }
        let both = Some(MergeDecision::Both);
        add("", label!(sync_keep_both).into(), None, both);
        add(
            "",
            label!(sync_show_record).into(),
            Some(Meaning::Record(one.record)),
            None,
        );
    }
    rows
}

/// The names of these records that another record has as well.
fn shared_names<'b>(book: &'b Book, open: &[Undecided]) -> HashSet<&'b str> {
    let named = open.iter().filter_map(|one| book.title_of(one.record));
    let named: HashSet<&str> = named.collect();
    let (mut seen, mut shared) = (HashSet::new(), HashSet::new());
    for kind in Kind::ALL {
        for id in book.ids(kind) {
            let name = book.title_of(id).filter(|name| named.contains(name));
            if let Some(name) = name
                && !seen.insert(name)
            {
                shared.insert(name);
            }
        }
    }
    shared
}

/// One side: its value, who said so when and for what, and its sources with their grades.
fn side(book: &Book, value: &str, sources: &[&Citation], by: Option<&ChangeOrigin>) -> Safe {
    let value = match value.trim() {
        "" => label!(value_nothing),
        value => value,
    };
    let who = said_by(by);
    if sources.is_empty() {
        return say!(sync_side { value, who });
    }
    let sources: Vec<Safe> = sources
        .iter()
        .map(|one| {
            let line = citation("", one, book);
            display_safe(&format!("{} {}", line.aside, line.text))
        })
        .collect();
    say!(sync_side_sourced {
        value,
        who,
        sources: listed_apart(&sources)
    })
}

//! The keys of deciding what merges left to people: both sides of a field with who said so, of which one is taken,
//! or both are kept.

use crate::app::core::change_request::ChangeRequest;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::picker::{Choosing, DecisionRow, Item, Meaning, Picker};
use crate::casebook::book::Book;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::derive::dispute::DisputeDecision;
use crate::casebook::external::change_origin::{ChangeOrigin, SaidValue};
use crate::casebook::fields::field::{fields_of, value_text};
use crate::casebook::merge::undecided::{
    MergeDecision, Undecided, claims_of, decide as edits_of, undecided,
};
use crate::record::citation::Citation;
use crate::text::catalogue::{label, listed_apart, say};
use crate::text::errors::refusal::refusal;
use crate::text::labels::label::field;
use crate::text::log::external_changes::set_by;
use crate::text::pages::fragments::citation;
use crate::text::pages::sync_report::merge_remarks;
use crate::text::safe::{Safe, display_safe};

/// Asks the logs who said what is undecided, to show it.
pub fn begin(state: &mut State) -> Vec<Effect> {
    let open = undecided(&state.book, &merge_remarks());
    if open.is_empty() {
        state.report_error(label!(sync_nothing_to_decide));
        return Vec::new();
    }
    vec![asked(&state.book, &open).into()]
}

/// Both sides of each field, in the order in which they are shown.
fn asked(book: &Book, open: &[Undecided]) -> DiskRequest {
    let sides = open.iter().flat_map(|one| {
        let claims = claims_of(book, one.record);
        let others = one.others.iter().filter_map(|at| claims.get(*at));
        let values = std::iter::once(one.counts.as_str());
        let values = values.chain(others.map(|claim| claim.value.as_str()));
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
    let open = undecided(&state.book, &merge_remarks());
    let rows = rows(&state.book, &open, |one, value| {
        let wanted = value_of(one, value);
        let at = values.iter().position(|value| *value == wanted)?;
        by.get(at)?.clone()
    });
    match &mut state.mode {
        Mode::Picker(picker) if matches!(picker.choosing, Choosing::Decide(_)) => {
            picker.cursor = picker.cursor.min(rows.len().saturating_sub(1)).max(1);
            picker.choosing = Choosing::Decide(rows);
        }
        Mode::Panes => {
            let mut picker = Picker::new(Choosing::Decide(rows));
            // The first row is a heading.
            picker.cursor = 1;
            state.mode = Mode::Picker(Box::new(picker));
        }
        _ => {}
    }
}

/// Something was changed: what is left is listed again, or the list closes.
pub fn changed(state: &mut State) -> Vec<Effect> {
    let Mode::Picker(picker) = &state.mode else {
        return Vec::new();
    };
    if !matches!(picker.choosing, Choosing::Decide(_)) {
        return Vec::new();
    }
    let open = undecided(&state.book, &merge_remarks());
    if open.is_empty() {
        state.mode = Mode::Panes;
        return Vec::new();
    }
    vec![asked(&state.book, &open).into()]
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
    if !undecided(&state.book, &merge_remarks()).contains(about) {
        return changed(state);
    }
    let decision = DisputeDecision {
        by: &state.author,
        on: state.clock.today,
        why: "",
    };
    let claims = claims_of(&state.book, about.record);
    let other = |at: usize| claims.get(at).map_or("", |claim| claim.value.as_str());
    let side = match chosen {
        MergeDecision::Counts => about.counts.clone(),
        MergeDecision::Other(at) => other(at).to_owned(),
        MergeDecision::Both => {
            let mut values = vec![about.counts.as_str()];
            values.extend(about.others.iter().map(|at| other(*at)));
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

fn rows(
    book: &Book,
    open: &[Undecided],
    by: impl Fn(&Undecided, &str) -> Option<ChangeOrigin>,
) -> Vec<DecisionRow> {
    let mut rows = Vec::new();
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
        let heading = say!(fact_to {
            what: name,
            to: field(&one.field)
        });
        add("", heading, Some(Meaning::Heading), None);
        let claims = claims_of(book, one.record);
        // Others may say what counts, with their sources.
        let agreeing = claims
            .iter()
            .filter(|claim| claim.field == one.field && claim.value.trim() == one.counts.trim());
        let sources: Vec<&Citation> = agreeing.flat_map(|claim| &claim.sources).collect();
        let told = side(book, &one.counts, &sources, by(one, &one.counts).as_ref());
        let counts = Some(MergeDecision::Counts);
        add(label!(sync_side_counts), told, None, counts);
        for at in &one.others {
            let Some(claim) = claims.get(*at) else {
                continue;
            };
            let sources: Vec<&Citation> = claim.sources.iter().collect();
            let told = side(book, &claim.value, &sources, by(one, &claim.value).as_ref());
            let other = Some(MergeDecision::Other(*at));
            add(label!(sync_side_other), told, None, other);
        }
        let both = Some(MergeDecision::Both);
        add("", label!(sync_keep_both).into(), None, both);
        let record = Some(Meaning::Record(one.record));
        add("", label!(sync_show_record).into(), record, None);
    }
    rows
}

/// One side: its value, who said so when and for what, and its sources with their grades.
fn side(book: &Book, value: &str, sources: &[&Citation], by: Option<&ChangeOrigin>) -> Safe {
    let value = match value.trim() {
        "" => label!(value_nothing),
        value => value,
    };
    let who = set_by(by);
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

//! Drafts, half-typed forms and notes, in one line.

use crate::casebook::draft::SavedDraft;
use crate::text::catalogue::say;
use crate::text::log::external_changes::moment;
use crate::text::safe::{Safe, display_safe};

/// What is offered when a screen opens: `D goes on with what was half written on 24 Nov 2026 21:03:
/// Note on Petr`; nothing if nothing is kept. `key` is the key that goes on.
#[must_use]
pub fn offer(kept: &[SavedDraft], key: &str) -> Safe {
    match kept {
        [] => Safe::default(),
        [one] => say!(draft_new {
            key,
            moment: moment(one.when),
            title: &one.draft.title
        }),
        several => say!(draft_lists_kept {
            key,
            texts: several.len()
        }),
    }
}

/// What was typed, line by line, each field behind its name.
#[must_use]
pub fn typed(kept: &SavedDraft) -> Vec<Safe> {
    let mut lines = Vec::new();
    for (name, text) in &kept.draft.typed {
        lines.push(display_safe(&format!("{name}:")));
        for line in text.lines() {
            lines.push(display_safe(&format!("  {line}")));
        }
    }
    lines
}

//! Unjoining two records, in words: what stands in the way, and what comes back.

use crate::casebook::book::Book;
use crate::casebook::merge::unjoin::Unjoin;
use crate::text::catalogue::{label, say};
use crate::text::errors::failure::later_line;
use crate::text::log::change::paragraph;
use crate::text::safe::{Safe, display_safe};

/// What somebody reads before they decide: first what stands in the way, then what was joined.
#[must_use]
pub fn lines(unjoin_plan: &Unjoin, book: &Book) -> Vec<Safe> {
    let mut told = Vec::new();
    if unjoin_plan.later.is_empty() {
        told.push(say!(unjoin_nothing_was_built));
    } else {
        told.push(say!(unjoin_way_changed_since {
            things: unjoin_plan.later.len()
        }));
        let later = unjoin_plan.later.iter().map(later_line);
        told.extend(later.map(|line| display_safe(&format!("    {line}"))));
    }
    told.push(say!(unjoin_what_taken_back));
    told.extend(paragraph(&unjoin_plan.change, None, book));
    told
}

/// What is asked for: the word that means it, and what that does.
#[must_use]
pub fn asked(unjoin_plan: &Unjoin) -> &'static str {
    match unjoin_plan.later.is_empty() {
        true => label!(unjoin_yes_u_joins),
        false => label!(unjoin_anyway_esc_leaves),
    }
}

/// Whether the answer means it.
#[must_use]
pub fn is_meant(typed: &str, anyway: bool) -> bool {
    let typed = typed.trim().to_lowercase();
    typed == if anyway { "anyway" } else { "yes" }
}

//! Unjoining two records, in words: what stands in the way, and what comes back.

use crate::casebook::book::Book;
use crate::casebook::merge::unjoin::Unjoin;
use crate::text::catalogue::say;
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

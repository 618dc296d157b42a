//! Taking two joined records apart again, in words: what stands in the way, and what comes back.

use crate::casebook::book::Book;
use crate::casebook::parting::Parting;
use crate::words::change::paragraph;
use crate::words::counts;
use crate::words::failure::later_line;
use crate::words::safe::{Safe, display_safe};

/// What somebody reads before they decide: first what stands in the way, then what was joined.
#[must_use]
pub fn lines(parting: &Parting, book: &Book) -> Vec<Safe> {
    let mut told = Vec::new();
    if parting.later.is_empty() {
        told.push(display_safe(
            "nothing was built on it: both records become what they were, byte for byte",
        ));
    } else {
        told.push(display_safe(&format!(
            "{} in the way, changed since they were joined; taken apart anyway, it stays with the record \
             that was kept:",
            counts::of(parting.later.len(), "thing stands", "things stand")
        )));
        let later = parting.later.iter().map(later_line);
        told.extend(later.map(|line| display_safe(&format!("    {line}"))));
    }
    told.push(display_safe("what is taken back:"));
    told.extend(paragraph(&parting.change, None, book));
    told
}

/// What is asked for: the word that means it, and what that does.
#[must_use]
pub fn asked(parting: &Parting) -> &'static str {
    match parting.later.is_empty() {
        true => "yes; U joins them again",
        false => "anyway; Esc leaves them joined",
    }
}

/// Whether the answer means it.
#[must_use]
pub fn is_meant(typed: &str, anyway: bool) -> bool {
    let typed = typed.trim().to_lowercase();
    typed == if anyway { "anyway" } else { "yes" }
}

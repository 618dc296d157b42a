//! What may be shown to anybody, put into words.

use crate::casebook::public::Public;
use crate::record::when::When;
use crate::words::counts;
use crate::words::safe::Safe;
use crate::words::{date, label};

/// What stands for a name that may not be shown.
#[must_use]
pub const fn nobody() -> &'static str {
    "a person whose name is withheld"
}

/// What may be shown of a person: labels and texts, always the same ones in the same order.
#[must_use]
pub fn lines(public: &Public) -> Vec<(&'static str, String)> {
    let when = |text: &str| date::display(&When::new(text)).into_string();
    let status = public.status.as_ref().map(label::status);
    let sources = match public.sources.as_slice() {
        [] => counts::of(public.source_count, "source", "sources"),
        titles => titles.join("; "),
    };
    vec![
        (
            "name",
            public.name.clone().unwrap_or_else(|| nobody().to_owned()),
        ),
        ("status", status.map(Safe::into_string).unwrap_or_default()),
        ("since", when(&public.since)),
        ("last seen", when(&public.last_seen)),
        ("region", public.region.clone()),
        ("unit", public.unit.clone()),
        ("cases", public.cases.join("; ")),
        ("sources", sources),
        ("left out", left_out(&public.left_out)),
    ]
}

/// What was left out, and how much of it: `3 notes, name, 2 sources`.
#[must_use]
pub fn left_out(what: &[(&'static str, usize)]) -> String {
    let told = what.iter().map(|(what, count)| format!("{what} ({count})"));
    told.collect::<Vec<_>>().join(", ")
}

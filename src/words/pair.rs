//! Why two records may be about one person, put into words.

use crate::casebook::book::Book;
use crate::casebook::duplicates::reason::{LIKELY, Pair, Reason, Same, Weighed};
use crate::record::id::RecordId;
use crate::words::counts;
use crate::words::safe::{Safe, display_safe};

/// How probable it is that two records are about one person: `93%`, never 0 or 100.
#[must_use]
pub fn score(score: f32) -> String {
    let percent = (100.0 * score).round().clamp(1.0, 99.0);
    format!("{percent}%")
}

/// What is to be thought of a pair: `likely`, `perhaps`, or `unsure` where somebody looked at it and
/// could not tell.
#[must_use]
pub fn standing(pair: &Pair) -> &'static str {
    if pair.unsure {
        "unsure"
    } else if pair.score >= LIKELY {
        "likely"
    } else {
        "perhaps"
    }
}

/// One thing that speaks for or against, with the sign of which: `+ same home`, `- born 4 years
/// apart`.
#[must_use]
pub fn reason(weighed: &Weighed, book: &Book) -> Safe {
    let sign = if weighed.bits < 0.0 { "-" } else { "+" };
    let title = |id: RecordId| book.title_of(id).unwrap_or(id.as_str()).to_owned();
    let text = match weighed.reason {
        Reason::Name { .. } => name(weighed.reason),
        Reason::Nickname => "same nickname or call sign".to_owned(),
        Reason::Born { apart: 0 } => "born in the same year, or may be".to_owned(),
        Reason::Born { apart } => {
            let years = counts::of(usize::from(apart.unsigned_abs()), "year", "years");
            format!("born {years} apart")
        }
        Reason::Birthday => "same day of birth".to_owned(),
        Reason::Home(same) => place("home", same),
        Reason::Unit(same) => place("unit", same),
        Reason::Case(case) => format!("both in {}", title(case)),
        Reason::Relative(relative) => format!("both related to {}", title(relative)),
    };
    display_safe(&format!("{sign} {text}"))
}

/// All reasons in one line.
#[must_use]
pub fn reasons(weighed: &[Weighed], book: &Book) -> Safe {
    let told: Vec<String> = weighed
        .iter()
        .map(|one| reason(one, book).into_string())
        .collect();
    display_safe(&told.join(", "))
}

fn name(reason: Reason) -> String {
    let Reason::Name {
        near,
        reordered,
        no_patronymic,
        word_missing,
        initial,
        bearers,
        common,
    } = reason
    else {
        return String::new();
    };
    let mut text = if near {
        "nearly the same name"
    } else {
        "same name"
    }
    .to_owned();
    let differences: Vec<&str> = [
        (reordered, "in another order"),
        (no_patronymic, "one without the patronymic"),
        (word_missing, "one with a word less"),
        (initial, "one with an initial"),
    ]
    .into_iter()
    .filter_map(|(is, what)| is.then_some(what))
    .collect();
    if !differences.is_empty() {
        text.push_str(&format!(" ({})", differences.join(", ")));
    }
    // Whom nobody else is called like is worth more than one of many.
    match bearers {
        _ if common => text.push_str(", a common one"),
        0..=2 => text.push_str(", which nobody else here bears"),
        many => text.push_str(&format!(", of which {many} people bear a part")),
    }
    text
}

fn place(what: &str, same: Same) -> String {
    match same {
        Same::Same => format!("same {what}"),
        Same::Within => format!("one {what} within the other"),
        Same::Other => format!("another {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::status::StatusKind;

    #[test]
    fn reasons_say_which_way_they_go() {
        let book = Book::new("t", StatusKind::four());
        let say = |what, bits| reason(&Weighed { reason: what, bits }, &book).into_string();
        assert_eq!(
            say(
                Reason::Name {
                    near: true,
                    reordered: true,
                    no_patronymic: true,
                    word_missing: false,
                    initial: false,
                    bearers: 2,
                    common: false,
                },
                9.0
            ),
            "+ nearly the same name (in another order, one without the patronymic), which nobody else here bears"
        );
        assert_eq!(say(Reason::Born { apart: 1 }, 0.9), "+ born 1 year apart");
        assert_eq!(say(Reason::Born { apart: 5 }, -7.0), "- born 5 years apart");
        assert_eq!(say(Reason::Unit(Same::Other), -1.0), "- another unit");
        assert_eq!(score(0.999), "99%");
        assert_eq!(score(0.314), "31%");
    }
}

//! A citation as it stands in a form, `s-5k8y2e7gqd (paragraph 2 | 3 | Relative | the words)`: the
//! source, and in brackets where in it, how credible, how the informant is connected, and a quote;
//! what comes last and says nothing is left out.

use crate::casebook::fields::inline_list::{escaped, plain_position, unescaped, with_word};
use crate::casebook::fields::refusal::{Refusal, linked, usual_word};
use crate::record::citation::{Citation, Via};
use crate::record::field::CREDIBILITY;
use crate::record::grade::Credibility;
use crate::record::kind::Kind;
use crate::record::read::read_ron;
use crate::ron_text::edit::{remove_field, set_field};
use crate::ron_text::locate::value_at;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::{quote, quote_block};
use crate::ron_text::splice::apply;

/// What stands in brackets, in its order, by the names of the fields.
const DETAILS: [&str; 4] = ["at", "credibility", "via", "quote"];

/// What stands in a form for a citation; `None` if the item is none.
#[must_use]
pub fn shown(item: &str) -> Option<String> {
    let citation: Citation = read_ron(item).ok()?;
    let credibility = match citation.credibility {
        unstated if unstated == Credibility::default() => String::new(),
        digit => digit.0.to_string(),
    };
    let via = citation.via.as_ref().map_or("", Via::as_str);
    Some(line(
        citation.source.as_str(),
        [&citation.at, &credibility, via, &citation.quote],
    ))
}

/// A citation in one line of a form, of a source and its details as they are typed.
#[must_use]
pub fn line(source: &str, details: [&str; 4]) -> String {
    let said = details.iter().rposition(|text| !text.is_empty());
    let details: Vec<String> = details
        .iter()
        .take(said.map_or(0, |last| last + 1))
        .map(|text| escaped(text).replace('|', "\\|").replace('\n', " "))
        .collect();
    let word = details.join(" | ");
    with_word(source, Some(word.as_str()).filter(|word| !word.is_empty()))
}

/// The details of a citation that stand in brackets, as they are meant.
#[must_use]
pub fn details(word: Option<&str>) -> [String; 4] {
    let mut details: [String; 4] = Default::default();
    let mut rest = word;
    // A bar too many belongs to the quote, which comes last.
    for at in 0..details.len() {
        let Some(text) = rest else {
            break;
        };
        let bar = plain_position(text, '|').filter(|_| at + 1 < details.len());
        let (this, after) = bar.map_or((text, None), |bar| (&text[..bar], Some(&text[bar + 1..])));
        details[at] = unescaped(this.trim());
        rest = after;
    }
    details
}

/// The RON text of a new citation.
///
/// # Errors
///
/// [`Refusal`] if the source or a detail cannot stand there.
pub fn item_text(source: &str, word: Option<&str>) -> Result<String, Refusal> {
    let id = quote(linked(source, Kind::Source)?.as_str());
    let mut text = format!("(source: {id}");
    for (name, value) in DETAILS.into_iter().zip(values(word)?) {
        if let Some(value) = value {
            text.push_str(&format!(", {name}: {value}"));
        }
    }
    text.push(')');
    Ok(text)
}

/// A citation with other details, all its other bytes as they are; `None` if the item cannot be
/// changed so.
///
/// # Errors
///
/// [`Refusal`] if a detail cannot stand there.
pub fn changed(item: &str, word: Option<&str>) -> Result<Option<String>, Refusal> {
    let before = shown(item).unwrap_or_default();
    let before = details(crate::casebook::fields::inline_list::split_word(&before).1);
    let after = details(word);
    let mut text = item.to_owned();
    for (at, value) in values(word)?.into_iter().enumerate() {
        if before[at] == after[at] {
            continue;
        }
        let path = FieldPath::root().field(DETAILS[at]);
        let splices = match value {
            Some(value) => set_field(&text, &path, &value),
            None if !matches!(value_at(&text, &path), Ok(Some(_))) => continue,
            None => remove_field(&text, &path),
        };
        let spliced = splices.ok().and_then(|splices| apply(&text, &splices).ok());
        match spliced {
            Some(new) => text = new,
            None => return Ok(None),
        }
    }
    Ok(Some(text))
}

/// The RON texts of the details.
fn values(word: Option<&str>) -> Result<[Option<String>; 4], Refusal> {
    let [at, credibility, via, said] = details(word);
    let given = |text: &str| !text.is_empty();
    if given(&credibility) && !CREDIBILITY.contains(&credibility.as_str()) {
        return Err(Refusal::UnknownWord {
            typed: credibility,
            words: CREDIBILITY,
        });
    }
    let via = match given(&via) {
        true => Some(usual_word(&via, Via::WORDS)?.to_owned()),
        false => None,
    };
    Ok([
        given(&at).then(|| quote(&at)),
        given(&credibility).then_some(credibility),
        via,
        given(&said).then(|| quote_block(&said)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_goes_into_one_line_and_back() {
        let item =
            r#"(source: "s-a", at: "p. 2 (top | left)", credibility: 3, via: Self, quote: "a; b")"#;
        let shown = shown(item).unwrap();
        assert_eq!(shown, r"s-a (p. 2 \(top \| left) | 3 | Self | a\; b)");
        let (source, word) = crate::casebook::fields::inline_list::split_word(&shown);
        assert_eq!(item_text(source, word).unwrap(), item);
        assert_eq!(changed(item, word).unwrap().unwrap(), item);
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        assert_eq!(line("s-a", ["", "", "", ""]), "s-a");
        assert_eq!(
            line("s-a", ["", "", "Relative", ""]),
            "s-a ( |  | Relative)"
        );
        assert_eq!(
            item_text("s-a", Some(" |  | relative")).unwrap(),
            "(source: \"s-a\", via: Relative)"
        );
        assert!(item_text("s-a", Some("page 1 | 7")).is_err());
        assert!(item_text("p-a", None).is_err());
    }

    #[test]
    fn what_no_form_shows_survives_a_change() {
        let item = "(source: \"s-a\", at: \"1\", /* by hand */ credibility: 6, mood: \"x\")";
        assert_eq!(
            changed(item, Some("2")).unwrap().unwrap(),
            "(source: \"s-a\", at: \"2\", /* by hand */ credibility: 6, mood: \"x\")"
        );
        let changed = changed(item, Some(" | 2 | Lawyer")).unwrap().unwrap();
        assert!(changed.contains("credibility: 2"), "{changed}");
        assert!(
            changed.contains("via: Lawyer") && !changed.contains("at:"),
            "{changed}"
        );
    }
}

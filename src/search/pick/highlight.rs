//! Which letters of a text answer to a query.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::matching::phrase::Phrase;
use crate::search::query::{Query, Test, Wanted};
use crate::spelling::near::near;
use crate::spelling::neighbors::key_with_map;

/// The longest text that letters with gaps are looked for in, in bytes of its key: a name or title.
pub const LONGEST_NAME: usize = 120;

/// The parts of a text that answer to the words of a query, as ranges of bytes on character
/// boundaries, in order and apart from each other.
#[must_use]
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    let wanted = query
        .terms
        .iter()
        .filter(|term| !term.negated)
        .flat_map(|term| match &term.test {
            Test::Text { any, .. } => any.as_slice(),
            _ => &[],
        });
    ranges(text, wanted)
}

/// The parts of a text that answer to some wanted texts.
#[must_use]
pub fn ranges<'a>(text: &str, wanted: impl Iterator<Item = &'a Wanted>) -> Vec<Range<usize>> {
    let (key, map) = key_with_map(text);
    let mut found = Vec::new();
    for wanted in wanted {
        if wanted.exact {
            found.extend(Phrase::new(&wanted.typed).places(text));
            continue;
        }
        for word in &wanted.words {
            let open = || {
                let starts = word.open_keys.iter().map(|open| starts(&key, open));
                starts.flatten().collect()
            };
            let named_otherwise = || {
                let forms = word.other_forms.iter().chain(word.short_forms);
                let forms = forms.chain(&word.other_keys);
                forms.flat_map(|form| starts(&key, form)).collect()
            };
            let spans = first_some([
                &|| starts(&key, &word.key),
                &open,
                &named_otherwise,
                &|| inside(&key, &word.key),
                &|| nearly(&key, &word.key),
            ]);
            found.extend(spans.into_iter().map(|span| original(text, &map, &span)));
        }
    }
    joined(found)
}

/// What the first of several ways to look for a word finds that finds anything.
fn first_some(ways: [&dyn Fn() -> Vec<Range<usize>>; 5]) -> Vec<Range<usize>> {
    let mut found = ways.into_iter().map(|look| look());
    found.find(|spans| !spans.is_empty()).unwrap_or_default()
}

/// Every place at which a word stands in a key.
fn inside(key: &str, word: &str) -> Vec<Range<usize>> {
    key.match_indices(word)
        .map(|(at, found)| at..at + found.len())
        .collect()
}

/// Every place at which a word of a key begins with a word.
fn starts(key: &str, word: &str) -> Vec<Range<usize>> {
    let mut spans = inside(key, word);
    spans.retain(|span| span.start == 0 || key.as_bytes()[span.start - 1] == b' ');
    spans
}

/// The words of a key that are near spellings, or else the letters that the fuzzy matcher finds.
fn nearly(key: &str, word: &str) -> Vec<Range<usize>> {
    if key.len() > LONGEST_NAME || word.len() > LONGEST_NAME {
        return Vec::new();
    }
    let mut at = 0;
    let mut spans = Vec::new();
    for part in key.split(' ') {
        if near(word, part).is_some() {
            spans.push(at..at + part.len());
        }
        at += part.len() + 1;
    }
    if spans.is_empty() && word.len() >= 3 {
        let letters = SkimMatcherV2::default().fuzzy_indices(key, word);
        let places = letters.map(|(_, places)| places).unwrap_or_default();
        let bytes: Vec<(usize, char)> = key.char_indices().collect();
        spans.extend(places.into_iter().filter_map(|place| {
            let (at, letter) = bytes.get(place)?;
            Some(*at..at + letter.len_utf8())
        }));
    }
    spans
}

/// The part of the text that a part of its key comes from, without white space and signs at its end.
#[must_use]
pub fn original(text: &str, map: &[u32], span: &Range<usize>) -> Range<usize> {
    let start = map.get(span.start).map_or(text.len(), |at| *at as usize);
    let after = map
        .get(span.end..)
        .unwrap_or_default()
        .iter()
        .map(|at| *at as usize)
        .find(|at| *at > start)
        .unwrap_or(text.len());
    let part = text.get(start..after).unwrap_or_default();
    // A letter with its combining marks ends the part; what follows it is no part of a word.
    let length = part
        .char_indices()
        .rev()
        .find(|(_, letter)| {
            letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(*letter)
        })
        .map_or(part.len(), |(at, letter)| at + letter.len_utf8());
    start..start + length
}

fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse::parse;
    use jiff::civil::date;

    fn marked(text: &str, query: &str) -> String {
        let query = parse(query, date(2022, 8, 1)).unwrap();
        let mut out = text.to_owned();
        for range in highlight(text, &query).into_iter().rev() {
            out.insert(range.end, ']');
            out.insert(range.start, '[');
        }
        out
    }

    #[test]
    fn the_right_letters_are_marked() {
        for (text, query, out) in [
            ("Ilya Kaminsky", "каминский", "Ilya [Kaminsky]"),
            ("Илья Каминский", "kam", "Илья [Кам]инский"),
            ("Щербаков, Юлия", "shcherb yulia", "[Щерб]аков, [Юлия]"),
            ("Shcherbakov", "щ", "[Shch]erbakov"),
            ("Bryanka, Zabriv", "bry", "[Brya]nka, Zabriv"),
            ("Kharkiv", "k", "[Kh]arkiv"),
            ("Kaminsky, Ilya.", "ilia", "Kaminsky, [Ilya]."),
            ("Luhansk (Луганськ)!", "lugansk", "[Luhansk] ([Луганськ])!"),
            ("Arte\u{301}m", "artem", "[Arte\u{301}m]"),
            ("Ilya Kaminsky", "kamensky", "Ilya [Kaminsky]"),
            ("Николай Иванов", "mykola", "[Николай] Иванов"),
            ("Щётка", "shch", "[Щ]ётка"),
            ("Щётка", "sch", "[Щ]ётка"),
            ("كمال Kaminsky", "kamin", "كمال [Kamin]sky"),
            ("كمال", "كم", "[كم]ال"),
            ("ﬁlin Иван", "filin", "[ﬁlin] Иван"),
            ("Ilya Kaminsky", "ilya -kaminsky", "[Ilya] Kaminsky"),
            ("a penal colony", "'Penal colony'", "a [penal colony]"),
            (
                "a penal\u{a0} colony",
                "'Penal colony'",
                "a [penal\u{a0} colony]",
            ),
            ("Kochetkov", "kchtk", "[K]o[ch]e[tk]ov"),
            ("Ilya", "status:detained", "Ilya"),
            ("", "x", ""),
            ("🙂", "x", "🙂"),
        ] {
            assert_eq!(marked(text, query), out, "{query}");
        }
    }
}

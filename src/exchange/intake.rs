//! Intake: a pasted message, as a relative or a channel writes it, to the draft of a person. What is understood is told with its
//! place in the text; everything else is kept as a note. Nothing is guessed that does not stand there.

use std::ops::Range;

use crate::exchange::found_date::{FoundDate, find_date};
use crate::exchange::intake_words::{IntakeWord, Marker, is_no_name, markers_in};
use crate::exchange::message::{MessagePart, PartKind, PastedMessage, draft_of};
use crate::exchange::segments::{segments, trimmed, words_in};

/// How many words may stand between the word for what happened and its day, such as a preposition.
const SINCE_GAP: usize = 2;

/// Whoever is born in this year or later is no grown person whose day of birth stands alone.
const LATEST_BIRTH: i16 = 14;

/// Reads a message. `year` is that of today.
#[must_use]
pub fn read_message(text: &str, year: i16) -> PastedMessage {
    let mut reader = MessageReader {
        text,
        year,
        parts: Vec::new(),
        taken: Vec::new(),
        marks_go_on: false,
        names: [const { None }; 3],
    };
    for segment in segments(text) {
        reader.segment(segment);
    }
    reader.finish()
}

struct MessageReader<'t> {
    text: &'t str,
    year: i16,
    parts: Vec<MessagePart>,
    taken: Vec<Range<usize>>,
    marks_go_on: bool,
    /// Surname, given name and patronymic, where each has a word before it.
    names: [Option<Range<usize>>; 3],
}

impl<'t> MessageReader<'t> {
    fn has(&self, kind: PartKind) -> bool {
        self.parts.iter().any(|part| part.kind == kind)
    }

    /// Takes a part with the words around it that say what it is.
    fn take(&mut self, kind: PartKind, value: Range<usize>, whole: Range<usize>) {
        let value = trimmed(self.text, value);
        if value.is_empty() {
            return;
        }
        self.parts.push(MessagePart {
            kind,
            value: self.text[value.clone()].to_owned(),
            place: value,
            readings: None,
        });
        self.taken.push(whole);
    }

    fn segment(&mut self, segment: Range<usize>) {
        let before = self.parts.len();
        self.phone(&segment);
        let markers = markers_in(self.text, &segment);
        let of = |word: IntakeWord| markers.iter().find(|one| one.word == word).cloned();
        self.labelled_name(&markers, &segment);
        self.born(of(IntakeWord::Born), &segment);
        self.age(of(IntakeWord::Age), &segment);
        if let Some(marker) = of(IntakeWord::CallSign) {
            self.call_sign(&marker, &segment);
        }
        if let Some(marker) = of(IntakeWord::Marks) {
            let labelled = self.text[marker.place.end..]
                .trim_start()
                .starts_with([':', '-', '–', '—']);
            let start = if labelled {
                marker.place.end
            } else {
                marker.place.start
            };
            self.take(
                PartKind::Marks,
                start..segment.end,
                marker.place.start..segment.end,
            );
            self.marks_go_on = true;
            return;
        }
        if let Some(marker) = of(IntakeWord::Unit) {
            self.unit(&marker, &segment);
        }
        if let Some(marker) = of(IntakeWord::Home).filter(|_| !self.has(PartKind::Home)) {
            self.take(
                PartKind::Home,
                marker.place.end..segment.end,
                marker.place.start..segment.end,
            );
        }
        let missing = of(IntakeWord::Missing).or_else(|| of(IntakeWord::Held));
        let is_dated =
            |part: &MessagePart| part.kind == PartKind::Since && part.value.contains(' ');
        if let Some(marker) = missing.filter(|_| !self.parts.iter().any(is_dated)) {
            self.since(&marker, &segment);
        }
        if let Some(marker) = of(IntakeWord::Place).filter(|_| !self.has(PartKind::Place)) {
            self.place(&marker, &segment);
        }
        if let Some(marker) = of(IntakeWord::Rank).filter(|_| !self.has(PartKind::Rank)) {
            self.take(PartKind::Rank, marker.place.clone(), marker.place);
        }
        if let Some(marker) = of(IntakeWord::Formation).filter(|_| !self.has(PartKind::Unit)) {
            self.formation(&marker, &segment);
        }
        if !self.has(PartKind::Name) && self.names.iter().all(Option::is_none) {
            self.name(&segment);
        }
        if self.has(PartKind::Name) && !self.has(PartKind::Born) && before == self.parts.len() {
            self.bare_birth(&segment);
        }
        if before < self.parts.len() {
            self.marks_go_on = false;
        } else if self.marks_go_on && !self.starts_line(&segment) {
            self.take(PartKind::Marks, segment.clone(), segment);
        } else {
            self.marks_go_on = false;
        }
    }

    fn starts_line(&self, segment: &Range<usize>) -> bool {
        let head = self.text[..segment.start].trim_end_matches([' ', '\t', '\r']);
        head.is_empty() || head.ends_with('\n')
    }

    /// A number of a telephone: nine figures or more.
    fn phone(&mut self, segment: &Range<usize>) {
        let text = &self.text[segment.clone()];
        let is_of_phone = |letter: char| {
            letter.is_ascii_digit() || matches!(letter, '+' | '-' | '(' | ')' | ' ' | '\u{a0}')
        };
        let mut at = 0;
        while let Some(start) =
            text[at..].find(|letter: char| letter.is_ascii_digit() || letter == '+')
        {
            let start = at + start;
            let length = text[start..].find(|letter| !is_of_phone(letter));
            let end = length.map_or(text.len(), |length| start + length);
            let figures = text[start..end]
                .chars()
                .filter(char::is_ascii_digit)
                .count();
            if (9..=15).contains(&figures) {
                let value = segment.start + start..segment.start + end;
                let markers = markers_in(self.text, &(segment.start..value.start));
                let label = markers.iter().find(|one| one.word == IntakeWord::Phone);
                let whole = label.map_or(value.start, |label| label.place.start)..value.end;
                self.take(PartKind::Phone, value, whole);
            }
            at = end.max(start + 1);
        }
    }

    /// Words that say which part of a name follows.
    fn labelled_name(&mut self, markers: &[Marker], segment: &Range<usize>) {
        for marker in markers {
            let rest = self.text[marker.place.end..segment.end].trim_start();
            if !rest.starts_with([':', '-', '–', '—', '=']) {
                continue;
            }
            let value = trimmed(self.text, marker.place.end..segment.end);
            let part = match marker.word {
                IntakeWord::Name => None,
                IntakeWord::Surname => Some(0),
                IntakeWord::Given => Some(1),
                IntakeWord::Patronymic => Some(2),
                _ => continue,
            };
            if value.is_empty() {
                continue;
            }
            let words = self.text[value.clone()].split_whitespace().count();
            match part {
                // "Имя: Анна Петрова" is the whole name.
                Some(part) if words == 1 || part != 1 => {
                    self.names[part] = Some(value.clone());
                    self.taken.push(marker.place.start..value.end);
                }
                _ if !self.has(PartKind::Name) => {
                    let run = self.longest_run(&value).unwrap_or(value);
                    self.take(PartKind::Name, run.clone(), marker.place.start..run.end);
                }
                _ => {}
            }
            return;
        }
    }

    fn born(&mut self, marker: Option<Marker>, segment: &Range<usize>) {
        let Some(marker) = marker.filter(|_| !self.has(PartKind::Born)) else {
            return;
        };
        if let Some(found) = self.date_in(segment) {
            let whole =
                marker.place.start.min(found.place.start)..marker.place.end.max(found.place.end);
            self.take_date(PartKind::Born, found, whole);
        }
    }

    /// A day alone right after the name is that of birth, if somebody grown can be born on it.
    fn bare_birth(&mut self, segment: &Range<usize>) {
        let Some(found) = self.date_in(segment) else {
            return;
        };
        let rest = self.text[segment.clone()].replace(&self.text[found.place.clone()], "");
        let year = found
            .value
            .get(..4)
            .and_then(|year| year.parse::<i16>().ok());
        let is_grown = year.is_some_and(|year| year <= self.year - LATEST_BIRTH);
        if is_grown && !rest.chars().any(char::is_alphanumeric) {
            let whole = found.place.clone();
            self.take_date(PartKind::Born, found, whole);
        }
    }

    fn age(&mut self, marker: Option<Marker>, segment: &Range<usize>) {
        let Some(marker) = marker.filter(|_| !self.has(PartKind::Age)) else {
            return;
        };
        let number = words_in(self.text, segment).into_iter().find(|word| {
            let years = self.text[word.clone()].parse::<u8>();
            let is_near = word.end + 2 >= marker.place.start && word.end <= marker.place.start
                || marker.place.end + 3 >= word.start && word.start >= marker.place.end;
            is_near && years.is_ok_and(|years| (1..=110).contains(&years)) && !self.is_taken(word)
        });
        if let Some(number) = number {
            let whole = marker.place.start.min(number.start)..marker.place.end.max(number.end);
            self.take(PartKind::Age, number, whole);
        }
    }

    fn call_sign(&mut self, marker: &Marker, segment: &Range<usize>) {
        let rest = &self.text[marker.place.end..segment.end];
        let skipped = rest.len()
            - rest
                .trim_start_matches([' ', ':', '-', '–', '—', '='])
                .len();
        let start = marker.place.end + skipped;
        let value = &self.text[start..segment.end];
        let opening = value.chars().next();
        let skip = opening.map_or(0, char::len_utf8);
        let closing = match opening {
            Some('«') => Some('»'),
            Some('“' | '„') => Some('”'),
            Some(quote @ ('"' | '\'')) => Some(quote),
            _ => None,
        };
        let end = match closing.and_then(|closing| value[skip..].find(closing).map(|at| at + skip))
        {
            Some(at) => start + at,
            None => words_in(self.text, &(start..segment.end))
                .first()
                .map_or(start, |word| word.end),
        };
        let whole = marker.place.start..(end + closing.map_or(0, char::len_utf8)).min(segment.end);
        if !self.has(PartKind::CallSign) {
            self.take(PartKind::CallSign, start..end, whole);
        }
    }

    fn unit(&mut self, marker: &Marker, segment: &Range<usize>) {
        if self.has(PartKind::Unit) {
            return;
        }
        // Until the next thing that is known.
        let end = self.next_taken(marker.place.end, segment.end);
        let value = trimmed(self.text, marker.place.end..end);
        if self.text[value.clone()]
            .chars()
            .any(|letter| letter.is_ascii_digit())
        {
            self.take(PartKind::Unit, value, marker.place.start..end);
        }
    }

    /// A brigade, a regiment: the words around it with a number.
    fn formation(&mut self, marker: &Marker, segment: &Range<usize>) {
        let words = words_in(self.text, segment);
        let is_number = |word: &Range<usize>| {
            self.text[word.clone()].contains(|letter: char| letter.is_ascii_digit())
                && !self.is_taken(word)
        };
        let Some(number) = words.iter().find(|word| is_number(word)).cloned() else {
            return;
        };
        let start = number.start.min(marker.place.start);
        let end = self.next_taken(start.max(marker.place.end), segment.end);
        self.take(PartKind::Unit, start..end, start..end);
    }

    fn since(&mut self, marker: &Marker, segment: &Range<usize>) {
        // "since February" is the word and the day, not an interval.
        self.taken.push(marker.place.clone());
        let date = self.date_in(segment);
        // "Missing" alone, with the day in a later sentence.
        let undated = self
            .parts
            .iter()
            .position(|part| part.kind == PartKind::Since && !part.value.contains(' '));
        if date.is_none() && self.has(PartKind::Since) {
            self.taken.pop();
            return;
        }
        let status = match marker.word {
            IntakeWord::Held => "Detained",
            _ => "Missing",
        };
        let mut place = marker.place.clone();
        if let Some(date) = &date {
            self.taken.push(date.place.clone());
            let gap =
                marker.place.end.min(date.place.end)..marker.place.start.max(date.place.start);
            // A name may stand between the word and the day.
            if words_in(self.text, &gap).len() <= SINCE_GAP {
                place = place.start.min(date.place.start)..place.end.max(date.place.end);
                self.taken.push(place.clone());
            } else {
                place = date.place.clone();
            }
        }
        let value = match &date {
            Some(date) => format!("{status} {}", date.value),
            None => status.to_owned(),
        };
        let part = MessagePart {
            kind: PartKind::Since,
            place,
            value,
            readings: date.and_then(|date| date.readings),
        };
        match undated {
            Some(at) => self.parts[at] = part,
            None => self.parts.push(part),
        }
    }

    fn place(&mut self, marker: &Marker, segment: &Range<usize>) {
        // "на Бахмутском направлении" has its word at the end, "под Бахмутом" at the start.
        let end = self.next_taken(marker.place.end, segment.end);
        let after = trimmed(self.text, marker.place.end..end);
        if !after.is_empty() {
            return self.take(
                PartKind::Place,
                marker.place.start..end,
                marker.place.start..end,
            );
        }
        let start = self
            .taken
            .iter()
            .filter(|taken| taken.end <= marker.place.start && taken.start >= segment.start)
            .map(|taken| taken.end)
            .max()
            .unwrap_or(segment.start);
        self.take(
            PartKind::Place,
            start..marker.place.end,
            start..marker.place.end,
        );
    }

    /// Two to four words in a row that begin with capitals.
    fn name(&mut self, segment: &Range<usize>) {
        if let Some(run) = self.longest_run(segment) {
            self.take(PartKind::Name, run.clone(), run);
        }
    }

    fn longest_run(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let mut runs: Vec<Vec<Range<usize>>> = vec![Vec::new()];
        for word in words_in(self.text, range) {
            let letters = &self.text[word.clone()];
            let is_capital = letters.starts_with(char::is_uppercase)
                && letters.chars().all(|letter| {
                    letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | 'ʼ' | '.')
                });
            let follows =
                runs.last()
                    .and_then(|run| run.last())
                    .is_none_or(|last: &Range<usize>| {
                        self.text[last.end..word.start]
                            .chars()
                            .all(char::is_whitespace)
                    });
            if !is_capital || is_no_name(letters) || self.is_taken(&word) {
                runs.push(Vec::new());
            } else if follows {
                runs.last_mut()?.push(word);
            } else {
                runs.push(vec![word]);
            }
        }
        let run = runs
            .into_iter()
            .filter(|run| (2..=4).contains(&run.len()))
            .max_by_key(Vec::len)?;
        Some(run.first()?.start..run.last()?.end)
    }

    fn is_taken(&self, range: &Range<usize>) -> bool {
        self.taken
            .iter()
            .any(|taken| taken.start < range.end && range.start < taken.end)
    }

    /// Where the next thing begins that is known, or the segment ends.
    fn next_taken(&self, from: usize, end: usize) -> usize {
        let starts = self.taken.iter().map(|taken| taken.start);
        starts
            .filter(|start| *start >= from && *start < end)
            .min()
            .unwrap_or(end)
    }

    fn take_date(&mut self, kind: PartKind, date: FoundDate, whole: Range<usize>) {
        self.parts.push(MessagePart {
            kind,
            place: date.place,
            value: date.value,
            readings: date.readings,
        });
        self.taken.push(whole);
    }

    fn date_in(&self, segment: &Range<usize>) -> Option<FoundDate> {
        find_date(self.text, segment, |place| self.is_taken(place))
    }

    fn finish(mut self) -> PastedMessage {
        let parts: Vec<Range<usize>> = self.names.iter().flatten().cloned().collect();
        if let (false, Some(first)) = (self.has(PartKind::Name), parts.first()) {
            let words: Vec<&str> = parts.iter().map(|part| &self.text[part.clone()]).collect();
            self.parts.push(MessagePart {
                kind: PartKind::Name,
                place: first.clone(),
                value: words.join(" "),
                readings: None,
            });
        }
        self.parts.sort_by_key(|part| part.place.start);
        let rest = self.rest();
        let draft = draft_of(self.text, &self.parts, &rest);
        PastedMessage {
            parts: self.parts,
            rest,
            draft,
        }
    }

    /// What nothing was understood of, a line each.
    fn rest(&self) -> Vec<String> {
        let mut rest = Vec::new();
        for segment in segments(self.text) {
            let mut left = String::new();
            for (at, letter) in self.text[segment.clone()].char_indices() {
                let at = segment.start + at;
                if self.taken.iter().any(|taken| taken.contains(&at)) {
                    if !left.ends_with(' ') {
                        left.push(' ');
                    }
                } else {
                    left.push(letter);
                }
            }
            let left = left.trim_matches(|letter: char| {
                !letter.is_alphanumeric() && !matches!(letter, '"' | '«' | '»' | '+')
            });
            if left
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .count()
                > 2
            {
                rest.push(left.to_owned());
            }
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&'static str, String)> {
        let message = read_message(text, 2026);
        message
            .parts
            .into_iter()
            .map(|part| (part.kind.word(), part.value))
            .collect()
    }

    fn told(parts: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        parts
            .iter()
            .map(|(kind, value)| (*kind, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_message_in_one_line_in_russian() {
        assert_eq!(
            parts(
                "Ищу брата: рядовой Петренко Иван Сергеевич, 12.03.1990 г.р., в/ч 12345, позывной «Шмель», приметы: \
                 шрам на левой руке, тату дракон, пропал 15.07.2023 на Бахмутском направлении, тел. +7 900 123-45-67"
            ),
            told(&[
                ("rank", "рядовой"),
                ("name", "Петренко Иван Сергеевич"),
                ("born", "1990-03-12"),
                ("unit", "12345"),
                ("call_sign", "Шмель"),
                ("marks", "шрам на левой руке"),
                ("marks", "тату дракон"),
                ("since", "Missing 2023-07-15"),
                ("place", "на Бахмутском направлении"),
                ("phone", "+7 900 123-45-67"),
            ])
        );
    }

    #[test]
    fn a_message_in_several_lines_in_ukrainian() {
        assert_eq!(
            parts(
                "Прізвище: Коваль\nІм'я: Олег\nПо батькові: Іванович\nДата народження: 01.02.1995\nПозивний - Грім\n\
                 Військова частина А1234\nЗник безвісти 03.05.2023 біля Соледара\nПрикмети: татуювання на плечі\n\
                 Контакт: 067 123 45 67"
            ),
            told(&[
                ("name", "Коваль Олег Іванович"),
                ("born", "1995-02-01"),
                ("call_sign", "Грім"),
                ("unit", "А1234"),
                ("since", "Missing 2023-05-03"),
                ("place", "біля Соледара"),
                ("marks", "татуювання на плечі"),
                ("phone", "067 123 45 67"),
            ])
        );
    }

    #[test]
    fn a_message_in_english_with_a_date_of_two_readings() {
        let text = "Looking for my son Ivan Petrenko, born 12 March 1990, 72nd brigade, call sign Moth. \
                    Missing since 03/05/2023 near Brod. He is tall. Phone +44 20 7946 0000";
        let message = read_message(text, 2026);
        let name = &message.parts[0];
        assert_eq!(
            (name.kind, name.value.as_str()),
            (PartKind::Name, "Ivan Petrenko")
        );
        assert_eq!(&text[name.place.clone()], "Ivan Petrenko");
        let of = |kind| message.parts.iter().find(|part| part.kind == kind).unwrap();
        assert_eq!(of(PartKind::Born).value, "1990-03-12");
        assert_eq!(of(PartKind::Unit).value, "72nd brigade");
        assert_eq!(of(PartKind::CallSign).value, "Moth");
        let since = of(PartKind::Since);
        assert_eq!(
            since.readings,
            Some(("2023-05-03".to_owned(), "2023-03-05".to_owned()))
        );
        assert_eq!(message.draft.entries[0].when, "");
        assert_eq!(message.draft.entries[0].said, "Missing since 03/05/2023");
        assert_eq!(message.draft.entries[0].status, "Missing");
        assert!(
            message.rest.iter().any(|line| line == "He is tall"),
            "{:?}",
            message.rest
        );
    }

    #[test]
    fn a_name_between_the_word_and_the_day_stays_a_name() {
        let told_of = |text| parts(text);
        assert_eq!(
            told_of(
                "Зник безвісти мій чоловік Гриценко Андрій Петрович 12.12.1979 р.н. Останній зв'язок 5 червня 2023 року під Бродом."
            ),
            told(&[
                ("name", "Гриценко Андрій Петрович"),
                ("born", "1979-12-12"),
                ("since", "Missing 2023-06-05"),
                ("place", "під Бродом"),
            ])
        );
        assert_eq!(
            told_of("Missing: John Example, 2nd battalion. No contact since Feb 2024."),
            told(&[
                ("name", "John Example"),
                ("unit", "2nd battalion"),
                ("since", "Missing 2024-02"),
            ])
        );
    }

    #[test]
    fn what_is_no_message_about_a_person_has_no_name_and_loses_nothing() {
        for text in [
            "",
            "\u{202e}\u{0}",
            "купите слона",
            "a,b\n\n,,;;((",
            "«",
            "позывной «",
            "1234567890123456789",
        ] {
            let message = read_message(text, 2026);
            assert_eq!(message.draft.name, "", "{text:?}");
        }
        assert_eq!(read_message("купите слона", 2026).rest, ["купите слона"]);
    }
}

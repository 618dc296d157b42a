//! A person's dossier in sentences that can be read aloud, each with who says so.
//!
//! What the record keeps for those who work with it, notes and people close to the person, is not
//! read, and a source that must not be named is not named.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::dispute::is_decided_against;
use crate::casebook::derive::own_value::{of_person, same_value};
use crate::casebook::derive::present::last_known_day;
use crate::casebook::derive::standing::{
    cited_by, contradictions, contradictions_left_out, ids, in_time,
};
use crate::record::citation::{Citation, Claim};
use crate::record::entry::{Contact, Entry};
use crate::record::field::JoinRule;
use crate::record::id::RecordId;
use crate::record::named::NameStatus;
use crate::record::person::{Person, Role};
use crate::record::schema::PERSON;
use crate::record::status::Status;
use crate::text::catalogue::{label, listed_apart, say};
use crate::text::errors::not_current::decides_nothing;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::attribution::{
    Attribution, as_a_whole, attribution, open_reports, so_says, spoken_date,
};
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// One sentence, or a few that rest on the same sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// What is said.
    pub sentence: Safe,
    /// Who says so, where in the source, and how far it is believed; one text for each citation.
    pub sources: Vec<Attribution>,
    /// How many reports these are and what they go back to; empty if nothing is cited.
    pub reports: Safe,
    /// What contradicts it, with its sources.
    pub against: Vec<Safe>,
    /// Who says so, if no source does.
    pub unsourced: Unsourced,
}

/// What stands behind a sentence that cites no source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unsourced {
    /// Somebody claims it, and the record does not say from which source.
    #[default]
    Claim,
    /// It follows from the record itself and is nobody's claim.
    OfRecord,
}

impl Unsourced {
    /// What is said in the place of sources; `None` if none belong there.
    #[must_use]
    pub fn told(self) -> Option<&'static str> {
        match self {
            Self::Claim => Some(label!(read_claim)),
            Self::OfRecord => None,
        }
    }
}

impl Spoken {
    /// The sentence with everything behind it, as one paragraph.
    #[must_use]
    pub fn paragraph(&self) -> Safe {
        let mut text = self.sentence.clone();
        if self.sources.is_empty() {
            if let Some(told) = self.unsourced.told() {
                text = say!(read_unsourced {
                    before: text,
                    why: label::capital(told)
                });
            }
        } else {
            let told: Vec<Safe> = self.sources.iter().map(|one| one.told.clone()).collect();
            let sources = listed_apart(&told);
            // Somebody of whom there is no source record is no report.
            text = if self.reports.is_empty() {
                say!(read_sources {
                    before: text,
                    sources
                })
            } else {
                say!(read_sources_reports {
                    before: text,
                    sources,
                    reports: &self.reports
                })
            };
        }
        for against in &self.against {
            text = say!(read_against_it {
                before: text,
                against
            });
        }
        text
    }
}

/// The dossier of a person; nothing if there is no such person.
#[must_use]
pub fn read_aloud(book: &Book, id: RecordId, today: Date) -> Vec<Spoken> {
    let Some(person) = book.people().get(id) else {
        return Vec::new();
    };
    let mut reader = Reader {
        book,
        person,
        told: Vec::new(),
    };
    reader.names();
    reader.facts();
    reader.cases();
    reader.history();
    reader.standing(today);
    reader.told
}

struct Reader<'b> {
    book: &'b Book,
    person: &'b Person,
    told: Vec<Spoken>,
}

impl Reader<'_> {
    fn say(&mut self, sentence: &str, cited: &[&Citation], against: &[Safe]) {
        let named = cited.iter().map(|one| attribution(one, self.book));
        let sources = ids(cited.iter().copied());
        let reports = open_reports(&sources, self.book);
        self.told.push(Spoken {
            sentence: display_safe(sentence),
            sources: named.collect(),
            reports,
            against: against.to_vec(),
            unsourced: Unsourced::Claim,
        });
    }

    /// Says what follows from the record itself.
    fn conclude(&mut self, sentence: &str) {
        self.say(sentence, &[], &[]);
        if let Some(last) = self.told.last_mut() {
            last.unsourced = Unsourced::OfRecord;
        }
    }

    /// The citations of the claims that say what the record says in a field itself, and what other
    /// claims say instead.
    fn claimed(&self, field: &str, value: &str) -> (Vec<&Citation>, Vec<Safe>) {
        let of_field = || self.person.claims.iter().filter(|one| one.field == field);
        let same = |claim: &&Claim| same_value(field, &claim.value, value);
        let cited = of_field().filter(same).flat_map(|claim| &claim.sources);
        let against = of_field()
            .filter(|claim| !same(claim))
            .map(|claim| against(claim, self.book));
        (cited.collect(), against.collect())
    }

    fn names(&mut self) {
        let name = &self.person.name;
        let sentence = match &self.person.name_status {
            NameStatus::Published => say!(read_published { name }),
            NameStatus::Changed => {
                say!(read_changed { name })
            }
            NameStatus::Partial => {
                say!(read_partial { name })
            }
            NameStatus::Withheld => {
                say!(read_withheld { name })
            }
            NameStatus::Other(word) => say!(read_other {
                name,
                word: label::word(word)
            }),
        };
        let (cited, against) = self.claimed("name", name);
        let cited: Vec<Citation> = cited.into_iter().cloned().collect();
        self.say(&sentence, &cited.iter().collect::<Vec<_>>(), &against);
        if cited.is_empty()
            && let Some(name) = self.told.last_mut()
        {
            // The name stands in every source that tells of the person; where in it is no matter.
            let sources = cited_by(self.person);
            name.sources = sources
                .iter()
                .map(|id| as_a_whole(*id, self.book))
                .collect();
            name.reports = open_reports(&sources, self.book);
        }
        if !self.person.other_names.is_empty() {
            let names = fragments::other_names(&self.person.other_names);
            self.say(&say!(read_other_names { names }), &[], &[]);
        }
    }

    fn facts(&mut self) {
        for age in &self.person.ages {
            let when = spoken_date(&age.as_of);
            let years = &age.years;
            let told = if when.is_empty() {
                say!(read_age { years })
            } else {
                say!(read_age_as_of { years, when })
            };
            let cited: Vec<&Citation> = age.sources.iter().collect();
            self.say(&told, &cited, &[]);
        }
        let told = PERSON
            .iter()
            .filter(|field| field.is_disputable() && field.join == JoinRule::Claim);
        // Where a file lies is nothing to read aloud.
        let told = told.map(|field| field.name).filter(|name| *name != "photo");
        for field in told {
            let value = of_person(self.person, field).unwrap_or_default().to_owned();
            let (cited, against) = self.claimed(field, &value);
            // What nobody contradicts or confirms of this is told by the sentences themselves.
            let silent = field == "sex" && cited.is_empty();
            if (value.is_empty() || silent) && against.is_empty() {
                continue;
            }
            let told = match field {
                _ if value.is_empty() => say!(read_not_known),
                "born" => spoken_date(&self.person.born),
                _ => display_safe(&value),
            };
            let name = label::capital(label::field(field).as_str());
            let cited: Vec<Citation> = cited.into_iter().cloned().collect();
            let cited: Vec<&Citation> = cited.iter().collect();
            self.say(&say!(read_fact { name, told }), &cited, &against);
        }
    }

    fn cases(&mut self) {
        let own = cited_places(self.person);
        for part in &self.person.cases {
            let Some(case) = part.case.id().and_then(|id| self.book.cases().get(id)) else {
                continue;
            };
            let title = &case.title;
            let told = match &part.role {
                Role::Affected => say!(read_case { title }),
                role => say!(read_case_as {
                    title,
                    role: label::word_term(role.as_str())
                }),
            };
            // What a source says of the case elsewhere is nothing about this person.
            let cited = case.sources.iter().filter(|one| {
                let source = one.source.id();
                let mut of_source = own.iter().filter(|(id, _)| Some(*id) == source);
                of_source.any(|(_, at)| overlap(&one.at, at))
            });
            let cited: Vec<&Citation> = cited.collect();
            match cited.is_empty() {
                true => self.conclude(&told),
                false => self.say(&told, &cited, &[]),
            }
        }
    }

    fn history(&mut self) {
        let person = self.person;
        let mut clashes: HashMap<usize, Vec<usize>> = HashMap::new();
        for (a, b) in contradictions(person) {
            clashes.entry(a).or_default().push(b);
            clashes.entry(b).or_default().push(a);
        }
        for index in in_time(person, self.book.sources()) {
            let entry = &person.history[index];
            if entry.is_withdrawn() {
                // A side that was decided against stays a side.
                if is_decided_against(entry) {
                    let cited: Vec<&Citation> = entry.sources.iter().collect();
                    let reason = label::capital(entry.withdrawn.trim().trim_end_matches('.'));
                    let told = sentence(person, entry);
                    self.say(&say!(read_another_side { told, reason }), &cited, &[]);
                }
                continue;
            }
            let against = clashes.get(&index).into_iter().flatten().map(|other| {
                let other = &person.history[*other];
                let told = status_and_date(person, other);
                so_says(&told, &other.sources, self.book)
            });
            let against: Vec<Safe> = against.collect();
            let cited: Vec<&Citation> = entry.sources.iter().collect();
            let mut told = sentence(person, entry);
            if let Some(note) = decides_nothing(entry, index, person, self.book) {
                told = say!(read_remark {
                    before: told,
                    note: label::capital(&note)
                });
            }
            self.say(&told, &cited, &against);
        }
        let withdrawn = person
            .history
            .iter()
            .filter(|one| one.is_withdrawn() && !is_decided_against(one));
        let withdrawn = withdrawn.count();
        if withdrawn > 0 {
            self.conclude(&say!(read_withdrawn { count: withdrawn }));
        }
        if let more @ 1.. = contradictions_left_out(person) {
            self.conclude(&say!(read_contradictions_left_out { more }));
        }
    }

    fn is_looked_for(&self) -> bool {
        let row = self.book.people().row_of(self.person.id);
        row.is_none_or(|row| self.book.only_role(row).is_none())
    }

    fn standing(&mut self, today: Date) {
        let person = self.person;
        let standing = self.book.standing_of(person.id);
        let entry = |at: Option<u32>| at.and_then(|at| person.history.get(at as usize));
        if let Some(current) = entry(standing.current) {
            let cited: Vec<&Citation> = current.sources.iter().collect();
            let told = status_and_date(person, current);
            self.say(&say!(read_as_far_as { told }), &cited, &[]);
        }
        match entry(standing.seen) {
            Some(seen) => {
                let cited: Vec<&Citation> = seen.sources.iter().collect();
                let when = spoken_date(&seen.when);
                let when = if when.is_empty() {
                    seen.said.as_str()
                } else {
                    when.as_str()
                };
                let day = last_known_day(&seen.when, self.book.present());
                let ago = day.map(|day| date::ago(day, today));
                let ago = ago.filter(|ago| !ago.is_empty());
                let how = label::contact(&seen.contact);
                let told = match ago {
                    None => say!(read_last_seen { when, how }),
                    Some(ago) => say!(read_last_seen_ago { when, how, ago }),
                };
                self.say(&told, &cited, &[]);
            }
            // Nobody looks for a commander or a lawyer.
            None if self.is_looked_for() => self.conclude(label!(read_nobody_tells_having)),
            None => {}
        }
    }
}

/// The sources that a person's record cites, each with where in it.
fn cited_places(person: &Person) -> BTreeSet<(RecordId, &str)> {
    let history = person.history.iter().filter(|entry| !entry.is_withdrawn());
    let history = history.flat_map(|entry| &entry.sources);
    let ages = person.ages.iter().flat_map(|age| &age.sources);
    let claims = person.claims.iter().flat_map(|claim| &claim.sources);
    let cited = history.chain(ages).chain(claims);
    cited
        .filter_map(|one| Some((one.source.id()?, one.at.as_str())))
        .collect()
}

/// Whether two places in one source share something: they are equal, or `paragraphs 5-8` has `paragraph 8` in it.
fn overlap(one: &str, other: &str) -> bool {
    let ((words, ranges), (other_words, others)) = (ranges(one), ranges(other));
    let words = words.trim_end_matches('s') == other_words.trim_end_matches('s');
    let mut pairs = ranges
        .iter()
        .flat_map(|a| others.iter().map(move |b| (a, b)));
    one == other || words && pairs.any(|(a, b)| a.0 <= b.1 && b.0 <= a.1)
}

/// The word in front of the numbers of a place, and the ranges of numbers; what stands behind `of` is another source.
fn ranges(at: &str) -> (&str, Vec<(u32, u32)>) {
    let of_own = at.split(" of ").next().unwrap_or(at);
    let begin = of_own.find(|letter: char| letter.is_ascii_digit());
    let (words, numbers) = of_own.split_at(begin.unwrap_or(of_own.len()));
    let ranges = numbers.split(|letter: char| !letter.is_ascii_digit() && !"-–".contains(letter));
    let ranges = ranges.filter_map(|range| {
        let mut ends = range.split(['-', '–']).map(str::parse::<u32>);
        let first = ends.next()?.ok()?;
        Some((first, ends.next().and_then(Result::ok).unwrap_or(first)))
    });
    (words.trim(), ranges.collect())
}

/// What a claim says instead, who says so, and what was noted with it: by whom it was decided against, and
/// why.
fn against(claim: &Claim, book: &Book) -> Safe {
    let mut told = so_says(&claim.value, &claim.sources, book);
    let note = claim.note.trim().trim_end_matches('.');
    if !note.is_empty() {
        let note: Vec<&str> = note.lines().collect();
        told = say!(read_against_note {
            before: told,
            note: note.join(" ")
        });
    }
    told
}

/// What an entry claims, as a sentence.
fn sentence(person: &Person, entry: &Entry) -> Safe {
    let when = spoken_date(&entry.when);
    let when = match (when.is_empty(), entry.said.is_empty()) {
        (false, true) => display_safe(&label::capital(&when)),
        (false, false) => say!(read_when_in_words {
            when: label::capital(&when),
            said: &entry.said
        }),
        (true, false) => say!(read_in_words { said: &entry.said }),
        (true, true) => say!(read_no_time),
    };
    let (name, sex) = (&person.name, person.sex.as_ref());
    let mut text = match &entry.status {
        Some(Status::Detained) => say!(read_detained { when, name, sex }),
        Some(Status::Missing) => say!(read_missing { when, name, sex }),
        Some(Status::Returned) => say!(read_returned { when, name, sex }),
        Some(Status::Redeployed) => say!(read_redeployed { when, name, sex }),
        Some(other) => say!(read_other_status {
            when,
            name,
            status: label::status_of(other, sex)
        }),
        None => say!(read_sighting { when, name }),
    };
    if !entry.place.is_empty() {
        text = say!(read_place {
            before: text,
            place: &entry.place
        });
    }
    if !entry.custodian.is_empty() {
        text = say!(read_held_by {
            before: text,
            custodian: &entry.custodian
        });
    }
    text = match &entry.contact {
        Contact::Direct => say!(read_contact_direct { before: text }),
        Contact::Relayed => say!(read_contact_relayed { before: text }),
        Contact::None => say!(read_contact_none { before: text }),
        Contact::Unstated | Contact::Other(_) => text,
    };
    text = say!(read_end { before: text });
    let note = entry.note.trim();
    if note.is_empty() {
        return text;
    }
    say!(read_note {
        before: text,
        note: note.lines().collect::<Vec<_>>().join(" ")
    })
}

fn status_and_date(person: &Person, entry: &Entry) -> Safe {
    let status = entry.status.as_ref().map_or_else(
        || say!(read_a_sighting),
        |status| label::status_of(status, person.sex.as_ref()),
    );
    let when = spoken_date(&entry.when);
    let when = if when.is_empty() {
        entry.said.as_str()
    } else {
        when.as_str()
    };
    if when.is_empty() {
        status
    } else {
        say!(read_status_and_date { status, when })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_source_overlap_if_they_share_a_paragraph() {
        for (one, other, is_shared) in [
            ("paragraphs 5-8", "paragraph 8", true),
            ("paragraph 20", "paragraph 8", false),
            ("paragraphs 1-3, 27–29", "paragraph 28", true),
            ("page 8", "paragraph 8", false),
            ("row 4", "row 4", true),
            ("at the end", "at the end", true),
            ("at the end", "in the middle", false),
            ("", "", true),
            ("paragraphs 4294967296-9", "paragraph 8", false),
        ] {
            assert_eq!(overlap(one, other), is_shared, "{one} {other}");
        }
    }
}

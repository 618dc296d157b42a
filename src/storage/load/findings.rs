//! All findings of a workspace: each record checked with its text at hand, then the copies, the
//! joins and the logs.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::recorded::recorded_twice;
use crate::casebook::check::nested::nested_fields;
use crate::casebook::check::{is_joined, of_record};
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::casebook::public::hidden_names::{HiddenNames, NamesOf};
use crate::casebook::public::other::texts_shown;
use crate::casebook::public::rule::allows;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::ron_text::path::FieldPath;
use crate::storage::commit::pending_file::read_stamped;
use crate::storage::erase::erasures::{added_before, person_erased};
use crate::storage::git::ignored_files::ignoring_rules;
use crate::storage::git::merge_markers::signers_with_markers;
use crate::storage::git::one_sided::one_sided_problem;
use crate::storage::load::locate::pin;
use crate::storage::load::recheck::{CheckBasis, Recheck};
use crate::storage::load::view;
use crate::storage::log::line::LogLine;
use crate::storage::merge::unjoin::changed_since_joined;
use crate::storage::watch::stamp::Stamp;
use crate::storage::watch::unrecognized::{conflict_within, may_have_markers};
use crate::storage::workspace::Workspace;

/// After how many records it is told how far the looking-through is.
const STEP: usize = 5_000;

/// The erasures, and who need not be compared with their fingerprints, which costs 20 ms a name.
struct Erasures {
    all: Vec<LogLine>,
    /// Those of before there were fingerprints.
    old: Vec<LogLine>,
    added_before: HashSet<RecordId>,
}

impl Erasures {
    fn of(workspace: &Workspace) -> Result<Self, Failure> {
        let all = workspace.erased_before()?;
        let added_before = match all.is_empty() {
            true => HashSet::new(),
            false => added_before(&all, &workspace.logs()?.logs),
        };
        let is_old = |line: &&LogLine| {
            let what = line.erasure.as_ref();
            what.is_some_and(|what| what.person.salt().is_none())
        };
        Ok(Self {
            old: all.iter().filter(is_old).cloned().collect(),
            all,
            added_before,
        })
    }

    fn for_person(&self, id: RecordId) -> &[LogLine] {
        match self.added_before.contains(&id) {
            true => &self.old,
            false => &self.all,
        }
    }
}

impl Workspace {
    /// Looks through everything, dates after `today` lying in the future, and adds what is found to
    /// what is `known`: what could not be read, and what is wrong with the saved queries. All of it
    /// has its line and column, and comes in the order of the files.
    ///
    /// Each record is read again, for the text says more than the book, unless the last check found nothing in it and
    /// nothing has changed that it was judged by. `tell` hears how many have been looked through, of how many.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if a log cannot be read.
    pub fn look_through(
        &self,
        basis: CheckBasis<'_>,
        today: Date,
        known: Vec<Problem>,
        tell: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Vec<Problem>, Failure> {
        let book = basis.book;
        let erased = Erasures::of(self)?;
        let recheck = Recheck::begin(self.fs(), basis, self.context(book, today, &erased));
        let ids: Vec<RecordId> = Kind::ALL
            .into_iter()
            .flat_map(|kind| book.ids(kind))
            .collect();
        let mut found = known;
        found.extend(self.verify_copies(book));
        found.extend(changed_since_joined(self.fs(), book));
        found.extend(recorded_twice(book));
        let one_sided = self.one_sided();
        found.extend(one_sided.iter().map(one_sided_problem));
        found.extend(ignoring_rules(self.fs()));
        found.extend(signers_with_markers(self.fs()));
        self.pin(&mut found);
        let clean = recheck.as_ref().map(Recheck::clean);
        let done = AtomicUsize::new(0);
        let looked: Vec<Looked> = ids
            .par_iter()
            .map(|id| {
                let before = done.fetch_add(1, Ordering::Relaxed);
                if before > 0 && before.is_multiple_of(STEP) {
                    tell(before, ids.len());
                }
                match clean.is_some_and(|clean| clean.contains_key(id)) {
                    true => Looked::in_book(book, *id, today),
                    false => self.of_file(*id, book, today, &erased),
                }
            })
            .collect();
        if let Some(recheck) = recheck {
            let outcomes = ids.iter().zip(&looked);
            let outcomes = outcomes.map(|(id, looked)| (*id, looked.stamp, looked.is_clean));
            recheck.finish(book, outcomes);
        }
        let mut names = Vec::new();
        let mut shown = Vec::new();
        for one in looked {
            found.extend(one.problems);
            names.extend(one.names);
            shown.extend(one.shown);
        }
        found.extend(self.names_hidden(book, &names, &shown));
        found.extend(self.signature_findings());
        found.extend(self.lost_statements()?);
        for broken in self.verify_log() {
            if !found.contains(&broken) {
                found.push(broken);
            }
        }
        // Of a person whom one side erased, that finding tells what to do.
        found.retain(|one| {
            let is_erased = matches!(one.reason, Reason::WasErased { .. });
            let mut erased = one_sided.iter().filter(|one| one.erased.is_some());
            !is_erased || !erased.any(|other| Some(other.record) == one.record)
        });
        // Stable, so that what stands at one place keeps its order.
        found.sort_by(|one, other| one.at.cmp(&other.at));
        Ok(found)
    }

    /// A digest of what counts for each record, whatever it says: the day, the head, whether there are places and units,
    /// and who was erased.
    fn context(&self, book: &Book, today: Date, erased: &Erasures) -> [u8; 32] {
        let mut added: Vec<RecordId> = erased.added_before.iter().copied().collect();
        added.sort_unstable();
        let (places, units) = (book.places().is_empty(), book.units().is_empty());
        let head = self.head();
        let erasures = &erased.all;
        // Only a digest of it is kept, and nobody reads it.
        let all = format!("{today}\n{head:?}\n{places} {units}\n{erasures:?}\n{added:?}");
        Sha256::digest(all.as_bytes()).into()
    }

    /// A file that is gone or bad by now was told of, or will be by the next run.
    fn of_file(&self, id: RecordId, book: &Book, today: Date, erased: &Erasures) -> Looked {
        let Ok(Some((text, stamp))) = read_stamped(self.fs(), id) else {
            return Looked::default();
        };
        let Ok(loaded) = view(id, &text) else {
            return Looked::default();
        };
        let mut found = of_record(book, &loaded, today);
        if !is_joined(book, &loaded) {
            found.extend(nested_fields(id, &text));
        }
        if let Record::Person(person) = &loaded.record
            && let Some(line) = person_erased(erased.for_person(id), person)
        {
            found.push(Problem {
                at: Location::file(id.relative_path()),
                record: Some(id),
                field: FieldPath::of("id"),
                reason: Reason::WasErased {
                    at: line.at,
                    by: line.author.clone(),
                },
            });
        }
        if !found.is_empty() {
            pin(&text, &mut found);
        }
        // A merge may also have left its markers within a text, which reads well then.
        if may_have_markers(&text) {
            found.extend(conflict_within(&id.relative_path(), id, &text));
        }
        Looked {
            is_clean: found.is_empty(),
            problems: found,
            stamp: Some(stamp),
            ..Looked::at(&loaded, today)
        }
    }

    /// What public records are called and names somebody whose name may not be shown.
    fn names_hidden(
        &self,
        book: &Book,
        names: &[NamesOf],
        shown: &[(RecordId, &'static str, String)],
    ) -> Vec<Problem> {
        if shown.is_empty() {
            return Vec::new();
        }
        let hidden = HiddenNames::of(names, &|id| book.stands_for(id));
        let named = shown.iter().filter(|(_, _, text)| hidden.are_in(text));
        let mut found: Vec<Problem> = named
            .map(|(id, field, _)| Problem {
                at: Location::file(id.relative_path()),
                record: Some(*id),
                field: FieldPath::of(field),
                reason: Reason::NamesSomebodyHidden,
            })
            .collect();
        self.pin(&mut found);
        found
    }
}

/// What looking through one record has brought.
#[derive(Default)]
struct Looked {
    problems: Vec<Problem>,
    /// The names of a person.
    names: Option<NamesOf>,
    /// The texts that a public record shows, each with its field.
    shown: Vec<(RecordId, &'static str, String)>,
    /// The stamp that its file had before it was read.
    stamp: Option<Stamp>,
    /// Whether nothing was found.
    is_clean: bool,
}

impl Looked {
    /// What a record is called and shows, whatever may be wrong with it.
    fn at(loaded: &Loaded, today: Date) -> Self {
        let id = loaded.record.id();
        Self {
            names: match &loaded.record {
                Record::Person(person) => {
                    let is_open = allows(person, &loaded.unknown, today);
                    Some(NamesOf::of(person, is_open))
                }
                _ => None,
            },
            shown: texts_shown(loaded)
                .into_iter()
                .map(|(field, text)| (id, field, text.to_owned()))
                .collect(),
            ..Self::default()
        }
    }

    /// The same of a record in a book, in which nothing is wrong.
    fn in_book(book: &Book, id: RecordId, today: Date) -> Self {
        let looked = match book.people().get(id) {
            Some(person) => Self {
                names: Some(NamesOf::of(
                    person,
                    allows(person, book.unknown_fields(id), today),
                )),
                ..Self::default()
            },
            None => book
                .loaded(id)
                .map_or_else(Self::default, |loaded| Self::at(&loaded, today)),
        };
        Self {
            is_clean: true,
            ..looked
        }
    }
}

//! Working through a queue: taking the next person, deciding, taking back. A decision is committed
//! first and noted in the queue after it; the name of its change stands in the queue before, so that
//! whoever opens the queue after a crash can tell from the log whether it was made.

use jiff::{SignedDuration, Timestamp};

use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeId, ChangeKind};
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::{Attempt, Failure};
use crate::casebook::queue::command::{Opened, QueueCommand, QueueUpdate};
use crate::casebook::queue::event::{Event, QueueDecision, SessionId};
use crate::casebook::queue::{Lease, Queue, QueueState};
use crate::record::id::RecordId;
use crate::storage::clock;
use crate::storage::commit::publish::CommitOptions;
use crate::storage::commit::{begin, commit_held};
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::load::read_one;
use crate::storage::log::file::tail;
use crate::storage::log::undo;
use crate::storage::process::is_running;
use crate::storage::queue;
use crate::storage::queue::QueueFile;
use crate::storage::queue::reconcile::Account;
use crate::storage::random::change_id;
use crate::storage::workspace::author_device::AuthorDevice;

/// How long somebody at another machine may have a person before them; whether their program still
/// runs cannot be seen from here.
const LEASE: SignedDuration = SignedDuration::from_mins(30);

/// Begins a queue, or opens it where it is there, and takes the first person.
///
/// # Errors
///
/// Any [`Failure`].
pub fn open(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    name: &str,
    ask: QueueCommand,
) -> Result<(QueueFile, Opened), Failure> {
    let (_held, _) = begin(fs)?;
    author_device.ends.settle(fs);
    let mut file = match ask {
        QueueCommand::Begin(head) => queue::begin(fs, head)?,
        _ => QueueFile::open(fs, name)?,
    };
    let account = Account::read(fs, &file.queue)?;
    let at = clock::now();
    let mut facts = account.corrections(&file.queue, at);
    facts.extend(handed_on(&file.queue, who(author_device)));
    file.add(fs, &facts)?;
    let mut step = Step::new(fs, author_device, &mut file, at);
    step.take_next()?;
    let (me, done) = (step.me, step.done);
    let opened = Opened {
        queue: file.queue.clone(),
        me,
        touches: account.touches,
        now: done.now,
        records: done.records,
    };
    Ok((file, opened))
}

/// Makes one step in a queue that is open.
///
/// # Errors
///
/// Any [`Failure`]; nothing has been decided then.
pub fn step(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    file: &mut QueueFile,
    ask: QueueCommand,
) -> Result<QueueUpdate, Failure> {
    let (_held, _) = begin(fs)?;
    let others = file.catch_up(fs)?;
    let mut step = Step::new(fs, author_device, file, clock::now());
    step.done.events = others;
    step.make(ask)?;
    Ok(step.done)
}

/// What this hand had go with its decisions, for a run of the program that has set nothing yet. It
/// is handed on once: what another screen sets later is its own.
fn handed_on(queue: &Queue, by: SessionId) -> Option<Event> {
    if queue.prefilled(&by).is_some() {
        return None;
    }
    let fields = queue.prefilled_before(&by)?.to_vec();
    Some(Event::Prefilled { by, fields })
}

/// Whether this program may have somebody before it: nobody else has them, as far as can be seen.
fn is_free(claim: Option<&Lease>, me: &SessionId, at: Timestamp) -> bool {
    claim.is_none_or(|claim| {
        if claim.by == *me {
            true
        } else if claim.by.device == me.device {
            !runs(&claim.by, me)
        } else {
            at.duration_since(claim.at) > LEASE
        }
    })
}

/// Whether somebody at this machine is still at work.
fn runs(other: &SessionId, me: &SessionId) -> bool {
    other == me || is_running(other.process)
}

/// A step that is being made.
struct Step<'a> {
    fs: &'a dyn Fs,
    author_device: &'a AuthorDevice,
    file: &'a mut QueueFile,
    me: SessionId,
    at: Timestamp,
    done: QueueUpdate,
}

impl<'a> Step<'a> {
    fn new(
        fs: &'a dyn Fs,
        author_device: &'a AuthorDevice,
        file: &'a mut QueueFile,
        at: Timestamp,
    ) -> Self {
        Self {
            fs,
            author_device,
            file,
            me: who(author_device),
            at,
            done: QueueUpdate::default(),
        }
    }

    fn make(&mut self, ask: QueueCommand) -> Result<(), Failure> {
        match ask {
            QueueCommand::Begin(_) | QueueCommand::Retry | QueueCommand::Next => self.take_next(),
            QueueCommand::Decide {
                person,
                verdict,
                why,
                edits,
                prefill,
            } => {
                let mut facts = vec![self.decide(person, verdict, why, edits)?];
                facts.extend(prefill.map(|fields| Event::Prefilled {
                    by: self.me.clone(),
                    fields,
                }));
                self.leave_behind(facts, person)
            }
            QueueCommand::Later(person) => {
                self.mine(person)?;
                let later = Event::Later {
                    person,
                    by: self.me.clone(),
                    at: self.at,
                };
                self.leave_behind(vec![later], person)
            }
            QueueCommand::Settle(person) => {
                let settled = Event::Settled {
                    person,
                    at: self.at,
                };
                self.leave_behind(vec![settled], person)
            }
            QueueCommand::Back => self.back(),
            QueueCommand::TakeBack(change) => {
                let committed = undo::take_back_named(self.fs, self.author_device, &change)?;
                self.done.records.extend(committed.reread);
                self.done.change = Some(committed.change);
                self.done.now = self.before_me();
                Ok(())
            }
            QueueCommand::Show(person) => {
                let claim = self.file.queue.claim(person);
                if !is_free(claim, &self.me, self.at) {
                    return Err(taken(person, claim));
                }
                let taken = self.taken(person)?;
                self.add(vec![taken])?;
                self.shows(person);
                Ok(())
            }
            QueueCommand::Prefill(fields) => {
                let event = Event::Prefilled {
                    by: self.me.clone(),
                    fields,
                };
                self.add(vec![event])?;
                self.done.now = self.before_me();
                Ok(())
            }
            QueueCommand::Leave => {
                let released = self.before_me().map(|person| Event::Released { person });
                self.add(released.into_iter().collect())
            }
        }
    }

    /// Puts a decision on disk, unless the log has it already because what came after it failed.
    fn decide(
        &mut self,
        person: RecordId,
        verdict: QueueDecision,
        why: String,
        edits: Vec<Edit>,
    ) -> Result<Event, Failure> {
        let name = self.mine(person)?;
        let log = self.author_device.log_path();
        let last = tail(self.fs, &log)
            .map_err(|error| failed(self.fs, FileOperation::Read, &log, &error))?
            .last;
        let change = if last.is_some_and(|line| line.change == name) {
            Some(name)
        } else {
            let change = Change {
                id: name.clone(),
                change_kind: ChangeKind::Do,
                author: self.author_device.author.clone(),
                at: self.at,
                why,
                edits,
                queries: Vec::new(),
            };
            let committed =
                commit_held(self.fs, self.author_device, change, CommitOptions::TOUCHED)?;
            self.done.records.extend(committed.reread);
            let is_logged = !committed.change.edits.is_empty();
            self.done.change = Some(committed.change);
            is_logged.then_some(name)
        };
        Ok(Event::Decided {
            person,
            by: self.me.clone(),
            at: self.at,
            verdict,
            change,
        })
    }

    /// Takes back the last decision in the queue that is this screen's to take back, and has its
    /// person before it again.
    fn back(&mut self) -> Result<(), Failure> {
        let person = self
            .file
            .queue
            .last_step(&self.me, |other| runs(other, &self.me))
            .ok_or(Failure::NothingTo(Attempt::TakeBackDecision))?;
        if let Some(QueueState::Decided {
            change: Some(change),
            ..
        }) = self.file.queue.place(person)
        {
            match undo::take_back_named(self.fs, self.author_device, change) {
                Ok(committed) => {
                    self.done.records.extend(committed.reread);
                    self.done.change = Some(committed.change);
                }
                // Taken back already, from elsewhere.
                Err(Failure::NothingTo(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        let taken = self.taken(person)?;
        self.add(vec![Event::Back { person }, taken])?;
        self.shows(person);
        Ok(())
    }

    /// Notes what became of a person, and takes the next one in the same breath.
    fn leave_behind(&mut self, mut events: Vec<Event>, person: RecordId) -> Result<(), Failure> {
        let put_off = matches!(events[..], [Event::Later { .. }]);
        let next = self
            .next(|one| one != person)
            .or_else(|| put_off.then_some(person));
        if let Some(next) = next {
            events.push(self.taken(next)?);
        }
        self.add(events)?;
        if let Some(next) = next {
            self.shows(next);
        }
        Ok(())
    }

    fn take_next(&mut self) -> Result<(), Failure> {
        if let Some(next) = self.next(|_| true) {
            let taken = self.taken(next)?;
            self.add(vec![taken])?;
            self.shows(next);
        }
        Ok(())
    }

    fn next(&self, wanted: impl Fn(RecordId) -> bool) -> Option<RecordId> {
        let queue = &self.file.queue;
        queue.next(|person| wanted(person) && is_free(queue.claim(person), &self.me, self.at))
    }

    fn shows(&mut self, person: RecordId) {
        self.done.now = Some(person);
        // What cannot be read stays on the screen as it was last read.
        if let Ok(now) = read_one(self.fs, person) {
            self.done.records.push((person, now));
        }
    }

    /// The name of the change with which this program will decide about a person whom it has.
    fn mine(&self, person: RecordId) -> Result<ChangeId, Failure> {
        match self.file.queue.claim(person) {
            Some(claim) if claim.by == self.me => Ok(claim.change.clone()),
            claim => Err(taken(person, claim)),
        }
    }

    fn before_me(&self) -> Option<RecordId> {
        let mut claims = self.file.queue.claims();
        claims
            .find(|(_, claim)| claim.by == self.me)
            .map(|(person, _)| person)
    }

    fn taken(&self, person: RecordId) -> Result<Event, Failure> {
        Ok(Event::Taken {
            person,
            by: self.me.clone(),
            at: self.at,
            change: change_id()?,
        })
    }

    fn add(&mut self, events: Vec<Event>) -> Result<(), Failure> {
        self.file.add(self.fs, &events)?;
        self.done.events.extend(events);
        Ok(())
    }
}

/// Who works through queues in this run of the program.
#[must_use]
pub fn who(author_device: &AuthorDevice) -> SessionId {
    SessionId {
        author: author_device.author.clone(),
        device: author_device.device.clone(),
        process: std::process::id(),
    }
}

fn taken(person: RecordId, claim: Option<&Lease>) -> Failure {
    Failure::TakenByAnother {
        record: person,
        by: claim.map(|claim| claim.by.author.clone()),
    }
}

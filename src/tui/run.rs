//! The loop: what happens becomes an action, the action changes the state, the state is shown, and
//! what the state asks for is done.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::browse::kept_view::kept_language;
use crate::app::core::action::Action;
use crate::app::core::disk_request::{DiskReply, DiskRequest};
use crate::app::core::effect::Effect;
use crate::app::core::job::{DraftRequest, Job};
use crate::app::core::screen_request::{EditorReply, ScreenRequest};
use crate::app::core::state::State;
use crate::app::core::update::update;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::storage::memory_file::remove_memory_files;
use crate::storage::workspace::Workspace;
use crate::text::language;
use crate::tui::first_state::{first_state, now};
use crate::tui::front::{DiskWork, Front};
use crate::tui::idle::Idle;
use crate::tui::loop_event::{Ended, LoopEvent};
use crate::tui::other_programs::{LentFiles, OtherPrograms};
use crate::tui::plain::line_mode::LineMode;
use crate::tui::terminal::line_pace::LinePace;
use crate::tui::terminal::resume;
use crate::tui::terminal::screen_front::ScreenFront;
use crate::tui::terminal::signals;
use crate::tui::view::theme::{Palette, Theme};
use crate::tui::workers::checker;
use crate::tui::workers::comparer;
use crate::tui::workers::draft_saver::DraftSaver;
use crate::tui::workers::exporter;
use crate::tui::workers::importer;
use crate::tui::workers::searcher::Searcher;
use crate::tui::workers::storage_worker::Worker;
use crate::tui::workers::synchroniser;

/// What the screen is opened with.
pub struct Options {
    /// The workspace, open.
    pub workspace: Workspace,
    /// What was wrong with it when it was opened.
    pub problems: Vec<Problem>,
    /// How it looks.
    pub theme: Theme,
    /// The theme that the user's settings ask for.
    pub own_theme: Option<ron::Value>,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// Whether the line to the terminal is known to be slow.
    pub slow_line: bool,
    /// Whether there are colours: without them no theme is asked for.
    pub color: bool,
    /// Whether to print and read lines instead of drawing a screen.
    pub lines: bool,
    /// The user's own keys: pairs of a command's name and a key.
    pub keys: Vec<(String, String)>,
    /// Whether the user has named the language for this time.
    pub has_language: bool,
    /// After how many idle minutes a sealed workspace is locked, as the user's settings say.
    pub lock_after: Option<u64>,
}

/// How long an answer of the disk may take and still be drawn together with the key.
const AT_ONCE: Duration = Duration::from_millis(40);

/// Runs the screen until the user leaves or it is told to end. The terminal is given back on every
/// way out, a panic included.
///
/// # Errors
///
/// [`Failure::NoTerminal`] if the terminal cannot be set up.
pub fn run(options: Options) -> Result<Ended, Failure> {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        resume();
        remove_memory_files();
        before(panic);
        // A thread that is gone would leave a screen that waits for it for ever.
        if thread::current().name() != Some("main") {
            std::process::exit(101);
        }
    }));
    let (to, from) = channel();
    // The screen first, the records after: somebody who opens a hundred thousand records sees at
    // once that they are coming.
    let mut running = Running::start(options, &to).map_err(|error| Failure::NoTerminal {
        reason: error.into(),
    })?;
    let ended = running.go(&from);
    if ended == Ended::Locked {
        running
            .workspace
            .keep_place(&running.state.location().to_text());
    }
    // What is half typed is written meanwhile: a change may have to wait for its lock.
    running.draft_saver.write();
    running.worker.finish();
    resume();
    // A change that was on its way when the user left, and that did not reach the disk.
    while let Ok(incoming) = from.try_recv() {
        match incoming {
            LoopEvent::Action(Action::Disk(DiskReply::Failed(reason))) => return Err(reason),
            // What was sent is on disk, and need not be kept any more.
            LoopEvent::Action(Action::Disk(DiskReply::Committed { .. }))
                if running.state.is_writing() =>
            {
                running.draft_saver.ask(DraftRequest::Forget);
            }
            _ => {}
        }
    }
    Ok(ended)
}

struct Running {
    state: State,
    front: Box<dyn Front>,
    worker: Worker,
    draft_saver: DraftSaver,
    workspace: Workspace,
    searcher: Searcher,
    to: Sender<LoopEvent>,
    asked: bool,
    /// How many requests of the disk that something waits for are not answered yet.
    unanswered: usize,
    /// How long nobody has typed.
    idle: Idle,
    /// What other programs have in memory of a sealed workspace.
    lent: LentFiles,
    /// Whether anything may look other than it is drawn.
    moved: bool,
}

impl Running {
    fn start(options: Options, to: &Sender<LoopEvent>) -> std::io::Result<Self> {
        let Options {
            workspace,
            problems,
            mut theme,
            own_theme,
            mouse,
            slow_line,
            color,
            lines,
            keys,
            has_language,
            lock_after,
        } = options;
        if let Some(kept) = workspace.kept_view().filter(|_| !has_language)
            && let Some(language) = kept_language(&kept)
        {
            language::choose(language);
        }
        signals::start(to, !lines)?;
        // What it reads is taken in once the first frame is there, and may be at hand by then.
        let worker = Worker::start(workspace.clone(), to.clone());
        worker.load(workspace.clone(), to.clone());
        // The user's settings come before those of a workspace, which others may have written.
        let asked = own_theme.or_else(|| workspace.head().theme.clone());
        let read = asked
            .filter(|_| color)
            .map(|setting| Palette::read(&setting));
        if let Some(Ok(palette)) = &read {
            theme.palette = *palette;
        }
        let mut front: Box<dyn Front> = if lines {
            Box::new(LineMode::start(theme.signs, to.clone()))
        } else {
            let is_remote = std::env::var_os("SSH_CONNECTION").is_some();
            let pace = LinePace::new(slow_line, is_remote);
            Box::new(ScreenFront::take(theme, mouse, pace, to.clone())?)
        };
        let mut state = first_state(&workspace, problems, &keys, front.size()?);
        if let Some(Err(wrong)) = read {
            state.report_error(wrong.told());
        }
        state.terminal.mouse = mouse && !lines;
        // Nothing follows before anything has happened; what cannot be shown now cannot be shown later.
        let _ = front.draw(&mut state, DiskWork::UnderWay);
        front.listen();
        let minutes = lock_after.or(workspace.head().lock_after);
        let idle = Idle::new(workspace.has_sealed_files(), minutes);
        let mut running = Self {
            state,
            front,
            worker,
            draft_saver: DraftSaver::start(workspace.clone(), to.clone()),
            workspace,
            searcher: Searcher::new(!lines, to.clone()),
            to: to.clone(),
            asked: false,
            unanswered: 0,
            idle,
            lent: LentFiles::default(),
            moved: false,
        };
        // Somebody who was interrupted is told where they can go on.
        running.ask(DiskRequest::ListQueues);
        running.asked = false;
        Ok(running)
    }

    fn go(&mut self, from: &Receiver<LoopEvent>) -> Ended {
        while let Some(first) = self.next(from) {
            let mut waiting = Some(first);
            // Everything that has come meanwhile is drawn in one frame; and so is a key with what
            // the disk makes of it, for a disk mostly answers before an eye would see a frame
            // between the two.
            while let Some(incoming) = waiting {
                if let Some(ended) = self.take(incoming) {
                    return ended;
                }
                waiting = if std::mem::take(&mut self.asked) {
                    from.recv_timeout(AT_ONCE).ok()
                } else {
                    from.try_recv().ok()
                };
            }
            // Not even an empty frame is sent for what changes nothing.
            while std::mem::take(&mut self.moved) {
                if let Some(ended) = self.draw() {
                    return ended;
                }
            }
        }
        Ended::Left
    }

    /// What comes next. Meanwhile a search may be under way.
    fn next(&mut self, from: &Receiver<LoopEvent>) -> Option<LoopEvent> {
        let (rests_at, idle) = (self.front.rests_at(), &self.idle);
        self.searcher.meanwhile(&self.state, || {
            loop {
                let Some(at) = rests_at.into_iter().chain(idle.looks_at()).min() else {
                    return from.recv().ok();
                };
                match from.recv_timeout(at.saturating_duration_since(Instant::now())) {
                    Ok(incoming) => return Some(incoming),
                    Err(RecvTimeoutError::Disconnected) => return None,
                    Err(RecvTimeoutError::Timeout) if idle.is_over() => {
                        return Some(LoopEvent::Idle);
                    }
                    Err(RecvTimeoutError::Timeout) if rests_at.is_some_and(|rests| rests <= at) => {
                        return Some(LoopEvent::Rested);
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                }
            }
        })
    }

    fn draw(&mut self) -> Option<Ended> {
        let disk = match self.unanswered {
            0 => DiskWork::Settled,
            _ => DiskWork::UnderWay,
        };
        match self.front.draw(&mut self.state, disk) {
            Ok(follows) => {
                // What follows may change nothing and still has to be shown.
                self.moved = !follows.is_empty();
                follows.into_iter().find_map(|action| self.apply(action))
            }
            Err(ended) => Some(ended),
        }
    }

    fn take(&mut self, incoming: LoopEvent) -> Option<Ended> {
        self.moved |= !matches!(
            incoming,
            LoopEvent::Action(
                Action::Noticed(_) | Action::ReadAnew(_) | Action::Disk(DiskReply::EditorLock(_))
            )
        );
        match incoming {
            LoopEvent::Typed(typed) => {
                self.idle.end();
                let actions = self.front.actions(typed, &mut self.state, &self.workspace);
                for action in actions {
                    if let Some(action) = self.front.admit(action, &self.state)
                        && let Some(ended) = self.apply(action)
                    {
                        return Some(ended);
                    }
                }
                self.front.listen();
                None
            }
            LoopEvent::Action(action) => {
                // Each of the other requests of the disk has one answer.
                if let Action::Disk(reply) = &action
                    && !matches!(reply, DiskReply::EditorLock(_))
                {
                    self.unanswered = self.unanswered.saturating_sub(1);
                }
                self.apply(action)
            }
            LoopEvent::EndOfInput => Some(Ended::Left),
            LoopEvent::Told(signal) => Some(Ended::Told(signal)),
            LoopEvent::Stop => {
                self.front.give_back();
                signals::stop(|| {
                    let _ = nix::sys::signal::raise(nix::sys::signal::Signal::SIGTSTP);
                });
                self.front.take_again();
                None
            }
            LoopEvent::Continued => {
                self.front.take_again();
                None
            }
            LoopEvent::Rested => None,
            // What is being written is finished first: nobody would know that it was not.
            LoopEvent::Idle if self.state.exporting.is_some() || self.state.is_waiting() => {
                self.idle.end();
                None
            }
            LoopEvent::Idle => Some(Ended::Locked),
            LoopEvent::TerminalGone => Some(Ended::Told(signal_hook::consts::signal::SIGHUP)),
        }
    }

    fn apply(&mut self, action: Action) -> Option<Ended> {
        let effects = update(&mut self.state, action, now());
        if let Some(replaced) = self.state.replaced.take() {
            thread::spawn(move || drop(replaced));
        }
        self.moved |= effects != [Effect::Screen(ScreenRequest::NoRedraw)];
        for effect in effects {
            match effect {
                Effect::Disk(request) => {
                    self.ask(request);
                }
                Effect::Background(job) => self.begin(job),
                Effect::Screen(ScreenRequest::Quit) => return Some(Ended::Left),
                Effect::Screen(ScreenRequest::Lock) => return Some(Ended::Locked),
                Effect::Screen(request) => self.perform(request),
            }
        }
        None
    }

    fn ask(&mut self, request: DiskRequest) {
        // Nothing waits for that answer, so no frame does.
        let waits = !matches!(request, DiskRequest::LookBeside(_));
        self.asked |= waits;
        self.unanswered += usize::from(waits);
        self.worker.ask(request);
    }

    fn begin(&mut self, job: Job) {
        match job {
            Job::Compare => comparer::start(self.workspace.clone(), self.to.clone()),
            Job::Check(today) => {
                checker::start(self.workspace.clone(), today, self.to.clone());
            }
            Job::Search { view, generation } => self.searcher.ask(view, generation),
            Job::Draft(request) => self.draft_saver.ask(request),
            Job::Import(job) => importer::start(self.workspace.clone(), job, self.to.clone()),
            Job::Export(request) => {
                exporter::start(self.workspace.clone(), *request, self.to.clone());
            }
            Job::Sync(request) => {
                let (workspace, rescanner) = (self.workspace.clone(), self.worker.rescanner());
                synchroniser::start(workspace, request, rescanner, self.to.clone());
            }
            Job::KeepView(text) => self.workspace.keep_view(&text),
        }
    }

    fn perform(&mut self, request: ScreenRequest) {
        match request {
            ScreenRequest::EditFile { record, anyway } => {
                let open = self.workspace.open_elsewhere(record);
                match open.filter(|_| !anyway) {
                    Some(open) => {
                        self.apply(DiskReply::EditorLock(vec![open]).into());
                    }
                    None => self.edit_file(record),
                }
            }
            ScreenRequest::EditAt { problem, anyway } => self.edit_at(*problem, anyway),
            ScreenRequest::View(path) => self.view(&path),
            ScreenRequest::Copy(text) => self.front.copy(&text),
            ScreenRequest::Mouse(on) => self.front.set_mouse(on),
            ScreenRequest::Speak(language) => language::choose(language),
            ScreenRequest::Redraw => self.front.redraw(),
            ScreenRequest::Suspend => self.suspend(),
            ScreenRequest::NoRedraw | ScreenRequest::Quit | ScreenRequest::Lock => {}
        }
    }

    /// Stops the program as the shell's job control would, with the terminal given back meanwhile.
    fn suspend(&mut self) {
        self.front.give_back();
        signals::stop(|| {
            let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
        });
        self.front.take_again();
    }

    /// Opens a file in a viewer.
    fn view(&mut self, file: &Path) {
        match self.programs().view(file) {
            Ok(told) => self.state.notify(told),
            Err(told) => self.state.report_error(told),
        }
    }

    fn programs(&mut self) -> OtherPrograms<'_> {
        OtherPrograms {
            workspace: &self.workspace,
            front: &mut *self.front,
            to: &self.to,
            lent: &mut self.lent,
        }
    }

    /// Opens a record's file in the user's editor. No key is read meanwhile: the gate is closed
    /// until the events that led here are done with.
    fn edit_file(&mut self, record: RecordId) {
        self.edit(Path::new(&record.relative_path()), None);
        self.worker.reread(record);
    }

    /// Opens the file of a finding in the user's editor, likewise.
    fn edit_at(&mut self, mut problem: Problem, anyway: bool) {
        let open = problem
            .record
            .and_then(|id| self.workspace.open_elsewhere(id));
        if let Some(open) = open.filter(|_| !anyway) {
            self.apply(Action::Disk(DiskReply::EditorLock(vec![open])));
            return;
        }
        if !problem.field.is_root() {
            // Lines may have moved since the field was found.
            problem.at.line = 0;
            self.workspace.pin(std::slice::from_mut(&mut problem));
        }
        let place = (problem.at.line, problem.at.column);
        self.edit(&problem.at.path, Some(place));
        match problem.record {
            Some(record) => self.worker.reread(record),
            None => {
                self.apply(Action::Editor(EditorReply::FileEdited));
            }
        }
    }

    fn edit(&mut self, path: &Path, place: Option<(usize, usize)>) {
        if let Err(told) = self.programs().edit(path, place) {
            self.state.report_error(told);
        }
    }
}

//! The loop: what happens becomes an action, the action changes the state, the state is drawn, and
//! what the state asks for is done.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::core::action::Action;
use crate::app::core::disk_request::{DiskReply, DiskRequest};
use crate::app::core::effect::Effect;
use crate::app::core::job::{DraftRequest, Job};
use crate::app::core::layout::too_small;
use crate::app::core::pointer::{Pointer, PointerKind};
use crate::app::core::screen_request::{EditorReply, ScreenRequest};
use crate::app::core::state::{Clock, State};
use crate::app::core::update::update;
use crate::app::keys::keymap::{BadBinding, Keymap};
use crate::casebook::book::Book;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::storage::clock;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::say;
use crate::text::errors::failure::failure;
use crate::tui::loop_event::LoopEvent;
use crate::tui::terminal::editor;
use crate::tui::terminal::events::actions;
use crate::tui::terminal::input;
use crate::tui::terminal::input::Gate;
use crate::tui::terminal::signals;
use crate::tui::terminal::{Screen, resume, suspend};
use crate::tui::view;
use crate::tui::view::theme::{Palette, Theme};
use crate::tui::workers::checker;
use crate::tui::workers::comparer;
use crate::tui::workers::draft_saver::DraftSaver;
use crate::tui::workers::searcher::Searcher;
use crate::tui::workers::storage_worker::Worker;

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
    /// Whether there are colours: without them no theme is asked for.
    pub color: bool,
    /// The user's own keys: pairs of a command's name and a key.
    pub keys: Vec<(String, String)>,
}

/// A frame that is written in less is seen as soon as it is begun: nobody reacts faster.
const QUICK: Duration = Duration::from_millis(50);

/// How soon a second click has to follow the first.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// How long an answer of the disk may take and still be drawn together with the key.
const AT_ONCE: Duration = Duration::from_millis(40);

/// How the screen ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Left,
    /// A signal told it to, or the terminal was gone; the signal's number.
    Told(i32),
}

/// Runs the screen until the user leaves or it is told to end. The terminal is given back on every
/// way out, a panic included.
///
/// # Errors
///
/// [`Failure::NoTerminal`] where the terminal cannot be set up.
pub fn run(options: Options) -> Result<Ended, Failure> {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        resume();
        before(panic);
        // A thread that is gone would leave a screen that waits for it for ever.
        if std::thread::current().name() != Some("main") {
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
    screen: Screen,
    theme: Theme,
    gate: Gate,
    worker: Worker,
    draft_saver: DraftSaver,
    workspace: Workspace,
    searcher: Searcher,
    to: Sender<LoopEvent>,
    asked: bool,
    /// Whether anything may look other than it is drawn.
    moved: bool,
    /// When the last question, or the last person of a queue, was drawn.
    asked_at: Option<Instant>,
    /// Where and when the mouse was clicked last.
    clicked: Option<((u16, u16), Instant)>,
}

impl Running {
    fn start(options: Options, to: &Sender<LoopEvent>) -> std::io::Result<Self> {
        let Options {
            workspace,
            problems,
            mut theme,
            own_theme,
            mouse,
            color,
            keys,
        } = options;
        signals::start(to)?;
        let mut screen = Screen::take()?;
        if mouse {
            screen.mouse(true)?;
        }
        let mut state = first_state(&workspace, problems, &keys)?;
        // The user's settings come before those of a workspace, which others may have written.
        let asked = own_theme.or_else(|| workspace.head().theme.clone());
        if let Some(setting) = asked.filter(|_| color) {
            match Palette::read(&setting) {
                Ok(palette) => theme.palette = palette,
                Err(wrong) => state.report_error(wrong.told()),
            }
        }
        state.terminal.mouse = mouse;
        screen.draw(|frame| view::screen::draw(&state, &theme, frame))?;
        let gate = input::start(to.clone());
        gate.open();
        let worker = Worker::start(workspace.clone(), to.clone());
        worker.load(workspace.clone(), to.clone());
        // Somebody who was interrupted is told where they can go on.
        worker.ask(DiskRequest::ListQueues);
        Ok(Self {
            state,
            screen,
            theme,
            gate,
            worker,
            draft_saver: DraftSaver::start(workspace.clone(), to.clone()),
            workspace,
            searcher: Searcher::new(to.clone()),
            to: to.clone(),
            asked: false,
            moved: false,
            asked_at: None,
            clicked: None,
        })
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
            if std::mem::take(&mut self.moved) {
                self.draw();
            }
        }
        Ended::Left
    }

    /// What comes next. Meanwhile a search may be under way.
    fn next(&mut self, from: &Receiver<LoopEvent>) -> Option<LoopEvent> {
        self.searcher.meanwhile(&self.state, || from.recv().ok())
    }

    fn draw(&mut self) {
        self.state.keep_built();
        let begun = Instant::now();
        let (state, theme) = (&self.state, &self.theme);
        // A terminal that cannot be written to is gone or about to be; the sentinel ends us.
        let _ = self
            .screen
            .draw(|frame| view::screen::draw(state, theme, frame));
        let (width, height) = self.state.terminal.size;
        if !too_small(width, height) && self.state.set_drawn() {
            // Who answers in less than that saw the frame before it was known to be out; a line that
            // takes longer has not shown it yet.
            self.asked_at = Some(match begun.elapsed() {
                quick if quick < QUICK => begun,
                slow => begun + slow,
            });
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
            LoopEvent::Events { events, since } => {
                let is_before = self.asked_at.is_some_and(|drawn| since < drawn);
                if is_before {
                    self.state.forget_drawn();
                }
                for action in actions(events) {
                    // What was typed before a question was drawn is no answer to it.
                    if is_before && self.state.mode.asks() && !matches!(action, Action::Resize(..))
                    {
                        continue;
                    }
                    if let Some(ended) = self.apply(action) {
                        return Some(ended);
                    }
                }
                self.gate.open();
                None
            }
            LoopEvent::Action(action) => self.apply(action),
            LoopEvent::Told(signal) => Some(Ended::Told(signal)),
            LoopEvent::Stop => {
                resume();
                signals::stop(|| {
                    let _ = nix::sys::signal::raise(nix::sys::signal::Signal::SIGTSTP);
                });
                let _ = self.screen.take_again();
                None
            }
            LoopEvent::Continued => {
                let _ = self.screen.take_again();
                None
            }
            LoopEvent::TerminalGone => Some(Ended::Told(signal_hook::consts::signal::SIGHUP)),
        }
    }

    fn apply(&mut self, action: Action) -> Option<Ended> {
        let action = match action {
            Action::Pointer(pointer) => Action::Pointer(self.pointed(pointer)),
            action => action,
        };
        let effects = update(&mut self.state, action, now());
        self.moved |= effects != [Effect::Screen(ScreenRequest::NoRedraw)];
        for effect in effects {
            match effect {
                Effect::Disk(request) => {
                    // Nothing waits for that answer, so no frame does.
                    self.asked |= !matches!(request, DiskRequest::LookBeside(_));
                    self.worker.ask(request);
                }
                Effect::Background(job) => self.begin(job),
                Effect::Screen(ScreenRequest::Quit) => return Some(Ended::Left),
                Effect::Screen(request) => self.perform(request),
            }
        }
        None
    }

    /// The mouse with what lies where it points, and a second click in the same place told apart.
    fn pointed(&mut self, mut pointer: Pointer) -> Pointer {
        pointer.target = view::screen::target_at(&self.state, &self.theme, pointer.at);
        if pointer.kind == PointerKind::Click {
            let now = Instant::now();
            let is_second = self.clicked.is_some_and(|(at, then)| {
                at == pointer.at && now.duration_since(then) < DOUBLE_CLICK
            });
            self.clicked = (!is_second).then_some((pointer.at, now));
            if is_second {
                pointer.kind = PointerKind::DoubleClick;
            }
        }
        pointer
    }

    fn begin(&mut self, job: Job) {
        match job {
            Job::Compare => comparer::start(self.workspace.clone(), self.to.clone()),
            Job::Check(today) => {
                checker::start(self.workspace.clone(), today, self.to.clone());
            }
            Job::Search { view, generation } => self.searcher.ask(view, generation),
            Job::Draft(request) => self.draft_saver.ask(request),
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
            ScreenRequest::Copy(text) => {
                let _ = self.screen.copy(&text);
            }
            ScreenRequest::Mouse(on) => {
                let _ = self.screen.mouse(on);
            }
            ScreenRequest::Redraw => {
                let _ = self.screen.redraw();
            }
            ScreenRequest::Suspend => self.suspend(),
            ScreenRequest::NoRedraw | ScreenRequest::Quit => {}
        }
    }

    /// Stops the program as the shell's job control would, with the terminal given back meanwhile.
    fn suspend(&mut self) {
        resume();
        signals::stop(|| {
            let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
        });
        let _ = self.screen.take_again();
    }

    /// Opens a record's file in the user's editor. No key is read meanwhile: the gate is closed
    /// until the events that led here are done with.
    fn edit_file(&mut self, record: RecordId) {
        self.edit(&self.workspace.path_of(record), None);
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
        let path = self.workspace.root().join(&problem.at.path);
        self.edit(&path, Some((problem.at.line, problem.at.column)));
        match problem.record {
            Some(record) => self.worker.reread(record),
            None => {
                self.apply(Action::Editor(EditorReply::FileEdited));
            }
        }
    }

    fn edit(&mut self, path: &Path, place: Option<(usize, usize)>) {
        let editor = editor::chosen();
        suspend();
        let status = editor::run(&editor, path, place);
        let _ = self.screen.take_again();
        if !status.is_ok_and(|status| status.success()) {
            self.state
                .report_error(say!(screen_editor_failed { editor }));
        }
    }
}

fn first_state(
    workspace: &Workspace,
    problems: Vec<Problem>,
    keys: &[(String, String)],
) -> std::io::Result<State> {
    let head = workspace.head();
    let book = Book::of_head(&head);
    let size = crossterm::terminal::size()?;
    let mut state = State::new(book, &workspace.author_device().author, size, now());
    state.files.problems = problems;
    state.files.loading = Some((0, 0));
    if let Some(kept) = workspace.kept_view() {
        state.browse.take_over_view(&kept);
    }
    state.files.read_only = workspace.read_only().map(failure);
    let (keymap, bad) = Keymap::with(keys);
    state.terminal.keymap = keymap;
    if let Some(first) = bad.first() {
        state.report_error(match first {
            BadBinding::NoSuchCommand(name) => {
                say!(screen_no_such_command { name })
            }
            BadBinding::NotAKey(text) => {
                say!(screen_not_a_key { text })
            }
        });
    }
    Ok(state)
}

fn now() -> Clock {
    Clock {
        at: clock::now(),
        today: clock::today(),
    }
}

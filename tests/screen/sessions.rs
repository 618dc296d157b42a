//! The sessions that the tests of the screen begin with: over a copy of the shipped workspace, or over
//! files of their own.

use lastseen::app::core::state::Clock;

use crate::support::session::TestSession;
use crate::support::workspace::TestWorkspace;

const MANIFEST: &str = "Workspace(format: 1, title: \"Test\", statuses: [(name: Hiding, label: \"HID\", key: 'h', tone: Warning)])\n";

impl TestSession {
    /// A session over a copy of the shipped workspace.
    pub fn shipped(width: u16, height: u16) -> Self {
        Self::over(TestWorkspace::shipped(), width, height)
    }

    /// A session over a workspace with these files.
    pub fn with(files: &[(&str, &str)], width: u16, height: u16) -> Self {
        let workspace = TestWorkspace::empty_folder();
        workspace.write("lastseen.ron", MANIFEST);
        for (path, text) in files {
            workspace.write(path, text);
        }
        Self::over(workspace, width, height)
    }

    fn over(workspace: TestWorkspace, width: u16, height: u16) -> Self {
        let session = Self::open(&workspace.workspace(), (width, height), clock()).unwrap();
        session.remembering(workspace)
    }
}

/// The clock of all tests: 23 November 2026, noon.
pub fn clock() -> Clock {
    Clock {
        at: "2026-11-23T12:00:00Z".parse().unwrap(),
        today: "2026-11-23".parse().unwrap(),
        uptime: std::time::Duration::ZERO,
    }
}

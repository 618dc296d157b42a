//! What a synchronisation stages: all files of the workspace, and of a sealed one nothing new that lies in the clear.

use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::sealed_fs::sealed_path::may_be_sent;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::git::ignored_files::{stage_files, stage_ignored};
use crate::storage::git::path_in_git::all_but_submodules;
use crate::storage::git::synchronisation::Sync;

impl Sync<'_> {
    /// Stages everything of the workspace but the private files, whatever an ignore file says of them. What lies in the clear
    /// in a sealed workspace, and what an editor left there, may hold a name: it stays out unless somebody has staged it,
    /// or it came in from `theirs`.
    pub(super) fn stage_all(&self, theirs: Option<&str>) -> Result<(), Failure> {
        let is_sealed = self.fs.is_sealed();
        let paths = all_but_submodules(self.fs, &self.git, &self.prefix);
        let which = if is_sealed { "--update" } else { "--all" };
        let mut add = vec!["add", which, "--"];
        add.extend(paths.iter().map(String::as_str));
        self.git.answer(&add)?;
        if is_sealed {
            let (mut new, clear): (Vec<String>, Vec<String>) =
                (self.untracked()?.into_iter()).partition(|path| may_be_sent(path));
            if let Some(theirs) = theirs {
                for path in clear {
                    let there = format!("{theirs}:{}{path}", self.prefix);
                    if self.is(&["cat-file", "-e", &there])? {
                        new.push(path);
                    }
                }
            }
            stage_files(&self.git, &new)?;
        }
        stage_ignored(self.fs, &self.git)?;
        let forget = [
            "rm",
            "-r",
            "--quiet",
            "--cached",
            "--ignore-unmatch",
            "--",
            PRIVATE,
        ];
        self.git.answer(&forget)?;
        Ok(())
    }

    /// The files in a sealed workspace that lie in the clear and that git does not know.
    pub(super) fn clear_files(&self) -> Result<Vec<String>, Failure> {
        if !self.fs.is_sealed() {
            return Ok(Vec::new());
        }
        let mut clear = self.untracked()?;
        clear.retain(|path| !may_be_sent(path));
        Ok(clear)
    }

    /// The files in the workspace that git neither knows nor ignores; a repository in it is none of them.
    fn untracked(&self) -> Result<Vec<String>, Failure> {
        let listed = [
            "ls-files",
            "--others",
            "--exclude-standard",
            "-z",
            "--",
            ".",
        ];
        let listed = self.git.answer(&listed)?;
        let paths = listed.split('\0');
        let files = paths.filter(|path| !path.is_empty() && !path.ends_with('/'));
        Ok(files.map(str::to_owned).collect())
    }
}

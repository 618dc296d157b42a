//! Paths below a folder that is held open: no link, no `..` and no swapped folder leads out of it.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::fs::{AtFlags, FileType, Mode, OFlags};
use rustix::io::Errno;

/// Whoever may pass through a folder need not be able to list it.
#[cfg(target_os = "linux")]
const PASS: OFlags = OFlags::PATH;
#[cfg(not(target_os = "linux"))]
const PASS: OFlags = OFlags::RDONLY;

/// A folder that is open.
pub enum OpenFolder<'a> {
    /// The one that the path is relative to.
    Root(BorrowedFd<'a>),
    /// One below it.
    Below(OwnedFd),
}

impl AsFd for OpenFolder<'_> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Root(root) => *root,
            Self::Below(folder) => folder.as_fd(),
        }
    }
}

/// Opens what lies at `path` below `root`; `""` is the root itself. No part of the path may be a link.
///
/// # Errors
///
/// The system's; `ELOOP` if a part of the path is a link, `EXDEV` if the path is none below `root`.
pub fn open_beneath(
    root: BorrowedFd<'_>,
    path: &str,
    flags: OFlags,
    mode: Mode,
) -> Result<OwnedFd, Errno> {
    let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    if path.is_empty() {
        return rustix::fs::openat(root, ".", flags, mode);
    }
    check_parts(path)?;
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::ResolveFlags;
        let resolve =
            ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        match rustix::fs::openat2(root, path, flags, mode, resolve) {
            // An older kernel, a filter that forbids the call, or a rename somewhere meanwhile.
            Err(Errno::NOSYS | Errno::PERM | Errno::AGAIN) => {}
            opened => return opened,
        }
    }
    walk(root, path, flags, mode)
}

/// The folder that `path` lies in, open, and the last part of the path.
///
/// # Errors
///
/// As [`open_beneath`].
pub fn open_parent<'a, 'p>(
    root: BorrowedFd<'a>,
    path: &'p str,
) -> Result<(OpenFolder<'a>, &'p str), Errno> {
    check_parts(path)?;
    let Some((folder, name)) = path.rsplit_once('/') else {
        return Ok((OpenFolder::Root(root), path));
    };
    let folder = open_beneath(root, folder, PASS | OFlags::DIRECTORY, Mode::empty())?;
    Ok((OpenFolder::Below(folder), name))
}

/// The first part of `path` that is a link, as a path below `root`.
#[must_use]
pub fn link_in<'p>(root: BorrowedFd<'_>, path: &'p str) -> Option<&'p str> {
    let ends = path
        .match_indices('/')
        .map(|(at, _)| at)
        .chain([path.len()]);
    ends.map(|end| &path[..end]).find(|part| {
        open_parent(root, part)
            .and_then(|(folder, name)| rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW))
            .is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Symlink)
    })
}

/// Opens part by part; each folder is held while the next one is opened in it.
fn walk(root: BorrowedFd<'_>, path: &str, flags: OFlags, mode: Mode) -> Result<OwnedFd, Errno> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut at = OpenFolder::Root(root);
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        let pass = PASS | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let next = rustix::fs::openat(&at, part, pass, Mode::empty());
        at = OpenFolder::Below(next.map_err(|error| link_or(&at, part, error))?);
    }
    rustix::fs::openat(&at, name, flags, mode)
}

/// A link that was not followed is refused as no folder: says that it is a link.
fn link_or(folder: &OpenFolder<'_>, name: &str, error: Errno) -> Errno {
    let stat = rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW);
    let is_link = |mode| FileType::from_raw_mode(mode) == FileType::Symlink;
    if error == Errno::NOTDIR && stat.is_ok_and(|stat| is_link(stat.st_mode)) {
        Errno::LOOP
    } else {
        error
    }
}

/// A path below a folder has parts with names, and none of them leads up.
fn check_parts(path: &str) -> Result<(), Errno> {
    let is_name = |part: &str| !matches!(part, "" | "." | "..");
    if path.split('/').all(is_name) {
        Ok(())
    } else {
        Err(Errno::XDEV)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A folder with links at every level that lead to `out`.
    fn ground() -> (tempfile::TempDir, OwnedFd) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root");
        std::fs::create_dir_all(root.join("a/b")).unwrap();
        std::fs::create_dir(folder.path().join("out")).unwrap();
        std::fs::write(folder.path().join("out/file"), "out").unwrap();
        std::fs::write(root.join("a/b/file"), "in").unwrap();
        symlink("../out", root.join("link")).unwrap();
        symlink("../../out", root.join("a/link")).unwrap();
        symlink("b", root.join("a/inner")).unwrap();
        symlink("../../../out/file", root.join("a/b/link")).unwrap();
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let held = rustix::fs::open(&root, flags, Mode::empty()).unwrap();
        (folder, held)
    }

    #[test]
    fn no_link_and_no_dots_lead_out() {
        let (_folder, root) = ground();
        let both = |path: &str| {
            let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let opened = open_beneath(root.as_fd(), path, flags, Mode::empty()).map(drop);
            let walked = check_parts(path)
                .and_then(|()| walk(root.as_fd(), path, flags, Mode::empty()).map(drop));
            assert_eq!(opened, walked, "{path}");
            opened
        };
        assert_eq!(both("a/b/file"), Ok(()));
        assert_eq!(both("a/b"), Ok(()));
        for path in [
            "link/file",
            "a/link/file",
            "a/inner/file",
            "a/b/link",
            "link",
            "a/inner",
        ] {
            assert_eq!(both(path), Err(Errno::LOOP), "{path}");
        }
        for path in [
            "../out/file",
            "a/../../out/file",
            "/etc/passwd",
            "a//b",
            "a/./b",
            "a/",
        ] {
            assert_eq!(both(path), Err(Errno::XDEV), "{path}");
        }
        assert_eq!(both("a/none"), Err(Errno::NOENT));
        assert_eq!(both("a/b/file/x"), Err(Errno::NOTDIR));
    }

    #[test]
    fn the_link_in_a_path_is_named() {
        let (_folder, root) = ground();
        assert_eq!(link_in(root.as_fd(), "a/link/file"), Some("a/link"));
        assert_eq!(link_in(root.as_fd(), "link"), Some("link"));
        assert_eq!(link_in(root.as_fd(), "a/b/file"), None);
        assert_eq!(link_in(root.as_fd(), "a/none/file"), None);
    }
}

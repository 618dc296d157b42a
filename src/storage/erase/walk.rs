//! A walk through a folder and all that is below it.

use std::io::ErrorKind;

use crate::storage::fs::{DirEntry, EntryType, Fs};

/// Calls `visit` with everything below `folder` and its path; what it answers of a folder says whether the
/// walk goes into it. Returns the folders that cannot be listed. What went away meanwhile is passed over.
pub fn walk(
    fs: &dyn Fs,
    folder: &str,
    visit: &mut dyn FnMut(&DirEntry, &str) -> bool,
) -> Vec<String> {
    let mut unread = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let listed = match fs.list(&folder) {
            Ok(listed) => listed,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(_) => {
                unread.push(folder);
                continue;
            }
        };
        for one in listed {
            let name = one.name.to_string_lossy();
            let path = match folder.as_str() {
                "" => name.to_string(),
                folder => format!("{folder}/{name}"),
            };
            if visit(&one, &path) && one.sort == EntryType::Folder {
                folders.push(path);
            }
        }
    }
    unread
}

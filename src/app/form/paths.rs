//! Paths: which files a path may become that is being typed.

/// The files and folders that a path may become.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPaths {
    /// The path as it was typed.
    pub of: String,
    /// Whole paths, folders with a slash at their end.
    pub paths: Vec<String>,
    /// Whether there are more.
    pub more: bool,
}

impl FoundPaths {
    /// What all of them begin with.
    #[must_use]
    pub fn beginning(&self) -> &str {
        let Some((first, rest)) = self.paths.split_first() else {
            return "";
        };
        let shared = first.char_indices().find(|(at, letter)| {
            let end = at + letter.len_utf8();
            rest.iter().any(|path| !path.starts_with(&first[..end]))
        });
        &first[..shared.map_or(first.len(), |(at, _)| at)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_paths_begin_with() {
        for (paths, beginning) in [
            (&[][..], ""),
            (&["~/a.pdf"], "~/a.pdf"),
            (&["~/письмо 1.pdf", "~/письмо 2.pdf"], "~/письмо "),
            (&["a", "ab"], "a"),
            (&["a", "b"], ""),
        ] {
            let found = FoundPaths {
                paths: paths.iter().map(|path| (*path).to_owned()).collect(),
                ..FoundPaths::default()
            };
            assert_eq!(found.beginning(), beginning);
        }
    }
}

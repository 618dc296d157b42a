//! The form of an export: the words by which it is asked for, and how its file ends.

/// The form in which records go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportForm {
    /// Delimited text.
    Csv,
    /// A workbook of Excel.
    Xlsx,
    /// A list of objects.
    Json,
    /// Entities of FollowTheMoney.
    Ftm,
    /// The People Finder Interchange Format.
    Pfif,
    /// The table that Uwazi imports.
    Uwazi,
    /// A dossier, report or list to read and print: one file that loads nothing.
    Html,
    /// The same as Markdown.
    Md,
}

impl ExportForm {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Csv,
        Self::Xlsx,
        Self::Json,
        Self::Ftm,
        Self::Pfif,
        Self::Uwazi,
        Self::Html,
        Self::Md,
    ];

    /// Their words, in the same order.
    pub const WORDS: &'static [&'static str] =
        &["csv", "xlsx", "json", "ftm", "pfif", "uwazi", "html", "md"];

    /// The form that is asked for by a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.word() == word)
    }

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// How the name of its file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pfif => "xml",
            Self::Uwazi => "csv",
            form => form.word(),
        }
    }
}

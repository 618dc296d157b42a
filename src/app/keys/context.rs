//! Where a key is pressed.

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Among the panes, where keys are commands.
    Panes,
    /// In the search line.
    Search,
    /// In a form.
    Form,
    /// In a picker: palette, help, sources.
    Picker,
    /// In a note.
    Note,
    /// In a text that one reads.
    Pager,
    /// Over a field that somebody else has changed as well.
    Clash,
    /// In a queue, before one of its people.
    Triage,
    /// On the page of people who may be recorded twice.
    Pairs,
    /// On the page of everything that is wrong.
    Findings,
    /// On the page of a list that is being imported.
    Import,
    /// In the numbers of the whole workspace.
    Overview,
    /// On a page whose lines lead somewhere.
    Page,
}

impl Context {
    /// All of them, as help lists them.
    pub const ALL: [Self; 13] = [
        Self::Panes,
        Self::Search,
        Self::Form,
        Self::Picker,
        Self::Note,
        Self::Clash,
        Self::Pairs,
        Self::Findings,
        Self::Import,
        Self::Overview,
        Self::Page,
        Self::Pager,
        Self::Triage,
    ];

    /// The word for it before a command's name in `keys.ron`: `findings/undo`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Panes => "panes",
            Self::Search => "search",
            Self::Form => "form",
            Self::Picker => "list",
            Self::Note => "note",
            Self::Pager => "text",
            Self::Clash => "conflict",
            Self::Triage => "queue",
            Self::Pairs => "pairs",
            Self::Findings => "findings",
            Self::Import => "import",
            Self::Overview => "overview",
            Self::Page => "page",
        }
    }

    /// Whether what is typed here is text, and no command.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        match self {
            Self::Search | Self::Form | Self::Picker | Self::Note => true,
            Self::Panes
            | Self::Pager
            | Self::Clash
            | Self::Triage
            | Self::Pairs
            | Self::Findings
            | Self::Import
            | Self::Overview
            | Self::Page => false,
        }
    }
}

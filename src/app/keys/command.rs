//! What a key can do, and where.

/// Something that a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// Down by one.
    Down,
    /// Up by one.
    Up,
    /// To the first.
    Top,
    /// To the last.
    Bottom,
    /// Down by half a page.
    HalfDown,
    /// Up by half a page.
    HalfUp,
    /// Down by a page.
    PageDown,
    /// Up by a page.
    PageUp,
    /// To the next pane.
    NextPane,
    /// To the pane before.
    PreviousPane,
    /// Search in the focused pane.
    Search,
    /// Mark the chosen one.
    Mark,
    /// Mark all that match.
    MarkAll,
    /// A tag or a case for all marked people.
    Batch,
    /// Take back the search, the narrowing and the marks, one after another.
    Clear,
    /// Follow the link under the cursor, or narrow by the facet.
    Follow,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,
    /// The people.
    ViewPeople,
    /// The cases.
    ViewCases,
    /// The sources.
    ViewSources,
    /// The places.
    ViewPlaces,
    /// The units.
    ViewUnits,
    /// The whole workspace in numbers.
    ViewOverview,
    /// A new status.
    Status,
    /// The last status change again, here.
    Repeat,
    /// Cite a source for an entry.
    Cite,
    /// Write a note.
    Note,
    /// Edit the fields in a form.
    Edit,
    /// Edit the file in the user's editor.
    EditFile,
    /// Add a record.
    Add,
    /// Add an entry with all its fields.
    AddEntry,
    /// Withdraw an entry.
    Withdraw,
    /// Add a statement with its sources: an age, a claim, a figure.
    AddStatement,
    /// Attach a copy of a file to a source.
    Attach,
    /// What is disputed, side by side.
    Disputed,
    /// The time line.
    TimeLine,
    /// The figures of a case.
    Figures,
    /// The dossier, to be read aloud.
    ReadAloud,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Decide about the people of a list, one after another.
    Triage,
    /// In a queue: keep the person's record as it is.
    Keep,
    /// In a queue: this person after all others.
    Later,
    /// In a queue: somebody else must look, too.
    SecondLook,
    /// In a queue: the date that goes with decisions.
    SetDate,
    /// In a queue: the source that goes with decisions.
    SetSource,
    /// In a queue: everybody in it, and what has become of them.
    QueueList,
    /// Copy to the clipboard of the user's terminal.
    Copy,
    /// The saved queries.
    SavedQueries,
    /// Save the query that is shown.
    SaveQuery,
    /// All commands by name.
    Palette,
    /// What the keys do here.
    Help,
    /// What was changed in the chosen record.
    Log,
    /// Erase a person for good.
    Erase,
    /// Take the records apart that were joined to the chosen one.
    TakeApart,
    /// Everything that is wrong.
    Problems,
    /// Go on with what was half typed when a screen went away.
    Drafts,
    /// In a list of half-typed texts or of saved queries: throw one away.
    Discard,
    /// The people who may be recorded twice.
    Pairs,
    /// On a pair: they are one person.
    Same,
    /// On a pair: they are two people.
    Different,
    /// On a pair: nobody can tell.
    Unsure,
    /// While joining: the other record is kept.
    Exchange,
    /// While joining: the other value is kept.
    Take,
    /// On the page of findings: the record among the panes.
    ShowRecord,
    /// One pane over the whole screen.
    Zoom,
    /// Draw everything anew.
    Redraw,
    /// Back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
    /// In a text or list: take what is there.
    Accept,
    /// In a text or list: leave it as it was.
    Cancel,
    /// In a form: the next field.
    NextField,
    /// In a form: the field before.
    PreviousField,
    /// In a list of choices: the next one.
    NextChoice,
    /// In a list of choices: the one before.
    PreviousChoice,
    /// In a picker or form: make a new record.
    New,
    /// In the list of saved queries: change the chosen one.
    EditChosen,
    /// In a form: choose from a list of all that fit, or tell more of what stands there.
    Pick,
    /// In a note: write it to disk.
    Save,
    /// Over a field that both have changed: leave what the other wrote.
    KeepTheirs,
    /// Over a field that both have changed: write what was typed over it.
    WriteMine,
}

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
    /// On a page whose lines lead somewhere.
    Page,
}

impl Context {
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
            | Self::Page => false,
        }
    }
}

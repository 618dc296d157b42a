//! The one table of everything that a key can do: name, keys and one line of help. One command has one
//! name, wherever it is bound: the place and the name together say which row is meant.
//!
//! The hints, the help, the palette, the manual and the user's own `keys.ron` all come from it.

use crate::app::keys::context::Context;
use crate::text::catalogue::label;

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
    /// To the pane on the right.
    PaneRight,
    /// To the pane on the left.
    PaneLeft,
    /// The list in another order.
    Sort,
    /// The columns of the list of people.
    Columns,
    /// Search in the focused pane.
    Search,
    /// To the next line that has what was found.
    NextMatch,
    /// To the line before that has it.
    PreviousMatch,
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
    /// Import a list.
    Import,
    /// Export records.
    Export,
    /// Exchange changes with another clone.
    Sync,
    /// What merges left to people.
    Decide,
    /// What the last synchronisation brought in.
    Received,
    /// Record what a pasted message says.
    Intake,
    /// Open the attached copy of a source.
    OpenCopy,
    /// What is disputed, side by side.
    Disputed,
    /// The time line.
    TimeLine,
    /// Who may have been held together.
    Together,
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
    /// In a form: show what is recorded already by the name that is typed.
    Recorded,
    /// Erase a person for good.
    Erase,
    /// Take the records apart that were joined to the chosen one.
    Unjoin,
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
    /// Lock a sealed workspace.
    Lock,
    /// Leave.
    Quit,
    /// In a text or list: take what is there.
    Accept,
    /// In a search line: complete what is begun.
    Complete,
    /// The mouse on or off.
    Mouse,
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

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct KeyTableRow {
    /// What is done.
    pub command: Command,
    /// Where.
    pub context: Context,
    /// The name, for the palette and, with the place before it, for `keys.ron`.
    pub name: &'static str,
    /// The keys, as [`crate::app::keys::key::Key`] reads them.
    pub keys: &'static [&'static str],
    /// What it does, in one line, as a message of the catalogue.
    help: fn() -> &'static str,
    /// One or two words for the line of hints; `None` if it is not shown there.
    hint: Option<fn() -> &'static str>,
}

impl KeyTableRow {
    /// What it does, in one line.
    #[must_use]
    pub fn help(&self) -> &'static str {
        (self.help)()
    }

    /// One or two words for the line of hints; `None` if it is not shown there.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        self.hint.map(|hint| hint())
    }
}

/// Writes the table one row a line: place, command, name, keys, and the messages for hint and help.
macro_rules! table {
    (@hint) => { None };
    (@hint $hint:ident) => { Some(|| label!($hint)) };
    ($($context:ident $command:ident $name:literal [$($key:literal)*] ($($hint:ident)?) $help:ident)+) => {
        &[$(KeyTableRow {
            context: Context::$context,
            command: Command::$command,
            name: $name,
            keys: &[$($key),*],
            help: || label!($help),
            hint: table!(@hint $($hint)?),
        }),+]
    };
}

/// The table, in the order in which help lists it.
pub const TABLE: &[KeyTableRow] = table! {
    Panes Status "status" ["s"] (hint_panes_status) key_panes_status
    Panes Note "note" ["n"] (hint_panes_note) key_panes_note
    Panes Cite "cite" ["c"] (hint_panes_cite) key_panes_cite
    Panes Search "search" ["/"] (hint_panes_search) key_panes_search
    Panes Edit "edit" ["e"] (hint_panes_edit) key_panes_edit
    Panes EditFile "edit-file" ["E"] () key_panes_edit_file
    Panes Add "add" ["a"] () key_panes_add
    Panes AddEntry "add-entry" ["A"] () key_panes_add_entry
    Panes Withdraw "withdraw" ["w"] () key_panes_withdraw
    Panes AddStatement "add-statement" ["+"] () key_panes_add_statement
    Panes Attach "attach" ["@"] () key_panes_attach
    Panes OpenCopy "open-copy" ["o"] () key_panes_open_copy
    Panes Disputed "disputed" ["v"] () key_panes_disputed
    Panes TimeLine "time-line" ["T"] () key_panes_time_line
    Panes Together "together" ["&"] () key_panes_together
    Panes Figures "figures" ["#"] () key_panes_figures
    Panes ReadAloud "read-aloud" ["R"] () key_panes_read_aloud
    Panes Undo "undo" ["u"] (hint_panes_undo) key_panes_undo
    Panes Redo "redo" ["U"] () key_panes_redo
    Panes Repeat "repeat" ["."] () key_panes_repeat
    Panes Mark "mark" ["Space"] () key_panes_mark
    Panes MarkAll "mark-all" ["*"] () key_panes_mark_all
    Panes Import "import" [] () key_panes_import
    Panes Export "export" [">"] () key_panes_export
    Panes Intake "intake" [] () key_panes_intake
    Panes Sync "sync" [] () key_panes_sync
    Panes Decide "decide" [] () key_panes_decide
    Panes Received "received" [] () key_panes_received
    Panes Batch "batch" ["b"] () key_panes_batch
    Panes Clear "clear" ["Esc"] () key_panes_clear
    Panes Down "down" ["j" "Down"] () key_panes_down
    Panes Up "up" ["k" "Up"] () key_panes_up
    Panes Top "top" ["g" "Home"] () key_panes_top
    Panes Bottom "bottom" ["G" "End"] () key_panes_bottom
    Panes HalfDown "half-page-down" ["Ctrl-d"] () key_panes_half_page_down
    Panes HalfUp "half-page-up" ["Ctrl-u"] () key_panes_half_page_up
    Panes PageDown "page-down" ["PgDn" "Ctrl-f"] () key_panes_page_down
    Panes PageUp "page-up" ["PgUp" "Ctrl-b"] () key_panes_page_up
    Panes NextPane "next-pane" ["Tab"] (hint_panes_next_pane) key_panes_next_pane
    Panes PreviousPane "previous-pane" ["Shift-Tab"] () key_panes_previous_pane
    Panes PaneRight "pane-right" ["l" "Right"] () key_panes_pane_right
    Panes PaneLeft "pane-left" ["h" "Left"] () key_panes_pane_left
    Panes Sort "sort" ["S"] (hint_panes_sort) key_panes_sort
    Panes Columns "columns" ["C"] () key_panes_columns
    Panes Follow "follow" ["Enter"] () key_panes_follow
    Panes Back "back" ["Ctrl-o" "["] () key_panes_back
    Panes Forward "forward" ["Ctrl-i" "]"] () key_panes_forward
    Panes ViewPeople "people" ["1"] () key_panes_people
    Panes ViewCases "cases" ["2"] () key_panes_cases
    Panes ViewSources "sources" ["3"] () key_panes_sources
    Panes ViewOverview "overview" ["4"] () key_panes_overview
    Panes ViewPlaces "places" ["5"] () key_panes_places
    Panes ViewUnits "units" ["6"] () key_panes_units
    Panes Triage "triage" ["t"] (hint_panes_triage) key_panes_triage
    Panes SavedQueries "queries" ["f"] () key_panes_queries
    Panes SaveQuery "save-query" ["F"] () key_panes_save_query
    Panes Palette "palette" [":"] (hint_panes_palette) key_panes_palette
    Panes Help "help" ["?"] (hint_panes_help) key_panes_help
    Panes Log "log" ["L"] () key_panes_log
    Panes Erase "erase" [] () key_panes_erase
    Panes Unjoin "unjoin" ["X"] () key_panes_unjoin
    Panes Pairs "pairs" ["="] () key_panes_pairs
    Panes Problems "problems" ["!"] () key_panes_problems
    Panes Drafts "drafts" ["D"] () key_panes_drafts
    Panes Copy "copy" ["y"] () key_panes_copy
    Panes Mouse "mouse" [] () key_panes_mouse
    Panes Zoom "zoom" ["z"] () key_panes_zoom
    Panes Redraw "redraw" ["Ctrl-l"] () key_panes_redraw
    Panes Suspend "suspend" ["Ctrl-z"] () key_panes_suspend
    Panes Lock "lock" ["Ctrl-q"] () key_panes_lock
    Panes Quit "quit" ["q" "Ctrl-c"] (hint_panes_quit) key_panes_quit
    Search Accept "keep" ["Enter"] (hint_search_keep) key_search_keep
    Search Cancel "take-back" ["Esc" "Ctrl-c"] (hint_search_take_back) key_search_take_back
    Search Complete "complete" ["Tab"] () key_search_complete
    Search NextChoice "next-match" ["Down" "Ctrl-n"] (hint_search_next_match) key_search_next_match
    Search PreviousChoice "previous-match" ["Up" "Ctrl-p"] (hint_search_previous_match) key_search_previous_match
    Form Accept "commit" ["Enter"] (hint_form_commit) key_form_commit
    Form NextField "next-field" ["Tab"] (hint_form_next_field) key_form_next_field
    Form PreviousField "previous-field" ["Shift-Tab"] () key_form_previous_field
    Form NextChoice "next-choice" ["Down"] (hint_form_next_choice) key_form_next_choice
    Form PreviousChoice "previous-choice" ["Up"] () key_form_previous_choice
    Form Pick "choose-from-list" ["Ctrl-o"] (hint_form_choose_from_list) key_form_choose_from_list
    Form New "make-new" ["Ctrl-n"] () key_form_make_new
    Form Recorded "show-recorded" ["Ctrl-g"] () key_form_show_recorded
    Form Cancel "leave" ["Esc" "Ctrl-c"] (hint_form_leave) key_form_leave
    Picker Accept "choose" ["Enter"] (hint_picker_choose) key_picker_choose
    Picker NextChoice "next" ["Down" "Tab"] (hint_picker_next) key_picker_next
    Picker PreviousChoice "previous" ["Up" "Ctrl-p" "Shift-Tab"] () key_picker_previous
    Picker New "new" ["Ctrl-n"] (hint_picker_new) key_picker_new
    Picker Pick "whole" ["Ctrl-o"] (hint_picker_whole) key_picker_whole
    Picker Discard "throw-away" ["Ctrl-x"] (hint_picker_throw_away) key_picker_throw_away
    Picker EditChosen "edit-query" ["Ctrl-r"] (hint_picker_edit_query) key_picker_edit_query
    Picker Help "help" ["?"] (hint_page_help) key_page_help
    Picker Cancel "leave" ["Esc" "Ctrl-c"] (hint_picker_leave) key_picker_leave
    Note Save "save-note" ["Ctrl-s" "Ctrl-x"] (hint_note_save_note) key_note_save_note
    Note Cancel "leave" ["Esc" "Ctrl-c"] (hint_note_leave) key_note_leave
    Clash KeepTheirs "keep-theirs" ["t"] (hint_clash_keep_theirs) key_clash_keep_theirs
    Clash WriteMine "write-mine" ["m"] (hint_clash_write_mine) key_clash_write_mine
    Clash Cancel "back-to-form" ["Esc" "Ctrl-c"] (hint_clash_back_to_form) key_clash_back_to_form
    Pairs Same "same" ["s"] (hint_pairs_same) key_pairs_same
    Pairs Different "different" ["d"] (hint_pairs_different) key_pairs_different
    Pairs Unsure "unsure" ["u"] (hint_pairs_unsure) key_pairs_unsure
    Pairs Accept "pair-accept" ["Enter"] (hint_pairs_pair_accept) key_pairs_pair_accept
    Pairs Take "take" ["Space"] (hint_pairs_take) key_pairs_take
    Pairs Exchange "exchange" ["x"] (hint_pairs_exchange) key_pairs_exchange
    Pairs Cancel "leave" ["Esc" "q" "Ctrl-c"] (hint_pairs_leave) key_pairs_leave
    Pairs Copy "copy" ["y"] () key_pairs_copy
    Pairs Search "search" ["/"] (hint_page_find) key_page_find
    Pairs NextMatch "next-match" ["n"] () key_page_next_match
    Pairs PreviousMatch "previous-match" ["N"] () key_page_previous_match
    Pairs Help "help" ["?"] (hint_page_help) key_page_help
    Pairs Down "down" ["j" "Down"] () key_pairs_down
    Pairs Up "up" ["k" "Up"] () key_pairs_up
    Pairs PageDown "page-down" ["PgDn" "Ctrl-f"] () key_pairs_page_down
    Pairs PageUp "page-up" ["PgUp" "Ctrl-b"] () key_pairs_page_up
    Pairs Top "top" ["g" "Home"] () key_pairs_top
    Pairs Bottom "bottom" ["G" "End"] () key_pairs_bottom
    Findings Follow "fix" ["Enter"] (hint_findings_fix) key_findings_fix
    Findings NextPane "next-heading" ["Tab" "l"] (hint_findings_next_heading) key_findings_next_heading
    Findings PreviousPane "previous-heading" ["Shift-Tab" "h"] () key_findings_previous_heading
    Findings ShowRecord "show-record" ["o"] (hint_findings_show_record) key_findings_show_record
    Findings EditFile "edit-file" ["E"] (hint_findings_edit_file) key_findings_edit_file
    Findings Undo "undo" ["u"] (hint_findings_undo) key_findings_undo
    Findings Redo "redo" ["U"] () key_findings_redo
    Findings Search "search" ["/"] (hint_page_find) key_page_find
    Findings NextMatch "next-match" ["n"] () key_page_next_match
    Findings PreviousMatch "previous-match" ["N"] () key_page_previous_match
    Findings Help "help" ["?"] (hint_page_help) key_page_help
    Findings Copy "copy" ["y"] () key_findings_copy
    Findings Down "down" ["j" "Down"] () key_findings_down
    Findings Up "up" ["k" "Up"] () key_findings_up
    Findings PageDown "page-down" ["Space" "f" "PgDn" "Ctrl-d" "Ctrl-f"] () key_findings_page_down
    Findings PageUp "page-up" ["b" "PgUp" "Ctrl-u" "Ctrl-b"] () key_findings_page_up
    Findings Top "top" ["g" "Home"] () key_findings_top
    Findings Bottom "bottom" ["G" "End"] () key_findings_bottom
    Findings Cancel "close" ["Esc" "q" "Ctrl-c"] (hint_findings_close) key_findings_close
    Import Follow "choose" ["Enter"] (hint_import_choose) key_import_choose
    Import NextPane "next-page" ["Tab" "l" "Right"] (hint_import_next_page) key_import_next_page
    Import PreviousPane "previous-page" ["Shift-Tab" "h" "Left"] () key_import_previous_page
    Import Save "write" ["w"] (hint_import_write) key_import_write
    Import SetDate "date-order" ["o"] (hint_import_date_order) key_import_date_order
    Import Same "same" ["s"] (hint_import_same) key_import_same
    Import Different "another" ["a"] (hint_import_another) key_import_another
    Import Later "skip" ["x"] (hint_import_skip) key_import_skip
    Import NextChoice "next-candidate" ["n"] (hint_import_next_candidate) key_import_next_candidate
    Import Undo "undo" ["u"] (hint_import_undo) key_import_undo
    Import Redo "redo" ["U"] () key_import_redo
    Import Help "help" ["?"] (hint_page_help) key_page_help
    Import Copy "copy" ["y"] () key_import_copy
    Import Down "down" ["j" "Down"] () key_import_down
    Import Up "up" ["k" "Up"] () key_import_up
    Import PageDown "page-down" ["Space" "PgDn" "Ctrl-d" "Ctrl-f"] () key_import_page_down
    Import PageUp "page-up" ["b" "PgUp" "Ctrl-u" "Ctrl-b"] () key_import_page_up
    Import Top "top" ["g" "Home"] () key_import_top
    Import Bottom "bottom" ["G" "End"] () key_import_bottom
    Import Cancel "close" ["Esc" "q" "Ctrl-c"] (hint_import_close) key_import_close
    Overview Follow "follow" ["Enter" "l" "Right"] (hint_overview_follow) key_overview_follow
    Overview Search "search" ["/"] (hint_page_find) key_page_find
    Overview NextMatch "next-match" ["n"] () key_page_next_match
    Overview PreviousMatch "previous-match" ["N"] () key_page_previous_match
    Overview ViewPeople "people" ["1"] (label_people) key_panes_people
    Overview ViewCases "cases" ["2"] (label_cases) key_panes_cases
    Overview ViewSources "sources" ["3"] (label_sources) key_panes_sources
    Overview ViewOverview "overview" ["4"] () key_panes_overview
    Overview ViewPlaces "places" ["5"] () key_panes_places
    Overview ViewUnits "units" ["6"] () key_panes_units
    Overview Triage "triage" ["t"] () key_panes_triage
    Overview Problems "problems" ["!"] () key_panes_problems
    Overview Copy "copy" ["y"] () key_page_copy
    Overview Palette "palette" [":"] (hint_panes_palette) key_panes_palette
    Overview Help "help" ["?"] (hint_page_help) key_page_help
    Overview Down "down" ["j" "Down"] () key_page_down
    Overview Up "up" ["k" "Up"] () key_page_up
    Overview HalfDown "half-page-down" ["Ctrl-d" "d"] () key_page_half_down
    Overview HalfUp "half-page-up" ["Ctrl-u"] () key_page_half_up
    Overview PageDown "page-down" ["Space" "f" "PgDn" "Ctrl-f"] () key_page_page_down
    Overview PageUp "page-up" ["b" "PgUp" "Ctrl-b"] () key_page_page_up
    Overview Top "top" ["g" "Home"] () key_page_top
    Overview Bottom "bottom" ["G" "End"] () key_page_bottom
    Overview Clear "clear" ["Esc" "h" "Left"] (hint_overview_clear) key_overview_clear
    Overview Back "back" ["Ctrl-o" "["] () key_panes_back
    Overview Mouse "mouse" [] () key_panes_mouse
    Overview Redraw "redraw" ["Ctrl-l"] () key_panes_redraw
    Overview Suspend "suspend" ["Ctrl-z"] () key_panes_suspend
    Overview Quit "quit" ["q" "Ctrl-c"] () key_panes_quit
    Page Follow "follow" ["Enter"] (hint_page_follow) key_page_follow
    Page Edit "edit" ["e"] (hint_page_edit) key_page_edit
    Page Search "search" ["/"] (hint_page_find) key_page_find
    Page NextMatch "next-match" ["n"] () key_page_next_match
    Page PreviousMatch "previous-match" ["N"] () key_page_previous_match
    Page Copy "copy" ["y"] () key_page_copy
    Page Help "help" ["?"] (hint_page_help) key_page_help
    Page HalfDown "half-page-down" ["d"] () key_page_half_down
    Page HalfUp "half-page-up" ["u"] () key_page_half_up
    Page Down "down" ["j" "Down"] () key_page_down
    Page Up "up" ["k" "Up"] () key_page_up
    Page PageDown "page-down" ["Space" "f" "PgDn" "Ctrl-d" "Ctrl-f"] (hint_page_page_down) key_page_page_down
    Page PageUp "page-up" ["b" "PgUp" "Ctrl-u" "Ctrl-b"] () key_page_page_up
    Page Top "top" ["g" "Home"] () key_page_top
    Page Bottom "bottom" ["G" "End"] () key_page_bottom
    Page Cancel "close" ["Esc" "q" "Ctrl-c"] (hint_page_close) key_page_close
    Pager Search "search" ["/"] (hint_page_find) key_page_find
    Pager NextMatch "next-match" ["n"] () key_page_next_match
    Pager PreviousMatch "previous-match" ["N"] () key_page_previous_match
    Pager Copy "copy" ["y"] () key_page_copy
    Pager Help "help" ["?"] (hint_page_help) key_page_help
    Pager HalfDown "half-page-down" ["d"] () key_page_half_down
    Pager HalfUp "half-page-up" ["u"] () key_page_half_up
    Pager Down "down" ["j" "Down"] (hint_pager_down) key_pager_down
    Pager Up "up" ["k" "Up"] (hint_pager_up) key_pager_up
    Pager PageDown "page-down" ["Space" "f" "PgDn" "Ctrl-d" "Ctrl-f"] (hint_pager_page_down) key_pager_page_down
    Pager PageUp "page-up" ["b" "PgUp" "Ctrl-u" "Ctrl-b"] () key_pager_page_up
    Pager Top "top" ["g" "Home"] () key_pager_top
    Pager Bottom "bottom" ["G" "End"] () key_pager_bottom
    Triage Keep "keep-as-it-is" ["a"] (hint_triage_keep_as_it_is) key_triage_keep_as_it_is
    Triage Later "later" [">"] (hint_triage_later) key_triage_later
    Triage SecondLook "second-look" ["2"] (hint_triage_second_look) key_triage_second_look
    Triage Undo "undo" ["u"] (hint_triage_undo) key_triage_undo
    Triage Repeat "repeat" ["."] (hint_triage_repeat) key_triage_repeat
    Triage Palette "palette" [":"] (hint_triage_palette) key_triage_palette
    Triage Help "help" ["?"] (hint_triage_help) key_triage_help
    Triage Status "status" ["s"] (hint_triage_status) key_triage_status
    Triage SetDate "decision-date" ["D"] (hint_triage_decision_date) key_triage_decision_date
    Triage SetSource "decision-source" ["S"] (hint_triage_decision_source) key_triage_decision_source
    Triage Note "note" ["n"] (hint_triage_note) key_triage_note
    Triage Cite "cite" ["c"] (hint_triage_cite) key_triage_cite
    Triage Withdraw "withdraw" ["x"] () key_triage_withdraw
    Triage Down "down" ["Down" "j"] () key_triage_down
    Triage Up "up" ["Up" "k"] () key_triage_up
    Triage Log "log" ["L"] () key_triage_log
    Triage QueueList "queue" ["Tab"] (hint_triage_queue) key_triage_queue
    Triage Follow "follow" ["Enter"] () key_triage_follow
    Triage Copy "copy" ["y"] () key_triage_copy
    Triage Redraw "redraw" ["Ctrl-l"] () key_triage_redraw
    Triage Suspend "suspend" ["Ctrl-z"] () key_triage_suspend
    Triage Cancel "stop" ["q" "Esc" "Ctrl-c"] (hint_triage_stop) key_triage_stop
    Pager Cancel "close" ["Esc" "q" "Enter" "Ctrl-c"] (hint_pager_close) key_pager_close
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::key::{Code, Key, KeyAnswer, answered};
    use crate::app::keys::keyboard_layout::latin;
    use std::collections::HashSet;

    #[test]
    fn no_key_and_no_name_means_two_things_in_one_place() {
        let mut keys = HashSet::new();
        let mut names = HashSet::new();
        for row in TABLE {
            assert!(names.insert((row.context, row.name)), "{}", row.name);
            for text in row.keys {
                let key: Key = text.parse().unwrap();
                assert!(keys.insert((row.context, key)), "{text} in {}", row.name);
            }
        }
    }

    /// Commands that move, and nothing else.
    const MOVES: [Command; 16] = [
        Command::Down,
        Command::Up,
        Command::Top,
        Command::Bottom,
        Command::HalfDown,
        Command::HalfUp,
        Command::PageDown,
        Command::PageUp,
        Command::NextPane,
        Command::PreviousPane,
        Command::PaneRight,
        Command::PaneLeft,
        Command::NextChoice,
        Command::PreviousChoice,
        Command::NextField,
        Command::PreviousField,
    ];

    fn moving() -> impl Iterator<Item = (Context, Key)> {
        let rows = TABLE.iter().filter(|row| MOVES.contains(&row.command));
        rows.flat_map(|row| {
            row.keys
                .iter()
                .map(|key| (row.context, key.parse().unwrap()))
        })
    }

    #[test]
    fn no_key_that_moves_says_yes_on_any_layout() {
        let cyrillic = 'а'..='я';
        let letters: Vec<char> = cyrillic.chain("ёіїєўґ".chars()).collect();
        for (_, key) in moving() {
            assert_ne!(answered(key), Some(KeyAnswer::Yes), "{key}");
            for letter in &letters {
                if Key::char(latin(*letter).unwrap_or(' ')) == key {
                    assert_ne!(
                        answered(Key::char(*letter)),
                        Some(KeyAnswer::Yes),
                        "{letter}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_decides_and_what_moves_have_keys_of_their_own() {
        let place = |key: Key| match key.code {
            Code::Char(letter) => Key::char(letter.to_ascii_lowercase()),
            code => Key::plain(code),
        };
        for row in TABLE.iter().filter(|row| {
            matches!(
                row.command,
                Command::Same
                    | Command::Different
                    | Command::Unsure
                    | Command::Keep
                    | Command::SecondLook
                    | Command::Later
            )
        }) {
            for text in row.keys {
                let key: Key = text.parse().unwrap();
                let moved = moving().find(|(context, moves)| {
                    *context == row.context && place(*moves) == place(key)
                });
                assert_eq!(moved, None, "{text} in {}", row.name);
            }
        }
    }
}

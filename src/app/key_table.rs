//! The one table of everything that a key can do: name, keys and one line of help.
//!
//! The hints, the help, the palette, the manual and the user's own `keys.ron` all come from it.

use crate::app::command::{Command, Context};

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What is done.
    pub command: Command,
    /// Where.
    pub context: Context,
    /// The name, for the palette and `keys.ron`.
    pub name: &'static str,
    /// The keys, as [`crate::app::key::Key`] reads them.
    pub keys: &'static [&'static str],
    /// What it does, in one line.
    pub help: &'static str,
    /// One or two words for the line of hints; empty where it is not shown there.
    pub hint: &'static str,
}

/// Writes the table one row a line: place, command, name, keys, hint, help.
macro_rules! table {
    ($($context:ident $command:ident $name:literal [$($key:literal)*] $hint:literal $help:literal)+) => {
        &[$(Row {
            context: Context::$context,
            command: Command::$command,
            name: $name,
            keys: &[$($key),*],
            hint: $hint,
            help: $help,
        }),+]
    };
}

/// The table, in the order in which help lists it.
pub const TABLE: &[Row] = table! {
    Panes Status "status" ["s"] "status"
        "give the chosen person, or all marked ones, a new status: the next key says which"
    Panes Note "note" ["n"] "note"
        "write a note on the chosen record"
    Panes Cite "cite" ["c"] "cite"
        "cite a source for the chosen entry"
    Panes Search "search" ["/"] "search"
        "search in the focused pane while you type"
    Panes Edit "edit" ["e"] "edit"
        "edit the fields of the chosen record, or of the entry under the cursor, in a form"
    Panes EditFile "edit-file" ["E"] ""
        "open the record's file in $EDITOR"
    Panes Add "add" ["a"] ""
        "add a record: the next key says of which kind"
    Panes AddEntry "add-entry" ["A"] ""
        "add an entry with all its fields to the chosen person"
    Panes Withdraw "withdraw" ["w"] ""
        "withdraw the chosen entry, with the reason; it stays readable"
    Panes Undo "undo" ["u"] "undo"
        "take your last change back, also after a restart"
    Panes Redo "redo" ["U"] ""
        "make the change again that undo took back"
    Panes Repeat "repeat" ["."] ""
        "the last status change again, on the person chosen now"
    Panes Mark "mark" ["Space"] ""
        "mark the chosen record, or take its mark away"
    Panes MarkAll "mark-all" ["*"] ""
        "mark all that match"
    Panes Batch "batch" ["b"] ""
        "give all marked people a tag or a case, as one change, after a look at what it would change for whom"
    Panes Clear "clear" ["Esc"] ""
        "clear the search, then the narrowing, then the marks"
    Panes Down "down" ["j" "Down"] ""
        "down by one"
    Panes Up "up" ["k" "Up"] ""
        "up by one"
    Panes Top "top" ["g" "Home"] ""
        "to the first"
    Panes Bottom "bottom" ["G" "End"] ""
        "to the last"
    Panes HalfDown "half-page-down" ["Ctrl-d"] ""
        "down by half a page"
    Panes HalfUp "half-page-up" ["Ctrl-u"] ""
        "up by half a page"
    Panes PageDown "page-down" ["PgDn"] ""
        "down by a page"
    Panes PageUp "page-up" ["PgUp"] ""
        "up by a page"
    Panes NextPane "next-pane" ["Tab" "l" "Right"] "pane"
        "to the next pane"
    Panes PreviousPane "previous-pane" ["Shift-Tab" "h" "Left"] ""
        "to the pane before"
    Panes Follow "follow" ["Enter"] ""
        "follow the link under the cursor; on a status, list only those who have it"
    Panes Back "back" ["Ctrl-o" "["] ""
        "back to where you were"
    Panes Forward "forward" ["Ctrl-i" "]"] ""
        "forward again (many terminals send Ctrl-i as Tab: use the other key there)"
    Panes ViewPeople "people" ["1"] ""
        "the people"
    Panes ViewCases "cases" ["2"] ""
        "the cases"
    Panes ViewSources "sources" ["3"] ""
        "the sources"
    Panes ViewOverview "overview" ["4"] ""
        "the whole workspace in numbers; Enter shows the list behind each"
    Panes ViewPlaces "places" ["5"] ""
        "the places, each with its spellings, its people and its cases"
    Panes ViewUnits "units" ["6"] ""
        "the military units, likewise"
    Panes Triage "triage" ["t"] "triage"
        "decide about the people of this list, the marked ones or a saved query, one key each; or go on with a queue"
    Panes SavedQueries "queries" ["f"] ""
        "the saved queries, each with how many it finds now"
    Panes SaveQuery "save-query" ["F"] ""
        "save the query that is shown under a name, for everybody who works here"
    Panes Palette "palette" [":"] "commands"
        "every command by name, with its key"
    Panes Help "help" ["?"] "help"
        "what the keys do, searchable"
    Panes Log "log" ["L"] ""
        "what was changed in the chosen record: when, by whom, why, and from what to what"
    Panes Erase "erase" [] ""
        "erase the chosen person for good, also from the log; asks first (by its name: it has no key)"
    Panes Pairs "pairs" ["="] ""
        "people who may be recorded twice, in pairs, to be judged and joined"
    Panes Problems "problems" ["!"] ""
        "what is wrong with the files, each with line and column"
    Panes Drafts "drafts" ["D"] ""
        "go on with what you had half written when the line dropped"
    Panes Copy "copy" ["y"] ""
        "copy the record's id, or the line under the cursor, to the clipboard of your terminal"
    Panes Zoom "zoom" ["z"] ""
        "show the focused pane alone, or all again"
    Panes Redraw "redraw" ["Ctrl-l"] ""
        "draw the screen anew"
    Panes Suspend "suspend" ["Ctrl-z"] ""
        "back to the shell; `fg` returns"
    Panes Quit "quit" ["q" "Ctrl-c"] "quit"
        "leave; everything is on disk already"
    Search Accept "keep" ["Enter"] "keep the result"
        "keep the result and go on among the panes"
    Search Cancel "take-back" ["Esc" "Ctrl-c"] "take it back"
        "the search as it was before"
    Search NextChoice "next-match" ["Down" "Ctrl-n"] "next"
        "the next one that matches"
    Search PreviousChoice "previous-match" ["Up" "Ctrl-p"] "previous"
        "the one before"
    Form Accept "commit" ["Enter"] "write"
        "write it to disk; in a list of choices, take the chosen one"
    Form NextField "next-field" ["Tab"] "next field"
        "the next field; takes the choice that is offered first"
    Form PreviousField "previous-field" ["Shift-Tab"] ""
        "the field before"
    Form NextChoice "next-choice" ["Down"] "choices"
        "the next choice, or the next field"
    Form PreviousChoice "previous-choice" ["Up"] ""
        "the choice before, or the field before"
    Form Cancel "leave" ["Esc" "Ctrl-c"] "leave"
        "leave the form; nothing is written"
    Picker Accept "choose" ["Enter"] "choose"
        "take the chosen one"
    Picker NextChoice "next" ["Down" "Tab"] "next"
        "the next one"
    Picker PreviousChoice "previous" ["Up" "Ctrl-p" "Shift-Tab"] ""
        "the one before"
    Picker New "new" ["Ctrl-n"] "new source"
        "make a new source in place"
    Picker Discard "throw-away" ["Ctrl-x"] "throw away"
        "throw a half-written text away, after asking; remove a saved query, which u brings back"
    Picker EditChosen "edit-query" ["Ctrl-r"] "change"
        "among saved queries: give the chosen one another name or text"
    Picker Cancel "leave-list" ["Esc" "Ctrl-c"] "leave"
        "leave the list"
    Note Save "save-note" ["Ctrl-s" "Ctrl-x"] "write"
        "write the note to disk"
    Note Cancel "leave-note" ["Esc" "Ctrl-c"] "leave"
        "leave the note; a text that was typed asks for a second Esc"
    Clash KeepTheirs "keep-theirs" ["t"] "keep theirs"
        "leave what the other one wrote, and write the rest of the form"
    Clash WriteMine "write-mine" ["m"] "write mine over it"
        "write what you typed over what the other one wrote; the log keeps both"
    Clash Cancel "back-to-form" ["Esc" "Ctrl-c"] "back to the form"
        "back to the form, to write something else; nothing is written yet"
    Pairs Same "same" ["s"] "same"
        "they are one person: both records side by side, to be joined"
    Pairs Different "different" ["d"] "different"
        "they are two people; it is remembered, and they are not proposed again"
    Pairs Unsure "unsure" ["u"] "unsure"
        "nobody can tell; it is remembered, and they are proposed no more"
    Pairs Accept "pair-accept" ["Enter"] "join or show"
        "join the two records, once `same` has put them side by side; else show the left one"
    Pairs Take "take" ["Space"] "other value"
        "while joining: keep the value of the other record in this field"
    Pairs Exchange "exchange" ["x"] "exchange"
        "while joining: keep the other record"
    Pairs Cancel "leave-pairs" ["Esc" "q" "Ctrl-c"] "leave"
        "leave the joining, or the page"
    Pairs Down "next-pair" ["j" "Down"] ""
        "down by one pair or field"
    Pairs Up "pair-before" ["k" "Up"] ""
        "up by one pair or field"
    Pairs PageDown "pairs-page-down" ["PgDn" "Ctrl-d"] ""
        "down by a page"
    Pairs PageUp "pairs-page-up" ["PgUp" "Ctrl-u"] ""
        "up by a page"
    Pairs Top "first-pair" ["g" "Home"] ""
        "to the first"
    Pairs Bottom "last-pair" ["G" "End"] ""
        "to the last"
    Pager Down "line-down" ["j" "Down"] "down"
        "down by a line"
    Pager Up "line-up" ["k" "Up"] "up"
        "up by a line"
    Pager PageDown "text-page-down" ["Space" "PgDn" "Ctrl-d"] "page"
        "down by a page"
    Pager PageUp "text-page-up" ["PgUp" "Ctrl-u"] ""
        "up by a page"
    Pager Top "text-top" ["g" "Home"] ""
        "to the beginning"
    Pager Bottom "text-bottom" ["G" "End"] ""
        "to the end"
    Triage Keep "keep-as-it-is" ["k"] "keep"
        "keep the record as it is, and note that you looked at it today"
    Triage Later "later" [">"] "later"
        "put the person off until all others have been decided about"
    Triage SecondLook "second-look" ["?"] "second"
        "ask for a second person's look: the tag second-look"
    Triage Undo "take-back-decision" ["u"] "back"
        "take your last decision in this queue back and return to that person, also after a restart"
    Triage Repeat "decide-again" ["."] "again"
        "the last decision again, for this person"
    Triage Palette "commands-here" [":"] "keys"
        "every command of this place by name, with its key"
    Triage Status "decide-in-full" ["s"] ""
        "a status with its date, place, source and note: the next key says which"
    Triage SetDate "decision-date" ["D"] "date"
        "the date that goes with this decision and the next ones"
    Triage SetSource "decision-source" ["S"] "source"
        "the source that goes with this decision and the next ones"
    Triage Note "note-here" ["n"] "note"
        "write a note on the person"
    Triage Cite "cite-here" ["c"] "cite"
        "cite a source for the chosen claim"
    Triage Withdraw "withdraw-here" ["x"] ""
        "withdraw the chosen claim, with the reason"
    Triage Down "next-claim" ["Down" "j"] ""
        "to the next claim"
    Triage Up "previous-claim" ["Up"] ""
        "to the claim before"
    Triage Log "log-here" ["L"] ""
        "what was changed in the person's record"
    Triage QueueList "queue" ["Tab"] "list"
        "everybody in the queue and what has become of them; Enter goes to one"
    Triage Follow "open-in-panes" ["Enter"] ""
        "leave the queue and show the person among the panes; t goes on"
    Triage Copy "copy-here" ["y"] ""
        "copy the person's id, or at the end the summary, to the clipboard of your terminal"
    Triage Redraw "redraw-here" ["Ctrl-l"] ""
        "draw the screen anew"
    Triage Suspend "suspend-here" ["Ctrl-z"] ""
        "back to the shell; `fg` returns"
    Triage Cancel "stop" ["q" "Esc" "Ctrl-c"] "stop"
        "leave the queue; t goes on where you stopped"
    Pager Cancel "close" ["Esc" "q" "Enter" "Ctrl-c"] "close"
        "close the text"
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Key;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_in_one_place_and_no_name_stands_twice() {
        let mut keys = HashSet::new();
        let mut names = HashSet::new();
        for row in TABLE {
            assert!(names.insert(row.name), "{}", row.name);
            for text in row.keys {
                let key: Key = text.parse().unwrap();
                assert!(keys.insert((row.context, key)), "{text} in {}", row.name);
            }
        }
    }
}

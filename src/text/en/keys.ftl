# What each key does: its help in one line, and one or two words for the line of hints.

## Among the panes

key_panes_status = give the chosen person, or all marked ones, a new status: the next key says which
hint_panes_status = status
key_panes_note = write a note on the chosen record
hint_panes_note = note
key_panes_cite = cite a source for the chosen entry
hint_panes_cite = cite
key_panes_search = search in the focused pane while you type
hint_panes_search = search
key_panes_edit = edit the fields of the chosen record, or of the entry or statement under the cursor, in a form
hint_panes_edit = edit
key_panes_edit_file = open the record's file in $EDITOR
key_panes_add = add a record: the next key says of which kind
key_panes_add_entry = add an entry with all its fields to the chosen person
key_panes_withdraw = withdraw the chosen entry, or the relation under the cursor, with the reason; it stays readable
key_panes_add_statement = add a step, relation, age, document, claim or figure, or say the risk and the consent: the next key says which
key_panes_attach = attach a copy of a file to the chosen source, or a photo to the person
key_panes_open_copy = open the file that is attached to a source, in the system's viewer
key_panes_disputed = what sources contradict each other in, side by side; Enter chooses a side
key_panes_time_line = the entries of the chosen person or case on a line in time
key_panes_together = who may have been held with the chosen person, or in the chosen place, and moves
key_panes_figures = the figures that are reported of the chosen case, with bars, and the people known
key_panes_read_aloud = the chosen person's dossier in sentences, each with who says so
key_panes_undo = take your last change back, also after a restart
hint_panes_undo = undo
key_panes_redo = make the change again that undo took back
key_panes_repeat = the form of the last status change again, for the person chosen now, without what was about one person
key_panes_mark = mark the chosen record, or take its mark away
key_panes_mark_all = mark all that match
key_panes_batch = give all marked people a tag, a case or a source for what is claimed of them now, as one change, after a look at what it would change for whom
key_panes_clear = back to where Enter came from; then clear the search, the narrowing, the marks
key_panes_down = down by one
key_panes_up = up by one
key_panes_top = to the first
key_panes_bottom = to the last
key_panes_half_page_down = down by half a page
key_panes_half_page_up = up by half a page
key_panes_page_down = down by a page
key_panes_page_up = up by a page
key_panes_next_pane = to the next pane; among the facets of the people, first to their roles, tags, cases and places
hint_panes_next_pane = pane
key_panes_previous_pane = to the pane before
key_panes_follow = follow the link under the cursor; on a status, list only those who have it
key_panes_back = back to where you were
key_panes_forward = forward again (many terminals send Ctrl-i as Tab: use the other key there)
key_panes_people = the people
key_panes_cases = the cases
key_panes_sources = the sources
key_panes_overview = the whole workspace in numbers; Enter shows the list behind each
key_panes_places = the places, each with its spellings, its people and its cases
key_panes_units = the military units, likewise
key_panes_triage = decide about the people of this list, the marked ones or a saved query, one key each; or go on with a queue
hint_panes_triage = triage
key_panes_queries = the saved queries, each with how many it finds now
key_panes_save_query = save the query that is shown under a name, for everybody who works here
key_panes_palette = every command by name, with its key
hint_panes_palette = commands
key_panes_help = what the keys do, searchable
hint_panes_help = help
key_panes_log = what was changed in the chosen record: when, by whom, why, and from what to what
key_panes_intake = record what a pasted message says, after a look at it (by its name: it has no key)
key_panes_export = export the marked people, the list or the chosen case to a file, public or full
key_panes_import = import a list from a spreadsheet or another file; type the path behind it (by its name: it has no key)
key_panes_sync = exchange changes with another clone of git; type the remote behind it (by its name: it has no key)
key_panes_received = what the last synchronisation brought in, by whom (by its name: it has no key)
key_panes_decide = decide what merges left open: both sides of a field, with sources (by its name: it has no key)
key_panes_erase = erase the chosen person for good, also from the log; asks first (by its name: it has no key)
key_panes_unjoin = take the record apart again that was joined to the chosen person, after a look at what is in the way
key_panes_pairs = people who may be recorded twice, in pairs, to be judged and joined
key_panes_problems = everything that is wrong or probably not meant; Enter opens the field that each is about
key_panes_drafts = go on with what you had half written when the line dropped
key_panes_copy = copy the record's id, or the line under the cursor, to the clipboard of your terminal
key_panes_zoom = show the focused pane alone, or all again
key_panes_redraw = draw the screen again
key_panes_suspend = back to the shell; `fg` returns
key_panes_lock = lock a sealed workspace: press it twice
key_panes_quit = leave; everything is on disk already
hint_panes_quit = quit

## In a search line

key_search_keep = keep the result and go on among the panes
hint_search_keep = keep the result
key_search_take_back = the search as it was before
hint_search_take_back = take it back
key_search_next_match = the next one that matches
hint_search_next_match = next
key_search_previous_match = the one before
hint_search_previous_match = previous

## In a form

key_form_commit = write it to disk; in a list of choices, take the chosen one
hint_form_commit = write
hint_form_read = read
hint_form_begin = begin
key_form_next_field = the next field; takes the choice that is offered first
hint_form_next_field = next field
key_form_previous_field = the field before
key_form_next_choice = the next choice, or the next field
hint_form_next_choice = choices
key_form_previous_choice = the choice before, or the field before
key_form_choose_from_list = all that fit, to choose from; on a source that is there already, where in it and how sure
hint_form_choose_from_list = list
key_form_make_new = make the source, case, place or unit that the field is for, and come back
key_form_show_recorded = show who or what is recorded already by that name; closing it goes on with the form
key_form_leave = leave the form; nothing is written
hint_form_leave = leave

## In a list to choose from

key_picker_choose = take the chosen one
hint_picker_choose = choose
key_picker_next = the next one
hint_picker_next = next
key_picker_previous = the one before
key_picker_new = make a new source in place
hint_picker_new = new source
key_picker_throw_away = throw a half-written text away, after asking; remove a saved query, which u brings back
hint_picker_throw_away = throw away
key_picker_whole = among what is left to decide: all values in full, as a page
hint_picker_whole = in full
key_picker_edit_query = among saved queries: give the chosen one another name or text
hint_picker_edit_query = change
key_picker_leave = leave the list
hint_picker_leave = leave

## In a note

key_note_save_note = write the note to disk
hint_note_save_note = write
key_note_leave = leave the note; a text that was typed asks for a second Esc
hint_note_leave = leave

## Over a field that two have changed

key_clash_keep_theirs = leave what the other one wrote, and write the rest of the form
hint_clash_keep_theirs = keep theirs
key_clash_write_mine = write what you typed over what the other one wrote; the log keeps both
hint_clash_write_mine = write mine over it
key_clash_back_to_form = back to the form, to write something else; nothing is written yet
hint_clash_back_to_form = back to the form

## On the page of pairs

key_pairs_same = they are one person: both records side by side, to be joined
hint_pairs_same = same
key_pairs_different = they are two people; it is remembered, and they are not proposed again
hint_pairs_different = different
key_pairs_unsure = nobody can tell; it is remembered, and they are not proposed again
hint_pairs_unsure = unsure
key_pairs_pair_accept = join the two records, once `same` has put them side by side; else show the left one
hint_pairs_pair_accept = join or show
key_pairs_take = while joining: keep the value of the other record in this field
hint_pairs_take = other value
key_pairs_exchange = while joining: keep the other record
hint_pairs_exchange = exchange
key_pairs_leave = leave the joining, or the page
hint_pairs_leave = leave
key_pairs_down = down by one pair or field
key_pairs_up = up by one pair or field
key_pairs_page_down = down by a page
key_pairs_page_up = up by a page
key_pairs_top = to the first
key_pairs_bottom = to the last

## On the page of findings

key_findings_fix = open the field that the finding is about: in its form, or in $EDITOR at its line
hint_findings_fix = open the field
key_findings_next_heading = only the findings under the next heading
hint_findings_next_heading = heading
key_findings_previous_heading = only those under the heading before
key_findings_show_record = show the record among the panes; [ comes back
hint_findings_show_record = record
key_findings_edit_file = open the file in $EDITOR, at the line
hint_findings_edit_file = file
key_findings_undo = take your last change back
hint_findings_undo = undo
key_findings_redo = make the change again that undo took back
key_findings_copy = copy the finding to the clipboard of your terminal
key_findings_down = down by one
key_findings_up = up by one
key_findings_page_down = down by a page
key_findings_page_up = up by a page
key_findings_top = to the first
key_findings_bottom = to the last
key_findings_close = close the page
hint_findings_close = close

## On a page

hint_overview_follow = the list behind it
hint_overview_clear = back
key_overview_follow = the list or the record behind the number
key_overview_clear = back from a list to the numbers, and from them to the list of people
hint_triage_status = all statuses
key_page_follow = open the entry, source or record of the line; on a side of a dispute, go by it
hint_page_follow = follow
key_page_edit = edit the entry or figure of the line in a form
hint_page_edit = edit
key_page_down = down by a line
key_page_up = up by a line
key_page_page_down = down by a page
hint_page_page_down = page
key_page_page_up = up by a page
key_page_top = to the beginning
key_page_bottom = to the end
key_page_close = close the page
hint_page_close = close

## In a text

key_pager_down = down by a line
hint_pager_down = down
key_pager_up = up by a line
hint_pager_up = up
key_pager_page_down = down by a page
hint_pager_page_down = page
key_pager_page_up = up by a page
key_pager_top = to the beginning
key_pager_bottom = to the end
key_pager_close = close the text
hint_pager_close = close

## In a queue

key_triage_keep_as_it_is = keep the record as it is, and note that you looked at it today
hint_triage_keep_as_it_is = keep
key_triage_later = put the person off until all others have been decided about
hint_triage_later = later
key_triage_second_look = ask for a second person's look: the tag second-look
hint_triage_second_look = second
key_triage_undo = take back what you did last in this queue, decision or note, and return to that person; decisions also after a restart
hint_triage_undo = back
key_triage_repeat = the last decision again, for this person
hint_triage_repeat = again
key_triage_palette = every command of this place by name, with its key
hint_triage_palette = keys
key_triage_help = what the keys do in a queue, searchable
hint_triage_help = help
key_triage_status = a status with its date, place, source and note: the next key says which
key_triage_decision_date = the date that goes with this decision and the next ones
hint_triage_decision_date = date
key_triage_decision_source = the source that goes with this decision and the next ones
hint_triage_decision_source = source
key_triage_note = write a note on the person
hint_triage_note = note
key_triage_cite = cite a source for the chosen claim
hint_triage_cite = cite
key_triage_withdraw = withdraw the chosen claim, with the reason
key_triage_down = to the next claim
key_triage_up = to the claim before
key_triage_log = what was changed in the person's record
key_triage_queue = everybody in the queue and what has become of them; Enter goes to one
hint_triage_queue = list
key_triage_follow = leave the queue and show the person among the panes; t goes on
key_triage_copy = copy the person's id, or at the end the summary, to the clipboard of your terminal
key_triage_redraw = draw the screen again
key_triage_suspend = back to the shell; `fg` returns
key_triage_stop = leave the queue; t goes on where you stopped
hint_triage_stop = stop
key_panes_pane_right = to the pane on the right
key_panes_pane_left = to the pane on the left
hint_panes_sort = sort
key_panes_sort = order the list by name, status, since when, last word or last change, one after another
key_panes_columns = choose the columns of the list of people; as many of them show as have room
key_panes_mouse = turn the mouse on or off: click, double click, wheel; Shift selects text as ever (by its name: it has no key)
key_search_complete = complete a field of the query or its value, as the line below offers them
key_pairs_copy = copy both ids to the clipboard of your terminal
hint_page_help = help
key_page_help = what the keys do here, searchable
hint_page_find = find
key_page_find = find words here
key_page_next_match = the next line that has the words
key_page_previous_match = the line before that has them
key_page_copy = copy the line to the clipboard of your terminal
key_page_half_down = down by half a page
key_page_half_up = up by half a page

## On the page of an import

key_import_choose = change what stands in the line, open the list behind a number, or write
hint_import_choose = choose
key_import_next_page = the next page: file, columns, words, numbers, held rows
hint_import_next_page = page
key_import_previous_page = the page before
key_import_write = write the list, after a look at what is written
hint_import_write = write
key_import_date_order = the order of day and month, of a column or of all dates
hint_import_date_order = dates
key_import_same = the held row is about the person beside it: update that record
hint_import_same = same
key_import_another = the held row is about another person: make a record
hint_import_another = another
key_import_skip = leave the held row as it is
hint_import_skip = leave
key_import_next_candidate = the next person who may be meant
hint_import_next_candidate = next
key_import_undo = take back the last step: a decision, or the whole import
hint_import_undo = undo
key_import_redo = make it again
key_import_copy = copy the line
key_import_down = down by one line
key_import_up = up by one line
key_import_page_down = down by a page
key_import_page_up = up by a page
key_import_top = to the first line
key_import_bottom = to the last line
key_import_close = leave the page; :import comes back to it
hint_import_close = close

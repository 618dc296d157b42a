## tui/plain/line_mode.rs

plain_greeting = { $title }: line mode; ? tells what can be typed, q leaves
plain_unread = { $files ->
        [one] 1 file
       *[other] { $files } files
    } cannot be read: lastseen check lists them
plain_changed = meanwhile something else is asked; what you were typing does not answer it
plain_not_taken = not taken: that line was typed before this was asked
plain_too_long = not taken: the line is longer than 65,536 bytes
plain_not_utf8 = not taken: the line is not UTF-8
plain_control = not taken: the line has a control character, as from an arrow; type it again
plain_yes_or_no = y or n
plain_only_yes_or_no = only y or n is an answer here
plain_undo = u takes back: { $why }; about { $whom }
plain_redo = U makes again: { $why }; about { $whom }
plain_undo_nobody = u takes back: { $why }
plain_redo_nobody = U makes again: { $why }
plain_undo_other = not done: another change has become the last one; type u or U again
plain_undo_left = nothing was taken back
plain_redo_left = nothing was made again
plain_undo_step = u takes back your last step in this queue: { $told }
plain_undo_no_step = nothing was done in this queue yet; after q, u takes back what came before

## tui/plain/browse_lines.rs

plain_chosen = { $name } ({ $id }): which key?
plain_none_chosen = { $list }: nothing is chosen; /words searches, a number chooses
plain_count = { $list }: { $count }
plain_found = { $list }: { $count } fit { $query }
plain_left_out = { $count ->
        [one] 1 more fits
       *[other] { $count } more fit
    } who are not looked for
plain_numbered = { $number }: { $told }
plain_more = Enter tells { $count ->
        [one] 1 line more
       *[other] { $count } lines more
    }
plain_with_id = { $told } ({ $id })
plain_no_status = no status
plain_disputed = disputed
plain_file_broken = its file cannot be read now
plain_heading = { $title }:
plain_line = { $field }: { $told }
plain_aside = { $told } ({ $aside })
plain_search_how = /words searches, / alone lists all
plain_not_understood = not understood: /words searches, a number chooses, ? tells the rest
plain_no_number = no { $number } was told here
plain_gone = that record is no longer in the list; /words searches again
plain_not_here = not in the line mode: { $name }
plain_no_such_key = { $typed } is not a key here; ? tells the keys
plain_no_such_command = { $typed } is not a command here; : lists them
plain_choose_first = choose somebody first: a number of the list
plain_for_people = this is for people: :people lists them
plain_help_search = /words: search, as in the search line; / alone: all
plain_help_number = a number: choose that line of the list and read it
plain_help_enter = Enter: go on reading
plain_help_name = :name: any of these by its name
plain_help_key = { $key }: { $name }: { $help }
plain_help_no_key = :{ $name }: { $help }

## tui/plain/queue_lines.rs

plain_queue = queue { $name }, { $progress }, { $order }
plain_queue_decided = decided: { $tally }
plain_queue_who = { $name } ({ $id })
plain_queue_named = { $name }, { $worth }
plain_queue_status = status: { $told }
plain_queue_seen = last seen: { $told }
plain_queue_cases = cases: { $told }
plain_queue_open = open: { $told }
plain_queue_looked = looked at: { $told }
plain_queue_claim = claim { $number }: { $told }
plain_queue_new = new
plain_queue_withdrawn = withdrawn: { $reason }
plain_queue_ahead = lies in the future
plain_queue_more = { $count ->
        [one] 1 more claim
       *[other] { $count } more claims
    }
plain_queue_with = with the decision: { $told }
plain_queue_last = last: { $told }
plain_queue_ask = { $name } ({ $id }): which key decides?
plain_queue_end = q leaves the queue, u takes the last step back
plain_queue_others = { $left } left, all of them with others; Enter looks again, q leaves
plain_queue_done = everybody is decided about

## tui/plain/form_lines.rs

plain_form_rules = Enter keeps it, - alone empties it, .. goes back, q! gives up, ? tells this
plain_field = { $at } of { $count }, { $field }: { $value }
plain_field_empty = { $at } of { $count }, { $field }: empty
plain_field_stands_for = { $at } of { $count }, { $field }: empty, which means { $placeholder }
plain_belongs_word = one of: { $words }
plain_first_field = this is the first field
plain_which_of_these = { $field } is empty: which of these?
plain_which = several fit { $typed }: which is meant?
plain_which_number = a number chooses, Enter leaves it as it was typed, or type something else
plain_read_back = this is to be written: { $title }
plain_read_back_about = this is to be written: { $title } ({ $id })
plain_read_field = { $number }: { $field }: { $value }
plain_read_nothing = all fields are empty
plain_write = y writes it, n goes through it again, a number changes a field, q! gives it up
plain_write_how = not written: y, n, a number of a field, or q!
plain_careful = careful: { $told }

## tui/plain/note_lines.rs

plain_note = note on { $name } ({ $id })
plain_note_rules = type its lines; . alone ends it, .. takes the last line back, q! gives it up
plain_note_line = next line, or . alone
plain_note_typed = { $lines ->
        [one] 1 line stands there
       *[other] { $lines } lines stand there
    }
plain_note_read = this is to be written, a note on { $name } ({ $id }):
plain_note_write = y writes it, n goes on typing, q! gives it up
plain_note_write_how = not written: y, n or q!

## tui/plain/choice_lines.rs

plain_choose = { $title }: a number chooses, words search, .. leaves
plain_choose_none = nothing fits
plain_pick_for = { $title }, { $name }
plain_pick_key = { $key }: { $told }
plain_pick_how = one of these keys; Enter leaves
plain_clash_how = t keeps theirs, m writes yours, q goes back; nothing is written before
plain_clash_theirs = theirs: { $text }
plain_clash_yours = yours: { $text }
plain_clash_before = before: { $text }
plain_clash_nothing = nothing
plain_clash_only = only t, m or q is an answer here

plain_import_by_command = a list is imported by a command: lastseen import FILE --dry-run
plain_intake_by_command = a message is read by a command: lastseen intake FILE

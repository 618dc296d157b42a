## app/browse/commands.rs

screen_nothing_chosen = nothing is chosen
screen_statements_of = statements belong to people and cases
screen_files_of_sources = files are attached to sources and people: 3 and 1 list them
screen_only_entries_withdrawn = only entries and relations are withdrawn; e changes this, u takes a change back
screen_only_for_people = this is for people: 1 lists them
screen_for_people = For { $people ->
        [one] 1 person
       *[other] { $people } people
    }
screen_status_anyway = { $told }: s gives a status all the same
screen_no_status_to_repeat = there is no status change to repeat yet: s makes one
screen_no_entry = there is no entry: A adds one
screen_nothing_joined = nothing was joined to this record: = finds people to join
screen_status_is = { $name } is { $told }
screen_marked_clear = { $marked } marked · Esc takes the marks away
screen_nothing_before = this is where you began
screen_nothing_after = this is as far as you went
screen_sent_to_clipboard = sent to your terminal's clipboard: { $text }

## app/browse/attached_copy.rs, and what comes of it

screen_copies_of_sources = files are attached to sources: 3 lists them, and Tab goes to those of a person
screen_no_copy = no file is attached to this source: @ attaches one
screen_several_copies = several files are attached: choose one in the record (Tab), then o
screen_copy_title = Open { $name }
screen_copy_confidential = “{ $title }” is confidential. The viewer shows it to whoever sees your screen, and may remember that it was opened.
screen_copy_sealed = The viewer gets a copy in memory. It may keep traces of its own on the disk.
screen_copy_program = “{ $name }” may be a program, or a page that loads something from the internet. To open it may run it, or tell somebody that you read it.
screen_query_not_understood = the query is not understood, so the list shows what the one before has found: mend or clear it first
screen_copy_elsewhere = You are connected over SSH. It opens on { $host }, where lastseen runs, not on the machine before you.
screen_copy_open = Open it?
screen_copy_damaged = the file is not there or is no longer what was attached; ! tells more
screen_viewer_opened = opened { $path }
screen_viewer_failed = no viewer for { $path }; set LASTSEEN_OPENER to one

## app/browse/detail.rs

screen_file_mark = ! file
screen_shown_as_was = { $reason } ({ $place }); shown as it was read last

## app/browse/follow_link.rs

screen_line_has_no_link = this line leads nowhere; lines that do are underlined

## app/browse/navigate.rs

screen_no_such_record = { $id }: there is no such record

## app/browse/saved_queries.rs

screen_no_kind_record = { $kind }: not a kind of record

## app/drafts/draft_keys.rs

screen_wait_until_everything = wait until everything is read
screen_record_gone = { $title }: the record is gone; this was typed
screen_entry_gone = the entry is no longer as it was
screen_discard_draft = throw it away for good?
screen_thrown_away = thrown away

## app/drafts/form_draft.rs


## app/findings/finding_keys.rs

screen_actions = What can be done
screen_no_record_to_show = no record of it is there to be shown: E opens the file

## app/findings/quick_fix.rs


## app/overview/drilldown.rs

screen_changes_by_month = status changes by month, the newest first
screen_without_month = without a month
screen_in_month = in { $month }

screen_in_days = { $count ->
        [one] 1 change
       *[other] { $count } changes
    } in { $days ->
        [1] 24 hours
       *[other] { $days } days
    }, the newest first
screen_authors = who made changes in { $days } days
screen_people = whose records were changed in { $days } days
screen_by_in_days = { $count ->
        [one] 1 change
       *[other] { $count } changes
    } by { $author } in { $days } days, the newest first
screen_of_in_days = { $count ->
        [one] 1 change
       *[other] { $count } changes
    } of { $name } in { $days } days, the newest first
screen_no_changes = there is none
screen_newest_first = { $count ->
        [one] 1 status change
       *[other] { $count } status changes
    } { $when }
screen_no_month = no month can be told
screen_before_that = before that
screen_dated_vaguely = dated more vaguely than a month, or not at all

## app/pairs/pair_keys.rs

screen_nothing_to_choose = nothing to choose here: only fields with ≠ have two values
screen_not_joined = { $joined } and { $kept } were not joined

## app/reading/mod.rs

screen_entry = Entry · { $name }
screen_entry_status = Entry · { $status } · { $name }
screen_time_line = Time line · { $name }
screen_figures = Figures · { $name }
screen_aloud = Dossier · { $name }
screen_together = Held together · { $name }
screen_together_of = people and places have a page of who may have been held together: 1 and 5 list them
screen_nobody_together = by the records, nobody may have been there at the same time
screen_disputed = Disputed · { $name }
screen_against_it = {"   "}against it: { $against }

## app/reading/page_keys.rs

screen_figures_reported_cases = figures are reported of cases: 2 lists them
screen_dossier_of_person = a dossier is about a person: 1 lists them
screen_only_for_people_and_cases = this is for people and cases
screen_nothing_about_disputed = nothing about it is disputed
screen_no_dated_entry = no entry has a date
screen_nothing_to_tell = there is nothing to tell
screen_leads_nowhere = this line leads nowhere
screen_edit_item = this line is edited with its record

## app/sync/conflict_keys.rs

screen_entry_gone_by = the entry no longer exists ({ $by }); nothing was written, what you typed is still here

## app/sync/editor_warning.rs

screen_and_more_open = { $line } · and { $more } more are open

## app/triage/triage_keys.rs

screen_nothing_to_repeat = nothing has been decided here yet that could be repeated
screen_no_claim = there is no claim yet: a status makes one
screen_queue_left = queue { $name } { $told }: t goes on
screen_summary = the summary
screen_clipboard_too_small = too long for a terminal's clipboard: lastseen log --summary --since { $since } prints it
screen_told_to_clipboard = sent to your terminal's clipboard: { $told }

## tui/view/clash.rs

screen_field_of_page = { $title } · { $field }   { $at } of { $count }
clash_not_written = Nothing of yours has been written yet.
clash_changed_away = It was changed while you were away.

## tui/view/findings.rs

screen_nothing_wrong = {" "}nothing is wrong, as far as anybody can tell from the records
screen_check_begins = {" "}looking through everything
screen_findings = Findings { $at }/{ $length }
screen_check_goes_on = { $told } · looking through everything
screen_check_progress = { $told } · looking through { $done } of { $total }

## tui/view/form.rs

screen_page_of_pages = page { $page } of { $pages }; PgDn turns it
screen_no_year = which year? kept in words
screen_no_date_kept = not a date: kept in words
screen_ambiguous = which day?
screen_new_kind = = a new { TERM($kind) }
screen_new_spelling = = a new spelling of { $title }

## tui/view/header.rs

screen_kept = { $drafts ->
        [one] 1 draft
       *[other] { $drafts } drafts
    } kept{"  "}
screen_read_only = read only{" "}
screen_all_saved = all saved{" "}

## tui/view/hints.rs

screen_join_anyway = join them all the same
screen_leave_them_two = leave them two

## tui/view/linked.rs

screen_cited_by = Cited by
screen_named_by = Named by

## tui/view/note.rs

## tui/view/pairs.rs

screen_same_person = The same person? { $at }/{ $all } · { $proposed ->
        [one] 1 likely pair
       *[other] { $proposed } likely pairs
    }

## tui/view/picker.rs

screen_queue = decide about whom?
screen_of_queue = the queue
screen_cite_which_source = cite which source?
screen_draft = half written
screen_saved = saved queries
screen_which_person = which person?
screen_which_case = which case?
screen_which_source = which source?
screen_which_place = which place?
screen_which_unit = which unit?
screen_more_fit = , more fit: type on
screen_nothing_fits_make_one = {" "}nothing fits · Ctrl-n makes a new one
screen_nothing_fits = {" "}nothing fits

## tui/view/popup.rs

screen_two_people = {" "}two people?{" "}
screen_new_status = new status
screen_add_kind = add a statement

## tui/view/reading.rs

screen_record_not_there = {" "}it no longer exists

## tui/view/screen.rs

screen_too_small_q = too small; q quits

## tui/view/triage.rs

screen_queue_title = {" "}queue { $name }
screen_pace = { $time } at this pace{" "}
screen_not_known = no status
screen_last_seen = last seen
screen_looked_at = looked at
screen_claims = {" "}{ $dash } claims { $count }{" "}
screen_withdrawn = withdrawn: { $withdrawn }
screen_with_it = with it
screen_today = today, { $day }
screen_date = date { $when }
screen_before_source = { $before }; source { $source }
screen_contact = { $before }; contact { $contact }
screen_left_with_others = {" "}{ $left } left, all of them with others; Enter looks again
screen_all_decided = {" "}everybody is decided about; y copies this, u takes the last decision back

## tui/view/facets.rs

screen_without = without { $files ->
        [one] 1 file
       *[other] { $files } files
    }{" "}
screen_not_said = not said
screen_no_status = no status

## app/browse/saved_query_keys.rs

screen_no_query_saved = no query is saved yet; F saves the one that is shown
screen_change_query = { $wrong }; Ctrl-r changes the query
screen_found = { $name }: { $found } found
screen_query_saved_already = this query is saved already, as "{ $name }"
screen_saved_query = Saved query "{ $name }"
screen_save_query_for = Save a query for { TERM($kind, form: "plural") }
screen_save_query = Save a query

## app/overview/stats.rs

screen_by = by { $author }
screen_people_status = people by status
screen_people_status_without = people by status (without { $files ->
        [one] 1 file
       *[other] { $files } files
    } that cannot be read)
screen_open_work = open work
screen_not_heard_for_month = not heard from for 30 days
screen_not_heard_for_year = not heard from for a year
screen_never_heard_from = never heard from
screen_without_source = without a source
screen_on_one_source = on one source
screen_without_place = without a place
screen_never_looked_at = never looked at
screen_not_looked_at = not looked at for 30 days
screen_review_due = risk to be looked at again
screen_answers_due = answer due within 7 days, or late
screen_second_look_wanted = second look wanted
screen_status_changes_month = status changes by month
screen_to = { $first } to { $last }
screen_month_month = month by month
screen_changed_last_days = changed in the last { $days } days, by the log
screen_log_unreadable = the log cannot be read: { $reason }
screen_log_being_read = the log is being read
screen_more_authors = and { $more } more authors
screen_more_people = and { $more } more people
screen_within = in { $days ->
        [1] 24 hours
       *[other] { $days } days
    }
screen_changes = { $count ->
        [one] change
       *[other] changes
    }
screen_all_shown = all of them
screen_cases_named = cases: named against reported
screen_sources_reliability = sources by reliability

## app/reading/resolve_dispute.rs

screen_status_from_entries = a status comes from entries: s or A adds one

## app/sync/erased_keys.rs

## app/sync/external_changes.rs

screen_file_sound_again = { $path }: nothing is wrong with it now
screen_head_changed = { $file } was changed: title, statuses and queries are as it says now
screen_head_readable = { $file } can be read again
screen_writable_again = the workspace can be written again

## app/triage/mod.rs


## app/triage/queue_replies.rs

screen_list_empty = there is nobody in this list, and no queue to go on with
screen_queue_progress = queue { $name } { $progress }: t goes on
screen_marked_people = the { $marked ->
        [one] 1 marked person
       *[other] { $marked } marked people
    }
screen_all_people = { $people ->
        [one] the 1 person there is
       *[other] all { $people } people
    }

screen_people_of_query = the { $people ->
        [one] 1 person
       *[other] { $people } people
    } of { $query }
screen_saved_query_text = saved query { $name }: { $query }
screen_nobody_answers = { $query }: nobody answers to that
screen_new_queue = New queue of { $people ->
        [one] 1 person
       *[other] { $people } people
    }
screen_decision_back = taken back
screen_but_stays = { $before }, but { $why }: stays { $now }
screen_change_about = { $why } ({ $names })
screen_taken_back = { $why }: taken back

## app/triage/start.rs

screen_queue_needs_name = a queue needs a name
screen_queue_exists = there is a queue { $name } at { $progress }; go on with it, or take another name
screen_no_such_order = { $typed }: no such order; there are { $orders }

## tui/run.rs

screen_editor_failed = { $editor } exited with an error; check $EDITOR
screen_editor_not_private = Here $EDITOR must be vim, nvim, nano, emacs, hx or micro: { $editor } may keep copies on the disk.
screen_edited_beside = somebody else changed the file meanwhile; yours lies beside it: { $path }
screen_edited_not_saved = not saved: { $why } What you wrote is in memory until you leave: { $path }
screen_no_such_command = keys.ron: { $name }: there is no such command; ? lists their names
screen_not_a_key = keys.ron: { $text }: not a key; write for example x, Ctrl-x, Space, PgDn

## tui/view/list.rs

screen_position = {" "}{ $at }/{ $shown } of { $total }
screen_by_role = {" "}· { $count } by role
screen_marked = {" "}{ $count } marked{" "}
screen_unreadable_files = {" "}{ $files ->
        [one] 1 file
       *[other] { $files } files
    } cannot be read · ! tells why
screen_nothing_fits_show_all = {" "}nothing fits · Esc shows all
screen_nothing_here_yet = {" "}nothing here yet · a adds
screen_source_none = none
screen_position_near = {" "}nearest { $at }/{ $near }
screen_writing = writing{" "}
screen_position_of_all = {" "}{ $at }/{ $shown }
screen_and_dot = { $before } · { $after }
# These name nobody.
screen_somebody_erased = somebody was erased
screen_erased_and_closed = somebody was erased; what was open and half typed here about them is gone
screen_only_by_role = {" "}only by role · role:any shows them
screen_comparing = comparing with the files{" "}
screen_not_compared = This is still being compared with its file. Press the key again in a moment.
screen_not_on_sealed = Not on a sealed workspace: docs/encryption.md says what works there.
screen_lock_again = Press it again to lock.
screen_lock_only_sealed = Only a sealed workspace is locked; q leaves.
lock_prompt = Locked. Enter unlocks; Ctrl-q empties the clipboard and leaves.
lock_passphrase = A passphrase may be typed before Enter. It is not shown.
screen_reading = reading { $done }/{ $total }{" "}
screen_several_were_joined = several were joined to it: go to the one that is meant, and press X again

## app/core

screen_typing_not_kept = what you type is not kept if the line drops: { $reason }
screen_taken_elsewhere = another window of yours goes on with this as well
screen_read_again = read again from disk; what an editor changes is in no log, and u does not take it back
screen_put_back = put back as it was: { $copy }
screen_done = Saved (u to undo) · { $why }
screen_undone = Undone (U to redo) · { $why }
screen_redone = Redone (u to undo) · { $why }
screen_done_but = on disk, { $stays }
screen_conflict_title = Somebody else changed the same thing; nothing was written
screen_no_change_of_record = { $name }: the log has no change of this record
screen_changes_of = { $name }: { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }
screen_erasing = Erasing { $called }
screen_joined_to = { $name } ({ $joined }), joined to { $kept }
screen_not_run = not run: { $characters ->
        [one] 1 pasted character
       *[other] { $characters } pasted characters
    }; paste into a search, form or note

## app/drafts

screen_nothing_half_written = nothing half written is kept
screen_on_disk_already = { $title }: it is on disk already

## app/sync, app/triage

screen_e_again = E again opens it all the same · { $line }
screen_with_this_decision = With this decision and the next ones
screen_still_reading = the records are still being read; a queue needs all of them

## app/findings/quick_fix.rs: what the key does, after its name

fix_entry = opens the entry's form at { $field }
fix_item = opens its form at { $field }
fix_risk_or_consent = opens the form of the { $what } at { $field }
fix_record = opens the record's form at { $field }
fix_new_entry = opens the form of a new entry
fix_attach = opens the form that attaches a file to the source
fix_query = opens the saved query's form at { $field }
fix_unjoin = shows what taking them apart comes upon, and asks
fix_show = shows the record
fix_file = opens the file in $EDITOR at this line
fix_told = says what can be done

## app/form/open.rs

form_changed_meanwhile = it has been changed meanwhile; it is shown as it is now
form_nothing_opened = Nothing was opened
screen_problems = ! { $problems ->
        [one] 1 problem
       *[other] { $problems } problems
    }{"  "}
clash_title = Somebody else changed the same thing

## tui/view/theme.rs

screen_theme_no_theme = the theme is neither a name nor a map of roles; docs/settings.md has both
screen_theme_unknown = there is no theme "{ $name }": default, light, high-contrast or mono
screen_theme_role = theme: there is no role "{ $role }"; docs/settings.md lists them
screen_theme_style = theme: "{ $text }" is not a style for { $role }; write one such as "bold red on black"
screen_theme_invisible = theme: { $role } could not be seen
clash_theirs = theirs
clash_yours = yours
clash_before = before
clash_nothing = (nothing)

## tui/view: titles and labels

facet_status = Status
facet_kind = Kind
facet_reliability = Reliability
facet_garrison = Garrison
view_people = People
view_cases = Cases
view_sources = Sources
view_places = Places
view_units = Units
screen_being_read = {" "}reading…
screen_open_questions = open
screen_decided = decided
screen_being_listed = { $count } linked records are being listed
screen_being_counted = { $count } people are being counted
screen_leave = leave
## app/form

picker_in_panes = { $name }: { $help }
picker_in_search = { $name }: (in a search line) { $help }
picker_in_form = { $name }: (in a form) { $help }
picker_in_list = { $name }: (in a list like this) { $help }
picker_in_note = { $name }: (in a note) { $help }
picker_in_text = { $name }: (in a text) { $help }
picker_in_conflict = { $name }: (in a conflict) { $help }
picker_in_queue = { $name }: (in a queue) { $help }
picker_in_pairs = { $name }: (on a pair of people) { $help }
picker_in_import = { $name }: (on the page of an import) { $help }
picker_in_findings = { $name }: (on the page of findings) { $help }
picker_in_overview = { $name }: (in the overview) { $help }
picker_in_page = { $name }: (on a page) { $help }
picker_go_on = go on
picker_begin = begin
picker_decide = decide: { $status }, with the date and the source at the foot
picker_new = new
form_withdraw = Withdraw
form_cite = Cite
form_entry = Entry
form_title = { $what } · { $name }
form_title_of = { $what } · { $item } · { $name }
facet_role = Role
facet_tag = Tag
facet_case = Case
facet_place = Place

## app/browse/sort_order.rs

screen_order_match = best first
screen_order_name = by name
screen_order_status = by status
screen_order_since = newest first
screen_order_heard = last heard first
screen_order_changed = last changed first

## app/browse/pane_commands.rs

screen_ordered = ordered: { $order } · S for the next order

## app/browse/facet_kind.rs

screen_facet_without_status = no status
screen_facet_without_role = in no case
screen_facet_without_tag = no tag
screen_facet_without_case = no case
screen_facet_without_place = no place

## app/browse/list_column.rs

screen_columns = columns of people
screen_column_since = since
screen_column_place = place
screen_column_heard = heard
screen_column_sources = src
screen_column_case = case
screen_column_tags = tags
screen_column_id = id
screen_column_since_told = since when the present status holds
screen_column_place_told = the place of the present status
screen_column_heard_told = when somebody last saw or heard from the person
screen_column_sources_told = independent sources of the status, and all of them
screen_column_case_told = the cases
screen_column_tags_told = the tags
screen_column_id_told = the short id

## app/reading/find.rs

screen_find_first = find something first: / takes the words
screen_found_nowhere = found nowhere here: { $words }

## app/browse/commands.rs, the mouse

screen_mouse_on = the mouse is on: click chooses, double click opens, Shift selects text
screen_mouse_off = the mouse is off

## tui/view/hints.rs, in the panes

hint_other_facets = other facets
hint_time_line = time line
hint_go_there = go there
hint_copy_id = copy id
hint_open_copy = open file
hint_go_right = right

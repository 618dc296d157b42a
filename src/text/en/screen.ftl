## app/browse/commands.rs

screen_nothing_chosen = nothing is chosen
screen_statements_of_people = statements belong to people and cases
screen_files_of_sources = files are attached to sources: 3 lists them
screen_only_entries_and = only entries and relations are withdrawn; e changes this, u takes a change back
screen_this_for_people = this is for people: 1 lists them
screen_for_people = For { $people ->
        [one] 1 person
       *[other] { $people } people
    }
screen_status_anyway = { $told }: s gives a status all the same
screen_there_no_status = there is no status change to make again yet: s makes one
screen_no_entry = there is no entry: A adds one
screen_nothing_joined = nothing was joined to this record: = finds people to join
screen_is = { $name } is { $told }
screen_marked_esc_takes = { $marked } marked · Esc takes the marks away
screen_this_where_you = this is where you began
screen_this_as_far = this is as far as you went
screen_sent_to_clipboard = sent to your terminal's clipboard: { $text }

## app/browse/detail.rs

screen_file = ! file
screen_shown_as_was = { $reason } ({ $place }); shown as it was read last

## app/browse/follow_link.rs

screen_line_leads_nowhere = this line leads nowhere; lines that do are underlined

## app/browse/navigate.rs

screen_there_no_such = { $id }: there is no such record

## app/browse/saved_queries.rs

screen_no_kind_record = { $kind }: no kind of record

## app/drafts/draft_keys.rs

screen_wait_until_everything = wait until everything is read
screen_record_gone_this = { $title }: the record is gone; this was typed
screen_entry_not_there = the entry is not there any more as it was
screen_ctrl_x_again = Ctrl-x again throws it away for good
screen_thrown_away = thrown away

## app/drafts/form_draft.rs


## app/findings/finding_keys.rs

screen_what_can_be = What can be done
screen_no_record_there = no record of it is there to be shown: E opens the file

## app/findings/quick_fix.rs


## app/overview/drilldown.rs

screen_changes_by_month = status changes by month, the newest first
screen_without_month = without a month
screen_in = in { $month }

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
screen_there_none = there is none
screen_newest_first = { $count ->
        [one] 1 status change
       *[other] { $count } status changes
    } { $when }
screen_no_month_can = no month can be told
screen_before_that = before that
screen_dated_more_vaguely = dated more vaguely than a month, or not at all

## app/pairs/pair_keys.rs

screen_nothing_choose_here = nothing to choose here: only fields with ≠ have two values
screen_and_were_not = { $joined } and { $kept } were not joined

## app/reading/mod.rs

screen_entry = Entry · { $name }
screen_entry_status = Entry · { $status } · { $name }
screen_time_line = Time line · { $name }
screen_figures = Figures · { $name }
screen_aloud = Dossier · { $name }
screen_disputed = Disputed · { $name }
screen_against_it = {"   "}against it: { $against }

## app/reading/page_keys.rs

screen_figures_reported_cases = figures are reported of cases: 2 lists them
screen_dossier_of_person = a dossier is about a person: 1 lists them
screen_this_for_people_and = this is for people and cases
screen_nothing_about_disputed = nothing about it is disputed
screen_no_entry_has = no entry has a date
screen_there_nothing_tell = there is nothing to tell
screen_this_line_leads = this line leads nowhere
screen_edit_item = this line is edited with its record

## app/sync/conflict_keys.rs

screen_entry_not_there_any = the entry is not there any more ({ $by }); nothing was written, what you typed is still here

## app/sync/editor_warning.rs

screen_and_more_open = { $line } · and { $more } more are open

## app/triage/triage_keys.rs

screen_nothing_has_been = nothing has been decided here yet that could be done again
screen_there_no_claim = there is no claim yet: a status makes one
screen_queue_t_goes = queue { $name } { $told }: t goes on
screen_the_summary = the summary
screen_too_long_for = too long for a terminal's clipboard: lastseen log --summary --since { $since } prints it
screen_sent_your_terminal = sent to your terminal's clipboard: { $told }

## tui/view/clash.rs

screen_of = { $title } · { $field }   { $at } of { $count }
clash_not_written = Nothing of yours has been written yet.
clash_changed_away = It was changed while you were away.

## tui/view/findings.rs

screen_nothing_wrong = {" "}nothing is wrong, as far as anybody can tell from the records
screen_looking_through_everything = {" "}looking through everything
screen_findings = Findings { $at }/{ $length }
screen_under_way = { $told } · looking through everything
screen_looking_through = { $told } · looking through { $done } of { $total }

## tui/view/form.rs

screen_page_pgdn_turns = page { $page } of { $pages }; PgDn turns it
screen_no_year = which year? kept in words
screen_no_date_kept = no date: kept in words
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

screen_list_behind = the list behind it
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
screen_person = which person?
screen_case = which case?
screen_which_source = which source?
screen_place = which place?
screen_unit = which unit?
screen_for_form = , more fit: type on
screen_nothing_fits_ctrl = {" "}nothing fits · Ctrl-n makes a new one
screen_nothing_fits = {" "}nothing fits

## tui/view/popup.rs

screen_two_people = {" "}two people?{" "}
screen_new_status = new status
screen_add_kind = add a statement

## tui/view/reading.rs

screen_there_no_more = {" "}it is there no more

## tui/view/screen.rs

screen_too_small_q = too small; q quits

## tui/view/triage.rs

screen_queue_2 = {" "}queue { $name }
screen_at_this_pace = { $time } at this pace{" "}
screen_not_known = not known
screen_last_seen = last seen
screen_looked_at = looked at
screen_claims = {" "}{ $dash } claims { $count }{" "}
screen_withdrawn = withdrawn: { $withdrawn }
screen_with_it = with it
screen_today = today, { $day }
screen_date = date { $when }
screen_source_2 = { $before }; source { $source }
screen_contact = { $before }; contact { $contact }
screen_left_all_them = {" "}{ $left } left, all of them with others; Enter looks again
screen_everybody_decided_about = {" "}everybody is decided about; y copies this, u takes the last decision back

## tui/view/facets.rs

screen_without = without { $files ->
        [one] 1 file
       *[other] { $files } files
    }{" "}
screen_not_said = not said

## app/browse/saved_query_keys.rs

screen_no_query_saved = no query is saved yet; F saves the one that is shown
screen_ctrl_r_changes = { $wrong }; Ctrl-r changes the query
screen_found = { $name }: { $found } found
screen_this_query_saved = this query is saved already, as "{ $name }"
screen_saved_query = Saved query "{ $name }"
screen_save_query_for = Save a query for records of kind { TERM($kind) }
screen_save_query = Save a query

## app/overview/stats.rs

screen_by = by { $author }
screen_people_status = people by status
screen_people_status_without = people by status (without { $files ->
        [one] 1 file
       *[other] { $files } files
    } that cannot be read)
screen_open_work = open work
screen_not_heard_from = not heard from for 30 days
screen_not_heard_from_for = not heard from for a year
screen_never_heard_from = never heard from
screen_without_source = without a source
screen_on_one_source = on one source
screen_without_place = without a place
screen_never_looked_at = never looked at
screen_not_looked_at = not looked at for 30 days
screen_risk_be_looked = risk to be looked at again
screen_second_look_wanted = second look wanted
screen_status_changes_month = status changes by month
screen_to = { $first } to { $last }
screen_month_month = month by month
screen_changed_last_days = changed in the last { $days } days, by the log
screen_log_cannot_be = the log cannot be read: { $reason }
screen_log_being_read = the log is being read
screen_and_more = and { $more } more { $what }
screen_all_them = all of them
screen_cases_named_against = cases: named against reported
screen_sources_reliability = sources by reliability

## app/reading/resolve_dispute.rs

screen_status_comes_from = a status comes from entries: s or A adds one

## app/sync/erased_keys.rs

## app/sync/external_changes.rs

screen_nothing_wrong_with = { $path }: nothing is wrong with it any more
screen_was_changed_title = { $file } was changed: title, statuses and queries are as it says now
screen_can_be_read = { $file } can be read again
screen_workspace_can_be = the workspace can be written again

## app/triage/mod.rs


## app/triage/queue_replies.rs

screen_there_nobody_this = there is nobody in this list, and no queue to go on with
screen_queue_t_goes_on = queue { $name } { $progress }: t goes on
screen_the = the { $marked ->
        [one] 1 marked person
       *[other] { $marked } marked people
    }
screen_the_there_is = { $people ->
        [one] the 1 person there is
       *[other] all { $people } people
    }

screen_the_of = the { $people ->
        [one] 1 person
       *[other] { $people } people
    } of { $query }
screen_saved_query_2 = saved query { $name }: { $query }
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
screen_there_queue_at = there is a queue { $name } at { $progress }; go on with it, or take another name
screen_no_such_order = { $typed }: no such order; there are { $orders }

## tui/run.rs

screen_did_not_end = { $editor } exited with an error; check $EDITOR
screen_no_such_command = keys.ron: { $name }: there is no such command; ? lists their names
screen_not_a_key = keys.ron: { $text }: not a key; write for example x, Ctrl-x, Space, PgDn

## tui/view/list.rs

screen_position = {" "}{ $at }/{ $shown } of { $total }
screen_by_role = {" "}· { $count } by role
screen_marked = {" "}{ $count } marked{" "}
screen_cannot_be_read = {" "}{ $files ->
        [one] 1 file
       *[other] { $files } files
    } cannot be read · ! tells why
screen_nothing_fits_esc = {" "}nothing fits · Esc shows all
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
screen_reading = reading { $done }/{ $total }{" "}
screen_several_were_joined = several were joined to it: go to the one that is meant, and press X again

## app/core

screen_typing_not_kept = what you type is not kept if the line drops: { $reason }
screen_taken_elsewhere = another window of yours goes on with this as well
screen_read_again = read again from disk; what an editor changes is in no log, and u does not take it back
screen_put_back = put back as it was: { $copy }
screen_done = on disk, u takes it back · { $why }
screen_undone = taken back, U makes it again · { $why }
screen_redone = made again, u takes it back · { $why }
screen_done_but = on disk, { $stays }
screen_conflict_title = Somebody else changed the same thing; nothing was written
screen_no_change_of_record = { $name }: no change of this record stands in the log
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

## tui/view/palette.rs

screen_theme_no_theme = the theme is neither a name nor a map of roles; docs/settings.md has both
screen_theme_unknown = there is no theme "{ $name }": default, light, high-contrast or mono
screen_theme_role = theme: there is no role "{ $role }"; docs/settings.md lists them
screen_theme_style = theme: "{ $text }" is no style for { $role }; write one such as "bold red on black"
screen_theme_invisible = theme: { $role } could not be seen

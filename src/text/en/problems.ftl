# What may be wrong with a file, a record or a statement.

merge_conflict = conflict markers left by a merge, up to line { $line }; `lastseen check` and `lastseen show ID` tell both sides; `lastseen mergetool` merges them; or keep what is right of both and delete the marker lines
merge_conflict_sides = conflict markers left by a merge, up to line { $line }; the two sides are: { $name_one }: { $lines_one }; and { $name_other }: { $lines_other }; `lastseen mergetool` merges them; or keep what is right of both and delete the marker lines
problem_removed_here = removed here and changed in the other clone; git waits for a decision: `:decide` on the screen shows both sides, `lastseen mergetool { $id } --keep` keeps it, `--let-go` removes it
problem_removed_there = removed in the other clone and changed here; git waits for a decision: `:decide` on the screen shows both sides, `lastseen mergetool { $id } --keep` keeps it, `--let-go` removes it
problem_erased_here = erased on { $day } by { $by } and changed in the other clone, so that it is here again; `:decide` on the screen shows both sides, `lastseen erase { $id }` erases it again, `lastseen mergetool { $id } --keep` keeps it
problem_erased_there = erased in the other clone on { $day } by { $by } and changed here; `:decide` on the screen shows both sides, `lastseen erase { $id }` erases it here too, `lastseen mergetool { $id } --keep` keeps it
merge_side_one = the one
merge_side_other = the other
value_none = nothing
copy_differs = a copy of { $of } left by { $left }; they differ: { $differences }; take over what is right into { $of }.ron, and remove the copy then
copy_differs_more = a copy of { $of } left by { $left }; they differ: { $differences }; and { $more ->
        [one] 1 more field
       *[other] { $more } more fields
    }; take over what is right into { $of }.ron, and remove the copy then
copy_of_log_needed = a copy of { $of } left by { $left }, with { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    } that { $of } lacks; they are read and count: keep the copy
problem_recorded_twice = the same { TERM($kind) } seems to be recorded as { $records }, too; if it is another one, give each { $kind ->
        [kind_place] the larger place that it lies in
        [kind_unit] its number
        [kind_case] the day it began
       *[other] its publisher and date
    }, else keep one of them
problem_recorded_more_than_twice = the same { TERM($kind) } seems to be recorded as { $records } and { $more } more, too; if it is another one, give each { $kind ->
        [kind_place] the larger place that it lies in
        [kind_unit] its number
        [kind_case] the day it began
       *[other] its publisher and date
    }, else keep one of them
status_stays = but { $why }: the status stays { $now }
status_none = none


## text/errors/left_behind.rs

left_by_syncthing = Syncthing
left_by_dropbox = Dropbox
left_by_nextcloud = Nextcloud or ownCloud
left_by_sync_or_file_manager = a sync tool or a file manager
left_by_git = git or a merge tool
left_by_patch = patch
left_by_unknown = another program
copy_only_version = a copy of { $of } left by { $left }, and { $of } itself is not here: this may be its only version; look into it, and name it { $of }.ron if it is right
copy_unread = a copy of { $of } left by { $left }; look at both, take over into { $of }.ron what is right, and remove the copy then
copy_same = a copy of { $of } left by { $left } that says the same; the copy may be removed
copy_difference = { $field }: { $in_record } in the record, { $in_copy } in the copy
copy_of_log = a copy of { $of } left by { $left }; no change counts twice, and the copy may be removed

## text/errors/not_current.rs

not_current_ahead = its date is in the future and does not count yet
not_current_no_date = it has no date that can be ordered
not_current_later = an entry of a later date counts
not_current_same_date = another entry of this date counts
entry_in_future = in the future: counts neither as seen nor as the present status
entry_no_date_counts = no date that can be ordered: counts only as long as no other entry does
entry_no_date = no date that can be ordered: does not decide the present status

## text/errors/problem.rs

its_file_cannot_be_read = { $typed }: its file cannot be read: { $place }: { $why }
problem_does_not_parse = cannot be read: { $words }
problem_empty = the file is empty; put the record back, or remove the file
problem_not_utf8 = the text is not UTF-8, from byte { $offset } on; save it as UTF-8
problem_too_large = { $bytes } bytes are too much for a record; the limit is { $limit }: attach long texts to a source
problem_symlink = a symbolic link; put the file itself here
problem_not_a_file = not a plain file; only records belong here
problem_gone = is gone; what is shown is how it was last read
problem_newer_format = made by a later lastseen (format { $format }); update this one
problem_unreadable = cannot be opened: { $words }
problem_unreadable_folder = the folder cannot be listed: { $words }
problem_name_is_not_id = the id inside is { $inside }; file name and id must be the same
problem_name_is_no_id = the file's name is not an id of the kind that this folder holds; name it as the id inside, if no file has that name yet
problem_name_in_capitals = ids are written in small letters; give the file the name { $of }.ron
problem_duplicate_id = the same id as in { $taken }, which was taken; remove one of the two files
problem_unknown_kind = no kind of record lives here; move it elsewhere
problem_copy_of_head = a copy of lastseen.ron left by { $left_by }; look at both, take over what is right, and remove the copy then
problem_field_twice = the field is here twice; take one of them out
problem_unknown_field_near = a field that is not known; did you mean { $meant }?
problem_unknown_field = a field that is not known
problem_names_no_record = names no record; name one, or take it out
problem_no_such_record = { $written }: there is no such record; name another, or take it out
problem_wrong_kind = { $written }: the id of a { TERM($expected) } belongs here
problem_unknown_status_near = { $written }: did you mean { $meant }?
problem_unknown_status = { $written }: unknown status; use one of the four built-in statuses or one defined in lastseen.ron
problem_unknown_word_near = { $written }: did you mean { $meant }?
problem_unknown_word = { $written }: not one of the words for this field
problem_not_a_date = { $written }: not a date; write 2022-07, 2022-07~ (about) or a day, or put the words in `said`
problem_not_a_credibility = { $written }: credibility goes from 1 (confirmed) to 6 (cannot be judged)
problem_unresolved = { $written }: no { TERM($kind) } of the workspace bears this name; add it to one as a spelling, or add the { TERM($kind) }
problem_name_twice = another saved query has this name, too; rename one
problem_too_many_queries = more than { $limit } saved queries; this one and those after it are not looked at: take some out
problem_mixed_scripts = { $word }: letter { $at }, { $letter }, is { $script } among letters of another script that look the same; type the word again
problem_no_name = a record must have a name or title
problem_names_itself = names the record itself; another one belongs here
problem_sources_lost = none of the sources of this status is there, so nobody can look it up; cite one that is
problem_in_future = { $written }: lies in the future; is the year right?
problem_ends_in_future = { $written }: ends in the future; is the year right? If the end is not known, write .. for it
problem_no_order = no date that can be ordered, so it does not decide the present status; give `when`, if only a year or ../2024
problem_born_too_early = { $written }: born more than 120 years ago; is the year right?
problem_not_an_age = { $written }: not an age; write years such as 20 or 20-25
problem_age_against_age = the age does not fit the age { $years } as of { $as_of }; one of them is wrong, or it is another person
problem_source_before = the source was published before this, on { $published }; is one of the dates wrong, or is another source meant?
problem_retrieved_before = retrieved before it was published, on { $published }; are the two dates exchanged?
problem_before_birth = before the birth in { $born }; one of the two dates is wrong, or it is another person
problem_ends_before_it_begins = ends before it begins in { $began }; are the two dates exchanged?
problem_age_against_birth = the age does not fit the birth in { $born }; one of them may be a claim
problem_end_before_beginning = { $end } before anything else, and { $beginning } only later (history[{ $at }]): is one of the dates wrong?
problem_no_entry = in a case, and nothing is told of what became of the person; add an entry
problem_no_kinship = a relative without a kinship; write Mother, Brother, Wife or the like
problem_unknown_protection_near = there is no such field; did you mean { $meant }? Until this is put right --public shows no name
problem_unknown_protection = this version does not know the field, so --public shows no name; take it out, or say it in a field that is known
problem_protection_incomplete = not said, so --public shows no name; fill it in
problem_names_somebody_hidden = names somebody whose name may not be shown, so --public leaves it out; write it without the name
problem_review_due = the day that was set for looking at the risk again has come; look, and set the next one
problem_joined_to_joined = joined to a record that was itself joined; { $stands } stands for both: write that here
problem_joined_changed = changed since it was joined to { $stands }, where that does not show; `lastseen unjoin --anyway { $joined }`, then join them again
problem_joined_though_different = says that { $other } is of another person, and the two are joined; take this out, or take the records apart: `lastseen unjoin`
problem_circular_join = joined to itself by way of others; take one of them out of the circle
problem_no_source = a status that names no source; cite one, or withdraw it
problem_no_grade = a source without a grade; how far is it trusted? A (completely) to E (not at all), F (cannot be judged)
problem_circular_sources = the source repeats itself by way of others; which of them came first?
problem_circular_parents = lies in itself by way of others; which of them is the larger?
problem_empty_range = the lower figure is above the upper one; are they exchanged?
problem_not_a_digest = { $written }: not a SHA-256 digest, so no copy can be checked against it; attach the file again
problem_copy_lost = { $copy }: the copy that was attached is lost; attach the file again, or put the copy back
problem_copy_altered = { $copy }: the copy has been altered; it is not what was attached: put the old one back, or attach the file again
problem_copy_unnamed = no source or person names this copy; attach it again, or remove the file
problem_torn_log_line = the last line was cut off by a crash; its change never happened
problem_broken_log_line = the log has been tampered with: { $flaw }; put the log back from a copy, and ask who did it
problem_keys_conflict_markers = conflict markers left by a merge among the keys: one that a side took out may count here; `lastseen mergetool` merges both sides and takes the markers out
problem_log_conflict_markers = conflict markers left by a merge; all changes of both sides are read and count: `lastseen mergetool` takes the markers out
problem_log_name_differs = the author and device in its lines belong to { $inside }; somebody renamed or copied this log, or wrote it under another name: ask who did it
problem_blanked_by_nobody = values of this line are gone and no erasure in any log says so: it has been tampered with, or the log of the erasure is missing
problem_values_are_back = values that were erased are there again (an older copy of the log was put back); erase the person again
problem_erase_again = was changed by somebody else while a person was being erased, and may still speak of them; erase again
problem_not_sealed = not sealed with the key of this workspace, so nothing of it is read: it lies here in the clear or under an older key
problem_stray_in_log = none of lastseen's files; it lies among the parts of { $log } and is not read. That log is whole without it
problem_other_form = the workspace was sealed, unsealed or given a new key while this window was open. What it shows is from before, and it writes nothing any more
problem_left_in_clear = left by an editor or by the system, and not sealed: what was typed may stand in it in the clear
problem_snapshot_stays = a snapshot of another account that this one may not remove: whoever is erased may still be in it. It goes when that account next opens the workspace, or when its owner or an administrator removes the file
problem_foreign_plan = a plan to erase somebody, made by another account, on another machine or by an earlier version; it is not carried out. Whoever made it finishes it by writing something here; otherwise look at it and remove it
problem_foreign_change = a part of change { $change } by { $by }, made by another account, on another machine or by an earlier version; it is not put in place of { $target }. { $by } finishes it by writing something here; otherwise look at it, take over by hand what is right, and remove it
problem_unlogged_change = a part of change { $change } by another account or on another machine that no readable log here has; it is kept as it is. It goes once its line has come and whoever made it writes here; otherwise look at it, take over by hand what is right, and remove it
problem_foreign_work = made by another account, on another machine or by an earlier version, so it is not offered as yours; look at it, take over what is right, and remove it
problem_foreign_facts = { $count ->
    [one] this line of a queue was not written by this account, and nothing follows from it
   *[other] { $count } lines of this queue, this one first, were not written by this account, and nothing follows from them
}
problem_interrupted = a change of yours was interrupted here; your next change finishes it, and so does opening the screen
problem_open_to_all = every account of this machine may read these records; close them with `chmod -R o-rwx { $path }`
problem_was_erased = this person was erased on { $day } by { $by } and is there again; ask why, and erase again if it is a mistake
problem_statements_lost = { $count ->
    [one] the log has a statement of { $by } ({ $day }) that the record no longer makes, as after a merge of git without lastseen; `lastseen mergetool { $id }` puts it back
   *[other] the log has { $count } statements of { $by } (the last on { $day }) that the record no longer makes, as after a merge of git without lastseen; `lastseen mergetool { $id }` puts them back
}
problem_statements_lost_log = { $count ->
    [one] the log has a statement of { $by } ({ $day }) that the record no longer makes, as after a merge of git without lastseen; `lastseen log { $id }` shows it
   *[other] the log has { $count } statements of { $by } (the last on { $day }) that the record no longer makes, as after a merge of git without lastseen; `lastseen log { $id }` shows them
}
problem_ignored_by_git = { $count ->
    [one] the rule `{ $pattern }` keeps { $example } from plain `git add`; a clone without it is not whole: `lastseen sync` adds it, and so does `git add --force`
   *[other] the rule `{ $pattern }` keeps { $count } files of the workspace, { $example } among them, from plain `git add`; a clone without them is not whole: `lastseen sync` adds them, and so does `git add --force`
}
problem_put_aside = somebody else's version was kept; ours was put aside in { $kept }

# What a change of the log did, and what others have changed.

fact_from_to = { $what }: { $from } → { $to }
fact_to = { $what }: { $to }
fact_of_records = { $records }: { $fact }
fact_new = new { TERM($kind) }
fact_removed = { TERM($kind) } removed
fact_looked_at = looked at
fact_item_added = { TERM($item) } added
fact_item_taken_away = { TERM($item) } taken away
fact_field_of_item = { $item }, { $field }
fact_item_about = { TERM($item) } “{ $about }”
fact_record = record
moment_utc = { $day } { $time } UTC
change_undone = undone: { $why }
change_done_again = done again: { $why }

# What others have changed on disk.

external_gesture = { $who }: { $why } ({ $records ->
        [one] 1 record
       *[other] { $records } records
    })
external_broken = { $name }: the file cannot be read now, shown as it was; ! tells why
external_mended = { $name }: the file can be read again
external_new_by = { $who }: { $name } is new
external_status_by = { $who }: { $name } is { $status } now
external_gone_by = { $who }: { $name } was removed
external_changed_by = { $who }: { $why }
external_new = changed on disk: { $name } is new
external_status = changed on disk: { $name } is { $status } now
external_gone = changed on disk: { $name } is gone
external_changed = changed on disk: { $name }
external_several = { $records } records changed on disk: { $names }
external_several_broken = { $records } records changed on disk: { $names } · { $broken } cannot be read, ! tells why
external_several_by = { $records } records changed on disk ({ $by }): { $names }
external_several_broken_by = { $records } records changed on disk ({ $by }): { $names } · { $broken } cannot be read, ! tells why
editor_open = { $name } is open in { $program }: what is saved there later may undo this ({ $file })
editor_open_by = { $name } is open in { $program } by { $who }: what is saved there later may undo this ({ $file })
set_by = { $who }, { $moment }: { $why }
set_by_nobody_knows = by hand or by another program; the log does not tell
moment = { $day } { $time }
own_other_window = you, in another window
own_self = you
ellipsis = …

# What does not fit between logs, records and what was seen before.

doubt_end_missing = ends with change { $last }, but this machine has seen change { $seen }: its end was cut off, or an older copy was put in its place; bring the whole log back
doubt_end_missing_log = ends with change { $last }, but the author of { $log } had seen (in change { $seq } there) change { $seen }: its end was cut off, or an older copy was put in its place; bring the whole log back
doubt_log_missing = is not here, but this machine has seen { $seen ->
        [one] 1 change
       *[other] { $seen } changes
    } of it: it was deleted; bring it back
doubt_log_missing_log = is not here, but the author of { $log } had seen (in change { $seq } there) { $seen ->
        [one] 1 change
       *[other] { $seen } changes
    } of it: it was deleted; bring it back
doubt_all_logs_missing = no log is here, but this machine has seen { $logs ->
        [one] 1 log
       *[other] { $logs } logs
    } with { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }: all were deleted; bring them back
doubt_rewritten = this machine has seen another change { $seen } than the one that is here: the log was replaced or rewritten
doubt_rewritten_log = the author of { $log } had seen (in change { $seq } there) another change { $seen } than the one that is here: the log was replaced or rewritten
doubt_edited_outside = is not as the last change left it ({ $by }, { $day }): edited by hand or by another program since, or that change is missing in the log
doubt_merged_outside = was changed by two people who had not seen each other's change, and put together outside of this program; nobody can tell whether more was edited then
doubt_older_record = an older copy was put back: the file is as it was at an earlier change ({ $by }, { $day }), and later changes are not in it
doubt_record_missing = the file is gone, and no change removed it; the last one wrote it ({ $by }, { $day })
clock_cannot_be = this machine's clock says { $now }, which cannot be: set the clock, or dates of today and times in the log are wrong
clock_behind = this machine's clock says { $now }, but { $log } has changes of { $newest }: set the clock, or that of the other machine if that one is wrong
clock_ahead = this machine's clock says { $now }, and the last change was made on { $newest }: if years have not passed, set the clock
clock_log_cannot_be = the last change in { $log } has the date { $at }, which cannot be: the clock of that machine is wrong and must be set; the order of changes does not go by it
unknown_who_wrote = not known: who sat at the keyboard under these names; whoever can write here can write under any name
unknown_cut_before_seen = not known: whether lines were cut off before anybody else's log or this machine had seen them
unknown_all_replaced = not known: whether all logs were replaced together with what this account has noted of them
unknown_cut_before_today = not known: whether the ends of logs were cut off before today, as this account has not seen them before; from now on it keeps a note of them outside of the workspace
unknown_cut_sealed = not known: whether the ends of logs were cut off or older parts of them put back before anybody else's log had seen them; of a sealed workspace this account keeps no note of that
# What is stored with a change or a draft, as it was written.

note_on = Note on { $name }
value_held_by = held by { $custodian }
pair_remark = Not kept when { $joined } was joined to this record.

## text/log/purpose.rs

# What a change was for. The log keeps it in the words of the form on disk (docs/format.md), whatever the language.
purpose_people = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
purpose_records = { $count ->
        [one] 1 record
       *[other] { $count } records
    }
purpose_status = { $whom }: { $status }
purpose_decision_status = { $name }: { $status } (queue { $queue })
purpose_decision_kept = { $name }: looked at and kept (queue { $queue })
purpose_decision_second_look = { $name }: second look asked for (queue { $queue })
purpose_record_added = { $name }: { TERM($kind) } added
purpose_entry_added = { $name }: entry added
purpose_item_added = { $name }: { $list ->
        [ages] age
        [counts] figure
        [relations] relation
        [steps] step
        [documents] document
       *[claims] claim
    } added
purpose_edited = { $name }: { $fields } edited
purpose_source_cited = { $name }: source cited
purpose_withdrawn = { $name }: { $list ->
        [ages] age
        [claims] claim
        [counts] figure
        [relations] relation
        [steps] step
        [documents] document
       *[history] entry
    } withdrawn: { $reason }
purpose_chosen = { $name }: { $side } chosen
purpose_noted = { $whom }: note
purpose_batch = { $whom }: { $parts }
purpose_batch_tag = tag { $what }
purpose_batch_case = case { $what }
purpose_batch_source = source { $what }
purpose_attached = { $name }: { $file } attached
purpose_file_attached = { $name }: file attached
purpose_imported = { $file }: { $created } created, { $updated } updated
purpose_query_saved = saved query "{ $name }"
purpose_query_removed = saved query "{ $name }" removed
purpose_joined = { $name }: { $joined } joined to it
purpose_two_people = { $one } and { $other } are two people
purpose_nobody_knows = { $one } and { $other }: nobody can tell whether they are one
purpose_left_standing = left standing: { $of }
purpose_erased = a person erased
purpose_merged = two versions merged
purpose_exported = exported { $scope } { $form }, { $records } records, sha256 { $sha256 }
purpose_exported_encrypted = { $told }, encrypted to { $keys }
purpose_exported_to = { $told }, to "{ $recipient }"
purpose_exported_query = { $told }, query "{ $query }"
purpose_spelling = { $typed } is { $of }
purpose_new_name = { $typed } is a new { TERM($kind) }

## text/log/signatures.rs

signature_invalid = this is no signature of the log as it stands there: the file was changed. Ask whose log it is to run `lastseen sign now`
signature_of_other_log = the signature is of the log { $of }: somebody put it here
signature_not_listed = signed with { $key }, which is not listed as a key of { $member }: the signature does not count
signature_not_trusted = signed with { $key }, which nobody on this machine has taken for a key of { $member }. If they say it is theirs: `lastseen sign trust { $member } { $key }`
signature_no_such_line = line { $line } is signed, and no line of this log is the one that was signed: the log was changed or cut off
signature_gone = this machine has seen this log signed up to line { $before }, and no signature counts any more
signature_older = this machine has seen this log signed up to line { $before }; the signature there now holds the lines up to { $now }. Somebody put another signature or log in its place
signature_new_key = { $key } is listed as a key of { $member }, who was known on this machine without it: its signatures do not count. If they say it is theirs: `lastseen sign trust { $member } { $key }`
signature_not_checked = the signature could not be checked: `ssh-keygen`: { $reason }
signature_pins_unread = { $path } cannot be read, so nobody knows whose keys count on this machine: { $reason }; take the file away and compare the fingerprints again

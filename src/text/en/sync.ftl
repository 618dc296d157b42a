## text/pages/sync_report.rs, app/sync

sync_failed = { $way ->
        [no-clone] The workspace is in no clone of git; `git init` there, or clone one · { $reason }
        [no-remote] Say where to: `git remote add origin ADDRESS` · { $reason }
        [network] No connection; nothing is lost, `sync` later · { $reason }
        [password] Git cannot ask here; run `lastseen sync` in a shell · { $reason }
        [no-author] Tell git your name: `git config user.name`, `user.email` · { $reason }
       *[other] Not synchronised: { $reason }
    }
sync_progress = synchronising: { $step ->
        [commit] committing what is here
        [fetch] fetching what is there
        [merge] merging both
       *[send] sending the result
    } …
sync_under_way = a synchronisation is under way; wait for it
sync_leaving = a synchronisation is under way: wait for it, or press again to leave; the next one goes on from there
sync_nothing_received = nothing has come in since the screen was opened; `sync` asks the other side
sync_done_see = `:received` shows what came in · { $summary }
sync_received = what came in
sync_to_decide = to know and to decide
sync_by_nobody = by hand or by another program
sync_more = and { $more } more
sync_no_record = this has no record here
sync_decide = { $fields ->
        [one] 1 field says two things by now: `:decide` on the screen shows both sides
       *[other] { $fields } fields say two things by now: `:decide` on the screen shows both sides
    }
sync_decide_title = what merges left to decide
sync_nothing_to_decide = no merge has left anything to decide
sync_heading_with_id = { $heading } ({ $id })
screen_merged_one_already = one file was merged; press another key, then Enter merges the next one
sync_side_counts = counts
sync_side_other = other
sync_keep_both = keep both, and ask no more
sync_show_record = show the record
sync_side_changed = changed
sync_side_removed = removed
sync_removed_here = { $name } · { $erased ->
        [yes] erased
       *[no] removed
    } here, changed in the other clone
sync_removed_there = { $name } · { $erased ->
        [yes] erased
       *[no] removed
    } in the other clone, changed here
sync_keep_ours = keep it as it stands here · { $changed }
sync_keep_theirs = keep it as it came from the other clone · { $changed }
sync_keep_erased = keep it: whoever was erased is in the casebook again, in every clone · { $changed }
sync_let_go = remove it here as well; undo brings it back
sync_erase_too = erase it, out of the logs too: so { $by } decided on { $day }; you are asked first, and nothing brings it back
sync_one_sided_kept = { $path }: stays; git knows
fix_decide = shows both sides, to keep the record or to let go of it
failure_not_one_sided = { $path }: git waits for no decision whether it stays
failure_erased_one_sided = { $id }: whoever was erased is let go of by `lastseen erase { $id }`, which takes them out of the logs too; `--keep` keeps the record
command_mergetool_let_go = { $path }: removed; `lastseen undo` brings it back
sync_side = { $value } · { $who }
sync_side_sourced = { $value } · { $who } · { $sources }
failure_no_markers = { $path }: no merge has left its markers in this file, so there is nothing to merge
failure_not_mergeable = { $path }: a version of it is no record that can be read: take the markers out by hand, line by line, then save it
failure_one_sided = { $path }: removed on one side and changed on the other one; `lastseen sync` keeps it, `git rm { $path }` removes it
fix_merge = merges both sides, as a change that undo takes back
fix_merge_file = merges both sides
command_mergetool_merged = { $path }: both sides merged
command_mergetool_head = { $path }: undo does not reach this file; as it was before the merge, it lies in { $before }
command_mergetool_nothing = no file has markers of a merge in it
sync_mended_log = put back: { $path } lacked parts that git has, or held lines of another log; it is whole again. Whoever did it can write into this folder
sync_kept_clear = not sent: { $path } lies in the clear in a sealed workspace; remove it, or send it yourself with `git add` and `git commit` if everybody may read it
sync_damaged_log = { $path } cannot be opened: it was cut off, changed, or sealed with another key, and git has no whole version of it. Nothing was committed, merged or sent. Put the log back from a copy, then sync again
sync_refused_record = stays: { $path } was cut off on the other side, sealed with another key, or replaced by another record; what is here stays and goes there. Whoever did it can write to what you share
sync_misplaced_record = { $path } was cut off, sealed with another key, or holds another record. Nothing was committed, merged or sent. `git checkout HEAD -- { $path }` brings back what was committed last; what was changed since stands in the log
sync_refused_log = stays: { $path } is damaged on the other side, or parts of another log were put in its place; what is here stays and goes there. Whoever did it can write to what you share
sync_naming_erased = stays: { $path } came in and names somebody who was erased; look at it, and take the name out if it is them
sync_erased_again = stays: { $path } came in, and this person was erased: ask why it is there again. To erase them again: `lastseen erase { $id }`
command_mergetool_no_id = { $typed }: no id of a record; `lastseen check` names the files with markers

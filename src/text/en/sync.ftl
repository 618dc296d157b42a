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

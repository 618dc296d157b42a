# Erasing a person: what goes, what stays.

erase_out_of_reach = out of reach: git history, backups, copies of the workspace on other machines, what attached files say that are not plain text, and the free space of the disk
erase_before = somebody of this name was erased on { $day } by { $by } already
erase_record = goes: the record { $path }
erase_joined = goes: the record { $path } ({ $name }), which is the same person: they were joined
erase_lines = goes: what { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } of { $logs ->
        [one] 1 log
       *[other] { $logs } logs
    } say of them; the lines stay, so that the log can be verified: { $places }
erase_link = goes: in { TERM($kind, form: "plural") } { $name }: { $fact }
erase_queue = goes: their place in the queue { $path }; the others stay in it
erase_copy = goes: the copy { $path }
erase_file = goes: the attached file { $path }
erase_file_stays = stays: the attached file { $path } of a source that nobody else cites; --files removes it too
erase_name_of = the name of { $path }
erase_rename = rename or delete it
erase_rewrite_text = rewrite the text
erase_rewrite_there = rewrite it there
erase_delete_if_about = delete the file if it is about them
erase_rewrite_or_delete = rewrite or delete it
erase_stays_sure = stays: { $at } names them: "{ $quote }"; { $what }
erase_stays_maybe = stays: { $at } may name them: "{ $quote }"; { $what }
erase_stays_in_log = stays: { $at } names them: "{ $quote }". If it is them, `--again --name` with these words takes it out
erase_may_stay_in_log = stays: { $at } may name them: "{ $quote }". If it is them, `--again --name` with these words takes it out
erase_again_after_rewriting = when you have rewritten these, `lastseen erase ID --again --name NAME` takes the old words out of the log
erase_unread = stays: { $path } cannot be read; look whether it speaks of them, or let its owner look
erase_unread_line = stays: { $at }, a line that cannot be read and names them
erased_and_nothing_left = { $called }: was erased on { $day } by { $by }; nothing is left here
erased_and_this_left = { $called }: was erased on { $day } by { $by }; this is left, which you must change yourself
erased_unknown = { $called }: no record, log, queue, draft or copy here has this id; nothing is left here
erased_unknown_and_this_left = { $called }: no record, log, queue, draft or copy here has this id; this is left, which you must change yourself
erased_records = { $count ->
        [one] the record
       *[other] { $count } records
    }
erased_values = values in { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } of { $logs ->
        [one] 1 log
       *[other] { $logs } logs
    }
erased = erased: { $what }; fingerprints of the names remember them, so that nobody brings them back unnoticed

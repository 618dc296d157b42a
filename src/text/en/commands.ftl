## cli/command_context.rs

command_settings_unreadable = { $place }: settings cannot be read: { $reason }
command_no_workspace_name = no workspace; name one with -w DIR
command_not_with_public = --public: this command cannot leave out what is not public; use `lastseen list --public`, `lastseen show ID --public` or `lastseen export --public`
command_more_findings = { $more } more; `lastseen check` lists them all
command_incomplete = incomplete: { $files ->
        [one] 1 file
       *[other] { $files } files
    } could not be read
command_incomplete_first = incomplete: { $files ->
        [one] 1 file
       *[other] { $files } files
    } could not be read, first { $place }; `lastseen check` says why
command_careful = ! careful: { $name }: { $told }

## cli/future_date.rs

command_progress_read = { $percent } % read
command_progress_checked = { $percent } % looked through
command_progress_compared = { $percent } % compared
command_read_as = { $typed }: read as { $read }, { $words }
command_future_date_and_so = { $in_future } As long as it is, { $so }

## cli/resolve.rs

command_standard_input_unreadable = standard input cannot be read: { $error }
command_standard_input_names = standard input names nobody
command_nothing_was_changed = nothing was changed
command_no_joined_id = { $typed }: this is not the id of a record that was joined to another one, and no such record has this name
command_none_among = { $typed }: none of the { $among } has this name; see `lastseen list`
command_did_you_mean = did you mean
command_nearest_to_write = give the id, or whole words of the name; the nearest are
command_nearest_irreversible = give the id, or the whole name as it is recorded; the nearest are
command_none_called_so = { $typed }: none of the { $among } has this name; { $advice }
command_several_fit = { $typed }: fits { $count }; give more of the name, or an id
command_and_more = {"  "}and { $more } more

## cli/screen.rs

command_screen_needs_terminal = the screen needs a terminal; `lastseen --plain` and the commands do not: see `lastseen --help`, or begin with `lastseen list`
command_make_workspace_there = { $folder }: no workspace yet. Make one there? [y/n]
command_no_workspace_make = no workspace; make one with `lastseen init DIR`, or name one with -w DIR

## cli/standard_input.rs

command_standard_input_names_or_text = standard input gives either the names or the text: name one record, or write the text as an argument
command_standard_input_too_long = the text on standard input is too long for a record, which may have { $bytes } bytes; attach it as a file
command_standard_input_not_utf8 = the text on standard input is not UTF-8; convert it with iconv
command_status_missing = say which status: lastseen set NAME STATUS; `set -` without one reads a change from each line
command_as_one_without_lines = --as-one is for changes that standard input gives: lastseen set - --as-one
command_lines_too_many = standard input has more than { $most } lines; give them in several runs
command_lines_too_large = standard input has more than { $megabytes } MB; give it in several runs
command_line_too_long = a line may have { $bytes } bytes; put longer texts into a file and attach it
command_line_no_json = no JSON object with whom, status, when, place, source, at, contact, note and why, all texts: { $reason }
command_line_incomplete = whom and status are needed; with tabs the order is whom, status, when, place, source, at, contact, note, why
command_line_too_many_fields = more than nine fields; the order is whom, status, when, place, source, at, contact, note, why
command_line_contact = { $word }: contact is one of direct, relayed and none
command_line_at_of_no_source = at says where in a source; the source is needed, too
command_lines_all_refused = every line was refused, and nothing was changed
command_line_other_status = { $whom }: the line says { $word }, the command another status. Leave the status out of the command, or out of the lines.
command_line_refused = line { $number }: { $told }
command_lines_refused = { $count } of { $total } lines were refused; the others are saved
command_lines_none_done = { $count } of { $total } lines were refused, and nothing was changed: mend them, or leave --as-one out
command_standard_input_one_text = standard input gives one text: --note or --why

## cli/trailing_flags.rs

command_no_such_flag = { $word }: there is no such flag; see `lastseen { $command } --help`

## cli/output/cli_error.rs

command_cannot_print = could not print: { $error }

## cli/commands/attach.rs

command_copy_put_back = { $source }  { $copy }  put back as it was

## cli/commands/duplicates.rs

command_shown_of_all = { $shown } of { $all }

## cli/commands/init.rs

command_workspace_made = { $dir }: a new workspace, “{ $title }”; open it with `lastseen { $dir }`

## cli/commands/git.rs

command_git_nothing_to_do = nothing to do: git merges and compares records with lastseen in this clone
command_git_lines = { $path }: added what asks git to use lastseen; commit it, so that other clones have it
command_git_config = git config { $name } = { $value }
command_git_hook = { $path }: checks what is committed
command_git_foreign_hook = { $path }: there is a hook already; call `lastseen check` in it
command_merge_remark = a merge of two versions
command_merge_contested = { $path }: { $field }: changed in two ways; { $outcome ->
        [claim] { $counts } counts, { $other } stands as a claim
        [other-name] { $counts } counts, { $other } stands among the other names
        [note] { $counts } counts, { $other } stands as a note
        [item] both stand
        [kept] one side removed it, the other one changed it: it stays
       *[dropped] { $counts } counts, { $other } stands nowhere else
    }
command_sync_commit = { $changes ->
        [0] files changed
        [one] 1 change
       *[other] { $changes } changes
    }
command_sync_nothing_to_do = nothing to do: both sides have the same
command_sync_done = { $committed ->
        [0] nothing new here
        [one] 1 change committed
       *[other] { $committed } changes committed
    }, { $received ->
        [0] nothing came in
        [one] 1 commit came in
       *[other] { $received } commits came in
    }, { $merged ->
        [0] no record changed on both sides
        [one] 1 record merged
       *[other] { $merged } records merged
    }
command_sync_undecided = { $path }: people must decide: both versions stand in it between the markers of git. Edit it, then run `lastseen sync` again
command_sync_unmerged = { $path }: people must decide: both sides changed it, and it cannot be merged. Take one version with `git checkout --ours { $path }` or `--theirs`, then `git add { $path }`, and run `lastseen sync` again
command_sync_kept = { $path }: removed on one side and changed on the other one: it stays
command_sync_gone = { $id }: erased in the other clone, and gone here as well; git history, backups and attached files may still have them
command_sync_removed = { $id }: removed in the other clone, and gone here as well; its logs still tell of them. If they were to be erased: `lastseen erase { $id } --again`
command_sync_to_erase = { $id }: erased in the other clone, and this clone has more about them. The merge waits. To erase that as well and go on: `lastseen sync --erase`
command_sync_erased = { $id }: erased here as well, as it was in the other clone
command_sync_refused = { $path }: not taken over: it is no plain file, or would lie among the private files of lastseen
command_sync_kept_lines = stays: { $path }: the other side has taken lines out of this log, as `git revert` does; they stay. The records may lack what these lines say: compare them with `lastseen log`
command_sync_merge = two versions merged
command_merge_by_lines = { $path }: merged by lines, since a version of it cannot be read as a record
command_merge_conflict = { $path }: cannot be merged by itself; the markers of git stand in it. `lastseen check` shows where
command_merge_different_records = { $path }: git takes one record for another that was moved; they were not merged. Run `git merge --abort` (or `git rebase --abort`), `lastseen git setup` and pull again

## cli/commands/other.rs

command_other_erased = { $id }: was erased here and does not come back
command_other_erased_there = { $id }: erased in the other workspace and still here; to erase them here as well: `lastseen erase { $id }`
command_other_files = { $count ->
        [one] 1 more attached file of { $folder } is not here and was not brought: no record that comes in names it
       *[other] { $count } more attached files of { $folder } are not here and were not brought: no record that comes in names them
    }
command_other_copies = { $count ->
        [one] 1 attached file comes along
       *[other] { $count } attached files come along
    }
command_other_copy_lost = { $path }: a record that comes in names this file; there it is missing, a link, too large, or not what was attached, so it was not brought
command_other_query_added = saved query "{ $name }": comes along
command_other_query_renamed = saved query "{ $name }": asks for something else here; the other one is kept as "{ $here }"
command_other_query = saved query "{ $name }": not brought; it was here once, or may ask for somebody who was erased
command_other_removed = { $id }: was removed here and is there as it was: it does not come back
command_other_proposed = { $new } { $new_name }: perhaps the same person as { $known } { $known_name }; look with `lastseen join { $known } { $new } --dry-run`
command_other_nothing = nothing new: this workspace has all that the other one says
command_other_nothing_read = nothing came in; some of its files could not be read
command_other_would = { $new ->
        [one] 1 new record
       *[other] { $new } new records
    }, { $changed ->
        [one] 1 record changes
       *[other] { $changed } records change
    }; nothing was written
command_other_done = { $new ->
        [one] 1 new record
       *[other] { $new } new records
    }, { $changed ->
        [one] 1 record changed
       *[other] { $changed } records changed
    }; `lastseen undo` takes all of it back
command_diff_here = { $name }: only here ({ $id })
command_diff_there = { $name }: only there ({ $id })
command_diff_says_here = here: { $fact }
command_diff_says_there = there: { $fact }
command_diff_both = { $record }: { $field }: here { $here }, there { $there }
command_diff_layout = { $name }: the same, written in another way ({ $id })
command_inspect_title = a workspace: { $title }
command_inspect_no_title = lastseen.ron cannot be read
command_inspect_no_head = no workspace: there is no lastseen.ron in it
command_inspect_cut = there is more in it than was looked at: too many files, or folders too deep
command_inspect_records = { $folder }: { $count }
command_inspect_log = { $path }: { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }
command_inspect_git = a repository of git lies in it: run no git in it before you have looked
command_inspect_runs = git may run a program or leave the folder: { $line }
command_inspect_link = { $path }: a link, pipe or device: lastseen does not follow it, other programs may
command_inspect_private = { $path }: private to the machine that it comes from; it may speak of people, and lastseen does not take it up
command_inspect_unknown = { $path }: belongs to no workspace

## cli/commands/list.rs

command_role_count = { $count } { TERM($role) }
command_roles_not_listed = not listed, because nobody looks for them: { $told }; role:{ $roles } lists them
command_standard_input_one_query = list takes one query from standard input; for several records use `show -`
command_seen = seen { $day }

## cli/commands/log.rs

command_changes_shown = { $shown } of { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }
command_log_values_erased = values of { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    } of the log erased


command_more_facts_erased = { $facts ->
        [one] 1 more fact
       *[other] { $facts } more facts
    }, erased

## cli/commands/log_filter.rs

command_no_record_in_log = { $typed }: no record has this name, and no line of the log names it. People were erased on { $days }: if it was one of them, nothing of it is left here
command_not_a_date = { $typed }: not a date; write 2026-11-22, yesterday, 3 days ago or november 2026
command_log_empty = { $typed }: the log is empty
command_no_change_of_author = { $typed }: no change in the log is theirs; there are some by { $known }

## cli/commands/log_verify.rs

command_blanked_by_hand = the values of this line were erased by hand; no erasure in the log says by whom
command_logs_accepted = accepted: from now on these logs are what this machine has seen; what other logs and records say against them is told as before
command_fork_at_beginning = { $log }:{ $line }:1: two lines begin the log, a fork as after a merge of two clones; both count
command_fork_after = { $log }:{ $line }:1: two lines follow change { $after }, a fork as after a merge of two clones; both count

command_log_verified = { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }, nothing wrong
command_log_verified_in_part = { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }, { $asked } of them asked for, nothing wrong with any
command_blanked_by_erasure = { $log }: { $count ->
        [one] line
       *[other] lines
    } { $ranges } blanked by the erasure of { $moment } by { $author }, and otherwise as written
command_signer_pinned = { $member }: { $key } is listed as theirs, and counts on this machine from now on. Compare the fingerprint with them
command_signed_nothing = { $member }: { $lines ->
        [one] 1 line, not signed
       *[other] { $lines } lines, none of them signed
    }
command_signed_lines = { $member }: { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    }, { $signed } of them signed with { $keys }
command_signed_gaps = { $log }: { $count ->
        [one] line
       *[other] lines
    } { $ranges }: nobody vouches for what stands there: it was changed, or blanked by no signed erasure
command_unsigned_from = { $log }: not signed from line { $line } on

## cli/commands/sign.rs

command_sign_on = signing is on: the lines of { $member } here are signed with { $key }. Tell the others this fingerprint; `allowed_signers` lists the key
command_sign_off = signing is off: what is signed stays signed
command_sign_is_off = nothing is signed here; `lastseen sign on --key FILE` switches it on
command_sign_key_inside = this key lies in the workspace and would go to everybody with it: put it elsewhere
command_sign_done = signed
command_sign_nothing_new = everything is signed already
command_sign_signs = this clone signs with { $file }
command_sign_key = { $member }: { $key }
command_sign_key_untrusted = { $member }: { $key }, not pinned on this machine: its signatures do not count here
command_sign_trusted = { $key } counts as a key of { $member } from now on
command_sign_distrusted = no key counts as one of { $member } any more, and none is taken by itself
command_sign_no_key = { $member }: no key is listed or pinned; `lastseen sign status` lists them
command_sign_not_listed = { $key }: the workspace lists no such key for { $member }; `lastseen sign status` lists them
command_sign_not_a_key = { $file }: no public key of SSH; give the `.pub` file, the key itself, or the fingerprint of a listed key
command_not_signed = saved, but not signed: { $why }. The next signature holds these lines, too; `lastseen sign now` signs them

## cli/commands/note.rs

command_note_empty = the note is empty
command_noted = { $id }  { $title }: noted

## cli/commands/public.rs

command_head_unreadable = lastseen.ron cannot be read; `lastseen check` says where and why
command_left_out = left out: { $fields }
command_dossier_not_public = --dossier tells everything, so it does not go with --public; leave one of them out
command_heading_left_out = left out
command_heading_called = { $kind ->
       *[other] name
    }
command_nothing_public_called_so = { $typed }: nothing public has this name; take an id from `lastseen list --public`
command_several_fit_give_id = { $typed }: fits { $count }; give an id


## cli/commands/show.rs



## cli/commands/show_conflict.rs

command_changed_meanwhile = { $id }: was changed meanwhile; show it again
command_the_one = the one
command_the_other = the other
command_merge_side = side { $number } of a merge that left its markers: { $name }

## cli/commands/stats.rs

command_looked_for = looked for
command_unreadable_files = unreadable files
command_without_status = without status
command_single_source = single source
command_never_seen = never seen

## cli/commands/timeline.rs

command_last_seen_now = last seen, now
command_last_seen = last seen
command_in_the_future = in the future

## cli/commands/undo.rs



## cli/commands/add.rs

command_field_given_twice = { $name }: given twice
command_withdrawn_counts_not = nothing follows from it
command_compare_them = `lastseen duplicates` compares them
command_undo_the_new_one = `lastseen undo` takes the new one back
command_recorded_already = note: { $title } ({ $id }) is recorded already; { $then }
command_more_recorded_already = note: and { $more } more
command_write_field = { $text }: write FIELD=VALUE, such as { $field }="..."
command_fields_of_kind = {"  "}a { TERM($kind) } has { $names }

## cli/commands/erase.rs

command_nobody_to_ask = { $called }: nobody can be asked here whether this is meant, and it cannot be taken back; give --yes, or --dry-run to see what would go
command_erase = erase { $called }?
command_nothing_was_erased = nothing was erased
command_one_erasure_at_a_time = -: one person at a time is erased
command_only_people_erased = { $id }: only people are erased; take other records out with an editor and git
command_nothing_has_id = { $typed }: no record, log, queue, draft or copy here has this id. People were erased on { $days }: if it was one of them, nothing is left here; --again --name NAME looks for a name as well
command_name_or_yes = the name, or yes,
command_type_to_erase = This cannot be taken back. Type { $what } to erase, anything else to leave it:{" "}

## cli/commands/join.rs

command_not_two_values = { $field }: the two records do not have two values for such a field
command_joined = { $kept }  { $name }: { $joined } leads here now; `lastseen unjoin { $joined }` takes them apart again
command_unjoined = taken apart: { $why }
command_one_record_already = { $one } and { $other } are one record already: { $first }

## cli/commands/set.rs

command_absence_counts_not = it counts neither as seen nor as the present status
command_told_with_source = { $told }, source: { $title } ({ $id })
set_status_none = none
command_newer_entry_counts = { $told } (now, by a newer entry: { $now })
command_status_stays = { $told } (now: { $now }, for { $why })
command_records = records
## cli/args.rs, main.rs

command_after_help =
    Without a command the screen opens; with --plain, $LASTSEEN_PLAIN=1 or TERM=dumb it reads and prints lines. The workspace is the folder given, else -w, else $LASTSEEN_WORKSPACE, else the configured one, else the user's data folder.
    Exit codes: 0 done; 1 it could not be done, or check found something; 2 wrong usage; 3 somebody else changed the same thing; 4 answered, but some files could not be read, so the answer may lack something.
command_folder_in_front = { $folder }: commands take their workspace as -w { $folder }
command_skipped = skipped: { $why }
command_undone = undone: { $why }
command_done_again = done again: { $why }
command_join_question = join { $joined } to { $kept }? [y/N]
command_unjoin_question = take { $name } ({ $joined }) apart from { $kept }? [y/N]
command_is_meant = { $what }? [y/N]
command_near = { $name } ({ $id })
command_near_differs = { $name } ({ $id }: { $differs })
command_nearest = nearest: { $told }; --nearest lists them
command_nearest_is_not_public = --nearest does not go with --public: the public list has only what fits
public_left_out = other names, birth and ages, citizenship, home, rank, documents, marks, photos, exact places and dates, earlier entries, steps, relatives, claims, notes, tags, risk and consent, names without consent, records that are not public
command_step = { $person }  { $name }: { $told }
command_step_due = { $person }  { $name }: { $told } ({ $due })
command_step_counts_not = what lies ahead has not been done yet
command_form_written = { $path }: written; { $missing } of { $needed } needed items missing or incomplete
command_photo_attached = { $source }  { $copy }
command_attached = { $source }  { $copy }  { $bytes ->
        [one] 1 byte
       *[other] { $bytes } bytes
    }
command_untitled = Untitled
command_first_title = Cases
command_why_erased = (erased)
command_decisions = Decisions
command_decisions_of = { $title } of { $what }
command_decisions_since = { $title } since { $since }
command_decisions_until = { $title } until { $until }
command_decisions_by = { $title } by { $by }

## cli/commands/seal.rs, cli/commands/member.rs

command_seal_needs_member = say who can open it: --member NAME KEY, or --passphrase NAME
command_member_remove_self = With the key that opened the workspace just now, you may not open it any more once { $name } is taken out. Type yes:
command_seal_needs_yes = this needs a yes: say --yes where nobody can be asked
command_seal_written_down = Is the paper key written down? Type yes:
command_seal_copy_stays = nothing was changed; the encrypted copy that was made before stays: { $path }
command_seal_writing = encrypting: { $percent } %
command_seal_testing = testing: { $percent } %
command_seal_done = sealed, and every file tested: { $files ->
        [one] 1 file
       *[other] { $files } files
    }; encrypted copy from before: { $path }
command_seal_not_taken_back = What this cannot take back: git history, other copies and backups stay in the clear. On flash memory, deleted files may stay readable for long.
command_seal_left = { $count ->
        [one] 1 file is none of lastseen's and stayed as it was, perhaps in the clear: { $path }
       *[other] { $count } files are none of lastseen's and stayed as they were, perhaps in the clear, such as { $path }
    }
command_seal_saved_meanwhile = { $count ->
        [one] 1 file was saved by hand at the last moment. It lies there in the clear, beside the sealed one of before: { $path }. Enter again what is new in it, and remove it
       *[other] { $count } files were saved by hand at the last moment. They lie there in the clear, beside the sealed ones of before, such as { $path }. Enter again what is new in them, and remove them
    }
command_unseal_sure = Everything will lie on this disk in the clear. Type yes:
command_unseal_done = no longer sealed, and every file tested: { $files ->
        [one] 1 file
       *[other] { $files } files
    }; encrypted copy from before: { $path }
command_rekey_done = sealed with a new key, and every file tested: { $files ->
        [one] 1 file
       *[other] { $files } files
    }; encrypted copy from before: { $path }
command_rekey_not_taken_back = What this cannot take back: git history, clones and copies from before still open with the old key, for everybody who was a member then.
command_paper_member = paper
command_paper_key = Paper key. Write it down now: it is shown once and stored nowhere. It opens everything.
command_paper_back = To use it, type it into a file, the first row and the others on one line, with or without the spaces, and name the file with --identity. The last six letters are a check: a wrong letter is noticed. For `age` itself: capitals, no spaces.
command_member_by_key = key
command_member_by_passphrase = passphrase
command_member_by_paper = paper key
command_member_added = { $name } can open the workspace now
command_member_accept_ask = These can open the workspace now. Ask one of them, by another way than the one the files came by, whether all of them and their keys are right. Type yes to take the files over:
command_member_accept_clear = This workspace was sealed when you opened it last, and has no key file any more. What you write in it from now on lies in the clear. Type yes if that is meant:
command_member_accepted = Accepted: the workspace opens again
command_member_not_accepted = Nothing was accepted
command_passphrase_new = New passphrase for { $name }:
command_passphrase_again = Once more:
command_passphrase_short = the passphrase is too short: take at least 12 letters, best five words that have nothing to do with each other
command_passphrase_differs = the two are not the same; nothing was changed
command_passphrase_unasked = there is no terminal on which a passphrase could be asked for

# What could not be done: what, where, and what to do about it.

home_folder = the home folder
conflict_record = { $record }: the whole record
conflict_field = { $record }: { $field }
conflict_theirs = {"  "}theirs: { $value }
conflict_set_by = {"          "}{ $by }
conflict_yours = {"  "}yours:  { $value }
conflict_before = {"  "}before: { $value }


## text/errors/failure.rs

later_changed_by = { $what } was changed by { $who } at { $at }
later_changed_outside = { $what } was changed outside of lastseen, or the change is erased from the log
undo_skip_hint = to leave that change as it is and reach those before it: `lastseen undo --skip`
compose_splice = the pieces do not fit together
compose_failed = the record cannot be changed here: { $detail }; try an editor
failure_no_such_folder = { $path }: no such folder; make a workspace there with `lastseen init { $path }`
failure_not_a_workspace = { $path }: no workspace, it has no lastseen.ron; make one with `lastseen init { $path }`
failure_bad_head = { $place }: cannot be read: { $reason }
failure_head_refused = { $place }: { $reason }
failure_head_too_large = { $place }: cannot be read: { $bytes } bytes are too much for it; the limit is { $limit }
failure_head_no_file = { $place }: cannot be read: it is not a plain file
failure_newer_format = { $path }: made by a later lastseen (format { $format }); update this one
failure_in_the_way = { $path }: is in the way; choose an empty or a new folder
failure_read_only = { $path }: can be read but not written ({ $reason }); nothing was changed
failure_no_account_state = { $folder }: this account's own folder, which is needed for writing, cannot be used ({ $reason }); make it writable, or set XDG_STATE_HOME to a folder of your own outside of the workspace
failure_io = { $path }: could not { $operation ->
        [open] open
        [look-for] look for
        [list] list
        [write] write
        [write-into] write into
        [write-line] write the line of the change
        [make-folder] make the folder
        [sync] sync
        [rename] rename
        [remove] remove
        [empty] empty
        [cut-end] repair
        [lock] lock
        [begin-erasure] begin an erasure
       *[read] read
    }: { $reason }
failure_encryption = { $place }: { $why }
failure_git = git { $command }: { $reason }
failure_git_told = git { $command } did not do it and says why above; nothing here is lost. Synchronise again when that is mended
failure_ssh_keygen = `ssh-keygen -Y` { $command }: { $reason }
failure_no_terminal = the terminal could not be set up: { $reason }
failure_unfinished = { $path }: the disk failed ({ $reason }) when the change was in the log already; your next change here finishes it
failure_locked = { $path }: somebody else is writing; try again in a moment
failure_half_exchanged = { $path }: { $reason }. Some files are in their new form already, and some not yet: nothing is lost, but nobody can work here before that is mended. Mend it, and the next command here finishes the rest
failure_form_changed = { $path }: the workspace was sealed, unsealed or given a new key while this was running; nothing was written. Start again
failure_conflict = { $record }: somebody else changed the same thing; nothing was written, look and try again
failure_conflicts = somebody else changed the same { $count } things; nothing was written, look and try again
failure_not_joined = { $record }: no change that still counts joined it to another record
failure_judged_different = { $joined } and { $kept } were not joined: { $judged_by }. If they are one person all the same: `lastseen join { $kept } { $joined } --anyway`
failure_joined_meanwhile = { $record } was joined to { $to }, which stands for both; nothing was written: write to { $to }, or take them apart first: `lastseen unjoin { $record }`
failure_added_meanwhile = { $record } was added by somebody else after the list was compared; nothing was written: import it again
failure_sync_other_form = one side of this is sealed and the other one is not: nothing was merged or sent. Clone the sealed one again, and enter there what only this clone has
failure_sync_other_key = the other side is sealed with another key, { $key }: nothing was merged or sent. Anybody who can write there may have put it in, and would then read what you send. Ask by telephone whoever ran `rekey` or `member remove` whether `keys/workspace.pub` says the same in their clone. Only if it does, clone it again beside this one, and take over there what only this one has: `lastseen merge FOLDER`
failure_sync_old_key = this clone was given a new key, and the other side has changes under the key from before: nothing was merged or sent. Clone the other side beside this one, take them over with `lastseen merge FOLDER`, tell git by `git merge -s ours FETCH_HEAD`, then sync again
failure_sync_would_lock_out = { $path } of the other side is damaged or was replaced: with it, members could no longer open the workspace. Nothing was merged or sent. Find the commit with `git log FETCH_HEAD -- { $path }`, take it back in a fresh clone with `git revert`, send that with `git push`, and sync again. Whoever wrote it can write to what you share
failure_sync_not_plain = { $path } comes in as a link, a submodule or a private file, and something else has to be merged by hand: nothing was merged. Ask whoever sent it to take it out, then sync again
failure_sync_staged_outside = files outside of the workspace are staged in its repository and would be sent: commit them or take them out with `git restore --staged`, then sync again
failure_sync_changed = { $path } was saved by somebody while the other side's version came in; it stays as it was saved. Sync again
failure_sync_bundle_inside = the bundle lies in the workspace and would become a part of itself: name a file outside of it
failure_sync_forestalled = somebody else sent something first, each time: nothing was sent. Sync again
failure_sync_unfinished = git is in the middle of a { $command }, so nothing was merged or sent: end it with `git { $command } --continue` (or `--abort`), then synchronise again
failure_sync_no_branch = no branch is checked out here, so nothing was merged or sent: `git switch BRANCH`, or `git switch -c NAME` to keep commits that you made here; then synchronise again
failure_sync_unmerged = { $path }: git left it unmerged, so nothing was merged or sent: `lastseen mergetool` merges records and logs; settle anything else and `git add` it, then synchronise again
failure_joined_later = { $record } was joined to { $to }, and { $to } to { $stands } after that; nothing was taken apart. First `lastseen unjoin { $to }`, then `lastseen unjoin { $record }`, then `lastseen join { $stands } { $to }`
failure_built_on = nothing was taken back, because { $things ->
        [one] 1 thing
       *[other] { $things } things
    } was changed since: take that back first, or leave it with the record that was kept: `lastseen unjoin --anyway`
failure_query_changed = lastseen.ron: somebody else changed "{ $name }" or keeps another query under that name; nothing was written · theirs: { $theirs } · yours: { $yours }
failure_no_such_record = { $record }: there is no such record
failure_unsound = { $place }: cannot be changed until this is repaired: { $reason }
failure_would_damage = { $path }: the change would damage `{ $field }`; nothing was written, change it in an editor
failure_would_be_too_large = { $path }: would become too large for a record ({ $bytes } bytes); nothing was written
failure_erasure_stands = your last change erased a person, and that cannot be taken back: what was erased is stored nowhere
failure_draft_of_erased = the person was erased meanwhile, and what is typed about them is kept nowhere
failure_was_erased = { $name }: somebody of this name was erased on { $day } by { $by }; nothing was written. If it is another person, or they agree, add them with `lastseen add person ... --anyway`
failure_nothing_to_undo = there is nothing to undo
failure_nothing_to_redo = there is nothing to redo
failure_nothing_to_erase = there is nothing to erase
failure_no_decision_to_take_back = there is nothing to take back in this queue
failure_broken_log = { $place }: the log cannot be trusted: { $reason }; see `lastseen log --verify`
failure_empty_change = that changes nothing
failure_no_such_queue = { $name }: there is no longer a queue of this name
failure_bad_queue = { $path }: the queue cannot be read: { $reason }; no record is touched by taking the file away
failure_taken_by_somebody = { $record }: nothing was written, somebody else has taken this one over meanwhile
failure_taken_by_another = { $record }: nothing was written, { $by } has taken this one over meanwhile
unattached_unreadable = cannot be read: { $reason }
unattached_symlink = is a symbolic link; name the file itself
unattached_not_a_file = is not a plain file, so there is nothing to attach
unattached_empty = is empty, so there is nothing to attach
unattached_not_an_image = is not a photo by what it holds: a JPEG, PNG, GIF, WebP, BMP, TIFF, HEIF or AVIF is one; attach anything else to a source
unattached_too_large = is too large to attach: { $bytes } bytes; the limit is { $limit }
unattached_already = is attached to this record already
failure_not_attached = { $path }: { $why }
failure_no_random_number = could not draw a random number: { $reason }

## text/errors/encryption.rs

encryption_secret_key = this is a secret key; give the public one, which `age-keygen -y FILE` prints. If anybody saw the secret one, make a new pair
encryption_not_a_recipient = no public key of age (age1...) or SSH (ssh-ed25519, ssh-rsa); nothing was written
encryption_no_recipients = there is no public key in it; nothing was written
encryption_too_many_keys = more keys than are read; name those that are meant
encryption_weak_rsa = an RSA key of less than 2048 bits protects nothing; ask for another key
encryption_long_rsa = an RSA key of this length cannot be used; ask for another key
encryption_unsupported_key = nothing can be encrypted to a key of the kind { $kind }; ask for one of age (age1...) or ssh-ed25519
encryption_not_an_identity = no secret key of age (AGE-SECRET-KEY-1...) or SSH
encryption_no_identities = there is no secret key in it
encryption_public_key = this is a public key; the secret one opens a file
encryption_key_in_environment = it must name the file with the key, not hold the key itself, which other programs would see
encryption_key_among_arguments = this is the key itself: name the file that it lies in. Other programs and the history of your shell have seen it; if that can harm anybody, make a new pair
encryption_open_to_others = other accounts of this machine can read this secret key; run `chmod 600` on it
encryption_unsupported_identity = this secret key is protected in a way that cannot be read; save it again with `ssh-keygen -p`, or use a key of age
encryption_no_memory_folder = not in memory or not yours alone: other programs see a sealed workspace only through a tmpfs folder of yours, named by $XDG_RUNTIME_DIR
encryption_needs_identity = encrypted with age; name the file with your secret key: --identity FILE
encryption_no_passphrase = it needs a passphrase, and none was typed on a terminal
encryption_wrong_passphrase = the passphrase is not the right one
encryption_wrong_key = encrypted to somebody else: none of your keys opens it
encryption_would_be_clear = this file is encrypted and would be written again in the clear; say for whom it is: --encrypt-to KEY
encryption_too_much_work = trying one passphrase would take more than a gigabyte of memory; open it with `age -d`
encryption_damaged = cut off or changed on the way, and nothing of it was used; fetch it again
encryption_unknown_form = encrypted in a later form than this lastseen knows; update it, or open the file with `age -d`
encryption_no_key_file = this key file of the sealed workspace is missing; fetch it again from a colleague or a backup
encryption_other_workspace = this is the key of another workspace, or the key file was swapped; fetch `keys/` again from somebody you trust
encryption_keys_replaced = this key file was replaced since you opened the workspace here last: a member, or everybody, could not open it any more, or somebody else could. Nothing was opened. If `git pull` brought it: git restore --source=ORIG_HEAD --staged --worktree keys lastseen.ron, then lastseen sync. If a member tells you that they gave the workspace a new key: lastseen member accept
encryption_head_replaced = this file is missing, damaged, or was replaced; the workspace does not open without it. If `git pull` did that: git restore --source=ORIG_HEAD --staged --worktree lastseen.ron.age, then lastseen sync. Else fetch it again from a colleague or a backup
encryption_bad_member_name = a member needs a name of one line, without spaces at its ends
encryption_key_of_another = another member has this key already; see `lastseen member list`
encryption_no_such_member = no member has this name; see `lastseen member list`
encryption_last_member = nobody could open the workspace then; add somebody else first
encryption_already_sealed = this workspace is sealed already; `lastseen member add` lets somebody else open it
encryption_sealed = this workspace is sealed, and this command does not work on sealed ones yet; `lastseen unseal` writes it in the clear
encryption_clear_in_the_way = is not sealed, and lies where a file of the workspace would be put; move it away first
encryption_may_be_no_key = a passphrase opens it, so it may be something else than a key: it is removed only if `identity` in config.ron or LASTSEEN_IDENTITY names it
encryption_backup_inside = lies in the workspace: the copy from before would be sealed with it; name a file outside of it
encryption_secret_key_inside = holds a secret key, or something under a passphrase that may be one: it would be sealed with everything else, and nothing would open the workspace; move it out of the workspace first
encryption_no_place_sealed = has no place in a sealed workspace, and would not be found again; move it elsewhere first
encryption_open_in_editor = an editor leaves this beside a file that it has open, which it would save in the clear; close the editor first, or remove this file if none has it open any more
encryption_keys_differ = one side is sealed with another key than the other, as after a member was removed; nothing of it was merged. Take the merge back (`git merge --abort`), decide whose key goes on, and add by hand on that side what the other one lacks
encryption_into_the_clear = is sealed, and this workspace is not: what is in it would lie here in the clear. Seal this one first (`lastseen seal`)
encryption_not_sealed = this workspace is not sealed; `lastseen seal` seals it

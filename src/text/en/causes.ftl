# Why a file cannot be read or written, and what does not fit in a text: what stands behind the place or the file.

## text/errors/cause.rs

cause_too_large = it has { $bytes } bytes; the limit is { $limit }
cause_over_limit = it is larger than it may be; the limit is { $limit } bytes
cause_name_too_long = its name is too long to be hidden in a sealed workspace; choose a shorter one, such as a shorter `author` in config.ron
cause_line_too_long = a line is longer than it may be; the limit is { $limit } bytes
cause_key_length = the key has { $bytes } bytes instead of 32
cause_symlink = it is a symbolic link, and none is followed here
cause_symlink_folder = { $link } is a symbolic link, and none is followed here; put the folder itself in its place
cause_outside = it does not lie within the workspace
cause_not_a_file = it is not a plain file
cause_exists = it exists already; name another file
cause_changed_while_read = it changed while it was read; close it in other programs and try again
cause_no_locks = this file system has no locks; keep the workspace on one that has
cause_no_home = this account has no home
cause_no_randomness = the system gives no random numbers
cause_foreign_plan = another account, another machine or an earlier version has left a plan here; whoever made it finishes it by writing something here, otherwise look at it and remove it
cause_foreign_migration = another account or machine began to seal or unseal this workspace and was interrupted; whoever did opens it once more, which finishes it. Remove nothing
cause_foreign_queue = begun by another account, on another machine or by an earlier version; begin one under another name, or look at the file and remove it
cause_other_seal = sealed with another key than that of this workspace; it is left as it is, and nothing of it is used
cause_broken_seal = cut off or changed since it was sealed, or not sealed at all; it is left as it is, and nothing of it is used
cause_not_keys = Expected a list of ("action", "key") but found { $found } instead

read_too_deep = it is nested too deeply
read_expected = { $what ->
        [record-link] Expected the id of a record in quotes but found { $found } instead
        [record-id] Expected an id such as "p-4f7k9q2m8x" but found { $found } instead
        [edtf-date] Expected a date in quotes, such as "2022-07~", but found { $found } instead
       *[bare-word] Expected one bare word but found { $found } instead
    }
read_not_a_time = “{ $written }” is not a time
read_not_an_id = “{ $written }” is not an id
read_not_a_path = “{ $written }” is not a field

edit_whole_record = the record
edit_value = the new value is not one RON value: { $error }
edit_no_such_field = there is no { $path }
edit_not_a_struct = { $path } has no fields
edit_not_a_list = { $path } is not a list
edit_index_out_of_range = { $path } has { $items ->
        [one] 1 item
       *[other] { $items } items
    }, so there is none at { $index }
edit_not_a_field = { $path } is not a field
edit_bad_name = “{ $name }” cannot be a field name

scan_unexpected_end = { $wanted ->
        [field-name] the text ends where a field name should come
        [colon] the text ends where a colon should come
        [comma-or-parenthesis] the text ends where a comma or ) should come
        [comma-or-bracket] the text ends where a comma or ] should come
        [comma-or-brace] the text ends where a comma or {"}"} should come
        [extensions] the text ends where #![...] should come
       *[value] the text ends where a value should come
    }
scan_unexpected = { $wanted ->
        [field-name] a field name belongs here
        [colon] a colon belongs here
        [comma-or-parenthesis] a comma or ) belongs here
        [comma-or-bracket] a comma or ] belongs here
        [comma-or-brace] a comma or {"}"} belongs here
        [extensions] #![...] belongs here
       *[value] a value belongs here
    }
scan_too_deep = more than { $limit } brackets are open at once
scan_trailing_text = something follows the end of the record
lex_unclosed_comment = a comment /* has no end */
lex_unclosed_string = a string has no last quote
lex_bad_character = single quotes must hold exactly one character
lex_stray = '{ $found }' does not belong here

log_flaw_line_feed = a name in it has a line feed
log_flaw_other_edits = its edits are not those that its digest was made of
log_flaw_wrong_hash = its hash does not fit
log_flaw_wrong_number = its number does not follow the one before
log_flaw_moved = it is before the line that it follows: lines have been moved
log_flaw_gap = hash chain broken: lines were removed or inserted before this one
log_flaw_not_followed = the line after it does not follow it
log_flaw_nothing_before = the line that it follows is missing or cannot be read
log_flaw_erased = its values have been erased
log_flaw_erased_by_nobody = its values have been erased, and no erasure says so

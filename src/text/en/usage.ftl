## cli/args.rs

flag_workspace = The workspace to work on
flag_json = Print JSON
flag_ascii = Print no signs of our own beyond ASCII
flag_lang = The language of what is said: en, ru, uk
flag_color = When to use colour
flag_limit = Print at most so many records
flag_quiet = Print nothing but results and errors
flag_public = Print only what may be shown to anybody (list, show, export; every other command refuses it)
word_color_auto = On a terminal that has it
word_color_always = Always
word_color_never = Never
flag_init_dir = The folder; it is made if it is not there
flag_init_title = What the workspace is called; the folder's name where it is not given
flag_init_sealed = Seal everything in it, so that only your key opens it; needs --encrypt-to
flag_init_encrypt_to = Your public key, of age or SSH: `age1...`; may be repeated
init_sealed_needs_key = --sealed needs --encrypt-to with your own public key (`age-keygen` makes one): otherwise nobody could open the workspace
command_not_on_sealed = not on a sealed workspace: this command may leave something in the clear, so nothing was done; docs/encryption.md says which work
command_no_key_named = no key is named: --identity, LASTSEEN_IDENTITY or identity in config.ron names its file
command_key_kept = the key stays; --yes removes it where nobody can be asked
command_forget_key_ask = Remove { $path }? What only this key opens, nobody opens again without another copy of it. [y/N]
command_key_forgotten = { $path } is removed. On flash memory it may stay readable for long, and other copies of it stay.
flag_list_query = What to look for, as in the search line
flag_list_kind = Which records to list
flag_list_nearest = Where few fit, list the records whose names come nearest as well, after those that fit
flag_show_whom = An id, the beginning of one, or a name in any spelling; `-` reads them from standard input
flag_show_dossier = A person's dossier in sentences to read aloud, each with who says so
flag_timeline_whom = A person or case: an id, the beginning of one, or a name in any spelling; `-` reads them from standard input
flag_whom = An id, the beginning of one, or whole words of a name; `-` reads them from standard input
flag_set_status = One of the four statuses or of the workspace's own, in small letters or large; without it `-` reads a change from each line: JSON, or whom, status, when, place, source, at, contact, note and why with tabs between them
flag_set_as_one = Make all lines of standard input one change, which one undo takes back; if one is refused, none is made
flag_set_when = When it was so: 2022-07-12, 12 jul 2022, about july 2022, yesterday; today if not given
flag_set_place = Where, as the source has it
flag_source = The source that says so: an id or a title
flag_at = Where in the source: paragraph 2
flag_set_contact = Whether anybody heard from or saw the person then
flag_set_note = Whatever else is known; `-` reads it from standard input
flag_set_why = What the change is for, as it stands in the log; `-` reads it from standard input
flag_yes = Do not ask whether a name that is not exactly the recorded one is meant
flag_add_kind = What to add
flag_add_fields = Its fields: name="Ivan Ivanov" born=2002~
flag_add_anyway = Add a person also if somebody of this name was erased
flag_duplicates_whom = Only pairs with this person
flag_duplicates_all = Also the pairs that are less likely, and those that somebody was unsure of
flag_join_kept = The record that is kept: an id, the beginning of one, or the whole recorded name
flag_join_joined = The record that is joined to it; its id leads to the other one from then on
flag_join_take = Take the value of this field from the joined record where both have another; the kept one's stays beside it. Several by commas: home,born
flag_join_keep = Keep the kept record's value of this field where the joined one's is more careful and would be taken: risk, consent
flag_join_dry_run = Show both side by side and what would be kept, and change nothing
flag_join_anyway = Join also two records that somebody judged to be of two people
flag_why = What the change is for, as it stands in the log
flag_attach_source = The source, or the person whose photo it is: an id, the beginning of one, a title or a name
flag_attach_file = The file; at most 256 MiB are copied into files/ under its SHA-256
flag_unjoin_joined = The record that was joined to another one: its id, the beginning of it, or its whole recorded name
flag_unjoin_anyway = Also where something was changed since; that stays with the record that was kept
flag_distinct_one = One record
flag_distinct_other = The other one
flag_distinct_unsure = Nobody can tell: no longer proposed, but kept in mind
flag_note_text = The note; `-` reads it from standard input, if no other account of the machine sees it
flag_whom_2 = The person: an id, the beginning of one, or whole words of the name
flag_step_what = What was done: complaint, lawyer, letter, call, visit, court, or another word
flag_step_when = When it was done: 2022-07-12, 12 jul 2022, yesterday; today if not given
flag_step_to = To whom: an authority, a court, a lawyer
flag_step_by = By whom
flag_step_answer = What came of it
flag_step_due = By when an answer is due
flag_log_what = Only the changes of one record, named as for `show`; or of the records that a query finds, as for `list`: whatever asks for more than words (status:detained, -word, 'a phrase') is a query
flag_log_kind = Among which records a query looks; people where it is not given
flag_log_since = Only changes from this day on: 2026-11-22, yesterday, 3 days ago; or from a moment on
flag_log_until = Only changes up to and on this day
flag_log_by = Only changes by this author
flag_log_summary = Tell what was decided, by what and about whom from which status to which, as text for a report
flag_log_verify = Check that nobody tampered with the log
flag_log_accept = With --verify, after you have looked at what it found: take the logs as they are now for what this machine has seen of them, so that it does not tell of it again
flag_erase_whom = An id, the beginning of one, or the whole recorded name
flag_erase_yes = Do not ask
flag_erase_files = Remove attached files as well, those of sources that only this person cites
flag_erase_again = Erase what came back, or was left, of somebody who was erased already
flag_erase_names = Another name of the person, to be looked for as well; may be given several times
flag_erase_dry_run = Show what goes and what stays, and erase nothing
flag_undo_skip = Leave the last change as it is, so that the next undo takes back the one before it

## cli/closed_words.rs

word_kind_person = People
word_kind_case = Facilities, units, incidents, campaigns, trials
word_kind_source = Reports, testimonies, posts, documents
word_kind_place = Places with their spellings
word_kind_unit = Military units with their spellings
word_contact_direct = Whoever tells of it saw or spoke to the person
word_contact_relayed = Word came through others
word_contact_none = Nobody heard from the person

## cli/commands/form.rs

flag_form_form = Which form
flag_form_markdown = As Markdown
flag_form_html = As one HTML file to read and print, which loads nothing
flag_submitter_submitter = Who submits a form: a person or an organization
flag_submitter_contact = How they can be reached
flag_submitter_relationship = What they are to the person: mother, lawyer, organization with the consent of the family
word_form_wgeid = A case for the UN Working Group on Enforced or Involuntary Disappearances
word_form_ced = A request for urgent action to the UN Committee on Enforced Disappearances
word_form_rfl = A tracing request of the Red Cross and Red Crescent

## cli/commands/git.rs

about_git_setup = Set this clone up: records are merged and compared by what they say
flag_git_setup_hook = Also run `lastseen check` before each commit
flag_merge_driver_notes = Also note here what is merged, for `lastseen sync`
flag_merge_driver_base = The version that both come from
flag_merge_driver_ours = Our version; the merged one is written to it
flag_merge_driver_theirs = The other version
flag_merge_driver_path = Where the file lies in the repository
flag_textconv_file = The file of a record

## cli/commands/intake.rs

flag_intake_file = The message; `-` reads standard input
flag_intake_source = The source of the message: an id or a title; without it the message becomes a source itself
flag_intake_case = The case that the person is put into
flag_intake_yes = Write the draft without asking
flag_intake_anyway = Write it also if the person is likely recorded already, or was erased

## cli/commands/other.rs

flag_merge_other = The folder of the other workspace or copy; nothing in it is changed or run
flag_merge_dry_run = Show what would come in, and change nothing
flag_diff_other = The folder of the other workspace or copy
flag_inspect_dir = The received folder

## cli/commands/sync.rs

flag_sync_remote = The remote of git; the one that the branch follows if not given, else origin
flag_sync_bundle = A file to carry by hand instead: what is in it comes in, then it is written again
flag_sync_erase = Erase here as well whom the other clone erased and of whom this one has more

## cli/commands/together.rs

flag_together_whom = The person or place: an id, the beginning of one, or whole words of the name

## cli/export_args.rs

flag_export_query = Which people, as in the search line, or the id of a person or case; everybody if it is not given
flag_export_word = In which form
flag_export_full = Everything, also what is confidential; without it --public must be given
flag_export_filled = A form that a court or committee reads about one person, as `lastseen form` fills it in
flag_export_entries = One row for each entry, to be counted with and not to be imported
flag_export_output = Write to a new file that only you can read; in a folder it gets a name that tells of nobody
flag_export_anyway = Also if a text may give away a source that must not be named
word_export_csv = Delimited text
word_export_xlsx = A workbook of Excel
word_export_json = A list of objects
word_export_ftm = Entities of FollowTheMoney
word_export_pfif = The People Finder Interchange Format
word_export_uwazi = The table that Uwazi imports
word_export_html = A dossier, report or list to read and print: one file that loads nothing
word_export_md = The same as Markdown

## cli/import_args.rs

flag_import_file = The file: CSV, Excel, OpenDocument, JSON, FollowTheMoney, PFIF; `-` reads standard input
flag_import_kind = What kind of file it is, if it cannot be told: csv, xlsx, xls, ods, json, ftm, pfif, uwazi
flag_import_map = The map that says what each column is for
flag_import_save_map = Write the map that was guessed or used to a new file
flag_import_sheet = The sheet, by name or number
flag_import_header = The row of the header, or `none`
flag_import_table = Which table of the sheet, counted from 1
flag_import_encoding = The encoding of a text: utf-8, windows-1251, ...
flag_import_separator = What stands between cells: a character, or tab
flag_import_dates = In which order the parts of dates stand
flag_import_source = The list as a source: an id or a title; editions of one list are one root
flag_import_case = The case that new people are put into
flag_import_key = The column with the list's own ids
flag_import_on_match = What becomes of rows that are likely about somebody who is recorded
flag_import_dry_run = Tell what would happen, and change nothing
flag_import_held = Write the held and refused rows with their reasons to a new file, to be mended and imported again
flag_import_strict = Write nothing if a row is held or refused
flag_import_no_attach = Keep no copy of the file, its SHA-256 alone
flag_import_anyway = Take also people of a name that was erased
word_dates_day_first = 12.07.2022 is in July
word_dates_month_first = 12/07/2022 is in December
word_dates_year_first = 2022-07-12
word_match_hold = The row waits for a decision
word_match_update = The row goes into the record
word_match_create = The row makes a record of its own

## cli/run.rs

about_lastseen = An offline case tracker for people whose whereabouts are being withheld
flag_screen_folder = The workspace to open on the screen
flag_screen_plain = Read and print lines instead of drawing a screen: for screen readers and line terminals
about_init = Make a workspace
about_list = List records, one a line
about_show = Show one record with all that is derived
about_timeline = Show the entries of a person or case on a line in time
about_together = Show who may have been held with a person, or in a place, and when
about_set = Give a person a status: a new entry in their history
about_step = Record what was done for a person: a complaint, a letter, a visit, and by when an answer is due
about_add = Add a record; prints its id
about_import = Import a list of people: CSV, Excel, OpenDocument, JSON, FollowTheMoney, PFIF
about_intake = Read a pasted message about a person: a draft, with what was understood
about_export = Export people for others: as a table, for other systems, or as a dossier to read and print
about_form = Fill in a form that a court or committee reads, from the records of a person
about_attach = Attach a copy of a file to a source
about_note = Add a note to a record
about_duplicates = List people who may be recorded twice, with what speaks for and against
about_join = Join two records of one person; everything that either says is kept
about_unjoin = Take two records apart again that were joined
about_distinct = Remember that two records are of two people, or that nobody can tell
about_check = Look for what is probably not meant, as path:line:column: reason
about_log = Show who changed what, the newest first
about_erase = Erase a person: the record, the links to it, and its values in every line of the log
about_undo = Take back your last change
about_redo = Do again what was taken back
about_git = Let git merge and compare records by what they say
about_sync = Exchange changes with another clone by git: commit, fetch, merge, push
about_sign = Sign this clone's lines of the log with an SSH key, and say whose keys count
about_sign_on = Sign the lines of this clone from now on
about_sign_off = Sign nothing more; what is signed stays signed
about_sign_now = Sign what is not signed yet
about_sign_status = Say whether this clone signs, and whose keys the workspace lists
about_sign_trust = Take a key for one of a member's, after comparing its fingerprint with them
about_sign_distrust = Take no key for the member's any more
flag_sign_on_key = The file of the key, as for `ssh-keygen -Y sign -f`: a private key without a passphrase, or a public key whose private one the agent or a security key holds
flag_sign_member = The name of the member, as it stands in the log
flag_sign_trust_key = The fingerprint of a listed key (SHA256:…), a public key, or a file with one
about_seal = Encrypt a whole workspace, for its members
about_unseal = Write a sealed workspace in the clear again
about_rekey = Encrypt a sealed workspace with a new key
about_forget_key = Remove your secret key from this machine
about_member = Who can open a sealed workspace
about_member_list = List the members
about_member_add = Let somebody else open the workspace
about_member_remove = Take a member out, and encrypt everything with a new key
about_member_accept = Say that key files which came in are right
about_merge = Merge another workspace or an older copy into this one, as one change
about_mergetool = Merge files in which git left its conflict markers, by what they say
flag_mergetool_ids = Records; every file that has markers, if none is named
flag_mergetool_keep = Keep these records, which one side removed and the other one changed
flag_mergetool_let_go = Remove these records, which one side removed and the other one changed
about_diff = Show what another workspace or copy says otherwise
about_inspect = Say what is inside a received folder, before anything in it is opened
about_merge_driver = Merge three files; git calls it
about_textconv = Print a record in words; git calls it
about_stats = Count people, cases and sources
about_completions = Print the completions for a shell
flag_completions_shell = The shell
about_man = Print the manual page

## cli/encryption_args.rs

flag_to = For whom it is, as it stands in the log; nothing is sent, and --encrypt-to encrypts
flag_encrypt_to = Encrypt the file to this public key, of age or SSH, or to those in a file; may be given several times
flag_in_the_clear = From a sealed workspace: write this in the clear without asking
flag_identity = A file with the secret key that opens a sealed workspace or an encrypted file, of age or SSH; LASTSEEN_IDENTITY names one as well
flag_identity_fd = Read the secret key from this open descriptor

## cli/commands/seal.rs, cli/commands/member.rs

flag_seal_member = Who can open it, and their public key, of age or SSH, or a file with it; may be given several times
flag_seal_passphrase = Who can open it with a passphrase, which is asked for; may be given several times
flag_seal_work = What one guess of the passphrase costs: each step more doubles it; 18 takes an old laptop about a second
flag_seal_no_paper = Print no paper key
flag_seal_backup = Where the encrypted copy of everything goes that is written first; else it lies beside the workspace
flag_seal_yes = Do not ask
flag_member_name = Their name
flag_member_key = Their public key, of age or SSH, or a file with it
flag_member_passphrase = They have a passphrase, which is asked for
flag_member_paper = Print a key for paper

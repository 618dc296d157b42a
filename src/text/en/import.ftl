## text/errors/import.rs

import_file_empty = no rows: the file holds nothing that could be imported
import_file_too_large = too large for a list; split it into several files
import_file_bomb = it unpacks to far more than a list can be and is not read; save it again in a spreadsheet program
import_file_password = protected by a password; save a copy without one and import that
import_file_encrypted = encrypted with age; import it with `lastseen import --identity KEYFILE`
import_file_malformed_at = line { $line }: cannot be read: { $detail }
import_file_malformed = cannot be read: { $detail }; save it again in the program that made it
import_file_no_objects = it holds no list of objects; export it as a list of objects, one for each person
import_file_unclosed = line { $line }: the file ends within { $path }; fetch it again, a part is missing
import_file_rows_out_of_order = row { $row } comes after row { $before }; save it again in a spreadsheet program
import_file_unclosed_quote = row { $row }: a quote that begins here is never closed; close it or take it out
import_file_no_such_encoding = { $label }: unknown encoding; write for example utf-8, windows-1251 or utf-16le
import_file_no_such_separator = a separator is one character; write for example --separator ';' or --separator tab
import_file_not_in_encoding = the text is not { $encoding }; leave out --encoding or name another one
import_file_entities = it defines entities, which are never expanded; save it without a DOCTYPE
import_file_unknown_kind = unknown kind of file; name it with --as
import_file_not_a = it is not { $kind }; leave out --as or name another kind
import_file_no_such_sheet = { $wanted }: no such sheet; there are: { $sheets }
import_file_several_sheets = several sheets have rows; choose one with --sheet: { $sheets }
import_file_sheet_rows = { $name } ({ $rows ->
        [one] 1 row
       *[other] { $rows } rows
    })
import_file_several_tables = the sheet has several tables; choose one with --table: { $tables }
import_file_table_rows = { $number } (rows { $first } to { $last })
import_file_no_such_table = no such table; the sheet has { $tables ->
        [one] 1 table
       *[other] { $tables } tables
    }
import_file_no_such_header = row { $row } is blank or not there; --header names another

import_map_not_utf8 = it is not UTF-8; save it as UTF-8
import_map_unreadable = { $place }: the map cannot be read: { $reason }
import_standard_input = standard input
import_map_wants_list = a list in [ ] belongs here
import_map_wants_brackets = something in ( ) belongs here
import_map_wants_text = a text in quotes belongs here
import_map_wants_word = a word without quotes belongs here
import_map_wants_number = a number without quotes belongs here
import_map_wants_comma = a comma is missing before this
import_map_unknown_word = { $word } is not one of { $words }
import_map_unknown_field = { $field } is not a field here; there are { $fields }
import_map_missing_field = { $field } is missing here
import_map_newer_format = the map has format { $format }; a later version of lastseen wrote it
import_map_no_such_column = { $from }: no such column; there are: { $columns }
import_map_column_twice = { $from }: the map has this column twice; take one of them out
import_map_no_names = no column has names; say in the map which one is `to: Name`
import_map_no_such_meaning = { $from }: { $meaning } is not a meaning of a word there; write one of { $meanings }
import_map_no_such_word = { $field }: { $word } is not understood in a map; write { $known }
import_map_no_such_date = { $from }: { $field }: { $word } is neither a date nor a column
import_map_unproved = { $from }: row { $row }: { $cell } is { $day_first } or { $month_first }, and no date in the column tells which ({ $cells ->
        [one] 1 such cell
       *[other] { $cells } such cells
    }); state it with --dates day-first or --dates month-first
import_map_both_orders = { $from }: row { $day_row }: { $day_cell } has the day first and row { $month_row }: { $month_cell } the month; correct the column or state the order with --dates
import_map_uncertain = what these columns are for is not certain: { $columns }; correct the map and give it with --map
import_map_words_without_status = these words have no status here and would be kept as notes: { $words }; correct the map, or agree to it by giving it with --map

import_row_no_name = no name
import_row_unknown_id = no record has this id
import_row_not_a_record = the text of the record cannot be read; export it again
import_row_differs = the record is here and says something else; it stays as it is
import_row_too_long = too long for one record; shorten it, or leave its long column out in the map
import_row_record_unreadable = the record that it is about cannot be read; repair it first, `lastseen check` says how
import_row_erased = somebody of this name was erased; --anyway takes the row all the same
import_row_removal_request = the name asks for removal
import_row_refused_word = the map refuses this name
import_row_two_people = two people in one cell; give each a row
import_row_unreadable = characters that could not be read; state the encoding with --encoding
import_row_mojibake = the text was read in a wrong encoding before; correct it in the source
import_row_too_many_cells = { $cells } cells below a header of { $header }; correct the separators
import_row_too_few_cells = { $cells } cells below a header of { $header }; the others are taken as blank
import_row_key_twice = row { $other } has the same id
import_row_same_record = row { $other } is about the same record
import_row_likely_row = row { $other } is likely about the same person
import_row_likely = likely recorded already
import_row_same_row = row { $other } says exactly the same
import_row_total = a row of totals
import_row_header_again = the header again
import_row_not_a_person = not about a person
import_row_not_a_date = not understood as a date; kept as it is written
import_row_no_year = a date without a full year; kept as it is written
import_row_no_such_day = there is no such day; kept as it is written
import_row_implausible = a date that cannot be; kept as it is written
import_row_not_an_age = not an age; kept as a note
import_row_unknown_word = this word has no meaning here; kept as a note
import_row_error_cell = the error of a formula; not taken
import_row_formula_cell = a formula without a result; open and save the file in a spreadsheet program
import_row_merged_cell = covered by a merged cell; taken as blank
import_row_mixed_script = a word has letters of two alphabets; taken as it is written
import_row_competing = the record says something else; added as a claim
import_row_entry_changed = the entry was changed here since; what the list says now is added beside it
import_place_row = row { $row }
import_place_column = row { $row }, { $column }
import_place_headed = row { $row }, { $column } { $header }
import_place_field = row { $row } { $header }
import_problem = { $place }: { $reason }
import_problem_cell = { $place }: { $cell }: { $reason }

## cli/commands/import.rs

import_file_exists = { $path }: exists already; name another file
import_row_unwritable = a row cannot be written as a record; nothing was changed. Leave its columns out with Leave in a map, one after the other, to find the value
import_key_no_such_column = --key { $key }: no such column; there are: { $columns }
import_ask_map = Import with this map? [y/N]
import_nothing_changed = nothing was changed

import_rows_read = { $rows ->
        [one] 1 row read
       *[other] { $rows } rows read
    }; comparing…
import_rows_compared = { $rows ->
        [one] 1 row read
       *[other] { $rows } rows read
    }; compared: { $percent } %
import_writing = writing { $records ->
        [one] 1 change
       *[other] { $records } changes
    }…
import_writing_percent = writing { $records ->
        [one] 1 change
       *[other] { $records } changes
    }: { $percent } %

## cli/commands/import_input.rs

file_and_why = { $name }: { $why }
import_bad_header = --header { $text }: write the number of a row, or none

## cli/commands/import_report.rs

import_summary = { $name }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }: { $created } created, { $updated } updated, { $unchanged } unchanged, { $held } held, { $refused } refused, { $left_out } left out, { $blank } blank
import_summary_dry_run = { $summary } (dry run: nothing was written)
import_summary_strict = { $summary } (--strict: nothing was written)
import_not_mentioned = { $people } of earlier editions are not in this one and stay as they are
import_careful_minors = ! careful: { $people ->
        [one] 1 new person is a minor
       *[other] { $people } new people are minors
    }
import_careful_at_risk = ! careful: { $people ->
        [one] 1 changed person has a risk or consent on record
       *[other] { $people } changed people have a risk or consent on record
    }
import_not_taken = not taken: { $columns }
import_taken_as_blank = taken as blank: { $words }
import_word_cells = { $word } ({ $cells ->
        [one] 1 cell
       *[other] { $cells } cells
    })
import_candidates = { $problem }: { $people }
import_name_and_id = { $name } ({ $id })
import_more_problems = and { $more } more; --json lists them all

## cli/commands/export.rs

export_needs_a_flag = say what may go out: --public for what may be shown to anybody, or --full for everything, also what is confidential
export_one_flag = --public and --full do not go together: the one leaves out what the other writes
export_entries_not_public = --entries does not go with --public: earlier entries are never public
export_entries_are_a_table = --entries is a table; use it with --as csv, xlsx or json
export_file_names_somebody = the file would be called after one of the people; give it another name, or name a folder, and the file gets a name that tells of nobody
export_names_sources = some texts may give away a source that must not be named:
export_names_sources_in = some texts may give away a source that must not be named: { $texts }
export_names_sources_way = change them, or take --anyway if none of them does; nothing was exported
export_names_sources_anyway = these texts may give away a source that must not be named; they go out:
export_names_source = “{ $text }” may mean “{ $title }” ({ $id })
export_names_more = and { $more ->
    [one] { $more } more text
   *[other] { $more } more texts
 }
export_ask_anyway = Write it anyway?
export_form_not_public = a form is never public: it names the person; leave --public out
export_form_is_a_document = a form is text, html or md: leave --as out, or use --as html or --as md
encryption_age_of_no_key = a file whose name ends in `.age` must be encrypted: say to whom with --encrypt-to, or choose another name
export_recipient_is_a_name = this is a name for the log, not a key, and encrypts nothing: a key stands under “encrypt to”
export_is_not_encrypted = a file whose name ends in `.age` must be encrypted: say to whom under “encrypt to”, or choose another name
import_held_in_the_clear = the list was encrypted, and the rows held back would lie there in the clear: leave --held out
encryption_to_is_a_name = --to is a name for the log and encrypts nothing; to encrypt to this key, use --encrypt-to
encryption_needs_a_file = --encrypt-to writes a file: name one with -o FILE, and leave --json out
encryption_of_a_bundle = --encrypt-to encrypts a bundle: name one with --bundle FILE. What goes to a remote is protected by how git reaches it
encryption_passphrase_of = Passphrase of { $path }:
encryption_done = encrypted to { $count ->
        [one] 1 key
       *[other] { $count } keys
    }, and only who has a secret one opens it: { $keys }
export_progress = { $percent } % written
export_not_text = a workbook is not text; name a file with -o
export_ask = Export everything, also what is confidential and the people at risk? [y/N]
export_nothing = nothing was exported
export_needs_in_the_clear = the workspace is sealed, and this would leave it in the clear: --encrypt-to encrypts it, --in-the-clear says that it is meant; nothing was written
export_ask_clear = The workspace is sealed; what you write now is not. Write it in the clear? [y/N]
export_clear_told = this workspace is sealed, and the file will not be; who is named under “encrypt to” gets one that is
export_ask_clear_screen = Write it in the clear?
export_rows = { $path }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }

## app/export

export_leaving = no file yet: wait for the export, or press again to leave without it
export_under_way = an export is being written; wait for it
export_of_people_or_case = choose a case, or go to the people: an export is about them
export_form_everybody = Export: everybody, { $people ->
        [one] 1 person
       *[other] { $people } people
    }
export_form_marked = Export: { $people ->
        [one] 1 marked person
       *[other] { $people } marked people
    }
export_form_query = Export: { $people ->
        [one] 1 person
       *[other] { $people } people
    }, { $query }
export_form_case = Export: { $title }, { $people ->
        [one] 1 person
       *[other] { $people } people
    }
export_which_form = csv, xlsx, json, ftm, pfif, uwazi, html or md
export_which_scope = public or full
export_which_language = en, ru or uk
export_full_holds = full: also names without consent, people at risk, notes, documents and what is confidential, of { $people ->
        [one] 1 person
       *[other] { $people } people
    }
export_ask_full = Write everything?
export_written = exported to { $path }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }
export_written_encrypted = exported, encrypted to { $keys ->
        [one] 1 key
       *[other] { $keys } keys
    }, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }: { $path }
export_written_partly = exported to { $path }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, but { $why }
export_unread = { $unread ->
        [one] 1 file of a person cannot be read
       *[other] { $unread } files of people cannot be read
    }

## app/import

import_line_file = file
import_line_kind = kind
import_line_encoding = encoding
import_line_separator = separator
import_line_sheet = sheet
import_line_table = table
import_line_header = header
import_line_rows = rows
import_line_columns = columns
import_line_dates = dates
import_line_list = list
import_line_case = case
import_line_on_match = likely recorded
import_line_map = map
import_line_save_map = save the map to
import_kind_and_size = { $kind }, { $bytes ->
        [one] 1 byte
       *[other] { $bytes } bytes
    }
import_of_sheets = one of { $sheets }
import_not_said = not said yet: Enter chooses
import_found_out = found out
import_no_header = no header
import_header_row = { $row }: { $cells }
import_number = { $number }
import_own_table = a table of lastseen, with the records themselves
import_dates_proved = proved by the column
import_day_first = day first: 12.07.2022 is in July
import_month_first = month first: 07/12/2022 is in July
import_year_first = year first: 2022-07-12
import_tab = tab
import_on_match_hold = hold the row until somebody decides
import_on_match_update = put the row into that record
import_on_match_create = make a record of its own
import_list_known = recorded already: one more edition of it
import_list_new = a new source
import_recorded_lists = recorded lists: { $lists }. If this is the next edition of one, call it so
import_none = none
import_map_said = said here or read from a file
import_map_guessed = guessed
import_map_known = as { $name } was on { $day }: the same headers
import_map_known_help = Enter, and Enter again with nothing typed: guess again
import_known_map_used = The columns mean what they meant in { $name }: the headers are the same. Look at them before you write.
import_unsure_columns = guessed, and not certain: { $columns }
import_unknown_words = words without a meaning, which become notes: { $words }
import_column = { $letter } { $header }
import_column_unsure = { $told } ?
import_filled = { $filled } filled
import_understood = { $understood } of { $filled } understood
import_dates_are = dates: { $order }
import_choose_target = what is { $from } for?
import_choose_meaning = what does { $word } mean?
import_choose_dates = the order of dates in { $from }
import_to_key = the list's own id
import_to_name = name
import_to_other_name = other name
import_to_sex = sex
import_to_born = born
import_to_age = age
import_to_home = home
import_to_unit = unit
import_to_rank = rank
import_to_tag = tag
import_to_note = note
import_to_when = when
import_to_status = status
import_to_place = place
import_to_custodian = custodian
import_to_contact = contact
import_to_entry_note = note of the entry
import_to_leave = not taken
import_to_part = { $told }: { $part }
import_word_unknown = no meaning
import_word_note = kept as a note
import_word_nothing = nothing
import_word_in = { $header }, { $cells ->
        [one] 1 cell
       *[other] { $cells } cells
    }
import_meaning_key = { $key } { $meaning }
import_is_written = Written: { $people ->
        [one] 1 person
       *[other] { $people } people
    } (u to undo)
import_to_write = Write { $people ->
        [one] 1 person
       *[other] { $people } people
    }
import_nothing_to_write = Nothing to write
import_created = created
import_updated = updated
import_unchanged = unchanged
import_held = held
import_refused = refused
import_left_out = left out
import_blank = blank rows
import_blank_words = words taken as blank
import_absent = not mentioned
import_minors = careful: minors
import_at_risk = careful: at risk
import_removals = careful: asks for removal
import_careful_removals = ! careful: { $rows ->
        [one] 1 row asks
       *[other] { $rows } rows ask
    } for removal and is not taken
import_cell_reason = { $header }: { $cell }: { $reason }
import_row_line = row { $row }  { $name }  { $told }
import_source_is = source: { $title }
import_ask_write = Write { $people ->
        [one] 1 person
       *[other] { $people } people
    }?
import_write_title = Import
import_row_title = Row of the list: { $name }
import_held_row = row { $row }  { $name }
import_fate_skipped = left as it is
import_fate_same = the same person: { $id }
import_fate_another = another person: { $id }
import_cell = { $header }: { $cell }
import_copied = { $lead } { $value }
import_nobody = there is nobody to list
import_wait = wait until what goes on is done
import_write_first = write the list first (w); then decide about held rows
import_decided_already = decided already; u takes it back
import_mend_in_the_list = mend this row in the list and import it again; x leaves it
import_nobody_beside = nobody is set beside this row; a makes a record of it
import_all_decided = all held rows are decided (u to undo)
import_row_agrees = the record says all of it already
import_map_saved = the map was written to { $path }
import_goes_on = { $rows ->
        [one] 1 held row
       *[other] { $rows } held rows
    } of { $name } not decided: Enter goes on

## app/form/mod.rs

import_form_file = Import a list
import_form_title = What is the list called?
import_form_case = Put new people into a case
import_form_map = Read the map from a file
import_form_save_map = Save the map to a new file

## tui/view/import.rs

import_title = Import { $name }
import_title_reading = Import { $name }: reading…
import_title_planning = Import { $name }: planning…
import_title_comparing = Import { $name }: comparing, { $percent } %
import_title_writing_percent = Import { $name }: writing, { $percent } %
import_title_writing = Import { $name }: writing…
import_page_file = File
import_page_columns = Columns
import_page_words = Words
import_page_numbers = Numbers
import_page_held = Held
import_page_with_count = { $name } { $count }
import_comes = reading…
import_no_words = no column has words that need a meaning
import_nothing_held = no row is held
import_nothing_read = nothing was read
import_side_row = row { $row }
import_side_record = { $id }
import_side_one_of = { $id } ({ $at } of { $count }, n next)
import_side_nobody = nobody recorded
import_side_other_row = row { $row }, held too

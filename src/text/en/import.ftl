# What is wrong with a list that is imported, its map or one of its rows.

import_empty = no rows: the file holds nothing that could be imported
import_too_large = too large for a list; split it into several files
import_bomb = it unpacks to far more than a list can be and is not read; save it again
import_password = protected by a password; save a copy without one and import that
import_malformed_line = line { $line }: cannot be read: { $detail }
import_malformed = cannot be read: { $detail }
import_unclosed_quote = row { $row }: a quote that begins here is never closed; close it or take it out
import_no_such_encoding = { $label }: unknown encoding; write for example utf-8, windows-1251 or utf-16le
import_no_such_separator = a separator is one character; write for example --separator ';' or --separator tab
import_not_in_encoding = the text is not { $encoding }; leave out --encoding or name another one
import_entities = it defines entities, which are never expanded; save it without a DOCTYPE
import_unknown_kind = unknown kind of file; name it with --as
import_not_a = it is no { $kind }; leave out --as or name another kind
import_no_such_sheet = { $wanted }: no such sheet; there are: { $sheets }
import_sheet = { $name } ({ $rows ->
        [one] 1 row
       *[other] { $rows } rows
    })
import_several_sheets = several sheets have rows; choose one with --sheet: { $sheets }
import_table = { $number } (rows { $first } to { $last })
import_several_tables = several tables stand in the sheet; choose one with --table: { $tables }
import_no_such_table = no such table; the sheet has { $tables ->
        [one] 1 table
       *[other] { $tables } tables
    }
import_no_such_header = row { $row } is blank or not there; --header names another

## The map

map_newer_format = the map has format { $format }; a later version of lastseen wrote it
map_no_such_column = { $from }: no such column; there are: { $columns }
map_no_names = no column has names; say in the map which one is `to: Name`
map_no_such_meaning = { $from }: { $meaning } is no meaning of a word there; write one of the words of records, Note or Nothing
map_no_such_word = { $field }: { $word } is not understood in a map
map_unproved = { $from }: row { $row }: { $cell } is { $day_first } or { $month_first }, and no date in the column tells which ({ $cells ->
        [one] 1 such cell
       *[other] { $cells } such cells
    }); state it with --dates day-first or --dates month-first
map_both_orders = { $from }: row { $day_row }: { $day_cell } has the day first and row { $month_row }: { $month_cell } the month; correct the column or state the order with --dates
map_uncertain = what these columns are for is not certain: { $columns }; correct the map and give it with --map

## Rows

row_no_name = no name
row_unknown_id = no record has this id
row_not_a_record = the text of the record cannot be read; export it again
row_differs = the record is here and says something else; it stays as it is
row_erased = somebody of this name was erased; --anyway takes the row all the same
row_removal_request = the name asks for removal
row_refused_word = the map refuses this name
row_two_people = two people in one cell; give each a row
row_unreadable = characters that could not be read; state the encoding with --encoding
row_mojibake = the text was read in a wrong encoding before; correct it in the source
row_too_many_cells = { $cells } cells below a header of { $header }; correct the separators
row_too_few_cells = { $cells } cells below a header of { $header }; the others are taken as blank
row_key_twice = row { $other } has the same id
row_same_record = row { $other } is about the same record
row_likely_row = row { $other } is likely about the same person
row_likely = likely recorded already
row_same_row = row { $other } says exactly the same
row_total = a row of totals
row_header_again = the header again
row_not_a_person = not about a person
row_not_a_date = not understood as a date; kept as it is written
row_no_year = a date without a full year; kept as it is written
row_no_such_day = there is no such day; kept as it is written
row_implausible = a date that cannot be; kept as it is written
row_not_an_age = no age; kept as a note
row_unknown_word = the map gives this word no meaning; kept as a note
row_error_cell = the error of a formula; not taken
row_formula_cell = a formula without a result; open and save the file in a spreadsheet program
row_merged_cell = covered by a merged cell; taken as blank
row_mixed_script = a word has letters of two alphabets; taken as it is written
row_competing = the record says something else; added as a claim
row_place = row { $row }
row_place_column = row { $row }, { $column }
row_place_header = row { $row } { $header }
row_place_both = row { $row }, { $column } { $header }
row_problem = { $place }: { $why }
row_problem_cell = { $place }: { $cell }: { $why }

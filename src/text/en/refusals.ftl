## text/errors/refusal.rs

refusal_word = { $typed }: type one word
refusal_unknown_word = { $typed }: not a word for this field; it has { $words }
refusal_unknown_status = { $typed }: unknown status; type { $known }
refusal_link = { $typed }: not one of the { TERM($kind, form: "plural") }; give the id of a { TERM($kind) }
refusal_number = { $typed }: type a whole number
refusal_flag = { $typed }: yes or no?
refusal_empty = { $field } must not be empty
refusal_twice = { $typed }: already listed
refusal_no_list = A form cannot show how this list is written. Press E to open the file.
refusal_no_such_field = { $typed }: there is no such field
refusal_date_typed = { $typed }: not understood as a date; write for example { $examples }
refusal_date = not understood as a date
refusal_no_such_day = the calendar has no such day; write the month alone if the day is not known
refusal_two_digits = the year has two digits; write { $date } for { $meaning }
refusal_one_reading = { $date } for { $meaning }
refusal_ambiguous = may be more than one day; write { $readings }, or [{ $all }] if nobody knows
refusal_no_year = which year? write for example 12 jul 2022 or july 2022
refusal_ahead_dated = in the future; write a day in the past, such as yesterday, or { $date } if a future date is meant
refusal_ahead = in the future; write a day in the past, such as yesterday
refusal_out_of_range = beyond the calendar; write a year of four digits
refusal_ends_first = it ends before it begins; write the earlier date first
refusal_date_ahead = { $date } is in the future: is the year right?
refusal_date_ends_ahead = { $date } ends in the future: is the year right?
typed_and_why = { $typed }: { $why }
refusal_date_examples = 2022-07-12, 12 jul 2022, july 2022, summer 2022, about july 2022, yesterday

## cli/commands/intake.rs

intake_too_long = the message is longer than { $bytes } bytes; paste the part about one person
intake_not_utf8 = the message is not UTF-8; paste it as text
intake_no_name = no name was found in the message; write it in front, as in "Name: Anna Petrova"
intake_unwritable = the message cannot be written as a record; nothing was changed. Take out unusual characters
intake_source_title = Message received on { $date }
intake_likely = likely recorded already: { $people }
intake_recorded_already = likely recorded already; nothing was changed. Add a note or an entry there, or write it all the same with --anyway
intake_ask = Write this draft? [y/N]
intake_why = { $name }: added from a message
intake_written = { $id } { $name }: written from the message (undo takes it back)
intake_nothing_written = nothing was written; --yes writes the draft
intake_part = { $what }: { $value }
intake_two_readings = { $what }: { $day_first } or { $month_first }; kept as it is written
intake_rest = note: { $text }
intake_name = name
intake_call_sign = call sign
intake_born = born
intake_age = age
intake_rank = rank
intake_unit = unit
intake_home = home
intake_marks = marks
intake_since = since
intake_place = place
intake_phone = phone

## app/import/message_keys.rs

intake_title = A message
intake_ask_write = Write { $name }?
intake_ask_write_anyway = { $name } is likely recorded already. Write a new record all the same?
intake_likely_one = ! likely recorded already: { $name } ({ $id })

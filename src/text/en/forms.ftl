## app/form/marked.rs

form_for_another = for the marked { $name }, not for { $shown } in view
form_for_one = for { $name }
form_for_others = for the { $count } marked people, not for { $shown } in view: { $names }
form_for_marked = for the { $count } marked people: { $names }
form_more_names = { $more } more
form_status_for_one = new status for the marked { $name }
form_status_for_marked = new status for { $count } marked people

## app/form/choose.rs

form_marked_people = { $count } marked people
form_no_status_key = { $key } is not the key of a status
form_no_kind_key = { $key } is not the key of a kind of record
form_no_statement_key = { $key } is not the key of a kind of statement
form_new_record = New { TERM($kind) }

## app/core/repeat.rs

form_repeat_left_out = as the last one; what was about one person is left out: { $left_out }

## app/core/update.rs

form_enter_came_early = Enter came before this was on the screen: look, then press Enter again

## app/core/reports.rs

form_ask_erase = Erase { $name } for good? u does not take it back.
form_ask_unjoin = Take { $joined } apart from { $kept }? U joins them again.
form_ask_unjoin_anyway = Take { $joined } apart from { $kept } although something was changed since?

## app/form/page_answer.rs

form_read_to_the_end = read to the end first: PgDn
form_nothing_was_done = nothing was changed

## app/form/form_refusal.rs

form_in_field = { $field }: { $why }

## app/form/submit.rs

form_own_relative = a person cannot be their own relative; choose another person or leave this empty

## app/form/batch.rs

form_batch_no_source = { TERM($detail) } of which source? This field is empty

## app/form/commit.rs

form_which_is_meant = which one is meant? Down chooses, Enter takes it
form_no_date = { $typed }: not a date
form_ask_words = Keep it in words?
form_unusual_word = { $field }: { $word } is not one of the usual words: { $words }
form_ask_unusual = Write it all the same?
form_replaces = a saved query has this name: { $query }
form_ask_replace = Replace it?
form_ask_preview = Write it for { $people ->
        [one] 1 person
       *[other] { $people } people
    }, as one change?
form_report_dated = When is empty. Choose: the date of the report, or today
form_nothing_changed = nothing was changed
form_nothing_changed_theirs = nothing was changed; what the others wrote stands

## app/form/batch.rs

form_preview = for { $count ->
        [one] 1 person
       *[other] { $count } people
    }
form_preview_careful = ! { $careful }. For { $count ->
        [one] 1 person
       *[other] { $count } people
    }
form_preview_group = { $count } { $what }: { $names }
form_status_already = { TERM($status) } already, to get a further entry
form_status_until_now = { TERM($status) } until now
form_no_status_until_now = without a status until now
form_the_thing = the { TERM($thing) }
form_it = it
form_to_get = to get { $things }
form_has_already = with { $things } already
form_without_claim = without a claim that the source could support

## app/form/new_record_choice.rs

form_no_such_record = { $typed }: there is no such record
form_too_many_new = { $title }: too many new records at once

## app/form/form_keys.rs

form_answer_y_or_n = y or n?
form_answer_is_ambiguous = “{ $letter }” may mean yes or no: + is yes, - is no
form_esc_drops = Esc again drops what is typed; Enter writes it

## app/form/completion.rs

form_new_record_named = new { TERM($kind) }: { $name }
form_born = { $before }, born { $born }

## app/form/mod.rs

form_today = { $date } · today
form_report_date = { $date } · date of the report: { $title }
form_new_entry = New entry for { $name }
form_attach = Attach · { $name }

## app/form/picker_keys.rs

form_no_list = this field is not filled from a list
form_nothing_to_make = nothing can be made for this field
form_citation = Source · { $of }

## app/form/already_recorded.rs

form_name_and_id = { $name } ({ $id })
form_recorded_already = Ctrl-g: { $things } { $count ->
        [one] is
       *[other] are
    } recorded so already: { $names }
form_recorded_title = { $things } recorded already
form_nothing_recorded = nothing is recorded by that name

## tui/view/form.rs

form_if_empty_today = (today, { $date }, if left empty)
form_if_empty = ({ $value }, if left empty)
form_choices_before = { $before } more above
form_choices_around = { $before } more above, { $after } below
form_yes = yes
form_no = no

## tui/view/hints.rs

form_no_back = no, go back

## app/form/naming.rs

form_new_spelling_of = “{ $text }”: a new spelling of { $title }
form_new_of_kind = “{ $text }”: a new { TERM($kind) }

## app/form/note_keys.rs

form_empty_note = an empty note is not written
form_esc_drops_note = Esc again drops the note; Ctrl-s writes it

## app/form/open.rs

form_new_item = New { TERM($what) } · { $name }
form_go_by = Go by “{ $told }” · { $name }

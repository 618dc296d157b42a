## text/pages/dossier_case.rs

page_may_be_shown = may be shown to anybody
page_not_known = no status
page_has_part = has part
page_followed_by = followed by
page_caused_by = caused by

## text/pages/dossier_person.rs

page_against = { $one } against { $other }
page_at_least_entries = at least { $more ->
        [one] 1 more pair
       *[other] { $more } more pairs
    } of entries, not shown here
page_others_say = { $field }: others say { $value }
page_none_but_elsewhere = no source ({ $more } in other entries)
page_for_other_entries = { $before } ({ $more } more for other entries)
page_since = since { $when }
page_at_time_not = at a time not known, { $contact }
page_as_of = { $before } as of { $date }
page_no_date = no date
page_held_by = held by { $custodian }
page_withdrawn = withdrawn: { $withdrawn }
page_entered_by = entered by { $by } { $recorded }
page_repeats = { $before }, repeats { $origins }
page_look_again = { $before }; look again { $date }
page_looked_by = { $date } by { $by }

page_document = { TERM($kind) } { $number }

## text/pages/dossier_steps.rs

page_step = step
page_step_to = { $what } to { $to }
page_step_by = { $before }, by { $by }
page_step_answer = answer: { $answer }
page_step_due = no answer; due { $due }
page_step_overdue = no answer; overdue, was due { $due }

## text/pages/dossier_relations.rs

page_at_risk = { $before }, at risk
page_relation_of = { TERM($kind) } of { $name }
page_relation_at_risk = { TERM($kind) } of { $name }, at risk

## text/pages/dossier_source.rs

page_must_not_be = must not be named to others
page_circle_these_sources = in a circle: these sources end up repeating each other
page_copy = { $name }, { $size }, sha256 { $sha256 }
reliability_a = completely reliable
reliability_b = usually reliable
reliability_c = fairly reliable
reliability_d = not usually reliable
reliability_e = unreliable
reliability_f = cannot be judged
reliability_other = not a letter of the code

## text/pages/dossier_whereabouts.rs

page_lies_in = lies in
page_belongs_to = belongs to
page_and_search_with = and { $more } more: a search with place: or unit: lists them
page_held = held
page_held_when = held { $when }

## text/pages/entry_page.rs

page_to = { $first } to { $last }
page_held_by_2 = held by
page_is = is { $title }
page_not_shown_here = { $more ->
        [one] 1 more entry
       *[other] { $more } more entries
    }, not shown here

## text/pages/time_line.rs

page_no_word = no word
page_now = now
page_last_seen = ◆ last seen
page_contact = ● contact
page_no_contact = no contact
page_is_withdrawn = withdrawn
page_last_word = last word { $day }
page_word_person_may = word of the person may have come until now
page_nobody_tells_having = nobody tells of having seen or heard from the person
page_no_entry_with = no entry with a date

## text/pages/derivation.rs

derivation_repeats = repeats { $source }
derivation_dated = { $source }, { $date }
derivation_see_above = { $source } (see above)
derivation_reports = { $reports ->
        [one] 1 report
       *[other] { $reports } reports
    }, { $roots ->
        [one] 1 root
       *[other] { $roots } roots
    }
derivation_reports_of = { $told }: { $names }

## text/pages/attribution.rs

date_not_certain = (not certain)
told_without_source = { $told } (the record names no source for this)
told_by_sources = { $told } ({ $sources })
told_reliability = { $source }, reliability { $reliability }
told_confidential = a source that must not be named
told_place = { $told }, { $place }
told_via = { $told }, told by { TERM($via) }
told_grade = { $told }, grade { $grade }: { $letter }, { $digit }
told_quote = { $told }: “{ $quote }”

## text/pages/disputed.rs

disputed_status = status
disputed_record_goes_this = the record goes by this
value_nothing = nothing
disputed_this_status_now = this is the status now

## text/pages/figures.rs

figure_by_name = by name
figure_known_name = known by name
figure_on_record = on record
figure_with_record_their = with a record of their own

## text/pages/source_page.rs

page_no_other_root = { $count ->
        [one] 1 statement has
       *[other] { $count } statements have
    } no other root
page_and_more = and { $more } more
page_age = age { $years }
page_close = close: { TERM($relation) }
page_figure = { $what } { $figure }
page_noted = note
page_case = the case as a whole

## text/pages/fragments.rs

credibility_1 = confirmed by other sources
credibility_2 = probably true
credibility_3 = possibly true
credibility_4 = doubtful
credibility_5 = improbable
credibility_6 = truth cannot be judged
credibility_none = not a digit of the code
page_not_there = { $id } (not there)
page_nowhere = nobody
page_malformed = { $written } (not an id)
page_confidential = { $name } (confidential)
page_without_source_record = without a source record
page_told_by = { $before }, told by { TERM($via) }
page_other_name = { $name } ({ $kind })
page_status_by = { $status } ({ $by })

## text/pages/caution.rs

caution_review_due = review due { $date }
caution_not_looked_for = not looked for ({ $role })
caution_risk = risk { $level }
caution_relatives = { $count ->
        [one] 1 relative
       *[other] { $count } relatives
    } at risk
caution_as_relation = at risk as { TERM($relation) } of { $name }
caution_as_relative = at risk as a relative of { $count }
caution_people_not_looked_for = { $count } of { $of ->
        [one] 1 person
       *[other] { $of } people
    } { $count ->
        [one] is
       *[other] are
    } not looked for, by their role
caution_people_at_risk = { $count } of { $of ->
        [one] 1 person
       *[other] { $of } people
    } { $count ->
        [one] is
       *[other] are
    } at risk, or their relatives
consent_unknown = no consent known
consent_not_understood = consent not understood
consent_refused = consent refused
consent_public = may be public
consent_partners = partners only
consent_internal = internal use only
page_open = open
page_sighting = sighting

## text/pages/fragments.rs, sources of one publisher and date

page_source_titled = { $name } ({ $title })

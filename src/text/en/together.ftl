## text/pages/together.rs

together_held = may have been held with
together_witnesses = have returned and may have seen the person
together_seen_by_person = may have been seen by this person
together_held_returned = may have been held with and have returned
together_not_named_risk = { $count } more may have, and { $count ->
        [one] is
       *[other] are
    } not named here: in danger, or the risk is not known
together_not_named_consent = { $count } more may have, and { $count ->
        [one] is
       *[other] are
    } not named here: nobody recorded that they agreed
together_limits = not compared
together_unknown_place = { $place }: no place has this name, so nobody could be compared there
together_crowd = { $count } records name the same places: the page of who may have been held together compares them
together_cut = there are too many entries in one place to compare all of them
together_more = and { $more } more
together_more_entries = and { $more } more entries
together_may_have = may have: { $how }
together_facility = the same facility, { $place }
together_place = the same place by name, { $place }, not known to be one facility
together_town = different places in one town, { $town }
together_certain = on the same days by both dates, { $days }
together_possible = perhaps on the same days, { $days }
together_days = { $from } to { $to }
together_days_from = from { $from }
together_days_until = until { $to }
together_days_open = at a time that is open
together_evidence = { $name }: { $told }
together_entry = by: { $told }
together_no_source = no source
together_unaccounted = not accounted for: no return and no later place is told
together_moves = may have been moved
together_who_was_there = who was there
together_people = { $people ->
        [one] 1 person
       *[other] { $people } people
    } by { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }
together_flow = { $from } to { $to }: { $people ->
        [one] 1 person
       *[other] { $people } people
    }, { $days }
together_move = { $name }: { $before }; then { $after }

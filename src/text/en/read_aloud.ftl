# The dossier of a person as it is read aloud.

read_when_in_words = { $when } (“{ $said }”)
read_in_words = “{ $said }”
read_no_time = At a time that is not given
# $sex
read_detained = { $when }: { $name } was detained
# $sex
read_missing = { $when }: { $name } was missing
# $sex
read_returned = { $when }: { $name } had returned
# $sex
read_redeployed = { $when }: { $name } was redeployed
read_other_status = { $when }: { $name } had the status “{ $status }”
read_sighting = { $when }: { $name } is told of
read_place = { $before }; place: { $place }
read_held_by = { $before }; held by: { $custodian }
read_contact_direct = { $before }; somebody saw or spoke to the person
read_contact_relayed = { $before }; word came through others
read_contact_none = { $before }; nobody heard from the person
read_end = { $before }.
read_note = { $before } { $note }
read_remark = { $before } ({ $note }.)
read_age = Age { $years }.
read_age_as_of = Age { $years } as of { $when }.
read_case = These records count the person to the case “{ $title }”.
read_case_as = These records count the person to the case “{ $title }” (as { TERM($role) }).
read_withdrawn = { $count ->
        [one] 1 entry was
       *[other] { $count } entries were
    } withdrawn and left out here.
read_last_seen = Last seen or heard from: { $when } ({ $how }).
read_last_seen_ago = Last seen or heard from: { $when } ({ $how }), { $ago }.
read_a_sighting = a sighting
read_status_and_date = { $status }, { $when }

read_against_note = { $before }, { $note }
read_not_known = not known to the record
read_fact = { $name }: { $told }.
read_another_side = Another side: { $told } { $reason }.

## text/pages/read_aloud.rs

read_claim = the record names no source for this
read_against_it = { $before } Against it: { $against }.
read_published = This is about { $name }.
read_changed = This is about a person whom the source calls { $name }; the name was changed.
read_partial = This is about { $name }; only this part of the name is known.
read_withheld = The name is not known. This is about the person described as: { $name }.
read_other = This is about { $name } ({ $word }).
read_other_names = Other names: { $names }.
read_as_far_as = As far as anybody tells, the status now is: { $told }.
read_nobody_tells_having = Nobody tells of having seen or heard from this person.
read_unsourced = { $before } [{ $why }.]
read_sources = { $before } [{ $sources }.]
read_sources_reports = { $before } [{ $sources }. { $reports }.]
read_contradictions_left_out = At least { $more ->
        [one] 1 more pair of entries contradicts
       *[other] { $more } more pairs of entries contradict
    } each other and are not read here.

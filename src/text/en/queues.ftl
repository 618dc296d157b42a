## text/pages/triage.rs

queue_kept = kept
queue_second_look = second look
queue_unheard = longest unheard first
queue_newest = newest report first
queue_disputed = disputed first
queue_listed = as listed
queue_second_look_wanted = second look wanted
queue_is_disputed = disputed
queue_no_status = no status
queue_unsourced = unsourced
queue_single_source = single source
queue_unplaced = no place
queue_never_heard = never heard from
queue_unheard_d = unheard { $days } d
queue_review_due = risk due { $date }
queue_answer_due = answer due { $date }
queue_answer_late = answer late, due { $date }
queue_never_reviewed = never reviewed
queue_never = never
queue_about_min = about 1 min
queue_about_minutes = about { $minutes } min
queue_about_h = about { $hours } h
queue_settled_others = { $settled } settled by others
queue_later = { $later } later
queue_decided_by = { $decided } by { $author }
queue_count_decided = { $count } { $decided }
queue_settled = settled by others
queue_later_2 = later
queue_open = here
queue_with = with { $author }
queue_no_source = no source

## text/pages/summary.rs

queue_left_open = left open
queue_nothing_decided = nothing decided

## text/pages/drafts.rs

draft_new = { $key } goes on with what was half written on { $moment }: { $title }
draft_lists_kept = { $key } lists { $texts ->
        [one] 1 half-written text
       *[other] { $texts } half-written texts
    } that are kept
queue_disputed_claims = disputed ({ $claims ->
        [one] 1 claim
       *[other] { $claims } claims
    })
queue_touch = { $by }: { $told }
queue_looked_since = { $day }, { $by }; since: { $first }
queue_looked_since_more = { $day }, { $by }; since: { $first } and { $more } more
queue_looked_nothing_new = { $day }, { $by }, nothing new
queue_looked_entries = { $day }, { $by }; since: { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }
queue_title = Queue { $name }, { $people ->
        [one] 1 person
       *[other] { $people } people
    }
queue_title_asked = Queue { $name } ({ $asked }), { $people ->
        [one] 1 person
       *[other] { $people } people
    }
summary_at = { $title }, { $moment }, by { $by }
summary_from_to = { $title }, { $first } to { $last }, by { $by }
summary_decision = {"  "}{ $name } ({ $person }): { $told }; by { $by }
summary_changed = { $before } → { $after }
summary_gone = (gone)
screen_key_is_held = held key: nothing more is decided; release it, look, and press again
screen_undo_slip = u undoes the last change: press it again if that is meant
queue_typed_before = not decided: that key was typed before { $name } was shown

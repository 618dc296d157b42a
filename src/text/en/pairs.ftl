# Whether two records are of one person.

pair_nearly_same_name = nearly the same name
pair_same_name = same name
pair_name_reordered = in another order
pair_name_no_patronymic = one without the patronymic
pair_name_word_missing = one with a word less
pair_name_initial = one with an initial
pair_name_differs = { $name } ({ $differences })
pair_name_common = { $name }, a common one
pair_name_rare = { $name }, which nobody else here bears
pair_name_bearers = { $name }, of which up to { $bearers } people here bear a part
pair_born_apart = born { $years ->
        [one] 1 year
       *[other] { $years } years
    } apart
pair_reason = { $sign } { $text }
pair_outcome_review = { $told }; review { $review }, the earlier one

pair_at_risk = { $relative } (at risk)

## text/pages/pair.rs

pair_unsure = unsure
pair_likely = likely
pair_perhaps = perhaps
pair_nickname = same nickname or call sign
pair_born = born in the same year, or may be
pair_birthday = same day of birth
pair_case = both in { $title }
pair_relative = both related to { $title }
pair_same = same { TERM($what) }
pair_within = one { TERM($what) } within the other
pair_other = another { TERM($what) }
pair_the_same = the same
pair_stays = stays
pair_taken_over = is taken over
pair_both_nothing_twice = both, nothing twice
pair_joined = the right one, which is more careful; the left one stays beside it
pair_kept = the right one, though the left one is more careful; that stays beside it
pair_left_one_which = the left one, which is more careful; the right one stays beside it
pair_left_one_though = the left one, though the right one is more careful; that stays beside it
pair_right_one_left = the right one; the left one stays beside it
pair_left_one_right = the left one; the right one stays beside it
pair_age_in = { $years } in { $date }
pair_review = { $told }, review { $review }
pair_judged = { $who } judged on { $day } that they are two people
pair_judged_by_nobody = their records say that they are two people, and no log tells who judged so
pair_join_all_same = { $judged }. Join { $joined } to { $kept } all the same?

## text/pages/unjoin.rs

unjoin_nothing_was_built = nothing was built on it: both records become what they were, byte for byte
unjoin_way_changed_since = { $things ->
        [one] 1 thing stands
       *[other] { $things } things stand
    } in the way, changed since they were joined; taken apart anyway, it stays with the record that was kept:
unjoin_what_taken_back = what is taken back:
pairs_join = Join: the left record is kept
pairs_comparing = The same person? comparing { $done } of { $total }
pairs_none = no two people look alike
disputed_more_pairs = at least { $more ->
        [one] 1 more pair
       *[other] { $more } more pairs
    } of entries, not shown here

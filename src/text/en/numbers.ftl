# Lists and numbers with their nouns.

list_and = { $first } and { $last }
list_or = { $first } or { $last }
list_comma = { $first }, { $last }

count_of_kind = { $count } { TERM($kind, $count) }

## text/labels/counts.rs

sources_none = no source
sources_one = 1 source
sources_several = { $cited } sources, { $independent } independent
figure_named = { $named } known by name
figure_named_of = { $named } of { $figure } known by name
figure_range = { $min } to { $max }
figure_at_least = at least { $min }
figure_at_most = at most { $max }
figure_none = no figure
list_semicolon = { $first }; { $last }
list_and_more = { $listed } and { $more } more
count_records = { $count ->
        [one] 1 record
       *[other] { $count } records
    }
count_days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }
count_other_changes = { $count ->
        [one] 1 other change
       *[other] { $count } other changes
    }
count_bytes = { $count ->
        [one] 1 byte
       *[other] { $count } bytes
    }
count_sources = { $count ->
        [one] 1 source
       *[other] { $count } sources
    }
count_links = { $count ->
        [one] 1 link
       *[other] { $count } links
    }
count_copies = { $count ->
        [one] 1 copy
       *[other] { $count } copies
    }
count_attached_files = { $count ->
        [one] 1 attached file
       *[other] { $count } attached files
    }
count_changes = { $count ->
        [one] 1 change
       *[other] { $count } changes
    }
count_pairs = { $count ->
        [one] 1 pair
       *[other] { $count } pairs
    }
count_findings = { $count ->
        [one] 1 finding
       *[other] { $count } findings
    }
list_dots = { $first } · { $last }
count_more_choices = and { $more } more: Down, or type on
nearest_nothing_fits = nothing fits; nearest:
nearest_found = { $found } found; nearest:
nearest_differs = { $typed } → { $recorded }
nearest_without = without { $typed }

## text/errors/query_error.rs

query_unbalanced = the { $quote } is never closed
query_nothing_to_find = type a letter or figure to look for
query_unknown_field_near = { $field }: there is no such field; did you mean { $near }?
query_unknown_field = { $field }: there is no such field; to look for a text with a colon, put it in quotes
query_empty_value = nothing follows { $field }
query_not_comparable = { $field } cannot be compared; write { $field }: and what to look for
query_bad_date = { $text }: not understood as a date; write for example { $examples }
query_bad_span = { $text }: not understood as a time; write for example 30d, 6w, 3m or 1y
query_bad_id = { $text }: not an id; ids look like p-4f7k9q2m8x, and those of lists as the list writes them
query_unknown_word_near = { $field }:{ $word }: did you mean { $near }?
query_unknown_word = { $field }:{ $word }: not known; { $field }: knows { $words }
query_unknown_status_near = { $word }: there is no such status; did you mean { $near }?
query_unknown_status = { $word }: there is no such status; there are { $statuses }
query_ambiguous_status = { $word }: which of { $candidates }?
query_other_kind = { $asked } does not apply to { TERM($kind, form: "plural") }; it applies to { $kinds }
query_not_public = { $asked } asks about what is not public; with --public a query knows plain words, status:, since, seen, name:, unit:, case:, source: and id:
query_too_many_terms = too many words; at most { $limit } are looked for at once
query_none_saved = { $name }: no query is saved yet; F on the screen saves the current one
query_unknown_saved = { $name }: no query is saved under this name; there are { $names }
query_ambiguous_saved = { $name }: which of { $names }?
query_saved_circle = the saved query "{ $name }" refers to itself
query_too_many_saved = too many nested saved queries; at most { $limit } are combined
query_saved_other_kind = the saved query "{ $name }" looks for records of kind { $kind }, not { TERM($wanted) }
query_saved_broken = the saved query "{ $name }": { $reason }
quoted = "{ $name }"
kinds_of = { TERM($kind, form: "plural") }

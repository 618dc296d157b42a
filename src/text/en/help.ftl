# The help: its headings, the signs of the screen, the terms of a query.

help_write = Write what you learned
help_find = Find people
help_read = Read and compare
help_many = Decide about many
help_undo = Take back, and see what was done
help_move = Move
help_screen = The screen
help_in_search = in a search line
help_in_form = in a form
help_in_list = in a list like this
help_in_note = in a note
help_in_text = in a text
help_in_clash = in a conflict
help_in_queue = in a queue
help_on_pairs = on a pair of people
help_on_import = on the page of an import
help_on_findings = on the page of findings
help_in_overview = in the overview
help_on_page = on a page
help_signs = Signs: the legend
help_queries = What a search may say: the query language

sign_no_status = no status
sign_disputed = sources contradict each other; v shows both sides
sign_wrong = something is wrong, or to be known first; of a file, that it cannot be read now
sign_chosen = the chosen row
sign_marked = a marked record: changes are about all marked ones
sign_narrowed = the list is narrowed to this
sign_repeats = the source only repeats others
sign_about = about this date
sign_uncertain = a date that is doubtful
sign_until = until then, beginning not known
sign_since = since then, end not known
sign_cut = something was cut off
sign_more = more lies below
sign_paragraph = paragraph 1 of the source
sign_grade = the source's reliability and how credible the claim is
sign_reliability = reliability of a source: A always reliable to E not reliable, F cannot be judged
sign_credibility = credibility of a claim, after a C if the source has no grade: 1 confirmed to 5 improbable, 6 cannot be judged
sign_last_seen = the newest sign of life
sign_spans = a day or a certain number; days or numbers of which one is meant
sign_silence = nobody heard from the person
sign_open = an end that is open

term_words = bryan gorsh | both words, in any order, spelling or script
term_phrase = 'as written' | exactly these words
term_not = -word | not this
term_status = status:detained,missing | one of these statuses now; none for nobody's
term_was = was:detained | ever
term_fields = place: unit: case: tag: | in that field
term_texts = source: name: note: by: | in that field
term_since = since<2022-08 | the present status since before August 2022; also > <= >=
term_seen = seen>=2022-07-15 | seen or heard from on that day or later; seen:never
term_stale = stale:30d | nobody heard from them for 30 days
term_due = due<7d | an answer to a step is due within 7 days, or was; due:overdue
term_is = is:disputed | also unsourced, single-source, unplaced, duplicate, review-due
term_has = has:note | also source, risk, tag, claim, case, place, unit, consent, relation, born
term_role = role:witness | their part in a case; any for people of all roles
term_saved = saved:"name" | what a saved query finds
term_id = id:p-4f7 | one record

# Terms: words that stand inside of sentences. `TERM($kind)` puts one there, `TERM($kind, form: "plural")`
# another form of it, `TERM($kind, $count)` the form for a number. A language adds the forms that it needs.

kind_person = person
    .plural = people
kind_case = case
    .plural = cases
kind_source = source
    .plural = sources
kind_place = place
    .plural = places
kind_unit = unit
    .plural = units

# Words of records, by the word that stands in them. What is not here is shown as it is written, in small
# letters.

word_Detained = detained
word_Missing = missing
word_Returned = returned
word_Redeployed = redeployed
word_Responsible = responsible
word_Witness = witness
word_Advocate = advocate
word_Relative = relative
word_Affected = affected

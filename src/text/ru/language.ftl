# A folder that has this file is a language that can be chosen: it is the last one to be written.

# In the language itself.
language_name = русский
# What stands between the thousands of a number, and from how many figures on: 1,204.
number_thousands = {" "}
number_grouped_from = 5

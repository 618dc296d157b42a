# How a language is chosen. The first two are shown in their own language, whichever is spoken.

language_screen = the screen in English
language_chosen = The screen is in English now. For the commands, write lang: "en" into config.ron.
help_own_words = The same words in English
# Words of boxes and heads of lists.
screen_add_record = add
saved_everything = everything
finding_all = all
finding_files = files
finding_logs = logs
finding_copies = copies
finding_joins = joins
finding_links = links
finding_slips = slips
finding_dates = dates
finding_sources = sources
finding_gaps = gaps
picker_commands = commands
picker_keys = keys
screen_says = says
screen_last_decision = last
label_quote = quote
section_reported = reported
value_withdrawn = withdrawn: { $reason }
timeline_withdrawn = withdrawn
timeline_now = now
stats_disputed = disputed
stats_unsourced = unsourced
usage_heading = Usage:
usage_commands = Commands
usage_arguments = Arguments
usage_options = Options
usage_help = Print help
usage_version = Print version
usage_any_options = [OPTIONS]
usage_any_command = [COMMAND]
usage_some_command = <COMMAND>
usage_values = Possible values:
usage_with_default = { $help } [default: { $value }]
usage_with_values = { $help } [possible values: { $values }]
usage_man_name = NAME
usage_man_synopsis = SYNOPSIS
usage_man_description = DESCRIPTION
usage_man_version = VERSION
usage_man_extra = EXTRA
hint_add = add
hint_figures = figures
hint_people = people
hint_attach = attach
hint_mark = mark
hint_queries = queries
hint_narrow = narrow
hint_widen = widen
hint_open = open
hint_back = back
hint_copy = copy
hint_withdraw = withdraw
hint_disputed = disputed
queue_everybody = everybody

language_unknown = { $typed }: there is no such language; there are { $codes }

## cli/usage_error.rs

usage_error_argument = { $argument }: there is no such argument
usage_error_argument_near = { $argument }: there is no such argument; did you mean { $near }?
usage_error_command = { $command }: there is no such command
usage_error_command_near = { $command }: there is no such command; did you mean { $near }?
usage_error_no_value = { $argument } needs a value
usage_error_value_of = { $value } is no value of { $argument }; there are { $values }
usage_error_value = { $value } is no value of { $argument }
usage_error_missing = missing: { $arguments }
usage_error_conflict = { $argument } and { $other } cannot stand together
usage_error_not_utf8 = an argument is not UTF-8
usage_error_values = { $argument } { $value }: this number of values is not taken
usage_error_usage = usage: { $usage }
usage_error_help = help: --help

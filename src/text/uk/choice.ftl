# How a language is chosen. The first two are shown in their own language, whichever is spoken.

language_screen = екран українською
language_chosen = Екран – українською. Для команд: lang: "uk" у config.ron
help_own_words = Ті самі слова англійською
# Words of boxes and heads of lists.
screen_add_record = додати
saved_everything = усе
finding_all = усі
finding_files = файли
finding_logs = журнали
finding_copies = копії
finding_joins = об’єднання
finding_links = посилання
finding_slips = описки
finding_dates = дати
finding_sources = джерела
finding_gaps = прогалини
picker_commands = команди
picker_keys = клавіші
screen_says = каже
screen_last_decision = останнє
label_quote = цитата
section_reported = повідомляється
value_withdrawn = відкликано: { $reason }
timeline_withdrawn = відкликано
timeline_now = зараз
stats_disputed = джерела розходяться
stats_unsourced = без джерела
usage_heading = Виклик:
usage_commands = Команди
usage_arguments = Аргументи
usage_options = Параметри
usage_help = Показати цю довідку
usage_version = Показати версію
usage_any_options = [ПАРАМЕТРИ]
usage_any_command = [КОМАНДА]
usage_some_command = <КОМАНДА>
usage_values = Можливі значення:
usage_with_default = { $help } [якщо не вказано: { $value }]
usage_with_values = { $help } [можливо: { $values }]
usage_man_name = НАЗВА
usage_man_synopsis = ВИКЛИК
usage_man_description = ОПИС
usage_man_version = ВЕРСІЯ
usage_man_extra = ДОДАТКОВО
hint_add = додати
hint_figures = числа
hint_people = люди
hint_attach = долучити
hint_mark = позначити
hint_queries = запити
hint_narrow = звузити
hint_widen = усе
hint_open = відкрити
hint_back = назад
hint_copy = копіювати
hint_withdraw = відкликати
hint_disputed = спірно
queue_everybody = усі

language_unknown = { $typed }: такої мови немає; є: { $codes }

## cli/usage_error.rs

usage_error_argument = { $argument }: такого аргументу немає
usage_error_argument_near = { $argument }: такого аргументу немає; можливо, малося на увазі: { $near }
usage_error_command = { $command }: такої команди немає
usage_error_command_near = { $command }: такої команди немає; можливо, малося на увазі: { $near }
usage_error_no_value = { $argument }: не вказано значення
usage_error_value_of = { $argument }: значення «{ $value }» не підходить; можливі: { $values }
usage_error_value = { $argument }: значення «{ $value }» не підходить
usage_error_missing = не вказано: { $arguments }
usage_error_conflict = ці аргументи не можна вказати разом: { $argument }, { $other }
usage_error_not_utf8 = один з аргументів – не в кодуванні UTF-8
usage_error_values = { $argument } { $value }: стільки значень вказати не можна
usage_error_usage = виклик: { $usage }
usage_error_help = довідка: --help

# How a language is chosen. The first two are shown in their own language, whichever is spoken.

language_screen = экран на русском
language_chosen = Экран – на русском. Для команд: lang: "ru" в config.ron
help_own_words = Те же слова по-английски
# Words of boxes and heads of lists.
screen_add_record = добавить
saved_everything = всё
finding_all = все
finding_files = файлы
finding_logs = журналы
finding_copies = копии
finding_joins = объединения
finding_links = ссылки
finding_slips = описки
finding_dates = даты
finding_sources = источники
finding_gaps = пробелы
picker_commands = команды
picker_keys = клавиши
screen_says = говорит
screen_last_decision = последнее
label_quote = цитата
section_reported = сообщается
value_withdrawn = отозвано: { $reason }
timeline_withdrawn = отозвано
timeline_now = сейчас
stats_disputed = источники расходятся
stats_unsourced = без источника
usage_heading = Вызов:
usage_commands = Команды
usage_arguments = Аргументы
usage_options = Флаги
usage_help = Показать эту справку
usage_version = Показать версию
usage_any_options = [ФЛАГИ]
usage_any_command = [КОМАНДА]
usage_some_command = <КОМАНДА>
usage_values = Возможные значения:
usage_with_default = { $help } [если не указано: { $value }]
usage_with_values = { $help } [возможно: { $values }]
usage_man_name = ИМЯ
usage_man_synopsis = ВЫЗОВ
usage_man_description = ОПИСАНИЕ
usage_man_version = ВЕРСИЯ
usage_man_extra = ДОПОЛНИТЕЛЬНО
hint_add = добавить
hint_figures = числа
hint_people = люди
hint_attach = приложить
hint_mark = отметить
hint_queries = запросы
hint_narrow = сузить
hint_widen = всё
hint_open = открыть
hint_back = назад
hint_copy = копировать
hint_withdraw = отозвать
hint_disputed = спорно
queue_everybody = все

language_unknown = { $typed }: такого языка нет; есть { $codes }

## cli/usage_error.rs

usage_error_argument = { $argument }: такого аргумента нет
usage_error_argument_near = { $argument }: такого аргумента нет; возможно, имелось в виду: { $near }
usage_error_command = { $command }: такой команды нет
usage_error_command_near = { $command }: такой команды нет; возможно, имелось в виду: { $near }
usage_error_no_value = { $argument }: не указано значение
usage_error_value_of = { $argument }: значение «{ $value }» не подходит; возможны: { $values }
usage_error_value = { $argument }: значение «{ $value }» не подходит
usage_error_missing = не указано: { $arguments }
usage_error_conflict = эти аргументы нельзя указать вместе: { $argument }, { $other }
usage_error_not_utf8 = один из аргументов – не в кодировке UTF-8
usage_error_values = { $argument } { $value }: столько значений указать нельзя
usage_error_usage = вызов: { $usage }
usage_error_help = справка: --help

# Lists and numbers with their nouns.

list_and = { $first } и { $last }
list_or = { $first } или { $last }
list_comma = { $first }, { $last }

count_of_kind = { $count } { TERM($kind, $count) }

## text/labels/counts.rs

sources_none = источника нет
sources_one = 1 источник
sources_several = { $cited ->
        [one] { $cited } источник
        [few] { $cited } источника
        [many] { $cited } источников
       *[other] { $cited } источника
    }, независимых: { $independent }
figure_named = поимённо известно { $named }
figure_named_of = поимённо известно { $named }, сообщается: { $figure }
figure_range = от { $min } до { $max }
figure_at_least = не менее { $min }
figure_at_most = не более { $max }
figure_none = число не сообщается
list_semicolon = { $first }; { $last }
list_and_more = { $listed } и ещё { $more }
count_records = { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записи
    }
count_days = { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
count_other_changes = { $count ->
        [one] { $count } другое изменение
        [few] { $count } других изменения
        [many] { $count } других изменений
       *[other] { $count } другого изменения
    }
count_bytes = { $count ->
        [one] { $count } байт
        [few] { $count } байта
        [many] { $count } байт
       *[other] { $count } байта
    }
count_sources = { $count ->
        [one] { $count } источник
        [few] { $count } источника
        [many] { $count } источников
       *[other] { $count } источника
    }
count_links = { $count ->
        [one] { $count } ссылка
        [few] { $count } ссылки
        [many] { $count } ссылок
       *[other] { $count } ссылки
    }
count_copies = { $count ->
        [one] { $count } копия
        [few] { $count } копии
        [many] { $count } копий
       *[other] { $count } копии
    }
count_attached_files = { $count ->
        [one] { $count } приложенный файл
        [few] { $count } приложенных файла
        [many] { $count } приложенных файлов
       *[other] { $count } приложенного файла
    }
count_changes = { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
        [many] { $count } изменений
       *[other] { $count } изменения
    }
count_pairs = { $count ->
        [one] { $count } пара
        [few] { $count } пары
        [many] { $count } пар
       *[other] { $count } пары
    }
count_findings = { $count ->
        [one] { $count } замечание
        [few] { $count } замечания
        [many] { $count } замечаний
       *[other] { $count } замечания
    }
list_dots = { $first } · { $last }
count_more_choices = и ещё { $more }: Down или наберите точнее
nearest_nothing_fits = ничего не найдено; ближе всего:
nearest_found = найдено: { $found }; ближайшее:
nearest_differs = { $typed } → { $recorded }
nearest_without = без слова «{ $typed }»

# Lists and numbers with their nouns.

list_and = { $first } і { $last }
list_or = { $first } або { $last }
list_comma = { $first }, { $last }

count_of_kind = { $count } { TERM($kind, $count) }

## text/labels/counts.rs

sources_none = джерел немає
sources_one = 1 джерело
sources_several = { $cited ->
        [one] { $cited } джерело
        [few] { $cited } джерела
        [many] { $cited } джерел
       *[other] { $cited } джерела
    }, незалежних: { $independent }
figure_named = поіменно відомо: { $named }
figure_named_of = поіменно відомо: { $named } (повідомлено: { $figure })
figure_range = від { $min } до { $max }
figure_at_least = щонайменше { $min }
figure_at_most = щонайбільше { $max }
figure_none = числа немає
list_semicolon = { $first }; { $last }
list_and_more = { $listed } і ще { $more }
count_records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } запису
    }
count_days = { $count ->
        [one] { $count } день
        [few] { $count } дні
        [many] { $count } днів
       *[other] { $count } дня
    }
count_other_changes = { $count ->
        [one] { $count } інша зміна
        [few] { $count } інші зміни
        [many] { $count } інших змін
       *[other] { $count } іншої зміни
    }
count_bytes = { $count ->
        [one] { $count } байт
        [few] { $count } байти
        [many] { $count } байтів
       *[other] { $count } байта
    }
count_sources = { $count ->
        [one] { $count } джерело
        [few] { $count } джерела
        [many] { $count } джерел
       *[other] { $count } джерела
    }
count_links = { $count ->
        [one] { $count } посилання
        [few] { $count } посилання
        [many] { $count } посилань
       *[other] { $count } посилання
    }
count_copies = { $count ->
        [one] { $count } копія
        [few] { $count } копії
        [many] { $count } копій
       *[other] { $count } копії
    }
count_attached_files = { $count ->
        [one] { $count } долучений файл
        [few] { $count } долучені файли
        [many] { $count } долучених файлів
       *[other] { $count } долученого файлу
    }
count_changes = { $count ->
        [one] { $count } зміна
        [few] { $count } зміни
        [many] { $count } змін
       *[other] { $count } зміни
    }
count_pairs = { $count ->
        [one] { $count } пара
        [few] { $count } пари
        [many] { $count } пар
       *[other] { $count } пари
    }
count_findings = { $count ->
        [one] { $count } зауваження
        [few] { $count } зауваження
        [many] { $count } зауважень
       *[other] { $count } зауваження
    }
list_dots = { $first } · { $last }
count_more_choices = і ще { $more }: Down або вводьте далі
nearest_nothing_fits = нічого не знайдено; найближче:
nearest_found = знайдено { $found }; найближче:
nearest_differs = { $typed } → { $recorded }
nearest_without = без «{ $typed }»

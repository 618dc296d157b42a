# Why a file cannot be read or written, and what does not fit in a text: what stands behind the place or the file.

## text/errors/cause.rs

cause_too_large = размер – { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }; предел – { $limit }
cause_over_limit = файл больше, чем можно; предел – { $limit ->
        [one] { $limit } байт
        [few] { $limit } байта
        [many] { $limit } байт
       *[other] { $limit } байта
    }
cause_name_too_long = имя слишком длинное, чтобы скрыть его в зашифрованной рабочей папке; выберите короче, например имя автора `author` в `config.ron`
cause_line_too_long = одна из строк длиннее, чем можно; предел – { $limit ->
        [one] { $limit } байт
        [few] { $limit } байта
        [many] { $limit } байт
       *[other] { $limit } байта
    }
cause_key_length = в ключе { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
        [many] { $bytes } байт
       *[other] { $bytes } байта
    } вместо 32
cause_symlink = это символическая ссылка, а по ссылкам программа здесь не идёт
cause_symlink_folder = { $link } – символическая ссылка, а по ссылкам программа здесь не идёт; положите на её место саму папку
cause_outside = лежит не в рабочей папке
cause_not_a_file = это не обычный файл
cause_exists = такой файл уже есть; назовите другой
cause_changed_while_read = файл изменился, пока его читали; закройте его в других программах и повторите
cause_no_locks = в этой файловой системе нет блокировок; держите рабочую папку там, где они есть
cause_no_home = у этой учётной записи нет домашней папки
cause_no_randomness = система не даёт случайных чисел
cause_foreign_plan = здесь остался план другой учётной записи, другого компьютера или более ранней версии; кто его начал, тот закончит, записав здесь что-нибудь, иначе просмотрите его и удалите
cause_foreign_migration = другая учётная запись или другой компьютер начали зашифровывать или расшифровывать эту рабочую папку и были прерваны; кто начал, пусть откроет её ещё раз: тогда это закончится. Ничего не удаляйте
cause_foreign_queue = начата другой учётной записью, на другом компьютере или в более ранней версии; начните очередь под другим названием или просмотрите файл и удалите его
cause_other_seal = зашифровано не ключом этой рабочей папки; файл оставлен как есть, и ничего из него не взято
cause_broken_seal = обрезано или изменено после шифрования либо вовсе не зашифровано; файл оставлен как есть, и ничего из него не взято
cause_not_keys = Ожидался список из ("action", "key"), а найдено: { $found }

read_too_deep = слишком глубокая вложенность
read_expected = { $what ->
        [record-link] Ожидался ID записи в кавычках, а найдено: { $found }
        [record-id] Ожидался ID, например "p-4f7k9q2m8x", а найдено: { $found }
        [edtf-date] Ожидалась дата в кавычках, например "2022-07~", а найдено: { $found }
       *[bare-word] Ожидалось одно слово без кавычек, а найдено: { $found }
    }
read_not_a_time = «{ $written }» – это не время
read_not_an_id = «{ $written }» – это не ID
read_not_a_path = «{ $written }» – это не поле

edit_whole_record = вся запись
edit_value = новое значение – не одно значение RON: { $error }
edit_no_such_field = нет такого: { $path }
edit_not_a_struct = { $path }: полей нет
edit_not_a_list = { $path }: это не список
edit_index_out_of_range = { $path }: здесь { $items ->
        [one] { $items } пункт
        [few] { $items } пункта
        [many] { $items } пунктов
       *[other] { $items } пункта
    }, поэтому пункта { $index } нет
edit_not_a_field = { $path }: это не поле
edit_bad_name = «{ $name }» не может быть именем поля

scan_unexpected_end = { $wanted ->
        [field-name] текст кончается там, где должно быть имя поля
        [colon] текст кончается там, где должно быть двоеточие
        [comma-or-parenthesis] текст кончается там, где должна быть запятая или )
        [comma-or-bracket] текст кончается там, где должна быть запятая или ]
        [comma-or-brace] текст кончается там, где должна быть запятая или {"}"}
        [extensions] текст кончается там, где должно быть #![...]
       *[value] текст кончается там, где должно быть значение
    }
scan_unexpected = { $wanted ->
        [field-name] здесь должно быть имя поля
        [colon] здесь должно быть двоеточие
        [comma-or-parenthesis] здесь должна быть запятая или )
        [comma-or-bracket] здесь должна быть запятая или ]
        [comma-or-brace] здесь должна быть запятая или {"}"}
        [extensions] здесь должно быть #![...]
       *[value] здесь должно быть значение
    }
scan_too_deep = сразу открыто больше { $limit ->
        [one] { $limit } скобки
        [few] { $limit } скобок
        [many] { $limit } скобок
       *[other] { $limit } скобки
    }
scan_trailing_text = после конца записи идёт что-то ещё
lex_unclosed_comment = у комментария /* нет конца
lex_unclosed_string = у строки нет закрывающей кавычки
lex_bad_character = в одиночных кавычках должен быть ровно один символ
lex_stray = '{ $found }' здесь лишнее

log_flaw_line_feed = в имени есть перевод строки
log_flaw_other_edits = правки не те, из которых сделана контрольная сумма
log_flaw_wrong_hash = контрольная сумма не сходится
log_flaw_wrong_number = номер не следует за предыдущим
log_flaw_moved = строка стоит раньше той, за которой следует: строки переставлены
log_flaw_gap = цепочка контрольных сумм разорвана: перед этой строкой другие удалены или вставлены
log_flaw_not_followed = строка после неё не следует за ней
log_flaw_nothing_before = строки, за которой она следует, нет, или она не читается
log_flaw_erased = её значения стёрты
log_flaw_erased_by_nobody = её значения стёрты, но ни одна запись о стирании этого не говорит

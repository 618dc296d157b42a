## cli/commands/intake.rs

intake_too_long = сообщение длиннее { $bytes ->
        [one] { $bytes } байта
        [few] { $bytes } байт
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }; вставьте ту часть, которая об одном человеке
intake_not_utf8 = сообщение не в UTF-8; вставьте его как текст
intake_no_name = имя в сообщении не найдено; напишите его в начале, например «Имя: Анна Петрова»
intake_unwritable = из этого сообщения нельзя сделать запись; ничего не изменено. Уберите необычные символы
intake_source_title = Сообщение, полученное { $date }
intake_likely = вероятно, уже записано: { $people }
intake_recorded_already = вероятно, уже записано; ничего не изменено. Добавьте там заметку или запись истории либо запишите всё равно: --anyway
intake_ask = Записать этот черновик? [y/N]
intake_why = { $name }: добавлено из сообщения
intake_written = { $id } { $name }: записано из сообщения (undo отменяет)
intake_nothing_written = ничего не записано; с --yes черновик будет записан
intake_part = { $what }: { $value }
intake_two_readings = { $what }: { $day_first } или { $month_first }; оставлено, как написано
intake_rest = заметка: { $text }
intake_name = имя
intake_call_sign = позывной
intake_born = рождение
intake_age = возраст
intake_rank = звание
intake_unit = часть
intake_home = где жил(а)
intake_marks = приметы
intake_since = с какого времени
intake_place = место
intake_phone = телефон

## app/import/message_keys.rs

intake_title = Сообщение
intake_ask_write = Записать: { $name }?
intake_ask_write_anyway = Вероятно, уже записано: { $name }. Всё равно создать новую запись?
intake_likely_one = ! вероятно, уже записано: { $name } ({ $id })

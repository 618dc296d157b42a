## cli/commands/intake.rs

intake_too_long = повідомлення довше, ніж { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байти
        [many] { $bytes } байтів
       *[other] { $bytes } байта
    }; вставте частину про одну людину
intake_not_utf8 = повідомлення не в UTF-8; вставте його як текст
intake_no_name = у повідомленні не знайдено імені; напишіть його на початку, наприклад: «Ім’я: Ганна Петренко»
intake_unwritable = повідомлення не можна записати; нічого не змінено. Приберіть незвичні символи
intake_source_title = Повідомлення, отримане { $date }
intake_likely = імовірно, уже записано: { $people }
intake_recorded_already = імовірно, уже записано; нічого не змінено. Додайте там нотатку чи подію або все одно запишіть із --anyway
intake_ask = Записати цю чернетку? [y/N]
intake_why = { $name }: додано з повідомлення
intake_written = { $id } { $name }: записано з повідомлення (undo скасовує)
intake_nothing_written = нічого не записано; чернетку записує --yes
intake_part = { $what }: { $value }
intake_two_readings = { $what }: { $day_first } або { $month_first }; лишається, як написано
intake_rest = нотатка: { $text }
intake_name = ім’я
intake_call_sign = позивний
intake_born = народження
intake_age = вік
intake_rank = звання
intake_unit = частина
intake_home = проживання
intake_marks = прикмети
intake_since = відколи
intake_place = місце
intake_phone = телефон

## app/import/message_keys.rs

intake_title = Повідомлення
intake_ask_write = Записати: { $name }?
intake_ask_write_anyway = { $name }: імовірно, уже записано. Усе одно створити новий запис?
intake_likely_one = ! імовірно, уже записано: { $name } ({ $id })

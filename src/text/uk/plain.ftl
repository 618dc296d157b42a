## tui/plain/line_mode.rs

plain_greeting = { $title }: рядковий режим; ? пояснює, що можна вводити, q – вийти
plain_unread = не вдається прочитати { $files ->
        [one] { $files } файл: його
        [few] { $files } файли: їх
        [many] { $files } файлів: їх
       *[other] { $files } файлу: його
    } показує lastseen check
plain_changed = тим часом запитується інше; те, що ви вводили, на це не відповідає
plain_not_taken = не прийнято: цей рядок введено раніше, ніж про це запитали
plain_too_long = не прийнято: рядок довший, ніж 65 536 байтів
plain_not_utf8 = не прийнято: рядок не в UTF-8
plain_control = не прийнято: є керівний символ, як від стрілки; введіть рядок знову
plain_yes_or_no = так (y, +) чи ні (n, -)
plain_only_yes_or_no = тут відповідь лише: так (y, +) чи ні (n, -)
plain_undo = u скасовує: { $why }; про кого: { $whom }
plain_redo = U повертає: { $why }; про кого: { $whom }
plain_undo_nobody = u скасовує: { $why }
plain_redo_nobody = U повертає: { $why }
plain_undo_other = не виконано: остання зміна тепер інша; введіть u або U ще раз
plain_undo_left = нічого не скасовано
plain_redo_left = нічого не повернуто
plain_undo_step = u скасовує ваш останній крок у цій черзі: { $told }
plain_undo_no_step = у цій черзі ще нічого не зроблено; після q u скасовує зроблене раніше

## tui/plain/browse_lines.rs

plain_chosen = { $name } ({ $id }): яка клавіша?
plain_none_chosen = { $list }: нічого не обрано; /слова – пошук, число – вибір
plain_count = { $list }: { $count }
plain_found = { $list }: за запитом { $query } знайдено { $count }
plain_left_out = підходить і ще { $count ->
        [one] { $count } людина, яку
        [few] { $count } людини, яких
        [many] { $count } людей, яких
       *[other] { $count } людини, яких
    } не розшукують
plain_numbered = { $number }: { $told }
plain_more = Enter показує ще { $count ->
        [one] { $count } рядок
        [few] { $count } рядки
        [many] { $count } рядків
       *[other] { $count } рядка
    }
plain_with_id = { $told } ({ $id })
plain_no_status = статусу немає
plain_disputed = спірно
plain_file_broken = файл зараз не вдається прочитати
plain_heading = { $title }:
plain_line = { $field }: { $told }
plain_aside = { $told } ({ $aside })
plain_search_how = /слова – пошук, / без слів – усі
plain_not_understood = незрозуміло: /слова – пошук, число – вибір, ? пояснює решту
plain_no_number = рядка з номером { $number } тут не було
plain_gone = цього запису вже немає у списку; /слова – пошук знову
plain_not_here = у рядковому режимі цього немає: { $name }
plain_no_such_key = { $typed }: тут такої клавіші немає; ? показує клавіші
plain_no_such_command = { $typed }: тут такої команди немає; : показує команди
plain_choose_first = спершу оберіть когось: число зі списку
plain_for_people = це лише для людей: їх показує :people
plain_help_search = /слова: пошук, як у рядку пошуку; / без слів: усі
plain_help_number = число: обрати цей рядок списку й прочитати його
plain_help_enter = Enter: читати далі
plain_help_name = :name: будь-що з цього за назвою
plain_help_key = { $key }: { $name }: { $help }
plain_help_no_key = :{ $name }: { $help }

## tui/plain/queue_lines.rs

plain_queue = черга «{ $name }», { $progress }, { $order }
plain_queue_decided = вирішено: { $tally }
plain_queue_who = { $name } ({ $id })
plain_queue_named = { $name }, { $worth }
plain_queue_status = статус: { $told }
plain_queue_seen = остання звістка: { $told }
plain_queue_cases = справи: { $told }
plain_queue_open = питання: { $told }
plain_queue_looked = переглянуто: { $told }
plain_queue_claim = твердження { $number }: { $told }
plain_queue_new = нове
plain_queue_withdrawn = відкликано: { $reason }
plain_queue_ahead = у майбутньому
plain_queue_more = ще { $count ->
        [one] { $count } твердження
        [few] { $count } твердження
        [many] { $count } тверджень
       *[other] { $count } твердження
    }
plain_queue_with = разом із рішенням: { $told }
plain_queue_last = останнє: { $told }
plain_queue_ask = { $name } ({ $id }): якою клавішею вирішити?
plain_queue_end = q – вийти з черги, u – скасувати останній крок
plain_queue_others = лишилося { $left }, усі в інших людей; Enter перевіряє знову, q – вийти
plain_queue_done = щодо всіх вирішено

## tui/plain/form_lines.rs

plain_form_rules = Enter лишає, окремий - очищає, .. веде назад, q! відкидає форму, ? показує це
plain_field = { $at } з { $count }, { $field }: { $value }
plain_field_empty = { $at } з { $count }, { $field }: порожньо
plain_field_stands_for = { $at } з { $count }, { $field }: порожньо, тобто { $placeholder }
plain_belongs_word = одне з: { $words }
plain_first_field = це перше поле
plain_which_of_these = { $field }: порожньо; що з цього?
plain_which = { $typed }: підходить кілька; що саме?
plain_which_number = число обирає, Enter лишає, як введено, або введіть інше
plain_read_back = буде записано: { $title }
plain_read_back_about = буде записано: { $title } ({ $id })
plain_read_field = { $number }: { $field }: { $value }
plain_read_nothing = усі поля порожні
plain_write = y – записати, n – пройти ще раз, число – змінити це поле, q! – відкинути форму
plain_write_how = не записано: y, n, число поля або q!
plain_careful = увага: { $told }

## tui/plain/note_lines.rs

plain_note = нотатка: { $name } ({ $id })
plain_note_rules = вводьте рядки; . завершує, .. забирає останній, q! відкидає нотатку
plain_note_line = наступний рядок або лише .
plain_note_typed = уже є { $lines ->
        [one] { $lines } рядок
        [few] { $lines } рядки
        [many] { $lines } рядків
       *[other] { $lines } рядка
    }
plain_note_read = буде записано, нотатка: { $name } ({ $id }):
plain_note_write = y – записати, n – вводити далі, q! – відкинути нотатку
plain_note_write_how = не записано: y, n або q!

## tui/plain/choice_lines.rs

plain_choose = { $title }: число обирає, слова шукають, .. – вийти
plain_choose_none = нічого не знайдено
plain_pick_for = { $title }, { $name }
plain_pick_key = { $key }: { $told }
plain_pick_how = одна з цих клавіш; Enter – вийти
plain_clash_how = t лишає чуже, m записує ваше, q повертає назад; доти нічого не записано
plain_clash_theirs = чуже: { $text }
plain_clash_yours = ваше: { $text }
plain_clash_before = було: { $text }
plain_clash_nothing = нічого
plain_clash_only = тут можна відповісти лише t, m або q

plain_import_by_command = список імпортують командою: `lastseen import FILE --dry-run`
plain_intake_by_command = повідомлення читають командою: `lastseen intake FILE`

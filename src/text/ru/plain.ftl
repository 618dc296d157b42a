## tui/plain/line_mode.rs

plain_greeting = { $title }: построчный режим; ? – что можно набрать, q – выход
plain_unread = не читается { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    }: lastseen check покажет, какие
plain_changed = тем временем спрашивается другое; то, что вы набирали, на это не ответ
plain_not_taken = не принято: строка набрана раньше, чем был задан вопрос
plain_too_long = не принято: строка длиннее 65 536 байт
plain_not_utf8 = не принято: строка не в UTF-8
plain_control = не принято: есть управляющий символ, как от стрелки; наберите ещё раз
plain_yes_or_no = да (y, +) или нет (n, -)
plain_only_yes_or_no = здесь ответ только: да (y, +) или нет (n, -)
plain_undo = u отменит: { $why }; о ком: { $whom }
plain_redo = U вернёт: { $why }; о ком: { $whom }
plain_undo_nobody = u отменит: { $why }
plain_redo_nobody = U вернёт: { $why }
plain_undo_other = не сделано: последним стало другое изменение; наберите u или U ещё раз
plain_undo_left = ничего не отменено
plain_redo_left = ничего не возвращено
plain_undo_step = u отменит ваш последний шаг в этой очереди: { $told }
plain_undo_no_step = в этой очереди ещё ничего не сделано; после q u отменит сделанное раньше

## tui/plain/browse_lines.rs

plain_chosen = { $name } ({ $id }): какая клавиша?
plain_none_chosen = { $list }: ничего не выбрано; /слова – искать, число – выбрать
plain_count = { $list }: { $count }
plain_found = { $list }: по запросу { $query } найдено { $count }
plain_left_out = { $count ->
        [one] подходит ещё { $count } человек, которого не ищут
        [few] подходят ещё { $count } человека, которых не ищут
        [many] подходят ещё { $count } человек, которых не ищут
       *[other] подходят ещё { $count } человека, которых не ищут
    }
plain_numbered = { $number }: { $told }
plain_more = Enter читает дальше: ещё { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    }
plain_with_id = { $told } ({ $id })
plain_no_status = статуса нет
plain_disputed = спорно
plain_file_broken = файл записи сейчас не читается
plain_heading = { $title }:
plain_line = { $field }: { $told }
plain_aside = { $told } ({ $aside })
plain_search_how = /слова – искать, / без слов – показать всё
plain_not_understood = непонятно: /слова – искать, число – выбрать, ? – об остальном
plain_no_number = строки с номером { $number } здесь не было
plain_gone = этой записи больше нет в списке; /слова – искать заново
plain_not_here = в построчном режиме этого нет: { $name }
plain_no_such_key = { $typed }: такой клавиши здесь нет; ? покажет клавиши
plain_no_such_command = { $typed }: такой команды здесь нет; : покажет команды
plain_choose_first = сначала выберите кого-нибудь: число из списка
plain_for_people = это только для людей: :people покажет их
plain_help_search = /слова: искать, как в строке поиска; / без слов: всё
plain_help_number = число: выбрать эту строку списка и прочесть её
plain_help_enter = Enter: читать дальше
plain_help_name = :имя: любая из этих команд по имени
plain_help_key = { $key }: { $name }: { $help }
plain_help_no_key = :{ $name }: { $help }

## tui/plain/queue_lines.rs

plain_queue = очередь «{ $name }», { $progress }, { $order }
plain_queue_decided = решено: { $tally }
plain_queue_who = { $name } ({ $id })
plain_queue_named = { $name }, { $worth }
plain_queue_status = статус: { $told }
plain_queue_seen = последняя весть: { $told }
plain_queue_cases = дела: { $told }
plain_queue_open = вопросы: { $told }
plain_queue_looked = просмотрено: { $told }
plain_queue_claim = утверждение { $number }: { $told }
plain_queue_new = новое
plain_queue_withdrawn = отозвано: { $reason }
plain_queue_ahead = в будущем
plain_queue_more = ещё { $count ->
        [one] { $count } утверждение
        [few] { $count } утверждения
        [many] { $count } утверждений
       *[other] { $count } утверждения
    }
plain_queue_with = к решению: { $told }
plain_queue_last = последнее: { $told }
plain_queue_ask = { $name } ({ $id }): какой клавишей решить?
plain_queue_end = q – выйти из очереди, u – отменить последний шаг
plain_queue_others = осталось: { $left }, все у других; Enter проверит ещё раз, q – выход
plain_queue_done = обо всех решено

## tui/plain/form_lines.rs

plain_form_rules = Enter: оставить; -: очистить; ..: назад; q!: бросить форму; ?: повторить это
plain_field = { $at } из { $count }, { $field }: { $value }
plain_field_empty = { $at } из { $count }, { $field }: пусто
plain_field_stands_for = { $at } из { $count }, { $field }: пусто, это значит: { $placeholder }
plain_belongs_word = одно из этих слов: { $words }
plain_first_field = это первое поле
plain_which_of_these = поле «{ $field }» пусто: что из этого?
plain_which = { $typed }: подходит несколько, что имеется в виду?
plain_which_number = число выбирает, Enter оставляет как набрано, или наберите другое
plain_read_back = вот что будет записано: { $title }
plain_read_back_about = вот что будет записано: { $title } ({ $id })
plain_read_field = { $number }: { $field }: { $value }
plain_read_nothing = все поля пусты
plain_write = y – записать, n – пройти ещё раз, число – изменить это поле, q! – бросить форму
plain_write_how = не записано: y, n, число поля или q!
plain_careful = осторожно: { $told }

## tui/plain/note_lines.rs

plain_note = заметка: { $name } ({ $id })
plain_note_rules = набирайте по строкам; .: закончить; ..: убрать последнюю; q!: бросить заметку
plain_note_line = следующая строка или только .
plain_note_typed = { $lines ->
        [one] осталась { $lines } строка
        [few] остались { $lines } строки
        [many] осталось { $lines } строк
       *[other] осталось { $lines } строки
    }
plain_note_read = вот что будет записано, заметка: { $name } ({ $id }):
plain_note_write = y – записать, n – набирать дальше, q! – бросить заметку
plain_note_write_how = не записано: y, n или q!

## tui/plain/choice_lines.rs

plain_choose = { $title }: число выбирает, слова ищут, .. – выход
plain_choose_none = ничего не найдено
plain_pick_for = { $title }, { $name }
plain_pick_key = { $key }: { $told }
plain_pick_how = одна из этих клавиш; Enter – выход
plain_clash_how = t – оставить чужое, m – записать ваше, q – назад; пока ничего не записано
plain_clash_theirs = чужое: { $text }
plain_clash_yours = ваше: { $text }
plain_clash_before = раньше: { $text }
plain_clash_nothing = ничего
plain_clash_only = здесь можно ответить только t, m или q

plain_import_by_command = список импортируют командой: `lastseen import FILE --dry-run`
plain_intake_by_command = сообщение читают командой: `lastseen intake FILE`

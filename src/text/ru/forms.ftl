## app/form/marked.rs

form_for_another = для отмеченного человека ({ $name }), а не для показанного ({ $shown })
form_for_one = для кого: { $name }
form_for_others = для отмеченных ({ $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }), а не для показанного ({ $shown }): { $names }
form_for_marked = для отмеченных ({ $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }): { $names }
form_more_names = ещё { $more }
form_status_for_one = новый статус отмеченного человека: { $name }
form_status_for_marked = новый статус отмеченных: { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }

## app/form/choose.rs

form_marked_people = отмечено: { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }
form_no_status_key = { $key }: это не клавиша статуса
form_no_kind_key = { $key }: это не клавиша вида записи
form_no_statement_key = { $key }: это не клавиша вида сведений
form_new_record = { $kind ->
        [kind_person] Новый человек
        [kind_case] Новое дело
        [kind_source] Новый источник
        [kind_place] Новое место
        [kind_unit] Новая воинская часть
       *[other] Новая запись: { TERM($kind) }
    }

## app/core/repeat.rs

form_repeat_left_out = как в прошлый раз, без того, что касалось одного человека: { $left_out }

## app/core/update.rs

form_enter_came_early = Enter нажат раньше, чем это появилось на экране: посмотрите и нажмите ещё раз

## app/core/reports.rs

form_ask_erase = Стереть навсегда все данные: { $name }? Клавиша u их не вернёт.
form_ask_unjoin = Разъединить { $joined } и { $kept }? U объединит их снова.
form_ask_unjoin_anyway = Разъединить { $joined } и { $kept }, хотя с тех пор что-то изменено?

## app/form/page_answer.rs

form_read_to_the_end = сначала дочитайте до конца: PgDn
form_nothing_was_done = ничего не изменено

## app/form/form_refusal.rs

form_in_field = { $field }: { $why }

## app/form/submit.rs

form_own_relative = человек не может быть близким самому себе; выберите другого или оставьте поле пустым

## app/form/batch.rs

form_batch_no_source = { TERM($detail) }: для какого источника? Это поле пусто

## app/form/commit.rs

form_which_is_meant = что имеется в виду? Down выбирает, Enter берёт
form_no_date = { $typed }: это не дата
form_ask_words = Оставить словами?
form_unusual_word = { $field }: { $word } – непривычное слово; обычные: { $words }
form_ask_unusual = Всё равно записать?
form_replaces = под этим именем уже есть сохранённый запрос: { $query }
form_ask_replace = Заменить его?
form_ask_preview = Записать одним изменением для { $people ->
        [one] { $people } человека
        [few] { $people } человек
        [many] { $people } человек
       *[other] { $people } человека
    }?
form_report_dated = Поле «когда» пусто. Выберите: дата сообщения или сегодня
form_nothing_changed = ничего не изменено
form_nothing_changed_theirs = ничего не изменено; осталось то, что записали другие

## app/form/batch.rs

form_preview = для { $count ->
        [one] { $count } человека
        [few] { $count } человек
        [many] { $count } человек
       *[other] { $count } человека
    }
form_preview_careful = ! { $careful }. Для { $count ->
        [one] { $count } человека
        [few] { $count } человек
        [many] { $count } человек
       *[other] { $count } человека
    }
form_preview_group = { $what } ({ $count }): { $names }
form_status_already = уже { TERM($status, form: "plural") }, получат ещё одну запись истории
form_status_until_now = сейчас { TERM($status, form: "plural") }
form_no_status_until_now = сейчас без статуса
form_the_thing = { $thing ->
        [field_tag] метку
        [field_case] дело
        [field_source] источник
       *[other] { TERM($thing) }
    }
form_it = это
form_to_get = получат { $things }
form_has_already = уже имеют { $things }
form_without_claim = нет утверждения, которое мог бы подкрепить источник

## app/form/new_record_choice.rs

form_no_such_record = { $typed }: такой записи нет
form_too_many_new = { $title }: слишком много новых записей сразу

## app/form/form_keys.rs

form_answer_y_or_n = y или + (да), n или - (нет)?
form_answer_is_ambiguous = «{ $letter }» – это и да, и нет: нажмите + (да) или - (нет)
form_esc_drops = Esc ещё раз – и набранное пропадёт; Enter записывает

## app/form/completion.rs

form_new_record_named = { $kind ->
        [kind_person] новый человек
        [kind_case] новое дело
        [kind_source] новый источник
        [kind_place] новое место
        [kind_unit] новая воинская часть
       *[other] новая запись, { TERM($kind) }
    }: { $name }
form_born = { $before }, дата рождения: { $born }

## app/form/mod.rs

form_today = { $date } · сегодня
form_report_date = { $date } · дата сообщения: { $title }
form_new_entry = Новая запись истории · { $name }
form_attach = Приложить · { $name }

## app/form/picker_keys.rs

form_no_list = для этого поля нет списка
form_nothing_to_make = для этого поля нечего создавать
form_citation = Источник · { $of }

## app/form/already_recorded.rs

form_name_and_id = { $name } ({ $id })
form_recorded_already = Ctrl-g: { $count ->
        [1] такая запись уже есть
       *[other] такие записи уже есть
    } ({ $things }): { $names }
form_recorded_title = уже записано: { $things }
form_nothing_recorded = под этим именем ничего не записано

## tui/view/form.rs

form_if_empty_today = (если пусто – сегодня, { $date })
form_if_empty = (если пусто – { $value })
form_choices_before = выше ещё { $before }
form_choices_around = выше ещё { $before }, ниже { $after }
form_yes = да
form_no = нет

## tui/view/hints.rs

form_no_back = нет, назад

## app/form/naming.rs

form_new_spelling_of = «{ $text }» – новое написание: { $title }
form_new_of_kind = «{ $text }» – { $kind ->
        [kind_person] новый человек
        [kind_case] новое дело
        [kind_source] новый источник
        [kind_place] новое место
        [kind_unit] новая воинская часть
       *[other] новая запись: { TERM($kind) }
    }

## app/form/note_keys.rs

form_empty_note = пустая заметка не записывается
form_esc_drops_note = Esc ещё раз – и заметка пропадёт; Ctrl-s записывает её

## app/form/open.rs

form_new_item = Добавить: { TERM($what) } · { $name }
form_go_by = Принять «{ $told }» · { $name }

## text/pages/triage.rs

queue_kept = оставлено
queue_second_look = на перепроверку
queue_unheard = сначала давно без вестей
queue_newest = сначала новые сообщения
queue_disputed = сначала спорные
queue_listed = как в списке
queue_second_look_wanted = нужна перепроверка
queue_is_disputed = спорно
queue_no_status = статуса нет
queue_unsourced = нет источника
queue_single_source = один источник
queue_unplaced = нет места
queue_never_heard = вестей не было
queue_unheard_d = вестей нет { $days } дн.
queue_review_due = пересмотр риска: { $date }
queue_answer_due = срок ответа: { $date }
queue_answer_late = ответ опаздывает, срок: { $date }
queue_never_reviewed = не просмотрено
queue_never = никогда
queue_about_min = около 1 мин
queue_about_minutes = около { $minutes } мин
queue_about_h = около { $hours } ч
queue_settled_others = решено другими: { $settled }
queue_later = отложено: { $later }
queue_decided_by = { $decided } ({ $author })
queue_count_decided = { $decided }: { $count }
queue_settled = решено другими
queue_later_2 = отложено
queue_open = здесь
queue_with = занято: { $author }
queue_no_source = источника нет

## text/pages/summary.rs

queue_left_open = осталось
queue_nothing_decided = ничего не решено

## text/pages/drafts.rs

draft_new = { $key } продолжает недописанное ({ $moment }): { $title }
draft_lists_kept = { $key } показывает сохранённое: { $texts ->
        [one] { $texts } недописанный текст
        [few] { $texts } недописанных текста
        [many] { $texts } недописанных текстов
       *[other] { $texts } недописанного текста
    }
queue_disputed_claims = спорно ({ $claims ->
        [one] { $claims } утверждение
        [few] { $claims } утверждения
        [many] { $claims } утверждений
       *[other] { $claims } утверждения
    })
queue_touch = { $by }: { $told }
queue_looked_since = { $day }, { $by }; с тех пор: { $first }
queue_looked_since_more = { $day }, { $by }; с тех пор: { $first } и ещё { $more }
queue_looked_nothing_new = { $day }, { $by }, нового нет
queue_looked_entries = { $day }, { $by }; с тех пор: { $entries ->
        [one] { $entries } запись истории
        [few] { $entries } записи истории
        [many] { $entries } записей истории
       *[other] { $entries } записи истории
    }
queue_title = Очередь «{ $name }», { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
queue_title_asked = Очередь «{ $name }» ({ $asked }), { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
summary_at = { $title }, { $moment }, решения: { $by }
summary_from_to = { $title }, { $first } – { $last }, решения: { $by }
summary_decision = {"  "}{ $name } ({ $person }): { $told }; решение: { $by }
summary_changed = { $before } → { $after }
summary_gone = (записи больше нет)
screen_key_is_held = клавиша удерживается: больше ничего не решено; отпустите её, посмотрите и нажмите снова
screen_undo_slip = `u` отменяет последнее изменение: нажмите ещё раз, если это и нужно
queue_typed_before = не решено: клавиша нажата раньше, чем показан человек: { $name }

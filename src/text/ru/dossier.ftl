## text/pages/dossier_case.rs

page_may_be_shown = можно показывать всем
page_not_known = статуса нет
page_has_part = включает дело
page_followed_by = перед делом
page_caused_by = следствие дела

## text/pages/dossier_person.rs

page_against = одни: { $one }; другие: { $other }
page_at_least_entries = здесь не показано ещё не менее { $more ->
        [one] { $more } пары
        [few] { $more } пар
        [many] { $more } пар
       *[other] { $more } пары
    } записей истории
page_others_say = { $field }: другие говорят: { $value }
page_none_but_elsewhere = источников нет (в других записях истории: { $more })
page_for_other_entries = { $before } (ещё { $more } в других записях истории)
page_since = начало: { $when }
page_at_time_not = время неизвестно, { $contact }
page_as_of = { $before } ({ $date })
page_no_date = без даты
page_held_by = удерживает: { $custodian }
page_withdrawn = отозвано: { $withdrawn }
page_entered_by = внесено: { $by }, { $recorded }
page_repeats = { $before }, повторяет: { $origins }
page_look_again = { $before }; пересмотреть: { $date }
page_looked_by = { $date }, { $by }

page_document = { TERM($kind) } { $number }

## text/pages/dossier_steps.rs

page_step = шаг
page_step_to = { $what }, кому: { $to }
page_step_by = { $before }, кто: { $by }
page_step_answer = ответ: { $answer }
page_step_due = ответа нет; срок: { $due }
page_step_overdue = ответа нет; опаздывает, срок: { $due }

## text/pages/dossier_relations.rs

page_at_risk = { $before }, в опасности
page_relation_of = { TERM($kind) } (кому: { $name })
page_relation_at_risk = { TERM($kind) } (кому: { $name }), в опасности

## text/pages/dossier_source.rs

page_must_not_be = другим называть нельзя
page_circle_these_sources = по кругу: эти источники в конце концов повторяют друг друга
page_copy = { $name }, { $size }, sha256 { $sha256 }
reliability_a = полностью надёжен
reliability_b = обычно надёжен
reliability_c = довольно надёжен
reliability_d = обычно ненадёжен
reliability_e = ненадёжен
reliability_f = надёжность оценить нельзя
reliability_other = такой буквы в шкале нет

## text/pages/dossier_whereabouts.rs

page_lies_in = где находится
page_belongs_to = куда входит
page_and_search_with = и ещё { $more }: их покажет поиск с place: или unit:
page_held = удержание
page_held_when = удержание: { $when }

## text/pages/entry_page.rs

page_to = { $first } – { $last }
page_held_by_2 = кто удерживает
page_is = это { $title }
page_not_shown_here = здесь не показано: ещё { $more ->
        [one] { $more } запись истории
        [few] { $more } записи истории
        [many] { $more } записей истории
       *[other] { $more } записи истории
    }

## text/pages/time_line.rs

page_no_word = вестей нет
page_now = сейчас
page_last_seen = ◆ последняя весть
page_contact = ● весть
page_no_contact = вестей нет
page_is_withdrawn = отозвано
page_last_word = последняя весть: { $day }
page_word_person_may = вести от человека могли приходить до сих пор
page_nobody_tells_having = никто не сообщает, что видел этого человека или получал от него вести
page_no_entry_with = нет записей истории с датой

## text/pages/derivation.rs

derivation_repeats = повторяет: { $source }
derivation_dated = { $source }, { $date }
derivation_see_above = { $source } (см. выше)
derivation_reports = { $reports ->
        [one] { $reports } сообщение
        [few] { $reports } сообщения
        [many] { $reports } сообщений
       *[other] { $reports } сообщения
    }, { $roots ->
        [one] { $roots } первоисточник
        [few] { $roots } первоисточника
        [many] { $roots } первоисточников
       *[other] { $roots } первоисточника
    }
derivation_reports_of = { $told }: { $names }

## text/pages/attribution.rs

date_not_certain = (неточно)
told_without_source = { $told } (источник в записи не назван)
told_by_sources = { $told } ({ $sources })
told_reliability = { $source }, надёжность { $reliability }
told_confidential = источник, который нельзя называть
told_place = { $told }, { $place }
told_via = { $told }, { $via ->
        [via_self] со слов самого человека
        [via_relative] со слов родственника
        [via_witness] со слов свидетеля
        [via_lawyer] со слов адвоката
        [via_official] со слов должностного лица
        [via_journalist] со слов журналиста
        [word_Advocate] со слов правозащитника
       *[other] кто рассказал: { TERM($via) }
    }
told_grade = { $told }, оценка { $grade }: { $letter }, { $digit }
told_quote = { $told }: «{ $quote }»

## text/pages/disputed.rs

disputed_status = статус
disputed_record_goes_this = это принято в записи
value_nothing = ничего
disputed_this_status_now = это нынешний статус

## text/pages/figures.rs

figure_by_name = поимённо
figure_known_name = известны по имени
figure_on_record = записано
figure_with_record_their = у кого есть своя запись

## text/pages/source_page.rs

page_no_other_root = { $count ->
        [one] у { $count } сведения нет другого первоисточника
        [few] у { $count } сведений нет другого первоисточника
        [many] у { $count } сведений нет другого первоисточника
       *[other] у { $count } сведений нет другого первоисточника
    }
page_and_more = и ещё { $more }
page_age = возраст { $years }
page_close = близкий человек: { TERM($relation) }
page_figure = { $what }: { $figure }
page_noted = заметка
page_case = дело в целом

## text/pages/fragments.rs

credibility_1 = подтверждено другими источниками
credibility_2 = вероятно, верно
credibility_3 = возможно, верно
credibility_4 = сомнительно
credibility_5 = маловероятно
credibility_6 = достоверность оценить нельзя
credibility_none = такой цифры в шкале нет
page_not_there = { $id } (такой записи нет)
page_nowhere = запись не указана
page_malformed = { $written } (не ID)
page_confidential = { $name } (конфиденциально)
page_without_source_record = записи об источнике нет
page_told_by = { $before }, { $via ->
        [word_Self] со слов самого человека
        [word_Relative] со слов родственника
        [word_Witness] со слов свидетеля
        [word_Lawyer] со слов адвоката
        [word_Advocate] со слов правозащитника
        [word_Official] со слов должностного лица
        [word_Journalist] со слов журналиста
       *[other] кто рассказал: { TERM($via) }
    }
page_other_name = { $name } ({ $kind })
page_status_by = { $status } ({ $by })

## text/pages/caution.rs

caution_review_due = срок пересмотра: { $date }
caution_not_looked_for = не ищут ({ $role })
caution_risk = риск: { $level }
caution_relatives = в опасности { $count ->
        [one] { $count } близкий
        [few] { $count } близких
        [many] { $count } близких
       *[other] { $count } близких
    }
caution_as_relation = в опасности: { TERM($relation) } (кому: { $name })
caution_as_relative = в опасности как близкий { $count ->
        [one] { $count } человека
        [few] { $count } человек
        [many] { $count } человек
       *[other] { $count } человека
    }
caution_people_not_looked_for = из { $of ->
        [one] { $of } человека
        [few] { $of } человек
        [many] { $of } человек
       *[other] { $of } человека
    } не ищут из-за роли: { $count }
caution_people_at_risk = из { $of ->
        [one] { $of } человека
        [few] { $of } человек
        [many] { $of } человек
       *[other] { $of } человека
    } в опасности сами или их близкие: { $count }
consent_unknown = о согласии ничего не известно
consent_not_understood = запись о согласии непонятна
consent_refused = в согласии отказано
consent_public = можно публиковать
consent_partners = только для партнёров
consent_internal = только для внутреннего пользования
page_open = не ограничено
page_sighting = упоминание

## text/pages/fragments.rs, sources of one publisher and date

page_source_titled = { $name } ({ $title })

# Dossiers, case reports and public lists as documents.

report_sources = Источники
report_against = Этому противоречит:
report_dossier = Досье: { $name }
report_case = Обзор дела: { $title }
report_list = { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
report_made = Составлено { $date } по записям программы учёта.
report_full_remark = Здесь всё, что сообщают записи, в том числе то, что публиковать нельзя. Опущены рабочие заметки, список близких и источники, которые нельзя называть; рассказ о событии всё же может упоминать близких.
report_public_remark = Здесь только то, что можно показать всем. Опущено: { $fields }.
report_record = Запись { $id }
report_statements = Что сообщается и кто это говорит
report_steps = Что сделано
report_disputes = Спорное
report_disputed = { $field }: что говорят источники
report_side = Версия
report_goes_by = Принято в записи
report_yes = да
report_no = нет
report_said_by = Кто это говорит
report_time_line = Хронология: { $name }
report_time_line_of_all = Хронология
report_when = Когда
report_what = Что
report_where = Где
report_name = Имя
report_role = Роль
report_status = Статус
report_since = С какого времени
report_last_seen = Последняя весть
report_region = Область
report_unit = Часть
report_cases = Дела
report_people = Сколько
report_facts = Сведения
report_fact = Сведение
report_told = Как записано
report_by_status = Люди по статусам
report_no_status = статуса нет
report_figures = Сообщаемые числа
report_figure = { $what }: { $told }.
report_figure_as_of = { $what } (на { $when }): { $told }.
report_people_of_case = Люди дела
report_close_left_out = { $close ->
        [one] Ещё { $close } человек связан с делом только как чей-то родственник и здесь опущен
        [few] Ещё { $close } человека связаны с делом только как чьи-то родственники и здесь опущены
        [many] Ещё { $close } человек связаны с делом только как чьи-то родственники и здесь опущены
       *[other] Ещё { $close } человека связаны с делом только как чьи-то родственники и здесь опущены
    }: текст не должен выводить читающего на близких тех, кто пропал.
report_current = известно сейчас
report_is_last_seen = последняя весть
report_is_withdrawn = отозвано
report_id = Запись
report_people_from_to = Люди { $first }–{ $last }

# The help: its headings, the signs of the screen, the terms of a query.

help_write = Записать, что вы узнали
help_find = Найти людей
help_read = Читать и сравнивать
help_many = Решать о многих
help_undo = Отменить и посмотреть, что сделано
help_move = Перемещаться
help_screen = Экран
help_in_search = в строке поиска
help_in_form = в форме
help_in_list = в таком списке
help_in_note = в заметке
help_in_text = в тексте
help_in_clash = при столкновении правок
help_in_queue = в очереди
help_on_pairs = на паре людей
help_on_import = на странице импорта
help_on_findings = на странице замечаний
help_in_overview = в обзоре
help_on_page = на странице
help_signs = Знаки: что они значат
help_queries = Что можно написать в поиске: язык запросов

sign_no_status = статуса нет
sign_disputed = источники расходятся; v показывает обе стороны
sign_wrong = что-то неверно или важно знать сначала; у файла – что он сейчас не читается
sign_chosen = выбранная строка
sign_marked = отмеченная запись: изменения касаются всех отмеченных
sign_narrowed = список сужен до этого
sign_repeats = источник только повторяет другие
sign_about = около этой даты
sign_uncertain = сомнительная дата
sign_until = до этой даты, начало неизвестно
sign_since = с этой даты, конец неизвестен
sign_cut = что-то обрезано
sign_more = ниже есть ещё
sign_paragraph = абзац 1 источника
sign_grade = надёжность источника и достоверность утверждения
sign_reliability = надёжность источника: A полностью надёжен … E ненадёжен, F оценить нельзя
sign_credibility = достоверность утверждения (с C, если у источника нет оценки): 1 подтверждено … 5 маловероятно, 6 нельзя оценить
sign_last_seen = самый новый признак жизни
sign_spans = день или точное число; дни или числа, из которых верно одно
sign_silence = вестей от человека нет
sign_open = открытый конец

term_words = bryan gorsh | оба слова – в любом порядке, написании и алфавите
term_phrase = 'as written' | именно эти слова
term_not = -word | без этого
term_status = status:detained,missing | сейчас один из этих статусов; none – статуса нет
term_was = was:detained | когда-либо
term_fields = place: unit: case: tag: | в этом поле
term_texts = source: name: note: by: | в этом поле
term_since = since<2022-08 | нынешний статус – с даты до августа 2022; также > <= >=
term_seen = seen>=2022-07-15 | последняя весть в этот день или позже; seen:never
term_stale = stale:30d | вестей нет уже 30 дней
term_due = due<7d | ответ на шаг ждут в ближайшие 7 дней или уже ждали; due:overdue
term_is = is:disputed | также unsourced, single-source, unplaced, duplicate, review-due
term_has = has:note | также source, risk, tag, claim, case, place, unit, consent, relation, born
term_role = role:witness | роль человека в деле; any – люди со всеми ролями
term_saved = saved:"name" | что находит сохранённый запрос
term_id = id:p-4f7 | одна запись

# The help: its headings, the signs of the screen, the terms of a query.

help_write = Записати нові відомості
help_find = Знайти людей
help_read = Прочитати й порівняти
help_many = Вирішити щодо багатьох
help_undo = Скасувати й побачити, що зроблено
help_move = Переміщатися
help_screen = Екран
help_in_search = у рядку пошуку
help_in_form = у формі
help_in_list = у такому списку
help_in_note = у нотатці
help_in_text = у тексті
help_in_clash = у конфлікті змін
help_in_queue = у черзі
help_on_pairs = на парі людей
help_on_import = на сторінці імпорту
help_on_findings = на сторінці зауважень
help_in_overview = в огляді
help_on_page = на сторінці
help_signs = Знаки: що вони означають
help_queries = Що можна писати в пошуку: мова запитів

sign_no_status = статусу немає
sign_disputed = джерела суперечать одне одному; v показує обидві версії
sign_wrong = щось неправильно або про щось треба знати; біля файлу – він не читається
sign_chosen = обраний рядок
sign_marked = позначений запис: зміни стосуються всіх позначених
sign_narrowed = список звужено до цього
sign_repeats = джерело лише повторює інші
sign_about = близько цієї дати
sign_uncertain = сумнівна дата
sign_until = до цієї дати, початок невідомий
sign_since = з цієї дати, кінець невідомий
sign_cut = щось не вмістилося
sign_more = нижче є ще
sign_paragraph = абзац 1 джерела
sign_grade = надійність джерела й достовірність твердження
sign_reliability = надійність джерела: A – повністю надійне, E – ненадійне, F – оцінити не можна
sign_credibility = достовірність твердження, після C, якщо джерело без оцінки: від 1, підтверджено, до 5; 6 – оцінити не можна
sign_last_seen = найновіша ознака життя
sign_spans = певний день або число; дні чи числа, з яких правильне одне
sign_silence = від людини немає звісток
sign_open = відкритий кінець

term_words = bryan gorsh | обидва слова, у будь-якому порядку, написанні чи абетці
term_phrase = 'as written' | саме ці слова
term_not = -word | без цього
term_status = status:detained,missing | зараз один із цих статусів; none – без статусу
term_was = was:detained | будь-коли
term_fields = place: unit: case: tag: | у цьому полі
term_texts = source: name: note: by: | у цьому полі
term_since = since<2022-08 | теперішній статус почався до серпня 2022; також > <= >=
term_seen = seen>=2022-07-15 | остання звістка цього дня або пізніше; seen:never
term_stale = stale:30d | звісток немає 30 днів
term_due = due<7d | відповідь на крок має бути протягом 7 днів або строк минув; due:overdue
term_is = is:disputed | також unsourced, single-source, unplaced, duplicate, review-due
term_has = has:note | також source, risk, tag, claim, case, place, unit, consent, relation, born
term_role = role:witness | роль у справі; any – люди з усіма ролями
term_saved = saved:"name" | те, що знаходить збережений запит
term_id = id:p-4f7 | один запис

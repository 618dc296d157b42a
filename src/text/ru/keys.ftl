# What each key does: its help in one line, and one or two words for the line of hints.

## Among the panes

key_panes_status = дать выбранному человеку или всем отмеченным новый статус: какой – выберет следующая клавиша
hint_panes_status = статус
key_panes_note = написать заметку к выбранной записи
hint_panes_note = заметка
key_panes_cite = сослаться на источник в выбранной записи истории
hint_panes_cite = сослаться
key_panes_search = искать в текущей панели по мере набора
hint_panes_search = поиск
key_panes_edit = изменить в форме поля выбранной записи или того, на чём стоит курсор: записи истории или сведения
hint_panes_edit = изменить
key_panes_edit_file = открыть файл записи в $EDITOR
key_panes_add = добавить запись: какого вида – выберет следующая клавиша
key_panes_add_entry = добавить выбранному человеку запись истории со всеми её полями
key_panes_withdraw = отозвать, указав причину, выбранную запись истории или связь с близким под курсором; прочесть её можно и потом
key_panes_add_statement = добавить шаг, связь с близким, возраст, документ, другую версию или число либо указать риск и согласие: что именно – выберет следующая клавиша
key_panes_attach = приложить копию файла к выбранному источнику или фото к записи человека
key_panes_open_copy = открыть приложенный к источнику файл в системной программе просмотра
key_panes_disputed = показать рядом, в чём источники расходятся; Enter выбирает сторону
key_panes_time_line = показать записи истории выбранного человека или дела на ленте времени
key_panes_together = показать, кого могли удерживать вместе с выбранным человеком или в выбранном месте, и перемещения
key_panes_figures = показать столбиками числа, которые сообщают о выбранном деле, и сколько людей известно
key_panes_read_aloud = показать досье выбранного человека связным текстом: в каждом предложении сказано, кто это говорит
key_panes_undo = отменить ваше последнее изменение, в том числе после перезапуска
hint_panes_undo = отменить
key_panes_redo = вернуть отменённое изменение
key_panes_repeat = снова открыть форму последней смены статуса, уже для выбранного сейчас человека и без того, что касалось одного человека
key_panes_mark = отметить выбранную запись или снять отметку
key_panes_mark_all = отметить всё, что подходит
key_panes_batch = дать всем отмеченным людям метку, дело или источник для того, что о них сейчас утверждается, одним изменением; сначала показать, что и у кого изменится
key_panes_clear = назад туда, откуда привёл Enter; затем очистить поиск, отбор, отметки
key_panes_down = на одну строку вниз
key_panes_up = на одну строку вверх
key_panes_top = к первой строке
key_panes_bottom = к последней строке
key_panes_half_page_down = на полстраницы вниз
key_panes_half_page_up = на полстраницы вверх
key_panes_page_down = на страницу вниз
key_panes_page_up = на страницу вверх
key_panes_next_pane = к следующей панели; в рубриках людей – сначала к ролям, меткам, делам и местам
hint_panes_next_pane = панель
key_panes_previous_pane = к предыдущей панели
key_panes_follow = перейти по ссылке под курсором; на статусе – показать только тех, у кого он есть
key_panes_back = назад, где вы были
key_panes_forward = снова вперёд (многие терминалы передают Ctrl-i как Tab: там нажимайте другую клавишу)
key_panes_people = люди
key_panes_cases = дела
key_panes_sources = источники
key_panes_overview = вся рабочая папка в числах; Enter показывает список за каждым числом
key_panes_places = места и для каждого – его написания, люди и дела
key_panes_units = воинские части и для каждой – то же
key_panes_triage = решить о людях этого списка, об отмеченных или о найденных сохранённым запросом, по одной клавише на каждого; или продолжить очередь
hint_panes_triage = разбор
key_panes_queries = сохранённые запросы и сколько каждый находит сейчас
key_panes_save_query = сохранить показанный запрос под именем для всех, кто здесь работает
key_panes_palette = все команды по именам, с их клавишами
hint_panes_palette = команды
key_panes_help = что делают клавиши, с поиском
hint_panes_help = справка
key_panes_log = что изменили в выбранной записи: когда, кто, почему, что было и что стало
key_panes_intake = записать то, что сказано во вставленном сообщении; сначала показать (по имени: клавиши нет)
key_panes_export = экспортировать отмеченных людей, список или выбранное дело в файл: для всех или полностью
key_panes_import = импортировать список из таблицы или другого файла; путь наберите следом (по имени: клавиши нет)
key_panes_sync = обменяться изменениями с другим клоном git; имя удалённого репозитория наберите следом (по имени: клавиши нет)
key_panes_received = что принесла последняя синхронизация и от кого (по имени: клавиши нет)
key_panes_decide = решить, что осталось открытым после слияний: обе стороны поля с источниками (по имени: клавиши нет)
key_panes_erase = стереть навсегда все данные о выбранном человеке, в том числе из журнала; сначала переспросить (по имени: клавиши нет)
key_panes_unjoin = разъединить: вернуть запись, вошедшую в запись выбранного человека; сначала показать, что мешает
key_panes_pairs = люди, которые, возможно, записаны дважды, парами: решить и объединить
key_panes_problems = всё, что неверно или, вероятно, ошибочно; Enter открывает нужное поле
key_panes_drafts = продолжить то, что вы не дописали, когда оборвалась связь
key_panes_copy = скопировать ID записи или строку под курсором в буфер обмена терминала
key_panes_zoom = показать только текущую панель или снова все
key_panes_redraw = перерисовать экран
key_panes_suspend = в командную строку; `fg` возвращает сюда
key_panes_lock = запереть зашифрованную рабочую папку: нажать дважды
key_panes_quit = выйти; всё уже на диске
hint_panes_quit = выход

## In a search line

key_search_keep = оставить найденное и вернуться к панелям
hint_search_keep = оставить
key_search_take_back = вернуть прежний поиск
hint_search_take_back = вернуть
key_search_next_match = следующее совпадение
hint_search_next_match = следующее
key_search_previous_match = предыдущее совпадение
hint_search_previous_match = предыдущее

## In a form

key_form_commit = записать на диск; в списке вариантов – взять выбранный
hint_form_commit = записать
hint_form_read = прочитать
hint_form_begin = начать
key_form_next_field = следующее поле; берётся вариант, предложенный первым
hint_form_next_field = следующее поле
key_form_previous_field = предыдущее поле
key_form_next_choice = следующий вариант или следующее поле
hint_form_next_choice = варианты
key_form_previous_choice = предыдущий вариант или предыдущее поле
key_form_choose_from_list = выбрать из всего, что подходит; на уже указанном источнике – где именно и насколько точно
hint_form_choose_from_list = список
key_form_make_new = создать источник, дело, место или воинскую часть для этого поля и вернуться
key_form_show_recorded = показать, кто или что уже записано под этим именем; закройте это – и вернётесь в форму
key_form_leave = выйти из формы; ничего не записывается
hint_form_leave = выйти

## In a list to choose from

key_picker_choose = взять выбранное
hint_picker_choose = выбрать
key_picker_next = следующая строка
hint_picker_next = следующая
key_picker_previous = предыдущая строка
key_picker_new = сразу создать новый источник
hint_picker_new = новый источник
key_picker_throw_away = выбросить недописанный текст, сначала переспросив; удалить сохранённый запрос – его вернёт u
hint_picker_throw_away = выбросить
key_picker_whole = среди того, что осталось решить: все значения целиком, на отдельной странице
hint_picker_whole = целиком
key_picker_edit_query = в сохранённых запросах: дать выбранному другое имя или текст
hint_picker_edit_query = изменить
key_picker_leave = выйти из списка
hint_picker_leave = выйти

## In a note

key_note_save_note = записать заметку на диск
hint_note_save_note = записать
key_note_leave = выйти из заметки; если текст уже набран, нажмите Esc второй раз
hint_note_leave = выйти

## Over a field that two have changed

key_clash_keep_theirs = оставить то, что записал другой, и записать остальную форму
hint_clash_keep_theirs = оставить чужое
key_clash_write_mine = записать набранное вами поверх чужого; в журнале останется и то и другое
hint_clash_write_mine = записать своё
key_clash_back_to_form = вернуться в форму и записать что-то другое; пока ничего не записано
hint_clash_back_to_form = назад в форму

## On the page of pairs

key_pairs_same = это один человек: показать обе записи рядом, чтобы объединить
hint_pairs_same = тот же
key_pairs_different = это два разных человека; это запомнится, и пару больше не предложат
hint_pairs_different = разные
key_pairs_unsure = никто не может сказать; это запомнится, и пару больше не предложат
hint_pairs_unsure = неясно
key_pairs_pair_accept = объединить две записи, если `same` уже показала их рядом; иначе показать левую
hint_pairs_pair_accept = объединить
key_pairs_take = при объединении: взять в этом поле значение другой записи
hint_pairs_take = взять другое
key_pairs_exchange = при объединении: оставить другую запись
hint_pairs_exchange = поменять
key_pairs_leave = выйти из объединения или со страницы
hint_pairs_leave = выйти
key_pairs_down = на одну пару или одно поле вниз
key_pairs_up = на одну пару или одно поле вверх
key_pairs_page_down = на страницу вниз
key_pairs_page_up = на страницу вверх
key_pairs_top = к первой строке
key_pairs_bottom = к последней строке

## On the page of findings

key_findings_fix = открыть поле, о котором замечание: в форме или в $EDITOR на нужной строке
hint_findings_fix = открыть поле
key_findings_next_heading = только замечания под следующим заголовком
hint_findings_next_heading = заголовок
key_findings_previous_heading = только замечания под предыдущим заголовком
key_findings_show_record = показать запись в панелях; [ возвращает
hint_findings_show_record = запись
key_findings_edit_file = открыть файл в $EDITOR на нужной строке
hint_findings_edit_file = файл
key_findings_undo = отменить ваше последнее изменение
hint_findings_undo = отменить
key_findings_redo = вернуть отменённое изменение
key_findings_copy = скопировать замечание в буфер обмена терминала
key_findings_down = на одну строку вниз
key_findings_up = на одну строку вверх
key_findings_page_down = на страницу вниз
key_findings_page_up = на страницу вверх
key_findings_top = к первой строке
key_findings_bottom = к последней строке
key_findings_close = закрыть страницу
hint_findings_close = закрыть

## On a page

hint_overview_follow = список за ним
hint_overview_clear = назад
key_overview_follow = открыть список или запись за этим числом
key_overview_clear = из списка назад к числам, а от них – к списку людей
hint_triage_status = все статусы
key_page_follow = открыть запись истории, источник или запись, о которой строка; на стороне спора – принять её
hint_page_follow = перейти
key_page_edit = изменить в форме запись истории или число из этой строки
hint_page_edit = изменить
key_page_down = на строку вниз
key_page_up = на строку вверх
key_page_page_down = на страницу вниз
hint_page_page_down = страница
key_page_page_up = на страницу вверх
key_page_top = в начало
key_page_bottom = в конец
key_page_close = закрыть страницу
hint_page_close = закрыть

## In a text

key_pager_down = на строку вниз
hint_pager_down = вниз
key_pager_up = на строку вверх
hint_pager_up = вверх
key_pager_page_down = на страницу вниз
hint_pager_page_down = страница
key_pager_page_up = на страницу вверх
key_pager_top = в начало
key_pager_bottom = в конец
key_pager_close = закрыть текст
hint_pager_close = закрыть

## In a queue

key_triage_keep_as_it_is = оставить запись как есть и отметить, что вы просмотрели её сегодня
hint_triage_keep_as_it_is = оставить
key_triage_later = отложить человека, пока не решено обо всех остальных
hint_triage_later = позже
key_triage_second_look = попросить, чтобы посмотрел ещё кто-то: метка second-look
hint_triage_second_look = перепроверка
key_triage_undo = отменить то, что вы сделали в этой очереди последним, – решение или заметку, – и вернуться к тому человеку; решения – и после перезапуска
hint_triage_undo = отменить
key_triage_repeat = повторить последнее решение для этого человека
hint_triage_repeat = ещё раз
key_triage_palette = все здешние команды по именам, с их клавишами
hint_triage_palette = клавиши
key_triage_help = что делают клавиши в очереди, с поиском
hint_triage_help = справка
key_triage_status = статус с датой, местом, источником и заметкой: какой – выберет следующая клавиша
key_triage_decision_date = дата для этого решения и следующих
hint_triage_decision_date = дата
key_triage_decision_source = источник для этого решения и следующих
hint_triage_decision_source = источник
key_triage_note = написать заметку об этом человеке
hint_triage_note = заметка
key_triage_cite = сослаться на источник в выбранном утверждении
hint_triage_cite = сослаться
key_triage_withdraw = отозвать выбранное утверждение, указав причину
key_triage_down = к следующему утверждению
key_triage_up = к предыдущему утверждению
key_triage_log = что изменили в записи этого человека
key_triage_queue = все люди очереди и что о них решено; Enter переходит к одному из них
hint_triage_queue = список
key_triage_follow = выйти из очереди и показать человека в панелях; t продолжает
key_triage_copy = скопировать ID человека, а в конце – итоги, в буфер обмена терминала
key_triage_redraw = перерисовать экран
key_triage_suspend = в командную строку; `fg` возвращает сюда
key_triage_stop = выйти из очереди; t продолжит с того же места
hint_triage_stop = прервать
key_panes_pane_right = к панели справа
key_panes_pane_left = к панели слева
hint_panes_sort = порядок
key_panes_sort = упорядочить список по имени, статусу, началу статуса, последней вести или последнему изменению, по очереди
key_panes_columns = выбрать столбцы списка людей; показываются те, на которые хватает места
key_panes_mouse = включить или выключить мышь: щелчок, двойной щелчок, колесо; с Shift текст выделяется как обычно (по имени: клавиши нет)
key_search_complete = дополнить поле запроса или его значение тем, что предложено строкой ниже
key_pairs_copy = скопировать оба ID в буфер обмена терминала
hint_page_help = справка
key_page_help = что здесь делают клавиши, с поиском
hint_page_find = найти
key_page_find = найти слова на этой странице
key_page_next_match = следующая строка с этими словами
key_page_previous_match = предыдущая строка с этими словами
key_page_copy = скопировать строку в буфер обмена терминала
key_page_half_down = на полстраницы вниз
key_page_half_up = на полстраницы вверх

## On the page of an import

key_import_choose = изменить то, что в строке, открыть список за числом или записать
hint_import_choose = выбрать
key_import_next_page = следующая страница: файл, столбцы, слова, итоги, отложенные строки
hint_import_next_page = страница
key_import_previous_page = предыдущая страница
key_import_write = записать список, сначала показав, что будет записано
hint_import_write = записать
key_import_date_order = порядок дня и месяца: в одном столбце или во всех датах
hint_import_date_order = даты
key_import_same = отложенная строка – о человеке рядом с ней: обновить его запись
hint_import_same = тот же
key_import_another = отложенная строка – о другом человеке: создать запись
hint_import_another = другой
key_import_skip = оставить отложенную строку как есть
hint_import_skip = оставить
key_import_next_candidate = следующий человек, о котором может идти речь
hint_import_next_candidate = следующий
key_import_undo = отменить последний шаг: решение или весь импорт
hint_import_undo = отменить
key_import_redo = вернуть отменённый шаг
key_import_copy = скопировать строку
key_import_down = на одну строку вниз
key_import_up = на одну строку вверх
key_import_page_down = на страницу вниз
key_import_page_up = на страницу вверх
key_import_top = к первой строке
key_import_bottom = к последней строке
key_import_close = выйти со страницы; :import возвращает сюда
hint_import_close = закрыть

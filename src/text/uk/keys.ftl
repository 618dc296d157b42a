# What each key does: its help in one line, and one or two words for the line of hints.

## Among the panes

key_panes_status = дати обраній людині або всім позначеним новий статус: який саме, обирає наступна клавіша
hint_panes_status = статус
key_panes_note = написати нотатку до обраного запису
hint_panes_note = нотатка
key_panes_cite = послатися на джерело для обраної події
hint_panes_cite = послатися
key_panes_search = шукати в активній панелі, поки вводите
hint_panes_search = пошук
key_panes_edit = редагувати у формі поля обраного запису або події чи відомостей під курсором
hint_panes_edit = редагувати
key_panes_edit_file = відкрити файл запису в $EDITOR
key_panes_add = додати запис: якого виду, обирає наступна клавіша
key_panes_add_entry = додати до обраної людини подію з усіма полями
key_panes_withdraw = відкликати обрану подію або відомості про близьку людину під курсором, указавши причину; їх і далі можна прочитати
key_panes_add_statement = додати крок, близьку людину, вік, документ, іншу версію чи число або вказати ризик і згоду: що саме, обирає наступна клавіша
key_panes_attach = долучити копію файлу до обраного джерела або фото до людини
key_panes_open_copy = відкрити файл, долучений до джерела, у системній програмі перегляду
key_panes_disputed = у чому джерела суперечать одне одному, версії поруч; Enter обирає одну
key_panes_time_line = хронологія: події обраної людини чи справи за часом
key_panes_together = кого могли утримувати разом з обраною людиною чи в обраному місці, і переміщення
key_panes_figures = числа, які повідомляють про обрану справу, зі стовпчиками, і відомі люди
key_panes_read_aloud = досьє обраної людини реченнями, у кожному – хто це каже
key_panes_undo = скасувати вашу останню зміну, також після перезапуску
hint_panes_undo = скасувати
key_panes_redo = повернути скасовану зміну
key_panes_repeat = форма останньої зміни статусу ще раз, для обраної зараз людини, без того, що стосувалося іншої
key_panes_mark = позначити обраний запис або зняти позначку
key_panes_mark_all = позначити все знайдене
key_panes_batch = дати всім позначеним людям мітку, справу чи джерело для того, що про них зараз стверджують: однією зміною, після перегляду, що в кого зміниться
key_panes_clear = назад туди, звідки привів Enter; потім зняти пошук, звуження, позначки
key_panes_down = на один униз
key_panes_up = на один угору
key_panes_top = до першого
key_panes_bottom = до останнього
key_panes_half_page_down = на пів сторінки вниз
key_panes_half_page_up = на пів сторінки вгору
key_panes_page_down = на сторінку вниз
key_panes_page_up = на сторінку вгору
key_panes_next_pane = до наступної панелі; у фільтрах людей спершу до ролей, міток, справ і місць
hint_panes_next_pane = панель
key_panes_previous_pane = до попередньої панелі
key_panes_follow = перейти за посиланням під курсором; на статусі – показати лише тих, хто його має
key_panes_back = назад туди, де ви були
key_panes_forward = знову вперед (багато терміналів надсилають Ctrl-i як Tab: там скористайтеся іншою клавішею)
key_panes_people = люди
key_panes_cases = справи
key_panes_sources = джерела
key_panes_overview = уся робоча папка в числах; Enter показує список за кожним числом
key_panes_places = місця, кожне зі своїми написаннями, людьми і справами
key_panes_units = військові частини, так само
key_panes_triage = вирішувати щодо людей цього списку, позначених або зі збереженого запиту, по одній клавіші на кожного; або продовжити чергу
hint_panes_triage = розбір
key_panes_queries = збережені запити й скільки кожен знаходить зараз
key_panes_save_query = зберегти показаний запит під назвою, для всіх, хто тут працює
key_panes_palette = усі команди за назвами, з клавішами
hint_panes_palette = команди
key_panes_help = що роблять клавіші, з пошуком
hint_panes_help = довідка
key_panes_log = що змінено в обраному записі: коли, ким, чому, що було і що стало
key_panes_intake = записати відомості зі вставленого повідомлення, після перегляду (викликається за назвою: клавіші немає)
key_panes_export = експортувати позначених людей, список або обрану справу у файл, публічно чи повністю
key_panes_import = імпортувати список з електронної таблиці або іншого файлу; шлях уведіть після назви (викликається за назвою: клавіші немає)
key_panes_sync = обмінятися змінами з іншим клоном git; назву віддаленого сховища уведіть після назви (викликається за назвою: клавіші немає)
key_panes_received = що принесла остання синхронізація і від кого (викликається за назвою: клавіші немає)
key_panes_decide = вирішити, що лишилося відкритим після злиття: обидві сторони поля з джерелами (викликається за назвою: клавіші немає)
key_panes_erase = стерти назавжди всі дані про обрану людину, також із журналу; спершу запитає (викликається за назвою: клавіші немає)
key_panes_unjoin = роз’єднати запис, який об’єднали з обраною людиною, після перегляду того, що заважає
key_panes_pairs = люди, яких, можливо, записано двічі, парами: вирішити й об’єднати
key_panes_problems = усе, що неправильно або, мабуть, записано помилково; Enter відкриває потрібне поле
key_panes_drafts = продовжити недописане, на якому обірвався зв’язок
key_panes_copy = скопіювати номер запису або рядок під курсором у буфер обміну вашого термінала
key_panes_zoom = показати лише активну панель або знову всі
key_panes_redraw = перемалювати екран
key_panes_suspend = назад до оболонки; `fg` повертає
key_panes_lock = замкнути зашифровану робочу папку: натиснути двічі
key_panes_quit = вийти; усе вже на диску
hint_panes_quit = вийти

## In a search line

key_search_keep = лишити результат і перейти до панелей
hint_search_keep = лишити
key_search_take_back = пошук, яким він був раніше
hint_search_take_back = як було
key_search_next_match = наступний збіг
hint_search_next_match = далі
key_search_previous_match = попередній збіг
hint_search_previous_match = назад

## In a form

key_form_commit = записати на диск; у списку варіантів – узяти обраний
hint_form_commit = записати
hint_form_read = прочитати
hint_form_begin = почати
key_form_next_field = наступне поле; бере варіант, запропонований першим
hint_form_next_field = далі
key_form_previous_field = попереднє поле
key_form_next_choice = наступний варіант або наступне поле
hint_form_next_choice = варіанти
key_form_previous_choice = попередній варіант або попереднє поле
key_form_choose_from_list = усе, що підходить, щоб обрати; на вже вказаному джерелі – де саме в ньому й наскільки певно
hint_form_choose_from_list = список
key_form_make_new = створити джерело, справу, місце або військову частину для цього поля й повернутися
key_form_show_recorded = показати, хто або що вже записано під цією назвою; після закриття – знову форма
key_form_leave = вийти з форми; нічого не буде записано
hint_form_leave = вийти

## In a list to choose from

key_picker_choose = узяти обране
hint_picker_choose = обрати
key_picker_next = наступне
hint_picker_next = далі
key_picker_previous = попереднє
key_picker_new = створити тут нове джерело
hint_picker_new = нове джерело
key_picker_throw_away = викинути недописане (спершу запитає); вилучити збережений запит, який повертає u
hint_picker_throw_away = викинути
key_picker_whole = серед того, що лишилося вирішити: усі значення повністю, на окремій сторінці
hint_picker_whole = повністю
key_picker_edit_query = серед збережених запитів: змінити назву або текст обраного
hint_picker_edit_query = змінити
key_picker_leave = вийти зі списку
hint_picker_leave = вийти

## In a note

key_note_save_note = записати нотатку на диск
hint_note_save_note = записати
key_note_leave = вийти з нотатки; якщо є введений текст, треба ще раз Esc
hint_note_leave = вийти

## Over a field that two have changed

key_clash_keep_theirs = лишити те, що написала інша людина, і записати решту форми
hint_clash_keep_theirs = лишити чуже
key_clash_write_mine = записати ваше замість написаного іншою людиною; журнал зберігає обидва
hint_clash_write_mine = записати моє
key_clash_back_to_form = назад до форми, щоб написати інше; ще нічого не записано
hint_clash_back_to_form = до форми

## On the page of pairs

key_pairs_same = це одна людина: обидва записи поруч, щоб об’єднати
hint_pairs_same = одна людина
key_pairs_different = це дві людини; буде запам’ятано, і цю пару більше не запропонують
hint_pairs_different = дві людини
key_pairs_unsure = сказати не можна; буде запам’ятано, і цю пару більше не запропонують
hint_pairs_unsure = невідомо
key_pairs_pair_accept = об’єднати два записи, якщо `same` уже поставила їх поруч; інакше показати лівий
hint_pairs_pair_accept = об’єднати
key_pairs_take = під час об’єднання: лишити в цьому полі значення другого запису
hint_pairs_take = інше значення
key_pairs_exchange = під час об’єднання: лишити другий запис
hint_pairs_exchange = поміняти
key_pairs_leave = вийти з об’єднання або зі сторінки
hint_pairs_leave = вийти
key_pairs_down = на одну пару чи поле вниз
key_pairs_up = на одну пару чи поле вгору
key_pairs_page_down = на сторінку вниз
key_pairs_page_up = на сторінку вгору
key_pairs_top = до першої
key_pairs_bottom = до останньої

## On the page of findings

key_findings_fix = відкрити поле, якого стосується зауваження: у формі або в $EDITOR на потрібному рядку
hint_findings_fix = до поля
key_findings_next_heading = лише зауваження під наступним заголовком
hint_findings_next_heading = заголовок
key_findings_previous_heading = лише зауваження під попереднім заголовком
key_findings_show_record = показати запис серед панелей; [ повертає назад
hint_findings_show_record = запис
key_findings_edit_file = відкрити файл у $EDITOR на цьому рядку
hint_findings_edit_file = файл
key_findings_undo = скасувати вашу останню зміну
hint_findings_undo = скасувати
key_findings_redo = повернути скасовану зміну
key_findings_copy = скопіювати зауваження в буфер обміну вашого термінала
key_findings_down = на одне вниз
key_findings_up = на одне вгору
key_findings_page_down = на сторінку вниз
key_findings_page_up = на сторінку вгору
key_findings_top = до першого
key_findings_bottom = до останнього
key_findings_close = закрити сторінку
hint_findings_close = закрити

## On a page

hint_overview_follow = список
hint_overview_clear = назад
key_overview_follow = список або запис за цим числом
key_overview_clear = зі списку назад до чисел, а від них до списку людей
hint_triage_status = усі статуси
key_page_follow = відкрити подію, джерело чи запис у цьому рядку; на одній із версій – вважати її чинною
hint_page_follow = перейти
key_page_edit = редагувати у формі подію чи число в цьому рядку
hint_page_edit = редагувати
key_page_down = на рядок униз
key_page_up = на рядок угору
key_page_page_down = на сторінку вниз
hint_page_page_down = сторінка
key_page_page_up = на сторінку вгору
key_page_top = на початок
key_page_bottom = у кінець
key_page_close = закрити сторінку
hint_page_close = закрити

## In a text

key_pager_down = на рядок униз
hint_pager_down = униз
key_pager_up = на рядок угору
hint_pager_up = угору
key_pager_page_down = на сторінку вниз
hint_pager_page_down = сторінка
key_pager_page_up = на сторінку вгору
key_pager_top = на початок
key_pager_bottom = у кінець
key_pager_close = закрити текст
hint_pager_close = закрити

## In a queue

key_triage_keep_as_it_is = лишити запис, як є, і зазначити, що ви його сьогодні переглянули
hint_triage_keep_as_it_is = лишити
key_triage_later = відкласти людину, доки не буде вирішено щодо всіх інших
hint_triage_later = пізніше
key_triage_second_look = попросити, щоб перевірив ще хтось: мітка second-look
hint_triage_second_look = перевірка
key_triage_undo = скасувати ваш останній крок у цій черзі, рішення чи нотатку, і повернутися до тієї людини; рішення – також після перезапуску
hint_triage_undo = скасувати
key_triage_repeat = останнє рішення ще раз, для цієї людини
hint_triage_repeat = повторити
key_triage_palette = усі команди цього місця за назвами, з клавішами
hint_triage_palette = клавіші
key_triage_help = що роблять клавіші в черзі, з пошуком
hint_triage_help = довідка
key_triage_status = статус із датою, місцем, джерелом і нотаткою: який саме, обирає наступна клавіша
key_triage_decision_date = дата до цього рішення й наступних
hint_triage_decision_date = дата
key_triage_decision_source = джерело до цього рішення й наступних
hint_triage_decision_source = джерело
key_triage_note = написати нотатку про людину
hint_triage_note = нотатка
key_triage_cite = послатися на джерело для обраного твердження
hint_triage_cite = послатися
key_triage_withdraw = відкликати обране твердження, указавши причину
key_triage_down = до наступного твердження
key_triage_up = до попереднього твердження
key_triage_log = що змінено в записі цієї людини
key_triage_queue = усі в черзі й рішення щодо кожного; Enter переходить до людини
hint_triage_queue = список
key_triage_follow = вийти з черги й показати людину серед панелей; t продовжує
key_triage_copy = скопіювати номер запису, а в кінці – підсумок, у буфер обміну вашого термінала
key_triage_redraw = перемалювати екран
key_triage_suspend = назад до оболонки; `fg` повертає
key_triage_stop = вийти з черги; t продовжує там, де ви зупинилися
hint_triage_stop = зупинити
key_panes_pane_right = до панелі праворуч
key_panes_pane_left = до панелі ліворуч
hint_panes_sort = порядок
key_panes_sort = упорядкувати список за ім’ям, статусом, давністю статусу, останньою звісткою чи останньою зміною, по черзі
key_panes_columns = обрати стовпці списку людей; показано буде стільки, скільки вміститься
key_panes_mouse = увімкнути або вимкнути мишу: клацання, подвійне клацання, коліщатко; Shift виділяє текст, як завжди (викликається за назвою: клавіші немає)
key_search_complete = доповнити поле запиту або його значення, як пропонує рядок нижче
key_pairs_copy = скопіювати номери обох записів у буфер обміну вашого термінала
hint_page_help = довідка
key_page_help = що тут роблять клавіші, з пошуком
hint_page_find = знайти
key_page_find = знайти тут слова
key_page_next_match = наступний рядок із цими словами
key_page_previous_match = попередній рядок із цими словами
key_page_copy = скопіювати рядок у буфер обміну вашого термінала
key_page_half_down = на пів сторінки вниз
key_page_half_up = на пів сторінки вгору

## On the page of an import

key_import_choose = змінити те, що стоїть у рядку, відкрити список за числом або записати
hint_import_choose = обрати
key_import_next_page = наступна сторінка: файл, стовпці, слова, числа, відкладені рядки
hint_import_next_page = сторінка
key_import_previous_page = попередня сторінка
key_import_write = записати список, після перегляду того, що буде записано
hint_import_write = записати
key_import_date_order = порядок дня й місяця, у стовпці або в усіх датах
hint_import_date_order = дати
key_import_same = відкладений рядок – про людину поруч: оновити її запис
hint_import_same = та сама
key_import_another = відкладений рядок – про іншу людину: створити запис
hint_import_another = інша
key_import_skip = лишити відкладений рядок, як є
hint_import_skip = лишити
key_import_next_candidate = наступна людина, про яку може йтися
hint_import_next_candidate = далі
key_import_undo = скасувати останній крок: рішення або весь імпорт
hint_import_undo = скасувати
key_import_redo = повернути скасоване
key_import_copy = скопіювати рядок
key_import_down = на один рядок униз
key_import_up = на один рядок угору
key_import_page_down = на сторінку вниз
key_import_page_up = на сторінку вгору
key_import_top = до першого рядка
key_import_bottom = до останнього рядка
key_import_close = вийти зі сторінки; :import повертає до неї
hint_import_close = вийти

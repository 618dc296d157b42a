## app/browse/commands.rs

screen_nothing_chosen = ничего не выбрано
screen_statements_of = сведения есть только у людей и дел
screen_files_of_sources = файлы прилагают к источникам и людям: 3 и 1 показывают их
screen_only_entries_withdrawn = отозвать можно только запись истории или связь с близким; e изменяет это, u отменяет изменение
screen_only_for_people = это только для людей: 1 показывает их
screen_for_people = Для { $people ->
        [one] { $people } человека
        [few] { $people } человек
        [many] { $people } человек
       *[other] { $people } человека
    }
screen_status_anyway = { $told }; s всё равно даёт статус
screen_no_status_to_repeat = повторять нечего, статус ещё не меняли: s меняет его
screen_no_entry = записей истории нет: A добавляет
screen_nothing_joined = с этой записью ничего не объединяли: = ищет, кого объединить
screen_status_is = { $name }: { $told }
screen_marked_clear = отмечено: { $marked } · Esc снимает отметки
screen_nothing_before = отсюда вы начали
screen_nothing_after = дальше вы не заходили
screen_sent_to_clipboard = передано в буфер обмена терминала: { $text }

## app/browse/attached_copy.rs, and what comes of it

screen_copies_of_sources = файлы приложены к источникам: 3 показывает их, Tab – источники человека
screen_no_copy = к этому источнику файл не приложен: @ прилагает
screen_several_copies = приложено несколько файлов: выберите один в записи (Tab), затем нажмите o
screen_copy_title = Открыть: { $name }
screen_copy_confidential = Источник «{ $title }» конфиденциален. Программа просмотра покажет его всем, кто видит ваш экран, и может запомнить, что его открывали.
screen_copy_sealed = Программа просмотра получит копию в памяти. Свои следы она может оставить на диске.
screen_copy_program = Файл «{ $name }» может быть программой или страницей, которая загружает что-то из интернета. Открыв его, вы можете запустить её или выдать, что читали его.
screen_query_not_understood = запрос непонятен, поэтому показано то, что нашёл предыдущий: сначала исправьте или очистите запрос
screen_copy_elsewhere = Вы подключены по SSH. Файл откроется там, где работает lastseen ({ $host }), а не на компьютере перед вами.
screen_copy_open = Открыть?
screen_copy_damaged = файла нет, или он уже не тот, что был приложен; подробнее скажет !
screen_viewer_opened = открыто: { $path }
screen_viewer_failed = нечем открыть файл { $path }; укажите программу в LASTSEEN_OPENER

## app/browse/detail.rs

screen_file_mark = ! файл
screen_shown_as_was = { $reason } ({ $place }); показано то, что прочитано в последний раз

## app/browse/follow_link.rs

screen_line_has_no_link = эта строка никуда не ведёт; строки со ссылками подчёркнуты

## app/browse/navigate.rs

screen_no_such_record = { $id }: такой записи нет

## app/browse/saved_queries.rs

screen_no_kind_record = { $kind }: такого вида записей нет

## app/drafts/draft_keys.rs

screen_wait_until_everything = подождите, пока всё прочитается
screen_record_gone = { $title }: записи больше нет; вот что было набрано
screen_entry_gone = запись истории уже не та, что была
screen_discard_draft = выбросить навсегда?
screen_thrown_away = выброшено

## app/drafts/form_draft.rs


## app/findings/finding_keys.rs

screen_actions = Что можно сделать
screen_no_record_to_show = показать нечего, такой записи нет: E открывает файл

## app/findings/quick_fix.rs


## app/overview/drilldown.rs

screen_changes_by_month = смены статуса по месяцам, сначала новые
screen_without_month = без месяца
screen_in_month = за { $month }

screen_in_days = { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
        [many] { $count } изменений
       *[other] { $count } изменения
    } за { $days ->
        [1] 24 часа
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }, сначала новые
screen_authors = кто вносил изменения за { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
screen_people = чьи записи изменены за { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
screen_by_in_days = { $author }: { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
        [many] { $count } изменений
       *[other] { $count } изменения
    } за { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }, сначала новые
screen_of_in_days = { $name }: { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
        [many] { $count } изменений
       *[other] { $count } изменения
    } за { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }, сначала новые
screen_no_changes = изменений нет
screen_newest_first = { $count ->
        [one] { $count } смена
        [few] { $count } смены
        [many] { $count } смен
       *[other] { $count } смены
    } статуса { $when }
screen_no_month = месяц назвать нельзя
screen_before_that = раньше
screen_dated_vaguely = дата менее точна, чем месяц, или её нет

## app/pairs/pair_keys.rs

screen_nothing_to_choose = выбирать нечего: два значения есть только у полей с ≠
screen_not_joined = записи не объединены: { $joined } и { $kept }

## app/reading/mod.rs

screen_entry = Запись истории · { $name }
screen_entry_status = Запись истории · { $status } · { $name }
screen_time_line = Хронология · { $name }
screen_figures = Числа · { $name }
screen_aloud = Досье · { $name }
screen_together = Кого могли удерживать вместе · { $name }
screen_together_of = страница о том, кого могли удерживать вместе, есть у людей и мест: 1 и 5 показывают их
screen_nobody_together = по записям, никто не мог оказаться там в одно время
screen_disputed = Источники расходятся · { $name }
screen_against_it = {"   "}этому противоречит: { $against }

## app/reading/page_keys.rs

screen_figures_reported_cases = числа сообщают о делах: 2 показывает их
screen_dossier_of_person = досье бывает о человеке: 1 показывает людей
screen_only_for_people_and_cases = это только для людей и дел
screen_nothing_about_disputed = здесь источники ни в чём не расходятся
screen_no_dated_entry = ни у одной записи истории нет даты
screen_nothing_to_tell = рассказать нечего
screen_leads_nowhere = эта строка никуда не ведёт
screen_edit_item = эту строку изменяют вместе с её записью

## app/sync/conflict_keys.rs

screen_entry_gone_by = этой записи истории больше нет ({ $by }); ничего не записано, набранное вами сохранилось

## app/sync/editor_warning.rs

screen_and_more_open = { $line } · открыто ещё: { $more }

## app/triage/triage_keys.rs

screen_nothing_to_repeat = повторять нечего: здесь ещё ничего не решено
screen_no_claim = утверждений ещё нет: первое появится со статусом
screen_queue_left = очередь «{ $name }», { $told }: t продолжает
screen_summary = итоги
screen_clipboard_too_small = слишком длинно для буфера обмена терминала: это выведет lastseen log --summary --since { $since }
screen_told_to_clipboard = передано в буфер обмена терминала: { $told }

## tui/view/clash.rs

screen_field_of_page = { $title } · { $field }   { $at } из { $count }
clash_not_written = Из набранного вами ещё ничего не записано.
clash_changed_away = Это изменили, пока вас не было.

## tui/view/findings.rs

screen_nothing_wrong = {" "}всё в порядке, насколько можно судить по записям
screen_check_begins = {" "}всё просматривается
screen_findings = Замечания { $at }/{ $length }
screen_check_goes_on = { $told } · всё просматривается
screen_check_progress = { $told } · просмотрено { $done } из { $total }

## tui/view/form.rs

screen_page_of_pages = страница { $page } из { $pages }; PgDn листает
screen_no_year = какой год? осталось словами
screen_no_date_kept = не дата: осталось словами
screen_ambiguous = какой день?
screen_new_kind = = { $kind ->
        [kind_person] новый человек
        [kind_case] новое дело
        [kind_source] новый источник
        [kind_place] новое место
        [kind_unit] новая воинская часть
       *[other] новая запись, { TERM($kind) }
    }
screen_new_spelling = = новое написание: { $title }

## tui/view/header.rs

screen_kept = { $drafts ->
        [one] { $drafts } черновик
        [few] { $drafts } черновика
        [many] { $drafts } черновиков
       *[other] { $drafts } черновика
    }{"  "}
screen_read_only = только чтение{" "}
screen_all_saved = всё сохранено{" "}

## tui/view/hints.rs

screen_join_anyway = всё равно объединить
screen_leave_them_two = пусть будет два человека

## tui/view/linked.rs

screen_cited_by = Ссылаются
screen_named_by = Упоминают

## tui/view/note.rs

## tui/view/pairs.rs

screen_same_person = Это один человек? { $at }/{ $all } · { $proposed ->
        [one] { $proposed } вероятная пара
        [few] { $proposed } вероятные пары
        [many] { $proposed } вероятных пар
       *[other] { $proposed } вероятной пары
    }

## tui/view/picker.rs

screen_queue = о ком решать?
screen_of_queue = очередь
screen_cite_which_source = на какой источник сослаться?
screen_draft = недописанное
screen_saved = сохранённые запросы
screen_which_person = какой человек?
screen_which_case = какое дело?
screen_which_source = какой источник?
screen_which_place = какое место?
screen_which_unit = какая воинская часть?
screen_more_fit = , подходит ещё: наберите точнее
screen_nothing_fits_make_one = {" "}ничего не найдено · Ctrl-n создаёт запись
screen_nothing_fits = {" "}ничего не найдено

## tui/view/popup.rs

screen_two_people = {" "}два человека?{" "}
screen_new_status = новый статус
screen_add_kind = добавить сведение

## tui/view/reading.rs

screen_record_not_there = {" "}этого больше нет

## tui/view/screen.rs

screen_too_small_q = слишком тесно; q – выход

## tui/view/triage.rs

screen_queue_title = {" "}очередь «{ $name }»
screen_pace = { $time } в таком темпе{" "}
screen_not_known = статуса нет
screen_last_seen = весть
screen_looked_at = просмотр
screen_claims = {" "}{ $dash } утверждения: { $count }{" "}
screen_withdrawn = отозвано: { $withdrawn }
screen_with_it = к решению
screen_today = сегодня, { $day }
screen_date = дата: { $when }
screen_before_source = { $before }; источник: { $source }
screen_contact = { $before }; вести: { $contact }
screen_left_with_others = {" "}осталось: { $left }, все у других; Enter проверит ещё раз
screen_all_decided = {" "}обо всех решено; y копирует итоги, u отменяет последнее решение

## tui/view/facets.rs

screen_without = без { $files ->
        [one] { $files } файла
        [few] { $files } файлов
        [many] { $files } файлов
       *[other] { $files } файла
    }{" "}
screen_not_said = не указано
screen_no_status = статуса нет

## app/browse/saved_query_keys.rs

screen_no_query_saved = сохранённых запросов ещё нет; F сохраняет показанный
screen_change_query = { $wrong }; Ctrl-r изменяет запрос
screen_found = { $name }: найдено { $found }
screen_query_saved_already = этот запрос уже сохранён под именем «{ $name }»
screen_saved_query = Сохранённый запрос «{ $name }»
screen_save_query_for = Сохранить запрос: { TERM($kind, form: "plural") }
screen_save_query = Сохранить запрос

## app/overview/stats.rs

screen_by = автор: { $author }
screen_people_status = люди по статусам
screen_people_status_without = люди по статусам (не читается { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    })
screen_open_work = что предстоит
screen_not_heard_for_month = вестей нет 30 дней
screen_not_heard_for_year = вестей нет год
screen_never_heard_from = вестей не было никогда
screen_without_source = без источника
screen_on_one_source = по одному источнику
screen_without_place = без места
screen_never_looked_at = ни разу не просмотрено
screen_not_looked_at = не просмотрено 30 дней
screen_review_due = пора пересмотреть риск
screen_answers_due = срок ответа – в ближайшие 7 дней или прошёл
screen_second_look_wanted = нужна перепроверка
screen_status_changes_month = смены статуса по месяцам
screen_to = { $first } – { $last }
screen_month_month = по месяцам
screen_changed_last_days = изменено за { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }, по журналу
screen_log_unreadable = журнал не читается: { $reason }
screen_log_being_read = журнал читается
screen_more_authors = и ещё { $more ->
        [one] { $more } автор
        [few] { $more } автора
        [many] { $more } авторов
       *[other] { $more } автора
    }
screen_more_people = и ещё { $more ->
        [one] { $more } человек
        [few] { $more } человека
        [many] { $more } человек
       *[other] { $more } человека
    }
screen_within = за { $days ->
        [1] 24 часа
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
screen_changes = { $count ->
        [one] изменение
        [few] изменения
        [many] изменений
       *[other] изменения
    }
screen_all_shown = показать всех
screen_cases_named = дела: поимённо известно и сообщается
screen_sources_reliability = источники по надёжности

## app/reading/resolve_dispute.rs

screen_status_from_entries = статус берётся из записей истории: s или A добавляет запись

## app/sync/erased_keys.rs

## app/sync/external_changes.rs

screen_file_sound_again = { $path }: теперь всё в порядке
screen_head_changed = файл { $file } изменён: название, статусы и запросы теперь такие, как в нём
screen_head_readable = файл { $file } снова читается
screen_writable_again = в рабочую папку снова можно записывать

## app/triage/mod.rs


## app/triage/queue_replies.rs

screen_list_empty = в этом списке никого нет, и нет очереди, которую можно продолжить
screen_queue_progress = очередь «{ $name }», { $progress }: t продолжает
screen_marked_people = отмеченные: { $marked ->
        [one] { $marked } человек
        [few] { $marked } человека
        [many] { $marked } человек
       *[other] { $marked } человека
    }
screen_all_people = весь список: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }

screen_people_of_query = по запросу { $query }: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
screen_saved_query_text = сохранённый запрос «{ $name }»: { $query }
screen_nobody_answers = { $query }: никто не подходит
screen_new_queue = Новая очередь: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
screen_decision_back = отменено
screen_but_stays = { $before }, но { $why }; остаётся: { $now }
screen_change_about = { $why } ({ $names })
screen_taken_back = { $why }: отменено

## app/triage/start.rs

screen_queue_needs_name = очереди нужно название
screen_queue_exists = очередь «{ $name }» уже есть ({ $progress }); продолжите её или назовите иначе
screen_no_such_order = { $typed }: такого порядка нет; есть { $orders }

## tui/run.rs

screen_editor_failed = { $editor } завершился с ошибкой; проверьте $EDITOR
screen_editor_not_private = Здесь в `$EDITOR` может быть `vim`, `nvim`, `nano`, `emacs`, `hx` или `micro`: { $editor } может оставить копии на диске.
screen_edited_beside = тем временем файл изменил кто-то другой; ваш лежит рядом: { $path }
screen_edited_not_saved = не сохранено: { $why } Написанное остаётся в памяти, пока вы не выйдете: { $path }
screen_no_such_command = keys.ron: { $name }: такой команды нет; ? показывает имена команд
screen_not_a_key = keys.ron: { $text }: это не клавиша; напишите, например, x, Ctrl-x, Space, PgDn

## tui/view/list.rs

screen_position = {" "}{ $at }/{ $shown } из { $total }
screen_by_role = {" "}· по роли { $count }
screen_marked = {" "}отмечено { $count }{" "}
screen_unreadable_files = {" "}не читается { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    } · ! скажет почему
screen_nothing_fits_show_all = {" "}ничего не найдено · Esc покажет всё
screen_nothing_here_yet = {" "}здесь пока пусто · a добавляет
screen_source_none = нет
screen_position_near = {" "}ближайшее { $at }/{ $near }
screen_writing = запись на диск{" "}
screen_position_of_all = {" "}{ $at }/{ $shown }
screen_and_dot = { $before } · { $after }
# These name nobody.
screen_somebody_erased = данные об одном человеке стёрты
screen_erased_and_closed = данные о человеке стёрты; открытое и недописанное о нём здесь пропало
screen_only_by_role = {" "}только те, кого не ищут · role:any покажет их
screen_comparing = сверяется с файлами{" "}
screen_not_compared = Запись ещё сверяется с файлом. Нажмите клавишу снова через мгновение.
screen_not_on_sealed = Не для зашифрованной рабочей папки: что работает, сказано в docs/encryption.md.
screen_lock_again = Нажмите ещё раз, чтобы запереть.
screen_lock_only_sealed = Запирается только зашифрованная рабочая папка; `q` – выход.
lock_prompt = Заперто. `Enter` отпирает; `Ctrl-q` очищает буфер обмена и выходит.
lock_passphrase = Парольную фразу можно ввести до `Enter`. Её не видно.
screen_reading = читается { $done }/{ $total }{" "}
screen_several_were_joined = с этой записью объединено несколько: перейдите к нужной и снова нажмите X

## app/core

screen_typing_not_kept = набранное не сохранится, если связь оборвётся: { $reason }
screen_taken_elsewhere = то же самое продолжают и в другом вашем окне
screen_read_again = прочитано с диска заново; правок из редактора нет в журнале, и u их не отменяет
screen_put_back = возвращено, как было: { $copy }
screen_done = Сохранено (u – отменить) · { $why }
screen_undone = Отменено (U – вернуть) · { $why }
screen_redone = Возвращено (u – отменить) · { $why }
screen_done_but = записано, { $stays }
screen_conflict_title = То же самое изменил кто-то другой; ничего не записано
screen_no_change_of_record = { $name }: в журнале нет изменений этой записи
screen_changes_of = { $name }: { $changes ->
        [one] { $changes } изменение
        [few] { $changes } изменения
        [many] { $changes } изменений
       *[other] { $changes } изменения
    }
screen_erasing = Стереть навсегда все данные: { $called }
screen_joined_to = { $name } ({ $joined }): входит в запись { $kept }
screen_not_run = не выполнено: { $characters ->
        [one] { $characters } вставленный символ
        [few] { $characters } вставленных символа
        [many] { $characters } вставленных символов
       *[other] { $characters } вставленного символа
    }; вставляйте в поиск, форму или заметку

## app/drafts

screen_nothing_half_written = недописанного нет
screen_on_disk_already = { $title }: это уже на диске

## app/sync, app/triage

screen_e_again = E ещё раз – и файл всё равно откроется · { $line }
screen_with_this_decision = К этому решению и следующим
screen_still_reading = записи ещё читаются; очереди нужны они все

## app/findings/quick_fix.rs: what the key does, after its name

fix_entry = открывает форму записи истории на поле «{ $field }»
fix_item = открывает форму на поле «{ $field }»
fix_risk_or_consent = открывает форму «{ $what }» на поле «{ $field }»
fix_record = открывает форму записи на поле «{ $field }»
fix_new_entry = открывает форму новой записи истории
fix_attach = открывает форму, которая прилагает файл к источнику
fix_query = открывает форму сохранённого запроса на поле «{ $field }»
fix_unjoin = показывает, что мешает разъединить, и спрашивает
fix_show = показывает запись
fix_file = открывает файл в $EDITOR на этой строке
fix_told = говорит, что можно сделать

## app/form/open.rs

form_changed_meanwhile = тем временем это изменили; показано так, как сейчас
form_nothing_opened = Ничего не открыто
screen_problems = ! { $problems ->
        [one] { $problems } замечание
        [few] { $problems } замечания
        [many] { $problems } замечаний
       *[other] { $problems } замечания
    }{"  "}
clash_title = То же самое изменил кто-то другой

## tui/view/theme.rs

screen_theme_no_theme = theme – не название темы и не список ролей; о том и другом – docs/settings.md
screen_theme_unknown = темы «{ $name }» нет: default, light, high-contrast или mono
screen_theme_role = theme: роли «{ $role }» нет; список – в docs/settings.md
screen_theme_style = theme: «{ $text }» – не стиль для { $role }; напишите, например, «bold red on black»
screen_theme_invisible = theme: { $role } – этого не было бы видно
clash_theirs = чужое
clash_yours = ваше
clash_before = раньше
clash_nothing = (ничего)

## tui/view: titles and labels

facet_status = Статус
facet_kind = Вид
facet_reliability = Надёжность
facet_garrison = Гарнизон
view_people = Люди
view_cases = Дела
view_sources = Источники
view_places = Места
view_units = Части
screen_being_read = {" "}читается…
screen_open_questions = вопросы
screen_decided = решено
screen_being_listed = составляется список: { $count ->
        [one] { $count } связанная запись
        [few] { $count } связанные записи
        [many] { $count } связанных записей
       *[other] { $count } связанной записи
    }
screen_being_counted = идёт подсчёт: { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }
screen_leave = выйти
## app/form

picker_in_panes = { $name }: { $help }
picker_in_search = { $name }: (в строке поиска) { $help }
picker_in_form = { $name }: (в форме) { $help }
picker_in_list = { $name }: (в таком списке) { $help }
picker_in_note = { $name }: (в заметке) { $help }
picker_in_text = { $name }: (в тексте) { $help }
picker_in_conflict = { $name }: (при столкновении правок) { $help }
picker_in_queue = { $name }: (в очереди) { $help }
picker_in_pairs = { $name }: (на паре людей) { $help }
picker_in_import = { $name }: (на странице импорта) { $help }
picker_in_findings = { $name }: (на странице замечаний) { $help }
picker_in_overview = { $name }: (в обзоре) { $help }
picker_in_page = { $name }: (на странице) { $help }
picker_go_on = продолжить
picker_begin = начать
picker_decide = решить: { $status }, с датой и источником внизу
picker_new = новое
form_withdraw = Отозвать
form_cite = Сослаться
form_entry = Запись истории
form_title = { $what } · { $name }
form_title_of = { $what } · { $item } · { $name }
facet_role = Роль
facet_tag = Метка
facet_case = Дело
facet_place = Место

## app/browse/sort_order.rs

screen_order_match = по совпадению
screen_order_name = по имени
screen_order_status = по статусу
screen_order_since = сначала новые
screen_order_heard = по последней вести
screen_order_changed = по дате изменения

## app/browse/pane_commands.rs

screen_ordered = порядок: { $order } · S – следующий порядок

## app/browse/facet_kind.rs

screen_facet_without_status = нет статуса
screen_facet_without_role = вне дел
screen_facet_without_tag = нет меток
screen_facet_without_case = нет дел
screen_facet_without_place = нет места

## app/browse/list_column.rs

screen_columns = столбцы списка людей
screen_column_since = с даты
screen_column_place = место
screen_column_heard = весть
screen_column_sources = источн.
screen_column_case = дело
screen_column_tags = метки
screen_column_id = ID
screen_column_since_told = с какого времени действует нынешний статус
screen_column_place_told = место по нынешнему статусу
screen_column_heard_told = когда человека в последний раз видели или получили от него весть
screen_column_sources_told = независимые источники статуса и все его источники
screen_column_case_told = дела
screen_column_tags_told = метки
screen_column_id_told = короткий ID

## app/reading/find.rs

screen_find_first = сначала поищите: после / наберите слова
screen_found_nowhere = здесь не найдено: { $words }

## app/browse/commands.rs, the mouse

screen_mouse_on = мышь включена: щелчок выбирает, двойной открывает, с Shift выделяется текст
screen_mouse_off = мышь выключена

## tui/view/hints.rs, in the panes

hint_other_facets = другие рубрики
hint_time_line = хронология
hint_go_there = перейти
hint_copy_id = копировать ID
hint_open_copy = открыть файл
hint_go_right = вправо

## app/browse/commands.rs

screen_nothing_chosen = нічого не обрано
screen_statements_of = відомості додають до людей і справ
screen_files_of_sources = файли долучають до джерел і людей: їх показують 3 і 1
screen_only_entries_withdrawn = відкликають лише події й дані про близьких; e змінює, u скасовує зміну
screen_only_for_people = це лише для людей: їх показує 1
screen_for_people = Для { $people ->
        [one] { $people } людини
        [few] { $people } людей
        [many] { $people } людей
       *[other] { $people } людини
    }
screen_status_anyway = { $told }; s усе одно дає статус
screen_no_status_to_repeat = повторювати ще нема чого: зміну статусу робить s
screen_no_entry = події немає: A додає її
screen_nothing_joined = із цим записом нічого не об’єднано: = шукає, кого об’єднати
screen_status_is = { $name }: { $told }
screen_marked_clear = позначено: { $marked } · Esc знімає позначки
screen_nothing_before = звідси ви почали
screen_nothing_after = далі ви не заходили
screen_sent_to_clipboard = передано в буфер обміну вашого термінала: { $text }

## app/browse/attached_copy.rs, and what comes of it

screen_copies_of_sources = файли долучають до джерел: їх показує 3, а до джерел людини веде Tab
screen_no_copy = до цього джерела файлу не долучено: долучає @
screen_several_copies = долучено кілька файлів: оберіть один у записі (Tab), потім o
screen_copy_title = Відкрити: { $name }
screen_copy_confidential = Джерело «{ $title }» конфіденційне. Програма перегляду покаже його кожному, хто бачить ваш екран, і може запам’ятати, що його відкривали.
screen_copy_sealed = Програма перегляду отримає копію в пам’яті. Власні сліди вона може залишити на диску.
screen_copy_program = «{ $name }» може бути програмою або сторінкою, яка щось завантажує з інтернету. Якщо відкрити цей файл, програма може запуститися або хтось дізнається, що ви його читали.
screen_query_not_understood = запит незрозумілий, тож список показує знайдене за попереднім: спершу виправте або зніміть його
screen_copy_elsewhere = Ви підключені через SSH. Файл відкриється там, де працює lastseen ({ $host }), а не на комп’ютері перед вами.
screen_copy_open = Відкрити?
screen_copy_damaged = файлу немає або він уже не такий, яким його долучили; більше скаже !
screen_viewer_opened = відкрито { $path }
screen_viewer_failed = немає програми перегляду для { $path }; укажіть її в LASTSEEN_OPENER

## app/browse/detail.rs

screen_file_mark = ! файл
screen_shown_as_was = { $reason } ({ $place }); показано, як прочитано востаннє

## app/browse/follow_link.rs

screen_line_has_no_link = цей рядок нікуди не веде; рядки з посиланнями підкреслено

## app/browse/navigate.rs

screen_no_such_record = { $id }: такого запису немає

## app/browse/saved_queries.rs

screen_no_kind_record = { $kind }: такого виду записів немає

## app/drafts/draft_keys.rs

screen_wait_until_everything = зачекайте, доки все буде прочитано
screen_record_gone = { $title }: запису вже немає; було введено таке
screen_entry_gone = подія вже не така, як була
screen_discard_draft = викинути назавжди?
screen_thrown_away = викинуто

## app/drafts/form_draft.rs


## app/findings/finding_keys.rs

screen_actions = Що можна зробити
screen_no_record_to_show = запису, який можна було б показати, немає: E відкриває файл

## app/findings/quick_fix.rs


## app/overview/drilldown.rs

screen_changes_by_month = зміни статусу за місяцями, спершу найновіші
screen_without_month = без місяця
screen_in_month = місяць: { $month }

screen_in_days = { $count ->
        [one] { $count } зміна
        [few] { $count } зміни
        [many] { $count } змін
       *[other] { $count } зміни
    } за { $days ->
        [1] 24 години
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }, спершу найновіші
screen_authors = хто робив зміни за { $days ->
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }
screen_people = чиї записи змінено за { $days ->
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }
screen_by_in_days = { $author }: { $count ->
        [one] { $count } зміна
        [few] { $count } зміни
        [many] { $count } змін
       *[other] { $count } зміни
    } за { $days ->
        [1] 24 години
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }, спершу найновіші
screen_of_in_days = запис «{ $name }»: { $count ->
        [one] { $count } зміна
        [few] { $count } зміни
        [many] { $count } змін
       *[other] { $count } зміни
    } за { $days ->
        [1] 24 години
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }, спершу найновіші
screen_no_changes = немає жодної
screen_newest_first = { $count ->
        [one] { $count } зміна статусу
        [few] { $count } зміни статусу
        [many] { $count } змін статусу
       *[other] { $count } зміни статусу
    }, { $when }
screen_no_month = місяць визначити не можна
screen_before_that = раніше
screen_dated_vaguely = дата неточніша за місяць або її немає

## app/pairs/pair_keys.rs

screen_nothing_to_choose = тут немає з чого обирати: два значення є лише в полях зі знаком ≠
screen_not_joined = { $joined } і { $kept } не об’єднано

## app/reading/mod.rs

screen_entry = Подія · { $name }
screen_entry_status = Подія · { $status } · { $name }
screen_time_line = Хронологія · { $name }
screen_figures = Числа · { $name }
screen_aloud = Досьє · { $name }
screen_together = Кого могли утримувати разом · { $name }
screen_together_of = кого могли утримувати разом, показують для людей і місць: їх перелічують 1 і 5
screen_nobody_together = за записами, ніхто не міг бути там одночасно
screen_disputed = Спірно · { $name }
screen_against_it = {"   "}проти цього: { $against }

## app/reading/page_keys.rs

screen_figures_reported_cases = числа повідомляють про справи: їх показує 2
screen_dossier_of_person = досьє – про людину: людей показує 1
screen_only_for_people_and_cases = це лише для людей і справ
screen_nothing_about_disputed = нічого спірного немає
screen_no_dated_entry = жодна подія не має дати
screen_nothing_to_tell = розповісти нема чого
screen_leads_nowhere = цей рядок нікуди не веде
screen_edit_item = цей рядок редагують разом із його записом

## app/sync/conflict_keys.rs

screen_entry_gone_by = події вже немає ({ $by }); нічого не записано, введене вами ще тут

## app/sync/editor_warning.rs

screen_and_more_open = { $line } · і ще відкрито: { $more }

## app/triage/triage_keys.rs

screen_nothing_to_repeat = тут ще не вирішено нічого, що можна було б повторити
screen_no_claim = твердження ще немає: його створює статус
screen_queue_left = черга «{ $name }», { $told }: t продовжує
screen_summary = підсумок
screen_clipboard_too_small = задовге для буфера обміну термінала: це надрукує lastseen log --summary --since { $since }
screen_told_to_clipboard = передано в буфер обміну вашого термінала: { $told }

## tui/view/clash.rs

screen_field_of_page = { $title } · { $field }   { $at } з { $count }
clash_not_written = Із вашого ще нічого не записано.
clash_changed_away = Це змінили, поки вас не було.

## tui/view/findings.rs

screen_nothing_wrong = {" "}усе гаразд, наскільки це видно із записів
screen_check_begins = {" "}усе переглядається
screen_findings = Зауваження { $at }/{ $length }
screen_check_goes_on = { $told } · усе переглядається
screen_check_progress = { $told } · переглянуто { $done } з { $total }

## tui/view/form.rs

screen_page_of_pages = сторінка { $page } з { $pages }; PgDn гортає
screen_no_year = якого року? лишається словами
screen_no_date_kept = не дата: лишається словами
screen_ambiguous = який саме день?
screen_new_kind = = { $kind ->
        [kind_person] нова людина
        [kind_case] нова справа
        [kind_source] нове джерело
        [kind_place] нове місце
        [kind_unit] нова військова частина
       *[other] новий запис: { TERM($kind) }
    }
screen_new_spelling = = нове написання: { $title }

## tui/view/header.rs

screen_kept = { $drafts ->
        [one] { $drafts } чернетку
        [few] { $drafts } чернетки
        [many] { $drafts } чернеток
       *[other] { $drafts } чернетки
    } збережено{"  "}
screen_read_only = лише читання{" "}
screen_all_saved = усе збережено{" "}

## tui/view/hints.rs

screen_join_anyway = усе одно об’єднати
screen_leave_them_two = лишити дві людини

## tui/view/linked.rs

screen_cited_by = Хто посилається
screen_named_by = Де названо

## tui/view/note.rs

## tui/view/pairs.rs

screen_same_person = Та сама людина? { $at }/{ $all } · { $proposed ->
        [one] { $proposed } імовірна пара
        [few] { $proposed } імовірні пари
        [many] { $proposed } імовірних пар
       *[other] { $proposed } імовірної пари
    }

## tui/view/picker.rs

screen_queue = щодо кого вирішувати?
screen_of_queue = черга
screen_cite_which_source = на яке джерело послатися?
screen_draft = недописане
screen_saved = збережені запити
screen_which_person = яка людина?
screen_which_case = яка справа?
screen_which_source = яке джерело?
screen_which_place = яке місце?
screen_which_unit = яка військова частина?
screen_more_fit = , підходить і більше: вводьте далі
screen_nothing_fits_make_one = {" "}нічого не знайдено · Ctrl-n створює новий запис
screen_nothing_fits = {" "}нічого не знайдено

## tui/view/popup.rs

screen_two_people = {" "}дві людини?{" "}
screen_new_status = новий статус
screen_add_kind = додати відомості

## tui/view/reading.rs

screen_record_not_there = {" "}запису вже немає

## tui/view/screen.rs

screen_too_small_q = замало місця; q – вийти

## tui/view/triage.rs

screen_queue_title = {" "}черга «{ $name }»
screen_pace = { $time } у такому темпі{" "}
screen_not_known = статусу немає
screen_last_seen = звістка
screen_looked_at = перегляд
screen_claims = {" "}{ $dash } твердження: { $count }{" "}
screen_withdrawn = відкликано: { $withdrawn }
screen_with_it = до рішення
screen_today = сьогодні, { $day }
screen_date = дата: { $when }
screen_before_source = { $before }; джерело: { $source }
screen_contact = { $before }; звістка: { $contact }
screen_left_with_others = {" "}лишилося { $left }, усі в інших людей; Enter перевіряє знову
screen_all_decided = {" "}щодо всіх вирішено; y копіює це, u скасовує останнє рішення

## tui/view/facets.rs

screen_without = без { $files ->
        [one] { $files } файлу
        [few] { $files } файлів
        [many] { $files } файлів
       *[other] { $files } файлу
    }{" "}
screen_not_said = не вказано
screen_no_status = статусу немає

## app/browse/saved_query_keys.rs

screen_no_query_saved = збережених запитів ще немає; F зберігає показаний
screen_change_query = { $wrong }; Ctrl-r змінює запит
screen_found = { $name }: знайдено { $found }
screen_query_saved_already = цей запит уже збережено як «{ $name }»
screen_saved_query = Збережений запит «{ $name }»
screen_save_query_for = Зберегти запит: { TERM($kind, form: "plural") }
screen_save_query = Зберегти запит

## app/overview/stats.rs

screen_by = автор: { $author }
screen_people_status = люди за статусом
screen_people_status_without = люди за статусом (без { $files ->
        [one] { $files } файлу, який не вдається
        [few] { $files } файлів, які не вдається
        [many] { $files } файлів, які не вдається
       *[other] { $files } файлу, який не вдається
    } прочитати)
screen_open_work = що зробити
screen_not_heard_for_month = звісток немає 30 днів
screen_not_heard_for_year = звісток немає рік
screen_never_heard_from = звісток не було
screen_without_source = без джерела
screen_on_one_source = з одного джерела
screen_without_place = без місця
screen_never_looked_at = не переглядали
screen_not_looked_at = не переглядали 30 днів
screen_review_due = час переглянути ризик
screen_answers_due = строк відповіді – до 7 днів або минув
screen_second_look_wanted = потрібна ще перевірка
screen_status_changes_month = зміни статусу за місяцями
screen_to = { $first } – { $last }
screen_month_month = місяць за місяцем
screen_changed_last_days = змінено за { $days ->
        [one] останній { $days } день
        [few] останні { $days } дні
        [many] останні { $days } днів
       *[other] останні { $days } дня
    }, за журналом
screen_log_unreadable = журнал не вдається прочитати: { $reason }
screen_log_being_read = журнал читається
screen_more_authors = { $more ->
        [one] і ще { $more } автор
        [few] і ще { $more } автори
        [many] і ще { $more } авторів
       *[other] і ще { $more } автора
    }
screen_more_people = { $more ->
        [one] і ще { $more } людина
        [few] і ще { $more } людини
        [many] і ще { $more } людей
       *[other] і ще { $more } людини
    }
screen_within = за { $days ->
        [1] 24 години
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }
screen_changes = { $count ->
        [one] зміна
        [few] зміни
        [many] змін
       *[other] зміни
    }
screen_all_shown = показати всіх
screen_cases_named = справи: поіменно і за повідомленнями
screen_sources_reliability = джерела за надійністю

## app/reading/resolve_dispute.rs

screen_status_from_entries = статус береться з подій: s або A додає подію

## app/sync/erased_keys.rs

## app/sync/external_changes.rs

screen_file_sound_again = { $path }: тепер із файлом усе гаразд
screen_head_changed = { $file } змінено: назва, статуси й запити тепер такі, як у ньому
screen_head_readable = { $file } знову читається
screen_writable_again = у робочу папку знову можна писати

## app/triage/mod.rs


## app/triage/queue_replies.rs

screen_list_empty = у цьому списку нікого немає, і продовжувати нема чого: черг немає
screen_queue_progress = черга «{ $name }», { $progress }: t продовжує
screen_marked_people = позначені люди: { $marked }
screen_all_people = усі люди: { $people }

screen_people_of_query = люди за запитом { $query }: { $people }
screen_saved_query_text = збережений запит «{ $name }»: { $query }
screen_nobody_answers = { $query }: нікого не знайдено
screen_new_queue = Нова черга: { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
screen_decision_back = скасовано
screen_but_stays = { $before }, але { $why }; статус лишається таким: { $now }
screen_change_about = { $why } ({ $names })
screen_taken_back = { $why }: скасовано

## app/triage/start.rs

screen_queue_needs_name = черга потребує назви
screen_queue_exists = черга «{ $name }» уже є, { $progress }; продовжуйте її або візьміть іншу назву
screen_no_such_order = { $typed }: такого порядку немає; є: { $orders }

## tui/run.rs

screen_editor_failed = редактор завершився з помилкою ({ $editor }); перевірте $EDITOR
screen_editor_not_private = Тут у `$EDITOR` може бути `vim`, `nvim`, `nano`, `emacs`, `hx` або `micro`: { $editor } може залишити копії на диску.
screen_edited_beside = тим часом файл змінив хтось інший; ваш лежить поруч: { $path }
screen_edited_not_saved = не збережено: { $why } Написане лишається в пам’яті, доки ви не вийдете: { $path }
screen_no_such_command = keys.ron: { $name }: такої команди немає; їхні назви показує ?
screen_not_a_key = keys.ron: { $text }: не клавіша; пишіть, наприклад, x, Ctrl-x, Space, PgDn

## tui/view/list.rs

screen_position = {" "}{ $at }/{ $shown } з { $total }
screen_by_role = {" "}· за роллю { $count }
screen_marked = {" "}позначено { $count }{" "}
screen_unreadable_files = {" "}не вдається прочитати { $files ->
        [one] { $files } файл
        [few] { $files } файли
        [many] { $files } файлів
       *[other] { $files } файлу
    } · ! каже чому
screen_nothing_fits_show_all = {" "}нічого не знайдено · Esc показує всіх
screen_nothing_here_yet = {" "}тут ще нічого немає · a додає
screen_source_none = немає
screen_position_near = {" "}найближче { $at }/{ $near }
screen_writing = записується{" "}
screen_position_of_all = {" "}{ $at }/{ $shown }
screen_and_dot = { $before } · { $after }
# These name nobody.
screen_somebody_erased = дані про одну людину стерто
screen_erased_and_closed = дані про людину стерто; відкрите й недописане про неї тут зникло
screen_only_by_role = {" "}лише ті, кого не розшукують · role:any показує їх
screen_comparing = звіряється з файлами{" "}
screen_not_compared = Запис ще звіряється з файлом. Натисніть клавішу знову за мить.
screen_not_on_sealed = Не для зашифрованої робочої папки: що працює, сказано в docs/encryption.md.
screen_lock_again = Натисніть ще раз, щоб замкнути.
screen_lock_only_sealed = Замикається лише зашифрована робоча папка; `q` – вихід.
lock_prompt = Замкнено. `Enter` відмикає; `Ctrl-q` очищує буфер обміну й виходить.
lock_passphrase = Парольну фразу можна ввести перед `Enter`. Її не видно.
screen_reading = читається { $done }/{ $total }{" "}
screen_several_were_joined = із ним об’єднано кілька записів: перейдіть до потрібного й знову натисніть X

## app/core

screen_typing_not_kept = якщо зв’язок обірветься, введене не збережеться: { $reason }
screen_taken_elsewhere = інше ваше вікно теж це продовжує
screen_read_again = знову прочитано з диска; змін, зроблених у редакторі, немає в жодному журналі, і u їх не скасовує
screen_put_back = повернуто, як було: { $copy }
screen_done = Збережено (u – скасувати) · { $why }
screen_undone = Скасовано (U – повернути) · { $why }
screen_redone = Повернуто (u – скасувати) · { $why }
screen_done_but = записано на диск, { $stays }
screen_conflict_title = Хтось інший змінив те саме; нічого не записано
screen_no_change_of_record = { $name }: у журналі немає змін цього запису
screen_changes_of = { $name }: { $changes ->
        [one] { $changes } зміна
        [few] { $changes } зміни
        [many] { $changes } змін
       *[other] { $changes } зміни
    }
screen_erasing = Стерти назавжди всі дані: { $called }
screen_joined_to = { $name } ({ $joined }) – об’єднано із записом «{ $kept }»
screen_not_run = не виконано: вставлено { $characters ->
        [one] { $characters } символ
        [few] { $characters } символи
        [many] { $characters } символів
       *[other] { $characters } символу
    }; вставляйте в пошук, форму або нотатку

## app/drafts

screen_nothing_half_written = недописаного немає
screen_on_disk_already = { $title }: це вже на диску

## app/sync, app/triage

screen_e_again = ще раз E – усе одно відкрити · { $line }
screen_with_this_decision = До цього рішення й наступних
screen_still_reading = записи ще читаються; для черги потрібні всі

## app/findings/quick_fix.rs: what the key does, after its name

fix_entry = відкриває форму події на полі «{ $field }»
fix_item = відкриває форму цих відомостей на полі «{ $field }»
fix_risk_or_consent = відкриває форму «{ $what }» на полі «{ $field }»
fix_record = відкриває форму запису на полі «{ $field }»
fix_new_entry = відкриває форму нової події
fix_attach = відкриває форму, яка долучає файл до джерела
fix_query = відкриває форму збереженого запиту на полі «{ $field }»
fix_unjoin = показує, що заважає роз’єднати, і запитує
fix_show = показує запис
fix_file = відкриває файл у $EDITOR на цьому рядку
fix_told = каже, що можна зробити

## app/form/open.rs

form_changed_meanwhile = тим часом це змінили; показано, як є тепер
form_nothing_opened = Нічого не відкрито
screen_problems = ! { $problems ->
        [one] { $problems } зауваження
        [few] { $problems } зауваження
        [many] { $problems } зауважень
       *[other] { $problems } зауваження
    }{"  "}
clash_title = Хтось інший змінив те саме

## tui/view/theme.rs

screen_theme_no_theme = тема – не назва й не перелік ролей; обидва варіанти описано в docs/settings.md
screen_theme_unknown = теми «{ $name }» немає: є default, light, high-contrast або mono
screen_theme_role = тема: ролі «{ $role }» немає; їх перелічено в docs/settings.md
screen_theme_style = тема: «{ $text }» – не стиль для «{ $role }»; пишіть, наприклад, `bold red on black`
screen_theme_invisible = тема: «{ $role }» не було б видно
clash_theirs = чуже
clash_yours = ваше
clash_before = було
clash_nothing = (нічого)

## tui/view: titles and labels

facet_status = Статус
facet_kind = Вид
facet_reliability = Надійність
facet_garrison = Гарнізон
view_people = Люди
view_cases = Справи
view_sources = Джерела
view_places = Місця
view_units = Частини
screen_being_read = {" "}читається…
screen_open_questions = питання
screen_decided = вирішено
screen_being_listed = складається список пов’язаних записів: { $count }
screen_being_counted = підрахунок людей: { $count }
screen_leave = вийти
## app/form

picker_in_panes = { $name }: { $help }
picker_in_search = { $name }: (у рядку пошуку) { $help }
picker_in_form = { $name }: (у формі) { $help }
picker_in_list = { $name }: (у такому списку) { $help }
picker_in_note = { $name }: (у нотатці) { $help }
picker_in_text = { $name }: (у тексті) { $help }
picker_in_conflict = { $name }: (у конфлікті змін) { $help }
picker_in_queue = { $name }: (у черзі) { $help }
picker_in_pairs = { $name }: (на парі людей) { $help }
picker_in_import = { $name }: (на сторінці імпорту) { $help }
picker_in_findings = { $name }: (на сторінці зауважень) { $help }
picker_in_overview = { $name }: (в огляді) { $help }
picker_in_page = { $name }: (на сторінці) { $help }
picker_go_on = продовжити
picker_begin = почати
picker_decide = вирішити: { $status }, з датою і джерелом унизу
picker_new = нове
form_withdraw = Відкликати
form_cite = Послатися
form_entry = Подія
form_title = { $what } · { $name }
form_title_of = { $what } · { $item } · { $name }
facet_role = Роль
facet_tag = Мітка
facet_case = Справа
facet_place = Місце

## app/browse/sort_order.rs

screen_order_match = спершу найкращі збіги
screen_order_name = за ім’ям
screen_order_status = за статусом
screen_order_since = спершу найновіші
screen_order_heard = спершу найновіші звістки
screen_order_changed = спершу недавно змінені

## app/browse/pane_commands.rs

screen_ordered = порядок: { $order } · S – наступний порядок

## app/browse/facet_kind.rs

screen_facet_without_status = статусу немає
screen_facet_without_role = без ролі
screen_facet_without_tag = без мітки
screen_facet_without_case = без справи
screen_facet_without_place = без місця

## app/browse/list_column.rs

screen_columns = стовпці списку людей
screen_column_since = відколи
screen_column_place = місце
screen_column_heard = звістка
screen_column_sources = джерел
screen_column_case = справа
screen_column_tags = мітки
screen_column_id = номер
screen_column_since_told = відколи діє теперішній статус
screen_column_place_told = місце теперішнього статусу
screen_column_heard_told = коли людину востаннє бачили або мали від неї звістку
screen_column_sources_told = незалежні джерела статусу й усі його джерела
screen_column_case_told = справи
screen_column_tags_told = мітки
screen_column_id_told = короткий номер запису

## app/reading/find.rs

screen_find_first = спершу щось знайдіть: після / введіть слова
screen_found_nowhere = тут не знайдено: { $words }

## app/browse/commands.rs, the mouse

screen_mouse_on = мишу ввімкнено: клацання обирає, подвійне відкриває, Shift виділяє текст
screen_mouse_off = мишу вимкнено

## tui/view/hints.rs, in the panes

hint_other_facets = інші фільтри
hint_time_line = хронологія
hint_go_there = перейти
hint_copy_id = копія номера
hint_open_copy = відкрити файл
hint_go_right = праворуч

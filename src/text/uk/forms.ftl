## app/form/marked.rs

form_for_another = для позначеної людини: { $name }, а не для показаної: { $shown }
form_for_one = для людини: { $name }
form_for_others = { $count ->
        [one] для { $count } позначеної людини
        [few] для { $count } позначених людей
        [many] для { $count } позначених людей
       *[other] для { $count } позначеної людини
    }, а не для показаної ({ $shown }): { $names }
form_for_marked = { $count ->
        [one] для { $count } позначеної людини
        [few] для { $count } позначених людей
        [many] для { $count } позначених людей
       *[other] для { $count } позначеної людини
    }: { $names }
form_more_names = ще { $more }
form_status_for_one = новий статус для позначеної людини: { $name }
form_status_for_marked = новий статус { $count ->
        [one] для { $count } позначеної людини
        [few] для { $count } позначених людей
        [many] для { $count } позначених людей
       *[other] для { $count } позначеної людини
    }

## app/form/choose.rs

form_marked_people = позначені люди: { $count }
form_no_status_key = { $key } – не клавіша статусу
form_no_kind_key = { $key } – не клавіша виду записів
form_no_statement_key = { $key } – не клавіша виду відомостей
form_new_record = { $kind ->
        [kind_person] Нова людина
        [kind_case] Нова справа
        [kind_source] Нове джерело
        [kind_place] Нове місце
        [kind_unit] Нова військова частина
       *[other] Новий запис: { TERM($kind) }
    }

## app/core/repeat.rs

form_repeat_left_out = як минулого разу; пропущено те, що стосувалося іншої людини: { $left_out }

## app/core/update.rs

form_enter_came_early = Enter натиснуто до того, як це з’явилося: подивіться й натисніть Enter знову

## app/core/reports.rs

form_ask_erase = Стерти назавжди всі дані: { $name }? Клавіша u їх не поверне.
form_ask_unjoin = Роз’єднати записи { $joined } і «{ $kept }»? U об’єднає їх знову.
form_ask_unjoin_anyway = Роз’єднати записи { $joined } і «{ $kept }», хоча відтоді щось змінили?

## app/form/page_answer.rs

form_read_to_the_end = спершу дочитайте до кінця: PgDn
form_nothing_was_done = нічого не змінено

## app/form/form_refusal.rs

form_in_field = { $field }: { $why }

## app/form/submit.rs

form_own_relative = людина не може бути близькою сама собі; оберіть іншу людину або лишіть поле порожнім

## app/form/batch.rs

form_batch_no_source = { TERM($detail) }: якого джерела? Це поле порожнє

## app/form/commit.rs

form_which_is_meant = що саме мається на увазі? Down обирає, Enter бере
form_no_date = { $typed }: не дата
form_ask_words = Лишити словами?
form_unusual_word = { $field }: { $word } – не зі звичних слів: { $words }
form_ask_unusual = Усе одно записати?
form_replaces = збережений запит із такою назвою вже є: { $query }
form_ask_replace = Замінити його?
form_ask_preview = Записати для { $people ->
        [one] { $people } людини
        [few] { $people } людей
        [many] { $people } людей
       *[other] { $people } людини
    } однією зміною?
form_report_dated = Поле «коли» порожнє. Оберіть: дата повідомлення чи сьогодні
form_nothing_changed = нічого не змінено
form_nothing_changed_theirs = нічого не змінено; написане іншими лишається

## app/form/batch.rs

form_preview = для { $count ->
        [one] { $count } людини
        [few] { $count } людей
        [many] { $count } людей
       *[other] { $count } людини
    }
form_preview_careful = ! { $careful }. Для { $count ->
        [one] { $count } людини
        [few] { $count } людей
        [many] { $count } людей
       *[other] { $count } людини
    }
form_preview_group = { $what } – { $count }: { $names }
form_status_already = уже { TERM($status, form: "plural") }, буде ще одна подія
form_status_until_now = зараз { TERM($status, form: "plural") }
form_no_status_until_now = зараз без статусу
form_the_thing = { TERM($thing) }
form_it = те, що в полі
form_to_get = буде додано: { $things }
form_has_already = уже є: { $things }
form_without_claim = немає твердження, яке джерело могло б підтвердити

## app/form/new_record_choice.rs

form_no_such_record = { $typed }: такого запису немає
form_too_many_new = { $title }: забагато нових записів одразу

## app/form/form_keys.rs

form_answer_y_or_n = y чи + (так), n чи - (ні)?
form_answer_is_ambiguous = «{ $letter }» – це і так, і ні: натисніть + (так) або - (ні)
form_esc_drops = ще раз Esc – викинути введене; Enter – записати

## app/form/completion.rs

form_new_record_named = { $kind ->
        [kind_person] нова людина
        [kind_case] нова справа
        [kind_source] нове джерело
        [kind_place] нове місце
        [kind_unit] нова військова частина
       *[other] новий запис ({ TERM($kind) })
    }: { $name }
form_born = { $before }, народження: { $born }

## app/form/mod.rs

form_today = { $date } · сьогодні
form_report_date = { $date } · дата повідомлення: { $title }
form_new_entry = Нова подія · { $name }
form_attach = Долучити · { $name }

## app/form/picker_keys.rs

form_no_list = це поле заповнюють не зі списку
form_nothing_to_make = для цього поля нічого створити не можна
form_citation = Джерело · { $of }

## app/form/already_recorded.rs

form_name_and_id = { $name } ({ $id })
form_recorded_already = Ctrl-g: { $count ->
        [one] такий запис уже є
        [few] такі записи вже є
        [many] такі записи вже є
       *[other] такі записи вже є
    } ({ $things }): { $names }
form_recorded_title = Уже записано: { $things }
form_nothing_recorded = під цією назвою нічого не записано

## tui/view/form.rs

form_if_empty_today = (сьогодні, { $date }, якщо порожньо)
form_if_empty = ({ $value }, якщо порожньо)
form_choices_before = вище ще { $before }
form_choices_around = вище ще { $before }, нижче { $after }
form_yes = так
form_no = ні

## tui/view/hints.rs

form_no_back = ні, назад

## app/form/naming.rs

form_new_spelling_of = «{ $text }»: нове написання запису «{ $title }»
form_new_of_kind = «{ $text }»: { $kind ->
        [kind_person] нова людина
        [kind_case] нова справа
        [kind_source] нове джерело
        [kind_place] нове місце
        [kind_unit] нова військова частина
       *[other] новий запис ({ TERM($kind) })
    }

## app/form/note_keys.rs

form_empty_note = порожню нотатку не записано
form_esc_drops_note = ще раз Esc – викинути нотатку; Ctrl-s – записати

## app/form/open.rs

form_new_item = Додати: { TERM($what) } · { $name }
form_go_by = Вважати чинним «{ $told }» · { $name }

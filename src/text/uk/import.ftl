## text/errors/import.rs

import_file_empty = рядків немає: у файлі нема чого імпортувати
import_file_too_large = файл завеликий для списку; розділіть його на кілька файлів
import_file_bomb = розпаковується в набагато більше, ніж може бути у списку, і не читається; збережіть його ще раз у програмі електронних таблиць
import_file_password = захищено паролем; збережіть копію без нього й імпортуйте її
import_file_encrypted = зашифровано за допомогою age; імпортуйте так: `lastseen import --identity KEYFILE`
import_file_malformed_at = рядок { $line }: не вдається прочитати: { $detail }
import_file_malformed = не вдається прочитати: { $detail }; збережіть ще раз у програмі, яка його створила
import_file_no_objects = тут немає списку об’єктів; експортуйте його як список об’єктів, по одному на людину
import_file_unclosed = рядок { $line }: файл закінчується всередині { $path }; отримайте його ще раз, частини бракує
import_file_rows_out_of_order = рядок { $row } стоїть після рядка { $before }; збережіть ще раз у програмі електронних таблиць
import_file_unclosed_quote = рядок { $row }: лапки тут відкрито, але не закрито; закрийте їх або приберіть
import_file_no_such_encoding = { $label }: невідоме кодування; пишіть, наприклад, utf-8, windows-1251 або utf-16le
import_file_no_such_separator = роздільник – це один символ; пишіть, наприклад, --separator ';' або --separator tab
import_file_not_in_encoding = текст не в кодуванні { $encoding }; приберіть --encoding або вкажіть інше
import_file_entities = у ньому визначено сутності, а вони ніколи не розгортаються; збережіть його без DOCTYPE
import_file_unknown_kind = невідомий вид файлу; укажіть його в --as
import_file_not_a = це не { $kind }; приберіть --as або вкажіть інший вид
import_file_no_such_sheet = { $wanted }: такого аркуша немає; є: { $sheets }
import_file_several_sheets = рядки є на кількох аркушах; оберіть один: --sheet: { $sheets }
import_file_sheet_rows = { $name } ({ $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    })
import_file_several_tables = на аркуші кілька таблиць; оберіть одну: --table: { $tables }
import_file_table_rows = { $number } (рядки { $first }–{ $last })
import_file_no_such_table = такої таблиці немає; на аркуші { $tables ->
        [one] { $tables } таблиця
        [few] { $tables } таблиці
        [many] { $tables } таблиць
       *[other] { $tables } таблиці
    }
import_file_no_such_header = рядок { $row } порожній, або його немає; --header указує інший

import_map_not_utf8 = не в UTF-8; збережіть у UTF-8
import_map_unreadable = { $place }: схему не вдається прочитати: { $reason }
import_standard_input = стандартне введення
import_map_wants_list = тут має бути список у [ ]
import_map_wants_brackets = тут має бути щось у ( )
import_map_wants_text = тут має бути текст у лапках
import_map_wants_word = тут має бути слово без лапок
import_map_wants_number = тут має бути число без лапок
import_map_wants_comma = перед цим бракує коми
import_map_unknown_word = { $word }: немає серед цих слів: { $words }
import_map_unknown_field = { $field }: такого поля тут немає; є: { $fields }
import_map_missing_field = { $field }: тут цього бракує
import_map_newer_format = схема має формат { $format }; її написала новіша lastseen
import_map_no_such_column = { $from }: такого стовпця немає; є: { $columns }
import_map_column_twice = { $from }: цей стовпець у схемі двічі; приберіть один
import_map_no_names = у жодному стовпці немає імен; укажіть у схемі, який стовпець має `to: Name`
import_map_no_such_meaning = { $from }: { $meaning } – слова тут такого значення не мають; пишіть одне з: { $meanings }
import_map_no_such_word = { $field }: { $word } у схемі незрозуміле; пишіть { $known }
import_map_no_such_date = { $from }: { $field }: { $word } – не дата й не стовпець
import_map_unproved = { $from }: рядок { $row }: { $cell } – це { $day_first } або { $month_first }, і жодна дата в стовпці цього не доводить ({ $cells ->
        [one] { $cells } така клітинка
        [few] { $cells } такі клітинки
        [many] { $cells } таких клітинок
       *[other] { $cells } такої клітинки
    }); укажіть --dates day-first або --dates month-first
import_map_both_orders = { $from }: у рядку { $day_row } ({ $day_cell }) перший день, а в рядку { $month_row } ({ $month_cell }) – місяць; виправте стовпець або вкажіть порядок: --dates
import_map_uncertain = точно не відомо, для чого ці стовпці: { $columns }; виправте схему й передайте її через --map
import_map_words_without_status = ці слова не мають тут статусу й стали б нотатками: { $words }; виправте схему або погодьтеся, передавши її через --map

import_row_no_name = немає імені
import_row_unknown_id = запису з таким номером немає
import_row_not_a_record = текст запису не вдається прочитати; експортуйте його ще раз
import_row_differs = запис тут є, і в ньому інше; він лишається, як є
import_row_too_long = рядок задовгий для одного запису; скоротіть його або пропустіть довгий стовпець у схемі
import_row_record_unreadable = запис, якого це стосується, не вдається прочитати; спершу полагодьте його, як саме, каже `lastseen check`
import_row_erased = дані про людину з таким іменем стерто; з --anyway рядок буде взято
import_row_removal_request = ім’я містить прохання про вилучення
import_row_refused_word = схема відхиляє це ім’я
import_row_two_people = дві людини в одній клітинці; дайте кожній свій рядок
import_row_unreadable = є символи, які не вдалося прочитати; укажіть кодування в --encoding
import_row_mojibake = текст уже раніше прочитано в неправильному кодуванні; виправте його в джерелі
import_row_too_many_cells = клітинок { $cells }, а в заголовку { $header }; виправте роздільники
import_row_too_few_cells = клітинок { $cells }, а в заголовку { $header }; решта вважається порожньою
import_row_key_twice = у рядка { $other } той самий номер
import_row_same_record = рядок { $other } – про той самий запис
import_row_likely_row = рядок { $other } – імовірно, про ту саму людину
import_row_likely = імовірно, уже записано
import_row_same_row = у рядку { $other } точно те саме
import_row_total = підсумковий рядок
import_row_header_again = знову заголовок
import_row_not_a_person = не про людину
import_row_not_a_date = дата незрозуміла; лишається, як написано
import_row_no_year = дата без повного року; лишається, як написано
import_row_no_such_day = такого дня немає; лишається, як написано
import_row_implausible = такої дати не може бути; лишається, як написано
import_row_not_an_age = не вік; лишається нотаткою
import_row_unknown_word = це слово тут нічого не означає; лишається нотаткою
import_row_error_cell = помилка формули; не взято
import_row_formula_cell = формула без результату; відкрийте й збережіть файл у програмі електронних таблиць
import_row_merged_cell = накрита об’єднаною клітинкою; вважається порожньою
import_row_mixed_script = у слові літери двох абеток; узято, як написано
import_row_competing = у записі інше; додано як іншу версію
import_row_entry_changed = відтоді подію тут змінили; те, що список каже тепер, додано поруч
import_place_row = рядок { $row }
import_place_column = рядок { $row }, { $column }
import_place_headed = рядок { $row }, { $column } { $header }
import_place_field = рядок { $row } { $header }
import_problem = { $place }: { $reason }
import_problem_cell = { $place }: { $cell }: { $reason }

## cli/commands/import.rs

import_file_exists = { $path }: уже існує; назвіть інший файл
import_row_unwritable = один із рядків не можна записати; нічого не змінено. Щоб знайти, яке значення заважає, пропускайте його стовпці по одному через Leave у схемі
import_key_no_such_column = --key { $key }: такого стовпця немає; є: { $columns }
import_ask_map = Імпортувати за цією схемою? [y/N]
import_nothing_changed = нічого не змінено

import_rows_read = прочитано { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    }; порівняння…
import_rows_compared = прочитано { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    }; порівняно: { $percent } %
import_writing = { $records ->
        [one] записується { $records } зміна
        [few] записуються { $records } зміни
        [many] записується { $records } змін
       *[other] записується { $records } зміни
    }…
import_writing_percent = { $records ->
        [one] записується { $records } зміна
        [few] записуються { $records } зміни
        [many] записується { $records } змін
       *[other] записується { $records } зміни
    }: { $percent } %

## cli/commands/import_input.rs

file_and_why = { $name }: { $why }
import_bad_header = --header { $text }: напишіть номер рядка або none

## cli/commands/import_report.rs

import_summary = { $name }: { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    }: створено { $created }, оновлено { $updated }, без змін { $unchanged }, відкладено { $held }, відхилено { $refused }, пропущено { $left_out }, порожніх { $blank }
import_summary_dry_run = { $summary } (пробний запуск: нічого не записано)
import_summary_strict = { $summary } (--strict: нічого не записано)
import_not_mentioned = { $people ->
        [one] { $people } людини з попередніх версій списку в цій немає; її запис лишається, як є
        [few] { $people } людей із попередніх версій списку в цій немає; їхні записи лишаються, як є
        [many] { $people } людей із попередніх версій списку в цій немає; їхні записи лишаються, як є
       *[other] { $people } людини з попередніх версій списку в цій немає; їхні записи лишаються, як є
    }
import_careful_minors = ! увага: { $people ->
        [one] { $people } нова людина – неповнолітня
        [few] { $people } нові людини – неповнолітні
        [many] { $people } нових людей – неповнолітні
       *[other] { $people } нової людини – неповнолітні
    }
import_careful_at_risk = ! увага: у змінених записах ризик або згоду зазначено щодо { $people ->
        [one] { $people } людини
        [few] { $people } людей
        [many] { $people } людей
       *[other] { $people } людини
    }
import_not_taken = не взято: { $columns }
import_taken_as_blank = вважається порожнім: { $words }
import_word_cells = { $word } ({ $cells ->
        [one] { $cells } клітинка
        [few] { $cells } клітинки
        [many] { $cells } клітинок
       *[other] { $cells } клітинки
    })
import_candidates = { $problem }: { $people }
import_name_and_id = { $name } ({ $id })
import_more_problems = і ще { $more }; усе показує --json

## cli/commands/export.rs

export_needs_a_flag = укажіть, що можна передати: --public – те, що можна показувати всім, або --full – усе, також конфіденційне
export_one_flag = --public і --full несумісні: одне пропускає те, що записує друге
export_entries_not_public = --entries несумісне з --public: раніші події ніколи не публічні
export_entries_are_a_table = --entries – це таблиця; використовуйте з --as csv, xlsx або json
export_file_names_somebody = файл називався б іменем однієї з людей; дайте йому іншу назву або вкажіть папку, і файл дістане назву, яка нікого не видає
export_names_sources = деякі тексти можуть виказати джерело, якого не можна називати:
export_names_sources_in = деякі тексти можуть виказати джерело, якого не можна називати: { $texts }
export_names_sources_way = змініть їх або вкажіть --anyway, якщо жоден його не виказує; нічого не експортовано
export_names_sources_anyway = ці тексти можуть виказати джерело, якого не можна називати; вони йдуть в експорт:
export_names_source = «{ $text }» – можливо, це «{ $title }» ({ $id })
export_names_more = і ще { $more ->
        [one] { $more } текст
        [few] { $more } тексти
        [many] { $more } текстів
       *[other] { $more } тексту
    }
export_ask_anyway = Усе одно записати?
export_form_not_public = бланк ніколи не публічний: у ньому названо людину; приберіть --public
export_form_is_a_document = бланк – це текст, html або md: приберіть --as або вкажіть --as html чи --as md
encryption_age_of_no_key = файл з іменем на `.age` має бути зашифрований: вкажіть, для кого, через --encrypt-to, або виберіть інше ім’я
export_recipient_is_a_name = це ім’я для журналу, а не ключ, і нічого не шифрує: ключ уписують у поле «зашифрувати для»
export_is_not_encrypted = файл з іменем на `.age` має бути зашифрований: упишіть, для кого, у поле «зашифрувати для» або виберіть інше ім’я
import_held_in_the_clear = список був зашифрований, а відкладені рядки лежали б відкритим текстом: приберіть --held
encryption_to_is_a_name = --to – це ім’я для журналу, воно нічого не шифрує; щоб зашифрувати для цього ключа, вкажіть --encrypt-to
encryption_needs_a_file = --encrypt-to записує файл: назвіть його, `-o FILE`, і приберіть --json
encryption_of_a_bundle = --encrypt-to шифрує файл обміну: назвіть його, `--bundle FILE`. Те, що йде до віддаленого репозиторію, захищене тим, як git із ним зв’язується
encryption_passphrase_of = Парольна фраза до файлу «{ $path }»:
encryption_done = зашифровано для { $count ->
        [one] { $count } ключа
        [few] { $count } ключів
        [many] { $count } ключів
       *[other] { $count } ключа
    }, і відкрити може лише той, у кого є секретний ключ: { $keys }
export_progress = записано { $percent } %
export_not_text = книга електронних таблиць – не текст; назвіть файл: -o
export_ask = Експортувати все, також конфіденційне й людей у небезпеці? [y/N]
export_nothing = нічого не експортовано
export_needs_in_the_clear = робоча папка зашифрована, а це вийшло б із неї без шифрування: `--encrypt-to` зашифрує, `--in-the-clear` скаже, що так і треба; нічого не записано
export_ask_clear = Робоча папка зашифрована, а те, що записується зараз, – ні. Записати без шифрування? [y/N]
export_clear_told = ця робоча папка зашифрована, а файл не буде; щоб зашифрувати і його, упишіть ключі в поле «зашифрувати для»
export_ask_clear_screen = Записати без шифрування?
export_rows = { $path }: { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    }
export_leaving = триває запис експорту, і до його кінця файлу немає: зачекайте або натисніть клавішу ще раз, щоб вийти без нього

## app/export

export_under_way = експорт ще записується; зачекайте
export_of_people_or_case = оберіть справу або перейдіть до людей: експортують лише їх
export_form_everybody = Експорт: усі, { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
export_form_marked = Експорт: позначено { $people ->
        [one] { $people } людину
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
export_form_query = Експорт: { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }, { $query }
export_form_case = Експорт: { $title }, { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
export_which_form = csv, xlsx, json, ftm, pfif, uwazi, html або md
export_which_scope = public або full
export_which_language = en, ru або uk
export_full_holds = full: також імена без згоди, люди в небезпеці, нотатки, документи й конфіденційне; { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
export_ask_full = Записати все?
export_written = експортовано в { $path }: { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    }
export_written_encrypted = експортовано, зашифровано для { $keys ->
        [one] { $keys } ключа
        [few] { $keys } ключів
        [many] { $keys } ключів
       *[other] { $keys } ключа
    }, { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    }: { $path }
export_written_partly = експортовано в { $path }: { $rows ->
        [one] { $rows } рядок
        [few] { $rows } рядки
        [many] { $rows } рядків
       *[other] { $rows } рядка
    }, але { $why }
export_unread = не вдається прочитати { $unread ->
        [one] { $unread } файл людини
        [few] { $unread } файли людей
        [many] { $unread } файлів людей
       *[other] { $unread } файлу людей
    }

## app/import

import_line_file = файл
import_line_kind = вид
import_line_encoding = кодування
import_line_separator = роздільник
import_line_sheet = аркуш
import_line_table = таблиця
import_line_header = заголовок
import_line_rows = рядки
import_line_columns = стовпці
import_line_dates = дати
import_line_list = список
import_line_case = справа
import_line_on_match = якщо вже є
import_line_map = схема
import_line_save_map = схему зберегти в
import_kind_and_size = { $kind }, { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байти
        [many] { $bytes } байтів
       *[other] { $bytes } байта
    }
import_of_sheets = один із { $sheets }
import_not_said = ще не вказано: Enter – обрати
import_found_out = визначається з файлу
import_no_header = заголовка немає
import_header_row = { $row }: { $cells }
import_number = { $number }
import_own_table = таблиця lastseen із самими записами
import_dates_proved = видно зі стовпця
import_day_first = спершу день: 12.07.2022 – це липень
import_month_first = спершу місяць: 07/12/2022 – це липень
import_year_first = спершу рік: 2022-07-12
import_tab = табуляція
import_on_match_hold = відкласти рядок, доки хтось не вирішить
import_on_match_update = внести рядок у той запис
import_on_match_create = створити окремий запис
import_list_known = уже записано: це нова версія
import_list_new = нове джерело
import_recorded_lists = записані списки: { $lists }. Якщо це нова версія одного з них, назвіть її так само
import_none = немає
import_map_said = указано тут або взято з файлу
import_map_guessed = припущення
import_map_known = як у списку «{ $name }», { $day }: заголовки ті самі
import_map_known_help = Enter і ще раз Enter, нічого не вводячи: припустити заново
import_known_map_used = Стовпці означають те саме, що у списку «{ $name }»: заголовки однакові. Перегляньте їх, перш ніж записувати.
import_unsure_columns = припущення, не точно: { $columns }
import_unknown_words = слова без значення, вони стануть нотатками: { $words }
import_column = { $letter } { $header }
import_column_unsure = { $told } ?
import_filled = заповнено { $filled }
import_understood = зрозуміло { $understood } з { $filled }
import_dates_are = дати: { $order }
import_choose_target = для чого стовпець «{ $from }»?
import_choose_meaning = що означає «{ $word }»?
import_choose_dates = порядок дат у стовпці «{ $from }»
import_to_key = номер у самому списку
import_to_name = ім’я
import_to_other_name = інше ім’я
import_to_sex = стать
import_to_born = народження
import_to_age = вік
import_to_home = проживання
import_to_unit = частина
import_to_rank = звання
import_to_tag = мітка
import_to_note = нотатка
import_to_when = коли
import_to_status = статус
import_to_place = місце
import_to_custodian = утримує
import_to_contact = звістка
import_to_entry_note = нотатка до події
import_to_leave = не взято
import_to_part = { $told }: { $part }
import_word_unknown = без значення
import_word_note = лишається нотаткою
import_word_nothing = нічого
import_word_in = { $header }, { $cells ->
        [one] { $cells } клітинка
        [few] { $cells } клітинки
        [many] { $cells } клітинок
       *[other] { $cells } клітинки
    }
import_meaning_key = { $key } { $meaning }
import_is_written = Записано { $people ->
        [one] { $people } людину
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    } (u – скасувати)
import_to_write = Записати { $people ->
        [one] { $people } людину
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
import_nothing_to_write = Нема чого записувати
import_created = створено
import_updated = оновлено
import_unchanged = без змін
import_held = відкладено
import_refused = відхилено
import_left_out = пропущено
import_blank = порожні рядки
import_blank_words = слова, що вважаються порожніми
import_absent = не згадано
import_minors = увага: неповнолітні
import_at_risk = увага: у небезпеці
import_removals = увага: просять вилучити
import_careful_removals = ! увага: у { $rows ->
        [one] { $rows } рядку є прохання про вилучення, його
        [few] { $rows } рядках є прохання про вилучення, їх
        [many] { $rows } рядках є прохання про вилучення, їх
       *[other] { $rows } рядка є прохання про вилучення, їх
    } не взято
import_cell_reason = { $header }: { $cell }: { $reason }
import_row_line = рядок { $row }  { $name }  { $told }
import_source_is = джерело: { $title }
import_ask_write = Записати { $people ->
        [one] { $people } людину
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }?
import_write_title = Імпорт
import_row_title = Рядок списку: { $name }
import_held_row = рядок { $row }  { $name }
import_fate_skipped = лишено, як є
import_fate_same = та сама людина: { $id }
import_fate_another = інша людина: { $id }
import_cell = { $header }: { $cell }
import_copied = { $lead } { $value }
import_nobody = нема кого показувати
import_wait = зачекайте, доки завершиться розпочате
import_write_first = спершу запишіть список (w), потім вирішуйте щодо відкладених рядків
import_decided_already = уже вирішено; u скасовує
import_mend_in_the_list = виправте цей рядок у списку й імпортуйте його ще раз; x лишає його
import_nobody_beside = поруч із цим рядком нікого немає; a створює з нього запис
import_all_decided = щодо всіх відкладених рядків вирішено (u – скасувати)
import_row_agrees = у записі вже є все це
import_map_saved = схему записано в { $path }
import_goes_on = { $name }: не вирішено щодо { $rows ->
        [one] { $rows } відкладеного рядка
        [few] { $rows } відкладених рядків
        [many] { $rows } відкладених рядків
       *[other] { $rows } відкладеного рядка
    }; Enter – продовжити

## app/form/mod.rs

import_form_file = Імпортувати список
import_form_title = Як називається список?
import_form_case = Додати нових людей до справи
import_form_map = Узяти схему з файлу
import_form_save_map = Зберегти схему в новий файл

## tui/view/import.rs

import_title = Імпорт { $name }
import_title_reading = Імпорт { $name }: читається…
import_title_planning = Імпорт { $name }: складається план…
import_title_comparing = Імпорт { $name }: порівнюється, { $percent } %
import_title_writing_percent = Імпорт { $name }: записується, { $percent } %
import_title_writing = Імпорт { $name }: записується…
import_page_file = Файл
import_page_columns = Стовпці
import_page_words = Слова
import_page_numbers = Числа
import_page_held = Відкладено
import_page_with_count = { $name } { $count }
import_comes = читається…
import_no_words = у жодному стовпці немає слів, яким потрібне значення
import_nothing_held = відкладених рядків немає
import_nothing_read = нічого не прочитано
import_side_row = рядок { $row }
import_side_record = { $id }
import_side_one_of = { $id } ({ $at } з { $count }, n – далі)
import_side_nobody = записаних немає
import_side_other_row = рядок { $row }, теж відкладено

## text/errors/import.rs

import_file_empty = строк нет: импортировать из файла нечего
import_file_too_large = слишком велик для списка; разделите его на несколько файлов
import_file_bomb = при распаковке становится гораздо больше, чем может быть список, поэтому не прочитан; сохраните его ещё раз в программе для таблиц
import_file_password = защищён паролем; сохраните копию без пароля и импортируйте её
import_file_encrypted = зашифровано с помощью age; импортируйте так: `lastseen import --identity KEYFILE`
import_file_malformed_at = строка { $line }: не читается: { $detail }
import_file_malformed = не читается: { $detail }; сохраните его ещё раз в той программе, которая его создала
import_file_no_objects = списка объектов в нём нет; выгрузите его как список объектов, по одному на человека
import_file_unclosed = строка { $line }: файл кончается внутри { $path }; получите его ещё раз, части не хватает
import_file_rows_out_of_order = строка { $row } идёт после строки { $before }; сохраните файл ещё раз в программе для таблиц
import_file_unclosed_quote = строка { $row }: кавычка, которая здесь открывается, не закрыта; закройте её или уберите
import_file_no_such_encoding = { $label }: неизвестная кодировка; напишите, например, utf-8, windows-1251 или utf-16le
import_file_no_such_separator = разделитель – один символ; напишите, например, --separator ';' или --separator tab
import_file_not_in_encoding = текст не в кодировке { $encoding }; уберите --encoding или укажите другую
import_file_entities = в нём определены сущности, а они никогда не раскрываются; сохраните его без DOCTYPE
import_file_unknown_kind = неизвестный вид файла; укажите его в --as
import_file_not_a = это не { $kind }; уберите --as или укажите другой вид
import_file_no_such_sheet = { $wanted }: такого листа нет; есть: { $sheets }
import_file_several_sheets = строки есть на нескольких листах; выберите один в --sheet: { $sheets }
import_file_sheet_rows = { $name } ({ $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
        [many] { $rows } строк
       *[other] { $rows } строки
    })
import_file_several_tables = на листе несколько таблиц; выберите одну в --table: { $tables }
import_file_table_rows = { $number } (строки { $first }–{ $last })
import_file_no_such_table = такой таблицы нет; на листе { $tables ->
        [one] { $tables } таблица
        [few] { $tables } таблицы
        [many] { $tables } таблиц
       *[other] { $tables } таблицы
    }
import_file_no_such_header = строка { $row } пуста, или её нет; укажите другую в --header

import_map_not_utf8 = схема не в UTF-8; сохраните её в UTF-8
import_map_unreadable = { $place }: схема не читается: { $reason }
import_standard_input = стандартный ввод
import_map_wants_list = здесь нужен список в [ ]
import_map_wants_brackets = здесь нужно что-то в ( )
import_map_wants_text = здесь нужен текст в кавычках
import_map_wants_word = здесь нужно слово без кавычек
import_map_wants_number = здесь нужно число без кавычек
import_map_wants_comma = перед этим не хватает запятой
import_map_unknown_word = { $word } – не одно из этих слов: { $words }
import_map_unknown_field = { $field }: такого поля здесь нет; есть { $fields }
import_map_missing_field = { $field }: этого здесь не хватает
import_map_newer_format = у схемы формат { $format }; её записала более новая версия lastseen
import_map_no_such_column = { $from }: такого столбца нет; есть: { $columns }
import_map_column_twice = { $from }: этот столбец стоит в схеме дважды; уберите один
import_map_no_names = ни в одном столбце нет имён; отметьте в схеме нужный: `to: Name`
import_map_no_such_meaning = { $from }: { $meaning } – такого значения слова там нет; напишите одно из этих: { $meanings }
import_map_no_such_word = { $field }: { $word } в схеме непонятно; напишите { $known }
import_map_no_such_date = { $from }: { $field }: { $word } – не дата и не столбец
import_map_unproved = { $from }: строка { $row }: { $cell } – это { $day_first } или { $month_first }, и ни одна дата в столбце не говорит, что из двух ({ $cells ->
        [one] { $cells } такая ячейка
        [few] { $cells } такие ячейки
        [many] { $cells } таких ячеек
       *[other] { $cells } такой ячейки
    }); укажите порядок: --dates day-first или --dates month-first
import_map_both_orders = { $from }: в строке { $day_row } ({ $day_cell }) сначала день, а в строке { $month_row } ({ $month_cell }) – месяц; исправьте столбец или укажите порядок в --dates
import_map_uncertain = для чего эти столбцы, точно не известно: { $columns }; исправьте схему и укажите её в --map
import_map_words_without_status = у этих слов здесь нет статуса, и они стали бы заметками: { $words }; исправьте схему или подтвердите её, указав в --map

import_row_no_name = имени нет
import_row_unknown_id = записи с таким ID нет
import_row_not_a_record = текст записи не читается; экспортируйте её ещё раз
import_row_differs = запись здесь есть, но в ней другое; она остаётся как есть
import_row_too_long = слишком длинно для записи; сократите или уберите в схеме длинный столбец
import_row_record_unreadable = запись, о которой строка, не читается; сначала исправьте её, как – скажет `lastseen check`
import_row_erased = данные о человеке с таким именем стёрли; с --anyway строка будет взята
import_row_removal_request = в имени – просьба об удалении
import_row_refused_word = схема не берёт это имя
import_row_two_people = в одной ячейке два человека; дайте каждому свою строку
import_row_unreadable = часть символов не прочитана; укажите кодировку в --encoding
import_row_mojibake = текст раньше прочитали в неверной кодировке; исправьте его в исходном файле
import_row_too_many_cells = { $cells ->
        [one] { $cells } ячейка
        [few] { $cells } ячейки
        [many] { $cells } ячеек
       *[other] { $cells } ячейки
    }, а в заголовке { $header }; исправьте разделители
import_row_too_few_cells = { $cells ->
        [one] { $cells } ячейка
        [few] { $cells } ячейки
        [many] { $cells } ячеек
       *[other] { $cells } ячейки
    }, а в заголовке { $header }; остальные считаются пустыми
import_row_key_twice = тот же ID – в строке { $other }
import_row_same_record = о той же записи – строка { $other }
import_row_likely_row = вероятно, о том же человеке – строка { $other }
import_row_likely = вероятно, уже записано
import_row_same_row = в точности то же – в строке { $other }
import_row_total = строка с итогами
import_row_header_again = снова заголовок
import_row_not_a_person = не о человеке
import_row_not_a_date = непонятно как дата; оставлено, как написано
import_row_no_year = дата без полного года; оставлено, как написано
import_row_no_such_day = такого дня нет; оставлено, как написано
import_row_implausible = такой даты быть не может; оставлено, как написано
import_row_not_an_age = не возраст; оставлено как заметка
import_row_unknown_word = это слово здесь ничего не значит; оставлено как заметка
import_row_error_cell = ошибка формулы; не взято
import_row_formula_cell = формула без результата; откройте файл в программе для таблиц и сохраните
import_row_merged_cell = закрыто объединённой ячейкой; считается пустым
import_row_mixed_script = в слове буквы двух алфавитов; взято, как написано
import_row_competing = в записи другое; добавлено как другая версия
import_row_entry_changed = запись истории здесь с тех пор изменили; сведения из списка добавлены рядом
import_place_row = строка { $row }
import_place_column = строка { $row }, { $column }
import_place_headed = строка { $row }, { $column } { $header }
import_place_field = строка { $row } { $header }
import_problem = { $place }: { $reason }
import_problem_cell = { $place }: { $cell }: { $reason }

## cli/commands/import.rs

import_file_exists = { $path }: такой файл уже есть; назовите другой
import_row_unwritable = одну из строк нельзя записать; ничего не изменено. Чтобы найти, какое значение мешает, не берите её столбцы один за другим: Leave в схеме
import_key_no_such_column = --key { $key }: такого столбца нет; есть: { $columns }
import_ask_map = Импортировать по этой схеме? [y/N]
import_nothing_changed = ничего не изменено

import_rows_read = { $rows ->
        [one] прочитана { $rows } строка
        [few] прочитаны { $rows } строки
        [many] прочитано { $rows } строк
       *[other] прочитано { $rows } строки
    }; идёт сравнение…
import_rows_compared = { $rows ->
        [one] прочитана { $rows } строка
        [few] прочитаны { $rows } строки
        [many] прочитано { $rows } строк
       *[other] прочитано { $rows } строки
    }; сравнено: { $percent } %
import_writing = идёт запись: { $records ->
        [one] { $records } изменение
        [few] { $records } изменения
        [many] { $records } изменений
       *[other] { $records } изменения
    }…
import_writing_percent = идёт запись: { $records ->
        [one] { $records } изменение
        [few] { $records } изменения
        [many] { $records } изменений
       *[other] { $records } изменения
    }, { $percent } %

## cli/commands/import_input.rs

file_and_why = { $name }: { $why }
import_bad_header = --header { $text }: напишите номер строки или none

## cli/commands/import_report.rs

import_summary = { $name }: { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
        [many] { $rows } строк
       *[other] { $rows } строки
    }: создано { $created }, обновлено { $updated }, без изменений { $unchanged }, отложено { $held }, отклонено { $refused }, пропущено { $left_out }, пустых { $blank }
import_summary_dry_run = { $summary } (проба: ничего не записано)
import_summary_strict = { $summary } (--strict: ничего не записано)
import_not_mentioned = людей из прежних выпусков, которых нет в этом: { $people }; их записи остаются как есть
import_careful_minors = ! осторожно: { $people ->
        [one] { $people } новый человек – несовершеннолетний
        [few] { $people } новых человека – несовершеннолетние
        [many] { $people } новых людей – несовершеннолетние
       *[other] { $people } новых человека – несовершеннолетние
    }
import_careful_at_risk = ! осторожно: в изменённых записях риск или согласие есть у { $people ->
        [one] { $people } человека
        [few] { $people } человек
        [many] { $people } человек
       *[other] { $people } человека
    }
import_not_taken = не взято: { $columns }
import_taken_as_blank = считается пустым: { $words }
import_word_cells = { $word } ({ $cells ->
        [one] { $cells } ячейка
        [few] { $cells } ячейки
        [many] { $cells } ячеек
       *[other] { $cells } ячейки
    })
import_candidates = { $problem }: { $people }
import_name_and_id = { $name } ({ $id })
import_more_problems = и ещё { $more }; все показывает --json

## cli/commands/export.rs

export_needs_a_flag = укажите, что можно передать: --public – то, что можно показать всем, или --full – всё, в том числе конфиденциальное
export_one_flag = --public и --full не сочетаются: один опускает то, что записывает другой
export_entries_not_public = --entries не сочетается с --public: прежние записи истории никогда не публикуются
export_entries_are_a_table = --entries – это таблица; берите с ним --as csv, xlsx или json
export_file_names_somebody = файл был бы назван именем одного из людей; дайте другое имя или укажите папку – тогда имя файла никого не выдаст
export_names_sources = некоторые тексты могут выдать источник, который нельзя называть:
export_names_sources_in = некоторые тексты могут выдать источник, который нельзя называть: { $texts }
export_names_sources_way = измените их или укажите --anyway, если ни один его не выдаёт; ничего не экспортировано
export_names_sources_anyway = эти тексты могут выдать источник, который нельзя называть; они уходят в экспорт:
export_names_source = «{ $text }» – возможно, это «{ $title }» ({ $id })
export_names_more = и ещё { $more ->
        [one] { $more } текст
        [few] { $more } текста
        [many] { $more } текстов
       *[other] { $more } текста
    }
export_ask_anyway = Всё равно записать?
export_form_not_public = бланк никогда не бывает публичным: в нём назван человек; уберите --public
export_form_is_a_document = бланк – это текст, html или md: уберите --as или возьмите --as html либо --as md
encryption_age_of_no_key = файл с именем на `.age` должен быть зашифрован: укажите, для кого, через --encrypt-to, или выберите другое имя
export_recipient_is_a_name = это имя для журнала, а не ключ, и ничего не шифрует: ключ вписывают в поле «зашифровать для»
export_is_not_encrypted = файл с именем на `.age` должен быть зашифрован: впишите, для кого, в поле «зашифровать для» или выберите другое имя
import_held_in_the_clear = список был зашифрован, а отложенные строки лежали бы открытым текстом: уберите --held
encryption_to_is_a_name = --to – это имя для журнала, оно ничего не шифрует; чтобы зашифровать для этого ключа, укажите --encrypt-to
encryption_needs_a_file = --encrypt-to записывает файл: назовите его, `-o FILE`, и уберите --json
encryption_of_a_bundle = --encrypt-to шифрует файл обмена: назовите его, `--bundle FILE`. То, что уходит в удалённый репозиторий, защищено тем, как git с ним связывается
encryption_passphrase_of = Парольная фраза к файлу «{ $path }»:
encryption_done = зашифровано для { $count ->
        [one] { $count } ключа
        [few] { $count } ключей
        [many] { $count } ключей
       *[other] { $count } ключа
    }, и открыть может только тот, у кого есть секретный ключ: { $keys }
export_progress = записано { $percent } %
export_not_text = книга таблиц – не текст; укажите файл: -o
export_ask = Экспортировать всё, в том числе конфиденциальное и людей в опасности? [y/N]
export_nothing = ничего не экспортировано
export_needs_in_the_clear = рабочая папка зашифрована, а это вышло бы из неё без шифрования: `--encrypt-to` зашифрует, `--in-the-clear` скажет, что так и нужно; ничего не записано
export_ask_clear = Рабочая папка зашифрована, а то, что записывается сейчас, – нет. Записать без шифрования? [y/N]
export_clear_told = эта рабочая папка зашифрована, а файл не будет; чтобы зашифровать и его, впишите ключи в поле «зашифровать для»
export_ask_clear_screen = Записать без шифрования?
export_rows = { $path }: { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
        [many] { $rows } строк
       *[other] { $rows } строки
    }
export_leaving = идёт запись экспорта, и до её конца файла нет: подождите или нажмите клавишу ещё раз, чтобы выйти без него

## app/export

export_under_way = экспорт ещё записывается; подождите
export_of_people_or_case = выберите дело или перейдите к людям: экспортируют только их
export_form_everybody = Экспорт: все, { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
export_form_marked = Экспорт: отмеченные, { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
export_form_query = Экспорт: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }, { $query }
export_form_case = Экспорт: { $title }, { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
export_which_form = csv, xlsx, json, ftm, pfif, uwazi, html или md
export_which_scope = public или full
export_which_language = en, ru или uk
export_full_holds = full: также имена без согласия, люди в опасности, заметки, документы и всё конфиденциальное – о { $people ->
        [one] { $people } человеке
        [few] { $people } людях
        [many] { $people } людях
       *[other] { $people } людях
    }
export_ask_full = Записать всё?
export_written = экспортировано в { $path }: { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
        [many] { $rows } строк
       *[other] { $rows } строки
    }
export_written_encrypted = экспортировано, зашифровано для { $keys ->
        [one] { $keys } ключа
        [few] { $keys } ключей
        [many] { $keys } ключей
       *[other] { $keys } ключа
    }, { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
        [many] { $rows } строк
       *[other] { $rows } строки
    }: { $path }
export_written_partly = экспортировано в { $path }: { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
        [many] { $rows } строк
       *[other] { $rows } строки
    }, но { $why }
export_unread = не читается { $unread ->
        [one] { $unread } файл
        [few] { $unread } файла
        [many] { $unread } файлов
       *[other] { $unread } файла
    } с записями людей

## app/import

import_line_file = файл
import_line_kind = вид
import_line_encoding = кодировка
import_line_separator = разделитель
import_line_sheet = лист
import_line_table = таблица
import_line_header = заголовок
import_line_rows = строки
import_line_columns = столбцы
import_line_dates = даты
import_line_list = список
import_line_case = дело
import_line_on_match = если уже есть
import_line_map = схема
import_line_save_map = сохранить схему
import_kind_and_size = { $kind }, { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }
import_of_sheets = всего листов: { $sheets }
import_not_said = ещё не указано: Enter – выбрать
import_found_out = определить
import_no_header = заголовка нет
import_header_row = { $row }: { $cells }
import_number = { $number }
import_own_table = таблица lastseen, с самими записями
import_dates_proved = видно по столбцу
import_day_first = сначала день: 12.07.2022 – это июль
import_month_first = сначала месяц: 07/12/2022 – это июль
import_year_first = сначала год: 2022-07-12
import_tab = табуляция
import_on_match_hold = отложить строку, пока кто-нибудь не решит
import_on_match_update = внести строку в ту запись
import_on_match_create = создать отдельную запись
import_list_known = уже записан: это ещё один его выпуск
import_list_new = новый источник
import_recorded_lists = записанные списки: { $lists }. Если это новый выпуск одного из них, назовите так же
import_none = нет
import_map_said = указана здесь или прочитана из файла
import_map_guessed = угадана
import_map_known = такая же, как была { $day }: { $name }; заголовки те же
import_map_known_help = Enter и ещё раз Enter без текста: угадать заново
import_known_map_used = Столбцы значат то же, что здесь: { $name }; заголовки те же. Посмотрите на них перед записью.
import_unsure_columns = угадано и не точно: { $columns }
import_unknown_words = слова без значения, они станут заметками: { $words }
import_column = { $letter } { $header }
import_column_unsure = { $told } ?
import_filled = заполнено { $filled }
import_understood = понято { $understood } из { $filled }
import_dates_are = даты: { $order }
import_choose_target = для чего столбец «{ $from }»?
import_choose_meaning = что значит «{ $word }»?
import_choose_dates = порядок дат в столбце «{ $from }»
import_to_key = ID самого списка
import_to_name = имя
import_to_other_name = другое имя
import_to_sex = пол
import_to_born = рождение
import_to_age = возраст
import_to_home = где жил(а)
import_to_unit = часть
import_to_rank = звание
import_to_tag = метка
import_to_note = заметка
import_to_when = когда
import_to_status = статус
import_to_place = место
import_to_custodian = кто удерживает
import_to_contact = вести
import_to_entry_note = заметка к записи истории
import_to_leave = не брать
import_to_part = { $told }: { $part }
import_word_unknown = значения нет
import_word_note = оставить как заметку
import_word_nothing = ничего
import_word_in = { $header }, { $cells ->
        [one] { $cells } ячейка
        [few] { $cells } ячейки
        [many] { $cells } ячеек
       *[other] { $cells } ячейки
    }
import_meaning_key = { $key } { $meaning }
import_is_written = Записано: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    } (u – отменить)
import_to_write = Записать: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }
import_nothing_to_write = Записывать нечего
import_created = создано
import_updated = обновлено
import_unchanged = без изменений
import_held = отложено
import_refused = отклонено
import_left_out = пропущено
import_blank = пустые строки
import_blank_words = слова, которые считаются пустыми
import_absent = не названы
import_minors = осторожно: несовершеннолетние
import_at_risk = осторожно: в опасности
import_removals = осторожно: просьба об удалении
import_careful_removals = ! осторожно: { $rows ->
        [one] { $rows } строка с просьбой об удалении не взята
        [few] { $rows } строки с просьбой об удалении не взяты
        [many] { $rows } строк с просьбой об удалении не взяты
       *[other] { $rows } строки с просьбой об удалении не взяты
    }
import_cell_reason = { $header }: { $cell }: { $reason }
import_row_line = строка { $row }  { $name }  { $told }
import_source_is = источник: { $title }
import_ask_write = Записать: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }?
import_write_title = Импорт
import_row_title = Строка списка: { $name }
import_held_row = строка { $row }  { $name }
import_fate_skipped = оставлено как есть
import_fate_same = тот же человек: { $id }
import_fate_another = другой человек: { $id }
import_cell = { $header }: { $cell }
import_copied = { $lead } { $value }
import_nobody = показывать некого
import_wait = подождите, пока закончится начатое
import_write_first = сначала запишите список (w), потом решайте об отложенных строках
import_decided_already = уже решено; u отменяет решение
import_mend_in_the_list = исправьте эту строку в списке и импортируйте его ещё раз; x оставляет её
import_nobody_beside = рядом с этой строкой никого нет; a создаёт из неё запись
import_all_decided = обо всех отложенных строках решено (u – отменить)
import_row_agrees = в записи всё это уже есть
import_map_saved = схема записана в { $path }
import_goes_on = { $name }: без решения { $rows ->
        [one] { $rows } отложенная строка
        [few] { $rows } отложенные строки
        [many] { $rows } отложенных строк
       *[other] { $rows } отложенной строки
    }; Enter продолжает

## app/form/mod.rs

import_form_file = Импортировать список
import_form_title = Как называется список?
import_form_case = Отнести новых людей к делу
import_form_map = Прочитать схему из файла
import_form_save_map = Сохранить схему в новый файл

## tui/view/import.rs

import_title = Импорт: { $name }
import_title_reading = Импорт: { $name }: чтение…
import_title_planning = Импорт: { $name }: подготовка…
import_title_comparing = Импорт: { $name }: сравнение, { $percent } %
import_title_writing_percent = Импорт: { $name }: запись, { $percent } %
import_title_writing = Импорт: { $name }: запись…
import_page_file = Файл
import_page_columns = Столбцы
import_page_words = Слова
import_page_numbers = Итоги
import_page_held = Отложено
import_page_with_count = { $name } { $count }
import_comes = чтение…
import_no_words = ни в одном столбце нет слов, которым нужно значение
import_nothing_held = отложенных строк нет
import_nothing_read = ничего не прочитано
import_side_row = строка { $row }
import_side_record = { $id }
import_side_one_of = { $id } ({ $at } из { $count }, n – следующий)
import_side_nobody = никто не записан
import_side_other_row = строка { $row }, тоже отложена

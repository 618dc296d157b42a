# Erasing a person: what goes, what stays.

erase_out_of_reach = вне досягаемости: история git, резервные копии, копии рабочей папки на других компьютерах, содержание приложенных файлов, если это не простой текст, и свободное место на диске
erase_before = данные о человеке с таким именем уже стёрли { $day } ({ $by })
erase_record = будет стёрто: запись { $path }
erase_joined = будет стёрто: запись { $path } ({ $name }), это тот же человек: записи объединены
erase_lines = будет стёрто: сказанное о человеке в { $lines ->
        [one] { $lines } строке
        [few] { $lines } строках
        [many] { $lines } строках
       *[other] { $lines } строки
    } { $logs ->
        [one] { $logs } журнала
        [few] { $logs } журналов
        [many] { $logs } журналов
       *[other] { $logs } журнала
    }; сами строки останутся, чтобы журнал можно было проверить: { $places }
erase_link = будет стёрто: { TERM($kind, form: "plural") }: { $name }: { $fact }
erase_queue = будет стёрто: место человека в очереди { $path }; остальные в ней останутся
erase_copy = будет стёрто: копия { $path }
erase_file = будет стёрто: приложенный файл { $path }
erase_file_stays = остаётся: приложенный файл { $path } источника, на который никто больше не ссылается; --files удаляет и его
erase_name_of = имя файла { $path }
erase_rename = переименуйте или удалите
erase_rewrite_text = перепишите текст
erase_rewrite_there = перепишите там
erase_delete_if_about = удалите файл, если он об этом человеке
erase_rewrite_or_delete = перепишите или удалите
erase_stays_sure = остаётся: { $at } – человек назван: «{ $quote }»; { $what }
erase_stays_maybe = остаётся: { $at } – возможно, назван этот человек: «{ $quote }»; { $what }
erase_stays_in_log = остаётся: { $at } – человек назван: «{ $quote }». Если это он, `--again --name` с этими словами уберёт их
erase_may_stay_in_log = остаётся: { $at } – возможно, назван этот человек: «{ $quote }». Если это он, `--again --name` с этими словами уберёт их
erase_again_after_rewriting = когда вы это перепишете, `lastseen erase ID --again --name NAME` уберёт прежние слова из журнала
erase_unread = остаётся: { $path } – не читается; посмотрите, нет ли там этого человека, или пусть посмотрит владелец файла
erase_unread_line = остаётся: { $at } – строка, которая не читается и называет этого человека
erased_and_nothing_left = { $called }: данные стёрли { $day } ({ $by }); здесь ничего не осталось
erased_and_this_left = { $called }: данные стёрли { $day } ({ $by }); осталось вот что, изменить это должны вы сами
erased_unknown = { $called }: такого ID здесь нет ни у записи, ни в журнале, очереди, черновике или копии; ничего не осталось
erased_unknown_and_this_left = { $called }: такого ID здесь нет ни у записи, ни в журнале, очереди, черновике или копии; осталось вот что, изменить это должны вы сами
erased_records = { $count ->
        [1] запись
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записи
    }
erased_values = значения в { $lines ->
        [one] { $lines } строке
        [few] { $lines } строках
        [many] { $lines } строках
       *[other] { $lines } строки
    } { $logs ->
        [one] { $logs } журнала
        [few] { $logs } журналов
        [many] { $logs } журналов
       *[other] { $logs } журнала
    }
erased = стёрто: { $what }; остались отпечатки имён, чтобы никто не внёс их снова незаметно

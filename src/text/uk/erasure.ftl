# Erasing a person: what goes, what stays.

erase_out_of_reach = недосяжне: історія git, резервні копії, копії робочої папки на інших комп’ютерах, вміст долучених файлів, якщо це не простий текст, і вільне місце диска
erase_before = дані про людину з таким іменем уже стерто { $day } ({ $by })
erase_record = буде стерто: запис { $path }
erase_joined = буде стерто: запис { $path } ({ $name }), це та сама людина: записи об’єднано
erase_lines = буде стерто: сказане про цю людину в { $lines ->
        [one] { $lines } рядку
        [few] { $lines } рядках
        [many] { $lines } рядках
       *[other] { $lines } рядка
    } { $logs ->
        [one] { $logs } журналу
        [few] { $logs } журналів
        [many] { $logs } журналів
       *[other] { $logs } журналу
    }; самі рядки лишаться, щоб журнал можна було перевірити: { $places }
erase_link = буде стерто: { TERM($kind, form: "plural") }, { $name }: { $fact }
erase_queue = буде стерто: місце цієї людини в черзі { $path }; інші в ній лишаться
erase_copy = буде стерто: копія { $path }
erase_file = буде стерто: долучений файл { $path }
erase_file_stays = лишається: долучений файл { $path } джерела, на яке ніхто більше не посилається; з --files буде вилучено і його
erase_name_of = назва { $path }
erase_rename = перейменуйте або вилучіть
erase_rewrite_text = перепишіть текст
erase_rewrite_there = перепишіть там
erase_delete_if_about = вилучіть файл, якщо він про цю людину
erase_rewrite_or_delete = перепишіть або вилучіть
erase_stays_sure = лишається: { $at } називає цю людину: «{ $quote }»; { $what }
erase_stays_maybe = лишається: { $at } може називати цю людину: «{ $quote }»; { $what }
erase_stays_in_log = лишається: { $at } називає цю людину: «{ $quote }». Якщо це справді про неї, `--again --name` із цими словами прибирає їх
erase_may_stay_in_log = лишається: { $at } може називати цю людину: «{ $quote }». Якщо це справді про неї, `--again --name` із цими словами прибирає їх
erase_again_after_rewriting = коли ви це перепишете, `lastseen erase ID --again --name NAME` прибере старі слова з журналу
erase_unread = лишається: { $path } – не вдається прочитати; перевірте, чи немає там цієї людини, або хай перевірить власник файлу
erase_unread_line = лишається: { $at }, рядок, який не вдається прочитати і в якому названо цю людину
erased_and_nothing_left = { $called }: дані стерто { $day } ({ $by }); тут нічого не лишилося
erased_and_this_left = { $called }: дані стерто { $day } ({ $by }); лишилося те, що ви маєте змінити самі
erased_unknown = { $called }: з таким номером тут немає ні запису, ні журналу, ні черги, ні чернетки, ні копії; нічого не лишилося
erased_unknown_and_this_left = { $called }: з таким номером тут немає ні запису, ні журналу, ні черги, ні чернетки, ні копії; лишилося те, що ви маєте змінити самі
erased_records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } запису
    }
erased_values = значення в { $lines ->
        [one] { $lines } рядку
        [few] { $lines } рядках
        [many] { $lines } рядках
       *[other] { $lines } рядка
    } { $logs ->
        [one] { $logs } журналу
        [few] { $logs } журналів
        [many] { $logs } журналів
       *[other] { $logs } журналу
    }
erased = стерто: { $what }; лишилися відбитки імен, щоб ніхто не вніс їх знову непомітно

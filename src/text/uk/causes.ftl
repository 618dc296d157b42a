# Why a file cannot be read or written, and what does not fit in a text: what stands behind the place or the file.

## text/errors/cause.rs

cause_too_large = файл завеликий, байтів: { $bytes }; межа: { $limit }
cause_over_limit = файл більший, ніж дозволено; межа в байтах: { $limit }
cause_name_too_long = назва задовга, щоб приховати її в зашифрованій робочій папці; виберіть коротшу, наприклад ім’я автора `author` у `config.ron`
cause_line_too_long = рядок довший, ніж дозволено; межа в байтах: { $limit }
cause_key_length = у ключі має бути 32 байти, а є { $bytes }
cause_symlink = це символічне посилання, а за ними тут не йдуть
cause_symlink_folder = { $link } – символічне посилання, а за ними тут не йдуть; покладіть на його місце саму папку
cause_outside = лежить поза робочою папкою
cause_not_a_file = це не звичайний файл
cause_exists = уже існує; назвіть інший файл
cause_changed_while_read = файл змінився під час читання; закрийте його в інших програмах і спробуйте ще раз
cause_no_locks = у цій файловій системі немає блокувань; тримайте робочу папку там, де вони є
cause_no_home = у цього облікового запису немає домашньої папки
cause_no_randomness = система не дає випадкових чисел
cause_foreign_plan = тут лишився план іншого облікового запису, іншого комп’ютера або ранішої версії; його автор завершить його, якщо щось тут запише, інакше перегляньте його й вилучіть
cause_foreign_migration = інший обліковий запис або інший комп’ютер почали зашифровувати чи розшифровувати цю робочу папку, і це було перервано; хто почав, хай відкриє її ще раз: тоді це завершиться. Нічого не видаляйте
cause_foreign_queue = розпочато іншим обліковим записом, на іншому комп’ютері або ранішою версією; почніть чергу під іншою назвою або перегляньте файл і вилучіть його
cause_other_seal = зашифровано не ключем цієї робочої папки; файл залишено як є, і нічого з нього не взято
cause_broken_seal = обрізано або змінено після шифрування або взагалі не зашифровано; файл залишено як є, і нічого з нього не взято
cause_not_keys = Очікується список ("action", "key"), а є { $found }

read_too_deep = завелика вкладеність
read_expected = { $what ->
        [record-link] Очікується номер запису в лапках, а є { $found }
        [record-id] Очікується номер, наприклад "p-4f7k9q2m8x", а є { $found }
        [edtf-date] Очікується дата в лапках, наприклад "2022-07~", а є { $found }
       *[bare-word] Очікується одне слово без лапок, а є { $found }
    }
read_not_a_time = «{ $written }» – не час
read_not_an_id = «{ $written }» – не номер запису
read_not_a_path = «{ $written }» – не поле

edit_whole_record = запис
edit_value = нове значення – не одне значення RON: { $error }
edit_no_such_field = такого немає: { $path }
edit_not_a_struct = { $path }: полів немає
edit_not_a_list = { $path } – не список
edit_index_out_of_range = { $path }: усього { $items ->
        [one] { $items } елемент
        [few] { $items } елементи
        [many] { $items } елементів
       *[other] { $items } елемента
    }, тож елемента { $index } немає
edit_not_a_field = { $path } – не поле
edit_bad_name = «{ $name }» не може бути назвою поля

scan_unexpected_end = { $wanted ->
        [field-name] текст закінчується там, де має бути назва поля
        [colon] текст закінчується там, де має бути двокрапка
        [comma-or-parenthesis] текст закінчується там, де має бути кома або )
        [comma-or-bracket] текст закінчується там, де має бути кома або ]
        [comma-or-brace] текст закінчується там, де має бути кома або {"}"}
        [extensions] текст закінчується там, де має бути #![...]
       *[value] текст закінчується там, де має бути значення
    }
scan_unexpected = { $wanted ->
        [field-name] тут має бути назва поля
        [colon] тут має бути двокрапка
        [comma-or-parenthesis] тут має бути кома або )
        [comma-or-bracket] тут має бути кома або ]
        [comma-or-brace] тут має бути кома або {"}"}
        [extensions] тут має бути #![...]
       *[value] тут має бути значення
    }
scan_too_deep = одночасно відкрито більше дужок, ніж дозволено ({ $limit })
scan_trailing_text = після кінця запису ще щось є
lex_unclosed_comment = коментар /* не закрито
lex_unclosed_string = у рядка немає закривальних лапок
lex_bad_character = в одинарних лапках має бути рівно один символ
lex_stray = '{ $found }' тут зайве

log_flaw_line_feed = в одній з його назв є перехід на новий рядок
log_flaw_other_edits = правки в ньому не ті, з яких зроблено контрольну суму
log_flaw_wrong_hash = його хеш не збігається
log_flaw_wrong_number = його номер не йде за попереднім
log_flaw_moved = він стоїть перед рядком, за яким має йти: рядки переставлено
log_flaw_gap = ланцюжок хешів розірвано: перед цим рядком рядки вилучено або вставлено
log_flaw_not_followed = рядок після нього не йде за ним
log_flaw_nothing_before = рядка, за яким він іде, немає або його не вдається прочитати
log_flaw_erased = його значення стерто
log_flaw_erased_by_nobody = його значення стерто, і жодне стирання про це не каже

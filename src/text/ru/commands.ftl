## cli/command_context.rs

command_settings_unreadable = { $place }: настройки не читаются: { $reason }
command_no_workspace_name = рабочей папки нет; укажите её: -w DIR
command_not_with_public = --public: эта команда не умеет опускать то, что не для всех; возьмите `lastseen list --public`, `lastseen show ID --public` или `lastseen export --public`
command_more_findings = ещё { $more }; все показывает `lastseen check`
command_incomplete = неполно: не читается { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    }
command_incomplete_first = неполно: не читается { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    }, первый: { $place }; почему – скажет `lastseen check`
command_careful = ! осторожно: { $name }: { $told }

## cli/future_date.rs

command_progress_read = прочитано { $percent } %
command_progress_checked = просмотрено { $percent } %
command_progress_compared = сравнено { $percent } %
command_read_as = { $typed }: понято как { $read }, { $words }
command_future_date_and_so = { $in_future } Пока это так, { $so }

## cli/resolve.rs

command_standard_input_unreadable = стандартный ввод не читается: { $error }
command_standard_input_names = в стандартном вводе никто не назван
command_nothing_was_changed = ничего не изменено
command_no_joined_id = { $typed }: это не ID записи, объединённой с другой, и ни у одной такой записи нет этого имени
command_none_among = { $typed }: такого имени или названия нет; искали здесь: { $among }; см. `lastseen list`
command_did_you_mean = возможно, имелось в виду
command_nearest_to_write = укажите ID или целые слова имени; ближайшее
command_nearest_irreversible = укажите ID или полное имя, как оно записано; ближайшее
command_none_called_so = { $typed }: такого имени или названия нет; искали здесь: { $among }; { $advice }
command_several_fit = { $typed }: подходит несколько записей ({ $count }); укажите имя полнее или ID
command_and_more = {"  "}и ещё { $more }

## cli/screen.rs

command_screen_needs_terminal = экрану нужен терминал; `lastseen --plain` и командам – нет: см. `lastseen --help` или начните с `lastseen list`
command_make_workspace_there = { $folder }: рабочей папки здесь ещё нет. Создать? [y/n]
command_no_workspace_make = рабочей папки нет; создайте её: `lastseen init DIR` – или укажите: -w DIR

## cli/standard_input.rs

command_standard_input_names_or_text = из стандартного ввода берутся или имена, или текст: назовите одну запись или напишите текст аргументом
command_standard_input_too_long = текст в стандартном вводе слишком длинный: в записи может быть не больше { $bytes ->
        [one] { $bytes } байта
        [few] { $bytes } байт
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }; приложите его как файл
command_standard_input_not_utf8 = текст в стандартном вводе не в UTF-8; преобразуйте его с помощью iconv
command_status_missing = укажите статус: lastseen set NAME STATUS; `set -` без него читает по изменению из каждой строки
command_as_one_without_lines = --as-one – для изменений из стандартного ввода: lastseen set - --as-one
command_lines_too_many = в стандартном вводе слишком много строк, наибольшее число: { $most }; разделите их на несколько запусков
command_lines_too_large = в стандартном вводе больше { $megabytes } МБ; разделите его на несколько запусков
command_line_too_long = слишком длинная строка, предел в байтах: { $bytes }; более длинный текст положите в файл и приложите его
command_line_no_json = это не объект JSON с текстами whom, status, when, place, source, at, contact, note и why: { $reason }
command_line_incomplete = нужны whom и status; с табуляцией порядок такой: whom, status, when, place, source, at, contact, note, why
command_line_too_many_fields = больше девяти полей; порядок такой: whom, status, when, place, source, at, contact, note, why
command_line_contact = { $word }: contact – одно из direct, relayed и none
command_line_at_of_no_source = at – место в источнике; нужен и source
command_lines_all_refused = отклонены все строки, ничего не изменено
command_line_other_status = { $whom }: в строке стоит { $word }, а в команде другой статус. Уберите статус из команды или из строк.
command_line_refused = строка { $number }: { $told }
command_lines_refused = отклонено строк: { $count } из { $total }; остальные сохранены
command_lines_none_done = отклонено строк: { $count } из { $total }, и ничего не изменено: исправьте их или уберите --as-one
command_standard_input_one_text = из стандартного ввода берётся один текст: --note или --why

## cli/trailing_flags.rs

command_no_such_flag = { $word }: такого флага нет; см. `lastseen { $command } --help`

## cli/output/cli_error.rs

command_cannot_print = вывод не удался: { $error }

## cli/commands/attach.rs

command_copy_put_back = { $source }  { $copy }  возвращено, как было

## cli/commands/duplicates.rs

command_shown_of_all = показано { $shown }, всего: { $all }

## cli/commands/init.rs

command_workspace_made = { $dir }: новая рабочая папка «{ $title }»; откройте её: `lastseen { $dir }`

## cli/commands/git.rs

command_git_nothing_to_do = делать нечего: git в этом клоне уже объединяет и сравнивает записи через lastseen
command_git_lines = { $path }: добавлены строки, по которым git вызывает lastseen; сделайте с ними коммит, чтобы они были и в других клонах
command_git_config = git config { $name } = { $value }
command_git_hook = { $path }: проверяет то, что попадает в коммит
command_git_foreign_hook = { $path }: такой хук уже есть; вызовите в нём `lastseen check`
command_merge_remark = слияние двух версий
command_merge_contested = { $path }: { $field }: изменено по-разному; { $outcome ->
        [claim] учитывается { $counts }, { $other } остаётся другой версией
        [other-name] учитывается { $counts }, { $other } остаётся среди других имён
        [note] учитывается { $counts }, { $other } остаётся заметкой
        [item] остаётся и то и другое
        [kept] на одной стороне удалено, на другой изменено: остаётся
       *[dropped] учитывается { $counts }, { $other } больше нигде не записано
    }
command_sync_commit = { $changes ->
        [0] файлы изменены
        [one] { $changes } изменение
        [few] { $changes } изменения
        [many] { $changes } изменений
       *[other] { $changes } изменения
    }
command_sync_nothing_to_do = делать нечего: на обеих сторонах одно и то же
command_sync_done = { $committed ->
        [0] нового здесь нет
        [one] в коммите { $committed } изменение
        [few] в коммите { $committed } изменения
        [many] в коммите { $committed } изменений
       *[other] в коммите { $committed } изменения
    }, { $received ->
        [0] ничего не пришло
        [one] пришёл { $received } коммит
        [few] пришло { $received } коммита
        [many] пришло { $received } коммитов
       *[other] пришло { $received } коммита
    }, { $merged ->
        [0] ни одна запись не изменена на обеих сторонах
        [one] слита { $merged } запись
        [few] слиты { $merged } записи
        [many] слито { $merged } записей
       *[other] слито { $merged } записи
    }
command_sync_undecided = { $path }: решить должны люди: между маркерами git стоят обе версии. Исправьте файл и снова запустите `lastseen sync`
command_sync_unmerged = { $path }: решать людям: файл изменили обе стороны, и слить его нельзя. Возьмите одну версию: `git checkout --ours { $path }` или `--theirs`, затем `git add { $path }` и снова `lastseen sync`
command_sync_kept = { $path }: на одной стороне удалено, на другой изменено: остаётся
command_sync_gone = { $id }: данные стёрты в другом клоне, и здесь их тоже больше нет; в истории git, резервных копиях и приложенных файлах они ещё могут быть
command_sync_removed = { $id }: запись удалена в другом клоне, и здесь её тоже больше нет; её журналы ещё рассказывают об этом человеке. Если данные нужно стереть: `lastseen erase { $id } --again`
command_sync_to_erase = { $id }: в другом клоне данные об этом человеке стёрли, а в этом клоне о нём есть ещё что-то. Слияние ждёт. Чтобы стереть и это, а затем продолжить: `lastseen sync --erase`
command_sync_erased = { $id }: данные о человеке стёрты и здесь, как в другом клоне
command_sync_refused = { $path }: не принято: это не обычный файл, или он попал бы в личные файлы lastseen
command_sync_kept_lines = остаётся: { $path }: другая сторона убрала строки из этого журнала, как делает `git revert`; они остаются. В записях может уже не быть того, что говорят эти строки: сравните их с `lastseen log`
command_sync_merge = две версии слиты
command_merge_by_lines = { $path }: слито построчно, потому что одна из версий не читается как запись
command_merge_conflict = { $path }: само не сливается; в файле остались маркеры git. Где – скажет `lastseen check`
command_merge_different_records = { $path }: git принимает одну запись за другую, перемещённую; они не слиты. Выполните `git merge --abort` (или `git rebase --abort`), `lastseen git setup` и снова `git pull`

## cli/commands/other.rs

command_other_erased = { $id }: данные об этом человеке здесь стёрли, и запись не возвращается
command_other_erased_there = { $id }: данные стёрты в другой рабочей папке, а здесь они ещё есть; чтобы стереть их и здесь: `lastseen erase { $id }`
command_other_files = прочие приложенные файлы из папки «{ $folder }», которых здесь нет и которые не перенесены, так как ни одна пришедшая запись их не называет: { $count ->
        [one] { $count } файл
        [few] { $count } файла
        [many] { $count } файлов
       *[other] { $count } файла
    }
command_other_copies = { $count ->
        [one] вместе с записями приходит { $count } приложенный файл
        [few] вместе с записями приходят { $count } приложенных файла
        [many] вместе с записями приходит { $count } приложенных файлов
       *[other] вместе с записями приходит { $count } приложенного файла
    }
command_other_copy_lost = { $path }: этот файл называет пришедшая запись, но там его нет, это ссылка, он слишком велик или не тот, что был приложен; он не перенесён
command_other_query_added = сохранённый запрос «{ $name }»: приходит сюда
command_other_query_renamed = сохранённый запрос «{ $name }»: здесь под этим именем другой; пришедший сохранён как «{ $here }»
command_other_query = сохранённый запрос «{ $name }»: не перенесён; он здесь уже был или может искать человека, данные о котором стёрты
command_other_removed = { $id }: здесь запись удалена, а там осталась прежней: она не возвращается
command_other_proposed = { $new } { $new_name }: возможно, это тот же человек, что { $known } { $known_name }; посмотрите: `lastseen join { $known } { $new } --dry-run`
command_other_nothing = нового нет: всё, что есть в другой рабочей папке, есть и в этой
command_other_nothing_read = ничего не пришло; часть файлов другой папки не читается
command_other_would = { $new ->
        [one] { $new } новая запись
        [few] { $new } новые записи
        [many] { $new } новых записей
       *[other] { $new } новой записи
    }, { $changed ->
        [one] изменится { $changed } запись
        [few] изменятся { $changed } записи
        [many] изменится { $changed } записей
       *[other] изменится { $changed } записи
    }; ничего не записано
command_other_done = { $new ->
        [one] { $new } новая запись
        [few] { $new } новые записи
        [many] { $new } новых записей
       *[other] { $new } новой записи
    }, { $changed ->
        [one] изменена { $changed } запись
        [few] изменены { $changed } записи
        [many] изменено { $changed } записей
       *[other] изменено { $changed } записи
    }; `lastseen undo` отменяет всё это
command_diff_here = { $name }: только здесь ({ $id })
command_diff_there = { $name }: только там ({ $id })
command_diff_says_here = здесь: { $fact }
command_diff_says_there = там: { $fact }
command_diff_both = { $record }: { $field }: здесь { $here }, там { $there }
command_diff_layout = { $name }: то же самое, но записано иначе ({ $id })
command_inspect_title = рабочая папка: { $title }
command_inspect_no_title = lastseen.ron нельзя прочитать
command_inspect_no_head = это не рабочая папка: в ней нет lastseen.ron
command_inspect_cut = здесь есть ещё то, что не просмотрено: слишком много файлов или слишком глубокие папки
command_inspect_records = { $folder }: { $count }
command_inspect_log = { $path }: { $changes ->
        [one] { $changes } изменение
        [few] { $changes } изменения
        [many] { $changes } изменений
       *[other] { $changes } изменения
    }
command_inspect_git = внутри лежит репозиторий git: не запускайте в нём git, пока не посмотрите, что там
command_inspect_runs = git может запустить программу или выйти за пределы папки: { $line }
command_inspect_link = { $path }: ссылка, канал или устройство: lastseen туда не идёт, а другие программы могут
command_inspect_private = { $path }: это личное для машины, с которой оно пришло; там могут быть сведения о людях, и lastseen этого не берёт
command_inspect_unknown = { $path }: не относится ни к какой рабочей папке

## cli/commands/list.rs

command_role_count = { TERM($role, form: "plural") }: { $count }
command_roles_not_listed = не показаны, потому что их не ищут: { $told }; их покажет role:{ $roles }
command_standard_input_one_query = команда list берёт из стандартного ввода один запрос; для нескольких записей – `show -`
command_seen = весть: { $day }

## cli/commands/log.rs

command_changes_shown = { $shown } из { $changes ->
        [one] { $changes } изменения
        [few] { $changes } изменений
        [many] { $changes } изменений
       *[other] { $changes } изменения
    }
command_log_values_erased = стёрты значения в { $lines ->
        [one] { $lines } строке
        [few] { $lines } строках
        [many] { $lines } строках
       *[other] { $lines } строки
    } журнала


command_more_facts_erased = стёрто ещё: { $facts ->
        [one] { $facts } факт
        [few] { $facts } факта
        [many] { $facts } фактов
       *[other] { $facts } факта
    }

## cli/commands/log_filter.rs

command_no_record_in_log = { $typed }: записи с таким именем нет, и в журнале оно не встречается. Данные о людях стирали: { $days }; если это один из них, здесь о нём ничего не осталось
command_not_a_date = { $typed }: не дата; напишите 2026-11-22, вчера, 3 дня назад или ноябрь 2026
command_log_empty = { $typed }: журнал пуст
command_no_change_of_author = { $typed }: изменений этого автора в журнале нет; авторы изменений: { $known }

## cli/commands/log_verify.rs

command_blanked_by_hand = значения этой строки стёрты вручную; в журнале нет записи о том, кто это сделал
command_logs_accepted = принято: отныне эти журналы считаются тем, что видел этот компьютер; обо всём, что противоречит им в других журналах и записях, программа сообщает как прежде
command_fork_at_beginning = { $log }:{ $line }:1: журнал начинается с двух строк – развилка, как после слияния двух клонов; учитываются обе
command_fork_after = { $log }:{ $line }:1: за изменением { $after } идут две строки – развилка, как после слияния двух клонов; учитываются обе

command_log_verified = { $changes ->
        [one] { $changes } изменение
        [few] { $changes } изменения
        [many] { $changes } изменений
       *[other] { $changes } изменения
    }, всё в порядке
command_log_verified_in_part = { $changes ->
        [one] { $changes } изменение
        [few] { $changes } изменения
        [many] { $changes } изменений
       *[other] { $changes } изменения
    }, запрошено { $asked }: с ними всё в порядке
command_blanked_by_erasure = { $log }: { $count ->
        [1] строка { $ranges }: значения стёрты
       *[other] строки { $ranges }: значения стёрты
    } при стирании данных о человеке ({ $moment }, { $author }), остальное – как записано
command_signer_pinned = { $member }: { $key } записан как ключ этого участника и отныне признаётся на этом компьютере. Сверьте отпечаток с ним
command_signed_nothing = { $member }: { $lines ->
        [one] { $lines } строка
        [few] { $lines } строки
        [many] { $lines } строк
       *[other] { $lines } строки
    }, подписанных нет
command_signed_lines = { $member }: { $lines ->
        [one] { $lines } строка
        [few] { $lines } строки
        [many] { $lines } строк
       *[other] { $lines } строки
    }, из них подписано { $signed }, ключ: { $keys }
command_signed_gaps = { $log }: { $count ->
        [1] строка
       *[other] строки
    } { $ranges }: за то, что там стоит, никто не ручается: это изменили или вымарали без подписанного стирания
command_unsigned_from = { $log }: не подписано начиная со строки { $line }

## cli/commands/sign.rs

command_sign_on = подпись включена: здешние строки участника { $member } подписываются ключом { $key }. Сообщите этот отпечаток остальным; ключ записан в `allowed_signers`
command_sign_off = подпись выключена: подписанное остаётся подписанным
command_sign_is_off = здесь ничего не подписывается; включить: `lastseen sign on --key FILE`
command_sign_key_inside = этот ключ лежит в рабочей папке и ушёл бы вместе с ней ко всем: перенесите его в другое место
command_sign_done = подписано
command_sign_nothing_new = всё уже подписано
command_sign_signs = этот клон подписывает ключом { $file }
command_sign_key = { $member }: { $key }
command_sign_key_untrusted = { $member }: { $key }, на этом компьютере не закреплён: его подписи здесь не признаются
command_sign_trusted = { $key } отныне признаётся ключом участника { $member }
command_sign_distrusted = ни один ключ больше не признаётся ключом участника { $member }, и ни один не будет принят сам собой
command_sign_no_key = { $member }: ни один ключ не перечислен и не закреплён; список: `lastseen sign status`
command_sign_not_listed = { $key }: в рабочей папке нет такого ключа для участника { $member }; список: `lastseen sign status`
command_sign_not_a_key = { $file }: не открытый ключ SSH; укажите файл `.pub`, сам ключ или отпечаток перечисленного ключа
command_not_signed = сохранено, но не подписано: { $why }. Следующая подпись охватит и эти строки; подписать их: `lastseen sign now`

## cli/commands/note.rs

command_note_empty = заметка пуста
command_noted = { $id }  { $title }: заметка записана

## cli/commands/public.rs

command_head_unreadable = lastseen.ron не читается; где и почему – скажет `lastseen check`
command_left_out = опущено: { $fields }
command_dossier_not_public = --dossier показывает всё, поэтому не сочетается с --public; уберите одно из двух
command_heading_left_out = опущено
command_heading_called = { $kind ->
        [kind_person] имя
       *[other] название
    }
command_nothing_public_called_so = { $typed }: среди того, что для всех, такого имени нет; возьмите ID из `lastseen list --public`
command_several_fit_give_id = { $typed }: подходит несколько записей ({ $count }); укажите ID


## cli/commands/show.rs



## cli/commands/show_conflict.rs

command_changed_meanwhile = { $id }: запись тем временем изменили; покажите её ещё раз
command_the_one = одна
command_the_other = другая
command_merge_side = сторона { $number } слияния, которое оставило маркеры: { $name }

## cli/commands/stats.rs

command_looked_for = кого ищут
command_unreadable_files = файлы, которые не читаются
command_without_status = без статуса
command_single_source = один источник
command_never_seen = вестей не было

## cli/commands/timeline.rs

command_last_seen_now = последняя весть, сейчас
command_last_seen = последняя весть
command_in_the_future = в будущем

## cli/commands/undo.rs



## cli/commands/add.rs

command_field_given_twice = { $name }: указано дважды
command_withdrawn_counts_not = из этого ничего не следует
command_compare_them = сравните их: `lastseen duplicates`
command_undo_the_new_one = новую запись отменит `lastseen undo`
command_recorded_already = обратите внимание, уже записано: { $title } ({ $id }); { $then }
command_more_recorded_already = обратите внимание: и ещё { $more }
command_write_field = { $text }: напишите FIELD=VALUE, например { $field }="..."
command_fields_of_kind = {"  "}поля ({ TERM($kind) }): { $names }

## cli/commands/erase.rs

command_nobody_to_ask = { $called }: некого спросить, действительно ли это нужно, а вернуть будет нельзя; добавьте --yes или --dry-run, чтобы увидеть, что пропадёт
command_erase = стереть навсегда все данные о человеке: { $called }?
command_nothing_was_erased = ничего не стёрто
command_one_erasure_at_a_time = -: данные стирают только об одном человеке за раз
command_only_people_erased = { $id }: стирают только данные о людях; другие записи удаляют в редакторе и через git
command_nothing_has_id = { $typed }: такого ID здесь нет ни у записи, ни в журнале, очереди, черновике или копии. Данные о людях стирали: { $days }; если это один из них, здесь ничего не осталось; --again --name NAME поищет и по имени
command_name_or_yes = имя или yes
command_type_to_erase = Вернуть будет нельзя. Чтобы стереть, введите { $what }; чтобы оставить – что угодно другое:{" "}

## cli/commands/join.rs

command_not_two_values = { $field }: у этих двух записей нет двух разных значений такого поля
command_joined = { $kept }  { $name }: { $joined } теперь ведёт сюда; `lastseen unjoin { $joined }` разъединяет
command_unjoined = разъединено: { $why }
command_one_record_already = { $one } и { $other } – уже одна запись: { $first }

## cli/commands/set.rs

command_absence_counts_not = это не учитывается ни как последняя весть, ни как нынешний статус
command_told_with_source = { $told }, источник: { $title } ({ $id })
set_status_none = статуса нет
command_newer_entry_counts = { $told } (сейчас, по более новой записи истории: { $now })
command_status_stays = { $told } (сейчас: { $now }; причина: { $why })
command_records = записи
## cli/args.rs, main.rs

command_after_help =
    Без команды открывается экран; с --plain, $LASTSEEN_PLAIN=1 или TERM=dumb программа читает и печатает строки. Рабочая папка – та, что указана, иначе из -w, иначе из $LASTSEEN_WORKSPACE, иначе из настроек, иначе папка данных пользователя.
    Коды выхода: 0 – сделано; 1 – сделать не удалось, или check что-то нашёл; 2 – команда набрана неверно; 3 – то же самое изменил кто-то другой; 4 – ответ есть, но часть файлов не читается, и в ответе может чего-то не хватать.
command_folder_in_front = { $folder }: рабочую папку указывают командам так: -w { $folder }
command_skipped = пропущено: { $why }
command_undone = отменено: { $why }
command_done_again = возвращено: { $why }
command_join_question = объединить { $joined } и { $kept } (останется вторая запись)? [y/N]
command_unjoin_question = разъединить { $name } ({ $joined }) и { $kept }? [y/N]
command_is_meant = { $what }? [y/N]
command_near = { $name } ({ $id })
command_near_differs = { $name } ({ $id }: { $differs })
command_nearest = ближайшее: { $told }; --nearest покажет всё
command_nearest_is_not_public = --nearest не сочетается с --public: в публичном списке только то, что подходит точно
public_left_out = другие имена, рождение и возраст, гражданство, место жительства, звание, документы, приметы, фото, точные места и даты, прежние записи истории, шаги, близкие, другие версии, заметки, метки, риск и согласие, имена без согласия, записи не для всех
command_step = { $person }  { $name }: { $told }
command_step_due = { $person }  { $name }: { $told } ({ $due })
command_step_counts_not = это ещё не сделано
command_form_written = { $path }: записано; не хватает или неполно: { $missing } из { $needed } нужных пунктов
command_photo_attached = { $source }  { $copy }
command_attached = { $source }  { $copy }  { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }
command_untitled = Без названия
command_first_title = Дела
command_why_erased = (стёрто)
command_decisions = Решения
command_decisions_of = { $title } · { $what }
command_decisions_since = { $title } · с: { $since }
command_decisions_until = { $title } · до: { $until }
command_decisions_by = { $title } · { $by }

## cli/commands/seal.rs, cli/commands/member.rs

command_seal_needs_member = укажите, кто сможет её открыть: `--member NAME KEY` или `--passphrase NAME`
command_member_remove_self = Ключом, которым рабочая папка открыта сейчас, вы, возможно, больше не сможете её открыть, когда { $name } будет убрано из участников. Введите `yes`:
command_seal_needs_yes = нужно согласие: укажите --yes, если спросить некого
command_seal_written_down = Бумажный ключ записан? Введите `yes`:
command_seal_copy_stays = ничего не изменено; сделанная перед этим зашифрованная копия остаётся: { $path }
command_seal_writing = шифруется: { $percent } %
command_seal_testing = проверяется: { $percent } %
command_seal_done = зашифровано, каждый файл проверен: { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    }; зашифрованная копия того, что было: { $path }
command_seal_not_taken_back = Чего это не вернёт: история git, другие копии и резервные копии остаются в открытом виде. На флеш-памяти удалённые файлы могут долго оставаться читаемыми.
command_seal_left = { $count ->
        [one] { $count } файл не принадлежит `lastseen` и остался как был, возможно в открытом виде: { $path }
        [few] { $count } файла не принадлежат `lastseen` и остались как были, возможно в открытом виде, например { $path }
        [many] { $count } файлов не принадлежат `lastseen` и остались как были, возможно в открытом виде, например { $path }
       *[other] { $count } файла не принадлежат `lastseen` и остались как были, возможно в открытом виде, например { $path }
    }
command_seal_saved_meanwhile = { $count ->
        [one] { $count } файл кто-то сохранил вручную в последний момент. Он лежит там в открытом виде, рядом с зашифрованным прежним: { $path }. Внесите заново то, что в нём нового, и удалите его
        [few] { $count } файла кто-то сохранил вручную в последний момент. Они лежат там в открытом виде, рядом с зашифрованными прежними, например { $path }. Внесите заново то, что в них нового, и удалите их
        [many] { $count } файлов кто-то сохранил вручную в последний момент. Они лежат там в открытом виде, рядом с зашифрованными прежними, например { $path }. Внесите заново то, что в них нового, и удалите их
       *[other] { $count } файла кто-то сохранил вручную в последний момент. Они лежат там в открытом виде, рядом с зашифрованными прежними, например { $path }. Внесите заново то, что в них нового, и удалите их
    }
command_unseal_sure = Всё будет лежать на этом диске в открытом виде. Введите `yes`:
command_unseal_done = больше не зашифровано, каждый файл проверен: { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    }; зашифрованная копия того, что было: { $path }
command_rekey_done = зашифровано новым ключом, каждый файл проверен: { $files ->
        [one] { $files } файл
        [few] { $files } файла
        [many] { $files } файлов
       *[other] { $files } файла
    }; зашифрованная копия того, что было: { $path }
command_rekey_not_taken_back = Чего это не вернёт: историю git, клоны и прежние копии по-прежнему открывает старый ключ, у всех, кто был тогда участником.
command_paper_member = бумага
command_paper_key = Бумажный ключ. Запишите его сейчас: он показывается один раз и нигде не хранится. Он открывает всё.
command_paper_back = Чтобы им воспользоваться, наберите его в файле, первый ряд и остальные в одной строке, с пробелами или без, и назовите файл через --identity. Последние шесть букв – проверочные: неверная буква будет замечена. Для самого `age`: прописными, без пробелов.
command_member_by_key = ключ
command_member_by_passphrase = парольная фраза
command_member_by_paper = бумажный ключ
command_member_added = теперь рабочую папку может открыть и { $name }
command_member_accept_ask = Вот кто может открыть рабочую папку сейчас. Спросите кого-то из них, и не тем путём, которым пришли файлы, верны ли все эти имена и ключи. Введите `yes`, чтобы принять файлы:
command_member_accept_clear = Эта рабочая папка была зашифрована, когда вы открывали её в прошлый раз, а теперь в ней нет файла ключей. Всё, что вы впишете, будет лежать в открытом виде. Введите `yes`, если так и задумано:
command_member_accepted = Принято: рабочая папка снова открывается
command_member_not_accepted = Ничего не принято
command_passphrase_new = Новая парольная фраза, { $name }:
command_passphrase_again = Ещё раз:
command_passphrase_short = парольная фраза слишком короткая: не меньше 12 букв, лучше пять слов, которые ничего не связывает
command_passphrase_differs = они не совпадают; ничего не изменено
command_passphrase_unasked = нет терминала, на котором можно спросить парольную фразу

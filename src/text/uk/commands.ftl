## cli/command_context.rs

command_settings_unreadable = { $place }: налаштування не вдається прочитати: { $reason }
command_no_workspace_name = робочої папки немає; укажіть її: -w DIR
command_not_with_public = --public: ця команда не може пропустити непублічне; скористайтеся `lastseen list --public`, `lastseen show ID --public` або `lastseen export --public`
command_more_findings = ще { $more }; `lastseen check` показує всі
command_incomplete = неповно: не вдалося прочитати { $files ->
        [one] { $files } файл
        [few] { $files } файли
        [many] { $files } файлів
       *[other] { $files } файлу
    }
command_incomplete_first = неповно: не вдалося прочитати { $files ->
        [one] { $files } файл
        [few] { $files } файли
        [many] { $files } файлів
       *[other] { $files } файлу
    }, перший: { $place }; причину показує `lastseen check`
command_careful = ! увага: { $name }: { $told }

## cli/future_date.rs

command_progress_read = прочитано { $percent } %
command_progress_checked = переглянуто { $percent } %
command_progress_compared = порівняно { $percent } %
command_read_as = { $typed }: прочитано як { $read }, { $words }
command_future_date_and_so = { $in_future } Доки це так, { $so }

## cli/resolve.rs

command_standard_input_unreadable = стандартне введення не вдається прочитати: { $error }
command_standard_input_names = у стандартному введенні немає жодного імені
command_nothing_was_changed = нічого не змінено
command_no_joined_id = { $typed }: це не номер запису, який об’єднали з іншим, і жоден такий запис не має цієї назви
command_none_among = { $typed }: такого імені чи назви немає; шукали тут: { $among }; див. `lastseen list`
command_did_you_mean = можливо, малося на увазі
command_nearest_to_write = укажіть номер або цілі слова назви; найближче
command_nearest_irreversible = укажіть номер або повну назву, як записано; найближче
command_none_called_so = { $typed }: такого імені чи назви немає; шукали тут: { $among }; { $advice }
command_several_fit = { $typed }: підходить кілька записів ({ $count }); укажіть більше з назви або номер
command_and_more = {"  "}і ще { $more }

## cli/screen.rs

command_screen_needs_terminal = екран потребує термінала, а `lastseen --plain` і команди – ні: див. `lastseen --help` або почніть із `lastseen list`
command_make_workspace_there = { $folder }: робочої папки ще немає. Створити її там? [y/n]
command_no_workspace_make = робочої папки немає; створіть її: `lastseen init DIR`, або вкажіть: -w DIR

## cli/standard_input.rs

command_standard_input_names_or_text = стандартне введення дає або імена, або текст: укажіть один запис або передайте текст аргументом
command_standard_input_too_long = текст зі стандартного введення задовгий для запису: найбільше { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байти
        [many] { $bytes } байтів
       *[other] { $bytes } байта
    }; долучіть його як файл
command_standard_input_not_utf8 = текст зі стандартного введення не в UTF-8; перетворіть його за допомогою iconv
command_status_missing = вкажіть статус: lastseen set NAME STATUS; `set -` без нього читає по зміні з кожного рядка
command_as_one_without_lines = --as-one – для змін зі стандартного введення: lastseen set - --as-one
command_lines_too_many = у стандартному введенні забагато рядків, найбільше число: { $most }; поділіть їх на кілька запусків
command_lines_too_large = стандартне введення має понад { $megabytes } МБ; поділіть його на кілька запусків
command_line_too_long = задовгий рядок, межа в байтах: { $bytes }; довший текст покладіть у файл і долучіть його
command_line_no_json = це не об’єкт JSON із текстами whom, status, when, place, source, at, contact, note і why: { $reason }
command_line_incomplete = потрібні whom і status; з табуляцією порядок такий: whom, status, when, place, source, at, contact, note, why
command_line_too_many_fields = більше дев’яти полів; порядок такий: whom, status, when, place, source, at, contact, note, why
command_line_contact = { $word }: contact – одне з direct, relayed і none
command_line_at_of_no_source = at – місце в джерелі; потрібен і source
command_lines_all_refused = відхилено всі рядки, нічого не змінено
command_line_other_status = { $whom }: у рядку стоїть { $word }, а в команді інший статус. Приберіть статус із команди або з рядків.
command_line_refused = рядок { $number }: { $told }
command_lines_refused = відхилено рядків: { $count } з { $total }; решту збережено
command_lines_none_done = відхилено рядків: { $count } з { $total }, і нічого не змінено: виправте їх або приберіть --as-one
command_standard_input_one_text = стандартне введення дає один текст: --note або --why

## cli/trailing_flags.rs

command_no_such_flag = { $word }: такого параметра немає; див. `lastseen { $command } --help`

## cli/output/cli_error.rs

command_cannot_print = не вдалося вивести: { $error }

## cli/commands/attach.rs

command_copy_put_back = { $source }  { $copy }  повернуто, як було

## cli/commands/duplicates.rs

command_shown_of_all = { $shown } з { $all }

## cli/commands/init.rs

command_workspace_made = { $dir }: нова робоча папка «{ $title }»; відкриває її `lastseen { $dir }`

## cli/commands/git.rs

command_git_nothing_to_do = нема чого робити: у цьому клоні git зливає й порівнює записи через lastseen
command_git_lines = { $path }: додано рядки, за якими git використовує lastseen; зробіть коміт, щоб вони були і в інших клонах
command_git_config = git config { $name } = { $value }
command_git_hook = { $path }: перевіряє те, що йде в коміт
command_git_foreign_hook = { $path }: хук уже є; викличте в ньому `lastseen check`
command_merge_remark = злиття двох версій
command_merge_contested = { $path }: { $field }: змінено по-різному; { $outcome ->
        [claim] чинне: { $counts }, іншою версією лишається: { $other }
        [other-name] чинне: { $counts }, серед інших імен лишається: { $other }
        [note] чинне: { $counts }, нотаткою лишається: { $other }
        [item] лишаються обидва
        [kept] одна сторона це вилучила, друга змінила: воно лишається
       *[dropped] чинне: { $counts }, більше ніде не лишилося: { $other }
    }
command_sync_commit = { $changes ->
        [0] змінено файли
        [one] { $changes } зміна
        [few] { $changes } зміни
        [many] { $changes } змін
       *[other] { $changes } зміни
    }
command_sync_nothing_to_do = нема чого робити: з обох боків те саме
command_sync_done = { $committed ->
        [0] нового тут немає
        [one] додано до коміту { $committed } зміну
        [few] додано до коміту { $committed } зміни
        [many] додано до коміту { $committed } змін
       *[other] додано до коміту { $committed } зміни
    }, { $received ->
        [0] нічого не надійшло
        [one] надійшов { $received } коміт
        [few] надійшли { $received } коміти
        [many] надійшло { $received } комітів
       *[other] надійшло { $received } коміту
    }, { $merged ->
        [0] жодного запису не змінено з обох боків
        [one] злито { $merged } запис
        [few] злито { $merged } записи
        [many] злито { $merged } записів
       *[other] злито { $merged } запису
    }
command_sync_undecided = { $path }: мають вирішити люди: у файлі обидві версії між позначками git. Відредагуйте його й знову запустіть `lastseen sync`
command_sync_unmerged = { $path }: вирішувати людям: файл змінили обидві сторони, і злити його не можна. Візьміть одну версію: `git checkout --ours { $path }` або `--theirs`, потім `git add { $path }` і знову `lastseen sync`
command_sync_kept = { $path }: з одного боку вилучено, з другого змінено: лишається
command_sync_gone = { $id }: дані стерто в іншому клоні, і тут їх теж більше немає; в історії git, резервних копіях і долучених файлах вони ще можуть бути
command_sync_removed = { $id }: запис вилучено в іншому клоні, і тут його теж більше немає; його журнали ще розповідають про цю людину. Якщо дані треба стерти: `lastseen erase { $id } --again`
command_sync_to_erase = { $id }: дані про людину стерто в іншому клоні, а в цьому про неї є ще щось. Злиття чекає. Щоб стерти й це, а потім продовжити: `lastseen sync --erase`
command_sync_erased = { $id }: дані про людину стерто й тут, як і в іншому клоні
command_sync_refused = { $path }: не взято: це не звичайний файл або він опинився б серед приватних файлів lastseen
command_sync_kept_lines = лишається: { $path }: інша сторона прибрала рядки з цього журналу, як робить `git revert`; вони лишаються. У записах може вже не бути того, що кажуть ці рядки: порівняйте їх з `lastseen log`
command_sync_merge = злито дві версії
command_merge_by_lines = { $path }: злито порядково, бо одна з версій не читається як запис
command_merge_conflict = { $path }: не вдається злити автоматично; у файлі є позначки git. Де саме, показує `lastseen check`
command_merge_different_records = { $path }: git вважає один запис іншим, переміщеним; їх не злито. Виконайте `git merge --abort` (або `git rebase --abort`), `lastseen git setup` і знову `git pull`

## cli/commands/other.rs

command_other_erased = { $id }: дані про цю людину тут стерто, і запис не повертається
command_other_erased_there = { $id }: дані стерто в іншій робочій папці, а тут вони ще є; щоб стерти їх і тут: `lastseen erase { $id }`
command_other_files = інші долучені файли з папки «{ $folder }», яких тут немає і яких не перенесено, бо жоден запис, що надійшов, їх не називає: { $count ->
        [one] { $count } файл
        [few] { $count } файли
        [many] { $count } файлів
       *[other] { $count } файлу
    }
command_other_copies = { $count ->
        [one] разом із записами надходить { $count } долучений файл
        [few] разом із записами надходять { $count } долучені файли
        [many] разом із записами надходить { $count } долучених файлів
       *[other] разом із записами надходить { $count } долученого файлу
    }
command_other_copy_lost = { $path }: цей файл називає запис, що надійшов, але там його немає, це посилання, він завеликий або не той, який долучали; його не перенесено
command_other_query_added = збережений запит «{ $name }»: надходить сюди
command_other_query_renamed = збережений запит «{ $name }»: тут під цим іменем інший; той, що надійшов, збережено як «{ $here }»
command_other_query = збережений запит «{ $name }»: не перенесено; він тут уже був або може шукати людину, дані про яку стерто
command_other_removed = { $id }: тут вилучено, а там лишилося, як було: не повертається
command_other_proposed = { $new } { $new_name }: можливо, та сама людина, що { $known } { $known_name }; подивіться: `lastseen join { $known } { $new } --dry-run`
command_other_nothing = нового немає: у цій робочій папці є все, що каже інша
command_other_nothing_read = нічого не надійшло; деякі з її файлів не вдалося прочитати
command_other_would = { $new ->
        [one] { $new } новий запис
        [few] { $new } нові записи
        [many] { $new } нових записів
       *[other] { $new } нового запису
    }, { $changed ->
        [one] { $changed } запис зміниться
        [few] { $changed } записи зміняться
        [many] { $changed } записів зміняться
       *[other] { $changed } запису зміниться
    }; нічого не записано
command_other_done = { $new ->
        [one] { $new } новий запис
        [few] { $new } нові записи
        [many] { $new } нових записів
       *[other] { $new } нового запису
    }, змінено { $changed ->
        [one] { $changed } запис
        [few] { $changed } записи
        [many] { $changed } записів
       *[other] { $changed } запису
    }; `lastseen undo` скасовує все це
command_diff_here = { $name }: лише тут ({ $id })
command_diff_there = { $name }: лише там ({ $id })
command_diff_says_here = тут: { $fact }
command_diff_says_there = там: { $fact }
command_diff_both = { $record }: { $field }: тут { $here }, там { $there }
command_diff_layout = { $name }: те саме, записане інакше ({ $id })
command_inspect_title = робоча папка: { $title }
command_inspect_no_title = lastseen.ron неможливо прочитати
command_inspect_no_head = це не робоча папка: у ній немає lastseen.ron
command_inspect_cut = тут є ще те, що не переглянуто: забагато файлів або заглибокі папки
command_inspect_records = { $folder }: { $count }
command_inspect_log = { $path }: { $changes ->
        [one] { $changes } зміна
        [few] { $changes } зміни
        [many] { $changes } змін
       *[other] { $changes } зміни
    }
command_inspect_git = у ній є репозиторій git: не запускайте в ній git, доки не подивитеся
command_inspect_runs = git може запустити програму або вийти за межі папки: { $line }
command_inspect_link = { $path }: посилання, канал або пристрій: lastseen за ним не йде, інші програми можуть
command_inspect_private = { $path }: це приватне для машини, з якої воно прийшло; там можуть бути відомості про людей, і lastseen цього не бере
command_inspect_unknown = { $path }: не належить жодній робочій папці

## cli/commands/list.rs

command_role_count = { TERM($role, form: "plural") }: { $count }
command_roles_not_listed = не показано, бо їх ніхто не розшукує: { $told }; їх показує role:{ $roles }
command_standard_input_one_query = list бере зі стандартного введення один запит; для кількох записів є `show -`
command_seen = звістка { $day }

## cli/commands/log.rs

command_changes_shown = { $shown } з { $changes ->
        [one] { $changes } зміни
        [few] { $changes } змін
        [many] { $changes } змін
       *[other] { $changes } зміни
    }
command_log_values_erased = у журналі стерто значення { $lines ->
        [one] { $lines } рядка
        [few] { $lines } рядків
        [many] { $lines } рядків
       *[other] { $lines } рядка
    }


command_more_facts_erased = ще { $facts ->
        [one] { $facts } значення
        [few] { $facts } значення
        [many] { $facts } значень
       *[other] { $facts } значення
    }, стерто

## cli/commands/log_filter.rs

command_no_record_in_log = { $typed }: такого запису немає, і жоден рядок журналу його не називає. Дані про людей стирали: { $days }; якщо це хтось із них, тут про цю людину нічого не лишилося
command_not_a_date = { $typed }: не дата; напишіть 2026-11-22, вчора, 3 дні тому або листопад 2026
command_log_empty = { $typed }: журнал порожній
command_no_change_of_author = { $typed }: у журналі немає змін цього автора; є зміни таких авторів: { $known }

## cli/commands/log_verify.rs

command_blanked_by_hand = значення цього рядка стерто вручну; у журналі немає запису про те, хто це зробив
command_logs_accepted = прийнято: відтепер ці журнали – те, що бачив цей комп’ютер; те, що свідчать проти них інші журнали й записи, показується, як і раніше
command_fork_at_beginning = { $log }:{ $line }:1: журнал починають два рядки, розгалуження, як після злиття двох клонів; враховуються обидва
command_fork_after = { $log }:{ $line }:1: після зміни { $after } йдуть два рядки, розгалуження, як після злиття двох клонів; враховуються обидва

command_log_verified = { $changes ->
        [one] { $changes } зміна
        [few] { $changes } зміни
        [many] { $changes } змін
       *[other] { $changes } зміни
    }, усе гаразд
command_log_verified_in_part = { $changes ->
        [one] { $changes } зміна
        [few] { $changes } зміни
        [many] { $changes } змін
       *[other] { $changes } зміни
    }, запитано { $asked }, у запитаних усе гаразд
command_blanked_by_erasure = { $log }: { $count ->
        [1] рядок { $ranges } спорожнено
       *[other] рядки { $ranges } спорожнено
    } під час стирання даних про людину ({ $moment }, { $author }), решту не змінено
command_signer_pinned = { $member }: { $key } записано як ключ цього учасника, і відтепер його визнано на цьому комп’ютері. Звірте відбиток із ним
command_signed_nothing = { $member }: { $lines ->
        [one] { $lines } рядок
        [few] { $lines } рядки
        [many] { $lines } рядків
       *[other] { $lines } рядка
    }, підписаних немає
command_signed_lines = { $member }: { $lines ->
        [one] { $lines } рядок
        [few] { $lines } рядки
        [many] { $lines } рядків
       *[other] { $lines } рядка
    }, з них підписано { $signed }, ключ: { $keys }
command_signed_gaps = { $log }: { $count ->
        [1] рядок
       *[other] рядки
    } { $ranges }: за те, що там стоїть, ніхто не ручається: це змінили або вимарали без підписаного стирання
command_unsigned_from = { $log }: не підписано від рядка { $line }

## cli/commands/sign.rs

command_sign_on = підпис увімкнено: тутешні рядки учасника { $member } підписуються ключем { $key }. Повідомте цей відбиток іншим; ключ записано в `allowed_signers`
command_sign_off = підпис вимкнено: підписане лишається підписаним
command_sign_is_off = тут нічого не підписується; увімкнути: `lastseen sign on --key FILE`
command_sign_key_inside = цей ключ лежить у робочій папці й потрапив би разом із нею до всіх: перенесіть його в інше місце
command_sign_done = підписано
command_sign_nothing_new = усе вже підписано
command_sign_signs = цей клон підписує ключем { $file }
command_sign_key = { $member }: { $key }
command_sign_key_untrusted = { $member }: { $key }, на цьому комп’ютері не закріплено: його підписи тут не визнаються
command_sign_trusted = { $key } відтепер визнається ключем учасника { $member }
command_sign_distrusted = жоден ключ більше не визнається ключем учасника { $member }, і жодного не буде прийнято самочинно
command_sign_no_key = { $member }: жодного ключа не перелічено й не закріплено; список: `lastseen sign status`
command_sign_not_listed = { $key }: у робочій папці немає такого ключа для учасника { $member }; список: `lastseen sign status`
command_sign_not_a_key = { $file }: не відкритий ключ SSH; укажіть файл `.pub`, сам ключ або відбиток переліченого ключа
command_not_signed = збережено, але не підписано: { $why }. Наступний підпис охопить і ці рядки; підписати їх: `lastseen sign now`

## cli/commands/note.rs

command_note_empty = нотатка порожня
command_noted = { $id }  { $title }: нотатку записано

## cli/commands/public.rs

command_head_unreadable = lastseen.ron не вдається прочитати; де й чому, показує `lastseen check`
command_left_out = пропущено: { $fields }
command_dossier_not_public = --dossier показує все, тому несумісне з --public; приберіть одне з них
command_heading_left_out = пропущено
command_heading_called = { $kind ->
        [kind_person] ім’я
       *[other] назва
    }
command_nothing_public_called_so = { $typed }: нічого публічного з такою назвою немає; візьміть номер із `lastseen list --public`
command_several_fit_give_id = { $typed }: підходить кілька записів ({ $count }); укажіть номер


## cli/commands/show.rs



## cli/commands/show_conflict.rs

command_changed_meanwhile = { $id }: тим часом змінено; покажіть знову
command_the_one = перша
command_the_other = друга
command_merge_side = сторона { $number } злиття, яке лишило позначки: { $name }

## cli/commands/stats.rs

command_looked_for = кого розшукують
command_unreadable_files = файли, що не читаються
command_without_status = без статусу
command_single_source = одне джерело
command_never_seen = звісток не було

## cli/commands/timeline.rs

command_last_seen_now = остання звістка, зараз
command_last_seen = остання звістка
command_in_the_future = у майбутньому

## cli/commands/undo.rs



## cli/commands/add.rs

command_field_given_twice = { $name }: указано двічі
command_withdrawn_counts_not = з цього нічого не випливає
command_compare_them = порівнює їх `lastseen duplicates`
command_undo_the_new_one = новий запис скасовує `lastseen undo`
command_recorded_already = зауважте: { $title } ({ $id }), уже записано; { $then }
command_more_recorded_already = зауважте: і ще { $more }
command_write_field = { $text }: пишіть FIELD=VALUE, наприклад `{ $field }="..."`
command_fields_of_kind = {"  "}{ TERM($kind) }, поля: { $names }

## cli/commands/erase.rs

command_nobody_to_ask = { $called }: тут нема кого запитати, чи справді так треба, а скасувати це не можна; додайте --yes або --dry-run, щоб побачити, що зникло б
command_erase = стерти назавжди всі дані про людину: { $called }?
command_nothing_was_erased = нічого не стерто
command_one_erasure_at_a_time = -: за раз стирають дані лише про одну людину
command_only_people_erased = { $id }: стирають лише дані про людей; інші записи вилучають у редакторі й через git
command_nothing_has_id = { $typed }: з таким номером тут немає ні запису, ні журналу, ні черги, ні чернетки, ні копії. Дані про людей стирали: { $days }; якщо це хтось із них, нічого не лишилося; --again --name NAME шукає ще й ім’я
command_name_or_yes = ім’я або yes
command_type_to_erase = Скасувати це буде неможливо. Щоб стерти, введіть: { $what }. Щоб лишити, введіть будь-що інше:{" "}

## cli/commands/join.rs

command_not_two_values = { $field }: у цих двох записах немає двох значень такого поля
command_joined = { $kept }  { $name }: сюди тепер веде { $joined }; роз’єднує їх `lastseen unjoin { $joined }`
command_unjoined = роз’єднано: { $why }
command_one_record_already = { $one } і { $other } – це вже один запис: { $first }

## cli/commands/set.rs

command_absence_counts_not = це не враховується ні як звістка, ні як теперішній статус
command_told_with_source = { $told }, джерело: { $title } ({ $id })
set_status_none = немає
command_newer_entry_counts = { $told } (зараз, за новішою подією: { $now })
command_status_stays = { $told } (зараз: { $now }, бо { $why })
command_records = записи
## cli/args.rs, main.rs

command_after_help =
    Без команди відкривається екран; з --plain, $LASTSEEN_PLAIN=1 або TERM=dumb програма читає й виводить рядки. Робоча папка – це вказана папка, інакше -w, інакше $LASTSEEN_WORKSPACE, інакше папка з налаштувань, інакше папка даних користувача.
    Коди завершення: 0 – виконано; 1 – не вдалося виконати або check щось знайшла; 2 – неправильне використання; 3 – хтось інший змінив те саме; 4 – відповідь є, але деякі файли не вдалося прочитати, тож у ній може чогось бракувати.
command_folder_in_front = { $folder }: команди приймають робочу папку так: -w { $folder }
command_skipped = пропущено: { $why }
command_undone = скасовано: { $why }
command_done_again = повернуто: { $why }
command_join_question = об’єднати записи «{ $joined }» і «{ $kept }» (лишиться другий)? [y/N]
command_unjoin_question = роз’єднати записи «{ $name }» ({ $joined }) і «{ $kept }»? [y/N]
command_is_meant = { $what }? [y/N]
command_near = { $name } ({ $id })
command_near_differs = { $name } ({ $id }: { $differs })
command_nearest = найближче: { $told }; усе показує --nearest
command_nearest_is_not_public = --nearest несумісне з --public: у публічному списку є лише те, що підходить
public_left_out = інші імена, дата народження і вік, громадянство, місце проживання, звання, документи, прикмети, фото, точні місця й дати, раніші події, кроки, близькі, інші версії, нотатки, мітки, ризик і згода, імена без згоди, непублічні записи
command_step = { $person }  { $name }: { $told }
command_step_due = { $person }  { $name }: { $told } ({ $due })
command_step_counts_not = те, що попереду, ще не зроблено
command_form_written = { $path }: записано; з потрібних пунктів ({ $needed }) бракує або неповні: { $missing }
command_photo_attached = { $source }  { $copy }
command_attached = { $source }  { $copy }  { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байти
        [many] { $bytes } байтів
       *[other] { $bytes } байта
    }
command_untitled = Без назви
command_first_title = Справи
command_why_erased = (стерто)
command_decisions = Рішення
command_decisions_of = { $title }: { $what }
command_decisions_since = { $title }, від: { $since }
command_decisions_until = { $title }, до: { $until }
command_decisions_by = { $title }, автор: { $by }

## cli/commands/seal.rs, cli/commands/member.rs

command_seal_needs_member = вкажіть, хто зможе її відкрити: `--member NAME KEY` або `--passphrase NAME`
command_member_remove_self = Ключем, яким робочу папку відкрито зараз, ви, можливо, більше не зможете її відкрити, коли { $name } буде прибрано з учасників. Введіть `yes`:
command_seal_needs_yes = потрібна згода: вкажіть --yes, якщо запитати нема кого
command_seal_written_down = Паперовий ключ записано? Введіть `yes`:
command_seal_copy_stays = нічого не змінено; зроблена перед цим зашифрована копія лишається: { $path }
command_seal_writing = шифрується: { $percent } %
command_seal_testing = перевіряється: { $percent } %
command_seal_done = зашифровано, кожен файл перевірено: { $files ->
        [one] { $files } файл
        [few] { $files } файли
        [many] { $files } файлів
       *[other] { $files } файла
    }; зашифрована копія того, що було: { $path }
command_seal_not_taken_back = Чого це не поверне: історія git, інші копії та резервні копії лишаються у відкритому вигляді. На флеш-пам’яті видалені файли можуть довго лишатися читаними.
command_seal_left = { $count ->
        [one] { $count } файл не належить `lastseen` і лишився, як був, можливо, у відкритому вигляді: { $path }
        [few] { $count } файли не належать `lastseen` і лишилися, як були, можливо, у відкритому вигляді, наприклад { $path }
        [many] { $count } файлів не належать `lastseen` і лишилися, як були, можливо, у відкритому вигляді, наприклад { $path }
       *[other] { $count } файла не належать `lastseen` і лишилися, як були, можливо, у відкритому вигляді, наприклад { $path }
    }
command_seal_saved_meanwhile = { $count ->
        [one] { $count } файл хтось зберіг вручну в останню мить. Він лежить там у відкритому вигляді, поряд із зашифрованим попереднім: { $path }. Внесіть заново те, що в ньому нового, і видаліть його
        [few] { $count } файли хтось зберіг вручну в останню мить. Вони лежать там у відкритому вигляді, поряд із зашифрованими попередніми, наприклад { $path }. Внесіть заново те, що в них нового, і видаліть їх
        [many] { $count } файлів хтось зберіг вручну в останню мить. Вони лежать там у відкритому вигляді, поряд із зашифрованими попередніми, наприклад { $path }. Внесіть заново те, що в них нового, і видаліть їх
       *[other] { $count } файла хтось зберіг вручну в останню мить. Вони лежать там у відкритому вигляді, поряд із зашифрованими попередніми, наприклад { $path }. Внесіть заново те, що в них нового, і видаліть їх
    }
command_unseal_sure = Усе лежатиме на цьому диску у відкритому вигляді. Введіть `yes`:
command_unseal_done = більше не зашифровано, кожен файл перевірено: { $files ->
        [one] { $files } файл
        [few] { $files } файли
        [many] { $files } файлів
       *[other] { $files } файла
    }; зашифрована копія того, що було: { $path }
command_rekey_done = зашифровано новим ключем, кожен файл перевірено: { $files ->
        [one] { $files } файл
        [few] { $files } файли
        [many] { $files } файлів
       *[other] { $files } файла
    }; зашифрована копія того, що було: { $path }
command_rekey_not_taken_back = Чого це не поверне: історію git, клони та давніші копії й далі відкриває старий ключ, у всіх, хто тоді був учасником.
command_paper_member = папір
command_paper_key = Паперовий ключ. Запишіть його зараз: його показано один раз, і він ніде не зберігається. Він відкриває все.
command_paper_back = Щоб ним скористатися, наберіть його у файлі, перший рядок і решту в один рядок, із пробілами чи без, і назвіть файл через --identity. Останні шість літер – перевірні: хибну літеру буде помічено. Для самого `age`: великими, без пробілів.
command_member_by_key = ключ
command_member_by_passphrase = парольна фраза
command_member_by_paper = паперовий ключ
command_member_added = тепер робочу папку може відкрити і { $name }
command_member_accept_ask = Ось хто може відкрити робочу папку зараз. Спитайте когось із них, і не тим шляхом, яким прийшли файли, чи всі ці імена й ключі правильні. Введіть `yes`, щоб прийняти файли:
command_member_accept_clear = Цю робочу папку було зашифровано, коли ви відкривали її востаннє, а тепер у ній немає файлу ключів. Усе, що ви впишете, лежатиме у відкритому вигляді. Введіть `yes`, якщо так і задумано:
command_member_accepted = Прийнято: робоча папка знову відкривається
command_member_not_accepted = Нічого не прийнято
command_passphrase_new = Нова парольна фраза, { $name }:
command_passphrase_again = Ще раз:
command_passphrase_short = парольна фраза надто коротка: щонайменше 12 літер, найкраще п’ять слів, які нічого не пов’язує
command_passphrase_differs = вони не збігаються; нічого не змінено
command_passphrase_unasked = немає термінала, на якому можна запитати парольну фразу

# What could not be done: what, where, and what to do about it.

home_folder = домашняя папка
conflict_record = { $record }: вся запись
conflict_field = { $record }: { $field }
conflict_theirs = {"  "}чужое:  { $value }
conflict_set_by = {"          "}{ $by }
conflict_yours = {"  "}ваше:   { $value }
conflict_before = {"  "}раньше: { $value }


## text/errors/failure.rs

later_changed_by = изменено: { $what } ({ $who }, { $at })
later_changed_outside = { $what }: изменено не через lastseen, или это изменение стёрто из журнала
undo_skip_hint = чтобы оставить это изменение как есть и дойти до более ранних: `lastseen undo --skip`
compose_splice = части не сходятся
compose_failed = здесь запись изменить нельзя: { $detail }; попробуйте редактор
failure_no_such_folder = { $path }: такой папки нет; создайте там рабочую папку: `lastseen init { $path }`
failure_not_a_workspace = { $path }: это не рабочая папка, в ней нет lastseen.ron; создайте её: `lastseen init { $path }`
failure_bad_head = { $place }: не читается: { $reason }
failure_head_refused = { $place }: { $reason }
failure_head_too_large = { $place }: не читается: размер – { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }, это слишком много; предел – { $limit }
failure_head_no_file = { $place }: не читается: это не обычный файл
failure_newer_format = { $path }: создано более новой версией lastseen (формат { $format }); обновите эту
failure_in_the_way = { $path }: мешает; выберите пустую или новую папку
failure_read_only = { $path }: можно прочесть, но не записать ({ $reason }); ничего не изменено
failure_no_account_state = { $folder }: для записи нужна собственная папка этой учётной записи, а её нельзя использовать ({ $reason }); разрешите в неё записывать или укажите в XDG_STATE_HOME свою папку вне рабочей
failure_io = { $path }: не удалось { $operation ->
        [open] открыть
        [look-for] найти
        [list] перечислить
        [write] записать
        [write-into] записать внутрь
        [write-line] записать строку об изменении
        [make-folder] создать папку
        [sync] сохранить на диск
        [rename] переименовать
        [remove] удалить
        [empty] очистить
        [cut-end] починить
        [lock] заблокировать
        [begin-erasure] начать стирание
       *[read] прочесть
    }: { $reason }
failure_encryption = { $place }: { $why }
failure_git = git { $command }: { $reason }
failure_git_told = `git { $command }` не выполнена, причина указана выше; здесь ничего не потеряно. Устраните её и синхронизируйте снова
failure_ssh_keygen = `ssh-keygen -Y` { $command }: { $reason }
failure_no_terminal = терминал подготовить не удалось: { $reason }
failure_unfinished = { $path }: отказал диск ({ $reason }), когда изменение уже было в журнале; ваше следующее изменение здесь доведёт его до конца
failure_locked = { $path }: сейчас записывает кто-то другой; повторите через мгновение
failure_half_exchanged = { $path }: { $reason }. Часть файлов уже в новом виде, часть ещё в старом: ничего не потеряно, но работать здесь нельзя, пока это не исправлено. Исправьте, и следующая команда здесь доведёт дело до конца
failure_form_changed = { $path }: пока программа работала, рабочую папку зашифровали, расшифровали или дали ей новый ключ; ничего не записано. Запустите ещё раз
failure_conflict = { $record }: то же самое изменил кто-то другой; ничего не записано, посмотрите и повторите
failure_conflicts = кто-то другой изменил то же самое, мест: { $count }; ничего не записано, посмотрите и повторите
failure_not_joined = { $record }: ни одно изменение, которое ещё в силе, не объединяло эту запись с другой
failure_judged_different = { $joined } и { $kept } не объединены: { $judged_by }. Если это всё же один человек: `lastseen join { $kept } { $joined } --anyway`
failure_joined_meanwhile = запись { $record } вошла в { $to }, и теперь обе – это { $to }; ничего не записано: пишите в { $to } или сначала разъедините их: `lastseen unjoin { $record }`
failure_added_meanwhile = запись { $record } добавил кто-то другой уже после сравнения списка; ничего не записано: импортируйте ещё раз
failure_sync_other_form = одна сторона зашифрована, а другая нет: ничего не слито и не отправлено. Клонируйте зашифрованную заново и внесите в неё то, что есть только в этом клоне
failure_sync_other_key = другая сторона зашифрована другим ключом, { $key }: ничего не слито и не отправлено. Его мог подложить любой, кто может туда писать, и тогда он прочтёт то, что вы отправите. Спросите по телефону того, кто выполнял `rekey` или `member remove`, то же ли стоит в `keys/workspace.pub` у него. Только если то же, клонируйте её заново рядом с этой и заберите туда то, что есть только здесь: `lastseen merge FOLDER`
failure_sync_old_key = у этого клона новый ключ, а на другой стороне есть изменения под прежним: ничего не слито и не отправлено. Клонируйте другую сторону рядом, заберите изменения через `lastseen merge FOLDER`, сообщите об этом `git` командой `git merge -s ours FETCH_HEAD` и повторите синхронизацию
failure_sync_would_lock_out = { $path } на другой стороне повреждён или подменён: с ним участники больше не открыли бы рабочую папку. Ничего не слито и не отправлено. Найдите коммит через `git log FETCH_HEAD -- { $path }`, отмените его в новом клоне через `git revert`, отправьте это через `git push` и снова запустите `lastseen sync`. Тот, кто его сделал, может писать туда, чем вы обмениваетесь
failure_sync_not_plain = { $path } приходит как ссылка, подмодуль или личный файл, а что-то ещё нужно слить вручную: ничего не слито. Попросите того, кто это прислал, убрать файл, затем снова запустите `lastseen sync`
failure_sync_staged_outside = в репозитории к отправке подготовлены файлы вне рабочей папки, и они ушли бы тоже: сделайте с ними коммит или уберите их: `git restore --staged`, затем снова запустите `lastseen sync`
failure_sync_changed = { $path }: файл кто-то сохранил, пока приходила версия другой стороны; он остаётся таким, как сохранён. Снова запустите `lastseen sync`
failure_sync_bundle_inside = этот пакет лежит в рабочей папке и стал бы частью самого себя: укажите файл вне её
failure_sync_forestalled = каждый раз кто-то успевал отправить раньше: ничего не отправлено. Снова запустите `lastseen sync`
failure_sync_unfinished = `git` ждёт окончания `{ $command }`, поэтому ничего не слито и не отправлено: завершите командой `git { $command } --continue` (или `--abort`) и синхронизируйте снова
failure_sync_no_branch = здесь не выбрана ветка, поэтому ничего не слито и не отправлено: `git switch BRANCH`, или `git switch -c NAME`, чтобы сохранить сделанные здесь коммиты; затем синхронизируйте снова
failure_sync_unmerged = { $path }: `git` оставил файл неслитым, поэтому ничего не слито и не отправлено: `lastseen mergetool` сливает записи и журналы; остальное приведите в порядок и выполните `git add`, затем синхронизируйте снова
failure_joined_later = запись { $record } вошла в { $to }, а { $to } затем – в { $stands }; ничего не разъединено. Сначала `lastseen unjoin { $to }`, потом `lastseen unjoin { $record }`, потом `lastseen join { $stands } { $to }`
failure_built_on = ничего не отменено, потому что с тех пор { $things ->
        [one] изменено { $things } место
        [few] изменены { $things } места
        [many] изменено { $things } мест
       *[other] изменено { $things } места
    }: сначала отмените это или оставьте в той записи, которую сохранили: `lastseen unjoin --anyway`
failure_query_changed = lastseen.ron: кто-то другой изменил запрос «{ $name }» или хранит под этим именем другой; ничего не записано · чужой: { $theirs } · ваш: { $yours }
failure_no_such_record = { $record }: такой записи нет
failure_unsound = { $place }: изменить нельзя, пока это не исправлено: { $reason }
failure_would_damage = { $path }: изменение повредило бы `{ $field }`; ничего не записано, измените это в редакторе
failure_would_be_too_large = { $path }: запись стала бы слишком большой ({ $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }); ничего не записано
failure_erasure_stands = ваше последнее изменение стёрло данные о человеке, и отменить это нельзя: стёртое нигде не хранится
failure_draft_of_erased = данные о человеке тем временем стёрли, и набранное о нём нигде не хранится
failure_was_erased = { $name }: данные о человеке с таким именем стёрли { $day } ({ $by }); ничего не записано. Если это другой человек или тот же, но он согласен, добавьте его: `lastseen add person ... --anyway`
failure_nothing_to_undo = отменять нечего
failure_nothing_to_redo = возвращать нечего
failure_nothing_to_erase = стирать нечего
failure_no_decision_to_take_back = в этой очереди отменять нечего
failure_broken_log = { $place }: журналу нельзя верить: { $reason }; см. `lastseen log --verify`
failure_empty_change = это ничего не меняет
failure_no_such_queue = { $name }: очереди с таким названием больше нет
failure_bad_queue = { $path }: очередь не читается: { $reason }; если убрать файл, ни одна запись не пострадает
failure_taken_by_somebody = { $record }: ничего не записано, за это тем временем взялся кто-то другой
failure_taken_by_another = { $record }: ничего не записано, за это тем временем взялся другой автор: { $by }
unattached_unreadable = не читается: { $reason }
unattached_symlink = это символическая ссылка; укажите сам файл
unattached_not_a_file = это не обычный файл, приложить его нельзя
unattached_empty = файл пуст, прикладывать нечего
unattached_not_an_image = по содержанию это не фото: фото – JPEG, PNG, GIF, WebP, BMP, TIFF, HEIF или AVIF; всё остальное приложите к источнику
unattached_too_large = слишком велик, чтобы приложить: { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
        [many] { $bytes } байт
       *[other] { $bytes } байта
    }; предел – { $limit }
unattached_already = уже приложено к этой записи
failure_not_attached = { $path }: { $why }
failure_no_random_number = не удалось получить случайное число: { $reason }
encryption_secret_key = это секретный ключ; дайте открытый, его выводит `age-keygen -y FILE`. Если секретный ключ кто-то видел, создайте новую пару
encryption_not_a_recipient = это не открытый ключ age (`age1...`) или SSH (`ssh-ed25519`, `ssh-rsa`); ничего не записано
encryption_no_recipients = открытого ключа там нет; ничего не записано
encryption_too_many_keys = ключей больше, чем читается; назовите нужные
encryption_weak_rsa = ключ RSA короче 2048 бит ничего не защищает; попросите другой ключ
encryption_long_rsa = ключ RSA такой длины использовать нельзя; попросите другой ключ
encryption_unsupported_key = для ключа такого вида шифровать нельзя: { $kind }; попросите ключ age (`age1...`) или `ssh-ed25519`
encryption_not_an_identity = это не секретный ключ age (`AGE-SECRET-KEY-1...`) или SSH
encryption_no_identities = секретного ключа там нет
encryption_public_key = это открытый ключ; файл открывает секретный
encryption_key_in_environment = здесь должен быть назван файл с ключом, а не сам ключ: его увидели бы другие программы
encryption_key_among_arguments = это сам ключ: назовите файл, в котором он лежит. Его уже видели другие программы и история вашей командной строки; если это кому-то опасно, создайте новую пару
encryption_open_to_others = этот секретный ключ могут прочитать другие учётные записи этого компьютера; выполните для него `chmod 600`
encryption_unsupported_identity = этот секретный ключ защищён так, что его нельзя прочитать; сохраните его заново с помощью `ssh-keygen -p` или возьмите ключ age
encryption_no_memory_folder = не в памяти или доступна не только вам: другие программы видят зашифрованное лишь через вашу папку в `tmpfs`, названную в `$XDG_RUNTIME_DIR`
encryption_needs_identity = зашифровано с помощью age; назовите файл со своим секретным ключом: `--identity FILE`
encryption_no_passphrase = нужна парольная фраза, а на терминале её не ввели
encryption_wrong_passphrase = парольная фраза неверна
encryption_wrong_key = зашифровано для кого-то другого: ни один из ваших ключей это не открывает
encryption_would_be_clear = этот файл зашифрован, а был бы записан снова в открытом виде; укажите, для кого он: `--encrypt-to KEY`
encryption_too_much_work = проверка одной парольной фразы заняла бы больше гигабайта памяти; откройте файл с помощью `age -d`
encryption_damaged = файл обрезан или изменён по дороге, и из него ничего не взято; получите его снова
encryption_unknown_form = зашифровано в более новом виде, чем знает этот lastseen; обновите его или откройте файл с помощью `age -d`
encryption_no_key_file = этого файла ключей зашифрованной рабочей папки нет; получите его снова у коллеги или из резервной копии
encryption_other_workspace = это ключ другой рабочей папки, или файл ключей подменён; получите `keys/` снова у того, кому доверяете
encryption_keys_replaced = этот файл ключей подменён с тех пор, как вы в последний раз открывали здесь рабочую папку: кто-то из участников или все не смогли бы её открыть, или смог бы кто-то чужой. Ничего не открыто. Если его принёс `git pull`: `git restore --source=ORIG_HEAD --staged --worktree keys lastseen.ron`, затем `lastseen sync`. Если участник говорит вам, что рабочая папка получила новый ключ: `lastseen member accept`
encryption_head_replaced = этого файла нет, или он повреждён или подменён; без него рабочая папка не открывается. Если это сделал `git pull`: `git restore --source=ORIG_HEAD --staged --worktree lastseen.ron.age`, затем `lastseen sync`. Иначе получите его снова у коллеги или из резервной копии
encryption_bad_member_name = у участника должно быть имя в одну строку, без пробелов по краям
encryption_key_of_another = этот ключ уже есть у другого участника; см. `lastseen member list`
encryption_no_such_member = участника с таким именем нет; см. `lastseen member list`
encryption_last_member = тогда рабочую папку не смог бы открыть никто; сначала добавьте кого-то ещё
encryption_already_sealed = эта рабочая папка уже зашифрована; чтобы её мог открыть кто-то ещё: `lastseen member add`
encryption_sealed = эта рабочая папка зашифрована, а эта команда с зашифрованными пока не работает; `lastseen unseal` запишет её в открытом виде
encryption_clear_in_the_way = не зашифровано и лежит там, куда встал бы файл рабочей папки; сначала уберите его
encryption_may_be_no_key = его открывает пароль, и это может быть не ключ: он удаляется, только если его называет `identity` в `config.ron` или `LASTSEEN_IDENTITY`
encryption_backup_inside = лежит в рабочей папке: копию того, что было, зашифровали бы вместе с ней; назовите файл вне этой папки
encryption_secret_key_inside = в нём секретный ключ или что-то под паролем, что может им быть: его зашифровали бы вместе со всем остальным, и рабочую папку было бы нечем открыть; сначала вынесите его из рабочей папки
encryption_no_place_sealed = для него нет места в зашифрованной рабочей папке, и его было бы не найти снова; сначала уберите его в другое место
encryption_open_in_editor = это оставляет редактор рядом с открытым файлом, который он сохранил бы незашифрованным; сначала закройте редактор или, если он уже не открыт, удалите этот файл
encryption_keys_differ = одна сторона зашифрована другим ключом, чем другая, как после исключения участника; ничего из этого не слито. Отмените слияние (`git merge --abort`), решите, чей ключ остаётся, и внесите на той стороне вручную то, чего на ней нет
encryption_into_the_clear = зашифровано, а эта рабочая папка нет: всё оттуда лежало бы здесь в открытом виде. Сначала зашифруйте эту (`lastseen seal`)
encryption_not_sealed = эта рабочая папка не зашифрована; зашифровать её: `lastseen seal`

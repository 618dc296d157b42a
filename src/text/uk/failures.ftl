# What could not be done: what, where, and what to do about it.

home_folder = домашня папка
conflict_record = { $record }: увесь запис
conflict_field = { $record }: { $field }
conflict_theirs = {"  "}чуже: { $value }
conflict_set_by = {"        "}{ $by }
conflict_yours = {"  "}ваше: { $value }
conflict_before = {"  "}було: { $value }


## text/errors/failure.rs

later_changed_by = { $what }: змінено { $at }, автор: { $who }
later_changed_outside = { $what }: змінено поза lastseen, або цю зміну стерто з журналу
undo_skip_hint = щоб лишити цю зміну, як є, і дістатися до тих, що перед нею: `lastseen undo --skip`
compose_splice = частини не сходяться
compose_failed = тут запис змінити не можна: { $detail }; спробуйте в редакторі
failure_no_such_folder = { $path }: такої папки немає; створіть там робочу папку: `lastseen init { $path }`
failure_not_a_workspace = { $path }: це не робоча папка, у ній немає lastseen.ron; створіть її: `lastseen init { $path }`
failure_bad_head = { $place }: не вдається прочитати: { $reason }
failure_head_refused = { $place }: { $reason }
failure_head_too_large = { $place }: не вдається прочитати: файл завеликий, байтів: { $bytes }; межа: { $limit }
failure_head_no_file = { $place }: не вдається прочитати: це не звичайний файл
failure_newer_format = { $path }: створено новішою lastseen (формат { $format }); оновіть цю
failure_in_the_way = { $path }: заважає; оберіть порожню або нову папку
failure_read_only = { $path }: читати можна, записувати – ні ({ $reason }); нічого не змінено
failure_no_account_state = { $folder }: це власна папка цього облікового запису, потрібна для запису, і вона недоступна ({ $reason }); дозвольте в неї писати або вкажіть у XDG_STATE_HOME свою папку поза робочою
failure_io = { $path }: не вдалося { $operation ->
        [open] відкрити
        [look-for] знайти
        [list] переглянути вміст
        [write] записати
        [write-into] записати в папку
        [write-line] записати рядок зміни
        [make-folder] створити папку
        [sync] зберегти на диск
        [rename] перейменувати
        [remove] вилучити
        [empty] спорожнити
        [cut-end] полагодити
        [lock] заблокувати
        [begin-erasure] почати стирання
       *[read] прочитати
    }: { $reason }
failure_encryption = { $place }: { $why }
failure_git = git { $command }: { $reason }
failure_git_told = `git { $command }` не виконано, причину вказано вище; тут нічого не втрачено. Усуньте її й синхронізуйте знову
failure_ssh_keygen = `ssh-keygen -Y` { $command }: { $reason }
failure_no_terminal = не вдалося налаштувати термінал: { $reason }
failure_unfinished = { $path }: диск відмовив ({ $reason }), коли зміна вже була в журналі; її завершить ваша наступна зміна тут
failure_locked = { $path }: записує хтось інший; спробуйте за мить
failure_half_exchanged = { $path }: { $reason }. Частина файлів уже в новому вигляді, частина ще в старому: нічого не втрачено, але працювати тут не можна, доки це не виправлено. Виправте, і наступна команда тут доведе справу до кінця
failure_form_changed = { $path }: доки програма працювала, робочу папку зашифрували, розшифрували або дали їй новий ключ; нічого не записано. Запустіть ще раз
failure_conflict = { $record }: хтось інший змінив те саме; нічого не записано, подивіться й спробуйте ще раз
failure_conflicts = хтось інший змінив те саме (збігів: { $count }); нічого не записано, подивіться й спробуйте ще раз
failure_not_joined = { $record }: немає чинної зміни, яка об’єднала його з іншим записом
failure_judged_different = { $joined } і { $kept } не об’єднано: { $judged_by }. Якщо це все ж одна людина: `lastseen join { $kept } { $joined } --anyway`
failure_joined_meanwhile = { $record } об’єднано із записом { $to }, який тепер представляє обидва; нічого не записано: пишіть до { $to } або спершу роз’єднайте їх: `lastseen unjoin { $record }`
failure_added_meanwhile = { $record }: запис додав хтось інший після того, як список порівняли; нічого не записано: імпортуйте його ще раз
failure_sync_other_form = одну сторону зашифровано, а другу ні: нічого не злито й не надіслано. Клонуйте зашифровану наново й внесіть у неї те, що є лише в цьому клоні
failure_sync_other_key = другу сторону зашифровано іншим ключем, { $key }: нічого не злито й не надіслано. Його міг підкласти будь-хто, хто може туди писати, і тоді він прочитає те, що ви надішлете. Запитайте телефоном того, хто виконував `rekey` або `member remove`, чи те саме стоїть у `keys/workspace.pub` у нього. Лише якщо те саме, клонуйте її наново поруч із цією й заберіть туди те, що є лише тут: `lastseen merge FOLDER`
failure_sync_old_key = цей клон має новий ключ, а на іншій стороні є зміни під попереднім: нічого не злито й не надіслано. Клонуйте іншу сторону поруч, заберіть зміни через `lastseen merge FOLDER`, повідомте про це `git` командою `git merge -s ours FETCH_HEAD` і повторіть синхронізацію
failure_sync_would_lock_out = { $path } на іншій стороні пошкоджено або підмінено: з ним учасники більше не відкрили б робочу папку. Нічого не злито й не надіслано. Знайдіть коміт через `git log FETCH_HEAD -- { $path }`, скасуйте його в новому клоні через `git revert`, надішліть це через `git push` і синхронізуйте знову. Той, хто його зробив, може писати туди, чим ви обмінюєтеся
failure_sync_not_plain = { $path }: надходить як посилання, підмодуль або приватний файл, а ще щось треба злити вручну: нічого не злито. Попросіть того, хто це надіслав, прибрати його, а потім синхронізуйте знову
failure_sync_staged_outside = файли поза робочою папкою підготовлено до коміту в її репозиторії, і їх було б надіслано: зробіть із ними коміт або приберіть через `git restore --staged`, а потім синхронізуйте знову
failure_sync_changed = { $path }: хтось зберіг файл, поки надходила версія іншої сторони; він лишається, як його зберегли. Синхронізуйте знову
failure_sync_bundle_inside = пакет лежить у робочій папці й став би частиною самого себе: назвіть файл поза нею
failure_sync_forestalled = щоразу хтось інший встигав надіслати раніше: нічого не надіслано. Синхронізуйте знову
failure_sync_unfinished = `git` чекає на завершення `{ $command }`, тому нічого не злито й не надіслано: завершіть командою `git { $command } --continue` (або `--abort`) і синхронізуйте знову
failure_sync_no_branch = тут не вибрано гілки, тому нічого не злито й не надіслано: `git switch BRANCH`, або `git switch -c NAME`, щоб зберегти зроблені тут коміти; потім синхронізуйте знову
failure_sync_unmerged = { $path }: `git` лишив файл незлитим, тому нічого не злито й не надіслано: `lastseen mergetool` зливає записи й журнали; решту упорядкуйте й виконайте `git add`, потім синхронізуйте знову
failure_joined_later = { $record } об’єднано з { $to }, а потім { $to } – з { $stands }; нічого не роз’єднано. Спершу `lastseen unjoin { $to }`, потім `lastseen unjoin { $record }`, потім `lastseen join { $stands } { $to }`
failure_built_on = нічого не скасовано, бо після об’єднання зроблено { $things ->
        [one] { $things } зміну
        [few] { $things } зміни
        [many] { $things } змін
       *[other] { $things } зміни
    }: спершу скасуйте це або лишіть зі збереженим записом: `lastseen unjoin --anyway`
failure_query_changed = lastseen.ron: хтось інший змінив «{ $name }» або зберігає під цією назвою інший запит; нічого не записано · чуже: { $theirs } · ваше: { $yours }
failure_no_such_record = { $record }: такого запису немає
failure_unsound = { $place }: не можна змінити, доки це не полагоджено: { $reason }
failure_would_damage = { $path }: зміна пошкодила б `{ $field }`; нічого не записано, змініть у редакторі
failure_would_be_too_large = { $path }: запис став би завеликим, байтів: { $bytes }; нічого не записано
failure_erasure_stands = ваша остання зміна стерла дані про людину, і скасувати це не можна: стерте ніде не зберігається
failure_draft_of_erased = тим часом дані про людину стерто, і введене про неї ніде не зберігається
failure_was_erased = { $name }: дані про людину з таким іменем стерто { $day } ({ $by }); нічого не записано. Якщо це інша людина або та сама, але згодна, додайте її: `lastseen add person ... --anyway`
failure_nothing_to_undo = нема чого скасовувати
failure_nothing_to_redo = нема чого повертати
failure_nothing_to_erase = нема чого стирати
failure_no_decision_to_take_back = у цій черзі нема чого скасовувати
failure_broken_log = { $place }: журналу не можна довіряти: { $reason }; див. `lastseen log --verify`
failure_empty_change = це нічого не змінює
failure_no_such_queue = { $name }: черги з такою назвою вже немає
failure_bad_queue = { $path }: чергу не вдається прочитати: { $reason }; якщо прибрати файл, це не зачепить жодного запису
failure_taken_by_somebody = { $record }: нічого не записано, тим часом цей запис узяв хтось інший
failure_taken_by_another = { $record }: нічого не записано, тим часом цей запис узято ({ $by })
unattached_unreadable = не вдається прочитати: { $reason }
unattached_symlink = це символічне посилання; назвіть сам файл
unattached_not_a_file = це не звичайний файл, тож долучати нема чого
unattached_empty = файл порожній, тож долучати нема чого
unattached_not_an_image = за вмістом це не фото: фото – JPEG, PNG, GIF, WebP, BMP, TIFF, HEIF або AVIF; усе інше долучіть до джерела
unattached_too_large = файл завеликий, щоб його долучити, байтів: { $bytes }; межа: { $limit }
unattached_already = уже долучено до цього запису
failure_not_attached = { $path }: { $why }
failure_no_random_number = не вдалося отримати випадкове число: { $reason }
encryption_secret_key = це секретний ключ; дайте відкритий, його виводить `age-keygen -y FILE`. Якщо секретний ключ хтось бачив, створіть нову пару
encryption_not_a_recipient = це не відкритий ключ age (`age1...`) або SSH (`ssh-ed25519`, `ssh-rsa`); нічого не записано
encryption_no_recipients = відкритого ключа там немає; нічого не записано
encryption_too_many_keys = ключів більше, ніж читається; назвіть потрібні
encryption_weak_rsa = ключ RSA, коротший за 2048 бітів, нічого не захищає; попросіть інший ключ
encryption_long_rsa = ключ RSA такої довжини використати не можна; попросіть інший ключ
encryption_unsupported_key = для ключа такого виду шифрувати не можна: { $kind }; попросіть ключ age (`age1...`) або `ssh-ed25519`
encryption_not_an_identity = це не секретний ключ age (`AGE-SECRET-KEY-1...`) або SSH
encryption_no_identities = секретного ключа там немає
encryption_public_key = це відкритий ключ; файл відкриває секретний
encryption_key_in_environment = тут має бути названо файл із ключем, а не сам ключ: його побачили б інші програми
encryption_key_among_arguments = це сам ключ: назвіть файл, у якому він лежить. Його вже бачили інші програми та історія вашого командного рядка; якщо це комусь небезпечно, створіть нову пару
encryption_open_to_others = цей секретний ключ можуть прочитати інші облікові записи цього комп’ютера; виконайте для нього `chmod 600`
encryption_unsupported_identity = цей секретний ключ захищено так, що його неможливо прочитати; збережіть його знову за допомогою `ssh-keygen -p` або візьміть ключ age
encryption_no_memory_folder = не в пам’яті або доступна не лише вам: інші програми бачать зашифроване лише через вашу папку в `tmpfs`, названу в `$XDG_RUNTIME_DIR`
encryption_needs_identity = зашифровано за допомогою age; назвіть файл зі своїм секретним ключем: `--identity FILE`
encryption_no_passphrase = потрібна парольна фраза, а на терміналі її не введено
encryption_wrong_passphrase = парольна фраза неправильна
encryption_wrong_key = зашифровано для когось іншого: жоден із ваших ключів цього не відкриває
encryption_would_be_clear = цей файл зашифровано, а його було б записано знову у відкритому вигляді; вкажіть, для кого він: `--encrypt-to KEY`
encryption_too_much_work = перевірка однієї парольної фрази забрала б понад гігабайт пам’яті; відкрийте файл за допомогою `age -d`
encryption_damaged = файл обрізано або змінено дорогою, і з нього нічого не взято; отримайте його знову
encryption_unknown_form = зашифровано в новішому вигляді, ніж знає цей lastseen; оновіть його або відкрийте файл за допомогою `age -d`
encryption_no_key_file = цього файлу ключів зашифрованої робочої папки немає; отримайте його знову в колеги або з резервної копії
encryption_other_workspace = це ключ іншої робочої папки, або файл ключів підмінено; отримайте `keys/` знову в того, кому довіряєте
encryption_keys_replaced = цей файл ключів підмінено відтоді, як ви востаннє відкривали тут робочу папку: хтось з учасників або всі не змогли б її відкрити, або зміг би хтось чужий. Нічого не відкрито. Якщо його приніс `git pull`: `git restore --source=ORIG_HEAD --staged --worktree keys lastseen.ron`, потім `lastseen sync`. Якщо учасник каже вам, що робоча папка отримала новий ключ: `lastseen member accept`
encryption_head_replaced = цього файлу немає, або його пошкоджено чи підмінено; без нього робоча папка не відкривається. Якщо це зробив `git pull`: `git restore --source=ORIG_HEAD --staged --worktree lastseen.ron.age`, потім `lastseen sync`. Інакше отримайте його знову в колеги або з резервної копії
encryption_bad_member_name = учасник повинен мати ім’я в один рядок, без пробілів на краях
encryption_key_of_another = цей ключ уже має інший учасник; див. `lastseen member list`
encryption_no_such_member = учасника з таким іменем немає; див. `lastseen member list`
encryption_last_member = тоді робочу папку не зміг би відкрити ніхто; спершу додайте ще когось
encryption_already_sealed = ця робоча папка вже зашифрована; щоб її міг відкрити ще хтось: `lastseen member add`
encryption_sealed = ця робоча папка зашифрована, а ця команда із зашифрованими поки не працює; `lastseen unseal` запише її у відкритому вигляді
encryption_clear_in_the_way = не зашифровано й лежить там, куди став би файл робочої папки; спершу приберіть його
encryption_may_be_no_key = його відкриває пароль, і це може бути не ключ: він вилучається, лише якщо його називає `identity` у `config.ron` або `LASTSEEN_IDENTITY`
encryption_backup_inside = лежить у робочій папці: копію того, що було, зашифрували б разом із нею; назвіть файл поза цією папкою
encryption_secret_key_inside = у ньому секретний ключ або щось під паролем, що може ним бути: його зашифрували б разом з усім іншим, і робочу папку не було б чим відкрити; спершу винесіть його з робочої папки
encryption_no_place_sealed = для нього немає місця в зашифрованій робочій папці, і його було б не знайти знову; спершу приберіть його в інше місце
encryption_open_in_editor = це лишає редактор поруч із відкритим файлом, який він зберіг би незашифрованим; спершу закрийте редактор або, якщо він уже не відкритий, видаліть цей файл
encryption_keys_differ = одну сторону зашифровано іншим ключем, ніж другу, як після вилучення учасника; нічого з цього не злито. Скасуйте злиття (`git merge --abort`), вирішіть, чий ключ лишається, і внесіть на тому боці вручну те, чого на ньому бракує
encryption_into_the_clear = зашифровано, а ця робоча папка ні: усе звідти лежало б тут у відкритому вигляді. Спершу зашифруйте цю (`lastseen seal`)
encryption_not_sealed = ця робоча папка не зашифрована; зашифрувати її: `lastseen seal`

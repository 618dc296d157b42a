## text/pages/sync_report.rs, app/sync

sync_failed = { $way ->
        [no-clone] Робоча папка не в клоні git; `git init` у ній або `git clone` · { $reason }
        [no-remote] Вкажіть, куди: `git remote add origin ADDRESS` · { $reason }
        [network] Немає зв’язку; все збережено, повторіть `sync` пізніше · { $reason }
        [password] Git не може спитати тут; `lastseen sync` у командному рядку · { $reason }
        [no-author] Назвіть git своє ім’я: `git config user.name`, `user.email` · { $reason }
       *[other] Не синхронізовано: { $reason }
    }
sync_progress = синхронізація: { $step ->
        [commit] коміт того, що є тут
        [fetch] отримання того, що є там
        [merge] злиття
       *[send] надсилання результату
    } …
sync_under_way = синхронізація вже триває; зачекайте на неї
sync_leaving = триває синхронізація: зачекайте або натисніть ще раз, щоб вийти; наступна продовжить звідси
sync_nothing_received = відколи відкрито екран, нічого не надійшло; `sync` запитає іншу сторону
sync_done_see = `:received` покаже, що надійшло · { $summary }
sync_received = що надійшло
sync_to_decide = знати й вирішити
sync_by_nobody = вручну або іншою програмою
sync_more = і ще { $more }
sync_no_record = запису про це тут немає
sync_decide = { $fields ->
        [one] у { $fields } полі тепер дві версії: `:decide` на екрані покаже обидві сторони
        [few] у { $fields } полях тепер дві версії: `:decide` на екрані покаже обидві сторони
        [many] у { $fields } полях тепер дві версії: `:decide` на екрані покаже обидві сторони
       *[other] у { $fields } поля тепер дві версії: `:decide` на екрані покаже обидві сторони
    }
sync_decide_title = вирішити після злиття
sync_nothing_to_decide = злиття не лишили нічого, що треба вирішувати
sync_heading_with_id = { $heading } ({ $id })
screen_merged_one_already = один файл злито; натисніть іншу клавішу, і тоді `Enter` зіллє наступний
sync_side_counts = чинне
sync_side_other = інше
sync_keep_both = лишити обидві версії й більше не питати
sync_show_record = показати запис
sync_side_changed = змінено
sync_side_removed = видалено
sync_removed_here = { $name } · тут { $erased ->
        [yes] стерто
       *[no] видалено
    }, в іншому клоні змінено
sync_removed_there = { $name } · в іншому клоні { $erased ->
        [yes] стерто
       *[no] видалено
    }, тут змінено
sync_keep_ours = лишити, як є тут · { $changed }
sync_keep_theirs = лишити, як надійшло з іншого клону · { $changed }
sync_keep_erased = лишити: стерте знову буде в усіх клонах · { $changed }
sync_let_go = видалити й тут; скасування поверне
sync_erase_too = стерти, зокрема з журналів: так вирішили { $day } ({ $by }); спершу буде запитання, повернути не можна
sync_one_sided_kept = { $path }: лишається; git це знає
fix_decide = показує обидві сторони: лишити запис чи прибрати
failure_not_one_sided = { $path }: git не чекає рішення, чи лишиться файл
failure_erased_one_sided = { $id }: стерте прибирає `lastseen erase { $id }`, зокрема з журналів; `--keep` лишить запис
command_mergetool_let_go = { $path }: видалено; `lastseen undo` поверне
sync_side = { $value } · { $who }
sync_side_sourced = { $value } · { $who } · { $sources }
failure_no_markers = { $path }: злиття не лишило в цьому файлі позначок, зливати нема чого
failure_not_mergeable = { $path }: одну з версій не можна прочитати як запис: приберіть позначки вручну, рядок за рядком, і збережіть файл
failure_one_sided = { $path }: на одній стороні файл видалено, на іншій змінено; `lastseen sync` його залишить, `git rm { $path }` видалить
fix_merge = зливає обидві сторони однією зміною, яку можна скасувати
fix_merge_file = зливає обидві сторони
command_mergetool_merged = { $path }: обидві сторони злито
command_mergetool_head = { $path }: скасування цього файлу не поверне; попередня версія лежить у { $before }
command_mergetool_nothing = у жодному файлі немає позначок злиття
sync_mended_log = повернено: у { $path } бракувало частин, які є в git, або були рядки іншого журналу; тепер він знову цілий. Хто це зробив, може писати до цієї папки
sync_kept_clear = не надіслано: { $path } лежить незашифрованим у зашифрованій робочій папці; вилучіть його або, якщо його може читати кожен, надішліть самі через `git add` і `git commit`
sync_damaged_log = { $path } не відкривається: його обрізано, змінено або зашифровано іншим ключем, а цілого в git немає. Нічого не збережено в git, не злито й не надіслано. Поверніть журнал із копії й повторіть обмін
sync_refused_record = лишається: { $path } на іншій стороні обрізано, зашифровано іншим ключем або замінено іншим записом; те, що є тут, лишається й надсилається туди. Хто це зробив, може писати до вашого спільного сховища
sync_misplaced_record = { $path } обрізано, зашифровано іншим ключем, або там інший запис. Нічого не збережено в git, не злито й не надіслано. `git checkout HEAD -- { $path }` поверне збережене востаннє; що змінено відтоді, стоїть у журналі
sync_refused_log = лишається: { $path } на іншій стороні пошкоджено, або на його місце покладено частини іншого журналу; те, що є тут, лишається й надсилається туди. Хто це зробив, може писати до вашого спільного сховища
sync_naming_erased = лишається: { $path } надійшов і називає людину, чиї дані стерто; перегляньте запис і приберіть ім’я, якщо це вона
sync_erased_again = лишається: { $path } надійшов, а дані цієї людини було стерто: спитайте, чому запис знову тут. Щоб стерти їх ще раз: `lastseen erase { $id }`
command_mergetool_no_id = { $typed }: це не `id` запису; файли з позначками назве `lastseen check`

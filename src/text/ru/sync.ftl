## text/pages/sync_report.rs, app/sync

sync_failed = { $way ->
        [no-clone] Рабочая папка не в клоне git; `git init` в ней или `git clone` · { $reason }
        [no-remote] Укажите, куда: `git remote add origin ADDRESS` · { $reason }
        [network] Нет связи; всё сохранено, повторите `sync` позже · { $reason }
        [password] Git не может спросить здесь; `lastseen sync` в командной строке · { $reason }
        [no-author] Назовите git своё имя: `git config user.name`, `user.email` · { $reason }
       *[other] Не синхронизировано: { $reason }
    }
sync_progress = синхронизация: { $step ->
        [commit] коммит того, что есть здесь
        [fetch] получение того, что есть там
        [merge] слияние
       *[send] отправка результата
    } …
sync_under_way = синхронизация уже идёт; дождитесь её
sync_leaving = идёт синхронизация: дождитесь её или нажмите ещё раз, чтобы выйти; следующая продолжит с этого места
sync_nothing_received = с тех пор как открыт экран, ничего не пришло; `sync` запросит другую сторону
sync_done_see = `:received` покажет, что пришло · { $summary }
sync_received = что пришло
sync_to_decide = узнать и решить
sync_by_nobody = вручную или другой программой
sync_more = и ещё { $more }
sync_no_record = записи об этом здесь нет
sync_decide = { $fields ->
        [one] в { $fields } поле теперь две версии: `:decide` на экране покажет обе стороны
        [few] в { $fields } полях теперь две версии: `:decide` на экране покажет обе стороны
        [many] в { $fields } полях теперь две версии: `:decide` на экране покажет обе стороны
       *[other] в { $fields } поля теперь две версии: `:decide` на экране покажет обе стороны
    }
sync_decide_title = решить после слияний
sync_nothing_to_decide = слияния не оставили ничего, что нужно решать
sync_heading_with_id = { $heading } ({ $id })
screen_merged_one_already = один файл слит; нажмите другую клавишу, и тогда `Enter` сольёт следующий
sync_side_counts = учтено
sync_side_other = другое
sync_keep_both = оставить обе версии и больше не спрашивать
sync_show_record = показать запись
sync_side_changed = изменено
sync_side_removed = удалено
sync_removed_here = { $name } · здесь { $erased ->
        [yes] стёрто
       *[no] удалено
    }, в другом клоне изменено
sync_removed_there = { $name } · в другом клоне { $erased ->
        [yes] стёрто
       *[no] удалено
    }, здесь изменено
sync_keep_ours = оставить, как есть здесь · { $changed }
sync_keep_theirs = оставить, как пришло из другого клона · { $changed }
sync_keep_erased = оставить: стёртое снова будет во всех клонах · { $changed }
sync_let_go = удалить и здесь; отмена вернёт
sync_erase_too = стереть, в том числе из журналов: так решили { $day } ({ $by }); сначала будет вопрос, вернуть нельзя
sync_one_sided_kept = { $path }: остаётся; git это знает
fix_decide = показывает обе стороны: оставить запись или убрать
failure_not_one_sided = { $path }: git не ждёт решения, останется ли файл
failure_erased_one_sided = { $id }: стёртое убирает `lastseen erase { $id }`, в том числе из журналов; `--keep` оставит запись
command_mergetool_let_go = { $path }: удалено; `lastseen undo` вернёт
sync_side = { $value } · { $who }
sync_side_sourced = { $value } · { $who } · { $sources }
failure_no_markers = { $path }: слияние не оставило в этом файле маркеров, сливать нечего
failure_not_mergeable = { $path }: одну из версий нельзя прочитать как запись: уберите маркеры вручную, строку за строкой, и сохраните файл
failure_one_sided = { $path }: на одной стороне файл удалён, на другой изменён; `lastseen sync` его оставит, `git rm { $path }` удалит
fix_merge = сливает обе стороны одним изменением, которое можно отменить
fix_merge_file = сливает обе стороны
command_mergetool_merged = { $path }: обе стороны слиты
command_mergetool_head = { $path }: отмена этот файл не вернёт; прежняя версия лежит в { $before }
command_mergetool_nothing = ни в одном файле нет маркеров слияния
sync_mended_log = возвращено: в { $path } не хватало частей, которые есть у git, или были строки другого журнала; теперь он снова цел. Кто это сделал, может писать в эту папку
sync_kept_clear = не отправлено: { $path } лежит незашифрованным в зашифрованной рабочей папке; удалите его или, если его может читать каждый, отправьте сами через `git add` и `git commit`
sync_damaged_log = { $path } не открывается: он обрезан, изменён или зашифрован другим ключом, а целого у git нет. Ничего не сохранено в git, не слито и не отправлено. Верните журнал из копии и повторите обмен
sync_refused_record = остаётся: { $path } на другой стороне обрезан, зашифрован другим ключом или заменён другой записью; то, что есть здесь, остаётся и уходит туда. Кто это сделал, может писать в ваше общее хранилище
sync_misplaced_record = { $path } обрезан, зашифрован другим ключом или содержит другую запись. Ничего не сохранено в git, не слито и не отправлено. `git checkout HEAD -- { $path }` вернёт сохранённое в последний раз; что изменено с тех пор, стоит в журнале
sync_refused_log = остаётся: { $path } на другой стороне повреждён, или на его место положены части другого журнала; то, что есть здесь, остаётся и уходит туда. Кто это сделал, может писать в ваше общее хранилище
sync_naming_erased = остаётся: { $path } пришёл и называет того, чьи данные стёрты; посмотрите запись и уберите имя, если это тот же человек
sync_erased_again = остаётся: { $path } пришёл, а данные этого человека были стёрты: спросите, почему запись снова здесь. Чтобы стереть их ещё раз: `lastseen erase { $id }`
command_mergetool_no_id = { $typed }: это не `id` записи; файлы с маркерами назовёт `lastseen check`

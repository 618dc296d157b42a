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

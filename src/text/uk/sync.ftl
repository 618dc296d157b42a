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

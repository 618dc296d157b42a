# What a change of the log did, and what others have changed.

fact_from_to = { $what }: { $from } → { $to }
fact_to = { $what }: { $to }
fact_of_records = { $records }: { $fact }
fact_new = { $kind ->
        [kind_person] нова людина
        [kind_case] нова справа
        [kind_source] нове джерело
        [kind_place] нове місце
        [kind_unit] нова військова частина
       *[other] новий запис ({ TERM($kind) })
    }
fact_removed = вилучено запис: { TERM($kind) }
fact_looked_at = переглянуто
fact_item_added = додано ({ TERM($item) })
fact_item_taken_away = вилучено ({ TERM($item) })
fact_field_of_item = { $item }, { $field }
fact_item_about = { TERM($item) } «{ $about }»
fact_record = запис
moment_utc = { $day } { $time } UTC
change_undone = скасовано: { $why }
change_done_again = повернуто: { $why }

# What others have changed on disk.

external_gesture = { $who }: { $why } ({ $records ->
        [one] { $records } запис
        [few] { $records } записи
        [many] { $records } записів
       *[other] { $records } запису
    })
external_broken = { $name }: файл зараз не вдається прочитати, показано, як було; ! каже чому
external_mended = { $name }: файл знову читається
external_new_by = { $who }: новий запис «{ $name }»
external_status_by = { $who }: { $name } – тепер { $status }
external_gone_by = { $who }: вилучено запис «{ $name }»
external_changed_by = { $who }: { $why }
external_new = змінено на диску: новий запис «{ $name }»
external_status = змінено на диску: { $name } – тепер { $status }
external_gone = змінено на диску: запису «{ $name }» вже немає
external_changed = змінено на диску: { $name }
external_several = змінено на диску { $records ->
        [one] { $records } запис
        [few] { $records } записи
        [many] { $records } записів
       *[other] { $records } запису
    }: { $names }
external_several_broken = змінено на диску { $records ->
        [one] { $records } запис
        [few] { $records } записи
        [many] { $records } записів
       *[other] { $records } запису
    }: { $names } · не читаються: { $broken }, ! каже чому
external_several_by = змінено на диску { $records ->
        [one] { $records } запис
        [few] { $records } записи
        [many] { $records } записів
       *[other] { $records } запису
    } ({ $by }): { $names }
external_several_broken_by = змінено на диску { $records ->
        [one] { $records } запис
        [few] { $records } записи
        [many] { $records } записів
       *[other] { $records } запису
    } ({ $by }): { $names } · не читаються: { $broken }, ! каже чому
editor_open = { $name }: файл відкрито в програмі { $program }; якщо потім зберегти його там, це може скасувати цю зміну ({ $file })
editor_open_by = { $name }: файл відкрито в програмі { $program } ({ $who }); якщо потім зберегти його там, це може скасувати цю зміну ({ $file })
set_by = { $who }, { $moment }: { $why }
set_by_nobody_knows = вручну або іншою програмою; журнал цього не каже
moment = { $day } { $time }
own_other_window = ви, в іншому вікні
own_self = ви
ellipsis = …

# What does not fit between logs, records and what was seen before.

doubt_end_missing = закінчується зміною { $last }, але цей комп’ютер бачив зміну { $seen }: кінець відрізано, або на його місце поклали старішу копію; поверніть увесь журнал
doubt_end_missing_log = закінчується зміною { $last }, але автор журналу { $log } (у його зміні { $seq }) бачив зміну { $seen }: кінець відрізано, або на його місце поклали старішу копію; поверніть увесь журнал
doubt_log_missing = тут немає, але цей комп’ютер бачив у ньому { $seen ->
        [one] { $seen } зміну
        [few] { $seen } зміни
        [many] { $seen } змін
       *[other] { $seen } зміни
    }: його вилучено; поверніть його
doubt_log_missing_log = тут немає, але автор журналу { $log } (у його зміні { $seq }) бачив у ньому { $seen ->
        [one] { $seen } зміну
        [few] { $seen } зміни
        [many] { $seen } змін
       *[other] { $seen } зміни
    }: його вилучено; поверніть його
doubt_all_logs_missing = тут немає жодного журналу, але цей комп’ютер бачив { $logs ->
        [one] { $logs } журнал
        [few] { $logs } журнали
        [many] { $logs } журналів
       *[other] { $logs } журналу
    } ({ $changes ->
        [one] { $changes } зміна
        [few] { $changes } зміни
        [many] { $changes } змін
       *[other] { $changes } зміни
    }): усе вилучено; поверніть журнали
doubt_rewritten = цей комп’ютер бачив іншу зміну { $seen }, ніж та, що тут: журнал замінили або переписали
doubt_rewritten_log = автор журналу { $log } (у його зміні { $seq }) бачив іншу зміну { $seen }, ніж та, що тут: журнал замінили або переписали
doubt_edited_outside = не такий, яким його лишила остання зміна ({ $by }, { $day }): відтоді його редагували вручну або іншою програмою, або цієї зміни бракує в журналі
doubt_merged_outside = змінили дві людини, які не бачили змін одна одної, і зміни поєднано поза цією програмою; чи редагували тоді ще щось, сказати не можна
doubt_older_record = повернуто старішу копію: файл такий, яким був після ранішої зміни ({ $by }, { $day }), пізніших змін у ньому немає
doubt_record_missing = файлу немає, а жодна зміна його не вилучала; остання записала його ({ $by }, { $day })
clock_cannot_be = годинник цього комп’ютера показує { $now }, а цього не може бути: виправте його, інакше сьогоднішні дати й час у журналі будуть неправильні
clock_behind = годинник цього комп’ютера показує { $now }, але в { $log } є зміни за { $newest }: виправте його або годинник іншого комп’ютера, якщо неправильний той
clock_ahead = годинник цього комп’ютера показує { $now }, а остання зміна була { $newest }: якщо роки не минули, виправте годинник
clock_log_cannot_be = остання зміна в { $log } має дату { $at }, а цього не може бути: годинник того комп’ютера неправильний, і його треба виправити; порядок змін від нього не залежить
unknown_who_wrote = невідомо, хто сидів за клавіатурою під цими іменами; хто може тут писати, може писати під будь-яким іменем
unknown_cut_before_seen = невідомо, чи не відрізано рядки раніше, ніж їх побачив чужий журнал або цей комп’ютер
unknown_all_replaced = невідомо, чи не замінено всі журнали разом із тим, що цей обліковий запис про них зазначив
unknown_cut_before_today = невідомо, чи не відрізано кінці журналів до сьогодні, бо раніше цей обліковий запис їх не бачив; відтепер він зберігає позначки про них поза робочою папкою
unknown_cut_sealed = невідомо, чи не відрізано кінці журналів і чи не покладено на місце їхні давніші частини раніше, ніж їх побачив чужий журнал; про зашифровану робочу папку цей обліковий запис цього не зазначає
# What is stored with a change or a draft, as it was written.

note_on = Нотатка: { $name }
value_held_by = утримує: { $custodian }
pair_remark = Не збережено, коли запис { $joined } об’єднали із цим.

## text/log/purpose.rs

# What a change was for. The log keeps it in the words of the form on disk (docs/format.md), whatever the language.
purpose_people = { $count ->
        [one] { $count } людина
        [few] { $count } людини
        [many] { $count } людей
       *[other] { $count } людини
    }
purpose_records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } запису
    }
purpose_status = { $whom }: { $status }
purpose_decision_status = { $name }: { $status } (черга «{ $queue }»)
purpose_decision_kept = { $name }: переглянуто й лишено (черга «{ $queue }»)
purpose_decision_second_look = { $name }: попрошено ще раз перевірити (черга «{ $queue }»)
purpose_record_added = { $name }: додано { TERM($kind, form: "acc") }
purpose_entry_added = { $name }: додано подію
purpose_item_added = { $name }: додано { $list ->
        [ages] вік
        [counts] число
        [relations] близьку людину
        [steps] крок
        [documents] документ
       *[claims] іншу версію
    }
purpose_edited = { $name }: змінено: { $fields }
purpose_source_cited = { $name }: додано посилання на джерело
purpose_withdrawn = { $name }: відкликано { $list ->
        [ages] вік
        [claims] іншу версію
        [counts] число
        [relations] близьку людину
        [steps] крок
        [documents] документ
       *[history] подію
    }: { $reason }
purpose_chosen = { $name }: визнано чинним: { $side }
purpose_noted = { $whom }: нотатка
purpose_batch = { $whom }: { $parts }
purpose_batch_tag = мітка «{ $what }»
purpose_batch_case = справа «{ $what }»
purpose_batch_source = джерело «{ $what }»
purpose_attached = { $name }: долучено { $file }
purpose_file_attached = { $name }: долучено файл
purpose_imported = { $file }: створено { $created }, оновлено { $updated }
purpose_query_saved = збережено запит «{ $name }»
purpose_query_removed = вилучено збережений запит «{ $name }»
purpose_joined = { $name }: об’єднано із записом { $joined }
purpose_two_people = { $one } і { $other } – дві людини
purpose_nobody_knows = { $one } і { $other }: невідомо, чи це одна людина
purpose_left_standing = лишено без скасування: { $of }
purpose_erased = стерто дані про людину
purpose_merged = злито дві версії
purpose_exported = експортовано { $scope ->
        [public] публічно
        [full] повністю
       *[other] { $scope }
    }, { $form }, записів: { $records }, sha256 { $sha256 }
purpose_exported_encrypted = { $told }, зашифровано для ключів: { $keys }
purpose_exported_to = { $told }, для кого: «{ $recipient }»
purpose_exported_query = { $told }, запит «{ $query }»
purpose_spelling = { $typed } – це { $of }
purpose_new_name = { $typed } – { $kind ->
        [kind_person] нова людина
        [kind_case] нова справа
        [kind_source] нове джерело
        [kind_place] нове місце
        [kind_unit] нова військова частина
       *[other] новий запис ({ TERM($kind) })
    }

## text/log/signatures.rs

signature_invalid = це не підпис журналу в його нинішньому вигляді: файл змінено. Попросіть того, чий це журнал, запустити `lastseen sign now`
signature_of_other_log = це підпис журналу { $of }: хтось поклав його сюди
signature_not_listed = підписано ключем { $key }, якого не перелічено як ключ учасника { $member }: підпис не визнається
signature_not_trusted = підписано ключем { $key }, якого на цьому комп’ютері ніхто не визнав ключем учасника { $member }. Якщо він підтверджує, що ключ його: `lastseen sign trust { $member } { $key }`
signature_no_such_line = підписано рядок { $line }, а такого рядка, який було підписано, у цьому журналі немає: журнал змінено або обрізано
signature_gone = цей комп’ютер бачив журнал підписаним до рядка { $before }, а тепер не визнається жоден підпис
signature_older = цей комп’ютер бачив журнал підписаним до рядка { $before }; нинішній підпис охоплює рядки до { $now }. Хтось підмінив підпис або журнал
signature_new_key = { $key } перелічено як ключ учасника { $member }, який був відомий на цьому комп’ютері без нього: його підписи не визнаються. Якщо він підтверджує, що ключ його: `lastseen sign trust { $member } { $key }`
signature_not_checked = підпис не вдалося перевірити: `ssh-keygen`: { $reason }
signature_pins_unread = { $path } не читається, тому невідомо, чиїм ключам довіряє ця машина: { $reason }; видаліть файл і звірте відбитки знову

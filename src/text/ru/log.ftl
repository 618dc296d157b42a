# What a change of the log did, and what others have changed.

fact_from_to = { $what }: { $from } → { $to }
fact_to = { $what }: { $to }
fact_of_records = { $records }: { $fact }
fact_new = { $kind ->
        [kind_person] новый человек
        [kind_case] новое дело
        [kind_source] новый источник
        [kind_place] новое место
        [kind_unit] новая воинская часть
       *[other] новая запись, { TERM($kind) }
    }
fact_removed = удалена запись: { TERM($kind) }
fact_looked_at = просмотрено
fact_item_added = добавлено: { TERM($item) }
fact_item_taken_away = убрано: { TERM($item) }
fact_field_of_item = { $item }, { $field }
fact_item_about = { TERM($item) } «{ $about }»
fact_record = запись
moment_utc = { $day } { $time } UTC
change_undone = отменено: { $why }
change_done_again = возвращено: { $why }

# What others have changed on disk.

external_gesture = { $who }: { $why } ({ $records ->
        [one] { $records } запись
        [few] { $records } записи
        [many] { $records } записей
       *[other] { $records } записи
    })
external_broken = { $name }: файл сейчас не читается, показано прежнее; ! скажет почему
external_mended = { $name }: файл снова читается
external_new_by = { $who }: новая запись «{ $name }»
external_status_by = { $who }: { $name } – теперь { $status }
external_gone_by = { $who }: удалена запись «{ $name }»
external_changed_by = { $who }: { $why }
external_new = изменено на диске: новая запись «{ $name }»
external_status = изменено на диске: { $name } – теперь { $status }
external_gone = изменено на диске: записи «{ $name }» больше нет
external_changed = изменено на диске: { $name }
external_several = изменено на диске: { $records ->
        [one] { $records } запись
        [few] { $records } записи
        [many] { $records } записей
       *[other] { $records } записи
    }: { $names }
external_several_broken = изменено на диске: { $records ->
        [one] { $records } запись
        [few] { $records } записи
        [many] { $records } записей
       *[other] { $records } записи
    }: { $names } · не читается { $broken }, ! скажет почему
external_several_by = изменено на диске ({ $by }): { $records ->
        [one] { $records } запись
        [few] { $records } записи
        [many] { $records } записей
       *[other] { $records } записи
    }: { $names }
external_several_broken_by = изменено на диске ({ $by }): { $records ->
        [one] { $records } запись
        [few] { $records } записи
        [many] { $records } записей
       *[other] { $records } записи
    }: { $names } · не читается { $broken }, ! скажет почему
editor_open = { $name }: файл открыт в программе { $program }; если там потом сохранят, это изменение может пропасть ({ $file })
editor_open_by = { $name }: файл открыт в программе { $program } ({ $who }); если там потом сохранят, это изменение может пропасть ({ $file })
set_by = { $who }, { $moment }: { $why }
set_by_nobody_knows = вручную или другой программой; журнал этого не говорит
moment = { $day } { $time }
own_other_window = вы, в другом окне
own_self = вы
ellipsis = …

# What does not fit between logs, records and what was seen before.

doubt_end_missing = кончается изменением { $last }, но этот компьютер видел изменение { $seen }: конец обрезан, или на место журнала положили более старую копию; верните журнал целиком
doubt_end_missing_log = кончается изменением { $last }, но автор журнала { $log } видел (см. там изменение { $seq }) изменение { $seen }: конец обрезан, или на место журнала положили более старую копию; верните журнал целиком
doubt_log_missing = журнала здесь нет, но этот компьютер видел в нём { $seen ->
        [one] { $seen } изменение
        [few] { $seen } изменения
        [many] { $seen } изменений
       *[other] { $seen } изменения
    }: журнал удалён; верните его
doubt_log_missing_log = журнала здесь нет, но автор журнала { $log } видел в нём (см. там изменение { $seq }) { $seen ->
        [one] { $seen } изменение
        [few] { $seen } изменения
        [many] { $seen } изменений
       *[other] { $seen } изменения
    }: журнал удалён; верните его
doubt_all_logs_missing = здесь нет ни одного журнала, но этот компьютер видел { $logs ->
        [one] { $logs } журнал
        [few] { $logs } журнала
        [many] { $logs } журналов
       *[other] { $logs } журнала
    } ({ $changes ->
        [one] { $changes } изменение
        [few] { $changes } изменения
        [many] { $changes } изменений
       *[other] { $changes } изменения
    }): всё удалено; верните журналы
doubt_rewritten = этот компьютер видел изменение { $seen } не таким, как здесь: журнал подменён или переписан
doubt_rewritten_log = автор журнала { $log } видел (см. там изменение { $seq }) изменение { $seen } не таким, как здесь: журнал подменён или переписан
doubt_edited_outside = файл не такой, каким его оставило последнее изменение ({ $by }, { $day }): с тех пор его правили вручную или другой программой, или этого изменения нет в журнале
doubt_merged_outside = файл изменили два человека, не видевшие изменений друг друга, и версии соединены не этой программой; никто не может сказать, не правили ли тогда ещё что-то
doubt_older_record = положена более старая копия: файл такой, как при одном из прежних изменений ({ $by }, { $day }), а более поздних изменений в нём нет
doubt_record_missing = файла нет, но ни одно изменение его не удаляло; последнее его записало ({ $by }, { $day })
clock_cannot_be = часы этого компьютера показывают { $now }, чего не может быть: поставьте их, иначе сегодняшние даты и время в журнале будут неверны
clock_behind = часы этого компьютера показывают { $now }, но в { $log } есть изменения за { $newest }: поставьте часы – эти или того компьютера, если неверны они
clock_ahead = часы этого компьютера показывают { $now }, а последнее изменение сделано { $newest }: если годы не прошли, поставьте часы
clock_log_cannot_be = у последнего изменения в { $log } дата { $at }, чего не может быть: часы того компьютера неверны, их надо поставить; порядок изменений от них не зависит
unknown_who_wrote = неизвестно: кто сидел за клавиатурой под этими именами; кто может здесь записывать, тот может писать под любым именем
unknown_cut_before_seen = неизвестно: не отрезаны ли строки прежде, чем их увидел чужой журнал или этот компьютер
unknown_all_replaced = неизвестно: не подменены ли все журналы вместе с тем, что эта учётная запись о них запомнила
unknown_cut_before_today = неизвестно: не обрезаны ли концы журналов до сегодняшнего дня – эта учётная запись их раньше не видела; отныне она помнит о них вне рабочей папки
unknown_cut_sealed = неизвестно: не обрезаны ли концы журналов и не положены ли на место их прежние части прежде, чем их увидел чужой журнал; о зашифрованной рабочей папке эта учётная запись этого не запоминает
# What is stored with a change or a draft, as it was written.

note_on = Заметка: { $name }
value_held_by = удерживает: { $custodian }
pair_remark = Не сохранено, когда { $joined } объединили с этой записью.

## text/log/purpose.rs

# What a change was for. The log keeps it in the words of the form on disk (docs/format.md), whatever the language.
purpose_people = { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }
purpose_records = { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записи
    }
purpose_status = { $whom }: { $status }
purpose_decision_status = { $name }: { $status } (очередь «{ $queue }»)
purpose_decision_kept = { $name }: просмотрено и оставлено (очередь «{ $queue }»)
purpose_decision_second_look = { $name }: на перепроверку (очередь «{ $queue }»)
purpose_record_added = { $name }: { $kind ->
        [kind_person] добавлен человек
        [kind_case] добавлено дело
        [kind_source] добавлен источник
        [kind_place] добавлено место
        [kind_unit] добавлена воинская часть
       *[other] добавлена запись, { TERM($kind) }
    }
purpose_entry_added = { $name }: добавлена запись истории
purpose_item_added = { $name }: { $list ->
        [ages] добавлен возраст
        [counts] добавлено число
        [relations] добавлена связь с близким
        [steps] добавлен шаг
        [documents] добавлен документ
       *[claims] добавлена другая версия
    }
purpose_edited = { $name }: изменено: { $fields }
purpose_source_cited = { $name }: ссылка на источник
purpose_withdrawn = { $name }: { $list ->
        [ages] отозван возраст
        [claims] отозвана другая версия
        [counts] отозвано число
        [relations] отозвана связь с близким
        [steps] отозван шаг
        [documents] отозван документ
       *[history] отозвана запись истории
    }: { $reason }
purpose_chosen = { $name }: выбрано: { $side }
purpose_noted = { $whom }: заметка
purpose_batch = { $whom }: { $parts }
purpose_batch_tag = метка { $what }
purpose_batch_case = дело { $what }
purpose_batch_source = источник { $what }
purpose_attached = { $name }: приложено: { $file }
purpose_file_attached = { $name }: приложен файл
purpose_imported = { $file }: создано { $created }, обновлено { $updated }
purpose_query_saved = запрос «{ $name }» сохранён
purpose_query_removed = сохранённый запрос «{ $name }» удалён
purpose_joined = { $name }: вошла запись { $joined }
purpose_two_people = { $one } и { $other }: это два человека
purpose_nobody_knows = { $one } и { $other }: никто не может сказать, один ли это человек
purpose_left_standing = оставлено как есть: { $of }
purpose_erased = стёрты данные об одном человеке
purpose_merged = две версии слиты
purpose_exported = экспорт: { $scope ->
        [public] для всех
        [full] полностью
       *[other] { $scope }
    }, { $form }, записей: { $records }, sha256 { $sha256 }
purpose_exported_encrypted = { $told }, зашифровано для ключей: { $keys }
purpose_exported_to = { $told }, кому: «{ $recipient }»
purpose_exported_query = { $told }, запрос «{ $query }»
purpose_spelling = { $typed } – это { $of }
purpose_new_name = { $typed }: { $kind ->
        [kind_person] новый человек
        [kind_case] новое дело
        [kind_source] новый источник
        [kind_place] новое место
        [kind_unit] новая воинская часть
       *[other] новая запись, { TERM($kind) }
    }

## text/log/signatures.rs

signature_invalid = это не подпись журнала в его нынешнем виде: файл изменён. Попросите того, чей это журнал, запустить `lastseen sign now`
signature_of_other_log = это подпись журнала { $of }: кто-то положил её сюда
signature_not_listed = подписано ключом { $key }, который не перечислен как ключ участника { $member }: подпись не признаётся
signature_not_trusted = подписано ключом { $key }, который на этом компьютере никто не признал ключом участника { $member }. Если он подтверждает, что ключ его: `lastseen sign trust { $member } { $key }`
signature_no_such_line = подписана строка { $line }, а такой строки, какая была подписана, в этом журнале нет: журнал изменён или обрезан
signature_gone = этот компьютер видел журнал подписанным до строки { $before }, а теперь не признаётся ни одна подпись
signature_older = этот компьютер видел журнал подписанным до строки { $before }; нынешняя подпись охватывает строки до { $now }. Кто-то подменил подпись или журнал
signature_new_key = { $key } перечислен как ключ участника { $member }, который был известен на этом компьютере без него: его подписи не признаются. Если он подтверждает, что ключ его: `lastseen sign trust { $member } { $key }`
signature_not_checked = подпись не удалось проверить: `ssh-keygen`: { $reason }
signature_pins_unread = { $path } не читается, поэтому неизвестно, чьим ключам доверяет эта машина: { $reason }; удалите файл и сверьте отпечатки заново

# The dossier of a person as it is read aloud.

read_when_in_words = { $when } («{ $said }»)
read_in_words = «{ $said }»
read_no_time = Время не указано
# $sex
read_detained = { $when }: { $sex ->
        [male] { $name } задержан
        [female] { $name } задержана
       *[unknown] задержан человек: { $name }
    }
# $sex
read_missing = { $when }: { $sex ->
        [male] { $name } считается пропавшим без вести
        [female] { $name } считается пропавшей без вести
       *[unknown] человек считается пропавшим без вести: { $name }
    }
# $sex
read_returned = { $when }: { $sex ->
        [male] { $name } уже вернулся
        [female] { $name } уже вернулась
       *[unknown] человек уже вернулся: { $name }
    }
# $sex
read_redeployed = { $when }: { $sex ->
        [male] { $name } отправлен на фронт
        [female] { $name } отправлена на фронт
       *[unknown] на фронт отправлен человек: { $name }
    }
read_other_status = { $when }: { $name }, статус: «{ $status }»
read_sighting = { $when }: сообщается о человеке: { $name }
read_place = { $before }; место: { $place }
read_held_by = { $before }; удерживает: { $custodian }
read_contact_direct = { $before }; человека видели или говорили с ним
read_contact_relayed = { $before }; весть пришла через других
read_contact_none = { $before }; вестей от человека нет
read_end = { $before }.
read_note = { $before } { $note }
read_remark = { $before } ({ $note }.)
read_age = Возраст: { $years }.
read_age_as_of = Возраст: { $years } (на { $when }).
read_case = По этим записям человек относится к делу «{ $title }».
read_case_as = По этим записям человек относится к делу «{ $title }» (роль: { TERM($role) }).
read_withdrawn = { $count ->
        [one] { $count } запись истории отозвана и здесь опущена
        [few] { $count } записи истории отозваны и здесь опущены
        [many] { $count } записей истории отозваны и здесь опущены
       *[other] { $count } записи истории отозваны и здесь опущены
    }.
read_last_seen = Последняя весть: { $when } ({ $how }).
read_last_seen_ago = Последняя весть: { $when } ({ $how }), { $ago }.
read_a_sighting = упоминание
read_status_and_date = { $status }, { $when }

read_against_note = { $before }, { $note }
read_not_known = в записи об этом ничего нет
read_fact = { $name }: { $told }.
read_another_side = Другая версия: { $told } { $reason }.

## text/pages/read_aloud.rs

read_claim = источник в записи не назван
read_against_it = { $before } Этому противоречит: { $against }.
read_published = Речь о человеке: { $name }.
read_changed = Речь о человеке, которого источник называет так: { $name }; имя изменено.
read_partial = Речь о человеке: { $name }; известна только эта часть имени.
read_withheld = Имя неизвестно. Речь о человеке, которого описывают так: { $name }.
read_other = Речь о человеке: { $name } ({ $word }).
read_other_names = Другие имена: { $names }.
read_as_far_as = Насколько об этом сообщают, сейчас статус такой: { $told }.
read_nobody_tells_having = Никто не сообщает, что видел этого человека или получал от него вести.
read_unsourced = { $before } [{ $why }.]
read_sources = { $before } [{ $sources }.]
read_sources_reports = { $before } [{ $sources }. { $reports }.]
read_contradictions_left_out = { $more ->
        [one] Здесь не прочитана ещё по меньшей мере { $more } пара записей истории, которые противоречат друг другу
        [few] Здесь не прочитано ещё по меньшей мере { $more } пары записей истории, которые противоречат друг другу
        [many] Здесь не прочитано ещё по меньшей мере { $more } пар записей истории, которые противоречат друг другу
       *[other] Здесь не прочитано ещё по меньшей мере { $more } пары записей истории, которые противоречат друг другу
    }.

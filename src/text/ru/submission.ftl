## text/pages/submission.rs

submission_title_wgeid = Обращение в Рабочую группу по насильственным или недобровольным исчезновениям
submission_title_ced = Просьба о принятии срочных мер – в Комитет по насильственным исчезновениям
submission_title_rfl = Запрос на розыск в Красный Крест и Красный Полумесяц («Восстановление семейных связей»)
submission_about = { $name } ({ $id }), заполнено по записям { $day }
submission_redeployed = Записи сообщают об отправке на фронт: { $name }. Читающий этот бланк должен это знать; см. последние вести.
submission_redeployed_on = Записи сообщают об отправке на фронт ({ $when }): { $name }. Читающий этот бланк должен это знать; см. последние вести.
submission_draft = Черновик: каждая строка взята из записей или набрана вручную; перед отправкой сверьте её с источниками.
submission_count = не хватает или неполно: { $missing } из { $needed } нужных пунктов; дополнительных пунктов: { $helpful }
submission_urgent = процедура незамедлительных действий: { $days ->
        [one] остался { $days } день
        [few] осталось { $days } дня
        [many] осталось { $days } дней
       *[other] осталось { $days } дня
    }, до { $day }
submission_urgent_between = процедура незамедлительных действий: осталось дней: от { $least } до { $most }, до { $first } или { $last }: день исчезновения точно не известен
submission_urgent_perhaps = процедура незамедлительных действий: истекла { $first } или открыта до { $last }: день исчезновения точно не известен
submission_urgent_over = процедура незамедлительных действий: истекла { $day }; у обычной процедуры такого срока нет
submission_urgent_unknown = процедура незамедлительных действий: кончается через три месяца после исчезновения, а его даты нет
submission_needed = нужно
submission_missing = не хватает: { $what }
submission_disputed = этому противоречит: { $against }
submission_others_say = другие говорят: { $value }
submission_by_record = источник не указан
submission_named_in = об этом сообщает: { $source }
submission_item_name = полное имя
submission_item_other_names = другие имена и написания
submission_item_sex = пол
submission_item_born = дата рождения
submission_item_citizenship = гражданство
submission_item_documents = документы, удостоверяющие личность
submission_item_marks = приметы, по которым можно узнать человека
submission_item_photo = фотография
submission_item_home = место жительства
submission_item_occupation = звание и воинская часть
submission_item_state = соответствующее государство
submission_item_day = день, месяц и год исчезновения
submission_item_place = место задержания или место, где человека видели в последний раз
submission_item_responsible = предполагаемые виновные
submission_item_last_news = последние известия о человеке
submission_item_steps = что сделано, чтобы найти человека
submission_item_authorities = жалобы в органы государства и в суды
submission_item_other_procedure = другие международные процедуры
submission_item_parents = родители
submission_item_submitter = кто подаёт обращение
submission_item_contact = как связаться с тем, кто подаёт обращение
submission_item_relationship = кем человеку приходится тот, кто подаёт обращение
submission_item_consent = согласие
submission_answer_held_by = удерживает: { $custodian }
submission_answer_dated = { $what } ({ $when })
submission_answer_said = словами источника: { $said }
submission_answer_age = возраст: { $years }
submission_answer_age_as_of = возраст: { $years } (на { $when })
submission_answer_parent = { TERM($kind) }; имя спросите у семьи
submission_answer_step = { $when }: { $step }
submission_answer_step_answer = { $step }; ответ: { $answer }
submission_answer_no_answer = { $step }; ответ не записан
submission_gap_not_recorded = в записях об этом ничего нет
submission_gap_sent_back = исчезновение после отправки на фронт; записи о нём не сообщают
submission_gap_part_of_name = полное имя; известна только его часть
submission_gap_changed_name = настоящее имя; источник изменил его
submission_gap_withheld_name = имя; оно скрыто
submission_gap_no_date = дата; в записи истории её нет
submission_gap_only_words = дата; в записи истории она только словами
submission_gap_day = день
submission_gap_day_and_month = день и месяц
submission_gap_day_month_year = день, месяц и год
submission_gap_interval = день; в записи – промежуток времени
submission_gap_not_certain = точный день
submission_gap_day_of_birth = точная дата рождения
submission_gap_no_country = государство; у этого места нет записи, или по записи оно не входит ни в одну страну
submission_gap_state_of_place = подтверждение, что обращение касается именно этого государства; по записи место находится в нём
submission_gap_no_authority = сведения об обращениях к властям страны; ни жалоб, ни судов не записано
submission_gap_never_seen = сведения о том, что человека видели или получали от него вести; об этом никто не сообщает
submission_gap_not_given = этого нет ни в одной записи; укажите это флагами команды
submission_gap_not_in_records = этого нет ни в одной записи; укажите, рассматривается ли дело в другой международной процедуре
submission_refused_person = { $id }: записи о таком человеке нет
# $sex
submission_refused_returned = { $name }: по записи, { $sex ->
        [male] он вернулся
        [female] она вернулась
       *[unknown] человек вернулся
    }; эти бланки – о людях, чьё местонахождение неизвестно
submission_refused_consent = { $name }: { $why }; без согласия ничего не подают
submission_consent_not_recorded = согласие не записано
submission_consent_not_given = согласия нет, или никто не знает, есть ли оно
submission_consent_only_inside = согласие не распространяется на партнёров
submission_consent_not_yet = согласие начинает действовать в день, который ещё не настал, или дата непонятна
submission_consent_not_understood = в записи есть поле, которое, возможно, ограничивает согласие, а эта версия его не знает
submission_consent_joined = запись, которую объединили с этой, осторожнее, и никто не решил, какая из них в силе

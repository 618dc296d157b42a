# Whether two records are of one person.

pair_nearly_same_name = почти то же имя
pair_same_name = то же имя
pair_name_reordered = в другом порядке
pair_name_no_patronymic = в одной записи без отчества
pair_name_word_missing = в одной записи на слово меньше
pair_name_initial = в одной записи с инициалом
pair_name_differs = { $name } ({ $differences })
pair_name_common = { $name }, распространённое
pair_name_rare = { $name }, здесь его больше ни у кого нет
pair_name_bearers = { $name }; часть этого имени есть здесь не более чем у { $bearers ->
        [one] { $bearers } человека
        [few] { $bearers } человек
        [many] { $bearers } человек
       *[other] { $bearers } человека
    }
pair_born_apart = год рождения различается на { $years ->
        [one] { $years } год
        [few] { $years } года
        [many] { $years } лет
       *[other] { $years } года
    }
pair_reason = { $sign } { $text }
pair_outcome_review = { $told }; пересмотр { $review }, более ранний

pair_at_risk = { $relative } (в опасности)

## text/pages/pair.rs

pair_unsure = неясно
pair_likely = вероятно
pair_perhaps = возможно
pair_nickname = то же прозвище или позывной
pair_born = год рождения тот же или может быть тем же
pair_birthday = тот же день рождения
pair_case = обе записи – в деле «{ $title }»
pair_relative = общий близкий: { $title }
pair_same = { $what ->
        [field_home] одно место жительства
        [field_unit] одна воинская часть
       *[other] одно и то же: { TERM($what) }
    }
pair_within = { $what ->
        [field_home] одно место жительства входит в другое
        [field_unit] одна воинская часть входит в другую
       *[other] одно входит в другое: { TERM($what) }
    }
pair_other = { $what ->
        [field_home] разные места жительства
        [field_unit] разные воинские части
       *[other] различается: { TERM($what) }
    }
pair_the_same = одинаково
pair_stays = остаётся
pair_taken_over = берётся из правой
pair_both_nothing_twice = и то и другое, без повторов
pair_joined = значение справа, оно осторожнее; левое останется рядом
pair_kept = значение справа, хотя левое осторожнее; левое останется рядом
pair_left_one_which = значение слева, оно осторожнее; правое останется рядом
pair_left_one_though = значение слева, хотя правое осторожнее; правое останется рядом
pair_right_one_left = значение справа; левое останется рядом
pair_left_one_right = значение слева; правое останется рядом
pair_age_in = { $years } ({ $date })
pair_review = { $told }, пересмотр: { $review }
pair_judged = { $day }, { $who }: решено, что это два человека
pair_judged_by_nobody = в записях сказано, что это два человека, но кто так решил, журналы не говорят
pair_join_all_same = { $judged }. Всё равно объединить { $joined } и { $kept }?

## text/pages/unjoin.rs

unjoin_nothing_was_built = с тех пор ничего не изменено: обе записи станут такими, как были, байт в байт
unjoin_way_changed_since = мешает то, что изменено после объединения ({ $things ->
        [one] { $things } изменение
        [few] { $things } изменения
        [many] { $things } изменений
       *[other] { $things } изменения
    }); если всё же разъединить, это останется в той записи, которую тогда оставили:
unjoin_what_taken_back = что отменяется:
pairs_join = Объединение: остаётся левая запись
pairs_comparing = Это один человек? сравнено { $done } из { $total }
pairs_none = похожих друг на друга людей нет
disputed_more_pairs = здесь не показано ещё не менее { $more ->
        [one] { $more } пары
        [few] { $more } пар
        [many] { $more } пар
       *[other] { $more } пары
    } записей истории

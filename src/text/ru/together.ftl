## text/pages/together.rs

together_held = кого могли удерживать вместе
together_witnesses = кто вернулся и мог видеть этого человека
together_seen_by_person = кого мог видеть этот человек
together_held_returned = кого могли удерживать вместе и кто вернулся
together_not_named_risk = { $count ->
        [one] ещё { $count } человек здесь не назван
        [few] ещё { $count } человека здесь не названы
        [many] ещё { $count } человек здесь не названы
       *[other] ещё { $count } человека здесь не названы
    }: в опасности, или риск неизвестен
together_not_named_consent = { $count ->
        [one] ещё { $count } человек здесь не назван
        [few] ещё { $count } человека здесь не названы
        [many] ещё { $count } человек здесь не названы
       *[other] ещё { $count } человека здесь не названы
    }: согласие не записано
together_limits = что не сравнивалось
together_unknown_place = { $place }: места с таким названием нет, поэтому сравнить там никого нельзя
together_crowd = те же места названы в { $count ->
        [one] { $count } записи
        [few] { $count } записях
        [many] { $count } записях
       *[other] { $count } записи
    }: их сравнивает страница о том, кого могли удерживать вместе
together_cut = в одном месте слишком много записей истории, сравнить все нельзя
together_more = и ещё { $more }
together_more_entries = и ещё { $more ->
        [one] { $more } запись истории
        [few] { $more } записи истории
        [many] { $more } записей истории
       *[other] { $more } записи истории
    }
together_may_have = возможно: { $how }
together_facility = одно место содержания: { $place }
together_place = одно место по названию: { $place }; одно ли это место содержания, неизвестно
together_town = разные места в одном населённом пункте: { $town }
together_certain = по обеим датам – в одни и те же дни, { $days }
together_possible = возможно, в одни и те же дни, { $days }
together_days = { $from } – { $to }
together_days_from = с { $from }
together_days_until = до { $to } включительно
together_days_open = время не ограничено
together_evidence = { $name }: { $told }
together_entry = по записи истории: { $told }
together_no_source = источника нет
together_unaccounted = о ком дальше ничего не известно: ни о возвращении, ни о более позднем месте
together_moves = кого могли переместить
together_who_was_there = кто там был
together_people = { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    } по { $entries ->
        [one] { $entries } записи истории
        [few] { $entries } записям истории
        [many] { $entries } записям истории
       *[other] { $entries } записи истории
    }
together_flow = { $from } → { $to }: { $people ->
        [one] { $people } человек
        [few] { $people } человека
        [many] { $people } человек
       *[other] { $people } человека
    }, { $days }
together_move = { $name }: { $before }; затем { $after }

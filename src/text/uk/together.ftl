## text/pages/together.rs

together_held = кого могли утримувати разом із цією людиною
together_witnesses = хто повернувся й міг бачити цю людину
together_seen_by_person = кого могла бачити ця людина
together_held_returned = кого могли утримувати разом і хто повернувся
together_not_named_risk = можливо, ще { $count ->
        [one] { $count } людина; тут її не названо: вона в небезпеці, або ризик невідомий
        [few] { $count } людини; тут їх не названо: вони в небезпеці, або ризик невідомий
        [many] { $count } людей; тут їх не названо: вони в небезпеці, або ризик невідомий
       *[other] { $count } людини; тут їх не названо: вони в небезпеці, або ризик невідомий
    }
together_not_named_consent = можливо, ще { $count ->
        [one] { $count } людина; тут її не названо: ніхто не записав, що вона згодна
        [few] { $count } людини; тут їх не названо: ніхто не записав, що вони згодні
        [many] { $count } людей; тут їх не названо: ніхто не записав, що вони згодні
       *[other] { $count } людини; тут їх не названо: ніхто не записав, що вони згодні
    }
together_limits = не порівняно
together_unknown_place = { $place }: місця з такою назвою немає, тому порівняти людей там не вдалося
together_crowd = ті самі місця названо в записах (усього { $count }): їх порівнює сторінка про тих, кого могли утримувати разом
together_cut = в одному місці забагато подій, щоб порівняти всі
together_more = і ще { $more }
together_more_entries = і ще { $more ->
        [one] { $more } подія
        [few] { $more } події
        [many] { $more } подій
       *[other] { $more } події
    }
together_may_have = можливо, разом: { $how }
together_facility = те саме місце утримання, { $place }
together_place = те саме місце за назвою, { $place } (чи це одне місце утримання, невідомо)
together_town = різні місця в одному населеному пункті, { $town }
together_certain = за обома датами в ті самі дні, { $days }
together_possible = можливо, у ті самі дні, { $days }
together_days = { $from } – { $to }
together_days_from = з { $from }
together_days_until = до { $to } включно
together_days_open = час не обмежено
together_evidence = { $name }: { $told }
together_entry = за подією: { $told }
together_no_source = без джерела
together_unaccounted = доля невідома: не сказано ні про повернення, ні про пізніше місце
together_moves = кого могли перемістити
together_who_was_there = хто там був
together_people = { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    } за { $entries ->
        [one] { $entries } подією
        [few] { $entries } подіями
        [many] { $entries } подіями
       *[other] { $entries } події
    }
together_flow = { $from } → { $to }: { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }, { $days }
together_move = { $name }: { $before }; потім { $after }

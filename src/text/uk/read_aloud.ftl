# The dossier of a person as it is read aloud.

read_when_in_words = { $when } («{ $said }»)
read_in_words = «{ $said }»
read_no_time = Час не вказано
# $sex
read_detained = { $when }: { $sex ->
        [male] { $name } був затриманий
        [female] { $name } була затримана
       *[unknown] { $name } – повідомляється про затримання
    }
# $sex
read_missing = { $when }: { $sex ->
        [male] { $name } вважався зниклим безвісти
        [female] { $name } вважалася зниклою безвісти
       *[unknown] { $name } – повідомляється про зникнення безвісти
    }
# $sex
read_returned = { $when }: { $sex ->
        [male] { $name } уже повернувся
        [female] { $name } уже повернулася
       *[unknown] { $name } – повідомляється про повернення
    }
# $sex
read_redeployed = { $when }: { $sex ->
        [male] { $name } був відправлений на фронт
        [female] { $name } була відправлена на фронт
       *[unknown] { $name } – повідомляється про відправлення на фронт
    }
read_other_status = { $when }: { $name } – статус «{ $status }»
read_sighting = { $when }: { $name } – є згадка
read_place = { $before }; місце: { $place }
read_held_by = { $before }; утримує: { $custodian }
read_contact_direct = { $before }; цю людину бачили або говорили з нею
read_contact_relayed = { $before }; звістку передано через інших
read_contact_none = { $before }; звісток від цієї людини немає
read_end = { $before }.
read_note = { $before } { $note }
read_remark = { $before } ({ $note }.)
read_age = Вік: { $years }.
read_age_as_of = Вік: { $years }, станом на { $when }.
read_case = За цими записами людина належить до справи «{ $title }».
read_case_as = За цими записами людина належить до справи «{ $title }» (роль: { TERM($role) }).
read_withdrawn = { $count ->
        [one] { $count } подію відкликано, тут її пропущено.
        [few] { $count } події відкликано, тут їх пропущено.
        [many] { $count } подій відкликано, тут їх пропущено.
       *[other] { $count } події відкликано, тут їх пропущено.
    }
read_last_seen = Остання звістка: { $when } ({ $how }).
read_last_seen_ago = Остання звістка: { $when } ({ $how }), { $ago }.
read_a_sighting = згадка
read_status_and_date = { $status }, { $when }

read_against_note = { $before }, { $note }
read_not_known = у записі про це нічого немає
read_fact = { $name }: { $told }.
read_another_side = Інша версія: { $told } { $reason }.

## text/pages/read_aloud.rs

read_claim = у записі джерела не названо
read_against_it = { $before } Проти цього: { $against }.
read_published = Це про людину на ім’я { $name }.
read_changed = Це про людину, яку джерело називає так: { $name }; ім’я змінено.
read_partial = Це про людину на ім’я { $name }; відома лише ця частина імені.
read_withheld = Ім’я невідоме. Це про людину з таким описом: { $name }.
read_other = Це про людину на ім’я { $name } ({ $word }).
read_other_names = Інші імена: { $names }.
read_as_far_as = Наскільки відомо, теперішній статус: { $told }.
read_nobody_tells_having = Ніхто не повідомляє, що бачив цю людину або мав від неї звістку.
read_unsourced = { $before } [{ $why }.]
read_sources = { $before } [{ $sources }.]
read_sources_reports = { $before } [{ $sources }. { $reports }.]
read_contradictions_left_out = Щонайменше ще { $more ->
        [one] { $more } пара подій суперечить одна одній, тут її не прочитано.
        [few] { $more } пари подій суперечать одна одній, тут їх не прочитано.
        [many] { $more } пар подій суперечать одна одній, тут їх не прочитано.
       *[other] { $more } пари подій суперечать одна одній, тут їх не прочитано.
    }

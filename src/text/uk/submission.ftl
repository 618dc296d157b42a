## text/pages/submission.rs

submission_title_wgeid = Звернення до Робочої групи з питань насильницьких або недобровільних зникнень
submission_title_ced = Прохання до Комітету з насильницьких зникнень про вжиття термінових заходів
submission_title_rfl = Запит на розшук до Червоного Хреста і Червоного Півмісяця («Відновлення родинних зв’язків»)
submission_about = { $name } ({ $id }), заповнено за записами { $day }
submission_redeployed = За записами цю людину відправлено на фронт: { $name }. Той, хто читає цей бланк, має це знати; див. останні звістки.
submission_redeployed_on = За записами цю людину відправлено на фронт ({ $when }): { $name }. Той, хто читає цей бланк, має це знати; див. останні звістки.
submission_draft = Чернетка: кожен рядок узято із записів або введено вручну; перед надсиланням звірте його з джерелами.
submission_count = потрібних пунктів: { $needed }, із них бракує або неповні: { $missing }; додаткових: { $helpful }
submission_urgent = процедура термінових дій: лишилося { $days ->
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }, до { $day }
submission_urgent_between = процедура термінових дій: лишилося днів: від { $least } до { $most }, до { $first } або { $last }: день зникнення точно не відомий
submission_urgent_perhaps = процедура термінових дій: закінчилася { $first } або триває до { $last }: день зникнення точно не відомий
submission_urgent_over = процедура термінових дій: закінчилася { $day }; звичайна процедура такого строку не має
submission_urgent_unknown = процедура термінових дій: закінчується через три місяці після зникнення, а його дати немає
submission_needed = потрібно
submission_missing = не заповнено: { $what }
submission_disputed = цьому суперечить: { $against }
submission_others_say = інші кажуть: { $value }
submission_by_record = джерела цього не названо
submission_named_in = про це сказано тут: { $source }
submission_item_name = повне ім’я
submission_item_other_names = інші імена й написання
submission_item_sex = стать
submission_item_born = дата народження
submission_item_citizenship = громадянство
submission_item_documents = документи, що посвідчують особу
submission_item_marks = прикмети, за якими людину можна впізнати
submission_item_photo = фото
submission_item_home = місце проживання
submission_item_occupation = звання і військова частина
submission_item_state = відповідна держава
submission_item_day = день, місяць і рік зникнення
submission_item_place = місце затримання або де людину бачили востаннє
submission_item_responsible = кого вважають винуватцем
submission_item_last_news = остання звістка про людину
submission_item_steps = що зроблено, щоб знайти людину
submission_item_authorities = скарги до органів держави й судів
submission_item_other_procedure = інші міжнародні процедури
submission_item_parents = батьки
submission_item_submitter = хто подає
submission_item_contact = як зв’язатися з тим, хто подає
submission_item_relationship = ким той, хто подає, доводиться цій людині
submission_item_consent = згода
submission_answer_held_by = утримує: { $custodian }
submission_answer_dated = { $what } ({ $when })
submission_answer_said = словами джерела: { $said }
submission_answer_age = вік: { $years }
submission_answer_age_as_of = вік: { $years }, станом на { $when }
submission_answer_parent = { TERM($kind) }; ім’я запитайте в родини
submission_answer_step = { $when }: { $step }
submission_answer_step_answer = { $step }; відповідь: { $answer }
submission_answer_no_answer = { $step }; відповіді не записано
submission_gap_not_recorded = у записах про це нічого немає
submission_gap_sent_back = зникнення після відправлення на фронт; записи про нього не повідомляють
submission_gap_part_of_name = повне ім’я; відома лише його частина
submission_gap_changed_name = справжнє ім’я; джерело його змінило
submission_gap_withheld_name = ім’я; його приховано
submission_gap_no_date = дата; у події її немає
submission_gap_only_words = дата; у події її подано лише словами
submission_gap_day = день
submission_gap_day_and_month = день і місяць
submission_gap_day_month_year = день, місяць і рік
submission_gap_interval = день; у записі є лише проміжок
submission_gap_not_certain = день, відомий точно
submission_gap_day_of_birth = точна дата народження
submission_gap_no_country = держава; місце не має запису або за записом не лежить у жодній країні
submission_gap_state_of_place = підтвердження, що йдеться саме про цю державу; за записом, місце лежить у ній
submission_gap_no_authority = відомості про звернення до органів держави; у записах немає ні скарги, ні суду
submission_gap_never_seen = відомості про те, що людину бачили або мали від неї звістку; про це ніхто не каже
submission_gap_not_given = у записах цього немає; укажіть параметрами цієї команди
submission_gap_not_in_records = у записах цього немає; зазначте, чи розглядає справу інша міжнародна процедура
submission_refused_person = { $id }: запису про таку людину немає
# $sex
submission_refused_returned = { $name }: за записом { $sex ->
        [male] він уже повернувся
        [female] вона вже повернулася
       *[unknown] людина вже повернулася
    }; ці бланки – про людей, чиє місцеперебування невідоме
submission_refused_consent = { $name }: { $why }; без згоди нічого не подають
submission_consent_not_recorded = згоди не записано
submission_consent_not_given = згоди не дано або ніхто не знає, чи її дано
submission_consent_only_inside = згода не поширюється на партнерів
submission_consent_not_yet = згода починає діяти в день, який ще не настав або якого не вдається прочитати
submission_consent_not_understood = у записі є поле, яке може обмежувати згоду і якого ця версія не знає
submission_consent_joined = запис, об’єднаний із цим, обмежує згоду більше, і ніхто не вирішив, що з цього чинне

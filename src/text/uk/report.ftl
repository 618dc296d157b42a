# Dossiers, case reports and public lists as documents.

report_sources = Джерела
report_against = Проти цього:
report_dossier = Досьє: { $name }
report_case = Звіт про справу: { $title }
report_list = { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
report_made = Складено { $date } за записами системи обліку справ.
report_full_remark = Тут усе, що повідомляють записи, зокрема те, що публікувати не можна. Опущено робочі нотатки, список близьких і джерела, яких не можна називати; розповідь про подію все ж може згадувати близьких.
report_public_remark = Тут лише те, що можна показувати всім. Пропущено: { $fields }.
report_record = Запис { $id }
report_statements = Що відомо і хто це каже
report_steps = Що зроблено
report_disputes = Спірно
report_disputed = { $field }: що кажуть джерела
report_side = Одна з версій
report_goes_by = Чинна в записі
report_yes = так
report_no = ні
report_said_by = Хто це каже
report_time_line = Хронологія: { $name }
report_time_line_of_all = Хронологія
report_when = Коли
report_what = Що
report_where = Де
report_name = Ім’я
report_role = Роль
report_status = Статус
report_since = Відколи
report_last_seen = Остання звістка
report_region = Область
report_unit = Частина
report_cases = Справи
report_people = Скільки людей
report_facts = Відомості
report_fact = Поле
report_told = Як записано
report_by_status = Люди за статусом
report_no_status = статусу немає
report_figures = Повідомлені числа
report_figure = { $what }: { $told }.
report_figure_as_of = { $what }, станом на { $when }: { $told }.
report_people_of_case = Люди у справі
report_close_left_out = { $close ->
        [one] Ще { $close } людина пов’язана із цією справою лише як чийсь родич, її пропущено
        [few] Ще { $close } людини пов’язані із цією справою лише як чиїсь родичі, їх пропущено
        [many] Ще { $close } людей пов’язані із цією справою лише як чиїсь родичі, їх пропущено
       *[other] Ще { $close } людини пов’язані із цією справою лише як чиїсь родичі, їх пропущено
    }: цей звіт не повинен вивести читача на близьких тих, хто зник.
report_current = відомо тепер
report_is_last_seen = остання звістка
report_is_withdrawn = відкликано
report_id = Запис
report_people_from_to = Люди { $first }–{ $last }

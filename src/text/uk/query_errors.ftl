## text/errors/query_error.rs

query_unbalanced = { $quote } не закрито
query_nothing_to_find = введіть літеру або цифру, яку шукати
query_unknown_field_near = { $field }: такого поля немає; можливо, { $near }?
query_unknown_field = { $field }: такого поля немає; щоб шукати текст із двокрапкою, візьміть його в лапки
query_empty_value = після { $field } нічого немає
query_not_comparable = { $field } не порівнюють; напишіть { $field }: і що шукати
query_bad_date = { $text }: дата незрозуміла; пишіть, наприклад, { $examples }
query_bad_span = { $text }: проміжок часу незрозумілий; пишіть, наприклад, 30d, 6w, 3m або 1y
query_bad_id = { $text }: не номер запису; номери мають вигляд p-4f7k9q2m8x, а номери списків – такий, як у списку
query_unknown_word_near = { $field }:{ $word }: можливо, { $near }?
query_unknown_word = { $field }:{ $word }: невідомо; можливі: { $words }
query_unknown_status_near = { $word }: такого статусу немає; можливо, { $near }?
query_unknown_status = { $word }: такого статусу немає; є: { $statuses }
query_ambiguous_status = { $word }: що саме: { $candidates }?
query_other_kind = { $asked } не стосується цих записів ({ TERM($kind, form: "plural") }); це для інших: { $kinds }
query_not_public = { $asked } питає про непублічне; з --public запит розуміє звичайні слова, status:, since, seen, name:, unit:, case:, source: і id:
query_too_many_terms = забагато слів; одночасно можна шукати щонайбільше { $limit }
query_none_saved = { $name }: збережених запитів ще немає; F на екрані зберігає поточний
query_unknown_saved = { $name }: збереженого запиту з такою назвою немає; є: { $names }
query_ambiguous_saved = { $name }: що саме: { $names }?
query_saved_circle = збережений запит «{ $name }» посилається сам на себе
query_too_many_saved = забагато вкладених збережених запитів; поєднати можна щонайбільше { $limit }
query_saved_other_kind = збережений запит «{ $name }» шукає записи іншого виду: { $kind }, а не { TERM($wanted) }
query_saved_broken = збережений запит «{ $name }»: { $reason }
quoted = «{ $name }»
kinds_of = { TERM($kind, form: "plural") }

## text/errors/refusal.rs

refusal_word = { $typed }: введіть одне слово
refusal_unknown_word = { $typed }: такого слова в цьому полі немає; є: { $words }
refusal_unknown_status = { $typed }: невідомий статус; введіть: { $known }
refusal_link = { $typed }: такого запису немає ({ TERM($kind, form: "plural") }); укажіть номер запису такого виду: { TERM($kind) }
refusal_number = { $typed }: введіть ціле число
refusal_flag = { $typed }: так чи ні?
refusal_empty = поле «{ $field }» не може бути порожнім
refusal_twice = { $typed }: уже є у списку
refusal_no_list = Форма не може показати, як записано цей список. Натисніть E, щоб відкрити файл.
refusal_no_such_field = { $typed }: такого поля немає
refusal_date_typed = { $typed }: дата незрозуміла; пишіть, наприклад, { $examples }
refusal_date = дата незрозуміла
refusal_no_such_day = такого дня в календарі немає; якщо день невідомий, напишіть лише місяць
refusal_two_digits = у році дві цифри; напишіть { $date }, якщо це { $meaning }
refusal_one_reading = { $date }, якщо це { $meaning }
refusal_ambiguous = це може бути не один день; напишіть { $readings } або [{ $all }], якщо ніхто не знає
refusal_no_year = якого року? пишіть, наприклад, 12 лип 2022 або липень 2022
refusal_ahead_dated = у майбутньому; напишіть минулий день, наприклад вчора, або { $date }, якщо йдеться про майбутнє
refusal_ahead = у майбутньому; напишіть минулий день, наприклад вчора
refusal_out_of_range = поза календарем; напишіть рік чотирма цифрами
refusal_ends_first = кінець раніше за початок; спершу напишіть ранішу дату
refusal_date_ahead = { $date } – у майбутньому: чи правильний рік?
refusal_date_ends_ahead = { $date } закінчується в майбутньому: чи правильний рік?
typed_and_why = { $typed }: { $why }
refusal_date_examples = 2022-07-12, 12 лип 2022, липень 2022, літо 2022, близько липня 2022, вчора

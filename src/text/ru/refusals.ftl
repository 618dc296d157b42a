## text/errors/refusal.rs

refusal_word = { $typed }: наберите одно слово
refusal_unknown_word = { $typed }: такого слова у этого поля нет; есть { $words }
refusal_unknown_status = { $typed }: неизвестный статус; наберите { $known }
refusal_link = { $typed }: такой записи нет ({ TERM($kind, form: "plural") }); укажите ID записи вида «{ TERM($kind) }»
refusal_number = { $typed }: наберите целое число
refusal_flag = { $typed }: да или нет?
refusal_empty = поле «{ $field }» не может быть пустым
refusal_twice = { $typed }: уже в списке
refusal_no_list = Форма не может показать, как записан этот список. Нажмите E, чтобы открыть файл.
refusal_no_such_field = { $typed }: такого поля нет
refusal_date_typed = { $typed }: непонятно как дата; напишите, например, { $examples }
refusal_date = непонятно как дата
refusal_no_such_day = такого дня в календаре нет; если день неизвестен, напишите только месяц
refusal_two_digits = год из двух цифр; напишите { $date } ({ $meaning })
refusal_one_reading = { $date } ({ $meaning })
refusal_ambiguous = это может быть не один день; напишите { $readings } или, если никто не знает, [{ $all }]
refusal_no_year = какой год? напишите, например, 12 июл 2022 или июль 2022
refusal_ahead_dated = в будущем; напишите день в прошлом, например вчера, или { $date }, если имеется в виду будущее
refusal_ahead = в будущем; напишите день в прошлом, например вчера
refusal_out_of_range = за пределами календаря; напишите год четырьмя цифрами
refusal_ends_first = кончается раньше, чем начинается; напишите раннюю дату первой
refusal_date_ahead = { $date }: дата в будущем; верен ли год?
refusal_date_ends_ahead = { $date }: конец в будущем; верен ли год?
typed_and_why = { $typed }: { $why }
refusal_date_examples = 2022-07-12, 12 июл 2022, июль 2022, лето 2022, около июля 2022, вчера

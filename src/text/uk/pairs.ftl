# Whether two records are of one person.

pair_nearly_same_name = майже те саме ім’я
pair_same_name = те саме ім’я
pair_name_reordered = в іншому порядку
pair_name_no_patronymic = одне без по батькові
pair_name_word_missing = в одному на слово менше
pair_name_initial = в одному ініціал
pair_name_differs = { $name } ({ $differences })
pair_name_common = { $name }, поширене
pair_name_rare = { $name }, більше тут його ніхто не має
pair_name_bearers = { $name }; людей із частиною такого імені тут щонайбільше { $bearers }
pair_born_apart = роки народження різняться на { $years ->
        [one] { $years } рік
        [few] { $years } роки
        [many] { $years } років
       *[other] { $years } року
    }
pair_reason = { $sign } { $text }
pair_outcome_review = { $told }; переглянути { $review }, це раніша дата

pair_at_risk = { $relative } (у небезпеці)

## text/pages/pair.rs

pair_unsure = невідомо
pair_likely = імовірно
pair_perhaps = можливо
pair_nickname = те саме прізвисько або позивний
pair_born = рік народження той самий або може бути тим самим
pair_birthday = той самий день народження
pair_case = в обох справа «{ $title }»
pair_relative = в обох близька людина: { $title }
pair_same = { $what ->
        [field_home] те саме місце проживання
        [field_unit] та сама військова частина
       *[other] збігається: { TERM($what) }
    }
pair_within = { $what ->
        [field_home] одне місце проживання в межах іншого
        [field_unit] одна військова частина у складі іншої
       *[other] одне в межах іншого: { TERM($what) }
    }
pair_other = { $what ->
        [field_home] інше місце проживання
        [field_unit] інша військова частина
       *[other] не збігається: { TERM($what) }
    }
pair_the_same = те саме
pair_stays = лишається
pair_taken_over = буде взято
pair_both_nothing_twice = обидва, без повторів
pair_joined = праве, воно обережніше; ліве лишається поруч
pair_kept = праве, хоча ліве обережніше; ліве лишається поруч
pair_left_one_which = ліве, воно обережніше; праве лишається поруч
pair_left_one_though = ліве, хоча праве обережніше; праве лишається поруч
pair_right_one_left = праве; ліве лишається поруч
pair_left_one_right = ліве; праве лишається поруч
pair_age_in = { $years } ({ $date })
pair_review = { $told }, переглянути { $review }
pair_judged = { $day } вирішено, що це дві людини ({ $who })
pair_judged_by_nobody = за їхніми записами це дві людини, і в жодному журналі не сказано, хто так вирішив
pair_join_all_same = { $judged }. Усе одно об’єднати записи «{ $joined }» і «{ $kept }»?

## text/pages/unjoin.rs

unjoin_nothing_was_built = після об’єднання нічого не змінювали: обидва записи стануть такими, як були, байт у байт
unjoin_way_changed_since = { $things ->
        [one] заважає { $things } зміна, зроблена
        [few] заважають { $things } зміни, зроблені
        [many] заважає { $things } змін, зроблених
       *[other] заважає { $things } зміни, зробленої
    } після об’єднання; якщо все одно роз’єднати, змінене лишиться в збереженому записі:
unjoin_what_taken_back = що буде скасовано:
pairs_join = Об’єднати: лишається лівий запис
pairs_comparing = Та сама людина? порівняно { $done } з { $total }
pairs_none = схожих між собою людей немає
disputed_more_pairs = щонайменше ще { $more ->
        [one] { $more } пара
        [few] { $more } пари
        [many] { $more } пар
       *[other] { $more } пари
    } подій, тут не показано

## text/pages/dossier_case.rs

page_may_be_shown = можна показувати всім
page_not_known = статусу немає
page_has_part = містить
page_followed_by = після неї
page_caused_by = причина

## text/pages/dossier_person.rs

page_against = одні: { $one }; інші: { $other }
page_at_least_entries = щонайменше ще { $more ->
        [one] { $more } пара
        [few] { $more } пари
        [many] { $more } пар
       *[other] { $more } пари
    } подій, тут не показано
page_others_say = { $field }: інші кажуть: { $value }
page_none_but_elsewhere = джерел немає (для інших подій: { $more })
page_for_other_entries = { $before } (для інших подій ще { $more })
page_since = відколи: { $when }
page_at_time_not = час невідомий, { $contact }
page_as_of = { $before } ({ $date })
page_no_date = без дати
page_held_by = утримує: { $custodian }
page_withdrawn = відкликано: { $withdrawn }
page_entered_by = автор запису: { $by }, { $recorded }
page_repeats = { $before }, повторює: { $origins }
page_look_again = { $before }; переглянути знову: { $date }
page_looked_by = { $date }, { $by }

page_document = { TERM($kind) } { $number }

## text/pages/dossier_steps.rs

page_step = крок
page_step_to = { $what }, кому: { $to }
page_step_by = { $before }, хто: { $by }
page_step_answer = відповідь: { $answer }
page_step_due = відповіді немає; строк: { $due }
page_step_overdue = відповіді немає; строк минув: { $due }

## text/pages/dossier_relations.rs

page_at_risk = { $before }, у небезпеці
page_relation_of = { TERM($kind) } людини на ім’я { $name }
page_relation_at_risk = { TERM($kind) } людини на ім’я { $name }; у небезпеці

## text/pages/dossier_source.rs

page_must_not_be = не можна називати іншим
page_circle_these_sources = по колу: ці джерела зрештою повторюють одне одного
page_copy = { $name }, { $size }, sha256 { $sha256 }
reliability_a = повністю надійне
reliability_b = зазвичай надійне
reliability_c = досить надійне
reliability_d = зазвичай ненадійне
reliability_e = ненадійне
reliability_f = надійність оцінити не можна
reliability_other = такої літери в шкалі немає

## text/pages/dossier_whereabouts.rs

page_lies_in = лежить у межах
page_belongs_to = належить до
page_and_search_with = і ще { $more }: їх показує пошук із place: або unit:
page_held = утримання
page_held_when = утримання, { $when }

## text/pages/entry_page.rs

page_to = { $first } – { $last }
page_held_by_2 = утримує
page_is = це { $title }
page_not_shown_here = ще { $more ->
        [one] { $more } подія
        [few] { $more } події
        [many] { $more } подій
       *[other] { $more } події
    }, тут не показано

## text/pages/time_line.rs

page_no_word = звісток немає
page_now = зараз
page_last_seen = ◆ остання звістка
page_contact = ● звістка
page_no_contact = звісток немає
page_is_withdrawn = відкликано
page_last_word = остання звістка { $day }
page_word_person_may = звістка від людини могла надійти будь-коли дотепер
page_nobody_tells_having = ніхто не повідомляє, що бачив цю людину або мав від неї звістку
page_no_entry_with = жодної події з датою

## text/pages/derivation.rs

derivation_repeats = повторює: { $source }
derivation_dated = { $source }, { $date }
derivation_see_above = { $source } (див. вище)
derivation_reports = { $reports ->
        [one] { $reports } повідомлення
        [few] { $reports } повідомлення
        [many] { $reports } повідомлень
       *[other] { $reports } повідомлення
    }, { $roots ->
        [one] { $roots } першоджерело
        [few] { $roots } першоджерела
        [many] { $roots } першоджерел
       *[other] { $roots } першоджерела
    }
derivation_reports_of = { $told }: { $names }

## text/pages/attribution.rs

date_not_certain = (не точно)
told_without_source = { $told } (у записі джерела не названо)
told_by_sources = { $told } ({ $sources })
told_reliability = { $source }, надійність { $reliability }
told_confidential = джерело, яке не можна називати
told_place = { $told }, { $place }
told_via = { $told }, хто розповів: { TERM($via) }
told_grade = { $told }, оцінка { $grade }: { $letter }, { $digit }
told_quote = { $told }: «{ $quote }»

## text/pages/disputed.rs

disputed_status = статус
disputed_record_goes_this = у записі чинне це
value_nothing = нічого
disputed_this_status_now = це теперішній статус

## text/pages/figures.rs

figure_by_name = поіменно
figure_known_name = ім’я відоме
figure_on_record = записано
figure_with_record_their = є окремий запис

## text/pages/source_page.rs

page_no_other_root = { $count ->
        [one] { $count } твердження не має іншого першоджерела
        [few] { $count } твердження не мають іншого першоджерела
        [many] { $count } тверджень не мають іншого першоджерела
       *[other] { $count } твердження не мають іншого першоджерела
    }
page_and_more = і ще { $more }
page_age = вік: { $years }
page_close = близька людина: { TERM($relation) }
page_figure = { $what }: { $figure }
page_noted = нотатка
page_case = справа загалом

## text/pages/fragments.rs

credibility_1 = підтверджено іншими джерелами
credibility_2 = імовірно, правда
credibility_3 = можливо, правда
credibility_4 = сумнівно
credibility_5 = малоймовірно
credibility_6 = достовірність оцінити не можна
credibility_none = такої цифри в шкалі немає
page_not_there = { $id } (немає)
page_nowhere = не вказано
page_malformed = { $written } (не номер запису)
page_confidential = { $name } (конфіденційно)
page_without_source_record = без запису джерела
page_told_by = { $before }, хто розповів: { TERM($via) }
page_other_name = { $name } ({ $kind })
page_status_by = { $status } ({ $by })

## text/pages/caution.rs

caution_review_due = час переглянути: { $date }
caution_not_looked_for = не розшукують ({ $role })
caution_risk = ризик { $level }
caution_relatives = у небезпеці { $count ->
        [one] { $count } близька людина
        [few] { $count } близькі люди
        [many] { $count } близьких людей
       *[other] { $count } близької людини
    }
caution_as_relation = у небезпеці: { TERM($relation) } людини на ім’я { $name }
caution_as_relative = у небезпеці як близька людина для { $count ->
        [one] { $count } людини
        [few] { $count } людей
        [many] { $count } людей
       *[other] { $count } людини
    }
caution_people_not_looked_for = через роль не розшукують { $count } із { $of ->
        [one] { $of } людини
        [few] { $of } людей
        [many] { $of } людей
       *[other] { $of } людини
    }
caution_people_at_risk = у небезпеці самі або їхні близькі: { $count } із { $of ->
        [one] { $of } людини
        [few] { $of } людей
        [many] { $of } людей
       *[other] { $of } людини
    }
consent_unknown = про згоду нічого не відомо
consent_not_understood = запис про згоду незрозумілий
consent_refused = у згоді відмовлено
consent_public = можна оприлюднювати
consent_partners = лише для партнерів
consent_internal = лише для внутрішнього користування
page_open = не обмежено
page_sighting = згадка

## text/pages/fragments.rs, sources of one publisher and date

page_source_titled = { $name } ({ $title })

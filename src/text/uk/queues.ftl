## text/pages/triage.rs

queue_kept = лишено
queue_second_look = на перевірку
queue_unheard = спершу найдовше без звісток
queue_newest = спершу нові повідомлення
queue_disputed = спершу спірні
queue_listed = як у списку
queue_second_look_wanted = потрібна ще перевірка
queue_is_disputed = спірно
queue_no_status = статусу немає
queue_unsourced = без джерела
queue_single_source = одне джерело
queue_unplaced = без місця
queue_never_heard = звісток не було
queue_unheard_d = без звісток { $days } дн.
queue_review_due = переглянути ризик: { $date }
queue_answer_due = строк відповіді: { $date }
queue_answer_late = строк відповіді минув: { $date }
queue_never_reviewed = не переглядали
queue_never = ніколи
queue_about_min = близько 1 хв
queue_about_minutes = близько { $minutes } хв
queue_about_h = близько { $hours } год
queue_settled_others = вирішено іншими: { $settled }
queue_later = на потім: { $later }
queue_decided_by = { $decided } ({ $author })
queue_count_decided = { $decided }: { $count }
queue_settled = вирішено іншими
queue_later_2 = на потім
queue_open = тут
queue_with = зараз у: { $author }
queue_no_source = без джерела

## text/pages/summary.rs

queue_left_open = не вирішено
queue_nothing_decided = нічого не вирішено

## text/pages/drafts.rs

draft_new = { $key } продовжує недописане, { $moment }: { $title }
draft_lists_kept = { $key } показує { $texts ->
        [one] { $texts } недописаний текст, який
        [few] { $texts } недописані тексти, які
        [many] { $texts } недописаних текстів, які
       *[other] { $texts } недописаного тексту, які
    } збережено
queue_disputed_claims = спірно ({ $claims ->
        [one] { $claims } твердження
        [few] { $claims } твердження
        [many] { $claims } тверджень
       *[other] { $claims } твердження
    })
queue_touch = { $by }: { $told }
queue_looked_since = { $day }, { $by }; відтоді: { $first }
queue_looked_since_more = { $day }, { $by }; відтоді: { $first } і ще { $more }
queue_looked_nothing_new = { $day }, { $by }, нового немає
queue_looked_entries = { $day }, { $by }; відтоді: { $entries ->
        [one] { $entries } подія
        [few] { $entries } події
        [many] { $entries } подій
       *[other] { $entries } події
    }
queue_title = Черга «{ $name }», { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
queue_title_asked = Черга «{ $name }» ({ $asked }), { $people ->
        [one] { $people } людина
        [few] { $people } людини
        [many] { $people } людей
       *[other] { $people } людини
    }
summary_at = { $title }, { $moment }, автор: { $by }
summary_from_to = { $title }, { $first } – { $last }, автор: { $by }
summary_decision = {"  "}{ $name } ({ $person }): { $told }; автор: { $by }
summary_changed = { $before } → { $after }
summary_gone = (немає)
screen_key_is_held = клавішу утримують: більше нічого не вирішено; відпустіть її, подивіться й натисніть знову
screen_undo_slip = `u` скасовує останню зміну: натисніть ще раз, якщо це й потрібно
queue_typed_before = не вирішено: клавішу натиснуто раніше, ніж показано запис «{ $name }»

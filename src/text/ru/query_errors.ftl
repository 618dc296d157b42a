## text/errors/query_error.rs

query_unbalanced = не закрыто: { $quote }
query_nothing_to_find = наберите букву или цифру для поиска
query_unknown_field_near = { $field }: такого поля нет; возможно, { $near }?
query_unknown_field = { $field }: такого поля нет; чтобы искать текст с двоеточием, возьмите его в кавычки
query_empty_value = после { $field } ничего нет
query_not_comparable = { $field } нельзя сравнивать; напишите { $field }: и то, что ищете
query_bad_date = { $text }: непонятно как дата; напишите, например, { $examples }
query_bad_span = { $text }: непонятно как срок; напишите, например, 30d, 6w, 3m или 1y
query_bad_id = { $text }: не ID; ID выглядит так: p-4f7k9q2m8x, а из списка – так, как его пишет список
query_unknown_word_near = { $field }:{ $word }: возможно, { $near }?
query_unknown_word = { $field }:{ $word }: неизвестно; бывает: { $words }
query_unknown_status_near = { $word }: такого статуса нет; возможно, { $near }?
query_unknown_status = { $word }: такого статуса нет; есть { $statuses }
query_ambiguous_status = { $word }: что из этого: { $candidates }?
query_other_kind = { $asked } не подходит для { TERM($kind, form: "gen_plural") }; подходит для { $kinds }
query_not_public = { $asked } спрашивает о том, что не для всех; с --public запрос понимает обычные слова, status:, since, seen, name:, unit:, case:, source: и id:
query_too_many_terms = слишком много слов; искать можно не больше чем по { $limit ->
        [one] { $limit } слову
        [few] { $limit } словам
        [many] { $limit } словам
       *[other] { $limit } слова
    }
query_none_saved = { $name }: сохранённых запросов ещё нет; на экране F сохраняет нынешний
query_unknown_saved = { $name }: под этим именем запрос не сохранён; есть { $names }
query_ambiguous_saved = { $name }: что из этого: { $names }?
query_saved_circle = сохранённый запрос «{ $name }» ссылается сам на себя
query_too_many_saved = слишком много вложенных сохранённых запросов; соединить можно не больше { $limit }
query_saved_other_kind = сохранённый запрос «{ $name }» ищет записи вида { $kind }, а нужны другие: { TERM($wanted, form: "plural") }
query_saved_broken = сохранённый запрос «{ $name }»: { $reason }
quoted = «{ $name }»
kinds_of = { TERM($kind, form: "gen_plural") }

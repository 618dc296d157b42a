//! The local words of a query: its fields, and the words behind them, in Russian and Ukrainian beside English.
//! All of them are understood whichever language is spoken.

use crate::spelling::diacritics::plain_letter;

/// A word of queries with its Russian and its Ukrainian words; the first of each is the one that is offered.
type LocalWord = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// What a word is typed in.
#[must_use]
fn words_in(word: &LocalWord, language: &str) -> &'static [&'static str] {
    match language {
        "ru" => word.1,
        "uk" => word.2,
        _ => &[],
    }
}

/// The field that a local word names.
#[must_use]
pub fn field(typed: &str) -> Option<&'static str> {
    meaning(FIELDS, typed)
}

/// The word that a local word means behind a field.
#[must_use]
pub fn value(field: &str, typed: &str) -> Option<&'static str> {
    meaning(values(field), typed)
}

/// The fields in a language, each with its English name.
pub fn fields_in(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    offered(FIELDS, language)
}

/// The words behind a field in a language, each with its English one.
pub fn values_in(
    field: &str,
    language: &str,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    offered(values(field), language)
}

fn offered(
    words: &'static [LocalWord],
    language: &str,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let language = language.to_owned();
    words
        .iter()
        .filter_map(move |word| Some((*words_in(word, &language).first()?, word.0)))
}

fn meaning(words: &[LocalWord], typed: &str) -> Option<&'static str> {
    let small = typed.to_lowercase().replace('_', " ");
    let typed: String = small.chars().map(plain_letter).collect();
    let found = words
        .iter()
        .find(|(_, russian, ukrainian)| russian.iter().chain(*ukrainian).any(|one| *one == typed));
    found.map(|(word, ..)| *word)
}

fn values(field: &str) -> &'static [LocalWord] {
    match field {
        "status" | "was" => STATUSES,
        "is" => DERIVED,
        "has" => PARTS,
        "role" => ROLES,
        "seen" | "reviewed" | "changed" => NEVER,
        "due" => OVERDUE,
        _ => &[],
    }
}

/// How many days the local name of a time span has: `дней`, `тиж`.
#[must_use]
pub fn days_in(unit: &str) -> Option<u32> {
    Some(match unit {
        "д" | "дн" | "день" | "дня" | "дней" | "дні" | "днів" => 1,
        "н" | "нед" | "неделя" | "недели" | "недель" | "т" | "тиж" | "тиждень" | "тижні"
        | "тижнів" => 7,
        "м" | "мес" | "месяц" | "месяца" | "месяцев" | "міс" | "місяць" | "місяці" | "місяців" => {
            30
        }
        "г" | "год" | "года" | "лет" | "р" | "рік" | "роки" | "років" => {
            365
        }
        _ => return None,
    })
}

const FIELDS: &[LocalWord] = &[
    ("status", &["статус"], &["статус"]),
    ("was", &["был", "была", "были"], &["був", "була", "були"]),
    ("place", &["место"], &["місце"]),
    ("unit", &["часть"], &["частина"]),
    ("case", &["дело"], &["справа"]),
    ("source", &["источник"], &["джерело"]),
    ("tag", &["метка"], &["мітка"]),
    ("name", &["имя"], &["ім'я", "імя"]),
    ("note", &["заметка"], &["нотатка"]),
    ("by", &["кто"], &["хто"]),
    ("since", &["начиная"], &["починаючи"]),
    ("seen", &["весть"], &["звістка"]),
    ("due", &["срок"], &["термін", "строк"]),
    ("stale", &["молчание"], &["мовчання"]),
    ("is", &["это"], &["це"]),
    ("has", &["есть"], &["є"]),
    ("role", &["роль"], &["роль"]),
    ("id", &["номер"], &["номер"]),
    ("reviewed", &["просмотрено"], &["переглянуто"]),
    ("changed", &["изменено"], &["змінено"]),
    ("saved", &["запрос"], &["запит"]),
];

const STATUSES: &[LocalWord] = &[
    (
        "detained",
        &["задержан", "задержана", "задержаны", "задержан(а)"],
        &["затриманий", "затримана", "затримані", "затримано"],
    ),
    (
        "missing",
        &[
            "пропал",
            "пропал(а)",
            "пропал(а) без вести",
            "пропала",
            "пропали",
            "пропал без вести",
            "пропала без вести",
            "пропали без вести",
            "без вести",
        ],
        &[
            "зник",
            "зник(ла)",
            "зник(ла) безвісти",
            "зникла",
            "зникли",
            "зниклий",
            "зник безвісти",
            "зникла безвісти",
            "зникли безвісти",
            "безвісти",
        ],
    ),
    (
        "returned",
        &["вернулся", "вернулась", "вернулись", "вернулся (вернулась)"],
        &[
            "повернувся",
            "повернулася",
            "повернулась",
            "повернулися",
            "повернувся (повернулася)",
        ],
    ),
    (
        "redeployed",
        &[
            "отправлен",
            "отправлена",
            "отправлены",
            "отправлен(а)",
            "отправлен(а) на фронт",
            "отправлен на фронт",
            "отправлена на фронт",
            "отправлены на фронт",
        ],
        &[
            "відправлений",
            "відправлена",
            "відправлені",
            "відправлено",
            "відправлено на фронт",
            "відправлений на фронт",
            "відправлена на фронт",
            "відправлені на фронт",
        ],
    ),
    ("none", &["нет"], &["немає", "нема"]),
    ("any", &["любой"], &["будь-який"]),
];

const DERIVED: &[LocalWord] = &[
    ("disputed", &["спорно"], &["спірно"]),
    ("duplicate", &["двойник"], &["двійник"]),
    ("unsourced", &["без-источника"], &["без-джерела"]),
    ("single-source", &["один-источник"], &["одне-джерело"]),
    ("unplaced", &["без-места"], &["без-місця"]),
    ("review-due", &["пора-пересмотреть"], &["час-переглянути"]),
];

const PARTS: &[LocalWord] = &[
    ("note", &["заметка"], &["нотатка"]),
    ("source", &["источник"], &["джерело"]),
    ("risk", &["риск"], &["ризик"]),
    ("tag", &["метка"], &["мітка"]),
    ("claim", &["версия"], &["версія"]),
    ("case", &["дело"], &["справа"]),
    ("place", &["место"], &["місце"]),
    ("unit", &["часть"], &["частина"]),
    ("consent", &["согласие"], &["згода"]),
    ("relation", &["близкие"], &["близькі"]),
    ("born", &["рождение"], &["народження"]),
    ("alias", &["другое-имя"], &["інше-ім'я", "інше-імя"]),
    ("status", &["статус"], &["статус"]),
    ("step", &["шаг"], &["крок"]),
];

const ROLES: &[LocalWord] = &[
    (
        "affected",
        &["пострадавший", "пострадавшая", "пострадавшие"],
        &["потерпілий", "потерпіла", "потерпілі"],
    ),
    (
        "responsible",
        &["виновный", "виновные"],
        &["винуватець", "винуватці"],
    ),
    (
        "witness",
        &["свидетель", "свидетели"],
        &["свідок", "свідки"],
    ),
    (
        "relative",
        &["родственник", "родственники"],
        &["родич", "родичі"],
    ),
    (
        "advocate",
        &["правозащитник", "правозащитники"],
        &["правозахисник", "правозахисники"],
    ),
    ("any", &["любая"], &["будь-яка"]),
    ("none", &["нет"], &["немає"]),
];

const NEVER: &[LocalWord] = &[("never", &["никогда"], &["ніколи"])];

const OVERDUE: &[LocalWord] = &[("overdue", &["просрочено"], &["прострочено"])];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse::FIELDS as ENGLISH;
    use crate::search::query::{Derived, HasPart, RoleTerm};

    #[test]
    fn every_english_word_has_a_word_in_each_language() {
        for language in ["ru", "uk"] {
            let fields: Vec<&str> = fields_in(language).map(|(_, english)| english).collect();
            assert_eq!(fields, ENGLISH, "{language}");
            let behind = |field| -> Vec<&str> {
                values_in(field, language)
                    .map(|(_, english)| english)
                    .collect()
            };
            assert_eq!(behind("is"), Derived::WORDS.map(|(word, _)| word));
            assert_eq!(behind("has"), HasPart::WORDS.map(|(word, _)| word));
            assert_eq!(behind("role"), RoleTerm::WORDS.map(|(word, _)| word));
        }
    }

    #[test]
    fn words_are_known_in_the_forms_in_which_people_type_them() {
        for (field, typed, meant) in [
            ("status", "Задержана", "detained"),
            ("was", "затриманий", "detained"),
            ("status", "пропал_без_вести", "missing"),
            ("has", "інше-ім’я", "alias"),
            ("seen", "НИКОГДА", "never"),
        ] {
            assert_eq!(value(field, typed), Some(meant), "{typed}");
        }
        assert_eq!(field("ім’я"), Some("name"));
        assert_eq!(field("задержан"), None);
        assert_eq!(value("tag", "задержан"), None);
        assert_eq!(days_in("тижні"), Some(7));
    }
}

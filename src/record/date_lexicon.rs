//! The lexicon of dates: their words in English, Russian and Ukrainian.

/// The month, 1 to 12, that a lower-case word names, in any of its cases or short forms.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let place = MONTHS.iter().position(|(words, stems)| {
        words.contains(&word)
            || stems.iter().any(|stem| {
                word.strip_prefix(stem)
                    .is_some_and(|ending| ENDINGS.contains(&ending))
            })
    })?;
    i8::try_from(place + 1).ok()
}

/// The EDTF number of the season that a lower-case word names: 21 spring, 22 summer, 23 autumn,
/// 24 winter (ISO 8601-2, 4.8).
#[must_use]
pub fn season(word: &str) -> Option<i8> {
    position(SEASONS, word).map(|place| place + 20)
}

/// What a word says about the date that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leading {
    /// It is about then.
    About,
    /// It may be then.
    Perhaps,
    /// From then on, then included.
    Since,
    /// From then on, then not included.
    After,
    /// Until then, then included.
    Until,
    /// Until then, then not included. `до` is read so, as in `до июля`.
    Before,
}

/// What a lower-case word says about the date that follows it.
#[must_use]
pub fn leading(word: &str) -> Option<Leading> {
    LEADING
        .iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, meaning)| *meaning)
}

/// Whether a word says that the day or month before it is meant as well: `включительно`.
#[must_use]
pub fn is_inclusive(word: &str) -> bool {
    matches!(word, "включительно" | "включно" | "inclusive")
}

/// How many days ago a lower-case word says that it was: `yesterday` is 1.
#[must_use]
pub fn days_ago(word: &str) -> Option<i64> {
    match word {
        "today" | "сегодня" | "сьогодні" => Some(0),
        "yesterday" | "вчера" | "вчора" | "учора" => Some(1),
        "позавчера" | "позавчора" => Some(2),
        _ => None,
    }
}

/// A stretch of time that people count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months of the calendar.
    Month,
    /// Years.
    Year,
}

/// The stretch that a lower-case word names, in any number or case.
#[must_use]
pub fn stretch(word: &str) -> Option<TimeUnit> {
    STRETCHES
        .iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, stretch)| *stretch)
}

/// Whether a word only says that a year was meant: `2022 г.`, `2022 року`.
#[must_use]
pub fn is_year_word(word: &str) -> bool {
    matches!(
        word,
        "г" | "г." | "год" | "года" | "году" | "р" | "р." | "рік" | "року" | "році"
    )
}

fn position(table: &[&[&str]], word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let place = table.iter().position(|words| words.contains(&word))?;
    i8::try_from(place + 1).ok()
}

/// The short and English words of each month, and the stems of its Russian and Ukrainian cases.
const MONTHS: &[(&[&str], &[&str])] = &[
    (
        &["january", "jan", "янв", "січ", "січень"],
        &["январ", "січн"],
    ),
    (
        &[
            "february",
            "feb",
            "фев",
            "февр",
            "лют",
            "лютий",
            "лютого",
            "лютому",
            "лютим",
            "лютім",
        ],
        &["феврал"],
    ),
    (
        &["march", "mar", "март", "мар", "бер", "березень"],
        &["март", "березн"],
    ),
    (
        &["april", "apr", "апр", "кві", "квіт", "квітень"],
        &["апрел", "квітн"],
    ),
    (
        &[
            "may",
            "май",
            "мая",
            "маю",
            "маем",
            "мае",
            "тра",
            "трав",
            "травень",
        ],
        &["травн"],
    ),
    (
        &["june", "jun", "июн", "чер", "черв", "червень"],
        &["июн", "червн"],
    ),
    (&["july", "jul", "июл", "лип", "липень"], &["июл", "липн"]),
    (
        &["august", "aug", "август", "авг", "сер", "серп", "серпень"],
        &["август", "серпн"],
    ),
    (
        &["september", "sep", "sept", "сен", "сент", "вер", "вересень"],
        &["сентябр", "вересн"],
    ),
    (
        &["october", "oct", "окт", "жов", "жовт", "жовтень"],
        &["октябр", "жовтн"],
    ),
    (
        &["november", "nov", "ноя", "нояб", "листопад", "лист", "лис"],
        &["ноябр", "листопад"],
    ),
    (
        &["december", "dec", "дек", "гру", "груд", "грудень"],
        &["декабр", "грудн"],
    ),
];

/// The endings of the cases of a month.
const ENDINGS: &[&str] = &[
    "ь", "я", "ю", "е", "ем", "ём", "і", "еві", "а", "у", "ом", "ові",
];

const SEASONS: &[&[&str]] = &[
    &[
        "spring",
        "весна",
        "весной",
        "весною",
        "весны",
        "весне",
        "весну",
        "весни",
        "весні",
        "навесні",
    ],
    &[
        "summer",
        "лето",
        "летом",
        "лета",
        "лету",
        "лете",
        "літо",
        "літа",
        "літу",
        "літом",
        "літі",
        "влітку",
    ],
    &[
        "autumn",
        "fall",
        "осень",
        "осенью",
        "осени",
        "осінь",
        "осені",
        "осінню",
        "восени",
    ],
    &[
        "winter",
        "зима",
        "зимой",
        "зимою",
        "зимы",
        "зиме",
        "зиму",
        "зими",
        "зимі",
        "взимку",
    ],
];

const LEADING: &[(&[&str], Leading)] = &[
    (
        &[
            "about",
            "around",
            "approx",
            "approx.",
            "approximately",
            "circa",
            "ca",
            "ca.",
            "c.",
            "около",
            "примерно",
            "приблизно",
            "близько",
            "біля",
        ],
        Leading::About,
    ),
    (
        &[
            "maybe",
            "perhaps",
            "possibly",
            "probably",
            "возможно",
            "вероятно",
            "можливо",
            "мабуть",
        ],
        Leading::Perhaps,
    ),
    (&["since", "from", "с", "со", "з", "від"], Leading::Since),
    (&["after", "после", "після"], Leading::After),
    (&["until", "till", "by", "по", "к", "ко"], Leading::Until),
    (&["before", "до", "перед"], Leading::Before),
];

const STRETCHES: &[(&[&str], TimeUnit)] = &[
    (
        &["day", "days", "день", "дня", "дней", "дні", "днів"],
        TimeUnit::Day,
    ),
    (
        &[
            "week",
            "weeks",
            "неделя",
            "неделю",
            "недели",
            "неделе",
            "недель",
            "тиждень",
            "тижня",
            "тижні",
            "тижнів",
        ],
        TimeUnit::Week,
    ),
    (
        &[
            "month",
            "months",
            "месяц",
            "месяца",
            "месяцев",
            "месяце",
            "місяця",
            "місяць",
            "місяці",
            "місяців",
        ],
        TimeUnit::Month,
    ),
    (
        &[
            "year",
            "years",
            "год",
            "года",
            "году",
            "лет",
            "рік",
            "року",
            "році",
            "роки",
            "років",
        ],
        TimeUnit::Year,
    ),
];

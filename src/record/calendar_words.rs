//! The words of dates in English, Russian and Ukrainian.

/// The month, 1 to 12, that a lower-case word names, in any of its cases or short forms.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    position(MONTHS, word)
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
pub enum Stretch {
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
pub fn stretch(word: &str) -> Option<Stretch> {
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

const MONTHS: &[&[&str]] = &[
    &[
        "january",
        "jan",
        "январь",
        "января",
        "январе",
        "янв",
        "січень",
        "січня",
        "січні",
        "січ",
    ],
    &[
        "february",
        "feb",
        "февраль",
        "февраля",
        "феврале",
        "фев",
        "февр",
        "лютий",
        "лютого",
        "лютому",
        "лют",
    ],
    &[
        "march",
        "mar",
        "март",
        "марта",
        "марте",
        "мар",
        "березень",
        "березня",
        "березні",
        "бер",
    ],
    &[
        "april",
        "apr",
        "апрель",
        "апреля",
        "апреле",
        "апр",
        "квітень",
        "квітня",
        "квітні",
        "квіт",
    ],
    &[
        "may",
        "май",
        "мая",
        "мае",
        "травень",
        "травня",
        "травні",
        "трав",
    ],
    &[
        "june",
        "jun",
        "июнь",
        "июня",
        "июне",
        "июн",
        "червень",
        "червня",
        "червні",
        "черв",
    ],
    &[
        "july",
        "jul",
        "июль",
        "июля",
        "июле",
        "июл",
        "липень",
        "липня",
        "липні",
        "лип",
    ],
    &[
        "august",
        "aug",
        "август",
        "августа",
        "августе",
        "авг",
        "серпень",
        "серпня",
        "серпні",
        "серп",
    ],
    &[
        "september",
        "sep",
        "sept",
        "сентябрь",
        "сентября",
        "сентябре",
        "сен",
        "сент",
        "вересень",
        "вересня",
        "вересні",
        "вер",
    ],
    &[
        "october",
        "oct",
        "октябрь",
        "октября",
        "октябре",
        "окт",
        "жовтень",
        "жовтня",
        "жовтні",
        "жовт",
    ],
    &[
        "november",
        "nov",
        "ноябрь",
        "ноября",
        "ноябре",
        "ноя",
        "нояб",
        "листопад",
        "листопада",
        "листопаді",
        "лист",
    ],
    &[
        "december",
        "dec",
        "декабрь",
        "декабря",
        "декабре",
        "дек",
        "грудень",
        "грудня",
        "грудні",
        "груд",
    ],
];

const SEASONS: &[&[&str]] = &[
    &[
        "spring",
        "весна",
        "весной",
        "весны",
        "весни",
        "навесні",
        "весною",
    ],
    &["summer", "лето", "летом", "лета", "літо", "літа", "влітку"],
    &[
        "autumn",
        "fall",
        "осень",
        "осенью",
        "осени",
        "осінь",
        "осені",
        "восени",
    ],
    &["winter", "зима", "зимой", "зимы", "зими", "взимку", "зимою"],
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
    (&["before", "до"], Leading::Before),
];

const STRETCHES: &[(&[&str], Stretch)] = &[
    (
        &["day", "days", "день", "дня", "дней", "дні", "днів"],
        Stretch::Day,
    ),
    (
        &[
            "week",
            "weeks",
            "неделю",
            "недели",
            "недель",
            "тиждень",
            "тижні",
            "тижнів",
        ],
        Stretch::Week,
    ),
    (
        &[
            "month",
            "months",
            "месяц",
            "месяца",
            "месяцев",
            "місяць",
            "місяці",
            "місяців",
        ],
        Stretch::Month,
    ),
    (
        &[
            "year",
            "years",
            "год",
            "года",
            "лет",
            "рік",
            "роки",
            "років",
        ],
        Stretch::Year,
    ),
];

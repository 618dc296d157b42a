//! The words of relative dates, which count from today, in English, Russian and Ukrainian.

use jiff::civil::Weekday;

/// Where something lies, as seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeDirection {
    /// Before: `last`, `прошлой`, `минулого`.
    Last,
    /// Now: `this`.
    This,
    /// To come: `next`.
    Next,
}

/// Which side of today a lower-case word names.
#[must_use]
pub fn side(word: &str) -> Option<TimeDirection> {
    const THIS: &[&str] = &[
        "this",
        "этот",
        "эта",
        "это",
        "эту",
        "этой",
        "этом",
        "этого",
        "этим",
        "цей",
        "ця",
        "це",
        "цю",
        "цього",
        "цій",
        "цьому",
        "цієї",
        "цим",
    ];
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if matches!(word, "last" | "past" | "previous") || starts(&["прошл", "минул"]) {
        Some(TimeDirection::Last)
    } else if matches!(word, "next" | "coming")
        || starts(&["следующ", "будущ", "наступн", "майбутн"])
    {
        Some(TimeDirection::Next)
    } else {
        THIS.contains(&word).then_some(TimeDirection::This)
    }
}

/// A third of a month or of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    /// Its beginning.
    Early,
    /// Its middle.
    Mid,
    /// Its end.
    Late,
}

/// Which third a lower-case word names: `late`, `в конце`, `наприкінці`.
#[must_use]
pub fn third(word: &str) -> Option<Third> {
    match word {
        "early" | "beginning" | "start" | "начало" | "начала" | "начале" | "початок"
        | "початку" => Some(Third::Early),
        "mid" | "middle" | "середина" | "середины" | "середине" | "середини" | "середині" => {
            Some(Third::Mid)
        }
        "late"
        | "end"
        | "конец"
        | "конца"
        | "конце"
        | "кінець"
        | "кінця"
        | "кінці"
        | "наприкінці" => Some(Third::Late),
        _ => None,
    }
}

/// The day of the week that a lower-case word names, in any of its cases.
#[must_use]
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix('.').unwrap_or(word);
    WEEKDAYS
        .iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, day)| *day)
}

/// How many days after today a lower-case word says that it will be.
#[must_use]
pub fn days_ahead(word: &str) -> Option<i64> {
    match word {
        "tomorrow" | "завтра" => Some(1),
        "послезавтра" | "післязавтра" => Some(2),
        _ => None,
    }
}

/// Whether a word only says which part of a day was meant.
#[must_use]
pub fn is_part_of_day(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "morning",
        "noon",
        "midday",
        "afternoon",
        "evening",
        "night",
        "утро",
        "утром",
        "утра",
        "днем",
        "днём",
        "вечер",
        "вечером",
        "вечера",
        "ночью",
        "ночи",
        "ранку",
        "зранку",
        "вранці",
        "уранці",
        "вдень",
        "удень",
        "вечора",
        "ввечері",
        "увечері",
        "вночі",
        "уночі",
        "ночі",
    ];
    WORDS.contains(&word)
}

/// Whether a word names a night, which has two days.
#[must_use]
pub fn is_night(word: &str) -> bool {
    matches!(word, "night" | "ночью" | "ночи" | "ночі")
}

/// Whether a word says nothing about the date beside it.
#[must_use]
pub fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the" | "on" | "in" | "of" | "at" | "during" | "в" | "во" | "у" | "на" | "о" | "об"
    )
}

/// A small number in words.
#[must_use]
pub fn small_number(word: &str) -> Option<i64> {
    NUMBERS
        .iter()
        .position(|words| words.contains(&word))
        .and_then(|place| i64::try_from(place + 1).ok())
}

const NUMBERS: &[&[&str]] = &[
    &["a", "an", "one", "один", "одну"],
    &["two", "два", "две", "дві"],
    &["three", "три"],
    &["four", "четыре", "чотири"],
    &["five", "пять", "п'ять"],
    &["six", "шесть", "шість"],
    &["seven", "семь", "сім"],
    &["eight", "восемь", "вісім"],
    &["nine", "девять", "дев'ять"],
    &["ten", "десять"],
];

const WEEKDAYS: &[(&[&str], Weekday)] = &[
    (
        &[
            "monday",
            "mon",
            "понедельник",
            "понедельника",
            "понедельнику",
            "понедельником",
            "пн",
            "понеділок",
            "понеділка",
            "понеділку",
            "понеділком",
        ],
        Weekday::Monday,
    ),
    (
        &[
            "tuesday",
            "tue",
            "tues",
            "вторник",
            "вторника",
            "вторнику",
            "вторником",
            "вт",
            "вівторок",
            "вівторка",
            "вівторку",
            "вівторком",
        ],
        Weekday::Tuesday,
    ),
    (
        &[
            "wednesday",
            "wed",
            "среда",
            "среду",
            "среды",
            "среде",
            "средой",
            "ср",
            "середа",
            "середу",
            "середи",
            "середі",
            "середою",
        ],
        Weekday::Wednesday,
    ),
    (
        &[
            "thursday",
            "thu",
            "thur",
            "thurs",
            "четверг",
            "четверга",
            "четвергу",
            "четвергом",
            "чт",
            "четвер",
            "четвером",
        ],
        Weekday::Thursday,
    ),
    (
        &[
            "friday",
            "fri",
            "пятница",
            "пятницу",
            "пятницы",
            "пятнице",
            "пятницей",
            "пт",
            "п'ятниця",
            "п'ятницю",
            "п'ятниці",
            "п'ятницею",
        ],
        Weekday::Friday,
    ),
    (
        &[
            "saturday",
            "sat",
            "суббота",
            "субботу",
            "субботы",
            "субботе",
            "субботой",
            "сб",
            "субота",
            "суботу",
            "суботи",
            "суботі",
            "суботою",
        ],
        Weekday::Saturday,
    ),
    (
        &[
            "sunday",
            "sun",
            "воскресенье",
            "воскресенья",
            "воскресенью",
            "воскресеньем",
            "вс",
            "неділя",
            "неділю",
            "неділі",
            "неділею",
            "нд",
        ],
        Weekday::Sunday,
    ),
];

//! Common words of names, which say little by themselves: particles, and what sort of place or unit something is; and
//! words that maps translate.
//!
//! Russian, Ukrainian, Belarusian and the languages around them, with what English texts make of them, for
//! somebody who reads them to check.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::spelling::fold::key;

/// Particles of people's names: German, Dutch, Arabic, Turkic.
const PARTICLES: &[&str] = &[
    "von", "фон", "van", "ван", "de", "де", "der", "дер", "du", "la", "el", "эль", "al", "аль",
    "ibn", "ибн", "bin", "бин", "ben", "бен", "oglu", "оглы", "оглу", "uulu", "уулу", "kyzy",
    "кызы", "gizi", "гызы", "ogly", "da", "do", "dos", "das", "del", "zu", "ter", "тер", "bint",
    "бинт",
];

/// Titles before and behind people's names, which some lists have and others leave out. No word that is
/// a name as well.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sir",
    "gen",
    "col",
    "capt",
    "lt",
    "sgt",
    "jr",
    "sr",
    "hadji",
    "ayatollah",
    "mullah",
    "pandit",
    "shri",
    "smt",
    "daw",
    "г-н",
    "г-жа",
    "гр",
    "др",
    "проф",
];

/// What sort of place something is.
const PLACES: &[&str] = &[
    "район",
    "rayon",
    "raion",
    "district",
    "область",
    "oblast",
    "region",
    "вобласць",
    "край",
    "krai",
    "kray",
    "territory",
    "республика",
    "respublika",
    "republic",
    "республіка",
    "город",
    "gorod",
    "місто",
    "misto",
    "горад",
    "city",
    "town",
    "посёлок",
    "poselok",
    "posyolok",
    "селище",
    "settlement",
    "пгт",
    "смт",
    "село",
    "selo",
    "village",
    "деревня",
    "derevnya",
    "вёска",
    "хутор",
    "khutor",
    "станица",
    "stanitsa",
    "аул",
    "аал",
    "балһсн",
    "улус",
    "municipality",
    "округ",
    "okrug",
    "сельсовет",
    "громада",
    "hromada",
    "community",
    "council",
    "на",
    "na",
    "on",
    "upon",
    "of",
    "the",
];

/// What sort of unit something is.
const UNITS: &[&str] = &[
    "военная",
    "войсковая",
    "військова",
    "military",
    "часть",
    "частина",
    "chast",
    "unit",
    "в",
    "ч",
    "полк",
    "polk",
    "regiment",
    "бригада",
    "brigada",
    "brigade",
    "дивизия",
    "дивізія",
    "division",
    "батальон",
    "батальйон",
    "battalion",
    "рота",
    "rota",
    "company",
    "отряд",
    "загін",
    "detachment",
    "отдельный",
    "отдельная",
    "окрема",
    "окремий",
    "separate",
    "гвардейский",
    "гвардейская",
    "гвардійська",
    "guards",
    "колония",
    "колонія",
    "colony",
    "тюрьма",
    "тюрма",
    "prison",
    "следственный",
    "изолятор",
    "pretrial",
    "centre",
    "center",
];

/// Words that maps translate: Russian, Ukrainian, Belarusian, English, the forms of each parted by a
/// stroke.
const TRANSLATED: &[[&str; 4]] = &[
    [
        "северный|северная|северное",
        "північний|північна|північне",
        "паўночны|паўночная|паўночнае",
        "north|northern",
    ],
    [
        "южный|южная|южное",
        "південний|південна|південне",
        "паўднёвы|паўднёвая|паўднёвае",
        "south|southern",
    ],
    [
        "восточный|восточная|восточное",
        "східний|східна|східне",
        "усходні|усходняя|усходняе",
        "east|eastern",
    ],
    [
        "западный|западная|западное",
        "західний|західна|західне",
        "заходні|заходняя|заходняе",
        "west|western",
    ],
    [
        "центральный|центральная|центральное",
        "центральний|центральна|центральне",
        "цэнтральны|цэнтральная|цэнтральнае",
        "central",
    ],
    [
        "новый|новая|новое",
        "новий|нова|нове",
        "новы|новая|новае",
        "new",
    ],
    [
        "старый|старая|старое",
        "старий|стара|старе",
        "стары|старая|старое",
        "old",
    ],
    [
        "верхний|верхняя|верхнее",
        "верхній|верхня|верхнє",
        "верхні|верхняя|верхняе",
        "upper",
    ],
    [
        "нижний|нижняя|нижнее",
        "нижній|нижня|нижнє",
        "ніжні|ніжняя|ніжняе",
        "lower",
    ],
    [
        "большой|большая|большое",
        "великий|велика|велике",
        "вялікі|вялікая|вялікае",
        "great|big",
    ],
    [
        "малый|малая|малое",
        "малий|мала|мале",
        "малы|малая|малое",
        "small|little",
    ],
    [
        "красный|красная|красное",
        "червоний|червона|червоне",
        "чырвоны|чырвоная|чырвонае",
        "red",
    ],
    [
        "белый|белая|белое",
        "білий|біла|біле",
        "белы|белая|белае",
        "white",
    ],
    [
        "чёрный|чёрная|чёрное",
        "чорний|чорна|чорне",
        "чорны|чорная|чорнае",
        "black",
    ],
    ["первый|первая", "перший|перша", "першы|першая", "first"],
    ["святой|святая", "святий|свята", "святы|святая", "saint"],
    ["река", "річка", "рака", "river"],
    ["озеро", "озеро", "возера", "lake"],
    ["остров", "острів", "востраў", "island"],
    [
        "мотострелковый|мотострелковая",
        "мотострілецький|мотострілецька",
        "мотастралковы|мотастралковая",
        "motor-rifle|motorised-rifle|motorized-rifle",
    ],
    [
        "стрелковый|стрелковая",
        "стрілецький|стрілецька",
        "стралковы|стралковая",
        "rifle",
    ],
    [
        "танковый|танковая",
        "танковий|танкова",
        "танкавы|танкавая",
        "tank|armoured|armored",
    ],
    [
        "артиллерийский|артиллерийская",
        "артилерійський|артилерійська",
        "артылерыйскі|артылерыйская",
        "artillery",
    ],
    [
        "воздушно-десантный|воздушно-десантная",
        "повітряно-десантний|повітряно-десантна",
        "паветрана-дэсантны|паветрана-дэсантная",
        "airborne",
    ],
    [
        "десантно-штурмовой|десантно-штурмовая",
        "десантно-штурмовий|десантно-штурмова",
        "дэсантна-штурмавы|дэсантна-штурмавая",
        "air-assault",
    ],
    [
        "морская-пехота|морской-пехоты",
        "морська-піхота|морської-піхоти",
        "марская-пяхота|марской-пяхоты",
        "marines|naval-infantry|marine",
    ],
    [
        "разведывательный|разведывательная",
        "розвідувальний|розвідувальна",
        "разведвальны|разведвальная",
        "reconnaissance",
    ],
    [
        "железнодорожный|железнодорожная",
        "залізничний|залізнична",
        "чыгуначны|чыгуначная",
        "railway",
    ],
    [
        "инженерный|инженерная",
        "інженерний|інженерна",
        "інжынерны|інжынерная",
        "engineer",
    ],
    [
        "ракетный|ракетная",
        "ракетний|ракетна",
        "ракетны|ракетная",
        "missile|rocket",
    ],
    [
        "горный|горная",
        "гірський|гірська",
        "горны|горная",
        "mountain",
    ],
    [
        "учебный|учебная",
        "навчальний|навчальна",
        "вучэбны|вучэбная",
        "training",
    ],
    [
        "отдельный|отдельная",
        "окремий|окрема",
        "асобны|асобная",
        "separate",
    ],
    [
        "гвардейский|гвардейская",
        "гвардійський|гвардійська",
        "гвардзейскі|гвардзейская",
        "guards",
    ],
    [
        "военная-часть|войсковая-часть|в/ч",
        "військова-частина",
        "вайсковая-часць",
        "military-unit",
    ],
    ["армия", "армія", "армія", "army"],
    ["корпус", "корпус", "корпус", "corps"],
    ["дивизия", "дивізія", "дывізія", "division"],
    ["бригада", "бригада", "брыгада", "brigade"],
    ["полк", "полк", "полк", "regiment"],
    ["батальон", "батальйон", "батальён", "battalion"],
    ["рота", "рота", "рота", "company"],
    ["отряд", "загін", "атрад", "detachment"],
    ["колония", "колонія", "калонія", "colony"],
    ["тюрьма", "в'язниця|тюрма", "турма", "prison"],
    [
        "следственный-изолятор|СИЗО",
        "слідчий-ізолятор",
        "следчы-ізалятар",
        "pretrial-centre|pretrial-center|pretrial-detention-centre",
    ],
    ["район", "район", "раён", "district"],
    ["область", "область", "вобласць", "region"],
    ["город", "місто", "горад", "city|town"],
    ["посёлок", "селище", "пасёлак", "settlement"],
    ["село|деревня", "село", "вёска|сяло", "village"],
    ["на", "на", "на", "on|upon"],
];

static LITTLE: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let all = PARTICLES.iter().chain(PLACES).chain(UNITS);
    all.map(|word| key(word)).collect()
});

/// The keys of all translations of a word, by each of them. Of several words that stand together the key is
/// written in one, and each of them is a translation as well, so that whatever has it is looked at.
static GROUPS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    for languages in TRANSLATED {
        let words = languages.iter().flat_map(|words| words.split('|'));
        let mut keys: Vec<String> = Vec::new();
        for folded in words.map(key) {
            keys.extend(
                folded
                    .split(' ')
                    .filter(|word| !says_little(word))
                    .map(str::to_owned),
            );
            keys.push(folded.replace(' ', ""));
        }
        keys.sort_unstable();
        keys.dedup();
        for key in &keys {
            groups
                .entry(key.clone())
                .or_default()
                .extend(keys.iter().cloned());
        }
    }
    for keys in groups.values_mut() {
        keys.sort_unstable();
        keys.dedup();
    }
    groups
});

static PARTICLE_KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    PARTICLES
        .iter()
        .chain(TITLES)
        .map(|word| key(word))
        .collect()
});

/// Whether a word is written like a particle of people's names or a title; what only sounds like one may be a name.
#[must_use]
pub fn is_written_particle(word: &str) -> bool {
    let lower = word.to_lowercase();
    PARTICLES.contains(&&*lower) || TITLES.contains(&&*lower)
}

/// Whether the word with this key is a particle of people's names or a title.
#[must_use]
pub fn is_particle(key: &str) -> bool {
    PARTICLE_KEYS.contains(key)
}

/// The words that maps translate, in Russian, Ukrainian, Belarusian and English, the forms of each parted by
/// a stroke.
#[must_use]
pub const fn translated() -> &'static [[&'static str; 4]] {
    TRANSLATED
}

/// The words that say little: particles of people's names, titles, sorts of places, sorts of units.
#[must_use]
pub const fn little() -> [&'static [&'static str]; 4] {
    [PARTICLES, TITLES, PLACES, UNITS]
}

/// Whether the word with this key says little by itself.
#[must_use]
pub fn says_little(key: &str) -> bool {
    LITTLE.contains(key)
}

/// The keys of the translations of a word, its own among them; empty if it is not one that maps translate.
#[must_use]
pub fn translations(key: &str) -> &'static [String] {
    GROUPS.get(key).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sort_of_place_it_is_says_little() {
        for word in [
            "Район",
            "rayon",
            "district",
            "балһсн",
            "oblast",
            "оглы",
            "фон",
            "military",
        ] {
            assert!(says_little(&key(word)), "{word}");
        }
        for word in ["Самара", "Лермонтов", "22179"] {
            assert!(!says_little(&key(word)), "{word}");
        }
    }

    #[test]
    fn translations_of_a_word_are_one() {
        for (one, other) in [
            ("Северная", "Північна"),
            ("Severnaya", "North"),
            ("Червона", "Красная"),
            ("Velyka", "Большая"),
        ] {
            assert!(
                translations(&key(one)).contains(&key(other)),
                "{one} {other}"
            );
        }
        for (one, other) in [("мотострелковый", "rifle"), ("полк", "regiment")] {
            assert!(
                translations(&key(one)).contains(&key(other)),
                "{one} {other}"
            );
            assert!(
                translations(&key(other)).contains(&key(one)),
                "{other} {one}"
            );
        }
        // Several words that stand together are one.
        let forms = translations(&key("мотострелковый"));
        assert!(forms.iter().any(|form| form == "motorrifle"));
        assert!(translations(&key("Самара")).is_empty());
    }
}

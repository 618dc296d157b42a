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
    "кызы", "gizi", "гызы", "ogly",
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
    "мотострелковый",
    "мотострелковая",
    "motorised",
    "motorized",
    "rifle",
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

/// Words that maps translate, each with its forms.
const TRANSLATED: &[&[&str]] = &[
    &[
        "северный",
        "северная",
        "северное",
        "північний",
        "північна",
        "північне",
        "паўночны",
        "north",
        "northern",
    ],
    &[
        "южный",
        "южная",
        "южное",
        "південний",
        "південна",
        "південне",
        "паўднёвы",
        "south",
        "southern",
    ],
    &[
        "восточный",
        "восточная",
        "восточное",
        "східний",
        "східна",
        "східне",
        "усходні",
        "east",
        "eastern",
    ],
    &[
        "западный",
        "западная",
        "западное",
        "західний",
        "західна",
        "західне",
        "заходні",
        "west",
        "western",
    ],
    &[
        "новый",
        "новая",
        "новое",
        "новий",
        "нова",
        "нове",
        "новы",
        "new",
    ],
    &[
        "старый",
        "старая",
        "старое",
        "старий",
        "стара",
        "старе",
        "стары",
        "old",
    ],
    &[
        "верхний",
        "верхняя",
        "верхнее",
        "верхній",
        "верхня",
        "верхнє",
        "upper",
    ],
    &[
        "нижний",
        "нижняя",
        "нижнее",
        "нижній",
        "нижня",
        "нижнє",
        "lower",
    ],
    &[
        "большой",
        "большая",
        "большое",
        "великий",
        "велика",
        "велике",
        "вялікі",
        "great",
        "big",
    ],
    &[
        "малый",
        "малая",
        "малое",
        "малий",
        "мала",
        "мале",
        "малы",
        "small",
        "little",
    ],
    &[
        "красный",
        "красная",
        "красное",
        "червоний",
        "червона",
        "червоне",
        "чырвоны",
        "red",
    ],
    &[
        "белый",
        "белая",
        "белое",
        "білий",
        "біла",
        "біле",
        "белы",
        "white",
    ],
    &[
        "чёрный",
        "чёрная",
        "чёрное",
        "чорний",
        "чорна",
        "чорне",
        "чорны",
        "black",
    ],
    &["первый", "первая", "перший", "перша", "першы", "first"],
    &["святой", "святая", "святий", "свята", "святы", "saint"],
    &["река", "річка", "рака", "river"],
    &["озеро", "возера", "lake"],
    &["остров", "острів", "востраў", "island"],
];

static LITTLE: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let all = PARTICLES.iter().chain(PLACES).chain(UNITS);
    all.map(|word| key(word)).collect()
});

/// The keys of all translations of a word, by each of them.
static GROUPS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut groups = HashMap::new();
    for words in TRANSLATED {
        let mut keys: Vec<String> = words.iter().map(|word| key(word)).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in &keys {
            groups.insert(key.clone(), keys.clone());
        }
    }
    groups
});

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
        assert!(translations(&key("Самара")).is_empty());
    }
}

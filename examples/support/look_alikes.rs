//! Made-up people of whom some are recorded twice, and which: the same ones for the same size and
//! seed.
//!
//! The second record is what a second report would have made of the person: another romanisation or
//! script, the names in another order, no patronymic, an age that is one off, a short name, a slip of
//! the pen, fields that it does not have. Beside them stand those who must not be taken for one:
//! brothers, fathers and sons, and namesakes.

/// A given name in Cyrillic, its short form, and what a patronymic of it begins with.
const GIVEN: [(&str, &str, &str); 40] = [
    ("Александр", "Саша", "Александро"),
    ("Сергей", "Серёжа", "Сергее"),
    ("Алексей", "Алёша", "Алексее"),
    ("Андрей", "", "Андрее"),
    ("Дмитрий", "Дима", "Дмитрие"),
    ("Иван", "Ваня", "Ивано"),
    ("Максим", "Макс", "Максимо"),
    ("Николай", "Коля", "Николае"),
    ("Владимир", "Вова", "Владимиро"),
    ("Михаил", "Миша", "Михайло"),
    ("Евгений", "Женя", "Евгение"),
    ("Павел", "Паша", "Павло"),
    ("Юрий", "Юра", "Юрье"),
    ("Роман", "", "Романо"),
    ("Артём", "", "Артёмо"),
    ("Денис", "", "Денисо"),
    ("Олег", "", "Олего"),
    ("Игорь", "", "Игоре"),
    ("Антон", "", "Антоно"),
    ("Виктор", "Витя", "Викторо"),
    ("Виталий", "", "Виталье"),
    ("Константин", "Костя", "Константино"),
    ("Кирилл", "", "Кирилло"),
    ("Анатолий", "Толя", "Анатолье"),
    ("Василий", "Вася", "Василье"),
    ("Пётр", "Петя", "Петро"),
    ("Станислав", "Стас", "Станиславо"),
    ("Руслан", "", "Руслано"),
    ("Вадим", "", "Вадимо"),
    ("Егор", "", "Егоро"),
    ("Григорий", "Гриша", "Григорье"),
    ("Фёдор", "Федя", "Фёдоро"),
    ("Геннадий", "Гена", "Геннадье"),
    ("Валерий", "Валера", "Валерье"),
    ("Борис", "", "Борисо"),
    ("Вячеслав", "", "Вячеславо"),
    ("Тимур", "", "Тимуро"),
    ("Рустам", "", "Рустамо"),
    ("Баир", "", "Баиро"),
    ("Айдар", "", "Айдаро"),
];

/// Beginnings of family names.
const STEMS: [&str; 72] = [
    "Кочет",
    "Горш",
    "Камен",
    "Бел",
    "Черн",
    "Жур",
    "Щерб",
    "Цвет",
    "Лукаш",
    "Яковл",
    "Михал",
    "Бобр",
    "Волк",
    "Гриш",
    "Долг",
    "Ерш",
    "Жел",
    "Зим",
    "Клим",
    "Лоб",
    "Мельн",
    "Наз",
    "Осип",
    "Петр",
    "Род",
    "Сав",
    "Тар",
    "Уст",
    "Фил",
    "Хар",
    "Цар",
    "Шар",
    "Юр",
    "Аг",
    "Буд",
    "Вин",
    "Гал",
    "Дем",
    "Игнат",
    "Крас",
    "Бар",
    "Варл",
    "Гур",
    "Дуб",
    "Ефим",
    "Жук",
    "Зуб",
    "Иль",
    "Кап",
    "Лап",
    "Мал",
    "Никул",
    "Ольш",
    "Пах",
    "Рыб",
    "Сух",
    "Тихон",
    "Улан",
    "Фрол",
    "Холод",
    "Чеб",
    "Шум",
    "Эрдн",
    "Якуш",
    "Бадм",
    "Сидор",
    "Кузн",
    "Попл",
    "Лысо",
    "Мороз",
    "Гончар",
    "Ткач",
];

/// Endings of family names.
const ENDINGS: [&str; 14] = [
    "ов",
    "ин",
    "енко",
    "овский",
    "ёв",
    "анов",
    "ук",
    "аев",
    "атов",
    "илин",
    "ихин",
    "оченко",
    "ильев",
    "енков",
];

/// Places.
const PLACES: [&str; 16] = [
    "Бор",
    "Камен",
    "Реч",
    "Черн",
    "Крас",
    "Бел",
    "Ряб",
    "Дуб",
    "Лис",
    "Озёр",
    "Снеж",
    "Сос",
    "Берез",
    "Волж",
    "Степ",
    "Горн",
];

/// Endings of the names of places.
const PLACE_ENDINGS: [&str; 6] = ["ск", "ово", "ное", "ка", "ино", "град"];

/// Two records of one person, by their ids.
pub type Twice = (String, String);

/// The records, as texts, and which of them are about one person.
pub struct Made {
    /// The records.
    pub people: Vec<String>,
    /// Who is recorded twice.
    pub twice: Vec<Twice>,
}

/// A person, before anybody writes of them.
#[derive(Clone)]
struct Truth {
    given: usize,
    father: usize,
    family: String,
    born: usize,
    home: String,
    unit: usize,
    case: usize,
}

/// Makes `count` records, of which one in ten is the second one of a person.
#[must_use]
pub fn make(count: usize, seed: u64) -> Made {
    let mut dice = Dice(seed);
    let mut made = Made {
        people: Vec::with_capacity(count),
        twice: Vec::new(),
    };
    while made.people.len() < count {
        let truth = truth(&mut dice, count);
        let first = made.people.len();
        made.people.push(first_record(first, &truth, &mut dice));
        match dice.roll(100) {
            0..=11 => {
                let second = made.people.len();
                made.people.push(second_record(second, &truth, &mut dice));
                made.twice.push((id(first), id(second)));
            }
            // A brother: the same family, home and unit, and often the same case.
            12..=17 => {
                let given = other(truth.given, GIVEN.len(), &mut dice);
                let brother = Truth {
                    given,
                    born: truth.born + 1 + dice.roll(4),
                    ..truth
                };
                let at = made.people.len();
                made.people.push(first_record(at, &brother, &mut dice));
            }
            // A son who is called like his father.
            18 if truth.born < 1980 => {
                let son = Truth {
                    father: truth.given,
                    born: truth.born + 20 + dice.roll(8),
                    ..truth
                };
                let at = made.people.len();
                made.people.push(first_record(at, &son, &mut dice));
            }
            // A namesake from elsewhere.
            19..=22 => {
                let namesake = Truth {
                    given: truth.given,
                    family: truth.family.clone(),
                    ..self::truth(&mut dice, count)
                };
                let at = made.people.len();
                made.people.push(first_record(at, &namesake, &mut dice));
            }
            _ => {}
        }
    }
    made
}

fn id(at: usize) -> String {
    format!(
        "p-{:010}",
        (at as u64).wrapping_mul(0x9E37_79B9) % 10_000_000_000
    )
}

fn other(than: usize, of: usize, dice: &mut Dice) -> usize {
    (than + 1 + dice.roll(of - 1)) % of
}

fn truth(dice: &mut Dice, count: usize) -> Truth {
    // Of two throws the smaller: names are not equally common.
    let given = dice.roll(GIVEN.len()).min(dice.roll(GIVEN.len()));
    let stem = dice.of(&STEMS);
    // A third of the family names have a syllable of their own, or there would be too few of them.
    let middle = dice.of(&[
        "", "", "", "ар", "ил", "ом", "ет", "уш", "ал", "ор", "ан", "иц",
    ]);
    Truth {
        given,
        father: dice.roll(GIVEN.len()).min(dice.roll(GIVEN.len())),
        family: format!("{stem}{middle}{}", dice.of(&ENDINGS)),
        born: 1970 + dice.roll(17) + dice.roll(18),
        home: format!("{}{}", dice.of(&PLACES), dice.of(&PLACE_ENDINGS)),
        unit: 20 + dice.roll(40),
        case: dice.roll(count.div_ceil(40)),
    }
}

/// What the first report says: mostly everything, mostly in one romanisation.
fn first_record(at: usize, truth: &Truth, dice: &mut Dice) -> String {
    let given = GIVEN[truth.given].0;
    let father = format!("{}вич", GIVEN[truth.father].2);
    let name = if dice.roll(2) == 0 {
        format!("{given} {father} {}", truth.family)
    } else {
        format!("{given} {}", truth.family)
    };
    let (name, home) = if dice.roll(3) == 0 {
        (name, truth.home.clone())
    } else {
        (roman(&name, 0), roman(&truth.home, 0))
    };
    let mut fields = Vec::new();
    if dice.roll(3) > 0 {
        fields.push(format!("born: \"{}~\"", truth.born));
    } else {
        fields.push(format!(
            "ages: [(years: \"{}\", as_of: \"2022-07\")]",
            2022 - truth.born
        ));
    }
    record(at, &name, &home, truth, fields, [9, 8, 8], dice)
}

/// What the second report makes of the same person.
fn second_record(at: usize, truth: &Truth, dice: &mut Dice) -> String {
    let (given, short, _) = GIVEN[truth.given];
    let given = if !short.is_empty() && dice.roll(20) == 0 {
        short
    } else {
        given
    };
    let father = match dice.roll(3) {
        0 => format!("{}вич", GIVEN[truth.father].2),
        _ => String::new(),
    };
    let mut parts = vec![given.to_owned(), father, truth.family.clone()];
    parts.retain(|part| !part.is_empty());
    // The family name first, as on every list.
    if dice.roll(3) == 0 {
        parts.rotate_right(1);
    }
    let mut name = parts.join(" ");
    let mut home = truth.home.clone();
    let scheme = dice.roll(4);
    if scheme > 0 {
        name = roman(&name, scheme);
        home = roman(&home, scheme);
    }
    if dice.roll(12) == 0 {
        name = slip(&name, dice);
    }
    let born = truth.born + dice.roll(2) * dice.roll(2);
    let mut fields = Vec::new();
    match dice.roll(5) {
        0 => {}
        1 | 2 => fields.push(format!("born: \"{born}\"")),
        _ => fields.push(format!(
            "ages: [(years: \"{}\", as_of: \"2022-09\")]",
            2022 - born
        )),
    }
    record(at, &name, &home, truth, fields, [7, 6, 6], dice)
}

/// A record in which each of home, unit and case stands in so many of ten.
fn record(
    at: usize,
    name: &str,
    home: &str,
    truth: &Truth,
    mut fields: Vec<String>,
    tenths: [usize; 3],
    dice: &mut Dice,
) -> String {
    fields.push("sex: Male".to_owned());
    if dice.roll(10) < tenths[0] {
        fields.push(format!("home: \"{home}\""));
    }
    if dice.roll(10) < tenths[1] {
        fields.push(format!("unit: \"{}th brigade\"", truth.unit));
    }
    if dice.roll(10) < tenths[2] {
        fields.push(format!("cases: [(case: \"c-{}\")]", truth.case));
    }
    format!(
        "Person(id: \"{}\", name: \"{name}\", {})",
        id(at),
        fields.join(", ")
    )
}

/// One letter of a longer word is left out, doubled by its neighbour or changed places with it.
fn slip(name: &str, dice: &mut Dice) -> String {
    let mut words: Vec<Vec<char>> = name.split(' ').map(|word| word.chars().collect()).collect();
    let longest = words.iter_mut().max_by_key(|word| word.len());
    if let Some(word) = longest {
        let at = 1 + dice.roll(word.len().saturating_sub(2));
        match dice.roll(3) {
            0 => {
                word.remove(at);
            }
            1 if at + 1 < word.len() => word.swap(at, at + 1),
            _ => word[at] = word[at - 1],
        }
    }
    let words = words.into_iter().map(String::from_iter);
    words.collect::<Vec<_>>().join(" ")
}

/// Cyrillic in Latin letters: 0 and 1 as English papers do, 2 as scholars do, 3 as German ones do.
fn roman(text: &str, scheme: usize) -> String {
    text.chars()
        .map(|letter| roman_letter(letter, scheme))
        .collect()
}

fn roman_letter(letter: char, scheme: usize) -> String {
    let small: String = letter.to_lowercase().collect();
    let of = |forms: [&'static str; 4]| forms[scheme];
    let latin = match small.as_str() {
        "а" => "a",
        "б" => "b",
        "в" => of(["v", "v", "v", "w"]),
        "г" => "g",
        "д" => "d",
        "е" => "e",
        "ё" => of(["yo", "e", "ë", "jo"]),
        "ж" => of(["zh", "zh", "ž", "sch"]),
        "з" => of(["z", "z", "z", "s"]),
        "и" => "i",
        "й" => of(["y", "i", "j", "i"]),
        "к" => "k",
        "л" => "l",
        "м" => "m",
        "н" => "n",
        "о" => "o",
        "п" => "p",
        "р" => "r",
        "с" => "s",
        "т" => "t",
        "у" => "u",
        "ф" => "f",
        "х" => of(["kh", "h", "h", "ch"]),
        "ц" => of(["ts", "ts", "c", "z"]),
        "ч" => of(["ch", "ch", "č", "tsch"]),
        "ш" => of(["sh", "sh", "š", "sch"]),
        "щ" => of(["shch", "sch", "šč", "schtsch"]),
        "ы" => "y",
        "э" => of(["e", "e", "è", "e"]),
        "ю" => of(["yu", "iu", "ju", "ju"]),
        "я" => of(["ya", "ia", "ja", "ja"]),
        "ь" | "ъ" => "",
        other => return other.to_owned(),
    };
    if letter.is_uppercase() {
        let mut letters = latin.chars();
        let first = letters.next().map(char::to_uppercase);
        return first.into_iter().flatten().chain(letters).collect();
    }
    latin.to_owned()
}

/// Numbers that look random and are the same every time: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014).
struct Dice(u64);

impl Dice {
    /// A number from 0 up to, but not including, `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.roll(words.len())]
    }
}

//! A made-up workspace of any size: the same one for the same size and seed.
//!
//! Nobody in it exists. The sizes are those of real records: somewhat over 1 KB a person with
//! three entries, one case for 40 people, one source for 10.

use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;

/// How many people share one case.
const PEOPLE_A_CASE: usize = 40;

/// How many people share one source.
const PEOPLE_A_SOURCE: usize = 10;

/// How many entries a person has.
const ENTRIES: usize = 3;

/// Given names, in Latin and in Cyrillic letters.
const GIVEN: [(&str, &str); 24] = [
    ("Maksim", "Максим"),
    ("Artyom", "Артём"),
    ("Ilya", "Илья"),
    ("Sergey", "Сергей"),
    ("Aleksei", "Алексей"),
    ("Viktor", "Виктор"),
    ("Pavel", "Павел"),
    ("Ivan", "Иван"),
    ("Dmitry", "Дмитрий"),
    ("Nikolai", "Николай"),
    ("Kirill", "Кирилл"),
    ("Roman", "Роман"),
    ("Egor", "Егор"),
    ("Timur", "Тимур"),
    ("Fyodor", "Фёдор"),
    ("Stanislav", "Станислав"),
    ("Ruslan", "Руслан"),
    ("Vadim", "Вадим"),
    ("Gleb", "Глеб"),
    ("Yuri", "Юрий"),
    ("Bogdan", "Богдан"),
    ("Taras", "Тарас"),
    ("Khasan", "Хасан"),
    ("Anton", "Антон"),
];

/// Beginnings of family names.
const STEMS: [(&str, &str); 40] = [
    ("Koch", "Коч"),
    ("Gorsh", "Горш"),
    ("Kamen", "Камен"),
    ("Bel", "Бел"),
    ("Chern", "Черн"),
    ("Zhur", "Жур"),
    ("Shcherb", "Щерб"),
    ("Tsvet", "Цвет"),
    ("Lukash", "Лукаш"),
    ("Yakov", "Яков"),
    ("Mikhal", "Михал"),
    ("Bobr", "Бобр"),
    ("Volk", "Волк"),
    ("Grish", "Гриш"),
    ("Dolg", "Долг"),
    ("Yersh", "Ерш"),
    ("Zhel", "Жел"),
    ("Zim", "Зим"),
    ("Klim", "Клим"),
    ("Lob", "Лоб"),
    ("Mel", "Мел"),
    ("Naz", "Наз"),
    ("Osip", "Осип"),
    ("Petr", "Петр"),
    ("Rod", "Род"),
    ("Sav", "Сав"),
    ("Tar", "Тар"),
    ("Ust", "Уст"),
    ("Fil", "Фил"),
    ("Khar", "Хар"),
    ("Tsar", "Цар"),
    ("Shar", "Шар"),
    ("Yur", "Юр"),
    ("Ag", "Аг"),
    ("Bud", "Буд"),
    ("Vin", "Вин"),
    ("Gal", "Гал"),
    ("Dem", "Дем"),
    ("Ign", "Игн"),
    ("Kras", "Крас"),
];

/// Endings of family names.
const ENDINGS: [(&str, &str); 12] = [
    ("enin", "енин"),
    ("etkov", "етков"),
    ("ovsky", "овский"),
    ("enko", "енко"),
    ("ov", "ов"),
    ("anov", "анов"),
    ("uk", "ук"),
    ("aev", "аев"),
    ("atov", "атов"),
    ("ilin", "илин"),
    ("ikhin", "ихин"),
    ("ochenko", "оченко"),
];

/// What may stand between the two: so many family names that a list of real people would have no more.
const MIDDLES: [(&str, &str); 18] = [
    ("", ""),
    ("", ""),
    ("ach", "ач"),
    ("ad", "ад"),
    ("al", "ал"),
    ("am", "ам"),
    ("ar", "ар"),
    ("at", "ат"),
    ("eb", "еб"),
    ("el", "ел"),
    ("en", "ен"),
    ("er", "ер"),
    ("id", "ид"),
    ("in", "ин"),
    ("ob", "об"),
    ("ol", "ол"),
    ("us", "ус"),
    ("ush", "уш"),
];

/// First halves of the names of places.
const PLACE_FRONTS: [(&str, &str); 8] = [
    ("Novo", "Ново"),
    ("Staro", "Старо"),
    ("Verkhne", "Верхне"),
    ("Nizhne", "Нижне"),
    ("Krasno", "Красно"),
    ("Belo", "Бело"),
    ("Malo", "Мало"),
    ("Velyko", "Велико"),
];

/// Second halves of the names of places.
const PLACE_BACKS: [(&str, &str); 8] = [
    ("borsk", "борск"),
    ("dolsk", "дольск"),
    ("kamensk", "каменск"),
    ("rechye", "речье"),
    ("polye", "полье"),
    ("gorovka", "горовка"),
    ("luzhskoye", "лужское"),
    ("zernyansk", "зернянск"),
];

const STATUSES: [&str; 4] = ["Detained", "Missing", "Returned", "Redeployed"];
const RANKS: [&str; 4] = [
    "contract soldier",
    "private",
    "mobilised",
    "junior sergeant",
];
const WAYS: [&str; 5] = ["Relative", "Self", "Witness", "Lawyer", "Journalist"];
const CONTACTS: [&str; 5] = ["Direct", "Relayed", "None", "", ""];
const RELIABILITIES: [&str; 4] = ["B", "C", "D", "F"];
const SOURCE_KINDS: [&str; 5] = ["Article", "Report", "Testimony", "Post", "Interview"];
const CASE_KINDS: [&str; 4] = ["Facility", "Unit", "Incident", "Trial"];
const NOTES: [&str; 6] = [
    "The family was told that he is at his duty station, and nothing more.",
    "Called from a borrowed telephone for less than a minute.",
    "A man who was let go says that he saw him in the same cellar.",
    "The commander's office answers that no such person is on its lists.",
    "Taken from the barracks at night together with others who had refused.",
    "A lawyer was not let in and got no paper that says so.",
];

const TELLERS: [&str; 8] = [
    "his mother",
    "his wife",
    "a cousin",
    "a neighbour",
    "a comrade",
    "his sister",
    "the lawyer",
    "an old teacher",
];

/// All records of a workspace of `people` people, with their texts.
pub fn texts(people: usize, seed: u64) -> impl Iterator<Item = (RecordId, String)> {
    let world = World { people, seed };
    Kind::ALL.into_iter().flat_map(move |kind| {
        (0..world.count(kind)).map(move |index| (world.id(kind, index), world.text(kind, index)))
    })
}

/// Everything that the texts are made from.
#[derive(Clone, Copy)]
struct World {
    people: usize,
    seed: u64,
}

impl World {
    fn count(self, kind: Kind) -> usize {
        match kind {
            Kind::Person => self.people,
            Kind::Case => self.people.div_ceil(PEOPLE_A_CASE),
            Kind::Source => self.people.div_ceil(PEOPLE_A_SOURCE),
            Kind::Place => PLACE_FRONTS.len() * PLACE_BACKS.len(),
            Kind::Unit => 20,
        }
    }

    fn text(self, kind: Kind, index: usize) -> String {
        let mut dice = Dice::new(self.seed, kind, index);
        match kind {
            Kind::Person => self.person(index, &mut dice),
            Kind::Case => self.case(index, &mut dice),
            Kind::Source => self.source(index, &mut dice),
            Kind::Place => self.place(index),
            Kind::Unit => self.unit(index),
        }
    }

    /// The id of a record. Multiplying by an odd number maps 50 bits onto 50 bits one to one, so no
    /// id comes twice.
    fn id(self, kind: Kind, index: usize) -> RecordId {
        let spread = (index as u64)
            .wrapping_add(self.seed.wrapping_mul(0x5851_F42D_4C95_7F2D))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut characters = [0; 10];
        for (place, character) in characters.iter_mut().enumerate() {
            *character = (spread >> (5 * (9 - place)) & 31) as u8;
        }
        RecordId::from_random(kind, characters)
    }

    fn person(self, index: usize, dice: &mut Dice) -> String {
        let (latin, cyrillic) = full_name(dice);
        // A third of the reports were read in the original.
        let (name, other, other_kind) = if dice.roll(3) == 0 {
            (cyrillic, latin, "Spelling")
        } else {
            (latin, cyrillic, "Native")
        };
        let id = self.id(Kind::Person, index);
        let case = self.id(Kind::Case, index / PEOPLE_A_CASE);
        let born = 1975 + dice.roll(30);
        let home = place_name(dice.roll(64)).0;
        let unit = unit_name(dice.roll(20));
        let rank = dice.of(&RANKS);
        let relations = if dice.roll(4) == 0 {
            "    relations: [(kind: Mother, at_risk: true)],\n"
        } else {
            ""
        };
        let mut month = dice.roll(30);
        let mut history = String::new();
        for _ in 0..ENTRIES {
            history.push_str(&self.entry(index, month, dice));
            month += 1 + dice.roll(4);
        }
        format!(
            "Person(
    id: \"{id}\",
    name: \"{name}\",
    other_names: [
        (text: \"{other}\", kind: {other_kind}),
    ],
    sex: Male,
    born: \"{born}~\",
    home: \"{home}\",
    unit: \"{unit}\",
    rank: \"{rank}\",
    cases: [(case: \"{case}\", role: Affected)],
    history: [
{history}    ],
{relations})
"
        )
    }

    fn entry(self, person: usize, month: usize, dice: &mut Dice) -> String {
        let when = date(month, dice.roll(40));
        let status = dice.of(&STATUSES);
        let place = place_name(dice.roll(64)).0;
        let contact = match dice.of(&CONTACTS) {
            "" => String::new(),
            contact => format!("            contact: {contact},\n"),
        };
        // Half of what is said of a person comes from the reports on their own case.
        let near = person / PEOPLE_A_SOURCE;
        let count = self.count(Kind::Source);
        let which = if dice.roll(2) == 0 {
            near
        } else {
            dice.roll(count)
        };
        let source = self.id(Kind::Source, which);
        let paragraph = 1 + dice.roll(30);
        let credibility = 2 + dice.roll(4);
        let via = dice.of(&WAYS);
        // Most entries say all in their fields.
        let note = if dice.roll(ENTRIES) == 0 {
            let (note, teller) = (dice.of(&NOTES), dice.of(&TELLERS));
            let from = place_name(dice.roll(64)).0;
            format!("            note: \"{note} So says {teller} from {from}.\",\n")
        } else {
            String::new()
        };
        let second = dice.roll(60);
        format!(
            "        (
            when: \"{when}\",
            status: {status},
            place: \"{place}\",
{contact}            sources: [(source: \"{source}\", at: \"paragraph {paragraph}\", credibility: {credibility}, via: {via})],
{note}            by: \"anna\", recorded: \"2026-11-22T10:00:{second:02}Z\",
        ),
"
        )
    }

    fn case(self, index: usize, dice: &mut Dice) -> String {
        let id = self.id(Kind::Case, index);
        let kind = dice.of(&CASE_KINDS);
        let place = place_name(dice.roll(64)).0;
        let started = date(dice.roll(30), 40);
        let held = 40 + dice.roll(300);
        let source = self.id(Kind::Source, index * PEOPLE_A_CASE / PEOPLE_A_SOURCE);
        let number = index + 1;
        format!(
            "Case(
    id: \"{id}\",
    title: \"{place}, number {number}\",
    kind: {kind},
    state: Open,
    place: \"{place}\",
    started: \"{started}\",
    summary: \"Men who refused to go on are held here. Families get no names and no grounds.\",
    counts: [
        (what: Held, min: {held}, said: \"at least {held}\", as_of: \"{started}\",
         sources: [(source: \"{source}\", at: \"paragraph 2\", credibility: 3)]),
    ],
    tags: [\"made-up\"],
)
"
        )
    }

    fn source(self, index: usize, dice: &mut Dice) -> String {
        let id = self.id(Kind::Source, index);
        let kind = dice.of(&SOURCE_KINDS);
        let reliability = dice.of(&RELIABILITIES);
        let published = date(dice.roll(36), dice.roll(28));
        let place = place_name(dice.roll(64)).0;
        let number = index + 1;
        // A fifth of the reports repeat one that came before them.
        let root = if index > 0 && dice.roll(5) == 0 {
            let root = self.id(Kind::Source, dice.roll(index));
            format!("    derived_from: [\"{root}\"],\n")
        } else {
            String::new()
        };
        format!(
            "Source(
    id: \"{id}\",
    title: \"What happened in {place}, report {number}\",
    kind: {kind},
    publisher: \"Paper {publisher}\",
    language: \"ru\",
    published: \"{published}\",
    retrieved: \"2026-11-22\",
    reliability: {reliability},
{root}    tags: [\"made-up\"],
)
",
            publisher = 1 + dice.roll(40),
        )
    }

    fn place(self, index: usize) -> String {
        let id = self.id(Kind::Place, index);
        let (latin, cyrillic) = place_name(index);
        format!(
            "Place(
    id: \"{id}\",
    name: \"{latin}\",
    other_names: [(text: \"{cyrillic}\", kind: Native)],
    kind: Settlement,
)
"
        )
    }

    fn unit(self, index: usize) -> String {
        let id = self.id(Kind::Unit, index);
        let name = unit_name(index);
        let number = 10_000 + 137 * index;
        format!(
            "Unit(
    id: \"{id}\",
    name: \"{name}\",
    number: \"{number}\",
)
"
        )
    }
}

fn full_name(dice: &mut Dice) -> (String, String) {
    let given = dice.pair(&GIVEN);
    let stem = dice.pair(&STEMS);
    let middle = dice.pair(&MIDDLES);
    let ending = dice.pair(&ENDINGS);
    (
        format!("{} {}{}{}", given.0, stem.0, middle.0, ending.0),
        format!("{} {}{}{}", given.1, stem.1, middle.1, ending.1),
    )
}

fn place_name(index: usize) -> (String, String) {
    let front = PLACE_FRONTS[index / PLACE_BACKS.len() % PLACE_FRONTS.len()];
    let back = PLACE_BACKS[index % PLACE_BACKS.len()];
    (
        format!("{}{}", front.0, back.0),
        format!("{}{}", front.1, back.1),
    )
}

fn unit_name(index: usize) -> String {
    format!("{}th brigade", 20 + index)
}

/// A month, counted from February 2022, and the day if there is one: from 0 to 27.
fn date(month: usize, day: usize) -> String {
    let months = month + 1;
    let (year, month) = (2022 + months / 12, 1 + months % 12);
    if day < 28 {
        format!("{year}-{month:02}-{:02}", day + 1)
    } else {
        format!("{year}-{month:02}~")
    }
}

/// Numbers that look random and are the same every time: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014).
struct Dice(u64);

impl Dice {
    fn new(seed: u64, kind: Kind, index: usize) -> Self {
        let mut dice = Self(seed ^ ((kind.letter() as u64) << 56) ^ index as u64);
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        (self.next() % sides.max(1) as u64) as usize
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.roll(words.len())]
    }

    fn pair(&mut self, pairs: &[(&'static str, &'static str)]) -> (&'static str, &'static str) {
        pairs[self.roll(pairs.len())]
    }
}

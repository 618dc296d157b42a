//! Given names in their Russian, Ukrainian and short forms, and how common they and the commonest
//! family names are.
//!
//! `Николай`, `Mykola` and `Kolya` are one name that no folding of letters would bring together. The
//! shares are rough: they say which names tell little about who somebody is, and no more.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::spelling::alternatives::respelt;
use crate::spelling::fold::key;
use crate::spelling::national::other_forms;
use crate::spelling::world_names::WORLD;

/// One name in all its forms, the full one first, and how many in a thousand people bear it.
const GIVEN: &[(u16, &[&str])] = &[
    (
        80,
        &[
            "Aleksandr",
            "Alexander",
            "Oleksandr",
            "Sasha",
            "Sanya",
            "Shura",
            "Oles",
        ],
    ),
    (
        60,
        &[
            "Sergey", "Serhii", "Serge", "Seryozha", "Seryoga", "Serhiyko",
        ],
    ),
    (50, &["Aleksei", "Oleksii", "Alyosha", "Lyosha", "Lyokha"]),
    (50, &["Andrei", "Andriy", "Andryusha", "Andryukha"]),
    (
        50,
        &["Dmitry", "Dmytro", "Dmitriy", "Dima", "Mitya", "Dimon"],
    ),
    (35, &["Ivan", "Vanya", "Ivanko", "Vanyusha"]),
    (35, &["Maksim", "Maksym", "Maks"]),
    (35, &["Nikolai", "Mykola", "Nikolay", "Kolya", "Kolyan"]),
    (
        35,
        &[
            "Vladimir",
            "Volodymyr",
            "Volodya",
            "Vova",
            "Vovka",
            "Wladimir",
        ],
    ),
    (30, &["Mikhail", "Mykhailo", "Misha", "Mykhaylo", "Michail"]),
    (
        30,
        &[
            "Evgeny", "Yevhen", "Yevgeny", "Evgenii", "Zhenya", "Yevheniy",
        ],
    ),
    (25, &["Pavel", "Pavlo", "Pasha", "Pavlusha"]),
    (20, &["Yuri", "Yurii", "Yura"]),
    (20, &["Roman", "Roma"]),
    (20, &["Artyom", "Artem", "Tyoma"]),
    (20, &["Denis", "Denys", "Deniska"]),
    (20, &["Oleg", "Oleh"]),
    (20, &["Igor", "Ihor"]),
    (20, &["Anton", "Antosha", "Antin"]),
    (20, &["Viktor", "Vitya"]),
    (20, &["Ilya", "Illia", "Ilyusha"]),
    (15, &["Vitaly", "Vitalii", "Vitalik"]),
    (15, &["Konstantin", "Kostiantyn", "Kostya", "Kostyantyn"]),
    (15, &["Kirill", "Kyrylo", "Kiryusha"]),
    (15, &["Nikita", "Mykyta"]),
    (15, &["Anatoly", "Anatolii", "Tolya", "Tolik"]),
    (15, &["Vasily", "Vasyl", "Vasya"]),
    (15, &["Pyotr", "Petro", "Petr", "Petya"]),
    (15, &["Vladislav", "Vladyslav", "Vlad", "Vladik"]),
    (10, &["Stanislav", "Stas", "Stanyslav"]),
    (10, &["Ruslan"]),
    (10, &["Vadim", "Vadym", "Vadik"]),
    (10, &["Danila", "Danil", "Daniil", "Danylo", "Danya"]),
    (10, &["Egor", "Yehor", "Yegor", "Yegorka"]),
    (10, &["Georgy", "Heorhii", "Zhora", "Gosha", "Georgii"]),
    (10, &["Grigory", "Hryhorii", "Grisha"]),
    (10, &["Timofei", "Tymofii", "Tima"]),
    (10, &["Stepan", "Styopa"]),
    (10, &["Fyodor", "Fedir", "Fedor", "Fedya"]),
    (10, &["Leonid", "Lyonya", "Lenya"]),
    (10, &["Gennady", "Hennadii", "Gena"]),
    (10, &["Valery", "Valerii", "Valera"]),
    (10, &["Boris", "Borys", "Borya"]),
    (10, &["Vyacheslav", "Viacheslav", "Slava"]),
    (8, &["Bogdan", "Bohdan"]),
    (8, &["Matvei", "Matvii", "Motya", "Matviy"]),
    (8, &["Yaroslav", "Yarik"]),
    (8, &["Timur"]),
    (8, &["Arseny", "Arsenii", "Senya"]),
    (8, &["Gleb", "Hlib"]),
    (8, &["Lev", "Lyova"]),
    (8, &["Mark"]),
    (8, &["Semyon", "Semen", "Syoma"]),
    (8, &["Zakhar"]),
    (8, &["Taras"]),
    (8, &["Eduard", "Edik"]),
    (8, &["Ramil"]),
    (8, &["Marat"]),
    (8, &["Murat"]),
    (8, &["Rinat", "Renat"]),
    (8, &["Ramzan"]),
    (8, &["Rustam"]),
    (8, &["Damir"]),
    (8, &["Khasan", "Hasan"]),
    (8, &["Magomed", "Mukhammad", "Mohammed"]),
    (
        20,
        &["Anna", "Hanna", "Anya", "Ganna", "Anyuta", "Annushka"],
    ),
    (20, &["Elena", "Olena", "Yelena", "Lena", "Lenochka"]),
    (20, &["Olga", "Olha", "Olya"]),
    (20, &["Natalia", "Nataliya", "Natasha", "Natalka"]),
    (20, &["Irina", "Iryna", "Ira", "Irisha"]),
    (20, &["Tatiana", "Tetiana", "Tanya"]),
    (15, &["Maria", "Mariia", "Masha", "Marusya", "Manya"]),
    (
        15,
        &["Ekaterina", "Kateryna", "Katya", "Katerina", "Katyusha"],
    ),
    (15, &["Svetlana", "Svitlana", "Sveta"]),
    (15, &["Yulia", "Yuliia"]),
    (10, &["Ludmila", "Liudmyla", "Lyuda", "Lyudmila"]),
    (10, &["Galina", "Halyna", "Galya"]),
    (10, &["Aleksandra", "Oleksandra", "Sasha", "Shura"]),
    (10, &["Evgenia", "Yevheniia", "Zhenya"]),
    (10, &["Valentina", "Valentyna", "Valya"]),
    (10, &["Nadezhda", "Nadiia", "Nadya"]),
    (10, &["Oksana", "Ksenia", "Kseniia", "Aksinya"]),
    (10, &["Anastasia", "Nastya", "Anastasiia", "Nastia"]),
    (10, &["Viktoria", "Viktoriia", "Vika"]),
    (10, &["Arkady", "Arkadii", "Arkadiy", "Arkasha", "Arkashka"]),
    (8, &["Filipp", "Pylyp", "Philip"]),
    (8, &["Yakov", "Yakiv", "Yasha"]),
    (8, &["Rostislav", "Rostyslav", "Rostik"]),
    (8, &["Svyatoslav", "Sviatoslav"]),
    (8, &["Miroslav", "Myroslav"]),
    (8, &["Afanasy", "Afanasii", "Opanas", "Afonya"]),
    (8, &["Savely", "Savelii"]),
    (8, &["Rodion", "Rodya"]),
    (8, &["Innokenty", "Innokentii", "Kesha"]),
    (8, &["Veniamin", "Venya"]),
    (8, &["Yefim", "Efim", "Yukhym", "Fima"]),
    (8, &["Zinovy", "Zinovii"]),
    (8, &["Mstislav", "Mstyslav"]),
    (8, &["Lyubomyr", "Liubomyr", "Lubomir"]),
    (8, &["Ildar"]),
    (8, &["Ilnur"]),
    (8, &["Airat", "Ayrat"]),
    (15, &["Larisa", "Larysa"]),
    (15, &["Nina"]),
    (15, &["Lyubov", "Liubov", "Lyuba"]),
    (10, &["Vera", "Vira"]),
    (10, &["Daria", "Dariia", "Dasha", "Darya", "Odarka"]),
    (10, &["Polina"]),
    (10, &["Margarita", "Marharyta", "Rita"]),
    (10, &["Alina"]),
    (10, &["Marina", "Maryna"]),
    (10, &["Raisa", "Raya"]),
    (10, &["Tamara"]),
    (10, &["Zinaida", "Zina"]),
    (10, &["Sofia", "Sofiia", "Sonya"]),
    (10, &["Elizaveta", "Yelyzaveta", "Yelizaveta", "Liza"]),
    (10, &["Varvara", "Varya"]),
    (10, &["Antonina", "Tonya"]),
    (10, &["Inna"]),
    (10, &["Lilia", "Liliia", "Lilya"]),
    (10, &["Angelina", "Anhelina"]),
    (10, &["Veronika"]),
    (10, &["Kristina", "Khrystyna", "Khristina", "Kristya"]),
    (8, &["Zoya", "Zoia"]),
    (8, &["Rimma", "Rymma"]),
    (8, &["Alla"]),
    (8, &["Bogdana", "Bohdana"]),
    (8, &["Vasilisa", "Vasylyna"]),
    (8, &["Evdokia", "Yevdokiia", "Dunya"]),
    (8, &["Lesya", "Lesia"]),
    (8, &["Solomia", "Solomiia"]),
    (8, &["Zlata"]),
    (8, &["Yaroslava", "Yaroslavka"]),
];

/// Family names that many people bear, and how many in ten thousand do.
const FAMILY: &[(u16, &[&str])] = &[
    // Few people of East Asia and Viet Nam have another one.
    (
        200,
        &[
            "Kim", "Lee", "Park", "Choi", "Wang", "Li", "Zhang", "Liu", "Chen", "Nguyen", "Tran",
            "Pham",
        ],
    ),
    (
        40,
        &[
            "Smith",
            "Johnson",
            "Brown",
            "Williams",
            "Jones",
            "Garcia",
            "Rodriguez",
            "Martinez",
            "Lopez",
            "Gonzalez",
            "Silva",
            "Santos",
            "Singh",
            "Kumar",
            "Khan",
            "Yilmaz",
        ],
    ),
    (
        60,
        &[
            "Ivanov",
            "Smirnov",
            "Kuznetsov",
            "Popov",
            "Petrov",
            "Vasiliev",
        ],
    ),
    (
        35,
        &[
            "Sokolov",
            "Mikhailov",
            "Novikov",
            "Fedorov",
            "Morozov",
            "Volkov",
            "Alekseev",
            "Lebedev",
            "Semenov",
            "Egorov",
            "Pavlov",
            "Kozlov",
            "Stepanov",
            "Nikolaev",
            "Orlov",
            "Andreev",
            "Makarov",
            "Nikitin",
            "Zakharov",
            "Melnyk",
            "Shevchenko",
            "Bondarenko",
            "Kovalenko",
            "Boyko",
            "Tkachenko",
            "Kravchenko",
            "Kovalchuk",
            "Koval",
            "Melnik",
        ],
    ),
    (
        20,
        &[
            "Zaitsev",
            "Solovyov",
            "Borisov",
            "Yakovlev",
            "Grigoriev",
            "Romanov",
            "Vorobyov",
            "Sergeev",
            "Kuzmin",
            "Frolov",
            "Aleksandrov",
            "Dmitriev",
            "Korolev",
            "Gusev",
            "Kiselev",
            "Ilyin",
            "Maksimov",
            "Polyakov",
            "Sorokin",
            "Vinogradov",
            "Kovalev",
            "Belov",
            "Medvedev",
            "Antonov",
            "Tarasov",
            "Zhukov",
            "Baranov",
            "Filippov",
            "Komarov",
            "Davydov",
            "Belyaev",
            "Gerasimov",
            "Bogdanov",
            "Osipov",
            "Sidorov",
            "Matveev",
            "Titov",
            "Markov",
            "Mironov",
            "Krylov",
            "Kulikov",
            "Karpov",
            "Vlasov",
            "Oliynyk",
            "Shevchuk",
            "Polishchuk",
            "Lysenko",
            "Savchenko",
            "Rudenko",
            "Marchenko",
        ],
    ),
];

/// What is known about a folded word of a name.
struct Known {
    /// The key of the full form of a given name; the word itself for a family name.
    full: String,
    /// How large a part of all people bear it.
    share: f32,
    /// Whether it is a given name.
    given: bool,
}

/// How many in a thousand bear a given name from elsewhere.
const ELSEWHERE: u16 = 3;

/// All given names with how many in a thousand bear each.
fn groups() -> impl Iterator<Item = (u16, Vec<&'static str>)> {
    let near = GIVEN.iter().map(|(share, forms)| (*share, forms.to_vec()));
    let far = WORLD
        .iter()
        .map(|forms| (ELSEWHERE, forms.split(' ').collect()));
    near.chain(far)
}

/// The key by which a form is known: an English J is read as it is said, so that Jim is no Ім.
fn known_key(form: &str) -> String {
    let said = if form.starts_with(['J', 'j']) || form.starts_with("Dj") {
        respelt(form).pop()
    } else {
        None
    };
    said.unwrap_or_else(|| key(form))
}

static KNOWN: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut known: HashMap<String, Known> = HashMap::new();
    for (share, forms) in groups() {
        let keys: Vec<String> = forms.iter().map(|form| known_key(form)).collect();
        // Whoever is known already in one of these forms is the same.
        let same = keys.iter().find_map(|key| known.get(key));
        let full = same.map(|known| known.full.clone());
        let full = full.or_else(|| keys.first().cloned()).unwrap_or_default();
        for key in keys.into_iter().filter(|key| key.len() > 1) {
            known.entry(key).or_insert_with(|| Known {
                full: full.clone(),
                share: f32::from(share) / 1_000.0,
                given: true,
            });
        }
    }
    for (share, names) in FAMILY {
        for name in *names {
            known.entry(key(name)).or_insert_with(|| Known {
                full: key(name),
                share: f32::from(*share) / 10_000.0,
                given: false,
            });
        }
    }
    known
});

/// The key of the full form of a folded given name: `nikolai` for `kola` and `mikola`. `None` for
/// what is no given name that is known here.
#[must_use]
pub fn full_form(folded: &str) -> Option<&'static str> {
    let known = KNOWN.get(folded).filter(|known| known.given)?;
    Some(&known.full)
}

/// The same for a word that is known as it is written in Latin letters, too.
#[must_use]
pub fn full_form_of(folded: &str, latin: &str) -> Option<&'static str> {
    let is_said_otherwise = latin.starts_with(['J', 'j']) || latin.starts_with("Dj");
    if is_said_otherwise && let Some(full) = full_form(&known_key(latin)) {
        return Some(full);
    }
    full_form(folded)
}

/// The keys of every form of each name, by the key of its full form.
static ALL_FORMS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    for (_, forms) in groups() {
        for form in forms {
            let known = known_key(form);
            if let Some(full) = full_form(&known) {
                all.entry(full.to_owned())
                    .or_default()
                    .extend([known, key(form)]);
            }
        }
    }
    for keys in all.values_mut() {
        keys.retain(|key| key.len() > 1);
        keys.sort_unstable();
        keys.dedup();
    }
    all
});

/// The keys of every form of the name whose full form has this key.
#[must_use]
pub fn all_forms(full: &str) -> Vec<String> {
    ALL_FORMS.get(full).cloned().unwrap_or_default()
}

/// The keys of the short forms of each name, and of the names that each short form may be short for.
static SHORT_FORMS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<String>> = HashMap::new();
    for (_, names) in groups() {
        let mut keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        keys.extend(names.iter().map(|name| known_key(name)));
        keys.retain(|key| key.len() > 1);
        let national: Vec<String> = keys
            .iter()
            .flat_map(|key| other_forms(key))
            .cloned()
            .collect();
        keys.extend(national);
        keys.sort_unstable();
        keys.dedup();
        for own in &keys {
            let others = keys.iter().filter(|other| *other != own);
            forms
                .entry(own.clone())
                .or_default()
                .extend(others.cloned());
        }
    }
    for (own, others) in &mut forms {
        others.sort_unstable();
        others.dedup();
        // What is the same name in another language is no short form.
        others.retain(|other| !other_forms(own).contains(other));
    }
    forms
});

/// The keys of the short forms of the first name with this key, or of the names that it may be short for:
/// Ваня is Иван, Саша is Александр and Александра.
#[must_use]
pub fn short_forms(key: &str) -> &'static [String] {
    SHORT_FORMS.get(key).map_or(&[], Vec::as_slice)
}

/// How large a part of all people bear a folded name, by rough count; `None` if it is not among
/// the common ones.
#[must_use]
pub fn share(folded: &str) -> Option<f32> {
    KNOWN.get(folded).map(|known| known.share)
}

/// Whether a folded word is formed like a patronymic: `ivanovits`, `ilits`, `sergevna`, `ogli`.
#[must_use]
pub fn is_patronymic(folded: &str) -> bool {
    [
        "ovits", "avits", "evits", "ivits", "ovna", "avna", "auna", "evna", "euna", "ivna",
        "itsna", "lits", "mits", "tits", "kits",
    ]
    .iter()
    .any(|ending| folded.len() > ending.len() && folded.ends_with(ending))
        || matches!(folded, "ogli" | "oglu" | "kizi" | "uli")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_have_one_full_form() {
        for forms in [
            &["Николай", "Mykola", "Коля", "Nikolay"][..],
            &["Александр", "Oleksandr", "Саша", "Alexander"],
            &["Евгений", "Yevhen", "Женя"],
            &["Пётр", "Petro", "Петя"],
            &["Аркадий", "Аркадій", "Arkady", "Аркаша", "Arkasha"],
            &["Дарья", "Дарія", "Даша"],
            &["Елизавета", "Єлизавета", "Лиза"],
        ] {
            let full = full_form(&key(forms[0]));
            assert!(full.is_some(), "{}", forms[0]);
            for form in forms {
                assert_eq!(full_form(&key(form)), full, "{form}");
            }
        }
        for forms in [
            &["Jim", "James"][..],
            &["Joe", "Joseph"],
            &["José", "Pepe"],
            &["Djamel", "Gamal", "Jamal"],
            &["Husayn", "Hossein"],
            &["Mohammed", "Muhammad", "Магомед"],
        ] {
            let full = |form: &str| full_form_of(&key(form), form);
            assert!(full(forms[0]).is_some(), "{forms:?}");
            for form in forms {
                assert_eq!(full(form), full(forms[0]), "{form}");
            }
        }
        assert_ne!(full_form_of(&key("Jim"), "Jim"), full_form(&key("Им")));
        assert_ne!(full_form(&key("Hassan")), full_form(&key("Hussein")));
        assert_eq!(full_form(&key("Ян")), None);
        assert_ne!(full_form(&key("Марат")), full_form(&key("Мурат")));
        assert_eq!(full_form(&key("Кочетков")), None);
        assert_eq!(full_form(&key("Иванов")), None);
    }

    #[test]
    fn a_short_form_is_every_name_that_it_may_be_short_for() {
        let has = |one: &str, other: &str| short_forms(&key(one)).contains(&key(other));
        for (one, other) in [
            ("Ваня", "Иван"),
            ("Саша", "Александр"),
            ("Саша", "Александра"),
            ("Коля", "Мікалай"),
            ("Bill", "William"),
            ("Женя", "Євгенія"),
        ] {
            assert!(has(one, other) && has(other, one), "{one} {other}");
        }
        assert!(!has("Александр", "Александра"));
        assert!(!has("Микола", "Николай"), "another form and no short one");
        assert!(short_forms(&key("Иванов")).is_empty());
    }

    #[test]
    fn patronymics_are_known_by_their_ending() {
        for name in [
            "Иванович",
            "Ilyich",
            "Никитич",
            "Сергеевна",
            "Volodymyrivna",
            "Ильинична",
            "Аляксандравіч",
            "Tarasauna",
        ] {
            assert!(is_patronymic(&key(name)), "{name} {}", key(name));
        }
        for name in ["Иван", "Кочетков", "Каминский", "Савчук"] {
            assert!(!is_patronymic(&key(name)), "{name}");
        }
    }
}

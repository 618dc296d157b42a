//! Each form that a name is met in finds its record first, among people with names of the same kinds: invented
//! ones, and poets and scholars long dead.

use jiff::civil::date;

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::record::kind::Kind;
use crate::record::read::read_record;
use crate::record::status::StatusKind;
use crate::search::index::Index;
use crate::search::matching::cancel_token::CancelToken;
use crate::search::matching::find::find;
use crate::search::nearest::nearest;
use crate::search::query::parse::parse;

/// What is recorded, and what finds it.
type Forms = (&'static str, &'static [&'static str]);

/// The search for a name, what fits before what is near, must begin with its record.
fn assert_first(kind: Kind, forms: &[Forms]) {
    let mut book = Book::new("forms", StatusKind::four());
    let (head, letter) = match kind {
        Kind::Person => ("Person", 'p'),
        Kind::Place => ("Place", 'l'),
        _ => ("Unit", 'u'),
    };
    for (number, (name, _)) in forms.iter().enumerate() {
        let text = format!("{head}(id: \"{letter}-zz{number:010}\", name: \"{name}\")");
        let record = read_record(kind, &text).unwrap();
        book.put(Loaded {
            record,
            unknown: Vec::new(),
        });
    }
    book.settle();
    let index = Index::build(&book);
    let today = date(2026, 11, 1);
    let mut missed = Vec::new();
    for (name, typed) in forms {
        for typed in *typed {
            let query = parse(typed, today).unwrap();
            let hits = find(&book, &index, kind, &query, today);
            let mut rows: Vec<u32> = hits.iter().map(|hit| hit.row).collect();
            let known = (&book, &index);
            let near = nearest(known, kind, &query, today, (&rows, 20), CancelToken::NEVER);
            rows.extend(near.unwrap().iter().map(|near| near.row));
            let first = rows.first().and_then(|row| book.table(kind).any_row(*row));
            let first = first.map_or(String::new(), |record| {
                book.title_of(record.id()).unwrap_or_default().to_owned()
            });
            if first != *name {
                missed.push(format!("{typed}: {first} and not {name}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn people_are_found_in_every_form() {
    assert_first(
        Kind::Person,
        &[
            // Akanne, ў as u, v and w, дз and ц, in passports and newspapers.
            (
                "Uladzimir Karatkevich",
                &[
                    "Владимир Короткевич",
                    "Володимир Короткевич",
                    "Уладзімір Караткевіч",
                    "Vladimir Korotkevich",
                    "Wladimir Korotkewitsch",
                    "Короткевич В.С.",
                ],
            ),
            (
                "Дзмітрый Паўлюковіч",
                &[
                    "Dmitry Pavlyukovich",
                    "Dzmitry Paulukovich",
                    "Дмитрий Павлюкович",
                    "Dmytro Pavliukovych",
                ],
            ),
            (
                "Volha Halavachova",
                &[
                    "Ольга Головачёва",
                    "Olga Golovacheva",
                    "Olha Holovachova",
                    "Вольга Галавачова",
                ],
            ),
            (
                "Siarhei Zhdanau",
                &[
                    "Сергей Жданов",
                    "Sergey Zhdanov",
                    "Serhii Zhdaniv",
                    "Siergiej Żdanow",
                    "Sergueï Jdanov",
                ],
            ),
            (
                "Aliaksandr Rahoiša",
                &[
                    "Александр Рогойша",
                    "Alexander Rogoisha",
                    "Oleksandr Rohoisha",
                    "Саша Рогойша",
                ],
            ),
            (
                "Mikola Ciehlavec",
                &["Николай Тегловец", "Мікалай Цеглавец", "Nikolai Tsehlavets"],
            ),
            // Patronymics in three languages, missing and surplus.
            (
                "Тимофей Григорьевич Лопухин",
                &[
                    "Цімафей Рыгоравіч Лапухін",
                    "Тимофій Григорович Лопухін",
                    "Lopukhin Timofei",
                    "Timofey Hryhorovych Lopuhin",
                    "Лопухин Т. Г.",
                ],
            ),
            (
                "Arseni Tarkavets",
                &[
                    "Тарковец Арсений Александрович",
                    "Tarkovets Arseniy Aleksandrovich",
                    "A. Tarkovets",
                ],
            ),
            // ISO 9, GOST, passports, BGN/PCGN, German, Polish, French, Lithuanian, Latvian, Turkish.
            (
                "Юрий Щепёткин",
                &[
                    "Ûrij Ŝepëtkin",
                    "Jurij Ščepëtkin",
                    "Iurii Shchepetkin",
                    "Yuriy Shchepyotkin",
                    "Juri Schtschepjotkin",
                    "Jurij Szczepiotkin",
                    "Iouri Chtchepiotkine",
                    "Jurijus Ščepiotkinas",
                    "Jurijs Ščepjotkins",
                    "Yuri Şçepyotkin",
                    "Yurij Shhepyotkin",
                ],
            ),
            (
                "Евгений Хлебников",
                &[
                    "Evgenij Hlebnikov",
                    "Yevgeny Khlebnikov",
                    "Jewgeni Chlebnikow",
                    "Jewgienij Chlebnikow",
                    "Evgueni Khlebnikov",
                    "Jevgenijus Chlebnikovas",
                    "Jevgeņijs Hļebņikovs",
                    "Yevgeni Hlebnikov",
                    "Yevhen Khliebnikov",
                ],
            ),
            (
                "Жанна Цыбульская",
                &[
                    "Zhanna Tsybulskaya",
                    "Žanna Cybul'skaja",
                    "Schanna Zybulskaja",
                    "Żanna Cybulska",
                    "Janna Tsyboulskaïa",
                    "Žana Cibulskaja",
                    "Жанна Цибульська",
                ],
            ),
            // ck, x, c.
            (
                "Maksim Bykovskikh",
                &["Maxim Bykovskih", "Максим Быковских", "Maksim Bickovskich"],
            ),
            (
                "Alexey Kuxenko",
                &["Алексей Куксенко", "Aleksei Kuksenko", "Oleksii Kuksenko"],
            ),
            // Latin letters inside Cyrillic words, and back; decomposed letters.
            ("Роман Соснин", &["Pоман Cоснин", "Рoмaн Сoснин"]),
            (
                "Semyon Mokeev",
                &[
                    "Sеmyоn Mоkееv",
                    "Семён Мокеев",
                    "Семе\u{308}н Мокеев",
                    "Semën Mokeev",
                ],
            ),
            // Hyphens and spaces.
            (
                "Anna-Maria Novak-Bilska",
                &[
                    "Анна Мария Новак Бильская",
                    "Annamaria Novakbilska",
                    "Новак-Більська Анна",
                ],
            ),
            // Short and pet names.
            (
                "Иван Сухорученко",
                &[
                    "Ваня Сухорученко",
                    "Vanya Sukhoruchenko",
                    "Іван Сухорученко",
                ],
            ),
            (
                "Екатерина Пряслова",
                &["Катя Пряслова", "Kateryna Priaslova", "Katsiaryna Praslava"],
            ),
            (
                "William Hathersage",
                &["Bill Hathersage", "Уильям Хатерсейдж"],
            ),
            ("James Ollerton", &["Jim Ollerton"]),
            ("Francisco Albaicín", &["Paco Albaicin"]),
            // Baltic endings.
            (
                "Vytautas Grigaliūnas",
                &["Витаутас Григалюнас", "Vitautas Grigaliunas"],
            ),
            (
                "Konstantin Melnikov",
                &["Konstantinas Melnikovas", "Konstantīns Meļņikovs"],
            ),
            // Turkic and Caucasian names, as Russian papers write them and as others do.
            (
                "Джамиль Гаджибеков",
                &[
                    "Djamil Gadjibekov",
                    "Jamil Hajibeyov",
                    "Cəmil Hacıbəyov",
                    "Ҹәмил Гаҹыбәјов",
                ],
            ),
            (
                "Ҷамшед Раҳимзода",
                &["Джамшед Рахимзода", "Jamshed Rahimzoda"],
            ),
            (
                "Магомед КӀадиев",
                &["Magomed Kadiev", "Магомед Кадиев", "Магомед К1адиев"],
            ),
            (
                "Эльнур Мамед оглы Гасанлы",
                &["Elnur Mammad oghlu Hasanli", "Гасанлы Эльнур"],
            ),
            (
                "Азамат Бекташ уулу",
                &["Azamat Bektash uulu", "Bektaş Azamat"],
            ),
            // Particles.
            (
                "Вольдемар фон Штаубе",
                &["Woldemar von Staube", "Waldemar Staube", "Штаубе Вольдемар"],
            ),
            // The letters of the neighbours.
            ("Vazha Pshavela", &["ვაჟა ფშაველა", "Важа Пшавела"]),
            ("Սայաթ Նովա", &["Sayat Nova", "Саят-Нова"]),
            ("Vardan Hakobyan", &["Վարդան Հակոբյան", "Вардан Акопян"]),
            ("Omar Khayyam", &["عمر خیام", "Омар Хайям"]),
            (
                "محمود درویش",
                &["Mahmoud Darwish", "Махмуд Дарвиш", "محمود درويش"],
            ),
            (
                "Abd ar-Rahman Munif",
                &["عبد الرحمن منيف", "Abdurrahman Munif", "Абдуррахман Муниф"],
            ),
            (
                "Hayim Nahman Bialik",
                &["חיים נחמן ביאליק", "Хаим Нахман Бялик", "Chaim Bialik"],
            ),
            (
                "Ἀριστοφάνης Μελᾶς",
                &["Aristophanes Melas", "Аристофан Мелас"],
            ),
            ("李白", &["李白"]),
        ],
    );
}

#[test]
fn places_are_found_in_every_form() {
    assert_first(
        Kind::Place,
        &[
            (
                "Novo-Troitskiy",
                &[
                    "Новотроицкий",
                    "Novotroitsky",
                    "Novo Troitskij",
                    "Новотроїцький",
                ],
            ),
            (
                "Ростов-на-Дону",
                &[
                    "Rostov na Donu",
                    "Rostov-on-Don",
                    "Ростов на Дону",
                    "Rostow am Don",
                ],
            ),
            (
                "Павловский район",
                &[
                    "Pavlovskiy rayon",
                    "Pavlovo district",
                    "Павлово",
                    "Pavlovsky raion",
                ],
            ),
            (
                "Яшкуль",
                &["Яшкуль балһсн", "Yashkulsky district", "poselok Yashkul"],
            ),
            ("Северная", &["North", "Північна", "Severnaya", "Паўночная"]),
            (
                "Красный Яр",
                &["Chervonyi Yar", "Krasny Yar", "Червоний Яр"],
            ),
            ("Great Meadow", &["Великий Луг", "Большой Meadow"]),
            (
                "Харків",
                &[
                    "Kharkov",
                    "Charków",
                    "Charkow",
                    "Xarkiv",
                    "Harkiv",
                    "Харьковская область",
                ],
            ),
            ("Дніпро", &["Dnipro", "Днепр", "Dnepr"]),
            (
                "Нижняя Крынка",
                &["Nyzhnia Krynka", "Lower Krynka", "Нижня Кринка"],
            ),
        ],
    );
}

#[test]
fn units_are_found_in_every_form() {
    assert_first(
        Kind::Unit,
        &[
            (
                "64th motor rifle brigade",
                &[
                    "мотострелковый 64",
                    "64 мотострелковая бригада",
                    "64-я бригада",
                ],
            ),
            (
                "12-й мотострелковый полк",
                &["12th motor rifle regiment", "12 motorised rifle regiment"],
            ),
            (
                "Military unit 22179",
                &[
                    "в/ч 22179",
                    "войсковая часть 22179",
                    "військова частина 22179",
                ],
            ),
            ("Penal colony 5", &["колония 5", "Исправительная колония 5"]),
            (
                "810-я бригада морской пехоты",
                &["810th naval infantry brigade", "810 marines"],
            ),
        ],
    );
}

#[test]
fn a_sort_of_unit_alone_is_found_in_another_language() {
    assert_first(
        Kind::Unit,
        &[
            ("64th motor rifle brigade", &["мотострелковый"]),
            ("11th railway corps", &["железнодорожный"]),
        ],
    );
    assert_first(
        Kind::Unit,
        &[
            (
                "12-й мотострелковый полк",
                &["motor rifle", "motorized rifle"],
            ),
            ("5-й танковый полк", &["tank"]),
        ],
    );
}

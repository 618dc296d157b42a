//! National forms: first names that Russian, Ukrainian and Belarusian have each in a form of its
//! own.
//!
//! Микола is Николай: no rule of spelling leads from one to the other, but the same man has the one
//! in his Ukrainian passport and the other in a Russian report. Here stand only forms that are one
//! name for the law and for every dictionary of names (among them Суперанская, Словарь русских
//! личных имён; Скрипник and Дзятківська, Власні імена людей; Суднік, Слоўнік асабовых уласных
//! імён) and whose keys differ; no short forms, and no two names that a person may tell apart.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::spelling::fold::key;

/// The forms of each name: Russian, Ukrainian, Belarusian, and what else is the same name.
pub const NAMES: &[&[&str]] = &[
    &["Александр", "Олександр", "Аляксандр"],
    &["Александра", "Олександра", "Аляксандра"],
    &["Алексей", "Олексій", "Аляксей"],
    &["Анастасия", "Анастасія", "Настасся"],
    &["Анна", "Ганна", "Hanna"],
    &["Антон", "Антін"],
    &["Афанасий", "Опанас", "Панас", "Апанас"],
    &["Богдан", "Багдан"],
    &["Василий", "Василь", "Васіль"],
    &["Виталий", "Віталій", "Віталь"],
    &["Владимир", "Володимир", "Уладзімір"],
    &["Владислав", "Уладзіслаў"],
    &["Гавриил", "Гаврило", "Гаўрыла", "Гаврила"],
    &["Геннадий", "Геннадій", "Генадзь"],
    &["Глеб", "Гліб"],
    &["Григорий", "Григорій", "Рыгор"],
    &["Даниил", "Данило", "Данила", "Данііл"],
    &["Дарья", "Дарина", "Дар'я"],
    &["Денис", "Дзяніс"],
    &["Дмитрий", "Дмитро", "Дзмітрый", "Зміцер"],
    &["Евгений", "Євген", "Яўген"],
    &["Евгения", "Євгенія", "Яўгенія"],
    &["Евдокия", "Явдоха", "Еўдакія"],
    &["Егор", "Єгор", "Ягор"],
    &["Екатерина", "Катерина", "Кацярына"],
    &["Елена", "Олена", "Алена"],
    &["Елизавета", "Єлизавета", "Лізавета"],
    &["Ефим", "Юхим", "Яфім"],
    &["Игнатий", "Гнат", "Ігнат", "Игнат"],
    &["Илья", "Ілля", "Ілья"],
    &["Иосиф", "Йосип", "Осип", "Язэп"],
    &["Ирина", "Ірина", "Арына"],
    &["Кирилл", "Кирило", "Кірыл"],
    &["Константин", "Костянтин", "Канстанцін"],
    &["Лаврентий", "Лаврентій", "Лаўрэн"],
    &["Любовь", "Любов", "Любоў"],
    &["Людмила", "Людміла"],
    &["Матвей", "Матвій", "Мацвей"],
    &["Михаил", "Михайло", "Міхаіл", "Michael"],
    &["Надежда", "Надія", "Надзея"],
    &["Наталья", "Наталія", "Наталля"],
    &["Никита", "Микита", "Мікіта"],
    &["Никифор", "Ничипір", "Нічыпар"],
    &["Николай", "Микола", "Мікалай", "Миколай"],
    &["Ольга", "Вольга"],
    &["Остап", "Астап"],
    &["Павел", "Павло", "Павал"],
    &["Пётр", "Петро", "Пятро", "Пётра"],
    &["Роман", "Раман"],
    &["Ростислав", "Расціслаў"],
    &["Савва", "Сава"],
    &["Святослав", "Святаслаў"],
    &["Семён", "Семен", "Сямён", "Симеон"],
    &["Сергей", "Сергій", "Сяргей"],
    &["Станислав", "Станіслаў"],
    &["Степан", "Сцяпан"],
    &["Татьяна", "Тетяна", "Таццяна"],
    &["Тимофей", "Тимофій", "Цімафей"],
    &["Феодосий", "Феодосій", "Тодось"],
    &["Фёдор", "Федір", "Фёдар", "Хведар", "Феодор"],
    &["Филипп", "Пилип", "Піліп"],
    &["Фома", "Хома"],
    &["Яков", "Яків", "Якаў"],
    &["Ярослав", "Яраслаў"],
    &["Николаевич", "Миколайович", "Мікалаевіч"],
    &["Николаевна", "Миколаївна", "Мікалаеўна"],
    &["Александрович", "Олександрович", "Аляксандравіч"],
    &["Александровна", "Олександрівна", "Аляксандраўна"],
    &["Алексеевич", "Олексійович", "Аляксеевіч"],
    &["Алексеевна", "Олексіївна", "Аляксееўна"],
    &["Владимирович", "Володимирович", "Уладзіміравіч"],
    &["Владимировна", "Володимирівна", "Уладзіміраўна"],
    &["Васильевич", "Васильович", "Васільевіч"],
    &["Дмитриевич", "Дмитрович", "Дзмітрыевіч"],
    &["Дмитриевна", "Дмитрівна", "Дзмітрыеўна"],
    &["Григорьевич", "Григорович", "Рыгоравіч"],
    &["Евгеньевич", "Євгенович", "Яўгенавіч"],
    &["Михайлович", "Міхайлавіч"],
    &["Сергеевич", "Сергійович", "Сяргеевіч"],
    &["Филиппович", "Пилипович", "Піліпавіч"],
];

/// The keys of the other forms of each name, by its key.
static FORMS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<String>> = HashMap::new();
    for names in NAMES {
        let mut keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        keys.sort_unstable();
        keys.dedup();
        for own in &keys {
            let others = keys.iter().filter(|other| *other != own).cloned();
            forms.entry(own.clone()).or_default().extend(others);
        }
    }
    forms
});

/// The keys of the other national forms of the name with this key.
#[must_use]
pub fn other_forms(key: &str) -> &'static [String] {
    FORMS.get(key).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_other_forms_and_nobody_elses() {
        let has = |one: &str, other: &str| other_forms(&key(one)).contains(&key(other));
        for (one, other) in [
            ("Mykola", "Николай"),
            ("Mikalai", "Микола"),
            ("Oleksandr", "Александр"),
            ("Pavlo", "Pavel"),
            ("Pylyp", "Filipp"),
            ("Uladzimir", "Volodymyr"),
        ] {
            assert!(has(one, other) && has(other, one), "{one} {other}");
        }
        assert!(other_forms(&key("Maksim")).is_empty());
        assert!(!has("Павел", "Пётр"));
    }

    #[test]
    fn no_form_stands_in_two_names() {
        let mut seen = HashMap::new();
        for (place, names) in NAMES.iter().enumerate() {
            for name in *names {
                let before = seen.insert(key(name), place);
                assert!(before.is_none_or(|before| before == place), "{name}");
            }
        }
    }
}

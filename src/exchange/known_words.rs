//! Known words of lists, in English, Russian, Ukrainian, Spanish, French, Arabic and Persian: what columns are
//! called, what their cells say, and what is no name.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::exchange::map::ColumnTarget;

/// A text in a form in which two spellings of one word are the same: lower case, signs and white space as one
/// space, Arabic letters without their variants.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars() {
        match letter {
            // Marks of direction, vowels and the stroke that lengthens a word say nothing.
            '\u{200c}'..='\u{200f}' | '\u{61c}' | '\u{feff}' | '\u{64b}'..='\u{652}' | 'ـ' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
            'ة' => plain.push('ه'),
            'ى' | 'ي' => plain.push('ی'),
            'ك' => plain.push('ک'),
            'ё' => plain.push('е'),
            '’' | 'ʼ' | '`' => plain.push('\''),
            'á' | 'à' | 'â' | 'ä' => plain.push('a'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'í' | 'î' | 'ï' => plain.push('i'),
            'ó' | 'ô' | 'ö' => plain.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => plain.push('u'),
            'ñ' => plain.push('n'),
            'ç' => plain.push('c'),
            letter if letter.is_alphanumeric() || letter == '\'' => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a column is for by its header, with the part of a name or the kind of another name.
#[must_use]
pub fn target_of_header(header: &str) -> Option<(ColumnTarget, &'static str)> {
    static KNOWN: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let numbered = HEADERS.iter().enumerate();
        numbered
            .flat_map(|(place, (_, _, names))| {
                names.split('|').map(move |name| (folded(name), place))
            })
            .filter(|(name, _)| !name.is_empty())
            .collect()
    });
    if matches!(
        header.trim(),
        "#" | "№" | "lastseen reason" | "lastseen row"
    ) {
        return Some((ColumnTarget::Leave, ""));
    }
    let (target, part, _) = &HEADERS[*KNOWN.get(&folded(header))?];
    Some((target.clone(), part))
}

/// Words by their folded form, with their meaning.
type Meanings = HashMap<String, &'static str>;

/// The meaning of a cell in a column of statuses: a status, or `Note` for what is none of ours.
#[must_use]
pub fn status_word(cell: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<Meanings> = LazyLock::new(|| meanings(STATUSES));
    KNOWN.get(&folded(cell)).copied()
}

/// The meaning of a cell in a column of sexes.
#[must_use]
pub fn sex_word(cell: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<Meanings> = LazyLock::new(|| meanings(SEXES));
    KNOWN.get(&folded(cell)).copied()
}

/// The meaning of a cell in a column of contacts; `Nothing` for a no.
#[must_use]
pub fn contact_word(cell: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<Meanings> = LazyLock::new(|| meanings(CONTACTS));
    KNOWN.get(&folded(cell)).copied()
}

fn meanings(table: &[(&'static str, &str)]) -> Meanings {
    let words = table.iter();
    words
        .flat_map(|(meaning, words)| words.split('|').map(move |word| (folded(word), *meaning)))
        .collect()
}

/// Whether a list, whose words are separated by `|`, has a word.
fn has(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}

/// Whether a cell says that nothing is known.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    let trimmed = cell.trim();
    if trimmed.is_empty()
        || trimmed
            .chars()
            .all(|sign| matches!(sign, '-' | '–' | '—' | '?' | '.' | '_' | '*' | '/'))
    {
        return true;
    }
    let folded = folded(trimmed);
    has(NOTHING, &folded)
}

/// Whether a cell is nobody's name: nothing is known, or somebody is not known.
#[must_use]
pub fn is_nameless(cell: &str) -> bool {
    let word = folded(cell);
    is_nothing(cell) || !cell.chars().any(char::is_alphabetic) || has(NAMELESS, &word)
}

/// Whether a cell begins a row of totals.
#[must_use]
pub fn is_total(cell: &str) -> bool {
    let folded = folded(cell);
    let words: Vec<&str> = folded.split(' ').collect();
    let rest_is_count = words[1..]
        .iter()
        .all(|word| word.chars().all(char::is_numeric) || has(TOTAL_TAILS, word));
    has(TOTALS, words[0]) && rest_is_count
}

/// Whether a name cell has a request that the person be taken out, or not be shown.
#[must_use]
pub fn asks_for_removal(cell: &str) -> bool {
    let folded = format!(" {} ", folded(cell));
    REMOVALS
        .split('|')
        .any(|words| folded.contains(&format!(" {words} ")))
}

/// What a column is for, the part, and what it may be called.
type Header = (ColumnTarget, &'static str, &'static str);

const HEADERS: &[Header] = &[
    (
        ColumnTarget::Name,
        "",
        "name|full name|fullname|full_name|names|person|victim|victim name|detainee|title|фио|ф и о|ф.и.о.|\
        имя и фамилия|фамилия имя отчество|фамилия имя|полное имя|піб|п і б|прізвище ім'я по батькові|\
        прізвище та ім'я|прізвище ім'я|повне ім'я|nombre completo|nombre y apellido|nombre y apellidos|\
        nombres y apellidos|apellidos y nombres|apellido y nombre|nom complet|nom et prénom|nom et prénoms|\
        nom prénom|nom & prénom|الاسم|الاسم الكامل|الإسم|الاسم الثلاثي|اسم المفقود|اسم المعتقل|\
        نام و نام خانوادگی|نام کامل|نام و تخلص",
    ),
    (
        ColumnTarget::Name,
        "Surname",
        "surname|last name|lastname|last_name|family name|family_name|фамилия|прізвище|apellido|apellidos|nom|\
        nom de famille|الكنية|اللقب|اسم العائلة|نام خانوادگی|تخلص",
    ),
    (
        ColumnTarget::Name,
        "Given",
        "given name|given_name|first name|firstname|first_name|forename|given names|имя|ім'я|імя|nombre|nombres|\
        prénom|prénoms|prenom|الاسم الأول|نام",
    ),
    (
        ColumnTarget::Name,
        "Patronymic",
        "patronymic|middle name|middle_name|отчество|по батькові|father's name|father name|nom du père|\
        nombre del padre|اسم الأب|نام پدر",
    ),
    (
        ColumnTarget::OtherName,
        "CallSign",
        "call sign|callsign|call-sign|позывной|позивний",
    ),
    (
        ColumnTarget::OtherName,
        "Nickname",
        "nickname|nicknames|прозвище|кличка|прізвисько|apodo|alias y apodo|surnom|الاسم الحركي",
    ),
    (
        ColumnTarget::OtherName,
        "Alias",
        "alias|aliases|also known as|aka|alternate_names|alternate names|other names|псевдоним",
    ),
    (
        ColumnTarget::OtherName,
        "Native",
        "native name|name in native script|original name|имя на родном языке",
    ),
    (
        ColumnTarget::OtherName,
        "Spelling",
        "spelling|other spelling|transliteration|имя латиницей|латиницей|name in english|english name",
    ),
    (
        ColumnTarget::Sex,
        "",
        "sex|gender|пол|стать|sexo|género|sexe|genre|الجنس|جنسیت|جنس",
    ),
    (
        ColumnTarget::Born,
        "",
        "born|date of birth|birth date|birthdate|dob|date_of_birth|birthday|year of birth|birth year|yob|\
        дата рождения|родился|год рождения|г.р.|д.р.|день рождения|дата и год рождения|дата народження|\
        рік народження|народився|д.н.|fecha de nacimiento|fecha nacimiento|nacimiento|año de nacimiento|\
        date de naissance|né(e) le|né le|naissance|année de naissance|تاريخ الميلاد|تاريخ الولادة|سنة الميلاد|\
        تاریخ تولد|سال تولد",
    ),
    (
        ColumnTarget::Age,
        "",
        "age|age years|age at detention|age_at_detention|возраст|лет|полных лет|вік|edad|âge|العمر|\
        العمر عند الاعتقال|سن",
    ),
    (
        ColumnTarget::Home,
        "",
        "home|residence|home city|home_city|hometown|place of residence|address|city|region|место жительства|\
        адрес|откуда|город|родной город|регион|место рождения|place of birth|місце проживання|адреса|місто|\
        звідки|регіон|domicilio|residencia|ciudad|lugar de residencia|domicile|résidence|ville|adresse|\
        lieu de résidence|مكان الإقامة|السكن|العنوان|المدينة|محل سکونت|نشانی|شهر",
    ),
    (
        ColumnTarget::Unit,
        "",
        "unit|military unit|regiment|brigade|в/ч|вч|войсковая часть|воинская часть|часть|подразделение|в ч|\
        військова частина|частина|підрозділ|unidad|unité|الوحدة|یگان",
    ),
    (
        ColumnTarget::Rank,
        "",
        "rank|military rank|звание|воинское звание|звання|військове звання|rango|grado|grade|rang|الرتبة|درجه",
    ),
    (
        ColumnTarget::When,
        "",
        "date|when|date missing|missing since|date last seen|last seen|last contact|last_seen_date|source_date|\
        date of detention|date_of_detention|date of disappearance|detained on|date of arrest|arrest date|\
        date of capture|дата|пропал|дата пропажи|дата исчезновения|последняя связь|последний контакт|\
        дата последнего контакта|когда пропал|пропал без вести|дата задержания|дата пленения|\
        не выходит на связь с|на связи|дата зникнення|дата останнього контакту|останній зв'язок|зник|\
        дата затримання|дата полону|fecha|fecha de desaparición|fecha de detención|desaparecido desde|\
        última vez visto|fecha de los hechos|date de disparition|disparu le|date d'arrestation|date de détention|\
        تاريخ الاعتقال|تاريخ الاختفاء|تاريخ الفقدان|التاريخ|تاریخ|تاریخ بازداشت|تاریخ ناپدید شدن",
    ),
    (
        ColumnTarget::Status,
        "",
        "status|state|current status|condition|статус|состояние|судьба|стан|estado|situación|estatus|statut|\
        situation|état|الحالة|الوضع|وضعیت",
    ),
    (
        ColumnTarget::Place,
        "",
        "place|location|last seen location|last_seen_location|place last seen|last known location|\
        last_known_location|where|place of detention|direction|место|где|направление|место пропажи|\
        место исчезновения|где пропал|место последнего контакта|место содержания|місце|де|напрямок|\
        місце зникнення|місце утримання|lugar|lugar de desaparición|lugar de los hechos|lugar de detención|\
        municipio|lieu|lieu de disparition|lieu de détention|dernier lieu connu|مكان آخر مشاهدة|المكان|\
        مكان الاعتقال|مكان الاختفاء|محل|محل بازداشت",
    ),
    (
        ColumnTarget::Custodian,
        "",
        "held by|custodian|detention facility|detention_facility|prison|facility|detained by|authority|\
        кто удерживает|кем удерживается|кем задержан|удерживается|хто утримує|ким затриманий|autoridad|\
        detenido por|centro de detención|prisión|détenu par|autorité|prison|السجن|مكان الاحتجاز|جهة الاعتقال|\
        زندان",
    ),
    (
        ColumnTarget::Contact,
        "",
        "contact made|author_made_contact|made contact|был контакт|выходил на связь|був контакт",
    ),
    (
        ColumnTarget::EntryNote,
        "",
        "circumstances|text|details|additional notes|additional_notes|обстоятельства|обставини|circunstancias|\
        circonstances|ملاحظات|ملاحظات إضافية|الظروف|توضیحات",
    ),
    (
        ColumnTarget::Note,
        "",
        "note|notes|remark|remarks|comment|comments|description|physical description|physical_description|marks|\
        distinguishing marks|примечание|примечания|комментарий|комментарии|описание|приметы|особые приметы|\
        примітка|примітки|коментар|опис|прикмети|observaciones|notas|descripción|señas particulares|remarque|\
        remarques|observations|signes particuliers|الوصف|أوصاف|یادداشت",
    ),
    (
        ColumnTarget::Leave,
        "",
        "phone|telephone|tel|mobile|email|e-mail|e mail|contact|contacts|contact info|contact_info|contact person|\
        contact phone|author_name|author_email|author_phone|email_of_found_person|phone_of_found_person|photo|\
        photo_url|profile_urls|телефон|контакт|контакты|почта|номер телефона|родственники|контакт родственника|\
        телефон родственников|фото|контакти|пошта|номер телефону|родичі|teléfono|correo|contacto|celular|\
        téléphone|courriel|coordonnées|معلومات الاتصال|الهاتف|رقم الهاتف|البريد الإلكتروني|تلفن|شماره تماس|no|\
        no.|nr|n|№|№ п/п|№ п.п.|п/п|п п|номер п/п|#|№ з/п|ردیف|م|الرقم|row",
    ),
];

const STATUSES: &[(&str, &str)] = &[
    (
        "Missing",
        "missing|believed_missing|disappeared|forcibly disappeared|missing in action|mia|whereabouts unknown|\
        пропал|пропала|пропал без вести|пропавший|пропавший без вести|без вести|без вести пропавший|бвп|розыск|\
        в розыске|зник|зникла|зник безвісти|зниклий безвісти|безвісти|пропав|desaparecido|desaparecida|\
        no localizado|no localizada|disparu|disparue|porté disparu|مفقود|مفقودة|مغيب قسراً|مغيب قسرا|مختفي|\
        مخفي قسرا|ناپدید|ناپدیدشده|مفقودالاثر|گمشده",
    ),
    (
        "Detained",
        "detained|imprisoned|captured|in custody|arrested|held|prisoner|in detention|pow|prisoner of war|\
        in captivity|captive|задержан|задержана|задержанный|арестован|арестована|в плену|плен|пленный|пленен|\
        удерживается|под стражей|сизо|в сизо|подвал|затриманий|затримана|заарештований|у полоні|в полоні|полон|\
        полонений|утримується|detenido|detenida|preso|presa|encarcelado|arrestado|détenu|détenue|arrêté|arrêtée|\
        emprisonné|معتقل|معتقلة|محتجز|سجين|أسير|موقوف|بازداشت|زندانی|دستگیر|دستگیر شده",
    ),
    (
        "Returned",
        "returned|released|freed|liberated|found|home|exchanged|found alive|вернулся|вернулась|освобожден|\
        освобождена|освобождён|дома|обменян|найден|найдена|нашелся|найден живым|повернувся|повернулась|\
        звільнений|звільнена|вдома|обмін|обміняний|знайдений|liberado|liberada|localizado|localizada|\
        encontrado con vida|regresó|libéré|libérée|relâché|retrouvé|retrouvée|rentré|محرر|محررة|مفرج عنه|\
        أفرج عنه|أطلق سراحه|مطلق سراحه|آزاد|آزاد شده|آزادشده",
    ),
    (
        "Redeployed",
        "redeployed|sent back|sent to the front|возвращен на фронт|отправлен на фронт|отправлен обратно|\
        повернутий на фронт",
    ),
    (
        "Note",
        "believed_alive|is_note_author|information_sought|dead|deceased|killed|died|believed_dead|погиб|погибла|\
        погибший|умер|умерла|убит|загинув|загинула|помер|вбитий|muerto|muerta|fallecido|fallecida|asesinado|mort|\
        morte|décédé|décédée|tué|متوفى|متوفي|متوفاة|شهيد|قتيل|مقتول|فوت شده|کشته|کشته شده",
    ),
];

const SEXES: &[(&str, &str)] = &[
    (
        "Male",
        "male|m|man|boy|м|муж|муж.|мужской|мужчина|ч|чол|чол.|чоловік|чоловіча|masculino|hombre|h|varón|masculin|\
        homme|ذكر|رجل|مرد|مذكر",
    ),
    (
        "Female",
        "female|f|woman|girl|ж|жен|жен.|женский|женщина|жін|жін.|жінка|жіноча|femenino|mujer|féminin|femme|أنثى|\
        انثى|امرأة|زن|مؤنث",
    ),
];

const CONTACTS: &[(&str, &str)] = &[
    ("Direct", "yes|true|direct|да|так|sí|oui|نعم|بله|1"),
    (
        "Relayed",
        "relayed|indirect|through others|через других|через третьих лиц|через інших",
    ),
    ("Nothing", "no|false|none|нет|ні|non|لا|خیر|0"),
];

const NOTHING: &str = "na|n a|n d|nd|none|null|nil|unknown|not known|no data|not available|unspecified|undefined|nan|нет|\
    нет данных|неизвестно|не известно|неизвестен|неизвестна|н д|не указано|не указан|отсутствует|невідомо|\
    не відомо|немає|немає даних|невідомий|desconocido|desconocida|sin datos|no disponible|s d|se desconoce|\
    inconnu|inconnue|non renseigne|sans donnees|غیر معروف|مجهول|لا یوجد|نامعلوم|نامشخص|ناشناس";

const NAMELESS: &str = "unidentified|unidentified person|unidentified man|unidentified woman|unnamed|anonymous|no name|noname|nn|\
    n n|john doe|jane doe|name unknown|unknown man|unknown male|unknown woman|unknown female|unknown person|\
    неизвестный|неизвестный мужчина|неизвестная женщина|неопознан|неопознанный|без имени|аноним|\
    имя неизвестно|нн|невідома|невпізнаний|невпізнана|без імені|анонім|no identificado|no identificada|\
    sin nombre|anonimo|nn masculino|nn femenino|non identifie|non identifiee|anonyme|sans nom|مجهول الهویه|\
    غیر معروف الهویه|بدون اسم|بی نام|ناشناخته";

const TOTALS: &str = "total|totals|sum|subtotal|итого|всего|сумма|разом|усього|всього|totales|suma|totaux|somme|المجموع|\
    الاجمالی|مجموع|جمع";

const TOTAL_TAILS: &str = "people|persons|rows|records|человек|чел|осіб|записей|personas|personnes|شخص|نفر|general|general|number|\
    of";

const REMOVALS: &str = "remove|removal|delete|take down|do not publish|not for publication|withdrawn at|at the request|\
    at family's request|удалить|удалите|удалено|убрать|по просьбе|не публиковать|не публикуйте|видалити|\
    видаліть|прибрати|на прохання|не публікувати|eliminar|borrar|no publicar|a peticion|supprimer|retirer|\
    ne pas publier|a la demande|حذف|ازاله|عدم النشر|لا تنشر|منتشر نشود";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_seven_languages_are_known() {
        for (header, target, part) in [
            ("Full name", ColumnTarget::Name, ""),
            ("ФИО", ColumnTarget::Name, ""),
            ("Ф. И. О.", ColumnTarget::Name, ""),
            ("Прізвище", ColumnTarget::Name, "Surname"),
            ("Nom", ColumnTarget::Name, "Surname"),
            ("Prénom", ColumnTarget::Name, "Given"),
            ("Позывной", ColumnTarget::OtherName, "CallSign"),
            ("Fecha de desaparición", ColumnTarget::When, ""),
            ("تاريخ الاعتقال", ColumnTarget::When, ""),
            ("الاسم الكامل", ColumnTarget::Name, ""),
            ("سال تولد", ColumnTarget::Born, ""),
            ("Телефон", ColumnTarget::Leave, ""),
            ("№ п/п", ColumnTarget::Leave, ""),
            ("date_of_detention", ColumnTarget::When, ""),
            (" Дата\nрождения ", ColumnTarget::Born, ""),
        ] {
            assert_eq!(target_of_header(header), Some((target, part)), "{header}");
        }
        assert_eq!(target_of_header("shoe size"), None);
        assert_eq!(target_of_header(""), None);
    }

    #[test]
    fn words_of_cells_have_a_meaning_or_none() {
        for (cell, meaning) in [
            ("Missing", Some("Missing")),
            ("مغيب قسراً", Some("Missing")),
            ("معتقل", Some("Detained")),
            ("В плену", Some("Detained")),
            ("localizada", Some("Returned")),
            ("متوفى", Some("Note")),
            ("asleep", None),
        ] {
            assert_eq!(status_word(cell), meaning, "{cell}");
        }
        assert_eq!(sex_word("أنثى"), Some("Female"));
        assert_eq!(sex_word("غير صحيح"), None);
        assert_eq!(contact_word("FALSE"), Some("Nothing"));
    }

    #[test]
    fn nobody_is_called_na_or_total() {
        for cell in [
            "NA",
            "n/a",
            "-",
            "???",
            "Unidentified",
            "Неизвестный",
            "غير معروف",
            "12",
            "",
            "John Doe",
        ] {
            assert!(is_nameless(cell), "{cell}");
        }
        for cell in ["Nasser", "Anna", "Имамов", "Non, Pyotr"] {
            assert!(!is_nameless(cell), "{cell}");
        }
        for cell in ["Total", "ИТОГО: 25 чел.", "المجموع", "Total 300"] {
            assert!(is_total(cell), "{cell}");
        }
        assert!(!is_total("Total Petrovich"));
        assert!(asks_for_removal("Петров Иван (удалить по просьбе семьи)"));
        assert!(!asks_for_removal("Петров Иван"));
    }
}

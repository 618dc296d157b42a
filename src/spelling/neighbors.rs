//! The letters of the neighbours of Russian and Ukrainian, written in Latin ones: Georgian, Armenian, Arabic
//! and Persian, Hebrew; and the Cyrillic letters of Turkic and Caucasian languages in Russian ones.
//!
//! One table for each script, close to the romanisations that are used for names (the Georgian national
//! system of 2002, BGN/PCGN for Armenian, the usual spellings of Arabic and Hebrew names in newspapers).
//! Arabic and Hebrew do not write most vowels, so these names come near and do not fit: محمد is `mhmd`.
//! Chinese, Japanese and Korean names are found as they are written only.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::spelling::fold;

/// The text with the letters of these scripts in Latin ones; all others stay.
#[must_use]
pub fn in_latin(text: &str) -> Cow<'_, str> {
    if is_to_be_written(text) {
        Cow::Owned(with_offsets(text).0)
    } else {
        Cow::Borrowed(text)
    }
}

/// The key of a text in any of these scripts or another, and where each byte of it comes from, as
/// [`fold::key_with_map`] has it.
#[must_use]
pub fn key_with_map(text: &str) -> (String, Vec<u32>) {
    if !is_to_be_written(text) {
        return fold::key_with_map(text);
    }
    let (latin, offsets) = with_offsets(text);
    let (key, mut map) = fold::key_with_map(&latin);
    for at in &mut map {
        *at = offsets.get(*at as usize).copied().unwrap_or(*at);
    }
    (key, map)
}

/// Whether a text has letters of these scripts.
fn is_to_be_written(text: &str) -> bool {
    text.chars().any(is_neighbor) || text.match_indices('1').any(|(at, _)| is_palochka(text, at))
}

/// Whether there is a 1 that stands for the palochka, which few keyboards have: К1адиев.
fn is_palochka(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    let Some(after) = after.strip_prefix('1') else {
        return false;
    };
    let is_cyrillic = |letter: char| matches!(letter, '\u{410}'..='\u{44f}');
    let may_have_one = |letter: char| "кгхптцчКГХПТЦЧ".contains(letter);
    before.ends_with(may_have_one) && after.starts_with(is_cyrillic)
}

/// The text in Latin letters, and for each of its bytes the offset of the letter that it comes from.
fn with_offsets(text: &str) -> (String, Vec<u32>) {
    let mut latin = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len());
    let mut letters = text.char_indices().peekable();
    let mut before: Option<char> = None;
    while let Some((at, letter)) = letters.next() {
        if is_neighbor(letter) && is_combining_mark(letter) {
            continue;
        }
        let next = letters.peek().map(|(_, next)| *next);
        let ends = !next.is_some_and(char::is_alphabetic);
        match (letter, next) {
            ('1', _) if is_palochka(text, at) => {}
            // Armenian writes u with two letters.
            ('ո' | 'Ո', Some('ւ')) => {
                latin.push('u');
                letters.next();
            }
            ('ո' | 'Ո', _) if !before.is_some_and(char::is_alphabetic) => latin.push_str("vo"),
            // At the end of a word an h is the vowel of فاطمة, فاطمه and שרה.
            ('ه' | 'ה', _) if ends => latin.push('a'),
            _ => match of(letter) {
                Some(letters) => latin.push_str(letters),
                // Letters in the shape that they have within a word are those of the alphabet.
                None if is_shape(letter) => decompose_compatible(letter, |part| match of(part) {
                    Some(letters) => latin.push_str(letters),
                    None if is_combining_mark(part) => {}
                    None => latin.push(part),
                }),
                None => latin.push(letter),
            },
        }
        offsets.resize(latin.len(), u32::try_from(at).unwrap_or(u32::MAX));
        before = Some(letter);
    }
    (latin, offsets)
}

/// Whether the letter belongs to one of these scripts.
#[must_use]
pub const fn is_neighbor(letter: char) -> bool {
    matches!(
        letter,
        '\u{fb13}'..='\u{fb17}' | '\u{530}'..='\u{58f}' | '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{10a0}'..='\u{10ff}'
            | '\u{1c90}'..='\u{1cbf}' | '\u{494}'..='\u{49f}' | '\u{4aa}'..='\u{4ad}' | '\u{4b2}'..='\u{4c0}' | '\u{4cb}'..='\u{4cf}'
            | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
    )
}

/// Whether the letter is one of these in the shape that it has in some place of a word, or several in one.
const fn is_shape(letter: char) -> bool {
    matches!(letter, '\u{fb13}'..='\u{fb17}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether the letter is Arabic, Persian or Hebrew, of which most vowels are not written.
#[must_use]
pub const fn writes_no_vowels(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
    )
}

const fn of(letter: char) -> Option<&'static str> {
    if let Some(russian) = turkic_or_caucasian(letter) {
        return Some(russian);
    }
    match georgian(letter) {
        Some(latin) => Some(latin),
        None => match armenian(letter) {
            Some(latin) => Some(latin),
            None => match arabic(letter) {
                Some(latin) => Some(latin),
                None => hebrew(letter),
            },
        },
    }
}

/// Tajik, Tatar, Azeri in its old letters, Kazakh, Abkhaz; the palochka of Chechen and Avar tells how the
/// letter before it is said, which Russian does not write.
const fn turkic_or_caucasian(letter: char) -> Option<&'static str> {
    Some(match letter {
        'Ҷ' | 'ҷ' | 'Җ' | 'җ' | 'Ҹ' | 'ҹ' | 'Ӌ' | 'ӌ' => "дж",
        'Ҝ' | 'ҝ' => "г",
        'Ҳ' | 'ҳ' | 'Һ' | 'һ' => "х",
        'Қ' | 'қ' | 'Ҟ' | 'ҟ' => "к",
        'Ҙ' | 'ҙ' => "з",
        'Ҫ' | 'ҫ' => "с",
        'Ҭ' | 'ҭ' => "т",
        'Ҵ' | 'ҵ' => "ц",
        'Ҽ' | 'ҽ' | 'Ҿ' | 'ҿ' => "ч",
        'Ҕ' | 'ҕ' => "г",
        'Ӏ' | 'ӏ' => "",
        _ => return None,
    })
}

const fn georgian(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ა' => "a",
        'ბ' => "b",
        'გ' => "g",
        'დ' => "d",
        'ე' => "e",
        'ვ' => "v",
        'ზ' => "z",
        'თ' | 'ტ' => "t",
        'ი' => "i",
        'კ' | 'ქ' | 'ყ' => "k",
        'ლ' => "l",
        'მ' => "m",
        'ნ' => "n",
        'ო' => "o",
        'პ' | 'ფ' => "p",
        'ჟ' => "zh",
        'რ' => "r",
        'ს' => "s",
        'უ' => "u",
        'ღ' => "gh",
        'შ' => "sh",
        'ჩ' | 'ჭ' => "ch",
        'ც' | 'წ' => "ts",
        'ძ' => "dz",
        'ხ' => "kh",
        'ჯ' => "dzh",
        'ჰ' => "h",
        _ => return None,
    })
}

const fn armenian(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ա' | 'Ա' => "a",
        'բ' | 'Բ' => "b",
        'գ' | 'Գ' => "g",
        'դ' | 'Դ' => "d",
        'ե' | 'Ե' | 'է' | 'Է' => "e",
        'զ' | 'Զ' => "z",
        'ը' | 'Ը' => "y",
        'թ' | 'Թ' | 'տ' | 'Տ' => "t",
        'ժ' | 'Ժ' => "zh",
        'ի' | 'Ի' => "i",
        'լ' | 'Լ' => "l",
        'խ' | 'Խ' => "kh",
        'ծ' | 'Ծ' | 'ց' | 'Ց' => "ts",
        'կ' | 'Կ' | 'ք' | 'Ք' => "k",
        'հ' | 'Հ' => "h",
        'ձ' | 'Ձ' => "dz",
        'ղ' | 'Ղ' => "gh",
        'ճ' | 'Ճ' | 'չ' | 'Չ' => "ch",
        'մ' | 'Մ' => "m",
        'յ' | 'Յ' => "y",
        'ն' | 'Ն' => "n",
        'շ' | 'Շ' => "sh",
        'ո' | 'Ո' | 'օ' | 'Օ' => "o",
        'պ' | 'Պ' | 'փ' | 'Փ' => "p",
        'ջ' | 'Ջ' => "dzh",
        'ռ' | 'Ռ' | 'ր' | 'Ր' => "r",
        'ս' | 'Ս' => "s",
        'վ' | 'Վ' | 'ւ' | 'Ւ' => "v",
        'ֆ' | 'Ֆ' => "f",
        'և' => "ev",
        _ => return None,
    })
}

/// Letters that only one of Arabic and Persian has are those of the other: ي and ی, ك and ک, أإآ and ا.
const fn arabic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ة' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' | 'س' | 'ص' => "s",
        'ج' => "dzh",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' | 'ز' | 'ظ' => "z",
        'ر' => "r",
        'ژ' => "zh",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' | 'ك' | 'ک' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "u",
        'ي' | 'ی' | 'ئ' => "i",
        'ع' | 'ء' | 'ـ' => "",
        _ => return None,
    })
}

const fn hebrew(letter: char) -> Option<&'static str> {
    Some(match letter {
        'א' => "a",
        'ב' => "b",
        'ג' => "g",
        'ד' => "d",
        'ה' => "h",
        'ו' => "v",
        'ז' => "z",
        'ח' => "kh",
        'ט' | 'ת' => "t",
        'י' => "i",
        'כ' | 'ך' | 'ק' => "k",
        'ל' => "l",
        'מ' | 'ם' => "m",
        'נ' | 'ן' => "n",
        'ס' => "s",
        'ע' => "",
        'פ' | 'ף' => "p",
        'צ' | 'ץ' => "ts",
        'ר' => "r",
        'ש' => "sh",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::distance::similarity;
    use crate::spelling::fold::key;

    #[test]
    fn names_in_the_letters_of_the_neighbors_are_those_in_latin_letters() {
        for (written, latin) in [
            ("შოთა რუსთაველი", "Shota Rustaveli"),
            ("ილია ჭავჭავაძე", "Ilia Chavchavadze"),
            ("Արամ Խաչատրյան", "Aram Khachatryan"),
            ("Հովհաննես Թումանյան", "Hovhannes Tumanyan"),
            ("Սարուխան", "Sarukhan"),
        ] {
            assert_eq!(key(&in_latin(written)), key(latin), "{written}");
        }
    }

    #[test]
    fn turkic_and_caucasian_letters_are_those_of_russian_papers() {
        for (written, russian) in [
            ("Ҷамшед", "Джамшед"),
            ("Ҳофиз", "Хофиз"),
            ("Җәлил", "Джалил"),
            ("Ҝара", "Гара"),
            ("К1антемир", "Кантемир"),
            ("КIант".replace('I', "Ӏ").as_str(), "Кант"),
        ] {
            assert_eq!(key(&in_latin(written)), key(russian), "{written}");
        }
    }

    #[test]
    fn unwritten_vowels_leave_a_name_near() {
        for (written, latin) in [
            ("محمد", "Muhammad"),
            ("حسن", "Hassan"),
            ("فردوسی", "Firdausi"),
            ("שלמה", "Shlomo"),
            ("חיים", "Khaim"),
        ] {
            let (written, latin) = (key(&in_latin(written)), key(latin));
            assert!(similarity(&written, &latin, 0.0) > 0.3, "{written} {latin}");
        }
    }

    #[test]
    fn letters_of_arabic_and_persian_are_one() {
        for (one, other) in [
            ("علي", "علی"),
            ("كاظم", "کاظم"),
            ("أحمد", "احمد"),
            ("فاطمة", "فاطمه"),
        ] {
            assert_eq!(in_latin(one), in_latin(other), "{one}");
        }
        assert_eq!(in_latin("Иван 李明"), "Иван 李明");
        assert_eq!(key_with_map("ჯაბა").1, [0, 0, 3, 6, 9]);
        assert_eq!(in_latin("مُحَمَّد"), in_latin("محمد"));
        assert_eq!(in_latin("ﻣﺤﻤﺪ"), in_latin("محمد"));
        assert_eq!(in_latin("ﬓ"), "mn");
        assert_eq!(in_latin("В1 К12 к1"), "В1 К12 к1");
        assert_eq!(in_latin("أ"), in_latin("ا\u{654}"));
    }
}

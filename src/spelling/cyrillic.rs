//! Which sound each Cyrillic letter stands for.

use crate::spelling::phonemes::Sound;

/// The sounds of a lower-case Cyrillic letter; `None` for what is no such letter.
///
/// The table, for somebody who reads Russian or Ukrainian to check. The romanisations are those of
/// BGN/PCGN (Russian 1947, Ukrainian 1965 and 2019, Belarusian 1979), of passports (ICAO Doc 9303
/// part 3 and the Ukrainian Cabinet's resolution 55 of 2010), of scholars and libraries (ISO 9,
/// DIN 1460), and of the German (Duden), Polish (PWN) and French press.
///
/// | letter | BGN/PCGN | ICAO, Ukraine 2010 | scholarly | German | Polish | French | key |
/// |---|---|---|---|---|---|---|---|
/// | а | a | a | a | a | a | a | a |
/// | б | b | b | b | b | b | b | b |
/// | в | v | v | v | w | w | v, ff | v |
/// | г (Russian) | g | g | g | g | g | g, gu | g |
/// | г (Ukrainian, Belarusian) | h | h | h | h | h | h | g |
/// | ґ | g | g | g | g | g | g | g |
/// | д | d | d | d | d | d | d | d |
/// | е | e, ye | e | e, je | e, je | ie, e | e, ie | e |
/// | ё | yo, ë | e, io | ë | jo, o | io, o | io, e | e |
/// | є | ye | ie, ye | je | je | je | ie | e |
/// | ж | zh | zh | ž | sch, sh | ż | j | s |
/// | з | z | z | z | s | z | z | s |
/// | и (Russian) | i | i | i | i | i | i | i |
/// | и (Ukrainian) | y | y | y | y | y | y | i |
/// | і | i | i | i | i | i | i | i |
/// | ї | yi | i, yi | ji, ï | ji | ji | ï | i |
/// | й | y | i | j | j, i | j | ï, i | i |
/// | к | k | k | k | k | k | k | k |
/// | л | l | l | l | l | l, ł | l | l |
/// | м н п р т | m n p r t | m n p r t | m n p r t | m n p r t | m n p r t | m n p r t | m n p r t |
/// | о | o | o | o | o | o | o | o |
/// | с | s | s | s | s, ss | s | s, ss | s |
/// | у | u | u | u | u | u | ou | u |
/// | ў | w | u | ŭ | u | u | w | v |
/// | ф | f | f | f | f | f | f | f |
/// | х | kh | kh | ch, h, (x) | ch | ch | kh | g |
/// | ц | ts | ts | c | z | c | ts | ts |
/// | ч | ch | ch | č | tsch | cz | tch | ts |
/// | ш | sh | sh | š | sch | sz | ch | s |
/// | щ | shch | shch | šč, ŝ | schtsch | szcz | chtch | s |
/// | ъ | ʺ | ie, - | ʺ | - | - | - | - |
/// | ы | y | y | y | y | y | y | i |
/// | ь | ʹ | - | ʹ | - | ´ | - | - |
/// | э | e | e | è, ė | e | e | e | e |
/// | ю | yu | iu | ju, û | ju | ju, iu | iou | u |
/// | я | ya | ia | ja, â | ja | ja, ia | ia | a |
///
/// A Latin `x` is кс as in `Alexej`; that it is х is one of the other ways in which a word may be meant
/// ([`crate::spelling::alternatives`]).
///
/// The key's letters are coarser than any one system, because systems cross: German `sch` is ж and
/// ш, German `s` is з and с, Ukrainian `h` is г and a Westerner's х. What is told apart less in the
/// key is told apart again when results are put in order ([`crate::spelling::fold::fine`]).
#[must_use]
pub const fn sounds_of(letter: char) -> Option<&'static [Sound]> {
    use Sound::{Ch, Kh, Plain, Sh, Shch, Soft, Ts, Zh};
    Some(match letter {
        'а' | 'ә' => &[Plain('a')],
        'б' => &[Plain('b')],
        'в' | 'ў' => &[Plain('v')],
        'г' | 'ґ' | 'ғ' => &[Plain('g')],
        'д' | 'ђ' => &[Plain('d')],
        'е' | 'ё' | 'э' | 'ѣ' => &[Plain('e')],
        'є' => &[Plain('i'), Plain('e')],
        'ж' => &[Zh],
        'з' | 'ѕ' => &[Plain('z')],
        'и' | 'і' | 'ї' | 'й' | 'ы' | 'ј' | 'ѵ' => &[Plain('i')],
        'к' | 'қ' => &[Plain('k')],
        'л' | 'љ' => &[Plain('l')],
        'м' => &[Plain('m')],
        'н' | 'њ' | 'ң' => &[Plain('n')],
        'о' | 'ө' => &[Plain('o')],
        'п' => &[Plain('p')],
        'р' => &[Plain('r')],
        'с' => &[Plain('s')],
        'т' => &[Plain('t')],
        'у' | 'ұ' | 'ү' => &[Plain('u')],
        'ф' | 'ѳ' => &[Plain('f')],
        'х' => &[Kh],
        'һ' => &[Plain('h')],
        'ц' => &[Ts],
        'ч' | 'ћ' => &[Ch],
        'џ' => &[Plain('d'), Zh],
        'ш' => &[Sh],
        'щ' => &[Shch],
        'ь' => &[Soft],
        'ъ' => &[],
        'ю' => &[Plain('i'), Plain('u')],
        'я' => &[Plain('i'), Plain('a')],
        _ => return None,
    })
}

/// The one letter that a base letter and a combining mark are, where they are more than an accent:
/// `и` and a breve are `й`. Accents that only mark the stress change nothing.
#[must_use]
pub const fn with_mark(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('и', '\u{306}') => 'й',
        ('у', '\u{306}') => 'ў',
        ('е', '\u{308}') => 'ё',
        ('і', '\u{308}') => 'ї',
        _ => return None,
    })
}

/// Whether a word shows that it is Ukrainian or Belarusian, where г is said and written in Latin letters
/// as `h`: by a letter that Russian lacks, or by the ending of Луганськ.
#[must_use]
pub fn has_soft_g(word: &[(char, u32)]) -> bool {
    let is_other = |letter: char| matches!(letter, 'і' | 'ї' | 'є' | 'ґ' | 'ў');
    let ending = |ending: [char; 3]| {
        let mut windows = word.windows(3);
        windows.any(|three| three.iter().map(|(letter, _)| *letter).eq(ending))
    };
    word.iter().any(|(letter, _)| is_other(*letter))
        || ending(['с', 'ь', 'к'])
        || ending(['ц', 'ь', 'к'])
}

/// Whether two Cyrillic letters are said, and often written in Latin letters, as one щ: `Счастье`
/// is `Shchastye`.
#[must_use]
pub const fn is_shch(first: char, second: char) -> bool {
    matches!((first, second), ('с' | 'з' | 'ж', 'ч'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_three_alphabets_has_its_sounds() {
        for letter in "абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєіїў".chars()
        {
            assert!(sounds_of(letter).is_some(), "{letter}");
        }
        assert_eq!(sounds_of('a'), None);
        assert_eq!(sounds_of('щ'), Some(&[Sound::Shch][..]));
    }
}

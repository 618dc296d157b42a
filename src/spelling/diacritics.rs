//! Diacritics: letters that look like others, and Latin letters whose mark changes their sound.

use crate::spelling::phonemes::Sound;

/// A lower-case letter that people type for another one: `ё`, and what stands for an apostrophe.
#[must_use]
pub const fn plain_letter(letter: char) -> char {
    match letter {
        'ё' => 'е',
        '’' | 'ʼ' | '`' => '\'',
        other => other,
    }
}

/// The sounds of a lower-case Latin letter whose mark or shape changes the sound; `None` for one
/// whose accent may be dropped.
///
/// | letters | of | sound |
/// |---|---|---|
/// | `č ć` `ĉ ç` | scholarly, Polish; Esperanto, Turkish and Azeri | ч |
/// | `š ś` `ş ș` | scholarly, Polish; Turkish and Azeri, Romanian | ш, с; ш |
/// | `ž ż` `ź` `ǆ` | scholarly, Polish; Serbian in one letter | ж, з; ж |
/// | `ẍ ḫ ẖ` | scholars of the Caucasus and the East | х |
/// | `ğ` | Turkish and Azeri | г |
/// | `ŝ` | ISO 9 | щ |
/// | `ë` | BGN/PCGN | ё |
/// | `â û` | ISO 9 | я, ю |
/// | `ŭ` | Belarusian | ў |
/// | `ń ó ą ę ě ř` | scholarly, Polish | as without the mark; they tell whose spelling it is |
/// | `ł đ ð þ ø ı æ œ ß ə ĸ` | shapes that no decomposition takes apart | l, d, d, t, o, i, e, e, s, a, k |
#[must_use]
pub const fn sounds_of(letter: char) -> Option<&'static [Sound]> {
    use Sound::{Ch, Plain, Sh, Shch, Zh};
    Some(match letter {
        'č' | 'ć' | 'ç' | 'ĉ' => &[Ch],
        'š' | 'ş' | 'ș' => &[Sh],
        'ŝ' => &[Shch],
        'ž' | 'ż' | 'ǆ' => &[Zh],
        'ś' => &[Plain('s')],
        'ź' => &[Plain('z')],
        'ĸ' => &[Plain('k')],
        'ğ' => &[Plain('g')],
        'ẍ' | 'ḫ' | 'ẖ' => &[Sound::Kh],
        'ë' => &[Plain('e')],
        'â' => &[Plain('i'), Plain('a')],
        'û' => &[Plain('i'), Plain('u')],
        'ŭ' => &[Plain('v')],
        'ł' => &[Plain('l')],
        'ń' => &[Plain('n')],
        'ó' => &[Plain('o')],
        'ą' => &[Plain('a')],
        'ę' | 'ě' => &[Plain('e')],
        'ř' => &[Plain('r')],
        'đ' | 'ð' => &[Plain('d')],
        'ø' => &[Plain('o')],
        'ı' => &[Plain('i')],
        'æ' | 'œ' => &[Plain('e')],
        'ß' => &[Plain('s')],
        'þ' => &[Plain('t')],
        'ə' => &[Plain('a')],
        _ => return None,
    })
}

/// Whether the letter is written only by scholars and in Polish, where `ch` is х and `c` is ц.
#[must_use]
pub const fn is_slavic(letter: char) -> bool {
    matches!(
        letter,
        'č' | 'ć' | 'š' | 'ś' | 'ŝ' | 'ž' | 'ż' | 'ź' | 'ł' | 'ń' | 'ě' | 'ó' | 'ą' | 'ę' | 'ř'
    )
}

/// The Latin letter that a Cyrillic or Greek letter looks like, in lower case.
///
/// Used only inside a word that mixes scripts, where a `р` among Latin letters is a `p` that
/// somebody's keyboard or trick put there.
#[must_use]
pub const fn latin_twin(letter: char) -> Option<char> {
    Some(match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'е' | 'ё' | 'ε' => 'e',
        'н' | 'η' => 'h',
        'і' | 'ї' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ν' => 'v',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'у' | 'γ' | 'υ' => 'y',
        'х' | 'χ' => 'x',
        'ζ' => 'z',
        _ => return None,
    })
}

/// The Cyrillic letter that a Latin letter looks like, in lower case.
#[must_use]
pub const fn cyrillic_twin(letter: char) -> Option<char> {
    Some(match letter {
        'a' | 'α' => 'а',
        'b' | 'β' => 'в',
        'c' | 'ϲ' => 'с',
        'e' | 'ε' => 'е',
        'h' | 'η' => 'н',
        'i' | 'ι' => 'і',
        'j' => 'ј',
        'k' | 'κ' => 'к',
        'm' | 'μ' => 'м',
        'o' | 'ο' => 'о',
        'p' | 'ρ' => 'р',
        's' => 'ѕ',
        't' | 'τ' => 'т',
        'y' | 'υ' => 'у',
        'x' | 'χ' => 'х',
        'γ' => 'г',
        'π' => 'п',
        'φ' => 'ф',
        'λ' => 'л',
        _ => return None,
    })
}

/// The sounds of a lower-case Greek letter, for a word that is all Greek (ELOT 743, as it is said).
#[must_use]
pub const fn greek(letter: char) -> Option<&'static [Sound]> {
    use Sound::{Kh, Plain};
    Some(match letter {
        'α' => &[Plain('a')],
        'β' => &[Plain('v')],
        'γ' => &[Plain('g')],
        'δ' => &[Plain('d')],
        'ε' => &[Plain('e')],
        'ζ' => &[Plain('z')],
        'η' | 'ι' | 'υ' => &[Plain('i')],
        'θ' | 'τ' => &[Plain('t')],
        'κ' => &[Plain('k')],
        'λ' => &[Plain('l')],
        'μ' => &[Plain('m')],
        'ν' => &[Plain('n')],
        'ξ' => &[Plain('k'), Plain('s')],
        'ο' | 'ω' => &[Plain('o')],
        'π' => &[Plain('p')],
        'ρ' => &[Plain('r')],
        'σ' | 'ς' => &[Plain('s')],
        'φ' => &[Plain('f')],
        'χ' => &[Kh],
        'ψ' => &[Plain('p'), Plain('s')],
        _ => return None,
    })
}

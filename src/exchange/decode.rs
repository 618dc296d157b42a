//! Bytes to text: byte order marks, UTF-16 with and without them, and encodings of old spreadsheets.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_MAC_CYRILLIC};

use crate::casebook::errors::import_error::FileReadError;

/// A text and how its bytes were read.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// Whether the encoding was guessed from the letters.
    pub is_guess: bool,
}

/// Reads bytes as text, in the encoding that `label` names, or else in the one that they seem to be in.
///
/// A byte that means nothing in the encoding stands as U+FFFD.
///
/// # Errors
///
/// [`FileReadError::NoSuchEncoding`]; [`FileReadError::NotInEncoding`] if the encoding was named and does not fit.
pub fn decode<'b>(bytes: &'b [u8], label: Option<&str>) -> Result<Decoded<'b>, FileReadError> {
    if let Some(label) = label {
        let encoding = Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| {
            FileReadError::NoSuchEncoding {
                label: label.to_owned(),
            }
        })?;
        let (text, used, broken) = encoding.decode(bytes);
        if broken {
            return Err(FileReadError::NotInEncoding {
                encoding: used.name(),
            });
        }
        return Ok(Decoded {
            text,
            encoding: used.name(),
            is_guess: false,
        });
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Ok(Decoded {
            text,
            encoding: encoding.name(),
            is_guess: false,
        });
    }
    if let Some(encoding) = bare_utf_16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok(Decoded {
            text,
            encoding: encoding.name(),
            is_guess: true,
        });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            is_guess: false,
        });
    }
    let encoding = if is_mostly_utf_8(bytes) {
        UTF_8
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        or_mac_cyrillic(detector.guess(None, Utf8Detection::Deny), bytes)
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(Decoded {
        text,
        encoding: encoding.name(),
        is_guess: true,
    })
}

/// How much of a text is looked at to tell UTF-16 from other text.
const PROBED: usize = 64 * 1024;

/// Whether a text without a byte order mark is UTF-16: its separators and line ends have a zero byte, on one
/// side only, and the bytes on that side are nearly always one of two (the letters are of one script).
fn bare_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let probe = &bytes[..bytes.len().min(PROBED) & !1];
    if probe.len() < 8 || !bytes.len().is_multiple_of(2) || !probe.contains(&0) {
        return None;
    }
    for (side, encoding) in [(0, UTF_16BE), (1, UTF_16LE)] {
        let mut high = [0_usize; 256];
        let mut other_zeros = 0;
        for pair in probe.chunks_exact(2) {
            high[usize::from(pair[side])] += 1;
            other_zeros += usize::from(pair[1 - side] == 0);
        }
        let units = probe.len() / 2;
        let zeros = high[0];
        high.sort_unstable_by(|one, other| other.cmp(one));
        let common = high[0] + high[1];
        if other_zeros == 0 && zeros * 50 >= units && common * 10 >= units * 9 {
            return Some(encoding);
        }
    }
    None
}

/// The encoding that was guessed, or that of old Macintosh computers, which the detector does not know: its small
/// letters are those of Windows 1251, its capitals are signs there.
fn or_mac_cyrillic(guessed: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let probe = &bytes[..bytes.len().min(PROBED)];
    let is_cyrillic = |encoding: &'static Encoding| {
        let (text, is_damaged) = encoding.decode_without_bom_handling(probe);
        !is_damaged && is_sound_cyrillic(&text)
    };
    if !is_cyrillic(guessed) && is_cyrillic(X_MAC_CYRILLIC) {
        return X_MAC_CYRILLIC;
    }
    guessed
}

/// Whether all letters beyond ASCII are Cyrillic, few other signs stand among them, and no capital follows a small
/// letter within a word.
fn is_sound_cyrillic(text: &str) -> bool {
    let (mut letters, mut signs) = (0_usize, 0_usize);
    let mut was_small = false;
    for letter in text.chars() {
        if was_small && letter.is_uppercase() {
            return false;
        }
        was_small = letter.is_lowercase();
        match letter {
            '\u{0}'..='\u{7f}' => {}
            '\u{400}'..='\u{4ff}' => letters += 1,
            _ if letter.is_alphabetic() => return false,
            _ => signs += 1,
        }
    }
    letters > signs * 10
}

/// Whether almost all letters beyond ASCII are UTF-8, so that it is damaged UTF-8 and nothing else.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let mut whole = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text.into_owned(), decoded.encoding)
    }

    fn utf_16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        assert_eq!(read(b"\xef\xbb\xbfa,b"), ("a,b".to_owned(), "UTF-8"));
        assert_eq!(read(b"\xff\xfea\0"), ("a".to_owned(), "UTF-16LE"));
        assert_eq!(read(b"\xfe\xff\0a"), ("a".to_owned(), "UTF-16BE"));
    }

    #[test]
    fn utf_16_is_known_without_a_mark_and_a_stray_nul_is_not_utf_16() {
        for text in [
            "name;born\nAnna;2001\n",
            "Имя;Дата рождения\nПетров Пётр;01.02.1999\n",
        ] {
            assert_eq!(read(&utf_16(text, false)), (text.to_owned(), "UTF-16LE"));
            assert_eq!(read(&utf_16(text, true)), (text.to_owned(), "UTF-16BE"));
        }
        assert_eq!(
            read(b"a,b,c\n\0,2,3\n"),
            ("a,b,c\n\0,2,3\n".to_owned(), "UTF-8")
        );
    }

    #[test]
    fn old_encodings_are_told_by_their_letters() {
        let text = "ФИО;Дата рождения;Место\nПетров Пётр Петрович;01.02.1999;Брянка\nСидорова Анна;;Чита\n";
        for encoding in [
            encoding_rs::WINDOWS_1251,
            encoding_rs::KOI8_R,
            encoding_rs::IBM866,
        ] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(read(&bytes).0, text, "{}", encoding.name());
        }
        let (bytes, _, _) = X_MAC_CYRILLIC.encode(text);
        assert_eq!(read(&bytes), (text.to_owned(), "x-mac-cyrillic"));
        assert_eq!(read(b"id,name\n2,\xa9 Jos\xe9\n").0, "id,name\n2,© José\n");
    }

    #[test]
    fn damaged_utf_8_stays_utf_8_with_the_damage_visible() {
        let mut bytes = "Имя;Место\nПётр;Брянка\n".as_bytes().to_vec();
        bytes.insert(9, 0xff);
        let (text, encoding) = read(&bytes);
        assert_eq!(encoding, "UTF-8");
        assert!(text.contains('\u{fffd}'));
    }

    #[test]
    fn a_named_encoding_is_used_or_refused() {
        assert_eq!(decode(b"\xc0", Some("windows-1251")).unwrap().text, "А");
        assert!(matches!(
            decode(b"a", Some("klingon")),
            Err(FileReadError::NoSuchEncoding { .. })
        ));
        assert!(matches!(
            decode(b"\xc0", Some("utf-8")),
            Err(FileReadError::NotInEncoding { .. })
        ));
    }
}

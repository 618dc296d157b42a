//! Hidden names: the names of files that say something, as they lie on disk.
//!
//! The same name is hidden in the same way every time, so that a file is found without a list of names. The scheme is
//! SIV (Rogaway and Shrimpton 2006) from HMAC-SHA-256: a MAC of the name, and the name under a key stream from that MAC.

use std::io;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::casebook::errors::cause::Cause;

/// How many bytes the MAC has.
const MAC: usize = 16;

/// To a multiple of how many bytes names are filled up.
const STEP: usize = 16;

/// The longest name that can be hidden, in bytes once it is packed: on disk, a name has at most 255.
const LONGEST: usize = 128;

const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// What most names are made of: each of these takes six bits, and none is 0.
const USUAL: &[u8] = b"-._0123456789abcdefghijklmnopqrstuvwxyz";

/// What a name begins with that is packed as it is.
const AS_IT_IS: u8 = 1;

/// What a name begins with that is packed in six bits a character.
const PACKED: u8 = 2;

/// The name as it lies on disk, without an ending.
///
/// # Errors
///
/// `InvalidFilename` if it is too long or no name of a file.
pub fn hide(key: &[u8], name: &str) -> io::Result<String> {
    let mut bytes = packed(name);
    bytes.resize(bytes.len().next_multiple_of(STEP), 0);
    if bytes.len() > LONGEST {
        return Err(Cause::NameTooLong.into_io(io::ErrorKind::InvalidInput));
    }
    if name.is_empty() || name.contains('\0') {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mac = keyed(key, 0, &bytes);
    let mac = &mac[..MAC];
    mix(key, mac, &mut bytes);
    Ok(letters(&[mac, &bytes].concat()))
}

/// The name that was hidden; `None` if it was not, or with another key.
#[must_use]
pub fn reveal(key: &[u8], hidden: &str) -> Option<String> {
    let bytes = bytes_of(hidden)?;
    let (mac, rest) = bytes.split_at_checked(MAC)?;
    let mut name = rest.to_vec();
    mix(key, mac, &mut name);
    if keyed(key, 0, &name)[..MAC] != *mac {
        return None;
    }
    unpacked(&name)
}

fn packed(name: &str) -> Vec<u8> {
    let six = |byte: u8| USUAL.iter().position(|other| *other == byte);
    let Some(values) = name.bytes().map(six).collect::<Option<Vec<_>>>() else {
        return [&[AS_IT_IS], name.as_bytes()].concat();
    };
    let mut bytes = vec![PACKED];
    for four in values.chunks(4) {
        let value = |at: usize| four.get(at).map_or(0, |value| value + 1);
        let bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
        bytes.extend([16, 8, 0].map(|shift| (bits >> shift & 0xff) as u8));
    }
    bytes
}

fn unpacked(bytes: &[u8]) -> Option<String> {
    match bytes.split_first()? {
        (&AS_IT_IS, rest) => {
            let end = rest.iter().position(|byte| *byte == 0);
            String::from_utf8(rest[..end.unwrap_or(rest.len())].to_vec()).ok()
        }
        (&PACKED, rest) => {
            let mut name = String::new();
            for three in rest.chunks_exact(3) {
                let bits = three
                    .iter()
                    .fold(0, |bits, byte| bits << 8 | usize::from(*byte));
                for shift in [18, 12, 6, 0] {
                    let Some(at) = (bits >> shift & 0x3f).checked_sub(1) else {
                        return Some(name);
                    };
                    name.push(char::from(*USUAL.get(at)?));
                }
            }
            Some(name)
        }
        _ => None,
    }
}

/// Adds the key stream.
fn mix(key: &[u8], mac: &[u8], bytes: &mut [u8]) {
    for (number, block) in (1..).zip(bytes.chunks_mut(32)) {
        let stream = keyed(key, number, mac);
        for (byte, other) in block.iter_mut().zip(stream) {
            *byte ^= other;
        }
    }
}

fn keyed(key: &[u8], number: u8, text: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length, so there is no error to pass on.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mut mac| {
            mac.update(&[number]);
            mac.update(text);
            mac.finalize().into_bytes().into()
        })
        .unwrap_or_default()
}

/// Five bits a letter: a name that differs in no capitals from another.
fn letters(bytes: &[u8]) -> String {
    let bits = 8 * bytes.len();
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..bits.div_ceil(5))
        .map(|letter| {
            let value = (0..5).fold(0, |value, at| value << 1 | bit(5 * letter + at));
            char::from(LETTERS[usize::from(value)])
        })
        .collect()
}

fn bytes_of(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(letters.len() * 5 / 8);
    let (mut held, mut count) = (0_u32, 0);
    for letter in letters.bytes() {
        let value = LETTERS.iter().position(|other| *other == letter)?;
        held = (held << 5 | u32::try_from(value).ok()?) & 0xfff;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(held >> count & 0xff).ok()?);
        }
    }
    // What is left over is not part of a byte.
    (held & ((1 << count) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_name_comes_back_with_the_key_alone() {
        let key = [7; 32];
        let long = "я".repeat(63);
        let staged = "0a".repeat(82);
        for name in [
            "a",
            "анна-laptop.log",
            "ab12.jpg",
            "0123456789abcdef",
            "0123456789ab",
            "Photo 1.JPG",
            &staged,
            &long,
        ] {
            let hidden = hide(&key, name).unwrap();
            assert_eq!(hide(&key, name).unwrap(), hidden);
            assert!(hidden.len() + 10 < 255);
            assert!(!hidden.contains(name) || name == "a");
            assert_eq!(reveal(&key, &hidden).as_deref(), Some(name));
            assert_eq!(reveal(&[8; 32], &hidden), None);
        }
        assert_eq!(
            hide(&key, "a").unwrap().len(),
            hide(&key, "abcdef").unwrap().len()
        );
    }

    #[test]
    fn what_was_not_hidden_is_not_revealed() {
        let key = [7; 32];
        let hidden = hide(&key, "anna").unwrap();
        let capitals = hidden.to_uppercase();
        for other in ["", "a", "anna", "photo.jpg", &hidden[1..], &capitals] {
            assert_eq!(reveal(&key, other), None, "{other}");
        }
        assert!(hide(&key, "").is_err());
        let too_long = hide(&key, &"я".repeat(64)).unwrap_err();
        assert_eq!(Cause::from(too_long), Cause::NameTooLong);
    }
}

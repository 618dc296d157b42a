//! Padding: what is put behind the bytes of a file, so that its size tells little.
//!
//! A line feed and spaces, at least the line feed: `age -d` gives the text with an empty end, which no reader of RON and
//! no reader of logs minds, and taking it off gives the very bytes of before.

use std::io::{self, Read};

/// The least step to which sizes are rounded up, in bytes.
const STEP: usize = 512;

/// What ends the text; spaces follow.
pub const END: u8 = b'\n';

/// Where the size of a file is rounded up to: a step for small ones, less than a twelfth more for large ones (the
/// rounding of PURBs, Nikitin and others 2019).
#[must_use]
pub fn padded_size(size: usize) -> usize {
    let magnitude = size.max(2).ilog2();
    let kept = magnitude.ilog2() + 1;
    let step = STEP.max(1 << (magnitude.saturating_sub(kept)));
    (size + 1).next_multiple_of(step)
}

/// The padding of a file of this size.
#[must_use]
pub fn padding_of(size: usize) -> impl Read {
    let spaces = padded_size(size) - size - 1;
    (&[END][..]).chain(io::repeat(b' ').take(spaces as u64))
}

/// The bytes with their padding.
#[must_use]
pub fn pad(bytes: &[u8]) -> Vec<u8> {
    let mut padded = Vec::with_capacity(padded_size(bytes.len()));
    padded.extend_from_slice(bytes);
    padded.push(END);
    padded.resize(padded_size(bytes.len()), b' ');
    padded
}

/// How many of these bytes are no padding; `None` if there is no padding.
#[must_use]
pub fn unpadded_length(padded: &[u8]) -> Option<usize> {
    let end = padded.iter().rposition(|byte| *byte != b' ')?;
    (padded[end] == END).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_comes_off_again_whatever_the_text_ends_in() {
        for text in [
            "",
            " ",
            "\n",
            "\n\n  ",
            "Person()",
            "Person()\n",
            "a \n \n",
            "я",
        ] {
            let padded = pad(text.as_bytes());
            assert_eq!(padded.len() % 512, 0, "{text:?}");
            assert_eq!(unpadded_length(&padded), Some(text.len()), "{text:?}");
        }
        assert_eq!(unpadded_length(b"Person()"), None);
        assert_eq!(unpadded_length(b""), None);
    }

    #[test]
    fn sizes_are_rounded_up_in_steps() {
        assert_eq!(padded_size(0), 512);
        assert_eq!(padded_size(511), 512);
        assert_eq!(padded_size(512), 1024);
        assert_eq!(padded_size(65_000), 65_536);
        assert_eq!(padded_size(65_536), 67_584);
        assert_eq!(padded_size(1_000_000), 1_015_808);
    }
}

//! The bytes that a program sends to a terminal, taken apart.

/// Begins a synchronised update (DEC private mode 2026), here: a frame.
pub const BEGIN: &[u8] = b"\x1b[?2026h";
/// Ends it.
pub const END: &[u8] = b"\x1b[?2026l";

/// Whether a frame has begun that has not ended.
pub fn inside_frame(bytes: &[u8]) -> bool {
    let last = |what: &[u8]| bytes.windows(what.len()).rposition(|window| window == what);
    last(BEGIN) > last(END)
}

pub fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The frames, each with its brackets, and everything that came outside of frames.
pub fn frames(bytes: &[u8]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let find = |what: &[u8], from: usize| {
        bytes[from..]
            .windows(what.len())
            .position(|window| window == what)
            .map(|at| from + at)
    };
    let (mut frames, mut outside, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(begin) = find(BEGIN, at) {
        let end = find(END, begin).map_or(bytes.len(), |end| end + END.len());
        outside.extend_from_slice(&bytes[at..begin]);
        frames.push(bytes[begin..end].to_vec());
        at = end;
    }
    outside.extend_from_slice(&bytes[at..]);
    (frames, outside)
}

/// The control sequences in the bytes (ECMA-48): for `ESC [` their parameters and the final byte,
/// for others what they begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// `ESC [`, parameters, a final byte.
    Csi(String, char),
    /// Anything else that begins with ESC: its second byte.
    Escape(char),
    /// A control character by itself, C1 included.
    Control(char),
}

/// All control sequences and control characters.
pub fn sequences(bytes: &[u8]) -> Vec<Sequence> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut found = Vec::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            match characters.next().unwrap() {
                '[' => {
                    let mut parameters = String::new();
                    let last = loop {
                        match characters.next().unwrap() {
                            last @ '@'..='~' => break last,
                            other => parameters.push(other),
                        }
                    };
                    found.push(Sequence::Csi(parameters, last));
                }
                other => found.push(Sequence::Escape(other)),
            }
        } else if character.is_control() {
            found.push(Sequence::Control(character));
        }
    }
    found
}

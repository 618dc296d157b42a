//! Characters that nobody sees, or that change the order of what is around them.

/// Whether a character shows nothing of its own, or changes the order of what is around it.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            // Soft hyphen, grapheme joiner, Arabic letter mark, Hangul and Khmer fillers.
            | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180e}' | '\u{3164}' | '\u{ffa0}'
            // Zero-width characters and directional marks.
            | '\u{200b}'..='\u{200f}'
            // Line and paragraph separator, embeddings and overrides.
            | '\u{2028}'..='\u{202e}'
            // Word joiner, invisible operators, isolates, deprecated controls.
            | '\u{2060}'..='\u{206f}'
            // Byte order mark, interlinear annotation, noncharacters.
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            // Tags and the variation selectors of the supplement, which can carry hidden text.
            | '\u{e0000}'..='\u{e0fff}'
    )
}

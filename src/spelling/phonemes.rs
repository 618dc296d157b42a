//! The sounds that letters of any script are read as, before they are folded.

/// One sound of a name.
///
/// Romanisations differ in letters, not in sounds: `Щ`, `shch`, `šč`, `szcz` and `schtsch` are all
/// [`Sound::Shch`]. What is no letter of the scripts that are read here stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// A lower-case letter that stands for itself; `i` is also the glide of й, y and j.
    Plain(char),
    /// ж: `zh`, `ž`, `ż`, French `j`.
    Zh,
    /// ш: `sh`, `š`, `sz`, `sch`.
    Sh,
    /// щ: `shch`, `šč`, `szcz`, `schtsch`.
    Shch,
    /// ч: `ch`, `č`, `cz`, `tsch`, `tch`.
    Ch,
    /// ц: `ts`, `c`, `tz`, German `z`.
    Ts,
    /// х: `kh`, `ch`, `ẍ`. A Latin `h` may be х or Ukrainian г; it stays a plain `h`, which keys do
    /// not tell from either.
    Kh,
    /// ь, which is only heard before о.
    Soft,
}

/// A sound with the byte offset of the letter that it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phonemes {
    /// The sound.
    pub sound: Sound,
    /// Where in the text its first letter stands, in bytes.
    pub at: u32,
}

impl Sound {
    /// Whether the sound is a vowel, й left aside.
    #[must_use]
    pub const fn is_open_vowel(self) -> bool {
        matches!(self, Self::Plain('a' | 'e' | 'o' | 'u'))
    }

    /// Whether Russian spells an о after it as ё or о without a difference in sound.
    #[must_use]
    pub const fn is_sibilant(self) -> bool {
        matches!(self, Self::Zh | Self::Sh | Self::Shch | Self::Ch)
    }
}

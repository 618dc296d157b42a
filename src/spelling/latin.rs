//! Which sounds the letters of a Latin word stand for, in English, German, Polish, French or a
//! scholar's spelling of it.

use crate::spelling::diacritics;
use crate::spelling::phonemes::{Phonemes, Sound};

/// Whose habits of spelling a word shows. They decide what `ch`, `c`, `j` and `z` stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Habit {
    /// `ch` is х, `c` is ц (Polish, German, scholars): the word has `w`, `sch`, `cz`, `sz`, a letter
    /// such as `š`, or a `j` that is a glide.
    slavic: bool,
    /// `z` is ц: German only.
    german: bool,
    /// `ch` is ш and `j` is ж: the word has `tch`, `ou`, or `ff` at its end.
    french: bool,
    /// `ou` is two sounds and a `c` at the end is к; nothing in a word shows this.
    apart: bool,
}

impl Habit {
    /// Every habit that a word can show.
    const ALL: [Self; 4] = [
        Self::NONE,
        Self {
            slavic: true,
            ..Self::NONE
        },
        Self {
            slavic: true,
            german: true,
            ..Self::NONE
        },
        Self {
            french: true,
            ..Self::NONE
        },
    ];

    /// Those of English.
    const NONE: Self = Self {
        slavic: false,
        german: false,
        french: false,
        apart: false,
    };
}

/// Letters that stand together for some sounds, the longest first so that the first fit is right.
const TOGETHER: &[(&str, &[Sound])] = &[
    ("schtsch", &[Sound::Shch]),
    ("schtch", &[Sound::Shch]),
    ("schch", &[Sound::Shch]),
    ("chtch", &[Sound::Shch]),
    ("shtch", &[Sound::Shch]),
    ("stsch", &[Sound::Shch]),
    ("szcz", &[Sound::Shch]),
    ("shch", &[Sound::Shch]),
    ("stch", &[Sound::Shch]),
    ("tsch", &[Sound::Ch]),
    ("zhch", &[Sound::Shch]),
    ("shh", &[Sound::Shch]),
    ("tch", &[Sound::Ch]),
    ("sch", &[Sound::Sh]),
    ("ddz", &[Sound::Plain('d'), Sound::Plain('z')]),
    ("cz", &[Sound::Ch]),
    ("sz", &[Sound::Sh]),
    ("sh", &[Sound::Sh]),
    ("zh", &[Sound::Zh]),
    ("kh", &[Sound::Kh]),
    ("ph", &[Sound::Plain('f')]),
    ("th", &[Sound::Plain('t')]),
    ("gh", &[Sound::Plain('g')]),
    ("tz", &[Sound::Ts]),
    ("zk", &[Sound::Ts, Sound::Plain('k')]),
    ("ou", &[Sound::Plain('u')]),
];

/// Letters whose sound depends on those that follow them, beside those of [`TOGETHER`]: each up to
/// the letter that decides.
const DECIDED_LATER: &[&str] = &[
    "ch", "chenk", "chik", "chuk", "chyk", "gue", "gui", "ff", "jou", "ce", "zj", "zew", "zyn",
    "zy", "zo", "za",
];

/// Hears a word of lower-case Latin letters, each with its byte offset; letters that are not Latin
/// stand for themselves.
pub fn transcribe(word: &[(char, u32)], phonemes: &mut Vec<Phonemes>) {
    transcribe_as(word, habit(word), phonemes);
}

/// Hears a word in every habit of spelling, and with `ou` as two sounds.
#[must_use]
pub fn hear_all(word: &[(char, u32)]) -> Vec<Vec<Phonemes>> {
    let mut ways: Vec<Vec<Phonemes>> = Vec::new();
    let may_be_apart = letters_follow(word, 'o', 'u') || word.last().is_some_and(|of| of.0 == 'c');
    for habit in habits(word) {
        for apart in [false, true] {
            if apart && !may_be_apart {
                continue;
            }
            let mut phonemes = Vec::new();
            transcribe_as(word, Habit { apart, ..*habit }, &mut phonemes);
            if !ways.contains(&phonemes) {
                ways.push(phonemes);
            }
        }
    }
    ways
}

/// The habits that a word is read differently in: they decide what `c`, `j` and `z` stand for.
fn habits(word: &[(char, u32)]) -> &'static [Habit] {
    if word
        .iter()
        .any(|(letter, _)| matches!(letter, 'c' | 'j' | 'z'))
    {
        &Habit::ALL
    } else {
        &Habit::ALL[..1]
    }
}

fn letters_follow(word: &[(char, u32)], first: char, second: char) -> bool {
    word.windows(2)
        .any(|two| two[0].0 == first && two[1].0 == second)
}

/// Hears an unfinished word of lower-case Latin letters in every way in which it may be heard once
/// more letters follow: these may show another habit of spelling, or belong together with the last
/// letters that are there.
#[must_use]
pub fn hear_open(word: &[(char, u32)]) -> Vec<Vec<Phonemes>> {
    let mut ways: Vec<Vec<Phonemes>> = Vec::new();
    let mut longer = word.to_vec();
    // A b is in no group of letters and decides about none before it.
    let mut rests: Vec<&str> = rests(word).chain(["b"]).collect();
    rests.sort_unstable();
    rests.dedup();
    for rest in rests {
        longer.truncate(word.len());
        longer.extend(rest.chars().map(|letter| (letter, u32::MAX)));
        for habit in habits(&longer) {
            let mut phonemes = Vec::new();
            transcribe_as(&longer, *habit, &mut phonemes);
            phonemes.retain(|phonemes| phonemes.at != u32::MAX);
            if !ways.contains(&phonemes) {
                ways.push(phonemes);
            }
        }
    }
    ways
}

/// What is missing of all groups of letters that the end of a word may have begun.
fn rests(word: &[(char, u32)]) -> impl Iterator<Item = &'static str> {
    let together = TOGETHER.iter().map(|(letters, _)| *letters);
    let groups = together.chain(DECIDED_LATER.iter().copied());
    groups.flat_map(move |group| {
        let most = word.len().min(group.len() - 1);
        (1..=most).filter_map(move |count| {
            let (there, missing) = group.split_at(count);
            if word.last().map(|(letter, _)| *letter) != there.chars().next_back() {
                return None;
            }
            begins(&word[word.len() - count..], there).then_some(missing)
        })
    })
}

fn transcribe_as(word: &[(char, u32)], habit: Habit, phonemes: &mut Vec<Phonemes>) {
    let mut next = 0;
    while let Some(&(letter, at)) = word.get(next) {
        let rest = &word[next..];
        let mut push = |sound| phonemes.push(Phonemes { sound, at });
        if let Some((length, sounds)) = together(rest, habit) {
            sounds.iter().copied().for_each(&mut push);
            next += length;
            continue;
        }
        match diacritics::sounds_of(letter) {
            // Scholars write щ as šč.
            Some([Sound::Sh]) if letter_after(rest) == Some('č') => {
                push(Sound::Shch);
                next += 1;
            }
            Some(sounds) => sounds.iter().copied().for_each(&mut push),
            None => match letter {
                'c' => push(c(word, next, habit)),
                'j' => push(j(word, next, habit)),
                'q' => push(Sound::Plain('k')),
                'w' => push(Sound::Plain('v')),
                'x' => {
                    push(Sound::Plain('k'));
                    push(Sound::Plain('s'));
                }
                'y' => push(Sound::Plain('i')),
                'z' if habit.german && is_german_ts(word, next) => push(Sound::Ts),
                other => push(Sound::Plain(other)),
            },
        }
        next += 1;
    }
}

/// The letters at the start of `rest` that belong together: how many, and their sounds.
fn together(rest: &[(char, u32)], habit: Habit) -> Option<(usize, &'static [Sound])> {
    let (first, second) = (rest.first()?.0, letter_after(rest)?);
    let may_begin = matches!(
        first,
        's' | 'c' | 'z' | 't' | 'd' | 'k' | 'p' | 'g' | 'o' | 'f'
    );
    let may_go_on = matches!(second, 'c' | 'h' | 't' | 'z' | 's' | 'd' | 'k' | 'u' | 'f');
    if !may_begin || !may_go_on {
        return None;
    }
    if begins(rest, "ch") {
        let suffix = ["chuk", "chenk", "chik", "chyk", "czuk"]
            .into_iter()
            .any(|suffix| begins(rest, suffix));
        let sound: &[Sound] = match habit {
            Habit { french: true, .. } if !begins(rest, "chtch") => &[Sound::Sh],
            Habit { slavic: true, .. } if !suffix && !begins(rest, "chtch") => &[Sound::Kh],
            _ if begins(rest, "chtch") => return Some((5, &[Sound::Shch])),
            _ => &[Sound::Ch],
        };
        return Some((2, sound));
    }
    // The French write г before e and i as gu.
    if begins(rest, "gue") || begins(rest, "gui") {
        return Some((2, &[Sound::Plain('g')]));
    }
    let ending = rest.len() == 2 && begins(rest, "ff");
    if ending {
        return Some((2, &[Sound::Plain('v')]));
    }
    TOGETHER
        .iter()
        .filter(|(letters, _)| !(habit.apart && *letters == "ou"))
        .find(|(letters, _)| begins(rest, letters))
        .map(|(letters, sounds)| (letters.len(), *sounds))
}

/// `c` is ц before e, i, y, v and k and at the end, and everywhere where Slavs spell; else к.
fn c(word: &[(char, u32)], at: usize, habit: Habit) -> Sound {
    match letter_after(&word[at..]) {
        None if habit.apart => Sound::Plain('k'),
        _ if habit.slavic => Sound::Ts,
        Some('e' | 'i' | 'y' | 'v' | 'k') | None => Sound::Ts,
        Some(_) => Sound::Plain('k'),
    }
}

/// `j` is a glide, but in French it is ж.
fn j(word: &[(char, u32)], at: usize, habit: Habit) -> Sound {
    let before_ou = begins(&word[at + 1..], "ou");
    if habit.french || before_ou {
        Sound::Zh
    } else {
        Sound::Plain('i')
    }
}

/// Where a German `z` is ц rather than a Polish `z` is з: before a consonant or a glide, and in the
/// endings `-zew`, `-zyn` and `-ezow` (-цев, -цын, -ецов).
fn is_german_ts(word: &[(char, u32)], at: usize) -> bool {
    let rest = &word[at + 1..];
    let before = at.checked_sub(1).map(|at| word[at].0);
    match letter_after(&word[at..]) {
        Some('k' | 'j') => true,
        Some('e') => begins(rest, "ew"),
        Some('y') => begins(rest, "yn") || before.is_some_and(is_vowel),
        Some('o') => before == Some('e') || before == Some('w') || before.is_none(),
        Some('a') => before == Some('i') || before == Some('y'),
        _ => false,
    }
}

fn habit(word: &[(char, u32)]) -> Habit {
    let mut habit = Habit::default();
    let mut polish = false;
    let mut english = false;
    for at in 0..word.len() {
        let rest = &word[at..];
        let before = at.checked_sub(1).map(|at| word[at].0);
        match word[at].0 {
            'w' => habit.slavic = true,
            's' if begins(rest, "sch") && !begins(rest, "schenk") => {
                habit.slavic = true;
                habit.german = true;
            }
            's' | 'c' if begins(rest, "sz") || begins(rest, "cz") => {
                habit.slavic = true;
                polish = true;
            }
            't' if begins(rest, "tch") => habit.french = true,
            'o' if begins(rest, "ou") => habit.french = true,
            'f' if rest.len() == 2 && begins(rest, "ff") => habit.french = true,
            'j' => {
                let glides =
                    letter_after(rest).is_some_and(|after| matches!(after, 'a' | 'e' | 'u' | 'o'));
                let follows = matches!(before, Some('i' | 'y' | 'e' | 'a' | 'o'));
                habit.slavic |= glides || follows;
            }
            's' | 'z' | 'k' if letter_after(rest) == Some('h') => english = true,
            'i' if letter_after(rest) == Some('e') => polish = true,
            letter if diacritics::is_slavic(letter) => {
                habit.slavic = true;
                polish = true;
            }
            _ => {}
        }
    }
    habit.german = !polish && !english && habit.slavic;
    habit.slavic &= !english;
    habit.french &= !habit.slavic;
    habit
}

fn begins(letters: &[(char, u32)], text: &str) -> bool {
    let mut letters = letters.iter();
    text.chars()
        .all(|wanted| letters.next().is_some_and(|(letter, _)| *letter == wanted))
}

fn letter_after(letters: &[(char, u32)]) -> Option<char> {
    letters.get(1).map(|(letter, _)| *letter)
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

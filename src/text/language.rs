//! The language of what a user reads. Each has a folder of Fluent files beside `en`.
//!
//! The one that was chosen holds for the whole program; [`within`] has another one for a piece of work, as
//! for a form in English from a Russian screen.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

include!(concat!(env!("OUT_DIR"), "/codes.rs"));

/// A language that has a catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Language(usize);

/// The language that was chosen for the program.
static CHOSEN: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// The language of the work that is under way on this thread, if it is another.
    static WITHIN: Cell<Option<Language>> = const { Cell::new(None) };
}

impl Language {
    /// The language that every text has been written in first.
    pub const ENGLISH: Self = Self(0);

    /// The codes of all languages, English first.
    pub const CODES: &'static [&'static str] = CODES;

    /// All languages, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CODES.len()).map(Self)
    }

    /// Its code: `ru`.
    #[must_use]
    pub fn code(self) -> &'static str {
        CODES[self.0]
    }

    /// The language of a code as somebody types it: `ru`, `RU`, `ru-RU`, `ru_RU.UTF-8`.
    #[must_use]
    pub fn of_code(typed: &str) -> Option<Self> {
        let code = typed.split(['-', '_', '.', '@']).next()?.to_lowercase();
        Self::all().find(|one| one.code() == code)
    }

    /// The language of a locale, by the first of its variables that says anything (POSIX, "Environment
    /// Variables", 8.2: `LC_ALL`, `LC_MESSAGES`, `LANG`). English if it is none of ours.
    pub fn of_locale<'a>(variables: impl IntoIterator<Item = &'a str>) -> Self {
        let mut said = variables.into_iter().filter(|value| !value.is_empty());
        said.next().and_then(Self::of_code).unwrap_or_default()
    }

    /// Its place among all languages.
    pub(super) const fn place(self) -> usize {
        self.0
    }
}

/// The language of what is said now.
#[must_use]
pub fn current() -> Language {
    let within = WITHIN.get();
    within.unwrap_or_else(|| Language(CHOSEN.load(Ordering::Relaxed)))
}

/// Has the program speak a language from now on.
pub fn choose(language: Language) {
    CHOSEN.store(language.0, Ordering::Relaxed);
}

/// Does some work in a language, whichever was chosen.
pub fn within<T>(language: Language, work: impl FnOnce() -> T) -> T {
    /// Goes back to the language from before, also where the work panics.
    struct Before(Option<Language>);
    impl Drop for Before {
        fn drop(&mut self) {
            WITHIN.set(self.0);
        }
    }
    let _before = Before(WITHIN.replace(Some(language)));
    work()
}

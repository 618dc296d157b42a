//! What of a record may be shown to anybody: an allow-list of fields and values that fails closed.
//!
//! - `confidential_names`: the names of sources that must not be named, and whether a text gives one away.
//! - `hidden_names`: the names that may not be shown, and whether a text names one of them.
//! - `other`: what may be shown of a case, source, place or unit to anybody.
//! - `person`: what may be shown of a person to anybody.
//! - `rule`: whether a record is open, from its risk, consent and name; the findings about these.
//! - `view`: everything of a book that may be shown. Commands under `--public` get this and no book.
//!
//! | what | consent given, for the public, and no risk beyond medium | every other person |
//! |---|---|---|
//! | name | as recorded, if it is published or known in part | no |
//! | status | one of the workspace's | one of the workspace's |
//! | dates | the month | the year |
//! | place | the region, if its record is public | the same |
//! | unit, cases, sources | those whose records are public | no |
//! | number of sources | yes | no |
//! | everything else | no | no |
//!
//! All people who are not open look alike, whatever the reason. A case, source, place or unit shows what
//! it is called only with `public: true`, and a text that names somebody whose name may not be shown is
//! left out.

pub mod confidential_names;
pub mod hidden_names;
pub mod other;
pub mod person;
pub mod rule;
pub mod view;

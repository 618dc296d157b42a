//! What each field holds, how it stands in a form and in a line.
//!
//! - `citation_line`: a citation as it stands in a form.
//! - `field`: the fields that a person fills in.
//! - `inline_list`: several things in one line of text.
//! - `list_item`: the statements of a record that stand in lists of their own beside the history.
//! - `refusal`: why what is typed cannot stand in a field.
//! - `risk_or_consent`: risk and consent: two fields with fields of their own.
//! - `value`: every checkable statement of a record, with the path of the field that makes it.

pub mod citation_line;
pub mod field;
pub mod inline_list;
pub mod list_item;
pub mod refusal;
pub mod risk_or_consent;
pub mod value;

//! What each field holds, how it stands in a form and in a line.

pub mod citation_line;
pub mod field;
pub mod field_type;
pub mod inline_list;
pub mod list_item;
pub mod risk_or_consent;
pub mod value;

//! What a record is: the typed, read-only view of a record's text.

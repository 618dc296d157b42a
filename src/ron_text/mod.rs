//! RON as text: finding a field in a record and changing its bytes without touching any other byte.

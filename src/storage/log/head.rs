//! What a line is named by elsewhere: its log, its number and the beginning of its hash.

/// How many characters of a hash name a line: 128 bits, so that nobody can make another line with them.
pub const SHORT: usize = 32;

/// The beginning of a hash by which a line is named.
#[must_use]
pub fn short(hash: &str) -> &str {
    hash.get(..SHORT).unwrap_or(hash)
}

/// The last line of a log that somebody had seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogHead {
    /// The name of the log without folder and ending: author and device.
    pub log: String,
    /// The number of the line.
    pub seq: u64,
    /// The beginning of its hash; see [`short`].
    pub hash: String,
}

impl LogHead {
    /// Where the log lies below the workspace.
    #[must_use]
    pub fn log_path(&self) -> String {
        format!("log/{}.log", self.log)
    }
}

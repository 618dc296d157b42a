//! What one run of the program gave.

use std::process::Output;

use serde_json::Value;

/// What one run of the program gave.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// What a process that has ended gave.
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The same, having succeeded without a word on standard error.
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self
    }

    /// The same, having answered from less than there is: some files could not be read.
    #[track_caller]
    pub fn incomplete(self) -> Self {
        assert_eq!(self.code, 4, "{}{}", self.out, self.err);
        self
    }

    /// The same, having failed with this code, nothing on standard output, and this in its words.
    #[track_caller]
    pub fn failed(self, code: i32, words: &str) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        assert!(self.err.contains(words), "{}", self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The columns of every line.
    pub fn columns(&self) -> Vec<Vec<&str>> {
        let lines = self.out.lines();
        lines.map(|line| line.split('\t').collect()).collect()
    }
}

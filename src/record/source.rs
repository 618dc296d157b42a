//! A source: what a statement rests on.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

use crate::record::compact_vec::list;
use crate::record::edtf_date::EdtfDate;
use crate::record::grade::Reliability;
use crate::record::id::{Link, RecordId};
use crate::record::note::Note;
use crate::record::word::open_words;

/// A report, testimony, post or document. Everything but the id and the title may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Source {
    /// The record's id.
    pub id: RecordId,
    /// What it is called.
    pub title: String,
    /// What sort of source it is.
    #[serde(default)]
    pub kind: Option<SourceKind>,
    /// Who published it.
    #[serde(default)]
    pub publisher: String,
    /// Who wrote it.
    #[serde(default)]
    pub author: String,
    /// Where it was found; lastseen never opens it.
    #[serde(default)]
    pub url: String,
    /// Its language (BCP 47).
    #[serde(default)]
    pub language: String,
    /// When it was published.
    #[serde(default)]
    pub published: EdtfDate,
    /// When it was read.
    #[serde(default)]
    pub retrieved: EdtfDate,
    /// How far it is trusted, if somebody has said so; see [`Source::reliability`].
    #[serde(default)]
    pub reliability: Option<Reliability>,
    /// The sources that it repeats.
    #[serde(default, deserialize_with = "list")]
    pub derived_from: Vec<Link>,
    /// Copies that lie in `files/`.
    #[serde(default, deserialize_with = "list")]
    pub files: Vec<Attachment>,
    /// Whether it must not be named to others.
    #[serde(default)]
    pub confidential: bool,
    /// Whether what it is called may be shown to anybody; where it is not said, it may not.
    #[serde(default)]
    pub public: bool,
    /// Free labels.
    #[serde(default, deserialize_with = "list")]
    pub tags: Vec<String>,
    /// Remarks.
    #[serde(default, deserialize_with = "list")]
    pub notes: Vec<Note>,
}

impl Source {
    /// How far it is trusted: that it cannot be judged, if nobody has said so.
    #[must_use]
    pub fn reliability(&self) -> &Reliability {
        self.reliability.as_ref().unwrap_or(&Reliability::F)
    }
}

open_words! {
    /// What sort of source it is.
    SourceKind {
        /// An article of a newspaper or site.
        Article = "Article",
        /// A report of an organisation.
        Report = "Report",
        /// Somebody's own account.
        Testimony = "Testimony",
        /// Questions and answers.
        Interview = "Interview",
        /// A post in a network or channel.
        Post = "Post",
        /// A film.
        Video = "Video",
        /// A recording.
        Audio = "Audio",
        /// A paper of an authority or a person.
        Document = "Document",
        /// A list kept by somebody.
        Registry = "Registry",
    }
}

/// A copy of a source that lies in `files/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Attachment")]
pub struct Attachment {
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// What the file was called.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

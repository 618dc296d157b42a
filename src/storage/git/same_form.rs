//! The same form: two sides are merged only if both are in the clear, or both sealed with one key.

use age::x25519::Recipient;

use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::storage::encryption::sealed_fs::sealed_path::PUBLIC;
use crate::storage::fs::KEY_FILE;
use crate::storage::git::installed_git::ObjectReader;
use crate::storage::git::locked_out::would_lock_out;
use crate::storage::git::synchronisation::Sync;

impl Sync<'_> {
    /// Refuses a side that is sealed if ours is not, and the other way round: records in the clear would lie, and be
    /// sent, among sealed ones. What ours comes from may have had another form.
    pub(super) fn must_have_our_form(&self, theirs: &str) -> Result<(), Failure> {
        let key_file = format!("{theirs}:{}{KEY_FILE}", self.prefix);
        let is_sealed = self.is(&["cat-file", "-e", &key_file])?;
        if is_sealed == self.fs.is_sealed() || self.is_behind(theirs)? {
            return Ok(());
        }
        Err(Failure::Sync(SyncRefusal::OtherForm))
    }

    /// Refuses a side that is sealed with another key: nothing of it opens here, and with it somebody would come back
    /// whom the new key keeps out.
    pub(super) fn must_have_our_key(&self, theirs: &str) -> Result<(), Failure> {
        let Some(sealed) = self.fs.sealed() else {
            return Ok(());
        };
        if self.is_behind(theirs)? {
            return Ok(());
        }
        let mut objects = self.git.objects()?;
        let mut public_at = |commit: &str| -> Result<Option<String>, Failure> {
            let read = self.file_at(&mut objects, commit, PUBLIC)?;
            let text = read.and_then(|bytes| String::from_utf8(bytes).ok());
            Ok(text.map(|text| text.trim().to_owned()))
        };
        let ours = Some(sealed.key().public_text());
        let theirs_public = public_at(theirs)?;
        if theirs_public != ours {
            for base in self.bases(theirs)? {
                if public_at(&base)? == theirs_public {
                    return Err(Failure::Sync(SyncRefusal::OldKey));
                }
            }
            // A file that anybody can write says which key it is. That the key file is the same as before says that it is not.
            let key = theirs_public.filter(|text| text.parse::<Recipient>().is_ok());
            let is_kept = self.has_our_key_file(&mut objects, theirs)?;
            return Err(match key.filter(|_| !is_kept) {
                Some(key) => Failure::Sync(SyncRefusal::OtherKey { key }),
                None => would_lock_out(PUBLIC),
            });
        }
        self.must_let_members_in(sealed, theirs)
    }

    fn has_our_key_file(&self, objects: &mut ObjectReader, theirs: &str) -> Result<bool, Failure> {
        let ours = self.file_at(objects, "HEAD", KEY_FILE)?;
        Ok(self.file_at(objects, theirs, KEY_FILE)? == ours)
    }

    pub(super) fn is_behind(&self, theirs: &str) -> Result<bool, Failure> {
        self.is(&["merge-base", "--is-ancestor", theirs, "HEAD"])
    }
}

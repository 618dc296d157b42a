//! Taking one person out of a queue, so that the others in it can be gone on with.

use crate::storage::account_state::AccountState;
use crate::storage::erase_log::Subject;
use crate::storage::fs::folder_of;
use crate::storage::queue_text::{head_text, read_head};
use crate::storage::queues::{PURPOSE, QUEUES};
use crate::storage::sealed_text::{seal, unseal};

/// A file with what is in it, and what is to be in it.
type Without = (String, Vec<u8>, Vec<u8>);

/// Parts the files that speak of the person into those of queues that can do without them, and those
/// that go as a whole.
#[must_use]
pub fn part(
    account: &AccountState,
    named: Vec<(String, Vec<u8>)>,
    subject: &Subject,
) -> (Vec<Without>, Vec<String>) {
    let (mut queues, mut whole) = (Vec::new(), Vec::new());
    for (path, bytes) in named {
        match without(account, &path, &bytes, subject) {
            Some(after) => queues.push((path, bytes, after)),
            None => whole.push(path),
        }
    }
    (queues, whole)
}

/// A file of a queue without the person: the head no longer lists them, and the facts speak of an id of
/// the same length that nobody has, so that whoever has read a part of them can read on from there.
///
/// `None` where the file is none of a queue, or would still speak of the person, as a query by their
/// name does: such a file goes as a whole.
fn without(account: &AccountState, path: &str, bytes: &[u8], subject: &Subject) -> Option<Vec<u8>> {
    if folder_of(path) != QUEUES {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let is_head = path.ends_with(".ron");
    let after = if is_head {
        let mut head = read_head(text).ok()?;
        head.people.retain(|person| !subject.ids.contains(person));
        let without = head_text(&head).ok()?;
        // One that this account did not begin does not become its own by this.
        match unseal(account, PURPOSE, text) {
            Some(_) => seal(account, PURPOSE, &without).ok()?,
            None => without,
        }
    } else {
        let mut after = text.to_owned();
        for id in &subject.ids {
            let id = id.as_str();
            let nobody: String = id
                .char_indices()
                .map(|(at, letter)| if at < 2 { letter } else { '0' })
                .collect();
            after = after.replace(&format!("\"{id}\""), &format!("\"{nobody}\""));
        }
        after
    };
    // A queue in which they stand and whose query has a word of their name looks for them.
    let is_silent = !subject.is_in(after.as_bytes()) && !subject.is_named_in(&after, is_head);
    is_silent.then(|| after.into_bytes())
}

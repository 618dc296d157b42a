//! Erases one person from a queue, so that the others in it can be gone on with.

use crate::storage::erase::blank_log::Subject;
use crate::storage::fs::folder_of;
use crate::storage::queue::QUEUES;
use crate::storage::queue::queue_macs::{fact_with_mac, head_with_macs, own_fact, read_own_head};
use crate::storage::queue::queue_text::{head_text, read_head};
use crate::storage::workspace::account_state::AccountState;

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
/// `None` if the file is none of a queue, or would still speak of the person, as a query by their
/// name does: such a file goes as a whole.
fn without(account: &AccountState, path: &str, bytes: &[u8], subject: &Subject) -> Option<Vec<u8>> {
    if folder_of(path) != QUEUES {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let is_head = path.ends_with(".ron");
    let after = if is_head {
        head_without(account, text, subject)?
    } else {
        let lines = text.split_inclusive('\n');
        lines
            .map(|line| fact_without(account, path, line, subject))
            .collect::<Option<String>>()?
    };
    // A queue in which they stand and whose query has a word of their name looks for them.
    let is_told = match is_head {
        true => subject.is_hinted_at_in(&after),
        false => subject.is_named_in(&after),
    };
    let is_silent = !subject.is_in(after.as_bytes()) && !is_told;
    is_silent.then(|| after.into_bytes())
}

/// One that this account did not begin does not become its own by this, and stays whose it was: the macs
/// of those who are left still hold.
fn head_without(account: &AccountState, text: &str, subject: &Subject) -> Option<String> {
    if let Some(mut head) = read_own_head(account, text).ok()? {
        head.people.retain(|person| !subject.ids.contains(person));
        return head_with_macs(account, &head).ok()?.ok();
    }
    let (mut head, macs) = read_head(text).ok()?;
    let mut left: Vec<String> = macs.first().into_iter().cloned().collect();
    left.extend(
        head.people
            .iter()
            .zip(macs.iter().skip(1))
            .filter(|(person, _)| !subject.ids.contains(person))
            .map(|(_, mac)| mac.clone()),
    );
    head.people.retain(|person| !subject.ids.contains(person));
    head_text(&head, &left).ok()
}

/// The line of a fact that another account added has no MAC any more afterwards; it speaks of nobody.
fn fact_without(
    account: &AccountState,
    path: &str,
    line: &str,
    subject: &Subject,
) -> Option<String> {
    let mut after = line.to_owned();
    for id in &subject.ids {
        let id = id.as_str();
        let nobody: String = id
            .char_indices()
            .map(|(at, letter)| if at < 2 { letter } else { '0' })
            .collect();
        after = after.replace(&format!("\"{id}\""), &format!("\"{nobody}\""));
    }
    if after == line || own_fact(account, path, line).is_none() {
        return Some(after);
    }
    let (fact, _) = after.rsplit_once(" // ")?;
    fact_with_mac(account, path, fact).ok()
}

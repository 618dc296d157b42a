//! The macs of queues: that this account began one, and added each of its facts.
//!
//! The frame of a head and each of its people have macs of their own, so that another account can take an
//! erased person out without making the rest a stranger's. Nobody can put a person in, or turn a fact.

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::casebook::queue::QueueHead;
use crate::storage::queue::queue_text::{head_text, read_head};
use crate::storage::workspace::account_state::{AccountState, SHORT_MAC_LENGTH};
use crate::storage::workspace::authenticated_text::{append_mac, strip_mac};

/// The purpose of the MAC of the whole of a head.
const WHOLE: &str = "queue";

/// The purpose of the MAC of everything in a head but its people.
const FRAME: &str = "queue without its people";

/// The purpose of the MAC of a person in a head.
const PERSON: &str = "person in a queue";

/// The purpose of the MAC of a fact of a queue.
const FACT: &str = "fact of a queue";

/// What stands between a fact and its MAC: the beginning of a comment in RON.
const SIGN: &str = " // ";

/// The text of a head that this account begins.
///
/// # Errors
///
/// [`Failure::NoAccountState`], or the writer's words inside of the result.
pub fn head_with_macs(
    account: &AccountState,
    head: &QueueHead,
) -> Result<Result<String, Cause>, Failure> {
    let mut macs = vec![short(account, FRAME, &frame(head))?];
    for person in &head.people {
        macs.push(short(account, PERSON, &of_person(head, person.as_str()))?);
    }
    match head_text(head, &macs) {
        Ok(text) => append_mac(account, WHOLE, &text).map(Ok),
        Err(reason) => Ok(Err(reason)),
    }
}

/// The head that this account began; `None` if it did not. People may have been taken out of it since.
///
/// # Errors
///
/// What does not fit.
pub fn read_own_head(account: &AccountState, text: &str) -> Result<Option<QueueHead>, Cause> {
    if let Some(text) = strip_mac(account, WHOLE, text) {
        return read_head(text).map(|(head, _)| Some(head));
    }
    let Ok((head, macs)) = read_head(text) else {
        return Ok(None);
    };
    let Some((of_frame, of_people)) = macs.split_first() else {
        return Ok(None);
    };
    let is_own = of_people.len() == head.people.len()
        && account.verify_beginning(FRAME, frame(&head).as_bytes(), of_frame)
        && head.people.iter().zip(of_people).all(|(person, mac)| {
            let person = of_person(&head, person.as_str());
            account.verify_beginning(PERSON, person.as_bytes(), mac)
        });
    Ok(is_own.then_some(head))
}

/// A fact with its MAC, as a line of the file at `path`.
///
/// # Errors
///
/// [`Failure::NoAccountState`].
pub fn fact_with_mac(account: &AccountState, path: &str, fact: &str) -> Result<String, Failure> {
    let fact = fact.trim_end_matches('\n');
    let mac = short(account, FACT, &format!("{path}\n{fact}"))?;
    Ok(format!("{fact}{SIGN}{mac}\n"))
}

/// The fact in a line; `None` if this account did not add it.
#[must_use]
pub fn own_fact<'l>(account: &AccountState, path: &str, line: &'l str) -> Option<&'l str> {
    let (fact, mac) = line.trim_end_matches('\n').rsplit_once(SIGN)?;
    let text = format!("{path}\n{fact}");
    account
        .verify_beginning(FACT, text.as_bytes(), mac)
        .then_some(fact)
}

fn frame(head: &QueueHead) -> String {
    let QueueHead {
        name,
        query,
        order,
        begun,
        people: _,
    } = head;
    format!("{name:?} {query:?} {} {begun}", order.word())
}

fn of_person(head: &QueueHead, person: &str) -> String {
    format!("{}\n{person}", frame(head))
}

fn short(account: &AccountState, purpose: &str, text: &str) -> Result<String, Failure> {
    let mut mac = account.mac(purpose, text.as_bytes())?;
    mac.truncate(SHORT_MAC_LENGTH);
    Ok(mac)
}

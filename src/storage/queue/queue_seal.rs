//! The seals of queues: that this account began one, and added each of its facts.
//!
//! The frame of a head and each of its people have seals of their own, so that another account can take an
//! erased person out without making the rest a stranger's. Nobody can put a person in, or turn a fact.

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::casebook::queue::QueueHead;
use crate::storage::queue::queue_text::{head_text, read_head};
use crate::storage::workspace::account_state::{AccountState, SHORT_MAC_LENGTH};
use crate::storage::workspace::sealed_text::{seal, unseal};

/// What the whole of a head is sealed for.
const WHOLE: &str = "queue";

/// What everything in a head but its people is sealed for.
const FRAME: &str = "queue without its people";

/// What a person in a head is sealed for.
const PERSON: &str = "person in a queue";

/// What a fact of a queue is sealed for.
const FACT: &str = "fact of a queue";

/// What stands between a fact and its seal: the beginning of a comment in RON.
const SIGN: &str = " // ";

/// The text of a head that this account begins.
///
/// # Errors
///
/// [`Failure::NoAccountState`], or the writer's words inside of the result.
pub fn sealed_head(
    account: &AccountState,
    head: &QueueHead,
) -> Result<Result<String, Cause>, Failure> {
    let mut seals = vec![short(account, FRAME, &frame(head))?];
    for person in &head.people {
        seals.push(short(account, PERSON, &of_person(head, person.as_str()))?);
    }
    match head_text(head, &seals) {
        Ok(text) => seal(account, WHOLE, &text).map(Ok),
        Err(reason) => Ok(Err(reason)),
    }
}

/// The head that this account began; `None` if it did not. People may have been taken out of it since.
///
/// # Errors
///
/// What does not fit.
pub fn read_own_head(account: &AccountState, text: &str) -> Result<Option<QueueHead>, Cause> {
    if let Some(text) = unseal(account, WHOLE, text) {
        return read_head(text).map(|(head, _)| Some(head));
    }
    let Ok((head, seals)) = read_head(text) else {
        return Ok(None);
    };
    let Some((of_frame, of_people)) = seals.split_first() else {
        return Ok(None);
    };
    let is_own = of_people.len() == head.people.len()
        && account.verify_beginning(FRAME, frame(&head).as_bytes(), of_frame)
        && head.people.iter().zip(of_people).all(|(person, seal)| {
            let person = of_person(&head, person.as_str());
            account.verify_beginning(PERSON, person.as_bytes(), seal)
        });
    Ok(is_own.then_some(head))
}

/// A fact with its seal, as a line of the file at `path`.
///
/// # Errors
///
/// [`Failure::NoAccountState`].
pub fn sealed_fact(account: &AccountState, path: &str, fact: &str) -> Result<String, Failure> {
    let fact = fact.trim_end_matches('\n');
    let seal = short(account, FACT, &format!("{path}\n{fact}"))?;
    Ok(format!("{fact}{SIGN}{seal}\n"))
}

/// The fact in a line; `None` if this account did not add it.
#[must_use]
pub fn own_fact<'l>(account: &AccountState, path: &str, line: &'l str) -> Option<&'l str> {
    let (fact, seal) = line.trim_end_matches('\n').rsplit_once(SIGN)?;
    let sealed = format!("{path}\n{fact}");
    account
        .verify_beginning(FACT, sealed.as_bytes(), seal)
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

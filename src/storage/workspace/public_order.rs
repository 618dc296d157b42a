//! The order of records in what is shown to anybody: by a keyed hash of their ids, so that neither the
//! order nor what a limit cuts off tells of names, dates or of when a record was made.

use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::storage::workspace::account_state::AccountState;

/// What the key of the account is used for here.
const PURPOSE: &str = "public order";

/// An order that only this account can foresee: it stays the same on one machine, so that two runs and
/// two pages of one list fit together.
#[derive(Debug)]
pub struct PublicOrder {
    account: AccountState,
}

impl PublicOrder {
    /// The order of an account; one that lasts as long as the program runs if the account can keep no key.
    ///
    /// # Errors
    ///
    /// [`Failure`] if the system gives no randomness.
    pub fn of_account(account: &AccountState) -> Result<Self, Failure> {
        let account = match account.key() {
            Ok(_) => account.clone(),
            Err(_) => AccountState::in_memory(),
        };
        account.key()?;
        Ok(Self { account })
    }

    /// Where a record stands in the order.
    #[must_use]
    pub fn of(&self, id: RecordId) -> String {
        // The key has been read, so nothing can fail any more.
        let place = self.account.mac(PURPOSE, id.as_str().as_bytes());
        place.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_one_order_and_no_two_have_the_same() {
        let home = tempfile::tempdir().unwrap();
        let ids: Vec<RecordId> = ["p-2", "p-3", "p-4", "p-5", "p-6", "p-7", "p-8", "p-9"]
            .iter()
            .map(|id| id.parse().unwrap())
            .collect();
        let places = |account: &AccountState| -> Vec<String> {
            let order = PublicOrder::of_account(account).unwrap();
            ids.iter().map(|id| order.of(*id)).collect()
        };
        let own = places(&AccountState::at(home.path()));
        assert_eq!(own, places(&AccountState::at(home.path())));
        assert_ne!(own, places(&AccountState::in_memory()));
        // Without a folder there is an order all the same.
        assert_ne!(
            places(&AccountState::nowhere()),
            places(&AccountState::nowhere())
        );
    }
}

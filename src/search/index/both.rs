//! Doing both of two things at the same time, where that is worth it.

/// So many are worked through where the caller is: handing them to other threads takes longer, and these may have work
/// for seconds.
pub const FEW: usize = 2_048;

/// Does both, at the same time if it is about more than [`FEW`].
pub fn both<A: Send, B: Send>(
    count: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    match count > FEW {
        true => rayon::join(one, other),
        false => (one(), other()),
    }
}

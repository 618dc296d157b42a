//! The errors of encryption: why a key is none, or an encrypted file cannot be opened, as data.

/// Why a key cannot be used, or an encrypted file not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncryptionError {
    /// A secret key stands where a public one belongs.
    SecretKey,
    /// What should be a public key is none that is understood.
    NotARecipient,
    /// A file of public keys holds none.
    NoRecipients,
    /// A file of keys holds more than anybody needs.
    TooManyKeys,
    /// An RSA key is too short to protect anything.
    WeakRsa,
    /// An RSA key is longer than is read.
    LongRsa,
    /// A key of a kind to which nothing can be encrypted.
    UnsupportedKey {
        /// Its kind.
        kind: String,
    },
    /// What should be a secret key is none that is understood.
    NotAnIdentity,
    /// A file of secret keys holds none.
    NoIdentities,
    /// A public key stands where a secret one belongs.
    PublicKey,
    /// The environment holds the key itself, and not the name of its file.
    KeyInEnvironment,
    /// A secret key itself was typed where the name of its file belongs.
    KeyAmongArguments,
    /// Others on this machine can read the file with a secret key.
    OpenToOthers,
    /// A secret key is protected in a way that is not understood.
    UnsupportedIdentity,
    /// There is no folder in memory into which only this account can look.
    NoMemoryFolder,
    /// The file is encrypted, and no key was given.
    NeedsIdentity,
    /// There is no terminal on which the passphrase could be asked.
    NoPassphrase,
    /// The passphrase is not the right one.
    WrongPassphrase,
    /// None of the keys opens it.
    WrongKey,
    /// It is encrypted, and would be replaced by one in the clear.
    WouldBeClear,
    /// To try one passphrase takes more memory than is spent on it.
    TooMuchWork,
    /// It is cut off, changed, or no such file at all.
    Damaged,
    /// It is in a later form of encryption.
    UnknownForm,
    /// A sealed workspace lacks one of its key files.
    NoKeyFile,
    /// A key file holds the key of another workspace.
    OtherWorkspace,
    /// The key files were replaced since they were opened last, and do not let everybody in any more.
    KeysReplaced,
    /// The head of a sealed workspace is missing or does not read.
    HeadReplaced,
    /// What should be the name of a member is none.
    BadMemberName,
    /// A key is that of another member.
    KeyOfAnother,
    /// Nobody of that name is a member.
    NoSuchMember,
    /// What is in a sealed workspace would be written into one in the clear.
    IntoTheClear,
    /// One side of a merge is sealed with another key than the other.
    KeysDiffer,
    /// A passphrase opens it, and nothing says that a key is in it.
    MayBeNoKey,
    /// The copy of a workspace would lie in it, and be sealed with it.
    BackupInside,
    /// A secret key lies in the workspace, and would be sealed with it.
    SecretKeyInside,
    /// A file lies where nobody would find it again in a sealed workspace.
    NoPlaceSealed,
    /// An editor has a file of the workspace open, or was stopped while it had.
    OpenInEditor,
    /// A file that is not sealed lies where one of the workspace would be put.
    ClearInTheWay,
    /// The workspace is sealed already.
    AlreadySealed,
    /// The workspace is sealed, and this needs one that is not.
    Sealed,
    /// The workspace is not sealed.
    NotSealed,
    /// Without this member, nobody could open the workspace.
    LastMember,
}

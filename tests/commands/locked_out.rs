//! Somebody can write to what the clones share and has no key. Whatever they put there, no member is locked out.

use std::fs;
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519::{Identity, Recipient};
use lastseen::storage::encryption::key_files::{
    members_of, passphrase_path, write_keys, write_passphrase,
};
use lastseen::storage::encryption::workspace_key::WorkspaceKey;
use lastseen::storage::fs::disk::Disk;

use crate::sealed_clones::{NAME, SealedClones};
use crate::support::clones::Clones;
use crate::support::sealed::{new_key, workspace_key};

const KEY_FILE: &str = "keys/workspace.age";
const PUBLIC: &str = "keys/workspace.pub";

impl SealedClones {
    /// Somebody without a key sends a change to the clone of theirs, which is made for it.
    pub fn outsider(&self, change: impl FnOnce(&Path)) {
        self.git(".", &["clone", "--quiet", "shared", "outsider"]);
        change(&self.path("outsider"));
        self.send("outsider");
    }

    /// Asserts that the synchronisation refuses what came, and that everything is as it was.
    #[track_caller]
    fn assert_refused(&self, folder: &str, path: &str) {
        let before = self.git(folder, &["rev-parse", "HEAD"]);
        let (code, told) = self.code(folder, &["sync"]);
        assert_eq!(code, 1, "{told}");
        let told_of = format!("{path} of the other side is damaged or was replaced");
        assert!(told.contains(&told_of), "{told}");
        assert_eq!(self.git(folder, &["rev-parse", "HEAD"]), before);
        let listed = self.done(folder, &["list"]);
        assert!(listed.contains(NAME), "{listed}");
    }
}

/// Something that is encrypted to the workspace by its public key, which lies there in the clear.
fn nonsense(folder: &Path) -> Vec<u8> {
    let public = fs::read_to_string(folder.join("keys/workspace.pub")).unwrap();
    let public: Recipient = public.trim().parse().unwrap();
    age::encrypt(&public, b"nonsense\n").unwrap()
}

#[test]
fn a_key_file_without_the_key_is_never_taken_over() {
    let clones = SealedClones::new();
    clones.outsider(|folder| fs::write(folder.join(KEY_FILE), nonsense(folder)).unwrap());
    // One that is only behind, and one that went on meanwhile.
    clones.assert_refused("other", KEY_FILE);
    clones.done("workspace", &["add", "person", "name=wexfordish"]);
    clones.done("workspace", &["list"]);
    let (code, told) = clones.code("workspace", &["sync"]);
    assert_eq!(code, 1, "{told}");
    // As it says.
    let named = ["log", "--format=%H", "FETCH_HEAD", "-1", "--", KEY_FILE];
    let commit = clones.git("other", &named);
    clones.git(".", &["clone", "--quiet", "shared", "fresh"]);
    clones.git("fresh", &["revert", "--no-edit", commit.trim()]);
    clones.git("fresh", &["push", "--quiet"]);
    for folder in ["other", "workspace", "other"] {
        let (code, told) = clones.code(folder, &["sync"]);
        assert!(code == 0 || code == 5, "{told}");
    }
    let listed = clones.done("other", &["list"]);
    assert!(listed.contains("wexfordish"), "{listed}");
}

#[test]
fn a_key_file_of_another_key_is_never_taken_over() {
    let clones = SealedClones::new();
    clones.outsider(|folder| {
        // It opens for everybody, and its key opens nothing.
        let key = workspace_key(&clones.path("workspace"), &clones.identity);
        let path = folder.join(KEY_FILE);
        fs::write(
            &path,
            age::encrypt(&key.to_public(), other_key().as_bytes()).unwrap(),
        )
        .unwrap();
    });
    clones.assert_refused("other", KEY_FILE);
}

/// The key file is the one of before, so this is no other key, but a file that somebody replaced.
#[test]
fn a_public_key_that_was_swapped_is_told_as_a_replaced_file() {
    let clones = SealedClones::new();
    let public = Identity::generate().to_public().to_string();
    clones.outsider(|folder| fs::write(folder.join(PUBLIC), public).unwrap());
    clones.assert_refused("other", PUBLIC);
}

#[test]
fn a_public_key_that_is_none_is_told_as_a_replaced_file() {
    let clones = SealedClones::new();
    clones.outsider(|folder| {
        fs::write(folder.join(KEY_FILE), nonsense(folder)).unwrap();
        fs::write(folder.join(PUBLIC), "age1\u{1b}[31mnone\n").unwrap();
    });
    clones.assert_refused("other", PUBLIC);
}

fn other_key() -> String {
    Identity::generate().to_string().expose_secret().to_owned()
}

#[test]
fn an_old_key_file_does_not_put_a_new_member_out() {
    let clones = SealedClones::new();
    let old = fs::read(clones.path("workspace").join(KEY_FILE)).unwrap();
    let (_, borys) = new_key(&clones.sealed.workspace, "borys.txt");
    clones.done("workspace", &["member", "add", "Borys", &borys]);
    clones.done("workspace", &["sync"]);
    assert_eq!(clones.code("other", &["sync"]).0, 5);
    clones.outsider(|folder| fs::write(folder.join(KEY_FILE), old).unwrap());
    for folder in ["workspace", "other"] {
        clones.assert_refused(folder, KEY_FILE);
        assert!(clones.members(folder).contains(&"Borys".to_owned()));
    }
}

/// A clone that never saw the new member sees both commits at once.
#[test]
fn an_old_key_file_puts_nobody_out_in_a_clone_that_is_behind() {
    let clones = SealedClones::new();
    let old = fs::read(clones.path("workspace").join(KEY_FILE)).unwrap();
    let (_, borys) = new_key(&clones.sealed.workspace, "borys.txt");
    clones.done("workspace", &["member", "add", "Borys", &borys]);
    clones.done("workspace", &["sync"]);
    clones.outsider(|folder| fs::write(folder.join(KEY_FILE), old).unwrap());
    clones.assert_refused("other", KEY_FILE);
}

/// Adds a member who has only a passphrase, and sends that; gives the path of the file that it opens.
fn add_passphrase(clones: &SealedClones) -> String {
    let key = workspace_key(&clones.path("workspace"), &clones.identity);
    let key = { WorkspaceKey::from_text(key.to_string().expose_secret()).unwrap() };
    let disk = Disk::open(&clones.path("workspace")).unwrap();
    let mut members = members_of(&disk, &key).unwrap();
    let passphrase = SecretString::from("seven plain words".to_owned());
    let member = write_passphrase(&disk, "Vira", passphrase, 4).unwrap();
    let path = passphrase_path(&member.key);
    members.add(member).unwrap();
    write_keys(&disk, &key, &members).unwrap();
    clones.done("workspace", &["sync"]);
    assert_eq!(clones.code("other", &["sync"]).0, 5);
    path
}

#[test]
fn a_passphrase_file_is_neither_replaced_nor_removed() {
    for is_replaced in [true, false] {
        let clones = SealedClones::new();
        let path = add_passphrase(&clones);
        clones.outsider(|folder| match is_replaced {
            true => fs::write(folder.join(&path), b"nonsense").unwrap(),
            false => fs::remove_file(folder.join(&path)).unwrap(),
        });
        clones.assert_refused("workspace", &path);
        clones.assert_refused("other", &path);
    }
}

#[test]
fn passphrase_files_of_nobody_do_not_stand_before_those_of_members() {
    let clones = SealedClones::new();
    add_passphrase(&clones);
    let first = "keys/passphrase-0000.age";
    clones.outsider(|folder| {
        for number in 0..20 {
            let path = format!("keys/passphrase-{number:04}.age");
            fs::write(folder.join(path), b"nonsense").unwrap();
        }
    });
    clones.assert_refused("workspace", first);
}

#[test]
fn a_sealed_manifest_that_does_not_read_is_never_taken_over() {
    let head = "lastseen.ron.age";
    for is_replaced in [true, false] {
        let clones = SealedClones::new();
        clones.outsider(|folder| match is_replaced {
            true => fs::write(folder.join(head), nonsense(folder)).unwrap(),
            false => fs::remove_file(folder.join(head)).unwrap(),
        });
        clones.assert_refused("workspace", head);
        clones.assert_refused("other", head);
    }
}

#[test]
fn a_manifest_in_the_clear_that_does_not_read_is_never_taken_over() {
    for text in ["Workspace(format: 1, title: \"Ref", "Workspace(format: 99)"] {
        let clones = Clones::new();
        let head = clones.text("other", "lastseen.ron");
        clones.run("workspace", &["add", "person", "name=wexfordish"]);
        fs::write(clones.path("workspace", "lastseen.ron"), text).unwrap();
        for arguments in [
            &["commit", "--quiet", "--all", "-m", "x"][..],
            &["push", "--quiet", "origin", "HEAD:main"],
        ] {
            let (is_done, told) = clones.git("workspace", arguments);
            assert!(is_done, "{told}");
        }
        let (is_done, told) = clones.run("other", &["sync"]);
        assert!(!is_done, "{told}");
        assert!(told.contains("lastseen.ron"), "{told}");
        assert_eq!(clones.text("other", "lastseen.ron"), head);
        let (is_done, told) = clones.run("other", &["list"]);
        assert!(is_done, "{told}");
    }
}

#[test]
fn attributes_that_came_in_change_no_byte_of_an_encrypted_file() {
    let clones = SealedClones::new();
    clones.outsider(|folder| {
        let path = folder.join(".gitattributes");
        let text = fs::read_to_string(&path).unwrap();
        let more = "* text ident filter=lfs merge=union\n";
        fs::write(path, text + more).unwrap();
    });
    for folder in ["workspace", "other"] {
        let (code, told) = clones.code(folder, &["sync"]);
        assert!(code == 0 || code == 5, "{told}");
        clones.done(folder, &["add", "person", "name=wexfordish"]);
        let (code, told) = clones.code(folder, &["sync"]);
        assert!(code == 0 || code == 5, "{told}");
        let record = "people/p-1.ron.age";
        let asked = [
            "check-attr",
            "text",
            "ident",
            "working-tree-encoding",
            "filter",
            "merge",
            "--",
            record,
        ];
        assert_eq!(
            clones.git(folder, &asked),
            format!(
                "{record}: text: unset\n{record}: ident: unset\n{record}: working-tree-encoding: unset\n\
                 {record}: filter: unset\n{record}: merge: lastseen\n"
            )
        );
    }
    let listed = clones.done("other", &["list"]);
    assert_eq!(listed.matches("wexfordish").count(), 2, "{listed}");
}

/// What the next command tells of key files that a plain pull brought in.
const REPLACED: &str = "was replaced since you opened the workspace here last";

impl SealedClones {
    /// A plain pull into the other clone, which was opened before, of what somebody without a key put there.
    fn pulled(change: impl FnOnce(&SealedClones, &Path)) -> Self {
        let clones = Self::new();
        clones.done("other", &["list"]);
        clones.outsider(|folder| change(&clones, folder));
        clones.git("other", &["pull", "--quiet"]);
        clones
    }

    /// Asserts that no command opens the other clone, and that the way which they tell leads back.
    #[track_caller]
    fn assert_told_and_back(&self) {
        for command in [
            &["list"][..],
            &["add", "person", "name=wexfordish"],
            &["sync"],
        ] {
            let (code, told) = self.code("other", command);
            assert_eq!(code, 1, "{told}");
            assert!(told.contains(REPLACED), "{told}");
        }
        let restore = ["restore", "--source=ORIG_HEAD", "--staged", "--worktree"];
        let what = ["keys", "lastseen.ron"];
        self.git("other", &[&restore[..], &what].concat());
        assert!(self.done("other", &["list"]).contains(NAME));
        let (code, told) = self.code("other", &["sync"]);
        assert!(code == 0 || code == 5, "{told}");
        // The others get the right files again.
        let (code, told) = self.code("workspace", &["sync"]);
        assert!(code == 0 || code == 5, "{told}");
        assert!(self.done("workspace", &["list"]).contains(NAME));
        self.git(".", &["clone", "--quiet", "shared", "fresh"]);
        assert!(self.done("fresh", &["list"]).contains(NAME));
    }
}

#[test]
fn after_a_plain_pull_a_key_file_without_the_key_opens_nothing() {
    let clones = SealedClones::pulled(|_, folder| {
        fs::write(folder.join(KEY_FILE), nonsense(folder)).unwrap();
    });
    clones.assert_told_and_back();
}

#[test]
fn after_a_plain_pull_another_key_for_the_same_members_opens_nothing() {
    // Whoever knows the members' public keys may make it, and reads what is written from then on.
    let clones = SealedClones::pulled(|clones, folder| {
        let key = Identity::generate();
        let text = key.to_string();
        let public: Recipient = clones.sealed.public.parse().unwrap();
        let bytes = age::encrypt(&public, text.expose_secret().as_bytes()).unwrap();
        fs::write(folder.join(KEY_FILE), bytes).unwrap();
        let public = format!("{}\n", key.to_public());
        fs::write(folder.join("keys/workspace.pub"), public).unwrap();
    });
    clones.assert_told_and_back();
}

#[test]
fn after_a_plain_pull_a_workspace_without_its_keys_is_none_in_the_clear() {
    let clones = SealedClones::pulled(|_, folder| {
        fs::remove_dir_all(folder.join("keys")).unwrap();
        let head = "Workspace(format: 1, title: \"Refusals\")\n";
        fs::write(folder.join("lastseen.ron"), head).unwrap();
    });
    let (_, public) = new_key(&clones.sealed.workspace, "borys.txt");
    let (code, told) = clones.code("other", &["seal", "--member", "Borys", &public, "--yes"]);
    assert!(code == 1 && told.contains(REPLACED), "{told}");
    clones.assert_told_and_back();
}

#[test]
fn after_a_plain_pull_an_old_key_file_puts_nobody_out() {
    let clones = SealedClones::new();
    let old = fs::read(clones.path("workspace").join(KEY_FILE)).unwrap();
    clones.done("other", &["list"]);
    let (_, borys) = new_key(&clones.sealed.workspace, "borys.txt");
    clones.done("workspace", &["member", "add", "Borys", &borys]);
    clones.done("workspace", &["sync"]);
    // One who came in is no news.
    clones.git("other", &["pull", "--quiet"]);
    clones.done("other", &["list"]);
    clones.outsider(|folder| fs::write(folder.join(KEY_FILE), old).unwrap());
    clones.git("other", &["pull", "--quiet"]);
    clones.assert_told_and_back();
    assert!(clones.members("other").contains(&"Borys".to_owned()));
}

#[test]
fn after_a_plain_pull_passphrase_files_are_those_of_the_members() {
    for change in ["replaced", "removed", "strangers"] {
        let clones = SealedClones::new();
        let path = add_passphrase(&clones);
        clones.done("other", &["list"]);
        clones.outsider(|folder| match change {
            "replaced" => fs::write(folder.join(&path), b"nonsense").unwrap(),
            "removed" => fs::remove_file(folder.join(&path)).unwrap(),
            _ => {
                for number in 0..20 {
                    let path = format!("keys/passphrase-{number:04}.age");
                    fs::write(folder.join(path), b"nonsense").unwrap();
                }
            }
        });
        clones.git("other", &["pull", "--quiet"]);
        let (_, told) = clones.code("other", &["list"]);
        assert!(told.contains(&path), "{change}: {told}");
        clones.assert_told_and_back();
    }
}

#[test]
fn a_new_key_of_the_members_is_taken_over_if_somebody_says_so() {
    let clones = SealedClones::new();
    clones.done("other", &["list"]);
    let backup = clones.path("backup");
    let rekey = ["rekey", "--yes", "--backup", backup.to_str().unwrap()];
    clones.done("workspace", &rekey);
    // Whoever made it is told nothing.
    assert!(clones.done("workspace", &["list"]).contains(NAME));
    clones.done("workspace", &["sync"]);
    clones.git("other", &["pull", "--quiet"]);
    let (code, told) = clones.code("other", &["list"]);
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains(REPLACED) && told.contains("member accept"),
        "{told}"
    );
    let (code, told) = clones.code("other", &["member", "accept"]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains(&clones.sealed.public), "{told}");
    assert_eq!(clones.code("other", &["list"]).0, 1);
    clones.done("other", &["member", "accept", "--yes"]);
    assert!(clones.done("other", &["list"]).contains(NAME));
}

#[test]
fn a_log_under_another_key_keeps_nobody_from_writing() {
    let clones = SealedClones::new();
    clones.outsider(|folder| {
        let log = folder.join("log/bh5jjxit3ap2omwcdhert7o6scjhaqmhxfaueh24hssly747vweq");
        fs::create_dir_all(&log).unwrap();
        fs::write(log.join("1-000000000000.age"), nonsense(folder)).unwrap();
    });
    clones.git("other", &["pull", "--quiet"]);
    clones.done("other", &["note", &clones.person, "Called again."]);
    clones.done("other", &["undo"]);
    let person = clones.person.as_str();
    clones.done("other", &["erase", person, "--yes"]);
    let (_, told) = clones.code("other", &["check"]);
    assert!(
        told.contains("not sealed with the key of this workspace"),
        "{told}"
    );
}

#[test]
fn after_a_plain_pull_a_manifest_that_does_not_read_says_how_to_get_it_back() {
    let head = "lastseen.ron.age";
    for is_replaced in [true, false] {
        let clones = SealedClones::pulled(|_, folder| match is_replaced {
            true => fs::write(folder.join(head), nonsense(folder)).unwrap(),
            false => fs::remove_file(folder.join(head)).unwrap(),
        });
        let (code, told) = clones.code("other", &["list"]);
        assert_eq!(code, 1, "{told}");
        assert!(told.contains(head), "{told}");
        assert!(told.contains("missing, damaged, or was replaced"), "{told}");
        let restore = ["restore", "--source=ORIG_HEAD", "--staged", "--worktree"];
        clones.git("other", &[&restore[..], &[head]].concat());
        clones.done("other", &["sync"]);
        for folder in ["workspace", "other"] {
            let (code, told) = clones.code(folder, &["sync"]);
            assert!(code == 0 || code == 5, "{told}");
            assert!(clones.done(folder, &["list"]).contains(NAME));
        }
    }
}

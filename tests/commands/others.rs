//! Another workspace, an older copy or a received folder, without git.

use crate::support::clones::{Clones, GORSHENIN};
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn what_another_copy_says_comes_in_as_one_change() {
    let copies = Clones::copied();
    copies.done(
        "workspace",
        &["set", "p-4f8a1b2c3d", "returned", "--when", "2022-09-01"],
    );
    copies.done(
        "copy",
        &["set", "p-4f8a1b2c3d", "missing", "--when", "2022-07-14"],
    );
    copies.done("copy", &["add", "person", "name=Sidor Sample", "--yes"]);
    let before = copies.text("workspace", GORSHENIN);
    let (code, told) = copies.code("workspace", &["diff", "copy"]);
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("Sidor Sample: only there")
            && told.contains("there: Artyom Gorshenin: entry added: missing, 14 Jul 2022")
            && told.contains("here: Artyom Gorshenin: entry added: returned, 1 Sep 2022"),
        "{told}"
    );
    let told = copies.done("workspace", &["merge", "copy", "--dry-run"]);
    assert!(
        told.contains("1 new record, 1 record changes; nothing was written"),
        "{told}"
    );
    assert_eq!(copies.text("workspace", GORSHENIN), before);
    let told = copies.done("workspace", &["merge", "copy"]);
    assert!(
        told.contains("1 new record, 1 record changed; `lastseen undo` takes all of it back"),
        "{told}"
    );
    let text = copies.text("workspace", GORSHENIN);
    assert!(
        text.contains("status: Returned") && text.contains("status: Missing"),
        "{text}"
    );
    let told = copies.done("workspace", &["merge", "copy"]);
    assert_eq!(
        told,
        "nothing new: this workspace has all that the other one says\n"
    );
    copies.done("workspace", &["log", "--verify"]);
    copies.done("workspace", &["undo"]);
    assert_eq!(copies.text("workspace", GORSHENIN), before);
    let (_, told) = copies.code("workspace", &["list", "Sidor"]);
    assert!(!told.contains("Sidor Sample"), "{told}");
}

#[test]
fn an_older_copy_brings_nothing_back() {
    let copies = Clones::copied();
    copies.done("workspace", &["note", "p-4f8a1b2c3d", "Later."]);
    copies.done("workspace", &["erase", "p-4f7k9q2m8x", "--yes"]);
    let (code, told) = copies.code("workspace", &["merge", "copy"]);
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("p-4f7k9q2m8x: was erased here and does not come back"),
        "{told}"
    );
    assert!(!copies.path("workspace", "people/p-4f7k9q2m8x.ron").exists());
    assert!(copies.text("workspace", GORSHENIN).contains("Later."));
}

#[test]
fn the_same_person_under_another_id_is_proposed() {
    let copies = Clones::copied();
    copies.done(
        "workspace",
        &[
            "add",
            "person",
            "name=Sidor Ivanovich Sample",
            "born=1990-05-04",
            "--yes",
        ],
    );
    copies.done(
        "copy",
        &[
            "add",
            "person",
            "name=Sidor Ivanovich Sample",
            "born=1990-05-04",
            "--yes",
        ],
    );
    let told = copies.done("workspace", &["merge", "copy"]);
    assert!(
        told.contains("Sidor Ivanovich Sample: perhaps the same person as p-"),
        "{told}"
    );
}

#[test]
fn a_hostile_folder_leads_nowhere() {
    let copies = Clones::copied();
    let secret = copies.path("", "secret.ron");
    fs::write(
        &secret,
        "Person(id: \"p-4f7k9q2m8y\", name: \"From outside\")",
    )
    .unwrap();
    symlink(&secret, copies.path("copy", "people/p-4f7k9q2m8y.ron")).unwrap();
    fs::write(copies.path("copy", "people/p-4f7k9q2m8z.ron"), "Person(").unwrap();
    fs::create_dir_all(copies.path("copy", ".git/hooks")).unwrap();
    fs::write(copies.path("copy", ".git/hooks/post-checkout"), "touch x").unwrap();
    fs::write(
        copies.path("copy", ".git/config"),
        "[core]\n\tfsmonitor = touch x\n",
    )
    .unwrap();
    fs::write(copies.path("copy", "run-me.sh"), "").unwrap();
    let (code, told) = copies.code("workspace", &["merge", "copy"]);
    assert_eq!(code, 4, "{told}");
    assert!(!copies.path("workspace", "people/p-4f7k9q2m8y.ron").exists());
    assert!(!copies.path("workspace", "people/p-4f7k9q2m8z.ron").exists());
    let (code, told) = copies.code("workspace", &["inspect", "copy"]);
    assert_eq!(code, 1, "{told}");
    for line in [
        "a workspace: Refusals\n",
        "people: 2\n",
        "git may run a program or leave the folder: .git/hooks/post-checkout\n",
        "git may run a program or leave the folder: .git/config: core.fsmonitor = touch x\n",
        "people/p-4f7k9q2m8y.ron: a link, pipe or device",
        "run-me.sh: belongs to no workspace\n",
        "people/p-4f7k9q2m8z.ron",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(!told.contains("From outside"), "{told}");
    let (code, told) = copies.code("workspace", &["inspect", "workspace"]);
    assert!(code == 0 && told.contains("log/"), "{told}");
}

#[test]
fn what_was_undone_or_closed_here_does_not_come_back() {
    let copies = Clones::copied();
    copies.done(
        "workspace",
        &["set", "p-4f8a1b2c3d", "detained", "--when", "2023-02"],
    );
    copies.copy("workspace", "later");
    copies.done("later", &["note", "p-4f8a1b2c3d", "From there."]);
    copies.done("workspace", &["undo"]);
    copies.done("workspace", &["merge", "later"]);
    let text = copies.text("workspace", GORSHENIN);
    assert!(text.contains("From there."), "{text}");
    assert!(!text.contains("2023-02"), "{text}");
    // Taken out by hand, so that no log tells of it.
    let open = text.replacen("(\n", "(\n    public: true,\n", 1);
    fs::write(copies.path("later", GORSHENIN), open).unwrap();
    fs::write(
        copies.path("workspace", GORSHENIN),
        text.replace("Known to both.", "Known to all."),
    )
    .unwrap();
    let (_, told) = copies.code("workspace", &["merge", "later"]);
    let text = copies.text("workspace", GORSHENIN);
    assert!(!text.contains("public"), "{told} {text}");
}

#[test]
fn no_link_to_somebody_who_was_erased_comes_back() {
    let copies = Clones::copied();
    copies.done("workspace", &["distinct", "p-4f8a1b2c3d", "p-4f7k9q2m8x"]);
    copies.copy("workspace", "later");
    copies.done("later", &["note", "p-4f8a1b2c3d", "From there."]);
    copies.done("workspace", &["erase", "p-4f7k9q2m8x", "--yes"]);
    copies.done("workspace", &["merge", "later"]);
    let text = copies.text("workspace", GORSHENIN);
    assert!(text.contains("From there."), "{text}");
    assert!(!text.contains("p-4f7k9q2m8x"), "{text}");
}

fn inspected(copies: &Clones) -> String {
    let (code, told) = copies.code("workspace", &["inspect", "copy"]);
    assert_eq!(code, 1, "{told}");
    told
}

#[test]
fn what_git_writes_into_a_clone_is_no_matter_for_inspection() {
    let clones = Clones::new();
    let (code, told) = clones.code("workspace", &["inspect", "other"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("a repository of git lies in it"), "{told}");
    assert!(!told.contains("may run"), "{told}");
}

#[test]
fn inspection_tells_of_all_by_which_git_leaves_the_folder() {
    let copies = Clones::copied();
    copies.git("copy", &["init", "--quiet"]);
    let put = |path: &str, text: &str| {
        let path = copies.path("copy", path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(".git/objects/info/alternates", "/srv/objects\n");
    put(".git/commondir", "/srv/git\n");
    put(".git/modules/a/config", "[core]\nfsmonitor = x\n");
    put("files/.git", "gitdir: /srv/git\n");
    put("files/inner/HEAD", "ref: refs/heads/main\n");
    put("files/inner/objects/x", "");
    put(".lastseen/stage/erase.ron", "()");
    put(".lastseen/lock", "");
    symlink("/etc", copies.path("copy", ".git/refs/out")).unwrap();
    let told = inspected(&copies);
    for line in [
        "leave the folder: .git/objects/info/alternates\n",
        "leave the folder: .git/commondir\n",
        "leave the folder: .git/modules/a/\n",
        "leave the folder: files/.git\n",
        "leave the folder: files/inner/\n",
        ".git/refs/out: a link, pipe or device",
        ".lastseen/stage/erase.ron: private to the machine",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(!told.contains(".lastseen/lock"), "{told}");
    // A file of settings that cannot be read to its end hides something.
    let config = copies.path("copy", ".git/config");
    fs::write(&config, "#\n".repeat(800_000)).unwrap();
    let line = "leave the folder: .git/config\n";
    assert!(inspected(&copies).contains(line));
    fs::remove_file(&config).unwrap();
    symlink("/etc/hostname", &config).unwrap();
    let told = inspected(&copies);
    assert!(
        told.contains(line) && told.contains(".git/config: a link"),
        "{told}"
    );
}

#[test]
fn a_folder_that_is_no_workspace_is_told_as_such() {
    let copies = Clones::copied();
    fs::remove_file(copies.path("copy", "lastseen.ron")).unwrap();
    let told = inspected(&copies);
    assert!(
        told.contains("no workspace: there is no lastseen.ron in it\n"),
        "{told}"
    );
    fs::write(copies.path("copy", "lastseen.ron"), "(").unwrap();
    let told = inspected(&copies);
    assert!(told.contains("lastseen.ron cannot be read\n"), "{told}");
}

#[test]
fn what_does_not_come_along_is_told() {
    let copies = Clones::copied();
    copies.done("copy", &["erase", "p-4f8a1b2c3d", "--yes"]);
    fs::create_dir_all(copies.path("copy", "files")).unwrap();
    fs::write(copies.path("copy", "files/0011-report.pdf"), "x").unwrap();
    let head = copies.text("copy", "lastseen.ron");
    let query = "queries: [(name: \"From there\", query: \"status:missing\"), ";
    let head = head.replacen("queries: [", query, 1);
    fs::write(copies.path("copy", "lastseen.ron"), head).unwrap();
    for flags in [&["merge", "copy", "--dry-run"][..], &["merge", "copy"]] {
        let told = copies.done("workspace", flags);
        for line in [
            "p-4f8a1b2c3d: erased in the other workspace and still here",
            "1 attached file of copy/files is not here and was not brought",
            "saved query \"From there\": not here",
        ] {
            assert!(told.contains(line), "{line}: {told}");
        }
    }
    // Nobody but people decides about it.
    assert!(copies.path("workspace", GORSHENIN).exists());
}

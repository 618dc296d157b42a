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
    copies.write("copy", "people/p-4f7k9q2m8z.ron", "Person(");
    fs::create_dir_all(copies.path("copy", ".git/hooks")).unwrap();
    copies.write("copy", ".git/hooks/post-checkout", "touch x");
    copies.write("copy", ".git/config", "[core]\n\tfsmonitor = touch x\n");
    copies.write("copy", "run-me.sh", "");
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
    copies.write("later", GORSHENIN, open);
    copies.write(
        "workspace",
        GORSHENIN,
        text.replace("Known to both.", "Known to all."),
    );
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
    let put = |path: &str, text: &str| copies.put("copy", path, text);
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

/// Git takes a folder for a repository also if `commondir` leads to the rest of it (gitrepository-layout(5)).
#[test]
fn a_repository_in_two_parts_is_told_as_one() {
    let copies = Clones::copied();
    let put = |path: &str, text: &str| copies.put("copy", path, text);
    put("people/a/HEAD", "ref: refs/heads/main\n");
    put("people/a/commondir", "../b\n");
    put(
        "people/b/config",
        "[core]\nbare = true\nfsmonitor = touch x\n",
    );
    let part = copies.workspace.home().join("copy/people/b");
    fs::create_dir_all(part.join("objects")).unwrap();
    fs::create_dir_all(part.join("refs")).unwrap();
    let (is_one, told) = copies.git("copy/people/a", &["rev-parse", "--git-dir"]);
    assert!(is_one, "git takes it for one: {told}");
    let told = inspected(&copies);
    for line in [
        "leave the folder: people/a/\n",
        "leave the folder: people/a/commondir\n",
        "leave the folder: people/b/\n",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(!told.contains("leave the folder: people/\n"), "{told}");
    // Also if the folder itself is one.
    put("HEAD", "ref: refs/heads/main\n");
    put("commondir", "people/b\n");
    let told = inspected(&copies);
    for line in ["leave the folder: ./\n", "leave the folder: commondir\n"] {
        assert!(told.contains(line), "{line}: {told}");
    }
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
    copies.write("copy", "lastseen.ron", "(");
    let told = inspected(&copies);
    assert!(told.contains("lastseen.ron cannot be read\n"), "{told}");
}

#[test]
fn what_does_not_come_along_is_told() {
    let copies = Clones::copied();
    copies.done("copy", &["erase", "p-4f8a1b2c3d", "--yes"]);
    fs::create_dir_all(copies.path("copy", "files")).unwrap();
    copies.write("copy", "files/0011-report.pdf", "x");
    let head = copies.text("copy", "lastseen.ron");
    let query = "queries: [(name: \"From there\", query: \"status:missing\"), ";
    let head = head.replacen("queries: [", query, 1);
    copies.write("copy", "lastseen.ron", head);
    for flags in [&["merge", "copy", "--dry-run"][..], &["merge", "copy"]] {
        let told = copies.done("workspace", flags);
        for line in [
            "p-4f8a1b2c3d: erased in the other workspace and still here",
            "1 more attached file of copy/files is not here and was not brought",
        ] {
            assert!(told.contains(line), "{line}: {told}");
        }
    }
    // Nobody but people decides about it.
    assert!(copies.path("workspace", GORSHENIN).exists());
}

/// A source of `folder` with this text attached to it; where the copy lies.
fn attach(copies: &Clones, folder: &str, source: &str, text: &str) -> String {
    let file = copies.workspace.home().join("report.txt");
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    copies.done(folder, &["attach", source, file]);
    let names = copies.names(folder, "files").into_iter();
    let mut paths = names.map(|name| format!("files/{name}"));
    let is_it = |path: &String| copies.bytes(folder, path) == text.as_bytes();
    paths.find(is_it).unwrap()
}

#[test]
fn the_attached_files_of_what_comes_in_come_along() {
    let copies = Clones::copied();
    let path = attach(&copies, "copy", "s-5k8y2e7gqd", "a report");
    let told = copies.done("workspace", &["merge", "copy", "--dry-run"]);
    assert!(told.contains("1 attached file comes along\n"), "{told}");
    assert!(!copies.path("workspace", &path).exists());
    let told = copies.done("workspace", &["merge", "copy", "--json"]);
    assert!(told.contains(&path), "{told}");
    assert_eq!(copies.text("workspace", &path), "a report");
    let (_, told) = copies.code("workspace", &["check"]);
    assert!(!told.contains("files/"), "{told}");
    // Once more, nothing is new; taken back, the copy stays and is told.
    let told = copies.done("workspace", &["merge", "copy"]);
    assert!(told.contains("nothing new"), "{told}");
    copies.done("workspace", &["undo"]);
    let source = copies.text("workspace", "sources/s-5k8y2e7gqd.ron");
    assert!(!source.contains("sha256"), "{source}");
    let (_, told) = copies.code("workspace", &["check"]);
    assert!(told.contains(&path), "{told}");
}

#[test]
fn a_file_that_is_not_what_was_attached_stays_there() {
    let copies = Clones::copied();
    let altered = attach(&copies, "copy", "s-5k8y2e7gqd", "a report");
    let linked = attach(&copies, "copy", "s-5k8y2e7gqd", "another one");
    let gone = attach(&copies, "copy", "s-9d2v6c1hkt", "a third one");
    copies.write("copy", &altered, "a forgery");
    let outside = copies.workspace.home().join("outside");
    fs::write(&outside, "another one").unwrap();
    fs::remove_file(copies.path("copy", &linked)).unwrap();
    symlink(&outside, copies.path("copy", &linked)).unwrap();
    fs::remove_file(copies.path("copy", &gone)).unwrap();
    let told = copies.done("workspace", &["merge", "copy"]);
    for path in [&altered, &linked, &gone] {
        assert!(
            told.contains(&format!("{path}: a record that comes in names this file")),
            "{told}"
        );
        assert!(!copies.path("workspace", path).exists());
    }
    // A folder of copies that is a link is not followed either.
    fs::remove_dir_all(copies.path("copy", "files")).unwrap();
    let elsewhere = copies.workspace.home().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let name = linked.strip_prefix("files/").unwrap();
    fs::write(elsewhere.join(name), "another one").unwrap();
    symlink(&elsewhere, copies.path("copy", "files")).unwrap();
    copies.done("workspace", &["undo"]);
    let other = attach(&copies, "workspace", "s-9d2v6c1hkt", "of ours");
    copies.done("workspace", &["merge", "copy"]);
    assert!(!copies.path("workspace", &linked).exists());
    assert!(copies.path("workspace", &other).exists());
}

fn add_query(copies: &Clones, folder: &str, name: &str, query: &str) {
    let head = copies.text(folder, "lastseen.ron");
    let line = format!("queries: [(name: {name:?}, query: {query:?}), ");
    let head = head.replacen("queries: [", &line, 1);
    copies.write(folder, "lastseen.ron", head);
}

#[test]
fn saved_queries_come_along_under_a_free_name() {
    let copies = Clones::copied();
    add_query(&copies, "copy", "From there", "status:missing");
    add_query(&copies, "copy", "Disputed", "is:disputed place:rostov");
    let told = copies.done("workspace", &["merge", "copy"]);
    for line in [
        "saved query \"From there\": comes along\n",
        "saved query \"Disputed\": asks for something else here; the other one is kept as \"Disputed (2)\"\n",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let head = copies.text("workspace", "lastseen.ron");
    assert!(
        head.contains("(name: \"Disputed (2)\", query: \"is:disputed place:rostov\")"),
        "{head}"
    );
    assert!(head.contains("(name: \"From there\", query: \"status:missing\")"));
    // Once more, nothing is new.
    let told = copies.done("workspace", &["merge", "copy"]);
    assert!(told.contains("nothing new"), "{told}");
    copies.done("workspace", &["undo"]);
    let head = copies.text("workspace", "lastseen.ron");
    assert!(
        !head.contains("From there") && !head.contains("(2)"),
        "{head}"
    );
}

#[test]
fn a_query_for_somebody_who_was_erased_does_not_come_back() {
    let copies = Clones::copied();
    add_query(&copies, "copy", "Our case", "gorshen");
    add_query(&copies, "copy", "Another", "status:missing");
    copies.done("workspace", &["erase", "p-4f8a1b2c3d", "--yes"]);
    let told = copies.done("workspace", &["merge", "copy"]);
    assert!(
        told.contains("saved query \"Our case\": not brought"),
        "{told}"
    );
    let head = copies.text("workspace", "lastseen.ron");
    assert!(!head.contains("gorshen"), "{head}");
}

//! Two clones of a workspace that git merges with the drivers that the program sets up.

use std::process::Command;

use crate::support::clones::{Clones, GORSHENIN};
use crate::support::sealed::new_key;
use crate::support::workspace::TestWorkspace;

#[test]
fn two_statuses_merge_with_plain_git_pull() {
    let clones = Clones::new();
    let (done, told) = clones.run(
        "workspace",
        &[
            "set",
            "p-4f8a1b2c3d",
            "returned",
            "--when",
            "2022-09-01",
            "--place",
            "Rostov",
        ],
    );
    assert!(done, "{told}");
    let (done, told) = clones.run(
        "other",
        &["set", "p-4f8a1b2c3d", "missing", "--when", "2022-09-03"],
    );
    assert!(done, "{told}");
    let (merged, told) = clones.meet();
    assert!(merged, "{told}");
    let text = clones.text("other", GORSHENIN);
    assert!(
        text.contains("status: Returned") && text.contains("place: \"Rostov\""),
        "{text}"
    );
    assert!(text.contains("status: Missing"), "{text}");
    assert!(!text.contains("<<<<<<<"), "{text}");
    let (done, told) = clones.run("other", &["show", "p-4f8a1b2c3d"]);
    assert!(done, "{told}");
    // The other way round it is the same.
    clones.git("other", &["push", "--quiet"]);
    let (done, told) = clones.git(
        "workspace",
        &["pull", "--no-edit", "--quiet", "origin", "HEAD"],
    );
    assert!(done, "{told}");
    assert_eq!(clones.text("workspace", GORSHENIN), text);
}

#[test]
fn one_field_in_two_ways_is_told_and_kept_as_a_claim() {
    let clones = Clones::new();
    for (folder, born) in [("workspace", "1990-05"), ("other", "1990-03")] {
        let text = clones.text(folder, GORSHENIN);
        let text = text.trim_end().trim_end_matches(')').to_owned();
        let text = format!("{text}    born: \"{born}\",\n)\n");
        clones.write(folder, GORSHENIN, text);
    }
    let (merged, told) = clones.meet();
    assert!(merged, "{told}");
    assert!(
        told.contains("people/p-4f8a1b2c3d.ron: born: changed in two ways; \"1990-05\" counts, \"1990-03\" stands as a claim"),
        "{told}"
    );
    let text = clones.text("other", GORSHENIN);
    assert!(text.contains("born: \"1990-05\",\n"), "{text}");
    assert!(
        text.contains(
            "(field: \"born\", value: \"1990-03\", note: \"a merge of two versions\"),\n"
        ),
        "{text}"
    );
}

#[test]
fn what_is_no_record_is_merged_by_lines() {
    let clones = Clones::new();
    for (folder, text) in [("workspace", "Person("), ("other", "Person(]")] {
        clones.write(folder, GORSHENIN, text);
    }
    let (merged, told) = clones.meet();
    assert!(!merged);
    assert!(
        told.contains(
            "people/p-4f8a1b2c3d.ron: cannot be merged by itself; the markers of git stand in it."
        ),
        "{told}"
    );
    clones.assert_marked("other", GORSHENIN);
}

#[test]
fn git_takes_no_person_for_another_one_that_was_removed() {
    for (options, told_of) in [
        (None, "CONFLICT (modify/delete): people/p-4f8a1b2c3d.ron"),
        (
            Some("--no-ff"),
            "people/p-5h2c1d7f8g.ron: git takes one record for another that was moved; they were not merged.",
        ),
    ] {
        let clones = Clones::new();
        let before = clones.text("workspace", GORSHENIN);
        let new = before
            .replace("p-4f8a1b2c3d", "p-5h2c1d7f8g")
            .replace("Gorshenin", "Hlushko");
        std::fs::remove_file(clones.path("workspace", GORSHENIN)).unwrap();
        let path = "people/p-5h2c1d7f8g.ron";
        clones.write("workspace", path, &new);
        clones.done(
            "other",
            &["set", "p-4f8a1b2c3d", "returned", "--when", "2022-09-01"],
        );
        if let Some(options) = options {
            let (_, branch) = clones.git("other", &["symbolic-ref", "--short", "HEAD"]);
            let name = format!("branch.{}.mergeOptions", branch.trim());
            clones.git("other", &["config", &name, options]);
            clones.git("other", &["config", "merge.renames", "true"]);
        }
        let (merged, told) = clones.meet();
        assert!(!merged, "{told}");
        // Git finds nothing alike in two sealed files.
        let is_told =
            told.contains(told_of) || clones.is_sealed() && told.contains("modify/delete");
        assert!(is_told, "{told}");
        assert_eq!(clones.text("other", path), new);
    }
}

#[test]
fn a_clone_in_the_clear_and_a_sealed_one_are_not_mixed() {
    let clones = Clones::new();
    if clones.is_sealed() {
        return;
    }
    let (_, recipient) = new_key(&clones.workspace, "my-key.txt");
    let seal = [
        "seal",
        "--member",
        "Anna",
        &recipient,
        "--yes",
        "--no-paper",
    ];
    clones.done("workspace", &seal);
    clones.commit("workspace");
    clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
    clones.done("other", &["note", "p-4f8a1b2c3d", "Zhuravlinka."]);
    let (code, told) = clones.sync("other");
    assert_eq!(
        (
            code,
            told.contains(
                "one side of this is sealed and the other one is not: nothing was merged or sent."
            )
        ),
        (1, true),
        "{told}"
    );
    assert!(clones.text("other", GORSHENIN).contains("Zhuravlinka."));
    let (_, shared) = clones.git("shared", &["ls-tree", "-r", "--name-only", "HEAD"]);
    assert!(shared.contains("keys/workspace.age"), "{shared}");
    assert!(!shared.contains(&format!("{GORSHENIN}\n")), "{shared}");
}

#[test]
fn setup_writes_once_and_leaves_what_is_there() {
    let workspace = TestWorkspace::with_people();
    workspace
        .run(&["git", "setup"])
        .failed(1, "git rev-parse: ");
    let git = |arguments: &[&str]| {
        Command::new("git")
            .args(arguments)
            .current_dir(workspace.workspace())
            .env("HOME", workspace.home())
            .output()
            .unwrap()
    };
    git(&["init", "--quiet"]);
    workspace.write(".gitattributes", "*.png binary");
    workspace.run(&["git", "setup", "--hook"]).done();
    let attributes = workspace.text(".gitattributes");
    assert!(
        attributes.starts_with("*.png binary\npeople/*.ron merge=lastseen diff=lastseen\n"),
        "{attributes}"
    );
    assert!(workspace.text(".git/hooks/pre-commit").contains(" check\n"));
    assert_eq!(
        workspace.run(&["git", "setup", "--hook"]).done().out,
        "nothing to do: git merges and compares records with lastseen in this clone\n"
    );
    // What an earlier version wrote is replaced where it stands.
    let earlier = attributes.replace(
        "allowed_signers merge=lastseen",
        "allowed_signers merge=union",
    );
    assert_ne!(earlier, attributes);
    workspace.write(".gitattributes", &earlier);
    workspace.run(&["git", "setup"]).done();
    assert_eq!(workspace.text(".gitattributes"), attributes);
    // A comparison reads in words.
    git(&["add", "--all"]);
    git(&[
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@t",
        "commit",
        "--no-verify",
        "-qm",
        "x",
    ]);
    workspace
        .run(&["set", "p-4f8a1b2c3d", "missing", "--when", "2022-09-03"])
        .done();
    let diff = git(&["diff", "people"]);
    let diff = String::from_utf8_lossy(&diff.stdout).into_owned();
    assert!(diff.contains("+history: missing"), "{diff}");
}

#[test]
fn sync_brings_two_clones_together_and_undo_takes_the_merge_back() {
    let clones = Clones::new();
    let (code, told) = clones.sync("other");
    assert_eq!(
        (code, &*told),
        (0, "nothing to do: both sides have the same\n")
    );
    clones.done(
        "workspace",
        &["set", "p-4f8a1b2c3d", "returned", "--when", "2022-09-01"],
    );
    clones.done(
        "other",
        &["set", "p-4f8a1b2c3d", "missing", "--when", "2022-09-03"],
    );
    let (code, told) = clones.sync("workspace");
    assert_eq!(
        (code, &*told),
        (
            0,
            "1 change committed, nothing came in, no record changed on both sides\n"
        )
    );
    let (code, told) = clones.sync("other");
    assert_eq!(
        (code, &*told),
        (5, "1 change committed, 1 commit came in, 1 record merged\n")
    );
    assert_eq!(clones.sync("workspace").0, 5);
    let text = clones.text("other", GORSHENIN);
    assert!(
        text.contains("status: Returned") && text.contains("status: Missing"),
        "{text}"
    );
    assert_eq!(clones.text("workspace", GORSHENIN), text);
    for folder in ["workspace", "other"] {
        assert_eq!(clones.sync(folder).0, 0);
        let (verified, told) = clones.run(folder, &["log", "--verify"]);
        assert!(verified, "{told}");
    }
    let told = clones.done("other", &["log", "--limit", "1"]);
    assert!(told.contains("two versions merged"), "{told}");
    let told = clones.done("other", &["undo"]);
    assert!(told.contains("two versions merged"), "{told}");
    let text = clones.text("other", GORSHENIN);
    assert!(
        !text.contains("status: Returned") && text.contains("status: Missing"),
        "{text}"
    );
}

#[test]
fn a_picture_that_both_changed_waits_for_people() {
    let clones = Clones::new();
    for (folder, bytes) in [("workspace", b"\0ours"), ("other", b"\0them")] {
        clones.write(folder, "map.png", bytes);
    }
    assert_eq!(clones.sync("workspace").0, 0);
    // As often as it is asked, until somebody has told git.
    for _ in 0..2 {
        let (code, told) = clones.sync("other");
        assert_eq!(code, 3, "{told}");
        assert!(
            told.contains(
                "map.png: people must decide: both sides changed it, and it cannot be merged."
            ),
            "{told}"
        );
    }
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(clones.path("other", "."));
        assert!(git.status().expect("git").success(), "{arguments:?}");
    };
    let picture = clones.path("other", "map.png");
    let picture = picture.file_name().unwrap().to_str().unwrap();
    git(&["checkout", "--quiet", "--theirs", picture]);
    git(&["add", picture]);
    assert_eq!(clones.sync("other").0, 5);
    assert_eq!(clones.sync("workspace").0, 5);
    for folder in ["workspace", "other"] {
        assert_eq!(clones.bytes(folder, "map.png"), b"\0ours");
    }
}

#[test]
fn who_was_erased_here_does_not_come_back() {
    let clones = Clones::new();
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "Called again."]);
    assert_eq!(clones.sync("workspace").0, 0);
    clones.done("other", &["erase", "p-4f8a1b2c3d", "--yes"]);
    let (code, told) = clones.sync("other");
    assert_eq!(code, 5, "{told}");
    assert!(!clones.path("other", GORSHENIN).exists());
    // The clone that still had them is told.
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains("p-4f8a1b2c3d: erased in the other clone"),
        "{told}"
    );
    assert!(!clones.path("workspace", GORSHENIN).exists());
}

#[test]
fn who_was_erased_there_and_has_more_here_is_asked_about() {
    let clones = Clones::new();
    assert_eq!(clones.sync("workspace").0, 0);
    clones.done("other", &["erase", "p-4f8a1b2c3d", "--yes"]);
    assert_eq!(clones.sync("other").0, 0);
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "Sidorovich called."]);
    for _ in 0..2 {
        let (code, told) = clones.sync("workspace");
        assert_eq!(code, 3, "{told}");
        assert!(
            told.contains("p-4f8a1b2c3d: erased in the other clone, and this clone has more about them. The merge waits."),
            "{told}"
        );
    }
    // Nothing went out.
    assert_eq!(clones.sync("other").0, 0);
    assert!(clones.path("workspace", GORSHENIN).exists());
    let (code, told) = clones.code("workspace", &["sync", "origin", "--erase"]);
    assert_eq!(code, 5, "{told}");
    assert!(told.contains("p-4f8a1b2c3d: erased here as well"), "{told}");
    assert_eq!(clones.sync("other").0, 5);
    for folder in ["workspace", "other"] {
        assert!(!clones.path(folder, GORSHENIN).exists());
        let logs = clones.logs(folder);
        assert!(!logs.contains("Sidorovich"), "{folder}: {logs}");
        clones.done(folder, &["log", "--verify"]);
    }
}

#[test]
fn links_and_private_files_of_the_other_side_are_not_taken_over() {
    let clones = Clones::new();
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "From here."]);
    let link = clones.path("other", "people/p-4f7k9q2m8y.ron");
    std::os::unix::fs::symlink("/etc/passwd", &link).unwrap();
    std::fs::create_dir_all(clones.path("other", ".lastseen")).unwrap();
    clones.write("other", ".lastseen/clone.ron", "foreign");
    clones.git("other", &["add", "--force", ".lastseen/clone.ron"]);
    clones.commit("other");
    clones.git("other", &["push", "--quiet", "origin", "HEAD"]);
    let before = std::fs::read(clones.path("workspace", ".lastseen/clone.ron")).ok();
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains(".lastseen/clone.ron: not taken over")
            && told.contains("people/p-4f7k9q2m8y.ron: not taken over"),
        "{told}"
    );
    assert!(!clones.path("workspace", "people/p-4f7k9q2m8y.ron").exists());
    let after = std::fs::read(clones.path("workspace", ".lastseen/clone.ron")).ok();
    assert_eq!(after, before);
}

#[test]
fn what_people_must_decide_is_told_and_taken_up_again() {
    let clones = Clones::new();
    for (folder, text) in [("workspace", "Person("), ("other", "Person(]")] {
        clones.write(folder, GORSHENIN, text);
    }
    assert_eq!(clones.sync("workspace").0, 0);
    for _ in 0..2 {
        let (code, told) = clones.sync("other");
        assert_eq!(code, 3, "{told}");
        assert!(
            told.contains("people/p-4f8a1b2c3d.ron: people must decide"),
            "{told}"
        );
    }
    let decided = "Person(\n    id: \"p-4f8a1b2c3d\",\n    name: \"Artyom Demo\",\n)\n";
    clones.write("other", GORSHENIN, decided);
    if clones.is_sealed() {
        // Without markers nobody but git can be told.
        clones.git("other", &["add", "--all", "--", "people"]);
    }
    assert_eq!(clones.sync("other").0, 5);
    assert_eq!(clones.sync("workspace").0, 5);
    assert_eq!(clones.text("workspace", GORSHENIN), decided);
}

#[test]
fn what_somebody_removed_while_merging_is_not_told_to_stay() {
    let clones = Clones::new();
    std::fs::remove_file(clones.path("workspace", GORSHENIN)).unwrap();
    clones.done("other", &["note", "p-4f8a1b2c3d", "From there."]);
    let (merged, told) = clones.meet();
    assert!(!merged, "{told}");
    std::fs::remove_file(clones.path("other", GORSHENIN)).unwrap();
    let (_, told) = clones.sync("other");
    assert!(!told.contains("it stays"), "{told}");
    assert!(!clones.path("other", GORSHENIN).exists());
}

#[test]
fn a_bundle_is_carried_by_hand() {
    let clones = Clones::new();
    let bundle = clones.path("", "stick.bundle").display().to_string();
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "From here."]);
    clones.done("other", &["note", "p-4f8a1b2c3d", "From there."]);
    assert_eq!(
        clones.code("workspace", &["sync", "--bundle", &bundle]).0,
        0
    );
    assert_eq!(clones.code("other", &["sync", "--bundle", &bundle]).0, 5);
    assert_eq!(
        clones.code("workspace", &["sync", "--bundle", &bundle]).0,
        5
    );
    let text = clones.text("workspace", GORSHENIN);
    assert!(
        text.contains("From here.") && text.contains("From there."),
        "{text}"
    );
    assert_eq!(clones.text("other", GORSHENIN), text);
}

#[test]
fn a_remote_is_never_taken_for_a_flag() {
    let clones = Clones::new();
    let (code, told) = clones.code("other", &["sync", "--", "--upload-pack=touch x"]);
    assert_eq!(
        (code, &*told),
        (1, "lastseen: git remote: --upload-pack=touch x\n")
    );
}

#[test]
fn a_pushed_configuration_of_git_is_never_put_in_place() {
    let clones = Clones::new();
    let script = "blob=$(printf '[core]\\n\\tfsmonitor = touch ../ran\\n' | git hash-object -w --stdin) \
                  && folder=$(printf '100644 blob %s\\tconfig\\n' $blob | git mktree) \
                  && tree=$( (git ls-tree HEAD; printf '040000 tree %s\\t.git\\n' $folder) | git mktree) \
                  && git -c user.name=t -c user.email=t@t commit-tree $tree -p HEAD -m x";
    let made = Command::new("sh")
        .args(["-c", script])
        .current_dir(clones.path("other", ""))
        .env("HOME", clones.workspace.home())
        .output()
        .unwrap();
    let commit = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let (_, branch) = clones.git("other", &["symbolic-ref", "--short", "HEAD"]);
    let refs = format!("{commit}:refs/heads/{}", branch.trim());
    let (done, told) = clones.git("other", &["push", "--quiet", "origin", &refs]);
    assert!(done, "{told}");
    let before = clones.text("workspace", ".git/config");
    let (_, told) = clones.sync("workspace");
    assert!(told.contains(".git/config"), "{told}");
    let now = clones.text("workspace", ".git/config");
    assert!(!now.contains("fsmonitor"), "{now}");
    assert!(now.starts_with(&before), "{now}");
    assert!(!clones.path("", "ran").exists());
}

#[test]
fn a_push_that_meets_another_one_on_the_server_is_tried_again() {
    let clones = Clones::new();
    clones.done("other", &["note", "p-4f7k9q2m8x", "Zhuravlinka."]);
    clones.commit("other");
    clones.git(
        "other",
        &["push", "--quiet", "origin", "HEAD:refs/heads/side"],
    );
    // While the first push is taken, another one is there first.
    let hook = clones.path("shared", "hooks/update");
    let script = "#!/bin/sh\n[ \"$1\" = refs/heads/side ] && exit 0\n[ -e ran ] && exit 0\ntouch ran\ngit update-ref \"$1\" refs/heads/side\n";
    std::fs::write(&hook, script).unwrap();
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&hook, executable).unwrap();
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "Bryanka."]);
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(clones.path("shared", "ran").exists());
    assert!(
        clones
            .text("workspace", "people/p-4f7k9q2m8x.ron")
            .contains("Zhuravlinka.")
    );
    let (_, sent) = clones.git("other", &["pull", "--no-edit", "--quiet"]);
    assert!(
        clones.text("other", GORSHENIN).contains("Bryanka."),
        "{sent}"
    );
}

#[test]
fn a_push_that_is_refused_is_no_success() {
    let clones = Clones::new();
    let hook = clones.path("shared", "hooks/pre-receive");
    std::fs::create_dir_all(hook.parent().unwrap()).unwrap();
    std::fs::write(&hook, "#!/bin/sh\nexit 1\n").unwrap();
    let mut permissions = std::fs::metadata(&hook).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
    std::fs::set_permissions(&hook, permissions).unwrap();
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "From here."]);
    for _ in 0..2 {
        let (code, told) = clones.sync("workspace");
        assert_eq!(code, 1, "{told}");
        assert!(told.contains("git push"), "{told}");
    }
}

#[test]
fn a_bundle_is_private_and_lies_outside() {
    use std::os::unix::fs::PermissionsExt;
    let clones = Clones::new();
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "From here."]);
    let inside = clones.workspace.home().join("workspace/in.bundle");
    let inside = inside.display().to_string();
    let (code, told) = clones.code("workspace", &["sync", "--bundle", &inside]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("name a file outside of it"), "{told}");
    assert!(!clones.path("workspace", "in.bundle").exists());
    let outside = clones.path("", "out.bundle");
    clones.done(
        "workspace",
        &["sync", "--bundle", outside.to_str().unwrap()],
    );
    let mode = std::fs::metadata(&outside).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let left = std::fs::read_dir(clones.path("", "")).unwrap();
    let left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(
        left.filter(|name| name.starts_with(".lastseen-")).count(),
        0
    );
}

//! People who are erased in one clone: what another one has of them goes, and nothing brings them back.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use crate::support::clones::{Clones, GORSHENIN};
use crate::support::records;
use crate::support::workspace::PROGRAM;

const ARTYOM: &str = "p-4f8a1b2c3d";
const MAKSIM: &str = "p-4f7k9q2m8x";

fn nobody_is_named(clones: &Clones, folder: &str, words: &[&str]) {
    let logs = clones.logs(folder);
    for word in words {
        assert!(!logs.contains(word), "{folder}: {word}");
    }
}

/// Both clones have a line of a log that tells of both people; then each erases another one of them.
fn both_erased() -> Clones {
    let clones = Clones::new();
    let both = format!("{ARTYOM}\n{MAKSIM}\n");
    let set = ["set", "-", "missing", "--when", "2022-09-03"];
    let (code, told) = clones.code_with_input("workspace", &both, &set);
    assert_eq!(code, 0, "{told}");
    assert_eq!(clones.sync("workspace").0, 0);
    assert_eq!(clones.sync("other").0, 5);
    clones.done("workspace", &["erase", ARTYOM, "--yes"]);
    clones.done("other", &["erase", MAKSIM, "--yes"]);
    clones
}

const NAMES: [&str; 4] = [ARTYOM, MAKSIM, "Gorshenin", "Kochetkov"];

#[test]
fn of_a_line_about_two_people_who_were_erased_in_two_clones_neither_comes_back() {
    let clones = both_erased();
    for (folder, code) in [
        ("workspace", 0),
        ("other", 5),
        ("workspace", 5),
        ("other", 0),
    ] {
        let (is, told) = clones.code(folder, &["sync", "origin", "--erase"]);
        assert_eq!(is, code, "{folder}: {told}");
    }
    for folder in ["workspace", "other"] {
        nobody_is_named(&clones, folder, &NAMES);
        let (verified, told) = clones.run(folder, &["log", "--verify"]);
        assert!(verified, "{folder}: {told}");
        // Nobody has a change left that could be taken back.
        let (_, told) = clones.code(folder, &["undo"]);
        assert!(
            !told.contains("broken") && !told.contains("tampered"),
            "{told}"
        );
    }
}

#[test]
fn nor_do_they_with_plain_git_pull() {
    let clones = both_erased();
    let (done, told) = clones.meet();
    if clones.is_sealed() {
        // Git cannot look into the parts of a log.
        assert!(!done, "{told}");
        clones.done("other", &["mergetool"]);
        clones.commit("other");
    } else {
        assert!(done, "{told}");
    }
    nobody_is_named(&clones, "other", &NAMES);
    // Nobody vouches for what git made of the two lines until the next synchronisation.
    assert!(!clones.run("other", &["log", "--verify"]).0);
    assert_eq!(clones.sync("other").0, 0);
    let (verified, told) = clones.run("other", &["log", "--verify"]);
    assert!(verified, "{told}");
}

#[test]
fn whoever_has_nothing_more_of_an_erased_person_is_told_that_they_are_gone() {
    let clones = Clones::new();
    clones.done("workspace", &["note", ARTYOM, "Known to both."]);
    assert_eq!(clones.sync("workspace").0, 0);
    assert_eq!(clones.sync("other").0, 5);
    clones.done("other", &["erase", ARTYOM, "--yes"]);
    assert_eq!(clones.sync("other").0, 0);
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    let gone = "p-4f8a1b2c3d: erased in the other clone, and gone here as well";
    assert!(told.contains(gone), "{told}");
    assert!(!clones.path("workspace", GORSHENIN).exists());
    nobody_is_named(
        &clones,
        "workspace",
        &[ARTYOM, "Gorshenin", "Known to both"],
    );
}

#[test]
fn private_files_about_an_erased_person_are_asked_about() {
    let clones = Clones::new();
    clones.done("workspace", &["note", ARTYOM, "Known to both."]);
    assert_eq!(clones.sync("workspace").0, 0);
    assert_eq!(clones.sync("other").0, 5);
    // A version that was put aside, as after two saved one file at once.
    let aside = ".lastseen/conflicts/1-people-p-4f8a1b2c3d.ron";
    clones.write("workspace", aside, records::GORSHENIN);
    let aside = clones.path("workspace", aside);
    clones.done("other", &["erase", ARTYOM, "--yes"]);
    assert_eq!(clones.sync("other").0, 0);
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("this clone has more about them"), "{told}");
    assert!(aside.exists());
    let (code, told) = clones.code("workspace", &["sync", "origin", "--erase"]);
    assert_eq!(code, 5, "{told}");
    assert!(!aside.exists() && !clones.path("workspace", GORSHENIN).exists());
    nobody_is_named(&clones, "workspace", &[ARTYOM, "Gorshenin"]);
}

/// `other` adds somebody and sends them; `workspace` has the files of that and no commit that tells of them, as a
/// synchronisation leaves it that was killed.
fn half_merged() -> (Clones, String) {
    let clones = Clones::new();
    assert_eq!(clones.sync("workspace").0, 0);
    let told = clones.done("other", &["add", "person", "name=Sample Later", "--yes"]);
    let id = told.trim().to_owned();
    let (code, told) = clones.sync("other");
    assert!(code == 0 || code == 5, "{told}");
    let record = format!("people/{id}.ron");
    let logs = clones.names("other", "log").into_iter();
    for path in logs.map(|name| format!("log/{name}")).chain([record]) {
        clones.write("workspace", &path, clones.bytes("other", &path));
    }
    (clones, id)
}

fn nobody_is_back(clones: &Clones, id: &str) {
    for folder in ["workspace", "other", "workspace", "other"] {
        let (code, told) = clones.code(folder, &["sync", "origin", "--erase"]);
        assert!(code == 0 || code == 5, "{folder}: {told}");
    }
    for folder in ["workspace", "other"] {
        let record = clones.path(folder, &format!("people/{id}.ron"));
        assert!(!record.exists(), "{folder}");
        nobody_is_named(clones, folder, &[id, "Sample Later"]);
        let (verified, told) = clones.run(folder, &["log", "--verify"]);
        assert!(verified, "{folder}: {told}");
    }
}

#[test]
fn a_merge_that_was_killed_brings_nobody_back_who_was_erased_there_meanwhile() {
    let (clones, id) = half_merged();
    clones.done("other", &["erase", &id, "--yes"]);
    let (code, told) = clones.sync("other");
    assert_eq!(code, 0, "{told}");
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 3, "{told}");
    nobody_is_back(&clones, &id);
}

#[test]
fn a_merge_that_was_killed_brings_nobody_back_who_was_erased_here_meanwhile() {
    let (clones, id) = half_merged();
    clones.done("workspace", &["erase", &id, "--yes"]);
    nobody_is_back(&clones, &id);
}

#[test]
fn after_a_plain_pull_of_an_erasure_private_files_let_go_of_the_person() {
    let clones = Clones::new();
    let is_there = |name: &str| clones.path("other", &format!(".lastseen/{name}")).exists();
    let write = |name: &str, text: &str| clones.write("other", &format!(".lastseen/{name}"), text);
    write("qz-notes", "about p-4f8a1b2c3d\n");
    write("qz-other", "about p-4f7k9q2m8x\n");
    write("qz-name", "Called the mother of Gorshenin, Artyom.\n");
    clones.done("other", &["list"]);
    assert!(is_there("qz-notes") && is_there("qz-name"));
    clones.done("workspace", &["erase", "p-4f8a1b2c3d", "--yes"]);
    clones.sync("workspace");
    let (pulled, told) = clones.git("other", &["pull", "--no-edit", "--quiet"]);
    assert!(pulled, "{told}");
    clones.done("other", &["list"]);
    assert!(!is_there("qz-notes") && !is_there("qz-name"));
    assert!(is_there("qz-other"));
    // Somebody else of that name may be written about later.
    write("qz-name", "Called the mother of Gorshenin, Artyom.\n");
    clones.done("other", &["list"]);
    assert!(is_there("qz-name"));
}

/// Nor a folder of that name. Neither has lines that could tell of somebody.
#[test]
fn a_link_among_the_logs_keeps_no_private_file_about_an_erased_person() {
    let makes: [fn(&Path); 2] = [
        |path| symlink("/etc/hostname", path).unwrap(),
        |path| fs::create_dir(path).unwrap(),
    ];
    for make in makes {
        let clones = Clones::new();
        let words = ".lastseen/snapshot-words-0123456789abcdef";
        clones.done("other", &["list"]);
        clones.put("other", ".lastseen/qz-notes", "about p-4f7k9q2m8x\n");
        clones.put("other", words, "kochetkov");
        clones.done("workspace", &["erase", MAKSIM, "--yes"]);
        clones.sync("workspace");
        let (pulled, told) = clones.git("other", &["pull", "--no-edit", "--quiet"]);
        assert!(pulled, "{told}");
        make(&clones.path("other", "log/made.log"));
        clones.done("other", &["list"]);
        assert!(!clones.path("other", words).exists());
    }
}

#[test]
fn a_file_that_is_too_large_for_a_log_stops_no_erasure_and_is_sent_to_nobody() {
    let clones = Clones::new();
    if clones.is_sealed() {
        // What is not sealed is no log there, however large it is.
        return;
    }
    clones.put("other", "log/large.log", "");
    let large = clones.workspace.home().join("other/log/large.log");
    let large = fs::File::options().write(true).open(large).unwrap();
    large.set_len(1100 * 1024 * 1024).unwrap();
    clones.write("other", ".git/info/exclude", "large.log\n");
    let told = clones.done("other", &["erase", ARTYOM, "--yes"]);
    assert!(
        told.contains(
            "stays: log/large.log cannot be read; look whether it speaks of them, or let its owner look"
        ),
        "{told}"
    );
    assert!(!clones.path("other", GORSHENIN).exists());
    assert_eq!(clones.sync("other").0, 0);
    let (_, listed) = clones.git("other", &["ls-files", "log"]);
    assert!(!listed.contains("large.log"), "{listed}");
    clones.sync("workspace");
    assert!(!clones.path("workspace", GORSHENIN).exists());
}

#[test]
fn a_name_that_comes_in_again_in_another_record_is_told() {
    let clones = Clones::new();
    clones.done("workspace", &["erase", "p-4f8a1b2c3d", "--yes"]);
    clones.sync("workspace");
    clones.sync("other");
    clones.done(
        "other",
        &["note", "p-4f7k9q2m8x", "Held with Artyom Gorshenin."],
    );
    clones.sync("other");
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains("stays: people/p-4f7k9q2m8x.ron came in and names somebody who was erased"),
        "{told}"
    );
    // Nothing is told of others.
    clones.done("other", &["note", "c-7m3x0w5rzn", "A camp."]);
    clones.sync("other");
    let (_, told) = clones.sync("workspace");
    assert!(!told.contains("stays:"), "{told}");
}

#[test]
fn somebody_who_was_erased_and_comes_in_again_is_told() {
    let clones = Clones::new();
    clones.done("workspace", &["erase", ARTYOM, "--yes"]);
    clones.sync("workspace");
    clones.sync("other");
    let (out, told) = clones.git("other", &["checkout", "HEAD~1", "--", "people"]);
    assert!(out, "{told}");
    clones.commit("other");
    clones.git("other", &["push", "--quiet", "origin", "HEAD"]);
    clones.done("workspace", &["note", MAKSIM, "Seen in Omsk."]);
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains("stays: people/p-4f8a1b2c3d.ron came in, and this person was erased: ask why it is there again. To erase them again: `lastseen erase p-4f8a1b2c3d`"),
        "{told}"
    );
    assert!(!told.contains("p-4f7k9q2m8x.ron came in"), "{told}");
    clones.done("workspace", &["erase", ARTYOM, "--yes"]);
    assert_eq!(clones.sync("workspace").0, 0);
    let (_, told) = clones.sync("other");
    assert!(!told.contains("this person was erased"), "{told}");
    assert!(
        !clones
            .names("other", "people")
            .contains(&"p-4f8a1b2c3d.ron".to_owned())
    );
}

#[test]
fn the_given_name_of_one_and_the_family_name_of_another_are_nobodys_name() {
    let clones = Clones::new();
    for id in [ARTYOM, MAKSIM] {
        clones.done("workspace", &["erase", id, "--yes"]);
    }
    clones.sync("workspace");
    clones.sync("other");
    clones.done("other", &["note", "c-7m3x0w5rzn", "Ask maksimgorshenin."]);
    clones.sync("other");
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(!told.contains("stays:"), "{told}");
    clones.done("other", &["note", "c-7m3x0w5rzn", "Ask artyomgorshenin."]);
    clones.sync("other");
    let (_, told) = clones.sync("workspace");
    assert!(
        told.contains("stays: cases/c-7m3x0w5rzn.ron came in and names somebody who was erased"),
        "{told}"
    );
}

/// Runs `list` in `other` with a git that writes down what is asked of it: its arguments and each object.
fn asked_of_git(clones: &Clones) -> String {
    let home = clones.workspace.home();
    let folder = home.join("asked");
    fs::create_dir_all(&folder).unwrap();
    let log = folder.join("log");
    let _ = fs::remove_file(&log);
    let script = format!(
        "#!/bin/sh\nlog='{}'\necho \"git $*\" >> \"$log\"\nPATH=${{PATH#*:}}\ncase \"$*\" in\n*cat-file*) tee -a \"$log\" | git \"$@\";;\n*) exec git \"$@\";;\nesac\n",
        log.display()
    );
    fs::write(folder.join("git"), script).unwrap();
    fs::set_permissions(folder.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap();
    let done = Command::new(PROGRAM)
        .arg("-w")
        .arg(clones.path("other", ""))
        .arg("list")
        .envs(clones.identity())
        .env("HOME", home)
        .env("XDG_STATE_HOME", home.join("state"))
        .env("LASTSEEN_AUTHOR", "other")
        .env("PATH", format!("{}:{path}", folder.display()))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    fs::read_to_string(log).unwrap_or_default()
}

/// A comparison with a fingerprint costs what it is meant to cost, so nobody is compared twice.
#[test]
fn after_another_erasure_nobody_is_asked_about_again() {
    let clones = Clones::new();
    clones.write("other", ".lastseen/qz-notes", "nobody\n");
    let mut people = Vec::new();
    for name in ["Ivan Demo", "Pavel Sample", "Anton Mock", "Oleg Trial"] {
        let told = clones.done(
            "workspace",
            &["add", "person", &format!("name={name}"), "--yes"],
        );
        people.push(told.trim().to_owned());
    }
    clones.sync("workspace");
    clones.sync("other");
    let erase = |id: &str| {
        clones.done("workspace", &["erase", id, "--yes"]);
        clones.sync("workspace");
        let (pulled, told) = clones.git("other", &["pull", "--no-edit", "--quiet"]);
        assert!(pulled, "{told}");
        asked_of_git(&clones)
    };
    let objects = |asked: &str| {
        let objects = asked.lines().filter(|line| line.contains(":people/"));
        objects.count()
    };
    // Of who was removed and erased by nobody, it is asked once, as long as the logs name them.
    clones.done("workspace", &["undo"]);
    assert_eq!(objects(&erase(&people[0])), 2);
    for id in &people[1..3] {
        let asked = erase(id);
        assert_eq!(objects(&asked), 1, "{asked}");
        assert!(asked.lines().count() <= 9, "{asked}");
    }
    assert_eq!(asked_of_git(&clones), "");
    // Without a private file there is nothing to ask for.
    fs::remove_file(clones.path("other", ".lastseen/qz-notes")).unwrap();
    assert_eq!(erase(ARTYOM), "");
}

/// A signed commit whose signature git would have checked by a program of the configuration.
const SIGNED: &str = "git cat-file commit HEAD | awk 'NR>1 && /^$/ && !done {print \"gpgsig -----BEGIN PGP SIGNATURE-----\"; print \" \"; print \" iQ==\"; print \" -----END PGP SIGNATURE-----\"; done=1} {print}' > ../commit && git update-ref HEAD $(git hash-object -t commit -w ../commit)";

#[test]
fn opening_a_received_folder_runs_nothing_that_its_git_names() {
    let clones = Clones::new();
    clones.done("workspace", &["erase", ARTYOM, "--yes"]);
    clones.sync("workspace");
    clones.git("other", &["pull", "--no-edit", "--quiet"]);
    clones.write("other", ".lastseen/qz-notes", "nobody\n");
    let made = Command::new("sh")
        .args(["-c", SIGNED])
        .current_dir(clones.path("other", ""))
        .env("HOME", clones.workspace.home())
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let ran = clones.path("", "ran");
    let program = clones.path("", "evil");
    fs::write(&program, format!("#!/bin/sh\ntouch '{}'\n", ran.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let hooks = clones.path("other", ".git/hooks");
    fs::create_dir_all(&hooks).unwrap();
    for hook in [
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "pre-commit",
    ] {
        fs::copy(&program, hooks.join(hook)).unwrap();
    }
    let program = program.display();
    let included = format!("[gpg]\n\tprogram = {program}\n[gpg \"ssh\"]\n\tprogram = {program}\n");
    clones.put("other", "included", included);
    let config = format!(
        "[include]\n\tpath = ../included\n[log]\n\tshowSignature = true\n[core]\n\tfsmonitor = {program}\n\tsshCommand = {program}\n\tpager = {program}\n\talternateRefsCommand = {program}\n[diff]\n\texternal = {program}\n[filter \"x\"]\n\tclean = {program}\n\tsmudge = {program}\n\tprocess = {program}\n[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\tpromisor = true\n\tpartialclonefilter = blob:none\n\turl = ext::{program}\n[protocol \"ext\"]\n\tallow = always\n"
    );
    let before = clones.text("other", ".git/config");
    clones.write("other", ".git/config", before + &config);
    clones.write("other", ".git/info/attributes", "* filter=x diff=x\n");
    clones.run(
        ".",
        &["inspect", clones.path("other", "").to_str().unwrap()],
    );
    for arguments in [
        &["list"][..],
        &["check"],
        &["log", "--verify"],
        &["show", MAKSIM],
    ] {
        clones.run("other", arguments);
        assert!(!ran.exists(), "{arguments:?}");
    }
    // The trap works.
    clones.git("other", &["log"]);
    assert!(ran.exists());
}

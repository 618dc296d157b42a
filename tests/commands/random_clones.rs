//! Three clones that are changed at random, killed while they synchronise, and brought together: all end with
//! the same records, nothing that was acknowledged is missing, and nobody who was erased is back.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::signatures::has_ssh_keygen;
use crate::support::sealed::{SealedWorkspace, files_with, opened, workspace_key};
use crate::support::simulated_disk::is_sealed_run;
use crate::support::workspace::{PROGRAM, TestWorkspace};

const CLONES: [&str; 3] = ["workspace", "second", "third"];

const NAMES: [&str; 6] = [
    "Ivan Demo",
    "Pavel Sample",
    "Anton Mock",
    "Oleg Trial",
    "Maksim Model",
    "Artyom Figure",
];

/// The same numbers for the same seed (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

struct Team {
    workspace: TestWorkspace,
    numbers: Numbers,
    /// What was acknowledged and not taken back, by its word, with the record in which it was put.
    said: BTreeMap<String, String>,
    erased: BTreeSet<String>,
    count: usize,
    /// What was done, to be read if the test fails.
    story: RefCell<Vec<String>>,
    /// The key that opens the clones, if they are sealed.
    key: Option<PathBuf>,
}

impl Drop for Team {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("{}", self.story.borrow().join("\n"));
        }
    }
}

impl Team {
    fn new(seed: u64) -> Self {
        match is_sealed_run() {
            true => Self::sealed(seed),
            false => Self::of(TestWorkspace::new(), None, seed),
        }
    }

    /// The same, whose clones are sealed.
    fn sealed(seed: u64) -> Self {
        let workspace = SealedWorkspace::new("Refusals").workspace;
        let key = workspace.home().join("my-key.txt");
        Self::of(workspace, Some(key), seed)
    }

    fn of(workspace: TestWorkspace, key: Option<PathBuf>, seed: u64) -> Self {
        let team = Self {
            workspace,
            key,
            numbers: Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            said: BTreeMap::new(),
            erased: BTreeSet::new(),
            count: 0,
            story: RefCell::default(),
        };
        team.git("workspace", &["init", "--quiet"]);
        team.done("workspace", &["git", "setup"]);
        for (number, name) in NAMES.iter().enumerate() {
            let born = format!("born={}", 1980 + number);
            team.done(
                "workspace",
                &["add", "person", &format!("name={name}"), &born],
            );
        }
        team.git("workspace", &["add", "--all"]);
        team.git("workspace", &["commit", "--quiet", "-m", "beginning"]);
        team.git(".", &["clone", "--quiet", "--bare", "workspace", "shared"]);
        team.git("workspace", &["remote", "add", "origin", "../shared"]);
        for clone in &CLONES[1..] {
            team.git(".", &["clone", "--quiet", "shared", clone]);
            team.done(clone, &["git", "setup"]);
        }
        team
    }

    /// Every clone signs its log from now on, each with a key of its own.
    fn sign(&self) {
        for clone in CLONES {
            let key = format!("key-{clone}");
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f", &key])
                .current_dir(self.workspace.home())
                .status();
            assert!(made.unwrap().success());
            let key = self.workspace.home().join(key);
            self.done(clone, &["sign", "on", "--key", key.to_str().unwrap()]);
        }
    }

    fn environment(&self, command: &mut Command, author: &str) {
        let home = self.workspace.home();
        command
            .env("HOME", home)
            .env("XDG_STATE_HOME", home.join("state"))
            .env("LASTSEEN_AUTHOR", author)
            .env("GIT_CONFIG_NOSYSTEM", "1");
        if let Some(key) = &self.key {
            command.env("LASTSEEN_IDENTITY", key);
        }
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "t");
            command.env(format!("GIT_{role}_EMAIL"), "t@t");
        }
    }

    fn git(&self, folder: &str, arguments: &[&str]) {
        let mut command = Command::new("git");
        command
            .args(["-c", "init.defaultBranch=main"])
            .args(arguments)
            .current_dir(self.workspace.home().join(folder));
        self.environment(&mut command, folder);
        let done = command.output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }

    fn command(&self, clone: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.arg("-w").arg(self.workspace.home().join(clone));
        command.args(arguments);
        self.environment(&mut command, clone);
        command
    }

    fn code(&self, clone: &str, arguments: &[&str]) -> (i32, String) {
        let done = self.command(clone, arguments).output().unwrap();
        let told = [done.stdout, done.stderr].concat();
        let told = String::from_utf8_lossy(&told).into_owned();
        let code = done.status.code().unwrap();
        let line = format!("{clone}: {arguments:?}: {code}: {}", told.trim_end());
        self.story.borrow_mut().push(line);
        (code, told)
    }

    fn done(&self, clone: &str, arguments: &[&str]) {
        let (code, told) = self.code(clone, arguments);
        assert_eq!(code, 0, "{arguments:?}: {told}");
    }

    /// The people of a clone, by their ids.
    fn people(&self, clone: &str) -> BTreeMap<String, String> {
        let workspace = self.workspace.home().join(clone);
        let key = self.key.as_ref();
        let key = key.map(|member| workspace_key(&workspace, member));
        let paths = fs::read_dir(workspace.join("people")).unwrap();
        let paths = paths.map(|one| one.unwrap().path());
        let ending = if key.is_some() { "age" } else { "ron" };
        let is_record = |path: &PathBuf| path.extension().is_some_and(|end| end == ending);
        paths
            .filter(is_record)
            .map(|path| {
                let name = path.file_name().unwrap().to_str().unwrap();
                let id = name.split('.').next().unwrap().to_owned();
                let text = match &key {
                    Some(key) => opened(&path, key),
                    None => fs::read_to_string(path).unwrap(),
                };
                (id, text)
            })
            .collect()
    }

    /// What has gone from the people of this clone is no more to be looked for.
    fn forget(&mut self, before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) {
        let all = |people: &BTreeMap<String, String>| {
            people.values().cloned().collect::<Vec<_>>().join("\n")
        };
        let (before, after) = (all(before), all(after));
        self.said
            .retain(|word, _| !before.contains(word) || after.contains(word));
    }

    /// One random change in one clone.
    fn change(&mut self, clone: &str) {
        let people = self.people(clone);
        let ids: Vec<&String> = people.keys().collect();
        if ids.len() < 3 {
            self.add(clone);
            return;
        }
        let id = ids[self.numbers.below(ids.len())].clone();
        let other = ids[self.numbers.below(ids.len())].clone();
        self.count += 1;
        let word = format!("word{}x", self.count);
        match self.numbers.below(100) {
            0..40 => {
                let statuses = ["missing", "detained", "returned", "redeployed"];
                let status = statuses[self.numbers.below(4)];
                let when = format!("2022-{:02}", 1 + self.numbers.below(12));
                self.say(
                    clone,
                    &word,
                    &["set", &id, status, "--when", &when, "--note", &word],
                );
            }
            40..65 => self.say(clone, &word, &["note", &id, &word]),
            65..78 if std::env::var_os("LASTSEEN_TEST_HAND").is_some() => {
                self.edit(clone, &id, &people[&id], &word);
            }
            65..83 => self.add(clone),
            83..92 => {
                self.code(clone, &["undo"]);
                let after = self.people(clone);
                self.forget(&people, &after);
            }
            92..97 => {
                self.code(clone, &["join", &id, &other, "--yes"]);
            }
            _ => {
                let (code, _) = self.code(clone, &["erase", &id, "--yes"]);
                let after = self.people(clone);
                if code == 0 {
                    let gone = people.keys().filter(|id| !after.contains_key(*id));
                    self.erased.extend(gone.cloned());
                    self.forget(&people, &after);
                }
            }
        }
    }

    fn say(&mut self, clone: &str, word: &str, arguments: &[&str]) {
        let (code, told) = self.code(clone, arguments);
        if code != 0 {
            return;
        }
        let people = self.people(clone);
        let put = people.iter().find(|(_, text)| text.contains(word));
        let (id, _) = put.unwrap_or_else(|| panic!("{arguments:?}: {told}"));
        self.said.insert(word.to_owned(), id.clone());
    }

    fn add(&mut self, clone: &str) {
        self.count += 1;
        let word = format!("Word{}x", self.count);
        let name = format!("name={word} Added");
        self.say(clone, &word, &["add", "person", &name, "--yes"]);
    }

    /// A field, as somebody writes it with an editor: a value of two sides counts or stands as a claim.
    fn edit(&mut self, clone: &str, id: &str, text: &str, word: &str) {
        let field = ["home", "summary"][self.numbers.below(2)];
        if text.contains(&format!("    {field}:")) || !text.ends_with(")\n") {
            return;
        }
        let text = format!("{}    {field}: \"{word}\",\n)\n", &text[..text.len() - 2]);
        let path = self
            .workspace
            .home()
            .join(clone)
            .join(format!("people/{id}.ron"));
        fs::write(path, text).unwrap();
        self.said.insert(word.to_owned(), id.to_owned());
    }

    /// Brings a clone together with the others; sometimes it is killed.
    fn sync(&mut self, clone: &str) {
        let before = self.people(clone);
        self.sync_or_kill(clone);
        self.follow_erasures(clone, &before);
    }

    /// Whoever is one person here with somebody who was erased elsewhere is erased as well.
    fn follow_erasures(&mut self, clone: &str, before: &BTreeMap<String, String>) {
        let after = self.people(clone);
        let leads_to = |text: &str| {
            let (_, rest) = text.split_once("merged_into: \"")?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let pairs: Vec<(String, String)> = before
            .iter()
            .filter_map(|(id, text)| Some((id.clone(), leads_to(text)?)))
            .collect();
        for _ in 0..=pairs.len() {
            for (one, other) in &pairs {
                for (erased, id) in [(one, other), (other, one)] {
                    if self.erased.contains(erased) && !after.contains_key(id) {
                        self.erased.insert(id.clone());
                    }
                }
            }
        }
    }

    fn sync_or_kill(&mut self, clone: &str) {
        let arguments = ["sync", "origin", "--erase"];
        if self.numbers.below(3) > 0 {
            let (code, told) = self.code(clone, &arguments);
            assert!(code == 0 || code == 5, "{clone}: {code}: {told}");
            return;
        }
        let mut command = self.command(clone, &arguments);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let pause = self.numbers.below(400) as u64;
        sleep(Duration::from_millis(pause));
        let line = format!("{clone}: sync, killed after {pause} ms");
        self.story.borrow_mut().push(line);
        let _ = child.kill();
        child.wait().unwrap();
    }

    /// Until nobody has anything new.
    fn meet(&mut self) {
        for round in 0..8 {
            let codes = CLONES.map(|clone| {
                let before = self.people(clone);
                let (code, told) = self.code(clone, &["sync", "origin", "--erase"]);
                assert!(code == 0 || code == 5, "{clone}, {round}: {code}: {told}");
                self.follow_erasures(clone, &before);
                code
            });
            if round > 0 && codes == [0, 0, 0] {
                return;
            }
        }
        panic!("the clones never come together");
    }

    fn look(&self) {
        let first = self.people("workspace");
        let all: String = first.values().cloned().collect();
        for (word, id) in &self.said {
            assert!(
                all.contains(word) || self.erased.contains(id),
                "{word}, said of {id}, is missing"
            );
        }
        for clone in CLONES {
            assert_eq!(self.people(clone), first, "{clone}");
            for id in &self.erased {
                assert!(!first.contains_key(id), "{clone}: {id} is back");
            }
            let (code, told) = self.code(clone, &["log", "--verify"]);
            assert_eq!(code, 0, "{clone}: {told}");
            let (_, found) = self.code(clone, &["check"]);
            for sign in [
                "cannot be read",
                "does not parse",
                "<<<<<<<",
                "no RON",
                "the log has",
            ] {
                assert!(!found.contains(sign), "{clone}: {found}");
            }
            let (_, listed) = self.code(clone, &["list", "--json", "--limit", "100000"]);
            for id in first.keys() {
                let text = &first[id];
                assert!(
                    listed.contains(id.as_str()) || text.contains("merged_into"),
                    "{clone}: {id} does not read"
                );
            }
        }
    }
}

/// A number from the environment, or the usual one.
fn number(name: &str, usual: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(usual, |value| value.parse().unwrap())
}

/// The seeds that `LASTSEEN_TEST_SEED` names: a number, or two with `..` between them.
fn seeds() -> RangeInclusive<u64> {
    let named = std::env::var("LASTSEEN_TEST_SEED").unwrap_or_else(|_| "17".to_owned());
    let (first, last) = named.split_once("..").unwrap_or((&named, &named));
    first.parse().unwrap()..=last.parse().unwrap()
}

/// A team for each of the seeds.
fn teams(of: fn(u64) -> Team) -> impl Iterator<Item = Team> {
    seeds().map(move |seed| {
        println!("LASTSEEN_TEST_SEED={seed}");
        of(seed)
    })
}

/// `LASTSEEN_TEST_CHANGES` changes in each clone, or as many as is usual.
fn change_and_meet(team: &mut Team, usual: u64) {
    let changes = number("LASTSEEN_TEST_CHANGES", usual);
    println!("LASTSEEN_TEST_CHANGES={changes}");
    for _ in 0..changes * 3 {
        let clone = CLONES[team.numbers.below(3)];
        team.change(clone);
        if team.numbers.below(6) == 0 {
            let clone = CLONES[team.numbers.below(3)];
            team.sync(clone);
        }
    }
    team.meet();
}

#[test]
fn three_clones_end_with_the_same() {
    for mut team in teams(Team::new) {
        change_and_meet(&mut team, 12);
        team.look();
    }
}

#[test]
fn three_sealed_clones_end_with_the_same_and_nothing_of_it_is_in_the_clear() {
    for mut team in teams(Team::sealed) {
        change_and_meet(&mut team, 8);
        team.look();
        assert_eq!(files_with(team.workspace.home(), &NAMES), [""; 0]);
    }
}

#[test]
fn three_clones_that_sign_end_with_the_same_and_every_line_is_vouched_for() {
    if !has_ssh_keygen() {
        return;
    }
    for mut team in teams(Team::new) {
        team.sign();
        change_and_meet(&mut team, 5);
        // What was killed between a line and its signature is signed by the next one.
        for clone in CLONES {
            team.done(clone, &["sign", "now"]);
        }
        team.meet();
        team.look();
        for clone in CLONES {
            let (_, told) = team.code(clone, &["log", "--verify", "--json"]);
            let told: serde_json::Value = serde_json::from_str(&told).unwrap();
            let members = told["signatures"]["members"].as_array().unwrap();
            assert_eq!(members.len(), CLONES.len(), "{told}");
            let logs = members.iter().map(|member| member["logs"].as_array());
            for log in logs.flat_map(Option::unwrap) {
                assert_eq!(log["signed"], log["lines"], "{told}");
            }
        }
    }
}

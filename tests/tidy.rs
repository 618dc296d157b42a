//! Keeps the structure that `ARCHITECTURE.md` draws: ranks, no import cycles, no globs, short files,
//! each capability (files, clocks, the terminal, fuzzy matching) in its own modules only, and names
//! that lead to one thing each: public types, files, and what a file says of itself.
//!
//! Unit tests inside `src` are left out of every rule: items under `#[cfg(test)]`, and files that
//! are declared as such an item. So are comments and the contents of string literals.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "tidy/sentences.rs"]
mod sentences;

/// The rank of each top-level module; one may import another only from a strictly lower rank.
const RANKS: &[(&str, u8)] = &[
    ("record", 0),
    ("ron_text", 0),
    ("config", 0),
    ("spelling", 0),
    ("casebook", 1),
    ("search", 2),
    ("storage", 2),
    ("exchange", 2),
    ("text", 2),
    ("app", 3),
    ("tui", 4),
    ("cli", 4),
    ("main", 5),
];

/// The most lines that a file may have, its unit tests not counted.
const LINES: usize = 500;

/// Texts that may stand only in some modules, with the reason.
const HOMES: &[(&[&str], &[&str], &str)] = &[
    (
        &["std::fs", "fs::"],
        &["storage", "config"],
        "files belong to storage",
    ),
    (
        &[
            "SystemTime::now",
            "Instant::now",
            "Timestamp::now",
            "Zoned::now",
        ],
        &["storage", "tui", "cli"],
        "time comes in as an argument",
    ),
    (
        &["ratatui", "crossterm"],
        &["tui"],
        "the terminal belongs to tui",
    ),
    (
        &["fuzzy_matcher"],
        &["search"],
        "fuzzy matching belongs to search",
    ),
    (
        &[".unwrap()", "todo!"],
        &[],
        "an error is handled or passed on",
    ),
    (&["pub use"], &[], "every item has one path"),
];

/// Files in which a value's form for programmers makes bytes that nobody reads: what is compared or sealed.
const DEBUG_FORMS: &[&str] = &[
    "storage/fs/mod.rs",
    "storage/load/findings.rs",
    "storage/queue/queue_macs.rs",
    "storage/workspace/clone_name.rs",
];

/// One source file: its path below `src`, and its text.
struct File {
    path: String,
    text: String,
}

/// One place in which one file names an item of the crate.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    line: usize,
    path: Vec<String>,
}

#[test]
fn the_sources_keep_the_rules() {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    collect(&root, "", &mut files);
    assert!(files.len() > 20, "the sources were not found");
    let found = [findings(&files), bad_names(&files)].concat();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Everything in which the files break the rules.
fn findings(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let rooms: BTreeSet<String> = files.iter().map(|file| room(&file.path)).collect();
    let tests = only_tests(files);
    for file in files.iter().filter(|file| !tests.contains(&file.path)) {
        let code = without_tests(&code_of(&file.text));
        let here = room(&file.path);
        let imports = imports(&code, &here);
        found.extend(length(file, &code));
        found.extend(homes(file, &code));
        found.extend(ranks(file, &imports));
        found.extend(globs(file, &code));
        found.extend(debug_forms(file, &code));
        let needs = imports
            .iter()
            .filter_map(|import| owner(&import.path, &rooms))
            .filter(|target| *target != here);
        graph.insert(here.clone(), needs.collect());
    }
    found.extend(cycles(&graph));
    found
}

/// Every name that does not lead to one thing.
fn bad_names(files: &[File]) -> Vec<String> {
    let tests = only_tests(files);
    let own: Vec<&File> = files
        .iter()
        .filter(|file| !tests.contains(&file.path))
        .collect();
    let mut found = types_of_one_name(&own);
    found.extend(stems_of_one_name(files));
    found.extend(own.iter().filter_map(|file| misnamed(file)));
    found
}

/// Public types that share a name: whoever reads it must look which one is meant.
fn types_of_one_name(files: &[&File]) -> Vec<String> {
    let mut homes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in files {
        let code = without_tests(&code_of(&file.text));
        for (keyword, name) in public_items(&code) {
            if matches!(keyword, "struct" | "enum" | "trait" | "type" | "union") {
                homes.entry(name.to_owned()).or_default().push(&file.path);
            }
        }
    }
    homes
        .into_iter()
        .filter(|(_, paths)| paths.len() > 1)
        .map(|(name, paths)| {
            format!(
                "the public type `{name}` stands in src/{}",
                paths.join(" and in src/")
            )
        })
        .collect()
}

/// Files and folders of one name in the same top-level module.
fn stems_of_one_name(files: &[File]) -> Vec<String> {
    let mut homes: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for file in files {
        let inner = file.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if let Some((_, stem)) = inner.rsplit_once('/') {
            let key = (top(&file.path), stem);
            homes.entry(key).or_default().push(&file.path);
        }
    }
    homes
        .into_iter()
        .filter(|(_, paths)| paths.len() > 1)
        .map(|((module, stem), paths)| {
            format!(
                "`{stem}` stands twice in `{module}`: src/{}",
                paths.join(" and src/")
            )
        })
        .collect()
}

/// A file whose name holds a word that neither a public item of it nor its own head has: whoever
/// looks for the name would not find the file, and whoever reads the file would not know its name.
fn misnamed(file: &File) -> Option<String> {
    let stem = file.path.rsplit('/').next()?.strip_suffix(".rs")?;
    if matches!(stem, "mod" | "lib" | "main") {
        return None;
    }
    let head = file.text.lines().map_while(|line| line.strip_prefix("//!"));
    let mut told: BTreeSet<String> = head.flat_map(words).collect();
    let code = without_tests(&code_of(&file.text));
    told.extend(public_items(&code).flat_map(|(_, name)| words(name)));
    let strange = stem
        .split('_')
        .find(|word| !told.iter().any(|other| is_form_of(word, other)))?;
    Some(format!(
        "src/{}: neither its head nor a public name in it has the word `{strange}`",
        file.path
    ))
}

/// The words of a text or of a name, in small letters: `read_record` and `ReadRecord` are two each.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in text.chars() {
        let begins = !c.is_alphanumeric() || (was_small && c.is_uppercase());
        if begins {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether two words are forms of one: `join` of `joining`, `query` of `queries`.
fn is_form_of(one: &str, other: &str) -> bool {
    let length = one.len().min(other.len()).min(4);
    one == other || (length > 2 && one.get(..length) == other.get(..length))
}

/// The keyword and the name of every public item in code without tests.
fn public_items(code: &str) -> impl Iterator<Item = (&str, &str)> {
    code.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("pub")?;
        let rest = match rest.strip_prefix('(') {
            Some(scope) => scope.split_once(')')?.1,
            None => rest,
        };
        let mut tokens = rest.strip_prefix(' ')?.split(' ').peekable();
        loop {
            let keyword = tokens.next()?;
            let next = tokens.peek()?;
            let is_qualifier = matches!(*next, "fn" | "unsafe" | "extern");
            if is_qualifier && matches!(keyword, "const" | "async" | "unsafe") {
                continue;
            }
            let is_item = [
                "fn", "struct", "enum", "trait", "type", "union", "const", "static",
            ]
            .contains(&keyword);
            let end = next.find(|c: char| !(c.is_alphanumeric() || c == '_'));
            let name = &next[..end.unwrap_or(next.len())];
            return is_item.then_some((keyword, name));
        }
    })
}

/// The files that are there for tests alone: those whose `mod` line stands under `#[cfg(test)]`.
fn only_tests(files: &[File]) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for file in files {
        let folder = match file.path.strip_suffix("mod.rs") {
            Some(folder) => folder.to_owned(),
            None => format!("{}/", file.path.trim_end_matches(".rs")),
        };
        let mut under_test = false;
        for line in file.text.lines() {
            let name = line
                .split_once("mod ")
                .filter(|(visibility, _)| visibility.is_empty() || visibility.starts_with("pub"))
                .map(|(_, rest)| rest)
                .and_then(|rest| rest.strip_suffix(';'));
            if let (true, Some(name)) = (under_test, name) {
                tests.insert(format!("{folder}{name}.rs"));
            }
            under_test = line == "#[cfg(test)]";
        }
    }
    tests
}

fn length(file: &File, code: &str) -> Option<String> {
    let lines = code.trim_end().lines().count();
    (lines > LINES).then(|| format!("src/{}: {lines} lines, the limit is {LINES}", file.path))
}

fn homes(file: &File, code: &str) -> Vec<String> {
    let module = top(&file.path);
    let mut found = Vec::new();
    for (texts, allowed, why) in HOMES {
        if allowed.contains(&module) {
            continue;
        }
        for (number, line) in (1..).zip(code.lines()) {
            if let Some(text) = texts.iter().find(|text| stands_in(line, text)) {
                found.push(format!("src/{}:{number}: `{text}`: {why}", file.path));
            }
        }
    }
    found
}

/// Whether `text` stands in the line, and is not merely the end of a longer name.
/// Where a text that somebody may read has a value in its form for programmers.
fn debug_forms(file: &File, code: &str) -> Vec<String> {
    if DEBUG_FORMS.contains(&file.path.as_str()) {
        return Vec::new();
    }
    let lines = file.text.lines().zip(code.lines());
    (1..)
        .zip(lines)
        .filter(|(_, (text, code))| {
            let is_text = !code.trim().is_empty() && !code.contains("assert");
            is_text && (text.contains(":?}") || text.contains(":#?}"))
        })
        .map(|(at, _)| {
            let path = &file.path;
            format!("src/{path}:{at}: `:?` in a text; no user reads Rust")
        })
        .collect()
}

fn stands_in(line: &str, text: &str) -> bool {
    line.match_indices(text).any(|(at, _)| {
        !text.starts_with(char::is_alphanumeric)
            || !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}

fn ranks(file: &File, imports: &[Import]) -> Vec<String> {
    let module = top(&file.path);
    // lib.rs only declares the modules.
    if module == "lib" {
        return Vec::new();
    }
    let Some(own) = rank(module) else {
        return vec![format!(
            "src/{}: the module `{module}` has no rank",
            file.path
        )];
    };
    imports
        .iter()
        .filter_map(|import| {
            let target = import.path.first()?;
            if target == module || rank(target).is_some_and(|rank| rank < own) {
                return None;
            }
            Some(format!(
                "src/{}:{}: `{module}` must not import `{}`",
                file.path,
                import.line,
                import.path.join("::")
            ))
        })
        .collect()
}

fn globs(file: &File, code: &str) -> Vec<String> {
    (1..)
        .zip(code.lines())
        .filter(|(_, line)| line.contains("::*") || line.trim_start().starts_with("use *"))
        .map(|(number, _)| format!("src/{}:{number}: a glob import", file.path))
        .collect()
}

/// Files of which each imports the next, back to the first: for each file the shortest such ring,
/// and each ring once.
fn cycles(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut rings: BTreeMap<BTreeSet<&str>, String> = BTreeMap::new();
    for start in graph.keys() {
        let mut rows: Vec<Vec<&str>> = vec![vec![start]];
        let mut seen = BTreeSet::new();
        let mut next = 0;
        while let Some(row) = rows.get(next).cloned() {
            next += 1;
            let last = row[row.len() - 1];
            let needs = graph.get(last).into_iter().flatten();
            if needs.clone().any(|need| need == start) {
                let text = format!("imports in a ring: {} -> {start}", row.join(" -> "));
                rings.entry(row.into_iter().collect()).or_insert(text);
                break;
            }
            for need in needs.filter(|need| seen.insert(need.as_str())) {
                rows.push([row.as_slice(), &[need.as_str()]].concat());
            }
        }
    }
    rings.into_values().collect()
}

fn rank(module: &str) -> Option<u8> {
    RANKS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, rank)| *rank)
}

/// The top-level module that a file belongs to: `cli` for `cli/list.rs`, `main` for `main.rs`.
fn top(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or(path);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// The module path of a file: `cli::list` for `cli/list.rs`, `cli` for `cli/mod.rs`.
fn room(path: &str) -> String {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    path.strip_suffix("/mod").unwrap_or(path).replace('/', "::")
}

/// The file that an item lives in: the longest beginning of its path that is a file.
fn owner(path: &[String], rooms: &BTreeSet<String>) -> Option<String> {
    (1..=path.len())
        .rev()
        .map(|length| path[..length].join("::"))
        .find(|candidate| rooms.contains(candidate))
}

/// Every item of the crate that the code names, in `use` and in place; `super` is resolved.
fn imports(code: &str, here: &str) -> Vec<Import> {
    let mut found = Vec::new();
    for (root, above) in [
        ("crate::", 0),
        ("lastseen::", 0),
        ("super::", 1),
        ("self::", 0),
    ] {
        for (at, _) in code.match_indices(root) {
            let before = &code[..at];
            if before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let mut path: Vec<String> = match root {
                "super::" | "self::" => here.split("::").map(str::to_owned).collect(),
                _ => Vec::new(),
            };
            path.truncate(path.len().saturating_sub(above));
            let line = before.matches('\n').count() + 1;
            let mut leaves = Vec::new();
            tree(&code[at + root.len()..], &path, &mut leaves);
            found.extend(leaves.into_iter().map(|path| Import { line, path }));
        }
    }
    found
}

/// Reads one path or one tree of paths in braces; gives what follows it.
fn tree<'a>(text: &'a str, before: &[String], leaves: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = tree(rest, before, leaves).trim_start();
            match rest.strip_prefix(',').map(str::trim_start) {
                Some(more) if !more.starts_with('}') => rest = more,
                Some(more) => return &more[1..],
                None => return rest.strip_prefix('}').unwrap_or(rest),
            }
        }
    }
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let mut path = before.to_vec();
    match name {
        "super" => {
            path.pop();
        }
        "" | "self" => {}
        name => path.push(name.to_owned()),
    }
    match rest.strip_prefix("::") {
        Some(rest) => tree(rest, &path, leaves),
        None => {
            leaves.push(path);
            rest
        }
    }
}

/// The text with comments and the contents of literals blanked, line for line.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = skipped(rest).unwrap_or(0);
        if length == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let blank = |c| if c == '\n' { c } else { ' ' };
        code.extend(rest[..length].chars().map(blank));
        rest = &rest[length..];
    }
    code
}

/// The length of the comment or literal that the text begins with.
fn skipped(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(text.find("*/").map_or(text.len(), |end| end + 2));
    }
    for hashes in ["", "#", "##"] {
        let open = format!("r{hashes}\"");
        if text.starts_with(&open) {
            let close = format!("\"{hashes}");
            let end = text[open.len()..].find(&close)?;
            return Some(open.len() + end + close.len());
        }
    }
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (count, (at, c)) in text.char_indices().enumerate().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + 1),
            // A quote that is not closed after one character begins a lifetime.
            _ if quote == '\'' && count > 1 && !text.starts_with("'\\") => return None,
            _ => {}
        }
    }
    None
}

/// The code without the items that are compiled for tests only.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let end = item_end(item);
        kept.extend(item[..end].chars().filter(|c| *c == '\n'));
        rest = &item[end..];
    }
    kept.push_str(rest);
    kept
}

/// Where an item ends: at its closing brace, or at the semicolon that comes before any brace.
fn item_end(item: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

fn collect(folder: &Path, below: &str, files: &mut Vec<File>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if Path::new(&path).extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            files.push(File { path, text });
        }
    }
}

/// Files given as path and text.
fn files(files: &[(&str, &str)]) -> Vec<File> {
    let file = |(path, text): &(&str, &str)| File {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    files.iter().map(file).collect()
}

fn found(given: &[(&str, &str)]) -> Vec<String> {
    findings(&files(given))
}

fn named_badly(given: &[(&str, &str)]) -> Vec<String> {
    bad_names(&files(given))
}

#[test]
fn an_import_from_the_same_or_a_higher_rank_is_found() {
    for text in [
        "use crate::storage::workspace::Workspace;",
        "use crate::{record::id::RecordId, tui::run::run};",
        "fn f() { crate::app::state::f() }",
        "fn f() -> crate::cli::out::Out<'static> { 'x' }",
        "use super::super::app::state::State;",
    ] {
        let found = found(&[("text/date.rs", text)]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].starts_with("src/text/date.rs:1: `text` must not import"),
            "{found:?}"
        );
    }
    assert_eq!(
        found(&[("novel/x.rs", "")]),
        ["src/novel/x.rs: the module `novel` has no rank"]
    );
    let main = found(&[(
        "main.rs",
        "use lastseen::cli::run::run;\nfn main() { run() }",
    )]);
    assert!(main.is_empty(), "{main:?}");
}

#[test]
fn two_public_types_of_one_name_are_found() {
    let one = "//! A side.\npub struct Side;\nstruct Own;\n";
    for other in [
        "pub enum Side {}\n",
        "pub(crate) type Side = u8;\n",
        "pub(in crate::text) trait Side {}\n",
    ] {
        let text = format!("//! Another side.\n{other}struct Own;\n");
        assert_eq!(
            named_badly(&[("text/side.rs", one), ("casebook/another.rs", &text)]),
            ["the public type `Side` stands in src/text/side.rs and in src/casebook/another.rs"],
            "{other}"
        );
    }
    // A function may be called like another one, and a type of the tests like one of the program.
    let text =
        "//! Another side.\npub fn side() {}\n#[cfg(test)]\nmod tests {\n    pub struct Side;\n}\n";
    let found = named_badly(&[("text/side.rs", one), ("casebook/another.rs", text)]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn two_files_of_one_name_in_a_module_are_found() {
    let text = "//! A page, and pages.\n";
    assert_eq!(
        named_badly(&[("text/log/page.rs", text), ("text/page/mod.rs", text)]),
        ["`page` stands twice in `text`: src/text/log/page.rs and src/text/page/mod.rs"]
    );
    let found = named_badly(&[("text/log/page.rs", text), ("app/page/mod.rs", text)]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_file_that_does_not_tell_its_name_is_found() {
    for text in [
        "//! Whatever.\n",
        "fn pending_queries() {}\n",
        "//! Pending.\n#[cfg(test)]\nmod tests {\n    pub fn query() {}\n}\n",
        "//! Pending.\nfn f() {} //! query\n",
    ] {
        let found = named_badly(&[("text/pending_query.rs", text)]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].starts_with("src/text/pending_query.rs: neither its head nor"),
            "{found:?}"
        );
    }
    for text in [
        "//! Queries that are pending.\n",
        "//! What waits.\npub struct PendingQuery<'a>(&'a str);\n",
        "//! What waits.\npub(in crate::text) const fn pending_queries() {}\n",
        "//! Pending.\nimpl A {\n    pub async fn query(&self) {}\n}\n",
    ] {
        let found = named_badly(&[("text/pending_query.rs", text)]);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn what_keeps_the_rules_is_left_alone() {
    let text = "\
//! use crate::app::x; and fs::read are only written about here.
use crate::text::safe::Safe;
/// `pub use` in a comment; \"
const TEXT: &str = \"std::fs::read and crate::tui::x\";
fn f<'a>(quote: char) -> bool { quote == '\"' || quote == '\\'' }
const MORE: &str = r#\"SystemTime::now \" \"#;
fn f() { offs::thing() }
#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::State;
    fn f() { std::fs::read().unwrap(); }
}
";
    let found = found(&[("text/date.rs", text)]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_file_is_a_test_only_where_its_mod_line_says_so() {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let unwraps = "fn f() { g().unwrap(); }\n";
    let found = findings(&[
        file(
            "record/mod.rs",
            "#[cfg(test)]\nmod b_tests;\nmod c_tests;\n",
        ),
        file("record/b_tests.rs", unwraps),
        file("record/c_tests.rs", unwraps),
    ]);
    assert!(
        found.iter().all(|one| !one.contains("b_tests")),
        "{found:?}"
    );
    assert!(found.iter().any(|one| one.contains("c_tests")), "{found:?}");
}

#[test]
fn an_import_cycle_is_found() {
    let found = found(&[
        ("text/a.rs", "use crate::text::b::B;"),
        ("text/b.rs", "use crate::text::c::{C, D};"),
        ("text/c.rs", "use super::a::A;"),
        ("text/d.rs", "use crate::text::a::A;"),
    ]);
    assert_eq!(
        found,
        ["imports in a ring: text::a -> text::b -> text::c -> text::a"]
    );
}

#[test]
fn what_has_another_home_is_found() {
    for (path, text) in [
        ("cli/list.rs", "use std::fs;"),
        ("cli/list.rs", "fn f() { fs::read(x); }"),
        ("app/state.rs", "fn f() { Timestamp::now(); }"),
        ("cli/list.rs", "use crossterm::style::Color;"),
        ("app/state.rs", "use fuzzy_matcher::FuzzyMatcher;"),
        ("tui/run.rs", "fn f() { x.unwrap(); }"),
        ("tui/run.rs", "fn f() { todo!() }"),
        ("text/date.rs", "pub use crate::text::safe::Safe;"),
        ("text/date.rs", "use crate::text::safe::*;"),
    ] {
        let found = found(&[(path, text)]);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
}

#[test]
fn a_form_for_programmers_in_a_text_is_found() {
    let text = "fn f() {\n    format!(\"{x:?}\");\n    format!(\"{:#?}\", y);\n}\n";
    assert_eq!(found(&[("text/date.rs", text)]).len(), 2);
    let tests = format!("#[cfg(test)]\nmod tests {{\n{text}}}\n// {{x:?}}\n");
    assert!(found(&[("text/date.rs", &tests)]).is_empty());
}

#[test]
fn a_file_that_is_too_long_is_found() {
    let long = "fn f() {}\n".repeat(LINES + 1);
    assert_eq!(found(&[("text/date.rs", &long)]).len(), 1);
    let tests = format!("#[cfg(test)]\nmod tests {{\n{long}}}\n");
    assert_eq!(found(&[("text/date.rs", &tests)]).len(), 0);
}

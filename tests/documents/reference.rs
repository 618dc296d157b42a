//! The reference: tables of keys and commands as the program has them, and examples that it understands.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::fs;

use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory, Parser};
use jiff::civil::date;
use lastseen::app::keys::context::Context;
use lastseen::app::keys::key_table::{KeyTableRow, TABLE};
use lastseen::cli::run::Cli;
use lastseen::search::query::parse::parse;
use lastseen::spelling::common_words::{little, translated};

use crate::{documents, root, spans, text};

/// Holds what stands in a document between the marks of this name against what the program says.
fn same(document: &str, name: &str, made: &str) {
    let whole = text(document);
    let begin = format!("<!-- from the program: {name} -->\n");
    let (before, rest) = whole
        .split_once(&begin)
        .unwrap_or_else(|| panic!("{document} has no place for {name}"));
    let (stands, after) = rest.split_once("<!-- end -->").unwrap();
    if stands == made {
        return;
    }
    assert!(
        env::var_os("UPDATE_DOCS").is_some(),
        "{document}: {name} is not as the program has it. UPDATE_DOCS=1 cargo test --test documents \
         writes it again; it must be:\n{made}"
    );
    let new = format!("{before}{begin}{made}<!-- end -->{after}");
    fs::write(root().join(document), new).unwrap();
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
        .replace('<', "&lt;")
        .replace('\n', " ")
}

fn keys(row: &KeyTableRow) -> String {
    let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
    keys.join(" ")
}

#[test]
fn the_keys_are_those_of_the_program() {
    let contexts: BTreeSet<String> = TABLE
        .iter()
        .map(|row| format!("{:?}", row.context))
        .collect();
    for context in contexts {
        let mut made = "| keys | name | what it does |\n|---|---|---|\n".to_owned();
        for row in TABLE {
            if format!("{:?}", row.context) == context {
                let help = cell(row.help());
                writeln!(made, "| {} | `{}` | {help} |", keys(row), row.name).unwrap();
            }
        }
        same("docs/keys.md", &format!("keys {context}"), &made);
    }
}

#[test]
fn the_words_of_places_are_those_of_the_program() {
    let mut made = "| Russian | Ukrainian | Belarusian | English |\n|---|---|---|---|\n".to_owned();
    for words in translated() {
        let words = words.map(|words| words.replace('|', ", "));
        writeln!(made, "| {} |", words.join(" | ")).unwrap();
    }
    same("docs/place-words.md", "translated words", &made);
    let mut made = "| in | words |\n|---|---|\n".to_owned();
    for (of, words) in ["names of people", "titles", "places", "units"]
        .iter()
        .zip(little())
    {
        writeln!(made, "| {of} | {} |", words.join(", ")).unwrap();
    }
    same("docs/place-words.md", "little words", &made);
}

#[test]
fn the_first_keys_are_those_of_the_last_line() {
    let mut made = "| keys | what it does |\n|---|---|\n".to_owned();
    for row in TABLE {
        if row.context == Context::Panes && row.hint().is_some() {
            writeln!(made, "| {} | {} |", keys(row), cell(row.help())).unwrap();
        }
    }
    same("README.md", "first keys", &made);
}

/// The rows of a command's arguments, or of the flags of all commands.
fn arguments(command: &Command, of_all: bool) -> String {
    let mut made = String::new();
    for arg in command.get_arguments() {
        let own = !["help", "version"].contains(&arg.get_id().as_str());
        if own && arg.is_global_set() == of_all {
            writeln!(
                made,
                "| `{}` | {} |",
                arg.to_string().replace('|', "\\|"),
                told(arg)
            )
            .unwrap();
        }
    }
    made
}

fn told(arg: &Arg) -> String {
    let mut told = cell(&arg.get_help().map(ToString::to_string).unwrap_or_default());
    let words: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if !words.is_empty() {
        write!(told, ": {}", words.join(", ")).unwrap();
    }
    told
}

#[test]
fn the_commands_are_those_of_the_program() {
    let mut program = Cli::command();
    program.build();
    let screen = arguments(&program, false);
    let mut made = format!(
        "### Without a command\n\nThe screen, or lines.\n\n`lastseen [OPTIONS] [WORKSPACE]`\n\n\
         | argument | meaning |\n|---|---|\n{screen}\n"
    );
    for command in program.get_subcommands() {
        if command.get_name() == "help" {
            continue;
        }
        let name = command.get_name();
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").trim();
        writeln!(made, "### {name}\n\n{about}.\n\n`{usage}`\n").unwrap();
        let arguments = arguments(command, false);
        if !arguments.is_empty() {
            writeln!(made, "| argument | meaning |\n|---|---|\n{arguments}").unwrap();
        }
    }
    let all = arguments(&program, true);
    write!(
        made,
        "### Flags of all commands\n\n| flag | meaning |\n|---|---|\n{all}"
    )
    .unwrap();
    same("docs/commands.md", "commands", &made);
}

/// The words of a command line, with what stands in double quotes as one word.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            _ => word.push(letter),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

#[test]
fn the_command_lines_of_the_documents_are_understood() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for document in documents() {
        let whole = text(&document);
        let lines = whole.lines().map(str::to_owned);
        for line in spans(&whole).into_iter().chain(lines) {
            let one = line.starts_with("lastseen ") && !line.contains("...");
            if !one || document == "CHANGELOG.md" || is_usage(&line) || is_prose(&line) {
                continue;
            }
            seen += 1;
            let words = words(line.split(" > ").next().unwrap_or_default());
            let Err(error) = Cli::try_parse_from(&words) else {
                continue;
            };
            let is_help =
                [ErrorKind::DisplayHelp, ErrorKind::DisplayVersion].contains(&error.kind());
            // `lastseen erase` names a command.
            let is_name = words.len() == 2 && error.kind() == ErrorKind::MissingRequiredArgument;
            if !is_help && !is_name {
                wrong.push(format!("{document}: {line}\n{error}"));
            }
        }
    }
    assert!(seen > 30, "only {seen} command lines were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A usage line as clap writes it.
fn is_usage(line: &str) -> bool {
    line.contains('[') || line.contains('<')
}

/// A sentence that begins with the program's name.
fn is_prose(line: &str) -> bool {
    ["is", "was", "says", "has"]
        .iter()
        .any(|verb| line.split(' ').nth(1) == Some(verb))
}

#[test]
fn the_queries_of_the_reference_are_understood() {
    let mut seen = 0;
    let reference = text("docs/queries.md");
    for row in reference.lines().filter(|line| line.starts_with("| `")) {
        let first = row.split(" | ").next().unwrap_or_default();
        for query in spans(first) {
            if query.ends_with(':') || query.contains("...") {
                continue;
            }
            seen += 1;
            let read = parse(&query, date(2026, 11, 27));
            assert!(read.is_ok(), "{query}: {read:?}");
        }
    }
    assert!(seen > 25, "only {seen} queries were found");
}

/// Collects what a command, its flags and their words say of themselves in help.
fn helps(command: &Command, into: &mut Vec<String>) {
    let built_in = ["help", "version"];
    into.extend(command.get_about().map(ToString::to_string));
    for arg in command.get_arguments() {
        if built_in.contains(&arg.get_id().as_str()) {
            continue;
        }
        into.push(arg.get_help().map(ToString::to_string).unwrap_or_default());
        for value in arg.get_possible_values() {
            into.extend(value.get_help().map(ToString::to_string));
        }
    }
    for below in command.get_subcommands() {
        if below.get_name() != "help" {
            helps(below, into);
        }
    }
}

/// A translator finds them in one file; a comment of the code is never shown.
#[test]
fn each_help_of_the_command_line_stands_in_the_catalogue() {
    let catalogue = text("src/text/en/usage.ftl");
    let known: Vec<&str> = catalogue
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.1))
        .collect();
    let mut told = Vec::new();
    helps(&Cli::command(), &mut told);
    assert!(told.len() > 150, "{}", told.len());
    told.retain(|help| !known.contains(&help.as_str()));
    assert_eq!(told, Vec::<String>::new());
}

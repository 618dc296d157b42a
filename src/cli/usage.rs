//! The usage of the program and of each command, in the language that is spoken.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

use crate::text::catalogue::{label, listed, safes, say};
use crate::text::language::{Language, current};

/// A command with all its own and their flags, whose help is in the language that is spoken.
#[must_use]
pub fn usage(command: Command) -> Command {
    match current() {
        Language::ENGLISH => command,
        _ => {
            let version = Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(label!(usage_version));
            let mut command = spoken(command.disable_version_flag(true).arg(version));
            // Building gives every command its full name, which stands in its usage.
            command.build();
            with_usage(command)
        }
    }
}

/// The same command with the headings of its help in the language that is spoken.
fn spoken(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(label!(usage_help));
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        label!(usage_heading)
    );
    command
        .help_template(template)
        .subcommand_help_heading(label!(usage_commands))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .mut_args(|arg| {
            let heading = match arg.is_positional() {
                true => label!(usage_arguments),
                false => label!(usage_options),
            };
            with_values(arg).help_heading(heading)
        })
        .mut_subcommands(spoken)
}

/// The usage line with the words that the parser puts into it in the language that is spoken.
fn with_usage(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage
        .replace("[OPTIONS]", label!(usage_any_options))
        .replace("[COMMAND]", label!(usage_any_command))
        .replace("<COMMAND>", label!(usage_some_command));
    command.override_usage(usage).mut_subcommands(with_usage)
}

/// The words that an argument takes, and the one that holds where none is given, in the language that is spoken.
fn with_values(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let values: Vec<PossibleValue> = arg.get_possible_values();
    let shown = || values.iter().filter(|value| !value.is_hide_set());
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let defaults: Vec<String> = (arg.get_default_values().iter())
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if !defaults.is_empty() {
        let value = defaults.join(" ");
        help = say!(usage_with_default { help, value }).into();
    }
    let mut long = help.clone();
    if shown().next().is_some() {
        let names: Vec<&str> = shown().map(PossibleValue::get_name).collect();
        let values = listed(&safes(names));
        help = say!(usage_with_values { help, values }).into();
        long.push_str("\n\n");
        long.push_str(label!(usage_values));
        for value in shown() {
            let told = value.get_help().map(ToString::to_string);
            let told = told.map_or_else(String::new, |told| format!(": {told}"));
            long.push_str(&format!("\n- {}{told}", value.get_name()));
        }
    }
    arg.hide_possible_values(true)
        .hide_default_value(true)
        .long_help(long)
        .help(help)
}

/// `lastseen help show` is `lastseen show --help`: the help of clap's own command is in English.
#[must_use]
pub fn without_help_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_help = arguments.get(1).is_some_and(|first| first == "help");
    if is_help && current() != Language::ENGLISH {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::run::Cli;
    use crate::text::language::within;

    #[test]
    fn the_help_of_every_command_can_be_made_in_each_language() {
        for language in Language::all() {
            within(language, || {
                let mut command = usage(Cli::command());
                command.build();
                let help = command.render_long_help().to_string();
                assert!(help.contains("init"), "{}", language.code());
                let is_english = language == Language::ENGLISH;
                for one in command.get_subcommands_mut() {
                    let help = one.render_long_help().to_string();
                    assert!(help.contains(one.get_name()), "{help}");
                    for word in ["[OPTIONS]", "Possible values", "[default", "Print help"] {
                        assert!(is_english || !help.contains(word), "{word}: {help}");
                    }
                }
            });
        }
    }
}

//! The usage of the program and of each command, in the language that is spoken.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use crate::text::catalogue::label;
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
            spoken(command.disable_version_flag(true).arg(version))
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
            arg.help_heading(heading)
        })
        .mut_subcommands(spoken)
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
                for one in command.get_subcommands_mut() {
                    assert!(!one.render_help().to_string().is_empty());
                }
            });
        }
    }
}

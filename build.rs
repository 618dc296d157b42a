//! Makes one type of each message in `src/text/en/*.ftl`, so that a wrong id or argument does not compile,
//! and refuses a language of which a message is missing, surplus or has other arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::parser;

/// The catalogues whose words are looked up at run time.
const LOOKED_UP: [&str; 2] = ["terms.ftl", LANGUAGE];

/// The catalogue that makes a folder a language that can be chosen.
const LANGUAGE: &str = "language.ftl";

type Failure = Box<dyn std::error::Error>;

/// A catalogue of a language: its file, and what is in it.
struct Catalogue {
    name: String,
    text: String,
}

/// What decides what a record is, how a snapshot stores it, what a check finds in it, and who counts as erased. Anything may,
/// so it is all of the sources.
const LAYOUT: [&str; 4] = ["src", "Cargo.toml", "Cargo.lock", "build.rs"];

/// Makes a digest of these sources: a program never reads a snapshot of records that were other things.
fn layout() -> Result<(), Failure> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut waiting: Vec<PathBuf> = LAYOUT.map(|path| Path::new(&root).join(path)).into();
    let mut files = BTreeSet::new();
    for path in LAYOUT {
        println!("cargo::rerun-if-changed={path}");
    }
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                waiting.push(entry?.path());
            }
        } else if path.is_file() {
            files.insert(path);
        }
    }
    // FNV-1a, which is the same with every compiler.
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for path in files {
        for byte in fs::read(path)? {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=LASTSEEN_LAYOUT={digest:016x}");
    Ok(())
}

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=src/text");
    println!("cargo::rerun-if-changed=build.rs");
    layout()?;
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/text");
    let english = catalogues(&folder.join("en"))?;
    let mut types = String::new();
    let mut shapes = String::new();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for catalogue in &english {
        let resource = parsed("en", &catalogue.name, &catalogue.text)?;
        for (message, comment) in messages(&resource) {
            let id = message.id.name;
            if !seen.insert(id.to_owned()) {
                faults.push(format!(
                    "src/text/en/{}: {id} stands there twice",
                    catalogue.name
                ));
            }
            if !LOOKED_UP.contains(&catalogue.name.as_str()) {
                typed(&mut types, &mut shapes, &catalogue.name, message, &comment)?;
            }
        }
    }
    let mut languages: Vec<String> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<PathBuf>, Failure>>()?
        .into_iter()
        .filter(|path| path.join(LANGUAGE).is_file() && !path.ends_with("en"))
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    languages.sort();
    for language in &languages {
        compare(language, &folder.join(language), &english, &mut faults)?;
    }
    if !faults.is_empty() {
        return Err(format!("\n{}\n", faults.join("\n")).into());
    }
    languages.insert(0, "en".to_owned());
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let codes = format!(
        "/// The codes of the languages.\nconst CODES: &[&str] = &{languages:?};\n\n/// How many languages there \
         are.\npub(super) const LANGUAGES: usize = CODES.len();\n"
    );
    fs::write(out.join("codes.rs"), codes)?;
    fs::write(out.join("sources.rs"), sources(&folder, &languages)?)?;
    let messages = format!(
        "/// Each message with the names of its arguments.\n#[cfg(test)]\npub(super) const SHAPES: \
         &[(&str, &[&str])] = &[\n{shapes}];\n\n\
         /// The messages of the catalogues, one type each.\n#[allow(non_camel_case_types)]\npub(crate) mod ids {{\n    use super::{{Arg, CatalogueMessage, PlainMessage}};\n{types}}}\n"
    );
    fs::write(out.join("messages.rs"), messages)?;
    Ok(())
}

/// The files of a language, by their names.
fn catalogues(folder: &Path) -> Result<Vec<Catalogue>, Failure> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            Ok(Catalogue {
                name: name.ok_or("a catalogue's name is no text")?.to_owned(),
                text: fs::read_to_string(&path)?,
            })
        })
        .collect()
}

/// The constants of the texts of all languages.
fn sources(folder: &Path, languages: &[String]) -> Result<String, Failure> {
    let (mut sentences, mut terms) = (String::new(), String::new());
    for language in languages {
        sentences.push_str("    &[\n");
        terms.push_str("    &[\n");
        for catalogue in catalogues(&folder.join(language))? {
            let into = match LOOKED_UP.contains(&catalogue.name.as_str()) {
                true => &mut terms,
                false => &mut sentences,
            };
            let path = folder.join(language).join(&catalogue.name);
            writeln!(
                into,
                "        include_str!({:?}),",
                path.display().to_string()
            )?;
        }
        sentences.push_str("    ],\n");
        terms.push_str("    ],\n");
    }
    Ok(format!(
        "/// The sentences of each.\nconst SENTENCES: &[&[&str]] = &[\n{sentences}];\n\n\
         /// The words of each that are looked up.\nconst TERMS: &[&[&str]] = &[\n{terms}];\n"
    ))
}

/// Notes what a language lacks, has too much, or says with other arguments.
fn compare(
    language: &str,
    folder: &Path,
    english: &[Catalogue],
    faults: &mut Vec<String>,
) -> Result<(), Failure> {
    let mut theirs: BTreeMap<String, String> = catalogues(folder)?
        .into_iter()
        .map(|catalogue| (catalogue.name, catalogue.text))
        .collect();
    for catalogue in english {
        let name = &catalogue.name;
        let place = format!("src/text/{language}/{name}");
        let Some(text) = theirs.remove(name) else {
            faults.push(format!("{place}: missing"));
            continue;
        };
        let (ours, other) = (
            parsed("en", name, &catalogue.text)?,
            parsed(language, name, &text)?,
        );
        let mut said: BTreeMap<&str, &Message<&str>> = BTreeMap::new();
        for (message, _) in messages(&other) {
            if said.insert(message.id.name, message).is_some() {
                faults.push(format!("{place}: {} stands there twice", message.id.name));
            }
        }
        for (message, comment) in messages(&ours) {
            let id = message.id.name;
            let Some(translated) = said.remove(id) else {
                faults.push(format!("{place}: {id} is missing"));
                continue;
            };
            let (wanted, has) = (arguments(message), arguments(translated));
            let more = noted(&comment);
            if let Some(lost) = wanted.difference(&has).next() {
                faults.push(format!("{place}: {id} says nothing of ${lost}"));
            }
            let unknown = has.difference(&wanted);
            if let Some(unknown) = unknown.into_iter().find(|name| !more.contains(*name)) {
                faults.push(format!("{place}: {id} has no argument ${unknown}"));
            }
            // The space between thousands is put together, for a text has none at its ends.
            if name != LANGUAGE && is_plain(message) && !is_plain(translated) {
                faults.push(format!("{place}: {id} is to be one text in one line"));
            }
        }
        faults.extend(
            said.keys()
                .map(|id| format!("{place}: {id} is not in English")),
        );
    }
    faults.extend(
        theirs
            .keys()
            .map(|name| format!("src/text/{language}/{name}: not in English")),
    );
    Ok(())
}

/// The messages of a catalogue, each with the comment above it.
fn messages<'a, 'b>(
    resource: &'b Resource<&'a str>,
) -> impl Iterator<Item = (&'b Message<&'a str>, String)> {
    resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let comment = message.comment.as_ref();
            let lines = comment.map(|comment| comment.content.join(" "));
            Some((message, lines.unwrap_or_default()))
        }
        _ => None,
    })
}

/// The arguments that a comment names: another language may use them.
fn noted(comment: &str) -> BTreeSet<String> {
    comment
        .split('$')
        .skip(1)
        .map(|rest| {
            let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
            rest[..end.unwrap_or(rest.len())].to_owned()
        })
        .collect()
}

fn arguments(message: &Message<&str>) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    if let Some(pattern) = &message.value {
        variables(pattern, &mut named);
    }
    named.into_iter().map(str::to_owned).collect()
}

/// Whether a message is one text, of which nothing is put together.
fn is_plain(message: &Message<&str>) -> bool {
    message.value.as_ref().is_some_and(|pattern| {
        matches!(&pattern.elements[..], [PatternElement::TextElement { .. }])
    })
}

fn parsed<'a>(language: &str, name: &str, text: &'a str) -> Result<Resource<&'a str>, String> {
    parser::parse(text).map_err(|(_, errors)| {
        let told: Vec<String> = errors
            .iter()
            .map(|error| {
                let line = text[..error.pos.start.min(text.len())]
                    .matches('\n')
                    .count()
                    + 1;
                format!("src/text/{language}/{name}:{line}: {}", error.kind)
            })
            .collect();
        told.join("\n")
    })
}

/// Writes the type of one message, and what a test must know of it.
fn typed(
    types: &mut String,
    shapes: &mut String,
    catalogue: &str,
    message: &Message<&str>,
    comment: &str,
) -> Result<(), Failure> {
    let id = message.id.name;
    if message.value.is_none() {
        return Err(format!("src/text/en/{catalogue}: {id} has no text").into());
    }
    let mut args = arguments(message);
    args.extend(noted(comment));
    writeln!(types, "    /// In `{catalogue}`.")?;
    if args.is_empty() {
        writeln!(types, "    pub(crate) struct {id};")?;
        writeln!(
            types,
            "    impl From<{id}> for CatalogueMessage<'_> {{ fn from(_: {id}) -> Self {{ Self {{ id: {id:?}, args: Vec::new() }} }} }}"
        )?;
        if is_plain(message) {
            writeln!(
                types,
                "    impl PlainMessage for {id} {{ const ID: &'static str = {id:?}; }}"
            )?;
        }
    } else {
        let fields: String = args
            .iter()
            .map(|arg| format!("pub(crate) {arg}: Arg<'a>, "))
            .collect();
        let pairs: String = args
            .iter()
            .map(|arg| format!("({arg:?}, message.{arg}), "))
            .collect();
        writeln!(types, "    pub(crate) struct {id}<'a> {{ {fields}}}")?;
        writeln!(
            types,
            "    impl<'a> From<{id}<'a>> for CatalogueMessage<'a> {{ fn from(message: {id}<'a>) -> Self {{ Self {{ id: {id:?}, args: vec![{pairs}] }} }} }}"
        )?;
    }
    let names: Vec<String> = args.iter().map(|arg| format!("{arg:?}")).collect();
    writeln!(shapes, "    ({id:?}, &[{}]),", names.join(", "))?;
    Ok(())
}
fn variables<'a>(pattern: &Pattern<&'a str>, into: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_variables(expression, into);
        }
    }
}

fn expression_variables<'a>(expression: &Expression<&'a str>, into: &mut BTreeSet<&'a str>) {
    match expression {
        Expression::Inline(inline) => inline_variables(inline, into),
        Expression::Select { selector, variants } => {
            inline_variables(selector, into);
            for variant in variants {
                variables(&variant.value, into);
            }
        }
    }
}

fn inline_variables<'a>(inline: &InlineExpression<&'a str>, into: &mut BTreeSet<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name);
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                inline_variables(argument, into);
            }
        }
        InlineExpression::Placeable { expression } => expression_variables(expression, into),
        _ => {}
    }
}

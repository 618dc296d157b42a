//! Makes one type of each message in `src/text/en/*.ftl`, so that a wrong id or argument does not compile.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::parser;

/// The catalogue of terms is looked up by word at run time.
const TERMS: &str = "terms.ftl";

/// What decides what a record is and how a snapshot stores it.
const LAYOUT: [&str; 7] = [
    "src/record",
    "src/ron_text",
    "src/spelling",
    "src/storage/snapshot",
    "src/storage/commit/pending_file.rs",
    "src/casebook/book/loaded.rs",
    "Cargo.lock",
];

/// Makes a digest of these sources: a program never reads a snapshot of records that were other things.
fn layout() -> Result<(), Box<dyn std::error::Error>> {
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

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=src/text/en");
    println!("cargo::rerun-if-changed=build.rs");
    layout()?;
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/text/en");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    paths.sort();
    let mut sources = String::new();
    let mut types = String::new();
    let mut shapes = String::new();
    let mut seen = BTreeSet::new();
    for path in paths {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or("a catalogue's name is no text")?;
        let text = fs::read_to_string(&path)?;
        let resource = parsed(name, &text)?;
        writeln!(
            sources,
            "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/src/text/en/{name}\")),"
        )?;
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            if !seen.insert(id.to_owned()) {
                return Err(format!("src/text/en/{name}: {id} stands there twice").into());
            }
            if name != TERMS {
                typed(&mut types, &mut shapes, name, message)?;
            }
        }
    }
    let out = format!(
        "/// The text of each catalogue.\npub(super) const SOURCES: &[&str] = &[\n{sources}];\n\n\
         /// Each message with the names of its arguments.\n#[cfg(test)]\npub(super) const SHAPES: \
         &[(&str, &[&str])] = &[\n{shapes}];\n\n\
         /// The messages of the catalogues, one type each.\n#[allow(non_camel_case_types)]\npub(crate) mod ids {{\n    use super::{{Arg, CatalogueMessage, PlainMessage}};\n{types}}}\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.rs"), out)?;
    Ok(())
}

fn parsed<'a>(name: &str, text: &'a str) -> Result<Resource<&'a str>, String> {
    parser::parse(text).map_err(|(_, errors)| {
        let told: Vec<String> = errors
            .iter()
            .map(|error| {
                let line = text[..error.pos.start.min(text.len())]
                    .matches('\n')
                    .count()
                    + 1;
                format!("src/text/en/{name}:{line}: {}", error.kind)
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
) -> Result<(), Box<dyn std::error::Error>> {
    let id = message.id.name;
    let Some(pattern) = &message.value else {
        return Err(format!("src/text/en/{catalogue}: {id} has no text").into());
    };
    let mut args = BTreeSet::new();
    variables(pattern, &mut args);
    writeln!(types, "    /// In `{catalogue}`.")?;
    if args.is_empty() {
        writeln!(types, "    pub(crate) struct {id};")?;
        writeln!(
            types,
            "    impl From<{id}> for CatalogueMessage<'_> {{ fn from(_: {id}) -> Self {{ Self {{ id: {id:?}, args: Vec::new() }} }} }}"
        )?;
        if matches!(&pattern.elements[..], [PatternElement::TextElement { .. }]) {
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

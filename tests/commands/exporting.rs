//! What goes out: what may be shown to anybody and what is whole, in each form; the file and the log line.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use lastseen::record::field::{Field, FieldType};
use lastseen::record::kind::Kind;
use lastseen::record::schema::{CITATION, DOCUMENT, ENTRY, PERSON, RELATION, STEP, fields};

use crate::support::workspace::TestWorkspace;

/// The forms in which something may go out.
const FORMS: [&str; 8] = ["csv", "xlsx", "json", "ftm", "pfif", "uwazi", "html", "md"];

/// A word that may never go out: the name of people who are hidden, and titles that name them.
const MARK: &str = "Zqhidden";

/// A word that nobody is called and that stands in every field that is never public.
const SECRET: &str = "Qzsecret";

/// A struct with a marked word in every field that takes text, and in one that no version knows.
fn marked(fields: &'static [Field], own: &str) -> String {
    format!("({})", marked_fields(fields, own, |_| true).join(", "))
}

/// The fields that are `wanted`, each with its marked word.
fn marked_fields(
    fields: &'static [Field],
    own: &str,
    wanted: impl Fn(&Field) -> bool,
) -> Vec<String> {
    let mut told = vec![format!("unheard_of: {SECRET:?}")];
    for field in fields.iter().filter(|field| wanted(field)) {
        let inside = || marked(field.items, own);
        let mark = if field.public { MARK } else { SECRET };
        let value = match field.holds {
            FieldType::Id => format!("{own:?}"),
            _ if field.name == "public" => "true".to_owned(),
            FieldType::Flag => "false".to_owned(),
            FieldType::Number => "7".to_owned(),
            FieldType::Decimal => "47.11".to_owned(),
            FieldType::Date => "\"1987-06-05\"".to_owned(),
            FieldType::Line | FieldType::Text | FieldType::Named(_) | FieldType::Link(_) => {
                format!("{mark:?}")
            }
            FieldType::Word([one, ..]) if one.starts_with(|c: char| c.is_ascii_digit()) => {
                (*one).to_owned()
            }
            FieldType::Word(_) | FieldType::Status => mark.to_owned(),
            FieldType::Links(_) | FieldType::Words => format!("[{mark:?}]"),
            FieldType::Struct => inside(),
            FieldType::Names | FieldType::Parts | FieldType::Citations | FieldType::Items => {
                format!("[{}]", inside())
            }
        };
        told.push(format!("{}: {value}", field.name));
    }
    told
}

/// The fields of a struct that are never public, each with a marked word; without those that decide whether the
/// record is shown at all.
fn never_public(fields: &'static [Field], own: &str) -> String {
    const DECIDING: [&str; 7] = [
        "risk",
        "consent",
        "name_status",
        "merged_into",
        "confidential",
        "public",
        "withdrawn",
    ];
    let wanted = |field: &Field| !field.public && !DECIDING.contains(&field.name);
    marked_fields(fields, own, wanted).join(", ")
}

/// A workspace in which whatever may be hidden is marked, beside one person who may be shown.
fn marked_workspace() -> TestWorkspace {
    let mut workspace = TestWorkspace::new();
    for kind in Kind::ALL {
        for number in 1..3 {
            let id = format!("{}-{number}", kind.letter());
            let text = format!("{}{}\n", kind.struct_name(), marked(fields(kind), &id));
            let path = format!("{}/{id}.ron", kind.folder());
            workspace = workspace.file(&path, text);
        }
    }
    let entry = never_public(ENTRY, "");
    let citation = never_public(CITATION, "");
    let open = [
        (
            Kind::Person,
            "p-3",
            format!(
                "name: \"Vera Open\", unit: \"64th\", cases: [(case: \"c-3\"), (case: \"c-1\")], consent: (given: Yes, scope: Public), history: [(when: \"2022-07-14\", status: Detained, place: \"Zqhidden\", {entry}, sources: [(source: \"s-3\", {citation}), (source: \"s-1\", {citation})])]"
            ),
        ),
        (
            Kind::Case,
            "c-3",
            "title: \"An open case\", public: true".to_owned(),
        ),
        (
            Kind::Source,
            "s-3",
            "title: \"An open report\", public: true".to_owned(),
        ),
        (Kind::Unit, "u-3", "name: \"64th\", public: true".to_owned()),
    ];
    for (kind, id, told) in open {
        let hidden = never_public(fields(kind), id);
        let path = format!("{}/{id}.ron", kind.folder());
        let name = kind.struct_name();
        workspace = workspace.file(&path, format!("{name}(id: {id:?}, {told}, {hidden})\n"));
    }
    workspace.file("people/p-4.ron", "Person(id: \"p-4\", name: \"Zqhidden Zqhidden\", history: [(when: \"2021-03-09\", status: Missing)])\n")
}

/// Everything that stands in a file, unpacked if it is an archive.
fn content(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes).unwrap();
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        text.push_str(&part.name().unwrap());
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    }
    text
}

/// Fails where a marked word, or one of the marked dates and numbers, has come out.
fn is_clean(what: &str, text: &str) {
    let lower = text.to_lowercase();
    for word in [
        &MARK.to_lowercase(),
        &SECRET.to_lowercase(),
        "unheard",
        "06-05",
        "07-14",
        "47.11",
    ] {
        assert!(!lower.contains(word), "{what}: {word} in {text}");
    }
}

#[test]
fn the_person_who_may_be_shown_has_every_field_that_may_not() {
    let workspace = marked_workspace();
    let text = workspace.text("people/p-3.ron");
    for field in PERSON.iter().chain(STEP).chain(DOCUMENT).chain(RELATION) {
        let name = field.name;
        let is_written = text.contains(&format!("{name}: "));
        // What decides about the person, and what only somebody joined or somebody in danger has.
        let decides = matches!(name, "risk" | "name_status" | "merged_into");
        assert!(is_written || decides, "{name} is not in {text}");
    }
    for word in ["steps", "documents", "marks", "citizenship", "photo"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn nothing_hidden_is_in_a_public_answer() {
    let workspace = marked_workspace();
    for arguments in [
        &["list", "--public"][..],
        &["list", "--public", "status:detained"],
        &["list", "--public", "--kind", "case"],
        &["list", "--public", "--kind", "source"],
        &["list", "--public", "--kind", "place"],
        &["list", "--public", "--kind", "unit"],
        &["show", "--public", "p-3"],
        &["show", "--public", "c-3"],
        &["show", "--public", "s-3"],
        &["show", "--public", "u-3"],
        &["show", "--public", "p-1"],
    ] {
        for json in [false, true] {
            let mut all = arguments.to_vec();
            all.extend(json.then_some("--json"));
            let run = workspace.run(&all).done();
            assert!(!run.out.is_empty(), "{all:?}");
            is_clean(&all.join(" "), &format!("{}{}", run.out, run.err));
        }
    }
    // What cannot be public is refused without a word of what it is.
    for arguments in [
        &["form", "wgeid", "p-3", "--public"][..],
        &["timeline", "p-3", "--public"],
        &["together", "p-3", "--public"],
        &["show", "p-3", "--dossier", "--public"],
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.out);
        is_clean(&arguments.join(" "), &format!("{}{}", run.out, run.err));
    }
}

#[test]
fn nothing_hidden_goes_out_in_any_form() {
    let workspace = marked_workspace();
    let whole = workspace.run(&["export", "--full"]).done().out;
    assert!(whole.contains(MARK) && whole.contains(SECRET));
    for form in FORMS {
        let folder = workspace.home().join(form);
        fs::create_dir(&folder).unwrap();
        let output = folder.to_str().unwrap();
        let run = workspace.run(&["export", "--public", "--as", form, "-o", output]);
        assert_eq!(run.code, 0, "{form}: {}", run.err);
        let files: Vec<_> = fs::read_dir(&folder).unwrap().collect();
        let [file] = files.as_slice() else {
            panic!("{form}: {files:?}");
        };
        let path = file.as_ref().unwrap().path();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{form}");
        let text = format!(
            "{}\n{}\n{}{}",
            content(&path),
            path.display(),
            run.out,
            run.err
        );
        is_clean(form, &text);
        assert!(!text.contains("1987"), "{form}: {text}");
        for word in ["p-3", "Vera Open", "An open case", "An open report", "64th"] {
            let has_no_field =
                form == "pfif" && ["An open case", "An open report", "64th"].contains(&word);
            assert!(
                has_no_field || text.contains(word),
                "{form}: {word} not in {text}"
            );
        }
        let month = ["2022-07", "Jul 2022"];
        assert!(
            month.iter().any(|month| text.contains(month)),
            "{form}: {text}"
        );
    }
}

#[test]
fn one_of_the_two_flags_must_be_given() {
    let workspace = marked_workspace();
    for (arguments, told) in [
        (
            &["export"][..],
            "say what may go out: --public for what may be shown",
        ),
        (
            &["export", "status:missing", "--as", "json"],
            "say what may go out",
        ),
        (&["export", "--full", "--public"], "do not go together"),
        (
            &["export", "--public", "--entries"],
            "--entries does not go with --public",
        ),
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(
            run.err.contains(told) && run.out.is_empty(),
            "{arguments:?}: {}",
            run.err
        );
    }
    assert!(!workspace.run(&["log"]).out.contains("exported"));
}

#[test]
fn a_query_sees_only_what_is_public() {
    let workspace = marked_workspace();
    for query in ["place:zqhidden", "has:risk", "tag:zqhidden", "note:x"] {
        let run = workspace.run(&["export", "--public", query]);
        assert_eq!(run.code, 2, "{query}: {}", run.out);
    }
    let run = workspace.run(&["export", "zqhidden", "--public"]).done();
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    let run = workspace
        .run(&["export", "status:detained", "--public", "--as", "json"])
        .done();
    assert_eq!(run.json()[0]["name"], "Vera Open");
}

#[test]
fn a_file_is_never_written_over_and_is_called_after_nobody() {
    let workspace = marked_workspace();
    workspace.write("list.csv", "mine");
    for flag in ["--public", "--full"] {
        let path = workspace.workspace().join("list.csv");
        let run = workspace.run(&["export", flag, "-o", path.to_str().unwrap()]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert_eq!(workspace.text("list.csv"), "mine");
        for name in ["vera-open.csv", "Zqhidden.csv", "list_VERA_open_2.csv"] {
            let path = workspace.home().join(name);
            let run = workspace.run(&["export", flag, "-o", path.to_str().unwrap()]);
            assert_eq!(run.code, 1, "{}", run.err);
            assert!(
                run.err.contains("called after one of the people"),
                "{}",
                run.err
            );
            assert!(!path.exists());
        }
    }
    assert!(!workspace.run(&["log"]).out.contains("exported"));
}

#[test]
fn the_log_tells_what_went_out_and_undo_passes_over_it() {
    let workspace = marked_workspace();
    workspace.run(&["note", "p-3", "A first note"]).done();
    let path = workspace.home().join("list.json");
    let output = path.to_str().unwrap();
    workspace
        .run(&[
            "export",
            "status:detained",
            "--public",
            "--as",
            "json",
            "-o",
            output,
            "--to",
            "A partner",
        ])
        .done();
    let out = workspace
        .run(&["export", "--full", "status:detained"])
        .done()
        .out;
    let log = workspace.run(&["log"]).done().out;
    let digest = |bytes: &[u8]| lastseen::storage::digest::sha256(bytes);
    for told in [
        format!(
            "exported public json, 1 records, sha256 {}, to \"A partner\", query \"status:detained\"",
            digest(&fs::read(&path).unwrap())
        ),
        format!(
            "records, sha256 {}, query \"status:detained\"",
            digest(out.as_bytes())
        ),
    ] {
        assert!(log.contains(&told), "{told}\n{log}");
    }
    workspace.run(&["log", "--verify"]).done();
    let undone = workspace.run(&["undo"]).done();
    assert!(
        undone.out.contains("undone: Vera Open: note"),
        "{}",
        undone.out
    );
    workspace.run(&["export", "--public"]).done();
    let again = workspace.run(&["redo"]).done();
    assert!(
        again.out.contains("done again: Vera Open: note"),
        "{}",
        again.out
    );
    assert!(workspace.text("people/p-3.ron").contains("A first note"));
}

#[test]
fn an_erasure_takes_the_query_out_of_the_line() {
    let workspace = TestWorkspace::new()
        .file(
            "people/p-5.ron",
            "Person(id: \"p-5\", name: \"Lidia Marchenko\")\n",
        )
        .file(
            "people/p-6.ron",
            "Person(id: \"p-6\", name: \"Ivan Other\")\n",
        );
    for query in ["name:march", "marchenko", "id:p-5", "ivan"] {
        workspace
            .run(&["export", query, "--full", "--to", "Lidia's lawyer"])
            .done();
    }
    workspace.run(&["erase", "p-5", "--yes"]).done();
    let log = fs::read_dir(workspace.workspace().join("log")).unwrap();
    let text: String = log
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for word in ["march", "Lidia", "p-5"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert_eq!(text.matches("exported full csv").count(), 4, "{text}");
    assert!(
        text.contains("query \\\"ivan\\\"") || text.contains("ivan"),
        "{text}"
    );
    workspace.run(&["log", "--verify"]).done();
    let again = workspace.run(&["undo"]);
    assert_eq!(again.code, 1, "{}", again.out);
}

/// The elements and attributes that a document may have.
const ELEMENTS: &[&str] = &[
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2",
    "h3", "p", "div", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "figure", "svg", "text", "rect", "line", "bdi", "strong", "a", "cite", "br", "span", "code",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "scope",
    "role",
    "viewBox",
    "aria-label",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "width",
    "height",
    "text-anchor",
    "href",
    "id",
];

/// The elements of a document, each with its attributes; fails where a text is not escaped.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let body = html.replacen(
        html.split("<style>")
            .nth(1)
            .unwrap()
            .split("</style>")
            .next()
            .unwrap(),
        "",
        1,
    );
    let mut found = Vec::new();
    for piece in body.split('<').skip(1) {
        let mut rest = piece;
        let end = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap();
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        if name == "!DOCTYPE" {
            continue;
        }
        let mut attributes = Vec::new();
        while rest
            .trim_start()
            .starts_with(|c: char| c.is_ascii_alphabetic())
        {
            let start = rest.len() - rest.trim_start().len();
            let rest_of = &rest[start..];
            let until = rest_of.find(['=', '>', ' ']).unwrap();
            let key = rest_of[..until].to_owned();
            if !rest_of[until..].starts_with("=\"") {
                // `<html lang=en>` is ours and the only one without quotes.
                assert_eq!((name.as_str(), &rest_of[..until]), ("html", "lang"));
                break;
            }
            let value = &rest_of[until + 2..];
            let close = value.find('"').unwrap();
            attributes.push((key, value[..close].to_owned()));
            rest = &value[close + 1..];
        }
        found.push((name, attributes));
    }
    found
}

#[test]
fn hostile_names_are_inert_and_a_screen_reader_finds_its_way() {
    let names = [
        "<script>alert(1)</script>",
        "\\\"onload=alert(1) x=\\\"",
        "]]><svg onload=alert(1)>",
        "a\u{202e}b",
        "javascript:alert(1)",
        "Максим <b>",
        "مريم",
    ];
    let mut workspace = TestWorkspace::new();
    for (at, name) in names.iter().enumerate() {
        let text = format!(
            "Person(id: \"p-{at}\", name: \"{name}\", other_names: [(text: \"{name}\")], unit: \"{name}\", cases: [(case: \"c-1\")],\n consent: (given: Yes, scope: Public),\n claims: [(field: \"rank\", value: \"{name}\", sources: [(source: \"s-1\", at: \"{name}\", quote: \"{name}\")], note: \"{name}\")],\n history: [(when: \"2022-07-14\", status: Detained, place: \"{name}\", said: \"{name}\", custodian: \"{name}\", sources: [(source: \"s-1\", at: \"{name}\")]),\n (when: \"2022-07-14\", status: Missing, place: \"{name}\", sources: [(source: \"s-2\")])])\n"
        );
        workspace = workspace.file(&format!("people/p-{at}.ron"), text);
    }
    let hostile = names[0];
    let workspace = workspace
        .file("cases/c-1.ron", format!("Case(id: \"c-1\", title: \"{hostile}\", summary: \"{hostile}\", public: true, counts: [(what: Held, min: 3, said: \"{hostile}\", sources: [(source: \"s-1\")])], sources: [(source: \"s-1\")])\n"))
        .file("sources/s-1.ron", format!("Source(id: \"s-1\", title: \"{hostile}\", url: \"javascript:alert(1)\", publisher: \"{hostile}\", language: \"ru\\\" onload=\\\"x\", public: true, files: [(sha256: \"\\\"><script>\", name: \"x\", bytes: 1)])\n"))
        .file("sources/s-2.ron", "Source(id: \"s-2\", title: \"Other\", url: \"https://example.org/x\", language: \"ru\")\n");
    for arguments in [
        &["export", "--full", "--as", "html"][..],
        &["export", "--full", "--as", "html", "p-1"],
        &["export", "--full", "--as", "html", "c-1"],
        &["export", "--public", "--as", "html"],
        &["export", "--public", "--as", "html", "p-1"],
        &["export", "--public", "--as", "html", "c-1"],
    ] {
        let html = workspace.run(arguments).done().out;
        assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        assert!(
            !html.contains('\u{202e}') && !html.contains("<script"),
            "{arguments:?}"
        );
        let elements = elements(&html);
        for (name, attributes) in &elements {
            let name = name.trim_start_matches('/').trim_start_matches('!');
            assert!(
                ELEMENTS.contains(&name) || name == "DOCTYPE",
                "{arguments:?}: {name}"
            );
            for (key, value) in attributes {
                assert!(
                    ATTRIBUTES.contains(&key.as_str()),
                    "{arguments:?}: {name} {key}"
                );
                let is_inner = value.starts_with("#source-");
                assert!(key != "href" || is_inner, "{arguments:?}: {value}");
            }
        }
        let count = |wanted: &str| elements.iter().filter(|(name, _)| name == wanted).count();
        assert_eq!(count("h1"), 1, "{arguments:?}");
        assert_eq!(count("table"), count("caption"), "{arguments:?}");
        assert!(
            count("th") >= 2 * count("table") && count("bdi") > 0,
            "{arguments:?}"
        );
        assert!(
            count("svg") >= 1 && count("figure") == count("svg"),
            "{arguments:?}"
        );
        assert!(
            html.starts_with("<!DOCTYPE html><html lang=en>"),
            "{arguments:?}"
        );
    }
    let whole = workspace
        .run(&["export", "--full", "--as", "html"])
        .done()
        .out;
    for told in [
        "<bdi lang=\"und-Cyrl\">Максим &lt;b&gt;</bdi>",
        "<bdi lang=\"und-Arab\">مريم</bdi>",
        "<cite lang=\"ru\"><bdi>Other</bdi></cite>",
        "Against it:",
    ] {
        assert!(whole.contains(told), "{told}");
    }
}

/// Properties of FollowTheMoney 3 that the schemas have; whatever else stood there would be dropped.
const FTM: [(&str, &[&str]); 4] = [
    (
        "Person",
        &[
            "name",
            "alias",
            "weakAlias",
            "gender",
            "birthDate",
            "position",
            "keywords",
            "notes",
            "summary",
        ],
    ),
    (
        "Event",
        &[
            "name",
            "date",
            "startDate",
            "endDate",
            "location",
            "involved",
            "proof",
            "notes",
        ],
    ),
    (
        "Article",
        &[
            "title",
            "name",
            "publisher",
            "publishedAt",
            "sourceUrl",
            "contentHash",
        ],
    ),
    (
        "Document",
        &[
            "title",
            "fileName",
            "publisher",
            "publishedAt",
            "sourceUrl",
            "contentHash",
        ],
    ),
];

#[test]
fn follow_the_money_gets_only_what_it_knows() {
    let workspace = TestWorkspace::shipped();
    for flag in ["--public", "--full"] {
        let out = workspace.run(&["export", flag, "--as", "ftm"]).done().out;
        let mut ids = std::collections::BTreeSet::new();
        let mut wanted = Vec::new();
        for line in out.lines() {
            let entity: serde_json::Value = serde_json::from_str(line).unwrap();
            let schema = entity["schema"].as_str().unwrap();
            let known = FTM.iter().find(|(name, _)| *name == schema).unwrap().1;
            assert!(
                ids.insert(entity["id"].as_str().unwrap().to_owned()),
                "{line}"
            );
            for (property, values) in entity["properties"].as_object().unwrap() {
                assert!(known.contains(&property.as_str()), "{line}");
                let values = values.as_array().unwrap();
                assert!(
                    !values.is_empty() && values.iter().all(serde_json::Value::is_string),
                    "{line}"
                );
                if matches!(property.as_str(), "involved" | "proof") {
                    wanted.extend(
                        values
                            .iter()
                            .map(|value| value.as_str().unwrap().to_owned()),
                    );
                }
            }
        }
        assert!(ids.len() > 20, "{flag}: {}", ids.len());
        for id in wanted {
            assert!(ids.contains(&id), "{flag}: {id}");
        }
    }
}

#[test]
fn a_dossier_names_no_source_that_must_not_be_named_and_nobody_close() {
    let workspace = TestWorkspace::new()
        .file("people/p-1.ron", "Person(id: \"p-1\", name: \"Oleg Tarasenko\", rank: \"sergeant\", cases: [(case: \"c-1\")],\n    relations: [(kind: Mother, person: \"p-2\", note: \"Zqclose\")], notes: [(text: \"Zqnote\")], risk: (level: High, reason: \"Zqrisk\"),\n    claims: [(field: \"rank\", value: \"private\", sources: [(source: \"s-1\", at: \"Zqat\")])],\n    history: [(when: \"2022-07-12\", status: Missing, sources: [(source: \"s-1\", at: \"Zqat\", quote: \"Zqquote\")]),\n    (when: \"2022-07-12\", status: Detained, sources: [(source: \"s-2\")])])\n")
        .file("people/p-2.ron", "Person(id: \"p-2\", name: \"Zqmother\", cases: [(case: \"c-1\", role: Relative)])\n")
        .file("cases/c-1.ron", "Case(id: \"c-1\", title: \"A school\", notes: [(text: \"Zqcase\")], counts: [(what: Held, min: 3, note: \"Zqcount\", sources: [(source: \"s-1\")])])\n")
        .file("sources/s-1.ron", "Source(id: \"s-1\", title: \"Zqletter\", publisher: \"Zqhouse\", url: \"https://zq.example\", confidential: true, files: [(sha256: \"Zqdigest\", name: \"Zqfile\", bytes: 1)])\n")
        .file("sources/s-2.ron", "Source(id: \"s-2\", title: \"Report\")\n");
    for form in ["html", "md", "ftm", "pfif", "uwazi"] {
        for query in ["p-1", "c-1"] {
            let out = workspace
                .run(&["export", "--full", "--as", form, query])
                .done()
                .out;
            let lower = out.to_lowercase();
            assert!(!lower.contains("zq"), "{form} {query}: {out}");
            assert!(out.contains("Tarasenko"), "{form} {query}: {out}");
            if matches!(form, "html" | "md") {
                assert!(out.contains("Report") && out.contains("Disputed"), "{out}");
                let why = "only as somebody's relative and is left out";
                assert_eq!(out.contains(why), query == "c-1", "{out}");
            }
        }
    }
}

#[test]
fn a_mother_who_must_not_be_named_is_found_by_her_whole_name() {
    let workspace = TestWorkspace::new()
        .file("people/p-1.ron", "Person(id: \"p-1\", name: \"Vadim Zorin\", history: [(when: \"2022-07-12\", status: Missing, note: \"His mother Olga Zorina told us by phone.\")])\n")
        .file("people/p-2.ron", "Person(id: \"p-2\", name: \"Anton Zorin\", history: [(when: \"2022-07-12\", status: Missing, note: \"Anton Zorin was seen there.\")])\n")
        .file("sources/s-1.ron", "Source(id: \"s-1\", title: \"A call\", author: \"Olga Zorina\", confidential: true)\n");
    let run = workspace.run(&["export", "--full", "--as", "html", "p-1"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(!run.out.contains("Olga"), "{}", run.out);
    workspace
        .run(&["export", "--full", "--as", "html", "p-2"])
        .done();
}
